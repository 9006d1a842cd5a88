// SPDX-License-Identifier: MIT
/**
 * `fcntl` (CPython `fcntlmodule.c`). Waiting for a lock parks the thread: the lock is asked for again and again
 * without waiting, because a blocking call would stop every thread.
 */
import { EACCES, EAGAIN } from "../base/errno.ts";
import { PyFloat, PyInt, PyLong, PyObject, PyUnicode, type Value } from "../base/value.ts";
import { asCLong } from "../core/convert.ts";
import { environmentError, IOErrorType, type PyThrow, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, Wait } from "../core/gen.ts";
import { hostCall } from "../core/host_error.ts";
import { isStr, strValue } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { HostError } from "../host.ts";
import { int, obj, opt, rest } from "../native/args.ts";
import { constant, def, defineModule, type ModuleMember } from "../native/define.ts";
import { bufferOf, bytesToText, textToBytes } from "../objects/buffer_protocol.ts";
import { asFd, fdLike, uint } from "../objects/os_args.ts";
import { encodeDefault } from "../core/abstract.ts";

const parse = (doc: string) => ({ doc, arity: "parse" as const });
const LIMIT = 1024;
const LOCK_SH = 1, LOCK_EX = 2, LOCK_NB = 4, LOCK_UN = 8;
const F_RDLCK = 0, F_WRLCK = 1, F_UNLCK = 2, F_SETLK = 6, F_SETLKW = 7;
/** How often a lock is asked for, milliseconds. */
const RETRY_MS = 5;

const PACKED =
  "DN_ACCESS=1 DN_ATTRIB=32 DN_CREATE=4 DN_DELETE=8 DN_MODIFY=2 DN_MULTISHOT=2147483648 DN_RENAME=16 FASYNC=8192 " +
  "FD_CLOEXEC=1 F_DUPFD=0 F_EXLCK=4 F_GETFD=1 F_GETFL=3 F_GETLEASE=1025 F_GETLK=5 F_GETLK64=5 F_GETOWN=9 F_GETSIG=11 " +
  "F_NOTIFY=1026 F_RDLCK=0 F_SETFD=2 F_SETFL=4 F_SETLEASE=1024 F_SETLK=6 F_SETLK64=6 F_SETLKW=7 F_SETLKW64=7 " +
  "F_SETOWN=8 F_SETSIG=10 F_SHLCK=8 F_UNLCK=2 F_WRLCK=1 LOCK_EX=2 LOCK_MAND=32 LOCK_NB=4 LOCK_READ=64 LOCK_RW=192 " +
  "LOCK_SH=1 LOCK_UN=8 LOCK_WRITE=128";

/** Repeats `attempt` until it does not fail with "would block". */
function* untilFree(vm: Vm, attempt: () => void): Gen<void> {
  for (;;) {
    try {
      attempt();
      return;
    } catch (e) {
      if (!(e instanceof HostError)) throw e;
      if (e.errno !== EAGAIN && e.errno !== EACCES) throw environmentError(IOErrorType, e.errno, e.message);
    }
    let cancel: (() => void) | undefined;
    const later = new Promise<void>((resolve) => cancel = vm.host.timer(RETRY_MS, resolve));
    yield new Wait(later, () => cancel?.(), "file lock");
  }
}

/** C `unsigned int` code of a request. */
function* code(vm: Vm, v: Value): Gen<number> {
  if (v instanceof PyFloat) throw typeError("integer argument expected, got float");
  const n = uint("code").convert!(vm, v, { name: "", position: 2 });
  return isGen(n) ? yield* n : n;
}

function* fcntl(vm: Vm, args: Value[]): Gen<Value> {
  const complaint = (): PyThrow =>
    typeError("fcntl requires a file or file descriptor, an integer and optionally a third integer or a string");
  if (args.length < 2 || args.length > 3) throw complaint();
  let fd = asFd(vm, args[0]);
  if (isGen(fd)) fd = yield* fd;
  let command: Result<number> = int("code").convert!(vm, args[1], { name: "fcntl", position: 2 });
  if (isGen(command)) command = yield* command;
  const n = fd, c = command, arg = args.length > 2 ? args[2] : 0;
  if (isStr(arg)) {
    const text = strValue(arg);
    if (text.length > LIMIT) throw valueError("fcntl string arg too long");
    const buffer = new Uint8Array(LIMIT);
    buffer.set(textToBytes(text));
    if (c === F_SETLKW) yield* untilFree(vm, () => vm.host.fcntl(n, F_SETLK, buffer));
    else hostCall(IOErrorType, null, () => vm.host.fcntl(n, c, buffer));
    return bytesToText(buffer, 0, text.length);
  }
  let number: number;
  if (arg instanceof PyLong || arg instanceof PyInt) number = Number(BigInt.asIntN(64, arg.value));
  else {
    const r = asCLong(vm, arg);
    number = isGen(r) ? yield* r : r;
  }
  return hostCall(IOErrorType, null, () => vm.host.fcntl(n, c, number));
}

function* ioctl(vm: Vm, args: Value[]): Gen<Value> {
  if (args.length < 2 || args.length > 4) {
    throw typeError(
      "ioctl requires a file or file descriptor, an integer and optionally an integer or buffer argument",
    );
  }
  let fd = asFd(vm, args[0]);
  if (isGen(fd)) fd = yield* fd;
  const request = yield* code(vm, args[1]);
  const n = fd;
  const arg = args.length > 2 ? args[2] : 0;
  const memory = arg instanceof PyObject && !isStr(arg) ? bufferOf(arg) : undefined;
  if (memory !== undefined && memory.writable) {
    const mutate = args.length < 4 || args[3] !== false && args[3] !== 0;
    const bytes = memory.bytes();
    const buffer = new Uint8Array(Math.max(bytes.length, mutate ? 0 : LIMIT, 1));
    if (!mutate && bytes.length > LIMIT) throw valueError("ioctl string arg too long");
    // Small buffers get room, so that a device that writes more than it was given does no harm.
    const padded = bytes.length <= LIMIT ? new Uint8Array(LIMIT) : buffer;
    padded.set(bytes);
    const result = hostCall(IOErrorType, null, () => vm.host.ioctl(n, request, padded));
    if (!mutate) return bytesToText(padded, 0, bytes.length);
    bytes.set(padded.subarray(0, bytes.length));
    return result;
  }
  const text = isStr(arg) ? strValue(arg) : arg instanceof PyUnicode ? encodeDefault(arg) : memory?.text();
  if (text !== undefined) {
    if (text.length > LIMIT) throw valueError("ioctl string arg too long");
    const padded = new Uint8Array(LIMIT);
    padded.set(textToBytes(text));
    hostCall(IOErrorType, null, () => vm.host.ioctl(n, request, padded));
    return bytesToText(padded, 0, text.length);
  }
  let number: Result<number> = int("arg").convert!(vm, arg, { name: "ioctl", position: 3 });
  if (isGen(number)) number = yield* number;
  const value = number;
  return hostCall(IOErrorType, null, () => vm.host.ioctl(n, request, value));
}

function* lockf(vm: Vm, fd: number, operation: number, length: Value, start: Value, whence: number): Gen<Value> {
  let type: number;
  if (operation & LOCK_UN) type = F_UNLCK;
  else if (operation & LOCK_SH) type = F_RDLCK;
  else if (operation & LOCK_EX) type = F_WRLCK;
  else throw valueError("unrecognized lockf argument");
  const numbers: number[] = [];
  for (const v of [start, length]) {
    const r = asCLong(vm, v);
    numbers.push(isGen(r) ? yield* r : r);
  }
  // struct flock: type, whence (16 bits each), start, length (64 bits each), pid.
  const lock = new DataView(new ArrayBuffer(32));
  lock.setInt16(0, type, true);
  lock.setInt16(2, whence, true);
  lock.setBigInt64(8, BigInt(Math.trunc(numbers[0])), true);
  lock.setBigInt64(16, BigInt(Math.trunc(numbers[1])), true);
  const attempt = () => vm.host.fcntl(fd, F_SETLK, new Uint8Array(lock.buffer));
  if (operation & LOCK_NB) hostCall(IOErrorType, null, attempt);
  else yield* untilFree(vm, attempt);
  return null;
}

const constants: Record<string, ModuleMember> = {};
for (const item of PACKED.split(" ")) {
  const [name, n] = item.split("=");
  constants[name] = constant(Number(n));
}

export const fcntlModule = defineModule("fcntl", "Control of descriptors and file locks.", {
  ...constants,
  fcntl: def(
    [rest("arguments")],
    "Performs an operation on a descriptor: fd, operation[, argument].",
    (vm, args) => fcntl(vm, args),
  ),
  ioctl: def(
    [rest("arguments")],
    "Performs a device operation: fd, operation[, argument[, mutate]].",
    (vm, args) => ioctl(vm, args),
  ),
  flock: def([fdLike("fd"), int("operation")], parse("Locks or unlocks a whole file."), function* (vm, fd, operation) {
    if (operation & LOCK_NB) hostCall(IOErrorType, null, () => vm.host.flock(fd, operation));
    else yield* untilFree(vm, () => vm.host.flock(fd, operation | LOCK_NB));
    return null;
  }),
  lockf: def(
    [fdLike("fd"), int("operation"), opt(obj("length"), 0), opt(obj("start"), 0), opt(int("whence"), 0)],
    parse("Locks or unlocks part of a file."),
    (vm, fd, operation, length, start, whence) => lockf(vm, fd, operation, length, start, whence),
  ),
});
