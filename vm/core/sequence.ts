// SPDX-License-Identifier: MIT
/**
 * Iteration, subscription, length and membership on any object (CPython `Objects/abstract.c`, sequence, mapping and
 * iterator protocols; slices as in `ceval.c`).
 */
import { intFromBigInt, PyObject, PyTuple, type Value } from "../base/value.ts";
import { callSpecial, endOfIteration, findAttr, isThrown } from "./abstract.ts";
import { equals } from "./compare.ts";
import {
  AttributeErrorType,
  ExceptionType,
  indexError,
  PyThrow,
  typeError,
  TypeErrorType,
  valueError,
} from "./exceptions.ts";
import { PyDict } from "./dict.ts";
import { type Gen, guarded, isGen, raising, type Result, then } from "./gen.ts";
import {
  isInteger,
  listIterType,
  listType,
  Looping,
  PyList,
  PyListIter,
  PyOldInstance,
  type PyPlainIter,
  PySeqIter,
  PySlice,
  PyTupleIter,
  PyXrange,
  PyXrangeIter,
  tupleIterType,
  tupleType,
  typeName,
  typeOf,
} from "./types.ts";
import { asExactIndex, asIndex, asIndexClipped } from "./convert.ts";
import type { Vm } from "./vm.ts";

// ---- iteration ----------------------------------------------------------------------------------------------------

/** `iter(o)` (`PyObject_GetIter`). */
export function iter(vm: Vm, o: Value): Result<Value> {
  const type = typeOf(o);
  const slot = type.tp_iter;
  if (slot === undefined) {
    if (type.sq_item !== undefined) return new PySeqIter(o);
    throw typeError(`'${typeName(o)}' object is not iterable`);
  }
  return then(slot(vm, o), (it) => {
    if (typeOf(it).tp_iternext === undefined) throw typeError(`iter() returned non-iterator of type '${typeName(it)}'`);
    return it;
  });
}

/** Whether asking an iterator runs no Python code, ever: then `advance` gives what {@linkcode next} would. */
export function isPlainIter(it: Value): it is PyPlainIter {
  return typeof it === "object" && it !== null && it.looping !== Looping.SLOT;
}

/** What `iter` gives for a builtin sequence or a plain iterator, at once; `undefined` for anything else. */
export function plainIter(o: Value): PyPlainIter | undefined {
  if (typeof o === "string") return new PySeqIter(o);
  if (typeof o !== "object" || o === null) return undefined;
  const { type } = o;
  if (type === listType) return new PyListIter(o as PyList);
  if (type === tupleType) return new PyTupleIter(o as PyTuple);
  if (isPlainIter(o)) return type.heap ? undefined : o;
  // An xrange with larger numbers is of another JavaScript class.
  return o instanceof PyXrange && o.constructor === PyXrange ? new PyXrangeIter(o.start, o.step, o.length) : undefined;
}

/** The next item of an iterator, or `undefined` at its end (`PyIter_Next`). StopIteration raised by Python code ends it too. */
export function next(vm: Vm, it: Value): Result<Value | undefined> {
  if (isPlainIter(it)) return it.advance();
  const slot = typeOf(it).tp_iternext;
  if (slot === undefined) throw typeError(`'${typeName(it)}' object is not an iterator`);
  try {
    const r = slot(vm, it);
    return isGen(r) ? guarded(r, endOfIteration) : r;
  } catch (e) {
    return endOfIteration(e);
  }
}

/** Items from which the memory for them is asked for: what fewer take is seen in time without. */
const MANY_ITEMS = 250;
/** Items of an iterator after which memory is asked for again. */
const BLOCK = 1 << 15;

/** To be called before an operation makes an array of `count` items. @throws {PyThrow} MemoryError */
export function reserveItems(vm: Vm, count: number): void {
  if (count > MANY_ITEMS) vm.reserve?.(count * 8);
}

/** `items.slice()` for arrays of any length. @throws {PyThrow} MemoryError */
function copied(vm: Vm, items: Value[]): Value[] {
  reserveItems(vm, items.length);
  return items.slice();
}

/**
 * All items of an iterable, in a fresh array the caller owns.
 * Exact lists and tuples are copied directly; everything else is iterated.
 */
export function listOf(vm: Vm, o: Value): Result<Value[]> {
  if (o instanceof PyList && o.type === listType) return copied(vm, o.items);
  if (o instanceof PyTuple && o.type === tupleType) return copied(vm, o.items);
  const it = iter(vm, o);
  if (isGen(it) || hasLengthHint(o)) return listOfSlow(vm, o, it);
  const out: Value[] = [];
  return drain(vm, it, out);
}

/** Whether the class of `o` can tell how many items to expect; it is asked although arrays need no hint, because it shows. */
export function hasLengthHint(o: Value): boolean {
  // An iterator that goes by the indices of an object asks that for its length.
  if (o instanceof PySeqIter) return o.seq !== undefined && hasLengthHint(o.seq);
  return (typeOf(o).heap || o instanceof PyOldInstance) && mayTellLength(o);
}

/** Whether `o` has a length, or a hint of one, in any type. */
export function mayTellLength(o: Value): boolean {
  const type = typeOf(o);
  return (type.sq_length ?? type.mp_length) !== undefined || type.lookup("__length_hint__") !== undefined;
}

/**
 * An iterator of `o`, as functions of CPython ask for it that have a message of their own.
 * Whatever says that there is none is replaced by a TypeError with `message`: errors of `kind`, by default any
 * (but not what ends a program or a task, KeyboardInterrupt for one, which CPython loses).
 */
export function iterOr(vm: Vm, o: Value, message: string, kind = ExceptionType): Result<Value> {
  const t = typeOf(o);
  if (t.tp_iter === undefined && t.sq_item === undefined) throw typeError(message);
  const noIterator = (e: unknown): never => {
    throw isThrown(e, kind) ? typeError(message) : e;
  };
  try {
    const it = iter(vm, o);
    return isGen(it) ? guarded(it, noIterator) : it;
  } catch (e) {
    return noIterator(e);
  }
}

/** Appends the remaining items of `it` to `out` and returns `out`. */
function drain(vm: Vm, it: Value, out: Value[]): Result<Value[]> {
  if (it instanceof PyListIter && it.type === listIterType && it.list !== undefined) {
    const items = it.list.items;
    for (; it.index < items.length; it.index++) out.push(items[it.index]);
    it.list = undefined;
    return out;
  }
  if (it instanceof PyTupleIter && it.type === tupleIterType && it.tuple !== undefined) {
    const items = it.tuple.items;
    for (; it.index < items.length; it.index++) out.push(items[it.index]);
    it.tuple = undefined;
    return out;
  }
  if (it instanceof PyXrangeIter) {
    reserveItems(vm, it.left);
    for (; it.left > 0; it.left--, it.next += it.step) out.push(it.next);
    return out;
  }
  if (isPlainIter(it)) {
    drainPlain(vm, it, out);
    return out;
  }
  const drainInto = typeOf(it).drainInto;
  if (drainInto !== undefined) return then(drainAll(vm, it, (v) => append(vm, out, v)), () => out);
  for (;;) {
    const v = next(vm, it);
    if (v === undefined) {
      reserveItems(vm, out.length);
      return out;
    }
    if (isGen(v)) return drainSlow(vm, it, out, v);
    append(vm, out, v);
  }
}

/** Appends the remaining items of a plain iterator to `out`. */
export function drainPlain(vm: Vm, it: PyPlainIter, out: Value[]): void {
  const before = out.length;
  for (;;) {
    const v = it.advance();
    if (v === undefined) return reserveItems(vm, out.length - before);
    append(vm, out, v);
  }
}

/** Appends an item of an iterator, which may have no end. @throws {PyThrow} MemoryError */
export function append(vm: Vm, out: Value[], v: Value): void {
  // All of them, for the array is made anew from time to time.
  if (out.push(v) % BLOCK === 0) reserveItems(vm, out.length);
}

/** Gives all remaining items of a generator (whose type has `drainInto`) to `push`, which may not run Python code. */
export function* drainAll(vm: Vm, it: Value, push: (v: Value) => void): Gen<void> {
  const drainInto = typeOf(it).drainInto!;
  const take = (v: Value): boolean => {
    push(v);
    return true;
  };
  for (;;) {
    // A generator that handles an exception yields in the ordinary way.
    let v = drainInto(vm, it, { take });
    if (isGen(v)) v = yield* v;
    if (v === undefined) return;
    push(v);
  }
}

function* drainSlow(vm: Vm, it: Value, out: Value[], pending: Gen<Value | undefined>): Gen<Value[]> {
  let v: Value | undefined = yield* pending;
  while (v !== undefined) {
    append(vm, out, v);
    const r: Result<Value | undefined> = next(vm, it);
    v = isGen(r) ? yield* r : r;
  }
  return out;
}

function* listOfSlow(vm: Vm, o: Value, pending: Result<Value>): Gen<Value[]> {
  const it = isGen(pending) ? yield* pending : pending;
  if (hasLengthHint(o)) yield* lengthHint(vm, o, 8);
  const r = drain(vm, it, []);
  return isGen(r) ? yield* r : r;
}

/** The items of a list or tuple without copying, or of any iterable in a new array (`PySequence_Fast`). Do not change them. */
export function fastItems(vm: Vm, o: Value, message?: string): Result<Value[]> {
  if (o instanceof PyList && o.type === listType || o instanceof PyTuple && o.type === tupleType) {
    return (o as PyList).items;
  }
  // It is the iterator that is asked for the length.
  return then(
    message === undefined ? iter(vm, o) : iterOr(vm, o, message, TypeErrorType),
    (it) => hasLengthHint(it) ? listOfSlow(vm, it, it) : drain(vm, it, []),
  );
}

// ---- length -------------------------------------------------------------------------------------------------------

/** `len(o)`. */
export function length(vm: Vm, o: Value): Result<number> {
  if (typeof o === "string") return o.length;
  if (o instanceof PyList) {
    if (o.type === listType) return o.items.length;
  }
  const type = typeOf(o);
  const slot = type.sq_length ?? type.mp_length;
  if (slot === undefined) return raising(typeError(`object of type '${typeName(o)}' has no len()`));
  return slot(vm, o);
}

/** `len(o)` as Python sees it: also beyond the safe integers. */
export function lengthValue(vm: Vm, o: Value): Result<Value> {
  const type = typeOf(o);
  if (type.wide !== undefined) return intFromBigInt(BigInt(type.wide.length(o)));
  const exact = (type.sq_length ?? type.mp_length)?.exact;
  return exact === undefined ? length(vm, o) : exact(vm, o);
}

/**
 * `len(o)`, else `__length_hint__`, which may be negative, else `fallback` (`_PyObject_LengthHint`).
 * Old-style instances are not asked for a hint.
 */
export function* lengthHint(vm: Vm, o: Value, fallback: number): Gen<number> {
  const type = typeOf(o);
  if ((type.sq_length ?? type.mp_length) !== undefined) {
    try {
      const n = length(vm, o);
      return isGen(n) ? yield* n : n;
    } catch (e) {
      if (!isThrown(e, TypeErrorType) && !isThrown(e, AttributeErrorType)) throw e;
    }
  }
  if (o instanceof PyOldInstance) return fallback;
  try {
    let r = callSpecial(vm, o, "__length_hint__", []);
    if (isGen(r)) r = yield* r;
    if (r === undefined || !isInteger(r)) return fallback;
    return typeof r === "object" ? Number(r.value) : Number(r);
  } catch (e) {
    if (!isThrown(e, TypeErrorType) && !isThrown(e, AttributeErrorType)) throw e;
    return fallback;
  }
}

// ---- subscription -------------------------------------------------------------------------------------------------

/** `o[key]` (`PyObject_GetItem`). */
export function getItem(vm: Vm, o: Value, key: Value): Result<Value> {
  const type = typeOf(o);
  if (type.mp_subscript !== undefined) return type.mp_subscript(vm, o, key);
  if (type.sq_item !== undefined) {
    if (typeOf(key).nb_index !== undefined) {
      if (type.wide !== undefined) return then(asExactIndex(vm, key, indexError), (i) => wideItem(o, i));
      return then(asIndex(vm, key, indexError), (i) => sequenceItem(vm, o, i));
    }
    throw typeError(`sequence index must be integer, not '${typeName(key)}'`);
  }
  // Types with any sequence slot (Python classes always) are asked as sequences.
  if (
    typeOf(key).nb_index !== undefined && (type.heap || type.sq_length !== undefined || type.sq_contains !== undefined)
  ) {
    return then(asIndex(vm, key, indexError), () => {
      throw typeError(`'${typeName(o)}' object does not support indexing`);
    });
  }
  if (o instanceof PyObject || o === null || typeof o !== "object") {
    throw typeError(`'${typeName(o)}' object has no attribute '__getitem__'`);
  }
  throw typeError(`'${typeName(o)}' object is not subscriptable`);
}

/** `sq_item` with negative indices counted from the end (`PySequence_GetItem`). */
export function sequenceItem(vm: Vm, o: Value, i: number): Result<Value> {
  const type = typeOf(o);
  if (type.sq_item === undefined) throw typeError(`'${typeName(o)}' object does not support indexing`);
  if (i < 0 && type.sq_length !== undefined) {
    return then(type.sq_length(vm, o), (n) => type.sq_item!(vm, o, i + n));
  }
  return type.sq_item(vm, o, i);
}

/** The item of a sequence whose type has `wide`; negative indices count from the end. */
export function wideItem(o: Value, i: number | bigint): Value {
  const wide = typeOf(o).wide!;
  return wide.item(o, i < 0 ? BigInt(i) + BigInt(wide.length(o)) : i);
}

/** `o[key] = value`, or with `undefined` `del o[key]`. */
function assignItem(vm: Vm, o: Value, key: Value, value: Value | undefined): Result<void> {
  const type = typeOf(o);
  if (type.mp_ass_subscript !== undefined) return type.mp_ass_subscript(vm, o, key, value);
  if (type.sq_ass_item !== undefined) {
    if (typeOf(key).nb_index === undefined) {
      throw typeError(`sequence index must be integer, not '${typeName(key)}'`);
    }
    return then(asIndex(vm, key, indexError), (i) => {
      if (i < 0 && type.sq_length !== undefined) {
        return then(type.sq_length(vm, o), (n) => type.sq_ass_item!(vm, o, i + n, value));
      }
      return type.sq_ass_item!(vm, o, i, value);
    });
  }
  // Sequences say it in other words, where the key is an index.
  const asSequence = typeOf(key).nb_index !== undefined &&
    (type.heap || type.sq_length !== undefined || type.sq_contains !== undefined);
  const verb = asSequence && value === undefined ? "doesn't" : "does not";
  const fail = (): never => {
    throw typeError(`'${typeName(o)}' object ${verb} support item ${value === undefined ? "deletion" : "assignment"}`);
  };
  return asSequence ? then(asIndex(vm, key, indexError), fail) : fail();
}

export const setItem = (vm: Vm, o: Value, key: Value, value: Value): Result<void> => assignItem(vm, o, key, value);
export const delItem = (vm: Vm, o: Value, key: Value): Result<void> => assignItem(vm, o, key, undefined);

/** Whether a slice bound may go to the two-argument slice slots: absent, or an integer-like. */
function isBound(v: Value | undefined): boolean {
  return v === undefined || isInteger(v) || (v !== null && typeOf(v).nb_index !== undefined);
}

function bound(vm: Vm, v: Value | undefined, fallback: number): Result<number> {
  return v === undefined ? fallback : asIndexClipped(vm, v);
}

/** `sys.maxint`, the missing upper bound, as close as a `number` comes. */
const END = 0x7fffffffffffffff;

function* sliceBounds(vm: Vm, o: Value, low: Value | undefined, high: Value | undefined): Gen<[number, number]> {
  let lo = bound(vm, low, 0);
  if (isGen(lo)) lo = yield* lo;
  let hi = bound(vm, high, END);
  if (isGen(hi)) hi = yield* hi;
  const size = typeOf(o).sq_length;
  if ((lo < 0 || hi < 0) && size !== undefined) {
    let n = size(vm, o);
    if (isGen(n)) n = yield* n;
    lo = fromEnd(lo, n);
    hi = fromEnd(hi, n);
  }
  return [lo, hi];
}

/** A bound counted from the start: `bound + n` for a negative one, where 2^63 stands for `sys.maxint`. */
function fromEnd(bound: number, n: number): number {
  if (bound >= 0) return bound;
  return n < 2 ** 53 ? bound + n : Number(BigInt(bound) + (n >= 2 ** 63 ? 0x7fffffffffffffffn : BigInt(n)));
}

const makeSlice = (low: Value | undefined, high: Value | undefined) => new PySlice(low ?? null, high ?? null, null);

/** `o[low:high]` with absent bounds `undefined` (ceval `apply_slice`). */
export function getSlice(vm: Vm, o: Value, low: Value | undefined, high: Value | undefined): Result<Value> {
  if ((low === undefined || typeof low === "number") && (high === undefined || typeof high === "number")) {
    const type = typeOf(o);
    const part = type.sq_slice;
    if (part !== undefined) {
      const lo = low ?? 0, hi = high ?? END;
      if (lo >= 0 && hi >= 0 || type.sq_length === undefined) return part(vm, o, lo, hi);
      const size = type.sq_length(vm, o);
      return isGen(size)
        ? then(size, (n) => part(vm, o, fromEnd(lo, n), fromEnd(hi, n)))
        : part(vm, o, fromEnd(lo, size), fromEnd(hi, size));
    }
  }
  return getSliceSlow(vm, o, low, high);
}

function* getSliceSlow(vm: Vm, o: Value, low: Value | undefined, high: Value | undefined): Gen<Value> {
  const type = typeOf(o);
  if (type.sq_slice !== undefined && isBound(low) && isBound(high)) {
    const [lo, hi] = yield* sliceBounds(vm, o, low, high);
    const r = type.sq_slice(vm, o, lo, hi);
    return isGen(r) ? yield* r : r;
  }
  const r = getItem(vm, o, makeSlice(low, high));
  return isGen(r) ? yield* r : r;
}

/** `o[low:high] = value`, or deletion with `undefined` (ceval `assign_slice`). */
export function setSlice(
  vm: Vm,
  o: Value,
  low: Value | undefined,
  high: Value | undefined,
  value: Value | undefined,
): Result<void> {
  const assign = typeOf(o).sq_ass_slice;
  if (assign !== undefined && (low === undefined || isPlainBound(low)) && (high === undefined || isPlainBound(high))) {
    return assign(vm, o, low ?? 0, high ?? END, value);
  }
  return setSliceSlow(vm, o, low, high, value);
}

/** A bound that the length has no part in. */
const isPlainBound = (v: Value): v is number => typeof v === "number" && v >= 0;

function* setSliceSlow(
  vm: Vm,
  o: Value,
  low: Value | undefined,
  high: Value | undefined,
  value: Value | undefined,
): Gen<void> {
  const type = typeOf(o);
  if (type.sq_ass_slice !== undefined && isBound(low) && isBound(high)) {
    const [lo, hi] = yield* sliceBounds(vm, o, low, high);
    const r = type.sq_ass_slice(vm, o, lo, hi, value);
    if (isGen(r)) yield* r;
    return;
  }
  const r = assignItem(vm, o, makeSlice(low, high), value);
  if (isGen(r)) yield* r;
}

/** The indices of an extended slice over `length` items (`PySlice_GetIndicesEx`). */
export function sliceIndices(
  vm: Vm,
  slice: PySlice,
  length: number,
): Result<SliceIndices> {
  const { start, stop, step } = slice;
  if (
    (start === null || typeof start === "number") && (stop === null || typeof stop === "number") &&
    (step === null || typeof step === "number")
  ) return clampSlice(start, stop, step, length);
  return sliceIndicesSlow(vm, slice, length);
}

function* sliceIndicesSlow(vm: Vm, slice: PySlice, length: number): Gen<SliceIndices> {
  const parts: (number | null)[] = [];
  for (const v of [slice.step, slice.start, slice.stop]) {
    if (v !== null && typeOf(v).nb_index === undefined) {
      throw typeError("slice indices must be integers or None or have an __index__ method");
    }
    const n: Result<number | null> = v === null ? null : asIndexClipped(vm, v);
    parts.push(isGen(n) ? yield* n : n);
  }
  return clampSlice(parts[1], parts[2], parts[0], length);
}

/** What {@linkcode sliceIndices} gives: positions, and how many items there are between them. */
export interface SliceIndices {
  start: number;
  stop: number;
  step: number;
  length: number;
}

/** The positions of `start:stop:step` in `length` items. Throws ValueError where the step is 0. */
export function clampSlice(
  start: number | null,
  stop: number | null,
  step: number | null,
  length: number,
): SliceIndices {
  const by = step ?? 1;
  if (by === 0) throw valueError("slice step cannot be zero");
  if (by < 0) {
    const from = start === null ? length - 1 : clampBound(start, length, -1, length - 1);
    const to = stop === null ? -1 : clampBound(stop, length, -1, length - 1);
    return { start: from, stop: to, step: by, length: to < from ? Math.floor((from - to - 1) / -by) + 1 : 0 };
  }
  const from = start === null ? 0 : clampBound(start, length, 0, length);
  const to = stop === null ? length : clampBound(stop, length, 0, length);
  return { start: from, stop: to, step: by, length: from < to ? Math.floor((to - from - 1) / by) + 1 : 0 };
}

/** A bound counted from the start, if it is between `least` and `most`. */
function clampBound(v: number, length: number, least: number, most: number): number {
  if (v < 0) v += length;
  return v < 0 ? least : v >= length ? most : v;
}

// ---- membership ---------------------------------------------------------------------------------------------------

/** `item in o` (`PySequence_Contains`). */
export function contains(vm: Vm, o: Value, item: Value): Result<boolean> {
  const slot = typeOf(o).sq_contains;
  if (slot !== undefined) return slot(vm, o, item);
  return containsByIteration(vm, o, item);
}

/** Membership by iterating and comparing (`_PySequence_IterSearch`). */
export function* containsByIteration(vm: Vm, o: Value, item: Value): Gen<boolean> {
  const type = typeOf(o);
  if (type.tp_iter === undefined && type.sq_item === undefined) {
    throw typeError(`argument of type '${typeName(o)}' is not iterable`);
  }
  let it: Result<Value>;
  try {
    it = iter(vm, o);
    if (isGen(it)) it = yield* it;
  } catch (e) {
    // Whatever went wrong, CPython says this.
    if (e instanceof PyThrow) throw typeError(`argument of type '${typeName(o)}' is not iterable`);
    throw e;
  }
  for (;;) {
    let v = next(vm, it);
    if (isGen(v)) v = yield* v;
    if (v === undefined) return false;
    let same = equals(vm, item, v);
    if (isGen(same)) same = yield* same;
    if (same) return true;
  }
}

/** Whether `o` has items by index (`PySequence_Check`). */
export function isSequence(o: Value): boolean {
  if (o instanceof PyOldInstance) return true;
  return !(o instanceof PyDict) && typeOf(o).sq_item !== undefined;
}

/** Whether `o` is a mapping (`PyMapping_Check`). */
export function isMapping(vm: Vm, o: Value): Result<boolean> {
  if (o instanceof PyOldInstance) return then(findAttr(vm, o, "__getitem__"), (f) => f !== undefined);
  const type = typeOf(o);
  return type.mp_subscript !== undefined && type.sq_slice === undefined;
}
