// SPDX-License-Identifier: MIT
/** `paramflags`: names, defaults and directions of the parameters of a C function. */
import { PyTuple, type Value } from "../../vm/base/value.ts";
import { call, callMethod } from "../../vm/core/abstract.ts";
import { typeError, valueError } from "../../vm/core/exceptions.ts";
import { type Gen, isGen } from "../../vm/core/gen.ts";
import type { Kwargs } from "../../vm/core/type.ts";
import { bigOf, isInteger, isStr, strValue, typeName } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { ArrayMeta, CMeta, PointerMeta, SimpleMeta } from "./types.ts";

const IN = 1, OUT = 2, LCID = 4;
const DIRECTIONS = IN | OUT | LCID;
const SHAPE = "paramflags must be a sequence of (int [,string [,value]]) tuples";

/** Which arguments are results, by place, and whether the caller gave them. */
export interface Outputs {
  places: number[];
  isInput: boolean[];
}

interface Parameter {
  direction: number;
  name: string | undefined;
  fallback: Value | undefined;
}

function parameterOf(v: Value): Parameter {
  const [flags, name, fallback] = v instanceof PyTuple ? v.items : [];
  const isNamed = name === undefined || name === null || isStr(name);
  if (!(v instanceof PyTuple) || v.items.length > 3 || flags === undefined || !isInteger(flags) || !isNamed) {
    throw typeError(SHAPE);
  }
  const text = name === undefined || name === null ? undefined : strValue(name);
  return { direction: Number(bigOf(flags)) & DIRECTIONS, name: text, fallback };
}

/** Whether a type may be that of a result that a function writes. */
function isOutputType(type: Value): boolean {
  if (type instanceof PointerMeta || type instanceof ArrayMeta) return true;
  return type instanceof SimpleMeta && "PzZ".includes(type.layout!.code);
}

/** Checks what a program says of the parameters of a function. */
export function checkDirections(flags: Value, types: PyTuple | undefined): PyTuple | null {
  if (flags === null || types === undefined) return null;
  if (!(flags instanceof PyTuple)) throw typeError("paramflags must be a tuple or None");
  if (flags.items.length !== types.items.length) throw valueError("paramflags must have the same length as argtypes");
  flags.items.forEach((v, i) => {
    const { direction } = parameterOf(v);
    if (direction === LCID || direction > (IN | LCID)) throw typeError(`paramflag value ${direction} not supported`);
    const type = types.items[i];
    if (direction === OUT && !isOutputType(type)) {
      const name = type instanceof CMeta ? type.name : typeName(type);
      throw typeError(`'out' parameter ${i + 1} must be a pointer type, not ${name}`);
    }
  });
  return flags;
}

/** All arguments of a call: those that the caller gives, defaults, and new objects for results. */
export function* byDirections(
  vm: Vm,
  flags: PyTuple,
  types: Value[],
  args: Value[],
  kw: Kwargs,
  outputs: Outputs,
): Gen<Value[]> {
  const all: Value[] = [];
  let taken = 0;
  for (let i = 0; i < types.length; i++) {
    const parameter = parameterOf(flags.items[i]);
    const { direction, name, fallback } = parameter;
    if (direction === (IN | LCID)) {
      all.push(fallback === undefined ? 0 : fallback);
      continue;
    }
    if (direction & OUT) {
      outputs.places.push(i);
      outputs.isInput.push(direction !== OUT);
    }
    if (direction === OUT) {
      all.push(fallback === undefined ? yield* newResult(vm, types[i]) : fallback);
      continue;
    }
    let given = taken < args.length ? args[taken] : undefined;
    if (given === undefined && name !== undefined) given = kw?.get(name);
    if (given !== undefined) taken++;
    else given = fallback;
    if (given === undefined) {
      throw typeError(name === undefined ? "not enough arguments" : `required argument '${name}' missing`);
    }
    all.push(given);
  }
  const count = args.length + (kw?.size ?? 0);
  if (count !== taken) throw typeError(`call takes exactly ${taken} arguments (${count} given)`);
  return all;
}

/** An object for what a function writes through a pointer of type `type`. */
function* newResult(vm: Vm, type: Value): Gen<Value> {
  const { item } = (type as CMeta).layout!;
  if (type instanceof PointerMeta && item === undefined) throw typeError("Cannot create instance: has no _type_");
  const made = call(vm, type instanceof PointerMeta ? item! : type, []);
  return isGen(made) ? yield* made : made;
}

/** What the call gives: its results, one by itself; without such, `value`. */
export function* outcome(vm: Vm, { places, isInput }: Outputs, args: Value[], value: Value): Gen<Value> {
  const results: Value[] = [];
  for (let i = 0; i < places.length; i++) {
    const object = args[places[i]];
    if (isInput[i]) results.push(object);
    else {
      const r = callMethod(vm, object, "__ctypes_from_outparam__", []);
      results.push(isGen(r) ? yield* r : r);
    }
  }
  return results.length === 0 ? value : results.length === 1 ? results[0] : new PyTuple(results);
}
