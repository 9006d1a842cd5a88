// SPDX-License-Identifier: MIT
// A small run of the image fuzzer; the long one is `tools/fuzz_images.ts` itself.
import { deepStrictEqual, ok } from "node:assert";
import { fuzzImages, fuzzPycs } from "./fuzz_images.ts";

Deno.test("fuzz: damaged images end cleanly", () => {
  const report = fuzzImages({ count: 500, seed: 1 });
  deepStrictEqual(report.failures, []);
  ok(report.refused > 200 && report.accepted > 10, JSON.stringify(report));
});

Deno.test("fuzz: damaged .pyc files end cleanly", () => {
  const report = fuzzPycs({ count: 500, seed: 1 });
  deepStrictEqual(report.failures, []);
  ok(report.refused > 200 && report.accepted > 10, JSON.stringify(report));
});
