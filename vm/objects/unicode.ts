// SPDX-License-Identifier: MIT
/**
 * `unicode`: construction, operators and comparison (CPython `Objects/unicodeobject.c`). The methods are in
 * `unicode_methods.ts`, encodings in `unicode_codecs.ts`.
 *
 * Items are code points. Results are always exact. An operand of type `str` is decoded with the default encoding.
 */
import { NotImplemented, PyUnicode, type Value } from "../base/value.ts";
import { unicodeRepr } from "../base/escapes.ts";
import { hashToValue, unicodeHash } from "../base/hash.ts";
import { compareText } from "../base/unicode_text.ts";
import { genericGetAttr, isThrown } from "../core/abstract.ts";
import { EQ, NE, threeWay } from "../core/compare.ts";
import {
  indexError,
  typeError,
  TypeErrorType,
  UnicodeDecodeErrorType,
  UnicodeWarningType,
} from "../core/exceptions.ts";
import { raising, type Result, then } from "../core/gen.ts";
import { sliceIndices } from "../core/sequence.ts";
import type { Kwargs, PyType, Slots } from "../core/type.ts";
import { PySlice, typeOf, unicodeType } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { def, defineType } from "../native/define.ts";
import { obj, opt } from "../native/args.ts";
import "./basestring.ts";
import { percentFormat } from "./percent.ts";
import { asIndex, repeatText } from "./str.ts";
import { codecName } from "./str_args.ts";
import { extendedSlice } from "./str_search.ts";
import { encodeDefaultText } from "./unicode_codecs.ts";
import { containsText, unicodeMethods } from "./unicode_methods.ts";
import { charsOf, decodeObject, isWide, sliceText, textOf, toUnicode, unicodeLength } from "./unicode_value.ts";

const make = (s: string): PyUnicode => new PyUnicode(s);
function itemAt(u: PyUnicode, i: number): Result<PyUnicode> {
  if (!isWide(u)) {
    if (i >= 0 && i < u.value.length) return make(u.value.charAt(i));
  } else {
    const c = i >= 0 ? charsOf(u)[i] : undefined;
    if (c !== undefined) return make(c);
  }
  return raising(indexError("string index out of range"));
}

function subscript(vm: Vm, self: Value, key: Value): Result<Value> {
  const u = self as PyUnicode;
  if (typeof key === "number") return itemAt(u, key < 0 ? key + unicodeLength(u) : key);
  if (key instanceof PySlice) {
    return then(sliceIndices(vm, key, unicodeLength(u)), (r) => {
      if (r.step === 1) return make(sliceText(u, r.start, r.start + r.length));
      if (!isWide(u)) return make(extendedSlice(u.value, r.start, r.step, r.length));
      const chars = charsOf(u);
      let out = "";
      for (let i = 0, at = r.start; i < r.length; i++, at += r.step) out += chars[at];
      return make(out);
    });
  }
  if (typeOf(key).nb_index === undefined) throw typeError("string indices must be integers");
  return then(asIndex(vm, key), (i) => itemAt(u, i < 0 ? i + unicodeLength(u) : i));
}

/** Comparison with any object that can be decoded (`PyUnicode_RichCompare`). */
function richCompareUnicode(vm: Vm, a: Value, b: Value, op: number): Result<Value> {
  if (a instanceof PyUnicode && b instanceof PyUnicode) {
    if (op === EQ) return a.value === b.value;
    if (op === NE) return a.value !== b.value;
    return threeWay(compareText(a.value, b.value), op);
  }
  let x: string;
  let y: string;
  try {
    x = textOf(vm, a);
    y = textOf(vm, b);
  } catch (e) {
    if (isThrown(e, TypeErrorType)) return NotImplemented;
    if (op !== EQ && op !== NE || !isThrown(e, UnicodeDecodeErrorType)) throw e;
    const what = op === EQ ? "equal" : "unequal";
    const warning =
      `Unicode ${what} comparison failed to convert both arguments to Unicode - interpreting them as being unequal`;
    return then(vm.warn(UnicodeWarningType, warning, 1), () => op === NE);
  }
  return threeWay(compareText(x, y), op);
}

const parameters = def([opt(obj("string")), codecName("encoding"), codecName("errors")], {
  doc: "",
  arity: "keywords",
}, (vm, string, encoding, errors) => {
  if (string === undefined) return make("");
  if (encoding === undefined && errors === undefined) return toUnicode(vm, string);
  return then(decodeObject(vm, string, encoding, errors), make);
}).compile("unicode");

function newUnicode(vm: Vm, type: PyType, args: Value[], kw: Kwargs): Result<Value> {
  const r = parameters.invoke(vm, args, kw);
  return type === unicodeType ? r : then(r, (u) => new type.jsClass((u as PyUnicode).value));
}

const slots: Slots = {
  tp_getattro: genericGetAttr,
  tp_new: newUnicode,
  tp_repr: (_vm, self) => unicodeRepr((self as PyUnicode).value),
  tp_str: (vm, self) => encodeDefaultText(vm, (self as PyUnicode).value),
  tp_hash: (_vm, self) => hashToValue(unicodeHash((self as PyUnicode).value)),
  tp_richcompare: richCompareUnicode,
  nb_remainder: (vm, a, b) => a instanceof PyUnicode ? percentFormat(vm, a.value, true, b) : NotImplemented,
  sq_length: (_vm, self) => unicodeLength(self as PyUnicode),
  mp_length: (_vm, self) => unicodeLength(self as PyUnicode),
  sq_concat: (vm, a, b) => make(textOf(vm, a) + textOf(vm, b)),
  sq_repeat: (_vm, self, count) => make(repeatText((self as PyUnicode).value, count)),
  sq_item: (_vm, self, i) => itemAt(self as PyUnicode, i),
  sq_slice: (_vm, self, low, high) => {
    const u = self as PyUnicode;
    const size = unicodeLength(u);
    const start = Math.min(Math.max(low, 0), size);
    return make(sliceText(u, start, Math.min(Math.max(high, 0), size)));
  },
  sq_contains: (vm, self, item) => containsText((self as PyUnicode).value, textOf(vm, item)),
  mp_subscript: subscript,
};

defineType<PyUnicode>(unicodeType, {
  doc: "unicode(object='') -> unicode\nunicode(string, encoding='ascii', errors='strict') -> unicode\n\n" +
    "Text: the printable form of `object`, or `string` decoded.",
  slots,
  methods: unicodeMethods,
});
