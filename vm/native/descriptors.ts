// SPDX-License-Identifier: MIT
/**
 * The descriptor objects that native declarations turn into (CPython `Objects/descrobject.c`, `methodobject.c`).
 * Data only; their slots (`__get__`, calling, repr) are in `objects/descriptors.ts`.
 */
import { PyObject, type Value } from "../base/value.ts";
import type { Result } from "../core/gen.ts";
import { type Kwargs, PyType, type SlotName } from "../core/type.ts";
import type { Vm } from "../core/vm.ts";
import { objectType } from "../core/types.ts";
import type { GetSetRow, NativeImpl } from "./define.ts";

const FINAL = { bases: [objectType], subclassable: false };

/** `builtin_function_or_method`: a native function, bound to `self` when it is a method. */
export class PyBuiltin extends PyObject {
  constructor(
    public impl: NativeImpl,
    /** Receiver; `undefined` for plain functions. */
    public self: Value | undefined,
    /** `__module__`: name of the module, or `null`. */
    public module: Value,
  ) {
    super();
  }
}
export const builtinType = new PyType({ ...FINAL, name: "builtin_function_or_method", jsClass: PyBuiltin });

/** `method_descriptor`: a native method in a type's namespace. */
export class PyMethodDescr extends PyObject {
  constructor(public impl: NativeImpl, public owner: PyType) {
    super();
  }
}
export const methodDescrType = new PyType({ ...FINAL, name: "method_descriptor", jsClass: PyMethodDescr });

/** `classmethod_descriptor`. */
export class PyClassMethodDescr extends PyObject {
  constructor(public impl: NativeImpl, public owner: PyType) {
    super();
  }
}
export const classMethodDescrType = new PyType({
  ...FINAL,
  name: "classmethod_descriptor",
  jsClass: PyClassMethodDescr,
});

/** `getset_descriptor`. */
export class PyGetSet extends PyObject {
  constructor(public name: string, public owner: PyType, public row: GetSetRow<Value>) {
    super();
  }
}
export const getSetType = new PyType({ ...FINAL, name: "getset_descriptor", jsClass: PyGetSet });

/** `member_descriptor`: a `__slots__` entry. The value is the own property `key` of the instance. */
export class PyMember extends PyObject {
  constructor(public name: string, public owner: PyType, public key: string) {
    super();
  }
}
export const memberType = new PyType({ ...FINAL, name: "member_descriptor", jsClass: PyMember });

/** A computed attribute that shows as `member_descriptor` (`GetSetRow.member`). */
export class PyNativeMember extends PyGetSet {}
Object.defineProperty(PyNativeMember.prototype, "type", { value: memberType });

/** How a special method calls the slot behind it: `(vm, slot function, self, args, kw)`. */
// deno-lint-ignore no-explicit-any
export type SlotCall = (vm: Vm, fn: any, self: Value, args: Value[], kw: Kwargs, name: string) => Result<Value>;

/** `wrapper_descriptor` ("slot wrapper"): a special method of a native type, backed by a slot. */
export class PySlotWrapper extends PyObject {
  constructor(
    public name: string,
    public slot: SlotName,
    public owner: PyType,
    // deno-lint-ignore no-explicit-any
    public fn: any,
    public callSlot: SlotCall,
    public doc: string,
  ) {
    super();
  }
}
export const slotWrapperType = new PyType({ ...FINAL, name: "wrapper_descriptor", jsClass: PySlotWrapper });

/** `method-wrapper`: a slot wrapper bound to an object. */
export class PyMethodWrapper extends PyObject {
  constructor(public wrapper: PySlotWrapper, public self: Value) {
    super();
  }
}
export const methodWrapperType = new PyType({ ...FINAL, name: "method-wrapper", jsClass: PyMethodWrapper });
