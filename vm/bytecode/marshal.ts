// SPDX-License-Identifier: MIT
/**
 * CPython 2.7's marshal format, versions 0-2.
 *
 * Reader and writer are general over values: containers and other types that this layer does not know come and go
 * through hooks, so that the Python module `marshal` is a thin layer over this file; `pyc.ts` is another. Errors are
 * {@linkcode MarshalError} with the name of the Python exception CPython raises. Neither recurses: data may be nested
 * 2000 deep, JavaScript's stack may not.
 * CPYTHON: behaviour of Python/marshal.c, including short reads of integers, which give -1 bytes instead of an error.
 */
import { bytesToText, textToBytes } from "../base/latin1.ts";
import {
  Ellipsis,
  intFromBigInt,
  PyComplex,
  PyFloat,
  PyInt,
  PyLong,
  type PyObject,
  PyStr,
  PyTuple,
  PyUnicode,
  type Value,
} from "../base/value.ts";
import { ByteWriter } from "../base/byte_writer.ts";
import { float17, parseFloatText } from "../base/float_text.ts";
import { Code, type CodeFields } from "./code.ts";
import { utf8Decode, utf8Encode } from "./image_encoding.ts";
import type { ByteSource } from "./image_source.ts";

/** Deepest nesting that can be read or written. */
const MAX_MARSHAL_DEPTH = 2000;

/** What went wrong, with the Python exception it stands for. */
export class MarshalError {
  readonly name = "MarshalError";
  constructor(readonly kind: "ValueError" | "EOFError" | "TypeError", readonly message: string) {}
  toString(): string {
    return this.message;
  }
}

/** Makers of the values that this layer does not know; without one, its type code is refused as unknown. */
export interface MarshalReadHooks {
  list?(items: Value[]): Value;
  /** Keys and values in turn, in file order; the hook hashes, and may throw what hashing throws. */
  dict?(items: Value[]): Value;
  set?(items: Value[]): Value;
  frozenset?(items: Value[]): Value;
  /** Decodes the UTF-8 of a unicode object. Default: CPython 2.7's rules, ValueError for bad bytes. */
  unicode?(bytes: string): Value;
  /** Makes the code object. Default: `new Code(fields)`. */
  code?(fields: CodeFields): Value;
  /** The class `StopIteration`. */
  stopIteration?: Value;
}

/** How to write a value that this layer does not know. */
export type MarshalShape =
  | { kind: "list" | "set" | "frozenset"; items: Value[] }
  /** Keys and values in turn. */
  | { kind: "dict"; items: Value[] }
  | { kind: "bytes"; bytes: string }
  | { kind: "stopIteration" }
  | { kind: "refused" };

/** Knowledge of the caller about values. */
export interface MarshalWriteHooks {
  /** Asked first for every boxed object; `undefined` leaves it to the classes this layer knows. */
  describe?(value: PyObject): MarshalShape | undefined;
  /** Whether `text` counts as interned (written `t` and `R`). Default: what looks like a name, or is one character. */
  isInterned?(text: string): boolean;
}

/** Whether CPython would have interned a constant with this value. */
function looksInterned(text: string): boolean {
  return text.length < 2 || /^[A-Za-z0-9_]*$/.test(text);
}

const NO_VALUE = Symbol("NULL");
type Read = Value | typeof NO_VALUE;

function endOfFile(): MarshalError {
  return new MarshalError("EOFError", "EOF read where object expected");
}

function bad(what: string): MarshalError {
  return new MarshalError("ValueError", `bad marshal data (${what})`);
}

const NO_BYTES = new Uint8Array(0);
/** Bytes of a float; used only between two statements. */
const double = new Float64Array(1);
const doubleBytes = new Uint8Array(double.buffer);

/** Containers up to this length are copied when they are complete: those that grow item by item take too much room. */
const TRIMMED = 64;

/** Bytes asked from a source at a time. */
const WINDOW = 4096;

/** Reads marshalled values from a source, one after the other. */
export class MarshalReader {
  #window: Uint8Array;
  #windowStart: number;
  #pos = 0;
  #strings: string[] = [];

  /**
   * @param source Where the bytes come from.
   * @param offset Where the first value starts.
   */
  constructor(readonly source: ByteSource, offset = 0, readonly hooks: MarshalReadHooks = {}) {
    this.#window = new Uint8Array(0);
    this.#windowStart = Math.min(offset, source.size);
  }

  /** Offset behind what has been read. */
  get offset(): number {
    return this.#windowStart + this.#pos;
  }

  /**
   * Reads one value.
   * @throws MarshalError, and whatever hooks throw.
   */
  read(): Value {
    this.#strings = [];
    const frames: Frame[] = [];
    for (;;) {
      if (frames.length >= MAX_MARSHAL_DEPTH) throw new MarshalError("ValueError", "recursion limit exceeded");
      const type = this.#byte();
      let value = type < 0 ? undefined : this.#scalar(type);
      if (value === undefined) {
        const frame = this.#open(type);
        if (frame.left !== 0) {
          frames.push(frame);
          continue;
        }
        value = this.#close(frame);
      }
      // The value may complete the container around it, that one the next, and so on.
      for (;;) {
        const frame = frames[frames.length - 1];
        if (frame === undefined) {
          if (value === NO_VALUE) throw nullIn("object");
          return value as Value;
        }
        if (!this.#accept(frame, value)) break;
        frames.pop();
        value = this.#close(frame);
      }
    }
  }

  /** Next byte, −1 at the end. */
  #byte(): number {
    if (this.#pos >= this.#window.length) {
      this.#windowStart += this.#window.length;
      this.#pos = 0;
      this.#window = this.source.read(this.#windowStart, Math.min(WINDOW, this.source.size - this.#windowStart));
      if (this.#window.length === 0) return -1;
    }
    return this.#window[this.#pos++];
  }

  #bytes(length: number): Uint8Array {
    const at = this.offset;
    if (length > this.source.size - at) {
      this.#windowStart = this.source.size;
      this.#window = new Uint8Array(0);
      this.#pos = 0;
      throw endOfFile();
    }
    if (this.#pos + length <= this.#window.length) {
      this.#pos += length;
      return this.#window.subarray(this.#pos - length, this.#pos);
    }
    const out = this.source.read(at, length);
    this.#windowStart = at + length;
    this.#window = new Uint8Array(0);
    this.#pos = 0;
    return out;
  }

  #int16(): number {
    const low = this.#byte();
    return ((low | (this.#byte() << 8)) << 16) >> 16;
  }

  #int32(): number {
    const a = this.#byte();
    const b = this.#byte();
    const c = this.#byte();
    return a | (b << 8) | (c << 16) | (this.#byte() << 24);
  }

  #size(what: string): number {
    const size = this.#int32();
    if (size < 0) throw bad(`${what} size out of range`);
    return size;
  }

  #text(what: string): string {
    const size = this.#size(what);
    const { source } = this;
    const at = this.offset;
    if (source.text === undefined || size > source.size - at) return bytesToText(this.#bytes(size));
    this.#pos += size;
    if (this.#pos > this.#window.length) {
      this.#windowStart = at + size;
      this.#window = NO_BYTES;
      this.#pos = 0;
    }
    return source.text(at, size);
  }

  #shortFloat(): number {
    const length = this.#byte();
    if (length < 0) throw endOfFile();
    const text = bytesToText(this.#bytes(length));
    const value = parseFloatText(text);
    if (typeof value !== "number") throw new MarshalError("ValueError", `could not convert string to float: ${text}`);
    return value;
  }

  #float(): number {
    if (this.#window.length - this.#pos < 8) {
      const bytes = this.#bytes(8);
      return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true);
    }
    // Deno runs on little-endian machines only.
    for (let i = 0; i < 8; i++) doubleBytes[i] = this.#window[this.#pos++];
    return double[0];
  }

  #long(): Value {
    const size = this.#int32();
    if (size === -0x80000000) throw bad("long size out of range");
    const count = Math.abs(size);
    const digits: number[] = [];
    for (let i = 0; i < count; i++) {
      const digit = this.#int16();
      if (digit < 0) throw bad("digit out of range in long");
      digits.push(digit);
    }
    if (count > 0 && digits[count - 1] === 0) throw bad("unnormalized long data");
    const value = joinDigits(digits, 0, count);
    return new PyLong(size < 0 ? -value : value);
  }

  #scalar(code: number): Read | undefined {
    switch (code) {
      case 0x30: // 0
        return NO_VALUE;
      case 0x4e: // N
        return null;
      case 0x54: // T
        return true;
      case 0x46: // F
        return false;
      case 0x2e: // .
        return Ellipsis;
      case 0x53: // S
        if (this.hooks.stopIteration === undefined) throw bad("unknown type code");
        return this.hooks.stopIteration;
      case 0x69: // i
        return this.#int32();
      case 0x49: { // I
        const low = this.#int32() >>> 0;
        return intFromBigInt((BigInt(this.#int32()) << 32n) | BigInt(low));
      }
      case 0x6c: // l
        return this.#long();
      case 0x66: // f
        return new PyFloat(this.#shortFloat());
      case 0x67: // g
        return new PyFloat(this.#float());
      case 0x78: { // x
        const real = this.#shortFloat();
        return new PyComplex(real, this.#shortFloat());
      }
      case 0x79: { // y
        const real = this.#float();
        return new PyComplex(real, this.#float());
      }
      case 0x73: // s
        return this.#text("string");
      case 0x74: { // t
        const text = this.#text("string");
        this.#strings.push(text);
        return text;
      }
      case 0x52: { // R
        const index = this.#int32();
        if (index < 0 || index >= this.#strings.length) throw bad("string ref out of range");
        return this.#strings[index];
      }
      case 0x75: { // u
        const bytes = this.#text("unicode");
        if (this.hooks.unicode !== undefined) return this.hooks.unicode(bytes);
        const text = utf8Decode(bytes);
        if (typeof text === "number") {
          throw new MarshalError("ValueError", `'utf8' codec can't decode byte in position ${text}`);
        }
        return new PyUnicode(text);
      }
    }
    return undefined;
  }

  /** Starts reading a container. */
  #open(type: number): Frame {
    const hooks = this.hooks;
    if (type < 0) throw endOfFile();
    if (type === Type.TUPLE) return frameOf(type, "tuple", this.#size("tuple"));
    if (type === Type.LIST && hooks.list) return frameOf(type, "list", this.#size("list"));
    if (type === Type.SET && hooks.set) return frameOf(type, "set", this.#size("set"));
    if (type === Type.FROZENSET && hooks.frozenset) return frameOf(type, "set", this.#size("set"));
    if (type === Type.DICT && hooks.dict) return frameOf(type, "dict", -1);
    if (type === Type.CODE) {
      const frame = frameOf(type, "code object", CODE_PARTS);
      for (let i = 0; i < 4; i++) frame.numbers!.push(this.#int32());
      return frame;
    }
    throw bad("unknown type code");
  }

  /** Puts a value into the container being read. @returns Whether that completes it. */
  #accept(frame: Frame, value: Read): boolean {
    const { items, type } = frame;
    if (type === Type.DICT) {
      // CPYTHON: a missing key ends the dict, a missing value drops its key and goes on.
      if (value === NO_VALUE) {
        if (items.length % 2 === 0) return true;
        items.pop();
      } else {
        items.push(value as Value);
      }
      return false;
    }
    if (value === NO_VALUE) throw nullIn(frame.what);
    items.push(value as Value);
    if (type === Type.CODE) {
      checkCodePart(items.length - 1, value as Value);
      if (items.length === CODE_PARTS - 1) frame.numbers!.push(this.#int32());
    }
    return --frame.left === 0;
  }

  #close(frame: Frame): Value {
    const { type } = frame;
    const items = frame.items.length < TRIMMED ? frame.items.slice() : frame.items;
    const hooks = this.hooks;
    if (type === Type.TUPLE) return new PyTuple(items);
    if (type === Type.LIST) return hooks.list!(items);
    if (type === Type.SET) return hooks.set!(items);
    if (type === Type.FROZENSET) return hooks.frozenset!(items);
    if (type === Type.DICT) return hooks.dict!(items);
    const [argcount, nlocals, stacksize, flags, firstlineno] = frame.numbers!;
    const list = (i: number) => (items[i] as PyTuple).items;
    const fields: CodeFields = {
      argcount,
      nlocals,
      stacksize,
      flags,
      code: textToBytes(items[0] as string),
      consts: list(1),
      names: list(2) as string[],
      varnames: list(3) as string[],
      freevars: list(4) as string[],
      cellvars: list(5) as string[],
      filename: items[6] as string,
      name: items[7] as string,
      firstlineno,
      lnotab: textToBytes(items[8] as string),
    };
    return hooks.code === undefined ? new Code(fields) : hooks.code(fields);
  }
}

/** Type codes of containers. */
const enum Type {
  TUPLE = 0x28,
  SET = 0x3c,
  FROZENSET = 0x3e,
  LIST = 0x5b,
  CODE = 0x63,
  DICT = 0x7b,
}

/** Values in a marshalled code object; numbers stand before the first and before the last. */
const CODE_PARTS = 9;

/** A container being read. Reading keeps its own stack: nesting may be 2000 deep, JavaScript's stack may not. */
interface Frame {
  type: number;
  /** What error messages call it. */
  what: string;
  items: Value[];
  /** Values still to come; negative for dicts, which end by a mark. */
  left: number;
  /** Numbers of a code object. */
  numbers: number[] | undefined;
}

function frameOf(type: number, what: string, left: number): Frame {
  return { type, what, items: [], left, numbers: type === Type.CODE ? [] : undefined };
}

function nullIn(what: string): MarshalError {
  return new MarshalError("TypeError", `NULL object in marshal data for ${what}`);
}

/** Parts: code, consts, names, varnames, freevars, cellvars, filename, name, lnotab. */
function checkCodePart(index: number, value: Value): void {
  if (index === 0 || index >= 6) {
    if (typeof value !== "string") throw bad("code object");
  } else if (!(value instanceof PyTuple)) {
    throw bad("code object");
  } else if (index > 1) {
    for (const item of value.items) if (typeof item !== "string") throw bad("code object");
  }
}

/** Value of little-endian 15-bit digits; halves the range so that big numbers cost n·log n, not n². */
function joinDigits(digits: number[], from: number, to: number): bigint {
  if (to - from <= 3) {
    let value = 0n;
    for (let i = to - 1; i >= from; i--) value = (value << 15n) | BigInt(digits[i]);
    return value;
  }
  const middle = (from + to) >> 1;
  return joinDigits(digits, from, middle) | (joinDigits(digits, middle, to) << BigInt(15 * (middle - from)));
}

/** Little-endian 15-bit digits of `value` ≥ 0. */
function splitDigits(value: bigint): number[] {
  // Four bits of a hexadecimal text at a time: linear, where shifting the bigint down would be quadratic.
  const hex = value.toString(16);
  const digits: number[] = [];
  let bits = 0;
  let count = 0;
  for (let i = hex.length - 1; i >= 0; i--) {
    bits |= parseInt(hex[i], 16) << count;
    count += 4;
    if (count >= 15) {
      digits.push(bits & 0x7fff);
      bits >>>= 15;
      count -= 15;
    }
  }
  if (bits !== 0) digits.push(bits);
  while (digits.length > 0 && digits[digits.length - 1] === 0) digits.pop();
  return digits;
}

/** A container being written. */
interface WriteFrame {
  items: Value[];
  next: number;
  dict: boolean;
  /** Set for the frame that waits for the constants of a code object. */
  code: Code | undefined;
}

/** Writes marshalled values. */
export class MarshalWriter {
  #out = new ByteWriter();
  #interned: Map<string, number> | undefined;
  #frames: WriteFrame[] = [];

  /** @param version 0: no interned strings, floats as text; 1: interned strings; 2 (and above): binary floats too. */
  constructor(readonly version = 2, readonly hooks: MarshalWriteHooks = {}) {
    this.#interned = version > 0 ? new Map() : undefined;
  }

  /** A copy of what was written. */
  result(): Uint8Array {
    return this.#out.bytes.slice(0, this.#out.at);
  }

  /** The same as a byte string. */
  resultText(): string {
    return this.#out.result();
  }

  /**
   * Writes one value.
   * @throws MarshalError for what cannot be marshalled or is nested too deeply.
   */
  write(value: Value): void {
    this.#frames = [];
    this.#value(value);
    for (let frame = this.#frames.at(-1); frame !== undefined; frame = this.#frames.at(-1)) {
      if (frame.next < frame.items.length) {
        const depth = this.#frames.length;
        const { items } = frame;
        // Until a container among them is begun.
        while (this.#frames.length === depth && frame.next < items.length) this.#value(items[frame.next++]);
      } else {
        this.#frames.pop();
        if (frame.dict) this.#out.byte(0x30);
        if (frame.code !== undefined) this.#codeEnd(frame.code);
      }
    }
  }

  /** Writes a value, or its head and pushes the rest. */
  #value(value: Value): void {
    if (this.#frames.length >= MAX_MARSHAL_DEPTH) {
      throw new MarshalError("ValueError", "object too deeply nested to marshal");
    }
    if (typeof value === "string") {
      // What was interned before is so still.
      const known = this.#interned !== undefined && this.#interned.has(value);
      this.#string(value, known || (this.hooks.isInterned ?? looksInterned)(value));
    } else if (typeof value === "number") this.#int(value);
    else if (value === null) this.#out.byte(0x4e);
    else if (typeof value === "boolean") this.#out.byte(value ? 0x54 : 0x46);
    else this.#object(value);
  }

  #string(text: string, interned: boolean): void {
    const out = this.#out;
    if (this.#interned !== undefined && interned) {
      const index = this.#interned.get(text);
      if (index !== undefined) {
        out.byte(0x52);
        out.uint32(index);
        return;
      }
      this.#interned.set(text, this.#interned.size);
      out.byte(0x74);
    } else {
      out.byte(0x73);
    }
    out.uint32(text.length);
    out.text(text);
  }

  #int(value: number): void {
    if (value === (value | 0)) {
      this.#out.byte(0x69);
      this.#out.uint32(value >>> 0);
    } else {
      this.#int64(BigInt(value));
    }
  }

  #int64(value: bigint): void {
    const bits = BigInt.asUintN(64, value);
    this.#out.byte(0x49);
    this.#out.uint32(Number(bits & 0xffffffffn));
    this.#out.uint32(Number(bits >> 32n));
  }

  #long(value: bigint): void {
    const digits = splitDigits(value < 0n ? -value : value);
    this.#out.byte(0x6c);
    this.#out.uint32((value < 0n ? -digits.length : digits.length) >>> 0);
    for (const digit of digits) this.#out.uint16(digit);
  }

  #floatText(value: number): void {
    const text = float17(value);
    this.#out.byte(text.length);
    this.#out.text(text);
  }

  #many(code: number, items: Value[]): void {
    this.#out.byte(code);
    this.#out.uint32(items.length);
    this.#frames.push({ items, next: 0, dict: false, code: undefined });
  }

  #object(value: PyObject): void {
    const out = this.#out;
    const shape = this.hooks.describe?.(value);
    if (shape !== undefined) {
      this.#shape(shape);
    } else if (value instanceof PyTuple) {
      this.#many(0x28, value.items);
    } else if (value instanceof PyFloat) {
      out.byte(this.version > 1 ? 0x67 : 0x66);
      if (this.version > 1) out.float64(value.value, true);
      else this.#floatText(value.value);
    } else if (value instanceof PyUnicode) {
      const bytes = utf8Encode(value.value);
      out.byte(0x75);
      out.uint32(bytes.length);
      out.text(bytes);
    } else if (value instanceof PyLong) {
      this.#long(value.value);
    } else if (value instanceof PyInt) {
      if (value.value === BigInt.asIntN(32, value.value)) this.#int(Number(value.value));
      else this.#int64(value.value);
    } else if (value instanceof Code) {
      this.#code(value);
    } else if (value instanceof PyComplex) {
      out.byte(this.version > 1 ? 0x79 : 0x78);
      for (const part of [value.real, value.imag]) {
        if (this.version > 1) out.float64(part, true);
        else this.#floatText(part);
      }
    } else if (value === Ellipsis) {
      out.byte(0x2e);
    } else if (value instanceof PyStr) {
      this.#string(value.value, false);
    } else {
      throw new MarshalError("ValueError", "unmarshallable object");
    }
  }

  #shape(shape: MarshalShape): void {
    switch (shape.kind) {
      case "list":
        return this.#many(0x5b, shape.items);
      case "set":
        return this.#many(0x3c, shape.items);
      case "frozenset":
        return this.#many(0x3e, shape.items);
      case "bytes":
        return this.#string(shape.bytes, false);
      case "stopIteration":
        return this.#out.byte(0x53);
      case "dict":
        this.#out.byte(0x7b);
        this.#frames.push({ items: shape.items, next: 0, dict: true, code: undefined });
        return;
      case "refused":
        throw new MarshalError("ValueError", "unmarshallable object");
    }
  }

  #names(names: string[]): void {
    this.#out.byte(0x28);
    this.#out.uint32(names.length);
    for (const name of names) this.#string(name, true);
  }

  #code(value: Code): void {
    const code = value.ensure();
    const out = this.#out;
    out.byte(0x63);
    for (const number of [code.argcount, code.nlocals, code.stacksize, code.flags]) out.uint32(number >>> 0);
    this.#string(bytesToText(code.code), code.code.length < 2);
    // Depth counts as if each part were a value of its own: the code object, then the tuple of constants.
    this.#frames.push({ items: [], next: 0, dict: false, code });
    this.#many(0x28, code.consts);
  }

  /** What follows the constants. */
  #codeEnd(code: Code): void {
    const out = this.#out;
    this.#names(code.names);
    this.#names(code.varnames);
    this.#names(code.freevars);
    this.#names(code.cellvars);
    this.#string(code.filename, looksInterned(code.filename));
    this.#string(code.name, true);
    out.uint32(code.firstlineno >>> 0);
    this.#string(bytesToText(code.lnotab), code.lnotab.length < 2);
  }
}
