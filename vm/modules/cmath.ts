// SPDX-License-Identifier: MIT
/** `cmath` (CPython `Modules/cmathmodule.c`): arguments and errors; the functions are `vm/base/complex_math.ts`. */
import { PyComplex, PyFloat, PyTuple, type Value } from "../base/value.ts";
import * as complex from "../base/complex_math.ts";
import { callSpecial } from "../core/abstract.ts";
import { asDouble } from "../core/convert.ts";
import { overflowError, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { PyOldInstance } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { custom, float, opt } from "../native/args.ts";
import { constant, def, defineModule, type Row } from "../native/define.ts";
import "../objects/complex.ts";

/** The complex number behind an argument: through `__complex__`, else a float. */
function* slowComplex(vm: Vm, v: Value): Gen<complex.Complex> {
  let r = callSpecial(vm, v, "__complex__", []);
  if (isGen(r)) r = yield* r;
  if (r !== undefined) {
    if (!(r instanceof PyComplex)) throw typeError("__complex__ should return a complex object");
    return [r.real, r.imag];
  }
  const x = asDouble(vm, v);
  return [isGen(x) ? yield* x : x, 0];
}

const complexArg = (name: string) =>
  custom<complex.Complex>(name, (vm, v): Result<complex.Complex> => {
    if (v instanceof PyComplex) return [v.real, v.imag];
    if (v instanceof PyFloat && !v.type.heap) return [v.value, 0];
    if (typeof v === "number") return [v, 0];
    if (v !== null && typeof v === "object" && (v.type.heap || v instanceof PyOldInstance)) return slowComplex(vm, v);
    return then(asDouble(vm, v), (x): complex.Complex => [x, 0]);
  });

/** Runs `f`; its errors become Python's. */
function guarded<T>(f: () => T): T {
  try {
    return f();
  } catch (e) {
    if (!(e instanceof complex.ComplexError)) throw e;
    throw e.kind === "domain" ? valueError("math domain error") : overflowError("math range error");
  }
}

const z = complexArg("z");

function f1(doc: string, f: (re: number, im: number) => complex.Complex): Row {
  return def([z], { doc, arity: "parse", cname: "function" }, (_vm, [re, im]) => {
    const [r, i] = guarded(() => f(re, im));
    return new PyComplex(r, i);
  });
}

const infinite = (x: number): boolean => x === Infinity || x === -Infinity;

export const cmathModule = defineModule("cmath", "Functions of complex numbers.", {
  acos: f1("Arc cosine.", complex.acos),
  acosh: f1("Inverse hyperbolic cosine.", complex.acosh),
  asin: f1("Arc sine.", complex.asin),
  asinh: f1("Inverse hyperbolic sine.", complex.asinh),
  atan: f1("Arc tangent.", complex.atan),
  atanh: f1("Inverse hyperbolic tangent.", complex.atanh),
  cos: f1("Cosine.", complex.cos),
  cosh: f1("Hyperbolic cosine.", complex.cosh),
  e: constant(new PyFloat(Math.E)),
  exp: f1("e to the power z.", complex.exp),
  isinf: def(
    [z],
    { doc: "Whether a part is infinite.", arity: "parse" },
    (_vm, [re, im]) => infinite(re) || infinite(im),
  ),
  isnan: def(
    [z],
    { doc: "Whether a part is not a number.", arity: "parse" },
    (_vm, [re, im]) => re !== re || im !== im,
  ),
  log: def(
    [z, opt(complexArg("base"))],
    { doc: "Logarithm, natural or to a base.", arity: "parse", cname: "function" },
    (_vm, x, base) => {
      const [r, i] = guarded(() => {
        const top = complex.log(...x);
        return base === undefined ? top : complex.quotient(top, complex.log(...base));
      });
      return new PyComplex(r, i);
    },
  ),
  log10: f1("Logarithm to base 10.", complex.log10),
  phase: def(
    [z],
    { doc: "The angle of polar coordinates.", arity: "parse" },
    (_vm, [re, im]) => new PyFloat(Math.atan2(im, re)),
  ),
  pi: constant(new PyFloat(Math.PI)),
  polar: def(
    [z],
    { doc: "Magnitude and angle.", arity: "parse" },
    (_vm, [re, im]) =>
      new PyTuple([new PyFloat(guarded(() => complex.magnitude(re, im))), new PyFloat(Math.atan2(im, re))]),
  ),
  rect: def(
    [float("r"), float("phi")],
    { doc: "The number with these polar coordinates.", arity: "parse" },
    (_vm, r, phi) => {
      const [re, im] = guarded(() => complex.rect(r, phi));
      return new PyComplex(re, im);
    },
  ),
  sin: f1("Sine.", complex.sin),
  sinh: f1("Hyperbolic sine.", complex.sinh),
  sqrt: f1("Square root.", complex.sqrt),
  tan: f1("Tangent.", complex.tan),
  tanh: f1("Hyperbolic tangent.", complex.tanh),
});
