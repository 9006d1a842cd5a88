// SPDX-License-Identifier: MIT
/** What can be asked about a run, and the answers: the engine gathers (`engine/watch.ts`), commands show. */
import type { Code } from "../vm/bytecode/code.ts";

/** What to watch. */
export interface WatchOptions {
  /** Sample Python stacks. */
  profile?: boolean;
  /** Keep generated code (of all functions; the command chooses). */
  code?: string;
  /** Called when the program is over, with its main code where it got that far. */
  done: (result: WatchResult, main: Code | undefined) => void;
}

/** Counters of a run (docs/jit.md, "How to read the statistics"). Pairs: tier 0, tier 1. */
export interface TierStatistics {
  /** Tier 1 was not turned off. */
  on: boolean;
  totalMs: number;
  instructions: [number, number];
  ms: [number, number];
  functions: number;
  loops: number;
  generatingMs: number;
  /** Code that was not compiled: place and reason, and how often it was tried. */
  refused: [string, number][];
  /** Failed guards: place and reason, and how often. */
  failures: [string, number][];
}

/** A function and a line in it. Byte strings. */
export interface SampledPlace {
  name: string;
  file: string;
  line: number;
  firstLine: number;
}

/** What was seen. */
export interface WatchResult {
  statistics: TierStatistics;
  /** Stacks, the oldest frame first, with milliseconds in tier 0 and tier 1. */
  samples: { stack: SampledPlace[]; count: number; ms: [number, number] }[];
  /** Generated code, with lines `// @OFFSET` before the code of each instruction. */
  units: { code: Code; entryOffset: number; byCall: boolean; text: string }[];
}
