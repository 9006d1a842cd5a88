// SPDX-License-Identifier: MIT
/**
 * The order of many plain keys without a comparison function: ints, byte strings, and tuples of such, column by column. A key
 * becomes a number that says its order and, below that, its place; the host sorts such numbers many times faster than it
 * calls a function. Places make the result stable.
 */
import { PyTuple, type Value } from "../base/value.ts";
import { tupleType } from "../core/types.ts";

/** Fewer keys are compared. */
const FEW = 24;
/** Characters of a string that are ordered at once; each counts one more than its code, the end of the string 0. */
const LETTERS = 4, LETTER = 257, LETTERS_RANGE = LETTER ** LETTERS;
const MAX_EXACT = 2 ** 53;

/** Orders the places `ranks[low]` to `ranks[high - 1]`, which refer to `keys`. */
class Columns {
  /** The items of each column of tuples. */
  readonly #values: Value[][] = [];

  constructor(readonly ranks: Int32Array, readonly reverse: boolean) {}

  /** False: the keys are of other kinds; `ranks` is in some order then. */
  order(keys: ArrayLike<Value>, low: number, high: number): boolean {
    if (high - low < 2) return true;
    const first = keys[this.ranks[low]];
    if (typeof first === "number") return this.#numbers(keys, low, high);
    if (typeof first === "string") return this.#strings(keys, low, high);
    return first instanceof PyTuple && this.#tuples(keys, low, high, first.items.length);
  }

  #numbers(keys: ArrayLike<Value>, low: number, high: number): boolean {
    const { ranks, reverse } = this;
    const size = high - low;
    if (size < FEW) {
      for (let i = low; i < high; i++) if (typeof keys[ranks[i]] !== "number") return false;
      this.#few(keys as ArrayLike<number>, low, high);
      return true;
    }
    const packed = new Float64Array(size);
    let largest = 0;
    for (let i = 0; i < size; i++) {
      const k = keys[ranks[low + i]];
      if (typeof k !== "number") return false;
      const n = k < 0 ? -k : k;
      if (n > largest) largest = n;
      packed[i] = reverse ? -k : k;
    }
    if ((largest + 1) * size > MAX_EXACT) return false;
    for (let i = 0; i < size; i++) packed[i] = packed[i] * size + i;
    this.#sort(packed, low);
    return true;
  }

  /** Brings the ranks from `low` on into the order of numbers whose remainder is their present place. */
  #sort(packed: Float64Array, low: number): void {
    const { ranks } = this;
    const size = packed.length;
    packed.sort();
    const before = ranks.slice(low, low + size);
    for (let i = 0; i < size; i++) {
      const place = packed[i] % size;
      ranks[low + i] = before[place < 0 ? place + size : place];
    }
  }

  #strings(keys: ArrayLike<Value>, low: number, high: number): boolean {
    const { ranks } = this;
    for (let i = low; i < high; i++) if (typeof keys[ranks[i]] !== "string") return false;
    if ((high - low) * LETTERS_RANGE > MAX_EXACT) return false;
    this.#letters(keys as ArrayLike<string>, low, high, 0);
    return true;
  }

  /** Orders strings that are equal before `at`. */
  #letters(keys: ArrayLike<string>, low: number, high: number, at: number): void {
    const { ranks, reverse } = this;
    const size = high - low;
    if (size < FEW) return this.#few(keys, low, high);
    const packed = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      const key = keys[ranks[low + i]];
      let n = 0;
      for (let k = at; k < at + LETTERS; k++) n = n * LETTER + (k < key.length ? key.charCodeAt(k) + 1 : 0);
      packed[i] = (reverse ? LETTERS_RANGE - 1 - n : n) * size + i;
    }
    this.#sort(packed, low);
    for (let start = 0; start < size;) {
      const n = Math.floor(packed[start] / size);
      let end = start + 1;
      while (end < size && Math.floor(packed[end] / size) === n) end++;
      if (end - start > 1 && keys[ranks[low + start]].length >= at + LETTERS) {
        this.#letters(keys, low + start, low + end, at + LETTERS);
      }
      start = end;
    }
  }

  /** Insertion. */
  #few(keys: ArrayLike<string | number>, low: number, high: number): void {
    const { ranks, reverse } = this;
    for (let i = low + 1; i < high; i++) {
      const rank = ranks[i];
      const key = keys[rank];
      let k = i;
      for (; k > low; k--) {
        const other = keys[ranks[k - 1]];
        if (reverse ? other >= key : other <= key) break;
        ranks[k] = ranks[k - 1];
      }
      ranks[k] = rank;
    }
  }

  #tuples(keys: ArrayLike<Value>, low: number, high: number, width: number): boolean {
    const { ranks } = this;
    for (let i = low; i < high; i++) {
      const k = keys[ranks[i]];
      if (!(k instanceof PyTuple && k.type === tupleType && k.items.length === width)) return false;
    }
    return this.#column(keys as ArrayLike<PyTuple>, low, high, 0, width);
  }

  /** Orders tuples that are equal in the columns before `column`. */
  #column(keys: ArrayLike<PyTuple>, low: number, high: number, column: number, width: number): boolean {
    if (column === width || high - low < 2) return true;
    const { ranks } = this;
    // By place in `keys`, as the ranks are.
    const values = this.#values[column] ??= new Array<Value>(keys.length);
    for (let i = low; i < high; i++) values[ranks[i]] = keys[ranks[i]].items[column];
    // Tuples in tuples are left to comparison.
    if (values[ranks[low]] instanceof PyTuple || !this.order(values, low, high)) return false;
    for (let start = low; start < high;) {
      const value = values[ranks[start]];
      let end = start + 1;
      while (end < high && values[ranks[end]] === value) end++;
      if (end - start > 1 && !this.#column(keys, start, end, column + 1, width)) return false;
      start = end;
    }
    return true;
  }
}

/** The places of `keys` in their order; `undefined` for few keys and for those that have to be compared. */
export function columnOrder(keys: Value[], reverse: boolean): Int32Array | undefined {
  const size = keys.length;
  if (size < FEW) return undefined;
  const ranks = new Int32Array(size);
  for (let i = 0; i < size; i++) ranks[i] = i;
  return new Columns(ranks, reverse).order(keys, 0, size) ? ranks : undefined;
}
