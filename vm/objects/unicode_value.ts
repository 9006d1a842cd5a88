// SPDX-License-Identifier: MIT
/**
 * Making and measuring `unicode` objects, and the coercion of other objects to them.
 *
 * Positions are code points; strings without surrogate pairs (`isWide` false) take the fast path. Wide strings that are
 * indexed get an array of their characters, kept beside the object, so that loops over them stay linear.
 */
import { PyStr, PyUnicode, type Value } from "../base/value.ts";
import { hasPairs } from "../base/unicode_text.ts";
import { call, findAttr, lookupSpecial, repr } from "../core/abstract.ts";
import { typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import { PyByteArray, PyOldInstance, typeName, typeOf, unicodeType } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { charBufferOf } from "./buffer_protocol.ts";
import { decodeDefault, decodeText } from "./unicode_codecs.ts";

/** Whether the text holds surrogate pairs. */
export function isWide(u: PyUnicode): boolean {
  return u.wide ??= hasPairs(u.value);
}

/** `len(u)`. */
export function unicodeLength(u: PyUnicode): number {
  return isWide(u) ? charsOf(u).length : u.value.length;
}

const CHARS = new WeakMap<PyUnicode, string[]>();

/** The characters of a wide string. Do not change the array. */
export function charsOf(u: PyUnicode): string[] {
  let chars = CHARS.get(u);
  if (chars === undefined) CHARS.set(u, chars = Array.from(u.value));
  return chars;
}

/** `u[start:end]`, with bounds in range. */
export function sliceText(u: PyUnicode, start: number, end: number): string {
  if (start >= end) return "";
  return isWide(u) ? charsOf(u).slice(start, end).join("") : u.value.slice(start, end);
}

/** The text of a str, unicode or character buffer (`PyUnicode_FromObject`). */
export function textOf(vm: Vm, v: Value): string {
  if (v instanceof PyUnicode) return v.value;
  if (typeof v === "string") return decodeDefault(vm, v);
  if (v instanceof PyStr) return decodeDefault(vm, v.value);
  return textOfBuffer(vm, v);
}

function textOfBuffer(vm: Vm, v: Value): string {
  if (v instanceof PyByteArray) throw typeError("decoding bytearray is not supported");
  const text = charBufferOf(v);
  if (text === undefined) throw notText(v);
  return decodeDefault(vm, text);
}

const notText = (v: Value) => typeError(`coercing to Unicode: need string or buffer, ${typeName(v)} found`);

/** The text of an encoded object (`PyUnicode_FromEncodedObject`). */
export function decodeObject(vm: Vm, v: Value, encoding: string | undefined, errors?: string): Result<string> {
  if (v instanceof PyUnicode) throw typeError("decoding Unicode is not supported");
  if (v instanceof PyByteArray) throw typeError("decoding bytearray is not supported");
  const bytes = charBufferOf(v);
  if (bytes === undefined) throw notText(v);
  return bytes === "" ? "" : decodeText(vm, bytes, encoding, errors);
}

/** `unicode(v)` (`PyObject_Unicode`): the result may be an instance of a subclass. */
export function toUnicode(vm: Vm, v: Value): Result<PyUnicode> {
  if (v instanceof PyUnicode && v.type === unicodeType) return v;
  if (typeof v === "string") return new PyUnicode(decodeDefault(vm, v));
  if (typeof v === "number") return new PyUnicode("" + v);
  return toUnicodeSlow(vm, v);
}

function* toUnicodeSlow(vm: Vm, v: Value): Gen<PyUnicode> {
  let method: Result<Value | undefined> = v instanceof PyOldInstance
    ? findAttr(vm, v, "__unicode__")
    : lookupSpecial(vm, v, "__unicode__");
  if (isGen(method)) method = yield* method;
  let r: Result<Value>;
  if (method !== undefined) r = call(vm, method, []);
  else if (v instanceof PyUnicode) return new PyUnicode(v.value);
  else {
    const slot = typeOf(v).tp_str;
    r = slot === undefined ? repr(vm, v) : slot(vm, v);
  }
  if (isGen(r)) r = yield* r;
  if (r instanceof PyUnicode) return r;
  const text = decodeObject(vm, r, undefined);
  return new PyUnicode(isGen(text) ? yield* text : text);
}
