// SPDX-License-Identifier: MIT
/**
 * `_csv`: reading and writing delimited text (CPython `Modules/_csv.c`). The reader is CPython's state machine, fed
 * character by character; the NUL that stands for the end of a line never comes from the data. Long because
 * the two halves share the dialect.
 */
import { PyFloat, PyInt, PyLong, PyObject, PyUnicode, type Value } from "../base/value.ts";
import { call, encodeDefault, findAttr, isNumber, isTrue, repr, toBytes } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { dictGet, dictPop, dictSet } from "../core/dict_ops.ts";
import { typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { isSequence, iter, length, next, sequenceItem } from "../core/sequence.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import { floatType, isInteger, isStr, PyList, strValue, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { kwargs, obj, opt, rest } from "../native/args.ts";
import { arityError } from "../native/arity.ts";
import { constant, def, defineModule, type GetSetRow, method, newType } from "../native/define.ts";
import { moduleException } from "./exception_support.ts";
import { construct, constructor } from "./iter_support.ts";
import "../objects/object_type.ts";

const csvError = moduleException("_csv", "Error");

const QUOTE_MINIMAL = 0;
const QUOTE_ALL = 1;
const QUOTE_NONNUMERIC = 2;
const QUOTE_NONE = 3;

// ---- dialects -----------------------------------------------------------------------------------------------------

/** `_csv.Dialect`. Characters are one byte, or "" where there is none. */
class Dialect extends PyObject {
  delimiter = ",";
  doublequote = true;
  escapechar = "";
  lineterminator = "\r\n";
  quotechar = '"';
  quoting = QUOTE_MINIMAL;
  skipinitialspace = false;
  strict = false;
}

const STATE = Symbol("_csv");
/** Registered dialects and the field limit of a VM. */
const state = (vm: Vm): { dialects: PyDict; limit: number } =>
  vm.state(STATE, () => ({ dialects: new PyDict(), limit: 131072 }));

function character(name: string, v: Value | undefined, fallback: string): string {
  if (v === undefined) return fallback;
  if (v === null) return "";
  if (!isStr(v)) throw typeError(`"${name}" must be string, not ${typeName(v)}`);
  const s = strValue(v);
  if (s.length > 1) throw typeError(`"${name}" must be an 1-character string`);
  return s;
}

function* fromRegistry(vm: Vm, name: Value): Gen<Value> {
  // What cannot be a key is just unknown.
  if (typeOf(name).tp_hash) {
    const found = dictGet(vm, state(vm).dialects, name);
    const dialect = isGen(found) ? yield* found : found;
    if (dialect !== undefined) return dialect;
  }
  throw csvError.make(vm, "unknown dialect");
}

const NAMES = [
  "delimiter",
  "doublequote",
  "escapechar",
  "lineterminator",
  "quotechar",
  "quoting",
  "skipinitialspace",
  "strict",
] as const;

function* makeDialect(vm: Vm, type: PyType, base: Value | undefined, given: (Value | undefined)[]): Gen<Value> {
  const options = given.slice();
  if (base !== undefined && base !== null) {
    if (isStr(base) || base instanceof PyUnicode) base = yield* fromRegistry(vm, base);
    if (base instanceof Dialect && type === dialectType && options.every((o) => o === undefined)) return base;
    for (let i = 0; i < NAMES.length; i++) {
      if (options[i] !== undefined) continue;
      const v = findAttr(vm, base, NAMES[i]);
      options[i] = isGen(v) ? yield* v : v;
    }
  }
  const truth = function* (v: Value | undefined, fallback: boolean): Gen<boolean> {
    if (v === undefined) return fallback;
    const r = isTrue(vm, v);
    return isGen(r) ? yield* r : r;
  };
  const [delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skipinitialspace, strict] = options;
  const d: Dialect = new type.jsClass() as Dialect;
  d.delimiter = character("delimiter", delimiter, ",");
  d.doublequote = yield* truth(doublequote, true);
  d.escapechar = character("escapechar", escapechar, "");
  let noTerminator = false;
  if (lineterminator !== undefined) {
    if (lineterminator === null) noTerminator = true;
    else if (!isStr(lineterminator)) throw typeError('"lineterminator" must be a string');
    else d.lineterminator = strValue(lineterminator);
  }
  d.quotechar = character("quotechar", quotechar, '"');
  if (quoting !== undefined) {
    if (!isInteger(quoting) || typeof quoting === "object" && !(quoting instanceof PyInt)) {
      throw typeError('"quoting" must be an integer');
    }
    d.quoting = Number(typeof quoting === "object" ? quoting.value : quoting);
  }
  d.skipinitialspace = yield* truth(skipinitialspace, false);
  d.strict = yield* truth(strict, false);
  if (d.quoting < 0 || d.quoting > QUOTE_NONE) throw typeError('bad "quoting" value');
  if (d.delimiter === "") throw typeError('"delimiter" must be an 1-character string');
  if (quotechar === null && quoting === undefined) d.quoting = QUOTE_NONE;
  if (d.quoting !== QUOTE_NONE && d.quotechar === "") throw typeError("quotechar must be set if quoting enabled");
  if (noTerminator) throw typeError("lineterminator must be set");
  return d;
}

const newDialect = constructor(
  "Dialect",
  [
    opt(obj("dialect")),
    opt(obj("delimiter")),
    opt(obj("doublequote")),
    opt(obj("escapechar")),
    opt(obj("lineterminator")),
    opt(obj("quotechar")),
    opt(obj("quoting")),
    opt(obj("skipinitialspace")),
    opt(obj("strict")),
  ],
  (vm, type, base, ...options) => makeDialect(vm, type, base, options),
);

/** A member that C code reads directly refuses assignment with TypeError, a computed one with AttributeError. */
const member = (get: (d: Dialect) => Value): GetSetRow<Dialect> => ({
  doc: "Part of the dialect.",
  get: (_vm, d) => get(d),
  set: () => {
    throw typeError("readonly attribute");
  },
});
const computed = (get: (d: Dialect) => Value): GetSetRow<Dialect> => ({
  doc: "Part of the dialect.",
  get: (_vm, d) => get(d),
});

const dialectType: PyType = newType("Dialect", Dialect, { module: "_csv" }, {
  doc: "Dialect([dialect], **options) -> how fields are delimited and quoted",
  slots: {
    tp_new: (vm, type, args, kw) => construct(vm, newDialect, type, args, kw),
  },
  getset: {
    delimiter: member((d) => d.delimiter),
    escapechar: computed((d) => d.escapechar === "" ? null : d.escapechar),
    lineterminator: computed((d) => d.lineterminator),
    quotechar: computed((d) => d.quotechar === "" ? null : d.quotechar),
    quoting: computed((d) => d.quoting),
    doublequote: member((d) => Number(d.doublequote)),
    skipinitialspace: member((d) => Number(d.skipinitialspace)),
    strict: member((d) => Number(d.strict)),
  },
});

function callDialect(vm: Vm, base: Value | undefined, kw: Kwargs): Result<Value> {
  return call(vm, dialectType, base === undefined ? [] : [base], kw);
}

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
  constructor(readonly source: Value, readonly dialect: Dialect) {
    super();
  }
}

function saveField(vm: Vm, r: Reader): Result<void> {
  const text = r.field;
  r.field = "";
  if (!r.numeric) {
    r.fields.push(text);
    return;
  }
  r.numeric = false;
  return then(call(vm, floatType, [text]), (v) => {
    r.fields.push(v);
  });
}

function addChar(vm: Vm, r: Reader, c: string): void {
  const { limit } = state(vm);
  if (r.field.length >= limit) throw csvError.make(vm, `field larger than field limit (${limit})`);
  r.field += c;
}

/** Feeds one character; "" is the end of the line. Only saving a number can suspend. */
function feed(vm: Vm, r: Reader, c: string): Result<void> {
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
        return saveField(vm, r);
      }
      if (c === d.quotechar && d.quoting !== QUOTE_NONE) r.state = State.IN_QUOTED_FIELD;
      else if (c === d.escapechar) r.state = State.ESCAPED_CHAR;
      else if (c === " " && d.skipinitialspace) return;
      else if (c === d.delimiter) return saveField(vm, r);
      else {
        if (d.quoting === QUOTE_NONNUMERIC) r.numeric = true;
        addChar(vm, r, c);
        r.state = State.IN_FIELD;
      }
      return;
    case State.ESCAPED_CHAR:
      addChar(vm, r, c === "" ? "\n" : c);
      r.state = State.IN_FIELD;
      return;
    case State.IN_FIELD:
      if (lineEnd) {
        r.state = afterLine;
        return saveField(vm, r);
      }
      if (c === d.escapechar) r.state = State.ESCAPED_CHAR;
      else if (c === d.delimiter) {
        r.state = State.START_FIELD;
        return saveField(vm, r);
      } else addChar(vm, r, c);
      return;
    case State.IN_QUOTED_FIELD:
      if (c === "") return;
      if (c === d.escapechar) r.state = State.ESCAPE_IN_QUOTED_FIELD;
      else if (c === d.quotechar && d.quoting !== QUOTE_NONE) {
        r.state = d.doublequote ? State.QUOTE_IN_QUOTED_FIELD : State.IN_FIELD;
      } else addChar(vm, r, c);
      return;
    case State.ESCAPE_IN_QUOTED_FIELD:
      addChar(vm, r, c === "" ? "\n" : c);
      r.state = State.IN_QUOTED_FIELD;
      return;
    case State.QUOTE_IN_QUOTED_FIELD:
      if (d.quoting !== QUOTE_NONE && c !== "" && c === d.quotechar) {
        addChar(vm, r, c);
        r.state = State.IN_QUOTED_FIELD;
      } else if (c === d.delimiter) {
        r.state = State.START_FIELD;
        return saveField(vm, r);
      } else if (lineEnd) {
        r.state = afterLine;
        return saveField(vm, r);
      } else if (!d.strict) {
        addChar(vm, r, c);
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

function* readRow(vm: Vm, r: Reader): Gen<Value | undefined> {
  r.fields = [];
  r.field = "";
  r.state = State.START_RECORD;
  r.numeric = false;
  do {
    let line = next(vm, r.source);
    if (isGen(line)) line = yield* line;
    if (line === undefined) {
      if (r.field !== "" || (r.state as State) === State.IN_QUOTED_FIELD) {
        if (r.dialect.strict) throw csvError.make(vm, "unexpected end of data");
        const saved = saveField(vm, r);
        if (isGen(saved)) yield* saved;
        break;
      }
      return undefined;
    }
    r.lines++;
    let text: string;
    if (isStr(line)) text = strValue(line);
    else if (line instanceof PyUnicode) text = encodeDefault(line);
    else throw typeError(`expected string or Unicode object, ${typeName(line)} found`);
    for (let i = 0; i < text.length; i++) {
      if (text[i] === "\0") throw csvError.make(vm, "line contains NUL");
      const fed = feed(vm, r, text[i]);
      if (isGen(fed)) yield* fed;
    }
    const fed = feed(vm, r, "");
    if (isGen(fed)) yield* fed;
  } while (r.state !== State.START_RECORD);
  const row = r.fields;
  r.fields = [];
  return new PyList(row);
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

/** The text of one field with quotes and escapes. */
function quoted(vm: Vm, d: Dialect, text: string, quote: boolean, alone: boolean): string {
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
  if (text === "" && alone) {
    if (d.quoting === QUOTE_NONE) throw csvError.make(vm, "single empty field record must be quoted");
    quote = true;
  }
  return quote ? d.quotechar + out + d.quotechar : out;
}

function* writeRow(vm: Vm, w: Writer, row: Value): Gen<Value> {
  if (!isSequence(row)) throw csvError.make(vm, "sequence expected");
  let count = length(vm, row);
  if (isGen(count)) count = yield* count;
  const d = w.dialect;
  let line = "";
  for (let i = 0; i < count; i++) {
    let v = sequenceItem(vm, row, i);
    if (isGen(v)) v = yield* v;
    const quote = d.quoting === QUOTE_ALL || d.quoting === QUOTE_NONNUMERIC && !isNumber(typeOf(v));
    let text: Result<string>;
    if (isStr(v)) text = strValue(v);
    else if (v === null) text = "";
    else text = v instanceof PyFloat ? repr(vm, v) : toBytes(vm, v);
    if (isGen(text)) text = yield* text;
    if (i > 0) line += d.delimiter;
    line += quoted(vm, d, text, quote, count === 1);
  }
  const r = call(vm, w.write, [line + d.lineterminator]);
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
    yield* writeRow(vm, w, row);
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
    function* (vm, args, kw) {
      const [source, dialect] = unpackTwo(args);
      if (typeOf(source).tp_iter === undefined && typeOf(source).sq_item === undefined) {
        throw typeError("argument 1 must be an iterator");
      }
      let it = iter(vm, source);
      if (isGen(it)) it = yield* it;
      const d = callDialect(vm, dialect, kw);
      return new Reader(it, (isGen(d) ? yield* d : d) as Dialect);
    },
  ),
  writer: def(variadic, "Writer to a file: writer(file [, dialect] [, **options]).", function* (vm, args, kw) {
    const [file, dialect] = unpackTwo(args);
    const d = callDialect(vm, dialect, kw);
    const made = (isGen(d) ? yield* d : d) as Dialect;
    let write = findAttr(vm, file, "write");
    if (isGen(write)) write = yield* write;
    if (write === undefined || typeOf(write).tp_call === undefined) {
      throw typeError('argument 1 must have a "write" method');
    }
    return new Writer(write, made);
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
      const d = callDialect(vm, dialect, kw);
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
