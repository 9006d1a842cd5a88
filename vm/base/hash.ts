// SPDX-License-Identifier: MIT
/**
 * CPython 2.7's hash values on a 64-bit machine; without hash randomisation unless {@linkcode seedHashes} was called.
 *
 * A hash is a signed 64-bit number in two int32 halves ({@linkcode Hash64}); no `bigint` on any path but that of
 * big longs. Rule shared by all: −1 is never a hash, −2 takes its place.
 */
import { intFromBigInt, type PyInt } from "./value.ts";

/** A 64-bit hash: value = `hi` × 2^32 + (`lo` as unsigned). Both are int32. */
export class Hash64 {
  constructor(readonly hi: number, readonly lo: number) {}
}

/** Of `None`. CPython takes the address, of which only the last byte is the same in every process of one build. */
export const NONE_HASH: Hash64 = new Hash64(0x7f0, 0xde);

const TWO32 = 4294967296;

/**
 * What the hashes of texts are mixed with: zeros unless hash randomisation is on. For the whole process, as in CPython,
 * because builtin types are shared and keep hashes of their attribute names.
 */
const SECRET = { prefixHi: 0, prefixLo: 0, suffixHi: 0, suffixLo: 0 };

/**
 * Switches hash randomisation on; to be called before any machine exists.
 * @param seed 0 switches it off, another number of 32 bits makes the hashes CPython makes from it, 16 bytes are used as they are.
 */
export function seedHashes(seed: number | Uint8Array): void {
  let bytes: Uint8Array;
  if (typeof seed !== "number") bytes = seed;
  else {
    bytes = new Uint8Array(16);
    let x = seed;
    for (let i = 0; i < 16 && seed !== 0; i++) {
      x = (Math.imul(x, 214013) + 2531011) >>> 0;
      bytes[i] = x >>> 16;
    }
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  SECRET.prefixLo = view.getInt32(0, true);
  SECRET.prefixHi = view.getInt32(4, true);
  SECRET.suffixLo = view.getInt32(8, true);
  SECRET.suffixHi = view.getInt32(12, true);
}

function notMinusOne(hi: number, lo: number): Hash64 {
  return hi === -1 && lo === -1 ? new Hash64(-1, -2) : new Hash64(hi, lo);
}

/** The Python int that `hash()` returns for `hash`. */
export function hashToValue(hash: Hash64): number | PyInt {
  const value = hash.hi * TWO32 + (hash.lo >>> 0);
  if (value >= -9007199254740991 && value <= 9007199254740991) return value;
  return intFromBigInt((BigInt(hash.hi) << 32n) | BigInt(hash.lo >>> 0));
}

/** Hash of a byte string. */
export function strHash(text: string): Hash64 {
  const size = text.length;
  if (size === 0) return new Hash64(0, 0);
  let hi = SECRET.prefixHi;
  let lo = SECRET.prefixLo ^ (text.charCodeAt(0) << 7);
  for (let i = 0; i < size; i++) {
    // lo * 1000003 stays below 2^52, so the double product is exact and its upper part is the carry.
    const low = lo >>> 0;
    const product = low * 1000003;
    hi = (Math.imul(hi, 1000003) + ((product / TWO32) | 0)) | 0;
    lo = Math.imul(lo, 1000003) ^ text.charCodeAt(i);
  }
  // Lengths fit 32 bits.
  return notMinusOne(hi ^ SECRET.suffixHi, lo ^ size ^ SECRET.suffixLo);
}

/** Hash of a unicode string, by code point; equal to {@linkcode strHash} for ASCII text. */
export function unicodeHash(text: string): Hash64 {
  const units = text.length;
  if (units === 0) return new Hash64(0, 0);
  let hi = SECRET.prefixHi;
  let lo = SECRET.prefixLo;
  let size = 0;
  for (let i = 0; i < units; i++) {
    let point = text.charCodeAt(i);
    if (point >= 0xd800 && point < 0xdc00 && i + 1 < units) {
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next < 0xe000) {
        point = ((point - 0xd800) << 10) + (next - 0xdc00) + 0x10000;
        i++;
      }
    }
    if (size === 0) lo ^= point << 7;
    const low = lo >>> 0;
    const product = low * 1000003;
    hi = (Math.imul(hi, 1000003) + ((product / TWO32) | 0)) | 0;
    lo = Math.imul(lo, 1000003) ^ point;
    size++;
  }
  return notMinusOne(hi ^ SECRET.suffixHi, lo ^ size ^ SECRET.suffixLo);
}

/** Hash of an int held in a `number`: the value itself. */
export function intHash(value: number): Hash64 {
  if (value === -1) return new Hash64(-1, -2);
  return new Hash64(Math.floor(value / TWO32) | 0, value | 0);
}

const MASK64 = 0xffffffffffffffffn;

/** Hash of an int or long of any magnitude. */
export function bigHash(value: bigint): Hash64 {
  if (value >= -0x8000000000000000n && value <= 0x7fffffffffffffffn) return fromBits(value);
  // CPython folds the digits with end-around carry: the residue modulo 2^64 - 1, where a non-zero value that is a
  // multiple of the modulus gives 2^64 - 1 itself.
  let folded = (value < 0n ? -value : value) % MASK64;
  if (folded === 0n) folded = MASK64;
  return fromBits(value < 0n ? -folded : folded);
}

function fromBits(value: bigint): Hash64 {
  return notMinusOne(Number(BigInt.asIntN(32, value >> 32n)), Number(BigInt.asIntN(32, value)));
}

/** Hash of a float; equal to that of the int or long of the same value. */
export function floatHash(value: number): Hash64 {
  if (Number.isInteger(value)) {
    return value >= -9007199254740991 && value <= 9007199254740991 ? intHash(value + 0) : bigHash(BigInt(value));
  }
  if (value !== value) return new Hash64(0, 0);
  if (value === Infinity) return new Hash64(0, 314159);
  if (value === -Infinity) return new Hash64(-1, -271828);
  // value = fraction × 2^exponent with 0.5 <= |fraction| < 1.
  let exponent = 0;
  let fraction = value;
  const size = Math.abs(value);
  exponent = Math.floor(Math.log2(size)) + 1;
  // Two steps keep the scale factor finite; log2 may be off by one near powers of two.
  const half = exponent >> 1;
  fraction = (value / 2 ** half) / 2 ** (exponent - half);
  while (Math.abs(fraction) >= 1) {
    fraction /= 2;
    exponent++;
  }
  while (Math.abs(fraction) < 0.5) {
    fraction *= 2;
    exponent--;
  }
  fraction *= 2147483648;
  const top = Math.trunc(fraction);
  const rest = Math.trunc((fraction - top) * 2147483648);
  const sum = top + rest + exponent * 32768;
  return intHash(sum);
}

/** Hash of a complex number. */
export function complexHash(real: number, imag: number): Hash64 {
  const a = floatHash(real);
  const b = floatHash(imag);
  const product = mulSmall(b.hi, b.lo, 1000003);
  return add64(a.hi, a.lo, product.hi, product.lo);
}

function add64(hiA: number, loA: number, hiB: number, loB: number): Hash64 {
  const low = (loA >>> 0) + (loB >>> 0);
  return notMinusOne((hiA + hiB + (low >= TWO32 ? 1 : 0)) | 0, low | 0);
}

/** (`hi`, `lo`) × `factor`, for 0 ≤ `factor` < 2^21; no replacement of −1. */
function mulSmall(hi: number, lo: number, factor: number): Hash64 {
  const product = (lo >>> 0) * factor;
  return new Hash64((Math.imul(hi, factor) + Math.floor(product / TWO32)) | 0, Math.imul(lo, factor));
}

/** Low 64 bits of the product of two 64-bit numbers; no replacement of −1. */
function mul64(hiA: number, loA: number, hiB: number, loB: number): Hash64 {
  const a0 = loA & 0xffff;
  const a1 = loA >>> 16;
  const b = loB >>> 0;
  const p0 = a0 * b;
  const p1 = a1 * b;
  // loA * loB = p1 * 2^16 + p0, each below 2^48.
  const mid = p0 + (p1 % 65536) * 65536;
  const high = Math.floor(mid / TWO32) + Math.floor(p1 / 65536);
  return new Hash64((high + Math.imul(hiA, loB) + Math.imul(loA, hiB)) | 0, Math.imul(loA, loB));
}

/** Hash of a tuple, fed with the hashes of its items in order. */
export function tupleHash(items: readonly Hash64[]): Hash64 {
  let hi = 0;
  let lo = 0x345678;
  // The multiplier grows by 82520 + 2 × (items left) per item; a double holds it exactly for any real length.
  let mult = 1000003;
  let left = items.length;
  for (const item of items) {
    left--;
    const product = mul64(hi ^ item.hi, lo ^ item.lo, Math.floor(mult / TWO32) | 0, mult | 0);
    hi = product.hi;
    lo = product.lo;
    mult += 82520 + 2 * left;
  }
  return add64(hi, lo, 0, 97531);
}

/** Hash of a frozenset, fed with the hashes of its items in any order. */
export function frozensetHash(items: readonly Hash64[]): Hash64 {
  const start = mul64(0, 1927868237, 0, items.length + 1);
  let hi = start.hi;
  let lo = start.lo;
  for (const item of items) {
    const mixedHi = item.hi ^ ((item.hi << 16) | (item.lo >>> 16));
    const mixedLo = item.lo ^ (item.lo << 16) ^ 89869747;
    // 3644798167 as an unsigned 64-bit constant: high half 0.
    const product = mul64(mixedHi, mixedLo, 0, 3644798167 | 0);
    hi ^= product.hi;
    lo ^= product.lo;
  }
  const scaled = mul64(hi, lo, 0, 69069);
  const low = (scaled.lo >>> 0) + 907133923;
  const resultHi = (scaled.hi + (low >= TWO32 ? 1 : 0)) | 0;
  const resultLo = low | 0;
  return resultHi === -1 && resultLo === -1 ? new Hash64(0, 590923713) : new Hash64(resultHi, resultLo);
}
