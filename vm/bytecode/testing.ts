// SPDX-License-Identifier: MIT
/**
 * A small assembler, so that tests of this folder can state code objects without a compiler. For tests only.
 */
import type { Value } from "../base/value.ts";
import { CO_NEWLOCALS, CO_NOFREE, CO_OPTIMIZED, Code, type CodeFields } from "./code.ts";
import { HAVE_ARGUMENT, OP, OPCODES } from "./opcodes.ts";

/**
 * Assembles instructions: `LOAD_FAST 0; POP_JUMP_IF_FALSE end; end: NOP`. Jumps take labels or numbers (raw operands).
 */
export function assemble(text: string): Uint8Array {
  const labels = new Map<string, number>();
  const parsed: { op: number; operand: string | undefined; pos: number }[] = [];
  let pos = 0;
  for (const part of text.split(/[;\n]/)) {
    const match = /^\s*(?:(\w+):)?\s*([\w+]+)?(?:\s+(\w+))?\s*$/.exec(part);
    if (match === null) throw new Error(`Cannot assemble: ${part}`);
    if (match[1] !== undefined) labels.set(match[1], pos);
    if (match[2] === undefined) continue;
    const op = (OP as Record<string, number>)[match[2]];
    if (op === undefined) throw new Error(`Cannot assemble: unknown opcode ${match[2]}`);
    parsed.push({ op, operand: match[3], pos });
    pos += op < HAVE_ARGUMENT ? 1 : 3;
  }
  const out: number[] = [];
  for (const { op, operand, pos } of parsed) {
    out.push(op);
    if (op < HAVE_ARGUMENT) continue;
    const target = labels.get(operand!);
    const value = target === undefined ? Number(operand) : OPCODES[op]!.operand === "jrel" ? target - pos - 3 : target;
    if (!Number.isInteger(value)) throw new Error(`Cannot assemble: bad operand ${operand}`);
    out.push(value & 255, (value >> 8) & 255);
  }
  return Uint8Array.from(out);
}

/** Fields of a code object from assembler text; whatever `changes` leaves out gets a harmless default. */
export function fieldsOf(text: string, changes: Partial<CodeFields> = {}): CodeFields {
  const varnames = changes.varnames ?? [];
  return {
    argcount: 0,
    nlocals: varnames.length,
    stacksize: 10,
    flags: CO_OPTIMIZED | CO_NEWLOCALS | ((changes.cellvars ?? changes.freevars) === undefined ? CO_NOFREE : 0),
    code: assemble(text),
    consts: [null] as Value[],
    names: [],
    varnames,
    freevars: [],
    cellvars: [],
    filename: "test.py",
    name: "f",
    firstlineno: 1,
    lnotab: new Uint8Array(0),
    ...changes,
  };
}

/** A code object from assembler text. */
export function codeOf(text: string, changes: Partial<CodeFields> = {}): Code {
  return new Code(fieldsOf(text, changes));
}

/** A module's code object: no fast locals. */
export function moduleOf(text: string, changes: Partial<CodeFields> = {}): Code {
  return codeOf(text, { flags: CO_NOFREE, name: "<module>", ...changes });
}
