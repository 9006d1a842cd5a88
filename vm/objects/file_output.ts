// SPDX-License-Identifier: MIT
/**
 * What a file object has not written yet. It stands apart from the object because it outlives it: CPython closes a file
 * with the last reference to it, and so `open("/sys/class/gpio/gpio4/value", "w").write("1")` acts at once. Here the
 * collector of the JavaScript engine finds the object dead (`interp/watch.ts`), and what it had buffered must still be there.
 */
import { EAGAIN, EINTR } from "../base/errno.ts";
import type { Value } from "../base/value.ts";
import { environmentError, IOErrorType, PyThrow, TaskKilledType } from "../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import { hostThrow } from "../core/host_error.ts";
import type { Vm } from "../core/vm.ts";
import * as fs from "../host.ts";
import { bytesToText, textToBytes } from "./buffer_protocol.ts";
import { beginWrite, endWrite, isNonblocking, isWriting, PIECE, untilReadyIfBlocking, waitFd } from "./fd_wait.ts";

/** The size of an output buffer. */
export const BUFFER = 8192;

/** The output of a file. */
export class FileOutput {
  /** Not written yet. */
  chunks: string[] = [];
  size = 0;
  /** A regular file never keeps anybody waiting; `undefined` until somebody has to know. */
  regular: boolean | undefined = undefined;
  /** How to close; `undefined` for streams that must stay open (standard ones). */
  close: ((fd: number) => Result<Value>) | undefined = undefined;

  /** @param buffering 0 unbuffered, 1 line buffered, else the size of the buffer. */
  constructor(public fd: number, public buffering: number) {}
}

const DIRTY = Symbol("file.dirty");
/** What has output that is not written yet, and how to write it: flushed at the end of the program. */
export const dirtyStreams = (vm: Vm): Map<object, () => Gen<void>> =>
  vm.state(DIRTY, () => new Map<object, () => Gen<void>>());

/** Flushes every stream; called when a program ends. @param failed Gets the exceptions of those that could not be. */
export function* flushAll(vm: Vm, failed?: PyThrow[]): Gen<void> {
  // Flushing an outer stream may make an inner one dirty.
  for (let round = 0; round < 8 && dirtyStreams(vm).size > 0; round++) {
    for (const [stream, write] of [...dirtyStreams(vm)]) {
      dirtyStreams(vm).delete(stream);
      try {
        yield* write();
      } catch (e) {
        if (!(e instanceof PyThrow)) throw e;
        failed?.push(e);
      }
    }
  }
}

/**
 * Writes out what files opened by path still hold back. CPython has done so by the time a dropped file object is gone;
 * here it happens before anybody else (another open, a child process) could look at the file.
 */
export function flushRegular(vm: Vm): void {
  for (const out of dirtyStreams(vm).keys()) {
    if (!(out instanceof FileOutput) || out.size === 0 || out.close === undefined || !isRegular(vm, out)) continue;
    try {
      // A regular file takes everything at once: no generator comes back.
      flushNow(vm, out);
    } catch (e) {
      if (!(e instanceof PyThrow)) throw e;
    }
  }
}

/** Whether the file never keeps anybody waiting; asked once, because the question is dear at start-up. */
export function isRegular(vm: Vm, out: FileOutput): boolean {
  if (out.regular === undefined) {
    try {
      out.regular = vm.host.isSpecial?.(out.fd) !== true && (vm.host.fstat(out.fd).mode & fs.S_IFMT) === fs.S_IFREG;
    } catch (e) {
      if (!(e instanceof fs.HostError)) throw e;
      out.regular = false;
    }
  }
  return out.regular;
}

/** Writes everything out; what other threads add meanwhile goes after it. */
export function* flushOutput(vm: Vm, out: FileOutput): Gen<void> {
  dirtyStreams(vm).delete(out);
  if (out.size === 0) return;
  const { fd } = out;
  yield* beginWrite(vm, fd);
  let bytes = NOTHING, done = 0;
  try {
    while (out.size > 0) {
      bytes = textToBytes(out.chunks.join(""));
      done = 0;
      out.chunks = [];
      out.size = 0;
      while (done < bytes.length) {
        if (!isRegular(vm, out)) yield* untilReadyIfBlocking(vm, out.fd, fs.POLLOUT);
        const written = writePiece(vm, out, bytes, done);
        if (written >= 0) done += written;
        else if (isNonblocking(vm, out.fd)) throw hostThrow(new fs.HostError(EAGAIN));
        else yield* waitFd(vm, out.fd, fs.POLLOUT);
      }
    }
  } catch (e) {
    // A thread that is killed leaves the rest to the next one; after a failed write it is lost, as in C.
    if (done < bytes.length && e instanceof PyThrow && e.type === TaskKilledType) {
      out.chunks.unshift(bytesToText(bytes, done));
      out.size += bytes.length - done;
      dirtyStreams(vm).set(out, () => flushOutput(vm, out));
    }
    throw e;
  } finally {
    endWrite(vm, fd);
  }
}
const NOTHING = new Uint8Array(0);

/** Writes some bytes from `done` on, as many as nobody must wait for. −1: it would have to wait. */
function writePiece(vm: Vm, out: FileOutput, bytes: Uint8Array, done: number): number {
  try {
    return vm.host.write(out.fd, done === 0 && bytes.length <= PIECE ? bytes : piece(vm, out, bytes, done));
  } catch (e) {
    if (!(e instanceof fs.HostError)) throw e;
    if (e.errno === EINTR) return 0;
    if (e.errno === EAGAIN) return -1;
    throw environmentError(IOErrorType, e.errno, e.message);
  }
}

const piece = (vm: Vm, out: FileOutput, bytes: Uint8Array, done: number): Uint8Array =>
  bytes.subarray(done, isRegular(vm, out) ? undefined : done + PIECE);

/** Adds bytes to the output; suspends only when the buffer has to go out. */
export function addOutput(vm: Vm, out: FileOutput, text: string): Result<void> {
  if (out.size === 0) dirtyStreams(vm).set(out, () => flushOutput(vm, out));
  out.chunks.push(text);
  out.size += text.length;
  if (
    out.buffering === 0 || out.size >= out.buffering && out.buffering !== 1 ||
    out.buffering === 1 && (text.includes("\n") || out.size >= BUFFER)
  ) {
    return flushNow(vm, out);
  }
}

/** Flushes without a generator where the descriptor takes everything at once. */
function flushNow(vm: Vm, out: FileOutput): Result<void> {
  if (isWriting(vm, out.fd)) return flushOutput(vm, out);
  const text = out.chunks.length === 1 ? out.chunks[0] : out.chunks.join("");
  const bytes = textToBytes(text);
  let done = 0;
  out.chunks = [];
  out.size = 0;
  while (done < bytes.length) {
    const written = isRegular(vm, out) || vm.host.poll([[out.fd, fs.POLLOUT]])[0] !== 0
      ? writePiece(vm, out, bytes, done)
      : -1;
    if (written < 0) {
      out.chunks = [text.slice(done)];
      out.size = text.length - done;
      return flushOutput(vm, out);
    }
    done += written;
  }
  dirtyStreams(vm).delete(out);
}

/** Writes out and closes what belonged to a file that nobody refers to any more. @throws {PyThrow} What CPython only reports. */
export function* loseOutput(vm: Vm, out: FileOutput): Gen<void> {
  const { fd } = out;
  try {
    yield* flushOutput(vm, out);
  } finally {
    out.fd = -1;
    dirtyStreams(vm).delete(out);
  }
  const r = out.close!(fd);
  if (isGen(r)) yield* r;
}
