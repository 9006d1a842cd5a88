// SPDX-License-Identifier: MIT
/**
 * Views of a dict: `dict_keys`, `dict_values`, `dict_items`. CPYTHON: `Objects/dictobject.c`.
 * Keys and items views compare and combine like sets; the results of operators are sets.
 */
import { NotImplemented, PyObject, PyTuple, type Value } from "../base/value.ts";
import { call, callMethod, isThrown, repr } from "../core/abstract.ts";
import { EQ, equals, GE, GT, LE, LT, NE } from "../core/compare.ts";
import type { PyDict } from "../core/dict.ts";
import { dictGet, dictHas } from "../core/dict_ops.ts";
import { ExceptionType } from "../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import { contains, iter, length, listOf, next } from "../core/sequence.ts";
import type { BinarySlot, PyType, Slots } from "../core/type.ts";
import { PyList, PySet, setType } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { newType } from "../native/define.ts";
import { reprEnter, reprLeave } from "./container.ts";
import { PyDictItemIter, PyDictKeyIter, PyDictValueIter } from "./dict_iter.ts";
import "./object_type.ts";

export type ViewName = "dict_keys" | "dict_values" | "dict_items";

/** A view of `over`. Which kind, its class says; make one with {@linkcode makeView}. */
export class PyDictView extends PyObject {
  constructor(public over: PyDict) {
    super();
  }
}
class PyDictKeys extends PyDictView {}
class PyDictValues extends PyDictView {}
class PyDictItems extends PyDictView {}

/** Whether `v` is a set or a view that behaves like one. */
function isSetLike(v: Value): boolean {
  return v instanceof PySet || v instanceof PyDictKeys || v instanceof PyDictItems;
}

/** Whether every item of `a` is in `b`. */
function* allIn(vm: Vm, a: Value, b: Value): Gen<boolean> {
  let it = iter(vm, a);
  if (isGen(it)) it = yield* it;
  for (;;) {
    let v = next(vm, it);
    if (isGen(v)) v = yield* v;
    if (v === undefined) return true;
    let has = contains(vm, b, v);
    if (isGen(has)) has = yield* has;
    if (!has) return false;
  }
}

function* compareViews(vm: Vm, a: Value, b: Value, op: number): Gen<Value> {
  let sizeA = length(vm, a);
  if (isGen(sizeA)) sizeA = yield* sizeA;
  let sizeB = length(vm, b);
  if (isGen(sizeB)) sizeB = yield* sizeB;
  switch (op) {
    case EQ:
      return sizeA === sizeB && (yield* allIn(vm, a, b));
    case NE:
      return sizeA !== sizeB || !(yield* allIn(vm, a, b));
    case LT:
      return sizeA < sizeB && (yield* allIn(vm, a, b));
    case LE:
      return sizeA <= sizeB && (yield* allIn(vm, a, b));
    case GT:
      return sizeA > sizeB && (yield* allIn(vm, b, a));
    case GE:
      return sizeA >= sizeB && (yield* allIn(vm, b, a));
  }
  return NotImplemented;
}

function* reprView(vm: Vm, self: PyDictView): Gen<Value> {
  if (!reprEnter(vm, self)) return "...";
  try {
    let items = listOf(vm, self);
    if (isGen(items)) items = yield* items;
    const text = repr(vm, new PyList(items));
    return `${self.type.name}(${isGen(text) ? yield* text : text})`;
  } finally {
    reprLeave(vm, self);
  }
}

/** A set of the left operand's items, changed by `method` with the right operand. */
function setOperator(method: string): BinarySlot {
  return function* (vm, a, b): Gen<Value> {
    let result = call(vm, setType, [a]);
    if (isGen(result)) result = yield* result;
    const r = callMethod(vm, result, method, [b]);
    if (isGen(r)) yield* r;
    return result;
  };
}

function* hasItem(vm: Vm, d: PyDict, item: Value): Gen<boolean> {
  if (!(item instanceof PyTuple) || item.items.length !== 2) return false;
  const [key, value] = item.items;
  let found: Result<Value | undefined>;
  try {
    found = dictGet(vm, d, key);
    if (isGen(found)) found = yield* found;
  } catch (e) {
    // CPython's lookup drops errors here: an unhashable key is not in the view.
    if (!isThrown(e, ExceptionType)) throw e;
    return false;
  }
  if (found === undefined) return false;
  const same = equals(vm, value, found);
  return isGen(same) ? yield* same : same;
}

const common: Slots = {
  tp_repr: (vm, self) => reprView(vm, self as PyDictView),
  sq_length: (_vm, self) => (self as PyDictView).over.size,
};
const setLike: Slots = {
  ...common,
  tp_richcompare: (vm, a, b, op) => isSetLike(a) && isSetLike(b) ? compareViews(vm, a, b, op) : NotImplemented,
  tp_hash: null,
  nb_subtract: setOperator("difference_update"),
  nb_and: setOperator("intersection_update"),
  nb_or: setOperator("update"),
  nb_xor: setOperator("symmetric_difference_update"),
};

const FINAL = { subclassable: false };
const TYPES: Record<ViewName, PyType> = {
  dict_keys: newType("dict_keys", PyDictKeys, FINAL, {
    slots: {
      ...setLike,
      tp_iter: (_vm, self) => new PyDictKeyIter((self as PyDictView).over),
      sq_contains: (vm, self, key) => dictHas(vm, (self as PyDictView).over, key),
    },
  }),
  dict_values: newType("dict_values", PyDictValues, FINAL, {
    slots: { ...common, tp_iter: (_vm, self) => new PyDictValueIter((self as PyDictView).over) },
  }),
  dict_items: newType("dict_items", PyDictItems, FINAL, {
    slots: {
      ...setLike,
      tp_iter: (_vm, self) => new PyDictItemIter((self as PyDictView).over),
      sq_contains: (vm, self, item) => hasItem(vm, (self as PyDictView).over, item),
    },
  }),
};

/** A view of `d`. */
export function makeView(name: ViewName, d: PyDict): PyDictView {
  return new TYPES[name].jsClass(d) as PyDictView;
}
