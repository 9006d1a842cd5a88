// SPDX-License-Identifier: MIT
/**
 * Calls by generated code: a Python function that takes its arguments as they come is entered directly, parameters of others
 * are bound without a frame where they can be, and everything else is called as tier 0 does it. Results are finished; UNWIND
 * where they were suspended, or an exception is in `thread.raised`.
 */
import { PyObject, PyTuple, type Value } from "../base/value.ts";
import { call } from "../core/abstract.ts";
import { BaseExceptionType, stopIteration } from "../core/exceptions.ts";
import { FRAMES, type Gen, isGen } from "../core/gen.ts";
import { isPartial, partialPairs } from "../core/partial.ts";
import { joined, withReceiver } from "../core/receiver.ts";
import { DISPATCHERS } from "../core/slots.ts";
import { PyType } from "../core/type.ts";
import {
  objectType,
  oldClassType,
  PyFunction,
  PyMethod,
  PyOldClass,
  PyOldInstance,
  PyStaticMethod,
  superType,
  typeOf,
  typeType,
} from "../core/types.ts";
import { type PyGenerator, takeFrame, type Thread } from "../interp/frame.ts";
import { builtinsOf, slotInit } from "../interp/function.ts";
import * as ops from "../interp/ops.ts";
import { prepare, type Prepared } from "../interp/prepare.ts";
import type { Interpreter } from "../interp/run.ts";
import { UNWIND } from "../interp/tier.ts";
import { bindPlainly } from "../native/args.ts";
import { PyBuiltin, PyMethodDescr, PySlotWrapper } from "../native/descriptors.ts";
import { isOldSubclass } from "../objects/old_class.ts";
import { superOf } from "../objects/super.ts";
import { typeCallFrom } from "../objects/type_type.ts";
import { addNamed, addRest, bindParameters, bindPassed, frameWith, functionOf } from "./bind.ts";
import { callFrame, enter, enterWith, finish, finished, isResting, resume } from "./running.ts";
import { callInstance, callNative, INIT, NEW, note, ownCall, remembered, suspended } from "./specials.ts";

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

/** Calls anything with no arguments. */
export function call0(vm: Interpreter, th: Thread, f: Value): unknown {
  const p = plainFor(vm, f, 0);
  if (p !== undefined) return p.run(vm, th, f as PyFunction);
  if (f instanceof PyMethod && f.self !== undefined) return callMethod0(vm, th, f.func, f.self);
  return callN(vm, th, f, []);
}
/** The same with one argument. */
export function call1(vm: Interpreter, th: Thread, f: Value, a: Value): unknown {
  const p = plainFor(vm, f, 1);
  if (p !== undefined) return p.run(vm, th, f as PyFunction, a);
  if (f instanceof PyMethod && f.self !== undefined) return callMethod1(vm, th, f.func, f.self, a);
  if (isDirect(f, 1)) return finished(vm, th, callNative(vm, f, a));
  return callN(vm, th, f, [a]);
}
/** The same with two. */
export function call2(vm: Interpreter, th: Thread, f: Value, a: Value, b: Value): unknown {
  const p = plainFor(vm, f, 2);
  if (p !== undefined) return p.run(vm, th, f as PyFunction, a, b);
  if (f instanceof PyMethod && f.self !== undefined) return callMethod2(vm, th, f.func, f.self, a, b);
  if (isDirect(f, 2)) return finished(vm, th, f.impl.handler(vm, a, b));
  return callN(vm, th, f, [a, b]);
}
/** The same with three. */
export function call3(vm: Interpreter, th: Thread, f: Value, a: Value, b: Value, c: Value): unknown {
  const p = plainFor(vm, f, 3);
  if (p !== undefined) return p.run(vm, th, f as PyFunction, a, b, c);
  if (f instanceof PyMethod && f.self !== undefined) return callMethod3(vm, th, f.func, f.self, a, b, c);
  if (isDirect(f, 3)) return finished(vm, th, f.impl.handler(vm, a, b, c));
  return callN(vm, th, f, [a, b, c]);
}
/** The same with four. */
export function call4(vm: Interpreter, th: Thread, f: Value, a: Value, b: Value, c: Value, d: Value): unknown {
  const p = plainFor(vm, f, 4);
  if (p !== undefined) return p.run(vm, th, f as PyFunction, a, b, c, d);
  return callN(vm, th, f, [a, b, c, d]);
}

/** Calls anything with positional arguments; owns `args`. */
export function callN(vm: Interpreter, th: Thread, f: Value, args: Value[]): unknown {
  if (f instanceof PyFunction) return callFunction(vm, th, f, args);
  if (f instanceof PyMethod && f.self !== undefined) {
    return callMethodN(vm, th, f.func, f.self, args);
  }
  if (f instanceof PyBuiltin) {
    const { impl, self } = f;
    if (self !== undefined && impl.hasSelf) {
      return finished(vm, th, impl.invoke(vm, withReceiver(self, args), null));
    }
    return finished(vm, th, impl.takesAll ? impl.handler(vm, args, null) : ops.callBuiltin(vm, f, args));
  }
  if (isPartial(f)) {
    const all = joined(f.args.items, args);
    if (f.kw.size === 0) return callN(vm, th, f.func, all);
    const pairs = partialPairs(f, []);
    if (pairs !== undefined) return callKeywords(vm, th, f.func, all, pairs);
  }
  const own = ownCall(vm, f);
  if (own !== undefined) return callFunction(vm, th, own, withReceiver(f, args));
  if (args.length === 0 && f instanceof PyType && isBare(f)) return new f.jsClass();
  const init = initOf(f);
  if (init !== undefined) {
    const instance = newInstance(f as PyType | PyOldClass);
    return made(th, instance, callFunction(vm, th, init, withReceiver(instance, args)));
  }
  const make = ownNew(f);
  if (make !== undefined) {
    const r = callFunction(vm, th, make, withReceiver(f, args));
    if (r !== UNWIND && isReady(f as PyType, r as Value)) return r;
    const after = (v: Value) => typeCallFrom(vm, f as PyType, v, args, null);
    return r === UNWIND ? suspended(vm, after) : finished(vm, th, after(r as Value));
  }
  if (args.length === 3 && f instanceof PyType && f.isSubtype(typeType) || f === oldClassType) {
    // A new class belongs to the module of the running frame.
    return finish(vm, th, afterFrames(vm, f, args));
  }
  return finished(vm, th, callInstance(vm, f, args));
}

/** Whether instances of a class are exceptions made by `BaseException.__new__`. */
export const keepsArgs = (cls: PyType): boolean => cls.tp_new === BaseExceptionType.tp_new;

/** The `__init__` of a class, if making an instance is calling that and nothing else. */
function initOf(f: Value): PyFunction | undefined {
  if (f instanceof PyType) return plainInit(f);
  if (!(f instanceof PyOldClass)) return undefined;
  const init = f.lookup("__init__");
  return init instanceof PyFunction && f.lookup("__del__") === undefined ? init : undefined;
}

/** The Python `__new__` of a class, where calling the class begins with it. */
function ownNew(f: Value): PyFunction | undefined {
  if (!(f instanceof PyType && f.heap && f.tp_new === DISPATCHERS.tp_new)) return undefined;
  const found = remembered(f, NEW);
  return (found !== undefined ? found : note(f, NEW, findNew(f))) as PyFunction | null ?? undefined;
}

function findNew(cls: PyType): PyFunction | null {
  if (cls.type.heap || cls.isSubtype(typeType)) return null;
  const found = cls.lookup("__new__");
  if (!(found instanceof PyStaticMethod) || found.type.heap) return null;
  return found.callable instanceof PyFunction ? found.callable : null;
}

/** Whether nothing follows a `__new__` that gave `made`. */
const isReady = (cls: PyType, made: Value): boolean =>
  typeof made === "object" && made !== null && made.type === cls && cls.tp_init === objectType.tp_init &&
  cls.tp_del === undefined;

/** An instance of a class with {@linkcode initOf}. */
function newInstance(cls: PyType | PyOldClass): PyObject {
  if (cls instanceof PyOldClass) return new cls.jsClass(cls);
  return keepsArgs(cls) ? new cls.jsClass(new PyTuple([])) : new cls.jsClass();
}

/** Whether making an instance of a class without arguments calls nothing: `object.__new__` and `object.__init__`. */
const isBare = (cls: PyType): boolean =>
  cls.heap && cls.tp_new === objectType.tp_new && cls.tp_init === objectType.tp_init && cls.tp_del === undefined &&
  !cls.type.heap && !cls.attrs.map.has("__abstractmethods__");

/**
 * The `__init__` of a class whose instances are made by calling it and nothing else, until its version changes; of an
 * old-style class that is not sealed nothing is known.
 */
export function plainInit(cls: PyType | PyOldClass): PyFunction | undefined {
  if (cls instanceof PyOldClass) return cls.isSealed ? initOf(cls) : undefined;
  const found = remembered(cls, INIT);
  return (found !== undefined ? found : note(cls, INIT, findInit(cls) ?? null)) as PyFunction | null ?? undefined;
}

function findInit(cls: PyType): PyFunction | undefined {
  if (
    !cls.heap || cls.tp_new !== objectType.tp_new && !keepsArgs(cls) || cls.tp_init !== slotInit ||
    cls.tp_del !== undefined ||
    cls.type.heap
  ) return undefined;
  const init = cls.lookup("__init__");
  return init instanceof PyFunction && !cls.attrs.map.has("__abstractmethods__") ? init : undefined;
}

/** Whether `o` may be the first argument of an unbound method of `cls`. */
export function isOfClass(o: Value, cls: PyType | PyOldClass): boolean {
  if (cls instanceof PyOldClass) return o instanceof PyOldInstance && isOldSubclass(o.cls, cls);
  const type = typeOf(o);
  return type === cls || type.isSubtype(cls);
}

/** What a call of a class gives: the instance, after its `__init__` gave `r`. */
export function made(th: Thread, instance: PyObject, r: unknown): unknown {
  if (r === null) return instance;
  if (r !== UNWIND) throw ops.initReturned(instance, r as Value);
  if (th.raised === null) th.made = instance;
  return UNWIND;
}

/** Calls a builtin type. */
export function newBuiltin(vm: Interpreter, th: Thread, type: PyType, args: Value[]): unknown {
  const made = type.tp_new!(vm, type, args, null);
  // Numbers, strings, truth values and None need no `__init__`.
  return typeof made !== "object" || made === null ? made : finished(vm, th, typeCallFrom(vm, type, made, args, null));
}

/** `super(type, o)`. */
export function newSuper(vm: Interpreter, th: Thread, type: Value, o: Value): unknown {
  return superOf(type, o) ?? newBuiltin(vm, th, superType, [type, o]);
}

function* afterFrames(vm: Interpreter, f: Value, args: Value[]): Gen<unknown> {
  yield FRAMES;
  const r = call(vm, f, args, null);
  return isGen(r) ? yield* r : r;
}

function callFunction(vm: Interpreter, th: Thread, f: PyFunction, args: Value[]): unknown {
  const r = enterWith(vm, th, f, args);
  return r !== undefined ? r : finished(vm, th, call(vm, f, args, null));
}

/** The same with keyword arguments: `pairs` are names and values by turns. */
export function callKeywords(vm: Interpreter, th: Thread, f: Value, args: Value[], pairs: Value[]): unknown {
  const func = functionOf(f);
  if (func !== undefined) {
    const own = func === f ? args : withReceiver((f as PyMethod).self!, args);
    const p = prepare(vm, func.code, func.globals);
    const all = p.callable ? bindParameters(func, p, own, pairs) : undefined;
    if (all !== undefined) return enter(vm, th, func, p, all);
  }
  if (f instanceof PyBuiltin) {
    const { impl, self } = f;
    const all = bindPlainly(impl, impl.hasSelf && self !== undefined ? withReceiver(self, args) : args, pairs);
    if (all !== undefined) return finished(vm, th, impl.run(vm, all));
  }
  const init = initOf(f);
  if (init !== undefined) {
    const instance = newInstance(f as PyType | PyOldClass);
    return made(th, instance, callKeywords(vm, th, init, withReceiver(instance, args), pairs));
  }
  if (isPartial(f)) {
    const all = partialPairs(f, pairs);
    if (all !== undefined) return callKeywords(vm, th, f.func, joined(f.args.items, args), all);
  }
  return finished(vm, th, call(vm, f, args, ops.keywords(f, pairs, 0, pairs.length / 2)));
}

/** The same with `*rest` and `**kw`; `undefined` where there is none. */
export function callVar(
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
  const func = functionOf(f);
  if (func !== undefined) {
    const own = func === f ? args.slice() : withReceiver((f as PyMethod).self!, args);
    const p = prepare(vm, func.code, func.globals);
    const named = pairs === null ? [] : pairs.slice();
    if (p.callable && addRest(own, rest) && addNamed(named, kw)) {
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

/** Calls what LOAD_METHOD gave with keyword arguments, as {@linkcode callKeywords}. */
export function callMethodKeywords(
  vm: Interpreter,
  th: Thread,
  f: Value,
  self: Value | undefined,
  args: Value[],
  pairs: Value[],
): unknown {
  const own = self === undefined ? args : withReceiver(self, args);
  if (self !== undefined && f instanceof PyMethodDescr) {
    const all = bindPlainly(f.impl, own, pairs);
    if (all !== undefined) return finished(vm, th, f.impl.run(vm, all));
  }
  return callKeywords(vm, th, f, own, pairs);
}

/** `generator.send(value)`: the next item, StopIteration at the end. */
function nextItem(vm: Interpreter, th: Thread, generator: PyGenerator, value: Value): unknown {
  const r = resume(vm, th, generator, value);
  if (r === UNWIND) return suspended(vm, orStop);
  if (r !== undefined) return r;
  th.raised = stopIteration();
  return UNWIND;
}

function orStop(v: Value | undefined): Value {
  if (v === undefined) throw stopIteration();
  return v;
}

/** Calls a special method of a builtin type. */
function callWrapper(vm: Interpreter, th: Thread, f: PySlotWrapper, self: Value, args: Value[]): unknown {
  if (f.slot === "tp_iternext" && args.length === 0 && isResting(self)) return nextItem(vm, th, self, null);
  return finished(vm, th, f.callSlot(vm, f.fn, self, args, null, f.name));
}

/** Calls what LOAD_METHOD gave; owns `args`. */
export function callMethodN(vm: Interpreter, th: Thread, f: Value, self: Value | undefined, args: Value[]): unknown {
  if (self === undefined) return callN(vm, th, f, args);
  if (f instanceof PySlotWrapper) return callWrapper(vm, th, f, self, args);
  const all = withReceiver(self, args);
  if (f instanceof PyFunction) return callFunction(vm, th, f, all);
  if (f instanceof PyMethodDescr) return finished(vm, th, f.impl.invoke(vm, all, null));
  return callN(vm, th, f, all);
}
/** The same with no arguments but the receiver. */
export function callMethod0(vm: Interpreter, th: Thread, f: Value, self: Value | undefined): unknown {
  if (self !== undefined) {
    const p = plainFor(vm, f, 1);
    if (p !== undefined) return p.run(vm, th, f as PyFunction, self);
    if (f instanceof PyMethodDescr && f.impl.direct === 1) return finished(vm, th, f.impl.handler(vm, self));
  }
  return callMethodN(vm, th, f, self, []);
}
/** The same with one more. */
export function callMethod1(vm: Interpreter, th: Thread, f: Value, self: Value | undefined, a: Value): unknown {
  if (self !== undefined) {
    const p = plainFor(vm, f, 2);
    if (p !== undefined) return p.run(vm, th, f as PyFunction, self, a);
    if (f instanceof PyMethodDescr && f.impl.direct === 2) {
      // A fresh generator takes None only.
      if (f.impl.inline === "send" && isResting(self) && (self.frame!.pc !== 0 || a === null)) {
        return nextItem(vm, th, self, a);
      }
      return finished(vm, th, f.impl.handler(vm, self, a));
    }
  }
  return callMethodN(vm, th, f, self, [a]);
}
/** The same with two more. */
export function callMethod2(
  vm: Interpreter,
  th: Thread,
  f: Value,
  self: Value | undefined,
  a: Value,
  b: Value,
): unknown {
  if (self !== undefined) {
    const p = plainFor(vm, f, 3);
    if (p !== undefined) return p.run(vm, th, f as PyFunction, self, a, b);
    if (f instanceof PyMethodDescr && f.impl.direct === 3) return finished(vm, th, f.impl.handler(vm, self, a, b));
  }
  return callMethodN(vm, th, f, self, [a, b]);
}
/** The same with three more. */
export function callMethod3(
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
    if (f instanceof PyMethodDescr && f.impl.direct === 4) return finished(vm, th, f.impl.handler(vm, self, a, b, c));
  }
  return callMethodN(vm, th, f, self, [a, b, c]);
}
