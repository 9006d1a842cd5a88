// SPDX-License-Identifier: MIT
/** `reversed`. CPYTHON: `Objects/enumobject.c`. Types with `__reversed__` give their own iterator. */
import { type Value } from "../base/value.ts";
import { call, findAttr, isThrown, lookupSpecial } from "../core/abstract.ts";
import { IndexErrorType, StopIterationType, typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { isSequence, length, sequenceItem } from "../core/sequence.ts";
import type { PyType } from "../core/type.ts";
import { Looping, PyOldInstance, PyPlainIter } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { arityError } from "../native/arity.ts";
import { method, newType } from "../native/define.ts";
import "./object_type.ts";

/** A `reversed` object. `seq` is `undefined` once exhausted. */
export class PyReversed extends PyPlainIter {
  override readonly looping: number;
  constructor(public seq: Value | undefined, public index: number) {
    super();
    this.looping = typeof seq === "string" && new.target === PyReversed ? Looping.PLAIN : Looping.SLOT;
  }

  /** Of a `str` only. */
  advance(): Value | undefined {
    if (this.seq === undefined || this.index < 0) return this.seq = undefined;
    return (this.seq as string).charAt(this.index--);
  }
}

function ends(e: unknown): boolean {
  return isThrown(e, IndexErrorType) || isThrown(e, StopIterationType);
}

function step(vm: Vm, it: PyReversed): Result<Value | undefined> {
  if (it.seq === undefined || it.index < 0) {
    it.seq = undefined;
    return undefined;
  }
  try {
    const r = sequenceItem(vm, it.seq, it.index);
    if (isGen(r)) return stepSlow(it, r);
    it.index--;
    return r;
  } catch (e) {
    if (!ends(e)) throw e;
    it.index = -1;
    it.seq = undefined;
    return undefined;
  }
}

function* stepSlow(it: PyReversed, pending: Gen<Value>): Gen<Value | undefined> {
  try {
    const v = yield* pending;
    it.index--;
    return v;
  } catch (e) {
    if (!ends(e)) throw e;
    it.index = -1;
    it.seq = undefined;
    return undefined;
  }
}

/** `reversed`. */
export const reversedType: PyType = newType("reversed", PyReversed, {}, {
  doc: "reversed(sequence) -> iterator over the items from the last to the first",
  slots: {
    tp_new: (vm, type: PyType, args, kw) => {
      if (kw !== null && kw.size > 0) throw typeError("reversed() does not take keyword arguments");
      if (args.length !== 1) throw arityError("unpack", "reversed", 1, 1, args.length);
      const seq = args[0];
      return then(lookupSpecial(vm, seq, "__reversed__"), (f): Result<Value> => {
        if (f !== undefined) return call(vm, f, []);
        const getItem = seq instanceof PyOldInstance ? findAttr(vm, seq, "__getitem__") : seq;
        return then(getItem, (g) => {
          if (g === undefined || !isSequence(seq)) throw typeError("argument to reversed() must be a sequence");
          return then(length(vm, seq), (n) => new type.jsClass(seq, n - 1));
        });
      });
    },
    tp_iter: (_vm, self) => self,
    tp_iternext: (vm, self) => step(vm, self as PyReversed),
  },
  methods: () => ({
    __length_hint__: method<PyReversed>()([], "How many items are probably left.", (vm, self) => {
      if (self.seq === undefined) return 0;
      return then(length(vm, self.seq), (n) => n < self.index + 1 ? 0 : self.index + 1);
    }),
  }),
});
