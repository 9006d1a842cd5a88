// SPDX-License-Identifier: MIT
/**
 * `str`: construction, operators and comparison (CPython `Objects/stringobject.c`). The methods are in
 * `str_methods.ts`, `%` in `percent.ts`, `format` in `str_format.ts`.
 *
 * Exact strings are JavaScript strings of code units 0–255; `PyStr` holds instances of subclasses. Results are always
 * exact. An operand of type `unicode` turns an operation into that of `unicode`, after decoding with the default encoding.
 */
import { NotImplemented, PyStr, PyUnicode, type Value } from "../base/value.ts";
import { bytesRepr } from "../base/escapes.ts";
import { hashToValue, strHash } from "../base/hash.ts";
import { genericGetAttr, toStr } from "../core/abstract.ts";
import { EQ, GE, GT, LE, LT, NE } from "../core/compare.ts";
import { asIndex as toSsize } from "../core/convert.ts";
import { indexError, memoryError, overflowError, typeError } from "../core/exceptions.ts";
import { raising, type Result, then } from "../core/gen.ts";
import { unknownKeyword } from "../core/keywords.ts";
import { sliceIndices } from "../core/sequence.ts";
import type { Kwargs, PyType, Slots } from "../core/type.ts";
import { isStr, PyByteArray, PySlice, strType, strValue, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { arityError } from "../native/arity.ts";
import { defineType } from "../native/define.ts";
import "./basestring.ts";
import { percentFormat } from "./percent.ts";
import { concatBytes } from "./bytearray.ts";
import { strMethods } from "./str_methods.ts";
import { extendedSlice } from "./str_search.ts";
import { decodeDefault } from "./unicode_codecs.ts";
import { containsText } from "./unicode_methods.ts";

/** Longest string that V8 makes, with some room. */
const MAX_LENGTH = 0x1fffff00;

/** The bytes of a receiver. */
const bytes = (v: Value): string => typeof v === "string" ? v : (v as PyStr).value;

/** `text * count`, for str and unicode. */
export function repeatText(text: string, count: number): string {
  if (count <= 0 || text === "") return "";
  const size = text.length * count;
  if (size >= 2 ** 63) throw overflowError("repeated string is too long");
  if (size > MAX_LENGTH) throw memoryError();
  return count === 1 ? text : text.repeat(count);
}

function concat(vm: Vm, a: Value, b: Value): Value {
  if (isStr(b)) return bytes(a) + strValue(b);
  if (b instanceof PyUnicode) return new PyUnicode(decodeDefault(vm, bytes(a)) + b.value);
  if (b instanceof PyByteArray) return concatBytes(a, b);
  throw typeError(`cannot concatenate 'str' and '${typeName(b)}' objects`);
}

function subscript(vm: Vm, self: Value, key: Value): Result<Value> {
  const s = bytes(self);
  if (typeof key === "number") return itemAt(s, key < 0 ? key + s.length : key);
  if (key instanceof PySlice) {
    return then(sliceIndices(vm, key, s.length), (r) => extendedSlice(s, r.start, r.step, r.length));
  }
  if (typeOf(key).nb_index === undefined) {
    throw typeError(`string indices must be integers, not ${typeName(key)}`);
  }
  return then(asIndex(vm, key), (i) => itemAt(s, i < 0 ? i + s.length : i));
}

/** An index object as C `Py_ssize_t`, IndexError beyond. */
export function asIndex(vm: Vm, key: Value): Result<number> {
  return toSsize(vm, key, indexError);
}

function itemAt(s: string, i: number): Result<string> {
  return i >= 0 && i < s.length ? s.charAt(i) : raising(indexError("string index out of range"));
}

/** Order of two byte strings, or texts without surrogate pairs, as a rich comparison. */
export function compareStrings(a: string, b: string, op: number): boolean {
  switch (op) {
    case EQ:
      return a === b;
    case NE:
      return a !== b;
    case LT:
      return a < b;
    case LE:
      return a <= b;
    case GT:
      return a > b;
    case GE:
      return a >= b;
  }
  return false;
}

function newStr(vm: Vm, type: PyType, args: Value[], kw: Kwargs): Result<Value> {
  const given = args.length + (kw?.size ?? 0);
  if (given > 1) throw arityError("keywords", "str", 0, 1, given);
  let object: Value | undefined = args[0];
  if (kw !== null) {
    for (const [name, value] of kw) {
      if (name !== "object") throw unknownKeyword(kw, ["object"]);
      object = value;
    }
  }
  const r = object === undefined ? "" : toStr(vm, object);
  return type === strType ? r : then(r, (s) => new type.jsClass(strValue(s)));
}

const slots: Slots = {
  tp_getattro: genericGetAttr,
  tp_new: newStr,
  tp_repr: (_vm, self) => bytesRepr(bytes(self)),
  tp_str: (_vm, self) => bytes(self),
  tp_hash: (_vm, self) => hashToValue(strHash(bytes(self))),
  tp_richcompare: (_vm, a, b, op) => isStr(a) && isStr(b) ? compareStrings(bytes(a), bytes(b), op) : NotImplemented,
  nb_remainder: (vm, a, b) => isStr(a) ? percentFormat(vm, bytes(a), false, b) : NotImplemented,
  sq_length: (_vm, self) => bytes(self).length,
  mp_length: (_vm, self) => bytes(self).length,
  sq_concat: concat,
  sq_repeat: (_vm, self, count) => repeatText(bytes(self), count),
  sq_item: (_vm, self, i) => itemAt(bytes(self), i),
  sq_slice: (_vm, self, low, high) => {
    const s = bytes(self);
    return low < 0 ? (high < 0 ? "" : s.slice(0, high)) : high <= low ? "" : s.slice(low, high);
  },
  sq_contains: (vm, self, item) => {
    if (isStr(item)) return bytes(self).includes(bytes(item));
    if (item instanceof PyUnicode) return containsText(decodeDefault(vm, bytes(self)), item.value);
    throw typeError(`'in <string>' requires string as left operand, not ${typeName(item)}`);
  },
  mp_subscript: subscript,
};

defineType<string | PyStr>(strType, {
  doc: "str(object='') -> str\n\nA string of bytes: the printable form of `object`.",
  slots,
  methods: strMethods,
});
