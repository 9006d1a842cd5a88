// SPDX-License-Identifier: MIT
/**
 * What sets do with an element and with each other: lookup, union, intersection, difference.
 *
 * Each operation takes any iterable, treats sets and dicts specially, and builds its result in the order of CPython's
 * `Objects/setobject.c`, because the order of insertion decides the order of iteration. Sets of ints have loops of their
 * own (`IntTable`); all others are keys of a dict. Python code runs only for slow keys and foreign iterators.
 */
import { isThrown } from "../core/abstract.ts";
import { type DictEntry, PyDict } from "../core/dict.ts";
import { dictCopy, dictHas, dictMerge, dictPop, dictSetDefault, ensureFrom, findFrom } from "../core/dict_ops.ts";
import { TypeErrorType } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { IntTable, isIntKey } from "../core/int_table.ts";
import { mapKey } from "../core/map_key.ts";
import { iter, next } from "../core/sequence.ts";
import type { PyType } from "../core/type.ts";
import { dictType, frozensetType, listType, PyFrozenSet, PyList, PySet, setType, tupleType } from "../core/types.ts";
import { PyTuple, type Value } from "../base/value.ts";
import type { Vm } from "../core/vm.ts";

/** A set of type `type`. @param content Owned by the set from now on. */
export function setOf(type: PyType, content?: IntTable | PyDict): PySet {
  return new type.jsClass(content) as PySet;
}

// ---- one element --------------------------------------------------------------------------------------------------

/** Adds an element. */
export function setAdd(vm: Vm, s: PySet, item: Value): Result<unknown> {
  if (isIntKey(item)) {
    if (s.ints === undefined && s.isFresh) s.ints = IntTable.empty();
    if (s.ints !== undefined) {
      s.ints.add(item);
      return undefined;
    }
  }
  return dictSetDefault(vm, s.table, item, true);
}

/**
 * Whether `key` is among the ints of a set. `undefined`: the set has others, or Python code has to tell, or the key is
 * unhashable.
 */
function hasInt(s: PySet, key: Value): boolean | undefined {
  if (s.ints === undefined && !s.isFresh) return undefined;
  // An equal bool, float or long counts as well.
  const k = typeof key === "number" ? key : mapKey(key);
  if (k === undefined) return undefined;
  return s.ints !== undefined && isIntKey(k) && s.ints.has(k);
}

/** Whether a key is a set that has no hash. */
function isUnhashableSet(key: Value): key is PySet {
  return key instanceof PySet && !(key instanceof PyFrozenSet);
}

/**
 * Runs `look` with the key, and again with a frozenset of the same elements if it has no hash.
 * INVARIANT: the stand-in shares the table of the set, so it must not outlive the search.
 */
function* withSetKey<T>(key: PySet, look: (key: Value) => Result<T>): Gen<T> {
  try {
    const r = look(key);
    return isGen(r) ? yield* r : r;
  } catch (e) {
    if (!isThrown(e, TypeErrorType)) throw e;
  }
  const r = look(setOf(frozensetType, key.table));
  return isGen(r) ? yield* r : r;
}

/** `key in s`. */
export function setHas(vm: Vm, s: PySet, key: Value): Result<boolean> {
  return isUnhashableSet(key) ? withSetKey(key, (k) => hasKey(vm, s, k)) : hasKey(vm, s, key);
}

function hasKey(vm: Vm, s: PySet, key: Value): Result<boolean> {
  return hasInt(s, key) ?? dictHas(vm, s.table, key);
}

/** Removes an element; returns whether it was there. */
export function setDiscard(vm: Vm, s: PySet, key: Value): Result<boolean> {
  return isUnhashableSet(key) ? withSetKey(key, (k) => discardKey(vm, s, k)) : discardKey(vm, s, key);
}

function discardKey(vm: Vm, s: PySet, key: Value): Result<boolean> {
  const found = hasInt(s, key);
  if (found !== undefined) return found && s.ints!.delete(mapKey(key) as number);
  const r = dictPop(vm, s.table, key);
  return isGen(r) ? then(r as Result<Value | undefined>, (value) => value !== undefined) : r !== undefined;
}

// ---- iterables ----------------------------------------------------------------------------------------------------

/** Calls `each` with all items of an iterable, in turn. */
function* forEach(vm: Vm, source: Value, each: (item: Value) => Result<unknown>): Gen<void> {
  if (source instanceof PyList && source.type === listType || source instanceof PyTuple && source.type === tupleType) {
    const list = source as PyList;
    for (let i = 0; i < list.items.length; i++) {
      const r = each(list.items[i]);
      if (isGen(r)) yield* r;
    }
    return;
  }
  let it = iter(vm, source);
  if (isGen(it)) it = yield* it;
  for (;;) {
    let v = next(vm, it);
    if (isGen(v)) v = yield* v;
    if (v === undefined) return;
    const r = each(v);
    if (isGen(r)) yield* r;
  }
}

/** Calls `each` with all entries of `table` that are still there when their turn comes. */
function* forEntries(table: PyDict, each: (entry: DictEntry) => Result<unknown>): Gen<void> {
  for (const entry of table.entries()) {
    if (entry.value === undefined) continue;
    const r = each(entry);
    if (isGen(r)) yield* r;
  }
}

/** `s |= source`. */
export function update(vm: Vm, s: PySet, source: Value): Result<void> {
  if (source instanceof PySet) return merge(vm, s, source);
  if (source instanceof PyDict && source.type === dictType) {
    const { table } = s;
    table.reserve(source.size);
    return forEntries(source, (entry) => ensureFrom(vm, table, entry, true));
  }
  if (source instanceof PyList && source.type === listType || source instanceof PyTuple && source.type === tupleType) {
    // Plain items first; the rest, from the first that suspends, in a generator.
    const items = (source as PyList).items;
    for (let i = 0; i < items.length; i++) {
      const r = setAdd(vm, s, items[i]);
      if (isGen(r)) return updateRest(vm, s, source as PyList, i, r);
    }
    return;
  }
  return then(iter(vm, source), (it) => updateFrom(vm, s, it));
}

/** Adds what an iterator gives: in a generator from the first item on that suspends. */
function updateFrom(vm: Vm, s: PySet, it: Value): Result<void> {
  for (;;) {
    const v = next(vm, it);
    if (v === undefined) return;
    if (isGen(v)) return updateOn(vm, s, it, v);
    const r = setAdd(vm, s, v);
    if (isGen(r)) return updateOn(vm, s, it, then(r as Result<unknown>, () => next(vm, it)) as Gen<Value | undefined>);
  }
}

/** @param pending The next item. */
function* updateOn(vm: Vm, s: PySet, it: Value, pending: Gen<Value | undefined>): Gen<void> {
  let v: Result<Value | undefined> = pending;
  for (;;) {
    if (isGen(v)) v = yield* v;
    if (v === undefined) return;
    const r = setAdd(vm, s, v as Value);
    if (isGen(r)) yield* r;
    v = next(vm, it);
  }
}

function* updateRest(vm: Vm, s: PySet, source: PyList, i: number, pending: Gen<unknown>): Gen<void> {
  yield* pending;
  for (i++; i < source.items.length; i++) {
    const r = setAdd(vm, s, source.items[i]);
    if (isGen(r)) yield* r;
  }
}

/** `set_merge`. */
function merge(vm: Vm, s: PySet, other: PySet): Result<void> {
  if (other.size === 0) return;
  if (other.ints === undefined || s.ints === undefined && !s.isFresh) return dictMerge(vm, s.table, other.table);
  if (s.ints === undefined) s.ints = IntTable.empty();
  s.ints.merge(other.ints);
}

/** A set of type `type` with the elements of `s`, as CPython copies them. */
export function copyOf(s: PySet, type: PyType = setType): PySet {
  if (s.ints !== undefined) return setOf(type, s.ints.copy());
  return s.isFresh ? setOf(type) : setOf(type, dictCopy(s.table));
}

/** A set with the items of any iterable. */
export function toSet(vm: Vm, source: Value, type: PyType = setType): Result<PySet> {
  const set = setOf(type);
  const r = update(vm, set, source);
  return isGen(r) ? then(r as Result<void>, () => set) : set;
}

// ---- algebra ------------------------------------------------------------------------------------------------------

/** Whether no operation on the keys of these tables can run Python code. */
function plain(a: PyDict, b: PyDict): boolean {
  return a.slow === undefined && b.slow === undefined;
}

/** Adds to the empty table `out` the keys of `walk` that are in `look`, or those that are not. All keys are plain. */
function select(out: PyDict, walk: PyDict, look: PyDict, wanted: boolean): PyDict {
  const places = walk.places();
  if (places === undefined) walk.each((key) => selectKey(out, key, look, wanted));
  else {
    const { map } = walk;
    for (let i = 0; i < places.length; i++) if (places[i] >= 0) selectKey(out, map.keyAt(places[i]), look, wanted);
  }
  return out;
}

function selectKey(out: PyDict, key: Value, look: PyDict, wanted: boolean): void {
  const k = typeof key === "string" || typeof key === "number" ? key : mapKey(key);
  if (look.map.has(k) === wanted) out.add(k, key, true);
}

/** A set of type `type` of what is in any of these. */
export function union(vm: Vm, self: PySet, other: Value, type: PyType = self.type): Result<PySet> {
  const out = copyOf(self, type);
  if (other === self) return out;
  const r = update(vm, out, other);
  return isGen(r) ? then(r as Result<void>, () => out) : out;
}

/** A set of type `type` of what is in both. */
export function intersection(vm: Vm, self: PySet, other: Value, type: PyType = self.type): Result<PySet> {
  if (!(other instanceof PySet)) return intersectionIter(vm, self, other, type);
  if (other === self) return copyOf(self, type);
  // Walks the smaller one; that is whose keys the result gets.
  const swapped = other.size > self.size;
  const walk = swapped ? self : other, look = swapped ? other : self;
  if (walk.ints !== undefined && look.ints !== undefined) return setOf(type, walk.ints.select(look.ints, true));
  if (walk.size === 0) return setOf(type);
  const out = new PyDict();
  const from = walk.table, among = look.table;
  if (plain(from, among)) return setOf(type, select(out, from, among, true));
  return then(
    forEntries(from, (e) => then(findFrom(vm, among, e), (f) => f && ensureFrom(vm, out, e, true))),
    () => setOf(type, out),
  );
}

function* intersectionIter(vm: Vm, self: PySet, other: Value, type: PyType): Gen<PySet> {
  const out = setOf(type);
  yield* forEach(vm, other, (item) => then(hasKey(vm, self, item), (found) => found && setAdd(vm, out, item)));
  return out;
}

/** A set of type `type` of what is in `self` but not in `other`. */
export function difference(vm: Vm, self: PySet, other: Value, type: PyType = self.type): Result<PySet> {
  if (!(other instanceof PySet) && !(other instanceof PyDict && other.type === dictType)) {
    const copy = copyOf(self, type);
    return then(differenceUpdate(vm, copy, other), () => copy);
  }
  if (self.size === 0) return setOf(type);
  if (other instanceof PySet && self.ints !== undefined) {
    if (other.ints !== undefined) return setOf(type, self.ints.select(other.ints, false));
    if (other.size === 0) return setOf(type, self.ints.select(IntTable.empty(), false));
  }
  const out = new PyDict();
  const { table } = self, gone = other instanceof PySet ? other.table : other;
  if (plain(table, gone)) return setOf(type, select(out, table, gone, false));
  return then(
    forEntries(table, (e) => then(findFrom(vm, gone, e), (f) => f ? undefined : ensureFrom(vm, out, e, true))),
    () => setOf(type, out),
  );
}

/** Removes the key of `entry` from `table`; returns whether it was there. */
function discardFrom(vm: Vm, table: PyDict, entry: DictEntry): Result<boolean> {
  return then(
    findFrom(vm, table, entry),
    (found) => found !== undefined && table.removeEntry(table.keyOf(found), found),
  );
}

/** What `differenceUpdate` does at its end. */
function compact(s: PySet): void {
  if (s.ints !== undefined) s.ints.compact();
  else if (!s.isFresh) s.table.compact();
}

/** `s -= other`. */
export function differenceUpdate(vm: Vm, s: PySet, other: Value): Result<void> {
  if (!(other instanceof PySet)) {
    return then(forEach(vm, other, (item) => discardKey(vm, s, item)), () => compact(s));
  }
  if (other === s) {
    s.clear();
    return;
  }
  if (s.isFresh) return;
  if (s.ints !== undefined && (other.ints !== undefined || other.isFresh)) {
    if (other.ints !== undefined) s.ints.remove(other.ints);
    s.ints.compact();
    return;
  }
  const { table } = s, gone = other.table;
  if (!plain(table, gone)) {
    return then(forEntries(gone, (e) => discardFrom(vm, table, e)), () => table.compact());
  }
  // Only the keys in both matter, but their order does.
  gone.each((key) => {
    const k = mapKey(key);
    const found = table.map.get(k);
    if (found !== undefined) table.removeEntry(k, found);
  });
  table.compact();
}

/** `s ^= other`. */
export function symmetricDifferenceUpdate(vm: Vm, s: PySet, other: Value): Result<void> {
  if (other === s) {
    s.clear();
    return;
  }
  if (other instanceof PyDict && other.type === dictType) return toggleAll(vm, s.table, other);
  return then(other instanceof PySet ? other : toSet(vm, other), (set) => toggle(vm, s, set));
}

function toggle(vm: Vm, s: PySet, other: PySet): Result<void> {
  if (other.size === 0) return;
  if (other.ints === undefined || s.ints === undefined && !s.isFresh) return toggleAll(vm, s.table, other.table);
  if (s.ints === undefined) s.ints = IntTable.empty();
  s.ints.toggle(other.ints);
}

function toggleAll(vm: Vm, table: PyDict, keys: PyDict): Result<void> {
  if (!plain(table, keys)) {
    return forEntries(
      keys,
      (e) => then(discardFrom(vm, table, e), (was) => was ? undefined : ensureFrom(vm, table, e, true)),
    );
  }
  keys.each((key) => {
    const k = mapKey(key);
    const found = table.map.get(k);
    if (found !== undefined) table.removeEntry(k, found);
    else table.add(k, key, true);
  });
}

// ---- comparison ---------------------------------------------------------------------------------------------------

/** Whether everything in `a` is in `b`. */
export function isSubset(vm: Vm, a: PySet, b: PySet): Result<boolean> {
  if (a.size > b.size) return false;
  if (a.size === 0) return true;
  if (a.ints !== undefined && b.ints !== undefined) return a.ints.isSubset(b.ints);
  const x = a.table, y = b.table;
  if (!plain(x, y)) return isSubsetSlow(vm, x, y);
  for (const k of x.map.names()) if (!y.map.has(k)) return false;
  return true;
}

function* isSubsetSlow(vm: Vm, a: PyDict, b: PyDict): Gen<boolean> {
  for (const entry of a.entries()) {
    if (entry.value === undefined) continue;
    let found = findFrom(vm, b, entry);
    if (isGen(found)) found = yield* found;
    if (found === undefined) return false;
  }
  return true;
}

/** Whether nothing is in both. */
export function isDisjoint(vm: Vm, self: PySet, other: Value): Result<boolean> {
  if (!(other instanceof PySet)) return isDisjointIter(vm, self, other);
  if (other === self || self.size === 0 || other.size === 0) return self.size === 0 || other.size === 0;
  if (self.ints !== undefined && other.ints !== undefined) return self.ints.isDisjoint(other.ints);
  const swapped = other.size > self.size;
  return isDisjointTable(vm, (swapped ? self : other).table, (swapped ? other : self).table);
}

function* isDisjointTable(vm: Vm, walk: PyDict, look: PyDict): Gen<boolean> {
  for (const entry of plain(walk, look) ? walk.map.entries() : walk.entries()) {
    if (entry.value === undefined) continue;
    let found = findFrom(vm, look, entry);
    if (isGen(found)) found = yield* found;
    if (found !== undefined) return false;
  }
  return true;
}

function* isDisjointIter(vm: Vm, self: PySet, other: Value): Gen<boolean> {
  let it = iter(vm, other);
  if (isGen(it)) it = yield* it;
  for (;;) {
    let v = next(vm, it);
    if (isGen(v)) v = yield* v;
    if (v === undefined) return true;
    let found = hasKey(vm, self, v);
    if (isGen(found)) found = yield* found;
    if (found) return false;
  }
}
