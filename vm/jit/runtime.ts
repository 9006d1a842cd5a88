// SPDX-License-Identifier: MIT
/**
 * What generated code calls: the operations in general, calls, and the way out to tier 0.
 *
 * Generated code runs on the JavaScript stack, so everything it calls either finishes or comes back with `UNWIND`: then the
 * frames above are on the heap (`thread.top` down to `thread.seam`), and each generated function on the way down adds its
 * own (docs/jit.md, "The way out").
 */
import { PyFloat, PyObject, PyTuple, type Value } from "../base/value.ts";
import { genericGetAttr, isTrue, repr, richCompare, setAttr } from "../core/abstract.ts";
import { call } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { dictSet } from "../core/dict_ops.ts";
import { PyThrow, runtimeError, typeError } from "../core/exceptions.ts";
import { END_SLICE, FrameCall, FRAMES, type Gen, isGen, type Result, type Wait, YIELD } from "../core/gen.ts";
import * as num from "../core/number.ts";
import { contains, delItem, getItem, iter, next, setItem } from "../core/sequence.ts";
import { PyType } from "../core/type.ts";
import {
  dictType,
  listType,
  objectType,
  oldClassType,
  PyCell,
  PyFunction,
  PyList,
  PyListIter,
  PyMethod,
  PyModule,
  PyOldInstance,
  PySlice,
  PyXrangeIter,
  strType,
  tupleType,
  typeName,
  typeType,
} from "../core/types.ts";
import { NativeFrame, PyFrame, PyGenerator, takeFrame, type Thread } from "../interp/frame.ts";
import { bindFrame, builtinsOf, slotInit } from "../interp/function.ts";
import * as numbers from "./numbers.ts";
import { attrEntry } from "./attributes.ts";
import { Exit, interpret } from "../interp/loop.ts";
import * as ops from "../interp/ops.ts";
import { prepare, type Prepared } from "../interp/prepare.ts";
import type { Interpreter } from "../interp/run.ts";
import { PyBuiltin, PyMethodDescr } from "../native/descriptors.ts";
import { asThrow } from "../interp/ops.ts";
import { DEOPT, UNWIND } from "../interp/tier.ts";

/** Runs `frame`, whose caller is generated code, to its end. UNWIND: it was suspended. Throws what leaves it. */
export function runFrame(vm: Interpreter, th: Thread, frame: PyFrame): unknown {
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
          throw thrown;
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
        const native = new NativeFrame(gen, null);
        th.seam!.back = native;
        th.seam = native;
        return UNWIND;
      }
    } else if (request === FRAMES) return park(th, gen, "go");
    else if (request === END_SLICE) return park(th, gen, "budget");
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
  if (frame.pc === 0 && frame.pendingThrow === null && th.tracer === null) {
    const unit = frame.prep.unitAt(vm, frame, 0);
    if (unit !== null) {
      frame.back = null;
      const r = unit(vm, th, frame);
      if (r === DEOPT) return runFrame(vm, th, frame);
      if (r !== UNWIND) {
        vm.depth--;
        if (frame.generator !== null) {
          frame.generator.running = false;
          frame.generator.frame = null;
          return undefined;
        }
      }
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
  // The usual one is a special method: a frame, and perhaps something to do with its result.
  if (r instanceof FrameCall && (r as FrameCall).isPlain) return callFrame(vm, th, (r as FrameCall).frame as PyFrame);
  return drive(vm, th, r, undefined, null);
}

/** `r`, finished. */
function finished(vm: Interpreter, th: Thread, r: Result<unknown>): unknown {
  return typeof r === "object" && isGen(r) ? finish(vm, th, r as Gen<unknown>) : r;
}

// ---- calls -----------------------------------------------------------------------------------------------------------

/** Calls a Python function that has not been compiled yet. */
export function callCold(prep: Prepared, vm: Interpreter, th: Thread, func: PyFunction, args: Value[]): unknown {
  const run = prep.hot(vm, func);
  if (run !== null) return run(vm, th, func, ...args);
  const frame = prep.simple
    ? takeFrame(func.code, prep, func.globals, builtinsOf(vm, func.globals))
    : bindFrame(vm, func, args, null);
  if (prep.simple) {
    const { slots } = frame;
    for (let i = 0; i < args.length; i++) slots[i] = args[i];
  }
  return callFrame(vm, th, frame);
}

const plainFor = (vm: Interpreter, f: Value, n: number): Prepared | undefined => {
  if (!(f instanceof PyFunction)) return undefined;
  const p = prepare(vm, f.code);
  return p.argcount === n && p.plain ? p : undefined;
};

function call0(vm: Interpreter, th: Thread, f: Value): unknown {
  const p = plainFor(vm, f, 0);
  if (p !== undefined) return p.run(vm, th, f as PyFunction);
  return callN(vm, th, f, []);
}
function call1(vm: Interpreter, th: Thread, f: Value, a: Value): unknown {
  const p = plainFor(vm, f, 1);
  if (p !== undefined) return p.run(vm, th, f as PyFunction, a);
  return callN(vm, th, f, [a]);
}
function call2(vm: Interpreter, th: Thread, f: Value, a: Value, b: Value): unknown {
  const p = plainFor(vm, f, 2);
  if (p !== undefined) return p.run(vm, th, f as PyFunction, a, b);
  return callN(vm, th, f, [a, b]);
}
function call3(vm: Interpreter, th: Thread, f: Value, a: Value, b: Value, c: Value): unknown {
  const p = plainFor(vm, f, 3);
  if (p !== undefined) return p.run(vm, th, f as PyFunction, a, b, c);
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
    return finished(vm, th, ops.callBuiltin(vm, f, args));
  }
  if (f instanceof PyType) {
    const init = plainInit(f);
    if (init !== undefined) {
      const instance = new f.jsClass() as PyObject;
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

/** The `__init__` of a class whose instances are made by calling it and nothing else. */
export function plainInit(cls: PyType): PyFunction | undefined {
  if (
    !cls.heap || cls.tp_new !== objectType.tp_new || cls.tp_init !== slotInit || cls.tp_del !== undefined ||
    cls.type.heap
  ) return undefined;
  const init = cls.lookup("__init__");
  return init instanceof PyFunction && !cls.attrs.map.has("__abstractmethods__") ? init : undefined;
}

/** What a call of a class gives: the instance, after its `__init__` gave `r`. */
function made(th: Thread, instance: PyObject, r: unknown): unknown {
  if (r === null) return instance;
  if (r !== UNWIND) throw typeError(`__init__() should return None, not '${typeName(r as Value)}'`);
  th.made = instance;
  return UNWIND;
}

function* afterFrames(vm: Interpreter, f: Value, args: Value[]): Gen<unknown> {
  yield FRAMES;
  const r = call(vm, f, args, null);
  return isGen(r) ? yield* r : r;
}

function callFunction(vm: Interpreter, th: Thread, f: PyFunction, args: Value[]): unknown {
  const p = prepare(vm, f.code);
  if (p.plain) {
    if (args.length === p.argcount) return p.run(vm, th, f, ...args);
    const required = p.argcount - f.defaults.length;
    if (args.length < p.argcount && args.length >= required) {
      for (let i = args.length; i < p.argcount; i++) args.push(f.defaults[i - required]);
      return p.run(vm, th, f, ...args);
    }
  }
  return finished(vm, th, call(vm, f, args, null));
}

function callKeywords(vm: Interpreter, th: Thread, f: Value, args: Value[], pairs: Value[]): unknown {
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

function getItemFast(vm: Interpreter, o: Value, k: Value): Result<Value> {
  if (o instanceof PyDict) {
    if (o.type === dictType && (typeof k === "string" || typeof k === "number")) {
      const entry = o.map.get(k);
      if (entry !== undefined) return entry.value as Value;
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
    const entry = o.map.get(k);
    if (entry !== undefined) {
      entry.value = v;
      return;
    }
  }
  return setItem(vm, o, k, v);
}

function getIter(vm: Interpreter, v: Value): Result<Value> {
  return v instanceof PyList && v.type === listType ? new PyListIter(v) : iter(vm, v);
}

function nextOfList(it: PyListIter): Value | undefined {
  const { list } = it;
  if (list !== undefined) {
    if (it.index < list.items.length) return list.items[it.index++];
    it.list = undefined;
  }
  return undefined;
}

/** The next item, `undefined` at the end, or UNWIND. */
function forIter(vm: Interpreter, th: Thread, it: Value): unknown {
  if (it instanceof PyGenerator && it.frame !== null && !it.running) {
    const { frame } = it;
    it.running = true;
    frame.generator = it;
    // The value of the yield expression it stopped at; a fresh generator has none.
    if (frame.pc !== 0) frame.slots[frame.sp++] = null;
    return callFrame(vm, th, frame);
  }
  return finished(vm, th, next(vm, it));
}

function itemsOf(v: Value, n: number): Value[] | undefined {
  if (v instanceof PyTuple && v.items.length === n && v.type === tupleType) return v.items;
  return v instanceof PyList && v.items.length === n && v.type === listType ? v.items : undefined;
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
const RAW: unique symbol = Symbol("raw");

/** Names that generated code may use. */
export const RUNTIME: Record<string, unknown> = {
  RAW,
  DEOPT,
  ...numbers,
  ...num,
  UNWIND,
  PyFloat,
  PyTuple,
  PyList,
  PyDict,
  PySlice,
  PyCell,
  PyListIter,
  PyXrangeIter,
  listType,
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
  unpack: ops.unpack,
  itemsOf,
  getIter,
  nextOfList,
  forIter,
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
