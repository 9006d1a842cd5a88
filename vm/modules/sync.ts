// SPDX-License-Identifier: MIT
/**
 * `_sync`, what `vmiot.sync` consists of (docs/tasks.md): Python names, argument checks and error texts. What the objects do
 * is in `vm/sched`; queue, pipe and interlocked objects are declared in `sync_data.ts`.
 */
import { PyObject, type Value } from "../base/value.ts";
import { call, isTrue } from "../core/abstract.ts";
import { runtimeError, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import type { PyType } from "../core/type.ts";
import { typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { custom, obj, opt, type Params, rest } from "../native/args.ts";
import { constant, defineModule, type GetSetRow, method, newType, type Row } from "../native/define.ts";
import { PyCondition } from "../sched/condition.ts";
import { ownerOf, PyEvent, PyRLock, PySemaphore } from "../sched/locks.ts";
import { Broken, hasEnded, PyBarrier, PyCriticalSection, PyOwnedLock, PyRWLock } from "../sched/owned_locks.ts";
import { taskOf } from "../sched/thread_task.ts";
import { moduleException } from "../objects/module_exception.ts";
import { dataTypes } from "./sync_data.ts";
import { faceOf, timeoutParam } from "./task.ts";
import { eventMethods, initialiser, lockClass } from "./threading.ts";

const keywords = (doc: string) => ({ doc, arity: "keywords" as const });
const forever = opt(timeoutParam, Infinity);
const MODULE = "vmiot.sync";

/** A count that is at least `least`. */
const countParam = (name: string, least: number) =>
  custom<number>(name, (_vm, v) => {
    if (typeof v !== "number") throw typeError(`${name} must be an int, not ${v === null ? "None" : typeName(v)}`);
    if (v < least) throw valueError(least > 0 ? `${name} must be positive` : `${name} must not be negative`);
    return v;
  });

/** `acquire(blocking=True, timeout=None)`, as milliseconds to wait. */
function patience(vm: Vm, blocking: Value, ms: number): Result<number> {
  return then(isTrue(vm, blocking), (wait) => {
    if (!wait && ms !== Infinity) throw valueError("a timeout needs blocking");
    return wait ? ms : 0;
  });
}

/** `__enter__` and `__exit__` of something that is taken and given back. */
function context<T extends PyObject>(
  enter: (vm: Vm, self: T) => Result<unknown>,
  exit: (vm: Vm, self: T) => void,
): Record<string, Row> {
  return {
    __enter__: method<T>()([], "Takes it; gives the object itself.", (vm, self) => then(enter(vm, self), () => self)),
    __exit__: method<T>()([rest("exception")], "Gives it back.", (vm, self) => {
      exit(vm, self);
      return null;
    }),
  };
}

// ---- locks with an owner ------------------------------------------------------------------------------------------

function releaseOwned(vm: Vm, lock: PyRLock, what: string): null {
  const { owner } = lock;
  if (owner === null) throw runtimeError(`cannot release ${what} that nobody holds`);
  if (owner === ownerOf(vm)) lock.release();
  else if (hasEnded(owner)) lock.free();
  else throw runtimeError(`cannot release ${what} that task '${taskOf(vm, owner).name}' holds`);
  return null;
}

const owner: GetSetRow<PyRLock> = {
  doc: "The task that holds it, or None.",
  get: (vm, lock) => lock.owner === null ? null : faceOf(vm, taskOf(vm, lock.owner)),
};
const acquireLock = method<PyRLock>()(
  [opt(obj("blocking"), true), forever],
  keywords("Takes it, waiting at most `timeout` seconds, not at all unless `blocking`. Whether it was taken."),
  (vm, lock, blocking, ms) =>
    then(patience(vm, blocking, ms), (wait) => then(lock.acquire(vm, wait), (r) => r !== false)),
);
const none = initialiser<PyObject, Params>([], () => {});

const lockType = lockClass("Lock", PyOwnedLock, { module: MODULE, init: none }, {
  doc: "A lock that knows its owner: only the task that holds it can release it, until that task has ended.",
  methods: {
    acquire: acquireLock,
    release: method<PyOwnedLock>()([], "Gives the lock back.", (vm, lock) => releaseOwned(vm, lock, "a lock")),
    ...context<PyOwnedLock>((vm, lock) => lock.acquire(vm, Infinity), (vm, lock) => releaseOwned(vm, lock, "a lock")),
  },
  getset: { owner, locked: { doc: "Whether somebody holds it.", get: (_vm, lock) => lock.owner !== null } },
});

const SECTION = "a critical section";
const criticalSectionType = lockClass("CriticalSection", PyCriticalSection, { module: MODULE, init: none }, {
  doc: "One task at a time is in it; that one may enter again, and leaves as often.",
  methods: {
    enter: method<PyRLock>()(
      [forever],
      keywords("Enters, waiting at most `timeout` seconds. Whether the task is in it."),
      (vm, section, ms) => then(section.acquire(vm, ms), (r) => r !== false),
    ),
    leave: method<PyRLock>()([], "Leaves it.", (vm, section) => releaseOwned(vm, section, SECTION)),
    ...context<PyRLock>((vm, s) => s.acquire(vm, Infinity), (vm, s) => releaseOwned(vm, s, SECTION)),
  },
  getset: { owner, depth: { doc: "How often its owner entered.", get: (_vm, section) => section.count } },
});

// ---- condition ----------------------------------------------------------------------------------------------------

class PySyncCondition extends PyCondition {}

function owned(vm: Vm, cond: PyCondition, what: string): void {
  if ((cond.lock as PyRLock).owner !== ownerOf(vm)) {
    throw runtimeError(`cannot ${what}: the task does not hold the lock`);
  }
}

const conditionType = lockClass("Condition", PySyncCondition, {
  module: MODULE,
  init: initialiser<PyCondition, Params>([opt(obj("lock"), null)], (_vm, self, lock: Value) => {
    if (lock !== null && !(lock instanceof PyOwnedLock) && !(lock instanceof PyCriticalSection)) {
      throw typeError(`lock must be a Lock or a CriticalSection, not ${typeName(lock)}`);
    }
    self.lock = lock ?? new PyCriticalSection();
  }),
}, {
  doc: "Tasks wait here, without the lock they held, until another one notifies them.",
  methods: {
    acquire: method<PyCondition>()(
      [opt(obj("blocking"), true), forever],
      keywords("Takes the lock."),
      (vm, c, b, ms) =>
        then(patience(vm, b, ms), (wait) => then((c.lock as PyRLock).acquire(vm, wait), (r) => r !== false)),
    ),
    release: method<PyCondition>()(
      [],
      "Gives the lock back.",
      (vm, c) => releaseOwned(vm, c.lock as PyRLock, "a lock"),
    ),
    ...context<PyCondition>(
      (vm, c) => (c.lock as PyRLock).acquire(vm, Infinity),
      (vm, c) => releaseOwned(vm, c.lock as PyRLock, "a lock"),
    ),
    wait: method<PyCondition>()(
      [forever],
      keywords("Frees the lock, waits to be notified, takes the lock again. False: the seconds were over first."),
      (vm, cond, ms) => {
        owned(vm, cond, "wait");
        return cond.wait(vm, ms);
      },
    ),
    notify: method<PyCondition>()(
      [opt(countParam("n", 0), 1)],
      keywords("Wakes `n` of those that wait."),
      (vm, c, n) => {
        owned(vm, c, "notify");
        c.notify(n);
        return null;
      },
    ),
    notify_all: method<PyCondition>()([], "Wakes all that wait.", (vm, cond) => {
      owned(vm, cond, "notify");
      cond.notify(Infinity);
      return null;
    }),
  },
  getset: { lock: { doc: "The lock.", get: (_vm, cond) => cond.lock } },
});

// ---- semaphore, event ---------------------------------------------------------------------------------------------

class PySyncSemaphore extends PySemaphore {}

function releaseSemaphore(semaphore: PySemaphore, n = 1): null {
  if (semaphore.value + n > semaphore.bound) throw valueError("semaphore released more often than it was acquired");
  while (n-- > 0) semaphore.release();
  return null;
}

const semaphoreType = lockClass("Semaphore", PySyncSemaphore, {
  module: MODULE,
  init: initialiser<PySemaphore, Params>(
    [opt(countParam("value", 0), 1), opt(obj("bound"), null)],
    (_vm, self, value: number, bound: Value) => {
      if (bound !== null && typeof bound !== "number") throw typeError("bound must be an int or None");
      if (bound !== null && bound < value) throw valueError("bound must not be below value");
      self.value = value;
      self.bound = bound ?? Infinity;
    },
  ),
}, {
  doc: "Semaphore(value=1, bound=None)\n\nA count of what tasks may take and give back; who finds nothing waits.",
  methods: {
    acquire: method<PySemaphore>()(
      [opt(obj("blocking"), true), forever],
      keywords("Takes one, waiting at most `timeout` seconds. Whether it was taken."),
      (vm, semaphore, blocking, ms) => then(patience(vm, blocking, ms), (wait) => semaphore.acquire(vm, wait)),
    ),
    release: method<PySemaphore>()(
      [opt(countParam("n", 1), 1)],
      keywords("Gives `n` back; ValueError above `bound`."),
      (_vm, semaphore, n) => releaseSemaphore(semaphore, n),
    ),
    ...context<PySemaphore>((vm, s) => s.acquire(vm, Infinity), (_vm, s) => releaseSemaphore(s)),
  },
  getset: { value: { doc: "How many there are.", get: (_vm, semaphore) => semaphore.value } },
});

class PySyncEvent extends PyEvent {}
const eventType = lockClass("Event", PySyncEvent, { module: MODULE, init: none }, {
  doc: "Something that happens: tasks wait until another one sets it.",
  methods: {
    ...eventMethods(),
    wait: method<PyEvent>()(
      [forever],
      keywords("Waits until it is set, at most `timeout` seconds; whether it was."),
      (vm, event, ms) => event.wait(vm, ms),
    ),
  },
});

// ---- read-write lock ----------------------------------------------------------------------------------------------

/** One side of a read-write lock, for `with`. */
class PyGuard extends PyObject {
  constructor(readonly lock: PyRWLock, readonly writes: boolean) {
    super();
  }
}

const guardType = newType("Guard", PyGuard, { module: MODULE, subclassable: false }, {
  doc: "The reading or the writing side of an RWLock.",
  methods: context<PyGuard>(
    (vm, { lock, writes }) => writes ? lock.acquireWrite(vm, Infinity) : lock.acquireRead(vm, Infinity),
    (vm, { lock, writes }) => writes ? lock.releaseWrite(vm) : lock.releaseRead(vm),
  ),
});

const rwLockType = lockClass("RWLock", PyRWLock, { module: MODULE, init: none }, {
  doc: "Many readers, or one writer. Writers go first: while one waits, no new reader gets in.",
  methods: {
    acquire_read: method<PyRWLock>()(
      [forever],
      keywords("Takes the lock for reading; a task that reads may take it again. Whether it was taken."),
      (vm, lock, ms) => lock.acquireRead(vm, ms),
    ),
    acquire_write: method<PyRWLock>()(
      [forever],
      keywords("Takes the lock for writing. Whether it was taken."),
      (vm, lock, ms) => lock.acquireWrite(vm, ms),
    ),
    release_read: method<PyRWLock>()([], "Gives it back after reading.", (vm, lock) => {
      lock.releaseRead(vm);
      return null;
    }),
    release_write: method<PyRWLock>()([], "Gives it back after writing.", (vm, lock) => {
      lock.releaseWrite(vm);
      return null;
    }),
  },
  getset: {
    read: { doc: "For `with`: the lock, taken for reading.", get: (_vm, lock) => new PyGuard(lock, false) },
    write: { doc: "For `with`: the lock, taken for writing.", get: (_vm, lock) => new PyGuard(lock, true) },
    readers: { doc: "How many tasks read.", get: (_vm, lock) => lock.readers.size },
    writer: {
      doc: "The task that writes, or None.",
      get: (vm, lock) => lock.writer === null ? null : faceOf(vm, taskOf(vm, lock.writer)),
    },
  },
});

// ---- barrier ------------------------------------------------------------------------------------------------------

const brokenBarrier = moduleException(MODULE, "BrokenBarrier");

function* waitBarrier(vm: Vm, barrier: PyBarrier, ms: number): Gen<Value> {
  const r = yield* barrier.wait(ms, function* () {
    const done = call(vm, barrier.action, []);
    if (isGen(done)) yield* done;
  });
  if (r instanceof Broken) throw brokenBarrier.make(vm, `the barrier is broken: ${r.why}`);
  return r;
}

const barrierType = lockClass("Barrier", PyBarrier, {
  module: MODULE,
  init: initialiser<PyBarrier, Params>(
    [countParam("parties", 1), opt(obj("action"), null)],
    (_vm, self, parties: number, action: Value) => {
      if (action !== null && typeOf(action).tp_call === undefined) {
        throw typeError(`action must be callable, not ${typeName(action)}`);
      }
      self.parties = parties;
      self.action = action;
    },
  ),
}, {
  doc:
    "Barrier(parties, action=None)\n\nNobody goes on until `parties` tasks are there; the last one calls `action` first.",
  methods: {
    wait: method<PyBarrier>()(
      [forever],
      keywords("Waits for the others; gives a number from parties - 1 (first to come) to 0 (last)."),
      waitBarrier,
    ),
    abort: method<PyBarrier>()([], "Breaks it: who waits or comes gets BrokenBarrier.", (_vm, barrier) => {
      barrier.abort("it was aborted");
      return null;
    }),
    reset: method<PyBarrier>()([], "Makes it as new; who waits gets BrokenBarrier.", (_vm, barrier) => {
      barrier.reset();
      return null;
    }),
  },
  getset: {
    parties: { doc: "How many it needs.", get: (_vm, barrier) => barrier.parties },
    waiting: { doc: "How many are there.", get: (_vm, barrier) => barrier.arrived },
    broken: { doc: "Whether it is broken.", get: (_vm, barrier) => barrier.broken !== null },
  },
});

/** The module `_sync`. */
export const syncModule = defineModule("_sync", "What `vmiot.sync` consists of.", {
  Lock: lockType,
  CriticalSection: criticalSectionType,
  Condition: conditionType,
  Semaphore: semaphoreType,
  Event: eventType,
  RWLock: rwLockType,
  Guard: guardType as PyType,
  Barrier: barrierType,
  BrokenBarrier: constant((vm) => brokenBarrier.of(vm), "A barrier that lets nobody through any more."),
  ...dataTypes,
});
