// SPDX-License-Identifier: MIT
/**
 * Where a few keys that came one by one stand in CPython's hash table: what `DictTable` finds out, without entries.
 *
 * PERF: small dicts and sets are made, walked or copied once and dropped; entries and a table would cost more than they
 * do.
 */
import type { Hash64 } from "../base/hash.ts";
import type { Value } from "../base/value.ts";
import { tableSize } from "./dict_table.ts";
import type { KeyMap } from "./key_map.ts";
import { canonicalHash } from "./map_key.ts";

/** So many keys at most. */
export const MOST_PLACED = 21;
/** Slots of the largest table: a copy's has room for twice its keys. */
const MOST_SLOTS = 64;
/** The resize before the first key must not have made room for more than this. */
export const MOST_PRESIZED = MOST_SLOTS - 1;

const table = new Int8Array(MOST_SLOTS);
const moved = new Int8Array(MOST_PLACED);
const lows = new Int32Array(MOST_PLACED), highs = new Int32Array(MOST_PLACED);

/** Puts the key at position `at` of the map into the table of `mask + 1` slots. */
function place(at: number, mask: number): void {
  let lo = lows[at], hi = highs[at];
  let slot = lo & mask, i = slot;
  while (table[slot] >= 0) {
    i = (Math.imul(i, 5) + lo + 1) | 0;
    slot = i & mask;
    lo = (lo >>> 5) | (hi << 27);
    hi >>>= 5;
  }
  table[slot] = at;
}

function hashAt(map: KeyMap, at: number): Hash64 {
  return map.knownHashAt(at) ?? canonicalHash(map.keyAt(at));
}

/** Simulates; returns the number of slots of `table` that matter. */
function simulate(map: KeyMap, presized: number): number {
  const { size } = map;
  let slots = tableSize(presized);
  for (let i = 0; i < slots; i++) table[i] = -1;
  for (let at = 0; at < size; at++) {
    const key: Value = map.keyAt(at);
    if (typeof key === "number" && (key | 0) === key && key !== -1) {
      lows[at] = key;
      highs[at] = key >> 31;
    } else {
      const hash = hashAt(map, at);
      lows[at] = hash.lo;
      highs[at] = hash.hi;
    }
    place(at, slots - 1);
    if ((at + 1) * 3 < slots * 2) continue;
    let count = 0;
    for (let i = 0; i < slots; i++) if (table[i] >= 0) moved[count++] = table[i];
    slots = tableSize(4 * count);
    for (let i = 0; i < slots; i++) table[i] = -1;
    for (let i = 0; i < count; i++) place(moved[i], slots - 1);
  }
  return slots;
}

/**
 * The slots of the hash table of a dict without history: positions in `map`, −1 for none. Nobody changes the array.
 * @param map Has positions, and no more than {@linkcode MOST_PLACED} keys.
 * @param presized Argument of the resize before the first key, at most {@linkcode MOST_PRESIZED}; 0: none.
 */
export function placesOf(map: KeyMap, presized: number): readonly number[] {
  const { shape } = map;
  if (shape?.places !== undefined) return shape.places;
  const slots = simulate(map, presized);
  const places: number[] = new Array(slots);
  for (let i = 0; i < slots; i++) places[i] = table[i];
  if (shape !== undefined) shape.places = places;
  return places;
}

/** The positions in the order of iteration. For the parameters, see {@linkcode placesOf}. */
export function positionsOf(map: KeyMap, presized: number): number[] {
  const places = map.shape === undefined ? table : placesOf(map, presized);
  const slots = map.shape === undefined ? simulate(map, presized) : places.length;
  const positions: number[] = new Array(map.size);
  let to = 0;
  for (let i = 0; i < slots; i++) if (places[i] >= 0) positions[to++] = places[i];
  return positions;
}
