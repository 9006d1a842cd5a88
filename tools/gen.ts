// SPDX-License-Identifier: MIT
/**
 * Runs every generator, the files `tools/gen_*.ts`. With `--check` nothing is written: each generator compares, and
 * says which file is stale. A generator that asks CPython 2.7 must pass where there is none.
 */
const folder = decodeURIComponent(new URL("./", import.meta.url).pathname);
const check = Deno.args.includes("--check");
let failed = false;

const names = [...Deno.readDirSync(folder)].map((entry) => entry.name)
  .filter((name) => /^gen_.*\.ts$/.test(name) && !name.endsWith("_test.ts")).sort();
for (const name of names) {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "-q", folder + name, ...(check ? ["--check"] : [])],
    stdout: "piped",
    stderr: "piped",
  }).output();
  const text = (new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr)).trim();
  if (!success) failed = true;
  if (!success || !check) console.log(`${name}: ${text === "" ? success ? "done" : "failed" : text}`);
}
if (failed && check) console.log("Run 'deno task gen' and look at what changes.");
Deno.exit(failed ? 1 : 0);
