// SPDX-License-Identifier: MIT
/**
 * The native modules `re`, `sre_constants` and `_sre`.
 *
 * `re` is Python code in CPython, so its functions answer wrong calls as Python functions do. `_sre` is there for
 * programs (and the library's own `sre_compile.py`) that reach below `re`: its `compile` takes the pattern's text and
 * ignores the code generated for CPython's matcher.
 */
import { PyLong, PyObject, PyStr, PyTuple, PyUnicode, type Value } from "../../base/value.ts";
import { call, callMethod, findAttr, setAttr } from "../../core/abstract.ts";
import { PyDict } from "../../core/dict.ts";
import { overflowError, runtimeError, RuntimeWarningType, typeError, valueError } from "../../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../../core/gen.ts";
import { iter, listOf, next } from "../../core/sequence.ts";
import type { Kwargs, PyType } from "../../core/type.ts";
import { bigOf, isInteger, isStr, PyList, PyOldInstance, strValue, typeName, typeOf } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { int, kwargs, obj, opt, rest } from "../../native/args.ts";
import { constant, def, defineModule, method, type NativeModule, newType, type Row } from "../../native/define.ts";
import { lowerOf } from "./charset.ts";
import { dumpTree } from "./dump.ts";
import { compile, type CompiledPattern, type CompileOptions, compilePhrases, type MatchResult } from "./pattern.ts";
import { bindPython } from "./py_re_args.ts";
import { isWide, wrap } from "./py_re_subject.ts";
import {
  guarded,
  newPattern,
  patternFindall,
  patternFinditer,
  patternMatch,
  patternSplit,
  patternSub,
  patternType,
  PyMatch,
  PyPattern,
  reState,
} from "./py_re_types.ts";
import * as syntax from "./syntax.ts";
import { escape } from "./template.ts";

/** Patterns kept per VM before the cache is emptied. */
const MAX_CACHE = 100;

/** Long matches count against the quotas of the VM. */
function optionsOf(vm: Vm): CompileOptions {
  return { onSteps: (steps) => vm.charge?.(steps) };
}

// ---- compiling ----------------------------------------------------------------------------------------------------

/** `re.compile(source, flags)`, with CPython's order of checks. */
function compilePattern(vm: Vm, source: Value, flags: Value): Result<PyPattern> {
  if (flags === 0 && typeof source === "string") {
    const known = reState(vm).plain.get(source);
    if (known !== undefined) return known;
  }
  if (!isInteger(flags)) throw typeError(`unsupported operand type(s) for &: '${typeName(flags)}' and 'int'`);
  const wide = typeof flags === "object" ? flags.value : BigInt(flags);
  const bits = Number(BigInt.asIntN(32, wide));
  const debug = (bits & syntax.FLAG_DEBUG) !== 0;
  let key: string | undefined;
  const isPlain = bits === 0 && wide === 0n && typeof source === "string";
  if (!debug) {
    if (typeof source === "string") key = isPlain ? undefined : `s${bits}:${source}`;
    else if (source instanceof PyUnicode && isExactUnicode(source)) {
      key = `u${bits}:${source.value}`;
    } else if (!typeOf(source).tp_hash) throw typeError(`unhashable type: '${typeName(source)}'`);
    const known = key === undefined ? undefined : reState(vm).cache.get(key);
    if (known !== undefined) return known;
  }
  if (source instanceof PyPattern) {
    if (wide !== 0n) throw valueError("Cannot process flags argument with a compiled pattern");
    return source;
  }
  let text: string;
  if (source instanceof PyUnicode) text = source.value;
  else if (isStr(source)) text = strValue(source);
  else throw typeError("first argument must be string or compiled pattern");
  const compiled = guarded(vm, () => compile(text, bits, source instanceof PyUnicode, optionsOf(vm)));
  if (wide > 0x7fffffffn) throw overflowError("signed integer is greater than maximum");
  const done = () => {
    const pattern = newPattern(vm, compiled, source);
    if (key !== undefined || isPlain) {
      const { cache, plain } = reState(vm);
      if (cache.size + plain.size >= MAX_CACHE) {
        cache.clear();
        plain.clear();
      }
      if (isPlain) plain.set(source, pattern);
      else cache.set(key!, pattern);
    }
    return pattern;
  };
  if (debug || compiled.warnings.length > 0) return announce(vm, compiled, debug, done);
  return done();
}

/** Whether the type is `unicode` itself, as only those are cached. */
function isExactUnicode(value: PyUnicode): boolean {
  return !typeOf(value).heap;
}

/** Issues the warnings of a pattern and prints its tree where DEBUG asks for it. */
function* announce(vm: Vm, compiled: CompiledPattern, debug: boolean, done: () => PyPattern): Gen<PyPattern> {
  for (const text of compiled.warnings) {
    const r = vm.warn(RuntimeWarningType, text);
    if (isGen(r)) yield* r;
  }
  const out = vm.sys.getStr("stdout");
  if (debug && out !== undefined && out !== null) {
    const r = callMethod(vm, out, "write", [dumpTree(compiled.tree)]);
    if (isGen(r)) yield* r;
  }
  return done();
}

// ---- functions ----------------------------------------------------------------------------------------------------

/** A row that is a Python function in CPython. */
function python(
  name: string,
  names: string[],
  defaults: Value[],
  doc: string,
  run: (vm: Vm, ...args: Value[]) => Result<Value>,
): Row {
  return def([rest("args"), kwargs("kw")], { doc }, (vm, args, kw) => {
    if (kw !== null || args.length !== names.length) args = bindPython(name, names, defaults, args, kw);
    return run(vm, ...args);
  });
}

/** Converts an argument that goes on to a C function as `Py_ssize_t`. */
function count(vm: Vm, value: Value): Result<number> {
  if (typeof value === "number") return value;
  return int("count").convert!(vm, value, { name: "sub", position: 3 });
}

function onPattern(
  name: string,
  doc: string,
  run: (vm: Vm, pattern: PyPattern, string: Value) => Result<Value>,
): Row {
  return python(
    name,
    ["pattern", "string", "flags"],
    [0],
    doc,
    (vm, pattern, string, flags) => then(compilePattern(vm, pattern, flags), (compiled) => run(vm, compiled, string)),
  );
}

function substitute(name: string, doc: string, wantCount: boolean): Row {
  return python(
    name,
    ["pattern", "repl", "string", "count", "flags"],
    [0, 0],
    doc,
    (vm, pattern, repl, string, limit, flags) =>
      then(
        compilePattern(vm, pattern, flags),
        (compiled) => then(count(vm, limit), (n) => patternSub(vm, compiled, repl, string, n, wantCount)),
      ),
  );
}

function escapeValue(value: Value): Value {
  if (value instanceof PyUnicode) return new PyUnicode(escape(value.value));
  if (isStr(value)) return escape(strValue(value));
  throw typeError(`'${typeName(value)}' object is not iterable`);
}

// ---- re.Scanner ---------------------------------------------------------------------------------------------------

/** `re.Scanner`: its attributes `lexicon`, `scanner` and `match` are ordinary ones. */
class PyLexer extends PyObject {
  pattern: PyPattern | undefined = undefined;
  lexicon: Value[] = [];
}

function* lexerInit(vm: Vm, self: PyLexer, args: Value[], kw: Kwargs): Gen<void> {
  const bound = bindPython("__init__", ["self", "lexicon", "flags"], [0], [self, ...args], kw);
  const [, lexicon, flags] = bound;
  let it = iter(vm, lexicon);
  if (isGen(it)) it = yield* it;
  const phrases: { pattern: string; isUnicode: boolean }[] = [];
  const actions: Value[] = [];
  for (;;) {
    let pair = next(vm, it);
    if (isGen(pair)) pair = yield* pair;
    if (pair === undefined) break;
    let items = listOf(vm, pair);
    if (isGen(items)) items = yield* items;
    if (items.length < 2) {
      throw valueError(`need more than ${items.length} value${items.length === 1 ? "" : "s"} to unpack`);
    }
    if (items.length > 2) throw valueError("too many values to unpack");
    const phrase = items[0];
    if (!(phrase instanceof PyUnicode) && !isStr(phrase)) {
      throw typeError(`object of type '${typeName(phrase)}' has no len()`);
    }
    const isUnicode = phrase instanceof PyUnicode;
    phrases.push({ pattern: isUnicode ? phrase.value : strValue(phrase), isUnicode });
    actions.push(items[1]);
  }
  if (!isInteger(flags)) throw typeError(`unsupported operand type(s) for &: '${typeName(flags)}' and 'int'`);
  const bits = Number(BigInt.asIntN(32, bigOf(flags)));
  self.pattern = newPattern(vm, guarded(vm, () => compilePhrases(phrases, bits, optionsOf(vm))), null);
  self.lexicon = actions;
  for (const [name, value] of [["lexicon", lexicon], ["scanner", self.pattern]] as const) {
    const r = setAttr(vm, self, name, value);
    if (isGen(r)) yield* r;
  }
}

function* lexerScan(vm: Vm, self: PyLexer, string: Value): Gen<Value> {
  const pattern = self.pattern;
  if (pattern === undefined) throw runtimeError("Scanner is not initialised");
  const text = string instanceof PyUnicode ? string.value : isStr(string) ? strValue(string) : undefined;
  if (text === undefined) throw typeError("expected string or buffer");
  const kind = string instanceof PyUnicode ? "unicode" : "str";
  const scanner = pattern.compiled.scanner(text, 0, Infinity, string instanceof PyUnicode && isWide(string));
  const out: Value[] = [];
  let end = 0;
  for (;;) {
    const m: MatchResult | null = guarded(vm, () => scanner.match());
    if (m === null || m.end === end) break;
    let action: Value = self.lexicon[m.lastindex - 1];
    let callable: Result<Value | boolean | undefined> = action instanceof PyOldInstance
      ? findAttr(vm, action, "__call__")
      : typeOf(action).tp_call !== undefined;
    if (isGen(callable)) callable = yield* callable;
    if (callable !== undefined && callable !== false) {
      const stored = setAttr(vm, self, "match", new PyMatch(pattern, string, kind, m));
      if (isGen(stored)) yield* stored;
      const r = call(vm, action, [self, wrap(m.group(0)!, kind)]);
      action = isGen(r) ? yield* r : r;
    }
    if (action !== null) out.push(action);
    end = m.end;
  }
  return new PyTuple([new PyList(out), wrap(sliceFrom(text, end, string), kind)]);
}

function sliceFrom(text: string, start: number, string: Value): string {
  return string instanceof PyUnicode && isWide(string) ? [...text].slice(start).join("") : text.slice(start);
}

const lexerType: PyType = newType("Scanner", PyLexer, { module: "re", hasDict: true, hasWeakref: true }, {
  doc: "Scanner(lexicon, flags=0): cuts a string into tokens by (phrase, action) pairs.",
  slots: {
    tp_new: (_vm, type) => new type.jsClass() as PyLexer,
    tp_init: (vm, self, args, kw) => lexerInit(vm, self as PyLexer, args, kw),
  },
  methods: {
    scan: method<PyLexer>()(
      [obj("string")],
      "scan(string) -> (list of what the actions gave, rest of the string that no phrase matches)",
      lexerScan,
    ),
  },
});

// ---- re -----------------------------------------------------------------------------------------------------------

const PUBLIC =
  "match search sub subn split findall compile purge template escape I L M S X U IGNORECASE LOCALE MULTILINE DOTALL " +
  "VERBOSE UNICODE error finditer";

/** `re`. */
export const reModule: NativeModule = defineModule(
  "re",
  "Regular expressions: search, match, split and replace by pattern.\n\n" +
    "Patterns and strings may be str or unicode. The functions compile their pattern, or take it compiled; the last\n" +
    "hundred are remembered.",
  {
    match: onPattern(
      "match",
      "match(pattern, string, flags=0): the match right at the start of the string, or None.",
      (vm, pattern, string) => patternMatch(vm, pattern, string, 0, Infinity, false),
    ),
    search: onPattern(
      "search",
      "search(pattern, string, flags=0): the first match in the string, or None.",
      (vm, pattern, string) => patternMatch(vm, pattern, string, 0, Infinity, true),
    ),
    findall: onPattern(
      "findall",
      "findall(pattern, string, flags=0): texts of all matches that do not overlap, or of their groups.",
      (vm, pattern, string) => patternFindall(vm, pattern, string, 0, Infinity),
    ),
    finditer: onPattern(
      "finditer",
      "finditer(pattern, string, flags=0): an iterator over all matches that do not overlap.",
      (_vm, pattern, string) => patternFinditer(pattern, string),
    ),
    split: python(
      "split",
      ["pattern", "string", "maxsplit", "flags"],
      [0, 0],
      "split(pattern, string, maxsplit=0, flags=0): the pieces of the string between the matches.",
      (vm, pattern, string, maxsplit, flags) =>
        then(
          compilePattern(vm, pattern, flags),
          (compiled) => then(count(vm, maxsplit), (n) => patternSplit(vm, compiled, string, n)),
        ),
    ),
    sub: substitute(
      "sub",
      "sub(pattern, repl, string, count=0, flags=0): the string with matches replaced by `repl`, a template or a function.",
      false,
    ),
    subn: substitute(
      "subn",
      "subn(pattern, repl, string, count=0, flags=0): like sub, with the number of replacements: (string, number).",
      true,
    ),
    compile: python(
      "compile",
      ["pattern", "flags"],
      [0],
      "compile(pattern, flags=0): the pattern as an object.",
      compilePattern,
    ),
    template: python(
      "template",
      ["pattern", "flags"],
      [0],
      "template(pattern, flags=0): a pattern without repeats, as an object.",
      (vm, pattern, flags) => {
        if (!isInteger(flags)) throw typeError(`unsupported operand type(s) for |: '${typeName(flags)}' and 'int'`);
        return compilePattern(vm, pattern, Number(bigOf(flags)) | syntax.FLAG_TEMPLATE);
      },
    ),
    purge: python("purge", [], [], "purge(): forgets the patterns compiled so far.", (vm) => {
      reState(vm).cache.clear();
      reState(vm).plain.clear();
      return null;
    }),
    escape: python(
      "escape",
      ["pattern"],
      [],
      "escape(pattern): the string with a backslash before every character that is no ASCII letter or digit.",
      (_vm, value) => escapeValue(value),
    ),
    _compile: python("_compile", ["pattern", "flags"], [0], "What pickled patterns are rebuilt with.", compilePattern),
    Scanner: lexerType,
    error: constant((vm) => reState(vm).error),
    _pattern_type: constant(patternType),
    __all__: constant(() => new PyList(PUBLIC.split(" "))),
    __version__: constant("2.2.1"),
    I: constant(syntax.FLAG_IGNORECASE, "Ignore case."),
    IGNORECASE: constant(syntax.FLAG_IGNORECASE, "Ignore case."),
    L: constant(syntax.FLAG_LOCALE, 'Classes and case by the locale, which is always "C".'),
    LOCALE: constant(syntax.FLAG_LOCALE, 'Classes and case by the locale, which is always "C".'),
    U: constant(syntax.FLAG_UNICODE, "Classes and case by Unicode."),
    UNICODE: constant(syntax.FLAG_UNICODE, "Classes and case by Unicode."),
    M: constant(syntax.FLAG_MULTILINE, "^ and $ at every line."),
    MULTILINE: constant(syntax.FLAG_MULTILINE, "^ and $ at every line."),
    S: constant(syntax.FLAG_DOTALL, "The dot matches newlines too."),
    DOTALL: constant(syntax.FLAG_DOTALL, "The dot matches newlines too."),
    X: constant(syntax.FLAG_VERBOSE, "Blanks and comments in the pattern are passed over."),
    VERBOSE: constant(syntax.FLAG_VERBOSE, "Blanks and comments in the pattern are passed over."),
    T: constant(syntax.FLAG_TEMPLATE, "No repeats."),
    TEMPLATE: constant(syntax.FLAG_TEMPLATE, "No repeats."),
    DEBUG: constant(syntax.FLAG_DEBUG, "Print the tree of the pattern."),
    _MAXCACHE: constant(MAX_CACHE),
  },
);

// ---- sre_constants, _sre ------------------------------------------------------------------------------------------

const MAGIC = 20031017;
const maxRepeat = () => new PyLong(BigInt(syntax.MAXREPEAT));

const OPCODES =
  "failure success any any_all assert assert_not at branch call category charset bigcharset groupref groupref_exists " +
  "groupref_ignore in in_ignore info jump literal literal_ignore mark max_until min_until not_literal " +
  "not_literal_ignore negate range repeat repeat_one subpattern min_repeat_one";
const POSITIONS =
  "at_beginning at_beginning_line at_beginning_string at_boundary at_non_boundary at_end at_end_line at_end_string " +
  "at_loc_boundary at_loc_non_boundary at_uni_boundary at_uni_non_boundary";
const CATEGORIES =
  "category_digit category_not_digit category_space category_not_space category_word category_not_word " +
  "category_linebreak category_not_linebreak category_loc_word category_loc_not_word category_uni_digit " +
  "category_uni_not_digit category_uni_space category_uni_not_space category_uni_word category_uni_not_word " +
  "category_uni_linebreak category_uni_not_linebreak";

function dictOf(pairs: Iterable<readonly [string, Value]>): PyDict {
  const dict = new PyDict();
  for (const [key, value] of pairs) dict.setStr(key, value);
  return dict;
}
const numbered = (names: string) => () => dictOf(names.split(" ").map((name, i) => [name, i]));
const mapped = (names: string, to: (name: string) => string) => () =>
  dictOf(names.split(" ").map((name) => [name, to(name)]));
const PLAIN_CATEGORIES = CATEGORIES.split(" ").slice(0, 8).join(" ");
const BOUNDARIES = "at_boundary at_non_boundary";

/** `sre_constants`: the exception class, and the names below `re` that programs may look at. */
export const sreConstantsModule: NativeModule = defineModule(
  "sre_constants",
  "Names shared by the parts of the regular expression engine.",
  {
    error: constant((vm) => reState(vm).error),
    MAGIC: constant(MAGIC),
    MAXREPEAT: constant(maxRepeat),
    ...Object.fromEntries(
      `${OPCODES} max_repeat min_repeat ${POSITIONS} ${CATEGORIES}`.split(" ").map((
        name,
      ) => [name.toUpperCase(), constant(name)]),
    ),
    OPCODES: constant(numbered(OPCODES)),
    ATCODES: constant(numbered(POSITIONS)),
    CHCODES: constant(numbered(CATEGORIES)),
    OP_IGNORE: constant(mapped("groupref in literal not_literal", (name) => name + "_ignore")),
    AT_MULTILINE: constant(mapped("at_beginning at_end", (name) => name + "_line")),
    AT_LOCALE: constant(mapped(BOUNDARIES, (name) => name.replace("at_", "at_loc_"))),
    AT_UNICODE: constant(mapped(BOUNDARIES, (name) => name.replace("at_", "at_uni_"))),
    CH_LOCALE: constant(mapped(PLAIN_CATEGORIES, (name) => name.replace(/^category_(?=(not_)?word)/, "category_loc_"))),
    CH_UNICODE: constant(mapped(PLAIN_CATEGORIES, (name) => name.replace("category_", "category_uni_"))),
    SRE_FLAG_TEMPLATE: constant(syntax.FLAG_TEMPLATE),
    SRE_FLAG_IGNORECASE: constant(syntax.FLAG_IGNORECASE),
    SRE_FLAG_LOCALE: constant(syntax.FLAG_LOCALE),
    SRE_FLAG_MULTILINE: constant(syntax.FLAG_MULTILINE),
    SRE_FLAG_DOTALL: constant(syntax.FLAG_DOTALL),
    SRE_FLAG_UNICODE: constant(syntax.FLAG_UNICODE),
    SRE_FLAG_VERBOSE: constant(syntax.FLAG_VERBOSE),
    SRE_FLAG_DEBUG: constant(syntax.FLAG_DEBUG),
    SRE_INFO_PREFIX: constant(1),
    SRE_INFO_LITERAL: constant(2),
    SRE_INFO_CHARSET: constant(4),
    makedict: def(
      [obj("list")],
      "makedict(list) -> the items with their positions.",
      (vm, list) =>
        then(listOf(vm, list), (items) => {
          const names = items.map((item) => item instanceof PyStr ? item.value : item as string);
          return dictOf(names.map((name, i) => [name, i]));
        }),
    ),
  },
);

/** `_sre`. */
export const sreModule: NativeModule = defineModule("_sre", "The engine below the module re.", {
  MAGIC: constant(MAGIC),
  CODESIZE: constant(4),
  MAXREPEAT: constant(maxRepeat),
  getcodesize: def([], "getcodesize() -> bytes of a word of code.", () => 4),
  getlower: def(
    [int("character"), int("flags")],
    "getlower(character, flags) -> the lower case of a character code.",
    (_vm, code, flags) => lowerOf(code, flags),
  ),
  compile: def(
    [obj("pattern"), int("flags"), obj("code"), opt(int("groups"), 0), opt(obj("groupindex")), opt(obj("indexgroup"))],
    {
      doc:
        "compile(pattern, flags, code, ...) -> pattern object. Compiles the text; of `code`, only the range is checked.",
    },
    (vm, pattern, flags, code) => {
      if (!(code instanceof PyList)) throw typeError(`compile() argument 3 must be list, not ${typeName(code)}`);
      for (const word of code.items) {
        if (isInteger(word) && (bigOf(word) < 0n || bigOf(word) > 0xffffffffn)) {
          throw overflowError("regular expression code size limit exceeded");
        }
      }
      if (!(pattern instanceof PyUnicode) && !isStr(pattern)) throw runtimeError("invalid SRE code");
      return compilePattern(vm, pattern, flags);
    },
  ),
});
