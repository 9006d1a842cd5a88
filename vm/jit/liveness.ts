// SPDX-License-Identifier: MIT
/** Which locals a unit may read before it assigns them: worth a check once, at its entry. */
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
