// SPDX-License-Identifier: MIT
/**
 * What instructions do beyond stack traffic: one helper per operation, shared by both tiers. Semantics are `ceval.c`'s.
 * Helpers that may run Python code return a `Result`. Here are exceptions, operators, `with` and `print`; names and
 * calls have files of their own.
 */
import { KernelError } from "../base/kernel_error.ts";
import { PyObject, PyTuple, type Value } from "../base/value.ts";
import { ImageError } from "../bytecode/image_error.ts";
import { call, getAttr, isTrue, lookupSpecial } from "../core/abstract.ts";
import { isSubclass } from "../core/is_instance.ts";
import {
  attributeError,
  BaseExceptionType,
  DeprecationWarningType,
  memoryError,
  OSErrorType,
  PyThrow,
  runtimeError,
  TaskKilledType,
  throwFromKernel,
  typeError,
  valueError,
  VmBug,
  VmEnd,
} from "../core/exceptions.ts";
import { hostThrow } from "../core/host_error.ts";
import { HostError } from "../host.ts";
import { type Gen, isGen, raising, type Result, then } from "../core/gen.ts";
import * as num from "../core/number.ts";
import { clampSlice, getItem, getSlice, iter, next, reserveItems, setSlice } from "../core/sequence.ts";
import { PyType } from "../core/type.ts";
import {
  isStr,
  listType,
  PyFunction,
  PyList,
  PyOldClass,
  PyOldInstance,
  PySet,
  PySlice,
  type PyTraceback,
  setType,
  tupleType,
  typeOf,
} from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { PyMethodDescr } from "../native/descriptors.ts";
import { itemsIn, spliceItems } from "../objects/list.ts";
import { doRaise } from "../objects/raise.ts";
import { setAdd as addToSet } from "../objects/set_ops.ts";
import { Op } from "./loop_ops.ts";
import type { PyFrame, Thread } from "./frame.ts";
export * from "./ops_extensions.ts";
export * from "./ops_names.ts";
export * from "./ops_calls.ts";

// ---- exceptions ---------------------------------------------------------------------------------------------------

/** Exceptions that are raised again by the frame that already stands in their traceback. */
const again = new WeakSet<PyThrow>();

/** Whether `exc` is being re-raised, so that `frame` must not be added to its traceback once more. Resets the mark. */
export function reraised(exc: PyThrow, frame: PyFrame): boolean {
  if (!again.delete(exc)) return false;
  if ((exc.given as PyTraceback | null)?.frame === frame) exc.given = null;
  return true;
}

/** Marks `exc` as raised again by the frame that already stands in its traceback. */
export function markReraised(exc: PyThrow): void {
  again.add(exc);
}

/** The throw with which END_FINALLY continues an exception that a finally or except clause let pass. */
export function reraise(type: Value, value: Value, tb: Value): PyThrow {
  const exc = new PyThrow(type, value, tb as PyObject | null);
  again.add(exc);
  return exc;
}

/** Turns whatever was thrown in JavaScript into a Python exception; bugs of ours stay what they are. */
export function asThrow(vm: Vm, e: unknown): PyThrow {
  if (e instanceof PyThrow) return e;
  if (e instanceof RangeError && e.message.includes("call stack")) {
    return runtimeError("maximum recursion depth exceeded");
  }
  if (e instanceof KernelError) return throwFromKernel(e);
  if (e instanceof HostError) return hostThrow(e, OSErrorType) as PyThrow;
  if (e instanceof VmBug || e instanceof VmEnd || e instanceof ImageError) throw e;
  if (
    e instanceof RangeError &&
    /^(Invalid (string|array|typed array) length|Array buffer allocation|Maximum BigInt size)/.test(e.message)
  ) {
    return memoryError();
  }
  // What a TextDecoder says of more bytes than a string can have.
  if (e instanceof TypeError && e.message === "buffer exceeds maximum length") return memoryError();
  vm.depth = 0;
  const bug = new VmBug(e instanceof Error ? `${e.name}: ${e.message}` : String(e));
  if (e instanceof Error) bug.stack = e.stack;
  throw bug;
}

/** RuntimeError for a Python call beyond the recursion limit; takes the counted level back. */
export function tooDeep(vm: Vm): PyThrow {
  vm.depth--;
  return runtimeError("maximum recursion depth exceeded");
}

/** RAISE_VARARGS. */
export function raise(
  vm: Vm,
  thread: Thread,
  type: Value | undefined,
  value: Value | undefined,
  tb: Value | undefined,
): Result<PyThrow> {
  if (type === undefined) {
    // Re-raise what is being handled.
    const exc = thread.exc;
    if (exc.type === null) {
      throw typeError("exceptions must be old-style classes or derived from BaseException, not NoneType");
    }
    return reraise(exc.type, exc.value, exc.traceback);
  }
  return then(doRaise(vm, type, value, tb), (exc) => {
    if (exc.traceback !== null) again.add(exc);
    return exc;
  });
}

/** `except` matching (`PyErr_GivenExceptionMatches`). */
export function exceptionMatches(vm: Vm, raised: Value, wanted: Value): Result<boolean> {
  if (raised === wanted) return true;
  if (wanted instanceof PyType && raised instanceof PyType && !wanted.type.heap) {
    if (wanted.isSubtype(BaseExceptionType)) return raised.isSubtype(wanted);
  }
  return exceptionMatchesSlow(vm, raised, wanted);
}

function* exceptionMatchesSlow(vm: Vm, raised: Value, wanted: Value): Gen<boolean> {
  if (wanted instanceof PyTuple) {
    for (const w of wanted.items) {
      let r = exceptionMatches(vm, raised, w);
      if (isGen(r)) r = yield* r;
      if (r) return true;
    }
    return false;
  }
  if (isStr(wanted)) {
    const r = vm.warn(DeprecationWarningType, "catching of string exceptions is deprecated");
    if (isGen(r)) yield* r;
  }
  const isClass = (v: Value) => v instanceof PyOldClass || v instanceof PyType && v.isSubtype(BaseExceptionType);
  if (isClass(raised) && isClass(wanted)) {
    try {
      const r = isSubclass(vm, raised, wanted);
      return isGen(r) ? yield* r : r;
    } catch (e) {
      // Matching never fails, as in CPython: what `__subclasscheck__` raises is printed, and the exception does not match.
      if (!(e instanceof PyThrow)) throw e;
      const r = vm.unraisable(e, raised);
      if (isGen(r)) yield* r;
      return false;
    }
  }
  return raised === wanted;
}

// ---- operators ----------------------------------------------------------------------------------------------------
/** Identity as Python programs expect it: equal small ints and strings are one object here. */
export function is(a: Value, b: Value): boolean {
  return a === b;
}

/** The operation of an instruction `UNARY_…` with one number. */
export function unary(vm: Vm, op: number, v: Value): Result<Value> {
  switch (op) {
    case Op.UNARY_NEGATIVE:
      return num.negative(vm, v);
    case Op.UNARY_POSITIVE:
      return num.positive(vm, v);
    default:
      return num.invert(vm, v);
  }
}

/** The operation of an instruction `BINARY_…` or `INPLACE_…` with two numbers, sequences or sets. */
export function arithmetic(vm: Vm, op: number, a: Value, b: Value): Result<Value> {
  switch (op) {
    case Op.BINARY_ADD:
      return num.add(vm, a, b);
    case Op.BINARY_SUBTRACT:
      return num.sub(vm, a, b);
    case Op.BINARY_MULTIPLY:
      return num.mul(vm, a, b);
    case Op.BINARY_DIVIDE:
      return num.div(vm, a, b);
    case Op.BINARY_FLOOR_DIVIDE:
      return num.floordiv(vm, a, b);
    case Op.BINARY_TRUE_DIVIDE:
      return num.truediv(vm, a, b);
    case Op.BINARY_MODULO:
      return num.mod(vm, a, b);
    case Op.BINARY_POWER:
      return num.pow(vm, a, b, null);
    case Op.BINARY_LSHIFT:
      return num.lshift(vm, a, b);
    case Op.BINARY_RSHIFT:
      return num.rshift(vm, a, b);
    case Op.BINARY_AND:
      return num.and(vm, a, b);
    case Op.BINARY_XOR:
      return num.xor(vm, a, b);
    case Op.BINARY_OR:
      return num.bitOr(vm, a, b);
    case Op.INPLACE_ADD:
      return num.inplaceAdd(vm, a, b);
    case Op.INPLACE_SUBTRACT:
      if (typeof a === "number" && typeof b === "number") return num.sub(vm, a, b);
      return num.inplaceOp(vm, a, b, "nb_inplace_subtract", "nb_subtract", "-=");
    case Op.INPLACE_MULTIPLY:
      if (typeof a === "number" && typeof b === "number") return num.mul(vm, a, b);
      return num.inplaceMul(vm, a, b);
    case Op.INPLACE_DIVIDE:
      return num.inplaceOp(vm, a, b, "nb_inplace_divide", "nb_divide", "/=");
    case Op.INPLACE_MODULO:
      return num.inplaceOp(vm, a, b, "nb_inplace_remainder", "nb_remainder", "%=");
    case Op.INPLACE_POWER:
      return num.inplacePow(vm, a, b);
    case Op.INPLACE_LSHIFT:
      return num.inplaceOp(vm, a, b, "nb_inplace_lshift", "nb_lshift", "<<=");
    case Op.INPLACE_RSHIFT:
      return num.inplaceOp(vm, a, b, "nb_inplace_rshift", "nb_rshift", ">>=");
    case Op.INPLACE_AND:
      return num.inplaceOp(vm, a, b, "nb_inplace_and", "nb_and", "&=");
    case Op.INPLACE_XOR:
      return num.inplaceOp(vm, a, b, "nb_inplace_xor", "nb_xor", "^=");
    case Op.INPLACE_OR:
      return num.inplaceOp(vm, a, b, "nb_inplace_or", "nb_or", "|=");
    case Op.INPLACE_FLOOR_DIVIDE:
      return num.inplaceOp(vm, a, b, "nb_inplace_floor_divide", "nb_floor_divide", "//=");
    default:
      return num.inplaceOp(vm, a, b, "nb_inplace_true_divide", "nb_true_divide", "/=");
  }
}

/** Copies `n` stack values from `at` and clears their places. */
// deno-lint-ignore no-explicit-any
export function take(slots: any[], at: number, n: number): Value[] {
  const out: Value[] = new Array(n);
  for (let i = 0; i < n; i++) {
    out[i] = slots[at + i];
    slots[at + i] = undefined;
  }
  return out;
}

/** SLICE+n, with fast paths for exact lists and strings. */
export function slice(vm: Vm, o: Value, low: Value | undefined, high: Value | undefined): Result<Value> {
  if ((low === undefined || typeof low === "number") && (high === undefined || typeof high === "number")) {
    if (typeof o === "string") return sliceBytes(o, low, high);
    if (o instanceof PyList && o.type === listType) {
      const n = o.items.length;
      const lo = clip(low ?? 0, n);
      const hi = clip(high ?? n, n);
      reserveItems(vm, hi - lo);
      return new PyList(o.items.slice(lo, hi));
    }
    if (o instanceof PyTuple && o.type === tupleType) {
      const n = o.items.length;
      const lo = clip(low ?? 0, n);
      const hi = clip(high ?? n, n);
      return lo === 0 && hi === n ? o : new PyTuple(o.items.slice(lo, hi));
    }
  }
  return getSlice(vm, o, low, high);
}

/** `o[start:stop:step]` where the slice object is seen by nobody else. */
export function extendedSlice(vm: Vm, o: Value, start: Value, stop: Value, step: Value): Result<Value> {
  if (
    o instanceof PyList && o.type === listType && (start === null || typeof start === "number") &&
    (stop === null || typeof stop === "number") && (step === null || typeof step === "number")
  ) return new PyList(itemsIn(vm, o.items, clampSlice(start, stop, step, o.items.length)));
  return getItem(vm, o, new PySlice(start, stop, step));
}

const NO_ITEMS: Value[] = [];

function clip(i: number, n: number): number {
  if (i < 0) i += n;
  return i < 0 ? 0 : i > n ? n : i;
}

function sliceBytes(s: string, low: number | undefined, high: number | undefined): string {
  const n = s.length;
  const lo = clip(low ?? 0, n);
  const hi = clip(high ?? n, n);
  return lo >= hi ? "" : s.substring(lo, hi);
}

export function assignSlice(
  vm: Vm,
  o: Value,
  low: Value | undefined,
  high: Value | undefined,
  value: Value | undefined,
): Result<void> {
  if (
    o instanceof PyList && o.type === listType && value !== o && (low === undefined || typeof low === "number") &&
    (high === undefined || typeof high === "number") &&
    (value === undefined || value instanceof PyList && value.type === listType)
  ) {
    const { items } = o;
    const n = items.length;
    spliceItems(items, clip(low ?? 0, n), clip(high ?? n, n), value === undefined ? NO_ITEMS : value.items);
    return;
  }
  return setSlice(vm, o, low, high, value);
}

export function buildSet(vm: Vm, items: Value[]): Result<Value> {
  // deno-lint-ignore no-explicit-any
  const set = new (setType.jsClass as any)() as PySet;
  for (let i = 0; i < items.length; i++) {
    const r = addToSet(vm, set, items[i]);
    if (isGen(r)) return buildSetFrom(vm, set, r as Gen<unknown>, items, i + 1);
  }
  return set;
}

/** The rest of {@linkcode buildSet}, after an item whose hash or comparison is Python code. */
function* buildSetFrom(vm: Vm, set: PySet, pending: Gen<unknown>, items: Value[], at: number): Gen<Value> {
  yield* pending;
  for (let i = at; i < items.length; i++) {
    const r = addToSet(vm, set, items[i]);
    if (isGen(r)) yield* r;
  }
  return set;
}

export function setAdd(vm: Vm, set: Value, item: Value): Result<void> {
  return addToSet(vm, set as PySet, item) as Result<void>;
}

/** UNPACK_SEQUENCE of anything but a tuple or list of the right length. The caller only reads the items. */
export function unpack(vm: Vm, v: Value, n: number): Result<Value[]> {
  // Subclasses (named tuples) mostly have the iterator of the builtin type.
  if (
    v instanceof PyTuple && v.type.tp_iter === tupleType.tp_iter ||
    v instanceof PyList && v.type.tp_iter === listType.tp_iter
  ) {
    const { items } = v;
    if (items.length === n) return items;
    return raising(items.length > n ? valueError("too many values to unpack") : needMore(items.length));
  }
  return unpackIterable(vm, v, n);
}

const needMore = (n: number) => valueError(`need more than ${n} value${n === 1 ? "" : "s"} to unpack`);

function* unpackIterable(vm: Vm, v: Value, n: number): Gen<Value[]> {
  let it = iter(vm, v);
  if (isGen(it)) it = yield* it;
  const out: Value[] = [];
  for (;;) {
    let item = next(vm, it);
    if (isGen(item)) item = yield* item;
    if (item === undefined) {
      if (out.length < n) throw needMore(out.length);
      return out;
    }
    if (out.length === n) throw valueError("too many values to unpack");
    out.push(item);
  }
}

// ---- with ---------------------------------------------------------------------------------------------------------
/** SETUP_WITH: the bound `__exit__` and what `__enter__` returned. */
export function withEnter(vm: Vm, manager: Value): Result<[Value, Value]> {
  const exit = managerMethod(vm, manager, "__exit__");
  return isGen(exit)
    ? then(exit as Result<Value | undefined>, (e) => enterManager(vm, manager, e))
    : enterManager(vm, manager, exit);
}

/** `__enter__` is looked up after `__exit__`, and a missing one is named. */
function enterManager(vm: Vm, manager: Value, exit: Value | undefined): Result<[Value, Value]> {
  if (exit === undefined) throw attributeError("__exit__");
  const found = manager instanceof PyOldInstance ? undefined : typeOf(manager).lookup("__enter__");
  const entered = found instanceof PyFunction
    ? call(vm, found, [manager])
    : found instanceof PyMethodDescr && typeOf(manager).isSubtype(found.owner)
    ? found.impl.invoke(vm, [manager], null)
    : enterBound(vm, manager);
  return isGen(entered) ? then(entered as Result<Value>, (value) => [exit, value]) : [exit, entered];
}

function enterBound(vm: Vm, manager: Value): Result<Value> {
  return then(managerMethod(vm, manager, "__enter__"), (enter) => {
    if (enter === undefined) throw attributeError("__enter__");
    return call(vm, enter, []);
  });
}

/** A method of a context manager; an instance of an old-style class says itself what it lacks. */
function managerMethod(vm: Vm, o: Value, name: string): Result<Value | undefined> {
  return o instanceof PyOldInstance ? getAttr(vm, o, name) : lookupSpecial(vm, o, name);
}

/** WITH_CLEANUP: calls `__exit__`; whether a pending exception is swallowed. */
export function withExit(vm: Vm, exit: Value, type: Value, value: Value, tb: Value): Result<boolean> {
  return then(call(vm, exit, [type, value, tb]), (v) => swallows(vm, type, v));
}

/** Whether an exception of a type, `null` for none, ends where `__exit__` gave `result`. */
export function swallows(vm: Vm, type: Value, result: Value): Result<boolean> {
  return type === null || type === TaskKilledType ? false : isTrue(vm, result);
}
