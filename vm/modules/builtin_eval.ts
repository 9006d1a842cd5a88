// SPDX-License-Identifier: MIT
/** The functions of `__builtin__` that run code: compile, eval, execfile, and the namespaces they run in. */
import { PyUnicode, type Value } from "../base/value.ts";
import { Code } from "../bytecode/code.ts";
import { PyDict } from "../core/dict.ts";
import { systemError, typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { isMapping } from "../core/sequence.ts";
import { isStr, strValue } from "../core/types.ts";
import type { CompileOptions, Vm } from "../core/vm.ts";
import { PyFrame, pythonFrame } from "../interp/frame.ts";
import { converterOf, type PySyntaxNode } from "../objects/syntax_object.ts";
import { checkNoNull, codeFrame, inheritedFlags, localsOf } from "../interp/ops.ts";

export function currentFrame(vm: Vm): PyFrame {
  const frame = pythonFrame(vm.frame);
  if (frame === null) throw systemError("no current frame");
  return frame;
}

export function localNames(vm: Vm): Value {
  const frame = currentFrame(vm);
  return frame.names === null || frame.names instanceof PyDict ? localsOf(frame) : frame.names;
}

/** Compiles the argument of `eval` and friends and gives its code. */
export function evalSource(vm: Vm, source: Value, mode: "exec" | "eval", what: string): Result<Code> {
  if (source instanceof Code) {
    if (source.ensure().freevars.length > 0) {
      throw typeError(`code object passed to ${what} may not contain free variables`);
    }
    return source;
  }
  let text = source;
  if (isStr(text)) text = strValue(text).replace(/^[ \t]+/, "");
  else if (text instanceof PyUnicode) text = new PyUnicode(text.value.replace(/^[ \t]+/, ""));
  checkNoNull(text);
  return vm.compile(text, { filename: "<string>", mode, flags: inheritedFlags(currentFrame(vm)) });
}

/** The code of a tree of objects of `_ast`. */
export function* compileNodes(vm: Vm, node: PySyntaxNode, options: CompileOptions): Gen<Code> {
  const converter = converterOf(vm).converter!;
  const compiled = vm.compile(yield* converter.toTree(vm, node, options.mode), options);
  const code = isGen(compiled) ? yield* compiled : compiled;
  converter.check(code);
  return code;
}

/** The tree of a source text, as objects of `_ast`. */
export function* parseNodes(vm: Vm, source: Value, options: CompileOptions): Gen<Value> {
  const module = vm.importModule("_ast");
  if (isGen(module)) yield* module;
  const tree = vm.parse(source, options);
  return converterOf(vm).converter!.toObject(vm, isGen(tree) ? yield* tree : tree);
}

export function* runCode(vm: Vm, pending: Result<Code>, globals: PyDict, locals: Value): Gen<Value> {
  const code = isGen(pending) ? yield* pending : pending;
  if (globals.getStr("__builtins__") === undefined) globals.setStr("__builtins__", currentFrame(vm).builtins);
  return yield codeFrame(vm, code, globals, locals);
}

/** Checks the namespaces given to `eval`, then goes on with `next`. */
export function withMappings(
  vm: Vm,
  globals: Value | undefined,
  locals: Value | undefined,
  next: () => Result<Value>,
): Result<Value> {
  return then(locals === undefined || locals === null || isMapping(vm, locals), (good) => {
    if (!good) throw typeError("locals must be a mapping");
    if (globals === undefined || globals === null || globals instanceof PyDict) return next();
    return then(isMapping(vm, globals), (mapping) => {
      throw typeError(
        mapping ? "globals must be a real dict; try eval(expr, {}, mapping)" : "globals must be a dict",
      );
    });
  });
}

export function namespaces(vm: Vm, globals: Value | undefined, locals: Value | undefined): [PyDict, Value] {
  if (globals === undefined || globals === null) {
    const frame = currentFrame(vm);
    return [frame.globals, locals ?? localNames(vm)];
  }
  return [globals as PyDict, locals ?? globals];
}
