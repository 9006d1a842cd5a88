// SPDX-License-Identifier: MIT
/**
 * `xrange` and its iterators. CPYTHON: `Objects/rangeobject.c`.
 *
 * Ranges whose numbers are all safe integers are a `PyXrange` with an iterator that the loop runs itself; the others
 * are a `BigXrange` over `bigint`, whose items are proper 64-bit ints.
 */
import { intFromBigInt, PyFloat, PyInt, PyLong, PyObject, PyTuple, type Value } from "../base/value.ts";
import { indexError, overflowError, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import {
  isInteger,
  PLAIN_ITERATOR,
  PyXrange,
  PyXrangeIter,
  typeOf,
  xrangeIterType,
  xrangeType,
} from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { defineType, method, newType } from "../native/define.ts";
import "./object_type.ts";

/** An xrange with numbers beyond ±(2^53 − 1). `start`, `step` and `length` of the base are approximations. */
class BigXrange extends PyXrange {
  constructor(readonly first: bigint, readonly by: bigint, readonly count: bigint) {
    super(Number(first), Number(by), Number(count));
  }
}

const MAX = 0x7fffffffffffffffn;

/** A C long from an argument (format `l`), exactly. */
function cLong(vm: Vm, v: Value): Result<number | bigint> {
  if (typeof v === "number") return v;
  if (typeof v === "boolean") return v ? 1 : 0;
  if (v instanceof PyFloat) throw typeError("integer argument expected, got float");
  if (v instanceof PyInt) return v.value;
  if (v instanceof PyLong) {
    if (v.value > MAX || v.value < -MAX - 1n) throw overflowError("Python int too large to convert to C long");
    return v.value;
  }
  const slot = v === null ? undefined : typeOf(v).nb_int;
  if (slot === undefined) throw typeError("an integer is required");
  return then(slot(vm, v), (r) => {
    if (!isInteger(r)) throw typeError("__int__ method should return an integer");
    return cLong(vm, r);
  });
}

function* makeXrange(vm: Vm, args: Value[]): Gen<Value> {
  const numbers: (number | bigint)[] = [];
  for (const arg of args) {
    const n = cLong(vm, arg);
    numbers.push(isGen(n) ? yield* n : n);
  }
  const start = numbers.length === 1 ? 0 : numbers[0];
  const stop = numbers.length === 1 ? numbers[0] : numbers[1];
  const step = numbers.length === 3 ? numbers[2] : 1;
  if (step == 0) throw valueError("xrange() arg 3 must not be zero");
  return xrangeOf(start, stop, step);
}

function xrangeOf(start: number | bigint, stop: number | bigint, step: number | bigint): PyXrange {
  if (typeof start === "number" && typeof stop === "number" && typeof step === "number") {
    const span = step > 0 ? stop - start : start - stop;
    const by = Math.abs(step);
    // The number after the last item must be safe, too.
    if (span <= 0) return new PyXrange(start, step, 0);
    if (span + by <= 9007199254740991 && Math.abs(stop) + by <= 9007199254740991) {
      return new PyXrange(start, step, Math.floor((span - 1) / by) + 1);
    }
  }
  const low = BigInt(start);
  const by = BigInt(step);
  const span = by > 0n ? BigInt(stop) - low : low - BigInt(stop);
  const count = span <= 0n ? 0n : (span - 1n) / (by < 0n ? -by : by) + 1n;
  if (count > MAX) throw overflowError("xrange() result has too many items");
  return new BigXrange(low, by, count);
}

function bigItem(r: BigXrange, i: bigint): Value {
  return intFromBigInt(BigInt.asIntN(64, r.first + i * r.by));
}

function itemAt(r: PyXrange, i: number | bigint): Value {
  if (i < 0 || i >= (r instanceof BigXrange ? r.count : r.length)) throw indexError("xrange object index out of range");
  return r instanceof BigXrange ? bigItem(r, BigInt(i)) : r.start + Number(i) * r.step;
}

function bounds(r: PyXrange): [start: Value, stop: Value, step: Value] {
  if (r instanceof BigXrange) {
    let stop = r.first + r.count * r.by;
    // Past the end of a C long: clip as CPython does.
    if (stop > MAX) stop = MAX;
    else if (stop < -MAX - 1n) stop = -MAX - 1n;
    return [intFromBigInt(r.first), intFromBigInt(stop), intFromBigInt(r.by)];
  }
  return [r.start, r.start + r.length * r.step, r.step];
}

const textOf = (v: Value): string => v instanceof PyInt ? v.value.toString() : String(v);

defineType<PyXrange>(xrangeType, {
  doc: "xrange(stop)\nxrange(start, stop[, step])\n\nThe ints from start to before stop, made one at a time.",
  slots: {
    tp_new: (vm, _type, args, kw) => {
      if (kw !== null && kw.size > 0) throw typeError("xrange() does not take keyword arguments");
      if (args.length < 1 || args.length > 3) throw typeError("xrange() requires 1-3 int arguments");
      const [a, b] = args;
      if (typeof a === "number") {
        if (args.length === 1) return xrangeOf(0, a, 1);
        if (typeof b === "number") {
          const step = args.length === 3 ? args[2] : 1;
          if (typeof step === "number" && step !== 0) return xrangeOf(a, b, step);
        }
      }
      return makeXrange(vm, args);
    },
    tp_repr: (_vm, self) => {
      const [start, stop, step] = bounds(self as PyXrange).map(textOf);
      if (step !== "1") return `xrange(${start}, ${stop}, ${step})`;
      return start === "0" ? `xrange(${stop})` : `xrange(${start}, ${stop})`;
    },
    tp_iter: (_vm, self) => {
      const r = self as PyXrange;
      if (r instanceof BigXrange) return new BigXrangeIter(r, 0n, 1n);
      return new PyXrangeIter(r.start, r.step, r.length);
    },
    sq_length: (_vm, self) => (self as PyXrange).length,
    sq_item: (_vm, self, i) => itemAt(self as PyXrange, i),
  },
  methods: () => ({
    __reversed__: method<PyXrange>()([], "An iterator from the last int to the first.", (_vm, self) => {
      if (self instanceof BigXrange) return new BigXrangeIter(self, self.count - 1n, -1n);
      return new PyXrangeIter(self.start + (self.length - 1) * self.step, -self.step, self.length);
    }),
    __reduce__: method<PyXrange>()([], "How to copy or pickle the range.", (_vm, self) => {
      return new PyTuple([xrangeType, new PyTuple(bounds(self))]);
    }),
  }),
});

defineType<PyXrangeIter>(xrangeIterType, {
  slots: {
    ...PLAIN_ITERATOR,
  },
  methods: () => ({
    __length_hint__: method<PyXrangeIter>()([], "How many ints are left.", (_vm, self) => self.left),
  }),
});

xrangeType.wide = {
  length: (o) => o instanceof BigXrange ? o.count : (o as PyXrange).length,
  item: (o, i) => itemAt(o as PyXrange, i),
};

/** Iterator of a {@linkcode BigXrange}. */
class BigXrangeIter extends PyObject {
  left: bigint;
  constructor(readonly range: BigXrange, public at: bigint, readonly direction: bigint) {
    super();
    this.left = range.count;
  }
}

newType("rangeiterator", BigXrangeIter, { subclassable: false }, {
  slots: {
    tp_iter: (_vm, self) => self,
    tp_iternext: (_vm, self) => {
      const it = self as BigXrangeIter;
      if (it.left <= 0n) return undefined;
      it.left--;
      const v = bigItem(it.range, it.at);
      it.at += it.direction;
      return v;
    },
  },
  methods: () => ({
    __length_hint__: method<BigXrangeIter>()([], "How many ints are left.", (_vm, self) => intFromBigInt(self.left)),
  }),
});
