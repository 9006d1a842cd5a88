// SPDX-License-Identifier: MIT
/**
 * `select` (CPython `selectmodule.c`): `select` and `poll`, over the host's one way to wait for descriptors, and the
 * module. `epoll` is in epoll.ts.
 */
import { EBADF, EINVAL, ENOENT } from "../base/errno.ts";
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
import { fastItems } from "../core/sequence.ts";
import { bigOf, isInteger, PyList, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { POLLERR, POLLHUP, POLLIN, POLLNVAL, POLLOUT, POLLPRI } from "../host.ts";
import { epollType } from "./epoll.ts";
import { custom, fdConstants, obj, opt, type Param } from "./select_args.ts";
import { constant, def, defineModule, method, type ModuleMember, newType } from "../native/define.ts";
import { moduleException } from "../objects/module_exception.ts";
import { CLOSED_MEANWHILE, waitFds } from "../objects/fd_wait.ts";
import { asFd, fdLike, INTERRUPT_ERRNO, INTERRUPT_TEXT, INTERRUPTED } from "../objects/os_args.ts";

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
