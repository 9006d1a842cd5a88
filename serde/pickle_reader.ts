// SPDX-License-Identifier: MIT
/**
 * Unpickling: the stack machine of protocols 0, 1 and 2 (CPython 2.7 `cPickle.c`, PEP 307). A generator, because classes,
 * `__setstate__` and `persistent_load` are Python code. Never trusts its input: every count and index is checked.
 */
import { intOrLong, PyFloat, PyLong, PyTuple, PyUnicode, type Value } from "../vm/base/value.ts";
import { stringEscapeDecode } from "../vm/base/escapes.ts";
import { parseFloatText } from "../vm/base/float_text.ts";
import { parseIntText, parseLongText } from "../vm/base/int_text.ts";
import { call, callMethod, findAttr, getAttr, materialiseDict, setAttr } from "../vm/core/abstract.ts";
import { PyDict } from "../vm/core/dict.ts";
import { dictGet, dictSet, dictUpdate } from "../vm/core/dict_ops.ts";
import { eofError, kernel, type PyThrow, typeError, unlessError, valueError } from "../vm/core/exceptions.ts";
import { type Gen, isGen } from "../vm/core/gen.ts";
import { isStr, PyList, PyOldClass, PyOldInstance, strValue, typeName } from "../vm/core/types.ts";
import { PyType } from "../vm/core/type.ts";
import type { Vm } from "../vm/core/vm.ts";

/** Where the bytes come from. */
export interface PickleSource {
  /** Exactly `n` bytes; fewer only at the end. */
  read(n: number): Gen<string>;
  /** A line with its `\n`; fewer only at the end. */
  readLine(): Gen<string>;
}

/** What an unpickler is told and remembers. */
export interface ReaderState {
  /** By memo key, which is decimal text. */
  memo: Map<string, Value>;
  persistentLoad: Value;
  /** `find_global(module, name)`; `undefined` for the ordinary import; None forbids all. */
  findGlobal: Value | undefined;
  unpickling: (text: string) => PyThrow;
  badGet: (key: string) => PyThrow;
}

const MARK = Symbol("mark");
type Item = Value | typeof MARK;

/** The operations that fill, import or call something. */
const SKIPPED: ReadonlySet<string> = new Set("aesubcioR\x81\x82\x83\x84");

const le = (bytes: string): number => {
  let n = 0;
  for (let i = bytes.length - 1; i >= 0; i--) n = n * 256 + bytes.charCodeAt(i);
  return n;
};

function decodeLong(bytes: string): PyLong {
  let n = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) n = n << 8n | BigInt(bytes.charCodeAt(i));
  return new PyLong(bytes.length === 0 ? 0n : BigInt.asIntN(bytes.length * 8, n));
}

const parseInteger = (text: string, base?: number) => unlessError(parseIntText(text, base));
const parseLong = (text: string, base?: number) => unlessError(parseLongText(text, base));
const parseFloat_ = (text: string) => unlessError(parseFloatText(text));
const unescape = kernel(stringEscapeDecode);

/** The text of a `raw-unicode-escape` line. */
function rawUnicode(text: string): string {
  // An escape begins with the last of an odd number of backslashes.
  return text.replace(/\\+(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})?/g, (run) => {
    const slashes = run.lastIndexOf("\\") + 1;
    if (slashes % 2 === 0 || run.length === slashes) return run;
    return run.slice(0, slashes - 1) + String.fromCodePoint(parseInt(run.slice(slashes + 1), 16));
  });
}

/** Reads pickles. */
export class PickleReader {
  readonly #vm: Vm;
  readonly #source: PickleSource;
  readonly #state: ReaderState;
  #stack: Item[] = [];

  constructor(vm: Vm, source: PickleSource, state: ReaderState) {
    this.#vm = vm;
    this.#source = source;
    this.#state = state;
  }

  *#bytes(n: number): Gen<string> {
    const s = yield* this.#source.read(n);
    if (s.length < n) throw eofError("");
    return s;
  }

  *#line(): Gen<string> {
    const s = yield* this.#source.readLine();
    if (!s.endsWith("\n")) throw s === "" ? eofError("") : this.#state.unpickling("pickle data was truncated");
    return s.slice(0, -1);
  }

  #pop(): Value {
    const v = this.#stack.pop();
    if (v === undefined || v === MARK) throw this.#state.unpickling("bad pickle data");
    return v;
  }

  get #top(): Value {
    const v = this.#stack[this.#stack.length - 1];
    if (v === undefined || v === MARK) throw this.#state.unpickling("bad pickle data");
    return v;
  }

  /** The items above the last mark, which goes too. */
  #marked(): Value[] {
    const at = this.#stack.lastIndexOf(MARK);
    if (at < 0) throw this.#state.unpickling("could not find MARK");
    const items = this.#stack.splice(at) as Value[];
    items.shift();
    return items;
  }

  #put(key: string): void {
    this.#state.memo.set(key, this.#top);
  }

  #get(key: string): void {
    const v = this.#state.memo.get(key);
    if (v === undefined) throw this.#state.badGet(key);
    this.#stack.push(v);
  }

  /**
   * Reads one pickle.
   * @param skipping Only the persistent ids are wanted (`noload`): nothing is imported, called or changed, so that
   *   classes, functions and instances are None, and lists and dicts stay empty.
   */
  *load(skipping = false): Gen<Value> {
    this.#stack = [];
    const stack = this.#stack;
    for (;;) {
      const op = yield* this.#source.read(1);
      if (op === "") throw eofError("");
      if (skipping && SKIPPED.has(op)) {
        yield* this.#skip(op);
        continue;
      }
      switch (op) {
        case ".":
          return this.#pop();
        case "(":
          stack.push(MARK);
          break;
        case "N":
          stack.push(null);
          break;
        case "I": {
          const text = yield* this.#line();
          if (text === "01") stack.push(true);
          else if (text === "00") stack.push(false);
          else stack.push(this.#integer(text));
          break;
        }
        case "J": {
          const n = le(yield* this.#bytes(4));
          stack.push(n | 0);
          break;
        }
        case "K":
          stack.push(le(yield* this.#bytes(1)));
          break;
        case "M":
          stack.push(le(yield* this.#bytes(2)));
          break;
        case "L":
          stack.push(new PyLong(parseLong(yield* this.#line(), 0)));
          break;
        case "\x8a":
          stack.push(decodeLong(yield* this.#bytes(le(yield* this.#bytes(1)))));
          break;
        case "\x8b": {
          const n = le(yield* this.#bytes(4)) | 0;
          if (n < 0) throw this.#state.unpickling("LONG pickle has negative byte count");
          stack.push(decodeLong(yield* this.#bytes(n)));
          break;
        }
        case "F":
          stack.push(new PyFloat(parseFloat_(yield* this.#line())));
          break;
        case "G": {
          const bytes = yield* this.#bytes(8);
          const view = new DataView(new ArrayBuffer(8));
          for (let i = 0; i < 8; i++) view.setUint8(i, bytes.charCodeAt(i));
          stack.push(new PyFloat(view.getFloat64(0)));
          break;
        }
        case "S": {
          const text = (yield* this.#line()).trimEnd();
          const quote = text[0];
          if (text.length < 2 || quote !== "'" && quote !== '"' || !text.endsWith(quote)) {
            throw valueError("insecure string pickle");
          }
          stack.push(unescape(text.slice(1, -1)));
          break;
        }
        case "U":
          stack.push(yield* this.#bytes(le(yield* this.#bytes(1))));
          break;
        case "T": {
          const n = le(yield* this.#bytes(4)) | 0;
          if (n < 0) throw this.#state.unpickling("BINSTRING pickle has negative byte count");
          stack.push(yield* this.#bytes(n));
          break;
        }
        case "V":
          stack.push(new PyUnicode(rawUnicode(yield* this.#line())));
          break;
        case "X": {
          const n = le(yield* this.#bytes(4)) | 0;
          if (n < 0) throw this.#state.unpickling("BINUNICODE pickle has negative byte count");
          const bytes = yield* this.#bytes(n);
          const r = callMethod(this.#vm, bytes, "decode", ["utf-8"]);
          stack.push(isGen(r) ? yield* r : r);
          break;
        }
        case ")":
          stack.push(new PyTuple([]));
          break;
        case "t":
          stack.push(new PyTuple(this.#marked()));
          break;
        case "\x85":
          stack.push(new PyTuple([this.#pop()]));
          break;
        case "\x86": {
          const b = this.#pop();
          stack.push(new PyTuple([this.#pop(), b]));
          break;
        }
        case "\x87": {
          const c = this.#pop();
          const b = this.#pop();
          stack.push(new PyTuple([this.#pop(), b, c]));
          break;
        }
        case "]":
          stack.push(new PyList([]));
          break;
        case "l":
          stack.push(new PyList(this.#marked()));
          break;
        case "}":
          stack.push(new PyDict());
          break;
        case "d": {
          const items = this.#marked();
          const dict = new PyDict();
          for (let i = 0; i + 1 < items.length; i += 2) {
            const r = dictSet(this.#vm, dict, items[i], items[i + 1]);
            if (isGen(r)) yield* r;
          }
          stack.push(dict);
          break;
        }
        case "a":
          yield* this.#append([this.#pop()]);
          break;
        case "e":
          yield* this.#append(this.#marked());
          break;
        case "s": {
          const value = this.#pop();
          yield* this.#setItems([this.#pop(), value]);
          break;
        }
        case "u":
          yield* this.#setItems(this.#marked());
          break;
        case "0":
          this.#drop(1);
          break;
        case "1":
          this.#marked();
          break;
        case "2":
          if (stack.length === 0) throw this.#state.unpickling("unpickling stack underflow");
          stack.push(this.#top);
          break;
        case "p":
          this.#put(yield* this.#line());
          break;
        case "q":
          this.#put(String(le(yield* this.#bytes(1))));
          break;
        case "r":
          this.#put(String(le(yield* this.#bytes(4))));
          break;
        case "g":
          this.#get(yield* this.#line());
          break;
        case "h":
          this.#get(String(le(yield* this.#bytes(1))));
          break;
        case "j":
          this.#get(String(le(yield* this.#bytes(4))));
          break;
        case "c": {
          const module = yield* this.#line();
          stack.push(yield* this.#global(module, yield* this.#line()));
          break;
        }
        case "i": {
          const module = yield* this.#line();
          const cls = yield* this.#global(module, yield* this.#line());
          stack.push(yield* this.#instantiate(cls, this.#marked()));
          break;
        }
        case "o": {
          const items = this.#marked();
          if (items.length === 0) throw this.#state.unpickling("bad pickle data");
          stack.push(yield* this.#instantiate(items[0], items.slice(1)));
          break;
        }
        case "R": {
          const args = this.#pop();
          const f = this.#pop();
          if (!(args instanceof PyTuple)) throw typeError("Tuple required for REDUCE");
          const r = call(this.#vm, f, args.items.slice());
          stack.push(isGen(r) ? yield* r : r);
          break;
        }
        case "\x81": {
          const args = this.#pop();
          const cls = this.#pop();
          if (!(args instanceof PyTuple)) throw this.#state.unpickling("NEWOBJ expected an arg tuple.");
          if (!(cls instanceof PyType)) throw this.#state.unpickling("NEWOBJ class argument isn't a type object");
          const made = getAttr(this.#vm, cls, "__new__");
          const r = call(this.#vm, isGen(made) ? yield* made : made, [cls, ...args.items]);
          stack.push(isGen(r) ? yield* r : r);
          break;
        }
        case "b":
          yield* this.#build();
          break;
        case "P":
        case "Q": {
          const id = op === "P" ? yield* this.#line() : this.#pop();
          const load = this.#state.persistentLoad;
          if (load === null) {
            throw this.#state.unpickling(
              "A load persistent id instruction was encountered,\nbut no persistent_load function was specified.",
            );
          }
          if (load instanceof PyList) {
            load.items.push(id);
            stack.push(id);
            break;
          }
          const r = call(this.#vm, load, [id]);
          stack.push(isGen(r) ? yield* r : r);
          break;
        }
        case "\x80": {
          const version = le(yield* this.#bytes(1));
          if (version > 2) throw valueError(`unsupported pickle protocol: ${version}`);
          break;
        }
        case "\x88":
          stack.push(true);
          break;
        case "\x89":
          stack.push(false);
          break;
        case "\x82":
          stack.push(yield* this.#extension(le(yield* this.#bytes(1))));
          break;
        case "\x83":
          stack.push(yield* this.#extension(le(yield* this.#bytes(2))));
          break;
        case "\x84":
          stack.push(yield* this.#extension(le(yield* this.#bytes(4))));
          break;
        default:
          throw this.#state.unpickling(`invalid load key, '${op === "'" ? "\\'" : op}'.`);
      }
    }
  }

  /** What `noload` does in place of an operation that would fill, import or call something. */
  *#skip(op: string): Gen<void> {
    const stack = this.#stack;
    switch (op) {
      case "a":
      case "b":
        return this.#drop(1);
      case "s":
        return this.#drop(2);
      case "e":
      case "u":
        this.#marked();
        return;
      case "o":
        // The class, which is None, stands for the instance.
        stack.push(...this.#marked().slice(0, 1));
        return;
      case "R":
        this.#drop(2);
        break;
      case "\x81":
        this.#pop();
        this.#pop();
        break;
      case "i":
        this.#marked();
        yield* this.#line();
        yield* this.#line();
        break;
      case "c":
        yield* this.#line();
        yield* this.#line();
        break;
      case "\x82":
        yield* this.#bytes(1);
        break;
      case "\x83":
        yield* this.#bytes(2);
        break;
      case "\x84":
        yield* this.#bytes(4);
        break;
    }
    stack.push(null);
  }

  /** Takes `count` items off the stack. */
  #drop(count: number): void {
    const stack = this.#stack;
    if (stack.length < count) throw this.#state.unpickling("unpickling stack underflow");
    stack.length -= count;
  }

  #integer(text: string): Value {
    if (!/^\s*[+-]?\d+L?\s*$/.test(text)) throw valueError("could not convert string to int");
    const n = parseInteger(text.replace(/L\s*$/, ""));
    return typeof n === "number" ? n : intOrLong(n);
  }

  *#append(items: Value[]): Gen<void> {
    const target = this.#top;
    if (target instanceof PyList) {
      for (const item of items) target.items.push(item);
      return;
    }
    const f = getAttr(this.#vm, target, "append");
    const append = isGen(f) ? yield* f : f;
    for (const item of items) {
      const r = call(this.#vm, append, [item]);
      if (isGen(r)) yield* r;
    }
  }

  *#setItems(items: Value[]): Gen<void> {
    const target = this.#top;
    for (let i = 0; i + 1 < items.length; i += 2) {
      const r = target instanceof PyDict && !target.type.heap
        ? dictSet(this.#vm, target, items[i], items[i + 1])
        : callMethod(this.#vm, target, "__setitem__", [items[i], items[i + 1]]);
      if (isGen(r)) yield* r;
    }
  }

  *#global(module: string, name: string): Gen<Value> {
    const find = this.#state.findGlobal;
    if (find !== undefined) {
      if (find === null) throw this.#state.unpickling("Global and instance pickles are not supported.");
      const r = call(this.#vm, find, [module, name]);
      return isGen(r) ? yield* r : r;
    }
    const m = this.#vm.importModule(module);
    const r = getAttr(this.#vm, isGen(m) ? yield* m : m, name);
    return isGen(r) ? yield* r : r;
  }

  *#instantiate(cls: Value, args: Value[]): Gen<Value> {
    if (cls instanceof PyOldClass) {
      if (args.length === 0) {
        const init = findAttr(this.#vm, cls, "__getinitargs__");
        if ((isGen(init) ? yield* init : init) === undefined) return new PyOldInstance(cls);
      }
      const r = call(this.#vm, cls, args);
      return isGen(r) ? yield* r : r;
    }
    const r = call(this.#vm, cls, args);
    return isGen(r) ? yield* r : r;
  }

  *#extension(code: number): Gen<Value> {
    const m = this.#vm.importModule("copy_reg");
    const reg = getAttr(this.#vm, isGen(m) ? yield* m : m, "_inverted_registry");
    const registry = isGen(reg) ? yield* reg : reg;
    const r = registry instanceof PyDict ? dictGet(this.#vm, registry, code) : undefined;
    const key = isGen(r) ? yield* r : r;
    if (key === undefined) throw valueError(`unregistered extension code ${code}`);
    if (!(key instanceof PyTuple) || key.items.length !== 2 || !key.items.every(isStr)) {
      throw valueError(`_inverted_registry[${code}] isn't a 2-tuple of strings`);
    }
    const [module, name] = key.items as string[];
    return yield* this.#global(strValue(module), strValue(name));
  }

  *#build(): Gen<void> {
    const vm = this.#vm;
    let state = this.#pop();
    const target = this.#top;
    let setstate = findAttr(vm, target, "__setstate__");
    if (isGen(setstate)) setstate = yield* setstate;
    if (setstate !== undefined) {
      const r = call(vm, setstate, [state]);
      if (isGen(r)) yield* r;
      return;
    }
    let slots: Value = null;
    if (state instanceof PyTuple && state.items.length === 2) [state, slots] = state.items;
    if (state !== null) {
      if (!(state instanceof PyDict)) throw this.#state.unpickling("state is not a dictionary");
      const d = target instanceof PyOldInstance ? materialiseDict(target) : yield* this.#dictOf(target);
      const r = d instanceof PyDict ? dictUpdate(vm, d, state) : undefined;
      if (isGen(r)) yield* r;
    }
    if (slots !== null) {
      if (!(slots instanceof PyDict)) throw this.#state.unpickling("slot state is not a dictionary");
      for (const e of slots.entries()) {
        if (!isStr(e.key)) throw typeError(`attribute name must be string, not '${typeName(e.key)}'`);
        const r = setAttr(vm, target, strValue(e.key), e.value!);
        if (isGen(r)) yield* r;
      }
    }
  }

  *#dictOf(target: Value): Gen<Value> {
    const d = getAttr(this.#vm, target, "__dict__");
    return isGen(d) ? yield* d : d;
  }
}
