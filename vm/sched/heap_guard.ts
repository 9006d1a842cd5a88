// SPDX-License-Identifier: MIT
/**
 * MemoryError before the JavaScript heap is full. V8 ends the whole process there, without a Python traceback and without
 * what `finally` would do. A VM with a quota of memory has a `MemoryAccount` in place of this.
 */
import { memoryError, type PyThrow } from "../core/exceptions.ts";
import type { Host } from "../host.ts";
import type { MemoryWatch } from "./quota.ts";

/** Part of the heap's limit beyond which a program gets MemoryError; the rest is for what it does then. */
const FULL = 0.85;
/** Part beyond which it is looked at often: a slice can fill what is left to {@linkcode FULL} otherwise. */
const FILLING = 0.25;
/** Instructions between two looks. One that is not announced by {@linkcode HeapGuard.reserve} makes few kilobytes. */
const SELDOM = 1_000_000, OFTEN = 100_000;
/** The same, as long as the heap is small: asking whether it is takes 20 to 90 microseconds. */
const MOST_SELDOM = 4_000_000;
/** Growth, as part of the limit, after which a program that went on after MemoryError gets it again. */
const AGAIN = 0.03;
/** Bytes announced in pieces between two looks. */
const PIECES = 4 << 20;

/** Watches the heap for one VM. */
export class HeapGuard implements MemoryWatch {
  slice = Infinity;
  #untilLook = SELDOM;
  #pause = SELDOM;
  #announced = 0;
  /** The heap is not looked at before it is filled so far. */
  #full = FULL;

  constructor(readonly host: Host) {}

  begin(): void {}

  end(instructions: number): PyThrow | undefined {
    this.#untilLook -= instructions;
    return this.#untilLook > 0 ? undefined : this.#look();
  }

  reserve(bytes: number): void {
    this.#announced += bytes;
    if (this.#announced < PIECES) return;
    this.#announced = 0;
    const limit = this.host.heapLimit?.();
    if (limit !== undefined && this.#filled() + bytes / limit > FULL) {
      this.host.collectGarbage?.();
      if (this.#filled() + bytes / limit > FULL) throw memoryError();
    }
  }

  #filled(): number {
    return this.host.heapFilled?.() ?? 0;
  }

  #look(): PyThrow | undefined {
    let filled = this.#filled();
    this.#pause = filled > FILLING ? OFTEN : filled > 0 ? SELDOM : Math.min(this.#pause * 2, MOST_SELDOM);
    this.#untilLook = this.#pause;
    this.slice = filled > FILLING ? OFTEN : Infinity;
    if (filled < FULL) this.#full = FULL;
    if (filled < this.#full) return undefined;
    this.host.collectGarbage?.();
    filled = this.#filled();
    if (filled < FULL) return undefined;
    this.#full = filled + AGAIN;
    return memoryError();
  }
}
