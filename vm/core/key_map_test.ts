// SPDX-License-Identifier: MIT
/** `KeyMap` answers as a JavaScript `Map` does, whatever form it has at the moment. */
import { assertEquals } from "@std/assert";
import { DictEntry } from "./dict_table.ts";
import { KeyMap } from "./key_map.ts";

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
  ["everything", (below) => [null, object, big, "", "x", 0, 1, 0.5, 2 ** 40, below(20)][below(10)]],
];

for (const [name, key] of KINDS) {
  Deno.test(`KeyMap with ${name}`, () => {
    for (let seed = 1; seed <= 60; seed++) {
      const below = generator(seed);
      const grow = 1 + below(6);
      let map = new KeyMap();
      const model = new Map<unknown, DictEntry>();
      for (let step = 0; step < 150; step++) {
        const k = key(below);
        assertEquals(map.get(k) === model.get(k), true);
        assertEquals(map.has(k), model.has(k));
        if (!model.has(k)) {
          const entry = new DictEntry(step, step);
          map.add(k, entry);
          model.set(k, entry);
        } else if (below(6) >= grow) {
          map.delete(k);
          model.delete(k);
        }
        if (below(40) === 0) {
          map = map.copy();
          const fresh = map.values();
          assertEquals(fresh.map((e) => e.key), Array.from(model.values(), (e) => e.key));
          [...model.keys()].forEach((old, i) => model.set(old, fresh[i]));
        }
        assertEquals(map.size, model.size);
      }
      assertEquals(map.names(), [...model.keys()]);
      assertEquals(map.values(), [...model.values()]);
    }
  });
}
