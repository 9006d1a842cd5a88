// SPDX-License-Identifier: MIT
/**
 * Where a few keys stand in CPython's hash table that came one by one: what `DictTable` finds out, without entries.
 *
 * PERF: small dicts and sets are made, walked or copied once and dropped; entries and a table would cost more than they
 * do. Bits of an integer say which slots are taken, so there is nothing to clear and few steps to walk.
 */
import { sizeAfter, tableSize } from "./dict_table.ts";
import type { KeyMap } from "./key_map.ts";

/** Slots of the largest table, and the keys that it can have. */
const MOST_SLOTS = 32, MOST_PLACED = 21;

/** Positions by slot, where the slot is taken; and in the order of the slots. */
const table = new Int8Array(MOST_SLOTS), ordered = new Int8Array(MOST_PLACED);
/** The hashes by position. */
const lows = new Int32Array(MOST_PLACED), highs = new Int32Array(MOST_PLACED);

/** What matters of a `PyDict` without further history. */
interface PlacedDict {
  readonly map: KeyMap;
  /** Argument of a resize of the table; 0: there was none. */
  readonly resized: number;
  /** How many keys there were then. */
  readonly resizedAt: number;
}

/** Whether this file can tell the places of these keys. */
export function isPlaceable({ map, resized }: PlacedDict): boolean {
  const { size } = map;
  return size <= MOST_PLACED && map.hasPositions && sizeAfter(size, resized) <= MOST_SLOTS;
}

/** Puts the key at position `at` into a table of `mask + 1` slots; returns which are taken then. */
function place(at: number, mask: number, taken: number): number {
  let lo = lows[at], hi = highs[at];
  let slot = lo & mask, i = slot;
  while ((taken >>> slot & 1) !== 0) {
    i = (Math.imul(i, 5) + lo + 1) | 0;
    slot = i & mask;
    lo = (lo >>> 5) | (hi << 27);
    hi >>>= 5;
  }
  table[slot] = at;
  return taken | 1 << slot;
}

/** Puts the positions in the order of their slots into `ordered`; returns how many there are. */
function walk(taken: number): number {
  let count = 0;
  while (taken !== 0) {
    const lowest = taken & -taken;
    ordered[count++] = table[31 - Math.clz32(lowest)];
    taken ^= lowest;
  }
  return count;
}

/** Puts what is in the table into one of `mask + 1` slots; returns which are taken then. */
function rebuild(taken: number, mask: number): number {
  const count = walk(taken);
  let now = 0;
  for (let i = 0; i < count; i++) now = place(ordered[i], mask, now);
  return now;
}

/** Simulates; returns which slots of `table` are taken. */
function simulate({ map, resized, resizedAt }: PlacedDict): number {
  const { size } = map;
  map.hashes(highs, lows);
  let mask = 7, taken = 0;
  for (let at = 0; at < size; at++) {
    if (at === resizedAt && resized > 7) taken = rebuild(taken, mask = tableSize(resized) - 1);
    taken = place(at, mask, taken);
    if ((at + 1) * 3 >= (mask + 1) * 2) taken = rebuild(taken, mask = tableSize(4 * (at + 1)) - 1);
  }
  return size === resizedAt && resized > 7 ? rebuild(taken, tableSize(resized) - 1) : taken;
}

/** The slots of the hash table of a dict: positions in `map`, −1 for none. Nobody changes the array. */
export function placesOf(d: PlacedDict): readonly number[] {
  const { shape, size } = d.map;
  if (shape?.places !== undefined) return shape.places;
  const places: number[] = new Array(sizeAfter(size, d.resized));
  const taken = simulate(d);
  for (let i = 0; i < places.length; i++) places[i] = (taken >>> i & 1) !== 0 ? table[i] : -1;
  if (shape !== undefined) shape.places = places;
  return places;
}

/** The positions in the order of iteration; valid until the next call. */
export function positionsOf(d: PlacedDict): ArrayLike<number> {
  walk(simulate(d));
  return ordered;
}
