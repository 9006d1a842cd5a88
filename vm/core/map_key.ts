// SPDX-License-Identifier: MIT
/**
 * Canonical keys: what stands for a Python value as key of a dict (`KeyMap`), where equal values must meet.
 *
 * Of hashable builtin values only, whose hash and equality need no Python code.
 */
import {
  bigHash,
  complexHash,
  floatHash,
  type Hash64,
  intHash,
  NONE_HASH,
  strHash,
  tupleHash,
  unicodeHash,
} from "../base/hash.ts";
import { PyComplex, PyFloat, PyInt, PyLong, PyObject, PyStr, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { identityHash, idOf } from "./identity.ts";

/** Tuples nested deeper than this are compared as objects of classes are. */
const DEPTH = 50;

/** The hash of a key that {@linkcode mapKey} can canonicalise. */
export function canonicalHash(v: Value): Hash64 {
  switch (typeof v) {
    case "string":
      return strHash(v);
    case "number":
      return intHash(v);
    case "boolean":
      return intHash(v ? 1 : 0);
  }
  if (v === null) return NONE_HASH;
  if (v instanceof PyFloat) return floatHash(v.value);
  if (v instanceof PyUnicode) return unicodeHash(v.value);
  if (v instanceof PyTuple) return tupleHash(v.items.map(canonicalHash));
  if (v instanceof PyInt || v instanceof PyLong) return bigHash(v.value);
  if (v instanceof PyStr) return strHash(v.value);
  if (v instanceof PyComplex) return complexHash(v.real, v.imag);
  return intHash(idOf(v) / 16);
}

/**
 * The canonical key of a hashable builtin value, or `undefined` where hash or equality need Python code
 * or the value is unhashable. Equal Python values give the same key, unequal ones different keys; only tuples are
 * their own keys and have to be compared with {@linkcode sameTuple}.
 */
export function mapKey(v: Value): unknown {
  switch (typeof v) {
    case "string":
    case "number":
      return v;
    case "boolean":
      return v ? 1 : 0;
  }
  if (v === null) return null;
  const type = v.type;
  // A subclass is canonical as long as it keeps the hash and comparison of its builtin base.
  if (v instanceof PyFloat) {
    if (type.heap && overrides(v)) return undefined;
    return floatKey(v);
  }
  if (v instanceof PyUnicode) return type.heap && overrides(v) ? undefined : unicodeKey(v.value);
  if (v instanceof PyTuple) {
    if (type.heap && overrides(v)) return undefined;
    return pairKey(v.items) ?? (isCanonical(v.items, 0) ? v : undefined);
  }
  if (v instanceof PyInt || v instanceof PyLong) {
    if (type.heap && overrides(v)) return undefined;
    return bigKey(v.value);
  }
  if (v instanceof PyStr) return overrides(v) ? undefined : v.value;
  if (v instanceof PyComplex) {
    if (type.heap && overrides(v) || v.real !== v.real || v.imag !== v.imag) return undefined;
    return v.imag === 0 ? floatKey(new PyFloat(v.real)) : `\uFFFEc${v.real},${v.imag}`;
  }
  return type.tp_hash === identityHash && type.tp_richcompare === undefined && type.tp_compare === undefined
    ? v
    : undefined;
}

function bigKey(value: bigint): unknown {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

function floatKey(v: PyFloat): unknown {
  const x = v.value;
  // Integral floats equal ints; NaN equals nothing but itself as an object.
  if (Number.isInteger(x)) return Number.isSafeInteger(x) ? (x === 0 ? 0 : x) : BigInt(x);
  if (x !== x) return v;
  // Halves of odd integers stand for pairs of ints (pairKey).
  return Number.isInteger(x * 2) ? "\uFFFEf" + x : x;
}

/**
 * The key of a tuple of two ints that are not too large, as coordinates are: an odd multiple of one half. `Map` finds
 * numbers several times faster than texts.
 */
function pairKey(items: Value[]): number | undefined {
  if (items.length !== 2) return undefined;
  const a = smallInt(items[0]);
  if (a === undefined || a < -0x8000000 || a >= 0x8000000) return undefined;
  const b = smallInt(items[1]);
  if (b === undefined || b < -0x800000 || b >= 0x800000) return undefined;
  return a * 0x1000000 + b + 0x800000 + 0.5;
}

/** The number that equals `v`, for values that may equal an int. */
function smallInt(v: Value): number | undefined {
  if (typeof v === "number") return v;
  if (typeof v !== "object" || v === null) return typeof v === "boolean" ? (v ? 1 : 0) : undefined;
  if (!(v instanceof PyFloat || v instanceof PyInt || v instanceof PyLong || v instanceof PyComplex)) return undefined;
  const k = mapKey(v);
  return typeof k === "number" && Number.isInteger(k) ? k : undefined;
}

function unicodeKey(s: string): string {
  // deno-lint-ignore no-control-regex
  return /^[\x00-\x7f]*$/.test(s) ? s : "\uFFFFu" + s;
}

/** Whether a heap type replaced the hash or comparison of the builtin base that gives it its layout. */
function overrides(v: PyObject): boolean {
  const type = v.type;
  let base = type.base!;
  while (base.heap) base = base.base!;
  return type.tp_hash !== base.tp_hash || type.tp_richcompare !== base.tp_richcompare ||
    type.tp_compare !== base.tp_compare;
}

/** Whether all of these have canonical keys. */
function isCanonical(items: Value[], depth: number): boolean {
  if (depth > DEPTH) return false;
  for (const item of items) {
    if (typeof item === "string" || typeof item === "number") continue;
    if (item instanceof PyTuple && !item.type.heap) {
      if (!isCanonical(item.items, depth + 1)) return false;
    } else if (mapKey(item) === undefined) return false;
  }
  return true;
}

/** Whether two tuples that are canonical keys are equal. */
export function sameTuple(a: PyTuple, b: PyTuple): boolean {
  const x = a.items, y = b.items;
  if (x.length !== y.length) return false;
  for (let i = 0; i < x.length; i++) {
    const v = x[i], w = y[i];
    if (v === w) continue;
    if (typeof v === "string" && typeof w === "string") return false;
    const k = mapKey(v), l = mapKey(w);
    if (k !== l && !(k instanceof PyTuple && l instanceof PyTuple && sameTuple(k, l))) return false;
  }
  return true;
}

const bits = new Float64Array(1);
const words = new Int32Array(bits.buffer);

/** 32 bits of a number; small integers stay side by side, as they do in CPython's tables. */
export function quickHash(k: number): number {
  const small = k | 0;
  if (small === k) return small;
  bits[0] = k;
  const h = Math.imul(words[0] ^ Math.imul(words[1], 0x2545f491), 0x5bd1e995);
  return h ^ (h >>> 15);
}

function quickTextHash(s: string): number {
  let h = s.length;
  for (let i = 0; i < s.length; i++) h = (Math.imul(h, 31) + s.charCodeAt(i)) | 0;
  return h;
}

/** 32 bits of a tuple that is a canonical key: the same for equal ones. */
export function quickTupleHash(tuple: PyTuple): number {
  const { items } = tuple;
  let h = items.length;
  for (let i = 0; i < items.length; i++) {
    let k: unknown = items[i];
    if (typeof k !== "string" && typeof k !== "number") k = mapKey(items[i]);
    h = Math.imul(h ^ quickPartHash(k), 0x5bd1e995);
    h ^= h >>> 13;
  }
  return h;
}

function quickPartHash(k: unknown): number {
  if (typeof k === "string") return quickTextHash(k);
  if (typeof k === "number") return quickHash(k);
  if (typeof k === "bigint") return Number(BigInt.asIntN(32, k));
  if (k === null) return 1;
  return k instanceof PyTuple ? quickTupleHash(k) : idOf(k as PyObject) | 0;
}

/** Injective text of a tuple that is a canonical key. */
export function tupleText(items: Value[]): string {
  let out = "\uFFFE(";
  for (const item of items) {
    if (typeof item === "string") out += "s" + item.length + ":" + item;
    else if (typeof item === "number") out += "n" + item + ",";
    else {
      const k = mapKey(item);
      if (k instanceof PyTuple) out += tupleText(k.items);
      else if (typeof k === "string") out += "s" + k.length + ":" + k;
      else if (typeof k === "number" || typeof k === "bigint") out += "n" + k + ",";
      else if (k === null) out += "N";
      // Canonical by identity.
      else out += "i" + idOf(item) + ",";
    }
  }
  return out + ")";
}
