// SPDX-License-Identifier: MIT
/**
 * Calls of C functions: what the program gives becomes arguments, and what the function gives a result.
 *
 * A call is made on the thread of the program: nothing else of the VM runs until it comes back.
 */
import { PyTuple, type Value } from "../../vm/base/value.ts";
import { call, isOrdinary } from "../../vm/core/abstract.ts";
import { type PyThrow, typeError } from "../../vm/core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../../vm/core/gen.ts";
import type { Kwargs } from "../../vm/core/type.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { moduleException } from "../../vm/objects/module_exception.ts";
import { errno, setErrno } from "../linux/libc.ts";
import {
  type ForeignFunction,
  foreignFunction,
  type NativeType,
  type NativeValue,
  newMemory,
} from "../linux/foreign.ts";
import type { Argument } from "./argument.ts";
import { describe } from "./items.ts";
import { byDirections, outcome, type Outputs } from "./paramflags.ts";
import { getterOf, passable, storeNative } from "./passing.ts";
import { throwPending } from "./pending.ts";
import { addressIn } from "./texts.ts";
import { type CFunction, type CMeta, type Converter, instanceAt, isCType, Prototype } from "./types.ts";

/** Flags of function types. */
export const CDECL = 1, PYTHON_API = 4, USE_ERRNO = 8, USE_LAST_ERROR = 16, VARIADIC = 32;
const MOST_ARGUMENTS = 1024;

export const argumentError = moduleException("ctypes", "ArgumentError");

// ---- errno ------------------------------------------------------------------------------------------------------------

const ERRNO = Symbol("ctypes errno");

/** The `errno` of a thread as programs see it, which is not that of the process. */
export interface Errno {
  value: number;
}

const errnos = (vm: Vm): WeakMap<object, Errno> => vm.state(ERRNO, () => new WeakMap());

/** That of the running thread. */
export function errnoOf(vm: Vm): Errno {
  const threads = errnos(vm);
  let own = threads.get(vm.thread);
  if (own === undefined) threads.set(vm.thread, own = { value: 0 });
  return own;
}

/** The running thread, which exists for a callback only, has that of the one that called into C. */
export const shareErrno = (vm: Vm, errno: Errno): void => void errnos(vm).set(vm.thread, errno);

export const getErrno = (vm: Vm): number => errnoOf(vm).value;

/** Sets it. Gives what it was. */
export function replaceErrno(vm: Vm, n: number): number {
  const own = errnoOf(vm);
  const old = own.value;
  own.value = n;
  return old;
}

/** Has `f` see the program's errno, and the program that of `f`. */
function withErrno<T>(vm: Vm, f: () => T): T {
  setErrno(getErrno(vm));
  try {
    return f();
  } finally {
    replaceErrno(vm, errno());
  }
}

// ---- arguments --------------------------------------------------------------------------------------------------------

/** Raises an exception of the conversion of an argument as what it means for the call. */
function* refuse(vm: Vm, e: unknown, position: number): Gen<never> {
  if (!isOrdinary(e)) throw e;
  throw argumentError.make(vm, `argument ${position}: ${yield* describe(vm, e as PyThrow)}`);
}

/** One argument, by the converter of its declared type if it has one. */
function convert(vm: Vm, v: Value, converter: Converter | undefined, position: number): Result<Argument> {
  if (converter === undefined) return passable(vm, v, position);
  const converted = converter(vm, v);
  return isGen(converted)
    ? then(converted as Result<Value>, (c) => passable(vm, c, position))
    : passable(vm, converted, position);
}

/** The arguments of a call, as they are passed. */
function passAll(vm: Vm, values: Value[], converters: Converter[] | undefined, passed: Argument[]): Result<Argument[]> {
  for (let i = passed.length; i < values.length; i++) {
    let r: Result<Argument>;
    try {
      r = convert(vm, values[i], converters?.[i], i + 1);
    } catch (e) {
      return refuse(vm, e, i + 1);
    }
    if (isGen(r)) return passSlowly(vm, values, converters, passed, r);
    passed.push(r);
  }
  return passed;
}

function* passSlowly(
  vm: Vm,
  values: Value[],
  converters: Converter[] | undefined,
  passed: Argument[],
  pending: Gen<Argument>,
): Gen<Argument[]> {
  try {
    passed.push(yield* pending);
  } catch (e) {
    yield* refuse(vm, e, passed.length + 1);
  }
  const rest = passAll(vm, values, converters, passed);
  return isGen(rest) ? yield* rest : rest;
}

function checkCount(converters: Converter[] | undefined, given: number): void {
  if (converters !== undefined && given < converters.length) {
    const needed = converters.length;
    throw typeError(`this function takes at least ${needed} argument${needed === 1 ? "" : "s"} (${given} given)`);
  }
  if (given > MOST_ARGUMENTS) throw typeError(`too many arguments (${given}), maximum is ${MOST_ARGUMENTS}`);
}

// ---- calling ----------------------------------------------------------------------------------------------------------

/** Functions by how they were called last. PERF: making one takes 2 µs. */
interface Prepared {
  address: bigint;
  parameters: NativeType[];
  result: NativeType | "void";
  f: ForeignFunction;
}
const prepared = new WeakMap<CFunction, Prepared>();

function prepare(self: CFunction, address: bigint, parameters: NativeType[], result: NativeType | "void"): Prepared {
  const last = prepared.get(self);
  if (
    last !== undefined && last.address === address && last.result === result &&
    last.parameters.length === parameters.length && last.parameters.every((p, i) => p === parameters[i])
  ) return last;
  const made = { address, parameters, result, f: foreignFunction(address, parameters, result) };
  prepared.set(self, made);
  return made;
}

/** Holds what a call passes while it runs; written, so that nobody may drop it before. */
const running: { args: Argument[][] } = { args: [] };

function invoke(vm: Vm, self: CFunction, passed: Argument[], restype: Value): NativeValue | undefined {
  const address = addressIn(self.memory);
  if (address === 0n) throw typeError("attempt to call a NULL function pointer");
  const parameters: NativeType[] = [], values: NativeValue[] = [];
  for (const { native, value, tag } of passed) {
    if (native === undefined) throw typeError(`an argument of type code '${tag}' cannot be passed by value`);
    parameters.push(native);
    values.push(value);
  }
  const { f } = prepare(self, address, parameters, resultType(restype));
  const { flags } = self.layout as Prototype;
  running.args.push(passed);
  try {
    return flags & USE_ERRNO ? withErrno(vm, () => f.call(...values)) : f.call(...values);
  } finally {
    running.args.pop();
    throwPending(vm);
  }
}

function resultType(restype: Value): NativeType | "void" {
  if (restype === null) return "void";
  if (!isCType(restype)) return "i32";
  if (restype.layout.native === undefined) throw typeError(`${restype.name} cannot be the type of a result`);
  return restype.layout.native;
}

/** A C value as a Python value, or an instance of its type. */
export function fromNative(vm: Vm, type: CMeta, value: NativeValue): Value {
  const layout = type.layout!;
  const memory = newMemory(layout.size);
  storeNative(layout.native!, memory, value);
  const getter = getterOf(type);
  return getter === undefined ? owned(type, memory) : getter(vm, memory, 0);
}

function owned(type: CMeta, memory: DataView<ArrayBuffer>): Value {
  const data = instanceAt(type, memory);
  data.isBorrowed = false;
  return data;
}

/** The result of a call: of a C type, or made by what can be called. */
function resultOf(vm: Vm, self: CFunction, raw: NativeValue | undefined, restype: Value): Result<Value> {
  if (restype === null) return null;
  if (!isCType(restype)) return call(vm, restype, [raw as number]);
  const value = fromNative(vm, restype, raw!);
  const checker = self.restype === undefined ? (self.layout as Prototype).checker : self.checker;
  return checker === undefined ? value : call(vm, checker, [value]);
}

/** `f(*args)` of a C function. */
export function callFunction(vm: Vm, self: Value, args: Value[], kw: Kwargs): Result<Value> {
  const f = self as CFunction;
  const converters = f.converters ?? (f.layout as Prototype).converters;
  if (f.paramflags !== null && converters !== undefined) return callWithDirections(vm, f, converters, args, kw);
  checkCount(converters, args.length);
  const passed = passAll(vm, args, converters, []);
  return isGen(passed)
    ? then(passed as Result<Argument[]>, (p) => finish(vm, f, p, args))
    : finish(vm, f, passed, args);
}

/** `paramflags` say which arguments come from the caller, and which go back. */
function* callWithDirections(
  vm: Vm,
  f: CFunction,
  converters: Converter[],
  args: Value[],
  kw: Kwargs,
): Gen<Value> {
  const prototype = f.layout as Prototype;
  const outputs: Outputs = { places: [], isInput: [] };
  const all = yield* byDirections(vm, f.paramflags!, prototype.argtypes!.items, args, kw, outputs);
  const passed = passAll(vm, all, converters, []);
  const r = finish(vm, f, isGen(passed) ? yield* passed : passed, all, outputs);
  return isGen(r) ? yield* r : r;
}

/** Calls, and makes the result of what comes back. @param args What the program gave, for `errcheck`. */
function finish(vm: Vm, f: CFunction, passed: Argument[], args: Value[], outputs?: Outputs): Result<Value> {
  const restype = f.restype === undefined ? (f.layout as Prototype).restype : f.restype;
  const value = f.own === undefined ? resultOf(vm, f, invoke(vm, f, passed, restype), restype) : f.own(vm, passed);
  if (f.errcheck === null && outputs === undefined) return value;
  return then(value, (v) => check(vm, f, v, args, outputs));
}

function* check(vm: Vm, f: CFunction, value: Value, args: Value[], outputs: Outputs | undefined): Gen<Value> {
  if (f.errcheck !== null) {
    const tuple = new PyTuple(args.slice());
    const r = call(vm, f.errcheck, [value, f, tuple]);
    const checked = isGen(r) ? yield* r : r;
    // Who gives the arguments back wants what would have been the result.
    if (checked !== tuple || outputs === undefined) return checked;
  }
  return outputs === undefined ? value : yield* outcome(vm, outputs, args, value);
}
