// SPDX-License-Identifier: MIT
/**
 * What all parts of the parser share: the two kinds of errors and their order, and the check of assignment targets.
 *
 * CPython parses the whole source before it builds the tree, so an error of tree building (`astFail`) only counts when
 * no syntax error follows; the first one in `ast.c`'s order of construction wins. Where that order is not the order of
 * the source, the methods set the earlier error aside (`setAside`, `putBack`).
 */
import type * as ast from "./ast.ts";
import { PyCompileError, PySyntaxError } from "./errors.ts";
import { Lexer, type LexerOptions } from "./lexer.ts";
import type { StringRules } from "./literals.ts";

/** Size of the stack of CPython's parser. */
export const MAX_STACK = 1500;

/** An error of tree building. */
export type AstError = PySyntaxError | PyCompileError;

/** Thrown when `unicode_literals` shows up behind a string literal: the source has to be parsed again with it on. */
export const RESTART_WITH_UNICODE_LITERALS = Symbol("restart");

/** What all parts of the parser share. */
export class ParserBase extends Lexer {
  /** The first error of tree building. */
  protected astError: AstError | null = null;
  protected depth = 0;
  protected sawString = false;

  constructor(source: string, options: LexerOptions, protected strings: StringRules) {
    super(source, options);
  }

  /** Records an error of tree building. */
  protected astFail(lineno: number, message: string): void {
    this.astError ??= new PySyntaxError("SyntaxError", message, this.filename, lineno, null, null);
  }

  /** Replaces errors recorded since `mark` was `this.astError`: CPython sees this one first. */
  protected astFailBefore(mark: AstError | null, lineno: number, message: string): void {
    this.astError = mark;
    this.astFail(lineno, message);
  }

  /** Forgets the errors recorded since `mark` and returns them, for {@linkcode putBack} once the next part is parsed. */
  protected setAside(mark: AstError | null): AstError | null {
    if (mark !== null) return null;
    const error = this.astError;
    this.astError = null;
    return error;
  }

  protected putBack(error: AstError | null): void {
    this.astError ??= error;
  }

  /** Moves past the current token, which must be of the given type. */
  protected expect(type: number): void {
    if (this.tokType !== type) throw this.unexpectedToken(false);
    this.next();
  }

  protected overflow(): never {
    throw new PyCompileError("MemoryError", "");
  }

  /** Whether nothing may be bound to `name`; records the error. */
  protected forbidden(name: string, lineno: number): boolean {
    if (name === "None" || name === "__debug__") {
      this.astFail(lineno, `cannot assign to ${name}`);
      return true;
    }
    return false;
  }

  /** Makes `node` a target. @param lineno Line for errors. Returns false after an error. */
  protected setContext(node: ast.ExprNode, ctx: "Store" | "Del", lineno: number): boolean {
    let what: string;
    switch (node.kind) {
      case "Name":
        if (ctx === "Store" && this.forbidden(node.id, lineno)) return false;
        node.ctx = ctx;
        return true;
      case "Attribute":
        if (ctx === "Store" && this.forbidden(node.attr, lineno)) return false;
        node.ctx = ctx;
        return true;
      case "Subscript":
        node.ctx = ctx;
        return true;
      case "Tuple":
        if (node.elts.length === 0) {
          what = "()";
          break;
        }
        // falls through
      case "List":
        node.ctx = ctx;
        for (const element of node.elts) if (!this.setContext(element, ctx, lineno)) return false;
        return true;
      case "Lambda":
        what = "lambda";
        break;
      case "Call":
        what = "function call";
        break;
      case "BoolOp":
      case "BinOp":
      case "UnaryOp":
        what = "operator";
        break;
      case "GeneratorExp":
        what = "generator expression";
        break;
      case "Yield":
        what = "yield expression";
        break;
      case "ListComp":
        what = "list comprehension";
        break;
      case "SetComp":
        what = "set comprehension";
        break;
      case "DictComp":
        what = "dict comprehension";
        break;
      case "Dict":
      case "Set":
      case "Num":
      case "Str":
        what = "literal";
        break;
      case "Compare":
        what = "comparison";
        break;
      case "Repr":
        what = "repr";
        break;
      case "IfExp":
        what = "conditional expression";
        break;
    }
    this.astFail(lineno, `can't ${ctx === "Store" ? "assign to" : "delete"} ${what}`);
    return false;
  }
}
