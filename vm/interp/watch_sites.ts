// SPDX-License-Identifier: MIT
/** Which instructions can drop the last reference to an object, and how they are marked for `watch.ts`. */
import type { PyFrame } from "./frame.ts";
import { Op } from "./loop_ops.ts";
import type { Prepared } from "./prepare.ts";

/** A watched instruction. */
export interface Site {
  /** The instruction as it stood there, and without the one it was fused with. */
  readonly original: number;
  readonly word: number;
  /** How often it ran since something that it dropped was found dead. */
  idle: number;
  /** How often since then a collection found alive what it dropped. */
  missed: number;
}

function drops(op: number): boolean {
  switch (op) {
    case Op.STORE_FAST:
    case Op.STORE_FAST_LOAD_FAST:
    case Op.STORE_NAME:
    case Op.STORE_GLOBAL:
    case Op.STORE_DEREF:
    case Op.STORE_ATTR:
    case Op.STORE_SUBSCR:
    case Op.LOAD_ATTR:
    case Op.DELETE_FAST:
    case Op.DELETE_NAME:
    case Op.DELETE_GLOBAL:
    case Op.DELETE_ATTR:
    case Op.DELETE_SUBSCR:
    case Op.POP_TOP:
    case Op.BREAK_LOOP:
    case Op.RETURN_VALUE:
    case Op.END_FINALLY:
      return true;
  }
  return false;
}

/** Marks the instructions of a code object, once. */
export function watchSites(prep: Prepared): void {
  if (prep.sites !== undefined) return;
  const sites = prep.sites = new Map<number, Site>();
  const { words } = prep;
  for (let n = 0; n < words.length - 1; n++) {
    const original = words[n];
    const op = original & 255;
    if (!drops(op)) continue;
    const word = op === Op.STORE_FAST_LOAD_FAST ? Op.STORE_FAST | (original >>> 8 & 0xfff) << 8 : original;
    sites.set(n, { original, word, idle: 0, missed: 0 });
    words[n] = Op.WATCHED;
  }
}

/** Gives an instruction back its plain form, for good, and returns it. */
export function unwatch(prep: Prepared, pc: number): number {
  const site = prep.sites?.get(pc);
  if (site === undefined) return prep.words[pc];
  prep.sites!.delete(pc);
  return prep.words[pc] = site.original;
}

/** The instruction at word index `n` of a frame's code, also where another one stands for it. */
export function opAt({ prep }: PyFrame, n: number): number {
  const op = prep.words[n] & 255;
  return op === Op.WATCHED ? unwatch(prep, n) & 255 : op;
}
