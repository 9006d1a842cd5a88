// SPDX-License-Identifier: MIT
/** The exceptions of `sqlite3` (PEP 249), and which of them a result code of SQLite means. */
import { memoryError, type PyThrow, StandardErrorType } from "../../vm/core/exceptions.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { bytesToText, textToBytes } from "../../vm/base/latin1.ts";
import { type ModuleException, moduleException } from "../../vm/objects/module_exception.ts";

const declare = (name: string, base?: ModuleException): ModuleException =>
  moduleException("sqlite3", name, base === undefined ? StandardErrorType : base.of);

const Warning = declare("Warning");
const Error = declare("Error");
const InterfaceError = declare("InterfaceError", Error);
const DatabaseError = declare("DatabaseError", Error);
const InternalError = declare("InternalError", DatabaseError);
const OperationalError = declare("OperationalError", DatabaseError);
const ProgrammingError = declare("ProgrammingError", DatabaseError);
const IntegrityError = declare("IntegrityError", DatabaseError);
const DataError = declare("DataError", DatabaseError);
const NotSupportedError = declare("NotSupportedError", DatabaseError);

/** The classes by name. */
export const ERRORS: Record<string, ModuleException> = {
  Warning,
  Error,
  InterfaceError,
  DatabaseError,
  InternalError,
  OperationalError,
  ProgrammingError,
  IntegrityError,
  DataError,
  NotSupportedError,
};

/** What the result codes of sqlite3.h mean; others are a `DatabaseError`. */
const BY_CODE = new Map<number, ModuleException>([
  ...[2, 12].map((code) => [code, InternalError] as const),
  ...[1, 3, 4, 5, 6, 8, 9, 10, 13, 14, 15, 16, 17].map((code) => [code, OperationalError] as const),
  ...[19, 20].map((code) => [code, IntegrityError] as const),
  [18, DataError],
  [21, ProgrammingError],
]);
const SQLITE_NOMEM = 7;

/** The exception for a result code. @param text What the library says of it, as UTF-16. */
export function sqliteError(vm: Vm, code: number, text: string): PyThrow {
  if (code === SQLITE_NOMEM) return memoryError();
  return (BY_CODE.get(code & 255) ?? DatabaseError).make(vm, toUtf8(text));
}

const encoder = new TextEncoder();
/** The bytes of a text, as a `str`. */
export const toUtf8 = (text: string): string => bytesToText(encoder.encode(text));

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
/** The text of UTF-8; `undefined` if it is none. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** A C string of a `str`. */
export const cstringOf = (text: string): Uint8Array<ArrayBuffer> => textToBytes(`${text}\0`);
