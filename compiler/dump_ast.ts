// SPDX-License-Identifier: MIT
/**
 * Prints an AST exactly as CPython 2.7's `ast.dump(tree, annotate_fields=True, include_attributes=True)` does, for
 * comparison with it and for people.
 */
import { PyComplex, PyFloat, PyInt, PyLong, PyUnicode } from "../vm/base/value.ts";
import { NODE_KINDS, NODE_TYPES, type SyntaxNode } from "../vm/base/asdl.ts";
import type { AnyNode } from "./ast.ts";

/** The dump of `node`; with `attributes` the positions too. */
export function dumpAst(node: AnyNode, attributes = true): string {
  const out: string[] = [];
  dumpNode(node as unknown as SyntaxNode, attributes, out);
  return out.join("");
}

function dumpNode(node: SyntaxNode, attributes: boolean, out: string[]): void {
  const { fields, type } = NODE_KINDS.get(node.kind)!;
  out.push(node.kind, "(");
  let separator = "";
  for (const { name, property, type } of fields) {
    out.push(separator, name, "=");
    separator = ", ";
    dumpValue(node[property], NODE_TYPES.get(type)?.isEnum ?? false, attributes, out);
  }
  if (attributes && NODE_TYPES.get(type)!.located) {
    out.push(separator || " ", `lineno=${node.lineno}, col_offset=${node.colOffset}`);
  }
  out.push(")");
}

function dumpValue(value: unknown, isEnum: boolean, attributes: boolean, out: string[]): void {
  if (value === null) out.push("None");
  else if (value === true) out.push("True");
  else if (value === false) out.push("False");
  else if (Array.isArray(value)) {
    out.push("[");
    for (let i = 0; i < value.length; i++) {
      if (i > 0) out.push(", ");
      dumpValue(value[i], isEnum, attributes, out);
    }
    out.push("]");
  } else if (typeof value === "string") {
    if (isEnum) out.push(value, "()");
    else out.push(reprBytes(value));
  } else if (typeof value === "number") out.push(String(value));
  else if (value instanceof PyInt) out.push(String(value.value));
  else if (value instanceof PyLong) out.push(String(value.value), "L");
  else if (value instanceof PyFloat) out.push(reprFloat(value.value));
  else if (value instanceof PyComplex) out.push(reprComplex(value));
  else if (value instanceof PyUnicode) out.push(reprUnicode(value.value));
  else dumpNode(value as SyntaxNode, attributes, out);
}

function quoteOf(text: string): string {
  return text.includes("'") && !text.includes('"') ? '"' : "'";
}

const NAMED: Record<string, string> = { "\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\" };

function reprBytes(text: string): string {
  const quote = quoteOf(text);
  // deno-lint-ignore no-control-regex
  return quote + text.replace(/[\0-\x1f\x7f-\xff\\'"]/g, (c) => {
    if (c === "'" || c === '"') return c === quote ? "\\" + c : c;
    return NAMED[c] ?? "\\x" + c.charCodeAt(0).toString(16).padStart(2, "0");
  }) + quote;
}

function reprUnicode(text: string): string {
  const quote = quoteOf(text);
  let out = "u" + quote;
  for (const c of text) {
    const code = c.codePointAt(0)!;
    if (c === quote) out += "\\" + c;
    else if (code > 0xffff) out += "\\U" + code.toString(16).padStart(8, "0");
    else if (code > 0xff) out += "\\u" + code.toString(16).padStart(4, "0");
    else if (NAMED[c] !== undefined) out += NAMED[c];
    else if (code < 32 || code > 126) out += "\\x" + code.toString(16).padStart(2, "0");
    else out += c;
  }
  return out + quote;
}

function formatFloat(value: number, suffix: string): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  if (value === 0) return (Object.is(value, -0) ? "-0" : "0") + suffix;
  const [mantissa, exponentText] = value.toExponential().split("e");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const digits = String(Math.abs(exponent)).padStart(2, "0");
    return `${mantissa}e${exponent < 0 ? "-" : "+"}${digits}`;
  }
  if (exponent >= 0) {
    const text = String(value);
    return text.includes(".") ? text : text + suffix;
  }
  const sign = mantissa.startsWith("-") ? "-" : "";
  return `${sign}0.${"0".repeat(-exponent - 1)}${mantissa.replace(/[-.]/g, "")}`;
}

function reprFloat(value: number): string {
  return formatFloat(value, ".0");
}

function reprComplex(value: PyComplex): string {
  if (value.real === 0 && !Object.is(value.real, -0)) return formatFloat(value.imag, "") + "j";
  const imag = formatFloat(value.imag, "");
  return `(${formatFloat(value.real, "")}${/^[-n]/.test(imag) ? "" : "+"}${imag}j)`;
}
