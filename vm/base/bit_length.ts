// SPDX-License-Identifier: MIT
/** Numbers of bits. JavaScript has no word for that of a bigint, and writing it in hexadecimal takes long. */

/** `a.bit_length()` of a safe integer. */
export function bitLengthInt(a: number): number {
  const size = a < 0 ? -a : a;
  return size < 4294967296 ? 32 - Math.clz32(size) : 64 - Math.clz32(Math.floor(size / 4294967296));
}

/** Where the last number's top was: the next one is often as large. A guess only; machines may share it. */
const guess = { shift: 0 };

/** `(-a if a < 0 else a).bit_length()`: takes time that depends little on the size. */
export function bitLengthBig(a: bigint): number {
  const size = a < 0n ? -a : a;
  // Shifts that leave too many bits for a number, and that leave none.
  let tooSmall = -1, tooLarge = Infinity, shift = guess.shift;
  let top: number;
  for (;;) {
    top = Number(shift === 0 ? size : size >> BigInt(shift));
    if (top === Infinity) {
      tooSmall = shift;
      shift = tooLarge === Infinity ? 2 * shift + 900 : (tooSmall + tooLarge) >>> 1;
    } else if (top === 0 && shift > 0) {
      tooLarge = shift;
      shift = (tooSmall + tooLarge) >>> 1;
    } else break;
  }
  guess.shift = shift;
  // A number of more than 53 bits may have been rounded up.
  while (top > Number.MAX_SAFE_INTEGER) {
    const more = Math.max(Math.floor(Math.log2(top)) - 52, 1);
    shift += more;
    top = Number(size >> BigInt(shift));
  }
  return shift + bitLengthInt(top);
}
