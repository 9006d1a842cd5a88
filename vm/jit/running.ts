// SPDX-License-Identifier: MIT
/**
 * Runs frames of tier 0 and the generators of natives for generated code, which stands below them on the JavaScript stack.
 *
 * INVARIANT: whoever gives UNWIND without an exception in `thread.raised` has put all that ran above into frames on the heap,
 * from `thread.top` down to `thread.seam`, to whose `back` the next function adds its own (docs/jit.md, "The way out").
 */
import {
  END_SLICE,
  FrameCall,
  FRAMES,
  type Gen,
  isGen,
  LEFT,
  PAUSE,
  Raising,
  type Result,
  type Wait,
  YIELD,
} from "../core/gen.ts";
import type { Value } from "../base/value.ts";
import type { PyThrow } from "../core/exceptions.ts";
import type { PyFunction } from "../core/types.ts";
import { NativeFrame, PyFrame, PyGenerator, releaseFrame, Resume, type Thread } from "../interp/frame.ts";
import { finishGenerator, restoreExc } from "../interp/frame_end.ts";
import { Exit, interpret } from "../interp/loop.ts";
import { runUnbegun } from "../interp/callback.ts";
import * as ops from "../interp/ops.ts";
import { prepare, type Prepared } from "../interp/prepare.ts";
import { type Interpreter, runOne } from "../interp/run.ts";
import { stepQuietly } from "../interp/watch.ts";
import { DEOPT, UNWIND } from "../interp/tier.ts";
import { bindParameters } from "./bind.ts";

/** Runs `frame`, whose caller is generated code, to its end. UNWIND: it was suspended, or raised. */
export function runFrame(vm: Interpreter, th: Thread, frame: PyFrame): unknown {
  const { observer } = vm;
  if (observer === null) return interpretFrame(vm, th, frame);
  const before = observer.enter(th, 0);
  try {
    return interpretFrame(vm, th, frame);
  } finally {
    observer.enter(th, before);
  }
}

function interpretFrame(vm: Interpreter, th: Thread, frame: PyFrame): unknown {
  const below = th.top;
  frame.back = null;
  th.top = frame;
  if (frame.pendingThrow !== null) {
    th.thrown = frame.pendingThrow;
    frame.pendingThrow = null;
  }
  // A fresh or resumed frame receives nothing: what it needs is on its stack.
  let deliver = false;
  for (;;) {
    let exit = interpret(vm, th, deliver);
    if (exit === Exit.WATCHED) {
      const alone = stepQuietly(vm, th, runOne);
      // Looking for what it drops needs all frames on the heap.
      if (alone === undefined) return suspended(th, "go");
      exit = alone;
      if (exit === Exit.BUDGET && th.budget > 0) {
        deliver = false;
        continue;
      }
    }
    if (exit === Exit.BUDGET) return suspended(th, "budget");
    if (exit === Exit.UNWOUND) return suspended(th, th.unwound);
    for (;;) {
      const top: PyFrame | NativeFrame | null = th.top;
      if (top === null) {
        th.top = below;
        const { thrown, result } = th;
        th.result = undefined;
        if (thrown !== null) {
          th.thrown = null;
          th.raised = thrown;
          return UNWIND;
        }
        return result;
      }
      if (top instanceof PyFrame) break;
      // A native on top of our frames: drive it here.
      const { thrown, result } = th;
      th.thrown = null;
      th.result = undefined;
      const native = top as NativeFrame;
      const { back } = native;
      let r: unknown;
      try {
        r = drive(vm, th, native.gen, result, thrown);
      } catch (e) {
        th.top = back;
        th.thrown = ops.asThrow(vm, e);
        continue;
      }
      if (r === UNWIND) {
        th.seam!.back = back;
        th.seam = null;
        return suspended(th, th.unwound);
      }
      th.top = back;
      th.result = r;
    }
    deliver = true;
  }
}

/** Notes where the suspended frames end. */
function suspended(th: Thread, how: Thread["unwound"]): typeof UNWIND {
  let bottom = th.top!;
  while (bottom.back !== null) bottom = bottom.back;
  th.seam = bottom;
  th.unwound = how;
  return UNWIND;
}

/** Runs a suspended computation to its end, from `value` or `thrown`. UNWIND: it was suspended. */
function drive(vm: Interpreter, th: Thread, gen: Gen<unknown>, value: unknown, thrown: PyThrow | null): unknown {
  if (gen === YIELD as unknown) return park(th, gen, "go");
  for (;;) {
    const step: IteratorResult<unknown, unknown> = thrown !== null ? gen.throw(thrown) : gen.next(value);
    thrown = null;
    value = undefined;
    if (step.done) return step.value;
    const request = step.value;
    if (request instanceof FrameCall || request instanceof PyFrame) {
      try {
        value = request instanceof PyFrame ? callFrame(vm, th, request) : runCall(vm, th, request);
      } catch (e) {
        thrown = ops.asThrow(vm, e);
        continue;
      }
      if (value === UNWIND) {
        if (th.raised !== null) {
          thrown = th.raised;
          th.raised = null;
          continue;
        }
        const native = new NativeFrame(gen, null);
        th.seam!.back = native;
        th.seam = native;
        return UNWIND;
      }
    } else if (request === LEFT) {
      if (th.raised !== null) {
        thrown = th.raised;
        th.raised = null;
        continue;
      }
      th.seam = th.seam!.back = new NativeFrame(gen, null);
      return UNWIND;
    } else if (request === FRAMES) return park(th, gen, "go");
    else if (request === END_SLICE || request === PAUSE) return park(th, gen, "budget");
    else {
      const wait = request as Wait;
      if (wait.settled === 0) {
        th.waiting = wait;
        return park(th, gen, "wait");
      }
      if (wait.settled === 1) value = wait.value;
      else thrown = ops.asThrow(vm, wait.value);
    }
  }
}

/** Makes a native the top of the suspended frames. */
function park(th: Thread, gen: Gen<unknown>, how: Thread["unwound"]): typeof UNWIND {
  const native = new NativeFrame(gen, null);
  th.top = native;
  th.seam = native;
  th.unwound = how;
  return UNWIND;
}

/** Runs a frame that a native or the loop asks for, counting the call. */
export function callFrame(vm: Interpreter, th: Thread, frame: PyFrame): unknown {
  if (frame.unbegun !== null && th.tracer === null) {
    const r = runUnbegun(vm, th, frame);
    if (r !== undefined) return r;
  }
  if (++vm.depth > th.limit) {
    if (vm.depth > vm.recursionLimit) throw ops.tooDeep(vm);
    return unwindFrame(th, frame);
  }
  frame.resume = Resume.DROP;
  if (frame.pendingThrow === null && th.tracer === null && (frame.pc === 0 || frame.generator !== null)) {
    const { prep } = frame;
    const unit = frame.generator !== null
      ? prep.unitAtYield(vm, frame)
      // What can be called without a frame is compiled for that.
      : prep.callable
      ? null
      : prep.unitAt(vm, frame, 0);
    if (unit !== null) {
      frame.back = null;
      const r = unit(vm, th, frame);
      if (r === DEOPT) return runFrame(vm, th, frame);
      if (r === UNWIND || frame.prep.isGenerator && frame.generator === null) return r;
      if (frame.generator !== null) return ended(vm, th, frame);
      vm.depth--;
      restoreExc(th, frame);
      if (frame.prep.simple && !frame.escaped) releaseFrame(frame, frame.prep);
      return r;
    }
  }
  return runFrame(vm, th, frame);
}

/** Calls a function with all its parameters. */
export function enter(vm: Interpreter, th: Thread, f: PyFunction, p: Prepared, all: readonly Value[]): unknown {
  switch (all.length) {
    case 0:
      return p.run(vm, th, f);
    case 1:
      return p.run(vm, th, f, all[0]);
    case 2:
      return p.run(vm, th, f, all[0], all[1]);
    case 3:
      return p.run(vm, th, f, all[0], all[1], all[2]);
    default:
      return p.run(vm, th, f, ...all);
  }
}

/** Calls a function with positional arguments, without a frame; `undefined` where binding them needs one, or they are wrong. */
export function enterWith(vm: Interpreter, th: Thread, f: PyFunction, args: Value[]): unknown {
  const p = prepare(vm, f.code, f.globals);
  if (args.length === p.exact) return enter(vm, th, f, p, args);
  const { defaults } = f;
  if (p.plain && args.length < p.argcount && args.length + defaults.length >= p.argcount) {
    const all = args.slice();
    for (let i = args.length + defaults.length - p.argcount; i < defaults.length; i++) all.push(defaults[i]);
    return enter(vm, th, f, p, all);
  }
  const all = p.callable ? bindParameters(f, p, args, null) : undefined;
  return all === undefined ? undefined : enter(vm, th, f, p, all);
}

/** Runs what a native or a special method wants called. */
function runCall(vm: Interpreter, th: Thread, call: FrameCall): unknown {
  const r = call.made === undefined ? enterWith(vm, th, call.func as PyFunction, call.args as Value[]) : undefined;
  return r !== undefined ? r : callFrame(vm, th, call.frame as PyFrame);
}

/** The JavaScript stack is deep enough: the frame is run from the bottom. */
function unwindFrame(th: Thread, frame: PyFrame): typeof UNWIND {
  frame.back = null;
  frame.resume = Resume.DROP;
  th.top = th.seam = frame;
  th.unwound = "go";
  return UNWIND;
}

/** Finishes a suspended computation. */
export function finish(vm: Interpreter, th: Thread, r: Gen<unknown>): unknown {
  if (r instanceof Raising) {
    th.raised = (r as Raising).thrown as PyThrow;
    return UNWIND;
  }
  // The usual one is a special method: a frame, and perhaps something to do with its result.
  if (r instanceof FrameCall && (r as FrameCall).isPlain) return runCall(vm, th, r);
  if (r instanceof FrameCall) {
    const made = r as FrameCall;
    if (made.state === 0 && made.rescue === undefined) {
      made.state = 1;
      const value = runCall(vm, th, made);
      if (value !== UNWIND) return finished(vm, th, made.after!(value));
      if (th.raised === null) th.seam = th.seam!.back = new NativeFrame(r, null);
      return UNWIND;
    }
  }
  return drive(vm, th, r, undefined, null);
}

/** `r`, finished; UNWIND where it was suspended. */
export function finished(vm: Interpreter, th: Thread, r: Result<unknown>): unknown {
  return typeof r === "object" && isGen(r) ? finish(vm, th, r as Gen<unknown>) : r;
}

/** The end of a generator that compiled code ran. */
export function ended(vm: Interpreter, th: Thread, frame: PyFrame): undefined {
  vm.depth--;
  restoreExc(th, frame);
  finishGenerator(vm, frame);
}

/** Whether `v` is a generator that can be resumed, and has not ended. */
export function isResting(v: Value): v is PyGenerator {
  return v instanceof PyGenerator && v.frame !== null && !v.running;
}

/**
 * Resumes a generator that {@linkcode isResting}; `value` is that of the `yield` expression where it rests. The next item,
 * `undefined` at the end, or UNWIND.
 */
export function resume(vm: Interpreter, th: Thread, generator: PyGenerator, value: Value): unknown {
  const frame = generator.frame!;
  generator.running = true;
  frame.generator = generator;
  // A fresh generator rests at no expression.
  if (frame.pc !== 0) frame.slots[frame.sp++] = value;
  const { resumes } = frame.prep;
  const unit = resumes === null ? undefined : resumes[frame.pc];
  if (unit === undefined || unit === null || vm.depth >= th.limit || th.tracer !== null) {
    return callFrame(vm, th, frame);
  }
  vm.depth++;
  frame.back = null;
  const r = unit(vm, th, frame);
  return r === DEOPT ? runFrame(vm, th, frame) : r === UNWIND || frame.generator === null ? r : ended(vm, th, frame);
}
