// SPDX-License-Identifier: MIT
/**
 * Makes a code object runnable: decodes bytes into words, resolves jumps, and fuses frequent instruction sequences.
 * Happens once per code object, on its first call.
 *
 * Every instruction is one word, the opcode in the low byte and the operand above it; a jump operand is the word index of
 * its target.
 * INVARIANT: a fused instruction stands at the position of its first part; the parts after it stay in place, so a jump
 * into the middle finds plain instructions, and `offsets` stays valid.
 */
import { fewBytes, fewWords } from "../base/few_bytes.ts";
import type { Value } from "../base/value.ts";
import {
  CO_GENERATOR,
  CO_NEWLOCALS,
  CO_OPTIMIZED,
  CO_VARARGS,
  CO_VARKEYWORDS,
  CO_VMIOT,
  type Code,
} from "../bytecode/code.ts";
import { systemError } from "../core/exceptions.ts";
import { dialectName } from "../core/extensions.ts";
import { ImageError } from "../bytecode/image_error.ts";
import { OPCODES, popsOf, pushesOf } from "../bytecode/opcodes.ts";
import { verifyCode } from "../bytecode/verify.ts";
import type { PyDict } from "../core/dict.ts";
import type { PyFrame } from "./frame.ts";
import { Op } from "./loop_ops.ts";
import { type Sites, watchSites } from "./watch_sites.ts";
import { cold, type Run, type Unit } from "./tier.ts";
import type { Interpreter } from "./run.ts";
import type { PyFunction } from "../core/types.ts";

/** Which instruction each byte of a short code belongs to, while it is being prepared. */
const INDEX = new Int32Array(1024);
const NO_CELLS = new Int32Array(0);

/** The decoded form of a code object. */
export class Prepared {
  /** The instructions. */
  words: Int32Array;
  /** Bytecode offset of each instruction. */
  offsets: Int32Array;
  /** Inline caches, one place per instruction; owned by the loop. */
  // deno-lint-ignore no-explicit-any
  caches: any[];
  consts: Value[];
  names: string[];
  /** `$name` for each name: keys of own attributes. */
  attrKeys: `$${string}`[];
  argcount: number;
  nlocals: number;
  /** Cells and free variables together. */
  ncells: number;
  /** First operand stack slot. */
  stackBase: number;
  /** Length of `slots`. */
  size: number;
  /** For each cell variable: the parameter it holds, or −1. */
  cellArgs: Int32Array;
  /** A plain function: exact positional arguments go straight into its locals. */
  simple: boolean;
  isGenerator: boolean;
  /** Frames of finished calls, to be used again, linked by `back`. */
  free: PyFrame | null = null;
  /** Whether frames need a block stack. */
  hasBlocks = false;
  /** A generator that may be suspended where something has to run when it is dropped. */
  closes = false;
  /** The instructions that are watched, once some are (`watch_sites.ts`). */
  sites: Sites | undefined = undefined;
  /** Calls, {@linkcode CALL_HEAT} each, and iterations, until it is compiled. */
  heat = 0;
  /** A function whose exact positional arguments are its parameters. */
  plain: boolean;
  /** How many positional arguments are its parameters; −1 where binding them is more than that. */
  exact: number;
  /** How many locals, from the first, are parameters: `*args` and `**kwargs` too. */
  parameters: number;
  /** It can be compiled for calls: a function that is no generator. */
  callable: boolean;
  /** Compiled code for calls; before that, what calls the function in tier 0. Called as a method. */
  run: Run = cold;
  /** {@linkcode run} is compiled code. */
  compiled = false;
  /** Compiled code by the word index at which it is entered; `null` where that is not possible. */
  units: Map<number, Unit | null> | null = null;
  /** Those of them that continue a generator, again, for quick access. */
  resumes: (Unit | null | undefined)[] | null = null;
  /** What tier 0 has seen at each instruction: {@linkcode Seen}; at FOR_ITER `looping` of the iterator. */
  feedback: Uint8Array;
  /** The globals for which there is, or was, compiled code; frames with other globals need another of the `variants`. */
  globals: PyDict | null = null;
  /** The forms of one code object by their globals, shared by all of them; `null` while there is one. */
  variants: WeakMap<PyDict, Prepared> | null = null;
  /** Place of some RETURN_VALUE. */
  returnAt: number;
  readonly code: Code;
  #lines: Int32Array | undefined = undefined;

  constructor(code: Code) {
    this.code = code.ensure();
    const bytes = code.code;
    const index = bytes.length < INDEX.length ? INDEX : new Int32Array(bytes.length + 1);
    let count = 0;
    for (let i = 0; i < bytes.length; count++) {
      let op = bytes[i];
      const start = i;
      while (op === Op.EXTENDED_ARG && i + 3 < bytes.length) op = bytes[i += 3];
      for (let k = start; k <= i; k++) index[k] = count;
      i += op >= 90 ? 3 : 1;
    }
    index[bytes.length] = count;
    const words = fewWords(count + 1);
    const offsets = fewWords(count + 1);
    for (let i = 0, n = 0; i < bytes.length; n++) {
      offsets[n] = i;
      let op = bytes[i];
      let arg = op >= 90 ? bytes[i + 1] | bytes[i + 2] << 8 : 0;
      while (op === Op.EXTENDED_ARG && i + 5 < bytes.length) {
        i += 3;
        op = bytes[i];
        arg = arg << 16 | bytes[i + 1] | bytes[i + 2] << 8;
      }
      const next = i + (op >= 90 ? 3 : 1);
      if (isRelativeJump(op)) arg = index[Math.min(next + arg, bytes.length)];
      else if (isAbsoluteJump(op)) arg = index[Math.min(arg, bytes.length)];
      if (arg > 0xffffff || arg < 0) throw systemError("code object is too large");
      if (op >= Op.SETUP_LOOP && op <= Op.SETUP_FINALLY || op === Op.SETUP_WITH) {
        this.hasBlocks = true;
        if (op !== Op.SETUP_LOOP) this.closes = true;
      }
      words[n] = op | arg << 8;
      i = next;
    }
    // Running off the end is impossible in verified code; make it a clean error in any other.
    words[count] = Op.END_OF_CODE;
    this.words = words;
    this.offsets = offsets;
    this.caches = new Array(count + 1).fill(undefined);
    this.consts = code.consts;
    this.names = (code.flags & CO_VMIOT) === 0 ? code.names : dialectNames(words, code.names);
    this.attrKeys = this.names.map((n) => `$${n}` as const);
    this.argcount = code.argcount;
    this.nlocals = code.nlocals;
    this.ncells = code.cellvars.length + code.freevars.length;
    this.stackBase = this.nlocals + this.ncells;
    const parameters = this.parameters = code.argcount + (code.flags & CO_VARARGS ? 1 : 0) +
      (code.flags & CO_VARKEYWORDS ? 1 : 0);
    this.cellArgs = code.cellvars.length === 0 ? NO_CELLS : Int32Array.from(
      code.cellvars,
      (name) => code.varnames.slice(0, parameters).indexOf(name),
    );
    this.feedback = fewBytes(count + 1);
    this.returnAt = words.indexOf(Op.RETURN_VALUE);
    this.isGenerator = (code.flags & CO_GENERATOR) !== 0;
    this.simple = this.ncells === 0 && !this.isGenerator &&
      (code.flags & (CO_OPTIMIZED | CO_NEWLOCALS | CO_VARARGS | CO_VARKEYWORDS)) === (CO_OPTIMIZED | CO_NEWLOCALS);
    this.plain = !this.isGenerator &&
      (code.flags & (CO_OPTIMIZED | CO_NEWLOCALS | CO_VARARGS | CO_VARKEYWORDS)) === (CO_OPTIMIZED | CO_NEWLOCALS);
    this.exact = this.plain ? code.argcount : -1;
    this.callable = !this.isGenerator &&
      (code.flags & (CO_OPTIMIZED | CO_NEWLOCALS)) === (CO_OPTIMIZED | CO_NEWLOCALS);
    this.size = this.stackBase + code.stacksize + fuseMethodCalls(words, count) + 1;
    fusePairs(words, count);
  }

  /** Source line of the instruction at word index `pc`. */
  lineAt(pc: number): number {
    let lines = this.#lines;
    if (lines === undefined) {
      lines = this.#lines = new Int32Array(this.offsets.length);
      const table = this.code.lnotab;
      let line = this.code.firstlineno;
      let address = 0;
      let k = 0;
      for (let n = 0; n < lines.length; n++) {
        while (k + 1 < table.length && address + table[k] <= this.offsets[n]) {
          address += table[k];
          line += table[k + 1];
          k += 2;
        }
        lines[n] = line;
      }
      // The closing entry has offset 0 by construction; it never runs.
    }
    return lines[pc];
  }

  /** How often loop heads were reached at which there is no entry yet, where the code has other entries. */
  #heads: Map<number, number> | null = null;

  /** Compiled code for calls of `func`, once it is worth compiling. */
  hot(vm: Interpreter, func: PyFunction): Run | null {
    if (this.globals !== null && this.globals !== func.globals) return variant(vm, this, func.globals).hot(vm, func);
    if (this.compiled) return this.run;
    const tier = vm.tier1;
    if (tier === null || (this.heat += CALL_HEAT) < tier.threshold * CALL_HEAT) return null;
    return tier.compile(vm, this, func);
  }

  /** Compiled code that continues `frame` at `pc`, once it is worth compiling. */
  unitAt(vm: Interpreter, frame: PyFrame, pc: number): Unit | null {
    // The frame was made before there was compiled code. Forms of one code object differ in nothing a frame knows.
    if (this.globals !== null && this.globals !== frame.globals) {
      return variant(vm, this, frame.globals).unitAt(vm, frame, pc);
    }
    const unit = this.units?.get(pc);
    if (unit !== undefined) return unit;
    const tier = vm.tier1;
    if (tier === null || ++this.heat < tier.threshold * CALL_HEAT) return null;
    // After a slice ended in an inner loop, the frame mostly soon reaches an entry that there is.
    if (this.units !== null && this.units.size > 0 && pc !== 0 && this.#isRare(pc)) return null;
    return tier.compileAt(vm, this, frame, pc);
  }

  /** Whether a place has not been reached often enough for a further entry. Counts. */
  #isRare(pc: number): boolean {
    const times = (this.#heads ??= new Map()).get(pc) ?? 0;
    this.#heads.set(pc, times + 1);
    return times < FURTHER_ENTRY;
  }

  /** Compiled code for a generator that goes on, once it is worth compiling. Its frame stands at the start or after a yield. */
  unitAtYield(vm: Interpreter, frame: PyFrame): Unit | null {
    if (this.globals !== null && this.globals !== frame.globals) {
      return variant(vm, this, frame.globals).unitAtYield(vm, frame);
    }
    const { pc } = frame;
    if (this.resumes !== null) {
      const unit = this.resumes[pc];
      if (unit !== undefined) return unit;
    }
    const tier = vm.tier1;
    if (tier === null || ++this.heat < tier.threshold * CALL_HEAT) return null;
    if (pc !== 0 && (this.words[pc - 1] & 255) !== Op.YIELD_VALUE) return null;
    // Each unit has all that can be reached from it: not one for every place of a generator with many.
    const known = this.units?.get(pc);
    const free = this.words.length > LONG ? 1 : FREE_ENTRIES;
    if (known === undefined && this.units !== null && this.units.size >= free && this.#isRare(pc)) return null;
    const unit = known === undefined ? tier.compileAt(vm, this, frame, pc) : known;
    // Not yet: the compiler is being loaded.
    if (!(this.units?.has(pc))) return null;
    this.resumes ??= new Array(this.words.length).fill(undefined);
    return this.resumes[pc] = unit;
  }

  /** Bytecode offset of the instruction at word index `pc`. */
  offsetAt(pc: number): number {
    return this.offsets[pc];
  }
}

/** What an instruction has seen, for the compiler of tier 1. */
export const enum Seen {
  NOTHING,
  /** An operand of arithmetic was a float. */
  FLOAT,
  /** Operands of arithmetic were neither floats nor ints, or the result was no int of a JavaScript number. */
  OTHER,
  /** The objects of an attribute access were of several classes, or the class changed. */
  SEVERAL,
  /** What was subscribed: a dict, a tuple. */
  DICT,
  TUPLE,
  /** A string was subscribed, or something was added to one. */
  TEXT,
  /** One operand of arithmetic was a float, the other an int. */
  MIXED,
}

/**
 * How many iterations count as much as a call. PERF: generating code takes as long as running it some hundred times in
 * tier 0, and the body of a loop, or what a generator runs for an item, is mostly a small part of the code.
 */
export const CALL_HEAT = 5;
/** How often tier 0 reaches a loop head before compiled code gets an entry there, besides those it has. */
const FURTHER_ENTRY = 1500;
/** Entries of a generator that are compiled as soon as it is hot; one only, where it has more than so many instructions. */
const FREE_ENTRIES = 5, LONG = 150;

/** Which code the VM watches. */
type Watching = { readonly watching: boolean; readonly watchingModules: boolean };

/** Whether the instructions of `code` are watched: code of modules and of the prompt refers to what others made. */
const watchesCode = (vm: Watching, { flags }: Code): boolean =>
  vm.watching || vm.watchingModules && (flags & CO_NEWLOCALS) === 0;

/**
 * The prepared form of `code` for functions with these globals, made on first use; with its instructions watched where the
 * VM watches objects. Jobs that run one program share its code, and share this, too, until it is compiled: compiled code
 * knows its globals.
 */
export function prepare(vm: Watching, code: Code, globals: PyDict): Prepared {
  const made = code.prepared as Prepared | undefined;
  if (made === undefined) {
    if (!code.verified) verify(code);
    const prep = code.prepared = new Prepared(code);
    if (watchesCode(vm, code)) watchSites(prep);
    return prep;
  }
  return made.globals === null || made.globals === globals ? made : code.prepared = variant(vm, made, globals);
}

/** @throws {PyThrow} SystemError for code that a program has made, or read, and that cannot run. */
function verify(code: Code): void {
  try {
    verifyCode(code.ensure());
  } catch (e) {
    throw e instanceof ImageError ? systemError(e.message) : e;
  }
  code.verified = true;
}

/** The form of `other`'s code for these globals. */
function variant(vm: Watching, other: Prepared, globals: PyDict): Prepared {
  const variants = other.variants ??= new WeakMap([[other.globals!, other]]);
  let prep = variants.get(globals);
  if (prep === undefined) {
    variants.set(globals, prep = new Prepared(other.code));
    prep.globals = globals;
    prep.variants = variants;
    prep.feedback.set(other.feedback);
  }
  if (watchesCode(vm, other.code)) watchSites(prep);
  return prep;
}

/** Has attribute instructions ask for the dialect's methods; gives the names they refer to. */
function dialectNames(words: Int32Array, given: string[]): string[] {
  const names = given.slice();
  const places = new Map<number, number>();
  for (let n = 0; n < words.length; n++) {
    if ((words[n] & 255) !== Op.LOAD_ATTR) continue;
    const at = words[n] >>> 8;
    const name = dialectName(given[at]);
    if (name === given[at]) continue;
    let place = places.get(at);
    if (place === undefined) places.set(at, place = names.push(name) - 1);
    words[n] = Op.LOAD_ATTR | place << 8;
  }
  return names;
}

function isRelativeJump(op: number): boolean {
  switch (op) {
    case Op.FOR_ITER:
    case Op.JUMP_FORWARD:
    case Op.SETUP_LOOP:
    case Op.SETUP_EXCEPT:
    case Op.SETUP_FINALLY:
    case Op.SETUP_WITH:
      return true;
  }
  return false;
}

function isAbsoluteJump(op: number): boolean {
  switch (op) {
    case Op.JUMP_ABSOLUTE:
    case Op.JUMP_IF_FALSE_OR_POP:
    case Op.JUMP_IF_TRUE_OR_POP:
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
    case Op.CONTINUE_LOOP:
      return true;
  }
  return false;
}

/** The operand stack while method calls are fused. */
const STACK: number[] = [];

/**
 * Turns `o.name(args)` into LOAD_METHOD … CALL_METHOD, which bind no method object: LOAD_METHOD leaves the function and
 * the receiver on the stack (or the attribute and `undefined`), CALL_METHOD takes both.
 *
 * Only pairs within one basic block are fused: the operand stack is followed by position from each block start, where
 * nothing is known of it. Returns how many extra stack slots the fused forms need at most at one time.
 */
function fuseMethodCalls(words: Int32Array, count: number): number {
  const target = new Uint8Array(count + 1);
  for (let n = 0; n < count; n++) {
    const op = words[n] & 255;
    if (isRelativeJump(op) || isAbsoluteJump(op)) target[words[n] >>> 8] = 1;
  }
  // For each known stack position: the LOAD_ATTR that pushed it, or -1.
  const stack = STACK;
  let depth = 0;
  const open = new Int32Array(count + 1);
  let fused = false;
  for (let n = 0; n < count; n++) {
    if (target[n] === 1) depth = 0;
    const word = words[n];
    const op = word & 255;
    const arg = word >>> 8;
    const row = OPCODES[op];
    if (row === undefined) return 0;
    if (op === Op.CALL_FUNCTION) {
      const at = depth - popsOf(op, arg);
      const load = at >= 0 ? stack[at] : -1;
      if (load >= 0) {
        words[load] = words[load] & ~255 | Op.LOAD_METHOD;
        words[n] = word & ~255 | Op.CALL_METHOD;
        open[load]++;
        open[n]--;
        fused = true;
      }
    }
    if (row.jumpPushes !== undefined || row.ends) {
      depth = 0;
      continue;
    }
    depth = Math.max(0, depth - popsOf(op, arg));
    const pushes = pushesOf(op, arg);
    for (let i = 0; i < pushes; i++) stack[depth++] = op === Op.LOAD_ATTR ? n : -1;
  }
  if (!fused) return 0;
  let extra = 0;
  for (let n = 0, now = 0; n < count; n++) {
    now += open[n];
    if (now > extra) extra = now;
  }
  return extra;
}

/** Fuses the frequent pairs of loads and stores of locals. */
function fusePairs(words: Int32Array, count: number): void {
  for (let n = 0; n + 1 < count; n++) {
    const a = words[n] >>> 8;
    const b = words[n + 1] >>> 8;
    if (a > 0xfff || b > 0xfff) continue;
    const first = words[n] & 255;
    const second = words[n + 1] & 255;
    let fused = 0;
    if (first === Op.LOAD_FAST) {
      if (second === Op.LOAD_FAST) fused = Op.LOAD_FAST_LOAD_FAST;
      else if (second === Op.LOAD_CONST) fused = Op.LOAD_FAST_LOAD_CONST;
    } else if (first === Op.STORE_FAST && second === Op.LOAD_FAST) fused = Op.STORE_FAST_LOAD_FAST;
    if (fused === 0) continue;
    words[n] = fused | (a | b << 12) << 8;
    // The second part stays for jumps into the middle, and must not become the first part of another pair.
    n++;
  }
}
