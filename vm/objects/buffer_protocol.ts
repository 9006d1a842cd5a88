// SPDX-License-Identifier: MIT
/**
 * Raw bytes of objects: what file I/O, `struct`, sockets, hashing and the string methods use instead of CPython's two
 * buffer interfaces (`PyObject_AsCharBuffer`, `PyObject_GetBuffer`).
 *
 * A type offers its bytes by a method named {@linkcode BUFFER} on its JavaScript class. Exact `str` values, instances
 * of `str` subclasses and `unicode` (default encoding, or its memory) are handled here.
 *
 * INVARIANT: bytes travel as strings of code units 0–255 where they are values, as `Uint8Array` where they are memory.
 */
import { bytesToText, textToBytes } from "../base/latin1.ts";
import { PyObject, PyStr, PyUnicode, type Value } from "../base/value.ts";
import { encodeDefault } from "../core/abstract.ts";
import { bufferError, typeError } from "../core/exceptions.ts";
import type { Vm } from "../core/vm.ts";
import { bytearrayType, PyByteArray, typeName } from "../core/types.ts";
import { argumentTypeError, type Converter, custom, type Param } from "../native/args.ts";

/** Name of the method by which a class offers its bytes: `[BUFFER](): Buffer`. */
export const BUFFER: unique symbol = Symbol("buffer");

export { bytesToText, textToBytes };

/** The bytes of one object, as they are now. */
export interface Buffer {
  /** Number of bytes. */
  readonly length: number;
  /** Whether `bytes()` may be written to. */
  readonly writable: boolean;
  /** The old "character buffer" interface is there too; `memoryview` lacks it. */
  readonly chars: boolean;
  /** The old "read buffer" interface is there; absent: as `chars`. */
  readonly old?: boolean;
  /** The new buffer interface (PEP 3118) is there; `array.array` lacks it. */
  readonly modern: boolean;
  /** Writable, and yet taken by who does not keep it: there is nothing to release (objects of `ctypes`). */
  readonly fixed?: boolean;
  /** A copy of the bytes, as a `str`. */
  text(): string;
  /** The bytes: the memory itself where `writable`, else possibly a copy. Do not keep it after the object may resize. */
  bytes(): Uint8Array;
  /** Forbids resizing until `release`, for holders with a definite end (a system call in progress). */
  acquire(): void;
  release(): void;
  /** Bytes per item, and its `struct` code; 1 and "B" if absent. */
  readonly itemSize?: number;
  readonly format?: string;
  /** The dimensions where they are not the number of items: none for a single item, or several. */
  readonly shape?: readonly number[];
}

const nothing = (): void => {};

/** The buffer of a byte string. */
export class TextBuffer implements Buffer {
  readonly writable = false;
  readonly chars = true;
  readonly modern = true;
  readonly acquire = nothing;
  readonly release = nothing;
  constructor(private readonly value: string) {}
  get length(): number {
    return this.value.length;
  }
  text(): string {
    return this.value;
  }
  bytes(): Uint8Array {
    return textToBytes(this.value);
  }
}

class ByteArrayBuffer implements Buffer {
  readonly writable = true;
  readonly chars = true;
  readonly modern = true;
  constructor(private readonly array: PyByteArray) {}
  get length(): number {
    return this.array.length;
  }
  text(): string {
    return bytesToText(this.array.bytes, 0, this.array.length);
  }
  bytes(): Uint8Array {
    return this.array.bytes.subarray(0, this.array.length);
  }
  acquire(): void {
    this.array.exports++;
  }
  release(): void {
    this.array.exports--;
  }
}

/** The bytes of `v`, or `undefined` where it has none. `unicode` has none here: it differs by the use. */
export function bufferOf(v: Value): Buffer | undefined {
  if (typeof v === "string") return new TextBuffer(v);
  if (!(v instanceof PyObject)) return undefined;
  if (v instanceof PyByteArray) return new ByteArrayBuffer(v);
  if (v instanceof PyStr) return new TextBuffer(v.value);
  const own = (v as { [BUFFER]?: () => Buffer })[BUFFER];
  return own === undefined ? undefined : own.call(v);
}

/** Whether {@linkcode bufferOf} would give something. */
export function hasBuffer(v: Value): boolean {
  return typeof v === "string" || v instanceof PyStr || v instanceof PyByteArray ||
    v instanceof PyObject && (v as { [BUFFER]?: unknown })[BUFFER] !== undefined;
}

/** The bytes of a character buffer; `undefined` where `v` is none. UnicodeEncodeError for non-ASCII unicode. */
export function charBufferOf(v: Value, vm?: Vm): string | undefined {
  if (typeof v === "string") return v;
  if (v instanceof PyUnicode) return encodeDefault(v, vm);
  const buffer = bufferOf(v);
  return buffer !== undefined && buffer.chars ? buffer.text() : undefined;
}

/** Whether there is the old "read buffer" interface (`PyObject_AsReadBuffer`). */
export function isOldBuffer(buffer: Buffer): boolean {
  return buffer.old ?? buffer.chars;
}

/** `PyObject_AsCharBuffer`: TypeError "expected a string or other character buffer object". */
export function charBuffer(v: Value): string {
  const text = charBufferOf(v);
  if (text === undefined) throw typeError("expected a string or other character buffer object");
  return text;
}

/** What memory `unicode` shows as a read buffer: four bytes per code point, little endian. */
export function unicodeMemory(u: PyUnicode): string {
  let out = "";
  for (const c of u.value) {
    const p = c.codePointAt(0)!;
    out += String.fromCharCode(p & 255, (p >> 8) & 255, p >> 16, 0);
  }
  return out;
}

/** Bytes of a readable argument as the format units `s*` and `s#` take it; `undefined` for a wrong type. */
export function readableText(v: Value, vm?: Vm): string | undefined {
  if (typeof v === "string") return v;
  if (v instanceof PyUnicode) return encodeDefault(v, vm);
  return bufferOf(v)?.text();
}

/**
 * Bytes of an argument as the format unit `s#` takes it: what offers its memory without keeping it, so no `bytearray`
 * and no `memoryview`. `undefined` for a wrong type.
 */
export function charsOf(v: Value): string | undefined {
  if (typeof v === "string") return v;
  if (v instanceof PyUnicode) return encodeDefault(v);
  const buffer = bufferOf(v);
  return buffer === undefined || !(buffer.old ?? buffer.chars) || buffer.modern && buffer.writable && !buffer.fixed
    ? undefined
    : buffer.text();
}

/** As `custom`; exact byte strings are taken as they are, without a call. */
const textParam = (name: string, convert: Converter<string>): Param<string> => ({
  ...custom(name, convert),
  accepts: "string",
});

/** Parameter `s*`: str, ASCII unicode, or any object with bytes; the handler gets a `str`. */
export const bytes = (name: string): Param<string> =>
  textParam(name, (vm, v, place) => {
    const text = readableText(v, vm);
    if (text === undefined) throw argumentTypeError(place, "string or buffer", v);
    return text;
  });

/** Parameter `s#`: str, ASCII unicode, or an object with read-only bytes of the old interface. */
export const readOnlyBytes = (name: string): Param<string> =>
  textParam(name, (vm, v, place) => {
    if (v instanceof PyUnicode) return encodeDefault(v, vm);
    const buffer = bufferOf(v);
    if (buffer === undefined || buffer.writable && !buffer.fixed || !isOldBuffer(buffer)) {
      throw argumentTypeError(place, "string or read-only buffer", v);
    }
    return buffer.text();
  });

/** Parameter `w*`: an object with writable bytes. */
export const writableBytes = (name: string): Param<Buffer> =>
  custom(name, (_vm, v, place) => {
    const buffer = bufferOf(v);
    if (buffer === undefined || !buffer.writable) throw argumentTypeError(place, "read-write buffer", v);
    return buffer;
  });

/** The bytes of an object with the new buffer interface, as `bytearray` takes its operands; else `undefined`. */
export function modernText(v: Value): string | undefined {
  if (typeof v === "string") return v;
  const buffer = bufferOf(v);
  return buffer !== undefined && buffer.modern ? buffer.text() : undefined;
}

/** Throws BufferError where a resize is forbidden by a live view. */
export function checkResizable(array: PyByteArray): void {
  if (array.exports > 0) throw bufferError("Existing exports of data: object cannot be re-sized");
}

/** A `bytearray` of the given bytes. */
export function makeByteArray(text: string): PyByteArray {
  // deno-lint-ignore no-explicit-any
  return new (bytearrayType.jsClass as any)(textToBytes(text)) as PyByteArray;
}

/** TypeError "'int' does not have the buffer interface". */
export const noBuffer = (v: Value): never => {
  throw typeError(`'${typeName(v)}' does not have the buffer interface`);
};
