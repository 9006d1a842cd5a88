// SPDX-License-Identifier: MIT
/**
 * The object types of `_sre`: patterns, matches, scanners, and the iterator of finditer.
 * Type objects are shared by all VMs; what belongs to one VM (the exception class, the cache of patterns) is in
 * {@linkcode reState}. Only `sub` with a callable, mixed string types and odd keys can suspend.
 */
import { PyObject, PyTuple, PyUnicode, type Value } from "../../base/value.ts";
import { callOne, findAttr, getAttr } from "../../core/abstract.ts";
import { PyDict } from "../../core/dict.ts";
import { dictGet, dictSet } from "../../core/dict_ops.ts";
import {
  AssertionErrorType,
  ExceptionType,
  indexError,
  makeThrow,
  memoryError,
  overflowError,
  PyThrow,
  runtimeError,
  typeError,
} from "../../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../../core/gen.ts";
import type { PyType } from "../../core/type.ts";
import { bigOf, isInteger, PyList, PyOldInstance, typeName, typeOf, typeType } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { kwargs, long, obj, opt, rest } from "../../native/args.ts";
import { method, newType } from "../../native/define.ts";
import { newHeapType } from "../../objects/heap_type.ts";
import { type CompiledPattern, makeSubject, type MatchResult, type Scanner, Substitution } from "./pattern.ts";
import { bindSubject } from "./py_re_args.ts";
import { joinPieces, type Kind, type PySubject, subjectOf, textOf, wrap } from "./py_re_subject.ts";
import { ReError } from "./syntax.ts";
import { expandTemplate, parseTemplate, type Template } from "./template.ts";

// ---- state of one VM ----------------------------------------------------------------------------------------------

interface ReState {
  /** `sre_constants.error`. */
  error: PyType;
  /** Patterns compiled by the module's functions, by type, flags and text. */
  cache: Map<string, PyPattern>;
  /** Those of plain strings without flags, by text: V8 has the hash of a constant, a key put together needs a new one. */
  plain: Map<string, PyPattern>;
}

const STATE = Symbol("re");

/** What `re` keeps in this VM. */
export function reState(vm: Vm): ReState {
  return vm.state(STATE, () => {
    const namespace = new PyDict();
    namespace.setStr("__module__", "sre_constants");
    const type = newHeapType(vm, typeType, "error", new PyTuple([ExceptionType]), namespace);
    return { error: type as PyType, cache: new Map(), plain: new Map() };
  });
}

/** The Python exception for one of the engine. */
function reThrow(vm: Vm, e: unknown): unknown {
  if (!(e instanceof ReError)) return e;
  switch (e.kind) {
    case "error":
      return makeThrow(reState(vm).error, e.isUnicode ? new PyUnicode(e.message) : e.message);
    case "OverflowError":
      return overflowError(e.message);
    case "AssertionError":
      return makeThrow(AssertionErrorType, e.message);
    case "RuntimeError":
      return runtimeError(e.message);
    case "IndexError":
      return indexError(e.message);
    case "MemoryError":
      return memoryError();
  }
}

/** Runs `body`, turning the engine's exceptions into Python's. */
export function guarded<T>(vm: Vm, body: () => T): T {
  try {
    return body();
  } catch (e) {
    throw reThrow(vm, e);
  }
}

// ---- objects ------------------------------------------------------------------------------------------------------

/** `_sre.SRE_Pattern`. */
export class PyPattern extends PyObject {
  /** `groupindex`; programs can change it, and lookups by name see that. */
  readonly groupindex: PyDict;
  /** Templates parsed for `sub`, by their text. */
  readonly templates: Map<string, Template> = new Map();
  constructor(readonly compiled: CompiledPattern, readonly pattern: Value) {
    super();
    this.groupindex = new PyDict();
  }
}

/** `_sre.SRE_Match`. */
export class PyMatch extends PyObject {
  regs: PyTuple | undefined = undefined;
  constructor(readonly re: PyPattern, readonly string: Value, readonly kind: Kind, readonly result: MatchResult) {
    super();
  }
}

/** `_sre.SRE_Scanner`. */
export class PyScanner extends PyObject {
  constructor(readonly re: PyPattern, readonly string: Value, readonly kind: Kind, readonly scanner: Scanner) {
    super();
  }
}

/** What finditer returns. */
export class PyFindIter extends PyObject {
  constructor(readonly scanner: PyScanner) {
    super();
  }
}

/** A name of a group as the pattern spells it. */
function nameValue(pattern: PyPattern, name: string): Value {
  return pattern.compiled.isUnicode ? new PyUnicode(name) : name;
}

/** Makes the object for a compiled pattern. @param source What `pattern.pattern` gives. */
export function newPattern(vm: Vm, compiled: CompiledPattern, source: Value): PyPattern {
  const pattern = new PyPattern(compiled, source);
  for (const [name, group] of compiled.groupindex) dictSet(vm, pattern.groupindex, nameValue(pattern, name), group);
  return pattern;
}

const group = (m: PyMatch, index: number, absent: Value): Value => {
  const text = m.result.group(index);
  return text === null ? absent : wrap(text, m.kind);
};

// ---- groups of a match --------------------------------------------------------------------------------------------

/** The number of the group an argument names. */
function groupNumber(vm: Vm, m: PyMatch, key: Value): Result<number> {
  if (typeof key === "number") return checkGroup(m, key);
  if (isInteger(key)) return checkGroup(m, Number(typeof key === "boolean" ? key : bigOf(key)));
  let found: Result<Value | undefined>;
  try {
    found = dictGet(vm, m.re.groupindex, key);
  } catch (e) {
    if (e instanceof PyThrow) throw indexError("no such group");
    throw e;
  }
  if (isGen(found)) return groupNumberSlow(m, found);
  return namedGroup(m, found);
}

function* groupNumberSlow(m: PyMatch, pending: Gen<Value | undefined>): Gen<number> {
  let found: Value | undefined;
  try {
    found = yield* pending;
  } catch (e) {
    if (e instanceof PyThrow) throw indexError("no such group");
    throw e;
  }
  return namedGroup(m, found);
}

function namedGroup(m: PyMatch, found: Value | undefined): number {
  if (found === undefined || !isInteger(found)) throw indexError("no such group");
  return checkGroup(m, Number(typeof found === "object" ? found.value : found));
}

function checkGroup(m: PyMatch, index: number): number {
  if (index < 0 || index > m.re.compiled.groups) throw indexError("no such group");
  return index;
}

function* groupsByKeys(vm: Vm, m: PyMatch, keys: Value[]): Gen<Value> {
  const out: Value[] = [];
  for (const key of keys) {
    const index = groupNumber(vm, m, key);
    out.push(group(m, isGen(index) ? yield* index : index, null));
  }
  return new PyTuple(out);
}

function* groupDict(vm: Vm, m: PyMatch, absent: Value): Gen<Value> {
  const out = new PyDict();
  for (const entry of m.re.groupindex.entries()) {
    const index = groupNumber(vm, m, entry.key);
    const value = group(m, isGen(index) ? yield* index : index, absent);
    const r = dictSet(vm, out, entry.key, value);
    if (isGen(r)) yield* r;
  }
  return out;
}

const span = (m: PyMatch, index: number): PyTuple => {
  const spans = m.result.spans();
  return new PyTuple([spans[2 * index], spans[2 * index + 1]]);
};

// ---- templates ----------------------------------------------------------------------------------------------------

/** A template with the string type of its literal parts. */
interface PyTemplate {
  template: Template;
  isUnicode: boolean;
}

/** Parses a template object. @throws the errors of CPython's template parser for objects that are no strings. */
function templateOf(vm: Vm, pattern: PyPattern, source: Value, cached: boolean): PyTemplate {
  const found = textOf(source);
  if (found === undefined || found[1] === "bytearray") {
    if (cached && !typeOf(source).tp_hash) throw typeError(`unhashable type: '${typeName(source)}'`);
    if (found !== undefined) throw typeError("'int' object has no attribute '__getitem__'");
    throw typeError(`object of type '${typeName(source)}' has no len()`);
  }
  const isUnicode = found[1] === "unicode";
  const key = (isUnicode ? "u" : "s") + found[0];
  let template = pattern.templates.get(key);
  if (template === undefined) {
    template = guarded(vm, () => parseTemplate(found[0], isUnicode, pattern.compiled.groupindex));
    if (pattern.templates.size >= 100) pattern.templates.clear();
    pattern.templates.set(key, template);
  }
  return { template, isUnicode };
}

/** A template with the groups of a match filled in, joined by the subject's type. */
function expand(vm: Vm, { template, isUnicode }: PyTemplate, result: MatchResult, kind: Kind): Result<Value> {
  if (template.parts.length === 0) return wrap("", kind);
  const text = guarded(vm, () => expandTemplate(template, result));
  if (isUnicode === (kind === "unicode") && kind !== "bytearray") return wrap(text, kind);
  const pieces = template.parts.map((part) => {
    if (typeof part === "number") return wrap(result.group(part)!, kind);
    return isUnicode ? new PyUnicode(part) : part;
  });
  return joinPieces(vm, kind, pieces);
}

// ---- sub ----------------------------------------------------------------------------------------------------------

function isCallable(vm: Vm, v: Value): Result<boolean> {
  if (v instanceof PyOldInstance) return then(findAttr(vm, v, "__call__"), (f) => f !== undefined);
  return typeOf(v).tp_call !== undefined;
}

/** `pattern.sub` and, with `wantCount`, `pattern.subn`. */
export function patternSub(
  vm: Vm,
  pattern: PyPattern,
  repl: Value,
  string: Value,
  limit: number,
  wantCount: boolean,
): Result<Value> {
  if (typeof repl === "string" && typeof string === "string") {
    const { template } = templateOf(vm, pattern, repl, true);
    const [text, n] = guarded(vm, () => pattern.compiled.subTemplate(template, string, limit));
    return wantCount ? new PyTuple([text, n]) : text;
  }
  return subGeneral(vm, pattern, repl, string, limit, wantCount);
}

function* subGeneral(
  vm: Vm,
  pattern: PyPattern,
  repl: Value,
  string: Value,
  limit: number,
  wantCount: boolean,
): Gen<Value> {
  const callable = isCallable(vm, repl);
  const called = isGen(callable) ? yield* callable : callable;
  let literal: Value | undefined;
  let template: PyTemplate | undefined;
  if (!called) {
    // A template without backslash is used as the object it is.
    const found = textOf(repl);
    if (found !== undefined && !found[0].includes("\\")) literal = repl;
    else {
      template = templateOf(vm, pattern, repl, true);
      const { parts, groups } = template.template;
      if (groups === 0 && parts.length === 1) {
        literal = template.isUnicode ? new PyUnicode(parts[0] as string) : parts[0];
      }
    }
  }
  const { subject, kind } = subjectOf(string);
  const loop = new Substitution<Value>(pattern.compiled, subject, limit, (text) => wrap(text, kind));
  for (;;) {
    const result = guarded(vm, () => loop.next());
    if (result === null) break;
    if (literal !== undefined) {
      loop.add(literal);
      continue;
    }
    let item = template !== undefined
      ? expand(vm, template, result, kind)
      : callOne(vm, repl, new PyMatch(pattern, string, kind, result));
    if (isGen(item)) item = yield* item;
    loop.add(item === null ? undefined : item);
  }
  let joined = joinPieces(vm, kind, loop.finish());
  if (isGen(joined)) joined = yield* joined;
  return wantCount ? new PyTuple([joined, loop.count]) : joined;
}

// ---- the methods of a pattern, also behind the module's functions -------------------------------------------------

export function patternMatch(
  vm: Vm,
  re: PyPattern,
  string: Value,
  pos: number,
  endpos: number,
  search: boolean,
): Value {
  const { subject, kind } = typeof string === "string"
    ? { subject: makeSubject(string), kind: "str" as const }
    : subjectOf(string);
  try {
    const result = re.compiled.run(subject, pos, endpos, search);
    return result === null ? null : new PyMatch(re, string, kind, result);
  } catch (e) {
    throw reThrow(vm, e);
  }
}

export function patternFindall(vm: Vm, re: PyPattern, string: Value, pos: number, endpos: number): Value {
  const { subject, kind } = subjectOf(string);
  const found = guarded(vm, () => re.compiled.findall(subject.text, pos, endpos, subject.codes !== null));
  if (re.compiled.groups > 1) {
    const rows = found as string[][];
    return new PyList(rows.map((row) => new PyTuple(kind === "str" ? row : row.map((text) => wrap(text, kind)))));
  }
  return new PyList(kind === "str" ? found as string[] : (found as string[]).map((text) => wrap(text, kind)));
}

export function patternSplit(vm: Vm, re: PyPattern, string: Value, maxsplit: number): Value {
  const { subject, kind } = subjectOf(string);
  const pieces = guarded(vm, () => re.compiled.split(subject.text, maxsplit, subject.codes !== null));
  if (kind === "str") return new PyList(pieces);
  return new PyList(pieces.map((piece) => piece === null ? null : wrap(piece, kind)));
}

function newScanner(re: PyPattern, string: Value, pos: number, endpos: number): PyScanner {
  const { subject, kind }: PySubject = subjectOf(string);
  return new PyScanner(re, string, kind, re.compiled.scannerOf(subject, pos, endpos));
}

export function patternFinditer(re: PyPattern, string: Value, pos = 0, endpos = Infinity): Value {
  return new PyFindIter(newScanner(re, string, pos, endpos));
}

function scan(vm: Vm, self: PyScanner, search: boolean): Value {
  const result = guarded(vm, () => search ? self.scanner.search() : self.scanner.match());
  return result === null ? null : new PyMatch(self.re, self.string, self.kind, result);
}

// ---- types --------------------------------------------------------------------------------------------------------

const RANGE = ["string", "pos", "endpos"] as const;
const WHOLE = [0, Infinity] as const;

function ranged(
  name: string,
  old: string,
  doc: string,
  run: (vm: Vm, self: PyPattern, string: Value, pos: number, endpos: number) => Value,
) {
  return method<PyPattern>()([rest("args"), kwargs("kw")], { doc }, (vm, self, args, kw) => {
    if (kw === null && args.length === 1) return run(vm, self, args[0], 0, Infinity);
    return then(
      bindSubject(vm, name, RANGE, old, WHOLE, args, kw),
      ([string, pos, endpos]) => run(vm, self, string, pos, endpos),
    );
  });
}

const refuseCopy = (verb: string, what: string) => () => {
  throw typeError(`cannot ${verb} this ${what} object`);
};

export const patternType: PyType = newType("SRE_Pattern", PyPattern, {
  module: "_sre",
  subclassable: false,
  hasWeakref: true,
}, {
  doc: "A compiled regular expression.",
  methods: {
    match: ranged(
      "match",
      "pattern",
      "match(string[, pos[, endpos]]) --> match object or None.\nMatches right at the start of the string.",
      (vm, self, string, pos, endpos) => patternMatch(vm, self, string, pos, endpos, false),
    ),
    search: ranged(
      "search",
      "pattern",
      "search(string[, pos[, endpos]]) --> match object or None.\nFinds the first place in the string that matches.",
      (vm, self, string, pos, endpos) => patternMatch(vm, self, string, pos, endpos, true),
    ),
    findall: ranged(
      "findall",
      "source",
      "findall(string[, pos[, endpos]]) --> list.\nTexts of all matches, or of their groups.",
      patternFindall,
    ),
    split: method<PyPattern>()(
      [rest("args"), kwargs("kw")],
      { doc: "split(string[, maxsplit = 0])  --> list.\nThe pieces of the string between the matches." },
      (vm, self, args, kw) =>
        then(
          bindSubject(vm, "split", ["string", "maxsplit"], "source", [0], args, kw),
          ([string, maxsplit]) => patternSplit(vm, self, string, maxsplit),
        ),
    ),
    sub: method<PyPattern>()(
      [obj("repl"), obj("string"), opt(long("count"), 0)],
      { doc: "sub(repl, string[, count = 0]) --> newstring\nReplaces the matches.", arity: "keywords" },
      (vm, self, repl, string, count) => patternSub(vm, self, repl, string, count, false),
    ),
    subn: method<PyPattern>()(
      [obj("repl"), obj("string"), opt(long("count"), 0)],
      {
        doc: "subn(repl, string[, count = 0]) --> (newstring, number of subs)\nReplaces the matches.",
        arity: "keywords",
      },
      (vm, self, repl, string, count) => patternSub(vm, self, repl, string, count, true),
    ),
    scanner: method<PyPattern>()(
      [obj("string"), opt(long("pos"), 0), opt(long("endpos"), Infinity)],
      {
        doc: "scanner(string[, pos[, endpos]]) --> scanner that matches or searches on from where it is.",
        arity: "parse",
      },
      (_vm, self, string, pos, endpos) => newScanner(self, string, pos, endpos),
    ),
    finditer: method<PyPattern>()(
      [obj("string"), opt(long("pos"), 0), opt(long("endpos"), Infinity)],
      {
        doc: "finditer(string[, pos[, endpos]]) --> iterator.\nOver the match objects of all matches.",
        arity: "parse",
      },
      (_vm, self, string, pos, endpos) => patternFinditer(self, string, pos, endpos),
    ),
    __copy__: method<PyPattern>()([], "Refuses.", refuseCopy("copy", "pattern")),
    __deepcopy__: method<PyPattern>()([obj("memo")], "Refuses.", refuseCopy("deepcopy", "pattern")),
    __reduce__: method<PyPattern>()([], "How pickle saves it: by pattern and flags.", reducePattern),
    __reduce_ex__: method<PyPattern>()([obj("protocol")], "How pickle saves it: by pattern and flags.", reducePattern),
  },
  getset: {
    pattern: { doc: "The source.", get: (_vm, self) => self.pattern },
    flags: { doc: "The flags, those set inside the pattern included.", get: (_vm, self) => self.compiled.flags },
    groups: { doc: "Number of capturing groups.", get: (_vm, self) => self.compiled.groups },
    groupindex: { doc: "Group numbers by name.", get: (_vm, self) => self.groupindex },
  },
});

function reducePattern(vm: Vm, self: PyPattern): Result<Value> {
  return then(
    then(vm.importModule("re"), (module) => getAttr(vm, module, "_compile")),
    (rebuild) => new PyTuple([rebuild, new PyTuple([self.pattern, self.compiled.flags])]),
  );
}

/** `start`, `end` and `span`. */
function position(doc: string, pick: (m: PyMatch, index: number) => Value) {
  return method<PyMatch>()(
    [opt(obj("group"), 0)],
    { doc, arity: "unpack" },
    (vm, self, key) => then(groupNumber(vm, self, key), (index) => pick(self, index)),
  );
}

export const matchType: PyType = newType("SRE_Match", PyMatch, { module: "_sre", subclassable: false }, {
  doc: "What a pattern matched.",
  methods: {
    group: method<PyMatch>()([rest("groups")], {
      doc: "group([group1, ...]) -> str or tuple.\nTexts of groups by number or name; of the whole match for 0.",
    }, (vm, self, keys) => {
      if (keys.length === 0) return group(self, 0, null);
      if (keys.length === 1) return then(groupNumber(vm, self, keys[0]), (index) => group(self, index, null));
      return groupsByKeys(vm, self, keys);
    }),
    start: position("start([group=0]) -> int.\nWhere the group begins.", (m, index) => m.result.spans()[2 * index]),
    end: position("end([group=0]) -> int.\nWhere the group ends.", (m, index) => m.result.spans()[2 * index + 1]),
    span: position("span([group]) -> tuple.\nWhere the group begins and ends.", span),
    groups: method<PyMatch>()([opt(obj("default"), null)], {
      doc: "groups([default=None]) -> tuple.\nTexts of all groups, `default` for those that are not set.",
      arity: "keywords",
    }, (_vm, self, absent) => {
      const out: Value[] = [];
      for (let index = 1; index <= self.re.compiled.groups; index++) out.push(group(self, index, absent));
      return new PyTuple(out);
    }),
    groupdict: method<PyMatch>()([opt(obj("default"), null)], {
      doc: "groupdict([default=None]) -> dict.\nTexts of the named groups, `default` for those that are not set.",
      arity: "keywords",
    }, (vm, self, absent) => groupDict(vm, self, absent)),
    expand: method<PyMatch>()([obj("template")], {
      doc: "expand(template) -> str.\nThe template with its group references filled in, as sub does it.",
      arity: "one",
    }, (vm, self, template) => expand(vm, templateOf(vm, self.re, template, false), self.result, self.kind)),
    __copy__: method<PyMatch>()([], "Refuses.", refuseCopy("copy", "match")),
    __deepcopy__: method<PyMatch>()([obj("memo")], "Refuses.", refuseCopy("deepcopy", "match")),
  },
  getset: {
    string: { doc: "The string given to match or search.", get: (_vm, self) => self.string },
    re: { doc: "The pattern.", get: (_vm, self) => self.re },
    pos: { doc: "Where matching was to begin.", get: (_vm, self) => self.result.pos },
    endpos: { doc: "Where matching was to end.", get: (_vm, self) => self.result.endpos },
    lastindex: {
      doc: "Number of the group matched last, or None.",
      get: (_vm, self) => self.result.lastindex < 0 ? null : self.result.lastindex,
    },
    lastgroup: {
      doc: "Name of the group matched last, or None.",
      get: (_vm, self) => {
        const name = self.result.lastgroup;
        return name === null ? null : nameValue(self.re, name);
      },
    },
    regs: {
      doc: "Spans of all groups, the whole match first.",
      get: (_vm, self) => {
        if (self.regs === undefined) {
          const out: Value[] = [];
          for (let index = 0; index <= self.re.compiled.groups; index++) out.push(span(self, index));
          self.regs = new PyTuple(out);
        }
        return self.regs;
      },
    },
  },
});

export const scannerType: PyType = newType("SRE_Scanner", PyScanner, { module: "_sre", subclassable: false }, {
  doc: null,
  methods: {
    match: method<PyScanner>()(
      [],
      "The next match, right where the last one ended.",
      (vm, self) => scan(vm, self, false),
    ),
    search: method<PyScanner>()([], "The next match.", (vm, self) => scan(vm, self, true)),
  },
  getset: { pattern: { doc: "The pattern.", get: (_vm, self) => self.re } },
});

export const findIterType: PyType = newType("callable-iterator", PyFindIter, { subclassable: false }, {
  doc: null,
  slots: {
    tp_iter: (_vm, self) => self,
    tp_iternext: (vm, self) => scan(vm, (self as PyFindIter).scanner, true) ?? undefined,
  },
});
