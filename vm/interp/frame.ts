// SPDX-License-Identifier: MIT
/**
 * What a green thread consists of: Python frames and suspended natives, linked from the newest to the oldest.
 * Nothing of a thread ever lives on the JavaScript stack between two slices.
 */
import { PyObject, type Value } from "../base/value.ts";
import type { Code } from "../bytecode/code.ts";
import type { PyDict } from "../core/dict.ts";
import type { PyThrow } from "../core/exceptions.ts";
import type { FrameCall, Gen, Runnable, Wait, Waiter, YieldSink } from "../core/gen.ts";
import { PyType } from "../core/type.ts";
import type { Vm } from "../core/vm.ts";
import { objectType, type PyFunction, type PyTraceback } from "../core/types.ts";
import type { Task } from "../sched/task.ts";
import type { Prepared } from "./prepare.ts";
import type { Tracer } from "./trace.ts";

/** What to do with the value that a callee or a suspended operation delivers to a Python frame. */
export const enum Resume {
  /** Push it. */
  PUSH,
  /** Drop it. */
  DROP,
  /** Jump to `resumeArg` if it is false. */
  JUMP_IF_FALSE,
  JUMP_IF_TRUE,
  /** Next item of the iterator on top: push it, or at the end (`undefined`) pop the iterator and jump to `resumeArg`. */
  ITER,
  /** Result of `__init__`: must be None; the instance is already on the stack. */
  INIT,
  /** `[exit, value]` of a with statement: push exit, set up the block, push value. */
  WITH,
  /** Truth of what `__exit__` returned during an exception: if true, swallow the exception. */
  WITH_EXIT,
  /** Array of values to push in reverse (unpacking). */
  UNPACK,
  /** Push the negation of a truth value. */
  NOT,
  /** Like JUMP_IF_FALSE, but the tested value stays when jumping. */
  JUMP_IF_FALSE_OR_POP,
  JUMP_IF_TRUE_OR_POP,
  /** A `PyThrow` to raise. */
  RAISE,
  /** Attribute for a method call: push it, and `undefined` for the receiver. */
  METHOD,
  /** Pass it to `frame.call.after` first, then do as `frame.call.mode` says. */
  AFTER,
}

/** Block types, the `SETUP_*` opcode numbers, plus the with block. */
export const BLOCK_LOOP = 120, BLOCK_EXCEPT = 121, BLOCK_FINALLY = 122, BLOCK_WITH = 143;

/**
 * An array of at least `size` `undefined`s.
 * PERF: literals of a few fixed lengths, because V8 allocates them inline and with the general elements kind from the
 * start; `new Array(n)` changes its kind on the first object stored, and copying a template is a call (fib: 103 → 65 ms).
 */
function newSlots(size: number, u: unknown): unknown[] {
  if (size <= 8) return [u, u, u, u, u, u, u, u];
  if (size <= 16) return [u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u];
  const slots = [u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u, u];
  while (slots.length < size) slots.push(u);
  return slots;
}

/** Block stack of all frames whose code sets up no block. */
const NO_BLOCKS: number[] = [];

/** A Python frame (`frame`). `slots` holds locals, then cells and free variables, then the operand stack. */
export class PyFrame extends PyObject implements Runnable {
  declare readonly isFrame: true;
  slots: unknown[];
  /** Index in `slots` of the next free operand stack position. */
  sp: number;
  /** Index of the next instruction word in `prep.words`. */
  pc = 0;
  /** Who is waiting for this frame: a Python frame, a native, or nobody. */
  back: PyFrame | NativeFrame | null = null;
  /** Block stack: triples of type, handler pc and stack level. */
  blocks: number[];
  resume: Resume = Resume.PUSH;
  resumeArg = 0;
  /** The exception state of the caller, saved while this frame handles one (`f_exc_*`). */
  saved: ExcState | null = null;
  /** Takes what the generator yields (`PyType.drainInto`). */
  sink: YieldSink | null = null;
  /** What closes its generator when that is dropped while the frame is suspended. */
  ending: object | null = null;
  /** The generator this frame belongs to, while it runs: a suspended one must be able to die before its frame. */
  generator: PyGenerator | null = null;
  /** An exception to raise when the frame is entered (`generator.throw`). */
  pendingThrow: PyThrow | null = null;
  /** `f_locals` of a function frame, made when asked for. */
  localsDict: PyDict | undefined = undefined;
  trace: Value = null;
  /** The line that its trace function was shown last, or −1. */
  tracedLine = -1;
  /** The call whose result has to be processed before it is delivered (`Resume.AFTER`). */
  call: FrameCall | null = null;
  /** The function whose parameters have been put in, until the frame begins: compiled code may run it instead. */
  unbegun: PyFunction | null = null;
  /** Somebody outside the thread (a traceback, Python code) may hold this frame: it must not be used again. */
  escaped = false;

  constructor(
    public code: Code,
    public prep: Prepared,
    public globals: PyDict,
    public builtins: PyDict,
    /** Namespace of module, class and exec code; `null` in functions. Any mapping. */
    public names: Value,
  ) {
    super();
    this.slots = newSlots(prep.size, undefined);
    this.blocks = prep.hasBlocks ? [] : NO_BLOCKS;
    this.sp = prep.stackBase;
  }
}
Object.defineProperty(PyFrame.prototype, "isFrame", { value: true });

/**
 * Whether frames are used again. Not from the moment when a VM of the process watches objects: what is kept gets old, and one
 * that a traceback takes away holds, after it has died, its callers and all that their variables hold, until the whole heap
 * is collected.
 */
const reuse = { isOver: false };

/** See {@linkcode reuse}. */
export function endReuse(): void {
  reuse.isOver = true;
}

/**
 * A frame for a call of a simple function: a used one where there is one.
 * PERF: a frame and its slots are 250 bytes; taking them from a list halves the cost of a call (fib).
 */
export function takeFrame(code: Code, prep: Prepared, globals: PyDict, builtins: PyDict): PyFrame {
  const frame = prep.free;
  if (frame === null || reuse.isOver) return new PyFrame(code, prep, globals, builtins, null);
  prep.free = frame.back as PyFrame | null;
  frame.globals = globals;
  frame.builtins = builtins;
  return frame;
}

/** Keeps a frame of a simple function that has returned for the next call. INVARIANT: nobody refers to it. */
export function releaseFrame(frame: PyFrame, prep: Prepared): void {
  const slots = frame.slots;
  for (let i = prep.size - 1; i >= 0; i--) slots[i] = undefined;
  frame.pc = 0;
  frame.sp = prep.stackBase;
  frame.localsDict = undefined;
  frame.call = null;
  if (reuse.isOver) return;
  frame.back = prep.free;
  prep.free = frame;
}

/** Marks a frame that becomes visible to somebody, and its callers, which can be reached from it. */
export function escape(frame: PyFrame | NativeFrame | null): void {
  for (let f = frame; f !== null; f = f.back) {
    if (f instanceof PyFrame) {
      if (f.escaped) return;
      f.escaped = true;
    }
  }
}
export const frameType = new PyType({ name: "frame", bases: [objectType], subclassable: false, jsClass: PyFrame });

/** `sys.exc_info()` as three values. */
export class ExcState {
  constructor(public type: Value, public value: Value, public traceback: PyTraceback | null) {}
}
/** No exception is being handled. */
export const NO_EXC = new ExcState(null, null, null);

/** A native that waits for a frame it asked for (or for a promise). */
export class NativeFrame {
  constructor(readonly gen: Gen<unknown>, public back: PyFrame | NativeFrame | null) {}
}

/** `generator`. */
export class PyGenerator extends PyObject {
  running = false;
  code: Code;
  /** @param frame The suspended frame; `null` once finished. */
  constructor(public frame: PyFrame | null) {
    super();
    this.code = frame!.code;
  }
}
export const generatorType = new PyType({
  name: "generator",
  bases: [objectType],
  subclassable: false,
  jsClass: PyGenerator,
});
generatorType.hasWeakref = true;

/** Priorities of threads, the highest last: idle, low, normal, high, urgent. */
export const PRIORITIES = 5, NORMAL_PRIORITY = 2;

/** Where a thread is in its life. */
export const enum ThreadState {
  /** Not given to a scheduler yet, or driven by hand. */
  NEW,
  /** In the run queue. */
  READY,
  RUNNING,
  /** Parked on `waiting`. */
  PARKED,
  DONE,
}

/** Something to happen in a thread between two instructions: a computation to run, or an exception to raise. */
export type Interrupt = () => Gen<Value> | PyThrow;

/** What a thread needs of its scheduler. */
export interface ThreadOwner {
  /** A parked thread's wait is over. */
  resume(thread: Thread): void;
  /** Has something happen in the thread. */
  interrupt(thread: Thread, make: Interrupt): void;
}

/** A green thread. */
export class Thread implements Waiter {
  top: PyFrame | NativeFrame | null = null;
  /** Value to deliver to `top` when the thread continues. */
  result: unknown = undefined;
  /** Exception to raise in `top` when the thread continues. */
  thrown: PyThrow | null = null;
  /** The exception being handled (`sys.exc_info`). */
  exc: ExcState = NO_EXC;
  /** Recursion depth, kept here while the thread does not run. */
  depth = 0;
  /** What the thread waits for, when parked. */
  waiting: Wait | null = null;
  /** Instructions left in the current slice. */
  budget = 0;
  /** Instructions executed in the last slice. */
  sliceUsed = 0;
  /** Signal handlers and interrupts run in it. */
  main = true;
  /** Set while `sys.settrace` is in force. */
  tracer: Tracer | null = null;
  /** The trace or profile function is running, and is not traced itself. */
  tracing = false;
  state: ThreadState = ThreadState.NEW;
  /** It has had a slice. */
  begun = false;
  /** Index of the run queue; see {@linkcode PRIORITIES}. */
  priority = NORMAL_PRIORITY;
  /** Number that identifies the thread in its VM (`thread.get_ident()`); 0 until somebody asks. */
  ident = 0;
  /** Name for dumps. */
  name = "";
  /** On the clock of its scheduler, milliseconds. */
  startedAt = 0;
  /** What waits to happen in the thread, oldest first; `null` when nothing does. */
  interrupts: Interrupt[] | null = null;
  /** Called once when the thread has ended, in order. */
  atEnd: ((thread: Thread) => void)[] | null = null;
  /** What ended it that is no Python exception: a used-up quota, a bug. */
  failure: unknown = undefined;
  /** The VM whose code it runs; set when it is given to a scheduler. */
  vm: Vm | null = null;
  owner: ThreadOwner | null = null;
  /** The task it is, once somebody has asked (`vm/sched/thread_task.ts`). */
  task: Task | null = null;

  // ---- tier 1 (docs/jit.md) ----
  /** Entries of compiled code on the JavaScript stack; while there is one, `top` is not the running frame. */
  jit = 0;
  /** Depth of recursion up to which compiled code calls on the JavaScript stack. */
  limit = 0;
  /** Oldest of the frames that were put on the heap while unwinding; its `back` is set by the next one. */
  seam: PyFrame | NativeFrame | null = null;
  /** The exception with which compiled code comes back as `UNWIND`: that is cheaper than a JavaScript throw. */
  raised: PyThrow | null = null;
  /** Why compiled code was unwound: the thread goes on at once, its slice is over, or it waits. */
  unwound: "go" | "budget" | "wait" = "go";
  /** An instance whose suspended `__init__` is being unwound. */
  made: PyObject | undefined = undefined;
  /** Second result of `loadMethod`. */
  receiver: Value | undefined = undefined;

  /** Its wait is over. */
  woken(): void {
    this.owner!.resume(this);
  }
}

/** The nearest Python frame at or below `f`. */
export function pythonFrame(f: PyFrame | NativeFrame | null): PyFrame | null {
  while (f !== null && !(f instanceof PyFrame)) f = f.back;
  return f;
}
