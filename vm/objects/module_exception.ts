// SPDX-License-Identifier: MIT
/**
 * Exception classes of native modules (`struct.error`): ordinary classes, one per VM, made when first needed
 * (CPython `PyErr_NewException`).
 */
import { PyTuple, type Value } from "../base/value.ts";
import { PyDict } from "../core/dict.ts";
import { ExceptionType, makeThrow, type PyThrow, VmBug } from "../core/exceptions.ts";
import { isGen } from "../core/gen.ts";
import type { PyType } from "../core/type.ts";
import { typeType } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { newHeapType } from "./heap_type.ts";

/** A declared exception class: `of(vm)` is the class, `make(vm, ...args)` a throwable instance. */
export interface ModuleException {
  of(vm: Vm): PyType;
  make(vm: Vm, ...args: Value[]): PyThrow;
}

/**
 * Declares an exception class.
 * @param module Its `__module__`.
 */
export function moduleException(
  module: string,
  name: string,
  base: PyType | ((vm: Vm) => PyType) = ExceptionType,
): ModuleException {
  const key = Symbol(`${module}.${name}`);
  const of = (vm: Vm): PyType =>
    vm.state(key, () => {
      const dict = new PyDict();
      dict.setStr("__module__", module);
      dict.setStr("__doc__", null);
      const type = newHeapType(vm, typeType, name, new PyTuple([typeof base === "function" ? base(vm) : base]), dict);
      if (isGen(type)) throw new VmBug("an exception class of a module could not be made at once");
      return type;
    });
  return { of, make: (vm, ...args) => makeThrow(of(vm), ...args) };
}
