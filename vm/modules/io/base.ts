// SPDX-License-Identifier: MIT
/**
 * `_io._IOBase`, `_RawIOBase`, `_BufferedIOBase`, `_TextIOBase` and the exceptions (CPython `_io/iobase.c`), and what
 * the streams share. Methods of a stream call other methods through attributes, so that subclasses can replace them.
 */
import { PyFloat, PyLong, PyObject, PyTuple, type Value } from "../../base/value.ts";
import {
  callMethod,
  findAttr,
  genericGetAttr,
  genericSetAttr,
  getAttr,
  isThrown,
  isTrue,
  ownAttr,
  repr,
  setOwnAttr,
} from "../../core/abstract.ts";
import { asIndex } from "../../core/convert.ts";
import { PyDict } from "../../core/dict.ts";
import {
  AttributeErrorType,
  IOErrorType,
  makeThrow,
  PyEnvironmentError,
  type PyThrow,
  typeError,
  valueError,
  ValueErrorType,
  VmBug,
} from "../../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../../core/gen.ts";
import { iter, length, next } from "../../core/sequence.ts";
import { PyType } from "../../core/type.ts";
import {
  isInteger,
  isStr,
  objectType,
  PyByteArray,
  PyList,
  strValue,
  typeName,
  typeOf,
  typeType,
} from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { type ArgPlace, custom, int, obj, opt, type Param, rest } from "../../native/args.ts";
import { defineType, type GetSetRow, method } from "../../native/define.ts";
import { bytesToText, writableBytes } from "../../objects/buffer_protocol.ts";
import { newHeapType } from "../../objects/heap_type.ts";

export const DEFAULT_BUFFER_SIZE = 8192;

/** `o.name(*args)`, always as a generator. */
export function* callM(vm: Vm, o: Value, name: string, ...args: Value[]): Gen<Value> {
  const r = callMethod(vm, o, name, args);
  return isGen(r) ? yield* r : r;
}

/** `o.name`, always as a generator. */
export function* attr(vm: Vm, o: Value, name: string): Gen<Value> {
  const r = getAttr(vm, o, name);
  return isGen(r) ? yield* r : r;
}

export function* truth(vm: Vm, v: Value): Gen<boolean> {
  const r = isTrue(vm, v);
  return isGen(r) ? yield* r : r;
}

/** A count or position as `io` gives it: always a `long`. */
export const big = (n: number): PyLong => new PyLong(BigInt(n));

export const closedError = (): PyThrow => valueError("I/O operation on closed file.");
export const closedErrorShort = (): PyThrow => valueError("I/O operation on closed file");

// ---- exceptions ---------------------------------------------------------------------------------------------------

class PyBlockingIOError extends PyEnvironmentError {
  written: Value = 0;
}
/** `BlockingIOError(errno, strerror, characters_written)`. */
export const BlockingIOErrorType = new PyType({
  name: "BlockingIOError",
  bases: [IOErrorType],
  jsClass: PyBlockingIOError,
  module: "__builtin__",
});
BlockingIOErrorType.hasDict = true;

/** Raised where a stream cannot go on without waiting; `written` bytes were taken. */
export function blockingError(errno: number, text: string, written: number): PyThrow {
  const thrown = makeThrow(BlockingIOErrorType, errno, text);
  const e = thrown.value as PyBlockingIOError;
  e.errno = errno;
  e.strerror = text;
  e.written = written;
  return thrown;
}

const UNSUPPORTED = Symbol("io.UnsupportedOperation");
/** `io.UnsupportedOperation`, a ValueError and an IOError. */
export function unsupportedType(vm: Vm): PyType {
  return vm.state(UNSUPPORTED, () => {
    const dict = new PyDict();
    dict.setStr("__module__", "io");
    dict.setStr("__doc__", null);
    const type = newHeapType(vm, typeType, "UnsupportedOperation", new PyTuple([ValueErrorType, IOErrorType]), dict);
    if (isGen(type) || !(type instanceof PyType)) throw new VmBug("an exception class could not be made at once");
    return type;
  });
}
export const unsupported = (vm: Vm, text: string): PyThrow => makeThrow(unsupportedType(vm), text);

// ---- arguments ----------------------------------------------------------------------------------------------------

/** A size: None or missing is −1 (`_PyIO_ConvertSsize_t`). */
export const size = (name: string): Param<number> =>
  custom(name, (vm, v) => {
    if (v === null) return -1;
    return sizeOf(vm, v);
  });

/** The same where None is none. */
export function sizeOf(vm: Vm, v: Value): Result<number> {
  // What `PyNumber_Check` says, whatever has an `__index__`.
  const type = typeOf(v);
  if (typeof v === "string" || type.nb_int === undefined && type.nb_float === undefined) {
    throw typeError(`integer argument expected, got '${typeName(v)}'`);
  }
  return asIndex(vm, v);
}

/** An offset through `__index__` (`PyNumber_AsOff_t`). */
export function* offsetOf(vm: Vm, v: Value): Gen<number> {
  const r = asIndex(vm, v, () => valueError(`cannot fit '${typeName(v)}' into an offset-sized integer`));
  return isGen(r) ? yield* r : r;
}

/** Applies a converter of `native/args.ts` outside of a row. */
export function* convert<T>(vm: Vm, p: Param<T>, v: Value, place: ArgPlace = { name: "", position: 1 }): Gen<T> {
  const r = p.convert!(vm, v, place);
  return isGen(r) ? yield* r : r;
}

/** C `int` argument. */
export const intOf = (vm: Vm, v: Value): Gen<number> => convert(vm, int("n"), v);

/** An attribute that shows the one of the wrapped stream. @param need Refuses objects that are not initialised. */
export function shownOf<T>(name: string, doc: string, need: (o: T) => void, wrapped: (o: T) => Value): GetSetRow<T> {
  return {
    doc,
    get: (vm, o) => {
      need(o);
      return attr(vm, wrapped(o), name);
    },
  };
}

/** A position that a raw stream or buffer gave back. */
export function* positionOf(vm: Vm, v: Value): Gen<number> {
  if (v instanceof PyFloat || !isInteger(v) && typeOf(v).nb_index === undefined) {
    throw typeError(`'${typeName(v)}' object cannot be interpreted as an index`);
  }
  const n = yield* offsetOf(vm, v);
  if (n < 0) throw makeThrow(IOErrorType, `Raw stream returned invalid position ${n}`);
  return n;
}

/** Bytes that a method of a wrapped stream returned, or `undefined` for None. */
function bytesResult(v: Value, text: string): string | undefined {
  if (v === null) return undefined;
  if (isStr(v)) return strValue(v);
  throw typeError(text);
}

/** Number of code points of a JavaScript string. */
export function codePoints(s: string): number {
  let n = s.length;
  for (let i = 0; i < s.length - 1; i++) {
    const c = s.charCodeAt(i);
    if (c >= 0xd800 && c < 0xdc00) {
      const d = s.charCodeAt(i + 1);
      if (d >= 0xdc00 && d < 0xe000) {
        n--;
        i++;
      }
    }
  }
  return n;
}

/** JavaScript index of code point `n` of `s` from index `start`; the length where there are fewer. */
export function indexOfPoint(s: string, n: number, start = 0): number {
  let i = start;
  while (n > 0 && i < s.length) {
    const c = s.charCodeAt(i);
    i += c >= 0xd800 && c < 0xdc00 && i + 1 < s.length && s.charCodeAt(i + 1) >= 0xdc00 && s.charCodeAt(i + 1) < 0xe000
      ? 2
      : 1;
    n--;
  }
  return i;
}

// ---- types --------------------------------------------------------------------------------------------------------

/** Any stream of `io`. */
export class PyIOBase extends PyObject {}

// deno-lint-ignore no-explicit-any
export function ioType(name: string, base: PyType, jsClass: abstract new (...args: any[]) => PyObject): PyType {
  const t = new PyType({ name, bases: [base], module: "_io", jsClass });
  t.hasDict = t.hasWeakref = true;
  return t;
}
export const ioBaseType = ioType("_IOBase", objectType, PyIOBase);

/** Whether `o.closed` is true. */
export function* isClosed(vm: Vm, o: Value): Gen<boolean> {
  return yield* truth(vm, yield* attr(vm, o, "closed"));
}

function* checkOpen(vm: Vm, o: Value): Gen<void> {
  if (yield* isClosed(vm, o)) throw closedError();
}

const CLOSED = "__IOBase_closed";

/** `_IOBase.close`: flushes, then remembers that it is closed, even if flushing failed. */
export function* closeBase(vm: Vm, self: PyObject): Gen<Value> {
  if (ownAttr(self, CLOSED) !== undefined) return null;
  try {
    yield* callM(vm, self, "flush");
  } finally {
    setOwnAttr(self, CLOSED, true);
  }
  return null;
}

function check(what: "readable" | "writable" | "seekable") {
  return function* (vm: Vm, o: Value): Gen<void> {
    if ((yield* callM(vm, o, what)) !== true) throw makeThrow(IOErrorType, `File or stream is not ${what}.`);
  };
}
export const checkReadable = check("readable");
export const checkWritable = check("writable");
export const checkSeekable = check("seekable");

function* readLine(vm: Vm, self: Value, limit: number): Gen<Value> {
  const findPeek = findAttr(vm, self, "peek");
  const peek = isGen(findPeek) ? yield* findPeek : findPeek;
  const parts: string[] = [];
  let have = 0;
  while (limit < 0 || have < limit) {
    let want = 1;
    if (peek !== undefined) {
      const ahead = yield* callM(vm, self, "peek", 1);
      if (!isStr(ahead)) {
        throw makeThrow(IOErrorType, `peek() should have returned a bytes object, not '${typeName(ahead)}'`);
      }
      const text = strValue(ahead);
      if (text.length > 0) {
        const end = text.indexOf("\n");
        want = end < 0 ? text.length : end + 1;
        if (limit >= 0) want = Math.min(want, limit - have);
      }
    }
    const r = yield* callM(vm, self, "read", want);
    if (!isStr(r)) throw makeThrow(IOErrorType, `read() should have returned a bytes object, not '${typeName(r)}'`);
    const piece = strValue(r);
    if (piece === "") break;
    parts.push(piece);
    have += piece.length;
    if (piece.endsWith("\n")) break;
  }
  return parts.join("");
}

function* readLines(vm: Vm, self: Value, hint: number): Gen<Value> {
  const lines: Value[] = [];
  let total = 0;
  let it = iter(vm, self);
  if (isGen(it)) it = yield* it;
  for (;;) {
    let line = next(vm, it);
    if (isGen(line)) line = yield* line;
    if (line === undefined) break;
    lines.push(line);
    if (hint > 0) {
      const n = length(vm, line);
      total += isGen(n) ? yield* n : n;
      if (total > hint) break;
    }
  }
  return new PyList(lines);
}

export function* nextLine(vm: Vm, self: Value): Gen<Value | undefined> {
  const line = yield* callM(vm, self, "readline");
  return (yield* truth(vm, line)) ? line : undefined;
}

const method_ = method<PyObject>();
export const parse = (doc: string) => ({ doc, arity: "parse" as const });

defineType<PyObject>(BlockingIOErrorType, {
  doc: "A stream cannot go on without waiting.",
  slots: {
    tp_init: function* (vm, self, args, kw): Gen<void> {
      if (args.length < 2 || args.length > 3 || kw !== null && kw.size > 0) {
        const bound = args.length < 2 ? 2 : 3;
        throw typeError(
          `BlockingIOError() takes at ${args.length < 2 ? "least" : "most"} ${bound} arguments (${args.length} given)`,
        );
      }
      const written = args.length > 2 ? yield* intOf(vm, args[2]) : 0;
      const r = IOErrorType.tp_init!(vm, self, args.slice(0, 2), null);
      if (isGen(r)) yield* r;
      (self as PyBlockingIOError).written = written;
    },
  },
  getset: {
    characters_written: {
      doc: "How much was taken before.",
      get: (_vm, self) => (self as PyBlockingIOError).written,
      set: (_vm, self, v) => {
        if (v === undefined) throw typeError("can't delete numeric/char attribute");
        if (!isInteger(v)) throw typeError("an integer is required");
        (self as PyBlockingIOError).written = v;
      },
    },
  },
});

defineType<PyObject>(ioBaseType, {
  doc: "Root of all streams; gives the methods that others can be built on.",
  slots: {
    tp_new: (_vm, type) => new type.jsClass(),
    tp_getattro: genericGetAttr,
    tp_setattro: genericSetAttr,
    tp_iter: function* (vm, self): Gen<Value> {
      yield* checkOpen(vm, self);
      return self;
    },
    tp_iternext: (vm, self) => nextLine(vm, self),
  },
  methods: {
    seek: method_([rest("arguments")], "Moves the position.", (vm) => {
      throw unsupported(vm, "seek");
    }),
    tell: method_([], "The position.", (vm, self) => callM(vm, self, "seek", 0, 1)),
    truncate: method_([rest("arguments")], "Cuts the stream.", (vm) => {
      throw unsupported(vm, "truncate");
    }),
    flush: method_([], "Writes buffered data out.", function* (_vm, self) {
      if (ownAttr(self, CLOSED) !== undefined) throw closedError();
      return null;
    }),
    close: method_([], "Flushes and closes the stream.", (vm, self) => closeBase(vm, self)),
    seekable: method_([], "Whether the position can be moved.", () => false),
    readable: method_([], "Whether it can be read.", () => false),
    writable: method_([], "Whether it can be written.", () => false),
    _checkClosed: method_([], "Raises ValueError where the stream is closed.", function* (vm, self) {
      yield* checkOpen(vm, self);
      return null;
    }),
    _checkSeekable: method_([], "Raises IOError where the position cannot be moved.", function* (vm, self) {
      yield* checkSeekable(vm, self);
      return true;
    }),
    _checkReadable: method_([], "Raises IOError where it cannot be read.", function* (vm, self) {
      yield* checkReadable(vm, self);
      return true;
    }),
    _checkWritable: method_([], "Raises IOError where it cannot be written.", function* (vm, self) {
      yield* checkWritable(vm, self);
      return true;
    }),
    fileno: method_([], "The descriptor.", (vm) => {
      throw unsupported(vm, "fileno");
    }),
    isatty: method_([], "Whether it is a terminal.", function* (vm, self) {
      yield* checkOpen(vm, self);
      return false;
    }),
    __enter__: method_([], "The stream itself.", function* (vm, self) {
      yield* checkOpen(vm, self);
      return self;
    }),
    __exit__: method_([rest("exception")], "Closes the stream.", (vm, self) => callM(vm, self, "close")),
    readline: method_(
      [opt(size("limit"), -1)],
      parse("One line, at most `limit` bytes of it."),
      (vm, self, limit) => readLine(vm, self, limit),
    ),
    readlines: method_(
      [opt(size("hint"), -1)],
      parse("The remaining lines."),
      (vm, self, hint) => readLines(vm, self, hint),
    ),
    writelines: method_([obj("lines")], parse("Writes all strings of an iterable."), function* (vm, self, lines) {
      yield* checkOpen(vm, self);
      let it = iter(vm, lines);
      if (isGen(it)) it = yield* it;
      for (;;) {
        let line = next(vm, it);
        if (isGen(line)) line = yield* line;
        if (line === undefined) return null;
        yield* callM(vm, self, "write", line);
      }
    }),
  },
  getset: {
    closed: { doc: "Whether the stream is closed.", get: (_vm, self) => ownAttr(self, CLOSED) !== undefined },
  },
});

export const rawIOBaseType = ioType("_RawIOBase", ioBaseType, class extends PyIOBase {});
defineType<PyObject>(rawIOBaseType, {
  doc: "Root of the streams without buffer.",
  methods: {
    read: method_(
      [opt(custom("n", (vm, v) => int("n").convert!(vm, v, { name: "read", position: 1 })), -1)],
      parse("At most `n` bytes, or everything."),
      function* (vm, self, n) {
        if (n < 0) return yield* callM(vm, self, "readall");
        const target = new PyByteArray(new Uint8Array(n));
        const r = yield* callM(vm, self, "readinto", target);
        if (r === null) return null;
        const got = yield* offsetOf(vm, r);
        return bytesToText(target.bytes, 0, Math.min(got, target.length));
      },
    ),
    readall: method_([], "Everything until the end.", function* (vm, self) {
      const parts: string[] = [];
      for (;;) {
        const r = yield* callM(vm, self, "read", DEFAULT_BUFFER_SIZE);
        if (r === null) {
          if (parts.length === 0) return null;
          break;
        }
        const piece = bytesResult(r, "read() should return bytes")!;
        if (piece === "") break;
        parts.push(piece);
      }
      return parts.join("");
    }),
  },
});

export const bufferedIOBaseType = ioType("_BufferedIOBase", ioBaseType, class extends PyIOBase {});
const refuse = (name: string, doc: string) =>
  method_([rest("arguments")], doc, (vm) => {
    throw unsupported(vm, name);
  });
defineType<PyObject>(bufferedIOBaseType, {
  doc: "Root of the streams with a buffer.",
  methods: {
    detach: method_([], "Gives up the stream below.", (vm) => {
      throw unsupported(vm, "detach");
    }),
    read: refuse("read", "Reads bytes."),
    read1: refuse("read1", "Reads with at most one call of the stream below."),
    write: refuse("write", "Writes bytes."),
    readinto: method_(
      [writableBytes("buffer")],
      parse("Reads into a buffer and gives the number of bytes."),
      function* (vm, self, buffer) {
        const r = yield* callM(vm, self, "read", big(buffer.length));
        if (r === null) return null;
        const data = bytesResult(r, "read() should return bytes")!;
        const bytes = buffer.bytes();
        for (let i = 0; i < data.length && i < bytes.length; i++) bytes[i] = data.charCodeAt(i);
        return big(data.length);
      },
    ),
  },
});

export const textIOBaseType = ioType("_TextIOBase", ioBaseType, class extends PyIOBase {});
defineType<PyObject>(textIOBaseType, {
  doc: "Root of the text streams.",
  methods: {
    detach: method_([], "Gives up the stream below.", (vm) => {
      throw unsupported(vm, "detach");
    }),
    read: refuse("read", "Reads text."),
    readline: refuse("readline", "Reads a line."),
    write: refuse("write", "Writes text."),
  },
  getset: {
    encoding: { doc: "The encoding, or None.", get: () => null },
    newlines: { doc: "The line ends seen so far, or None.", get: () => null },
    errors: { doc: "How encoding errors are treated, or None.", get: () => null },
  },
});

/** `<_io.Kind name='…'>`, or without the name where there is none. */
export function* reprWithName(vm: Vm, self: Value, tail = ""): Gen<string> {
  const type = tpNameOf(self);
  let name: Value | undefined;
  try {
    name = yield* attr(vm, self, "name");
  } catch (e) {
    if (!isThrown(e, AttributeErrorType) && !isThrown(e, ValueErrorType)) throw e;
  }
  if (name === undefined) return `<${type}${tail}>`;
  const r = repr(vm, name);
  return `<${type} name=${isGen(r) ? yield* r : r}${tail}>`;
}
const tpNameOf = (v: Value): string => {
  const t = typeOf(v);
  return t.heap ? t.name : `${t.module}.${t.name}`;
};
