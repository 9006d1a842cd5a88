// SPDX-License-Identifier: MIT
/**
 * Byte strings (code units 0–255), which is what the VM takes names and paths as, from and to JavaScript strings.
 *
 * A byte 0x80–0xFF that is no part of UTF-8 stands in a JavaScript string as the lone surrogate U+DC80–U+DCFF (as PEP 383
 * does it), so that names in any encoding pass through.
 */
import { bytesToText, textToBytes } from "../vm/base/latin1.ts";

/** The UTF-8 bytes of `text`; the bytes behind lone surrogates. */
export function toByteString(text: string): string {
  // deno-lint-ignore no-control-regex
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  return text.split(/([\udc80-\udcff])/u).map((part, i) =>
    i % 2 === 0 ? bytesToText(new TextEncoder().encode(part)) : String.fromCharCode(part.charCodeAt(0) - 0xdc00)
  ).join("");
}

/** Whether `text` stands for bytes that are not UTF-8. Deno's own functions cannot use such a name. */
export function hasRawBytes(text: string): boolean {
  return /[\udc80-\udcff]/u.test(text);
}

/** The text of bytes that need not be UTF-8; `toByteString` gives the same bytes. */
export function fromRawBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)).join("");
  }
}

/** The text that the byte string `bytes` encodes as UTF-8; bytes that do not fit become U+FFFD. */
export function fromByteString(bytes: string): string {
  // deno-lint-ignore no-control-regex
  if (/^[\x00-\x7f]*$/.test(bytes)) return bytes;
  return new TextDecoder().decode(textToBytes(bytes));
}
