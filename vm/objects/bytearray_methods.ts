// SPDX-License-Identifier: MIT
/**
 * The methods that `bytearray` shares with `str`: they work on the contents as a string and give new bytearrays.
 * Arguments are objects with the new buffer interface; `unicode` is not one.
 */
import { PyTuple, type Value } from "../base/value.ts";
import { repeatFill } from "../base/number_format.ts";
import * as text from "../base/unicode_text.ts";
import { kernel, typeError, valueError } from "../core/exceptions.ts";
import { type Result, then } from "../core/gen.ts";
import { fastItems } from "../core/sequence.ts";
import { isStr, PyByteArray, PyList, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { int, long, obj, opt } from "../native/args.ts";
import { method, type Row } from "../native/define.ts";
import { bytesToText, makeByteArray, modernText, noBuffer } from "./buffer_protocol.ts";
import { findInBytes, rfindInBytes, tailMatchInBytes } from "./byte_search.ts";
import { charParam, codecName, countArg, withBounds } from "./str_args.ts";
import {
  centerText,
  clipRange,
  countIn,
  expandTabs,
  replaceBytes,
  rsplitOn,
  splitOn,
  translateBytes,
  zfillText,
} from "./str_search.ts";
import { codecState, decodeMethod } from "./unicode_codecs.ts";

const byteMethod = method<PyByteArray>();
const contents = (a: PyByteArray): string => bytesToText(a.bytes, 0, a.length);
const listOfArrays = (parts: string[]): PyList => new PyList(parts.map(makeByteArray));

/** Bytes of an argument (`_getbuffer`). */
function operand(v: Value): string {
  const s = modernText(v);
  if (s === undefined) throw typeError(`Type ${typeName(v)} doesn't support the buffer API`);
  return s;
}

const countInBytes: Search = (a, sub, start, end) => countIn(contents(a), sub, start, end);

type Search = (a: PyByteArray, sub: string, start: number, end: number) => number;

function searcher(name: string, doc: string, search: Search, mustFind: boolean): Row {
  const cname = name === "count" ? undefined : "find/rfind/index/rindex";
  return byteMethod(
    [obj("sub"), opt(obj("start")), opt(obj("end"))],
    { doc, arity: "parse", cname },
    (vm, self, sub, start, end) =>
      withBounds(vm, start, end, (from, to) => {
        const wanted = operand(sub);
        const range = clipRange(from, to, self.length);
        const at = search(self, wanted, range[0], range[1]);
        if (mustFind && at < 0) throw valueError("subsection not found");
        return at;
      }),
  );
}

function tail(name: string, doc: string, atEnd: boolean): Row {
  return byteMethod(
    [obj(name), opt(obj("start")), opt(obj("end"))],
    { doc, arity: "parse" },
    (vm, self, affix, start, end) =>
      withBounds(vm, start, end, (from, to) => {
        const range = clipRange(from, to, self.length);
        if (affix instanceof PyTuple) {
          return affix.items.some((one) => tailMatchInBytes(self, operand(one), range, atEnd));
        }
        return tailMatchInBytes(self, operand(affix), range, atEnd);
      }),
  );
}

function stripper(doc: string, side: text.Side): Row {
  return byteMethod([opt(obj("chars"))], { doc, arity: "parse" }, (_vm, self, chars) => {
    const s = contents(self);
    if (chars === undefined || chars === null) return makeByteArray(text.stripText(s, side, text.isSpaceByte));
    return makeByteArray(text.stripChars(s, operand(chars), side));
  });
}

function splitter(doc: string, right: boolean): Row {
  return byteMethod(
    [opt(obj("sep")), opt(obj("maxsplit"))],
    { doc, arity: "parse" },
    (vm, self, sep, maxsplit) =>
      then(countArg(vm, maxsplit), (limit) => {
        const s = contents(self);
        if (sep === undefined || sep === null) {
          return listOfArrays((right ? text.rsplitSpace : text.splitSpace)(s, limit, text.isSpaceByte));
        }
        const by = operand(sep);
        if (by === "") throw valueError("empty separator");
        return listOfArrays((right ? rsplitOn : splitOn)(s, by, limit));
      }),
  );
}

function partitioner(doc: string, right: boolean): Row {
  return byteMethod([obj("sep")], doc, (_vm, self, sep) => {
    const by = modernText(sep);
    if (by === undefined) return noBuffer(sep);
    if (by === "") throw valueError("empty separator");
    const s = contents(self);
    const at = right ? s.lastIndexOf(by) : s.indexOf(by);
    const parts = at < 0 ? (right ? ["", "", s] : [s, "", ""]) : [s.slice(0, at), by, s.slice(at + by.length)];
    return new PyTuple(parts.map(makeByteArray));
  });
}

function join(vm: Vm, self: PyByteArray, iterable: Value): Result<Value> {
  return then(fastItems(vm, iterable, "can only join an iterable"), (items) => {
    const parts = items.map((item, i) => {
      if (isStr(item) || item instanceof PyByteArray) return operand(item);
      throw typeError(`can only join an iterable of bytes (item ${i} has type '${typeName(item)}')`);
    });
    return makeByteArray(parts.join(contents(self)));
  });
}

type Layout = (s: string, width: number, fill: string) => string;
const lay = kernel((f: Layout, s: string, width: number, fill: string) => f(s, width, fill));

function adjuster(doc: string, f: Layout): Row {
  return byteMethod(
    [long("width"), opt(charParam("fillchar"), " ")],
    { doc, arity: "parse" },
    (_vm, self, width, fill) => {
      const s = contents(self);
      return makeByteArray(width <= s.length ? s : lay(f, s, width, fill));
    },
  );
}

const zfill = kernel(zfillText);
const tabs = kernel(expandTabs);
const bytewise = (doc: string, f: (s: string) => string): Row =>
  byteMethod([], doc, (_vm, self) => makeByteArray(f(contents(self))));
const predicate = (doc: string, f: (s: string) => boolean): Row =>
  byteMethod([], doc, (_vm, self) => f(contents(self)));

/** Rows of `bytearray`, apart from those that change it. */
export const byteArrayMethods = (): Record<string, Row> => ({
  capitalize: bytewise(
    "A copy with its first letter in upper case and all others in lower case.",
    text.capitalizeBytes,
  ),
  center: adjuster("A copy padded at both sides to `width`.", (s, width, fill) => centerText(s, s.length, width, fill)),
  count: searcher("count", "How often `sub` occurs in [start, end) without overlap.", countInBytes, false),
  decode: byteMethod(
    [codecName("encoding"), codecName("errors")],
    { doc: "The contents run through the decoder of `encoding`.", arity: "keywords" },
    (vm, self, encoding, errors) =>
      decodeMethod(vm, contents(self), encoding ?? codecState(vm).defaultEncoding, errors),
  ),
  endswith: tail("suffix", "Whether the contents end with `suffix`, or one of a tuple of suffixes.", true),
  expandtabs: byteMethod(
    [opt(int("tabsize"), 8)],
    { doc: "A copy with tabs replaced by spaces.", arity: "parse" },
    (_vm, self, size) => makeByteArray(tabs(contents(self), size)),
  ),
  find: searcher("find", "Position of the first `sub` in [start, end), or -1.", findInBytes, false),
  index: searcher(
    "index",
    "Position of the first `sub` in [start, end). ValueError if there is none.",
    findInBytes,
    true,
  ),
  isalnum: predicate("Whether there are bytes and all are letters or digits.", text.isAlnumBytes),
  isalpha: predicate("Whether there are bytes and all are letters.", text.isAlphaBytes),
  isdigit: predicate("Whether there are bytes and all are digits.", text.isDigitBytes),
  islower: predicate("Whether there are letters and all are in lower case.", text.isLowerBytes),
  isspace: predicate("Whether there are bytes and all are white space.", text.isSpaceBytes),
  istitle: predicate("Whether each word starts in upper case and goes on in lower case.", text.isTitleBytes),
  isupper: predicate("Whether there are letters and all are in upper case.", text.isUpperBytes),
  join: byteMethod([obj("iterable_of_bytes")], "The strings of an iterable, with these bytes between them.", join),
  ljust: adjuster("A copy padded at its right to `width`.", (s, width, fill) => s + repeatFill(fill, width - s.length)),
  lower: bytewise("A copy in lower case.", text.lowerBytes),
  lstrip: stripper("A copy without white space, or `chars`, at its start.", "left"),
  partition: partitioner("(before, sep, after) around the first `sep`.", false),
  replace: byteMethod(
    [obj("old"), obj("new"), opt(obj("count"))],
    { doc: "A copy with `old` replaced by `new`, at most `count` times.", arity: "parse" },
    (vm, self, from, to, count) =>
      then(countArg(vm, count), (n) => makeByteArray(replaceBytes(contents(self), operand(from), operand(to), n))),
  ),
  rfind: searcher("rfind", "Position of the last `sub` in [start, end), or -1.", rfindInBytes, false),
  rindex: searcher(
    "rindex",
    "Position of the last `sub` in [start, end). ValueError if there is none.",
    rfindInBytes,
    true,
  ),
  rjust: adjuster("A copy padded at its left to `width`.", (s, width, fill) => repeatFill(fill, width - s.length) + s),
  rpartition: partitioner("(before, sep, after) around the last `sep`.", true),
  rsplit: splitter("The words, or the parts between `sep`, cut at most `maxsplit` times from the right.", true),
  rstrip: stripper("A copy without white space, or `chars`, at its end.", "right"),
  split: splitter("The words, or the parts between `sep`, cut at most `maxsplit` times from the left.", false),
  splitlines: byteMethod([opt(int("keepends"), 0)], {
    doc: "The lines, with their line ends if `keepends`.",
    arity: "parse",
  }, (_vm, self, keep) => listOfArrays(text.splitLinesBytes(contents(self), keep !== 0))),
  startswith: tail("prefix", "Whether the contents start with `prefix`, or one of a tuple of prefixes.", false),
  strip: stripper("A copy without white space, or `chars`, at its ends.", "both"),
  swapcase: bytewise("A copy with upper and lower case exchanged.", text.swapcaseBytes),
  title: bytewise("A copy with the first letter of each word in upper case.", text.titleBytes),
  translate: byteMethod([obj("table"), opt(obj("deletechars"))], {
    doc: "A copy without `deletechars`, each byte mapped by a table of 256 bytes, or None.",
    arity: "unpack",
  }, (_vm, self, table, deleted) => {
    const map = table === null ? undefined : operand(table);
    if (map !== undefined && map.length !== 256) throw valueError("translation table must be 256 characters long");
    return makeByteArray(translateBytes(contents(self), map, deleted === undefined ? "" : operand(deleted)));
  }),
  upper: bytewise("A copy in upper case.", text.upperBytes),
  zfill: byteMethod(
    [long("width")],
    { doc: "A copy with zeros put before its digits up to `width`.", arity: "parse" },
    (_vm, self, width) => makeByteArray(zfill(contents(self), self.length, width)),
  ),
});
