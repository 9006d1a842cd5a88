// SPDX-License-Identifier: MIT
/** What a `functools.partial` is and how it is called; the type is declared in `vm/modules/functools.ts`. */
import { PyObject, type PyTuple, type Value } from "../base/value.ts";
import { call } from "./abstract.ts";
import type { PyDict } from "./dict.ts";
import type { Result } from "./gen.ts";
import { keywordsOf, withKeywordsOf } from "./keywords.ts";
import { joined } from "./receiver.ts";
import type { Kwargs } from "./type.ts";
import type { Vm } from "./vm.ts";

/** `functools.partial`. `kw` is the dict that Python code sees and may change. */
export class PyPartial extends PyObject {
  constructor(public func: Value, public args: PyTuple, public kw: PyDict) {
    super();
  }
}

/** `tp_call` of `partial`. */
export function callPartial(vm: Vm, self: Value, args: Value[], kw: Kwargs): Result<Value> {
  const p = self as PyPartial;
  const all = joined(p.args.items, args);
  if (p.kw.size === 0) return call(vm, p.func, all, kw);
  if (kw === null) return call(vm, p.func, all, withKeywordsOf(p.kw, null));
  const merged = keywordsOf(p.kw);
  merged.takeOver(kw);
  return call(vm, p.func, all, merged);
}

/** Whether calling `f` is calling the function of a partial, and that is no partial itself: those may contain each other. */
export const isPartial = (f: Value): f is PyPartial =>
  f instanceof PyPartial && f.type.tp_call === callPartial && !(f.func instanceof PyPartial);

/**
 * Names and values by turns: the keywords of a partial, then those of the call, which replace them; `undefined` if a
 * name is no plain string.
 */
export function partialPairs(p: PyPartial, pairs: Value[]): Value[] | undefined {
  const all: Value[] = [];
  for (const entry of p.kw.entries()) {
    if (typeof entry.key !== "string") return undefined;
    all.push(entry.key, entry.value!);
  }
  const own = all.length;
  for (let i = 0; i < pairs.length; i += 2) {
    let at = 0;
    while (at < own && all[at] !== pairs[i]) at += 2;
    if (at < own) all[at + 1] = pairs[i + 1];
    else all.push(pairs[i], pairs[i + 1]);
  }
  return all;
}
