// SPDX-License-Identifier: MIT
/** Tests of the text searches that str, unicode and bytearray share. */
import { assertEquals } from "@std/assert";
import {
  centerText,
  clipRange,
  countIn,
  expandTabs,
  extendedSlice,
  findIn,
  interleave,
  replaceBytes,
  replaceIn,
  rfindIn,
  rsplitOn,
  splitOn,
  tailMatchBytes,
  translateBytes,
  zfillText,
} from "./str_search.ts";

Deno.test("ranges are clipped like slices, but may stay reversed", () => {
  assertEquals(clipRange(-2, Infinity, 5), [3, 5]);
  assertEquals(clipRange(0, -9, 5), [0, 0]);
  assertEquals(clipRange(7, 9, 5), [7, 5]);
});

Deno.test("searches stay inside the range", () => {
  assertEquals(findIn("abcabc", "ca", 0, 3), -1);
  assertEquals(findIn("abc", "", 3, 3), 3);
  assertEquals(findIn("abc", "", 4, 3), -1);
  assertEquals(rfindIn("abcabc", "b", 0, 4), 1);
  assertEquals(rfindIn("abc", "", 0, 3), 3);
  assertEquals(countIn("aaaa", "aa", 0, 4), 2);
  assertEquals(countIn("abc", "", 1, 3), 3);
});

Deno.test("prefix and suffix", () => {
  assertEquals(tailMatchBytes("abc", "b", 1, Infinity, false), true);
  assertEquals(tailMatchBytes("abc", "c", 0, 2, true), false);
  assertEquals(tailMatchBytes("abc", "", 4, Infinity, false), false);
});

Deno.test("splitting with limits from both sides", () => {
  assertEquals(splitOn("a,b,c", ",", 1), ["a", "b,c"]);
  assertEquals(splitOn("a,b,c", ",", -1), ["a", "b", "c"]);
  assertEquals(splitOn("", ",", 5), [""]);
  assertEquals(rsplitOn("a,b,c", ",", 1), ["a,b", "c"]);
  assertEquals(rsplitOn("aXXb", "XX", -1), ["a", "b"]);
});

Deno.test("replacing", () => {
  assertEquals(replaceIn("a$b", "$", "$&", -1), "a$&b");
  assertEquals(replaceIn("aaa", "a", "b", 2), "bba");
  assertEquals(interleave(["a", "b"], "-", -1), "-a-b-");
  assertEquals(interleave(["a", "b"], "-", 2), "-a-b");
  assertEquals(replaceBytes("", "", "x", -1), "x");
  assertEquals(replaceBytes("", "", "x", 1), "");
  assertEquals(translateBytes("abc", undefined, "b"), "ac");
});

Deno.test("layout", () => {
  assertEquals(expandTabs("a\tb\n\tc", 4), "a   b\n    c");
  assertEquals(expandTabs("\u{1f600}\tb", 4, true), "\u{1f600}   b");
  assertEquals(centerText("ab", 2, 5, "*"), "**ab*");
  assertEquals(centerText("abc", 3, 6, "*"), "*abc**");
  assertEquals(zfillText("-42", 3, 5), "-0042");
  assertEquals(extendedSlice("abcdef", 4, -2, 2), "ec");
});
