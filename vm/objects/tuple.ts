// SPDX-License-Identifier: MIT
/**
 * `tuple` and its iterator. CPYTHON: `Objects/tupleobject.c`.
 * INVARIANT: the item array of a tuple never changes, so slices and conversions of exact tuples may share it.
 */
import { NotImplemented, PyTuple, type Value } from "../base/value.ts";
import { hashToValue, tupleHash } from "../base/hash.ts";
import { asIndex } from "../core/convert.ts";
import { canonicalHash, mapKey } from "../core/map_key.ts";
import { keyHash } from "../core/dict_ops.ts";
import { indexError, memoryError, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, raising, type Result, then } from "../core/gen.ts";
import { listOf, reserveItems } from "../core/sequence.ts";
import { PLAIN_ITERATOR, PySlice, PyTupleIter, tupleIterType, tupleType, typeName, typeOf } from "../core/types.ts";
import type { PyType } from "../core/type.ts";
import type { Vm } from "../core/vm.ts";
import { bindArguments, obj, opt } from "../native/args.ts";
import { def, defineType, method } from "../native/define.ts";
import { clipBound, compareItems, countItem, findItem, joinItems, repeatItems, reprItems } from "./container.ts";
import { plainSlice, searchBound, slicedItems } from "./list.ts";
import "./object_type.ts";

const MAX_ITEMS = 0x7ffffff;

/** `hash(tuple)`. */
function hashTuple(vm: Vm, self: Value): Result<Value> {
  const items = (self as PyTuple).items;
  return items.every((item) => mapKey(item) !== undefined)
    ? hashToValue(tupleHash(items.map(canonicalHash)))
    : hashTupleSlow(vm, items);
}

function* hashTupleSlow(vm: Vm, items: Value[]): Gen<Value> {
  const hashes = [];
  for (const item of items) {
    const h = keyHash(vm, item);
    hashes.push(isGen(h) ? yield* h : h);
  }
  return hashToValue(tupleHash(hashes));
}

function itemAt(self: Value, i: number): Result<Value> {
  const v = (self as PyTuple).items[i];
  return v !== undefined ? v : raising(indexError("tuple index out of range"));
}

function part(self: PyTuple, items: Value[]): PyTuple {
  return items.length === self.items.length && self.type === tupleType && items.every((v, i) => v === self.items[i])
    ? self
    : new PyTuple(items);
}

function subscript(vm: Vm, self: Value, key: Value): Result<Value> {
  const tuple = self as PyTuple;
  if (typeof key === "number") return itemAt(tuple, key < 0 ? key + tuple.items.length : key);
  if (key instanceof PySlice) return then(slicedItems(vm, tuple.items, key), (items) => part(tuple, items));
  if (key === null || typeOf(key).nb_index === undefined) {
    throw typeError(`tuple indices must be integers, not ${typeName(key)}`);
  }
  return then(asIndex(vm, key, indexError), (i) => itemAt(tuple, i < 0 ? i + tuple.items.length : i));
}

const newRow = def(
  [opt(obj("sequence"))],
  { doc: "The items of an iterable.", arity: "keywords" },
  (vm, source) => makeTuple(vm, tupleType, source),
).compile("tuple");

function makeTuple(vm: Vm, type: PyType, source: Value | undefined): Result<Value> {
  if (source === undefined) return new type.jsClass([]);
  if (type === tupleType && source instanceof PyTuple && source.type === tupleType) return source;
  return then(listOf(vm, source), (items) => new type.jsClass(items));
}

const tupleMethod = method<PyTuple>();

defineType<PyTuple>(tupleType, {
  doc: "tuple() -> the empty tuple\ntuple(iterable) -> a tuple of the items of iterable",
  slots: {
    tp_new: (vm, type, args, kw) => {
      if (kw === null && args.length <= 1) return makeTuple(vm, type, args[0]);
      const made = bindArguments(vm, newRow, args, kw);
      return type === tupleType ? made : then(made, (t) => new type.jsClass((t as PyTuple).items));
    },
    tp_repr: (vm, self) => {
      const tuple = self as PyTuple;
      const close = tuple.items.length === 1 ? ",)" : ")";
      return reprItems(vm, tuple, "(", close, "(...)", " while getting the repr of a tuple");
    },
    tp_hash: hashTuple,
    tp_richcompare: (vm, a, b, op) =>
      a instanceof PyTuple && b instanceof PyTuple ? compareItems(vm, a, b, op) : NotImplemented,
    tp_iter: (_vm, self) => new PyTupleIter(self as PyTuple),
    sq_length: (_vm, self) => (self as PyTuple).items.length,
    sq_concat: (vm, a, b) => {
      if (!(b instanceof PyTuple)) throw typeError(`can only concatenate tuple (not "${typeName(b)}") to tuple`);
      reserveItems(vm, (a as PyTuple).items.length + b.items.length);
      return new PyTuple(joinItems((a as PyTuple).items, b.items));
    },
    sq_repeat: (_vm, self, count) => {
      const tuple = self as PyTuple;
      if (tuple.type === tupleType && (tuple.items.length === 0 || count === 1)) return tuple;
      if (count > 0 && tuple.items.length * count > MAX_ITEMS) throw memoryError();
      return new PyTuple(repeatItems(tuple.items, count));
    },
    sq_item: (_vm, self, i) => itemAt(self, i),
    sq_slice: (vm, self, low, high) => part(self as PyTuple, plainSlice(vm, (self as PyTuple).items, low, high)),
    sq_contains: (vm, self, x) => then(findItem(vm, self as PyTuple, x, 0, Infinity, false), (i) => i >= 0),
    mp_subscript: subscript,
  },
  methods: () => ({
    __getnewargs__: tupleMethod([], "Arguments of `__new__` for copies.", (_vm, self) => {
      return new PyTuple([new PyTuple(self.items)]);
    }),
    __sizeof__: tupleMethod([], "Size in memory, in bytes.", (_vm, self) => 24 + 8 * self.items.length),
    index: tupleMethod(
      [obj("value"), opt(searchBound("start"), 0), opt(searchBound("stop"), Infinity)],
      "Position of the first item that equals `value`. ValueError if there is none.",
      (vm, self, x, start, stop) => {
        const size = self.items.length;
        return then(findItem(vm, self, x, clipBound(start, size), clipBound(stop, size), true), (i) => {
          if (i < 0) throw valueError("tuple.index(x): x not in tuple");
          return i;
        });
      },
    ),
    count: tupleMethod([obj("value")], "How many items equal `value`.", (vm, self, x) => countItem(vm, self, x)),
  }),
});

defineType<PyTupleIter>(tupleIterType, {
  slots: {
    ...PLAIN_ITERATOR,
  },
  methods: () => ({
    __length_hint__: method<PyTupleIter>()([], "How many items are left.", (_vm, self) => {
      return self.tuple === undefined ? 0 : self.tuple.items.length - self.index;
    }),
  }),
});
