// SPDX-License-Identifier: MIT
/**
 * Waiting for descriptors without holding up the event loop: one `poll(2)` at a time runs on a thread of Deno's pool
 * and watches everything that is waited for, plus a pipe that wakes it when the set changes. So a thousand parked
 * threads cost one blocked system thread, and a wait can be added, cancelled or timed out at any moment.
 *
 * INVARIANT: while `waits` is not empty, exactly one poll is in flight (`running`).
 */
import { POLLERR, POLLHUP, POLLNVAL } from "../../vm/host.ts";
import { check, waiting } from "./libc.ts";

interface Wait {
  fds: readonly (readonly [fd: number, events: number])[];
  /** On the `performance.now()` clock; Infinity waits for ever. */
  deadline: number;
  resolve: (events: number[]) => void;
}

/** Bits that `poll` reports without being asked. */
const ALWAYS = POLLERR | POLLHUP | POLLNVAL;
/** Longest single `poll`, milliseconds; a longer wait polls again. */
const LONGEST = 0x7fffffff;

/** `struct pollfd` array. */
function fillPollfds(fds: readonly (readonly [number, number])[], extra: number): DataView<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(8 * (fds.length + extra)));
  for (let i = 0; i < fds.length; i++) {
    view.setInt32(i * 8, fds[i][0], true);
    view.setInt16(i * 8 + 4, fds[i][1], true);
  }
  return view;
}

/** Asks the state of `fds` without waiting, with `poll` as the system call. */
export function pollNow(
  fds: readonly (readonly [fd: number, events: number])[],
  poll: (buffer: Uint8Array<ArrayBuffer>, count: number, timeout: number) => number,
): number[] {
  const view = fillPollfds(fds, 0);
  poll(new Uint8Array(view.buffer), fds.length, 0);
  return fds.map((_, i) => view.getInt16(i * 8 + 6, true));
}

/** The set of waits of one host. */
export class Poller {
  readonly #waits = new Set<Wait>();
  #running = false;
  /** `[read end, write end]` of the pipe that interrupts a running poll. */
  #wakePipe: [number, number] | undefined;
  #woken = false;

  /** Waits for any of `fds`; the promise gives the events of each in order, all 0 after `timeoutMs` (negative: never). */
  wait(fds: readonly (readonly [fd: number, events: number])[], timeoutMs: number): Promise<number[]> {
    return new Promise((resolve) => {
      const deadline = timeoutMs < 0 ? Infinity : performance.now() + timeoutMs;
      this.#waits.add({ fds, deadline, resolve });
      if (this.#running) this.#wake();
      else this.#run();
    });
  }

  /** Tells that `fd` is about to be closed: whoever waits for it gets `POLLNVAL`. */
  closing(fd: number): void {
    for (const wait of this.#waits) {
      if (!wait.fds.some((f) => f[0] === fd)) continue;
      this.#waits.delete(wait);
      wait.resolve(wait.fds.map((f) => f[0] === fd ? POLLNVAL : 0));
      if (this.#running) this.#wake();
    }
  }

  #wake(): void {
    if (this.#woken || this.#wakePipe === undefined) return;
    this.#woken = true;
    waiting().write(this.#wakePipe[1], new Uint8Array(1), 1);
  }

  #pipe(): [number, number] {
    if (this.#wakePipe === undefined) {
      const ends = new Int32Array(2);
      check(waiting().pipe2(ends, 0o2000000 | 0o4000));
      this.#wakePipe = [ends[0], ends[1]];
    }
    return this.#wakePipe;
  }

  async #run(): Promise<void> {
    this.#running = true;
    const wakeFd = this.#pipe()[0];
    while (this.#waits.size > 0) {
      const round = [...this.#waits];
      const fds = round.flatMap((w) => w.fds);
      const view = fillPollfds(fds, 1);
      view.setInt32(fds.length * 8, wakeFd, true);
      view.setInt16(fds.length * 8 + 4, 1, true);
      const deadline = Math.min(...round.map((w) => w.deadline));
      const timeout = deadline === Infinity
        ? -1
        : Math.min(LONGEST, Math.max(0, Math.ceil(deadline - performance.now())));
      await waiting().poll(new Uint8Array(view.buffer), fds.length + 1, timeout);
      if (this.#woken) {
        waiting().read(wakeFd, new Uint8Array(16), 16);
        this.#woken = false;
      }
      let i = 0;
      const now = performance.now();
      for (const wait of round) {
        const events = wait.fds.map(([, wanted]) => view.getInt16(8 * i++ + 6, true) & (wanted | ALWAYS));
        if (this.#waits.has(wait) && (now >= wait.deadline || events.some((e) => e !== 0))) {
          this.#waits.delete(wait);
          wait.resolve(events);
        }
      }
    }
    this.#running = false;
  }
}
