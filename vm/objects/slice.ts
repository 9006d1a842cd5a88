// SPDX-License-Identifier: MIT
/** `slice` objects. CPYTHON: `Objects/sliceobject.c`. The index arithmetic is `sliceIndices` in core/sequence.ts. */
import { intOrLong, PyTuple, type Value } from "../base/value.ts";
import { repr } from "../core/abstract.ts";
import { compare } from "../core/compare.ts";
import { asIndex, toIndex } from "../core/convert.ts";
import { typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { sliceIndices } from "../core/sequence.ts";
import { PySlice, sliceType, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj } from "../native/args.ts";
import { arityError } from "../native/arity.ts";
import { defineType, method } from "../native/define.ts";
import "./object_type.ts";

const parts = (s: PySlice): Value[] => [s.start, s.stop, s.step];

function* reprSlice(vm: Vm, self: PySlice): Gen<Value> {
  const out: string[] = [];
  for (const v of parts(self)) {
    const text = repr(vm, v);
    out.push(isGen(text) ? yield* text : text);
  }
  return `slice(${out.join(", ")})`;
}

function* compareSlices(vm: Vm, a: PySlice, b: PySlice): Gen<number> {
  const x = parts(a);
  const y = parts(b);
  for (let i = 0; i < 3; i++) {
    let c: Result<number> = compare(vm, x[i], y[i]);
    if (isGen(c)) c = yield* c;
    if (c !== 0) return c;
  }
  return 0;
}

/** `indices` where a number may not be exact. */
function* exactIndices(vm: Vm, self: PySlice, size: Value): Gen<Value> {
  const given: (bigint | null)[] = [];
  for (const v of [size, self.step, self.start, self.stop]) {
    if (v !== null && typeOf(v).nb_index === undefined) {
      throw typeError("slice indices must be integers or None or have an __index__ method");
    }
    const n: Result<number | bigint> | null = v === null ? null : toIndex(vm, v);
    const exact = isGen(n) ? yield* n : n;
    given.push(exact === null ? null : clipped(BigInt(exact)));
  }
  const length = given[0]!;
  let step = given[1] ?? 1n;
  if (step < -0x7fffffffffffffffn) step = -0x7fffffffffffffffn;
  if (step === 0n) throw valueError("slice step cannot be zero");
  const place = (v: bigint) => {
    if (v < 0n) v += length;
    if (v < 0n) return step < 0n ? -1n : 0n;
    return v >= length ? (step < 0n ? length - 1n : length) : v;
  };
  const start = given[2] === null ? (step < 0n ? length - 1n : 0n) : place(given[2]);
  const stop = given[3] === null ? (step < 0n ? -1n : length) : place(given[3]);
  return new PyTuple([start, stop, step].map(intOrLong));
}

function clipped(n: bigint): bigint {
  return n > 0x7fffffffffffffffn ? 0x7fffffffffffffffn : n < -0x8000000000000000n ? -0x8000000000000000n : n;
}

defineType<PySlice>(sliceType, {
  doc: "slice(stop)\nslice(start, stop[, step])\n\nA range of indices, as `x[start:stop:step]` makes it.",
  slots: {
    tp_new: (_vm, _type, args, kw) => {
      if (kw !== null && kw.size > 0) throw typeError("slice() does not take keyword arguments");
      if (args.length < 1 || args.length > 3) throw arityError("unpack", "slice", 1, 3, args.length);
      return args.length === 1 ? new PySlice(null, args[0], null) : new PySlice(args[0], args[1], args[2] ?? null);
    },
    tp_repr: (vm, self) => reprSlice(vm, self as PySlice),
    tp_compare: (vm, a, b) => a === b ? 0 : compareSlices(vm, a as PySlice, b as PySlice),
    tp_hash: () => {
      throw typeError("unhashable type");
    },
  },
  methods: () => ({
    indices: method<PySlice>()(
      [obj("len")],
      "The tuple (start, stop, step) that selects the same items of a sequence of `len` items.",
      (vm, self, size) =>
        then(asIndex(vm, size), (length): Result<Value> => {
          if (!Number.isSafeInteger(length) || parts(self).some((v) => typeof v === "object" && v !== null)) {
            return exactIndices(vm, self, size);
          }
          return then(sliceIndices(vm, self, length), (r) => new PyTuple([r.start, r.stop, r.step]));
        }),
    ),
    __reduce__: method<PySlice>()([], "How to copy or pickle the slice.", (_vm, self) => {
      return new PyTuple([sliceType, new PyTuple(parts(self))]);
    }),
  }),
  getset: () => ({
    start: { doc: "First index, or None.", get: (_vm, self) => self.start, member: true },
    stop: { doc: "Index after the last one, or None.", get: (_vm, self) => self.stop, member: true },
    step: { doc: "Distance of two indices, or None.", get: (_vm, self) => self.step, member: true },
  }),
});
