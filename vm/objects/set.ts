// SPDX-License-Identifier: MIT
/**
 * `set`, `frozenset` and their iterator. The elements are the keys of `table`; the algebra is in set_ops.ts.
 * Results of operations have the type of the left operand, made without calling its constructor.
 * CPYTHON: `Objects/setobject.c`.
 */
import { frozensetHash, hashToValue } from "../base/hash.ts";
import { NotImplemented, PyTuple, type Value } from "../base/value.ts";
import { EQ, GE, GT, isThrown, LE, LT, materialiseDict, NE, repr } from "../core/abstract.ts";
import { type DictEntry, entryHash, PyDict } from "../core/dict.ts";
import { dictCopy, dictDelete, dictHas, dictMerge, dictSetDefault } from "../core/dict_ops.ts";
import { keyError, KeyErrorType, makeThrow, typeError, TypeErrorType } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import type { KeyMap } from "../core/key_map.ts";
import type { PyType, Slots } from "../core/type.ts";
import { frozensetType, PLAIN_ITERATOR, PyFrozenSet, PyList, PySet, setType } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj, rest } from "../native/args.ts";
import { arityError } from "../native/arity.ts";
import { defineType, method, newType, type Row } from "../native/define.ts";
import { reprEnter, reprLeave } from "./container.ts";
import {
  difference,
  differenceUpdate,
  intersection,
  isDisjoint,
  isSubset,
  symmetricDifferenceUpdate,
  toTable,
  update,
} from "./set_ops.ts";
import { PyTableIter } from "./table_iter.ts";
import "./object_type.ts";

/** A set of type `type` over `table`, which it owns from now on. */
function setOf(type: PyType, table: PyDict): PySet {
  return new type.jsClass(table) as PySet;
}

/** Adds an element; for set displays and comprehensions. */
export function setAdd(vm: Vm, s: PySet, item: Value): Result<unknown> {
  return dictSetDefault(vm, s.table, item, true);
}

/**
 * Runs `look` with the key, and again with a frozenset of the same elements if the key is an unhashable set.
 * INVARIANT: the stand-in shares the table of the set, so it must not outlive the search.
 */
function withSetKey<T>(key: Value, look: (key: Value) => Result<T>): Result<T> {
  if (!(key instanceof PySet) || key instanceof PyFrozenSet) return look(key);
  return withSetKeySlow(key, look);
}

function* withSetKeySlow<T>(key: PySet, look: (key: Value) => Result<T>): Gen<T> {
  try {
    const r = look(key);
    return isGen(r) ? yield* r : r;
  } catch (e) {
    if (!isThrown(e, TypeErrorType)) throw e;
  }
  const r = look(setOf(frozensetType, key.table));
  return isGen(r) ? yield* r : r;
}

function has(vm: Vm, self: PySet, key: Value): Result<boolean> {
  return withSetKey(key, (k) => dictHas(vm, self.table, k));
}

// ---- text, hash, comparison ---------------------------------------------------------------------------------------

function* reprSet(vm: Vm, self: PySet): Gen<Value> {
  const name = self.type.name;
  if (!reprEnter(vm, self)) return `${name}(...)`;
  try {
    const text = repr(vm, new PyList(self.table.keys()));
    return `${name}(${isGen(text) ? yield* text : text})`;
  } finally {
    reprLeave(vm, self);
  }
}

function hashFrozen(self: PySet): Value {
  return self.hash ??= hashToValue(frozensetHash(self.table.map.entries().map(entryHash)));
}

function compareSets(vm: Vm, a: Value, b: Value, op: number): Result<Value> {
  if (!(a instanceof PySet) || !(b instanceof PySet)) return NotImplemented;
  const x = a.table;
  const y = b.table;
  switch (op) {
    case EQ:
      return sameSets(vm, a, b);
    case NE:
      return then(sameSets(vm, a, b), (same) => !same);
    case LE:
      return isSubset(vm, x, y);
    case GE:
      return isSubset(vm, y, x);
    case LT:
      return x.size < y.size ? isSubset(vm, x, y) : false;
    case GT:
      return x.size > y.size ? isSubset(vm, y, x) : false;
  }
  return NotImplemented;
}

function sameSets(vm: Vm, a: PySet, b: PySet): Result<boolean> {
  if (a.table.size !== b.table.size) return false;
  if (a.hash !== undefined && b.hash !== undefined && typeof a.hash === "number" && a.hash !== b.hash) return false;
  return isSubset(vm, a.table, b.table);
}

// ---- what set and frozenset share ---------------------------------------------------------------------------------

type BinaryResult = (vm: Vm, a: PySet, b: PySet) => Result<Value>;

/** An operator between sets only. */
const operator = (f: BinaryResult) => (vm: Vm, a: Value, b: Value): Result<Value> =>
  a instanceof PySet && b instanceof PySet ? f(vm, a, b) : NotImplemented;

function union(vm: Vm, self: PySet, others: Value[]): Result<Value> {
  const out = setOf(self.type, dictCopy(self.table));
  if (others.length === 1) return others[0] === self ? out : then(update(vm, out.table, others[0]), () => out);
  return unionMany(vm, out, self, others);
}

function* unionMany(vm: Vm, out: PySet, self: PySet, others: Value[]): Gen<Value> {
  for (const other of others) {
    if (other === self) continue;
    const r = update(vm, out.table, other);
    if (isGen(r)) yield* r;
  }
  return out;
}

function* intersectMany(vm: Vm, self: PySet, others: Value[]): Gen<PyDict> {
  if (others.length === 0) return dictCopy(self.table);
  let table = self.table;
  for (const other of others) {
    const r = intersection(vm, table, other);
    table = isGen(r) ? yield* r : r;
  }
  return table;
}

function* differenceMany(vm: Vm, self: PySet, others: Value[]): Gen<Value> {
  if (others.length === 0) return setOf(self.type, dictCopy(self.table));
  const first = difference(vm, self.table, others[0]);
  const table = isGen(first) ? yield* first : first;
  for (let i = 1; i < others.length; i++) {
    const r = differenceUpdate(vm, table, others[i]);
    if (isGen(r)) yield* r;
  }
  return setOf(self.type, table);
}

/** `self ^ other`: built from the other one, as CPython does. */
function symmetricDifference(vm: Vm, self: PySet, other: Value): Result<Value> {
  return then(other instanceof PySet ? dictCopy(other.table) : toTable(vm, other), (table) => {
    return then(symmetricDifferenceUpdate(vm, table, self), () => setOf(self.type, table));
  });
}

function* subsetOf(vm: Vm, self: PySet, other: Value): Gen<Value> {
  const r = other instanceof PySet ? other.table : toTable(vm, other);
  const s = isSubset(vm, self.table, isGen(r) ? yield* r : r);
  return isGen(s) ? yield* s : s;
}

function* supersetOf(vm: Vm, self: PySet, other: Value): Gen<Value> {
  const r = other instanceof PySet ? other.table : toTable(vm, other);
  const s = isSubset(vm, isGen(r) ? yield* r : r, self.table);
  return isGen(s) ? yield* s : s;
}

const slots: Slots = {
  tp_repr: (vm, self) => {
    const s = self as PySet;
    return s.table.size === 0 ? `${s.type.name}([])` : reprSet(vm, s);
  },
  tp_richcompare: compareSets,
  tp_compare: () => {
    throw typeError("cannot compare sets using cmp()");
  },
  tp_iter: (_vm, self) => new PySetIter(self as PySet),
  sq_length: (_vm, self) => (self as PySet).table.size,
  sq_contains: (vm, self, key) => has(vm, self as PySet, key),
  nb_subtract: operator((vm, a, b) => then(difference(vm, a.table, b), (table) => setOf(a.type, table))),
  nb_and: operator((vm, a, b) => then(intersection(vm, a.table, b), (table) => setOf(a.type, table))),
  nb_or: operator((vm, a, b) => {
    const out = setOf(a.type, dictCopy(a.table));
    const r = a === b ? undefined : dictMerge(vm, out.table, b.table);
    return isGen(r) ? then(r, () => out) : out;
  }),
  nb_xor: operator(symmetricDifference),
};

const setMethod = method<PySet>();

const methods = (): Record<string, Row> => ({
  __contains__: setMethod([obj("element")], "Whether `element` is in the set.", has),
  __reduce__: setMethod([], "How to copy or pickle the set.", (_vm, self) => {
    const state = self.type.hasDict ? materialiseDict(self) : null;
    return new PyTuple([self.type, new PyTuple([new PyList(self.table.keys())]), state]);
  }),
  __sizeof__: setMethod([], "Size in memory, in bytes.", (_vm, self) => {
    const size = self.table.table().mask + 1;
    return 200 + (size > 8 ? 16 * size : 0);
  }),
  copy: setMethod([], "A new set with the same elements.", (_vm, self) => {
    return self.type === frozensetType ? self : setOf(self.type, dictCopy(self.table));
  }),
  union: setMethod([rest("others")], "A new set of what is in the set or any of the others.", union),
  intersection: setMethod(
    [rest("others")],
    "A new set of what is in the set and all of the others.",
    (vm, self, others) => {
      return then(intersectMany(vm, self, others), (table) => setOf(self.type, table));
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
    (vm, self, other) => isDisjoint(vm, self.table, other),
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
    others.length === 1 ? intersection(vm, self.table, others[0]) : intersectMany(vm, self, others),
    (table) => {
      self.table = table;
    },
  );
}

/** Applies `f` with each of `others` in turn. */
function* each(
  vm: Vm,
  self: PySet,
  others: Value[],
  f: (vm: Vm, table: PyDict, other: Value) => Result<void>,
): Gen<Value> {
  for (const other of others) {
    const r = f(vm, self.table, other);
    if (isGen(r)) yield* r;
  }
  return null;
}

defineType<PySet>(setType, {
  doc: "set() -> an empty set\nset(iterable) -> a set of the items of iterable",
  slots: {
    ...slots,
    tp_new: (_vm, type) => setOf(type, new PyDict()),
    tp_init: (vm, self, args, kw) => {
      const s = self as PySet;
      if (kw !== null && kw.size > 0 && s.type === setType) throw typeError("set() does not take keyword arguments");
      const source = only(s.type.name, args);
      if (s.table.size > 0) s.table.clear();
      s.hash = undefined;
      return source === undefined ? undefined : update(vm, s.table, source);
    },
    tp_hash: null,
    nb_inplace_subtract: inPlace((vm, a, b) => differenceUpdate(vm, a.table, b)),
    nb_inplace_and: inPlace((vm, a, b) => intersectionUpdate(vm, a, [b])),
    nb_inplace_or: inPlace((vm, a, b) => update(vm, a.table, b)),
    nb_inplace_xor: inPlace((vm, a, b) => symmetricDifferenceUpdate(vm, a.table, b)),
  },
  methods: () => ({
    ...methods(),
    add: setMethod([obj("element")], "Adds `element` unless it is there.", (vm, self, item) => {
      const r = dictSetDefault(vm, self.table, item, true);
      return isGen(r) ? then(r, () => null) : null;
    }),
    clear: setMethod([], "Removes everything.", (_vm, self) => {
      self.table.clear();
      return null;
    }),
    discard: setMethod([obj("element")], "Removes `element` if it is there.", (vm, self, item) => {
      return then(withSetKey(item, (k) => dictDelete(vm, self.table, k)), () => null);
    }),
    remove: setMethod([obj("element")], "Removes `element`. KeyError if it is not there.", (vm, self, item) => {
      return then(withSetKey(item, (k) => dictDelete(vm, self.table, k)), (was) => {
        if (!was) throw keyError(item);
        return null;
      });
    }),
    pop: setMethod([], "Removes some element and returns it. KeyError if there is none.", (_vm, self) => {
      if (self.table.size === 0) throw makeThrow(KeyErrorType, "pop from an empty set");
      return self.table.popEntry()[0];
    }),
    update: setMethod([rest("others")], "Adds everything that is in the others.", (vm, self, others) => {
      return others.length === 1 ? then(update(vm, self.table, others[0]), () => null) : each(vm, self, others, update);
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
      (vm, self, other) => then(symmetricDifferenceUpdate(vm, self.table, other), () => null),
    ),
  }),
});

// ---- frozenset ----------------------------------------------------------------------------------------------------

const EMPTY = Symbol("the empty frozenset");

function frozen(vm: Vm, type: PyType, source: Value | undefined): Result<Value> {
  if (type === frozensetType) {
    if (source instanceof PySet && source.type === frozensetType) return source;
    if (source === undefined) return vm.state(EMPTY, () => setOf(frozensetType, new PyDict()));
  } else if (source === undefined) return setOf(type, new PyDict());
  return then(toTable(vm, source), (table) => {
    if (table.size === 0 && type === frozensetType) return frozen(vm, type, undefined);
    return setOf(type, table);
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
    super(s.table.map.size);
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
      return self.over === undefined ? 0 : self.lengthHint(self.over.table.size);
    }),
  }),
});
