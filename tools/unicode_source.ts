// SPDX-License-Identifier: MIT
/**
 * What the generators of Unicode tables share: the question to CPython 2.7 (`python2.7` on PATH, or the command in
 * `VMIOT_ORACLE`), whose `unicodedata` is the source of all facts, and the ways to write numbers as text. The decoders
 * of `vm/base/unicode_names.ts` and `vm/base/unicode_properties.ts` are the counterparts.
 */
export { ALPHABET } from "../vm/base/unicode_names.ts";
import { ALPHABET } from "../vm/base/unicode_names.ts";

/** Little-endian base-45 digits, one letter each; 45 is added while more follow. */
export function vlq(value: number): string {
  let out = "";
  for (;;) {
    const digit = value % 45;
    value = Math.floor(value / 45);
    if (value === 0) return out + ALPHABET[digit];
    out += ALPHABET[digit + 45];
  }
}

/** A string constant of a generated file. */
export function constant(name: string, doc: string, text: string): string {
  const lines = text.match(/[^]{1,2000}/g) ?? [""];
  return `\n/** ${doc} */\nexport const ${name}: string =\n${lines.map((line) => `  "${line}"`).join(" +\n")};\n`;
}

/**
 * Runs a generator: asks CPython, renders, and writes the file or, with `--check`, compares. Where there is no CPython a
 * check passes.
 *
 * @param file Path in the project.
 * @param question Python program that prints the facts.
 * @param render Makes the file's text of the answer.
 */
export async function generate(file: string, question: string, render: (answer: string) => string): Promise<void> {
  const check = Deno.args.includes("--check");
  const command = Deno.env.get("VMIOT_ORACLE") ?? "python2.7";
  let output: Deno.CommandOutput | undefined;
  try {
    output = await new Deno.Command(command, {
      args: ["-c", question],
      env: { PYENV_VERSION: Deno.env.get("PYENV_VERSION") ?? "2.7.18" },
    }).output();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound) || !check) throw error;
  }
  if (output === undefined || !output.success) {
    // A version manager's stub for an interpreter that is not installed ends here, too.
    if (check) return console.log(`${file} not checked: ${command} does not run here`);
    console.error(`${command} failed: ${new TextDecoder().decode(output!.stderr)}`);
    Deno.exit(1);
  }
  const text = render(new TextDecoder().decode(output.stdout));
  const target = new URL(`../${file}`, import.meta.url);
  if (!check) return await Deno.writeTextFile(target, text);
  if (await Deno.readTextFile(target).catch(() => "") !== text) {
    console.error(`${file} is stale: run 'deno task gen'`);
    Deno.exit(1);
  }
}
