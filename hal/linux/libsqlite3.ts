// SPDX-License-Identifier: MIT
/**
 * SQLite's C library through Deno's FFI. Nothing here knows of Python.
 *
 * UNSAFE: prototypes are written by hand, after sqlite3.h, whose interface has been stable since 3.6. Functions that may
 * call back (`callback: true`) are those that run SQL or functions that were given to the library. Destructors are
 * declared as 64-bit numbers: {@linkcode TRANSIENT} has SQLite copy what it is given.
 */
import { fewBytes } from "../../vm/base/few_bytes.ts";
import { calling, fn, lazily } from "./libc.ts";

const I = "i32", L = "i64", D = "f64", B = "buffer", P = "pointer", F = "function", V = "void";

const table = () => ({
  sqlite3_libversion: fn([], P),
  sqlite3_complete: fn([B], I),
  sqlite3_enable_shared_cache: fn([I], I),
  sqlite3_open_v2: fn([B, B, I, P], I),
  sqlite3_close: calling([P], I),
  sqlite3_errmsg: fn([P], P),
  sqlite3_changes: fn([P], I),
  sqlite3_total_changes: fn([P], I),
  sqlite3_last_insert_rowid: fn([P], L),
  sqlite3_get_autocommit: fn([P], I),
  sqlite3_interrupt: fn([P], V),
  sqlite3_busy_handler: fn([P, F, P], I),
  sqlite3_progress_handler: fn([P, I, F, P], V),
  sqlite3_set_authorizer: fn([P, F, P], I),
  sqlite3_create_function: fn([P, B, I, I, P, F, F, F], I),
  sqlite3_create_collation: fn([P, B, I, P, F], I),
  sqlite3_enable_load_extension: fn([P, I], I),
  sqlite3_load_extension: calling([P, B, P, B], I),
  sqlite3_free: fn([P], V),
  sqlite3_prepare_v2: calling([P, B, I, B, B], I),
  sqlite3_step: calling([P], I),
  sqlite3_reset: calling([P], I),
  sqlite3_finalize: calling([P], I),
  sqlite3_bind_parameter_count: fn([P], I),
  sqlite3_bind_parameter_name: fn([P, I], P),
  sqlite3_bind_null: fn([P, I], I),
  sqlite3_bind_int64: fn([P, I, L], I),
  sqlite3_bind_double: fn([P, I, D], I),
  sqlite3_bind_text: fn([P, I, B, I, L], I),
  sqlite3_bind_blob: fn([P, I, B, I, L], I),
  sqlite3_column_count: fn([P], I),
  sqlite3_column_name: fn([P, I], P),
  sqlite3_column_decltype: fn([P, I], P),
  sqlite3_column_type: fn([P, I], I),
  sqlite3_column_int64: fn([P, I], L),
  sqlite3_column_double: fn([P, I], D),
  sqlite3_column_blob: fn([P, I], P),
  sqlite3_column_bytes: fn([P, I], I),
  sqlite3_value_type: fn([P], I),
  sqlite3_value_int64: fn([P], L),
  sqlite3_value_double: fn([P], D),
  sqlite3_value_blob: fn([P], P),
  sqlite3_value_bytes: fn([P], I),
  sqlite3_aggregate_context: fn([P, I], P),
  sqlite3_result_null: fn([P], V),
  sqlite3_result_int64: fn([P, L], V),
  sqlite3_result_double: fn([P, D], V),
  sqlite3_result_text: fn([P, B, I, L], V),
  sqlite3_result_blob: fn([P, B, I, L], V),
  sqlite3_result_error: fn([P, B, I], V),
} as const);

/** The functions of the library. */
export type Sqlite = Deno.DynamicLibrary<ReturnType<typeof table>>["symbols"];
/** What SQLite's handles are: a database, a statement, a value, the context of a function. */
export type Handle = Deno.PointerObject;

/** Has the library copy a text or blob before the call returns. */
export const TRANSIENT = -1n;

const LIBRARY = "libsqlite3.so.0";

/** The functions of the library, each opened when it is first asked for. */
export const sqlite: () => Sqlite = lazily(table, () => LIBRARY);

/** The address that a C function stored in `place`. */
export const pointerIn = (place: BigUint64Array): Handle | null => Deno.UnsafePointer.create(place[0]);

const memory = lazily(() => ({ memcpy: fn([B, P, I], V) } as const));

/** A copy of `size` bytes at `pointer`. PERF: Deno's own way of copying takes five times as long. */
export function bytesAt(pointer: Handle | null, size: number): Uint8Array<ArrayBuffer> {
  const bytes = fewBytes(size);
  if (size > 0) memory().memcpy(bytes, pointer, size);
  return bytes;
}

/** A text that ends with a NUL; `undefined` for a null pointer. */
export const textAt = (pointer: Handle | null): string | undefined =>
  pointer === null ? undefined : Deno.UnsafePointerView.getCString(pointer);

/** Where `bytes` lie. */
export const addressOf = (bytes: Uint8Array<ArrayBuffer>): bigint =>
  BigInt(Deno.UnsafePointer.value(Deno.UnsafePointer.of(bytes)));

/** The elements of a C array of `count` pointers. */
function pointersAt(array: Handle | null, count: number): Handle[] {
  if (count === 0) return [];
  const view = new Deno.UnsafePointerView(array!);
  return Array.from({ length: count }, (_, i) => view.getPointer(8 * i)!);
}

/** The number in the first four bytes at `pointer`, to be read and set. */
export const wordAt = (pointer: Handle): Int32Array =>
  new Int32Array(Deno.UnsafePointerView.getArrayBuffer(pointer, 4));

/** A function that the library may call. `close` it when the library does not know it any more. */
export type Callback = Deno.UnsafeCallback;

/** `void f(context, argc, argv)`: a function of SQL, or a step of an aggregate. */
export const valuesCallback = (f: (context: Handle, args: Handle[]) => void): Callback =>
  new Deno.UnsafeCallback(
    { parameters: [P, I, P], result: V },
    (context, count, array) => f(context!, pointersAt(array, count)),
  ) as unknown as Callback;

/** `void f(context)`: the end of an aggregate. */
export const endCallback = (f: (context: Handle) => void): Callback =>
  new Deno.UnsafeCallback({ parameters: [P], result: V }, (context) => f(context!)) as unknown as Callback;

/** `int f(app, size, bytes, size, bytes)`: how a collation compares. */
export const collationCallback = (f: (a: Uint8Array<ArrayBuffer>, b: Uint8Array<ArrayBuffer>) => number): Callback =>
  new Deno.UnsafeCallback(
    { parameters: [P, I, P, I, P], result: I },
    (_app, size1, text1, size2, text2) => f(bytesAt(text1, size1), bytesAt(text2, size2)),
  ) as unknown as Callback;

/** `int f(app)`: the progress handler. */
export const progressCallback = (f: () => number): Callback =>
  new Deno.UnsafeCallback({ parameters: [P], result: I }, () => f()) as unknown as Callback;

/** `int f(app, count)`: the busy handler. */
export const busyCallback = (f: () => number): Callback =>
  new Deno.UnsafeCallback({ parameters: [P, I], result: I }, () => f()) as unknown as Callback;

/** `int f(app, action, four texts)`: the authorizer. */
export const authorizerCallback = (f: (action: number, texts: (string | undefined)[]) => number): Callback =>
  new Deno.UnsafeCallback(
    { parameters: [P, I, P, P, P, P], result: I },
    (_app, action, ...texts) => f(action, texts.map((t) => textAt(t))),
  ) as unknown as Callback;
