// SPDX-License-Identifier: MIT
/**
 * The unit being generated: its text, the operand stack as it is followed, the values it refers to, and its ways out.
 *
 * An item of the stack is a JavaScript expression without side effects, with what is known of it. Where the unit is left, the
 * items are brought into the variables `s0`, `s1`, …, and one call at the end of the text hands out all variables.
 */
import { Op } from "../interp/loop_ops.ts";
import type { Interpreter } from "../interp/run.ts";
import { Resume } from "../interp/frame.ts";
import type { Prepared } from "../interp/prepare.ts";
import { LoopEmitter } from "./emit_loops.ts";
import type { Emission, Item, Known, Type } from "./emission.ts";
import type { Flow } from "./flow.ts";
import { Locals } from "./locals.ts";
import type { ActiveBlock, Node } from "./node.ts";
import type { Range } from "./ranges.ts";
import { COLD_SITES, type Feedback, type Filled, type Site } from "./site.ts";

/** A way out; `blocks`: those of the node, unless given. */
export type Way = Omit<Site, "depth" | "blocks" | "filled" | "kept"> & { blocks?: readonly ActiveBlock[] };

/** What the parts that generate nodes and what ends them work on; the others see it as {@linkcode Emission}. */
export class UnitEmission implements Emission {
  readonly failed: ReadonlySet<number>;
  readonly general: boolean;
  readonly lines: string[] = [];
  /** Values of `k0`, `k1`, …. */
  readonly constants: unknown[] = [];
  /** Ways out, by the value of `x`. */
  readonly sites: Site[] = [];
  stack: Item[] = [];
  /** The node being generated. */
  node!: Node;
  readonly locals: Locals;
  readonly loops: LoopEmitter;
  /** Labels of the `try` statements around the place being generated. */
  readonly tries: string[] = [];
  /** The unit handles exceptions itself: `fr` is its frame, once there had to be one. */
  readonly handles: boolean;
  readonly #constantNames = new Map<unknown, string>();
  #temps = 0;

  /** `byCall`: it is entered by a call with arguments, else from a frame. `defined`: locals that have a value then. */
  constructor(
    readonly vm: Interpreter,
    readonly prep: Prepared,
    readonly flow: Flow,
    readonly byCall: boolean,
    feedback: Feedback,
    defined: ReadonlySet<number>,
  ) {
    this.failed = feedback.failed;
    this.general = feedback.general;
    this.handles = flow.nodes.some((n) => n.protects !== null);
    this.locals = new Locals(this, flow, defined);
    this.loops = new LoopEmitter(this, prep, flow, this.general);
  }

  /** Begins another pass. Constants keep their names. */
  restart(): void {
    this.lines.length = this.sites.length = this.#temps = 0;
  }

  // ---- items ---------------------------------------------------------------------------------------------------------

  temp(): string {
    return `t${this.#temps++}`;
  }

  constant(value: unknown): string {
    const known = this.#constantNames.get(value);
    if (known !== undefined) return known;
    const name = `k${this.constants.length}`;
    this.constants.push(value);
    this.#constantNames.set(value, name);
    return name;
  }

  push(text: string, type: Type = "any"): void {
    this.stack.push({ text, type });
  }

  pushInt(text: string, range: Range): void {
    this.stack.push({ text, type: "int", range });
  }

  pop(): Item {
    return this.stack.pop()!;
  }

  take(n: number): Item[] {
    return n === 0 ? [] : this.stack.splice(-n);
  }

  let(expression: string): string {
    const t = this.temp();
    this.lines.push(`const ${t} = ${expression};`);
    return t;
  }

  /** The item as a Python value. */
  boxed(item: Item): string {
    if (item.type === "mixed") return this.locals.value(item.local!);
    return item.type === "float"
      ? item.box ?? (item.value !== undefined ? this.constant(item.value) : `new PyFloat(${item.text})`)
      : item.text;
  }

  /** The item as something that may stand in an expression several times. */
  variable(item: Item): string {
    if (item.type === "float") return this.let(this.boxed(item));
    return /^\d/.test(item.text) ? `(${item.text})` : item.text;
  }

  /** Puts all items into the stack variables. */
  flush(): void {
    const stack = this.stack;
    // An item may stand in the variable of another place: take those aside first.
    for (let i = 0; i < stack.length; i++) {
      const item = stack[i];
      if (item.text !== `s${i}` && /^s\d+$/.test(item.text)) {
        const t = this.temp();
        this.lines.push(`const ${t} = ${item.text};`);
        stack[i] = { ...item, text: t };
      }
    }
    for (let i = 0; i < stack.length; i++) {
      if (stack[i].text !== `s${i}`) this.lines.push(`s${i} = ${this.boxed(stack[i])};`);
      stack[i] = { text: `s${i}`, type: "any" };
    }
  }

  settle(): void {
    this.locals.settle();
  }

  learn(local: number, known: Known): void {
    this.locals.known.set(local, known);
  }

  // ---- computations --------------------------------------------------------------------------------------------------

  at(pc: number): void {
    this.lines.push(`p = ${pc + 1};`);
  }

  /** A result that may be suspended, pushed. */
  result(pc: number, expression: string): void {
    const t = this.temp();
    this.at(pc);
    this.lines.push(`let ${t} = ${expression};`);
    this.finishOften(t, pc);
    this.push(t);
  }

  /** The same without a value. */
  effect(pc: number, expression: string): void {
    const t = this.temp();
    this.at(pc);
    this.lines.push(`let ${t} = ${expression};`);
    this.finishOften(t, pc, Resume.DROP);
  }

  // ---- ways out ------------------------------------------------------------------------------------------------------

  /** All variables of a frame, as two arguments: locals, cells, operand stack; and numbers (see `Generated` in `site.ts`). */
  everything(): string {
    const names: string[] = [];
    for (let i = 0; i < this.prep.nlocals; i++) names.push(`l${i}`);
    for (let i = 0; i < this.prep.ncells; i++) names.push(`c${i}`);
    for (let i = 0; i < this.flow.maxDepth; i++) names.push(`s${i}`);
    const numbers = [...this.loops.state(), ...[...this.locals.raw].map((l) => `d${l}`)];
    return `[${names.join(", ")}], ${numbers.length > 0 ? `[${numbers.join(", ")}]` : "NONE"}`;
  }

  /** Statement that leaves the function at a site, with `items` as its operand stack. One call serves all sites. */
  out(site: Way, items: Item[], cold = false, node = this.node): string {
    const filled: Filled[] = [];
    const moves = this.#moves(items, filled);
    const depth = items.length, kept = this.loops.kept(node, depth);
    const n = this.sites.push({ ...site, blocks: site.blocks ?? this.node.blocks, depth, filled, kept }) - 1;
    // V8 leaves out what follows a property access that never happened, and what would have to be kept for it.
    return `{ ${moves}x = ${cold && n < COLD_SITES ? `SITE[${n}]` : n}; break OUT; }`;
  }

  /** Assignments that bring items into their stack variables; `filled` gets those that need none. */
  #moves(items: Item[], filled: Filled[]): string {
    const from: string[] = [], to: string[] = [];
    let crossing = false;
    items.forEach((item, at) => {
      if (item.text === `s${at}`) return;
      const local = item.local ?? /^[ld](\d+)$/.exec(item.text)?.[1];
      if (item.constant) filled.push({ at, local: -1, value: item.value });
      else if (local !== undefined) filled.push({ at, local: Number(local) });
      else {
        // An item in the variable of another place has to be read before that one is written.
        crossing ||= /^s\d+$/.test(item.text);
        from.push(this.boxed(item));
        to.push(`s${at}`);
      }
    });
    if (crossing) return `[${to.join(", ")}] = [${from.join(", ")}]; `;
    return to.map((s, i) => `${s} = ${from[i]}; `).join("");
  }

  /** Statement that leaves tier 1 before the instruction at `pc`; `items` are the stack there. */
  leave(pc: number, items: Item[], guard = pc): string {
    return this.out({ kind: "leave", pc, mode: 0, arg: 0, guard }, items, true);
  }

  /** After a computation into `t` that is rarely made: finishes it if it is suspended. */
  finish(t: string, pc: number, mode: Resume = Resume.PUSH, arg = 0): void {
    this.lines.push(`if ((${t} = done(vm, th, ${t})) === UNWIND) ${this.unwound(pc, mode, arg)}`);
  }

  /** The same where it is nearly always a truth value. */
  finishTruth(t: string, pc: number, mode: Resume = Resume.PUSH): void {
    this.lines.push(
      `if (typeof ${t} !== "boolean" && (${t} = done(vm, th, ${t})) === UNWIND) ${this.unwound(pc, mode)}`,
    );
  }

  /** The same where it is nearly always an object: Python values have a type, suspended computations have none. */
  finishObject(t: string, pc: number): void {
    this.lines.push(
      `if (${t}?.type === undefined && (${t} = done(vm, th, ${t})) === UNWIND) ${this.unwound(pc, Resume.PUSH)}`,
    );
  }

  /** The same for what a native gives each time. */
  finishOften(t: string, pc: number, mode: Resume = Resume.PUSH): void {
    this.lines.push(
      `if (typeof ${t} === "object" && ${t} !== null && ${t}.type === undefined && (${t} = done(vm, th, ${t})) === UNWIND) ` +
        this.unwound(pc, mode),
    );
  }

  /** What was called was suspended, or an exception left it. */
  unwound(pc: number, mode: Resume, arg = 0, items: Item[] = this.stack): string {
    const label = this.tries.at(-1);
    const raised = label === undefined
      ? ""
      : `if (th.raised !== null) { p = ${pc + 1}; ${
        this.raisedHere("U.took(th)", this.node.blocks)
      } break ${label}; } `;
    return "{ " + raised + this.out({ kind: "unwound", pc: pc + 1, mode, arg, guard: -1 }, items) + " }";
  }

  /** Statements that take an exception the unit itself may handle into `er`. Where such are reported, tier 0 handles it. */
  raisedHere(thrown: string, blocks: readonly ActiveBlock[]): string {
    const kept = this.loops.kept(this.node, Infinity);
    this.sites.push({ kind: "raised", pc: 0, mode: 0, arg: 0, guard: -1, depth: 0, blocks, filled: [], kept });
    const loops = this.flow.words.some((word) => (word & 255) === Op.FOR_ITER);
    const stack = Array.from({ length: loops ? this.flow.maxDepth : 0 }, (_, i) => `, s${i}`).join("");
    return `er = ${thrown}; if (vm.raised !== undefined || vm.watchingModules && U.drops(vm${stack})) ` +
      `{ x = ${this.sites.length - 1}; break RAISED; } ` +
      `er = U.raised(vm, th, ${this.#frameText()}, p, er);`;
  }

  /** The frame that tracebacks show. */
  #frameText(): string {
    return this.byCall ? "fr === null ? fr = U.newFrame(vm, F) : fr" : "F";
  }
}
