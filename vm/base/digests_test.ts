// SPDX-License-Identifier: MIT
/** Known answers of the digests (RFC 1321, FIPS 180-4 examples) and feeding piece by piece. */
import { assertEquals } from "@std/assert";
import { Digest, type DigestName } from "./digests.ts";

function hex(name: DigestName, ...pieces: string[]): string {
  const d = new Digest(name);
  for (const piece of pieces) d.update(piece);
  const text = Array.from(d.digest(), (c) => c.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  assertEquals(d.hex(), text);
  return text;
}

Deno.test("digests of nothing and of abc", () => {
  assertEquals(hex("md5"), "d41d8cd98f00b204e9800998ecf8427e");
  assertEquals(hex("md5", "abc"), "900150983cd24fb0d6963f7d28e17f72");
  assertEquals(hex("sha1", "abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
  assertEquals(hex("sha224", "abc"), "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7");
  assertEquals(hex("sha256", "abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assertEquals(
    hex("sha384", "abc"),
    "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
  );
  assertEquals(
    hex("sha512", "abc"),
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a" +
      "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
  );
});

Deno.test("pieces of any size give the digest of the whole", () => {
  const text = "The quick brown fox jumps over the lazy dog. ".repeat(20);
  for (const name of ["md5", "sha1", "sha256", "sha512"] as const) {
    const whole = hex(name, text);
    for (const size of [1, 63, 64, 65, 128, 200]) {
      const pieces: string[] = [];
      for (let i = 0; i < text.length; i += size) pieces.push(text.slice(i, i + size));
      assertEquals(hex(name, ...pieces), whole, `${name} by ${size}`);
    }
  }
});

Deno.test("a copy goes its own way", () => {
  const d = new Digest("sha1");
  d.update("ab");
  const c = d.copy();
  c.update("c");
  d.update("x");
  assertEquals(c.digest().charCodeAt(0), 0xa9);
  assertEquals(d.digest().charCodeAt(0) !== 0xa9, true);
});
