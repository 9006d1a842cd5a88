// SPDX-License-Identifier: MIT
/**
 * The node types of Python 2.7's syntax trees, and what their fields hold (CPython `Parser/Python.asdl`). Trees of the
 * compiler (`compiler/ast.ts`) are plain objects with a string `kind`; those of the module `_ast` are objects of Python.
 */

/** What a field holds: a value of this type, `*` any number of them, `?` one or none. */
export interface Field {
  /** As Python spells it. */
  readonly name: string;
  /** As the compiler's trees spell it. */
  readonly property: string;
  /** The name of a type of nodes, or `identifier`, `string`, `number`, `int`, `bool`. */
  readonly type: string;
  readonly many: boolean;
  readonly optional: boolean;
}

/** One kind of nodes. */
export interface Kind {
  readonly name: string;
  /** The type it belongs to; its own name where the type has no other kinds. */
  readonly type: string;
  readonly fields: readonly Field[];
}

/** A type of nodes. */
export interface NodeType {
  readonly name: string;
  /** Nodes have a line and a column. */
  readonly located: boolean;
  /** Nodes have no fields: trees of the compiler have the name of the kind in their place. */
  readonly isEnum: boolean;
  readonly kinds: readonly Kind[];
}

/** Types with their kinds, and those with their fields; `@` marks types whose nodes have a place. */
const TEXT: Record<string, Record<string, string>> = {
  mod: {
    Module: "stmt*body",
    Interactive: "stmt*body",
    Expression: "expr body",
    Suite: "stmt*body",
  },
  "@stmt": {
    FunctionDef: "identifier name, arguments args, stmt*body, expr*decorator_list",
    ClassDef: "identifier name, expr*bases, stmt*body, expr*decorator_list",
    Return: "expr?value",
    Delete: "expr*targets",
    Assign: "expr*targets, expr value",
    AugAssign: "expr target, operator op, expr value",
    Print: "expr?dest, expr*values, bool nl",
    For: "expr target, expr iter, stmt*body, stmt*orelse",
    While: "expr test, stmt*body, stmt*orelse",
    If: "expr test, stmt*body, stmt*orelse",
    With: "expr context_expr, expr?optional_vars, stmt*body",
    Raise: "expr?type, expr?inst, expr?tback",
    TryExcept: "stmt*body, excepthandler*handlers, stmt*orelse",
    TryFinally: "stmt*body, stmt*finalbody",
    Assert: "expr test, expr?msg",
    Import: "alias*names",
    ImportFrom: "identifier?module, alias*names, int?level",
    Exec: "expr body, expr?globals, expr?locals",
    Global: "identifier*names",
    Expr: "expr value",
    Pass: "",
    Break: "",
    Continue: "",
  },
  "@expr": {
    BoolOp: "boolop op, expr*values",
    BinOp: "expr left, operator op, expr right",
    UnaryOp: "unaryop op, expr operand",
    Lambda: "arguments args, expr body",
    IfExp: "expr test, expr body, expr orelse",
    Dict: "expr*keys, expr*values",
    Set: "expr*elts",
    ListComp: "expr elt, comprehension*generators",
    SetComp: "expr elt, comprehension*generators",
    DictComp: "expr key, expr value, comprehension*generators",
    GeneratorExp: "expr elt, comprehension*generators",
    Yield: "expr?value",
    Compare: "expr left, cmpop*ops, expr*comparators",
    Call: "expr func, expr*args, keyword*keywords, expr?starargs, expr?kwargs",
    Repr: "expr value",
    Num: "number n",
    Str: "string s",
    Attribute: "expr value, identifier attr, expr_context ctx",
    Subscript: "expr value, slice slice, expr_context ctx",
    Name: "identifier id, expr_context ctx",
    List: "expr*elts, expr_context ctx",
    Tuple: "expr*elts, expr_context ctx",
  },
  slice: {
    Ellipsis: "",
    Slice: "expr?lower, expr?upper, expr?step",
    ExtSlice: "slice*dims",
    Index: "expr value",
  },
  comprehension: { comprehension: "expr target, expr iter, expr*ifs" },
  "@excepthandler": { ExceptHandler: "expr?type, expr?name, stmt*body" },
  arguments: { arguments: "expr*args, identifier?vararg, identifier?kwarg, expr*defaults" },
  keyword: { keyword: "identifier arg, expr value" },
  alias: { alias: "identifier name, identifier?asname" },
};

/** Types whose nodes only say which one they are. */
const ENUMS: Record<string, string> = {
  expr_context: "Load Store Del AugLoad AugStore Param",
  boolop: "And Or",
  operator: "Add Sub Mult Div Mod Pow LShift RShift BitOr BitXor BitAnd FloorDiv",
  unaryop: "Invert Not UAdd USub",
  cmpop: "Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn",
};

function field(text: string): Field {
  const [, type, sign, name] = /^(\w+)([ *?])(\w+)$/.exec(text)!;
  const property = name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return { name, property, type, many: sign === "*", optional: sign === "?" };
}

/** All types, by name. */
export const NODE_TYPES: ReadonlyMap<string, NodeType> = new Map([
  ...Object.entries(TEXT).map(([key, kinds]): NodeType => {
    const name = key.replace("@", "");
    return {
      name,
      located: key !== name,
      isEnum: false,
      kinds: Object.entries(kinds).map(([kind, fields]) => ({
        name: kind,
        type: name,
        fields: fields === "" ? [] : fields.split(", ").map(field),
      })),
    };
  }),
  ...Object.entries(ENUMS).map(([name, kinds]): NodeType => ({
    name,
    located: false,
    isEnum: true,
    kinds: kinds.split(" ").map((kind) => ({ name: kind, type: name, fields: [] })),
  })),
].map((type) => [type.name, type]));

/** All kinds of nodes, by name. */
export const NODE_KINDS: ReadonlyMap<string, Kind> = new Map(
  [...NODE_TYPES.values()].flatMap(({ kinds }) => kinds.map((kind) => [kind.name, kind] as const)),
);

/** The flag of `compile()` that asks for a tree. */
export const PYCF_ONLY_AST = 0x400;

/** A node of the compiler's trees, whatever its kind. */
export interface SyntaxNode {
  readonly kind: string;
  readonly [property: string]: unknown;
}

/** A tree that the compiler made or is to compile. */
export class SyntaxTree {
  /** @param root Of the type `mod`. */
  constructor(readonly root: SyntaxNode) {}
}

/** Lists of which the compiler takes for granted that they have so many items: `1` at least one, else as many as another. */
const SHAPES: Record<string, readonly [list: string, as: string | 1]> = {
  BoolOp: ["values", 1],
  Compare: ["comparators", "ops"],
  Dict: ["values", "keys"],
  ListComp: ["generators", 1],
  SetComp: ["generators", 1],
  DictComp: ["generators", 1],
  GeneratorExp: ["generators", 1],
};

/** What is wrong with the lengths of a node's lists: such nodes make CPython crash. Undefined where nothing is. */
export function shapeFault(node: SyntaxNode): string | undefined {
  const shape = SHAPES[node.kind];
  if (shape === undefined) return undefined;
  const [list, as] = shape;
  const n = (node[list] as unknown[]).length;
  if (n === 0 && node.kind !== "Dict") return `empty ${list} on ${node.kind}`;
  if (as !== 1 && n !== (node[as] as unknown[]).length) {
    return `${node.kind} has a different number of ${list} and ${as}`;
  }
  return undefined;
}
