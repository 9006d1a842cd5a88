// SPDX-License-Identifier: MIT
/** Threads that wait for the same thing, in order of arrival: what locks, queues and events are made of. */
import { Wait } from "./gen.ts";

/** What threads wait for, to be named in the report of a deadlock. */
export interface WaitSubject {
  /** "lock held by thread 'Worker'". */
  describeWait(): string;
}

/** A wait in a {@linkcode WaitList}, linked to its neighbours so that it can leave at once. */
export class ListedWait extends Wait {
  previous: ListedWait | null = null;
  next: ListedWait | null = null;
  /** The list it stands in. */
  list: WaitList | null = null;
}

/**
 * First-in-first-out list of parked threads. A thread that is killed or interrupted, or whose time is over, leaves the list
 * by itself.
 */
export class WaitList {
  #first: ListedWait | null = null;
  #last: ListedWait | null = null;

  /** @param subject What the threads wait for, where it can say more than the text of the wait. */
  constructor(readonly subject: WaitSubject | null = null) {}

  /** Whether nobody waits. */
  get isEmpty(): boolean {
    return this.#first === null;
  }

  /**
   * A wait at the end of the list, to be yielded by the caller at once. It gives what {@linkcode wakeOne} passes, or
   * `TIMED_OUT`.
   * @param timeoutMs Milliseconds; `Infinity` waits for ever.
   */
  join(what: string, timeoutMs = Infinity): ListedWait {
    const wait = new ListedWait(null, leave, what);
    wait.internal = true;
    wait.timeoutMs = timeoutMs;
    wait.list = this;
    const last = this.#last;
    wait.previous = last;
    if (last === null) this.#first = wait;
    else last.next = wait;
    this.#last = wait;
    return wait;
  }

  /**
   * As {@linkcode join}, but at the front: for a thread that was woken, found what it wanted taken again, and shall not lose
   * its place.
   */
  rejoin(what: string, timeoutMs = Infinity): ListedWait {
    const first = this.#first;
    const wait = this.join(what, timeoutMs);
    if (first === null) return wait;
    this.remove(wait);
    wait.list = this;
    wait.next = first;
    first.previous = wait;
    this.#first = wait;
    return wait;
  }

  /** The wait of the one that has waited longest. */
  get first(): ListedWait | null {
    return this.#first;
  }

  /** Wakes the one that has waited longest. False: nobody waits. */
  wakeOne(value?: unknown): boolean {
    const first = this.#first;
    if (first === null) return false;
    this.remove(first);
    first.wake(value);
    return true;
  }

  /** Wakes all; how many there were. */
  wakeAll(value?: unknown): number {
    let n = 0;
    while (this.wakeOne(value)) n++;
    return n;
  }

  /** Takes a wait out without waking it. */
  remove(wait: ListedWait): void {
    if (wait.list !== this) return;
    const { previous, next } = wait;
    if (previous === null) this.#first = next;
    else previous.next = next;
    if (next === null) this.#last = previous;
    else next.previous = previous;
    wait.previous = wait.next = wait.list = null;
  }

  /** Those that wait, longest first. */
  *[Symbol.iterator](): Iterator<ListedWait> {
    for (let w = this.#first; w !== null; w = w.next) yield w;
  }
}

function leave(this: Wait): void {
  const wait = this as ListedWait;
  wait.list?.remove(wait);
}
