// SPDX-License-Identifier: MIT
/**
 * The functions that VMIOT's API adds to the builtins (docs/vmiot.md). They stand behind the names of `__builtin__`, not
 * among them (`PyVm.extraBuiltins`); the module `_vmiot` has them, too, for imports and pickles.
 */
import { intOrLong, PyFloat, type Value } from "../../base/value.ts";
import { floatToBig } from "../../base/float_math.ts";
import { call, getAttr } from "../../core/abstract.ts";
import { asDouble } from "../../core/convert.ts";
import { PyDict } from "../../core/dict.ts";
import { overflowError, typeError, TypeErrorType, valueError } from "../../core/exceptions.ts";
import { type Gen, isGen, then, Wait } from "../../core/gen.ts";
import { PyMethod, PyOldInstance, typeName, typeOf } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { int, kwargs, obj, rest } from "../../native/args.ts";
import { def, defineModule, type NativeModule, newType } from "../../native/define.ts";
import { instantiate } from "../../native/module.ts";
import { isCallable } from "../../objects/method.ts";
import { rbdictType } from "../rbdict.ts";
import type * as Reports from "./report.ts";

/** What `raise 100` raises in the dialect. */
const RaiseExceptionType = newType("RaiseException", undefined, { module: "exceptions", base: TypeErrorType }, {
  doc: "A value that is no exception was raised; str() of the exception is that value.",
});

/** Calls a function of a module that is loaded when first needed. */
function* callOf(vm: Vm, module: string, name: string, args: Value[], kw: Map<string, Value> | null): Gen<Value> {
  let m = vm.importModule(module);
  if (isGen(m)) m = yield* m;
  let f = getAttr(vm, m, name);
  if (isGen(f)) f = yield* f;
  const r = call(vm, f, args, kw);
  return isGen(r) ? yield* r : r;
}

function truncated(x: number): Value {
  if (x !== x) throw valueError("cannot convert float NaN to integer");
  if (!Number.isFinite(x)) throw overflowError("cannot convert float infinity to integer");
  return intOrLong(floatToBig(x));
}

/** The module `_vmiot`. */
export const vmiotModule: NativeModule = defineModule("_vmiot", "What VMIOT's API adds to the builtins.", {
  RaiseException: RaiseExceptionType,
  rbdict: rbdictType,
  f2i: def([obj("x")], "A float as an integer, without its fraction.", (vm, v) => then(asDouble(vm, v), truncated)),
  i2f: def([obj("x")], "A number as a float.", (vm, v) => then(asDouble(vm, v), (x) => new PyFloat(x))),
  classobject: def(
    [obj("instance")],
    "The class of an instance.",
    (_vm, o) => o instanceof PyOldInstance ? o.cls : typeOf(o),
  ),
  vmiot_makemethod: def(
    [obj("object"), obj("function")],
    { doc: "A function as a method of an object.", arity: "unpack" },
    (_vm, o, f) => {
      if (!isCallable(f)) throw typeError(`a method needs a function, not ${typeName(f)}`);
      return new PyMethod(f, o, o instanceof PyOldInstance ? o.cls : typeOf(o));
    },
  ),
  vmiot_set_exceptionmode: def(
    [int("mode")],
    "Which exceptions are reported: 0 none, 1 when they are raised, 2 when they end a task, 3 both. Gives the old mode.",
    function* (vm, mode) {
      const wait = new Wait(import("./report.ts"), undefined, "exception reports");
      const { setExceptionMode } = (yield wait) as typeof Reports;
      return setExceptionMode(vm, mode);
    },
  ),
  createthread: def([rest("args"), kwargs("kw")], "Starts a task that calls a function: createthread(fn, ...).", (
    vm,
    args,
    kw,
  ) => callOf(vm, "_task", "createthread", args, kw)),
  sleep: def(
    [obj("ms")],
    "Lets the task wait for so many milliseconds.",
    (vm, ms) => callOf(vm, "_task", "sleep", [ms], null),
  ),
  googlepack: def(
    [obj("d")],
    "The message in a dict, as bytes; its formats are under 'protofmt'.",
    (vm, d) => callOf(vm, "_protofmt", "googlepack", [d], null),
  ),
});

/** The namespace behind the builtins. */
export function extraBuiltins(vm: Vm): PyDict {
  const names = new PyDict();
  instantiate(vm, vmiotModule, names);
  for (const name of ["__doc__", "__package__"]) names.deleteStr(name);
  return names;
}
