// SPDX-License-Identifier: MIT
/**
 * Fills the expectations of `compiler/codegen_cases.txt` from CPython 2.7. Run it after adding a case.
 *
 * The file is a list of cases: a line `=== MODE [FLAGS [OPTIMIZE]]`, the source, a line `---`, then what CPython makes of
 * it, in the notation of `describe` in `compare_code.ts`.
 *
 * Usage: deno run -A tools/gen_codegen_cases.ts [--check]
 */
import { describe, oracleSnippets } from "./compare_code.ts";

/** One case of the file. */
export interface CodegenCase {
  mode: "exec" | "eval" | "single";
  flags: number;
  optimize: number;
  source: string;
  expected: string;
}

/** The file with the cases. */
export const CASES: URL = new URL("../compiler/codegen_cases.txt", import.meta.url);

/** Parses the file of cases. */
export function parseCases(text: string): CodegenCase[] {
  return text.split(/^=== /m).slice(1).map((part) => {
    const end = part.indexOf("\n");
    const [mode, flags, optimize] = part.slice(0, end).split(" ");
    const [source, expected] = part.slice(end + 1).split(/^---\n/m);
    return {
      mode: mode as CodegenCase["mode"],
      flags: Number(flags ?? 0),
      optimize: Number(optimize ?? 0),
      source,
      expected: (expected ?? "").trimEnd(),
    };
  });
}

async function main(check: boolean): Promise<number> {
  const text = await Deno.readTextFile(CASES);
  const cases = parseCases(text);
  const header = text.slice(0, text.search(/^=== /m));
  for (let optimize = 0; optimize <= 2; optimize++) {
    const some = cases.filter((c) => c.optimize === optimize);
    const outcomes = await oracleSnippets(some.map((c) => [c.source, c.mode, c.flags]), optimize);
    if (outcomes === undefined) {
      if (check) {
        console.log("compiler/codegen_cases.txt not checked: there is no Python 2.7 here");
        return 0;
      }
      console.error("No Python 2.7 found: set VMIOT_ORACLE or PATH");
      return 5;
    }
    some.forEach((c, i) => c.expected = describe(outcomes[i]).join("\n"));
  }
  const written = header + cases.map((c) => {
    const head = c.optimize > 0 ? `${c.mode} ${c.flags} ${c.optimize}` : c.flags > 0 ? `${c.mode} ${c.flags}` : c.mode;
    return `=== ${head}\n${c.source}---\n${c.expected}\n`;
  }).join("");
  if (check) return written === text ? 0 : 1;
  await Deno.writeTextFile(CASES, written);
  console.log(`${cases.length} cases`);
  return 0;
}

if (import.meta.main) Deno.exit(await main(Deno.args.includes("--check")));
