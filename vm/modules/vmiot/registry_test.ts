// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { extensionNames } from "../../core/extensions.ts";
import { tableNames } from "./registry.ts";

Deno.test("the names that are looked for are those of the tables", () => {
  assertEquals(extensionNames().toSorted(), [...tableNames()].toSorted());
});
