// SPDX-License-Identifier: MIT
/** What a flow graph consists of (`flow.ts`). */

/** An active block of the block stack. */
export interface ActiveBlock {
  /** `SETUP_*` opcode number. */
  type: number;
  /** Word index of the handler. */
  handler: number;
  /** Depth of the operand stack when it was set up. */
  level: number;
}

/** Why a handler runs; the numbers of CPython's `enum why_code`, as in the loop. */
export const enum Why {
  EXCEPTION = 2,
  RETURN = 8,
  BREAK = 16,
  CONTINUE = 32,
}

/** What is known of an item of the operand stack: the top of what says why a handler runs. */
export interface Mark {
  /** Place in the operand stack. */
  at: number;
  why: Why;
  /** Where CONTINUE goes. */
  target: number;
}

/** A place in the code and what is known there. */
export interface State {
  pc: number;
  /** Operand stack depth. */
  depth: number;
  blocks: readonly ActiveBlock[];
  marks: readonly Mark[];
  /** It belongs to the copy of the loop at the entry (see {@linkcode Flow}). */
  copy?: boolean;
}

/** A basic block. */
export interface Node {
  /** Word index of its first instruction. */
  start: number;
  /** Word index after its last instruction; {@linkcode start} where it has none. */
  end: number;
  /** Operand stack depth at its start. */
  depth: number;
  /** Items of the operand stack below this place are left alone on every way into it. */
  floor: number;
  /** The same for its instructions, but for what the last one unwinds. */
  lowest: number;
  blocks: readonly ActiveBlock[];
  /** As in {@linkcode State}. */
  copy: boolean;
  /** Marks before its last instruction. */
  lastMarks: readonly Mark[];
  /** Where it goes; the handler of {@linkcode protects} comes last. */
  successors: Node[];
  /** The same as an edge of the graph: a node that chooses its target stands in the place of that. */
  edges: Node[];
  /** The handler of the block that its end sets up. */
  protects: Node | null;
  /** Handlers of the blocks active in it, innermost first: whatever raises in it goes to one of them. */
  handlers: Node[];
  /** It does nothing but choose among these, by its variable `d`. */
  dispatch: Node[] | null;
  /** The node that chooses it: whoever goes here goes there. */
  via: Node | null;
  /** Number in reverse postorder. */
  order: number;
  dominator: Node | null;
  /** Nodes it dominates immediately. */
  children: Node[];
  /** Some edge goes back to it. */
  isLoop: boolean;
  /** More than one forward edge leads to it, or it is a handler. */
  isMerge: boolean;
  forwardEdges: number;
}

/** What is known of the topmost item. */
export function topMark(at: Pick<State, "depth" | "marks">): Mark | undefined {
  const last = at.marks[at.marks.length - 1];
  return last !== undefined && last.at === at.depth - 1 ? last : undefined;
}

/** How many items that top mark stands for: what a handler finds above the level of its block. */
export function sizeOf(mark: Mark): number {
  return mark.why === Why.BREAK ? 1 : mark.why === Why.EXCEPTION ? 3 : 2;
}

/** How much of the stack what went to a place has left alone: whoever unwinds to a handler drops items, then pushes why. */
function keptBy(at: State): number {
  const mark = topMark(at);
  return mark === undefined ? at.depth : at.depth - sizeOf(mark);
}

/** A node without edges. */
export function newNode(at: State): Node {
  return {
    start: at.pc,
    end: at.pc,
    depth: at.depth,
    floor: keptBy(at),
    lowest: at.depth,
    blocks: at.blocks,
    copy: at.copy === true,
    lastMarks: at.marks,
    successors: [],
    edges: [],
    protects: null,
    handlers: [],
    dispatch: null,
    via: null,
    order: -1,
    dominator: null,
    children: [],
    isLoop: false,
    isMerge: false,
    forwardEdges: 0,
  };
}

/** Why code cannot be compiled. */
export class NotCompilable {
  constructor(readonly reason: string) {}
}
