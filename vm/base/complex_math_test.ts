// SPDX-License-Identifier: MIT
/** Complex functions: identities inside the domain, special values and errors at its edges. */
import { assertAlmostEquals, assertEquals } from "@std/assert";
import * as c from "./complex_math.ts";

function near(a: c.Complex, b: c.Complex): void {
  assertAlmostEquals(a[0], b[0], 1e-13);
  assertAlmostEquals(a[1], b[1], 1e-13);
}

Deno.test("inverse functions undo each other", () => {
  const z: c.Complex = [0.5, -0.25];
  near(c.sin(...c.asin(...z)), z);
  near(c.cos(...c.acos(...z)), z);
  near(c.tan(...c.atan(...z)), z);
  near(c.sinh(...c.asinh(...z)), z);
  near(c.cosh(...c.acosh(...z)), z);
  near(c.tanh(...c.atanh(...z)), z);
  near(c.exp(...c.log(...z)), z);
  const [r, i] = c.sqrt(...z);
  near([r * r - i * i, 2 * r * i], z);
});

Deno.test("signs of zero choose the side of a branch cut", () => {
  assertEquals(c.sqrt(-4, 0), [0, 2]);
  assertEquals(c.sqrt(-4, -0), [0, -2]);
  assertEquals(c.log(-1, -0)[1], -Math.PI);
});

Deno.test("special values", () => {
  assertEquals(c.exp(-Infinity, 0), [0, 0]);
  assertEquals(c.sqrt(NaN, Infinity), [Infinity, Infinity]);
  assertEquals(c.log(-Infinity, Infinity), [Infinity, 3 * Math.PI / 4]);
  assertEquals(c.tanh(Infinity, NaN), [1, 0]);
  assertEquals(c.rect(2, 0), [2, 0]);
});

Deno.test("errors", () => {
  const kind = (f: () => unknown): string => {
    try {
      f();
    } catch (e) {
      return (e as c.ComplexError).kind;
    }
    return "none";
  };
  assertEquals(kind(() => c.log(0, 0)), "domain");
  assertEquals(kind(() => c.exp(1000, 0)), "range");
  assertEquals(kind(() => c.atanh(1, 0)), "domain");
  assertEquals(kind(() => c.quotient([1, 0], [0, 0])), "domain");
  assertEquals(kind(() => c.magnitude(1e308, 1.7e308)), "range");
});
