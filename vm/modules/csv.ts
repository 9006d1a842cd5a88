// SPDX-License-Identifier: MIT
/**
 * `_csv`: reading and writing delimited text (CPython `Modules/_csv.c`). Lines that need nothing else are split; for the
 * others the reader is CPython's state machine, fed character by character where one means something.
 */
import { PyFloat, PyLong, PyObject, PyUnicode, type Value } from "../base/value.ts";
import { parseFloatText } from "../base/float_text.ts";
import { call, encodeDefault, findAttr, repr, toBytes } from "../core/abstract.ts";
import { isNumber } from "../core/compare.ts";
import { dictPop, dictSet } from "../core/dict_ops.ts";
import { typeError, unlessError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { isSequence, iter, length, next, sequenceItem } from "../core/sequence.ts";
import { isInteger, isStr, PyList, strValue, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { kwargs, obj, opt, rest } from "../native/args.ts";
import { arityError } from "../native/arity.ts";
import { constant, def, defineModule, method, newType } from "../native/define.ts";
import {
  csvError,
  type Dialect,
  dialectFor,
  dialectType,
  fromRegistry,
  QUOTE_ALL,
  QUOTE_MINIMAL,
  QUOTE_NONE,
  QUOTE_NONNUMERIC,
  state,
} from "./csv_dialect.ts";

// ---- reading ------------------------------------------------------------------------------------------------------

const enum State {
  START_RECORD,
  START_FIELD,
  ESCAPED_CHAR,
  IN_FIELD,
  IN_QUOTED_FIELD,
  ESCAPE_IN_QUOTED_FIELD,
  QUOTE_IN_QUOTED_FIELD,
  EAT_CRNL,
}

/** A reader. */
class Reader extends PyObject {
  lines = 0;
  fields: Value[] = [];
  field = "";
  state: State = State.START_RECORD;
  numeric = false;
  /** @param shared What says how long a field may be. */
  constructor(readonly source: Value, readonly dialect: Dialect, readonly shared: { readonly limit: number }) {
    super();
  }
}

function saveField(r: Reader): void {
  const text = r.field;
  r.field = "";
  r.fields.push(r.numeric ? new PyFloat(unlessError(parseFloatText(text))) : text);
  r.numeric = false;
}

const tooLong = (vm: Vm, limit: number) => csvError.make(vm, `field larger than field limit (${limit})`);

function addText(vm: Vm, r: Reader, text: string): void {
  const { limit } = r.shared;
  if (r.field.length + text.length > limit) throw tooLong(vm, limit);
  r.field += text;
}

/**
 * Reads a line that is a record in itself and has nothing but delimiters to look at.
 * Returns false, with nothing done, where that is not so.
 */
function splitLine(vm: Vm, r: Reader, text: string): boolean {
  const d = r.dialect;
  if (r.state !== State.START_RECORD || d.skipinitialspace || d.quoting === QUOTE_NONNUMERIC) return false;
  let end = text.length;
  if (text[end - 1] === "\n") end--;
  if (text[end - 1] === "\r") end--;
  if (end === 0) return true;
  const record = end < text.length ? text.slice(0, end) : text;
  if (
    record.includes("\n") || record.includes("\r") || record.includes("\0") ||
    d.quotechar !== "" && record.includes(d.quotechar) || d.escapechar !== "" && record.includes(d.escapechar)
  ) return false;
  const fields = record.split(d.delimiter);
  const { limit } = r.shared;
  if (end > limit) { for (const field of fields) if (field.length > limit && field !== "") throw tooLong(vm, limit); }
  r.fields = fields;
  return true;
}

/** How far the characters from `start` on just belong to the field. */
function plainEnd(r: Reader, text: string, start: number): number {
  const inQuotes = r.state === State.IN_QUOTED_FIELD;
  if (!inQuotes && r.state !== State.IN_FIELD) return start;
  // NaN, which equals nothing, where there is no such character.
  const ends = (inQuotes ? r.dialect.quotechar : r.dialect.delimiter).charCodeAt(0);
  const escape = r.dialect.escapechar.charCodeAt(0);
  const least = inQuotes ? 1 : 14;
  let i = start;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < least || c === ends || c === escape) break;
  }
  return i;
}

/** Reads a line. */
function feedLine(vm: Vm, r: Reader, text: string): void {
  if (splitLine(vm, r, text)) return;
  for (let i = 0; i < text.length; i++) {
    const end = plainEnd(r, text, i);
    if (end > i) {
      addText(vm, r, text.slice(i, end));
      if (end === text.length) break;
      i = end;
    }
    if (text[i] === "\0") throw csvError.make(vm, "line contains NUL");
    feed(vm, r, text[i]);
  }
  feed(vm, r, "");
}

/** Feeds one character; "" is the end of the line. */
function feed(vm: Vm, r: Reader, c: string): void {
  const d = r.dialect;
  const lineEnd = c === "" || c === "\n" || c === "\r";
  const afterLine = c === "" ? State.START_RECORD : State.EAT_CRNL;
  switch (r.state) {
    case State.START_RECORD:
      if (c === "") return;
      if (lineEnd) {
        r.state = State.EAT_CRNL;
        return;
      }
      r.state = State.START_FIELD;
      // falls through
    case State.START_FIELD:
      if (lineEnd) {
        r.state = afterLine;
        return saveField(r);
      }
      if (c === d.quotechar && d.quoting !== QUOTE_NONE) r.state = State.IN_QUOTED_FIELD;
      else if (c === d.escapechar) r.state = State.ESCAPED_CHAR;
      else if (c === " " && d.skipinitialspace) return;
      else if (c === d.delimiter) return saveField(r);
      else {
        if (d.quoting === QUOTE_NONNUMERIC) r.numeric = true;
        addText(vm, r, c);
        r.state = State.IN_FIELD;
      }
      return;
    case State.ESCAPED_CHAR:
      addText(vm, r, c === "" ? "\n" : c);
      r.state = State.IN_FIELD;
      return;
    case State.IN_FIELD:
      if (lineEnd) {
        r.state = afterLine;
        return saveField(r);
      }
      if (c === d.escapechar) r.state = State.ESCAPED_CHAR;
      else if (c === d.delimiter) {
        r.state = State.START_FIELD;
        return saveField(r);
      } else addText(vm, r, c);
      return;
    case State.IN_QUOTED_FIELD:
      if (c === "") return;
      if (c === d.escapechar) r.state = State.ESCAPE_IN_QUOTED_FIELD;
      else if (c === d.quotechar && d.quoting !== QUOTE_NONE) {
        r.state = d.doublequote ? State.QUOTE_IN_QUOTED_FIELD : State.IN_FIELD;
      } else addText(vm, r, c);
      return;
    case State.ESCAPE_IN_QUOTED_FIELD:
      addText(vm, r, c === "" ? "\n" : c);
      r.state = State.IN_QUOTED_FIELD;
      return;
    case State.QUOTE_IN_QUOTED_FIELD:
      if (d.quoting !== QUOTE_NONE && c !== "" && c === d.quotechar) {
        addText(vm, r, c);
        r.state = State.IN_QUOTED_FIELD;
      } else if (c === d.delimiter) {
        r.state = State.START_FIELD;
        return saveField(r);
      } else if (lineEnd) {
        r.state = afterLine;
        return saveField(r);
      } else if (!d.strict) {
        addText(vm, r, c);
        r.state = State.IN_FIELD;
      } else throw csvError.make(vm, `'${d.delimiter}' expected after '${d.quotechar}'`);
      return;
    case State.EAT_CRNL:
      if (c === "") r.state = State.START_RECORD;
      else if (!lineEnd) {
        throw csvError.make(
          vm,
          "new-line character seen in unquoted field - do you need to open the file in universal-newline mode?",
        );
      }
  }
}

function begin(r: Reader): void {
  r.fields = [];
  r.field = "";
  r.state = State.START_RECORD;
  r.numeric = false;
}

const MORE = Symbol("record goes on");

/** Takes what the source gave, `undefined` at its end. Returns the row, `undefined` after the last one, or `MORE`. */
function takeLine(vm: Vm, r: Reader, line: Value | undefined): PyList | undefined | typeof MORE {
  if (line === undefined) {
    if (r.field === "" && r.state !== State.IN_QUOTED_FIELD) return undefined;
    if (r.dialect.strict) throw csvError.make(vm, "unexpected end of data");
    saveField(r);
  } else {
    r.lines++;
    if (isStr(line)) feedLine(vm, r, strValue(line));
    else if (line instanceof PyUnicode) feedLine(vm, r, encodeDefault(line));
    else throw typeError(`expected string or Unicode object, ${typeName(line)} found`);
    if (r.state !== State.START_RECORD) return MORE;
  }
  const row = r.fields;
  r.fields = [];
  return new PyList(row);
}

function readRow(vm: Vm, r: Reader): Result<Value | undefined> {
  begin(r);
  for (;;) {
    const line = next(vm, r.source);
    if (isGen(line)) return readRest(vm, r, line);
    const row = takeLine(vm, r, line);
    if (row !== MORE) return row;
  }
}

/** Goes on with a row whose next line is being made. */
function* readRest(vm: Vm, r: Reader, line: Result<Value | undefined>): Gen<Value | undefined> {
  for (;;) {
    const row = takeLine(vm, r, isGen(line) ? yield* line : line);
    if (row !== MORE) return row;
    line = next(vm, r.source);
  }
}

newType("reader", Reader, { module: "_csv", subclassable: false }, {
  doc: "Iterator over the rows of a delimited text.",
  slots: {
    tp_iter: (_vm, self) => self,
    tp_iternext: (vm, self) => readRow(vm, self as Reader),
  },
  getset: {
    dialect: {
      doc: "The dialect.",
      get: (_vm, r) => r.dialect,
      set: () => {
        throw typeError("readonly attribute");
      },
    },
    line_num: {
      doc: "How many lines were read.",
      get: (_vm, r) => new PyLong(BigInt(r.lines)),
      set: () => {
        throw typeError("readonly attribute");
      },
    },
  },
});

// ---- writing ------------------------------------------------------------------------------------------------------

/** A writer. */
class Writer extends PyObject {
  constructor(readonly write: Value, readonly dialect: Dialect) {
    super();
  }
}

/** Whether a text that is not "" has nothing in it that needs quotes or escapes. */
function isPlain(d: Dialect, text: string): boolean {
  if (text.includes(d.delimiter) || text.includes("\0")) return false;
  if (d.quotechar !== "" && text.includes(d.quotechar) || d.escapechar !== "" && text.includes(d.escapechar)) {
    return false;
  }
  for (let i = 0; i < d.lineterminator.length; i++) if (text.includes(d.lineterminator[i])) return false;
  return true;
}

/** The text of one field with quotes and escapes. */
function quoted(vm: Vm, d: Dialect, text: string, quote: boolean, alone: boolean): string {
  if (text !== "" && !quote && isPlain(d, text)) return text;
  let out = "";
  for (const c of text) {
    if (c === "\0") break;
    let escape = false;
    if (c === d.delimiter || c === d.escapechar || c === d.quotechar || d.lineterminator.includes(c)) {
      if (d.quoting === QUOTE_NONE) escape = true;
      else {
        if (c === d.quotechar) {
          if (d.doublequote) out += c;
          else escape = true;
        }
        if (!escape) quote = true;
      }
      if (escape) {
        if (d.escapechar === "") throw csvError.make(vm, "need to escape, but no escapechar set");
        out += d.escapechar;
      }
    }
    out += c;
  }
  // A NUL ends the text.
  if (alone && (text === "" || text[0] === "\0")) {
    if (d.quoting === QUOTE_NONE) throw csvError.make(vm, "single empty field record must be quoted");
    quote = true;
  }
  return quote ? d.quotechar + out + d.quotechar : out;
}

/** The text of field `i` of a row. */
function fieldAt(vm: Vm, d: Dialect, row: Value, i: number, alone: boolean): Result<string> {
  return then(sequenceItem(vm, row, i), (v) => {
    const quote = d.quoting === QUOTE_ALL || d.quoting === QUOTE_NONNUMERIC && !isNumber(typeOf(v));
    if (v === null) return quoted(vm, d, "", quote, alone);
    if (isStr(v)) return quoted(vm, d, strValue(v), quote, alone);
    return then(v instanceof PyFloat ? repr(vm, v) : toBytes(vm, v), (text) => quoted(vm, d, text, quote, alone));
  });
}

function writeRow(vm: Vm, w: Writer, row: Value): Result<Value> {
  if (!isSequence(row)) throw csvError.make(vm, "sequence expected");
  return then(length(vm, row), (count) => writeFields(vm, w, row, count));
}

function writeFields(vm: Vm, w: Writer, row: Value, count: number): Result<Value> {
  let line = "";
  for (let i = 0; i < count; i++) {
    const text = fieldAt(vm, w.dialect, row, i, count === 1);
    if (isGen(text)) return writeRest(vm, w, row, count, i, line, text);
    line = i === 0 ? text : line + w.dialect.delimiter + text;
  }
  return call(vm, w.write, [line + w.dialect.lineterminator]);
}

/** Goes on with a row after `line`; the text of field `i` is being made. */
function* writeRest(
  vm: Vm,
  w: Writer,
  row: Value,
  count: number,
  i: number,
  line: string,
  text: Result<string>,
): Gen<Value> {
  for (;;) {
    line += isGen(text) ? yield* text : text;
    if (++i >= count) break;
    line += w.dialect.delimiter;
    text = fieldAt(vm, w.dialect, row, i, count === 1);
  }
  const r = call(vm, w.write, [line + w.dialect.lineterminator]);
  return isGen(r) ? yield* r : r;
}

function* writeRows(vm: Vm, w: Writer, rows: Value): Gen<Value> {
  if (typeOf(rows).tp_iter === undefined && typeOf(rows).sq_item === undefined) {
    throw typeError("writerows() argument must be iterable");
  }
  let it = iter(vm, rows);
  if (isGen(it)) it = yield* it;
  for (;;) {
    let row = next(vm, it);
    if (isGen(row)) row = yield* row;
    if (row === undefined) return null;
    const written = writeRow(vm, w, row);
    if (isGen(written)) yield* written;
  }
}

newType("writer", Writer, { module: "_csv", subclassable: false }, {
  doc: "Writes rows to a file.",
  methods: {
    writerow: method<Writer>()([obj("row")], "Writes one row.", (vm, w, row) => writeRow(vm, w, row)),
    writerows: method<Writer>()([obj("rows")], "Writes rows.", (vm, w, rows) => writeRows(vm, w, rows)),
  },
  getset: {
    dialect: {
      doc: "The dialect.",
      get: (_vm, w) => w.dialect,
      set: () => {
        throw typeError("readonly attribute");
      },
    },
  },
});

// ---- the module ---------------------------------------------------------------------------------------------------

function unpackTwo(args: Value[]): [Value, Value | undefined] {
  if (args.length < 1 || args.length > 2) throw arityError("unpack", "", 1, 2, args.length);
  return [args[0], args[1]];
}

const variadic = [rest("args"), kwargs("kwargs")] as const;

export const csvModule = defineModule("_csv", "Delimited text.", {
  Dialect: dialectType,
  QUOTE_MINIMAL: constant(QUOTE_MINIMAL),
  QUOTE_ALL: constant(QUOTE_ALL),
  QUOTE_NONNUMERIC: constant(QUOTE_NONNUMERIC),
  QUOTE_NONE: constant(QUOTE_NONE),
  __version__: constant("1.0"),
  _dialects: constant((vm) => state(vm).dialects),
  reader: def(
    variadic,
    "Reader of an iterable of lines: reader(iterable [, dialect] [, **options]).",
    (vm, args, kw) => {
      const [source, dialect] = unpackTwo(args);
      if (typeOf(source).tp_iter === undefined && typeOf(source).sq_item === undefined) {
        throw typeError("argument 1 must be an iterator");
      }
      return then(
        iter(vm, source),
        (it) => then(dialectFor(vm, dialect, kw), (d) => new Reader(it, d as Dialect, state(vm))),
      );
    },
  ),
  writer: def(variadic, "Writer to a file: writer(file [, dialect] [, **options]).", (vm, args, kw) => {
    const [file, dialect] = unpackTwo(args);
    return then(dialectFor(vm, dialect, kw), (d) =>
      then(findAttr(vm, file, "write"), (write) => {
        if (write === undefined || typeOf(write).tp_call === undefined) {
          throw typeError('argument 1 must have a "write" method');
        }
        return new Writer(write, d as Dialect);
      }));
  }),
  list_dialects: def(
    [],
    "Names of the registered dialects.",
    (vm) => new PyList(state(vm).dialects.entries().map((e) => e.key)),
  ),
  register_dialect: def(
    variadic,
    "Registers a dialect: register_dialect(name [, dialect] [, **options]).",
    function* (vm, args, kw) {
      const [name, dialect] = unpackTwo(args);
      if (!isStr(name) && !(name instanceof PyUnicode)) throw typeError("dialect name must be a string or unicode");
      const d = dialectFor(vm, dialect, kw);
      const r = dictSet(vm, state(vm).dialects, name, isGen(d) ? yield* d : d);
      if (isGen(r)) yield* r;
      return null;
    },
  ),
  unregister_dialect: def(
    [obj("name")],
    "Forgets a dialect.",
    (vm, name) =>
      then(dictPop(vm, state(vm).dialects, name), (old) => {
        if (old === undefined) throw csvError.make(vm, "unknown dialect");
        return null;
      }),
  ),
  get_dialect: def([obj("name")], "A registered dialect.", (vm, name) => fromRegistry(vm, name)),
  field_size_limit: def([opt(obj("limit"))], {
    doc: "The greatest length of a field; sets it if given.",
    arity: "unpack",
  }, (vm, limit) => {
    const s = state(vm);
    const old = s.limit;
    if (limit !== undefined) {
      if (!isInteger(limit)) throw typeError("limit must be an integer");
      s.limit = Number(typeof limit === "object" ? limit.value : limit);
    }
    return old;
  }),
}, (vm, ns) => ns.setStr("Error", csvError.of(vm)));
