// SPDX-License-Identifier: MIT
/**
 * The representation of Python values in JavaScript (`docs/architecture.md`, "Values").
 *
 * | Python                          | JavaScript                                        |
 * |---------------------------------|---------------------------------------------------|
 * | `None`, `True`, `False`         | `null`, `true`, `false`                           |
 * | `int` within ±(2^53 − 1)        | `number`, always an integer, never −0             |
 * | other `int`                     | {@linkcode PyInt} over a `bigint`                 |
 * | `long`                          | {@linkcode PyLong} over a `bigint`, any magnitude |
 * | `float`                         | {@linkcode PyFloat}                               |
 * | `str`                           | `string` whose code units are bytes 0–255         |
 * | `unicode`                       | {@linkcode PyUnicode}                             |
 * | instance of a subclass of `str` | {@linkcode PyStr} (exact `str` is never boxed)    |
 * | everything else                 | subclass of {@linkcode PyObject}                  |
 *
 * `undefined` is never a Python value. It travels inside the VM as "absent": end of iteration, missing key,
 * missing attribute, unbound local.
 *
 * INVARIANT: an exact `int` that fits ±(2^53 − 1) is always a `number`; code may compare small ints with `===`.
 * Leaf file: imports types only.
 */
import type { PyType } from "../core/type.ts";
import type { PyDict } from "../core/dict.ts";

/** Any Python value. */
export type Value = null | boolean | number | string | PyObject;

/**
 * Base of every boxed Python object.
 *
 * `type` is a property of the JavaScript prototype: one JavaScript class exists per Python class (heap types get
 * theirs from {@linkcode PyType}), so an object pays nothing for it. Assigning `__class__` changes the prototype.
 *
 * Instance attributes named `x` are own properties `$x` of the object itself, which lets V8's hidden classes and inline
 * caches do the work, until somebody asks for `__dict__`: then they move into a real dict, kept in `dict`, for good.
 * INVARIANT: while `dict` is set, own `$…` properties are `undefined`.
 */
export class PyObject {
  /** The Python class of the object. */
  declare type: PyType;
  /** The materialised `__dict__`, or `undefined` while attributes live in own `$…` properties. */
  declare dict: PyDict | undefined;
  /** How a loop gets its next item from this (`core/types.ts`). On the prototype, 0 but for some iterators. */
  declare readonly looping: number;
  [attribute: `$${string}`]: Value | undefined;
}

/**
 * Makes `jsClass` a subclass of `base` without `extends`: a constructor that calls no other is several times faster where V8
 * has not optimised the caller yet. For classes of which programs make millions; the interface of the same name says so
 * to the compiler.
 */
export function inherit(jsClass: { prototype: object }, base: { prototype: object } = PyObject): void {
  Object.setPrototypeOf(jsClass.prototype, base.prototype);
}

/** `float`. Immutable. */
export class PyFloat {
  constructor(public value: number) {}
}
/** It is a {@linkcode PyObject}: see {@linkcode inherit}. */
export interface PyFloat extends PyObject {
  /** Whether this is a plain `float`, not an instance of a subclass; kept on the prototype (`core/types.ts`). */
  readonly exact: boolean;
}
inherit(PyFloat);

/**
 * A boxed `int`: one beyond ±(2^53 − 1) (and within 64 bits), or an instance of a subclass of `int` (any 64-bit value).
 * Make exact ints with `intFromBigInt`, which unboxes what fits a `number`.
 */
export class PyInt {
  #value: bigint | undefined;
  /** The upper 31 bits of a value ≥ 0 that arithmetic made (`wide_int.ts`); −1 where only `value` is known. */
  readonly hi: number;
  /** Beside `hi`, the lower 32 bits, unsigned. */
  readonly lo: number;

  /** @param value `undefined`: it is `hi` · 2^32 + `lo`. */
  constructor(value: bigint | undefined, hi = -1, lo = 0) {
    this.#value = value;
    this.hi = hi;
    this.lo = lo;
  }

  get value(): bigint {
    return this.#value ??= (BigInt(this.hi) << 32n) + BigInt(this.lo);
  }
}
/** It is a {@linkcode PyObject}: see {@linkcode inherit}. */
export interface PyInt extends PyObject {
}
inherit(PyInt);

/** `long`, of any magnitude: `5L` is a `PyLong`. Immutable. */
export class PyLong {
  constructor(public value: bigint) {}
}
/** It is a {@linkcode PyObject}: see {@linkcode inherit}. */
export interface PyLong extends PyObject {
}
inherit(PyLong);

/** `complex`. Immutable. */
export class PyComplex {
  constructor(public real: number, public imag: number) {}
}
/** It is a {@linkcode PyObject}: see {@linkcode inherit}. */
export interface PyComplex extends PyObject {
}
inherit(PyComplex);

/** An instance of a subclass of `str`; exact `str` values are JavaScript strings. */
export class PyStr extends PyObject {
  /** @param value Bytes as code units 0–255. */
  constructor(public value: string) {
    super();
  }
}

/**
 * `unicode`: a sequence of code points, as in CPython's wide builds.
 *
 * `value` holds them as a JavaScript string; code points above U+FFFF are surrogate pairs there, so index by code
 * point only through the helpers in `unicode_text.ts` (they take the fast path when `wide` is false).
 */
export class PyUnicode {
  /** Cached answer to "does `value` hold a surrogate pair"; `undefined` until asked. */
  wide: boolean | undefined = undefined;
  constructor(public value: string) {}
}
/** It is a {@linkcode PyObject}: see {@linkcode inherit}. */
export interface PyUnicode extends PyObject {
}
inherit(PyUnicode);

/** `tuple`. `items` is owned by the tuple and never changed after construction. */
export class PyTuple {
  constructor(public items: Value[]) {}
}
/** It is a {@linkcode PyObject}: see {@linkcode inherit}. */
export interface PyTuple extends PyObject {
}
inherit(PyTuple);

/** A unique object without state: `NotImplemented`, `Ellipsis`. */
export class PySingleton extends PyObject {
  constructor(public name: string) {
    super();
  }
}

/** `Ellipsis`. */
export const Ellipsis: PySingleton = new PySingleton("Ellipsis");
/** `NotImplemented`. */
export const NotImplemented: PySingleton = new PySingleton("NotImplemented");

/** The exact `int` for `value`, unboxed where it fits a `number`. The caller makes sure it fits 64 bits. */
export function intFromBigInt(value: bigint): number | PyInt {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : new PyInt(value);
}

/** `int` where `value` fits 64 bits, else `long`: what int arithmetic that overflows gives (PEP 237). */
export function intOrLong(value: bigint): number | PyInt | PyLong {
  if (value >= -9007199254740991n && value <= 9007199254740991n) return Number(value);
  if (value >= -0x8000000000000000n && value <= 0x7fffffffffffffffn) return new PyInt(value);
  return new PyLong(value);
}
