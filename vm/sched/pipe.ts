// SPDX-License-Identifier: MIT
/**
 * `vmiot.sync.Pipe`: a stream of bytes between tasks, with room for some. Writers wait while it is full; several may write,
 * and what each writes comes out in one piece. One task reads at a time.
 */
import { PyObject } from "../base/value.ts";
import { runtimeError } from "../core/exceptions.ts";
import { type Gen, TIMED_OUT } from "../core/gen.ts";
import type { Vm } from "../core/vm.ts";
import { WaitList, type WaitSubject } from "../core/wait_list.ts";
import { nowOf, waitUntil } from "./locks.ts";

/** Bytes that a pipe holds unless told otherwise. */
export const PIPE_CAPACITY = 65536;

/** Milliseconds left until `end` on the clock of timers. */
const timeLeft = (vm: Vm, end: number): number => end === Infinity ? Infinity : Math.max(end - nowOf(vm), 0);

/** A pipe whose reader or writer is gone. */
export class PipeBroken {}
/** The time was over. */
export class PipeTimeout {}

/** See the head of the file. */
export class PyPipe extends PyObject implements WaitSubject {
  capacity = PIPE_CAPACITY;
  /** No more will be written. */
  closed = false;
  /** Nobody will read any more. */
  aborted = false;
  size = 0;
  #chunks: string[] = [];
  #reading = false;
  #writing = false;
  readonly #readers = new WaitList(this);
  readonly #turn = new WaitList(this);
  readonly #room = new WaitList(this);

  describeWait(): string {
    return this.#reading ? "bytes in a pipe" : "room in a pipe";
  }

  /**
   * Writes `data` (bytes as code units), waiting for room. What fits the pipe at all goes in as one step, so a writer that is
   * killed has written all of it or nothing; longer data go in parts, between which no other writer comes.
   * @throws {PipeBroken} nobody reads any more. @throws {PipeTimeout} the time is over; parts may have been written.
   */
  *write(vm: Vm, data: string, timeoutMs: number): Gen<void> {
    const end = timeoutMs === Infinity ? Infinity : nowOf(vm) + timeoutMs;
    if (this.#writing || !this.#turn.isEmpty) {
      if (!(yield* waitUntil(vm, this.#turn, "turn to write", timeoutMs, () => !this.#writing))) {
        throw new PipeTimeout();
      }
    }
    this.#writing = true;
    try {
      let at = 0;
      while (at < data.length) {
        const left = data.length - at;
        const wanted = data.length <= this.capacity ? left : 1;
        while (this.capacity - this.size < wanted && !this.aborted && !this.closed) {
          if ((yield this.#room.join("room in a pipe", timeLeft(vm, end))) === TIMED_OUT) {
            if (this.capacity - this.size < wanted) throw new PipeTimeout();
          }
        }
        if (this.aborted || this.closed) throw new PipeBroken();
        const part = Math.min(left, this.capacity - this.size);
        this.#chunks.push(part === data.length ? data : data.slice(at, at + part));
        this.size += part;
        at += part;
        this.#readers.wakeOne();
      }
      if (this.aborted) throw new PipeBroken();
    } finally {
      this.#writing = false;
      this.#turn.wakeOne();
    }
  }

  /**
   * Reads until there are `size` bytes, `stop` has been seen, or the pipe was closed; what is there then.
   * @param stop A byte after which to stop, or "".
   * @param some Gives what is there as soon as there is anything.
   */
  *read(vm: Vm, size: number, stop: string, some: boolean, timeoutMs: number): Gen<string> {
    if (this.#reading) throw runtimeError("another task is reading from this pipe");
    const end = timeoutMs === Infinity ? Infinity : nowOf(vm) + timeoutMs;
    this.#reading = true;
    let taken = "";
    try {
      while (taken.length < size && !(some && taken !== "")) {
        const part = this.#take(size - taken.length, stop);
        taken += part;
        if (stop !== "" && part.endsWith(stop) || part === "" && this.closed) break;
        if (part !== "") continue;
        if ((yield this.#readers.join("bytes in a pipe", timeLeft(vm, end))) === TIMED_OUT && this.size === 0) {
          throw new PipeTimeout();
        }
      }
    } catch (e) {
      // Nothing is lost when a reader is stopped.
      if (taken !== "") this.#chunks.unshift(taken);
      this.size += taken.length;
      throw e;
    } finally {
      this.#reading = false;
    }
    return taken;
  }

  /** Takes at most `most` bytes, not beyond the first `stop`. */
  #take(most: number, stop: string): string {
    const parts: string[] = [];
    while (most > 0 && this.#chunks.length > 0) {
      const first = this.#chunks[0];
      const found = stop === "" ? -1 : first.indexOf(stop);
      const n = Math.min(most, found < 0 ? first.length : found + 1);
      if (n === first.length) this.#chunks.shift();
      else this.#chunks[0] = first.slice(n);
      parts.push(first.slice(0, n));
      most -= n;
      this.size -= n;
      if (found >= 0 && n === found + 1) break;
    }
    if (parts.length > 0) this.#room.wakeAll();
    return parts.join("");
  }

  /** Ends the stream: readers get what is in it, then the end. */
  close(): void {
    this.closed = true;
    this.#readers.wakeAll();
    this.#room.wakeAll();
  }

  /** Nobody reads any more: what is in it is dropped, and writers are told. */
  abort(): void {
    this.aborted = true;
    this.#chunks = [];
    this.size = 0;
    this.#room.wakeAll();
  }
}
