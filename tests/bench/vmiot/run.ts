// SPDX-License-Identifier: MIT
/**
 * rbdict beside a sorted list with bisect under CPython 2.7, in one run: processor seconds, best of several. Nothing is
 * asserted but that both find the same.
 *
 *   deno task bench:vmiot     --runs=K  best of K (default 5)     --size=N  keys (default 100,000)
 */
import { hasOracle, oracleCommand } from "../../oracle/oracle.ts";

const here = new URL(".", import.meta.url).pathname.replace(/\/$/, "");
const home = new URL("../../..", import.meta.url).pathname.replace(/\/$/, "");
const option = (name: string, otherwise: number): number =>
  Number(Deno.args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise);
const runs = option("runs", 5), size = option("size", 100_000);

/** Seconds by part, and the check sum. */
async function run(command: string[]): Promise<{ parts: Map<string, number>; check: string }> {
  const args = [...command.slice(1), `${here}/rbdict.py`, String(size)];
  const { stdout, code, stderr } = await new Deno.Command(command[0], { args, stdout: "piped", stderr: "piped" })
    .output();
  if (code !== 0) throw new Error(`${command.join(" ")}: ${new TextDecoder().decode(stderr)}`);
  const lines = new TextDecoder().decode(stdout).trimEnd().split("\n").map((line) => line.split(" "));
  const check = lines.pop()!.join(" ");
  return { parts: new Map(lines.map(([name, seconds]) => [name, Number(seconds)])), check };
}

if (!hasOracle()) {
  console.log("No CPython 2.7 here (python2.7 on PATH, or VMIOT_ORACLE): only our own times.");
}
const commands = [[`${home}/vmiotman`], ...(hasOracle() ? [oracleCommand()] : [])];
const best = commands.map(() => new Map<string, number>());
const checks = new Set<string>();
for (let i = 0; i < runs; i++) {
  for (const [which, command] of commands.entries()) {
    const { parts, check } = await run(command);
    checks.add(check);
    for (const [name, seconds] of parts) {
      best[which].set(name, Math.min(seconds, best[which].get(name) ?? Infinity));
    }
  }
}
if (checks.size !== 1) throw new Error(`the programs disagree: ${[...checks].join(" / ")}`);
for (const map of best) map.set("all", [...map.values()].reduce((a, b) => a + b, 0));
console.log(`${size} keys, processor seconds, best of ${runs}`);
for (const [name, ours] of best[0]) {
  const theirs = best[1]?.get(name);
  const beside = theirs === undefined ? "" : `  ${theirs.toFixed(3)} CPython  ${(theirs / ours).toFixed(2)} x`;
  console.log(`  ${name.padEnd(8)} ${ours.toFixed(3)} s${beside}`);
}
