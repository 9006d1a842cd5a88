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
import { type Flow, plainArg, plainOp } from "./flow.ts";
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
    const seen = prep.feedback[pc] || guess(prep, flow.words, pc);
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

/** What a loop that has not run yet, mostly one after the loop that is hot, will iterate over. */
function guess(prep: Prepared, words: Int32Array, pc: number): number {
  for (let before = pc - 1; before >= 0; before--) {
    const op = plainOp(words[before] & 255);
    if (op === Op.SETUP_LOOP || op === Op.FOR_ITER) break;
    const isName = op === Op.LOAD_GLOBAL || op === Op.LOAD_NAME;
    if (isName && prep.names[plainArg(words[before])] === "xrange") return Looping.OWN_XRANGE;
  }
  return Looping.OWN_LIST;
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
