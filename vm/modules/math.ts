// SPDX-License-Identifier: MIT
/**
 * `math` (CPython `Modules/mathmodule.c`). The arithmetic is JavaScript's and that of `vm/base/special_math.ts`; here
 * stand the errors: a NaN that no argument explains is a domain error, an infinity a range (or domain) error.
 */
import { bitLengthBig } from "../base/bit_length.ts";
import { intOrLong, PyFloat, PyLong, PyTuple, type Value } from "../base/value.ts";
import * as special from "../base/special_math.ts";
import { bigToFloat } from "../base/float_math.ts";
import { callMethod } from "../core/abstract.ts";
import { asCLong, asDouble } from "../core/convert.ts";
import { overflowError, type PyThrow, typeError, valueError, zeroDivisionError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { iter, next } from "../core/sequence.ts";
import { bigOf, isInteger } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj, opt } from "../native/args.ts";
import { constant, def, defineModule, type Row } from "../native/define.ts";
import "../objects/float.ts";

const domainError = (): PyThrow => valueError("math domain error");
const rangeError = (): PyThrow => overflowError("math range error");

/** The double behind `v`, then `f` of it. */
function withDouble<T>(vm: Vm, v: Value, f: (x: number) => T): Result<T> {
  if (v instanceof PyFloat) return f(v.value);
  if (typeof v === "number") return f(v);
  return then(asDouble(vm, v), f);
}

/** Checks a result and boxes it. `overflows`: an infinite result is a range error, else a domain error. */
function checked(r: number, x: number, overflows: boolean): Value {
  if (r !== r && x === x) throw domainError();
  if ((r === Infinity || r === -Infinity) && Number.isFinite(x)) throw overflows ? rangeError() : domainError();
  return new PyFloat(r);
}

function f1(doc: string, f: (x: number) => number, overflows = false): Row {
  return def([obj("x")], doc, (vm, v) => {
    if (v instanceof PyFloat) return checked(f(v.value), v.value, overflows);
    if (typeof v === "number") return checked(f(v), v, overflows);
    return then(asDouble(vm, v), (x) => checked(f(x), x, overflows));
  });
}

/** A function of two doubles; `check` throws or returns the result. */
function f2(doc: string, f: (x: number, y: number) => number): Row {
  return def([obj("x"), obj("y")], { doc, arity: "unpack" }, (vm, a, b) => {
    if (a instanceof PyFloat && b instanceof PyFloat) return new PyFloat(f(a.value, b.value));
    return then(asDouble(vm, a), (x) => then(asDouble(vm, b), (y) => new PyFloat(f(x, y))));
  });
}

const finite = Number.isFinite;

/** `log` or `log10` of a number; longs of any size are fine. */
function logOf(vm: Vm, v: Value, f: (x: number) => number): Result<number> {
  const check = (x: number): number => {
    const r = f(x);
    if (r !== r && x === x || r === -Infinity && finite(x)) throw domainError();
    return r;
  };
  if (v instanceof PyLong) {
    if (v.value <= 0n) throw domainError();
    const x = Number(v.value);
    if (finite(x)) return check(bigToFloat(v.value));
    const bits = bitLengthBig(v.value);
    const mantissa = Number(v.value >> BigInt(bits - 64)) / 2 ** 64;
    return f(mantissa) + f(2) * bits;
  }
  return withDouble(vm, v, check);
}

function* log(vm: Vm, v: Value, base: Value): Gen<Value> {
  let num = logOf(vm, v, Math.log);
  if (isGen(num)) num = yield* num;
  let den = logOf(vm, base, Math.log);
  if (isGen(den)) den = yield* den;
  if (den === 0) throw zeroDivisionError("float division by zero");
  return new PyFloat(num / den);
}

function fmod(x: number, y: number): number {
  if ((y === Infinity || y === -Infinity) && finite(x)) return x;
  const r = x % y;
  if (r !== r && x === x && y === y) throw domainError();
  return r;
}

function power(x: number, y: number): number {
  if (x === 0 && y === -Infinity) throw domainError();
  const r = special.pow(x, y);
  if (finite(x) && finite(y)) {
    if (r !== r) throw domainError();
    if (!finite(r)) throw x === 0 ? domainError() : rangeError();
  }
  return r;
}

function hypotenuse(x: number, y: number): number {
  const r = special.hypot(x, y);
  if (r === Infinity && finite(x) && finite(y)) throw rangeError();
  return r;
}

function* fsum(vm: Vm, source: Value): Gen<Value> {
  let it = iter(vm, source);
  if (isGen(it)) it = yield* it;
  const values: number[] = [];
  // Infinities and NaN are summed apart; they decide the result if there are any.
  let specials = 0;
  let infinities = 0;
  let hasSpecial = false;
  for (;;) {
    let v = next(vm, it);
    if (isGen(v)) v = yield* v;
    if (v === undefined) break;
    let x = asDouble(vm, v);
    if (isGen(x)) x = yield* x;
    if (finite(x)) values.push(x);
    else {
      hasSpecial = true;
      specials += x;
      if (x === x) infinities += x;
    }
  }
  const sum = special.exactSum(values);
  if (sum === undefined) throw overflowError("intermediate overflow in fsum");
  if (!hasSpecial) return new PyFloat(sum);
  if (infinities !== infinities) throw valueError("-inf + inf in fsum");
  return new PyFloat(specials);
}

function factorialOf(n: number): Value {
  if (n < 0) throw valueError("factorial() not defined for negative values");
  // Halving keeps the factors of a product alike in size.
  const product = (low: number, high: number): bigint => {
    if (low > high) return 1n;
    if (high - low < 8) {
      let r = 1n;
      for (let i = low; i <= high; i++) r *= BigInt(i);
      return r;
    }
    const middle = (low + high) >> 1;
    return product(low, middle) * product(middle + 1, high);
  };
  return intOrLong(product(2, n));
}

function factorial(vm: Vm, v: Value): Result<Value> {
  if (v instanceof PyFloat) {
    if (!finite(v.value) || Math.floor(v.value) !== v.value) {
      throw valueError("factorial() only accepts integral values");
    }
    if (Math.abs(v.value) >= 9223372036854775808) throw overflowError("Python int too large to convert to C long");
    return factorialOf(v.value);
  }
  return then(asCLong(vm, v), factorialOf);
}

function ldexp(vm: Vm, v: Value, exponent: Value): Result<Value> {
  return then(asDouble(vm, v), (x) => {
    if (!isInteger(exponent)) throw typeError("Expected an int or long as second argument to ldexp.");
    const big = bigOf(exponent);
    const e = big > 10000n ? 10000 : big < -10000n ? -10000 : Number(big);
    const r = special.ldexp(x, e);
    if (!finite(r) && finite(x)) throw rangeError();
    return new PyFloat(r);
  });
}

function modf(x: number): Value {
  if (!finite(x)) return new PyTuple([new PyFloat(x !== x ? x : special.copysign(0, x)), new PyFloat(x)]);
  const whole = special.copysign(Math.trunc(x), x);
  return new PyTuple([new PyFloat(special.copysign(x - whole, x)), new PyFloat(whole)]);
}

export const mathModule = defineModule("math", "Functions of real numbers.", {
  acos: f1("Arc cosine, in radians.", Math.acos),
  acosh: f1("Inverse hyperbolic cosine.", Math.acosh),
  asin: f1("Arc sine, in radians.", Math.asin),
  asinh: f1("Inverse hyperbolic sine.", Math.asinh),
  atan: f1("Arc tangent, in radians.", Math.atan),
  atan2: f2("Arc tangent of y / x in radians, in the quadrant that the signs tell.", Math.atan2),
  atanh: f1("Inverse hyperbolic tangent.", Math.atanh),
  ceil: f1("Smallest integral value that is not below x, as a float.", Math.ceil),
  copysign: f2("x with the sign of y.", special.copysign),
  cos: f1("Cosine of x radians.", Math.cos),
  cosh: f1("Hyperbolic cosine.", Math.cosh, true),
  degrees: def(
    [obj("x")],
    "Radians to degrees.",
    (vm, v) => withDouble(vm, v, (x) => new PyFloat(x * (180 / Math.PI))),
  ),
  e: constant(new PyFloat(Math.E), "Base of natural logarithms."),
  erf: f1("Error function.", special.erf),
  erfc: f1("Complement of the error function.", special.erfc),
  exp: f1("e to the power x.", Math.exp, true),
  expm1: f1("e to the power x, minus 1, accurate for small x.", Math.expm1, true),
  fabs: f1("Absolute value, as a float.", Math.abs),
  factorial: def([obj("x")], "x!, for an integral x.", factorial),
  floor: f1("Largest integral value that is not above x, as a float.", Math.floor),
  fmod: f2("Remainder of x / y with the sign of x.", fmod),
  frexp: def([obj("x")], "Mantissa m and exponent e of x = m * 2 ** e.", (vm, v) =>
    withDouble(vm, v, (x) => {
      const [m, e] = special.frexp(x);
      return new PyTuple([new PyFloat(m), e]);
    })),
  fsum: def([obj("iterable")], "Sum of the items without loss of precision.", fsum),
  gamma: def([obj("x")], "Gamma function.", (vm, v) =>
    withDouble(vm, v, (x) => {
      const r = special.gamma(x);
      if (x === 0 || r !== r && x === x) throw domainError();
      if (!finite(r) && finite(x)) throw rangeError();
      return new PyFloat(r);
    })),
  hypot: f2("Length of the vector (x, y).", hypotenuse),
  isinf: def(
    [obj("x")],
    "Whether x is infinite.",
    (vm, v) => withDouble(vm, v, (x) => x === Infinity || x === -Infinity),
  ),
  isnan: def([obj("x")], "Whether x is not a number.", (vm, v) => withDouble(vm, v, (x) => x !== x)),
  ldexp: def([obj("x"), obj("i")], { doc: "x * 2 ** i.", arity: "parse" }, ldexp),
  lgamma: def(
    [obj("x")],
    "Logarithm of the absolute value of the gamma function.",
    (vm, v) =>
      withDouble(vm, v, (x) => {
        const r = special.lgamma(x);
        if (!finite(r) && finite(x)) throw Number.isInteger(x) && x <= 0 ? domainError() : rangeError();
        return new PyFloat(r);
      }),
  ),
  log: def(
    [obj("x"), opt(obj("base"))],
    { doc: "Logarithm, natural or to the given base.", arity: "unpack" },
    (vm, v, base) => base === undefined ? then(logOf(vm, v, Math.log), (r) => new PyFloat(r)) : log(vm, v, base),
  ),
  log10: def([obj("x")], "Logarithm to base 10.", (vm, v) => then(logOf(vm, v, special.log10), (r) => new PyFloat(r))),
  log1p: f1("Natural logarithm of 1 + x, accurate for small x.", Math.log1p, true),
  modf: def([obj("x")], "Fractional and integral part.", (vm, v) => withDouble(vm, v, modf)),
  pi: constant(new PyFloat(Math.PI), "Circumference of a circle over its diameter."),
  pow: f2("x to the power y.", power),
  radians: def(
    [obj("x")],
    "Degrees to radians.",
    (vm, v) => withDouble(vm, v, (x) => new PyFloat(x * (Math.PI / 180))),
  ),
  sin: f1("Sine of x radians.", Math.sin),
  sinh: f1("Hyperbolic sine.", Math.sinh, true),
  sqrt: f1("Square root.", Math.sqrt),
  tan: f1("Tangent of x radians.", Math.tan),
  tanh: f1("Hyperbolic tangent.", Math.tanh),
  trunc: def(
    [obj("x")],
    "x without its fraction, as x.__trunc__() gives it.",
    (vm, v) => callMethod(vm, v, "__trunc__", []),
  ),
});
