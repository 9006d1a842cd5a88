// SPDX-License-Identifier: MIT
/**
 * What generated code calls: the operations in general, calls, and the way out to tier 0.
 *
 * Generated code runs on the JavaScript stack, so everything it calls either finishes or comes back with `UNWIND`: then the
 * frames above are on the heap (`thread.top` down to `thread.seam`), and each generated function on the way down adds its
 * own (docs/jit.md, "The way out").
 */
import { PyFloat, PyObject, PyTuple, type Value } from "../base/value.ts";
import { genericGetAttr, isThrown, isTrue, repr, richCompare, setAttr } from "../core/abstract.ts";
import { call } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { dictSet } from "../core/dict_ops.ts";
import { BaseExceptionType, keyError, PyThrow, runtimeError, StopIterationType } from "../core/exceptions.ts";
import {
  END_SLICE,
  FrameCall,
  FRAMES,
  type Gen,
  isGen,
  LEFT,
  PAUSE,
  Raising,
  type Result,
  type Wait,
  YIELD,
} from "../core/gen.ts";
import * as num from "../core/number.ts";
import { contains as genericContains, delItem, getItem, iter, next, setItem } from "../core/sequence.ts";
import { PyType } from "../core/type.ts";
import {
  dictType,
  listType,
  loopIter,
  objectType,
  oldClassType,
  PyCell,
  PyFunction,
  PyList,
  PyLoopListIter,
  PyMethod,
  PyModule,
  PyOldClass,
  PyOldInstance,
  PySet,
  PySlice,
  strType,
  tupleType,
  typeOf,
  typeType,
} from "../core/types.ts";
import { NativeFrame, PyFrame, PyGenerator, releaseFrame, takeFrame, type Thread } from "../interp/frame.ts";
import { builtinsOf, slotInit } from "../interp/function.ts";
import { finishGenerator, handling, isCatchable, restoreExc, suspendGenerator } from "../interp/frame_end.ts";
import {
  addNamed,
  addRest,
  bindParameters,
  bindPassed,
  frameWith,
  functionOf,
  isCompilable,
  keywordDict,
} from "./bind.ts";
import { plainInteger } from "../base/int_text.ts";
import { remainder } from "../base/wide_int.ts";
import * as numbers from "./numbers.ts";
import { attrEntry } from "./attributes.ts";
import { Exit, interpret } from "../interp/loop.ts";
import * as ops from "../interp/ops.ts";
import { prepare, type Prepared } from "../interp/prepare.ts";
import type { Interpreter } from "../interp/run.ts";
import { PyBuiltin, PyMethodDescr } from "../native/descriptors.ts";
import { asThrow } from "../interp/ops.ts";
import { formatPercentFloat, formatPercentInt } from "../base/percent_format.ts";
import { classLookup } from "../objects/old_class.ts";
import { typeCallFrom } from "../objects/type_type.ts";
import { percentFormat } from "../objects/percent.ts";
import { plainFieldText } from "../objects/format_plain.ts";
import { plainConversion, plainFormat, plainText } from "../objects/percent_plain.ts";
import { DEOPT, UNWIND } from "../interp/tier.ts";

/** Runs `frame`, whose caller is generated code, to its end. UNWIND: it was suspended, or raised. */
export function runFrame(vm: Interpreter, th: Thread, frame: PyFrame): unknown {
  const { observer } = vm;
  if (observer === null) return interpretFrame(vm, th, frame);
  const before = observer.enter(th, 0);
  try {
    return interpretFrame(vm, th, frame);
  } finally {
    observer.enter(th, before);
  }
}

function interpretFrame(vm: Interpreter, th: Thread, frame: PyFrame): unknown {
  const below = th.top;
  frame.back = null;
  th.top = frame;
  if (frame.pendingThrow !== null) {
    th.thrown = frame.pendingThrow;
    frame.pendingThrow = null;
  }
  // A fresh or resumed frame receives nothing: what it needs is on its stack.
  let deliver = false;
  for (;;) {
    const exit = interpret(vm, th, deliver);
    if (exit === Exit.BUDGET) return suspended(th, "budget");
    if (exit === Exit.UNWOUND) return suspended(th, th.unwound);
    // Needs all frames on the heap.
    if (exit === Exit.WATCHED) return suspended(th, "go");
    for (;;) {
      const top: PyFrame | NativeFrame | null = th.top;
      if (top === null) {
        th.top = below;
        const { thrown, result } = th;
        th.result = undefined;
        if (thrown !== null) {
          th.thrown = null;
          th.raised = thrown;
          return UNWIND;
        }
        return result;
      }
      if (top instanceof PyFrame) break;
      // A native on top of our frames: drive it here.
      const { thrown, result } = th;
      th.thrown = null;
      th.result = undefined;
      const native = top as NativeFrame;
      const { back } = native;
      let r: unknown;
      try {
        r = drive(vm, th, native.gen, result, thrown);
      } catch (e) {
        th.top = back;
        th.thrown = asThrow(vm, e, frame);
        continue;
      }
      if (r === UNWIND) {
        th.seam!.back = back;
        th.seam = null;
        return suspended(th, th.unwound);
      }
      th.top = back;
      th.result = r;
    }
    deliver = true;
  }
}

/** Notes where the suspended frames end. */
function suspended(th: Thread, how: Thread["unwound"]): typeof UNWIND {
  let bottom = th.top!;
  while (bottom.back !== null) bottom = bottom.back;
  th.seam = bottom;
  th.unwound = how;
  return UNWIND;
}

/** Runs a suspended computation to its end, from `value` or `thrown`. UNWIND: it was suspended. */
function drive(vm: Interpreter, th: Thread, gen: Gen<unknown>, value: unknown, thrown: PyThrow | null): unknown {
  if (gen === YIELD as unknown) return park(th, gen, "go");
  for (;;) {
    const step: IteratorResult<unknown, unknown> = thrown !== null ? gen.throw(thrown) : gen.next(value);
    thrown = null;
    value = undefined;
    if (step.done) return step.value;
    const request = step.value;
    if (request instanceof PyFrame) {
      try {
        value = callFrame(vm, th, request);
      } catch (e) {
        thrown = asThrow(vm, e, request);
        continue;
      }
      if (value === UNWIND) {
        if (th.raised !== null) {
          thrown = th.raised;
          th.raised = null;
          continue;
        }
        const native = new NativeFrame(gen, null);
        th.seam!.back = native;
        th.seam = native;
        return UNWIND;
      }
    } else if (request === LEFT) {
      if (th.raised !== null) {
        thrown = th.raised;
        th.raised = null;
        continue;
      }
      th.seam = th.seam!.back = new NativeFrame(gen, null);
      return UNWIND;
    } else if (request === FRAMES) return park(th, gen, "go");
    else if (request === END_SLICE || request === PAUSE) return park(th, gen, "budget");
    else {
      const wait = request as Wait;
      if (wait.settled === 0) {
        th.waiting = wait;
        return park(th, gen, "wait");
      }
      if (wait.settled === 1) value = wait.value;
      else thrown = asThrow(vm, wait.value, null as unknown as PyFrame);
    }
  }
}

/** Makes a native the top of the suspended frames. */
function park(th: Thread, gen: Gen<unknown>, how: Thread["unwound"]): typeof UNWIND {
  const native = new NativeFrame(gen, null);
  th.top = native;
  th.seam = native;
  th.unwound = how;
  return UNWIND;
}

/** Runs a frame that a native or the loop asks for, counting the call. */
export function callFrame(vm: Interpreter, th: Thread, frame: PyFrame): unknown {
  if (++vm.depth > th.limit) {
    if (vm.depth > vm.recursionLimit) throw ops.tooDeep(vm);
    return unwindFrame(th, frame);
  }
  frame.resume = 1 as never; // Resume.DROP
  if (frame.pendingThrow === null && th.tracer === null && (frame.pc === 0 || frame.generator !== null)) {
    const unit = frame.generator !== null ? frame.prep.unitAtYield(vm, frame) : frame.prep.unitAt(vm, frame, 0);
    if (unit !== null) {
      frame.back = null;
      const r = unit(vm, th, frame);
      if (r === DEOPT) return runFrame(vm, th, frame);
      if (r === UNWIND || frame.prep.isGenerator && frame.generator === null) return r;
      if (frame.generator !== null) return ended(vm, th, frame);
      vm.depth--;
      restoreExc(th, frame);
      if (frame.prep.simple && !frame.escaped) releaseFrame(frame, frame.prep);
      return r;
    }
  }
  return runFrame(vm, th, frame);
}

/** The JavaScript stack is deep enough: the frame is run from the bottom. */
function unwindFrame(th: Thread, frame: PyFrame): typeof UNWIND {
  frame.back = null;
  frame.resume = 1 as never; // Resume.DROP
  th.top = th.seam = frame;
  th.unwound = "go";
  return UNWIND;
}

/** Finishes a suspended computation. */
export function finish(vm: Interpreter, th: Thread, r: Gen<unknown>): unknown {
  if (r instanceof Raising) {
    th.raised = (r as Raising).thrown as PyThrow;
    return UNWIND;
  }
  // The usual one is a special method: a frame, and perhaps something to do with its result.
  if (r instanceof FrameCall && (r as FrameCall).isPlain) return callFrame(vm, th, (r as FrameCall).frame as PyFrame);
  if (r instanceof FrameCall) {
    const made = r as FrameCall;
    if (made.state === 0 && made.rescue === undefined) {
      made.state = 1;
      const value = callFrame(vm, th, made.frame as PyFrame);
      if (value !== UNWIND) return finished(vm, th, made.after!(value));
      if (th.raised === null) th.seam = th.seam!.back = new NativeFrame(r, null);
      return UNWIND;
    }
  }
  return drive(vm, th, r, undefined, null);
}

/** `r`, finished; UNWIND where it was suspended. */
function finished(vm: Interpreter, th: Thread, r: Result<unknown>): unknown {
  return typeof r === "object" && isGen(r) ? finish(vm, th, r as Gen<unknown>) : r;
}

// ---- calls -----------------------------------------------------------------------------------------------------------

/** Calls a Python function that has not been compiled yet. */
export function callCold(prep: Prepared, vm: Interpreter, th: Thread, func: PyFunction, args: Value[]): unknown {
  const run = prep.hot(vm, func);
  if (run !== null) return run(vm, th, func, ...args);
  if (!prep.simple) return callFrame(vm, th, frameWith(vm, func, prep, args));
  const frame = takeFrame(func.code, prep, func.globals, builtinsOf(vm, func.globals));
  const { slots } = frame;
  for (let i = 0; i < args.length; i++) slots[i] = args[i];
  return callFrame(vm, th, frame);
}

const plainFor = (vm: Interpreter, f: Value, n: number): Prepared | undefined => {
  if (!(f instanceof PyFunction)) return undefined;
  const p = prepare(vm, f.code, f.globals);
  return p.argcount === n && p.plain ? p : undefined;
};

/** Whether a native function takes just `n` arguments, as they come. */
const isDirect = (f: Value, n: number): f is PyBuiltin =>
  f instanceof PyBuiltin && f.impl.direct === n && !f.impl.hasSelf;

function call0(vm: Interpreter, th: Thread, f: Value): unknown {
  const p = plainFor(vm, f, 0);
  if (p !== undefined) return p.run(vm, th, f as PyFunction);
  return callN(vm, th, f, []);
}
function call1(vm: Interpreter, th: Thread, f: Value, a: Value): unknown {
  const p = plainFor(vm, f, 1);
  if (p !== undefined) return p.run(vm, th, f as PyFunction, a);
  if (isDirect(f, 1)) return finished(vm, th, f.impl.handler(vm, a));
  return callN(vm, th, f, [a]);
}
function call2(vm: Interpreter, th: Thread, f: Value, a: Value, b: Value): unknown {
  const p = plainFor(vm, f, 2);
  if (p !== undefined) return p.run(vm, th, f as PyFunction, a, b);
  if (isDirect(f, 2)) return finished(vm, th, f.impl.handler(vm, a, b));
  return callN(vm, th, f, [a, b]);
}
function call3(vm: Interpreter, th: Thread, f: Value, a: Value, b: Value, c: Value): unknown {
  const p = plainFor(vm, f, 3);
  if (p !== undefined) return p.run(vm, th, f as PyFunction, a, b, c);
  if (isDirect(f, 3)) return finished(vm, th, f.impl.handler(vm, a, b, c));
  return callN(vm, th, f, [a, b, c]);
}
function call4(vm: Interpreter, th: Thread, f: Value, a: Value, b: Value, c: Value, d: Value): unknown {
  const p = plainFor(vm, f, 4);
  if (p !== undefined) return p.run(vm, th, f as PyFunction, a, b, c, d);
  return callN(vm, th, f, [a, b, c, d]);
}

/** Calls anything with positional arguments; owns `args`. */
function callN(vm: Interpreter, th: Thread, f: Value, args: Value[]): unknown {
  if (f instanceof PyFunction) return callFunction(vm, th, f, args);
  if (f instanceof PyMethod && f.self !== undefined) {
    args.unshift(f.self);
    if (f.func instanceof PyFunction) return callFunction(vm, th, f.func, args);
    return finished(vm, th, call(vm, f.func, args, null));
  }
  if (f instanceof PyBuiltin) {
    const { impl, self } = f;
    if (self !== undefined && impl.hasSelf) {
      args.unshift(self);
      return finished(vm, th, impl.invoke(vm, args, null));
    }
    return finished(vm, th, impl.takesAll ? impl.handler(vm, args, null) : ops.callBuiltin(vm, f, args));
  }
  if (f instanceof PyType) {
    const init = plainInit(f);
    if (init !== undefined) {
      const instance = newInstance(f);
      args.unshift(instance);
      return made(th, instance, callFunction(vm, th, init, args));
    }
  }
  if (f instanceof PyOldClass) {
    const init = classLookup(f, "__init__");
    if (init instanceof PyFunction && classLookup(f, "__del__") === undefined) {
      const instance = new PyOldInstance(f);
      args.unshift(instance);
      return made(th, instance, callFunction(vm, th, init, args));
    }
  }
  if (args.length === 3 && f instanceof PyType && f.isSubtype(typeType) || f === oldClassType) {
    // A new class belongs to the module of the running frame.
    return finish(vm, th, afterFrames(vm, f, args));
  }
  return finished(vm, th, call(vm, f, args, null));
}

/** Whether instances of a class are exceptions made by `BaseException.__new__`. */
export const keepsArgs = (cls: PyType): boolean => cls.tp_new === BaseExceptionType.tp_new;

/** An instance of a class with {@linkcode plainInit}. */
function newInstance(cls: PyType): PyObject {
  return keepsArgs(cls) ? new cls.jsClass(new PyTuple([])) : new cls.jsClass();
}

/** The `__init__` of a class whose instances are made by calling it and nothing else. */
export function plainInit(cls: PyType): PyFunction | undefined {
  if (
    !cls.heap || cls.tp_new !== objectType.tp_new && !keepsArgs(cls) || cls.tp_init !== slotInit ||
    cls.tp_del !== undefined ||
    cls.type.heap
  ) return undefined;
  const init = cls.lookup("__init__");
  return init instanceof PyFunction && !cls.attrs.map.has("__abstractmethods__") ? init : undefined;
}

/** Whether `o` may be the first argument of an unbound method of `cls`. */
function isOfClass(o: Value, cls: PyType): boolean {
  const type = typeOf(o);
  return type === cls || type.isSubtype(cls);
}

/** What a call of a class gives: the instance, after its `__init__` gave `r`. */
function made(th: Thread, instance: PyObject, r: unknown): unknown {
  if (r === null) return instance;
  if (r !== UNWIND) throw ops.initReturned(instance, r as Value);
  if (th.raised === null) th.made = instance;
  return UNWIND;
}

/** Calls a builtin type. */
function newBuiltin(vm: Interpreter, th: Thread, type: PyType, args: Value[]): unknown {
  const made = type.tp_new!(vm, type, args, null);
  // Numbers, strings, truth values and None need no `__init__`.
  return typeof made !== "object" || made === null ? made : finished(vm, th, typeCallFrom(vm, type, made, args, null));
}

function* afterFrames(vm: Interpreter, f: Value, args: Value[]): Gen<unknown> {
  yield FRAMES;
  const r = call(vm, f, args, null);
  return isGen(r) ? yield* r : r;
}

/** Calls a function with all its parameters. */
function enter(vm: Interpreter, th: Thread, f: PyFunction, p: Prepared, all: Value[]): unknown {
  switch (all.length) {
    case 0:
      return p.run(vm, th, f);
    case 1:
      return p.run(vm, th, f, all[0]);
    case 2:
      return p.run(vm, th, f, all[0], all[1]);
    case 3:
      return p.run(vm, th, f, all[0], all[1], all[2]);
    default:
      return p.run(vm, th, f, ...all);
  }
}

function callFunction(vm: Interpreter, th: Thread, f: PyFunction, args: Value[]): unknown {
  const p = prepare(vm, f.code, f.globals);
  if (args.length === p.exact) return enter(vm, th, f, p, args);
  if (isCompilable(p)) {
    const all = bindParameters(f, p, args, null);
    if (all !== undefined) return enter(vm, th, f, p, all);
  }
  return finished(vm, th, call(vm, f, args, null));
}

function callKeywords(vm: Interpreter, th: Thread, f: Value, args: Value[], pairs: Value[]): unknown {
  const own = f instanceof PyMethod ? args.slice() : args;
  const func = functionOf(f, own);
  if (func !== undefined) {
    const p = prepare(vm, func.code, func.globals);
    const all = isCompilable(p) ? bindParameters(func, p, own, pairs) : undefined;
    if (all !== undefined) return enter(vm, th, func, p, all);
  }
  return finished(vm, th, call(vm, f, args, ops.keywords(f, pairs, 0, pairs.length / 2)));
}

function callVar(
  vm: Interpreter,
  th: Thread,
  f: Value,
  args: Value[],
  pairs: Value[] | null,
  rest: Value | undefined,
  kw: Value | undefined,
): unknown {
  if (pairs === null && f instanceof PyFunction) {
    // The usual decorator: everything is passed on.
    const p = prepare(vm, f.code, f.globals);
    const all = p.plain ? bindPassed(f, p, args, rest, kw) : undefined;
    if (all !== undefined) return enter(vm, th, f, p, all);
  }
  const own = args.slice();
  const func = functionOf(f, own);
  if (func !== undefined) {
    const p = prepare(vm, func.code, func.globals);
    const named = pairs === null ? [] : pairs.slice();
    if (isCompilable(p) && addRest(own, rest) && addNamed(named, kw)) {
      const all = bindParameters(func, p, own, named);
      if (all !== undefined) return enter(vm, th, func, p, all);
    }
  }
  return finished(
    vm,
    th,
    ops.callVar(vm, f, args, pairs === null ? null : ops.keywords(f, pairs, 0, pairs.length / 2), rest, kw),
  );
}

/** Calls what LOAD_METHOD gave. */
function callMethodN(vm: Interpreter, th: Thread, f: Value, self: Value | undefined, args: Value[]): unknown {
  if (self === undefined) return callN(vm, th, f, args);
  args.unshift(self);
  if (f instanceof PyFunction) return callFunction(vm, th, f, args);
  if (f instanceof PyMethodDescr) return finished(vm, th, f.impl.invoke(vm, args, null));
  return callN(vm, th, f, args);
}
function callMethod0(vm: Interpreter, th: Thread, f: Value, self: Value | undefined): unknown {
  if (self !== undefined) {
    const p = plainFor(vm, f, 1);
    if (p !== undefined) return p.run(vm, th, f as PyFunction, self);
    if (f instanceof PyMethodDescr && f.impl.direct === 1) return finished(vm, th, f.impl.handler(vm, self));
  }
  return callMethodN(vm, th, f, self, []);
}
function callMethod1(vm: Interpreter, th: Thread, f: Value, self: Value | undefined, a: Value): unknown {
  if (self !== undefined) {
    const p = plainFor(vm, f, 2);
    if (p !== undefined) return p.run(vm, th, f as PyFunction, self, a);
    if (f instanceof PyMethodDescr && f.impl.direct === 2) return finished(vm, th, f.impl.handler(vm, self, a));
  }
  return callMethodN(vm, th, f, self, [a]);
}
function callMethod2(vm: Interpreter, th: Thread, f: Value, self: Value | undefined, a: Value, b: Value): unknown {
  if (self !== undefined) {
    const p = plainFor(vm, f, 3);
    if (p !== undefined) return p.run(vm, th, f as PyFunction, self, a, b);
    if (f instanceof PyMethodDescr && f.impl.direct === 3) return finished(vm, th, f.impl.handler(vm, self, a, b));
  }
  return callMethodN(vm, th, f, self, [a, b]);
}
function callMethod3(
  vm: Interpreter,
  th: Thread,
  f: Value,
  self: Value | undefined,
  a: Value,
  b: Value,
  c: Value,
): unknown {
  if (self !== undefined) {
    const p = plainFor(vm, f, 4);
    if (p !== undefined) return p.run(vm, th, f as PyFunction, self, a, b, c);
  }
  return callMethodN(vm, th, f, self, [a, b, c]);
}

// ---- attributes, items, iteration ------------------------------------------------------------------------------------

function loadAttr(vm: Interpreter, o: Value, name: string): Result<Value> {
  if (typeof o !== "object" || o === null) return ops.loadAttribute(vm, o, name, false);
  if (o instanceof PyModule) {
    const v = o.dict !== undefined && !o.type.heap ? o.dict.getStr(name) : undefined;
    return v !== undefined ? v : ops.loadAttribute(vm, o, name, false);
  }
  const entry = attrEntry(o, name);
  if (entry !== undefined) {
    const own = o.dict === undefined ? o[`$${name}`] : o.dict.getStr(name);
    if (own !== undefined && (o.type.hasDict || o instanceof PyOldInstance)) return own;
    if (entry.value !== undefined && o.dict?.slow === undefined) return entry.value;
    if (entry.method instanceof PyFunction && o.dict === undefined) return new PyMethod(entry.method, o, o.type);
  }
  return ops.loadAttribute(vm, o, name, false);
}

/** STORE_NAME. */
function storeName(vm: Interpreter, frame: PyFrame, name: string, value: Value): Result<void> {
  const { names } = frame;
  if (names instanceof PyDict && names.type === dictType) return names.setStr(name, value);
  return ops.storeName(vm, frame, name, value);
}

/** IMPORT_NAME in a frame, or in a function without one. */
function importName(vm: Interpreter, f: PyFunction | PyFrame, name: string, from: Value, level: Value): Result<Value> {
  const { globals } = f;
  const at = f instanceof PyFrame ? f : { globals, builtins: builtinsOf(vm, globals), names: null } as PyFrame;
  return ops.importName(vm, at, name, from, level);
}

function storeAttr(vm: Interpreter, o: Value, name: string, value: Value): Result<void> {
  if (typeof o === "object" && o !== null) attrEntry(o, name);
  return setAttr(vm, o, name, value);
}

/** The function and, in `th.receiver`, the receiver; or an attribute that is to be called as it is. */
function loadMethod(vm: Interpreter, th: Thread, o: Value, name: string): Result<Value> {
  th.receiver = undefined;
  if (typeof o === "string") {
    const native = strType.lookup(name);
    if (native instanceof PyMethodDescr) {
      th.receiver = o;
      return native as unknown as Value;
    }
  } else if (typeof o === "object" && o !== null) {
    const { type } = o as PyObject;
    if (type.tp_getattro === genericGetAttr) {
      const method = attrEntry(o, name)?.method;
      if (method !== undefined && o.dict === undefined && (!type.hasDict || o[`$${name}`] === undefined)) {
        th.receiver = o;
        return method as unknown as Value;
      }
    } else if (o instanceof PyModule && o.dict !== undefined && !type.heap) {
      const v = o.dict.getStr(name);
      if (v !== undefined) return v;
    } else if (o instanceof PyOldInstance && o.dict === undefined) {
      const f = ops.oldMethod(o, name, `$${name}`);
      if (f !== undefined) {
        th.receiver = o;
        return f;
      }
    }
  }
  return ops.loadAttribute(vm, o, name, true);
}

/** UNWIND, with an exception. */
function raiseNow(th: Thread, exc: PyThrow): Value {
  th.raised = exc;
  return UNWIND as unknown as Value;
}

/** An item, or UNWIND for a missing key. */
function getItemFast(vm: Interpreter, th: Thread, o: Value, k: Value): Result<Value> {
  if (typeof o === "string" && typeof k === "number") {
    const i = k < 0 ? k + o.length : k;
    if (i >= 0 && i < o.length) return o[i];
  }
  if (o instanceof PyDict) {
    if (o.type === dictType && (typeof k === "string" || typeof k === "number")) {
      const v = o.map.value(k);
      if (v !== undefined) return v;
      if (o.slow === undefined) return raiseNow(th, keyError(k));
    }
  } else if (o instanceof PyTuple && typeof k === "number" && o.type === tupleType) {
    const { items } = o;
    const v = items[k < 0 ? k + items.length : k];
    if (v !== undefined) return v;
  }
  return getItem(vm, o, k);
}

function setItemFast(vm: Interpreter, o: Value, k: Value, v: Value): Result<void> {
  if (o instanceof PyDict && o.type === dictType && (typeof k === "string" || typeof k === "number")) {
    if (o.map.replace(k, v)) return;
  }
  return setItem(vm, o, k, v);
}

/** `x in o`. */
function contains(vm: Interpreter, o: Value, x: Value): Result<boolean> {
  if (typeof x === "string" || typeof x === "number") {
    if (o instanceof PySet && o.table.slow === undefined && !o.type.heap) return o.table.map.has(x);
    if (o instanceof PyDict && o.slow === undefined && o.type === dictType) return o.map.has(x);
    if (typeof x === "string" && typeof o === "string") return o.includes(x);
  }
  return genericContains(vm, o, x);
}

/** Stores under a key that a new dict does not have. */
function addNew(dict: PyDict, key: string, value: Value): void {
  dict.add(key, key, value);
}

function getIter(vm: Interpreter, v: Value): Result<Value> {
  return loopIter(v) ?? iter(vm, v);
}

/** The next item, `undefined` at the end, or UNWIND. */
function forIter(vm: Interpreter, th: Thread, it: Value): unknown {
  if (it instanceof PyGenerator && it.frame !== null && !it.running) {
    const { frame } = it;
    it.running = true;
    frame.generator = it;
    // The value of the yield expression it stopped at; a fresh generator has none.
    if (frame.pc !== 0) frame.slots[frame.sp++] = null;
    const { resumes } = frame.prep;
    const unit = resumes === null ? undefined : resumes[frame.pc];
    if (unit === undefined || unit === null || vm.depth >= th.limit || th.tracer !== null) {
      return endOfLoop(th, callFrame(vm, th, frame));
    }
    vm.depth++;
    frame.back = null;
    const r = unit(vm, th, frame);
    return r === DEOPT
      ? endOfLoop(th, runFrame(vm, th, frame))
      : r === UNWIND
      ? endOfLoop(th, r)
      : frame.generator === null
      ? r
      : ended(vm, th, frame);
  }
  return finished(vm, th, next(vm, it));
}

/** A generator may end by raising StopIteration. */
function endOfLoop(th: Thread, r: unknown): unknown {
  if (r !== UNWIND || th.raised === null || !isThrown(th.raised, StopIterationType)) return r;
  th.raised = null;
  return undefined;
}

/** The end of a generator that compiled code ran. */
function ended(vm: Interpreter, th: Thread, frame: PyFrame): undefined {
  vm.depth--;
  restoreExc(th, frame);
  finishGenerator(vm, frame);
}

/** Whether what drives the generator takes an item at once, so that its frame can go on. */
function takes(frame: PyFrame, item: Value): boolean {
  // While an exception is handled the caller's state has to be restored in between, so the frame is left.
  if (frame.saved === null && frame.sink!.take(item)) return true;
  frame.sink = null;
  return false;
}

/** The generator has yielded: its frame is complete. */
function yielded(vm: Interpreter, th: Thread, frame: PyFrame): void {
  suspendGenerator(vm, frame);
  vm.depth--;
  restoreExc(th, frame);
}

/** Whether an object is the float with this value. */
function isFloat(v: Value, value: number): boolean {
  return v instanceof PyFloat && v.exact && Object.is(v.value, value);
}

function makeFunction(
  vm: Interpreter,
  f: PyFunction | PyFrame,
  code: Value,
  defaults: Value[],
  closure: PyCell[] | undefined,
): PyFunction {
  return ops.makeFunction(vm, f as PyFrame, code, defaults, closure);
}

/** Stands in a local variable of generated code whose float is kept as a number beside it. */
export const RAW: unique symbol = Symbol("raw");

/** Names that generated code may use. */
export const RUNTIME: Record<string, unknown> = {
  RAW,
  NONE: [],
  DEOPT,
  ...numbers,
  remainder,
  plainInteger,
  ...num,
  UNWIND,
  PyFloat,
  PyFunction,
  PyTuple,
  PyList,
  PyDict,
  PySlice,
  PyCell,
  listType,
  tupleType,
  dictType,
  isGen,
  finish,
  isTrue,
  repr,
  is: ops.is,
  isFloat,
  compare: richCompare,
  contains,
  exceptionMatches: ops.exceptionMatches,
  inplace: ops.inplace,
  setAttr,
  storeAttr,
  PyOldInstance,
  loadAttr,
  loadMethod,
  getItemFast,
  setItemFast,
  delItem,
  slice: ops.slice,
  assignSlice: ops.assignSlice,
  buildSet: ops.buildSet,
  setAdd: ops.setAdd,
  dictSet,
  addNew,
  unpack: ops.unpack,
  newBuiltin,
  done: finished,
  isOfClass,
  percentFormat,
  plainFormat,
  plainText,
  plainConversion,
  plainFieldText,
  formatPercentInt,
  formatPercentFloat,
  getIter,
  PyLoopListIter,
  forIter,
  keywordDict,
  loadName: ops.loadName,
  storeName,
  deleteName: ops.deleteName,
  globalUndefined: ops.globalUndefined,
  importName,
  importFrom: ops.importFrom,
  takes,
  yielded,
  handling,
  isCatchable,
  raise: ops.raise,
  reraise: ops.reraise,
  markReraised: ops.markReraised,
  withEnter: ops.withEnter,
  withExit: ops.withExit,
  unbound: ops.unbound,
  unboundFree: ops.unboundFree,
  makeFunction,
  printItem: ops.printItem,
  printNewline: ops.printNewline,
  call0,
  call1,
  call2,
  call3,
  call4,
  callN,
  callKeywords,
  callVar,
  made,
  callMethod0,
  callMethod1,
  callMethod2,
  callMethod3,
  callMethodN,
};
export { runtimeError };
