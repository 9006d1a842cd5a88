// SPDX-License-Identifier: MIT
/**
 * The assembler: basic blocks of instructions in, byte code, line table and stack size out.
 *
 * CPYTHON: the second half of `Python/compile.c` of 2.7.18 (`assemble`, `dfs`, `assemble_lnotab`, `stackdepth`), so that
 * block order, line table and `co_stacksize` come out the same. Blocks are linked by `next` (fall-through) and by jump
 * targets; nothing here knows Python.
 * INVARIANT: the graph walks are iterative; a module of 10,000 statements makes a chain of as many blocks.
 */
import { countedEffect, HAVE_ARGUMENT, OP, OPCODES } from "../vm/bytecode/opcodes.ts";

const { RETURN_VALUE, EXTENDED_ARG, FOR_ITER, SETUP_FINALLY, SETUP_EXCEPT } = OP;
const { JUMP_IF_TRUE_OR_POP, JUMP_IF_FALSE_OR_POP, JUMP_ABSOLUTE, JUMP_FORWARD } = OP;

/** A basic block. The four arrays run in parallel. */
export class Block {
  ops: number[] = [];
  /** Operands; for jumps filled in by {@linkcode assemble}. */
  args: number[] = [];
  /** Source line, 0 where the instruction starts no line. */
  lines: number[] = [];
  /** Jump target, `null` for others. */
  targets: (Block | null)[] = [];
  /** The block that follows in the text. */
  next: Block | null = null;
  /** Whether it holds a RETURN_VALUE. */
  returns = false;
  seen = false;
  startDepth = -1;
  offset = 0;
}

/** The outcome of {@linkcode assemble}. */
export interface Assembled {
  code: Uint8Array;
  lnotab: Uint8Array;
}

/** Puts the blocks reachable from `entry` in order, resolves jumps and writes code and line table. */
export function assemble(entry: Block, firstlineno: number): Assembled {
  const order = reversePostorder(entry);
  const total = resolveJumps(order);
  const code = new Uint8Array(total);
  const lnotab: number[] = [];
  let at = 0;
  let tableLine = firstlineno;
  let tableAt = 0;
  for (const block of order) {
    const { ops, args, lines } = block;
    for (let i = 0; i < ops.length; i++) {
      const line = lines[i];
      if (line !== 0) {
        const dBytes = at - tableAt;
        const dLines = line - tableLine;
        if (dBytes !== 0 || dLines !== 0) {
          pushDelta(lnotab, dBytes, dLines);
          tableLine = line;
          tableAt = at;
        }
      }
      const op = ops[i];
      if (op < HAVE_ARGUMENT) {
        code[at++] = op;
        continue;
      }
      const arg = args[i];
      if (arg > 0xffff) {
        code[at++] = EXTENDED_ARG;
        code[at++] = (arg >> 16) & 255;
        code[at++] = arg >>> 24;
      }
      code[at++] = op;
      code[at++] = arg & 255;
      code[at++] = (arg >> 8) & 255;
    }
  }
  return { code, lnotab: Uint8Array.from(lnotab) };
}

/** Appends one step to a line table; a step beyond a byte takes several pairs. */
function pushDelta(lnotab: number[], dBytes: number, dLines: number): void {
  // CPYTHON: whole multiples of 255 are split off by division, so a step of 510 ends in a pair with a zero.
  if (dBytes > 255) {
    const codes = Math.floor(dBytes / 255);
    for (let i = 0; i < codes; i++) lnotab.push(255, 0);
    dBytes -= codes * 255;
  }
  if (dLines > 255) {
    const codes = Math.floor(dLines / 255);
    lnotab.push(dBytes, 255);
    for (let i = 1; i < codes; i++) lnotab.push(0, 255);
    dBytes = 0;
    dLines -= codes * 255;
  }
  lnotab.push(dBytes, dLines & 255);
}

/** Blocks in the order of emission: depth first along `next`, then along jumps, reversed. Marks them `seen`. */
function reversePostorder(entry: Block): Block[] {
  const postorder: Block[] = [];
  const stack: Block[] = [entry];
  // Position in each stacked block: -1 before `next`, then the index of the instruction to look at.
  const position: number[] = [-1];
  entry.seen = true;
  while (stack.length > 0) {
    const top = stack.length - 1;
    const block = stack[top];
    let i = position[top];
    let child: Block | null = null;
    if (i === -1) {
      i = 0;
      if (block.next !== null && !block.next.seen) child = block.next;
    }
    if (child === null) {
      const { targets } = block;
      while (i < targets.length) {
        const target = targets[i++];
        if (target !== null && !target.seen) {
          child = target;
          break;
        }
      }
    }
    position[top] = i;
    if (child !== null) {
      child.seen = true;
      stack.push(child);
      position.push(-1);
    } else {
      postorder.push(block);
      stack.pop();
      position.pop();
    }
  }
  for (const block of postorder) block.seen = false;
  return postorder.reverse();
}

/** Fixes block offsets and jump operands; repeats while the number of extended operands changes. Returns the size. */
function resolveJumps(order: Block[]): number {
  let lastExtended = 0;
  let extended = 0;
  let total: number;
  do {
    total = 0;
    for (const block of order) {
      block.offset = total;
      const { ops, args } = block;
      for (let i = 0; i < ops.length; i++) {
        total += ops[i] < HAVE_ARGUMENT ? 1 : args[i] > 0xffff ? 6 : 3;
      }
    }
    lastExtended = extended;
    extended = 0;
    for (const block of order) {
      const { ops, args, targets } = block;
      let at = block.offset;
      for (let i = 0; i < ops.length; i++) {
        at += ops[i] < HAVE_ARGUMENT ? 1 : args[i] > 0xffff ? 6 : 3;
        const target = targets[i];
        if (target === null) continue;
        args[i] = OPCODES[ops[i]]!.operand === "jabs" ? target.offset : target.offset - at;
        if (args[i] > 0xffff) extended++;
      }
    }
  } while (extended !== lastExtended);
  return total;
}

/**
 * The value of `co_stacksize`: the largest depth over all paths, each block walked again only for a deeper entry and
 * never from within itself.
 * CPYTHON: the accounting is a bound and has quirks (`END_FINALLY` counts −3); they are kept, see `counted` in the table.
 */
export function stackDepth(entry: Block): number {
  let max = 0;
  const blocks: Block[] = [];
  const positions: number[] = [];
  const depths: number[] = [];
  const enter = (block: Block, depth: number) => {
    if (block.seen || block.startDepth >= depth) return;
    block.seen = true;
    block.startDepth = depth;
    blocks.push(block);
    positions.push(0);
    depths.push(depth);
  };
  enter(entry, 0);
  walk:
  while (blocks.length > 0) {
    const top = blocks.length - 1;
    const block = blocks[top];
    const { ops, args, targets } = block;
    let depth = depths[top];
    for (let i = positions[top]; i < ops.length; i++) {
      const op = ops[i];
      depth += countedEffect(op, args[i]);
      if (depth > max) max = depth;
      const target = targets[i];
      if (target === null) continue;
      let targetDepth = depth;
      if (op === FOR_ITER) targetDepth = depth - 2;
      else if (op === SETUP_FINALLY || op === SETUP_EXCEPT) {
        targetDepth = depth + 3;
        if (targetDepth > max) max = targetDepth;
      } else if (op === JUMP_IF_TRUE_OR_POP || op === JUMP_IF_FALSE_OR_POP) depth--;
      positions[top] = op === JUMP_ABSOLUTE || op === JUMP_FORWARD ? Infinity : i + 1;
      depths[top] = depth;
      enter(target, targetDepth);
      continue walk;
    }
    if (positions[top] <= ops.length && block.next !== null) {
      // Falling through: come back only to leave.
      positions[top] = Infinity;
      enter(block.next, depth);
      continue;
    }
    block.seen = false;
    blocks.pop();
    positions.pop();
    depths.pop();
  }
  return max;
}

/**
 * Adds an instruction at the end of `block`.
 * @param arg Operand; 0 for jumps and for instructions without one.
 * @param line Source line the instruction starts, or 0.
 */
export function appendOp(block: Block, op: number, arg: number, line: number, target: Block | null): void {
  block.ops.push(op);
  block.args.push(arg);
  block.lines.push(line);
  block.targets.push(target);
  if (op === RETURN_VALUE) block.returns = true;
}
