// SPDX-License-Identifier: MIT
/**
 * Prints code objects as CPython 2.7's `dis.dis` does, save that code objects are shown without their address.
 * One printer serves `vmiotman dis`, tests and error reports. Works on unverified code too: nothing here trusts operands.
 */
import { bytesRepr, unicodeRepr } from "../base/escapes.ts";
import { floatRepr, formatDouble } from "../base/float_text.ts";
import { PyComplex, PyFloat, PyInt, PyLong, PySingleton, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { Code, type CodeFields } from "./code.ts";
import { CMP_OP, HAVE_ARGUMENT, OPCODES, opname } from "./opcodes.ts";

const EXTENDED_ARG = 145;

/** What to print beside the instructions. */
export interface DisassembleOptions {
  /** Print line numbers (default true). */
  lines?: boolean;
  /** Print the code objects among the constants too, each under a heading (default false). */
  recursive?: boolean;
  /** Text of the source, to print each line above its instructions. */
  source?: string;
}

/** One decoded instruction. */
export interface Instruction {
  offset: number;
  op: number;
  /** Operand with what `EXTENDED_ARG` adds; `undefined` where the opcode has none. */
  arg: number | undefined;
  /** Offset of a jump's target. */
  target: number | undefined;
}

/** Decodes instructions one after the other; `EXTENDED_ARG` counts as one. Stops at a truncated one. */
export function* instructions(code: Uint8Array): Generator<Instruction> {
  let high = 0;
  for (let pos = 0; pos < code.length;) {
    const offset = pos;
    const op = code[pos++];
    if (op < HAVE_ARGUMENT) {
      yield { offset, op, arg: undefined, target: undefined };
      high = 0;
      continue;
    }
    if (pos + 2 > code.length) return;
    const arg = (code[pos] | (code[pos + 1] << 8)) + high;
    pos += 2;
    high = op === EXTENDED_ARG ? arg * 0x10000 : 0;
    const kind = OPCODES[op]?.operand;
    yield { offset, op, arg, target: kind === "jrel" ? pos + arg : kind === "jabs" ? arg : undefined };
  }
}

/** Where lines start: pairs of instruction offset and line number, as `dis.findlinestarts` gives them. */
function lineStarts(code: Pick<CodeFields, "firstlineno" | "lnotab">): Map<number, number> {
  const out = new Map<number, number>();
  let line = code.firstlineno;
  let last: number | undefined;
  let address = 0;
  for (let i = 0; i + 1 < code.lnotab.length; i += 2) {
    if (code.lnotab[i] !== 0) {
      if (line !== last) {
        out.set(address, line);
        last = line;
      }
      address += code.lnotab[i];
    }
    line += code.lnotab[i + 1];
  }
  if (line !== last) out.set(address, line);
  return out;
}

function codeLabel(code: Code): string {
  return `<code object ${code.name}, file "${code.filename}", line ${code.firstlineno}>`;
}

function complexRepr(value: PyComplex): string {
  const imag = formatDouble(value.imag, "r", 0);
  if (value.real === 0 && !Object.is(value.real, -0)) return imag + "j";
  return `(${formatDouble(value.real, "r", 0)}${formatDouble(value.imag, "r", 0, false, true)}j)`;
}

/** `repr` of a constant, for the types constants have; tuples nested deeper than compilers nest them are cut short. */
export function constantRepr(value: Value, depth = 0): string {
  if (value === null) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return bytesRepr(value);
  if (value instanceof PyFloat) return floatRepr(value.value);
  if (value instanceof PyInt) return String(value.value);
  if (value instanceof PyLong) return `${value.value}L`;
  if (value instanceof PyUnicode) return unicodeRepr(value.value);
  if (value instanceof PyComplex) return complexRepr(value);
  if (value instanceof PyTuple) {
    if (depth > 200) return "(...)";
    const items = value.items.map((item) => constantRepr(item, depth + 1));
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;
  }
  if (value instanceof Code) return codeLabel(value);
  return value instanceof PySingleton ? value.name : "<object>";
}

/** What stands in parentheses behind the operand, or `undefined`. */
function meaning(code: CodeFields, instruction: Instruction): string | undefined {
  const arg = instruction.arg!;
  switch (OPCODES[instruction.op]?.operand) {
    case "const":
      return arg < code.consts.length ? constantRepr(code.consts[arg]) : "?";
    case "name":
      return code.names[arg] ?? "?";
    case "jrel":
      return `to ${instruction.target}`;
    case "local":
      return code.varnames[arg] ?? "?";
    case "cmp":
      return CMP_OP[arg] ?? "?";
    case "free":
      return code.cellvars[arg] ?? code.freevars[arg - code.cellvars.length] ?? "?";
  }
  return undefined;
}

function printCode(code: CodeFields, options: DisassembleOptions, sourceLines: string[] | undefined): string[] {
  const out: string[] = [];
  const list = [...instructions(code.code)];
  const targets = new Set(list.map((instruction) => instruction.target));
  const starts = options.lines === false ? new Map<number, number>() : lineStarts(code);
  for (const instruction of list) {
    const { offset, op, arg } = instruction;
    const line = starts.get(offset);
    if (line !== undefined) {
      if (offset > 0) out.push("");
      const text = sourceLines?.[line - 1];
      if (text !== undefined && text.trim() !== "") out.push(`    # ${text.trim()}`);
    }
    let row = `${(line === undefined ? "" : String(line)).padStart(3)}     ${targets.has(offset) ? ">>" : "  "} ` +
      `${String(offset).padStart(4)} ${opname(op).padEnd(20)}`;
    if (arg !== undefined) {
      row += ` ${String(arg).padStart(5)}`;
      const text = meaning(code, instruction);
      if (text !== undefined) row += ` (${text})`;
    }
    out.push(row);
  }
  return out;
}

/**
 * Disassembles a code object.
 * @returns Lines, each ended by a newline. Strings of the program are byte strings: escaped in constants, raw in names.
 * @throws ImageError when the code object cannot be loaded.
 */
export function disassemble(code: Code, options: DisassembleOptions = {}): string {
  const sourceLines = options.source?.split(/\r\n|\r|\n/);
  const out: string[] = [];
  // Depth first, in the order of the constants.
  const work: Code[] = [code];
  for (let current = work.pop(); current !== undefined; current = work.pop()) {
    current.ensure();
    if (current !== code) out.push("", `Disassembly of ${codeLabel(current)}:`);
    out.push(...printCode(current, options, sourceLines));
    if (!options.recursive) break;
    for (let i = current.consts.length - 1; i >= 0; i--) {
      const constant = current.consts[i];
      if (constant instanceof Code) work.push(constant);
    }
  }
  return out.map((line) => line + "\n").join("");
}
