// SPDX-License-Identifier: MIT
/**
 * `threading._Condition`: a lock, and threads that gave it back to wait until somebody says that something changed.
 *
 * The lock may be any object with `acquire` and `release`; our own two are handled without a call. A thread that waits has
 * freed the lock and stands in the list in one step, so no notification falls between the two.
 */
import { PyObject, type Value } from "../base/value.ts";
import { call, callMethod, findAttr, isTrue } from "../core/abstract.ts";
import { runtimeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, TIMED_OUT } from "../core/gen.ts";
import type { Vm } from "../core/vm.ts";
import { WaitList, type WaitSubject } from "../core/wait_list.ts";
import { ownerOf, PyLock, PyRLock } from "./locks.ts";

/** Whether a lock is one of ours, with nothing overridden. */
export const isPlainLock = (lock: Value): lock is PyLock | PyRLock =>
  (lock instanceof PyLock || lock instanceof PyRLock) && !lock.type.heap;

/** `threading._Condition`. */
export class PyCondition extends PyObject implements WaitSubject {
  lock: Value = null;
  readonly waiters: WaitList;

  /** @param waiters Those who wait, where they are somebody else's, too. */
  constructor(waiters?: WaitList) {
    super();
    this.waiters = waiters ?? new WaitList(this);
  }

  describeWait(): string {
    return "a condition to be notified";
  }

  /** Whether the calling thread holds the lock (of a plain lock: whether anybody does). */
  isOwned(vm: Vm): Result<boolean> {
    const { lock } = this;
    if (lock instanceof PyLock) return lock.owner !== null;
    if (isPlainLock(lock)) return lock.owner === ownerOf(vm);
    return foreignIsOwned(vm, lock);
  }

  /** Wakes `n` of those that wait. The lock is held. */
  notify(n: number): void {
    while (n-- > 0 && this.waiters.wakeOne());
  }

  /**
   * Frees the lock, waits to be notified, and takes the lock again, also where an exception ends the wait. False: the time
   * was over first.
   * @param timeoutMs Milliseconds.
   * @param what What for, in the report of a deadlock.
   */
  *wait(vm: Vm, timeoutMs: number, what = "condition"): Gen<boolean> {
    let owned = this.isOwned(vm);
    if (isGen(owned)) owned = yield* owned;
    if (!owned) throw runtimeError("cannot wait on un-acquired lock");
    const saved = isPlainLock(this.lock) ? releasePlain(this.lock) : yield* foreignRelease(vm, this.lock);
    const wait = this.waiters.join(what, timeoutMs);
    let notified = false;
    try {
      notified = (yield wait) !== TIMED_OUT;
    } catch (e) {
      // It was for somebody who can use it.
      if (wait.settled === 1) this.waiters.wakeOne();
      yield* this.#reacquire(vm, saved);
      throw e;
    }
    yield* this.#reacquire(vm, saved);
    return notified;
  }

  /**
   * Takes the lock again, with one interrupt held back: who leaves `wait()` by an exception holds the lock, too, as the code
   * around it expects. A second interrupt comes through, or nobody could end a thread that is stuck here.
   */
  *#reacquire(vm: Vm, saved: Value): Gen<void> {
    let held: unknown;
    for (let again = false;; again = true) {
      try {
        const r: Result<unknown> = isPlainLock(this.lock)
          ? this.lock.acquire(vm, Infinity, saved as number)
          : foreignAcquire(vm, this.lock, saved);
        if (isGen(r)) yield* r;
        break;
      } catch (e) {
        if (again) throw e;
        held = e;
      }
    }
    if (held !== undefined) throw held;
  }
}

/** Frees a lock of ours; how often it was held. */
function releasePlain(lock: PyLock | PyRLock): number {
  if (lock instanceof PyLock) {
    lock.release();
    return 1;
  }
  const { count } = lock;
  lock.free();
  return count;
}

// ---- locks of other kinds: by the methods that CPython uses ------------------------------------------------------------

function* method(vm: Vm, lock: Value, name: string): Gen<Value | undefined> {
  const f = findAttr(vm, lock, name);
  return isGen(f) ? yield* f : f;
}

function* callGen(r: Result<Value>): Gen<Value> {
  return isGen(r) ? yield* r : r;
}

function* foreignIsOwned(vm: Vm, lock: Value): Gen<boolean> {
  const own = yield* method(vm, lock, "_is_owned");
  if (own !== undefined) {
    const t = isTrue(vm, yield* callGen(call(vm, own, [])));
    return isGen(t) ? yield* t : t;
  }
  const free = isTrue(vm, yield* callGen(callMethod(vm, lock, "acquire", [0])));
  if (!(isGen(free) ? yield* free : free)) return true;
  yield* callGen(callMethod(vm, lock, "release", []));
  return false;
}

function* foreignRelease(vm: Vm, lock: Value): Gen<Value> {
  const own = yield* method(vm, lock, "_release_save");
  if (own !== undefined) return yield* callGen(call(vm, own, []));
  yield* callGen(callMethod(vm, lock, "release", []));
  return null;
}

function* foreignAcquire(vm: Vm, lock: Value, saved: Value): Gen<void> {
  const own = yield* method(vm, lock, "_acquire_restore");
  if (own !== undefined) yield* callGen(call(vm, own, [saved]));
  else yield* callGen(callMethod(vm, lock, "acquire", []));
}
