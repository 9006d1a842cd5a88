// SPDX-License-Identifier: MIT
/**
 * The hash table of a set of ints: CPython's own, slot by slot, which a dict only simulates (`dict_table.ts`).
 *
 * PERF: the hash of an int costs nothing, so there is no reason to keep the keys anywhere else: a set is one array of what
 * V8 calls small integers, a lookup mostly one comparison, and the order of iteration is that of the slots.
 * CPYTHON: `Objects/setobject.c`.
 */
import { intHash } from "../base/hash.ts";
import { PyDict } from "./dict.ts";
import { DictEntry, DictTable, tableSize } from "./dict_table.ts";

/** What is in a slot that was never used, and in one whose key was removed. Everything greater is a key. */
const FREE = -0x80000000, REMOVED = -0x7fffffff;

/** Slots of the smallest table, and of the largest of which bits of an integer say which have a key. */
const SMALL = 8, MOST_BITS = 32;

/** The largest table whose free slots are kept to be copied. */
const MOST_KEPT = 1024;

/** Slots without keys by their number, to be copied: an array that was always full is packed, and all have one hidden class. */
const FREE_SLOTS: number[][] = [];

function freeSlots(size: number): number[] {
  const slots: number[] = [];
  while (slots.length < size) slots.push(FREE);
  return slots;
}

/** The slots of the smallest table. PERF: a literal of constants is copied by V8. */
function smallSlots(): number[] {
  // deno-fmt-ignore
  return [-0x80000000, -0x80000000, -0x80000000, -0x80000000, -0x80000000, -0x80000000, -0x80000000, -0x80000000];
}

/** `size` free slots. */
function newSlots(size: number): number[] {
  if (size === SMALL) return smallSlots();
  if (size <= MOST_KEPT) return (FREE_SLOTS[size] ??= freeSlots(size)).slice();
  let slots = newSlots(MOST_KEPT);
  while (slots.length < size) slots = slots.concat(slots);
  return slots;
}

/** Slots of a table to which `count` keys were added one by one. */
function grownSize(count: number): number {
  let size = SMALL;
  for (;;) {
    const full = Math.ceil(size * 2 / 3);
    if (count < full) return size;
    size = tableSize(full * (full > 50000 ? 2 : 4));
  }
}

/** Whether a Python value can be a key: an int of 32 bits, but for two. */
export function isIntKey(v: unknown): v is number {
  return typeof v === "number" && (v | 0) === v && v > REMOVED;
}

/** The table. All keys are {@linkcode isIntKey}. */
export class IntTable {
  /** Slots in use, those of removed keys included. */
  private fill: number;
  /** Where `pop` goes on searching: what slot 0 holds as its hash while it has no key. */
  private finger = 0;
  /** Which slots have a key, as long as there are at most 32. PERF: a branch for each of them would often be mispredicted. */
  private taken = 0;
  /**
   * The keys would stand where they are if they came in the order of the slots: no key was removed, and each met on its
   * way only keys that stand in slots before its own.
   */
  private settled = true;

  /**
   * @param slots Their number is a power of two, and no key was removed from them.
   * @param used How many keys are in them, or will be put in at once.
   */
  private constructor(private slots: number[], private used: number) {
    this.fill = used;
  }

  /** A table without keys. */
  static empty(): IntTable {
    return new IntTable(smallSlots(), 0);
  }

  /** Number of keys. */
  get size(): number {
    return this.used;
  }

  /** Number of slots. */
  get slotCount(): number {
    return this.slots.length;
  }

  /** The key in a slot that has one. */
  keyAt(slot: number): number {
    return this.slots[slot];
  }

  /** The first slot from `slot` on that has a key; −1: there is none. */
  findSlot(slot: number): number {
    const { slots } = this;
    while (slot < slots.length) if (slots[slot++] > REMOVED) return slot - 1;
    return -1;
  }

  /** The first slot from `slot` on that has a key. INVARIANT: there is one. */
  private nextSlot(slot: number): number {
    const { slots } = this;
    if (slots.length <= MOST_BITS) {
      const bits = this.taken >>> slot;
      return slot + 31 - Math.clz32(bits & -bits);
    }
    while (slots[slot] <= REMOVED) slot++;
    return slot;
  }

  has(key: number): boolean {
    const { slots } = this;
    const found = slots[(key === -1 ? -2 : key) & slots.length - 1];
    if (found === key) return true;
    return found !== FREE && this.slotOf(key) >= 0;
  }

  /** Adds a key; false: it was there. */
  add(key: number): boolean {
    if (!this.enter(key)) return false;
    // A removed key's slot that is used again lets the table grow as well.
    if (this.fill * 3 >= this.slots.length * 2) this.resize(this.used * (this.used > 50000 ? 2 : 4));
    return true;
  }

  /** Removes a key; false: it was not there. */
  delete(key: number): boolean {
    const slot = this.slotOf(key);
    if (slot < 0) return false;
    this.empty(slot);
    return true;
  }

  /** Removes the key that `set.pop` chooses, and returns it. The table is not empty. */
  pop(): number {
    const { slots } = this;
    let slot = 0;
    if (slots[0] <= REMOVED) {
      slot = this.finger;
      if (slot >= slots.length || slot < 1) slot = 1;
      while (slots[slot] <= REMOVED) slot = slot + 1 >= slots.length ? 1 : slot + 1;
    }
    const key = slots[slot];
    this.empty(slot);
    this.finger = slot + 1;
    return key;
  }

  /** A new table of the same keys, which come in the order of iteration. */
  copy(): IntTable {
    // What a merge resizes for before the first key.
    const size = this.used * 3 >= SMALL * 2 ? tableSize(this.used * 2) : SMALL;
    if (this.settled && size === this.slots.length) {
      const copy = new IntTable(this.slots.slice(), this.used);
      copy.taken = this.taken;
      return copy;
    }
    const copy = new IntTable(newSlots(size), this.used);
    copy.place(this);
    return copy;
  }

  /** Adds all keys of another table (`set_merge`). */
  merge(other: IntTable): void {
    if (other === this || other.used === 0) return;
    if ((this.fill + other.used) * 3 >= this.slots.length * 2) this.resize((this.used + other.used) * 2);
    const { slots } = this;
    const mask = slots.length - 1;
    let added = 0;
    for (let left = other.used, slot = 0; left > 0; left--, slot++) {
      slot = other.nextSlot(slot);
      const key = other.slots[slot];
      const at = (key === -1 ? -2 : key) & mask;
      const found = slots[at];
      if (found === key) continue;
      if (found === FREE) {
        slots[at] = key;
        this.taken |= 1 << at;
        added++;
      } else this.enter(key);
    }
    this.fill += added;
    this.used += added;
  }

  /** A new table of the keys that are in `other`, or of those that are not. */
  select(other: IntTable, wanted: boolean): IntTable {
    const keys: number[] = [];
    for (let left = this.used, slot = 0; left > 0; left--, slot++) {
      slot = this.nextSlot(slot);
      const key = this.slots[slot];
      if (other.has(key) === wanted) keys.push(key);
    }
    return IntTable.of(keys);
  }

  /** A table to which these keys, which are all different, are added one by one. */
  private static of(keys: readonly number[]): IntTable {
    // Where no two of them want the same slot of the last table, they stand in those, whatever came before.
    const out = new IntTable(newSlots(grownSize(keys.length)), keys.length);
    const { slots } = out;
    const mask = slots.length - 1;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      const at = (key === -1 ? -2 : key) & mask;
      if (slots[at] !== FREE) return IntTable.grown(keys);
      slots[at] = key;
      out.taken |= 1 << at;
    }
    return out;
  }

  private static grown(keys: readonly number[]): IntTable {
    const out = IntTable.empty();
    for (const key of keys) out.add(key);
    return out;
  }

  /** Removes all keys of another table (`set.difference_update`), and removed slots when they are many. */
  remove(other: IntTable): void {
    for (let left = other.used, slot = 0; left > 0; left--, slot++) {
      slot = other.nextSlot(slot);
      this.delete(other.slots[slot]);
    }
    this.compact();
  }

  /** What `set.difference_update` does at its end. */
  compact(): void {
    if ((this.fill - this.used) * 5 >= this.slots.length - 1) this.resize(this.used * (this.used > 50000 ? 2 : 4));
  }

  /** Removes the keys that are in `other`, and adds those of `other` that are not here. */
  toggle(other: IntTable): void {
    for (let left = other.used, slot = 0; left > 0; left--, slot++) {
      slot = other.nextSlot(slot);
      const key = other.slots[slot];
      if (!this.delete(key)) this.add(key);
    }
  }

  /** Whether every key is in `other`. */
  isSubset(other: IntTable): boolean {
    if (this.used > other.used) return false;
    for (let left = this.used, slot = 0; left > 0; left--, slot++) {
      slot = this.nextSlot(slot);
      if (!other.has(this.slots[slot])) return false;
    }
    return true;
  }

  /** Whether no key is in `other`. */
  isDisjoint(other: IntTable): boolean {
    if (this.used > other.used) return other.isDisjoint(this);
    for (let left = this.used, slot = 0; left > 0; left--, slot++) {
      slot = this.nextSlot(slot);
      if (other.has(this.slots[slot])) return false;
    }
    return true;
  }

  /** The keys in the order of iteration (a fresh array that the caller owns). */
  keys(): number[] {
    const out: number[] = [];
    for (let left = this.used, slot = 0; left > 0; left--, slot++) {
      slot = this.nextSlot(slot);
      out.push(this.slots[slot]);
    }
    return out;
  }

  /** The dict that has the same keys, with value `true`, in the same slots. */
  toDict(): PyDict {
    const dict = new PyDict();
    if (this.fill === 0 && this.slots.length === SMALL) return dict;
    const table = new DictTable();
    table.slots = this.slots.map((key) => {
      if (key === FREE) return undefined;
      if (key === REMOVED) return null;
      const entry = new DictEntry(key, true);
      entry.hash = intHash(key);
      return entry;
    });
    table.mask = this.slots.length - 1;
    table.fill = this.fill;
    table.used = this.used;
    table.finger = this.finger;
    dict.adopt(table);
    return dict;
  }

  // ---- slots --------------------------------------------------------------------------------------------------------

  /** The slot of a key; −1: it is not there. */
  private slotOf(key: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    const hash = key === -1 ? -2 : key;
    let at = hash & mask;
    if (slots[at] === key) return at;
    if (slots[at] === FREE) return -1;
    // The hash has 64 bits, all of which decide where the search goes on.
    let lo = hash, hi = hash >> 31, i = at;
    for (;;) {
      i = (Math.imul(i, 5) + lo + 1) | 0;
      at = i & mask;
      const found = slots[at];
      if (found === key) return at;
      if (found === FREE) return -1;
      lo = (lo >>> 5) | (hi << 27);
      hi >>>= 5;
    }
  }

  /** Enters a key if it is not there; does not resize. */
  private enter(key: number): boolean {
    const { slots } = this;
    const mask = slots.length - 1;
    const hash = key === -1 ? -2 : key;
    let at = hash & mask;
    let found = slots[at];
    if (found !== FREE) {
      if (found === key) return false;
      let free = found === REMOVED ? at : -1;
      let lo = hash, hi = hash >> 31, i = at, passed = at;
      do {
        if (at > passed) passed = at;
        i = (Math.imul(i, 5) + lo + 1) | 0;
        at = i & mask;
        found = slots[at];
        if (found === key) return false;
        if (found === REMOVED && free < 0) free = at;
        lo = (lo >>> 5) | (hi << 27);
        hi >>>= 5;
      } while (found !== FREE);
      if (free >= 0) {
        at = free;
        this.fill--;
      }
      if (passed > at) this.settled = false;
    }
    slots[at] = key;
    this.taken |= 1 << at;
    this.fill++;
    this.used++;
    return true;
  }

  /** Takes the key out of a slot. */
  private empty(slot: number): void {
    const { slots } = this;
    if (slot === 0) this.finger = slots[0] > 0 ? slots[0] : 0;
    slots[slot] = REMOVED;
    this.settled = false;
    this.taken &= ~(1 << slot);
    this.used--;
  }

  /** Builds the table anew with room for more than `minUsed` keys. */
  private resize(minUsed: number): void {
    const size = tableSize(minUsed);
    if (size === SMALL && this.slots.length === SMALL && this.fill === this.used) return;
    const old = new IntTable(this.slots, this.used);
    old.taken = this.taken;
    this.slots = newSlots(size);
    this.fill = this.used;
    this.finger = 0;
    this.place(old);
  }

  /** Puts the keys of another table into the slots of this one, which are free and known to be enough. */
  private place(from: IntTable): void {
    const { slots } = this;
    const mask = slots.length - 1;
    let taken = 0;
    this.settled = true;
    for (let left = from.used, slot = 0; left > 0; left--, slot++) {
      slot = from.nextSlot(slot);
      const key = from.slots[slot];
      const hash = key === -1 ? -2 : key;
      let at = hash & mask;
      if (slots[at] !== FREE) {
        let lo = hash, hi = hash >> 31, i = at, passed = at;
        do {
          if (at > passed) passed = at;
          i = (Math.imul(i, 5) + lo + 1) | 0;
          at = i & mask;
          lo = (lo >>> 5) | (hi << 27);
          hi >>>= 5;
        } while (slots[at] !== FREE);
        if (passed > at) this.settled = false;
      }
      slots[at] = key;
      taken |= 1 << at;
    }
    this.taken = taken;
  }
}
