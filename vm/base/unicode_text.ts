// SPDX-License-Identifier: MIT
/**
 * Text operations on `unicode` values held as JavaScript strings, counted in code points, and the byte-string
 * counterparts of those that depend on character classes.
 *
 * Positions and lengths are in code points unless a name says `unit`. Functions that take `wide` expect the answer of
 * {@linkcode hasPairs} for the string; false is the fast path. A lone surrogate is one code point; a high surrogate
 * followed by a low one is always one code point here, because the string cannot tell.
 */
import {
  ALPHA,
  charFlags,
  DECIMAL,
  DIGIT,
  LOWER,
  NUMERIC,
  SPACE,
  TITLE,
  toLowerPoint,
  toTitlePoint,
  toUpperPoint,
  UPPER,
} from "./unicode_db.ts";

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/;
// deno-lint-ignore no-control-regex
const ASCII = /^[\x00-\x7f]*$/;

/** Does `text` hold a code point above U+FFFF? */
export function hasPairs(text: string): boolean {
  return PAIR.test(text);
}

/** Are all characters below 128? Works for byte strings as well. */
export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

/** Number of code points. */
export function pointLength(text: string, wide: boolean): number {
  return wide ? pointIndexOfUnit(text, text.length) : text.length;
}

function isPairAt(text: string, unit: number): boolean {
  const code = text.charCodeAt(unit);
  if (code < 0xd800 || code > 0xdbff) return false;
  const next = text.charCodeAt(unit + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}

/** Number of code points before `unit`. */
export function pointIndexOfUnit(text: string, unit: number): number {
  let count = unit;
  for (let i = 0; i < unit - 1; i++) {
    if (isPairAt(text, i)) {
      count--;
      i++;
    }
  }
  return count;
}

/** Index of the code unit at which code point `index` starts; `text.length` at or past the end. */
export function unitIndexOfPoint(text: string, index: number): number {
  let unit = 0;
  for (let left = index; left > 0 && unit < text.length; left--) unit += isPairAt(text, unit) ? 2 : 1;
  return unit;
}

/** The code point `index` as a string; `index` is in range. */
export function pointAt(text: string, index: number, wide: boolean): string {
  if (!wide) return text.charAt(index);
  const unit = unitIndexOfPoint(text, index);
  return isPairAt(text, unit) ? text.slice(unit, unit + 2) : text.charAt(unit);
}

/** Code points `start` to `end`; 0 ≤ `start`, and an empty string unless `start` < `end`. */
export function pointSlice(text: string, start: number, end: number, wide: boolean): string {
  if (start >= end) return "";
  if (!wide) return text.slice(start, end);
  const from = unitIndexOfPoint(text, start);
  let to = from;
  for (let left = end - start; left > 0 && to < text.length; left--) to += isPairAt(text, to) ? 2 : 1;
  return text.slice(from, to);
}

/** The code points as strings (for iteration and `list(text)`). */
export function pointStrings(text: string, wide: boolean): string[] {
  return wide ? Array.from(text) : text.split("");
}

/** The code points as numbers. */
export function codePoints(text: string): number[] {
  const points: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    if (point > 0xffff) i++;
    points.push(point);
  }
  return points;
}

/** The string of the given code points. */
export function fromCodePoints(points: readonly number[]): string {
  if (points.length <= 4096) return String.fromCodePoint(...points);
  let out = "";
  for (let i = 0; i < points.length; i += 4096) out += String.fromCodePoint(...points.slice(i, i + 4096));
  return out;
}

/** Order by code point (JavaScript's `<` orders by code unit, which differs for pairs): negative, 0, positive. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const size = Math.min(a.length, b.length);
  for (let i = 0; i < size; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) {
      // A surrogate that is half of a pair stands for a code point above every single unit.
      const high = (text: string, code: number): number =>
        code >= 0xd800 && code <= 0xdfff && (isPairAt(text, i) || (i > 0 && isPairAt(text, i - 1)))
          ? code + 0x10000
          : code;
      return high(a, x) - high(b, y);
    }
  }
  return a.length - b.length;
}

function mapPoints(text: string, map: (point: number) => number): string {
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    if (point > 0xffff) i++;
    out += String.fromCodePoint(map(point));
  }
  return out;
}

/** `text.upper()`. */
export function upperText(text: string): string {
  return ASCII.test(text) ? text.toUpperCase() : mapPoints(text, toUpperPoint);
}

/** `text.lower()`. */
export function lowerText(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : mapPoints(text, toLowerPoint);
}

/** `text.swapcase()`. */
export function swapcaseText(text: string): string {
  return mapPoints(text, (point) => {
    const flags = charFlags(point);
    return flags & UPPER ? toLowerPoint(point) : flags & LOWER ? toUpperPoint(point) : point;
  });
}

/** `text.capitalize()`. */
export function capitalizeText(text: string): string {
  if (text === "") return "";
  const size = isPairAt(text, 0) ? 2 : 1;
  return upperText(text.slice(0, size)) + lowerText(text.slice(size));
}

/** `text.title()`. */
export function titleText(text: string): string {
  let inWord = false;
  return mapPoints(text, (point) => {
    const mapped = inWord ? toLowerPoint(point) : toTitlePoint(point);
    inWord = (charFlags(point) & (UPPER | LOWER | TITLE)) !== 0;
    return mapped;
  });
}

function everyPoint(text: string, mask: number): boolean {
  if (text === "") return false;
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    if (point > 0xffff) i++;
    if ((charFlags(point) & mask) === 0) return false;
  }
  return true;
}

/** `text.isalpha()`. */
export function isAlphaText(text: string): boolean {
  return everyPoint(text, ALPHA);
}

/** `text.isalnum()`. */
export function isAlnumText(text: string): boolean {
  return everyPoint(text, ALPHA | DECIMAL | DIGIT | NUMERIC);
}

/** `text.isdecimal()`. */
export function isDecimalText(text: string): boolean {
  return everyPoint(text, DECIMAL);
}

/** `text.isdigit()`. */
export function isDigitText(text: string): boolean {
  return everyPoint(text, DIGIT);
}

/** `text.isnumeric()`. */
export function isNumericText(text: string): boolean {
  return everyPoint(text, NUMERIC);
}

/** `text.isspace()`. */
export function isSpaceText(text: string): boolean {
  return everyPoint(text, SPACE);
}

/** At least one character with `wanted`, none with `unwanted`. */
function onlyCase(text: string, wanted: number, unwanted: number): boolean {
  let seen = false;
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    if (point > 0xffff) i++;
    const flags = charFlags(point);
    if (flags & unwanted) return false;
    if (flags & wanted) seen = true;
  }
  return seen;
}

/** `text.isupper()`. */
export function isUpperText(text: string): boolean {
  return onlyCase(text, UPPER, LOWER | TITLE);
}

/** `text.islower()`. */
export function isLowerText(text: string): boolean {
  return onlyCase(text, LOWER, UPPER | TITLE);
}

/** `text.istitle()`. */
export function isTitleText(text: string): boolean {
  let inWord = false;
  let seen = false;
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    if (point > 0xffff) i++;
    const flags = charFlags(point);
    if (flags & (UPPER | TITLE)) {
      if (inWord) return false;
      inWord = seen = true;
    } else if (flags & LOWER) {
      if (!inWord) return false;
    } else inWord = false;
  }
  return seen;
}

/** Is the code unit white space for `unicode` (no white space lies above U+FFFF)? */
export function isSpaceUnit(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31);
  return code === 0x85 || code === 0xa0 || (code >= 0x1680 && (charFlags(code) & SPACE) !== 0);
}

/** Is the byte white space for `str`? */
export function isSpaceByte(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** Which ends {@linkcode stripText} works on. */
export type Side = "left" | "right" | "both";

/** `text.strip()` and its one-sided forms, white space. */
export function stripText(text: string, side: Side, isSpace: (code: number) => boolean): string {
  let start = 0;
  let end = text.length;
  if (side !== "right") { while (start < end && isSpace(text.charCodeAt(start))) start++; }
  if (side !== "left") { while (end > start && isSpace(text.charCodeAt(end - 1))) end--; }
  return text.slice(start, end);
}

/** `text.strip(chars)` and its one-sided forms for any characters; `wide` if either string has pairs. */
export function stripChars(text: string, chars: string, side: Side, wide = false): string {
  if (wide) {
    const set = new Set(chars);
    const points = Array.from(text);
    let start = 0;
    let end = points.length;
    if (side !== "right") { while (start < end && set.has(points[start])) start++; }
    if (side !== "left") { while (end > start && set.has(points[end - 1])) end--; }
    return points.slice(start, end).join("");
  }
  let start = 0;
  let end = text.length;
  if (side !== "right") { while (start < end && chars.indexOf(text.charAt(start)) >= 0) start++; }
  if (side !== "left") { while (end > start && chars.indexOf(text.charAt(end - 1)) >= 0) end--; }
  return text.slice(start, end);
}

/** `text.split(None, limit)`; a negative `limit` means no limit. */
export function splitSpace(text: string, limit: number, isSpace: (code: number) => boolean): string[] {
  const words: string[] = [];
  const size = text.length;
  let at = 0;
  for (;;) {
    while (at < size && isSpace(text.charCodeAt(at))) at++;
    if (at >= size) return words;
    if (limit >= 0 && words.length >= limit) {
      words.push(text.slice(at));
      return words;
    }
    const start = at;
    while (at < size && !isSpace(text.charCodeAt(at))) at++;
    words.push(text.slice(start, at));
  }
}

/** `text.rsplit(None, limit)`; a negative `limit` means no limit. */
export function rsplitSpace(text: string, limit: number, isSpace: (code: number) => boolean): string[] {
  const words: string[] = [];
  let at = text.length;
  for (;;) {
    while (at > 0 && isSpace(text.charCodeAt(at - 1))) at--;
    if (at <= 0) break;
    if (limit >= 0 && words.length >= limit) {
      words.push(text.slice(0, at));
      break;
    }
    const end = at;
    while (at > 0 && !isSpace(text.charCodeAt(at - 1))) at--;
    words.push(text.slice(at, end));
  }
  return words.reverse();
}

function splitAtBreaks(text: string, keepEnds: boolean, isBreak: (code: number) => boolean): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isBreak(code)) continue;
    const end = i;
    if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
    lines.push(text.slice(start, keepEnds ? i + 1 : end));
    start = i + 1;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}

/** `text.splitlines(keepEnds)` for `unicode`. */
export function splitLinesText(text: string, keepEnds: boolean): string[] {
  return splitAtBreaks(
    text,
    keepEnds,
    (code) =>
      code <= 30 ? (code >= 10 && code <= 13) || code >= 28 : code === 0x85 || code === 0x2028 || code === 0x2029,
  );
}

/** `text.splitlines(keepEnds)` for `str`. */
export function splitLinesBytes(text: string, keepEnds: boolean): string[] {
  return splitAtBreaks(text, keepEnds, (code) => code === 10 || code === 13);
}

/** `text.upper()` for `str`: ASCII only. */
export function upperBytes(text: string): string {
  return ASCII.test(text) ? text.toUpperCase() : text.replace(/[a-z]+/g, (run) => run.toUpperCase());
}

/** `text.lower()` for `str`: ASCII only. */
export function lowerBytes(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : text.replace(/[A-Z]+/g, (run) => run.toLowerCase());
}

/** `text.swapcase()` for `str`. */
export function swapcaseBytes(text: string): string {
  return text.replace(/[a-z]+|[A-Z]+/g, (run) => run.charCodeAt(0) >= 97 ? run.toUpperCase() : run.toLowerCase());
}

/** `text.capitalize()` for `str`. */
export function capitalizeBytes(text: string): string {
  return upperBytes(text.slice(0, 1)) + lowerBytes(text.slice(1));
}

/** `text.title()` for `str`. */
export function titleBytes(text: string): string {
  return text.replace(/[a-zA-Z]+/g, (run) => run.charAt(0).toUpperCase() + run.slice(1).toLowerCase());
}

/** `text.isalpha()` for `str`. */
export function isAlphaBytes(text: string): boolean {
  return /^[a-zA-Z]+$/.test(text);
}

/** `text.isalnum()` for `str`. */
export function isAlnumBytes(text: string): boolean {
  return /^[a-zA-Z0-9]+$/.test(text);
}

/** `text.isdigit()` for `str`. */
export function isDigitBytes(text: string): boolean {
  return /^[0-9]+$/.test(text);
}

/** `text.isspace()` for `str`. */
export function isSpaceBytes(text: string): boolean {
  return /^[ \t-\r]+$/.test(text);
}

/** `text.isupper()` for `str`. */
export function isUpperBytes(text: string): boolean {
  return /^[^a-z]*[A-Z][^a-z]*$/.test(text);
}

/** `text.islower()` for `str`. */
export function isLowerBytes(text: string): boolean {
  return /^[^A-Z]*[a-z][^A-Z]*$/.test(text);
}

/** `text.istitle()` for `str`. */
export function isTitleBytes(text: string): boolean {
  return /^[^a-zA-Z]*(?:[A-Z][a-z]*(?:[^a-zA-Z]+|$))+$/.test(text);
}
