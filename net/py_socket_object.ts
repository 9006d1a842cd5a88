// SPDX-License-Identifier: MIT
/**
 * `_socket.socket` (CPython `socketmodule.c`). A call that would block parks its thread: data calls are tried without
 * waiting first, then wait for the descriptor and are tried again.
 *
 * `timeout` is in seconds: negative waits for ever, 0 never waits. As in CPython the descriptor is in non-blocking
 * mode while a timeout is set, so that a descriptor shared with another process behaves the same there.
 * `_share`/`_release` count the Python objects that use one socket, which CPython leaves to reference counts; who dies
 * without a word is counted off by the garbage collector.
 */
import { EAGAIN, EBADF, EBUSY, EINPROGRESS, EINTR, EISCONN } from "../vm/base/errno.ts";
import { PyFloat, PyLong, PyObject, PyTuple, type Value } from "../vm/base/value.ts";
import { Latin1Decoder, textInto } from "../vm/base/latin1.ts";
import { genericGetAttr } from "../vm/core/abstract.ts";
import { atEnd, forgetEnding } from "../vm/core/finalize.ts";
import { asCLong, asDouble } from "../vm/core/convert.ts";
import { overflowError, typeError, valueError } from "../vm/core/exceptions.ts";
import { type Gen, isGen, type Result, then, TIMED_OUT, Wait } from "../vm/core/gen.ts";
import type { PyType } from "../vm/core/type.ts";
import { WaitList } from "../vm/core/wait_list.ts";
import { isInteger } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { HostError, POLLIN, POLLOUT } from "../vm/host.ts";
import { argumentTypeError, bindInit, int, obj, opt, rest, ssize } from "../vm/native/args.ts";
import { method, newType } from "../vm/native/define.ts";
import {
  bufferOf,
  bytes,
  bytesToText,
  readableText,
  textToBytes,
  writableBytes,
} from "../vm/objects/buffer_protocol.ts";
import { closer, makeFile, own } from "../vm/objects/file.ts";
import { atLoss, closing, forgetLoss, lookOutFor, opening } from "../vm/objects/lost_files.ts";
import { beginWrite, endWrite, isWriting, waitFdInterruptibly } from "../vm/objects/fd_wait.ts";
import { INTERRUPT_ERRNO, INTERRUPT_TEXT, INTERRUPTED } from "../vm/objects/os_args.ts";
import { AF_INET } from "./sockaddr.ts";
import { addressBytes, addressValue } from "./py_socket_address.ts";
import { socketCall, socketError, socketMessage, socketThrow, timedOut } from "./py_socket_errors.ts";

const parse = (doc: string) => ({ doc, arity: "parse" as const });
const F_GETFL = 3, F_SETFL = 4, O_NONBLOCK = 0o4000;
const SOCK_STREAM = 1, SOCK_KIND = 15, SOL_SOCKET = 1, SO_ERROR = 4;
const MSG_PEEK = 2, MSG_DONTWAIT = 0x40, MSG_WAITALL = 0x100;
/** How often a local connection is tried again whose listener has no room, milliseconds. */
const RETRY_MS = 5;

export class PySocket extends PyObject {
  fd = -1;
  /** What closes it when nobody refers to it any more. */
  ending: object | null = null;
  family = AF_INET;
  kind = SOCK_STREAM;
  protocol = 0;
  /** Seconds; negative: none. */
  timeout = -1;
  /** A thread waits for data of the connection. */
  reading = false;
  /** A thread waits for a datagram or a connection, and these threads want the next ones. */
  readers: WaitList | null = null;
  /** Whether the descriptor is in non-blocking mode: while a timeout is set, and once `accept` was called. */
  nonblocking = false;
  /** How many Python objects use this socket: those that said so with `_share` and have not said `_release`. */
  users = 0;
  /** Others may refer to it without being counted: only the collector knows when it is dead. */
  exposed = false;
  /** Of those objects, what counts them off when they die. */
  readonly endings = new WeakMap<PyObject, object>();
}

const DEFAULT_TIMEOUT = Symbol("socket.defaulttimeout");
/** The timeout of new sockets. */
export const defaultTimeout = (vm: Vm): { seconds: number } => vm.state(DEFAULT_TIMEOUT, () => ({ seconds: -1 }));

/** Makes `s` a socket over `fd`, with the default timeout. */
function attachSocket(vm: Vm, s: PySocket, fd: number, family: number, kind: number, protocol: number): void {
  s.fd = fd;
  s.family = family;
  s.kind = kind;
  s.protocol = protocol;
  s.timeout = defaultTimeout(vm).seconds;
  if (s.timeout >= 0) setNonblocking(vm, s, true);
  s.ending = atLoss(vm, s, closing(fd));
}

/** A new socket object over an open descriptor. */
export function* makeSocket(vm: Vm, fd: number, family: number, kind: number, protocol: number): Gen<PySocket> {
  const s = new (socketType.jsClass as new () => PySocket)();
  attachSocket(vm, s, fd, family, kind, protocol);
  // Whoever is connected sees the end of the connection with the last reference to its socket.
  yield* lookOutFor(vm, s, "idle");
  return s;
}

function closeSocket(vm: Vm, s: PySocket): void {
  if (s.fd < 0) return;
  const fd = s.fd;
  s.fd = -1;
  if (s.ending !== null) forgetLoss(vm, s, s.ending);
  s.ending = null;
  try {
    vm.host.close(fd);
  } catch (e) {
    if (!(e instanceof HostError)) throw e;
  }
}

/** The descriptor; a closed socket gives EBADF, without asking the system about descriptor −1. */
function fdOf(vm: Vm, s: PySocket): number {
  if (s.fd < 0) throw socketError(vm, EBADF, "Bad file descriptor");
  return s.fd;
}

function setNonblocking(vm: Vm, s: PySocket, on: boolean): void {
  if (s.fd < 0) return;
  s.nonblocking = on;
  socketCall(vm, () => {
    const flags = vm.host.fcntl(s.fd, F_GETFL, 0);
    const wanted = on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK;
    if (wanted !== flags) vm.host.fcntl(s.fd, F_SETFL, wanted);
  });
}

/** Milliseconds that are left until `deadline`; −1 for ever. */
const leftOf = (vm: Vm, deadline: number): number =>
  deadline === Infinity ? -1 : Math.max(0, (deadline - vm.host.monotonic()) * 1000);
const deadlineOf = (vm: Vm, s: PySocket): number => s.timeout < 0 ? Infinity : vm.host.monotonic() + s.timeout;

/**
 * Waits until the socket may be ready; false when it takes too long. A signal handler that ran meanwhile ends the wait
 * with EINTR, except where `restart`.
 */
function* waitReady(vm: Vm, s: PySocket, events: number, deadline: number, restart = false): Gen<boolean> {
  for (;;) {
    const left = leftOf(vm, deadline);
    if (left === 0) return false;
    const ready = yield* waitFdInterruptibly(vm, fdOf(vm, s), events, left);
    if (ready !== INTERRUPTED) return ready !== 0;
    if (!restart) throw socketError(vm, INTERRUPT_ERRNO, INTERRUPT_TEXT);
  }
}

const wouldBlock = (vm: Vm) => socketThrow(vm, new HostError(EAGAIN));

/** One attempt; `undefined` where it would have to wait. */
function attemptOnce<T>(vm: Vm, s: PySocket, attempt: (fd: number) => T | undefined): T | undefined {
  try {
    return attempt(fdOf(vm, s));
  } catch (e) {
    throw socketThrow(vm, e);
  }
}

/** Tries `attempt` until it does not answer "would block". */
function* transfer<T>(vm: Vm, s: PySocket, events: number, attempt: (fd: number) => T | undefined): Gen<T> {
  let r = attemptOnce(vm, s, attempt);
  if (r !== undefined) return r;
  if (s.timeout === 0) throw wouldBlock(vm);
  const deadline = deadlineOf(vm, s);
  for (;;) {
    const inTime = yield* waitReady(vm, s, events, deadline);
    r = attemptOnce(vm, s, attempt);
    if (r !== undefined) return r;
    if (!inTime) throw timedOut(vm);
  }
}

/**
 * A {@linkcode transfer} of input. Connections have one reader at a time: a second one would get parts of what belongs
 * together, so it is refused. Datagrams and new connections are whole things: who asks first gets the first.
 */
function* transferIn<T>(
  vm: Vm,
  s: PySocket,
  attempt: (fd: number) => T | undefined,
  whole = (s.kind & SOCK_KIND) !== SOCK_STREAM,
): Gen<T> {
  if (!whole) {
    if (s.reading) throw socketError(vm, EBUSY, "Another thread is receiving from this socket");
    s.reading = true;
    try {
      return yield* transfer(vm, s, POLLIN, attempt);
    } finally {
      s.reading = false;
    }
  }
  if (s.timeout === 0) return yield* transfer(vm, s, POLLIN, attempt);
  const list = s.readers;
  if (list === null) s.readers = new WaitList();
  else if ((yield list.join("turn to receive", s.timeout < 0 ? Infinity : s.timeout * 1000)) === TIMED_OUT) {
    throw timedOut(vm);
  }
  try {
    return yield* transfer(vm, s, POLLIN, attempt);
  } finally {
    if (!s.readers!.wakeOne()) s.readers = null;
  }
}

function leave(vm: Vm, s: PySocket): void {
  if (--s.users > 0) return;
  if (s.exposed) vm.suspect?.(s);
  else closeSocket(vm, s);
}

/** What counts off a user that has died; both may have. */
function leaver(s: PySocket): (vm: Vm) => Gen<boolean> {
  const ref = new WeakRef(s);
  // deno-lint-ignore require-yield
  return function* (vm) {
    const s = ref.deref();
    if (s !== undefined) leave(vm, s);
    return false;
  };
}

// ---- connecting ---------------------------------------------------------------------------------------------------

/** Connects and gives the error number (0: connected). Throws `socket.timeout`. */
function* connect(vm: Vm, s: PySocket, address: Uint8Array): Gen<number> {
  const fd = fdOf(vm, s);
  const deadline = deadlineOf(vm, s);
  if (s.timeout < 0) setNonblocking(vm, s, true);
  try {
    for (;;) {
      try {
        vm.host.connect(fd, address);
        return 0;
      } catch (e) {
        if (!(e instanceof HostError)) throw e;
        if (s.timeout === 0 || e.errno !== EINPROGRESS && e.errno !== EAGAIN && e.errno !== EINTR) return e.errno;
        if (e.errno === EAGAIN) {
          if (leftOf(vm, deadline) === 0) throw timedOut(vm);
          const later = new Wait(null, undefined, "connect");
          later.timeoutMs = RETRY_MS;
          yield later;
          continue;
        }
      }
      while (vm.host.poll([[fdOf(vm, s), POLLOUT]])[0] === 0) {
        if (!(yield* waitReady(vm, s, POLLOUT, deadline))) throw timedOut(vm);
      }
      const result = vm.host.getsockopt(fdOf(vm, s), SOL_SOCKET, SO_ERROR, 4);
      const errno = new DataView(result.buffer, result.byteOffset).getInt32(0, true);
      return errno === EISCONN ? 0 : errno;
    }
  } finally {
    if (s.timeout < 0) setNonblocking(vm, s, false);
  }
}

function* connectTo(vm: Vm, s: PySocket, v: Value): Gen<number> {
  return yield* connect(vm, s, yield* addressBytes(vm, s.family, v));
}

function* accept(vm: Vm, s: PySocket): Gen<Value> {
  // Only a listener that is asked in non-blocking mode cannot block: somebody else may take the connection first.
  if (!s.nonblocking) setNonblocking(vm, s, true);
  const { fd, address } = yield* transferIn(vm, s, (n) => vm.host.accept(n), true);
  return new PyTuple([yield* makeSocket(vm, fd, s.family, s.kind, s.protocol), addressValue(vm, address)]);
}

// ---- data ---------------------------------------------------------------------------------------------------------

/** Memory for transfers that end before anybody else runs. */
class Scratch {
  readonly bytes = new Uint8Array(SCRATCH_SIZE);
  readonly decoder = new Latin1Decoder();
}
const SCRATCH_SIZE = 65536;
const SCRATCH = Symbol("socket.scratch");
const makeScratch = () => new Scratch();

function makeBuffer(size: number): Uint8Array {
  try {
    return new Uint8Array(size);
  } catch {
    throw overflowError("signed integer is greater than maximum");
  }
}

/** Receives into `buffer`. */
function* receive(vm: Vm, s: PySocket, buffer: Uint8Array, flags: number): Gen<number> {
  const attempt = (fd: number) => {
    const n = vm.host.recv(fd, buffer, flags | MSG_DONTWAIT);
    return n < 0 ? undefined : n;
  };
  // Who only looks takes nothing away from a reader.
  return yield* (flags & MSG_PEEK) !== 0 ? transfer(vm, s, POLLIN, attempt) : transferIn(vm, s, attempt);
}

/** `recv`: without a generator where data is there. */
function recv(vm: Vm, s: PySocket, size: number, flags: number): Result<Value> {
  if (size < 0) throw valueError("negative buffersize in recv");
  if (size === 0) return "";
  if (flags !== 0 || size > SCRATCH_SIZE || s.reading || s.readers !== null) return recvSlow(vm, s, size, flags);
  const scratch = vm.state(SCRATCH, makeScratch);
  const n = recvNow(vm, s, scratch.bytes, size);
  if (n >= 0) return scratch.decoder.text(scratch.bytes, 0, n);
  if (s.timeout === 0) throw wouldBlock(vm);
  return (s.kind & SOCK_KIND) === SOCK_STREAM ? recvStream(vm, s, size, scratch) : recvSlow(vm, s, size, flags);
}

/** What is there, into `buffer`; −1: nothing yet. */
function recvNow(vm: Vm, s: PySocket, buffer: Uint8Array, size: number): number {
  try {
    return vm.host.recv(fdOf(vm, s), buffer, MSG_DONTWAIT, size);
  } catch (e) {
    throw socketThrow(vm, e);
  }
}

/** `recv` of a connection on which nothing has arrived yet: as {@linkcode transferIn}, with few layers. */
function* recvStream(vm: Vm, s: PySocket, size: number, scratch: Scratch): Gen<Value> {
  s.reading = true;
  try {
    const deadline = deadlineOf(vm, s);
    for (;;) {
      const inTime = yield* waitReady(vm, s, POLLIN, deadline);
      const n = recvNow(vm, s, scratch.bytes, size);
      if (n >= 0) return scratch.decoder.text(scratch.bytes, 0, n);
      if (!inTime) throw timedOut(vm);
    }
  } finally {
    s.reading = false;
  }
}

function* recvSlow(vm: Vm, s: PySocket, size: number, flags: number): Gen<Value> {
  const buffer = makeBuffer(size);
  let have = 0;
  do {
    const n = yield* receive(vm, s, have === 0 ? buffer : buffer.subarray(have), flags & ~MSG_WAITALL);
    have += n;
    if (n === 0) break;
  } while ((flags & MSG_WAITALL) !== 0 && have < size && s.timeout < 0);
  return vm.state(SCRATCH, makeScratch).decoder.text(buffer, 0, have);
}

function* recvfrom(vm: Vm, s: PySocket, buffer: Uint8Array, flags: number): Gen<{ length: number; address: Value }> {
  const attempt = (fd: number) => vm.host.recvfrom(fd, buffer, flags | MSG_DONTWAIT);
  const { length, address } = yield* (flags & MSG_PEEK) !== 0
    ? transfer(vm, s, POLLIN, attempt)
    : transferIn(vm, s, attempt);
  return { length, address: addressValue(vm, address) };
}

/** `send` and `sendall`: without a generator where the socket takes everything at once. Gives how many bytes it took. */
function send(vm: Vm, s: PySocket, text: string, flags: number, all: boolean): Result<number> {
  const size = text.length;
  const fd = fdOf(vm, s);
  if (size > SCRATCH_SIZE || isWriting(vm, fd)) return sendSlow(vm, s, textToBytes(text), 0, flags, all);
  const { bytes } = vm.state(SCRATCH, makeScratch);
  textInto(text, bytes);
  let n: number;
  try {
    n = vm.host.send(fd, bytes, flags | MSG_DONTWAIT, size);
  } catch (e) {
    throw socketThrow(vm, e);
  }
  if (n === size || n > 0 && !all && s.timeout >= 0) return n;
  if (n < 0 && s.timeout === 0) throw wouldBlock(vm);
  const done = Math.max(n, 0);
  return sendSlow(vm, s, bytes.slice(0, size), done, flags, all);
}

/**
 * Sends the rest of `data`: all of it where `all`, and on a socket without timeout, as the kernel does. Until that is done
 * the others that want to send wait, so that what each sends arrives whole.
 */
function* sendSlow(vm: Vm, s: PySocket, data: Uint8Array, done: number, flags: number, all: boolean): Gen<number> {
  const deadline = deadlineOf(vm, s);
  const fd = fdOf(vm, s);
  if (s.timeout === 0 && done === 0 && isWriting(vm, fd)) throw wouldBlock(vm);
  if (!(yield* beginWrite(vm, fd, s.timeout < 0 ? Infinity : s.timeout * 1000))) throw timedOut(vm);
  let inTime = true;
  try {
    for (;;) {
      let n: number;
      try {
        n = vm.host.send(fdOf(vm, s), data.subarray(done), flags | MSG_DONTWAIT);
      } catch (e) {
        if (done > 0 && !all && e instanceof HostError) return done;
        throw socketThrow(vm, e);
      }
      if (n > 0) done += n;
      if (done >= data.length || !all && s.timeout >= 0 && done > 0) return done;
      if (n >= 0) continue;
      if (s.timeout === 0) throw wouldBlock(vm);
      if (!inTime) throw timedOut(vm);
      inTime = yield* waitReady(vm, s, POLLOUT, deadline, all);
    }
  } finally {
    endWrite(vm, fd);
  }
}

function* sendto(vm: Vm, s: PySocket, args: Value[]): Gen<Value> {
  if (args.length !== 2 && args.length !== 3) throw typeError(`sendto() takes 2 or 3 arguments (${args.length} given)`);
  const text = readableText(args[0]);
  if (text === undefined) throw argumentTypeError({ name: "sendto", position: 1 }, "string or buffer", args[0]);
  let flags: Result<number> = 0;
  if (args.length === 3) {
    flags = int("flags").convert!(vm, args[1], { name: "sendto", position: 2 });
    if (isGen(flags)) flags = yield* flags;
  }
  fdOf(vm, s);
  const address = yield* addressBytes(vm, s.family, args[args.length - 1]);
  const data = textToBytes(text);
  const bits = flags | MSG_DONTWAIT;
  return yield* transfer(vm, s, POLLOUT, (fd) => {
    const n = vm.host.sendto(fd, data, bits, address);
    return n < 0 ? undefined : n;
  });
}

/** A timeout argument in seconds; negative for None. */
export function* timeoutValue(vm: Vm, v: Value): Gen<number> {
  if (v === null) return -1;
  const n = asDouble(vm, v);
  const seconds = isGen(n) ? yield* n : n;
  if (!(seconds >= 0)) throw valueError("Timeout value out of range");
  return seconds;
}

function getsockopt(vm: Vm, s: PySocket, level: number, name: number, length: number): Value {
  if (length === 0) {
    const value = socketCall(vm, () => vm.host.getsockopt(fdOf(vm, s), level, name, 4));
    const four = new Uint8Array(4);
    four.set(value);
    return new DataView(four.buffer).getInt32(0, true);
  }
  if (length < 0 || length > 1024) throw socketMessage(vm, "getsockopt buflen out of range");
  return bytesToText(socketCall(vm, () => vm.host.getsockopt(fdOf(vm, s), level, name, length)));
}

function* setsockopt(vm: Vm, s: PySocket, level: number, name: number, v: Value): Gen<Value> {
  let data: Uint8Array;
  if (isInteger(v)) {
    const n = int("value").convert!(vm, v, { name: "setsockopt", position: 3 });
    data = new Uint8Array(Int32Array.of(isGen(n) ? yield* n : n).buffer);
  } else {
    const text = bufferOf(v)?.text() ?? (typeof v === "object" ? readableText(v) : undefined);
    if (text === undefined) {
      throw argumentTypeError({ name: "setsockopt", position: 3 }, "string or read-only buffer", v);
    }
    data = textToBytes(text);
  }
  socketCall(vm, () => vm.host.setsockopt(fdOf(vm, s), level, name, data));
  return null;
}

function* initSocket(vm: Vm, self: Value, args: Value[], kw: Map<string, Value> | null): Gen<void> {
  const s = self as PySocket;
  const names = ["family", "type", "proto"];
  const values = bindInit("socket", names, 0, args, kw);
  const numbers = [AF_INET, SOCK_STREAM, 0];
  for (let i = 0; i < 3; i++) {
    const v = values[i];
    if (v === undefined) continue;
    const n = int(names[i]).convert!(vm, v, { name: "socket", position: i + 1 });
    numbers[i] = isGen(n) ? yield* n : n;
  }
  const fd = yield* opening(vm, () => socketCall(vm, () => vm.host.socket(numbers[0], numbers[1], numbers[2])));
  closeSocket(vm, s);
  attachSocket(vm, s, fd, numbers[0], numbers[1], numbers[2]);
  yield* lookOutFor(vm, s, "idle");
}

export const socketType: PyType = newType<PySocket>("socket", PySocket, { module: "_socket", hasWeakref: true }, {
  doc: "socket([family[, type[, proto]]]) -> socket object\n\nAn end point of a connection.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_new: (_vm, type) => new type.jsClass(),
    tp_init: initSocket,
    tp_repr: (_vm, self) => {
      const s = self as PySocket;
      return `<socket object, fd=${s.fd}, family=${s.family}, type=${s.kind}, protocol=${s.protocol}>`;
    },
  },
  methods: {
    _share: method<PySocket>()([obj("user")], "Counts one more Python object that uses the socket.", (vm, s, user) => {
      s.users++;
      if (user instanceof PyObject) {
        s.endings.set(user, atEnd(vm, user, leaver(s), { atExit: false, watched: "never" }));
      }
      return null;
    }),
    _release: method<PySocket>()(
      [obj("user")],
      "Counts it off again; the last one closes the socket.",
      (vm, s, user) => {
        const ending = user instanceof PyObject ? s.endings.get(user) : undefined;
        // Who has left already counts no more.
        if (ending === undefined) return null;
        forgetEnding(vm, ending);
        s.endings.delete(user as PyObject);
        leave(vm, s);
        return null;
      },
    ),
    _expose: method<PySocket>()([], "Somebody refers to the socket who is not counted.", (_vm, s) => {
      s.exposed = true;
      return null;
    }),
    _suspect: method<PySocket>()([], "The objects that use it may be dead.", (vm, s) => {
      if (s.fd >= 0) vm.suspect?.(s);
      return null;
    }),
    accept: method<PySocket>()([], "Waits for a connection: (socket, address).", (vm, s) => accept(vm, s)),
    bind: method<PySocket>()([obj("address")], "Gives the socket a local address.", function* (vm, s, v) {
      const address = yield* addressBytes(vm, s.family, v);
      socketCall(vm, () => vm.host.bind(fdOf(vm, s), address));
      return null;
    }),
    close: method<PySocket>()([], "Closes the socket.", (vm, s) => {
      closeSocket(vm, s);
      return null;
    }),
    connect: method<PySocket>()([obj("address")], "Connects to an address.", function* (vm, s, v) {
      const errno = yield* connectTo(vm, s, v);
      if (errno !== 0) throw socketThrow(vm, new HostError(errno));
      return null;
    }),
    connect_ex: method<PySocket>()(
      [obj("address")],
      "Connects to an address and gives the error number.",
      function* (vm, s, v) {
        const address = yield* addressBytes(vm, s.family, v);
        try {
          return yield* connect(vm, s, address);
        } catch (e) {
          if ((e as { value?: { args?: PyTuple } })?.value?.args?.items[0] === "timed out") return EAGAIN;
          throw e;
        }
      },
    ),
    dup: method<PySocket>()([], "A second socket object of the same connection.", (vm, s) => {
      const fd = socketCall(vm, () => vm.host.dup(fdOf(vm, s)));
      return makeSocket(vm, fd, s.family, s.kind, s.protocol);
    }),
    fileno: method<PySocket>()([], "The descriptor.", (_vm, s) => s.fd),
    getpeername: method<PySocket>()(
      [],
      "The address of the other end.",
      (vm, s) => addressValue(vm, socketCall(vm, () => vm.host.getpeername(fdOf(vm, s)))),
    ),
    getsockname: method<PySocket>()(
      [],
      "The address of this end.",
      (vm, s) => addressValue(vm, socketCall(vm, () => vm.host.getsockname(fdOf(vm, s)))),
    ),
    getsockopt: method<PySocket>()(
      [int("level"), int("name"), opt(int("length"), 0)],
      parse("An option, as int or (with a length) as bytes."),
      (vm, s, level, name, length) => getsockopt(vm, s, level, name, length),
    ),
    setsockopt: method<PySocket>()(
      [int("level"), int("name"), obj("value")],
      parse("Sets an option."),
      (vm, s, level, name, v) => setsockopt(vm, s, level, name, v),
    ),
    listen: method<PySocket>()([obj("backlog")], "Lets others connect.", function* (vm, s, v) {
      const r = int("backlog").convert!(vm, v, { name: "listen", position: 1 });
      const backlog = Math.max(0, isGen(r) ? yield* r : r);
      socketCall(vm, () => vm.host.listen(fdOf(vm, s), backlog));
      return null;
    }),
    makefile: method<PySocket>()(
      [opt(obj("mode"), "r"), opt(int("bufsize"), -1)],
      parse("A file object over a copy of the descriptor."),
      (vm, s, mode, size) => {
        const fd = socketCall(vm, () => vm.host.dup(fdOf(vm, s)));
        const file = makeFile(vm, fd, "<socket>", typeof mode === "string" ? mode : "r", size);
        own(vm, file, closer(vm));
        return file;
      },
    ),
    recv: method<PySocket>()(
      [int("size"), opt(int("flags"), 0)],
      parse("Receives at most `size` bytes; an empty string means the end."),
      (vm, s, size, flags) => recv(vm, s, size, flags),
    ),
    recv_into: method<PySocket>()([writableBytes("buffer"), opt(ssize("nbytes"), 0), opt(int("flags"), 0)], {
      doc: "Receives into a buffer and gives the number of bytes.",
      arity: "keywords",
    }, function* (vm, s, buffer, count, flags) {
      if (count < 0) throw valueError("negative buffersize in recv_into");
      const size = count === 0 ? buffer.length : count;
      if (size > buffer.length) throw valueError("buffer too small for requested bytes");
      const part = new Uint8Array(size);
      const n = yield* receive(vm, s, part, flags);
      buffer.bytes().set(part.subarray(0, n));
      return n;
    }),
    recvfrom: method<PySocket>()(
      [int("size"), opt(int("flags"), 0)],
      parse("Receives at most `size` bytes: (data, address)."),
      function* (vm, s, size, flags) {
        if (size < 0) throw valueError("negative buffersize in recvfrom");
        const buffer = makeBuffer(size);
        const { length, address } = yield* recvfrom(vm, s, buffer, flags);
        return new PyTuple([bytesToText(buffer, 0, Math.min(length, size)), address]);
      },
    ),
    recvfrom_into: method<PySocket>()([writableBytes("buffer"), opt(ssize("nbytes"), 0), opt(int("flags"), 0)], {
      doc: "Receives into a buffer: (number of bytes, address).",
      arity: "keywords",
    }, function* (vm, s, buffer, count, flags) {
      if (count < 0) throw valueError("negative buffersize in recvfrom_into");
      if (count > buffer.length) throw valueError("nbytes is greater than the length of the buffer");
      const part = new Uint8Array(count === 0 ? buffer.length : count);
      const { length, address } = yield* recvfrom(vm, s, part, flags);
      buffer.bytes().set(part.subarray(0, Math.min(length, part.length)));
      return new PyTuple([length, address]);
    }),
    send: method<PySocket>()(
      [bytes("data"), opt(int("flags"), 0)],
      parse("Sends bytes and gives how many were taken."),
      (vm, s, data, flags) => send(vm, s, data, flags, false),
    ),
    sendall: method<PySocket>()(
      [bytes("data"), opt(int("flags"), 0)],
      parse("Sends all bytes."),
      (vm, s, data, flags) => then(send(vm, s, data, flags, true), () => null),
    ),
    sendto: method<PySocket>()(
      [rest("arguments")],
      "Sends a datagram: data[, flags], address.",
      (vm, s, args) => sendto(vm, s, args),
    ),
    setblocking: method<PySocket>()([obj("flag")], "Whether calls wait.", function* (vm, s, v) {
      let on: boolean;
      if (v instanceof PyLong) on = v.value !== 0n;
      else {
        const n = asCLong(vm, v);
        on = (isGen(n) ? yield* n : n) !== 0;
      }
      s.timeout = on ? -1 : 0;
      setNonblocking(vm, s, !on);
      return null;
    }),
    settimeout: method<PySocket>()(
      [obj("timeout")],
      "Seconds after which calls give up; None waits for ever.",
      function* (vm, s, v) {
        const seconds = yield* timeoutValue(vm, v);
        s.timeout = seconds;
        setNonblocking(vm, s, seconds >= 0);
        return null;
      },
    ),
    gettimeout: method<PySocket>()(
      [],
      "The timeout in seconds, or None.",
      (_vm, s) => s.timeout < 0 ? null : new PyFloat(s.timeout),
    ),
    shutdown: method<PySocket>()([obj("how")], "Ends receiving (0), sending (1) or both (2).", function* (vm, s, v) {
      const n = asCLong(vm, v);
      const how = isGen(n) ? yield* n : n;
      socketCall(vm, () => vm.host.shutdown(fdOf(vm, s), how));
      return null;
    }),
  },
  getset: {
    family: { doc: "The address family.", get: (_vm, s) => s.family },
    type: { doc: "The kind of socket.", get: (_vm, s) => s.kind },
    proto: { doc: "The protocol number.", get: (_vm, s) => s.protocol },
    timeout: { doc: "The timeout in seconds; negative for none.", get: (_vm, s) => new PyFloat(s.timeout) },
  },
});
