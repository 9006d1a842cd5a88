// SPDX-License-Identifier: MIT
/**
 * `select` (CPython `selectmodule.c`): `select`, `poll`, `epoll`, all over the host's one way to wait for descriptors.
 *
 * `epoll` is kept in this process: its descriptor (of /dev/null) only gives it a number of its own. Edge triggering
 * means: output readiness is reported once until it went away, input readiness as long as it is there.
 */
import { EBADF, EEXIST, EINVAL, ENOENT, EPERM } from "../base/errno.ts";
import { PyFloat, PyInt, PyLong, PyObject, PyTuple, type Value } from "../base/value.ts";
import { asDouble } from "../core/convert.ts";
import {
  environmentError,
  IOErrorType,
  keyError,
  makeThrow,
  overflowError,
  RuntimeErrorType,
  systemError,
  typeError,
  valueError,
} from "../core/exceptions.ts";
import { toInt } from "../core/number.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import { hostCall } from "../core/host_error.ts";
import { fastItems } from "../core/sequence.ts";
import type { PyType } from "../core/type.ts";
import { bigOf, isInteger, PyList, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { HostError, POLLERR, POLLHUP, POLLIN, POLLNVAL, POLLOUT, POLLPRI } from "../host.ts";
import { custom, fdConstants, float, int, obj, opt, type Param, uintLike } from "./select_args.ts";
import { classMethod, constant, def, defineModule, method, type ModuleMember, newType } from "../native/define.ts";
import { moduleException } from "../objects/module_exception.ts";
import { CLOSED_MEANWHILE, FdSetWait, waitFds } from "../objects/fd_wait.ts";
import { asFd, fdLike, INTERRUPT_ERRNO, INTERRUPT_TEXT, INTERRUPTED, interruptible } from "../objects/os_args.ts";

const parse = (doc: string) => ({ doc, arity: "parse" as const });
const FD_SETSIZE = 1024;

const SelectError = moduleException("select", "error");

/** Waits for descriptors; `timeoutMs` negative waits for ever. */
function* wait(vm: Vm, fds: [number, number][], timeoutMs: number): Gen<number[]> {
  if (timeoutMs === 0) return vm.host.poll(fds);
  const r = yield* waitFds(vm, fds, timeoutMs);
  if (r === INTERRUPTED) throw SelectError.make(vm, INTERRUPT_ERRNO, INTERRUPT_TEXT);
  return r;
}

/** For each list of `select`: the events to ask for, and those that make a descriptor ready. */
const SELECTED = [POLLIN, POLLOUT, POLLPRI];
const READY = [POLLIN | POLLHUP | POLLERR, POLLOUT | POLLERR, POLLPRI];

function* select(vm: Vm, lists: Value[], timeout: Value): Gen<Value> {
  let ms = -1;
  if (timeout !== null) {
    if (typeOf(timeout).nb_float === undefined && typeOf(timeout).nb_int === undefined || typeof timeout === "string") {
      throw typeError("timeout must be a float or None");
    }
    const seconds = asDouble(vm, timeout);
    ms = (isGen(seconds) ? yield* seconds : seconds) * 1000;
  }
  const fds: [number, number][] = [];
  const places = new Map<number, number>();
  const objects: Value[][] = [];
  /** Where in `fds` each of the objects stands. */
  const indices: number[][] = [];
  for (let k = 0; k < 3; k++) {
    let items = fastItems(vm, lists[k], "arguments 1-3 must be sequences");
    if (isGen(items)) items = yield* items;
    const found: Value[] = [];
    const at: number[] = [];
    // The list may change while a fileno() runs.
    for (let i = 0; i < items.length; i++) {
      const object = items[i];
      const n = asFd(vm, object);
      const fd = isGen(n) ? yield* n : n;
      if (fd >= FD_SETSIZE) throw valueError("filedescriptor out of range in select()");
      let place = places.get(fd);
      if (place === undefined) {
        place = fds.length;
        fds.push([fd, 0]);
        places.set(fd, place);
      }
      fds[place][1] |= SELECTED[k];
      found.push(object);
      at.push(place);
    }
    objects.push(found);
    indices.push(at);
  }
  if (timeout !== null && ms < 0) throw SelectError.make(vm, EINVAL, "Invalid argument");
  const events = yield* wait(vm, fds, ms);
  for (const e of events) if (e === POLLNVAL) throw SelectError.make(vm, EBADF, "Bad file descriptor");
  const isReady = (e: number, k: number) => (e & (READY[k] | CLOSED_MEANWHILE)) !== 0;
  return new PyTuple(objects.map((set, k) => new PyList(set.filter((_, i) => isReady(events[indices[k][i]], k)))));
}

// ---- poll ---------------------------------------------------------------------------------------------------------

class PyPoll extends PyObject {
  readonly fds = new Map<number, number>();
  /** A thread is waiting: another must not. */
  polling = false;
}

/** C `unsigned short` of an event mask. */
const ushort = (name: string): Param<number> =>
  custom(name, (_vm, v) => {
    if (v instanceof PyFloat) throw typeError("integer argument expected, got float");
    if (!isInteger(v)) throw systemError("Objects/longobject.c:426: bad argument to internal function");
    const n = bigOf(v);
    if (n < 0n) throw overflowError("can't convert negative value to unsigned long");
    if (n > 0xffffn) throw overflowError("Python int too large for C unsigned short");
    return Number(n);
  });

/** A timeout as `poll` takes it: milliseconds, or None. */
function* pollTimeout(vm: Vm, v: Value): Gen<number> {
  if (v === null) return -1;
  const t = typeOf(v);
  if (typeof v === "string" || t.nb_int === undefined && t.nb_float === undefined) {
    throw typeError("timeout must be an integer or None");
  }
  let n: Result<Value | undefined> = v instanceof PyFloat ? Math.trunc(v.value) : toInt(vm, v);
  if (isGen(n)) n = yield* n;
  if (n === undefined) throw typeError("timeout must be an integer or None");
  const ms = typeof n === "number" ? n : Number((n as PyLong | PyInt).value);
  if (ms > 2147483647 || ms < -2147483648) throw overflowError("Python int too large to convert to C int");
  return ms;
}

function* poll(vm: Vm, self: PyPoll, timeout: Value): Gen<Value> {
  const ms = yield* pollTimeout(vm, timeout);
  if (self.polling) throw makeThrow(RuntimeErrorType, "concurrent poll() invocation");
  self.polling = true;
  try {
    const fds = [...self.fds];
    const events = yield* wait(vm, fds, ms);
    const out: Value[] = [];
    fds.forEach(([fd], i) => {
      if (events[i] !== 0) out.push(new PyTuple([fd, events[i] & 0xffff]));
    });
    return new PyList(out);
  } finally {
    self.polling = false;
  }
}

const pollType = newType<PyPoll>("poll", PyPoll, { module: "select", subclassable: false }, {
  doc: "Waits for events on the descriptors that are registered with it.",
  methods: {
    register: method<PyPoll>()(
      [fdLike("fd"), opt(ushort("events"), POLLIN | POLLPRI | POLLOUT)],
      parse("Adds a descriptor, or changes its events."),
      (_vm, self, fd, events) => {
        self.fds.set(fd, events);
        return null;
      },
    ),
    modify: method<PyPoll>()(
      [fdLike("fd"), ushort("events")],
      parse("Changes the events of a registered descriptor."),
      (_vm, self, fd, events) => {
        if (!self.fds.has(fd)) throw environmentError(IOErrorType, ENOENT, "No such file or directory");
        self.fds.set(fd, events);
        return null;
      },
    ),
    unregister: method<PyPoll>()([fdLike("fd")], "Removes a descriptor.", (_vm, self, fd) => {
      if (!self.fds.delete(fd)) throw keyError(fd);
      return null;
    }),
    poll: method<PyPoll>()([opt(obj("timeout"), null)], {
      doc: "Waits at most `timeout` milliseconds: [(fd, events)].",
      arity: "unpack",
    }, (vm, self, timeout) => poll(vm, self, timeout)),
  },
});

// ---- epoll --------------------------------------------------------------------------------------------------------

const EPOLLONESHOT = 0x40000000, EPOLLET = 0x80000000;

interface EpollSet {
  readonly entries: Map<number, { events: number; armed: boolean; reported: number }>;
  /** End running waits when the set changes. */
  readonly wakes: Set<() => void>;
  /** The descriptor was closed through another object. */
  closed: boolean;
}

class PyEpoll extends PyObject {
  fd = -1;
  /** What is watched, shared by all objects over one descriptor. */
  set: EpollSet = { entries: new Map(), wakes: new Set(), closed: false };
}

const wakeAll = (self: PyEpoll): void => {
  for (const wake of [...self.set.wakes]) wake();
};

const SETS = Symbol("select.epoll");
/** The sets of open epoll descriptors. */
const epollSets = (vm: Vm): Map<number, EpollSet> => vm.state(SETS, () => new Map<number, EpollSet>());

function needEpoll(self: PyEpoll): void {
  if (self.fd < 0) throw valueError("I/O operation on closed epoll fd");
}

function openEpoll(vm: Vm, type: PyType, fd: number): PyEpoll {
  const self = new type.jsClass() as PyEpoll;
  self.fd = fd >= 0 ? fd : hostCall(IOErrorType, null, () => vm.host.open("/dev/null", 0o2000000 | 2, 0));
  const sets = epollSets(vm);
  const known = fd >= 0 ? sets.get(fd) : undefined;
  if (known !== undefined) self.set = known;
  else sets.set(self.fd, self.set);
  return self;
}

/** Descriptors that `epoll` refuses: those that are always ready. */
function checkPollable(vm: Vm, self: PyEpoll, fd: number): void {
  try {
    if (fd === self.fd) throw new HostError(EINVAL);
    const type = vm.host.fstat(fd).mode & 0o170000;
    if (type === 0o100000 || type === 0o040000) throw new HostError(EPERM);
  } catch (e) {
    if (e instanceof HostError) throw environmentError(IOErrorType, e.errno, e.message);
    throw e;
  }
}

function change(vm: Vm, self: PyEpoll, fd: number, events: number, adding: boolean): Value {
  needEpoll(self);
  checkPollable(vm, self, fd);
  if (adding === self.set.entries.has(fd)) {
    throw environmentError(IOErrorType, adding ? EEXIST : ENOENT, adding ? "File exists" : "No such file or directory");
  }
  self.set.entries.set(fd, { events, armed: true, reported: 0 });
  wakeAll(self);
  return null;
}

function* epollWait(vm: Vm, self: PyEpoll, timeout: number, maxEvents: number): Gen<Value> {
  needEpoll(self);
  if (maxEvents === -1) maxEvents = FD_SETSIZE - 1;
  else if (maxEvents < 1) throw valueError(`maxevents must be greater than 0, got ${maxEvents}`);
  if (self.set.closed) throw environmentError(IOErrorType, EBADF, "Bad file descriptor");
  const deadline = timeout < 0 ? Infinity : vm.host.monotonic() + timeout;
  for (;;) {
    const watched = [...self.set.entries].filter(([, e]) => e.armed);
    const fds = watched.map(([fd, e]): [number, number] => [fd, e.events & 0xffff]);
    const now = vm.host.poll(fds);
    const found: Value[] = [];
    const waitFor: [number, number][] = [];
    watched.forEach(([fd, e], i) => {
      let events = now[i];
      if (events & POLLNVAL) {
        // A closed descriptor leaves the set by itself.
        self.set.entries.delete(fd);
        return;
      }
      const ready = events;
      if (e.events & EPOLLET) {
        const fresh = ready & (~e.reported | POLLIN | POLLPRI | POLLHUP | POLLERR);
        e.reported &= ready;
        if (fresh === 0) events = 0;
      }
      const mask = e.events & 0xffff & ~(e.events & EPOLLET ? ready & e.reported : 0);
      if (mask !== 0) waitFor.push([fd, mask]);
      if (events === 0 || found.length >= maxEvents) return;
      e.reported = ready;
      if (e.events & EPOLLONESHOT) e.armed = false;
      found.push(new PyTuple([fd, events]));
    });
    const left = deadline === Infinity ? -1 : Math.max(0, (deadline - vm.host.monotonic()) * 1000);
    if (found.length > 0 || left === 0) return new PyList(found);
    const changed = new FdSetWait(vm.host, waitFor, left);
    const { wakes } = self.set;
    const wake = () => changed.wake();
    wakes.add(wake);
    try {
      if ((yield* interruptible(vm, changed)) === INTERRUPTED) {
        throw environmentError(IOErrorType, INTERRUPT_ERRNO, INTERRUPT_TEXT);
      }
    } finally {
      changed.leave();
      wakes.delete(wake);
    }
  }
}

const epollType: PyType = newType<PyEpoll>("epoll", PyEpoll, { module: "select", subclassable: true }, {
  doc: "epoll([sizehint]) -> epoll object\n\nWaits for events on many descriptors.",
  slots: {
    tp_new: function* (vm, type, args, kw): Gen<Value> {
      if (args.length + (kw?.size ?? 0) > 1) {
        throw typeError(`epoll() takes at most 1 argument (${args.length + (kw?.size ?? 0)} given)`);
      }
      for (const k of kw?.keys() ?? []) {
        if (k !== "sizehint") throw typeError(`'${k}' is an invalid keyword argument for this function`);
      }
      const hint = args[0] !== undefined ? args[0] : kw?.get("sizehint");
      if (hint !== undefined) {
        const n = int("sizehint").convert!(vm, hint, { name: "epoll", position: 1 });
        const size = isGen(n) ? yield* n : n;
        if (size === -1) return openEpoll(vm, type, -1);
        if (size < 1) throw valueError(`sizehint must be greater zero, got ${size}`);
      }
      return openEpoll(vm, type, -1);
    },
  },
  classMethods: {
    fromfd: classMethod(
      [int("fd")],
      parse("An epoll object over a descriptor."),
      (vm, cls, fd) => openEpoll(vm, cls, fd),
    ),
  },
  methods: {
    close: method<PyEpoll>()([], "Closes the epoll object.", (vm, self) => {
      if (self.fd < 0) return null;
      const fd = self.fd;
      self.fd = -1;
      epollSets(vm).delete(fd);
      // Who waits goes on waiting, as in Linux.
      self.set.closed = true;
      hostCall(IOErrorType, null, () => vm.host.close(fd));
      return null;
    }),
    fileno: method<PyEpoll>()([], "The descriptor.", (_vm, self) => {
      needEpoll(self);
      return self.fd;
    }),
    register: method<PyEpoll>()([fdLike("fd"), opt(uintLike("events"), POLLIN | POLLPRI | POLLOUT)], {
      doc: "Adds a descriptor.",
      arity: "keywords",
    }, (vm, self, fd, events) => change(vm, self, fd, events, true)),
    modify: method<PyEpoll>()([fdLike("fd"), uintLike("events")], {
      doc: "Changes the events of a registered descriptor.",
      arity: "keywords",
    }, (vm, self, fd, events) => change(vm, self, fd, events, false)),
    unregister: method<PyEpoll>()(
      [fdLike("fd")],
      { doc: "Removes a descriptor.", arity: "keywords" },
      (vm, self, fd) => {
        needEpoll(self);
        try {
          vm.host.fcntl(fd, 1, 0);
        } catch (e) {
          // As CPython: a closed descriptor has left the set already.
          if (e instanceof HostError) return self.set.entries.delete(fd) || e.errno === EBADF ? null : null;
          throw e;
        }
        checkPollable(vm, self, fd);
        if (!self.set.entries.delete(fd)) throw environmentError(IOErrorType, ENOENT, "No such file or directory");
        wakeAll(self);
        return null;
      },
    ),
    poll: method<PyEpoll>()([opt(float("timeout"), -1), opt(int("maxevents"), -1)], {
      doc: "Waits at most `timeout` seconds: [(fd, events)].",
      arity: "keywords",
    }, (vm, self, timeout, max) => epollWait(vm, self, timeout, max)),
  },
  getset: {
    closed: { doc: "Whether the epoll object is closed.", get: (_vm, self) => self.fd < 0 },
  },
});

const constants: Record<string, ModuleMember> = {};
for (const [name, n] of fdConstants()) constants[name] = constant(n);

export const selectModule = defineModule("select", "Waiting for descriptors to become ready.", {
  ...constants,
  error: constant((vm) => SelectError.of(vm)),
  epoll: epollType,
  poll: def([], "A new poll object.", () => new (pollType.jsClass as new () => PyPoll)()),
  select: def(
    [obj("read"), obj("write"), obj("exceptional"), opt(obj("timeout"), null)],
    { doc: "Waits until any of three lists of descriptors is ready; gives three lists.", arity: "unpack" },
    (vm, r, w, x, timeout) => select(vm, [r, w, x], timeout),
  ),
});
