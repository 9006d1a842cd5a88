// SPDX-License-Identifier: MIT
/**
 * `itertools` (CPython `Modules/itertoolsmodule.c`): the iterators that work item by item. Products, combinations and
 * permutations are in `itertools_combine.ts`, `groupby` and `tee` in `itertools_split.ts`, `izip` and the like in
 * `itertools_zip.ts`.
 *
 * Each `next` has a plain part that finishes while the source and the function do not suspend, and a generator for the
 * rest. INVARIANT: nothing is read from a source earlier than CPython reads it.
 */
import { intOrLong, type PyInt, type PyLong, PyObject, PyTuple, type Value } from "../base/value.ts";
import { call, isTrue, repr } from "../core/abstract.ts";
import { isNumber } from "../core/compare.ts";
import { PyThrow, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { add } from "../core/number.ts";
import { isPlainIter, iter, listOf, next, plainIter } from "../core/sequence.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import { bigOf, boolType, isInteger, Looping, PyPlainIter, PyTupleIter, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj, opt, ssize } from "../native/args.ts";
import { classMethod, defineModule, method } from "../native/define.ts";
import { asSsize, construct, constructor, type Item, iteratorType, noKeywords, unpackCount } from "./iter_support.ts";
import {
  combinationsType,
  combinationsWithReplacementType,
  permutationsType,
  productType,
} from "./itertools_combine.ts";
import { groupbyType, tee } from "./itertools_split.ts";
import { imapType, izipLongestType, izipType } from "./itertools_zip.ts";
import "../objects/object_type.ts";

// ---- count --------------------------------------------------------------------------------------------------------

/** `count`: adds `step` to `value` for ever. Plain over ints. */
class Count extends PyPlainIter {
  override readonly looping: number;
  constructor(public value: Value, public step: Value) {
    super();
    const plain = new.target === Count && typeof value === "number" && typeof step === "number";
    this.looping = plain ? Looping.PLAIN : Looping.SLOT;
  }

  /** Of a plain one only. */
  advance(): Value {
    const v = this.value as number | PyInt | PyLong;
    const step = this.step as number;
    const sum = typeof v === "number" ? v + step : NaN;
    this.value = Number.isSafeInteger(sum) ? sum : intOrLong(bigOf(v) + BigInt(step));
    return v;
  }
}

const newCount = constructor("count", [opt(obj("start")), opt(obj("step"))], (_vm, type, start, step) => {
  for (const v of [start, step]) {
    if (v !== undefined && (v === null || !isNumber(typeOf(v)))) throw typeError("a number is required");
  }
  let from: Value = start ?? 0;
  let by: Value = step ?? 1;
  // A step of one counts in C and forgets the class of its numbers.
  if (by === true) by = 1;
  if (
    by === 1 && isInteger(from) &&
    (typeOf(from) === boolType || typeOf(from).heap && typeOf(from).nb_long !== undefined)
  ) {
    from = typeof from === "boolean" ? Number(from) : typeof from === "object" ? intOrLong(bigOf(from)) : from;
  }
  return new type.jsClass(from, by);
});

function countNext(vm: Vm, c: Count): Item {
  const v = c.value;
  return then(add(vm, v, c.step), (sum) => {
    c.value = sum;
    return v;
  });
}

function* countRepr(vm: Vm, c: Count): Gen<string> {
  let text = repr(vm, c.value);
  if (isGen(text)) text = yield* text;
  if (c.step === 1) return `count(${text})`;
  const step = repr(vm, c.step);
  return `count(${text}, ${isGen(step) ? yield* step : step})`;
}

const countType = iteratorType(
  "count",
  Count,
  "count(start=0, step=1) -> start, start + step, start + 2 * step, ... without end",
  (vm, type, args, kw) => construct(vm, newCount, type, args, kw),
  countNext,
  {
    repr: countRepr,
    methods: {
      __reduce__: method<Count>()([], "How to copy or pickle the counter.", (_vm, c) => {
        const plain = c.step === 1 && isInteger(c.value);
        return new PyTuple([c.type, new PyTuple(plain ? [c.value] : [c.value, c.step])]);
      }),
    },
  },
);

// ---- repeat -------------------------------------------------------------------------------------------------------

/** `repeat`: `left` is Infinity without a limit. */
class Repeat extends PyPlainIter {
  override readonly looping: number;
  constructor(public element: Value, public left: number) {
    super();
    this.looping = new.target === Repeat ? Looping.PLAIN : Looping.SLOT;
  }

  advance(): Value | undefined {
    if (this.left <= 0) return undefined;
    this.left--;
    return this.element;
  }
}

const newRepeat = constructor("repeat", [obj("object"), opt(ssize("times"), Infinity)], (_vm, type, element, times) => {
  return new type.jsClass(element, Math.max(0, times));
});

const repeatType = iteratorType(
  "repeat",
  Repeat,
  "repeat(object [,times]) -> object, times times or for ever",
  (vm, type, args, kw) => construct(vm, newRepeat, type, args, kw),
  (_vm, it) => it.advance(),
  {
    repr: (vm, it) =>
      then(repr(vm, it.element), (text) => it.left === Infinity ? `repeat(${text})` : `repeat(${text}, ${it.left})`),
    methods: {
      __length_hint__: method<Repeat>()([], "How many items are left.", (_vm, it) => {
        if (it.left === Infinity) throw typeError("len() of unsized object");
        return it.left;
      }),
    },
  },
);

// ---- cycle --------------------------------------------------------------------------------------------------------

/** `cycle`: items are kept while `source` gives them, then repeated. Plain where it is. */
class Cycle extends PyPlainIter {
  override readonly looping: number;
  saved: Value[] = [];
  at = 0;
  constructor(public source: Value | undefined) {
    super();
    this.looping = new.target === Cycle && isPlainIter(source!) ? Looping.PLAIN : Looping.SLOT;
  }

  /** Of a plain one only. */
  advance(): Value | undefined {
    return this.source === undefined ? cycleSaved(this) : cycleItem(this, (this.source as PyPlainIter).advance());
  }
}

function cycleNext(vm: Vm, c: Cycle): Item {
  return c.source === undefined ? cycleSaved(c) : then(next(vm, c.source), (v) => cycleItem(c, v));
}

/** What the source gave, `undefined` at its end. */
function cycleItem(c: Cycle, v: Value | undefined): Value | undefined {
  if (v === undefined) {
    c.source = undefined;
    return cycleSaved(c);
  }
  c.saved.push(v);
  return v;
}

function cycleSaved(c: Cycle): Value | undefined {
  if (c.saved.length === 0) return undefined;
  const v = c.saved[c.at];
  c.at = c.at + 1 === c.saved.length ? 0 : c.at + 1;
  return v;
}

/** Constructor of the types that take only an iterable. */
function overOne(name: string, own: () => PyType, min = 1) {
  return (vm: Vm, type: PyType, args: Value[], kw: Kwargs): Result<Value> => {
    noKeywords(type, own(), kw);
    unpackCount(name, args, min, 1);
    return then(iter(vm, args[0]), (it) => new type.jsClass(it));
  };
}

const cycleType: PyType = iteratorType(
  "cycle",
  Cycle,
  "cycle(iterable) -> its items, again and again",
  overOne("cycle", () => cycleType),
  cycleNext,
);

// ---- function and iterable ----------------------------------------------------------------------------------------

/** Iterators over one source with one function. */
class WithFunction extends PyObject {
  /** `dropwhile`: still dropping; `takewhile`: the end was found. */
  flag = false;
  constructor(public func: Value, public source: Value) {
    super();
  }
}
class DropWhile extends WithFunction {}
class TakeWhile extends WithFunction {}
class StarMap extends WithFunction {}
class Filter extends WithFunction {}
class FilterFalse extends WithFunction {}

function withFunction(name: string, own: () => PyType) {
  return (vm: Vm, type: PyType, args: Value[], kw: Kwargs): Result<Value> => {
    noKeywords(type, own(), kw);
    unpackCount(name, args, 2, 2);
    return then(iter(vm, args[1]), (it) => new type.jsClass(args[0], it));
  };
}

/** Truth of `func(v)`; `None` and `bool` stand for the truth of `v` itself where `identity`. */
function test(vm: Vm, func: Value, v: Value, identity: boolean): Result<boolean> {
  if (identity && (func === null || func === boolType)) return isTrue(vm, v);
  const r = call(vm, func, [v]);
  if (typeof r === "boolean") return r;
  return then(r, (x) => isTrue(vm, x));
}

function* dropNext(vm: Vm, it: DropWhile): Gen<Value | undefined> {
  for (;;) {
    let v = next(vm, it.source);
    if (isGen(v)) v = yield* v;
    if (v === undefined) return undefined;
    let drop = test(vm, it.func, v, false);
    if (isGen(drop)) drop = yield* drop;
    if (!drop) {
      it.flag = true;
      return v;
    }
  }
}

const dropwhileType: PyType = iteratorType(
  "dropwhile",
  DropWhile,
  "dropwhile(predicate, iterable) -> the items from the first one on for which the predicate is false",
  withFunction("dropwhile", () => dropwhileType),
  (vm, it) => it.flag ? next(vm, it.source) : dropNext(vm, it),
);

const takewhileType: PyType = iteratorType(
  "takewhile",
  TakeWhile,
  "takewhile(predicate, iterable) -> the items before the first one for which the predicate is false",
  withFunction("takewhile", () => takewhileType),
  (vm, it) => {
    if (it.flag) return undefined;
    return then(next(vm, it.source), (v) => {
      if (v === undefined) return undefined;
      return then(test(vm, it.func, v, false), (take) => {
        if (take) return v;
        it.flag = true;
        return undefined;
      });
    });
  },
);

const starmapType: PyType = iteratorType(
  "starmap",
  StarMap,
  "starmap(function, sequence) -> function(*item) of each item",
  withFunction("starmap", () => starmapType),
  (vm, it) =>
    then(
      next(vm, it.source),
      (v) => v === undefined ? undefined : then(listOf(vm, v), (args) => call(vm, it.func, args)),
    ),
);

/** The next item whose truth is `wanted`. */
function filterNext(vm: Vm, it: WithFunction, wanted: boolean): Item {
  for (;;) {
    const v = next(vm, it.source);
    if (v === undefined) return undefined;
    if (isGen(v)) return filterSlow(vm, it, wanted, v, undefined);
    const ok = test(vm, it.func, v, true);
    if (isGen(ok)) return filterSlow(vm, it, wanted, v, ok);
    if (ok === wanted) return v;
  }
}

function* filterSlow(
  vm: Vm,
  it: WithFunction,
  wanted: boolean,
  v: Item,
  ok: Result<boolean> | undefined,
): Gen<Value | undefined> {
  for (;;) {
    if (isGen(v)) v = yield* v;
    if (v === undefined) return undefined;
    if (ok === undefined) ok = test(vm, it.func, v, true);
    if (isGen(ok)) ok = yield* ok;
    if (ok === wanted) return v;
    ok = undefined;
    v = next(vm, it.source);
  }
}

const ifilterType: PyType = iteratorType(
  "ifilter",
  Filter,
  "ifilter(function or None, sequence) -> the items for which function(item) is true",
  withFunction("ifilter", () => ifilterType),
  (vm, it) => filterNext(vm, it, true),
);
const ifilterfalseType: PyType = iteratorType(
  "ifilterfalse",
  FilterFalse,
  "ifilterfalse(function or None, sequence) -> the items for which function(item) is false",
  withFunction("ifilterfalse", () => ifilterfalseType),
  (vm, it) => filterNext(vm, it, false),
);

// ---- islice -------------------------------------------------------------------------------------------------------

/**
 * `islice`: `count` items were read; the next wanted one has index `next`. `stop` is Infinity without a limit. Plain where
 * the source is.
 */
class Islice extends PyPlainIter {
  override readonly looping: number;
  count = 0;
  /** @param source Let go of at the end. */
  constructor(public source: Value | undefined, public next: number, public stop: number, public step: number) {
    super();
    this.looping = new.target === Islice && isPlainIter(source!) ? Looping.PLAIN : Looping.SLOT;
  }

  /** Of a plain one only. */
  advance(): Value | undefined {
    if (this.source === undefined) return undefined;
    const source = this.source as PyPlainIter;
    while (this.count < this.next) {
      if (source.advance() === undefined) return this.source = undefined;
      this.count++;
    }
    return this.count >= this.stop ? this.source = undefined : isliceTake(this, source.advance());
  }
}

/** The item that the source gave, `undefined` at its end. */
function isliceTake(it: Islice, v: Value | undefined): Value | undefined {
  if (v === undefined) return it.source = undefined;
  it.count++;
  it.next = Math.min(it.next + it.step, it.stop);
  return v;
}

function* sliceNumber(vm: Vm, v: Value): Gen<number | undefined> {
  try {
    const n = asSsize(vm, v);
    return isGen(n) ? yield* n : n;
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
    // Any exception means "not an integer".
    return undefined;
  }
}

function newIslice(vm: Vm, type: PyType, args: Value[]): Result<Value> {
  const [source, ...bounds] = args;
  for (let i = 0; i < bounds.length; i++) {
    const v = bounds[i];
    if (v !== null && (typeof v !== "number" || v < (i === 2 ? 1 : 0))) return newIsliceSlow(vm, type, args);
  }
  const [start, stop, step] = (bounds.length === 1 ? [0, bounds[0]] : bounds) as (number | null)[];
  return then(iter(vm, source), (it) => new type.jsClass(it, start ?? 0, stop ?? Infinity, step ?? 1));
}

/** For bounds that are no ints, or wrong. */
function* newIsliceSlow(vm: Vm, type: PyType, args: Value[]): Gen<Value> {
  const stopText = "Stop argument for islice() must be None or an integer: 0 <= x <= maxint.";
  const indexText = "Indices for islice() must be None or an integer: 0 <= x <= maxint.";
  let start: number | undefined = 0;
  let stop: number | undefined = Infinity;
  if (args.length === 2) {
    if (args[1] !== null) {
      stop = yield* sliceNumber(vm, args[1]);
      if (stop === undefined) throw valueError(stopText);
    }
  } else {
    if (args[1] !== null) start = yield* sliceNumber(vm, args[1]);
    if (args[2] !== null) {
      stop = yield* sliceNumber(vm, args[2]);
      // −1 is what C gives for an error.
      if (stop === undefined || stop === -1) throw valueError(stopText);
    }
    if (start === undefined) throw valueError(indexText);
  }
  if (start < 0 || stop < 0) throw valueError(args.length === 2 ? stopText : indexText);
  let step: number | undefined = 1;
  if (args.length === 4 && args[3] !== null) {
    step = yield* sliceNumber(vm, args[3]);
    if (step === undefined || step < 1) throw valueError("Step for islice() must be a positive integer or None.");
  }
  const it = iter(vm, args[0]);
  return new type.jsClass(isGen(it) ? yield* it : it, start, stop, step);
}

function isliceNext(vm: Vm, it: Islice): Item {
  if (it.source === undefined) return undefined;
  while (it.count < it.next) {
    const v = next(vm, it.source);
    if (isGen(v)) return isliceSlow(vm, it, v);
    if (v === undefined) return it.source = undefined;
    it.count++;
  }
  return isliceItem(vm, it);
}

function isliceItem(vm: Vm, it: Islice): Item {
  if (it.count >= it.stop || it.source === undefined) return it.source = undefined;
  return then(next(vm, it.source), (v) => isliceTake(it, v));
}

function* isliceSlow(vm: Vm, it: Islice, pending: Gen<Value | undefined>): Gen<Value | undefined> {
  let v: Item = pending;
  for (;;) {
    if (isGen(v)) v = yield* v;
    if (v === undefined || it.source === undefined) return it.source = undefined;
    it.count++;
    if (it.count >= it.next) break;
    v = next(vm, it.source);
  }
  const r = isliceItem(vm, it);
  return isGen(r) ? yield* r : r;
}

const isliceType: PyType = iteratorType(
  "islice",
  Islice,
  "islice(iterable, [start,] stop [, step]) -> the items that iterable[start:stop:step] would have",
  (vm, type, args, kw) => {
    noKeywords(type, isliceType, kw);
    unpackCount("islice", args, 2, 4);
    return newIslice(vm, type, args);
  },
  isliceNext,
);

// ---- chain --------------------------------------------------------------------------------------------------------

/** `chain`: `source` gives iterables, `active` is the one being read. */
class Chain extends PyPlainIter {
  active: Value | undefined = undefined;
  override readonly looping: number;
  /** @param plain `source` and what it gives are builtin objects, to iterate over which runs no Python code. */
  constructor(public source: Value | undefined, plain = false) {
    super();
    this.looping = plain ? Looping.PLAIN : Looping.SLOT;
  }

  /** Of a plain one only. */
  advance(): Value | undefined {
    for (;;) {
      if (this.active !== undefined) {
        const v = (this.active as PyPlainIter).advance();
        if (v !== undefined) return v;
        this.active = undefined;
      }
      if (this.source === undefined) return undefined;
      const source = (this.source as PyPlainIter).advance();
      if (source === undefined) this.source = undefined;
      else this.active = plainIter(source);
    }
  }
}

function chainNext(vm: Vm, c: Chain): Item {
  if (c.active !== undefined) {
    const v = next(vm, c.active);
    if (isGen(v)) return chainSlow(vm, c, v);
    if (v !== undefined) return v;
    c.active = undefined;
  }
  return c.source === undefined ? undefined : chainSlow(vm, c, undefined);
}

function* chainSlow(vm: Vm, c: Chain, v: Item): Gen<Value | undefined> {
  for (;;) {
    if (isGen(v)) v = yield* v;
    if (v !== undefined) return v;
    c.active = undefined;
    if (c.source === undefined) return undefined;
    let source = next(vm, c.source);
    if (isGen(source)) source = yield* source;
    if (source === undefined) {
      c.source = undefined;
      return undefined;
    }
    try {
      const it = iter(vm, source);
      c.active = isGen(it) ? yield* it : it;
    } catch (e) {
      c.source = undefined;
      throw e;
    }
    v = next(vm, c.active);
  }
}

const chainType: PyType = iteratorType(
  "chain",
  Chain,
  "chain(*iterables) -> the items of the first iterable, then those of the second, and so on",
  (vm, type, args, kw) => {
    noKeywords(type, chainType, kw);
    if (type === chainType) {
      return new Chain(new PyTupleIter(new PyTuple(args)), args.every((arg) => plainIter(arg) !== undefined));
    }
    return then(iter(vm, new PyTuple(args)), (it) => new type.jsClass(it));
  },
  chainNext,
  {
    classMethods: {
      from_iterable: classMethod(
        [obj("iterable")],
        "chain of the iterables that one iterable gives.",
        (vm, cls, source) => {
          return then(iter(vm, source), (it) => new cls.jsClass(it));
        },
      ),
    },
  },
);

// ---- compress -----------------------------------------------------------------------------------------------------

class Compress extends PyObject {
  constructor(public data: Value, public selectors: Value) {
    super();
  }
}

const newCompress = constructor("compress", [obj("data"), obj("selectors")], (vm, type, data, selectors) => {
  return then(iter(vm, data), (d) => then(iter(vm, selectors), (s) => new type.jsClass(d, s)));
});

function* compressNext(vm: Vm, it: Compress): Gen<Value | undefined> {
  for (;;) {
    let v = next(vm, it.data);
    if (isGen(v)) v = yield* v;
    if (v === undefined) return undefined;
    let selector = next(vm, it.selectors);
    if (isGen(selector)) selector = yield* selector;
    if (selector === undefined) return undefined;
    let ok = isTrue(vm, selector);
    if (isGen(ok)) ok = yield* ok;
    if (ok) return v;
  }
}

const compressType = iteratorType(
  "compress",
  Compress,
  "compress(data, selectors) -> the items of data whose selector is true",
  (vm, type, args, kw) => construct(vm, newCompress, type, args, kw),
  compressNext,
);

export const itertoolsModule = defineModule("itertools", "Iterators that combine, filter and count.", {
  chain: chainType,
  combinations: combinationsType,
  combinations_with_replacement: combinationsWithReplacementType,
  compress: compressType,
  count: countType,
  cycle: cycleType,
  dropwhile: dropwhileType,
  groupby: groupbyType,
  ifilter: ifilterType,
  ifilterfalse: ifilterfalseType,
  imap: imapType,
  islice: isliceType,
  izip: izipType,
  izip_longest: izipLongestType,
  permutations: permutationsType,
  product: productType,
  repeat: repeatType,
  starmap: starmapType,
  takewhile: takewhileType,
  tee,
});
