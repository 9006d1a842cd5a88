// SPDX-License-Identifier: MIT
/**
 * What the generator gets and gives: feedback about earlier units, the text of a unit, and its ways out. `compile.ts`, which
 * takes those ways, and the parts of the generator, which make them, agree on nothing else.
 */
import type { Value } from "../base/value.ts";
import type { Kept } from "./loops.ts";
import type { ActiveBlock } from "./node.ts";

/** Sites whose guards failed often, and what else steers the generation of one unit. */
export interface Feedback {
  /** Word indices whose guards are not tried again. */
  failed: ReadonlySet<number>;
  /** Whether to speculate on nothing any more. */
  general: boolean;
  /** Whether the names of the code are its globals, a plain dict. */
  inModule: boolean;
  /** Chooses a way out to try at random before each instruction (`--jit-stress`); it must not be there otherwise. */
  stress?: () => "leave" | "spent";
  /** Text to put before the code of an instruction, as a comment. */
  note?: (pc: number) => string;
}

/** The text of a unit and the values it refers to. */
export interface Generated {
  text: string;
  /** Values of `k0`, `k1`, …. */
  constants: unknown[];
  /** Where it can be left, by the value of `x`. */
  sites: Site[];
  /**
   * Locals that are raw at times. The unit hands out their numbers with its variables, after two numbers for each loop whose
   * iterator is kept (see {@linkcode Loop}).
   */
  raw: number[];
  /** How many such loops there are. */
  loops: number;
}

/** A way out of a unit. */
export interface Site {
  kind:
    /** The instruction at `pc` is for tier 0. */
    | "leave"
    /** The slice is over; the instruction at `pc` is next. */
    | "spent"
    /** Too deep a call. */
    | "deep"
    /** What is called was suspended; its result is delivered before `pc` as `mode` and `arg` say. */
    | "unwound"
    /** An exception is reported before the innermost of `blocks` that is active where it was raised handles it. */
    | "raised";
  pc: number;
  mode: number;
  arg: number;
  /** Place of the guard that failed, or −1. */
  guard: number;
  /** Operand stack depth. */
  depth: number;
  /** Blocks active there. */
  blocks: readonly ActiveBlock[];
  /** What of the operand stack generated code does not put into its place: a local (its number), or a constant. */
  filled: readonly Filled[];
  /** Iterators on the operand stack whose state is in variables. */
  kept: readonly Kept[];
}

/** See {@linkcode Site}. */
export interface Filled {
  /** Depth in the operand stack. */
  at: number;
  local: number;
  value?: Value;
}

/**
 * Added to a word index: the guard that operands are floats, not ints, failed; the guard of an entry failed; the guard that
 * ints have 32 bits failed, and with `UNSIGNED` as well the one that they have 32 bits without sign; the guard that a global
 * name has the value that it had failed.
 */
export const STRICT = 1 << 21, ENTRY = 1 << 22, WIDE = 1 << 23, UNSIGNED = 1 << 24, FIXED = 1 << 25;
/** Length of `SITE` in generated code, where each number stands at its own place. */
export const COLD_SITES = 4096;

/** `Site.guard` of a way out that was taken at random. */
export const STRESSED = -2;
