// SPDX-License-Identifier: MIT
/**
 * Elementary functions of complex numbers with the special values of C99 Annex G, which CPython's `cmath` follows.
 *
 * Results are `[real, imag]`; a function that has no value at its argument throws {@linkcode ComplexError}. The formulas
 * are Kahan's ("Branch cuts for complex elementary functions"), arranged so that nothing overflows on the way.
 */
import { copysign, hypot, ldexp } from "./special_math.ts";

/** A complex number. */
export type Complex = [real: number, imag: number];

/** Why there is no result: outside the domain, or too large. */
export class ComplexError {
  constructor(readonly kind: "domain" | "range") {}
}

const domain = (): ComplexError => new ComplexError("domain");
const range = (): ComplexError => new ComplexError("range");

const LARGE = Number.MAX_VALUE / 4;
const SQRT_LARGE = Math.sqrt(LARGE);
const LOG_LARGE = Math.log(LARGE);
const TINY = 2.2250738585072014e-308;
const SQRT_TINY = Math.sqrt(TINY);
const finite = Number.isFinite;
const nan = (x: number): boolean => x !== x;
const infinite = (x: number): boolean => x === Infinity || x === -Infinity;

/** Values of the letters in the tables. */
const LETTERS: Record<string, number> = {
  i: Infinity,
  I: -Infinity,
  n: NaN,
  z: 0,
  Z: -0,
  o: 1,
  O: -1,
  p: Math.PI,
  P: -Math.PI,
  h: Math.PI / 2,
  H: -Math.PI / 2,
  q: Math.PI / 4,
  Q: -Math.PI / 4,
  t: 3 * Math.PI / 4,
  T: -3 * Math.PI / 4,
};

/**
 * Special values by class of the real part (rows: −∞, negative, −0, +0, positive, +∞, NaN) and of the imaginary part
 * (columns, the same). `--` where the formula gives the result.
 */
const TABLES = {
  acos: "ti pi pi pI pI tI ni|hi -- -- -- -- hI nn|hi -- hz hZ -- hI hn|hi -- hz hZ -- hI hn|hi -- -- -- -- hI nn|" +
    "qi zi zi zI zI qI ni|ni nn nn nn nn nI nn",
  acosh: "iT iP iP ip ip it in|iH -- -- -- -- ih nn|iH -- zH zh -- ih nn|iH -- zH zh -- ih nn|iH -- -- -- -- ih nn|" +
    "iQ iZ iZ iz iz iq in|in nn nn nn nn in nn",
  asinh: "IQ IZ IZ Iz Iz Iq In|IH -- -- -- -- Ih nn|IH -- ZZ Zz -- Ih nn|iH -- zZ zz -- ih nn|iH -- -- -- -- ih nn|" +
    "iQ iZ iZ iz iz iq in|in nn nZ nz nn in nn",
  atanh: "ZH ZH ZH Zh Zh Zh Zn|ZH -- -- -- -- Zh nn|ZH -- ZZ Zz -- Zh Zn|zH -- zZ zz -- zh zn|zH -- -- -- -- zh nn|" +
    "zH zH zH zh zh zh zn|zH nn nn nn nn zh nn",
  cosh: "in -- iz iZ -- in in|nn -- -- -- -- nn nn|nz -- oz oZ -- nz nz|nz -- oZ oz -- nz nz|nn -- -- -- -- nn nn|" +
    "in -- iZ iz -- in in|nn nn nz nz nn nn nn",
  exp: "zz -- zZ zz -- zz zz|nn -- -- -- -- nn nn|nn -- oZ oz -- nn nn|nn -- oZ oz -- nn nn|nn -- -- -- -- nn nn|" +
    "in -- iZ iz -- in in|nn nn nZ nz nn nn nn",
  log: "iT iP iP ip ip it in|iH -- -- -- -- ih nn|iH -- IP Ip -- ih nn|iH -- IZ Iz -- ih nn|iH -- -- -- -- ih nn|" +
    "iQ iZ iZ iz iz iq in|in nn nn nn nn in nn",
  sinh: "in -- IZ Iz -- in in|nn -- -- -- -- nn nn|zn -- ZZ Zz -- zn zn|zn -- zZ zz -- zn zn|nn -- -- -- -- nn nn|" +
    "in -- iZ iz -- in in|nn nn nZ nz nn nn nn",
  sqrt: "iI zI zI zi zi ii ni|iI -- -- -- -- ii nn|iI -- zZ zz -- ii nn|iI -- zZ zz -- ii nn|iI -- -- -- -- ii nn|" +
    "iI iZ iZ iz iz ii in|iI nn nn nn nn ii nn",
  tanh: "Oz -- OZ Oz -- Oz Oz|nn -- -- -- -- nn nn|nn -- ZZ Zz -- nn nn|nn -- zZ zz -- nn nn|nn -- -- -- -- nn nn|" +
    "oz -- oZ oz -- oz oz|nn nn nZ nz nn nn nn",
  rect: "in -- Iz IZ -- in in|nn -- -- -- -- nn nn|zz -- Zz ZZ -- zz zz|zz -- zZ zz -- zz zz|nn -- -- -- -- nn nn|" +
    "in -- iZ iz -- in in|nn nn nz nz nn nn nn",
};

function classOf(x: number): number {
  if (nan(x)) return 6;
  if (x === 0) return Object.is(x, -0) ? 2 : 3;
  if (x < 0) return x === -Infinity ? 0 : 1;
  return x === Infinity ? 5 : 4;
}

function special(table: keyof typeof TABLES, re: number, im: number): Complex {
  const cell = TABLES[table].split("|")[classOf(re)].split(" ")[classOf(im)];
  return [LETTERS[cell[0]], LETTERS[cell[1]]];
}

/** Refuses results that overflowed. */
function fits(z: Complex): Complex {
  if (infinite(z[0]) || infinite(z[1])) throw range();
  return z;
}

const bothFinite = (re: number, im: number): boolean => finite(re) && finite(im);

export function sqrt(re: number, im: number): Complex {
  if (!bothFinite(re, im)) return special("sqrt", re, im);
  if (re === 0 && im === 0) return [0, im];
  let ax = Math.abs(re);
  const ay = Math.abs(im);
  let s: number;
  if (ax < TINY && ay < TINY) {
    // s = √((|z| + ax) / 2): scaled by 2^53 under the root, and the half makes it 2^54.
    ax = ldexp(ax, 53);
    s = ldexp(Math.sqrt(ax + hypot(ax, ldexp(ay, 53))), -27);
  } else {
    ax /= 8;
    s = 2 * Math.sqrt(ax + hypot(ax, ay / 8));
  }
  const d = ay / (2 * s);
  return re >= 0 ? [s, copysign(d, im)] : [d, copysign(s, im)];
}

export function acos(re: number, im: number): Complex {
  if (!bothFinite(re, im)) return special("acos", re, im);
  if (Math.abs(re) > LARGE || Math.abs(im) > LARGE) {
    const log = Math.log(hypot(re / 2, im / 2)) + Math.LN2 * 2;
    return [Math.atan2(Math.abs(im), re), re < 0 ? -copysign(log, im) : copysign(log, -im)];
  }
  const [s1re, s1im] = sqrt(1 - re, -im);
  const [s2re, s2im] = sqrt(1 + re, im);
  return [2 * Math.atan2(s1re, s2re), Math.asinh(s2re * s1im - s2im * s1re)];
}

export function acosh(re: number, im: number): Complex {
  if (!bothFinite(re, im)) return special("acosh", re, im);
  if (Math.abs(re) > LARGE || Math.abs(im) > LARGE) {
    return [Math.log(hypot(re / 2, im / 2)) + Math.LN2 * 2, Math.atan2(im, re)];
  }
  const [s1re, s1im] = sqrt(re - 1, im);
  const [s2re, s2im] = sqrt(re + 1, im);
  return [Math.asinh(s1re * s2re + s1im * s2im), 2 * Math.atan2(s1im, s2re)];
}

export function asinh(re: number, im: number): Complex {
  if (!bothFinite(re, im)) return special("asinh", re, im);
  if (Math.abs(re) > LARGE || Math.abs(im) > LARGE) {
    const log = Math.log(hypot(re / 2, im / 2)) + Math.LN2 * 2;
    return [im >= 0 ? copysign(log, re) : -copysign(log, -re), Math.atan2(im, Math.abs(re))];
  }
  const [s1re, s1im] = sqrt(1 + im, -re);
  const [s2re, s2im] = sqrt(1 - im, re);
  return [Math.asinh(s1re * s2im - s2re * s1im), Math.atan2(im, s1re * s2re - s1im * s2im)];
}

/** f(z) = −i·g(iz). */
function rotated(g: (re: number, im: number) => Complex) {
  return (re: number, im: number): Complex => {
    const [r, i] = g(-im, re);
    return [i, -r];
  };
}

export const asin: (re: number, im: number) => Complex = rotated(asinh);

export function atanh(re: number, im: number): Complex {
  if (!bothFinite(re, im)) return special("atanh", re, im);
  if (re < 0 || Object.is(re, -0)) {
    const [r, i] = atanh(-re, -im);
    return [-r, -i];
  }
  const ay = Math.abs(im);
  if (re > SQRT_LARGE || ay > SQRT_LARGE) {
    const h = hypot(re / 2, im / 2);
    return [re / 4 / h / h, -copysign(Math.PI / 2, -im)];
  }
  if (re === 1 && ay < SQRT_TINY) {
    if (ay === 0) throw domain();
    return [-Math.log(Math.sqrt(ay) / Math.sqrt(hypot(ay, 2))), copysign(Math.atan2(2, -ay) / 2, im)];
  }
  return [
    Math.log1p(4 * re / ((1 - re) * (1 - re) + ay * ay)) / 4,
    -Math.atan2(-2 * im, (1 - re) * (1 + re) - ay * ay) / 2,
  ];
}

export const atan: (re: number, im: number) => Complex = rotated(atanh);

export function cosh(re: number, im: number): Complex {
  if (!bothFinite(re, im)) {
    if (infinite(im) && !nan(re)) throw domain();
    if (infinite(re) && finite(im) && im !== 0) {
      const s = copysign(Infinity, Math.sin(im));
      return [copysign(Infinity, Math.cos(im)), re > 0 ? s : -s];
    }
    return special("cosh", re, im);
  }
  if (Math.abs(re) > LOG_LARGE) {
    const x = re - copysign(1, re);
    return fits([Math.cos(im) * Math.cosh(x) * Math.E, Math.sin(im) * Math.sinh(x) * Math.E]);
  }
  return fits([Math.cos(im) * Math.cosh(re), Math.sin(im) * Math.sinh(re)]);
}

export const cos = (re: number, im: number): Complex => cosh(-im, re);

export function sinh(re: number, im: number): Complex {
  if (!bothFinite(re, im)) {
    if (infinite(im) && !nan(re)) throw domain();
    if (infinite(re) && finite(im) && im !== 0) {
      const c = copysign(Infinity, Math.cos(im));
      return [re > 0 ? c : -c, copysign(Infinity, Math.sin(im))];
    }
    return special("sinh", re, im);
  }
  if (Math.abs(re) > LOG_LARGE) {
    const x = re - copysign(1, re);
    return fits([Math.cos(im) * Math.sinh(x) * Math.E, Math.sin(im) * Math.cosh(x) * Math.E]);
  }
  return fits([Math.cos(im) * Math.sinh(re), Math.sin(im) * Math.cosh(re)]);
}

export const sin: (re: number, im: number) => Complex = rotated(sinh);

export function tanh(re: number, im: number): Complex {
  if (!bothFinite(re, im)) {
    if (infinite(im) && finite(re)) throw domain();
    if (infinite(re) && finite(im) && im !== 0) {
      const i = copysign(0, 2 * Math.sin(im) * Math.cos(im));
      return [re > 0 ? 1 : -1, i];
    }
    return special("tanh", re, im);
  }
  if (Math.abs(re) > LOG_LARGE) {
    return [copysign(1, re), 4 * Math.sin(im) * Math.cos(im) * Math.exp(-2 * Math.abs(re))];
  }
  const tx = Math.tanh(re);
  const ty = Math.tan(im);
  const cx = 1 / Math.cosh(re);
  const denominator = 1 + tx * ty * (tx * ty);
  return [tx * (1 + ty * ty) / denominator, ty / denominator * cx * cx];
}

export const tan: (re: number, im: number) => Complex = rotated(tanh);

export function exp(re: number, im: number): Complex {
  if (!bothFinite(re, im)) {
    if (infinite(im) && (finite(re) || re === Infinity)) throw domain();
    if (infinite(re) && finite(im) && im !== 0) {
      const size = re > 0 ? Infinity : 0;
      return [copysign(size, Math.cos(im)), copysign(size, Math.sin(im))];
    }
    return special("exp", re, im);
  }
  if (re > LOG_LARGE) {
    const l = Math.exp(re - 1);
    return fits([l * Math.cos(im) * Math.E, l * Math.sin(im) * Math.E]);
  }
  const l = Math.exp(re);
  return fits([l * Math.cos(im), l * Math.sin(im)]);
}

export function log(re: number, im: number): Complex {
  if (!bothFinite(re, im)) return special("log", re, im);
  const ax = Math.abs(re);
  const ay = Math.abs(im);
  let r: number;
  if (ax > LARGE || ay > LARGE) r = Math.log(hypot(ax / 2, ay / 2)) + Math.LN2;
  else if (ax < TINY && ay < TINY) {
    if (ax === 0 && ay === 0) throw domain();
    r = Math.log(hypot(ldexp(ax, 53), ldexp(ay, 53))) - 53 * Math.LN2;
  } else {
    const h = hypot(ax, ay);
    if (h >= 0.71 && h <= 1.73) {
      const am = Math.max(ax, ay);
      const an = Math.min(ax, ay);
      r = Math.log1p((am - 1) * (am + 1) + an * an) / 2;
    } else r = Math.log(h);
  }
  return [r, Math.atan2(im, re)];
}

export function log10(re: number, im: number): Complex {
  const [r, i] = log(re, im);
  return [r / Math.LN10, i / Math.LN10];
}

/** `a / b`. */
export function quotient(a: Complex, b: Complex): Complex {
  const [br, bi] = b;
  if (Math.abs(br) >= Math.abs(bi)) {
    if (br === 0) throw domain();
    const ratio = bi / br;
    const d = br + bi * ratio;
    return [(a[0] + a[1] * ratio) / d, (a[1] - a[0] * ratio) / d];
  }
  if (nan(br) || nan(bi)) return [NaN, NaN];
  const ratio = br / bi;
  const d = br * ratio + bi;
  return [(a[0] * ratio + a[1]) / d, (a[1] * ratio - a[0]) / d];
}

/** Magnitude. */
export function magnitude(re: number, im: number): number {
  const h = hypot(re, im);
  if (h === Infinity && bothFinite(re, im)) throw range();
  return h;
}

/** The number with polar coordinates `r` and `phi`. */
export function rect(r: number, phi: number): Complex {
  if (!bothFinite(r, phi)) {
    if (r !== 0 && !nan(r) && infinite(phi)) throw domain();
    if (infinite(r) && finite(phi) && phi !== 0) {
      const c = copysign(Infinity, Math.cos(phi));
      const s = copysign(Infinity, Math.sin(phi));
      return r > 0 ? [c, s] : [-c, -s];
    }
    return special("rect", r, phi);
  }
  return phi === 0 ? [r, r * phi] : [r * Math.cos(phi), r * Math.sin(phi)];
}
