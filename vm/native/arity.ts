// SPDX-License-Identifier: MIT
/**
 * The texts of wrong-argument-count errors. CPython 2.7 has five families, depending on how the C function was declared:
 * METH_NOARGS (`none`), METH_O (`one`), PyArg_UnpackTuple (`unpack`), PyArg_ParseTuple (`parse`) and
 * PyArg_ParseTupleAndKeywords (`keywords`, the only one that takes keyword arguments).
 */
import { type PyThrow, typeError } from "../core/exceptions.ts";

export type ArityFamily = "none" | "one" | "unpack" | "parse" | "keywords";

/**
 * The TypeError for `given` arguments where `min … max` are taken (`max` may be Infinity).
 * @param name The function name as C prints it, without parentheses.
 */
export function arityError(family: ArityFamily, name: string, min: number, max: number, given: number): PyThrow {
  switch (family) {
    case "none":
      return typeError(`${name}() takes no arguments (${given} given)`);
    case "one":
      return typeError(`${name}() takes exactly one argument (${given} given)`);
    case "unpack": {
      const bound = given < min ? min : max;
      const how = min === max ? "" : given < min ? "at least " : "at most ";
      return typeError(`${name} expected ${how}${bound} arguments, got ${given}`);
    }
    default: {
      if (max === 0 && family === "parse") return typeError(`${name}() takes no arguments (${given} given)`);
      const bound = given < min ? min : max;
      const how = given > max && family === "keywords"
        ? "at most"
        : min === max
        ? "exactly"
        : given < min
        ? "at least"
        : "at most";
      // Functions that gave C no name are just "function".
      const title = name === "function" ? name : `${name}()`;
      return typeError(`${title} takes ${how} ${bound} argument${bound === 1 ? "" : "s"} (${given} given)`);
    }
  }
}
