// SPDX-License-Identifier: MIT
// A small run of the fuzzer of decoders; the long one is `deno task fuzz:decoders`.
import { deepStrictEqual, ok } from "node:assert";
import { DECODERS, fuzzDecoder } from "./fuzz_decoders.ts";

for (const name of Object.keys(DECODERS)) {
  Deno.test(`fuzz: damaged data for ${name} ends cleanly`, async () => {
    const report = await fuzzDecoder(name, 400, 1);
    deepStrictEqual(report.failures, []);
    ok(report.cases === 400 && report.refused > 40 && report.accepted > 10, JSON.stringify(report));
  });
}
