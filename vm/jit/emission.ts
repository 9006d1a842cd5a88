// SPDX-License-Identifier: MIT
/** The seam between the parts of the generator: what one unit's generation has that all of them work on. */
import type { Value } from "../base/value.ts";
import type { Resume } from "../interp/frame.ts";
import type { Prepared } from "../interp/prepare.ts";
import type { Interpreter } from "../interp/run.ts";
import type { Node } from "./node.ts";
import type { Range } from "./ranges.ts";

/**
 * What is known of an item: a raw JavaScript number that stands for a float, a truth value, an int, a local that is raw at
 * times (see {@linkcode Known}), or nothing.
 */
export type Type = "float" | "bool" | "int" | "mixed" | "any";

/**
 * What is known of a local at a place. A local that is assigned a float is kept raw: the number in `d7`, and `RAW` in `l7`.
 * Where ways meet that leave it raw and not, it is `mixed`: `l7` says at run time which.
 */
export interface Known {
  type: "float" | "int" | "mixed";
  /** For `float`, an expression for the number that stays right while the local is not assigned. */
  text: string;
  /** For `float`: the local itself is raw; else only its value is known. */
  raw: boolean;
  /** For `int`: how large it may be, where that is known. */
  range?: Range;
}

/** What is known of a local where ways meet. */
export type Fact = Pick<Known, "type" | "range">;

export interface Item {
  /** A variable or literal. For `float` it is the raw number. */
  text: string;
  type: Type;
  /** The local it is a copy of: must be kept when the local changes. */
  local?: number;
  /** For `float`: a variable with the same float as an object. */
  box?: string;
  /** It is no number, by what the code says: sites that have seen nothing yet are not taken for ones of ints. */
  other?: boolean;
  /** For `int`: how large it may be, where that is known. */
  range?: Range;
  /** A dict that nothing else refers to, and its keys so far. */
  fresh?: Set<string>;
  /** For a slice object: its parts, as long as the statement that makes it is the last one. */
  slice?: string;
  /** A value known when generating. */
  value?: Value;
  /** It is a constant: its value is certain. */
  constant?: boolean;
}

/** Goes on at another node; `top`: what is known of the top of its stack, if nothing else leads there. */
export type Branch = (to: Node, top?: Item) => void;

/** The generation of one unit, as the parts that generate single instructions see it; `UnitEmission` in `unit.ts` is it. */
export interface Emission {
  readonly vm: Interpreter;
  readonly prep: Prepared;
  /** Word indices whose guards are not tried again. */
  readonly failed: ReadonlySet<number>;
  /** Speculation did not pay: every instruction in general. */
  readonly general: boolean;
  /** The text so far, one statement or more an item. */
  readonly lines: string[];
  /** The operand stack at this place. */
  readonly stack: Item[];
  /** The name of a new JavaScript variable. */
  temp(): string;
  /** The name of a variable with this value. */
  constant(value: unknown): string;
  push(text: string, type?: Type): void;
  pushInt(text: string, range: Range): void;
  pop(): Item;
  /** Pops `n` items. */
  take(n: number): Item[];
  /** A new variable with the value of an expression. */
  let(expression: string): string;
  /** The item as a Python value. */
  boxed(item: Item): string;
  /** The item as something that may stand in an expression several times. */
  variable(item: Item): string;
  /** Has no item on the stack stand for a local that may be raw. */
  settle(): void;
  /** A guard has shown what a local is. */
  learn(local: number, known: Known): void;
  /** Notes the place for tracebacks. */
  at(pc: number): void;
  /** A computation that may be suspended; its result is pushed. */
  result(pc: number, expression: string): void;
  /** The same without a result. */
  effect(pc: number, expression: string): void;
  /** Statement that leaves tier 1 before the instruction at `pc`; `items` are the stack there. `guard`: see `Site` in `site.ts`. */
  leave(pc: number, items: Item[], guard?: number): string;
  /** After a computation into `t`: finishes it if it is suspended; the others are longer and faster. */
  finish(t: string, pc: number, mode?: Resume, arg?: number): void;
  finishOften(t: string, pc: number, mode?: Resume): void;
  finishTruth(t: string, pc: number, mode?: Resume): void;
  finishObject(t: string, pc: number): void;
  /** A statement for when what was called was suspended, or an exception left it. */
  unwound(pc: number, mode: Resume, arg?: number, items?: Item[]): string;
}
