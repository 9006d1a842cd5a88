// SPDX-License-Identifier: MIT
/**
 * The state of code generation: the stack of units (one per code object being made), instruction emission, constants,
 * names, and the making of functions.
 *
 * CPYTHON: `Python/compile.c` of 2.7.18. Order matters everywhere: names and constants get their indexes in order of
 * first use, blocks are emitted in order of the depth-first walk in `emit.ts`. `codegen_expr.ts` and `codegen_stmt.ts`
 * hold one function per node.
 */
import type { Value } from "../vm/base/value.ts";
import * as code from "../vm/bytecode/code.ts";
import { OP } from "../vm/bytecode/opcodes.ts";
import type * as ast from "./ast.ts";
import { isTrue } from "./const_fold.ts";
import { ConstTable } from "./const_table.ts";
import { appendOp, assemble, Block, stackDepth } from "./emit.ts";
import { PySyntaxError } from "./errors.ts";
import { optimize } from "./peephole.ts";
import * as st from "./symtable.ts";

const { BUILD_TUPLE, LOAD_CLOSURE, LOAD_CONST, MAKE_CLOSURE, MAKE_FUNCTION, RETURN_VALUE } = OP;
const { LOAD_DEREF, STORE_DEREF, LOAD_FAST, STORE_FAST, DELETE_FAST } = OP;
const { LOAD_GLOBAL, STORE_GLOBAL, DELETE_GLOBAL, LOAD_NAME, STORE_NAME, DELETE_NAME } = OP;

/** Bits of `co_flags` that a code object takes over from the flags of its compilation. */
export const FUTURE_MASK: number = code.CO_FUTURE_DIVISION | code.CO_FUTURE_ABSOLUTE_IMPORT |
  code.CO_FUTURE_WITH_STATEMENT | code.CO_FUTURE_PRINT_FUNCTION | code.CO_FUTURE_UNICODE_LITERALS;

/** Deepest nesting of loops, `try` and `with` in one code object. */
const MAX_BLOCKS = 20;

/** What an entry of the frame block stack stands for. */
export const enum FrameBlock {
  Loop,
  Except,
  FinallyTry,
  FinallyEnd,
}

/** Everything one compilation is given. */
export interface CodegenContext extends st.SymtableContext {
  /** Future bits in effect. */
  flags: number;
  /** 0, 1 (`-O`) or 2 (`-OO`). */
  optimize: number;
  /** Line of the last future statement; later ones are errors. */
  futureLineno: number;
  /** Whether expression statements print their value. */
  interactive: boolean;
}

/** A code object in the making. */
export class Unit {
  readonly entry: Block = new Block();
  block: Block = this.entry;
  consts: ConstTable = new ConstTable();
  names: Map<string, number> = new Map();
  varnames: Map<string, number> = new Map();
  cellvars: Map<string, number> = new Map();
  freevars: Map<string, number> = new Map();
  argcount = 0;
  lineno = 0;
  /** Whether the line `lineno` already has its first instruction. */
  linenoSet = false;
  frameBlocks: FrameBlock[] = [];
  /** Where `continue` goes, per entry of `frameBlocks`. */
  frameTargets: Block[] = [];

  constructor(
    public scope: st.ScopeEntry,
    public name: string,
    public firstlineno: number,
    public privateName: string | null,
  ) {
    for (const name of scope.varnames) this.varnames.set(name, this.varnames.size);
    const cells: string[] = [];
    const frees: string[] = [];
    for (const [name, flags] of scope.symbols) {
      const kind = (flags >> st.SCOPE_OFF) & st.SCOPE_MASK;
      if (kind === st.CELL) cells.push(name);
      if (kind === st.FREE || flags & st.DEF_FREE_CLASS) frees.push(name);
    }
    for (const name of cells.sort()) this.cellvars.set(name, this.cellvars.size);
    for (const name of frees.sort()) this.freevars.set(name, this.cellvars.size + this.freevars.size);
  }
}

/** The generator proper; the visiting functions take it as first argument. */
export class Codegen {
  unit!: Unit;
  readonly #outer: Unit[] = [];

  constructor(readonly context: CodegenContext, readonly table: st.SymbolTable) {}

  /** Number of units on the stack: 1 at module level. */
  get nesting(): number {
    return this.#outer.length + 1;
  }

  /** Starts the code object of `node`. `lineno` 0 means: that of the first instruction. */
  enterScope(name: string, node: object, lineno: number): void {
    const outer = this.unit as Unit | undefined;
    if (outer !== undefined) this.#outer.push(outer);
    this.unit = new Unit(this.table.entries.get(node)!, name, lineno, outer === undefined ? null : outer.privateName);
  }

  /** Ends the current code object. @param addNone Whether falling off the end returns None. */
  finish(addNone: boolean): code.Code {
    const unit = this.unit;
    if (!unit.block.returns) {
      this.nextBlock();
      if (addNone) this.loadConst(null);
      this.op(RETURN_VALUE);
    }
    if (unit.firstlineno === 0) unit.firstlineno = unit.entry.lines.length > 0 ? unit.entry.lines[0] : 1;
    const stacksize = stackDepth(unit.entry);
    const { code: bytes, lnotab } = assemble(unit.entry, unit.firstlineno);
    const names = [...unit.names.keys()];
    const consts = unit.consts.values;
    const result = new code.Code({
      argcount: unit.argcount,
      nlocals: unit.varnames.size,
      stacksize,
      flags: this.#codeFlags(),
      code: optimize(bytes, consts, names, lnotab, (this.context.flags & code.CO_VMIOT) === 0),
      consts,
      names,
      varnames: [...unit.varnames.keys()],
      freevars: [...unit.freevars.keys()],
      cellvars: [...unit.cellvars.keys()],
      filename: this.context.filename,
      name: unit.name,
      firstlineno: unit.firstlineno,
      lnotab,
    });
    const outer = this.#outer.pop();
    if (outer !== undefined) this.unit = outer;
    return result;
  }

  #codeFlags(): number {
    const { scope } = this.unit;
    let flags = this.context.flags & (FUTURE_MASK | code.CO_VMIOT);
    if (scope.type !== st.MODULE_BLOCK) flags |= code.CO_NEWLOCALS;
    if (scope.type === st.FUNCTION_BLOCK) {
      if (scope.unoptimized === 0) flags |= code.CO_OPTIMIZED;
      if (scope.nested) flags |= code.CO_NESTED;
      if (scope.generator) flags |= code.CO_GENERATOR;
      if (scope.varargs) flags |= code.CO_VARARGS;
      if (scope.varkeywords) flags |= code.CO_VARKEYWORDS;
    }
    if (this.unit.freevars.size === 0 && this.unit.cellvars.size === 0) flags |= code.CO_NOFREE;
    return flags;
  }

  // Blocks.

  /** Continues in `block`, which follows the current one in the text. */
  useNextBlock(block: Block): void {
    this.unit.block.next = block;
    this.unit.block = block;
  }

  /** Starts a new block after the current one. */
  nextBlock(): void {
    this.useNextBlock(new Block());
  }

  /** Enters a loop, `try` or `with`. @throws PySyntaxError if nested too deep. */
  pushFrameBlock(kind: FrameBlock, target: Block): void {
    const { frameBlocks, frameTargets } = this.unit;
    if (frameBlocks.length >= MAX_BLOCKS) {
      throw new PySyntaxError("SyntaxError", "too many statically nested blocks", null, null, null, null, false);
    }
    frameBlocks.push(kind);
    frameTargets.push(target);
  }

  /** Leaves the innermost frame block. */
  popFrameBlock(): void {
    this.unit.frameBlocks.pop();
    this.unit.frameTargets.pop();
  }

  // Instructions.

  #line(): number {
    const unit = this.unit;
    if (unit.linenoSet) return 0;
    unit.linenoSet = true;
    return unit.lineno;
  }

  /** Emits an instruction without operand. */
  op(op: number): void {
    appendOp(this.unit.block, op, 0, this.#line(), null);
  }

  /** Emits an instruction with a plain operand. */
  opArg(op: number, arg: number): void {
    appendOp(this.unit.block, op, arg, this.#line(), null);
  }

  /** Emits a jump. */
  jump(op: number, target: Block): void {
    appendOp(this.unit.block, op, 0, this.#line(), target);
  }

  /** Emits an instruction with a name from `co_names`, as it is. */
  opName(op: number, name: string): void {
    const { names } = this.unit;
    let index = names.get(name);
    if (index === undefined) names.set(name, index = names.size);
    this.opArg(op, index);
  }

  /** Emits an instruction with a name from `co_names`, mangled where it is private to a class. */
  opMangled(op: number, name: string): void {
    this.opName(op, st.mangle(this.unit.privateName, name));
  }

  /** Emits LOAD_CONST. */
  loadConst(value: Value): void {
    this.opArg(LOAD_CONST, this.unit.consts.add(value));
  }

  /** Emits the instruction that loads, binds or unbinds a variable. */
  nameOp(name: string, ctx: "Load" | "Store" | "Del"): void {
    const unit = this.unit;
    const { scope } = unit;
    const mangled = unit.privateName === null ? name : st.mangle(unit.privateName, name);
    const kind = scope.scopeOf(mangled);
    if (kind === st.FREE || kind === st.CELL) {
      if (ctx === "Del") {
        const message = `can not delete variable '${name}' referenced in nested scope`;
        throw new PySyntaxError("SyntaxError", message, null, null, null, null, false);
      }
      const slots = kind === st.FREE ? unit.freevars : unit.cellvars;
      return this.opArg(ctx === "Load" ? LOAD_DEREF : STORE_DEREF, slots.get(mangled)!);
    }
    const inFunction = scope.type === st.FUNCTION_BLOCK;
    if (kind === st.LOCAL && inFunction) {
      let index = unit.varnames.get(mangled);
      if (index === undefined) unit.varnames.set(mangled, index = unit.varnames.size);
      return this.opArg(ctx === "Load" ? LOAD_FAST : ctx === "Store" ? STORE_FAST : DELETE_FAST, index);
    }
    if (kind === st.GLOBAL_EXPLICIT || (kind === st.GLOBAL_IMPLICIT && inFunction && scope.unoptimized === 0)) {
      return this.opName(ctx === "Load" ? LOAD_GLOBAL : ctx === "Store" ? STORE_GLOBAL : DELETE_GLOBAL, mangled);
    }
    this.opName(ctx === "Load" ? LOAD_NAME : ctx === "Store" ? STORE_NAME : DELETE_NAME, mangled);
  }

  /** Emits the making of a function from `made` with `defaults` default values on the stack. */
  makeClosure(made: code.Code, defaults: number): void {
    const { freevars } = made;
    if (freevars.length === 0) {
      this.loadConst(made);
      return this.opArg(MAKE_FUNCTION, defaults);
    }
    const unit = this.unit;
    for (const name of freevars) {
      // A name may be local to a class and free in it for a method; the method wants the free one.
      const slots = unit.scope.scopeOf(name) === st.CELL ? unit.cellvars : unit.freevars;
      this.opArg(LOAD_CLOSURE, slots.get(name)!);
    }
    this.opArg(BUILD_TUPLE, freevars.length);
    this.loadConst(made);
    this.opArg(MAKE_CLOSURE, defaults);
  }

  /** The SyntaxError of this stage: the current line, no column. */
  error(message: string): PySyntaxError {
    const { context, unit } = this;
    return new PySyntaxError(
      "SyntaxError",
      message,
      context.filename,
      unit.lineno,
      null,
      context.programText(unit.lineno),
    );
  }

  /** 1 or 0 for a test with a value known now, -1 for others. */
  constantTest(e: ast.ExprNode): 0 | 1 | -1 {
    if (e.kind === "Name") return e.id !== "__debug__" ? -1 : this.context.optimize > 0 ? 0 : 1;
    if (e.kind === "Num") return isTrue(e.n) ? 1 : 0;
    if (e.kind === "Str") return (typeof e.s === "string" ? e.s : e.s.value).length > 0 ? 1 : 0;
    return -1;
  }
}
