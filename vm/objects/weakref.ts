// SPDX-License-Identifier: MIT
/**
 * `weakref`, `weakproxy`, `weakcallableproxy` (CPython `Objects/weakrefobject.c`).
 *
 * They sit on JavaScript's `WeakRef`, so a referent dies when the host collects garbage, not when its last reference
 * goes; callbacks run later still, between two instructions of the main thread. Which references an object has is kept
 * in `weakref_data.ts`.
 */
import { NotImplemented, PyObject, type Value } from "../base/value.ts";
import { addressOf, call, findAttr, getAttr, hash, isTrue, setAttr, toStr } from "../core/abstract.ts";
import { compare, EQ, NE, richCompare } from "../core/compare.ts";
import { isUnhurried } from "../core/finalize.ts";
import { PyThrow, referenceError, typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import * as number from "../core/number.ts";
import { contains, delItem, getItem, getSlice, iter, length, next, setItem, setSlice } from "../core/sequence.ts";
import { type BinarySlot, type Kwargs, PyType, type Slots, type UnarySlot } from "../core/type.ts";
import {
  codeType,
  frozensetType,
  isStr,
  moduleType,
  PyOldClass,
  setType,
  strValue,
  typeName,
  typeOf,
} from "../core/types.ts";
import type { Doubtful, Promptness, Vm } from "../core/vm.ts";
import { arityError } from "../native/arity.ts";
import { method, newType } from "../native/define.ts";
import { isCallable } from "./method.ts";
import "./object_type.ts";
import { addWeakref, weakrefsOf } from "./weakref_data.ts";

codeType.hasWeakref = setType.hasWeakref = frozensetType.hasWeakref = true;
moduleType.hasWeakref = false;

/** A weak reference or proxy. */
export class PyWeakref extends PyObject implements Doubtful {
  /** Hash of the referent, once asked for. */
  hash: Value | undefined = undefined;
  /** Whether the end of the referent is found out soon, not when somebody asks for it. */
  watched = false;
  trusted = 0;
  survived = 0;
  readonly #target: WeakRef<PyObject>;
  constructor(target: PyObject, public callback: Value | undefined) {
    super();
    this.#target = new WeakRef(target);
  }
  /** The referent, or `undefined` when it is gone. */
  get target(): PyObject | undefined {
    return this.#target.deref();
  }
}
export class PyWeakProxy extends PyWeakref {}
class PyWeakCallableProxy extends PyWeakProxy {}

/** Callbacks of a VM: who waits for which object, and the references whose object is gone but whose callback is still due. */
interface Callbacks {
  registry: FinalizationRegistry<WeakRef<PyWeakref>>;
  due: PyWeakref[];
}

const CALLBACKS: unique symbol = Symbol("weak reference callbacks");

function callbacksOf(vm: Vm): Callbacks {
  return vm.state(CALLBACKS, () => {
    const due: PyWeakref[] = [];
    const registry = new FinalizationRegistry<WeakRef<PyWeakref>>((held) => {
      const ref = held.deref();
      if (ref?.callback === undefined) return;
      due.push(ref);
      if (due.length === 1) vm.post?.(() => runDueCallbacks(vm));
    });
    return { registry, due };
  });
}

/** Calls the callbacks of all references whose object was found dead. */
export function* runDueCallbacks(vm: Vm): Gen<Value> {
  const { due } = callbacksOf(vm);
  for (let ref = due.shift(); ref !== undefined; ref = due.shift()) yield* runCallback(vm, ref);
  return null;
}

function* runCallback(vm: Vm, ref: PyWeakref): Gen<Value> {
  const callback = ref.callback;
  if (callback === undefined) return null;
  ref.callback = undefined;
  try {
    const r = call(vm, callback, [ref]);
    if (isGen(r)) yield* r;
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
    const r = vm.unraisable(e, callback);
    if (isGen(r)) yield* r;
  }
  return null;
}

/** When the end of what a reference refers to has to be found out: soon, when somebody asks the reference, or at any time. */
type Finding = "soon" | "asked" | "late";

/** Makes a reference of `type`, or finds one that can be shared: exact type, no callback. */
function make(vm: Vm, type: PyType, o: Value, callback: Value | undefined, finding: Finding): PyWeakref {
  if (typeof o !== "object" || o === null || !o.type.hasWeakref) {
    throw typeError(`cannot create weak reference to '${typeName(o)}' object`);
  }
  if (callback === null) callback = undefined;
  const shared = callback === undefined && !type.heap;
  if (shared) {
    for (const ref of weakrefsOf(o)) {
      if (ref.type !== type || (ref as PyWeakref).callback !== undefined) continue;
      findTarget(vm, ref as PyWeakref, o, finding);
      return ref as PyWeakref;
    }
  }
  const ref = new type.jsClass(o, callback) as PyWeakref;
  ref.trusted = Infinity;
  addWeakref(o, ref, shared);
  findTarget(vm, ref, o, finding);
  if (callback !== undefined) callbacksOf(vm).registry.register(o, new WeakRef(ref));
  return ref;
}

/** Enters a reference that another process had: it was made by the constructor alone, and its object is whole by now. */
export function restoreWeakref(vm: Vm, ref: PyWeakref): void {
  const o = ref.target!;
  const { callback } = ref;
  addWeakref(o, ref, callback === undefined && !ref.type.heap);
  if (ref.watched) vm.watch?.(o, promptnessOf(ref));
  if (callback !== undefined) callbacksOf(vm).registry.register(o, new WeakRef(ref));
}

/** Who uses a proxy can tell at any time; the callbacks of references are mostly the bookkeeping of a library. */
const promptnessOf = (ref: PyWeakref): Promptness => ref instanceof PyWeakProxy ? "everywhere" : "patient";

function findTarget(vm: Vm, ref: PyWeakref, o: PyObject, finding: Finding): void {
  // Classes, to which the library refers all the time, live long.
  if (finding === "late" || ref.watched || o instanceof PyType || o instanceof PyOldClass) return;
  if (finding === "asked") {
    if (ref.trusted === Infinity) ref.trusted = 0;
    return;
  }
  ref.watched = true;
  ref.trusted = Infinity;
  vm.watch?.(o, promptnessOf(ref));
}

/** A reference for the library's own use: nobody else can tell when `o` is found dead. */
export function makeUnwatched(vm: Vm, o: Value, callback: Value | undefined): PyWeakref {
  return make(vm, weakrefType, o, callback, "late");
}

/** What `ref` refers to, or None. */
function referent(vm: Vm, ref: PyWeakref): Result<Value> {
  if (ref.target === undefined) return null;
  if (ref.trusted-- > 0) return ref.target ?? null;
  const doubt = vm.confirm?.([ref]);
  return doubt === undefined ? ref.target ?? null : then(doubt, () => ref.target ?? null);
}

/** Finds out which of some references refer to something dead. */
export function settle(vm: Vm, refs: readonly Value[]): Result<void> {
  const doubtful: PyWeakref[] = [];
  for (const ref of refs) {
    if (ref instanceof PyWeakref && ref.trusted !== Infinity && ref.trusted-- <= 0) doubtful.push(ref);
  }
  if (doubtful.length > 0) return vm.confirm?.(doubtful);
}

// ---- references ---------------------------------------------------------------------------------------------------

function* refRepr(vm: Vm, self: Value): Gen<Value> {
  const o = (self as PyWeakref).target;
  if (o === undefined) return `<weakref at ${addressOf(self)}; dead>`;
  let name = findAttr(vm, o, "__name__");
  if (isGen(name)) name = yield* name;
  const suffix = name !== undefined && isStr(name) ? ` (${strValue(name)})` : "";
  return `<weakref at ${addressOf(self)}; to '${typeName(o)}' at ${addressOf(o)}${suffix}>`;
}

export const weakrefType = newType("weakref", PyWeakref, {}, {
  doc: null,
  slots: {
    // Surplus arguments are for the `__init__` of subclasses.
    tp_new: (vm, type, args, kw) => {
      if (args.length < 1 || args.length > 2) throw arityError("unpack", "__new__", 1, 2, args.length);
      if (!type.heap && kw !== null && kw.size > 0) throw typeError("ref() does not take keyword arguments");
      const callback = args[1] ?? undefined;
      return make(vm, type, args[0], callback, callback === undefined || isUnhurried(callback) ? "asked" : "soon");
    },
    tp_init: (_vm, _self, args) => {
      if (args.length < 1 || args.length > 2) throw arityError("unpack", "__init__", 1, 2, args.length);
    },
    tp_call: (vm, self, args, kw) => {
      const given = args.length + (kw === null ? 0 : kw.size);
      if (given > 0) throw typeError(`__call__() takes at most 0 arguments (${given} given)`);
      return referent(vm, self as PyWeakref);
    },
    tp_repr: refRepr,
    tp_hash: (vm, self) => {
      const ref = self as PyWeakref;
      if (ref.hash !== undefined) return ref.hash;
      const o = ref.target;
      if (o === undefined) throw typeError("weak object has gone away");
      return then(hash(vm, o), (h) => ref.hash = h);
    },
    tp_richcompare: (vm, a, b, op) => {
      if (op !== EQ && op !== NE || !(a instanceof PyWeakref) || !(b instanceof PyWeakref)) return NotImplemented;
      const x = a.target;
      const y = b.target;
      if (x === undefined || y === undefined) return (a === b) === (op === EQ);
      return richCompare(vm, x, y, op);
    },
  },
});

// ---- proxies ------------------------------------------------------------------------------------------------------

/** The referent of a proxy; other values as they are. ReferenceError where it is gone. */
function unwrap(v: Value): Value {
  if (!(v instanceof PyWeakProxy)) return v;
  const o = v.target;
  if (o === undefined) throw referenceError("weakly-referenced object no longer exists");
  return o;
}

const two = (f: (vm: Vm, a: Value, b: Value) => Result<Value>): BinarySlot => (vm, a, b) => f(vm, unwrap(a), unwrap(b));
const one = (f: (vm: Vm, a: Value) => Result<Value>): UnarySlot => (vm, a) => f(vm, unwrap(a));

/** Conversions that the number helpers answer with `undefined` where the object has none. */
function conversion(slot: "nb_int" | "nb_long" | "nb_float" | "nb_index", text: string): UnarySlot {
  return (vm, a) => {
    const o = unwrap(a);
    const f = typeOf(o)[slot];
    if (f === undefined) throw typeError(text);
    return f(vm, o);
  };
}

const inplace = (slot: number.InplaceName, base: number.BinaryName, symbol: string): BinarySlot =>
  two((vm, a, b) => number.inplaceOp(vm, a, b, slot, base, symbol));

const PROXY_SLOTS: Slots = {
  tp_repr: (_vm, self) => {
    const o = (self as PyWeakProxy).target ?? null;
    return `<weakproxy at ${addressOf(self)} to ${typeName(o)} at ${addressOf(o)}>`;
  },
  tp_str: (vm, self) => toStr(vm, unwrap(self)),
  tp_compare: (vm, a, b) => compare(vm, unwrap(a), unwrap(b)),
  tp_getattro: (vm, self, name) => getAttr(vm, unwrap(self), name),
  tp_setattro: (vm, self, name, value) => setAttr(vm, unwrap(self), name, value),
  tp_iter: one(iter),
  tp_iternext: (vm, self) => next(vm, unwrap(self)),
  nb_add: two(number.add),
  nb_subtract: two(number.sub),
  nb_multiply: two(number.mul),
  nb_divide: two(number.div),
  nb_remainder: two(number.mod),
  nb_divmod: two(number.divmod),
  nb_power: (vm, a, b, c) => number.pow(vm, unwrap(a), unwrap(b), unwrap(c)),
  nb_negative: one(number.negative),
  nb_positive: one(number.positive),
  nb_absolute: one(number.absolute),
  nb_nonzero: (vm, self) => isTrue(vm, unwrap(self)),
  nb_invert: one(number.invert),
  nb_lshift: two(number.lshift),
  nb_rshift: two(number.rshift),
  nb_and: two(number.and),
  nb_xor: two(number.xor),
  nb_or: two(number.bitOr),
  nb_int: conversion("nb_int", "int() argument must be a string or a number"),
  nb_long: conversion("nb_long", "long() argument must be a string or a number"),
  nb_float: conversion("nb_float", "float() argument must be a string or a number"),
  nb_index: conversion("nb_index", "object cannot be interpreted as an index"),
  nb_floor_divide: two(number.floordiv),
  nb_true_divide: two(number.truediv),
  nb_inplace_add: two(number.inplaceAdd),
  nb_inplace_subtract: inplace("nb_inplace_subtract", "nb_subtract", "-="),
  nb_inplace_multiply: two(number.inplaceMul),
  nb_inplace_divide: inplace("nb_inplace_divide", "nb_divide", "/="),
  nb_inplace_remainder: inplace("nb_inplace_remainder", "nb_remainder", "%="),
  nb_inplace_power: (vm, a, b) => number.inplacePow(vm, unwrap(a), unwrap(b)),
  nb_inplace_lshift: inplace("nb_inplace_lshift", "nb_lshift", "<<="),
  nb_inplace_rshift: inplace("nb_inplace_rshift", "nb_rshift", ">>="),
  nb_inplace_and: inplace("nb_inplace_and", "nb_and", "&="),
  nb_inplace_xor: inplace("nb_inplace_xor", "nb_xor", "^="),
  nb_inplace_or: inplace("nb_inplace_or", "nb_or", "|="),
  nb_inplace_floor_divide: inplace("nb_inplace_floor_divide", "nb_floor_divide", "//="),
  nb_inplace_true_divide: inplace("nb_inplace_true_divide", "nb_true_divide", "/="),
  mp_length: (vm, self) => length(vm, unwrap(self)),
  mp_subscript: (vm, self, key) => getItem(vm, unwrap(self), unwrap(key)),
  mp_ass_subscript: (vm, self, key, value) => {
    const o = unwrap(self);
    return value === undefined ? delItem(vm, o, unwrap(key)) : setItem(vm, o, unwrap(key), value);
  },
  sq_length: (vm, self) => length(vm, unwrap(self)),
  sq_slice: (vm, self, low, high) => getSlice(vm, unwrap(self), low, high),
  sq_ass_slice: (vm, self, low, high, value) => setSlice(vm, unwrap(self), low, high, value),
  sq_contains: (vm, self, item) => contains(vm, unwrap(self), item),
};

const UNICODE_METHOD = {
  __unicode__: method<PyWeakProxy>()([], "Implements unicode(self).", (vm, self) => {
    const unicode = vm.builtins.getStr("unicode")!;
    return call(vm, unicode, [unwrap(self)]);
  }),
};

export const weakProxyType = newType("weakproxy", PyWeakProxy, { subclassable: false }, {
  doc: null,
  slots: PROXY_SLOTS,
  methods: UNICODE_METHOD,
});

export const weakCallableProxyType = newType("weakcallableproxy", PyWeakCallableProxy, { subclassable: false }, {
  doc: null,
  slots: {
    ...PROXY_SLOTS,
    tp_call: (vm: Vm, self: Value, args: Value[], kw: Kwargs): Result<Value> => {
      const f = unwrap(self);
      return call(vm, f, args.map(unwrap), kw);
    },
  },
});

/** `weakref.proxy(o, callback)`. */
export function makeProxy(vm: Vm, o: Value, callback: Value | undefined): PyWeakref {
  return make(vm, isCallable(o) ? weakCallableProxyType : weakProxyType, o, callback, "soon");
}
