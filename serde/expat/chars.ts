// SPDX-License-Identifier: MIT
/** Characters of XML in UTF-8 byte strings: classes of bytes, validity, conversion from other encodings. */
import { inName, startsName } from "./names.ts";

/** May begin a name. */
export const NAME_START = 1;
/** May stand in a name. */
export const NAME_CHAR = 2;
/** White space. */
export const SPACE = 4;
/** Ends a run of plain text: `<`, `&`, `]`, carriage return, what is no XML character, and bytes beyond ASCII. */
export const TEXT_STOP = 8;
/** The same for attribute values in quotes: both quotes, `<`, `&`, white space other than a blank. */
export const VALUE_STOP = 16;
/** No XML character. */
export const ILLEGAL = 32;

/** Class bits of each byte. The extra entry stands for "end of buffer" (`charCodeAt` gives NaN, which indexes nothing). */
export const CLASS: Uint8Array = (() => {
  const t = new Uint8Array(256);
  for (let c = 0; c < 256; c++) {
    if (c < 32 && c !== 9 && c !== 10 && c !== 13) t[c] |= ILLEGAL | TEXT_STOP | VALUE_STOP;
    if (c === 32 || c === 9 || c === 10 || c === 13) t[c] |= SPACE;
    if (c === 9 || c === 10 || c === 13) t[c] |= VALUE_STOP;
    if (c >= 128) t[c] |= TEXT_STOP | VALUE_STOP;
    if (c >= 65 && c <= 90 || c >= 97 && c <= 122 || c === 95 || c === 58) t[c] |= NAME_START | NAME_CHAR;
    if (c >= 48 && c <= 57 || c === 45 || c === 46) t[c] |= NAME_CHAR;
  }
  for (const c of "<&]\r") t[c.charCodeAt(0)] |= TEXT_STOP;
  for (const c of "<&\"'") t[c.charCodeAt(0)] |= VALUE_STOP;
  return t;
})();

/** What {@linkcode charLength} gives for a character that the end of the buffer cuts. */
export const CUT = -1;

/** Length in bytes of the character beyond ASCII at `i`; 0 where there is none that XML allows, or {@linkcode CUT}. */
export function charLength(s: string, i: number): number {
  const a = s.charCodeAt(i);
  if (a < 0xc2 || a > 0xf4) return 0;
  const length = a < 0xe0 ? 2 : a < 0xf0 ? 3 : 4;
  if (i + length > s.length) return CUT;
  const b = s.charCodeAt(i + 1);
  if ((b & 0xc0) !== 0x80) return 0;
  if (length === 2) return 2;
  const c = s.charCodeAt(i + 2);
  if ((c & 0xc0) !== 0x80) return 0;
  if (length === 3) {
    if (a === 0xe0 && b < 0xa0 || a === 0xed && b > 0x9f) return 0;
    // U+FFFE and U+FFFF are no characters.
    return a === 0xef && b === 0xbf && c > 0xbd ? 0 : 3;
  }
  if ((s.charCodeAt(i + 3) & 0xc0) !== 0x80) return 0;
  return a === 0xf0 && b < 0x90 || a === 0xf4 && b > 0x8f ? 0 : 4;
}

/** The code point of the valid character beyond ASCII at `i`, which is `length` bytes long. */
export function pointAt(s: string, i: number, length: number): number {
  let point = s.charCodeAt(i) & (0xff >> (length + 1));
  for (let k = 1; k < length; k++) point = point << 6 | s.charCodeAt(i + k) & 0x3f;
  return point;
}

/**
 * Length of the name character beyond ASCII at `i`: 0 where there is none, {@linkcode CUT} where the buffer ends in it.
 * As in expat, what follows the first byte is not looked at closely: who converts a name finds that it is no UTF-8.
 * @param first It would begin the name.
 */
export function nameCharLength(s: string, i: number, first: boolean): number {
  const a = s.charCodeAt(i);
  if (a < 0xc0 || a > 0xef) return a < 0xf5 && a >= 0xf0 && i + 4 > s.length ? CUT : 0;
  const length = a < 0xe0 ? 2 : 3;
  if (i + length > s.length) return CUT;
  const point = pointAt(s, i, length);
  return point >= 0x80 && (first ? startsName(point) : inName(point)) ? length : 0;
}

const HASH = 35, SEMICOLON = 59, COLON = 58;
const DECIMAL = /[0-9]/, HEXADECIMAL = /[0-9a-fA-F]/;

/**
 * Place after the reference whose `&` or `%` is at `i`; −(`place` + 1) where that is not one: what stands at `place` must not,
 * or the text ends there.
 * @param colons They may stand in the name.
 */
export function scanReference(text: string, i: number, colons: boolean): number {
  const isNumber = text.charCodeAt(i) === 38 && text.charCodeAt(i + 1) === HASH;
  let j = i + 1;
  let from = j;
  if (isNumber) {
    const isHex = text.charCodeAt(++j) === 120;
    const digits = isHex ? HEXADECIMAL : DECIMAL;
    from = isHex ? ++j : j;
    while (digits.test(text.charAt(j))) j++;
  } else {
    for (;;) {
      const c = text.charCodeAt(j);
      const length = c < 0x80
        ? (CLASS[c] & (j === from ? NAME_START : NAME_CHAR)) !== 0 && (colons || c !== COLON) ? 1 : 0
        : nameCharLength(text, j, j === from);
      if (!(length > 0)) break;
      j += length;
    }
  }
  return j > from && text.charCodeAt(j) === SEMICOLON ? j + 1 : -j - 1;
}

/** UTF-8 bytes of a code point. */
export function utf8(point: number): string {
  if (point < 0x80) return String.fromCharCode(point);
  if (point < 0x800) return String.fromCharCode(0xc0 | point >> 6, 0x80 | point & 0x3f);
  if (point < 0x10000) {
    return String.fromCharCode(0xe0 | point >> 12, 0x80 | point >> 6 & 0x3f, 0x80 | point & 0x3f);
  }
  return String.fromCharCode(
    0xf0 | point >> 18,
    0x80 | point >> 12 & 0x3f,
    0x80 | point >> 6 & 0x3f,
    0x80 | point & 0x3f,
  );
}

// deno-lint-ignore no-control-regex
const ASCII = /^[\x00-\x7f]*$/;
/** Whether all bytes are ASCII. */
export const isAscii = (s: string): boolean => ASCII.test(s);

/** Place of the first byte that is not UTF-8, or −1. */
export function badUtf8(s: string): number {
  for (let i = 0; i < s.length;) {
    if (s.charCodeAt(i) < 0x80) {
      i++;
      continue;
    }
    const length = charLength(s, i);
    if (length <= 0) return i;
    i += length;
  }
  return -1;
}

/** Text of valid UTF-8 bytes. */
export function fromUtf8(s: string): string {
  if (isAscii(s)) return s;
  let out = "";
  let from = 0;
  for (let i = 0; i < s.length;) {
    const a = s.charCodeAt(i);
    if (a < 0x80) {
      i++;
      continue;
    }
    const length = a < 0xe0 ? 2 : a < 0xf0 ? 3 : 4;
    out += s.substring(from, i) + String.fromCodePoint(pointAt(s, i, length));
    from = i += length;
  }
  return out + s.substring(from);
}

/** Stands for bytes that are no character: never valid in UTF-8, so the parser refuses it where it stands. */
const BAD = "\xff";

/** Turns the bytes of an input into UTF-8, piece by piece. */
export interface Transcoder {
  /** How input bytes are counted from characters: 0: as the UTF-8 is, 1: one for each character, 2: UTF-16. */
  readonly unit: 0 | 1 | 2;
  /** UTF-8 of the next bytes; those of an unfinished character stay for the next call. */
  push(bytes: string): string;
  /** Whether bytes of an unfinished character are left. */
  readonly pending: boolean;
}

/** UTF-8 itself. */
export const UTF8: Transcoder = { unit: 0, push: (bytes) => bytes, pending: false };

/** The characters of ASCII that an encoding may have otherwise: control characters, and those without a meaning in XML. */
// deno-lint-ignore no-control-regex
const REPLACEABLE = /[\0-\x08\v\f\x0e-\x1f$@\\^`{}~\x7f]/;

/** Whether documents can be in an encoding: it agrees with ASCII in all that markup is made of (`XmlInitUnknownEncoding`). */
export function isUsable(map: ArrayLike<number>): boolean {
  for (let c = 0; c < 128; c++) if (map[c] !== c && !REPLACEABLE.test(String.fromCharCode(c))) return false;
  return true;
}

/**
 * An encoding with one byte for each character.
 * @param map Code point of each byte; negative: none.
 */
export function byteTranscoder(map: ArrayLike<number>): Transcoder {
  const table = Array.from({ length: 256 }, (_, c) => map[c] < 0 ? BAD : utf8(map[c]));
  // Text of ASCII characters is its own UTF-8 wherever the encoding agrees with ASCII.
  const plain = table.every((bytes, c) => c >= 128 || bytes === String.fromCharCode(c));
  return {
    unit: 1,
    pending: false,
    push(bytes) {
      if (plain && isAscii(bytes)) return bytes;
      let out = "";
      for (let i = 0; i < bytes.length; i++) out += table[bytes.charCodeAt(i)];
      return out;
    },
  };
}

/** UTF-16. */
export class Utf16Transcoder implements Transcoder {
  readonly unit = 2;
  #rest = "";
  constructor(readonly bigEndian: boolean) {}
  get pending(): boolean {
    return this.#rest !== "";
  }
  push(bytes: string): string {
    const s = this.#rest + bytes;
    const [high, low] = this.bigEndian ? [0, 1] : [1, 0];
    let out = "";
    let i = 0;
    while (i + 2 <= s.length) {
      const unit = s.charCodeAt(i + high) << 8 | s.charCodeAt(i + low);
      if (unit < 0xd800 || unit > 0xdfff) {
        out += utf8(unit);
        i += 2;
      } else if (unit > 0xdbff) {
        out += BAD;
        i += 2;
      } else if (i + 4 > s.length) break;
      else {
        const second = s.charCodeAt(i + 2 + high) << 8 | s.charCodeAt(i + 2 + low);
        out += second >= 0xdc00 && second <= 0xdfff ? utf8(0x10000 + ((unit & 0x3ff) << 10 | second & 0x3ff)) : BAD;
        i += 4;
      }
    }
    this.#rest = s.substring(i);
    return out;
  }
}

/** The transcoder for a name that expat knows itself; `undefined` for others. "utf-16" is big-endian where no mark says. */
export function namedTranscoder(name: string): Transcoder | undefined {
  switch (name.toLowerCase()) {
    case "utf-8":
      return UTF8;
    case "iso-8859-1":
      return byteTranscoder(Array.from({ length: 256 }, (_, c) => c));
    case "us-ascii":
      return byteTranscoder(Array.from({ length: 256 }, (_, c) => c < 128 ? c : -1));
    case "utf-16":
    case "utf-16be":
      return new Utf16Transcoder(true);
    case "utf-16le":
      return new Utf16Transcoder(false);
  }
}
