// SPDX-License-Identifier: MIT
/**
 * Speculation on the numbers that an operation gets: whether a site is taken for one of floats or of ints, and the guards
 * that have its operands be such.
 *
 * INVARIANT: the operands are still on the stack, so that a guard that fails leaves with the stack of the instruction.
 */
import { Seen } from "../interp/prepare.ts";
import type { Emission, Item } from "./emission.ts";
import { ANY_INT, INT32, type Range, UINT32 } from "./ranges.ts";
import { FIXED, STRICT, UNSIGNED, WIDE } from "./site.ts";
import { exactFloat, isNoInt } from "./text.ts";

/** What ints of unknown size are taken for: 32 bits; if that failed, without sign; if that failed, anything. */
export function guessedRange(failed: ReadonlySet<number>): Range {
  const missed = (mark: number) => [...failed].some((site) => (site & mark) !== 0);
  return missed(UNSIGNED) ? ANY_INT : missed(WIDE) ? UINT32 : INT32;
}

/** Whether an item is no number, by what the code says: for speculation only. */
const isOther = (item: Item): boolean =>
  item.other === true || item.value !== undefined && typeof item.value !== "number";

/** The operands of the operations of one unit. */
export class Operands {
  readonly #e: Emission;
  readonly #guess: Range;

  constructor(e: Emission) {
    this.#e = e;
    this.#guess = guessedRange(e.failed);
  }

  areFloats(pc: number, a: Item, b: Item): boolean {
    if (this.#e.general || this.#e.failed.has(pc)) return false;
    if (a.type === "float") return b.type !== "bool";
    if (b.type === "float") return a.type !== "bool";
    const seen = this.#e.prep.feedback[pc];
    return a.type !== "bool" && b.type !== "bool" && (seen === Seen.FLOAT || seen === Seen.MIXED) &&
      !(a.type === "int" && b.type === "int");
  }

  /** Both operands as raw numbers, at least one of them a float. */
  floats(pc: number, a: Item, b: Item): [string, string] {
    const state = this.#e.stack.slice();
    if (a.type === "float" || b.type === "float") return [this.#number(pc, a, state), this.#number(pc, b, state)];
    if (a.type === "int" || b.type === "int") {
      // The other one must be the float.
      const other = a.type === "int" ? b : a;
      const d = this.#e.temp();
      const x = other.text;
      const raw = other.type === "mixed" ? `if (${x} === RAW) ${d} = d${other.local}; else ` : "";
      this.#e.lines.push(
        `let ${d}; ${raw}if (${exactFloat(x)}) ${d} = ${x}.value; else ${this.#e.leave(pc, state)}`,
      );
      return a.type === "int" ? [a.text, d] : [d, b.text];
    }
    const strict = this.#isStrict(pc) && (a.type === "any" || b.type === "any");
    if (!strict) {
      this.#e.lines.push(
        `if (typeof ${a.text} === "number" && typeof ${b.text} === "number") ${this.#e.leave(pc, state)}`,
      );
    }
    return [this.#number(pc, a, state), this.#number(pc, b, state)];
  }

  /** Whether to speculate that both operands are ints, and so is the result. */
  areInts(pc: number, a: Item, b: Item): boolean {
    return !this.#e.general && !this.#e.failed.has(pc) && this.#e.prep.feedback[pc] === Seen.NOTHING &&
      (a.type === "int" || a.type === "any" && !isOther(a)) && (b.type === "int" || b.type === "any" && !isOther(b));
  }

  /** Has the operands of such a site be numbers. `exact`: small ones, so that the result mostly needs no check. */
  ints(pc: number, a: Item, b: Item, exact = true): [string, string] {
    for (const item of a.text === b.text ? [a] : [a, b]) this.fix(pc, item);
    // A local that is compared is mostly counted up or down later.
    const rangeFor = (item: Item) => exact || item.local !== undefined ? this.#guess : ANY_INT;
    let guard = pc;
    const tests: string[] = [];
    for (const item of a.text === b.text ? [a] : [a, b]) {
      if (item.type === "int") continue;
      const range = rangeFor(item);
      if (range === INT32) guard = pc | WIDE;
      else if (range === UINT32) guard = pc | WIDE | UNSIGNED;
      tests.push(isNoInt(item.text, range));
      if (item.local !== undefined) {
        this.#e.learn(item.local, { type: "int", text: item.text, raw: true, range });
      }
    }
    if (tests.length > 0) this.#e.lines.push(`if (${tests.join(" || ")}) ${this.#e.leave(pc, this.#e.stack, guard)}`);
    for (const item of [a, b]) {
      if (item.type === "int") continue;
      item.range = rangeFor(item);
      item.type = "int";
    }
    return [a.text, b.text];
  }

  /** Has an int that a global name gave be a constant. */
  fix(pc: number, item: Item): void {
    const { value } = item;
    if (item.type === "int" || typeof value !== "number" || this.#e.failed.has(pc | FIXED)) return;
    this.#e.lines.push(`if (${item.text} !== ${value}) ${this.#e.leave(pc, this.#e.stack, pc | FIXED)}`);
    item.type = "int";
    item.text = value < 0 ? `(${value})` : String(value);
  }

  /** The raw number of an operand at a site that has seen floats; leaves where it is neither float nor int. */
  #number(pc: number, item: Item, state: Item[]): string {
    if (item.type === "float" || item.type === "int") return item.text;
    const d = this.#e.temp();
    const x = item.text;
    if (item.type === "any" && this.#isStrict(pc)) {
      this.#e.lines.push(
        `if (!${exactFloat(x)}) ${this.#e.leave(pc, state, pc | STRICT)}`,
        `const ${d} = ${x}.value;`,
      );
      if (item.local !== undefined) this.#e.learn(item.local, { type: "float", text: d, raw: false });
      return d;
    }
    const raw = item.type === "mixed" ? `if (${x} === RAW) ${d} = d${item.local}; else ` : "";
    this.#e.lines.push(
      `let ${d}; ${raw}if (${exactFloat(x)}) ${d} = ${x}.value; else if (typeof ${x} === "number") ${d} = ${x}; else ${
        this.#e.leave(pc, state)
      }`,
    );
    return d;
  }

  /** Whether to speculate that an operand of a site that has seen floats is one. */
  #isStrict(pc: number): boolean {
    return this.#e.prep.feedback[pc] === Seen.FLOAT && !this.#e.failed.has(pc | STRICT);
  }
}
