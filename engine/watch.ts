// SPDX-License-Identifier: MIT
/** Watches the run of a program for `run --stats`, `profile` and `dis --jit`. Loaded only for these. */
import type { Code } from "../vm/bytecode/code.ts";
import { PyFrame, pythonFrame, type Thread } from "../vm/interp/frame.ts";
import type { GeneratedUnit, Observer } from "../vm/interp/observe.ts";
import type { Slice } from "../vm/interp/run.ts";
import type { JavaScriptTier } from "../vm/jit/compile.ts";
import type { PyVm } from "../vm/vm.ts";
import type { SampledPlace, TierStatistics, WatchOptions, WatchResult } from "../project/watch.ts";

/** Milliseconds from one sample to the next, about. */
const SAMPLE_MS = 1;
/** Instructions of the first slice, and least and most of any. */
const FIRST = 2000, LEAST = 200, MOST = 50_000;

/** See the head of the file. */
export class Watch implements Observer {
  readonly keepsText: boolean;
  readonly #vm: PyVm;
  readonly #options: WatchOptions;
  readonly #now: () => number;
  readonly #began: number;
  readonly #instructions: [number, number] = [0, 0];
  readonly #ms: [number, number] = [0, 0];
  readonly #units: GeneratedUnit[] = [];
  readonly #samples = new Map<string, { stack: SampledPlace[]; count: number; ms: [number, number] }>();
  /** Last stack of a thread, for slices in which it ends. */
  readonly #lastStack = new WeakMap<Thread, SampledPlace[]>();
  #tier: 0 | 1 = 0;
  /** Budget and time when the tier changed last. */
  #mark = 0;
  #time = 0;
  /** Time of this slice by tier. */
  #slice: [number, number] = [0, 0];
  #sliceBudget = 0;
  /** Instructions per millisecond, lately. */
  #speed = FIRST / SAMPLE_MS;
  #random = 12345;
  /** Slices within slices: natives that run Python to the end. */
  #depth = 0;

  constructor(vm: PyVm, options: WatchOptions) {
    this.#vm = vm;
    this.#options = options;
    this.keepsText = options.code !== undefined;
    this.#now = () => vm.host.monotonic() * 1000;
    this.#began = this.#now();
  }

  begin(_thread: Thread, budget: number): number {
    if (this.#depth++ > 0) return budget;
    if (this.#options.profile) {
      // Not in step with loops of the program.
      this.#random = Math.imul(this.#random, 1103515245) + 12345 >>> 0;
      const wanted = Math.round(this.#speed * SAMPLE_MS * (0.5 + (this.#random >>> 8) / 0x1000000));
      budget = Math.min(budget, Math.max(LEAST, Math.min(MOST, wanted)));
    }
    this.#tier = 0;
    this.#sliceBudget = this.#mark = budget;
    this.#slice = [0, 0];
    this.#time = this.#now();
    return budget;
  }

  end(thread: Thread, _how: Slice | null): void {
    if (--this.#depth > 0) return;
    this.enter(thread, 0);
    const ms = this.#slice[0] + this.#slice[1];
    if (!this.#options.profile) return;
    const used = this.#sliceBudget - Math.max(thread.budget, 0);
    if (ms > 0.02) this.#speed = Math.min(used / ms, (this.#speed + used / ms) / 2);
    const stack = stackOf(thread) ?? this.#lastStack.get(thread) ?? [];
    this.#lastStack.set(thread, stack);
    const key = stack.map((p) => `${p.file}\0${p.name}\0${p.line}`).join("\n");
    const known = this.#samples.get(key);
    if (known === undefined) this.#samples.set(key, { stack, count: 1, ms: [...this.#slice] });
    else {
      known.count++;
      known.ms[0] += this.#slice[0];
      known.ms[1] += this.#slice[1];
    }
  }

  enter(thread: Thread, tier: 0 | 1): 0 | 1 {
    const before = this.#tier;
    if (this.#depth > 1) return before;
    if (tier === before && tier === 1) return before;
    const now = this.#now();
    const budget = Math.max(thread.budget, 0);
    this.#instructions[before] += Math.max(this.#mark - budget, 0);
    this.#ms[before] += now - this.#time;
    this.#slice[before] += now - this.#time;
    this.#mark = budget;
    this.#time = now;
    this.#tier = tier;
    return before;
  }

  generated(unit: GeneratedUnit): void {
    if (this.keepsText) this.#units.push(unit);
  }

  /** What was seen. The program is over. */
  result(): WatchResult {
    const tier = this.#vm.tier1 as Partial<JavaScriptTier> | null;
    const jit = tier?.statistics;
    const statistics: TierStatistics = {
      totalMs: this.#now() - this.#began,
      instructions: [...this.#instructions],
      ms: [...this.#ms],
      functions: jit?.functions ?? 0,
      loops: jit?.loops ?? 0,
      generatingMs: jit?.generating ?? 0,
      refused: [...jit?.refused ?? []],
      failures: [...jit?.failures ?? []],
      on: tier !== null,
    };
    return {
      statistics,
      samples: [...this.#samples.values()],
      units: this.#units.map((u) => ({
        code: u.prep.code as Code,
        entryOffset: u.prep.offsetAt(u.entry),
        byCall: u.byCall,
        // Word indices become bytecode offsets, which is what everybody else shows.
        text: u.text.replace(/^\/\/ @(\d+)$/gm, (_, n) => `// @${u.prep.offsetAt(Number(n))}`),
      })),
    };
  }
}

/** The Python frames of a thread, the oldest first; `undefined` when it has none left. */
function stackOf(thread: Thread): SampledPlace[] | undefined {
  let frame = pythonFrame(thread.top);
  if (frame === null) return undefined;
  const stack: SampledPlace[] = [];
  for (let newest = thread.top instanceof PyFrame; frame !== null; frame = pythonFrame(frame.back)) {
    const { code, prep, pc } = frame;
    // The newest frame is about to run the instruction at `pc`, the others are in the one before.
    const at = newest ? pc : Math.max(pc - 1, 0);
    stack.push({ name: code.name, file: code.filename, line: prep.lineAt(at), firstLine: code.firstlineno });
    newest = false;
  }
  return stack.reverse();
}
