// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { decodeLong, encodeLong } from "./pickle_frames.ts";

const hex = (text: string) => [...text].map((c) => c.charCodeAt(0).toString(16).padStart(2, "0")).join("");

Deno.test("longs take as few bytes as hold them and their sign", () => {
  const cases: [bigint, string][] = [
    [0n, ""],
    [1n, "01"],
    [127n, "7f"],
    [128n, "8000"],
    [255n, "ff00"],
    [256n, "0001"],
    [32767n, "ff7f"],
    [32768n, "008000"],
    [-1n, "ff"],
    [-128n, "80"],
    [-129n, "7fff"],
    [-256n, "00ff"],
    [-32768n, "0080"],
    [-32769n, "ff7fff"],
  ];
  for (const [value, bytes] of cases) assertEquals(hex(encodeLong(value)), bytes, String(value));
});

Deno.test("longs come back, of any size", () => {
  for (let bits = 0n; bits < 200n; bits++) {
    for (const value of [1n << bits, (1n << bits) - 1n, -(1n << bits), -(1n << bits) - 1n]) {
      assertEquals(decodeLong(encodeLong(value)), value);
    }
  }
  assertEquals(decodeLong("\xff\xff\xff"), -1n);
});
