// SPDX-License-Identifier: MIT
/**
 * Runs all Python test programs with everything compiled at once and random ways out of generated code (`--jit-stress`):
 * before any instruction, so at every back-edge, call and return, generated code leaves for tier 0, or has its slice end.
 *
 *   deno task stress:jit [--seeds=N] [--first=N] [PATH-PART…]      default: 5 seeds from 1
 */
const number = (name: string, otherwise: number) =>
  Number(Deno.args.find((arg) => arg.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise);
const first = number("first", 1), seeds = number("seeds", 5);
const filters = Deno.args.filter((arg) => !arg.startsWith("--"));
let failed = 0;
for (let seed = first; seed < first + seeds; seed++) {
  console.log(`--jit-stress=${seed}`);
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "-A", "--no-check", new URL("../run_py.ts", import.meta.url).href, "--quiet", "--timeout=200"],
      ...["--jit-threshold=1", `--jit-stress=${seed}`, ...filters],
    ],
    stdin: "null",
  }).output().then((o) => {
    Deno.stdout.writeSync(o.stdout);
    return o;
  });
  if (!success) failed++;
}
console.log(`${seeds} seeds, ${failed} with failures`);
Deno.exit(failed > 0 ? 1 : 0);
