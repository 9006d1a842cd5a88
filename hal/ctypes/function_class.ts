// SPDX-License-Identifier: MIT
/** Function types: what `_flags_`, `_argtypes_` and `_restype_` of a class, or `argtypes` and `restype` of one function, say. */
import { PyTuple, type Value } from "../../vm/base/value.ts";
import { call, findAttr } from "../../vm/core/abstract.ts";
import { typeError } from "../../vm/core/exceptions.ts";
import { type Gen, isGen, type Result } from "../../vm/core/gen.ts";
import { fastItems } from "../../vm/core/sequence.ts";
import type { PyType } from "../../vm/core/type.ts";
import { bigOf, isInteger, PyFunction, PyOldClass, typeOf, typeType } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { PyBuiltin } from "../../vm/native/define.ts";
import { fromParam } from "./passing.ts";
import { CMeta, type Converter, isCType, Prototype } from "./types.ts";

const POINTER_SIZE = 8;

/** `PyCFuncPtrType.__new__`. */
export function* newFunctionClass(vm: Vm, meta: PyType, args: Value[]): Gen<Value> {
  const made = typeType.tp_new!(vm, meta, args, null);
  const type = (isGen(made) ? yield* made : made) as CMeta;
  if (type.layout !== undefined) return type;
  const layout = new Prototype(POINTER_SIZE, POINTER_SIZE);
  layout.native = "u64";
  layout.length = 1;
  layout.hasPointer = true;
  layout.format = "X{}";
  const [flags, argtypes, restype] = yield* attributes(vm, type, ["_flags_", "_argtypes_", "_restype_"]);
  if (flags === undefined || !isInteger(flags)) throw typeError("class must define _flags_ which must be an integer");
  layout.flags = Number(bigOf(flags));
  if (argtypes !== undefined) {
    const types = argumentTypes(vm, argtypes);
    layout.argtypes = new PyTuple(isGen(types) ? yield* types : types);
    layout.converters = yield* convertersOf(vm, layout.argtypes.items);
  }
  if (restype !== undefined) {
    if (!isResultType(restype)) throw typeError("_restype_ must be a type, a callable, or None");
    layout.restype = restype;
    layout.checker = yield* checkerOf(vm, restype);
  }
  type.layout = layout;
  return type;
}

function* attributes(vm: Vm, type: CMeta, names: string[]): Gen<(Value | undefined)[]> {
  const values: (Value | undefined)[] = [];
  for (const name of names) {
    const found = findAttr(vm, type, name);
    values.push(isGen(found) ? yield* found : found);
  }
  return values;
}

/** What may stand for the type of a result. */
export const isResultType = (v: Value): boolean => v === null || isCType(v) || isCallable(v);

/** Whether something can be called. */
export function isCallable(v: Value): boolean {
  if (v === null) return false;
  return v instanceof PyFunction || v instanceof PyOldClass || typeOf(v).tp_call !== undefined;
}

/** `restype._check_retval_`. */
export function* checkerOf(vm: Vm, restype: Value): Gen<Value | undefined> {
  if (restype === null) return undefined;
  const found = findAttr(vm, restype, "_check_retval_");
  return isGen(found) ? yield* found : found;
}

/** What converts arguments of the declared types. */
export function* convertersOf(vm: Vm, types: Value[]): Gen<Converter[]> {
  const converters: Converter[] = [];
  for (const type of types) {
    const found = findAttr(vm, type, "from_param");
    const method = isGen(found) ? yield* found : found;
    if (method === undefined) throw typeError(`item ${converters.length + 1} in _argtypes_ has no from_param method`);
    converters.push(converterOf(method));
  }
  return converters;
}

/** PERF: those that are ours are called without detour. */
function converterOf(method: Value): Converter {
  if (method instanceof PyBuiltin && method.self instanceof CMeta && method.impl.name === "from_param") {
    const type = method.self;
    return (vm, v) => fromParam(vm, type, v);
  }
  return (vm, v) => call(vm, method, [v]);
}

/** The items of `argtypes`. */
export function argumentTypes(vm: Vm, v: Value): Result<Value[]> {
  return fastItems(vm, v, "_argtypes_ must be a sequence of types");
}
