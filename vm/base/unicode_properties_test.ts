// SPDX-License-Identifier: MIT
/** Properties and normal forms; expectations are the answers of CPython 2.7's `unicodedata`. */
import { assertEquals } from "@std/assert";
import { decompositionOf, isOld, type NormalForm, normalizePoints, propertiesOf } from "./unicode_properties.ts";
import { codePoints, fromCodePoints } from "./unicode_text.ts";

Deno.test("properties", () => {
  const row = (point: number, old = false) => Object.values(propertiesOf(point, old));
  assertEquals(row(0x41), ["Lu", "L", 0, "Na", 0, undefined, undefined, undefined]);
  assertEquals(row(0xbd), ["No", "ON", 0, "A", 0, undefined, undefined, 0.5]);
  assertEquals(row(0x663), ["Nd", "AN", 0, "N", 0, 3, 3, 3]);
  assertEquals(row(0x300), ["Mn", "NSM", 230, "A", 0, undefined, undefined, undefined]);
  assertEquals(row(0x28), ["Ps", "ON", 0, "Na", 1, undefined, undefined, undefined]);
  assertEquals(row(0x378), ["Cn", "", 0, "F", 0, undefined, undefined, undefined]);
  assertEquals(row(0x10fffd), ["Co", "L", 0, "A", 0, undefined, undefined, undefined]);
  assertEquals(propertiesOf(0x10ffff, false).category, "Cn");
});

Deno.test("properties in Unicode 3.2", () => {
  assertEquals(propertiesOf(0x221, false).category, "Ll");
  assertEquals(propertiesOf(0x221, true).category, "Cn");
  assertEquals([isOld(0x220), isOld(0x221), isOld(0x1f600)], [true, false, false]);
  // Digits are not looked at by version, in CPython either.
  assertEquals([propertiesOf(0x19da, true).decimal, propertiesOf(0x19da, true).digit], [undefined, 1]);
});

Deno.test("decompositions", () => {
  assertEquals(decompositionOf(0xe9, false), { tag: "", parts: [0x65, 0x301] });
  assertEquals(decompositionOf(0xbd, false), { tag: "fraction", parts: [0x31, 0x2044, 0x32] });
  assertEquals(decompositionOf(0x3f9, false), { tag: "compat", parts: [0x3a3] });
  assertEquals(decompositionOf(0x3f9, true), undefined);
  assertEquals(decompositionOf(0xac00, false), undefined);
  assertEquals(decompositionOf(0x41, false), undefined);
});

const FORMS: NormalForm[] = ["NFC", "NFD", "NFKC", "NFKD"];

Deno.test("normal forms", () => {
  const all = (text: string, old = false) =>
    FORMS.map((form) => fromCodePoints(normalizePoints(codePoints(text), form, old)));
  assertEquals(all("\xe9\ufb01"), ["\xe9\ufb01", "e\u0301\ufb01", "\xe9fi", "e\u0301fi"]);
  assertEquals(all("\u1e9b\u0323"), ["\u1e9b\u0323", "\u017f\u0323\u0307", "\u1e69", "s\u0323\u0307"]);
  assertEquals(all("a\u0301\u0323"), ["\u1ea1\u0301", "a\u0323\u0301", "\u1ea1\u0301", "a\u0323\u0301"]);
  assertEquals(all("A\u030a\u0301"), ["\u01fa", "A\u030a\u0301", "\u01fa", "A\u030a\u0301"]);
  assertEquals(all("\uac01"), ["\uac01", "\u1100\u1161\u11a8", "\uac01", "\u1100\u1161\u11a8"]);
  assertEquals(all("\u1100\u1161\u11a7")[0], "\uac00\u11a7");
  assertEquals(all("\u0b47\u0300\u0b3e")[0], "\u0b47\u0300\u0b3e");
  assertEquals(all("\u0958")[0], "\u0915\u093c");
  assertEquals(all("\u{2f868}")[0], "\u36fc");
  assertEquals(all("\u{2f868}", true)[0], "\u{2136a}");
  assertEquals(all("\u03f9", true)[2], "\u03f9");
  assertEquals(all(""), ["", "", "", ""]);
  assertEquals(all("\ud800x")[3], "\ud800x");
});
