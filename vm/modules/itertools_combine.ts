// SPDX-License-Identifier: MIT
/**
 * `itertools.product`, `combinations`, `combinations_with_replacement` and `permutations`.
 * Their pools are read completely by the constructor, so `next` never suspends. CPYTHON: `Modules/itertoolsmodule.c`.
 */
import { PyTuple, type Value } from "../base/value.ts";
import { valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { listOf } from "../core/sequence.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import { Looping, PyPlainIter } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { bindArguments, obj, opt, ssize } from "../native/args.ts";
import { newType } from "../native/define.ts";
import { asSsize, construct, constructor } from "./iter_support.ts";
import "../objects/object_type.ts";

/** An iterator over choices from a pool: `indices` is the last choice, `undefined` before the first one. */
abstract class Choices extends PyPlainIter {
  override readonly looping: number;
  indices: number[] | undefined = undefined;
  done = false;

  /** @param own It is of no class of the program, which may have a `next` of its own. */
  constructor(own: boolean) {
    super();
    this.looping = own ? Looping.PLAIN : Looping.SLOT;
  }

  /** Moves `indices` to the next choice; false at the end. */
  abstract move(indices: number[]): boolean;
  abstract start(): number[] | undefined;
  abstract pick(indices: number[]): Value[];

  advance(): Value | undefined {
    if (this.done) return undefined;
    if (this.indices === undefined) {
      this.indices = this.start();
      if (this.indices === undefined) {
        this.done = true;
        return undefined;
      }
    } else if (!this.move(this.indices)) {
      this.done = true;
      return undefined;
    }
    return new PyTuple(this.pick(this.indices));
  }
}

class Product extends Choices {
  constructor(readonly pools: Value[][]) {
    super(new.target === Product);
  }
  start(): number[] | undefined {
    return this.pools.some((pool) => pool.length === 0) ? undefined : new Array(this.pools.length).fill(0);
  }
  move(indices: number[]): boolean {
    for (let i = indices.length - 1; i >= 0; i--) {
      if (++indices[i] < this.pools[i].length) return true;
      indices[i] = 0;
    }
    return false;
  }
  pick(indices: number[]): Value[] {
    const out: Value[] = new Array(indices.length);
    for (let i = 0; i < out.length; i++) out[i] = this.pools[i][indices[i]];
    return out;
  }
}

abstract class FromPool extends Choices {
  constructor(readonly pool: Value[], readonly r: number, own: boolean) {
    super(own);
  }
  pick(indices: number[]): Value[] {
    const out: Value[] = new Array(this.r);
    for (let i = 0; i < this.r; i++) out[i] = this.pool[indices[i]];
    return out;
  }
}

class Combinations extends FromPool {
  constructor(pool: Value[], r: number) {
    super(pool, r, new.target === Combinations);
  }
  start(): number[] | undefined {
    return this.r > this.pool.length ? undefined : Array.from({ length: this.r }, (_, i) => i);
  }
  move(indices: number[]): boolean {
    const { r } = this;
    const n = this.pool.length;
    let i = r - 1;
    while (i >= 0 && indices[i] === i + n - r) i--;
    if (i < 0) return false;
    indices[i]++;
    for (let j = i + 1; j < r; j++) indices[j] = indices[j - 1] + 1;
    return true;
  }
}

class CombinationsWithReplacement extends FromPool {
  constructor(pool: Value[], r: number) {
    super(pool, r, new.target === CombinationsWithReplacement);
  }
  start(): number[] | undefined {
    return this.r > 0 && this.pool.length === 0 ? undefined : new Array(this.r).fill(0);
  }
  move(indices: number[]): boolean {
    const { r } = this;
    const last = this.pool.length - 1;
    let i = r - 1;
    while (i >= 0 && indices[i] === last) i--;
    if (i < 0) return false;
    indices.fill(indices[i] + 1, i, r);
    return true;
  }
}

class Permutations extends FromPool {
  constructor(pool: Value[], r: number) {
    super(pool, r, new.target === Permutations);
  }
  /** How often position `i` can still change. */
  cycles: number[] = [];
  start(): number[] | undefined {
    const n = this.pool.length;
    if (this.r > n) return undefined;
    this.cycles = Array.from({ length: this.r }, (_, i) => n - i);
    return Array.from({ length: n }, (_, i) => i);
  }
  move(indices: number[]): boolean {
    const n = indices.length;
    if (n === 0) return false;
    const cycles = this.cycles;
    for (let i = this.r - 1; i >= 0; i--) {
      if (--cycles[i] === 0) {
        const first = indices[i];
        indices.copyWithin(i, i + 1);
        indices[n - 1] = first;
        cycles[i] = n - i;
      } else {
        const j = n - cycles[i];
        const t = indices[i];
        indices[i] = indices[j];
        indices[j] = t;
        return true;
      }
    }
    return false;
  }
}

function choicesType<T extends Choices>(
  name: string,
  // deno-lint-ignore no-explicit-any
  jsClass: new (...args: any[]) => T,
  doc: string,
  make: (vm: Vm, type: PyType, args: Value[], kw: Kwargs) => Result<Value>,
): PyType {
  return newType<T>(name, jsClass, { module: "itertools" }, {
    doc,
    slots: {
      tp_new: make,
      tp_iter: (_vm, it) => it,
      tp_iternext: (_vm, it) => (it as unknown as T).advance(),
    },
  });
}

const repeatOption = constructor("product", [opt(ssize("repeat"), 1)], (_vm, _type, repeat) => repeat);

function newProduct(vm: Vm, type: PyType, args: Value[], kw: Kwargs): Result<Value> {
  if (kw === null || kw.size === 0) return productOf(vm, type, args, 1);
  return then(bindArguments(vm, repeatOption, [type], kw), (repeat) => {
    if (repeat as number < 0) throw valueError("repeat argument cannot be negative");
    return productOf(vm, type, args, repeat as number);
  });
}

function productOf(vm: Vm, type: PyType, args: Value[], repeat: number): Result<Value> {
  const pools: Value[][] = [];
  if (repeat > 0) {
    for (let i = 0; i < args.length; i++) {
      const pool = listOf(vm, args[i]);
      if (isGen(pool)) return productSlow(vm, type, args, repeat, pools, pool);
      pools.push(pool);
    }
  }
  return repeated(type, pools, repeat);
}

/** Goes on after the pools read so far; the next one is being read. */
function* productSlow(
  vm: Vm,
  type: PyType,
  args: Value[],
  repeat: number,
  pools: Value[][],
  pool: Result<Value[]>,
): Gen<Value> {
  for (;;) {
    pools.push(isGen(pool) ? yield* pool : pool);
    if (pools.length === args.length) return repeated(type, pools, repeat);
    pool = listOf(vm, args[pools.length]);
  }
}

function repeated(type: PyType, pools: Value[][], repeat: number): Value {
  const all: Value[][] = [];
  for (let i = 0; i < repeat; i++) all.push(...pools);
  return new type.jsClass(all);
}

/** `itertools.product`. */
export const productType: PyType = choicesType(
  "product",
  Product,
  "product(*iterables [, repeat=1]) -> tuples of one item of each iterable, in all ways; the last changes fastest",
  newProduct,
);

function combining(name: string) {
  const impl = constructor(
    name,
    [obj("iterable"), ssize("r")],
    (vm, type, source, r) =>
      then(listOf(vm, source), (pool) => {
        if (r < 0) throw valueError("r must be non-negative");
        return new type.jsClass(pool, r);
      }),
  );
  return (vm: Vm, type: PyType, args: Value[], kw: Kwargs) => construct(vm, impl, type, args, kw);
}

/** `itertools.combinations`. */
export const combinationsType: PyType = choicesType(
  "combinations",
  Combinations,
  "combinations(iterable, r) -> the ways to choose r items, in the order of their positions",
  combining("combinations"),
);

/** `itertools.combinations_with_replacement`. */
export const combinationsWithReplacementType: PyType = choicesType(
  "combinations_with_replacement",
  CombinationsWithReplacement,
  "combinations_with_replacement(iterable, r) -> the ways to choose r items, each as often as wanted",
  combining("combinations_with_replacement"),
);

const newPermutations = constructor(
  "permutations",
  [obj("iterable"), opt(obj("r"), null)],
  (vm, type, source, size) =>
    then(listOf(vm, source), (pool) => {
      if (size === null) return new type.jsClass(pool, pool.length);
      return then(asSsize(vm, size), (r) => {
        if (r < 0) throw valueError("r must be non-negative");
        return new type.jsClass(pool, r);
      });
    }),
);

/** `itertools.permutations`. */
export const permutationsType: PyType = choicesType(
  "permutations",
  Permutations,
  "permutations(iterable [, r]) -> the ordered choices of r items, by default of all",
  (vm, type, args, kw) => construct(vm, newPermutations, type, args, kw),
);
