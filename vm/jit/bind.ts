// SPDX-License-Identifier: MIT
/** Arguments of calls become parameters of compiled code: what `bindFrame` does, without a frame. */
import { PyTuple, type Value } from "../base/value.ts";
import { CO_VARARGS, CO_VARKEYWORDS } from "../bytecode/code.ts";
import { PyDict } from "../core/dict.ts";
import { KeyShape } from "../core/key_map.ts";
import { dictType, listType, PyCell, PyFunction, PyList, PyMethod, tupleType } from "../core/types.ts";
import { PyFrame } from "../interp/frame.ts";
import { builtinsOf } from "../interp/function.ts";
import type { Prepared } from "../interp/prepare.ts";
import type { Interpreter } from "../interp/run.ts";

/** The dict of a `**` parameter from name/value pairs. */
export function keywordDict(pairs: Value[]): PyDict {
  const dict = new PyDict();
  for (let i = 0; i < pairs.length; i += 2) dict.setStr(pairs[i] as string, pairs[i + 1]);
  return dict;
}

/**
 * The keys of `dict(name=…)` as they get in (`dictUpdateKwargs`), and which of the names each is. `undefined` where names are
 * unusual, or so many that the table grows at once.
 */
export function dictKeywords(names: unknown[]): { shape: KeyShape; order: number[] } | undefined {
  const own = new PyDict();
  for (const name of names.toReversed()) {
    if (typeof name !== "string") return undefined;
    own.setStr(name, null);
  }
  const dict = new PyDict();
  dict.reserve(names.length);
  if (own.size !== names.length || dict.resized !== 0) return undefined;
  const keys = own.keys() as string[];
  return { shape: new KeyShape(keys), order: keys.map((key) => names.indexOf(key)) };
}

/** A new dict with the keys of `shape`. */
export function shapedDict(shape: KeyShape, values: Value[]): PyDict {
  const dict = new PyDict();
  dict.fill(shape, values);
  return dict;
}

/**
 * The parameters for a call with `args` and name/value `pairs`; `undefined` where the call is wrong or unusual: then
 * `bindFrame` does it, and says what is wrong.
 */
export function bindParameters(f: PyFunction, p: Prepared, args: Value[], pairs: Value[] | null): Value[] | undefined {
  const { argcount } = p;
  const { flags, varnames } = p.code;
  const given = args.length;
  if (given > argcount && !(flags & CO_VARARGS)) return undefined;
  const all: (Value | undefined)[] = given > argcount ? args.slice(0, argcount) : args.slice();
  while (all.length < argcount) all.push(undefined);
  const named = flags & CO_VARKEYWORDS ? new PyDict() : null;
  if (pairs !== null) {
    for (let k = 0; k < pairs.length; k += 2) {
      const name = pairs[k];
      if (typeof name !== "string") return undefined;
      let i = 0;
      while (i < argcount && varnames[i] !== name) i++;
      if (i < argcount) {
        if (all[i] !== undefined) return undefined;
        all[i] = pairs[k + 1];
      } else if (named === null || named.map.has(name)) return undefined;
      else named.setStr(name, pairs[k + 1]);
    }
  }
  const { defaults } = f;
  for (let i = argcount - 1; i >= 0; i--) {
    if (all[i] !== undefined) continue;
    const k = i - argcount + defaults.length;
    if (k < 0) return undefined;
    all[i] = defaults[k];
  }
  if (flags & CO_VARARGS) all.push(new PyTuple(given > argcount ? args.slice(argcount) : []));
  if (named !== null) all.push(named);
  return all as Value[];
}

const NO_ITEMS: Value[] = [];

/**
 * The parameters of a plain function called with `args`, `*rest` and `**kw`; `undefined` where the call is wrong or
 * unusual. The caller must not change what it gets.
 */
export function bindPassed(
  f: PyFunction,
  p: Prepared,
  args: Value[],
  rest: Value | undefined,
  kw: Value | undefined,
): Value[] | undefined {
  let items = NO_ITEMS;
  if (rest !== undefined) {
    if (!(rest instanceof PyTuple && rest.type === tupleType)) return undefined;
    items = rest.items;
  }
  if (kw !== undefined && !(kw instanceof PyDict && kw.type === dictType)) return undefined;
  const { argcount } = p;
  const given = args.length + items.length;
  const named = kw === undefined ? 0 : (kw as PyDict).size;
  if (named === 0 && given === argcount) {
    return args.length === 0 ? items : items.length === 0 ? args : args.concat(items);
  }
  if (given + named > argcount) return undefined;
  const all = args.length === 0 ? items.slice() : args.concat(items);
  const { varnames } = p.code;
  const { defaults } = f;
  let left = named;
  for (let i = given; i < argcount; i++) {
    const entry = left > 0 ? (kw as PyDict).map.get(varnames[i]) : undefined;
    if (entry !== undefined) {
      // A key that is text, not bytes, is converted first.
      if (typeof entry.key !== "string") return undefined;
      left--;
      all.push(entry.value!);
      continue;
    }
    const k = i - argcount + defaults.length;
    if (k < 0) return undefined;
    all.push(defaults[k]);
  }
  return left === 0 ? all : undefined;
}

/** A frame for a function with these parameters. */
export function frameWith(vm: Interpreter, f: PyFunction, p: Prepared, parameters: Value[]): PyFrame {
  const frame = new PyFrame(f.code, p, f.globals, builtinsOf(vm, f.globals), null);
  const { slots } = frame;
  for (let i = 0; i < parameters.length; i++) slots[i] = parameters[i];
  const base = p.nlocals;
  const cells = f.code.cellvars.length;
  for (let i = 0; i < cells; i++) {
    const arg = p.cellArgs[i];
    slots[base + i] = new PyCell(arg >= 0 ? parameters[arg] : undefined);
  }
  if (f.closure !== undefined) {
    for (let i = 0; i < f.closure.length; i++) slots[base + cells + i] = f.closure[i];
  }
  return frame;
}

/** The Python function that a call of `f` runs: `f`, or that of a bound method; `undefined` for anything else. */
export function functionOf(f: Value): PyFunction | undefined {
  if (f instanceof PyFunction) return f;
  return f instanceof PyMethod && f.self !== undefined && f.func instanceof PyFunction ? f.func : undefined;
}

/** Adds the items of `*rest` to `args`; false for anything but tuples and lists. */
export function addRest(args: Value[], rest: Value | undefined): boolean {
  if (rest === undefined) return true;
  if (!(rest instanceof PyTuple && rest.type === tupleType || rest instanceof PyList && rest.type === listType)) {
    return false;
  }
  for (const v of (rest as PyTuple).items) args.push(v);
  return true;
}

/** Adds the entries of `**kw` to `pairs`; false for anything but a dict with plain strings as keys. */
export function addNamed(pairs: Value[], kw: Value | undefined): boolean {
  if (kw === undefined) return true;
  if (!(kw instanceof PyDict && kw.type === dictType)) return false;
  if (kw.size === 0) return true;
  for (const entry of kw.entries()) {
    if (typeof entry.key !== "string") return false;
    pairs.push(entry.key, entry.value!);
  }
  return true;
}
