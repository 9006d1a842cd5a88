// SPDX-License-Identifier: MIT
/**
 * `_threading`: what `threading` (`vm/lib/threading.py`) consists of besides threads themselves. The objects are those of
 * `vm/sched/locks.ts` and `vm/sched/condition.ts`; here are their Python names, argument checks and error texts.
 */
import { PyObject, type Value } from "../base/value.ts";
import { call, getAttr, isTrue, repr } from "../core/abstract.ts";
import { asCLong, asDouble } from "../core/convert.ts";
import { PyThrow, runtimeError, RuntimeErrorType, valueError } from "../core/exceptions.ts";
import { type Result, then, Wait, YIELD } from "../core/gen.ts";
import type { PyType, Slots } from "../core/type.ts";
import type { Vm } from "../core/vm.ts";
import { custom, int, long, obj, opt, type Params, rest, str } from "../native/args.ts";
import { constant, def, defineModule, method, type NativeImpl, newType, type TypeSpec } from "../native/define.ts";
import { isPlainLock, PyCondition } from "../sched/condition.ts";
import { reportsEnd } from "../sched/exception_mode.ts";
import { identOf, MAIN_IDENT, threadWithIdent, whenEnded } from "../sched/ident.ts";
import { ownerOf, PyEvent, PyLock, PyRLock, PySemaphore, threadOf } from "../sched/locks.ts";
import { noteFailure } from "../sched/thread_task.ts";
import { moduleException } from "../objects/module_exception.ts";
import { construct, constructor } from "./iter_support.ts";
import { lockType } from "./thread.ts";
import type * as Reports from "./vmiot/report.ts";

/** Raised in the main thread when all threads wait for each other. */
export const deadlockError = moduleException("threading", "DeadlockError", RuntimeErrorType);

/** Seconds as milliseconds; None waits for ever. */
export const timeout = custom<number>("timeout", (vm, v) => {
  if (v === null) return Infinity;
  return then(asDouble(vm, v), (s) => s > 0 ? s * 1000 : 0);
});
const verbose = opt(obj("verbose"), null);

/** `blocking` as milliseconds to wait. */
function blockingMs(vm: Vm, blocking: Value | undefined): Result<number> {
  if (blocking === undefined || blocking === true || blocking === 1) return Infinity;
  return then(isTrue(vm, blocking), (wait) => wait ? Infinity : 0);
}

/** A type of `module`, made with `__init__` like a class of Python code: subclasses call it. */
export function lockClass<T extends PyObject>(
  name: string,
  jsClass: new () => T,
  options: { base?: PyType; init: NativeImpl; slots?: Slots; module?: string },
  spec: TypeSpec<T>,
): PyType {
  return newType(name, jsClass, {
    module: options.module ?? "threading",
    base: options.base,
    hasDict: true,
    hasWeakref: true,
  }, {
    ...spec,
    slots: {
      tp_new: (_vm, type) => new type.jsClass(),
      tp_init: (vm, self, args, kw) => then(construct(vm, options.init, self as unknown as PyType, args, kw), () => {}),
      ...options.slots,
    },
  });
}

const keywords = (doc: string) => ({ doc, arity: "keywords" as const });

/** The `__init__` of a class: the handler gets the object. */
export function initialiser<T extends PyObject, const P extends Params>(
  params: P,
  // deno-lint-ignore no-explicit-any
  init: (vm: Vm, self: T, ...args: any[]) => void,
): NativeImpl {
  return constructor("__init__", params, (vm, self, ...args) => {
    init(vm, self as unknown as T, ...args);
    return null;
  });
}

// ---- RLock --------------------------------------------------------------------------------------------------------

const acquireRLock = method<PyRLock>()(
  [opt(obj("blocking"))],
  keywords("Takes the lock, once more if the calling thread has it. Whether it was taken."),
  (vm, lock, blocking) => then(blockingMs(vm, blocking), (ms) => lock.acquire(vm, ms)),
);

function releaseRLock(vm: Vm, lock: PyRLock): null {
  if (lock.owner === null || lock.owner !== ownerOf(vm)) throw runtimeError("cannot release un-acquired lock");
  lock.release();
  return null;
}

/** The name of the owner as `repr` shows it: of a thread that `threading` does not know, its number. */
function ownerText(vm: Vm, lock: PyRLock): string {
  if (lock.owner === null) return "None";
  return lock.owner.name === "" ? String(identOf(vm, lock.owner)) : repr(vm, lock.owner.name) as string;
}

const rlockType = lockClass("_RLock", PyRLock, {
  init: initialiser<PyRLock, Params>([verbose], () => {}),
  slots: {
    tp_repr: (vm, o) => {
      const lock = o as PyRLock;
      return `<${lock.type.name} owner=${ownerText(vm, lock)} count=${lock.count}>`;
    },
  },
}, {
  doc: "A lock that the thread which holds it may take again; it must release it as often.",
  methods: {
    acquire: acquireRLock,
    release: method<PyRLock>()([], "Gives the lock back once.", releaseRLock),
    __enter__: acquireRLock,
    __exit__: method<PyRLock>()([rest("exception")], "Gives the lock back once.", releaseRLock),
    _is_owned: method<PyRLock>()(
      [],
      "Whether the calling thread holds the lock.",
      (vm, lock) => lock.owner === ownerOf(vm),
    ),
    _release_save: method<PyRLock>()(
      [],
      "Gives the lock back altogether; gives how often it was held.",
      (_vm, lock) => {
        const { count } = lock;
        lock.free();
        return count;
      },
    ),
    _acquire_restore: method<PyRLock>()(
      [int("count")],
      "Takes the lock as often as `_release_save` gave it back.",
      (vm, lock, count) => then(lock.acquire(vm, Infinity, count), () => null),
    ),
  },
  getset: {
    _RLock__owner: {
      doc: "The number of the thread that holds the lock, or None.",
      get: (vm, lock) => lock.owner === null ? null : identOf(vm, lock.owner),
    },
    _RLock__count: { doc: "How often it is held.", get: (_vm, lock) => lock.count },
  },
});

// ---- Condition ----------------------------------------------------------------------------------------------------

/** A method of the lock: called, or handed out as the condition's own attribute. */
const lockMethod = (name: string) => ({
  doc: `The lock's ${name}().`,
  get: (vm: Vm, cond: PyCondition) => getAttr(vm, cond.lock, name),
});

const enterCondition = method<PyCondition>()([], "Takes the lock.", (vm, cond) => {
  const { lock } = cond;
  if (isPlainLock(lock)) return lock.acquire(vm, Infinity);
  return then(getAttr(vm, lock, "__enter__"), (f) => call(vm, f, []));
});

function notify(vm: Vm, cond: PyCondition, n: number): Result<null> {
  return then(cond.isOwned(vm), (owned) => {
    if (!owned) throw runtimeError("cannot notify on un-acquired lock");
    cond.notify(n);
    return null;
  });
}
const notifyAll = method<PyCondition>()(
  [],
  "Wakes all threads that wait.",
  (vm, cond) => notify(vm, cond, Infinity),
);

/** `threading._Condition`. */
export const conditionType = lockClass("_Condition", PyCondition, {
  init: initialiser<PyCondition, Params>([opt(obj("lock"), null), verbose], (_vm, self, lock: Value) => {
    self.lock = lock === null ? new PyRLock() : lock;
  }),
  slots: {
    tp_repr: (vm, o) => {
      const cond = o as PyCondition;
      return then(repr(vm, cond.lock), (text) => `<Condition(${text}, ${[...cond.waiters].length})>`);
    },
  },
}, {
  doc: "Threads wait here, without a lock they held, until another one notifies them.",
  methods: {
    __enter__: enterCondition,
    __exit__: method<PyCondition>()([rest("exception")], "Gives the lock back.", (vm, cond, exception) => {
      const { lock } = cond;
      if (lock instanceof PyRLock && lock.type === rlockType) return releaseRLock(vm, lock);
      return then(getAttr(vm, lock, "__exit__"), (f) => call(vm, f, exception));
    }),
    wait: method<PyCondition>()(
      [opt(timeout, Infinity)],
      keywords("Gives the lock back, waits to be notified or until the seconds are over, and takes it again."),
      function* (vm, cond, ms) {
        yield* cond.wait(vm, ms);
        return null;
      },
    ),
    notify: method<PyCondition>()(
      [opt(int("n"), 1)],
      keywords("Wakes `n` of the threads that wait."),
      (vm, cond, n) => notify(vm, cond, n),
    ),
    notifyAll,
    notify_all: notifyAll,
    _is_owned: method<PyCondition>()([], "Whether the calling thread holds the lock.", (vm, cond) => cond.isOwned(vm)),
  },
  getset: {
    acquire: lockMethod("acquire"),
    release: lockMethod("release"),
    _release_save: lockMethod("_release_save"),
    _acquire_restore: lockMethod("_acquire_restore"),
    _Condition__lock: { doc: "The lock.", get: (_vm, cond) => cond.lock },
  },
});

// ---- Semaphore ----------------------------------------------------------------------------------------------------

const acquireSemaphore = method<PySemaphore>()(
  [opt(obj("blocking"))],
  keywords("Takes one of what is there; waits for it unless `blocking` is false. Whether it was taken."),
  (vm, semaphore, blocking) => then(blockingMs(vm, blocking), (ms) => semaphore.acquire(vm, ms)),
);

function releaseSemaphore(_vm: Vm, semaphore: PySemaphore): null {
  if (semaphore.value >= semaphore.bound) throw valueError("Semaphore released too many times");
  semaphore.release();
  return null;
}

const setValue = (bounded: boolean) =>
  initialiser<PySemaphore, Params>([opt(long("value"), 1), verbose], (_vm, self, value: number) => {
    if (value < 0) throw valueError("semaphore initial value must be >= 0");
    self.value = value;
    self.bound = bounded ? value : Infinity;
  });

const semaphoreType = lockClass("_Semaphore", PySemaphore, { init: setValue(false) }, {
  doc: "A count of what threads may take and give back; who finds nothing waits.",
  methods: {
    acquire: acquireSemaphore,
    release: method<PySemaphore>()([], "Gives one back.", releaseSemaphore),
    __enter__: acquireSemaphore,
    __exit__: method<PySemaphore>()([rest("exception")], "Gives one back.", releaseSemaphore),
  },
  getset: {
    _Semaphore__value: {
      doc: "How many there are.",
      get: (_vm, semaphore) => semaphore.value,
      set: (vm, semaphore, v) => then(asCLong(vm, v ?? null), (n) => void (semaphore.value = n)),
    },
  },
});

class PyBoundedSemaphore extends PySemaphore {}
const boundedType = lockClass("_BoundedSemaphore", PyBoundedSemaphore, { base: semaphoreType, init: setValue(true) }, {
  doc: "A semaphore to which no more may be given back than was there at the beginning.",
  getset: { _initial_value: { doc: "The value at the beginning.", get: (_vm, semaphore) => semaphore.bound } },
});

// ---- Event --------------------------------------------------------------------------------------------------------

/** What events of `threading` and of `vmiot.sync` have in common. */
export const eventMethods = () => ({
  is_set: method<PyEvent>()([], "Whether it is set.", (_vm, event) => event.isSet),
  set: method<PyEvent>()([], "Sets it and wakes all that wait.", (_vm, event) => {
    event.set();
    return null;
  }),
  clear: method<PyEvent>()([], "Takes it back.", (_vm, event) => {
    event.isSet = false;
    return null;
  }),
});

const eventType = lockClass("_Event", PyEvent, { init: initialiser<PyEvent, Params>([verbose], () => {}) }, {
  doc: "Something that happens: threads wait until another one sets it.",
  methods: {
    ...eventMethods(),
    isSet: eventMethods().is_set,
    wait: method<PyEvent>()(
      [opt(timeout, Infinity)],
      keywords("Waits until it is set, or until the seconds are over; whether it is set."),
      (vm, event, ms) => event.wait(vm, ms),
    ),
    _wait_as: method<PyEvent>()(
      [timeout, str("what")],
      "As wait(), with a text of what is waited for, for the report of a deadlock.",
      (vm, event, ms, what) => event.wait(vm, ms, what),
    ),
    _reset_internal_locks: method<PyEvent>()([], "Replaces the condition inside.", (_vm, event) => {
      event.condition = null;
      return null;
    }),
  },
  getset: {
    _Event__cond: {
      doc: "The condition whose threads wait for the event.",
      get: (_vm, event) => {
        if (event.condition !== null) return event.condition;
        const cond = event.condition = new conditionType.jsClass(event.waiters) as PyCondition;
        cond.lock = new PyLock();
        return cond;
      },
    },
    _Event__flag: { doc: "Whether it is set.", get: (_vm, event) => event.isSet },
  },
});

/** Names a thread, and has an event set when it has ended, by whatever means; at once where there is no such thread. */
function adopt(vm: Vm, ident: number, name: string, event: PyEvent): null {
  const thread = threadWithIdent(vm, ident);
  if (thread === undefined) {
    event.set();
    return null;
  }
  thread.name = name;
  if (thread.task !== null) thread.task.name = name;
  if (!event.endsThread) {
    event.endsThread = true;
    whenEnded(thread, () => event.set());
  }
  return null;
}

const ident = custom<number>("ident", asCLong);
const event = custom<PyEvent>("event", (_vm, v) => {
  if (v instanceof PyEvent) return v;
  throw valueError("not an event");
});

/** The module `_threading`. */
export const threadingModule = defineModule("_threading", "The objects of the module `threading`.", {
  _RLock: rlockType,
  _Condition: conditionType,
  _Semaphore: semaphoreType,
  _BoundedSemaphore: boundedType,
  _Event: eventType,
  Lock: constant(lockType),
  DeadlockError: constant(
    (vm) => deadlockError.of(vm),
    "Raised in the main thread when all threads wait for each other.",
  ),
  main_ident: constant(MAIN_IDENT, "The number of the main thread."),
  adopt: def([ident, str("name"), event], "Names a thread, and has an event set when it has ended.", adopt),
  set_name: def([ident, str("name")], "Names a thread for reports.", (vm, n, name) => {
    const thread = threadWithIdent(vm, n);
    if (thread === undefined) return null;
    thread.name = name;
    if (thread.task !== null) thread.task.name = name;
    return null;
  }),
  note_failure: def(
    [],
    "Has the exception that is being handled count as what ended the thread; whether the caller is to report it.",
    function* (vm) {
      const { exc } = threadOf(vm);
      const thrown = new PyThrow(exc.type, exc.value, exc.traceback);
      yield* noteFailure(vm, thrown);
      if (!reportsEnd(vm, thrown)) return false;
      if (vm.dialect !== "vmiot") return true;
      const { reportAtEnd } = (yield new Wait(import("./vmiot/report.ts"), undefined, "report")) as typeof Reports;
      yield* reportAtEnd(vm, thrown);
      return false;
    },
  ),
  yield_slice: def([], "Lets other threads run.", () => YIELD),
});
