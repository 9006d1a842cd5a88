// SPDX-License-Identifier: MIT
/**
 * `sys.settrace` (CPython `ceval.c`, `sysmodule.c`): runs a traced thread one instruction at a time and shows it to the
 * trace function. The loop knows nothing of it but one check where an exception is raised, so programs that are not traced
 * pay nothing.
 *
 * The trace function runs as a native frame on top of the frame it is shown, untraced and at full speed; what that frame was
 * going to receive is delivered afterwards.
 */
import { PyTuple, type Value } from "../base/value.ts";
import { call } from "../core/abstract.ts";
import { PyThrow } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import type { Vm } from "../core/vm.ts";
import { escape, NativeFrame, PyFrame, type Thread } from "./frame.ts";
import { Op } from "./loop_ops.ts";
import { markReraised } from "./ops.ts";
import { unwatch } from "./watch_sites.ts";

/** Which bytes belong to the line that a frame is in, and where it was. */
interface LineState {
  lower: number;
  upper: number;
  previous: number;
  /** The instruction whose line has been shown and that did not run yet. */
  shown: number;
}

interface TraceEvent {
  frame: PyFrame;
  name: "call" | "line" | "return" | "exception";
  arg: Value;
}

/** The tracing of one thread. */
export class Tracer {
  /** The trace function is running. */
  inside = false;
  /** An exception that the loop has just raised and not handled yet. */
  raised: PyThrow | null = null;
  /** Frames that have been entered, or ran already when tracing began. */
  readonly entered = new WeakSet<PyFrame>();
  readonly lines = new WeakMap<PyFrame, LineState>();

  /** @param func What `sys.settrace` was given. */
  constructor(public func: Value) {}
}

/** Starts tracing, changes the trace function, or with None ends it. */
export function setTrace(thread: Thread, func: Value): void {
  if (func === null) {
    thread.tracer = null;
    return;
  }
  if (thread.tracer !== null) {
    thread.tracer.func = func;
    return;
  }
  const tracer = thread.tracer = new Tracer(func);
  escape(thread.top);
  for (let f = thread.top; f !== null; f = f.back) if (f instanceof PyFrame) tracer.entered.add(f);
}

/** Runs `thread`'s newest frame for the budget in the thread; `interpret` of `loop.ts`. */
type Interpret = (deliver: boolean) => "budget" | "switch";

/**
 * Makes one step of a traced thread whose newest frame is a Python frame: shows an event, hands over a result, or runs an
 * instruction. Returns whether the newest frame still has something to receive.
 */
export function stepTraced(vm: Vm, thread: Thread, tracer: Tracer, deliver: boolean, interpret: Interpret): boolean {
  const frame = thread.top as PyFrame;
  if (!tracer.entered.has(frame)) {
    tracer.entered.add(frame);
    tracer.lines.delete(frame);
    escape(frame);
    show(vm, thread, tracer, [{ frame, name: "call", arg: null }]);
    return true;
  }
  const before = frame.back;
  if (deliver || thread.thrown !== null) {
    thread.budget = 0;
    const exit = interpret(deliver);
    return settle(vm, thread, tracer, frame, before, null) || exit === "switch";
  }
  const state = lineState(tracer, frame);
  if (state.shown !== frame.pc) {
    state.shown = frame.pc;
    if (startsLine(frame, state) && frame.trace !== null) {
      show(vm, thread, tracer, [{ frame, name: "line", arg: null }]);
      return true;
    }
  }
  state.shown = -1;
  const { words } = frame.prep;
  const { pc } = frame;
  const word = (words[pc] & 255) === Op.WATCHED ? unwatch(frame.prep, pc) : words[pc];
  const op = word & 255;
  const slots = frame.slots as Value[];
  const value = op === Op.RETURN_VALUE || op === Op.YIELD_VALUE
    ? slots[frame.sp - 1]
    : op === Op.END_FINALLY
    ? slots[frame.sp - 2]
    : null;
  // Of a fused pair only the first part: the second may stand on the next line.
  if (op === Op.LOAD_FAST_LOAD_FAST || op === Op.LOAD_FAST_LOAD_CONST) {
    words[pc] = Op.LOAD_FAST | (word >>> 8 & 0xfff) << 8;
  } else if (op === Op.STORE_FAST_LOAD_FAST) words[pc] = Op.STORE_FAST | (word >>> 8 & 0xfff) << 8;
  thread.budget = 1;
  let exit: "budget" | "switch";
  try {
    exit = interpret(false);
  } finally {
    words[pc] = word;
  }
  return settle(vm, thread, tracer, frame, before, value ?? null) || exit === "switch";
}

/** Finds out what the last instructions did and shows it. Returns whether something is shown. */
function settle(
  vm: Vm,
  thread: Thread,
  tracer: Tracer,
  frame: PyFrame,
  before: PyFrame | NativeFrame | null,
  value: Value,
): boolean {
  if (thread.tracer !== tracer) return false;
  const events: TraceEvent[] = [];
  let top = thread.top;
  const { raised } = tracer;
  if (top !== frame) {
    let f = top;
    while (f !== null && f !== frame && f !== before) f = f.back;
    if (f !== frame) {
      // The frame is left: by its result, or by an exception.
      tracer.entered.delete(frame);
      if (frame.trace !== null) {
        const failed = thread.thrown !== null || raised !== null;
        events.push({ frame, name: "return", arg: failed ? null : value });
      }
    }
  }
  if (raised !== null) {
    tracer.raised = null;
    thread.thrown = raised;
    // Its traceback is complete up to the frame it is raised in.
    markReraised(raised);
    top = thread.top as PyFrame;
    if ((top as PyFrame).trace !== null) {
      const arg = new PyTuple([raised.type, raised.value, raised.traceback as Value]);
      events.push({ frame: top as PyFrame, name: "exception", arg });
    }
  }
  if (events.length === 0) return raised !== null;
  show(vm, thread, tracer, events);
  return true;
}

function lineState(tracer: Tracer, frame: PyFrame): LineState {
  let state = tracer.lines.get(frame);
  if (state === undefined) tracer.lines.set(frame, state = { lower: 0, upper: -1, previous: 0, shown: -1 });
  return state;
}

/** Whether the next instruction begins a line, or is reached by a jump backwards (`maybe_call_line_trace`). */
function startsLine(frame: PyFrame, state: LineState): boolean {
  const { prep } = frame;
  const at = prep.offsetAt(frame.pc);
  if (at < state.lower || at >= state.upper) {
    const line = prep.lineAt(frame.pc);
    let first = frame.pc;
    while (first > 0 && prep.lineAt(first - 1) === line && !startsEntry(frame, prep.offsetAt(first))) first--;
    let last = frame.pc + 1;
    while (last < prep.offsets.length - 1 && prep.lineAt(last) === line && !startsEntry(frame, prep.offsetAt(last))) {
      last++;
    }
    state.lower = prep.offsetAt(first);
    state.upper = last < prep.offsets.length - 1 ? prep.offsetAt(last) : Infinity;
  }
  const starts = at === state.lower || at < state.previous;
  state.previous = at;
  return starts;
}

/** Whether an entry of the line table with a line step begins at a bytecode offset. */
function startsEntry(frame: PyFrame, offset: number): boolean {
  const table = frame.code.lnotab;
  let address = 0;
  for (let k = 0; k + 1 < table.length; k += 2) {
    address += table[k];
    if (address === offset && table[k + 1] > 0) return true;
    if (address > offset) return false;
  }
  return false;
}

/** Has the trace function called for `events`, before the thread goes on with what it has in hand. */
function show(vm: Vm, thread: Thread, tracer: Tracer, events: TraceEvent[]): void {
  const { result, thrown } = thread;
  thread.result = undefined;
  thread.thrown = null;
  tracer.inside = true;
  thread.top = new NativeFrame(run(vm, thread, tracer, events, result, thrown), thread.top);
}

function* run(
  vm: Vm,
  thread: Thread,
  tracer: Tracer,
  events: TraceEvent[],
  result: unknown,
  thrown: PyThrow | null,
): Gen<unknown> {
  try {
    for (const event of events) yield* showOne(vm, thread, tracer, event);
  } finally {
    tracer.inside = false;
  }
  if (thrown !== null) throw thrown;
  return result;
}

function* showOne(vm: Vm, thread: Thread, tracer: Tracer, { frame, name, arg }: TraceEvent): Gen<void> {
  const callback = name === "call" ? tracer.func : frame.trace;
  if (callback === null || thread.tracer !== tracer) return;
  const { pc, back } = frame;
  // Lines are shown before their first instruction: the frame stands there already.
  if (name === "line") frame.pc++;
  if (back === null && name === "return") frame.back = thread.top;
  try {
    let r = call(vm, callback, [frame, name, arg]);
    if (isGen(r)) r = yield* r;
    if (r !== null) frame.trace = r;
  } catch (e) {
    if (e instanceof PyThrow && thread.tracer === tracer) thread.tracer = null;
    frame.trace = null;
    throw e;
  } finally {
    frame.pc = pc;
    frame.back = back;
  }
}

/** `sys.call_tracing`: calls a function with tracing switched on while the trace function runs. */
export function* callTracing(vm: Vm, thread: Thread, f: Value, args: Value[]): Gen<Value> {
  const { tracer } = thread;
  const inside = tracer !== null && tracer.inside;
  if (tracer !== null) tracer.inside = false;
  try {
    const r = call(vm, f, args);
    return isGen(r) ? yield* r : r;
  } finally {
    if (tracer !== null) tracer.inside = inside;
  }
}
