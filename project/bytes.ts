// SPDX-License-Identifier: MIT
/** Byte strings (code units 0–255), which is what the VM takes names and paths as, from and to JavaScript strings. */

/** The UTF-8 bytes of `text`. */
export function toByteString(text: string): string {
  // deno-lint-ignore no-control-regex
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  return bytesToString(new TextEncoder().encode(text));
}

/** The text that the byte string `bytes` encodes as UTF-8; bytes that do not fit become U+FFFD. */
export function fromByteString(bytes: string): string {
  // deno-lint-ignore no-control-regex
  if (/^[\x00-\x7f]*$/.test(bytes)) return bytes;
  return new TextDecoder().decode(stringToBytes(bytes));
}

/** Bytes of a byte string. */
export function stringToBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

/** A byte string of bytes. */
export function bytesToString(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) {
    text += String.fromCharCode.apply(null, bytes.subarray(i, i + 8192) as unknown as number[]);
  }
  return text;
}
