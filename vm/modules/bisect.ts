// SPDX-License-Identifier: MIT
/** `_bisect`: binary search in sorted sequences (CPython `Modules/_bisectmodule.c`). */
import { intFromBigInt, PyInt, type Value } from "../base/value.ts";
import { callMethod } from "../core/abstract.ts";
import { LT, richCompareBool } from "../core/compare.ts";
import { valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { getItem, lengthValue, sequenceItem } from "../core/sequence.ts";
import { listType, PyList } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { exactSsize, obj, opt } from "../native/args.ts";
import { def, defineModule, type Row } from "../native/define.ts";

/** A place in a sequence: a `bigint` where it is beyond the safe integers. */
type Place = number | bigint;

const halfway = (a: Place, b: Place): Place =>
  typeof a === "number" && typeof b === "number" ? a + Math.floor((b - a) / 2) : (BigInt(a) + BigInt(b)) / 2n;
const after = (a: Place): Place => typeof a === "number" ? a + 1 : a + 1n;
const intOf = (a: Place): Value => typeof a === "number" ? a : intFromBigInt(a);

/** Place for `item`: before equal items (`left`) or behind them. */
function* search(vm: Vm, list: Value, item: Value, low: Place, high: Place, left: boolean): Gen<Place> {
  if (low < 0) throw valueError("lo must be non-negative");
  if (high === -1) {
    let n = lengthValue(vm, list);
    if (isGen(n)) n = yield* n;
    high = n instanceof PyInt ? n.value : n as number;
  }
  while (low < high) {
    const middle = halfway(low, high);
    let v = typeof middle === "number" ? sequenceItem(vm, list, middle) : getItem(vm, list, intFromBigInt(middle));
    if (isGen(v)) v = yield* v;
    let r = left ? richCompareBool(vm, v, item, LT) : richCompareBool(vm, item, v, LT);
    if (isGen(r)) r = yield* r;
    if (r === left) low = after(middle);
    else high = middle;
  }
  return low;
}

/** {@linkcode search} in a list of plain numbers or strings, or `undefined` where it meets something else. */
function plainSearch(list: Value, item: Value, low: number, high: number, left: boolean): number | undefined {
  if (!(list instanceof PyList) || list.type !== listType || low < 0) return undefined;
  const { items } = list;
  const kind = typeof item;
  if (kind !== "number" && kind !== "string" || high > items.length) return undefined;
  if (high === -1) high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const v = items[middle];
    if (kind === "number" ? typeof v !== "number" : typeof v !== "string") return undefined;
    if (left ? v! < item! : !(item! < v!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const find = (vm: Vm, list: Value, item: Value, low: Place, high: Place, left: boolean): Result<Place> =>
  (typeof low === "number" && typeof high === "number" ? plainSearch(list, item, low, high, left) : undefined) ??
    search(vm, list, item, low, high, left);

const PARAMS = [obj("a"), obj("x"), opt(exactSsize("lo"), 0), opt(exactSsize("hi"), -1)] as const;

function finding(cname: string, doc: string, left: boolean): Row {
  return def(
    PARAMS,
    { doc, arity: "keywords", cname },
    (vm, list, item, low, high) => then(find(vm, list, item, low, high, left), intOf),
  );
}

function inserting(cname: string, doc: string, left: boolean): Row {
  return def(
    PARAMS,
    { doc, arity: "keywords", cname },
    (vm, list, item, low, high) =>
      then(find(vm, list, item, low, high, left), (at) => {
        if (list instanceof PyList && list.type === listType) {
          list.items.splice(Number(at), 0, item);
          return null;
        }
        return then(callMethod(vm, list, "insert", [intOf(at), item]), () => null);
      }),
  );
}

const RIGHT = "Position behind the items that are not above x.";
const LEFT = "Position before the items that are not below x.";

export const bisectModule = defineModule("_bisect", "Binary search in sorted sequences.", {
  bisect_right: finding("bisect_right", RIGHT, false),
  bisect_left: finding("bisect_left", LEFT, true),
  insort_right: inserting("insort_right", "Inserts x behind the items that are not above it.", false),
  insort_left: inserting("insort_left", "Inserts x before the items that are not below it.", true),
}, (_vm, ns) => {
  // The short names are the same functions.
  ns.setStr("bisect", ns.getStr("bisect_right")!);
  ns.setStr("insort", ns.getStr("insort_right")!);
});
