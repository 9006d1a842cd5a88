// SPDX-License-Identifier: MIT
/** Characters and texts of C: in memory, or behind a pointer. */
import { viewOf } from "../../vm/base/few_bytes.ts";
import { intFromBigInt, PyLong, PyObject, PyUnicode, type Value } from "../../vm/base/value.ts";
import { bytesToText, textToBytes } from "../../vm/base/latin1.ts";
import { typeError, valueError } from "../../vm/core/exceptions.ts";
import { type Result, then } from "../../vm/core/gen.ts";
import { bigOf, isInteger, isStr, strValue, typeName } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { codecDecode, codecEncode } from "../../vm/objects/unicode_codecs.ts";
import {
  type Address,
  addressOfMemory,
  bytesOf,
  copyAt,
  newMemory,
  stringLength,
  wideLength,
} from "../linux/foreign.ts";
import type { Access } from "./numbers.ts";
import type { Kept, Memory, Setter } from "./types.ts";

// ---- str and unicode ------------------------------------------------------------------------------------------------

const MODE = Symbol("ctypes conversion mode");

/** How `str` becomes `unicode` and the other way where C wants it; `set_conversion_mode` changes it. */
export const conversionMode = (vm: Vm): { encoding: string; errors: string } =>
  vm.state(MODE, () => ({ encoding: "ascii", errors: "strict" }));

// deno-lint-ignore no-control-regex
const ASCII = /^[\x00-\x7f]*$/;

/** The bytes of a unicode object. */
export function encoded(vm: Vm, u: PyUnicode): Result<string> {
  if (ASCII.test(u.value)) return u.value;
  const { encoding, errors } = conversionMode(vm);
  return then(codecEncode(vm, u, encoding, errors), (v) => strValue(v as string));
}

/** The text of a str. */
function decoded(vm: Vm, s: string): Result<PyUnicode> {
  if (ASCII.test(s)) return new PyUnicode(s);
  const { encoding, errors } = conversionMode(vm);
  return codecDecode(vm, s, encoding, errors) as Result<PyUnicode>;
}

/** `v` as unicode; TypeError for what is no text. */
export function unicodeOf(vm: Vm, v: Value, expected = "unicode string expected"): Result<PyUnicode> {
  if (v instanceof PyUnicode) return v;
  if (isStr(v)) return decoded(vm, strValue(v));
  throw typeError(`${expected} instead of ${typeName(v)} instance`);
}

// ---- in memory ------------------------------------------------------------------------------------------------------

const WIDE = 4;
const LAST_CHARACTER = 0x10ffff;

/** The characters of memory; up to the first NUL, or all. */
export function wideText(memory: Memory, stop: boolean): PyUnicode {
  let text = "";
  for (let at = 0; at < memory.byteLength; at += WIDE) {
    const c = memory.getUint32(at, true);
    if (c === 0 && stop) break;
    if (c > LAST_CHARACTER) throw valueError("character is not in range [U+0000; U+10ffff]");
    text += String.fromCodePoint(c);
  }
  return new PyUnicode(text);
}

/** How many characters of C a text takes. */
const wideCount = (u: PyUnicode): number => [...u.value].length;

/** Writes the characters of a text. */
function putWide(memory: Memory, at: number, u: PyUnicode): void {
  for (const c of u.value) {
    memory.setUint32(at, c.codePointAt(0)!, true);
    at += WIDE;
  }
}

/** The bytes of memory up to the first NUL. */
export function byteText(memory: Memory): string {
  const bytes = bytesOf(memory);
  const end = bytes.indexOf(0);
  return bytesToText(bytes, 0, end < 0 ? bytes.length : end);
}

/** Writes a text and, where there is room, a NUL. @param length Of what stands there. */
export function putBytes(memory: Memory, at: number, length: number, text: string, tooLong: () => unknown): void {
  if (text.length > length) throw tooLong();
  const bytes = bytesOf(memory, at, length);
  bytes.set(textToBytes(text));
  if (text.length < length) bytes[text.length] = 0;
}

/** The same with characters of four bytes. @param length In characters. */
export function putCharacters(
  memory: Memory,
  at: number,
  length: number,
  u: PyUnicode,
  tooLong: (n: number) => unknown,
) {
  const count = wideCount(u);
  if (count > length) throw tooLong(count);
  putWide(memory, at, u);
  if (count < length) memory.setUint32(at + WIDE * count, 0, true);
}

export const character: Access = {
  getter: (_vm, memory, at) => String.fromCharCode(memory.getUint8(at)),
  setter: (_vm, memory, at, v) => {
    if (!isStr(v) || strValue(v).length !== 1) throw typeError("one character string expected");
    memory.setUint8(at, strValue(v).charCodeAt(0));
    return undefined;
  },
};

export const wideCharacter: Access = {
  getter: (_vm, memory, at) => wideText(new DataView(memory.buffer, memory.byteOffset + at, WIDE), false),
  setter: (vm, memory, at, v) =>
    then(unicodeOf(vm, v), (u) => {
      if (wideCount(u) !== 1) throw typeError("one character unicode string expected");
      putWide(memory, at, u);
      return undefined;
    }),
};

const tooLong = (given: number, most: number) => valueError(`string too long (${given}, maximum length ${most})`);

/** An array of `length` characters that is a field of a structure: its value is a text. */
export const byteField = (length: number): Access => ({
  getter: (_vm, memory, at) => byteText(new DataView(memory.buffer, memory.byteOffset + at, length)),
  setter: (vm, memory, at, v) => {
    if (!isStr(v) && !(v instanceof PyUnicode)) {
      throw typeError(`expected string or Unicode object, ${typeName(v)} found`);
    }
    return then(isStr(v) ? strValue(v) : encoded(vm, v), (text) => {
      // As a C string: it ends at its first NUL.
      const end = text.indexOf("\0");
      const whole = end < 0 ? text : text.slice(0, end);
      putBytes(memory, at, length, whole, () => tooLong(whole.length, length));
      return undefined;
    });
  },
});

export const wideField = (length: number): Access => ({
  getter: (_vm, memory, at) => wideText(new DataView(memory.buffer, memory.byteOffset + at, WIDE * length), true),
  setter: (vm, memory, at, v) =>
    then(unicodeOf(vm, v), (u) => {
      putCharacters(memory, at, length, u, (count) => tooLong(count, length));
      return undefined;
    }),
});

// ---- behind pointers --------------------------------------------------------------------------------------------------

/** `size` bytes at an address, those up to the first NUL if it is −1. */
export const stringAt = (address: Address, size = -1): string =>
  bytesToText(copyAt(address, size < 0 ? stringLength(address) : size));

/** The same with characters of four bytes. */
export function wideStringAt(address: Address, size = -1): PyUnicode {
  return wideText(viewOf(copyAt(address, WIDE * (size < 0 ? wideLength(address) : size))), false);
}

/** A C string of our own. */
export function newString(text: string): Memory {
  const memory = newMemory(text.length + 1);
  bytesOf(memory).set(textToBytes(text));
  return memory;
}

/** One of characters of four bytes. */
export function newWideString(u: PyUnicode): Memory {
  const memory = newMemory(WIDE * (wideCount(u) + 1));
  putWide(memory, 0, u);
  return memory;
}

/** Writes an address. */
export function putAddress(memory: Memory, at: number, address: Address): void {
  if (typeof address === "bigint") memory.setBigUint64(at, BigInt.asUintN(64, address), true);
  else {
    // PERF: without a bigint.
    memory.setUint32(at, address, true);
    memory.setUint32(at + 4, Math.floor(address / 4294967296), true);
  }
}

/** Reads one. */
export const addressIn = (memory: Memory, at = 0): bigint => memory.getBigUint64(at, true);

/** Reads one as a number, which is rounded where nobody has memory. PERF: without a bigint. */
export const placeIn = (memory: Memory): number => memory.getUint32(4, true) * 4294967296 + memory.getUint32(0, true);

/** The value of an address: an int if it fits one. */
export function addressValue(address: bigint): Value {
  return address < 1n << 63n ? intFromBigInt(address) : new PyLong(address);
}

/** Writes the address of what `make` makes of `v`, or that which an integer says. */
const pointing = (
  make: (vm: Vm, v: Value) => Result<{ value: Value; memory: Memory }>,
): Setter =>
(vm, memory, at, v) => {
  if (v === null || isInteger(v)) {
    putAddress(memory, at, v === null ? 0 : bigOf(v));
    return undefined;
  }
  return then(make(vm, v), (made): Kept => {
    putAddress(memory, at, addressOfMemory(made.memory));
    return { value: made.value, anchor: made.memory };
  });
};

export const string: Access = {
  getter: (_vm, memory, at) => {
    const address = addressIn(memory, at);
    return address === 0n ? null : stringAt(address);
  },
  setter: pointing((vm, v) => {
    if (!isStr(v) && !(v instanceof PyUnicode)) {
      throw typeError(`string or integer address expected instead of ${typeName(v)} instance`);
    }
    return then(isStr(v) ? strValue(v) : encoded(vm, v), (text) => ({
      value: v instanceof PyObject && !isStr(v) ? text : v,
      memory: newString(text),
    }));
  }),
};

export const wideString: Access = {
  getter: (_vm, memory, at) => {
    const address = addressIn(memory, at);
    return address === 0n ? null : wideStringAt(address);
  },
  setter: pointing((vm, v) =>
    then(unicodeOf(vm, v, "unicode string or integer address expected"), (u) => ({
      value: u,
      memory: newWideString(u),
    }))
  ),
};

/** A pointer to anything. */
export const address: Access = {
  getter: (_vm, memory, at) => {
    const there = addressIn(memory, at);
    return there === 0n ? null : addressValue(there);
  },
  setter: pointing(() => {
    throw typeError("cannot be converted to pointer");
  }),
};
