// SPDX-License-Identifier: MIT
/**
 * The abstract syntax tree: the node types of CPython 2.7's `Python.asdl`, same names, same fields (in camelCase).
 *
 * Every node is a plain object with a string `kind` equal to its ASDL constructor, so unions discriminate on `kind`.
 * The unions of ASDL's sum types are `ModNode`, `StmtNode`, `ExprNode`, `SliceNode`; constructors without fields that
 * ASDL uses as enumerations (operators, contexts) are strings. An optional field that is absent is `null`.
 * `colOffset` counts bytes of the line in UTF-8, as CPython's does. Import this file as a namespace: some names
 * (`Set`, `Call`) shadow JavaScript's.
 */
import type { PyComplex, PyFloat, PyInt, PyLong, PyUnicode } from "../vm/base/value.ts";

/** Where an expression or statement starts. */
export interface Located {
  /** 1-based line. */
  lineno: number;
  /** 0-based byte offset in the line; -1 where CPython has none. */
  colOffset: number;
}

/** How a name, attribute, subscript, list or tuple is used. */
export type ExprContext = "Load" | "Store" | "Del" | "AugLoad" | "AugStore" | "Param";
export type BoolOperator = "And" | "Or";
export type Operator =
  | "Add"
  | "Sub"
  | "Mult"
  | "Div"
  | "Mod"
  | "Pow"
  | "LShift"
  | "RShift"
  | "BitOr"
  | "BitXor"
  | "BitAnd"
  | "FloorDiv";
export type UnaryOperator = "Invert" | "Not" | "UAdd" | "USub";
export type CmpOp = "Eq" | "NotEq" | "Lt" | "LtE" | "Gt" | "GtE" | "Is" | "IsNot" | "In" | "NotIn";

// mod

/** A file: mode `exec`. */
export interface Module {
  kind: "Module";
  body: StmtNode[];
}
/** One interactive statement (possibly several simple ones): mode `single`. */
export interface Interactive {
  kind: "Interactive";
  body: StmtNode[];
}
/** An expression: mode `eval`. */
export interface Expression {
  kind: "Expression";
  body: ExprNode;
}
export type ModNode = Module | Interactive | Expression;

// stmt

export interface FunctionDef extends Located {
  kind: "FunctionDef";
  name: string;
  args: Arguments;
  body: StmtNode[];
  decoratorList: ExprNode[];
}
export interface ClassDef extends Located {
  kind: "ClassDef";
  name: string;
  bases: ExprNode[];
  body: StmtNode[];
  decoratorList: ExprNode[];
}
export interface Return extends Located {
  kind: "Return";
  value: ExprNode | null;
}
export interface Delete extends Located {
  kind: "Delete";
  targets: ExprNode[];
}
export interface Assign extends Located {
  kind: "Assign";
  targets: ExprNode[];
  value: ExprNode;
}
export interface AugAssign extends Located {
  kind: "AugAssign";
  target: ExprNode;
  op: Operator;
  value: ExprNode;
}
export interface Print extends Located {
  kind: "Print";
  dest: ExprNode | null;
  values: ExprNode[];
  /** Whether a newline follows (no trailing comma). */
  nl: boolean;
}
export interface For extends Located {
  kind: "For";
  target: ExprNode;
  iter: ExprNode;
  body: StmtNode[];
  orelse: StmtNode[];
}
export interface While extends Located {
  kind: "While";
  test: ExprNode;
  body: StmtNode[];
  orelse: StmtNode[];
}
export interface If extends Located {
  kind: "If";
  test: ExprNode;
  body: StmtNode[];
  orelse: StmtNode[];
}
/** One item only: `with a, b:` nests. */
export interface With extends Located {
  kind: "With";
  contextExpr: ExprNode;
  optionalVars: ExprNode | null;
  body: StmtNode[];
}
export interface Raise extends Located {
  kind: "Raise";
  type: ExprNode | null;
  inst: ExprNode | null;
  tback: ExprNode | null;
}
export interface TryExcept extends Located {
  kind: "TryExcept";
  body: StmtNode[];
  handlers: ExceptHandler[];
  orelse: StmtNode[];
}
export interface TryFinally extends Located {
  kind: "TryFinally";
  body: StmtNode[];
  finalbody: StmtNode[];
}
export interface Assert extends Located {
  kind: "Assert";
  test: ExprNode;
  msg: ExprNode | null;
}
export interface Import extends Located {
  kind: "Import";
  names: Alias[];
}
export interface ImportFrom extends Located {
  kind: "ImportFrom";
  /** `null` for `from . import x`. */
  module: string | null;
  names: Alias[];
  /** Number of leading dots. */
  level: number;
}
export interface Exec extends Located {
  kind: "Exec";
  body: ExprNode;
  globals: ExprNode | null;
  locals: ExprNode | null;
}
export interface Global extends Located {
  kind: "Global";
  names: string[];
}
export interface Expr extends Located {
  kind: "Expr";
  value: ExprNode;
}
export interface Pass extends Located {
  kind: "Pass";
}
export interface Break extends Located {
  kind: "Break";
}
export interface Continue extends Located {
  kind: "Continue";
}
export type StmtNode =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | AugAssign
  | Print
  | For
  | While
  | If
  | With
  | Raise
  | TryExcept
  | TryFinally
  | Assert
  | Import
  | ImportFrom
  | Exec
  | Global
  | Expr
  | Pass
  | Break
  | Continue;

// expr

export interface BoolOp extends Located {
  kind: "BoolOp";
  op: BoolOperator;
  values: ExprNode[];
}
export interface BinOp extends Located {
  kind: "BinOp";
  left: ExprNode;
  op: Operator;
  right: ExprNode;
}
export interface UnaryOp extends Located {
  kind: "UnaryOp";
  op: UnaryOperator;
  operand: ExprNode;
}
export interface Lambda extends Located {
  kind: "Lambda";
  args: Arguments;
  body: ExprNode;
}
export interface IfExp extends Located {
  kind: "IfExp";
  test: ExprNode;
  body: ExprNode;
  orelse: ExprNode;
}
export interface Dict extends Located {
  kind: "Dict";
  keys: ExprNode[];
  values: ExprNode[];
}
export interface Set extends Located {
  kind: "Set";
  elts: ExprNode[];
}
export interface ListComp extends Located {
  kind: "ListComp";
  elt: ExprNode;
  generators: Comprehension[];
}
export interface SetComp extends Located {
  kind: "SetComp";
  elt: ExprNode;
  generators: Comprehension[];
}
export interface DictComp extends Located {
  kind: "DictComp";
  key: ExprNode;
  value: ExprNode;
  generators: Comprehension[];
}
export interface GeneratorExp extends Located {
  kind: "GeneratorExp";
  elt: ExprNode;
  generators: Comprehension[];
}
export interface Yield extends Located {
  kind: "Yield";
  value: ExprNode | null;
}
export interface Compare extends Located {
  kind: "Compare";
  left: ExprNode;
  ops: CmpOp[];
  comparators: ExprNode[];
}
export interface Call extends Located {
  kind: "Call";
  func: ExprNode;
  args: ExprNode[];
  keywords: Keyword[];
  starargs: ExprNode | null;
  kwargs: ExprNode | null;
}
/** Backticks. */
export interface Repr extends Located {
  kind: "Repr";
  value: ExprNode;
}
export interface Num extends Located {
  kind: "Num";
  n: NumberValue;
}
export interface Str extends Located {
  kind: "Str";
  s: string | PyUnicode;
}
export interface Attribute extends Located {
  kind: "Attribute";
  value: ExprNode;
  attr: string;
  ctx: ExprContext;
}
export interface Subscript extends Located {
  kind: "Subscript";
  value: ExprNode;
  slice: SliceNode;
  ctx: ExprContext;
}
/** Any name, `None` included. */
export interface Name extends Located {
  kind: "Name";
  id: string;
  ctx: ExprContext;
}
export interface List extends Located {
  kind: "List";
  elts: ExprNode[];
  ctx: ExprContext;
}
export interface Tuple extends Located {
  kind: "Tuple";
  elts: ExprNode[];
  ctx: ExprContext;
}
/** Value of a number literal. */
export type NumberValue = number | PyInt | PyLong | PyFloat | PyComplex;
export type ExprNode =
  | BoolOp
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | Set
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Yield
  | Compare
  | Call
  | Repr
  | Num
  | Str
  | Attribute
  | Subscript
  | Name
  | List
  | Tuple;

// slice (no positions)

export interface Ellipsis {
  kind: "Ellipsis";
}
export interface Slice {
  kind: "Slice";
  lower: ExprNode | null;
  upper: ExprNode | null;
  /** `x[a:b:]` has the name `None` here, `x[a:b]` has `null`. */
  step: ExprNode | null;
}
export interface ExtSlice {
  kind: "ExtSlice";
  dims: SliceNode[];
}
export interface Index {
  kind: "Index";
  value: ExprNode;
}
export type SliceNode = Ellipsis | Slice | ExtSlice | Index;

// the rest

export interface Comprehension {
  kind: "comprehension";
  target: ExprNode;
  iter: ExprNode;
  ifs: ExprNode[];
}
export interface ExceptHandler extends Located {
  kind: "ExceptHandler";
  type: ExprNode | null;
  name: ExprNode | null;
  body: StmtNode[];
}
export interface Arguments {
  kind: "arguments";
  /** Names (context `Param`) and, for tuple parameters, tuples (context `Store`). */
  args: ExprNode[];
  vararg: string | null;
  kwarg: string | null;
  /** Defaults of the last `defaults.length` of `args`. */
  defaults: ExprNode[];
}
export interface Keyword {
  kind: "keyword";
  arg: string;
  value: ExprNode;
}
export interface Alias {
  kind: "alias";
  /** A dotted name, or `*`. */
  name: string;
  asname: string | null;
}
export type AnyNode =
  | ModNode
  | StmtNode
  | ExprNode
  | SliceNode
  | Comprehension
  | ExceptHandler
  | Arguments
  | Keyword
  | Alias;
