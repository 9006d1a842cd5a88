// SPDX-License-Identifier: MIT
/**
 * What a worker has open, in memory that it shares with the isolate that started it: when the worker is torn down without
 * a chance to clean up, the other side closes its descriptors and ends its children.
 */
import type { Host } from "../host.ts";
import { childOf, endChild, quietly, type ResourceKind, type ResourceMirror } from "./job_host.ts";

/** Handles that a ledger has room for; more are not noted. */
const SLOTS = 8192;
/** Words of a slot: what (descriptor + 1, or minus a process id; 0: free), and when it was opened. */
const WORDS = 2;

/** An empty ledger. */
export function newLedger(): SharedArrayBuffer {
  return new SharedArrayBuffer(SLOTS * WORDS * 4);
}

/** Notes in a ledger what a worker opens and closes. */
export class LedgerWriter implements ResourceMirror {
  readonly #words: Int32Array;
  readonly #slots = new Map<unknown, number>();
  readonly #free: number[] = [];
  #used = 0;
  #serial = 0;

  constructor(ledger: SharedArrayBuffer) {
    this.#words = new Int32Array(ledger);
  }

  opened(key: unknown, kind: ResourceKind): void {
    const child = childOf(key);
    // Mappings and timers go with the worker.
    if (child === undefined && kind !== "file" && kind !== "socket") return;
    const slot = this.#free.pop() ?? (this.#used < SLOTS ? this.#used++ : -1);
    if (slot < 0) return;
    this.#slots.set(key, slot);
    Atomics.store(this.#words, slot * WORDS + 1, ++this.#serial);
    Atomics.store(this.#words, slot * WORDS, child === undefined ? key as number + 1 : -child);
  }

  closed(key: unknown): void {
    const slot = this.#slots.get(key);
    if (slot === undefined) return;
    this.#slots.delete(key);
    Atomics.store(this.#words, slot * WORDS, 0);
    this.#free.push(slot);
  }
}

/** Closes what a worker that is gone has left open, the newest first. */
export function closeLedger(host: Host, ledger: SharedArrayBuffer): void {
  const words = new Int32Array(ledger);
  const open: { what: number; serial: number }[] = [];
  for (let i = 0; i < words.length; i += WORDS) {
    if (words[i] !== 0) open.push({ what: words[i], serial: words[i + 1] });
  }
  for (const { what } of open.sort((a, b) => b.serial - a.serial)) {
    quietly(() => what > 0 ? host.close(what - 1) : endChild(host, -what));
  }
  words.fill(0);
}
