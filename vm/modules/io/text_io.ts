// SPDX-License-Identifier: MIT
/**
 * `_io.TextIOWrapper` (CPython `_io/textio.c`): text over a buffered byte stream.
 *
 * Decoded text waits in `decoded` from `used` on (JavaScript indices; counts that Python sees are code points).
 * `snapshot` is the decoder's state before the last piece and that piece: from it `tell` makes a cookie, an integer with
 * the byte position, the decoder's flags, how many bytes to decode and how many characters to skip.
 */
import { PyLong, PyTuple, PyUnicode, type Value } from "../../base/value.ts";
import {
  attributeError,
  AttributeErrorType,
  ImportErrorType,
  IOErrorType,
  makeThrow,
  PyThrow,
  typeError,
  valueError,
} from "../../core/exceptions.ts";
import { LT, richCompareBool } from "../../core/compare.ts";
import { type Gen, isGen, type Result } from "../../core/gen.ts";
import type { Kwargs } from "../../core/type.ts";
import { bigOf, isInteger, isStr, longType, strValue, typeName } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { bindInit, custom, int, obj, opt } from "../../native/args.ts";
import { defineType, method } from "../../native/define.ts";
import { isIdleFile } from "./buffered.ts";
import { encodeMethod, fastCodec } from "../../objects/unicode_codecs.ts";
import { call, isThrown, repr } from "../../core/abstract.ts";
import {
  attr,
  big,
  callM,
  closedError,
  codePoints,
  indexOfPoint,
  intOf,
  ioType,
  isClosed,
  offsetOf,
  parse,
  PyIOBase,
  shownOf,
  size,
  sizeOf,
  textIOBaseType,
  truth,
} from "./base.ts";
import { addOutput, setOutput, settleOutput, StreamOutput } from "./stream_output.ts";
import { decodeNewlines, lineEnd, type LineEnds, newlineDecoderType, PyNewlineDecoder, stateOf } from "./newlines.ts";

/** Encodings whose encoders keep no state, so that text can be encoded without an encoder object. */
const STATELESS = new Set(["ascii", "latin_1", "utf_8"]);

export class PyTextIO extends PyIOBase {
  state: "new" | "ready" | "detached" = "new";
  buffer: Value = null;
  encoding: Value = null;
  errors: Value = "strict";
  /** Encodes with a builtin codec. */
  fast = false;
  encoder: Value | undefined;
  decoder: Value | undefined;
  ends: LineEnds = { translate: true, universal: true, end: "" };
  /** What `\n` becomes when written; `undefined`: stays. */
  writeEnd: string | undefined;
  lineBuffering = false;
  canSeek = false;
  telling = false;
  chunkSize = 8192;
  decoded = "";
  used = 0;
  snapshot: [flags: bigint, input: string] | undefined;
  readonly out = new StreamOutput(handOn);
  hasRead1 = true;
}
export const textIOType = ioType("TextIOWrapper", textIOBaseType, PyTextIO);

function need(t: PyTextIO): void {
  if (t.state === "ready") return;
  throw valueError(
    t.state === "detached" ? "underlying buffer has been detached" : "I/O operation on uninitialized object",
  );
}

function* needOpen(vm: Vm, t: PyTextIO): Gen<void> {
  need(t);
  if (yield* isClosed(vm, t.buffer)) throw closedError();
}

const readError = () => makeThrow(IOErrorType, "not readable");
const writeError = () => makeThrow(IOErrorType, "not writable");

// ---- construction -------------------------------------------------------------------------------------------------

function* preferredEncoding(vm: Vm): Gen<Value> {
  try {
    let module = vm.importModule("locale");
    if (isGen(module)) module = yield* module;
    const r = yield* callM(vm, module, "getpreferredencoding");
    if (isStr(r)) return r;
  } catch (e) {
    if (!isThrown(e, ImportErrorType)) throw e;
  }
  return "ascii";
}

/** Argument that may be None or text. */
function textArgument(v: Value | undefined, position: number): string | undefined {
  if (v === undefined || v === null) return undefined;
  if (isStr(v)) return strValue(v);
  if (v instanceof PyUnicode) return v.value;
  throw typeError(`fileio() argument ${position} must be string or None, not ${typeName(v)}`);
}

/** The ends of lines that a `newline` argument means. */
export function lineEndsOf(newline: string | undefined): LineEnds {
  return { translate: newline === undefined, universal: newline === undefined || newline === "", end: newline ?? "" };
}

function* initText(vm: Vm, self: Value, args: Value[], kw: Kwargs): Gen<void> {
  const t = self as PyTextIO;
  t.state = "new";
  const names = ["buffer", "encoding", "errors", "newline", "line_buffering"];
  const [buffer, encodingArg, errorsArg, newlineArg, lineArg] = bindInit("fileio", names, 1, args, kw);
  let encoding: Value | undefined = textArgument(encodingArg, 2);
  const errors = textArgument(errorsArg, 3) ?? "strict";
  const newline = textArgument(newlineArg, 4);
  const lineBuffering = lineArg === undefined ? false : (yield* intOf(vm, lineArg)) !== 0;
  if (newline !== undefined && !["", "\n", "\r", "\r\n"].includes(newline)) {
    throw valueError(`illegal newline value: ${newline}`);
  }
  encoding ??= yield* preferredEncoding(vm);
  t.buffer = buffer!;
  t.encoding = encoding;
  t.errors = errors;
  t.ends = lineEndsOf(newline);
  t.writeEnd = newline === undefined || newline === "" || newline === "\n" ? undefined : newline;
  t.lineBuffering = lineBuffering;
  t.decoder = t.encoder = undefined;
  t.decoded = "";
  t.used = 0;
  t.snapshot = undefined;
  settleOutput(vm, t, t.out);
  t.out.target = buffer!;
  const name = strValue(encoding as string);
  const builtin = fastCodec(name);
  t.fast = builtin !== undefined && STATELESS.has(builtin.name);
  let codecs = vm.importModule("_codecs");
  if (isGen(codecs)) codecs = yield* codecs;
  const info = yield* callM(vm, codecs, "lookup", name);
  const readable = yield* truth(vm, yield* callM(vm, buffer!, "readable"));
  if (readable) {
    t.decoder = yield* make(vm, info, "incrementaldecoder", errors);
    if (t.ends.universal) {
      const wrapper = new newlineDecoderType.jsClass() as PyNewlineDecoder;
      wrapper.decoder = t.decoder;
      wrapper.translate = t.ends.translate;
      t.decoder = wrapper;
    }
  }
  const writable = yield* truth(vm, yield* callM(vm, buffer!, "writable"));
  if (writable) t.encoder = yield* make(vm, info, "incrementalencoder", errors);
  try {
    yield* attr(vm, buffer!, "read1");
    t.hasRead1 = true;
  } catch (e) {
    if (!isThrown(e, AttributeErrorType)) throw e;
    t.hasRead1 = false;
  }
  t.canSeek = t.telling = yield* truth(vm, yield* callM(vm, buffer!, "seekable"));
  t.state = "ready";
  if (t.canSeek && t.encoder !== undefined) {
    const at = yield* callM(vm, buffer!, "tell");
    if (isInteger(at) && bigOf(at) !== 0n) yield* callM(vm, t.encoder, "setstate", 0);
  }
}

function* make(vm: Vm, info: Value, which: string, errors: string): Gen<Value> {
  const factory = yield* attr(vm, info, which);
  const r = call(vm, factory, [errors]);
  return isGen(r) ? yield* r : r;
}

// ---- writing ------------------------------------------------------------------------------------------------------

/** Hands the encoded text to the buffer. */
function* handOn(vm: Vm, out: StreamOutput): Gen<void> {
  if (out.size === 0) return;
  const data = out.take();
  setOutput(vm, out, "");
  yield* callM(vm, out.target, "write", data);
}

function* encode(vm: Vm, t: PyTextIO, text: PyUnicode): Gen<string> {
  if (t.fast) {
    const r = encodeMethod(vm, text, strValue(t.encoding as string), t.errors as string);
    return strValue((isGen(r) ? yield* r : r) as string);
  }
  const r = yield* callM(vm, t.encoder!, "encode", text);
  if (!isStr(r)) throw typeError(`encoder should return a bytes object, not '${typeName(r)}'`);
  return strValue(r);
}

// deno-lint-ignore no-control-regex
const ASCII = /^[\x00-\x7f]*$/;

/** Adds ASCII text to what waits to be written; `undefined` where more than that has to happen. */
function writeFast(t: PyTextIO, v: Value): Value | undefined {
  if (!(v instanceof PyUnicode) || !t.fast || t.decoder !== undefined || t.lineBuffering || t.out.size === 0) return;
  const text = v.value;
  if (t.encoder === undefined || t.out.size + text.length > t.chunkSize || !ASCII.test(text)) return;
  if (t.writeEnd !== undefined && text.includes("\n") || !isIdleFile(t.buffer)) return;
  t.out.chunks.push(text);
  t.out.size += text.length;
  return big(text.length);
}

function* write(vm: Vm, t: PyTextIO, v: Value): Gen<Value> {
  need(t);
  if (!(v instanceof PyUnicode)) {
    throw typeError(`write() argument 1 must be unicode, not ${v === null ? "None" : typeName(v)}`);
  }
  yield* needOpen(vm, t);
  if (t.encoder === undefined) throw writeError();
  let text = v.value;
  const hasLf = (t.writeEnd !== undefined || t.lineBuffering) && text.includes("\n");
  if (hasLf && t.writeEnd !== undefined) text = text.replaceAll("\n", t.writeEnd);
  const flushNow = t.lineBuffering && (hasLf || text.includes("\r"));
  const data = yield* encode(vm, t, text === v.value ? v : new PyUnicode(text));
  addOutput(vm, t, t.out, data);
  if (t.out.size > t.chunkSize || flushNow) yield* handOn(vm, t.out);
  if (flushNow) yield* callM(vm, t.buffer, "flush");
  t.decoded = "";
  t.used = 0;
  t.snapshot = undefined;
  if (t.decoder !== undefined) yield* callM(vm, t.decoder, "reset");
  return big(codePoints(v.value));
}

// ---- reading ------------------------------------------------------------------------------------------------------

function* decode(vm: Vm, t: PyTextIO, input: Value, final: boolean): Gen<string> {
  const d = t.decoder!;
  if (d instanceof PyNewlineDecoder && d.type === newlineDecoderType) return yield* decodeNewlines(vm, d, input, final);
  const r = yield* callM(vm, d, "decode", input, final);
  if (!(r instanceof PyUnicode)) throw typeError(`decoder should return a string result, not '${typeName(r)}'`);
  return r.value;
}

const STATE_ERROR = "decoder getstate() should have returned a 2-tuple";

/** Reads and decodes one piece. Gives false at the end. */
function* readChunk(vm: Vm, t: PyTextIO): Gen<boolean> {
  if (t.decoder === undefined) throw readError();
  let before: [string, bigint] | undefined;
  if (t.telling) before = stateOf(yield* callM(vm, t.decoder, "getstate"), STATE_ERROR);
  const method = t.hasRead1 ? "read1" : "read";
  const r = yield* callM(vm, t.buffer, method, big(t.chunkSize));
  if (!isStr(r)) {
    throw typeError(
      `underlying ${method}() should have returned a bytes object, not '${r === null ? "NoneType" : typeName(r)}'`,
    );
  }
  const input = strValue(r);
  const text = yield* decode(vm, t, input, input === "");
  t.decoded = t.used < t.decoded.length ? t.decoded.slice(t.used) + text : text;
  t.used = 0;
  if (before !== undefined) t.snapshot = [before[1], before[0] + input];
  return input !== "" || text !== "";
}

function takeChars(t: PyTextIO, count: number): string {
  const end = count < 0 ? t.decoded.length : indexOfPoint(t.decoded, count, t.used);
  const text = t.used === 0 && end === t.decoded.length ? t.decoded : t.decoded.slice(t.used, end);
  t.used = end;
  return text;
}

function* read(vm: Vm, t: PyTextIO, n: number): Gen<Value> {
  yield* needOpen(vm, t);
  if (t.decoder === undefined) throw readError();
  yield* handOn(vm, t.out);
  if (n < 0) {
    const bytes = yield* callM(vm, t.buffer, "read");
    const rest = yield* decode(vm, t, bytes, true);
    const text = takeChars(t, -1) + rest;
    t.decoded = "";
    t.used = 0;
    t.snapshot = undefined;
    return new PyUnicode(text);
  }
  const parts = [takeChars(t, n)];
  let left = n - codePoints(parts[0]);
  while (left > 0) {
    if (!(yield* readChunk(vm, t))) break;
    const piece = takeChars(t, left);
    parts.push(piece);
    left -= codePoints(piece);
  }
  return new PyUnicode(parts.join(""));
}

function* readLine(vm: Vm, t: PyTextIO, limit: number): Gen<string> {
  yield* needOpen(vm, t);
  yield* handOn(vm, t.out);
  // Text of earlier pieces that holds no line end.
  let head = "";
  for (;;) {
    // A `\r\n` end may be cut in two by pieces: search again from one before.
    const end = lineEndAcross(t, head);
    if (end >= 0) {
      const stop = limit < 0
        ? end
        : Math.min(end, Math.max(t.used, indexOfPoint(t.decoded, limit - codePoints(head), t.used)));
      const line = head + t.decoded.slice(t.used, stop);
      t.used = stop;
      return line;
    }
    if (limit >= 0) {
      const have = codePoints(head);
      const stop = indexOfPoint(t.decoded, limit - have, t.used);
      if (have + codePoints(t.decoded.slice(t.used, stop)) >= limit) {
        const line = head + t.decoded.slice(t.used, stop);
        t.used = stop;
        return line;
      }
    }
    head += t.decoded.slice(t.used);
    t.decoded = "";
    t.used = 0;
    let more = false;
    do {
      more = yield* readChunk(vm, t);
    } while (more && t.decoded === "");
    if (!more) {
      t.decoded = "";
      t.used = 0;
      t.snapshot = undefined;
      return head;
    }
  }
}

/** Index in `decoded` after the line end, where `head` came just before `used`; −1 for none. */
function lineEndAcross(t: PyTextIO, head: string): number {
  if (t.ends.end === "\r\n" && head.endsWith("\r") && t.decoded[t.used] === "\n") return t.used + 1;
  return lineEnd(t.ends, t.decoded, t.used);
}

// ---- position -----------------------------------------------------------------------------------------------------

interface Cookie {
  at: bigint;
  flags: bigint;
  feed: bigint;
  skip: bigint;
  eof: bigint;
}

function pack(c: Cookie): Value {
  return new PyLong(c.at | (c.flags << 64n) | (c.feed << 96n) | (c.skip << 128n) | (c.eof << 160n));
}

function unpack(n: bigint): Cookie {
  const bits = (from: bigint, count: bigint) => (n >> from) & ((1n << count) - 1n);
  return { at: bits(0n, 64n), flags: bits(64n, 32n), feed: bits(96n, 32n), skip: bits(128n, 32n), eof: bits(160n, 8n) };
}

function* tell(vm: Vm, t: PyTextIO): Gen<Value> {
  yield* needOpen(vm, t);
  if (!t.canSeek) throw makeThrow(IOErrorType, "underlying stream is not seekable");
  if (!t.telling) throw makeThrow(IOErrorType, "telling position disabled by next() call");
  yield* handOn(vm, t.out);
  yield* callM(vm, t, "flush");
  const position = yield* callM(vm, t.buffer, "tell");
  if (t.decoder === undefined || t.snapshot === undefined) return position;
  const [flags, input] = t.snapshot;
  let at = (isInteger(position) ? bigOf(position) : BigInt(yield* offsetOf(vm, position))) - BigInt(input.length);
  let skip = codePoints(t.decoded.slice(0, t.used));
  if (skip === 0) return pack({ at, flags, feed: 0n, skip: 0n, eof: 0n });
  const saved = yield* callM(vm, t.decoder, "getstate");
  try {
    yield* callM(vm, t.decoder, "setstate", new PyTuple(["", new PyLong(flags)]));
    let startFlags = flags;
    let fed = 0, decoded = 0, eof = 0n;
    let done = false;
    for (const byte of input) {
      fed++;
      decoded += codePoints(yield* decode(vm, t, byte, false));
      const [left, now] = stateOf(yield* callM(vm, t.decoder, "getstate"), STATE_ERROR);
      if (left === "" && decoded <= skip) {
        // Nothing is half decoded here: a place to start from.
        at += BigInt(fed);
        skip -= decoded;
        startFlags = now;
        fed = decoded = 0;
      }
      if (decoded >= skip) {
        done = true;
        break;
      }
    }
    if (!done) {
      decoded += codePoints(yield* decode(vm, t, "", true));
      eof = 1n;
      if (decoded < skip) throw makeThrow(IOErrorType, "can't reconstruct logical file position");
    }
    return pack({ at, flags: startFlags, feed: BigInt(fed), skip: BigInt(skip), eof });
  } finally {
    yield* callM(vm, t.decoder, "setstate", saved);
  }
}

function forget(t: PyTextIO): void {
  t.decoded = "";
  t.used = 0;
  t.snapshot = undefined;
}

function* seek(vm: Vm, t: PyTextIO, target: Value, whence: number): Gen<Value> {
  yield* needOpen(vm, t);
  if (!t.canSeek) throw makeThrow(IOErrorType, "underlying stream is not seekable");
  const zero = isInteger(target) && bigOf(target) === 0n;
  if (whence === 1) {
    if (!zero) throw makeThrow(IOErrorType, "can't do nonzero cur-relative seeks");
    target = yield* callM(vm, t, "tell");
  } else if (whence === 2) {
    if (!zero) throw makeThrow(IOErrorType, "can't do nonzero end-relative seeks");
    yield* callM(vm, t, "flush");
    forget(t);
    if (t.decoder !== undefined) yield* callM(vm, t.decoder, "reset");
    const at = yield* callM(vm, t.buffer, "seek", 0, 2);
    if (t.encoder !== undefined) yield* resetEncoder(vm, t, isInteger(at) && bigOf(at) === 0n);
    return at;
  } else if (whence !== 0) throw valueError(`invalid whence (${whence}, should be 0, 1 or 2)`);
  // Any object is compared, and what is not less than 0 made a long.
  const below = richCompareBool(vm, target, 0, LT);
  if (isGen(below) ? yield* below : below) {
    const shown = repr(vm, target);
    throw valueError(`negative seek position ${isGen(shown) ? yield* shown : shown}`);
  }
  const whole = isInteger(target) ? target : call(vm, longType, [target]);
  const n = bigOf((isGen(whole) ? yield* whole : whole) as PyLong);
  yield* callM(vm, t, "flush");
  const cookie = unpack(n);
  yield* callM(vm, t.buffer, "seek", new PyLong(cookie.at));
  forget(t);
  if (t.decoder !== undefined) {
    if (cookie.at === 0n && cookie.flags === 0n) yield* callM(vm, t.decoder, "reset");
    else yield* callM(vm, t.decoder, "setstate", new PyTuple(["", new PyLong(cookie.flags)]));
    if (cookie.skip > 0n) {
      const r = yield* callM(vm, t.buffer, "read", new PyLong(cookie.feed));
      if (!isStr(r)) {
        throw typeError(
          `underlying read() should have returned a bytes object, not '${r === null ? "NoneType" : typeName(r)}'`,
        );
      }
      const input = strValue(r);
      t.snapshot = [cookie.flags, input];
      t.decoded = yield* decode(vm, t, input, cookie.eof !== 0n);
      if (codePoints(t.decoded) < Number(cookie.skip)) {
        throw makeThrow(IOErrorType, "can't restore logical file position");
      }
      t.used = indexOfPoint(t.decoded, Number(cookie.skip));
    } else t.snapshot = [cookie.flags, ""];
  }
  if (t.encoder !== undefined) yield* resetEncoder(vm, t, cookie.at === 0n && cookie.flags === 0n);
  return target;
}

function* resetEncoder(vm: Vm, t: PyTextIO, atStart: boolean): Gen<void> {
  if (atStart) yield* callM(vm, t.encoder!, "reset");
  else yield* callM(vm, t.encoder!, "setstate", 0);
}

// ---- the type -----------------------------------------------------------------------------------------------------

const m = method<PyTextIO>();
const delegate = (name: string, doc: string) =>
  m([], doc, (vm, t) => {
    need(t);
    return callM(vm, t.buffer, name);
  });

function* lineOf(vm: Vm, t: PyTextIO, limit: number): Gen<Value> {
  need(t);
  return new PyUnicode(yield* readLine(vm, t, limit));
}

/** Whether nothing has to be asked or written before text that was decoded already can be taken. */
const isIdleText = (t: PyTextIO): boolean => t.state === "ready" && t.out.size === 0 && isIdleFile(t.buffer);

function* nextSlow(vm: Vm, t: PyTextIO): Gen<Value | undefined> {
  need(t);
  t.telling = false;
  let line: Value;
  if (t.type === textIOType) line = new PyUnicode(yield* readLine(vm, t, -1));
  else {
    line = yield* callM(vm, t, "readline");
    if (!(line instanceof PyUnicode)) {
      throw makeThrow(IOErrorType, `readline() should have returned an str object, not '${typeName(line)}'`);
    }
  }
  if ((line as PyUnicode).value !== "") return line;
  t.snapshot = undefined;
  t.telling = t.canSeek;
  return undefined;
}

defineType<PyTextIO>(textIOType, {
  doc:
    "TextIOWrapper(buffer, encoding=None, errors=None, newline=None, line_buffering=False) -> stream\n\nText over a byte stream.",
  slots: {
    tp_new: (_vm, type) => new type.jsClass(),
    tp_init: initText,
    tp_repr: function* (vm, self): Gen<Value> {
      const t = self as PyTextIO;
      if (t.state === "new") throw valueError("I/O operation on uninitialized object");
      let name = "";
      try {
        const r = repr(vm, yield* attr(vm, t, "name"));
        name = ` name=${isGen(r) ? yield* r : r}`;
      } catch (e) {
        if (!(e instanceof PyThrow)) throw e;
      }
      const encoding = repr(vm, t.encoding);
      return `<_io.TextIOWrapper${name} encoding=${isGen(encoding) ? yield* encoding : encoding}>`;
    },
    tp_iternext: (vm, self): Result<Value | undefined> => {
      const t = self as PyTextIO;
      if (t.type === textIOType && isIdleText(t)) {
        const end = lineEnd(t.ends, t.decoded, t.used);
        if (end >= 0) {
          t.telling = false;
          const line = new PyUnicode(t.decoded.slice(t.used, end));
          t.used = end;
          return line;
        }
      }
      return nextSlow(vm, t);
    },
  },
  methods: {
    detach: m([], "Gives up the byte stream and returns it.", function* (vm, t) {
      need(t);
      yield* callM(vm, t, "flush");
      const buffer = t.buffer;
      t.buffer = null;
      settleOutput(vm, t, t.out);
      t.out.target = null;
      t.state = "detached";
      return buffer;
    }),
    write: m(
      [obj("text")],
      parse("Writes text and gives the number of characters."),
      (vm, t, v) => writeFast(t, v) ?? write(vm, t, v),
    ),
    read: m([opt(size("n"), -1)], parse("At most `n` characters, or everything."), (vm, t, n) => read(vm, t, n)),
    readline: m(
      [opt(custom("limit", sizeOf), -1)],
      parse("One line, at most `limit` characters of it."),
      (vm, t, limit) => {
        if (limit < 0 && isIdleText(t)) {
          const end = lineEnd(t.ends, t.decoded, t.used);
          if (end >= 0) {
            const line = new PyUnicode(t.decoded.slice(t.used, end));
            t.used = end;
            return line;
          }
        }
        return lineOf(vm, t, limit);
      },
    ),
    flush: m([], "Writes everything to the byte stream and flushes that.", function* (vm, t) {
      yield* needOpen(vm, t);
      t.telling = t.canSeek;
      yield* handOn(vm, t.out);
      return yield* callM(vm, t.buffer, "flush");
    }),
    close: m([], "Flushes and closes the stream.", function* (vm, t) {
      need(t);
      if (yield* isClosed(vm, t.buffer)) return null;
      let failure: unknown;
      try {
        yield* callM(vm, t, "flush");
      } catch (e) {
        if (!(e instanceof PyThrow)) throw e;
        failure = e;
      }
      const r = yield* callM(vm, t.buffer, "close");
      settleOutput(vm, t, t.out);
      if (failure !== undefined) throw failure;
      return r;
    }),
    fileno: delegate("fileno", "The descriptor."),
    seekable: delegate("seekable", "Whether the position can be moved."),
    readable: delegate("readable", "Whether it can be read."),
    writable: delegate("writable", "Whether it can be written."),
    isatty: delegate("isatty", "Whether it is a terminal."),
    seek: m(
      [obj("cookie"), opt(int("whence"), 0)],
      parse("Goes to a position that tell gave."),
      (vm, t, target, whence) => {
        need(t);
        return seek(vm, t, target, whence);
      },
    ),
    tell: m([], "The position, as a number that only seek understands.", (vm, t) => {
      need(t);
      return tell(vm, t);
    }),
    truncate: m(
      [opt(obj("size"), null)],
      parse("Cuts the stream at `size`, by default at the position."),
      function* (vm, t, v) {
        need(t);
        yield* callM(vm, t, "flush");
        return yield* callM(vm, t.buffer, "truncate", v);
      },
    ),
  },
  getset: {
    buffer: { doc: "The byte stream.", get: (_vm, t) => t.buffer },
    encoding: { doc: "The encoding.", get: (_vm, t) => t.encoding },
    errors: {
      doc: "How encoding errors are treated.",
      get: (_vm, t) => (t.state === "new" ? need(t) : undefined, t.errors),
    },
    line_buffering: { doc: "Whether every line is flushed.", get: (_vm, t) => t.lineBuffering },
    name: shownOf("name", "The name of the byte stream.", need, (t) => t.buffer),
    closed: shownOf("closed", "Whether the stream is closed.", need, (t) => t.buffer),
    newlines: {
      doc: "The line ends seen so far.",
      get: function* (vm, t): Gen<Value> {
        need(t);
        if (t.decoder === undefined) return null;
        try {
          return yield* attr(vm, t.decoder, "newlines");
        } catch (e) {
          if (isThrown(e, AttributeErrorType)) return null;
          throw e;
        }
      },
    },
    _CHUNK_SIZE: {
      doc: "How many bytes are decoded at once.",
      get: (_vm, t) => {
        need(t);
        return big(t.chunkSize);
      },
      set: function* (vm, t, v): Gen<void> {
        need(t);
        if (v === undefined) throw attributeError("cannot delete attribute");
        const n = yield* offsetOf(vm, v);
        if (n <= 0) throw valueError("a strictly positive integer is required");
        t.chunkSize = n;
      },
    },
  },
});
