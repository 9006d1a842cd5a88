// SPDX-License-Identifier: MIT
/**
 * Limits of a job: instructions, wall time, memory, open handles. Each is enforced where it is used: instructions by the
 * scheduler, wall time by a timer, handles by the `ResourceTable`, memory by the {@linkcode MemoryAccount}.
 */
import {
  makeThrow,
  memoryError,
  type PyThrow,
  QuotaExceeded,
  TypeErrorType,
  ValueErrorType,
} from "../core/exceptions.ts";
import type { Host } from "../host.ts";
import { reachable } from "./reachable.ts";

/** Limits; absent ones are none. */
export interface JobQuotas {
  /** Instructions of all threads together. */
  instructions?: number;
  /** Wall time, seconds. */
  seconds?: number;
  /** Memory, bytes; approximate. */
  memory?: number;
  /** Descriptors, mappings, children and timers open at one time. */
  handles?: number;
}

/** Names of the quotas. */
export const QUOTA_NAMES = ["instructions", "seconds", "memory", "handles"] as const;

/**
 * Checks a quota.
 * @param type Type of the value as Python calls it, for the error.
 * @throws {PyThrow} TypeError, ValueError.
 */
export function checkQuota(name: string, value: number | undefined, type: string): number {
  if (value === undefined) throw makeThrow(TypeErrorType, `quota '${name}' must be a number, not ${type}`);
  if (!(value > 0)) throw makeThrow(ValueErrorType, `quota '${name}' must be positive, not ${value}`);
  return value;
}

/** What the account asks of the VM it belongs to. */
export interface Accounted {
  readonly host: Host;
  /** Everything the VM keeps alive. */
  memoryRoots(): unknown[];
}

/** What watches the memory of a VM. */
export interface MemoryWatch {
  /** Instructions that a slice should have at most. */
  readonly slice: number;
  /** A slice of the VM begins. */
  begin(): void;
  /**
   * A slice of so many instructions has ended. Gives the exception to raise in its thread, if any.
   * @throws {QuotaExceeded} when the VM has to end.
   */
  end(instructions: number): PyThrow | undefined;
  /** To be asked before `bytes` are allocated at one go. @throws {PyThrow} MemoryError where they would be too many. */
  reserve(bytes: number): void;
}

/** After a refused allocation the job may go on within this part of the quota, to clean up. */
const GRACE = 0.25;
/** Least growth between two looks at the truth, as part of the quota. */
const STEP = 0.25;
/** Reservations below this many bytes are seen soon enough in the heap itself. */
const SMALL = 1 << 20;

/**
 * What a VM is thought to hold. Growth of the heap during its slices is charged to it; garbage is, too, so a charge above
 * the quota only means that somebody must look: then what is reachable from the VM is measured, and the account is set to
 * that. Strings can be shared in ways nobody sees, so where they decide, garbage is collected and the growth of the heap
 * since the last time is charged, even though neighbours may have a part in it.
 *
 * A thread that allocates beyond the quota gets MemoryError. A job that goes on regardless is ended.
 */
export class MemoryAccount implements MemoryWatch {
  readonly slice = Infinity;
  /** Bytes charged. */
  used = 0;
  /** Charged since the truth was last known. */
  #since = 0;
  #at = 0;
  /** Whether the last look ended in a MemoryError. */
  #refused = false;
  /** The heap, and what this VM had of it, when they were last asked. */
  #base: number;
  #baseUsed = 0;
  readonly #vm: Accounted;

  constructor(vm: Accounted, readonly limit: number) {
    this.#vm = vm;
    this.#base = vm.host.heapUsed?.() ?? 0;
  }

  /** A slice of the VM begins. */
  begin(): void {
    this.#at = this.#vm.host.heapUsed?.() ?? 0;
  }

  /**
   * A slice has ended. Gives the exception to raise in its thread, if any.
   * @throws {QuotaExceeded} when the job goes on although it was refused.
   */
  end(): PyThrow | undefined {
    const now = this.#vm.host.heapUsed?.() ?? 0;
    const growth = now - this.#at;
    this.#at = now;
    if (growth > 0) {
      this.used += growth;
      this.#since += growth;
    }
    if (this.used <= this.limit || this.#since < this.limit * STEP) return undefined;
    this.#settle();
    if (this.used <= this.limit) {
      this.#refused = false;
      return undefined;
    }
    if (this.#refused && this.used > this.limit * (1 + GRACE) + SMALL) throw new QuotaExceeded("memory");
    this.#refused = true;
    return memoryError();
  }

  /** Refuses an allocation that would go beyond the quota, before it is made; else charges it. */
  reserve(bytes: number): void {
    if (bytes < SMALL) return;
    if (this.used + bytes > this.limit) {
      this.#settle();
      if (this.used + bytes > this.limit) throw memoryError();
    }
  }

  /** Finds out what the VM holds. */
  #settle(): void {
    this.#since = 0;
    const { least, most } = reachable(this.#vm.memoryRoots(), this.limit * (1 + GRACE) + 2 * SMALL);
    if (least > this.limit) this.used = least;
    else if (most <= this.limit) this.used = most;
    else {
      const { host } = this.#vm;
      host.collectGarbage?.();
      const after = host.heapUsed?.() ?? 0;
      this.used = Math.max(Math.min(this.used, this.#baseUsed + after - this.#base, most), least);
      this.#base = after;
      this.#baseUsed = this.used;
    }
    this.#at = this.#vm.host.heapUsed?.() ?? 0;
  }
}
