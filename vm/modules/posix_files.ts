// SPDX-License-Identifier: MIT
/**
 * The part of `posix` about files: descriptors and paths (CPython `posixmodule.c`). What their status is made of is in
 * `posix_stat.ts`.
 * Errors of functions with two paths, and of a few others, carry no file name, as in CPython.
 */
import { EAGAIN, EBADF, EINTR, EINVAL, ENAMETOOLONG, ERANGE } from "../base/errno.ts";
import { PyFloat, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { callMethod } from "../core/abstract.ts";
import { asCLong, asDouble, toIndex } from "../core/convert.ts";
import {
  environmentError,
  IOErrorType,
  memoryError,
  OSErrorType,
  overflowError,
  PyThrow,
  RuntimeWarningType,
  TaskKilledType,
  typeError,
  valueError,
} from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { bigOf, isInteger, PyList, typeName as typeNameOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { HostError, POLLIN, POLLOUT, S_IFMT, S_IFREG } from "../host.ts";
import { cstring, custom, int, obj, opt, type Param, rest, ssize } from "../native/args.ts";
import { constant, def, type ModuleMember } from "../native/define.ts";
import { bytes, bytesToText, textToBytes } from "../objects/buffer_protocol.ts";
import { closer, cMode, makeFile, own } from "../objects/file.ts";
import { flushRegular } from "../objects/file_output.ts";
import {
  checkNameless,
  cInt,
  fdLike,
  fromUtf8,
  gid,
  offset,
  osCall,
  osThrow,
  path,
  pathBytes,
  uid,
} from "../objects/os_args.ts";
import { beginWrite, endWrite, isNonblocking, isWriting, PIECE, untilReadyOrSignal } from "../objects/fd_wait.ts";
import { floatTimes, StatResult, statResult, StatvfsResult, statvfsResult } from "./posix_stat.ts";

const parse = (doc: string) => ({ doc, arity: "parse" as const });

// ---- descriptors --------------------------------------------------------------------------------------------------

/** Whether reads and writes of `fd` finish without waiting for somebody else, or fail at once. */
function neverWaits(vm: Vm, fd: number): boolean {
  try {
    return (vm.host.fstat(fd).mode & S_IFMT) === S_IFREG || isNonblocking(vm, fd);
  } catch (e) {
    if (e instanceof HostError) return true;
    throw e;
  }
}

/** Closes a descriptor of the program: programs that close all there might be mean their own. */
function closeFd(vm: Vm, fd: number): void {
  if (vm.host.isInternal?.(fd)) throw new HostError(EBADF);
  vm.host.close(fd);
}

/** `read(2)`, parking the thread where the descriptor would block. */
function* readFd(vm: Vm, fd: number, size: number): Gen<Value> {
  if (size < 0) throw environmentError(OSErrorType, EINVAL, "Invalid argument");
  let buffer: Uint8Array;
  try {
    buffer = new Uint8Array(size);
  } catch {
    throw memoryError();
  }
  if (size > 0 && !neverWaits(vm, fd)) yield* untilReadyOrSignal(vm, fd, POLLIN);
  const n = osCall(() => vm.host.read(fd, buffer));
  return bytesToText(buffer, 0, n);
}

/** `write(2)` of a blocking descriptor waits until everything is written, as the kernel does. */
function* writeFd(vm: Vm, fd: number, text: string): Gen<Value> {
  const data = textToBytes(text);
  if (neverWaits(vm, fd)) return osCall(() => vm.host.write(fd, data));
  if (data.length <= PIECE && !isWriting(vm, fd)) return yield* writePieces(vm, fd, data);
  yield* beginWrite(vm, fd);
  try {
    return yield* writePieces(vm, fd, data);
  } finally {
    endWrite(vm, fd);
  }
}

/** Writes pieces that a pipe or socket takes without blocking, once it reports room. */
function* writePieces(vm: Vm, fd: number, data: Uint8Array): Gen<Value> {
  let done = 0;
  do {
    try {
      yield* untilReadyOrSignal(vm, fd, POLLOUT);
      done += vm.host.write(fd, data.subarray(done, done + PIECE));
    } catch (e) {
      if (e instanceof HostError && (e.errno === EINTR || e.errno === EAGAIN)) continue;
      if (done > 0 && (!(e instanceof PyThrow) || e.type !== TaskKilledType)) return done;
      throw osThrow(e);
    }
  } while (done < data.length);
  return done;
}

/** Names sorted by nobody: the order of the folder. unicode in, unicode out (undecodable names stay bytes). */
function listdir(vm: Vm, arg: Value): Value {
  const p = pathBytes(arg, { name: "listdir", position: 1 });
  const names: Value[] = osCall(() => vm.host.listdir(p), p);
  if (arg instanceof PyUnicode) return new PyList(names.map((n) => fromUtf8(n as string) ?? n));
  return new PyList(names);
}

function* fdopen(vm: Vm, args: Value[]): Gen<Value> {
  checkNameless(args, 1, 3);
  let fd = int("fd").convert!(vm, args[0], { name: "fdopen", position: 1 });
  if (isGen(fd)) fd = yield* fd;
  let mode = "r";
  if (args.length > 1) {
    const m = args[1];
    if (typeof m !== "string" && !(m instanceof PyUnicode)) {
      throw typeError(`argument 2 must be string, not ${m === null ? "None" : typeNameOf(m)}`);
    }
    mode = typeof m === "string" ? m : m.value;
  }
  let size: Result<number> = args.length > 2
    ? int("bufsize").convert!(vm, args[2], { name: "fdopen", position: 3 })
    : -1;
  if (isGen(size)) size = yield* size;
  cMode(mode);
  const n = fd;
  const stat = osCall(() => vm.host.fstat(n));
  if ((stat.mode & S_IFMT) === 0o040000) throw environmentError(IOErrorType, 21, "Is a directory", "<fdopen>");
  // C's fdopen refuses a mode that the descriptor does not allow.
  const access = osCall(() => vm.host.fcntl(n, 3, 0)) & 3;
  const plain = mode.replace(/[bU]/g, "") || "r";
  const wants = plain.includes("+") ? 2 : plain[0] === "r" ? 0 : 1;
  if (access !== 2 && access !== wants) throw environmentError(OSErrorType, EINVAL, "Invalid argument");
  const file = makeFile(vm, n, "<fdopen>", mode, size);
  own(vm, file, closer(vm));
  return file;
}

function* utime(vm: Vm, p: string, times: Value): Gen<Value> {
  if (times === null) {
    osCall(() => vm.host.utimes(p, undefined), p);
    return null;
  }
  if (!(times instanceof PyTuple) || times.items.length !== 2) {
    throw typeError("utime() arg 2 must be a tuple (atime, mtime)");
  }
  const pair: number[] = [];
  for (const t of times.items) {
    // Floats keep their fraction; everything else must convert to a C long.
    const n: Result<number> = t instanceof PyFloat
      ? t.value
      : isInteger(t)
      ? Number(bigOf(t))
      : t !== null && typeof t === "object" && t.type.nb_float !== undefined
      ? asDouble(vm, t)
      : asCLong(vm, t);
    pair.push(isGen(n) ? yield* n : n);
  }
  osCall(() => vm.host.utimes(p, pair as [number, number]), p);
  return null;
}

/** A temporary file without a name, as C's `tmpfile`. */
function tmpfile(vm: Vm): Value {
  const O_TMPFILE = 0o20200000, O_RDWR = 2, O_CLOEXEC = 0o2000000;
  let fd: number;
  try {
    fd = vm.host.open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0o600);
  } catch (e) {
    if (!(e instanceof HostError)) throw e;
    const name = temporaryName(vm, "/tmp", "tmpf");
    fd = osCall(() => vm.host.open(name, 2 | 0o100 | 0o200 | O_CLOEXEC, 0o600));
    osCall(() => vm.host.unlink(name));
  }
  const file = makeFile(vm, fd, "<tmpfile>", "w+b", -1);
  own(vm, file, closer(vm));
  return file;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

function temporaryName(vm: Vm, folder: string, prefix: string): string {
  for (;;) {
    const random = new Uint8Array(6);
    vm.host.random(random);
    const name = `${folder}/${prefix}${[...random].map((b) => LETTERS[b % LETTERS.length]).join("")}`;
    if (vm.host.kind(name) === undefined) return name;
  }
}

function* tempnam(vm: Vm, dir: Value, prefix: Value): Gen<Value> {
  const w = vm.warn(RuntimeWarningType, "tempnam is a potential security risk to your program");
  if (isGen(w)) yield* w;
  const text = (v: Value, position: number): string | undefined => {
    if (v === null) return undefined;
    if (typeof v === "string") return v;
    throw typeError(`tempnam() argument ${position} must be string or None, not ${typeNameOf(v)}`);
  };
  const wanted = text(dir, 1);
  const start = (text(prefix, 2) ?? "file").slice(0, 5);
  const env = vm.host.environ().get("TMPDIR");
  const folder = [env, wanted, "/tmp"].find((d) => d !== undefined && vm.host.kind(d) === "dir") ?? "/tmp";
  return temporaryName(vm, folder, start);
}

/** C `dev_t` out of its two parts, as glibc. */
const device = {
  major: (d: bigint) => Number(((d >> 8n) & 0xfffn) | ((d >> 32n) & 0xfffff000n)),
  minor: (d: bigint) => Number((d & 0xffn) | ((d >> 12n) & 0xffffff00n)),
  make: (major: number, minor: number) => {
    const a = BigInt.asUintN(32, BigInt(major)), b = BigInt.asUintN(32, BigInt(minor));
    return ((a & 0xfffff000n) << 32n) | ((a & 0xfffn) << 8n) | ((b & ~0xffn) << 12n) | (b & 0xffn);
  },
};
const dev = (name: string): Param<bigint> =>
  custom(name, (vm, v) =>
    then(toIndex(vm, v), (n) => {
      if (n < 0) throw overflowError("can't convert negative number to unsigned long");
      return BigInt(n);
    }));

/** The working folder; one whose name is too long for the system is ENAMETOOLONG, as CPython has it. */
function currentFolder(vm: Vm): string {
  return osCall(() => {
    try {
      return vm.host.getcwd();
    } catch (e) {
      throw e instanceof HostError && e.errno === ERANGE ? new HostError(ENAMETOOLONG) : e;
    }
  });
}

/** Rows `name(path)` that give nothing back. */
function onPath(doc: string, run: (vm: Vm, p: string) => void, cname?: string) {
  return def([path("path")], { doc, arity: "parse", cname }, (vm, p) => {
    osCall(() => run(vm, p), p);
    return null;
  });
}
/** Rows `name(fd)` that give nothing back; an object with `fileno()` will do where `like`. */
function onFd(doc: string, run: (vm: Vm, fd: number) => void, like = false) {
  return like
    ? def([fdLike("fd")], doc, (vm, fd) => {
      osCall(() => run(vm, fd));
      return null;
    })
    : def([int("fd")], parse(doc), (vm, fd) => {
      osCall(() => run(vm, fd));
      return null;
    });
}

const remove = () => onPath("Removes a file.", (vm, p) => vm.host.unlink(p), "remove");

export const POSIX_FILES: Record<string, ModuleMember> = {
  stat_result: StatResult.type,
  statvfs_result: StatvfsResult.type,
  access: def(
    [path("path"), int("mode")],
    parse("Whether the real user may read (4), write (2), execute (1) `path`, or it exists (0)."),
    (vm, p, mode) => vm.host.access(p, mode),
  ),
  chdir: onPath("Changes the working folder.", (vm, p) => vm.host.chdir(p)),
  fchdir: onFd("Changes the working folder to an open one.", (vm, fd) => vm.host.fchdir(fd), true),
  chmod: def([path("path"), int("mode")], parse("Changes the permissions of `path`."), (vm, p, mode) => {
    osCall(() => vm.host.chmod(p, mode & 0o7777), p);
    return null;
  }),
  fchmod: def([int("fd"), int("mode")], parse("Changes the permissions of an open file."), (vm, fd, mode) => {
    osCall(() => vm.host.fchmod(fd, mode & 0o7777));
    return null;
  }),
  chown: def(
    [path("path"), uid("uid"), gid("gid")],
    parse("Changes owner and group of `path`; -1 leaves one as it is."),
    (vm, p, u, g) => {
      osCall(() => vm.host.chown(p, u | 0, g | 0), p);
      return null;
    },
  ),
  lchown: def(
    [path("path"), uid("uid"), gid("gid")],
    parse("Like chown, of a symbolic link itself."),
    (vm, p, u, g) => {
      osCall(() => vm.host.lchown(p, u | 0, g | 0), p);
      return null;
    },
  ),
  fchown: def(
    [int("fd"), uid("uid"), gid("gid")],
    parse("Changes owner and group of an open file."),
    (vm, fd, u, g) => {
      osCall(() => vm.host.fchown(fd, u | 0, g | 0));
      return null;
    },
  ),
  chroot: onPath("Makes `path` the root folder of the process.", (vm, p) => vm.host.chroot(p)),
  getcwd: def([], "The working folder.", (vm) => currentFolder(vm)),
  getcwdu: def([], "The working folder, as unicode.", (vm) => {
    const cwd = currentFolder(vm);
    const text = fromUtf8(cwd);
    return text !== undefined ? text : callMethod(vm, cwd, "decode", ["utf-8"]);
  }),
  link: def([path("src"), path("dst")], parse("Gives a file a second name."), (vm, a, b) => {
    osCall(() => vm.host.link(a, b));
    return null;
  }),
  listdir: def([obj("path")], parse("The names in a folder, without '.' and '..'."), (vm, p) => listdir(vm, p)),
  mkdir: def([path("path"), opt(int("mode"), 0o777)], parse("Makes a folder."), (vm, p, mode) => {
    osCall(() => vm.host.mkdir(p, mode), p);
    return null;
  }),
  rename: def([path("old"), path("new")], parse("Renames a file or folder."), (vm, a, b) => {
    flushRegular(vm);
    osCall(() => vm.host.rename(a, b));
    return null;
  }),
  rmdir: onPath("Removes an empty folder.", (vm, p) => vm.host.rmdir(p)),
  stat: def([path("path")], parse("The status of what `path` leads to."), (vm, p) => {
    flushRegular(vm);
    return statResult(vm, osCall(() => vm.host.stat(p), p));
  }),
  lstat: def(
    [path("path")],
    parse("The status of `path`, without following a symbolic link."),
    (vm, p) => statResult(vm, osCall(() => vm.host.lstat(p), p)),
  ),
  fstat: def(
    [int("fd")],
    parse("The status of an open file."),
    (vm, fd) => statResult(vm, osCall(() => vm.host.fstat(fd))),
  ),
  stat_float_times: def(
    [opt(int("on"))],
    parse("Whether stat gives times as floats; with an argument, sets it."),
    (vm, on) => {
      if (on === undefined) return floatTimes(vm).on;
      floatTimes(vm).on = on !== 0;
      return null;
    },
  ),
  statvfs: def(
    [cstring("path")],
    parse("Facts about the file system of `path`."),
    (vm, p) => statvfsResult(osCall(() => vm.host.statvfs(p), p)),
  ),
  fstatvfs: def(
    [int("fd")],
    parse("Facts about the file system of an open file."),
    (vm, fd) => statvfsResult(osCall(() => vm.host.fstatvfs(fd))),
  ),
  symlink: def([path("target"), path("path")], parse("Makes a symbolic link at `path`."), (vm, a, b) => {
    osCall(() => vm.host.symlink(a, b));
    return null;
  }),
  readlink: def([obj("path")], parse("Where a symbolic link leads."), (vm, arg) => {
    const p = pathBytes(arg, { name: "readlink", position: 1 });
    const target = osCall(() => vm.host.readlink(p), p);
    return arg instanceof PyUnicode ? fromUtf8(target) ?? target : target;
  }),
  unlink: remove(),
  remove: remove(),
  utime: def(
    [path("path"), obj("times")],
    parse("Sets access and modification time; None means now."),
    (vm, p, times) => utime(vm, p, times),
  ),
  mkfifo: def([cstring("path"), opt(int("mode"), 0o666)], parse("Makes a named pipe."), (vm, p, mode) => {
    osCall(() => vm.host.mkfifo(p, mode));
    return null;
  }),
  mknod: def(
    [cstring("path"), opt(int("mode"), 0o600), opt(int("device"), 0)],
    parse("Makes a file system node."),
    (vm, p, mode, d) => {
      osCall(() => vm.host.mknod(p, mode === 0o600 ? mode | S_IFREG : mode, d));
      return null;
    },
  ),
  major: def([dev("device")], parse("The major number of a device."), (_vm, d) => cInt(device.major(d))),
  minor: def([dev("device")], parse("The minor number of a device."), (_vm, d) => cInt(device.minor(d))),
  makedev: def(
    [int("major"), int("minor")],
    parse("A device number of its two parts."),
    (_vm, a, b) => cInt(Number(device.make(a, b))),
  ),

  open: def(
    [rest("arguments")],
    "Opens a file: path, flags and (by default 0777) mode. Gives the descriptor.",
    function* (vm, args) {
      checkNameless(args, 2, 3);
      const p = pathBytes(args[0], { name: "", position: 1 });
      let flags = int("flags").convert!(vm, args[1], { name: "open", position: 2 });
      if (isGen(flags)) flags = yield* flags;
      let mode: Result<number> = args.length > 2
        ? int("mode").convert!(vm, args[2], { name: "open", position: 3 })
        : 0o777;
      if (isGen(mode)) mode = yield* mode;
      return osCall(() => vm.host.open(p, flags, mode), p);
    },
  ),
  close: onFd("Closes a descriptor.", closeFd),
  closerange: def(
    [int("low"), int("high")],
    parse("Closes the descriptors from `low` to before `high`, ignoring errors."),
    (vm, low, high) => {
      const close = (fd: number) => {
        try {
          closeFd(vm, fd);
        } catch (e) {
          if (!(e instanceof HostError)) throw e;
        }
      };
      if (high - low > 1024 && vm.host.kind("/proc/self/fd") === "dir") {
        for (const fd of vm.host.listdir("/proc/self/fd").map(Number)) if (fd >= low && fd < high) close(fd);
      } else for (let fd = Math.max(low, 0); fd < high; fd++) close(fd);
      return null;
    },
  ),
  dup: def([int("fd")], parse("A second descriptor of the same file."), (vm, fd) => osCall(() => vm.host.dup(fd))),
  dup2: def([int("fd"), int("target")], parse("Makes `target` a descriptor of the same file."), (vm, fd, target) => {
    osCall(() => vm.host.dup2(fd, target));
    return null;
  }),
  lseek: def(
    [int("fd"), offset("offset"), int("whence")],
    parse("Moves the position of a descriptor and gives the new one."),
    (vm, fd, at, whence) => cInt(osCall(() => vm.host.lseek(fd, at, whence))),
  ),
  read: def([int("fd"), int("size")], parse("Reads at most `size` bytes."), (vm, fd, size) => readFd(vm, fd, size)),
  write: def(
    [int("fd"), bytes("data")],
    parse("Writes bytes and gives how many."),
    (vm, fd, data) => writeFd(vm, fd, data),
  ),
  ftruncate: def([int("fd"), offset("length")], parse("Cuts an open file to `length` bytes."), (vm, fd, length) => {
    osCall(() => vm.host.ftruncate(fd, length));
    return null;
  }),
  fsync: onFd("Has the disk take everything written.", (vm, fd) => vm.host.fsync(fd), true),
  fdatasync: onFd("As fsync, without times and the like.", (vm, fd) => vm.host.fdatasync(fd), true),
  pipe: def([], "A new pipe: (read end, write end).", (vm) => new PyTuple(osCall(() => vm.host.pipe()))),
  isatty: def([int("fd")], parse("Whether a descriptor is a terminal."), (vm, fd) => vm.host.isatty(fd)),
  ttyname: def([int("fd")], parse("The name of a terminal."), (vm, fd) => osCall(() => vm.host.ttyname(fd))),
  openpty: def([], "A new pseudo terminal: (master, slave).", (vm) => new PyTuple(osCall(() => vm.host.openpty()))),
  tcgetpgrp: def(
    [int("fd")],
    parse("The foreground process group of a terminal."),
    (vm, fd) => osCall(() => vm.host.tcgetpgrp(fd)),
  ),
  tcsetpgrp: def(
    [int("fd"), int("pgid")],
    parse("Sets the foreground process group of a terminal."),
    (vm, fd, pgid) => {
      osCall(() => vm.host.tcsetpgrp(fd, pgid));
      return null;
    },
  ),
  ctermid: def([], "The name of the controlling terminal.", () => "/dev/tty"),
  fdopen: def(
    [rest("arguments")],
    "A file object over a descriptor: fd[, mode[, bufsize]].",
    (vm, args) => fdopen(vm, args),
  ),
  tmpfile: def([], "A temporary file without a name, open for reading and writing.", function* (vm) {
    const w = vm.warn(RuntimeWarningType, "tmpfile is a potential security risk to your program");
    if (isGen(w) && vm.sys.getStr("py3kwarning") === true) yield* w;
    return tmpfile(vm);
  }),
  tempnam: def(
    [opt(obj("dir"), null), opt(obj("prefix"), null)],
    parse("A name for a temporary file. Use mkstemp instead."),
    (vm, dir, prefix) => tempnam(vm, dir, prefix),
  ),
  tmpnam: def([], "A name for a temporary file. Use mkstemp instead.", function* (vm) {
    const w = vm.warn(RuntimeWarningType, "tmpnam is a potential security risk to your program");
    if (isGen(w)) yield* w;
    return temporaryName(vm, "/tmp", "file");
  }),
  urandom: def([ssize("size")], parse("`size` random bytes fit for cryptography."), (vm, size) => {
    if (size < 0) throw valueError("negative argument not allowed");
    if (size > 0x7fffffff) throw memoryError();
    const buffer = new Uint8Array(size);
    vm.host.random(buffer);
    return bytesToText(buffer);
  }),
  F_OK: constant(0, "access: exists."),
  R_OK: constant(4, "access: readable."),
  W_OK: constant(2, "access: writable."),
  X_OK: constant(1, "access: executable."),
  TMP_MAX: constant(238328, "How many names tmpnam gives."),
};
