// SPDX-License-Identifier: MIT
/**
 * Subjects and templates of `re` as Python values: which objects are strings to match in, and what type the pieces
 * cut from them have (a bytearray's are bytearrays).
 */
import { bytesToText } from "../../base/latin1.ts";
import { bufferOf } from "../../objects/buffer_protocol.ts";
import { PyStr, PyUnicode, type Value } from "../../base/value.ts";
import { callMethod } from "../../core/abstract.ts";
import { typeError } from "../../core/exceptions.ts";
import type { Result } from "../../core/gen.ts";
import { PyByteArray, PyList } from "../../core/types.ts";
import { hasPairs, isAscii } from "../../base/unicode_text.ts";
import { makeSubject, type Subject } from "./pattern.ts";

/** What the pieces of a subject are. */
export type Kind = "str" | "unicode" | "bytearray";

/** Objects outside `vm/core` that give their memory as bytes (`buffer`, `array.array`, `mmap`) have this method. */
export interface ReadBuffer {
  /** A view of the object's bytes; valid until Python code runs. */
  readBuffer(): Uint8Array;
}

function isReadBuffer(value: Value): value is Value & ReadBuffer {
  return typeof value === "object" && value !== null && typeof (value as Partial<ReadBuffer>).readBuffer === "function";
}

/** Whether a unicode value holds surrogate pairs; remembered in the value. */
export function isWide(value: PyUnicode): boolean {
  return value.wide ??= hasPairs(value.value);
}

/** The text of anything that can be matched in, with the kind of its pieces; `undefined` for other objects. */
export function textOf(value: Value): [text: string, kind: Kind] | undefined {
  if (typeof value === "string") return [value, "str"];
  if (value instanceof PyUnicode) return [value.value, "unicode"];
  if (value instanceof PyStr) return [value.value, "str"];
  if (value instanceof PyByteArray) return [bytesToText(value.bytes.subarray(0, value.length)), "bytearray"];
  if (isReadBuffer(value)) return [bytesToText(value.readBuffer()), "str"];
  const buffer = bufferOf(value);
  return buffer === undefined ? undefined : [buffer.text(), "str"];
}

/** A subject with the kind of its pieces. */
export interface PySubject {
  subject: Subject;
  kind: Kind;
}

/** @throws TypeError for an object that is no string and no buffer. */
export function subjectOf(value: Value): PySubject {
  const found = textOf(value);
  if (found === undefined) throw typeError("expected string or buffer");
  return { subject: makeSubject(found[0], value instanceof PyUnicode && isWide(value)), kind: found[1] };
}

/** A piece of a subject as a Python value. */
export function wrap(text: string, kind: Kind): Value {
  if (kind === "str") return text;
  if (kind === "unicode") return new PyUnicode(text);
  return new PyByteArray(Uint8Array.from(text, (ch) => ch.charCodeAt(0)));
}

/** The text of a str that is the same as unicode. */
function asciiOf(value: Value): string | undefined {
  return typeof value === "string" && isAscii(value) ? value : undefined;
}

/** So many strings are appended more quickly than `Array.join` puts them together. */
const FEW_PIECES = 20_000;

/** The pieces, one after the other, if all are strings. */
function joinTexts(pieces: Value[]): string | undefined {
  if (pieces.length > FEW_PIECES) {
    return pieces.every((piece) => typeof piece === "string") ? pieces.join("") : undefined;
  }
  let out = "";
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    if (typeof piece !== "string") return undefined;
    out += piece;
  }
  return out;
}

/** `subject[:0].join(pieces)`. */
export function joinPieces(vm: Parameters<typeof callMethod>[0], kind: Kind, pieces: Value[]): Result<Value> {
  if (pieces.length === 0) return wrap("", kind);
  if (kind === "str") {
    const text = joinTexts(pieces);
    if (text !== undefined) return text;
  }
  if (kind !== "bytearray") {
    // Mixed types make a unicode; bytes beyond ASCII are for `join` to decode or refuse.
    const texts = pieces.map((piece) => piece instanceof PyUnicode ? piece.value : asciiOf(piece));
    if (!texts.includes(undefined)) return new PyUnicode(texts.join(""));
  }
  return callMethod(vm, wrap("", kind), "join", [new PyList(pieces)]);
}
