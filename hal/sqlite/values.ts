// SPDX-License-Identifier: MIT
/** Python's values as SQLite's five storage classes, and back. */
import { intFromBigInt, PyFloat, PyInt, PyLong, PyUnicode, type Value } from "../../vm/base/value.ts";
import { overflowError } from "../../vm/core/exceptions.ts";
import { bigOf, intType, isInteger, isStr, longType, strValue, unicodeType } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { bytesToText, textToBytes } from "../../vm/base/latin1.ts";
import { PyBuffer } from "../../vm/objects/buffer.ts";
import { bytesAt, type Handle, type Sqlite, textAt, TRANSIENT } from "../linux/libsqlite3.ts";
import { ERRORS, fromUtf8, toUtf8 } from "./errors.ts";

export const INTEGER = 1, FLOAT = 2, TEXT = 3, BLOB = 4, NULL = 5;

/** What a text of the database becomes. */
export const enum Texts {
  /** `unicode`. */
  UNICODE,
  /** `str`, its UTF-8. */
  BYTES,
  /** `str` where it is ASCII, else `unicode`. */
  OPTIMIZED,
}

const encoder = new TextEncoder();
const SOME = new Uint8Array(1);
/** What to pass for `bytes`: memory of no size has no address, which would mean NULL. */
const memoryOf = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => bytes.length === 0 ? SOME : bytes;
/** The bytes of a text that is not ASCII cannot be a text of the database: nobody knows what it means. */
// deno-lint-ignore no-control-regex
const NOT_ASCII = /[^\x00-\x7f]/;

/**
 * Binds a parameter of a statement. Returns the result code; `undefined` for a value that has no storage class.
 * @param bytes Whether a `str` may hold any bytes.
 * @throws {PyThrow} OverflowError for an integer beyond 64 bits, ProgrammingError for a `str` with bytes of nobody knows what.
 */
export function bind(vm: Vm, lib: Sqlite, statement: Handle, i: number, v: Value, bytes: boolean): number | undefined {
  if (v === null) return lib.sqlite3_bind_null(statement, i);
  if (isInteger(v)) return lib.sqlite3_bind_int64(statement, i, int64(v));
  if (v instanceof PyFloat) return lib.sqlite3_bind_double(statement, i, v.value);
  if (isStr(v)) {
    const text = strValue(v);
    if (!bytes && NOT_ASCII.test(text)) throw ERRORS.ProgrammingError.make(vm, EIGHT_BITS);
    return lib.sqlite3_bind_text(statement, i, memoryOf(textToBytes(text)), text.length, TRANSIENT);
  }
  if (v instanceof PyUnicode) {
    const utf8 = encoder.encode(v.value);
    return lib.sqlite3_bind_text(statement, i, memoryOf(utf8), utf8.length, TRANSIENT);
  }
  if (v instanceof PyBuffer) {
    const blob = textToBytes(v.text());
    return lib.sqlite3_bind_blob(statement, i, memoryOf(blob), blob.length, TRANSIENT);
  }
  return undefined;
}

/** Whether a value is stored as it is: of exactly one of the types that have a storage class. */
export function isPlain(v: Value): boolean {
  return typeof v === "number" || typeof v === "string" || v === null || v instanceof PyFloat && v.exact ||
    v instanceof PyUnicode && v.type === unicodeType || v instanceof PyInt && v.type === intType ||
    v instanceof PyLong && v.type === longType || v instanceof PyBuffer;
}

const EIGHT_BITS =
  "You must not use 8-bit bytestrings unless you use a text_factory that can interpret 8-bit bytestrings (like " +
  "text_factory = str). It is highly recommended that you instead just switch your application to Unicode strings.";

function int64(v: Parameters<typeof bigOf>[0]): bigint {
  const big = bigOf(v);
  if (BigInt.asIntN(64, big) !== big) throw overflowError("Python int too large to convert to SQLite INTEGER");
  return big;
}

/** Gives the result of a function of SQL. Returns whether the value has a storage class. */
export function giveResult(lib: Sqlite, context: Handle, v: Value): boolean {
  if (v === null) lib.sqlite3_result_null(context);
  else if (isInteger(v)) {
    const big = bigOf(v);
    if (v instanceof PyLong && BigInt.asIntN(64, big) !== big) return false;
    lib.sqlite3_result_int64(context, big);
  } else if (v instanceof PyFloat) lib.sqlite3_result_double(context, v.value);
  else if (isStr(v)) {
    const text = strValue(v);
    lib.sqlite3_result_text(context, memoryOf(textToBytes(text)), text.length, TRANSIENT);
  } else if (v instanceof PyUnicode) {
    const utf8 = encoder.encode(v.value);
    lib.sqlite3_result_text(context, memoryOf(utf8), utf8.length, TRANSIENT);
  } else if (v instanceof PyBuffer) {
    const blob = textToBytes(v.text());
    lib.sqlite3_result_blob(context, memoryOf(blob), blob.length, TRANSIENT);
  } else return false;
  return true;
}

/** An argument of a function of SQL. */
export function argument(lib: Sqlite, value: Handle): Value {
  switch (lib.sqlite3_value_type(value)) {
    case INTEGER:
      return intFromBigInt(lib.sqlite3_value_int64(value));
    case FLOAT:
      return new PyFloat(lib.sqlite3_value_double(value));
    case TEXT: {
      const blob = lib.sqlite3_value_blob(value);
      return new PyUnicode(lossyText(bytesAt(blob, lib.sqlite3_value_bytes(value))));
    }
    case BLOB: {
      const blob = lib.sqlite3_value_blob(value);
      return new PyBuffer(bytesToText(bytesAt(blob, lib.sqlite3_value_bytes(value))), 0, -1);
    }
  }
  return null;
}

const lossy = new TextDecoder("utf-8", { ignoreBOM: true });
const lossyText = (bytes: Uint8Array): string => lossy.decode(bytes);

/** The bytes of a column as they are stored. */
export function columnBytes(lib: Sqlite, statement: Handle, i: number): Uint8Array<ArrayBuffer> {
  const blob = lib.sqlite3_column_blob(statement, i);
  return bytesAt(blob, lib.sqlite3_column_bytes(statement, i));
}

/** A column of the row at which a statement stands. @throws {PyThrow} OperationalError for a text that is no UTF-8. */
export function column(vm: Vm, lib: Sqlite, statement: Handle, i: number, texts: Texts): Value {
  switch (lib.sqlite3_column_type(statement, i)) {
    case INTEGER:
      return intFromBigInt(lib.sqlite3_column_int64(statement, i));
    case FLOAT:
      return new PyFloat(lib.sqlite3_column_double(statement, i));
    case BLOB:
      return new PyBuffer(bytesToText(columnBytes(lib, statement, i)), 0, -1);
    case TEXT:
      return textOf(
        vm,
        columnBytes(lib, statement, i),
        texts,
        () => textAt(lib.sqlite3_column_name(statement, i)) ?? "",
      );
  }
  return null;
}

function textOf(vm: Vm, bytes: Uint8Array<ArrayBuffer>, texts: Texts, name: () => string): Value {
  if (texts === Texts.BYTES) return bytesToText(bytes);
  const text = fromUtf8(bytes);
  if (text === undefined) {
    throw ERRORS.OperationalError.make(
      vm,
      `Could not decode to UTF-8 column '${toUtf8(name())}' with text '${bytesToText(bytes)}'`,
    );
  }
  // As many characters as bytes: ASCII.
  return texts === Texts.OPTIMIZED && text.length === bytes.length ? text : new PyUnicode(text);
}
