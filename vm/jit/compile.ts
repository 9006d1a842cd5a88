// SPDX-License-Identifier: MIT
/**
 * Compiles hot code objects to JavaScript functions and keeps account of them (docs/jit.md).
 *
 * A unit is the code reachable from one entry: the start of a function, entered by a call, or an instruction of a frame
 * that runs in tier 0 already. Its cold paths are methods of {@linkcode CompiledUnit}, called once each.
 */
import { PyFloat, type Value } from "../base/value.ts";
import { PyDict } from "../core/dict.ts";
import type { PyThrow } from "../core/exceptions.ts";
import { PyFunction, type PyTraceback } from "../core/types.ts";
import { PyFrame, type Resume, takeFrame, type Thread } from "../interp/frame.ts";
import { builtinsOf } from "../interp/function.ts";
import * as ops from "../interp/ops.ts";
import type { Prepared } from "../interp/prepare.ts";
import type { Interpreter } from "../interp/run.ts";
import { cold, DEOPT, type Run, type Tier1, type Unit, UNWIND } from "../interp/tier.ts";
import { Emitter, isPlain, type Site } from "./emit.ts";
import { type ActiveBlock, exitsOf, Flow, NotCompilable } from "./flow.ts";
import { callCold, runFrame, RUNTIME } from "./runtime.ts";

/** How often a guard may fail before the unit is generated anew without it. */
const GUARD_FAILURES = 20;
/** How often a unit may leave for an instruction it does not do before it is given up. */
const MAX_LEAVES = 2000;
/** How often the units of a code object are made anew, with less speculation; then without any. */
const MAX_DROPS = 12;
/** The word index in the number of a guard. */
const SITE = 0xfffff;
/** Longest code object, in instructions. */
const MAX_WORDS = 8000;

/** The size of everything is known to the frame; where it is, see `state` in emit.ts: locals, cells, operand stack. */
type State = unknown[];

/** The cold side of a unit. */
class CompiledUnit {
  readonly #tier: JavaScriptTier;
  readonly prep: Prepared;
  readonly entry: number;
  /** Blocks active before each instruction. */
  readonly #blocks = new Map<number, { blocks: readonly ActiveBlock[]; depth: number }>();
  readonly #byCall: boolean;
  leaves = 0;

  readonly #sites: Site[];

  constructor(tier: JavaScriptTier, prep: Prepared, entry: number, flow: Flow, byCall: boolean, sites: Site[]) {
    this.#tier = tier;
    this.#sites = sites;
    this.prep = prep;
    this.entry = entry;
    this.#byCall = byCall;
    for (const node of flow.nodes) {
      let { depth, blocks } = node;
      for (let pc = node.start; pc < node.end; pc++) {
        this.#blocks.set(pc, { blocks, depth });
        const { targets, splits } = exitsOf(flow.words, pc, depth, blocks);
        if (splits || targets.length === 0) {
          for (const t of targets) if (!this.#blocks.has(t.pc)) this.#blocks.set(t.pc, t);
          break;
        }
        ({ depth, blocks } = targets[0]);
        if (!this.#blocks.has(pc + 1)) this.#blocks.set(pc + 1, targets[0]);
      }
    }
  }

  /** The frame with this state, about to run the instruction at `pc`. `owner`: the function called, or the frame entered. */
  #frame(vm: Interpreter, owner: PyFunction | PyFrame, pc: number, state: State, stack: number): PyFrame {
    const { prep } = this;
    const frame = owner instanceof PyFrame ? owner : this.#newFrame(vm, owner);
    const { slots } = frame;
    const kept = prep.stackBase + stack;
    for (let i = 0; i < kept; i++) slots[i] = state[i];
    frame.pc = pc;
    frame.sp = kept;
    return frame;
  }

  #newFrame(vm: Interpreter, func: PyFunction): PyFrame {
    const { prep } = this;
    const builtins = builtinsOf(vm, func.globals);
    return prep.simple
      ? takeFrame(func.code, prep, func.globals, builtins)
      : new PyFrame(func.code, prep, func.globals, builtins, null);
  }

  #setBlocks(frame: PyFrame, blocks: readonly ActiveBlock[]): void {
    const { stackBase, hasBlocks } = this.prep;
    if (!hasBlocks) return;
    const flat: number[] = [];
    for (const b of blocks) flat.push(b.type, b.handler, stackBase + b.level);
    frame.blocks = flat;
  }

  /** Leaves a unit at site `x`. `owner`: the function called, or the frame entered. `state`: locals, cells, operand stack. */
  out(vm: Interpreter, th: Thread, owner: PyFunction | PyFrame, x: number, state: State): unknown {
    const site = this.#sites[x];
    const { pc } = site;
    if (site.kind === "unwound") return this.#unwound(vm, th, owner, site, state);
    if (site.kind === "deep" && vm.depth > vm.recursionLimit) throw ops.tooDeep(vm);
    const frame = this.#frame(vm, owner, pc, state, site.depth);
    this.#setBlocks(frame, this.#blocks.get(pc)!.blocks);
    frame.resume = 1 as Resume; // DROP
    if (site.kind === "leave") {
      this.#tier.left(this, site.guard);
      return this.#byCall ? runFrame(vm, th, frame) : DEOPT;
    }
    if (this.#byCall) frame.back = null;
    th.top = th.seam = frame;
    if (site.kind === "deep") th.unwound = "go";
    else {
      th.unwound = "budget";
      th.budget = 0;
    }
    return UNWIND;
  }

  /** What is called was suspended: adds the own frame. */
  #unwound(vm: Interpreter, th: Thread, owner: PyFunction | PyFrame, site: Site, state: State): typeof UNWIND {
    const { made } = th;
    let { depth, mode } = site;
    if (made !== undefined) {
      // The callee is the `__init__` of an instance that is the result.
      th.made = undefined;
      state[this.prep.stackBase + depth++] = made;
      mode = 5; // INIT
    }
    const frame = this.#frame(vm, owner, site.pc, state, depth);
    this.#setBlocks(frame, this.#blocks.get(site.pc - 1)!.blocks);
    frame.resume = mode as Resume;
    frame.resumeArg = site.arg;
    th.seam!.back = frame;
    th.seam = frame;
    if (this.#byCall) frame.back = null;
    return UNWIND;
  }

  /** An exception: tier 0 looks for the handler. `p`: word index after the instruction that raised. */
  caught(vm: Interpreter, th: Thread, owner: PyFunction | PyFrame, p: number, e: unknown, state: State): unknown {
    const at = this.#blocks.get(Math.max(p - 1, this.entry))!;
    let level = 0;
    for (const b of at.blocks) level = Math.max(level, b.level);
    const frame = this.#frame(vm, owner, p, state, level);
    this.#setBlocks(frame, at.blocks);
    const thrown = th.thrown = ops.asThrow(vm, e, frame) as PyThrow;
    // A frame that compiled code ran and that has ended: now its caller is known.
    const inner = (thrown.traceback as PyTraceback | null)?.frame as PyFrame | undefined;
    if (inner !== undefined && inner.back === null && inner !== frame) inner.back = frame;
    frame.resume = 1 as Resume; // DROP
    return this.#byCall ? runFrame(vm, th, frame) : DEOPT;
  }

  /** An attribute access met an object of another class than it was generated for. */
  missed(site: number): void {
    this.#tier.left(this, site);
  }

  /** A global name, in general. */
  global(vm: Interpreter, globals: PyDict, name: string): Value {
    let v = globals.getStr(name);
    if (v === undefined) v = builtinsOf(vm, globals).getStr(name);
    if (v === undefined) v = ops.extraBuiltin(vm, globals, name);
    if (v === undefined) throw ops.globalUndefined(name);
    return v;
  }
}

/** Counters for `--stats`. */
export interface JitStatistics {
  functions: number;
  loops: number;
  /** Milliseconds spent generating. */
  generating: number;
  refused: Map<string, number>;
  /** Guard failures by function and line. */
  failures: Map<string, number>;
}

/** Tier 1 of one VM. */
export class JavaScriptTier implements Tier1 {
  readonly statistics: JitStatistics = {
    functions: 0,
    loops: 0,
    generating: 0,
    refused: new Map(),
    failures: new Map(),
  };
  readonly #failed = new WeakMap<Prepared, { counts: Map<number, number>; sites: Set<number> }>();
  readonly #refused = new WeakSet<Prepared>();
  /** How often the units of a code object were given up. */
  readonly #drops = new WeakMap<Prepared, number>();

  constructor(readonly threshold: number, private readonly now: () => number = () => 0) {}

  compile(vm: Interpreter, prep: Prepared, func: PyFunction): Run | null {
    if (!isPlain(prep) || this.#refused.has(prep)) return null;
    const blocks: ActiveBlock[] = [];
    const defined = new Set<number>();
    for (let i = 0; i < prep.argcount; i++) defined.add(i);
    const made = this.#generate(vm, prep, 0, 0, blocks, func.globals, true, defined);
    if (made === null) {
      this.#refused.add(prep);
      prep.heat = -Infinity;
      return null;
    }
    this.statistics.functions++;
    prep.run = made as Run;
    prep.compiled = true;
    return prep.run;
  }

  compileAt(vm: Interpreter, prep: Prepared, frame: PyFrame, pc: number): Unit | null {
    const units = prep.units ??= new Map();
    if (frame.generator !== null || frame.names !== null && frame.code.flags % 2 === 0) {
      units.set(pc, null);
      return null;
    }
    const blocks: ActiveBlock[] = [];
    for (let i = 0; i + 2 < frame.blocks.length; i += 3) {
      blocks.push({ type: frame.blocks[i], handler: frame.blocks[i + 1], level: frame.blocks[i + 2] - prep.stackBase });
    }
    const defined = new Set<number>();
    const depth = pc === 0 ? 0 : frame.sp - prep.stackBase;
    if (pc === 0) { for (let i = 0; i < prep.argcount; i++) defined.add(i); }
    const floats = new Set<number>();
    for (let i = 0; i < prep.nlocals; i++) {
      const v = frame.slots[i];
      if (v instanceof PyFloat && v.exact) floats.add(i);
    }
    const unit = this.#generate(vm, prep, pc, depth, blocks, frame.globals, false, defined, floats) as Unit | null;
    const { globals } = frame;
    // Functions of one code object nearly always share their globals.
    const guarded: Unit | null = unit === null ? null : (vm, th, f) => f.globals === globals ? unit(vm, th, f) : DEOPT;
    units.set(pc, guarded);
    if (unit !== null) this.statistics.loops++;
    return guarded;
  }

  callCold(prep: Prepared, vm: Interpreter, th: Thread, func: PyFunction, args: Value[]): unknown {
    return callCold(prep, vm, th, func, args);
  }

  /** A guard failed, or an instruction was met that is not generated. */
  left(unit: CompiledUnit, site: number): void {
    const { prep } = unit;
    if (site < 0) {
      if (++unit.leaves > MAX_LEAVES) this.#drop(prep, true);
      return;
    }
    const key = `${prep.code.name}:${prep.lineAt(site & SITE)}`;
    this.statistics.failures.set(key, (this.statistics.failures.get(key) ?? 0) + 1);
    let failed = this.#failed.get(prep);
    if (failed === undefined) this.#failed.set(prep, failed = { counts: new Map(), sites: new Set() });
    const n = (failed.counts.get(site) ?? 0) + 1;
    failed.counts.set(site, n);
    if (n === GUARD_FAILURES) {
      failed.sites.add(site);
      this.#drop(prep, false);
    }
  }

  /** Forgets the units of a code object; they are generated anew when it is hot again. */
  #drop(prep: Prepared, forGood: boolean): void {
    const drops = (this.#drops.get(prep) ?? 0) + 1;
    this.#drops.set(prep, drops);
    if (drops > 2 * MAX_DROPS) forGood = true;
    prep.compiled = false;
    prep.units = null;
    prep.heat = forGood ? -Infinity : 0;
    prep.run = cold;
    if (forGood) this.#refused.add(prep);
  }

  #generate(
    vm: Interpreter,
    prep: Prepared,
    entry: number,
    depth: number,
    blocks: readonly ActiveBlock[],
    globals: PyDict,
    byCall: boolean,
    defined: Set<number>,
    floats: ReadonlySet<number> = new Set(),
  ): unknown {
    const begin = this.now();
    try {
      if (prep.words.length > MAX_WORDS) throw new NotCompilable("too long");
      if (prep.isGenerator) throw new NotCompilable("generator");
      const flow = new Flow(prep, entry, depth, blocks);
      const failed = this.#failed.get(prep)?.sites ?? new Set<number>();
      const general = (this.#drops.get(prep) ?? 0) >= MAX_DROPS;
      const emitter = new Emitter(vm, prep, flow, globals, byCall, { failed, general }, defined, floats);
      const { text, constants, sites } = emitter.generate();
      const unit = new CompiledUnit(this, prep, entry, flow, byCall, sites);
      const names = constants.map((_, i) => `k${i}`);
      const make = new Function(
        "U",
        "R",
        "K",
        `"use strict";const {${Object.keys(RUNTIME).filter((n) => text.includes(n)).join(", ")}} = R;` +
          (names.length > 0 ? `const [${names.join(", ")}] = K;` : "") + text,
      );
      return make(unit, RUNTIME, constants);
    } catch (e) {
      if (!(e instanceof NotCompilable)) throw e;
      this.statistics.refused.set(e.reason, (this.statistics.refused.get(e.reason) ?? 0) + 1);
      return null;
    } finally {
      this.statistics.generating += this.now() - begin;
    }
  }
}
