// SPDX-License-Identifier: MIT
/** The threads that can run, by priority. */
import type { Thread } from "../interp/frame.ts";
import { PRIORITIES } from "../interp/frame.ts";

/** How often a lower priority is passed over before one of its threads has a turn. */
const PATIENCE = 50;

/** A first-in-first-out queue over a ring, so that both ends cost the same. */
class Ring {
  #items: (Thread | undefined)[] = new Array(16).fill(undefined);
  #head = 0;
  size = 0;

  push(thread: Thread): void {
    if (this.size === this.#items.length) this.#grow();
    this.#items[(this.#head + this.size++) & (this.#items.length - 1)] = thread;
  }

  shift(): Thread | undefined {
    if (this.size === 0) return undefined;
    const thread = this.#items[this.#head];
    this.#items[this.#head] = undefined;
    this.#head = (this.#head + 1) & (this.#items.length - 1);
    this.size--;
    return thread;
  }

  /** Place of a thread from the front; −1 if it is not there. */
  find(thread: Thread): number {
    for (let i = 0; i < this.size; i++) {
      if (this.#items[(this.#head + i) & (this.#items.length - 1)] === thread) return i;
    }
    return -1;
  }

  /** Takes the thread at place `i` from the front. */
  takeAt(i: number): Thread {
    const mask = this.#items.length - 1;
    const thread = this.#items[(this.#head + i) & mask]!;
    for (let k = i; k > 0; k--) this.#items[(this.#head + k) & mask] = this.#items[(this.#head + k - 1) & mask];
    this.shift();
    return thread;
  }

  #grow(): void {
    const old = this.#items;
    const items: (Thread | undefined)[] = new Array(old.length * 2).fill(undefined);
    for (let i = 0; i < this.size; i++) items[i] = old[(this.#head + i) & (old.length - 1)];
    this.#items = items;
    this.#head = 0;
  }
}

/**
 * A higher priority goes first; within one, threads take turns. So that nobody starves, a lower priority that was passed
 * over {@linkcode PATIENCE} times in a row has one turn.
 */
export class RunQueue {
  readonly #rings = Array.from({ length: PRIORITIES }, () => new Ring());
  /** How often threads of a priority were passed over. */
  readonly #passed: number[] = new Array(PRIORITIES).fill(0);
  size = 0;

  push(thread: Thread): void {
    this.#rings[thread.priority].push(thread);
    this.size++;
  }

  /** Takes a thread out. False: it was not there. */
  remove(thread: Thread): boolean {
    const ring = this.#rings[thread.priority];
    const place = ring.find(thread);
    if (place < 0) return false;
    ring.takeAt(place);
    this.size--;
    return true;
  }

  /** The next thread to run. `choose` decides among those of the chosen priority, given their number. */
  take(choose: ((n: number) => number) | undefined): Thread | undefined {
    if (this.size === 0) return undefined;
    const rings = this.#rings;
    let level = PRIORITIES - 1;
    while (rings[level].size === 0) level--;
    const highest = rings[level];
    if (highest.size < this.size) level = this.#fair(level);
    this.size--;
    const ring = rings[level];
    if (choose === undefined || ring.size === 1) return ring.shift();
    return ring.takeAt(choose(ring.size));
  }

  /** The highest level below `top` that has waited long enough, else `top`. */
  #fair(top: number): number {
    for (let level = top - 1; level >= 0; level--) {
      if (this.#rings[level].size > 0 && ++this.#passed[level] > PATIENCE) {
        this.#passed[level] = 0;
        return level;
      }
    }
    return top;
  }
}
