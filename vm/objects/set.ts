// SPDX-License-Identifier: MIT
/**
 * `set`, `frozenset` and their iterator. What they do with their elements is in set_ops.ts.
 * Results of operations have the type of the left operand, made without calling its constructor.
 * CPYTHON: `Objects/setobject.c`.
 */
import { frozensetHash, hashToValue, intHash } from "../base/hash.ts";
import { NotImplemented, PyTuple, type Value } from "../base/value.ts";
import { materialiseDict, repr } from "../core/abstract.ts";
import { EQ, GE, GT, LE, LT, NE } from "../core/compare.ts";
import { type DictEntry, entryHash, type PyDict } from "../core/dict.ts";
import { keyError, KeyErrorType, makeThrow, typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import type { KeyMap } from "../core/key_map.ts";
import { listOf } from "../core/sequence.ts";
import type { PyType, Slots } from "../core/type.ts";
import { frozensetType, PLAIN_ITERATOR, PyList, PySet, setType } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj, rest } from "../native/args.ts";
import { arityError } from "../native/arity.ts";
import { defineType, method, newType, type Row } from "../native/define.ts";
import { reprEnter, reprLeave } from "./container.ts";
import {
  copyOf,
  difference,
  differenceUpdate,
  intersection,
  isDisjoint,
  isSubset,
  setAdd,
  setDiscard,
  setHas,
  setOf,
  symmetricDifferenceUpdate,
  toSet,
  union,
  update,
} from "./set_ops.ts";
import { PyTableIter } from "./table_iter.ts";
import "./object_type.ts";

// ---- text, hash, comparison ---------------------------------------------------------------------------------------

function* reprSet(vm: Vm, self: PySet): Gen<Value> {
  const name = self.type.name;
  if (!reprEnter(vm, self)) return `${name}(...)`;
  try {
    // A subclass may have an `__iter__` of its own.
    const items = self.type.heap ? listOf(vm, self) : self.keys();
    const text = repr(vm, new PyList(isGen(items) ? yield* items : items));
    return `${name}(${isGen(text) ? yield* text : text})`;
  } finally {
    reprLeave(vm, self);
  }
}

function hashFrozen(self: PySet): Value {
  if (self.hash !== undefined) return self.hash;
  const hashes = self.ints !== undefined ? self.ints.keys().map(intHash) : self.table.map.entries().map(entryHash);
  return self.hash = hashToValue(frozensetHash(hashes));
}

function compareSets(vm: Vm, a: Value, b: Value, op: number): Result<Value> {
  if (!(a instanceof PySet) || !(b instanceof PySet)) return NotImplemented;
  switch (op) {
    case EQ:
      return sameSets(vm, a, b);
    case NE:
      return then(sameSets(vm, a, b), (same) => !same);
    case LE:
      return isSubset(vm, a, b);
    case GE:
      return isSubset(vm, b, a);
    case LT:
      return a.size < b.size ? isSubset(vm, a, b) : false;
    case GT:
      return a.size > b.size ? isSubset(vm, b, a) : false;
  }
  return NotImplemented;
}

function sameSets(vm: Vm, a: PySet, b: PySet): Result<boolean> {
  if (a.size !== b.size) return false;
  if (a.hash !== undefined && b.hash !== undefined && typeof a.hash === "number" && a.hash !== b.hash) return false;
  return isSubset(vm, a, b);
}

// ---- what set and frozenset share ---------------------------------------------------------------------------------

type BinaryResult = (vm: Vm, a: PySet, b: PySet) => Result<Value>;

/** An operator between sets only. */
const operator = (f: BinaryResult) => (vm: Vm, a: Value, b: Value): Result<Value> =>
  a instanceof PySet && b instanceof PySet ? f(vm, a, b) : NotImplemented;

function* unionMany(vm: Vm, self: PySet, others: Value[]): Gen<Value> {
  const out = copyOf(self, self.type);
  for (const other of others) {
    if (other === self) continue;
    const r = update(vm, out, other);
    if (isGen(r)) yield* r;
  }
  return out;
}

function* intersectMany(vm: Vm, self: PySet, others: Value[], type: PyType): Gen<PySet> {
  if (others.length === 0) return copyOf(self, type);
  let out = self;
  for (const other of others) {
    const r = intersection(vm, out, other, type);
    out = isGen(r) ? yield* r : r;
  }
  return out;
}

function* differenceMany(vm: Vm, self: PySet, others: Value[]): Gen<Value> {
  if (others.length === 0) return copyOf(self, self.type);
  const first = difference(vm, self, others[0]);
  const out = isGen(first) ? yield* first : first;
  for (let i = 1; i < others.length; i++) {
    const r = differenceUpdate(vm, out, others[i]);
    if (isGen(r)) yield* r;
  }
  return out;
}

/** `self ^ other`: built from the other one, as CPython does. */
function symmetricDifference(vm: Vm, self: PySet, other: Value): Result<Value> {
  return then(other instanceof PySet ? copyOf(other, self.type) : toSet(vm, other, self.type), (out) => {
    return then(symmetricDifferenceUpdate(vm, out, self), () => out);
  });
}

function subsetOf(vm: Vm, self: PySet, other: Value): Result<boolean> {
  return then(other instanceof PySet ? other : toSet(vm, other), (set) => isSubset(vm, self, set));
}

function supersetOf(vm: Vm, self: PySet, other: Value): Result<boolean> {
  return then(other instanceof PySet ? other : toSet(vm, other), (set) => isSubset(vm, set, self));
}

const slots: Slots = {
  tp_repr: (vm, self) => {
    const s = self as PySet;
    return s.size === 0 && !s.type.heap ? `${s.type.name}([])` : reprSet(vm, s);
  },
  tp_richcompare: compareSets,
  tp_compare: () => {
    throw typeError("cannot compare sets using cmp()");
  },
  tp_iter: (_vm, self) => new PySetIter(self as PySet),
  sq_length: (_vm, self) => (self as PySet).size,
  sq_contains: (vm, self, key) => setHas(vm, self as PySet, key),
  nb_subtract: operator(difference),
  nb_and: operator(intersection),
  nb_or: operator(union),
  nb_xor: operator(symmetricDifference),
};

const setMethod = method<PySet>();

const methods = (): Record<string, Row> => ({
  __contains__: setMethod([obj("element")], "Whether `element` is in the set.", setHas),
  __reduce__: setMethod([], "How to copy or pickle the set.", (_vm, self) => {
    const state = self.type.hasDict ? materialiseDict(self) : null;
    return new PyTuple([self.type, new PyTuple([new PyList(self.keys())]), state]);
  }),
  __sizeof__: setMethod([], "Size in memory, in bytes.", (_vm, self) => {
    const size = self.ints?.slotCount ?? self.table.table().mask + 1;
    return 200 + (size > 8 ? 16 * size : 0);
  }),
  copy: setMethod([], "A new set with the same elements.", (_vm, self) => {
    return self.type === frozensetType ? self : copyOf(self, self.type);
  }),
  union: setMethod([rest("others")], "A new set of what is in the set or any of the others.", (vm, self, others) => {
    return others.length === 1 ? union(vm, self, others[0]) : unionMany(vm, self, others);
  }),
  intersection: setMethod(
    [rest("others")],
    "A new set of what is in the set and all of the others.",
    (vm, self, others) => {
      return others.length === 1 ? intersection(vm, self, others[0]) : intersectMany(vm, self, others, self.type);
    },
  ),
  difference: setMethod([rest("others")], "A new set of what is in the set but in none of the others.", differenceMany),
  symmetric_difference: setMethod(
    [obj("other")],
    "A new set of what is in exactly one of the two.",
    symmetricDifference,
  ),
  isdisjoint: setMethod(
    [obj("other")],
    "Whether nothing is in both.",
    isDisjoint,
  ),
  issubset: setMethod([obj("other")], "Whether everything in the set is in the other one.", subsetOf),
  issuperset: setMethod([obj("other")], "Whether everything in the other one is in the set.", supersetOf),
});

function only(name: string, args: Value[]): Value | undefined {
  if (args.length > 1) throw arityError("unpack", name, 0, 1, args.length);
  return args[0];
}

setType.hasWeakref = frozensetType.hasWeakref = true;

// ---- set ----------------------------------------------------------------------------------------------------------

/** An in-place operator: `f` changes the table of the left operand. */
const inPlace =
  (f: (vm: Vm, self: PySet, other: PySet) => Result<void>) => (vm: Vm, a: Value, b: Value): Result<Value> =>
    b instanceof PySet ? then(f(vm, a as PySet, b), () => a) : NotImplemented;

function intersectionUpdate(vm: Vm, self: PySet, others: Value[]): Result<void> {
  return then(
    others.length === 1 ? intersection(vm, self, others[0], setType) : intersectMany(vm, self, others, setType),
    (set) => self.become(set),
  );
}

/** Applies `f` with each of `others` in turn. */
function* each(
  vm: Vm,
  self: PySet,
  others: Value[],
  f: (vm: Vm, self: PySet, other: Value) => Result<void>,
): Gen<Value> {
  for (const other of others) {
    const r = f(vm, self, other);
    if (isGen(r)) yield* r;
  }
  return null;
}

defineType<PySet>(setType, {
  doc: "set() -> an empty set\nset(iterable) -> a set of the items of iterable",
  slots: {
    ...slots,
    tp_new: (_vm, type) => setOf(type),
    tp_init: (vm, self, args, kw) => {
      const s = self as PySet;
      if (kw !== null && kw.size > 0 && s.type === setType) throw typeError("set() does not take keyword arguments");
      const source = only(s.type.name, args);
      if (!s.isFresh) s.clear();
      s.hash = undefined;
      return source === undefined ? undefined : update(vm, s, source);
    },
    tp_hash: null,
    nb_inplace_subtract: inPlace(differenceUpdate),
    nb_inplace_and: inPlace((vm, a, b) => intersectionUpdate(vm, a, [b])),
    nb_inplace_or: inPlace(update),
    nb_inplace_xor: inPlace(symmetricDifferenceUpdate),
  },
  methods: () => ({
    ...methods(),
    add: setMethod([obj("element")], "Adds `element` unless it is there.", (vm, self, item) => {
      const r = setAdd(vm, self, item);
      return isGen(r) ? then(r, () => null) : null;
    }),
    clear: setMethod([], "Removes everything.", (_vm, self) => {
      self.clear();
      return null;
    }),
    discard: setMethod([obj("element")], "Removes `element` if it is there.", (vm, self, item) => {
      return then(setDiscard(vm, self, item), () => null);
    }),
    remove: setMethod([obj("element")], "Removes `element`. KeyError if it is not there.", (vm, self, item) => {
      return then(setDiscard(vm, self, item), (was) => {
        if (!was) throw keyError(item);
        return null;
      });
    }),
    pop: setMethod([], "Removes some element and returns it. KeyError if there is none.", (_vm, self) => {
      if (self.size === 0) throw makeThrow(KeyErrorType, "pop from an empty set");
      return self.ints !== undefined ? self.ints.pop() : self.table.popEntry()[0];
    }),
    update: setMethod([rest("others")], "Adds everything that is in the others.", (vm, self, others) => {
      return others.length === 1 ? then(update(vm, self, others[0]), () => null) : each(vm, self, others, update);
    }),
    intersection_update: setMethod([rest("others")], "Keeps only what is in all of the others.", (vm, self, others) => {
      return then(intersectionUpdate(vm, self, others), () => null);
    }),
    difference_update: setMethod(
      [rest("others")],
      "Removes everything that is in one of the others.",
      (vm, self, others) => {
        return each(vm, self, others, differenceUpdate);
      },
    ),
    symmetric_difference_update: setMethod(
      [obj("other")],
      "Removes what is in both and adds what was only in the other one.",
      (vm, self, other) => then(symmetricDifferenceUpdate(vm, self, other), () => null),
    ),
  }),
});

// ---- frozenset ----------------------------------------------------------------------------------------------------

const EMPTY = Symbol("the empty frozenset");

function frozen(vm: Vm, type: PyType, source: Value | undefined): Result<Value> {
  if (type === frozensetType) {
    if (source instanceof PySet && source.type === frozensetType) return source;
    if (source === undefined) return vm.state(EMPTY, () => setOf(frozensetType));
  } else if (source === undefined) return setOf(type);
  return then(toSet(vm, source, type), (set) => {
    return set.size === 0 && type === frozensetType ? frozen(vm, type, undefined) : set;
  });
}

defineType<PySet>(frozensetType, {
  doc: "frozenset() -> the empty immutable set\nfrozenset(iterable) -> an immutable set of the items of iterable",
  slots: {
    ...slots,
    tp_new: (vm, type, args, kw) => {
      if (kw !== null && kw.size > 0 && type === frozensetType) {
        throw typeError("frozenset() does not take keyword arguments");
      }
      return frozen(vm, type, only(type.name, args));
    },
    tp_hash: (_vm, self) => hashFrozen(self as PySet),
  },
  methods,
});

// ---- iterator -----------------------------------------------------------------------------------------------------

/** Iterator of a set; `over` is `undefined` once exhausted. */
export class PySetIter extends PyTableIter {
  over: PySet | undefined;
  /** The table of the set when it was looked at: some operations give it another. */
  private table: PyDict | undefined = undefined;

  constructor(s: PySet) {
    super(s.size);
    this.over = s;
  }

  protected at(map: KeyMap, position: number): Value {
    return map.keyAt(position);
  }
  protected of(entry: DictEntry): Value {
    return entry.key;
  }

  advance(): Value | undefined {
    if (this.over === undefined) return undefined;
    const { ints } = this.over;
    if (ints !== undefined) {
      this.checkSize(ints.size, "Set");
      const slot = ints.findSlot(this.slot);
      if (slot < 0) {
        this.over = this.table = undefined;
        return undefined;
      }
      this.slot = slot + 1;
      this.left--;
      return ints.keyAt(slot);
    }
    const { table } = this.over;
    if (this.version !== table.keysVersion || this.table !== table) {
      this.look(table, "Set");
      this.table = table;
    }
    const item = this.walk(table.map);
    if (item === undefined) this.over = this.table = undefined;
    return item;
  }
}

newType("setiterator", PySetIter, { subclassable: false }, {
  slots: PLAIN_ITERATOR,
  methods: () => ({
    __length_hint__: method<PySetIter>()([], "How many elements are probably left.", (_vm, self) => {
      return self.over === undefined ? 0 : self.lengthHint(self.over.size);
    }),
  }),
});
