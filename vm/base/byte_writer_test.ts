// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { ByteWriter } from "./byte_writer.ts";

const written = (write: (w: ByteWriter) => void): string => {
  const w = new ByteWriter(1);
  write(w);
  return w.result();
};

Deno.test("numbers are little-endian", () => {
  assertEquals(written((w) => w.uint16(0x1234)), "\x34\x12");
  assertEquals(written((w) => w.uint32(-2)), "\xfe\xff\xff\xff");
  assertEquals(written((w) => w.float64(1, false)), "\x3f\xf0\0\0\0\0\0\0");
});

Deno.test("decimals of any length", () => {
  for (const n of [0, 9, 10, 99, 100, 12345, 99_999_999, 100_000_000, 2 ** 53 - 1, -1, -100]) {
    assertEquals(written((w) => w.decimal(n)), String(n));
  }
});

Deno.test("byte strings, short and long, keep every byte", () => {
  for (const size of [0, 1, 47, 48, 300, 5000]) {
    const text = Array.from({ length: size }, (_, i) => String.fromCharCode(i * 7 & 255)).join("");
    assertEquals(written((w) => (w.byte(1), w.text(text), w.byte(2))), "\x01" + text + "\x02");
  }
});

Deno.test("UTF-8 of one to four bytes, and of lone surrogates", () => {
  assertEquals(written((w) => w.utf8("a\xe9\u20ac\u{1f600}")), "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
  assertEquals(written((w) => w.utf8("\ud800x")), "\xed\xa0\x80x");
});
