// SPDX-License-Identifier: MIT
/** What a callback threw that no program may catch in it: it goes on from the call into C. */
import type { Vm } from "../../vm/core/vm.ts";

const PENDING = Symbol("ctypes pending");

const pendingOf = (vm: Vm): { thrown: unknown[] } => vm.state(PENDING, () => ({ thrown: [] }));

/** Remembers it until the call into C comes back. */
export const setPending = (vm: Vm, thrown: unknown): void => void pendingOf(vm).thrown.push(thrown);

/** Throws it. */
export function throwPending(vm: Vm): void {
  const { thrown } = pendingOf(vm);
  if (thrown.length > 0) throw thrown.splice(0)[0];
}
