// SPDX-License-Identifier: MIT
/**
 * The objects by which threads of one VM wait for each other: lock, re-entrant lock, condition, semaphore, event. The modules
 * `thread` and `threading` declare them for Python (`vm/modules/thread.ts`, `vm/modules/threading.ts`).
 *
 * Nothing here is interrupted by another thread but where it yields a wait, so no operation needs a lock of its own. Whoever
 * frees something wakes the thread that has waited longest; that one tries again when its turn comes, and waits again, at
 * the front, if somebody was quicker. INVARIANT: a thread that is woken and cannot use it (it is killed, or a signal handler
 * raised) passes the wake-up on, so none is ever lost.
 */
import { PyObject } from "../base/value.ts";
import { type Gen, type Result, TIMED_OUT } from "../core/gen.ts";
import type { Vm } from "../core/vm.ts";
import { type ListedWait, WaitList, type WaitSubject } from "../core/wait_list.ts";
import type { Thread } from "../interp/frame.ts";
import { labelOf } from "./ident.ts";

/** What of `PyVm` is needed here. */
interface Threads extends Vm {
  readonly thread: Thread;
  readonly scheduler: { now(): number };
}

/** The running thread. */
export const threadOf = (vm: Vm): Thread => (vm as Threads).thread;
const MAIN = Symbol("main thread");
/** The running thread as the owner of a lock. What runs as main thread, one after the other, is one and the same. */
export function ownerOf(vm: Vm): Thread {
  const thread = threadOf(vm);
  return thread.main ? vm.state(MAIN, () => thread) : thread;
}
/** Milliseconds on the clock of timers. */
export const nowOf = (vm: Vm): number => (vm as Threads).scheduler.now();

/**
 * Waits in a list until `isFree`. False: the time is over.
 * @param timeoutMs Milliseconds; `Infinity` waits for ever.
 */
export function* waitUntil(
  vm: Vm,
  waiters: WaitList,
  what: string,
  timeoutMs: number,
  isFree: () => boolean,
): Gen<boolean> {
  const end = timeoutMs < Infinity ? nowOf(vm) + timeoutMs : Infinity;
  let wait: ListedWait = waiters.join(what, timeoutMs);
  for (;;) {
    let r: unknown;
    try {
      r = yield wait;
    } catch (e) {
      if (wait.settled === 1 && isFree()) waiters.wakeOne();
      throw e;
    }
    if (isFree()) return true;
    if (r === TIMED_OUT) return false;
    wait = waiters.rejoin(what, end < Infinity ? Math.max(end - nowOf(vm), 0) : Infinity);
  }
}

/** `thread.lock`: free, or held; anybody may release it. */
export class PyLock extends PyObject implements WaitSubject {
  /** The thread that took it, `null` while it is free. */
  owner: Thread | null = null;
  readonly waiters = new WaitList(this);

  /** Takes the lock. False: the time is over. */
  acquire(vm: Vm, timeoutMs: number): Result<boolean> {
    if (this.owner === null) {
      this.owner = threadOf(vm);
      return true;
    }
    return timeoutMs > 0 ? this.#wait(vm, timeoutMs) : false;
  }

  *#wait(vm: Vm, timeoutMs: number): Gen<boolean> {
    const thread = threadOf(vm);
    if (!(yield* waitUntil(vm, this.waiters, "lock", timeoutMs, () => this.owner === null))) return false;
    this.owner = thread;
    return true;
  }

  /** Frees a lock that is held. */
  release(): void {
    this.owner = null;
    this.waiters.wakeOne();
  }

  describeWait(): string {
    return this.owner === null ? "a lock" : `a lock taken by thread ${labelOf(this.owner)}`;
  }
}

/** `threading._RLock`: the thread that holds it may take it again. */
export class PyRLock extends PyObject implements WaitSubject {
  owner: Thread | null = null;
  /** How often the owner took it. */
  count = 0;
  readonly waiters = new WaitList(this);

  /** Takes the lock `count` times. Gives 1 where the thread has it already, else whether it was taken. */
  acquire(vm: Vm, timeoutMs: number, count = 1): Result<boolean | 1> {
    const thread = ownerOf(vm);
    if (this.owner === null) {
      this.owner = thread;
      this.count = count;
      return true;
    }
    if (this.owner === thread) {
      this.count += count;
      return 1;
    }
    return timeoutMs > 0 ? this.#wait(vm, thread, timeoutMs, count) : false;
  }

  *#wait(vm: Vm, thread: Thread, timeoutMs: number, count: number): Gen<boolean> {
    if (!(yield* waitUntil(vm, this.waiters, "lock", timeoutMs, () => this.owner === null))) return false;
    this.owner = thread;
    this.count = count;
    return true;
  }

  /** Takes back one acquisition of the owner. */
  release(): void {
    if (--this.count === 0) this.free();
  }

  /** Frees it, however often it was taken. */
  free(): void {
    this.count = 0;
    this.owner = null;
    this.waiters.wakeOne();
  }

  describeWait(): string {
    return this.owner === null ? "an RLock" : `an RLock held by thread ${labelOf(this.owner)}`;
  }
}

/** `threading._Semaphore`. */
export class PySemaphore extends PyObject implements WaitSubject {
  value = 1;
  /** `_BoundedSemaphore`: the most that `value` may be. */
  bound = Infinity;
  readonly waiters = new WaitList(this);

  acquire(vm: Vm, timeoutMs: number): Result<boolean> {
    if (this.value > 0) {
      this.value--;
      return true;
    }
    return timeoutMs > 0 ? this.#wait(vm, timeoutMs) : false;
  }

  *#wait(vm: Vm, timeoutMs: number): Gen<boolean> {
    if (!(yield* waitUntil(vm, this.waiters, "semaphore", timeoutMs, () => this.value > 0))) return false;
    this.value--;
    return true;
  }

  release(): void {
    this.value++;
    this.waiters.wakeOne();
  }

  describeWait(): string {
    return "a semaphore";
  }
}

/** `threading._Event`. */
export class PyEvent extends PyObject implements WaitSubject {
  isSet = false;
  /** A thread sets it at its end. */
  endsThread = false;
  /** `_Event__cond`, for programs that ask for it. */
  condition: PyObject | null = null;
  readonly waiters = new WaitList(this);

  /** Sets it and wakes all that wait. */
  set(): void {
    this.isSet = true;
    this.waiters.wakeAll();
  }

  /** Waits until it is set; whether it was before the time was over. A short moment of being set counts. */
  wait(vm: Vm, timeoutMs: number, what = "event"): Result<boolean> {
    return this.isSet ? true : timeoutMs > 0 ? this.#wait(vm, timeoutMs, what) : false;
  }

  *#wait(_vm: Vm, timeoutMs: number, what: string): Gen<boolean> {
    return (yield this.waiters.join(what, timeoutMs)) === TIMED_OUT ? this.isSet : true;
  }

  describeWait(): string {
    return "an event";
  }
}
