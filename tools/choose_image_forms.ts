// SPDX-License-Identifier: MIT
/**
 * Chooses the instruction forms of the image format (`vm/bytecode/image_forms.ts`) from a corpus of `.pyc` files:
 *
 *     deno run --allow-read tools/choose_image_forms.ts FOLDER
 *
 * Greedy, as in byte pair encoding: each round takes the candidate that saves most, either two neighbouring forms joined
 * or one form with an operand made part of it, and writes the corpus anew. The result belongs to the format version:
 * changing the table changes the format.
 */
import { Code } from "../vm/bytecode/code.ts";
import {
  chooseForms,
  type FormElement,
  FormTable,
  type Listing,
  listInstructions,
  Mode,
} from "../vm/bytecode/image_instructions.ts";
import { vintSize } from "../vm/bytecode/image_encoding.ts";
import { instructionContext } from "../vm/bytecode/image_record.ts";
import { OPCODE_ROWS, OPCODES } from "../vm/bytecode/opcodes.ts";
import { readPyc } from "../vm/bytecode/pyc.ts";

/** Longest form, in instructions. */
const MAX_ELEMENTS = 5;
/** Byte values that no opcode of CPython 2.7 uses. */
const FREE = 256 - OPCODE_ROWS.filter((row) => row.number <= 147).length;

function formText(form: FormElement[]): string {
  return form.map(({ op, mode, value }) => {
    const key = OPCODES[op]!.key;
    if (mode === Mode.NO_OPERAND) return key;
    return `${key} ${mode === Mode.WRITTEN ? "?" : mode === Mode.NEXT ? "+" : mode === Mode.NONE ? "None" : value}`;
  }).join("; ");
}

function collect(folder: string): Listing[] {
  const table = new FormTable([]);
  const lists: Listing[] = [];
  for (const entry of Deno.readDirSync(folder)) {
    if (!entry.name.endsWith(".pyc")) continue;
    const work = [readPyc(Deno.readFileSync(`${folder}/${entry.name}`)).code];
    for (let code = work.pop(); code !== undefined; code = work.pop()) {
      code.ensure();
      lists.push(listInstructions(code.code, instructionContext(code), table));
      for (const constant of code.consts) if (constant instanceof Code) work.push(constant);
    }
  }
  return lists;
}

interface Candidate {
  form: FormElement[];
  saves: number;
}

function candidates(
  lists: Listing[],
  table: FormTable,
): { found: Map<string, Candidate>; used: Map<number, number>; size: number } {
  const found = new Map<string, Candidate>();
  const used = new Map<number, number>();
  let size = 0;
  const note = (key: string, saves: number, make: () => FormElement[]) => {
    const known = found.get(key);
    if (known === undefined) found.set(key, { form: make(), saves });
    else known.saves += saves;
  };
  for (const list of lists) {
    let previous = -1;
    for (const { index, byte } of chooseForms(list, table)) {
      const form = table.form(byte)!;
      size++;
      used.set(byte, (used.get(byte) ?? 0) + 1);
      if (list.raw[index]) {
        previous = -1;
        continue;
      }
      for (let k = 0; k < form.length; k++) {
        if (form[k].mode !== Mode.WRITTEN) continue;
        const i = index + k;
        const saves = vintSize(list.operands[i]);
        size += saves;
        const fix = (mode: Mode, value: number) => () => form.map((e, at) => at === k ? { op: e.op, mode, value } : e);
        note(`${byte}:${k}=${list.operands[i]}`, saves, fix(Mode.FIXED, list.operands[i]));
        if (list.isNext[i]) note(`${byte}:${k}+`, saves, fix(Mode.NEXT, 0));
        if (list.isNone[i]) note(`${byte}:${k}N`, saves, fix(Mode.NONE, 0));
      }
      if (previous >= 0 && table.form(previous)!.length + form.length <= MAX_ELEMENTS) {
        const before = previous;
        note(`${before}|${byte}`, 1, () => [...table.form(before)!, ...form]);
        // A pair used once does not overlap with itself.
        previous = byte === before ? -1 : byte;
      } else {
        previous = byte;
      }
    }
  }
  return { found, used, size };
}

if (import.meta.main) {
  const lists = collect(Deno.args[0]);
  let chosen: string[] = [];
  for (let round = 0;; round++) {
    const table = new FormTable(chosen);
    const { found, used, size } = candidates(lists, table);
    if (round % 10 === 0) console.error(`round ${round}: ${chosen.length} forms, ${size} bytes`);
    if (chosen.length === FREE) {
      // Forms that better ones have displaced make room, as long as there is time.
      const weak = new Set<string>();
      for (let byte = 0; byte < 256; byte++) {
        const form = table.form(byte);
        if (form !== undefined && (used.get(byte) ?? 0) * form.length < size / 5000) weak.add(formText(form));
      }
      const kept = chosen.filter((text) => !weak.has(text));
      if (kept.length === chosen.length || round > 400) break;
      chosen = kept;
      continue;
    }
    const best = [...found.values()].map(({ form, saves }) => ({ text: formText(form), saves }))
      .filter(({ text }) => !chosen.includes(text))
      .sort((a, b) => b.saves - a.saves || (a.text < b.text ? -1 : 1));
    // Early candidates are good and independent enough to take a few at a time.
    chosen.push(...best.slice(0, chosen.length < 40 ? 2 : 1).map(({ text }) => text));
    chosen = chosen.slice(0, FREE);
  }
  console.log(chosen.sort().map((text) => `  ${JSON.stringify(text)},`).join("\n"));
}
