// SPDX-License-Identifier: MIT
/**
 * What a dict looks its keys up in: from canonical keys (`map_key.ts`) to entries, in insertion order.
 *
 * Four forms, and `get` answers alike in all of them:
 * - few: two arrays that are searched from the front. Most dicts of a program have a handful of keys.
 * - indexed: the same arrays, and an open-addressing index over them, probed as CPython probes. For numbers and tuples.
 * - shaped: entries beside keys that many maps share (`KeyShape`): what readers of serialized data make.
 * - map: a JavaScript `Map`, which is the only one that knows the hash of a string. Tuples are texts in it.
 *
 * PERF: making a `Map` takes 50 ns and 200 bytes, growing one to five keys 150 ns more; with numbers as keys it takes
 * twice the time of the index, and a number that is no small integer an allocation besides. A tuple as text has to be
 * put together, flattened and hashed for each lookup.
 *
 * INVARIANT: `map === undefined` means that `keys` and `entries` hold everything at the positions below `used`; a removed
 * entry leaves its position empty (`undefined`) in the indexed form, and none in the other.
 */
import { PyTuple } from "../base/value.ts";
import { DictEntry } from "./dict_table.ts";
import { quickHash, quickTupleHash, sameTuple, tupleText } from "./map_key.ts";

/** So many keys of any kind are searched one by one. */
const FEW = 4;
/** So many, if all are numbers: an index of that size would be memory outside V8's heap, which takes long to get. */
const FEW_NUMBERS = 16;
/** Slots of the smallest index. */
const FIRST_INDEX = 32;

/** Keys and entries of a map in map form; nobody writes to it. */
const NOTHING: never[] = [];

/** The first `used` items of an array, with room for more: V8 would make room for 16 at once. */
function withRoom<T>(items: T[], used: number, room: number): T[] {
  const copy: T[] = new Array(used + room);
  for (let i = 0; i < used; i++) copy[i] = items[i];
  return copy;
}

/** Whether keys of this kind can be indexed. */
function isIndexable(k: unknown): k is number | PyTuple {
  return typeof k === "number" || k instanceof PyTuple;
}

function hashOf(k: number | PyTuple): number {
  return typeof k === "number" ? quickHash(k) : quickTupleHash(k);
}

/** The key in the map form. */
function mapped(k: unknown): unknown {
  return k instanceof PyTuple ? tupleText(k.items) : k;
}

/** Keys that maps share: strings, all different, in the order in which they were added. */
export class KeyShape {
  private positions: Map<unknown, number> | undefined = undefined;
  constructor(readonly keys: string[]) {}

  /** Position of a key, or `undefined`. */
  position(k: unknown): number | undefined {
    let { positions } = this;
    if (positions === undefined) {
      positions = this.positions = new Map();
      for (let i = 0; i < this.keys.length; i++) positions.set(this.keys[i], i);
    }
    return positions.get(k);
  }
}

/** See the head of the file. */
export class KeyMap {
  /** Number of keys. */
  size = 0;
  private used = 0;
  private keys: unknown[];
  private entries: (DictEntry | undefined)[];
  /** Two words a slot: position + 1 of a key, or 0 for none, and the key's hash. The number of slots is a power of two. */
  private index: Int32Array | undefined = undefined;
  private map: Map<unknown, DictEntry> | undefined = undefined;
  /** While there is one, `keys` are its keys. */
  private shape: KeyShape | undefined = undefined;

  constructor(room = FEW) {
    this.keys = room === 0 ? NOTHING : new Array(FEW);
    this.entries = room === 0 ? NOTHING : new Array(FEW);
  }

  /** A map whose keys are those of `shape`, with these entries. */
  static shaped(shape: KeyShape, entries: DictEntry[]): KeyMap {
    const map = new KeyMap(0);
    map.size = map.used = entries.length;
    map.keys = shape.keys;
    map.entries = entries;
    map.shape = shape;
    return map;
  }

  /** Goes over to keys of its own, before they change. */
  private unshare(): void {
    const { used } = this;
    this.shape = undefined;
    if (used > FEW) {
      this.toMap();
      return;
    }
    this.keys = withRoom(this.keys, used, FEW);
    this.entries = withRoom(this.entries, used, FEW);
  }

  /** The entry under `k`. */
  get(k: unknown): DictEntry | undefined {
    const { map, shape } = this;
    if (map !== undefined) return map.get(mapped(k));
    if (shape !== undefined) {
      const at = shape.position(k);
      return at === undefined ? undefined : this.entries[at];
    }
    if (typeof k === "number") return this.getNumber(k);
    if (k instanceof PyTuple) return this.getTuple(k);
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
    const mask = (index.length >> 1) - 1;
    const hash = quickHash(k);
    let perturb = hash, i = hash;
    for (;;) {
      const slot = (i & mask) << 1;
      const at = index[slot] - 1;
      if (at < 0) return undefined;
      if (keys[at] === k) {
        // A key that was removed and came back is there twice.
        const entry = this.entries[at];
        if (entry !== undefined) return entry;
      }
      i = (Math.imul(i, 5) + perturb + 1) | 0;
      perturb >>>= 5;
    }
  }

  private getTuple(k: PyTuple): DictEntry | undefined {
    const at = this.position(k);
    return at < 0 ? undefined : this.entries[at];
  }

  /** Position of a key; −1: it is not there. Not for the map form. */
  private position(k: unknown): number {
    const { keys, index, used } = this;
    if (index === undefined) {
      for (let i = 0; i < used; i++) {
        const other = keys[i];
        if (other === k || k instanceof PyTuple && other instanceof PyTuple && sameTuple(other, k)) return i;
      }
      return -1;
    }
    if (!isIndexable(k)) return -1;
    const mask = (index.length >> 1) - 1;
    const hash = hashOf(k);
    let perturb = hash, i = hash;
    for (;;) {
      const slot = (i & mask) << 1;
      const at = index[slot] - 1;
      if (at < 0) return -1;
      if (index[slot + 1] === hash && this.entries[at] !== undefined) {
        const other = keys[at];
        if (other === k || k instanceof PyTuple && other instanceof PyTuple && sameTuple(other, k)) return at;
      }
      i = (Math.imul(i, 5) + perturb + 1) | 0;
      perturb >>>= 5;
    }
  }

  /** Adds an entry under `k`, which must be new. */
  add(k: unknown, entry: DictEntry): void {
    if (this.shape !== undefined) this.unshare();
    const { map, used } = this;
    this.size++;
    if (map !== undefined) {
      map.set(mapped(k), entry);
      return;
    }
    if (this.index !== undefined) {
      if (isIndexable(k)) this.addIndexed(k, entry);
      else this.toMap().set(k, entry);
      return;
    }
    if (used >= FEW) {
      if (!isIndexable(k) || !this.allIndexable()) {
        this.toMap().set(mapped(k), entry);
        return;
      }
      if (used >= FEW_NUMBERS || typeof k !== "number") {
        this.reindex(FIRST_INDEX);
        this.addIndexed(k, entry);
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

  private allIndexable(): boolean {
    for (let i = 0; i < this.used; i++) if (!isIndexable(this.keys[i])) return false;
    return true;
  }

  private addIndexed(k: number | PyTuple, entry: DictEntry): void {
    const { used } = this;
    this.keys[used] = k;
    this.entries[used] = entry;
    this.used = used + 1;
    let index = this.index!;
    const slots = index.length >> 1;
    if ((used + 1) * 3 > slots * 2) {
      // The hashes of the old ones are in the old index.
      const larger = new Int32Array(index.length * (used > 50000 ? 2 : 4));
      for (let i = 0; i < index.length; i += 2) if (index[i] !== 0) place(larger, index[i], index[i + 1]);
      index = this.index = larger;
    }
    place(index, used + 1, hashOf(k));
  }

  /** A new index of `slots` slots. */
  private reindex(slots: number): void {
    const index = this.index = new Int32Array(slots * 2);
    const { keys, entries, used } = this;
    for (let i = 0; i < used; i++) {
      if (entries[i] !== undefined) place(index, i + 1, hashOf(keys[i] as number | PyTuple));
    }
  }

  /** Goes over to the map form. */
  private toMap(): Map<unknown, DictEntry> {
    const map = this.map = new Map<unknown, DictEntry>();
    const { keys, entries, used } = this;
    for (let i = 0; i < used; i++) {
      const entry = entries[i];
      if (entry !== undefined) map.set(mapped(keys[i]), entry);
    }
    this.used = 0;
    this.keys = this.entries = NOTHING;
    this.index = undefined;
    return map;
  }

  /** Removes `k`, if it is there. */
  delete(k: unknown): void {
    if (this.shape !== undefined) this.unshare();
    if (this.map !== undefined) {
      if (this.map.delete(mapped(k))) this.size--;
      return;
    }
    const at = this.position(k);
    if (at < 0) return;
    const { keys, entries } = this;
    if (this.index !== undefined) {
      entries[at] = undefined;
      // What a tuple holds goes with it.
      keys[at] = 0;
      this.size--;
      if (this.used > 2 * this.size + FEW_NUMBERS) this.squeeze();
      return;
    }
    const last = --this.size;
    this.used = last;
    for (let i = at; i < last; i++) {
      keys[i] = keys[i + 1];
      entries[i] = entries[i + 1];
    }
    keys[last] = 0;
    entries[last] = undefined;
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
    let slots = FIRST_INDEX;
    while (slots < to * 3) slots *= 2;
    this.reindex(slots);
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
    if (this.map !== undefined) {
      return Array.from(this.map, ([k, { key }]) => typeof k === "string" && key instanceof PyTuple ? key : k);
    }
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
    copy.shape = this.shape;
    copy.keys = this.shape !== undefined ? this.keys : withRoom(this.keys, size, FEW);
    const entries: DictEntry[] = copy.entries = new Array(size + FEW);
    for (let i = 0; i < size; i++) {
      const { key, value } = this.entries[i]!;
      entries[i] = new DictEntry(key, value);
    }
    copy.index = this.index?.slice();
    return copy;
  }
}

/** Puts a position + 1 with the hash of its key into the first free slot. */
function place(index: Int32Array, position: number, hash: number): void {
  const mask = (index.length >> 1) - 1;
  let perturb = hash, i = hash;
  while (index[(i & mask) << 1] !== 0) {
    i = (Math.imul(i, 5) + perturb + 1) | 0;
    perturb >>>= 5;
  }
  const slot = (i & mask) << 1;
  index[slot] = position;
  index[slot + 1] = hash;
}
