// SPDX-License-Identifier: MIT
/**
 * Character sets. Every item that consumes one character becomes a set of code points here, with the flags already
 * worked in, so that the two engines (JavaScript's and our own) cannot disagree about what a character matches.
 *
 * Case-insensitive matching in CPython 2.7 compares the lower case of the subject's character with the lower case of
 * the pattern's; a set S then means "all c with lower(c) in S", which is what is computed here.
 */
import {
  type Category,
  FLAG_DOTALL,
  FLAG_IGNORECASE,
  FLAG_LOCALE,
  FLAG_UNICODE,
  MAX_CODE_POINT,
  type Node,
  type SetItem,
} from "./syntax.ts";
import { type Ranges, unicodeAlnum, unicodeDecimal, unicodeLower, unicodeSpace } from "./unicode_sets.ts";

export type { Ranges };

const DIGIT: Ranges = [0x30, 0x39];
const SPACE: Ranges = [9, 13, 32, 32];
const WORD: Ranges = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];
const NEWLINE: Ranges = [10, 10];
const EVERYTHING: Ranges = [0, MAX_CODE_POINT];

/** Lower-case characters that share their upper case with others: each matches the others under UNICODE. */
const SAME_UPPER: readonly (readonly number[])[] = [
  [0x69, 0x131],
  [0x73, 0x17f],
  [0xb5, 0x3bc],
  [0x345, 0x3b9, 0x1fbe],
  [0x3b2, 0x3d0],
  [0x3b5, 0x3f5],
  [0x3b8, 0x3d1],
  [0x3ba, 0x3f0],
  [0x3c0, 0x3d6],
  [0x3c1, 0x3f1],
  [0x3c2, 0x3c3],
  [0x3c6, 0x3d5],
  [0x1e61, 0x1e9b],
];

/** Whether the flags ask for Unicode's case mapping and classes. LOCALE wins over UNICODE; our locale is "C". */
export function usesUnicode(flags: number): boolean {
  return (flags & (FLAG_UNICODE | FLAG_LOCALE)) === FLAG_UNICODE;
}

/** The lower case of a character under these flags. */
export function lowerOf(code: number, flags: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  return usesUnicode(flags) ? unicodeLower().get(code) ?? code : code;
}

/** Sorts and merges ranges given in any order. */
export function normalize(ranges: Ranges): Ranges {
  const n = ranges.length;
  let sorted = true;
  for (let i = 2; i < n && sorted; i += 2) sorted = ranges[i] > ranges[i - 1] + 1;
  if (sorted) return ranges;
  const pairs: [number, number][] = [];
  for (let i = 0; i < n; i += 2) pairs.push([ranges[i], ranges[i + 1]]);
  pairs.sort((a, b) => a[0] - b[0]);
  const out: number[] = [];
  for (const [lo, hi] of pairs) {
    const last = out.length - 1;
    if (last > 0 && lo <= out[last] + 1) out[last] = Math.max(out[last], hi);
    else out.push(lo, hi);
  }
  return out;
}

/** All code points not in `ranges` (normalised). */
export function complement(ranges: Ranges): Ranges {
  const out: number[] = [];
  let next = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    if (ranges[i] > next) out.push(next, ranges[i] - 1);
    next = ranges[i + 1] + 1;
  }
  if (next <= MAX_CODE_POINT) out.push(next, MAX_CODE_POINT);
  return out;
}

/** Whether `code` is in `ranges` (normalised). */
export function contains(ranges: Ranges, code: number): boolean {
  let lo = 0, hi = ranges.length >> 1;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (code > ranges[2 * mid + 1]) lo = mid + 1;
    else hi = mid;
  }
  return 2 * lo < ranges.length && code >= ranges[2 * lo];
}

/** Whether two normalised sets share a code point. */
export function overlaps(a: Ranges, b: Ranges): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i + 1] < b[j]) i += 2;
    else if (b[j + 1] < a[i]) j += 2;
    else return true;
  }
  return false;
}

/** The characters of a category under these flags. */
export function categoryRanges(category: Category, flags: number): Ranges {
  const unicode = usesUnicode(flags);
  switch (category) {
    case "digit":
      return unicode ? unicodeDecimal() : DIGIT;
    case "not_digit":
      return complement(unicode ? unicodeDecimal() : DIGIT);
    case "space":
      return unicode ? unicodeSpace() : SPACE;
    case "not_space":
      return complement(unicode ? unicodeSpace() : SPACE);
    case "word":
      return unicode ? normalize([...unicodeAlnum(), 0x5f, 0x5f]) : WORD;
    case "not_word":
      return complement(categoryRanges("word", flags));
  }
}

/** The set of all c whose lower case is in `ranges`. */
function unfold(ranges: Ranges, flags: number): Ranges {
  const added: number[] = [];
  const removed: number[] = [];
  const visit = (lower: number, code: number) => {
    const inside = contains(ranges, lower);
    if (inside !== contains(ranges, code)) (inside ? added : removed).push(code, code);
  };
  if (usesUnicode(flags)) unicodeLower().forEach(visit);
  else for (let c = 65; c <= 90; c++) visit(c + 32, c);
  if (removed.length > 0) {
    ranges = complement(normalize([...complement(ranges), ...removed]));
  }
  return added.length > 0 ? normalize([...ranges, ...added]) : ranges;
}

/** Adds the lower case of `code` and its fellows to `out`. */
function addFolded(code: number, flags: number, out: number[]): void {
  const lower = lowerOf(code, flags);
  out.push(lower, lower);
  if (!usesUnicode(flags)) return;
  for (const fellows of SAME_UPPER) {
    if (fellows.includes(lower)) { for (const other of fellows) out.push(other, other); }
  }
}

/** Adds the folded characters of a range. */
function addFoldedRange(lo: number, hi: number, flags: number, out: number[]): void {
  const bmpEnd = Math.min(hi, 0xffff);
  if (lo <= bmpEnd) {
    if (usesUnicode(flags)) {
      // Only characters with a case of their own, or fellows, need more than the range less its upper-case letters.
      const upper: number[] = [];
      for (const [code, lower] of unicodeLower()) {
        if (code >= lo && code <= bmpEnd) {
          upper.push(code, code);
          addFolded(lower, flags, out);
        }
      }
      for (const fellows of SAME_UPPER) {
        if (fellows.some((code) => code >= lo && code <= bmpEnd)) {
          for (const other of fellows) out.push(other, other);
        }
      }
      const plain = complement(normalize([...complement([lo, bmpEnd]), ...upper]));
      for (const code of plain) out.push(code);
    } else {
      if (lo < 65) out.push(lo, Math.min(bmpEnd, 64));
      if (bmpEnd > 90) out.push(Math.max(lo, 91), bmpEnd);
      if (lo <= 90 && bmpEnd >= 65) out.push(Math.max(lo, 65) + 32, Math.min(bmpEnd, 90) + 32);
    }
  }
  if (hi > 0xffff) {
    // CPYTHON: a range that reaches beyond the BMP stays as written, its lower case is added.
    out.push(lo, hi);
    if (flags & FLAG_UNICODE) {
      for (let c = Math.max(0x10000, lo); c <= Math.min(0x11fff, hi); c++) {
        const lower = lowerOf(c, flags);
        if (lower !== c) out.push(lower, lower);
      }
    }
  }
}

function setRanges(items: SetItem[], flags: number): Ranges {
  const ignore = (flags & FLAG_IGNORECASE) !== 0;
  const out: number[] = [];
  let negate = false;
  for (const item of items) {
    switch (item.op) {
      case "negate":
        negate = true;
        break;
      case "literal":
        // CPython does not fold single members beyond the BMP.
        if (ignore && item.code < 0x10000) addFolded(item.code, flags, out);
        else out.push(item.code, item.code);
        break;
      case "range":
        if (ignore) addFoldedRange(item.lo, item.hi, flags, out);
        else out.push(item.lo, item.hi);
        break;
      case "category":
        for (const code of categoryRanges(item.category, flags)) out.push(code);
    }
  }
  let ranges = normalize(out);
  if (negate) ranges = complement(ranges);
  return ignore ? unfold(ranges, flags) : ranges;
}

/**
 * The characters a one-character item matches, as normalised ranges; `undefined` for items of any other kind.
 * @param flags `FLAG_*` bits in effect.
 */
export function nodeRanges(node: Node, flags: number): Ranges | undefined {
  switch (node.op) {
    case "any":
      return flags & FLAG_DOTALL ? EVERYTHING : complement(NEWLINE);
    case "literal":
    case "not_literal": {
      let ranges: Ranges = [node.code, node.code];
      if (flags & FLAG_IGNORECASE) {
        const folded: number[] = [];
        addFolded(node.code, flags, folded);
        ranges = normalize(folded);
      }
      if (node.op === "not_literal") ranges = complement(ranges);
      return flags & FLAG_IGNORECASE ? unfold(ranges, flags) : ranges;
    }
    case "in":
      return setRanges(node.items, flags);
  }
  return undefined;
}
