// SPDX-License-Identifier: MIT
/** Turns a declared native module into the namespace of one VM. */
import type { Value } from "../base/value.ts";
import type { PyDict } from "../core/dict.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import { PyType } from "../core/type.ts";
import type { Vm } from "../core/vm.ts";
import { Constant, type NativeModule, PyBuiltin, Row } from "./define.ts";

/** Fills `namespace` with the members of `module`, then runs its `init`. */
export function instantiate(vm: Vm, module: NativeModule, namespace: PyDict): Result<void> {
  namespace.setStr("__doc__", module.doc);
  if (namespace.getStr("__package__") === undefined) namespace.setStr("__package__", null);
  const pending: [string, Gen<Value>][] = [];
  for (const [name, member] of Object.entries(module.members)) {
    if (member instanceof Row) namespace.setStr(name, new PyBuiltin(member.compile(name), undefined, module.name));
    else if (member instanceof PyType) namespace.setStr(name, member);
    else if (member instanceof Constant) {
      const value = typeof member.value === "function" ? member.value(vm) : member.value;
      if (isGen(value)) pending.push([name, value]);
      else namespace.setStr(name, value);
    }
  }
  if (pending.length > 0) return instantiateSlow(vm, module, namespace, pending);
  return module.init?.(vm, namespace);
}

function* instantiateSlow(vm: Vm, module: NativeModule, namespace: PyDict, pending: [string, Gen<Value>][]): Gen<void> {
  for (const [name, value] of pending) namespace.setStr(name, yield* value);
  const r = module.init?.(vm, namespace);
  if (isGen(r)) yield* r;
}
