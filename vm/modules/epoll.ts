// SPDX-License-Identifier: MIT
/**
 * `select.epoll` (CPython `selectmodule.c`). The set is the kernel's, so that what triggers at edges, once, or by itself
 * (`/sys/class/gpio/gpioN/value` is always readable, and changes are edges) is as there. Only the waiting is ours: for
 * the descriptor of the set, which is ready while something in it is.
 */
import { EBADF } from "../base/errno.ts";
import { PyObject, PyTuple, type Value } from "../base/value.ts";
import { environmentError, IOErrorType, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import { hostCall } from "../core/host_error.ts";
import { unknownKeyword } from "../core/keywords.ts";
import type { PyType } from "../core/type.ts";
import { PyList } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { HostError, POLLIN, POLLNVAL, POLLOUT, POLLPRI } from "../host.ts";
import { classMethod, method, newType } from "../native/define.ts";
import { waitFdInterruptibly } from "../objects/fd_wait.ts";
import { fdLike, INTERRUPT_ERRNO, INTERRUPT_TEXT, INTERRUPTED } from "../objects/os_args.ts";
import { float, int, opt, uintLike } from "./select_args.ts";

const keywords = (doc: string) => ({ doc, arity: "keywords" as const });
/** Operations of `epoll_ctl`. */
const ADD = 1, REMOVE = 2, CHANGE = 3;
/** How many events `poll` gives at most where nothing is said (CPython `FD_SETSIZE - 1`). */
const MAX_EVENTS = 1023;

class PyEpoll extends PyObject {
  fd = -1;
  /** Threads in `poll`: they go on after a `close`, as in the kernel, and the last one closes the descriptor. */
  waiting = 0;
}

function needEpoll(self: PyEpoll): number {
  if (self.fd < 0) throw valueError("I/O operation on closed epoll fd");
  return self.fd;
}

function openEpoll(vm: Vm, type: PyType, fd?: number): PyEpoll {
  const self = new type.jsClass() as PyEpoll;
  self.fd = fd ?? hostCall(IOErrorType, null, () => vm.host.epollCreate());
  return self;
}

function control(vm: Vm, self: PyEpoll, operation: number, fd: number, events: number): Value {
  const set = needEpoll(self);
  try {
    vm.host.epollControl(set, operation, fd, events);
  } catch (e) {
    // A descriptor that was closed has left the set by itself.
    if (operation === REMOVE && e instanceof HostError && e.errno === EBADF) return null;
    if (e instanceof HostError) throw environmentError(IOErrorType, e.errno, e.message);
    throw e;
  }
  return null;
}

function* poll(vm: Vm, self: PyEpoll, timeout: number, max: number): Gen<Value> {
  const set = needEpoll(self);
  if (max === -1) max = MAX_EVENTS;
  else if (max < 1) throw valueError(`maxevents must be greater than 0, got ${max}`);
  const deadline = timeout < 0 ? Infinity : vm.host.monotonic() + timeout;
  self.waiting++;
  try {
    for (;;) {
      const found = hostCall(IOErrorType, null, () => vm.host.epollReady(set, max));
      const left = deadline === Infinity ? -1 : Math.max(0, (deadline - vm.host.monotonic()) * 1000);
      if (found.length > 0 || left === 0) return new PyList(found.map((pair) => new PyTuple(pair)));
      const r = yield* waitFdInterruptibly(vm, set, POLLIN, left);
      if (r === INTERRUPTED) throw environmentError(IOErrorType, INTERRUPT_ERRNO, INTERRUPT_TEXT);
      if (r === POLLNVAL) throw environmentError(IOErrorType, EBADF, "Bad file descriptor");
    }
  } finally {
    if (--self.waiting === 0 && self.fd < 0) hostCall(IOErrorType, null, () => vm.host.close(set));
  }
}

export const epollType: PyType = newType<PyEpoll>("epoll", PyEpoll, { module: "select", subclassable: true }, {
  doc: "epoll([sizehint]) -> epoll object\n\nWaits for events on many descriptors.",
  slots: {
    tp_new: function* (vm, type, args, kw): Gen<Value> {
      if (args.length + (kw?.size ?? 0) > 1) {
        throw typeError(`epoll() takes at most 1 argument (${args.length + (kw?.size ?? 0)} given)`);
      }
      for (const k of kw?.keys() ?? []) {
        if (k !== "sizehint") throw unknownKeyword(kw!, ["sizehint"]);
      }
      const hint = args[0] !== undefined ? args[0] : kw?.get("sizehint");
      if (hint !== undefined) {
        const n = int("sizehint").convert!(vm, hint, { name: "epoll", position: 1 });
        const size = isGen(n) ? yield* n : n;
        if (size !== -1 && size < 1) throw valueError(`sizehint must be greater zero, got ${size}`);
      }
      return openEpoll(vm, type);
    },
  },
  classMethods: {
    fromfd: classMethod(
      [int("fd")],
      { doc: "An epoll object over a descriptor.", arity: "parse" },
      (vm, cls, fd) => openEpoll(vm, cls, fd),
    ),
  },
  methods: {
    close: method<PyEpoll>()([], "Closes the epoll object.", (vm, self) => {
      const { fd } = self;
      self.fd = -1;
      if (fd >= 0 && self.waiting === 0) hostCall(IOErrorType, null, () => vm.host.close(fd));
      return null;
    }),
    fileno: method<PyEpoll>()([], "The descriptor.", (_vm, self) => needEpoll(self)),
    register: method<PyEpoll>()(
      [fdLike("fd"), opt(uintLike("events"), POLLIN | POLLPRI | POLLOUT)],
      keywords("Adds a descriptor."),
      (vm, self, fd, events) => control(vm, self, ADD, fd, events),
    ),
    modify: method<PyEpoll>()(
      [fdLike("fd"), uintLike("events")],
      keywords("Changes the events of a registered descriptor."),
      (vm, self, fd, events) => control(vm, self, CHANGE, fd, events),
    ),
    unregister: method<PyEpoll>()(
      [fdLike("fd")],
      keywords("Removes a descriptor."),
      (vm, self, fd) => control(vm, self, REMOVE, fd, 0),
    ),
    poll: method<PyEpoll>()(
      [opt(float("timeout"), -1), opt(int("maxevents"), -1)],
      keywords("Waits at most `timeout` seconds: [(fd, events)]."),
      (vm, self, timeout, max) => poll(vm, self, timeout, max),
    ),
  },
  getset: {
    closed: { doc: "Whether the epoll object is closed.", get: (_vm, self) => self.fd < 0 },
  },
});
