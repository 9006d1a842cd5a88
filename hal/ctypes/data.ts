// SPDX-License-Identifier: MIT
/** What all C objects have: hash, pickling, and what they are made of. */
import { PyTuple, type Value } from "../../vm/base/value.ts";
import { materialiseDict } from "../../vm/core/abstract.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { dictMerge } from "../../vm/core/dict_ops.ts";
import { typeError, valueError } from "../../vm/core/exceptions.ts";
import { then } from "../../vm/core/gen.ts";
import { isStr, strValue } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { obj } from "../../vm/native/args.ts";
import { defineType, method } from "../../vm/native/define.ts";
import { bytesToText, textToBytes } from "../../vm/objects/buffer_protocol.ts";
import { bytesOf } from "../linux/foreign.ts";
import { type CData, dataType } from "./types.ts";

const UNPICKLE = Symbol("ctypes _unpickle");

/** Where the module puts its function that makes objects out of pickles. */
export const unpickler = (vm: Vm): { call: Value } => vm.state(UNPICKLE, () => ({ call: null }));

function reduce(vm: Vm, self: CData): Value {
  if (self.layout.hasPointer) throw valueError("ctypes objects containing pointers cannot be pickled");
  const dict = self.type.hasDict ? materialiseDict(self) : new PyDict();
  const state = new PyTuple([dict, bytesToText(bytesOf(self.memory))]);
  return new PyTuple([unpickler(vm).call, new PyTuple([self.type, state])]);
}

defineType<CData>(dataType, {
  doc: "The base of all C objects.",
  slots: {
    tp_hash: () => {
      throw typeError("unhashable type");
    },
  },
  methods: () => ({
    __ctypes_from_outparam__: method<CData>()([], "What a call gives for it.", (_vm, self) => self),
    __reduce__: method<CData>()([], "What makes it again.", reduce),
    __setstate__: method<CData>()(
      [obj("dict"), obj("bytes")],
      { doc: "Restores it.", arity: "parse" },
      (vm, self, dict, v) => {
        if (!(dict instanceof PyDict)) throw typeError("__setstate__() argument 1 must be dict");
        if (!isStr(v)) throw typeError("__setstate__() argument 2 must be string");
        bytesOf(self.memory).set(textToBytes(strValue(v)).subarray(0, self.memory.byteLength));
        return then(dictMerge(vm, materialiseDict(self), dict), () => null);
      },
    ),
  }),
  getset: () => ({
    _b_base_: { doc: "the base object", get: (_vm, self) => self.owner, member: true },
    _b_needsfree_: {
      doc: "whether the object owns the memory or not",
      get: (_vm, self) => self.isBorrowed ? 0 : 1,
      member: true,
    },
    _objects: {
      doc: "internal objects tree (NEVER CHANGE THIS OBJECT!)",
      get: (_vm, self) => self.objects,
      member: true,
    },
  }),
});
