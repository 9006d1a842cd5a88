// SPDX-License-Identifier: MIT
/** Numbers that identify threads (`thread.get_ident()`), and their names in reports. */
import type { Vm } from "../core/vm.ts";
import { type Thread, ThreadState } from "../interp/frame.ts";

/** Identifier of the main thread. */
export const MAIN_IDENT = 0x7f0000000000;

/** What of `PyVm` is needed here. */
interface Threads extends Vm {
  readonly threads: Set<Thread>;
}

interface State {
  /** The identifier given last. */
  last: number;
  /** Threads that have not ended, by identifier. */
  readonly threads: Map<number, Thread>;
  /** Takes a thread out; one function for all. */
  readonly forget: (thread: Thread) => void;
}
const STATE = Symbol("thread.ident");
const stateOf = (vm: Vm): State =>
  vm.state(STATE, () => {
    const threads = new Map<number, Thread>();
    return { last: MAIN_IDENT, threads, forget: (thread) => threads.delete(thread.ident) };
  });

/** The identifier of a thread of `vm`; it is never used again. */
export function identOf(vm: Vm, thread: Thread): number {
  // Whatever runs as the main thread is the main thread: the program, handlers at exit, lines of the prompt.
  if (thread.main) return MAIN_IDENT;
  if (thread.ident === 0) {
    const state = stateOf(vm);
    thread.ident = state.last += 4096;
    if (thread.state !== ThreadState.DONE) {
      state.threads.set(thread.ident, thread);
      whenEnded(thread, state.forget);
    }
  }
  return thread.ident;
}

/** The thread with an identifier, if it has not ended. */
export function threadWithIdent(vm: Vm, ident: number): Thread | undefined {
  if (ident !== MAIN_IDENT) return stateOf(vm).threads.get(ident);
  for (const thread of (vm as Threads).threads) if (thread.main) return thread;
  return undefined;
}

/** Has `f` called when a thread has ended. */
export function whenEnded(thread: Thread, f: (thread: Thread) => void): void {
  // PERF: an array that grows takes room for 17 more: 130 bytes for each thread.
  thread.atEnd = thread.atEnd === null ? [f] : [...thread.atEnd, f];
}

/** The name of a thread in a report. */
export const labelOf = (thread: Thread): string =>
  thread.name === "" ? `with number ${identOf(thread.vm!, thread)}` : `'${thread.name}'`;
