// SPDX-License-Identifier: MIT
// SHA-256 against the published FIPS 180-4 example vectors and against WebCrypto for every padding length.
import { deepStrictEqual, strictEqual } from "node:assert";
import { Sha256, sha256 } from "./sha256.ts";

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

Deno.test("sha256: published vectors", () => {
  const text = (s: string) => new TextEncoder().encode(s);
  strictEqual(hex(sha256(text(""))), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  strictEqual(hex(sha256(text("abc"))), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

Deno.test("sha256: every length around the block size, in one piece and in pieces", async () => {
  for (let length = 0; length < 200; length += 1) {
    const data = Uint8Array.from({ length }, (_, i) => (i * 7 + length) & 255);
    const expected = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
    deepStrictEqual(sha256(data), expected);
    const pieces = new Sha256();
    for (let pos = 0; pos < length; pos += 13) pieces.update(data.subarray(pos, pos + 13));
    deepStrictEqual(pieces.digest(), expected);
  }
});
