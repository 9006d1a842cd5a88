// SPDX-License-Identifier: MIT
/** CRC-32 and Adler-32 of byte strings, for `binascii` and `zlib`. */
import { PyInt, PyLong } from "../base/value.ts";
import { asCLong } from "../core/convert.ts";
import { then } from "../core/gen.ts";
import { custom, type Param } from "../native/args.ts";

/** The table of {@linkcode crc32}, built when first needed. The same for everybody. */
const memo: { crc32?: Int32Array } = {};

function crc32Table(): Int32Array {
  return Int32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    return c;
  });
}

/** CRC-32 as a signed number, going on from `start`. PERF: eight bytes at a time is not faster; looking at them takes the time. */
export function crc32(s: string, start: number): number {
  const table = memo.crc32 ??= crc32Table();
  let c = ~start;
  for (let i = 0; i < s.length; i++) c = table[(c ^ s.charCodeAt(i)) & 255] ^ (c >>> 8);
  return ~c;
}

const ADLER = 65521;
/** Bytes after which the second sum must be reduced: it stays below 2^31, where V8 calculates with integers. */
const ADLER_RUN = 3800;

/** Adler-32 as a signed number, going on from `start`. */
export function adler32(s: string, start: number): number {
  let a = start & 0xffff;
  let b = start >>> 16;
  let i = 0;
  do {
    const end = Math.min(i + ADLER_RUN, s.length);
    for (; i < end; i++) {
      a += s.charCodeAt(i);
      b += a;
    }
    a %= ADLER;
    b %= ADLER;
  } while (i < s.length);
  return b << 16 | a;
}

/** The low 32 bits of an int of any size (format unit `I`). */
export const mask32 = (name: string): Param<number> => ({
  ...custom<number>(name, (vm, v) => {
    if (v instanceof PyLong || v instanceof PyInt) return Number(BigInt.asIntN(32, v.value));
    return then(asCLong(vm, v), (n) => Number.isSafeInteger(n) ? Number(BigInt.asIntN(32, BigInt(n))) : n | 0);
  }),
  accepts: "int32",
});
