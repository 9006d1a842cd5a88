// SPDX-License-Identifier: MIT
/**
 * Generates JavaScript for the code reachable from one entry of a code object (docs/jit.md): the beginning and the end of the
 * text, and passes over the code until what was taken for known of locals holds. The parts between them:
 *
 * `unit.ts` is the state they share, `locals.ts` what is known of locals; `emit_structure.ts` goes through the nodes of the
 * flow graph, `emit_instructions.ts` generates what is inside of a node, `emit_jumps.ts` and `emit_blocks.ts` what ends it.
 *
 * Basic blocks pass items of the operand stack in the variables `s0`, `s1`, …; Python's locals are `l0`, `l1`, …, cells `c0`,
 * …; `p` is the word index after the running instruction, for tracebacks.
 */
import type { PyDict } from "../core/dict.ts";
import { Op } from "../interp/loop_ops.ts";
import type { Prepared } from "../interp/prepare.ts";
import type { Interpreter } from "../interp/run.ts";
import { BlockEmitter } from "./emit_blocks.ts";
import { InstructionEmitter } from "./emit_instructions.ts";
import { JumpEmitter } from "./emit_jumps.ts";
import { StructureEmitter } from "./emit_structure.ts";
import type { Branch, Fact } from "./emission.ts";
import type { Flow } from "./flow.ts";
import { assignedIn, type Given, liveAtEntry, NOTHING_GIVEN } from "./liveness.ts";
import { guessedRange } from "./operands.ts";
import { ANY_INT, type Range, UINT32 } from "./ranges.ts";
import { ENTRY, type Feedback, type Generated } from "./site.ts";
import { exactFloat, isNoInt } from "./text.ts";
import { UnitEmission } from "./unit.ts";

/** Passes over a code object until nothing is kept raw. */
const MAX_PASSES = 8;

/** The generation of one unit. */
export class Emitter {
  readonly #u: UnitEmission;
  readonly #structure: StructureEmitter;
  readonly #globals: PyDict;
  /** Code of a module: its names are its globals. */
  readonly #inModule: boolean;
  /** What locals held in the frame the unit is made for, where it matters. */
  readonly #given: Given;

  /** `byCall`: the unit is entered by a call with arguments, else from a frame. `defined`: locals that have a value then. */
  constructor(
    vm: Interpreter,
    prep: Prepared,
    flow: Flow,
    globals: PyDict,
    byCall: boolean,
    feedback: Feedback,
    defined: Set<number>,
    given = NOTHING_GIVEN,
  ) {
    this.#globals = globals;
    this.#inModule = feedback.inModule;
    this.#given = feedback.failed.has(ENTRY | flow.entry) ? NOTHING_GIVEN : usedOf(given, flow, feedback.failed);
    const u = new UnitEmission(vm, prep, flow, byCall, feedback, new Set([...defined, ...this.#given.defined]));
    this.#u = u;
    const branch: Branch = (to, top) => this.#structure.branch(to, top);
    const blocks = new BlockEmitter(u, branch);
    const jumps = new JumpEmitter(u, blocks, branch);
    const instructions = new InstructionEmitter(u, globals, feedback.inModule);
    this.#structure = new StructureEmitter(u, feedback, {
      instruction: (pc) => instructions.generate(pc),
      end: (pc) => jumps.end(pc),
      protect: () => blocks.protect(),
    });
  }

  generate(): Generated {
    const { locals, handles } = this.#u;
    for (let pass = 1;; pass++) {
      const plain = pass > MAX_PASSES;
      const raw = locals.raw.size;
      const made = this.#pass(plain);
      // Locals that turned out to be raw may be taken raw from the frame.
      if (locals.raw.size > raw && this.#given.floats.size > 0 && !plain) locals.forgetStarts();
      else if (locals.raw.size > raw && handles && !plain) continue;
      else if (!locals.again || plain) return made;
    }
  }

  /** Generates with what is known of the starts of nodes. */
  #pass(plain: boolean): Generated {
    const u = this.#u;
    u.restart();
    u.locals.restart(plain);
    const { code } = u.prep;
    const params = u.prep.parameters;
    const names: string[] = [];
    for (let i = 0; i < u.prep.nlocals; i++) names.push(`l${i}`);
    const out = u.lines;
    // The head is written last: the function's name says how long it is.
    const head = out.push("") - 1;
    const args = u.byCall ? names.slice(0, params) : [];
    if (u.byCall) {
      const rest = names.slice(params);
      if (rest.length > 0) out.push(`let ${rest.join(", ")};`);
      this.#cells();
    } else {
      out.push("const fs = F.slots;");
      // Functions of one code object nearly always share their globals.
      const module = this.#inModule ? " || F.names !== F.globals" : "";
      out.push(`if (F.globals !== ${u.constant(this.#globals)}${module}) return DEOPT;`);
      if (names.length > 0) out.push(`let ${names.map((n, i) => `${n} = fs[${i}]`).join(", ")};`);
      for (let i = 0; i < u.prep.ncells; i++) out.push(`const c${i} = fs[${u.prep.nlocals + i}];`);
    }
    const entry = u.flow.nodes[0];
    const depth = u.flow.maxDepth;
    if (depth > 0) {
      const vars: string[] = [];
      for (let i = 0; i < depth; i++) {
        vars.push(!u.byCall && i < entry.depth ? `s${i} = fs[${u.prep.stackBase + i}]` : `s${i}`);
      }
      out.push(`let ${vars.join(", ")};`);
    }
    out.push(`let p = ${u.flow.entry}, x = -1;`);
    const declarations = out.push("") - 1;
    const given = this.#checkEntry();
    out.push(u.loops.declarations());
    if (!u.byCall) u.loops.enterAt(u.flow.first);
    const chooser = u.flow.nodes.filter((n) => n.dispatch !== null).map((n) => `g${n.order} = 0`);
    if (chooser.length > 0) out.push(`let ${chooser.join(", ")};`);
    if (u.handles) out.push(u.byCall ? "let fr = null;" : "const fr = F;");
    out.push("let er;", "OUT: {");
    if (u.byCall) {
      const weight = Math.min(u.flow.words.length, 40);
      const start = { pc: 0, mode: 0, arg: 0, guard: -1, blocks: [] };
      out.push(`if (++vm.depth > th.limit) ${u.out({ ...start, kind: "deep" }, [])}`);
      out.push(`if ((th.budget -= ${weight}) < 0) ${u.out({ ...start, kind: "spent" }, [])}`);
      if (this.#usesGlobals()) {
        out.push(`if (F.globals !== ${u.constant(this.#globals)}) ${u.out({ ...start, kind: "leave" }, [])}`);
      }
    }
    out.push("RAISED: { try {");
    u.locals.begin(entry, given);
    this.#structure.tree(entry);
    const raw = [...u.locals.raw];
    if (raw.length > 0) out[declarations] = `let ${raw.map((l) => `d${l} = 0`).join(", ")};`;
    const all = u.everything();
    const owner = u.handles && u.byCall ? "fr === null ? F : fr" : "F";
    out.push(
      "} catch (e) { er = e; } }",
      `return U.caught(vm, th, ${owner}, p, er, x, ${all});`,
      "}",
      `return U.out(vm, th, ${owner}, x, ${all});`,
      "}",
    );
    const size = out.reduce((sum, line) => sum + line.length, 0);
    out[head] = `return function ${jsName(code.name, size)}(${["vm", "th", "F", ...args].join(", ")}) {`;
    return { text: out.join("\n"), constants: u.constants, sites: u.sites, raw, loops: u.loops.count };
  }

  /** Has the locals of the frame be what they were; takes floats out of their objects, where that pays. Gives what is known. */
  #checkEntry(): Map<number, Fact> {
    const u = this.#u;
    const known = new Map<number, Fact>();
    const missed = `{ U.missed(${ENTRY | u.flow.entry}); return DEOPT; }`;
    const { defined, ints, floats } = this.#given;
    const unboxed = u.locals.plain ? [] : [...floats].filter((l) => u.locals.raw.has(l));
    const wrong: string[] = [];
    for (const l of defined) {
      const range = ints.get(l);
      if (range !== undefined) {
        known.set(l, { type: "int", range });
        wrong.push(isNoInt(`l${l}`, range));
      } else if (!unboxed.includes(l)) wrong.push(`l${l} === undefined`);
    }
    if (wrong.length > 0) u.lines.push(`if (${wrong.join(" || ")}) ${missed}`);
    for (const l of unboxed) {
      known.set(l, { type: "float" });
      u.lines.push(`if (${exactFloat(`l${l}`)}) { d${l} = l${l}.value; l${l} = RAW; } else ${missed}`);
    }
    return known;
  }

  /** The cells of a function that is called. */
  #cells(): void {
    const u = this.#u;
    const { code } = u.prep;
    const own = code.cellvars.length;
    for (let i = 0; i < own; i++) {
      const arg = u.prep.cellArgs[i];
      u.lines.push(`const c${i} = new PyCell(${arg >= 0 ? `l${arg}` : "undefined"});`);
    }
    for (let i = own; i < u.prep.ncells; i++) u.lines.push(`const c${i} = F.closure[${i - own}];`);
  }

  #usesGlobals(): boolean {
    const { nodes, words } = this.#u.flow;
    return nodes.some((n) => {
      for (let pc = n.start; pc < n.end; pc++) if ((words[pc] & 255) === Op.LOAD_GLOBAL) return true;
      return false;
    });
  }
}

/** What matters of `given`: the locals that are read before they are assigned. */
function usedOf(given: Given, flow: Flow, failed: ReadonlySet<number>): Given {
  if (given === NOTHING_GIVEN) return given;
  const live = liveAtEntry(flow);
  // What is assigned may be larger, or negative, when the loop is entered again.
  const changed = new Set(assignedIn(flow));
  const guess = guessedRange(failed);
  const sizeOf = (l: number, range: Range) => changed.has(l) && guess !== UINT32 ? ANY_INT : range;
  const defined = new Set([...given.defined].filter((l) => live.has(l)));
  const ints = new Map([...given.ints].filter(([l]) => live.has(l)).map(([l, range]) => [l, sizeOf(l, range)]));
  return { defined, floats: given.floats, ints };
}

/**
 * Length of the text, in characters, from which a function is left to V8's last but one compiler: some 6,000 bytes of its
 * bytecode. The last one takes 50 to 200 ms and up to 58 MiB for such a function.
 */
const LONG = 10_000;

/** A name for the JavaScript function, for profiles. The launcher has V8 look at its beginning (`--turbo-filter`). */
const jsName = (name: string, size: number): string => `${size < LONG ? "py" : "long"}_${name.replace(/\W/g, "_")}`;
