// SPDX-License-Identifier: MIT
/**
 * Functions of a double that JavaScript lacks or has with less accuracy: frexp, ldexp, hypot, gamma, erf and relatives.
 * Leaf file; nothing here throws: results outside the domain are NaN, too large ones infinite.
 *
 * Gamma uses Lanczos' approximation with the 13-term coefficients of Boost (g = 6.0246800407767…), as CPython does, so
 * that results agree with it to the last digits; erf uses its Taylor series below 1.5 and a continued fraction above.
 */

/** Mantissa in [0.5, 1) and exponent with `x = m · 2^e`; zeros, infinities and NaN give themselves and 0. */
export function frexp(x: number): [number, number] {
  if (x === 0 || !Number.isFinite(x)) return [x, 0];
  let a = Math.abs(x);
  let e = 0;
  if (a < 2.2250738585072014e-308) {
    a *= 18014398509481984;
    e = -54;
  }
  let k = Math.min(1023, Math.floor(Math.log2(a)));
  let m = a / 2 ** k;
  // The logarithm may have been rounded across a power of two.
  if (m >= 2) {
    m /= 2;
    k++;
  } else if (m < 1) {
    m *= 2;
    k--;
  }
  return [x < 0 ? -m / 2 : m / 2, k + 1 + e];
}

/** `x · 2^e`, rounded once. `e` is an integer of any size. */
export function ldexp(x: number, e: number): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const [m, ex] = frexp(x);
  const n = ex + e;
  if (n > 1024) return m * Infinity;
  if (n < -1080) return m * 0;
  if (n >= -1021) return m * 2 * 2 ** (n - 1);
  return m * 2 ** (n + 100) * 7.888609052210118e-31;
}

/** `|x|` with the sign of `y`, that of zeros included. */
export function copysign(x: number, y: number): number {
  const a = Math.abs(x);
  return y < 0 || Object.is(y, -0) ? -a : a;
}

/** `√(x² + y²)`, with an error below one unit in the last place. */
export function hypot(x: number, y: number): number {
  x = Math.abs(x);
  y = Math.abs(y);
  if (x === Infinity || y === Infinity) return Infinity;
  if (x !== x || y !== y) return NaN;
  if (x < y) [x, y] = [y, x];
  if (y === 0) return x;
  const [, e] = frexp(x);
  const a = ldexp(x, -e);
  const b = ldexp(y, -e);
  if (b < 1e-17) return x;
  const h = Math.sqrt(a * a + b * b);
  // One Newton step with the exact remainder a² + b² − h².
  const [ah, al] = square(a);
  const [bh, bl] = square(b);
  const [hh, hl] = square(h);
  const rest = ah - hh + bh + (al - hl + bl);
  return ldexp(h + rest / (2 * h), e);
}

/** The exact square as a sum of two doubles. */
function square(a: number): [number, number] {
  const p = a * a;
  const t = 134217729 * a;
  const hi = t - (t - a);
  const lo = a - hi;
  return [p, hi * hi - p + 2 * hi * lo + lo * lo];
}

/** `log10`, exact for powers of ten. */
export function log10(x: number): number {
  const r = Math.log10(x);
  const n = Math.round(r);
  return n !== r && Math.abs(r - n) < 1e-9 && Math.pow(10, n) === x ? n : r;
}

/** C99 `pow`: unlike JavaScript's, 1 to any power and −1 to an infinite one are 1. */
export function pow(x: number, y: number): number {
  if (x === 1 || x === -1 && Math.abs(y) === Infinity) return 1;
  return Math.pow(x, y);
}

/** `sin(πx)`, exact at integers. */
function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  const n = Math.round(2 * y);
  let r: number;
  if (n === 0) r = Math.sin(Math.PI * y);
  else if (n === 1) r = Math.cos(Math.PI * (y - 0.5));
  else if (n === 2) r = Math.sin(Math.PI * (1 - y));
  else if (n === 3) r = -Math.cos(Math.PI * (y - 1.5));
  else r = Math.sin(Math.PI * (y - 2));
  return x < 0 || Object.is(x, -0) ? -r : r;
}

const LANCZOS_G = 6.024680040776729583740234375;
const LANCZOS_G_MINUS_HALF = 5.524680040776729583740234375;
const LANCZOS_NUM: readonly number[] = [
  23531376880.410759688572007674451636754734846804940,
  42919803642.649098768957899047001988850926355848959,
  35711959237.355668049440185451547166705960488635843,
  17921034426.037209699919755754458931112671403265390,
  6039542586.3520280050642916443072979210699388420708,
  1439720407.3117216736632230727949123939715485786372,
  248874557.86205415651146038641322942321632125127801,
  31426415.585400194380614231628318205362874684987640,
  2876370.6289353724412254090516208496135991145378768,
  186056.26539522349504029498971604569928220784236328,
  8071.6720023658162106380029022722506138218516325024,
  210.82427775157934587250973392071336271166969580291,
  2.5066282746310002701649081771338373386264310793408,
];
const LANCZOS_DEN: readonly number[] = [
  0,
  39916800,
  120543840,
  150917976,
  105258076,
  45995730,
  13339535,
  2637558,
  357423,
  32670,
  1925,
  66,
  1,
];

/** The rational function of Lanczos' approximation, for positive `x`. */
function lanczosSum(x: number): number {
  let num = 0;
  let den = 0;
  if (x < 5) {
    for (let i = 12; i >= 0; i--) {
      num = num * x + LANCZOS_NUM[i];
      den = den * x + LANCZOS_DEN[i];
    }
  } else {
    for (let i = 0; i < 13; i++) {
      num = num / x + LANCZOS_NUM[i];
      den = den / x + LANCZOS_DEN[i];
    }
  }
  return num / den;
}

/** `Γ(x)`; NaN at the poles (but infinite at zeros, with their sign) and at −∞. */
export function gamma(x: number): number {
  if (x !== x || x === Infinity) return x;
  if (x === -Infinity) return NaN;
  if (x === 0) return 1 / x;
  if (Number.isInteger(x)) {
    if (x < 0) return NaN;
    if (x <= 23) {
      let r = 1;
      for (let i = 2; i < x; i++) r *= i;
      return r;
    }
  }
  const a = Math.abs(x);
  if (a < 1e-20) return 1 / x;
  if (a > 200) return x < 0 ? 0 / sinPi(x) : Infinity;
  const y = a + LANCZOS_G_MINUS_HALF;
  // The rounding error of `y`, to correct for it.
  let z = a > LANCZOS_G_MINUS_HALF ? (y - a) - LANCZOS_G_MINUS_HALF : (y - LANCZOS_G_MINUS_HALF) - a;
  z = z * LANCZOS_G / y;
  let r: number;
  if (x < 0) {
    r = -Math.PI / sinPi(a) / a * Math.exp(y) / lanczosSum(a);
    r -= z * r;
    if (a < 140) return r / Math.pow(y, a - 0.5);
    const s = Math.pow(y, a / 2 - 0.25);
    return r / s / s;
  }
  r = lanczosSum(a) / Math.exp(y);
  r += z * r;
  if (a < 140) return r * Math.pow(y, a - 0.5);
  const s = Math.pow(y, a / 2 - 0.25);
  return r * s * s;
}

/** `log|Γ(x)|`; infinite at the poles. */
export function lgamma(x: number): number {
  if (x !== x) return x;
  if (!Number.isFinite(x)) return Infinity;
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? Infinity : 0;
  const a = Math.abs(x);
  if (a < 1e-20) return -Math.log(a);
  let r = Math.log(lanczosSum(a)) - LANCZOS_G;
  r += (a - 0.5) * (Math.log(a + LANCZOS_G - 0.5) - 1);
  if (x < 0) r = 1.1447298858494001741434273513530587116 - Math.log(Math.abs(sinPi(a))) - Math.log(a) - r;
  return r;
}

const SQRT_PI = 1.772453850905516027298167483341145182798;

function erfSeries(x: number): number {
  const x2 = x * x;
  let acc = 0;
  for (let i = 0, fk = 25.5; i < 25; i++, fk--) acc = 2 + x2 * acc / fk;
  return acc * x * Math.exp(-x2) / SQRT_PI;
}

function erfcFraction(x: number): number {
  if (x >= 30) return 0;
  const x2 = x * x;
  let a = 0;
  let da = 0.5;
  let [p, pLast, q, qLast] = [1, 0, da + x2, 1];
  for (let i = 0; i < 50; i++) {
    a += da;
    da += 2;
    const b = da + x2;
    [p, pLast] = [b * p - a * pLast, p];
    [q, qLast] = [b * q - a * qLast, q];
  }
  return p / q * x * Math.exp(-x2) / SQRT_PI;
}

/** The error function. */
export function erf(x: number): number {
  if (x !== x) return x;
  const a = Math.abs(x);
  if (a < 1.5) return erfSeries(x);
  const c = erfcFraction(a);
  return x > 0 ? 1 - c : c - 1;
}

/** `1 − erf(x)`, accurate where that is tiny. */
export function erfc(x: number): number {
  if (x !== x) return x;
  const a = Math.abs(x);
  if (a < 1.5) return 1 - erfSeries(x);
  const c = erfcFraction(a);
  return x > 0 ? c : 2 - c;
}

/**
 * The exactly rounded sum of finite doubles (Shewchuk's partial sums).
 * @returns `undefined` where an intermediate sum overflows.
 */
export function exactSum(values: readonly number[]): number | undefined {
  const partials: number[] = [];
  for (let x of values) {
    let kept = 0;
    for (let y of partials) {
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
      const hi = x + y;
      const lo = y - (hi - x);
      if (lo !== 0) partials[kept++] = lo;
      x = hi;
    }
    if (!Number.isFinite(x)) return undefined;
    partials.length = kept;
    if (x !== 0) partials.push(x);
  }
  let n = partials.length;
  if (n === 0) return 0;
  let hi = partials[--n];
  let lo = 0;
  while (n > 0) {
    const x = hi;
    const y = partials[--n];
    hi = x + y;
    lo = y - (hi - x);
    if (lo !== 0) break;
  }
  // Half-way cases depend on the next partial.
  if (n > 0 && (lo < 0 && partials[n - 1] < 0 || lo > 0 && partials[n - 1] > 0)) {
    const y = lo * 2;
    const x = hi + y;
    if (y === x - hi) hi = x;
  }
  return hi;
}
