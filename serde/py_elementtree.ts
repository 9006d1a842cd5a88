// SPDX-License-Identifier: MIT
/**
 * The module `_elementtree`: builds trees of elements from XML, and what `xml.etree` needs to be fast.
 *
 * The parser drives a target with `start`, `end`, `data` …. When the target is a `TreeBuilder` whose methods nobody
 * overrode, making elements of a plain class, all happens here without calls; otherwise the target's methods are called.
 */
import { PyObject, PyTuple, PyUnicode, type Value } from "../vm/base/value.ts";
import { call, findAttr } from "../vm/core/abstract.ts";
import { PyDict } from "../vm/core/dict.ts";
import { dictGet, dictSet } from "../vm/core/dict_ops.ts";
import { makeThrow, type PyThrow, typeError, valueError } from "../vm/core/exceptions.ts";
import { type Gen, isGen, PAUSE } from "../vm/core/gen.ts";
import type { PyType } from "../vm/core/type.ts";
import { isStr, PyList, strValue, typeName } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { obj, str } from "../vm/native/args.ts";
import { constant, def, defineModule, method, newType } from "../vm/native/define.ts";
import { elementType, type PyElement } from "./element.ts";
import { fromUtf8, isAscii } from "./expat/chars.ts";
import { XmlFault } from "./expat/errors.ts";
import * as ev from "./expat/events.ts";
import { XmlParser } from "./expat/parser.ts";
import { checkName, encodingMap, ExpatError, expatError } from "./py_expat.ts";
import { builderType, isPlain, type PyTreeBuilder } from "./tree_builder.ts";
import { TreeReader } from "./tree_reader.ts";

/** Events between two chances for other threads. */
const SLICE = 8192;

// ---- the parser -----------------------------------------------------------------------------------------------------

const EVENT_BITS: Record<string, number> = { start: 1, end: 2, "start-ns": 4, "end-ns": 8 };

/** Drives a target from XML. */
class PyTreeParser extends PyObject {
  readonly parser: XmlParser;
  /** Names and texts beyond ASCII are unicode; the same name is the same object. */
  readonly names = new Map<string, Value>();
  methods: { [name: string]: Value | undefined } = {};
  plain: PyTreeBuilder | null = null;
  reader: TreeReader | null = null;
  /** Where `iterparse` wants its events. */
  events: PyList | null = null;
  wanted = 0;
  busy = false;
  text = "";

  /** @param defaults Attributes get the values that the document type declares for them where they have none. */
  constructor(readonly target: Value, encoding: string | null, readonly entities: PyDict, readonly defaults: boolean) {
    super();
    this.parser = new XmlParser({ encoding, separator: "}", clark: true, splitLines: false });
    // Entities that the document does not declare are looked for in the program's dict.
    this.parser.wantsOther = true;
  }

  /** The attributes of the last start tag, names and values by turns: an array that the caller owns, unless it is empty. */
  attributes(): string[] {
    const { attributes, specified } = this.parser;
    if (!this.defaults && attributes.length > specified) attributes.length = specified;
    return attributes;
  }

  name(s: string): Value {
    if (!this.parser.wide) return s;
    let v = this.names.get(s);
    if (v === undefined) {
      checkName(s);
      this.names.set(s, v = this.value(s));
    }
    return v;
  }

  value(s: string): Value {
    return !this.parser.wide || isAscii(s) ? s : new PyUnicode(fromUtf8(s));
  }

  emit(name: string, value: Value): void {
    this.events!.items.push(new PyTuple([name, value]));
  }
}

const HANDLED = ["start", "data", "end", "comment", "pi", "doctype"];

function* newParser(vm: Vm, self: PyTreeParser): Gen<Value> {
  const { target } = self;
  if (isPlain(target)) self.plain = target;
  for (const name of HANDLED) {
    const r = findAttr(vm, target, name);
    self.methods[name] = isGen(r) ? yield* r : r;
  }
  return self;
}

/** A text for an entity that the document does not declare. */
function* entityText(vm: Vm, self: PyTreeParser, name: string): Gen<Value> {
  const r = dictGet(vm, self.entities, self.value(name));
  const v = isGen(r) ? yield* r : r;
  if (v !== undefined) return v;
  const { line, column } = self.parser.place();
  const e = makeThrow(ExpatError, `undefined entity &${name};: line ${line}, column ${column}`);
  const o = e.value as PyObject;
  o.$code = 11;
  o.$lineno = line;
  o.$offset = column;
  throw e;
}

function* feed(vm: Vm, self: PyTreeParser, data: string, final: boolean): Gen<void> {
  const { parser: p } = self;
  if (self.busy) throw makeThrow(ExpatError, "the parser is at work already, in a handler or another thread");
  self.busy = true;
  try {
    p.feed(data, final);
    yield* self.plain !== null ? build(vm, self, self.plain) : drive(vm, self);
  } catch (e) {
    throw e instanceof XmlFault ? expatError(p, e) : e;
  } finally {
    self.busy = false;
  }
}

/** Fast path: elements are made here. */
function* build(vm: Vm, self: PyTreeParser, b: PyTreeBuilder): Gen<void> {
  const { parser: p, wanted } = self;
  const make = (b.factory as PyType).jsClass as unknown as new () => PyElement;
  const { open } = b;
  const reader = (wanted & 3) === 0 ? self.reader ??= new TreeReader(p, b, make) : null;
  for (let budget = SLICE;;) {
    if (reader !== null) budget = reader.read(budget);
    if (budget <= 0) {
      budget = SLICE;
      yield PAUSE;
    }
    const event = p.next();
    budget--;
    switch (event) {
      case ev.TEXT:
        if (!p.ascii) b.data(self.value(p.text));
        else if (b.texts === null) b.text += p.text;
        else b.texts.push(p.text);
        break;
      case ev.START: {
        if (b.hasText) yield* b.flush(vm);
        const e = new make();
        const name = p.expanded!;
        e.tag = (name.value ??= self.name(name.text)) as Value;
        const attributes = self.attributes();
        if (attributes.length > 0) {
          if (!p.ascii) {
            for (let i = 0; i < attributes.length; i += 2) {
              (attributes as Value[])[i] = self.name(attributes[i]);
              (attributes as Value[])[i + 1] = self.value(attributes[i + 1]);
            }
          }
          e.attributes = attributes;
        }
        if (open.length > 0) (open[open.length - 1] as PyElement).add(e);
        else b.root ??= e;
        b.last = e;
        open.push(e);
        b.tail = false;
        if ((wanted & 1) !== 0) self.emit("start", e);
        break;
      }
      case ev.END:
        if (b.hasText) yield* b.flush(vm);
        b.last = open.pop()!;
        b.tail = true;
        if ((wanted & 2) !== 0) self.emit("end", b.last);
        break;
      case ev.NEED:
        if (p.finished) reader?.end();
        return;
      default:
        yield* handle(vm, self, event);
    }
  }
}

/** Calls the target's method `name`, if it has one. */
function* tell(vm: Vm, self: PyTreeParser, name: string, args: Value[]): Gen<Value> {
  const f = self.methods[name];
  if (f === undefined) return null;
  const r = call(vm, f, args);
  return isGen(r) ? yield* r : r;
}

/** Text since the last other event goes to the target. */
function* tellText(vm: Vm, self: PyTreeParser): Gen<void> {
  if (self.text === "") return;
  const text = self.value(self.text);
  self.text = "";
  yield* tell(vm, self, "data", [text]);
}

function* drive(vm: Vm, self: PyTreeParser): Gen<void> {
  const { parser: p, wanted } = self;
  for (let budget = SLICE;;) {
    const event = p.next();
    if (--budget === 0) {
      budget = SLICE;
      yield PAUSE;
    }
    switch (event) {
      case ev.TEXT:
        self.text += p.text;
        break;
      case ev.START: {
        const d = new PyDict();
        const attributes = self.attributes();
        for (let i = 0; i < attributes.length; i += 2) {
          const r = dictSet(vm, d, self.name(attributes[i]), self.value(attributes[i + 1]));
          if (isGen(r)) yield* r;
        }
        const tag = self.name(p.name);
        yield* tellText(vm, self);
        const e = yield* tell(vm, self, "start", [tag, d]);
        if ((wanted & 1) !== 0) self.emit("start", e);
        break;
      }
      case ev.END: {
        const tag = self.name(p.name);
        yield* tellText(vm, self);
        const e = yield* tell(vm, self, "end", [tag]);
        if ((wanted & 2) !== 0) self.emit("end", e);
        break;
      }
      case ev.NEED:
        yield* tellText(vm, self);
        return;
      default:
        yield* handle(vm, self, event);
    }
  }
}

/** Events that both ways share. */
function* handle(vm: Vm, self: PyTreeParser, event: number): Gen<void> {
  const { parser: p, wanted } = self;
  switch (event) {
    case ev.COMMENT:
    case ev.PI: {
      const name = event === ev.PI ? "pi" : "comment";
      if (self.methods[name] === undefined) return;
      const args = event === ev.PI ? [self.name(p.name), self.value(p.text)] : [self.value(p.text)];
      yield* tellText(vm, self);
      yield* tell(vm, self, name, args);
      return;
    }
    case ev.NS_START:
      if ((wanted & 4) !== 0) {
        const [prefix, uri] = p.args as (string | null)[];
        self.emit(
          "start-ns",
          new PyTuple([prefix === null ? "" : new PyUnicode(fromUtf8(prefix)), self.value(uri ?? "")]),
        );
      }
      return;
    case ev.NS_END:
      if ((wanted & 8) !== 0) self.emit("end-ns", null);
      return;
    case ev.DOCTYPE_START: {
      if (self.methods.doctype === undefined || p.args[1] === null) return;
      const [name, system, pubid] = p.args.map((v) => typeof v === "string" ? self.value(v) : null);
      yield* tell(vm, self, "doctype", [name, pubid, system]);
      return;
    }
    case ev.SKIPPED_ENTITY:
      if (p.args[1] === false) {
        const text = yield* entityText(vm, self, p.args[0] as string);
        if (self.plain !== null) self.plain.data(text);
        else {
          yield* tellText(vm, self);
          yield* tell(vm, self, "data", [text]);
        }
      }
      return;
    case ev.NOT_STANDALONE:
      return p.answer(true);
    case ev.OTHER: {
      // A reference to an external entity: those are not read.
      const raw = p.raw();
      if (raw.charCodeAt(0) === 38) {
        const text = yield* entityText(vm, self, raw.slice(1, -1));
        if (self.plain !== null) self.plain.data(text);
        else yield* tell(vm, self, "data", [text]);
      }
      return;
    }
    case ev.UNKNOWN_ENCODING:
      return p.useEncoding(yield* encodingMap(vm, p.name));
  }
}

function unknownEvent(name: Value): PyThrow {
  return valueError(`unknown event '${typeof name === "string" ? name : typeName(name)}'`);
}

newType<PyTreeParser>("TreeParser", PyTreeParser, { module: "_elementtree", subclassable: false }, {
  doc: "Drives a target from XML.",
  methods: () => ({
    feed: method<PyTreeParser>()([str("data")], "Parses a piece of the document.", function* (vm, self, data) {
      yield* feed(vm, self, data, false);
      return null;
    }),
    finish: method<PyTreeParser>()([], "Says that the document is complete.", function* (vm, self) {
      yield* feed(vm, self, "", true);
      return null;
    }),
    setevents: method<PyTreeParser>()([obj("list"), obj("names")], {
      doc: "Has events appended to a list: those of the given names.",
      arity: "parse",
    }, (_vm, self, list, names) => {
      if (!(list instanceof PyList)) throw typeError(`events go to a list, not ${typeName(list)}`);
      const items = names instanceof PyTuple || names instanceof PyList ? names.items : [];
      self.wanted = 0;
      for (const name of items) {
        const bit = isStr(name) ? EVENT_BITS[strValue(name)] : undefined;
        if (bit === undefined) throw unknownEvent(name);
        self.wanted |= bit;
      }
      self.events = list;
      return null;
    }),
  }),
});

/** Encodings in which ASCII is itself. */
const LIKE_ASCII: ReadonlySet<string> = new Set(["us-ascii", "ascii", "utf-8", "utf8", "iso-8859-1", "latin-1"]);
const REPLACED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
};

/** The text as it is written; `null`: it takes Python to do it. */
function escaped(text: Value, encoding: string, quoted: boolean): Value {
  const s = typeof text === "string"
    ? text
    : text instanceof PyUnicode && text.constructor === PyUnicode
    ? text.value
    : undefined;
  if (s === undefined || !LIKE_ASCII.has(encoding) || !isAscii(s)) return null;
  return quoted
    ? /[&<>"\n]/.test(s) ? s.replace(/[&<>"\n]/g, (c) => REPLACED[c]) : s
    : /[&<>]/.test(s)
    ? s.replace(/[&<>]/g, (c) => REPLACED[c])
    : s;
}

/** The module `_elementtree`. */
export const elementTreeModule = defineModule("_elementtree", "What xml.etree needs to be fast.", {
  Element: constant(elementType),
  TreeBuilder: constant(builderType),
  error: constant(ExpatError),
  escape: def([obj("text"), str("encoding"), obj("quoted")], {
    doc: "Text, or the value of an attribute, as it is written; None where that is not simple.",
    arity: "parse",
  }, (_vm, text, encoding, quoted) => escaped(text, encoding, quoted === true)),
  tree_parser: def([obj("target"), obj("encoding"), obj("entities"), obj("defaults")], {
    doc:
      "A parser that drives a target; with `defaults` it tells of attributes that the document type gives a value, too.",
    arity: "parse",
  }, (vm, target, encoding, entities, defaults) => {
    if (!(entities instanceof PyDict)) throw typeError("entities must be a dictionary");
    if (encoding !== null && !isStr(encoding)) throw typeError("encoding must be a string or None");
    return newParser(
      vm,
      new PyTreeParser(target, encoding === null ? null : strValue(encoding), entities, defaults === true),
    );
  }),
});
