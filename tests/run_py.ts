// SPDX-License-Identifier: MIT
/**
 * Runs the Python test programs under `tests/py` (their comments are described in `py_script.ts`).
 *
 *   deno task test:py [PATH-PART…]      our VM, in two workers, a fresh VM each
 *   deno task test:oracle [PATH-PART…]  CPython 2.7 instead, where `python2.7` is on PATH (or VMIOT_ORACLE names one)
 *   deno task golden [PATH-PART…]       CPython writes the `.out` files, and their check sums into golden.lock
 * Options: --no-jit, --jit-threshold=N as of `vmiotman run`, --slow also the slow ones, --quiet only failures and the closing line, --timeout SECONDS.
 */
import { isInstalled } from "../tools/test_packages.ts";
import { builtLibrary } from "./built_library.ts";
import { hasOracle, oracleCommand, oracleLibrary } from "./oracle/oracle.ts";
import { findScripts, Runner, toText } from "./py_runner.ts";
import { judge, type Outcome, type Script } from "./py_script.ts";

const home = decodeURIComponent(new URL("..", import.meta.url).pathname).replace(/\/$/, "");
const LOCK = `${home}/tests/oracle/golden.lock`;
const WORKERS = 2;

const options = new Set(Deno.args.filter((arg) => arg.startsWith("--") && !arg.includes("=")));
/** `--no-jit`, `--jit-threshold=N`: passed on to our VM. */
const jit = Deno.args.filter((arg) => arg === "--no-jit" || arg.startsWith("--jit-"));
const filters = Deno.args.filter((arg) => !arg.startsWith("--"));
const timeoutSeconds = Number(Deno.args.find((arg) => arg.startsWith("--timeout="))?.slice(10) ?? 60);

// --- Running in a process -------------------------------------------------------------------------------------------

async function runProcess(
  command: string[],
  script: Script,
  seconds: number,
  env: Record<string, string>,
): Promise<Outcome> {
  const child = new Deno.Command(command[0], {
    args: [...command.slice(1), ...script.flags, script.path, ...script.args],
    cwd: home,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
    env: { PYTHONDONTWRITEBYTECODE: "1", LC_ALL: "C.UTF-8", ...env },
  }).spawn();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, seconds * 1000);
  const feed = async () => {
    const writer = child.stdin.getWriter();
    try {
      await writer.write(Uint8Array.from(script.stdin, (c) => c.charCodeAt(0)));
      await writer.close();
    } catch {
      // The program did not read all of it.
    }
  };
  const [{ stdout, stderr, code }] = await Promise.all([child.output(), feed()]);
  clearTimeout(timer);
  return {
    stdout: toText(stdout),
    stderr: toText(stderr),
    exitCode: code,
    trouble: late ? `did not end in ${seconds} s` : undefined,
  };
}

// --- Main -----------------------------------------------------------------------------------------------------------

/** Whether what `needs` names is here. */
function isAvailable(need: string): boolean {
  if (need === "root") return Deno.uid() === 0;
  if (need === "user") return Deno.uid() !== 0;
  if (need === "lib") return oracleLibrary() !== undefined;
  if (need === "oracle") return hasOracle();
  return isInstalled(need) ?? (need === "net" || need === "linux");
}

async function sha256(path: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", Deno.readFileSync(path));
  return [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, "0")).join("");
}

/** Check sums of the sources whose `.out` CPython wrote, by path. */
function readLock(): Map<string, string> {
  try {
    const lines = Deno.readTextFileSync(LOCK).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    return new Map(lines.map((line) => line.split("  ").reverse() as [string, string]));
  } catch {
    return new Map();
  }
}

async function writeGoldens(scripts: Script[]): Promise<void> {
  const lock = readLock();
  for (const script of scripts) {
    if (script.golden === undefined || script.helper) continue;
    const outcome = await runProcess(oracleCommand(), script, 60, {});
    Deno.writeFileSync(`${home}/${script.path}.out`, Uint8Array.from(outcome.stdout, (c) => c.charCodeAt(0)));
    lock.set(script.path, await sha256(`${home}/${script.path}`));
    console.log(`wrote ${script.path}.out`);
  }
  const rows = [...lock].sort((a, b) => a[0] < b[0] ? -1 : 1).map(([path, sum]) => `${sum}  ${path}\n`);
  Deno.writeTextFileSync(
    LOCK,
    `# SHA-256 of the programs whose .out files CPython 2.7.18 wrote (deno task golden).\n${rows.join("")}`,
  );
}

async function main(): Promise<number> {
  const useOracle = options.has("--oracle"), golden = options.has("--golden");
  if ((useOracle || golden) && !hasOracle()) {
    console.log("No CPython 2.7 here (python2.7 on PATH, or VMIOT_ORACLE): nothing checked.");
    console.log("0 passed, 0 failed");
    return 0;
  }
  const scripts = findScripts(home, filters);
  if (golden) {
    await writeGoldens(scripts);
    return 0;
  }
  const lock = readLock();
  let compiledLibrary: string | undefined;
  let passed = 0, failed = 0, skipped = 0, next = 0;
  const slowest: [number, string][] = [];
  const take = async (runner: Runner) => {
    while (next < scripts.length) {
      const id = next++, script = scripts[id];
      if (script.helper) continue;
      const missing = script.needs.find((need) => !isAvailable(need));
      if (
        script.skip !== undefined || missing !== undefined || (script.slow && !options.has("--slow")) ||
        (useOracle && script.noOracle !== undefined)
      ) {
        skipped++;
        continue;
      }
      const seconds = script.slow ? Math.max(timeoutSeconds, 120) : timeoutSeconds;
      const lib = script.needs.includes("lib") ? [oracleLibrary()!] : [];
      const started = performance.now();
      let outcome: Outcome;
      if (useOracle) outcome = await runProcess(oracleCommand(), script, seconds, {});
      else if (script.process !== undefined) {
        outcome = await runProcess([`${home}/vmiotman`], script, seconds, lib.length > 0 ? { VMIOT_LIB: lib[0] } : {});
      } else {
        const { path, stdin, args, flags } = script;
        const job = { id, path, stdin, args, flags: [...jit, ...flags], lib, home, compiledLibrary };
        outcome = await runner.run(job, seconds);
      }
      const problems = judge(script, outcome, !useOracle);
      if (script.golden !== undefined && lock.get(script.path) !== await sha256(`${home}/${script.path}`)) {
        problems.push(`${script.path}.out is not from this program: run 'deno task golden' where CPython 2.7 is`);
      }
      slowest.push([performance.now() - started, script.path]);
      if (problems.length === 0) passed++;
      else {
        failed++;
        console.log(
          `FAILED ${script.path}${script.prefix === "" ? "" : " (dialect vmiot)"}\n    ${problems.join("\n    ")}`,
        );
      }
    }
    runner.stop();
  };
  Deno.chdir(home);
  if (!useOracle && scripts.some((script) => script.process !== undefined)) {
    // The first start after a change of the sources builds the bundle, which is not the time of a test.
    compiledLibrary = await builtLibrary(home);
  }
  await Promise.all(Array.from({ length: WORKERS }, () => take(new Runner())));
  if (!options.has("--quiet")) {
    slowest.sort((a, b) => b[0] - a[0]);
    for (const [ms, path] of slowest.slice(0, 5)) console.log(`  ${ms.toFixed(0).padStart(6)} ms  ${path}`);
  }
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed > 0 ? 1 : 0;
}

Deno.exit(await main());
