// SPDX-License-Identifier: MIT
/**
 * Python functions that C functions call. They run at once: who calls cannot wait, so what waits is refused.
 *
 * An exception has nobody to go to: it is printed, and C gets zero.
 */
import { NotImplemented, type Value } from "../../vm/base/value.ts";
import { call, callMethod, isThrown, repr } from "../../vm/core/abstract.ts";
import { ExceptionType, PyThrow, runtimeError, RuntimeWarningType, typeError } from "../../vm/core/exceptions.ts";
import { type Gen, isGen } from "../../vm/core/gen.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { runAtOnce } from "../../vm/objects/call_now.ts";
import { formatException } from "../../vm/objects/traceback.ts";
import { type NativeType, type NativeValue, newMemory, type Thunk, thunk } from "../linux/foreign.ts";
import { errno, setErrno } from "../linux/libc.ts";
import { type Errno, errnoOf, fromNative, replaceErrno, shareErrno, USE_ERRNO } from "./calls.ts";
import { object } from "./objects.ts";
import { loadNative } from "./passing.ts";
import { setPending } from "./pending.ts";
import { CMeta, type Memory, type Prototype, SimpleMeta } from "./types.ts";

const WAITS = "what C calls cannot wait: for a sleep, a lock, a module that is imported first";
/** What CPython's tracebacks say of itself. */
const CALLING = `  File "_ctypes/callbacks.c", line 315, in 'calling callback function'\n`;
const CONVERTING = `  File "_ctypes/callbacks.c", line 340, in 'converting callback result'\n`;

// ---- reports ------------------------------------------------------------------------------------------------------

function* writeError(vm: Vm, text: string): Gen<void> {
  const stderr = vm.sys.getStr("stderr");
  if (stderr === undefined || stderr === null) return;
  const r = callMethod(vm, stderr, "write", [text]);
  if (isGen(r)) yield* r;
}

/** Prints an exception. @param entry What stands first in its traceback. */
function* report(vm: Vm, e: PyThrow, entry: string): Gen<void> {
  const text = yield* formatException(vm, e.type, e.value, e.traceback, (file, line) => vm.sourceLine(file, line));
  const head = "Traceback (most recent call last):\n";
  yield* writeError(vm, head + entry + (text.startsWith(head) ? text.slice(head.length) : text));
}

// ---- callbacks ----------------------------------------------------------------------------------------------------

class Callback {
  readonly #parameters: CMeta[];
  readonly #result: CMeta | null;
  /** What C was given pointers to. Nobody says when it does not need it any more. */
  readonly #given: unknown[] = [];

  constructor(private readonly vm: Vm, private readonly f: Value, private readonly prototype: Prototype) {
    this.#parameters = (prototype.argtypes?.items ?? []) as CMeta[];
    const { restype } = prototype;
    if (restype !== null && !(restype instanceof SimpleMeta)) {
      throw typeError("invalid result type for callback function");
    }
    this.#result = restype;
  }

  make(): Thunk {
    const natives = this.#parameters.map((type) => nativeOf(type));
    const result = this.#result === null ? "void" : nativeOf(this.#result);
    return thunk(natives, result, (...args) => this.#run(args));
  }

  /** C calls. */
  #run(args: NativeValue[]): NativeValue | undefined {
    const { vm } = this;
    const memory = newMemory(this.#result === null ? 0 : this.#result.layout!.size);
    const swaps = (this.prototype.flags & USE_ERRNO) !== 0;
    const theirs = swaps ? replaceErrno(vm, errno()) : 0;
    try {
      if (runAtOnce(vm, this.#answer(args, memory, errnoOf(vm))) === undefined) {
        runAtOnce(vm, reporting(vm, runtimeError(WAITS)));
      }
    } catch (e) {
      setPending(vm, e);
    }
    if (swaps) setErrno(replaceErrno(vm, theirs));
    return this.#result === null ? undefined : loadNative(this.#result.layout!.native!, memory);
  }

  /** Calls the function and stores its result. */
  *#answer(args: NativeValue[], memory: Memory, callers: Errno): Gen<Value> {
    const { vm } = this;
    shareErrno(vm, callers);
    let result: Value;
    try {
      const r = call(vm, this.f, args.map((arg, i) => fromNative(vm, this.#parameters[i], arg)));
      result = isGen(r) ? yield* r : r;
    } catch (e) {
      if (!(e instanceof PyThrow) || !isThrown(e, ExceptionType)) throw e;
      yield* report(vm, e, CALLING);
      return NotImplemented;
    }
    if (this.#result !== null) yield* this.#store(result, memory);
    return NotImplemented;
  }

  *#store(result: Value, memory: Memory): Gen<void> {
    const { vm } = this;
    const { setter } = this.#result!.layout!;
    try {
      const r = setter!(vm, memory, 0, result);
      const kept = isGen(r) ? yield* r : r;
      if (kept === undefined) return;
      this.#given.push(kept);
      if (setter === object.setter) return;
      const warned = vm.warn(RuntimeWarningType, "memory leak in callback function.");
      if (isGen(warned)) yield* warned;
    } catch (e) {
      if (!(e instanceof PyThrow) || !isThrown(e, ExceptionType)) throw e;
      yield* report(vm, e, CONVERTING);
      const shown = repr(vm, this.f);
      yield* writeError(vm, `Exception  in ${isGen(shown) ? yield* shown : shown} ignored\n`);
    }
  }
}

function* reporting(vm: Vm, e: PyThrow): Gen<Value> {
  yield* report(vm, e, CALLING);
  return null;
}

function nativeOf(type: Value): NativeType {
  const native = type instanceof CMeta ? type.layout?.native : undefined;
  if (native === undefined) throw typeError("invalid argument type for callback function");
  return native;
}

/** Has C call Python function `f`, with a prototype. */
export const makeCallback = (vm: Vm, f: Value, prototype: Prototype): Thunk => new Callback(vm, f, prototype).make();
