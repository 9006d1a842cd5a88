// SPDX-License-Identifier: MIT
/**
 * The `Host` of Deno on Linux. Clock, randomness and the event loop are here; files, processes and sockets are in the
 * classes it extends. The only place outside `hal/`, `net/`, `cli.ts`, `project/` and tools that touches `Deno.*`.
 */
import type { Host } from "../../vm/host.ts";
import { SocketHost } from "./host_sockets.ts";

/** `crypto.getRandomValues` takes at most this many bytes at once. */
const RANDOM_LIMIT = 65536;
/** How far the two clocks may drift apart, milliseconds, before the system's is believed: it was set meanwhile. */
const CLOCK_DRIFT_MS = 20;

/** The outside world as Deno on Linux shows it. */
export class DenoHost extends SocketHost implements Host {
  time(): number {
    const fine = performance.timeOrigin + performance.now();
    const coarse = Date.now();
    return (Math.abs(fine - coarse) < CLOCK_DRIFT_MS ? fine : coarse) / 1000;
  }

  monotonic(): number {
    return performance.now() / 1000;
  }

  random(buffer: Uint8Array): void {
    for (let i = 0; i < buffer.length; i += RANDOM_LIMIT) {
      crypto.getRandomValues(buffer.subarray(i, i + RANDOM_LIMIT) as Uint8Array<ArrayBuffer>);
    }
  }

  timer(ms: number, callback: () => void): () => void {
    // Deno's timers wrap beyond 2^31 ms; 24 days at a time is as good as exact.
    const LONGEST = 0x7fffffff;
    let left = ms;
    let id: ReturnType<typeof setTimeout>;
    const arm = () => {
      const step = Math.min(left, LONGEST);
      left -= step;
      id = setTimeout(() => left > 0 ? arm() : callback(), step);
    };
    arm();
    return () => clearTimeout(id);
  }

  heapUsed(): number {
    return Deno.memoryUsage().heapUsed;
  }

  #collect: ((options: { type: "major"; flavor: "last-resort" }) => void) | undefined;

  collectGarbage(): void {
    if (this.#collect === undefined) {
      // V8 shows its collector only to contexts made after the flag was set.
      const { process } = globalThis as unknown as { process: { getBuiltinModule(name: string): unknown } };
      (process.getBuiltinModule("node:v8") as { setFlagsFromString(flags: string): void }).setFlagsFromString(
        "--expose-gc",
      );
      const context = process.getBuiltinModule("node:vm") as {
        runInNewContext(code: string): (options: { type: "major"; flavor: "last-resort" }) => void;
      };
      this.#collect = context.runInNewContext("gc");
    }
    // The plain kind leaves what a compilation in the background still holds.
    this.#collect({ type: "major", flavor: "last-resort" });
  }

  turn(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }
}
