// SPDX-License-Identifier: MIT
/**
 * Generates operators: on floats and ints as such where the site has seen nothing else (docs/jit.md, "Sizes of ints"), else
 * with tests for ints before the general way. Strings under `+` and `%` are passed on to `emit_text.ts` and `emit_format.ts`.
 */
import { PyFloat } from "../base/value.ts";
import { Op } from "../interp/loop_ops.ts";
import { Seen } from "../interp/prepare.ts";
import type { Emission, Item } from "./emission.ts";
import { formatOperand } from "./emit_format.ts";
import { concatenation } from "./emit_text.ts";
import type { Operands } from "./operands.ts";
import {
  ANY_INT,
  arithmetic,
  beyond,
  checkedForm,
  clamp,
  INT32,
  isWithin,
  mayBeMinusZero,
  otherForm,
  plainForm,
  type Range,
  rangeOf,
  UINT32,
} from "./ranges.ts";

const MAX = Number.MAX_SAFE_INTEGER;
const ARITHMETIC: Partial<Record<number, string>> = {
  [Op.BINARY_ADD]: "+",
  [Op.INPLACE_ADD]: "+",
  [Op.BINARY_SUBTRACT]: "-",
  [Op.INPLACE_SUBTRACT]: "-",
  [Op.BINARY_MULTIPLY]: "*",
  [Op.INPLACE_MULTIPLY]: "*",
};
/** The function of the runtime that does a binary operation in general. */
const BINARY: Partial<Record<number, string>> = {
  [Op.BINARY_ADD]: "add",
  [Op.BINARY_SUBTRACT]: "sub",
  [Op.BINARY_MULTIPLY]: "mul",
  [Op.BINARY_DIVIDE]: "div",
  [Op.BINARY_FLOOR_DIVIDE]: "floordiv",
  [Op.BINARY_MODULO]: "mod",
  [Op.BINARY_TRUE_DIVIDE]: "truediv",
  [Op.BINARY_POWER]: "pow",
  [Op.BINARY_LSHIFT]: "lshift",
  [Op.BINARY_RSHIFT]: "rshift",
  [Op.BINARY_AND]: "and",
  [Op.BINARY_OR]: "bitOr",
  [Op.BINARY_XOR]: "xor",
  [Op.INPLACE_ADD]: "inplaceAdd",
};
const UNARY: Partial<Record<number, string>> = {
  [Op.UNARY_POSITIVE]: "positive",
  [Op.UNARY_NEGATIVE]: "negative",
  [Op.UNARY_INVERT]: "invert",
  [Op.UNARY_CONVERT]: "repr",
};

/** Whether an item is an int of which `&` leaves 32 bits of the other operand. */
const isMask = (item: Item): boolean => item.type === "int" && isWithin(rangeOf(item), UINT32);

/** Whether an instruction is `+`, `-` or `*`: it takes locals that may be raw as they are. */
export const isArithmetic = (op: number): boolean => ARITHMETIC[op] !== undefined;

/** Whether an instruction is an operator with two operands. */
export const isBinary = (op: number): boolean =>
  BINARY[op] !== undefined || op >= Op.INPLACE_FLOOR_DIVIDE && op <= Op.INPLACE_OR;

/** Generates the operators of one unit. */
export class NumberEmitter {
  readonly #e: Emission;
  readonly #operands: Operands;

  constructor(e: Emission, operands: Operands) {
    this.#e = e;
    this.#operands = operands;
  }

  /** An operator with two operands. */
  binary(pc: number, op: number): void {
    if (isArithmetic(op)) this.#arithmetic(pc, op);
    else this.#other(pc, op);
  }

  /** A sign, `~` or backquotes before an operand. */
  unary(pc: number, op: number): void {
    const v = this.#e.pop();
    if (op === Op.UNARY_NEGATIVE && v.type === "float") return this.#e.push(this.#e.let(`-${v.text}`), "float");
    if (op === Op.UNARY_NEGATIVE && v.type === "int") {
      const { lo, hi } = rangeOf(v);
      const text = lo > 0 || hi < 0 ? `-${v.text}` : `(${v.text} === 0 ? 0 : -${v.text})`;
      return this.#e.pushInt(this.#e.let(text), { lo: -hi, hi: -lo });
    }
    if (op !== Op.UNARY_INVERT) {
      const t = this.#e.temp();
      this.#e.lines.push(`p = ${pc + 1}; let ${t} = ${UNARY[op]}(vm, ${this.#e.boxed(v)});`);
      this.#e.finish(t, pc);
      return this.#e.push(t);
    }
    const { lo, hi } = v.type === "int" ? rangeOf(v) : ANY_INT;
    if (v.type === "int" && hi < Number.MAX_SAFE_INTEGER) {
      const text = isWithin({ lo, hi }, INT32) ? `~${v.text}` : `-1 - ${v.text}`;
      return this.#e.pushInt(this.#e.let(text), { lo: -1 - hi, hi: -1 - lo });
    }
    const general = `invert(vm, ${this.#e.boxed(v)})`;
    // A float may be a bare number.
    const isInt = `typeof ${v.text} === "number" && ${v.text} < ${MAX}`;
    this.#e.result(pc, v.type === "float" ? general : `${isInt} ? -1 - ${v.text} : ${general}`);
  }
  #arithmetic(pc: number, op: number): void {
    const sign = ARITHMETIC[op]!;
    const [a, b] = this.#e.stack.slice(-2);
    if (this.#operands.areFloats(pc, a, b)) {
      const [x, y] = this.#operands.floats(pc, a, b);
      this.#e.take(2);
      this.#e.push(this.#e.let(`${x} ${sign} ${y}`), "float");
      return;
    }
    if (this.#operands.areInts(pc, a, b)) {
      const [x, y] = this.#operands.ints(pc, a, b);
      const t = this.#e.temp();
      const r = rangeOf(a), s = rangeOf(b), range = arithmetic(sign, r, s);
      const zero = sign === "*" && mayBeMinusZero(r, s);
      const fails = beyond(t, range);
      this.#e.lines.push(`${zero ? "let" : "const"} ${t} = ${x} ${sign} ${y};`);
      if (fails !== "") this.#e.lines.push(`if (${fails}) ${this.#e.leave(pc, this.#e.stack)}`);
      if (zero) this.#e.lines.push(`if (${t} === 0) ${t} = 0;`);
      this.#e.take(2);
      return this.#e.pushInt(t, clamp(range));
    }
    this.#e.settle();
    this.#e.take(2);
    const x = this.#e.boxed(a);
    const y = this.#e.boxed(b);
    const t = this.#e.temp();
    const checks: string[] = [];
    if (a.type !== "int") checks.push(`typeof ${x} === "number"`);
    if (b.type !== "int") checks.push(`typeof ${y} === "number"`);
    const isSum = op === Op.BINARY_ADD || op === Op.INPLACE_ADD;
    if (isSum && (this.#e.prep.feedback[pc] === Seen.TEXT || typeof (a.value ?? b.value) === "string")) {
      if (concatenation(this.#e, pc, a, b, this.#inGeneral(op, x, y))) return;
    }
    const possible = [a, b].every((v) => v.type !== "float" && v.type !== "bool" && typeof v.value !== "string");
    this.#e.lines.push(`let ${t};`);
    if (possible) {
      checks.push(`(${t} = ${x} ${sign} ${y}) <= ${MAX}`, `${t} >= -${MAX}`);
      if (sign === "*") checks.push(`(${t} !== 0 || (${t} = 0) === 0)`);
      this.#e.lines.push(`if (!(${checks.join(" && ")})) {`);
    }
    this.#e.lines.push(`p = ${pc + 1}; ${t} = ${this.#inGeneral(op, x, y)};`);
    this.#e.finish(t, pc);
    if (possible) this.#e.lines.push("}");
    // `"." * n`
    const isText = sign === "*" && (typeof a.value === "string" || typeof b.value === "string");
    this.#e.stack.push({ text: t, type: "any", other: isText });
  }

  #other(pc: number, op: number): void {
    const [a, b] = this.#e.stack.slice(-2);
    if (op === Op.BINARY_MODULO && typeof a.value === "string") {
      this.#e.take(2);
      if (formatOperand(this.#e, pc, a, b)) return;
      this.#e.stack.push(a, b);
    }
    const divides = op === Op.BINARY_DIVIDE || op === Op.BINARY_TRUE_DIVIDE || op === Op.INPLACE_DIVIDE ||
      op === Op.INPLACE_TRUE_DIVIDE;
    if (divides && this.#operands.areFloats(pc, a, b)) {
      const state = this.#e.stack.slice();
      const [x, y] = this.#operands.floats(pc, a, b);
      const divisor = b.value instanceof PyFloat ? b.value.value : b.value;
      if (typeof divisor !== "number" || divisor === 0) {
        this.#e.lines.push(`if (${y} === 0) ${this.#e.leave(pc, state)}`);
      }
      this.#e.take(2);
      this.#e.push(this.#e.let(`${x} / ${y}`), "float");
      return;
    }
    if (
      (op === Op.BINARY_POWER || op === Op.INPLACE_POWER) && (a.type === "float" || b.type === "float") &&
      this.#operands.areFloats(pc, a, b)
    ) {
      const state = this.#e.stack.slice();
      const [x, y] = this.#operands.floats(pc, a, b);
      // Whatever is no finite number, or an error, or where the languages differ gives something else.
      const t = this.#e.let(`${x} ** ${y}`);
      this.#e.lines.push(`if (${t} - ${t} !== 0) ${this.#e.leave(pc, state)}`);
      this.#e.take(2);
      this.#e.push(t, "float");
      return;
    }
    const ints = this.#operands.areInts(pc, a, b) ? this.#integerResult(pc, op, a, b) : undefined;
    if (ints !== undefined) {
      const t = this.#e.let(ints.text);
      if (!ints.sure) this.#e.lines.push(`if (${t} === undefined) ${this.#e.leave(pc, this.#e.stack)}`);
      this.#e.take(2);
      return this.#e.pushInt(t, ints.range);
    }
    this.#e.take(2);
    const x = this.#e.boxed(a);
    const y = this.#e.boxed(b);
    const fast = a.type === "float" || b.type === "float" || a.type === "bool" || b.type === "bool"
      ? undefined
      : checkedForm(op, x, y);
    const t = this.#e.temp();
    this.#e.lines.push(`let ${t};`);
    if (fast !== undefined) {
      const checks: string[] = [];
      if (a.type !== "int") checks.push(`typeof ${x} === "number"`);
      if (b.type !== "int") checks.push(`typeof ${y} === "number"`);
      checks.push(...fast.checks);
      this.#e.lines.push(`if (${checks.join(" && ") || "true"}) ${t} = ${fast.value}; else {`);
    }
    this.#e.lines.push(`p = ${pc + 1}; ${t} = ${this.#inGeneral(op, x, y)};`);
    this.#e.finishObject(t, pc);
    if (fast !== undefined) this.#e.lines.push("}");
    this.#e.push(t);
  }

  /**
   * The operation on two ints, as an expression that is a number, or `undefined` at run time unless it is `sure`.
   */
  #integerResult(pc: number, op: number, a: Item, b: Item): { text: string; sure: boolean; range: Range } | undefined {
    const form = checkedForm(op, a.text, b.text);
    if (form === undefined) return undefined;
    // The low bits of any number do for a mask.
    this.#operands.fix(pc, a);
    this.#operands.fix(pc, b);
    const masks = (op === Op.BINARY_AND || op === Op.INPLACE_AND) && (isMask(a) || isMask(b));
    const [x, y] = this.#operands.ints(pc, a, b, !masks);
    const plain = plainForm(op, a, b);
    if (plain !== undefined) return { ...plain, sure: true };
    const range = otherForm(op, b);
    switch (op) {
      case Op.BINARY_AND:
      case Op.INPLACE_AND:
        return { text: `andNumbers(${x}, ${y})`, sure: true, range };
      case Op.BINARY_OR:
      case Op.INPLACE_OR:
        return { text: `orNumbers(${x}, ${y})`, sure: true, range };
      case Op.BINARY_XOR:
      case Op.INPLACE_XOR:
        return { text: `xorNumbers(${x}, ${y})`, sure: true, range };
      case Op.BINARY_LSHIFT:
      case Op.INPLACE_LSHIFT:
        return { text: `shiftLeft(${x}, ${y})`, sure: false, range };
      case Op.BINARY_RSHIFT:
      case Op.INPLACE_RSHIFT:
        return { text: `shiftRight(${x}, ${y})`, sure: false, range };
      case Op.BINARY_MODULO:
      case Op.INPLACE_MODULO:
        return { text: `${form.checks.join(" && ")} ? ${form.value} : modNumbers(${x}, ${y})`, sure: false, range };
    }
    return { text: `${form.checks.join(" && ")} ? ${form.value} : floorDivNumbers(${x}, ${y})`, sure: false, range };
  }

  #inGeneral(op: number, x: string, y: string): string {
    const name = BINARY[op];
    return name === undefined ? `inplace(vm, ${op}, ${x}, ${y})` : `${name}(vm, ${x}, ${y})`;
  }
}
