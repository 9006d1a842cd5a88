// SPDX-License-Identifier: MIT
/**
 * From syntax tree to code object: symbol table, code generation, peephole pass.
 *
 * CPYTHON: `PyAST_Compile` and `compiler_mod` of 2.7.18. The generated code is CPython's, instruction by instruction;
 * `tools/compare_code.ts` compares the two over the whole standard library.
 */
import type { Code } from "../vm/bytecode/code.ts";
import type * as ast from "./ast.ts";
import { Codegen, type CodegenContext } from "./codegen_base.ts";
import { visitExpr } from "./codegen_expr.ts";
import { visitBody, visitStmts } from "./codegen_stmt.ts";
import { buildSymtable } from "./symtable.ts";

/**
 * Compiles a tree.
 * @param context Flags must already hold what the source's future statements switch on.
 * @throws PySyntaxError for what only this stage can see.
 */
export function generateCode(mod: ast.ModNode, context: CodegenContext): Code {
  const c = new Codegen(context, buildSymtable(mod, context));
  c.enterScope("<module>", mod, 0);
  if (mod.kind === "Module") visitBody(c, mod.body);
  else if (mod.kind === "Interactive") visitStmts(c, mod.body);
  else visitExpr(c, mod.body);
  return c.finish(mod.kind !== "Expression");
}
