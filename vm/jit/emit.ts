// SPDX-License-Identifier: MIT
/**
 * Generates JavaScript for the code reachable from one entry of a code object (docs/jit.md).
 *
 * The operand stack is followed while generating: an item is a JavaScript expression without side effects (a variable, a
 * constant), with what is known of its type. Basic blocks pass items in the variables `s0`, `s1`, …; Python's locals are
 * `l0`, `l1`, …, cells `c0`, …; `p` is the word index after the running instruction, for tracebacks.
 *
 * INVARIANT: a guard stands before any effect of its instruction, so tier 0 can run the instruction again from its start.
 */
import { PyFloat, type Value } from "../base/value.ts";
import { CO_VARARGS, CO_VARKEYWORDS } from "../bytecode/code.ts";
import { countOf, OPCODES } from "../bytecode/opcodes.ts";
import { PyDict } from "../core/dict.ts";
import { Resume } from "../interp/frame.ts";
import { Op } from "../interp/loop_ops.ts";
import { type Prepared, Seen } from "../interp/prepare.ts";
import type { Interpreter } from "../interp/run.ts";
import { builtinsOf } from "../interp/function.ts";
import { endFinally, exitsOf, Flow, plainArg, plainOp, topMark, unwindTo } from "./flow.ts";
import type { Emission, Fact, Item, Known, Type } from "./emission.ts";
import { compare, not, truth } from "./emit_compare.ts";
import { isArithmetic, isBinary, NumberEmitter } from "./emit_numbers.ts";
import { CallEmitter } from "./emit_calls.ts";
import { ShadowGuard } from "./emit_globals.ts";
import { formatItems } from "./emit_format.ts";
import { character, slicing, storeNew } from "./emit_text.ts";
import { LoopEmitter } from "./emit_loops.ts";
import { type ActiveBlock, type Node, NotCompilable, type State, Why } from "./node.ts";
import { type Given, liveAtEntry, NOTHING_GIVEN } from "./liveness.ts";
import { guessedRange, Operands } from "./operands.ts";
import { ANY_INT, isWithin, type Range, rangeOf, UINT32, union, widen } from "./ranges.ts";
import { COLD_SITES, ENTRY, type Feedback, type Filled, type Generated, type Site, STRESSED } from "./site.ts";
import { exactFloat, isNoInt } from "./text.ts";

/** Passes over a code object until nothing is kept raw. */
const MAX_PASSES = 8;
interface GlobalSite {
  globals: PyDict;
  version: number;
  entry: { value: Value | undefined };
}

type Way = Omit<Site, "depth" | "blocks" | "filled" | "kept"> & { blocks?: readonly ActiveBlock[] };

export class Emitter {
  /** What the other parts of the generator see. */
  readonly #emission: Emission;
  readonly #calls: CallEmitter;
  readonly #operands: Operands;
  readonly #numbers: NumberEmitter;
  readonly #shadows: ShadowGuard;
  readonly #loops: LoopEmitter;
  readonly #prep: Prepared;
  readonly #flow: Flow;
  readonly #failed: ReadonlySet<number>;
  /** Speculation did not pay: every instruction in general. */
  readonly #general: boolean;
  readonly #feedback: Feedback;
  readonly #words: Int32Array;
  /** Entered by a call with arguments; else from a frame. */
  readonly #byCall: boolean;
  readonly #globals: PyDict;
  readonly #constants: unknown[] = [];
  readonly #constantNames = new Map<unknown, string>();
  readonly #lines: string[] = [];
  readonly #sites: Site[] = [];
  #temps = 0;
  #stack: Item[] = [];
  /** What is known of locals at this point. */
  #known = new Map<number, Known>();
  /** What is known of locals at the start of nodes where ways meet. Only ever becomes less; kept from pass to pass. */
  readonly #atStart = new Map<Node, Map<number, Fact>>();
  /** Locals that are raw somewhere. */
  readonly #raw = new Set<number>();
  /** What locals held in the frame the unit is made for, where it matters. */
  readonly #given: Given;
  /** More became known to be unknown: generate again. */
  #again = false;
  /** Too many passes: nothing is kept raw. */
  #plain = false;
  #node!: Node;
  /** Locals that certainly have a value at the start of each node. */
  readonly #assigned = new Map<Node, Set<number>>();
  #defined = new Set<number>();
  #nlocals: number;
  #ncells: number;
  /** Code of a module: its names are its globals. */
  readonly #inModule: boolean;
  /** The unit handles exceptions itself: `fr` is its frame, once there had to be one. */
  readonly #handles: boolean;
  /** Labels of the `try` statements around the place being generated. */
  readonly #tries: string[] = [];

  readonly #vm: Interpreter;

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
    this.#vm = vm;
    this.#prep = prep;
    this.#flow = flow;
    this.#failed = feedback.failed;
    this.#general = feedback.general;
    this.#feedback = feedback;
    this.#words = flow.words;
    this.#byCall = byCall;
    this.#globals = globals;
    this.#nlocals = prep.nlocals;
    this.#ncells = prep.ncells;
    this.#inModule = feedback.inModule;
    this.#handles = flow.nodes.some((n) => n.protects !== null);
    this.#given = NOTHING_GIVEN;
    if (given !== NOTHING_GIVEN && !feedback.failed.has(ENTRY | flow.entry)) {
      const live = liveAtEntry(flow);
      const those = (locals: ReadonlySet<number>) => new Set([...locals].filter((l) => live.has(l)));
      // What is assigned may be larger, or negative, when the loop is entered again.
      const changed = new Set(this.#localsChanged());
      const guess = guessedRange(feedback.failed);
      const sizeOf = (l: number, range: Range) => changed.has(l) && guess !== UINT32 ? ANY_INT : range;
      const ints = new Map([...given.ints].filter(([l]) => live.has(l)).map(([l, range]) => [l, sizeOf(l, range)]));
      this.#given = { defined: those(given.defined), floats: given.floats, ints };
    }
    this.#assign(new Set([...defined, ...this.#given.defined]));
    this.#emission = this.#open();
    this.#calls = new CallEmitter(this.#emission);
    this.#operands = new Operands(this.#emission);
    this.#numbers = new NumberEmitter(this.#emission, this.#operands);
    this.#shadows = new ShadowGuard(this.#emission, globals);
    this.#loops = new LoopEmitter(this.#emission, prep, flow, feedback.general);
  }

  #open(): Emission {
    const stack = () => this.#stack;
    return {
      vm: this.#vm,
      prep: this.#prep,
      failed: this.#failed,
      general: this.#general,
      lines: this.#lines,
      get stack() {
        return stack();
      },
      temp: () => this.#temp(),
      constant: (value) => this.#constant(value),
      push: (text, type) => this.#push(text, type),
      pushInt: (text, range) => this.#pushInt(text, range),
      pop: () => this.#pop(),
      take: (n) => this.#take(n),
      let: (expression) => this.#let(expression),
      boxed: (item) => this.#boxed(item),
      variable: (item) => this.#variable(item),
      settle: () => this.#settle(),
      learn: (local, known) => this.#known.set(local, known),
      at: (pc) => this.#at(pc),
      result: (pc, expression) => this.#result(pc, expression),
      effect: (pc, expression) => this.#effect(pc, expression),
      leave: (pc, items, guard) => this.#leave(pc, items, guard),
      finish: (t, pc, mode, arg, items) => this.#finish(t, pc, mode, arg, items),
      unwound: (pc, mode, arg, items) => this.#unwound(pc, mode, arg, items),
    };
  }

  generate(): Generated {
    for (let pass = 1;; pass++) {
      this.#plain = pass > MAX_PASSES;
      const raw = this.#raw.size;
      const made = this.#pass();
      // Locals that turned out to be raw may be taken raw from the frame.
      if (this.#raw.size > raw && this.#given.floats.size > 0 && !this.#plain) this.#atStart.clear();
      else if (this.#raw.size > raw && this.#handles && !this.#plain) continue;
      else if (!this.#again || this.#plain) return made;
    }
  }

  /** Generates with what is known of the starts of nodes; `#again` if that was too much. */
  #pass(): Generated {
    this.#again = false;
    this.#lines.length = this.#sites.length = this.#temps = 0;
    if (this.#plain) this.#raw.clear();
    const { code } = this.#prep;
    const params = this.#parameters();
    const names: string[] = [];
    for (let i = 0; i < this.#nlocals; i++) names.push(`l${i}`);
    const out = this.#lines;
    if (this.#byCall) {
      const args = names.slice(0, params);
      out.push(`return function ${jsName(code.name)}(vm, th, F${args.map((a) => `, ${a}`).join("")}) {`);
      const rest = names.slice(params);
      if (rest.length > 0) out.push(`let ${rest.join(", ")};`);
      this.#cells();
    } else {
      out.push(`return function ${jsName(code.name)}(vm, th, F) {`, "const fs = F.slots;");
      // Functions of one code object nearly always share their globals.
      const module = this.#inModule ? " || F.names !== F.globals" : "";
      out.push(`if (F.globals !== ${this.#constant(this.#globals)}${module}) return DEOPT;`);
      if (names.length > 0) out.push(`let ${names.map((n, i) => `${n} = fs[${i}]`).join(", ")};`);
      for (let i = 0; i < this.#ncells; i++) out.push(`const c${i} = fs[${this.#nlocals + i}];`);
    }
    const entry = this.#flow.nodes[0];
    const depth = this.#flow.maxDepth;
    if (depth > 0) {
      const vars: string[] = [];
      for (let i = 0; i < depth; i++) {
        vars.push(!this.#byCall && i < entry.depth ? `s${i} = fs[${this.#prep.stackBase + i}]` : `s${i}`);
      }
      out.push(`let ${vars.join(", ")};`);
    }
    out.push(`let p = ${this.#flow.entry}, x = -1;`);
    const declarations = out.push("") - 1;
    const given = this.#checkEntry();
    out.push(this.#loops.declarations());
    if (!this.#byCall) this.#loops.enterAt(this.#flow.first);
    const chooser = this.#flow.nodes.filter((n) => n.dispatch !== null).map((n) => `g${n.order} = 0`);
    if (chooser.length > 0) out.push(`let ${chooser.join(", ")};`);
    if (this.#handles) out.push(this.#byCall ? "let fr = null;" : "const fr = F;");
    out.push("let er;", "OUT: {");
    if (this.#byCall) {
      const weight = Math.min(this.#words.length, 40);
      const start = { pc: 0, mode: 0, arg: 0, guard: -1, blocks: [] };
      out.push(`if (++vm.depth > th.limit) ${this.#out({ ...start, kind: "deep" }, [])}`);
      out.push(`if ((th.budget -= ${weight}) < 0) ${this.#out({ ...start, kind: "spent" }, [])}`);
      if (this.#usesGlobals()) {
        out.push(`if (F.globals !== ${this.#constant(this.#globals)}) ${this.#out({ ...start, kind: "leave" }, [])}`);
      }
    }
    out.push("RAISED: { try {");
    this.#meet(entry, given);
    this.#known = new Map([...given].map(([l, fact]) => [l, knownOf(l, fact)]));
    this.#tree(entry);
    const raw = [...this.#raw];
    if (raw.length > 0) out[declarations] = `let ${raw.map((l) => `d${l} = 0`).join(", ")};`;
    const all = this.#everything();
    const owner = this.#handles && this.#byCall ? "fr === null ? F : fr" : "F";
    out.push(
      "} catch (e) { er = e; } }",
      `return U.caught(vm, th, ${owner}, p, er, x, ${all});`,
      "}",
      `return U.out(vm, th, ${owner}, x, ${all});`,
      "}",
    );
    return { text: out.join("\n"), constants: this.#constants, sites: this.#sites, raw, loops: this.#loops.count };
  }

  /** Has the locals of the frame be what they were; takes floats out of their objects, where that pays. Gives what is known. */
  #checkEntry(): Map<number, Fact> {
    const known = new Map<number, Fact>();
    const missed = `{ U.missed(${ENTRY | this.#flow.entry}); return DEOPT; }`;
    const { defined, ints, floats } = this.#given;
    const unboxed = this.#plain ? [] : [...floats].filter((l) => this.#raw.has(l));
    const wrong: string[] = [];
    for (const l of defined) {
      const range = ints.get(l);
      if (range !== undefined) {
        known.set(l, { type: "int", range });
        wrong.push(isNoInt(`l${l}`, range));
      } else if (!unboxed.includes(l)) wrong.push(`l${l} === undefined`);
    }
    if (wrong.length > 0) this.#lines.push(`if (${wrong.join(" || ")}) ${missed}`);
    for (const l of unboxed) {
      known.set(l, { type: "float" });
      this.#lines.push(`if (${exactFloat(`l${l}`)}) { d${l} = l${l}.value; l${l} = RAW; } else ${missed}`);
    }
    return known;
  }

  #parameters(): number {
    return parameterCount(this.#prep);
  }

  #cells(): void {
    const { code } = this.#prep;
    const own = code.cellvars.length;
    for (let i = 0; i < own; i++) {
      const arg = this.#prep.cellArgs[i];
      this.#lines.push(`const c${i} = new PyCell(${arg >= 0 ? `l${arg}` : "undefined"});`);
    }
    for (let i = own; i < this.#ncells; i++) this.#lines.push(`const c${i} = F.closure[${i - own}];`);
  }

  #usesGlobals(): boolean {
    return this.#flow.nodes.some((n) => {
      for (let pc = n.start; pc < n.end; pc++) if ((this.#words[pc] & 255) === Op.LOAD_GLOBAL) return true;
      return false;
    });
  }

  // ---- definite assignment -------------------------------------------------------------------------------------------

  #assign(defined: Set<number>): void {
    const all = new Set<number>();
    for (let i = 0; i < this.#nlocals; i++) all.add(i);
    const { nodes } = this.#flow;
    for (const n of nodes) this.#assigned.set(n, n === nodes[0] ? new Set(defined) : new Set(all));
    for (let changed = true; changed;) {
      changed = false;
      for (const n of nodes) {
        const at = new Set(this.#assigned.get(n)!);
        const worst = new Set(at);
        for (let pc = n.start; pc < n.end; pc++) {
          const op = plainOp(this.#words[pc] & 255);
          if (op === Op.STORE_FAST) at.add(plainArg(this.#words[pc]));
          else if (op === Op.DELETE_FAST) {
            at.delete(plainArg(this.#words[pc]));
            worst.delete(plainArg(this.#words[pc]));
          }
        }
        const meet = (s: Node, known: Set<number>) => {
          const have = this.#assigned.get(s)!;
          for (const i of have) {
            if (!known.has(i)) {
              have.delete(i);
              changed = true;
            }
          }
        };
        for (const s of n.successors) meet(s, at);
        // A handler may be entered from any place in between.
        for (const h of n.handlers) meet(h, worst);
      }
    }
  }

  // ---- structure: Ramsey, "Beyond Relooper" (2022) ------------------------------------------------------------------

  #tree(node: Node): void {
    const merges = node.children.filter((c) => c.isMerge).sort((a, b) => b.order - a.order);
    if (node.isLoop) {
      this.#lines.push(`L${node.order}: for (;;) {`);
      this.#within(node, merges);
      this.#lines.push("}");
    } else this.#within(node, merges);
  }

  #within(node: Node, merges: Node[]): void {
    if (merges.length > 0) {
      const [last, ...rest] = merges;
      this.#lines.push(`B${last.order}: {`);
      this.#within(node, rest);
      this.#lines.push("}");
      this.#tree(last);
      return;
    }
    this.#block(node);
  }

  /** Ways to a node meet: what one of them does not know is not known. Whether anything changed. */
  #meet(target: Node, known: ReadonlyMap<number, Fact>, back = false): boolean {
    const before = this.#atStart.get(target);
    if (before === undefined) {
      this.#atStart.set(target, new Map(known));
      return true;
    }
    let changed = false;
    for (const l of new Set([...before.keys(), ...known.keys()])) {
      const a = before.get(l), b = known.get(l);
      if (a?.type === b?.type) {
        if (a?.range === undefined) continue;
        const range = b!.range ?? ANY_INT;
        if (isWithin(range, a.range)) continue;
        // A loop that counts: no use in going from one number to the next.
        before.set(l, { type: "int", range: back ? widen(a.range, range) : union(a.range, range) });
      } else if (a?.type === "mixed") continue;
      else if (a?.type === "float" || b?.type === "float" || b?.type === "mixed") before.set(l, { type: "mixed" });
      else if (a !== undefined) before.delete(l);
      else continue;
      changed = true;
    }
    return changed;
  }

  /** Leaves `this.#node` for `target`, with the stack in its variables. */
  #branch(place: Node): void {
    const entered = this.#loops.entered(this.#node, place);
    if (entered !== undefined) {
      const otherwise: Way = {
        kind: "leave",
        pc: place.start,
        mode: 0,
        arg: 0,
        guard: place.start,
        blocks: place.blocks,
      };
      this.#loops.enter(entered, this.#out(otherwise, this.#canonical(place.depth), true));
    }
    let target = place;
    while (target.via !== null && target.via !== this.#node) {
      this.#lines.push(`g${target.via.order} = ${target.via.dispatch!.indexOf(target)};`);
      target = target.via;
    }
    if (target.order <= this.#node.order || target.isMerge || target.isLoop) {
      const known = new Map<number, Fact>();
      for (const [l, { type, raw, range }] of this.#known) if (type !== "float" || raw) known.set(l, { type, range });
      const back = target.order <= this.#node.order;
      if (this.#meet(target, known, back) && back) this.#again = true;
    }
    if (target.order <= this.#node.order) {
      const weight = this.#loopWeight(target);
      this.#lines.push(
        `if ((th.budget -= ${weight}) < 0) ${
          this.#out(
            { kind: "spent", pc: place.start, mode: 0, arg: 0, guard: -1, blocks: place.blocks },
            this.#canonical(place.depth),
            false,
            place,
          )
        }`,
        `continue L${target.order};`,
      );
    } else if (target.isMerge) this.#lines.push(`break B${target.order};`);
    else {
      const saved: [Node, Item[], Map<number, Known>, Set<number>] = [
        this.#node,
        this.#stack,
        this.#known,
        this.#defined,
      ];
      // What is known of locals holds on: nothing else leads there.
      this.#known = new Map(this.#known);
      this.#tree(target);
      [this.#node, this.#stack, this.#known, this.#defined] = saved;
    }
  }

  /** Instructions of the loop that the way from this node back to `head` closes: the nodes from which it is reached. */
  #loopWeight(head: Node): number {
    const within = new Set<Node>([head, this.#node]);
    let n = 0;
    for (const node of within) {
      n += node.end - node.start;
      if (node !== head) { for (const before of this.#before(node)) within.add(before); }
    }
    return Math.max(1, n);
  }

  #predecessors: Map<Node, Node[]> | undefined;

  /** The nodes that go to `node`. */
  #before(node: Node): readonly Node[] {
    let all = this.#predecessors;
    if (all === undefined) {
      this.#predecessors = all = new Map();
      for (const from of this.#flow.nodes) {
        for (const to of from.edges) {
          const known = all.get(to);
          if (known === undefined) all.set(to, [from]);
          else known.push(from);
        }
      }
    }
    return all.get(node) ?? [];
  }

  #canonical(depth: number): Item[] {
    const items: Item[] = [];
    for (let i = 0; i < depth; i++) items.push({ text: `s${i}`, type: "any" });
    return items;
  }

  #block(node: Node): void {
    this.#node = node;
    this.#stack = this.#canonical(node.depth);
    if (this.#delivered !== undefined) this.#stack[node.depth - 1] = this.#delivered;
    this.#delivered = undefined;
    this.#defined = new Set(this.#assigned.get(node)!);
    if (node.isMerge || node.isLoop || node.dominator === null) {
      this.#known = new Map();
      for (const [l, fact] of this.#atStart.get(node)!) this.#known.set(l, knownOf(l, fact));
    }
    if (this.#isHandler(node)) {
      // It may be entered from any place of what it protects.
      this.#known = new Map();
      for (const l of this.#raw) this.#known.set(l, { type: "mixed", text: `l${l}`, raw: true });
    }
    if (node.dispatch !== null) {
      node.dispatch.forEach((entry, i) => {
        const last = i === node.dispatch!.length - 1;
        this.#lines.push(last ? "" : `if (g${node.order} === ${i}) {`);
        this.#branch(entry);
        this.#lines.push(last ? "" : "}");
      });
      return;
    }
    if (node.start === node.end) return this.#protect();
    for (let pc = node.start; pc < node.end; pc++) {
      if (pc === this.#done) {
        if (this.#feedback.note !== undefined) this.#lines.push(`// ${this.#feedback.note(pc)}`);
        continue;
      }
      const at = { pc, depth: this.#stack.length, blocks: node.blocks, marks: node.lastMarks };
      const { splits, leaves } = exitsOf(this.#words, at);
      if (this.#feedback.note !== undefined) this.#lines.push(`// ${this.#feedback.note(pc)}`);
      if (this.#feedback.stress !== undefined) {
        const site = { kind: this.#feedback.stress(), pc, mode: 0, arg: 0, guard: STRESSED };
        this.#lines.push(`if (U.stressed()) ${this.#out(site, this.#stack)}`);
      }
      // What watches for the end of objects is tier 0's business; mostly it soon gives up, and the unit is made anew.
      if (this.#flow.watched.has(pc)) this.#lines.push(`if (true) ${this.#leave(pc, this.#stack)}`);
      if (splits || leaves) return this.#exit(pc);
      this.#instruction(pc, plainOp(this.#words[pc] & 255), plainArg(this.#words[pc]));
    }
    this.#flush();
    this.#branch(node.successors[0]);
  }

  // ---- items ------------------------------------------------------------------------------------------------------

  #temp(): string {
    return `t${this.#temps++}`;
  }

  #constant(value: unknown): string {
    const known = this.#constantNames.get(value);
    if (known !== undefined) return known;
    const name = `k${this.#constants.length}`;
    this.#constants.push(value);
    this.#constantNames.set(value, name);
    return name;
  }

  #pushInt(text: string, range: Range): void {
    this.#stack.push({ text, type: "int", range });
  }

  #push(text: string, type: Type = "any"): void {
    this.#stack.push({ text, type });
  }

  #pop(): Item {
    return this.#stack.pop()!;
  }

  /** The item as a Python value. */
  #boxed(item: Item): string {
    if (item.type === "mixed") return this.#localValue(item.local!);
    return item.type === "float"
      ? item.box ?? (item.value !== undefined ? this.#constant(item.value) : `new PyFloat(${item.text})`)
      : item.text;
  }

  /** Puts all items into the stack variables. */
  #flush(): void {
    const stack = this.#stack;
    // An item may stand in the variable of another place: take those aside first.
    for (let i = 0; i < stack.length; i++) {
      const item = stack[i];
      if (item.text !== `s${i}` && /^s\d+$/.test(item.text)) {
        const t = this.#temp();
        this.#lines.push(`const ${t} = ${item.text};`);
        stack[i] = { ...item, text: t };
      }
    }
    for (let i = 0; i < stack.length; i++) {
      if (stack[i].text !== `s${i}`) this.#lines.push(`s${i} = ${this.#boxed(stack[i])};`);
      stack[i] = { text: `s${i}`, type: "any" };
    }
  }

  /** The value of a local as an object, whether it is raw or not. */
  #localValue(l: number): string {
    return this.#raw.has(l) ? `(l${l} === RAW ? new PyFloat(d${l}) : l${l})` : `l${l}`;
  }

  /** Has no item on the stack stand for a local that may be raw. */
  #settle(): void {
    for (const item of this.#stack) {
      if (item.type !== "mixed") continue;
      const l = item.local!;
      if (this.#known.get(l)?.type === "mixed") {
        this.#lines.push(`if (l${l} === RAW) l${l} = new PyFloat(d${l});`);
        this.#known.delete(l);
      }
      item.type = "any";
    }
  }

  /** All variables of a frame, as two arguments: locals, cells, operand stack; and numbers (see {@linkcode Generated}). */
  #everything(): string {
    const names: string[] = [];
    for (let i = 0; i < this.#nlocals; i++) names.push(`l${i}`);
    for (let i = 0; i < this.#ncells; i++) names.push(`c${i}`);
    for (let i = 0; i < this.#flow.maxDepth; i++) names.push(`s${i}`);
    const numbers = [...this.#loops.state(), ...[...this.#raw].map((l) => `d${l}`)];
    return `[${names.join(", ")}], ${numbers.length > 0 ? `[${numbers.join(", ")}]` : "NONE"}`;
  }

  /** Statement that leaves the function at a site, with `items` as its operand stack. One call serves all sites. */
  #out(site: Way, items: Item[], cold = false, node = this.#node): string {
    const filled: Filled[] = [];
    const moves = this.#moves(items, filled);
    const depth = items.length, kept = this.#loops.kept(node, depth);
    const n = this.#sites.push({ ...site, blocks: site.blocks ?? this.#node.blocks, depth, filled, kept }) - 1;
    // V8 leaves out what follows a property access that never happened, and what would have to be kept for it.
    return `{ ${moves}x = ${cold && n < COLD_SITES ? `SITE[${n}]` : n}; break OUT; }`;
  }

  /** Assignments that bring items into their stack variables; `filled` gets those that need none. */
  #moves(items: Item[], filled: Filled[]): string {
    const from: string[] = [], to: string[] = [];
    let crossing = false;
    items.forEach((item, at) => {
      const local = /^[ld](\d+)$/.exec(item.text);
      if (item.text === `s${at}`) return;
      if (item.constant) filled.push({ at, local: -1, value: item.value });
      else if (local !== null) filled.push({ at, local: Number(local[1]) });
      else {
        // An item in the variable of another place has to be read before that one is written.
        crossing ||= /^s\d+$/.test(item.text);
        from.push(this.#boxed(item));
        to.push(`s${at}`);
      }
    });
    if (crossing) return `[${to.join(", ")}] = [${from.join(", ")}]; `;
    return to.map((s, i) => `${s} = ${from[i]}; `).join("");
  }

  /** Statement that leaves tier 1 before the instruction at `pc`; `items` are the stack there. */
  #leave(pc: number, items: Item[], guard = pc): string {
    return this.#out({ kind: "leave", pc, mode: 0, arg: 0, guard }, items, true);
  }

  /** After a computation into `t`: finishes it if it is suspended. `items`: the stack without its result. */
  #finish(t: string, pc: number, mode: Resume = Resume.PUSH, arg = 0, items: Item[] = this.#stack): void {
    this.#lines.push(
      `if (typeof ${t} === "object" && isGen(${t}) && (${t} = finish(vm, th, ${t})) === UNWIND) ` +
        this.#unwound(pc, mode, arg, items),
    );
  }

  /** What was called was suspended, or an exception left it. */
  #unwound(pc: number, mode: Resume, arg = 0, items: Item[] = this.#stack): string {
    const label = this.#tries.at(-1);
    const raised = label === undefined
      ? ""
      : `if (th.raised !== null) { p = ${pc + 1}; ${
        this.#raisedHere("U.took(th)", this.#node.blocks)
      } break ${label}; } `;
    return "{ " + raised + this.#out({ kind: "unwound", pc: pc + 1, mode, arg, guard: -1 }, items) + " }";
  }

  #at(pc: number): void {
    this.#lines.push(`p = ${pc + 1};`);
  }

  /** A result that may be suspended, pushed. */
  #result(pc: number, expression: string): void {
    const t = this.#temp();
    this.#at(pc);
    this.#lines.push(`let ${t} = ${expression};`);
    this.#finish(t, pc);
    this.#push(t);
  }

  /** The same without a value. */
  #effect(pc: number, expression: string): void {
    const t = this.#temp();
    this.#at(pc);
    this.#lines.push(`let ${t} = ${expression};`);
    this.#finish(t, pc, Resume.DROP);
  }

  // ---- exits ---------------------------------------------------------------------------------------------------------

  #exit(pc: number): void {
    this.#settle();
    const node = this.#node;
    const op = plainOp(this.#words[pc] & 255);
    const [first, second] = node.successors;
    switch (op) {
      case Op.JUMP_FORWARD:
      case Op.JUMP_ABSOLUTE:
      case Op.SETUP_LOOP:
        this.#flush();
        return this.#branch(first);
      case Op.SETUP_EXCEPT:
      case Op.SETUP_FINALLY:
        this.#flush();
        return this.#protect();
      case Op.SETUP_WITH: {
        const t = this.#temp();
        const manager = this.#boxed(this.#pop());
        this.#lines.push(`p = ${pc + 1}; let ${t} = withEnter(vm, ${manager});`);
        this.#finish(t, pc, Resume.WITH, plainArg(this.#words[pc]));
        this.#push(`${t}[0]`);
        this.#push(`${t}[1]`);
        this.#flush();
        return this.#protect();
      }
      case Op.POP_BLOCK:
        this.#stack.length = first.depth;
        this.#flush();
        this.#at(pc);
        return this.#branch(first);
      case Op.BREAK_LOOP:
        return this.#unwind(Why.BREAK, 0, undefined);
      case Op.CONTINUE_LOOP:
        return this.#unwind(Why.CONTINUE, plainArg(this.#words[pc]), undefined);
      case Op.RETURN_VALUE: {
        const v = this.#pop();
        return this.#unwind(Why.RETURN, 0, v);
      }
      case Op.YIELD_VALUE:
        return this.#yield(pc, first);
      case Op.RAISE_VARARGS:
        return this.#raise(pc);
      case Op.WITH_CLEANUP:
        return this.#withCleanup(pc);
      case Op.END_FINALLY:
        return this.#endFinally(pc);
      case Op.POP_JUMP_IF_FALSE:
      case Op.POP_JUMP_IF_TRUE: {
        const mode = op === Op.POP_JUMP_IF_FALSE ? Resume.JUMP_IF_FALSE : Resume.JUMP_IF_TRUE;
        const c = truth(this.#emission, pc, this.#pop(), mode, plainArg(this.#words[pc]));
        this.#flush();
        const [yes, no] = op === Op.POP_JUMP_IF_FALSE ? [first, second] : [second, first];
        if (yes === no) return this.#branch(yes);
        this.#lines.push(`if (${c}) {`);
        this.#branch(yes);
        this.#lines.push("}");
        return this.#branch(no);
      }
      case Op.JUMP_IF_FALSE_OR_POP:
      case Op.JUMP_IF_TRUE_OR_POP: {
        this.#flush();
        const kept = this.#stack[this.#stack.length - 1];
        const mode = op === Op.JUMP_IF_FALSE_OR_POP ? Resume.JUMP_IF_FALSE_OR_POP : Resume.JUMP_IF_TRUE_OR_POP;
        const c = truth(this.#emission, pc, kept, mode, plainArg(this.#words[pc]));
        this.#lines.push(`if (${op === Op.JUMP_IF_FALSE_OR_POP ? `!${c}` : c}) {`);
        this.#branch(second);
        this.#lines.push("}");
        this.#pop();
        return this.#branch(first);
      }
      case Op.FOR_ITER:
        return this.#forIter(pc);
    }
    // Everything else happens in tier 0.
    this.#lines.push(this.#out({ kind: "leave", pc, mode: 0, arg: 0, guard: -1 }, this.#stack));
  }

  // ---- blocks and exceptions -----------------------------------------------------------------------------------------

  #isHandler(node: Node): boolean {
    return this.#flow.nodes.some((n) => n.protects === node);
  }

  /** Statements that take an exception the unit itself may handle into `er`. Where such are reported, tier 0 handles it. */
  #raisedHere(thrown: string, blocks: readonly ActiveBlock[]): string {
    const kept = this.#loops.kept(this.#node, Infinity);
    this.#sites.push({ kind: "raised", pc: 0, mode: 0, arg: 0, guard: -1, depth: 0, blocks, filled: [], kept });
    return `er = ${thrown}; if (vm.raised !== undefined) { x = ${this.#sites.length - 1}; break RAISED; } ` +
      `er = U.raised(vm, th, ${this.#frameText()}, p, er);`;
  }

  /** The frame that tracebacks show. */
  #frameText(): string {
    return this.#byCall ? "fr === null ? fr = U.newFrame(vm, F) : fr" : "F";
  }

  /**
   * What the block just set up protects, in a JavaScript `try`; and after it the way to the handler. An exception that
   * is not for it (raised by code after the block that merely stands inside the `try`) goes to the next one outside.
   */
  #protect(): void {
    const handler = this.#node.protects!;
    const [body] = this.#node.successors;
    if (body.isMerge || body.via !== null) throw new NotCompilable("jump into a block");
    const block = body.blocks.findLast((b) => b.handler === handler.start && b.level === handler.depth - 3)!;
    const label = `E${this.#temp()}`;
    const node = this.#node;
    this.#tries.push(label);
    this.#lines.push(`${label}: { try {`, `p = ${body.start + 1};`);
    this.#branch(body);
    this.#tries.pop();
    this.#node = node;
    const outer = this.#tries.at(-1) ?? "RAISED";
    const only = block.type === Op.SETUP_EXCEPT ? " && isCatchable(er)" : "";
    const region = this.#constant(this.#regionOf(block));
    this.#lines.push(
      `} catch (e) { ${this.#raisedHere("e", body.blocks)} } }`,
      `if (!(${region}[p - 1] === 1${only})) { ${outer === "RAISED" ? "markReraised(er); " : ""}break ${outer}; }`,
      `s${block.level} = er.traceback; s${block.level + 1} = er.value; s${block.level + 2} = er.type;`,
    );
    if (block.type !== Op.SETUP_FINALLY) this.#lines.push("handling(th, fr, er);");
    this.#known = new Map();
    for (const l of this.#raw) this.#known.set(l, { type: "mixed", text: `l${l}`, raw: true });
    this.#branch(handler);
  }

  readonly #regions = new Map<string, Uint8Array>();

  /** Which instructions a block is active at: 1. */
  #regionOf(block: ActiveBlock): Uint8Array {
    const key = `${block.type} ${block.handler}`;
    let region = this.#regions.get(key);
    if (region === undefined) {
      this.#regions.set(key, region = new Uint8Array(this.#words.length + 1));
      for (const node of this.#flow.nodes) {
        if (!node.blocks.some((b) => b.handler === block.handler && b.type === block.type)) continue;
        region.fill(1, node.start, node.end);
      }
    }
    return region;
  }

  /** Goes to the nearest handler with the exception in `er`, for which there is a traceback entry already. */
  #toHandler(): void {
    this.#lines.push(`break ${this.#tries.at(-1) ?? "RAISED"};`);
  }

  #raise(pc: number): void {
    const n = plainArg(this.#words[pc]);
    const given = this.#take(n).map((i) => this.#boxed(i));
    const t = this.#temp();
    while (given.length < 3) given.push("undefined");
    this.#lines.push(`p = ${pc + 1}; let ${t} = raise(vm, th, ${given.join(", ")});`);
    this.#finish(t, pc, Resume.RAISE);
    if (this.#tries.length === 0) this.#lines.push(`er = ${t}; break RAISED;`);
    else {
      this.#lines.push(this.#raisedHere(t, this.#node.blocks));
      this.#toHandler();
    }
  }

  /** Break, continue and return. `value`: what is returned. */
  #unwind(why: Why, target: number, value: Item | undefined): void {
    const depth = this.#stack.length;
    const at: State = { pc: 0, depth, blocks: this.#node.blocks, marks: [] };
    const to = unwindTo(why, target, at);
    if (to === undefined) return this.#return(this.#boxed(value!));
    const mark = topMark(to);
    const place = this.#node.successors[0];
    if (mark === undefined) this.#stack.length = to.depth;
    else {
      const result = why === Why.RETURN ? value! : { text: String(target), type: "any" as const };
      this.#stack.length = to.depth - (why === Why.BREAK ? 1 : 2);
      if (why !== Why.BREAK) this.#stack.push(result);
      this.#push(String(why));
    }
    this.#flush();
    this.#branch(place);
  }

  #return(value: string): void {
    if (this.#byCall) {
      if (this.#handles) {
        const t = this.#let(value);
        this.#lines.push(`if (fr !== null) U.ended(th, fr, p, ${this.#everything()});`, `vm.depth--; return ${t};`);
      } else this.#lines.push(`vm.depth--; return ${value};`);
    } else {
      const t = this.#let(value);
      this.#lines.push(`if (F.escaped) U.keep(F, ${this.#everything()});`, `return ${t};`);
    }
  }

  #endFinally(pc: number): void {
    const depth = this.#stack.length;
    const mark = topMark({ pc, depth, blocks: this.#node.blocks, marks: this.#node.lastMarks });
    const [first] = this.#node.successors;
    if (mark === undefined) {
      const v = this.#pop();
      const state = [...this.#stack, v];
      if (v.value !== null) this.#lines.push(`if (${v.text} !== null) ${this.#leave(pc, state, -1)}`);
      this.#flush();
      return this.#branch(first);
    }
    if (mark.why === Why.EXCEPTION) {
      const [tb, value, type] = this.#take(3).map((i) => this.#boxed(i));
      this.#lines.push(`p = ${pc + 1}; er = reraise(${type}, ${value}, ${tb});`);
      if (this.#tries.length > 0) this.#lines.push(this.#raisedHere("er", this.#node.blocks));
      return this.#toHandler();
    }
    const at = { pc, depth, blocks: this.#node.blocks, marks: this.#node.lastMarks };
    this.#pop();
    if (mark.why === Why.BREAK) return this.#unwind(Why.BREAK, 0, undefined);
    const value = this.#pop();
    if (endFinally(mark, at) === undefined) return this.#return(this.#boxed(value));
    this.#unwind(mark.why, mark.target, value);
  }

  #withCleanup(pc: number): void {
    const mark = topMark({
      pc,
      depth: this.#stack.length,
      blocks: this.#node.blocks,
      marks: this.#node.lastMarks,
    });
    const [first, second] = this.#node.successors;
    const size = mark === undefined || mark.why === Why.BREAK ? 1 : mark.why === Why.EXCEPTION ? 3 : 2;
    if (mark === undefined && this.#stack[this.#stack.length - 1].value !== null) {
      const top = this.#stack[this.#stack.length - 1].text;
      this.#lines.push(`if (${top} !== null) ${this.#leave(pc, this.#stack, -1)}`);
    }
    const why = this.#take(size);
    // Read before the flush writes what lies above it into its place.
    const exit = this.#let(this.#boxed(this.#pop()));
    this.#stack.push(...why);
    this.#flush();
    const t = this.#temp();
    const d = this.#stack.length;
    const given = mark?.why === Why.EXCEPTION ? `s${d - 1}, s${d - 2}, s${d - 3}` : "null, null, null";
    this.#lines.push(`p = ${pc + 1}; let ${t} = withExit(vm, ${exit}, ${given});`);
    this.#finish(t, pc, Resume.WITH_EXIT);
    if (mark?.why === Why.EXCEPTION) {
      this.#lines.push(`if (${t}) { s${d - 3} = null;`);
      const stack = this.#stack;
      this.#stack = stack.slice(0, d - 2);
      this.#branch(second);
      this.#stack = stack;
      this.#lines.push("}");
    }
    this.#branch(first);
  }

  #yield(pc: number, next: Node): void {
    const v = this.#let(this.#boxed(this.#pop()));
    const depth = this.#stack.length;
    this.#flush();
    this.#lines.push(`if (F.sink !== null && takes(F, ${v})) { s${depth} = null;`);
    const stack = this.#stack;
    this.#stack = [...stack, { text: `s${depth}`, type: "any", value: null }];
    this.#branch(next);
    this.#lines.push("}");
    this.#stack = stack;
    // What the unit never assigns is in the frame as it was.
    this.#localsChanged().forEach((l) => this.#lines.push(`fs[${l}] = ${this.#localValue(l)};`));
    for (let i = 0; i < depth; i++) this.#lines.push(`fs[${this.#prep.stackBase + i}] = s${i};`);
    this.#loops.save(this.#loops.kept(this.#node, depth));
    if (this.#prep.hasBlocks && !sameBlocks(this.#node.blocks, this.#flow.begin.blocks)) {
      this.#lines.push(`U.setBlocks(F, ${this.#constant(this.#node.blocks)});`);
    }
    this.#lines.push(
      `F.pc = ${pc + 1}; F.sp = ${this.#prep.stackBase + depth};`,
      `yielded(vm, th, F); return ${v};`,
    );
  }

  #changed: number[] | undefined;

  /** Locals that the unit may assign. */
  #localsChanged(): number[] {
    if (this.#changed !== undefined) return this.#changed;
    const changed = new Set<number>();
    for (const n of this.#flow.nodes) {
      for (let pc = n.start; pc < n.end; pc++) {
        const op = plainOp(this.#words[pc] & 255);
        if (op === Op.STORE_FAST || op === Op.DELETE_FAST) changed.add(plainArg(this.#words[pc]));
      }
    }
    return this.#changed = [...changed];
  }

  // ---- conditions and iteration --------------------------------------------------------------------------------------

  #forIter(pc: number): void {
    const [body, done] = this.#node.successors;
    this.#flush();
    const item = this.#loops.next(pc, this.#node, plainArg(this.#words[pc]));
    this.#lines.push("{");
    this.#branch(done);
    this.#lines.push("}");
    const depth = this.#stack.length;
    if (body.isMerge || body.isLoop || body.via !== null) {
      if (item.text !== `s${depth}`) this.#lines.push(`s${depth} = ${item.text};`);
    } else if (item.text !== `s${depth}`) this.#delivered = { ...item, text: this.#let(item.text) };
    this.#branch(body);
  }

  /** What is on top of the stack of the node that is generated next. */
  #delivered: Item | undefined;

  // ---- instructions --------------------------------------------------------------------------------------------------

  #instruction(pc: number, op: number, arg: number): void {
    const prep = this.#prep;
    if (op !== Op.LOAD_FAST && op !== Op.LOAD_CONST && !isArithmetic(op) && op !== Op.COMPARE_OP) {
      this.#settle();
    }
    switch (op) {
      case Op.NOP:
        return;
      case Op.POP_TOP:
        this.#pop();
        return;
      case Op.ROT_TWO: {
        const [a, b] = this.#stack.splice(-2);
        this.#stack.push(b, a);
        return;
      }
      case Op.ROT_THREE: {
        const [a, b, c] = this.#stack.splice(-3);
        this.#stack.push(c, a, b);
        return;
      }
      case Op.ROT_FOUR: {
        const [a, b, c, d] = this.#stack.splice(-4);
        this.#stack.push(d, a, b, c);
        return;
      }
      case Op.DUP_TOP:
        this.#stack[this.#stack.length - 1].fresh = undefined;
        this.#stack.push({ ...this.#stack[this.#stack.length - 1] });
        return;
      case Op.DUP_TOPX:
        for (const item of this.#stack.slice(-arg)) item.fresh = undefined;
        this.#stack.push(...this.#stack.slice(-arg).map((i) => ({ ...i })));
        return;
      case Op.LOAD_CONST:
        return this.#loadConst(prep.consts[arg]);
      case Op.LOAD_FAST: {
        if (!this.#defined.has(arg)) {
          this.#at(pc);
          this.#lines.push(`if (l${arg} === undefined) throw unbound(${JSON.stringify(prep.code.varnames[arg])});`);
          this.#defined.add(arg);
        }
        const known = this.#known.get(arg);
        if (known === undefined) this.#stack.push({ text: `l${arg}`, type: "any", local: arg });
        else {
          const box = known.type === "float" && !known.raw ? `l${arg}` : undefined;
          this.#stack.push({ text: known.text, type: known.type, local: arg, box, range: known.range });
        }
        return;
      }
      case Op.STORE_FAST: {
        const v = this.#pop();
        this.#keepLocal(arg);
        this.#defined.add(arg);
        if (v.type === "float" && v.box === undefined && !this.#plain) {
          const before = this.#known.get(arg);
          this.#raw.add(arg);
          this.#lines.push(`d${arg} = ${v.text};${before?.type === "float" && before.raw ? "" : ` l${arg} = RAW;`}`);
          this.#known.set(arg, { type: "float", text: /^d/.test(v.text) ? `d${arg}` : v.text, raw: true });
          return;
        }
        this.#known.delete(arg);
        if (v.type === "int") this.#known.set(arg, { type: "int", text: `l${arg}`, raw: true, range: rangeOf(v) });
        this.#lines.push(`l${arg} = ${this.#boxed(v)};`);
        return;
      }
      case Op.DELETE_FAST:
        if (!this.#defined.has(arg)) {
          this.#at(pc);
          this.#lines.push(`if (l${arg} === undefined) throw unbound(${JSON.stringify(prep.code.varnames[arg])});`);
        }
        this.#keepLocal(arg);
        this.#defined.delete(arg);
        this.#known.delete(arg);
        this.#lines.push(`l${arg} = undefined;`);
        return;
      case Op.LOAD_CLOSURE:
        this.#push(`c${arg}`);
        return;
      case Op.LOAD_DEREF: {
        const t = this.#temp();
        this.#at(pc);
        this.#lines.push(
          `const ${t} = c${arg}.value;`,
          `if (${t} === undefined) throw unboundFree(${this.#constant(prep.code)}, ${arg});`,
        );
        this.#push(t);
        return;
      }
      case Op.STORE_DEREF:
        this.#lines.push(`c${arg}.value = ${this.#boxed(this.#pop())};`);
        return;
      case Op.LOAD_GLOBAL:
        return this.#loadGlobal(pc, arg);
      case Op.STORE_GLOBAL:
        return this.#storeGlobal(prep.names[arg]);
      case Op.DELETE_GLOBAL:
        this.#at(pc);
        this.#lines.push(
          `if (!${this.#constant(this.#globals)}.deleteStr(${JSON.stringify(prep.names[arg])})) throw globalUndefined(${
            JSON.stringify(prep.names[arg])
          });`,
        );
        return;
      case Op.LOAD_NAME:
        return this.#loadName(pc, prep.names[arg]);
      case Op.STORE_NAME:
        return this.#storeName(pc, prep.names[arg]);
      case Op.DELETE_NAME:
        return this.#effect(pc, `deleteName(vm, F, ${JSON.stringify(prep.names[arg])})`);
      case Op.IMPORT_NAME: {
        const from = this.#boxed(this.#pop());
        const level = this.#boxed(this.#pop());
        return this.#result(pc, `importName(vm, F, ${JSON.stringify(prep.names[arg])}, ${from}, ${level})`);
      }
      case Op.IMPORT_FROM: {
        const module = this.#stack[this.#stack.length - 1];
        return this.#result(pc, `importFrom(vm, ${this.#boxed(module)}, ${JSON.stringify(prep.names[arg])})`);
      }
      case Op.UNARY_NOT:
        return not(this.#emission, pc, arg);
      case Op.UNARY_POSITIVE:
      case Op.UNARY_NEGATIVE:
      case Op.UNARY_INVERT:
      case Op.UNARY_CONVERT:
        return this.#numbers.unary(pc, op);
      case Op.COMPARE_OP:
        return compare(this.#emission, this.#operands, pc, arg);
      case Op.GET_ITER:
        return this.#loops.getIter(pc);
      case Op.LOAD_ATTR:
        return this.#calls.loadAttr(pc, arg);
      case Op.LOAD_METHOD:
        return this.#calls.loadMethod(pc, arg);
      case Op.STORE_ATTR:
        return this.#calls.storeAttr(pc, arg);
      case Op.DELETE_ATTR:
        return this.#effect(
          pc,
          `setAttr(vm, ${this.#boxed(this.#pop())}, ${JSON.stringify(prep.names[arg])}, undefined)`,
        );
      case Op.BINARY_SUBSCR:
        return this.#subscript(pc);
      case Op.STORE_SUBSCR:
        return this.#storeSubscript(pc);
      case Op.DELETE_SUBSCR: {
        const k = this.#boxed(this.#pop());
        return this.#effect(pc, `delItem(vm, ${this.#boxed(this.#pop())}, ${k})`);
      }
      case Op.SLICE_0:
      case Op.SLICE_1:
      case Op.SLICE_2:
      case Op.SLICE_3: {
        const high = op === Op.SLICE_2 || op === Op.SLICE_3 ? this.#pop() : undefined;
        const low = op === Op.SLICE_1 || op === Op.SLICE_3 ? this.#pop() : undefined;
        return slicing(this.#emission, pc, this.#pop(), low, high);
      }
      case Op.STORE_SLICE_0:
      case Op.STORE_SLICE_1:
      case Op.STORE_SLICE_2:
      case Op.STORE_SLICE_3: {
        const high = op === Op.STORE_SLICE_2 || op === Op.STORE_SLICE_3 ? this.#boxed(this.#pop()) : "undefined";
        const low = op === Op.STORE_SLICE_1 || op === Op.STORE_SLICE_3 ? this.#boxed(this.#pop()) : "undefined";
        const o = this.#boxed(this.#pop());
        return this.#effect(pc, `assignSlice(vm, ${o}, ${low}, ${high}, ${this.#boxed(this.#pop())})`);
      }
      case Op.DELETE_SLICE_0:
      case Op.DELETE_SLICE_1:
      case Op.DELETE_SLICE_2:
      case Op.DELETE_SLICE_3: {
        const high = op === Op.DELETE_SLICE_2 || op === Op.DELETE_SLICE_3 ? this.#boxed(this.#pop()) : "undefined";
        const low = op === Op.DELETE_SLICE_1 || op === Op.DELETE_SLICE_3 ? this.#boxed(this.#pop()) : "undefined";
        return this.#effect(pc, `assignSlice(vm, ${this.#boxed(this.#pop())}, ${low}, ${high}, undefined)`);
      }
      case Op.BUILD_TUPLE:
      case Op.BUILD_LIST: {
        if (op === Op.BUILD_TUPLE && this.#formats(pc, arg)) return;
        const items = this.#take(arg).map((i) => this.#boxed(i));
        const made = this.#let(`new ${op === Op.BUILD_TUPLE ? "PyTuple" : "PyList"}([${items.join(", ")}])`);
        this.#stack.push({ text: made, type: "any", other: true });
        return;
      }
      case Op.BUILD_SET: {
        const items = this.#take(arg).map((i) => this.#boxed(i));
        return this.#result(pc, `buildSet(vm, [${items.join(", ")}])`);
      }
      case Op.BUILD_MAP:
        this.#stack.push({ text: this.#let(`new PyDict(${arg})`), type: "any", other: true, fresh: new Set() });
        return;
      case Op.STORE_MAP: {
        if (storeNew(this.#emission)) return;
        const k = this.#boxed(this.#pop());
        const v = this.#boxed(this.#pop());
        const d = this.#stack[this.#stack.length - 1];
        return this.#effect(pc, `dictSet(vm, ${d.text}, ${k}, ${v})`);
      }
      case Op.BUILD_SLICE: {
        const items = this.#take(arg).map((i) => this.#boxed(i));
        if (arg === 2) items.push("null");
        this.#push(this.#let(`new PySlice(${items.join(", ")})`));
        return;
      }
      case Op.LIST_APPEND: {
        const v = this.#boxed(this.#pop());
        this.#lines.push(`${this.#stack[this.#stack.length - arg].text}.items.push(${v});`);
        return;
      }
      case Op.SET_ADD: {
        const v = this.#boxed(this.#pop());
        return this.#effect(pc, `setAdd(vm, ${this.#stack[this.#stack.length - arg].text}, ${v})`);
      }
      case Op.MAP_ADD: {
        const k = this.#boxed(this.#pop());
        const v = this.#boxed(this.#pop());
        return this.#effect(pc, `dictSet(vm, ${this.#stack[this.#stack.length - arg].text}, ${k}, ${v})`);
      }
      case Op.UNPACK_SEQUENCE: {
        const v = this.#variable(this.#pop());
        const t = this.#temp();
        this.#at(pc);
        this.#lines.push(
          `let ${t}; if (${v} !== null && (${v}.type === tupleType || ${v}.type === listType) && ${v}.items.length === ${arg}) ${t} = ${v}.items;`,
          `else { ${t} = unpack(vm, ${v}, ${arg});`,
        );
        this.#finish(t, pc, Resume.UNPACK);
        this.#lines.push("}");
        for (let i = arg - 1; i >= 0; i--) this.#push(this.#let(`${t}[${i}]`));
        return;
      }
      case Op.CALL_FUNCTION:
        return this.#calls.call(pc, arg);
      case Op.CALL_METHOD:
        return this.#calls.callMethod(pc, arg);
      case Op.CALL_FUNCTION_VAR:
      case Op.CALL_FUNCTION_KW:
      case Op.CALL_FUNCTION_VAR_KW: {
        const kw = op === Op.CALL_FUNCTION_VAR ? "undefined" : this.#boxed(this.#pop());
        const rest = op === Op.CALL_FUNCTION_KW ? "undefined" : this.#boxed(this.#pop());
        const pairs = this.#take(2 * (arg >> 8)).map((i) => this.#boxed(i));
        const args = this.#take(arg & 255).map((i) => this.#boxed(i));
        const f = this.#boxed(this.#pop());
        return this.#calls.calling(
          pc,
          `callVar(vm, th, ${f}, [${args.join(", ")}], ${
            pairs.length === 0 ? "null" : `[${pairs.join(", ")}]`
          }, ${rest}, ${kw})`,
        );
      }
      case Op.MAKE_FUNCTION: {
        const code = this.#boxed(this.#pop());
        const defaults = this.#take(arg).map((i) => this.#boxed(i));
        this.#push(this.#let(`makeFunction(vm, F, ${code}, [${defaults.join(", ")}], undefined)`));
        return;
      }
      case Op.MAKE_CLOSURE: {
        const code = this.#boxed(this.#pop());
        const cells = this.#boxed(this.#pop());
        const defaults = this.#take(arg).map((i) => this.#boxed(i));
        this.#push(this.#let(`makeFunction(vm, F, ${code}, [${defaults.join(", ")}], ${cells}.items)`));
        return;
      }
      case Op.PRINT_ITEM:
        return this.#effect(pc, `printItem(vm, ${this.#boxed(this.#pop())}, undefined)`);
      case Op.PRINT_NEWLINE:
        return this.#effect(pc, "printNewline(vm, undefined)");
      case Op.PRINT_ITEM_TO: {
        const to = this.#boxed(this.#pop());
        return this.#effect(pc, `printItem(vm, ${this.#boxed(this.#pop())}, ${to})`);
      }
      case Op.PRINT_NEWLINE_TO:
        return this.#effect(pc, `printNewline(vm, ${this.#boxed(this.#pop())})`);
    }
    if (isBinary(op)) return this.#numbers.binary(pc, op);
    this.#unsupported(pc, op, arg);
  }

  /** The instruction that was generated together with the one before it. */
  #done = -1;

  /** A tuple of `n` items that is formatted at once. */
  #formats(pc: number, n: number): boolean {
    const next = pc + 1;
    if (next >= this.#node.end || (this.#words[next] & 255) !== Op.BINARY_MODULO || this.#flow.watched.has(next)) {
      return false;
    }
    const format = this.#stack[this.#stack.length - n - 1];
    if (typeof format?.value !== "string") return false;
    const items = this.#take(n);
    this.#pop();
    if (formatItems(this.#emission, next, format, items)) {
      this.#done = next;
      return true;
    }
    this.#stack.push(format, ...items);
    return false;
  }

  /** Leaves for tier 0 at an instruction that is not generated; what follows is reached only from elsewhere. */
  #unsupported(pc: number, op: number, arg: number): void {
    this.#lines.push(this.#out({ kind: "leave", pc, mode: 0, arg: 0, guard: -1 }, this.#stack));
    const row = OPCODES[op];
    if (row === undefined) throw new NotCompilable(`opcode ${op}`);
    this.#stack.length -= countOf(row.pops, arg);
    for (let n = countOf(row.pushes, arg); n > 0; n--) this.#push("undefined");
  }

  #let(expression: string): string {
    const t = this.#temp();
    this.#lines.push(`const ${t} = ${expression};`);
    return t;
  }

  #take(n: number): Item[] {
    return n === 0 ? [] : this.#stack.splice(-n);
  }

  /** Copies of a local on the stack keep the old value. */
  #keepLocal(local: number): void {
    const copies = new Map<string, string>();
    const copyOf = (text: string): string => {
      let copy = copies.get(text);
      if (copy === undefined) copies.set(text, copy = this.#let(text));
      return copy;
    };
    this.#settle();
    this.#stack.forEach((item, i) => {
      if (item.local !== local) return;
      const text = /^[ld]\d+$/.test(item.text) ? copyOf(item.text) : item.text;
      const { type, box, range } = item;
      this.#stack[i] = { text, type, range, box: box === undefined ? undefined : copyOf(box) };
    });
  }

  #loadConst(value: Value): void {
    if (value === null || typeof value === "boolean" || typeof value === "string") {
      const type = typeof value === "boolean" ? "bool" : "any";
      this.#stack.push({
        text: typeof value === "string" && value.length > 40 ? this.#constant(value) : JSON.stringify(value),
        type,
        value,
        constant: true,
      });
    } else if (typeof value === "number") {
      this.#stack.push({ text: value < 0 ? `(${value})` : String(value), type: "int", value, constant: true });
    } else if (value instanceof PyFloat && value.exact && Number.isFinite(value.value) && !Object.is(value.value, -0)) {
      this.#stack.push({
        text: value.value < 0 ? `(${value.value})` : String(value.value),
        type: "float",
        value,
        constant: true,
      });
    } else this.#stack.push({ text: this.#constant(value), type: "any", value, constant: true });
  }

  #loadGlobal(pc: number, arg: number): void {
    const name = this.#prep.names[arg];
    const cache = this.#globalSite(pc, name);
    const globals = this.#constant(this.#globals);
    if (cache === undefined) {
      this.#at(pc);
      this.#push(this.#let(`U.global(vm, ${globals}, ${JSON.stringify(name)})`));
      return;
    }
    const t = this.#temp();
    const isOwn = this.#globals.map.get(name) === cache.entry;
    this.#lines.push(
      `let ${t}; if (${isOwn ? "" : this.#shadows.mayShadow(name)}(${t} = ${
        this.#constant(cache.entry)
      }.value) === undefined) {`,
      `p = ${pc + 1}; ${t} = U.global(vm, ${globals}, ${JSON.stringify(name)}); }`,
    );
    this.#stack.push({ text: t, type: "any", value: cache.entry.value });
  }

  #storeGlobal(name: string): void {
    const v = this.#let(this.#boxed(this.#pop()));
    const entry = this.#globals.map.get(name);
    // An entry that was taken out of its dict never has a value again.
    const own = entry === undefined || entry.value === undefined ? undefined : this.#constant(entry);
    const fast = own === undefined ? "" : `if (${own}.value !== undefined) ${own}.value = ${v}; else `;
    this.#lines.push(`${fast}${this.#constant(this.#globals)}.setStr(${JSON.stringify(name)}, ${v});`);
  }

  /** The entry of a global or builtin name: what tier 0 found, or what it would find now. */
  #globalSite(pc: number, name: string): GlobalSite | undefined {
    const globals = this.#globals, version = globals.keysVersion;
    const cache = this.#prep.caches[pc] as GlobalSite | undefined;
    if (cache !== undefined && cache.globals === globals && cache.version === version) return cache;
    const entry = globals.map.get(name) ?? builtinsOf(this.#vm, globals).map.get(name);
    return entry === undefined || entry.value === undefined ? undefined : { globals, version, entry };
  }

  /** The dict entry of a name of module code, as long as it has a value: that is where it is looked up. */
  #ownEntry(name: string): { value: Value | undefined } | undefined {
    if (!this.#inModule) return undefined;
    const entry = this.#globals.map.get(name);
    return entry === undefined || entry.value === undefined ? undefined : entry;
  }

  #loadName(pc: number, name: string): void {
    const t = this.#temp();
    const slow = `{ p = ${pc + 1}; ${t} = loadName(vm, F, ${JSON.stringify(name)});`;
    const own = this.#ownEntry(name);
    const given = own ?? (this.#inModule ? this.#builtinEntry(name) : undefined);
    if (given === undefined) this.#lines.push(`let ${t}; ${slow}`);
    else {
      const shadowed = own !== undefined ? "" : this.#shadows.mayShadow(name);
      this.#lines.push(`let ${t}; if (${shadowed}(${t} = ${this.#constant(given)}.value) === undefined) ${slow}`);
    }
    this.#finish(t, pc);
    this.#lines.push("}");
    this.#stack.push({ text: t, type: "any", value: given === own && given !== undefined ? undefined : given?.value });
  }

  #builtinEntry(name: string): { value: Value | undefined } | undefined {
    return this.#globals.map.has(name) ? undefined : builtinsOf(this.#vm, this.#globals).map.get(name);
  }

  #storeName(pc: number, name: string): void {
    const v = this.#let(this.#boxed(this.#pop()));
    const own = this.#ownEntry(name);
    const t = this.#temp();
    if (own !== undefined) {
      const e = this.#constant(own);
      this.#lines.push(`if (${e}.value !== undefined) ${e}.value = ${v}; else`);
    }
    this.#lines.push(`{ p = ${pc + 1}; let ${t} = storeName(vm, F, ${JSON.stringify(name)}, ${v});`);
    this.#finish(t, pc, Resume.DROP);
    this.#lines.push("}");
  }

  // ---- arithmetic ----------------------------------------------------------------------------------------------------

  /** The item as something that may stand in an expression several times. */
  #variable(item: Item): string {
    if (item.type === "float") return this.#let(this.#boxed(item));
    return /^\d/.test(item.text) ? `(${item.text})` : item.text;
  }

  // ---- subscription --------------------------------------------------------------------------------------------------

  #subscript(pc: number): void {
    const key = this.#pop();
    const seen = this.#prep.feedback[pc];
    if (seen === Seen.TEXT && character(this.#emission, pc, key)) return;
    const k = this.#variable(key);
    const o = this.#variable(this.#pop());
    const t = this.#temp();
    if (seen === Seen.DICT && key.type !== "float" && key.type !== "bool") {
      this.#lines.push(
        `let ${t}; if (!(${this.#isDictKey(o, key, k)} && (${t} = ${o}.map.value(${k})) !== undefined)) {`,
        `p = ${pc + 1}; ${t} = getItemFast(vm, th, ${o}, ${k});`,
        `if (${t} === UNWIND) ${this.#unwound(pc, Resume.PUSH)}`,
      );
      this.#finish(t, pc);
      this.#lines.push("}");
      this.#push(t);
      return;
    }
    const type = seen === Seen.TUPLE ? "tupleType" : "listType";
    const index = typeof key.value === "number" && key.value >= 0 ? k : `${k} < 0 ? ${k} + ${o}.items.length : ${k}`;
    const isInt = key.type === "int" ? "" : ` && typeof ${k} === "number"`;
    this.#lines.push(
      `let ${t}; if (!(${o} !== null && ${o}.type === ${type}${isInt} && (${t} = ${o}.items[${index}]) !== undefined)) {`,
      `p = ${pc + 1}; ${t} = getItemFast(vm, th, ${o}, ${k});`,
      `if (${t} === UNWIND) ${this.#unwound(pc, Resume.PUSH)}`,
    );
    this.#finish(t, pc);
    this.#lines.push("}");
    this.#push(t);
  }

  /** A condition that `o` is a plain dict and `k` a key that stands in its map as it is. */
  #isDictKey(o: string, key: Item, k: string): string {
    const simple = key.type === "int" || typeof key.value === "string"
      ? ""
      : ` && (typeof ${k} === "string" || typeof ${k} === "number")`;
    return `${o} !== null && ${o}.type === dictType${simple}`;
  }

  #storeSubscript(pc: number): void {
    const key = this.#pop();
    const k = this.#variable(key);
    const o = this.#variable(this.#pop());
    const v = this.#variable(this.#pop());
    const t = this.#temp();
    if (this.#prep.feedback[pc] === Seen.DICT && key.type !== "float" && key.type !== "bool") {
      this.#lines.push(
        `if (!(${this.#isDictKey(o, key, k)} && ${o}.map.replace(${k}, ${v}))) {`,
        `p = ${pc + 1}; let ${t} = setItemFast(vm, ${o}, ${k}, ${v});`,
      );
      this.#finish(t, pc, Resume.DROP);
      this.#lines.push("}");
      return;
    }
    const tests = [`${o} !== null`, `${o}.type === listType`];
    if (key.type !== "int") tests.push(`typeof ${k} === "number"`);
    if (!(typeof key.value === "number" && key.value >= 0)) tests.push(`${k} >= 0`);
    this.#lines.push(
      `if (${tests.join(" && ")} && ${k} < ${o}.items.length) ${o}.items[${k}] = ${v}; else {`,
      `p = ${pc + 1}; let ${t} = setItemFast(vm, ${o}, ${k}, ${v});`,
    );
    this.#finish(t, pc, Resume.DROP);
    this.#lines.push("}");
  }
}

/** What is known of local `l` at the start of a node. */
const knownOf = (l: number, { type, range }: Fact): Known => ({
  type,
  text: `${type === "float" ? "d" : "l"}${l}`,
  raw: true,
  range,
});

const sameBlocks = (a: readonly ActiveBlock[], b: readonly ActiveBlock[]): boolean =>
  a.length === b.length &&
  a.every((x, i) => x.type === b[i].type && x.handler === b[i].handler && x.level === b[i].level);

/** Parameters of a function, `*args` and `**kwargs` included. */
export function parameterCount(prep: Prepared): number {
  const { flags } = prep.code;
  return prep.argcount + (flags & CO_VARARGS ? 1 : 0) + (flags & CO_VARKEYWORDS ? 1 : 0);
}

/** A name for the JavaScript function, for profiles. */
const jsName = (name: string): string => `py_${name.replace(/\W/g, "_")}`;
