// SPDX-License-Identifier: MIT
/**
 * The algebra of sets on their tables (a `PyDict` whose values are all `true`): union, intersection, difference.
 *
 * Each takes any iterable, treats sets and dicts specially, and builds its result in the order of CPython's
 * `Objects/setobject.c`, because the order of insertion decides the order of iteration.
 * Python code runs only for slow keys and foreign iterators; sets of plain keys take the loops without generator.
 */
import type { Value } from "../base/value.ts";
import { type DictEntry, PyDict } from "../core/dict.ts";
import { dictCopy, dictMerge, dictPop, dictSetDefault, ensureFrom, findEntry, findFrom } from "../core/dict_ops.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { mapKey } from "../core/map_key.ts";
import { iter, next } from "../core/sequence.ts";
import { dictType, listType, PyList, PySet, tupleType } from "../core/types.ts";
import { PyTuple } from "../base/value.ts";
import type { Vm } from "../core/vm.ts";

/** The keys of a set or an exact dict, or `undefined`. */
export function tableOf(v: Value): PyDict | undefined {
  if (v instanceof PySet) return v.table;
  return v instanceof PyDict && v.type === dictType ? v : undefined;
}

/** Calls `each` with all items of an iterable, in turn. */
export function* forEach(vm: Vm, source: Value, each: (item: Value) => Result<unknown>): Gen<void> {
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

/** `table |= source`. */
export function update(vm: Vm, table: PyDict, source: Value): Result<void> {
  if (source instanceof PySet) return dictMerge(vm, table, source.table);
  if (source instanceof PyDict && source.type === dictType) {
    table.reserve(source.size);
    return forEntries(source, (entry) => ensureFrom(vm, table, entry, true));
  }
  if (source instanceof PyList && source.type === listType || source instanceof PyTuple && source.type === tupleType) {
    // Plain items first; the rest, from the first that suspends, in a generator.
    const items = (source as PyList).items;
    for (let i = 0; i < items.length; i++) {
      const r = dictSetDefault(vm, table, items[i], true);
      if (isGen(r)) return updateRest(vm, table, source as PyList, i, r);
    }
    return;
  }
  return forEach(vm, source, (item) => dictSetDefault(vm, table, item, true));
}

function* updateRest(vm: Vm, table: PyDict, source: PyList, i: number, pending: Gen<unknown>): Gen<void> {
  yield* pending;
  for (i++; i < source.items.length; i++) {
    const r = dictSetDefault(vm, table, source.items[i], true);
    if (isGen(r)) yield* r;
  }
}

/** A new table of the items of any iterable. */
export function toTable(vm: Vm, source: Value): Result<PyDict> {
  const table = new PyDict();
  return then(update(vm, table, source), () => table);
}

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

/** A new table of what is in both. */
export function intersection(vm: Vm, self: PyDict, other: Value): Result<PyDict> {
  if (!(other instanceof PySet)) return intersectionIter(vm, self, other);
  let walk = other.table;
  let look = self;
  if (walk === look) return dictCopy(self);
  // Walks the smaller one; that is whose keys the result gets.
  if (walk.size > look.size) [walk, look] = [look, walk];
  const out = new PyDict();
  return plain(walk, look) ? select(out, walk, look, true) : intersectionSlow(vm, out, walk, look);
}

function intersectionSlow(vm: Vm, out: PyDict, walk: PyDict, look: PyDict): Result<PyDict> {
  return then(
    forEntries(walk, (e) => then(findFrom(vm, look, e), (f) => f && ensureFrom(vm, out, e, true))),
    () => out,
  );
}

function* intersectionIter(vm: Vm, self: PyDict, other: Value): Gen<PyDict> {
  const out = new PyDict();
  yield* forEach(vm, other, (item) => then(findEntry(vm, self, item), (f) => f && dictSetDefault(vm, out, item, true)));
  return out;
}

/** A new table of what is in `self` but not in `other`. */
export function difference(vm: Vm, self: PyDict, other: Value): Result<PyDict> {
  const gone = tableOf(other);
  const out = new PyDict();
  if (gone === undefined) {
    const copy = dictCopy(self);
    return then(differenceUpdate(vm, copy, other), () => copy);
  }
  if (!plain(self, gone)) {
    return then(
      forEntries(self, (e) => then(findFrom(vm, gone, e), (f) => f ? undefined : ensureFrom(vm, out, e, true))),
      () => out,
    );
  }
  return select(out, self, gone, false);
}

/** Removes the key of `entry` from `table`; returns whether it was there. */
function discardFrom(vm: Vm, table: PyDict, entry: DictEntry): Result<boolean> {
  return then(
    findFrom(vm, table, entry),
    (found) => found !== undefined && table.removeEntry(table.keyOf(found), found),
  );
}

/** `table -= other`. */
export function differenceUpdate(vm: Vm, table: PyDict, other: Value): Result<void> {
  if (!(other instanceof PySet)) {
    return then(forEach(vm, other, (item) => dictPop(vm, table, item)), () => table.compact());
  }
  const gone = other.table;
  if (gone === table) {
    table.clear();
    return;
  }
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

/** `table ^= other`. */
export function symmetricDifferenceUpdate(vm: Vm, table: PyDict, other: Value): Result<void> {
  if (other instanceof PySet && other.table === table) {
    table.clear();
    return;
  }
  return then(tableOf(other) ?? toTable(vm, other), (keys) => toggleAll(vm, table, keys));
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

/** Whether every key of `a` is in `b`. */
export function isSubset(vm: Vm, a: PyDict, b: PyDict): Result<boolean> {
  if (a.size > b.size) return false;
  if (!plain(a, b)) return isSubsetSlow(vm, a, b);
  for (const k of a.map.names()) if (!b.map.has(k)) return false;
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
export function* isDisjoint(vm: Vm, self: PyDict, other: Value): Gen<boolean> {
  if (other instanceof PySet) {
    let walk = other.table;
    let look = self;
    if (walk === look) return self.size === 0;
    if (walk.size > look.size) [walk, look] = [look, walk];
    for (const entry of plain(walk, look) ? walk.map.entries() : walk.entries()) {
      if (entry.value === undefined) continue;
      let found = findFrom(vm, look, entry);
      if (isGen(found)) found = yield* found;
      if (found !== undefined) return false;
    }
    return true;
  }
  let it = iter(vm, other);
  if (isGen(it)) it = yield* it;
  for (;;) {
    let v = next(vm, it);
    if (isGen(v)) v = yield* v;
    if (v === undefined) return true;
    let found = findEntry(vm, self, v);
    if (isGen(found)) found = yield* found;
    if (found !== undefined) return false;
  }
}
