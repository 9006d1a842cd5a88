// SPDX-License-Identifier: MIT
/** Numbers of C in memory. Integers are cut to their size, as in C; only what is no number is refused. */
import { intFromBigInt, PyFloat, PyInt, PyLong, type Value } from "../../vm/base/value.ts";
import { asDouble } from "../../vm/core/convert.ts";
import { typeError } from "../../vm/core/exceptions.ts";
import { type Result, then } from "../../vm/core/gen.ts";
import { isInteger, typeName, typeOf } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { loadLongDouble, storeLongDouble } from "./long_double.ts";
import type { Getter, Memory, Setter } from "./types.ts";

/** How a number is read and written in one byte order. */
export interface Access {
  getter: Getter;
  setter: Setter;
}

/** The integer that `v` stands for. @throws {PyThrow} TypeError for floats and what is no number. */
export function integerOf(vm: Vm, v: Value): Result<number | bigint> {
  if (typeof v === "number") return v;
  if (v instanceof PyFloat) throw typeError(`int expected instead of ${typeName(v)}`);
  if (isInteger(v)) return exactly(v);
  const convert = v === null ? undefined : typeOf(v).nb_int;
  if (convert === undefined) throw typeError("an integer is required");
  return then(convert(vm, v), (n) => {
    if (!isInteger(n)) throw typeError("__int__ method should return an integer");
    return exactly(n);
  });
}

const exactly = (n: number | boolean | PyInt | PyLong): number | bigint => typeof n === "object" ? n.value : Number(n);

/** What puts an integer at its place. */
type Put = (memory: Memory, at: number, n: number | bigint) => void;

const integer = (getter: Getter, put: Put): Access => ({
  getter,
  setter: (vm, memory, at, v) => {
    if (typeof v === "number") {
      put(memory, at, v);
      return undefined;
    }
    return then(integerOf(vm, v), (n) => {
      put(memory, at, n);
      return undefined;
    });
  },
});

/** The lowest 32 bits. */
const low = (n: number | bigint): number => typeof n === "number" ? n | 0 : Number(BigInt.asIntN(32, n));

const put8: Put = (m, at, n) => m.setInt8(at, low(n));
const put16 = (little: boolean): Put => (m, at, n) => m.setInt16(at, low(n), little);
const put32 = (little: boolean): Put => (m, at, n) => m.setInt32(at, low(n), little);
const put64 = (little: boolean): Put => (m, at, n) => {
  if (typeof n === "bigint") m.setBigInt64(at, BigInt.asIntN(64, n), little);
  else {
    // PERF: without a bigint.
    m.setInt32(little ? at : at + 4, n | 0, little);
    m.setInt32(little ? at + 4 : at, Math.floor(n / 4294967296), little);
  }
};

/** A signed number of 64 bits. PERF: without a bigint where it fits 53. */
function get64(memory: Memory, at: number, little: boolean): number | PyInt {
  const high = memory.getInt32(little ? at + 4 : at, little);
  if (high < -0x200000 || high >= 0x200000) return intFromBigInt(memory.getBigInt64(at, little));
  const n = high * 4294967296 + memory.getUint32(little ? at : at + 4, little);
  return n < -Number.MAX_SAFE_INTEGER ? intFromBigInt(BigInt(n)) : n;
}

const real = (get: (m: Memory, at: number) => number, put: (m: Memory, at: number, n: number) => void): Access => ({
  getter: (_vm, memory, at) => new PyFloat(get(memory, at)),
  setter: (vm, memory, at, v) =>
    then(asDouble(vm, v), (n) => {
      put(memory, at, n);
      return undefined;
    }),
});

/** The numbers of one byte order, by type code. */
export const numbersOf = (little: boolean): Record<string, Access> => ({
  b: integer((_vm, m, at) => m.getInt8(at), put8),
  B: integer((_vm, m, at) => m.getUint8(at), put8),
  h: integer((_vm, m, at) => m.getInt16(at, little), put16(little)),
  H: integer((_vm, m, at) => m.getUint16(at, little), put16(little)),
  i: integer((_vm, m, at) => m.getInt32(at, little), put32(little)),
  I: integer((_vm, m, at) => new PyLong(BigInt(m.getUint32(at, little))), put32(little)),
  l: integer((_vm, m, at) => get64(m, at, little), put64(little)),
  L: integer((_vm, m, at) => new PyLong(m.getBigUint64(at, little)), put64(little)),
  q: integer((_vm, m, at) => new PyLong(m.getBigInt64(at, little)), put64(little)),
  Q: integer((_vm, m, at) => new PyLong(m.getBigUint64(at, little)), put64(little)),
  f: real((m, at) => m.getFloat32(at, little), (m, at, n) => m.setFloat32(at, n, little)),
  d: real((m, at) => m.getFloat64(at, little), (m, at, n) => m.setFloat64(at, n, little)),
});

export const longDouble: Access = real(loadLongDouble, storeLongDouble);
