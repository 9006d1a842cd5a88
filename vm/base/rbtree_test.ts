// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { PyFloat, PyLong } from "./value.ts";
import { compareKeys, type RbKey, type RbNode, RbTree, successor } from "./rbtree.ts";

/** Checks the rules of red-black trees below `n`; its black height. */
function check(n: RbNode | null, parent: RbNode | null): number {
  if (n === null) return 0;
  assertEquals(n.parent === parent, true);
  assertEquals(n.live, true);
  if (n.red) assertEquals(n.left?.red || n.right?.red || false, false);
  const left = check(n.left, n);
  assertEquals(left, check(n.right, n));
  return left + (n.red ? 0 : 1);
}

function keysOf(tree: RbTree): RbKey[] {
  const out: RbKey[] = [];
  for (let n = tree.first(); n !== null; n = successor(n)) out.push(n.key);
  return out;
}

Deno.test("random inserts and removals keep the tree balanced, ordered and complete", () => {
  let seed = 12345;
  const random = (n: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const tree = new RbTree();
  const mirror = new Set<number>();
  for (let i = 0; i < 4000; i++) {
    const key = random(300);
    if (random(5) < 3 && i < 3000) {
      tree.set(key, i);
      mirror.add(key);
    } else {
      const node = tree.find(key);
      assertEquals(node !== null, mirror.delete(key));
      if (node !== null) tree.remove(node);
    }
    if (i % 50 === 0) {
      check(tree.root, null);
      assertEquals(tree.root?.red ?? false, false);
      assertEquals(keysOf(tree), [...mirror].sort((a, b) => a - b));
      assertEquals(tree.size, mirror.size);
    }
  }
});

Deno.test("nodes stay positions when others, or they themselves, are removed", () => {
  const tree = new RbTree();
  for (let i = 0; i < 100; i++) tree.set(i, i);
  const at = tree.find(50)!;
  for (let i = 0; i < 100; i++) if (i % 10 !== 0) tree.remove(tree.find(i)!);
  assertEquals(tree.after(at)!.key, 60);
  assertEquals(tree.ahead(at)!.key, 40);
  tree.remove(at);
  assertEquals(tree.after(at)!.key, 60);
  tree.set(55, 0);
  assertEquals(tree.after(at)!.key, 55);
  tree.clear();
  assertEquals([tree.after(at), tree.size, tree.first()], [null, 0, null]);
});

Deno.test("numbers of all kinds come in order, before strings", () => {
  const keys: RbKey[] = [
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
});
