// SPDX-License-Identifier: MIT
/**
 * Generates `"…" % …` and `"…".format(…)` where the format is a constant: its conversions become pieces of a JavaScript
 * concatenation. The tuple of arguments is not made unless something needs more than the text of builtin values.
 */
import type { Value } from "../base/value.ts";
import { parsePercent } from "../base/percent_format.ts";
import { Kind, plainConversion, type PlainSegment, plainSegments } from "../objects/percent_plain.ts";
import { type PlainField, plainFields } from "../objects/format_plain.ts";
import type { Emission, Item } from "./emission.ts";

/** What a format is made into; `undefined` where a conversion is unusual. */
function planOf(format: Value | undefined): { segments: PlainSegment[]; tail: string } | undefined {
  if (typeof format !== "string" || format.length > 1000) return undefined;
  const parsed = parsePercent(format);
  const segments = plainSegments(parsed);
  return segments === null || segments.length === 0 ? undefined : { segments, tail: parsed.tail };
}

/**
 * `format % (items)` for the tuple that would be made of `items`.
 * @returns Whether it was generated; else the caller does it in general.
 */
export function formatItems(e: Emission, pc: number, format: Item, items: Item[]): boolean {
  const plan = planOf(format.value);
  if (plan === undefined || plan.segments.length !== items.length || plan.segments[0].key !== undefined) return false;
  const tests: string[] = [], pieces: string[] = [], declared: string[] = [];
  plan.segments.forEach((s, i) => {
    if (s.literal !== "" || i === 0) pieces.push(JSON.stringify(s.literal));
    pieces.push(piece(e, s, items[i], tests, declared));
  });
  if (plan.tail !== "") pieces.push(JSON.stringify(plan.tail));
  const t = e.temp();
  const values = items.map((i) => e.boxed(i)).join(", ");
  e.lines.push(
    `let ${[t, ...declared].join(", ")}; if (${tests.join(" && ") || "true"}) ${t} = ${pieces.join(" + ")};`,
    `else { p = ${pc + 1}; ${t} = percentFormat(vm, ${format.text}, false, new PyTuple([${values}]));`,
  );
  e.finish(t, pc);
  e.lines.push("}");
  e.push(t);
  return true;
}

/** The expression for one conversion of `item`, which holds when `tests` do. */
function piece(e: Emission, s: PlainSegment, item: Item, tests: string[], declared: string[]): string {
  const { kind, width, precision } = s;
  const isBare = width < 0 && precision < 0 && s.flags === 0;
  const isNumber = item.type === "int" || item.type === "float";
  const layout = `${JSON.stringify(s.conversion)}, ${s.flags}, ${width}, ${precision}`;
  const x = /^\d/.test(item.text) ? `(${item.text})` : item.text;
  if (kind === Kind.INT && item.type !== "float" && item.type !== "bool") {
    if (item.type !== "int") tests.push(`typeof ${x} === "number"`);
    return isBare && s.conversion === "d" ? x : `formatPercentInt(${x}, false, ${layout})`;
  }
  if (kind === Kind.FLOAT && isNumber) return `formatPercentFloat(${x}, ${layout})`;
  if (kind === Kind.TEXT && isBare && item.type === "int") return x;
  if (item.constant && typeof item.value === "string") {
    const text = plainConversion(e.vm, s, item.value);
    if (text !== undefined) return JSON.stringify(text);
  }
  const a = e.temp();
  declared.push(a);
  if (kind === Kind.TEXT && isBare && item.type === "any") {
    tests.push(`(${a} = typeof ${x} === "string" ? ${x} : plainText(vm, ${x})) !== undefined`);
  } else tests.push(`(${a} = plainConversion(vm, ${e.constant(s)}, ${e.boxed(item)})) !== undefined`);
  return a;
}

/** `format % operand`. See {@linkcode formatItems}. */
export function formatOperand(e: Emission, pc: number, format: Item, operand: Item): boolean {
  const plan = planOf(format.value);
  if (plan === undefined) return false;
  const t = e.temp();
  const value = e.boxed(operand);
  e.lines.push(
    `let ${t} = plainFormat(vm, ${e.constant(plan.segments)}, ${JSON.stringify(plan.tail)}, ${value});`,
    `if (${t} === undefined) { p = ${pc + 1}; ${t} = percentFormat(vm, ${format.text}, false, ${value});`,
  );
  e.finish(t, pc);
  e.lines.push("}");
  e.push(t);
  return true;
}

/**
 * `format.format(items)`, as an expression and when it holds. `pairs`: names and values of keyword arguments by turns.
 */
export function formatCall(
  e: Emission,
  format: string,
  items: Item[],
  pairs: Item[],
): { tests: string[]; text: string } | undefined {
  if (format.length > 1000) return undefined;
  const plan = plainFields(format);
  const named = new Map<unknown, Item>();
  for (let i = 0; i < pairs.length; i += 2) named.set(pairs[i].value, pairs[i + 1]);
  const given = (f: PlainField): Item | undefined => f.index >= 0 ? items[f.index] : named.get(f.name);
  if (plan === undefined || plan.fields.some((f) => given(f) === undefined)) return undefined;
  const tests: string[] = [], pieces: string[] = [JSON.stringify("")], declared: string[] = [];
  for (const f of plan.fields) {
    if (f.literal !== "") pieces.push(JSON.stringify(f.literal));
    pieces.push(fieldPiece(e, f, given(f)!, tests, declared));
  }
  if (plan.tail !== "") pieces.push(JSON.stringify(plan.tail));
  if (declared.length > 0) e.lines.push(`let ${declared.join(", ")};`);
  return { tests, text: pieces.join(" + ") };
}

function fieldPiece(e: Emission, f: PlainField, item: Item, tests: string[], declared: string[]): string {
  if (f.write === undefined && (item.type === "int" || item.constant && typeof item.value === "string")) {
    return e.variable(item);
  }
  const a = e.temp();
  declared.push(a);
  const writer = f.write === undefined ? "plainFieldText" : e.constant(f.write);
  tests.push(`(${a} = ${writer}(vm, ${e.boxed(item)})) !== undefined`);
  return a;
}
