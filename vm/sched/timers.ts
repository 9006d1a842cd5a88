// SPDX-License-Identifier: MIT
/** Timers of a scheduler: a binary heap by due time. Adding and removing cost O(log n), the next one is at the top. */

/** A timer that can be cancelled. */
export interface Timer {
  /** On the clock of the scheduler, milliseconds. */
  readonly due: number;
  /** Order of creation, which decides between equal times. */
  readonly order: number;
  readonly fire: () => void;
  /** Place in the heap; −1 when fired or cancelled. */
  index: number;
}

const before = (a: Timer, b: Timer): boolean => a.due < b.due || a.due === b.due && a.order < b.order;

/** The timers that are armed. */
export class TimerHeap {
  readonly #heap: Timer[] = [];
  #order = 0;

  get size(): number {
    return this.#heap.length;
  }

  /** When the first one is due; `Infinity` if there is none. */
  get next(): number {
    return this.#heap.length === 0 ? Infinity : this.#heap[0].due;
  }

  add(due: number, fire: () => void): Timer {
    const timer: Timer = { due, order: this.#order++, fire, index: this.#heap.length };
    this.#heap.push(timer);
    this.#up(timer);
    return timer;
  }

  /** Cancels a timer; nothing happens if it has fired. */
  remove(timer: Timer): void {
    const i = timer.index;
    if (i < 0) return;
    timer.index = -1;
    const last = this.#heap.pop()!;
    if (last === timer) return;
    last.index = i;
    this.#heap[i] = last;
    this.#up(last);
    this.#down(last);
  }

  /** Takes the first timer off if it is due at `now`. */
  take(now: number): Timer | undefined {
    const first = this.#heap[0];
    if (first === undefined || first.due > now) return undefined;
    this.remove(first);
    return first;
  }

  #up(timer: Timer): void {
    const heap = this.#heap;
    let i = timer.index;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!before(timer, heap[parent])) break;
      heap[i] = heap[parent];
      heap[i].index = i;
      i = parent;
    }
    heap[i] = timer;
    timer.index = i;
  }

  #down(timer: Timer): void {
    const heap = this.#heap;
    let i = timer.index;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1], heap[child])) child++;
      if (!before(heap[child], timer)) break;
      heap[i] = heap[child];
      heap[i].index = i;
      i = child;
    }
    heap[i] = timer;
    timer.index = i;
  }
}
