// SPDX-License-Identifier: MIT
/**
 * Storage of `dict`: everything that needs no Python code to run. Operations on arbitrary keys are in `dict_ops.ts`.
 *
 * A key whose hash and equality are builtin is canonicalised ({@linkcode mapKey}) for the map (`key_map.ts`), so that
 * equal keys (`1`, `1.0`, `True`, `1L`; `'a'`, `u'a'`) become one. Other keys ("slow keys": instances with their own
 * `__hash__`/`__eq__`/`__cmp__`) live in the same map under their entry, and are found by hash through `slow`.
 *
 * Iteration follows CPython's hash table (`dict_table.ts`), simulated when somebody asks for the order.
 *
 * INVARIANT: `map` holds every key, in insertion order. An entry removed from its dict has `value === undefined`
 * for ever, so a cache may keep an entry and test just that. With `order` or `slow`, all keys have entries.
 */
import type { Hash64 } from "../base/hash.ts";
import { inherit, type PyObject, type Value } from "../base/value.ts";
import { type EarlierRebuild, isPlaceable, logOf, MOST_REBUILDS, placesOf, positionsOf } from "./dict_places.ts";
import { DictEntry, DictTable, KeyOrder, LoneKey, type OrderEvent, sizeAfter } from "./dict_table.ts";
import type { Result } from "./gen.ts";
import { KeyMap, type KeyShape } from "./key_map.ts";
import { canonicalHash, mapKey } from "./map_key.ts";
import type { Vm } from "./vm.ts";

export { DictEntry };

/** Index of all entries of a dict by hash; exists once slow keys take part. */
class HashIndex {
  // By the hash rounded to a double; who searches compares the exact hash.
  readonly lists: Map<number, DictEntry[]> = new Map();

  add(entry: DictEntry): void {
    const key = roundedHash(entryHash(entry));
    const list = this.lists.get(key);
    if (list === undefined) this.lists.set(key, [entry]);
    else list.push(entry);
  }

  remove(entry: DictEntry): void {
    const key = roundedHash(entryHash(entry));
    const list = this.lists.get(key);
    if (list === undefined) return;
    if (list.length === 1) this.lists.delete(key);
    // A new array: a search may be suspended over the old one.
    else this.lists.set(key, list.filter((other) => other !== entry));
  }
}

function roundedHash(hash: Hash64): number {
  return hash.hi * 4294967296 + (hash.lo >>> 0);
}

/** The hash of an entry's key. */
export function entryHash(entry: DictEntry): Hash64 {
  return entry.hash ?? (entry.hash = canonicalHash(entry.key));
}

/** The low half of the hash of a key that is a canonical key. */
function lowHash(key: Value): number {
  return typeof key === "number" && (key | 0) === key ? key === -1 ? -2 : key : canonicalHash(key).lo;
}

/** The map of all dicts that never had a key: `**kwargs` mostly stay empty. */
const NONE = new KeyMap();

/** `dict`. Its methods are private by declaration only: what V8 keeps for `#` takes time in each that is made. */
export class PyDict {
  /** Read only, but for this file. */
  map: KeyMap = NONE;
  /** Grows whenever a key is added or removed or the table is built anew (not when a value changes). */
  keysVersion = 0;
  /** All entries by hash, once a slow key was stored or searched. */
  slow: HashIndex | undefined = undefined;
  /** Value of a `str` key that may equal a slow one; on the prototype, by `dict_ops.ts`. */
  declare getSlow: (vm: Vm, key: string) => Result<Value | undefined>;
  /** History beyond "keys came one by one, and the table was built anew". */
  order: KeyOrder | undefined = undefined;
  /** How it was built anew last; 0: never. See `Rebuild`. */
  resized = 0;
  resizedAt = 0;
  /** What happened before that; only where what is remembered ends with a copy of a set, which is not arranged until somebody asks. */
  earlier: EarlierRebuild | undefined = undefined;
  /** What `places` answered, as long as it is right. */
  private placed: readonly number[] | undefined = undefined;

  /** @param count How many items a dict display is going to store (`_PyDict_NewPresized`). */
  constructor(count = 0) {
    if (count > 5) this.resizeFor(count);
  }

  /** Number of keys. */
  get size(): number {
    return this.map.size;
  }

  /** Value of the exact `str` key, ignoring slow keys: for namespaces, whose keys are identifiers. */
  getStr(key: string): Value | undefined {
    return this.map.value(key);
  }

  /** Stores under an exact `str` key. */
  setStr(key: string, value: Value): void {
    if (!this.map.replace(key, value)) this.add(key, key, value);
  }

  /** Stores under a key whose map key is `k`. */
  put(k: unknown, key: Value, value: Value): void {
    if (!this.map.replace(k, value)) this.add(k, key, value);
  }

  /** Removes an exact `str` key; returns whether it was there. */
  deleteStr(key: string): boolean {
    const entry = this.map.get(key);
    return entry !== undefined && this.removeEntry(key, entry);
  }

  /** Adds a key that is known to be new, under map key `k`. */
  add(k: unknown, key: Value, value: Value): void {
    if (k !== key || this.order !== undefined || this.slow !== undefined) {
      const lone = this.order?.lone;
      if (lone !== undefined && k === key && this.map.size === 0) {
        this.map.add(k, value);
        lone.came(lowHash(key));
        this.moved();
        return;
      }
      this.addEntry(k, new DictEntry(key, value));
      return;
    }
    if (this.map === NONE) this.map = new KeyMap();
    this.map.add(k, value);
    this.keysVersion++;
    this.placed = undefined;
  }

  /** Adds an entry whose key is known to be new, under map key `k` (a slow key's is the entry itself). */
  addEntry(k: unknown, entry: DictEntry): void {
    if (this.map === NONE) this.map = new KeyMap();
    this.map.add(k, entry);
    this.keysVersion++;
    this.placed = undefined;
    if (this.order !== undefined) this.record(entry);
    if (this.slow !== undefined) this.slow.add(entry);
  }

  /** Fills this dict, which nobody used yet, with values for the keys of `shape`. */
  fill(shape: KeyShape, values: Value[]): void {
    this.map = KeyMap.shaped(shape, values);
    this.keysVersion++;
    this.placed = undefined;
  }

  /** Lets this dict, which nobody used yet, share its keys, as long as they come in an order that was met before. */
  share(root: KeyShape): void {
    this.map = KeyMap.shaped(root, []);
  }

  /** Fills this dict, which nobody used yet, with ints that stand in the slots of `table`, which it owns from now on. */
  adopt(table: DictTable): void {
    for (const entry of table.slots) if (entry !== undefined && entry !== null) this.addEntry(entry.key, entry);
    this.order = new KeyOrder([], table);
  }

  /** Removes an entry stored under map key `k`. */
  removeEntry(k: unknown, entry: DictEntry): true {
    this.history();
    this.map.delete(k);
    this.keysVersion++;
    this.placed = undefined;
    this.record(entry);
    if (this.slow !== undefined) this.slow.remove(entry);
    entry.value = undefined;
    return true;
  }

  /**
   * Removes the only key of a dict that never had another one beside it.
   * @returns Its value; `undefined`: it is not there, or the dict is none of those.
   */
  popLone(k: unknown): Value | undefined {
    const { map } = this;
    if (this.slow !== undefined || map.size !== 1 || !map.hasPositions) return undefined;
    let { order } = this;
    if (order === undefined) {
      if (this.resized !== 0 || this.earlier !== undefined) return undefined;
    } else if (order.lone === undefined) return undefined;
    const key = map.keyAt(0), value = map.take(k);
    if (value === undefined) return undefined;
    if (order === undefined) {
      order = this.order = new KeyOrder([]);
      order.lone = new LoneKey();
    }
    const small = typeof key === "number" && (key | 0) === key;
    const hash = small ? undefined : canonicalHash(key);
    order.lone!.went(small ? lowHash(key) : hash!.lo, small ? key >> 31 : hash!.hi);
    this.moved();
    return value;
  }

  /** Goes over to a table. @param entry The key that is there. */
  private spread(order: KeyOrder, entry: DictEntry | undefined): void {
    if (entry !== undefined) entryHash(entry);
    order.table = order.lone!.table(entry);
    order.lone = undefined;
  }

  /** Keys are in other slots now, though all may be the same: iterators look again. */
  private moved(): void {
    this.keysVersion++;
    this.placed = undefined;
  }

  private record(event: DictEntry | number): void {
    this.moved();
    const order = this.order!;
    if (order.lone !== undefined) {
      const { map } = this;
      if (typeof event === "object" && map.size === 1) {
        order.lone.came(entryHash(event).lo);
        return;
      }
      // The other key was there already.
      const there = map.entries();
      this.spread(order, there[0] === event ? there[1] : there[0]);
    }
    const { log } = order;
    log.push(event);
    // Dicts that are used as queues must not keep everything that ever passed through them.
    if (log.length > 400 + 4 * this.map.size) this.table();
  }

  clear(): void {
    for (const entry of this.map.entries()) entry.value = undefined;
    this.map = NONE;
    this.slow = undefined;
    this.order = undefined;
    this.resized = this.resizedAt = 0;
    this.earlier = undefined;
    this.keysVersion++;
    this.placed = undefined;
  }

  /** The map key under which `entry` is stored. */
  keyOf(entry: DictEntry): unknown {
    const k = mapKey(entry.key);
    if (k !== undefined && this.map.get(k) === entry) return k;
    if (this.map.get(entry) === entry) return entry;
    // The class of the key changed its hash or comparison since.
    return this.map.names()[this.map.entries().indexOf(entry)];
  }

  /** Entries whose keys have exactly or nearly this hash, in insertion order; do not change the array. */
  candidates(hash: Hash64): DictEntry[] | undefined {
    let index = this.slow;
    if (index === undefined) {
      if (this.map.size === 0) return undefined;
      index = this.slow = new HashIndex();
      for (const entry of this.map.entries()) index.add(entry);
    }
    return index.lists.get(roundedHash(hash));
  }

  /** Stores a slow key that is known to be new. */
  addSlow(key: Value, hash: Hash64, value: Value): void {
    const entry = new DictEntry(key, value);
    entry.hash = hash;
    if (this.slow === undefined) {
      this.slow = new HashIndex();
      for (const other of this.map.entries()) this.slow.add(other);
    }
    this.addEntry(entry, entry);
  }

  // ---- order --------------------------------------------------------------------------------------------------------

  /** What happened so far, event by event. */
  private history(): KeyOrder {
    const { order } = this;
    if (order !== undefined) {
      if (order.lone !== undefined) this.spread(order, this.map.entries()[0]);
      return order;
    }
    let log: OrderEvent[] = this.map.entries();
    if (this.resized < 0 || this.earlier !== undefined) log = logOf(this, log as DictEntry[], entryHash);
    else if (this.resized > 0) log.splice(this.resizedAt, 0, -this.resized);
    return this.order = new KeyOrder(log);
  }

  /** The simulated hash table, up to date: iteration walks its slots. Changes with every `keysVersion`. */
  table(): DictTable {
    const order = this.history();
    const table = order.table ??= new DictTable();
    if (order.log.length === 0) return table;
    table.replay(order.log, entryHash);
    order.log = [];
    return table;
  }

  /**
   * The slots of the hash table of a small dict without history: positions in `map`, −1 for none; valid as long as
   * `keysVersion` is the same. `undefined`: `table` has them.
   */
  places(): readonly number[] | undefined {
    return this.placed ?? (this.isPlaced() ? this.placed = placesOf(this) : undefined);
  }

  private isPlaced(): boolean {
    return this.order === undefined && isPlaceable(this);
  }

  /** Fills this dict, which nobody used yet, with what is in `d`, if that is small and has no history. False: it is not. */
  copySmall(d: PyDict): boolean {
    if (!d.isPlaced() || d.slow !== undefined) return false;
    const { size } = d.map;
    if (size === 0) return true;
    // What the merge does first, as in `reserve`.
    const resized = size > 5 ? 2 * size : 0;
    const bare = d.map.bareCopy();
    if (bare === undefined || d.earlier !== undefined && d.earlier.count >= MOST_REBUILDS) {
      this.map = d.map.arranged(positionsOf(d));
      this.resized = resized;
    } else {
      this.map = bare;
      this.rebuilt(-resized || -1, d);
    }
    this.keysVersion++;
    this.placed = undefined;
    return true;
  }

  /** The table is built anew, after what happened to that of `d`. */
  private rebuilt(resized: number, d: PyDict): void {
    const { resized: before, resizedAt, earlier } = d;
    if (before !== 0) {
      const count = earlier === undefined ? 1 : earlier.count + 1;
      this.earlier = { resized: before, resizedAt, earlier, count };
    }
    this.resized = resized;
    this.resizedAt = d.map.size;
  }

  /** The entries in iteration order (a fresh array the caller owns). */
  entries(): DictEntry[] {
    if (this.map.size <= 1) return this.map.entries();
    const out: DictEntry[] = [];
    for (const entry of this.table().slots) if (entry !== undefined && entry !== null) out.push(entry);
    return out;
  }

  /** The keys in iteration order (a fresh array the caller owns). */
  keys(): Value[] {
    const out: Value[] = [];
    this.each((key) => out.push(key));
    return out;
  }

  /** The values in iteration order (a fresh array the caller owns). */
  values(): Value[] {
    const out: Value[] = [];
    this.each((_, value) => out.push(value));
    return out;
  }

  /** Calls `visit` with each key and value, in iteration order; it must not change the dict. */
  each(visit: (key: Value, value: Value) => void): void {
    const { map } = this;
    if (map.size === 0) return;
    const places = this.places();
    if (places !== undefined) {
      for (const at of places) if (at >= 0) visit(map.keyAt(at), map.valueAt(at));
      return;
    }
    for (const entry of this.table().slots) {
      if (entry !== undefined && entry !== null) visit(entry.key, entry.value!);
    }
  }

  /** CPython resizes the table for `count` keys here (`dictresize`). */
  resizeFor(count: number): void {
    const { size, shape } = this.map;
    // A second resize of an empty table takes the place of the first. What a shape knows of places has no other resize.
    if (this.order === undefined && (size === 0 || this.resized === 0 && shape === undefined)) {
      this.resized = count;
      this.resizedAt = size;
      this.moved();
      return;
    }
    if (this.order === undefined && this.resized < 0) {
      this.rebuilt(count, this);
      this.moved();
      return;
    }
    this.history();
    this.record(-count);
  }

  /** To be called before `count` keys are merged in from another dict or set. */
  reserve(count: number): void {
    if (this.order !== undefined) {
      this.record(count);
      return;
    }
    const used = this.map.size;
    if ((used + count) * 3 >= sizeAfter(used, Math.abs(this.resized)) * 2) this.resizeFor((used + count) * 2);
  }

  /** To be called at the end of `set.difference_update`. */
  compact(): void {
    if (this.order !== undefined) this.record(0);
  }

  /** Takes out the entry that `popitem` and `set.pop` choose. The dict is not empty. Returns key and value. */
  popEntry(): [key: Value, value: Value] {
    const slot = this.table().popSlot();
    const entry = this.table().slots[slot]!;
    const value = entry.value!;
    this.removeEntry(this.keyOf(entry), entry);
    this.table().finger = slot + 1;
    return [entry.key, value];
  }
}
/** It is a {@linkcode PyObject}: see {@linkcode inherit}. */
export interface PyDict extends PyObject {
}
inherit(PyDict);
