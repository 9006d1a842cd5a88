// SPDX-License-Identifier: MIT
/** `float` (CPython `floatobject.c`). */
import { intOrLong, NotImplemented, PyFloat, PyInt, PyLong, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import * as math from "../base/float_math.ts";
import { floatFromHex, floatHex, floatRepr, floatStr, parseFloatText } from "../base/float_text.ts";
import { floatHash, hashToValue } from "../base/hash.ts";
import { formatFloat } from "../base/format_spec.ts";
import { sixDecimals } from "../base/vmiot_text.ts";
import { encodeDefault, genericGetAttr, toStr } from "../core/abstract.ts";
import { NE, threeWay } from "../core/compare.ts";
import { kernel, overflowError, typeError, unlessError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import { unknownKeyword } from "../core/keywords.ts";
import { toFloat } from "../core/number.ts";
import type { BinarySlot, Kwargs, PyType } from "../core/type.ts";
import { floatType, isInteger, isStr, strValue, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj, str } from "../native/args.ts";
import { classMethod, defineType, method } from "../native/define.ts";
import { charBufferOf, hasBuffer } from "./buffer_protocol.ts";
import { decimalText } from "./int.ts";

const bigToFloat = kernel(math.bigToFloat);

/** The double behind a float, int or long operand; `undefined` for anything else. OverflowError for a huge long. */
export function doubleOf(v: Value): number | undefined {
  if (v instanceof PyFloat) return v.value;
  if (typeof v === "number") return v;
  if (typeof v === "boolean") return v ? 1 : 0;
  if (v instanceof PyInt || v instanceof PyLong) return bigToFloat(v.value);
  return undefined;
}

function binary(f: (a: number, b: number) => number): BinarySlot {
  return (_vm, a, b) => {
    const x = doubleOf(a);
    const y = doubleOf(b);
    return x === undefined || y === undefined ? NotImplemented : new PyFloat(f(x, y));
  };
}

const floatDivMod = kernel(math.floatDivMod);
const divide = binary(kernel(math.floatDiv));

/** Order of a float against any number, exact for ints of any size; `undefined` where unordered (NaN). */
export function order(x: number, other: Value): number | undefined {
  if (other instanceof PyFloat || typeof other !== "object") {
    const y = doubleOf(other)!;
    return x < y ? -1 : x > y ? 1 : x === y ? 0 : undefined;
  }
  if (x !== x) return undefined;
  return math.compareFloatBig(x, (other as PyInt).value);
}

/** @param c The order of two numbers; `undefined` where one is NaN. */
function holds(c: number | undefined, op: number): boolean {
  return c === undefined ? op === NE : threeWay(c, op);
}

/** The float that a text stands for. ValueError where it is none. */
export const floatOf = (text: string): number => unlessError(parseFloatText(text));
const formatF = kernel(formatFloat);

const UNKNOWN_FORMATS = Symbol("float.formats");
/**
 * The types, `double` or `float`, of which `float.__setformat__` had the VM forget how it stores them: then infinities are not
 * packed.
 */
export const unknownFormats = (vm: Vm): Set<string> => vm.state(UNKNOWN_FORMATS, () => new Set<string>());

function* newFloat(vm: Vm, type: PyType, args: Value[], kw: Kwargs): Gen<Value> {
  let x: Value | undefined = args[0];
  if (args.length + (kw?.size ?? 0) > 1) {
    throw typeError(`float() takes at most 1 argument (${args.length + (kw?.size ?? 0)} given)`);
  }
  for (const [k, v] of kw ?? []) {
    if (k !== "x") throw unknownKeyword(kw!, ["x"]);
    x = v;
  }
  let value = 0;
  if (x !== undefined) {
    if (typeof x === "string") value = floatOf(x);
    else {
      let r = toFloat(vm, x);
      if (isGen(r)) r = yield* r;
      if (r !== undefined) {
        if (type === floatType) return r;
        value = r.value;
      } else if (isStr(x)) value = floatOf(strValue(x));
      else if (x instanceof PyUnicode) value = floatOf(decimalText(x));
      else {
        const text = hasBuffer(x) ? charBufferOf(x) : undefined;
        if (text === undefined) throw typeError("float() argument must be a string or a number");
        value = floatOf(text);
      }
    }
  }
  return type === floatType ? new PyFloat(value) : new type.jsClass(value);
}

defineType<PyFloat>(floatType, {
  doc: "float(x) -> float\n\nA floating-point number, from a number or from text.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_new: (vm, type, args, kw) => {
      if (type === floatType && args.length === 1 && kw === null) {
        const x = args[0];
        if (typeof x === "number") return new PyFloat(x);
        if (typeof x === "string") return new PyFloat(floatOf(x));
      }
      return newFloat(vm, type, args, kw);
    },
    tp_repr: (_vm, v) => floatRepr((v as PyFloat).value),
    // CPython has 12 significant digits, VMIOT's dialect six decimals.
    tp_str: (vm, v) => vm.dialect === "vmiot" ? sixDecimals((v as PyFloat).value) : floatStr((v as PyFloat).value),
    tp_hash: (_vm, v) => hashToValue(floatHash((v as PyFloat).value)),
    tp_richcompare: (_vm, a, b, op) => {
      if (!(a instanceof PyFloat)) return NotImplemented;
      if (!(b instanceof PyFloat) && !isInteger(b)) return NotImplemented;
      return holds(order(a.value, b), op);
    },
    nb_add: binary((a, b) => a + b),
    nb_subtract: binary((a, b) => a - b),
    nb_multiply: binary((a, b) => a * b),
    nb_divide: divide,
    nb_true_divide: divide,
    nb_floor_divide: binary(kernel(math.floatFloorDiv)),
    nb_remainder: binary(kernel(math.floatMod)),
    nb_divmod: (_vm, a, b) => {
      const x = doubleOf(a);
      const y = doubleOf(b);
      if (x === undefined || y === undefined) return NotImplemented;
      const [q, r] = floatDivMod(x, y);
      return new PyTuple([new PyFloat(q), new PyFloat(r)]);
    },
    nb_power: (_vm, a, b, c) => {
      if (c !== null) throw typeError("pow() 3rd argument not allowed unless all arguments are integers");
      return power(_vm, a, b);
    },
    nb_negative: (_vm, v) => new PyFloat(-(v as PyFloat).value),
    nb_positive: (_vm, v) => new PyFloat((v as PyFloat).value),
    nb_absolute: (_vm, v) => new PyFloat(Math.abs((v as PyFloat).value)),
    nb_nonzero: (_vm, v) => (v as PyFloat).value !== 0,
    nb_coerce: (_vm, a, b) => {
      const y = doubleOf(b);
      return y === undefined ? null : [a, b instanceof PyFloat ? b : new PyFloat(y)];
    },
    nb_int: (_vm, v) => integral((v as PyFloat).value),
    nb_long: (_vm, v) => new PyLong(toBig((v as PyFloat).value)),
    nb_float: (_vm, v) => (v as PyFloat).type === floatType ? v : new PyFloat((v as PyFloat).value),
  },
  methods: () => ({
    as_integer_ratio: method<PyFloat>()([], "Numerator and denominator of the exact value.", (_vm, v) => {
      const x = v.value;
      if (x !== x) throw valueError("Cannot pass NaN to float.as_integer_ratio.");
      if (!Number.isFinite(x)) throw overflowError("Cannot pass infinity to float.as_integer_ratio.");
      const [n, d] = math.asIntegerRatio(x);
      return new PyTuple([intOrLong(n), intOrLong(d)]);
    }),
    conjugate: method<PyFloat>()([], "The number itself.", (_vm, v) => v),
    hex: method<PyFloat>()([], "Hexadecimal text.", (_vm, v) => floatHex(v.value)),
    is_integer: method<PyFloat>()([], "Whether the value is whole.", (_vm, v) => Number.isInteger(v.value)),
    __trunc__: method<PyFloat>()([], "The whole part.", (_vm, v) => integral(v.value)),
    __getnewargs__: method<PyFloat>()(
      [],
      "Arguments for __new__ when copied.",
      (_vm, v) => new PyTuple([new PyFloat(v.value)]),
    ),
    __format__: method<PyFloat>()(
      [obj("spec")],
      { doc: "Formats by a format specification.", arity: "parse" },
      (vm, v, spec) =>
        // Without a specification it is str(), which a subclass may have changed.
        v.type.heap && isEmptyText(spec)
          ? toStr(vm, v)
          : formatWith(spec, (s) => s === "" ? floatStr(v.value) : formatF(v.value, s)),
    ),
  }),
  classMethods: () => ({
    fromhex: classMethod([str("text")], "The float that a hexadecimal text denotes.", function* (vm, cls, text) {
      const x = new PyFloat(kernel(floatFromHex)(text));
      if (cls === floatType) return x;
      const r = typeOf(cls).tp_call!(vm, cls, [x], null);
      return isGen(r) ? yield* r : r;
    }),
    __getformat__: classMethod([str("type")], "How floats are stored.", (vm, _cls, type) => {
      if (type !== "double" && type !== "float") {
        throw valueError("__getformat__() argument 1 must be 'double' or 'float'");
      }
      return unknownFormats(vm).has(type) ? "unknown" : "IEEE, little-endian";
    }),
    __setformat__: classMethod(
      [str("type"), str("format")],
      "Tells how floats are stored: the truth, or 'unknown'.",
      (vm, _cls, type, fmt) => {
        if (type !== "double" && type !== "float") {
          throw valueError("__setformat__() argument 1 must be 'double' or 'float'");
        }
        if (fmt !== "unknown" && fmt !== "IEEE, little-endian" && fmt !== "IEEE, big-endian") {
          throw valueError("__setformat__() argument 2 must be 'unknown', 'IEEE, little-endian' or 'IEEE, big-endian'");
        }
        if (fmt === "IEEE, big-endian") {
          throw valueError(`can only set ${type} format to 'unknown' or the detected platform value`);
        }
        if (fmt === "unknown") unknownFormats(vm).add(type);
        else unknownFormats(vm).delete(type);
        return null;
      },
    ),
  }),
  getset: () => ({
    real: { doc: "The number itself.", get: (_vm, v) => v },
    imag: { doc: "Zero.", get: () => new PyFloat(0) },
  }),
});

const powFloat = kernel(math.floatPow);
function power(_vm: Vm, a: Value, b: Value): Value {
  const x = doubleOf(a);
  const y = doubleOf(b);
  return x === undefined || y === undefined ? NotImplemented : new PyFloat(powFloat(x, y));
}

function toBig(x: number): bigint {
  if (x !== x) throw valueError("cannot convert float NaN to integer");
  if (!Number.isFinite(x)) throw overflowError("cannot convert float infinity to integer");
  return BigInt(Math.trunc(x));
}

function integral(x: number): Value {
  if (Math.abs(x) <= 9007199254740991) return Math.trunc(x) || 0;
  return intOrLong(toBig(x));
}

/** `__format__` with a specification of either kind of text. @param make Formats by it. */
export function formatWith(spec: Value, make: (s: string) => string): Value {
  if (spec instanceof PyUnicode) return new PyUnicode(make(encodeDefault(spec)));
  if (!isStr(spec)) throw typeError(`__format__ arg must be str or unicode, not ${typeName(spec)}`);
  return make(strValue(spec));
}

/** Whether a format specification is empty. */
function isEmptyText(spec: Value): boolean {
  return spec === "" || spec instanceof PyUnicode && spec.value === "";
}
