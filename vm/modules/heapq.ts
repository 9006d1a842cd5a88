// SPDX-License-Identifier: MIT
/**
 * `_heapq` (CPython `Modules/_heapqmodule.c`): a list as a priority queue, smallest item first.
 *
 * Items are compared by `<`, or where they lack `__lt__` by `<=` turned round, as CPython 2.7 does. Lists of plain
 * numbers or strings are handled without a generator.
 */
import { PyTuple, type Value } from "../base/value.ts";
import { findAttr, LE, LT, richCompareBool } from "../core/abstract.ts";
import { indexError, typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { iter, next } from "../core/sequence.ts";
import { PyList, PyOldInstance } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj, ssize } from "../native/args.ts";
import { def, defineModule } from "../native/define.ts";
import { sortList } from "../objects/sort.ts";

const CHANGED = "list changed size during iteration";

/** `x < y`. */
function less(vm: Vm, x: Value, y: Value): Result<boolean> {
  if (typeof x === "number" && typeof y === "number" || typeof x === "string" && typeof y === "string") return x < y;
  if (x instanceof PyOldInstance) {
    return then(findAttr(vm, x, "__lt__"), (f) =>
      f !== undefined ? richCompareBool(vm, x, y, LT) : then(richCompareBool(vm, y, x, LE), (r) => !r));
  }
  return richCompareBool(vm, x, y, LT);
}

type Compare = (vm: Vm, x: Value, y: Value) => Result<boolean>;
const greater: Compare = (vm, x, y) => less(vm, y, x);

/** Moves the item at `pos` up to its place, not above `start`. */
function* siftDown(vm: Vm, heap: PyList, start: number, pos: number, before: Compare): Gen<void> {
  const { items } = heap;
  const size = items.length;
  if (pos >= size) throw indexError("index out of range");
  while (pos > start) {
    const parent = (pos - 1) >> 1;
    let r = before(vm, items[pos], items[parent]);
    if (isGen(r)) r = yield* r;
    if (items.length !== size || heap.items !== items) throw changed();
    if (!r) return;
    const t = items[parent];
    items[parent] = items[pos];
    items[pos] = t;
    pos = parent;
  }
}

const changed = () => runtime(CHANGED);

/** Moves the item at `pos` down to a leaf and up to its place. */
function* siftUp(vm: Vm, heap: PyList, pos: number, before: Compare): Gen<void> {
  const { items } = heap;
  const size = items.length;
  const start = pos;
  if (pos >= size) throw indexError("index out of range");
  for (;;) {
    let child = 2 * pos + 1;
    if (child >= size) break;
    const right = child + 1;
    if (right < size) {
      let r = before(vm, items[child], items[right]);
      if (isGen(r)) r = yield* r;
      if (items.length !== size || heap.items !== items) throw changed();
      if (!r) child = right;
    }
    const t = items[child];
    items[child] = items[pos];
    items[pos] = t;
    pos = child;
  }
  yield* siftDown(vm, heap, start, pos, before);
}

/** {@linkcode siftDown} while the items are plain numbers or strings; false where it stopped for others. */
function fastDown(items: Value[], start: number, pos: number): boolean {
  const item = items[pos];
  const kind = typeof item;
  if (kind !== "number" && kind !== "string") return false;
  while (pos > start) {
    const parent = (pos - 1) >> 1;
    const p = items[parent];
    if (typeof p !== kind) return false;
    if (!(item! < p!)) return true;
    items[pos] = p;
    items[parent] = item;
    pos = parent;
  }
  return true;
}

/** {@linkcode siftUp} for a heap of plain items; −1 when done, else the position at which another kind turned up. */
function fastUp(items: Value[], pos: number): number {
  const start = pos;
  const size = items.length;
  const item = items[pos];
  const kind = typeof item;
  if (kind !== "number" && kind !== "string") return pos;
  for (;;) {
    let child = 2 * pos + 1;
    if (child >= size) break;
    if (typeof items[child] !== kind) return -2;
    const right = child + 1;
    if (right < size) {
      if (typeof items[right] !== kind) return -2;
      if (!(items[child]! < items[right]!)) child = right;
    }
    items[pos] = items[child];
    items[child] = item;
    pos = child;
  }
  return fastDown(items, start, pos) ? -1 : -2;
}

function up(vm: Vm, heap: PyList, pos: number): Result<void> {
  const { items } = heap;
  if (isPlain(items)) {
    fastUp(items, pos);
    return;
  }
  return siftUp(vm, heap, pos, less);
}

/** Whether all items are numbers, or all strings. Checked on a sample path only would not be safe, so heaps stay short or pay. */
function isPlain(items: Value[]): boolean {
  const kind = typeof items[0];
  if (kind !== "number" && kind !== "string") return false;
  // The path of one sift touches two items per level; look at those that can be reached first.
  for (let i = 1; i < items.length; i++) if (typeof items[i] !== kind) return false;
  return true;
}

function heapArg(v: Value): PyList {
  if (!(v instanceof PyList)) throw typeError("heap argument must be a list");
  return v;
}

function* pop(vm: Vm, heap: PyList): Gen<Value> {
  if (heap.items.length === 0) throw indexError("index out of range");
  const last = heap.items.pop()!;
  if (heap.items.length === 0) return last;
  const first = heap.items[0];
  heap.items[0] = last;
  yield* siftUp(vm, heap, 0, less);
  return first;
}

function* replace(vm: Vm, heap: PyList, item: Value): Gen<Value> {
  if (heap.items.length === 0) throw indexError("index out of range");
  const first = heap.items[0];
  heap.items[0] = item;
  yield* siftUp(vm, heap, 0, less);
  return first;
}

function* heapify(vm: Vm, heap: PyList, before: Compare): Gen<void> {
  for (let i = (heap.items.length >> 1) - 1; i >= 0; i--) yield* siftUp(vm, heap, i, before);
}

/** `nlargest` and `nsmallest`: a heap of the best `n` items, whose first is the worst of them. */
function* best(vm: Vm, n: number, source: Value, before: Compare, descending: boolean): Gen<Value> {
  let it = iter(vm, source);
  if (isGen(it)) it = yield* it;
  const heap = new PyList([]);
  for (let i = 0; i < n; i++) {
    let v = next(vm, it);
    if (isGen(v)) v = yield* v;
    if (v === undefined) break;
    heap.items.push(v);
  }
  if (heap.items.length === 0) return heap;
  if (heap.items.length === n) {
    yield* heapify(vm, heap, before);
    for (;;) {
      let v = next(vm, it);
      if (isGen(v)) v = yield* v;
      if (v === undefined) break;
      let worse = before(vm, heap.items[0], v);
      if (isGen(worse)) worse = yield* worse;
      if (!worse) continue;
      heap.items[0] = v;
      yield* siftUp(vm, heap, 0, before);
    }
  }
  const r = sortList(vm, heap, null, null, descending);
  if (isGen(r)) yield* r;
  return heap;
}

export const heapqModule = defineModule("_heapq", "A list as a priority queue.", {
  heappush: def([obj("heap"), obj("item")], { doc: "Adds an item.", arity: "unpack" }, (vm, list, item) => {
    const heap = heapArg(list);
    const { items } = heap;
    items.push(item);
    if (fastDown(items, 0, items.length - 1)) return null;
    return then(siftDown(vm, heap, 0, lastMoved(items, item), less), () => null);
  }),
  heappop: def([obj("heap")], "Takes out the smallest item.", (vm, list) => {
    const heap = heapArg(list);
    return pop(vm, heap);
  }),
  heapreplace: def([obj("heap"), obj("item")], { doc: "Takes out the smallest item and adds another.", arity: "unpack" }, (vm, list, item) => replace(vm, heapArg(list), item)),
  heappushpop: def([obj("heap"), obj("item")], { doc: "Adds an item, then takes out the smallest.", arity: "unpack" }, function* (vm, list, item) {
    const heap = heapArg(list);
    if (heap.items.length === 0) return item;
    let smaller = less(vm, heap.items[0], item);
    if (isGen(smaller)) smaller = yield* smaller;
    if (!smaller) return item;
    return yield* replace(vm, heap, item);
  }),
  heapify: def([obj("heap")], "Makes a list a heap, in place.", function* (vm, list) {
    yield* heapify(vm, heapArg(list), less);
    return null;
  }),
  nlargest: def([ssize("n"), obj("iterable")], { doc: "List of the n largest items, largest first.", arity: "parse" }, (vm, n, source) => best(vm, n, source, less, true)),
  nsmallest: def([ssize("n"), obj("iterable")], { doc: "List of the n smallest items, smallest first.", arity: "parse" }, (vm, n, source) => best(vm, n, source, greater, false)),
  __about__: def([], "About heaps.", () => "Heaps are lists in which item k is not above items 2k + 1 and 2k + 2."),
});

export { fastUp, up };
