// SPDX-License-Identifier: MIT
/** `_io.FileIO` (CPython `_io/fileio.c`): bytes of a descriptor without buffer. Reading what is not there parks the thread. */
import { EAGAIN, EINTR, EISDIR } from "../../base/errno.ts";
import { fewBytes } from "../../base/few_bytes.ts";
import { PyFloat, PyUnicode, type Value } from "../../base/value.ts";
import { findAttr, genericSetAttr, repr, setAttr } from "../../core/abstract.ts";
import { asCLong } from "../../core/convert.ts";
import {
  environmentError,
  IOErrorType,
  OSErrorType,
  type PyThrow,
  typeError,
  valueError,
} from "../../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../../core/gen.ts";
import { hostCall, hostThrow } from "../../core/host_error.ts";
import type { Kwargs } from "../../core/type.ts";
import { bigOf, isInteger, isStr, strValue, typeName } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import * as fs from "../../host.ts";
import { bindInit, int, obj, opt, rest } from "../../native/args.ts";
import { defineType, method } from "../../native/define.ts";
import { bytes, bytesToText, textToBytes, writableBytes } from "../../objects/buffer_protocol.ts";
import { isNonblocking, PIECE, untilReadyIfBlocking, waitFd } from "../../objects/fd_wait.ts";
import { utf8 } from "../../objects/os_args.ts";
import {
  big,
  callM,
  closeBase,
  closedErrorShort,
  convert,
  ioType,
  parse,
  PyIOBase,
  rawIOBaseType,
  size,
} from "./base.ts";
import { flushRegular } from "../../objects/file_output.ts";
import { atLoss, closing, forgetLoss, opening } from "../../objects/lost_files.ts";

export class PyFileIO extends PyIOBase {
  /** What closes it when nobody refers to it any more. */
  ending: object | null = null;
  fd = -1;
  canRead = false;
  canWrite = false;
  appending = false;
  closeFd = true;
  canSeek: boolean | undefined = undefined;
  /** Regular files never make anybody wait. */
  regular = false;
}
export const fileIOType = ioType("FileIO", rawIOBaseType, PyFileIO);

/** The descriptor; ValueError where the file is closed. */
export function fdOf(f: PyFileIO): number {
  if (f.fd < 0) throw closedErrorShort();
  return f.fd;
}

const notOpenFor = (action: string): PyThrow => valueError(`File not open for ${action}`);

function needReadable(f: PyFileIO): number {
  const fd = fdOf(f);
  if (!f.canRead) throw notOpenFor("reading");
  return fd;
}

function needWritable(f: PyFileIO): number {
  const fd = fdOf(f);
  if (!f.canWrite) throw notOpenFor("writing");
  return fd;
}

/** Reads into `buffer`; `undefined` where a non-blocking descriptor has nothing. */
export function readInto(vm: Vm, f: PyFileIO, buffer: Uint8Array): Result<number | undefined> {
  const fd = needReadable(f);
  if (!f.regular && vm.host.poll([[fd, fs.POLLIN]])[0] === 0) return readSlow(vm, f, buffer);
  return readNow(vm, fd, buffer);
}

function readNow(vm: Vm, fd: number, buffer: Uint8Array): number | undefined {
  for (;;) {
    try {
      return vm.host.read(fd, buffer);
    } catch (e) {
      if (e instanceof fs.HostError && e.errno === EAGAIN) return undefined;
      if (e instanceof fs.HostError && e.errno === EINTR) continue;
      throw hostThrow(e);
    }
  }
}

function* readSlow(vm: Vm, f: PyFileIO, buffer: Uint8Array): Gen<number | undefined> {
  yield* untilReadyIfBlocking(vm, f.fd, fs.POLLIN);
  return readNow(vm, needReadable(f), buffer);
}

/** Everything until the end; `undefined` where a non-blocking descriptor has nothing. */
export function* readAll(vm: Vm, f: PyFileIO): Gen<string | undefined> {
  const fd = needReadable(f);
  const parts: string[] = [];
  let chunk = 8192;
  if (f.regular) {
    const left = hostCall(IOErrorType, null, () => vm.host.fstat(fd).size - vm.host.lseek(fd, 0, 1));
    if (left > 0) chunk = left + 1;
  }
  for (;;) {
    const buffer = new Uint8Array(Math.min(chunk, 1 << 26));
    const r = readInto(vm, f, buffer);
    const n = isGen(r) ? yield* r : r;
    if (n === undefined) {
      if (parts.length === 0) return undefined;
      break;
    }
    if (n === 0) break;
    parts.push(bytesToText(buffer, 0, n));
    chunk = Math.max(8192, Math.min(chunk * 2, 1 << 20));
  }
  return parts.join("");
}

/** Writes some of `data`; `undefined` where a non-blocking descriptor takes nothing. */
export function* writeBytes(vm: Vm, f: PyFileIO, data: Uint8Array): Gen<number | undefined> {
  const fd = needWritable(f), whole = f.regular || isNonblocking(vm, fd);
  for (;;) {
    // A pipe or socket that has room takes at least this much without making anybody wait.
    if (!whole) yield* untilReadyIfBlocking(vm, fd, fs.POLLOUT);
    try {
      return vm.host.write(needWritable(f), whole ? data : data.subarray(0, PIECE));
    } catch (e) {
      if (e instanceof fs.HostError && e.errno === EAGAIN) {
        if (whole) return undefined;
        yield* waitFd(vm, fd, fs.POLLOUT);
        continue;
      }
      if (e instanceof fs.HostError && e.errno === EINTR) continue;
      throw hostThrow(e);
    }
  }
}

function modeText(f: PyFileIO): string {
  if (f.appending) return f.canRead ? "ab+" : "ab";
  if (f.canRead) return f.canWrite ? "rb+" : "rb";
  return "wb";
}

function* initFileIO(vm: Vm, self: Value, args: Value[], kw: Kwargs): Gen<void> {
  const f = self as PyFileIO;
  const [nameArg, modeArg = "r", closeArg = true] = bindInit("fileio", ["file", "mode", "closefd"], 1, args, kw);
  if (f.fd >= 0) {
    if (f.closeFd) closeNow(vm, f);
    else f.fd = -1;
  }
  const name = nameArg!;
  if (!isStr(modeArg) && !(modeArg instanceof PyUnicode)) {
    throw typeError(`fileio() argument 2 must be string, not ${modeArg === null ? "None" : typeName(modeArg)}`);
  }
  const closeFd = yield* convert(vm, int("closefd"), closeArg!);
  if (name instanceof PyFloat) throw typeError("integer argument expected, got float");
  let fd = -1;
  if (isInteger(name)) {
    const n = asCLong(vm, name);
    fd = isGen(n) ? yield* n : n;
    // CPython takes a number that is no C int for a path, and complains of its type.
    if (fd > 0x7fffffff || fd < -0x80000000) {
      throw typeError(`coercing to Unicode: need string or buffer, ${typeName(name)} found`);
    }
    if (fd < 0) throw valueError("negative file descriptor");
  }
  const mode = modeArg instanceof PyUnicode ? modeArg.value : strValue(modeArg);
  let rwa = 0, plus = 0;
  f.canRead = f.canWrite = f.appending = false;
  f.canSeek = undefined;
  let flags = 0;
  for (const c of mode) {
    switch (c) {
      case "r":
        rwa++;
        f.canRead = true;
        break;
      case "w":
        rwa++;
        f.canWrite = true;
        flags |= fs.O_CREAT | fs.O_TRUNC;
        break;
      case "a":
        rwa++;
        f.canWrite = f.appending = true;
        flags |= fs.O_CREAT | fs.O_APPEND;
        break;
      case "b":
        break;
      case "+":
        plus++;
        break;
      default:
        throw valueError(`invalid mode: ${mode.slice(0, 200)}`);
    }
    if (rwa > 1 || plus > 1) break;
  }
  if (rwa !== 1 || plus > 1) {
    throw valueError("Must have exactly one of read/write/append mode and at most one plus");
  }
  if (plus === 1) f.canRead = f.canWrite = true;
  flags |= f.canRead && f.canWrite ? fs.O_RDWR : f.canRead ? fs.O_RDONLY : fs.O_WRONLY;
  if (fd >= 0) {
    // CPython asks the descriptor for its type and reports a bad one as OSError.
    f.fd = -1;
    const stat = hostCall(OSErrorType, null, () => vm.host.fstat(fd));
    if ((stat.mode & fs.S_IFMT) === fs.S_IFDIR) {
      throw environmentError(IOErrorType, EISDIR, "Is a directory", name);
    }
    f.regular = (stat.mode & fs.S_IFMT) === fs.S_IFREG;
    f.fd = fd;
    f.closeFd = closeFd !== 0;
  } else {
    let path: string;
    if (isStr(name)) path = strValue(name);
    else if (name instanceof PyUnicode) path = utf8(name);
    else {throw typeError(
        `coercing to Unicode: need string or buffer, ${name === null ? "NoneType" : typeName(name)} found`,
      );}
    if (path.includes("\0")) throw typeError("embedded NUL character");
    if (closeFd === 0) throw valueError("Cannot use closefd=False with file name");
    f.closeFd = true;
    flushRegular(vm);
    const opened = yield* opening(vm, () =>
      hostCall(IOErrorType, name instanceof PyUnicode ? path : name, () => {
        const n = vm.host.open(path, flags | fs.O_CLOEXEC, 0o666);
        const type = vm.host.fstat(n).mode & fs.S_IFMT;
        f.regular = type === fs.S_IFREG;
        if (type === fs.S_IFDIR) {
          vm.host.close(n);
          throw new fs.HostError(EISDIR);
        }
        return n;
      }));
    f.fd = opened;
    f.ending = atLoss(vm, f, closing(opened));
  }
  const r = setAttr(vm, f, "name", name);
  if (isGen(r)) yield* r;
  if (f.appending) {
    try {
      vm.host.lseek(f.fd, 0, 2);
    } catch (e) {
      if (!(e instanceof fs.HostError)) throw e;
    }
  }
}

function closeNow(vm: Vm, f: PyFileIO): void {
  const fd = f.fd;
  f.fd = -1;
  if (f.ending !== null) forgetLoss(vm, f, f.ending);
  f.ending = null;
  hostCall(IOErrorType, null, () => vm.host.close(fd));
}

/** Position argument: an integer, no float. */
function* seekArgument(vm: Vm, v: Value): Gen<number> {
  if (v instanceof PyFloat) throw typeError("an integer is required");
  if (isInteger(v)) return Number(bigOf(v));
  const n = asCLong(vm, v);
  return isGen(n) ? yield* n : n;
}

const m = method<PyFileIO>();

defineType<PyFileIO>(fileIOType, {
  doc: "file(name, mode='r', closefd=True) -> file object\n\nA file as bytes, without buffer.",
  slots: {
    tp_init: initFileIO,
    tp_setattro: genericSetAttr,
    tp_repr: function* (vm, self): Gen<Value> {
      const f = self as PyFileIO;
      if (f.fd < 0) return "<_io.FileIO [closed]>";
      const r = findAttr(vm, f, "name");
      const name = isGen(r) ? yield* r : r;
      if (name === undefined) return `<_io.FileIO fd=${f.fd} mode='${modeText(f)}'>`;
      const text = repr(vm, name);
      return `<_io.FileIO name=${isGen(text) ? yield* text : text} mode='${modeText(f)}'>`;
    },
  },
  methods: {
    read: m([opt(size("size"), -1)], parse("At most `size` bytes, or everything."), function* (vm, f, n) {
      needReadable(f);
      if (n < 0) return yield* callM(vm, f, "readall");
      const buffer = fewBytes(n);
      const r = readInto(vm, f, buffer);
      const got = isGen(r) ? yield* r : r;
      return got === undefined ? null : bytesToText(buffer, 0, got);
    }),
    readall: m([], "Everything until the end.", function* (vm, f) {
      const text = yield* readAll(vm, f);
      return text === undefined ? null : text;
    }),
    readinto: m([rest("arguments")], "Reads into a buffer and gives the number of bytes.", function* (vm, f, args) {
      needReadable(f);
      if (args.length !== 1) throw typeError(`function takes exactly 1 argument (${args.length} given)`);
      const v = args[0];
      const buffer = writableBufferOf(v);
      const part = fewBytes(buffer.length);
      const r = readInto(vm, f, part);
      const n = isGen(r) ? yield* r : r;
      if (n === undefined) return null;
      buffer.bytes().set(part.subarray(0, n));
      return big(n);
    }),
    write: m([opt(obj("data"))], parse("Writes bytes and gives how many were taken."), function* (vm, f, v) {
      needWritable(f);
      if (v === undefined) throw typeError("write() takes exactly 1 argument (0 given)");
      const all = textToBytes(yield* convert(vm, bytes("data"), v, { name: "write", position: 1 }));
      let done = 0;
      do {
        const n = yield* writeBytes(vm, f, all.subarray(done));
        if (n === undefined) return done === 0 ? null : big(done);
        done += n;
      } while (done < all.length && !isNonblocking(vm, f.fd));
      return big(done);
    }),
    seek: m(
      [rest("arguments")],
      "Moves the position, from the start, here (1) or the end (2), and gives the new one.",
      function* (vm, f, args) {
        const fd = fdOf(f);
        if (args.length < 1 || args.length > 2) {
          throw typeError(
            `seek() takes at ${args.length < 1 ? "least 1 argument" : "most 2 arguments"} (${args.length} given)`,
          );
        }
        const whence = args.length > 1 ? yield* convert(vm, int("whence"), args[1]) : 0;
        const n = yield* seekArgument(vm, args[0]);
        return big(hostCall(IOErrorType, null, () => vm.host.lseek(fd, n, whence)));
      },
    ),
    tell: m([], "The position.", (vm, f) => big(hostCall(IOErrorType, null, () => vm.host.lseek(fdOf(f), 0, 1)))),
    truncate: m(
      [opt(obj("size"), null)],
      parse("Cuts the file at `size`, by default at the position."),
      function* (vm, f, v) {
        const fd = needWritable(f);
        if (v === null) {
          v = yield* callM(vm, f, "tell");
        }
        const n = yield* seekArgument(vm, v);
        hostCall(IOErrorType, null, () => vm.host.ftruncate(fd, n));
        return v;
      },
    ),
    close: m([], "Closes the file.", function* (vm, f) {
      try {
        yield* closeBase(vm, f);
      } finally {
        if (!f.closeFd) f.fd = -1;
        else if (f.fd >= 0) closeNow(vm, f);
      }
      return null;
    }),
    seekable: m([], "Whether the position can be moved.", (vm, f) => {
      const fd = fdOf(f);
      if (f.canSeek === undefined) {
        try {
          vm.host.lseek(fd, 0, 1);
          f.canSeek = true;
        } catch (e) {
          if (!(e instanceof fs.HostError)) throw e;
          f.canSeek = false;
        }
      }
      return f.canSeek;
    }),
    readable: m([], "Whether it was opened for reading.", (_vm, f) => (fdOf(f), f.canRead)),
    writable: m([], "Whether it was opened for writing.", (_vm, f) => (fdOf(f), f.canWrite)),
    fileno: m([], "The descriptor.", (_vm, f) => fdOf(f)),
    isatty: m([], "Whether it is a terminal.", (vm, f) => vm.host.isatty(fdOf(f))),
  },
  getset: {
    closed: { doc: "Whether the file is closed.", get: (_vm, f) => f.fd < 0 },
    closefd: { doc: "Whether closing the object closes the descriptor.", get: (_vm, f) => f.closeFd },
    mode: { doc: "The mode.", get: (_vm, f) => new PyUnicode(modeText(f)) },
  },
});

function writableBufferOf(v: Value) {
  try {
    return writableBytes("buffer").convert!({} as Vm, v, { name: "", position: 1 }) as {
      length: number;
      bytes(): Uint8Array;
    };
  } catch {
    throw typeError(`argument 1 must be read-write buffer, not ${v === null ? "None" : typeName(v)}`);
  }
}
