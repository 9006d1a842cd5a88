// SPDX-License-Identifier: MIT
/**
 * The file part of the Deno host: descriptors, paths, terminals, mappings, and waiting for descriptors.
 *
 * The few calls that every start-up makes (writing to standard output, looking for a module, reading a file) go
 * through Deno's own functions until the C library is loaded for some other reason; loading it costs about 1 ms.
 */
import { EACCES, EBADF, EINVAL, EISDIR, ENOENT, errnoByName } from "../../vm/base/errno.ts";
import { type FdWaiter, HostError, type HostStat, type HostStatvfs, O_CLOEXEC, O_RDONLY } from "../../vm/host.ts";
import { controlSet, createSet, readyInSet } from "./epoll.ts";
import {
  check,
  cstring,
  devices,
  errno,
  files,
  fromCString,
  int64,
  isLoaded,
  paths,
  toByteString,
  uint64,
} from "./libc.ts";
import { Poller, pollNow } from "./poller.ts";

const AT_FDCWD = -100, AT_SYMLINK_NOFOLLOW = 0x100, AT_EMPTY_PATH = 0x1000;
const STATX_BASIC_STATS = 0x7ff;
const O_DIRECTORY = 0o200000;
const F_GETFL = 3, F_SETFL = 4;
/** The `ioctl` that asks for rows and columns of a terminal. */
const TIOCGWINSZ = 0x5413n;
/** Largest transfer of one call: what the kernel itself allows, and what fits the `i32` result. */
const MAX_TRANSFER = 0x7ffff000;
/** After so many failed lookups the C library's `access`-like calls are cheaper than Deno's exceptions. */
const CHEAP_MISSES = 32;

/** An error that Deno threw, as a {@linkcode HostError}. Anything else is a bug and passes through. */
function fromDenoError(error: unknown, path?: string): unknown {
  if (!(error instanceof Error)) return error;
  const code = (error as Error & { code?: string }).code;
  const number = code === undefined ? undefined : errnoByName(code);
  if (number !== undefined) return new HostError(number, path);
  if (error instanceof Deno.errors.BadResource) return new HostError(EBADF, path);
  if (error instanceof Deno.errors.NotFound) return new HostError(ENOENT, path);
  if (error instanceof Deno.errors.IsADirectory) return new HostError(EISDIR, path);
  if (error instanceof Deno.errors.NotCapable) return new HostError(EACCES, path);
  return error;
}

/** Combines two halves as glibc's `makedev`. */
function makeDevice(major: number, minor: number): number {
  return Number(
    (BigInt(major & 0xfffff000) << 32n) | (BigInt(major & 0xfff) << 8n) | (BigInt(minor & ~0xff) << 12n) |
      BigInt(minor & 0xff),
  );
}

/** Whether Deno's own functions take `path` as it is: plain ASCII without NUL. */
function isPlain(path: string): boolean {
  // deno-lint-ignore no-control-regex
  return /^[\x01-\x7f]*$/.test(path);
}

/**
 * Flags of `Host.open` as the kernel of this machine has them, or the other way round: on ARM, O_DIRECT and O_DIRECTORY
 * have changed places, and so have O_LARGEFILE and O_NOFOLLOW (`arch/arm64/include/uapi/asm/fcntl.h`).
 */
export function openFlags(flags: number, machine: string = Deno.build.arch): number {
  if (machine !== "aarch64") return flags;
  return (flags & ~0o740000) | (flags & 0o140000) << 2 | (flags & 0o600000) >> 2;
}

const F_GETFD = 1, F_SETFD = 2, F_DUPFD_CLOEXEC = 1030, FD_CLOEXEC = 1;
/** Targets of Deno's descriptors in /proc/self/fd. */
const INTERNAL = /^anon_inode:\[event(poll|fd)\]$|^socket:|_cache_v\d+(-wal|-shm)?$/;

/** Methods of `Host` about files; see there for what each does. */
export class FileHost {
  readonly poller = new Poller();
  /** Descriptors of the program that may be closed on `exec`, besides those it has opened so. */
  protected readonly given = new Set<number>();
  /** Called before the program first writes. */
  protected beforeWrite: (() => void) | undefined = undefined;
  #misses = 0;
  readonly #statBuffer = new DataView(new ArrayBuffer(256));
  readonly #statBytes = new Uint8Array(this.#statBuffer.buffer);

  // --- Descriptors ----------------------------------------------------------------------------------------------

  open(path: string, flags: number, mode: number): number {
    return check(files().open(cstring(path), openFlags(flags), mode), path);
  }

  close(fd: number): void {
    if (this.poller.owns(fd)) throw new HostError(EBADF);
    this.poller.closing(fd);
    this.given.delete(fd);
    check(files().close(fd));
  }

  read(fd: number, buffer: Uint8Array): number {
    return check(files().read(fd, buffer as Uint8Array<ArrayBuffer>, Math.min(buffer.length, MAX_TRANSFER)));
  }

  write(fd: number, buffer: Uint8Array): number {
    if (this.beforeWrite !== undefined) this.beforeWrite();
    if ((fd === 1 || fd === 2) && !isLoaded()) {
      try {
        return (fd === 1 ? Deno.stdout : Deno.stderr).writeSync(buffer);
      } catch (error) {
        throw fromDenoError(error);
      }
    }
    return check(files().write(fd, buffer as Uint8Array<ArrayBuffer>, Math.min(buffer.length, MAX_TRANSFER)));
  }

  lseek(fd: number, offset: number, whence: number): number {
    return check(Number(files().lseek(fd, BigInt(offset), whence)));
  }

  ftruncate(fd: number, length: number): void {
    check(files().ftruncate(fd, BigInt(length)));
  }

  fsync(fd: number): void {
    check(files().fsync(fd));
  }

  fdatasync(fd: number): void {
    check(files().fdatasync(fd));
  }

  fstat(fd: number): HostStat {
    if (!isLoaded() && fd >= 0 && fd <= 2) {
      // The three standard streams are looked at by every start.
      try {
        return fromFileInfo(Deno.statSync(`/proc/self/fd/${fd}`));
      } catch {
        // Closed, or no /proc: the system call tells.
      }
    }
    return this.#statx(fd, "", AT_EMPTY_PATH, undefined);
  }

  isSpecial(fd: number): boolean {
    // A status from Deno has dates, and the first date has V8 read the time zones (1 MiB, 0.3 ms at every start).
    if (isLoaded() || fd < 0 || fd > 2) return false;
    try {
      const target = Deno.readLinkSync(`/proc/self/fd/${fd}`);
      return !target.startsWith("/") || target === "/dev/null" || target.startsWith("/dev/pts/");
    } catch {
      return false;
    }
  }

  /** What Deno keeps for its event loops, its threads and its caches; all of that is closed on `exec`. */
  isInternal(fd: number): boolean {
    if (fd < 3 || this.given.has(fd)) return false;
    if (this.poller.owns(fd)) return true;
    const flags = files().fcntl(fd, F_GETFD, 0n);
    if (flags === -1 || (flags & FD_CLOEXEC) === 0) return false;
    try {
      return INTERNAL.test(Deno.readLinkSync(`/proc/self/fd/${fd}`));
    } catch {
      return false;
    }
  }

  fstatvfs(fd: number): HostStatvfs {
    const buffer = new BigUint64Array(16);
    check(paths().fstatvfs(fd, buffer));
    return readStatvfs(buffer);
  }

  fchmod(fd: number, mode: number): void {
    check(files().fchmod(fd, mode));
  }

  fchown(fd: number, uid: number, gid: number): void {
    check(files().fchown(fd, uid, gid));
  }

  dup(fd: number): number {
    return check(files().dup(fd));
  }

  dup2(fd: number, target: number): number {
    if (this.poller.owns(target)) throw new HostError(EBADF);
    if (fd !== target) this.poller.closing(target);
    return check(files().dup2(fd, target));
  }

  pipe(): [number, number] {
    const ends = new Int32Array(2);
    check(files().pipe(ends));
    return [ends[0], ends[1]];
  }

  isatty(fd: number): boolean {
    if (!isLoaded() && fd >= 0 && fd <= 2) return [Deno.stdin, Deno.stdout, Deno.stderr][fd].isTerminal();
    return files().isatty(fd) === 1;
  }

  ttyname(fd: number): string {
    const buffer = new Uint8Array(256);
    const error = devices().ttyname_r(fd, buffer, buffer.length);
    if (error !== 0) throw new HostError(error);
    return fromCString(buffer);
  }

  terminalSize(fd: number): [number, number] {
    const size = new Uint16Array(4);
    check(devices().ioctl_buffer(fd, TIOCGWINSZ, size));
    return [size[1], size[0]];
  }

  openpty(): [number, number] {
    const master = new Int32Array(1), slave = new Int32Array(1);
    check(devices().openpty(master, slave, null, null, null));
    return [master[0], slave[0]];
  }

  fcntl(fd: number, command: number, argument: number | Uint8Array): number {
    if (typeof argument === "number") {
      const given = Math.trunc(argument);
      const result = check(files().fcntl(fd, command, BigInt(command === F_SETFL ? openFlags(given) : given)));
      if (command === F_SETFD) this.given.add(fd);
      else if (command === F_DUPFD_CLOEXEC) this.given.add(result);
      return command === F_GETFL ? openFlags(result) : result;
    }
    return check(devices().fcntl_buffer(fd, command, argument as Uint8Array<ArrayBuffer>));
  }

  addressOf(bytes: Uint8Array): number {
    // Bytes that V8 keeps on its own heap leave it when somebody asks for their buffer.
    const whole = new Uint8Array(bytes.buffer as ArrayBuffer);
    return Number(Deno.UnsafePointer.value(Deno.UnsafePointer.of(whole))) + bytes.byteOffset;
  }

  ioctl(fd: number, request: number, argument: number | Uint8Array): number {
    const number = BigInt(request) & 0xffffffffn;
    if (typeof argument === "number") return check(devices().ioctl(fd, number, BigInt(Math.trunc(argument))));
    return check(devices().ioctl_buffer(fd, number, argument as Uint8Array<ArrayBuffer>));
  }

  flock(fd: number, operation: number): void {
    check(devices().flock(fd, operation));
  }

  tcgetattr(fd: number, buffer: Uint8Array): void {
    check(devices().tcgetattr(fd, buffer as Uint8Array<ArrayBuffer>));
  }

  tcsetattr(fd: number, when: number, buffer: Uint8Array): void {
    check(devices().tcsetattr(fd, when, buffer as Uint8Array<ArrayBuffer>));
  }

  tcControl(operation: "tcdrain" | "tcflush" | "tcflow" | "tcsendbreak", fd: number, argument: number): void {
    check(operation === "tcdrain" ? devices().tcdrain(fd) : devices()[operation](fd, argument));
  }

  tcgetpgrp(fd: number): number {
    return check(devices().tcgetpgrp(fd));
  }

  tcsetpgrp(fd: number, pgid: number): void {
    check(devices().tcsetpgrp(fd, pgid));
  }

  /** Where each live mapping begins, for {@linkcode munmap}. */
  readonly #mappings = new WeakMap<ArrayBufferLike, Deno.PointerObject>();

  mmap(length: number, prot: number, flags: number, fd: number, offset: number): Uint8Array {
    const pointer = devices().mmap(null, BigInt(length), prot, flags, fd, BigInt(offset));
    // MAP_FAILED is the address −1.
    if (pointer === null || BigInt.asIntN(64, Deno.UnsafePointer.value(pointer)) === -1n) throw new HostError(errno());
    const buffer = Deno.UnsafePointerView.getArrayBuffer(pointer, length);
    this.#mappings.set(buffer, pointer);
    return new Uint8Array(buffer);
  }

  munmap(mapping: Uint8Array): void {
    const pointer = this.#mappings.get(mapping.buffer);
    if (pointer === undefined) throw new HostError(EINVAL);
    this.#mappings.delete(mapping.buffer);
    check(devices().munmap(pointer, BigInt(mapping.length)));
  }

  msync(mapping: Uint8Array, flags: number): void {
    const pointer = this.#mappings.get(mapping.buffer);
    if (pointer === undefined) throw new HostError(EINVAL);
    check(devices().msync(pointer, BigInt(mapping.length), flags));
  }

  // --- Paths ----------------------------------------------------------------------------------------------------

  #statx(fd: number, path: string, flags: number, shown: string | undefined): HostStat {
    const v = this.#statBuffer;
    check(paths().statx(fd, cstring(path), flags, STATX_BASIC_STATS, this.#statBytes), shown);
    const time = (offset: number) => int64(v, offset) + v.getUint32(offset + 8, true) / 1e9;
    return {
      mode: v.getUint16(28, true),
      ino: uint64(v, 32),
      dev: makeDevice(v.getUint32(136, true), v.getUint32(140, true)),
      nlink: v.getUint32(16, true),
      uid: v.getUint32(20, true),
      gid: v.getUint32(24, true),
      size: uint64(v, 40),
      atime: time(64),
      mtime: time(112),
      ctime: time(96),
      blksize: v.getUint32(4, true),
      blocks: uint64(v, 48),
      rdev: makeDevice(v.getUint32(128, true), v.getUint32(132, true)),
    };
  }

  stat(path: string): HostStat {
    return this.#statx(AT_FDCWD, path, 0, path);
  }

  lstat(path: string): HostStat {
    return this.#statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, path);
  }

  statvfs(path: string): HostStatvfs {
    const buffer = new BigUint64Array(16);
    check(paths().statvfs(cstring(path), buffer), path);
    return readStatvfs(buffer);
  }

  kind(path: string): "file" | "dir" | "other" | undefined {
    if (path.includes("\0")) return undefined;
    if (!isLoaded() && this.#misses < CHEAP_MISSES && isPlain(path)) {
      try {
        const info = Deno.statSync(path);
        return info.isFile ? "file" : info.isDirectory ? "dir" : "other";
      } catch {
        this.#misses++;
        return undefined;
      }
    }
    const v = this.#statBuffer;
    if (paths().statx(AT_FDCWD, cstring(path), 0, 1, this.#statBytes) !== 0) return undefined;
    const type = v.getUint16(28, true) & 0o170000;
    return type === 0o100000 ? "file" : type === 0o040000 ? "dir" : "other";
  }

  readFile(path: string): Uint8Array {
    if (isPlain(path)) {
      try {
        return Deno.readFileSync(path);
      } catch (error) {
        throw fromDenoError(error, path);
      }
    }
    const fd = this.open(path, O_RDONLY | O_CLOEXEC, 0);
    try {
      const parts: Uint8Array[] = [];
      for (;;) {
        const part = new Uint8Array(65536);
        const n = this.read(fd, part);
        if (n === 0) break;
        parts.push(part.subarray(0, n));
      }
      const whole = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
      let at = 0;
      for (const p of parts) {
        whole.set(p, at);
        at += p.length;
      }
      return whole;
    } finally {
      this.close(fd);
    }
  }

  access(path: string, mode: number): boolean {
    return files().access(cstring(path), mode) === 0;
  }

  listdir(path: string): string[] {
    const { getdents64 } = paths();
    const fd = this.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    const names: string[] = [];
    try {
      // Records of `struct linux_dirent64`: their length at 16, the name from 19.
      const buffer = new Uint8Array(32768);
      const view = new DataView(buffer.buffer);
      for (;;) {
        const size = Number(getdents64(fd, buffer, buffer.length));
        check(size, path);
        if (size === 0) return names;
        for (let at = 0; at < size; at += view.getUint16(at + 16, true)) {
          const name = toByteString(buffer.subarray(at + 19, buffer.indexOf(0, at + 19)));
          if (name !== "." && name !== "..") names.push(name);
        }
      }
    } finally {
      this.close(fd);
    }
  }

  getcwd(): string {
    const buffer = new Uint8Array(4096);
    if (paths().getcwd(buffer, buffer.length) === null) throw new HostError(errno());
    return fromCString(buffer);
  }

  chdir(path: string): void {
    check(paths().chdir(cstring(path)), path);
  }

  fchdir(fd: number): void {
    check(paths().fchdir(fd));
  }

  mkdir(path: string, mode: number): void {
    check(paths().mkdir(cstring(path), mode), path);
  }

  rmdir(path: string): void {
    check(paths().rmdir(cstring(path)), path);
  }

  unlink(path: string): void {
    check(paths().unlink(cstring(path)), path);
  }

  rename(from: string, to: string): void {
    check(paths().rename(cstring(from), cstring(to)), from);
  }

  link(from: string, to: string): void {
    check(paths().link(cstring(from), cstring(to)), from);
  }

  symlink(target: string, path: string): void {
    check(paths().symlink(cstring(target), cstring(path)), path);
  }

  readlink(path: string): string {
    const buffer = new Uint8Array(4096);
    const length = check(paths().readlink(cstring(path), buffer, buffer.length), path);
    return fromCString(buffer.subarray(0, length));
  }

  chmod(path: string, mode: number): void {
    check(paths().chmod(cstring(path), mode), path);
  }

  chown(path: string, uid: number, gid: number): void {
    check(paths().chown(cstring(path), uid, gid), path);
  }

  lchown(path: string, uid: number, gid: number): void {
    check(paths().lchown(cstring(path), uid, gid), path);
  }

  utimes(path: string, times: [number, number] | undefined): void {
    if (times === undefined) {
      check(paths().utimes(cstring(path), null), path);
      return;
    }
    const spec = new BigInt64Array(4);
    times.forEach((seconds, i) => {
      // CPython 2.7 truncates to microseconds, towards −infinity for the fraction.
      const whole = Math.floor(seconds);
      spec[2 * i] = BigInt(whole);
      spec[2 * i + 1] = BigInt(Math.floor((seconds - whole) * 1e6)) * 1000n;
    });
    check(paths().utimensat(AT_FDCWD, cstring(path), spec, 0), path);
  }

  mkfifo(path: string, mode: number): void {
    check(paths().mkfifo(cstring(path), mode), path);
  }

  mknod(path: string, mode: number, device: number): void {
    check(paths().mknod(cstring(path), mode, BigInt(device)), path);
  }

  chroot(path: string): void {
    check(paths().chroot(cstring(path)), path);
  }

  pathconf(path: string | number, name: number): number {
    const value = typeof path === "number" ? paths().fpathconf(path, name) : paths().pathconf(cstring(path), name);
    return Number(value);
  }

  // --- Waiting --------------------------------------------------------------------------------------------------

  poll(fds: readonly (readonly [fd: number, events: number])[]): number[] {
    return pollNow(fds, files().poll);
  }

  epollCreate(): number {
    return createSet();
  }

  epollControl(set: number, operation: number, fd: number, events: number, tag = fd): void {
    controlSet(set, operation, fd, events, tag);
  }

  epollReady(set: number, max: number): [tag: number, events: number][] {
    return readyInSet(set, max);
  }

  watchFd(fd: number, events: number, waiter: FdWaiter): void {
    this.poller.watch(fd, events, waiter);
  }

  unwatchFd(fd: number, waiter: FdWaiter): void {
    this.poller.unwatch(fd, waiter);
  }

  pollReady(ms = 0): boolean {
    return this.poller.deliver(ms);
  }

  pause(ms: number): void {
    this.poller.pause(ms);
  }

  awaitReady(): void {
    this.poller.block();
  }

  stopWaiting(): void {
    this.poller.release();
  }
}

function fromFileInfo(info: Deno.FileInfo): HostStat {
  const seconds = (time: Date | null) => (time?.getTime() ?? 0) / 1000;
  return {
    mode: info.mode ?? 0,
    ino: info.ino ?? 0,
    dev: info.dev,
    nlink: info.nlink ?? 1,
    uid: info.uid ?? 0,
    gid: info.gid ?? 0,
    size: info.size,
    atime: seconds(info.atime),
    mtime: seconds(info.mtime),
    ctime: seconds(info.ctime),
    blksize: info.blksize ?? 4096,
    blocks: info.blocks ?? 0,
    rdev: info.rdev ?? 0,
  };
}

function readStatvfs(b: BigUint64Array): HostStatvfs {
  const n = (i: number) => Number(b[i]);
  return {
    bsize: n(0),
    frsize: n(1),
    blocks: n(2),
    bfree: n(3),
    bavail: n(4),
    files: n(5),
    ffree: n(6),
    favail: n(7),
    flag: n(9),
    namemax: n(10),
  };
}
