// SPDX-License-Identifier: MIT
/** The parts of `vmiot.sync` that hold data: interlocked objects, message queues and pipes (docs/tasks.md). */
import { intOrLong, PyFloat, PyObject, type Value } from "../base/value.ts";
import { call, isTrue } from "../core/abstract.ts";
import { environmentError, eofError, IOErrorType, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { iter, next } from "../core/sequence.ts";
import { bigOf, isInteger, PyList, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { custom, int, obj, opt, type Params, rest, str } from "../native/args.ts";
import { method, type ModuleMember } from "../native/define.ts";
import { nowOf } from "../sched/locks.ts";
import { Mailbox, NORMAL_MESSAGE } from "../sched/mailbox.ts";
import { PIPE_CAPACITY, PipeBroken, PipeTimeout, PyPipe } from "../sched/pipe.ts";
import { priorityParam, timeoutParam } from "./task.ts";
import { initialiser, lockClass } from "./threading.ts";

const keywords = (doc: string) => ({ doc, arity: "keywords" as const });
const forever = opt(timeoutParam, Infinity);
const MODULE = "vmiot.sync";

// ---- interlocked objects ------------------------------------------------------------------------------------------

/** `vmiot.sync.InterlockedInt`. */
class PyInterlockedInt extends PyObject {
  value: bigint = 0n;
}

const integer = (name: string) =>
  custom<bigint>(name, (_vm, v) => {
    if (isInteger(v)) return bigOf(v);
    throw typeError(`${name} must be an int, not ${v === null ? "None" : typeName(v)}`);
  });

function addTo(self: PyInterlockedInt, n: bigint): Value {
  return intOrLong(self.value += n);
}

const interlockedIntType = lockClass("InterlockedInt", PyInterlockedInt, {
  module: MODULE,
  init: initialiser<PyInterlockedInt, Params>([opt(integer("value"), 0n)], (_vm, self, value: bigint) => {
    self.value = value;
  }),
  slots: { tp_repr: (_vm, o) => `InterlockedInt(${(o as PyInterlockedInt).value})` },
}, {
  doc: "InterlockedInt(value=0)\n\nAn integer whose operations are one step each.",
  methods: {
    get: method<PyInterlockedInt>()([], "The value.", (_vm, self) => intOrLong(self.value)),
    set: method<PyInterlockedInt>()([integer("value")], "Sets the value.", (_vm, self, value) => {
      self.value = value;
      return null;
    }),
    add: method<PyInterlockedInt>()(
      [opt(integer("n"), 1n)],
      "Adds `n`; gives the new value.",
      (_vm, self, n) => addTo(self, n),
    ),
    subtract: method<PyInterlockedInt>()(
      [opt(integer("n"), 1n)],
      "Takes `n` off; gives the new value.",
      (_vm, self, n) => addTo(self, -n),
    ),
    exchange: method<PyInterlockedInt>()(
      [integer("value")],
      "Sets the value; gives the old one.",
      (_vm, self, value) => {
        const old = self.value;
        self.value = value;
        return intOrLong(old);
      },
    ),
    compare_exchange: method<PyInterlockedInt>()(
      [integer("expected"), integer("value")],
      "Sets the value if it is `expected`. Whether it was.",
      (_vm, self, expected, value) => {
        if (self.value !== expected) return false;
        self.value = value;
        return true;
      },
    ),
  },
});

/** `vmiot.sync.InterlockedRef`. */
class PyInterlockedRef extends PyObject {
  value: Value = null;
}

/** Python's `is`: small values have no identity of their own. */
function isSame(a: Value, b: Value): boolean {
  return a === b || a instanceof PyFloat && b instanceof PyFloat && Object.is(a.value, b.value);
}

const interlockedRefType = lockClass("InterlockedRef", PyInterlockedRef, {
  module: MODULE,
  init: initialiser<PyInterlockedRef, Params>([opt(obj("value"), null)], (_vm, self, value: Value) => {
    self.value = value;
  }),
}, {
  doc: "InterlockedRef(value=None)\n\nA reference whose operations are one step each.",
  methods: {
    get: method<PyInterlockedRef>()([], "The object.", (_vm, self) => self.value),
    set: method<PyInterlockedRef>()([obj("value")], "Sets the object.", (_vm, self, value) => {
      self.value = value;
      return null;
    }),
    exchange: method<PyInterlockedRef>()([obj("value")], "Sets the object; gives the old one.", (_vm, self, value) => {
      const old = self.value;
      self.value = value;
      return old;
    }),
    compare_exchange: method<PyInterlockedRef>()(
      [obj("expected"), obj("value")],
      "Sets the object if it is the very object `expected`. Whether it was.",
      (_vm, self, expected, value) => {
        if (!isSame(self.value, expected)) return false;
        self.value = value;
        return true;
      },
    ),
  },
});

// ---- message queue ------------------------------------------------------------------------------------------------

/** `vmiot.sync.MessageQueue`. */
class PyMessageQueue extends PyObject {
  box = new Mailbox<Value>(Infinity, true);
}

function put(vm: Vm, self: PyMessageQueue, message: Value, priority: number, ms: number): Result<Value> {
  const refuse = () => valueError("the message queue is closed");
  if (self.box.closed) throw refuse();
  if (self.box.offer(message, priority)) return true;
  return (function* (): Gen<Value> {
    const done = yield* self.box.post(message, priority, ms, () => nowOf(vm));
    if (!done && self.box.closed) throw refuse();
    return done;
  })();
}

function get(vm: Vm, self: PyMessageQueue, filter: Value, ms: number, missing: Value): Result<Value> {
  if (filter === null && self.box.size > 0) return self.box.take()!;
  return getSlow(vm, self, filter, ms, missing);
}

function* getSlow(vm: Vm, { box }: PyMessageQueue, filter: Value, ms: number, missing: Value): Gen<Value> {
  if (filter !== null && typeOf(filter).tp_call === undefined) {
    throw typeError(`filter must be callable, not ${typeName(filter)}`);
  }
  const test = filter === null ? undefined : function* (message: Value): Gen<boolean> {
    const r = call(vm, filter, [message]);
    const t = isTrue(vm, isGen(r) ? yield* r : r);
    return isGen(t) ? yield* t : t;
  };
  const message = yield* box.receive(test, ms, () => nowOf(vm));
  if (message !== undefined) return message;
  if (box.closed) throw eofError("the message queue is closed and has no such message");
  return missing;
}

const messageQueueType = lockClass("MessageQueue", PyMessageQueue, {
  module: MODULE,
  init: initialiser<PyMessageQueue, Params>([opt(obj("capacity"), null)], (_vm, self, capacity: Value) => {
    if (capacity === null) return;
    if (typeof capacity !== "number") throw typeError(`capacity must be an int or None, not ${typeName(capacity)}`);
    if (capacity < 1) throw valueError("capacity must be positive");
    self.box.setCapacity(capacity);
  }),
  slots: { sq_length: (_vm, self) => (self as PyMessageQueue).box.size },
}, {
  doc:
    "MessageQueue(capacity=None)\n\nMessages for whoever takes them, higher priorities first, else in order of arrival.",
  methods: {
    put: method<PyMessageQueue>()(
      [obj("message"), opt(priorityParam, NORMAL_MESSAGE), forever],
      keywords("Puts a message in, waiting at most `timeout` seconds while the queue is full. Whether it went in."),
      put,
    ),
    get: method<PyMessageQueue>()(
      [opt(obj("filter"), null), forever, opt(obj("default"), null)],
      keywords("Takes the next message, or the next that filter(message) is true of; `default` when the time is over."),
      get,
    ),
    close: method<PyMessageQueue>()(
      [],
      "Refuses messages from now on; those in it can still be taken.",
      (_vm, self) => {
        self.box.close();
        return null;
      },
    ),
  },
  getset: {
    closed: { doc: "Whether it takes no more messages.", get: (_vm, self) => self.box.closed },
    capacity: {
      doc: "Messages after which put() waits; None for no limit.",
      get: (_vm, self) => self.box.capacity === Infinity ? null : self.box.capacity,
    },
  },
});

// ---- pipe ---------------------------------------------------------------------------------------------------------

/** A computation on a pipe, with its failures as Python's. */
function* piped<T>(what: Gen<T>): Gen<T> {
  try {
    return yield* what;
  } catch (e) {
    if (e instanceof PipeBroken) throw environmentError(IOErrorType, 32, "Broken pipe");
    if (e instanceof PipeTimeout) throw environmentError(IOErrorType, 110, "Connection timed out");
    throw e;
  }
}

function checkWrite(self: PyPipe): void {
  if (self.closed) throw valueError("I/O operation on closed pipe");
}

const write = (vm: Vm, self: PyPipe, data: string, ms: number): Result<Value> => {
  checkWrite(self);
  return data === "" ? null : then(piped(self.write(vm, data, ms)), () => null);
};

const read = (vm: Vm, self: PyPipe, size: number, stop: string, some: boolean, ms: number): Result<Value> =>
  size === 0 ? "" : piped(self.read(vm, size < 0 ? Infinity : size, stop, some, ms));

function* writeLines(vm: Vm, self: PyPipe, lines: Value): Gen<Value> {
  checkWrite(self);
  const it = iter(vm, lines);
  const iterator = isGen(it) ? yield* it : it;
  for (;;) {
    const n = next(vm, iterator);
    const line = isGen(n) ? yield* n : n;
    if (line === undefined) return null;
    const text = str("line").convert!(vm, line, { name: "writelines", position: 1 });
    const r = write(vm, self, isGen(text) ? yield* text : text, Infinity);
    if (isGen(r)) yield* r;
  }
}

function* readLines(vm: Vm, self: PyPipe): Gen<Value> {
  const lines: Value[] = [];
  for (;;) {
    const line = yield* piped(self.read(vm, Infinity, "\n", false, Infinity));
    if (line === "") return new PyList(lines);
    lines.push(line);
  }
}

const pipeType = lockClass("Pipe", PyPipe, {
  module: MODULE,
  init: initialiser<PyPipe, Params>([opt(obj("capacity"), PIPE_CAPACITY)], (_vm, self, capacity: Value) => {
    if (typeof capacity !== "number") throw typeError("capacity must be an int");
    if (capacity < 1) throw valueError("capacity must be positive");
    self.capacity = capacity;
  }),
  slots: {
    tp_iter: (_vm, self) => self,
    tp_iternext: (vm, self) =>
      then(piped((self as PyPipe).read(vm, Infinity, "\n", false, Infinity)), (line) => line === "" ? undefined : line),
  },
}, {
  doc: "Pipe(capacity=65536)\n\nA stream of bytes between tasks, like a file. Writers wait while it is full.",
  methods: {
    write: method<PyPipe>()(
      [str("data"), forever],
      keywords("Writes bytes, in one piece whoever else writes. IOError when nobody reads any more."),
      write,
    ),
    writelines: method<PyPipe>()([obj("lines")], "Writes each of some strings.", writeLines),
    read: method<PyPipe>()(
      [opt(int("size"), -1), forever],
      keywords("Reads `size` bytes, fewer at the end of the stream; without `size` all up to the end."),
      (vm, self, size, ms) => read(vm, self, size, "", false, ms),
    ),
    read_some: method<PyPipe>()(
      [opt(int("size"), PIPE_CAPACITY), forever],
      keywords("Reads what is there, at most `size` bytes; waits only while there is nothing. '' at the end."),
      (vm, self, size, ms) => read(vm, self, size, "", true, ms),
    ),
    readline: method<PyPipe>()(
      [opt(int("size"), -1), forever],
      keywords("Reads up to and including the next newline."),
      (vm, self, size, ms) => read(vm, self, size, "\n", false, ms),
    ),
    readlines: method<PyPipe>()([], "The lines up to the end of the stream.", readLines),
    flush: method<PyPipe>()([], "Does nothing: there is no buffer besides the pipe.", () => null),
    close: method<PyPipe>()([], "Ends the stream: readers get what is in it, then the end.", (_vm, self) => {
      self.close();
      return null;
    }),
    abort: method<PyPipe>()([], "Nobody will read any more: drops what is in it, writers get IOError.", (_vm, self) => {
      self.abort();
      return null;
    }),
    __enter__: method<PyPipe>()([], "The pipe.", (_vm, self) => self),
    __exit__: method<PyPipe>()([rest("exception")], "Ends the stream.", (_vm, self) => {
      self.close();
      return null;
    }),
  },
  getset: {
    closed: { doc: "Whether no more can be written.", get: (_vm, self) => self.closed },
    capacity: { doc: "Bytes that it holds.", get: (_vm, self) => self.capacity },
    size: { doc: "Bytes that are in it.", get: (_vm, self) => self.size },
  },
});

/** The types by name. */
export const dataTypes: Record<string, ModuleMember> = {
  InterlockedInt: interlockedIntType,
  InterlockedRef: interlockedRefType,
  MessageQueue: messageQueueType,
  Pipe: pipeType,
};
