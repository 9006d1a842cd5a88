// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { BTree, compareKeys, Place, type TreeKey } from "./btree.ts";
import { PyFloat, PyLong } from "./value.ts";

function keysOf(tree: BTree): TreeKey[] {
  const out: TreeKey[] = [];
  tree.each((key) => out.push(key));
  return out;
}

function generator(seed: number): (n: number) => number {
  return (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
}

for (const [name, range, growing] of [["many", 30000, 12000], ["some", 300, 3000], ["in order", 0, 6000]] as const) {
  Deno.test(`inserts and removals keep the tree balanced, ordered and complete: ${name}`, () => {
    const random = generator(12345);
    const tree = new BTree();
    const mirror = new Map<number, number>();
    for (let i = 0; i < 2 * growing; i++) {
      const key = range === 0 ? i % growing : random(range);
      if (i < growing ? random(5) < 4 : random(5) < 1) {
        tree.set(key, i);
        mirror.set(key, i);
      } else assertEquals(tree.delete(key), mirror.delete(key));
      assertEquals(tree.get(key), mirror.get(key));
      if (i % 500 === 0) {
        tree.check();
        assertEquals(keysOf(tree), [...mirror.keys()].sort((a, b) => a - b));
      }
    }
    for (const key of [...mirror.keys()]) assertEquals(tree.delete(key), true);
    tree.check();
    assertEquals(tree.size, 0);
  });
}

Deno.test("places walk in order both ways, and find near keys, while keys come and go", () => {
  const random = generator(99);
  const tree = new BTree();
  const mirror = new Set<number>();
  const place = new Place();
  const sorted = () => [...mirror].sort((a, b) => a - b);
  for (let i = 0; i < 4000; i++) {
    const key = random(2000);
    if (random(3) > 0) mirror.add(key), tree.set(key, key);
    else mirror.delete(key), tree.delete(key);
    if (mirror.size === 0) continue;
    const near = random(2100);
    const all = sorted();
    assertEquals(tree.goNear(place, near) ? place.key : undefined, all.find((k) => k >= near));
    if (place.leaf === null) continue;
    const from = place.key as number;
    if (random(2) === 0) tree.delete(from), mirror.delete(from);
    const other = random(2000);
    tree.set(other, other);
    mirror.add(other);
    const now = sorted();
    const up = now.find((k) => k > from), down = now.findLast((k) => k < from);
    if (random(2) === 0) assertEquals(tree.goNext(place) ? place.key : undefined, up);
    else assertEquals(tree.goBack(place) ? place.key : undefined, down);
    assertEquals(tree.goFirst(place) && place.key, now[0]);
    assertEquals(tree.goLast(place) && place.key, now.at(-1));
    assertEquals(tree.valueAt(place), now.at(-1));
  }
});

Deno.test("a place stays true when others, or its own key, are removed", () => {
  const tree = new BTree();
  for (let i = 0; i < 1000; i++) tree.set(i, i);
  const at = new Place(), other = new Place();
  tree.goAt(at, 500);
  for (let i = 0; i < 1000; i++) if (i % 100 !== 0) tree.delete(i);
  assertEquals(tree.valueAt(at), 500);
  tree.delete(500);
  assertEquals(tree.valueAt(at), undefined);
  tree.goAt(other, 400);
  assertEquals([tree.goNext(other), other.key], [true, 600]);
  tree.set(550, 0);
  assertEquals([tree.goNext(at), at.key], [true, 550]);
  tree.clear();
  assertEquals([tree.goNext(at), tree.goBack(at), at.key, tree.size, tree.valueAt(at)], [
    false,
    false,
    550,
    0,
    undefined,
  ]);
});

Deno.test("numbers of all kinds come in order, before strings", () => {
  const keys: TreeKey[] = [
    "b",
    3,
    new PyFloat(2.5),
    "",
    new PyLong(2n ** 70n),
    -1,
    new PyFloat(-Infinity),
    new PyLong(3n),
  ];
  const order = keys.toSorted(compareKeys).map((k) => typeof k === "object" ? Number(k.value) : k);
  assertEquals(order, [-Infinity, -1, 2.5, 3, 3, 2 ** 70, "", "b"]);
  assertEquals(compareKeys(new PyFloat(3), 3), 0);
  const tree = new BTree();
  for (const key of keys) tree.set(key, 0);
  assertEquals(keysOf(tree).length, 7);
  assertEquals(tree.get(new PyFloat(3)), 0);
});
