// SPDX-License-Identifier: MIT
/**
 * The control flow of a code object as tier 1 sees it: basic blocks reachable from one entry, the depth of the operand
 * stack and the block stack at each instruction, dominators and loops.
 *
 * Exceptional edges are not part of it: handlers run in tier 0, so code that only an exception reaches is not compiled.
 */
import { countOf, OPCODES } from "../bytecode/opcodes.ts";
import { Op } from "../interp/loop_ops.ts";
import type { Prepared } from "../interp/prepare.ts";

/** An active block of the block stack. */
export interface ActiveBlock {
  /** `SETUP_*` opcode number. */
  type: number;
  /** Word index of the handler. */
  handler: number;
  /** Depth of the operand stack when it was set up. */
  level: number;
}

/** A basic block. */
export interface Node {
  /** Word index of its first instruction. */
  start: number;
  /** Word index after its last instruction. */
  end: number;
  /** Operand stack depth at its start. */
  depth: number;
  blocks: readonly ActiveBlock[];
  successors: Node[];
  /** Number in reverse postorder. */
  order: number;
  dominator: Node | null;
  /** Nodes it dominates immediately. */
  children: Node[];
  /** Some edge goes back to it. */
  isLoop: boolean;
  /** More than one forward edge leads to it. */
  isMerge: boolean;
  forwardEdges: number;
}

/** Why code cannot be compiled. */
export class NotCompilable {
  constructor(readonly reason: string) {}
}

/** What the instruction at `pc` does to the flow. */
export interface Exits {
  /** Word indices control may go to, with the stack depth and blocks there. */
  targets: { pc: number; depth: number; blocks: readonly ActiveBlock[] }[];
  /** The function or tier 1 is left here. */
  leaves: boolean;
  /** The next instruction begins a new basic block. */
  splits: boolean;
}

/** Opcode of a word without fusion of pairs. */
export function plainOp(op: number): number {
  switch (op) {
    case Op.LOAD_FAST_LOAD_FAST:
    case Op.LOAD_FAST_LOAD_CONST:
      return Op.LOAD_FAST;
    case Op.STORE_FAST_LOAD_FAST:
      return Op.STORE_FAST;
  }
  return op;
}

/** Operand of a word without fusion of pairs. */
export function plainArg(word: number): number {
  const op = word & 255;
  return plainOp(op) === op ? word >>> 8 : word >>> 8 & 0xfff;
}

/** The innermost active loop, when leaving the blocks above it runs no Python code. */
export function loopBlock(blocks: readonly ActiveBlock[]): number {
  for (let i = blocks.length - 1; i >= 0; i--) {
    const { type } = blocks[i];
    if (type === Op.SETUP_LOOP) return i;
    if (type !== Op.SETUP_EXCEPT) return -1;
  }
  return -1;
}

/** Whether a return runs no `finally` block. */
export function canReturn(blocks: readonly ActiveBlock[]): boolean {
  return blocks.every((b) => b.type === Op.SETUP_LOOP || b.type === Op.SETUP_EXCEPT);
}

/** Where control goes from the instruction at `pc`. */
export function exitsOf(
  words: Int32Array,
  pc: number,
  depth: number,
  blocks: readonly ActiveBlock[],
): Exits {
  const word = words[pc];
  const op = plainOp(word & 255);
  const arg = plainArg(word);
  const go = (target: number, d: number, b = blocks) => ({ pc: target, depth: d, blocks: b });
  switch (op) {
    case Op.JUMP_FORWARD:
    case Op.JUMP_ABSOLUTE:
      return { targets: [go(arg, depth)], leaves: false, splits: true };
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
      return { targets: [go(pc + 1, depth - 1), go(arg, depth - 1)], leaves: false, splits: true };
    case Op.JUMP_IF_FALSE_OR_POP:
    case Op.JUMP_IF_TRUE_OR_POP:
      return { targets: [go(pc + 1, depth - 1), go(arg, depth)], leaves: false, splits: true };
    case Op.FOR_ITER:
      return { targets: [go(pc + 1, depth + 1), go(arg, depth - 1)], leaves: false, splits: true };
    case Op.SETUP_LOOP:
    case Op.SETUP_EXCEPT:
    case Op.SETUP_FINALLY:
      return {
        targets: [go(pc + 1, depth, [...blocks, { type: op, handler: arg, level: depth }])],
        leaves: false,
        splits: true,
      };
    case Op.POP_BLOCK: {
      const top = blocks[blocks.length - 1];
      if (top === undefined) throw new NotCompilable("POP_BLOCK without a block");
      return { targets: [go(pc + 1, top.level, blocks.slice(0, -1))], leaves: false, splits: true };
    }
    case Op.BREAK_LOOP: {
      const i = loopBlock(blocks);
      if (i < 0) return { targets: [], leaves: true, splits: true };
      return { targets: [go(blocks[i].handler, blocks[i].level, blocks.slice(0, i))], leaves: false, splits: true };
    }
    case Op.CONTINUE_LOOP: {
      const i = loopBlock(blocks);
      if (i < 0) return { targets: [], leaves: true, splits: true };
      // The loop's own iterator stays on the stack: the target says how deep it is when it is a FOR_ITER.
      const next = plainOp(words[arg] & 255);
      const level = blocks[i].level + (next === Op.FOR_ITER ? 1 : 0);
      return { targets: [go(arg, level, blocks.slice(0, i + 1))], leaves: false, splits: true };
    }
    case Op.RETURN_VALUE:
    case Op.RAISE_VARARGS:
    case Op.SETUP_WITH:
    case Op.WITH_CLEANUP:
    case Op.END_OF_CODE:
    case Op.STOP_CODE:
      return { targets: [], leaves: true, splits: true };
    case Op.END_FINALLY:
      return { targets: [go(pc + 1, depth - 1)], leaves: false, splits: false };
    case Op.LOAD_METHOD:
      return { targets: [go(pc + 1, depth + 1)], leaves: false, splits: false };
    case Op.CALL_METHOD:
      return { targets: [go(pc + 1, depth - (arg & 255) - 1)], leaves: false, splits: false };
  }
  const row = OPCODES[op];
  if (row === undefined) throw new NotCompilable(`opcode ${op}`);
  const d = depth - countOf(row.pops, arg) + countOf(row.pushes, arg);
  return { targets: [go(pc + 1, d)], leaves: false, splits: false };
}

/** The flow graph from one entry. */
export class Flow {
  /** In reverse postorder; the first is the entry. */
  readonly nodes: Node[];
  readonly #byStart = new Map<number, Node>();
  /** Deepest operand stack. */
  maxDepth = 0;
  /** The instructions, those that are watched in their plain form. */
  readonly words: Int32Array;
  /** Places of watched instructions (`watch_sites.ts`). */
  readonly watched: ReadonlySet<number>;

  /**
   * @param entry Word index.
   * @param depth Operand stack depth there.
   * @throws {NotCompilable} for flow that no structured program has.
   */
  constructor(readonly prep: Prepared, readonly entry: number, depth: number, blocks: readonly ActiveBlock[]) {
    const words = this.words = prep.words.slice();
    this.watched = new Set(prep.sites?.keys());
    for (const [pc, site] of prep.sites ?? []) words[pc] = site.word;
    const leaders = new Set<number>([entry]);
    const seen = new Map<number, { depth: number; blocks: readonly ActiveBlock[] }>();
    const work = [{ pc: entry, depth, blocks }];
    const incoming = new Map<number, number>();
    while (work.length > 0) {
      const at = work.pop()!;
      const known = seen.get(at.pc);
      if (known !== undefined) {
        if (known.depth !== at.depth || known.blocks.length !== at.blocks.length) {
          throw new NotCompilable("stack depth differs between paths");
        }
        continue;
      }
      if (at.depth < 0) throw new NotCompilable("stack underflow");
      seen.set(at.pc, at);
      if (at.depth > this.maxDepth) this.maxDepth = at.depth;
      const { targets, splits } = exitsOf(words, at.pc, at.depth, at.blocks);
      for (const t of targets) {
        incoming.set(t.pc, (incoming.get(t.pc) ?? 0) + 1);
        if (splits || t.pc !== at.pc + 1) leaders.add(t.pc);
        if (t.depth > this.maxDepth) this.maxDepth = t.depth;
        work.push(t);
      }
    }
    for (const [pc, n] of incoming) if (n > 1) leaders.add(pc);
    for (const start of leaders) {
      const at = seen.get(start)!;
      this.#byStart.set(start, {
        start,
        end: start,
        depth: at.depth,
        blocks: at.blocks,
        successors: [],
        order: -1,
        dominator: null,
        children: [],
        isLoop: false,
        isMerge: false,
        forwardEdges: 0,
      });
    }
    for (const node of this.#byStart.values()) {
      let pc = node.start;
      for (;;) {
        const at = seen.get(pc)!;
        const { targets, splits, leaves } = exitsOf(words, pc, at.depth, at.blocks);
        pc++;
        if (splits || leaves || leaders.has(pc)) {
          node.successors = targets.map((t) => this.#byStart.get(t.pc)!);
          break;
        }
      }
      node.end = pc;
    }
    this.nodes = this.#order();
    this.#dominators();
    this.#edges();
  }

  nodeAt(pc: number): Node {
    return this.#byStart.get(pc)!;
  }

  #order(): Node[] {
    const post: Node[] = [];
    const state = new Set<Node>();
    const root = this.#byStart.get(this.entry)!;
    const stack: [Node, number][] = [[root, 0]];
    state.add(root);
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      const next = top[0].successors[top[1]++];
      if (next === undefined) {
        post.push(top[0]);
        stack.pop();
      } else if (!state.has(next)) {
        state.add(next);
        stack.push([next, 0]);
      }
    }
    post.reverse();
    post.forEach((node, i) => node.order = i);
    return post;
  }

  /** Cooper, Harvey, Kennedy: "A Simple, Fast Dominance Algorithm". */
  #dominators(): void {
    const predecessors = new Map<Node, Node[]>();
    for (const node of this.nodes) {
      for (const s of node.successors) {
        const list = predecessors.get(s);
        if (list === undefined) predecessors.set(s, [node]);
        else list.push(node);
      }
    }
    const root = this.nodes[0];
    const idom = new Map<Node, Node>([[root, root]]);
    for (let changed = true; changed;) {
      changed = false;
      for (const node of this.nodes) {
        if (node === root) continue;
        let best: Node | undefined;
        for (const p of predecessors.get(node) ?? []) {
          if (!idom.has(p)) continue;
          best = best === undefined ? p : intersect(idom, best, p);
        }
        if (best !== undefined && idom.get(node) !== best) {
          idom.set(node, best);
          changed = true;
        }
      }
    }
    for (const node of this.nodes) {
      if (node === root) continue;
      node.dominator = idom.get(node)!;
      node.dominator.children.push(node);
    }
  }

  #edges(): void {
    for (const node of this.nodes) {
      for (const s of node.successors) {
        if (s.order <= node.order) {
          if (!dominates(s, node)) throw new NotCompilable("a loop with two entries");
          s.isLoop = true;
        } else s.forwardEdges++;
      }
    }
    for (const node of this.nodes) node.isMerge = node.forwardEdges > 1;
  }
}

function intersect(idom: Map<Node, Node>, a: Node, b: Node): Node {
  while (a !== b) {
    while (a.order > b.order) a = idom.get(a)!;
    while (b.order > a.order) b = idom.get(b)!;
  }
  return a;
}

function dominates(a: Node, b: Node): boolean {
  for (let n: Node | null = b; n !== null; n = n.dominator) if (n === a) return true;
  return false;
}
