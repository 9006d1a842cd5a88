// SPDX-License-Identifier: MIT
/**
 * Reads CPython 2.7's marshal format, versions 0-2.
 *
 * General over values: containers and other types that this layer does not know are made through hooks, so that the
 * Python module `marshal` is a thin layer over this file; `pyc.ts` is another. Errors are {@linkcode MarshalError} with
 * the name of the Python exception CPython raises. Reading keeps its own stack: data may be nested 2000 deep, JavaScript's
 * stack may not.
 * CPYTHON: behaviour of Python/marshal.c, including short reads of integers, which give -1 bytes instead of an error.
 */
import { bytesToText, textToBytes } from "../base/latin1.ts";
import { Ellipsis, intFromBigInt, PyComplex, PyFloat, PyLong, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { parseFloatText } from "../base/float_text.ts";
import { Code, type CodeFields } from "./code.ts";
import { utf8Decode } from "./image_encoding.ts";
import type { ByteSource } from "./image_source.ts";
import { MarshalError, MAX_MARSHAL_DEPTH } from "./marshal_error.ts";

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
