// SPDX-License-Identifier: MIT
/** Calls of compiled functions by natives: on the JavaScript stack, without a frame (docs/jit.md, "Calls by natives"). */
import type { Value } from "../base/value.ts";
import { asGenerator, type Gen, LEFT, type Request } from "../core/gen.ts";
import { isPartial } from "../core/partial.ts";
import { joined } from "../core/receiver.ts";
import { PyFunction, PyMethod } from "../core/types.ts";
import { type PyFrame, releaseFrame, type Thread } from "./frame.ts";
import { prepare, type Prepared } from "./prepare.ts";
import type { Interpreter } from "./run.ts";
import { UNWIND } from "./tier.ts";

/** Compiled code is entered only when so many instructions are left, so that stepping one by one is exact. */
export const MIN_BUDGET = 100;

/** A call that was suspended, or that an exception left: the frames of both are on the heap already. */
class Left {
  #asked = false;
  next(value?: unknown): IteratorResult<Request, unknown> {
    if (this.#asked) return { value, done: true };
    this.#asked = true;
    return { value: LEFT, done: false };
  }
  throw(e: unknown): IteratorResult<Request, unknown> {
    throw e;
  }
  return(value: unknown): IteratorResult<Request, unknown> {
    return { value, done: true };
  }
}
asGenerator(Left);

/**
 * Calls `f(a)`, or `f(a, b)`, if it is a compiled function of just so many parameters, a bound method or a partial of one.
 * @returns The result; `undefined` where the call has to go another way.
 */
export function callDirect(vm: Interpreter, f: Value, a: Value, b?: Value): Value | Gen<Value> | undefined {
  const { thread } = vm;
  if (thread.tracer !== null || thread.budget <= MIN_BUDGET) return undefined;
  let r: unknown;
  if (f instanceof PyFunction) {
    const p = compiledFor(vm, f, b === undefined ? 1 : 2);
    if (p === undefined) return undefined;
    thread.jit++;
    r = b === undefined ? p.run(vm, thread, f, a) : p.run(vm, thread, f, a, b);
  } else if (f instanceof PyMethod && f.self !== undefined && f.func instanceof PyFunction) {
    const p = compiledFor(vm, f.func, b === undefined ? 2 : 3);
    if (p === undefined) return undefined;
    thread.jit++;
    r = b === undefined ? p.run(vm, thread, f.func, f.self, a) : p.run(vm, thread, f.func, f.self, a, b);
  } else if (isPartial(f) && f.kw.size === 0 && f.func instanceof PyFunction) {
    const all = joined(f.args.items, b === undefined ? [a] : [a, b]);
    const p = compiledFor(vm, f.func, all.length);
    if (p === undefined) return undefined;
    thread.jit++;
    r = p.run(vm, thread, f.func, ...all);
  } else return undefined;
  thread.jit--;
  return r === UNWIND ? new Left() as unknown as Gen<Value> : r as Value;
}

/** The same for a function with all its arguments, which are at most four. */
export function callEagerly(vm: Interpreter, f: Value, args: readonly Value[]): Value | Gen<Value> | undefined {
  const { thread } = vm;
  const { length } = args;
  if (!(f instanceof PyFunction) || length > 4 || thread.tracer !== null || thread.budget <= MIN_BUDGET) {
    return undefined;
  }
  const p = compiledFor(vm, f, length);
  if (p === undefined) return undefined;
  thread.jit++;
  const r = length === 1
    ? p.run(vm, thread, f, args[0])
    : length === 2
    ? p.run(vm, thread, f, args[0], args[1])
    : p.run(vm, thread, f, ...args);
  thread.jit--;
  return r === UNWIND ? new Left() as unknown as Gen<Value> : r as Value;
}

/**
 * Runs a frame that is about to begin, and that a call has to itself, as compiled code.
 * @returns What {@linkcode Run} gives; `undefined` where there is no compiled code for it: then the frame is to be run.
 */
export function runUnbegun(vm: Interpreter, thread: Thread, frame: PyFrame): unknown {
  const { unbegun: func, prep, slots } = frame;
  if (func === null) return undefined;
  frame.unbegun = null;
  if (thread.budget <= MIN_BUDGET || vm.depth >= thread.limit) return undefined;
  const run = prep.compiled && prep.globals === func.globals ? prep.run : prep.hot(vm, func);
  if (run === null) return undefined;
  const { parameters } = prep;
  if (parameters > 3) {
    const all = slots.slice(0, parameters) as Value[];
    discard(frame, prep);
    return run(vm, thread, func, ...all);
  }
  const a = slots[0] as Value, b = slots[1] as Value, c = slots[2] as Value;
  discard(frame, prep);
  if (parameters === 1) return run(vm, thread, func, a);
  if (parameters === 2) return run(vm, thread, func, a, b);
  return parameters === 0 ? run(vm, thread, func) : run(vm, thread, func, a, b, c);
}

/** A frame that will not run. It may stay in a variable of the loop: what it refers to must not live for that. */
function discard(frame: PyFrame, prep: Prepared): void {
  if (prep.simple) releaseFrame(frame, prep);
  else frame.slots.length = 0;
}

function compiledFor(vm: Interpreter, f: PyFunction, count: number): Prepared | undefined {
  const p = prepare(vm, f.code, f.globals);
  return p.exact === count && (p.compiled || p.hot(vm, f) !== null) ? p : undefined;
}
