// SPDX-License-Identifier: MIT
/** `-m NAME`: finds a module without importing it and prepares `__main__` for its code, as CPython's `runpy` does. */
import { PyTuple, type Value } from "../vm/base/value.ts";
import type { Code } from "../vm/bytecode/code.ts";
import { findAttr, toBytes } from "../vm/core/abstract.ts";
import type { PyDict } from "../vm/core/dict.ts";
import {
  importError,
  ImportErrorType,
  makeThrow,
  type PySystemExit,
  PyThrow,
  SystemExitType,
} from "../vm/core/exceptions.ts";
import { type Gen, isGen } from "../vm/core/gen.ts";
import { PyType } from "../vm/core/type.ts";
import { PyList } from "../vm/core/types.ts";
import { type Finder, type Found, importSubmodule } from "../vm/interp/import.ts";
import { type PyVm } from "../vm/vm.ts";

type FoundCode = Extract<Found, { kind: "code" }>;

/** What is said of a module that cannot be run; becomes one line on standard error, without a traceback. */
class NotRunnable {
  constructor(readonly message: string) {}
}

/** Gives the code to run in `main`. Raises SystemExit with a message for a module that is not there or has no code. */
export function* loadModule(vm: PyVm, main: PyDict, name: string): Gen<Code> {
  let module: { full: string; found: FoundCode };
  try {
    module = yield* moduleToRun(vm, name);
  } catch (e) {
    if (!(e instanceof NotRunnable)) throw e;
    throw cannotRun(vm, e.message);
  }
  const { full, found } = module;
  main.setStr("__file__", found.file);
  main.setStr("__loader__", found.loader ?? null);
  main.setStr("__package__", full.slice(0, Math.max(full.lastIndexOf("."), 0)));
  const argv = vm.sys.getStr("argv");
  if (argv instanceof PyList) argv.items[0] = found.file;
  const code = found.code();
  return isGen(code) ? yield* code : code;
}

/** SystemExit that says on one line, as CPython does, why the program cannot begin. */
export function cannotRun(vm: PyVm, message: string): PyThrow {
  const text = `${vm.host.executable}: ${message}`;
  const exit = makeThrow(SystemExitType, text);
  (exit.value as PySystemExit).code = text;
  return exit;
}

/** Finds `full`, or the `__main__` of the package it names. @throws NotRunnable */
function* moduleToRun(vm: PyVm, full: string): Gen<{ full: string; found: FoundCode }> {
  let found: Found | undefined;
  try {
    found = yield* findModule(vm, full);
  } catch (e) {
    // A parent that cannot be imported is told in the same one line.
    if (isImportError(e)) throw new NotRunnable(yield* textOf(vm, e));
    throw e;
  }
  if (found === undefined) throw new NotRunnable(`No module named ${full}`);
  if (found.kind !== "code") throw new NotRunnable(`No code object available for ${full}`);
  if (found.packagePath === undefined) return { full, found };
  if (full === "__main__" || full.endsWith(".__main__")) {
    throw new NotRunnable("Cannot use package as __main__ module");
  }
  yield* importWhole(vm, full);
  try {
    return yield* moduleToRun(vm, `${full}.__main__`);
  } catch (e) {
    if (!(e instanceof NotRunnable)) throw e;
    throw new NotRunnable(`${e.message}; '${full}' is a package and cannot be directly executed`);
  }
}

function* findModule(vm: PyVm, full: string): Gen<Found | undefined> {
  if (full.startsWith(".")) throw importError("Relative module names not supported");
  const dot = full.lastIndexOf(".");
  let path: Value | undefined;
  if (dot < 0) {
    const native = vm.isBuiltin(full) ? vm.natives.get(full) : undefined;
    if (native !== undefined) return { kind: "native", module: native };
    path = vm.sys.getStr("path");
  } else {
    const found = findAttr(vm, yield* importWhole(vm, full.slice(0, dot)), "__path__");
    path = isGen(found) ? yield* found : found;
  }
  const entries = path instanceof PyList || path instanceof PyTuple ? path.items : [];
  for (const entry of entries) {
    if (typeof entry !== "string") continue;
    const found = finderAt(vm, entry)?.find(full.slice(dot + 1), full);
    if (found !== undefined && found.kind !== "directory") return found;
  }
  return undefined;
}

/** The finder of a path entry. The file of a module that is run is absolute, even where the entry is not. */
export function finderAt(vm: PyVm, entry: string): Finder | undefined {
  if (entry.startsWith("/") || vm.images.has(entry) || vm.host.kind(entry || ".") !== "dir") return vm.finderFor(entry);
  const plain = entry.replace(/^(\.(\/+|$))+/, "");
  return vm.finderFor(plain === "" ? vm.host.getcwd() : `${vm.host.getcwd()}/${plain}`);
}

/** Imports `full` and its parents; the innermost module. */
function* importWhole(vm: PyVm, full: string): Gen<Value> {
  const parts = full.split(".");
  let module: Value = null;
  for (let i = 0; i < parts.length; i++) {
    const name = parts.slice(0, i + 1).join(".");
    const next: Value = yield* importSubmodule(vm, module, parts[i], name);
    if (next === null) throw importError(`No module named ${parts.slice(i).join(".")}`);
    module = next;
  }
  return module;
}

function isImportError(e: unknown): e is PyThrow {
  return e instanceof PyThrow && e.type instanceof PyType && e.type.isSubtype(ImportErrorType);
}

function* textOf(vm: PyVm, e: PyThrow): Gen<string> {
  const text = toBytes(vm, e.value);
  return isGen(text) ? yield* text : text;
}
