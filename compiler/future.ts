// SPDX-License-Identifier: MIT
/**
 * The future statements of a module (`Python/future.c` of CPython 2.7): which flags they set, where the last one is, and
 * the errors for unknown features and for statements that come too late.
 */
import type { ModNode } from "./ast.ts";
import { PySyntaxError } from "./errors.ts";

/** Flag by feature; 0 for those that are always on. */
const FEATURES: Record<string, number> = {
  nested_scopes: 0,
  generators: 0,
  division: 0x2000,
  absolute_import: 0x4000,
  with_statement: 0x8000,
  print_function: 0x10000,
  unicode_literals: 0x20000,
};

/** What the future statements of a module say. */
export interface FutureFeatures {
  /** `CO_FUTURE_*` bits. */
  flags: number;
  /** Line of the last future statement; -1 without one. The code generator rejects later ones. */
  lineno: number;
}

/**
 * Reads the future statements at the head of a module. Besides them only one docstring may stand there.
 * @param text Finds the line to attach to an error.
 * @throws {PySyntaxError}
 */
export function scanFuture(
  tree: ModNode,
  filename: string,
  text: (lineno: number) => string | null = () => null,
): FutureFeatures {
  const result: FutureFeatures = { flags: 0, lineno: -1 };
  if (tree.kind === "Expression") return result;
  const fail = (message: string, lineno: number) =>
    new PySyntaxError("SyntaxError", message, filename, lineno, null, text(lineno), false);
  // As CPython: a statement that shares its line with the one before is never "late".
  let done = false, docstring = false, previousLine = 0;
  for (const node of tree.body) {
    if (done && node.lineno > previousLine) return result;
    previousLine = node.lineno;
    if (node.kind === "ImportFrom") {
      if (node.module === "__future__") {
        if (done) throw fail("from __future__ imports must occur at the beginning of the file", node.lineno);
        for (const { name } of node.names) {
          const flag = Object.hasOwn(FEATURES, name) ? FEATURES[name] : undefined;
          if (flag !== undefined) result.flags |= flag;
          else if (name === "braces") throw fail("not a chance", node.lineno);
          else throw fail(`future feature ${name.slice(0, 100)} is not defined`, node.lineno);
        }
        result.lineno = node.lineno;
      } else done = true;
    } else if (node.kind === "Expr" && !done) {
      if (node.value.kind !== "Str" || docstring) done = true;
      docstring = true;
    } else done = true;
  }
  return result;
}
