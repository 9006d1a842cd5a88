// SPDX-License-Identifier: MIT
/** Writes a value as a message (`message.ts`). */
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
import { call, isThrown, materialiseDict } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { dictGet } from "../core/dict_ops.ts";
import { makeThrow, PyThrow, typeError, TypeErrorType } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
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
import { article, attr, CopyErrorType, JOB_MAIN, lookUp, Op, type Packed, TaskHandle } from "./message.ts";

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

/**
 * Copies a value out of a VM.
 * @param root What the value is called in errors, or what makes a name of a path into it.
 * @throws {PyThrow} `CopyError` that names the path to what cannot be copied; whatever `__reduce_ex__` raises.
 */
export function pack(vm: Vm, v: Value, root: string | ((path: string) => string) = "message"): Gen<Packed> {
  return new Packer(vm, typeof root === "string" ? (path) => root + path : root).pack(v);
}
