// SPDX-License-Identifier: MIT
/**
 * Pickling: objects to the bytes of protocols 0, 1 and 2 (CPython 2.7 `cPickle.c`, PEP 307).
 *
 * A generator, because `__reduce__`, `__getstate__` and `persistent_id` run Python code. Everything but numbers, None and empty
 * tuples is memoised on first sight. Equal `str` values are one object here, so later ones refer to the first.
 * Bytes are collected as a byte string.
 */
import { PyFloat, PyInt, PyLong, PyObject, PyTuple, PyUnicode, type Value } from "../vm/base/value.ts";
import { bytesRepr, rawUnicodeEscapeEncode } from "../vm/base/escapes.ts";
import { floatRepr } from "../vm/base/float_text.ts";
import { call, callMethod, findAttr, getAttr, isSubclass } from "../vm/core/abstract.ts";
import { PyDict } from "../vm/core/dict.ts";
import { dictGet } from "../vm/core/dict_ops.ts";
import { type PyThrow, runtimeError, typeError } from "../vm/core/exceptions.ts";
import { type Gen, isGen, type Result } from "../vm/core/gen.ts";
import { iter, next } from "../vm/core/sequence.ts";
import { PyType } from "../vm/core/type.ts";
import {
  dictType,
  functionType,
  intType,
  isStr,
  listType,
  longType,
  PyList,
  PyOldClass,
  PyOldInstance,
  strValue,
  tupleType,
  typeName,
  typeOf,
  typeType,
  unicodeType,
} from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { builtinType } from "../vm/native/descriptors.ts";

/** Items per APPENDS or SETITEMS. */
const BATCH = 1000;

/** What a pickler is told and remembers; a `Pickler` object keeps it between dumps. */
export interface WriterState {
  protocol: number;
  /** Memo number of each object. */
  memo: Map<Value, number>;
  /** Leave the memo out: smaller, but recursive objects do not end. */
  fast: boolean;
  /** `persistent_id(obj)`, asked for every object, or None. */
  persistentId: Value;
  /** `inst_persistent_id(obj)`, asked only for objects that would be reduced, or None. */
  instPersistentId: Value;
  /** The text of a failure as the exception to raise. */
  error: (text: string) => PyThrow;
}

const le = (value: number, bytes: number): string => {
  let out = "";
  for (let i = 0; i < bytes; i++, value = Math.floor(value / 256)) out += String.fromCharCode(value & 255);
  return out;
};

/** Little-endian two's complement in as few bytes as hold it (`encode_long`). */
function encodeLong(value: bigint): string {
  if (value === 0n) return "";
  let out = "";
  let rest = value;
  for (;;) {
    const byte = Number(BigInt.asUintN(8, rest));
    out += String.fromCharCode(byte);
    rest >>= 8n;
    if (rest === 0n && byte < 128 || rest === -1n && byte >= 128) return out;
  }
}

function doubleBytes(x: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  let out = "";
  for (let i = 0; i < 8; i++) out += String.fromCharCode(view.getUint8(i));
  return out;
}

const utf8 = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  let out = "";
  for (const b of bytes) out += String.fromCharCode(b);
  return out;
};

/** Pickles values into `parts`. */
export class PickleWriter {
  readonly parts: string[] = [];
  readonly #vm: Vm;
  readonly #state: WriterState;
  readonly #bin: boolean;
  #depth = 0;

  constructor(vm: Vm, state: WriterState) {
    this.#vm = vm;
    this.#state = state;
    this.#bin = state.protocol >= 1;
  }

  /** Writes one whole pickle of `v`. */
  *dump(v: Value): Gen<string> {
    if (this.#state.protocol >= 2) this.#put("\x80" + String.fromCharCode(this.#state.protocol));
    yield* this.#save(v);
    this.#put(".");
    return this.parts.join("");
  }

  #put(text: string): void {
    this.parts.push(text);
  }

  #memoise(v: Value): void {
    if (this.#state.fast) return;
    const n = this.#state.memo.size + 1;
    this.#state.memo.set(v, n);
    this.#put(this.#bin ? (n < 256 ? "q" + le(n, 1) : "r" + le(n, 4)) : `p${n}\n`);
  }

  #get(n: number): void {
    this.#put(this.#bin ? (n < 256 ? "h" + le(n, 1) : "j" + le(n, 4)) : `g${n}\n`);
  }

  *#save(v: Value, persistent = true): Gen<void> {
    if (++this.#depth > this.#vm.recursionLimit) {
      throw runtimeError("maximum recursion depth exceeded while pickling an object");
    }
    try {
      yield* this.#saveInner(v, persistent);
    } finally {
      this.#depth--;
    }
  }

  *#saveInner(v: Value, persistent: boolean): Gen<void> {
    const { persistentId, instPersistentId, protocol, memo } = this.#state;
    if (persistent && (yield* this.#savePersistent(v, persistentId))) return;
    if (v === null) return this.#put("N");
    if (typeof v === "boolean") return this.#put(protocol >= 2 ? (v ? "\x88" : "\x89") : v ? "I01\n" : "I00\n");
    if (typeof v === "number") return this.#saveInt(v);
    if (v instanceof PyInt && v.type === intType) return this.#put(`I${v.value}\n`);
    if (v instanceof PyLong && v.type === longType) return this.#saveLong(v.value);
    if (v instanceof PyFloat && v.exact) {
      return this.#put(this.#bin ? "G" + doubleBytes(v.value) : `F${floatRepr(v.value)}\n`);
    }
    if (v instanceof PyTuple && v.type === tupleType && v.items.length === 0) return this.#put(this.#bin ? ")" : "(t");
    const known = memo.get(v);
    if (known !== undefined) return this.#get(known);
    if (typeof v === "string") return this.#saveStr(v);
    if (v instanceof PyUnicode && v.type === unicodeType) return this.#saveUnicode(v);
    if (v instanceof PyTuple && v.type === tupleType) return yield* this.#saveTuple(v);
    if (v instanceof PyList && v.type === listType) return yield* this.#saveList(v);
    if (v instanceof PyDict && v.type === dictType) return yield* this.#saveDict(v);
    if (v instanceof PyOldInstance) return yield* this.#saveInstance(v);
    if (v instanceof PyOldClass) return yield* this.#saveGlobal(v);
    if (v instanceof PyType && !v.type.heap) return yield* this.#saveGlobal(v);
    const type = typeOf(v);
    if (type === functionType || type === builtinType) {
      return yield* this.#saveGlobal(v);
    }
    if (persistent && (yield* this.#savePersistent(v, instPersistentId))) return;
    yield* this.#saveReduced(v);
  }

  /** Writes the name that the function `ask` has for `v`. @returns Whether it has one. */
  *#savePersistent(v: Value, ask: Value): Gen<boolean> {
    if (ask === null) return false;
    const r = call(this.#vm, ask, [v]);
    const id = isGen(r) ? yield* r : r;
    if (id === null) return false;
    if (this.#bin) {
      yield* this.#save(id, false);
      this.#put("Q");
    } else {
      if (!isStr(id)) throw this.#state.error("persistent id must be string");
      this.#put(`P${strValue(id)}\n`);
    }
    return true;
  }

  #saveInt(v: number): void {
    if (!this.#bin || v > 2147483647 || v < -2147483648) return this.#put(`I${v}\n`);
    if (v < 0 || v > 0xffff) return this.#put("J" + le(v >>> 0, 4));
    this.#put(v < 256 ? "K" + le(v, 1) : "M" + le(v, 2));
  }

  #saveLong(v: bigint): void {
    if (this.#state.protocol < 2) return this.#put(`L${v}L\n`);
    const bytes = encodeLong(v);
    this.#put(bytes.length < 256 ? "\x8a" + le(bytes.length, 1) + bytes : "\x8b" + le(bytes.length, 4) + bytes);
  }

  #saveStr(v: string): void {
    if (!this.#bin) this.#put(`S${bytesRepr(v)}\n`);
    else this.#put(v.length < 256 ? "U" + le(v.length, 1) + v : "T" + le(v.length, 4) + v);
    this.#memoise(v);
  }

  #saveUnicode(v: PyUnicode): void {
    if (this.#bin) {
      const bytes = utf8(v.value);
      this.#put("X" + le(bytes.length, 4) + bytes);
    } else {
      this.#put(`V${rawUnicodeEscapeEncode(v.value).replace(/\\(?!u|U)/g, "\\u005c").replace(/\n/g, "\\u000a")}\n`);
    }
    this.#memoise(v);
  }

  *#saveTuple(v: PyTuple): Gen<void> {
    const { items } = v;
    const { memo, protocol } = this.#state;
    const short = protocol >= 2 && items.length <= 3;
    if (!short) this.#put("(");
    for (const item of items) yield* this.#save(item);
    const known = memo.get(v);
    if (known !== undefined) {
      // A recursive tuple pickled itself through one of its items.
      this.#put(short ? "0".repeat(items.length) : this.#bin ? "1" : "0".repeat(items.length + 1));
      this.#get(known);
      return;
    }
    this.#put(short ? "\x85\x86\x87"[items.length - 1] : "t");
    this.#memoise(v);
  }

  *#saveList(v: PyList): Gen<void> {
    this.#put(this.#bin ? "]" : "(l");
    this.#memoise(v);
    let at = 0;
    yield* this.#appends(() => at < v.items.length ? v.items[at++] : undefined);
  }

  *#appends(nextItem: () => Result<Value | undefined>): Gen<void> {
    for (;;) {
      const batch: Value[] = [];
      while (batch.length < (this.#bin ? BATCH : 1)) {
        const r = nextItem();
        const item = isGen(r) ? yield* r : r;
        if (item === undefined) break;
        batch.push(item);
      }
      if (batch.length === 0) return;
      if (batch.length === 1) {
        yield* this.#save(batch[0]);
        this.#put("a");
      } else {
        this.#put("(");
        for (const item of batch) yield* this.#save(item);
        this.#put("e");
      }
      if (batch.length < (this.#bin ? BATCH : 1)) return;
    }
  }

  *#saveDict(v: PyDict): Gen<void> {
    this.#put(this.#bin ? "}" : "(d");
    this.#memoise(v);
    const entries = v.entries();
    let at = 0;
    yield* this.#setItems(() => at < entries.length ? [entries[at].key, entries[at++].value!] : undefined);
  }

  *#setItems(nextPair: () => Result<[Value, Value] | undefined>): Gen<void> {
    for (;;) {
      const batch: [Value, Value][] = [];
      while (batch.length < (this.#bin ? BATCH : 1)) {
        const r = nextPair();
        const pair = isGen(r) ? yield* r : r;
        if (pair === undefined) break;
        batch.push(pair);
      }
      if (batch.length === 0) return;
      if (batch.length > 1) this.#put("(");
      for (const [key, value] of batch) {
        yield* this.#save(key);
        yield* this.#save(value);
      }
      this.#put(batch.length > 1 ? "u" : "s");
      if (batch.length < (this.#bin ? BATCH : 1)) return;
    }
  }

  *#saveInstance(v: PyOldInstance): Gen<void> {
    const vm = this.#vm;
    this.#put("(");
    if (this.#bin) yield* this.#save(v.cls);
    let args = findAttr(vm, v, "__getinitargs__");
    if (isGen(args)) args = yield* args;
    if (args !== undefined) {
      const r = call(vm, args, []);
      const items = isGen(r) ? yield* r : r;
      if (!(items instanceof PyTuple)) throw typeError("__getinitargs__() must return a tuple");
      for (const item of items.items) yield* this.#save(item);
    }
    if (this.#bin) this.#put("o");
    else {
      const [module, name] = yield* this.#globalName(v.cls);
      this.#put(`i${module}\n${name}\n`);
    }
    this.#memoise(v);
    let getstate = findAttr(vm, v, "__getstate__");
    if (isGen(getstate)) getstate = yield* getstate;
    const r = getstate !== undefined ? call(vm, getstate, []) : getAttr(vm, v, "__dict__");
    yield* this.#save(isGen(r) ? yield* r : r);
    this.#put("b");
  }

  *#globalName(v: Value, given?: string): Gen<[string, string]> {
    const vm = this.#vm;
    let name = given;
    if (name === undefined) {
      const r = getAttr(vm, v, "__name__");
      const n = isGen(r) ? yield* r : r;
      if (!isStr(n)) throw typeError("__name__ must be a string");
      name = strValue(n);
    }
    let m = findAttr(vm, v, "__module__");
    if (isGen(m)) m = yield* m;
    if (m !== undefined && m !== null && isStr(m)) return [strValue(m), name];
    for (const e of vm.modules.entries()) {
      if (typeof e.key !== "string" || e.key === "__main__" || e.value === null) continue;
      const found = findAttr(vm, e.value!, name);
      if ((isGen(found) ? yield* found : found) === v) return [e.key, name];
    }
    return ["__main__", name];
  }

  *#saveGlobal(v: Value, given?: string): Gen<void> {
    const vm = this.#vm;
    const [module, name] = yield* this.#globalName(v, given);
    const label = `${module}.${name}`;
    let found: Value | undefined;
    try {
      const r = vm.importModule(module);
      const m = isGen(r) ? yield* r : r;
      const f = findAttr(vm, m, name);
      found = isGen(f) ? yield* f : f;
    } catch {
      throw this.#state.error(`Can't pickle ${yield* this.#describe(v)}: import of module ${module} failed`);
    }
    if (found === undefined) {
      throw this.#state.error(`Can't pickle ${yield* this.#describe(v)}: attribute lookup ${label} failed`);
    }
    if (found !== v) {
      throw this.#state.error(`Can't pickle ${yield* this.#describe(v)}: it's not the same object as ${label}`);
    }
    if (this.#state.protocol >= 2) {
      const code = yield* this.#extensionCode(module, name);
      if (code !== undefined) {
        return this.#put(
          code < 256 ? "\x82" + le(code, 1) : code < 65536 ? "\x83" + le(code, 2) : "\x84" + le(code, 4),
        );
      }
    }
    this.#put(`c${module}\n${name}\n`);
    this.#memoise(v);
  }

  *#describe(v: Value): Gen<string> {
    const r = callMethod(this.#vm, v, "__repr__", []);
    const text = isGen(r) ? yield* r : r;
    return isStr(text) ? strValue(text) : typeName(v);
  }

  *#copyReg(name: string): Gen<Value> {
    const m = this.#vm.importModule("copy_reg");
    const r = getAttr(this.#vm, isGen(m) ? yield* m : m, name);
    return isGen(r) ? yield* r : r;
  }

  *#extensionCode(module: string, name: string): Gen<number | undefined> {
    const registry = yield* this.#copyReg("_extension_registry");
    if (!(registry instanceof PyDict) || registry.size === 0) return undefined;
    const r = dictGet(this.#vm, registry, new PyTuple([module, name]));
    const code = isGen(r) ? yield* r : r;
    return typeof code === "number" ? code : undefined;
  }

  *#saveReduced(v: Value): Gen<void> {
    const vm = this.#vm;
    const type = typeOf(v);
    const table = yield* this.#copyReg("dispatch_table");
    let reduce: Value | undefined;
    if (table instanceof PyDict) {
      const r = dictGet(vm, table, type);
      reduce = isGen(r) ? yield* r : r;
    }
    let reduced: Value;
    if (reduce !== undefined) {
      const r = call(vm, reduce, [v]);
      reduced = isGen(r) ? yield* r : r;
    } else {
      const meta = isSubclass(vm, type, typeType);
      if (isGen(meta) ? yield* meta : meta) return yield* this.#saveGlobal(v);
      let method = findAttr(vm, v, "__reduce_ex__");
      if (isGen(method)) method = yield* method;
      let args: Value[] = [this.#state.protocol];
      if (method === undefined) {
        method = findAttr(vm, v, "__reduce__");
        if (isGen(method)) method = yield* method;
        args = [];
      }
      if (method === undefined) throw this.#state.error(`can't pickle ${typeName(v)} objects`);
      const r = call(vm, method, args);
      reduced = isGen(r) ? yield* r : r;
    }
    if (isStr(reduced)) return yield* this.#saveGlobal(v, strValue(reduced));
    if (!(reduced instanceof PyTuple)) {
      throw this.#state.error(`Value returned by ${typeName(v)}.__reduce__ must be string or tuple`);
    }
    const n = reduced.items.length;
    if (n < 2 || n > 5) throw this.#state.error("tuple returned by __reduce__ must contain 2 through 5 elements");
    const [f, args, state = null, items = null, pairs = null] = reduced.items as [Value, Value, Value?, Value?, Value?];
    if (!(args instanceof PyTuple)) {
      throw this.#state.error("second item of the tuple returned by __reduce__ must be a tuple");
    }
    const newObj = this.#state.protocol >= 2 && (f as { name?: string } | null)?.name === "__newobj__";
    if (newObj) {
      if (args.items.length < 1) throw this.#state.error("__newobj__ arglist is empty");
      yield* this.#save(args.items[0]);
      yield* this.#save(new PyTuple(args.items.slice(1)));
      this.#put("\x81");
    } else {
      yield* this.#save(f);
      yield* this.#save(args);
      this.#put("R");
    }
    const known = this.#state.memo.get(v);
    if (known !== undefined) {
      // The object refers to itself through its arguments.
      this.#put("0");
      this.#get(known);
    } else if (v instanceof PyObject) this.#memoise(v);
    if (items !== null) {
      const it = iter(vm, items);
      const from = isGen(it) ? yield* it : it;
      yield* this.#appends(() => next(vm, from));
    }
    if (pairs !== null) {
      const it = iter(vm, pairs);
      const from = isGen(it) ? yield* it : it;
      yield* this.#setItems(() => pairFrom(vm, from));
    }
    if (state !== null) {
      yield* this.#save(state);
      this.#put("b");
    }
  }
}

function* pairFrom(vm: Vm, it: Value): Gen<[Value, Value] | undefined> {
  const r = next(vm, it);
  const pair = isGen(r) ? yield* r : r;
  if (pair === undefined) return undefined;
  if (!(pair instanceof PyTuple) || pair.items.length !== 2) {
    throw typeError("dict items iterator must return 2-tuples");
  }
  return [pair.items[0], pair.items[1]];
}
