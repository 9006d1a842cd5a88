// SPDX-License-Identifier: MIT
/**
 * Where a few keys stand in CPython's hash table that came one by one: what `DictTable` finds out, without entries.
 *
 * PERF: small dicts and sets are made, walked or copied once and dropped; entries and a table would cost more than they
 * do. Bits of an integer say which slots are taken, so there is nothing to clear and few steps to walk.
 */
import { type DictEntry, type HashOf, type OrderEvent, sizeAfter, tableSize } from "./dict_table.ts";
import type { KeyMap } from "./key_map.ts";

/** Slots of the largest table, and the keys that it can have. */
const MOST_SLOTS = 32, MOST_PLACED = 21;

/** Positions by slot, where the slot is taken; and in the order of the slots. */
const table = new Int8Array(MOST_SLOTS), ordered = new Int8Array(MOST_PLACED);
/** The hashes by position. */
const lows = new Int32Array(MOST_PLACED), highs = new Int32Array(MOST_PLACED);

/** The table was built anew: resized, or copied key by key in the order of its slots. */
export interface Rebuild {
  /** Argument of the resize; as a negative number where the table was copied, into one of that size. */
  readonly resized: number;
  /** How many keys there were then. */
  readonly resizedAt: number;
  /** What happened before. */
  readonly earlier: EarlierRebuild | undefined;
}

/** One of those that are remembered. */
export interface EarlierRebuild extends Rebuild {
  /** How many of them there are with this one. */
  readonly count: number;
}

/** What matters of a `PyDict` without further history: `resized` is 0 if its table was never built anew. */
interface PlacedDict extends Rebuild {
  readonly map: KeyMap;
}

/** So many rebuilds of a small table are remembered. */
export const MOST_REBUILDS = 12;
const rebuilds: (Rebuild | undefined)[] = [];

/** Takes one of them out, so that nobody holds the dict; `undefined` if there is none at `at`. */
function nextRebuild(at: number): Rebuild | undefined {
  if (at < 0) return undefined;
  const next = rebuilds[at];
  rebuilds[at] = undefined;
  return next;
}

/** Whether this file can tell the places of these keys. */
export function isPlaceable({ map, resized }: PlacedDict): boolean {
  const { size } = map;
  return size <= MOST_PLACED && map.hasPositions && sizeAfter(size, Math.abs(resized)) <= MOST_SLOTS;
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
function simulate(d: PlacedDict): number {
  d.map.hashes(highs, lows);
  return run(d, d.map.size);
}

/** Has `size` keys, the hashes of which are known, come one by one, the table being built anew in between. */
function run(history: Rebuild | undefined, size: number): number {
  let count = 0;
  for (let r = history; r !== undefined; r = r.earlier) rebuilds[count++] = r;
  let next = nextRebuild(--count);
  let mask = 7, taken = 0;
  for (let at = 0;; at++) {
    while (next !== undefined && next.resizedAt === at) {
      const { resized } = next;
      // A resize of the smallest table to its own size does nothing.
      if (resized < 0 || resized > 7) taken = rebuild(taken, mask = tableSize(Math.abs(resized)) - 1);
      next = nextRebuild(--count);
    }
    if (at === size) return taken;
    taken = place(at, mask, taken);
    if ((at + 1) * 3 >= (mask + 1) * 2) taken = rebuild(taken, mask = tableSize(4 * (at + 1)) - 1);
  }
}

/**
 * What happened, event by event, to a dict that was copied and not arranged.
 * @param entries All entries as they came.
 */
export function logOf(d: Rebuild, entries: readonly DictEntry[], hashOf: HashOf): OrderEvent[] {
  // At most one resize comes after the last copy.
  const copy = d.resized < 0 ? d : d.earlier!;
  const count = copy.resizedAt;
  for (let at = 0; at < count; at++) {
    const hash = hashOf(entries[at]);
    highs[at] = hash.hi;
    lows[at] = hash.lo;
  }
  walk(run(copy.earlier, count));
  const log: OrderEvent[] = [count];
  for (let i = 0; i < count; i++) log.push(entries[ordered[i]]);
  for (let at = count; at <= entries.length; at++) {
    if (d !== copy && d.resizedAt === at) log.push(-d.resized);
    if (at < entries.length) log.push(entries[at]);
  }
  return log;
}

/** The slots of the hash table of a dict: positions in `map`, −1 for none. Nobody changes the array. */
export function placesOf(d: PlacedDict): readonly number[] {
  const { shape, size } = d.map;
  if (shape?.places !== undefined) return shape.places;
  const places: number[] = new Array(sizeAfter(size, Math.abs(d.resized)));
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
