// SPDX-License-Identifier: MIT
/** The tables by name: what each is made of. They are made when they are first asked for, and kept. */
import { CHANGES } from "./tables.gen.ts";
import { type Changes, enterPlatform, MultibyteTable } from "./table.ts";

const NO_CHANGES: Changes = { drops: [], changes: [], pairs: [], encodings: [], decodeOnly: "" };

/** What a table is made of, before CPython's differences. */
interface Source {
  threeBytes?: boolean;
  fill(table: MultibyteTable): void;
}

const platform = (label: string, threeBytes = false): Source => ({
  threeBytes,
  fill: (table) => enterPlatform(table, label),
});

/** All codes of another table. */
function enterTable(table: MultibyteTable, name: string): void {
  for (const [code, text] of multibyteTable(name).entries()) table.set(code, text);
}

/** Halfwidth katakana, from `first` on. */
export function enterKatakana(table: MultibyteTable, first: number): void {
  for (let i = 0; i < 63; i++) table.set(first + i, String.fromCharCode(0xff61 + i));
}

/** Rows of the second plane of JIS X 0213, in the order in which Shift JIS has them, from F0 on. */
const SECOND_PLANE = [1, 8, 3, 4, 5, 12, 13, 14, 15, ...Array.from({ length: 17 }, (_, i) => 78 + i)];

/** Whether a row of the second plane is one of JIS X 0213; all others are of JIS X 0212. */
export const isSecondPlane = (row: number): boolean => SECOND_PLANE.includes(row);

/** The characters of an EUC as Shift JIS has them. */
function enterShifted(table: MultibyteTable, euc: string): void {
  for (const [code, text] of multibyteTable(euc).entries()) {
    if (code < 0xa1a1) continue;
    const row = (code >> 8) - 0xa0, cell = (code & 0x7f) - 0x20;
    let odd: boolean, lead: number;
    if ((code & 0x80) !== 0) {
      odd = row % 2 === 1;
      lead = ((row - 1) >> 1) + (row <= 62 ? 0x81 : 0xc1);
    } else {
      const place = SECOND_PLANE.indexOf(row);
      if (place < 0) continue;
      odd = place % 2 === 0;
      lead = 0xf0 + (place >> 1);
    }
    table.set(lead << 8 | (odd ? cell + (cell < 64 ? 0x3f : 0x40) : cell + 0x9e), text);
  }
  enterKatakana(table, 0xa1);
  table.set(0x5c, "\u00a5");
  table.set(0x7e, "\u203e");
}

/** Which final consonant, vowel, initial consonant the five bits of Johab stand for; −1: none, −2: left open. */
const INITIALS = [-1, -2, ...Array.from({ length: 19 }, (_, i) => i)];
const VOWELS = [
  -1,
  -1,
  -2,
  0,
  1,
  2,
  3,
  4,
  -1,
  -1,
  5,
  6,
  7,
  8,
  9,
  10,
  -1,
  -1,
  11,
  12,
  13,
  14,
  15,
  16,
  -1,
  -1,
  17,
  18,
  19,
  20,
];
const FINALS = [
  -1,
  -2,
  ...Array.from({ length: 16 }, (_, i) => i + 1),
  -1,
  ...Array.from({ length: 11 }, (_, i) => i + 17),
];
/** Single letters of Hangul from U+3131 on: initial ones, and final ones from the second on. */
export const INITIAL_LETTERS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
export const FINAL_LETTERS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

/** What three parts of a syllable stand for. */
function syllable(initial: number, vowel: number, final: number): string | undefined {
  if (initial >= 0 && vowel >= 0) {
    return String.fromCharCode(0xac00 + (initial * 21 + vowel) * 28 + Math.max(final, 0));
  }
  if (initial >= 0) return vowel === -2 && final === -2 ? INITIAL_LETTERS[initial] : undefined;
  if (vowel >= 0) return final === -2 ? String.fromCharCode(0x314f + vowel) : undefined;
  return final > 0 ? FINAL_LETTERS[final - 1] : "\u3000";
}

/** Johab: syllables from their parts in five bits each, all else of KS X 1001 in rows of 188. */
function enterJohab(table: MultibyteTable): void {
  for (const [code, text] of multibyteTable("euc_kr").entries()) {
    const row = (code >> 8) - 0xa1, cell = (code & 0xff) - 0xa1;
    // Syllables, letters, and what users define.
    if (code < 0xa1a1 || row === 3 && cell < 51 || row >= 15 && row <= 39 || row === 40 || row === 93) continue;
    const place = row < 15 ? row : row - 41;
    const at = place % 2 * 94 + cell;
    table.set((row < 15 ? 0xd9 : 0xe0) + (place >> 1) << 8 | (at < 78 ? 0x31 + at : 0x43 + at), text);
  }
  for (let bits = 0; bits < 0x8000; bits++) {
    const initial = INITIALS[bits >> 10] ?? -1, vowel = VOWELS[bits >> 5 & 31] ?? -1, final = FINALS[bits & 31] ?? -1;
    if (initial === -1 || vowel === -1 || final === -1) continue;
    const text = syllable(initial, vowel, final);
    if (text !== undefined) table.set(0x8000 | bits, text);
  }
}

const SOURCES: Record<string, Source> = {
  gb2312: platform("gbk"),
  gbk: platform("gbk"),
  gb18030: platform("gb18030"),
  big5: platform("big5"),
  cp950: platform("big5"),
  big5hkscs: platform("big5"),
  euc_kr: platform("euc-kr"),
  cp949: platform("euc-kr"),
  johab: { fill: enterJohab },
  shift_jis: {
    fill: (table) => {
      enterPlatform(table, "shift_jis");
      enterKatakana(table, 0xa1);
    },
  },
  cp932: {
    fill: (table) => {
      enterPlatform(table, "shift_jis");
      enterKatakana(table, 0xa1);
    },
  },
  euc_jp: platform("euc-jp", true),
  euc_jis_2004: platform("euc-jp", true),
  euc_jisx0213: { threeBytes: true, fill: (table) => enterTable(table, "euc_jis_2004") },
  shift_jis_2004: { fill: (table) => enterShifted(table, "euc_jis_2004") },
  shift_jisx0213: { fill: (table) => enterShifted(table, "euc_jisx0213") },
};

/** Names of the tables. */
export const TABLE_NAMES: readonly string[] = Object.keys(SOURCES);

const MADE = new Map<string, MultibyteTable>();

/** The table of an encoding, by CPython's name. */
export function multibyteTable(name: string): MultibyteTable {
  let table = MADE.get(name);
  if (table === undefined) MADE.set(name, table = makeTable(name, CHANGES[name] ?? NO_CHANGES));
  return table;
}

/** A table with other differences than those that are written down (for the tool that writes them). */
export function makeTable(name: string, changes: Changes): MultibyteTable {
  const { threeBytes, fill } = SOURCES[name];
  const table = new MultibyteTable(threeBytes);
  for (let i = 0; i < 0x80; i++) table.set(i, String.fromCharCode(i));
  fill(table);
  table.apply(changes);
  return table;
}
