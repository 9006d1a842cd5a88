// SPDX-License-Identifier: MIT
/**
 * Assigning `f_lineno` from a line trace function (`frame_setlineno` of CPython's `frameobject.c`): the frame goes on at
 * another line, if its blocks allow that.
 */
import type { Value } from "../base/value.ts";
import { valueError } from "../core/exceptions.ts";
import { BLOCK_WITH, type PyFrame, type Thread } from "./frame.ts";
import { Op } from "./loop_ops.ts";
import { opAt } from "./watch_sites.ts";

/** Has `frame` go on at line `to` when its trace function returns. */
export function jumpToLine(thread: Thread, frame: PyFrame, to: Value | undefined): void {
  const { tracer } = thread;
  if (frame.pc === 0) throw valueError("can't jump from the 'call' trace event of a new frame");
  if (frame.trace === null || tracer === null) {
    throw valueError("f_lineno can only be set by a trace function");
  }
  if (tracer.line !== frame) {
    throw valueError(
      opAt(frame, frame.pc - 1) === Op.YIELD_VALUE
        ? "can't jump from a yield statement"
        : "can only jump from a 'line' trace event",
    );
  }
  if (typeof to !== "number") throw valueError("lineno must be an integer");
  const { code, prep } = frame;
  if (to < code.firstlineno) throw valueError(`line ${to} comes before the current code block`);
  const target = instructionOf(frame, to);
  if (target < 0) throw valueError(`line ${to} comes after the current code block`);
  // While its line is shown, the frame stands behind the instruction.
  const from = frame.pc - 1;
  const ops = Array.from(prep.words, (_, n) => opAt(frame, n));
  if (ops[target] === Op.DUP_TOP || ops[target] === Op.POP_TOP) {
    throw valueError("can't jump to 'except' line as there's no exception");
  }
  const around = finallyBlocks(ops);
  if (around[from] !== around[target]) throw valueError("can't jump into or out of a 'finally' block");
  let change = 0;
  let least = 0;
  for (let n = Math.min(from, target); n < Math.max(from, target); n++) {
    if (setsUp(ops[n])) change++;
    else if (ops[n] === Op.POP_BLOCK) least = Math.min(least, --change);
  }
  const depth = frame.blocks.length / 3;
  const left = target > from ? depth + change : depth - change;
  if (left > depth + least) throw valueError("can't jump into the middle of a block");
  while (frame.blocks.length > Math.max(left, 0) * 3) {
    const type = frame.blocks[frame.blocks.length - 3];
    // The exit method of a with block lies below it.
    frame.sp = frame.blocks[frame.blocks.length - 1] - (type === BLOCK_WITH ? 1 : 0);
    frame.blocks.length -= 3;
  }
  tracer.jump = target;
}

function setsUp(op: number): boolean {
  return op === Op.SETUP_LOOP || op === Op.SETUP_EXCEPT || op === Op.SETUP_FINALLY || op === Op.SETUP_WITH;
}

/** The first instruction at or after line `to`, or −1. */
function instructionOf(frame: PyFrame, to: number): number {
  const { code, prep } = frame;
  if (to === code.firstlineno) return 0;
  let line = code.firstlineno;
  let address = 0;
  for (let k = 0; k + 1 < code.lnotab.length; k += 2) {
    address += code.lnotab[k];
    line += code.lnotab[k + 1];
    if (line >= to) return prep.offsets.indexOf(address);
  }
  return -1;
}

/** For each instruction the SETUP instruction whose `finally` part it stands in, or −1. */
function finallyBlocks(ops: number[]): number[] {
  const blocks: { setup: number; inFinally: boolean }[] = [];
  const ends = (setup: number) => ops[setup] === Op.SETUP_FINALLY || ops[setup] === Op.SETUP_WITH;
  return ops.map((op, n) => {
    const top = blocks[blocks.length - 1];
    if (setsUp(op)) blocks.push({ setup: n, inFinally: false });
    else if (op === Op.POP_BLOCK && top !== undefined) {
      if (ends(top.setup)) top.inFinally = true;
      else blocks.pop();
    } else if (op === Op.END_FINALLY && top !== undefined && ends(top.setup)) blocks.pop();
    return blocks.findLast((block) => block.inFinally)?.setup ?? -1;
  });
}
