// SPDX-License-Identifier: MIT
/**
 * The peephole pass over finished byte code: constant folding, jump threading, removal of dead code.
 *
 * CPYTHON: `Python/peephole.c` of 2.7.18, transformation by transformation and with its limits: nothing is done to code
 * longer than 32,700 bytes, with `EXTENDED_ARG`, or with a line table that has a 255; folded constants are appended and
 * the unused ones stay; each pattern must lie within one basic block. Works in one pass from front to back; replaced
 * bytes become NOPs, which the last step squeezes out.
 */
import { PyTuple, type Value } from "../vm/base/value.ts";
import { HAVE_ARGUMENT, instructionSize, OP } from "../vm/bytecode/opcodes.ts";
import { foldBinary, foldUnary, isTrue } from "./const_fold.ts";

const { NOP, UNARY_NOT, BINARY_MODULO, COMPARE_OP, LOAD_NAME, LOAD_GLOBAL, LOAD_CONST, BUILD_TUPLE, BUILD_LIST } = OP;
const { UNPACK_SEQUENCE, ROT_TWO, ROT_THREE, RETURN_VALUE, EXTENDED_ARG, FOR_ITER } = OP;
const { POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, JUMP_IF_FALSE_OR_POP, JUMP_IF_TRUE_OR_POP } = OP;
const { JUMP_FORWARD, JUMP_ABSOLUTE, CONTINUE_LOOP, SETUP_LOOP, SETUP_EXCEPT, SETUP_FINALLY, SETUP_WITH } = OP;

/** Longest code that is looked at: jump retargeting could overflow beyond it. */
const MAX_CODE = 32700;

/** What a jump means to this pass, by opcode. */
const REL = 1;
const ABS = 2;
const CONDITIONAL = 4;
const UNCONDITIONAL = 8;
const ON_TRUE = 16;
/** Constant operators. */
const BINARY_FOLD = 32;
const UNARY_FOLD = 64;

const TRAITS: Uint8Array = /* @__PURE__ */ (() => {
  const traits = new Uint8Array(256);
  for (const op of [FOR_ITER, SETUP_LOOP, SETUP_EXCEPT, SETUP_FINALLY, SETUP_WITH]) traits[op] = REL;
  traits[JUMP_FORWARD] = REL | UNCONDITIONAL;
  traits[JUMP_ABSOLUTE] = ABS | UNCONDITIONAL;
  traits[CONTINUE_LOOP] = ABS;
  traits[POP_JUMP_IF_FALSE] = traits[JUMP_IF_FALSE_OR_POP] = ABS | CONDITIONAL;
  traits[POP_JUMP_IF_TRUE] = traits[JUMP_IF_TRUE_OR_POP] = ABS | CONDITIONAL | ON_TRUE;
  // Classic division is not folded: -Qnew changes its meaning at run time.
  for (
    const op of [
      OP.BINARY_POWER,
      OP.BINARY_MULTIPLY,
      OP.BINARY_TRUE_DIVIDE,
      OP.BINARY_FLOOR_DIVIDE,
      OP.BINARY_MODULO,
      OP.BINARY_ADD,
      OP.BINARY_SUBTRACT,
      OP.BINARY_SUBSCR,
      OP.BINARY_LSHIFT,
      OP.BINARY_RSHIFT,
      OP.BINARY_AND,
      OP.BINARY_XOR,
      OP.BINARY_OR,
    ]
  ) traits[op] = BINARY_FOLD;
  for (const op of [OP.UNARY_NEGATIVE, OP.UNARY_CONVERT, OP.UNARY_INVERT]) traits[op] = UNARY_FOLD;
  return traits;
})();

/**
 * Optimizes `code`, which it may change.
 *
 * @param consts Folded constants are appended.
 * @param lnotab Offsets are adapted in place.
 * @param formats Whether `'%s' % 1.5` may be folded; in VMIOT's dialect its value is known only when it runs.
 * @returns The new code, or `code` itself where the pass does not apply.
 */
export function optimize(
  code: Uint8Array,
  consts: Value[],
  names: readonly string[],
  lnotab: Uint8Array,
  formats = true,
): Uint8Array {
  if (lnotab.includes(255) || code.length > MAX_CODE || code[code.length - 1] !== RETURN_VALUE) return code;
  const pass = new Pass(code.slice(), consts, names, formats);
  // With EXTENDED_ARG everything stays as it was, but constants folded before it was met remain appended.
  return pass.rewrite() ? pass.squeeze(lnotab) : code;
}

class Pass {
  /** Number of the basic block each byte belongs to. */
  readonly #blocks: Int32Array;

  constructor(
    readonly code: Uint8Array,
    readonly consts: Value[],
    readonly names: readonly string[],
    readonly formats: boolean,
  ) {
    this.#blocks = markBlocks(code);
  }

  #arg(at: number): number {
    return this.code[at + 1] | (this.code[at + 2] << 8);
  }

  #set(at: number, op: number, arg: number): void {
    this.code[at] = op;
    this.code[at + 1] = arg & 255;
    this.code[at + 2] = (arg >> 8) & 255;
  }

  #target(at: number): number {
    return this.#arg(at) + (TRAITS[this.code[at]] & ABS ? 0 : at + 3);
  }

  /** Whether `size` bytes from `at` lie in one basic block. */
  #together(at: number, size: number): boolean {
    return this.#blocks[at] === this.#blocks[at + size - 1];
  }

  /** The patterns. Returns whether the code may be used. */
  rewrite(): boolean {
    const { code, consts } = this;
    const size = code.length;
    // Number of LOAD_CONSTs in a row, up to and including the previous / the current instruction.
    let loads = 0;
    let lastLoads = 0;
    let i = 0;
    while (i < size) {
      const op = code[i];
      lastLoads = loads;
      loads = 0;
      const traits = TRAITS[op];
      if (traits & (REL | ABS)) {
        // A rewritten jump is looked at once more in its new form.
        if (this.#thread(i)) continue;
      } else if (traits & BINARY_FOLD) {
        if (lastLoads >= 2 && this.#together(i - 6, 7) && this.#foldBinary(i - 6)) {
          i -= 2;
          loads = 1;
        }
      } else if (traits & UNARY_FOLD) {
        if (lastLoads >= 1 && this.#together(i - 3, 4) && this.#foldUnary(i - 3)) {
          i -= 2;
          loads = 1;
        }
      } else {
        switch (op) {
          case LOAD_CONST:
            loads = lastLoads + 1;
            if (
              code[i + 3] === POP_JUMP_IF_FALSE && this.#together(i, 6) && isTrue(consts[this.#arg(i)])
            ) {
              code.fill(NOP, i, i + 6);
              loads = 0;
            }
            break;
          case LOAD_NAME:
          case LOAD_GLOBAL:
            if (this.names[this.#arg(i)] === "None") {
              let none = consts.indexOf(null);
              if (none < 0) none = consts.push(null) - 1;
              this.#set(i, LOAD_CONST, none);
              loads = lastLoads + 1;
            }
            break;
          case UNARY_NOT:
            if (code[i + 1] === POP_JUMP_IF_FALSE && this.#together(i, 4)) {
              this.#set(i, POP_JUMP_IF_TRUE, this.#arg(i + 1));
              code[i + 3] = NOP;
              continue;
            }
            break;
          case COMPARE_OP: {
            // `not (a in b)` and its like: 6–9 are in, not in, is, is not.
            const compare = this.#arg(i);
            if (compare >= 6 && compare <= 9 && code[i + 3] === UNARY_NOT && this.#together(i, 4)) {
              this.#set(i, COMPARE_OP, compare ^ 1);
              code[i + 3] = NOP;
            }
            break;
          }
          case BUILD_TUPLE:
          case BUILD_LIST:
            if (this.#sequence(i, op, lastLoads)) loads = 1;
            break;
          case EXTENDED_ARG:
            return false;
          case RETURN_VALUE:
            if (i + 4 >= size) break;
            if (code[i + 4] === RETURN_VALUE && this.#together(i, 5)) code.fill(NOP, i + 1, i + 5);
            else if (TRAITS[code[i + 1]] & UNCONDITIONAL && this.#together(i, 4)) code.fill(NOP, i + 1, i + 4);
            break;
        }
      }
      i += instructionSize(code[i]);
    }
    return true;
  }

  /** Jumps to jumps. Returns whether the instruction must be looked at again. */
  #thread(i: number): boolean {
    const { code } = this;
    let op = code[i];
    const target = this.#target(i);
    const targetTraits = TRAITS[code[target]];
    if ((op === JUMP_IF_FALSE_OR_POP || op === JUMP_IF_TRUE_OR_POP) && targetTraits & CONDITIONAL) {
      if ((targetTraits & ON_TRUE) === (TRAITS[op] & ON_TRUE)) {
        // The second jump is taken if the first one is: take over its target and what it does to the stack.
        this.#set(i, code[target], this.#target(target));
      } else {
        // The second jump is not taken if the first one is: jump behind it, and pop.
        this.#set(i, op === JUMP_IF_TRUE_OR_POP ? POP_JUMP_IF_TRUE : POP_JUMP_IF_FALSE, target + 3);
      }
      return true;
    }
    if (TRAITS[op] & UNCONDITIONAL && code[target] === RETURN_VALUE) {
      code[i] = RETURN_VALUE;
      code.fill(NOP, i + 1, i + 3);
      return false;
    }
    if (!(targetTraits & UNCONDITIONAL)) return false;
    let final = this.#target(target);
    if (op === JUMP_FORWARD) op = JUMP_ABSOLUTE;
    if (!(TRAITS[op] & ABS)) final -= i + 3;
    // A relative jump cannot go back.
    if (final >= 0) this.#set(i, op, final);
    return false;
  }

  /** BUILD_TUPLE or BUILD_LIST at `i`. Returns whether it became a constant. */
  #sequence(i: number, op: number, lastLoads: number): boolean {
    const { code, consts } = this;
    const count = this.#arg(i);
    const from = i - 3 * count;
    const constant = from >= 0 && count <= lastLoads && (
      op === BUILD_TUPLE
        ? this.#together(from, 3 * (count + 1))
        // A list is only searched by `in`: a tuple does as well.
        : code[i + 3] === COMPARE_OP && this.#together(from, 3 * (count + 2)) &&
          (this.#arg(i + 3) === 6 || this.#arg(i + 3) === 7)
    );
    if (constant) {
      const items: Value[] = [];
      for (let at = from; at < i; at += 3) items.push(consts[this.#arg(at)]);
      code.fill(NOP, from, i);
      this.#set(i, LOAD_CONST, consts.push(new PyTuple(items)) - 1);
      return true;
    }
    if (code[i + 3] !== UNPACK_SEQUENCE || !this.#together(i, 6) || count !== this.#arg(i + 3)) return false;
    if (count < 1 || count > 3) return false;
    code.fill(NOP, i, i + 6);
    if (count === 2) code[i] = ROT_TWO;
    else if (count === 3) {
      code[i] = ROT_THREE;
      code[i + 1] = ROT_TWO;
    }
    return false;
  }

  /** LOAD_CONST, LOAD_CONST, operator at `at`. */
  #foldBinary(at: number): boolean {
    const { code, consts } = this;
    const left = consts[this.#arg(at)];
    if (!this.formats && code[at + 6] === BINARY_MODULO && typeof left !== "number") return false;
    const result = foldBinary(code[at + 6], left, consts[this.#arg(at + 3)]);
    if (result === undefined) return false;
    code.fill(NOP, at, at + 4);
    this.#set(at + 4, LOAD_CONST, consts.push(result) - 1);
    return true;
  }

  /** LOAD_CONST, operator at `at`. */
  #foldUnary(at: number): boolean {
    const { code, consts } = this;
    const result = foldUnary(code[at + 3], consts[this.#arg(at)]);
    if (result === undefined) return false;
    code[at] = NOP;
    this.#set(at + 1, LOAD_CONST, consts.push(result) - 1);
    return true;
  }

  /** Removes the NOPs, adapting jumps and line table. */
  squeeze(lnotab: Uint8Array): Uint8Array {
    const { code } = this;
    const size = code.length;
    const moved = new Int32Array(size);
    let nops = 0;
    for (let i = 0; i < size; i += instructionSize(code[i])) {
      moved[i] = i - nops;
      if (code[i] === NOP) nops++;
    }
    if (nops === 0) return code;
    let old = 0;
    let last = 0;
    for (let i = 0; i < lnotab.length; i += 2) {
      old += lnotab[i];
      const now = moved[old];
      lnotab[i] = now - last;
      last = now;
    }
    let to = 0;
    for (let i = 0; i < size;) {
      const op = code[i];
      if (op === NOP) {
        i++;
        continue;
      }
      if (TRAITS[op] & ABS) this.#set(i, op, moved[this.#arg(i)]);
      else if (TRAITS[op] & REL) this.#set(i, op, moved[this.#arg(i) + i + 3] - moved[i] - 3);
      code[to++] = code[i++];
      if (op >= HAVE_ARGUMENT) {
        code[to++] = code[i++];
        code[to++] = code[i++];
      }
    }
    return code.slice(0, to);
  }
}

function markBlocks(code: Uint8Array): Int32Array {
  const size = code.length;
  const blocks = new Int32Array(size);
  for (let i = 0; i < size; i += instructionSize(code[i])) {
    const traits = TRAITS[code[i]];
    if (traits & ABS) blocks[code[i + 1] | (code[i + 2] << 8)] = 1;
    else if (traits & REL) blocks[(code[i + 1] | (code[i + 2] << 8)) + i + 3] = 1;
  }
  let count = 0;
  for (let i = 0; i < size; i++) {
    count += blocks[i];
    blocks[i] = count;
  }
  return blocks;
}
