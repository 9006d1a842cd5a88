// SPDX-License-Identifier: MIT
/**
 * Single operations (an attribute, a call, a method of a string …) beside CPython 2.7 in one run: which are slow. All run
 * in one process, as they do in a program of some size. Nothing is asserted.
 *
 *   deno task bench:operations [NAME-PART…]     --runs=K  best of K processes (default 2)     --slow  only those below 1
 */
import { hasOracle, oracleCommand } from "../../oracle/oracle.ts";

const program = decodeURIComponent(new URL("operations.py", import.meta.url).pathname);
const home = decodeURIComponent(new URL("../../..", import.meta.url).pathname).replace(/\/$/, "");
const runs = Number(Deno.args.find((arg) => arg.startsWith("--runs="))?.slice(7) ?? 2);
const onlySlow = Deno.args.includes("--slow");
const wanted = Deno.args.filter((arg) => !arg.startsWith("--"));

/** Adds the times of one process to the best ones. */
async function run(command: string[], best: Map<string, number>): Promise<void> {
  const { code, stdout, stderr } = await new Deno.Command(command[0], {
    args: [...command.slice(1), program, ...wanted],
    stdin: "null",
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
  if (code !== 0) throw new Error(`${command.join(" ")}: exit code ${code}: ${text(stderr).split("\n").at(-1)}`);
  for (const line of text(stdout).split("\n").filter((line) => line !== "")) {
    const [name, nanoseconds] = line.split(" ");
    best.set(name, Math.min(Number(nanoseconds), best.get(name) ?? Infinity));
  }
}

const sides = [[`${home}/vmiotman`], ...(hasOracle() ? [oracleCommand()] : [])];
const best = sides.map(() => new Map<string, number>());
for (let i = 0; i < runs; i++) {
  for (const [side, command] of sides.entries()) await run(command, best[side]);
}
const [ours, theirs] = best;
const rows = [...ours].map(([name, time]) => {
  const other = theirs?.get(name);
  return { name, time, other, ratio: other === undefined ? NaN : other / time };
}).sort((a, b) => a.ratio - b.ratio);
console.log(`${"".padEnd(26)} ${"ours ns".padStart(9)} ${"CPython ns".padStart(11)}  speed`);
for (const { name, time, other, ratio } of rows) {
  if (onlySlow && !(ratio < 1)) continue;
  const beside = other === undefined ? "" : `${other.toFixed(1).padStart(11)} ${ratio.toFixed(2).padStart(6)}x`;
  console.log(`${name.padEnd(26)} ${time.toFixed(1).padStart(9)} ${beside}`);
}
if (theirs !== undefined && rows.length > 0) {
  const mean = Math.exp(rows.reduce((sum, { ratio }) => sum + Math.log(ratio), 0) / rows.length);
  const below = rows.filter(({ ratio }) => ratio < 1).length;
  console.log(`\n${rows.length} operations, geometric mean ${mean.toFixed(2)} of CPython 2.7's speed, ${below} slower`);
}
