// SPDX-License-Identifier: MIT
/**
 * The constants of a code object in the making, and which two literals share one place there.
 *
 * CPYTHON: `compiler_add_o` and `_PyCode_ConstantKey` of 2.7.18: same place for equal type and equal value; `0.0` and
 * `-0.0` apart, also as parts of complex numbers; tuples item by item; code objects by everything but file, stack size
 * and line table.
 */
import { PyComplex, PyFloat, PyInt, PyLong, PyTuple, PyUnicode, type Value } from "../vm/base/value.ts";
import { Code } from "../vm/bytecode/code.ts";

/** Constants by index, without duplicates. */
export class ConstTable {
  readonly values: Value[] = [];
  /** None, ints held in numbers, and str: their own keys. */
  readonly #plain: Map<Value, number> = new Map();
  readonly #boxed: Map<string, number> = new Map();
  /** Code objects by name and line. */
  readonly #codes: Map<string, number[]> = new Map();

  /** Index of `value`, which is added if no equal constant is there. */
  add(value: Value): number {
    if (typeof value === "string" || typeof value === "number" || value === null) {
      let index = this.#plain.get(value);
      if (index === undefined) {
        index = this.#append(value);
        this.#plain.set(value, index);
      }
      return index;
    }
    if (value instanceof Code) return this.#addCode(value);
    const key = boxedKey(value);
    let index = this.#boxed.get(key);
    if (index === undefined) {
      index = this.#append(value);
      this.#boxed.set(key, index);
    }
    return index;
  }

  #append(value: Value): number {
    return this.values.push(value) - 1;
  }

  #addCode(value: Code): number {
    const key = `${value.firstlineno}:${value.name}`;
    let bucket = this.#codes.get(key);
    if (bucket === undefined) this.#codes.set(key, bucket = []);
    for (const index of bucket) if (sameCode(value, this.values[index] as Code)) return index;
    const index = this.#append(value);
    bucket.push(index);
    return index;
  }
}

function floatKey(x: number): string {
  return Object.is(x, -0) ? "-0" : String(x);
}

function boxedKey(value: Value): string {
  if (typeof value === "string") return `s${value.length}:${value}`;
  if (value instanceof PyUnicode) return `u${value.value.length}:${value.value}`;
  if (value instanceof PyFloat) return `f${floatKey(value.value)}`;
  if (value instanceof PyLong) return `l${value.value}`;
  if (value instanceof PyInt) return `i${value.value}`;
  if (value instanceof PyComplex) return `c${floatKey(value.real)},${floatKey(value.imag)}`;
  if (value instanceof PyTuple) return `t(${value.items.map(boxedKey).join(",")})`;
  if (typeof value === "object" && value !== null) return "singleton";
  return `i${value}`;
}

/** Whether two constants are equal as `_PyCode_ConstantKey` compares them. */
function sameConstant(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof Code) return b instanceof Code && sameCode(a, b);
  if (a instanceof PyTuple) {
    if (!(b instanceof PyTuple) || a.items.length !== b.items.length) return false;
    return a.items.every((item, i) => sameConstant(item, b.items[i]));
  }
  // A NaN is equal only to itself, which was answered above.
  if (a instanceof PyFloat && a.value !== a.value) return false;
  return !(b instanceof Code) && !(b instanceof PyTuple) && boxedKey(a) === boxedKey(b);
}

function sameList(a: readonly unknown[] | Uint8Array, b: readonly unknown[] | Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function sameCode(a: Code, b: Code): boolean {
  return a.name === b.name && a.firstlineno === b.firstlineno && a.argcount === b.argcount &&
    a.nlocals === b.nlocals && a.flags === b.flags && sameList(a.code, b.code) && sameList(a.names, b.names) &&
    sameList(a.varnames, b.varnames) && sameList(a.freevars, b.freevars) && sameList(a.cellvars, b.cellvars) &&
    a.consts.length === b.consts.length && a.consts.every((item, i) => sameConstant(item, b.consts[i]));
}
