// SPDX-License-Identifier: MIT
/**
 * `file` (CPython 2.7 `fileobject.c`): buffered byte streams over a descriptor of the host.
 *
 * Data is kept as byte strings. Reading from a descriptor that has nothing yet (terminal, pipe, socket) parks the
 * thread; regular files never do. One buffer serves reading or writing at a time, as in C's stdio: switching flushes,
 * or seeks back over what was read ahead.
 */
import { EBADF, EINVAL, EISDIR } from "../base/errno.ts";
import { unicodeEscapeEncode } from "../base/escapes.ts";
import { PyFloat, PyLong, PyObject, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { addressOf, callMethod, encodeDefault, genericGetAttr, genericSetAttr, repr } from "../core/abstract.ts";
import { asCInt, asCLong, asIntMember, asTruncatedCLong, toIndex } from "../core/convert.ts";
import { environmentError, IOErrorType, makeThrow, PyThrow, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { hostCall } from "../core/host_error.ts";
import { unknownKeyword } from "../core/keywords.ts";
import { iterOr, next } from "../core/sequence.ts";
import { type Kwargs, PyType } from "../core/type.ts";
import { isStr, objectType, PyByteArray, PyList, strValue, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import * as fs from "../host.ts";
import { obj, opt, rest, ssize } from "../native/args.ts";
import { defineType, method } from "../native/define.ts";
import { bufferOf, bytesToText } from "./buffer_protocol.ts";
import {
  addOutput,
  BUFFER,
  dirtyStreams,
  FileOutput,
  flushOutput,
  flushRegular,
  isRegular,
  loseOutput,
} from "./file_output.ts";
import { atLoss, forgetLoss, lookOutFor, opening } from "./lost_files.ts";
import { dropAhead, fill, readAll, readLine } from "./file_read.ts";

/** The memory of a buffer object; `undefined` for other objects, or where `writable` is asked of a read-only one. */
function bufferBytes(v: Value, writable = false): Uint8Array | undefined {
  const buffer = bufferOf(v);
  return buffer === undefined || writable && !buffer.writable ? undefined : buffer.bytes();
}

/** A file object. `fd` is −1 once closed (and before `__init__`). */
export class PyFile extends PyObject {
  fd = -1;
  name: Value = "<uninitialized file>";
  mode = "<uninitialized file>";
  softspace = 0;
  encoding: Value = null;
  errors: Value = null;
  readable = false;
  writable = false;
  binary = false;
  universal = false;
  /** Bytes read ahead, from `at` on. */
  ahead = "";
  at = 0;
  /** What is written goes to the end, wherever the position is. */
  appends = false;
  /** What is not written yet. */
  out = new FileOutput(-1, BUFFER);
  /** A `\r` ended the last chunk in universal mode: a `\n` that follows belongs to it. */
  skipNewline = false;
  /** Kinds of line ends seen in universal mode: 1 `\r`, 2 `\n`, 4 `\r\n`. */
  newlines = 0;
  /** `next` has read ahead: the reading methods refuse until it is used up. */
  iterating = false;
  /** What closes it when nobody refers to it any more; `null` for streams that must stay open (standard ones). */
  ending: object | null = null;
  /** Whether somebody looks out for that moment. */
  watched = false;
}
export const fileType = new PyType({ name: "file", bases: [objectType], jsClass: PyFile });
fileType.hasWeakref = true;

/** A file object over an open descriptor. */
export function makeFile(vm: Vm, fd: number, name: Value, mode: string, buffering = -1): PyFile {
  // deno-lint-ignore no-explicit-any
  const f: PyFile = new (fileType.jsClass as any)();
  attach(vm, f, fd, name, mode, buffering);
  return f;
}

function attach(vm: Vm, f: PyFile, fd: number, name: Value, mode: string, buffering: number): void {
  f.fd = fd;
  f.name = name;
  f.mode = mode;
  f.appends = mode[0] === "a";
  f.universal = mode.includes("U");
  f.binary = mode.includes("b");
  f.readable = /[rU+]/.test(mode);
  f.writable = /[wa+]/.test(mode);
  f.ahead = "";
  f.at = 0;
  f.out = new FileOutput(fd, buffering >= 0 ? buffering : f.writable && isTerminal(vm, fd) ? 1 : BUFFER);
}

/**
 * Makes `f` the owner of its descriptor, which `close` closes: with `file.close()`, and when nobody refers to `f` any more.
 * @param close Must not refer to `f`.
 */
export function own(vm: Vm, f: PyFile, close: (fd: number) => Result<Value>): void {
  const { out } = f;
  out.close = close;
  f.watched = false;
  f.ending = atLoss(vm, f, (vm) => loseOutput(vm, out));
}

function isTerminal(vm: Vm, fd: number): boolean {
  try {
    return vm.host.isatty(fd);
  } catch {
    return false;
  }
}

const closedError = (): PyThrow => valueError("I/O operation on closed file");

function need(f: PyFile): number {
  if (f.fd < 0) throw closedError();
  return f.fd;
}

function needReadable(f: PyFile): void {
  need(f);
  if (!f.readable) throw makeThrow(IOErrorType, "File not open for reading");
}

/** As {@linkcode needReadable}, for methods that must not follow `next` (CPython `err_iterbuffered`). */
function needUnmixed(f: PyFile): void {
  needReadable(f);
  if (f.iterating && f.at < f.ahead.length) throw valueError("Mixing iteration and read methods would lose data");
  f.iterating = false;
}

function needWritable(f: PyFile): void {
  need(f);
  if (!f.writable) throw makeThrow(IOErrorType, "File not open for writing");
}

// ---- writing ------------------------------------------------------------------------------------------------------

/** Writes the output buffer out. */
export const flush = (vm: Vm, f: PyFile): Gen<void> => flushOutput(vm, f.out);

/** Adds bytes to the output; suspends only when the buffer has to go out. */
export function writeText(vm: Vm, f: PyFile, text: string): Result<void> {
  if (f.at < f.ahead.length || f.skipNewline) dropAhead(vm, f);
  // What is buffered has to go out when nobody refers to the file any more.
  if (f.ending !== null && !f.watched) lookOut(vm, f);
  return addOutput(vm, f.out, text);
}

/** What `print` writes: the text of a value, or a unicode string; no `write` method is asked (`PyFile_WriteObject`). */
export function printText(vm: Vm, f: PyFile, text: Value): Result<void> {
  need(f);
  if (!f.writable) throw environmentError(IOErrorType, EBADF, "Bad file descriptor");
  return typeof text === "string" ? writeText(vm, f, text) : printOther(vm, f, text);
}

function* printOther(vm: Vm, f: PyFile, text: Value): Gen<void> {
  const r = writeText(vm, f, yield* outputText(vm, f, text));
  if (isGen(r)) yield* r;
}

/** What `write` of this file takes: bytes of a str or buffer; unicode is encoded. */
function* outputText(vm: Vm, f: PyFile, v: Value, place = ""): Gen<string> {
  if (isStr(v)) return strValue(v);
  if (v instanceof PyUnicode) {
    if (!f.binary && f.encoding !== null) {
      const args: Value[] = [f.encoding];
      if (f.errors !== null) args.push(f.errors);
      let r = callMethod(vm, v, "encode", args);
      if (isGen(r)) r = yield* r;
      if (isStr(r)) return strValue(r);
    }
    return encodeDefault(v, vm);
  }
  const bytes = bufferBytes(v);
  if (bytes === undefined || !f.binary && !isCharBuffer(v)) {
    throw typeError(
      f.binary
        ? `${place}must be string or buffer, not ${name(v)}`
        : "expected a string or other character buffer object",
    );
  }
  return bytesToText(bytes);
}

const name = (v: Value) => v === null ? "None" : typeName(v);
const isCharBuffer = (v: Value) => v instanceof PyByteArray || typeOf(v).name === "buffer";

// ---- opening ------------------------------------------------------------------------------------------------------

/** Flags of `open(2)` for a mode string. */
function openFlags(mode: string): number {
  const plus = mode.includes("+");
  const access = plus ? fs.O_RDWR : mode[0] === "r" ? fs.O_RDONLY : fs.O_WRONLY;
  if (mode[0] === "w") return access | fs.O_CREAT | fs.O_TRUNC;
  return mode[0] === "a" ? access | fs.O_CREAT | fs.O_APPEND : access;
}

/** A mode as C's `fopen` would get it. ValueError for one that Python refuses. */
export function cMode(mode: string): string {
  if (mode === "") throw valueError("empty mode string");
  if (mode.includes("U")) {
    const rest = mode.replace("U", "");
    if (/^[wa]/.test(rest)) throw valueError("universal newline mode can only be used with modes starting with 'r'");
    return rest[0] === "r" ? rest : "r" + rest;
  }
  if (!/^[rwa]/.test(mode)) {
    throw valueError(`mode string must begin with one of 'r', 'w', 'a' or 'U', not '${mode.slice(0, 200)}'`);
  }
  return mode;
}

function* initFile(vm: Vm, self: Value, args: Value[], kw: Kwargs): Gen<void> {
  const f = self as PyFile;
  const names = ["name", "mode", "buffering"];
  const all: (Value | undefined)[] = args.slice();
  if (args.length > 3) throw typeError(`file() takes at most 3 arguments (${args.length} given)`);
  for (const [k, v] of kw ?? []) {
    const i = names.indexOf(k);
    if (i < 0) throw unknownKeyword(kw!, names);
    all[i] = v;
  }
  const [path, modeArg = "r", bufferingArg = -1] = all;
  if (path === undefined) throw typeError("Required argument 'name' (pos 1) not found");
  if (f.fd >= 0) yield* closeFile(vm, f);
  let text: string;
  if (isStr(path)) text = strValue(path);
  else if (path instanceof PyUnicode) text = utf8(path);
  else {throw typeError(
      `coercing to Unicode: need string or buffer, ${path === null ? "NoneType" : typeName(path)} found`,
    );}
  if (text.includes("\0")) throw typeError("file() argument 1 must be encoded string without null bytes, not str");
  if (!isStr(modeArg) && !(modeArg instanceof PyUnicode)) {
    throw typeError(`file() argument 2 must be string, not ${modeArg === null ? "None" : typeName(modeArg)}`);
  }
  const mode = isStr(modeArg) ? strValue(modeArg) : encodeDefault(modeArg);
  let buffering = asCInt(vm, bufferingArg);
  if (isGen(buffering)) buffering = yield* buffering;
  f.name = path;
  f.mode = mode;
  const c = cMode(mode);
  flushRegular(vm);
  const fd = yield* opening(vm, () =>
    hostCall(IOErrorType, path, () => {
      const opened = vm.host.open(text, openFlags(c) | fs.O_CLOEXEC, 0o666);
      if ((vm.host.fstat(opened).mode & fs.S_IFMT) === fs.S_IFDIR) {
        vm.host.close(opened);
        throw new fs.HostError(EISDIR);
      }
      return opened;
    }));
  attach(vm, f, fd, path, mode, buffering);
  own(vm, f, closer(vm));
  if (f.writable && vm.inCompiledCode) yield* lookOutFor(vm, f, "nearby");
  // No closure here may refer to the file, see `interp/watch.ts`.
  // C's library reads from the start in mode `a+`.
  if (f.appends && !f.readable && isRegular(vm, f.out)) hostCall(IOErrorType, path, () => vm.host.lseek(fd, 0, 2));
}

/** Has the end of a file found out soon after its last reference went in code that runs now: most are closed there or kept. */
export function lookOut(vm: Vm, f: PyFile): void {
  f.watched = true;
  vm.watch?.(f, "nearby");
}

/** A function of its own, for it must not capture the file. */
export const closer = (vm: Vm) => (fd: number): null => {
  hostCall(IOErrorType, null, () => vm.host.close(fd));
  return null;
};

/** UTF-8 bytes of a unicode path. */
function utf8(u: PyUnicode): string {
  return bytesToText(new TextEncoder().encode(u.value));
}

/** `file.close()`: flushes and closes; gives what the closing function returned (a pipe's exit status). */
function* closeFile(vm: Vm, f: PyFile): Gen<Value> {
  if (f.fd < 0) return null;
  const fd = f.fd;
  const { out } = f;
  try {
    yield* flush(vm, f);
  } finally {
    f.fd = out.fd = -1;
    dirtyStreams(vm).delete(out);
    if (f.ending !== null) forgetLoss(vm, f, f.ending);
    f.ending = null;
  }
  if (out.close === undefined) return null;
  const r = out.close(fd);
  return isGen(r) ? yield* r : r;
}

// ---- the type -----------------------------------------------------------------------------------------------------

function* seek(vm: Vm, f: PyFile, offset: Value, whence: number): Gen<Value> {
  const fd = need(f);
  const at = offset instanceof PyFloat ? offset : toIndex(vm, offset);
  const exact = isGen(at) ? yield* at : at;
  const r = asTruncatedCLong(vm, typeof exact === "bigint" ? new PyLong(exact) : exact);
  let position = isGen(r) ? yield* r : r;
  yield* flush(vm, f);
  if (whence < 0 || whence > 2) throw environmentError(IOErrorType, EINVAL, "Invalid argument");
  const left = f.ahead.length - f.at;
  f.ahead = "";
  f.at = 0;
  f.skipNewline = false;
  if (whence === 1) position -= left;
  hostCall(IOErrorType, null, () => vm.host.lseek(fd, position, whence));
  return null;
}

function* readInto(vm: Vm, f: PyFile, args: Value[]): Gen<Value> {
  needUnmixed(f);
  if (args.length !== 1) throw typeError(`readinto() takes exactly 1 argument (${args.length} given)`);
  const target = args[0];
  const bytes = bufferBytes(target, true);
  if (bytes === undefined) throw typeError(`readinto() argument 1 must be read-write buffer, not ${name(target)}`);
  const text = yield* readAll(vm, f, bytes.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return text.length;
}

/** `readlines`: `hint` counts as CPython counts it, in whole buffers, and the line that a buffer cuts is completed. */
function* readLines(vm: Vm, f: PyFile, hint: number): Gen<Value> {
  needUnmixed(f);
  const lines: Value[] = [];
  let size = 0;
  /** What CPython would have read so far. */
  let total = BUFFER;
  for (;;) {
    const r = readLine(vm, f, -1);
    const line = isGen(r) ? yield* r : r;
    if (line === "") break;
    lines.push(line);
    size += line.length;
    if (hint <= 0 || size < total) continue;
    if (total >= hint) break;
    const partial = size === total ? 0 : Math.min(total - (size - line.length), BUFFER - 1);
    total += BUFFER - partial;
    while (total < size) total += BUFFER;
  }
  return new PyList(lines);
}

function nextLine(vm: Vm, self: Value): Result<Value | undefined> {
  const f = self as PyFile;
  needReadable(f);
  f.iterating = true;
  const line = readLine(vm, f, -1);
  if (isGen(line)) {
    return (function* () {
      const text = yield* line;
      return text === "" ? undefined : text;
    })();
  }
  return line === "" ? undefined : line;
}

function newlinesOf(f: PyFile): Value {
  if (!f.universal) return null;
  const kinds: Value[] = [];
  if (f.newlines & 1) kinds.push("\r");
  if (f.newlines & 2) kinds.push("\n");
  if (f.newlines & 4) kinds.push("\r\n");
  return kinds.length === 0 ? null : kinds.length === 1 ? kinds[0] : new PyTuple(kinds);
}

defineType<PyFile>(fileType, {
  doc:
    "file(name[, mode[, buffering]]) -> file object\n\nOpens a file. Modes are 'r', 'w' and 'a', with '+', 'b' and 'U' added.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_setattro: genericSetAttr,
    tp_new: (_vm, type) => new type.jsClass(),
    tp_init: initFile,
    tp_iter: (_vm, self) => {
      need(self as PyFile);
      return self;
    },
    tp_iternext: nextLine,
    tp_repr: (vm, self) => {
      const f = self as PyFile;
      const state = f.fd < 0 ? "closed" : "open";
      const tail = `, mode '${f.mode}' at ${addressOf(f)}>`;
      const name = f.name instanceof PyUnicode ? `u'${unicodeEscapeEncode(f.name.value)}'` : repr(vm, f.name);
      if (isGen(name)) return then(name, (text) => `<${state} file ${text}${tail}`);
      return `<${state} file ${name}${tail}`;
    },
  },
  methods: () => ({
    close: method<PyFile>()([], "Flushes and closes the file.", (vm, f) => closeFile(vm, f)),
    fileno: method<PyFile>()([], "The descriptor.", (_vm, f) => need(f)),
    flush: method<PyFile>()([], "Writes buffered output out.", function* (vm, f) {
      need(f);
      yield* flush(vm, f);
      return null;
    }),
    isatty: method<PyFile>()([], "Whether the file is a terminal.", (vm, f) => isTerminal(vm, need(f))),
    read: method<PyFile>()([opt(obj("size"), -1)], {
      doc: "At most `size` bytes, or the rest of the file.",
      arity: "parse",
    }, function* (vm, f, size) {
      needUnmixed(f);
      const n = asCLong(vm, size);
      return yield* readAll(vm, f, isGen(n) ? yield* n : n);
    }),
    readinto: method<PyFile>()(
      [rest("arguments")],
      "Reads into a writable buffer.",
      (vm, f, args) => readInto(vm, f, args),
    ),
    readline: method<PyFile>()([opt(ssize("size"), -1)], {
      doc: "One line, at most `size` bytes of it.",
      arity: "parse",
    }, (vm, f, size) => {
      needUnmixed(f);
      return size === 0 ? "" : readLine(vm, f, size);
    }),
    readlines: method<PyFile>()(
      [opt(ssize("hint"), 0)],
      { doc: "The remaining lines.", arity: "parse" },
      (vm, f, hint) => readLines(vm, f, hint),
    ),
    seek: method<PyFile>()(
      [rest("arguments")],
      "Moves the position, from the start, here (1) or the end (2).",
      function* (vm, f, args) {
        need(f);
        if (args.length < 1 || args.length > 2) {
          throw typeError(
            `seek() takes at ${args.length < 1 ? "least 1 argument" : "most 2 arguments"} (${args.length} given)`,
          );
        }
        const whence = args.length > 1 ? asCInt(vm, args[1]) : 0;
        return yield* seek(vm, f, args[0], isGen(whence) ? yield* whence : whence);
      },
    ),
    tell: method<PyFile>()([], "The position.", function* (vm, f) {
      const fd = need(f);
      if (f.skipNewline) {
        // A line feed that belongs to the last line end is passed over first.
        if (f.at >= f.ahead.length) {
          const more = fill(vm, f);
          if (isGen(more)) yield* more;
        }
        if (f.ahead.charCodeAt(f.at) === 10) {
          f.at++;
          f.newlines |= 4;
          f.skipNewline = false;
        }
      }
      const from = f.appends && f.out.size > 0 ? 2 : 1;
      const at = hostCall(IOErrorType, null, () => vm.host.lseek(fd, 0, from));
      return at - (f.ahead.length - f.at) + f.out.size;
    }),
    truncate: method<PyFile>()([opt(obj("size"))], {
      doc: "Cuts the file at `size`, by default at the position.",
      arity: "parse",
    }, function* (vm, f, size) {
      needWritable(f);
      yield* flush(vm, f);
      dropAhead(vm, f);
      let n: number;
      if (size === undefined) n = hostCall(IOErrorType, null, () => vm.host.lseek(f.fd, 0, 1));
      else {
        const i = asTruncatedCLong(vm, size);
        n = isGen(i) ? yield* i : i;
      }
      hostCall(IOErrorType, null, () => vm.host.ftruncate(f.fd, n));
      return null;
    }),
    write: method<PyFile>()([opt(obj("text"))], { doc: "Writes bytes.", arity: "parse" }, (vm, f, v) => {
      needWritable(f);
      if (typeof v === "string") {
        // After this `print` writes no space first (`file_write`).
        f.softspace = 0;
        const r = writeText(vm, f, v);
        return isGen(r) ? thenNone(r) : null;
      }
      if (v === undefined) throw typeError("function takes exactly 1 argument (0 given)");
      return (function* () {
        const text = yield* outputText(vm, f, v, "argument 1 ");
        f.softspace = 0;
        const r = writeText(vm, f, text);
        if (isGen(r)) yield* r;
        return null;
      })();
    }),
    writelines: method<PyFile>()([obj("lines")], "Writes all strings of an iterable.", function* (vm, f, lines) {
      needWritable(f);
      let it = iterOr(vm, lines, "writelines() requires an iterable argument");
      if (isGen(it)) it = yield* it;
      // Nothing is written of a thousand items when one of them is wrong, or fails to come.
      for (let more = true; more;) {
        const texts: string[] = [];
        while (texts.length < 1000) {
          let v = next(vm, it);
          if (isGen(v)) v = yield* v;
          if (v === undefined) {
            more = false;
            break;
          }
          if (isStr(v)) texts.push(strValue(v));
          else if (v instanceof PyUnicode) texts.push(yield* outputText(vm, f, v));
          else {
            const bytes = bufferBytes(v);
            if (bytes === undefined) throw typeError("writelines() argument must be a sequence of strings");
            texts.push(bytesToText(bytes));
          }
        }
        // The generator may have closed the file.
        needWritable(f);
        if (texts.length === 0) continue;
        f.softspace = 0;
        const r = writeText(vm, f, texts.join(""));
        if (isGen(r)) yield* r;
      }
      return null;
    }),
    xreadlines: method<PyFile>()([], "The file itself, which iterates over its lines.", (_vm, f) => {
      need(f);
      return f;
    }),
    __enter__: method<PyFile>()([], "The file itself.", (_vm, f) => {
      need(f);
      return f;
    }),
    __exit__: method<PyFile>()([rest("exception")], "Closes the file.", function* (vm, f) {
      const r = callMethod(vm, f, "close", []);
      if (isGen(r)) yield* r;
      return null;
    }),
  }),
  getset: () => ({
    closed: { doc: "True if the file is closed", get: (_vm, f) => f.fd < 0 },
    mode: { doc: "The mode it was opened with.", get: (_vm, f) => f.mode, member: true },
    name: { doc: "file name", get: (_vm, f) => f.name, member: true },
    encoding: { doc: "Encoding of unicode output.", get: (_vm, f) => f.encoding, member: true },
    errors: { doc: "Error handling of unicode output.", get: (_vm, f) => f.errors, member: true },
    newlines: { doc: "The line ends seen in universal mode.", get: (_vm, f) => newlinesOf(f) },
    softspace: {
      doc: "Whether print writes a space first.",
      get: (_vm, f) => f.softspace,
      set: function* (vm, f, v): Gen<void> {
        if (v === undefined) throw typeError("can't delete numeric/char attribute");
        const n = asIntMember(vm, v);
        f.softspace = isGen(n) ? yield* n : n;
      },
    },
  }),
});

function* thenNone(r: Gen<void>): Gen<Value> {
  yield* r;
  return null;
}
