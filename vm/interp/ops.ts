// SPDX-License-Identifier: MIT
/**
 * What instructions do beyond stack traffic: one helper per operation, shared by both tiers. Semantics are `ceval.c`'s.
 * Helpers that may run Python code return a `Result`.
 */
import { KernelError } from "../base/kernel_error.ts";
import { PyObject, PyStr, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { Code } from "../bytecode/code.ts";
import {
  call,
  callMethod,
  encodeDefault,
  findAttr,
  genericGetAttr,
  getAttr,
  isSubclass,
  isThrown,
  isTrue,
  lookupSpecial,
  toStr,
} from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { dictMerge, unicodeKeyword } from "../core/dict_ops.ts";
import {
  attributeError,
  AttributeErrorType,
  BaseExceptionType,
  DeprecationWarningType,
  importError,
  KeyErrorType,
  makeThrow,
  nameError,
  NameErrorType,
  OSErrorType,
  PyThrow,
  QuotaExceeded,
  runtimeError,
  systemError,
  TaskKilledType,
  throwFromKernel,
  typeError,
  TypeErrorType,
  unboundLocalError,
  valueError,
  VmBug,
} from "../core/exceptions.ts";
import { hostThrow } from "../core/host_error.ts";
import { HostError } from "../host.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import * as num from "../core/number.ts";
import { delItem, getItem, getSlice, isMapping, iter, listOf, next, setItem, setSlice } from "../core/sequence.ts";
import { PyType } from "../core/type.ts";
import {
  dictType,
  isStr,
  listType,
  PyCell,
  PyFunction,
  PyList,
  PyMethod,
  PyModule,
  PyOldClass,
  PyOldInstance,
  PySet,
  setType,
  strValue,
  tupleType,
  typeName,
  typeOf,
} from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import type { PyBuiltin } from "../native/descriptors.ts";
import { buildClass as buildClassOf } from "../objects/type_type.ts";
import { doRaise } from "../objects/raise.ts";
import { setAdd as addToSet } from "../objects/set.ts";
import { Op } from "./loop_ops.ts";
import { PyFrame, PyGenerator, type Thread } from "./frame.ts";
import { builtinsOf, frameForFunction, runFrame } from "./function.ts";
import { prepare } from "./prepare.ts";

// ---- exceptions ---------------------------------------------------------------------------------------------------

/** Exceptions that are raised again by the frame that already stands in their traceback. */
const again = new WeakSet<PyThrow>();

/** Whether `exc` is being re-raised, so that this frame must not be added to its traceback once more. Resets the mark. */
export function reraised(exc: PyThrow): boolean {
  return again.delete(exc);
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
export function asThrow(vm: Vm, e: unknown, _frame: PyFrame): PyThrow {
  if (e instanceof PyThrow) return e;
  if (e instanceof RangeError && /call stack/i.test(e.message)) {
    return runtimeError("maximum recursion depth exceeded");
  }
  if (e instanceof KernelError) return throwFromKernel(e);
  if (e instanceof HostError) return hostThrow(e, OSErrorType) as PyThrow;
  if (e instanceof VmBug) throw e;
  vm.depth = 0;
  if (e instanceof QuotaExceeded) throw e;
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

// ---- names --------------------------------------------------------------------------------------------------------

export function unbound(name: string): PyThrow {
  return unboundLocalError(`local variable '${name}' referenced before assignment`);
}

export function unboundFree(code: Code, i: number): PyThrow {
  const cells = code.cellvars.length;
  if (i < cells) return unbound(code.cellvars[i]);
  return makeThrow(
    NameErrorType,
    `free variable '${code.freevars[i - cells]}' referenced before assignment in enclosing scope`,
  );
}

export function globalUndefined(name: string): PyThrow {
  return nameError(`global name '${name}' is not defined`);
}

/** The dict entry a global name resolves to, in the globals or the builtins. */
export function globalEntry(frame: PyFrame, name: string): { value: Value | undefined } {
  const entry = frame.globals.map.get(name) ?? frame.builtins.map.get(name);
  if (entry === undefined || entry.value === undefined) throw globalUndefined(name);
  return entry;
}

const nameUndefined = (name: string) => nameError(`name '${name}' is not defined`);

/** LOAD_NAME: locals, globals, builtins. */
export function loadName(vm: Vm, frame: PyFrame, name: string): Result<Value> {
  const names = frame.names;
  if (names instanceof PyDict && names.type === dictType) {
    const v = names.getStr(name);
    if (v !== undefined) return v;
  } else if (names !== null) return loadNameSlow(vm, frame, name);
  return globalOrBuiltin(frame, name);
}

function globalOrBuiltin(frame: PyFrame, name: string): Value {
  // Not `??`: None is `null`.
  let v = frame.globals.getStr(name);
  if (v === undefined) v = frame.builtins.getStr(name);
  if (v === undefined) throw nameUndefined(name);
  return v;
}

function* loadNameSlow(vm: Vm, frame: PyFrame, name: string): Gen<Value> {
  try {
    const r = getItem(vm, frame.names, name);
    return isGen(r) ? yield* r : r;
  } catch (e) {
    if (!isThrown(e, KeyErrorType)) throw e;
  }
  return globalOrBuiltin(frame, name);
}

export function storeName(vm: Vm, frame: PyFrame, name: string, value: Value): Result<void> {
  if (frame.names === null) throw systemError(`no locals found when storing '${name}'`);
  return setItem(vm, frame.names, name, value);
}

export function deleteName(vm: Vm, frame: PyFrame, name: string): Result<void> {
  const names = frame.names;
  if (names instanceof PyDict && names.type === dictType) {
    if (!names.deleteStr(name)) throw nameUndefined(name);
    return;
  }
  return deleteNameSlow(vm, names, name);
}

function* deleteNameSlow(vm: Vm, names: Value, name: string): Gen<void> {
  try {
    const r = delItem(vm, names, name);
    if (isGen(r)) yield* r;
  } catch (e) {
    if (isThrown(e, KeyErrorType)) throw nameUndefined(name);
    throw e;
  }
}

// ---- operators ----------------------------------------------------------------------------------------------------

/** Identity as Python programs expect it: equal small ints and strings are one object here. */
export function is(a: Value, b: Value): boolean {
  return a === b;
}

/** The `INPLACE_*` instructions other than addition. */
export function inplace(vm: Vm, op: number, a: Value, b: Value): Result<Value> {
  switch (op) {
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
      return new PyList(o.items.slice(clip(low ?? 0, n), clip(high ?? n, n)));
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
  return setSlice(vm, o, low, high, value);
}

export function* buildSet(vm: Vm, items: Value[]): Gen<Value> {
  // deno-lint-ignore no-explicit-any
  const set = new (setType.jsClass as any)() as PySet;
  for (const item of items) {
    const r = addToSet(vm, set, item);
    if (isGen(r)) yield* r;
  }
  return set;
}

export function setAdd(vm: Vm, set: Value, item: Value): Result<void> {
  return addToSet(vm, set as PySet, item) as Result<void>;
}

/** UNPACK_SEQUENCE of anything but a tuple or list of the right length. */
export function unpack(vm: Vm, v: Value, n: number): Result<Value[]> {
  if (v instanceof PyTuple && v.type === tupleType || v instanceof PyList && v.type === listType) {
    const items = (v as PyTuple).items;
    if (items.length > n) throw valueError("too many values to unpack");
    throw needMore(items.length);
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

// ---- old-style classes ----------------------------------------------------------------------------------------------

/** A plain function that `o.name` would bind, found without running code; `undefined` where the general way must go. */
export function oldMethod(o: PyOldInstance, name: string, key: `$${string}`): PyFunction | undefined {
  if (o[key] !== undefined) return undefined;
  const v = oldLookup(o.cls, name);
  return v instanceof PyFunction ? v : undefined;
}

function oldLookup(cls: PyOldClass, name: string): Value | undefined {
  const v = cls.attrs.getStr(name);
  if (v !== undefined) return v;
  for (const base of cls.bases) {
    const found = oldLookup(base, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

// ---- calls --------------------------------------------------------------------------------------------------------

/** Calls a native function object with positional arguments. */
export function callBuiltin(vm: Vm, f: PyBuiltin, args: Value[]): Result<Value> {
  return typeOf(f).tp_call!(vm, f, args, null);
}

/** Builtins for a callee with other globals than the running frame. */
export function builtinsFor(vm: Vm, frame: PyFrame, globals: PyDict): PyDict {
  return globals === frame.globals ? frame.builtins : builtinsOf(vm, globals);
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
  if (kwArg !== undefined || varArg !== undefined && !(varArg instanceof PyTuple && varArg.type === tupleType)) {
    return callVarSlow(vm, f, args, kw, varArg, kwArg);
  }
  if (varArg !== undefined) { for (const v of (varArg as PyTuple).items) args.push(v); }
  const frame = frameForFunction(vm, f, args, kw);
  return frame !== null ? runFrame(frame) : call(vm, f, args, kw);
}

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
        const keys = getAttr(vm, kwArg, "keys");
        if (isGen(keys)) yield* keys;
        const r = dictMerge(vm, dict, kwArg);
        if (isGen(r)) yield* r;
      } catch (e) {
        if (!isThrown(e, AttributeErrorType)) throw e;
        throw typeError(`${describeCallee(f)} argument after ** must be a mapping, not ${typeName(kwArg)}`);
      }
    }
    if (dict.size > 0) {
      kw ??= new Map();
      for (const entry of dict.entries()) {
        let name: string;
        if (typeof entry.key === "string") name = entry.key;
        else if (entry.key instanceof PyStr) name = entry.key.value;
        else if (entry.key instanceof PyUnicode) name = unicodeKeyword(entry.key.value);
        else throw typeError(`${describeCallee(f)} keywords must be strings`);
        if (kw.has(name)) throw multipleValues(f, name);
        kw.set(name, entry.value!);
      }
    }
  }
  if (varArg !== undefined) {
    let items: Value[];
    if (varArg instanceof PyTuple && varArg.type === tupleType) items = varArg.items;
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

// ---- with ---------------------------------------------------------------------------------------------------------

/** SETUP_WITH: the bound `__exit__` and what `__enter__` returned. */
export function* withEnter(vm: Vm, manager: Value): Gen<[Value, Value]> {
  // `__enter__` is looked up after `__exit__`, and a missing one is named.
  let exit = lookupSpecial(vm, manager, "__exit__");
  if (isGen(exit)) exit = yield* exit;
  if (exit === undefined) throw missingSpecial(manager, "__exit__");
  let enter = lookupSpecial(vm, manager, "__enter__");
  if (isGen(enter)) enter = yield* enter;
  if (enter === undefined) throw missingSpecial(manager, "__enter__");
  const value = call(vm, enter, []);
  return [exit, isGen(value) ? yield* value : value];
}

function missingSpecial(o: Value, name: string): PyThrow {
  if (o instanceof PyOldInstance) return attributeError(`${o.cls.name} instance has no attribute '${name}'`);
  return attributeError(name);
}

/** WITH_CLEANUP: calls `__exit__`; whether a pending exception is swallowed. */
export function* withExit(vm: Vm, exit: Value, type: Value, value: Value, tb: Value): Gen<boolean> {
  let r = call(vm, exit, [type, value, tb]);
  if (isGen(r)) r = yield* r;
  if (type === null || type === TaskKilledType) return false;
  const truth = isTrue(vm, r);
  return isGen(truth) ? yield* truth : truth;
}

// ---- print --------------------------------------------------------------------------------------------------------

/** The stream of a print statement: given, or `sys.stdout`. */
function printStream(vm: Vm, stream: Value | undefined): Value {
  if (stream !== undefined && stream !== null) return stream;
  const out = vm.sys.getStr("stdout");
  if (out === undefined) throw runtimeError("lost sys.stdout");
  return out;
}

/** PRINT_ITEM, with the soft space between items. */
export function printItem(vm: Vm, v: Value, stream: Value | undefined): Result<void> {
  return printItemTo(vm, v, printStream(vm, stream));
}

function* printItemTo(vm: Vm, v: Value, out: Value): Gen<void> {
  if (yield* softSpace(vm, out, 0)) {
    const w = write(vm, out, " ");
    if (isGen(w)) yield* w;
  }
  let text: Value = v;
  if (!(v instanceof PyUnicode)) {
    const s = toStr(vm, v);
    text = isGen(s) ? yield* s : s;
  }
  const w = write(vm, out, text);
  if (isGen(w)) yield* w;
  const s = typeof v === "string" ? v : v instanceof PyUnicode || v instanceof PyStr ? v.value : "";
  // After a string that ends in white space other than a blank there is no soft space.
  const last = s === "" ? 0 : s.charCodeAt(s.length - 1);
  if (last < 9 || last > 13) yield* softSpace(vm, out, 1);
}

/** PRINT_NEWLINE. */
export function printNewline(vm: Vm, stream: Value | undefined): Result<void> {
  return printNewlineTo(vm, printStream(vm, stream));
}

function* printNewlineTo(vm: Vm, out: Value): Gen<void> {
  const w = write(vm, out, "\n");
  if (isGen(w)) yield* w;
  const r = softSpace(vm, out, 0);
  if (isGen(r)) yield* r;
}

function write(vm: Vm, out: Value, text: Value): Result<Value> {
  return callMethod(vm, out, "write", [text]);
}

/** Sets the `softspace` attribute of a stream and returns its old truth; streams without one are fine (`PyFile_SoftSpace`). */
export function* softSpace(vm: Vm, out: Value, value: number): Gen<boolean> {
  let old: Value | undefined;
  try {
    const r = findAttr(vm, out, "softspace");
    old = isGen(r) ? yield* r : r;
    const set = typeOf(out).tp_setattro!(vm, out, "softspace", value);
    if (isGen(set)) yield* set;
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
  }
  return typeof old === "number" && old !== 0;
}

/** PRINT_EXPR: hands the value of an interactive expression to `sys.displayhook`. */
export function printExpr(vm: Vm, v: Value): Result<Value> {
  const hook = vm.sys.getStr("displayhook");
  if (hook === undefined) throw runtimeError("lost sys.displayhook");
  return call(vm, hook, [v]);
}

// ---- import -------------------------------------------------------------------------------------------------------

/** IMPORT_NAME: calls `__import__` of the frame's builtins. */
export function importName(vm: Vm, frame: PyFrame, name: string, fromList: Value, level: Value): Result<Value> {
  const f = frame.builtins.getStr("__import__");
  if (f === undefined) throw importError("__import__ not found");
  const args: Value[] = [name, frame.globals, frame.names, fromList];
  if (level !== -1) args.push(level);
  return call(vm, f, args);
}

/** IMPORT_FROM. */
export function importFrom(vm: Vm, module: Value, name: string): Result<Value> {
  if (module instanceof PyModule && module.type.tp_getattro === genericGetAttr && module.dict !== undefined) {
    const v = module.dict.getStr(name);
    if (v !== undefined) return v;
  }
  return then(findAttr(vm, module, name), (v) => {
    if (v === undefined) throw importError(`cannot import name ${name}`);
    return v;
  });
}

/** IMPORT_STAR: copies the public names of a module into the frame's namespace. */
export function* importStar(vm: Vm, frame: PyFrame, module: Value): Gen<void> {
  const into: Value = frame.names ?? localsOf(frame);
  let all = findAttr(vm, module, "__all__");
  if (isGen(all)) all = yield* all;
  let names: Value[];
  let skipPrivate = false;
  if (all !== undefined) {
    const r = listOf(vm, all);
    names = isGen(r) ? yield* r : r;
  } else {
    let dict = findAttr(vm, module, "__dict__");
    if (isGen(dict)) dict = yield* dict;
    if (dict === undefined) throw importError("from-import-* object has no __dict__ and no __all__");
    const keys = callMethod(vm, dict, "keys", []);
    const r = listOf(vm, isGen(keys) ? yield* keys : keys);
    names = isGen(r) ? yield* r : r;
    skipPrivate = true;
  }
  for (const name of names) {
    if (skipPrivate && typeof name === "string" && name.startsWith("_")) continue;
    const text = name instanceof PyUnicode ? encodeDefault(name) : name;
    if (typeof text !== "string" && !(text instanceof PyStr)) {
      throw typeError(`attribute name must be string, not '${typeName(name)}'`);
    }
    let v = getAttr(vm, module, strValue(text));
    if (isGen(v)) v = yield* v;
    if (into instanceof PyDict && into.type === dictType) into.setStr(strValue(text), v);
    else {
      const r = setItem(vm, into, name, v);
      if (isGen(r)) yield* r;
    }
  }
  if (frame.names === null) fastFromLocals(frame);
}

// ---- locals -------------------------------------------------------------------------------------------------------

/** The namespace `locals()` shows (`PyFrame_FastToLocals`): a snapshot, the same dict for the whole life of a frame. */
export function localsOf(frame: PyFrame): PyDict {
  // A function with a bare `exec` has both: fast locals, and a namespace for names that only `exec` binds.
  const dict = frame.names instanceof PyDict ? frame.names : frame.localsDict ??= new PyDict();
  const { varnames } = frame.code;
  for (let i = 0; i < varnames.length; i++) put(dict, varnames[i], frame.slots[i] as Value | undefined);
  return withCells(frame, dict, frame.names === null);
}

function withCells(frame: PyFrame, dict: PyDict, free = false): PyDict {
  const { cellvars, freevars } = frame.code;
  const base = frame.prep.nlocals;
  for (let i = 0; i < cellvars.length; i++) put(dict, cellvars[i], (frame.slots[base + i] as PyCell).value);
  if (free) {
    for (let i = 0; i < freevars.length; i++) {
      put(dict, freevars[i], (frame.slots[base + cellvars.length + i] as PyCell).value);
    }
  }
  return dict;
}

function put(dict: PyDict, name: string, value: Value | undefined): void {
  if (value === undefined) dict.deleteStr(name);
  else dict.setStr(name, value);
}

/** Writes changes of the locals dict back into the frame (`PyFrame_LocalsToFast`), after `exec` or `import *`. */
export function fastFromLocals(frame: PyFrame): void {
  const dict = frame.names instanceof PyDict ? frame.names : frame.localsDict;
  if (dict === undefined) return;
  const { varnames, cellvars, freevars } = frame.code;
  for (let i = 0; i < varnames.length; i++) {
    const v = dict.getStr(varnames[i]);
    if (v !== undefined) frame.slots[i] = v;
  }
  const base = frame.prep.nlocals;
  const names = frame.names === null ? cellvars.concat(freevars) : cellvars;
  for (let i = 0; i < names.length; i++) {
    const v = dict.getStr(names[i]);
    if (v !== undefined) (frame.slots[base + i] as PyCell).value = v;
  }
}

// ---- exec ---------------------------------------------------------------------------------------------------------

/** A frame that runs `code` as module-like code in the given namespaces. */
export function codeFrame(vm: Vm, code: Code, globals: PyDict, names: Value): PyFrame {
  if (code.ensure().freevars.length > 0) {
    throw typeError("code object passed to exec may not contain free variables");
  }
  const frame = new PyFrame(code, prepare(vm, code), globals, builtinsOf(vm, globals), names);
  const base = frame.prep.nlocals;
  for (let i = 0; i < code.cellvars.length; i++) frame.slots[base + i] = new PyCell(undefined);
  return frame;
}

/** Flags of `__future__` statements that code compiled by `frame` inherits. */
export function inheritedFlags(frame: PyFrame | null): number {
  return frame === null ? 0 : frame.code.ensure().flags & 0x3e000;
}

/** Source text for `exec` and `eval` has a shorter message than `compile` for a null character. */
export function checkNoNull(source: Value): void {
  const text = typeof source === "string"
    ? source
    : source instanceof PyStr || source instanceof PyUnicode
    ? source.value
    : "";
  if (text.includes("\0")) throw typeError("expected string without null bytes");
}

/** EXEC_STMT. */
export function* execStatement(vm: Vm, frame: PyFrame, program: Value, globals: Value, locals: Value): Gen<void> {
  if (program instanceof PyTuple && globals === null && locals === null && [2, 3].includes(program.items.length)) {
    // `exec(code, globals, locals)` spelt like a function.
    [program, globals, locals = null] = program.items as [Value, Value, Value?];
  }
  let plain = false;
  if (globals === null) {
    globals = frame.globals;
    if (locals === null) {
      locals = frame.names === null || frame.names instanceof PyDict ? localsOf(frame) : frame.names;
      plain = true;
    }
  } else if (locals === null) locals = globals;
  if (
    !(program instanceof Code) && typeof program !== "string" && !(program instanceof PyStr) &&
    !(program instanceof PyUnicode) && typeName(program) !== "file"
  ) {
    throw typeError("exec: arg 1 must be a string, file, or code object");
  }
  if (!(globals instanceof PyDict)) throw typeError("exec: arg 2 must be a dictionary or None");
  const mapping = isMapping(vm, locals);
  if (!(isGen(mapping) ? yield* mapping : mapping)) {
    throw typeError("exec: arg 3 must be a mapping or None");
  }
  if (globals.getStr("__builtins__") === undefined) globals.setStr("__builtins__", frame.builtins);
  let code: Code;
  if (program instanceof Code) code = program;
  else {
    let filename = "<string>";
    if (typeName(program) === "file") {
      let name = getAttr(vm, program, "name");
      if (isGen(name)) name = yield* name;
      if (typeof name === "string") filename = name;
      let text = callMethod(vm, program, "read", []);
      if (isGen(text)) text = yield* text;
      program = text;
    }
    checkNoNull(program);
    const compiled = vm.compile(program, { filename, mode: "exec", flags: inheritedFlags(frame) });
    code = isGen(compiled) ? yield* compiled : compiled;
  }
  yield codeFrame(vm, code, globals, locals);
  if (plain) fastFromLocals(frame);
}
