// SPDX-License-Identifier: MIT
/**
 * What the modules of native iterator types share: checks of constructor arguments with CPython's texts.
 * A constructor refuses keywords only for its own type; a subclass may want them for its `__init__`.
 */
import { PyFloat, PyInt, PyLong, type PyObject, type Value } from "../base/value.ts";
import { overflowError, typeError } from "../core/exceptions.ts";
import { type Result, then } from "../core/gen.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import { isInteger, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { type ArgValues, type Params } from "../native/args.ts";
import { arityError } from "../native/arity.ts";
import { method, type NativeImpl, newType, type Row, type TypeSpec } from "../native/define.ts";

/** @throws TypeError for keywords given to the constructor of exactly `own`. */
export function noKeywords(type: PyType, own: PyType, kw: Kwargs): void {
  if (type === own && kw !== null && kw.size > 0) throw typeError(`${own.name}() does not take keyword arguments`);
}

/** @throws TypeError unless `min ≤ args.length ≤ max`, in the words of `PyArg_UnpackTuple`. */
export function unpackCount(name: string, args: Value[], min: number, max: number): void {
  if (args.length < min || args.length > max) throw arityError("unpack", name, min, max, args.length);
}

/** A constructor that takes keywords, compiled to what {@linkcode construct} calls. The handler gets the type first. */
export function constructor<const P extends Params>(
  name: string,
  params: P,
  make: (vm: Vm, type: PyType, ...args: ArgValues<P>) => Result<Value>,
): NativeImpl {
  return method<PyType>()(params, { doc: "", arity: "keywords" }, make).compile(name);
}

/** Calls a {@linkcode constructor}. */
export function construct(vm: Vm, impl: NativeImpl, type: PyType, args: Value[], kw: Kwargs): Result<Value> {
  return impl.invoke(vm, [type, ...args], kw);
}

/** `PyInt_AsSsize_t`: any number with `__int__`, floats included; no `__index__`. */
export function asSsize(vm: Vm, v: Value, overflow = "Python int too large to convert to C long"): Result<number> {
  if (typeof v === "number") return v;
  if (typeof v === "boolean") return v ? 1 : 0;
  if (v instanceof PyInt) return Number(v.value);
  if (v instanceof PyLong) return narrow(v.value, "long int too large to convert to int");
  if (v instanceof PyFloat && Number.isSafeInteger(Math.trunc(v.value))) return Math.trunc(v.value) + 0;
  const slot = v === null ? undefined : typeOf(v).nb_int;
  if (slot === undefined) throw typeError("an integer is required");
  return then(slot(vm, v), (r) => {
    if (!isInteger(r)) throw typeError("__int__ method should return an integer");
    return typeof r === "object" ? narrow(r.value, overflow) : Number(r);
  });
}

function narrow(value: bigint, text: string): number {
  if (value > 0x7fffffffffffffffn || value < -0x8000000000000000n) throw overflowError(text);
  return Number(value);
}

/** What `next` of an iterator gives; `undefined` at the end. */
export type Item = Result<Value | undefined>;

/** `iter()` of an iterator. */
const self = (_vm: Vm, it: Value): Value => it;

/** Declares a type of iterators of `itertools`. */
export function iteratorType<T extends PyObject>(
  name: string,
  // deno-lint-ignore no-explicit-any
  jsClass: new (...args: any[]) => T,
  doc: string,
  make: (vm: Vm, type: PyType, args: Value[], kw: Kwargs) => Result<Value>,
  step: (vm: Vm, it: T) => Item,
  more: Pick<TypeSpec<T>, "methods" | "classMethods"> & { repr?: (vm: Vm, it: T) => Result<string> } = {},
): PyType {
  return newType<T>(name, jsClass, { module: "itertools" }, {
    doc,
    slots: {
      tp_new: make,
      tp_iter: self,
      tp_iternext: step as (vm: Vm, it: Value) => Item,
      ...(more.repr === undefined ? {} : { tp_repr: more.repr as (vm: Vm, it: Value) => Result<string> }),
    },
    methods: more.methods as Record<string, Row> | undefined,
    classMethods: more.classMethods,
  });
}
