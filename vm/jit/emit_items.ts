// SPDX-License-Identifier: MIT
/**
 * Generates subscription, slices, displays and unpacking: plain lists, tuples and dicts are read and written in place, and
 * everything else is done by the functions that tier 0 calls.
 */
import { Resume } from "../interp/frame.ts";
import { Op } from "../interp/loop_ops.ts";
import { Seen } from "../interp/prepare.ts";
import type { Emission, Item } from "./emission.ts";
import { character, slicing, storeNew } from "./emit_text.ts";

// ---- subscription ----------------------------------------------------------------------------------------------------

/** BINARY_SUBSCR. */
export function subscript(e: Emission, pc: number): void {
  const key = e.pop();
  if (key.slice !== undefined && extendedSlice(e, pc, key)) return;
  const seen = e.prep.feedback[pc];
  if (seen === Seen.TEXT && character(e, pc, key)) return;
  const k = e.variable(key);
  const o = e.variable(e.pop());
  const t = e.temp();
  if (seen === Seen.DICT && key.type !== "float" && key.type !== "bool") {
    e.lines.push(
      `let ${t}; if (!(${isDictKey(o, key, k)} && (${t} = ${o}.map.value(${k})) !== undefined)) {`,
      `p = ${pc + 1}; ${t} = getItemFast(vm, th, ${o}, ${k});`,
    );
    e.finish(t, pc);
    e.lines.push("}");
    e.push(t);
    return;
  }
  const type = seen === Seen.TUPLE ? "tupleType" : "listType";
  const index = typeof key.value === "number" && key.value >= 0 ? k : `${k} < 0 ? ${k} + ${o}.items.length : ${k}`;
  const isInt = key.type === "int" ? "" : ` && typeof ${k} === "number"`;
  e.lines.push(
    `let ${t}; if (!(${o} !== null && ${o}.type === ${type}${isInt} && (${t} = ${o}.items[${index}]) !== undefined)) {`,
    `p = ${pc + 1}; ${t} = getItemFast(vm, th, ${o}, ${k});`,
  );
  e.finish(t, pc);
  e.lines.push("}");
  e.push(t);
}

/** Whether the slice object `key` was not made after all, because the last statement makes it and nobody else has it. */
function extendedSlice(e: Emission, pc: number, key: Item): boolean {
  const last = e.lines.findLastIndex((line) => !line.startsWith("//"));
  // A way out before this instruction, as the stress mode has them, would take it along.
  if (!e.lines[last].startsWith(`const ${key.text} = `) || e.stack.some((item) => item.text === key.text)) return false;
  e.lines.splice(last, 1);
  e.result(pc, `extendedSlice(vm, ${e.boxed(e.pop())}, ${key.slice})`);
  return true;
}

/** STORE_SUBSCR. */
export function storeSubscript(e: Emission, pc: number): void {
  const key = e.pop();
  const k = e.variable(key);
  const o = e.variable(e.pop());
  const v = e.variable(e.pop());
  const t = e.temp();
  if (e.prep.feedback[pc] === Seen.DICT && key.type !== "float" && key.type !== "bool") {
    e.lines.push(
      `if (!(${isDictKey(o, key, k)} && ${o}.map.replace(${k}, ${v}))) {`,
      `p = ${pc + 1}; let ${t} = setItemFast(vm, ${o}, ${k}, ${v});`,
    );
    e.finish(t, pc, Resume.DROP);
    e.lines.push("}");
    return;
  }
  const tests = [`${o} !== null`, `${o}.type === listType`];
  if (key.type !== "int") tests.push(`typeof ${k} === "number"`);
  if (!(typeof key.value === "number" && key.value >= 0)) tests.push(`${k} >= 0`);
  e.lines.push(
    `if (${tests.join(" && ")} && ${k} < ${o}.items.length) ${o}.items[${k}] = ${v}; else {`,
    `p = ${pc + 1}; let ${t} = setItemFast(vm, ${o}, ${k}, ${v});`,
  );
  e.finish(t, pc, Resume.DROP);
  e.lines.push("}");
}

/** A condition that `o` is a plain dict and `k` a key that stands in its map as it is. */
function isDictKey(o: string, key: Item, k: string): string {
  const simple = key.type === "int" || typeof key.value === "string"
    ? ""
    : ` && (typeof ${k} === "string" || typeof ${k} === "number")`;
  return `${o} !== null && ${o}.type === dictType${simple}`;
}

/** DELETE_SUBSCR. */
export function deleteSubscript(e: Emission, pc: number): void {
  const k = e.boxed(e.pop());
  e.effect(pc, `delItem(vm, ${e.boxed(e.pop())}, ${k})`);
}

// ---- slices ----------------------------------------------------------------------------------------------------------

/** `form` is the number of the opcode above the one without bounds: 1 has the lower one, 2 the upper one, 3 both. */
function bounds(e: Emission, form: number): [low: Item | undefined, high: Item | undefined] {
  const high = form >= 2 ? e.pop() : undefined;
  return [form % 2 === 1 ? e.pop() : undefined, high];
}

/** The bounds as values. */
function boxedBounds(e: Emission, form: number): string {
  const [high, low] = bounds(e, form).reverse().map((item) => item === undefined ? "undefined" : e.boxed(item));
  return `${low}, ${high}`;
}

/** SLICE_*. */
export function slice(e: Emission, pc: number, op: number): void {
  const [low, high] = bounds(e, op - Op.SLICE_0);
  slicing(e, pc, e.pop(), low, high);
}

/** STORE_SLICE_*. */
export function storeSlice(e: Emission, pc: number, op: number): void {
  const range = boxedBounds(e, op - Op.STORE_SLICE_0);
  const o = e.boxed(e.pop());
  e.effect(pc, `assignSlice(vm, ${o}, ${range}, ${e.boxed(e.pop())})`);
}

/** DELETE_SLICE_*. */
export function deleteSlice(e: Emission, pc: number, op: number): void {
  const range = boxedBounds(e, op - Op.DELETE_SLICE_0);
  e.effect(pc, `assignSlice(vm, ${e.boxed(e.pop())}, ${range}, undefined)`);
}

// ---- displays --------------------------------------------------------------------------------------------------------

/** `n` items, taken from the stack, as the elements of an array. */
const array = (e: Emission, n: number): string => `[${e.take(n).map((i) => e.boxed(i)).join(", ")}]`;

/** BUILD_TUPLE and BUILD_LIST. */
export function buildSequence(e: Emission, cls: "PyTuple" | "PyList", n: number): void {
  e.stack.push({ text: e.let(`new ${cls}(${array(e, n)})`), type: "any", other: true });
}

/** BUILD_SET. */
export function buildSet(e: Emission, pc: number, n: number): void {
  e.result(pc, `buildSet(vm, ${array(e, n)})`);
}

/** BUILD_MAP. */
export function buildMap(e: Emission, n: number): void {
  e.stack.push({ text: e.let(`new PyDict(${n})`), type: "any", other: true, fresh: new Set() });
}

/** STORE_MAP. */
export function storeMap(e: Emission, pc: number): void {
  if (!storeNew(e)) mapAdd(e, pc, 1);
}

/** BUILD_SLICE. */
export function buildSlice(e: Emission, n: number): void {
  const items = e.take(n).map((i) => e.boxed(i));
  if (n === 2) items.push("null");
  const slice = items.join(", ");
  e.stack.push({ text: e.let(`new PySlice(${slice})`), type: "any", other: true, slice });
}

/** LIST_APPEND: `at` is the place of the list, counted from the top. */
export function listAppend(e: Emission, at: number): void {
  const v = e.boxed(e.pop());
  e.lines.push(`${e.stack[e.stack.length - at].text}.items.push(${v});`);
}

/** SET_ADD. */
export function setAdd(e: Emission, pc: number, at: number): void {
  const v = e.boxed(e.pop());
  e.effect(pc, `setAdd(vm, ${e.stack[e.stack.length - at].text}, ${v})`);
}

/** MAP_ADD. */
export function mapAdd(e: Emission, pc: number, at: number): void {
  const k = e.boxed(e.pop());
  const v = e.boxed(e.pop());
  e.effect(pc, `dictSet(vm, ${e.stack[e.stack.length - at].text}, ${k}, ${v})`);
}

/** UNPACK_SEQUENCE. */
export function unpack(e: Emission, pc: number, n: number): void {
  const v = e.variable(e.pop());
  const t = e.temp();
  e.at(pc);
  e.lines.push(
    `let ${t}; if (${v} !== null && (${v}.type === tupleType || ${v}.type === listType) && ${v}.items.length === ${n}) ${t} = ${v}.items;`,
    `else { ${t} = unpack(vm, ${v}, ${n});`,
  );
  e.finish(t, pc, Resume.UNPACK);
  e.lines.push("}");
  for (let i = n - 1; i >= 0; i--) e.push(e.let(`${t}[${i}]`));
}
