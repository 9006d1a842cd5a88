// SPDX-License-Identifier: MIT
/**
 * Generates what programs do with strings, and calls of natives that are an operation of JavaScript on values of the right
 * types (docs/jit.md, "Strings"). Each has its tests; where they fail, the general way does it all.
 */
import { PyType } from "../core/type.ts";
import { intType, listType, strType, typeType } from "../core/types.ts";
import { Resume } from "../interp/frame.ts";
import type { NativeImpl } from "../native/define.ts";
import type { Emission, Item } from "./emission.ts";

/** A call as an expression that calls no Python code, and when it holds. */
export interface Quick {
  tests: string[];
  text: string;
}

type Maker = (e: Emission, items: Item[]) => Quick | undefined;

/** Whether an item may be a string. */
const maybeText = (item: Item): boolean => item.type === "any" && (!item.constant || typeof item.value === "string");

/** Conditions that items are strings. */
function areText(e: Emission, items: Item[]): string[] {
  return items.filter((i) => !(i.constant && typeof i.value === "string")).map((i) =>
    `typeof ${e.variable(i)} === "string"`
  );
}

/** `s.name(text)`: the same method of JavaScript. */
const same = (name: string): Maker => (e, items) =>
  items.length !== 2 || !items.every(maybeText)
    ? undefined
    : { tests: areText(e, items), text: `${e.variable(items[0])}.${name}(${e.variable(items[1])})` };

const STR_METHODS = new Map<string, Maker>([
  ["startswith", same("startsWith")],
  ["endswith", same("endsWith")],
  ["find", same("indexOf")],
]);

/** Methods of `str` that give a value at once if all they get is strings, and how many they take, `self` included. */
const FINISHING = new Map<string, number>([
  ...["lower", "upper", "capitalize", "title", "swapcase", "splitlines"].map((name) => [name, 1] as const),
  ...["isdigit", "isalpha", "isalnum", "isspace", "isupper", "islower"].map((name) => [name, 1] as const),
  ...["strip", "lstrip", "rstrip", "split", "rsplit", "partition", "rpartition"].map((name) => [name, 2] as const),
  ["replace", 3],
]);

const LIST_METHODS = new Map<string, Maker>([
  [
    "append",
    (e, items) =>
      items.length === 2
        ? { tests: [], text: `(${e.boxed(items[0])}.items.push(${e.boxed(items[1])}), null)` }
        : undefined,
  ],
]);

/** By `NativeImpl.inline`. */
const FUNCTIONS = new Map<string, Maker>([
  ["abs", (e, items) => {
    const tests = areInts(e, items);
    return tests === undefined ? undefined : { tests, text: `Math.abs(${e.variable(items[0])})` };
  }],
  ["len", (e, [item]) => {
    if (item.type !== "any") return undefined;
    const x = e.variable(item), t = e.temp();
    e.lines.push(`let ${t};`);
    return {
      tests: [
        `(${t} = typeof ${x} === "string" ? ${x}.length : ` +
        `${x} !== null && (${x}.type === listType || ${x}.type === tupleType) ? ${x}.items.length : -1) >= 0`,
      ],
      text: t,
    };
  }],
  ["ord", (e, [item]) => {
    if (!maybeText(item)) return undefined;
    const x = e.variable(item);
    return { tests: [...areText(e, [item]), `${x}.length === 1`], text: `${x}.charCodeAt(0)` };
  }],
  ["chr", (e, [item]) => {
    if (item.type !== "any" && item.type !== "int") return undefined;
    const x = e.variable(item);
    return { tests: [`(${x} & 255) === ${x}`], text: `String.fromCharCode(${x})` };
  }],
]);

/** Conditions that items are ints; `undefined`: one of them certainly is none. */
function areInts(e: Emission, items: Item[]): string[] | undefined {
  if (!items.every((i) => i.type === "int" || i.type === "any" && !i.constant)) return undefined;
  return items.filter((i) => i.type !== "int").map((i) => `typeof ${e.variable(i)} === "number"`);
}

/** `min` and `max` of two ints. */
const extreme = (sign: string): Maker => (e, items) => {
  const tests = areInts(e, items);
  if (tests === undefined) return undefined;
  const [a, b] = items.map((i) => e.variable(i));
  return { tests, text: `(${b} ${sign} ${a} ? ${b} : ${a})` };
};

const FUNCTIONS_OF_TWO = new Map<string, Maker>([
  ["min", extreme("<")],
  ["max", extreme(">")],
  ["isinstance", (e, [object, cls]) => {
    const { value } = cls;
    // The class may say no, but not for its own instances.
    if (!(value instanceof PyType) || value.type !== typeType || object.type === "float") return undefined;
    const k = e.constant(value);
    return { tests: [`${e.variable(cls)} === ${k}`, `isOfClass(${e.variable(object)}, ${k})`], text: "true" };
  }],
]);

/** A call of a builtin type with one argument: an expression for frequent ones, which ends with `general`. */
export function quickConversion(e: Emission, type: PyType, item: Item, general: string): string | undefined {
  if (item.type !== "any" || item.constant) return undefined;
  const x = e.variable(item);
  if (type === strType) return `(typeof ${x} === "string" ? ${x} : typeof ${x} === "number" ? "" + ${x} : ${general})`;
  if (type !== intType) return undefined;
  const t = e.temp();
  e.lines.push(`let ${t};`);
  return `((${t} = typeof ${x} === "string" ? plainInteger(${x}) : typeof ${x} === "number" ? ${x} : undefined) ` +
    `!== undefined ? ${t} : ${general})`;
}

/** A call of a native in place; `items` with the receiver. */
export function quickCall(e: Emission, impl: NativeImpl, items: Item[]): Quick | undefined {
  if (impl.inline !== undefined) {
    const makers = items.length === 1 ? FUNCTIONS : items.length === 2 ? FUNCTIONS_OF_TWO : undefined;
    return makers?.get(impl.inline)?.(e, items);
  }
  if (impl.owner === strType) return STR_METHODS.get(impl.name)?.(e, items);
  return impl.owner === listType ? LIST_METHODS.get(impl.name)?.(e, items) : undefined;
}

/** Conditions under which the handler of a native certainly gives a value at once; `undefined`: nothing is known. */
export function finishing(e: Emission, impl: NativeImpl, items: Item[]): string[] | undefined {
  if (impl.owner !== strType || !(items.length <= (FINISHING.get(impl.name) ?? 0))) return undefined;
  return items.every(maybeText) ? areText(e, items) : undefined;
}

/** `a + b` where no ints are expected. */
export function concatenation(e: Emission, pc: number, a: Item, b: Item, general: string): boolean {
  if (!maybeText(a) || !maybeText(b)) return false;
  const x = e.variable(a), y = e.variable(b), t = e.temp();
  e.lines.push(
    `let ${t}; if (${areText(e, [a, b]).join(" && ") || "true"}) ${t} = ${x} + ${y};`,
    `else { p = ${pc + 1}; ${t} = ${general};`,
  );
  e.finish(t, pc);
  e.lines.push("}");
  e.push(t);
  return true;
}

/** `o[low:high]`, of which one may be missing. */
export function slicing(e: Emission, pc: number, o: Item, low: Item | undefined, high: Item | undefined): void {
  const x = e.variable(o), t = e.temp();
  const bounds = [low, high].map((i) => i === undefined ? undefined : e.variable(i));
  const ints = [low, high].every((i) => i === undefined || i.type === "int" || i.type === "any" && !i.constant);
  const slow = `${t} = slice(vm, ${x}, ${bounds[0]}, ${bounds[1]});`;
  if (maybeText(o) && ints) {
    const tests = areText(e, [o]);
    for (const i of [low, high]) {
      if (i !== undefined && i.type !== "int") tests.push(`typeof ${e.variable(i)} === "number"`);
    }
    // JavaScript counts from the end, and stops at the ends, as Python does.
    const end = bounds[1] === undefined ? "" : `, ${bounds[1]}`;
    e.lines.push(
      `let ${t}; if (${tests.join(" && ") || "true"}) ${t} = ${x}.slice(${bounds[0] ?? 0}${end});`,
      `else { p = ${pc + 1}; ${slow}`,
    );
    e.finish(t, pc);
    e.lines.push("}");
  } else {
    e.lines.push(`p = ${pc + 1}; let ${slow}`);
    e.finish(t, pc);
  }
  e.push(t);
}

/** `a in b`, or with `negated` `a not in b`, where both may be strings. */
export function containing(e: Emission, pc: number, a: Item, b: Item, negated: boolean): boolean {
  if (!maybeText(a) || !maybeText(b) || !(a.constant || b.constant)) return false;
  const x = e.variable(a), y = e.variable(b), t = e.temp();
  e.lines.push(
    `let ${t}; if (${areText(e, [a, b]).join(" && ") || "true"}) ${t} = ${y}.includes(${x});`,
    `else { p = ${pc + 1}; ${t} = contains(vm, ${y}, ${x});`,
  );
  e.finish(t, pc, negated ? Resume.NOT : Resume.PUSH);
  e.lines.push("}");
  e.push(negated ? e.let(`!${t}`) : t, "bool");
  return true;
}

/** `o[k]` at a place that has seen strings; `o` is still on the stack. */
export function character(e: Emission, pc: number, k: Item): boolean {
  const o = e.stack[e.stack.length - 1];
  if (!maybeText(o) || k.type !== "int" && k.type !== "any" || k.constant && typeof k.value !== "number") return false;
  e.pop();
  const x = e.variable(o), i = e.variable(k), t = e.temp();
  const tests = areText(e, [o]);
  if (k.type !== "int") tests.push(`typeof ${i} === "number"`);
  const at = typeof k.value === "number" && k.constant && k.value >= 0 ? i : `${i} < 0 ? ${i} + ${x}.length : ${i}`;
  e.lines.push(
    `let ${t}; if (!(${[...tests, `(${t} = ${x}[${at}]) !== undefined`].join(" && ")})) {`,
    `p = ${pc + 1}; ${t} = getItemFast(vm, th, ${x}, ${i});`,
  );
  e.finish(t, pc);
  e.lines.push("}");
  e.push(t);
  return true;
}

/** STORE_MAP of a dict display under a constant string that it does not have yet: there is nothing to look up. */
export function storeNew(e: Emission): boolean {
  const [dict, value, key] = e.stack.slice(-3);
  if (dict.fresh === undefined || !key.constant || typeof key.value !== "string" || dict.fresh.has(key.value)) {
    dict.fresh = undefined;
    return false;
  }
  dict.fresh.add(key.value);
  e.lines.push(`addNew(${dict.text}, ${key.text}, ${e.boxed(value)});`);
  e.take(2);
  return true;
}
