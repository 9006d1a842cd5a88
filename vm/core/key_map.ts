// SPDX-License-Identifier: MIT
/**
 * What a dict looks its keys up in: from canonical keys (`map_key.ts`) to values, in insertion order.
 *
 * Four forms, and all methods answer alike in all of them:
 * - few: two arrays that are searched from the front. Most dicts of a program have a handful of keys.
 * - indexed: the same arrays, and an open-addressing index over them, probed as CPython probes. For numbers and tuples.
 * - shaped: values beside keys that many maps share (`KeyShape`): what readers of serialized data make.
 * - map: a JavaScript `Map`, which is the only one that knows the hash of a string. Tuples are texts in it.
 *
 * A value may have an entry (`DictEntry`): an object that stands for key and value as long as they are in the map, for
 * caches and for the history of the order. The map form has entries only; beside an array of keys an item is the value
 * itself until somebody asks for the entry (`get`), which takes its place then.
 *
 * PERF: an entry takes 48 bytes, an item of an array 8, and the collector copies what lives. Making a `Map` takes 50 ns
 * and 200 bytes, growing one to five keys 150 ns more; with numbers as keys it takes twice the time of the index, and a
 * number that is no small integer an allocation besides. A tuple as text has to be put together, flattened and hashed
 * for each lookup.
 *
 * INVARIANT: `map === undefined` means that `keys` and `items` hold everything at the positions below `used`; what was
 * removed leaves its position empty (`undefined` in `items`) in the indexed form, and none in the others.
 * INVARIANT: a key whose item is no entry is its own canonical key, or one of the names of a shape.
 * INVARIANT: `items === ALL_TRUE` means that all values are `true` and none has an entry, as in sets.
 */
import { PyTuple, type Value } from "../base/value.ts";
import { DictEntry } from "./dict_table.ts";
import { type IndexKey, KeyIndex } from "./key_index.ts";
import { canonicalHash, sameTuple, tupleText } from "./map_key.ts";

/** A value, or the entry that has it; `undefined`: removed. */
type Item = Value | DictEntry | undefined;

/** So many keys of any kind are searched one by one. */
const FEW = 8;
/** Room that a map begins with, and grows by while it is small. */
const ROOM = 4;
/** So many, if all are numbers: an index of that size would be memory outside V8's heap, which takes long to get. */
const FEW_NUMBERS = 16;

/** So many keys at most can be shared. */
export const MOST_SHARED = 32;
/** So many different keys may follow those of a shape. */
const MOST_LONGER = 32;

/** Keys and items of a map in map form; nobody writes to it. */
const NOTHING: never[] = [];
/** The items of a map all of whose values are `true`; nobody writes to it. */
const ALL_TRUE: never[] = [];

/** An array of `room` items, which V8 need not convert when it meets the first object. */
function newItems(room: number): Item[] {
  const items: Item[] = new Array(room);
  if (room > 0) items[0] = undefined;
  return items;
}

/** The first `used` items of an array, with room for more: V8 would make room for 16 at once. */
function withRoom<T>(items: T[], used: number, room: number): T[] {
  const copy: T[] = new Array(used + room);
  for (let i = 0; i < used; i++) copy[i] = items[i];
  return copy;
}

/** Whether keys of this kind can be indexed. */
function isIndexable(k: unknown): k is IndexKey {
  return typeof k === "number" || k instanceof PyTuple;
}

/** The key in the map form. */
function mapped(k: unknown): unknown {
  return k instanceof PyTuple ? tupleText(k.items) : k;
}

function valueOf(item: Item): Value | undefined {
  return item instanceof DictEntry ? item.value : item;
}

/** Keys that maps share: texts, all different, in the order in which they were added. */
export class KeyShape {
  #positions: Map<unknown, number> | undefined = undefined;
  /** Where the keys are in the hash table of a dict that has just them (`dict_places.ts`), once somebody asked. */
  places: readonly number[] | undefined = undefined;
  /** The shape of copies, once there is one: they have the keys in the order of iteration. */
  #copied: KeyShape | undefined = undefined;
  /** The shapes with one key more, by that key; `undefined` for one that was added once. */
  #longer: Map<string, KeyShape | undefined> | undefined = undefined;

  /**
   * @param keys The canonical keys.
   * @param names The Python keys.
   */
  constructor(readonly keys: string[], readonly names: readonly Value[] = keys, private readonly isCopy = false) {}

  /** The shape of copies. @param positions The keys in the order of iteration. */
  arranged(positions: ArrayLike<number>): KeyShape {
    if (this.#copied !== undefined) return this.#copied;
    const { keys, names } = this;
    const copiedKeys = keys.map((_, i) => keys[positions[i]]);
    const copied = new KeyShape(
      copiedKeys,
      names === keys ? copiedKeys : keys.map((_, i) => names[positions[i]]),
      true,
    );
    // Copies of copies of copies would make a chain without end.
    if (!this.isCopy) this.#copied = copied;
    return copied;
  }

  /** The shape with `key` behind the others, if that was added before; `key` is its own canonical key. */
  with(key: string): KeyShape | undefined {
    const longer = this.#longer ??= new Map();
    const known = longer.get(key);
    if (known !== undefined) return known;
    if (!longer.has(key)) {
      if (longer.size < MOST_LONGER && this.keys.length < MOST_SHARED) longer.set(key, undefined);
      return undefined;
    }
    const { keys, names } = this;
    const keysThen = [...keys, key];
    const shape = new KeyShape(keysThen, names === keys ? keysThen : [...names, key], this.isCopy);
    longer.set(key, shape);
    return shape;
  }

  /** Position of a key; −1: it is not there. */
  position(k: unknown): number {
    const { keys } = this;
    if (keys.length <= FEW) return keys.indexOf(k as string);
    let positions = this.#positions;
    if (positions === undefined) {
      positions = this.#positions = new Map();
      for (let i = 0; i < keys.length; i++) positions.set(keys[i], i);
    }
    return positions.get(k) ?? -1;
  }
}

/** See the head of the file. */
export class KeyMap {
  /** Number of keys. */
  size = 0;
  /** Bit `k & 31` for each number `k` that was ever added to the form of few: most that are not there are told by that. */
  private numbers = 0;
  private used = 0;
  private keys: unknown[];
  private items: Item[];
  private index: KeyIndex | undefined = undefined;
  private map: Map<unknown, DictEntry> | undefined = undefined;
  /** While there is one, `keys` are its keys. */
  private sharedKeys: KeyShape | undefined = undefined;

  constructor(room = ROOM) {
    this.keys = room === 0 ? NOTHING : new Array(room);
    this.items = ALL_TRUE;
  }

  /** A map whose keys are those of `shape`, with these values. */
  static shaped(shape: KeyShape, values: Value[]): KeyMap {
    const map = new KeyMap(0);
    map.size = map.used = values.length;
    map.keys = shape.keys;
    map.items = values;
    map.sharedKeys = shape;
    return map;
  }

  /** Goes over to keys of its own, before they change. */
  private unshare(): void {
    const { used } = this;
    const { keys, names } = this.sharedKeys!;
    if (names !== keys) { for (let i = 0; i < used; i++) this.entryAt(i); }
    if (used > FEW) {
      this.toMap();
      return;
    }
    this.sharedKeys = undefined;
    this.keys = withRoom(this.keys, used, ROOM);
    if (this.items !== ALL_TRUE) this.items = withRoom(this.items, used, ROOM);
  }

  /** Goes over to an array of items, before one is something else than `true`. */
  private spread(): Item[] {
    const { used } = this;
    const items = this.items = newItems(this.keys.length);
    for (let i = 0; i < used; i++) items[i] = true;
    return items;
  }

  // ---- lookup -------------------------------------------------------------------------------------------------------

  /** The value under `k`, or `undefined`. */
  value(k: unknown): Value | undefined {
    const { map } = this;
    if (map !== undefined) {
      const entry = map.get(mapped(k));
      return entry === undefined ? undefined : entry.value;
    }
    const at = this.position(k);
    if (at < 0) return undefined;
    const { items } = this;
    return items === ALL_TRUE ? true : valueOf(items[at]);
  }

  /** Stores `value` under `k` if that is there. */
  replace(k: unknown, value: Value): boolean {
    const { map } = this;
    if (map !== undefined) {
      const entry = map.get(mapped(k));
      if (entry === undefined) return false;
      entry.value = value;
      return true;
    }
    const at = this.position(k);
    if (at < 0) return false;
    let { items } = this;
    if (items === ALL_TRUE) {
      if (value === true) return true;
      items = this.spread();
    }
    const item = items[at];
    if (item instanceof DictEntry) item.value = value;
    else items[at] = value;
    return true;
  }

  /** The entry under `k`, or `undefined`. */
  get(k: unknown): DictEntry | undefined {
    const { map } = this;
    if (map !== undefined) return map.get(mapped(k));
    const at = this.position(k);
    return at < 0 ? undefined : this.entryAt(at);
  }

  /** The entry of the key at a position. */
  private entryAt(at: number): DictEntry {
    const items = this.items === ALL_TRUE ? this.spread() : this.items;
    const item = items[at];
    if (item instanceof DictEntry) return item;
    const entry = new DictEntry(this.keyAt(at), item);
    items[at] = entry;
    return entry;
  }

  has(k: unknown): boolean {
    const { map } = this;
    return map !== undefined ? map.has(mapped(k)) : this.position(k) >= 0;
  }

  /** Position of a key; −1: it is not there. Not for the map form. */
  private position(k: unknown): number {
    const { sharedKeys } = this;
    if (sharedKeys !== undefined) return sharedKeys.position(k);
    if (typeof k === "number") return this.positionOfNumber(k);
    if (k instanceof PyTuple) return this.positionOfTuple(k);
    if (this.index !== undefined) return -1;
    const { keys, used } = this;
    for (let i = 0; i < used; i++) if (keys[i] === k) return i;
    return -1;
  }

  private positionOfNumber(k: number): number {
    const { keys, index } = this;
    if (index === undefined) {
      if ((this.numbers >>> k & 1) === 0) return -1;
      const { used } = this;
      for (let i = 0; i < used; i++) if (keys[i] === k) return i;
      return -1;
    }
    return index.findNumber(k, keys, this.items);
  }

  private positionOfTuple(k: PyTuple): number {
    const { keys, index } = this;
    if (index === undefined) {
      const { used } = this;
      for (let i = 0; i < used; i++) {
        const other = keys[i];
        if (other === k || other instanceof PyTuple && sameTuple(other, k)) return i;
      }
      return -1;
    }
    return index.findTuple(k, keys, this.items);
  }

  private isThere(at: number): boolean {
    return this.items === ALL_TRUE || this.items[at] !== undefined;
  }

  // ---- change -------------------------------------------------------------------------------------------------------

  /**
   * Adds `item` under `k`, which must be new.
   * @param item An entry, or, if the key is its own canonical key, the value alone.
   */
  add(k: unknown, item: Value | DictEntry): void {
    const { sharedKeys } = this;
    if (sharedKeys !== undefined) {
      const longer = typeof k === "string" && !(item instanceof DictEntry) ? sharedKeys.with(k) : undefined;
      if (longer !== undefined) {
        this.addShared(longer, item);
        return;
      }
      this.unshare();
    }
    const { map, used } = this;
    this.size++;
    if (map !== undefined) {
      // Not by `mapped` alone: each start does this so often that V8 would compile that function, which takes it 2 ms.
      const key = typeof k === "string" ? k : mapped(k);
      map.set(key, item instanceof DictEntry ? item : new DictEntry(k as Value, item));
      return;
    }
    if (used >= FEW || this.index !== undefined) {
      // Where there are more than FEW, all are indexable.
      if (!isIndexable(k) || used === FEW && !this.allIndexable()) {
        this.toMap().set(mapped(k), item instanceof DictEntry ? item : new DictEntry(k as Value, item));
        return;
      }
      if (this.index !== undefined) {
        this.append(k, item);
        this.index.enter(k, used);
        return;
      }
      if (used >= FEW_NUMBERS || typeof k !== "number") {
        this.append(k, item);
        this.reindex();
        return;
      }
    }
    this.append(k, item);
  }

  /** Adds an item under the last key of a shape that is one key longer. */
  private addShared(shape: KeyShape, item: Item): void {
    const { used } = this;
    this.sharedKeys = shape;
    this.keys = shape.keys;
    let items = this.items === ALL_TRUE ? this.spread() : this.items;
    if (used >= items.length) items = this.items = withRoom(items, used, ROOM);
    items[used] = item;
    this.size = this.used = used + 1;
  }

  /** Adds a key and its item at the end. */
  private append(k: unknown, item: Item): void {
    const { used } = this;
    if (typeof k === "number") this.numbers |= 1 << k;
    const full = used >= this.keys.length;
    if (full && used < FEW_NUMBERS) this.keys = withRoom(this.keys, used, ROOM);
    let { items } = this;
    if (items !== ALL_TRUE) {
      if (full && used < FEW_NUMBERS) items = this.items = withRoom(items, used, ROOM);
      items[used] = item;
    } else if (item !== true) {
      items = used === 0 ? this.items = newItems(this.keys.length) : this.spread();
      items[used] = item;
    }
    this.keys[used] = k;
    this.used = used + 1;
  }

  private allIndexable(): boolean {
    for (let i = 0; i < this.used; i++) if (!isIndexable(this.keys[i])) return false;
    return true;
  }

  /** A new index. */
  private reindex(): void {
    const { keys, used } = this;
    const index = this.index = new KeyIndex(used);
    for (let i = 0; i < used; i++) if (this.isThere(i)) index.enter(keys[i] as IndexKey, i);
  }

  /** Goes over to the map form. */
  private toMap(): Map<unknown, DictEntry> {
    const map = this.map = new Map<unknown, DictEntry>();
    const { keys, used } = this;
    for (let i = 0; i < used; i++) {
      if (!this.isThere(i)) continue;
      const k = keys[i];
      map.set(typeof k === "string" ? k : mapped(k), this.entryAt(i));
    }
    this.used = 0;
    this.keys = this.items = NOTHING;
    this.index = this.sharedKeys = undefined;
    return map;
  }

  /** Removes `k`, if it is there. */
  delete(k: unknown): void {
    if (this.sharedKeys !== undefined) this.unshare();
    if (this.map !== undefined) {
      if (this.map.delete(mapped(k))) this.size--;
      return;
    }
    const at = this.position(k);
    if (at < 0) return;
    const { keys } = this;
    const items = this.items === ALL_TRUE ? this.spread() : this.items;
    if (this.index !== undefined) {
      items[at] = undefined;
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
      items[i] = items[i + 1];
    }
    keys[last] = 0;
    items[last] = undefined;
  }

  /** Removes the only key, if that is `k`; returns its value. Not for the map form. */
  take(k: unknown): Value | undefined {
    if (this.position(k) < 0) return undefined;
    const { items } = this;
    const item = items === ALL_TRUE ? true : items[0];
    this.delete(k);
    if (!(item instanceof DictEntry)) return item;
    const { value } = item;
    item.value = undefined;
    return value;
  }

  /** Closes the gaps that removed keys left. */
  private squeeze(): void {
    const { keys, items, used } = this;
    let to = 0;
    for (let i = 0; i < used; i++) {
      if (items[i] === undefined) continue;
      keys[to] = keys[i];
      items[to++] = items[i];
    }
    keys.length = items.length = this.used = to;
    this.reindex();
  }

  // ---- all of it ----------------------------------------------------------------------------------------------------

  /** Whether keys and values can be had by position: there are no gaps, and it is not the map form. */
  get hasPositions(): boolean {
    return this.map === undefined && this.used === this.size;
  }

  get shape(): KeyShape | undefined {
    return this.sharedKeys;
  }

  /** The Python key at a position. */
  keyAt(at: number): Value {
    const { items } = this;
    const item = items === ALL_TRUE ? true : items[at];
    if (item instanceof DictEntry) return item.key;
    return this.sharedKeys !== undefined ? this.sharedKeys.names[at] : this.keys[at] as Value;
  }

  /** The value at a position. */
  valueAt(at: number): Value {
    const { items } = this;
    return items === ALL_TRUE ? true : valueOf(items[at])!;
  }

  /** Puts the two halves of the hashes of the keys into these arrays, by position. */
  hashes(highs: Int32Array, lows: Int32Array): void {
    const { keys, items, size } = this;
    for (let at = 0; at < size; at++) {
      const k = keys[at];
      // Whatever equals a small integer has its hash.
      if (typeof k === "number" && (k | 0) === k) {
        highs[at] = k >> 31;
        lows[at] = k === -1 ? -2 : k;
        continue;
      }
      const item = items === ALL_TRUE ? true : items[at];
      const hash = item instanceof DictEntry ? item.hash ??= canonicalHash(item.key) : canonicalHash(this.keyAt(at));
      highs[at] = hash.hi;
      lows[at] = hash.lo;
    }
  }

  /** A copy with the keys in the same order, of a few keys whose values are all `true`; `undefined` of any other map. */
  bareCopy(): KeyMap | undefined {
    const { size } = this;
    if (this.items !== ALL_TRUE || this.sharedKeys !== undefined || this.index !== undefined) return undefined;
    const map = new KeyMap(0);
    map.size = map.used = size;
    map.numbers = this.numbers;
    // Room for one more: `a | set([b])`.
    map.keys = withRoom(this.keys, size, size < ROOM ? ROOM - size : 1);
    return map;
  }

  /** A copy that has the keys in the order of these positions, all that there are; of a map that has positions. */
  arranged(positions: ArrayLike<number>): KeyMap {
    const { keys, items, size, sharedKeys } = this;
    const map = new KeyMap(0);
    map.size = map.used = size;
    map.numbers = this.numbers;
    // Room for one more: `a | set([b])`.
    const room = size < ROOM ? ROOM : size + 1;
    if (sharedKeys !== undefined) {
      map.sharedKeys = sharedKeys.arranged(positions);
      map.keys = map.sharedKeys.keys;
    } else {
      const copies: unknown[] = map.keys = new Array(room);
      for (let i = 0; i < size; i++) copies[i] = keys[positions[i]];
    }
    if (items !== ALL_TRUE) {
      const copies = map.items = newItems(room);
      for (let i = 0; i < size; i++) {
        const item = items[positions[i]];
        copies[i] = item instanceof DictEntry ? item.copy() : item;
      }
    }
    if (this.index !== undefined) map.reindex();
    return map;
  }

  /** All entries, in the order in which they were added: an array that the caller owns. */
  entries(): DictEntry[] {
    if (this.map !== undefined) return Array.from(this.map.values());
    const { size, used } = this;
    const all: DictEntry[] = new Array(size);
    let to = 0;
    for (let i = 0; i < used; i++) if (this.isThere(i)) all[to++] = this.entryAt(i);
    return all;
  }

  /** Adds the values to an array, in the order in which they were added, each after its key where `keysToo`; makes no entries. */
  putInto(to: unknown[], keysToo: boolean): void {
    if (this.map !== undefined) {
      for (const { key, value } of this.map.values()) {
        if (keysToo) to.push(key);
        to.push(value);
      }
      return;
    }
    for (let i = 0; i < this.used; i++) {
      if (!this.isThere(i)) continue;
      if (keysToo) to.push(this.keyAt(i));
      to.push(this.valueAt(i));
    }
  }

  /** All canonical keys, in the order in which they were added: an array that the caller owns. */
  names(): unknown[] {
    if (this.map !== undefined) {
      return Array.from(this.map, ([k, { key }]) => typeof k === "string" && key instanceof PyTuple ? key : k);
    }
    const { keys, used } = this;
    if (used === this.size) return keys.slice(0, used);
    return keys.filter((_, i) => i < used && this.isThere(i));
  }
}
