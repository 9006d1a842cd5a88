// SPDX-License-Identifier: MIT
/** Where a frame may be interrupted by an exception from outside. */
import { Op } from "./loop_ops.ts";
import type { PyFrame } from "./frame.ts";
import { opAt } from "./watch_sites.ts";

/**
 * Whether an exception may come between what `frame` did last and what it does next. Not where a lock was just taken and
 * the `finally` that gives it back is about to be set up, and not between the end of a `with` block and its `__exit__`
 * (CPython's loop leaves signals alone before SETUP_FINALLY, too).
 */
export function isSafePoint(frame: PyFrame): boolean {
  switch (opAt(frame, frame.pc)) {
    case Op.SETUP_FINALLY:
    case Op.WITH_CLEANUP:
      return false;
    case Op.LOAD_CONST:
      return opAt(frame, frame.pc + 1) !== Op.WITH_CLEANUP;
  }
  return true;
}
