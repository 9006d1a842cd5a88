// SPDX-License-Identifier: MIT
/**
 * Iterators over `__getitem__` (`iter(sequence)`) and over calls until a sentinel (`iter(callable, sentinel)`).
 * CPYTHON: `Objects/iterobject.c`. Once exhausted they stay so.
 */
import { PyObject, type Value } from "../base/value.ts";
import { call, isThrown } from "../core/abstract.ts";
import { equals } from "../core/compare.ts";
import { IndexErrorType, StopIterationType } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { length, sequenceItem } from "../core/sequence.ts";
import { PyOldInstance, PySeqIter, seqIterType, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { defineType, method, newType } from "../native/define.ts";
import "./object_type.ts";

function ends(e: unknown): boolean {
  return isThrown(e, IndexErrorType) || isThrown(e, StopIterationType);
}

function step(vm: Vm, it: PySeqIter): Result<Value | undefined> {
  if (it.seq === undefined) return undefined;
  if (typeof it.seq === "string") {
    if (it.index < it.seq.length) return it.seq.charAt(it.index++);
    it.seq = undefined;
    return undefined;
  }
  try {
    const r = sequenceItem(vm, it.seq, it.index++);
    return isGen(r) ? stepSlow(it, r) : r;
  } catch (e) {
    if (!ends(e)) throw e;
    it.seq = undefined;
    return undefined;
  }
}

function* stepSlow(it: PySeqIter, pending: Gen<Value>): Gen<Value | undefined> {
  try {
    return yield* pending;
  } catch (e) {
    if (!ends(e)) throw e;
    it.seq = undefined;
    return undefined;
  }
}

defineType<PySeqIter>(seqIterType, {
  slots: {
    tp_iter: (_vm, self) => self,
    tp_iternext: (vm, self) => step(vm, self as PySeqIter),
  },
  methods: () => ({
    __length_hint__: method<PySeqIter>()([], "How many items are probably left.", (vm, self) => {
      const seq = self.seq;
      if (seq === undefined) return 0;
      const type = typeOf(seq);
      if (!(seq instanceof PyOldInstance) && (type.sq_length ?? type.mp_length) === undefined) return null;
      return then(length(vm, seq), (n) => Math.max(0, n - self.index));
    }),
  }),
});

/** Iterator that calls `f` until it returns `sentinel`; `f` is `undefined` once exhausted. */
export class PyCallIter extends PyObject {
  constructor(public f: Value | undefined, public sentinel: Value) {
    super();
  }
}

newType("callable-iterator", PyCallIter, { subclassable: false }, {
  slots: {
    tp_iter: (_vm, self) => self,
    tp_iternext: (vm, self) => callStep(vm, self as PyCallIter),
  },
});

function* callStep(vm: Vm, it: PyCallIter): Gen<Value | undefined> {
  if (it.f === undefined) return undefined;
  try {
    let v = call(vm, it.f, []);
    if (isGen(v)) v = yield* v;
    let same = equals(vm, v, it.sentinel);
    if (isGen(same)) same = yield* same;
    if (!same) return v;
    it.f = undefined;
    return undefined;
  } catch (e) {
    if (!isThrown(e, StopIterationType)) throw e;
    it.f = undefined;
    return undefined;
  }
}
