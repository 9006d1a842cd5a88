// SPDX-License-Identifier: MIT
/**
 * What `site` adds to the builtins under CPython: `help`, `exit` and `quit`, `copyright`, `credits` and `license`. They
 * say what they are for when shown.
 */
import { bytesToText } from "../base/latin1.ts";
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
import { type Gen, isGen, type Result } from "../core/gen.ts";
import type { Kwargs } from "../core/type.ts";
import type { Vm } from "../core/vm.ts";
import { printItem, printNewline } from "../interp/print.ts";
import { newType } from "../native/define.ts";
import { COPYRIGHT } from "./sys.ts";

/** Lines of a page. */
const PAGE_LINES = 23;

class PyHelp extends PyObject {}

class PyQuitter extends PyObject {
  constructor(readonly name: string) {
    super();
  }
}

/** A text that is shown page by page. */
class PyPrinter extends PyObject {
  /** @param text Gives the text; asked when it is wanted. */
  constructor(readonly name: string, readonly text: (vm: Vm) => string, readonly isLong = false) {
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

newType("_Printer", PyPrinter, { module: "site", subclassable: false }, {
  doc: "A text about the interpreter; a call prints it.",
  slots: {
    tp_call: printPages,
    tp_repr: (vm, self) => {
      const { name, text, isLong } = self as PyPrinter;
      return isLong ? `Type ${name}() to see the full ${name} text` : text(vm);
    },
  },
  attributes: { MAXLINES: PAGE_LINES },
});

/** Prints the text, and asks before each further page; "q" ends it. */
function* printPages(vm: Vm, self: Value, args: Value[], kw: Kwargs): Gen<Value> {
  for (const name of kw?.keys() ?? []) throw typeError(`__call__() got an unexpected keyword argument '${name}'`);
  if (args.length > 0) throw typeError(`__call__() takes exactly 1 argument (${args.length + 1} given)`);
  const lines = (self as PyPrinter).text(vm).split("\n");
  for (let at = 0;;) {
    for (const line of lines.slice(at, at + PAGE_LINES)) {
      yield* printed(printItem(vm, line, undefined));
      yield* printed(printNewline(vm, undefined));
    }
    at += PAGE_LINES;
    if (at >= lines.length) return null;
    let answer: Value;
    do {
      const r = call(vm, vm.builtins.getStr("raw_input")!, ["Hit Return for more, or q (and Return) to quit: "]);
      answer = isGen(r) ? yield* r : r;
    } while (answer !== "" && answer !== "q");
    if (answer === "q") return null;
  }
}

function* printed(r: Result<void>): Gen<void> {
  if (isGen(r)) yield* r;
}

/** The text of the file LICENSE of the installation; a line about it where there is none. */
function licenseText(vm: Vm): string {
  const { libraryFolder } = vm as unknown as { libraryFolder: string };
  try {
    return bytesToText(vm.host.readFile(`${libraryFolder}../../LICENSE`)).trimEnd();
  } catch {
    return "vmiotman is under the MIT License.";
  }
}

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
export const copyrightObject = new PyPrinter("copyright", () => COPYRIGHT);
export const creditsObject = new PyPrinter(
  "credits",
  () => "    Thanks to the authors of Python, Deno, V8, OpenSSL and SQLite, and of the packages in deno.json.",
);
export const licenseObject = new PyPrinter("license", licenseText, true);
