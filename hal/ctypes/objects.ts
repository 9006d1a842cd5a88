// SPDX-License-Identifier: MIT
/**
 * `py_object`: Python objects in C memory. There stands the number that `id()` gives, which only we understand: C code may
 * carry it around, as the user data of a callback.
 */
import type { Value } from "../../vm/base/value.ts";
import { valueError } from "../../vm/core/exceptions.ts";
import { idOf } from "../../vm/core/identity.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { type Address } from "../linux/foreign.ts";
import type { Access } from "./numbers.ts";
import { addressIn, putAddress } from "./texts.ts";

const HANDLES = Symbol("ctypes objects");

/** Who has an id. Strings and numbers have no end that we could see; they stay. */
interface Handles {
  objects: Map<number, WeakRef<object> | Exclude<Value, object>>;
  ends: FinalizationRegistry<number>;
}

function handlesOf(vm: Vm): Handles {
  return vm.state(HANDLES, () => {
    const objects: Handles["objects"] = new Map();
    return { objects, ends: new FinalizationRegistry((id) => objects.delete(id)) };
  });
}

/** The number of an object. Somebody has to keep it alive. */
function handleOf(vm: Vm, v: Value): number {
  const { objects, ends } = handlesOf(vm);
  const id = idOf(v);
  if (!objects.has(id)) {
    const isObject = typeof v === "object" && v !== null;
    objects.set(id, isObject ? new WeakRef(v) : v);
    if (isObject) ends.register(v, id);
  }
  return id;
}

/** The object of a number. @throws {PyThrow} ValueError where it is 0, or no object's. */
function objectOf(vm: Vm, id: Address): Value {
  const { objects } = handlesOf(vm);
  const found = objects.get(Number(id));
  if (found === undefined) throw valueError("PyObject is NULL");
  if (!(found instanceof WeakRef)) return found;
  const alive = found.deref() as Value | undefined;
  if (alive === undefined) throw valueError("PyObject is NULL");
  return alive;
}

export const object: Access = {
  getter: (vm, memory, at) => objectOf(vm, addressIn(memory, at)),
  setter: (vm, memory, at, v) => {
    putAddress(memory, at, handleOf(vm, v));
    return { value: v, anchor: v };
  },
};
