// SPDX-License-Identifier: MIT
/**
 * Instructions in an image: the same instructions as in memory, written shorter (`docs/image.md`, "Instructions").
 *
 * Operands are variable length integers and jumps count instructions, not bytes. The byte values that CPython 2.7 leaves
 * free stand for frequent short sequences, the forms of `image_forms.ts`. Decoding gives back the exact bytes, so
 * compiler, VM and tools only ever see CPython's encoding.
 *
 * An operand of a form element is fixed, or written behind the form, or "next": one more than the largest one so far of
 * its table (constants, names, locals), since compilers number things by first use.
 */
import { IMAGE_FORMS } from "./image_forms.ts";
import { type ByteReader, ByteWriter, vintSize } from "./image_encoding.ts";
import { ImageError } from "./image_error.ts";
import { HAVE_ARGUMENT, LAST_PLAIN_OPCODE, OP, OPCODES } from "./opcodes.ts";

const EXTENDED_ARG = 145;

/** What the operands of an element are relative to, by opcode. */
const enum Table {
  /** Plain number. */
  NUMBER = 0,
  CONST = 1,
  NAME = 2,
  LOCAL = 3,
  /** Instructions forward from the next one. */
  FORWARD = 4,
  /** Instructions from the next one, signed. */
  ANYWHERE = 5,
}

/** Where an element of a form gets its operand. */
export const enum Mode {
  /** The opcode has none. */
  NO_OPERAND = 0,
  /** Part of the form. */
  FIXED = 1,
  /** Behind the form, in order. */
  WRITTEN = 2,
  /** One more than the largest so far of its table. */
  NEXT = 3,
  /** Index of the first `None` among the constants. */
  NONE = 4,
}

/** One instruction of a form. */
export interface FormElement {
  op: number;
  mode: Mode;
  value: number;
}

/** Facts about the code object that give implied operands their values; writer and reader derive the same. */
export interface InstructionContext {
  /** Index of the first `None` in `co_consts`, or −1. */
  noneIndex: number;
  /** First constant not taken for granted: 1 in functions, whose first one is the docstring. */
  firstConst: number;
  /** First local that is not an argument. */
  firstLocal: number;
}

/** Parses the notation of `image_forms.ts`: `LOAD_FAST 0; LOAD_ATTR +; CALL_FUNCTION ?; POP_TOP`. */
export function parseForm(text: string): FormElement[] {
  return text.split("; ").map((part) => {
    const [key, operand] = part.split(" ");
    const op = (OP as Record<string, number>)[key];
    if (op === undefined || op > LAST_PLAIN_OPCODE) throw new RangeError(`Unknown opcode in form: ${part}`);
    if (operand === undefined) return { op, mode: Mode.NO_OPERAND, value: 0 };
    if (operand === "?") return { op, mode: Mode.WRITTEN, value: 0 };
    if (operand === "+") return { op, mode: Mode.NEXT, value: 0 };
    if (operand === "None") return { op, mode: Mode.NONE, value: 0 };
    return { op, mode: Mode.FIXED, value: Number(operand) };
  });
}

/** What each byte value at the start of an instruction means. Forms are parsed when first met: most programs use few. */
export class FormTable {
  readonly tables = new Uint8Array(256);
  #texts: (string | undefined)[] = new Array(256).fill(undefined);
  #forms: (FormElement[] | undefined)[] = new Array(256).fill(undefined);
  #starting: number[][] | undefined;

  /** @param forms Sequences for the free byte values, in ascending order of those. */
  constructor(forms: readonly string[]) {
    let used = 0;
    for (let byte = 0; byte < 256; byte++) {
      const row = byte <= LAST_PLAIN_OPCODE ? OPCODES[byte] : undefined;
      if (row === undefined) {
        if (used < forms.length) this.#texts[byte] = forms[used++];
        continue;
      }
      this.#forms[byte] = [{ op: byte, mode: byte < HAVE_ARGUMENT ? Mode.NO_OPERAND : Mode.WRITTEN, value: 0 }];
      switch (row.operand) {
        case "const":
          this.tables[byte] = Table.CONST;
          break;
        case "name":
          this.tables[byte] = Table.NAME;
          break;
        case "local":
          this.tables[byte] = Table.LOCAL;
          break;
        case "jrel":
          this.tables[byte] = Table.FORWARD;
          break;
        case "jabs":
          this.tables[byte] = Table.ANYWHERE;
          break;
      }
    }
    if (used < forms.length) throw new RangeError("More forms than free byte values");
  }

  /** The instructions that `byte` stands for, `undefined` for values without meaning. */
  form(byte: number): FormElement[] | undefined {
    const form = this.#forms[byte];
    if (form !== undefined) return form;
    const text = this.#texts[byte];
    return text === undefined ? undefined : this.#forms[byte] = parseForm(text);
  }

  /** Byte values of the forms that start with `op`. */
  starting(op: number): number[] {
    if (this.#starting === undefined) {
      this.#starting = Array.from({ length: 256 }, () => []);
      for (let byte = 0; byte < 256; byte++) {
        const form = this.form(byte);
        if (form !== undefined) this.#starting[form[0].op].push(byte);
      }
    }
    return this.#starting[op];
  }
}

/** Holds the one table once it is made: a constant, computed late because many programs read no image. */
const late: { table?: FormTable } = {};

/** The table of this format version. */
export function imageForms(): FormTable {
  return late.table ??= new FormTable(IMAGE_FORMS);
}

/** The instructions of a code object, taken apart for encoding. */
export interface Listing {
  count: number;
  ops: number[];
  /** Operands as they are written: jumps in instructions. */
  operands: number[];
  isNext: boolean[];
  isNone: boolean[];
  /** Instructions after `EXTENDED_ARG` and that one itself: written plainly, with their 16-bit operand. */
  raw: boolean[];
}

/**
 * Takes instructions apart.
 * @param code Verified instructions.
 */
export function listInstructions(code: Uint8Array, context: InstructionContext, table: FormTable): Listing {
  const starts: number[] = [];
  const indexAt = new Int32Array(code.length + 1).fill(-1);
  for (let pos = 0; pos < code.length; pos += code[pos] < HAVE_ARGUMENT ? 1 : 3) {
    indexAt[pos] = starts.length;
    starts.push(pos);
  }
  const count = starts.length;
  const out: Listing = { count, ops: [], operands: [], isNext: [], isNone: [], raw: [] };
  const counters = [0, context.firstConst, 0, context.firstLocal];
  for (let i = 0; i < count; i++) {
    const pos = starts[i];
    const op = code[pos];
    const kind = table.tables[op];
    const raw = op === EXTENDED_ARG || (i > 0 && out.ops[i - 1] === EXTENDED_ARG);
    const arg = op < HAVE_ARGUMENT ? 0 : code[pos + 1] | (code[pos + 2] << 8);
    let operand = arg;
    let next = false;
    if (!raw && kind >= Table.FORWARD) {
      const target = indexAt[kind === Table.FORWARD ? pos + 3 + arg : arg] ?? -1;
      if (target < 0) throw new ImageError(`Cannot write code: jump at ${pos} into an instruction`);
      const distance = target - i - 1;
      operand = kind === Table.FORWARD ? distance : distance < 0 ? -2 * distance - 1 : 2 * distance;
    } else if (!raw && kind !== Table.NUMBER) {
      next = arg === counters[kind];
      if (arg >= counters[kind]) counters[kind] = arg + 1;
    }
    out.ops.push(op);
    out.operands.push(operand);
    out.isNext.push(next);
    out.isNone.push(kind === Table.CONST && !raw && arg === context.noneIndex);
    out.raw.push(raw);
  }
  return out;
}

/** Whether a form fits the instructions from `at` on. */
function formMatches(form: FormElement[], list: Listing, at: number): boolean {
  if (at + form.length > list.count) return false;
  for (let k = 0; k < form.length; k++) {
    const element = form[k];
    const i = at + k;
    if (element.op !== list.ops[i] || list.raw[i]) return false;
    if (element.mode === Mode.FIXED && element.value !== list.operands[i]) return false;
    if (element.mode === Mode.NEXT && !list.isNext[i]) return false;
    if (element.mode === Mode.NONE && !list.isNone[i]) return false;
  }
  return true;
}

/** Chooses the byte values that write `list` in the fewest bytes: their sequence, by instruction index. */
export function chooseForms(list: Listing, table: FormTable): { index: number; byte: number }[] {
  const { count, ops, operands, raw } = list;
  const cost = new Int32Array(count + 1);
  const choice = new Int32Array(count);
  for (let i = count - 1; i >= 0; i--) {
    const op = ops[i];
    let best = 1 + (op < HAVE_ARGUMENT ? 0 : vintSize(operands[i])) + cost[i + 1];
    choice[i] = op;
    if (!raw[i]) {
      for (const byte of table.starting(op)) {
        const form = table.form(byte)!;
        if (byte === op || !formMatches(form, list, i)) continue;
        let total = 1 + cost[i + form.length];
        for (let k = 0; k < form.length; k++) if (form[k].mode === Mode.WRITTEN) total += vintSize(operands[i + k]);
        if (total < best) {
          best = total;
          choice[i] = byte;
        }
      }
    }
    cost[i] = best;
  }
  const out: { index: number; byte: number }[] = [];
  for (let i = 0; i < count; i += table.form(choice[i])!.length) out.push({ index: i, byte: choice[i] });
  return out;
}

/**
 * Writes instructions.
 * @param code Verified instructions.
 * @throws ImageError when a jump goes into an instruction.
 */
export function encodeInstructions(code: Uint8Array, context: InstructionContext): Uint8Array {
  const table = imageForms();
  const list = listInstructions(code, context, table);
  const out = new ByteWriter();
  for (const { index, byte } of chooseForms(list, table)) {
    out.u8(byte);
    const form = table.form(byte)!;
    for (let k = 0; k < form.length; k++) if (form[k].mode === Mode.WRITTEN) out.vint(list.operands[index + k]);
  }
  return out.result();
}

/**
 * Reads instructions that take `length` bytes of `input`; gives CPython's encoding, not yet verified.
 * @throws ImageError
 */
export function decodeInstructions(input: ByteReader, length: number, context: InstructionContext): Uint8Array {
  if (length > input.left) throw input.fail("Bad image: instructions are longer than their record");
  const table = imageForms();
  const { tables } = table;
  const end = input.pos + length;
  const ops: number[] = [];
  const operands: number[] = [];
  const counters = [0, context.firstConst, 0, context.firstLocal];
  /** Indexes of jumps, whose operands need the offsets. */
  const jumps: number[] = [];
  let raw = false;
  let size = 0;
  while (input.pos < end) {
    const byte = input.u8();
    const form = table.form(byte);
    if (form === undefined) throw input.fail(`Bad image: unknown instruction byte ${byte}`);
    for (let k = 0; k < form.length; k++) {
      const element = form[k];
      const op = element.op;
      const kind = tables[op];
      let operand = 0;
      switch (element.mode) {
        case Mode.WRITTEN:
          operand = input.vint();
          break;
        case Mode.FIXED:
          operand = element.value;
          break;
        case Mode.NEXT:
          operand = counters[kind];
          break;
        case Mode.NONE:
          operand = context.noneIndex;
          if (operand < 0) throw input.fail("Bad image: instruction needs None among the constants");
      }
      if (raw || op === EXTENDED_ARG) {
        if (k > 0 || form.length > 1) throw input.fail("Bad image: short form after EXTENDED_ARG");
        raw = op === EXTENDED_ARG;
      } else if (kind >= Table.FORWARD) {
        jumps.push(ops.length);
      } else if (kind !== Table.NUMBER && operand >= counters[kind]) {
        counters[kind] = operand + 1;
      }
      ops.push(op);
      operands.push(operand);
      size += op < HAVE_ARGUMENT ? 1 : 3;
    }
  }
  if (input.pos !== end) throw input.fail("Bad image: truncated instruction");
  if (jumps.length > 0) resolveJumps(input, ops, operands, jumps, tables);
  const out = new Uint8Array(size);
  let pos = 0;
  for (let i = 0; i < ops.length; i++) {
    const op = ops[i];
    out[pos++] = op;
    if (op < HAVE_ARGUMENT) continue;
    const operand = operands[i];
    if (operand > 0xffff) throw input.fail("Bad image: instruction operand above 65535");
    out[pos++] = operand & 255;
    out[pos++] = operand >> 8;
  }
  return out;
}

function resolveJumps(
  input: ByteReader,
  ops: number[],
  operands: number[],
  jumps: number[],
  tables: Uint8Array,
): void {
  const count = ops.length;
  const starts = new Int32Array(count + 1);
  for (let i = 0, pos = 0; i < count; i++) starts[i + 1] = pos += ops[i] < HAVE_ARGUMENT ? 1 : 3;
  for (const i of jumps) {
    const written = operands[i];
    const forward = tables[ops[i]] === Table.FORWARD;
    const target = i + 1 + (forward ? written : written % 2 === 1 ? -(written + 1) / 2 : written / 2);
    if (target < 0 || target >= count) throw input.fail("Bad image: jump outside the code");
    operands[i] = forward ? starts[target] - starts[i + 1] : starts[target];
  }
}
