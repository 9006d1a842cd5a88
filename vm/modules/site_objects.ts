// SPDX-License-Identifier: MIT
/** What `site` adds to the builtins under CPython: `help`, `exit` and `quit`. They say what they are for when shown. */
import { PyObject, type Value } from "../base/value.ts";
import { call, getAttr } from "../core/abstract.ts";
import {
  makeThrow,
  type PySystemExit,
  PyThrow,
  SystemExitType,
  TaskKilledType,
  typeError,
} from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import type { Kwargs } from "../core/type.ts";
import type { Vm } from "../core/vm.ts";
import { newType } from "../native/define.ts";

class PyHelp extends PyObject {}

class PyQuitter extends PyObject {
  constructor(readonly name: string) {
    super();
  }
}

newType("_Helper", PyHelp, { module: "site", subclassable: false }, {
  doc: "Shows documentation: help(THING), or help() to be asked. The module pydoc does it.",
  slots: {
    tp_call: showHelp,
    tp_repr: () => "Type help() for interactive help, or help(object) for help about object.",
  },
});

newType("Quitter", PyQuitter, { module: "site", subclassable: false }, {
  doc: "Ends the program, with an exit code.",
  slots: {
    tp_call: endProgram,
    tp_repr: (_vm, self) => `Use ${(self as PyQuitter).name}() or Ctrl-D (i.e. EOF) to exit`,
  },
  getset: { name: { doc: "What the object is called.", get: (_vm, self): Value => self.name } },
});

/** `pydoc` is imported by the first call. */
function* showHelp(vm: Vm, _self: Value, args: Value[], kw: Kwargs): Gen<Value> {
  const imported = vm.importModule("pydoc");
  const found = getAttr(vm, isGen(imported) ? yield* imported : imported, "help");
  const r = call(vm, isGen(found) ? yield* found : found, args, kw);
  return isGen(r) ? yield* r : r;
}

/** In the dialect the task ends, by what `except` cannot catch. */
function endProgram(vm: Vm, _self: Value, args: Value[], kw: Kwargs): never {
  for (const name of kw?.keys() ?? []) {
    if (name !== "code") throw typeError(`__call__() got an unexpected keyword argument '${name}'`);
    if (args.length > 0) throw typeError("__call__() got multiple values for keyword argument 'code'");
  }
  if (args.length > 1) throw typeError(`__call__() takes at most 2 arguments (${args.length + 1} given)`);
  const code = args[0] ?? kw?.get("code") ?? null;
  const exit = makeThrow(SystemExitType, code);
  (exit.value as PySystemExit).code = code;
  throw vm.dialect === "vmiot" ? new PyThrow(TaskKilledType, exit.value) : exit;
}

export const helpObject = new PyHelp();
export const exitObject = new PyQuitter("exit");
export const quitObject = new PyQuitter("quit");
