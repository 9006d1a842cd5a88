// SPDX-License-Identifier: MIT
/**
 * The C library through Deno's FFI: function tables, errno, C strings, structures. Nothing here knows of Python or of
 * the `Host` interface.
 *
 * Each function is opened on first use (`lazily`).
 * UNSAFE: prototypes are written by hand. Layouts are those of 64-bit little-endian Linux (x86_64, aarch64); where a
 * structure differs between machines, the call that avoids it is used instead (`statx`). `open`, `fcntl`, `ioctl` and
 * `syslog` are variadic in C; on these machines an integer or pointer argument is passed as in a fixed prototype.
 * Sizes are declared `u32`/`i32` instead of `size_t`, which spares a bigint per call: no transfer exceeds 2 GiB.
 */
import { EINVAL } from "../../vm/base/errno.ts";
import { fewBytes } from "../../vm/base/few_bytes.ts";
import { HostError } from "../../vm/host.ts";

const I = "i32", U = "u32", L = "i64", B = "buffer", P = "pointer";

/** An address of C's. */
export type CPointer = Deno.PointerValue;

/** Short form of a foreign function declaration. */
// deno-lint-ignore explicit-module-boundary-types
export function fn<const A extends readonly Deno.NativeType[], const R extends Deno.NativeResultType>(
  parameters: A,
  result: R,
) {
  return { parameters, result };
}

/** A function that may call back. */
// deno-lint-ignore explicit-module-boundary-types
export function calling<const A extends readonly Deno.NativeType[], const R extends Deno.NativeResultType>(
  parameters: A,
  result: R,
) {
  return { parameters, result, callback: true } as const;
}

/** A function that runs on a thread of its own, so that it may block. Its errno is lost. */
// deno-lint-ignore explicit-module-boundary-types
function slow<const A extends readonly Deno.NativeType[], const R extends Deno.NativeResultType>(
  parameters: A,
  result: R,
) {
  return { parameters, result, nonblocking: true } as const;
}

const filesTable = () => ({
  open: fn([B, I, U], I),
  close: fn([I], I),
  read: fn([I, B, U], I),
  write: fn([I, B, U], I),
  lseek: fn([I, L, I], L),
  ftruncate: fn([I, L], I),
  fsync: fn([I], I),
  fdatasync: fn([I], I),
  fchmod: fn([I, U], I),
  fchown: fn([I, I, I], I),
  dup: fn([I], I),
  dup2: fn([I, I], I),
  pipe: fn([B], I),
  isatty: fn([I], I),
  fcntl: fn([I, I, L], I),
  access: fn([B, I], I),
  poll: fn([B, U, I], I),
} as const);

const pathsTable = () => ({
  statx: fn([I, B, I, U, B], I),
  mkdir: fn([B, U], I),
  rmdir: fn([B], I),
  unlink: fn([B], I),
  rename: fn([B, B], I),
  link: fn([B, B], I),
  symlink: fn([B, B], I),
  readlink: fn([B, B, U], I),
  chmod: fn([B, U], I),
  chown: fn([B, I, I], I),
  lchown: fn([B, I, I], I),
  utimensat: fn([I, B, B, I], I),
  utimes: fn([B, P], I),
  mkfifo: fn([B, U], I),
  mknod: fn([B, U, L], I),
  chroot: fn([B], I),
  pathconf: fn([B, I], L),
  fpathconf: fn([I, I], L),
  statvfs: fn([B, B], I),
  fstatvfs: fn([I, B], I),
  getdents64: fn([I, B, U], L),
  getcwd: fn([B, U], P),
  chdir: fn([B], I),
  fchdir: fn([I], I),
} as const);

const devicesTable = () => ({
  ttyname_r: fn([I, B, U], I),
  openpty: fn([B, B, P, P, P], I),
  fcntl_buffer: { name: "fcntl", ...fn([I, I, B], I) },
  ioctl: fn([I, L, L], I),
  ioctl_buffer: { name: "ioctl", ...fn([I, L, B], I) },
  flock: fn([I, I], I),
  tcgetattr: fn([I, B], I),
  tcsetattr: fn([I, I, B], I),
  tcdrain: fn([I], I),
  tcflush: fn([I, I], I),
  tcflow: fn([I, I], I),
  tcsendbreak: fn([I, I], I),
  tcgetpgrp: fn([I], I),
  tcsetpgrp: fn([I, I], I),
  mmap: fn([P, L, I, I, I, L], P),
  munmap: fn([P, L], I),
  msync: fn([P, L, I], I),
} as const);

const processTable = () => ({
  umask: fn([U], U),
  getpid: fn([], I),
  getppid: fn([], I),
  getuid: fn([], U),
  geteuid: fn([], U),
  getgid: fn([], U),
  getegid: fn([], U),
  getgroups: fn([I, B], I),
  setuid: fn([U], I),
  seteuid: fn([U], I),
  setgid: fn([U], I),
  setegid: fn([U], I),
  setreuid: fn([U, U], I),
  setregid: fn([U, U], I),
  setresuid: fn([U, U, U], I),
  setresgid: fn([U, U, U], I),
  setgroups: fn([U, B], I),
  initgroups: fn([B, U], I),
  getpgid: fn([I], I),
  setpgid: fn([I, I], I),
  getsid: fn([I], I),
  setsid: fn([], I),
  nice: fn([I], I),
  kill: fn([I, I], I),
  killpg: fn([I, I], I),
  uname: fn([B], I),
  times: fn([B], L),
  getloadavg: fn([B, I], I),
  getrlimit: fn([I, B], I),
  setrlimit: fn([I, B], I),
  getrusage: fn([I, B], I),
  sysconf: fn([I], L),
  clock_gettime: fn([I, B], I),
  tzset: fn([], "void"),
  localtime_r: fn([B, B], P),
  setenv: fn([B, B, I], I),
  unsetenv: fn([B], I),
  sigaction: fn([I, B, B], I),
  waitpid: fn([I, B, I], I),
  waitid: slow([I, I, B, I], I),
  pidfd_open: { name: "syscall", ...fn([L, I, U], I) },
  execve: fn([B, B, B], I),
  _exit: fn([I], "void"),
} as const);

const spawnTable = () => ({
  posix_spawn: fn([B, B, B, B, B, B], I),
  posix_spawnp: fn([B, B, B, B, B, B], I),
  posix_spawn_file_actions_init: fn([B], I),
  posix_spawn_file_actions_adddup2: fn([B, I, I], I),
  posix_spawn_file_actions_addclose: fn([B, I], I),
  posix_spawn_file_actions_addchdir_np: fn([B, B], I),
  posix_spawn_file_actions_destroy: fn([B], I),
  posix_spawnattr_init: fn([B], I),
  posix_spawnattr_setflags: fn([B, "i16"], I),
  posix_spawnattr_setpgroup: fn([B, I], I),
  posix_spawnattr_setsigdefault: fn([B, B], I),
  posix_spawnattr_destroy: fn([B], I),
} as const);

const waitTable = () => ({
  poll: slow([B, U, I], I),
  epoll_create1: fn([I], I),
  epoll_ctl: fn([I, I, I, B], I),
  epoll_wait: fn([I, B, I, I], I),
  eventfd: fn([U, I], I),
  ppoll: fn([B, U, B, P], I),
  read: fn([I, B, U], I),
  write: fn([I, B, U], I),
} as const);

const socketsTable = () => ({
  socket: fn([I, I, I], I),
  socketpair: fn([I, I, I, B], I),
  bind: fn([I, B, U], I),
  connect: fn([I, B, U], I),
  listen: fn([I, I], I),
  accept: fn([I, B, B], I),
  shutdown: fn([I, I], I),
  getsockname: fn([I, B, B], I),
  getpeername: fn([I, B, B], I),
  getsockopt: fn([I, I, I, B, B], I),
  setsockopt: fn([I, I, I, B, U], I),
  recv: fn([I, B, U, I], I),
  send: fn([I, B, U, I], I),
  recvfrom: fn([I, B, U, I, B, B], I),
  sendto: fn([I, B, U, I, B, U], I),
  gethostname: fn([B, U], I),
  getaddrinfo: slow([B, B, B, B], I),
  /** For numeric addresses, which no resolver is asked for. */
  getaddrinfoNow: { name: "getaddrinfo", ...fn([B, B, B, B], I) },
  freeaddrinfo: fn([P], "void"),
  gai_strerror: fn([I], P),
  getnameinfo: slow([B, U, B, U, B, U, I], I),
} as const);

const logTable = () => ({
  openlog: fn([P, I, I], "void"),
  syslog: fn([I, B, B], "void"),
  closelog: fn([], "void"),
  setlogmask: fn([I], I),
  strdup: fn([B], P),
  free: fn([P], "void"),
} as const);

const localesTable = () => ({
  setlocale: fn([I, B], P),
  localeconv: fn([], P),
  nl_langinfo: fn([I], P),
  strcoll: fn([B, B], I),
  wcscoll: fn([B, B], I),
  strxfrm: fn([B, B, U], U),
  textdomain: fn([B], P),
  bindtextdomain: fn([B, B], P),
  bind_textdomain_codeset: fn([B, B], P),
  dcgettext: fn([B, B, I], P),
} as const);

/**
 * The functions of a table, each opened when it is first asked for: Deno takes 0.1 ms for one, and most programs need few.
 * `errno` is found then, too: finding it after a call that failed would change it.
 * @param library Gives the name of the library.
 */
export function lazily<const T extends Deno.ForeignLibraryInterface>(
  table: () => T,
  library: () => string = () => "libc.so.6",
): () => Deno.DynamicLibrary<T>["symbols"] {
  let symbols: Deno.DynamicLibrary<T>["symbols"] | undefined;
  return () => symbols ??= Object.create(openers(table(), library()));
}

/** The prototype of a table's functions: who asks for one there gets it, and a property of the table's own. */
function openers(table: Deno.ForeignLibraryInterface, library: string): object {
  const openers = {};
  for (const [name, declaration] of Object.entries(table)) {
    Object.defineProperty(openers, name, {
      get(): unknown {
        const symbol = Deno.dlopen(library, { [name]: declaration }).symbols[name];
        errno();
        Object.defineProperty(this, name, { value: symbol });
        return symbol;
      },
    });
  }
  return openers;
}

const clocksTable = () => ({
  clock_gettime: fn([I, B], I),
});

export const clocks = lazily(clocksTable);
export const files = lazily(filesTable);
export const paths = lazily(pathsTable);
export const devices = lazily(devicesTable);
export const processes = lazily(processTable);
export const spawning = lazily(spawnTable);
export const waiting = lazily(waitTable);
export const sockets = lazily(socketsTable);
export const systemLog = lazily(logTable);
export const locales = lazily(localesTable);

let errnoView: Int32Array | undefined;

/** Whether any table is open. */
export function isLoaded(): boolean {
  return errnoView !== undefined;
}

/** The C library's `errno` of this thread. Ask right after the call that failed. */
export function errno(): number {
  if (errnoView === undefined) {
    const { __errno_location } = Deno.dlopen("libc.so.6", { __errno_location: fn([], P) }).symbols;
    errnoView = new Int32Array(Deno.UnsafePointerView.getArrayBuffer(__errno_location()!, 4));
  }
  return errnoView[0];
}

/** Sets it, for functions that do so only when they fail. */
export function setErrno(n: number): void {
  errno();
  errnoView![0] = n;
}

/** `result`, or throws what `errno` says where it is −1. */
export function check(result: number, path?: string): number {
  if (result === -1) throw new HostError(errno(), path);
  return result;
}

/** A C string of `text` (bytes as code units). Throws `EINVAL` where it has a NUL inside. */
export function cstring(text: string): Uint8Array<ArrayBuffer> {
  const bytes = fewBytes(text.length + 1);
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0) throw new HostError(EINVAL, text);
    bytes[i] = c;
  }
  return bytes;
}

/** An unsigned 64-bit number in a structure, rounded to 53 bits. PERF: without a bigint. */
export function uint64(v: DataView, offset: number): number {
  return v.getUint32(offset + 4, true) * 2 ** 32 + v.getUint32(offset, true);
}

/** A signed one. */
export function int64(v: DataView, offset: number): number {
  return v.getInt32(offset + 4, true) * 2 ** 32 + v.getUint32(offset, true);
}

const CHUNK = 8192;

/** Bytes as a byte string. */
export function toByteString(bytes: Uint8Array): string {
  if (bytes.length <= CHUNK) return String.fromCharCode.apply(null, bytes as unknown as number[]);
  let text = "";
  for (let i = 0; i < bytes.length; i += CHUNK) {
    text += String.fromCharCode.apply(null, bytes.subarray(i, i + CHUNK) as unknown as number[]);
  }
  return text;
}

/** The C string at the start of `bytes`. */
export function fromCString(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return toByteString(end < 0 ? bytes : bytes.subarray(0, end));
}

/** The C string at `pointer` plus `offset`, as a byte string. */
export function readCString(pointer: Deno.PointerObject, offset = 0): string {
  const view = new Deno.UnsafePointerView(pointer);
  let text = "";
  for (let c = view.getUint8(offset); c !== 0; c = view.getUint8(++offset)) text += String.fromCharCode(c);
  return text;
}

/** A byte string made of UTF-8 from a JavaScript string (as Deno gives names and values). */
export function encodeName(text: string): string {
  // deno-lint-ignore no-control-regex
  return /^[\x00-\x7f]*$/.test(text) ? text : toByteString(new TextEncoder().encode(text));
}

/** A NULL-terminated array of C strings. `keep` owns the strings and must outlive the use of `array`. */
export function cstringArray(texts: string[]): { array: BigUint64Array<ArrayBuffer>; keep: Uint8Array[] } {
  const keep = texts.map(cstring);
  const array = new BigUint64Array(texts.length + 1);
  for (let i = 0; i < keep.length; i++) {
    array[i] = Deno.UnsafePointer.value(Deno.UnsafePointer.of(keep[i] as Uint8Array<ArrayBuffer>));
  }
  return { array, keep };
}
