// SPDX-License-Identifier: MIT
/**
 * Descriptors that processes share: counters (`eventfd`), memory without a name (`memfd`), and descriptors sent through
 * Unix sockets. Nothing here knows of Python.
 *
 * UNSAFE: structures of <sys/socket.h> on 64-bit Linux are laid out by hand.
 */
import { EAGAIN, EBADF } from "../../vm/base/errno.ts";
import { HostError } from "../../vm/host.ts";
import { check, cstring, errno, files, fn, lazily, toByteString, waiting } from "./libc.ts";

const EFD_SEMAPHORE = 1, EFD_CLOEXEC = 0o2000000, EFD_NONBLOCK = 0o4000;
const MFD_CLOEXEC = 1;
const SOL_SOCKET = 1, SCM_RIGHTS = 1;
const MSG_DONTWAIT = 0x40, MSG_NOSIGNAL = 0x4000, MSG_CMSG_CLOEXEC = 0x40000000;
/** Sizes of `struct msghdr`, and of a control message with one descriptor, padded. */
const MESSAGE_SIZE = 56, CONTROL_SIZE = 24;
/** Length of that control message without the padding. */
const CONTROL_LENGTH = 20;

const library = lazily(() => ({
  memfd_create: fn(["buffer", "u32"], "i32"),
  sendmsg: fn(["i32", "buffer", "i32"], "i32"),
  recvmsg: fn(["i32", "buffer", "i32"], "i32"),
} as const));

/** A semaphore with a descriptor, which is ready for reading while its count is not 0. Programs started do not inherit it. */
export function openCounter(count: number): number {
  return check(waiting().eventfd(count, EFD_SEMAPHORE | EFD_CLOEXEC | EFD_NONBLOCK));
}

const one = new Uint8Array(8);

/** Takes one off a counter; whether there was one. */
export function takeOne(fd: number): boolean {
  if (files().read(fd, one, 8) >= 0) return true;
  if (errno() === EAGAIN) return false;
  throw new HostError(errno());
}

/** Adds one to a counter. */
export function addOne(fd: number): void {
  one.fill(0);
  one[0] = 1;
  check(files().write(fd, one, 8));
}

/** The count of a counter, without changing it. */
export function countOf(fd: number): number {
  let text: string;
  try {
    text = toByteString(Deno.readFileSync(`/proc/self/fdinfo/${fd}`));
  } catch {
    throw new HostError(EBADF);
  }
  const found = /^eventfd-count:\s*([0-9a-f]+)$/m.exec(text);
  if (found === null) throw new HostError(EBADF);
  return parseInt(found[1], 16);
}

/** A file without a name, in memory. Programs started do not inherit it. */
export function openMemory(name: string): number {
  return check(library().memfd_create(cstring(name), MFD_CLOEXEC));
}

const addressOf = (bytes: Uint8Array<ArrayBuffer>): bigint => Deno.UnsafePointer.value(Deno.UnsafePointer.of(bytes));

/** `struct msghdr` for one byte and one descriptor; `keep` are the parts it points to, which must outlive its use. */
function oneDescriptor(): { message: Uint8Array<ArrayBuffer>; control: DataView<ArrayBuffer>; keep: Uint8Array[] } {
  const data = new Uint8Array(1), control = new Uint8Array(CONTROL_SIZE);
  const vector = new BigUint64Array([addressOf(data), 1n]);
  const message = new BigUint64Array(MESSAGE_SIZE / 8);
  message[2] = addressOf(new Uint8Array(vector.buffer));
  message[3] = 1n;
  message[4] = addressOf(control);
  message[5] = BigInt(CONTROL_SIZE);
  return {
    message: new Uint8Array(message.buffer),
    control: new DataView(control.buffer),
    keep: [data, new Uint8Array(vector.buffer), control],
  };
}

/** Sends a duplicate of descriptor `fd` through the Unix socket `socket`. Blocks while its buffer is full. */
export function sendDescriptor(socket: number, fd: number): void {
  const { message, control, keep } = oneDescriptor();
  control.setUint32(0, CONTROL_LENGTH, true);
  control.setInt32(8, SOL_SOCKET, true);
  control.setInt32(12, SCM_RIGHTS, true);
  control.setInt32(16, fd, true);
  const sent = library().sendmsg(socket, message, MSG_NOSIGNAL);
  // The parts are read after the call, so that nothing may drop them earlier.
  if (sent < 0 || keep.length < 0) throw new HostError(errno());
}

/**
 * The descriptor that comes through the Unix socket `socket`, which must be ready for reading; `undefined` where what comes
 * is none, or the end.
 */
export function receiveDescriptor(socket: number): number | undefined {
  const { message, control, keep } = oneDescriptor();
  const received = library().recvmsg(socket, message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
  if (received < 0 || keep.length < 0) throw new HostError(errno());
  const isDescriptor = control.getUint32(0, true) === CONTROL_LENGTH && control.getInt32(8, true) === SOL_SOCKET &&
    control.getInt32(12, true) === SCM_RIGHTS;
  return isDescriptor ? control.getInt32(16, true) : undefined;
}
