// SPDX-License-Identifier: MIT
/**
 * The verifier: proves of one code object, before it runs, that the interpreter cannot leave its tables.
 *
 * What holds after {@linkcode verifyCode} (the interpreter relies on it and checks none of it):
 * - every operand indexes inside its table; every jump lands on an instruction; execution cannot run off the end;
 * - each offset has one stack depth and one block stack; the depth stays between 0 and `stacksize`, never sinks below
 *   the level of the innermost block, and at most 20 blocks are open;
 * - `END_FINALLY` and `WITH_CLEANUP` find what a handler entry (or `None`) left there, at the block stack of that entry;
 *   what they need is never moved, copied, stored or dropped except with its whole stack frame;
 * - `LIST_APPEND`, `SET_ADD`, `MAP_ADD`, `STORE_MAP` work on the display built by this code; `MAKE_FUNCTION` and
 *   `MAKE_CLOSURE` get a constant code object and as many cells as it has free variables; cells go nowhere else;
 *   keyword names of `CALL_FUNCTION*` are constant byte strings;
 * - `BREAK_LOOP` and `CONTINUE_LOOP` have their loop, `YIELD_VALUE` stands in generators only, and functions with fast
 *   locals do not use the instructions that need a dictionary of locals.
 * What stays dynamic: types of ordinary values (`FOR_ITER` on a non-iterator, bases of `BUILD_CLASS` …).
 *
 * One file because states, kinds and rules are one algorithm, and its `const enum`s must stand beside the switches.
 * Method: one pass over the structure, then abstract interpretation with kinds instead of values. Stacks are linked
 * cells, so the states of one straight line share their tails; only jump targets keep a state. Work is bounded by a
 * budget linear in the code size. Accepts all that CPython's compiler emits (test over all of its library).
 */
import { fewBytes } from "../base/few_bytes.ts";
import { PyTuple, type Value } from "../base/value.ts";
import {
  CO_FUTURE_ABSOLUTE_IMPORT,
  CO_FUTURE_DIVISION,
  CO_FUTURE_PRINT_FUNCTION,
  CO_FUTURE_UNICODE_LITERALS,
  CO_FUTURE_WITH_STATEMENT,
  CO_GENERATOR,
  CO_NOFREE,
  CO_OPTIMIZED,
  CO_VARARGS,
  CO_VARKEYWORDS,
  CO_VMIOT,
  Code,
  type CodeFields,
} from "./code.ts";
import { ImageError } from "./image_error.ts";
import { CMP_OP, LAST_PLAIN_OPCODE, OPCODES, opname, popsOf, pushesOf } from "./opcodes.ts";

/** Most blocks that may be open at once (CPython's `CO_MAXBLOCKS`). */
export const MAX_BLOCKS = 20;

/** Flags that may stand in a code object; 0x1000 is CPython's historical `CO_GENERATOR_ALLOWED`. */
const KNOWN_FLAGS = 0x7f | 0x1000 | CO_FUTURE_DIVISION | CO_FUTURE_ABSOLUTE_IMPORT | CO_FUTURE_WITH_STATEMENT |
  CO_FUTURE_PRINT_FUNCTION | CO_FUTURE_UNICODE_LITERALS | CO_VMIOT;

/** What the verifier must be told about things outside the code object. */
export interface VerifyOptions {
  /**
   * Number of free variables of a constant code object, so that a lazily loaded one need not be loaded. `undefined` (and
   * the default) make the verifier look inside.
   */
  freeCount?(constant: Code): number | undefined;
}

/** The opcodes with rules of their own; a `const enum` of this file, so that the switch becomes a jump table. */
const enum Op {
  STOP_CODE = 0,
  POP_TOP = 1,
  STORE_MAP = 54,
  BREAK_LOOP = 80,
  WITH_CLEANUP = 81,
  LOAD_LOCALS = 82,
  RETURN_VALUE = 83,
  IMPORT_STAR = 84,
  YIELD_VALUE = 86,
  POP_BLOCK = 87,
  END_FINALLY = 88,
  STORE_NAME = 90,
  DELETE_NAME = 91,
  FOR_ITER = 93,
  LIST_APPEND = 94,
  DUP_TOPX = 99,
  LOAD_CONST = 100,
  LOAD_NAME = 101,
  BUILD_TUPLE = 102,
  BUILD_LIST = 103,
  BUILD_SET = 104,
  BUILD_MAP = 105,
  JUMP_FORWARD = 110,
  JUMP_IF_FALSE_OR_POP = 111,
  JUMP_IF_TRUE_OR_POP = 112,
  JUMP_ABSOLUTE = 113,
  POP_JUMP_IF_FALSE = 114,
  POP_JUMP_IF_TRUE = 115,
  CONTINUE_LOOP = 119,
  SETUP_LOOP = 120,
  SETUP_EXCEPT = 121,
  SETUP_FINALLY = 122,
  RAISE_VARARGS = 130,
  CALL_FUNCTION = 131,
  MAKE_FUNCTION = 132,
  BUILD_SLICE = 133,
  MAKE_CLOSURE = 134,
  LOAD_CLOSURE = 135,
  CALL_FUNCTION_VAR = 140,
  CALL_FUNCTION_KW = 141,
  CALL_FUNCTION_VAR_KW = 142,
  SETUP_WITH = 143,
  EXTENDED_ARG = 145,
  SET_ADD = 146,
  MAP_ADD = 147,
}

/** What the verifier knows of a stack item. Up to `MAX_PLAIN`, and codes, are ordinary values. */
const enum Kind {
  VALUE = 0,
  NONE = 1,
  STR = 2,
  LIST = 3,
  SET = 4,
  MAP = 5,
  EXC_TYPE = 6,
  EXC_VALUE = 7,
  MAX_PLAIN = 7,
  /** Third item of a caught exception. */
  TRACEBACK = 8,
  CELL = 9,
  /** Two paths left things that do not go together; only unwinding may drop it. */
  BAD = 10,
  /** Kinds with a number start here: `PAYLOAD + 4 * number + tag`. */
  PAYLOAD = 16,
  TAG_CODE = 0,
  TAG_CELLS = 1,
  /** What the entry of the `finally` or `with` handler at the offset left: one to three items. */
  TAG_FINALLY = 2,
}

class Cell {
  readonly depth: number;
  /** Stack slots needed up to here, where a `finally` entry counts for its deepest case. */
  readonly slots: number;
  constructor(readonly kind: number, readonly below: Cell | null) {
    this.depth = below === null ? 1 : below.depth + 1;
    this.slots = (below === null ? 0 : below.slots) + (isFinally(kind) ? 3 : 1);
  }
}

class Block {
  readonly count: number;
  constructor(
    readonly isLoop: boolean,
    /** Stack at `SETUP_*`; unwinding goes back to it. */
    readonly stack: Cell | null,
    readonly below: Block | null,
    /** Stack depth once the block has been left by a `continue`: its `WITH_CLEANUP` takes one item more. */
    readonly leftDepth: number,
  ) {
    this.count = below === null ? 1 : below.count + 1;
  }
}

interface State {
  stack: Cell | null;
  blocks: Block | null;
  queued: boolean;
}

function isFinally(kind: number): boolean {
  return kind >= Kind.PAYLOAD && (kind & 3) === Kind.TAG_FINALLY;
}

function isPlain(kind: number): boolean {
  return kind <= Kind.MAX_PLAIN || (kind >= Kind.PAYLOAD && (kind & 3) === Kind.TAG_CODE);
}

function mergeKinds(a: number, b: number): number {
  if (a === b) return a;
  if (isPlain(a) && isPlain(b)) return Kind.VALUE;
  if (a === Kind.NONE && isFinally(b)) return b;
  if (b === Kind.NONE && isFinally(a)) return a;
  return Kind.BAD;
}

const enum Flow {
  NONE = 0,
  JREL = 1,
  JABS = 2,
}

/** Facts of the opcode table by number, flat for speed. */
interface Tables {
  known: Uint8Array;
  flow: Uint8Array;
}

const TABLES: Tables = /* @__PURE__ */ (() => {
  const known = new Uint8Array(256);
  const flow = new Uint8Array(256);
  for (let i = 0; i <= LAST_PLAIN_OPCODE; i++) {
    const row = OPCODES[i];
    if (row === undefined) continue;
    known[i] = 1;
    flow[i] = row.operand === "jrel" ? Flow.JREL : row.operand === "jabs" ? Flow.JABS : Flow.NONE;
  }
  return { known, flow };
})();

const START = 1;
const TARGET = 2;

class Verifier {
  #code: Uint8Array;
  #marks: Uint8Array;
  #states = new Map<number, State>();
  #work: number[] = [];
  /** The block of each `finally` and `with` handler, by the offset of the handler. */
  #handlers = new Map<number, Block>();
  #blockAt = new Map<number, Block>();
  #budget: number;
  #maxSlots = 0;
  /** Offset of the current instruction, for messages. */
  #at = 0;
  #stack: Cell | null = null;
  #blocks: Block | null = null;

  constructor(readonly fields: CodeFields, readonly options: VerifyOptions) {
    this.#code = fields.code;
    this.#marks = fewBytes(fields.code.length);
    this.#budget = 64 * fields.code.length + 100_000;
  }

  fail(what: string, at = this.#at): ImageError {
    const { name, filename, firstlineno } = this.fields;
    const op = at < this.#code.length ? ` ${opname(this.#code[at])}` : "";
    return new ImageError(`code object ${name} (${filename}:${firstlineno}): ${what}, at${op} ${at}`);
  }

  #failWhole(what: string): ImageError {
    const { name, filename, firstlineno } = this.fields;
    return new ImageError(`code object ${name} (${filename}:${firstlineno}): ${what}`);
  }

  run(): number {
    this.#header();
    this.#structure();
    this.#flow();
    const stated = this.fields.stacksize;
    if (this.#maxSlots > stated) throw this.#failWhole(`needs a stack of ${this.#maxSlots}, but states ${stated}`);
    return this.#maxSlots;
  }

  #header(): void {
    const f = this.fields;
    if (f.code.length === 0) throw this.#failWhole("it has no instructions");
    if ((f.flags & ~KNOWN_FLAGS) !== 0) throw this.#failWhole(`unknown flags 0x${(f.flags >>> 0).toString(16)}`);
    if (f.nlocals !== f.varnames.length) {
      throw this.#failWhole(`${f.nlocals} local variables, but ${f.varnames.length} names for them`);
    }
    const star = (f.flags & CO_VARARGS ? 1 : 0) + (f.flags & CO_VARKEYWORDS ? 1 : 0);
    if (f.argcount < 0 || f.argcount + star > f.nlocals) {
      throw this.#failWhole(`${f.argcount} arguments do not fit ${f.nlocals} local variables`);
    }
    // A bound, so that a forged number cannot make the interpreter allocate much: no instruction of the compiler
    // pushes more than two items per byte, save unpacking, which stores each of them again, and those of which the
    // optimiser made a constant tuple.
    if (f.stacksize < 0 || f.stacksize > 2 * f.code.length + 16 + itemsIn(f.consts)) {
      throw this.#failWhole(`stack size ${f.stacksize} for ${f.code.length} bytes of instructions`);
    }
    if ((f.flags & CO_NOFREE) !== 0 && f.cellvars.length + f.freevars.length > 0) {
      throw this.#failWhole("it is flagged to have no cells, but has some");
    }
    if (f.lnotab.length % 2 !== 0) throw this.#failWhole("odd line table");
    let address = 0;
    for (let i = 0; i < f.lnotab.length; i += 2) address += f.lnotab[i];
    if (address > f.code.length) throw this.#failWhole("line table longer than the instructions");
  }

  /** Checks opcodes, operands and jump targets, and marks starts and targets. */
  #structure(): void {
    const code = this.#code;
    const marks = this.#marks;
    const size = code.length;
    const { known, flow } = TABLES;
    const targets: number[] = [];
    let pos = 0;
    while (pos < size) {
      const start = pos;
      marks[start] = START;
      let op = code[pos];
      this.#at = start;
      if (known[op] === 0) throw this.fail(`unknown opcode ${op}`);
      if (op < 90) {
        pos++;
        continue;
      }
      if (pos + 3 > size) throw this.fail("truncated instruction");
      let arg = code[pos + 1] | (code[pos + 2] << 8);
      pos += 3;
      if (op === Op.EXTENDED_ARG) {
        if (pos + 3 > size) throw this.fail("truncated instruction");
        op = code[pos];
        if (op < 90 || op === Op.EXTENDED_ARG || known[op] === 0) throw this.fail("misplaced EXTENDED_ARG");
        arg = arg * 0x10000 + (code[pos + 1] | (code[pos + 2] << 8));
        pos += 3;
      }
      if (flow[op] !== Flow.NONE) {
        const target = flow[op] === Flow.JREL ? pos + arg : arg;
        if (target >= size) throw this.fail(`jump to ${target}, outside the code`);
        targets.push(start, target);
      } else {
        this.#operand(op, arg);
      }
    }
    for (let i = 0; i < targets.length; i += 2) {
      const target = targets[i + 1];
      if ((marks[target] & START) === 0) throw this.fail(`jump to ${target}, inside an instruction`, targets[i]);
      marks[target] |= TARGET;
    }
  }

  #operand(op: number, arg: number): void {
    const f = this.fields;
    let limit: number;
    switch (OPCODES[op]!.operand) {
      case "local":
        limit = f.nlocals;
        break;
      case "name":
        limit = f.names.length;
        break;
      case "const":
        limit = f.consts.length;
        break;
      case "free":
        limit = f.cellvars.length + f.freevars.length;
        break;
      case "cmp":
        limit = CMP_OP.length - 1;
        break;
      default:
        if (op === Op.DUP_TOPX) {
          if (arg !== 2 && arg !== 3) throw this.fail(`operand ${arg}, expected 2 or 3`);
        } else if (op === Op.BUILD_SLICE) {
          if (arg !== 2 && arg !== 3) throw this.fail(`operand ${arg}, expected 2 or 3`);
        } else if (op === Op.RAISE_VARARGS) {
          if (arg > 3) throw this.fail(`operand ${arg}, expected 0 to 3`);
        } else if (op >= Op.CALL_FUNCTION && arg > 0xffff && op !== Op.MAKE_FUNCTION && op !== Op.MAKE_CLOSURE) {
          throw this.fail(`operand ${arg} is too large`);
        }
        return;
    }
    if (arg >= limit) throw this.fail(`operand ${arg} is outside its table of ${limit}`);
  }

  #spend(amount: number): void {
    this.#budget -= amount;
    if (this.#budget < 0) throw this.#failWhole("too complex to verify");
  }

  #flow(): void {
    this.#join(0, null, null);
    for (;;) {
      const start = this.#work.pop();
      if (start === undefined) return;
      const state = this.#states.get(start)!;
      state.queued = false;
      this.#stack = state.stack;
      this.#blocks = state.blocks;
      this.#line(start);
    }
  }

  /** Merges a state into the one of a jump target and queues the target if that taught something. */
  #join(target: number, stack: Cell | null, blocks: Block | null): void {
    const state = this.#states.get(target);
    if (state === undefined) {
      this.#states.set(target, { stack, blocks, queued: true });
      this.#work.push(target);
      return;
    }
    if (state.blocks !== blocks) throw this.fail(`open blocks differ between the ways to ${target}`);
    const depth = stack === null ? 0 : stack.depth;
    const known = state.stack === null ? 0 : state.stack.depth;
    if (depth !== known) throw this.fail(`stack depth ${depth} on the way to ${target}, but ${known} on another`);
    const merged = this.#merge(state.stack, stack);
    if (merged === state.stack) return;
    state.stack = merged;
    if (!state.queued) {
      state.queued = true;
      this.#work.push(target);
    }
  }

  /** Merge of two stacks of equal depth; gives `a` itself where `b` adds nothing. */
  #merge(a: Cell | null, b: Cell | null): Cell | null {
    const kinds: number[] = [];
    let left = a;
    let right = b;
    /** How many of `kinds` lie above the deepest change. */
    let changed = 0;
    while (left !== right) {
      const kind = mergeKinds(left!.kind, right!.kind);
      kinds.push(kind);
      if (kind !== left!.kind) changed = kinds.length;
      left = left!.below;
      right = right!.below;
    }
    this.#spend(kinds.length);
    if (changed === 0) return a;
    let base = a;
    for (let i = 0; i < changed; i++) base = base!.below;
    for (let i = changed - 1; i >= 0; i--) base = this.#cell(kinds[i], base);
    return base;
  }

  #cell(kind: number, below: Cell | null): Cell {
    const cell = new Cell(kind, below);
    if (cell.slots > this.#maxSlots) this.#maxSlots = cell.slots;
    return cell;
  }

  #push(kind: number): void {
    this.#stack = this.#cell(kind, this.#stack);
  }

  #floor(): number {
    const blocks = this.#blocks;
    return blocks === null || blocks.stack === null ? 0 : blocks.stack.depth;
  }

  /** Takes an item of any kind. */
  #take(): number {
    const stack = this.#stack;
    if (stack === null || stack.depth <= this.#floor()) {
      throw this.fail(stack === null ? "takes an item from the empty stack" : "takes an item that its block protects");
    }
    this.#stack = stack.below;
    return stack.kind;
  }

  /** Takes an ordinary value. */
  #pop(): number {
    const kind = this.#take();
    if (!isPlain(kind)) throw this.fail("uses an internal stack item as a value");
    return kind;
  }

  #popMany(count: number): void {
    if (count > (this.#stack === null ? 0 : this.#stack.depth)) throw this.fail("takes more items than the stack has");
    this.#spend(count >> 2);
    for (let i = 0; i < count; i++) this.#pop();
  }

  /** Kind of the item at `index` from the top (1 is the top). */
  #peek(index: number): number {
    let cell = this.#stack;
    if (index < 1 || cell === null || index > cell.depth) throw this.fail(`no stack item ${index}`);
    this.#spend(index);
    for (let i = 1; i < index; i++) {
      if (isFinally(cell!.kind)) throw this.fail("reaches below a finally entry");
      cell = cell!.below;
    }
    return cell!.kind;
  }

  #display(index: number, kind: number): void {
    if (this.#peek(index) !== kind) throw this.fail("its container was not built by this code");
  }

  #block(isLoop: boolean, isWith: boolean): Block {
    // One Block per SETUP_* and surroundings, so that equal block stacks are the same object.
    let block = this.#blockAt.get(this.#at);
    if (block === undefined) {
      const depth = this.#stack === null ? 0 : this.#stack.depth;
      block = new Block(isLoop, this.#stack, this.#blocks, isWith ? depth - 1 : depth);
      if (block.count > MAX_BLOCKS) throw this.fail("too many nested blocks");
      this.#blockAt.set(this.#at, block);
      return block;
    }
    const depth = this.#stack === null ? 0 : this.#stack.depth;
    if (block.below !== this.#blocks || depth !== (block.stack === null ? 0 : block.stack.depth)) {
      throw this.fail("opened with different blocks around it");
    }
    return block;
  }

  /** Cuts the stack back to `depth` items. */
  #cut(depth: number): Cell | null {
    let cell = this.#stack;
    let steps = 0;
    while (cell !== null && cell.depth > depth) {
      cell = cell.below;
      steps++;
    }
    this.#spend(steps);
    return cell;
  }

  #setup(op: number, target: number): void {
    const outer = this.#blocks;
    if (op === Op.SETUP_WITH) {
      this.#pop();
      this.#push(Kind.VALUE);
    }
    const block = this.#block(op === Op.SETUP_LOOP, op === Op.SETUP_WITH);
    const level = this.#stack;
    if (op === Op.SETUP_LOOP) {
      this.#join(target, level, outer);
    } else if (op === Op.SETUP_EXCEPT) {
      const traceback = this.#cell(Kind.TRACEBACK, level);
      this.#join(target, this.#cell(Kind.EXC_TYPE, this.#cell(Kind.EXC_VALUE, traceback)), outer);
    } else {
      const other = this.#handlers.get(target);
      if (other !== undefined && (other.below !== outer || other.leftDepth !== block.leftDepth)) {
        throw this.fail(`its handler at ${target} serves another block too`);
      }
      this.#handlers.set(target, block);
      this.#join(target, this.#cell(Kind.PAYLOAD + 4 * target + Kind.TAG_FINALLY, level), outer);
    }
    this.#blocks = block;
    if (op === Op.SETUP_WITH) this.#push(Kind.VALUE);
  }

  #continueLoop(target: number): void {
    let depth = this.#stack === null ? 0 : this.#stack.depth;
    let block = this.#blocks;
    while (block !== null && !block.isLoop) {
      depth = block.leftDepth;
      block = block.below;
    }
    if (block === null) throw this.fail("no loop around it");
    this.#join(target, this.#cut(depth), block);
  }

  /** @returns Whether control may go on. */
  #endFinally(): boolean {
    const kind = this.#take();
    if (kind === Kind.NONE) return true;
    if (isFinally(kind)) {
      const block = this.#handlers.get((kind - Kind.PAYLOAD) >> 2)!;
      const depth = this.#stack === null ? 0 : this.#stack.depth;
      if (block.below !== this.#blocks) throw this.fail("open blocks differ from its handler's entry");
      if (block.leftDepth !== depth) throw this.fail(`leaves ${depth} stack items, expected ${block.leftDepth}`);
      return true;
    }
    if (kind !== Kind.EXC_TYPE || this.#take() !== Kind.EXC_VALUE || this.#take() !== Kind.TRACEBACK) {
      throw this.fail("finds no handler entry on the stack");
    }
    return false;
  }

  #keywords(op: number, arg: number): void {
    if (op === Op.CALL_FUNCTION_VAR_KW) this.#popMany(2);
    else if (op !== Op.CALL_FUNCTION) this.#popMany(1);
    for (let i = arg >> 8; i > 0; i--) {
      this.#pop();
      if (this.#pop() !== Kind.STR) throw this.fail("keyword name is not a constant string");
    }
    this.#popMany((arg & 255) + 1);
    this.#push(Kind.VALUE);
  }

  #makeFunction(arg: number, closure: boolean): void {
    const kind = this.#pop();
    if (kind < Kind.PAYLOAD) throw this.fail("makes a function of something else than constant code");
    const constant = this.fields.consts[(kind - Kind.PAYLOAD) >> 2] as Code;
    const count = this.options.freeCount?.(constant) ?? constant.ensure().freevars.length;
    if (closure) {
      const cells = this.#take();
      if (count === 0 || cells !== Kind.PAYLOAD + 4 * count + Kind.TAG_CELLS) {
        throw this.fail(`the closure does not have the ${count} cells the function needs`);
      }
    } else if (count !== 0) {
      throw this.fail(`the function needs ${count} cells`);
    }
    this.#popMany(arg);
    this.#push(Kind.VALUE);
  }

  #buildTuple(arg: number): void {
    if (arg > 0 && this.#stack !== null && this.#stack.kind === Kind.CELL) {
      this.#spend(arg >> 2);
      for (let i = 0; i < arg; i++) {
        if (this.#take() !== Kind.CELL) throw this.fail("mixes cells and values");
      }
      this.#push(Kind.PAYLOAD + 4 * arg + Kind.TAG_CELLS);
    } else {
      this.#popMany(arg);
      this.#push(Kind.VALUE);
    }
  }

  #constant(arg: number): void {
    const value: Value = this.fields.consts[arg];
    if (value === null) this.#push(Kind.NONE);
    else if (typeof value === "string") this.#push(Kind.STR);
    else if (value instanceof Code) this.#push(Kind.PAYLOAD + 4 * arg + Kind.TAG_CODE);
    else this.#push(Kind.VALUE);
  }

  /** Stack shuffles keep kinds. */
  #shuffle(op: number, arg: number): boolean {
    if (op === 2 || op === 3 || op === 5) {
      const kinds: number[] = [];
      for (let i = op === 5 ? 4 : op; i > 0; i--) kinds.push(this.#pop());
      this.#push(kinds[0]);
      for (let i = kinds.length - 1; i > 0; i--) this.#push(kinds[i]);
      return true;
    }
    if (op !== 4 && op !== Op.DUP_TOPX) return false;
    const count = op === 4 ? 1 : arg;
    const kinds: number[] = [];
    for (let i = 1; i <= count; i++) {
      const kind = this.#peek(i);
      if (!isPlain(kind)) throw this.fail("copies an internal stack item");
      kinds.push(kind);
    }
    for (let i = kinds.length - 1; i >= 0; i--) this.#push(kinds[i]);
    return true;
  }

  /** Follows the instructions from `pos` until control leaves or meets a jump target. */
  #line(pos: number): void {
    const code = this.#code;
    const marks = this.#marks;
    const flow = TABLES.flow;
    const first = pos;
    for (;;) {
      if (pos >= code.length) throw this.fail("control runs off the end of the code");
      if (pos !== first && (marks[pos] & TARGET) !== 0) {
        this.#join(pos, this.#stack, this.#blocks);
        return;
      }
      this.#spend(1);
      this.#at = pos;
      let op = code[pos];
      let arg = 0;
      if (op >= 90) {
        arg = code[pos + 1] | (code[pos + 2] << 8);
        pos += 3;
        if (op === Op.EXTENDED_ARG) {
          op = code[pos];
          arg = arg * 0x10000 + (code[pos + 1] | (code[pos + 2] << 8));
          pos += 3;
        }
      } else {
        pos++;
      }
      if (flow[op] !== Flow.NONE) {
        if (!this.#jump(op, flow[op] === Flow.JREL ? pos + arg : arg)) return;
      } else if (!this.#step(op, arg)) {
        return;
      }
    }
  }

  /** @returns Whether control may go on to the next instruction. */
  #jump(op: number, target: number): boolean {
    switch (op) {
      case Op.FOR_ITER: {
        const iterator = this.#pop();
        this.#join(target, this.#stack, this.#blocks);
        this.#push(iterator);
        this.#push(Kind.VALUE);
        return true;
      }
      case Op.JUMP_FORWARD:
      case Op.JUMP_ABSOLUTE:
        this.#join(target, this.#stack, this.#blocks);
        return false;
      case Op.JUMP_IF_FALSE_OR_POP:
      case Op.JUMP_IF_TRUE_OR_POP: {
        const whole = this.#stack;
        this.#pop();
        this.#join(target, whole, this.#blocks);
        return true;
      }
      case Op.POP_JUMP_IF_FALSE:
      case Op.POP_JUMP_IF_TRUE:
        this.#pop();
        this.#join(target, this.#stack, this.#blocks);
        return true;
      case Op.CONTINUE_LOOP:
        this.#continueLoop(target);
        return false;
      default:
        this.#setup(op, target);
        return true;
    }
  }

  /** @returns Whether control may go on to the next instruction. */
  #step(op: number, arg: number): boolean {
    switch (op) {
      case Op.STOP_CODE:
        throw this.fail("control reaches it");
      case Op.LOAD_CONST:
        this.#constant(arg);
        return true;
      case Op.POP_TOP: {
        const kind = this.#take();
        if (!isPlain(kind) && kind !== Kind.TRACEBACK) throw this.fail("drops an internal stack item");
        return true;
      }
      case Op.RETURN_VALUE:
        this.#pop();
        return false;
      case Op.YIELD_VALUE:
        if ((this.fields.flags & CO_GENERATOR) === 0) throw this.fail("the code is not flagged as a generator");
        this.#pop();
        this.#push(Kind.VALUE);
        return true;
      case Op.POP_BLOCK: {
        const block = this.#blocks;
        if (block === null) throw this.fail("no block is open");
        this.#stack = this.#cut(block.stack === null ? 0 : block.stack.depth);
        this.#blocks = block.below;
        return true;
      }
      case Op.END_FINALLY:
        return this.#endFinally();
      case Op.WITH_CLEANUP: {
        const kind = this.#take();
        if (kind !== Kind.NONE && !isFinally(kind)) throw this.fail("finds no handler entry on the stack");
        this.#pop();
        this.#push(kind);
        return true;
      }
      case Op.BREAK_LOOP: {
        let block = this.#blocks;
        while (block !== null && !block.isLoop) block = block.below;
        if (block === null) throw this.fail("no loop around it");
        return false;
      }
      case Op.STORE_MAP:
        this.#popMany(2);
        this.#display(1, Kind.MAP);
        return true;
      case Op.LIST_APPEND:
        this.#popMany(1);
        this.#display(arg, Kind.LIST);
        return true;
      case Op.SET_ADD:
        this.#popMany(1);
        this.#display(arg, Kind.SET);
        return true;
      case Op.MAP_ADD:
        this.#popMany(2);
        this.#display(arg, Kind.MAP);
        return true;
      case Op.BUILD_TUPLE:
        this.#buildTuple(arg);
        return true;
      case Op.BUILD_LIST:
        this.#popMany(arg);
        this.#push(Kind.LIST);
        return true;
      case Op.BUILD_SET:
        this.#popMany(arg);
        this.#push(Kind.SET);
        return true;
      case Op.BUILD_MAP:
        this.#push(Kind.MAP);
        return true;
      case Op.LOAD_CLOSURE:
        this.#push(Kind.CELL);
        return true;
      case Op.MAKE_FUNCTION:
        this.#makeFunction(arg, false);
        return true;
      case Op.MAKE_CLOSURE:
        this.#makeFunction(arg, true);
        return true;
      case Op.CALL_FUNCTION:
      case Op.CALL_FUNCTION_VAR:
      case Op.CALL_FUNCTION_KW:
      case Op.CALL_FUNCTION_VAR_KW:
        this.#keywords(op, arg);
        return true;
      case Op.RAISE_VARARGS:
        this.#popMany(arg);
        return false;
      case Op.LOAD_LOCALS:
      case Op.IMPORT_STAR:
      case Op.STORE_NAME:
      case Op.DELETE_NAME:
      case Op.LOAD_NAME:
        if ((this.fields.flags & CO_OPTIMIZED) !== 0) throw this.fail("needs a dictionary of locals in optimised code");
    }
    if (this.#shuffle(op, arg)) return true;
    this.#popMany(popsOf(op, arg));
    const count = pushesOf(op, arg);
    // UNPACK_SEQUENCE: a forged count must not take memory; the compiler stores every item with three bytes.
    if (count > this.fields.stacksize) throw this.fail("pushes more than the stack takes");
    for (let i = 0; i < count; i++) this.#push(Kind.VALUE);
    return true;
  }
}

/** How many items the tuples among constants have, those inside them included; each tuple counts once. */
function itemsIn(consts: readonly Value[]): number {
  const tuples = new Set<PyTuple>();
  let count = 0;
  const add = (items: readonly Value[]): void => {
    for (const v of items) {
      if (!(v instanceof PyTuple) || tuples.has(v)) continue;
      tuples.add(v);
      count += v.items.length;
      add(v.items);
    }
  };
  add(consts);
  return count;
}

/**
 * Verifies one code object, not those among its constants.
 * @returns The stack depth it needs, at most its `stacksize`.
 * @throws ImageError that names the code object and the place.
 */
export function verifyCode(fields: CodeFields, options: VerifyOptions = {}): number {
  return new Verifier(fields, options).run();
}
