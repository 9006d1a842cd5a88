// SPDX-License-Identifier: MIT
/** The index of a `KeyMap`: finds numbers and tuples among its keys, by open addressing, probed as CPython probes. */
import { fewWords } from "../base/few_bytes.ts";
import { PyTuple } from "../base/value.ts";
import { quickHash, quickTupleHash, sameTuple } from "./map_key.ts";

/** What can be indexed. */
export type IndexKey = number | PyTuple;

/** Slots of the smallest index. */
const FIRST = 32;

export class KeyIndex {
  /** Two words a slot: position + 1 of a key, or 0 for none, and the key's hash. The number of slots is a power of two. */
  #words: Int32Array;
  /**
   * The tuple looked up last, and its hash: `if k in d: d[k] += 1` asks three times for one. It is no instance of a
   * subclass, and its items are strings and numbers, so that nothing lives longer for being remembered.
   */
  #tuple: PyTuple | undefined = undefined;
  #hash = 0;

  /** @param count How many keys it must have room for. */
  constructor(count: number) {
    let slots = FIRST;
    while (slots < count * 3) slots *= 2;
    this.#words = fewWords(slots * 2);
  }

  #hashOf(k: IndexKey): number {
    if (typeof k === "number") return quickHash(k);
    if (k === this.#tuple) return this.#hash;
    const hash = quickTupleHash(k);
    if (k.type.heap) return hash;
    for (const item of k.items) if (typeof item === "object") return hash;
    this.#tuple = k;
    return this.#hash = hash;
  }

  /**
   * Position of a number; −1: it is not there.
   * @param items What is removed is still in the index and has `undefined` here; an empty array: nothing is removed.
   */
  findNumber(k: number, keys: unknown[], items: unknown[]): number {
    const words = this.#words;
    const mask = (words.length >> 1) - 1;
    const hash = quickHash(k);
    let perturb = hash, i = hash;
    for (;;) {
      const at = words[(i & mask) << 1] - 1;
      if (at < 0) return -1;
      if (keys[at] === k && (items.length === 0 || items[at] !== undefined)) return at;
      i = (Math.imul(i, 5) + perturb + 1) | 0;
      perturb >>>= 5;
    }
  }

  /** Position of a tuple; −1: it is not there. For the parameters, see {@linkcode findNumber}. */
  findTuple(k: PyTuple, keys: unknown[], items: unknown[]): number {
    const words = this.#words;
    const mask = (words.length >> 1) - 1;
    const hash = this.#hashOf(k);
    let perturb = hash, i = hash;
    for (;;) {
      const slot = (i & mask) << 1;
      const at = words[slot] - 1;
      if (at < 0) return -1;
      if (words[slot + 1] === hash) {
        const other = keys[at];
        if (
          (other === k || other instanceof PyTuple && sameTuple(other, k)) &&
          (items.length === 0 || items[at] !== undefined)
        ) return at;
      }
      i = (Math.imul(i, 5) + perturb + 1) | 0;
      perturb >>>= 5;
    }
  }

  /** Enters the key at position `at`, below which there is no free position. */
  enter(k: IndexKey, at: number): void {
    const words = this.#words;
    const slots = words.length >> 1;
    if ((at + 1) * 3 > slots * 2) {
      // The hashes of the old ones are in the old index.
      const larger = this.#words = fewWords(words.length * (at >= 50000 ? 2 : 4));
      for (let i = 0; i < words.length; i += 2) if (words[i] !== 0) place(larger, words[i], words[i + 1]);
    }
    place(this.#words, at + 1, this.#hashOf(k));
  }
}

/** Puts a position + 1 with the hash of its key into the first free slot. */
function place(words: Int32Array, position: number, hash: number): void {
  const mask = (words.length >> 1) - 1;
  let perturb = hash, i = hash;
  while (words[(i & mask) << 1] !== 0) {
    i = (Math.imul(i, 5) + perturb + 1) | 0;
    perturb >>>= 5;
  }
  const slot = (i & mask) << 1;
  words[slot] = position;
  words[slot + 1] = hash;
}
