// SPDX-License-Identifier: MIT
/** `complex` (CPython `complexobject.c`). */
import { NotImplemented, PyComplex, PyFloat, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { formatDouble } from "../base/float_text.ts";
import { complexHash, hashToValue } from "../base/hash.ts";
import { formatComplex } from "../base/format_spec.ts";
import { callSpecial, genericGetAttr } from "../core/abstract.ts";
import { EQ, NE } from "../core/compare.ts";
import {
  DeprecationWarningType,
  kernel,
  overflowError,
  typeError,
  valueError,
  zeroDivisionError,
} from "../core/exceptions.ts";
import { type Gen, isGen, then } from "../core/gen.ts";
import { unknownKeyword } from "../core/keywords.ts";
import { toFloat } from "../core/number.ts";
import type { BinarySlot, Kwargs, PyType } from "../core/type.ts";
import { complexType, isInteger, isStr, strValue } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj } from "../native/args.ts";
import { defineType, method } from "../native/define.ts";
import { doubleOf, floatOf, formatWith, order } from "./float.ts";
import { decimalText } from "./int.ts";

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
  const imaginary = (t: string) => t === "" || t === "+" ? 1 : t === "-" ? -1 : floatOf(t);
  if (m[3] !== undefined) return [0, imaginary(m[3])];
  return [floatOf(m[1]), m[2] === undefined ? 0 : imaginary(m[2])];
}

function* newComplex(vm: Vm, type: PyType, args: Value[], kw: Kwargs): Gen<Value> {
  let [re, im] = args as (Value | undefined)[];
  if (args.length > 2) throw typeError(`complex() takes at most 2 arguments (${args.length} given)`);
  for (const [k, v] of kw ?? []) {
    if (k === "real" && re === undefined) re = v;
    else if (k === "imag" && im === undefined) im = v;
    else throw unknownKeyword(kw!, ["real", "imag"]);
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
    // Most operands of sums and products are complex both, which needs no pairs.
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
      const x = pairOf(a);
      const y = pairOf(b);
      if (x === undefined || y === undefined) return NotImplemented;
      if (c !== null) throw valueError("complex modulo");
      return complexPower(x, y);
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
