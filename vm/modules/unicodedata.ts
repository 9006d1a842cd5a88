// SPDX-License-Identifier: MIT
/**
 * `unicodedata` (CPython `Modules/unicodedata.c`): arguments and errors; the data is in `vm/base/unicode_properties.ts` and
 * `vm/base/unicode_names.ts`. `ucd_3_2_0` is an object with the same functions as methods, for Unicode 3.2.
 * Importing the module makes `\N{…}` work.
 */
import { PyFloat, PyObject, PyUnicode, type Value } from "../base/value.ts";
import { lookupName, nameOf } from "../base/unicode_names.ts";
import {
  decompositionOf,
  isOld,
  type NormalForm,
  normalizePoints,
  type Properties,
  propertiesOf,
} from "../base/unicode_properties.ts";
import { codePoints, fromCodePoints, isAscii } from "../base/unicode_text.ts";
import { KeyErrorType, makeThrow, typeError, valueError } from "../core/exceptions.ts";
import type { PyType } from "../core/type.ts";
import type { Vm } from "../core/vm.ts";
import { argumentTypeError, cstring, custom, obj, opt } from "../native/args.ts";
import { constant, def, defineModule, method, newType, type Row } from "../native/define.ts";
import { readOnlyBytes } from "../objects/buffer_protocol.ts";
import { codecState } from "../objects/unicode_codecs.ts";

const text = (name: string) =>
  custom<PyUnicode>(name, (_vm, v, place) => {
    if (v instanceof PyUnicode) return v;
    throw argumentTypeError(place, "unicode", v);
  });

/** The code point of a unicode object of length 1. */
function onePoint({ value }: PyUnicode): number {
  const point = value.codePointAt(0);
  if (point === undefined || value.length !== (point > 0xffff ? 2 : 1)) {
    throw typeError("need a single Unicode character as parameter");
  }
  return point;
}

const hex = (point: number): string => point.toString(16).toUpperCase().padStart(4, "0");

function isForm(form: string): form is NormalForm {
  return form === "NFC" || form === "NFD" || form === "NFKC" || form === "NFKD";
}

/** A unicode object of Unicode 3.2's data. */
class PyUcd extends PyObject {}

/**
 * The functions: of the module, or as methods of the object for Unicode 3.2.
 * @param row `def`, or what makes a method with the same handler.
 */
function functions(row: typeof def, old: boolean): Record<string, Row> {
  const char = text("unichr");
  const simple = (doc: string, get: (p: Properties) => Value) =>
    row([char], { doc, arity: "parse" }, (_vm, c) => get(propertiesOf(onePoint(c), old)));
  /** A function with a default for characters that do not have the property. */
  const withDefault = (doc: string, absent: string, get: (point: number) => Value | undefined) =>
    row([char, opt(obj("default"))], { doc, arity: "parse" }, (_vm: Vm, c: PyUnicode, fallback: Value | undefined) => {
      const found = get(onePoint(c));
      if (found !== undefined) return found;
      if (fallback === undefined) throw valueError(absent);
      return fallback;
    });
  return {
    bidirectional: simple("Bidirectional class; an empty string where there is none.", (p) => p.bidirectional),
    category: simple("General category, two letters.", (p) => p.category),
    combining: simple("Canonical combining class, 0 for none.", (p) => p.combining),
    decimal: withDefault("Value as a decimal digit.", "not a decimal", (point) => propertiesOf(point, old).decimal),
    decomposition: row(
      [char],
      { doc: "Decomposition: code points in hexadecimal, after a tag in <> if it is not canonical.", arity: "parse" },
      (_vm, c) => {
        const found = decompositionOf(onePoint(c), old);
        if (found === undefined) return "";
        return (found.tag === "" ? "" : `<${found.tag}> `) + found.parts.map(hex).join(" ");
      },
    ),
    digit: withDefault("Value as a digit.", "not a digit", (point) => propertiesOf(point, old).digit),
    east_asian_width: simple("East Asian width class.", (p) => p.eastAsianWidth),
    lookup: row(
      [readOnlyBytes("name")],
      { doc: "The character with a name; KeyError.", arity: "parse" },
      (_vm, name) => {
        const point = lookupName(name);
        // Computed names are not looked up in the data of the version.
        if (point === undefined || (old && !isOld(point) && !/^CJK UNIFIED|^HANGUL SYLL/.test(name))) {
          const nul = name.indexOf("\0");
          throw makeThrow(KeyErrorType, `undefined character name '${nul < 0 ? name : name.slice(0, nul)}'`);
        }
        return new PyUnicode(String.fromCodePoint(point));
      },
    ),
    mirrored: simple("1 for a character that is mirrored in text from right to left, else 0.", (p) => p.mirrored),
    name: withDefault(
      "The name of a character.",
      "no such name",
      (point) => old && !isOld(point) ? undefined : nameOf(point),
    ),
    normalize: row(
      [cstring("form"), text("unistr")],
      { doc: "Text in the normal form 'NFC', 'NFKC', 'NFD' or 'NFKD'.", arity: "parse" },
      (vm, form, value) => {
        // CPython looks at the text first.
        if (value.value === "") return value;
        if (!isForm(form)) throw valueError("invalid normalization form");
        if (isAscii(value.value)) return value;
        vm.charge?.(value.value.length);
        const normal = fromCodePoints(normalizePoints(codePoints(value.value), form, old));
        return normal === value.value ? value : new PyUnicode(normal);
      },
    ),
    numeric: withDefault("Value as a number, a float.", "not a numeric character", (point) => {
      const { numeric } = propertiesOf(point, old);
      return numeric === undefined ? undefined : new PyFloat(numeric);
    }),
  };
}

const methodRow =
  ((params: [], doc: string, handler: (vm: Vm, ...args: unknown[]) => Value) =>
    method<PyUcd>()(params, doc, (vm, _self, ...args) => handler(vm, ...args))) as unknown as typeof def;

const ucdType: PyType = newType("UCD", PyUcd, { module: "unicodedata", subclassable: false }, {
  doc: null,
  methods: functions(methodRow, true),
  getset: { unidata_version: { doc: "Version of Unicode.", get: () => "3.2.0", member: true } },
});

export const unicodedataModule = defineModule(
  "unicodedata",
  "Properties of characters, from the Unicode data base (5.2).",
  {
    UCD: ucdType,
    ...functions(def, false),
    ucd_3_2_0: constant(() => new PyUcd(), "The same functions for Unicode 3.2."),
    ucnhash_CAPI: constant(null),
    unidata_version: constant("5.2.0", "Version of Unicode."),
  },
  (vm) => {
    codecState(vm).lookupName = lookupName;
  },
);
