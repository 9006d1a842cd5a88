// SPDX-License-Identifier: MIT
/**
 * The compiler's entry: source text or tree in, code object out, or the exception CPython 2.7 raises for it.
 *
 * Does no I/O: what CPython looks up elsewhere (lines of files for error texts, codecs, names of characters, the warnings
 * filter) comes in through {@linkcode CompileOptions}. Throws {@linkcode PySyntaxError} and {@linkcode PyCompileError}
 * only; any other exception is a bug, or was thrown by one of the callbacks.
 */
import { bytesToText } from "../vm/base/latin1.ts";
import type { PyUnicode } from "../vm/base/value.ts";
import type { Code } from "../vm/bytecode/code.ts";
import type { ModNode } from "./ast.ts";
import { generateCode } from "./codegen.ts";
import { PyCompileError } from "./errors.ts";
import { scanFuture } from "./future.ts";
import { parse, type ParseOptions } from "./parser.ts";
import { normalizeNewlines, programText } from "./source.ts";

export { PyCompileError, PySyntaxError } from "./errors.ts";
export { normalizeNewlines, programText } from "./source.ts";

/** A warning the compiler gives. */
export interface CompileWarning {
  category: "SyntaxWarning";
  message: string;
  filename: string;
  lineno: number;
}

/** What a compilation depends on besides the source. */
export interface CompileOptions extends ParseOptions {
  /** Byte string; becomes `co_filename` and the file of errors. */
  filename: string;
  /** As in `compile()`. */
  mode: "exec" | "eval" | "single";
  /**
   * `CO_FUTURE_*` and `PyCF_*` bits. Inheriting those of the calling code is the caller's part:
   * `flags | (caller.flags & FUTURE_MASK)` unless `dont_inherit` was asked for.
   */
  flags?: number;
  /** 0; 1 for `-O`: no asserts, `__debug__` is false; 2 for `-OO`: no docstrings either. */
  optimize?: number;
  /**
   * Receives warnings; without it they are dropped. It may throw what the filter turned the warning into, and that passes
   * through; or return `"error"`, which gives a SyntaxError at the place of the warning (what CPython does for the warnings
   * of the symbol table).
   */
  warn?: (warning: CompileWarning) => void | "error";
}

/**
 * Compiles a source.
 *
 * @param source Bytes of a file; or the `str` (byte string) or `unicode` given to `compile()`. The three follow different
 * coding rules.
 * @returns The code object of the module, expression or interactive statement. `flags & FUTURE_MASK` of it tells which
 * features are on after it, for an interactive session to carry on.
 * @throws {PySyntaxError | PyCompileError}
 */
export function compileSource(source: Uint8Array | string | PyUnicode, options: CompileOptions): Code {
  const { tree, flags } = parse(source, options.filename, options.mode, options.flags ?? 0, options);
  const text = source instanceof Uint8Array
    ? (lineno: number) => programText(normalizeNewlines(bytesToText(source)), lineno)
    : (lineno: number) => options.programText?.(options.filename, lineno) ?? null;
  return compileTree(tree, { ...options, flags }, text);
}

/**
 * Parses a source, as `compile()` does with `PyCF_ONLY_AST`. The arguments are those of {@linkcode compileSource}.
 * @throws {PySyntaxError | PyCompileError}
 */
export function parseSource(source: Uint8Array | string | PyUnicode, options: CompileOptions): ModNode {
  return parse(source, options.filename, options.mode, options.flags ?? 0, options).tree;
}

/**
 * Compiles a syntax tree, as `compile()` does when given one.
 * @param text Line of the source for errors.
 * @throws {PySyntaxError | PyCompileError}
 */
export function compileTree(
  tree: ModNode,
  options: CompileOptions,
  text: (lineno: number) => string | null = () => null,
): Code {
  const { filename, warn } = options;
  const future = scanFuture(tree, filename, text);
  try {
    return generateCode(tree, {
      filename,
      flags: (options.flags ?? 0) | future.flags,
      optimize: options.optimize ?? 0,
      futureLineno: future.lineno,
      interactive: tree.kind === "Interactive",
      programText: text,
      warn: (message, lineno) => warn?.({ category: "SyntaxWarning", message, filename, lineno }),
    });
  } catch (error) {
    // JavaScript's stack ran out in a tree nested thousands deep.
    if (error instanceof RangeError) {
      throw new PyCompileError("RuntimeError", "maximum recursion depth exceeded during compilation");
    }
    throw error;
  }
}
