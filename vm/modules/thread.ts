// SPDX-License-Identifier: MIT
/**
 * `thread` (CPython `threadmodule.c`): green threads of one VM. Each runs in slices between those of the others; a thread
 * that waits for a lock, a timer or a descriptor parks alone.
 */
import { PyTuple, type Value } from "../base/value.ts";
import { addressOf, call, genericGetAttr, isThrown, repr } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { makeThrow, PyThrow, SystemExitType, TaskKilledType, typeError, valueError } from "../core/exceptions.ts";
import { asGenerator, type Gen, isGen, type Request, Wait } from "../core/gen.ts";
import { withKeywordsOf } from "../core/keywords.ts";
import { typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { int, obj, opt, rest } from "../native/args.ts";
import { constant, def, defineModule, method, newType } from "../native/define.ts";
import { formatException } from "../objects/traceback.ts";
import type { Thread } from "../interp/frame.ts";
import { reportsEnd } from "../sched/exception_mode.ts";
import { identOf } from "../sched/ident.ts";
import { PyLock, threadOf } from "../sched/locks.ts";
import { noteFailure } from "../sched/thread_task.ts";
import { moduleException } from "../objects/module_exception.ts";
import { SIGINT, signalSelf } from "./signal_state.ts";
import { localType } from "./thread_local.ts";
import type * as Reports from "./vmiot/report.ts";

/** What of `PyVm` the module needs. */
interface Threads extends Vm {
  spawn(what: Gen<Value>): Thread;
}

const threadError = moduleException("thread", "error");

interface State {
  /** Threads started by this module that have not ended. */
  running: number;
  stackSize: number;
  /** Counts the end of a thread; one function for all. */
  readonly ended: () => void;
}
const STATE = Symbol("thread");
const stateOf = (vm: Vm): State =>
  vm.state(STATE, () => {
    const state: State = { running: 0, stackSize: 0, ended: () => state.running-- };
    return state;
  });

function release(vm: Vm, lock: PyLock): null {
  if (lock.owner === null) throw threadError.make(vm, "release unlocked lock");
  lock.release();
  return null;
}

const acquireRow = method<PyLock>()(
  [opt(int("wait"), 1)],
  { doc: "Takes the lock; waits for it unless `wait` is 0. Whether it was taken.", arity: "parse" },
  (vm, lock, wait) => lock.acquire(vm, wait !== 0 ? Infinity : 0),
);
const releaseRow = method<PyLock>()([], "Gives the lock back.", release);
const lockedRow = method<PyLock>()([], "Whether somebody has the lock.", (_vm, lock) => lock.owner !== null);

export const lockType = newType("lock", PyLock, { module: "thread", subclassable: false, hasWeakref: true }, {
  doc: "A lock: made by allocate_lock().",
  slots: { tp_getattro: genericGetAttr, tp_repr: (_vm, self) => `<thread.lock object at ${addressOf(self)}>` },
  methods: {
    acquire: acquireRow,
    acquire_lock: acquireRow,
    release: releaseRow,
    release_lock: releaseRow,
    locked: lockedRow,
    locked_lock: lockedRow,
    __enter__: acquireRow,
    __exit__: method<PyLock>()([rest("exception")], "Gives the lock back.", release),
  },
});

/**
 * The body of a thread: calls the function and reports what leaves it.
 * PERF: by hand instead of a generator, which would cost every parked thread 350 bytes.
 */
class Body {
  #inner: Gen<unknown> | null = null;
  #reporting = false;

  constructor(
    private readonly vm: Vm,
    private readonly f: Value,
    private readonly args: Value[],
    private readonly kw: Map<string, Value> | null,
  ) {}

  next(value?: unknown): IteratorResult<Request, Value> {
    try {
      if (this.#inner !== null) return this.#check(this.#inner.next(value));
      const r = call(this.vm, this.f, this.args, this.kw);
      if (!isGen(r)) return OVER;
      this.#inner = r;
      return this.#check(r.next());
    } catch (e) {
      return this.#fail(e);
    }
  }

  throw(e: unknown): IteratorResult<Request, Value> {
    try {
      if (this.#inner === null) throw e;
      return this.#check(this.#inner.throw(e));
    } catch (e) {
      return this.#fail(e);
    }
  }

  return(): IteratorResult<Request, Value> {
    return OVER;
  }

  #check(step: IteratorResult<Request, unknown>): IteratorResult<Request, Value> {
    return step.done ? OVER : step;
  }

  #fail(e: unknown): IteratorResult<Request, Value> {
    if (!(e instanceof PyThrow)) throw e;
    if (this.#reporting || e.type === TaskKilledType || isThrown(e, SystemExitType)) return OVER;
    this.#reporting = true;
    this.#inner = report(this.vm, this.f, e);
    return this.next();
  }
}
asGenerator(Body);
const OVER: IteratorResult<Request, Value> = { value: null, done: true };

function* report(vm: Vm, f: Value, e: PyThrow): Gen<void> {
  yield* noteFailure(vm, e);
  if (!reportsEnd(vm, e)) return;
  if (vm.dialect === "vmiot") {
    const { reportAtEnd } = (yield new Wait(import("./vmiot/report.ts"), undefined, "report")) as typeof Reports;
    yield* reportAtEnd(vm, e);
    return;
  }
  const stderr = vm.sys.getStr("stderr");
  if (stderr === undefined || stderr === null) return;
  const name = repr(vm, f);
  const head = `Unhandled exception in thread started by ${isGen(name) ? yield* name : name}\n`;
  const text = yield* formatException(vm, e.type, e.value, e.traceback, (file, line) => vm.sourceLine(file, line));
  const write = typeOf(stderr).tp_getattro!(vm, stderr, "write");
  const r = call(vm, isGen(write) ? yield* write : write, [head + text]);
  if (isGen(r)) yield* r;
}

const start = def(
  [obj("function"), obj("args"), opt(obj("kwargs"))],
  { doc: "Starts a thread that calls `function`; gives its identifier.", arity: "unpack", cname: "start_new_thread" },
  (vm, f, args, kwargs) => {
    if (typeOf(f).tp_call === undefined) throw typeError("first arg must be callable");
    if (!(args instanceof PyTuple)) throw typeError("2nd arg must be a tuple");
    let kw: Map<string, Value> | null = null;
    if (kwargs !== undefined) {
      if (!(kwargs instanceof PyDict)) throw typeError("optional 3rd arg must be a dictionary");
      kw = withKeywordsOf(kwargs, null);
    }
    const state = stateOf(vm);
    state.running++;
    const thread = (vm as Threads).spawn(new Body(vm, f, args.items.slice(), kw) as unknown as Gen<Value>);
    thread.atEnd = [state.ended];
    return identOf(vm, thread);
  },
);
const allocate = def([], { doc: "Makes a lock.", arity: "none", cname: "allocate_lock" }, () => new PyLock());
const exit = def([], "Ends the calling thread by raising SystemExit.", () => {
  throw makeThrow(SystemExitType);
});

/** The module `thread`. */
export const threadModule = defineModule("thread", "Threads and locks, the primitives below `threading`.", {
  LockType: constant(lockType, "The type of locks."),
  _local: localType,
  error: constant((vm) => threadError.of(vm), "Raised by wrong use of locks."),
  start_new_thread: start,
  start_new: start,
  allocate_lock: allocate,
  allocate,
  exit,
  exit_thread: exit,
  get_ident: def(
    [],
    "A number that identifies the calling thread while it lives.",
    (vm) => identOf(vm, threadOf(vm)),
  ),
  interrupt_main: def([], "Has the main thread handle SIGINT: raises KeyboardInterrupt there.", (vm) => {
    signalSelf(vm, SIGINT);
    return null;
  }),
  _count: def([], "How many threads of this module are running.", (vm) => stateOf(vm).running),
  stack_size: def([opt(int("size"), 0)], {
    doc: "Sets the stack size of new threads; gives the old one. It has no effect.",
    arity: "parse",
  }, (vm, size) => {
    if (size < 0) throw valueError("size must be 0 or a positive value");
    if (size !== 0 && size < 32768) throw valueError(`size not valid: ${size} bytes`);
    const state = stateOf(vm);
    const old = state.stackSize;
    state.stackSize = size;
    return old;
  }),
});
