// SPDX-License-Identifier: MIT
/**
 * `with` in generated code: `__enter__` and `__exit__` of Python classes run at once, as the special methods in `specials.ts`;
 * those of native types are called without binding arguments. Anything unusual is done as tier 0 does it. Results are
 * finished; UNWIND where they were suspended, or an exception is in `thread.raised`.
 */
import type { Value } from "../base/value.ts";
import { eagerly } from "../core/abstract.ts";
import type { Result } from "../core/gen.ts";
import type { PyType } from "../core/type.ts";
import { oldInstanceType, PyFunction, PyMethod, type PyOldInstance } from "../core/types.ts";
import type { Thread } from "../interp/frame.ts";
import * as ops from "../interp/ops.ts";
import { prepare } from "../interp/prepare.ts";
import type { Interpreter } from "../interp/run.ts";
import { UNWIND } from "../interp/tier.ts";
import type { NativeImpl } from "../native/define.ts";
import { PyBuiltin, PyMethodDescr } from "../native/descriptors.ts";
import { enterWith, finished } from "./running.ts";
import { ANY, ENTER, EXIT, note, remembered, specialOf, suspended } from "./specials.ts";

/** The methods of a native type: `enter` without arguments but the manager. */
class NativeManager {
  /** What `enter` gets for its optional parameters. */
  readonly given: readonly unknown[];

  constructor(readonly enter: NativeImpl, readonly exit: NativeImpl) {
    this.given = enter.params.map((p) => p.fallback);
  }
}

/** What is known of a native type, until it is modified. */
function nativeManager(type: PyType): NativeManager | null {
  const known = remembered(type, ENTER);
  return known !== undefined ? known as NativeManager | null : note(type, ENTER, nativeManagerOf(type));
}

function nativeManagerOf(type: PyType): NativeManager | null {
  const enter = type.lookup("__enter__");
  const exit = type.lookup("__exit__");
  if (!(enter instanceof PyMethodDescr && exit instanceof PyMethodDescr)) return null;
  const fits = enter.impl.positional && enter.impl.least === 1 && exit.impl.takesRest;
  return fits && type.isSubtype(enter.owner) && type.isSubtype(exit.owner)
    ? new NativeManager(enter.impl, exit.impl)
    : null;
}

function enterNative(vm: Interpreter, { enter, given }: NativeManager, manager: Value): Result<Value> {
  switch (given.length) {
    case 0:
      return enter.handler(vm, manager);
    case 1:
      return enter.handler(vm, manager, given[0]);
    default:
      return enter.handler(vm, manager, ...given);
  }
}

/**
 * SETUP_WITH: gives what `__enter__` gave; the bound `__exit__` is in `th.receiver`. After UNWIND who goes on gets both, as
 * `ops.withEnter` gives them.
 */
export function withEnter(vm: Interpreter, th: Thread, manager: Value): unknown {
  let r: unknown;
  let exit: Value | undefined;
  if (typeof manager === "object" && manager !== null) {
    const { type } = manager;
    if (type.callsPython) {
      const enter = specialOf(vm, manager, ENTER, 1);
      const found = enter === null ? null : specialOf(vm, manager, EXIT, ANY);
      if (enter !== null && found !== null) {
        exit = new PyMethod(found.func, manager, type === oldInstanceType ? (manager as PyOldInstance).cls : type);
        r = enter.prep.run(vm, th, enter.func, manager);
      }
    } else {
      const native = nativeManager(type);
      if (native !== null) {
        exit = new PyBuiltin(native.exit, manager, null);
        r = finished(vm, th, enterNative(vm, native, manager));
      }
    }
  }
  if (exit === undefined) {
    const both = finished(vm, th, eagerly(vm, () => ops.withEnter(vm, manager)));
    if (both === UNWIND) return UNWIND;
    [exit, r] = both as [Value, Value];
  } else if (r === UNWIND) return suspended(vm, (v) => [exit, v]);
  th.receiver = exit;
  return r;
}

/** WITH_CLEANUP: whether a pending exception is swallowed. */
export function withExit(vm: Interpreter, th: Thread, exit: Value, type: Value, value: Value, tb: Value): unknown {
  if (exit instanceof PyMethod && exit.self !== undefined && exit.func instanceof PyFunction) {
    const { func, self } = exit;
    const p = prepare(vm, func.code, func.globals);
    const r = p.exact === 4
      ? p.run(vm, th, func, self, type, value, tb)
      : enterWith(vm, th, func, [self, type, value, tb]);
    if (r === UNWIND) return suspended(vm, (v) => ops.swallows(vm, type, v));
    if (r !== undefined) return type === null ? false : finished(vm, th, ops.swallows(vm, type, r as Value));
  } else if (exit instanceof PyBuiltin && exit.self !== undefined && exit.impl.takesRest) {
    const r = finished(vm, th, exit.impl.handler(vm, exit.self, [type, value, tb]));
    if (r === UNWIND) return suspended(vm, (v) => ops.swallows(vm, type, v));
    return type === null ? false : finished(vm, th, ops.swallows(vm, type, r as Value));
  }
  return finished(vm, th, eagerly(vm, () => ops.withExit(vm, exit, type, value, tb)));
}
