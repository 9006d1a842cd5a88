// SPDX-License-Identifier: MIT
/**
 * What tier 0 knows of tier 1 (`vm/jit`): how compiled code is entered and how it comes back. docs/jit.md has the whole
 * story.
 */
import type { Value } from "../base/value.ts";
import type { PyFunction } from "../core/types.ts";
import type { PyFrame, Thread } from "./frame.ts";
import type { Prepared } from "./prepare.ts";
import type { Interpreter } from "./run.ts";

/**
 * Result of compiled code that was suspended: its frames are on the heap now, from `thread.top` to `thread.seam`. Or an
 * exception leaves it, if there is one in `thread.raised`.
 */
export const UNWIND: unique symbol = Symbol("unwind");
/** Result of compiled code entered from a frame that has to go on in tier 0: the frame says where. */
export const DEOPT: unique symbol = Symbol("deopt");

/** Compiled code entered by a call with exactly the parameters. Gives the result or {@linkcode UNWIND}; throws what leaves it. */
export type Run = (vm: Interpreter, thread: Thread, func: PyFunction, ...args: Value[]) => unknown;
/** Compiled code entered from a frame: at a loop head, or at the start. Gives the result, `UNWIND` or `DEOPT`. */
export type Unit = (vm: Interpreter, thread: Thread, frame: PyFrame) => unknown;

/** The compiler of tier 1. */
export interface Tier1 {
  /** Calls after which code is compiled; iterations count less (`prepare.ts`). */
  readonly threshold: number;
  /** Compiles a function for calls; `null` where that is not possible. */
  compile(vm: Interpreter, prep: Prepared, func: PyFunction): Run | null;
  /** Compiles the code that `frame` runs, to be entered at `pc`; `null` where that is not possible. */
  compileAt(vm: Interpreter, prep: Prepared, frame: PyFrame, pc: number): Unit | null;
  /** Calls a function that has not been compiled, on behalf of compiled code. */
  callCold(prep: Prepared, vm: Interpreter, thread: Thread, func: PyFunction, args: Value[]): unknown;
}

/** `Prepared.run` of code that has not been compiled. */
export function cold(this: Prepared, vm: Interpreter, thread: Thread, func: PyFunction, ...args: Value[]): unknown {
  return vm.tier1!.callCold(this, vm, thread, func, args);
}
