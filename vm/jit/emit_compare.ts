// SPDX-License-Identifier: MIT
/** Generates comparisons, `is`, `in`, the match of exceptions, and truth: what conditions are made of. */
import { Resume } from "../interp/frame.ts";
import type { Emission, Item } from "./emission.ts";
import { containing } from "./emit_text.ts";
import type { Operands } from "./operands.ts";

/** Operators of JavaScript for the arguments of COMPARE_OP below 6; equal to Python's on numbers, and on strings. */
const COMPARE = ["<", "<=", "===", "!==", ">", ">="];
/** The other arguments of COMPARE_OP. */
const NOT_IN = 7, IS = 8, IS_NOT = 9, MATCHES = 10;

/** COMPARE_OP. */
export function compare(e: Emission, operands: Operands, pc: number, arg: number): void {
  const [a, b] = e.stack.slice(-2);
  const sign: string | undefined = COMPARE[arg];
  if (sign !== undefined) {
    const numbers = operands.areFloats(pc, a, b)
      ? operands.floats(pc, a, b)
      : operands.areInts(pc, a, b)
      ? operands.ints(pc, a, b, false)
      : undefined;
    if (numbers !== undefined) {
      e.take(2);
      return e.push(e.let(`${numbers[0]} ${sign} ${numbers[1]}`), "bool");
    }
  }
  e.settle();
  e.take(2);
  const x = e.boxed(a);
  const y = e.boxed(b);
  const t = e.temp();
  if (sign !== undefined) return ordered(e, pc, a, b, x, y, t, arg);
  if (arg === IS || arg === IS_NOT) {
    const test = identity(a, b, x, y);
    return e.push(e.let(arg === IS ? test : `!(${test})`), "bool");
  }
  if (arg < IS && containing(e, pc, a, b, arg === NOT_IN)) return;
  e.at(pc);
  if (arg === MATCHES) {
    e.lines.push(`let ${t} = exceptionMatches(vm, ${x}, ${y});`);
    e.finish(t, pc);
    return e.push(t);
  }
  e.lines.push(`let ${t} = contains(vm, ${y}, ${x});`);
  e.finishTruth(t, pc, arg === NOT_IN ? Resume.NOT : Resume.PUSH);
  e.push(arg === NOT_IN ? e.let(`!${t}`) : t, "bool");
}

/** A comparison where nothing is known of one operand at least; `x` and `y` are the operands as values. */
function ordered(e: Emission, pc: number, a: Item, b: Item, x: string, y: string, t: string, arg: number): void {
  const sign = COMPARE[arg];
  if (a.type === "int" && b.type === "int") return e.push(e.let(`${x} ${sign} ${y}`), "bool");
  const checks: string[] = [];
  if (a.type !== "int") checks.push(`typeof ${x} === "number"`);
  if (b.type !== "int") checks.push(`typeof ${y} === "number"`);
  e.lines.push(`let ${t}; if (${checks.join(" && ")}) ${t} = ${x} ${sign} ${y};`);
  if (a.type !== "int" && b.type !== "int") {
    e.lines.push(
      `else if (typeof ${x} === "string" && typeof ${y} === "string") ${t} = ${x} ${sign} ${y};`,
    );
  }
  e.lines.push(`else { p = ${pc + 1}; ${t} = compare(vm, ${x}, ${y}, ${arg});`);
  e.finishTruth(t, pc);
  e.lines.push("}");
  e.push(t);
}

/** A condition that two operands are one object; `x` and `y` are the operands as values. */
function identity(a: Item, b: Item, x: string, y: string): string {
  // A number beside a local is the float it was, as far as anybody can tell.
  if (a.type === "float") {
    return b.type === "float" ? `Object.is(${a.text}, ${b.text})` : `isFloat(${y}, ${a.text})`;
  }
  if (b.type === "float") return `isFloat(${x}, ${b.text})`;
  const simple = a.value === null || b.value === null || typeof a.value === "boolean" ||
    typeof b.value === "boolean";
  return simple ? `${x} === ${y}` : `is(${x}, ${y})`;
}

/** UNARY_NOT. */
export function not(e: Emission, pc: number, arg: number): void {
  const v = e.pop();
  if (v.type === "bool") return e.push(e.let(`!${v.text}`), "bool");
  const t = truth(e, pc, v, Resume.NOT, arg);
  e.push(e.let(`!${t}`), "bool");
}

/** A condition that a popped item is true. Where that has to be computed elsewhere, its result is taken as `mode` says. */
export function truth(e: Emission, pc: number, item: Item, mode: Resume, arg: number): string {
  if (item.type === "bool") return item.text;
  if (item.type === "int" || item.type === "float") return `(${item.text} !== 0)`;
  const t = e.temp();
  e.lines.push(
    `let ${t} = ${item.text};`,
    `if (${t} !== true && ${t} !== false) {`,
    `if (typeof ${t} === "number") ${t} = ${t} !== 0; else { p = ${pc + 1}; ${t} = isTrue(vm, ${t});`,
  );
  e.finish(t, pc, mode, arg);
  e.lines.push("}", "}");
  return t;
}
