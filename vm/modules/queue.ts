// SPDX-License-Identifier: MIT
/**
 * `Queue`: first-in-first-out, last-in-first-out and priority queues between threads, with CPython's attributes (`mutex`,
 * `not_empty`, `not_full`, `all_tasks_done`, `queue`, `unfinished_tasks`) and the hooks `_init`, `_qsize`, `_put`, `_get`
 * that subclasses override.
 *
 * Without overridden hooks an operation is one step that no other thread can see half done, so it takes the mutex only if
 * somebody holds it; with them it takes the mutex and calls the hooks, as CPython does. Both use the same lists of waiting
 * threads, so programs may mix them with waits on the conditions.
 */
import { PyObject, type Value } from "../base/value.ts";
import { callMethod, isTrue } from "../core/abstract.ts";
import { asCLong, asDouble } from "../core/convert.ts";
import { indexError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import type { PyType } from "../core/type.ts";
import { PyList } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import type { ListedWait } from "../core/wait_list.ts";
import { obj, opt } from "../native/args.ts";
import { constant, defineModule, method, newType } from "../native/define.ts";
import { PyCondition } from "../sched/condition.ts";
import { nowOf, PyLock } from "../sched/locks.ts";
import { PyDeque } from "./collections.ts";
import { moduleException } from "../objects/module_exception.ts";
import { heapPop, heapPush } from "./heapq.ts";
import { construct, constructor } from "./iter_support.ts";
// The types of a queue's mutex and conditions.
import "./thread.ts";
import "./threading.ts";

const emptyError = moduleException("Queue", "Empty");
const fullError = moduleException("Queue", "Full");

/** The order of what comes out. */
const enum Order {
  FIFO,
  LIFO,
  PRIORITY,
}

/** `Queue.Queue` and its two subclasses. */
class PyQueue extends PyObject {
  declare readonly order: Order;
  /** As the program gave it: any number, or None for no bound. */
  maxsizeGiven: Value = 0;
  maxsize = 0;
  readonly mutex = new PyLock();
  readonly notEmpty = new PyCondition();
  readonly notFull = new PyCondition();
  readonly allDone = new PyCondition();
  /** What is in it: a deque, or for the other orders a list. */
  queue: Value = null;
  unfinished = 0;

  constructor() {
    super();
    this.notEmpty.lock = this.notFull.lock = this.allDone.lock = this.mutex;
  }
}
class PyLifoQueue extends PyQueue {}
class PyPriorityQueue extends PyQueue {}
for (
  const [jsClass, order] of [[PyQueue, Order.FIFO], [PyLifoQueue, Order.LIFO], [
    PyPriorityQueue,
    Order.PRIORITY,
  ]] as const
) {
  Object.defineProperty(jsClass.prototype, "order", { value: order });
}

// ---- what is in it ------------------------------------------------------------------------------------------------

function badQueue(): never {
  throw indexError("the attribute 'queue' of a queue was replaced by an object of another type");
}

/** The hook `_qsize`. */
function size(q: PyQueue): number {
  const { queue } = q;
  return queue instanceof PyDeque ? queue.length : queue instanceof PyList ? queue.items.length : badQueue();
}

/** The hook `_put`. May run Python code only where items are compared. */
function store(vm: Vm, q: PyQueue, item: Value): Result<unknown> {
  const { queue } = q;
  if (queue instanceof PyDeque) return queue.append(item);
  if (!(queue instanceof PyList)) return badQueue();
  if (q.order === Order.PRIORITY) return heapPush(vm, queue, item);
  queue.items.push(item);
}

/** The hook `_get`, as {@linkcode store}. */
function take(vm: Vm, q: PyQueue): Result<Value> {
  const { queue } = q;
  if (queue instanceof PyDeque) return queue.shift();
  if (!(queue instanceof PyList)) return badQueue();
  if (q.order === Order.PRIORITY) return heapPop(vm, queue);
  if (queue.items.length === 0) throw indexError("pop from empty list");
  return queue.items.pop()!;
}

const HOOKS = ["_qsize", "_put", "_get"] as const;

/** Whether the hooks of a queue are ours. */
function isPlain(q: PyQueue): boolean {
  const { type } = q;
  if (!type.heap) return true;
  const own = nativeType(q.order);
  for (const name of HOOKS) if (type.lookup(name) !== own.lookup(name)) return false;
  return true;
}

/** Calls a hook by name. */
function* hook(vm: Vm, q: PyQueue, name: string, args: Value[]): Gen<Value> {
  const r = callMethod(vm, q, name, args);
  return isGen(r) ? yield* r : r;
}

function* hookSize(vm: Vm, q: PyQueue): Gen<number> {
  if (isPlain(q)) return size(q);
  const n = asCLong(vm, yield* hook(vm, q, "_qsize", []));
  return isGen(n) ? yield* n : n;
}

// ---- waiting ------------------------------------------------------------------------------------------------------

/** Runs a computation while the calling thread holds the mutex. */
function* locked<T>(vm: Vm, q: PyQueue, what: Gen<T>): Gen<T> {
  const r = q.mutex.acquire(vm, Infinity);
  if (isGen(r)) yield* r;
  try {
    return yield* what;
  } finally {
    q.mutex.release();
  }
}

/** A time limit: milliseconds, `Infinity` for none; 0 does not wait. */
function limitOf(vm: Vm, block: Value | undefined, timeout: Value | undefined): Result<number> {
  if (block === undefined || block === true) return secondsLimit(vm, timeout);
  return then(isTrue(vm, block), (wait) => wait ? secondsLimit(vm, timeout) : 0);
}

function secondsLimit(vm: Vm, timeout: Value | undefined): Result<number> {
  if (timeout === undefined || timeout === null) return Infinity;
  return then(asDouble(vm, timeout), (seconds) => {
    if (seconds < 0) throw valueError("'timeout' must be a non-negative number");
    return seconds > 0 ? seconds * 1000 : 0;
  });
}

/** What {@linkcode await_} waits for, and does when it is there. */
const enum Need {
  /** `get`. */
  ITEM,
  /** `put`. */
  ROOM,
  /** `join`. */
  TASKS_DONE,
}
const NEEDS = ["an item in a queue", "room in a queue", "the tasks of a queue"];

function isThere(q: PyQueue, need: Need): boolean {
  return need === Need.ITEM ? size(q) > 0 : need === Need.ROOM ? !isFull(q) : q.unfinished <= 0;
}

/** Does what was waited for: nobody else runs in between. */
function finish(vm: Vm, q: PyQueue, need: Need, item: Value): Value {
  if (need === Need.ITEM) {
    item = take(vm, q) as Value;
    q.notFull.waiters.wakeOne();
    return item;
  }
  if (need === Need.ROOM) {
    store(vm, q, item);
    q.unfinished++;
    q.notEmpty.waiters.wakeOne();
  }
  return null;
}

/**
 * An operation of a queue with plain hooks that has to wait: without the mutex, until nobody holds it and what is needed is
 * there.
 * PERF: one generator without closures, since thousands of threads may be parked in it.
 */
function* await_(vm: Vm, q: PyQueue, need: Need, ms: number, item: Value): Gen<Value> {
  const end = ms < Infinity && ms > 0 ? nowOf(vm) + ms : ms;
  const { waiters } = need === Need.ITEM ? q.notEmpty : need === Need.ROOM ? q.notFull : q.allDone;
  let wait: ListedWait | undefined;
  for (;;) {
    if (q.mutex.owner !== null) {
      const r = q.mutex.acquire(vm, Infinity);
      if (isGen(r)) yield* r;
      q.mutex.release();
    }
    if (isThere(q, need)) return finish(vm, q, need, item);
    const left = end === Infinity ? Infinity : end === 0 ? 0 : end - nowOf(vm);
    if (left <= 0) throw (need === Need.ITEM ? emptyError : fullError).make(vm);
    wait = wait === undefined ? waiters.join(NEEDS[need], left) : waiters.rejoin(NEEDS[need], left);
    try {
      yield wait;
    } catch (e) {
      if (wait.settled === 1) waiters.wakeOne();
      throw e;
    }
  }
}

// ---- put ----------------------------------------------------------------------------------------------------------

const isFull = (q: PyQueue): boolean => q.maxsize > 0 && size(q) >= q.maxsize;

function put(vm: Vm, q: PyQueue, item: Value, block?: Value, timeout?: Value): Result<Value> {
  if (q.order !== Order.PRIORITY && q.mutex.owner === null && isPlain(q) && !isFull(q)) {
    store(vm, q, item);
    q.unfinished++;
    q.notEmpty.waiters.wakeOne();
    return null;
  }
  return putSlow(vm, q, item, block, timeout);
}

function putSlow(vm: Vm, q: PyQueue, item: Value, block?: Value, timeout?: Value): Result<Value> {
  return then(q.maxsize > 0 ? limitOf(vm, block, timeout) : Infinity, (ms) => {
    if (q.order === Order.PRIORITY || !isPlain(q)) return locked(vm, q, putLocked(vm, q, item, ms));
    return await_(vm, q, Need.ROOM, ms, item);
  });
}

/** `put` with the mutex held. */
function* putLocked(vm: Vm, q: PyQueue, item: Value, ms: number): Gen<Value> {
  const end = ms < Infinity && ms > 0 ? nowOf(vm) + ms : ms;
  while (q.maxsize > 0 && (yield* hookSize(vm, q)) >= q.maxsize) {
    const left = end === Infinity ? Infinity : end === 0 ? 0 : end - nowOf(vm);
    if (left <= 0) throw fullError.make(vm);
    yield* q.notFull.wait(vm, left, "room in a queue");
  }
  if (isPlain(q)) {
    const r = store(vm, q, item);
    if (isGen(r)) yield* r;
  } else yield* hook(vm, q, "_put", [item]);
  q.unfinished++;
  q.notEmpty.notify(1);
  return null;
}

// ---- get ----------------------------------------------------------------------------------------------------------

function get(vm: Vm, q: PyQueue, block?: Value, timeout?: Value): Result<Value> {
  if (q.order !== Order.PRIORITY && q.mutex.owner === null && isPlain(q) && size(q) > 0) {
    const item = take(vm, q);
    q.notFull.waiters.wakeOne();
    return item;
  }
  return getSlow(vm, q, block, timeout);
}

function getSlow(vm: Vm, q: PyQueue, block?: Value, timeout?: Value): Result<Value> {
  return then(limitOf(vm, block, timeout), (ms) => {
    if (q.order === Order.PRIORITY || !isPlain(q)) return locked(vm, q, getLocked(vm, q, ms));
    return await_(vm, q, Need.ITEM, ms, null);
  });
}

/** `get` with the mutex held. */
function* getLocked(vm: Vm, q: PyQueue, ms: number): Gen<Value> {
  const end = ms < Infinity && ms > 0 ? nowOf(vm) + ms : ms;
  while ((yield* hookSize(vm, q)) <= 0) {
    const left = end === Infinity ? Infinity : end === 0 ? 0 : end - nowOf(vm);
    if (left <= 0) throw emptyError.make(vm);
    yield* q.notEmpty.wait(vm, left, "an item in a queue");
  }
  let item: Result<Value> = isPlain(q) ? take(vm, q) : hook(vm, q, "_get", []);
  if (isGen(item)) item = yield* item;
  q.notFull.notify(1);
  return item;
}

// ---- the rest -----------------------------------------------------------------------------------------------------

/** Has `f` of the size, with the mutex free or held by us. */
function withSize(vm: Vm, q: PyQueue, f: (n: number) => Value): Result<Value> {
  if (q.mutex.owner === null && isPlain(q)) return f(size(q));
  return then(locked(vm, q, hookSize(vm, q)), f);
}

function taskDone(vm: Vm, q: PyQueue): Result<Value> {
  if (q.mutex.owner !== null) {
    const r = q.mutex.acquire(vm, Infinity);
    if (isGen(r)) {
      return then(r, () => {
        q.mutex.release();
        return taskDone(vm, q);
      });
    }
  }
  if (q.unfinished <= 0) throw valueError("task_done() called too many times");
  if (--q.unfinished === 0) q.allDone.waiters.wakeAll();
  return null;
}

function joinQueue(vm: Vm, q: PyQueue): Result<Value> {
  return q.unfinished <= 0 && q.mutex.owner === null ? null : await_(vm, q, Need.TASKS_DONE, Infinity, null);
}

function setBound(vm: Vm, q: PyQueue, given: Value): Result<void> {
  return then(given === null ? 0 : asDouble(vm, given), (n) => {
    q.maxsize = n;
    q.maxsizeGiven = given;
  });
}

const init = constructor("__init__", [opt(obj("maxsize"), 0)], (vm, self, maxsize) => {
  const q = self as unknown as PyQueue;
  q.unfinished = 0;
  return then(setBound(vm, q, maxsize), () => callMethod(vm, q, "_init", [maxsize]));
});

const keywords = (doc: string) => ({ doc, arity: "keywords" as const });
const queueMethod = method<PyQueue>();
const condition = (doc: string, get: (q: PyQueue) => Value) => ({ doc, get: (_vm: Vm, q: PyQueue) => get(q) });

/** Calls `name` of a subclass that may have overridden it. */
const ownOr = (vm: Vm, q: PyQueue, name: string, args: Value[], plain: () => Result<Value>): Result<Value> =>
  q.type.heap ? callMethod(vm, q, name, args) : plain();

const initHook = queueMethod([obj("maxsize")], "Makes what the items are kept in.", (_vm, q) => {
  q.queue = q.order === Order.FIFO ? new PyDeque() : new PyList([]);
  return null;
});
/** Rows of the hooks; each type has its own, so that an overridden one can be told. */
const hooks = () => ({
  _init: initHook,
  // A subclass may call them with `len` and so on, as CPython's do.
  _qsize: queueMethod([opt(obj("len"))], "How many items there are.", (_vm, q) => size(q)),
  _put: queueMethod(
    [obj("item"), opt(obj("heappush"))],
    "Puts an item in.",
    (vm, q, item) => then(store(vm, q, item), () => null),
  ),
  _get: queueMethod([opt(obj("heappop"))], "Takes an item out.", (vm, q) => take(vm, q)),
});

const queueType = newType("Queue", PyQueue, { module: "Queue", hasDict: true, hasWeakref: true }, {
  doc: "Queue(maxsize=0)\n\nItems on their way from thread to thread, first in, first out; maxsize 0 is without bound.",
  slots: {
    tp_new: (_vm, type) => new type.jsClass(),
    tp_init: (vm, self, args, kw) => then(construct(vm, init, self as unknown as PyType, args, kw), () => {}),
  },
  methods: {
    put: queueMethod(
      [obj("item"), opt(obj("block")), opt(obj("timeout"))],
      keywords("Puts an item in; waits for room. Raises Full after `timeout` seconds, or at once unless `block`."),
      put,
    ),
    get: queueMethod(
      [opt(obj("block")), opt(obj("timeout"))],
      keywords("Takes an item out; waits for one. Raises Empty after `timeout` seconds, or at once unless `block`."),
      get,
    ),
    put_nowait: queueMethod(
      [obj("item")],
      { doc: "put(item, False)", arity: "keywords" },
      (vm, q, item) => ownOr(vm, q, "put", [item, false], () => put(vm, q, item, false)),
    ),
    get_nowait: queueMethod(
      [],
      "get(False)",
      (vm, q) => ownOr(vm, q, "get", [false], () => get(vm, q, false)),
    ),
    qsize: queueMethod([], "How many items there are.", (vm, q) => withSize(vm, q, (n) => n)),
    empty: queueMethod([], "Whether there is no item.", (vm, q) => withSize(vm, q, (n) => n <= 0)),
    full: queueMethod(
      [],
      "Whether there is no room.",
      (vm, q) => withSize(vm, q, (n) => q.maxsize > 0 && n === q.maxsize),
    ),
    task_done: queueMethod([], "Says that an item taken out is dealt with.", taskDone),
    join: queueMethod([], "Waits until all items are dealt with.", joinQueue),
    ...hooks(),
  },
  getset: {
    mutex: condition("The lock of the queue.", (q) => q.mutex),
    not_empty: condition("Notified when an item is put in.", (q) => q.notEmpty),
    not_full: condition("Notified when an item is taken out.", (q) => q.notFull),
    all_tasks_done: condition("Notified when no task is unfinished.", (q) => q.allDone),
    queue: {
      doc: "What the items are kept in.",
      get: (_vm, q) => q.queue,
      set: (_vm, q, v) => void (q.queue = v ?? null),
    },
    maxsize: {
      doc: "The most items there may be; 0 for no bound.",
      get: (_vm, q) => q.maxsizeGiven,
      set: (vm, q, v) => setBound(vm, q, v ?? null),
    },
    unfinished_tasks: {
      doc: "Items put in and not dealt with.",
      get: (_vm, q) => q.unfinished,
      set: (vm, q, v) => then(asCLong(vm, v ?? null), (n) => void (q.unfinished = n)),
    },
  },
});

const lifoType = newType("LifoQueue", PyLifoQueue, { module: "Queue", base: queueType }, {
  doc: "A queue that gives the newest item first.",
  methods: hooks(),
});
const priorityType = newType("PriorityQueue", PyPriorityQueue, { module: "Queue", base: queueType }, {
  doc: "A queue that gives the smallest item first.",
  methods: hooks(),
});

function nativeType(order: Order): PyType {
  return order === Order.FIFO ? queueType : order === Order.LIFO ? lifoType : priorityType;
}

/** The module `Queue`. */
export const queueModule = defineModule("Queue", "Queues between threads.", {
  __all__: constant(() => new PyList(["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue"])),
  Empty: constant((vm) => emptyError.of(vm), "Raised by get() where there is nothing."),
  Full: constant((vm) => fullError.of(vm), "Raised by put() where there is no room."),
  Queue: queueType,
  LifoQueue: lifoType,
  PriorityQueue: priorityType,
});
