// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { bytesToText, Latin1Decoder, textInto, textToBytes } from "./latin1.ts";

const all = Uint8Array.from({ length: 1024 }, (_, i) => i & 255);
const plain = Uint8Array.from({ length: 1024 }, (_, i) => i & 127);

Deno.test("bytes and byte strings: there and back, every byte", () => {
  const high = Uint8Array.from({ length: 1500 }, (_, i) => i < 70 ? 0xe9 : i & 255);
  for (
    const bytes of [
      all,
      plain,
      high,
      high.map((b, i) => i < 64 ? 65 : b),
      all.subarray(128, 140),
      new Uint8Array(0),
    ]
  ) {
    const text = Array.from(bytes, (b) => String.fromCharCode(b)).join("");
    assertEquals(bytesToText(bytes), text);
    assertEquals(textToBytes(text), bytes.slice());
    const room = new Uint8Array(5000);
    textInto(text, room);
    assertEquals(room.slice(0, bytes.length), bytes.slice());
  }
});

Deno.test("the decoder gives the same, before and after it is warm", () => {
  const decoder = new Latin1Decoder();
  const valid = new TextEncoder().encode("\u00e9\u20ac\ud83d\ude00\ufeff\ufffd".repeat(50));
  const broken = Uint8Array.from({ length: 300 }, (_, i) => i === 150 ? 0x80 : 65);
  for (let round = 0; round < 2; round++) {
    for (const bytes of [all, plain, valid, broken]) {
      const text = Array.from(bytes, (b) => String.fromCharCode(b)).join("");
      assertEquals(decoder.text(bytes, 0, bytes.length), text);
      assertEquals(decoder.text(bytes, 3, 250), text.slice(3, 250));
      assertEquals(bytesToText(bytes, 3, 250), text.slice(3, 250));
    }
    for (let i = 0; i < 9000; i++) decoder.text(all, 0, all.length);
  }
});
