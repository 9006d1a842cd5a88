// SPDX-License-Identifier: MIT
/**
 * Writes the opcode numbers as a `const enum Op` where the interpreter needs them: between the markers in
 * `vm/interp/loop.ts` (V8 makes a jump table only of constants of the same file) and as `vm/interp/loop_ops.ts`.
 * With `--check` it only compares.
 */
import { OPCODE_ROWS, PRIVATE_OPCODES } from "../vm/bytecode/opcodes.ts";

const home = decodeURIComponent(new URL("..", import.meta.url).pathname);
const check = Deno.args.includes("--check");

function members(): string {
  const lines = OPCODE_ROWS.map((row) => `  ${row.key} = ${row.number},`);
  for (const { key, number, doc } of PRIVATE_OPCODES) lines.push(`  /** ${doc} */`, `  ${key} = ${number},`);
  return lines.join("\n");
}

function write(path: string, text: string): void {
  const old = Deno.readTextFileSync(home + path);
  if (old === text) return;
  if (check) {
    console.log(`${path} is stale`);
    Deno.exit(1);
  }
  Deno.writeTextFileSync(home + path, text);
}

const OPEN = "// <generated:opcodes> by tools/gen_opcodes.ts\n";
const CLOSE = "// </generated:opcodes>\n";
const loop = Deno.readTextFileSync(`${home}vm/interp/loop.ts`);
const start = loop.indexOf(OPEN);
const end = loop.indexOf(CLOSE);
if (start < 0 || end < start) throw new Error("vm/interp/loop.ts has lost its markers");
write("vm/interp/loop.ts", `${loop.slice(0, start)}${OPEN}const enum Op {\n${members()}\n}\n${loop.slice(end)}`);
write(
  "vm/interp/loop_ops.ts",
  `// SPDX-License-Identifier: MIT
/** Opcode numbers for the loader of the interpreter, written by \`tools/gen_opcodes.ts\`. The loop has its own copy. */
export const enum Op {
${members()}
}
`,
);
