// SPDX-License-Identifier: MIT
/**
 * Messages between jobs: a copy of a value that shares nothing mutable with the original.
 *
 * `pack` walks a value in the sender's VM and writes a flat list of operations; `unpack` carries them out in the receiver's.
 * The list holds only JavaScript numbers, strings, bigints and byte arrays, so the same form goes to a job in this isolate
 * as it is, and to a worker by the structured clone of `postMessage`.
 *
 * What can be copied: what `copy.deepcopy` could, by the same protocols (`__reduce_ex__`, `__getstate__`, `copy_reg`), and
 * classes and functions by the name under which they are imported. Cycles and shared references stay what they are; types
 * are exact. Containers of any depth: neither side recurses.
 */
import {
  Ellipsis,
  NotImplemented,
  PyComplex,
  PyFloat,
  PyInt,
  PyLong,
  PyObject,
  PyTuple,
  PyUnicode,
  type Value,
} from "../base/value.ts";
import { call, callMethod, findAttr, getAttr, isThrown, materialiseDict, setAttr } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { dictGet, dictSet, dictUpdate } from "../core/dict_ops.ts";
import {
  AttributeErrorType,
  importError,
  ImportErrorType,
  makeThrow,
  PyThrow,
  typeError,
  TypeErrorType,
  VmBug,
} from "../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import { iter, next } from "../core/sequence.ts";
import { PyType } from "../core/type.ts";
import {
  bytearrayType,
  complexType,
  dictType,
  floatType,
  frozensetType,
  intType,
  isStr,
  listType,
  longType,
  objectType,
  PyByteArray,
  PyFrozenSet,
  PyFunction,
  PyList,
  PyOldClass,
  PyOldInstance,
  PySet,
  PySlice,
  PyXrange,
  setType,
  strType,
  strValue,
  tupleType,
  typeName,
  typeOf,
  unicodeType,
} from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { builtinType } from "../native/descriptors.ts";
import { defineType } from "../native/define.ts";
import { setAdd } from "../objects/set_ops.ts";

/** A copied value on its way. */
export type Packed = unknown[];

/** A reference to a task, which stays a reference to the same task. */
export abstract class TaskHandle extends PyObject {
  /** Number of the task in its table. */
  abstract readonly taskId: number;
}

/** How a receiver makes a task handle from a number; absent where handles mean nothing (another isolate). */
export type HandleMaker = (vm: Vm, id: number) => Value;

/** Raised for a value that cannot be copied. */
export const CopyErrorType = new PyType({ name: "CopyError", bases: [TypeErrorType], module: "vmiot.job" });
CopyErrorType.hasDict = true;
defineType(CopyErrorType, {
  doc: "A value cannot be copied to another job.",
  attributes: { __module__: "vmiot.job" },
});

/** Operations. Each works on a stack of values; those that say so number their result for `REF`. */
const enum Op {
  NONE,
  TRUE,
  FALSE,
  /** n */
  INT,
  /** bigint: an int beyond 2^53 */
  BIG,
  /** bigint */
  LONG,
  /** x */
  FLOAT,
  /** real, imaginary */
  COMPLEX,
  /** text */
  STR,
  /** text */
  UNICODE,
  /** number of a numbered value */
  REF,
  /** n: pops n values; numbered */
  TUPLE,
  /** n: drops n values */
  DROP,
  /** Empty; numbered */
  LIST,
  /** n: appends to the list, set or `append` method below */
  APPEND,
  /** Empty; numbered */
  DICT,
  /** n pairs, stored in the dict or `__setitem__` below */
  STORE,
  /** Empty; numbered */
  SET,
  /** n: pops n values; numbered */
  FROZENSET,
  /** bytes; numbered */
  BYTEARRAY,
  /** start, step, length */
  XRANGE,
  /** Pops start, stop, step */
  SLICE,
  ELLIPSIS,
  NOT_IMPLEMENTED,
  /** module, name; numbered */
  GLOBAL,
  /** Pops function and argument tuple; numbered */
  CALL,
  /** Pops class and argument tuple, calls `__new__`; numbered */
  NEW,
  /** Pops an old-style class and argument tuple; numbered */
  OLD_INSTANCE,
  /** Pops a state and gives it to the object below */
  BUILD,
  /** number of a task */
  TASK,
}

/** Module name under which a job knows the main program of the one that started it. */
export const JOB_MAIN = "__job_main__";

/** Builtin layouts whose contents `__reduce_ex__` describes; other builtin types must have a `__reduce__` of their own. */
const PLAIN_LAYOUTS: ReadonlySet<PyType> = new Set([
  objectType,
  intType,
  longType,
  floatType,
  complexType,
  strType,
  unicodeType,
  tupleType,
  listType,
  dictType,
]);

/** A container whose items are being packed. */
interface Frame {
  /** The next item; `undefined` at the end. */
  next(): Value | undefined;
  /** How the item given last is reached from the container: `[3]`, `.name`. */
  label(): string;
  /** Writes what follows the items. */
  end(): Frame | void;
}

/** Frame over items in order. */
function sequence(items: Value[], label: (i: number) => string, end: () => Frame | void): Frame {
  let at = 0;
  return {
    next: () => at < items.length ? items[at++] : undefined,
    label: () => label(at - 1),
    end,
  };
}

/** How a key looks in a path. */
function keyText(key: Value): string {
  if (typeof key === "string") return `'${key.length > 40 ? key.slice(0, 37) + "..." : key}'`;
  if (typeof key === "number" || typeof key === "boolean" || key === null) {
    return key === null ? "None" : key === true ? "True" : key === false ? "False" : String(key);
  }
  if (key instanceof PyUnicode) return `u'${key.value}'`;
  if (key instanceof PyFloat || key instanceof PyLong || key instanceof PyInt) return String(key.value);
  return `<${typeName(key)}>`;
}

const article = (noun: string): string => `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;

class Packer {
  readonly ops: Packed = [];
  readonly #memo = new Map<unknown, number>();
  readonly #frames: Frame[] = [];
  /** Objects made for the packing itself, whose identity the memo needs. */
  readonly #keep: unknown[] = [];
  #count = 0;

  constructor(readonly vm: Vm, readonly root: (path: string) => string) {}

  *pack(v: Value): Gen<Packed> {
    const frames = this.#frames;
    this.#enter(yield* this.#value(v));
    while (frames.length > 0) {
      const frame = frames[frames.length - 1];
      const item = frame.next();
      if (item === undefined) {
        frames.pop();
        this.#enter(frame.end());
        continue;
      }
      if (this.#leaf(item)) continue;
      const inner = this.#plain(item);
      this.#enter(inner === NOT_PLAIN ? yield* this.#other(item as PyObject) : inner);
    }
    return this.ops;
  }

  #enter(frame: Frame | void): void {
    if (frame !== undefined) this.#frames.push(frame);
  }

  *#value(v: Value): Gen<Frame | void> {
    if (this.#leaf(v)) return;
    const inner = this.#plain(v);
    return inner === NOT_PLAIN ? yield* this.#other(v as PyObject) : inner;
  }

  #number(v: unknown): void {
    this.#memo.set(v, this.#count++);
  }

  /** Writes a value without parts. Whether it was one. */
  #leaf(v: Value): boolean {
    const { ops } = this;
    switch (typeof v) {
      case "number":
        ops.push(Op.INT, v);
        return true;
      case "string":
        ops.push(Op.STR, v);
        return true;
      case "boolean":
        ops.push(v ? Op.TRUE : Op.FALSE);
        return true;
    }
    if (v === null) {
      ops.push(Op.NONE);
      return true;
    }
    const known = this.#memo.get(v);
    if (known !== undefined) {
      ops.push(Op.REF, known);
      return true;
    }
    switch ((v as PyObject).type) {
      case floatType:
        ops.push(Op.FLOAT, (v as PyFloat).value);
        return true;
      case unicodeType:
        ops.push(Op.UNICODE, (v as PyUnicode).value);
        return true;
      case longType:
        ops.push(Op.LONG, (v as PyLong).value);
        return true;
      case intType:
        ops.push(Op.BIG, (v as PyInt).value);
        return true;
      case complexType:
        ops.push(Op.COMPLEX, (v as PyComplex).real, (v as PyComplex).imag);
        return true;
      case bytearrayType: {
        const { bytes, length } = v as PyByteArray;
        ops.push(Op.BYTEARRAY, bytes.slice(0, length));
        this.#number(v);
        return true;
      }
    }
    if (v instanceof PyXrange) {
      ops.push(Op.XRANGE, v.start, v.step, v.length);
      return true;
    }
    if (v === Ellipsis || v === NotImplemented) {
      ops.push(v === Ellipsis ? Op.ELLIPSIS : Op.NOT_IMPLEMENTED);
      return true;
    }
    if (v instanceof TaskHandle) {
      ops.push(Op.TASK, v.taskId);
      return true;
    }
    return false;
  }

  /** Begins a builtin container. */
  #plain(v: Value): Frame | typeof NOT_PLAIN {
    const { ops } = this;
    switch ((v as PyObject).type) {
      case tupleType: {
        const { items } = v as PyTuple;
        return sequence(items, (i) => `[${i}]`, () => {
          const known = this.#memo.get(v);
          if (known !== undefined) {
            // The tuple was packed inside itself: that copy is the one.
            ops.push(Op.DROP, items.length, Op.REF, known);
            return;
          }
          ops.push(Op.TUPLE, items.length);
          this.#number(v);
        });
      }
      case listType: {
        const items = (v as PyList).items.slice();
        ops.push(Op.LIST);
        this.#number(v);
        return sequence(items, (i) => `[${i}]`, () => void ops.push(Op.APPEND, items.length));
      }
      case dictType: {
        const entries = (v as PyDict).entries();
        ops.push(Op.DICT);
        this.#number(v);
        return this.#pairs(entries.map((e) => [e.key, e.value!]));
      }
      case setType: {
        const items = (v as PySet).keys();
        ops.push(Op.SET);
        this.#number(v);
        return sequence(items, (i) => `{element ${keyText(items[i])}}`, () => void ops.push(Op.APPEND, items.length));
      }
      case frozensetType: {
        const items = (v as PySet).keys();
        return sequence(items, (i) => `{element ${keyText(items[i])}}`, () => {
          const known = this.#memo.get(v);
          if (known !== undefined) {
            ops.push(Op.DROP, items.length, Op.REF, known);
            return;
          }
          ops.push(Op.FROZENSET, items.length);
          this.#number(v);
        });
      }
    }
    if (v instanceof PySlice) {
      const names = [".start", ".stop", ".step"];
      return sequence([v.start, v.stop, v.step], (i) => names[i], () => void ops.push(Op.SLICE));
    }
    return NOT_PLAIN;
  }

  #pairs(pairs: [Value, Value][]): Frame {
    const flat: Value[] = [];
    for (const [key, value] of pairs) flat.push(key, value);
    return sequence(
      flat,
      (i) => (i & 1) === 0 ? `{key ${keyText(flat[i])}}` : `[${keyText(flat[i - 1])}]`,
      () => void this.ops.push(Op.STORE, pairs.length),
    );
  }

  *#other(v: PyObject): Gen<Frame | void> {
    if (v instanceof PyFunction || v instanceof PyOldClass || v instanceof PyType || v.type === builtinType) {
      return yield* this.#global(v);
    }
    if (v instanceof PyOldInstance) return yield* this.#oldInstance(v);
    return yield* this.#reduce(v);
  }

  // ---- by name ------------------------------------------------------------------------------------------------------

  *#global(v: PyObject, given?: string): Gen<void> {
    const { vm } = this;
    let name = given;
    if (name === undefined) {
      const n = yield* attr(vm, v, "__name__");
      if (n === undefined || !isStr(n)) throw this.#refuse(v);
      name = strValue(n);
    }
    const m = yield* attr(vm, v, "__module__");
    let module = m !== undefined && m !== null && isStr(m) ? strValue(m) : "__main__";
    if (module === "__builtin__" && vm.builtins.getStr(name) !== v) throw this.#refuse(v);
    if ((yield* lookUp(vm, module, name)) !== v) {
      const what = v instanceof PyFunction ? "function" : v.type === builtinType ? "builtin function" : "class";
      throw this.#refuse(v, `${article(what)} that is not found as ${module}.${name}`);
    }
    if (module === JOB_MAIN) module = "__main__";
    this.ops.push(Op.GLOBAL, module, name);
    this.#number(v);
  }

  // ---- instances ----------------------------------------------------------------------------------------------------

  *#oldInstance(v: PyOldInstance): Gen<Frame> {
    const { vm, ops } = this;
    let args: Value = new PyTuple([]);
    const getInitArgs = yield* attr(vm, v, "__getinitargs__");
    if (getInitArgs !== undefined) {
      const r = call(vm, getInitArgs, []);
      args = isGen(r) ? yield* r : r;
      if (!(args instanceof PyTuple)) throw typeError("__getinitargs__() must return a tuple");
    }
    const getState = yield* attr(vm, v, "__getstate__");
    let state: Value;
    if (getState !== undefined) {
      const r = call(vm, getState, []);
      state = isGen(r) ? yield* r : r;
    } else state = materialiseDict(v);
    this.#keep.push(args, state);
    // The class and its arguments, then the state: attributes are named in paths.
    return sequence([v.cls, args], (i) => i === 0 ? ".__class__" : ".__getinitargs__()", () => {
      ops.push(Op.OLD_INSTANCE);
      this.#number(v);
      return this.#state(state, getState !== undefined);
    });
  }

  /** Packs a state and hands it to the object that was made last. */
  #state(state: Value, custom: boolean): Frame {
    const build = () => void this.ops.push(Op.BUILD);
    if (custom || !(state instanceof PyDict) || state.type !== dictType || this.#memo.has(state)) {
      return sequence([state], () => custom ? ".__getstate__()" : "", build);
    }
    // An attribute dict: its paths read like attributes.
    this.ops.push(Op.DICT);
    this.#number(state);
    const flat: Value[] = [];
    for (const e of state.entries()) flat.push(e.key, e.value!);
    return sequence(
      flat,
      (i) => (i & 1) === 0 ? "" : typeof flat[i - 1] === "string" ? `.${flat[i - 1]}` : `[${keyText(flat[i - 1])}]`,
      () => void this.ops.push(Op.STORE, flat.length / 2, Op.BUILD),
    );
  }

  *#reduce(v: PyObject): Gen<Frame | void> {
    const { vm } = this;
    const type = typeOf(v);
    let reduced: Value;
    try {
      const registered = yield* this.#registered(type);
      if (registered !== undefined) {
        const r = call(vm, registered, [v]);
        reduced = isGen(r) ? yield* r : r;
      } else {
        if (!this.#canReduce(type)) throw this.#refuse(v);
        const reduceEx = yield* attr(vm, v, "__reduce_ex__");
        if (reduceEx === undefined) throw this.#refuse(v);
        const r = call(vm, reduceEx, [2]);
        reduced = isGen(r) ? yield* r : r;
      }
    } catch (e) {
      if (!isThrown(e, TypeErrorType) || e.type === CopyErrorType || !isGenericRefusal(e)) throw e;
      throw this.#refuse(v);
    }
    if (isStr(reduced)) return yield* this.#global(v, strValue(reduced));
    const parts = reduced instanceof PyTuple ? reduced.items : [];
    if (parts.length < 2 || parts.length > 5 || !(parts[1] instanceof PyTuple)) {
      throw typeError(
        `__reduce_ex__() of ${article(typeName(v))} object must return a string or a tuple of 2 to 5 parts`,
      );
    }
    this.#keep.push(reduced);
    const [f, args, state = null, listItems = null, dictItems = null] = parts as [
      Value,
      PyTuple,
      Value?,
      Value?,
      Value?,
    ];
    const made = yield* this.#drain(listItems, dictItems);
    const isNew = (f as { name?: string } | null)?.name === "__newobj__" && args.items.length > 0;
    const head: Value[] = isNew ? [args.items[0], new PyTuple(args.items.slice(1))] : [f, args];
    this.#keep.push(head[1]);
    const custom = yield* attr(vm, v, "__getstate__");
    return sequence(head, (i) => i === 0 ? ".__class__" : ".__reduce_ex__(2)[1]", () => {
      this.ops.push(isNew ? Op.NEW : Op.CALL);
      this.#number(v);
      return this.#contents(made, state, custom !== undefined);
    });
  }

  /** What follows a reduced object: its items, then its state. */
  #contents(made: { items: Value[]; pairs: [Value, Value][] }, state: Value, custom: boolean): Frame | void {
    const { items, pairs } = made;
    const last = (): Frame | void => state === null ? undefined : this.#state(state, custom);
    const second = (): Frame | void => {
      if (pairs.length === 0) return last();
      const frame = this.#pairs(pairs);
      return { ...frame, end: () => (frame.end(), last()) };
    };
    if (items.length === 0) return second();
    const frame = sequence(items, (i) => `[${i}]`, () => void this.ops.push(Op.APPEND, items.length));
    return { ...frame, end: () => (frame.end(), second()) };
  }

  *#drain(listItems: Value, dictItems: Value): Gen<{ items: Value[]; pairs: [Value, Value][] }> {
    const items = listItems === null ? [] : yield* collect(this.vm, listItems);
    const pairs: [Value, Value][] = [];
    if (dictItems !== null) {
      for (const pair of yield* collect(this.vm, dictItems)) {
        if (!(pair instanceof PyTuple) || pair.items.length !== 2) throw typeError("dict items must be pairs");
        pairs.push([pair.items[0], pair.items[1]]);
      }
    }
    this.#keep.push(items, pairs);
    return { items, pairs };
  }

  /** The function registered for a type with `copy_reg`, which nobody can have used before it was imported. */
  *#registered(type: PyType): Gen<Value | undefined> {
    const copyReg = this.vm.modules.getStr("copy_reg");
    if (copyReg === undefined || copyReg === null) return undefined;
    const table = yield* attr(this.vm, copyReg, "dispatch_table");
    if (!(table instanceof PyDict)) return undefined;
    const r = dictGet(this.vm, table, type);
    return isGen(r) ? yield* r : r;
  }

  /** Whether `__reduce_ex__` of a type says all there is: not where a builtin layout keeps things to itself. */
  #canReduce(type: PyType): boolean {
    for (const name of ["__reduce__", "__reduce_ex__", "__getnewargs__"]) {
      if (type.lookup(name) !== objectType.lookup(name)) return true;
    }
    if (type === objectType) return true;
    let builtin: PyType | null = type;
    while (builtin !== null && builtin.heap) builtin = builtin.base;
    return type.heap && builtin !== null && PLAIN_LAYOUTS.has(builtin);
  }

  #refuse(v: Value, what = `${article(typeName(v))} object`): PyThrow {
    const path = this.#frames.map((frame) => frame.label()).join("");
    return makeThrow(CopyErrorType, `cannot copy ${what}: ${this.root(path)}`);
  }
}

const NOT_PLAIN: unique symbol = Symbol("not plain");

/** Whether a TypeError is what `copy_reg` says of a type it knows nothing about. */
function isGenericRefusal(e: PyThrow): boolean {
  const args = (e.value as { args?: Value } | null)?.args;
  const text = args instanceof PyTuple && typeof args.items[0] === "string" ? args.items[0] : "";
  return /^can't pickle |^a class that defines __slots__|cannot be pickled|^object\.__new__/.test(text);
}

function* attr(vm: Vm, o: Value, name: string): Gen<Value | undefined> {
  const r = findAttr(vm, o, name);
  return isGen(r) ? yield* r : r;
}

function* collect(vm: Vm, iterable: Value): Gen<Value[]> {
  const items: Value[] = [];
  const i = iter(vm, iterable);
  const it = isGen(i) ? yield* i : i;
  for (;;) {
    const r = next(vm, it);
    const item = isGen(r) ? yield* r : r;
    if (item === undefined) return items;
    items.push(item);
  }
}

/** The object of that name in a module, which is imported; `undefined` where there is none. */
function* lookUp(vm: Vm, module: string, name: string): Gen<Value | undefined> {
  try {
    const m = vm.importModule(module);
    return yield* attr(vm, isGen(m) ? yield* m : m, name);
  } catch (e) {
    if (isThrown(e, ImportErrorType) || isThrown(e, AttributeErrorType)) return undefined;
    throw e;
  }
}

/**
 * Copies a value out of a VM.
 * @param root What the value is called in errors, or what makes a name of a path into it.
 * @throws {PyThrow} `CopyError` that names the path to what cannot be copied; whatever `__reduce_ex__` raises.
 */
export function pack(vm: Vm, v: Value, root: string | ((path: string) => string) = "message"): Gen<Packed> {
  return new Packer(vm, typeof root === "string" ? (path) => root + path : root).pack(v);
}

/** Whether a packed value refers to tasks, whose numbers mean something in one isolate only. */
export function refersToTasks(ops: Packed): boolean {
  for (let i = 0; i < ops.length;) {
    if (ops[i] === Op.TASK) return true;
    i += 1 + OPERANDS[ops[i] as Op];
  }
  return false;
}

/** How many operands each operation has. */
const OPERANDS: readonly number[] = [
  ...[0, 0, 0, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 0, 1],
  ...[0, 1, 0, 1, 1, 3, 0, 0, 0, 2, 0, 0, 0, 0, 1],
];

/** Makes the value in the VM of the receiver. */
export function* unpack(vm: Vm, ops: Packed, handle?: HandleMaker): Gen<Value> {
  const stack: Value[] = [];
  const numbered: Value[] = [];
  const make = (v: Value): void => {
    numbered.push(v);
    stack.push(v);
  };
  const take = (n: number): Value[] => n === 0 ? [] : stack.splice(stack.length - n, n);
  for (let i = 0; i < ops.length;) {
    const op = ops[i] as Op;
    // deno-lint-ignore no-explicit-any
    const a = ops[i + 1] as any, b = ops[i + 2] as any;
    const c = ops[i + 3] as number;
    i += 1 + OPERANDS[op];
    switch (op) {
      case Op.NONE:
        stack.push(null);
        break;
      case Op.TRUE:
        stack.push(true);
        break;
      case Op.FALSE:
        stack.push(false);
        break;
      case Op.INT:
      case Op.STR:
        stack.push(a);
        break;
      case Op.BIG:
        stack.push(new PyInt(a));
        break;
      case Op.LONG:
        stack.push(new PyLong(a));
        break;
      case Op.FLOAT:
        stack.push(new PyFloat(a));
        break;
      case Op.COMPLEX:
        stack.push(new PyComplex(a, b));
        break;
      case Op.UNICODE:
        stack.push(new PyUnicode(a));
        break;
      case Op.REF:
        stack.push(numbered[a]);
        break;
      case Op.TUPLE:
        make(new PyTuple(take(a)));
        break;
      case Op.DROP:
        stack.length -= a;
        break;
      case Op.LIST:
        make(new PyList([]));
        break;
      case Op.APPEND:
        yield* append(vm, take(a), stack[stack.length - 1]);
        break;
      case Op.DICT:
        make(new PyDict());
        break;
      case Op.STORE:
        yield* store(vm, take(2 * a), stack[stack.length - 1]);
        break;
      case Op.SET:
        make(new PySet());
        break;
      case Op.FROZENSET: {
        const items = take(a);
        const set = new PyFrozenSet();
        yield* append(vm, items, set);
        make(set);
        break;
      }
      case Op.BYTEARRAY:
        // A message that went to several receivers must not tie them together.
        make(new PyByteArray((a as Uint8Array).slice()));
        break;
      case Op.XRANGE:
        stack.push(new PyXrange(a, b, c));
        break;
      case Op.SLICE: {
        const [start, stop, step] = take(3);
        stack.push(new PySlice(start, stop, step));
        break;
      }
      case Op.ELLIPSIS:
        stack.push(Ellipsis);
        break;
      case Op.NOT_IMPLEMENTED:
        stack.push(NotImplemented);
        break;
      case Op.GLOBAL: {
        const found = yield* lookUp(vm, a, b);
        if (found === undefined) throw importError(`the message refers to ${a}.${b}, which this job cannot find`);
        make(found);
        break;
      }
      case Op.CALL: {
        const [f, args] = take(2);
        const r = call(vm, f, (args as PyTuple).items.slice());
        make(isGen(r) ? yield* r : r);
        break;
      }
      case Op.NEW: {
        const [cls, args] = take(2);
        const r = callMethod(vm, cls, "__new__", [cls, ...(args as PyTuple).items]);
        make(isGen(r) ? yield* r : r);
        break;
      }
      case Op.OLD_INSTANCE: {
        const [cls, args] = take(2);
        if ((args as PyTuple).items.length === 0) make(new (cls as PyOldClass).jsClass(cls as PyOldClass));
        else {
          const r = call(vm, cls, (args as PyTuple).items.slice());
          make(isGen(r) ? yield* r : r);
        }
        break;
      }
      case Op.BUILD: {
        const [state] = take(1);
        yield* build(vm, stack[stack.length - 1], state);
        break;
      }
      case Op.TASK:
        if (handle === undefined) throw typeError("a task of another isolate cannot be used here");
        stack.push(handle(vm, a));
        break;
      default:
        throw new VmBug(`unknown operation ${op} in a message`);
    }
  }
  return stack[0];
}

function* append(vm: Vm, items: Value[], target: Value): Gen<void> {
  if (target instanceof PyList && target.type === listType) {
    for (const item of items) target.items.push(item);
    return;
  }
  if (target instanceof PySet) {
    for (const item of items) {
      const r = setAdd(vm, target, item);
      if (isGen(r)) yield* r;
    }
    return;
  }
  const m = getAttr(vm, target, "append");
  const f = isGen(m) ? yield* m : m;
  for (const item of items) {
    const r = call(vm, f, [item]);
    if (isGen(r)) yield* r;
  }
}

function* store(vm: Vm, items: Value[], target: Value): Gen<void> {
  for (let i = 0; i < items.length; i += 2) {
    const r: Result<unknown> = target instanceof PyDict && target.type === dictType
      ? dictSet(vm, target, items[i], items[i + 1])
      : callMethod(vm, target, "__setitem__", [items[i], items[i + 1]]);
    if (isGen(r)) yield* r;
  }
}

/** Gives an object its state, as unpickling does. */
function* build(vm: Vm, target: Value, given: Value): Gen<void> {
  const setState = yield* attr(vm, target, "__setstate__");
  if (setState !== undefined) {
    const r = call(vm, setState, [given]);
    if (isGen(r)) yield* r;
    return;
  }
  let state = given, slots: Value = null;
  if (state instanceof PyTuple && state.items.length === 2) [state, slots] = state.items;
  if (state !== null) {
    if (!(state instanceof PyDict)) throw typeError(`the state of ${article(typeName(target))} is not a dictionary`);
    const d = target instanceof PyOldInstance ? materialiseDict(target) : yield* attr(vm, target, "__dict__");
    if (d instanceof PyDict) {
      const r = dictUpdate(vm, d, state);
      if (isGen(r)) yield* r;
    }
  }
  if (slots instanceof PyDict) {
    for (const e of slots.entries()) {
      if (!isStr(e.key)) continue;
      const r = setAttr(vm, target, strValue(e.key), e.value!);
      if (isGen(r)) yield* r;
    }
  }
}
