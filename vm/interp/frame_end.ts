// SPDX-License-Identifier: MIT
/** How frames are left, and what an exception does to the frame it passes: the same for both tiers. */
import { type PyThrow, TaskKilledType } from "../core/exceptions.ts";
import { forgetEnding } from "../core/finalize.ts";
import { PyTraceback } from "../core/types.ts";
import { escape, ExcState, type NativeFrame, type PyFrame, type Thread } from "./frame.ts";
import { needsClosing } from "./generator.ts";
import type { Interpreter } from "./run.ts";

/** Restores the exception state that a frame had saved, at its end or at a yield. */
export function restoreExc(thread: Thread, frame: PyFrame): void {
  if (frame.saved !== null) {
    thread.exc = frame.saved;
    frame.saved = null;
  }
}

/** Takes the newest frame off the thread and restores the exception state it had saved. Returns who waits for it. */
export function leaveFrame(vm: Interpreter, thread: Thread, frame: PyFrame): PyFrame | NativeFrame | null {
  vm.depth--;
  restoreExc(thread, frame);
  return thread.top = frame.back;
}

/** The frame of a generator has ended. */
export function finishGenerator(vm: Interpreter, frame: PyFrame): void {
  const generator = frame.generator!;
  generator.running = false;
  generator.frame = null;
  frame.sink = null;
  frame.back = null;
  if (frame.ending !== null) {
    forgetEnding(vm, frame.ending);
    frame.ending = null;
  }
}

/** The frame of a generator has yielded, and is not the newest one any more. */
export function suspendGenerator(vm: Interpreter, frame: PyFrame): void {
  const generator = frame.generator!;
  generator.running = false;
  frame.generator = null;
  if (frame.prep.closes && !vm.watching && needsClosing(generator)) vm.watch(generator);
}

/** Adds a frame to the traceback of the exception that the instruction before word index `pc` raised in it. */
export function addTraceback(frame: PyFrame, pc: number, exc: PyThrow): void {
  const { prep } = frame;
  const at = pc < 1 ? 0 : pc - 1;
  escape(frame);
  exc.traceback = new PyTraceback(
    exc.traceback as PyTraceback | null,
    frame,
    prep.offsetAt(at),
    prep.lineAt(at),
  );
}

/**
 * The newest frame of a traceback may be one that compiled code ran and that has ended: now its caller is known.
 * Not so with a traceback that the program gave (`raise type, value, traceback`): its newest frame may be running.
 */
export function linkTraceback(frame: PyFrame, exc: PyThrow): void {
  if (exc.traceback === exc.given) return;
  const inner = (exc.traceback as PyTraceback | null)?.frame as PyFrame | undefined;
  if (inner !== undefined && inner.back === null && inner !== frame) inner.back = frame;
}

/** The exception with which compiled code that `frame` called came back. */
export function takeRaised(thread: Thread, frame: PyFrame): PyThrow {
  const exc = thread.raised!;
  thread.raised = null;
  linkTraceback(frame, exc);
  return exc;
}

/** A frame begins to handle an exception. */
export function handling(thread: Thread, frame: PyFrame, exc: PyThrow): void {
  if (frame.saved === null) frame.saved = thread.exc;
  thread.exc = new ExcState(exc.type, exc.value, exc.traceback as PyTraceback | null);
}

/** Whether an `except` clause may see an exception: a kill passes by. */
export function isCatchable(exc: PyThrow): boolean {
  return exc.type !== TaskKilledType;
}
