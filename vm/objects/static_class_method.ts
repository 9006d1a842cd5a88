// SPDX-License-Identifier: MIT
/** `staticmethod` and `classmethod` (CPython `Objects/funcobject.c`). */
import type { Value } from "../base/value.ts";
import { runtimeError, typeError } from "../core/exceptions.ts";
import type { Kwargs } from "../core/type.ts";
import { classmethodType, PyClassMethod, PyMethod, PyStaticMethod, staticmethodType, typeOf } from "../core/types.ts";
import { arityError } from "../native/arity.ts";
import { defineType, type GetSetRow } from "../native/define.ts";
import { allocate } from "./object_type.ts";

function only(name: string, args: Value[], kw: Kwargs): Value {
  if (args.length !== 1) throw arityError("unpack", name, 1, 1, args.length);
  if (kw !== null && kw.size > 0) throw typeError(`${name} does not take keyword arguments`);
  return args[0];
}

const FUNC: GetSetRow<PyStaticMethod | PyClassMethod> = {
  doc: "The wrapped object.",
  get: (_vm, self) => self.callable ?? null,
  member: true,
};

defineType<PyStaticMethod>(staticmethodType, {
  doc: "staticmethod(function) -> method\n\nA method that gets no implicit first argument.",
  slots: {
    tp_new: (_vm, type) => allocate(type),
    tp_init: (_vm, self, args, kw) => {
      (self as PyStaticMethod).callable = only("staticmethod", args, kw);
    },
    tp_descr_get: (_vm, self) => {
      const f = (self as PyStaticMethod).callable;
      if (f === undefined) throw runtimeError("uninitialized staticmethod object");
      return f;
    },
  },
  getset: () => ({ __func__: FUNC as GetSetRow<PyStaticMethod> }),
});

defineType<PyClassMethod>(classmethodType, {
  doc: "classmethod(function) -> method\n\nA method that gets the class as implicit first argument.",
  slots: {
    tp_new: (_vm, type) => allocate(type),
    tp_init: (_vm, self, args, kw) => {
      (self as PyClassMethod).callable = only("classmethod", args, kw);
    },
    tp_descr_get: (_vm, self, o, type) => {
      const f = (self as PyClassMethod).callable;
      if (f === undefined) throw runtimeError("uninitialized classmethod object");
      const cls = type ?? typeOf(o!);
      return new PyMethod(f, cls, typeOf(cls));
    },
  },
  getset: () => ({ __func__: FUNC as GetSetRow<PyClassMethod> }),
});
