// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { isScalable, scaled } from "./decimal.ts";

Deno.test("scaled digits are what the platform reads", () => {
  for (let i = 0; i < 20000; i++) {
    const digits = Math.floor(i * 0x9e3779b1 % 2 ** 32 * 10 ** (i % 7) / 3);
    const exponent = i % 45 - 22;
    assertEquals(isScalable(digits, exponent), true);
    assertEquals(scaled(digits, exponent), Number(`${digits}e${exponent}`));
  }
});

Deno.test("digits that may have been rounded, and large powers, are refused", () => {
  assertEquals(isScalable(2 ** 53 - 1, 0), true);
  for (const [digits, exponent] of [[2 ** 53, 0], [1, 23], [1, -23], [NaN, 0]]) {
    assertEquals(isScalable(digits, exponent), false);
  }
});
