// SPDX-License-Identifier: MIT
/**
 * Unpickling: the stack machine of protocols 0, 1 and 2 (CPython 2.7 `cPickle.c`, PEP 307).
 *
 * `#run` is a plain function over text that is there. Where Python code must run (classes, `__setstate__`,
 * `persistent_load`) what is needed comes back as a generator, and the loop goes on behind it. From a file, one operation
 * at a time is read, with `read` and `readline`, as CPython does: what follows the pickle stays in the file.
 * Never trusts its input: every count and index is checked. Long because every operation has its lines.
 */
import { intFromBigInt, PyFloat, PyLong, type PyObject, PyTuple, PyUnicode, type Value } from "../vm/base/value.ts";
import { stringEscapeDecode } from "../vm/base/escapes.ts";
import { parseLongText } from "../vm/base/int_text.ts";
import { decodeValidUtf8 } from "../vm/base/codecs_utf.ts";
import { isScalable, scaled } from "../vm/base/decimal.ts";
import {
  call,
  callMethod,
  findAttr,
  genericGetAttr,
  getAttr,
  ownAttr,
  setAttr,
  setOwnAttr,
} from "../vm/core/abstract.ts";
import { PyDict } from "../vm/core/dict.ts";
import { dictGet, dictSet } from "../vm/core/dict_ops.ts";
import { DictFiller } from "../vm/core/fresh_dict.ts";
import {
  EOFErrorType,
  kernel,
  makeThrow,
  overflowError,
  type PyThrow,
  systemError,
  typeError,
  unlessError,
  valueError,
} from "../vm/core/exceptions.ts";
import { type Gen, isGen, type Result } from "../vm/core/gen.ts";
import { setItem } from "../vm/core/sequence.ts";
import { dictType, isStr, PyList, PyOldClass, PyOldInstance, strValue, typeName, typeOf } from "../vm/core/types.ts";
import { PyType } from "../vm/core/type.ts";
import type { Vm } from "../vm/core/vm.ts";
import { PyGetSet } from "../vm/native/descriptors.ts";
import { decodeLong } from "./pickle_frames.ts";

/** Where the bytes come from. */
export interface PickleSource {
  /** Exactly `n` bytes; fewer only at the end. */
  read(n: number): Gen<string>;
  /** A line with its `\n`; fewer only at the end. */
  readLine(): Gen<string>;
}

/** What an unpickler is told and remembers. */
export interface ReaderState {
  /** By memo number, as long as they come one after the other, as they do. */
  numbered: (Value | undefined)[];
  /** The same for numbers given as text (protocol 0). The two do not see each other, as in CPython. */
  spelled: (Value | undefined)[];
  /** By any other memo number, or by any other text. */
  memo: Map<number | string, Value>;
  persistentLoad: Value;
  /** `find_global(module, name)`; `undefined` for the ordinary import; None forbids all. */
  findGlobal: Value | undefined;
  /** Globals that may be found, as "module.name"; `undefined`: all. */
  allowed: ReadonlySet<string> | undefined;
  unpickling: (text: string) => PyThrow;
  badGet: (key: Value) => PyThrow;
}

/** The operations that fill, import or call something. */
const SKIPPED: ReadonlySet<string> = new Set("aesubcioR\x81\x82\x83\x84");

/** What follows an operation: lines, bytes, or a count of so many bytes and what it counts. */
interface Argument {
  lines?: number;
  bytes?: number;
  count?: number;
}
const ARGUMENTS: ReadonlyMap<string, Argument> = new Map([
  ...[..."ILFSVPgp"].map((op): [string, Argument] => [op, { lines: 1 }]),
  ...[..."ci"].map((op): [string, Argument] => [op, { lines: 2 }]),
  ...[..."Khq\x80\x82"].map((op): [string, Argument] => [op, { bytes: 1 }]),
  ...[..."M\x83"].map((op): [string, Argument] => [op, { bytes: 2 }]),
  ...[..."Jjr\x84"].map((op): [string, Argument] => [op, { bytes: 4 }]),
  ["G", { bytes: 8 }],
  ...[..."U\x8a"].map((op): [string, Argument] => [op, { count: 1 }]),
  ...[..."TX\x8b"].map((op): [string, Argument] => [op, { count: 4 }]),
]);

const parseLong = (text: string, base?: number) => unlessError(parseLongText(text, base));
const unescape = kernel(stringEscapeDecode);
// A float and its words, the low one first: Deno runs on little-endian machines only. Used between two statements.
const double = new Float64Array(1);
const doubleWords = new Int32Array(double.buffer);

/** What `strtol` with base 0 reads up to the end of a line. */
const C_INTEGER = /^[ \t-\r]*([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)\n$/;
const C_FLOAT = /^[+-]?(?:(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|inf(?:inity)?|nan)\n$/i;

function bigEndian(text: string, at: number): number {
  return text.charCodeAt(at) << 24 | text.charCodeAt(at + 1) << 16 | text.charCodeAt(at + 2) << 8 |
    text.charCodeAt(at + 3);
}

function littleEndian(text: string, at: number): number {
  return text.charCodeAt(at) | text.charCodeAt(at + 1) << 8 | text.charCodeAt(at + 2) << 16 |
    text.charCodeAt(at + 3) << 24;
}

/** The number that a text spells in the usual way, or -1. */
function plainNumber(text: string): number {
  const size = text.length;
  if (size === 0 || size > 9 || size > 1 && text.charCodeAt(0) === 48) return -1;
  let n = 0;
  for (let i = 0; i < size; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    n = n * 10 + digit;
  }
  return n;
}

/** Remembers `v` under a memo key. */
export function putMemo({ numbered, spelled, memo }: ReaderState, key: number | string, v: Value): void {
  const list = typeof key === "number" ? numbered : spelled;
  const n = typeof key === "number" ? key : plainNumber(key);
  if (n < 0 || n > list.length + 1) {
    memo.set(key, v);
    return;
  }
  // Numbers begin with 0 or 1.
  if (n > list.length) list.push(undefined);
  list[n] = v;
  if (memo.size > 0) memo.delete(key);
}

/** Lists up to this length are copied when they seem complete: those that grow item by item take room for 17 at least. */
const TRIMMED = 64;

/** `v`; if it is a short list, without spare room. */
function trimmed(v: Value): Value {
  if (v instanceof PyList && v.items.length < TRIMMED) v.items = v.items.slice();
  return v;
}

/** What runs Python code before the reader can go on; `undefined`: nothing. */
type Step = Gen<void> | undefined;

/** Reads pickles. */
export class PickleReader {
  readonly #vm: Vm;
  readonly #state: ReaderState;
  readonly #memo: Map<number | string, Value>;
  readonly #numbered: (Value | undefined)[];
  readonly #spelled: (Value | undefined)[];
  #text = "";
  #at = 0;
  /** The stack is `#stack[0 … #top]`; what lies above is to be written over. */
  readonly #stack: Value[] = [];
  #top = 0;
  /** Heights of the stack at the marks. */
  readonly #marks: number[] = [];
  readonly #dicts: DictFiller = new DictFiller();
  /** The operation STOP was met. */
  #done = false;

  constructor(vm: Vm, state: ReaderState) {
    this.#vm = vm;
    this.#state = state;
    this.#memo = state.memo;
    this.#numbered = state.numbered;
    this.#spelled = state.spelled;
  }

  /**
   * Reads one pickle from a byte string.
   * @param skipping Only the persistent ids are wanted (`noload`): nothing is imported, called or changed, so that
   *   classes, functions and instances are None, and lists and dicts stay empty.
   */
  loadText(text: string, skipping = false): Result<Value> {
    this.#text = text;
    this.#at = 0;
    this.#vm.charge?.(text.length >> 4);
    const step = this.#run(skipping);
    return step === undefined ? this.#finish() : this.#slow(step, skipping);
  }

  *#slow(step: Step, skipping: boolean): Gen<Value> {
    for (; step !== undefined; step = this.#run(skipping)) yield* step;
    return this.#finish();
  }

  #finish(): Value {
    if (!this.#done) throw makeThrow(EOFErrorType);
    if (this.#top === 0) throw this.#bad("bad pickle data");
    return this.#stack[this.#top - 1];
  }

  /** Reads one pickle, and no byte more, from a file. */
  *loadFile(source: PickleSource, skipping = false): Gen<Value> {
    this.#top = 0;
    this.#marks.length = 0;
    this.#done = false;
    while (!this.#done) {
      let text = yield* source.read(1);
      const argument = ARGUMENTS.get(text);
      if (argument?.lines !== undefined) {
        for (let i = 0; i < argument.lines; i++) text += yield* source.readLine();
      } else if (argument?.bytes !== undefined) text += yield* source.read(argument.bytes);
      else if (argument?.count !== undefined) {
        const count = yield* source.read(argument.count);
        text += count;
        let n = 0;
        for (let i = count.length - 1; i >= 0; i--) n = n << 8 | count.charCodeAt(i);
        if (n > 0) text += yield* source.read(n);
      }
      if (text === "") throw makeThrow(EOFErrorType);
      this.#text = text;
      this.#at = 0;
      for (let step = this.#run(skipping); step !== undefined; step = this.#run(skipping)) yield* step;
    }
    return this.#finish();
  }

  #bad(text: string): PyThrow {
    return this.#state.unpickling(text);
  }

  #underflow(): PyThrow {
    return this.#bad("unpickling stack underflow");
  }

  // ---- arguments of operations --------------------------------------------------------------------------------------

  /** Makes sure that `n` bytes follow, and returns where. */
  #need(n: number): number {
    const at = this.#at;
    if (this.#text.length - at < n) throw makeThrow(EOFErrorType);
    this.#at = at + n;
    return at;
  }

  #uint8(): number {
    return this.#text.charCodeAt(this.#need(1));
  }

  #uint16(): number {
    const at = this.#need(2);
    return this.#text.charCodeAt(at) | this.#text.charCodeAt(at + 1) << 8;
  }

  #int32(): number {
    return littleEndian(this.#text, this.#need(4));
  }

  #bytes(n: number): string {
    const at = this.#need(n);
    return this.#text.slice(at, at + n);
  }

  #counted(what: string): string {
    const n = this.#int32();
    if (n < 0) throw this.#bad(`${what} pickle has negative byte count`);
    return this.#bytes(n);
  }

  /** The rest of the line with its end, which lacks at the end of the data. */
  #line(least = 2): string {
    const end = this.#text.indexOf("\n", this.#at);
    const line = end < 0 ? this.#text.slice(this.#at) : this.#text.slice(this.#at, end + 1);
    this.#at += line.length;
    if (line.length < least) throw this.#bad("pickle data was truncated");
    return line;
  }

  /** The line without its last character, whatever that is. */
  #name(): string {
    return this.#line().slice(0, -1);
  }

  // ---- the stack ----------------------------------------------------------------------------------------------------

  #pop(): Value {
    if (this.#top === 0) throw this.#bad("bad pickle data");
    return this.#stack[--this.#top];
  }

  #mark(): number {
    const at = this.#marks.pop();
    if (at === undefined) throw this.#bad("could not find MARK");
    return at;
  }

  /** What lies above height `at`; a mark may lie higher than what is left. */
  #above(at: number, what: string): Value[] {
    if (at > this.#top) throw systemError(`Objects/${what}: bad argument to internal function`);
    return this.#cut(at);
  }

  /** Takes what lies above height `at` off the stack; nothing, where a mark lies higher than what is left. */
  #cut(at: number): Value[] {
    const items = this.#stack.slice(at, this.#top);
    if (at < this.#top) this.#top = at;
    return items;
  }

  #put(key: number | string): void {
    if (this.#top === 0) throw this.#underflow();
    putMemo(this.#state, key, this.#stack[this.#top - 1]);
  }

  #get(key: number | string): void {
    let v: Value | undefined;
    if (typeof key === "number") v = key < this.#numbered.length ? this.#numbered[key] : undefined;
    else {
      const n = plainNumber(key);
      if (n >= 0 && n < this.#spelled.length) v = this.#spelled[n];
    }
    if (v === undefined) v = this.#memo.get(key);
    if (v === undefined) throw this.#state.badGet(key);
    this.#push(v);
  }

  #tuple(size: number): void {
    const stack = this.#stack;
    const at = this.#top - size;
    if (at < 0) throw this.#underflow();
    const items = size === 1 ? [stack[at]] : size === 2 ? [stack[at], stack[at + 1]] : stack.slice(at, at + size);
    this.#top = at;
    this.#push(new PyTuple(items));
  }

  #push(v: Value): void {
    this.#stack[this.#top++] = v;
  }

  /** Pushes a result, at once or when it is there. */
  #result(r: Result<Value>): Step {
    if (isGen(r)) return this.#pushLater(r);
    this.#push(r);
    return undefined;
  }

  *#pushLater(r: Gen<Value>): Gen<void> {
    this.#push(yield* r);
  }

  // ---- the loop -----------------------------------------------------------------------------------------------------

  /** Executes operations until STOP, the end of the text, or one that must run Python code. */
  #run(skipping: boolean): Step {
    const size = this.#text.length;
    while (this.#at < size) {
      if (!skipping) this.#runPlain();
      const at = this.#at;
      if (at >= size) break;
      this.#at++;
      if (skipping && SKIPPED.has(this.#text[at])) this.#skip(this.#text[at]);
      else {
        const step = this.#execute(this.#text.charCodeAt(at));
        if (step !== undefined) return step;
        if (this.#done) return undefined;
      }
    }
    return undefined;
  }

  /**
   * What most of a pickle consists of, while it is plainly right: the operation at which this stops, and all that is wrong,
   * is for {@linkcode PickleReader.#execute}.
   */
  #runPlain(): void {
    const text = this.#text;
    const size = text.length;
    const stack = this.#stack;
    const marks = this.#marks;
    const numbered = this.#numbered;
    const spelled = this.#spelled;
    let at = this.#at;
    let top = this.#top;
    // The longest argument of fixed size are 8 bytes.
    loop: while (at + 8 < size) {
      switch (text.charCodeAt(at)) {
        case 75: // K
          stack[top++] = text.charCodeAt(at + 1);
          at += 2;
          continue;
        case 77: // M
          stack[top++] = text.charCodeAt(at + 1) | text.charCodeAt(at + 2) << 8;
          at += 3;
          continue;
        case 74: // J
          stack[top++] = littleEndian(text, at + 1);
          at += 5;
          continue;
        case 113: // q
          if (text.charCodeAt(at + 1) !== numbered.length || top === 0) break loop;
          numbered.push(stack[top - 1]);
          at += 2;
          continue;
        case 114: // r
          if (littleEndian(text, at + 1) !== numbered.length || top === 0) break loop;
          numbered.push(stack[top - 1]);
          at += 5;
          continue;
        case 104: { // h
          const n = text.charCodeAt(at + 1);
          const v = n < numbered.length ? numbered[n] : undefined;
          if (v === undefined) break loop;
          stack[top++] = v;
          at += 2;
          continue;
        }
        case 106: { // j
          const n = littleEndian(text, at + 1);
          const v = n >= 0 && n < numbered.length ? numbered[n] : undefined;
          if (v === undefined) break loop;
          stack[top++] = v;
          at += 5;
          continue;
        }
        case 85: { // U
          const end = at + 2 + text.charCodeAt(at + 1);
          if (end > size) break loop;
          stack[top++] = text.slice(at + 2, end);
          at = end;
          continue;
        }
        case 88: { // X
          const count = littleEndian(text, at + 1);
          if (count < 0 || count > size - at - 5) break loop;
          const plain = decodeValidUtf8(text, at + 5, at + 5 + count);
          if (plain === undefined) break loop;
          stack[top++] = new PyUnicode(plain);
          at += 5 + count;
          continue;
        }
        case 71: // G
          doubleWords[1] = bigEndian(text, at + 1);
          doubleWords[0] = bigEndian(text, at + 5);
          stack[top++] = new PyFloat(double[0]);
          at += 9;
          continue;
        case 78: // N
          stack[top++] = null;
          break;
        case 0x88:
          stack[top++] = true;
          break;
        case 0x89:
          stack[top++] = false;
          break;
        case 40: // (
          marks.push(top);
          break;
        case 93: // ]
          stack[top++] = new PyList([]);
          break;
        case 125: // }
          stack[top++] = new PyDict();
          break;
        case 97: { // a
          if (top < 2) break loop;
          const list = stack[top - 2];
          if (!(list instanceof PyList)) break loop;
          // Which may be the list itself: then it has another array.
          const item = trimmed(stack[--top]);
          list.items.push(item);
          break;
        }
        case 101: { // e
          const from = marks.length > 0 ? marks[marks.length - 1] : 0;
          if (from === 0 || from >= top) break loop;
          const list = stack[from - 1];
          // A list that is empty takes an array of just the right length.
          if (!(list instanceof PyList) || list.items.length !== 0) break loop;
          marks.pop();
          list.items = stack.slice(from, top);
          top = from;
          break;
        }
        case 115: { // s
          if (top < 3 || !this.#store(top - 2, top)) break loop;
          top -= 2;
          trimmed(stack[top + 1]);
          break;
        }
        case 117: { // u
          const from = marks.length > 0 ? marks[marks.length - 1] : 0;
          if (from === 0 || from > top || (top - from) % 2 !== 0 || !this.#store(from, top)) break loop;
          marks.pop();
          top = from;
          break;
        }
        case 108: { // l
          const from = marks.length > 0 ? marks[marks.length - 1] : -1;
          if (from < 0 || from > top) break loop;
          marks.pop();
          stack[from] = new PyList(from === top ? [] : stack.slice(from, top));
          top = from + 1;
          break;
        }
        case 100: { // d
          const from = marks.length > 0 ? marks[marks.length - 1] : -1;
          if (from < 0 || from !== top) break loop;
          marks.pop();
          stack[top++] = new PyDict();
          break;
        }
        case 112: { // p
          const n = this.#decimal(at + 1);
          if (n !== spelled.length || top === 0) break loop;
          spelled.push(stack[top - 1]);
          at = this.#behind;
          continue;
        }
        case 103: { // g
          const n = this.#decimal(at + 1);
          const v = n >= 0 && n < spelled.length ? spelled[n] : undefined;
          if (v === undefined) break loop;
          stack[top++] = v;
          at = this.#behind;
          continue;
        }
        case 73: { // I
          const minus = text.charCodeAt(at + 1) === 45;
          let n = this.#decimal(minus ? at + 2 : at + 1);
          if (n < 0) {
            // Booleans are "00" and "01".
            const bit = text.charCodeAt(at + 2) - 48;
            if (text.charCodeAt(at + 1) !== 48 || bit !== 0 && bit !== 1 || text.charCodeAt(at + 3) !== 10) break loop;
            stack[top++] = bit === 1;
            at += 4;
            continue;
          }
          if (minus) n = 0 - n;
          stack[top++] = n;
          at = this.#behind;
          continue;
        }
        case 70: { // F
          const x = this.#plainFloat(at + 1);
          if (x === undefined) break loop;
          stack[top++] = new PyFloat(x);
          at = this.#behind;
          continue;
        }
        case 83: { // S
          const quote = text.charCodeAt(at + 1);
          if (quote !== 39 && quote !== 34) break loop;
          let end = at + 2;
          let c = text.charCodeAt(end);
          while (c !== quote && c !== 92 && c !== 10 && c === c) c = text.charCodeAt(++end);
          if (c !== quote || text.charCodeAt(end + 1) !== 10) break loop;
          stack[top++] = text.slice(at + 2, end);
          at = end + 2;
          continue;
        }
        default:
          break loop;
      }
      at++;
    }
    this.#at = at;
    this.#top = top;
  }

  /** Stores the pairs from `from` to `to` into the dict below them. False, having done nothing: it must be done otherwise. */
  #store(from: number, to: number): boolean {
    const stack = this.#stack;
    const target = stack[from - 1];
    if (!(target instanceof PyDict) || target.type !== dictType) return false;
    // Protocol 0 stores one after the other.
    if (to - from > 2 || this.#text.charCodeAt(0) === 128) return this.#dicts.fill(target, stack, from, to);
    return this.#dicts.put(target, stack[from], stack[from + 1]);
  }

  /** Position behind what {@linkcode PickleReader.#decimal} or {@linkcode PickleReader.#plainFloat} read. */
  #behind = 0;

  /** The number on the line from `at` on, if it is spelled in the usual way and has up to 15 digits; or -1. */
  #decimal(at: number): number {
    const text = this.#text;
    const first = text.charCodeAt(at) - 48;
    if (!(first >= 0 && first <= 9)) return -1;
    let n = first, i = at + 1;
    for (;; i++) {
      const digit = text.charCodeAt(i) - 48;
      if (!(digit >= 0 && digit <= 9)) break;
      n = n * 10 + digit;
    }
    if (text.charCodeAt(i) !== 10 || i - at > 15 || first === 0 && i - at > 1) return -1;
    this.#behind = i + 1;
    return n;
  }

  /** The float on the line from `at` on, if it is spelled in the usual way: digits, perhaps a point and more digits. */
  #plainFloat(at: number): number | undefined {
    const text = this.#text;
    const negative = text.charCodeAt(at) === 45;
    let i = negative ? at + 1 : at;
    const first = i;
    let digits = 0, point = -1, c = text.charCodeAt(i);
    for (;; c = text.charCodeAt(++i)) {
      if (c >= 48 && c <= 57) digits = digits * 10 + (c - 48);
      else if (c === 46 && point < 0 && i > first) point = i;
      else break;
    }
    if (c !== 10 || i === first || i - first > 300) return undefined;
    this.#behind = i + 1;
    const exponent = point < 0 ? 0 : point + 1 - i;
    if (!isScalable(digits, exponent)) return Number(text.slice(at, i));
    const x = scaled(digits, exponent);
    return negative ? -x : x;
  }

  #execute(op: number): Step {
    switch (op) {
      case 46: // .
        this.#done = true;
        return undefined;
      case 40: // (
        this.#marks.push(this.#top);
        return undefined;
      case 78: // N
        this.#push(null);
        return undefined;
      case 75: // K
        this.#push(this.#uint8());
        return undefined;
      case 77: // M
        this.#push(this.#uint16());
        return undefined;
      case 74: // J
        this.#push(this.#int32());
        return undefined;
      case 71: { // G
        const at = this.#need(8);
        const text = this.#text;
        doubleWords[1] = bigEndian(text, at);
        doubleWords[0] = bigEndian(text, at + 4);
        this.#push(new PyFloat(double[0]));
        return undefined;
      }
      case 85: // U
        this.#push(this.#bytes(this.#uint8()));
        return undefined;
      case 84: // T
        this.#push(this.#counted("BINSTRING"));
        return undefined;
      case 88: { // X
        const bytes = this.#counted("BINUNICODE");
        const plain = decodeValidUtf8(bytes);
        if (plain !== undefined) {
          this.#push(new PyUnicode(plain));
          return undefined;
        }
        return this.#result(callMethod(this.#vm, bytes, "decode", ["utf-8"]));
      }
      case 113: // q
        this.#put(this.#uint8());
        return undefined;
      case 114: // r
        this.#put(this.#int32() >>> 0);
        return undefined;
      case 104: // h
        this.#get(this.#uint8());
        return undefined;
      case 106: // j
        this.#get(this.#int32() >>> 0);
        return undefined;
      case 93: // ]
        this.#push(new PyList([]));
        return undefined;
      case 125: // }
        this.#push(new PyDict());
        return undefined;
      case 41: // )
        this.#push(new PyTuple([]));
        return undefined;
      case 0x85:
      case 0x86:
      case 0x87:
        this.#tuple(op - 0x84);
        return undefined;
      case 97: // a
        return this.#append(this.#top - 1);
      case 101: // e
        return this.#append(this.#mark());
      case 115: // s
        return this.#setItems(this.#top - 2);
      case 117: // u
        return this.#setItems(this.#mark());
      case 116: // t
        this.#push(new PyTuple(this.#above(this.#mark(), "tupleobject.c:54")));
        return undefined;
      case 108: // l
        this.#push(new PyList(this.#above(this.#mark(), "listobject.c:126")));
        return undefined;
      case 0x88:
      case 0x89:
        this.#push(op === 0x88);
        return undefined;
      case 0x81:
        return this.#newObject();
      case 82: { // R
        const args = this.#pop();
        const f = this.#pop();
        if (!(args instanceof PyTuple)) throw typeError("argument list must be a tuple");
        return this.#result(call(this.#vm, f, args.items.slice()));
      }
      case 98: // b
        return this.#build();
      case 99: { // c
        const module = this.#name();
        return this.#result(this.#global(module, this.#name()));
      }
    }
    return this.#executeRare(op);
  }

  #executeRare(op: number): Step {
    switch (op) {
      case 73: // I
        this.#push(this.#integer(this.#line()));
        return undefined;
      case 76: // L
        this.#push(new PyLong(parseLong(this.#line(), 0)));
        return undefined;
      case 0x8a:
        this.#push(new PyLong(decodeLong(this.#bytes(this.#uint8()))));
        return undefined;
      case 0x8b:
        this.#push(new PyLong(decodeLong(this.#counted("LONG"))));
        return undefined;
      case 70: // F
        this.#push(new PyFloat(this.#float(this.#line())));
        return undefined;
      case 83: // S
        this.#push(this.#string(this.#line()));
        return undefined;
      case 86: { // V
        const line = this.#line(1).slice(0, -1);
        if (!line.includes("\\")) {
          this.#push(new PyUnicode(line));
          return undefined;
        }
        return this.#result(callMethod(this.#vm, line, "decode", ["raw-unicode-escape"]));
      }
      case 100: { // d
        const at = this.#mark();
        const dict = new PyDict();
        const items = this.#cut(at);
        this.#push(dict);
        return this.#fill(dict, items, 0);
      }
      case 48: // 0
        if (this.#marks.length > 0 && this.#marks[this.#marks.length - 1] === this.#top) this.#marks.pop();
        else this.#drop(1);
        return undefined;
      case 49: { // 1
        const at = this.#mark();
        if (at < this.#top) this.#top = at;
        return undefined;
      }
      case 50: // 2
        if (this.#top === 0) throw this.#underflow();
        this.#push(this.#stack[this.#top - 1]);
        return undefined;
      case 112: // p
        this.#put(this.#name());
        return undefined;
      case 103: // g
        this.#get(this.#name());
        return undefined;
      case 105: { // i
        const at = this.#mark();
        const module = this.#name();
        const name = this.#name();
        return this.#instance(this.#global(module, name), at);
      }
      case 111: { // o
        const at = this.#mark();
        if (at + 1 > this.#top) throw this.#underflow();
        const args = this.#cut(at + 1);
        return this.#result(this.#instantiate(this.#pop(), args));
      }
      case 80: // P
        this.#needPersistentLoad();
        return this.#persistent(this.#name());
      case 81: // Q
        this.#needPersistentLoad();
        return this.#persistent(this.#pop());
      case 0x80: {
        const version = this.#uint8();
        if (version > 2) throw valueError(`unsupported pickle protocol: ${version}`);
        return undefined;
      }
      case 0x82:
        return this.#extension(this.#uint8());
      case 0x83:
        return this.#extension(this.#uint16());
      case 0x84:
        return this.#extension(this.#int32());
      case 0:
        throw makeThrow(EOFErrorType);
    }
    throw this.#bad(`invalid load key, '${String.fromCharCode(op)}'.`);
  }

  /** What `noload` does in place of an operation that would fill, import or call something. */
  #skip(op: string): void {
    switch (op) {
      case "a":
      case "b":
        return this.#drop(1);
      case "s":
        return this.#drop(2);
      case "e":
      case "u": {
        const at = this.#mark();
        if (at < this.#top) this.#top = at;
        return;
      }
      case "o": {
        // The class, which is None, stands for the instance.
        const at = this.#mark();
        if (at >= this.#top) throw this.#bad("bad pickle data");
        this.#top = at + 1;
        return;
      }
      case "R":
        this.#drop(2);
        break;
      case "\x81":
        this.#pop();
        this.#pop();
        break;
      case "i": {
        const at = this.#mark();
        if (at < this.#top) this.#top = at;
        this.#name();
        this.#name();
        break;
      }
      case "c":
        this.#name();
        this.#name();
        break;
      case "\x82":
        this.#uint8();
        break;
      case "\x83":
        this.#uint16();
        break;
      case "\x84":
        this.#int32();
        break;
    }
    this.#push(null);
  }

  /** Takes `count` items off the stack. */
  #drop(count: number): void {
    if (this.#top < count) throw this.#underflow();
    this.#top -= count;
  }

  // ---- text of protocol 0 -------------------------------------------------------------------------------------------

  #integer(line: string): Value {
    const plain = line.length > 3 || line.charCodeAt(0) !== 48 ? plainNumber(line.slice(0, -1)) : -1;
    if (plain >= 0 && line.endsWith("\n")) return plain;
    const m = C_INTEGER.exec(line);
    if (m !== null) {
      const digits = m[2];
      const text = digits.length > 1 && digits[0] === "0" && digits[1] !== "x" && digits[1] !== "X"
        ? "0o" + digits.slice(1)
        : digits;
      const size = BigInt(text);
      const value = m[1] === "-" ? -size : size;
      if (value >= -0x8000000000000000n && value <= 0x7fffffffffffffffn) {
        // Booleans are "00" and "01".
        return line.length === 3 && (value === 0n || value === 1n) ? value === 1n : intFromBigInt(value);
      }
    }
    try {
      return new PyLong(parseLong(line, 0));
    } catch {
      throw valueError("could not convert string to int");
    }
  }

  #float(line: string): number {
    if (!C_FLOAT.test(line)) throw valueError(`could not convert string to float: ${line}`);
    const text = line.slice(0, -1).toLowerCase();
    if (text.includes("n")) {
      return text.includes("nan") ? NaN : text[0] === "-" ? -Infinity : Infinity;
    }
    const x = Number(text);
    if (!Number.isFinite(x)) throw overflowError(`value too large to convert to float: ${line}`);
    return x;
  }

  #string(line: string): string {
    let end = line.length;
    // Bytes are signed there, so those beyond ASCII count as blanks, too.
    for (; end > 0; end--) {
      const c = line.charCodeAt(end - 1);
      if (c > 32 && c < 128) break;
    }
    const quote = line[0];
    if (end < 2 || quote !== "'" && quote !== '"' || line[end - 1] !== quote) {
      throw valueError("insecure string pickle");
    }
    return unescape(line.slice(1, end - 1));
  }

  // ---- containers ---------------------------------------------------------------------------------------------------

  /** Appends what lies above height `at` to what lies below it. */
  #append(at: number): Step {
    const stack = this.#stack;
    const size = this.#top;
    if (at > size || at <= 0) throw this.#underflow();
    if (at === size) return undefined;
    const target = stack[at - 1];
    if (!(target instanceof PyList)) return this.#appendByMethod(target, this.#cut(at));
    // A list that is empty takes an array of just the right length.
    if (target.items.length === 0) target.items = stack.slice(at, size);
    else for (let i = at; i < size; i++) target.items.push(stack[i]);
    this.#top = at;
    return undefined;
  }

  *#appendByMethod(target: Value, items: Value[]): Gen<void> {
    const f = getAttr(this.#vm, target, "append");
    const append = isGen(f) ? yield* f : f;
    for (const item of items) {
      const r = call(this.#vm, append, [item]);
      if (isGen(r)) yield* r;
    }
  }

  #setItems(at: number): Step {
    const stack = this.#stack;
    const size = this.#top;
    if (at > size || at <= 0) throw this.#underflow();
    const target = stack[at - 1];
    if ((size - at) % 2 !== 0) throw this.#bad("odd number of items for SETITEMS");
    if (!(target instanceof PyDict) || target.type !== dictType) return this.#fill(target, this.#cut(at), 0);
    for (let i = at; i < size; i += 2) {
      const r = dictSet(this.#vm, target, stack[i], stack[i + 1]);
      if (isGen(r)) return this.#fillLater(target, this.#cut(at), i - at, r);
    }
    this.#top = at;
    return undefined;
  }

  #fill(target: Value, items: Value[], from: number): Step {
    for (let i = from; i + 1 < items.length; i += 2) {
      const r = target instanceof PyDict && target.type === dictType
        ? dictSet(this.#vm, target, items[i], items[i + 1])
        : setItem(this.#vm, target, items[i], items[i + 1]);
      if (isGen(r)) return this.#fillLater(target, items, i, r);
    }
    return undefined;
  }

  *#fillLater(target: Value, items: Value[], i: number, r: Gen<void>): Gen<void> {
    yield* r;
    const step = this.#fill(target, items, i + 2);
    if (step !== undefined) yield* step;
  }

  // ---- globals and objects ------------------------------------------------------------------------------------------

  #global(module: string, name: string): Result<Value> {
    const { allowed, findGlobal } = this.#state;
    if (allowed !== undefined && !allowed.has(`${module}.${name}`)) {
      throw this.#bad(`global '${module}.${name}' is forbidden`);
    }
    if (findGlobal !== undefined) {
      if (findGlobal === null) throw this.#bad("Global and instance pickles are not supported.");
      return call(this.#vm, findGlobal, [module, name]);
    }
    const home = this.#vm.modules.getStr(module);
    return home !== undefined ? getAttr(this.#vm, home, name) : this.#import(module, name);
  }

  *#import(module: string, name: string): Gen<Value> {
    const m = this.#vm.importModule(module);
    const r = getAttr(this.#vm, isGen(m) ? yield* m : m, name);
    return isGen(r) ? yield* r : r;
  }

  #instance(cls: Result<Value>, at: number): Step {
    return isGen(cls)
      ? this.#instanceLater(cls, at)
      : this.#result(this.#instantiate(cls, this.#above(at, "tupleobject.c:54")));
  }

  *#instanceLater(cls: Gen<Value>, at: number): Gen<void> {
    const r = this.#instantiate(yield* cls, this.#above(at, "tupleobject.c:54"));
    this.#push(isGen(r) ? yield* r : r);
  }

  #instantiate(cls: Value, args: Value[]): Result<Value> {
    return cls instanceof PyOldClass && args.length === 0 ? this.#emptyInstance(cls) : call(this.#vm, cls, args);
  }

  /** An old-style instance without arguments is not initialised, unless its class asks for arguments. */
  *#emptyInstance(cls: PyOldClass): Gen<Value> {
    const init = findAttr(this.#vm, cls, "__getinitargs__");
    if ((isGen(init) ? yield* init : init) === undefined) return new cls.jsClass(cls);
    const r = call(this.#vm, cls, []);
    return isGen(r) ? yield* r : r;
  }

  #newObject(): Step {
    const args = this.#pop();
    if (!(args instanceof PyTuple)) throw this.#bad("NEWOBJ expected an arg tuple.");
    const cls = this.#pop();
    if (!(cls instanceof PyType)) throw this.#bad("NEWOBJ class argument isn't a type object");
    if (cls.tp_new === undefined) throw this.#bad("NEWOBJ class argument has NULL tp_new");
    return this.#result(cls.tp_new(this.#vm, cls, args.items.slice(), null));
  }

  *#extension(code: number): Gen<void> {
    if (code <= 0) throw this.#bad("EXT specifies code <= 0");
    const vm = this.#vm;
    const m = vm.importModule("copy_reg");
    const home = isGen(m) ? yield* m : m;
    const table = function* (name: string): Gen<Value> {
      const r = getAttr(vm, home, name);
      return isGen(r) ? yield* r : r;
    };
    const find = function* (d: Value): Gen<Value | undefined> {
      const r = d instanceof PyDict ? dictGet(vm, d, code) : undefined;
      return isGen(r) ? yield* r : r;
    };
    const cache = yield* table("_extension_cache");
    // What was found before may not be allowed here.
    let found = this.#state.allowed === undefined ? yield* find(cache) : undefined;
    if (found === undefined) {
      const key = yield* find(yield* table("_inverted_registry"));
      if (key === undefined) throw valueError(`unregistered extension code ${code}`);
      if (!(key instanceof PyTuple) || key.items.length !== 2 || !key.items.every(isStr)) {
        throw valueError(`_inverted_registry[${code}] isn't a 2-tuple of strings`);
      }
      const r = this.#global(strValue(key.items[0] as string), strValue(key.items[1] as string));
      found = isGen(r) ? yield* r : r;
      const kept = cache instanceof PyDict ? dictSet(vm, cache, code, found) : undefined;
      if (isGen(kept)) yield* kept;
    }
    this.#push(found);
  }

  #needPersistentLoad(): void {
    if (this.#state.persistentLoad !== null) return;
    throw this.#bad(
      "A load persistent id instruction was encountered,\nbut no persistent_load function was specified.",
    );
  }

  #persistent(id: Value): Step {
    const load = this.#state.persistentLoad;
    if (!(load instanceof PyList)) return this.#result(call(this.#vm, load, [id]));
    load.items.push(id);
    this.#push(id);
    return undefined;
  }

  // ---- state --------------------------------------------------------------------------------------------------------

  #build(): Step {
    if (this.#top < 2) throw this.#underflow();
    const state = this.#stack[--this.#top];
    const target = this.#stack[this.#top - 1];
    const type = typeOf(target);
    // Instances of ordinary classes, which have no `__setstate__`.
    if (
      state instanceof PyDict && type.heap && type.hasDict && type.tp_getattro === genericGetAttr &&
      type.lookup("__setstate__") === undefined && type.lookup("__dict__") instanceof PyGetSet &&
      ownAttr(target as PyObject, "__setstate__") === undefined && this.#takeAttributes(target as PyObject, state)
    ) return undefined;
    return this.#buildSlow(target, state);
  }

  *#buildSlow(target: Value, given: Value): Gen<void> {
    const vm = this.#vm;
    let state = given;
    const found = findAttr(vm, target, "__setstate__");
    const setstate = isGen(found) ? yield* found : found;
    if (setstate !== undefined) {
      const r = call(vm, setstate, [state]);
      if (isGen(r)) yield* r;
      return;
    }
    let slots: Value = null;
    if (state instanceof PyTuple && state.items.length === 2) {
      [state, slots] = state.items;
      if (slots === null) throw this.#bad("slot state is not a dictionary");
    }
    if (state !== null) {
      if (!(state instanceof PyDict)) throw this.#bad("state is not a dictionary");
      if (!(target instanceof PyOldInstance && this.#takeAttributes(target, state))) {
        yield* this.#updateDict(target, state);
      }
    }
    if (slots === null) return;
    if (!(slots instanceof PyDict)) throw this.#bad("slot state is not a dictionary");
    for (const e of slots.entries()) {
      if (!isStr(e.key)) throw typeError(`attribute name must be string, not '${typeName(e.key)}'`);
      const r = setAttr(vm, target, strValue(e.key), e.value!);
      if (isGen(r)) yield* r;
    }
  }

  *#updateDict(target: Value, state: PyDict): Gen<void> {
    const vm = this.#vm;
    const r = getAttr(vm, target, "__dict__");
    const dict = isGen(r) ? yield* r : r;
    for (const e of state.entries()) {
      const set = setItem(vm, dict, e.key, e.value!);
      if (isGen(set)) yield* set;
    }
  }

  /** Gives an instance the attributes of a dict. False, having done nothing: not all keys are plain strings. */
  #takeAttributes(o: PyObject, state: PyDict): boolean {
    let plain = true;
    state.each((key) => plain &&= typeof key === "string");
    if (plain) state.each((key, value) => setOwnAttr(o, key as string, value));
    return plain;
  }
}
