// SPDX-License-Identifier: MIT
/**
 * `_heapq` (CPython `Modules/_heapqmodule.c`): a list as a priority queue, smallest item first.
 *
 * Items are compared by `<`, or where they lack `__lt__` by `<=` turned round, as CPython 2.7 does. The
 * sifts are plain loops that go over to a generator when a comparison suspends.
 */
import type { Value } from "../base/value.ts";
import { findAttr } from "../core/abstract.ts";
import { LE, LT, richCompareBool } from "../core/compare.ts";
import { indexError, runtimeError, typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { iter, next } from "../core/sequence.ts";
import { PyList, PyOldInstance } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj, ssize } from "../native/args.ts";
import { constant, def, defineModule } from "../native/define.ts";
import { sortList } from "../objects/sort.ts";

const CHANGED = "list changed size during iteration";

/** `x < y`. */
function less(vm: Vm, x: Value, y: Value): Result<boolean> {
  if (typeof x === "number" && typeof y === "number" || typeof x === "string" && typeof y === "string") return x < y;
  if (typeof x === "object" && x !== null && (x.type.heap || x instanceof PyOldInstance)) {
    return then(
      findAttr(vm, x, "__lt__"),
      (f) => f !== undefined ? richCompareBool(vm, x, y, LT) : then(richCompareBool(vm, y, x, LE), (r) => !r),
    );
  }
  return richCompareBool(vm, x, y, LT);
}

type Compare = (vm: Vm, x: Value, y: Value) => Result<boolean>;
const greater: Compare = (vm, x, y) => less(vm, y, x);

function checkSize(heap: PyList, items: Value[], size: number): void {
  if (items.length !== size || heap.items !== items) throw runtimeError(CHANGED);
}

function swap(items: Value[], a: number, b: number): void {
  const t = items[a];
  items[a] = items[b];
  items[b] = t;
}

/** Moves the item at `pos` up to its place, not above `start`. */
function siftDown(vm: Vm, heap: PyList, start: number, pos: number, before: Compare): Result<void> {
  const { items } = heap;
  const size = items.length;
  if (pos >= size) throw indexError("index out of range");
  while (pos > start) {
    const parent = (pos - 1) >> 1;
    const r = before(vm, items[pos], items[parent]);
    if (isGen(r)) return siftDownSlow(vm, heap, start, pos, before, r);
    checkSize(heap, items, size);
    if (!r) return;
    swap(items, pos, parent);
    pos = parent;
  }
}

function* siftDownSlow(
  vm: Vm,
  heap: PyList,
  start: number,
  pos: number,
  before: Compare,
  r: Result<boolean>,
): Gen<void> {
  const { items } = heap;
  const size = items.length;
  for (;;) {
    if (isGen(r)) r = yield* r;
    checkSize(heap, items, size);
    if (!r) return;
    const parent = (pos - 1) >> 1;
    swap(items, pos, parent);
    pos = parent;
    if (pos <= start) return;
    r = before(vm, items[pos], items[(pos - 1) >> 1]);
  }
}

/** Moves the item at `pos` down to a leaf, then up to its place. */
function siftUp(vm: Vm, heap: PyList, pos: number, before: Compare): Result<void> {
  const { items } = heap;
  const size = items.length;
  const start = pos;
  if (pos >= size) throw indexError("index out of range");
  for (;;) {
    let child = 2 * pos + 1;
    if (child >= size) break;
    if (child + 1 < size) {
      const r = before(vm, items[child], items[child + 1]);
      if (isGen(r)) return siftUpSlow(vm, heap, start, pos, before, r);
      checkSize(heap, items, size);
      if (!r) child++;
    }
    swap(items, child, pos);
    pos = child;
  }
  return siftDown(vm, heap, start, pos, before);
}

function* siftUpSlow(
  vm: Vm,
  heap: PyList,
  start: number,
  pos: number,
  before: Compare,
  pending: Result<boolean> | undefined,
): Gen<void> {
  const { items } = heap;
  const size = items.length;
  for (;;) {
    let child = 2 * pos + 1;
    if (child >= size) break;
    if (child + 1 < size) {
      let r: Result<boolean> = pending ?? before(vm, items[child], items[child + 1]);
      pending = undefined;
      if (isGen(r)) r = yield* r;
      checkSize(heap, items, size);
      if (!r) child++;
    }
    swap(items, child, pos);
    pos = child;
  }
  const r = siftDown(vm, heap, start, pos, before);
  if (isGen(r)) yield* r;
}

function heapArg(v: Value): PyList {
  if (!(v instanceof PyList)) throw typeError("heap argument must be a list");
  return v;
}

/** Adds an item. */
export function heapPush(vm: Vm, heap: PyList, item: Value): Result<void> {
  heap.items.push(item);
  return siftDown(vm, heap, 0, heap.items.length - 1, less);
}

/** Takes out the smallest item. */
export function heapPop(vm: Vm, heap: PyList): Result<Value> {
  if (heap.items.length === 0) throw indexError("index out of range");
  const last = heap.items.pop()!;
  if (heap.items.length === 0) return last;
  const first = heap.items[0];
  heap.items[0] = last;
  return then(siftUp(vm, heap, 0, less), () => first);
}

function replace(vm: Vm, heap: PyList, item: Value): Result<Value> {
  if (heap.items.length === 0) throw indexError("index out of range");
  const first = heap.items[0];
  heap.items[0] = item;
  return then(siftUp(vm, heap, 0, less), () => first);
}

function heapify(vm: Vm, heap: PyList, before: Compare): Result<void> {
  for (let i = (heap.items.length >> 1) - 1; i >= 0; i--) {
    const r = siftUp(vm, heap, i, before);
    if (isGen(r)) return heapifySlow(vm, heap, i, before, r);
  }
}

function* heapifySlow(vm: Vm, heap: PyList, i: number, before: Compare, pending: Result<void>): Gen<void> {
  for (;;) {
    if (isGen(pending)) yield* pending;
    if (--i < 0) return;
    pending = siftUp(vm, heap, i, before);
  }
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
    const made = heapify(vm, heap, before);
    if (isGen(made)) yield* made;
    for (;;) {
      let v = next(vm, it);
      if (isGen(v)) v = yield* v;
      if (v === undefined) break;
      let worse = before(vm, heap.items[0], v);
      if (isGen(worse)) worse = yield* worse;
      if (!worse) continue;
      heap.items[0] = v;
      const r = siftUp(vm, heap, 0, before);
      if (isGen(r)) yield* r;
    }
  }
  const r = sortList(vm, heap, null, null, descending);
  if (isGen(r)) yield* r;
  return heap;
}

export const heapqModule = defineModule("_heapq", "A list as a priority queue.", {
  heappush: def(
    [obj("heap"), obj("item")],
    { doc: "Adds an item.", arity: "unpack" },
    (vm, list, item) => then(heapPush(vm, heapArg(list), item), () => null),
  ),
  heappop: def([obj("heap")], "Takes out the smallest item.", (vm, list) => heapPop(vm, heapArg(list))),
  heapreplace: def([obj("heap"), obj("item")], {
    doc: "Takes out the smallest item and adds another.",
    arity: "unpack",
  }, (vm, list, item) => replace(vm, heapArg(list), item)),
  heappushpop: def(
    [obj("heap"), obj("item")],
    { doc: "Adds an item, then takes out the smallest.", arity: "unpack" },
    (vm, list, item) => {
      const heap = heapArg(list);
      if (heap.items.length === 0) return item;
      return then(less(vm, heap.items[0], item), (smaller) => smaller ? replace(vm, heap, item) : item);
    },
  ),
  heapify: def(
    [obj("heap")],
    "Makes a list a heap, in place.",
    (vm, list) => then(heapify(vm, heapArg(list), less), () => null),
  ),
  nlargest: def(
    [ssize("n"), obj("iterable")],
    { doc: "List of the n largest items, largest first.", arity: "parse" },
    (vm, n, source) => best(vm, n, source, less, true),
  ),
  nsmallest: def([ssize("n"), obj("iterable")], {
    doc: "List of the n smallest items, smallest first.",
    arity: "parse",
  }, (vm, n, source) => best(vm, n, source, greater, false)),
  __about__: constant(
    "A heap is a list in which item k is never above items 2k + 1 and 2k + 2, so that the first is the smallest.",
  ),
});
