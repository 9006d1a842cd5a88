// SPDX-License-Identifier: MIT
/**
 * Objects of `_ast.AST` as `compile()` sees them. What converts them is loaded with the module `_ast`, which who has such
 * an object has imported.
 */
import type { SyntaxTree } from "../base/asdl.ts";
import { PyObject, type Value } from "../base/value.ts";
import type { Code } from "../bytecode/code.ts";
import type { Gen } from "../core/gen.ts";
import type { Vm } from "../core/vm.ts";

/** An instance of `_ast.AST`. */
export class PySyntaxNode extends PyObject {}

export interface SyntaxConverter {
  /** The objects of a tree. */
  toObject(vm: Vm, tree: SyntaxTree): Value;
  /**
   * The tree of objects, to be compiled as `mode` says.
   * @throws {PyThrow} TypeError or ValueError for what is no tree.
   */
  toTree(vm: Vm, o: PySyntaxNode, mode: "exec" | "eval" | "single"): Gen<SyntaxTree>;
  /** Refuses what was compiled of a tree that no source has, and cannot run. @throws {PyThrow} SystemError. */
  check(code: Code): void;
}

const CONVERTER = Symbol("_ast");
/** Set when `_ast` is imported. */
export const converterOf = (vm: Vm): { converter?: SyntaxConverter } => vm.state(CONVERTER, () => ({}));
