// SPDX-License-Identifier: MIT
/**
 * Memory for short byte arrays. PERF: V8 gets the memory of each typed array from the allocator of C, which takes 300 ns; a
 * piece of an array that is there takes 40. Leaf file: imports nothing.
 */

/** Bytes up to which an array gets a piece. */
export const FEW_BYTES = 128;
/** Bytes of what is cut into pieces. It lives as long as one of them. */
const SHEET = 8192;

/** The array that pieces are cut from, and how much of it is gone; no byte is ever given away twice. */
const sheet = { bytes: new Uint8Array(0), used: 0 };

/** `size` zero bytes. The array may share its `buffer` with others: who asks for that must mind `byteOffset`. */
export function fewBytes(size: number): Uint8Array {
  if (size > FEW_BYTES) return new Uint8Array(size);
  if (sheet.used + size > sheet.bytes.length) {
    sheet.bytes = new Uint8Array(SHEET);
    sheet.used = 0;
  }
  const at = sheet.used;
  // So that words in it are where the processor wants them.
  sheet.used = at + ((size + 7) & ~7);
  return new Uint8Array(sheet.bytes.buffer, at, size);
}
