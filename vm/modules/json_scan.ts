// SPDX-License-Identifier: MIT
/**
 * Reading JSON for `_json`: `scanstring` and the scanner that `json.JSONDecoder` uses (CPython `Modules/_json.c`).
 *
 * The parser is written twice: plain functions for what needs no Python code, and generators for hooks and codecs that
 * do. It starts with the plain ones and, where one of them would have to suspend, throws {@linkcode SUSPEND} and starts
 * again with the others; nothing has happened by then that could be seen. Positions are those of JavaScript's strings
 * inside, Python's outside.
 */
import { decodeValidUtf8 } from "../base/codecs_utf.ts";
import { isScalable, scaled } from "../base/decimal.ts";
import { intOrLong, PyFloat, PyStr, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { hasPairs, pointIndexOfUnit, unitIndexOfPoint } from "../base/unicode_text.ts";
import { call, callMethod, enterRecursive } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { dictSet } from "../core/dict_ops.ts";
import { makeThrow, type PyThrow, StopIterationType, typeError, valueError } from "../core/exceptions.ts";
import { DictFiller } from "../core/fresh_dict.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import { mapKey } from "../core/map_key.ts";
import { floatType, intType, isStr, PyList, strValue, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";

/** Thrown by the plain parser where the generators must take over. */
const SUSPEND = { suspend: true };

/** Settings of a scanner, from its decoder. */
export interface ScanContext {
  encoding: string;
  strict: boolean;
  objectHook: Value;
  objectPairsHook: Value;
  parseFloat: Value;
  parseInt: Value;
  parseConstant: Value;
  /** Keys met before, by a hash of their text. */
  readonly keys: (Key | undefined)[];
}

/** A key of objects. */
interface Key {
  text: string;
  value: PyUnicode;
  /** As dicts know it (`mapKey`). */
  canonical: string;
}
/** Size of {@linkcode ScanContext.keys}, a power of two, and the longest text that it holds. */
const KEYS = 256;
const LONGEST_KEY = 64;

/** A text to parse. */
interface Source {
  text: string;
  /** Bytes rather than unicode. */
  bytes: boolean;
  /** Holds surrogate pairs: positions differ. */
  wide: boolean;
}

/** @throws TypeError unless `v` is text. */
export function sourceOf(v: Value): Source {
  if (typeof v === "string" || v instanceof PyStr) return { text: strValue(v), bytes: true, wide: false };
  if (v instanceof PyUnicode) return { text: v.value, bytes: false, wide: hasPairs(v.value) };
  throw typeError(`first argument must be a string, not ${typeName(v)}`);
}

const outward = (s: Source, i: number): number => s.wide && i > 0 ? pointIndexOfUnit(s.text, i) : i;
const inward = (s: Source, i: number): number => s.wide && i > 0 ? unitIndexOfPoint(s.text, i) : i;

/** "…: line 1 column 2 (char 1)". */
function failure(s: Source, message: string, at: number): PyThrow {
  const before = s.text.slice(0, Math.max(0, at));
  const line = before.split("\n").length;
  const pos = outward(s, at);
  const column = line === 1 ? pos + 1 : pos - outward(s, before.lastIndexOf("\n"));
  return valueError(`${message}: line ${line} column ${column} (char ${pos})`);
}

// CPython's parsers of byte strings and of unicode have words of their own.
const NO_NAME = "Expecting property name enclosed in double quotes";

const noDelimiter = (s: Source, what: string, at: number): PyThrow =>
  failure(s, s.bytes ? `Expecting ${what} delimiter` : `Expecting '${what}' delimiter`, at);

/** No value stands here; the decoder says so in its own words. */
const stop = (): PyThrow => makeThrow(StopIterationType);

// ---- strings ------------------------------------------------------------------------------------------------------

// deno-lint-ignore no-control-regex
const NOT_ASCII = /[^\x00-\x7f]/;

/** A piece of a byte string as unicode. */
function decodePiece(vm: Vm, piece: string, encoding: string): Result<string> {
  if (!NOT_ASCII.test(piece)) return piece;
  if (encoding === "utf-8") {
    const text = decodeValidUtf8(piece);
    if (text !== undefined) return text;
  }
  const r = callMethod(vm, piece, "decode", [encoding]);
  return isGen(r) ? decodeSlow(r) : decoded(r);
}

function* decodeSlow(r: Gen<Value>): Gen<string> {
  return decoded(yield* r);
}

function decoded(r: Value): string {
  if (r instanceof PyUnicode) return r.value;
  if (isStr(r)) return strValue(r);
  throw typeError(`decoder did not return a unicode object (type=${typeName(r)})`);
}

const ESCAPES: Record<string, string> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

const outOfBounds = (): PyThrow => valueError("end is out of bounds");

/** A raw piece of a string, or the character of an escape. */
type Part = [text: string, raw: boolean];

/**
 * Takes a string that begins at `i`, behind its quote, into `parts`.
 * @returns The position behind the closing quote.
 */
function stringParts(s: Source, i: number, strict: boolean, parts: Part[]): number {
  const { text } = s;
  const begin = i - 1;
  if (i >= text.length) throw outOfBounds();
  for (;;) {
    const from = i;
    let c = 0;
    while (i < text.length) {
      c = text.charCodeAt(i);
      if (c === 34 || c === 92) break;
      if (c < 32 && strict) throw failure(s, "Invalid control character at", i);
      i++;
    }
    if (i >= text.length) throw failure(s, "Unterminated string starting at", begin);
    if (i > from) parts.push([text.slice(from, i), true]);
    i++;
    if (c === 34) return i;
    if (i >= text.length) throw failure(s, "Unterminated string starting at", begin);
    const e = text[i++];
    if (e !== "u") {
      const plain = ESCAPES[e];
      if (plain === undefined) throw failure(s, "Invalid \\escape", i - 2);
      parts.push([plain, false]);
      continue;
    }
    const digits = text.slice(i, i + 4);
    // A string that ends here lacks its quote as well.
    if (i + 4 >= text.length || !/^[0-9a-fA-F]{4}$/.test(digits)) {
      throw failure(s, "Invalid \\uXXXX escape", i - 1);
    }
    parts.push([String.fromCharCode(parseInt(digits, 16)), false]);
    i += 4;
  }
}

/** The string that begins at `i`, and the position behind it. */
function* scanSlow(vm: Vm, s: Source, i: number, encoding: string, strict: boolean): Gen<[PyUnicode, number]> {
  const parts: Part[] = [];
  let end = i, failed: unknown;
  try {
    end = stringParts(s, i, strict, parts);
  } catch (e) {
    // What stands before is decoded first, and may fail first.
    failed = e;
  }
  let out = "";
  for (const [piece, raw] of parts) {
    if (!raw || !s.bytes) out += piece;
    else {
      const r = decodePiece(vm, piece, encoding);
      out += isGen(r) ? yield* r : r;
    }
  }
  if (failed !== undefined) throw failed;
  return [new PyUnicode(out), end];
}

/** `_json.scanstring`. */
export function* scanString(vm: Vm, v: Value, at: number, encoding: string, strict: boolean): Gen<Value> {
  const s = sourceOf(v);
  const i = inward(s, at);
  if (at < 0) throw outOfBounds();
  const [u, end] = yield* scanSlow(vm, s, i, encoding, strict);
  return new PyTuple([u, outward(s, end)]);
}

/** The value of four hexadecimal digits at `i`, or -1. */
function hexAt(text: string, i: number): number {
  let n = 0;
  for (let k = 0; k < 4; k++) {
    const c = text.charCodeAt(i + k);
    const digit = c >= 48 && c <= 57 ? c - 48 : (c | 32) >= 97 && (c | 32) <= 102 ? (c | 32) - 87 : -1;
    if (digit < 0) return -1;
    n = n << 4 | digit;
  }
  return n;
}

// ---- values -------------------------------------------------------------------------------------------------------

function skip(text: string, i: number): number {
  for (;; i++) {
    const c = text.charCodeAt(i);
    if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return i;
  }
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57;

/** The constants that stand at `i`: their value or, for those that go to `parse_constant`, their name. */
function constantAt(text: string, i: number): { value?: Value; name?: string; end: number } | undefined {
  switch (text[i]) {
    case "n":
      return text.startsWith("null", i) ? { value: null, end: i + 4 } : undefined;
    case "t":
      return text.startsWith("true", i) ? { value: true, end: i + 4 } : undefined;
    case "f":
      return text.startsWith("false", i) ? { value: false, end: i + 5 } : undefined;
    case "N":
      return text.startsWith("NaN", i) ? { name: "NaN", end: i + 3 } : undefined;
    case "I":
      return text.startsWith("Infinity", i) ? { name: "Infinity", end: i + 8 } : undefined;
    case "-":
      return text.startsWith("-Infinity", i) ? { name: "-Infinity", end: i + 9 } : undefined;
  }
  return undefined;
}

/** One parse. */
class Parser {
  /** Position behind the value read last. */
  end = 0;
  readonly #text: string;
  readonly #size: number;
  /** Items of arrays that are not complete: `#items[0 … #top]`. */
  readonly #items: Value[] = [];
  #top = 0;
  /** Keys of objects that are not complete, as dicts know them and as they are. */
  readonly #keys: string[] = [];
  readonly #names: Value[] = [];
  #keysTop = 0;
  readonly #dicts = new DictFiller();
  /** Keys met in this text that the cache of the scanner cannot hold. */
  #otherKeys: Map<string, Key> | undefined = undefined;

  constructor(readonly vm: Vm, readonly s: Source, readonly context: ScanContext) {
    this.#text = s.text;
    this.#size = s.text.length;
  }

  // ---- numbers ------------------------------------------------------------------------------------------------------

  /** The number at `i`; a generator where a hook makes it. */
  #number(i: number): Result<Value> {
    const text = this.#text;
    const negative = text.charCodeAt(i) === 45;
    let at = negative ? i + 1 : i;
    let c = text.charCodeAt(at);
    if (!isDigit(c)) throw stop();
    // The digits as a number: exact up to 2^53, and larger than that if they are.
    let digits = c - 48;
    if (c === 48) c = text.charCodeAt(++at);
    else while (isDigit(c = text.charCodeAt(++at))) digits = digits * 10 + (c - 48);
    const begin = at;
    let exponent = 0;
    if (c === 46 && isDigit(text.charCodeAt(at + 1))) {
      at++;
      while (isDigit(c = text.charCodeAt(at))) {
        digits = digits * 10 + (c - 48);
        at++;
      }
      exponent = begin + 1 - at;
    }
    if (c === 101 || c === 69) {
      let behind = at + 1;
      const sign = text.charCodeAt(behind);
      if (sign === 45 || sign === 43) behind++;
      let power = 0;
      const first = behind;
      while (isDigit(c = text.charCodeAt(behind))) {
        // More is infinite or zero anyway, and not for the fast way.
        if (power < 1000) power = power * 10 + (c - 48);
        behind++;
      }
      if (behind > first) {
        exponent += sign === 45 ? -power : power;
        at = behind;
      }
    }
    this.end = at;
    if (at === begin) {
      if (this.context.parseInt !== intType) return this.#hooked(this.context.parseInt, text.slice(i, at));
      if (digits > Number.MAX_SAFE_INTEGER) return intOrLong(BigInt(text.slice(i, at)));
      return negative && digits !== 0 ? -digits : digits;
    }
    if (this.context.parseFloat !== floatType) return this.#hooked(this.context.parseFloat, text.slice(i, at));
    if (!isScalable(digits, exponent)) return new PyFloat(Number(text.slice(i, at)));
    const x = scaled(digits, exponent);
    return new PyFloat(negative ? -x : x);
  }

  #hooked(hook: Value, text: string): Result<Value> {
    return call(this.vm, hook, [this.s.bytes ? text : new PyUnicode(text)]);
  }

  // ---- strings ------------------------------------------------------------------------------------------------------

  /** The string that begins at `i`, behind its quote. */
  #string(i: number): string {
    const text = this.#text;
    const size = this.#size;
    const { bytes } = this.s;
    // Most strings hold nothing to decode.
    for (let at = i; at < size; at++) {
      const c = text.charCodeAt(at);
      if (c === 34) {
        this.end = at + 1;
        return text.slice(i, at);
      }
      if (c === 92 || c < 32 || c > 126 && bytes) return this.#decoded(i, at);
    }
    throw i < size ? failure(this.s, "Unterminated string starting at", i - 1) : outOfBounds();
  }

  /** The same, where the first character that needs a look stands at `at`. */
  #decoded(i: number, at: number): string {
    const text = this.#text;
    const { context, s } = this;
    const { strict } = context;
    let out = "", from = i;
    for (;;) {
      const c = text.charCodeAt(at);
      if (c !== 34 && c !== 92) {
        if (c < 32 && strict) throw failure(s, "Invalid control character at", at);
        if (c !== c) throw failure(s, "Unterminated string starting at", i - 1);
        at++;
        continue;
      }
      if (at > from) out += s.bytes ? this.#piece(text.slice(from, at)) : text.slice(from, at);
      if (c === 34) {
        this.end = at + 1;
        return out;
      }
      const e = text.charCodeAt(at + 1);
      if (e === 117) {
        const unit = hexAt(text, at + 2);
        // A string that ends here lacks its quote as well.
        if (unit < 0 || at + 6 >= text.length) throw failure(s, "Invalid \\uXXXX escape", at + 1);
        out += String.fromCharCode(unit);
        at += 6;
      } else {
        const plain = ESCAPES[text[at + 1]];
        if (plain === undefined) {
          if (e !== e) throw failure(s, "Unterminated string starting at", i - 1);
          throw failure(s, "Invalid \\escape", at);
        }
        out += plain;
        at += 2;
      }
      from = at;
    }
  }

  #piece(piece: string): string {
    const r = decodePiece(this.vm, piece, this.context.encoding);
    if (isGen(r)) throw SUSPEND;
    return r;
  }

  /** The key that begins at `i`, behind its quote. Equal keys become one object. */
  #key(i: number): Key {
    const text = this.#text;
    let hash = 0;
    for (let at = i;; at++) {
      const c = text.charCodeAt(at);
      if (c > 34 && c !== 92 && c < 127 || c === 32 || c === 33) {
        hash = Math.imul(hash, 31) + c | 0;
        continue;
      }
      if (c !== 34 || at - i > LONGEST_KEY) return this.#otherKey(this.#string(i));
      this.end = at + 1;
      const place = (hash ^ hash >>> 8) & KEYS - 1;
      const known = this.context.keys[place];
      if (known !== undefined && known.text.length === at - i && this.#stands(known.text, i)) return known;
      const key = text.slice(i, at);
      return this.context.keys[place] = { text: key, value: new PyUnicode(key), canonical: key };
    }
  }

  /** Whether `key` stands at `i`. */
  #stands(key: string, i: number): boolean {
    const text = this.#text;
    for (let k = 0; k < key.length; k++) if (key.charCodeAt(k) !== text.charCodeAt(i + k)) return false;
    return true;
  }

  #otherKey(text: string): Key {
    const keys = this.#otherKeys ??= new Map();
    let known = keys.get(text);
    if (known === undefined) {
      const value = new PyUnicode(text);
      keys.set(text, known = { text, value, canonical: mapKey(value) as string });
    }
    return known;
  }

  // ---- values -------------------------------------------------------------------------------------------------------

  #enter(what: string): void {
    enterRecursive(this.vm, ` while decoding a JSON ${what} from a ${this.s.bytes ? "byte" : "unicode"} string`);
  }

  value(i: number): Value {
    const text = this.#text;
    const c = text.charCodeAt(i);
    if (c === 34) return new PyUnicode(this.#string(i + 1));
    if (c === 123) return this.#object(i + 1);
    if (c === 91) return this.#array(i + 1);
    if (!isDigit(c) && (c !== 45 || text.charCodeAt(i + 1) === 73)) {
      const known = constantAt(text, i);
      if (known === undefined) throw stop();
      let v: Result<Value>;
      if (known.name === undefined) v = known.value!;
      else v = call(this.vm, this.context.parseConstant, [known.name]);
      if (isGen(v)) throw SUSPEND;
      this.end = known.end;
      return v;
    }
    const n = this.#number(i);
    if (isGen(n)) throw SUSPEND;
    return n;
  }

  // What throws leaves `vm.depth` to whoever began the parse.

  #array(i: number): Value {
    const text = this.#text;
    const size = this.#size;
    this.#enter("array");
    i = skip(text, i);
    const from = this.#top;
    if (i < size && text.charCodeAt(i) !== 93) {
      while (i < size) {
        const v = this.value(i);
        this.#items[this.#top++] = v;
        i = skip(text, this.end);
        const c = text.charCodeAt(i);
        if (i >= size || c === 93) break;
        if (c !== 44) throw noDelimiter(this.s, ",", i);
        i = skip(text, i + 1);
      }
    }
    if (i >= size || text.charCodeAt(i) !== 93) throw failure(this.s, "Expecting object", size - 1);
    this.end = i + 1;
    const items = this.#items.slice(from, this.#top);
    this.#top = from;
    this.vm.depth--;
    return new PyList(items);
  }

  #object(i: number): Value {
    const { context, s } = this;
    const text = this.#text;
    const size = this.#size;
    if (context.objectHook !== null || context.objectPairsHook !== null) throw SUSPEND;
    const d = new PyDict();
    this.#enter("object");
    i = skip(text, i);
    const from = this.#top, fromKeys = this.#keysTop;
    if (i < size && text.charCodeAt(i) !== 125) {
      while (i < size) {
        if (text.charCodeAt(i) !== 34) throw failure(s, s.bytes ? "Expecting property name" : NO_NAME, i);
        const key = this.#key(i + 1);
        this.#keys[this.#keysTop] = key.canonical;
        this.#names[this.#keysTop++] = key.value;
        i = skip(text, this.end);
        if (i >= size || text.charCodeAt(i) !== 58) throw noDelimiter(s, ":", i);
        const v = this.value(skip(text, i + 1));
        this.#items[this.#top++] = v;
        i = skip(text, this.end);
        const c = text.charCodeAt(i);
        if (i >= size || c === 125) break;
        if (c !== 44) throw noDelimiter(s, ",", i);
        i = skip(text, i + 1);
      }
    }
    if (i >= size || text.charCodeAt(i) !== 125) throw failure(s, "Expecting object", size - 1);
    this.end = i + 1;
    if (this.#top > from) {
      this.#dicts.fillNew(d, this.#keys, this.#names, fromKeys, this.#items.slice(from, this.#top));
      this.#top = from;
      this.#keysTop = fromKeys;
    }
    this.vm.depth--;
    return d;
  }

  *valueSlow(i: number): Gen<Value> {
    const { text } = this.s;
    switch (text.charCodeAt(i)) {
      case 34: {
        const [u, end] = yield* scanSlow(this.vm, this.s, i + 1, this.context.encoding, this.context.strict);
        this.end = end;
        return u;
      }
      case 123:
        return yield* this.#objectSlow(i + 1);
      case 91:
        return yield* this.#arraySlow(i + 1);
    }
    const known = constantAt(text, i);
    if (known !== undefined) {
      let v: Result<Value>;
      if (known.name === undefined) v = known.value!;
      else v = call(this.vm, this.context.parseConstant, [known.name]);
      if (isGen(v)) v = yield* v;
      this.end = known.end;
      return v;
    }
    if (i >= text.length) throw stop();
    let n = this.#number(i);
    if (isGen(n)) {
      // A hook may scan something else meanwhile.
      const { end } = this;
      n = yield* n;
      this.end = end;
    }
    return n;
  }

  *#arraySlow(i: number): Gen<Value> {
    const { text } = this.s;
    const size = text.length;
    const items: Value[] = [];
    this.#enter("array");
    try {
      i = skip(text, i);
      if (i < size && text.charCodeAt(i) !== 93) {
        while (i < size) {
          items.push(yield* this.valueSlow(i));
          i = skip(text, this.end);
          if (i >= size || text.charCodeAt(i) === 93) break;
          if (text.charCodeAt(i) !== 44) throw noDelimiter(this.s, ",", i);
          i = skip(text, i + 1);
        }
      }
      if (i >= size || text.charCodeAt(i) !== 93) throw failure(this.s, "Expecting object", size - 1);
      this.end = i + 1;
      return new PyList(items);
    } finally {
      this.vm.depth--;
    }
  }

  *#objectSlow(i: number): Gen<Value> {
    const { context, s } = this;
    const { text } = s;
    const size = text.length;
    const d = new PyDict();
    const pairs: Value[] | undefined = context.objectPairsHook === null ? undefined : [];
    this.#enter("object");
    try {
      i = skip(text, i);
      if (i < size && text.charCodeAt(i) !== 125) {
        while (i < size) {
          if (text.charCodeAt(i) !== 34) throw failure(s, s.bytes ? "Expecting property name" : NO_NAME, i);
          const [u, end] = yield* scanSlow(this.vm, s, i + 1, context.encoding, context.strict);
          i = skip(text, end);
          if (i >= size || text.charCodeAt(i) !== 58) throw noDelimiter(s, ":", i);
          const v = yield* this.valueSlow(skip(text, i + 1));
          const key = this.#otherKey(u.value).value;
          if (pairs !== undefined) pairs.push(new PyTuple([key, v]));
          else {
            const r = dictSet(this.vm, d, key, v);
            if (isGen(r)) yield* r;
          }
          i = skip(text, this.end);
          if (i >= size || text.charCodeAt(i) === 125) break;
          if (text.charCodeAt(i) !== 44) throw noDelimiter(s, ",", i);
          i = skip(text, i + 1);
        }
      }
      if (i >= size || text.charCodeAt(i) !== 125) throw failure(s, "Expecting object", size - 1);
      const end = i + 1;
      let made: Value = d;
      const hook = pairs !== undefined ? context.objectPairsHook : context.objectHook;
      if (hook !== null) {
        const r = call(this.vm, hook, [pairs !== undefined ? new PyList(pairs) : d]);
        made = isGen(r) ? yield* r : r;
      }
      this.end = end;
      return made;
    } finally {
      this.vm.depth--;
    }
  }
}

/** Calls a scanner: the value at a position, and the position behind it. StopIteration where there is none. */
export function scanOnce(vm: Vm, context: ScanContext, v: Value, at: number): Result<Value> {
  const s = sourceOf(v);
  if (at < 0) throw valueError("idx cannot be negative");
  const i = inward(s, at);
  if (i >= s.text.length) throw stop();
  const parser = new Parser(vm, s, context);
  const { depth } = vm;
  try {
    const value = parser.value(i);
    return new PyTuple([value, outward(s, parser.end)]);
  } catch (e) {
    vm.depth = depth;
    if (e !== SUSPEND) throw e;
    return scanAgain(vm, s, context, i);
  }
}

function* scanAgain(vm: Vm, s: Source, context: ScanContext, i: number): Gen<Value> {
  const parser = new Parser(vm, s, context);
  const value = yield* parser.valueSlow(i);
  return new PyTuple([value, outward(s, parser.end)]);
}
