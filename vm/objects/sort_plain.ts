// SPDX-License-Identifier: MIT
/**
 * Sorting of lists whose order needs no Python code: numbers, strings, and tuples of such. The host's sort does it; it
 * is stable, as Python's is. NaN is left to the general sort, whose result depends on the comparisons made.
 */
import { PyFloat, PyTuple, type Value } from "../base/value.ts";
import { tupleType } from "../core/types.ts";
import { columnOrder } from "./sort_columns.ts";

/** Sorts in place if all items are of kinds whose order needs no Python code; otherwise does nothing. */
export function sortPlain(items: Value[], reverse: boolean): boolean {
  const size = items.length;
  if (size < 2) return true;
  const order = plainOrder(items);
  if (order === undefined) return false;
  if (isSorted(items, order, reverse)) return true;
  if (order === compareNumbers && size > 30) {
    // Equal small ints are the same value, so stability does not matter and a typed array may sort.
    const sorted = Float64Array.from(items as number[]).sort();
    if (reverse) sorted.reverse();
    for (let i = 0; i < size; i++) items[i] = sorted[i] + 0;
    return true;
  }
  const found = columnOrder(items, reverse);
  if (found !== undefined) {
    permute(items, found);
    return true;
  }
  if (order !== compareTuples) {
    items.sort(reverse ? (a, b) => order(b, a) : order);
    return true;
  }
  const copy = items.slice();
  try {
    copy.sort(reverse ? (a, b) => order(b, a) : order);
  } catch (e) {
    if (e === NOT_PLAIN) return false;
    throw e;
  }
  for (let i = 0; i < size; i++) items[i] = copy[i];
  return true;
}

type Order = (a: Value, b: Value) => number;

const compareNumbers: Order = (a, b) => (a as number) - (b as number);
const compareStrings: Order = (a, b) => a! < b! ? -1 : a! > b! ? 1 : 0;
const compareFloats: Order = (a, b) => numberOf(a) - numberOf(b);

/** Ends a sort whose items turn out to need the general comparison. */
const NOT_PLAIN = { plain: false };

function numberOf(v: Value): number {
  return typeof v === "number" ? v : (v as PyFloat).value;
}

/** Order of tuples of numbers, strings and such tuples; throws `NOT_PLAIN` for anything else. */
const compareTuples: Order = (a, b) => {
  const x = (a as PyTuple).items;
  const y = (b as PyTuple).items;
  const size = Math.min(x.length, y.length);
  for (let i = 0; i < size; i++) {
    const p = x[i];
    const q = y[i];
    if (p === q) continue;
    if (typeof p === "number" && typeof q === "number") return p - q;
    if (typeof p === "string" && typeof q === "string") return p < q ? -1 : 1;
    if (p instanceof PyTuple && q instanceof PyTuple && p.type === tupleType && q.type === tupleType) {
      const c = compareTuples(p, q);
      if (c !== 0) return c;
      continue;
    }
    if (isFloatOrInt(p) && isFloatOrInt(q)) {
      const u = numberOf(p);
      const v = numberOf(q);
      if (u !== v) return u < v ? -1 : 1;
      continue;
    }
    fail();
  }
  return x.length - y.length;
};

function fail(): never {
  throw NOT_PLAIN;
}

function isFloatOrInt(v: Value): boolean {
  return typeof v === "number" || v instanceof PyFloat && !v.type.heap && v.value === v.value;
}

function plainOrder(items: Value[]): Order | undefined {
  const first = items[0];
  const size = items.length;
  if (typeof first === "string") {
    for (let i = 1; i < size; i++) if (typeof items[i] !== "string") return undefined;
    return compareStrings;
  }
  if (typeof first === "number" || first instanceof PyFloat) {
    let floats = false;
    for (let i = 0; i < size; i++) {
      const v = items[i];
      if (typeof v === "number") continue;
      // Infinities: their difference may be NaN, which a host sort takes for equal, and that is right.
      if (!(v instanceof PyFloat) || v.type.heap || v.value !== v.value) return undefined;
      floats = true;
    }
    return floats ? compareFloats : compareNumbers;
  }
  if (first instanceof PyTuple) {
    for (let i = 0; i < size; i++) {
      const v = items[i];
      if (!(v instanceof PyTuple) || v.type !== tupleType) return undefined;
    }
    return compareTuples;
  }
  return undefined;
}

/** Whether nothing is to be done. Costs one pass over sorted input, a few steps over other input. */
function isSorted(items: Value[], order: Order, reverse: boolean): boolean {
  try {
    for (let i = 1; i < items.length; i++) {
      const c = order(items[i - 1], items[i]);
      if (reverse ? c < 0 : c > 0) return false;
    }
    return true;
  } catch (e) {
    if (e === NOT_PLAIN) return false;
    throw e;
  }
}

/** Sorts `items` by `keys`, all of a plain kind, in place; `false` where they are not. */
export function sortByPlainKeys(items: Value[], keys: Value[], reverse: boolean): boolean {
  if (items.length < 2) return true;
  const order = plainOrder(keys);
  if (order === undefined) return false;
  const found = columnOrder(keys, reverse);
  if (found !== undefined) {
    permute(items, found);
    return true;
  }
  const ranks = keys.map((_, i) => i);
  try {
    ranks.sort(reverse ? (a, b) => order(keys[b], keys[a]) : (a, b) => order(keys[a], keys[b]));
  } catch (e) {
    if (e === NOT_PLAIN) return false;
    throw e;
  }
  permute(items, ranks);
  return true;
}

/** Puts the item at `ranks[i]` at `i`. */
function permute(items: Value[], ranks: ArrayLike<number>): void {
  const copy = items.slice();
  for (let i = 0; i < ranks.length; i++) items[i] = copy[ranks[i]];
}
