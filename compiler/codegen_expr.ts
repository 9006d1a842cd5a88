// SPDX-License-Identifier: MIT
/**
 * Code generation for expressions, one function per node.
 *
 * CPYTHON: `compiler_visit_expr` and below in `Python/compile.c` of 2.7.18; the order in which blocks are made does not
 * matter, the order in which they are entered does.
 */
import { Ellipsis } from "../vm/base/value.ts";
import { CO_FUTURE_DIVISION } from "../vm/bytecode/code.ts";
import { OP } from "../vm/bytecode/opcodes.ts";
import type * as ast from "./ast.ts";
import type { Codegen } from "./codegen_base.ts";
import { Block } from "./emit.ts";
import { FUNCTION_BLOCK } from "./symtable.ts";

const { JUMP_ABSOLUTE, JUMP_FORWARD, POP_JUMP_IF_FALSE, JUMP_IF_FALSE_OR_POP, JUMP_IF_TRUE_OR_POP, FOR_ITER } = OP;

const UNARY: Record<ast.UnaryOperator, number> = {
  Invert: OP.UNARY_INVERT,
  Not: OP.UNARY_NOT,
  UAdd: OP.UNARY_POSITIVE,
  USub: OP.UNARY_NEGATIVE,
};

const BINARY: Record<ast.Operator, number> = {
  Add: OP.BINARY_ADD,
  Sub: OP.BINARY_SUBTRACT,
  Mult: OP.BINARY_MULTIPLY,
  Div: OP.BINARY_DIVIDE,
  Mod: OP.BINARY_MODULO,
  Pow: OP.BINARY_POWER,
  LShift: OP.BINARY_LSHIFT,
  RShift: OP.BINARY_RSHIFT,
  BitOr: OP.BINARY_OR,
  BitXor: OP.BINARY_XOR,
  BitAnd: OP.BINARY_AND,
  FloorDiv: OP.BINARY_FLOOR_DIVIDE,
};

/** Operand of COMPARE_OP. */
const COMPARE: Record<ast.CmpOp, number> = {
  Lt: 0,
  LtE: 1,
  Eq: 2,
  NotEq: 3,
  Gt: 4,
  GtE: 5,
  In: 6,
  NotIn: 7,
  Is: 8,
  IsNot: 9,
};

/** Emits code that leaves the value of `e` on the stack, or for targets takes the value from it. */
export function visitExpr(c: Codegen, e: ast.ExprNode): void {
  startLine(c, e);
  switch (e.kind) {
    case "Name":
      return c.nameOp(e.id, e.ctx === "Param" || e.ctx === "AugLoad" ? "Load" : e.ctx === "AugStore" ? "Store" : e.ctx);
    case "Attribute":
      return e.ctx === "Load" ? visitSpine(c, e) : visitAttribute(c, e, e.ctx);
    case "Str":
      return c.loadConst(e.s);
    case "Num":
      return c.loadConst(e.n);
    case "Call":
    case "BinOp":
      return visitSpine(c, e);
    case "Subscript":
      return e.ctx === "Load" ? visitSpine(c, e) : visitSubscript(c, e, e.ctx);
    case "Compare":
      return visitCompare(c, e);
    case "Tuple":
    case "List":
      if (e.ctx === "Store") c.opArg(OP.UNPACK_SEQUENCE, e.elts.length);
      visitExprs(c, e.elts);
      if (e.ctx === "Load") c.opArg(e.kind === "Tuple" ? OP.BUILD_TUPLE : OP.BUILD_LIST, e.elts.length);
      return;
    case "BoolOp":
      return visitBoolOp(c, e);
    case "UnaryOp":
      visitExpr(c, e.operand);
      return c.op(UNARY[e.op]);
    case "IfExp": {
      const end = new Block();
      const next = new Block();
      visitExpr(c, e.test);
      c.jump(POP_JUMP_IF_FALSE, next);
      visitExpr(c, e.body);
      c.jump(JUMP_FORWARD, end);
      c.useNextBlock(next);
      visitExpr(c, e.orelse);
      return c.useNextBlock(end);
    }
    case "Dict":
      c.opArg(OP.BUILD_MAP, Math.min(e.values.length, 0xffff));
      for (let i = 0; i < e.values.length; i++) {
        visitExpr(c, e.values[i]);
        visitExpr(c, e.keys[i]);
        c.op(OP.STORE_MAP);
      }
      return;
    case "Set":
      visitExprs(c, e.elts);
      return c.opArg(OP.BUILD_SET, e.elts.length);
    case "Lambda":
      return visitLambda(c, e);
    case "ListComp":
      c.opArg(OP.BUILD_LIST, 0);
      return listCompGenerator(c, e.generators, 0, e.elt);
    case "GeneratorExp":
      return visitComprehension(c, e, "<genexpr>");
    case "SetComp":
      return visitComprehension(c, e, "<setcomp>");
    case "DictComp":
      return visitComprehension(c, e, "<dictcomp>");
    case "Yield":
      if (c.unit.scope.type !== FUNCTION_BLOCK) throw c.error("'yield' outside function");
      if (e.value !== null) visitExpr(c, e.value);
      else c.loadConst(null);
      return c.op(OP.YIELD_VALUE);
    case "Repr":
      visitExpr(c, e.value);
      return c.op(OP.UNARY_CONVERT);
  }
}

/** An expression that starts further down than what came before starts a line of its own. */
function startLine(c: Codegen, e: ast.ExprNode): void {
  const unit = c.unit;
  if (e.lineno > unit.lineno) {
    unit.lineno = e.lineno;
    unit.linenoSet = false;
  }
}

/** Visits each expression in turn. */
export function visitExprs(c: Codegen, list: ast.ExprNode[]): void {
  for (let i = 0; i < list.length; i++) visitExpr(c, list[i]);
}

function binaryOp(c: Codegen, op: ast.Operator): number {
  return op === "Div" && c.context.flags & CO_FUTURE_DIVISION ? OP.BINARY_TRUE_DIVIDE : BINARY[op];
}

/**
 * Operators, calls, attributes and subscripts nest to the left; `a + b + c …` or `a.b().c() …` may be thousands of nodes
 * deep. So the spine is walked down in a loop, and on the way back up each node emits what comes after its left part.
 */
function visitSpine(c: Codegen, node: ast.ExprNode): void {
  const spine: ast.ExprNode[] = [];
  let e = node;
  for (;;) {
    let left: ast.ExprNode;
    if (e.kind === "BinOp") left = e.left;
    else if (e.kind === "Call") left = e.func;
    else if ((e.kind === "Attribute" || e.kind === "Subscript") && e.ctx === "Load") left = e.value;
    else break;
    spine.push(e);
    e = left;
    // All operators but the innermost have the line of their sign, which may lie below that of the operands left of it.
    startLine(c, e);
  }
  visitExpr(c, e);
  for (let i = spine.length - 1; i >= 0; i--) {
    const up = spine[i];
    switch (up.kind) {
      case "BinOp":
        visitExpr(c, up.right);
        c.op(binaryOp(c, up.op));
        break;
      case "Attribute":
        c.opMangled(OP.LOAD_ATTR, up.attr);
        break;
      case "Call":
        finishCall(c, up);
        break;
      case "Subscript":
        finishSubscript(c, up, "Load");
        break;
    }
  }
}

function visitBoolOp(c: Codegen, e: ast.BoolOp): void {
  const end = new Block();
  const op = e.op === "And" ? JUMP_IF_FALSE_OR_POP : JUMP_IF_TRUE_OR_POP;
  const last = e.values.length - 1;
  for (let i = 0; i < last; i++) {
    visitExpr(c, e.values[i]);
    c.jump(op, end);
  }
  visitExpr(c, e.values[last]);
  c.useNextBlock(end);
}

function visitCompare(c: Codegen, e: ast.Compare): void {
  visitExpr(c, e.left);
  const { ops, comparators } = e;
  const last = ops.length - 1;
  if (last === 0) {
    visitExpr(c, comparators[0]);
    return c.opArg(OP.COMPARE_OP, COMPARE[ops[0]]);
  }
  const cleanup = new Block();
  visitExpr(c, comparators[0]);
  for (let i = 1; i <= last; i++) {
    c.op(OP.DUP_TOP);
    c.op(OP.ROT_THREE);
    c.opArg(OP.COMPARE_OP, COMPARE[ops[i - 1]]);
    c.jump(JUMP_IF_FALSE_OR_POP, cleanup);
    c.nextBlock();
    if (i < last) visitExpr(c, comparators[i]);
  }
  visitExpr(c, comparators[last]);
  c.opArg(OP.COMPARE_OP, COMPARE[ops[last]]);
  const end = new Block();
  c.jump(JUMP_FORWARD, end);
  c.useNextBlock(cleanup);
  c.op(OP.ROT_TWO);
  c.op(OP.POP_TOP);
  c.useNextBlock(end);
}

/** The arguments and the call itself. */
function finishCall(c: Codegen, e: ast.Call): void {
  visitExprs(c, e.args);
  for (const keyword of e.keywords) {
    c.loadConst(keyword.arg);
    visitExpr(c, keyword.value);
  }
  let op: number = OP.CALL_FUNCTION;
  if (e.starargs !== null) {
    visitExpr(c, e.starargs);
    op = OP.CALL_FUNCTION_VAR;
  }
  if (e.kwargs !== null) {
    visitExpr(c, e.kwargs);
    op = e.starargs === null ? OP.CALL_FUNCTION_KW : OP.CALL_FUNCTION_VAR_KW;
  }
  c.opArg(op, e.args.length | (e.keywords.length << 8));
}

function visitAttribute(c: Codegen, e: ast.Attribute, ctx: ast.ExprContext): void {
  if (ctx !== "AugStore") visitExpr(c, e.value);
  if (ctx === "AugLoad") c.op(OP.DUP_TOP);
  else if (ctx === "AugStore") c.op(OP.ROT_TWO);
  const op = ctx === "Del" ? OP.DELETE_ATTR : ctx === "Store" || ctx === "AugStore" ? OP.STORE_ATTR : OP.LOAD_ATTR;
  c.opMangled(op, e.attr);
}

function visitSubscript(c: Codegen, e: ast.Subscript, ctx: ast.ExprContext): void {
  if (ctx !== "AugStore") visitExpr(c, e.value);
  finishSubscript(c, e, ctx);
}

/** What comes after the subscripted value. */
function finishSubscript(c: Codegen, e: ast.Subscript, ctx: ast.ExprContext): void {
  const { slice } = e;
  if (slice.kind === "Slice" && slice.step === null) return simpleSlice(c, slice, ctx);
  if (ctx !== "AugStore") {
    if (slice.kind === "ExtSlice") {
      for (const dim of slice.dims) visitSlicePart(c, dim);
      c.opArg(OP.BUILD_TUPLE, slice.dims.length);
    } else visitSlicePart(c, slice);
  }
  if (ctx === "AugLoad") c.opArg(OP.DUP_TOPX, 2);
  else if (ctx === "AugStore") c.op(OP.ROT_THREE);
  c.op(ctx === "Del" ? OP.DELETE_SUBSCR : ctx === "Store" || ctx === "AugStore" ? OP.STORE_SUBSCR : OP.BINARY_SUBSCR);
}

function visitSlicePart(c: Codegen, slice: ast.SliceNode): void {
  switch (slice.kind) {
    case "Index":
      return visitExpr(c, slice.value);
    case "Ellipsis":
      return c.loadConst(Ellipsis);
    case "Slice":
      if (slice.lower !== null) visitExpr(c, slice.lower);
      else c.loadConst(null);
      if (slice.upper !== null) visitExpr(c, slice.upper);
      else c.loadConst(null);
      if (slice.step !== null) visitExpr(c, slice.step);
      return c.opArg(OP.BUILD_SLICE, slice.step === null ? 2 : 3);
    case "ExtSlice":
      throw c.error("extended slice invalid in nested slice");
  }
}

/** `a[x:y]`, which has instructions of its own. */
function simpleSlice(c: Codegen, slice: ast.Slice, ctx: ast.ExprContext): void {
  const bounds = (slice.lower === null ? 0 : 1) + (slice.upper === null ? 0 : 1);
  const form = (slice.lower === null ? 0 : 1) + (slice.upper === null ? 0 : 2);
  if (ctx !== "AugStore") {
    if (slice.lower !== null) visitExpr(c, slice.lower);
    if (slice.upper !== null) visitExpr(c, slice.upper);
  }
  if (ctx === "AugLoad") {
    if (bounds === 0) c.op(OP.DUP_TOP);
    else c.opArg(OP.DUP_TOPX, bounds + 1);
  } else if (ctx === "AugStore") c.op(bounds === 0 ? OP.ROT_TWO : bounds === 1 ? OP.ROT_THREE : OP.ROT_FOUR);
  const base = ctx === "Del"
    ? OP.DELETE_SLICE_0
    : ctx === "Store" || ctx === "AugStore"
    ? OP.STORE_SLICE_0
    : OP.SLICE_0;
  c.op(base + form);
}

/** Emits the unpacking of tuple parameters, which arrive as `.0`, `.1`, … */
export function unpackTupleParameters(c: Codegen, args: ast.Arguments): void {
  for (let i = 0; i < args.args.length; i++) {
    const arg = args.args[i];
    if (arg.kind !== "Tuple") continue;
    c.nameOp("." + i, "Load");
    visitExpr(c, arg);
  }
}

function visitLambda(c: Codegen, e: ast.Lambda): void {
  visitExprs(c, e.args.defaults);
  c.enterScope("<lambda>", e, e.lineno);
  unpackTupleParameters(c, e.args);
  // None comes first, so that a lambda never has a docstring.
  c.unit.consts.add(null);
  c.unit.argcount = e.args.args.length;
  visitExpr(c, e.body);
  c.op(c.unit.scope.generator ? OP.POP_TOP : OP.RETURN_VALUE);
  c.makeClosure(c.finish(true), e.args.defaults.length);
}

function listCompGenerator(c: Codegen, generators: ast.Comprehension[], index: number, elt: ast.ExprNode): void {
  const start = new Block();
  const ifCleanup = new Block();
  const anchor = new Block();
  const generator = generators[index];
  visitExpr(c, generator.iter);
  c.op(OP.GET_ITER);
  c.useNextBlock(start);
  c.jump(FOR_ITER, anchor);
  c.nextBlock();
  visitExpr(c, generator.target);
  for (const test of generator.ifs) {
    visitExpr(c, test);
    c.jump(POP_JUMP_IF_FALSE, ifCleanup);
    c.nextBlock();
  }
  if (index + 1 < generators.length) listCompGenerator(c, generators, index + 1, elt);
  else {
    visitExpr(c, elt);
    c.opArg(OP.LIST_APPEND, index + 2);
    c.nextBlock();
  }
  c.useNextBlock(ifCleanup);
  c.jump(JUMP_ABSOLUTE, start);
  c.useNextBlock(anchor);
}

type OwnScope = ast.GeneratorExp | ast.SetComp | ast.DictComp;

function visitComprehension(c: Codegen, e: OwnScope, name: string): void {
  c.enterScope(name, e, e.lineno);
  if (e.kind === "SetComp") c.opArg(OP.BUILD_SET, 0);
  else if (e.kind === "DictComp") c.opArg(OP.BUILD_MAP, 0);
  comprehensionGenerator(c, e, 0);
  if (e.kind !== "GeneratorExp") c.op(OP.RETURN_VALUE);
  c.makeClosure(c.finish(true), 0);
  visitExpr(c, e.generators[0].iter);
  c.op(OP.GET_ITER);
  c.opArg(OP.CALL_FUNCTION, 1);
}

function comprehensionGenerator(c: Codegen, e: OwnScope, index: number): void {
  const start = new Block();
  const ifCleanup = new Block();
  const anchor = new Block();
  const generator = e.generators[index];
  if (index === 0) {
    // The outermost iterator is parameter `.0`.
    c.unit.argcount = 1;
    c.opArg(OP.LOAD_FAST, 0);
  } else {
    visitExpr(c, generator.iter);
    c.op(OP.GET_ITER);
  }
  c.useNextBlock(start);
  c.jump(FOR_ITER, anchor);
  c.nextBlock();
  visitExpr(c, generator.target);
  for (const test of generator.ifs) {
    visitExpr(c, test);
    c.jump(POP_JUMP_IF_FALSE, ifCleanup);
    c.nextBlock();
  }
  if (index + 1 < e.generators.length) comprehensionGenerator(c, e, index + 1);
  else {
    if (e.kind === "GeneratorExp") {
      visitExpr(c, e.elt);
      c.op(OP.YIELD_VALUE);
      c.op(OP.POP_TOP);
    } else if (e.kind === "SetComp") {
      visitExpr(c, e.elt);
      c.opArg(OP.SET_ADD, index + 2);
    } else {
      // As in `d[k] = v`, the value is computed before the key.
      visitExpr(c, e.value);
      visitExpr(c, e.key);
      c.opArg(OP.MAP_ADD, index + 2);
    }
    c.nextBlock();
  }
  c.useNextBlock(ifCleanup);
  c.jump(JUMP_ABSOLUTE, start);
  c.useNextBlock(anchor);
}

const INPLACE: Record<ast.Operator, number> = {
  Add: OP.INPLACE_ADD,
  Sub: OP.INPLACE_SUBTRACT,
  Mult: OP.INPLACE_MULTIPLY,
  Div: OP.INPLACE_DIVIDE,
  Mod: OP.INPLACE_MODULO,
  Pow: OP.INPLACE_POWER,
  LShift: OP.INPLACE_LSHIFT,
  RShift: OP.INPLACE_RSHIFT,
  BitOr: OP.INPLACE_OR,
  BitXor: OP.INPLACE_XOR,
  BitAnd: OP.INPLACE_AND,
  FloorDiv: OP.INPLACE_FLOOR_DIVIDE,
};

/** Emits `target op= value`; the target's parts are computed once. */
export function visitAugAssign(c: Codegen, s: ast.AugAssign): void {
  const { target } = s;
  const op = s.op === "Div" && c.context.flags & CO_FUTURE_DIVISION ? OP.INPLACE_TRUE_DIVIDE : INPLACE[s.op];
  switch (target.kind) {
    case "Name":
      c.nameOp(target.id, "Load");
      visitExpr(c, s.value);
      c.op(op);
      return c.nameOp(target.id, "Store");
    case "Attribute":
      startLine(c, target);
      visitAttribute(c, target, "AugLoad");
      visitExpr(c, s.value);
      c.op(op);
      startLine(c, target);
      return visitAttribute(c, target, "AugStore");
    case "Subscript":
      startLine(c, target);
      visitSubscript(c, target, "AugLoad");
      visitExpr(c, s.value);
      c.op(op);
      startLine(c, target);
      return visitSubscript(c, target, "AugStore");
    default:
      throw new TypeError(`Invalid node ${target.kind} as target of an augmented assignment`);
  }
}
