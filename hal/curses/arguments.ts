// SPDX-License-Identifier: MIT
/**
 * Arguments of `_curses`, whose functions take several forms: each is a text of units, as in `PyArg_ParseTuple`, with the
 * text of the TypeError for what does not fit it.
 */
import { PyUnicode, type Value } from "../../vm/base/value.ts";
import { encodeDefault } from "../../vm/core/abstract.ts";
import { asCInt, asCLong } from "../../vm/core/convert.ts";
import { overflowError, type PyThrow, typeError } from "../../vm/core/exceptions.ts";
import { type Result, then } from "../../vm/core/gen.ts";
import { bigOf, isInteger, isStr, strValue } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";

/**
 * `i` a C int, `h` a short, `b` an unsigned char, `l` a long, `k` an integer of which C takes the low bits, `s` a text
 * without NUL, `O` anything.
 */
export type Units = string;

// deno-lint-ignore no-explicit-any
export type Parsed = any[];

/** The values of `args`, of which there are as many as units. @param text Of the TypeError for what is no text. */
export function parseUnits(vm: Vm, args: Value[], units: Units, text: string, done: Parsed = []): Result<Parsed> {
  for (let i = done.length; i < units.length; i++) {
    const value = parseUnit(vm, args[i], units[i], text);
    if (typeof value === "object" && value !== null && units[i] !== "O") {
      return then(value as Result<unknown>, (v) => parseUnits(vm, args, units, text, [...done, v]));
    }
    done = [...done, value];
  }
  return done;
}

function parseUnit(vm: Vm, v: Value, unit: string, text: string): Result<unknown> {
  switch (unit) {
    case "i":
      return asCInt(vm, v);
    case "l":
      return asCLong(vm, v);
    case "h":
      return then(asCLong(vm, v), (n) => within(n, -32768, 32767, "signed short integer"));
    case "b":
      return then(asCLong(vm, v), (n) => within(n, 0, 255, "unsigned byte integer"));
    case "k":
      if (!isInteger(v)) throw typeError(text);
      return lowBits(Number(BigInt.asUintN(32, bigOf(v))));
    case "s":
      return textOf(v) ?? raise(typeError(text));
    default:
      return v;
  }
}

const raise = (e: PyThrow): never => {
  throw e;
};

function within(n: number, least: number, most: number, what: string): number {
  if (n < least) throw overflowError(`${what} is less than minimum`);
  if (n > most) throw overflowError(`${what} is greater than maximum`);
  return n;
}

/** A `str` or `unicode` without NUL, as bytes; `undefined` for everything else. */
function textOf(v: Value): string | undefined {
  const text = v instanceof PyUnicode ? encodeDefault(v) : isStr(v) ? strValue(v) : undefined;
  return text === undefined || text.includes("\0") ? undefined : text;
}

/** What a C `unsigned int` keeps of a C long. */
export const lowBits = (n: number): number =>
  Number.isSafeInteger(n) && Math.abs(n) <= 0xffffffff ? n >>> 0 : Number(BigInt.asUintN(32, BigInt(n)));

/** A character with its attributes: an int, or a `str` of one character; `undefined` for everything else. */
export function charOf(v: Value): number | undefined {
  if (typeof v === "number" || typeof v === "boolean") return lowBits(Number(v));
  if (isStr(v)) return strValue(v).length === 1 ? strValue(v).charCodeAt(0) : undefined;
  if (!isInteger(v)) return undefined;
  const n = bigOf(v);
  return BigInt.asIntN(64, n) === n ? Number(BigInt.asUintN(32, n)) : undefined;
}

/** As {@linkcode charOf}. @throws {PyThrow} TypeError that says which argument is none. */
export function asChar(v: Value, where = "argument"): number {
  const ch = charOf(v);
  if (ch === undefined) throw typeError(`${where} must be a ch or an int`);
  return ch;
}

/** As {@linkcode asChar}, but of a `str` the first character, and NUL of an empty one. */
export const firstChar = (v: Value): number => isStr(v) ? strValue(v).charCodeAt(0) || 0 : asChar(v);

/** The forms of a function: for each number of arguments its units, and the text of a TypeError. */
export type Forms = [units: Units, text: string][];

/** The form that fits, with its values. @param numbers "1 to 4", as in the text for any other number of arguments. */
export function parseForms(
  vm: Vm,
  name: string,
  numbers: string,
  forms: Forms,
  args: Value[],
): Result<{ units: Units; values: Parsed }> {
  const form = forms.find(([units]) => units.length === args.length);
  if (form === undefined) throw typeError(`${name} requires ${numbers} arguments`);
  const [units, text] = form;
  return then(parseUnits(vm, args, units, text), (values) => ({ units, values }));
}
