// SPDX-License-Identifier: MIT
/** The clock of the system that tells the time of day. */
import { clocks } from "./libc.ts";

/** How far Deno's two clocks may drift apart, milliseconds, before the system's is believed: it was set meanwhile. */
const DRIFT_MS = 20;
/** `CLOCK_REALTIME` of `clock_gettime(2)`. */
const CLOCK_REALTIME = 0;

/** Tells the seconds since 1970. PERF: asking the C library takes a quarter of the time that Deno's clocks take. */
export class RealtimeClock {
  /** `struct timespec` of 64-bit machines: seconds and nanoseconds, 64 bits each, as 32-bit words. */
  readonly #timespec = new Uint32Array(4);
  /** `null`: the library cannot be had, or must not be used. */
  #gettime: ((clock: number, timespec: Uint32Array<ArrayBuffer>) => number) | null | undefined = undefined;

  /** Seconds since 1970, to the microsecond (`gettimeofday`). */
  now(): number {
    let gettime = this.#gettime;
    if (gettime === undefined) gettime = this.#gettime = RealtimeClock.#open();
    if (gettime === null) return this.#fromDeno();
    const timespec = this.#timespec;
    gettime(CLOCK_REALTIME, timespec);
    return timespec[1] * 4294967296 + timespec[0] + Math.floor(timespec[2] / 1000) / 1e6;
  }

  static #open(): ((clock: number, timespec: Uint32Array<ArrayBuffer>) => number) | null {
    try {
      return clocks().clock_gettime;
    } catch {
      return null;
    }
  }

  #fromDeno(): number {
    const fine = performance.timeOrigin + performance.now();
    const coarse = Date.now();
    return (Math.abs(fine - coarse) < DRIFT_MS ? fine : coarse) / 1000;
  }
}
