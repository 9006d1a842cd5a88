// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { bitLengthBig } from "./bit_length.ts";
import { quotientBig, remainderBig } from "./long_division.ts";

/** Random integers of so many bits, the same in each run. */
function maker(seed: number): (bits: number) => bigint {
  const next = () => seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return (bits) => {
    let value = 1n;
    for (let have = 1; have < bits; have += 32) value = value << 32n | BigInt(next());
    return value >> BigInt((bits - 1 + 31 & ~31) + 1 - bits);
  };
}

Deno.test("bits of what follows something far larger or smaller, and around powers of two", () => {
  const sizes = [1, 100000, 2, 53, 54, 64, 3000000, 1023, 1024, 1025, 2048, 40000, 40001, 63, 17, 900000];
  for (const size of sizes) {
    const power = 1n << BigInt(size);
    assertEquals([power - 1n, power, power + 1n].map(bitLengthBig), [size, size + 1, size + 1]);
    assertEquals(bitLengthBig(-power), size + 1);
  }
  assertEquals([0n, 1n, 2n, 3n].map(bitLengthBig), [0, 1, 2, 2]);
});

Deno.test("quotients and remainders of large integers are the engine's own", () => {
  const random = maker(11);
  for (const size of [3599, 3601, 4000, 9000, 30000]) {
    for (const quotientSize of [1, 2, 20, 64, 200, size >> 3, size >> 2, (size >> 2) + 3, size]) {
      const b = random(size), q = random(quotientSize);
      // Exact, one less and one more than a multiple, and in between.
      for (const a of [q * b, q * b - 1n, q * b + 1n, q * b + b - 1n, q * b + random(size - 7)]) {
        for (const [x, y] of [[a, b], [-a, b], [a, -b], [-a, -b]]) {
          if (quotientBig(x, y) !== x / y || remainderBig(x, y) !== x % y) {
            throw new Error(`${size} ${quotientSize} ${x < 0n} ${y < 0n}`);
          }
        }
      }
    }
    const b = random(size);
    assertEquals([quotientBig(b - 1n, b), quotientBig(1n - b, b), quotientBig(0n, b), quotientBig(5n, b)], [
      0n,
      0n,
      0n,
      0n,
    ]);
    // Divisors of one bit, and of ones.
    const power = 1n << BigInt(size), ones = power - 1n;
    for (const [x, y] of [[power * 7n, power], [power * 7n - 1n, power], [ones * ones, ones], [power * 9n, ones]]) {
      assertEquals(quotientBig(x, y), x / y);
    }
  }
});
