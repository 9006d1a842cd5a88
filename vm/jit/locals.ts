// SPDX-License-Identifier: MIT
/**
 * What is known of Python's locals while the code of a unit is generated: which have a value, of what type they are, which
 * are kept as raw numbers; and the instructions that load and store them.
 *
 * INVARIANT: an item on the stack that stands for a local is settled, or copied, before the local changes.
 */
import type { Emission, Fact, Known } from "./emission.ts";
import type { Flow } from "./flow.ts";
import { assignedAtStarts } from "./liveness.ts";
import type { Node } from "./node.ts";
import { ANY_INT, isWithin, rangeOf, union, widen } from "./ranges.ts";

/** What is known of local `l` at the start of a node. */
const knownOf = (l: number, { type, range }: Fact): Known => ({
  type,
  text: `${type === "float" ? "d" : "l"}${l}`,
  raw: true,
  range,
});

/** The locals of one unit. */
export class Locals {
  readonly #e: Emission;
  /** What is known of locals at this point. */
  known = new Map<number, Known>();
  /** Locals that certainly have a value at this point. */
  defined = new Set<number>();
  /** Locals that are raw somewhere. */
  readonly raw = new Set<number>();
  /** Nothing is kept raw. */
  plain = false;
  /** What was taken for known at the start of a loop is not: it has to be generated again. */
  again = false;
  /** What is known at the start of nodes where ways meet. Only ever becomes less; kept from pass to pass. */
  readonly #atStart = new Map<Node, Map<number, Fact>>();
  /** Locals that certainly have a value at the start of each node. */
  readonly #assigned: Map<Node, Set<number>>;

  /** `defined`: those that have a value at the entry. */
  constructor(e: Emission, flow: Flow, defined: ReadonlySet<number>) {
    this.#e = e;
    this.#assigned = assignedAtStarts(flow, e.prep.nlocals, defined);
  }

  /** Begins another pass. */
  restart(plain: boolean): void {
    this.again = false;
    this.plain = plain;
    if (plain) this.raw.clear();
  }

  // ---- from node to node ---------------------------------------------------------------------------------------------

  /** Begins at the entry, where this is known. */
  begin(entry: Node, given: ReadonlyMap<number, Fact>): void {
    this.#meet(entry, given);
    this.known = new Map([...given].map(([l, fact]) => [l, knownOf(l, fact)]));
  }

  /** Forgets what was found out about the starts of nodes. */
  forgetStarts(): void {
    this.#atStart.clear();
  }

  /** Goes to a node to which other ways lead, too. `back`: to one that is generated already. */
  leaveFor(target: Node, back: boolean): void {
    const known = new Map<number, Fact>();
    for (const [l, { type, raw, range }] of this.known) if (type !== "float" || raw) known.set(l, { type, range });
    if (this.#meet(target, known, back) && back) this.again = true;
  }

  /** Begins the code of a node: with what all ways to it know, if there are several. */
  arriveAt(node: Node): void {
    this.defined = new Set(this.#assigned.get(node)!);
    if (!node.isMerge && !node.isLoop && node.dominator !== null) return;
    this.known = new Map();
    for (const [l, fact] of this.#atStart.get(node)!) this.known.set(l, knownOf(l, fact));
  }

  /** At the start of a handler, which may be entered from any place of what it protects. */
  arriveAtHandler(): void {
    this.known = new Map();
    for (const l of this.raw) this.known.set(l, { type: "mixed", text: `l${l}`, raw: true });
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

  // ---- items ---------------------------------------------------------------------------------------------------------

  /** Has no item on the stack stand for a local that may be raw. */
  settle(): void {
    for (const item of this.#e.stack) {
      if (item.type !== "mixed") continue;
      const l = item.local!;
      if (this.known.get(l)?.type === "mixed") {
        this.#e.lines.push(`if (l${l} === RAW) l${l} = new PyFloat(d${l});`);
        this.known.delete(l);
      }
      item.type = "any";
    }
  }

  /** Copies of a local on the stack keep the old value. */
  keep(local: number): void {
    const copies = new Map<string, string>();
    const copyOf = (text: string): string => {
      let copy = copies.get(text);
      if (copy === undefined) copies.set(text, copy = this.#e.let(text));
      return copy;
    };
    this.settle();
    this.#e.stack.forEach((item, i) => {
      if (item.local !== local) return;
      const text = /^[ld]\d+$/.test(item.text) ? copyOf(item.text) : item.text;
      const { type, box, range } = item;
      this.#e.stack[i] = { text, type, range, box: box === undefined ? undefined : copyOf(box) };
    });
  }

  /** The value of a local as an object, whether it is raw or not. */
  value(l: number): string {
    return this.raw.has(l) ? `(l${l} === RAW ? new PyFloat(d${l}) : l${l})` : `l${l}`;
  }

  // ---- instructions --------------------------------------------------------------------------------------------------

  /** Has a local have a value. */
  #check(pc: number, l: number): void {
    this.#e.at(pc);
    this.#e.lines.push(`if (l${l} === undefined) throw unbound(${JSON.stringify(this.#e.prep.code.varnames[l])});`);
  }

  /** LOAD_FAST. */
  load(pc: number, l: number): void {
    if (!this.defined.has(l)) {
      this.#check(pc, l);
      this.defined.add(l);
    }
    const known = this.known.get(l);
    if (known === undefined) this.#e.stack.push({ text: `l${l}`, type: "any", local: l });
    else {
      const box = known.type === "float" && !known.raw ? `l${l}` : undefined;
      this.#e.stack.push({ text: known.text, type: known.type, local: l, box, range: known.range });
    }
  }

  /** STORE_FAST. */
  store(l: number): void {
    const v = this.#e.pop();
    this.keep(l);
    this.defined.add(l);
    if (v.type === "float" && v.box === undefined && !this.plain) {
      const before = this.known.get(l);
      this.raw.add(l);
      this.#e.lines.push(`d${l} = ${v.text};${before?.type === "float" && before.raw ? "" : ` l${l} = RAW;`}`);
      this.known.set(l, { type: "float", text: /^d/.test(v.text) ? `d${l}` : v.text, raw: true });
      return;
    }
    this.known.delete(l);
    if (v.type === "int") this.known.set(l, { type: "int", text: `l${l}`, raw: true, range: rangeOf(v) });
    this.#e.lines.push(`l${l} = ${this.#e.boxed(v)};`);
  }

  /** DELETE_FAST. */
  delete(pc: number, l: number): void {
    if (!this.defined.has(l)) this.#check(pc, l);
    this.keep(l);
    this.defined.delete(l);
    this.known.delete(l);
    this.#e.lines.push(`l${l} = undefined;`);
  }
}
