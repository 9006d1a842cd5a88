// SPDX-License-Identifier: MIT
/**
 * Runs every test program of threads and tasks (tests/py/tasks) with preemption after every single instruction, and with
 * many seeds that choose the next thread and the length of slices, on virtual time; each must do what its comments say.
 * Then CPython's own threading tests with preemption after every instruction: what passes as usual has to pass so.
 *
 *   deno task stress [PATH-PART…]
 *   --seeds=N      how many seeds (default 200)      --first=N   the first seed (default 1)
 *   --write        figures into docs/status.md       --no-lib    without CPython's tests
 */
import { hanging, home, readKnown, runModule } from "../conformance/run_module.ts";
import { hasOracle, oracleLibrary } from "../oracle/oracle.ts";
import { findScripts, Runner } from "../py_runner.ts";
import { judge, type Script } from "../py_script.ts";
import type { Schedule } from "../../vm/sched/repeatable.ts";
import { writeSection } from "../status.ts";

const WORKERS = 2;
/** When a run is given up: preempted after every instruction, some take 15 s of processor time, and the machine may be busy. */
const SECONDS = 600;
/** Longest slices, by seed in turn: a switch may come anywhere, or only now and then. */
const SLICES = [1, 4, 30, 1000];
/** CPython's tests that end soon even so. */
const MODULES = ["thread", "threading_local", "queue", "dummy_threading", "dummy_thread"];

const number = (name: string, otherwise: number) =>
  Number(Deno.args.find((arg) => arg.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise);
const seeds = number("seeds", 200), first = number("first", 1);
const filters = Deno.args.filter((arg) => !arg.startsWith("--"));

interface Run {
  script: Script;
  schedule: Schedule;
}

const flagsOf = ({ seed, slice }: Schedule) =>
  `${seed === undefined ? "" : `--seed ${seed} `}--slice ${slice} --virtual-time`;

function* runs(scripts: Script[]): Generator<Run> {
  for (const script of scripts) yield { script, schedule: { slice: 1, virtualTime: true } };
  for (let seed = first; seed < first + seeds; seed++) {
    const slice = SLICES[seed % SLICES.length];
    for (const script of scripts) yield { script, schedule: { seed, slice, virtualTime: true } };
  }
}

async function programs(): Promise<{ programs: number; runs: number; failed: number }> {
  const scripts = findScripts(home, filters.length > 0 ? filters : ["tests/py/tasks/"]).filter((s) =>
    !s.helper && !s.slow && s.skip === undefined && s.process === undefined && s.needs.length === 0
  );
  let count = 0, failed = 0;
  const queue = runs(scripts);
  const failures = new Map<string, number>();
  const step = scripts.length * 10;
  await Promise.all(Array.from({ length: WORKERS }, async () => {
    const runner = new Runner();
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const { script, schedule } = next.value, id = ++count;
      const { path, stdin, args, flags } = script;
      if (id % step === 0) console.log(`${id} runs, with seed ${schedule.seed}; ${failed} failed`);
      const outcome = await runner.run({ id, path, stdin, args, flags, lib: [], home, schedule }, SECONDS);
      const problems = judge(script, outcome, true);
      if (problems.length === 0) continue;
      failed++;
      const before = failures.get(path) ?? 0;
      failures.set(path, before + 1);
      if (before < 3) console.log(`FAILED ./vmiotman run ${flagsOf(schedule)} ${path}\n    ${problems.join("\n    ")}`);
    }
    runner.stop();
  }));
  for (const [path, n] of failures) if (n > 3) console.log(`${path}: failed ${n} times`);
  console.log(`${scripts.length} programs, ${count} runs, ${failed} failed`);
  return { programs: scripts.length, runs: count, failed };
}

/** Ids of the tests of a module of CPython's that pass. */
async function passing(module: string, flags: string[]): Promise<Set<string>> {
  const output = Deno.makeTempFileSync({ prefix: "vmiotman-stress-" });
  const command = [`${home}/vmiotman`, ...flags, "--lib", oracleLibrary()!];
  const { tests } = await runModule(command, module, output, SECONDS, hanging(module, readKnown()));
  Deno.removeSync(output);
  return new Set([...tests].filter(([, { status }]) => status === "pass").map(([id]) => id));
}

async function library(): Promise<{ tests: number; failed: number }> {
  let tests = 0, failed = 0;
  for (const module of MODULES) {
    const usual = await passing(module, []);
    const stressed = await passing(module, ["--slice", "1"]);
    const lost = [...usual].filter((id) => !stressed.has(id));
    tests += usual.size;
    failed += lost.length;
    console.log(`${lost.length === 0 ? "ok    " : "FAILED"} ${module}: ${usual.size - lost.length} of ${usual.size}`);
    for (const id of lost) console.log(`    ${id}`);
  }
  return { tests, failed };
}

Deno.chdir(home);
const ours = await programs();
const theirs = Deno.args.includes("--no-lib") || filters.length > 0 || !hasOracle() ? undefined : await library();
if (Deno.args.includes("--write")) {
  const rows = [
    ["test programs of threads and tasks", ours.programs],
    [`runs: after every instruction, and with ${seeds} seeds`, ours.runs],
    ["runs that failed", ours.failed],
  ];
  if (theirs !== undefined) {
    rows.push(["tests of CPython's, preempted after every instruction", theirs.tests], [
      "of these failed",
      theirs.failed,
    ]);
  }
  writeSection(
    home,
    "stress",
    "## Stress\n\nWritten by `deno task stress --write`: every interleaving has to give the same results " +
      '([tasks.md](tasks.md), "Runs that can be repeated").\n\n| what | |\n|---|---|\n' +
      rows.map(([what, n]) => `| ${what} | ${n} |\n`).join(""),
  );
}
Deno.exit(ours.failed + (theirs?.failed ?? 0) > 0 ? 1 : 0);
