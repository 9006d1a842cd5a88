// SPDX-License-Identifier: MIT
/**
 * Loops whose iterator is kept in JavaScript variables: where it stands in the stack, and where in the code it is there.
 *
 * The iterator is one that GET_ITER made for the loop (`PyLoopListIter`, `PyLoopXrangeIter`), so nobody else can ask it. It
 * stays on the operand stack, but how far it is stands in variables alone, and is written back where the unit is left.
 */
import { Looping } from "../core/types.ts";
import { Op } from "../interp/loop_ops.ts";
import type { Prepared } from "../interp/prepare.ts";
import { OPCODES } from "../bytecode/opcodes.ts";
import { type Flow, plainArg, plainOp, stackUse } from "./flow.ts";
import type { Node } from "./node.ts";

/** A loop over a list, or over an `xrange` that counts up by one from 0 or more, below 2^31. */
export interface Loop {
  kind: "list" | "count";
  /** Number of its variables: `q3` is the list, `i3` the index or the next int, `e3` the int after the last one. */
  n: number;
  /** Word index of FOR_ITER. */
  pc: number;
  /** Place of the iterator in the operand stack. */
  at: number;
  head: Node;
  /** The nodes during which the iterator is on the stack; the head is one of them. */
  active: ReadonlySet<Node>;
}

/** The place of an iterator whose state is in variables, for a way out: `n` as in {@linkcode Loop}. */
export type Kept = Pick<Loop, "kind" | "n" | "at">;

/** The loops of a unit that are worth it, by what tier 0 has seen. */
export function findLoops(prep: Prepared, flow: Flow, failed: ReadonlySet<number>): Map<Node, Loop> {
  const loops = new Map<Node, Loop>();
  for (const head of flow.nodes) {
    const pc = head.start;
    if (head.end !== pc + 1 || plainOp(flow.words[pc] & 255) !== Op.FOR_ITER || failed.has(pc)) continue;
    const guessed = guess(prep, flow.words, pc);
    // Tier 0 does not tell how an `xrange` counts.
    const seen = guessed === STEPS ? 0 : prep.feedback[pc] || guessed;
    const kind = seen === Looping.OWN_LIST ? "list" : seen === Looping.OWN_XRANGE ? "count" : undefined;
    if (kind === undefined) continue;
    const at = head.depth - 1;
    const active = activeNodes(head, at);
    // Only code that no compiler makes looks at the iterator, or moves it.
    if ([...active].some((n) => n !== head && n.lowest <= at)) continue;
    // The copy at the entry stands within the loops around it as what it is a copy of does.
    if (!head.copy && !flow.nodes.some((n) => n.copy && n.start === pc)) {
      const places = new Set([...active].map(placeOf));
      for (const node of flow.nodes) if (node.copy && places.has(placeOf(node))) active.add(node);
    }
    loops.set(head, { kind, n: loops.size, pc, at, head, active });
  }
  return loops;
}

/** What is neither a list nor an `xrange` when it is called by this name. */
const OTHERS: ReadonlySet<string> = new Set(
  ("reversed enumerate iter open izip imap ifilter count chain islice cycle repeat groupby iteritems itervalues iterkeys " +
    "finditer").split(" "),
);

/** An `xrange` with a step. */
const STEPS = -1;

/** What a loop that has not run yet, mostly one after the loop that is hot, will iterate over, by what the code says. */
function guess(prep: Prepared, words: Int32Array, pc: number): number {
  // Before FOR_ITER stands GET_ITER, before that what made the value.
  const last = pc - 2;
  const op = last < 0 ? Op.STOP_CODE : plainOp(words[last] & 255);
  const arg = last < 0 ? 0 : plainArg(words[last]);
  if (op === Op.LOAD_CONST) return 0;
  if (op !== Op.CALL_FUNCTION && op !== Op.CALL_METHOD || arg > 255) return Looping.OWN_LIST;
  const callee = startOf(words, last - 1, arg) - 1;
  switch (callee < 0 ? Op.STOP_CODE : plainOp(words[callee] & 255)) {
    case Op.LOAD_GLOBAL:
    case Op.LOAD_NAME:
    case Op.LOAD_ATTR:
    case Op.LOAD_METHOD: {
      const name = prep.names[plainArg(words[callee])];
      if (name === "xrange") return arg < 3 ? Looping.OWN_XRANGE : STEPS;
      if (OTHERS.has(name)) return 0;
    }
  }
  return Looping.OWN_LIST;
}

/** Where the code of the `count` values begins whose last instruction is at `pc`; −1 where there are jumps in it. */
function startOf(words: Int32Array, pc: number, count: number): number {
  for (; count > 0; pc--) {
    if (pc < 0) return -1;
    const operand = OPCODES[plainOp(words[pc] & 255)]?.operand;
    if (operand === "jrel" || operand === "jabs") return -1;
    const [taken, given] = stackUse(words[pc]);
    count += taken - given;
  }
  return pc + 1;
}

const placeOf = ({ start, depth }: Node): number => start * 4096 + depth;

/** Nodes reached from the body of a loop with its iterator, at `at`, still on the stack. */
function activeNodes(head: Node, at: number): Set<Node> {
  const active = new Set([head]);
  const [body] = head.successors;
  const work = [body];
  while (work.length > 0) {
    const node = work.pop()!;
    if (active.has(node)) continue;
    active.add(node);
    // Handlers of blocks that are set up meanwhile are among these: `handlers` does not tell states of the stack apart.
    for (const next of node.successors) if (next.floor > at) work.push(next);
  }
  return active;
}
