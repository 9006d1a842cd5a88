// SPDX-License-Identifier: MIT
/** Names of characters; expectations are CPython 2.7's answers. */
import { assertEquals } from "@std/assert";
import { lookupName, nameOf } from "./unicode_names.ts";
import { namesFor } from "./unicode_names_use.ts";

const NAMES: [number, string][] = [
  [0x20, "SPACE"],
  [0x31, "DIGIT ONE"],
  [0xad, "SOFT HYPHEN"],
  [0x2022, "BULLET"],
  [0x4e00, "CJK UNIFIED IDEOGRAPH-4E00"],
  [0x2b734, "CJK UNIFIED IDEOGRAPH-2B734"],
  [0xac00, "HANGUL SYLLABLE GA"],
  [0xc544, "HANGUL SYLLABLE A"],
  [0xd7a3, "HANGUL SYLLABLE HIH"],
  [0xf900, "CJK COMPATIBILITY IDEOGRAPH-F900"],
  [0xfbf9, "ARABIC LIGATURE UIGHUR KIRGHIZ YEH WITH HAMZA ABOVE WITH ALEF MAKSURA ISOLATED FORM"],
  [0x1f000, "MAHJONG TILE EAST WIND"],
  [0xe01ef, "VARIATION SELECTOR-256"],
];

Deno.test("names in both directions", () => {
  for (const [point, name] of NAMES) {
    assertEquals(nameOf(point), name);
    assertEquals(lookupName(name), point);
  }
});

Deno.test("every name is found again, and there are as many as in Unicode 5.2", () => {
  let count = 0;
  for (let point = 0; point < 0x110000; point++) {
    const name = nameOf(point);
    if (name === undefined) continue;
    count++;
    if (lookupName(name) !== point) throw new Error(`lookupName("${name}")`);
  }
  assertEquals(count, 107_296);
});

Deno.test("code points without name", () => {
  for (const point of [0, 10, 0x7f, 0x378, 0x9fcc, 0xd7a4, 0xd800, 0xe000, 0x1f600, 0x10ffff]) {
    assertEquals(nameOf(point), undefined);
  }
});

Deno.test("names in any case, computed ones only in capitals", () => {
  assertEquals(lookupName("latin small letter a"), 97);
  assertEquals(lookupName("Digit One"), 0x31);
  assertEquals(lookupName("CJK UNIFIED IDEOGRAPH-4e00"), undefined);
  assertEquals(lookupName("cjk unified ideograph-4E00"), undefined);
  assertEquals(lookupName("hangul syllable ga"), undefined);
});

Deno.test("no names", () => {
  const names = [
    "",
    " ",
    "X",
    " SPACE",
    "SPACE ",
    "NULL",
    "BELL",
    "HANGUL SYLLABLE ",
    "HANGUL SYLLABLE G",
    "#",
    "CRO\xdfING",
  ];
  names.push(
    "CJK UNIFIED IDEOGRAPH-",
    "CJK UNIFIED IDEOGRAPH-9FCC",
    "CJK UNIFIED IDEOGRAPH-004E00",
    "HANGUL SYLLABLE GAX",
  );
  for (const name of names) assertEquals(lookupName(name), undefined, name);
  assertEquals(lookupName("CJK UNIFIED IDEOGRAPH-04E00"), 0x4e00);
});

Deno.test("names are loaded for sources that use them", async () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  assertEquals((await namesFor(bytes('u"\\N{DIGIT ONE}"')))?.("DIGIT ONE"), 0x31);
  assertEquals(await namesFor(bytes('u"\\n{N{"')), undefined);
  assertEquals(await namesFor(bytes("\\")), undefined);
});
