// SPDX-License-Identifier: MIT
/** Which instructions can drop the last reference to an object, and how they are marked for `watch.ts`. */
import type { PyFrame } from "./frame.ts";
import { Op } from "./loop_ops.ts";
import type { Prepared } from "./prepare.ts";

/** A watched instruction that has run. */
export interface Site {
  /** The instruction without the one it was fused with. */
  readonly word: number;
  /** How often it ran since something that it dropped was found dead. */
  idle: number;
  /** How often since then a collection found alive what it dropped. */
  missed: number;
  /** How often in a row a collection found dead what it dropped. */
  hits: number;
}

/** The watched instructions of a code object. */
export interface Sites {
  /** All instructions as they stood before some were marked. */
  readonly plain: Int32Array;
  /** Those marked ones that have run, by index. PERF: most code runs once, and most of its instructions never. */
  readonly met: Map<number, Site>;
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
  const { words } = prep;
  prep.sites = { plain: words.slice(), met: new Map() };
  for (let n = 0; n < words.length - 1; n++) if (drops(words[n] & 255)) words[n] = Op.WATCHED;
}

/** Whether the instruction at word index `pc` is marked. */
export const isWatched = ({ words }: Prepared, pc: number): boolean => (words[pc] & 255) === Op.WATCHED;

/** What a marked instruction does, without the one it was fused with. */
export function watchedWord({ sites }: Prepared, pc: number): number {
  const word = sites!.plain[pc];
  return (word & 255) === Op.STORE_FAST_LOAD_FAST ? Op.STORE_FAST | (word >>> 8 & 0xfff) << 8 : word;
}

/** The marked instruction at word index `pc`. */
export function siteAt(prep: Prepared, pc: number): Site {
  const { met } = prep.sites!;
  let site = met.get(pc);
  if (site === undefined) met.set(pc, site = { word: watchedWord(prep, pc), idle: 0, missed: 0, hits: 0 });
  return site;
}

/** Gives a marked instruction back its plain form, for good, and returns it. */
export function unwatch(prep: Prepared, pc: number): number {
  if (!isWatched(prep, pc)) return prep.words[pc];
  const { plain, met } = prep.sites!;
  met.delete(pc);
  return prep.words[pc] = plain[pc];
}

/** The instruction at word index `n` of a frame's code, also where another one stands for it. */
export function opAt({ prep }: PyFrame, n: number): number {
  return (isWatched(prep, n) ? prep.sites!.plain[n] : prep.words[n]) & 255;
}
