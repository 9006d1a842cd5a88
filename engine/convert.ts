// SPDX-License-Identifier: MIT
/**
 * Values between TypeScript and Python (the table is in `docs/embedding.md`).
 *
 * | TypeScript → Python                    | Python → TypeScript                                     |
 * |----------------------------------------|---------------------------------------------------------|
 * | `null`, `undefined` → `None`           | `None` → `null`                                         |
 * | `boolean` → `bool`                     | `bool` → `boolean`                                      |
 * | safe integer `number` → `int`          | `int`, `long` → `number` if safe, else `bigint`         |
 * | other `number` → `float`               | `float` → `number`                                      |
 * | `bigint` → `int` or `long`             |                                                         |
 * | `string` → `str` if ASCII, else `unicode` | `unicode` → `string`; `str` → `string` (UTF-8, else one character per byte) |
 * | `Uint8Array` → `str`                   | `bytearray` → `Uint8Array` (a copy)                     |
 * | array → `list`                         | `list`, `tuple`, `set`, `frozenset` → array             |
 * | `Map`, plain object → `dict`           | `dict` → plain object if all keys are strings, else `Map` |
 * | function → builtin function            | anything else → {@linkcode PyHandle}                    |
 * | {@linkcode PyHandle} → the object itself |                                                       |
 */
import {
  intOrLong,
  PyFloat,
  PyInt,
  PyLong,
  PyObject,
  PyStr,
  PyTuple,
  PyUnicode,
  type Value,
} from "../vm/base/value.ts";
import { PyDict } from "../vm/core/dict.ts";
import { dictSet } from "../vm/core/dict_ops.ts";
import { PyThrow, runtimeError, typeError } from "../vm/core/exceptions.ts";
import { isGen, Wait } from "../vm/core/gen.ts";
import { PyByteArray, PyList, PySet, typeName } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { rest } from "../vm/native/args.ts";
import { def, PyBuiltin } from "../vm/native/define.ts";
import { bytesToText } from "../vm/objects/buffer_protocol.ts";

/** A Python object that has no TypeScript counterpart, kept alive and passed back as it is. */
export class PyHandle {
  constructor(readonly value: Value) {}

  /** Shown by its type: the object itself leads to half the VM. */
  [Symbol.for("Deno.customInspect")](): string {
    return `PyHandle <${typeName(this.value)}>`;
  }
}

/** A native function of TypeScript callable from Python: gets converted arguments, may return a promise. */
// deno-lint-ignore no-explicit-any
export type HostFunction = (...args: any[]) => unknown;

/**
 * Converts a TypeScript value. Containers are copied; cycles are kept.
 * @throws TypeError (Python) for a symbol.
 */
export function toPython(vm: Vm, v: unknown, seen: Map<object, Value> = new Map()): Value {
  switch (typeof v) {
    case "undefined":
      return null;
    case "boolean":
      return v;
    case "number":
      return Number.isSafeInteger(v) && !Object.is(v, -0) ? v : new PyFloat(v);
    case "bigint":
      return intOrLong(v);
    case "string":
      // deno-lint-ignore no-control-regex
      return /^[\x00-\x7f]*$/.test(v) ? v : new PyUnicode(v);
    case "function":
      return wrapFunction(v as HostFunction);
    case "symbol":
      throw typeError("a JavaScript symbol has no Python value");
  }
  if (v === null) return null;
  if (v instanceof PyHandle) return v.value;
  if (v instanceof PyObject) return v;
  if (v instanceof Uint8Array) return bytesToText(v);
  const known = seen.get(v as object);
  if (known !== undefined) return known;
  if (Array.isArray(v)) {
    const list = new PyList([]);
    seen.set(v, list);
    for (const item of v) list.items.push(toPython(vm, item, seen));
    return list;
  }
  const dict = new PyDict();
  seen.set(v as object, dict);
  for (const [key, value] of v instanceof Map ? v : Object.entries(v as object)) {
    const r = dictSet(vm, dict, toPython(vm, key, seen), toPython(vm, value, seen));
    if (isGen(r)) throw typeError("a key of the map has its own __hash__");
  }
  return dict;
}

/** Converts a Python value; see the table. Containers are copied; cycles are kept. */
export function fromPython(v: Value, seen: Map<object, unknown> = new Map()): unknown {
  if (v === null || typeof v === "boolean" || typeof v === "number") return v;
  if (typeof v === "string") return textOf(v);
  if (v instanceof PyFloat) return v.value;
  if (v instanceof PyInt || v instanceof PyLong) {
    const n = Number(v.value);
    return Number.isSafeInteger(n) ? n : v.value;
  }
  if (v instanceof PyUnicode) return v.value;
  if (v instanceof PyStr) return textOf(v.value);
  if (v instanceof PyByteArray) return v.bytes.slice(0, v.length);
  const known = seen.get(v);
  if (known !== undefined) return known;
  if (v instanceof PyList || v instanceof PyTuple || v instanceof PySet) {
    const out: unknown[] = [];
    seen.set(v, out);
    const items = v instanceof PySet ? v.table.entries().map((e) => e.key) : v.items;
    for (const item of items) out.push(fromPython(item, seen));
    return out;
  }
  if (v instanceof PyDict) {
    const entries = v.entries();
    if (entries.every((e) => typeof e.key === "string")) {
      const out: Record<string, unknown> = {};
      seen.set(v, out);
      for (const e of entries) out[textOf(e.key as string)] = fromPython(e.value!, seen);
      return out;
    }
    const out = new Map<unknown, unknown>();
    seen.set(v, out);
    for (const e of entries) out.set(fromPython(e.key, seen), fromPython(e.value!, seen));
    return out;
  }
  return new PyHandle(v);
}

/** The text of a byte string: UTF-8 where it is valid, else one character per byte. */
export function textOf(bytes: string): string {
  // deno-lint-ignore no-control-regex
  if (/^[\x00-\x7f]*$/.test(bytes)) return bytes;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes, (c) => c.charCodeAt(0)));
  } catch {
    return bytes;
  }
}

/** A builtin function that calls `f` with converted arguments. A promise it returns parks only the calling thread. */
function wrapFunction(f: HostFunction): Value {
  const row = def([rest("args")], "A function of the embedding program.", function* (vm, args) {
    let result: unknown;
    try {
      result = f(...args.map((a) => fromPython(a)));
    } catch (e) {
      throw hostFailure(e);
    }
    if (result instanceof Promise) return toPython(vm, yield new Wait(result.catch(rejected), undefined, f.name));
    return toPython(vm, result);
  });
  return new PyBuiltin(row.compile(f.name || "<function>"), undefined, null);
}

/** Errors of host functions become Python's RuntimeError with the same text. */
function rejected(reason: unknown): never {
  throw hostFailure(reason);
}

/** The Python exception for an error thrown by a host function. */
function hostFailure(reason: unknown): PyThrow {
  if (reason instanceof PyThrow) return reason;
  return runtimeError(reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason));
}
