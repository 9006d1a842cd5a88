// SPDX-License-Identifier: MIT
/**
 * Parameters of natives: converters with CPython 2.7's texts, and the binding of a call to a row.
 *
 * A converter may have to run Python code (`__index__`, `__int__`, `__float__`), so it returns a `Result`; binding stays
 * a plain loop until one suspends. Converter names follow the format units of `PyArg_ParseTuple`.
 */
import { PyFloat, PyStr, PyUnicode, type Value } from "../base/value.ts";
import { encodeDefault } from "../core/abstract.ts";
import { asCInt, asCLong, asDouble, asIndexClipped } from "../core/convert.ts";
import { type PyThrow, typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { Keywords, unknownKeyword } from "../core/keywords.ts";
import type { Kwargs } from "../core/type.ts";
import type { Vm } from "../core/vm.ts";
import { bigOf, isInteger, typeName } from "../core/types.ts";
import { arityError } from "./arity.ts";
import type { NativeImpl } from "./define.ts";

/** Where a value stands, for error texts: function name and 1-based position. */
export interface ArgPlace {
  name: string;
  position: number;
}

/** Turns an argument into what the handler wants. Throws a `PyThrow` for a wrong type or range. */
export type Converter<T> = (vm: Vm, value: Value, place: ArgPlace) => Result<T>;

export interface Param<T> {
  readonly name: string;
  readonly kind: "required" | "optional" | "rest" | "kwargs";
  /** Absent: the value is passed as it is. */
  readonly convert: Converter<T> | undefined;
  readonly fallback: T | undefined;
  /** Required and without conversion: may be passed directly. */
  readonly plain: boolean;
  /** Values whose conversion is known without asking it. */
  readonly accepts?: Accepts;
}

/**
 * Values that a conversion leaves as they are: ints of 32 bits, ints that are numbers, byte strings. `float`: exact floats
 * and ints that are numbers, which become numbers.
 */
export type Accepts = "int32" | "number" | "string" | "float";

/** Whether a conversion that accepts `kind` takes `v` so. */
export function accepts(kind: Accepts | undefined, v: Value): boolean {
  switch (kind) {
    case "int32":
      return typeof v === "number" && (v | 0) === v;
    case "number":
      return typeof v === "number";
    case "string":
      return typeof v === "string";
    case "float":
      return typeof v === "number" || v instanceof PyFloat && v.exact;
  }
  return false;
}

// deno-lint-ignore no-explicit-any
export type Params = readonly Param<any>[];
export type ArgValues<P extends Params> = { [K in keyof P]: P[K] extends Param<infer T> ? T : never };

function param<T>(name: string, convert: Converter<T> | undefined, accepts?: Accepts): Param<T> {
  return { name, kind: "required", convert, fallback: undefined, plain: convert === undefined, accepts };
}

/** Any object, as it is. */
export const obj = (name: string): Param<Value> => param<Value>(name, undefined);
/** A converter of your own. */
export const custom = <T>(name: string, convert: Converter<T>): Param<T> => param(name, convert);
/** Makes a parameter optional; without an argument the handler gets `fallback` (default: `undefined`). */
export function opt<T>(p: Param<T>): Param<T | undefined>;
export function opt<T, D>(p: Param<T>, fallback: D): Param<T | D>;
export function opt<T>(p: Param<T>, fallback?: unknown): Param<unknown> {
  return { ...p, kind: "optional", fallback, plain: false };
}
/** All remaining positional arguments, an array the handler owns. */
export const rest = (name: string): Param<Value[]> => ({
  name,
  kind: "rest",
  convert: undefined,
  fallback: undefined,
  plain: false,
});
/** The keyword arguments that no other parameter took, or `null`. Only in rows of the `keywords` family, or alone after `rest`. */
export const kwargs = (name: string): Param<Kwargs> => ({
  name,
  kind: "kwargs",
  convert: undefined,
  fallback: undefined,
  plain: false,
});

/** C `double` (format `d`). */
export const float = (name: string): Param<number> => param(name, asDouble, "float");
/** C `int` (format `i`): TypeError for floats, OverflowError beyond 32 bits. */
export const int = (name: string): Param<number> => param(name, asCInt, "int32");
/** C `long` (format `l`), as `number`; 64-bit values beyond 2^53 lose their low bits: use `obj` where they matter. */
export const long = (name: string): Param<number> => param(name, asCLong, "number");
/** `Py_ssize_t` (format `n`). In 2.7 it asks for `__int__`, not `__index__`, exactly as {@linkcode long}. */
export const ssize = (name: string): Param<number> => param(name, asCLong, "number");
/** The same without rounding: a `bigint` beyond the safe integers. */
export const exactSsize = (name: string): Param<number | bigint> =>
  param(
    name,
    (vm, v) => then(asCLong(vm, v), (n) => Number.isSafeInteger(n) || !isInteger(v) ? n : bigOf(v)),
    "number",
  );
/** An index through `__index__`, for sequence methods: clipped to ±(2^63 − 1) instead of overflowing. */
export const index = (name: string): Param<number> => param(name, (vm, v) => asIndexClipped(vm, v), "number");
/** Truth of an `int`-convertible flag (format `i` used as boolean). */
export const flag = (name: string): Param<boolean> => param(name, (vm, v) => then(asCLong(vm, v), (n) => n !== 0));
/** A `str` object (format `S`), as a byte string. */
export const str = (name: string): Param<string> =>
  param(name, (_vm, v, place) => {
    if (typeof v === "string") return v;
    if (v instanceof PyStr) return v.value;
    if (v instanceof PyUnicode) return encodeDefault(v);
    throw argumentTypeError(place, "string", v);
  }, "string");
/** A C string (format `s`): like {@linkcode str}, without NUL bytes. */
export const cstring = (name: string): Param<string> =>
  param(name, (vm, v, place) => {
    const s = str(name).convert!(vm, v, place) as string;
    if (s.includes("\0")) {
      throw typeError(`${argumentAt(place)} must be string without null bytes, not str`);
    }
    return s;
  });
/** A callable object. */
export const callable = (name: string): Param<Value> => obj(name);
/** Any object that will be iterated. */
export const iterable = (name: string): Param<Value> => obj(name);

/** "f() argument 1"; without a name where the function gave C none, as in {@linkcode arityError}. */
function argumentAt(place: ArgPlace): string {
  return `${place.name === "function" ? "" : `${place.name}() `}argument ${place.position}`;
}

/** "f() argument 1 must be string, not int". */
export function argumentTypeError(place: ArgPlace, expected: string, v: Value): PyThrow {
  return typeError(`${argumentAt(place)} must be ${expected}, not ${v === null ? "None" : typeName(v)}`);
}

/**
 * What the handler of a function or method gets for positional arguments and `pairs`, names and values by turns, where no
 * conversion has to be asked and nothing is wrong. `undefined`: {@linkcode bindArguments} says.
 */
export function bindPlainly(impl: NativeImpl, args: Value[], pairs: Value[]): unknown[] | undefined {
  const { params } = impl;
  const offset = impl.hasSelf ? 1 : 0;
  if (impl.arity !== "keywords" || !impl.positional || args.length < offset || args.length > impl.most) {
    return undefined;
  }
  const out: unknown[] = args.slice();
  while (out.length < impl.most) out.push(undefined);
  for (let k = 0; k < pairs.length; k += 2) {
    let i = 0;
    while (i < params.length && params[i].name !== pairs[k]) i++;
    if (i === params.length || out[i + offset] !== undefined) return undefined;
    out[i + offset] = pairs[k + 1];
  }
  for (let i = offset; i < out.length; i++) {
    const p = params[i - offset];
    const v = out[i] as Value | undefined;
    if (v === undefined) {
      if (p.kind === "required") return undefined;
      out[i] = p.fallback;
    } else if (p.convert !== undefined) {
      if (!accepts(p.accepts, v)) return undefined;
      if (v instanceof PyFloat) out[i] = v.value;
    }
  }
  return out;
}

/** How many arguments the parameters take. */
export function argumentLimits(params: Params): [min: number, max: number] {
  let min = 0;
  let max = 0;
  for (const p of params) {
    if (p.kind === "required") min++, max++;
    else if (p.kind === "optional") max++;
    else if (p.kind === "rest") max = Infinity;
  }
  return [min, max];
}

/** Checks and converts the arguments of a call, then calls the handler. `args` includes `self` for methods. */
export function bindArguments(vm: Vm, impl: NativeImpl, args: Value[], kw: Kwargs): Result<Value> {
  const { params, family, min, max, hasKwargs } = impl;
  const name = impl.cname ?? impl.name;
  const offset = impl.hasSelf ? 1 : 0;
  const given = args.length - offset;
  if (kw !== null && kw.size === 0) kw = null;
  if (kw !== null && family !== "keywords" && !hasKwargs) throw typeError(`${impl.name}() takes no keyword arguments`);
  const total = given + (hasKwargs || kw === null ? 0 : kw.size);
  // Where keywords are possible a missing argument is noticed when its turn comes, after the conversions before it.
  if (given > max || total > max || (kw === null && given < min && family !== "keywords")) {
    throw arityError(family, name, min, max, total);
  }
  const out: unknown[] = offset === 1 ? [args[0]] : [];
  let left = kw;
  if (kw !== null && hasKwargs && params.length > 1) left = kw instanceof Keywords ? kw.copy() : new Map(kw);
  let used = 0;
  for (let i = 0; i < params.length; i++) {
    const p = params[i];
    if (p.kind === "rest") {
      out.push(args.slice(offset + i));
      continue;
    }
    if (p.kind === "kwargs") {
      out.push(left !== null && left.size > 0 ? left : null);
      continue;
    }
    let value: Value | undefined = i < given ? args[offset + i] : undefined;
    if (kw !== null && p.name !== "" && kw.has(p.name)) {
      if (value !== undefined) throw typeError(`Argument given by name ('${p.name}') and position (${i + 1})`);
      value = kw.get(p.name)!;
      used++;
      if (left !== kw) left!.delete(p.name);
    }
    if (value === undefined) {
      if (p.kind === "required") throw typeError(`Required argument '${p.name}' (pos ${i + 1}) not found`);
      out.push(p.fallback);
    } else if (p.convert === undefined) {
      out.push(value);
    } else {
      const r = p.convert(vm, value, { name, position: i + 1 });
      if (isGen(r)) return bindSlow(vm, impl, out, i, r, args, kw, left);
      out.push(r);
    }
  }
  if (kw !== null && !hasKwargs && used < kw.size) throw unexpectedKeyword(params, kw);
  return impl.handler(vm, ...out);
}

/** Goes on with binding after the converter of parameter `i` suspended. Errors found later come later, as in CPython. */
function* bindSlow(
  vm: Vm,
  impl: NativeImpl,
  out: unknown[],
  i: number,
  pending: Gen<unknown>,
  args: Value[],
  kw: Kwargs,
  left: Kwargs,
): Gen<Value> {
  const params = impl.params;
  const offset = impl.hasSelf ? 1 : 0;
  out.push(yield* pending);
  for (i++; i < params.length; i++) {
    const p = params[i];
    if (p.kind === "rest") {
      out.push(args.slice(offset + i));
      continue;
    }
    if (p.kind === "kwargs") {
      out.push(left !== null && left.size > 0 ? left : null);
      continue;
    }
    let value: Value | undefined = args[offset + i];
    if (value === undefined && kw !== null) value = kw.get(p.name);
    if (value === undefined) {
      if (p.kind === "required") throw typeError(`Required argument '${p.name}' (pos ${i + 1}) not found`);
      out.push(p.fallback);
    } else if (p.convert === undefined) {
      out.push(value);
    } else {
      const r = p.convert(vm, value, { name: impl.cname ?? impl.name, position: i + 1 });
      out.push(isGen(r) ? yield* r : r);
    }
  }
  if (kw !== null && !impl.hasKwargs) {
    for (const name of kw.keys()) if (!params.some((p) => p.name === name)) throw unexpectedKeyword(params, kw);
  }
  const r = impl.handler(vm, ...out);
  return isGen(r) ? yield* r : r;
}

const unexpectedKeyword = (params: Params, kw: Map<string, Value>): PyThrow =>
  unknownKeyword(kw, params.map((p) => p.name));

/** Binds positional and keyword arguments of a constructor. Texts as `PyArg_ParseTupleAndKeywords`. */
export function bindInit(
  what: string,
  names: string[],
  required: number,
  args: Value[],
  kw: Kwargs,
): (Value | undefined)[] {
  const given = args.length + (kw?.size ?? 0);
  if (given > names.length) {
    throw typeError(
      `${what}() takes at most ${names.length} argument${names.length === 1 ? "" : "s"} (${given} given)`,
    );
  }
  const out: (Value | undefined)[] = args.slice();
  for (const [name, v] of kw ?? []) {
    const i = names.indexOf(name);
    if (i < 0) throw unknownKeyword(kw!, names);
    if (out[i] !== undefined) throw typeError(`Argument given by name ('${name}') and position (${i + 1})`);
    out[i] = v;
  }
  for (let i = 0; i < required; i++) {
    if (out[i] === undefined) throw typeError(`Required argument '${names[i]}' (pos ${i + 1}) not found`);
  }
  return out;
}
