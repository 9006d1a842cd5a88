// SPDX-License-Identifier: MIT
/** Bytes as hexadecimal digits. Leaf file: imports nothing. */

/** The two lower-case digits of each byte. */
export const HEX_PAIRS: readonly string[] = Array.from({ length: 256 }, (_, b) => (b < 16 ? "0" : "") + b.toString(16));

/** @param bytes Bytes as code units. */
export function textToHex(bytes: string): string {
  let out = "";
  for (let i = 0; i < bytes.length; i++) out += HEX_PAIRS[bytes.charCodeAt(i)];
  return out;
}
