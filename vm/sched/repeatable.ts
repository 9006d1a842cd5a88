// SPDX-License-Identifier: MIT
/**
 * Runs that can be repeated: a scheduler whose choices come from a seed, and a world whose clocks stand still while threads
 * compute and jump ahead when all of them sleep (docs/tasks.md, "Runs that can be repeated").
 */
import type { Host } from "../host.ts";
import { Scheduler } from "./scheduler.ts";

/** What of a run is to be repeatable. */
export interface Schedule {
  /** Decides which thread is next and how long slices are; absent: threads take turns. */
  seed?: number;
  /** Most instructions of a slice; 1 preempts after every instruction. */
  slice?: number;
  /** Time passes by instructions, and by leaps when all threads wait for it. */
  virtualTime?: boolean;
}

/** The moment at which virtual time begins: 2001-09-09 01:46:40 UTC, seconds since 1970. */
const VIRTUAL_START = 1_000_000_000;

/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = state + 0x6d2b79f5 >>> 0;
    let t = state;
    t = Math.imul(t ^ t >>> 15, t | 1);
    t ^= t + Math.imul(t ^ t >>> 7, t | 61);
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}

/** The scheduler for a run, and the host that its VM is to see. */
export function scheduled(host: Host, { seed, slice, virtualTime }: Schedule): { host: Host; scheduler: Scheduler } {
  const clock = virtualTime === true ? { now: 0 } : undefined;
  // What runs differently with the same seed differs in its first number already.
  const random = seed === undefined ? undefined : seeded(Math.imul(seed, 0x9e3779b1));
  const scheduler = new Scheduler(host, { random, slice, virtualClock: clock });
  return { host: clock === undefined ? host : virtualTimeHost(host, clock, scheduler), scheduler };
}

/** `host` with its clocks and timers on virtual time; everything else as it is. */
function virtualTimeHost(host: Host, clock: { now: number }, scheduler: Scheduler): Host {
  const own: Partial<Host> = {
    time: () => VIRTUAL_START + clock.now / 1000,
    monotonic: () => clock.now / 1000,
    cpuTime: () => clock.now / 1000,
    times: () => [clock.now / 1000, 0, 0, 0, clock.now / 1000],
    timer: (ms, callback) => {
      const timer = scheduler.after(ms, callback);
      return () => scheduler.cancel(timer);
    },
  };
  const bound = new Map<PropertyKey, unknown>(Object.entries(own));
  return new Proxy(host, {
    get: (target, name) => {
      if (bound.has(name)) return bound.get(name);
      const value = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      const method = value.bind(target);
      bound.set(name, method);
      return method;
    },
  });
}
