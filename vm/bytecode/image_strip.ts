// SPDX-License-Identifier: MIT
/**
 * Takes the docstring out of a code object without moving an instruction: `__doc__` becomes `None`, as under
 * `python -OO`. In functions the docstring is the first constant; modules and classes store it by instructions.
 */
import { PyUnicode, type Value } from "../base/value.ts";
import { CO_OPTIMIZED, type CodeFields } from "./code.ts";
import { HAVE_ARGUMENT } from "./opcodes.ts";

const LOAD_CONST = 100;
const LOAD_NAME = 101;
const STORE_NAME = 90;
const EXTENDED_ARG = 145;

function isText(value: Value): boolean {
  return typeof value === "string" || value instanceof PyUnicode;
}

/** Offsets of the `LOAD_CONST` instructions that load constant `index`. */
function loadsOf(code: Uint8Array, index: number): number[] {
  const out: number[] = [];
  for (let pos = 0; pos < code.length;) {
    const op = code[pos];
    if (op === EXTENDED_ARG) {
      pos += 6;
    } else if (op < HAVE_ARGUMENT) {
      pos++;
    } else {
      if (op === LOAD_CONST && (code[pos + 1] | (code[pos + 2] << 8)) === index) out.push(pos);
      pos += 3;
    }
  }
  return out;
}

function point(code: Uint8Array, positions: number[], index: number): void {
  for (const pos of positions) {
    code[pos + 1] = index & 255;
    code[pos + 2] = index >> 8;
  }
}

function operand(code: Uint8Array, pos: number): number {
  return code[pos + 1] | (code[pos + 2] << 8);
}

/** Offset of the instruction that loads the docstring of a module or class, or −1. */
function docstringLoad(fields: CodeFields): number {
  const { code, names } = fields;
  const storesDoc = (pos: number) =>
    code.length >= pos + 6 && code[pos] === LOAD_CONST && code[pos + 3] === STORE_NAME &&
    names[operand(code, pos + 3)] === "__doc__";
  if (storesDoc(0)) return 0;
  const isClass = code.length >= 6 && code[0] === LOAD_NAME && names[operand(code, 0)] === "__name__" &&
    code[3] === STORE_NAME && names[operand(code, 3)] === "__module__";
  return isClass && storesDoc(6) ? 6 : -1;
}

/** @returns `fields` itself where there is no docstring, else changed copies of instructions and constants. */
export function stripDocstring(fields: CodeFields): CodeFields {
  // Operands beyond 16 bits would need longer instructions; such a giant keeps its docstring.
  if (fields.consts.length >= 0xffff) return fields;
  if ((fields.flags & CO_OPTIMIZED) !== 0) {
    if (!isText(fields.consts[0] ?? null)) return fields;
    const consts = fields.consts.slice();
    const code = fields.code.slice();
    const used = loadsOf(code, 0);
    if (used.length > 0) point(code, used, consts.push(consts[0]) - 1);
    // One None is enough, and the instruction encoding knows the first one.
    const none = consts.indexOf(null);
    if (none > 0) point(code, loadsOf(code, none), 0);
    consts[0] = null;
    return { ...fields, code, consts };
  }
  const load = docstringLoad(fields);
  if (load < 0) return fields;
  const index = operand(fields.code, load);
  if (!isText(fields.consts[index] ?? null)) return fields;
  const consts = fields.consts.slice();
  const code = fields.code.slice();
  let none = consts.indexOf(null);
  if (none < 0) none = consts.push(null) - 1;
  point(code, [load], none);
  if (loadsOf(code, index).length === 0) consts[index] = null;
  return { ...fields, code, consts };
}
