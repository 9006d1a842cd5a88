// SPDX-License-Identifier: MIT
/**
 * The gate between the VM and everything outside it: clock, randomness, environment, files, terminals, sockets,
 * processes, signals. Nothing in `vm/` or `compiler/` reaches the outside in any other way, which keeps the core
 * portable and testable on a virtual clock, and lets all nondeterminism be recorded at one place.
 *
 * Conventions, for every method:
 * - Strings (paths, names, values) are byte strings: code units 0–255, as Python `str`.
 * - Calls are synchronous and never wait, except those that return a promise. Whoever finds that a call
 *   would block waits with {@linkcode Host.watchFd}.
 * - Failures are thrown as {@linkcode HostError}, never as JavaScript errors.
 * - Numbers (flags, modes, errno, signals, `POLL*`) are Linux's.
 *
 * The implementation for Deno is `hal/linux/host_deno.ts`; {@linkcode completeHost} fills up partial ones.
 */
import { ENOSYS, strerror } from "./base/errno.ts";

/** System calls that set ids of users and groups. */
export type SetId =
  | "setuid"
  | "seteuid"
  | "setreuid"
  | "setresuid"
  | "setgid"
  | "setegid"
  | "setregid"
  | "setresgid";

/** A call to the operating system that failed. Plain class: capturing a JavaScript stack would cost microseconds. */
export class HostError {
  /** Text of the error, without the path: `No such file or directory`. */
  readonly message: string;

  /**
   * @param errno Linux error number.
   * @param path The path the call was about, for `OSError.filename`.
   * @param message Text; by default `strerror(errno)`.
   */
  constructor(readonly errno: number, readonly path?: string, message?: string) {
    this.message = message ?? strerror(errno);
  }

  toString(): string {
    return `[Errno ${this.errno}] ${this.message}${this.path === undefined ? "" : `: '${this.path}'`}`;
  }
}

/** Result of `stat`. Times are seconds since 1970 as floating point, and the nanoseconds of the second besides. */
export interface HostStat {
  mode: number;
  ino: number;
  dev: number;
  nlink: number;
  uid: number;
  gid: number;
  size: number;
  atime: number;
  mtime: number;
  ctime: number;
  blksize: number;
  /** Blocks of 512 bytes. */
  blocks: number;
  rdev: number;
}

/** Result of `statvfs`. */
export interface HostStatvfs {
  bsize: number;
  frsize: number;
  blocks: number;
  bfree: number;
  bavail: number;
  files: number;
  ffree: number;
  favail: number;
  flag: number;
  namemax: number;
}

/** One answer of `getaddrinfo`. */
export interface HostAddress {
  family: number;
  type: number;
  protocol: number;
  canonicalName: string;
  /** A `struct sockaddr`. */
  address: Uint8Array;
}

/** How to start a process; see {@linkcode Host.spawn}. */
export interface SpawnOptions {
  /** Program file. Without a slash it is looked up in `PATH`. */
  path: string;
  /** Arguments, `argv[0]` included. */
  argv: string[];
  /** `NAME=value` strings; absent: our own environment. */
  env?: string[];
  /** Working directory of the child; absent: ours. */
  cwd?: string;
  /** The child's descriptors: `[number in the child, our number]`. Every other descriptor is closed in the child. */
  fds: [number, number][];
  /** Leave all our inheritable descriptors open in the child (CPython's `close_fds=False`). */
  inherit?: boolean;
  /** Start a new session. */
  setsid?: boolean;
  /** Process group for the child: 0 makes its own. Absent: ours. */
  pgroup?: number;
  /** Signals set back to their default action in the child (CPython restores `SIGPIPE`, 13). */
  defaultSignals?: number[];
}

/** Who waits for a descriptor, with {@linkcode Host.watchFd}. */
export interface FdWaiter {
  /** The descriptor is ready for these of the events, and the waiter is no longer waiting. Must not run Python code. */
  ready(events: number): void;
}

/** Events for {@linkcode Host.watchFd} and {@linkcode Host.poll}, Linux's `POLL*` bits. */
export const POLLIN = 0x001;
export const POLLPRI = 0x002;
export const POLLOUT = 0x004;
export const POLLERR = 0x008;
export const POLLHUP = 0x010;
export const POLLNVAL = 0x020;

/** Flags of {@linkcode Host.open}. Values of x86_64 and most others; `hal/linux` translates where a port differs. */
export const O_RDONLY = 0;
export const O_WRONLY = 1;
export const O_RDWR = 2;
export const O_CREAT = 0o100;
export const O_EXCL = 0o200;
export const O_NOCTTY = 0o400;
export const O_TRUNC = 0o1000;
export const O_APPEND = 0o2000;
export const O_NONBLOCK = 0o4000;
export const O_CLOEXEC = 0o2000000;

/** File type bits of a mode. */
export const S_IFMT = 0o170000;
export const S_IFDIR = 0o040000;
export const S_IFREG = 0o100000;

/** A worker, see {@linkcode Host.startWorker}. */
export interface HostWorker {
  /** Sends it a structured clone of `message`. */
  post(message: unknown): void;
  /** Ends it at once. */
  terminate(): void;
}

/** The local time zone at a moment. */
export interface LocalZone {
  /** East of UTC. */
  readonly offsetSeconds: number;
  /** It is summer time. */
  readonly dst: boolean;
  readonly name: string;
}

/** Calls that set ids of the process. */
export type SetIds =
  | "setuid"
  | "seteuid"
  | "setgid"
  | "setegid"
  | "setreuid"
  | "setregid"
  | "setresuid"
  | "setresgid";

/** What the VM needs of the outside world. */
export interface Host {
  // --- Facts that do not change ---------------------------------------------------------------------------------
  /** `sys.platform`: `linux2` on every Linux, as CPython 2.7 says. */
  readonly platform: string;
  /** Machine name of the kernel's `uname`: `x86_64`, `aarch64`, `armv7l`. */
  readonly machine: string;
  /** Command that starts this interpreter on a script (`sys.executable`), absolute, or `""` where there is none. */
  readonly executable: string;

  // --- Clock, timers, randomness --------------------------------------------------------------------------------
  /** Seconds since 1970. */
  time(): number;
  /** Seconds since some fixed moment; never goes back. */
  monotonic(): number;
  /** Seconds of processor time that this process has used. */
  cpuTime(): number;
  /** The local time zone at `seconds` since 1970. */
  localZone(seconds: number): LocalZone;
  /** Forgets what is known of the time zone; the environment variable `TZ` has changed. */
  tzset(): void;
  /** Fills `buffer` with random bytes fit for cryptography. */
  random(buffer: Uint8Array): void;
  /** Calls `callback` once after `ms` milliseconds. The returned function cancels. */
  timer(ms: number, callback: () => void): () => void;
  /**
   * Collects garbage now, so that weak references to it die; absent where the platform does not let programs ask.
   * @param reach `"young"`: among what was made lately, in a fraction of a millisecond; `"most"`: in the whole heap, but may
   * leave a little; `"all"` (default): everything, in twice the time.
   * @returns Whether it did: not every host can collect only what is young.
   */
  collectGarbage?(reach?: "young" | "most" | "all"): boolean;
  /** Lets the event loop turn once: timers, descriptors and signals that are due are delivered before it resolves. */
  turn(): Promise<void>;

  // --- Process --------------------------------------------------------------------------------------------------
  /** A copy of the environment, in the order the system gives. */
  environ(): Map<string, string>;
  /** Sets a variable for children and for the C library; `undefined` removes it. */
  setenv(name: string, value: string | undefined): void;
  getcwd(): string;
  chdir(path: string): void;
  fchdir(fd: number): void;
  umask(mask: number): number;
  getpid(): number;
  getppid(): number;
  getuid(): number;
  geteuid(): number;
  getgid(): number;
  getegid(): number;
  getgroups(): number[];
  /** Sets ids of users or groups of this process: as many as the system call takes; 2³² − 1 leaves one as it is. */
  setId(which: SetId, ...ids: number[]): void;
  /** Replaces the further groups of this process. */
  setgroups(groups: number[]): void;
  /** Replaces them by those of a user, and `group`. */
  initgroups(user: string, group: number): void;
  getpgid(pid: number): number;
  setpgid(pid: number, pgid: number): void;
  getsid(pid: number): number;
  setsid(): number;
  /** Adds `increment` to the niceness and returns the new one. */
  nice(increment: number): number;
  kill(pid: number, signal: number): void;
  killpg(pgid: number, signal: number): void;
  /** `[sysname, nodename, release, version, machine]`. */
  uname(): [string, string, string, string, string];
  /** `[user, system, children's user, children's system, elapsed]`, seconds. */
  times(): [number, number, number, number, number];
  getloadavg(): [number, number, number];
  /** `[soft, hard]` limits of resource `which`; unlimited is −1. */
  getrlimit(which: number): [number, number];
  setrlimit(which: number, soft: number, hard: number): void;
  /** `struct rusage` of this process (`who` 0) or its children (−1): 16 numbers, the two times in seconds. */
  getrusage(who: number): number[];
  /** `sysconf(3)`; −1 for "no limit". */
  sysconf(name: number): number;
  /** Starts a process and returns its id. */
  spawn(options: SpawnOptions): number;
  /** `waitpid(2)` without waiting unless `options` leaves out `WNOHANG` (1): `[pid, status]`, pid 0 for "not yet". */
  waitpid(pid: number, options: number): [number, number];
  /** Resolves when child `pid` (−1: any) has ended; collect it with {@linkcode waitpid} afterwards. */
  waitChild(pid: number): Promise<void>;
  /**
   * A descriptor that is readable once child `pid` has ended, for {@linkcode watchFd}; the caller closes it. `undefined`
   * where the system has none.
   */
  childFd?(pid: number): number | undefined;
  /** Loads what processes share. */
  sharedDescriptors(): Promise<SharedDescriptors>;
  /** Replaces this process by another program. Returns only by throwing. */
  execve(path: string, argv: string[], env: string[]): never;
  /** Bytes of the JavaScript heap in use, where the host can tell. */
  heapUsed?(): number;
  /** Bytes that the JavaScript heap may grow to, where the host can tell. */
  heapLimit?(): number;
  /**
   * The part of that limit that is in use, 0 to 1, without what lies outside of the JavaScript heap; 0 while the heap is so
   * small that an exact answer would not be worth what it costs.
   */
  heapFilled?(): number;
  /**
   * Starts a worker: an isolate of its own that runs beside this one.
   * @param url The module it begins with.
   * @param data Handed to it, as a structured clone.
   * @param onMessage Called with each message it posts.
   * @param onEnd Called once when it is gone: its exit code, and what it died of if it did not end by itself.
   */
  startWorker?(
    url: string,
    data: unknown,
    onMessage: (message: unknown) => void,
    onEnd: (code: number, error: string | undefined) => void,
  ): HostWorker;
  /** Ends the process at once, without cleaning up. */
  exit(status: number): never;
  /**
   * Starts calling `handler` when `signal` arrives, instead of its default action; `null` restores the default, `"ignore"`
   * ignores, `undefined` only forgets the handler, if there is one: for a program that has ended.
   * @param late A listener takes 2 MiB and half a millisecond. The signal may keep its default action until the program
   * first writes to a descriptor, or {@linkcode hearSignals} is called: until others can rely on what it does then.
   */
  onSignal(signal: number, handler: (() => void) | null | "ignore" | undefined, late?: boolean): void;
  /** Whether this process was started with `signal` ignored: by `nohup`, or as a background command of a script. */
  ignoresSignal?(signal: number): boolean;
  /**
   * Ignores signals until `restore` is called, whoever handles them: as `system(3)` while a command runs. `heeded` are
   * those that were not ignored before.
   */
  ignoreSignals?(signals: number[]): { heeded: number[]; restore: () => void };
  /** Signals that were to be heard late are heard from now on, but for those that this process was started to ignore. */
  hearSignals?(): void;
  /** The program has come to its end: that it writes is no reason any more to hear signals. */
  endsSoon?(): void;

  // --- Files by descriptor --------------------------------------------------------------------------------------
  open(path: string, flags: number, mode: number): number;
  close(fd: number): void;
  /** Reads at most `buffer.length` bytes; 0 at the end of the file. */
  read(fd: number, buffer: Uint8Array): number;
  /** Writes some of `buffer` and returns how many bytes. */
  write(fd: number, buffer: Uint8Array): number;
  /** `whence`: 0 start, 1 current, 2 end. Returns the new position. */
  lseek(fd: number, offset: number, whence: number): number;
  ftruncate(fd: number, length: number): void;
  fsync(fd: number): void;
  fdatasync(fd: number): void;
  fstat(fd: number): HostStat;
  /** Whether `fd` is known not to be a regular file, where that is told more cheaply than by `fstat`. */
  isSpecial?(fd: number): boolean;
  /** Whether `fd` is one that the process needs below the program, which must not close it. */
  isInternal?(fd: number): boolean;
  fstatvfs(fd: number): HostStatvfs;
  fchmod(fd: number, mode: number): void;
  fchown(fd: number, uid: number, gid: number): void;
  dup(fd: number): number;
  dup2(fd: number, target: number): number;
  /** `[read end, write end]`. */
  pipe(): [number, number];
  isatty(fd: number): boolean;
  ttyname(fd: number): string;
  /** Columns and rows of the terminal at `fd`. */
  terminalSize(fd: number): [number, number];
  /** `[master, slave]` of a new pseudo terminal. */
  openpty(): [number, number];
  /** `fcntl(2)` with a number, or with a structure that is read and written in place. */
  fcntl(fd: number, command: number, argument: number | Uint8Array): number;
  /** Where bytes lie in the memory of the process. They stay there as long as their buffer lives. */
  addressOf?(bytes: Uint8Array): number;
  /** `ioctl(2)`, as {@linkcode fcntl}. */
  ioctl(fd: number, request: number, argument: number | Uint8Array): number;
  flock(fd: number, operation: number): void;
  /** Reads a terminal's `struct termios` (60 bytes) into `buffer`. */
  tcgetattr(fd: number, buffer: Uint8Array): void;
  /** `when`: 0 now, 1 after output, 2 after output and dropping input. */
  tcsetattr(fd: number, when: number, buffer: Uint8Array): void;
  /** `operation`: `tcdrain`, `tcflush`, `tcflow`, `tcsendbreak`. */
  tcControl(operation: "tcdrain" | "tcflush" | "tcflow" | "tcsendbreak", fd: number, argument: number): void;
  tcgetpgrp(fd: number): number;
  tcsetpgrp(fd: number, pgid: number): void;
  /** Maps a file (or memory, with fd −1) into memory; the array is the mapping itself, not a copy. */
  mmap(length: number, prot: number, flags: number, fd: number, offset: number): Uint8Array;
  /** Ends a mapping made by {@linkcode mmap}; the array must not be touched any more. */
  munmap(mapping: Uint8Array): void;
  msync(mapping: Uint8Array, flags: number): void;

  // --- Files by path --------------------------------------------------------------------------------------------
  stat(path: string): HostStat;
  lstat(path: string): HostStat;
  statvfs(path: string): HostStatvfs;
  /** Whether `path` is a file, a folder, something else, or absent. Cheap and never throws: for module search. */
  kind(path: string): "file" | "dir" | "other" | undefined;
  /** A whole file. */
  readFile(path: string): Uint8Array;
  access(path: string, mode: number): boolean;
  listdir(path: string): string[];
  mkdir(path: string, mode: number): void;
  rmdir(path: string): void;
  unlink(path: string): void;
  rename(from: string, to: string): void;
  link(from: string, to: string): void;
  symlink(target: string, path: string): void;
  readlink(path: string): string;
  chmod(path: string, mode: number): void;
  chown(path: string, uid: number, gid: number): void;
  lchown(path: string, uid: number, gid: number): void;
  /** Sets access and modification time, seconds; `undefined` means now. */
  utimes(path: string, times: [number, number] | undefined): void;
  mkfifo(path: string, mode: number): void;
  mknod(path: string, mode: number, device: number): void;
  chroot(path: string): void;
  pathconf(path: string | number, name: number): number;

  // --- Waiting --------------------------------------------------------------------------------------------------
  /**
   * Tells `waiter` once when `fd` becomes ready for any of `events`; errors and hang-ups are always told. A descriptor
   * that is closed meanwhile gives `POLLNVAL`. Only those may wait who found the descriptor not ready (by `EAGAIN`, or
   * {@linkcode Host.poll}); they must look again afterwards, because somebody else may have been faster.
   */
  watchFd(fd: number, events: number, waiter: FdWaiter): void;
  /**
   * A set of descriptors as `epoll(7)` has them, empty. Its own descriptor is ready for reading while something of the
   * set is ready.
   */
  epollCreate(): number;
  /**
   * Adds `fd` to a set (`operation` 1), removes it (2), or changes its events (3), which are a mask of `EPOLL*`.
   * @param tag What {@linkcode epollReady} tells; `fd` by default.
   */
  epollControl(set: number, operation: number, fd: number, events: number, tag?: number): void;
  /** At most `max` of what is ready in a set, without waiting. */
  epollReady(set: number, max: number): [tag: number, events: number][];
  /** Takes back {@linkcode watchFd}; nothing happens where the waiter has been told. */
  unwatchFd(fd: number, waiter: FdWaiter): void;
  /**
   * Tells the waiters whose descriptors are ready. Whether somebody was told.
   * @param ms How long to hold up everything else until there is one: 0 (the default), or a fraction of a millisecond.
   */
  pollReady?(ms?: number): boolean;
  /**
   * Holds up everything for `ms` milliseconds, a few at most, or until a descriptor that somebody waits for is ready: the
   * timers of an event loop know whole milliseconds only.
   */
  pause?(ms: number): void;
  /** Has waiters told while the event loop turns, from now until the first one is ready. */
  awaitReady?(): void;
  /** Gives back what waiting takes (descriptors), unless somebody waits; it is there again when somebody does. */
  stopWaiting?(): void;
  /** Asks without waiting. */
  poll(fds: readonly (readonly [fd: number, events: number])[]): number[];

  // --- Sockets: addresses are `struct sockaddr` bytes -----------------------------------------------------------
  socket(family: number, type: number, protocol: number): number;
  socketpair(family: number, type: number, protocol: number): [number, number];
  bind(fd: number, address: Uint8Array): void;
  /** Starts connecting; throws `EINPROGRESS` on a non-blocking socket. */
  connect(fd: number, address: Uint8Array): void;
  listen(fd: number, backlog: number): void;
  /** `undefined`: nobody is there yet. */
  accept(fd: number): { fd: number; address: Uint8Array } | undefined;
  shutdown(fd: number, how: number): void;
  getsockname(fd: number): Uint8Array;
  getpeername(fd: number): Uint8Array;
  getsockopt(fd: number, level: number, name: number, length: number): Uint8Array;
  setsockopt(fd: number, level: number, name: number, value: Uint8Array): void;
  /** Receives at most `length` bytes (by default as many as there is room for). −1: it would have to wait. */
  recv(fd: number, buffer: Uint8Array, flags: number, length?: number): number;
  /** Sends some of the first `length` bytes (by default all). −1: it would have to wait. */
  send(fd: number, buffer: Uint8Array, flags: number, length?: number): number;
  /** `undefined`: it would have to wait. */
  recvfrom(fd: number, buffer: Uint8Array, flags: number): { length: number; address: Uint8Array } | undefined;
  /** −1: it would have to wait. */
  sendto(fd: number, buffer: Uint8Array, flags: number, address: Uint8Array): number;
  gethostname(): string;
  /** Throws {@linkcode GaiError}. Numeric addresses and ports are answered at once. */
  getaddrinfo(
    host: string | null,
    service: string | null,
    family: number,
    type: number,
    protocol: number,
    flags: number,
  ): HostAddress[] | Promise<HostAddress[]>;
  /** Throws {@linkcode GaiError}. */
  getnameinfo(address: Uint8Array, flags: number): Promise<{ host: string; service: string }>;
}

/** Descriptors that processes share; see {@linkcode Host.sharedDescriptors}. Programs that are started inherit none of them. */
export interface SharedDescriptors {
  /** Descriptors whose flag FD_CLOEXEC the program has set itself, or that it got as such. */
  marked(): number[];
  /** A semaphore with a descriptor, which is ready for reading while its count is not 0. */
  openCounter(count: number): number;
  /** Takes one off a counter; whether there was one. */
  takeOne(fd: number): boolean;
  /** Adds one to a counter. */
  addOne(fd: number): void;
  /** The count of a counter, without changing it. */
  countOf(fd: number): number;
  /** A file without a name, in memory. */
  openMemory(name: string): number;
  /** Sends a duplicate of descriptor `fd` through a Unix socket. Blocks while its buffer is full. */
  sendDescriptor(socket: number, fd: number): void;
  /** The descriptor that comes through a Unix socket that is ready for reading; `undefined` where what comes is none. */
  receiveDescriptor(socket: number): number | undefined;
}

/** A name lookup that failed, with the resolver's own number (`EAI_*`) and text. */
export class GaiError {
  constructor(readonly code: number, readonly message: string) {}
}

/** Methods that a host may lack altogether. */
const OPTIONAL: ReadonlySet<PropertyKey> = new Set([
  "isSpecial",
  "isInternal",
  "ignoresSignal",
  "ignoreSignals",
  "heapUsed",
  "heapLimit",
  "heapFilled",
  "startWorker",
  "collectGarbage",
  "hearSignals",
  "endsSoon",
  "pollReady",
  "pause",
  "awaitReady",
  "stopWaiting",
  "childFd",
  "then",
]);

/**
 * Completes a partial host: every method that `part` leaves out throws `ENOSYS`. For embedders, browsers and tests.
 * @param part The methods that exist; `this` inside them is the completed host.
 */
export function completeHost(part: Partial<Host>): Host {
  const missing = () => {
    throw new HostError(ENOSYS);
  };
  return new Proxy(part, {
    get: (target, name, receiver) => {
      if (Reflect.has(target, name)) return Reflect.get(target, name, receiver);
      return OPTIONAL.has(name) ? undefined : missing;
    },
  }) as Host;
}
