// SPDX-License-Identifier: MIT
/**
 * Which handler each signal of a VM has, and how a signal reaches it: shared by `signal` and `posix.kill`.
 * A handler runs in the main thread between two instructions (`Vm.post`), or while that thread waits.
 */
import { escape } from "../interp/frame.ts";
import type { Value } from "../base/value.ts";
import { call } from "../core/abstract.ts";
import { KeyboardInterruptType, makeThrow } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import type { Vm } from "../core/vm.ts";
import { HostError } from "../host.ts";
import { rest } from "../native/args.ts";
import { currentThread, INTERRUPTED, signalHandlers, signalWaiters } from "../objects/os_args.ts";
import { def, PyBuiltin } from "../native/define.ts";

export const SIGINT = 2, SIGPIPE = 13, SIGXFSZ = 25;
export const SIG_DFL = 0, SIG_IGN = 1;

export interface Timer {
  cancel: () => void;
  /** When it is due, in seconds of its own clock. */
  due: number;
  interval: number;
}

export class SignalState {
  /** Signals whose handler is posted but has not run yet. */
  readonly tripped = new Set<number>();
  wakeupFd = -1;
  readonly timers = new Map<number, Timer>();
  /** Signals that do not interrupt waiting calls (`siginterrupt`). */
  readonly restarting = new Set<number>();

  constructor(readonly handlers: Map<number, Value>) {}
}
const STATE = Symbol("signal");
export const stateOf = (vm: Vm): SignalState =>
  vm.state(STATE, () => {
    const state = new SignalState(signalHandlers(vm));
    vm.atClose?.(() => {
      for (const timer of state.timers.values()) timer.cancel();
      for (const [n, handler] of state.handlers) {
        if (handler !== SIG_DFL && handler !== SIG_IGN) vm.host.onSignal(n, undefined);
      }
    });
    return state;
  });

const DEFAULT_INT = def(
  [rest("arguments")],
  "default_int_handler(...)\n\nThe handler of SIGINT: raises KeyboardInterrupt.",
  () => {
    throw makeThrow(KeyboardInterruptType);
  },
);
const DEFAULT_INT_HANDLER = Symbol("signal.default_int_handler");
export const defaultIntHandler = (vm: Vm): Value =>
  vm.state(DEFAULT_INT_HANDLER, () => new PyBuiltin(DEFAULT_INT.compile("default_int_handler"), undefined, "signal"));

/** What `getsignal` says of a signal nobody has set. */
export function initialHandler(vm: Vm, n: number): Value {
  // The C library's own.
  if (n === 32 || n === 33) return null;
  if (n === SIGPIPE || n === SIGXFSZ || vm.host.ignoresSignal?.(n)) return SIG_IGN;
  return n === SIGINT ? defaultIntHandler(vm) : SIG_DFL;
}

/** Notes that signal `n` arrived: its handler runs soon in the main thread. */
export function trip(vm: Vm, n: number): void {
  const state = stateOf(vm);
  if (state.wakeupFd >= 0) {
    try {
      vm.host.write(state.wakeupFd, new Uint8Array(1));
    } catch (e) {
      if (!(e instanceof HostError)) throw e;
    }
  }
  if (state.tripped.has(n)) return;
  state.tripped.add(n);
  vm.post?.(() => {
    state.tripped.delete(n);
    const handler = state.handlers.get(n);
    const frame = vm.frame;
    escape(frame);
    return runHandler(vm, state, n, handler, frame, currentThread(vm));
  });
}

function* runHandler(
  vm: Vm,
  state: SignalState,
  n: number,
  handler: Value | undefined,
  frame: Value,
  thread: unknown,
): Gen<Value> {
  if (handler === undefined || typeof handler === "number" || handler === null) return null;
  const waiters = signalWaiters(vm);
  if (!state.restarting.has(n)) {
    // Only the thread that the handler interrupts sees its waiting call end.
    for (const [wait, owner] of [...waiters.waiting]) if (owner === thread) wait.wake(INTERRUPTED);
  }
  waiters.depth++;
  try {
    const r = call(vm, handler, [n, frame]);
    if (isGen(r)) yield* r;
  } finally {
    waiters.depth--;
  }
  return null;
}

/**
 * A signal that this process sends to itself: taken straight to its Python handler where it has one, so that the handler
 * runs before the sender goes on. Returns false where the system has to deliver it.
 */
export function signalSelf(vm: Vm, n: number): boolean {
  const handler = stateOf(vm).handlers.get(n) ?? initialHandler(vm, n);
  if (handler === null || typeof handler === "number") return handler === SIG_IGN;
  if (stateOf(vm).handlers.has(n)) trip(vm, n);
  else vm.post?.(() => makeThrow(KeyboardInterruptType));
  return true;
}
