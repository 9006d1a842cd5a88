// SPDX-License-Identifier: MIT
/**
 * `_io.StringIO` (CPython `_io/stringio.c`): text in memory. Positions count code points; the text is kept as an array
 * of them only while it has any beyond U+FFFF, else as a plain string.
 */
import { PyTuple, PyUnicode, type Value } from "../../base/value.ts";
import { materialiseDict } from "../../core/abstract.ts";
import { PyDict } from "../../core/dict.ts";
import { dictUpdate } from "../../core/dict_ops.ts";
import { asIndex } from "../../core/convert.ts";
import { IOErrorType, makeThrow, typeError, valueError } from "../../core/exceptions.ts";
import { type Gen, isGen } from "../../core/gen.ts";
import type { Kwargs } from "../../core/type.ts";
import { isInteger, isStr, strValue, typeName } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { bindInit, int, obj, opt } from "../../native/args.ts";
import { defineType, method } from "../../native/define.ts";
import { cInt } from "../../objects/os_args.ts";
import {
  big,
  callM,
  closedErrorShort,
  codePoints,
  ioType,
  offsetOf,
  parse,
  PyIOBase,
  size,
  sizeOf,
  textIOBaseType,
} from "./base.ts";
import { lineEnd, type LineEnds, newlineDecoderType, newlinesValue, PyNewlineDecoder } from "./newlines.ts";
import { lineEndsOf } from "./text_io.ts";

export class PyStringIO extends PyIOBase {
  ready = false;
  closed = false;
  /** Pieces that were appended; joined when anything else is asked. */
  pieces: string[] = [];
  value = "";
  /** Code points, while there are some beyond U+FFFF. */
  points: string[] | undefined;
  /** Length of the text, in code points. */
  end = 0;
  at = 0;
  newline: string | undefined = "\n";
  ends: LineEnds = lineEndsOf("\n");
  writeEnd: string | undefined;
  decoder: PyNewlineDecoder | undefined;
}
export const stringIOType = ioType("StringIO", textIOBaseType, PyStringIO);

function need(s: PyStringIO): void {
  if (!s.ready) throw valueError("I/O operation on uninitialized object");
  if (s.closed) throw closedErrorShort();
}

const WIDE = /[\ud800-\udbff][\udc00-\udfff]/;

function join(s: PyStringIO): void {
  if (s.pieces.length === 0) return;
  s.value += s.pieces.join("");
  s.pieces = [];
}

const length = (s: PyStringIO): number => s.end;

function slice(s: PyStringIO, from: number, to: number): string {
  join(s);
  return s.points !== undefined ? s.points.slice(from, to).join("") : s.value.slice(from, to);
}

function setText(s: PyStringIO, text: string): void {
  s.pieces = [];
  if (WIDE.test(text)) {
    s.points = [...text];
    s.value = "";
  } else {
    s.points = undefined;
    s.value = text;
  }
  s.end = s.points?.length ?? text.length;
}

const textOf = (s: PyStringIO): string => (join(s), s.points !== undefined ? s.points.join("") : s.value);

function write(s: PyStringIO, given: string): void {
  let text = s.decoder !== undefined ? s.decoder.filter(given, true) : given;
  if (s.writeEnd !== undefined) text = text.replaceAll("\n", s.writeEnd);
  if (text === "") return;
  const wide = s.points !== undefined || WIDE.test(text);
  if (!wide) {
    // Appending is the usual case: the pieces are joined when somebody looks.
    if (s.at === s.end) {
      s.pieces.push(text);
      s.at += text.length;
      s.end += text.length;
      return;
    }
    join(s);
    const gap = s.at > s.value.length ? "\0".repeat(s.at - s.value.length) : "";
    s.value = s.value.slice(0, s.at) + gap + text + s.value.slice(s.at + text.length);
    s.at += text.length;
    s.end = s.value.length;
    return;
  }
  join(s);
  s.points ??= [...s.value];
  const added = [...text];
  while (s.points.length < s.at) s.points.push("\0");
  s.points.splice(s.at, added.length, ...added);
  s.at += added.length;
  s.end = s.points.length;
}

function readLine(s: PyStringIO, limit: number): string {
  join(s);
  if (s.at >= s.end) return "";
  if (s.points === undefined) {
    let end = lineEnd(s.ends, s.value, s.at);
    if (end < 0) end = s.value.length;
    if (limit >= 0 && end - s.at > limit) end = s.at + limit;
    const line = s.value.slice(s.at, end);
    s.at = end;
    return line;
  }
  const rest = s.points.slice(s.at).join("");
  const end = lineEnd(s.ends, rest, 0);
  let n = codePoints(end < 0 ? rest : rest.slice(0, end));
  if (limit >= 0 && n > limit) n = limit;
  const line = s.points.slice(s.at, s.at + n).join("");
  s.at += n;
  return line;
}

function newlineArgument(v: Value): string | undefined {
  if (v === null) return undefined;
  let text: string;
  if (isStr(v)) text = strValue(v);
  else if (v instanceof PyUnicode) text = v.value;
  else throw typeError(`__init__() argument 2 must be string or None, not ${typeName(v)}`);
  if (!["", "\n", "\r", "\r\n"].includes(text)) throw valueError(`illegal newline value: ${text}`);
  return text;
}

function setUp(s: PyStringIO, newline: string | undefined): void {
  s.newline = newline;
  s.ends = lineEndsOf(newline);
  s.writeEnd = newline === "\r" || newline === "\r\n" ? newline : undefined;
  s.decoder = undefined;
  if (s.ends.universal) {
    s.decoder = new newlineDecoderType.jsClass() as PyNewlineDecoder;
    s.decoder.decoder = null;
    s.decoder.translate = s.ends.translate;
  }
  s.ready = true;
  s.closed = false;
}

const m = method<PyStringIO>();

defineType<PyStringIO>(stringIOType, {
  doc: "StringIO(initial_value=u'', newline=u'\\n') -> stream\n\nText in memory, read and written like a file.",
  slots: {
    tp_new: (_vm, type) => new type.jsClass(),
    tp_init: function* (_vm: Vm, self: Value, args: Value[], kw: Kwargs): Gen<void> {
      const s = self as PyStringIO;
      s.ready = false;
      const [value = null, newlineArg = "\n"] = bindInit("__init__", ["initial_value", "newline"], 0, args, kw);
      const newline = newlineArgument(newlineArg!);
      if (value !== null && !(value instanceof PyUnicode)) {
        throw typeError(`initial_value must be unicode or None, not ${typeName(value)}`);
      }
      setText(s, "");
      s.at = 0;
      setUp(s, newline);
      if (value !== null) {
        write(s, value.value);
        s.at = 0;
      }
    },
    tp_iternext: function* (vm: Vm, self: Value): Gen<Value | undefined> {
      const s = self as PyStringIO;
      need(s);
      if (s.type === stringIOType) {
        const line = readLine(s, -1);
        return line === "" ? undefined : new PyUnicode(line);
      }
      const line = yield* callM(vm, s, "readline");
      if (!(line instanceof PyUnicode)) {
        throw makeThrow(IOErrorType, `readline() should have returned an str object, not '${typeName(line)}'`);
      }
      return line.value === "" ? undefined : line;
    },
  },
  methods: {
    getvalue: m([], "The whole text.", (_vm, s) => (need(s), new PyUnicode(textOf(s)))),
    tell: m([], "The position.", (_vm, s) => (need(s), big(s.at))),
    read: m([opt(size("n"), -1)], parse("At most `n` characters, or the rest."), (_vm, s, n) => {
      need(s);
      const left = Math.max(length(s) - s.at, 0);
      const take = n < 0 || n > left ? left : n;
      const text = slice(s, s.at, s.at + take);
      s.at += take;
      return new PyUnicode(text);
    }),
    readline: m(
      [opt(size("limit"), -1)],
      parse("One line, at most `limit` characters of it."),
      (_vm, s, limit) => (need(s), new PyUnicode(readLine(s, limit))),
    ),
    truncate: m(
      [opt(obj("size"), null)],
      parse("Cuts the text at `size`, by default at the position."),
      function* (vm, s, v) {
        need(s);
        let n = s.at;
        if (v !== null) {
          const r = sizeOf(vm, v);
          n = isGen(r) ? yield* r : r;
        }
        if (n < 0) throw valueError(`Negative size value ${n}`);
        if (n < length(s)) setText(s, slice(s, 0, n));
        return big(n);
      },
    ),
    seek: m(
      [obj("offset"), opt(int("whence"), 0)],
      parse("Moves the position; relative moves only by 0."),
      function* (vm, s, v, whence) {
        const r = asIndex(vm, v);
        const n = isGen(r) ? yield* r : r;
        need(s);
        if (whence < 0 || whence > 2) throw valueError(`Invalid whence (${whence}, should be 0, 1 or 2)`);
        if (n < 0 && whence === 0) throw valueError(`Negative seek position ${n}`);
        if (whence !== 0 && n !== 0) throw makeThrow(IOErrorType, "Can't do nonzero cur-relative seeks");
        s.at = whence === 0 ? n : whence === 1 ? s.at : length(s);
        return big(s.at);
      },
    ),
    write: m([obj("text")], "Writes text and gives the number of characters.", (_vm, s, v) => {
      if (!(v instanceof PyUnicode)) throw typeError(`unicode argument expected, got '${typeName(v)}'`);
      need(s);
      write(s, v.value);
      return big(codePoints(v.value));
    }),
    close: m([], "Frees the memory.", (_vm, s) => {
      s.closed = true;
      setText(s, "");
      return null;
    }),
    readable: m([], "True.", (_vm, s) => (need(s), true)),
    writable: m([], "True.", (_vm, s) => (need(s), true)),
    seekable: m([], "True.", (_vm, s) => (need(s), true)),
    __getstate__: m([], "What to copy or pickle: (text, newline, position, attributes).", (_vm, s) => {
      need(s);
      const dict = Object.keys(s).some((k) => k.startsWith("$")) || s.dict !== undefined ? materialiseDict(s) : null;
      const newline: Value = s.newline ?? null;
      return new PyTuple([new PyUnicode(textOf(s)), newline, cInt(s.at), dict]);
    }),
    __setstate__: m([obj("state")], "Takes over a state of __getstate__.", function* (vm, s, state) {
      if (!(state instanceof PyTuple) || state.items.length < 4) {
        throw typeError(`_io.StringIO.__setstate__ argument should be 4-tuple, got ${typeName(state)}`);
      }
      const [value, newline, position, dict] = state.items;
      if (s.closed) throw closedErrorShort();
      const text = value === null ? "" : value instanceof PyUnicode ? value.value : undefined;
      if (text === undefined) throw typeError(`initial_value must be unicode or None, not ${typeName(value)}`);
      setUp(s, newlineArgument(newline));
      // The text is as it was: line ends are not translated again.
      setText(s, text);
      if (!isInteger(position)) throw typeError(`third item of state must be an integer, got ${typeName(position)}`);
      const n = yield* offsetOf(vm, position);
      if (n < 0) throw valueError("position value cannot be negative");
      s.at = n;
      if (dict !== null) {
        if (!(dict instanceof PyDict)) {
          throw typeError(`fourth item of state should be a dict, got a ${typeName(dict)}`);
        }
        const r = dictUpdate(vm, materialiseDict(s), dict);
        if (isGen(r)) yield* r;
      }
      return null;
    }),
  },
  getset: {
    closed: {
      doc: "Whether the stream is closed.",
      get: (_vm, s) => {
        if (!s.ready) throw valueError("I/O operation on uninitialized object");
        return s.closed;
      },
    },
    line_buffering: { doc: "False.", get: (_vm, s) => (need(s), false) },
    newlines: {
      doc: "The line ends seen so far.",
      get: (_vm, s) => (need(s), s.decoder === undefined ? null : newlinesValue(s.decoder.seen)),
    },
  },
});
