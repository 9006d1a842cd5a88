// SPDX-License-Identifier: MIT
/**
 * Generators (CPython `genobject.c`). The frame of a generator rests in it between two items; resuming it pushes the
 * frame on the thread, so a generator may wait or be preempted anywhere.
 */
import type { Value } from "../base/value.ts";
import { addressOf, genericGetAttr, isThrown } from "../core/abstract.ts";
import {
  GeneratorExitType,
  PyThrow,
  runtimeError,
  RuntimeErrorType,
  stopIteration,
  StopIterationType,
  typeError,
  valueError,
} from "../core/exceptions.ts";
import { atEnd } from "../core/finalize.ts";
import { FrameCall, type Gen, isGen, type Result, then, type YieldSink } from "../core/gen.ts";
import { PyTraceback, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj, opt } from "../native/args.ts";
import { defineType, method } from "../native/define.ts";
import { doRaise, isRaisableClass, isRaisableInstance } from "../objects/raise.ts";
import { BLOCK_LOOP, generatorType, type PyFrame, PyGenerator } from "./frame.ts";

/** Runs the generator to its next yield; the result is `undefined` when it has ended. The caller has to drive it. */
export function resumeGenerator(
  vm: Vm,
  g: PyGenerator,
  value: Value,
  thrown: PyThrow | null,
): Result<Value | undefined> {
  const frame = g.frame;
  if (g.running) throw valueError("generator already executing");
  if (frame === null) {
    if (thrown !== null) throw thrown;
    return undefined;
  }
  // Found out before the generator counts as running, for then its frame has to be entered.
  if (vm.depth >= vm.recursionLimit) throw runtimeError("maximum recursion depth exceeded");
  if (frame.pc === 0) {
    if (value !== null && thrown === null) throw typeError("can't send non-None value to a just-started generator");
  } else frame.slots[frame.sp++] = value;
  g.running = true;
  frame.generator = g;
  if (thrown === null) return new FrameCall(frame) as unknown as Gen<Value | undefined>;
  // The exception appears at the place of the yield, or of the definition when it never ran.
  if (frame.pc === 0) frame.pc = 1;
  frame.pendingThrow = thrown;
  return throwing(frame);
}

/** A driven frame raises its `pendingThrow`; one that the loop enters by itself would not. */
function* throwing(frame: PyFrame): Gen<Value | undefined> {
  return (yield frame) as Value | undefined;
}

const next = (vm: Vm, self: Value): Result<Value | undefined> => {
  const g = self as PyGenerator;
  if (g.frame === null && !g.running) return undefined;
  return resumeGenerator(vm, g, null, null);
};

/** `PyType.drainInto`. */
generatorType.drainInto = (vm: Vm, self: Value, sink: YieldSink): Result<Value | undefined> => {
  const g = self as PyGenerator;
  const { frame } = g;
  if (frame === null) return next(vm, self);
  const r = resumeGenerator(vm, g, null, null);
  frame.sink = sink;
  return guardStop(r);
};

/** A generator that raises StopIteration ends like one that returns. */
function guardStop(r: Result<Value | undefined>): Result<Value | undefined> {
  return isGen(r) ? guardStopSlow(r) : r;
}

function* guardStopSlow(r: Gen<Value | undefined>): Gen<Value | undefined> {
  try {
    return yield* r;
  } catch (e) {
    if (isThrown(e, StopIterationType)) return undefined;
    throw e;
  }
}

function orStop(r: Result<Value | undefined>): Result<Value> {
  return then(r, (v) => {
    if (v === undefined) throw stopIteration();
    return v;
  });
}

const IGNORED = "generator ignored GeneratorExit";

/** `g.close()`. Returns false for a generator that goes on in spite of it. */
export function* closeGenerator(vm: Vm, g: PyGenerator): Gen<boolean> {
  if (g.frame === null) return true;
  if (g.frame.pc === 0 && !g.running) {
    g.frame = null;
    return true;
  }
  let r: Result<PyThrow> = doRaise(vm, GeneratorExitType, undefined, undefined);
  if (isGen(r)) r = yield* r;
  let v: Value | undefined;
  try {
    const resumed = resumeGenerator(vm, g, null, r);
    v = isGen(resumed) ? yield* resumed : resumed;
  } catch (e) {
    if (isThrown(e, GeneratorExitType) || isThrown(e, StopIterationType)) return true;
    throw e;
  }
  return v === undefined;
}

/** Whether a generator is suspended inside `try` or `with`, so that something may have to run when it is dropped. */
export function needsClosing(g: PyGenerator): boolean {
  if (g.frame === null || g.running) return false;
  const { blocks } = g.frame;
  for (let i = 0; i < blocks.length; i += 3) if (blocks[i] !== BLOCK_LOOP) return true;
  return false;
}

/**
 * Has a suspended generator closed when it dies.
 * PERF: telling the collector costs 2 µs, so it is done for those that somebody seems to have dropped, not for every
 * generator behind a `with` statement.
 */
export function closeAtEnd(vm: Vm, g: PyGenerator): void {
  const frame = g.frame!;
  frame.ending ??= atEnd(vm, g, closer(frame));
}

/** A function of its own, because closures of one function share what they capture. */
const closer = (frame: PyFrame) => (vm: Vm): Gen<boolean> => closeDropped(vm, frame);

/** Closes a generator that is gone: another one takes over its frame. */
function* closeDropped(vm: Vm, frame: PyFrame): Gen<boolean> {
  frame.ending = null;
  const g = new PyGenerator(frame);
  try {
    // CPython shows the text alone here, of an exception that nobody has made an object of.
    if (!(yield* closeGenerator(vm, g))) throw new PyThrow(RuntimeErrorType, IGNORED);
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
    const r = vm.unraisable(e, g);
    if (isGen(r)) yield* r;
  }
  return true;
}

defineType<PyGenerator>(generatorType, {
  doc: "An iterator over the values a function yields.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_iter: (_vm, self) => self,
    tp_iternext: next,
    tp_repr: (_vm, self) => `<generator object ${(self as PyGenerator).code.name} at ${addressOf(self)}>`,
  },
  methods: () => ({
    send: method<PyGenerator>()(
      [obj("arg")],
      { doc: "Resumes the generator with a value for its yield expression.", inline: "send" },
      (vm, g, v) => orStop(resumeGenerator(vm, g, v, null)),
    ),
    throw: method<PyGenerator>()(
      [obj("type"), opt(obj("value")), opt(obj("traceback"))],
      { doc: "Raises an exception at the place where the generator is paused.", arity: "unpack" },
      function* (vm, g, type, value, tb) {
        if (tb !== undefined && tb !== null && !(tb instanceof PyTraceback)) {
          throw typeError("throw() third argument must be a traceback object");
        }
        if (!isRaisableClass(type) && !isRaisableInstance(type)) {
          throw typeError(`exceptions must be classes, or instances, not ${typeName(type)}`);
        }
        let exc = doRaise(vm, type, value, tb);
        if (isGen(exc)) exc = yield* exc;
        const v = orStop(resumeGenerator(vm, g, null, exc));
        return isGen(v) ? yield* v : v;
      },
    ),
    close: method<PyGenerator>()([], "Raises GeneratorExit inside the generator.", function* (vm, g) {
      if (!(yield* closeGenerator(vm, g))) throw runtimeError(IGNORED);
      return null;
    }),
  }),
  getset: () => ({
    gi_frame: { doc: "The paused frame, or None.", get: (_vm, g) => g.frame, member: true },
    gi_running: { doc: "Whether it is running.", get: (_vm, g) => g.running ? 1 : 0, member: true },
    gi_code: { doc: "The code object.", get: (_vm, g) => g.code, member: true },
    __name__: { doc: "Name of the function.", get: (_vm, g) => g.code.name },
  }),
});
