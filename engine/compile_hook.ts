// SPDX-License-Identifier: MIT
/** Connects the VM to the compiler: options in one direction, errors and warnings in the other. */
import type { ModNode } from "../compiler/ast.ts";
import type * as Compiler from "../compiler/compile.ts";
import { PyCompileError, PySyntaxError } from "../compiler/errors.ts";
import { type SyntaxNode, SyntaxTree } from "../vm/base/asdl.ts";
import { bytesToText } from "../vm/base/latin1.ts";
import { PyStr, PyTuple, PyUnicode, type Value } from "../vm/base/value.ts";
import type { Code } from "../vm/bytecode/code.ts";
import {
  IndentationErrorType,
  makeThrow,
  MemoryErrorType,
  OverflowErrorType,
  type PySyntaxErrorObject,
  RuntimeErrorType,
  SyntaxErrorType,
  SyntaxWarningType,
  SystemErrorType,
  TabErrorType,
  TypeErrorType,
  ValueErrorType,
} from "../vm/core/exceptions.ts";
import { type Gen, isGen, type Result, Wait } from "../vm/core/gen.ts";
import { call, getAttr, isThrown } from "../vm/core/abstract.ts";
import { codecState, knownNames, loadNames } from "../vm/objects/unicode_codecs.ts";
import type { CompileHook, PyVm } from "../vm/vm.ts";
import type { CompileOptions } from "../vm/core/vm.ts";

const SYNTAX_TYPES = { SyntaxError: SyntaxErrorType, IndentationError: IndentationErrorType, TabError: TabErrorType };
const OTHER_TYPES = {
  MemoryError: MemoryErrorType,
  ValueError: ValueErrorType,
  TypeError: TypeErrorType,
  OverflowError: OverflowErrorType,
  SystemError: SystemErrorType,
  RuntimeError: RuntimeErrorType,
};

/** The Python exception for a compile error; anything else is returned as it is. */
function compileThrow(e: unknown): unknown {
  if (e instanceof PySyntaxError) {
    const details = new PyTuple([e.filename, e.lineno, e.offset, e.text]);
    const type = SYNTAX_TYPES[e.kind];
    const thrown = e.placeInArgs ? makeThrow(type, e.message, details) : makeThrow(type, e.message);
    const value = thrown.value as PySyntaxErrorObject;
    value.msg = e.message;
    value.filename = e.filename;
    value.lineno = e.lineno;
    value.offset = e.offset;
    value.text = e.text;
    return thrown;
  }
  if (e instanceof PyCompileError) {
    return e.message === "" ? makeThrow(OTHER_TYPES[e.kind]) : makeThrow(OTHER_TYPES[e.kind], e.message);
  }
  return e;
}

function* warnExplicit(vm: PyVm, message: string, filename: string, lineno: number): Gen<Value> {
  let module = vm.importModule("warnings");
  if (isGen(module)) module = yield* module;
  let f = getAttr(vm, module, "warn_explicit");
  if (isGen(f)) f = yield* f;
  const r = call(vm, f, [message, SyntaxWarningType, filename, lineno]);
  return isGen(r) ? yield* r : r;
}

// The compiler is loaded when somebody first compiles: a program that runs from an image may never do.
const loaded: { compiler: typeof Compiler | undefined } = { compiler: undefined };

/** Loads the compiler; until then the hook has to wait for it. */
export async function loadCompiler(): Promise<void> {
  loaded.compiler ??= await import("../compiler/compile.ts");
}

/** `PyVm`'s compile hook over our compiler. */
export const compileHook: CompileHook = {
  compile: (vm, source, options) =>
    withCompiler((compiler) =>
      source instanceof SyntaxTree ? compileTree(compiler, vm, source, options) : compile(compiler, vm, source, options)
    ),
  parse: (vm, source, options) => withCompiler((compiler) => parse(compiler, vm, source, options)),
};

function withCompiler<T>(work: (compiler: typeof Compiler) => Result<T>): Result<T> {
  return loaded.compiler === undefined ? loadFirst(work) : work(loaded.compiler);
}

function* loadFirst<T>(work: (compiler: typeof Compiler) => Result<T>): Gen<T> {
  yield new Wait(loadCompiler(), undefined, "the compiler");
  const r = work(loaded.compiler!);
  return isGen(r) ? yield* r : r;
}

/** Ends a compilation that met a `\N{…}` before the names of characters were there. */
const NEEDS_NAMES = Symbol("needs names");

/** Looks a character name up for the compiler; `null` if `unicodedata` cannot be imported. */
function nameLookup(vm: PyVm): (name: string) => number | undefined | null {
  return (name) => {
    if (codecState(vm).lookupName === undefined) throw NEEDS_NAMES;
    const lookup = knownNames(vm);
    return lookup === undefined ? null : lookup(name);
  };
}

/** Does `work` again once the names of characters are there, if it needs them. */
function withNames<T>(vm: PyVm, work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (e) {
    if (e !== NEEDS_NAMES) throw e;
  }
  return loadNamesFirst(vm, work);
}

function* loadNamesFirst<T>(vm: PyVm, work: () => Result<T>): Gen<T> {
  yield* loadNames(vm);
  const r = work();
  return isGen(r) ? yield* r : r;
}

/** What is compiled of an argument of `compile()`. */
function textOf(source: Value | Uint8Array): Uint8Array | string | PyUnicode {
  if (source instanceof Uint8Array || typeof source === "string" || source instanceof PyUnicode) return source;
  if (source instanceof PyStr) return source.value;
  throw makeThrow(TypeErrorType, "expected a readable buffer object");
}

type Warn = (w: Compiler.CompileWarning) => void | "error";

/** What the compiler needs to know of a VM. */
function settings(
  compiler: typeof Compiler,
  vm: PyVm,
  { filename, mode, flags }: CompileOptions,
  warn?: Warn,
): Compiler.CompileOptions {
  return {
    filename,
    mode,
    flags,
    optimize: vm.optimize,
    unicodeNameLookup: nameLookup(vm),
    programText: (filename, lineno) => {
      let source;
      try {
        source = bytesToText(vm.host.readFile(filename));
      } catch {
        const line = vm.sourceLine(filename, lineno);
        return line === undefined ? null : compiler.programText(line + "\n", 1);
      }
      return compiler.programText(compiler.normalizeNewlines(source), lineno);
    },
    warn,
  };
}

/** Runs the compiler; its errors become Python's. */
function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (e) {
    throw compileThrow(e);
  }
}

function compile(
  compiler: typeof Compiler,
  vm: PyVm,
  source: Value | Uint8Array,
  options: CompileOptions,
): Result<Code> {
  const text = textOf(source);
  return withNames(vm, () => warned(vm, (warn) => compiler.compileSource(text, settings(compiler, vm, options, warn))));
}

function compileTree(compiler: typeof Compiler, vm: PyVm, tree: SyntaxTree, options: CompileOptions): Result<Code> {
  const root = tree.root as unknown as ModNode;
  return warned(vm, (warn) => {
    const how = settings(compiler, vm, options, warn);
    try {
      return compiler.compileTree(root, how, (lineno) => how.programText!(options.filename, lineno));
    } catch (e) {
      // What the parser never makes may be anywhere in a tree that a program has made.
      if (e instanceof TypeError) throw new PyCompileError("SystemError", "no source text has such a syntax tree");
      throw e;
    }
  });
}

function parse(compiler: typeof Compiler, vm: PyVm, source: Value, options: CompileOptions): Result<SyntaxTree> {
  const text = textOf(source);
  return withNames(vm, () => {
    const root = attempt(() => compiler.parseSource(text, settings(compiler, vm, options)));
    return new SyntaxTree(root as unknown as SyntaxNode);
  });
}

/** Runs the compiler, and gives the warnings that it has. */
function warned(vm: PyVm, work: (warn: Warn) => Code): Result<Code> {
  const warnings: Compiler.CompileWarning[] = [];
  const run = (warn: Warn) => attempt(() => work(warn));
  let code: Code | undefined;
  let failure: unknown;
  try {
    code = run((w) => void warnings.push(w));
  } catch (e) {
    if (e === NEEDS_NAMES) throw e;
    failure = e;
  }
  if (warnings.length > 0) return giveWarnings(vm, warnings, code, failure, run);
  if (code === undefined) throw failure;
  return code;
}

/**
 * Warnings go through Python code, which cannot run in the middle of a compilation: they come right after it. A filter
 * may turn one into an error; then the source is compiled once more, to get the error with its place.
 */
function* giveWarnings(
  vm: PyVm,
  warnings: Compiler.CompileWarning[],
  code: Code | undefined,
  failure: unknown,
  again: (warn: Warn) => Code,
): Gen<Code> {
  for (let i = 0; i < warnings.length; i++) {
    const w = warnings[i];
    try {
      yield* warnExplicit(vm, w.message, w.filename, w.lineno);
    } catch (e) {
      if (!isThrown(e, SyntaxWarningType)) throw e;
      let n = 0;
      again(() => n++ === i ? "error" : undefined);
      // Not every warning becomes a SyntaxError.
      throw e;
    }
  }
  if (code === undefined) throw failure;
  return code;
}
