// SPDX-License-Identifier: MIT
/**
 * VMIOT's exception modes (docs/vmiot.md) as those see them who report what ended a task: `vm.exceptionMode` has bit 1 for
 * reports when an exception is raised (`vm/modules/vmiot/report.ts`), bit 2 for reports when it ends a task.
 */
import { PyObject } from "../base/value.ts";
import type { PyThrow } from "../core/exceptions.ts";
import type { Vm } from "../core/vm.ts";

const REPORTED = Symbol("vmiot.reported");

/** The exceptions that were reported when they were raised. */
export const reportedWhenRaised = (vm: Vm): WeakSet<object> => vm.state(REPORTED, () => new WeakSet());

/** Whether an exception that ends a task is to be reported. One that no frame of the program saw is not lost in mode 1. */
export function reportsEnd(vm: Vm, e: PyThrow): boolean {
  const { exceptionMode } = vm as Vm & { exceptionMode: number };
  if ((exceptionMode & 2) !== 0) return true;
  return exceptionMode === 1 && !(e.value instanceof PyObject && reportedWhenRaised(vm).has(e.value));
}
