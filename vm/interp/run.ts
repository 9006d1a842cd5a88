// SPDX-License-Identifier: MIT
/**
 * Drives one thread: alternates between the bytecode loop and suspended natives until the thread ends, waits, or has
 * used up its slice. Knows nothing of scheduling; `vm/vm.ts` and `vm/sched` decide which thread runs when.
 */
import type { PyObject, Value } from "../base/value.ts";
import { END_SLICE, FrameCall, FRAMES, type Gen, LEFT, PAUSE, type Wait } from "../core/gen.ts";
import type { PyThrow } from "../core/exceptions.ts";
import type { IdleTask, Vm } from "../core/vm.ts";
import { Exit, interpret } from "./loop.ts";
import { NativeFrame, PyFrame, pythonFrame, Resume, type Thread } from "./frame.ts";
import { runUnbegun } from "./callback.ts";
import { asThrow, tooDeep } from "./ops.ts";
import { takeRaised } from "./frame_end.ts";
import { type Tier1, UNWIND } from "./tier.ts";
import type { Observer } from "./observe.ts";
import { stepTraced } from "./trace.ts";
import { stepQuietly, stepWatched } from "./watch.ts";

/**
 * Told of an exception that a Python frame sees, before anybody handles it; gives what has to happen first, which ends by
 * throwing the exception again (`ops.markReraised`).
 */
export type RaiseHook = (thread: Thread, frame: PyFrame, exc: PyThrow) => Gen<Value> | undefined;

/** The VM as the interpreter sees it. */
export interface Interpreter extends Vm {
  /** The thread that is running, or ran last. */
  thread: Thread;
  watching: boolean;
  watchingModules: boolean;
  /** All that have not ended. */
  readonly threads: ReadonlySet<Thread>;
  watch(o: PyObject): void;
  /**
   * An exception empties an operand stack between two places. Told only where `watchingModules`: generators that are
   * suspended where something has to run may have lost their last reference.
   */
  unwound(slots: unknown[], from: number, to: number): void;
  /** Whether some have, since the last handler. */
  hasUnwound(): boolean;
  /** Closes those generators, before the handler in `frame` runs. `undefined`: there are none. */
  closeUnwound(thread: Thread, frame: PyFrame): Gen<void> | undefined;
  whenIdle(task: IdleTask): boolean;
  /** The compiler of tier 1; `null` runs everything in tier 0. */
  tier1: Tier1 | null;
  readonly raised: RaiseHook | undefined;
  /** Watches slices and tiers (`--stats`, `profile`, `dis --jit`); mostly `null`. */
  observer: Observer | null;
}

/** How a slice ended. */
export const enum Slice {
  /** The thread is over: `thread.result`, or `thread.thrown` if an exception left its first frame. */
  DONE,
  /** The budget is used up. */
  BUDGET,
  /** The thread waits for `thread.waiting`. */
  WAIT,
}

/**
 * Calls of compiled code that may stand on the JavaScript stack at once: at about 2 KiB each (tier 1 counts a function with
 * a larger frame as several) less than what V8 has by default (984 KiB).
 */
const STACK_CALLS = 300;

/** Starts a thread on a frame or a native computation. */
export function startThread(thread: Thread, what: PyFrame | Gen<Value>): void {
  thread.top = what instanceof PyFrame ? what : new NativeFrame(what, null);
  thread.result = undefined;
  thread.thrown = null;
}

/** Runs `thread` for at most `budget` instructions. */
export function runSlice(vm: Interpreter, thread: Thread, budget: number): Slice {
  const { observer } = vm;
  if (observer === null) return slice(vm, thread, budget);
  let how: Slice | null = null;
  const given = observer.begin(thread, budget);
  try {
    return how = slice(vm, thread, given);
  } finally {
    observer.end(thread, how);
  }
}

function slice(vm: Interpreter, thread: Thread, budget: number): Slice {
  vm.thread = thread;
  vm.depth = thread.depth;
  thread.budget = budget;
  thread.jit = 0;
  thread.limit = Math.min(vm.recursionLimit, vm.depth + STACK_CALLS);
  // A frame that was interrupted by the end of a slice has nothing to receive (its `resume` is DROP).
  let deliver = true;
  try {
    for (;;) {
      const top = thread.top;
      if (top === null) return Slice.DONE;
      if (thread.tracer !== null && !thread.tracing && top instanceof PyFrame) {
        const left = thread.budget;
        if (left <= 0) return Slice.BUDGET;
        // Handing over a result is no instruction: a slice of one must get one done.
        const cost = deliver ? 0 : 1;
        deliver = stepTraced(
          vm,
          thread,
          thread.tracer,
          deliver,
          (given) => interpret(vm, thread, given) === Exit.BUDGET ? "budget" : "switch",
        );
        thread.budget = left - cost;
        continue;
      }
      if (top instanceof PyFrame) {
        const exit = interpret(vm, thread, deliver);
        if (exit === Exit.BUDGET) return Slice.BUDGET;
        if (exit === Exit.WATCHED) {
          const alone = stepQuietly(vm, thread, runOne);
          deliver = alone === undefined ? stepWatched(vm, thread, switches) : alone !== Exit.BUDGET;
          continue;
        }
        if (exit === Exit.UNWOUND) {
          // All frames are linked now; what holds one longer keeps objects alive.
          thread.seam = null;
          if (thread.unwound !== "go") return thread.unwound === "wait" ? Slice.WAIT : Slice.BUDGET;
        }
      } else {
        const slice = drive(vm, thread, top);
        if (slice !== GO_ON) return slice;
      }
      deliver = true;
    }
  } finally {
    thread.sliceUsed = budget - Math.max(thread.budget, 0);
    thread.depth = vm.depth;
  }
}

/** Runs the newest frame, which has nothing to receive, as long as the thread's budget lasts. */
export const runOne = (vm: Interpreter, thread: Thread): Exit => interpret(vm, thread, false);
const switches = (vm: Interpreter, thread: Thread): boolean => runOne(vm, thread) !== Exit.BUDGET;

/** What {@linkcode drive} returns when the slice is not over. */
const GO_ON = -1;

/** Runs a frame that a native asks for as compiled code; `undefined` where there is none. */
function runCompiled(
  vm: Interpreter,
  thread: Thread,
  native: NativeFrame,
  frame: PyFrame,
): Slice | typeof GO_ON | undefined {
  const waiting = pythonFrame(native);
  let r: unknown;
  thread.jit = 1;
  try {
    r = runUnbegun(vm, thread, frame);
  } catch (e) {
    thread.thrown = asThrow(vm, e);
    return GO_ON;
  } finally {
    thread.jit = 0;
  }
  if (r === undefined) return undefined;
  if (r !== UNWIND) {
    thread.result = r;
    return GO_ON;
  }
  if (thread.raised !== null) {
    if (waiting !== null) thread.thrown = takeRaised(thread, waiting);
    else {
      thread.thrown = thread.raised;
      thread.raised = null;
    }
    return GO_ON;
  }
  thread.seam!.back = native;
  thread.seam = null;
  return thread.unwound === "go" ? GO_ON : thread.unwound === "wait" ? Slice.WAIT : Slice.BUDGET;
}

/** Continues a suspended native. */
function drive(vm: Interpreter, thread: Thread, native: NativeFrame): Slice | typeof GO_ON {
  const thrown = thread.thrown;
  const value = thread.result;
  thread.thrown = null;
  thread.result = undefined;
  let step: IteratorResult<unknown, unknown>;
  try {
    // A generator that has not started takes the exception of nobody.
    step = thrown !== null ? native.gen.throw(thrown) : native.gen.next(value);
  } catch (e) {
    thread.top = native.back;
    thread.thrown = asThrow(vm, e);
    return GO_ON;
  }
  if (step.done) {
    thread.top = native.back;
    thread.result = step.value;
    return GO_ON;
  }
  const request = step.value instanceof FrameCall ? step.value.frame : step.value;
  if (request instanceof PyFrame) {
    if (request.unbegun !== null && thread.tracer === null && vm.tier1 !== null) {
      const ended = runCompiled(vm, thread, native, request);
      if (ended !== undefined) return ended;
    }
    if (++vm.depth > vm.recursionLimit) {
      thread.thrown = tooDeep(vm);
      return GO_ON;
    }
    request.back = native;
    thread.top = request;
    if (request.pendingThrow !== null) {
      thread.thrown = request.pendingThrow;
      request.pendingThrow = null;
    }
    // A fresh or resumed frame receives nothing: what it needs is on its stack.
    request.resume = Resume.DROP;
    return GO_ON;
  }
  if (request === FRAMES) return GO_ON;
  if (request === LEFT) {
    if (thread.raised !== null) {
      thread.thrown = takeRaised(thread, pythonFrame(native.back)!);
      return GO_ON;
    }
    thread.seam!.back = native;
    thread.seam = null;
    return thread.unwound === "go" ? GO_ON : thread.unwound === "wait" ? Slice.WAIT : Slice.BUDGET;
  }
  if (request === END_SLICE) {
    thread.top = native.back;
    thread.result = null;
    return Slice.BUDGET;
  }
  if (request === PAUSE) return Slice.BUDGET;
  const wait = request as Wait;
  if (wait.settled !== 0) {
    if (wait.settled === 1) thread.result = wait.value;
    else thread.thrown = asThrow(vm, wait.value);
    return GO_ON;
  }
  thread.waiting = wait;
  return Slice.WAIT;
}
