// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { cDouble, cInteger, shortDecimals, sixDecimals, splitAtRuns, wildcardMatch } from "./vmiot_text.ts";

Deno.test("integers at the edges of 64 bits", () => {
  assertEquals(cInteger("9223372036854775808", false), 9223372036854775807n);
  assertEquals(cInteger("-9223372036854775809", false), -9223372036854775808n);
  assertEquals(cInteger("18446744073709551616", true), 18446744073709551615n);
  assertEquals(cInteger("-1", true), 18446744073709551615n);
  assertEquals(cInteger("-18446744073709551616", true), 18446744073709551615n);
});

Deno.test("a number is as long as it goes", () => {
  assertEquals([cDouble("1e5x"), cDouble("1e+"), cDouble("."), cDouble("-.5e1")], [1e5, 1, 0, -5]);
});

Deno.test("floats with six decimals and in short form", () => {
  assertEquals([sixDecimals(3.6), sixDecimals(-0.0000001), sixDecimals(1e22)], [
    "3.600000",
    "-0.000000",
    "10000000000000000000000.000000",
  ]);
  assertEquals([shortDecimals(101.5), shortDecimals(1), shortDecimals(0.877583), shortDecimals(100)], [
    "101.5",
    "1.0",
    "0.877583",
    "100.0",
  ]);
});

Deno.test("patterns that a backtracking matcher takes for ever for", () => {
  assertEquals(wildcardMatch("*a".repeat(40) + "b", "a".repeat(5000)), false);
  assertEquals(wildcardMatch("*a".repeat(40), "a".repeat(5000)), true);
});

Deno.test("runs of separators give no empty pieces", () => {
  assertEquals(splitAtRuns("  a b ", " "), ["a", "b"]);
  assertEquals(splitAtRuns("", " "), []);
});
