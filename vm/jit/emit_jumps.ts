// SPDX-License-Identifier: MIT
/** Generates the instruction at the end of a node: jumps, conditions, the next item of a loop; `emit_blocks.ts` does the rest. */
import { Resume } from "../interp/frame.ts";
import { Op } from "../interp/loop_ops.ts";
import type { BlockEmitter } from "./emit_blocks.ts";
import { truth } from "./emit_compare.ts";
import type { Branch } from "./emission.ts";
import { plainArg, plainOp } from "./flow.ts";
import { Why } from "./node.ts";
import type { UnitEmission } from "./unit.ts";

/** Generates the ends of the nodes of one unit. */
export class JumpEmitter {
  readonly #u: UnitEmission;
  readonly #blocks: BlockEmitter;
  readonly #branch: Branch;

  constructor(u: UnitEmission, blocks: BlockEmitter, branch: Branch) {
    this.#u = u;
    this.#blocks = blocks;
    this.#branch = branch;
  }

  /** The instruction at `pc`, the last one of the node being generated. */
  end(pc: number): void {
    this.#u.settle();
    const node = this.#u.node;
    const op = plainOp(this.#u.flow.words[pc] & 255);
    const [first, second] = node.successors;
    switch (op) {
      case Op.JUMP_FORWARD:
      case Op.JUMP_ABSOLUTE:
      case Op.SETUP_LOOP:
        this.#u.flush();
        return this.#branch(first);
      case Op.SETUP_EXCEPT:
      case Op.SETUP_FINALLY:
        this.#u.flush();
        return this.#blocks.protect();
      case Op.SETUP_WITH:
        return this.#blocks.setupWith(pc);
      case Op.POP_BLOCK:
        this.#u.stack.length = first.depth;
        this.#u.flush();
        this.#u.at(pc);
        return this.#branch(first);
      case Op.BREAK_LOOP:
        return this.#blocks.unwind(Why.BREAK, 0, undefined);
      case Op.CONTINUE_LOOP:
        return this.#blocks.unwind(Why.CONTINUE, plainArg(this.#u.flow.words[pc]), undefined);
      case Op.RETURN_VALUE: {
        const v = this.#u.pop();
        return this.#blocks.unwind(Why.RETURN, 0, v);
      }
      case Op.YIELD_VALUE:
        return this.#blocks.yieldValue(pc, first);
      case Op.RAISE_VARARGS:
        return this.#blocks.raise(pc);
      case Op.WITH_CLEANUP:
        return this.#blocks.withCleanup(pc);
      case Op.END_FINALLY:
        return this.#blocks.endFinally(pc);
      case Op.POP_JUMP_IF_FALSE:
      case Op.POP_JUMP_IF_TRUE: {
        const mode = op === Op.POP_JUMP_IF_FALSE ? Resume.JUMP_IF_FALSE : Resume.JUMP_IF_TRUE;
        const c = truth(this.#u, pc, this.#u.pop(), mode, plainArg(this.#u.flow.words[pc]));
        this.#u.flush();
        const [yes, no] = op === Op.POP_JUMP_IF_FALSE ? [first, second] : [second, first];
        if (yes === no) return this.#branch(yes);
        this.#u.lines.push(`if (${c}) {`);
        this.#branch(yes);
        this.#u.lines.push("}");
        return this.#branch(no);
      }
      case Op.JUMP_IF_FALSE_OR_POP:
      case Op.JUMP_IF_TRUE_OR_POP: {
        this.#u.flush();
        const kept = this.#u.stack[this.#u.stack.length - 1];
        const mode = op === Op.JUMP_IF_FALSE_OR_POP ? Resume.JUMP_IF_FALSE_OR_POP : Resume.JUMP_IF_TRUE_OR_POP;
        const c = truth(this.#u, pc, kept, mode, plainArg(this.#u.flow.words[pc]));
        this.#u.lines.push(`if (${op === Op.JUMP_IF_FALSE_OR_POP ? `!${c}` : c}) {`);
        this.#branch(second);
        this.#u.lines.push("}");
        this.#u.pop();
        return this.#branch(first);
      }
      case Op.FOR_ITER:
        return this.#forIter(pc);
    }
    // Everything else happens in tier 0.
    this.#u.lines.push(this.#u.out({ kind: "leave", pc, mode: 0, arg: 0, guard: -1 }, this.#u.stack));
  }

  #forIter(pc: number): void {
    const [body, done] = this.#u.node.successors;
    this.#u.flush();
    const item = this.#u.loops.next(pc, this.#u.node, plainArg(this.#u.flow.words[pc]));
    this.#u.lines.push("{");
    this.#branch(done);
    this.#u.lines.push("}");
    const depth = this.#u.stack.length;
    if (body.isMerge || body.isLoop || body.via !== null) {
      if (item.text !== `s${depth}`) this.#u.lines.push(`s${depth} = ${item.text};`);
      this.#branch(body);
    } else this.#branch(body, item.text === `s${depth}` ? undefined : { ...item, text: this.#u.let(item.text) });
  }
}
