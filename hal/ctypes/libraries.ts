// SPDX-License-Identifier: MIT
/** Libraries as programs have them: objects with a `_handle`. */
import type { Value } from "../../vm/base/value.ts";
import { getAttr } from "../../vm/core/abstract.ts";
import { type PyThrow, typeError } from "../../vm/core/exceptions.ts";
import { type Result, then } from "../../vm/core/gen.ts";
import { bigOf, isInteger } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { findSymbol } from "../linux/foreign.ts";

/** What `f` gives. @param failure The exception for what the linker says when it fails. */
export function linked<T>(f: () => T, failure: (text: string) => PyThrow): T {
  try {
    return f();
  } catch (e) {
    if (typeof e === "string") throw failure(e);
    throw e;
  }
}

/** `library._handle`. */
export function handleOf(vm: Vm, library: Value): Result<bigint> {
  return then(getAttr(vm, library, "_handle"), (handle) => {
    if (!isInteger(handle)) throw typeError("the _handle attribute of the second argument must be an integer");
    return bigOf(handle);
  });
}

/** Where a library has a name. @param failure The exception for what the linker says. */
export function symbol(handle: bigint, name: string, failure: (text: string) => PyThrow): bigint {
  return linked(() => findSymbol(handle, name), failure);
}
