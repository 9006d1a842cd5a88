// SPDX-License-Identifier: MIT
/** Bytes as hexadecimal digits. */
import { byteCodes, codesToText } from "./latin1.ts";

/** The two lower-case digits of each byte. */
export const HEX_PAIRS: readonly string[] = Array.from({ length: 256 }, (_, b) => (b < 16 ? "0" : "") + b.toString(16));

/** @param bytes Bytes as code units. */
export function textToHex(bytes: string): string {
  const codes = byteCodes(bytes.length * 2);
  for (let i = 0; i < bytes.length; i++) {
    const b = bytes.charCodeAt(i);
    codes[2 * i] = digitCode(b >> 4);
    codes[2 * i + 1] = digitCode(b & 15);
  }
  return codesToText(codes);
}

const digitCode = (digit: number): number => digit < 10 ? 48 + digit : 87 + digit;
