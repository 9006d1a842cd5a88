// SPDX-License-Identifier: MIT
/**
 * The serializers beside CPython 2.7 (its C modules) in the same run, in seconds of CPU. Nothing is asserted but that both
 * sides do the same work.
 *
 *   deno task bench:serialization [NAME…]     --runs=K  best of K (default 3)     --quick  one short run
 */
import { hasOracle, oracleCommand } from "../../oracle/oracle.ts";

const program = decodeURIComponent(new URL("formats.py", import.meta.url).pathname);
const home = decodeURIComponent(new URL("../../..", import.meta.url).pathname).replace(/\/$/, "");
const quick = Deno.args.includes("--quick");
const runs = quick ? 1 : Number(Deno.args.find((arg) => arg.startsWith("--runs="))?.slice(7) ?? 3);
const wanted = Deno.args.filter((arg) => !arg.startsWith("--"));
/** Seconds of each run: until compiled code is compiled on our side, and enough to find a quiet moment on both. */
const seconds = quick ? "0.3" : "2";
/** Results that may differ: CPython leaves memo numbers out of pickles (docs/serialization.md). */
const LENGTHS = /^cPickle\.dumps/;

async function output(command: string[]): Promise<string> {
  const { code, stdout, stderr } = await new Deno.Command(command[0], { args: command.slice(1), stdin: "null" })
    .output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
  if (code !== 0) throw new Error(`${command.join(" ")}: exit code ${code}: ${text(stderr).split("\n").at(-1)}`);
  return text(stdout);
}

interface Measured {
  seconds: number;
  result: string;
}

async function measure(side: string[], name: string): Promise<Measured> {
  const [time, result] = (await output([...side, program, name, seconds])).split(" ");
  return { seconds: Number(time), result };
}

const ours = [`${home}/vmiotman`], theirs = hasOracle() ? oracleCommand() : undefined;
const names = (await output([...ours, program, "names"])).split("\n")
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
console.log(`${"".padEnd(24)} ${"ours".padStart(9)} ${"CPython".padStart(9)}  ratio (CPU milliseconds)`);
for (const name of names) {
  const best: (Measured | undefined)[] = [undefined, undefined];
  for (let run = 0; run < runs; run++) {
    for (const [i, side] of [ours, theirs].entries()) {
      if (side === undefined) continue;
      const measured = await measure(side, name);
      if (best[i] === undefined || measured.seconds < best[i].seconds) best[i] = measured;
    }
  }
  const [a, b] = best;
  if (b !== undefined && a!.result !== b.result && !LENGTHS.test(name)) {
    throw new Error(`${name}: ${a!.result} here, ${b.result} under CPython`);
  }
  const ms = (m: Measured | undefined) => (m === undefined ? "–" : (m.seconds * 1000).toFixed(2)).padStart(9);
  const ratio = b === undefined ? "" : (b.seconds / a!.seconds).toFixed(2).padStart(6);
  console.log(`${name.padEnd(24)} ${ms(a)} ${ms(b)} ${ratio}`);
}
