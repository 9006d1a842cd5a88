// SPDX-License-Identifier: MIT
/**
 * Writes CPython 2.7's marshal format, versions 0-2, the counterpart of `marshal_reader.ts`: a hook tells how to write what
 * this layer does not know, errors are {@linkcode MarshalError}, and nested values wait on a stack of its own.
 * CPYTHON: Python/marshal.c.
 */
import { bytesToText } from "../base/latin1.ts";
import {
  Ellipsis,
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
import { float17 } from "../base/float_text.ts";
import { Code } from "./code.ts";
import { utf8Encode } from "./image_encoding.ts";
import { MarshalError, MAX_MARSHAL_DEPTH } from "./marshal_error.ts";

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
