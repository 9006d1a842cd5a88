// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { ERRNO_ROWS, errnoByName, strerror } from "./errno.ts";

Deno.test("every row is found by number and by name", () => {
  for (const [number, name, text] of ERRNO_ROWS) {
    assertEquals(errnoByName(name), number);
    assertEquals(strerror(number), text);
  }
});

Deno.test("aliases, holes and numbers beyond the table", () => {
  assertEquals(errnoByName("EWOULDBLOCK"), 11);
  assertEquals(errnoByName("ENOTSUP"), 95);
  assertEquals(strerror(0), "Success");
  assertEquals(strerror(41), "Unknown error 41");
  assertEquals(strerror(9999), "Unknown error 9999");
  assertEquals(strerror(-1), "Unknown error -1");
  assertEquals(errnoByName("ENOSUCHNAME"), undefined);
});
