// SPDX-License-Identifier: MIT
/**
 * Compares the tiers: random programs (`program_maker.ts`) run under CPython 2.7 (where present), in tier 0, and in tier 1
 * compiled after the first and after the tenth call. Output and exceptions must be the same. Prints what differs, made
 * small, with its seed; exit status 1 if anything does.
 *
 *   deno task fuzz:tiers [--seed=N] [--count=N]
 *   --show=SEED      print a program         --stress        also with random ways out of generated code
 *   --no-oracle      without CPython         --whole         do not make programs smaller
 *   --batch=N        programs in one process --most=N        stop after N differing programs (default 5)
 */
import { hasOracle, oracleCommand } from "../oracle/oracle.ts";
import { Runner, toText } from "../py_runner.ts";
import { minimise } from "./minimise.ts";
import { ProgramMaker } from "./program_maker.ts";

const home = decodeURIComponent(new URL("../..", import.meta.url).pathname).replace(/\/$/, "");
const MARK = "\x01=== ";
const DRIVER = "tests/fuzz/driver.py";

const number = (name: string, otherwise: number) =>
  Number(Deno.args.find((arg) => arg.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise);
const has = (name: string) => Deno.args.includes(`--${name}`);

/** One way of running programs. */
interface Mode {
  name: string;
  /** Options of `vmiotman run`; `null` is CPython. */
  flags: string[] | null;
}

/** In place of the output of a program that took too long. */
const NOT_ENDED = "(did not end)";

/** Bytes of output from which on a program counts as one that did not end: it prints in a loop. */
const MOST_OUTPUT = 64 << 20;

/** The end of endless recursion, with what led there. */
const TOO_DEEP = /(maximum recursion depth exceeded)[^\n]*/g;

const folder = Deno.makeTempDirSync({ prefix: "vmiotman-fuzz-" });
const runner = new Runner();

/** Runs programs in one process; what each printed, or `undefined` when not all of them were run. */
async function runBatch(mode: Mode, sources: string[], seconds: number): Promise<string[] | undefined> {
  const file = `${folder}/batch.txt`;
  Deno.writeTextFileSync(file, sources.map((source, i) => `${MARK}${i}\n${source}`).join(""));
  let stdout: string;
  if (mode.flags === null) {
    const [command, ...args] = oracleCommand();
    const child = new Deno.Command(command, {
      args: [...args, "-S", "-E", DRIVER, file],
      cwd: home,
      stdout: "piped",
      stderr: "piped",
      env: { PYTHONDONTWRITEBYTECODE: "1" },
    }).spawn();
    const timer = setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
    const bytes = (await child.output()).stdout;
    clearTimeout(timer);
    if (bytes.length > MOST_OUTPUT) return undefined;
    stdout = toText(bytes);
  } else {
    const outcome = await runner.run(
      { id: 1, path: DRIVER, stdin: "", args: [file], flags: mode.flags, lib: [], home },
      seconds,
    );
    stdout = outcome.stdout;
    if (outcome.trouble !== undefined || outcome.exitCode !== 0) {
      if (sources.length > 1) return undefined;
      stdout += `\n${MARK}0\n${outcome.trouble ?? outcome.stderr}`;
    }
  }
  const parts = stdout.split(`\n${MARK}`).slice(1);
  if (parts.length !== sources.length && sources.length > 1) return undefined;
  // Addresses differ.
  return parts.map((part) =>
    part.slice(part.indexOf("\n") + 1).replace(/0x[0-9a-f]+L?/g, (a) => a.length > 9 ? "0x" : a)
  );
}

/** What only says how much memory and time there is; the last two are the driver's. */
const OWN_WAYS = /MemoryError|^DROPPED GENERATOR$|^NEEDS TOO MUCH$/m;

/** Whether an output says nothing about the language: the program needs more memory or time than there is. */
const saysNothing = (output: string): boolean => output === NOT_ENDED || OWN_WAYS.test(output);

async function outputs(mode: Mode, sources: string[]): Promise<string[]> {
  const all = await runBatch(mode, sources, 8 + sources.length / 4);
  if (all !== undefined && all.length === sources.length) return all;
  if (has("verbose")) console.log(`${mode.name}: ${sources.length} programs did not end`);
  if (sources.length === 1) return [NOT_ENDED];
  const half = sources.length >> 1;
  return [...await outputs(mode, sources.slice(0, half)), ...await outputs(mode, sources.slice(half))];
}

/** Whether two ways of running a program did not do the same. */
function differ(first: Mode, output: string, second: Mode, other: string): boolean {
  if (saysNothing(output) || OWN_WAYS.test(other)) return false;
  // Our tiers agree on where endless recursion ends; CPython counts calls that go through its natives more than once.
  const exact = (first.flags === null) === (second.flags === null);
  const [a, b] = exact ? [output, other] : [output, other].map((text) => text.replace(TOO_DEEP, "$1"));
  return a !== b;
}

async function main(): Promise<number> {
  const only = number("show", -1);
  if (only >= 0) {
    console.log(new ProgramMaker(only).program());
    return 0;
  }
  const first = number("seed", 1),
    count = number("count", 2000),
    batch = number("batch", 100),
    most = number("most", 5);
  const modes: Mode[] = [
    { name: "tier 0", flags: ["--no-jit"] },
    { name: "tier 1 at once", flags: ["--jit-threshold=1"] },
    { name: "tier 1 after 10", flags: ["--jit-threshold=10"] },
  ];
  if (has("stress")) {
    modes.push({ name: "tier 1 with ways out", flags: ["--jit-threshold=1", `--jit-stress=${first}`] });
  }
  if (!has("no-oracle") && hasOracle()) modes.unshift({ name: "CPython 2.7", flags: null });
  const times = modes.map(() => 0);
  let different = 0, raised = 0, silent = 0, done = 0;
  Deno.chdir(home);
  for (let seed = first; seed < first + count && different < most; seed += batch) {
    let programs: { seed: number; source: string }[] = [];
    for (let s = seed; s < Math.min(seed + batch, first + count); s++) {
      programs.push({ seed: s, source: new ProgramMaker(s).program() });
    }
    const results: string[][] = [];
    for (const [i, mode] of modes.entries()) {
      const started = performance.now();
      results.push(await outputs(mode, programs.map(({ source }) => source)));
      times[i] += performance.now() - started;
      if (i > 0) continue;
      // What takes all memory or never ends would do so in each way.
      const told = results[0].map((output) => !saysNothing(output));
      done += programs.length;
      raised += results[0].filter((output) => output.includes("\nraised ")).length;
      silent += told.filter((it) => !it).length;
      results[0] = results[0].filter((_, k) => told[k]);
      programs = programs.filter((_, k) => told[k]);
    }
    for (let k = 0; k < programs.length && different < most; k++) {
      const wrong = modes.findIndex((mode, i) => differ(modes[0], results[0][k], mode, results[i][k]));
      if (wrong < 0) continue;
      different++;
      const pair = [modes[0], modes[wrong]];
      console.log(`\n==== seed ${programs[k].seed}: ${pair[0].name} and ${pair[1].name} differ`);
      let source = programs[k].source;
      const differs = async (text: string): Promise<boolean> => {
        const [a, b] = [await outputs(pair[0], [text]), await outputs(pair[1], [text])];
        return differ(pair[0], a[0], pair[1], b[0]) && !/raised (SyntaxError|IndentationError)/.test(a[0]);
      };
      if (!await differs(source)) {
        console.log("(not when it runs alone)");
        const [a, b] = [results[0][k].split("\n"), results[wrong][k].split("\n")];
        const at = a.findIndex((line, i) => line !== b[i]);
        console.log(`-${a[at]}\n+${b[at]}`);
      } else if (!has("whole")) source = await minimise(source, differs);
      console.log(source);
      for (const mode of pair) {
        const lines = (await outputs(mode, [source]))[0].split("\n");
        console.log(`---- ${mode.name}\n${lines.slice(0, 30).join("\n")}`);
      }
    }
    if ((seed - first) / batch % 10 === 9) {
      console.log(
        `${done} programs, ${different} differ; seconds: ${times.map((t) => (t / 1000).toFixed(0)).join(" ")}`,
      );
    }
  }
  runner.stop();
  Deno.removeSync(folder, { recursive: true });
  console.log(
    `${done} programs (${raised} ended by an exception, ${silent} say nothing) in ${modes.length} ways, ${different} differ`,
  );
  console.log(modes.map((m, i) => `  ${m.name}: ${(times[i] / 1000).toFixed(1)} s`).join("\n"));
  return different > 0 ? 1 : 0;
}

Deno.exit(await main());
