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
import { PyBuiltin, PyMethodDescr } from "../native/descriptors.ts";
import { Op } from "./loop_ops.ts";
import { markReraised } from "./ops.ts";
import { fastFromLocals, hasLocalsDict, localsOf } from "./ops_names.ts";
import { unwatch } from "./watch_sites.ts";

/** Which bytes belong to the line that a frame is in, and where it was. */
interface LineState {
  lower: number;
  upper: number;
  previous: number;
  /** The instruction whose line has been shown and that did not run yet. */
  shown: number;
  /** The call instruction whose builtin has been shown and that did not run yet. */
  called: number;
}

interface TraceEvent {
  frame: PyFrame;
  /** Those with `c_` are about builtins and for profile functions only. */
  name: "call" | "line" | "return" | "exception" | "c_call" | "c_return" | "c_exception";
  arg: Value;
}

/** The tracing of one thread. */
export class Tracer {
  /** How many times something is being shown: within the trace function, `sys.call_tracing` traces again. */
  showing = 0;
  /** An exception that the loop has just raised and not handled yet. */
  raised: PyThrow | null = null;
  /** Frames that have been entered, or ran already when tracing began. */
  readonly entered = new WeakSet<PyFrame>();
  readonly lines = new WeakMap<PyFrame, LineState>();

  /** The builtins that frames wait for, shown to the profile function. */
  readonly builtins = new WeakMap<PyFrame, Value>();

  /** The frame that is shown a line and may be moved to another one, and where to. */
  line: PyFrame | null = null;
  jump = -1;

  /** What `sys.settrace` was given, or None. */
  func: Value = null;
  /** What `sys.setprofile` was given, or None. */
  profile: Value = null;
}

/** Starts tracing, changes the trace function, or with None ends it. */
export function setTrace(thread: Thread, func: Value): void {
  set(thread, "func", func);
}

/** Starts profiling, changes the profile function, or with None ends it. */
export function setProfile(thread: Thread, func: Value): void {
  set(thread, "profile", func);
}

function set(thread: Thread, what: "func" | "profile", func: Value): void {
  let { tracer } = thread;
  if (tracer === null || isIdle(tracer)) {
    if (func === null) return;
    tracer = thread.tracer ??= new Tracer();
    escape(thread.top);
    for (let f = thread.top; f !== null; f = f.back) if (f instanceof PyFrame) tracer.entered.add(f);
  }
  tracer[what] = func;
  dropIfIdle(thread, tracer);
}

const isIdle = (tracer: Tracer) => tracer.func === null && tracer.profile === null;

/** Ends tracing when nobody wants it; what is being shown keeps the tracer, which knows what has been shown. */
function dropIfIdle(thread: Thread, tracer: Tracer): void {
  if (isIdle(tracer) && tracer.showing === 0) thread.tracer = null;
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
  const builtin = tracer.builtins.get(frame);
  if (builtin !== undefined) {
    tracer.builtins.delete(frame);
    show(vm, thread, tracer, [{ frame, name: thread.thrown === null ? "c_return" : "c_exception", arg: builtin }]);
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
    if (tracer.func !== null && startsLine(frame, state) && frame.trace !== null) {
      show(vm, thread, tracer, [{ frame, name: "line", arg: null }]);
      return true;
    }
  }
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
  if (tracer.profile !== null && state.called !== pc) {
    const callee = builtinCalled(frame, word);
    if (callee !== undefined) {
      state.called = state.shown = pc;
      show(vm, thread, tracer, [{ frame, name: "c_call", arg: callee }]);
      return true;
    }
  }
  const callee = state.called === pc && tracer.profile !== null ? builtinCalled(frame, word) : undefined;
  if (callee !== undefined) tracer.builtins.set(frame, callee);
  state.called = state.shown = -1;
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
      const failed = thread.thrown !== null || raised !== null;
      events.push({ frame, name: "return", arg: failed ? null : value });
    }
  }
  if (raised !== null) {
    tracer.raised = null;
    thread.thrown = raised;
    // Its traceback is complete up to the frame it is raised in.
    markReraised(raised);
    top = thread.top as PyFrame;
    const builtin = tracer.builtins.get(top as PyFrame);
    if (builtin !== undefined) {
      tracer.builtins.delete(top as PyFrame);
      events.push({ frame: top as PyFrame, name: "c_exception", arg: builtin });
    }
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
  if (state === undefined) tracer.lines.set(frame, state = { lower: 0, upper: -1, previous: 0, shown: -1, called: -1 });
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
  thread.tracing = true;
  tracer.showing++;
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
    thread.tracing = false;
    tracer.showing--;
    dropIfIdle(thread, tracer);
  }
  if (thrown !== null) throw thrown;
  return result;
}

function* showOne(vm: Vm, thread: Thread, tracer: Tracer, event: TraceEvent): Gen<void> {
  const { frame, name } = event;
  if (!name.startsWith("c_") && tracer.func !== null) {
    const callback = name === "call" ? tracer.func : frame.trace;
    if (callback !== null) yield* callWith(vm, thread, tracer, event, "func", callback);
  }
  if (name !== "line" && name !== "exception" && tracer.profile !== null) {
    yield* callWith(vm, thread, tracer, event, "profile", tracer.profile);
  }
}

function* callWith(
  vm: Vm,
  thread: Thread,
  tracer: Tracer,
  { frame, name, arg }: TraceEvent,
  what: "func" | "profile",
  callback: Value,
): Gen<void> {
  if (thread.tracer !== tracer) return;
  const { pc, back } = frame;
  // Lines and calls of builtins are shown before their first instruction: the frame stands there already.
  if (name === "line" || name === "c_call") frame.pc++;
  if (back === null && name === "return") frame.back = thread.top;
  tracer.line = name === "line" ? frame : null;
  if (name === "line") frame.tracedLine = frame.prep.lineAt(pc);
  else if (name === "call" && pc === 0) frame.tracedLine = frame.code.firstlineno;
  // What the function does to f_locals acts on the variables (`call_trampoline`).
  if (hasLocalsDict(frame)) localsOf(frame);
  try {
    let r = call(vm, callback, [frame, name, arg]);
    if (isGen(r)) r = yield* r;
    if (what === "func" && r !== null) frame.trace = r;
  } catch (e) {
    if (e instanceof PyThrow && thread.tracer === tracer) set(thread, what, null);
    if (what === "func") frame.trace = null;
    throw e;
  } finally {
    tracer.line = null;
    if (hasLocalsDict(frame)) fastFromLocals(frame, true);
    frame.pc = pc;
    frame.back = back;
    if (tracer.jump >= 0) {
      frame.pc = tracer.jump;
      frame.tracedLine = frame.prep.lineAt(frame.pc);
      tracer.jump = -1;
      const state = lineState(tracer, frame);
      state.shown = frame.pc;
      state.previous = frame.prep.offsetAt(frame.pc);
    }
  }
}

/** The builtin that the instruction at which `frame` stands is going to call, as an object; types are none. */
function builtinCalled(frame: PyFrame, word: number): Value | undefined {
  const { slots, sp } = frame;
  const arg = word >>> 8;
  const count = (arg & 255) + 2 * (arg >>> 8 & 255);
  let at = sp - 1 - count;
  let self: Value | undefined;
  switch (word & 255) {
    case Op.CALL_METHOD:
      self = slots[at] as Value | undefined;
      at--;
      break;
    case Op.CALL_FUNCTION_VAR:
    case Op.CALL_FUNCTION_KW:
      at--;
      break;
    case Op.CALL_FUNCTION_VAR_KW:
      at -= 2;
      break;
    case Op.CALL_FUNCTION:
      break;
    default:
      return undefined;
  }
  const f = slots[at] as Value;
  if (f instanceof PyBuiltin) return f;
  // CALL_METHOD got the parts of a bound method that nobody made.
  return f instanceof PyMethodDescr && self !== undefined ? new PyBuiltin(f.impl, self, null) : undefined;
}

/** `sys.call_tracing`: calls a function with tracing switched on while the trace function runs. */
export function* callTracing(vm: Vm, thread: Thread, f: Value, args: Value[]): Gen<Value> {
  const { tracing } = thread;
  thread.tracing = false;
  try {
    const r = call(vm, f, args);
    return isGen(r) ? yield* r : r;
  } finally {
    thread.tracing = tracing;
  }
}
