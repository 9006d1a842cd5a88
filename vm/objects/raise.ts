// SPDX-License-Identifier: MIT
/**
 * What `raise` means: which exception its up to three operands give (CPython `do_raise`, `PyErr_NormalizeException`).
 */
import { PyTuple, type Value } from "../base/value.ts";
import { call } from "../core/abstract.ts";
import { isSubclass } from "../core/is_instance.ts";
import { BaseExceptionType, makeThrow, PyBaseException, PyThrow, typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import { PyType } from "../core/type.ts";
import { PyOldClass, PyOldInstance, PyTraceback, tpName, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";

/** An exception raised by a `raise` statement (not by native code), which the class statement must leave alone. */
export class RaisedThrow extends PyThrow {}

/** Whether `raise v` with a class makes an instance of it: old-style classes and exception types. */
export function isRaisableClass(v: Value): v is PyType | PyOldClass {
  return v instanceof PyOldClass || v instanceof PyType && v.isSubtype(BaseExceptionType);
}

/** Whether `v` can be raised as it is. */
export function isRaisableInstance(v: Value): v is PyBaseException | PyOldInstance {
  return v instanceof PyBaseException || v instanceof PyOldInstance;
}

/** The class of a raisable instance, as `except` compares it. */
export function classOf(v: PyBaseException | PyOldInstance): Value {
  return v instanceof PyOldInstance ? v.cls : v.type;
}

/**
 * The exception of `raise type, value, tb`; absent operands are `undefined`.
 * @throws PyThrow where the operands are no exception, or where making the instance fails.
 */
export function doRaise(
  vm: Vm,
  type: Value | undefined,
  value: Value | undefined,
  tb: Value | undefined,
): Result<PyThrow> {
  let traceback: PyTraceback | null = null;
  if (tb !== undefined && tb !== null) {
    if (!(tb instanceof PyTraceback)) throw typeError("raise: arg 3 must be a traceback or None");
    traceback = tb;
  }
  let what: Value = type ?? null;
  while (what instanceof PyTuple && what.items.length > 0) what = what.items[0];
  if (isRaisableInstance(what)) {
    if (value !== undefined && value !== null) throw typeError("instance exception may not have a separate value");
    return new RaisedThrow(classOf(what), what, traceback);
  }
  if (!isRaisableClass(what)) {
    // VMIOT's dialect lets any value be raised.
    if (vm.dialect === "vmiot") throw makeThrow(vm.extraBuiltins.getStr("RaiseException") as PyType, what);
    throw typeError(
      `exceptions must be old-style classes or derived from BaseException, not ${typeName(what)}`,
    );
  }
  return normalise(vm, what, value ?? null, traceback);
}

/** Makes the instance where `value` is not one already. */
function normalise(vm: Vm, cls: PyType | PyOldClass, value: Value, tb: PyTraceback | null): Result<PyThrow> {
  if (!isRaisableInstance(value)) {
    const made = call(vm, cls, value === null ? [] : value instanceof PyTuple ? value.items.slice() : [value]);
    return isGen(made) ? madeSlow(cls, made, tb) : finish(cls, made, tb);
  }
  return normaliseInstance(vm, cls, value, tb);
}

function* normaliseInstance(
  vm: Vm,
  cls: PyType | PyOldClass,
  value: PyBaseException | PyOldInstance,
  tb: PyTraceback | null,
): Gen<PyThrow> {
  const own = classOf(value);
  let sub = isSubclass(vm, own, cls);
  if (isGen(sub)) sub = yield* sub;
  // An instance of a subclass is believed; any other instance is an argument.
  if (sub) return new RaisedThrow(own, value, tb);
  const made = call(vm, cls, [value]);
  return finish(cls, isGen(made) ? yield* made : made, tb);
}

function* madeSlow(cls: PyType | PyOldClass, made: Gen<Value>, tb: PyTraceback | null): Gen<PyThrow> {
  return finish(cls, yield* made, tb);
}

function finish(cls: PyType | PyOldClass, made: Value, tb: PyTraceback | null): PyThrow {
  if (!isRaisableInstance(made)) {
    const name = cls instanceof PyType ? tpName(cls) : cls.name;
    throw typeError(
      `calling ${name}() should have returned an instance of BaseException, not '${typeName(made)}'`,
    );
  }
  return new RaisedThrow(cls, made, tb);
}
