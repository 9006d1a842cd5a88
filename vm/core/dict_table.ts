// SPDX-License-Identifier: MIT
/**
 * The order in which CPython 2.7 iterates over dicts and sets.
 *
 * CPython walks its open-addressing hash table, so the order depends on the hashes and on the history of insertions,
 * deletions and resizes. {@linkcode DictTable} is that table without the lookups (a JavaScript `Map` answers those);
 * {@linkcode KeyOrder} is the part of a dict that records what has to be replayed on it. Nothing is simulated until
 * somebody iterates.
 *
 * INVARIANT: an entry enters a dict once and leaves it once, so its second occurrence in a log is its removal.
 * CPYTHON: `Objects/dictobject.c`, `Objects/setobject.c`: both use the same probing and resize rules.
 */
import type { Value } from "../base/value.ts";
import type { Hash64 } from "../base/hash.ts";

/** One key with its value. */
export class DictEntry {
  /** Hash of the key; set at birth for keys that Python code hashes, computed on demand for the others. */
  hash: Hash64 | undefined = undefined;
  constructor(public readonly key: Value, public value: Value | undefined) {}

  /** An entry of its own for another dict. */
  copy(): DictEntry {
    const copy = new DictEntry(this.key, this.value);
    copy.hash = this.hash;
    return copy;
  }
}

/** Size of a table after a resize for `minUsed` keys: a power of two of at least 8 that is greater. */
export function tableSize(minUsed: number): number {
  if (minUsed < 8) return 8;
  if (minUsed < 0x40000000) return 1 << (32 - Math.clz32(minUsed));
  let size = 0x40000000;
  while (size <= minUsed) size *= 2;
  return size;
}

/** Gives the hash of an entry, which it sets where it is not known yet. */
export type HashOf = (entry: DictEntry) => Hash64;

/** Simulated hash table: positions only. Entries given to it must have their `hash`. */
export class DictTable {
  /** `undefined`: never used. `null`: left by a removed entry. */
  slots: (DictEntry | undefined | null)[] = new Array(8).fill(undefined);
  mask = 7;
  /** Slots in use, those of removed entries included. */
  fill = 0;
  used = 0;
  /** Where `popitem` and `set.pop` go on searching: what slot 0 holds as its hash while it has no entry. */
  finger = 0;

  /** Inserts `entry`, or removes it if it is there. */
  toggle(entry: DictEntry): void {
    const hash = entry.hash!;
    const slots = this.slots;
    const mask = this.mask;
    let lo = hash.lo;
    let hi = hash.hi;
    let at = lo & mask;
    let i = at;
    let free = -1;
    for (;;) {
      const found = slots[at];
      if (found === undefined) break;
      if (found === entry) {
        slots[at] = null;
        this.used--;
        if (at === 0) this.finger = hash.hi === 0 && hash.lo > 0 ? hash.lo : 0;
        return;
      }
      if (found === null && free < 0) free = at;
      i = (Math.imul(i, 5) + lo + 1) | 0;
      at = i & mask;
      lo = (lo >>> 5) | (hi << 27);
      hi >>>= 5;
    }
    if (free < 0) {
      this.fill++;
      free = at;
    }
    slots[free] = entry;
    this.used++;
    if (this.fill * 3 >= (mask + 1) * 2) this.resize((this.used > 50000 ? 2 : 4) * this.used);
  }

  /** Rebuilds the table with room for more than `minUsed` entries. */
  resize(minUsed: number): void {
    const size = tableSize(minUsed);
    if (size === 8 && this.mask === 7 && this.fill === this.used) return;
    const old = this.slots;
    this.slots = new Array(size).fill(undefined);
    this.mask = size - 1;
    this.fill = this.used;
    this.finger = 0;
    for (const entry of old) if (entry !== undefined && entry !== null) this.place(entry);
  }

  /** Puts `entry`, which is not there, into a table without removed slots. Does not resize. */
  insert(entry: DictEntry): void {
    this.place(entry);
    this.fill++;
    this.used++;
  }

  private place(entry: DictEntry): void {
    const { slots, mask } = this;
    let { lo, hi } = entry.hash!;
    let at = lo & mask;
    let i = at;
    while (slots[at] !== undefined) {
      i = (Math.imul(i, 5) + lo + 1) | 0;
      at = i & mask;
      lo = (lo >>> 5) | (hi << 27);
      hi >>>= 5;
    }
    slots[at] = entry;
  }

  /** What a merge of `count` keys does first (`PyDict_Merge`, `set_merge`). */
  reserve(count: number): void {
    if ((this.fill + count) * 3 >= (this.mask + 1) * 2) this.resize((this.used + count) * 2);
  }

  /** What `set.difference_update` does at its end: drops removed slots when they are many. */
  compact(): void {
    if ((this.fill - this.used) * 5 >= this.mask) this.resize((this.used > 50000 ? 2 : 4) * this.used);
  }

  /** Does what `log` says, in turn. @param hashOf Gives the entry's hash, and sets it. */
  replay(log: OrderEvent[], hashOf: HashOf): void {
    for (const event of log) {
      if (typeof event === "object") {
        hashOf(event);
        this.toggle(event);
      } else if (event > 0) this.reserve(event);
      else if (event < 0) this.resize(-event);
      else this.compact();
    }
  }

  /** Slot of the entry that `popitem` takes. The table is not empty. */
  popSlot(): number {
    const slots = this.slots;
    let i = 0;
    if (slots[0] === undefined || slots[0] === null) {
      i = this.finger;
      if (i > this.mask || i < 1) i = 1;
      while (slots[i] === undefined || slots[i] === null) i = i >= this.mask ? 1 : i + 1;
    }
    return i;
  }
}

/**
 * Size of the table of a dict that never lost a key, after `used` insertions.
 * @param resized Argument of a resize before one of them, 0 if there was none.
 */
export function sizeAfter(used: number, resized: number): number {
  let size = tableSize(resized);
  while (used * 3 >= size * 2) {
    const at = Math.ceil(size * 2 / 3);
    size = tableSize((at > 50000 ? 2 : 4) * at);
  }
  return size;
}

/** An entry that came or went, or a number: `n > 0` merge of `n` keys follows, `n < 0` resize for `-n`, `0` compaction. */
export type OrderEvent = DictEntry | number;

/** What a dict remembers about its history once that is more than "keys came one by one, and once the table was resized". */
export class KeyOrder {
  /** While it can be told without a log: see {@linkcode LoneKey}. */
  lone: LoneKey | undefined = undefined;

  /**
   * @param log What happened since the dict was empty, or since `table`.
   * @param table The table as of the start of `log`; `undefined`: not simulated yet.
   */
  constructor(public log: OrderEvent[], public table: DictTable | undefined = undefined) {}
}

/**
 * The table of a dict that never had two keys at once: one of 8 slots, where the key stands in the slot of its hash. PERF:
 * dicts and sets of what goes on at the moment are filled and emptied all the time; a log would have to be replayed.
 */
export class LoneKey {
  /** Slots left by removed keys, a bit for each. */
  left = 0;
  /** See {@linkcode DictTable.finger}. */
  finger = 0;

  /** A key came. @param lo The low half of its hash. */
  came(lo: number): void {
    this.left &= ~(1 << (lo & 7));
    // Six slots in use: the table is built anew, without those of removed keys.
    if ((bitCount(this.left) + 1) * 3 >= 16) this.left = this.finger = 0;
  }

  /** It went. */
  went(lo: number, hi: number): void {
    const slot = lo & 7;
    this.left |= 1 << slot;
    if (slot === 0) this.finger = hi === 0 && lo > 0 ? lo : 0;
  }

  /** The table. @param entry The key that is there, with its hash. */
  table(entry: DictEntry | undefined): DictTable {
    const table = new DictTable();
    for (let i = 0; i < 8; i++) if ((this.left >>> i & 1) !== 0) table.slots[i] = null;
    table.fill = bitCount(this.left);
    table.finger = this.finger;
    if (entry !== undefined) {
      table.slots[entry.hash!.lo & 7] = entry;
      table.fill++;
      table.used = 1;
    }
    return table;
  }
}

/** How many of the lowest 8 bits are set. */
function bitCount(bits: number): number {
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count++;
  return count;
}
