// SPDX-License-Identifier: MIT
// A small run of the fuzzer of decoders; the long one is `deno task fuzz:decoders`.
import { deepStrictEqual, ok } from "node:assert";
import { DECODERS, fuzzDecoder } from "./fuzz_decoders.ts";

for (const name of Object.keys(DECODERS)) {
  Deno.test(`fuzz: damaged data for ${name} ends cleanly`, async () => {
    const report = await fuzzDecoder(name, 200, 1);
    deepStrictEqual(report.failures, []);
    ok(report.cases === 200 && report.refused > 20 && report.accepted >= 5, JSON.stringify(report));
  });
}
