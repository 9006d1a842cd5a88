// SPDX-License-Identifier: MIT
/**
 * Reading JSON for `_json`: `scanstring` and the scanner that `json.JSONDecoder` uses (CPython `Modules/_json.c`).
 *
 * The parser is written twice: plain functions for what needs no Python code, and generators for hooks and codecs that
 * do. It starts with the plain ones and, where one of them would have to suspend, throws {@linkcode SUSPEND} and starts
 * again with the others; nothing has happened by then that could be seen. Positions are those of JavaScript's strings
 * inside, Python's outside.
 */
import { intOrLong, PyFloat, PyStr, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { hasPairs, pointIndexOfUnit, unitIndexOfPoint } from "../base/unicode_text.ts";
import { call, callMethod, enterRecursive } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { dictSet } from "../core/dict_ops.ts";
import { makeThrow, type PyThrow, StopIterationType, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
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
}

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

/** No value stands here; the decoder says so in its own words. */
const stop = (): PyThrow => makeThrow(StopIterationType);

// ---- strings ------------------------------------------------------------------------------------------------------

// deno-lint-ignore no-control-regex
const NOT_ASCII = /[^\x00-\x7f]/;

/** A piece of a byte string as unicode. */
function decodePiece(vm: Vm, piece: string, encoding: string): Result<string> {
  if (!NOT_ASCII.test(piece)) return piece;
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

/**
 * The parts of a string that begins at `i`, behind its quote: raw pieces, and characters of escapes.
 * @returns The parts and the position behind the closing quote.
 */
function stringParts(s: Source, i: number, strict: boolean): [parts: [text: string, raw: boolean][], end: number] {
  const { text } = s;
  const begin = i - 1;
  const parts: [string, boolean][] = [];
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
    if (c === 34) return [parts, i];
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
function scanPlain(vm: Vm, s: Source, i: number, encoding: string, strict: boolean): [PyUnicode, number] {
  // Most strings hold nothing to decode.
  const { text } = s;
  for (let end = i; end < text.length; end++) {
    const c = text.charCodeAt(end);
    if (c === 34) return [new PyUnicode(text.slice(i, end)), end + 1];
    if (c === 92 || c < 32 && strict || c > 127 && s.bytes) break;
  }
  const [parts, end] = stringParts(s, i, strict);
  let out = "";
  for (const [piece, raw] of parts) {
    if (!raw || !s.bytes) out += piece;
    else {
      const r = decodePiece(vm, piece, encoding);
      if (isGen(r)) throw SUSPEND;
      out += r;
    }
  }
  return [new PyUnicode(out), end];
}

function* scanSlow(vm: Vm, s: Source, i: number, encoding: string, strict: boolean): Gen<[PyUnicode, number]> {
  const [parts, end] = stringParts(s, i, strict);
  let out = "";
  for (const [piece, raw] of parts) {
    if (!raw || !s.bytes) out += piece;
    else {
      const r = decodePiece(vm, piece, encoding);
      out += isGen(r) ? yield* r : r;
    }
  }
  return [new PyUnicode(out), end];
}

/** `_json.scanstring`. */
export function* scanString(vm: Vm, v: Value, at: number, encoding: string, strict: boolean): Gen<Value> {
  const s = sourceOf(v);
  const i = inward(s, at);
  if (at < 0 || i > s.text.length) throw valueError("end is out of bounds");
  const [u, end] = yield* scanSlow(vm, s, i, encoding, strict);
  return new PyTuple([u, outward(s, end)]);
}

// ---- values -------------------------------------------------------------------------------------------------------

function skip(text: string, i: number): number {
  for (;; i++) {
    const c = text.charCodeAt(i);
    if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return i;
  }
}

/** A list of `items`; a short one without the spare room that `push` left. */
function listOf(items: Value[]): PyList {
  return new PyList(items.length < 12 ? items.slice() : items);
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;

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
  readonly #keys: Map<string, PyUnicode> = new Map();
  readonly #number: RegExp = new RegExp(NUMBER.source, "y");

  constructor(readonly vm: Vm, readonly s: Source, readonly context: ScanContext) {}

  /** A number that needs no hook, or what to call for it. */
  #numberAt(i: number): { value?: Value; hook?: Value; text: string } {
    this.#number.lastIndex = i;
    const m = this.#number.exec(this.s.text);
    if (m === null) throw stop();
    this.end = i + m[0].length;
    const text = m[0];
    if (m[1] !== undefined || m[2] !== undefined) {
      const hook = this.context.parseFloat;
      return hook === floatType ? { value: new PyFloat(Number(text)), text } : { hook, text };
    }
    const hook = this.context.parseInt;
    if (hook !== intType) return { hook, text };
    return { value: text.length < 16 ? Number(text) || 0 : intOrLong(BigInt(text)), text };
  }

  #text(text: string): Value {
    return this.s.bytes ? text : new PyUnicode(text);
  }

  /** Equal keys become one object. */
  #key(u: PyUnicode): PyUnicode {
    const known = this.#keys.get(u.value);
    if (known !== undefined) return known;
    this.#keys.set(u.value, u);
    return u;
  }

  #enter(what: string): void {
    enterRecursive(this.vm, ` while decoding a JSON ${what} from a ${this.s.bytes ? "byte" : "unicode"} string`);
  }

  value(i: number): Value {
    const { text } = this.s;
    switch (text.charCodeAt(i)) {
      case 34: {
        const [u, end] = scanPlain(this.vm, this.s, i + 1, this.context.encoding, this.context.strict);
        this.end = end;
        return u;
      }
      case 123:
        return this.#object(i + 1);
      case 91:
        return this.#array(i + 1);
    }
    const known = constantAt(text, i);
    if (known !== undefined) {
      let v: Result<Value>;
      if (known.name === undefined) v = known.value!;
      else v = call(this.vm, this.context.parseConstant, [known.name]);
      if (isGen(v)) throw SUSPEND;
      this.end = known.end;
      return v;
    }
    if (i >= text.length) throw stop();
    const n = this.#numberAt(i);
    if (n.value !== undefined) return n.value;
    const end = this.end;
    const v = call(this.vm, n.hook!, [this.#text(n.text)]);
    if (isGen(v)) throw SUSPEND;
    this.end = end;
    return v;
  }

  #array(i: number): Value {
    const { text } = this.s;
    const size = text.length;
    const items: Value[] = [];
    this.#enter("array");
    try {
      i = skip(text, i);
      if (i < size && text.charCodeAt(i) !== 93) {
        while (i < size) {
          items.push(this.value(i));
          i = skip(text, this.end);
          if (i >= size || text.charCodeAt(i) === 93) break;
          if (text.charCodeAt(i) !== 44) throw failure(this.s, "Expecting , delimiter", i);
          i = skip(text, i + 1);
        }
      }
      if (i >= size || text.charCodeAt(i) !== 93) throw failure(this.s, "Expecting object", size - 1);
      this.end = i + 1;
      return listOf(items);
    } finally {
      this.vm.depth--;
    }
  }

  #object(i: number): Value {
    const { context, s } = this;
    const { text } = s;
    const size = text.length;
    if (context.objectHook !== null || context.objectPairsHook !== null) throw SUSPEND;
    const d = new PyDict();
    this.#enter("object");
    try {
      i = skip(text, i);
      if (i < size && text.charCodeAt(i) !== 125) {
        while (i < size) {
          if (text.charCodeAt(i) !== 34) throw failure(s, "Expecting property name", i);
          const [u, end] = scanPlain(this.vm, s, i + 1, context.encoding, context.strict);
          i = skip(text, end);
          if (i >= size || text.charCodeAt(i) !== 58) throw failure(s, "Expecting : delimiter", i);
          const v = this.value(skip(text, i + 1));
          if (isGen(dictSet(this.vm, d, this.#key(u), v))) throw SUSPEND;
          i = skip(text, this.end);
          if (i >= size || text.charCodeAt(i) === 125) break;
          if (text.charCodeAt(i) !== 44) throw failure(s, "Expecting , delimiter", i);
          i = skip(text, i + 1);
        }
      }
      if (i >= size || text.charCodeAt(i) !== 125) throw failure(s, "Expecting object", size - 1);
      this.end = i + 1;
      return d;
    } finally {
      this.vm.depth--;
    }
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
    const n = this.#numberAt(i);
    if (n.value !== undefined) return n.value;
    const end = this.end;
    let v = call(this.vm, n.hook!, [this.#text(n.text)]);
    if (isGen(v)) v = yield* v;
    this.end = end;
    return v;
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
          if (text.charCodeAt(i) !== 44) throw failure(this.s, "Expecting , delimiter", i);
          i = skip(text, i + 1);
        }
      }
      if (i >= size || text.charCodeAt(i) !== 93) throw failure(this.s, "Expecting object", size - 1);
      this.end = i + 1;
      return listOf(items);
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
          if (text.charCodeAt(i) !== 34) throw failure(s, "Expecting property name", i);
          const [u, end] = yield* scanSlow(this.vm, s, i + 1, context.encoding, context.strict);
          i = skip(text, end);
          if (i >= size || text.charCodeAt(i) !== 58) throw failure(s, "Expecting : delimiter", i);
          const v = yield* this.valueSlow(skip(text, i + 1));
          if (pairs !== undefined) pairs.push(new PyTuple([this.#key(u), v]));
          else {
            const r = dictSet(this.vm, d, this.#key(u), v);
            if (isGen(r)) yield* r;
          }
          i = skip(text, this.end);
          if (i >= size || text.charCodeAt(i) === 125) break;
          if (text.charCodeAt(i) !== 44) throw failure(s, "Expecting , delimiter", i);
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
    if (e !== SUSPEND) throw e;
    vm.depth = depth;
    return scanAgain(vm, s, context, i);
  }
}

function* scanAgain(vm: Vm, s: Source, context: ScanContext, i: number): Gen<Value> {
  const parser = new Parser(vm, s, context);
  const value = yield* parser.valueSlow(i);
  return new PyTuple([value, outward(s, parser.end)]);
}
