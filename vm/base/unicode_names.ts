// SPDX-License-Identifier: MIT
/**
 * Names of characters, both ways, as CPython 2.7 knows them (Unicode 5.2): for `\N{…}` and `unicodedata`.
 * The names in `unicode_names.gen.ts` are decoded on first use; it is the same for everybody and never changes
 * afterwards. Names of unified ideographs and Hangul syllables are computed.
 *
 * Import this file dynamically where names may not be needed: the data is 200 kB of text.
 */
import { NAMES, POINTS, WORDS } from "./unicode_names.gen.ts";

/** Digits of all numbers in the generated tables: printable ASCII without `"`, `$`, `\` and `` ` ``. */
export const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#%&'()*+,-./:;<=>?@[]^_{|}~";
/** A word's code has one letter if that is below this, two below {@linkcode TWO_LETTERS}, else three. */
export const ONE_LETTER = 36;
export const TWO_LETTERS = 88;

/** Value of each digit, by its character code. */
const DIGITS = Int8Array.from({ length: 128 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)));

/** Reader of the numbers in a generated table. */
export class DigitReader {
  private at = 0;
  constructor(private readonly text: string) {}
  get done(): boolean {
    return this.at >= this.text.length;
  }
  /** One digit. */
  digit(): number {
    return DIGITS[this.text.charCodeAt(this.at++)];
  }
  /** A number of any size: base-45 digits, low first, with 45 added while more follow. */
  number(): number {
    let value = 0;
    for (let weight = 1;; weight *= 45) {
      const digit = this.digit();
      if (digit < 45) return value + digit * weight;
      value += (digit - 45) * weight;
    }
  }
}

interface Table {
  /** Code points that have a name, ascending. */
  points: Int32Array;
  names: string[];
}

/** Write-once caches of constant data. */
const cache: { table?: Table; byName?: Map<string, number> } = {};

/** Reads the index of a word. */
function wordIndex(reader: DigitReader): number {
  const base = ALPHABET.length;
  const first = reader.digit();
  if (first < ONE_LETTER) return first;
  if (first < TWO_LETTERS) return (first - ONE_LETTER) * base + reader.digit() + ONE_LETTER;
  const rest = ((first - TWO_LETTERS) * base + reader.digit()) * base + reader.digit();
  return rest + (TWO_LETTERS - ONE_LETTER) * base + ONE_LETTER;
}

function decodeTable(): Table {
  const runs = new DigitReader(POINTS);
  const list: number[] = [];
  for (let point = 0; !runs.done;) {
    point += runs.number();
    for (let n = runs.number(); n > 0; n--) list.push(point++);
  }
  const words = WORDS.split(" ");
  const escape = ALPHABET.length - 1;
  const reader = new DigitReader(NAMES);
  const names: string[] = [];
  // Prefixes of the name before, by number of words.
  const prefixes: string[] = [""];
  for (const point of list) {
    const both = reader.digit();
    let shared = both >> 3;
    let fresh = (both & 7) + 1;
    if (both === escape) {
      shared = reader.digit();
      fresh = reader.digit();
    }
    let prefix = prefixes[shared];
    for (; fresh > 1; fresh--) prefixes[++shared] = prefix += words[wordIndex(reader)] + " ";
    const word = words[wordIndex(reader)];
    // For the next name, which may share this word, too.
    prefixes[shared + 1] = prefix + word + " ";
    names.push(word.endsWith("#") ? prefix + word.slice(0, -1) + hex(point) : prefix + word);
  }
  return { points: Int32Array.from(list), names };
}

function table(): Table {
  return cache.table ??= decodeTable();
}

const hex = (point: number): string => point.toString(16).toUpperCase().padStart(4, "0");

// ---- computed names -----------------------------------------------------------------------------------------------

const IDEOGRAPH = "CJK UNIFIED IDEOGRAPH-";

/** Whether a code point is a unified ideograph with a computed name. */
function isIdeograph(point: number): boolean {
  return point >= 0x3400 && point <= 0x4db5 || point >= 0x4e00 && point <= 0x9fcb ||
    point >= 0x20000 && point <= 0x2a6d6 || point >= 0x2a700 && point <= 0x2b734;
}

const SYLLABLE = "HANGUL SYLLABLE ";
/** Names of the letters in Hangul syllables, in the order of the syllables. */
export const LEADING = "G GG N D DD R M B BB S SS  J JJ C K T P H".split(" ");
export const VOWELS = "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(" ");
export const TRAILING = " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(" ");

/** The longest of `parts` at a place of `text`; -1 if none is there. */
function longest(parts: string[], text: string, at: number): number {
  let best = -1;
  for (let i = 0; i < parts.length; i++) {
    if (text.startsWith(parts[i], at) && (best < 0 || parts[i].length > parts[best].length)) best = i;
  }
  return best;
}

function findSyllable(name: string): number | undefined {
  let at = SYLLABLE.length;
  const leading = longest(LEADING, name, at);
  at += LEADING[leading].length;
  const vowel = longest(VOWELS, name, at);
  if (vowel < 0) return undefined;
  at += VOWELS[vowel].length;
  const trailing = longest(TRAILING, name, at);
  if (at + TRAILING[trailing].length !== name.length) return undefined;
  return 0xac00 + (leading * 21 + vowel) * 28 + trailing;
}

/** Name of a code point; `undefined` if it has none. */
export function nameOf(point: number): string | undefined {
  if (point >= 0xac00 && point <= 0xd7a3) {
    const n = point - 0xac00;
    return SYLLABLE + LEADING[Math.floor(n / 588)] + VOWELS[Math.floor(n / 28) % 21] + TRAILING[n % 28];
  }
  if (isIdeograph(point)) return IDEOGRAPH + hex(point);
  const { points, names } = table();
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle] < point) low = middle + 1;
    else high = middle;
  }
  return points[low] === point ? names[low] : undefined;
}

/** Code point of a name in any case; but computed names are known only in capitals, as in CPython. */
export function lookupName(name: string): number | undefined {
  if (name.startsWith(SYLLABLE)) return findSyllable(name);
  if (name.startsWith(IDEOGRAPH)) {
    const digits = name.slice(IDEOGRAPH.length);
    if (!/^[0-9A-F]{4,5}$/.test(digits)) return undefined;
    const point = parseInt(digits, 16);
    return isIdeograph(point) ? point : undefined;
  }
  if (!/^[A-Za-z0-9 ()-]+$/.test(name)) return undefined;
  if (cache.byName === undefined) {
    const { points, names } = table();
    cache.byName = new Map(names.map((n, i) => [n, points[i]]));
  }
  return cache.byName.get(name.toUpperCase());
}
