// SPDX-License-Identifier: MIT
/** Values of the special functions, against tables and identities. */
import { assertAlmostEquals, assertEquals } from "@std/assert";
import * as m from "./special_math.ts";

Deno.test("frexp and ldexp are inverse, also for subnormals", () => {
  for (const x of [1, -0.3, 8, 5e-324, 1e-310, 1.7976931348623157e308, 0.1, 2 ** 1023]) {
    const [f, e] = m.frexp(x);
    assertEquals(Math.abs(f) >= 0.5 && Math.abs(f) < 1, true);
    assertEquals(m.ldexp(f, e), x);
  }
  assertEquals(m.frexp(-0), [-0, 0]);
  assertEquals(m.ldexp(1, -1075), 0);
  assertEquals(m.ldexp(1.5, -1074), 1e-323);
  assertEquals(m.ldexp(1, 1024), Infinity);
});

Deno.test("hypot does not overflow and rounds well", () => {
  assertEquals(m.hypot(3, 4), 5);
  assertEquals(m.hypot(1e200, 1e200), 1.414213562373095e200);
  assertEquals(m.hypot(5e-324, 0), 5e-324);
  assertEquals(m.hypot(NaN, Infinity), Infinity);
});

Deno.test("powers of C99", () => {
  assertEquals(m.pow(1, NaN), 1);
  assertEquals(m.pow(-1, Infinity), 1);
  assertEquals(m.log10(1000), 3);
});

Deno.test("gamma, lgamma, erf", () => {
  assertEquals(m.gamma(5), 24);
  assertAlmostEquals(m.gamma(0.5), Math.sqrt(Math.PI), 1e-15);
  assertEquals(m.gamma(-1), NaN);
  assertEquals(m.gamma(172), Infinity);
  assertAlmostEquals(m.lgamma(100), 359.1342053695754, 1e-12);
  assertEquals(m.lgamma(1), 0);
  assertAlmostEquals(m.erf(1), 0.8427007929497149, 1e-15);
  assertAlmostEquals(m.erfc(5) / 1.5374597944280347e-12, 1, 1e-13);
});

Deno.test("exactSum rounds once", () => {
  assertEquals(m.exactSum(new Array(10).fill(0.1)), 1);
  assertEquals(m.exactSum([1e100, 1, -1e100]), 1);
  assertEquals(m.exactSum([2 ** 53, -0.5, -(2 ** -54)]), 2 ** 53 - 1);
  assertEquals(m.exactSum([1e308, 1e308]), undefined);
});
