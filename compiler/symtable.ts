// SPDX-License-Identifier: MIT
/**
 * The symbol table: which names of each block are local, global, free or cell.
 *
 * CPYTHON: `Python/symtable.c` of 2.7.18: flags, order of visits (it decides which of two errors is reported), messages,
 * and the rules for `exec` and `import *` in nested functions. Two passes: `Builder` walks the tree and records uses and
 * bindings per block, `analyzeBlock` then resolves every name from the outside in.
 * Numbers are those of CPython's `_symtable` module, which exposes them to Python code. Longer than 500 lines because the
 * builder is one class with a case per node.
 */
import { PySyntaxError } from "./errors.ts";
import type * as ast from "./ast.ts";

/** Flags of a symbol. */
export const DEF_GLOBAL = 1;
export const DEF_LOCAL = 2;
export const DEF_PARAM = 4;
export const USE = 8;
export const DEF_FREE = 16;
export const DEF_FREE_CLASS = 32;
export const DEF_IMPORT = 64;
export const DEF_BOUND: number = DEF_LOCAL | DEF_PARAM | DEF_IMPORT;

/** Scopes, kept in the flags from bit `SCOPE_OFF` up. */
export const SCOPE_OFF = 11;
export const SCOPE_MASK = 7;
export const LOCAL = 1;
export const GLOBAL_EXPLICIT = 2;
export const GLOBAL_IMPLICIT = 3;
export const FREE = 4;
export const CELL = 5;

/** Why a block is not optimized (bits of `ScopeEntry.unoptimized`). */
export const OPT_IMPORT_STAR = 1;
export const OPT_EXEC = 2;
export const OPT_BARE_EXEC = 4;
export const OPT_TOPLEVEL = 8;

/** Kinds of blocks. */
export const FUNCTION_BLOCK = 0;
export const CLASS_BLOCK = 1;
export const MODULE_BLOCK = 2;
export type BlockType = typeof FUNCTION_BLOCK | typeof CLASS_BLOCK | typeof MODULE_BLOCK;

/** One block: module, class body, function, lambda or comprehension. */
export class ScopeEntry {
  /** Flags and scope by mangled name, in order of first appearance. */
  symbols: Map<string, number> = new Map();
  /** Parameters, in order. */
  varnames: string[] = [];
  children: ScopeEntry[] = [];
  unoptimized = 0;
  /** Line of the first `exec` or `import *`. */
  optLineno = 0;
  /** Has free variables itself / in some block inside. */
  free = false;
  childFree = false;
  generator = false;
  returnsValue = false;
  varargs = false;
  varkeywords = false;
  tmpNames = 0;

  constructor(public name: string, public type: BlockType, public lineno: number, public nested: boolean) {}

  /** Scope of a mangled name, 0 if the block does not know it. */
  scopeOf(name: string): number {
    const flags = this.symbols.get(name);
    return flags === undefined ? 0 : (flags >> SCOPE_OFF) & SCOPE_MASK;
  }
}

/** The table of one compilation. */
export interface SymbolTable {
  top: ScopeEntry;
  /** Block of a module, `FunctionDef`, `ClassDef`, `Lambda` or comprehension node. */
  entries: Map<object, ScopeEntry>;
}

/** What the table needs from its surroundings. */
export interface SymtableContext {
  filename: string;
  /** Line `lineno` of the file as CPython attaches it to errors, `null` for None. */
  programText(lineno: number): string | null;
  /** Reports a SyntaxWarning; `"error"` asks for a SyntaxError with that text instead. */
  warn(message: string, lineno: number): void | "error";
}

/** The name as stored inside class `privateName`: `__x` becomes `_C__x`. */
export function mangle(privateName: string | null, name: string): string {
  if (privateName === null || name.charCodeAt(0) !== 95 || name.charCodeAt(1) !== 95) return name;
  if (name.endsWith("__") || name.includes(".")) return name;
  let start = 0;
  while (privateName.charCodeAt(start) === 95) start++;
  if (start === privateName.length) return name;
  return "_" + privateName.slice(start) + name;
}

/**
 * Builds the symbol table of a tree.
 * @throws PySyntaxError.
 */
export function buildSymtable(mod: ast.ModNode, context: SymtableContext): SymbolTable {
  const builder = new Builder(context, mod);
  builder.run(mod);
  analyzeBlock(builder.top, EMPTY, new Set(), EMPTY, context);
  return { top: builder.top, entries: builder.entries };
}

const EMPTY: ReadonlySet<string> = new Set();

function syntaxError(context: SymtableContext, message: string, lineno: number): PySyntaxError {
  return new PySyntaxError("SyntaxError", message, context.filename, lineno, null, context.programText(lineno), false);
}

class Builder {
  readonly entries: Map<object, ScopeEntry> = new Map();
  readonly top: ScopeEntry;
  #cur: ScopeEntry;
  #stack: ScopeEntry[] = [];
  #private: string | null = null;

  constructor(readonly context: SymtableContext, mod: ast.ModNode) {
    this.top = this.#cur = new ScopeEntry("top", MODULE_BLOCK, 0, false);
    this.top.unoptimized = OPT_TOPLEVEL;
    this.entries.set(mod, this.top);
  }

  run(mod: ast.ModNode): void {
    if (mod.kind === "Expression") this.#expr(mod.body);
    else this.#stmts(mod.body);
  }

  #enter(name: string, type: BlockType, node: object, lineno: number): void {
    const parent = this.#cur;
    const entry = new ScopeEntry(name, type, lineno, parent.nested || parent.type === FUNCTION_BLOCK);
    parent.children.push(entry);
    this.#stack.push(parent);
    this.entries.set(node, entry);
    this.#cur = entry;
  }

  #exit(): void {
    this.#cur = this.#stack.pop()!;
  }

  #addDef(name: string, flag: number): void {
    const mangled = this.#private === null ? name : mangle(this.#private, name);
    const symbols = this.#cur.symbols;
    const old = symbols.get(mangled);
    if (old === undefined) symbols.set(mangled, flag);
    else {
      if (flag & DEF_PARAM && old & DEF_PARAM) {
        throw syntaxError(
          this.context,
          `duplicate argument '${name}' in function definition`,
          this.#cur.lineno,
        );
      }
      symbols.set(mangled, old | flag);
    }
    if (flag & DEF_PARAM) this.#cur.varnames.push(mangled);
    else if (flag & DEF_GLOBAL) {
      // A global statement anywhere makes the name explicitly global in the module block too.
      const global = this.top.symbols;
      global.set(mangled, (global.get(mangled) ?? 0) | flag);
    }
  }

  #warn(message: string, lineno: number): void {
    if (this.context.warn(message, lineno) === "error") throw syntaxError(this.context, message, lineno);
  }

  #stmts(list: ast.StmtNode[]): void {
    for (let i = 0; i < list.length; i++) this.#stmt(list[i]);
  }

  #exprs(list: ast.ExprNode[]): void {
    for (let i = 0; i < list.length; i++) this.#expr(list[i]);
  }

  #optional(e: ast.ExprNode | null): void {
    if (e !== null) this.#expr(e);
  }

  #stmt(node: ast.StmtNode): void {
    let s = node;
    switch (s.kind) {
      case "Expr":
        return this.#expr(s.value);
      case "Assign":
        this.#exprs(s.targets);
        return this.#expr(s.value);
      case "Return":
        if (s.value === null) return;
        this.#expr(s.value);
        this.#cur.returnsValue = true;
        if (this.#cur.generator) this.#returnInGenerator(s.lineno);
        return;
      case "If":
        // Long elif chains nest to the right: walked in a loop, not by recursion.
        for (;;) {
          this.#expr(s.test);
          this.#stmts(s.body);
          if (s.orelse.length !== 1 || s.orelse[0].kind !== "If") return this.#stmts(s.orelse);
          s = s.orelse[0];
        }
      case "FunctionDef":
        this.#addDef(s.name, DEF_LOCAL);
        this.#exprs(s.args.defaults);
        this.#exprs(s.decoratorList);
        this.#enter(s.name, FUNCTION_BLOCK, s, s.lineno);
        this.#arguments(s.args);
        this.#stmts(s.body);
        return this.#exit();
      case "ClassDef": {
        this.#addDef(s.name, DEF_LOCAL);
        this.#exprs(s.bases);
        this.#exprs(s.decoratorList);
        this.#enter(s.name, CLASS_BLOCK, s, s.lineno);
        const outer = this.#private;
        this.#private = s.name;
        this.#stmts(s.body);
        this.#private = outer;
        return this.#exit();
      }
      case "Delete":
        return this.#exprs(s.targets);
      case "AugAssign":
        this.#expr(s.target);
        return this.#expr(s.value);
      case "Print":
        this.#optional(s.dest);
        return this.#exprs(s.values);
      case "For":
        this.#expr(s.target);
        this.#expr(s.iter);
        this.#stmts(s.body);
        return this.#stmts(s.orelse);
      case "While":
        this.#expr(s.test);
        this.#stmts(s.body);
        return this.#stmts(s.orelse);
      case "With":
        this.#expr(s.contextExpr);
        this.#optional(s.optionalVars);
        return this.#stmts(s.body);
      case "Raise":
        this.#optional(s.type);
        this.#optional(s.inst);
        return this.#optional(s.tback);
      case "TryExcept":
        this.#stmts(s.body);
        this.#stmts(s.orelse);
        for (const handler of s.handlers) {
          this.#optional(handler.type);
          this.#optional(handler.name);
          this.#stmts(handler.body);
        }
        return;
      case "TryFinally":
        this.#stmts(s.body);
        return this.#stmts(s.finalbody);
      case "Assert":
        this.#expr(s.test);
        return this.#optional(s.msg);
      case "Import":
      case "ImportFrom":
        for (const alias of s.names) this.#alias(alias);
        if (this.#cur.unoptimized !== 0 && this.#cur.optLineno === 0) this.#cur.optLineno = s.lineno;
        return;
      case "Exec":
        this.#expr(s.body);
        if (this.#cur.optLineno === 0) this.#cur.optLineno = s.lineno;
        if (s.globals === null) this.#cur.unoptimized |= OPT_BARE_EXEC;
        else {
          this.#cur.unoptimized |= OPT_EXEC;
          this.#expr(s.globals);
          this.#optional(s.locals);
        }
        return;
      case "Global":
        return this.#global(s);
      case "Pass":
      case "Break":
      case "Continue":
        return;
    }
  }

  #global(s: ast.Global): void {
    for (const name of s.names) {
      const flags = this.#cur.symbols.get(mangle(this.#private, name)) ?? 0;
      if (flags & DEF_LOCAL) this.#warn(`name '${name}' is assigned to before global declaration`, s.lineno);
      else if (flags & USE) this.#warn(`name '${name}' is used prior to global declaration`, s.lineno);
      this.#addDef(name, DEF_GLOBAL);
    }
  }

  #alias(alias: ast.Alias): void {
    const name = alias.asname ?? alias.name;
    if (name === "*") {
      if (this.#cur.type !== MODULE_BLOCK) this.#warn("import * only allowed at module level", this.#cur.lineno);
      this.#cur.unoptimized |= OPT_IMPORT_STAR;
      return;
    }
    const dot = name.indexOf(".");
    this.#addDef(dot < 0 ? name : name.slice(0, dot), DEF_IMPORT);
  }

  #returnInGenerator(lineno: number): never {
    throw syntaxError(this.context, "'return' with argument inside generator", lineno);
  }

  #arguments(args: ast.Arguments): void {
    this.#params(args.args, true);
    if (args.vararg !== null) {
      this.#addDef(args.vararg, DEF_PARAM);
      this.#cur.varargs = true;
    }
    if (args.kwarg !== null) {
      this.#addDef(args.kwarg, DEF_PARAM);
      this.#cur.varkeywords = true;
    }
    this.#nestedParams(args.args);
  }

  #params(list: ast.ExprNode[], toplevel: boolean): void {
    for (let i = 0; i < list.length; i++) {
      const arg = list[i];
      if (arg.kind === "Name") this.#addDef(arg.id, DEF_PARAM);
      else if (arg.kind !== "Tuple") {
        throw syntaxError(this.context, "invalid expression in parameter list", this.#cur.lineno);
      } else if (toplevel) this.#addDef("." + i, DEF_PARAM);
    }
    if (!toplevel) this.#nestedParams(list);
  }

  #nestedParams(list: ast.ExprNode[]): void {
    for (const arg of list) if (arg.kind === "Tuple") this.#params(arg.elts, false);
  }

  /** These nest to the left, possibly thousands deep: the spine is walked in a loop. */
  #spine(node: ast.ExprNode): void {
    const spine: ast.ExprNode[] = [];
    let e = node;
    for (;;) {
      let left: ast.ExprNode;
      if (e.kind === "BinOp") left = e.left;
      else if (e.kind === "Call") left = e.func;
      else if (e.kind === "Attribute" || e.kind === "Subscript") left = e.value;
      else break;
      if (e.kind !== "Attribute") spine.push(e);
      e = left;
    }
    this.#expr(e);
    for (let i = spine.length - 1; i >= 0; i--) {
      const up = spine[i];
      if (up.kind === "BinOp") this.#expr(up.right);
      else if (up.kind === "Subscript") this.#slice(up.slice);
      else if (up.kind === "Call") {
        this.#exprs(up.args);
        for (let k = 0; k < up.keywords.length; k++) this.#expr(up.keywords[k].value);
        this.#optional(up.starargs);
        this.#optional(up.kwargs);
      }
    }
  }

  #expr(e: ast.ExprNode): void {
    switch (e.kind) {
      case "Name":
        return this.#addDef(e.id, e.ctx === "Load" ? USE : DEF_LOCAL);
      case "Attribute":
      case "Call":
      case "BinOp":
      case "Subscript":
        return this.#spine(e);
      case "Str":
      case "Num":
        return;
      case "Compare":
        this.#expr(e.left);
        return this.#exprs(e.comparators);
      case "Tuple":
      case "List":
      case "Set":
        return this.#exprs(e.elts);
      case "BoolOp":
        return this.#exprs(e.values);
      case "UnaryOp":
        return this.#expr(e.operand);
      case "IfExp":
        this.#expr(e.test);
        this.#expr(e.body);
        return this.#expr(e.orelse);
      case "Dict":
        this.#exprs(e.keys);
        return this.#exprs(e.values);
      case "Lambda":
        this.#exprs(e.args.defaults);
        this.#enter("lambda", FUNCTION_BLOCK, e, e.lineno);
        this.#arguments(e.args);
        this.#expr(e.body);
        return this.#exit();
      case "ListComp":
        this.#expr(e.elt);
        for (const generator of e.generators) this.#comprehension(generator);
        return;
      case "GeneratorExp":
        return this.#ownScope(e, "genexpr", e.generators, e.elt, null);
      case "SetComp":
        return this.#ownScope(e, "setcomp", e.generators, e.elt, null);
      case "DictComp":
        return this.#ownScope(e, "dictcomp", e.generators, e.key, e.value);
      case "Yield":
        this.#optional(e.value);
        this.#cur.generator = true;
        if (this.#cur.returnsValue) this.#returnInGenerator(e.lineno);
        return;
      case "Repr":
        return this.#expr(e.value);
    }
  }

  #slice(s: ast.SliceNode): void {
    switch (s.kind) {
      case "Index":
        return this.#expr(s.value);
      case "Slice":
        this.#optional(s.lower);
        this.#optional(s.upper);
        return this.#optional(s.step);
      case "ExtSlice":
        for (const dim of s.dims) this.#slice(dim);
        return;
      case "Ellipsis":
        return;
    }
  }

  #comprehension(c: ast.Comprehension): void {
    this.#expr(c.target);
    this.#expr(c.iter);
    this.#exprs(c.ifs);
  }

  #ownScope(
    e: ast.GeneratorExp | ast.SetComp | ast.DictComp,
    name: string,
    generators: ast.Comprehension[],
    elt: ast.ExprNode,
    value: ast.ExprNode | null,
  ): void {
    const outermost = generators[0];
    // The outermost iterable belongs to the enclosing block and arrives as parameter `.0`.
    this.#expr(outermost.iter);
    this.#enter(name, FUNCTION_BLOCK, e, e.lineno);
    this.#cur.generator = e.kind === "GeneratorExp";
    this.#addDef(".0", DEF_PARAM);
    if (!this.#cur.generator) this.#addDef(`_[${++this.#cur.tmpNames}]`, DEF_LOCAL);
    this.#expr(outermost.target);
    this.#exprs(outermost.ifs);
    for (let i = 1; i < generators.length; i++) this.#comprehension(generators[i]);
    this.#optional(value);
    this.#expr(elt);
    this.#exit();
  }
}

/**
 * Resolves the names of `entry` and of all blocks in it.
 * @param bound Names bound in enclosing functions.
 * @param free Receives the names that are free in `entry` and not bound by it.
 * @param global Names declared global in enclosing blocks.
 */
function analyzeBlock(
  entry: ScopeEntry,
  bound: ReadonlySet<string>,
  free: Set<string>,
  global: ReadonlySet<string>,
  context: SymtableContext,
): void {
  const symbols = entry.symbols;
  const locals: string[] = [];
  const globals: string[] = [];
  const newFree: Set<string> = new Set();
  for (const [name, flags] of symbols) {
    let scope: number;
    if (flags & DEF_GLOBAL) {
      if (flags & DEF_PARAM) throw syntaxError(context, `name '${name}' is local and global`, entry.lineno);
      scope = GLOBAL_EXPLICIT;
      globals.push(name);
    } else if (flags & DEF_BOUND) {
      scope = LOCAL;
      locals.push(name);
    } else if (bound.has(name)) {
      scope = FREE;
      entry.free = true;
      free.add(name);
    } else {
      scope = GLOBAL_IMPLICIT;
      if (entry.nested && !global.has(name)) entry.free = true;
    }
    symbols.set(name, flags | (scope << SCOPE_OFF));
  }
  if (entry.children.length > 0) {
    let newBound = bound;
    let newGlobal = global;
    // The names of a class are not visible in the functions inside it.
    if (entry.type !== CLASS_BLOCK) {
      if (globals.length > 0 || (entry.type === FUNCTION_BLOCK && locals.length > 0)) {
        const set = new Set(bound);
        for (const name of globals) set.delete(name);
        if (entry.type === FUNCTION_BLOCK) { for (const name of locals) set.add(name); }
        newBound = set;
      }
      if (globals.length > 0 || (global.size > 0 && locals.length > 0)) {
        const set = new Set(global);
        for (const name of globals) set.add(name);
        for (const name of locals) set.delete(name);
        newGlobal = set;
      }
    }
    for (const child of entry.children) {
      analyzeBlock(child, newBound, newFree, newGlobal, context);
      if (child.free || child.childFree) entry.childFree = true;
    }
  }
  if (newFree.size > 0) {
    if (entry.type === FUNCTION_BLOCK) {
      for (const name of locals) {
        if (newFree.delete(name)) {
          symbols.set(name, (symbols.get(name)! & ~(SCOPE_MASK << SCOPE_OFF)) | (CELL << SCOPE_OFF));
        }
      }
    }
    for (const name of newFree) {
      const flags = symbols.get(name);
      if (flags === undefined) {
        // Used only to pass it on to a block further in.
        if (bound.has(name)) symbols.set(name, FREE << SCOPE_OFF);
      } else if (entry.type === CLASS_BLOCK && flags & (DEF_BOUND | DEF_GLOBAL)) {
        symbols.set(name, flags | DEF_FREE_CLASS);
      }
    }
  }
  checkUnoptimized(entry, context);
  for (const name of newFree) free.add(name);
}

function checkUnoptimized(entry: ScopeEntry, context: SymtableContext): void {
  if (entry.type !== FUNCTION_BLOCK || entry.unoptimized === 0 || !(entry.free || entry.childFree)) return;
  const trailer = entry.childFree ? "contains a nested function with free variables" : "is a nested function";
  const name = entry.name.slice(0, 100);
  let message: string;
  switch (entry.unoptimized) {
    case OPT_TOPLEVEL:
    case OPT_EXEC:
      return;
    case OPT_IMPORT_STAR:
      message = `import * is not allowed in function '${name}' because it ${trailer}`;
      break;
    case OPT_BARE_EXEC:
      message = `unqualified exec is not allowed in function '${name}' because it ${trailer}`;
      break;
    default:
      message = `function '${name}' uses import * and bare exec, which are illegal because it ${trailer}`;
  }
  throw syntaxError(context, message, entry.optLineno);
}
