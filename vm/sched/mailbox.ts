// SPDX-License-Identifier: MIT
/**
 * The message queue of a task. First in, first out within a priority; a higher priority goes first. A receiver may ask for
 * messages that pass a test and leaves the others where they are. A full mailbox makes senders wait: back-pressure.
 *
 * Messages are whatever the owner puts in: Python values between threads of one job, copies between jobs.
 */
import { type Gen, isGen, type Result, TIMED_OUT } from "../core/gen.ts";
import { WaitList } from "../core/wait_list.ts";

/** Priorities of messages: 0 to 4, 2 unless said otherwise. */
export const MESSAGE_PRIORITIES = 5, NORMAL_MESSAGE = 2;
/** Messages a mailbox holds before senders wait, unless set otherwise. */
export const DEFAULT_CAPACITY = 10_000;

/** A message in its queue. */
interface Entry<T> {
  readonly message: T;
  /** Order of arrival. */
  readonly serial: number;
  readonly priority: number;
  previous: Entry<T> | null;
  next: Entry<T> | null;
  taken: boolean;
}

/** A doubly linked list. */
class Lane<T> {
  first: Entry<T> | null = null;
  last: Entry<T> | null = null;

  push(entry: Entry<T>): void {
    entry.previous = this.last;
    if (this.last === null) this.first = entry;
    else this.last.next = entry;
    this.last = entry;
  }

  remove({ previous, next }: Entry<T>): void {
    if (previous === null) this.first = next;
    else previous.next = next;
    if (next === null) this.last = previous;
    else next.previous = previous;
  }
}

/** See the head of the file. */
export class Mailbox<T> {
  readonly #lanes: (Lane<T> | undefined)[] = new Array(MESSAGE_PRIORITIES).fill(undefined);
  readonly #receivers = new WaitList();
  readonly #senders = new WaitList();
  /** Receivers that look for particular messages: each has to see every new one. */
  #choosy = 0;
  #serial = 0;
  #closed = false;
  /** Messages in it. */
  size = 0;
  /** Told of each message that somebody takes. */
  onTake: ((message: T) => void) | undefined = undefined;

  /**
   * @param capacity Messages after which senders wait; `Infinity` for none.
   * @param internal Whether only threads of the receiver's own job can send, so that waiting for a message counts when
   * deadlocks are looked for. A function is asked at each wait.
   */
  constructor(public capacity: number = DEFAULT_CAPACITY, public internal: boolean | (() => boolean) = false) {}

  /** Whether nobody may send any more. */
  get closed(): boolean {
    return this.#closed;
  }

  /**
   * Puts a message in without waiting and whatever the capacity: for notices of the system. Nothing happens when the
   * mailbox is closed.
   */
  force(message: T, priority = NORMAL_MESSAGE): void {
    if (this.#closed) return;
    const entry: Entry<T> = { message, serial: ++this.#serial, priority, previous: null, next: null, taken: false };
    (this.#lanes[priority] ??= new Lane()).push(entry);
    this.size++;
    if (this.#choosy > 0) this.#receivers.wakeAll();
    else this.#receivers.wakeOne();
  }

  /** Puts a message in unless the mailbox is full. False: it is full, or closed. */
  offer(message: T, priority = NORMAL_MESSAGE): boolean {
    if (this.#closed || this.size >= this.capacity) return false;
    this.force(message, priority);
    return true;
  }

  /**
   * Puts a message in, waiting for a place while the mailbox is full. False: the time is over, or the mailbox was closed.
   * @param timeoutMs Milliseconds; 0 does not wait.
   */
  *post(message: T, priority = NORMAL_MESSAGE, timeoutMs = Infinity, now: () => number = zero): Gen<boolean> {
    const end = now() + timeoutMs;
    while (!this.offer(message, priority)) {
      if (this.#closed) return false;
      const left = timeoutMs === Infinity ? Infinity : end - now();
      if (left <= 0) return false;
      const wait = this.#senders.join("place in a mailbox", left);
      wait.internal = this.#isInternal();
      if ((yield wait) === TIMED_OUT) return false;
    }
    return true;
  }

  /** Takes the first message without waiting; `undefined` if there is none. */
  take(): T | undefined {
    for (let p = MESSAGE_PRIORITIES - 1; p >= 0; p--) {
      const first = this.#lanes[p]?.first;
      if (first != null) return this.#take(first);
    }
    return undefined;
  }

  /**
   * Takes the first message that `accept` wants, waiting for one to come. `undefined`: the time is over, or the mailbox is
   * closed and has none.
   * @param accept Asked once for each message, in order; it may run Python. Absent: any message.
   * @param timeoutMs Milliseconds; 0 does not wait.
   * @param now The clock of the scheduler, for a timeout that holds over several messages.
   */
  *receive(
    accept: ((message: T) => Result<boolean>) | undefined,
    timeoutMs = Infinity,
    now: () => number = zero,
  ): Gen<T | undefined> {
    const end = now() + timeoutMs;
    let seen = 0;
    if (accept !== undefined) this.#choosy++;
    try {
      for (;;) {
        if (accept === undefined) {
          if (this.size > 0) return this.take()!;
        } else {
          const fresh = this.#since(seen);
          seen = this.#serial;
          for (const entry of fresh) {
            if (entry.taken) continue;
            const r = accept(entry.message);
            if ((isGen(r) ? yield* r : r) && !entry.taken) return this.#take(entry);
          }
          if (this.#serial > seen) continue;
        }
        if (this.#closed) return undefined;
        const left = timeoutMs === Infinity ? Infinity : end - now();
        if (left <= 0) return undefined;
        const wait = this.#receivers.join("message", left);
        wait.internal = this.#isInternal();
        if ((yield wait) === TIMED_OUT && (accept === undefined ? this.size === 0 : this.#serial === seen)) {
          return undefined;
        }
      }
    } finally {
      if (accept !== undefined) this.#choosy--;
    }
  }

  /** The messages in order, without taking them. */
  *[Symbol.iterator](): Iterator<T> {
    for (const entry of this.#since(0)) yield entry.message;
  }

  /** Refuses messages from now on; those who wait are told. Messages that are in it stay. */
  close(): void {
    this.#closed = true;
    this.#senders.wakeAll();
    this.#receivers.wakeAll();
  }

  /** Changes the capacity; senders that wait try again. */
  setCapacity(capacity: number): void {
    this.capacity = capacity;
    this.#senders.wakeAll();
  }

  /** Drops the messages that pass a test. */
  discard(test: (message: T) => boolean): void {
    for (const entry of this.#since(0)) if (test(entry.message)) this.#take(entry);
  }

  /** Drops all messages. */
  clear(): void {
    while (this.take() !== undefined);
  }

  #isInternal(): boolean {
    return typeof this.internal === "function" ? this.internal() : this.internal;
  }

  /** Messages that came after `serial`, highest priority first. */
  #since(serial: number): Entry<T>[] {
    const found: Entry<T>[] = [];
    for (let p = MESSAGE_PRIORITIES - 1; p >= 0; p--) {
      let entry = this.#lanes[p]?.last ?? null;
      const from = found.length;
      for (; entry !== null && entry.serial > serial; entry = entry.previous) found.push(entry);
      const part = found.splice(from).reverse();
      for (const e of part) found.push(e);
    }
    return found;
  }

  #take(entry: Entry<T>): T {
    entry.taken = true;
    this.#lanes[entry.priority]!.remove(entry);
    this.size--;
    this.#senders.wakeOne();
    this.onTake?.(entry.message);
    return entry.message;
  }
}

const zero = (): number => 0;
