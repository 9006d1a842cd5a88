// SPDX-License-Identifier: MIT
/**
 * The outside world as one job sees it: its own standard streams, environment and children, and only the descriptors that
 * it opened or was given. Everything it opens is noted in its {@linkcode ResourceTable}; when the job dies, all of it is
 * closed, the newest first.
 *
 * What belongs to the process as a whole stays shared, and is documented so: working folder, umask, user, limits, time zone.
 * Handlers for signals belong to the main program; a job has none.
 */
import { EBADF, EBUSY, ECHILD, EMFILE, EPERM } from "../base/errno.ts";
import { VmEnd } from "../core/exceptions.ts";
import { type Host, HostError, type SpawnOptions } from "../host.ts";

const WNOHANG = 1, SIGTERM = 15, SIGKILL = 9;
/** How long a child of a dead job has to end by itself before it is killed. */
const CHILD_GRACE_MS = 1000;
const F_DUPFD = 0, F_DUPFD_CLOEXEC = 1030;
/** Most descriptors that a job may be told to look at in the number space of the process. */
const STANDARD = 3;

/** What a resource is, for lists. */
export type ResourceKind = "file" | "socket" | "mapping" | "child" | "timer";

interface Resource {
  kind: ResourceKind;
  close: () => void;
}

/** Somebody who has to know what a job has open. */
export interface ResourceMirror {
  opened(key: unknown, kind: ResourceKind): void;
  closed(key: unknown): void;
}

/** What a job has open, in order of opening. */
export class ResourceTable {
  readonly #resources = new Map<unknown, Resource>();
  #closed = false;

  /**
   * @param limit Most open handles; one more gives `EMFILE`.
   * @param mirror Told of everything that comes and goes.
   */
  constructor(public limit = Infinity, readonly mirror?: ResourceMirror) {}

  get size(): number {
    return this.#resources.size;
  }

  /** Before opening `n` more. @throws {HostError} EMFILE. */
  need(n = 1): void {
    if (this.#resources.size + n > this.limit) throw new HostError(EMFILE);
  }

  add(key: unknown, kind: ResourceKind, close: () => void): void {
    // Opened by a native that was still under way when the job died.
    if (this.#closed) return quietly(close);
    this.#resources.set(key, { kind, close });
    this.mirror?.opened(key, kind);
  }

  has(key: unknown): boolean {
    return this.#resources.has(key);
  }

  remove(key: unknown): void {
    if (this.#resources.delete(key)) this.mirror?.closed(key);
  }

  /** What is open, oldest first. */
  *list(): Generator<{ kind: ResourceKind; key: unknown }> {
    for (const [key, { kind }] of this.#resources) yield { kind, key };
  }

  /** Keys of one kind. */
  keys(kind: ResourceKind): unknown[] {
    return [...this.#resources].filter(([, r]) => r.kind === kind).map(([key]) => key);
  }

  /** Closes everything, the newest first, whatever goes wrong. */
  closeAll(): void {
    this.#closed = true;
    for (const [key, { close }] of [...this.#resources].reverse()) {
      quietly(close);
      this.remove(key);
    }
  }
}

export function quietly(close: () => void): void {
  try {
    close();
  } catch (e) {
    if (!(e instanceof HostError)) throw e;
  }
}

/** A job ends itself at once (`os._exit`). Not a Python exception. */
export class JobExit extends VmEnd {
  constructor(readonly status: number) {
    super();
  }
}

/** Where the standard streams of a job go: descriptors of the process; −1: closed. */
export type Streams = [stdin: number, stdout: number, stderr: number];

/** A key that tells children from descriptors. */
const childKey = (pid: number): string => `child ${pid}`;
/** The process id behind a key; `undefined` for other keys. */
export const childOf = (key: unknown): number | undefined => typeof key === "string" ? Number(key.slice(6)) : undefined;

// The methods of `Host` that are not written out below go to the host of the process, through the prototype.
export interface JobHost extends Host {}

/** See the head of the file. */
export class JobHost {
  /** Told when the job sends a signal to its own process. */
  killed: ((signal: number) => void) | undefined = undefined;
  #env: Map<string, string> | undefined;
  readonly #streams: Streams;
  readonly #given: ReadonlySet<number>;

  /**
   * @param inner The host of the process.
   * @param streams Where the standard streams go.
   * @param given Descriptors that the job may use though it did not open them; they stay open when it dies.
   */
  constructor(
    readonly inner: Host,
    readonly resources: ResourceTable,
    streams: Streams,
    given: Iterable<number> = [],
  ) {
    this.#streams = [...streams];
    this.#given = new Set(given);
  }

  /** The descriptor of the process behind one of the job. @throws {HostError} EBADF: it is not the job's. */
  fd(n: number): number {
    if (n >= 0 && n < STANDARD) {
      const fd = this.#streams[n];
      if (fd < 0) throw new HostError(EBADF);
      return fd;
    }
    if (!this.resources.has(n) && !this.#given.has(n)) throw new HostError(EBADF);
    return n;
  }

  #opened(fd: number, kind: ResourceKind = "file"): number {
    this.resources.add(fd, kind, () => this.inner.close(fd));
    return fd;
  }

  #pair([a, b]: [number, number], kind: ResourceKind = "file"): [number, number] {
    return [this.#opened(a, kind), this.#opened(b, kind)];
  }

  // ---- often used, written out for speed ----------------------------------------------------------------------------

  time(): number {
    return this.inner.time();
  }
  monotonic(): number {
    return this.inner.monotonic();
  }
  read(fd: number, buffer: Uint8Array): number {
    return this.inner.read(this.fd(fd), buffer);
  }
  write(fd: number, buffer: Uint8Array): number {
    return this.inner.write(this.fd(fd), buffer);
  }
  turn(): Promise<void> {
    return this.inner.turn();
  }

  // ---- opening and closing ------------------------------------------------------------------------------------------

  open(path: string, flags: number, mode: number): number {
    this.resources.need();
    return this.#opened(this.inner.open(path, flags, mode));
  }
  close(fd: number): void {
    const real = this.fd(fd);
    if (fd < STANDARD) {
      this.#streams[fd] = -1;
      // A stream that was put there with `dup2`.
      if (!this.resources.has(real)) return;
    } else if (!this.resources.has(real)) throw new HostError(EBADF);
    this.resources.remove(real);
    this.inner.close(real);
  }
  dup(fd: number): number {
    this.resources.need();
    return this.#opened(this.inner.dup(this.fd(fd)));
  }
  dup2(fd: number, target: number): number {
    const real = this.fd(fd);
    if (fd === target) return target;
    if (target >= 0 && target < STANDARD) {
      const old = this.#streams[target];
      this.resources.need();
      this.#streams[target] = this.#opened(this.inner.dup(real));
      if (this.resources.has(old)) {
        this.resources.remove(old);
        this.inner.close(old);
      }
      return target;
    }
    if (!this.resources.has(target)) {
      this.resources.need();
      if (this.#isOpen(target)) throw new HostError(EBUSY);
    }
    this.inner.dup2(real, target);
    this.resources.remove(target);
    return this.#opened(target);
  }
  #isOpen(fd: number): boolean {
    try {
      this.inner.fstat(fd);
      return true;
    } catch {
      return false;
    }
  }
  fcntl(fd: number, command: number, argument: number | Uint8Array): number {
    const duplicates = command === F_DUPFD || command === F_DUPFD_CLOEXEC;
    if (duplicates) this.resources.need();
    const result = this.inner.fcntl(this.fd(fd), command, argument);
    return duplicates ? this.#opened(result) : result;
  }
  pipe(): [number, number] {
    this.resources.need(2);
    return this.#pair(this.inner.pipe());
  }
  openpty(): [number, number] {
    this.resources.need(2);
    return this.#pair(this.inner.openpty());
  }
  socket(family: number, type: number, protocol: number): number {
    this.resources.need();
    return this.#opened(this.inner.socket(family, type, protocol), "socket");
  }
  socketpair(family: number, type: number, protocol: number): [number, number] {
    this.resources.need(2);
    return this.#pair(this.inner.socketpair(family, type, protocol), "socket");
  }
  childFd(pid: number): number | undefined {
    const fd = this.inner.childFd?.(pid);
    if (fd !== undefined) this.#opened(fd);
    return fd;
  }
  accept(fd: number): ReturnType<Host["accept"]> {
    this.resources.need();
    const accepted = this.inner.accept(this.fd(fd));
    if (accepted !== undefined) this.#opened(accepted.fd, "socket");
    return accepted;
  }
  mmap(length: number, prot: number, flags: number, fd: number, offset: number): Uint8Array {
    this.resources.need();
    const mapping = this.inner.mmap(length, prot, flags, fd < 0 ? fd : this.fd(fd), offset);
    this.resources.add(mapping, "mapping", () => this.inner.munmap(mapping));
    return mapping;
  }
  munmap(mapping: Uint8Array): void {
    this.resources.remove(mapping);
    this.inner.munmap(mapping);
  }
  timer(ms: number, callback: () => void): () => void {
    const key = {};
    const stop = this.inner.timer(ms, () => {
      this.resources.remove(key);
      callback();
    });
    this.resources.add(key, "timer", stop);
    return () => {
      this.resources.remove(key);
      stop();
    };
  }

  // ---- several descriptors ------------------------------------------------------------------------------------------

  poll(fds: [fd: number, events: number][]): number[] {
    // A descriptor that is none is reported by the system as such (POLLNVAL); negative ones are passed over.
    return this.inner.poll(fds.map(([fd, events]) => [fd < 0 ? fd : this.#orNone(fd), events]));
  }
  /** As {@linkcode JobHost.fd}, but a number that is certainly not open for what is not the job's. */
  #orNone(fd: number): number {
    try {
      return this.fd(fd);
    } catch {
      return 0x7ffffff0;
    }
  }
  epollCreate(): number {
    return this.#opened(this.inner.epollCreate());
  }
  epollControl(set: number, operation: number, fd: number, events: number): void {
    this.inner.epollControl(this.fd(set), operation, this.fd(fd), events, fd);
  }
  epollReady(set: number, max: number): [tag: number, events: number][] {
    return this.inner.epollReady(this.fd(set), max);
  }
  pathconf(path: string | number, name: number): number {
    return this.inner.pathconf(typeof path === "number" ? this.fd(path) : path, name);
  }

  // ---- processes ----------------------------------------------------------------------------------------------------

  /** Sets the environment to begin with. */
  inherit(environ: Map<string, string>): void {
    this.#env = environ;
  }
  environ(): Map<string, string> {
    return new Map(this.#env ??= this.inner.environ());
  }
  setenv(name: string, value: string | undefined): void {
    this.#env ??= this.inner.environ();
    if (value === undefined) this.#env.delete(name);
    else this.#env.set(name, value);
  }
  spawn(options: SpawnOptions): number {
    this.resources.need();
    const { inner } = this;
    const pid = inner.spawn({
      ...options,
      fds: options.fds.map(([child, ours]) => [child, this.fd(ours)]),
      env: options.env ?? [...this.environ()].map(([name, value]) => `${name}=${value}`),
    });
    this.resources.add(childKey(pid), "child", () => endChild(inner, pid));
    return pid;
  }
  #children(): number[] {
    return this.resources.keys("child").map((key) => childOf(key)!);
  }
  waitpid(pid: number, options: number): [number, number] {
    const candidates = pid > 0 ? [pid] : this.#children();
    if (candidates.length === 0 || pid > 0 && !this.resources.has(childKey(pid))) throw new HostError(ECHILD);
    const wait = candidates.length > 1 ? options | WNOHANG : options;
    for (const child of candidates) {
      const result = this.inner.waitpid(child, wait);
      if (result[0] === 0) continue;
      // Stopped and continued children live on.
      if ((result[1] & 0xff) !== 0x7f && result[1] !== 0xffff) this.resources.remove(childKey(child));
      return result;
    }
    return [0, 0];
  }
  async waitChild(pid: number): Promise<void> {
    if (pid > 0) return await this.inner.waitChild(pid);
    await Promise.race(this.#children().map((child) => this.inner.waitChild(child)));
  }
  kill(pid: number, signal: number): void {
    // Killing the process it lives in is killing itself: the neighbours have nothing to do with it.
    if (pid === this.inner.getpid() && signal !== 0) this.killed?.(signal);
    else this.inner.kill(pid, signal);
  }
  execve(): never {
    throw new HostError(EPERM, undefined, "A job cannot replace the process");
  }
  exit(status: number): never {
    throw new JobExit(status);
  }
  onSignal(): void {
    // Signals belong to the main program: a job's handlers are remembered by its `signal` module and never called.
  }
}

/** Ends a child whose job is gone: asks it first, and takes its exit status so that nothing is left of it. */
export function endChild(host: Host, pid: number): void {
  host.kill(pid, SIGTERM);
  const stop = host.timer(CHILD_GRACE_MS, () => quietly(() => host.kill(pid, SIGKILL)));
  host.waitChild(pid).then(() => {
    stop();
    quietly(() => void host.waitpid(pid, WNOHANG));
  }, () => stop());
}

/** Methods whose first argument is a descriptor, and which open nothing. */
const BY_DESCRIPTOR = [
  ...["lseek", "ftruncate", "fsync", "fdatasync", "fstat", "fstatvfs", "fchmod", "fchown", "fchdir", "isatty"],
  ...["ttyname", "terminalSize", "ioctl", "flock", "tcgetattr", "tcsetattr", "tcgetpgrp", "tcsetpgrp"],
  ...[
    "bind",
    "connect",
    "listen",
    "shutdown",
    "getsockname",
    "getpeername",
    "getsockopt",
    "setsockopt",
    "watchFd",
    "unwatchFd",
  ],
  ...["recv", "send", "recvfrom", "sendto"],
];

// deno-lint-ignore no-explicit-any
type AnyMethods = Record<PropertyKey, any>;

for (const name of BY_DESCRIPTOR) {
  (JobHost.prototype as AnyMethods)[name] = function (this: JobHost, fd: number, ...rest: unknown[]) {
    return (this.inner as unknown as AnyMethods)[name](this.fd(fd), ...rest);
  };
}
// Descriptors of a job are others than the process's.
(JobHost.prototype as AnyMethods).isSpecial = () => false;
(JobHost.prototype as AnyMethods).tcControl = function (this: JobHost, op: string, fd: number, argument: number) {
  return (this.inner as unknown as AnyMethods).tcControl(op, this.fd(fd), argument);
};
// Everything else is the process's.
Object.setPrototypeOf(
  JobHost.prototype,
  new Proxy(Object.prototype as AnyMethods, {
    get(target, name, receiver: JobHost) {
      if (Reflect.has(target, name) || !(receiver instanceof JobHost)) return Reflect.get(target, name, receiver);
      const { inner } = receiver;
      const value = (inner as unknown as AnyMethods)[name];
      return typeof value === "function" ? value.bind(inner) : value;
    },
  }),
);
