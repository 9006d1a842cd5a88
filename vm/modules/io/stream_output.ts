// SPDX-License-Identifier: MIT
/**
 * What a stream of `io` has not handed on yet. It stands apart from the stream because it outlives it: CPython closes a
 * stream with the last reference to it, so `io.open("/sys/class/gpio/gpio4/value", "w").write(u"1")` acts at once. Here the
 * collector of the JavaScript engine finds the stream dead (`interp/watch.ts`), and its output must still be there.
 */
import type { PyObject, Value } from "../../base/value.ts";
import { PyThrow } from "../../core/exceptions.ts";
import { atEnd, forgetEnding } from "../../core/finalize.ts";
import type { Gen } from "../../core/gen.ts";
import type { Vm } from "../../core/vm.ts";
import { dirtyStreams } from "../../objects/file_output.ts";
import { callM, isClosed } from "./base.ts";

export class StreamOutput {
  chunks: string[] = [];
  /** Bytes in `chunks`. */
  size = 0;
  /** The stream that it goes to; `null` before there is one, and after `detach`. */
  target: Value = null;
  /** What closes `target` when nobody refers to the stream any more; `null` before its first output. */
  ending: object | null = null;

  /** @param write Hands everything on. */
  constructor(readonly write: (vm: Vm, out: StreamOutput) => Gen<void>) {}

  /** All that is there, in one piece. */
  take(): string {
    if (this.chunks.length !== 1) this.chunks = [this.chunks.join("")];
    return this.chunks[0];
  }
}

/** Adds bytes to the output of `stream`. */
export function addOutput(vm: Vm, stream: PyObject, out: StreamOutput, bytes: string): void {
  if (bytes === "") return;
  out.chunks.push(bytes);
  if (out.size === 0) dirtyStreams(vm).set(out, () => writeAtEnd(vm, out));
  out.size += bytes.length;
  if (out.ending !== null) return;
  out.ending = atEnd(vm, stream, losing(out), { atExit: false, watched: "nearby" });
}

/** Leaves `rest` in the output. */
export function setOutput(vm: Vm, out: StreamOutput, rest: string): void {
  out.chunks = rest === "" ? [] : [rest];
  out.size = rest.length;
  if (rest === "") dirtyStreams(vm).delete(out);
}

/** The stream was closed, or gave up what it writes to: its end does not show any more. */
export function settleOutput(vm: Vm, stream: PyObject, out: StreamOutput): void {
  setOutput(vm, out, "");
  if (out.ending === null) return;
  forgetEnding(vm, out.ending);
  out.ending = null;
  vm.unwatch?.(stream);
}

/** The end of a program writes what nobody flushed; what is closed below is left alone. */
function* writeAtEnd(vm: Vm, out: StreamOutput): Gen<void> {
  if (out.target !== null && !(yield* isClosed(vm, out.target))) yield* out.write(vm, out);
}

/** A function of its own, for it must not capture the stream. */
const losing = (out: StreamOutput) => (vm: Vm): Gen<boolean> => lose(vm, out);

/** Closes what nobody refers to any more. Nobody is told of what goes wrong (CPython `iobase_finalize`). */
function* lose(vm: Vm, out: StreamOutput): Gen<boolean> {
  const { target } = out;
  for (const step of [writeAtEnd, close]) {
    try {
      yield* step(vm, out);
    } catch (e) {
      if (!(e instanceof PyThrow)) throw e;
    }
  }
  setOutput(vm, out, "");
  return target !== null;
}

function* close(vm: Vm, { target }: StreamOutput): Gen<void> {
  if (target !== null) yield* callM(vm, target, "close");
}
