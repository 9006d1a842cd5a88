// SPDX-License-Identifier: MIT
/** `enumerate`. CPYTHON: `Objects/enumobject.c`. The count is a `number` while it is safe, then a `bigint`. */
import { intOrLong, PyTuple, type Value } from "../base/value.ts";
import { toIndex } from "../core/convert.ts";
import { type Result, then } from "../core/gen.ts";
import { iter, next } from "../core/sequence.ts";
import type { PyType } from "../core/type.ts";
import { Looping, PyPlainIter } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { bindArguments, custom, obj, opt } from "../native/args.ts";
import { def, newType } from "../native/define.ts";
import "./object_type.ts";

/** An `enumerate` object. */
export class PyEnumerate extends PyPlainIter {
  override readonly looping: number;
  constructor(public iterator: Value, public index: number | bigint) {
    super();
    this.looping = iterator instanceof PyPlainIter && iterator.looping !== Looping.SLOT && new.target === PyEnumerate
      ? Looping.PLAIN
      : Looping.SLOT;
  }

  /** Of a plain iterator only. */
  advance(): Value | undefined {
    const v = (this.iterator as PyPlainIter).advance();
    return v === undefined ? undefined : pair(this, v);
  }
}

const newRow = def(
  [obj("sequence"), opt(custom<number | bigint>("start", (vm, v) => toIndex(vm, v)), 0)],
  { doc: "Counts the items of an iterable.", arity: "keywords" },
  (vm, sequence, start) => make(vm, enumerateType, sequence, start),
).compile("enumerate");

function make(vm: Vm, type: PyType, sequence: Value, start: number | bigint): Result<Value> {
  return then(iter(vm, sequence), (it) => new type.jsClass(it, start));
}

/** The pair for `v`, and one step of the counter. */
function pair(e: PyEnumerate, v: Value): Value {
  const i = e.index;
  if (typeof i === "number" && i < 9007199254740991) {
    e.index = i + 1;
    return new PyTuple([i, v]);
  }
  e.index = BigInt(i) + 1n;
  return new PyTuple([intOrLong(BigInt(i)), v]);
}

/** `enumerate`. */
export const enumerateType: PyType = newType("enumerate", PyEnumerate, {}, {
  doc: "enumerate(sequence[, start]) -> iterator of the pairs (start, item0), (start + 1, item1), ...",
  slots: {
    tp_new: (vm, type, args, kw) => {
      if (kw === null && args.length === 1) return make(vm, type, args[0], 0);
      return then(bindArguments(vm, newRow, args, kw), (made) => {
        const e = made as PyEnumerate;
        return type === enumerateType ? e : new type.jsClass(e.iterator, e.index);
      });
    },
    tp_iter: (_vm, self) => self,
    tp_iternext: (vm, self) => {
      const e = self as PyEnumerate;
      return then(next(vm, e.iterator), (v) => v === undefined ? undefined : pair(e, v));
    },
  },
});
