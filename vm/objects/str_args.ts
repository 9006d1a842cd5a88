// SPDX-License-Identifier: MIT
/** Parameters that the methods of str, unicode and bytearray share: search bounds, counts, fill characters, codec names. */
import type { Value } from "../base/value.ts";
import { asCLong, asIndexClipped } from "../core/convert.ts";
import { typeError } from "../core/exceptions.ts";
import { type Result, then } from "../core/gen.ts";
import { isStr, strValue, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { argumentTypeError, custom, opt, type Param, str } from "../native/args.ts";

const NO_START = 0;
const NO_END = Infinity;

/** A slice bound as methods take it: `None` or absent gives `fallback` (`_PyEval_SliceIndex`). */
export function searchBound(vm: Vm, v: Value | undefined, fallback: number): Result<number> {
  if (v === undefined || v === null) return fallback;
  if (typeof v === "number") return v;
  if (typeOf(v).nb_index === undefined) {
    throw typeError("slice indices must be integers or None or have an __index__ method");
  }
  return asIndexClipped(vm, v);
}

/** Both bounds of a search, then `next`. */
export function withBounds(
  vm: Vm,
  start: Value | undefined,
  end: Value | undefined,
  next: (start: number, end: number) => Result<Value>,
): Result<Value> {
  if (start === undefined) return next(NO_START, NO_END);
  return then(searchBound(vm, start, NO_START), (from) => then(searchBound(vm, end, NO_END), (to) => next(from, to)));
}

/** The count argument of split and replace: C `long`. */
export const countArg = (vm: Vm, v: Value | undefined): Result<number> =>
  v === undefined ? -1 : typeof v === "number" ? v : asCLong(vm, v);

/** A parameter `s`: str or ASCII unicode without NUL. */
export const codecName = (name: string): Param<string | undefined> =>
  opt(custom(name, (vm, v, place) => {
    const s = str(name).convert!(vm, v, place) as string;
    if (s.includes("\0")) {
      throw typeError(`${place.name}() argument ${place.position} must be string without null bytes, not str`);
    }
    return s;
  }));

/** A one-byte `str` (format `c`). */
export const charParam = (name: string): Param<string> =>
  custom(name, (_vm, v, place) => {
    if (isStr(v) && strValue(v).length === 1) return strValue(v);
    throw argumentTypeError(place, "char", v);
  });
