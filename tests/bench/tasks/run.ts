// SPDX-License-Identifier: MIT
/**
 * How good the scheduler is, beside CPython 2.7 in the same run. Nothing is asserted but the results of the programs.
 *
 *   deno task bench:tasks [NAME…]     --runs=K  best of K (default 3)     --quick  small sizes, one run     --ours
 */
import { def, defineModule, DenoHost, PythonVm } from "../../../mod.ts";
import { hasOracle, oracleCommand } from "../../oracle/oracle.ts";

const here = new URL(".", import.meta.url).pathname.replace(/\/$/, "");
const home = new URL("../../..", import.meta.url).pathname.replace(/\/$/, "");
const quick = Deno.args.includes("--quick");
const runs = quick ? 1 : Number(Deno.args.find((arg) => arg.startsWith("--runs="))?.slice(7) ?? 3);
const wanted = Deno.args.filter((arg) => !arg.startsWith("--"));

interface Bench {
  name: string;
  /** What the first number of its output is. */
  title: string;
  size: number;
  quick: number;
  /** Whether more is better. */
  more: boolean;
  /** The bar of the project for our figure. */
  bar: string;
  /** CPython has nothing like it. */
  ours?: boolean;
}

const BENCHES: Bench[] = [
  {
    name: "ping_pong",
    title: "switches/s over Queue.Queue",
    size: 200_000,
    quick: 20_000,
    more: true,
    bar: ">= 3 x CPython",
  },
  { name: "yields", title: "bare yields/s", size: 1_000_000, quick: 100_000, more: true, bar: ">= 1,000,000" },
  {
    name: "task_yields",
    title: "yields/s of tasks",
    size: 1_000_000,
    quick: 100_000,
    more: true,
    bar: ">= 1,000,000",
    ours: true,
  },
  {
    name: "task_ring",
    title: "seconds, ring of tasks through mailboxes",
    size: 10_000,
    quick: 500,
    more: false,
    bar: "finishes",
    ours: true,
  },
  { name: "ring", title: "seconds, ring of threads", size: 10_000, quick: 500, more: false, bar: "finishes" },
  { name: "lateness", title: "ms late: median, p99, max", size: 10, quick: 1, more: false, bar: "p99 <= 5" },
];

async function output(command: string[]): Promise<string> {
  const { code, stdout, stderr } = await new Deno.Command(command[0], {
    args: command.slice(1),
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
  if (code !== 0) throw new Error(`exit code ${code}: ${text(stderr).split("\n").at(-1)}`);
  return text(stdout);
}

/** The best output of `runs`, by its first number (of lateness by the second). */
function best(outputs: string[], { more, name }: Bench): string {
  const key = (text: string) => Number(text.split(" ")[name === "lateness" ? 1 : 0]);
  return outputs.sort((a, b) => more ? key(b) - key(a) : key(a) - key(b))[0];
}

async function compare(bench: Bench): Promise<void> {
  const size = String(quick ? bench.quick : bench.size);
  const sides = [[`${home}/vmiotman`]];
  if (hasOracle() && bench.ours !== true && !Deno.args.includes("--ours")) sides.push(oracleCommand());
  const outputs = sides.map((): string[] => []);
  for (let i = 0; i < (bench.name === "lateness" ? 1 : runs); i++) {
    for (const [side, command] of sides.entries()) {
      try {
        outputs[side].push(await output([...command, `${here}/${bench.name}.py`, size]));
      } catch (e) {
        // CPython may not be able to have so many threads; ours must.
        if (side === 0) throw e;
        outputs[side].push(`failed (${(e as Error).message})`);
      }
    }
  }
  const [ours, theirs] = outputs.map((list) => list.length === 0 ? undefined : best(list, bench));
  console.log(`${bench.name}: ${bench.title} (bar: ${bench.bar})`);
  console.log(`    ours     ${ours}`);
  if (theirs === undefined) return;
  console.log(`    CPython  ${theirs}`);
  const ratio = Number.parseFloat(ours!) / Number.parseFloat(theirs);
  if (Number.isFinite(ratio) && bench.name !== "lateness") {
    console.log(`    ratio    ${(bench.more ? ratio : 1 / ratio).toFixed(2)}`);
  }
}

/** Heap of a parked thread: the ring inside this process, which can ask for its heap. */
async function memory(program: string): Promise<void> {
  const { gc } = globalThis as { gc?: () => void };
  const bench = defineModule("bench", "Figures of the process.", {
    heap: def([], "Bytes of heap in use, after a collection.", () => {
      gc?.();
      return Deno.memoryUsage().heapUsed;
    }),
  });
  const vm = await PythonVm.create({
    host: new DenoHost(),
    home,
    argv: [`${program}.py`, String(quick ? 500 : 10_000)],
    modules: [bench],
    stdout: (text) => {
      if (text.includes("heap")) {
        console.log(`memory, ${program} (bar: <= 4096)\n    ours     ${text.trim().split("\n")[0]}`);
      }
    },
  });
  await vm.run(Deno.readFileSync(`${here}/${program}.py`), `${program}.py`);
  vm.close();
}

// The first start after a change of the sources builds the bundle.
await output([`${home}/vmiotman`, "version"]);
for (const bench of BENCHES) if (wanted.length === 0 || wanted.includes(bench.name)) await compare(bench);
if (wanted.length === 0 || wanted.includes("memory")) {
  for (const program of ["ring", "task_ring"]) await memory(program);
}
