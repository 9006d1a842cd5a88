// SPDX-License-Identifier: MIT
/** The functions of `__builtin__` that go through sequences: map, filter, reduce, zip, range, sum, min, max, all, any. */
import { PyFloat, PyLong, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { call, callOne, callTwo, isThrown, isTrue } from "../core/abstract.ts";
import { compare, GT, richCompareBool } from "../core/compare.ts";
import {
  ExceptionType,
  memoryError,
  overflowError,
  PyThrow,
  typeError,
  TypeErrorType,
  valueError,
} from "../core/exceptions.ts";
import { FrameCall, type Gen, isGen, type Result, then } from "../core/gen.ts";
import * as num from "../core/number.ts";
import {
  append,
  hasLengthHint,
  iter,
  iterOr,
  length,
  lengthHint,
  listOf,
  mayTellLength,
  next,
  plainIter,
  sequenceItem,
} from "../core/sequence.ts";
import * as types from "../core/types.ts";
import {
  bigOf,
  isInteger,
  isStr,
  PyList,
  PyOldInstance,
  type PyPlainIter,
  strValue,
  typeName,
  typeOf,
} from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { intOrLong } from "../base/value.ts";

/** The search of `max` and `min`. */
class Extreme {
  best: Value | undefined = undefined;
  #bestKey: Value = null;

  constructor(readonly vm: Vm, readonly key: Value, readonly op: number) {}

  /** The next item. With a key, in a native's generator only: see `callOne`. */
  consider(v: Value): Result<void> {
    if (this.key === null) return this.#compare(v, v);
    const k = callOne(this.vm, this.key, v);
    return isGen(k) ? then(k as Result<Value>, (found) => this.#compare(v, found)) : this.#compare(v, k);
  }

  #compare(v: Value, k: Value): Result<void> {
    if (this.best === undefined) return this.#take(v, k);
    const b = this.#bestKey;
    if (typeof k === "number" && typeof b === "number" || typeof k === "string" && typeof b === "string") {
      if (this.op === GT ? k > b : k < b) this.#take(v, k);
      return;
    }
    const better = richCompareBool(this.vm, k, this.#bestKey, this.op);
    if (isGen(better)) return then(better as Result<boolean>, (is) => is ? this.#take(v, k) : undefined);
    if (better) this.#take(v, k);
  }

  #take(v: Value, k: Value): void {
    this.best = v;
    this.#bestKey = k;
  }
}

/** `max` and `min`. @param op The comparison that says that something is better. */
export function extreme(
  vm: Vm,
  args: Value[],
  kw: Map<string, Value> | null,
  op: number,
  name: string,
): Result<Value> {
  let key: Value = null;
  if (kw !== null) {
    for (const k of kw.keys()) {
      if (k !== "key") throw typeError(`${name}() got an unexpected keyword argument`);
    }
    key = kw.get("key")!;
  }
  if (args.length === 0) throw typeError(`${name} expected 1 arguments, got 0`);
  const search = new Extreme(vm, key, op);
  const source: Value = args.length > 1 ? new PyTuple(args) : args[0];
  const isPlain = source instanceof PyList && source.type === types.listType ||
    source instanceof PyTuple && source.type === types.tupleType;
  return isPlain ? extremeItem(search, (source as PyList).items, name) : extremeOf(search, source, name);
}

/** The search among the items of a list or tuple. A key is asked in a generator: see `callOne`. */
function extremeItem(search: Extreme, items: Value[], name: string): Result<Value> {
  if (search.key !== null) return extremeRest(search, items, 0, undefined, name);
  for (let i = 0; i < items.length; i++) {
    const r = search.consider(items[i]);
    if (isGen(r)) return extremeRest(search, items, i + 1, r, name);
  }
  return found(search, name);
}

/** The rest of the items, after one with which the search was suspended. */
function* extremeRest(
  search: Extreme,
  items: Value[],
  from: number,
  pending: Gen<void> | undefined,
  name: string,
): Gen<Value> {
  if (pending !== undefined) yield* pending;
  for (let i = from; i < items.length; i++) {
    const r = search.consider(items[i]);
    if (isGen(r)) yield* r;
  }
  return found(search, name);
}

function found(search: Extreme, name: string): Value {
  if (search.best === undefined) throw valueError(`${name}() arg is an empty sequence`);
  return search.best;
}

function* extremeOf(search: Extreme, source: Value, name: string): Gen<Value> {
  const { vm } = search;
  let it = iter(vm, source);
  if (isGen(it)) it = yield* it;
  for (;;) {
    let v = next(vm, it);
    if (isGen(v)) v = yield* v;
    if (v === undefined) break;
    const r = search.consider(v);
    if (isGen(r)) yield* r;
  }
  return found(search, name);
}

export function* mapValues(vm: Vm, f: Value, sequences: Value[]): Gen<Value> {
  const out: Value[] = [];
  if (sequences.length === 1) {
    if (f === null) {
      const r = listOf(vm, sequences[0]);
      return new PyList(isGen(r) ? yield* r : r);
    }
    let it = iterOr(vm, sequences[0], "argument 2 to map() must support iteration");
    if (isGen(it)) it = yield* it;
    const failed = yield* failureOfHint(vm, sequences[0]);
    for (;;) {
      let v = next(vm, it);
      if (isGen(v)) v = yield* v;
      if (v === undefined) {
        if (failed !== undefined && keepsFailure(it)) throw failed.error;
        return new PyList(out);
      }
      const r: Result<Value> = callOne(vm, f, v);
      out.push(isGen(r) ? r instanceof FrameCall && r.isPlain ? yield r.request : yield* r : r);
    }
  }
  const iterators: (Value | undefined)[] = [];
  let failed: Failure | undefined;
  for (let i = 0; i < sequences.length; i++) {
    const it = iterOr(vm, sequences[i], `argument ${i + 2} to map() must support iteration`);
    iterators.push(isGen(it) ? yield* it : it);
    failed = (yield* failureOfHint(vm, sequences[i])) ?? failed;
  }
  for (;;) {
    const row: Value[] = [];
    let active = 0;
    for (let i = 0; i < iterators.length; i++) {
      const it = iterators[i];
      if (it === undefined) {
        row.push(null);
        continue;
      }
      let v = next(vm, it);
      if (isGen(v)) v = yield* v;
      if (v === undefined) {
        if (failed !== undefined && keepsFailure(it)) throw failed.error;
        failed = undefined;
        iterators[i] = undefined;
        row.push(null);
      } else {
        active++;
        row.push(v);
      }
    }
    if (active === 0) return new PyList(out);
    if (f === null) out.push(new PyTuple(row));
    else {
      const r: Result<Value> = row.length === 2 ? callTwo(vm, f, row[0], row[1]) : call(vm, f, row);
      out.push(isGen(r) ? r instanceof FrameCall && r.isPlain ? yield r.request : yield* r : r);
    }
  }
}

/** What a `__len__` or `__length_hint__` raised. */
interface Failure {
  error: unknown;
}

/** Asks how many items to expect, because that shows, and gives what it raised if it did. */
function* failureOfHint(vm: Vm, o: Value): Gen<Failure | undefined> {
  if (!hasLengthHint(o)) return undefined;
  try {
    yield* lengthHint(vm, o, 8);
    return undefined;
  } catch (error) {
    // What ends a program or a task is not held back.
    if (!isThrown(error, ExceptionType)) throw error;
    return { error };
  }
}

/**
 * Whether the end of `it` brings up the error of a hint. `map` (builtin_map of CPython 2.7) does not look for one:
 * an iterator of Python code replaces it by its StopIteration, and others say that there are no more items with it set.
 */
function keepsFailure(it: Value): boolean {
  return !typeOf(it).heap && !(it instanceof PyOldInstance);
}

/** `filter(f, seq)`. */
export function filterValues(vm: Vm, f: Value, seq: Value): Result<Value> {
  if ((f === null || f === types.boolType) && seq instanceof PyList && seq.type === types.listType) {
    const out: Value[] = [];
    let i = 0;
    for (; i < seq.items.length; i++) {
      const v = seq.items[i];
      // The truth of anything else may be Python code's business.
      if (typeof v === "object" && v !== null) break;
      if (v) out.push(v);
    }
    if (i === seq.items.length) return new PyList(out);
  }
  return filterEach(vm, f, seq);
}

function* filterEach(vm: Vm, f: Value, seq: Value): Gen<Value> {
  const truth = (r: Value) => isTrue(vm, r);
  const test = f === null || f === types.boolType ? truth : (v: Value): Result<boolean> => {
    const r = callOne(vm, f, v);
    return isGen(r) ? then(r as Result<Value>, truth) : isTrue(vm, r);
  };
  if (isStr(seq)) {
    if (f === null && typeof seq === "string") return seq;
    let out = "";
    const n = strValue(seq).length;
    for (let i = 0; i < n; i++) {
      let item: Result<Value> = sequenceItem(vm, seq, i);
      if (isGen(item)) item = yield* item;
      const t = test(item);
      if (isGen(t) ? yield* t : t) {
        if (!isStr(item)) throw typeError("can't filter str to str: __getitem__ returned different type");
        out += strValue(item);
      }
    }
    return out;
  }
  if (seq instanceof PyUnicode) {
    if (f === null && seq.type === types.unicodeType) return seq;
    let out = "";
    let n = length(vm, seq);
    if (isGen(n)) n = yield* n;
    for (let i = 0; i < n; i++) {
      let item: Result<Value> = sequenceItem(vm, seq, i);
      if (isGen(item)) item = yield* item;
      const t = test(item);
      if (isGen(t) ? yield* t : t) {
        if (!(item instanceof PyUnicode)) {
          throw typeError("can't filter unicode to unicode: __getitem__ returned different type");
        }
        out += item.value;
      }
    }
    return new PyUnicode(out);
  }
  const out: Value[] = [];
  if (seq instanceof PyTuple) {
    for (let i = 0; i < seq.items.length; i++) {
      let item: Result<Value> = seq.type === types.tupleType ? seq.items[i] : typeOf(seq).sq_item!(vm, seq, i);
      if (isGen(item)) item = yield* item;
      const t = test(item);
      if (isGen(t) ? yield* t : t) out.push(item);
    }
    return new PyTuple(out);
  }
  let it = iter(vm, seq);
  if (isGen(it)) it = yield* it;
  if (hasLengthHint(seq)) yield* lengthHint(vm, seq, 8);
  for (;;) {
    let v = next(vm, it);
    if (isGen(v)) v = yield* v;
    if (v === undefined) return new PyList(out);
    const t = test(v);
    if (isGen(t) ? yield* t : t) out.push(v);
  }
}

/** An argument of `range` as a C long, or `undefined` where that is an error. */
function* rangeLong(vm: Vm, v: Value): Gen<bigint | undefined> {
  if (v instanceof PyFloat) return undefined;
  let whole = v;
  if (!isInteger(v)) {
    const slot = typeOf(v).nb_int;
    if (slot === undefined) return undefined;
    try {
      const r = slot(vm, v);
      whole = isGen(r) ? yield* r : r;
    } catch (e) {
      if (!(e instanceof PyThrow)) throw e;
      return undefined;
    }
  }
  if (!isInteger(whole)) return undefined;
  const n = bigOf(whole);
  return BigInt.asIntN(64, n) === n ? n : undefined;
}

/** An argument of `range` that need not fit a C long, and its value. */
function* rangeArg(vm: Vm, v: Value, what: string): Gen<{ given: Value; n: bigint }> {
  const slot = v instanceof PyFloat ? undefined : typeOf(v).nb_int;
  if (slot === undefined) throw typeError(`range() integer ${what} argument expected, got ${typeName(v)}.`);
  let given = v;
  if (!isInteger(v)) {
    const r = slot(vm, v);
    given = isGen(r) ? yield* r : r;
  }
  if (!isInteger(given)) throw typeError("__int__ should return int object");
  return { given, n: bigOf(given) };
}

/** The items of `range`, of which `item` makes one. */
function rangeOf(vm: Vm, low: bigint, high: bigint, step: bigint, item: (n: bigint) => Value): Value {
  const count = step > 0n
    ? (high > low ? (high - low - 1n) / step + 1n : 0n)
    : low > high
    ? (low - high - 1n) / -step + 1n
    : 0n;
  if (count > 0x7fffffffffffffffn) throw overflowError("range() result has too many items");
  if (count > 0x7fffffffn) throw memoryError();
  vm.reserve?.(Number(count) * 16);
  const out: Value[] = new Array(Number(count));
  for (let i = 0, v = low; i < out.length; i++, v += step) out[i] = item(v);
  return new PyList(out);
}

const noStep = () => valueError("range() step argument must not be zero");

/** `range` of anything: of C longs it is a list of ints, and where an argument is none, all items are longs. */
export function* rangeSlow(vm: Vm, args: Value[]): Gen<Value> {
  const bounds: bigint[] = [];
  for (const v of args) {
    const n = yield* rangeLong(vm, v);
    if (n === undefined) return yield* rangeOfLongs(vm, args);
    bounds.push(n);
  }
  if (bounds.length === 1) bounds.unshift(0n);
  const step = bounds[2] ?? 1n;
  if (step === 0n) throw noStep();
  return rangeOf(vm, bounds[0], bounds[1], step, intOrLong);
}

/** CPYTHON: `handle_range_longs`, with its order of conversions. */
function* rangeOfLongs(vm: Vm, args: Value[]): Gen<Value> {
  const two = args.length > 1;
  const high = yield* rangeArg(vm, args[two ? 1 : 0], "end");
  const low = two ? (yield* rangeArg(vm, args[0], "start")).n : 0n;
  const step = args.length > 2 ? yield* rangeArg(vm, args[2], "step") : { given: 1, n: 1n };
  // A subclass of int may have its own idea of what zero is.
  const c = compare(vm, step.given, 0);
  if ((isGen(c) ? yield* c : c) === 0 || step.n === 0n) throw noStep();
  return rangeOf(vm, low, high.n, step.n, (n) => new PyLong(n));
}

export function rangeFast(start: number, stop: number, step: number): Value {
  const out: Value[] = [];
  if (step > 0) { for (let i = start; i < stop; i += step) out.push(i); }
  else for (let i = start; i > stop; i += step) out.push(i);
  return new PyList(out);
}

/** `sum(seq, start)`. */
export function sumValues(vm: Vm, seq: Value, start: Value | undefined): Result<Value> {
  const isPlain = seq instanceof PyList && seq.type === types.listType ||
    seq instanceof PyTuple && seq.type === types.tupleType;
  if (!isPlain) return sumIterated(vm, seq, start ?? 0);
  refuseStrings(start);
  return sumItems(vm, seq, start ?? 0);
}

function refuseStrings(start: Value | undefined): void {
  if (start !== undefined && (isStr(start) || start instanceof PyUnicode)) {
    throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
  }
}

/** The sum of a list or tuple: of ints and floats without anything else being asked. */
function sumItems(vm: Vm, seq: PyList | PyTuple, start: Value): Result<Value> {
  const { items } = seq;
  let isFloat = start instanceof PyFloat && start.exact;
  if (!isFloat && typeof start !== "number") return sumFrom(vm, seq, 0, start);
  let total = isFloat ? (start as PyFloat).value : start as number;
  for (let i = 0; i < items.length; i++) {
    const v = items[i];
    if (typeof v === "number") {
      const sum = total + v;
      if (!isFloat && !Number.isSafeInteger(sum)) return sumFrom(vm, seq, i, total);
      total = sum;
    } else if (v instanceof PyFloat && v.exact) {
      isFloat = true;
      total += v.value;
    } else return sumFrom(vm, seq, i, isFloat ? new PyFloat(total) : total);
  }
  return isFloat ? new PyFloat(total) : total;
}

/** Adds the items from a position on; by index, because Python code in an addition may change the list. */
function* sumFrom(vm: Vm, seq: PyList | PyTuple, from: number, total: Value): Gen<Value> {
  for (let i = from; i < seq.items.length; i++) {
    const r: Result<Value> = num.add(vm, total, seq.items[i]);
    total = isGen(r) ? yield* r : r;
  }
  return total;
}

function* sumIterated(vm: Vm, seq: Value, total: Value): Gen<Value> {
  let it = iter(vm, seq);
  if (isGen(it)) it = yield* it;
  refuseStrings(total);
  const drain = typeOf(it).drainInto;
  // Small ints and plain floats are added without leaving a generator.
  const take = (v: Value): boolean => {
    if (typeof v === "number" && typeof total === "number") {
      const sum = total + v;
      if (!Number.isSafeInteger(sum)) return false;
      total = sum;
      return true;
    }
    if (!(v instanceof PyFloat && v.exact)) return false;
    if (total instanceof PyFloat && total.exact) total = new PyFloat(total.value + v.value);
    else if (typeof total === "number") total = new PyFloat(total + v.value);
    else return false;
    return true;
  };
  for (;;) {
    let v = drain === undefined ? next(vm, it) : drain(vm, it, { take });
    if (isGen(v)) v = yield* v;
    if (v === undefined) return total;
    const r: Result<Value> = num.add(vm, total, v);
    total = isGen(r) ? yield* r : r;
  }
}

/** The first item of `seq` whose truth is `wanted`; whether there is one. */
export function* findTruth(vm: Vm, seq: Value, wanted: boolean): Gen<boolean> {
  let it = iter(vm, seq);
  if (isGen(it)) it = yield* it;
  const drain = typeOf(it).drainInto;
  // Items of builtin truth that do not decide are passed over without leaving a generator.
  const take = (v: Value): boolean =>
    v === !wanted || !wanted && typeof v === "number" && v !== 0 || wanted && (v === null || v === 0);
  for (;;) {
    let v = drain === undefined ? next(vm, it) : drain(vm, it, { take });
    if (isGen(v)) v = yield* v;
    if (v === undefined) return false;
    let t = isTrue(vm, v);
    if (isGen(t)) t = yield* t;
    if (t === wanted) return true;
  }
}

/** The tuples of `zip`. */
export function zipValues(vm: Vm, seqs: Value[]): Result<Value> {
  const iterators: PyPlainIter[] = [];
  for (const seq of seqs) {
    const it = plainIter(seq);
    if (it === undefined) return zipSlow(vm, seqs);
    iterators.push(it);
  }
  const out: Value[] = [];
  const count = iterators.length;
  if (count === 0) return new PyList(out);
  for (;;) {
    const row: Value[] = new Array(count);
    for (let i = 0; i < count; i++) {
      const v = iterators[i].advance();
      if (v === undefined) return new PyList(out);
      row[i] = v;
    }
    append(vm, out, new PyTuple(row));
  }
}

function* zipSlow(vm: Vm, seqs: Value[]): Gen<Value> {
  const iterators: Value[] = [];
  // All are asked for their lengths before the first is iterated over, up to one that does not know.
  for (const seq of seqs) {
    if (!mayTellLength(seq) || hasLengthHint(seq) && (yield* lengthHint(vm, seq, -2)) < 0) break;
  }
  for (let i = 0; i < seqs.length; i++) {
    const it = iterOr(vm, seqs[i], `zip argument #${i + 1} must support iteration`, TypeErrorType);
    iterators.push(isGen(it) ? yield* it : it);
  }
  const out: Value[] = [];
  if (iterators.length === 0) return new PyList(out);
  for (;;) {
    const row: Value[] = new Array(iterators.length);
    for (let i = 0; i < row.length; i++) {
      let v = next(vm, iterators[i]);
      if (isGen(v)) v = yield* v;
      if (v === undefined) return new PyList(out);
      row[i] = v;
    }
    append(vm, out, new PyTuple(row));
  }
}

export function* reduceValues(vm: Vm, f: Value, seq: Value, initial: Value | undefined): Gen<Value> {
  let it = iterOr(vm, seq, "reduce() arg 2 must support iteration");
  if (isGen(it)) it = yield* it;
  let total = initial;
  for (;;) {
    let v = next(vm, it);
    if (isGen(v)) v = yield* v;
    if (v === undefined) break;
    if (total === undefined) total = v;
    else {
      const r: Result<Value> = callTwo(vm, f, total, v);
      total = isGen(r) ? r instanceof FrameCall && r.isPlain ? yield r.request : yield* r : r;
    }
  }
  if (total === undefined) throw typeError("reduce() of empty sequence with no initial value");
  return total;
}
