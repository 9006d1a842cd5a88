// SPDX-License-Identifier: MIT
/**
 * The methods of `unicode`, and the operations that `str` hands over when an operand is unicode.
 *
 * Searches run over code units and convert positions only for wide strings (`unicode_value.ts`). Arguments may be str,
 * which are decoded with the default encoding.
 */
import { PyInt, PyLong, PyObject, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { repeatFill } from "../base/number_format.ts";
import * as text from "../base/unicode_text.ts";
import { isThrown } from "../core/abstract.ts";
import { kernel, LookupErrorType, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, then } from "../core/gen.ts";
import { fastItems, getItem } from "../core/sequence.ts";
import { isStr, PyList, strValue, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { custom, int, kwargs, long, obj, opt, type Param, rest } from "../native/args.ts";
import { method, type Row, type RowOptions } from "../native/define.ts";
import { codecName, countArg, withBounds } from "./str_args.ts";
import { fieldNameSplit, formatMethod, formatterParser, formatText } from "./str_format.ts";
import {
  centerText,
  clipRange,
  countIn,
  expandTabs,
  findIn,
  interleave,
  replaceIn,
  rfindIn,
  rsplitOn,
  splitOn,
  zfillText,
} from "./str_search.ts";
import { decodeDefault, decodeMethod, encodeMethod } from "./unicode_codecs.ts";
import { isWide, textOf, toUnicode, unicodeLength } from "./unicode_value.ts";

const unicodeMethod = method<PyUnicode>();
const make = (s: string): PyUnicode => new PyUnicode(s);
const listOfTexts = (parts: string[]): PyList => new PyList(parts.map(make));

type Search = (text: string, sub: string, start: number, end: number) => number;

// ---- searching ----------------------------------------------------------------------------------------------------

/** Whether a wide text may not simply be searched by code units: `sub` starts or ends inside a pair. */
function splitsPairs(sub: string): boolean {
  const first = sub.charCodeAt(0) & 0xfc00;
  const last = sub.charCodeAt(sub.length - 1) & 0xfc00;
  return first === 0xdc00 || last === 0xd800;
}

/** Runs `search` over `u[from:to]`; the position found, or the count, in code points. */
export function searchText(
  u: PyUnicode,
  sub: string,
  search: Search,
  from: number,
  to: number,
  mustFind: boolean,
): number {
  const [start, end] = clipRange(from, to, unicodeLength(u));
  let at: number;
  if (start > end) at = search === countIn ? 0 : -1;
  else if (!isWide(u)) at = search(u.value, sub, start, end);
  else at = searchWide(u, sub, search, start, end);
  if (mustFind && at < 0) throw valueError("substring not found");
  return at;
}

function searchWide(u: PyUnicode, sub: string, search: Search, start: number, end: number): number {
  if (search === countIn && sub === "") return end - start + 1;
  const value = u.value;
  const from = text.unitIndexOfPoint(value, start);
  const to = from + text.unitIndexOfPoint(value.slice(from), end - start);
  if (sub !== "" && splitsPairs(sub)) {
    // Rare: a lone surrogate is looked for. Compare character by character.
    const chars = Array.from(value).slice(start, end);
    const wanted = Array.from(sub);
    const hits: number[] = [];
    for (let i = 0; i + wanted.length <= chars.length; i++) {
      if (wanted.every((c, k) => c === chars[i + k])) {
        hits.push(i);
        if (search === countIn) i += wanted.length - 1;
      }
    }
    if (search === countIn) return hits.length;
    return hits.length === 0 ? -1 : start + (search === rfindIn ? hits[hits.length - 1] : hits[0]);
  }
  const at = search(value, sub, from, to);
  return at < 0 || search === countIn ? at : text.pointIndexOfUnit(value, at);
}

/** `item in text`. */
export function containsText(value: string, item: string): boolean {
  return value.includes(item);
}

/** Whether `affix` stands at the start or end of `u[from:to]`. */
export function tailMatch(u: PyUnicode, affix: string, from: number, to: number, atEnd: boolean): boolean {
  if (affix === "") return true;
  const [start, end] = clipRange(from, to, unicodeLength(u));
  if (start > end) return false;
  const part = isWide(u) ? text.pointSlice(u.value, start, end, true) : u.value.slice(start, end);
  return atEnd ? part.endsWith(affix) : part.startsWith(affix);
}

function searcher(name: string, doc: string, search: Search, mustFind: boolean): Row {
  const options: RowOptions = { doc, arity: "parse", cname: name };
  return unicodeMethod(
    [obj("sub"), opt(obj("start")), opt(obj("end"))],
    options,
    (vm, self, sub, start, end) =>
      withBounds(vm, start, end, (from, to) => searchText(self, textOf(vm, sub), search, from, to, mustFind)),
  );
}

function tail(name: "startswith" | "endswith", doc: string): Row {
  const atEnd = name === "endswith";
  return unicodeMethod([obj(atEnd ? "suffix" : "prefix"), opt(obj("start")), opt(obj("end"))], {
    doc,
    arity: "parse",
  }, (vm, self, affix, start, end) =>
    withBounds(vm, start, end, (from, to) => {
      if (affix instanceof PyTuple) {
        return affix.items.some((one) => tailMatch(self, textOf(vm, one), from, to, atEnd));
      }
      let s: string;
      if (affix instanceof PyUnicode || isStr(affix)) s = textOf(vm, affix);
      else {
        try {
          s = textOf(vm, affix);
        } catch {
          throw typeError(`${name} first arg must be str, unicode, or tuple, not ${typeName(affix)}`);
        }
      }
      return tailMatch(self, s, from, to, atEnd);
    }));
}

// ---- cutting ------------------------------------------------------------------------------------------------------

/** `u.strip(chars)` and its one-sided forms. */
export function strip(u: PyUnicode, chars: string, side: text.Side): PyUnicode {
  return make(text.stripChars(u.value, chars, side, isWide(u) || text.hasPairs(chars)));
}

function stripper(name: string, doc: string, side: text.Side): Row {
  return unicodeMethod([opt(obj("chars"))], { doc, arity: "parse" }, (vm, self, chars) => {
    if (chars === undefined || chars === null) return make(text.stripText(self.value, side, text.isSpaceUnit));
    if (!isStr(chars) && !(chars instanceof PyUnicode)) throw typeError(`${name} arg must be None, unicode or str`);
    return strip(self, textOf(vm, chars), side);
  });
}

/** `u.split(separator, limit)` or `rsplit`. */
export function split(u: PyUnicode, separator: string, limit: number, right: boolean): PyList {
  if (separator === "") throw valueError("empty separator");
  return listOfTexts((right ? rsplitOn : splitOn)(u.value, separator, limit));
}

function splitter(doc: string, right: boolean): Row {
  const onSpace = right ? text.rsplitSpace : text.splitSpace;
  return unicodeMethod(
    [opt(obj("sep")), opt(obj("maxsplit"))],
    { doc, arity: "parse" },
    (vm, self, sep, maxsplit) =>
      then(countArg(vm, maxsplit), (limit) => {
        if (sep === undefined || sep === null) return listOfTexts(onSpace(self.value, limit, text.isSpaceUnit));
        return split(self, textOf(vm, sep), limit, right);
      }),
  );
}

/** `u.partition(separator)` or `rpartition`. */
export function partition(u: PyUnicode, separator: PyUnicode, right: boolean): PyTuple {
  const by = separator.value;
  if (by === "") throw valueError("empty separator");
  const s = u.value;
  const at = right ? s.lastIndexOf(by) : s.indexOf(by);
  const empty = make("");
  if (at < 0) return new PyTuple(right ? [empty, empty, make(s)] : [make(s), empty, empty]);
  return new PyTuple([make(s.slice(0, at)), separator, make(s.slice(at + by.length))]);
}

function partitioner(doc: string, right: boolean): Row {
  return unicodeMethod([obj("sep")], doc, (vm, self, sep) => {
    const separator = sep instanceof PyUnicode ? sep : make(textOf(vm, sep));
    return partition(self, separator, right);
  });
}

// ---- join ---------------------------------------------------------------------------------------------------------

/** `separator.join(items)` as unicode; the separator is a `str` value where it comes from one. */
export function joinItems(vm: Vm, separator: string | PyUnicode, items: Value[]): Value {
  const size = items.length;
  if (size === 0) return make("");
  if (size === 1 && items[0] instanceof PyUnicode && !items[0].type.heap) return items[0];
  const parts: string[] = new Array(size);
  let by = "";
  if (size > 1) by = typeof separator === "string" ? decodeDefault(vm, separator) : separator.value;
  for (let i = 0; i < size; i++) {
    const item = items[i];
    if (item instanceof PyUnicode) parts[i] = item.value;
    else if (isStr(item)) parts[i] = decodeDefault(vm, strValue(item));
    else throw typeError(`sequence item ${i}: expected string or Unicode, ${typeName(item)} found`);
  }
  return make(parts.join(by));
}

// ---- replace, translate -------------------------------------------------------------------------------------------

/** `u.replace(from, to, count)`. */
export function replace(vm: Vm, u: PyUnicode, from: Value, to: Value, count: number): PyUnicode {
  const old = textOf(vm, from);
  const by = textOf(vm, to);
  const s = u.value;
  if (old !== "") return make(replaceIn(s, old, by, count));
  if (count >= 0 && s === "") return make(s);
  return make(interleave(text.pointStrings(s, isWide(u)), by, count));
}

/** What a translation table gave for a code point: text, `undefined` for "delete". */
function mapped(v: Value): string | undefined {
  if (v === null) return undefined;
  if (v instanceof PyUnicode) return v.value;
  if (typeof v === "number" || typeof v === "boolean" || v instanceof PyInt || v instanceof PyLong) {
    const n = typeof v === "object" ? v.value : BigInt(v);
    if (!(v instanceof PyLong) && (n < 0n || n > 0x10ffffn)) {
      throw typeError("character mapping must be in range(0x110000)");
    }
    if (!(v instanceof PyLong)) return String.fromCodePoint(Number(n));
  }
  throw typeError("character mapping must return integer, None or unicode");
}

/**
 * Translates `u` by a mapping of code points (`PyUnicode_TranslateCharmap`). Points without entry stay.
 * The table is asked once per distinct point and run.
 */
export function* translate(vm: Vm, u: PyUnicode, table: Value, _name: string): Gen<Value> {
  const known = new Map<string, string | undefined>();
  let out = "";
  for (const c of u.value) {
    if (!known.has(c)) {
      let to: string | undefined = c;
      try {
        let r = getItem(vm, table, c.codePointAt(0)!);
        if (isGen(r)) r = yield* r;
        to = mapped(r);
      } catch (e) {
        if (!isThrown(e, LookupErrorType)) throw e;
      }
      known.set(c, to);
    }
    out += known.get(c) ?? "";
  }
  return make(out);
}

// ---- layout -------------------------------------------------------------------------------------------------------

/** A fill character: one code point of unicode, or one byte that is decoded. */
const fillParam = (name: string): Param<string> =>
  custom(name, (vm, v, _place) => {
    let s: string;
    try {
      s = textOf(vm, v);
    } catch (e) {
      if (v instanceof PyObject || v === null || typeof v !== "object") {
        if (!isStr(v) && !(v instanceof PyUnicode)) {
          throw typeError("The fill character cannot be converted to Unicode");
        }
      }
      throw e;
    }
    if (text.pointLength(s, text.hasPairs(s)) !== 1) {
      throw typeError("The fill character must be exactly one character long");
    }
    return s;
  });

type Layout = (s: string, size: number, width: number, fill: string) => string;
const lay = kernel((f: Layout, s: string, size: number, width: number, fill: string) => f(s, size, width, fill));

function adjuster(doc: string, f: Layout): Row {
  return unicodeMethod(
    [long("width"), opt(fillParam("fillchar"), " ")],
    { doc, arity: "parse" },
    (_vm, self, width, fill) => {
      const size = unicodeLength(self);
      return make(width <= size ? self.value : lay(f, self.value, size, width, fill));
    },
  );
}

const zfill = kernel(zfillText);
const tabs = kernel(expandTabs);

const textual = (doc: string, f: (s: string) => string): Row =>
  unicodeMethod([], doc, (_vm, self) => make(f(self.value)));
const predicate = (doc: string, f: (s: string) => boolean): Row => unicodeMethod([], doc, (_vm, self) => f(self.value));

/** Rows of `unicode`. */
export const unicodeMethods = (): Record<string, Row> => ({
  encode: unicodeMethod(
    [codecName("encoding"), codecName("errors")],
    { doc: "The string encoded to bytes by `encoding`.", arity: "keywords" },
    (vm, self, encoding, errors) => encodeMethod(vm, self, encoding, errors),
  ),
  decode: unicodeMethod(
    [codecName("encoding"), codecName("errors")],
    { doc: "The string run through the decoder of `encoding`.", arity: "keywords" },
    (vm, self, encoding, errors) => decodeMethod(vm, self, encoding, errors),
  ),
  replace: unicodeMethod(
    [obj("old"), obj("new"), opt(obj("count"))],
    { doc: "The string with `old` replaced by `new`, at most `count` times.", arity: "parse" },
    (vm, self, from, to, count) => then(countArg(vm, count), (n) => replace(vm, self, from, to, n)),
  ),
  split: splitter(
    "The words of the string, or the parts between `sep`, cut at most `maxsplit` times from the left.",
    false,
  ),
  rsplit: splitter(
    "The words of the string, or the parts between `sep`, cut at most `maxsplit` times from the right.",
    true,
  ),
  join: unicodeMethod(
    [obj("iterable")],
    "The strings of `iterable`, with this string between them.",
    (vm, self, iterable) =>
      then(fastItems(vm, iterable, "can only join an iterable"), (items) => joinItems(vm, self, items)),
  ),
  capitalize: textual(
    "The string with its first letter in upper case and all others in lower case.",
    text.capitalizeText,
  ),
  title: textual("The string with the first letter of each word in title case.", text.titleText),
  center: adjuster("The string padded at both sides to `width`.", centerText),
  count: searcher("count", "How often `sub` occurs in [start, end) without overlap.", countIn, false),
  expandtabs: unicodeMethod(
    [opt(int("tabsize"), 8)],
    { doc: "The string with tabs replaced by spaces.", arity: "parse" },
    (_vm, self, size) => make(tabs(self.value, size, isWide(self))),
  ),
  find: searcher("find", "Position of the first `sub` in [start, end), or -1.", findIn, false),
  partition: partitioner("(before, sep, after) around the first `sep`.", false),
  index: searcher("index", "Position of the first `sub` in [start, end). ValueError if there is none.", findIn, true),
  ljust: adjuster(
    "The string padded at its right to `width`.",
    (s, size, width, fill) => s + repeatFill(fill, width - size),
  ),
  lower: textual("The string in lower case.", text.lowerText),
  lstrip: stripper("lstrip", "The string without white space, or `chars`, at its start.", "left"),
  rfind: searcher("rfind", "Position of the last `sub` in [start, end), or -1.", rfindIn, false),
  rindex: searcher("rindex", "Position of the last `sub` in [start, end). ValueError if there is none.", rfindIn, true),
  rjust: adjuster(
    "The string padded at its left to `width`.",
    (s, size, width, fill) => repeatFill(fill, width - size) + s,
  ),
  rstrip: stripper("rstrip", "The string without white space, or `chars`, at its end.", "right"),
  rpartition: partitioner("(before, sep, after) around the last `sep`.", true),
  splitlines: unicodeMethod(
    [opt(int("keepends"), 0)],
    { doc: "The lines of the string, with their line ends if `keepends`.", arity: "parse" },
    (_vm, self, keep) => listOfTexts(text.splitLinesText(self.value, keep !== 0)),
  ),
  strip: stripper("strip", "The string without white space, or `chars`, at its ends.", "both"),
  swapcase: textual("The string with upper and lower case exchanged.", text.swapcaseText),
  translate: unicodeMethod(
    [obj("table")],
    "The string with each character mapped by `table[code point]`: a code point, text, or None to delete.",
    (vm, self, table) => translate(vm, self, table, "translate"),
  ),
  upper: textual("The string in upper case.", text.upperText),
  startswith: tail("startswith", "Whether the string starts with `prefix`, or one of a tuple of prefixes."),
  endswith: tail("endswith", "Whether the string ends with `suffix`, or one of a tuple of suffixes."),
  islower: predicate("Whether there are cased characters and all are in lower case.", text.isLowerText),
  isupper: predicate("Whether there are cased characters and all are in upper case.", text.isUpperText),
  istitle: predicate("Whether each word starts in title case and goes on in lower case.", text.isTitleText),
  isspace: predicate("Whether there are characters and all are white space.", text.isSpaceText),
  isdecimal: predicate("Whether there are characters and all are decimal digits.", text.isDecimalText),
  isdigit: predicate("Whether there are characters and all are digits.", text.isDigitText),
  isnumeric: predicate("Whether there are characters and all are numeric.", text.isNumericText),
  isalpha: predicate("Whether there are characters and all are letters.", text.isAlphaText),
  isalnum: predicate("Whether there are characters and all are letters or digits.", text.isAlnumText),
  zfill: unicodeMethod(
    [long("width")],
    { doc: "The string with zeros put before its digits up to `width`.", arity: "parse" },
    (_vm, self, width) => make(zfill(self.value, unicodeLength(self), width)),
  ),
  format: unicodeMethod(
    [rest("args"), kwargs("kwargs")],
    "The string with its replacement fields filled in.",
    (vm, self, args, kw) => formatMethod(vm, self.value, true, args, kw),
  ),
  __format__: unicodeMethod(
    [obj("format_spec")],
    { doc: "The string laid out by a format specification.", arity: "parse" },
    (vm, self, spec) => {
      if (!isStr(spec) && !(spec instanceof PyUnicode)) {
        throw typeError(`__format__ arg must be str or unicode, not ${typeName(spec)}`);
      }
      return then(
        toUnicode(vm, spec),
        (u) => u.value === "" ? toUnicode(vm, self) : make(formatText(self, self.value, u.value, "unicode")),
      );
    },
  ),
  _formatter_parser: unicodeMethod(
    [],
    "An iterator over the fields of a format string.",
    (_vm, self) => formatterParser(self.value, true),
  ),
  _formatter_field_name_split: unicodeMethod(
    [],
    "The first part of a field name, and an iterator over the rest.",
    (_vm, self) => fieldNameSplit(self.value, true),
  ),
  __sizeof__: unicodeMethod([], "Size in memory, in bytes.", (_vm, self) => 52 + 4 * unicodeLength(self)),
  __getnewargs__: unicodeMethod(
    [],
    "Arguments for __new__ when copied.",
    (_vm, self) => new PyTuple([make(self.value)]),
  ),
});
