// SPDX-License-Identifier: MIT
/** `KeyMap` answers as a JavaScript `Map` does, whatever form it has at the moment. */
import { assertEquals } from "@std/assert";
import { DictEntry } from "./dict_table.ts";
import { KeyMap, KeyShape } from "./key_map.ts";
import { tupleText } from "./map_key.ts";
import "./types.ts";
import { PyTuple, type Value } from "../base/value.ts";

/** Numbers below `n`, repeatable. */
function generator(seed: number): (n: number) => number {
  return (n) => {
    seed = (Math.imul(seed, 69069) + 1) >>> 0;
    return Math.floor(seed / 4294967296 * n);
  };
}

const object = {}, big = 2n ** 70n;
const KINDS: [name: string, key: (below: (n: number) => number) => unknown][] = [
  ["small integers", (below) => below(60) - 5],
  ["multiples of 2**32", (below) => below(60) * 2 ** 32],
  ["fractions", (below) => below(60) / 7],
  ["coordinates", (below) => below(60) * 2 ** 24 + 0.5],
  ["texts", (below) => "k" + below(60)],
  ["pairs of texts", (below) => new PyTuple(["a" + below(8), "b" + below(8)])],
  ["nested tuples", (below) => new PyTuple([new PyTuple([below(5), below(3)]), new PyTuple([true, below(2)]), "x"])],
  ["tuples and numbers", (below) => below(2) === 0 ? below(30) : new PyTuple([below(30)])],
  ["tuples and texts", (below) => below(2) === 0 ? "k" + below(30) : new PyTuple([below(30)])],
  ["everything", (below) => [null, object, big, "", "x", 0, 1, 0.5, 2 ** 40, below(20)][below(10)]],
];

for (const [name, key] of KINDS) {
  Deno.test(`KeyMap with ${name}`, () => {
    for (let seed = 1; seed <= 60; seed++) {
      const below = generator(seed);
      const grow = 1 + below(6);
      let map = new KeyMap();
      const model = new Map<unknown, DictEntry>();
      // A `Map` tells tuples apart by identity.
      const tuples = new Map<string, PyTuple>();
      if (name === "texts" && seed % 2 === 0) {
        const names = ["k1", "k7", "k3", "k20", "k5", "k40"].slice(0, 1 + below(6));
        map = KeyMap.shaped(new KeyShape(names), names.map((_, i) => i));
        if (seed % 4 === 0) map = map.arranged(names.map((_, i) => names.length - 1 - i));
        map.entries().forEach((entry) => model.set(entry.key, entry));
      }
      for (let step = 0; step < 150; step++) {
        const k = key(below);
        const known = k instanceof PyTuple ? tuples.get(tupleText(k.items)) ?? k : k;
        if (known instanceof PyTuple) tuples.set(tupleText(known.items), known);
        assertEquals(map.get(k) === model.get(known), true);
        assertEquals(map.has(k), model.has(known));
        if (!model.has(known)) {
          const entry = new DictEntry(k as Value, step);
          map.add(k, entry);
          model.set(known, entry);
        } else if (below(6) >= grow) {
          map.delete(k);
          model.delete(known);
        }
        if (below(40) === 0 && map.hasPositions && map.size <= 21) {
          const backwards = [...model.values()].reverse();
          map = map.arranged(backwards.map((_, i) => backwards.length - 1 - i));
          const fresh = map.entries();
          assertEquals(fresh.map((e) => e.key), backwards.map((e) => e.key));
          const keys = [...model.keys()].reverse();
          model.clear();
          keys.forEach((key, i) => model.set(key, fresh[i]));
        }
        assertEquals(map.size, model.size);
      }
      assertEquals(map.names().map((k) => map.get(k)), [...model.values()]);
      for (const [k, entry] of model) assertEquals(map.get(k) === entry, true);
      assertEquals(map.entries(), [...model.values()]);
    }
  });
}
