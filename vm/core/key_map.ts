// SPDX-License-Identifier: MIT
/**
 * What a dict looks its keys up in: from canonical keys (`mapKey` in dict.ts) to entries, in insertion order.
 *
 * Three forms, and `get` answers alike in all of them:
 * - few: two arrays that are searched from the front. Most dicts of a program have a handful of keys.
 * - numbers: the same arrays, and an open-addressing index over them, probed as CPython probes.
 * - map: a JavaScript `Map`, which is the only one that knows the hash of a string.
 *
 * PERF: making a `Map` takes 50 ns and 200 bytes, growing one to five keys 150 ns more; with numbers as keys it takes
 * twice the time of the index, and a number that is no small integer an allocation besides.
 *
 * INVARIANT: `map === undefined` means that `keys` and `entries` hold everything at the positions below `used`; a removed
 * entry leaves its position empty (`undefined`) in the numbers form, and none in the other.
 */
import { DictEntry } from "./dict_table.ts";

/** So many keys of any kind are searched one by one. */
const FEW = 4;
/** So many, if all are numbers. */
const FEW_NUMBERS = 8;
const FIRST_INDEX = 32;

const bits = new Float64Array(1);
const words = new Int32Array(bits.buffer);

/** Where a search for a number begins. Small integers stay side by side, as they do in CPython's tables. */
function hashOf(k: number): number {
  const small = k | 0;
  if (small === k) return small;
  bits[0] = k;
  const h = Math.imul(words[0] ^ Math.imul(words[1], 0x2545f491), 0x5bd1e995);
  return h ^ (h >>> 15);
}

/** The first `used` items of an array, with room for more: V8 would make room for 16 at once. */
function withRoom<T>(items: T[], used: number, room: number): T[] {
  const copy: T[] = new Array(used + room);
  for (let i = 0; i < used; i++) copy[i] = items[i];
  return copy;
}

/** See the head of the file. */
export class KeyMap {
  /** Number of keys. */
  size = 0;
  private used = 0;
  private keys: unknown[];
  private entries: (DictEntry | undefined)[];
  /** Position + 1 of a key, 0 for none; its length is a power of two. */
  private index: Int32Array | undefined = undefined;
  private map: Map<unknown, DictEntry> | undefined = undefined;

  constructor(room = FEW) {
    this.keys = room === 0 ? [] : new Array(FEW);
    this.entries = room === 0 ? [] : new Array(FEW);
  }

  /** The entry under `k`. */
  get(k: unknown): DictEntry | undefined {
    const { map } = this;
    if (map !== undefined) return map.get(k);
    if (typeof k === "number") return this.getNumber(k);
    if (this.index !== undefined) return undefined;
    const { keys, used } = this;
    for (let i = 0; i < used; i++) if (keys[i] === k) return this.entries[i];
    return undefined;
  }

  has(k: unknown): boolean {
    return this.get(k) !== undefined;
  }

  private getNumber(k: number): DictEntry | undefined {
    const { keys, index } = this;
    if (index === undefined) {
      const { used } = this;
      for (let i = 0; i < used; i++) if (keys[i] === k) return this.entries[i];
      return undefined;
    }
    const at = this.find(k, index);
    return at < 0 ? undefined : this.entries[at];
  }

  /** Position of a number in the numbers form; −1: it is not there. */
  private find(k: number, index: Int32Array): number {
    const { keys } = this;
    const mask = index.length - 1;
    let hash = hashOf(k), i = hash;
    for (;;) {
      const at = index[i & mask] - 1;
      if (at < 0) return -1;
      // A key that was removed and came back is there twice.
      if (keys[at] === k && this.entries[at] !== undefined) return at;
      i = (Math.imul(i, 5) + hash + 1) | 0;
      hash >>>= 5;
    }
  }

  /** Adds an entry under `k`, which must be new. */
  add(k: unknown, entry: DictEntry): void {
    const { map, used } = this;
    this.size++;
    if (map !== undefined) {
      map.set(k, entry);
      return;
    }
    if (this.index !== undefined) {
      if (typeof k === "number") this.addNumber(k, entry);
      else this.toMap().set(k, entry);
      return;
    }
    if (used >= FEW) {
      if (typeof k !== "number" || !this.allNumbers()) {
        this.toMap().set(k, entry);
        return;
      }
      if (used >= FEW_NUMBERS) {
        this.reindex(FIRST_INDEX);
        this.addNumber(k, entry);
        return;
      }
      if (used >= this.keys.length) {
        this.keys = withRoom(this.keys, used, FEW);
        this.entries = withRoom(this.entries, used, FEW);
      }
    }
    this.keys[used] = k;
    this.entries[used] = entry;
    this.used = used + 1;
  }

  private allNumbers(): boolean {
    for (let i = 0; i < this.used; i++) if (typeof this.keys[i] !== "number") return false;
    return true;
  }

  private addNumber(k: number, entry: DictEntry): void {
    const { used } = this;
    this.keys[used] = k;
    this.entries[used] = entry;
    this.used = used + 1;
    const index = this.index!;
    if ((used + 1) * 3 > index.length * 2) this.reindex(index.length * (used > 50000 ? 2 : 4));
    else this.place(k, used + 1, index);
  }

  private place(k: number, position: number, index: Int32Array): void {
    const mask = index.length - 1;
    let hash = hashOf(k), i = hash;
    while (index[i & mask] !== 0) {
      i = (Math.imul(i, 5) + hash + 1) | 0;
      hash >>>= 5;
    }
    index[i & mask] = position;
  }

  /** A new index of `length` slots. */
  private reindex(length: number): void {
    const index = this.index = new Int32Array(length);
    const { keys, entries, used } = this;
    for (let i = 0; i < used; i++) if (entries[i] !== undefined) this.place(keys[i] as number, i + 1, index);
  }

  /** Goes over to the map form. */
  private toMap(): Map<unknown, DictEntry> {
    const map = this.map = new Map<unknown, DictEntry>();
    const { keys, entries, used } = this;
    for (let i = 0; i < used; i++) {
      const entry = entries[i];
      if (entry !== undefined) map.set(keys[i], entry);
    }
    this.used = 0;
    this.keys = this.entries = [];
    this.index = undefined;
    return map;
  }

  /** Removes `k`, if it is there. */
  delete(k: unknown): void {
    if (this.map !== undefined) {
      if (this.map.delete(k)) this.size--;
      return;
    }
    const { keys, entries, index } = this;
    if (index !== undefined) {
      const at = typeof k === "number" ? this.find(k, index) : -1;
      if (at < 0) return;
      entries[at] = undefined;
      this.size--;
      if (this.used > 2 * this.size + FEW_NUMBERS) this.squeeze();
      return;
    }
    const { used } = this;
    for (let i = 0; i < used; i++) {
      if (keys[i] !== k) continue;
      for (let j = i + 1; j < used; j++) {
        keys[j - 1] = keys[j];
        entries[j - 1] = entries[j];
      }
      this.used = --this.size;
      keys[used - 1] = 0;
      entries[used - 1] = undefined;
      return;
    }
  }

  /** Closes the gaps that removed entries left. */
  private squeeze(): void {
    const { keys, entries, used } = this;
    let to = 0;
    for (let i = 0; i < used; i++) {
      if (entries[i] === undefined) continue;
      keys[to] = keys[i];
      entries[to++] = entries[i];
    }
    keys.length = entries.length = this.used = to;
    let length = FIRST_INDEX;
    while (length < to * 3) length *= 2;
    this.reindex(length);
  }

  /** All entries, in the order in which they were added: an array that the caller owns. */
  values(): DictEntry[] {
    if (this.map !== undefined) return Array.from(this.map.values());
    const { entries, used } = this;
    if (used === this.size) return entries.slice(0, used) as DictEntry[];
    return entries.filter((entry) => entry !== undefined);
  }

  /** All keys, in the order of {@linkcode values}: an array that the caller owns. */
  names(): unknown[] {
    if (this.map !== undefined) return Array.from(this.map.keys());
    const { keys, entries, used } = this;
    if (used === this.size) return keys.slice(0, used);
    return keys.filter((_, i) => i < used && entries[i] !== undefined);
  }

  /** The same keys and values, in entries of their own. */
  copy(): KeyMap {
    const { size } = this;
    const copy = new KeyMap(0);
    copy.size = size;
    if (this.map !== undefined) {
      const map = copy.map = new Map<unknown, DictEntry>();
      for (const [k, { key, value }] of this.map) map.set(k, new DictEntry(key, value));
      return copy;
    }
    if (this.used !== size) this.squeeze();
    copy.used = size;
    copy.keys = withRoom(this.keys, size, FEW);
    const entries = copy.entries = new Array(size + FEW);
    for (let i = 0; i < size; i++) {
      const { key, value } = this.entries[i]!;
      entries[i] = new DictEntry(key, value);
    }
    copy.index = this.index?.slice();
    return copy;
  }
}
