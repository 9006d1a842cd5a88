// SPDX-License-Identifier: MIT
/** Loads tier 1 when some code is hot: programs that end before pay nothing for it. */
import type { PyFunction } from "../vm/core/types.ts";
import type { PyFrame, Thread } from "../vm/interp/frame.ts";
import { CALL_HEAT, type Prepared } from "../vm/interp/prepare.ts";
import type { Interpreter } from "../vm/interp/run.ts";
import type { Run, Tier1, Unit } from "../vm/interp/tier.ts";
import type { PyVm } from "../vm/vm.ts";

/** A threshold below this is wanted at once: for tests. */
const EAGER = 100;

/**
 * How much hotter than usual code must be for the compiler to be loaded, which takes as long as 100,000 instructions:
 * modules that make a table in a loop while they are imported are not worth it.
 */
const FIRST_TIME = 2;

/** Instructions of a slice until the compiler is there: a few milliseconds of a cold interpreter. */
const FIRST_SLICE = 20_000;

/**
 * Gives `vm` a tier 1 that compiles after `threshold` calls or iterations.
 * @param stress See `PythonFlags.jitStress`.
 * @param now Load it at once: slices end at other places in generated code, so runs that are to be repeated cannot have it
 * come at any time.
 */
export async function useTier1(vm: PyVm, threshold: number, stress?: number, now = false): Promise<void> {
  if (now || threshold < EAGER) await load(vm, threshold, stress);
  else {
    vm.tier1 = new LazyTier(vm, threshold, threshold * FIRST_TIME);
    vm.scheduler.limitSlices(FIRST_SLICE, false);
  }
}

async function load(vm: PyVm, threshold: number, stress?: number): Promise<void> {
  const { JavaScriptTier } = await import("../vm/jit/compile.ts");
  vm.tier1 = new JavaScriptTier(threshold, () => vm.host.monotonic() * 1000, stress);
}

/** Stands in until the compiler is loaded: refuses, and has what was refused asked for again. */
class LazyTier implements Tier1 {
  #loading = false;

  constructor(private readonly vm: PyVm, private readonly usual: number, readonly threshold: number) {}

  compile(_vm: Interpreter, prep: Prepared, _func: PyFunction): Run | null {
    return this.#later(prep);
  }

  compileAt(_vm: Interpreter, prep: Prepared, _frame: PyFrame, _pc: number): Unit | null {
    return this.#later(prep);
  }

  #later(prep: Prepared): null {
    prep.heat = this.threshold * CALL_HEAT >> 1;
    if (!this.#loading) {
      this.#loading = true;
      const { scheduler } = this.vm;
      scheduler.limitSlices(FIRST_SLICE, true);
      load(this.vm, this.usual).finally(() => scheduler.limitSlices(Infinity, false));
    }
    return null;
  }

  callCold(_prep: Prepared, _vm: Interpreter, _thread: Thread, _func: PyFunction, _args: unknown[]): unknown {
    throw new TypeError("no compiled code can have called this");
  }
}
