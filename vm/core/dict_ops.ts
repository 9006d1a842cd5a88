// SPDX-License-Identifier: MIT
/**
 * Dict operations with arbitrary keys: hashing and equality may run Python code, so all return `Result`.
 * Keys that `mapKey` canonicalises finish at once; the others are searched by hash among all entries.
 *
 * CPYTHON: `Objects/dictobject.c`: the stored key is the left operand of a comparison, and a search starts again when
 * the comparison removed the entry it looked at.
 */
import { bigHash, type Hash64, intHash } from "../base/hash.ts";
import { type PyLong, PyTuple, type Value } from "../base/value.ts";
import { callMethod, findAttr, hash, isThrown } from "./abstract.ts";
import { compare, EQ, equals, richCompareBool } from "./compare.ts";
import { DictEntry, entryHash, PyDict } from "./dict.ts";
import { typeError, TypeErrorType, valueError } from "./exceptions.ts";
import { type Gen, isGen, type Result, then } from "./gen.ts";
import type { KeyMap } from "./key_map.ts";
import { Keywords, setKeyword } from "./keywords.ts";
import { canonicalHash, mapKey } from "./map_key.ts";
import { getItem, iter, listOf, next } from "./sequence.ts";
import type { Kwargs } from "./type.ts";
import { PyList } from "./types.ts";
import type { Vm } from "./vm.ts";

/** `hash(key)` as dicts use it. TypeError where unhashable. */
export function keyHash(vm: Vm, key: Value): Result<Hash64> {
  return then(hash(vm, key), hashOfValue);
}

/** The 64-bit hash behind the int that `hash()` returned. */
function hashOfValue(h: Value): Hash64 {
  if (typeof h === "number") return intHash(h);
  return bigHash(typeof h === "boolean" ? BigInt(h) : (h as PyLong).value);
}

/** The entry of `key`, or `undefined`. */
function findEntry(vm: Vm, d: PyDict, key: Value): Result<DictEntry | undefined> {
  const k = mapKey(key);
  if (k !== undefined) {
    const entry = d.map.get(k);
    if (entry !== undefined || d.slow === undefined) return entry;
    return findByHash(vm, d, key, canonicalHash(key));
  }
  const h = keyHash(vm, key);
  return isGen(h) ? then(h as Result<Hash64>, (found) => findByHash(vm, d, key, found)) : findByHash(vm, d, key, h);
}

/** Searches `key`, whose hash is known, by comparing it with the keys of the same hash. */
function findByHash(vm: Vm, d: PyDict, key: Value, h: Hash64): Result<DictEntry | undefined> {
  const list = d.candidates(h);
  if (list === undefined) return undefined;
  for (let i = 0; i < list.length; i++) {
    const entry = list[i];
    if (entry.hash!.lo !== h.lo || entry.hash!.hi !== h.hi) continue;
    if (entry.key === key) return entry;
    const version = d.keysVersion;
    const same = equals(vm, entry.key, key);
    // Python code may have run already (`Vm.eager`), and changed the dict.
    if (isGen(same) || d.keysVersion !== version) return findComparing(vm, d, key, h, list, i, same, version);
    if (same) return entry;
  }
  return undefined;
}

/** Goes on with a search after the comparison with `list[i]`, when the keys of the dict were those of `version`. */
function* findComparing(
  vm: Vm,
  d: PyDict,
  key: Value,
  h: Hash64,
  list: DictEntry[],
  i: number,
  same: Result<boolean>,
  version: number,
): Gen<DictEntry | undefined> {
  let compared = new Set<DictEntry>();
  for (;;) {
    const entry = list[i];
    if (isGen(same)) same = yield* same;
    const removed = entry.value === undefined;
    if (same && !removed) return entry;
    compared.add(entry);
    if (d.keysVersion !== version) {
      version = d.keysVersion;
      if (removed) compared = new Set();
      list = d.candidates(h) ?? [];
      i = -1;
    }
    for (i++; i < list.length; i++) {
      const other = list[i];
      if (other.hash!.lo === h.lo && other.hash!.hi === h.hi && !compared.has(other)) break;
    }
    if (i >= list.length) return undefined;
    same = equals(vm, list[i].key, key);
  }
}

/** Value of `key`, or `undefined`. TypeError where the key is unhashable. */
export function dictGet(vm: Vm, d: PyDict, key: Value): Result<Value | undefined> {
  const k = typeof key === "string" || typeof key === "number" ? key : mapKey(key);
  if (k !== undefined) {
    const value = d.map.value(k);
    if (value !== undefined || d.slow === undefined) return value;
  }
  return then(findEntry(vm, d, key), (entry) => entry === undefined ? undefined : entry.value);
}

Object.defineProperty(PyDict.prototype, "getSlow", {
  value(this: PyDict, vm: Vm, key: string) {
    return dictGet(vm, this, key);
  },
});

/** `key in d`. */
export function dictHas(vm: Vm, d: PyDict, key: Value): Result<boolean> {
  const k = typeof key === "string" || typeof key === "number" ? key : mapKey(key);
  if (k !== undefined) {
    if (d.map.has(k)) return true;
    if (d.slow === undefined) return false;
  }
  return then(findEntry(vm, d, key), (entry) => entry !== undefined);
}

/** `d[key] = value`. An equal key that is there stays. */
export function dictSet(vm: Vm, d: PyDict, key: Value, value: Value): Result<void> {
  const k = typeof key === "string" || typeof key === "number" ? key : mapKey(key);
  if (k !== undefined) {
    if (d.map.replace(k, value)) return;
    if (d.slow === undefined) {
      d.add(k, key, value);
      return;
    }
  }
  return then(ensureEntry(vm, d, key, value), (found) => {
    if (found !== undefined) found.value = value;
  });
}

/** Value of `key`; where there is none, adds it with `value` and returns `undefined`: `setdefault`, `set.add`. */
export function dictSetDefault(vm: Vm, d: PyDict, key: Value, value: Value): Result<Value | undefined> {
  const k = typeof key === "string" || typeof key === "number" ? key : mapKey(key);
  if (k !== undefined) {
    const found = d.map.value(k);
    if (found !== undefined) return found;
    if (d.slow === undefined) {
      d.add(k, key, value);
      return undefined;
    }
  }
  return then(ensureEntry(vm, d, key, value), (entry) => entry === undefined ? undefined : entry.value);
}

/** Finds the entry of `key`; where there is none, adds it with `value` and returns `undefined`. */
function ensureEntry(vm: Vm, d: PyDict, key: Value, value: Value): Result<DictEntry | undefined> {
  const k = mapKey(key);
  if (k !== undefined) {
    const entry = d.map.get(k);
    if (entry !== undefined) return entry;
    if (d.slow === undefined) {
      d.add(k, key, value);
      return undefined;
    }
    return then(findByHash(vm, d, key, canonicalHash(key)), (found) => {
      if (found === undefined) d.add(k, key, value);
      return found;
    });
  }
  const h = keyHash(vm, key);
  return isGen(h) ? ensureHashing(vm, d, key, value, h) : ensureByHash(vm, d, key, value, h);
}

function* ensureHashing(vm: Vm, d: PyDict, key: Value, value: Value, pending: Gen<Hash64>): Gen<DictEntry | undefined> {
  const r = ensureByHash(vm, d, key, value, yield* pending);
  return isGen(r) ? yield* r : r;
}

function ensureByHash(vm: Vm, d: PyDict, key: Value, value: Value, h: Hash64): Result<DictEntry | undefined> {
  return then(findByHash(vm, d, key, h), (found) => {
    if (found === undefined) d.addSlow(key, h, value);
    return found;
  });
}

/** Like {@linkcode ensureEntry} for the key of an entry of another dict, whose hash is known: hashes nothing again. */
export function ensureFrom(vm: Vm, d: PyDict, other: DictEntry, value: Value): Result<DictEntry | undefined> {
  const key = other.key;
  const k = mapKey(key);
  if (k === undefined) return ensureByHash(vm, d, key, value, other.hash!);
  const entry = d.map.get(k);
  if (entry !== undefined) return entry;
  if (d.slow === undefined) {
    const fresh = new DictEntry(key, value);
    fresh.hash = other.hash;
    d.addEntry(k, fresh);
    return undefined;
  }
  return ensureEntry(vm, d, key, value);
}

/** Like {@linkcode findEntry} for the key of an entry of another dict. */
export function findFrom(vm: Vm, d: PyDict, other: DictEntry): Result<DictEntry | undefined> {
  const k = mapKey(other.key);
  if (k !== undefined) {
    const entry = d.map.get(k);
    if (entry !== undefined || d.slow === undefined) return entry;
  }
  return d.size === 0 ? undefined : findByHash(vm, d, other.key, entryHash(other));
}

/** Removes `key`; returns its value, or `undefined` where it was not there. */
export function dictPop(vm: Vm, d: PyDict, key: Value): Result<Value | undefined> {
  const k = typeof key === "string" || typeof key === "number" ? key : mapKey(key);
  if (k !== undefined) {
    const lone = d.popLone(k);
    if (lone !== undefined) return lone;
    const entry = d.map.get(k);
    if (entry !== undefined) {
      const value = entry.value;
      d.removeEntry(k, entry);
      return value;
    }
    if (d.slow === undefined) return undefined;
  }
  return then(findEntry(vm, d, key), (entry) => {
    if (entry === undefined) return undefined;
    const value = entry.value;
    d.removeEntry(d.keyOf(entry), entry);
    return value;
  });
}

/** `del d[key]`; returns whether it was there. */
export function dictDelete(vm: Vm, d: PyDict, key: Value): Result<boolean> {
  return then(dictPop(vm, d, key), (value) => value !== undefined);
}

/** A new dict with the same items (`PyDict_Copy`). Never runs Python code. */
export function dictCopy(d: PyDict): PyDict {
  const copy = new PyDict();
  copyInto(copy, d);
  return copy;
}

/** Fills an empty dict with the items of another. */
function copyInto(copy: PyDict, d: PyDict): void {
  if (copy.copySmall(d)) return;
  copy.reserve(d.size);
  const slow = d.slow !== undefined;
  for (const entry of d.entries()) {
    const fresh = entry.copy();
    const k = slow ? d.keyOf(entry) : mapKey(entry.key);
    if (k === undefined || k === entry) copy.addSlow(entry.key, entryHash(entry), entry.value!);
    else copy.addEntry(k, fresh);
  }
}

/**
 * Takes over the items of mapping `other` (`PyDict_Merge`): of a dict directly, of anything else through `keys()`.
 * @param override Whether items of `other` replace those that `d` has.
 */
export function dictMerge(vm: Vm, d: PyDict, other: Value, override = true): Result<void> {
  if (!(other instanceof PyDict)) return mergeMapping(vm, d, other, override);
  if (other === d || other.size === 0) return;
  if (d.size === 0 && d.order === undefined && d.resized === 0) {
    copyInto(d, other);
    return;
  }
  d.reserve(other.size);
  if (d.slow === undefined && other.slow === undefined) {
    const { map } = other;
    // One key is where it is.
    const places = map.size === 1 && map.hasPositions ? ONLY : other.places();
    if (places !== undefined) {
      mergePlaced(d, map, places, override);
      return;
    }
  }
  const entries = other.entries();
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i];
    const r = ensureFrom(vm, d, entry, entry.value!);
    if (isGen(r)) return mergeSlow(vm, d, entries, i, r, override);
    if (r !== undefined && override) r.value = entry.value;
  }
}

/** The places of a dict with one key. */
const ONLY: readonly number[] = [0];

/** Merges what is at these positions of a map, keys of which run no Python code. */
function mergePlaced(d: PyDict, from: KeyMap, places: readonly number[], override: boolean): void {
  for (let i = 0; i < places.length; i++) {
    const at = places[i];
    if (at < 0) continue;
    const key = from.keyAt(at), k = typeof key === "string" || typeof key === "number" ? key : mapKey(key);
    if (!d.map.has(k)) d.add(k, key, from.valueAt(at));
    else if (override) d.map.replace(k, from.valueAt(at));
  }
}

function* mergeSlow(
  vm: Vm,
  d: PyDict,
  entries: DictEntry[],
  i: number,
  pending: Gen<DictEntry | undefined>,
  override: boolean,
): Gen<void> {
  let r: Result<DictEntry | undefined> = pending;
  for (;;) {
    const value = entries[i].value;
    if (isGen(r)) r = yield* r;
    if (r !== undefined && override && value !== undefined) r.value = value;
    // Entries that the comparison removed from the other dict are gone, as they are from CPython's table.
    do {
      if (++i >= entries.length) return;
    } while (entries[i].value === undefined);
    r = ensureFrom(vm, d, entries[i], entries[i].value!);
  }
}

function* mergeMapping(vm: Vm, d: PyDict, other: Value, override: boolean): Gen<void> {
  let keys = callMethod(vm, other, "keys", []);
  if (isGen(keys)) keys = yield* keys;
  let it = iter(vm, keys);
  if (isGen(it)) it = yield* it;
  for (;;) {
    let key = next(vm, it);
    if (isGen(key)) key = yield* key;
    if (key === undefined) return;
    if (!override) {
      let has = dictHas(vm, d, key);
      if (isGen(has)) has = yield* has;
      if (has) continue;
    }
    let value = getItem(vm, other, key);
    if (isGen(value)) value = yield* value;
    const r = dictSet(vm, d, key, value);
    if (isGen(r)) yield* r;
  }
}

/** Takes over key/value pairs from an iterable of two-element sequences (`PyDict_MergeFromSeq2`). */
function* dictMergePairs(vm: Vm, d: PyDict, pairs: Value): Gen<void> {
  let it = iter(vm, pairs);
  if (isGen(it)) it = yield* it;
  for (let i = 0;; i++) {
    let pair = next(vm, it);
    if (isGen(pair)) pair = yield* pair;
    if (pair === undefined) return;
    let items: Value[];
    if (pair instanceof PyTuple || pair instanceof PyList) items = pair.items;
    else {
      try {
        const r = listOf(vm, pair);
        items = isGen(r) ? yield* r : r;
      } catch (e) {
        if (!isThrown(e, TypeErrorType)) throw e;
        throw typeError(`cannot convert dictionary update sequence element #${i} to a sequence`);
      }
    }
    if (items.length !== 2) {
      throw valueError(`dictionary update sequence element #${i} has length ${items.length}; 2 is required`);
    }
    const r = dictSet(vm, d, items[0], items[1]);
    if (isGen(r)) yield* r;
  }
}

/** Takes over the items of a mapping (anything with `keys`) or of an iterable of pairs, as `dict()` and `update` do. */
export function dictUpdate(vm: Vm, d: PyDict, source: Value): Result<void> {
  if (source instanceof PyDict) return dictMerge(vm, d, source);
  return then(
    findAttr(vm, source, "keys"),
    (keys) => keys === undefined ? dictMergePairs(vm, d, source) : dictMerge(vm, d, source),
  );
}

/** Takes over keyword arguments. */
export function dictUpdateKwargs(d: PyDict, kw: Kwargs): void {
  if (kw === null || kw.size === 0) return;
  d.reserve(kw.size);
  if (kw.size === 1) {
    for (const [name, value] of kw) setKeyword(d, kw, name, value);
    return;
  }
  let own = kw instanceof Keywords ? kw.source : undefined;
  if (own === undefined) {
    // A call with keywords pops them off the stack, last one first, into a dict of their own.
    own = new PyDict();
    const names = Array.from(kw.keys());
    for (let i = names.length - 1; i >= 0; i--) setKeyword(own, kw, names[i], kw.get(names[i])!);
  }
  own.each((key, v) => {
    if (typeof key === "string") d.setStr(key, v);
    else d.put(mapKey(key), key, v);
  });
}

/** A new dict of keyword arguments, for `**kw` parameters. */
export function dictFromKwargs(kw: Kwargs): PyDict {
  const d = new PyDict();
  if (kw !== null) { for (const [name, value] of kw) setKeyword(d, kw, name, value); }
  return d;
}

/** `a == b` for dicts. */
export function dictEqual(vm: Vm, a: PyDict, b: PyDict): Result<boolean> {
  if (a === b && a.size === 0) return true;
  if (a.size !== b.size) return false;
  if (a.slow === undefined && b.slow === undefined) {
    // Plain keys: the order of the comparisons shows only when one of them runs Python code.
    let plain = true;
    for (const k of a.map.names()) {
      const value = a.map.value(k)!, other = b.map.value(k);
      if (other === undefined) return plain ? false : dictEqualSlow(vm, a, b);
      if (value === other) continue;
      const same = isPlain(value) && isPlain(other) ? equals(vm, value, other) : undefined;
      if (same === false) {
        if (plain) return false;
      } else if (same !== true) plain = false;
    }
    if (plain) return true;
  }
  return dictEqualSlow(vm, a, b);
}

/** Values whose comparison runs no Python code and has no errors. */
function isPlain(v: Value): boolean {
  return typeof v !== "object" || v === null;
}

function* dictEqualSlow(vm: Vm, a: PyDict, b: PyDict): Gen<boolean> {
  for (const entry of a.entries()) {
    const value = entry.value;
    if (value === undefined) continue;
    let other = findFrom(vm, b, entry);
    if (isGen(other)) other = yield* other;
    if (other === undefined || other.value === undefined) return false;
    let same = richCompareBool(vm, value, other.value, EQ);
    if (isGen(same)) same = yield* same;
    if (!same) return false;
  }
  return true;
}

/** `cmp(a, b)` for dicts: by size, then by the smallest key at which they differ, then by its values. */
export function* dictCompare(vm: Vm, a: PyDict, b: PyDict): Gen<number> {
  if (a.size < b.size) return -1;
  if (a.size > b.size) return 1;
  const first = yield* characterize(vm, a, b);
  if (first === undefined) return 0;
  const second = yield* characterize(vm, b, a);
  let c = 0;
  if (second !== undefined) {
    const r = compare(vm, first[0], second[0]);
    c = isGen(r) ? yield* r : r;
  }
  if (c === 0 && second !== undefined) {
    const r = compare(vm, first[1], second[1]);
    c = isGen(r) ? yield* r : r;
  }
  return c;
}

/** The smallest key of `a` that `b` lacks or has another value for, with the value. */
function* characterize(vm: Vm, a: PyDict, b: PyDict): Gen<[Value, Value] | undefined> {
  let best: [Value, Value] | undefined = undefined;
  for (const entry of a.entries()) {
    const value = entry.value;
    if (value === undefined) continue;
    if (best !== undefined) {
      // Equal keys stay where they are: an earlier one wins.
      let c = richCompareBool(vm, best[0], entry.key, 0);
      if (isGen(c)) c = yield* c;
      if (c) continue;
      if (a.size === 0 || entry.value === undefined) continue;
    }
    let other = findFrom(vm, b, entry);
    if (isGen(other)) other = yield* other;
    let same: Result<boolean> = false;
    if (other !== undefined && other.value !== undefined) {
      same = richCompareBool(vm, value, other.value, EQ);
      if (isGen(same)) same = yield* same;
    }
    if (!same) best = [entry.key, value];
  }
  return best;
}
