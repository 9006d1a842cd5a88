// SPDX-License-Identifier: MIT
/** `_bisect`: binary search in sorted sequences (CPython `Modules/_bisectmodule.c`). */
import type { Value } from "../base/value.ts";
import { callMethod, LT, richCompareBool } from "../core/abstract.ts";
import { valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { length, sequenceItem } from "../core/sequence.ts";
import { listType, PyList } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj, opt, ssize } from "../native/args.ts";
import { def, defineModule, type Row } from "../native/define.ts";

/** Position for `item`: before equal items (`left`) or behind them. */
function* search(vm: Vm, list: Value, item: Value, low: number, high: number, left: boolean): Gen<number> {
  if (low < 0) throw valueError("lo must be non-negative");
  if (high === -1) {
    const n = length(vm, list);
    high = isGen(n) ? yield* n : n;
  }
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    let v = sequenceItem(vm, list, middle);
    if (isGen(v)) v = yield* v;
    let r = left ? richCompareBool(vm, v, item, LT) : richCompareBool(vm, item, v, LT);
    if (isGen(r)) r = yield* r;
    if (r === left) {
      // Beyond 2^53 positions are only approximate; the search must end all the same.
      if (middle + 1 === low) break;
      low = middle + 1;
    } else if (middle === high) break;
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

const find = (vm: Vm, list: Value, item: Value, low: number, high: number, left: boolean): Result<number> =>
  plainSearch(list, item, low, high, left) ?? search(vm, list, item, low, high, left);

const PARAMS = [obj("a"), obj("x"), opt(ssize("lo"), 0), opt(ssize("hi"), -1)] as const;

function finding(cname: string, doc: string, left: boolean): Row {
  return def(
    PARAMS,
    { doc, arity: "keywords", cname },
    (vm, list, item, low, high) => find(vm, list, item, low, high, left),
  );
}

function inserting(cname: string, doc: string, left: boolean): Row {
  return def(
    PARAMS,
    { doc, arity: "keywords", cname },
    (vm, list, item, low, high) =>
      then(find(vm, list, item, low, high, left), (at) => {
        if (list instanceof PyList && list.type === listType) {
          list.items.splice(at, 0, item);
          return null;
        }
        return then(callMethod(vm, list, "insert", [at, item]), () => null);
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
