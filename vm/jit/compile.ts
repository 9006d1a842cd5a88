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
import { dictType, PyFunction, type PyListIter, type PyXrangeIter } from "../core/types.ts";
import { PyFrame, PyGenerator, Resume, takeFrame, type Thread } from "../interp/frame.ts";
import { needsClosing } from "../interp/generator.ts";
import { builtinsOf } from "../interp/function.ts";
import { addTraceback, linkTraceback, restoreExc } from "../interp/frame_end.ts";
import * as ops from "../interp/ops.ts";
import { prepare, type Prepared, Seen } from "../interp/prepare.ts";
import type { Interpreter } from "../interp/run.ts";
import { cold, DEOPT, type Run, type Tier1, type Unit, UNWIND } from "../interp/tier.ts";
import { Op } from "../interp/loop_ops.ts";
import { isWatched, watchedWord } from "../interp/watch_sites.ts";
import { opname } from "../bytecode/opcodes.ts";
import { Emitter } from "./emit.ts";
import { Flow, plainOp } from "./flow.ts";
import { type Given, NOTHING_GIVEN } from "./liveness.ts";
import type { Kept } from "./loops.ts";
import { type ActiveBlock, NotCompilable } from "./node.ts";
import { ANY_INT, INT32, type Range, UINT32 } from "./ranges.ts";
import { runFrame } from "./running.ts";
import { RAW, RUNTIME } from "./runtime.ts";
import { callCold } from "./runtime_calls.ts";
import { COLD_SITES, ENTRY, type Feedback, FIXED, type Generated, type Site, STRESSED, STRICT, WIDE } from "./site.ts";

/** How often a guard may fail before the unit is generated anew without it. */
const GUARD_FAILURES = 20;
/** The same for guesses of how large ints are, and of what a loop goes over. */
const SMALL_FAILURES = 3;
/** How often a unit may leave for an instruction it does not do before it is given up. */
const MAX_LEAVES = 2000;
/** How often the units of a code object are made anew, with less speculation; then without any. */
const MAX_DROPS = 12;
/**
 * Length of a text, in characters, above which V8 leaves a function in its baseline code (some 25,000 bytes of its bytecode,
 * `vmiotman`). There it finds the place of an exception by going through the function: 80 microseconds, against 10 in tier 0.
 */
const HUGE = 40_000;
/** Exceptions after which such a unit is given up. */
const MOST_THROWN = 300;
/** The word index in the number of a guard. */
const SITE = 0xfffff;
/** Longest code object, in instructions. */
const MAX_WORDS = 8000;

/** The size of everything is known to the frame; where it is, see `everything` in unit.ts: locals, cells, operand stack. */
type State = unknown[];
/** See `raw` in {@linkcode Generated}. */
type Numbers = readonly number[];

const RUNTIME_NAMES: Record<string, unknown> = { ...RUNTIME, SITE: Array.from({ length: COLD_SITES }, (_, i) => i) };

/** Instructions at which the same blocks are active. */
interface Region {
  start: number;
  end: number;
  blocks: readonly ActiveBlock[];
}

const isHandled = (block: ActiveBlock) => block.type !== Op.SETUP_LOOP;

/** Whether there are places in the code that are reached with more than one state of the stacks. */
const hasFinally = (prep: Prepared): boolean =>
  prep.closes && prep.words.some((word) => (word & 255) === Op.SETUP_FINALLY || (word & 255) === Op.SETUP_WITH);

function regionsOf(flow: Flow): Region[] {
  return flow.nodes.filter((n) => n.blocks.length > 0).map(({ start, end, blocks }) => ({ start, end, blocks }));
}

/** The cold side of a unit. */
class CompiledUnit {
  readonly #tier: JavaScriptTier;
  readonly prep: Prepared;
  readonly #byCall: boolean;
  leaves = 0;
  /** What guards that failed are called in the statistics. */
  readonly reasons = new Map<number, string>();

  readonly #sites: Site[];
  /** Where blocks are active. */
  readonly #regions: readonly Region[];

  readonly #isHuge: boolean;
  #thrown = 0;

  /** Locals that are raw at times, and where in `numbers` theirs begin. */
  readonly #raw: readonly number[];
  readonly #firstRaw: number;

  constructor(tier: JavaScriptTier, prep: Prepared, byCall: boolean, made: Generated, regions: readonly Region[]) {
    this.#tier = tier;
    this.#sites = made.sites;
    this.#raw = made.raw;
    this.#firstRaw = 2 * made.loops;
    this.#regions = regions;
    this.#isHuge = made.text.length > HUGE;
    this.prep = prep;
    this.#byCall = byCall;
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
  out(
    vm: Interpreter,
    th: Thread,
    owner: PyFunction | PyFrame,
    x: number,
    state: State,
    numbers: Numbers,
  ): unknown {
    const site = this.#sites[x];
    const { pc } = site;
    const { stackBase } = this.prep;
    this.#makeFloats(state, numbers);
    for (const { at, local, value } of site.filled) state[stackBase + at] = local < 0 ? value : state[local];
    this.#putBack(site.kept, state, numbers);
    if (th.raised !== null) return this.caught(vm, th, owner, pc, this.took(th), -1, state, numbers);
    if (site.kind === "unwound") return this.#unwound(vm, th, owner, site, state);
    if (site.kind === "deep" && vm.depth > vm.recursionLimit) {
      th.raised = ops.tooDeep(vm);
      return UNWIND;
    }
    const frame = this.#frame(vm, owner, pc, state, site.depth);
    this.#setBlocks(frame, site.blocks);
    frame.resume = Resume.DROP;
    if (site.kind === "leave") {
      // Another job had its turn with the same code: the caller is to find this one's again.
      if (owner instanceof PyFunction) prepare(vm, owner.code, owner.globals);
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

  /** Makes objects of the locals that are raw: one of equal numbers, as `is` takes raw ones that are equal for one object. */
  #makeFloats(state: State, numbers: Numbers): void {
    const made: PyFloat[] = [];
    for (let i = 0; i < this.#raw.length; i++) {
      const local = this.#raw[i];
      if (state[local] !== RAW) continue;
      const value = numbers[this.#firstRaw + i];
      let float = made.find((f) => Object.is(f.value, value));
      if (float === undefined) made.push(float = new PyFloat(value));
      state[local] = float;
    }
  }

  /** Gives iterators on the operand stack their state, which was in variables. */
  #putBack(kept: readonly Kept[], state: State, numbers: Numbers): void {
    for (const { kind, n, at } of kept) {
      const iterator = state[this.prep.stackBase + at];
      if (kind === "list") (iterator as PyListIter).index = numbers[2 * n];
      else {
        (iterator as PyXrangeIter).left = numbers[2 * n + 1] - numbers[2 * n];
        (iterator as PyXrangeIter).next = numbers[2 * n];
      }
    }
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
    this.#setBlocks(frame, site.blocks);
    frame.resume = mode as Resume;
    frame.resumeArg = site.arg;
    th.seam!.back = frame;
    th.seam = frame;
    if (this.#byCall) frame.back = null;
    return UNWIND;
  }

  /** A frame for a function that has none, because a traceback shows it. */
  newFrame(vm: Interpreter, func: PyFunction): PyFrame {
    const frame = this.#newFrame(vm, func);
    frame.back = null;
    return frame;
  }

  /** Whether an exception has, or would with these values of the operand stack, drop a generator that needs to be closed. */
  drops(vm: Interpreter, ...stack: unknown[]): boolean {
    return vm.hasUnwound() || stack.some((v) => v instanceof PyGenerator && needsClosing(v));
  }

  /** An exception that the unit itself may handle. `p`: word index after the instruction that raised. */
  raised(vm: Interpreter, _th: Thread, frame: PyFrame, p: number, e: unknown): PyThrow {
    const thrown = ops.asThrow(vm, e);
    linkTraceback(frame, thrown);
    if (!ops.reraised(thrown, frame)) addTraceback(frame, p, thrown);
    if (this.#isHuge && ++this.#thrown === MOST_THROWN) this.#tier.tooLong(this.prep);
    return thrown;
  }

  /** The exception with which what is called came back. */
  took(th: Thread): PyThrow {
    const exc = th.raised!;
    th.raised = null;
    return exc;
  }

  /**
   * An exception is reported before anybody handles it (`vm.raised`), or takes a suspended generator from the stack: tier 0
   * does that, with the frame as it was when the instruction before `p` raised. `x`: the site that says which blocks there may be.
   */
  #handOver(
    vm: Interpreter,
    th: Thread,
    owner: PyFunction | PyFrame,
    p: number,
    e: unknown,
    x: number,
    state: State,
    numbers: Numbers,
  ): unknown {
    let blocks: readonly ActiveBlock[] = [];
    if (x >= 0) {
      // Blocks of a place are the same whatever the way there, but for their levels: those are the site's.
      const handlers = (this.#regions.find((r) => r.start < p && p <= r.end)?.blocks ?? []).filter(isHandled).length;
      const given = this.#sites[x].blocks;
      let end = given.length;
      for (let n = given.filter(isHandled).length; end > 0 && (n > handlers || !isHandled(given[end - 1])); end--) {
        if (isHandled(given[end - 1])) n--;
      }
      blocks = given.slice(0, end);
    }
    const depth = blocks.at(-1)?.level ?? 0;
    if (x >= 0) this.#putBack(this.#sites[x].kept.filter((k) => k.at < depth), state, numbers);
    if (vm.watchingModules) vm.unwound(state, this.prep.stackBase + depth, state.length);
    const frame = this.#frame(vm, owner, p, state, depth);
    this.#setBlocks(frame, blocks);
    const thrown = ops.asThrow(vm, e);
    linkTraceback(frame, thrown);
    th.thrown = thrown;
    frame.resume = Resume.DROP;
    return this.#byCall ? runFrame(vm, th, frame) : DEOPT;
  }

  /** An exception leaves the unit. */
  caught(
    vm: Interpreter,
    th: Thread,
    owner: PyFunction | PyFrame,
    p: number,
    e: unknown,
    x: number,
    state: State,
    numbers: Numbers,
  ): unknown {
    this.#makeFloats(state, numbers);
    if (vm.raised !== undefined || x >= 0) return this.#handOver(vm, th, owner, p, e, x, state, numbers);
    if (vm.watchingModules) vm.unwound(state, this.prep.stackBase, state.length);
    const frame = this.#frame(vm, owner, p, state, 0);
    if (this.prep.hasBlocks) frame.blocks.length = 0;
    const thrown = this.raised(vm, th, frame, p, e);
    if (this.#byCall) {
      vm.depth--;
      restoreExc(th, frame);
      th.raised = thrown;
      return UNWIND;
    }
    // Tier 0 takes the frame off; the frame stands in the traceback already.
    ops.markReraised(thrown);
    th.thrown = thrown;
    frame.resume = Resume.DROP;
    return DEOPT;
  }

  /** The function returns, and a traceback shows its frame. */
  ended(th: Thread, frame: PyFrame, p: number, state: State, numbers: Numbers): void {
    this.keep(frame, state, numbers);
    frame.pc = p;
    restoreExc(th, frame);
  }

  /** Puts locals and cells into a frame that somebody may look at later. */
  keep(frame: PyFrame, state: State, numbers: Numbers): void {
    this.#makeFloats(state, numbers);
    const { slots } = frame;
    const { stackBase } = this.prep;
    for (let i = 0; i < stackBase; i++) slots[i] = state[i];
  }

  /** Gives a frame the blocks of a place in the code. */
  setBlocks(frame: PyFrame, blocks: readonly ActiveBlock[]): void {
    this.#setBlocks(frame, blocks);
  }

  /** An attribute access met an object of another class than it was generated for. */
  missed(site: number): void {
    this.#tier.left(this, site);
  }

  /** Whether to take a way out now, for no reason. */
  stressed(): boolean {
    return this.#tier.stressed();
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

/**
 * The text of a unit (`return function …`) with the function in parentheses.
 * PERF: V8 then compiles it at once, and does not read it twice: 1.5 ms against 2.4 ms for 250 instructions.
 */
function eager(text: string): string {
  return `return (${text.slice("return ".length)});`;
}

/** Counters for `--stats`. */
export interface JitStatistics {
  functions: number;
  loops: number;
  /** Milliseconds spent generating. */
  generating: number;
  refused: Map<string, number>;
  /** Guard failures by place and reason. */
  failures: Map<string, number>;
}

function sameBlocks(a: number[], b: number[]): boolean {
  for (let i = 0; i < b.length; i++) if (a[i] !== b[i]) return false;
  return a.length === b.length;
}

/** Tells the observer of the VM when it is entered from tier 0, and left. */
function observedRun(run: Run): Run {
  return (vm, th, func, ...args) => {
    const { observer } = vm;
    if (observer === null || observer.enter(th, 1) === 1) return run(vm, th, func, ...args);
    try {
      return run(vm, th, func, ...args);
    } finally {
      observer.enter(th, 0);
    }
  };
}

function observedUnit(unit: Unit): Unit {
  return (vm, th, frame) => {
    const { observer } = vm;
    if (observer === null || observer.enter(th, 1) === 1) return unit(vm, th, frame);
    try {
      return unit(vm, th, frame);
    } finally {
      observer.enter(th, 0);
    }
  };
}

/** JavaScript variables of a unit that are counted as one more call: with the call's own frame about 2 KiB of V8's stack. */
const VARIABLES_PER_CALL = 256;

/** How many further calls a unit counts as while it is on the JavaScript stack: V8's frame has a slot for each variable. */
function weightOf(text: string): number {
  // Hardly a declaration is shorter.
  if (text.length < 16 * VARIABLES_PER_CALL) return 0;
  const declarations = text.match(/\b(?:let|const) /g)?.length ?? 0;
  return Math.floor(declarations / VARIABLES_PER_CALL);
}

/** The same function, or one that leaves fewer calls to those it calls (`Thread.limit`). */
function weighed<F extends (vm: Interpreter, th: Thread, ...rest: never[]) => unknown>(unit: F, weight: number): F {
  if (weight === 0) return unit;
  return ((vm, th, ...rest) => {
    const before = th.limit;
    th.limit = before - weight;
    try {
      return unit(vm, th, ...rest);
    } finally {
      th.limit = before;
    }
  }) as F;
}

/** What the locals of a frame hold. */
function given(frame: PyFrame): Given {
  const defined = new Set<number>(), floats = new Set<number>(), ints = new Map<number, Range>();
  for (let i = 0; i < frame.prep.nlocals; i++) {
    const v = frame.slots[i];
    if (v === undefined) continue;
    defined.add(i);
    if (typeof v === "number") {
      ints.set(i, v >= 0 ? v <= UINT32.hi ? UINT32 : ANY_INT : v >= INT32.lo ? INT32 : ANY_INT);
    } else if (v instanceof PyFloat && v.exact) floats.add(i);
  }
  return { defined, floats, ints };
}

/** Counts; a program that makes code without end must not fill the memory with its places. */
function note(counts: Map<string, number>, key: string): void {
  const known = counts.get(key);
  if (known !== undefined || counts.size < 1000) counts.set(key, (known ?? 0) + 1);
}

/** Why a guard fails, in words. */
function reasonOf(prep: Prepared, site: number): string {
  const pc = site & SITE;
  const op = plainOp((isWatched(prep, pc) ? watchedWord(prep, pc) : prep.words[pc]) & 255);
  const name = opname(op === Op.LOAD_METHOD ? Op.LOAD_ATTR : op === Op.CALL_METHOD ? Op.CALL_FUNCTION : op);
  if (isWatched(prep, pc)) return `${name}: may drop something whose death shows`;
  if ((site & ENTRY) !== 0) return `${name}, entry of a loop: a local that held a float holds none`;
  switch (op) {
    case Op.LOAD_ATTR:
    case Op.LOAD_METHOD:
    case Op.STORE_ATTR:
      return `${name}: an object of another class`;
    case Op.FOR_ITER:
      return `${name}: an iterator of another kind`;
    case Op.END_FINALLY:
      return `${name}: an exception, or a return through finally`;
  }
  return `${name}: ${
    (site & WIDE) !== 0
      ? "no int of 32 bits"
      : (site & FIXED) !== 0
      ? "a global name has another value"
      : (site & STRICT) !== 0
      ? "no float"
      : prep.feedback[pc] === Seen.FLOAT || prep.feedback[pc] === Seen.MIXED
      ? "no number, ints only, or a division by zero"
      : "no int, or a result beyond 2**53"
  }`;
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

  /** State of the random sequence of ways out. */
  #stress: number;

  /**
   * @param now Milliseconds.
   * @param stress Seed of ways out taken at random before any instruction: for tests. `undefined`: none.
   */
  constructor(
    readonly threshold: number,
    private readonly now: () => number = () => 0,
    private readonly stress: number | undefined = undefined,
  ) {
    this.#stress = (stress ?? 0) * 2 + 1;
  }

  /** A number from 0 to 1 (xorshift). */
  #random(): number {
    let x = this.#stress;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#stress = x;
    return (x >>> 0) / 0x100000000;
  }

  /** Whether to take a way out now, for no reason: often enough for short programs, seldom enough to get somewhere. */
  stressed(): boolean {
    return this.#random() < 0.04;
  }

  compile(vm: Interpreter, prep: Prepared, func: PyFunction): Run | null {
    if (!prep.callable || this.#refused.has(prep)) return null;
    prep.globals = func.globals;
    const blocks: ActiveBlock[] = [];
    const defined = new Set<number>();
    for (let i = 0; i < prep.parameters; i++) defined.add(i);
    const made = this.#generate(vm, prep, 0, 0, blocks, func.globals, true, defined);
    if (made === null) {
      this.#refused.add(prep);
      prep.heat = -Infinity;
      return null;
    }
    this.statistics.functions++;
    prep.run = vm.observer === null ? made as Run : observedRun(made as Run);
    prep.compiled = true;
    return prep.run;
  }

  compileAt(vm: Interpreter, prep: Prepared, frame: PyFrame, pc: number): Unit | null {
    const units = prep.units ??= new Map();
    prep.globals = frame.globals;
    const blocks: ActiveBlock[] = [];
    for (let i = 0; i + 2 < frame.blocks.length; i += 3) {
      blocks.push({ type: frame.blocks[i], handler: frame.blocks[i + 1], level: frame.blocks[i + 2] - prep.stackBase });
    }
    const defined = new Set<number>();
    const depth = pc === 0 ? 0 : frame.sp - prep.stackBase;
    if (pc === 0) { for (let i = 0; i < prep.parameters; i++) defined.add(i); }
    const made = this.#generate(
      vm,
      prep,
      pc,
      depth,
      blocks,
      frame.globals,
      false,
      defined,
      given(frame),
      frame.names,
    ) as
      | Unit
      | null;
    const run = made === null || vm.observer === null ? made : observedUnit(made);
    const { sp } = frame;
    const levels = frame.blocks.slice();
    // Code in a `finally` runs with one to three things on the stack below it, as it was entered.
    const unit: Unit | null = run === null || pc === 0 || !hasFinally(prep)
      ? run
      : (vm, th, f) => f.sp === sp && sameBlocks(f.blocks, levels) ? run(vm, th, f) : DEOPT;
    units.set(pc, unit);
    if (unit !== null) this.statistics.loops++;
    return unit;
  }

  callCold(prep: Prepared, vm: Interpreter, th: Thread, func: PyFunction, args: Value[]): unknown {
    return callCold(prep, vm, th, func, args);
  }

  /** A guard failed, or an instruction was met that is not generated. */
  left(unit: CompiledUnit, site: number): void {
    const { prep } = unit;
    if (site === STRESSED) return;
    if (site < 0) {
      if (++unit.leaves > MAX_LEAVES) this.#drop(prep, true);
      return;
    }
    // As it was when the code was made: tier 0 learns from what comes now.
    let key = unit.reasons.get(site);
    if (key === undefined) {
      key = `${prep.code.filename}:${prep.lineAt(site & SITE)} ${prep.code.name}: ${reasonOf(prep, site)}`;
      unit.reasons.set(site, key);
    }
    note(this.statistics.failures, key);
    let failed = this.#failed.get(prep);
    if (failed === undefined) this.#failed.set(prep, failed = { counts: new Map(), sites: new Set() });
    const n = (failed.counts.get(site) ?? 0) + 1;
    failed.counts.set(site, n);
    const isLoop = plainOp(prep.words[site & SITE] & 255) === Op.FOR_ITER;
    if (n === (isLoop || (site & (WIDE | FIXED)) !== 0 ? SMALL_FAILURES : GUARD_FAILURES)) {
      failed.sites.add(site);
      this.#drop(prep, false);
    }
  }

  /** Exceptions pass a unit that is too long for V8's compilers. */
  tooLong(prep: Prepared): void {
    note(
      this.statistics.refused,
      `${prep.code.filename}:${prep.code.firstlineno} ${prep.code.name}: exceptions in a unit that is too long for V8`,
    );
    this.#drop(prep, true);
  }

  /** Forgets the units of a code object; they are generated anew when it is hot again. */
  #drop(prep: Prepared, forGood: boolean): void {
    const drops = (this.#drops.get(prep) ?? 0) + 1;
    this.#drops.set(prep, drops);
    if (drops > 2 * MAX_DROPS) forGood = true;
    prep.compiled = false;
    prep.units = null;
    prep.resumes = null;
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
    locals = NOTHING_GIVEN,
    names: Value = null,
  ): unknown {
    const begin = this.now();
    try {
      if (prep.words.length > MAX_WORDS) throw new NotCompilable("too long");
      const flow = new Flow(prep, entry, depth, blocks);
      const failed = this.#failed.get(prep)?.sites ?? new Set<number>();
      const general = (this.#drops.get(prep) ?? 0) >= MAX_DROPS;
      const feedback: Feedback = { failed, general, inModule: names === globals && globals.type === dictType };
      if (this.stress !== undefined) feedback.stress = () => this.#random() < 0.5 ? "leave" : "spent";
      if (vm.observer?.keepsText) feedback.note = (pc) => `@${pc}`;
      const emitter = new Emitter(vm, prep, flow, globals, byCall, feedback, defined, locals);
      const generated = emitter.generate();
      const { text, constants } = generated;
      const unit = new CompiledUnit(this, prep, byCall, generated, regionsOf(flow));
      vm.observer?.generated({ prep, entry, byCall, text });
      const bound = constants.map((_, i) => `k${i}`);
      const make = new Function(
        "U",
        "R",
        "K",
        `"use strict";const {${Object.keys(RUNTIME_NAMES).filter((n) => text.includes(n)).join(", ")}} = R;` +
          (bound.length > 0 ? `const [${bound.join(", ")}] = K;` : "") + eager(text),
      );
      return weighed(make(unit, RUNTIME_NAMES, constants), weightOf(text));
    } catch (e) {
      if (!(e instanceof NotCompilable)) throw e;
      const why = `${prep.code.filename}:${prep.lineAt(entry)} ${prep.code.name}: ${e.reason}`;
      note(this.statistics.refused, why);
      return null;
    } finally {
      this.statistics.generating += this.now() - begin;
    }
  }
}
