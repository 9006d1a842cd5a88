// SPDX-License-Identifier: MIT
/**
 * Locks of `vmiot.sync` that know who holds them: a plain lock, a critical section, a read-write lock; and the barrier. As
 * in `locks.ts`, whoever frees something wakes those who wait, and they try again.
 *
 * A task that ends while it holds a lock leaves it held: what the lock guards may be half done. Anybody may release the lock
 * of a task that has ended.
 */
import { PyObject, type Value } from "../base/value.ts";
import { runtimeError } from "../core/exceptions.ts";
import { type Gen, type Result, TIMED_OUT } from "../core/gen.ts";
import type { Vm } from "../core/vm.ts";
import { WaitList, type WaitSubject } from "../core/wait_list.ts";
import { type Thread, ThreadState } from "../interp/frame.ts";
import { labelOf } from "./ident.ts";
import { ownerOf, PyRLock, waitUntil } from "./locks.ts";

/** Whether a thread that holds something can never give it back. */
export const hasEnded = (thread: Thread): boolean => !thread.main && thread.state === ThreadState.DONE;

/** `vmiot.sync.CriticalSection`: the task that is in it may enter again. */
export class PyCriticalSection extends PyRLock {
  override describeWait(): string {
    return this.owner === null ? "a critical section" : `a critical section that thread ${labelOf(this.owner)} is in`;
  }
}

/** `vmiot.sync.Lock`: held by one task, once. */
export class PyOwnedLock extends PyRLock {
  override acquire(vm: Vm, timeoutMs: number, count = 1): Result<boolean | 1> {
    if (this.owner !== null && this.owner === ownerOf(vm)) {
      throw runtimeError("the task holds this lock already; it would wait for itself");
    }
    return super.acquire(vm, timeoutMs, count);
  }

  override describeWait(): string {
    return this.owner === null ? "a lock" : `a lock held by thread ${labelOf(this.owner)}`;
  }
}

/**
 * `vmiot.sync.RWLock`: many readers, or one writer. Writers go first: while one waits, no new reader gets in, except one that
 * reads already.
 */
export class PyRWLock extends PyObject implements WaitSubject {
  /** How often each reader has it. */
  readonly readers = new Map<Thread, number>();
  writer: Thread | null = null;
  /** Writers that wait. */
  waiting = 0;
  readonly readWaiters = new WaitList(this);
  readonly writeWaiters = new WaitList(this);

  acquireRead(vm: Vm, timeoutMs: number): Result<boolean> {
    const self = ownerOf(vm);
    if (this.writer === self) throw runtimeError("the task holds this lock for writing; it would wait for itself");
    const held = this.readers.get(self);
    if (held !== undefined || this.#canRead()) {
      this.readers.set(self, (held ?? 0) + 1);
      return true;
    }
    return timeoutMs > 0 ? this.#waitRead(vm, self, timeoutMs) : false;
  }

  acquireWrite(vm: Vm, timeoutMs: number): Result<boolean> {
    const self = ownerOf(vm);
    if (this.writer === self) throw runtimeError("the task holds this lock for writing already");
    if (this.readers.has(self)) throw runtimeError("the task holds this lock for reading; it would wait for itself");
    if (this.#canWrite()) {
      this.writer = self;
      return true;
    }
    return timeoutMs > 0 ? this.#waitWrite(vm, self, timeoutMs) : false;
  }

  releaseRead(vm: Vm): void {
    const self = ownerOf(vm);
    const reader = this.readers.has(self) ? self : [...this.readers.keys()].find(hasEnded);
    if (reader === undefined) throw runtimeError("the task does not hold this lock for reading");
    const held = this.readers.get(reader)!;
    if (held > 1) this.readers.set(reader, held - 1);
    else {
      this.readers.delete(reader);
      this.#wake();
    }
  }

  releaseWrite(vm: Vm): void {
    const { writer } = this;
    if (writer === null || writer !== ownerOf(vm) && !hasEnded(writer)) {
      throw runtimeError("the task does not hold this lock for writing");
    }
    this.writer = null;
    this.#wake();
  }

  describeWait(): string {
    if (this.writer !== null) return `a read-write lock that thread ${labelOf(this.writer)} holds for writing`;
    const readers = [...this.readers.keys()].map(labelOf);
    return readers.length === 0 ? "a read-write lock" : `a read-write lock held for reading by ${readers.join(", ")}`;
  }

  #canRead(): boolean {
    return this.writer === null && this.waiting === 0;
  }

  #canWrite(): boolean {
    return this.writer === null && this.readers.size === 0;
  }

  #wake(): void {
    if (this.waiting > 0) {
      if (this.#canWrite()) this.writeWaiters.wakeOne();
    } else if (this.writer === null) this.readWaiters.wakeAll();
  }

  *#waitRead(vm: Vm, self: Thread, timeoutMs: number): Gen<boolean> {
    const free = yield* waitUntil(vm, this.readWaiters, "read-write-lock", timeoutMs, () => this.#canRead());
    if (free) this.readers.set(self, 1);
    return free;
  }

  *#waitWrite(vm: Vm, self: Thread, timeoutMs: number): Gen<boolean> {
    this.waiting++;
    let free = false;
    try {
      free = yield* waitUntil(vm, this.writeWaiters, "read-write-lock", timeoutMs, () => this.#canWrite());
    } finally {
      this.waiting--;
      // Readers that stood back for this writer.
      if (!free) this.#wake();
    }
    if (free) this.writer = self;
    return free;
  }
}

/** Why a barrier lets nobody through. */
export class Broken {
  constructor(readonly why: string) {}
}

/** `vmiot.sync.Barrier`: nobody goes on until `parties` tasks are there. */
export class PyBarrier extends PyObject implements WaitSubject {
  parties = 1;
  /** Called by the last one to arrive, before any goes on. */
  action: Value = null;
  /** How many are there. */
  arrived = 0;
  broken: Broken | null = null;
  /** Those of one round; the next round has a list of its own. */
  #round = new WaitList(this);
  /** The last one to arrive runs the action. */
  #filling = false;

  /**
   * Waits for the others; gives the order of arrival, counted down, so that 0 is the last; or why it is broken.
   * @param act Runs the action.
   */
  *wait(timeoutMs: number, act: () => Gen<void>): Gen<number | Broken> {
    if (this.broken !== null) return this.broken;
    if (this.#filling) {
      // The next round cannot begin before this one is through.
      const r = yield* this.#stand(this.#round, timeoutMs);
      if (r instanceof Broken) return r;
      return yield* this.wait(timeoutMs, act);
    }
    const place = this.parties - ++this.arrived;
    const round = this.#round;
    if (place > 0) {
      const r = yield* this.#stand(round, timeoutMs);
      return r instanceof Broken ? r : place;
    }
    if (this.action !== null) {
      this.#filling = true;
      try {
        yield* act();
      } catch (e) {
        this.abort("its action failed");
        throw e;
      } finally {
        this.#filling = false;
      }
      const broken = this.broken as Broken | null;
      if (broken !== null) return broken;
    }
    this.#round = new WaitList(this);
    this.arrived = 0;
    round.wakeAll();
    return 0;
  }

  /** Waits in a round; leaving it early breaks the barrier for all who are in it. */
  *#stand(round: WaitList, timeoutMs: number): Gen<Broken | undefined> {
    let r: unknown;
    try {
      r = yield round.join("barrier", timeoutMs);
    } catch (e) {
      if (round === this.#round) this.abort("a task left it");
      throw e;
    }
    if (r === TIMED_OUT) {
      if (round === this.#round && this.broken === null) this.abort("a task waited too long");
      return this.broken ?? new Broken("a task waited too long");
    }
    return r instanceof Broken ? r : undefined;
  }

  /** Breaks it: all who wait, and all who come, are told. */
  abort(why: string): void {
    this.broken ??= new Broken(why);
    this.#round.wakeAll(this.broken);
  }

  /** As new; those who wait are told that it was broken. */
  reset(): void {
    this.#round.wakeAll(new Broken("it was reset"));
    this.#round = new WaitList(this);
    this.arrived = 0;
    this.broken = null;
  }

  describeWait(): string {
    return `a barrier, where ${this.arrived} of ${this.parties} are`;
  }
}
