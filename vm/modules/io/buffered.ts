// SPDX-License-Identifier: MIT
/**
 * `_io.BufferedReader`, `BufferedWriter`, `BufferedRandom` (CPython `_io/bufferedio.c`); `BufferedRWPair` is in
 * `rw_pair.ts`.
 *
 * One class holds both halves: bytes read ahead (`ahead` from `at`), and bytes not written yet (`out`). Only
 * `BufferedRandom` uses both, one at a time: writing first seeks back over what was read ahead, reading first flushes.
 * The raw stream may be any object; calls of a plain `FileIO` skip the attribute lookups.
 *
 * INVARIANT: `ahead` and `out` are never both non-empty.
 */
import { EAGAIN } from "../../base/errno.ts";
import type { Value } from "../../base/value.ts";
import {
  DeprecationWarningType,
  IOErrorType,
  makeThrow,
  memoryError,
  PyThrow,
  runtimeError,
  typeError,
  valueError,
} from "../../core/exceptions.ts";
import { isThrown } from "../../core/abstract.ts";
import { type Gen, isGen, type Result } from "../../core/gen.ts";
import { WaitList } from "../../core/wait_list.ts";
import type { Kwargs, PyType } from "../../core/type.ts";
import { isInteger, isStr, PyByteArray, strValue, typeOf } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { bindInit, int, obj, opt, ssize } from "../../native/args.ts";
import { defineType, type GetSetRow, method, type Row } from "../../native/define.ts";
import { bytes, bytesToText, textToBytes } from "../../objects/buffer_protocol.ts";
import { PyMemoryView } from "../../objects/memoryview.ts";
import { signalWaiters } from "../../objects/os_args.ts";
import {
  big,
  blockingError,
  BlockingIOErrorType,
  bufferedIOBaseType,
  callM,
  checkReadable,
  checkSeekable,
  checkWritable,
  closedErrorShort,
  convert,
  DEFAULT_BUFFER_SIZE,
  ioType,
  isClosed,
  nextLine,
  offsetOf,
  parse,
  positionOf,
  PyIOBase,
  reprWithName,
  shownOf,
  size,
} from "./base.ts";
import {
  fileIOType,
  PyFileIO,
  readAll as fileReadAll,
  readInto as fileReadInto,
  writeBytes as fileWrite,
} from "./file_io.ts";
import { addOutput, setOutput, settleOutput, StreamOutput } from "./stream_output.ts";

/** Largest buffer that is not refused as too big for the memory. */
const LARGEST_BUFFER = 2 ** 40;
const WOULD_BLOCK = "write could not complete without blocking";

export class PyBuffered extends PyIOBase {
  raw: Value = null;
  /** `ready` after `__init__`, `detached` after `detach`. */
  state: "new" | "ready" | "detached" = "new";
  reads = false;
  writes = false;
  bufferSize = DEFAULT_BUFFER_SIZE;
  ahead = "";
  at = 0;
  readonly out = new StreamOutput(writeOut);
  /** A call is under way; `waiting` are the threads that wait for its end. */
  busy = false;
  readonly waiting = new WaitList();
}

export const readerType = ioType("BufferedReader", bufferedIOBaseType, class extends PyBuffered {});
export const writerType = ioType("BufferedWriter", bufferedIOBaseType, class extends PyBuffered {});
export const randomType = ioType("BufferedRandom", bufferedIOBaseType, class extends PyBuffered {});

function need(b: PyBuffered): void {
  if (b.state === "ready") return;
  throw valueError(b.state === "detached" ? "raw stream has been detached" : "I/O operation on uninitialized object");
}

/**
 * Runs `body` alone: another thread waits until the call under way is over. A signal handler cannot wait for the call it
 * interrupts: RuntimeError, as in CPython.
 */
function* alone<T>(vm: Vm, b: PyBuffered, body: Gen<T>): Gen<T> {
  while (b.busy) {
    if (signalWaiters(vm).depth > 0) throw runtimeError(`reentrant call inside ${yield* reprWithName(vm, b)}`);
    yield b.waiting.join("stream");
  }
  b.busy = true;
  try {
    return yield* body;
  } finally {
    b.busy = false;
    b.waiting.wakeOne();
  }
}

const isPlain = (raw: Value): raw is PyFileIO => raw instanceof PyFileIO && raw.type === fileIOType;
const plainRaw = (b: PyBuffered): PyFileIO | undefined => isPlain(b.raw) ? b.raw : undefined;

/** Whether `v` is an idle buffered stream of ours over an open plain file: what the fast paths may touch without asking. */
export function isIdleFile(v: Value): v is PyBuffered {
  if (!(v instanceof PyBuffered) || v.state !== "ready" || v.busy) return false;
  const { type } = v;
  if (type !== readerType && type !== writerType && type !== randomType) return false;
  const { raw } = v;
  return raw instanceof PyFileIO && raw.fd >= 0 && raw.type === fileIOType;
}

function* closedNow(vm: Vm, b: PyBuffered): Gen<boolean> {
  const raw = plainRaw(b);
  return raw !== undefined ? raw.fd < 0 : yield* isClosed(vm, b.raw);
}

function* needOpen(vm: Vm, b: PyBuffered, text: string): Gen<void> {
  if (yield* closedNow(vm, b)) throw valueError(text);
}

// ---- the raw stream -----------------------------------------------------------------------------------------------

/** At most `want` bytes of the raw stream; `undefined` where it would have to wait, empty at its end. */
function* rawRead(vm: Vm, b: PyBuffered, want: number): Gen<string | undefined> {
  const raw = plainRaw(b);
  if (raw !== undefined) {
    const buffer = new Uint8Array(want);
    const r = fileReadInto(vm, raw, buffer);
    const n = isGen(r) ? yield* r : r;
    return n === undefined ? undefined : bytesToText(buffer, 0, n);
  }
  const target = new PyByteArray(new Uint8Array(want));
  const r = yield* callM(vm, b.raw, "readinto", new PyMemoryView(target, 0, want));
  if (r === null) return undefined;
  const n = yield* offsetOf(vm, r);
  if (n < 0 || n > want) {
    throw makeThrow(
      IOErrorType,
      `raw readinto() returned invalid length ${n} (should have been between 0 and ${want})`,
    );
  }
  return bytesToText(target.bytes, 0, n);
}

/** Writes some bytes to the raw stream; `undefined` where it would have to wait. */
function* rawWrite(vm: Vm, raw: Value, text: string): Gen<number | undefined> {
  if (isPlain(raw)) return yield* fileWrite(vm, raw, textToBytes(text));
  const r = yield* callM(vm, raw, "write", new PyMemoryView(text, 0, text.length));
  if (r === null) return undefined;
  const n = yield* offsetOf(vm, r);
  if (n < 0 || n > text.length) {
    throw makeThrow(
      IOErrorType,
      `raw write() returned invalid length ${n} (should have been between 0 and ${text.length})`,
    );
  }
  return n;
}

function* rawTell(vm: Vm, b: PyBuffered): Gen<number> {
  return yield* positionOf(vm, yield* callM(vm, b.raw, "tell"));
}

function* rawSeek(vm: Vm, b: PyBuffered, offset: number, whence: number): Gen<number> {
  return yield* positionOf(vm, yield* callM(vm, b.raw, "seek", big(offset), whence));
}

// ---- writing ------------------------------------------------------------------------------------------------------

/** Writes everything that is buffered. BlockingIOError where the raw stream takes no more. */
function* writeOut(vm: Vm, out: StreamOutput): Gen<void> {
  while (out.size > 0) {
    const text = out.take();
    const n = yield* rawWrite(vm, out.target, text);
    if (n === undefined) throw blockingError(EAGAIN, WOULD_BLOCK, 0);
    setOutput(vm, out, text.slice(n));
  }
}

/** Gives up what was read ahead, with the raw stream where the caller is. */
function* dropAhead(vm: Vm, b: PyBuffered): Gen<void> {
  const left = b.ahead.length - b.at;
  b.ahead = "";
  b.at = 0;
  if (left > 0) yield* rawSeek(vm, b, -left, 1);
}

function* flushBoth(vm: Vm, b: PyBuffered): Gen<void> {
  if (b.ahead !== "") yield* dropAhead(vm, b);
  yield* writeOut(vm, b.out);
}

function* writeBuffered(vm: Vm, b: PyBuffered, text: string): Gen<number> {
  if (b.reads && b.ahead !== "") yield* dropAhead(vm, b);
  const n = text.length;
  if (b.out.size + n <= b.bufferSize) {
    addOutput(vm, b, b.out, text);
    return n;
  }
  try {
    yield* writeOut(vm, b.out);
  } catch (e) {
    if (!isThrown(e, BlockingIOErrorType)) throw e;
    // Part of the buffer may have gone out: take what fits now.
    const room = Math.max(0, b.bufferSize - b.out.size);
    if (n <= room) {
      addOutput(vm, b, b.out, text);
      return n;
    }
    addOutput(vm, b, b.out, text.slice(0, room));
    (e.value as unknown as { written: Value }).written = room;
    throw e;
  }
  let done = 0;
  while (n - done > b.bufferSize) {
    const taken = yield* rawWrite(vm, b.raw, done === 0 ? text : text.slice(done));
    if (taken === undefined) {
      // The buffer is empty: it can take its own size, the rest is refused.
      addOutput(vm, b, b.out, text.slice(done, done + b.bufferSize));
      throw blockingError(EAGAIN, WOULD_BLOCK, done + b.bufferSize);
    }
    done += taken;
  }
  addOutput(vm, b, b.out, text.slice(done));
  return n;
}

// ---- reading ------------------------------------------------------------------------------------------------------

function* beforeRead(vm: Vm, b: PyBuffered): Gen<void> {
  if (b.writes && b.out.size > 0) yield* flushThrough(vm, b);
}

/** `flush` of the object itself, as subclasses may have replaced it. */
function* flushThrough(vm: Vm, b: PyBuffered): Gen<void> {
  if (b.type === randomType || b.type === writerType || b.busy) yield* writeOut(vm, b.out);
  else yield* callM(vm, b, "flush");
}

/** Fills the read-ahead buffer once. Gives the number of bytes, or `undefined`. */
function* fill(vm: Vm, b: PyBuffered): Gen<number | undefined> {
  const text = yield* rawRead(vm, b, b.bufferSize);
  if (text === undefined) return undefined;
  b.ahead = b.at < b.ahead.length ? b.ahead.slice(b.at) + text : text;
  b.at = 0;
  return text.length;
}

function takeAhead(b: PyBuffered, n: number): string {
  const end = Math.min(b.at + n, b.ahead.length);
  const text = b.at === 0 && end === b.ahead.length ? b.ahead : b.ahead.slice(b.at, end);
  b.at = end;
  if (end === b.ahead.length) {
    b.ahead = "";
    b.at = 0;
  }
  return text;
}

/** Everything until the end; `undefined` where nothing is there yet. */
function* readAll(vm: Vm, b: PyBuffered): Gen<string | undefined> {
  const parts: string[] = [takeAhead(b, Infinity)];
  yield* beforeRead(vm, b);
  const raw = plainRaw(b);
  if (raw !== undefined) {
    const rest = yield* fileReadAll(vm, raw);
    if (rest === undefined) return parts[0] === "" ? undefined : parts[0];
    return parts[0] + rest;
  }
  let have = parts[0].length;
  for (;;) {
    const r = yield* callM(vm, b.raw, "read");
    if (r !== null && !isStr(r)) throw typeError("read() should return bytes");
    const piece = r === null ? undefined : strValue(r as string);
    if (piece === undefined || piece === "") {
      if (have === 0 && piece === undefined) return undefined;
      return parts.join("");
    }
    parts.push(piece);
    have += piece.length;
  }
}

/** `n` bytes, fewer only at the end or where the raw stream has no more yet. */
function* readExactly(vm: Vm, b: PyBuffered, n: number): Gen<string | undefined> {
  if (b.ahead.length - b.at >= n) return takeAhead(b, n);
  yield* beforeRead(vm, b);
  const parts = [takeAhead(b, n)];
  let left = n - parts[0].length;
  while (left > 0) {
    // Whole buffers go straight to the caller.
    const whole = left - left % b.bufferSize;
    if (whole > 0) {
      const piece = yield* rawRead(vm, b, whole);
      if (piece === undefined || piece === "") {
        if (piece === "" || left < n) return parts.join("");
        return undefined;
      }
      parts.push(piece);
      left -= piece.length;
      continue;
    }
    const got = yield* fill(vm, b);
    if (got === undefined || got === 0) {
      if (got === 0 || left < n) return parts.join("");
      return undefined;
    }
    const piece = takeAhead(b, left);
    parts.push(piece);
    left -= piece.length;
  }
  return parts.join("");
}

/** One line with its end; shorter at the end, at `limit`, or where the raw stream has no more yet. */
function* readLine(vm: Vm, b: PyBuffered, limit: number): Gen<string> {
  let end = b.ahead.indexOf("\n", b.at);
  if (end >= 0) {
    const n = end + 1 - b.at;
    return takeAhead(b, limit >= 0 ? Math.min(n, limit) : n);
  }
  if (limit >= 0 && b.ahead.length - b.at >= limit) return takeAhead(b, limit);
  yield* beforeRead(vm, b);
  const parts: string[] = [takeAhead(b, Infinity)];
  let have = parts[0].length;
  for (;;) {
    const got = yield* fill(vm, b);
    if (got === undefined || got === 0) return parts.join("");
    end = b.ahead.indexOf("\n", b.at);
    let n = end >= 0 ? end + 1 - b.at : b.ahead.length - b.at;
    const cut = limit >= 0 && have + n >= limit;
    if (cut) n = limit - have;
    parts.push(takeAhead(b, n));
    have += n;
    if (end >= 0 || cut) return parts.join("");
  }
}

function* peek(vm: Vm, b: PyBuffered): Gen<string> {
  if (b.at < b.ahead.length) return b.ahead.slice(b.at);
  yield* beforeRead(vm, b);
  yield* fill(vm, b);
  return b.ahead.slice(b.at);
}

// ---- both ---------------------------------------------------------------------------------------------------------

function* tell(vm: Vm, b: PyBuffered): Gen<number> {
  const at = (yield* rawTell(vm, b)) - (b.ahead.length - b.at) + b.out.size;
  if (at < 0) throw makeThrow(IOErrorType, `Raw stream returned invalid position ${at}`);
  return at;
}

function* seek(vm: Vm, b: PyBuffered, target: number, whence: number): Gen<number> {
  if (b.reads && whence !== 2 && b.out.size === 0 && b.ahead !== "") {
    // Inside of what was read ahead nothing has to be asked of the raw stream but where it is.
    const current = yield* rawTell(vm, b);
    const here = current - (b.ahead.length - b.at);
    const offset = whence === 0 ? target - here : target;
    if (offset >= -b.at && offset <= b.ahead.length - b.at) {
      b.at += offset;
      return here + offset;
    }
  }
  if (b.writes) yield* writeOut(vm, b.out);
  if (whence === 1) target -= b.ahead.length - b.at;
  const at = yield* rawSeek(vm, b, target, whence);
  b.ahead = "";
  b.at = 0;
  return at;
}

function* closeBuffered(vm: Vm, b: PyBuffered): Gen<Value> {
  need(b);
  if (yield* closedNow(vm, b)) return null;
  let failure: unknown;
  try {
    yield* callM(vm, b, "flush");
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
    failure = e;
  }
  try {
    const r = yield* callM(vm, b.raw, "close");
    if (failure !== undefined) throw failure;
    return r;
  } finally {
    settleOutput(vm, b, b.out);
    b.ahead = "";
    b.at = 0;
  }
}

function setUp(vm: Vm, b: PyBuffered, raw: Value, bufferSize: number): void {
  b.raw = raw;
  if (bufferSize <= 0) throw valueError("buffer size must be strictly positive");
  if (bufferSize > LARGEST_BUFFER) throw memoryError();
  b.bufferSize = bufferSize;
  b.ahead = "";
  b.at = 0;
  settleOutput(vm, b, b.out);
  b.out.target = raw;
  b.state = "ready";
}

export function* sizeArgument(vm: Vm, v: Value | undefined): Gen<number> {
  if (v === undefined) return DEFAULT_BUFFER_SIZE;
  if (!isInteger(v) && typeOf(v).nb_index === undefined) throw typeError("an integer is required");
  return yield* convert(vm, ssize("buffer_size"), v);
}

function init(what: string, reads: boolean, writes: boolean) {
  return function* (vm: Vm, self: Value, args: Value[], kw: Kwargs): Gen<void> {
    const b = self as PyBuffered;
    b.state = "new";
    const names = writes ? ["raw", "buffer_size", "max_buffer_size"] : ["raw", "buffer_size"];
    const [raw, sizeArg, max] = bindInit(what, names, 1, args, kw);
    const n = yield* sizeArgument(vm, sizeArg);
    if (max !== undefined && (!isInteger(max) || max !== -234)) {
      yield* sizeArgument(vm, max);
      const w = vm.warn(DeprecationWarningType, "max_buffer_size is deprecated");
      if (isGen(w)) yield* w;
    }
    if (what === "BufferedRandom") yield* checkSeekable(vm, raw!);
    if (reads) yield* checkReadable(vm, raw!);
    if (writes) yield* checkWritable(vm, raw!);
    b.reads = reads;
    b.writes = writes;
    setUp(vm, b, raw!, n);
  };
}

/** Makes a buffered stream without the constructor's Python call. */
export function* makeBuffered(vm: Vm, type: PyType, raw: Value, bufferSize: number): Gen<PyBuffered> {
  const b = new type.jsClass() as PyBuffered;
  const r = type.tp_init!(vm, b, [raw, bufferSize], null);
  if (isGen(r)) yield* r;
  return b;
}

const m = method<PyBuffered>();

const delegate = (name: string, doc: string): Row =>
  m([], doc, (vm, b) => {
    need(b);
    return callM(vm, b.raw, name);
  });

const COMMON: Record<string, Row> = {
  detach: m([], "Gives up the raw stream and returns it.", function* (vm, b) {
    need(b);
    yield* callM(vm, b, "flush");
    const raw = b.raw;
    settleOutput(vm, b, b.out);
    b.raw = b.out.target = null;
    b.state = "detached";
    return raw;
  }),
  close: m([], "Flushes and closes the stream.", (vm, b) => closeBuffered(vm, b)),
  seekable: delegate("seekable", "Whether the position can be moved."),
  readable: delegate("readable", "Whether it can be read."),
  writable: delegate("writable", "Whether it can be written."),
  fileno: delegate("fileno", "The descriptor."),
  isatty: delegate("isatty", "Whether it is a terminal."),
  seek: m(
    [obj("target"), opt(int("whence"), 0)],
    parse("Moves the position and gives the new one."),
    function* (vm, b, v, whence) {
      need(b);
      if (whence < 0 || whence > 2) throw valueError(`whence must be between 0 and 2, not ${whence}`);
      yield* needOpen(vm, b, "seek of closed file");
      return big(yield* seek(vm, b, yield* offsetOf(vm, v), whence));
    },
  ),
  tell: m([], "The position.", function* (vm, b) {
    need(b);
    return big(yield* tell(vm, b));
  }),
  truncate: m(
    [opt(obj("size"), null)],
    parse("Cuts the stream at `size`, by default at the position."),
    function* (vm, b, v) {
      need(b);
      if (b.writes) yield* flushThrough(vm, b);
      if (b.writes && b.ahead.length > b.at) {
        const left = b.ahead.length - b.at;
        b.ahead = "";
        b.at = 0;
        yield* rawSeek(vm, b, -left, 1);
      }
      // A reader of None cuts where the raw stream is.
      return yield* callM(vm, b.raw, "truncate", v);
    },
  ),
};

/** A complete line that was read ahead; `undefined` where there is none. */
function lineAhead(b: PyBuffered): string | undefined {
  const end = b.ahead.indexOf("\n", b.at);
  return end < 0 ? undefined : takeAhead(b, end + 1 - b.at);
}

function* readLineOf(vm: Vm, b: PyBuffered, limit: number): Gen<Value> {
  need(b);
  yield* needOpen(vm, b, "readline of closed file");
  return yield* alone(vm, b, readLine(vm, b, limit));
}

function* writeOf(vm: Vm, b: PyBuffered, data: string): Gen<Value> {
  need(b);
  yield* needOpen(vm, b, "write to closed file");
  return big(yield* alone(vm, b, writeBuffered(vm, b, data)));
}

const READING: Record<string, Row> = {
  read: m([opt(size("size"), -1)], parse("At most `size` bytes, or everything."), function* (vm, b, n) {
    need(b);
    if (n < -1) throw valueError("read length must be positive or -1");
    yield* needOpen(vm, b, "read of closed file");
    const text = yield* alone(vm, b, n === -1 ? readAll(vm, b) : readExactly(vm, b, n));
    return text === undefined ? null : text;
  }),
  read1: m(
    [ssize("size")],
    parse("At most `size` bytes, with at most one call of the raw stream."),
    function* (vm, b, n) {
      need(b);
      if (n < 0) throw valueError("read length must be positive");
      if (yield* closedNow(vm, b)) throw closedErrorShort();
      if (n === 0) return "";
      if (b.at >= b.ahead.length) {
        yield* beforeRead(vm, b);
        yield* fill(vm, b);
      }
      return takeAhead(b, n);
    },
  ),
  peek: m([opt(ssize("n"), 0)], parse("Bytes that come next, without moving the position."), function* (vm, b, _n) {
    need(b);
    if (yield* closedNow(vm, b)) throw closedErrorShort();
    return yield* peek(vm, b);
  }),
  readline: m([opt(size("limit"), -1)], parse("One line, at most `limit` bytes of it."), (vm, b, limit) => {
    if (limit < 0 && isIdleFile(b)) {
      const line = lineAhead(b);
      if (line !== undefined) return line;
    }
    return readLineOf(vm, b, limit);
  }),
};

const WRITING: Record<string, Row> = {
  write: m([bytes("data")], parse("Writes bytes and gives how many."), (vm, b, data) => {
    if (b.out.size + data.length <= b.bufferSize && b.ahead === "" && isIdleFile(b)) {
      addOutput(vm, b, b.out, data);
      return big(data.length);
    }
    return writeOf(vm, b, data);
  }),
  flush: m([], "Writes buffered bytes to the raw stream.", function* (vm, b) {
    need(b);
    yield* needOpen(vm, b, "flush of closed file");
    yield* alone(vm, b, flushBoth(vm, b));
    return null;
  }),
};

const GETSET: Record<string, GetSetRow<PyBuffered>> = {
  raw: { doc: "The raw stream.", get: (_vm, b) => b.raw },
  closed: shownOf("closed", "Whether the stream is closed.", need, (b) => b.raw),
  name: shownOf("name", "The name of the raw stream.", need, (b) => b.raw),
  mode: shownOf("mode", "The mode of the raw stream.", need, (b) => b.raw),
};

const flushDelegate = m([], "Flushes the raw stream.", function* (vm, b) {
  need(b);
  return yield* callM(vm, b.raw, "flush");
});

const repr_ = (vm: Vm, self: Value) => reprWithName(vm, self);

/** `next` without attribute lookups where nobody has replaced `readline`. */
function iterate(own: PyType) {
  const slow = function* (vm: Vm, b: PyBuffered): Gen<Value | undefined> {
    need(b);
    if (b.type !== own) return yield* nextLine(vm, b);
    yield* needOpen(vm, b, "readline of closed file");
    const line = yield* alone(vm, b, readLine(vm, b, -1));
    return line === "" ? undefined : line;
  };
  return (vm: Vm, self: Value): Result<Value | undefined> => {
    const b = self as PyBuffered;
    if (isIdleFile(b)) {
      const line = lineAhead(b);
      if (line !== undefined) return line;
    }
    return slow(vm, b);
  };
}

export const newObject = (_vm: Vm, type: PyType): Value => new type.jsClass();

defineType<PyBuffered>(readerType, {
  doc: "BufferedReader(raw, buffer_size=8192) -> stream\n\nReads ahead from a raw stream.",
  slots: {
    tp_new: newObject,
    tp_init: init("BufferedReader", true, false),
    tp_repr: repr_,
    tp_iternext: iterate(readerType),
  },
  methods: { ...COMMON, ...READING, flush: flushDelegate },
  getset: GETSET,
});
defineType<PyBuffered>(writerType, {
  doc: "BufferedWriter(raw, buffer_size=8192) -> stream\n\nCollects what is written to a raw stream.",
  slots: { tp_new: newObject, tp_init: init("BufferedWriter", false, true), tp_repr: repr_ },
  methods: { ...COMMON, ...WRITING },
  getset: GETSET,
});
defineType<PyBuffered>(randomType, {
  doc: "BufferedRandom(raw, buffer_size=8192) -> stream\n\nReads and writes a raw stream that can seek.",
  slots: {
    tp_new: newObject,
    tp_init: init("BufferedRandom", true, true),
    tp_repr: repr_,
    tp_iternext: iterate(randomType),
  },
  methods: {
    ...COMMON,
    ...READING,
    ...WRITING,
    readinto: m([obj("buffer")], parse("Reads into a buffer and gives the number of bytes."), function* (vm, b, v) {
      need(b);
      yield* needOpen(vm, b, "read of closed file");
      const row = bufferedIOBaseType.attrs.getStr("readinto") as unknown as {
        impl: { invoke(vm: Vm, args: Value[], kw: null): Gen<Value> | Value };
      };
      const r = row.impl.invoke(vm, [b, v], null);
      return isGen(r) ? yield* r : r;
    }),
  },
  getset: GETSET,
});
