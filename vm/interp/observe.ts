// SPDX-License-Identifier: MIT
/**
 * What watches a running VM for `run --stats`, `profile` and `dis --jit`: where slices begin and end, when the tier changes,
 * and what tier 1 generates. `PyVm.observer` is `null` in any other run.
 */
import type { Prepared } from "./prepare.ts";
import type { Slice } from "./run.ts";
import type { Thread } from "./frame.ts";

/** A unit that tier 1 has generated (docs/jit.md). */
export interface GeneratedUnit {
  prep: Prepared;
  /** Word index of its entry. */
  entry: number;
  byCall: boolean;
  /** JavaScript; a line `// @N` stands before the code of the instruction at word index N. */
  text: string;
}

/** See the head of the file. */
export interface Observer {
  /** Puts places into the text of units. */
  readonly keepsText: boolean;
  /** A slice of at most `budget` instructions begins; gives how many it may really have. */
  begin(thread: Thread, budget: number): number;
  /** The slice is over; frames are on the heap. */
  end(thread: Thread, how: Slice | null): void;
  /** Tier 0 or 1 runs from here on. Gives the tier that ran before. */
  enter(thread: Thread, tier: 0 | 1): 0 | 1;
  generated(unit: GeneratedUnit): void;
}
