// SPDX-License-Identifier: MIT
/**
 * Conversions of any object to C numbers and indices, with CPython 2.7's texts: what argument parsing and the
 * sequence protocol share.
 */
import { PyFloat, PyInt, PyLong, type Value } from "../base/value.ts";
import { overflowError, type PyThrow, RuntimeWarningType, typeError } from "./exceptions.ts";
import { type Result, then } from "./gen.ts";
import { isInteger, typeName, typeOf } from "./types.ts";
import type { Vm } from "./vm.ts";

/** `PyFloat_AsDouble`. */
export function asDouble(vm: Vm, v: Value): Result<number> {
  if (v instanceof PyFloat) return v.value;
  if (typeof v === "number") return v;
  if (typeof v === "boolean") return v ? 1 : 0;
  const slot = v === null ? undefined : typeOf(v).nb_float;
  if (slot === undefined) throw typeError("a float is required");
  return then(slot(vm, v), (r) => {
    if (!(r instanceof PyFloat)) throw typeError("nb_float should return float object");
    return r.value;
  });
}

/** `PyInt_AsLong` as the format units `i` and `l` use it. */
export function asCLong(vm: Vm, v: Value): Result<number> {
  if (typeof v === "number") return v;
  if (typeof v === "boolean") return v ? 1 : 0;
  if (v instanceof PyFloat) throw typeError("integer argument expected, got float");
  if (v instanceof PyInt) return Number(v.value);
  if (v instanceof PyLong) return longToC(v.value);
  const slot = v === null ? undefined : typeOf(v).nb_int;
  if (slot === undefined) throw typeError("an integer is required");
  return then(slot(vm, v), (r) => {
    if (!isInteger(r)) throw typeError("__int__ method should return an integer");
    if (typeof r === "object") return longToC(r.value);
    return Number(r);
  });
}

/** A C `int`, as the format unit `i` uses it. */
export function asCInt(vm: Vm, v: Value): Result<number> {
  return then(asCLong(vm, v), (n) => {
    if (n > 2147483647) throw overflowError("signed integer is greater than maximum");
    if (n < -2147483648) throw overflowError("signed integer is less than minimum");
    return n;
  });
}

/** `PyInt_AsLong` as it is called directly, on arguments that may be floats. */
export function asTruncatedCLong(vm: Vm, v: Value): Result<number> {
  return asCLong(vm, v instanceof PyFloat ? bigToLong(v.value) : v);
}

function bigToLong(x: number): Value {
  if (!Number.isFinite(x)) throw overflowError("cannot convert float infinity to integer");
  return new PyLong(BigInt(Math.trunc(x)));
}

/** What an attribute that is a C `int` takes (`T_INT`): the lower 32 bits, with a warning where others are lost. */
export function asIntMember(vm: Vm, v: Value): Result<number> {
  return then(asTruncatedCLong(vm, v), (n) => {
    const kept = Number(BigInt.asIntN(32, BigInt(n)));
    if (kept === n) return n;
    return then(vm.warn(RuntimeWarningType, "Truncation of value to int"), () => kept);
  });
}

function longToC(value: bigint): number {
  if (value > 0x7fffffffffffffffn || value < -0x8000000000000000n) {
    throw overflowError("Python int too large to convert to C long");
  }
  return Number(value);
}

/** `PyNumber_Index`: the exact integer behind `v`. */
export function toIndex(vm: Vm, v: Value): Result<number | bigint> {
  if (typeof v === "number") return v;
  if (typeof v === "boolean") return v ? 1 : 0;
  if (v instanceof PyInt || v instanceof PyLong) return v.value;
  const slot = v === null ? undefined : typeOf(v).nb_index;
  if (slot === undefined) throw typeError(`'${typeName(v)}' object cannot be interpreted as an index`);
  return then(slot(vm, v), (r) => {
    if (!isInteger(r)) throw typeError(`__index__ returned non-(int,long) (type ${typeName(r)})`);
    return typeof r === "object" ? r.value : Number(r);
  });
}

/** `PyNumber_AsSsize_t` with an overflow error (default `OverflowError`). */
export function asIndex(vm: Vm, v: Value, overflow: (text: string) => PyThrow = overflowError): Result<number> {
  return typeof v === "number" ? v : then(asExactIndex(vm, v, overflow), Number);
}

/** The same without rounding. */
export function asExactIndex(
  vm: Vm,
  v: Value,
  overflow: (text: string) => PyThrow = overflowError,
): Result<number | bigint> {
  return then(toIndex(vm, v), (n) => {
    if (typeof n === "bigint" && (n > 0x7fffffffffffffffn || n < -0x8000000000000000n)) {
      throw overflow(`cannot fit '${typeName(v)}' into an index-sized integer`);
    }
    return n;
  });
}

/** `PyNumber_AsSsize_t` without error: values out of range are clipped (as finite numbers). */
export function asIndexClipped(vm: Vm, v: Value): Result<number> {
  if (typeof v === "number") return v;
  return then(toIndex(vm, v), (n) => typeof n === "number" ? n : Math.max(Math.min(Number(n), 2 ** 63), -(2 ** 63)));
}
