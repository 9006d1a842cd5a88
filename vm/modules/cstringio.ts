// SPDX-License-Identifier: MIT
/**
 * `cStringIO`: files in memory (CPython `Modules/cStringIO.c`). `StringO` is for writing and reading, `StringI` reads an
 * existing string. The contents are one JavaScript string, so appending costs little and `getvalue` nothing.
 */
import { PyObject, PyUnicode, type Value } from "../base/value.ts";
import { encodeDefault, isTrue } from "../core/abstract.ts";
import { asIntMember } from "../core/convert.ts";
import { environmentError, IOErrorType, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, then } from "../core/gen.ts";
import { iter, next } from "../core/sequence.ts";
import { isStr, PyList, strValue, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { int, obj, opt, ssize } from "../native/args.ts";
import { constant, def, defineModule, type GetSetRow, method, newType, type Row } from "../native/define.ts";
import { bytes } from "../objects/buffer_protocol.ts";
import "../objects/object_type.ts";

/** What both kinds share. `text` is `undefined` once closed. */
class StringFile extends PyObject {
  pos = 0;
  softspace = 0;
  constructor(public text: string | undefined) {
    super();
  }
}
class StringI extends StringFile {}
class StringO extends StringFile {}

function textOf(f: StringFile): string {
  if (f.text === undefined) throw valueError("I/O operation on closed file");
  return f.text;
}

function read(f: StringFile, n: number): string {
  const text = textOf(f);
  const from = Math.min(f.pos, text.length);
  const part = n < 0 ? text.slice(from) : text.slice(from, from + n);
  f.pos += part.length;
  return part;
}

function readLine(f: StringFile, limit: number): string {
  const text = textOf(f);
  const from = Math.min(f.pos, text.length);
  const newline = text.indexOf("\n", from);
  let end = newline < 0 ? text.length : newline + 1;
  if (limit >= 0 && from + limit < end) end = from + limit;
  f.pos += end - from;
  return text.slice(from, end);
}

function write(f: StringO, s: string): void {
  const text = textOf(f);
  const end = f.pos + s.length;
  if (f.pos === text.length) f.text = text + s;
  else if (f.pos > text.length) f.text = text + "\0".repeat(f.pos - text.length) + s;
  else f.text = text.slice(0, f.pos) + s + text.slice(end);
  f.pos = end;
}

function* writeLines(vm: Vm, f: StringO, source: Value): Gen<Value> {
  let it = iter(vm, source);
  if (isGen(it)) it = yield* it;
  for (;;) {
    let v = next(vm, it);
    if (isGen(v)) v = yield* v;
    if (v === undefined) return null;
    if (isStr(v)) write(f, strValue(v));
    else if (v instanceof PyUnicode) write(f, encodeDefault(v));
    else throw typeError(`expected string or Unicode object, ${typeName(v)} found`);
  }
}

const fileMethod = method<StringFile>();

const methods: Record<string, Row> = {
  close: fileMethod([], "Frees the contents.", (_vm, f) => {
    f.text = undefined;
    return null;
  }),
  flush: fileMethod([], "Does nothing.", (_vm, f) => {
    textOf(f);
    return null;
  }),
  getvalue: fileMethod([opt(obj("use_pos"))], {
    doc: "The contents; up to the position if use_pos is true.",
    arity: "unpack",
  }, (vm, f, usePos) => {
    const text = textOf(f);
    if (usePos === undefined || usePos === null) return text;
    return then(isTrue(vm, usePos), (yes) => yes ? text.slice(0, f.pos) : text);
  }),
  isatty: fileMethod([], "False.", (_vm, f) => {
    textOf(f);
    return false;
  }),
  read: fileMethod(
    [opt(ssize("n"), -1)],
    { doc: "At most n bytes, by default all the rest.", arity: "parse" },
    (_vm, f, n) => read(f, n),
  ),
  readline: fileMethod(
    [opt(int("n"), -1)],
    { doc: "One line, at most n bytes of it.", arity: "parse" },
    (_vm, f, n) => readLine(f, n),
  ),
  readlines: fileMethod([opt(int("hint"), 0)], {
    doc: "The remaining lines; stops after about hint bytes.",
    arity: "parse",
  }, (_vm, f, hint) => {
    const lines: Value[] = [];
    textOf(f);
    for (let total = 0;;) {
      const line = readLine(f, -1);
      if (line === "") break;
      lines.push(line);
      total += line.length;
      if (hint > 0 && total >= hint) break;
    }
    return new PyList(lines);
  }),
  reset: fileMethod([], "Goes to the start.", (_vm, f) => {
    textOf(f);
    f.pos = 0;
    return null;
  }),
  seek: fileMethod([ssize("offset"), opt(int("whence"), 0)], {
    doc: "Moves the position, from the start, here (1) or the end (2).",
    arity: "parse",
  }, (_vm, f, offset, whence) => {
    const text = textOf(f);
    if (whence === 2) offset += text.length;
    else if (whence === 1) offset += f.pos;
    f.pos = Math.max(0, offset);
    return null;
  }),
  tell: fileMethod([], "The position.", (_vm, f) => {
    textOf(f);
    return f.pos;
  }),
  truncate: fileMethod(
    [opt(ssize("size"))],
    { doc: "Cuts the contents, by default at the position.", arity: "parse" },
    (_vm, f, size) => {
      const text = textOf(f);
      if (size !== undefined && size < 0) throw environmentError(IOErrorType, 22, "Invalid argument");
      f.text = text.slice(0, size ?? f.pos);
      f.pos = f.text.length;
      return null;
    },
  ),
};

const closed: GetSetRow<StringFile> = { doc: "Whether it is closed.", get: (_vm, f) => f.text === undefined };

const slots = {
  tp_iter: (_vm: Vm, f: Value): Value => {
    textOf(f as StringFile);
    return f;
  },
  tp_iternext: (_vm: Vm, f: Value): Value | undefined => {
    const line = readLine(f as StringFile, -1);
    return line === "" ? undefined : line;
  },
};

const inputType = newType<StringFile>("StringI", StringI, { module: "cStringIO", subclassable: false }, {
  doc: "File to read a string.",
  slots,
  methods,
  getset: { closed },
});

const outputType = newType<StringFile>("StringO", StringO, { module: "cStringIO", subclassable: false }, {
  doc: "File in memory.",
  slots,
  methods: {
    ...methods,
    write: method<StringO>()([bytes("data")], { doc: "Writes at the position.", arity: "parse" }, (_vm, f, s) => {
      write(f, s);
      return null;
    }),
    writelines: method<StringO>()([obj("lines")], "Writes each string of an iterable.", (vm, f, source) => {
      textOf(f);
      return writeLines(vm, f, source);
    }),
  },
  getset: {
    closed,
    softspace: {
      doc: "State of the print statement.",
      get: (_vm, f) => f.softspace,
      set: function* (vm, f, v): Gen<void> {
        if (v === undefined) throw typeError("can't delete numeric/char attribute");
        const n = asIntMember(vm, v);
        f.softspace = isGen(n) ? yield* n : n;
      },
    },
  },
});

export const cStringIoModule = defineModule("cStringIO", "Files in memory.", {
  InputType: inputType,
  OutputType: outputType,
  StringIO: def([opt(obj("s"))], { doc: "File to write, or to read the given string.", arity: "unpack" }, (vm, v) => {
    if (v === undefined) return new StringO("");
    return then(bytes("s").convert!(vm, v, { name: "StringIO", position: 1 }), (text) => new StringI(text));
  }),
  cStringIO_CAPI: constant(null),
});
