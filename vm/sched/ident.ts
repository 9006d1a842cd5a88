// SPDX-License-Identifier: MIT
/** Numbers that identify threads (`thread.get_ident()`), and their names in reports. */
import type { Vm } from "../core/vm.ts";
import type { Thread } from "../interp/frame.ts";

/** What of `PyVm` is needed here. */
interface Threads extends Vm {
  readonly threads: Set<Thread>;
}

/** Identifier of the main thread. */
export const MAIN_IDENT = 0x7f0000000000;
/** The identifier given last. */
const STATE = Symbol("thread.ident");

/** The identifier of a thread of `vm`; it is never used again. */
export function identOf(vm: Vm, thread: Thread): number {
  // Whatever runs as the main thread is the main thread: the program, handlers at exit, lines of the prompt.
  if (thread.main) return MAIN_IDENT;
  if (thread.ident === 0) thread.ident = vm.state(STATE, () => ({ last: MAIN_IDENT })).last += 4096;
  return thread.ident;
}

/** The thread with an identifier, if it has not ended. */
export function threadWithIdent(vm: Vm, ident: number): Thread | undefined {
  for (const thread of (vm as Threads).threads) if (identOf(vm, thread) === ident) return thread;
  return undefined;
}

/** The name of a thread in a report. */
export const labelOf = (thread: Thread): string =>
  thread.name === "" ? `with number ${identOf(thread.vm!, thread)}` : `'${thread.name}'`;
