// SPDX-License-Identifier: MIT
/** Order of keys and storage of `PyDict`. The expected orders are what CPython 2.7 prints. */
import { assert, assertEquals } from "@std/assert";
import { DictEntry, PyDict } from "./dict.ts";
import { sizeAfter } from "./dict_table.ts";

function add(d: PyDict, ...keys: (string | number)[]): PyDict {
  for (const key of keys) if (!d.map.has(key)) d.addEntry(key, new DictEntry(key, null));
  return d;
}

function remove(d: PyDict, ...keys: (string | number)[]): void {
  for (const key of keys) d.removeEntry(key, d.map.get(key)!);
}

const keys = (d: PyDict) => d.entries().map((e) => e.key);

Deno.test("keys come in the order of the hash table", () => {
  const d = add(new PyDict(), ..."the quick brown fox jumps over the lazy dog".split(" "));
  assertEquals(keys(d), ["brown", "lazy", "over", "fox", "dog", "quick", "the", "jumps"]);
  remove(d, "fox", "dog");
  add(d, "cat", "fox");
  assertEquals(keys(d), ["brown", "lazy", "over", "fox", "cat", "quick", "the", "jumps"]);
});

Deno.test("popEntry goes round the table", () => {
  const d = add(new PyDict(), 100, 7, -1, 33, 8, 64, 2 ** 40, -5);
  assertEquals(keys(d), [64, 33, 100, 2 ** 40, 7, 8, -5, -1]);
  assertEquals([d.popEntry()[0], d.popEntry()[0]], [64, 33]);
  assertEquals(keys(d), [100, 2 ** 40, 7, 8, -5, -1]);
});

Deno.test("table sizes after insertions without deletion", () => {
  const sizes = [[0, 8], [5, 8], [6, 32], [21, 32], [22, 128], [86, 512], [342, 2048], [40000, 131072], [
    90000,
    262144,
  ]];
  for (const [used, size] of sizes) assertEquals(sizeAfter(used, 0), size, `${used}`);
  assertEquals(sizeAfter(0, 12), 16);
});

Deno.test("a dict used as a queue keeps a short history", () => {
  const d = new PyDict();
  for (let i = 0; i < 5000; i++) {
    add(d, i);
    if (i >= 10) remove(d, i - 10);
  }
  assertEquals(d.size, 10);
  assert(d.order!.log!.length < 1000);
  assert(d.table().slots.length <= 64);
});

Deno.test("a removed entry has no value", () => {
  const d = new PyDict();
  d.setStr("x", 1);
  const entry = d.map.get("x")!;
  assert(d.deleteStr("x"));
  assertEquals(entry.value, undefined);
  assert(!d.deleteStr("x"));
});
