// SPDX-License-Identifier: MIT
/**
 * What list, tuple, dict and set share: comparison of item arrays, text of items, the guard against objects that
 * contain themselves, and searches. Each has a loop for builtin items that ends in a generator once an item suspends.
 *
 * INVARIANT: nested containers count in `vm.depth` while they are compared or printed, so endless nesting ends in
 * Python's RuntimeError and not in an overflow of the JavaScript stack.
 */
import { PyFloat, type Value } from "../base/value.ts";
import { shortDecimals } from "../base/vmiot_text.ts";
import { enterRecursive, repr } from "../core/abstract.ts";
import { EQ, equals, equalsEagerly, NE, richCompare, threeWay } from "../core/compare.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import type { Vm } from "../core/vm.ts";

/** Anything with an item array that may change under our hands. */
export interface Items {
  items: Value[];
}

// ---- printing -----------------------------------------------------------------------------------------------------

const PRINTING = Symbol("objects being printed, by thread");

function printing(vm: Vm): Set<object> {
  const all = vm.state(PRINTING, () => new WeakMap<object, Set<object>>());
  let active = all.get(vm.thread);
  if (active === undefined) all.set(vm.thread, active = new Set());
  return active;
}

/** Marks `o` as being printed; `false` if it is already, and the caller should print dots (`Py_ReprEnter`). */
export function reprEnter(vm: Vm, o: object): boolean {
  const active = printing(vm);
  if (active.has(o)) return false;
  active.add(o);
  return true;
}

/** Ends what {@linkcode reprEnter} began. */
export function reprLeave(vm: Vm, o: object): void {
  printing(vm).delete(o);
}

/** `repr()` of what stands in a container; VMIOT's dialect has floats in short form there. */
export function itemText(vm: Vm, v: Value): Result<string> {
  return v instanceof PyFloat && v.exact && vm.dialect === "vmiot" ? shortDecimals(v.value) : repr(vm, v);
}

/** Whether all items are values in which nothing can be contained. */
function areScalars(items: Value[]): boolean {
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (typeof item === "object" && item !== null && !(item instanceof PyFloat && item.exact)) return false;
  }
  return true;
}

/**
 * `open + repr(items) + close`; `dots` if `o` is inside itself, which is not checked for `undefined`.
 * @param where Ending of the recursion error, like " while getting the repr of a list".
 */
export function reprItems(
  vm: Vm,
  o: Items,
  open: string,
  close: string,
  dots: string | undefined,
  where: string,
): Result<string> {
  if (o.items.length === 0) return open + close;
  const guarded = dots !== undefined && !areScalars(o.items);
  if (guarded && !reprEnter(vm, o)) return dots;
  enterRecursive(vm, where);
  let out = open;
  let done = false;
  try {
    for (let i = 0; i < o.items.length; i++) {
      const item = o.items[i];
      const text = typeof item === "number" ? "" + item : itemText(vm, item);
      if (isGen(text)) {
        done = true;
        return reprItemsSlow(vm, o, out, i, text, close, where, guarded);
      }
      out += i === 0 ? text : ", " + text;
    }
    return out + close;
  } finally {
    vm.depth--;
    if (!done && guarded) reprLeave(vm, o);
  }
}

function* reprItemsSlow(
  vm: Vm,
  o: Items,
  out: string,
  i: number,
  pending: Gen<string>,
  close: string,
  where: string,
  guarded: boolean,
): Gen<string> {
  try {
    enterRecursive(vm, where);
    try {
      let text: Result<string> = pending;
      for (;;) {
        if (isGen(text)) text = yield* text;
        out += i === 0 ? text : ", " + text;
        if (++i >= o.items.length) return out + close;
        text = itemText(vm, o.items[i]);
      }
    } finally {
      vm.depth--;
    }
  } finally {
    if (guarded) reprLeave(vm, o);
  }
}

// ---- comparison ---------------------------------------------------------------------------------------------------

/** `a == b` where it needs no Python code and no type lookup; `undefined`: ask {@linkcode equals}. */
function quickEquals(a: Value, b: Value): boolean | undefined {
  if (a === b) return true;
  const ta = typeof a;
  const tb = typeof b;
  return (ta === "number" || ta === "string") && (tb === "number" || tb === "string") ? false : undefined;
}

/** Comparison of two sequences by their first different items, then by length. */
export function compareItems(vm: Vm, a: Items, b: Items, op: number): Result<Value> {
  if (a.items.length !== b.items.length) {
    if (op === EQ) return false;
    if (op === NE) return true;
  }
  enterRecursive(vm, " in cmp");
  try {
    for (let i = 0; i < a.items.length && i < b.items.length; i++) {
      const x = a.items[i];
      const y = b.items[i];
      let same: Result<boolean> | undefined = quickEquals(x, y);
      if (same === undefined) {
        same = equals(vm, x, y);
        if (isGen(same)) return compareItemsSlow(vm, a, b, op, i, same);
      }
      if (!same) return differAt(vm, a, b, i, op);
    }
    return threeWay(a.items.length - b.items.length, op);
  } finally {
    vm.depth--;
  }
}

function differAt(vm: Vm, a: Items, b: Items, i: number, op: number): Result<Value> {
  if (op === EQ) return false;
  if (op === NE) return true;
  // A comparison may have shortened one of them.
  if (i >= a.items.length || i >= b.items.length) return threeWay(a.items.length - b.items.length, op);
  return richCompare(vm, a.items[i], b.items[i], op);
}

function* compareItemsSlow(vm: Vm, a: Items, b: Items, op: number, i: number, pending: Gen<boolean>): Gen<Value> {
  enterRecursive(vm, " in cmp");
  try {
    let same: Result<boolean> = pending;
    for (;;) {
      if (isGen(same)) same = yield* same;
      if (!same) {
        const r = differAt(vm, a, b, i, op);
        return isGen(r) ? yield* r : r;
      }
      if (++i >= a.items.length || i >= b.items.length) return threeWay(a.items.length - b.items.length, op);
      same = equalsEagerly(vm, a.items[i], b.items[i]);
    }
  } finally {
    vm.depth--;
  }
}

// ---- searching ----------------------------------------------------------------------------------------------------

/**
 * Position of the first item in `[start, stop)` that equals `x`, or −1.
 * @param itemFirst Whether the item is the left operand (`list.index`) or the right one (`in`).
 */
export function findItem(
  vm: Vm,
  o: Items,
  x: Value,
  start: number,
  stop: number,
  itemFirst: boolean,
): Result<number> {
  for (let i = start; i < stop && i < o.items.length; i++) {
    const item = o.items[i];
    let same: Result<boolean> | undefined = quickEquals(item, x);
    if (same === undefined) {
      same = itemFirst ? equals(vm, item, x) : equals(vm, x, item);
      if (isGen(same)) return findItemSlow(vm, o, x, i, stop, itemFirst, same);
    }
    if (same) return i;
  }
  return -1;
}

function* findItemSlow(
  vm: Vm,
  o: Items,
  x: Value,
  i: number,
  stop: number,
  itemFirst: boolean,
  pending: Gen<boolean>,
): Gen<number> {
  let same: Result<boolean> = pending;
  for (;;) {
    if (isGen(same)) same = yield* same;
    if (same) return i;
    if (++i >= stop || i >= o.items.length) return -1;
    same = itemFirst ? equalsEagerly(vm, o.items[i], x) : equalsEagerly(vm, x, o.items[i]);
  }
}

/** `o.items.count(x)`. */
export function countItem(vm: Vm, o: Items, x: Value): Result<number> {
  let count = 0;
  for (let i = 0; i < o.items.length; i++) {
    let same: Result<boolean> | undefined = quickEquals(o.items[i], x);
    if (same === undefined) {
      same = equals(vm, o.items[i], x);
      if (isGen(same)) return countItemSlow(vm, o, x, i, count, same);
    }
    if (same) count++;
  }
  return count;
}

function* countItemSlow(
  vm: Vm,
  o: Items,
  x: Value,
  i: number,
  count: number,
  pending: Gen<boolean>,
): Gen<number> {
  let same: Result<boolean> = pending;
  for (;;) {
    if (isGen(same)) same = yield* same;
    if (same) count++;
    if (++i >= o.items.length) return count;
    same = equalsEagerly(vm, o.items[i], x);
  }
}

/** Bounds of `index(x, start, stop)`: negative ones count from the end, then clip to zero. */
export function clipBound(i: number, length: number): number {
  return i < 0 ? Math.max(0, i + length) : i;
}

/** Items up to which a loop is faster than a call of V8's own copying. */
const FEW = 16;

/** The items of both, in a new array. */
export function joinItems(a: Value[], b: Value[]): Value[] {
  const size = a.length, both = size + b.length;
  if (both > FEW) return a.concat(b);
  const out: Value[] = new Array(both);
  for (let i = 0; i < size; i++) out[i] = a[i];
  for (let i = size; i < both; i++) out[i] = b[i - size];
  return out;
}

/** `items` repeated `count` times; MemoryError-sized results are the caller's to refuse. */
export function repeatItems(items: Value[], count: number): Value[] {
  if (count <= 0 || items.length === 0) return [];
  const size = items.length;
  if (size === 1) {
    const [item] = items, out: Value[] = new Array(count);
    if (count > FEW) return out.fill(item);
    for (let n = 0; n < count; n++) out[n] = item;
    return out;
  }
  const out: Value[] = new Array(size * count);
  for (let n = 0, at = 0; n < count; n++) {
    for (let i = 0; i < size; i++) out[at++] = items[i];
  }
  return out;
}
