// SPDX-License-Identifier: MIT
/** Dicts without entries are walked and copied in the order that the table has (`dict_table.ts`). */
import { assertEquals } from "@std/assert";
import { PyDict } from "./dict.ts";
import { dictCopy } from "./dict_ops.ts";
import { KeyShape } from "./key_map.ts";
import "./types.ts";

/** Keys by the places, and by the table. */
function both(d: PyDict): [unknown[] | undefined, unknown[]] {
  const placed = d.places()?.filter((at) => at >= 0).map((at) => d.map.keyAt(at));
  return [placed, d.entries().map((e) => e.key)];
}

Deno.test("places are those of the table", () => {
  let seed = 1;
  const below = (n: number) => (seed = (Math.imul(seed, 69069) + 1) >>> 0, Math.floor(seed / 4294967296 * n));
  let placed = 0;
  for (let round = 0; round < 3000; round++) {
    const make = () => {
      const d = new PyDict(below(3) === 0 ? below(40) : 0);
      const count = below(30), texts = below(3) === 0, room = 1 + below(200);
      const resizedAt = below(20);
      for (let i = 0; i < count; i++) {
        const n = below(room) * (below(4) === 0 ? -8 : 1);
        d.setStr((texts ? "k" + n : n) as string, i);
        if (i === resizedAt) d.reserve(below(6));
      }
      return d;
    };
    const d = make();
    if (d.order !== undefined) continue;
    const copy = dictCopy(d), again = dictCopy(copy);
    for (const one of [d, copy, again]) {
      const [places, table] = both(one);
      if (places === undefined) continue;
      placed++;
      assertEquals(places, table);
    }
    assertEquals(copy.keys().toSorted(), d.keys().toSorted());
  }
  assertEquals(placed > 2000, true);
});

Deno.test("dicts with a shape are copied in the order of iteration, whatever was merged into them", () => {
  const names = ["n1", "n7", "n3", "n20", "n5", "n40", "n9"];
  const shape = new KeyShape(names);
  const make = () => {
    const d = new PyDict();
    d.fill(shape, names.map((_, i) => i));
    return d;
  };
  const grown = make();
  grown.reserve(7);
  const grownCopy = dictCopy(grown), copy = dictCopy(make());
  const [places, table] = both(make());
  assertEquals(places, table);
  for (const one of [copy, dictCopy(copy), grownCopy]) {
    const [places, table] = both(one);
    if (places !== undefined) assertEquals(places, table);
  }
  for (const [i, name] of names.entries()) assertEquals(grownCopy.getStr(name), i);
});
