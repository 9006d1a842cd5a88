// SPDX-License-Identifier: MIT
/** `itertools.imap`, `izip` and `izip_longest`: several iterables read in step. CPYTHON: `Modules/itertoolsmodule.c`. */
import { PyObject, PyTuple, type Value } from "../base/value.ts";
import { call, isThrown } from "../core/abstract.ts";
import { typeError, TypeErrorType } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { isPlainIter, iter, next, plainIter } from "../core/sequence.ts";
import type { PyType } from "../core/type.ts";
import { Looping, PyPlainIter } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { type Item, iteratorType, noKeywords } from "./iter_support.ts";
import "../objects/object_type.ts";

/** `iter()` of each; a TypeError is replaced by one that counts the argument. */
function iterators(vm: Vm, sources: Value[], text: ((n: number) => string) | undefined): Result<Value[]> {
  const out: Value[] = [];
  for (const source of sources) {
    const it = plainIter(source);
    if (it === undefined) return iteratorsSlow(vm, sources, text);
    out.push(it);
  }
  return out;
}

function* iteratorsSlow(vm: Vm, sources: Value[], text: ((n: number) => string) | undefined): Gen<Value[]> {
  const out: Value[] = [];
  for (let i = 0; i < sources.length; i++) {
    try {
      const it = iter(vm, sources[i]);
      out.push(isGen(it) ? yield* it : it);
    } catch (e) {
      if (text !== undefined && isThrown(e, TypeErrorType)) throw typeError(text(i + 1));
      throw e;
    }
  }
  return out;
}

/** `imap`: reads all sources in step. */
class Imap extends PyObject {
  constructor(public func: Value, public sources: Value[]) {
    super();
  }
}
/** Plain where all sources are. */
class Izip extends PyPlainIter {
  override readonly looping: number;
  constructor(_func: null, public sources: Value[]) {
    super();
    this.looping = new.target === Izip && sources.every(isPlainIter) ? Looping.PLAIN : Looping.SLOT;
  }

  /** Of a plain one only. */
  advance(): Value | undefined {
    const { sources } = this;
    const count = sources.length;
    if (count === 0) return undefined;
    const items: Value[] = new Array(count);
    for (let i = 0; i < count; i++) {
      const v = (sources[i] as PyPlainIter).advance();
      if (v === undefined) return undefined;
      items[i] = v;
    }
    return new PyTuple(items);
  }
}

/** One item of each source in order, or `undefined` once one has ended. */
function readAll(vm: Vm, sources: Value[]): Result<Value[] | undefined> {
  const out: Value[] = new Array(sources.length);
  for (let i = 0; i < sources.length; i++) {
    const v = next(vm, sources[i]);
    if (v === undefined) return undefined;
    if (isGen(v)) return readAllSlow(vm, sources, out, i, v);
    out[i] = v;
  }
  return out;
}

function* readAllSlow(
  vm: Vm,
  sources: Value[],
  out: Value[],
  i: number,
  pending: Gen<Value | undefined>,
): Gen<Value[] | undefined> {
  let v: Item = pending;
  for (;;) {
    if (isGen(v)) v = yield* v;
    if (v === undefined) return undefined;
    out[i] = v;
    if (++i >= sources.length) return out;
    v = next(vm, sources[i]);
  }
}

function imapNext(vm: Vm, it: Imap): Item {
  const args = readAll(vm, it.sources);
  if (isGen(args)) return imapSlow(vm, it, args);
  if (args === undefined) return undefined;
  return it.func === null ? new PyTuple(args) : call(vm, it.func, args);
}

function* imapSlow(vm: Vm, it: Imap, pending: Gen<Value[] | undefined>): Gen<Value | undefined> {
  const args = yield* pending;
  if (args === undefined) return undefined;
  if (it.func === null) return new PyTuple(args);
  const r = call(vm, it.func, args);
  return isGen(r) ? yield* r : r;
}

/** `itertools.imap`. */
export const imapType: PyType = iteratorType(
  "imap",
  Imap,
  "imap(func, *iterables) -> func(item of each iterable), until the shortest ends",
  (vm, type, args, kw) => {
    noKeywords(type, imapType, kw);
    if (args.length < 2) throw typeError("imap() must have at least two arguments.");
    return then(iterators(vm, args.slice(1), undefined), (its) => new type.jsClass(args[0], its));
  },
  imapNext,
);

/** `itertools.izip`. */
export const izipType: PyType = iteratorType(
  "izip",
  Izip,
  "izip(*iterables) -> tuples of one item of each iterable, until the shortest ends",
  (vm, type, args, kw) => {
    noKeywords(type, izipType, kw);
    return then(
      iterators(vm, args, (n) => `izip argument #${n} must support iteration`),
      (its) => new type.jsClass(null, its),
    );
  },
  (vm, it) => {
    if (it.sources.length === 0) return undefined;
    const items = readAll(vm, it.sources);
    if (isGen(items)) return then(items, (all) => all && new PyTuple(all));
    return items && new PyTuple(items);
  },
);

/** `izip_longest`: an ended source becomes `undefined`. */
class IzipLongest extends PyObject {
  active: number;
  constructor(public sources: (Value | undefined)[], public fill: Value) {
    super();
    this.active = sources.length;
  }
}

function* longestNext(vm: Vm, it: IzipLongest): Gen<Value | undefined> {
  const count = it.sources.length;
  if (count === 0 || it.active === 0) return undefined;
  const out: Value[] = new Array(count);
  for (let i = 0; i < count; i++) {
    const source = it.sources[i];
    if (source === undefined) {
      out[i] = it.fill;
      continue;
    }
    let v: Item;
    try {
      v = next(vm, source);
      if (isGen(v)) v = yield* v;
    } catch (e) {
      it.active = 0;
      throw e;
    }
    if (v === undefined) {
      it.active--;
      if (it.active === 0) return undefined;
      it.sources[i] = undefined;
      out[i] = it.fill;
    } else out[i] = v;
  }
  return new PyTuple(out);
}

/** `itertools.izip_longest`. */
export const izipLongestType: PyType = iteratorType(
  "izip_longest",
  IzipLongest,
  "izip_longest(*iterables [, fillvalue=None]) -> tuples of one item of each iterable, until the longest ends",
  (vm, type, args, kw) => {
    let fill: Value = null;
    if (kw !== null && kw.has("fillvalue") && kw.size === 1) fill = kw.get("fillvalue")!;
    else if (kw !== null && kw.size > 0) throw typeError("izip_longest() got an unexpected keyword argument");
    return then(
      iterators(vm, args, (n) => `izip_longest argument #${n} must support iteration`),
      (its) => new type.jsClass(its, fill),
    );
  },
  longestNext,
);
