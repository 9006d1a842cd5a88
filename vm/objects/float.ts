// SPDX-License-Identifier: MIT
/** `float` and `complex` (CPython `floatobject.c`, `complexobject.c`). */
import {
  intOrLong,
  NotImplemented,
  PyComplex,
  PyFloat,
  PyInt,
  PyLong,
  PyTuple,
  PyUnicode,
  type Value,
} from "../base/value.ts";
import * as math from "../base/float_math.ts";
import { floatFromHex, floatHex, floatRepr, floatStr, formatDouble, parseFloatText } from "../base/float_text.ts";
import { complexHash, floatHash, hashToValue } from "../base/hash.ts";
import { formatComplex, formatFloat } from "../base/format_spec.ts";
import { sixDecimals } from "../base/vmiot_text.ts";
import { callSpecial, encodeDefault, genericGetAttr, toStr } from "../core/abstract.ts";
import { EQ, NE, threeWay } from "../core/compare.ts";
import {
  DeprecationWarningType,
  kernel,
  overflowError,
  typeError,
  unlessError,
  valueError,
  zeroDivisionError,
} from "../core/exceptions.ts";
import { type Gen, isGen, then } from "../core/gen.ts";
import { toFloat } from "../core/number.ts";
import type { BinarySlot, Kwargs, PyType } from "../core/type.ts";
import { complexType, floatType, isInteger, isStr, strValue, typeName, typeOf } from "../core/types.ts";
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
function order(x: number, other: Value): number | undefined {
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

const parse = (text: string): number => unlessError(parseFloatText(text));
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
    if (k !== "x") throw typeError(`'${k}' is an invalid keyword argument for this function`);
    x = v;
  }
  let value = 0;
  if (x !== undefined) {
    if (typeof x === "string") value = parse(x);
    else {
      let r = toFloat(vm, x);
      if (isGen(r)) r = yield* r;
      if (r !== undefined) {
        if (type === floatType) return r;
        value = r.value;
      } else if (isStr(x)) value = parse(strValue(x));
      else if (x instanceof PyUnicode) value = parse(decimalText(x));
      else {
        const text = hasBuffer(x) ? charBufferOf(x) : undefined;
        if (text === undefined) throw typeError("float() argument must be a string or a number");
        value = parse(text);
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
        if (typeof x === "string") return new PyFloat(parse(x));
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

function formatWith(spec: Value, make: (s: string) => string): Value {
  if (spec instanceof PyUnicode) return new PyUnicode(make(encodeDefault(spec)));
  if (!isStr(spec)) throw typeError(`__format__ arg must be str or unicode, not ${typeName(spec)}`);
  return make(strValue(spec));
}

/** Whether a format specification is empty. */
function isEmptyText(spec: Value): boolean {
  return spec === "" || spec instanceof PyUnicode && spec.value === "";
}

// ---- complex ------------------------------------------------------------------------------------------------------

/** A number as a complex pair; `undefined` where it is none. */
function pairOf(v: Value): [number, number] | undefined {
  if (v instanceof PyComplex) return [v.real, v.imag];
  const x = doubleOf(v);
  return x === undefined ? undefined : [x, 0];
}

type Pair = [number, number];
function complexBinary(f: (a: Pair, b: Pair) => PyComplex): BinarySlot {
  return (_vm, a, b) => {
    const x = pairOf(a);
    const y = pairOf(b);
    return x === undefined || y === undefined ? NotImplemented : f(x, y);
  };
}

/** Smith's method, as CPython's `c_quot`. */
function quotient([ar, ai]: Pair, [br, bi]: Pair): PyComplex {
  if (br === 0 && bi === 0) throw zeroDivisionError("complex division by zero");
  if (Math.abs(br) >= Math.abs(bi)) {
    const ratio = bi / br;
    const denominator = br + bi * ratio;
    return new PyComplex((ar + ai * ratio) / denominator, (ai - ar * ratio) / denominator);
  }
  if (Math.abs(bi) >= Math.abs(br)) {
    const ratio = br / bi;
    const denominator = br * ratio + bi;
    return new PyComplex((ar * ratio + ai) / denominator, (ai * ratio - ar) / denominator);
  }
  return new PyComplex(NaN, NaN);
}

const product = ([ar, ai]: Pair, [br, bi]: Pair): PyComplex => new PyComplex(ar * br - ai * bi, ar * bi + ai * br);

/** Integer powers by squaring. */
function integerPower(base: Pair, n: number): PyComplex {
  const raise = (count: number): PyComplex => {
    let mask = 1;
    let result = new PyComplex(1, 0);
    let p = new PyComplex(...base);
    while (mask > 0 && count >= mask) {
      if (count & mask) result = product([result.real, result.imag], [p.real, p.imag]);
      mask <<= 1;
      p = product([p.real, p.imag], [p.real, p.imag]);
    }
    return result;
  };
  if (n > 0) return raise(n);
  const r = raise(-n);
  return quotient([1, 0], [r.real, r.imag]);
}

function complexPower([ar, ai]: Pair, [br, bi]: Pair): PyComplex {
  if (bi === 0 && br === Math.floor(br) && br > -100 && br < 100) {
    if (br === 0) return new PyComplex(1, 0);
    if (br < 0 && ar === 0 && ai === 0) throw zeroDivisionError("0.0 to a negative or complex power");
    return checked(integerPower([ar, ai], br));
  }
  if (br === 0 && bi === 0) return new PyComplex(1, 0);
  if (ar === 0 && ai === 0) {
    if (bi !== 0 || br < 0) throw zeroDivisionError("0.0 to a negative or complex power");
    return new PyComplex(0, 0);
  }
  const size = Math.hypot(ar, ai);
  let length = Math.pow(size, br);
  const at = Math.atan2(ai, ar);
  let phase = at * br;
  if (bi !== 0) {
    length /= Math.exp(at * bi);
    phase += bi * Math.log(size);
  }
  return checked(new PyComplex(length * Math.cos(phase), length * Math.sin(phase)));
}

function checked(c: PyComplex): PyComplex {
  if (!Number.isFinite(c.real) && c.real === c.real || !Number.isFinite(c.imag) && c.imag === c.imag) {
    throw overflowError("complex exponentiation");
  }
  return c;
}

/** `repr` or `str` of a complex, from the formatting of its parts. */
function complexText(c: PyComplex, part: (x: number, sign: boolean) => string): string {
  if (c.real === 0 && !Object.is(c.real, -0)) return part(c.imag, false) + "j";
  return `(${part(c.real, false)}${part(c.imag, true)}j)`;
}

const reprPart = (x: number, sign: boolean) => formatDouble(x, "r", 0, false, sign);
const strPart = (x: number, sign: boolean) => formatDouble(x, "g", 12, false, sign);
const formatC = kernel(formatComplex);
/** Warns before computing, as `complex` does for the operations that Python 3 took away. */
function deprecated(f: BinarySlot): BinarySlot {
  return (vm, a, b) => {
    if (pairOf(a) === undefined || pairOf(b) === undefined) return NotImplemented;
    return then(vm.warn(DeprecationWarningType, "complex divmod(), // and % are deprecated"), () => f(vm, a, b));
  };
}

const NUMBER = "[+-]?(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|inf(?:inity)?|nan)";
const COMPLEX_TEXT = new RegExp(
  `^(?:(${NUMBER})(?:([+-](?:(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|inf(?:inity)?|nan)?)[jJ])?|(${NUMBER}|[+-]?)[jJ])$`,
  "i",
);

/** `complex(text)`. */
function parseComplex(text: string): Pair {
  let s = text.replace(/^[ \t-\r]+|[ \t-\r]+$/g, "");
  const parenthesised = /^\((.*)\)$/.exec(s);
  if (parenthesised !== null) s = parenthesised[1].replace(/^[ \t-\r]+|[ \t-\r]+$/g, "");
  const m = COMPLEX_TEXT.exec(s);
  if (m === null) throw valueError("complex() arg is a malformed string");
  const imaginary = (t: string) => t === "" || t === "+" ? 1 : t === "-" ? -1 : parse(t);
  if (m[3] !== undefined) return [0, imaginary(m[3])];
  return [parse(m[1]), m[2] === undefined ? 0 : imaginary(m[2])];
}

function* newComplex(vm: Vm, type: PyType, args: Value[], kw: Kwargs): Gen<Value> {
  let [re, im] = args as (Value | undefined)[];
  if (args.length > 2) throw typeError(`complex() takes at most 2 arguments (${args.length} given)`);
  for (const [k, v] of kw ?? []) {
    if (k === "real" && re === undefined) re = v;
    else if (k === "imag" && im === undefined) im = v;
    else throw typeError(`'${k}' is an invalid keyword argument for this function`);
  }
  if (
    re !== undefined && im === undefined && re instanceof PyComplex && re.type === complexType && type === complexType
  ) return re;
  if (re !== undefined && (isStr(re) || re instanceof PyUnicode)) {
    if (im !== undefined) throw typeError("complex() can't take second arg if first is a string");
    const [x, y] = parseComplex(isStr(re) ? strValue(re) : decimalText(re));
    return new type.jsClass(x, y);
  }
  if (im !== undefined && (isStr(im) || im instanceof PyUnicode)) {
    throw typeError("complex() second arg can't be a string");
  }
  const part = function* (v: Value | undefined, second: boolean): Gen<Pair> {
    if (v === undefined) return [0, 0];
    if (!second && !(v instanceof PyComplex && v.type === complexType)) {
      let r = callSpecial(vm, v, "__complex__", []);
      if (isGen(r)) r = yield* r;
      if (r !== undefined) {
        if (r instanceof PyComplex) return [r.real, r.imag];
        // Any number will do.
        v = r as Value;
      }
    }
    if (v instanceof PyComplex) return [v.real, v.imag];
    let x = toFloat(vm, v);
    if (isGen(x)) x = yield* x;
    if (x === undefined) throw typeError("complex() argument must be a string or a number");
    return [x.value, 0];
  };
  const [rr, ri] = yield* part(re, false);
  if (im === undefined) return new type.jsClass(rr, ri);
  const [ir, ii] = yield* part(im, true);
  // real + imag * 1j, without rounding where the parts are plain numbers.
  return new type.jsClass(im instanceof PyComplex ? rr - ii : rr, re instanceof PyComplex || ri !== 0 ? ir + ri : ir);
}

const isExactFloat = (v: Value): v is PyFloat => v instanceof PyFloat && v.exact;
// Most operands are complex both, which needs no pairs.
const addComplex = complexBinary(([a, b], [c, d]) => new PyComplex(a + c, b + d));
const subtractComplex = complexBinary(([a, b], [c, d]) => new PyComplex(a - c, b - d));
const multiplyComplex = complexBinary(product);

defineType<PyComplex>(complexType, {
  doc: "complex(real[, imag]) -> complex number\n\nA complex number from its parts or from text.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_new: (vm, type, args, kw) => {
      const [re, im] = args;
      if (args.length === 2 && kw === null && type === complexType && isExactFloat(re) && isExactFloat(im)) {
        return new PyComplex(re.value, im.value);
      }
      return newComplex(vm, type, args, kw);
    },
    tp_repr: (_vm, v) => complexText(v as PyComplex, reprPart),
    tp_str: (_vm, v) => complexText(v as PyComplex, strPart),
    tp_hash: (_vm, v) => hashToValue(complexHash((v as PyComplex).real, (v as PyComplex).imag)),
    tp_richcompare: (_vm, a, b, op) => {
      if (!(a instanceof PyComplex)) return NotImplemented;
      let same: boolean;
      if (b instanceof PyComplex) same = a.real === b.real && a.imag === b.imag;
      else if (isInteger(b)) {
        same = a.imag === 0 && a.real === a.real && order(a.real, b) === 0;
      } else if (b instanceof PyFloat) same = a.real === b.value && a.imag === 0;
      else return NotImplemented;
      if (op !== EQ && op !== NE) throw typeError("no ordering relation is defined for complex numbers");
      return op === EQ ? same : !same;
    },
    nb_add: (vm, a, b) =>
      a instanceof PyComplex && b instanceof PyComplex
        ? new PyComplex(a.real + b.real, a.imag + b.imag)
        : addComplex(vm, a, b),
    nb_subtract: (vm, a, b) =>
      a instanceof PyComplex && b instanceof PyComplex
        ? new PyComplex(a.real - b.real, a.imag - b.imag)
        : subtractComplex(vm, a, b),
    nb_multiply: (vm, a, b) =>
      a instanceof PyComplex && b instanceof PyComplex
        ? new PyComplex(a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real)
        : multiplyComplex(vm, a, b),
    nb_divide: complexBinary(quotient),
    nb_true_divide: complexBinary(quotient),
    nb_floor_divide: deprecated(complexBinary((a, b) => {
      if (b[0] === 0 && b[1] === 0) throw zeroDivisionError("complex divmod()");
      return new PyComplex(Math.floor(quotient(a, b).real), 0);
    })),
    nb_remainder: deprecated(complexBinary((a, b) => {
      if (b[0] === 0 && b[1] === 0) throw zeroDivisionError("complex remainder");
      const q = quotient(a, b);
      const p = product(b, [Math.floor(q.real), 0]);
      return new PyComplex(a[0] - p.real, a[1] - p.imag);
    })),
    nb_divmod: deprecated((_vm, a, b) => {
      const x = pairOf(a);
      const y = pairOf(b);
      if (x === undefined || y === undefined) return NotImplemented;
      if (y[0] === 0 && y[1] === 0) throw zeroDivisionError("complex divmod()");
      const q = new PyComplex(Math.floor(quotient(x, y).real), 0);
      const p = product(y, [q.real, 0]);
      return new PyTuple([q, new PyComplex(x[0] - p.real, x[1] - p.imag)]);
    }),
    nb_power: (_vm, a, b, c) => {
      if (c !== null) throw valueError("complex modulo");
      const x = pairOf(a);
      const y = pairOf(b);
      return x === undefined || y === undefined ? NotImplemented : complexPower(x, y);
    },
    nb_negative: (_vm, v) => new PyComplex(-(v as PyComplex).real, -(v as PyComplex).imag),
    nb_positive: (_vm, v) => new PyComplex((v as PyComplex).real, (v as PyComplex).imag),
    nb_absolute: (_vm, v) => {
      const { real, imag } = v as PyComplex;
      const size = Math.hypot(real, imag);
      if (size === Infinity && Number.isFinite(real) && Number.isFinite(imag)) {
        throw overflowError("absolute value too large");
      }
      return new PyFloat(size);
    },
    nb_nonzero: (_vm, v) => (v as PyComplex).real !== 0 || (v as PyComplex).imag !== 0,
    nb_coerce: (_vm, a, b) => {
      if (b instanceof PyComplex) return [a, b];
      const y = doubleOf(b);
      return y === undefined ? null : [a, new PyComplex(y, 0)];
    },
    nb_int: () => {
      throw typeError("can't convert complex to int");
    },
    nb_long: () => {
      throw typeError("can't convert complex to long");
    },
    nb_float: () => {
      throw typeError("can't convert complex to float");
    },
  },
  methods: () => ({
    conjugate: method<PyComplex>()([], "The conjugate.", (_vm, v) => new PyComplex(v.real, -v.imag)),
    __getnewargs__: method<PyComplex>()(
      [],
      "Arguments for __new__ when copied.",
      (_vm, v) => new PyTuple([new PyFloat(v.real), new PyFloat(v.imag)]),
    ),
    __format__: method<PyComplex>()(
      [obj("spec")],
      { doc: "Formats by a format specification.", arity: "parse" },
      (_vm, v, spec) => formatWith(spec, (s) => s === "" ? complexText(v, strPart) : formatC(v.real, v.imag, s)),
    ),
  }),
  getset: () => ({
    real: { doc: "The real part.", get: (_vm, v) => new PyFloat(v.real), member: true },
    imag: { doc: "The imaginary part.", get: (_vm, v) => new PyFloat(v.imag), member: true },
  }),
});
