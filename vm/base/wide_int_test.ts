// SPDX-License-Identifier: MIT
import { assert, assertEquals } from "@std/assert";
import { PyInt } from "./value.ts";
import { remainder, wideAnd, wideProduct, wideRemainder, wideSum } from "./wide_int.ts";

const big = (v: number | PyInt) => typeof v === "number" ? BigInt(v) : v.value;

/** Numbers of all sizes up to 2^53, and those at the edges of the halves. */
function* numbers(count: number): Generator<number> {
  yield* [0, 1, 2, 65535, 65536, 67108863, 67108864, 4294967295, 4294967296, 2 ** 52, Number.MAX_SAFE_INTEGER];
  let seed = 12345;
  for (let i = 0; i < count; i++) {
    seed = (seed * 69069 + 1) % 4294967296;
    const bits = seed % 54;
    seed = (seed * 69069 + 1) % 4294967296;
    yield Math.floor(seed / 4294967296 * 2 ** bits);
  }
}

Deno.test("products, sums, remainders and masks beyond 2^53 are exact", () => {
  let wide = 0;
  const second = [...numbers(60)];
  for (const a of numbers(300)) {
    for (const b of second) {
      const w = wideProduct(a, b);
      const product = BigInt(a) * BigInt(b);
      if (w === undefined) {
        assert(product >= 9n * 10n ** 18n, `${a} * ${b}`);
        continue;
      }
      wide++;
      assertEquals(w.value, product, `${a} * ${b}`);
      const fresh = new PyInt(undefined, w.hi, w.lo);
      const sum = wideSum(fresh, a);
      if (sum === undefined) assert(product + BigInt(a) >= 2n ** 63n);
      else assertEquals(big(sum), product + BigInt(a));
      const less = wideSum(fresh, -b);
      if (less === undefined) assert(product < BigInt(b));
      else assertEquals(big(less), product - BigInt(b));
      for (const n of [3, 4294967296, 2147483647, 68719476736, b]) {
        if (n > 0) assertEquals(remainder(a, n), a % n, `${a} % ${n}`);
        const rest = wideRemainder(fresh, n);
        if (rest === undefined) assert(n === 0 || n > 2 ** 36);
        else assertEquals(BigInt(rest), product % BigInt(n), `${product} % ${n}`);
      }
      for (const mask of [0xffffffff, 0x7fffffff, 2 ** 53 - 1, 255, a]) {
        assertEquals(BigInt(wideAnd(fresh, mask)!), product & BigInt(mask), `${product} & ${mask}`);
      }
    }
  }
  assert(wide > 10_000);
});

Deno.test("what has no halves, and negative operands, are left to bigint", () => {
  assertEquals(wideProduct(-3, 2 ** 52), undefined);
  const w = new PyInt(2n ** 60n);
  assertEquals([wideSum(w, 1), wideRemainder(w, 7), wideAnd(w, 7)], [undefined, undefined, undefined]);
  const halves = wideProduct(2 ** 31, 2 ** 30)!;
  assertEquals([wideRemainder(halves, -7), wideRemainder(halves, 0), wideAnd(halves, -1)], [
    undefined,
    undefined,
    undefined,
  ]);
});
