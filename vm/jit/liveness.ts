// SPDX-License-Identifier: MIT
/** Which locals a unit may read before it assigns them, worth a check once, at its entry; which certainly have a value. */
import { Op } from "../interp/loop_ops.ts";
import { type Flow, plainArg, plainOp } from "./flow.ts";
import type { Node } from "./node.ts";
import type { Range } from "./ranges.ts";

/** What is known of the locals of the frame for which a unit is made. */
export interface Given {
  /** Locals that have a value. */
  defined: ReadonlySet<number>;
  /** Those that are floats. */
  floats: ReadonlySet<number>;
  /** Those that are ints, and of which size. */
  ints: ReadonlyMap<number, Range>;
}

export const NOTHING_GIVEN: Given = { defined: new Set(), floats: new Set(), ints: new Map() };

/** Locals whose value at the entry of `flow` may be read by its code (not those that only a frame shows). */
export function liveAtEntry(flow: Flow): Set<number> {
  const live = new Map<Node, Set<number>>();
  for (const n of flow.nodes) live.set(n, new Set());
  for (let changed = true; changed;) {
    changed = false;
    for (const n of [...flow.nodes].reverse()) {
      const at = new Set<number>();
      for (const s of n.successors) for (const l of live.get(s) ?? []) at.add(l);
      for (let pc = n.end - 1; pc >= n.start; pc--) {
        const op = plainOp(flow.words[pc] & 255), arg = plainArg(flow.words[pc]);
        if (op === Op.STORE_FAST) at.delete(arg);
        else if (op === Op.LOAD_FAST || op === Op.DELETE_FAST) at.add(arg);
      }
      // A handler may be entered from any place in between.
      for (const h of n.handlers) for (const l of live.get(h) ?? []) at.add(l);
      const have = live.get(n)!;
      if (at.size === have.size) continue;
      live.set(n, at);
      changed = true;
    }
  }
  return live.get(flow.nodes[0])!;
}

/** Locals that certainly have a value at the start of each node. `nlocals`: how many there are; `defined`: those at the entry. */
export function assignedAtStarts(flow: Flow, nlocals: number, defined: ReadonlySet<number>): Map<Node, Set<number>> {
  const assigned = new Map<Node, Set<number>>();
  const all = new Set<number>();
  for (let i = 0; i < nlocals; i++) all.add(i);
  const { nodes, words } = flow;
  for (const n of nodes) assigned.set(n, n === nodes[0] ? new Set(defined) : new Set(all));
  for (let changed = true; changed;) {
    changed = false;
    for (const n of nodes) {
      const at = new Set(assigned.get(n)!);
      const worst = new Set(at);
      for (let pc = n.start; pc < n.end; pc++) {
        const op = plainOp(words[pc] & 255);
        if (op === Op.STORE_FAST) at.add(plainArg(words[pc]));
        else if (op === Op.DELETE_FAST) {
          at.delete(plainArg(words[pc]));
          worst.delete(plainArg(words[pc]));
        }
      }
      const meet = (s: Node, known: Set<number>) => {
        const have = assigned.get(s)!;
        for (const i of have) {
          if (!known.has(i)) {
            have.delete(i);
            changed = true;
          }
        }
      };
      for (const s of n.successors) meet(s, at);
      // A handler may be entered from any place in between.
      for (const h of n.handlers) meet(h, worst);
    }
  }
  return assigned;
}

/** Locals that the code may assign. */
export function assignedIn({ nodes, words }: Flow): number[] {
  const changed = new Set<number>();
  for (const n of nodes) {
    for (let pc = n.start; pc < n.end; pc++) {
      const op = plainOp(words[pc] & 255);
      if (op === Op.STORE_FAST || op === Op.DELETE_FAST) changed.add(plainArg(words[pc]));
    }
  }
  return [...changed];
}
