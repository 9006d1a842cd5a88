// SPDX-License-Identifier: MIT
/**
 * `list` and its iterators. The items are a plain JavaScript array.
 *
 * INVARIANT: `items` never has holes. Methods change the array in place; only `sort` puts another one in its place
 * while it runs. Python code called by a method may change the list, so loops read `items.length` anew each turn.
 * CPYTHON: `Objects/listobject.c`.
 */
import { NotImplemented, PyTuple, type Value } from "../base/value.ts";
import { repr } from "../core/abstract.ts";
import { asCLong, asIndex, asIndexClipped } from "../core/convert.ts";
import { indexError, memoryError, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, raising, type Result, then } from "../core/gen.ts";
import {
  append,
  drainAll,
  drainPlain,
  fastItems,
  hasLengthHint,
  isPlainIter,
  iter,
  lengthHint,
  next,
  reserveItems,
  type SliceIndices,
  sliceIndices,
} from "../core/sequence.ts";
import {
  listIterType,
  listType,
  PLAIN_ITERATOR,
  PyList,
  PyListIter,
  PyPlainIter,
  PySlice,
  tupleType,
  typeName,
  typeOf,
} from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { bindArguments, custom, flag, obj, opt } from "../native/args.ts";
import { defineType, method, newType } from "../native/define.ts";
import { clipBound, compareItems, countItem, findItem, repeatItems, reprItems } from "./container.ts";
import { sortList } from "./sort.ts";
import "./object_type.ts";

const MAX_ITEMS = 0x7ffffff;

/** A bound of `index(x, start, stop)`. */
export const searchBound = (name: string) =>
  custom<number>(name, (vm, v) => {
    if (v === null || typeOf(v).nb_index === undefined) {
      throw typeError("slice indices must be integers or have an __index__ method");
    }
    return asIndexClipped(vm, v);
  });

/** Appends the items of any iterable (`list.extend`); what came before an error stays. */
function listExtend(vm: Vm, list: PyList, source: Value): Result<void> {
  if (source instanceof PyList && source.type === listType || source instanceof PyTuple && source.type === tupleType) {
    const from = (source as PyList).items;
    const to = list.items;
    // The source may be the list itself.
    const count = from.length;
    // Where it is much for the array, it is made anew.
    reserveItems(vm, count > to.length >> 1 ? to.length + count : count);
    for (let i = 0; i < count; i++) to.push(from[i]);
    return;
  }
  const it = iter(vm, source);
  return isGen(it) || hasLengthHint(source) ? extendSlow(vm, list, source, it) : drainInto(vm, list, it);
}

function* extendSlow(vm: Vm, list: PyList, source: Value, pending: Result<Value>): Gen<void> {
  const it = isGen(pending) ? yield* pending : pending;
  if (hasLengthHint(source)) yield* lengthHint(vm, source, 8);
  const r = drainInto(vm, list, it);
  if (isGen(r)) yield* r;
}

function drainInto(vm: Vm, list: PyList, it: Value): Result<void> {
  if (isPlainIter(it)) return drainPlain(vm, it, list.items);
  if (typeOf(it).drainInto !== undefined) return drainAll(vm, it, (v) => append(vm, list.items, v));
  const before = list.items.length;
  for (;;) {
    const v = next(vm, it);
    if (v === undefined) return reserveItems(vm, list.items.length - before);
    if (isGen(v)) return drainIntoSlow(vm, list, it, v);
    append(vm, list.items, v);
  }
}

function* drainIntoSlow(vm: Vm, list: PyList, it: Value, pending: Gen<Value | undefined>): Gen<void> {
  let v: Value | undefined = yield* pending;
  while (v !== undefined) {
    append(vm, list.items, v);
    const r: Result<Value | undefined> = next(vm, it);
    v = isGen(r) ? yield* r : r;
  }
}

/** Replaces `items[low:high]`, in place. `fresh` is not the same array. */
export function spliceItems(items: Value[], low: number, high: number, fresh: Value[]): void {
  const size = items.length;
  if (low < 0) low = 0;
  else if (low > size) low = size;
  if (high < low) high = low;
  else if (high > size) high = size;
  if (fresh.length === high - low) {
    for (let i = 0; i < fresh.length; i++) items[low + i] = fresh[i];
  } else if (high === size) {
    items.length = low;
    for (let i = 0; i < fresh.length; i++) items.push(fresh[i]);
  } else if (fresh.length < 1000) {
    items.splice(low, high - low, ...fresh);
  } else {
    // Too many for the argument list of one call.
    const tail = items.slice(high);
    items.length = low;
    for (let i = 0; i < fresh.length; i++) items.push(fresh[i]);
    for (let i = 0; i < tail.length; i++) items.push(tail[i]);
  }
}

function assignSlice(vm: Vm, list: PyList, low: number, high: number, value: Value | undefined): Result<void> {
  if (value === undefined) {
    spliceItems(list.items, low, high, []);
    return;
  }
  return then(fastItems(vm, value, "can only assign an iterable"), (fresh) => {
    spliceItems(list.items, low, high, fresh === list.items ? fresh.slice() : fresh);
  });
}

function assignExtended(vm: Vm, list: PyList, slice: PySlice, value: Value | undefined): Result<void> {
  return then(sliceIndices(vm, slice, list.items.length), ({ start, stop, step, length }) => {
    if (step === 1) return assignSlice(vm, list, start, stop, value);
    if (value === undefined) {
      deleteStrided(list.items, start, step, length);
      return;
    }
    return then(fastItems(vm, value, "must assign iterable to extended slice"), (fresh) => {
      if (fresh.length !== length) {
        throw valueError(
          `attempt to assign sequence of size ${fresh.length} to extended slice of size ${length}`,
        );
      }
      const from = fresh === list.items ? fresh.slice() : fresh;
      for (let i = 0, at = start; i < length; i++, at += step) list.items[at] = from[i];
    });
  });
}

function deleteStrided(items: Value[], start: number, step: number, length: number): void {
  if (length <= 0) return;
  if (step < 0) {
    start += step * (length - 1);
    step = -step;
  }
  let to = start;
  let nextGone = start;
  let left = length;
  for (let from = start; from < items.length; from++) {
    if (left > 0 && from === nextGone) {
      left--;
      nextGone += step;
    } else items[to++] = items[from];
  }
  items.length = to;
}

/** Items of a slice object's range. */
export function slicedItems(vm: Vm, items: Value[], slice: PySlice): Result<Value[]> {
  const range = sliceIndices(vm, slice, items.length);
  return isGen(range) ? then(range, (r) => itemsIn(vm, items, r)) : itemsIn(vm, items, range);
}

/** The items at the positions of a slice, as an array of its own. */
export function itemsIn(vm: Vm, items: Value[], { start, stop, step, length }: SliceIndices): Value[] {
  if (length <= 0) return [];
  reserveItems(vm, length);
  if (step === 1) return items.slice(start, stop);
  const out: Value[] = new Array(length);
  for (let i = 0, at = start; i < length; i++, at += step) out[i] = items[at];
  return out;
}

/** `items[low:high]` with bounds already counted from the start. */
export function plainSlice(vm: Vm, items: Value[], low: number, high: number): Value[] {
  const from = Math.max(low, 0);
  const to = Math.max(high, 0);
  reserveItems(vm, Math.min(to, items.length) - from);
  return items.slice(from, to);
}

function subscript(vm: Vm, self: Value, key: Value): Result<Value> {
  const items = (self as PyList).items;
  if (typeof key === "number") {
    const v = items[key < 0 ? key + items.length : key];
    return v !== undefined ? v : raising(indexError("list index out of range"));
  }
  if (key instanceof PySlice) {
    const part = slicedItems(vm, items, key);
    return isGen(part) ? then(part, (p) => new PyList(p)) : new PyList(part);
  }
  return then(indexOf(vm, key), (i) => itemAt(self as PyList, i < 0 ? i + (self as PyList).items.length : i));
}

function indexOf(vm: Vm, key: Value): Result<number> {
  if (key === null || typeOf(key).nb_index === undefined) {
    throw typeError(`list indices must be integers, not ${typeName(key)}`);
  }
  return asIndex(vm, key, indexError);
}

function itemAt(list: PyList, i: number): Result<Value> {
  const v = list.items[i];
  return v !== undefined ? v : raising(indexError("list index out of range"));
}

function assignItem(list: PyList, i: number, value: Value | undefined): void {
  const items = list.items;
  if (i < 0 || i >= items.length) throw indexError("list assignment index out of range");
  if (value !== undefined) items[i] = value;
  else if (i === items.length - 1) items.pop();
  else items.splice(i, 1);
}

function assignSubscript(vm: Vm, self: Value, key: Value, value: Value | undefined): Result<void> {
  const list = self as PyList;
  if (typeof key === "number") return assignItem(list, key < 0 ? key + list.items.length : key, value);
  if (key instanceof PySlice) return assignExtended(vm, list, key, value);
  return then(indexOf(vm, key), (i) => assignItem(list, i < 0 ? i + list.items.length : i, value));
}

function repeated(items: Value[], count: number): Value[] {
  if (count > 0 && items.length * count > MAX_ITEMS) throw memoryError();
  return repeatItems(items, count);
}

function popAt(list: PyList, i: number): Value {
  const items = list.items;
  const size = items.length;
  if (size === 0) throw indexError("pop from empty list");
  if (i < 0) i += size;
  if (i < 0 || i >= size) throw indexError("pop index out of range");
  if (i === size - 1) return items.pop()!;
  return i === 0 ? items.shift()! : items.splice(i, 1)[0];
}

function insertAt(list: PyList, i: number, x: Value): null {
  const items = list.items;
  if (i < 0) i = Math.max(0, i + items.length);
  if (i >= items.length) items.push(x);
  else if (i === 0) items.unshift(x);
  else items.splice(i, 0, x);
  return null;
}

const initRow = method<PyList>()(
  [opt(obj("sequence"))],
  { doc: "Fills the list.", arity: "keywords" },
  (vm, self, source) => then(source === undefined ? undefined : listExtend(vm, self, source), () => null),
).compile("list");

const listMethod = method<PyList>();

defineType<PyList>(listType, {
  doc: "list() -> an empty list\nlist(iterable) -> a list of the items of iterable",
  slots: {
    tp_new: (_vm, type) => new type.jsClass([]),
    tp_init: (vm, self, args, kw) => {
      const list = self as PyList;
      if (list.items.length > 0) list.items = [];
      if (kw === null && args.length <= 1) return args.length === 0 ? undefined : listExtend(vm, list, args[0]);
      return then(bindArguments(vm, initRow, [self, ...args], kw), () => {});
    },
    tp_repr: (vm, self) => reprItems(vm, self as PyList, "[", "]", "[...]", " while getting the repr of a list"),
    tp_hash: null,
    tp_richcompare: (vm, a, b, op) =>
      a instanceof PyList && b instanceof PyList ? compareItems(vm, a, b, op) : NotImplemented,
    tp_iter: (_vm, self) => new PyListIter(self as PyList),
    sq_length: (_vm, self) => (self as PyList).items.length,
    sq_concat: (vm, a, b) => {
      if (!(b instanceof PyList)) throw typeError(`can only concatenate list (not "${typeName(b)}") to list`);
      reserveItems(vm, (a as PyList).items.length + b.items.length);
      return new PyList(joined((a as PyList).items, b.items));
    },
    sq_repeat: (_vm, self, count) => new PyList(repeated((self as PyList).items, count)),
    sq_item: (_vm, self, i) => itemAt(self as PyList, i),
    sq_slice: (vm, self, low, high) => new PyList(plainSlice(vm, (self as PyList).items, low, high)),
    sq_ass_item: (_vm, self, i, value) => assignItem(self as PyList, i, value),
    sq_ass_slice: (vm, self, low, high, value) => assignSlice(vm, self as PyList, low, high, value),
    sq_contains: (vm, self, x) => then(findItem(vm, self as PyList, x, 0, Infinity, false), (i) => i >= 0),
    sq_inplace_concat: (vm, self, other) => then(listExtend(vm, self as PyList, other), () => self),
    sq_inplace_repeat: (_vm, self, count) => {
      const list = self as PyList;
      if (count <= 0) list.items.length = 0;
      else if (count > 1) {
        if (list.items.length * count > MAX_ITEMS) throw memoryError();
        const size = list.items.length;
        for (let n = 1; n < count; n++) for (let i = 0; i < size; i++) list.items.push(list.items[i]);
      }
      return self;
    },
    mp_subscript: subscript,
    mp_ass_subscript: assignSubscript,
  },
  methods: () => ({
    __getitem__: listMethod([obj("key")], "x.__getitem__(y) <==> x[y]", (vm, self, key) => subscript(vm, self, key)),
    __reversed__: listMethod(
      [],
      "An iterator from the last item to the first.",
      (_vm, self) => new PyListReverseIter(self),
    ),
    __sizeof__: listMethod([], "Size in memory, in bytes.", (_vm, self) => 40 + 8 * self.items.length),
    append: listMethod([obj("object")], "Adds `object` at the end.", (_vm, self, x) => {
      self.items.push(x);
      return null;
    }),
    insert: listMethod(
      [obj("index"), obj("object")],
      "Inserts `object` before the item at `index`.",
      (vm, self, i, x) =>
        typeof i === "number" ? insertAt(self, i, x) : then(asCLong(vm, i), (n) => insertAt(self, n, x)),
    ),
    extend: listMethod(
      [obj("iterable")],
      "Adds the items of `iterable` at the end.",
      (vm, self, source) => then(listExtend(vm, self, source), () => null),
    ),
    // The conversion stands in the handler so that the loop can call it directly.
    pop: listMethod(
      [opt(obj("index"))],
      "Takes out and returns the item at `index`, by default the last.",
      (vm, self, i) => {
        if (i === undefined) return popAt(self, -1);
        return typeof i === "number" ? popAt(self, i) : then(asCLong(vm, i), (n) => popAt(self, n));
      },
    ),
    remove: listMethod(
      [obj("value")],
      "Removes the first item that equals `value`. ValueError if there is none.",
      (vm, self, x) =>
        then(findItem(vm, self, x, 0, Infinity, true), (i) => {
          if (i < 0) throw valueError("list.remove(x): x not in list");
          self.items.splice(i, 1);
          return null;
        }),
    ),
    index: listMethod(
      [obj("value"), opt(searchBound("start"), 0), opt(searchBound("stop"), Infinity)],
      "Position of the first item that equals `value`. ValueError if there is none.",
      (vm, self, x, start, stop) => {
        const size = self.items.length;
        return then(findItem(vm, self, x, clipBound(start, size), clipBound(stop, size), true), (i) => {
          return i >= 0 ? i : then<string, Value>(repr(vm, x), (text) => {
            throw valueError(`${text} is not in list`);
          });
        });
      },
    ),
    count: listMethod([obj("value")], "How many items equal `value`.", (vm, self, x) => countItem(vm, self, x)),
    sort: listMethod(
      [opt(obj("cmp"), null), opt(obj("key"), null), opt(flag("reverse"), false)],
      {
        doc: "Sorts in place; equal items keep their order. `cmp(x, y)` gives a negative, zero or positive number.",
        arity: "keywords",
      },
      (vm, self, cmp, key, reverse) => sortList(vm, self, cmp, key, reverse),
    ),
    reverse: listMethod([], "Reverses the order of the items in place.", (_vm, self) => {
      self.items.reverse();
      return null;
    }),
  }),
});

/** PERF: `concat` takes three times as long for short arrays. Unlike `joinItems` it leaves room to grow. */
function joined(a: Value[], b: Value[]): Value[] {
  if (b.length > 32) return a.concat(b);
  const out = a.slice();
  for (let i = 0; i < b.length; i++) out.push(b[i]);
  return out;
}

// ---- iterators ----------------------------------------------------------------------------------------------------

defineType<PyListIter>(listIterType, {
  slots: {
    ...PLAIN_ITERATOR,
  },
  methods: () => ({
    __length_hint__: method<PyListIter>()([], "How many items are probably left.", (_vm, self) => {
      return self.list === undefined ? 0 : Math.max(0, self.list.items.length - self.index);
    }),
  }),
});

/** Iterator of a list from its end; `list` is `undefined` once exhausted. */
export class PyListReverseIter extends PyPlainIter {
  list: PyList | undefined;
  index: number;
  constructor(list: PyList) {
    super();
    this.list = list;
    this.index = list.items.length - 1;
  }

  advance(): Value | undefined {
    if (this.list === undefined) return undefined;
    const { items } = this.list;
    if (this.index >= 0 && this.index < items.length) return items[this.index--];
    this.index = -1;
    this.list = undefined;
    return undefined;
  }
}

newType("listreverseiterator", PyListReverseIter, { subclassable: false }, {
  slots: {
    ...PLAIN_ITERATOR,
  },
  methods: () => ({
    __length_hint__: method<PyListReverseIter>()([], "How many items are probably left.", (_vm, self) => {
      const left = self.index + 1;
      return self.list === undefined || self.list.items.length < left ? 0 : left;
    }),
  }),
});
