// SPDX-License-Identifier: MIT
/** VMIOT's methods of lists, tuples and dicts beyond Python's (docs/vmiot.md). */
import type { PyTuple, Value } from "../../base/value.ts";
import { callMethod } from "../../core/abstract.ts";
import { equals } from "../../core/compare.ts";
import type { PyDict } from "../../core/dict.ts";
import { type Gen, isGen, type Result } from "../../core/gen.ts";
import type { PyList } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { obj, opt, str } from "../../native/args.ts";
import { method, type Row } from "../../native/define.ts";

const m = method<PyList | PyTuple>();

function find(vm: Vm, seq: PyList | PyTuple, x: Value): Result<number> {
  for (let i = 0; i < seq.items.length; i++) {
    const r = equals(vm, seq.items[i], x);
    if (isGen(r)) return findSlow(vm, seq, x, i, r);
    if (r) return i;
  }
  return -1;
}

function* findSlow(vm: Vm, seq: PyList | PyTuple, x: Value, at: number, first: Gen<boolean>): Gen<number> {
  if (yield* first) return at;
  for (let i = at + 1; i < seq.items.length; i++) {
    const r = equals(vm, seq.items[i], x);
    if (isGen(r) ? yield* r : r) return i;
  }
  return -1;
}

export const listExtensions: Record<string, Row> = {
  find: m([obj("x")], "Index of the first item equal to `x`; -1 where there is none.", find),
  len: m([], "Number of items.", (_vm, seq) => seq.items.length),
  join: m(
    [opt(str("sep"), "")],
    "The strings in it, put together with `sep` between them.",
    (vm, seq, sep) => callMethod(vm, sep, "join", [seq]),
  ),
};

export const dictExtensions: Record<string, Row> = {
  len: method<PyDict>()([], "Number of keys.", (_vm, d) => d.size),
};
