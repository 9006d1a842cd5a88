// SPDX-License-Identifier: MIT
/**
 * The control flow of a code object as tier 1 sees it: basic blocks reachable from one entry, the depth of the operand
 * stack and the block stack at each instruction, dominators and loops.
 *
 * A place of the code may be reached in several states (a `finally` clause after a return, after an exception, or
 * neither); each becomes a node of its own, so that what END_FINALLY does is known when generating.
 * An innermost loop in whose head the unit begins is there twice: a copy to begin with, and where the loops around it come
 * to it again. So it is an innermost loop in JavaScript, too, which V8 compiles far better than one that contains the others.
 * Handlers are reached from the node that sets up their block (`Node.protects`), and from every instruction within it
 * (`Node.handlers`).
 */
import { countOf, OPCODES } from "../bytecode/opcodes.ts";
import { Op } from "../interp/loop_ops.ts";
import type { Prepared } from "../interp/prepare.ts";
import { isWatched, watchedWord } from "../interp/watch_sites.ts";
import {
  type ActiveBlock,
  type Mark,
  newNode,
  type Node,
  NotCompilable,
  sizeOf,
  type State,
  topMark,
  Why,
} from "./node.ts";
import { makeReducible } from "./reducible.ts";

/** Most nodes of a unit. */
const MAX_NODES = 3000;

/** What an instruction does to the flow. */
export interface Exits {
  /** Where control may go. */
  targets: State[];
  /** The unit is left here. */
  leaves: boolean;
  /** The next instruction begins a new basic block. */
  splits: boolean;
  /** The handler of the block it sets up. */
  handler?: State;
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

const NO_MARKS: readonly Mark[] = [];

/** Marks on the items that stay. */
function below(marks: readonly Mark[], depth: number): readonly Mark[] {
  if (marks.length === 0 || marks[marks.length - 1].at < depth) return marks;
  return marks.filter((m) => m.at < depth);
}

/** The handler of `block`, which an exception enters: traceback, value and type are on the stack. */
export function onException(block: ActiveBlock, outer: readonly ActiveBlock[], marks: readonly Mark[]): State {
  const { level } = block;
  const mark = { at: level + 2, why: Why.EXCEPTION, target: 0 };
  return { pc: block.handler, depth: level + 3, blocks: outer, marks: [...below(marks, level), mark] };
}

/**
 * Where break, continue and return go: what the loop's `unwind` does, at the time of generating. `undefined`: the
 * return leaves the function.
 */
export function unwindTo(why: Why, target: number, at: State): State | undefined {
  const { blocks, marks } = at;
  let { depth } = at;
  for (let i = blocks.length - 1; i >= 0; i--) {
    const { type, handler, level } = blocks[i];
    if (type === Op.SETUP_LOOP && why === Why.CONTINUE) {
      return { pc: target, depth, blocks: blocks.slice(0, i + 1), marks: below(marks, depth) };
    }
    depth = level;
    const outer = blocks.slice(0, i);
    if (type === Op.SETUP_LOOP && why === Why.BREAK) {
      return { pc: handler, depth, blocks: outer, marks: below(marks, depth) };
    }
    if (type === Op.SETUP_FINALLY || type === Op.SETUP_WITH) {
      if (why !== Why.BREAK) depth++;
      const mark = { at: depth, why, target };
      return { pc: handler, depth: depth + 1, blocks: outer, marks: [...below(marks, level), mark] };
    }
  }
  if (why !== Why.RETURN) throw new NotCompilable("break outside of a loop");
  return undefined;
}

/** Where END_FINALLY goes when it finds the code of `mark`; `undefined`: it leaves the function. */
export function endFinally(mark: Mark, at: State): State | undefined {
  const depth = at.depth - sizeOf(mark);
  return unwindTo(mark.why, mark.target, { ...at, depth, marks: below(at.marks, depth) });
}

/** Where control goes from an instruction. */
export function exitsOf(words: Int32Array, at: State): Exits {
  const { pc, depth, blocks, marks } = at;
  const word = words[pc];
  const op = plainOp(word & 255);
  const arg = plainArg(word);
  const go = (target: number, d: number, b = blocks): State => ({
    pc: target,
    depth: d,
    blocks: b,
    marks: below(marks, d),
  });
  const to = (...targets: State[]): Exits => ({ targets, leaves: false, splits: true });
  const end: Exits = { targets: [], leaves: true, splits: true };
  const unwound = (target: State | undefined): Exits => target === undefined ? end : to(target);
  switch (op) {
    case Op.JUMP_FORWARD:
    case Op.JUMP_ABSOLUTE:
      return to(go(arg, depth));
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
      return to(go(pc + 1, depth - 1), go(arg, depth - 1));
    case Op.JUMP_IF_FALSE_OR_POP:
    case Op.JUMP_IF_TRUE_OR_POP:
      return to(go(pc + 1, depth - 1), go(arg, depth));
    case Op.FOR_ITER:
      return to(go(pc + 1, depth + 1), go(arg, depth - 1));
    case Op.SETUP_LOOP:
      return to(go(pc + 1, depth, [...blocks, { type: op, handler: arg, level: depth }]));
    case Op.SETUP_EXCEPT:
    case Op.SETUP_FINALLY: {
      const block = { type: op, handler: arg, level: depth };
      return { ...to(go(pc + 1, depth, [...blocks, block])), handler: onException(block, blocks, marks) };
    }
    case Op.SETUP_WITH: {
      // The manager gives way to its `__exit__`, below the block, and what `__enter__` returned.
      const block = { type: op, handler: arg, level: depth };
      return { ...to(go(pc + 1, depth + 1, [...blocks, block])), handler: onException(block, blocks, marks) };
    }
    case Op.POP_BLOCK: {
      const top = blocks[blocks.length - 1];
      if (top === undefined) throw new NotCompilable("POP_BLOCK without a block");
      return to(go(pc + 1, top.level, blocks.slice(0, -1)));
    }
    case Op.BREAK_LOOP:
      return unwound(unwindTo(Why.BREAK, 0, at));
    case Op.CONTINUE_LOOP:
      return unwound(unwindTo(Why.CONTINUE, arg, at));
    case Op.RETURN_VALUE:
      return unwound(unwindTo(Why.RETURN, 0, { ...at, depth: depth - 1 }));
    case Op.YIELD_VALUE:
      return to(go(pc + 1, depth));
    case Op.RAISE_VARARGS:
    case Op.END_OF_CODE:
    case Op.STOP_CODE:
      return end;
    case Op.WITH_CLEANUP: {
      const mark = topMark(at);
      if (mark === undefined) return to(go(pc + 1, depth - 1));
      // `__exit__` is taken from below what says why.
      const moved = [...below(marks, mark.at), { ...mark, at: mark.at - 1 }];
      const passes = { pc: pc + 1, depth: depth - 1, blocks, marks: moved };
      return mark.why === Why.EXCEPTION ? to(passes, go(pc + 1, depth - 3)) : to(passes);
    }
    case Op.END_FINALLY: {
      const mark = topMark(at);
      if (mark === undefined) return to(go(pc + 1, depth - 1));
      return mark.why === Why.EXCEPTION ? end : unwound(endFinally(mark, at));
    }
    case Op.LOAD_METHOD:
      return { targets: [go(pc + 1, depth + 1)], leaves: false, splits: false };
    case Op.CALL_METHOD:
      return { targets: [go(pc + 1, depth - (arg & 255) - 2 * (arg >> 8) - 1)], leaves: false, splits: false };
    case Op.DUP_TOP:
      return { targets: [go(pc + 1, depth + 1)], leaves: false, splits: false };
    case Op.DUP_TOPX:
      return { targets: [go(pc + 1, depth + arg)], leaves: false, splits: false };
  }
  const row = OPCODES[op];
  if (row === undefined) throw new NotCompilable(`opcode ${op}`);
  const popped = depth - countOf(row.pops, arg);
  const next = { pc: pc + 1, depth: popped + countOf(row.pushes, arg), blocks, marks: below(marks, popped) };
  return { targets: [next], leaves: false, splits: false };
}

/**
 * How many items an instruction takes, or looks at, from the top of the stack, and how many it puts there; what it unwinds
 * does not count.
 */
export function stackUse(word: number): [taken: number, given: number] {
  const op = plainOp(word & 255);
  const arg = plainArg(word);
  switch (op) {
    case Op.LOAD_METHOD:
      return [1, 2];
    case Op.CALL_METHOD:
      return [(arg & 255) + 2 * (arg >> 8) + 2, 1];
  }
  const row = OPCODES[op];
  return row === undefined ? [0, 0] : [countOf(row.pops, arg), countOf(row.pushes, arg)];
}

/** States are the same when these are: the blocks of a place are always the same ones. */
function keyOf(at: State): number | string {
  const { pc, depth, marks, copy } = at;
  if (marks.length === 0 && depth < 4096) return copy ? -(pc * 4096 + depth) - 1 : pc * 4096 + depth;
  return `${copy ? "copy " : ""}${pc} ${depth} ${marks.map((m) => `${m.at} ${m.why} ${m.target}`).join(" ")}`;
}

/** The block of the loop whose head is at `entry`, if no other loop is in it, and it is in another one. */
function repeatedLoop(words: Int32Array, entry: number, blocks: readonly ActiveBlock[]): ActiveBlock | undefined {
  const own = blocks.at(-1);
  // What follows the loop in a block of another kind would be reached by two ways that set the block up.
  if (own === undefined || blocks.length < 2 || blocks.some((b) => b.type !== Op.SETUP_LOOP)) return undefined;
  let isHead = false;
  for (let pc = entry; pc < own.handler; pc++) {
    const op = plainOp(words[pc] & 255);
    if (op === Op.SETUP_LOOP || op === Op.FOR_ITER && pc !== entry) return undefined;
    if (op === Op.JUMP_ABSOLUTE && plainArg(words[pc]) === entry) isHead = true;
  }
  return isHead ? own : undefined;
}

/** The flow graph from one entry. */
export class Flow {
  /** In reverse postorder; the first is the entry. */
  readonly nodes: Node[];
  readonly #byStart = new Map<number | string, Node>();
  /** Deepest operand stack. */
  maxDepth = 0;
  /** The node of the entry itself: the first, unless blocks are active there. */
  readonly first: Node;
  /** The state at the entry. */
  readonly begin: State;
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
    const watched = this.watched = new Set<number>();
    for (let pc = 0; prep.sites !== undefined && pc < words.length; pc++) {
      if (!isWatched(prep, pc)) continue;
      watched.add(pc);
      words[pc] = watchedWord(prep, pc);
    }
    const repeated = repeatedLoop(words, entry, blocks);
    const begin = this.begin = { pc: entry, depth, blocks, marks: NO_MARKS, copy: repeated !== undefined };
    const within = (at: State): State =>
      repeated === undefined || !at.blocks.some((b) => b.type === Op.SETUP_LOOP && b.handler === repeated.handler)
        ? at
        : { ...at, copy: true };
    const leaders = new Map<number | string, State>([[keyOf(begin), begin]]);
    const seen = new Map<number | string, Exits>();
    const incoming = new Map<number | string, number>();
    const work: State[] = [begin];
    // Handlers of blocks that are active at the entry.
    const around: State[] = [];
    blocks.forEach((block, i) => {
      if (block.type === Op.SETUP_LOOP) return;
      const handler = onException(block, blocks.slice(0, i), NO_MARKS);
      around.push(handler);
      leaders.set(keyOf(handler), handler);
      work.push(handler);
    });
    while (work.length > 0) {
      const at = work.pop()!;
      const key = keyOf(at);
      if (seen.has(key)) continue;
      if (at.depth < 0) throw new NotCompilable("stack underflow");
      if (at.depth > this.maxDepth) this.maxDepth = at.depth;
      const exits = exitsOf(words, at);
      if (at.copy) {
        exits.targets = exits.targets.map(within);
        if (exits.handler !== undefined) exits.handler = within(exits.handler);
      }
      seen.set(key, exits);
      for (const t of exits.targets) {
        const k = keyOf(t);
        const n = (incoming.get(k) ?? 0) + 1;
        incoming.set(k, n);
        if (exits.splits || n > 1) leaders.set(k, t);
        if (t.depth > this.maxDepth) this.maxDepth = t.depth;
        work.push(t);
      }
      if (exits.handler !== undefined) {
        leaders.set(keyOf(exits.handler), exits.handler);
        work.push(exits.handler);
      }
      if (leaders.size > MAX_NODES) throw new NotCompilable("too many paths");
    }
    for (const [key, at] of leaders) this.#byStart.set(key, newNode(at));
    for (const [key, first] of leaders) {
      const node = this.#byStart.get(key)!;
      let at = first;
      let exits = seen.get(key)!;
      const reach = () => node.lowest = Math.min(node.lowest, at.depth - stackUse(words[at.pc])[0]);
      while (!exits.splits && !exits.leaves) {
        reach();
        const [next] = exits.targets;
        const k = keyOf(next);
        if (leaders.has(k)) break;
        at = next;
        exits = seen.get(k)!;
      }
      reach();
      node.end = at.pc + 1;
      node.lastMarks = at.marks;
      node.successors = exits.targets.map((t) => this.#byStart.get(keyOf(t))!);
      if (exits.handler !== undefined) node.protects = this.#byStart.get(keyOf(exits.handler))!;
    }
    let root = this.first = this.#byStart.get(keyOf(begin))!;
    for (const handler of around.reverse()) {
      const outer = newNode(begin);
      outer.successors = [root];
      outer.protects = this.#byStart.get(keyOf(handler))!;
      root = outer;
    }
    const handlers: Node[] = [];
    const all = [...this.#byStart.values()];
    for (let n = root; n.start === n.end; n = n.successors[0]) all.push(n);
    for (const node of all) {
      if (node.protects === null) continue;
      handlers.push(node.protects);
      node.successors.push(node.protects);
    }
    for (const node of this.#byStart.values()) {
      for (let i = node.blocks.length - 1; i >= 0; i--) {
        const { handler, level } = node.blocks[i];
        const those = handlers.filter((h) => h.start === handler && h.depth === level + 3);
        const own = those.filter((h) => h.copy === node.copy);
        node.handlers.push(...own.length > 0 ? own : those.filter((h) => !h.copy));
      }
    }
    this.nodes = makeReducible(root);
    for (const node of this.nodes) {
      if (node.protects !== null && node.protects.via === null) node.protects.isMerge = true;
    }
  }
}
