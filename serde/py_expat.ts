// SPDX-License-Identifier: MIT
/** The module `pyexpat`: the XML parser of `expat/` with Python handlers (CPython `Modules/pyexpat.c`). */
import { PyLong, PyObject, PyTuple, PyUnicode, type Value } from "../vm/base/value.ts";
import { call, callMethod, findAttr, isTrue } from "../vm/core/abstract.ts";
import { asCLong } from "../vm/core/convert.ts";
import { PyDict } from "../vm/core/dict.ts";
import { dictSet } from "../vm/core/dict_ops.ts";
import {
  ExceptionType,
  makeThrow,
  PyThrow,
  typeError,
  UnicodeDecodeErrorType,
  unicodeError,
  valueError,
} from "../vm/core/exceptions.ts";
import { type Gen, isGen, type Result } from "../vm/core/gen.ts";
import { PyType } from "../vm/core/type.ts";
import { isInteger, isStr, PyList, PyModule, strValue, typeName } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { custom, int, obj, opt, str } from "../vm/native/args.ts";
import { constant, def, defineModule, defineType, type GetSetRow, method, newType } from "../vm/native/define.ts";
import { badUtf8, fromUtf8, isAscii } from "./expat/chars.ts";
import { ERRORS, XmlFault } from "./expat/errors.ts";
import * as ev from "./expat/events.ts";
import { XmlParser } from "./expat/parser.ts";
import type { Model } from "./expat/prolog.ts";

/** `pyexpat.ExpatError`. */
export const ExpatError: PyType = defineType(
  Object.assign(new PyType({ name: "ExpatError", bases: [ExceptionType], module: "xml.parsers.expat" }), {
    hasDict: true,
  }),
  { attributes: { __module__: "xml.parsers.expat" } },
);

/** The Python exception for an error of the parser. */
export function expatError(p: XmlParser, fault: XmlFault): PyThrow {
  const { line, column } = p.place();
  const e = makeThrow(ExpatError, `${fault.text}: line ${line}, column ${column}`);
  const o = e.value as PyObject;
  o.$code = fault.code;
  o.$offset = column;
  o.$lineno = line;
  return e;
}

/** Names may be no UTF-8, though texts always are: UnicodeDecodeError. */
export function checkName(s: string): void {
  const bad = isAscii(s) ? -1 : badUtf8(s);
  if (bad >= 0) throw unicodeError(UnicodeDecodeErrorType, "utf8", s, bad, bad + 1, "invalid continuation byte");
}

const HANDLERS = [
  "StartElementHandler",
  "EndElementHandler",
  "ProcessingInstructionHandler",
  "CharacterDataHandler",
  "UnparsedEntityDeclHandler",
  "NotationDeclHandler",
  "StartNamespaceDeclHandler",
  "EndNamespaceDeclHandler",
  "CommentHandler",
  "StartCdataSectionHandler",
  "EndCdataSectionHandler",
  "DefaultHandler",
  "DefaultHandlerExpand",
  "NotStandaloneHandler",
  "ExternalEntityRefHandler",
  "StartDoctypeDeclHandler",
  "EndDoctypeDeclHandler",
  "EntityDeclHandler",
  "XmlDeclHandler",
  "ElementDeclHandler",
  "AttlistDeclHandler",
  "SkippedEntityHandler",
] as const;
type HandlerName = typeof HANDLERS[number];

/** The handler of each event, where arguments are simply those of the event. */
const SIMPLE: Partial<Record<number, HandlerName>> = {
  [ev.NS_START]: "StartNamespaceDeclHandler",
  [ev.NS_END]: "EndNamespaceDeclHandler",
  [ev.CDATA_START]: "StartCdataSectionHandler",
  [ev.CDATA_END]: "EndCdataSectionHandler",
  [ev.XML_DECL]: "XmlDeclHandler",
  [ev.DOCTYPE_START]: "StartDoctypeDeclHandler",
  [ev.DOCTYPE_END]: "EndDoctypeDeclHandler",
  [ev.ATTLIST_DECL]: "AttlistDeclHandler",
  [ev.ENTITY_DECL]: "EntityDeclHandler",
  [ev.NOTATION_DECL]: "NotationDeclHandler",
  [ev.SKIPPED_ENTITY]: "SkippedEntityHandler",
};
/** Events without arguments, whatever the parser has left in `args`. */
const BARE = new Set<number>([ev.CDATA_START, ev.CDATA_END, ev.DOCTYPE_END]);

class PyExpatParser extends PyObject {
  readonly handlers: Partial<Record<HandlerName, Value>> = {};
  /** Which of the two default handlers is in force. */
  fallback: "DefaultHandler" | "DefaultHandlerExpand" | null = null;
  returnsUnicode = true;
  orderedAttributes = false;
  specifiedAttributes = false;
  namespacePrefixes = false;
  bufferSize = 8192;
  /** Collected text, bytes; `null`: text is not collected. */
  buffer: string | null = null;
  /** A thread is parsing. */
  busy = false;
  /** Names that were given before → their objects; a set for each kind of string. */
  readonly names: [Map<string, Value>, Map<string, Value>] = [new Map(), new Map()];

  constructor(readonly parser: XmlParser, readonly intern: PyDict | null) {
    super();
  }

  /** A text as the program wants texts. */
  text(s: string): Value {
    return this.returnsUnicode ? new PyUnicode(fromUtf8(s)) : s;
  }

  /** A name: the same object each time. */
  named(vm: Vm, s: string): Value {
    const table = this.names[this.returnsUnicode ? 1 : 0];
    let v = table.get(s);
    if (v === undefined) {
      checkName(s);
      v = this.text(s);
      if (this.intern !== null) {
        const entry = this.intern.map.get(this.returnsUnicode ? fromUtf8(s) : s);
        if (entry?.value instanceof PyUnicode === this.returnsUnicode && entry?.value !== undefined) v = entry.value;
        else dictSet(vm, this.intern, v, v);
      }
      table.set(s, v);
    }
    return v;
  }

  value(v: ev.EventArg): Value {
    return typeof v === "string" ? this.text(v) : typeof v === "boolean" ? (v ? 1 : 0) : v;
  }
}

// ---- calling the handlers -------------------------------------------------------------------------------------------

/** Calls a handler; its result. An exception takes all handlers away, as in CPython. */
function* callHandler(vm: Vm, self: PyExpatParser, f: Value, args: Value[]): Gen<Value> {
  try {
    const r = call(vm, f, args);
    return isGen(r) ? yield* r : r;
  } catch (e) {
    for (const name of HANDLERS) delete self.handlers[name];
    self.fallback = null;
    configure(self);
    throw e;
  }
}

/** Gives collected text to its handler. */
function* flush(vm: Vm, self: PyExpatParser): Gen<void> {
  const { buffer } = self;
  if (buffer === null || buffer === "") return;
  self.buffer = "";
  const f = self.handlers.CharacterDataHandler;
  if (f !== undefined) yield* callHandler(vm, self, f, [self.text(buffer)]);
}

/** Who handles a kind of declaration. */
const DECLARATIONS: [kind: string, handler: HandlerName][] = [
  ["doctype", "StartDoctypeDeclHandler"],
  ["entity", "EntityDeclHandler"],
  ["notation", "NotationDeclHandler"],
  ["attlist", "AttlistDeclHandler"],
  ["element", "ElementDeclHandler"],
];

/** What the parser need not tell. */
function configure(self: PyExpatParser): void {
  self.parser.wantsOther = self.fallback !== null;
  self.parser.tellsStart = self.handlers.StartElementHandler !== undefined;
  self.parser.readsExternal = self.handlers.ExternalEntityRefHandler !== undefined;
  self.parser.handled = new Set(DECLARATIONS.filter(([, name]) => self.handlers[name] !== undefined).map(([k]) => k));
}

/** Hands an event without a handler to the one that sees everything. */
function* toDefault(vm: Vm, self: PyExpatParser): Gen<void> {
  if (self.fallback === null) return;
  const raw = self.parser.raw();
  if (raw === "") return;
  yield* flush(vm, self);
  const f = self.handlers[self.fallback];
  if (f !== undefined) yield* callHandler(vm, self, f, [self.text(raw)]);
}

/** Text of an event: called or collected. */
function* characterData(vm: Vm, self: PyExpatParser, text: string): Gen<void> {
  const f = self.handlers.CharacterDataHandler;
  if (f === undefined) return yield* toDefault(vm, self);
  if (self.buffer !== null) {
    if (self.buffer.length + text.length > self.bufferSize) {
      yield* flush(vm, self);
      if (self.handlers.CharacterDataHandler === undefined) return;
    }
    if (text.length <= self.bufferSize) {
      self.buffer += text;
      return;
    }
  }
  yield* callHandler(vm, self, self.handlers.CharacterDataHandler!, [self.text(text)]);
}

function attributesOf(vm: Vm, self: PyExpatParser): Value {
  const { attributes, specified } = self.parser;
  const count = self.specifiedAttributes ? specified : attributes.length;
  if (self.orderedAttributes) {
    const items: Value[] = [];
    for (let i = 0; i < count; i += 2) items.push(self.named(vm, attributes[i]), self.text(attributes[i + 1]));
    return new PyList(items);
  }
  const d = new PyDict();
  for (let i = 0; i < count; i += 2) dictSet(vm, d, self.named(vm, attributes[i]), self.text(attributes[i + 1]));
  return d;
}

/** A content model as tuples. Goes along the tree without recursion: its depth is the document's choice. */
function modelOf(self: PyExpatParser, model: Model): Value {
  const make = (m: Model, children: Value[]) =>
    new PyTuple([m[0], m[1], m[2] === null ? null : self.text(m[2]), new PyTuple(children)]);
  const stack: { model: Model; children: Value[] }[] = [{ model, children: [] }];
  for (;;) {
    const top = stack[stack.length - 1];
    const next = top.model[3][top.children.length];
    if (next !== undefined) {
      stack.push({ model: next, children: [] });
      continue;
    }
    const done = make(top.model, top.children);
    stack.pop();
    if (stack.length === 0) return done;
    stack[stack.length - 1].children.push(done);
  }
}

function* dispatch(vm: Vm, self: PyExpatParser, event: number): Gen<void> {
  const { parser: p, handlers: h } = self;
  let f: Value | undefined;
  let args: () => Value[];
  switch (event) {
    case ev.TEXT:
      return yield* characterData(vm, self, p.text);
    case ev.START:
      f = h.StartElementHandler;
      args = () => [self.named(vm, p.name), attributesOf(vm, self)];
      break;
    case ev.END:
      f = h.EndElementHandler;
      args = () => [self.named(vm, p.name)];
      break;
    case ev.PI:
      f = h.ProcessingInstructionHandler;
      args = () => [self.named(vm, p.name), self.text(p.text)];
      break;
    case ev.COMMENT:
      f = h.CommentHandler;
      args = () => [self.text(p.text)];
      break;
    case ev.ELEMENT_DECL:
      f = h.ElementDeclHandler;
      args = () => [self.named(vm, p.args[0] as string), modelOf(self, p.model as Model)];
      break;
    case ev.UNPARSED_ENTITY_DECL: {
      const [name, base, systemId, publicId, notation] = p.args.map((v) => self.value(v));
      f = h.UnparsedEntityDeclHandler;
      args = () => [name, base, systemId, publicId, notation];
      if (f === undefined) {
        f = h.EntityDeclHandler;
        args = () => [name, 0, null, base, systemId, publicId, notation];
      }
      break;
    }
    case ev.EXTERNAL_ENTITY_REF:
    case ev.NOT_STANDALONE:
      return yield* askHandler(vm, self, event);
    case ev.UNKNOWN_ENCODING:
      return p.useEncoding(yield* encodingMap(vm, p.name));
    case ev.OTHER:
      return yield* toDefault(vm, self);
    default:
      f = h[SIMPLE[event]!];
      args = BARE.has(event) ? () => [] : () => p.args.map((v) => self.value(v));
  }
  if (f === undefined) {
    const isSeen = event === ev.NS_START || event === ev.NS_END ||
      event === ev.START && p.emptyTag && h.EndElementHandler !== undefined;
    if (!isSeen) yield* toDefault(vm, self);
    return;
  }
  // The arguments first: a flush may run Python code that sees, and moves, the parser.
  const values = args();
  yield* flush(vm, self);
  yield* callHandler(vm, self, f, values);
}

/** Events that want an answer. */
function* askHandler(vm: Vm, self: PyExpatParser, event: number): Gen<void> {
  const { parser: p, handlers: h } = self;
  const f = event === ev.NOT_STANDALONE ? h.NotStandaloneHandler : h.ExternalEntityRefHandler;
  // The system identifier of a document type that is handled is told elsewhere.
  const isSeen = event === ev.NOT_STANDALONE && !p.raw().startsWith("%") && h.StartDoctypeDeclHandler !== undefined;
  if (f === undefined) {
    p.answer(true);
    return isSeen ? undefined : yield* toDefault(vm, self);
  }
  const args = event === ev.NOT_STANDALONE ? [] : p.args.map((v) => self.value(v));
  yield* flush(vm, self);
  const r = yield* callHandler(vm, self, f, args);
  let n = asCLong(vm, r);
  if (isGen(n)) n = yield* n;
  p.answer(n !== 0);
  if (event === ev.NOT_STANDALONE && !isSeen) yield* toDefault(vm, self);
}

/** Code points of all bytes in an encoding that Python knows. LookupError, ValueError. */
export function* encodingMap(vm: Vm, name: string): Gen<number[]> {
  const all = String.fromCharCode(...Array.from({ length: 256 }, (_, i) => i));
  const r = callMethod(vm, all, "decode", [name, "replace"]);
  const text = isGen(r) ? yield* r : r;
  const points = Array.from((text as PyUnicode).value, (c) => c.codePointAt(0)!);
  if (points.length !== 256) throw valueError("multi-byte encodings are not supported");
  return points.map((point) => point === 0xfffd ? -1 : point);
}

/** Feeds the parser and calls handlers until the input is used up. */
function* parse(vm: Vm, self: PyExpatParser, data: string, final: boolean): Gen<Value> {
  const { parser: p } = self;
  if (self.busy) throw makeThrow(ExpatError, "the parser is at work already, in a handler or another thread");
  self.busy = true;
  try {
    if (p.fault === null || p.finished) p.feed(data, final);
    for (;;) {
      const event = p.next();
      if (event === ev.NEED) break;
      const r = dispatch(vm, self, event);
      yield* r;
    }
    yield* flush(vm, self);
    return 1;
  } catch (e) {
    // Text that waits is not given any more.
    throw e instanceof XmlFault ? expatError(p, e) : e;
  } finally {
    self.busy = false;
  }
}

function* parseFile(vm: Vm, self: PyExpatParser, file: Value): Gen<Value> {
  const f = findAttr(vm, file, "read");
  const read = isGen(f) ? yield* f : f;
  if (read === undefined) throw typeError("argument must have 'read' attribute");
  for (;;) {
    const r = call(vm, read, [2048]);
    const data = isGen(r) ? yield* r : r;
    if (!isStr(data)) throw typeError(`read() did not return a string object (type=${typeName(data)})`);
    const bytes = strValue(data);
    const result = yield* parse(vm, self, bytes, bytes === "");
    if (bytes === "") return result;
  }
}

// ---- the type -------------------------------------------------------------------------------------------------------

const truth = (name: "returnsUnicode" | "orderedAttributes" | "specifiedAttributes"): GetSetRow<PyExpatParser> => ({
  doc: "A switch.",
  get: (_vm, self) => self[name],
  set: function* (vm, self, v): Gen<void> {
    const r = isTrue(vm, needed(v));
    self[name] = isGen(r) ? yield* r : r;
  },
});

function needed(v: Value | undefined): Value {
  if (v === undefined) throw makeThrow(ExceptionType, "Cannot delete attribute");
  return v;
}

function handlerRow(name: HandlerName): GetSetRow<PyExpatParser> {
  return {
    doc: "A handler, or None.",
    get: (_vm, self) => self.handlers[name] ?? null,
    set: function* (vm, self, v): Gen<void> {
      const f = needed(v);
      if (name === "CharacterDataHandler") yield* flush(vm, self);
      if (f === null) delete self.handlers[name];
      else self.handlers[name] = f;
      if (name === "DefaultHandler" || name === "DefaultHandlerExpand") {
        self.fallback = f === null ? null : name;
        self.parser.expands = name === "DefaultHandlerExpand";
      }
      configure(self);
    },
  };
}

const place = (what: "line" | "column" | "byte"): GetSetRow<PyExpatParser> => ({
  doc: "Where the parser is.",
  get: (_vm, self) => self.parser.place()[what],
});

function setBufferSize(vm: Vm, self: PyExpatParser, v: Value | undefined): Result<void> {
  const size = needed(v);
  if (!isInteger(size) || size instanceof PyLong) throw typeError("buffer_size must be an integer");
  const n = Number(typeof size === "object" ? size.value : size);
  if (n === self.bufferSize) return;
  if (n <= 0) throw valueError("buffer_size must be greater than zero");
  if (n > 2147483647) throw valueError("buffer_size must not be greater than 2147483647");
  return resize(vm, self, n);
}

function* resize(vm: Vm, self: PyExpatParser, n: number): Gen<void> {
  yield* flush(vm, self);
  self.bufferSize = n;
}

function childOf(self: PyExpatParser, context: string | null, encoding: string | null): PyExpatParser {
  const child = new PyExpatParser(self.parser.child(context, encoding), self.intern);
  Object.assign(child.handlers, self.handlers);
  child.fallback = self.fallback;
  child.returnsUnicode = self.returnsUnicode;
  child.orderedAttributes = self.orderedAttributes;
  child.specifiedAttributes = self.specifiedAttributes;
  child.namespacePrefixes = self.namespacePrefixes;
  child.bufferSize = self.bufferSize;
  child.buffer = self.buffer === null ? null : "";
  configure(child);
  return child;
}

/** A `str` or None (format `z`). */
const strOrNone = (name: string) =>
  custom<string | null>(name, (vm, v, at) => {
    if (v === null) return null;
    if (!isStr(v) && !(v instanceof PyUnicode)) {
      throw typeError(`${at.name}() argument ${at.position} must be string or None, not ${typeName(v)}`);
    }
    return str(name).convert!(vm, v, at);
  });

const parserType = newType<PyExpatParser>("xmlparser", PyExpatParser, { module: "pyexpat", subclassable: false }, {
  doc: "XML parser",
  slots: {},
  methods: () => ({
    Parse: method<PyExpatParser>()([str("data"), opt(int("isfinal"), 0)], {
      doc: "Parses a piece of the document; the last one says so.",
      arity: "parse",
    }, (vm, self, data, final) => parse(vm, self, data, final !== 0)),
    ParseFile: method<PyExpatParser>()(
      [obj("file")],
      { doc: "Parses a document from a file.", arity: "one" },
      parseFile,
    ),
    SetBase: method<PyExpatParser>()([str("base")], "Sets the base of relative system identifiers.", (_vm, self, b) => {
      self.parser.base = b;
      return null;
    }),
    GetBase: method<PyExpatParser>()(
      [],
      "The base of relative system identifiers.",
      (_vm, self) => self.parser.base === null ? null : self.text(self.parser.base),
    ),
    GetInputContext: method<PyExpatParser>()(
      [],
      "The source from the present event on.",
      (_vm, self) => self.busy ? self.parser.buf.substring(self.parser.rawFrom) : null,
    ),
    ExternalEntityParserCreate: method<PyExpatParser>()(
      [strOrNone("context"), opt(strOrNone("encoding"), null)],
      { doc: "A parser for an external entity, which knows the declarations of this one.", arity: "parse" },
      (_vm, self, context, encoding) => childOf(self, context, encoding),
    ),
    SetParamEntityParsing: method<PyExpatParser>()([int("flag")], {
      doc: "Says whether parameter entities are read; 1 if that can still be said.",
      arity: "parse",
    }, (_vm, self, flag) => {
      if (self.parser.started) return 0;
      if (flag < 0 || flag > 2) return 0;
      self.parser.paramEntityParsing = flag;
      return 1;
    }),
    UseForeignDTD: method<PyExpatParser>()(
      [opt(obj("flag"), true as Value)],
      { doc: "Has a document type asked for even where the document names none.", arity: "parse" },
      function* (vm, self, flag) {
        const r = isTrue(vm, flag);
        const on = isGen(r) ? yield* r : r;
        if (self.parser.started) {
          throw expatError(self.parser, new XmlFault("CANT_CHANGE_FEATURE_ONCE_PARSING"));
        }
        self.parser.useForeignDtd = on;
        return null;
      },
    ),
  }),
  getset: () => ({
    ...Object.fromEntries(HANDLERS.map((name) => [name, handlerRow(name)])),
    returns_unicode: truth("returnsUnicode"),
    ordered_attributes: truth("orderedAttributes"),
    specified_attributes: truth("specifiedAttributes"),
    namespace_prefixes: {
      doc: "Names carry their prefix.",
      get: (_vm, self) => self.namespacePrefixes,
      set: function* (vm, self, v): Gen<void> {
        const r = isTrue(vm, needed(v));
        self.namespacePrefixes = isGen(r) ? yield* r : r;
        if (self.parser.namespaces !== null) self.parser.namespaces.triplets = self.namespacePrefixes;
      },
    },
    buffer_text: {
      doc: "Text is collected before its handler is called.",
      get: (_vm, self) => self.buffer !== null,
      set: function* (vm, self, v): Gen<void> {
        const r = isTrue(vm, needed(v));
        const on = isGen(r) ? yield* r : r;
        if (on) self.buffer ??= "";
        else {
          yield* flush(vm, self);
          self.buffer = null;
        }
      },
    },
    buffer_size: { doc: "How much text is collected, bytes.", get: (_vm, self) => self.bufferSize, set: setBufferSize },
    buffer_used: { doc: "How much text waits, bytes.", get: (_vm, self) => self.buffer?.length ?? 0 },
    intern: { doc: "The dict of names, or None.", get: (_vm, self) => self.intern },
    ErrorCode: { doc: "Code of the error.", get: (_vm, self) => self.parser.fault?.code ?? 0 },
    ErrorLineNumber: place("line"),
    ErrorColumnNumber: place("column"),
    ErrorByteIndex: place("byte"),
    CurrentLineNumber: place("line"),
    CurrentColumnNumber: place("column"),
    CurrentByteIndex: place("byte"),
  }),
});

// ---- the module -----------------------------------------------------------------------------------------------------

const createParser = def(
  [opt(strOrNone("encoding"), null), opt(strOrNone("namespace_separator"), null), opt(obj("intern"))],
  { doc: "ParserCreate([encoding[, namespace_separator]]) -> parser\nA new XML parser.", arity: "keywords" },
  (_vm, encoding, separator, intern) => {
    if (separator !== null && separator.length > 1) {
      throw valueError("namespace_separator must be at most one character, omitted, or None");
    }
    if (intern !== undefined && intern !== null && !(intern instanceof PyDict)) {
      throw typeError("intern must be a dictionary");
    }
    return new PyExpatParser(
      new XmlParser({ encoding, separator: separator ?? undefined }),
      intern === undefined ? new PyDict() : intern,
    );
  },
);

const MODEL: Record<string, number> = {
  XML_CTYPE_EMPTY: 1,
  XML_CTYPE_ANY: 2,
  XML_CTYPE_MIXED: 3,
  XML_CTYPE_NAME: 4,
  XML_CTYPE_CHOICE: 5,
  XML_CTYPE_SEQ: 6,
  XML_CQUANT_NONE: 0,
  XML_CQUANT_OPT: 1,
  XML_CQUANT_REP: 2,
  XML_CQUANT_PLUS: 3,
};

/** The names of errors that `pyexpat.errors` has: those up to the newest that CPython 2.7 knows. */
const NAMED_ERRORS = ERRORS.slice(1, 38);

function addModule(vm: Vm, namespace: PyDict, name: string, doc: string, entries: [string, Value][]): void {
  const dict = new PyDict();
  dict.setStr("__name__", `pyexpat.${name}`);
  dict.setStr("__doc__", doc);
  dict.setStr("__package__", null);
  for (const [key, value] of entries) dict.setStr(key, value);
  const module = new PyModule(dict);
  namespace.setStr(name, module);
  vm.modules.setStr(`pyexpat.${name}`, module);
}

/** The module `pyexpat`. */
export const pyexpatModule = defineModule("pyexpat", "Python wrapper for Expat parser.", {
  ParserCreate: createParser,
  ErrorString: def([int("code")], {
    doc: "The text of an error code, or None.",
    arity: "parse",
  }, (_vm, code) => code > 0 && code < ERRORS.length ? ERRORS[code][1] : null),
  ExpatError: constant(ExpatError),
  error: constant(ExpatError),
  XMLParserType: constant(parserType),
  EXPAT_VERSION: constant("expat_2.2.8"),
  version_info: constant(new PyTuple([2, 2, 8])),
  native_encoding: constant("UTF-8"),
  features: constant(() =>
    new PyList(
      [["sizeof(XML_Char)", 1], ["sizeof(XML_LChar)", 1], ["XML_DTD", 0], ["XML_CONTEXT_BYTES", 1024], ["XML_NS", 0]]
        .map((row) => new PyTuple(row)),
    )
  ),
  __version__: constant("$Revision$"),
  XML_PARAM_ENTITY_PARSING_NEVER: constant(0),
  XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE: constant(1),
  XML_PARAM_ENTITY_PARSING_ALWAYS: constant(2),
}, (vm, namespace) => {
  const errors = NAMED_ERRORS.filter(([name]) => name !== "").map(([name, text]): [string, Value] => [
    `XML_ERROR_${name}`,
    text,
  ]);
  addModule(vm, namespace, "errors", "Texts of the error conditions.", errors);
  addModule(vm, namespace, "model", "Numbers in content models.", Object.entries(MODEL));
});
