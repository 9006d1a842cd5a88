// SPDX-License-Identifier: MIT
/**
 * Code generation for statements, one function per node.
 *
 * CPYTHON: `compiler_visit_stmt` and below in `Python/compile.c` of 2.7.18, block layout included.
 */
import { PyTuple } from "../vm/base/value.ts";
import { CO_FUTURE_ABSOLUTE_IMPORT, CO_VMIOT } from "../vm/bytecode/code.ts";
import { OP } from "../vm/bytecode/opcodes.ts";
import type * as ast from "./ast.ts";
import { type Codegen, FrameBlock } from "./codegen_base.ts";
import { unpackTupleParameters, visitAugAssign, visitExpr, visitExprs } from "./codegen_expr.ts";
import { Block } from "./emit.ts";
import { CELL, FUNCTION_BLOCK, LOCAL } from "./symtable.ts";

const { JUMP_ABSOLUTE, JUMP_FORWARD, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_BLOCK, END_FINALLY, POP_TOP } = OP;

/** COMPARE_OP operand of the test of an except clause. */
const EXCEPTION_MATCH = 10;

/** Visits each statement in turn. */
export function visitStmts(c: Codegen, list: ast.StmtNode[], from = 0): void {
  for (let i = from; i < list.length; i++) visitStmt(c, list[i]);
}

/** A module or class body: its docstring becomes `__doc__`. */
export function visitBody(c: Codegen, list: ast.StmtNode[]): void {
  let from = 0;
  if (list.length > 0 && isDocstring(list[0]) && c.context.optimize < 2) {
    visitExpr(c, list[0].value);
    c.nameOp("__doc__", "Store");
    from = 1;
  }
  visitStmts(c, list, from);
}

function isDocstring(s: ast.StmtNode): s is ast.Expr & { value: ast.Str } {
  return s.kind === "Expr" && s.value.kind === "Str";
}

/** Emits code for one statement. */
function visitStmt(c: Codegen, s: ast.StmtNode): void {
  // Every statement starts a line.
  c.unit.lineno = s.lineno;
  c.unit.linenoSet = false;
  switch (s.kind) {
    case "Expr":
      if (c.context.interactive && c.nesting <= 1) {
        visitExpr(c, s.value);
        return c.op(OP.PRINT_EXPR);
      }
      if (s.value.kind === "Str" || s.value.kind === "Num") return;
      visitExpr(c, s.value);
      return c.op(POP_TOP);
    case "Assign": {
      visitExpr(c, s.value);
      const last = s.targets.length - 1;
      for (let i = 0; i <= last; i++) {
        if (i < last) c.op(OP.DUP_TOP);
        visitExpr(c, s.targets[i]);
      }
      return;
    }
    case "If":
      return visitIf(c, s);
    case "Return":
      if (c.unit.scope.type !== FUNCTION_BLOCK) throw c.error("'return' outside function");
      if (s.value !== null) visitExpr(c, s.value);
      else c.loadConst(null);
      return c.op(OP.RETURN_VALUE);
    case "FunctionDef":
      return visitFunctionDef(c, s);
    case "ClassDef":
      return visitClassDef(c, s);
    case "AugAssign":
      return visitAugAssign(c, s);
    case "For":
      return visitFor(c, s);
    case "While":
      return visitWhile(c, s);
    case "TryExcept":
      return visitTryExcept(c, s);
    case "TryFinally":
      return visitTryFinally(c, s);
    case "With":
      return visitWith(c, s);
    case "Raise": {
      const parts = s.type === null
        ? []
        : s.inst === null
        ? [s.type]
        : s.tback === null
        ? [s.type, s.inst]
        : [s.type, s.inst, s.tback];
      visitExprs(c, parts);
      return c.opArg(OP.RAISE_VARARGS, parts.length);
    }
    case "Import":
      return visitImport(c, s);
    case "ImportFrom":
      return visitImportFrom(c, s);
    case "Print":
      return visitPrint(c, s);
    case "Assert":
      return visitAssert(c, s);
    case "Delete":
      return visitExprs(c, s.targets);
    case "Exec":
      visitExpr(c, s.body);
      if (s.globals !== null) visitExpr(c, s.globals);
      else c.loadConst(null);
      if (s.locals !== null) visitExpr(c, s.locals);
      else c.op(OP.DUP_TOP);
      return c.op(OP.EXEC_STMT);
    case "Break":
      if (!c.unit.frameBlocks.includes(FrameBlock.Loop)) throw c.error("'break' outside loop");
      return c.op(OP.BREAK_LOOP);
    case "Continue":
      return visitContinue(c);
    case "Global":
    case "Pass":
      return;
  }
}

/** In VMIOT's dialect a local variable called like the constructor begins as it: its programs write `rbdict = rbdict()`. */
function loadShadowed(c: Codegen): void {
  const { scope } = c.unit;
  const kind = scope.scopeOf("rbdict");
  if (kind !== LOCAL && kind !== CELL || scope.varnames.includes("rbdict")) return;
  c.opName(OP.LOAD_GLOBAL, "rbdict");
  c.nameOp("rbdict", "Store");
}

function visitFunctionDef(c: Codegen, s: ast.FunctionDef): void {
  visitExprs(c, s.decoratorList);
  visitExprs(c, s.args.defaults);
  c.enterScope(s.name, s, s.lineno);
  const first = s.body[0];
  const documented = isDocstring(first);
  // The first constant is the docstring or None.
  c.unit.consts.add(documented && c.context.optimize < 2 ? first.value.s : null);
  unpackTupleParameters(c, s.args);
  c.unit.argcount = s.args.args.length;
  if ((c.context.flags & CO_VMIOT) !== 0) loadShadowed(c);
  visitStmts(c, s.body, documented ? 1 : 0);
  c.makeClosure(c.finish(true), s.args.defaults.length);
  for (let i = s.decoratorList.length; i > 0; i--) c.opArg(OP.CALL_FUNCTION, 1);
  c.nameOp(s.name, "Store");
}

function visitClassDef(c: Codegen, s: ast.ClassDef): void {
  visitExprs(c, s.decoratorList);
  c.loadConst(s.name);
  visitExprs(c, s.bases);
  c.opArg(OP.BUILD_TUPLE, s.bases.length);
  c.enterScope(s.name, s, s.lineno);
  c.unit.privateName = s.name;
  c.nameOp("__name__", "Load");
  c.nameOp("__module__", "Store");
  visitBody(c, s.body);
  c.op(OP.LOAD_LOCALS);
  c.op(OP.RETURN_VALUE);
  c.makeClosure(c.finish(true), 0);
  c.opArg(OP.CALL_FUNCTION, 0);
  c.op(OP.BUILD_CLASS);
  for (let i = s.decoratorList.length; i > 0; i--) c.opArg(OP.CALL_FUNCTION, 1);
  c.nameOp(s.name, "Store");
}

function visitIf(c: Codegen, node: ast.If): void {
  // An elif chain nests to the right; its ends are entered from the innermost out, as recursion would.
  const ends: Block[] = [];
  let s: ast.If | undefined = node;
  while (s !== undefined) {
    const end = new Block();
    ends.push(end);
    let rest: ast.StmtNode[] = [];
    const known = c.constantTest(s.test);
    if (known === 0) rest = s.orelse;
    else if (known === 1) visitStmts(c, s.body);
    else {
      const next = s.orelse.length > 0 ? new Block() : end;
      visitExpr(c, s.test);
      c.jump(POP_JUMP_IF_FALSE, next);
      visitStmts(c, s.body);
      c.jump(JUMP_FORWARD, end);
      if (s.orelse.length > 0) {
        c.useNextBlock(next);
        rest = s.orelse;
      }
    }
    s = undefined;
    if (rest.length === 1 && rest[0].kind === "If") {
      s = rest[0];
      c.unit.lineno = s.lineno;
      c.unit.linenoSet = false;
    } else visitStmts(c, rest);
  }
  for (let i = ends.length - 1; i >= 0; i--) c.useNextBlock(ends[i]);
}

function visitFor(c: Codegen, s: ast.For): void {
  const start = new Block();
  const cleanup = new Block();
  const end = new Block();
  c.jump(OP.SETUP_LOOP, end);
  c.pushFrameBlock(FrameBlock.Loop, start);
  visitExpr(c, s.iter);
  c.op(OP.GET_ITER);
  c.useNextBlock(start);
  c.jump(OP.FOR_ITER, cleanup);
  visitExpr(c, s.target);
  visitStmts(c, s.body);
  c.jump(JUMP_ABSOLUTE, start);
  c.useNextBlock(cleanup);
  c.op(POP_BLOCK);
  c.popFrameBlock();
  visitStmts(c, s.orelse);
  c.useNextBlock(end);
}

function visitWhile(c: Codegen, s: ast.While): void {
  const known = c.constantTest(s.test);
  if (known === 0) return visitStmts(c, s.orelse);
  const loop = new Block();
  const end = new Block();
  const anchor = new Block();
  c.jump(OP.SETUP_LOOP, end);
  c.useNextBlock(loop);
  c.pushFrameBlock(FrameBlock.Loop, loop);
  if (known === -1) {
    visitExpr(c, s.test);
    c.jump(POP_JUMP_IF_FALSE, anchor);
  }
  visitStmts(c, s.body);
  c.jump(JUMP_ABSOLUTE, loop);
  // CPYTHON: an endless loop has no way to its POP_BLOCK, which is there nevertheless.
  if (known === -1) c.useNextBlock(anchor);
  c.op(POP_BLOCK);
  c.popFrameBlock();
  visitStmts(c, s.orelse);
  c.useNextBlock(end);
}

function visitContinue(c: Codegen): void {
  const { frameBlocks, frameTargets } = c.unit;
  let i = frameBlocks.length - 1;
  if (i < 0) throw c.error("'continue' not properly in loop");
  switch (frameBlocks[i]) {
    case FrameBlock.Loop:
      return c.jump(JUMP_ABSOLUTE, frameTargets[i]);
    case FrameBlock.FinallyEnd:
      throw c.error("'continue' not supported inside 'finally' clause");
    default:
      // No finally clause may lie between here and the loop.
      while (--i >= 0 && frameBlocks[i] !== FrameBlock.Loop) {
        if (frameBlocks[i] === FrameBlock.FinallyEnd) {
          throw c.error("'continue' not supported inside 'finally' clause");
        }
      }
      if (i < 0) throw c.error("'continue' not properly in loop");
      return c.jump(OP.CONTINUE_LOOP, frameTargets[i]);
  }
}

function visitTryExcept(c: Codegen, s: ast.TryExcept): void {
  const body = new Block();
  const orelse = new Block();
  const end = new Block();
  let except = new Block();
  c.jump(OP.SETUP_EXCEPT, except);
  c.useNextBlock(body);
  c.pushFrameBlock(FrameBlock.Except, body);
  visitStmts(c, s.body);
  c.op(POP_BLOCK);
  c.popFrameBlock();
  c.jump(JUMP_FORWARD, orelse);
  c.useNextBlock(except);
  s.handlers.forEach((handler, i) => {
    if (handler.type === null && i < s.handlers.length - 1) throw c.error("default 'except:' must be last");
    c.unit.lineno = handler.lineno;
    c.unit.linenoSet = false;
    except = new Block();
    if (handler.type !== null) {
      c.op(OP.DUP_TOP);
      visitExpr(c, handler.type);
      c.opArg(OP.COMPARE_OP, EXCEPTION_MATCH);
      c.jump(POP_JUMP_IF_FALSE, except);
    }
    c.op(POP_TOP);
    if (handler.name !== null) visitExpr(c, handler.name);
    else c.op(POP_TOP);
    c.op(POP_TOP);
    visitStmts(c, handler.body);
    c.jump(JUMP_FORWARD, end);
    c.useNextBlock(except);
  });
  c.op(END_FINALLY);
  c.useNextBlock(orelse);
  visitStmts(c, s.orelse);
  c.useNextBlock(end);
}

function visitTryFinally(c: Codegen, s: ast.TryFinally): void {
  const body = new Block();
  const end = new Block();
  c.jump(OP.SETUP_FINALLY, end);
  c.useNextBlock(body);
  c.pushFrameBlock(FrameBlock.FinallyTry, body);
  visitStmts(c, s.body);
  c.op(POP_BLOCK);
  c.popFrameBlock();
  c.loadConst(null);
  c.useNextBlock(end);
  c.pushFrameBlock(FrameBlock.FinallyEnd, end);
  visitStmts(c, s.finalbody);
  c.op(END_FINALLY);
  c.popFrameBlock();
}

function visitWith(c: Codegen, s: ast.With): void {
  const block = new Block();
  const handler = new Block();
  visitExpr(c, s.contextExpr);
  c.jump(OP.SETUP_WITH, handler);
  c.useNextBlock(block);
  c.pushFrameBlock(FrameBlock.FinallyTry, block);
  if (s.optionalVars !== null) visitExpr(c, s.optionalVars);
  else c.op(POP_TOP);
  visitStmts(c, s.body);
  c.op(POP_BLOCK);
  c.popFrameBlock();
  c.loadConst(null);
  c.useNextBlock(handler);
  c.pushFrameBlock(FrameBlock.FinallyEnd, handler);
  c.op(OP.WITH_CLEANUP);
  c.op(END_FINALLY);
  c.popFrameBlock();
}

function visitImport(c: Codegen, s: ast.Import): void {
  for (const { name, asname } of s.names) {
    c.loadConst(c.context.flags & CO_FUTURE_ABSOLUTE_IMPORT ? 0 : -1);
    c.loadConst(null);
    c.opMangled(OP.IMPORT_NAME, name);
    const parts = name.split(".");
    if (asname === null) c.nameOp(parts[0], "Store");
    else {
      // `import a.b.c as d` binds the innermost module.
      for (let i = 1; i < parts.length; i++) c.opName(OP.LOAD_ATTR, parts[i]);
      c.nameOp(asname, "Store");
    }
  }
}

function visitImportFrom(c: Codegen, s: ast.ImportFrom): void {
  const level = s.level === 0 && !(c.context.flags & CO_FUTURE_ABSOLUTE_IMPORT) ? -1 : s.level;
  if (s.lineno > c.context.futureLineno && s.module === "__future__") {
    throw c.error("from __future__ imports must occur at the beginning of the file");
  }
  c.loadConst(level);
  c.loadConst(new PyTuple(s.names.map((alias) => alias.name)));
  c.opMangled(OP.IMPORT_NAME, s.module ?? "");
  if (s.names[0].name === "*") return c.op(OP.IMPORT_STAR);
  for (const { name, asname } of s.names) {
    c.opMangled(OP.IMPORT_FROM, name);
    c.nameOp(asname ?? name, "Store");
  }
  c.op(POP_TOP);
}

function visitPrint(c: Codegen, s: ast.Print): void {
  const to = s.dest !== null;
  if (s.dest !== null) visitExpr(c, s.dest);
  for (const value of s.values) {
    if (to) {
      c.op(OP.DUP_TOP);
      visitExpr(c, value);
      c.op(OP.ROT_TWO);
      c.op(OP.PRINT_ITEM_TO);
    } else {
      visitExpr(c, value);
      c.op(OP.PRINT_ITEM);
    }
  }
  if (s.nl) c.op(to ? OP.PRINT_NEWLINE_TO : OP.PRINT_NEWLINE);
  else if (to) c.op(POP_TOP);
}

function visitAssert(c: Codegen, s: ast.Assert): void {
  if (c.context.optimize > 0) return;
  if (s.test.kind === "Tuple" && s.test.elts.length > 0) {
    c.context.warn("assertion is always true, perhaps remove parentheses?", c.unit.lineno);
  }
  visitExpr(c, s.test);
  const end = new Block();
  c.jump(POP_JUMP_IF_TRUE, end);
  c.opName(OP.LOAD_GLOBAL, "AssertionError");
  if (s.msg !== null) {
    visitExpr(c, s.msg);
    c.opArg(OP.CALL_FUNCTION, 1);
  }
  c.opArg(OP.RAISE_VARARGS, 1);
  c.useNextBlock(end);
}
