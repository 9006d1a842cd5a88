// SPDX-License-Identifier: MIT
/**
 * Operations as generated code does them on instances of Python classes: a special method runs at once, on the JavaScript
 * stack, in place of a `FrameCall` with its continuations. What an operation means is written once, in `core`; here it is
 * only asked in a quicker way, in two steps:
 *
 *   - Where the operation is certain to begin with one method of the first operand's class, that is called like any function;
 *     {@linkcode PyType.specials} remembers it for the class. Should it give NotImplemented, the operation is done as usual,
 *     with this as the answer to its first call (`Vm.answer`).
 *   - Else `Vm.eager` tells the calls that follow. It is set only where a slot of the operand is the dispatcher of special
 *     methods (`core/slots.ts`, `objects/old_instance.ts`).
 *
 * INVARIANT: a native between here and a call hands on the computation that the call gives, or goes on with `yield*`, before
 * it calls anything else: a call that was suspended has its frames on the heap already.
 */
import { NotImplemented, type PyObject, type Value } from "../base/value.ts";
import * as abstract from "../core/abstract.ts";
import { eagerly } from "../core/abstract.ts";
import { attrNames } from "../core/attr_names.ts";
import { richCompare, threeWay } from "../core/compare.ts";
import { StopIterationType } from "../core/exceptions.ts";
import { FrameCall, type Gen, type Result } from "../core/gen.ts";
import * as num from "../core/number.ts";
import * as sequence from "../core/sequence.ts";
import { DISPATCHERS } from "../core/slots.ts";
import { PyType, type SlotName } from "../core/type.ts";
import {
  dictType,
  frozensetType,
  listType,
  oldInstanceType,
  PyFunction,
  type PyOldClass,
  type PyOldInstance,
  setType,
  tupleType,
} from "../core/types.ts";
import { NativeFrame } from "../interp/frame.ts";
import { prepare, type Prepared } from "../interp/prepare.ts";
import type { Interpreter } from "../interp/run.ts";
import { UNWIND } from "../interp/tier.ts";
import type { PyBuiltin } from "../native/descriptors.ts";

/**
 * The slots and names of special methods that are called directly; the first six by the argument of COMPARE_OP. Those without
 * a slot are looked up by whoever calls them.
 */
const METHODS: readonly (readonly [SlotName | null, string])[] = [
  ["tp_richcompare", "__lt__"],
  ["tp_richcompare", "__le__"],
  ["tp_richcompare", "__eq__"],
  ["tp_richcompare", "__ne__"],
  ["tp_richcompare", "__gt__"],
  ["tp_richcompare", "__ge__"],
  ["nb_add", "__add__"],
  ["nb_subtract", "__sub__"],
  ["nb_multiply", "__mul__"],
  ["nb_divide", "__div__"],
  ["nb_floor_divide", "__floordiv__"],
  ["nb_true_divide", "__truediv__"],
  ["nb_remainder", "__mod__"],
  ["nb_lshift", "__lshift__"],
  ["nb_rshift", "__rshift__"],
  ["nb_and", "__and__"],
  ["nb_or", "__or__"],
  ["nb_xor", "__xor__"],
  ["nb_inplace_add", "__iadd__"],
  ["mp_subscript", "__getitem__"],
  ["mp_ass_subscript", "__setitem__"],
  ["sq_contains", "__contains__"],
  ["tp_iternext", "next"],
  ["tp_compare", "__cmp__"],
  ["nb_nonzero", "__nonzero__"],
  ["nb_negative", "__neg__"],
  ["tp_call", "__call__"],
  [null, "__enter__"],
  [null, "__exit__"],
  [null, "__new__"],
  [null, "__init__"],
];
/** The index of a method in {@linkcode METHODS}. */
const indexOf = (name: string): number => METHODS.findIndex((row) => row[1] === name);
const ADD = indexOf("__add__"),
  IADD = indexOf("__iadd__"),
  GETITEM = indexOf("__getitem__"),
  SETITEM = indexOf("__setitem__");
const CONTAINS = indexOf("__contains__"), NEXT = indexOf("next"), CMP = indexOf("__cmp__");
const NONZERO = indexOf("__nonzero__"), NEG = indexOf("__neg__"), CALL = indexOf("__call__");
export const ENTER = indexOf("__enter__"), EXIT = indexOf("__exit__");
export const NEW = indexOf("__new__"), INIT = indexOf("__init__");
/** A count of parameters: the caller binds them. */
export const ANY = -1;
/** The keys of own attributes that hide them in old-style instances. */
const OWN = METHODS.map((row) => attrNames(row[1]).own);
const IS_ARITHMETIC = METHODS.map((row) => row[0]?.startsWith("nb_") === true);

/** A special method that takes just the operands, or {@linkcode ANY} parameters; valid while its function has the code that was prepared. */
class Special {
  constructor(readonly func: PyFunction, readonly prep: Prepared) {}
}

/** Whether a slot of an instance calls special methods. */
const dispatches = (type: PyType, slot: SlotName): boolean =>
  type[slot] === DISPATCHERS[slot] || type === oldInstanceType;

/** The method `index` that an operation on `o` calls first, if it is a Python function of `count` parameters. */
export function specialOf(vm: Interpreter, o: PyObject, index: number, count: number): Special | null {
  const { type } = o;
  if (type === oldInstanceType) return specialOfOld(vm, o as PyOldInstance, index, count);
  const found = known(type, index);
  return found !== undefined ? found : note(type, index, specialIn(vm, type, index, count));
}

/** What {@linkcode note} has noted of a class; `undefined`: nothing. */
export const remembered = (cls: PyType | PyOldClass, index: number): unknown => cls.specials?.[index];

/** What is remembered of a class, if it is still right; `undefined`: nothing. */
function known(cls: PyType | PyOldClass, index: number): Special | null | undefined {
  const found = remembered(cls, index) as Special | null | undefined;
  return found !== undefined && (found === null || found.func.code === found.prep.code) ? found : undefined;
}

/** Remembers something of a class until it is modified. */
export function note<T>(cls: PyType | PyOldClass, index: number, found: T): T {
  cls.specials ??= new Array(METHODS.length).fill(undefined);
  cls.specials[index] = found;
  return found;
}

function specialIn(vm: Interpreter, type: PyType, index: number, count: number): Special | null {
  const [slot, name] = METHODS[index];
  return type.heap && (slot === null || type[slot] === DISPATCHERS[slot])
    ? asSpecial(vm, type.lookup(name), count)
    : null;
}

function asSpecial(vm: Interpreter, func: Value | undefined, count: number): Special | null {
  const prep = func instanceof PyFunction ? prepare(vm, func.code, func.globals) : undefined;
  return prep !== undefined && (count === ANY || prep.exact === count) ? new Special(func as PyFunction, prep) : null;
}

/** An old-style instance asks itself first, for `__coerce__` in arithmetic as well (`half_binop`). */
function specialOfOld(vm: Interpreter, o: PyOldInstance, index: number, count: number): Special | null {
  const { cls } = o;
  const found = known(cls, index);
  const special = found !== undefined ? found : note(cls, index, specialInOld(vm, cls, index, count));
  if (special === null || o.dict !== undefined || o[OWN[index]] !== undefined) return null;
  return IS_ARITHMETIC[index] && o.$__coerce__ !== undefined ? null : special;
}

function specialInOld(vm: Interpreter, cls: PyOldClass, index: number, count: number): Special | null {
  if (!cls.isSealed || cls.getattr !== undefined) return null;
  if (IS_ARITHMETIC[index] && cls.lookupEntry("__coerce__") !== undefined) return null;
  return asSpecial(vm, cls.lookupEntry(METHODS[index][1])?.value, count);
}

/** Whether an operation with two operands begins with a method of the first: the other one is no subclass's. */
function isFirst(a: Value, b: Value): a is PyObject {
  if (!isInstance(a)) return false;
  return !isInstance(b) || b.type === a.type;
}

/** Does `operation` with `answer` as what its first call gives. */
function answered<T>(vm: Interpreter, operation: () => T, answer: Value = NotImplemented): T {
  vm.eager = true;
  vm.answer = answer;
  try {
    return operation();
  } finally {
    vm.eager = false;
    vm.answer = undefined;
  }
}

/** After a special method that gave `r`, NotImplemented or UNWIND. */
function goOn(vm: Interpreter, r: unknown, operation: () => Result<Value>): Result<Value> {
  if (r !== UNWIND) return answered(vm, operation);
  return suspended(vm, (v) => v === NotImplemented ? answered(vm, operation) : v);
}

/** After UNWIND: what follows the result, or turns an exception into one, where the method was suspended. */
export function suspended(
  vm: Interpreter,
  after?: (v: Value) => unknown,
  rescue?: (e: unknown) => unknown,
): Gen<never> {
  const { thread } = vm;
  if (thread.raised === null) {
    thread.seam = thread.seam!.back = new NativeFrame(
      FrameCall.entered(after, rescue) as unknown as Gen<unknown>,
      null,
    );
  }
  return UNWIND as unknown as Gen<never>;
}

/** Whether `v` is an instance of a class made by Python code. */
function isInstance(v: Value): v is PyObject {
  return typeof v === "object" && v !== null && v.type.callsPython;
}

type Binary = (vm: Interpreter, a: Value, b: Value) => Result<Value>;

/** `operation` where an operand is an instance. */
function onInstances(operation: Binary, name: string): Binary {
  const index = indexOf(name);
  const slot = METHODS[index][0]!;
  return (vm, a, b) => {
    const special = isFirst(a, b) ? specialOf(vm, a, index, 2) : null;
    if (special !== null) {
      const r = special.prep.run(vm, vm.thread, special.func, a, b);
      return r !== NotImplemented && r !== UNWIND ? r as Value : goOn(vm, r, () => operation(vm, a, b));
    }
    return isInstance(a) && dispatches(a.type, slot) || isInstance(b) && dispatches(b.type, slot)
      ? eagerly(vm, () => operation(vm, a, b))
      : operation(vm, a, b);
  };
}

const instances = {
  add: onInstances(num.add, "__add__"),
  sub: onInstances(num.sub, "__sub__"),
  mul: onInstances(num.mul, "__mul__"),
  div: onInstances(num.div, "__div__"),
  floordiv: onInstances(num.floordiv, "__floordiv__"),
  truediv: onInstances(num.truediv, "__truediv__"),
  mod: onInstances(num.mod, "__mod__"),
  lshift: onInstances(num.lshift, "__lshift__"),
  rshift: onInstances(num.rshift, "__rshift__"),
  and: onInstances(num.and, "__and__"),
  bitOr: onInstances(num.bitOr, "__or__"),
  xor: onInstances(num.xor, "__xor__"),
};

// One function each, so that V8 can put the usual operation into the generated code. PERF: where objects of many classes come
// by, asking one for its type is what costs most.
function add(vm: Interpreter, a: Value, b: Value): Result<Value> {
  if (typeof a === "object" && a !== null && typeof b === "object" && b !== null) {
    const ta = a.type, tb = b.type;
    return ta.callsPython || tb.callsPython ? instances.add(vm, a, b) : num.addObjects(vm, a, b, ta, tb);
  }
  return isInstance(a) || isInstance(b) ? instances.add(vm, a, b) : num.add(vm, a, b);
}
function sub(vm: Interpreter, a: Value, b: Value): Result<Value> {
  if (typeof a === "object" && a !== null && typeof b === "object" && b !== null) {
    const ta = a.type, tb = b.type;
    return ta.callsPython || tb.callsPython ? instances.sub(vm, a, b) : num.subObjects(vm, a, b, ta, tb);
  }
  return isInstance(a) || isInstance(b) ? instances.sub(vm, a, b) : num.sub(vm, a, b);
}
function mul(vm: Interpreter, a: Value, b: Value): Result<Value> {
  return isInstance(a) || isInstance(b) ? instances.mul(vm, a, b) : num.mul(vm, a, b);
}
function div(vm: Interpreter, a: Value, b: Value): Result<Value> {
  return isInstance(a) || isInstance(b) ? instances.div(vm, a, b) : num.div(vm, a, b);
}
function floordiv(vm: Interpreter, a: Value, b: Value): Result<Value> {
  return isInstance(a) || isInstance(b) ? instances.floordiv(vm, a, b) : num.floordiv(vm, a, b);
}
function truediv(vm: Interpreter, a: Value, b: Value): Result<Value> {
  return isInstance(a) || isInstance(b) ? instances.truediv(vm, a, b) : num.truediv(vm, a, b);
}
function mod(vm: Interpreter, a: Value, b: Value): Result<Value> {
  return isInstance(a) || isInstance(b) ? instances.mod(vm, a, b) : num.mod(vm, a, b);
}
function lshift(vm: Interpreter, a: Value, b: Value): Result<Value> {
  return isInstance(a) || isInstance(b) ? instances.lshift(vm, a, b) : num.lshift(vm, a, b);
}
function rshift(vm: Interpreter, a: Value, b: Value): Result<Value> {
  return isInstance(a) || isInstance(b) ? instances.rshift(vm, a, b) : num.rshift(vm, a, b);
}
function and(vm: Interpreter, a: Value, b: Value): Result<Value> {
  return isInstance(a) || isInstance(b) ? instances.and(vm, a, b) : num.and(vm, a, b);
}
function bitOr(vm: Interpreter, a: Value, b: Value): Result<Value> {
  return isInstance(a) || isInstance(b) ? instances.bitOr(vm, a, b) : num.bitOr(vm, a, b);
}
function xor(vm: Interpreter, a: Value, b: Value): Result<Value> {
  return isInstance(a) || isInstance(b) ? instances.xor(vm, a, b) : num.xor(vm, a, b);
}

function inplaceAdd(vm: Interpreter, a: Value, b: Value): Result<Value> {
  if (!isInstance(a) && !isInstance(b)) return num.inplaceAdd(vm, a, b);
  if (isInstance(a)) {
    let special = specialOf(vm, a, IADD, 2);
    // Without a method of its own it is an addition.
    if (special === null && a.type.nb_inplace_add === undefined && isFirst(a, b)) {
      special = specialOf(vm, a, ADD, 2);
    }
    if (special !== null) {
      const r = special.prep.run(vm, vm.thread, special.func, a, b);
      return r !== NotImplemented && r !== UNWIND ? r as Value : goOn(vm, r, () => num.inplaceAdd(vm, a, b));
    }
  }
  return isInstance(a) && (dispatches(a.type, "nb_add") || dispatches(a.type, "nb_inplace_add")) ||
      isInstance(b) && dispatches(b.type, "nb_add")
    ? eagerly(vm, () => num.inplaceAdd(vm, a, b))
    : num.inplaceAdd(vm, a, b);
}

const { tp_richcompare, tp_compare, tp_hash } = DISPATCHERS;

/** Whether comparing an instance begins with a special method. */
const compares = (type: PyType): boolean =>
  type.tp_richcompare === tp_richcompare || type.tp_compare === tp_compare || type === oldInstanceType;

/** Whether hashing an instance calls a special method. */
const hashes = (type: PyType): boolean => type.tp_hash === tp_hash || type === oldInstanceType;

function compare(vm: Interpreter, a: Value, b: Value, op: number): Result<Value> {
  const ta = typeof a === "object" && a !== null ? a.type : undefined;
  const tb = typeof b === "object" && b !== null ? b.type : undefined;
  if (ta !== undefined && ta.callsPython && compares(ta)) {
    const special = isFirst(a, b) ? specialOf(vm, a, op, 2) : null;
    if (special === null) {
      return ta === tb && ta.tp_richcompare === undefined && ta !== oldInstanceType
        ? compareByCmp(vm, a as PyObject, b, op)
        : eagerly(vm, () => richCompare(vm, a, b, op));
    }
    const r = special.prep.run(vm, vm.thread, special.func, a, b);
    return r !== NotImplemented && r !== UNWIND ? r as Value : goOn(vm, r, () => richCompare(vm, a, b, op));
  }
  return tb !== undefined && tb !== ta && tb.callsPython && compares(tb)
    ? eagerly(vm, () => richCompare(vm, a, b, op))
    : richCompare(vm, a, b, op);
}

/** The comparison of two instances of one class, which certainly begins with `__cmp__`. */
function compareByCmp(vm: Interpreter, a: PyObject, b: Value, op: number): Result<Value> {
  const compared = () => richCompare(vm, a, b, op);
  const special = specialOf(vm, a, CMP, 2);
  if (special === null) return eagerly(vm, compared);
  const r = special.prep.run(vm, vm.thread, special.func, a, b);
  if (typeof r === "number") return threeWay(r, op);
  return r === UNWIND ? suspended(vm, (v) => answered(vm, compared, v)) : answered(vm, compared, r as Value);
}

/** Whether items are found by their hashes, in natives that hand on what does not finish. */
const isHashed = (o: Value): boolean =>
  typeof o === "object" && o !== null && (o.type === dictType || o.type === setType || o.type === frozensetType);

export function getItem(vm: Interpreter, o: Value, key: Value): Result<Value> {
  if (!isInstance(o) || !dispatches(o.type, "mp_subscript")) {
    return isInstance(key) && hashes(key.type) && isHashed(o)
      ? eagerly(vm, () => sequence.getItem(vm, o, key))
      : sequence.getItem(vm, o, key);
  }
  const special = specialOf(vm, o, GETITEM, 2);
  return special === null
    ? eagerly(vm, () => sequence.getItem(vm, o, key))
    : special.prep.run(vm, vm.thread, special.func, o, key) as Value;
}

export function setItem(vm: Interpreter, o: Value, key: Value, value: Value): Result<void> {
  if (!isInstance(o) || !dispatches(o.type, "mp_ass_subscript")) {
    return isInstance(key) && hashes(key.type) && isHashed(o)
      ? eagerly(vm, () => sequence.setItem(vm, o, key, value))
      : sequence.setItem(vm, o, key, value);
  }
  const special = specialOf(vm, o, SETITEM, 3);
  if (special === null) return eagerly(vm, () => sequence.setItem(vm, o, key, value));
  const r = special.prep.run(vm, vm.thread, special.func, o, key, value);
  if (r === UNWIND) return UNWIND as unknown as Gen<never>;
}

/** Whether `in` compares items one by one, in a native that hands on the comparison that does not finish. */
const isSearched = (o: Value): boolean =>
  typeof o === "object" && o !== null && (o.type === listType || o.type === tupleType);

export function contains(vm: Interpreter, o: Value, item: Value): Result<boolean> {
  if (!isInstance(o)) {
    return isInstance(item) && (isHashed(o) && hashes(item.type) || isSearched(o) && compares(item.type))
      ? eagerly(vm, () => sequence.contains(vm, o, item))
      : sequence.contains(vm, o, item);
  }
  if (!dispatches(o.type, "sq_contains")) return sequence.contains(vm, o, item);
  const special = specialOf(vm, o, CONTAINS, 2);
  if (special === null) return eagerly(vm, () => sequence.contains(vm, o, item));
  const r = special.prep.run(vm, vm.thread, special.func, o, item);
  if (r === UNWIND) return suspended(vm, (v) => abstract.isTrue(vm, v));
  return abstract.isTrue(vm, r as Value);
}

export function iter(vm: Interpreter, o: Value): Result<Value> {
  return isInstance(o) && dispatches(o.type, "tp_iter")
    ? eagerly(vm, () => sequence.iter(vm, o))
    : sequence.iter(vm, o);
}

export function next(vm: Interpreter, o: Value): Result<Value | undefined> {
  if (!isInstance(o) || !dispatches(o.type, "tp_iternext")) return sequence.next(vm, o);
  const special = specialOf(vm, o, NEXT, 1);
  if (special === null) return eagerly(vm, () => sequence.next(vm, o));
  const { thread } = vm;
  const r = special.prep.run(vm, thread, special.func, o);
  if (r !== UNWIND) return r as Value;
  if (thread.raised === null || !abstract.isThrown(thread.raised, StopIterationType)) {
    return suspended(vm, undefined, abstract.endOfIteration);
  }
  thread.raised = null;
  return undefined;
}

function isTrue(vm: Interpreter, o: Value): Result<boolean> {
  if (!isInstance(o) || !dispatches(o.type, "nb_nonzero")) return abstract.isTrue(vm, o);
  const special = specialOf(vm, o, NONZERO, 1);
  if (special === null) return eagerly(vm, () => abstract.isTrue(vm, o));
  const r = special.prep.run(vm, vm.thread, special.func, o);
  if (typeof r === "boolean") return r;
  // What it may be besides is the operation's business.
  const checked = (v: Value) => answered(vm, () => abstract.isTrue(vm, o), v);
  return r === UNWIND ? suspended(vm, checked) : checked(r as Value);
}

function negative(vm: Interpreter, o: Value): Result<Value> {
  if (!isInstance(o) || !dispatches(o.type, "nb_negative")) return num.negative(vm, o);
  const special = specialOf(vm, o, NEG, 1);
  return special === null
    ? eagerly(vm, () => num.negative(vm, o))
    : special.prep.run(vm, vm.thread, special.func, o) as Value;
}

/** The `__call__` of an instance's class, if calling the instance begins with that. */
export function ownCall(vm: Interpreter, f: Value): PyFunction | undefined {
  if (!isInstance(f) || f instanceof PyType) return undefined;
  return specialOf(vm, f, CALL, ANY)?.func;
}

/** Calls an instance with `__call__`; owns `args`. */
export function callInstance(vm: Interpreter, f: Value, args: Value[]): Result<Value> {
  return isInstance(f) && dispatches(f.type, "tp_call")
    ? eagerly(vm, () => abstract.call(vm, f, args, null))
    : abstract.call(vm, f, args, null);
}

/** Calls a native with one argument. Those that are one operation (`len`) are among the natives that hand on. */
export function callNative(vm: Interpreter, f: PyBuiltin, a: Value): Result<Value> {
  return isInstance(a) && f.impl.inline !== undefined
    ? eagerly(vm, () => f.impl.handler(vm, a))
    : f.impl.handler(vm, a);
}

/** Names of the runtime. */
export const SPECIALS = {
  add,
  sub,
  mul,
  div,
  floordiv,
  truediv,
  mod,
  lshift,
  rshift,
  and,
  bitOr,
  xor,
  inplaceAdd,
  compare,
  isTrue,
  negative,
};
