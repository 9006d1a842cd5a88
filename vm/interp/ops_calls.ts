// SPDX-License-Identifier: MIT
/** Calls, functions and classes in the making, old-style methods: what their instructions do beyond stack traffic. */
import { PyTuple, type Value } from "../base/value.ts";
import { Code } from "../bytecode/code.ts";
import { call, isThrown } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { dictMerge } from "../core/dict_ops.ts";
import { AttributeErrorType, type PyThrow, systemError, typeError, TypeErrorType } from "../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import { withKeywordsOf } from "../core/keywords.ts";
import { listOf } from "../core/sequence.ts";
import type { Kwargs } from "../core/type.ts";
import {
  dictType,
  PyCell,
  PyFunction,
  PyMethod,
  PyOldClass,
  PyOldInstance,
  strValue,
  tupleType,
  typeName,
  typeOf,
} from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import type { PyBuiltin } from "../native/descriptors.ts";
import { buildClass as buildClassOf } from "../objects/type_type.ts";
import { PyFrame, PyGenerator } from "./frame.ts";
import { frameForFunction, runFrame } from "./function.ts";

/** A plain function that `o.name` would bind, found without running code; `undefined` where the general way must go. */
export function oldMethod(o: PyOldInstance, name: string, key: `$${string}`): PyFunction | undefined {
  if (o[key] !== undefined) return undefined;
  const v = o.cls.lookup(name);
  return v instanceof PyFunction ? v : undefined;
}

/** What it means that `__init__` of an instance returned something. */
export function initReturned(instance: Value, r: Value): PyThrow {
  const what = instance instanceof PyOldInstance ? "" : `, not '${typeName(r)}'`;
  return typeError(`__init__() should return None${what}`);
}

/** Calls a native function object with positional arguments. */
export function callBuiltin(vm: Vm, f: PyBuiltin, args: Value[]): Result<Value> {
  return typeOf(f).tp_call!(vm, f, args, null);
}

/** "f()" as in error texts about a callable (`PyEval_GetFuncName` + `PyEval_GetFuncDesc`). */
function describeCallee(f: Value): string {
  if (f instanceof PyMethod) return describeCallee(f.func);
  if (f instanceof PyFunction) return f.name + "()";
  const impl = (f as { impl?: { name: string } } | null)?.impl;
  if (impl !== undefined && impl !== null) return impl.name + "()";
  if (f instanceof PyOldClass) return f.name + " constructor";
  if (f instanceof PyOldInstance) return f.cls.name + " instance";
  return typeName(f) + " object";
}

/** The keyword arguments of a call from `pairs` name/value pairs on the stack. */
// deno-lint-ignore no-explicit-any
export function keywords(f: Value, slots: any[], at: number, pairs: number): Map<string, Value> {
  const kw = new Map<string, Value>();
  for (let i = 0; i < pairs; i++) {
    const name = strValue(slots[at + 2 * i]);
    if (kw.has(name)) throw multipleValues(f, name);
    kw.set(name, slots[at + 2 * i + 1]);
  }
  return kw;
}

const multipleValues = (f: Value, name: string) =>
  typeError(`${describeCallee(f)} got multiple values for keyword argument '${name}'`);

/** CALL_FUNCTION_VAR and its relatives: `f(*varArg, **kwArg)` after the plain arguments. */
export function callVar(
  vm: Vm,
  f: Value,
  args: Value[],
  kw: Map<string, Value> | null,
  varArg: Value | undefined,
  kwArg: Value | undefined,
): Result<Value> {
  if (
    kwArg !== undefined && !(kwArg instanceof PyDict && kwArg.type === dictType) ||
    varArg !== undefined && !(varArg instanceof PyTuple && varArg.type === tupleType)
  ) return callVarSlow(vm, f, args, kw, varArg, kwArg);
  if (kwArg !== undefined) kw = mergeKeywords(f, kwArg as PyDict, kw);
  if (varArg !== undefined) { for (const v of (varArg as PyTuple).items) args.push(v); }
  const frame = frameForFunction(vm, f, args, kw);
  return frame !== null ? runFrame(frame) : call(vm, f, args, kw);
}

/** The keyword arguments of a call with those of `**dict` added. */
const mergeKeywords = (f: Value, dict: PyDict, kw: Kwargs): Kwargs =>
  withKeywordsOf(
    dict,
    kw,
    () => typeError(`${describeCallee(f)} keywords must be strings`),
    (name) => multipleValues(f, name),
  );

function* callVarSlow(
  vm: Vm,
  f: Value,
  args: Value[],
  kw: Map<string, Value> | null,
  varArg: Value | undefined,
  kwArg: Value | undefined,
): Gen<Value> {
  if (kwArg !== undefined) {
    let dict: PyDict;
    if (kwArg instanceof PyDict && kwArg.type === dictType) dict = kwArg;
    else {
      dict = new PyDict();
      try {
        const r = dictMerge(vm, dict, kwArg);
        if (isGen(r)) yield* r;
      } catch (e) {
        if (!isThrown(e, AttributeErrorType)) throw e;
        throw typeError(`${describeCallee(f)} argument after ** must be a mapping, not ${typeName(kwArg)}`);
      }
    }
    kw = mergeKeywords(f, dict, kw);
  }
  if (varArg !== undefined) {
    let items: Value[];
    if (varArg instanceof PyTuple) items = varArg.items;
    else {
      try {
        const r = listOf(vm, varArg);
        items = isGen(r) ? yield* r : r;
      } catch (e) {
        if (!isThrown(e, TypeErrorType) || varArg instanceof PyGenerator) throw e;
        throw typeError(`${describeCallee(f)} argument after * must be an iterable, not ${typeName(varArg)}`);
      }
    }
    for (const v of items) args.push(v);
  }
  const r = call(vm, f, args, kw);
  return isGen(r) ? yield* r : r;
}

/** MAKE_FUNCTION and MAKE_CLOSURE. */
export function makeFunction(
  _vm: Vm,
  frame: PyFrame,
  code: Value,
  defaults: Value[],
  closure: PyCell[] | undefined,
): PyFunction {
  if (!(code instanceof Code)) throw systemError("bad argument to internal function");
  return new PyFunction(code, frame.globals, defaults, closure);
}

export function buildClass(vm: Vm, methods: Value, bases: Value, name: Value): Result<Value> {
  return buildClassOf(vm, methods as PyDict, bases as PyTuple, name as string);
}
