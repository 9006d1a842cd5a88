// SPDX-License-Identifier: MIT
/**
 * `deno task ok`: every check that must hold before a commit, two at a time (the machines have two cores), each with its
 * time. Output of a step is shown only when it fails. The last line is `N passed, N failed`: tests are counted one by
 * one, every other step as one.
 *
 * `deno run -A tools/ok.ts [STEP…]` runs only the named steps.
 */
import { installPackages } from "./test_packages.ts";

interface Step {
  name: string;
  /** Arguments for Deno. */
  args: string[];
  env?: Record<string, string>;
  /** Whether the output ends in counts of its own. */
  counts?: boolean;
}

/**
 * Flags of V8 for code that runs once or a few times, as most does here: its last compiler takes longer than it saves,
 * and the one before it waits for five times as many calls as usual. What the programs compile, our own tier 1
 * included, is not changed by it.
 */
const BRIEF = "--no-opt,--invocation-count-for-maglev=2000";
/** For tests: also V8's own collector, as the launcher has it. */
const V8_FLAGS = `--v8-flags=--expose-gc,${BRIEF}`;
/** For Deno's type checker, whose flags are taken from the environment alone: also room for what it makes. */
const CHECKER = { DENO_V8_FLAGS: `${BRIEF},--min-semi-space-size=64,--max-semi-space-size=64` };

const STEPS: Step[] = [
  { name: "types", args: ["check", "-q", "."], env: CHECKER },
  { name: "test", args: ["test", "-A", "-q", "--no-check", V8_FLAGS, "--parallel"], counts: true },
  { name: "python", args: ["run", "-A", "--no-check", V8_FLAGS, "tests/run_py.ts", "--quiet"], counts: true },
  { name: "fmt", args: ["fmt", "-q", "--check"] },
  { name: "lint", args: ["lint", "-q"] },
  { name: "imports", args: ["run", "-A", "--no-check", "tools/check_imports.ts"] },
  { name: "gen", args: ["run", "-A", "--no-check", "tools/gen.ts", "--check"] },
  { name: "loop", args: ["run", "-A", "--no-check", "tools/check_loop_size.ts"] },
  { name: "docs", args: ["run", "-A", "--no-check", "tools/check_docs.ts"] },
];
const AT_ONCE = 2;
/** A step that takes longer, in minutes, hangs: it is ended, and names the tests that were pending. */
const LIMIT = 6;

// deno-lint-ignore no-control-regex
const COLORS = /\x1b\[[0-9;]*m/g;

let passed = 0, failed = 0;
const failedSteps: string[] = [];

/** Reads the counts from a closing line of `deno test` or of `tests/run_py.ts`. */
function countsOf(output: string): [passed: number, failed: number] | undefined {
  const line = [...output.matchAll(/(\d+) passed.*?(\d+) failed/g)].at(-1);
  return line === null || line === undefined ? undefined : [Number(line[1]), Number(line[2])];
}

async function run(step: Step): Promise<void> {
  const started = performance.now();
  const child = new Deno.Command(Deno.execPath(), {
    args: step.args,
    cwd: new URL("..", import.meta.url),
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    env: { NO_COLOR: "1", ...step.env },
  }).spawn();
  const timer = setTimeout(() => child.kill("SIGINT"), LIMIT * 60_000);
  const { success, stdout, stderr } = await child.output();
  clearTimeout(timer);
  const output = (new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr)).replace(COLORS, "");
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  let [good, bad] = (step.counts ? countsOf(output) : undefined) ?? (success ? [1, 0] : [0, 1]);
  // A step that fails without a failed test (a file that does not load) still counts.
  if (!success && bad === 0) bad = 1;
  passed += good;
  failed += bad;
  if (!success) failedSteps.push(step.name);
  const counted = step.counts ? `, ${good} passed, ${bad} failed` : "";
  console.log(`${success ? "ok    " : "FAILED"} ${step.name} (${seconds} s${counted})`);
  if (!success) console.log(failuresIn(output).slice(-200).map((line) => `    ${line}`).join("\n"));
}

/** What the output of a failed step says about the failures: not the names of the tests that passed, nor Deno's own stack. */
function failuresIn(output: string): string[] {
  const errors = /^ ?ERRORS ?$/m.exec(output);
  const end = output.indexOf("\nStack backtrace:");
  const part = output.slice(errors?.index ?? 0, end < 0 ? undefined : end);
  return part.trimEnd().split("\n").filter((line) => !/ \.\.\. ok \(\d+m?[sµ]s?\)$/.test(line));
}

const wanted = Deno.args.length > 0 ? STEPS.filter((step) => Deno.args.includes(step.name)) : STEPS;
const queue = [...wanted];
const started = performance.now();
if (wanted.some((step) => step.counts)) await installPackages();
await Promise.all(Array.from({ length: AT_ONCE }, async () => {
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) await run(step);
}));
const seconds = ((performance.now() - started) / 1000).toFixed(1);
if (failedSteps.length > 0) console.log(`Failed: ${failedSteps.join(", ")}.`);
console.log(`All steps took ${seconds} s.`);
console.log(`${passed} passed, ${failed} failed`);
Deno.exit(failed > 0 ? 1 : 0);
