// SPDX-License-Identifier: MIT
/**
 * Benchmarks: whole processes of `./vmiotman` and, where it is present, CPython 2.7, side by side in one run.
 *
 *   deno task bench [NAME…]   all programs of this folder, or those named
 *   --runs=K        best of K runs each, alternating (default 3)      --quick    the small sizes, one run
 *   --save[=FILE]   keep the times      --compare[=FILE]  a column against kept times (default .deno/bench.json)
 *   --ours          without CPython     --no-startup      without the start-up table
 *   --js            also NAME/main.js, the same algorithm by hand, where there is one
 *   --tier0         also our own time and memory with --no-jit
 *
 * A program is NAME/main.py with a line `# scale: N quick: M`; what it prints for N must be NAME/expected.txt, for M
 * NAME/expected_quick.txt (CPython wrote both). Times are never asserted; a wrong result is an error (exit code 1).
 * Ratios are CPython's time over ours: 1 is as fast as CPython, 0.5 takes twice as long.
 */
import { hasOracle, oracleCommand, oracleLibrary } from "../oracle/oracle.ts";

const here = decodeURIComponent(new URL(".", import.meta.url).pathname).replace(/\/$/, "");
const home = decodeURIComponent(new URL("../..", import.meta.url).pathname).replace(/\/$/, "");
const vmiotman = `${home}/vmiotman`;

/** One process: its time in ms, its greatest resident memory in KiB (0 where it cannot be read), and its output. */
interface Sample {
  ms: number;
  peak: number;
  stdout: string;
  failure?: string;
}

/** One way of running a benchmark. */
interface Side {
  name: string;
  command: string[];
  env: Record<string, string>;
}

/** A benchmark program. */
interface Program {
  name: string;
  path: string;
  argument: string;
  expected: string;
}

/** Value of `--name=value`, `""` for `--name` alone, `undefined` where absent. */
function option(name: string): string | undefined {
  const found = Deno.args.find((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  return found?.slice(name.length + 3);
}

function findPrograms(names: string[], quick: boolean): Program[] {
  // Benchmarks of another kind; bench_test.ts leaves out the same.
  const other = ["tasks", "net", "operations", "serialization", "vmiot"];
  const folders = [...Deno.readDirSync(here)].filter((entry) => entry.isDirectory && !other.includes(entry.name))
    .map((entry) => entry.name).sort();
  const unknown = names.filter((name) => !folders.includes(name));
  if (unknown.length > 0) {
    console.error(`No such benchmark: ${unknown.join(", ")}. There are: ${folders.join(" ")}`);
    Deno.exit(2);
  }
  return folders.filter((name) => names.length === 0 || names.includes(name)).map((name) => {
    const path = `${here}/${name}/main.py`;
    const sizes = /^# scale: (\d+) quick: (\d+)$/m.exec(Deno.readTextFileSync(path));
    if (sizes === null) throw new Error(`${path} has no line '# scale: N quick: M'`);
    return {
      name,
      path,
      argument: quick ? sizes[2] : sizes[1],
      expected: Deno.readTextFileSync(`${here}/${name}/${quick ? "expected_quick" : "expected"}.txt`),
    };
  });
}

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

/** The process's greatest resident memory so far in KiB; `undefined` when it has ended or the system does not tell. */
function readPeak(pid: number): number | undefined {
  try {
    const found = /^VmHWM:\s*(\d+)/m.exec(Deno.readTextFileSync(`/proc/${pid}/status`));
    return found === null ? undefined : Number(found[1]);
  } catch {
    return undefined;
  }
}

/** Runs a process to its end. */
async function run(command: string[], env: Record<string, string> = {}): Promise<Sample> {
  const started = performance.now();
  const child = new Deno.Command(command[0], {
    args: command.slice(1),
    env,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let peak = 0;
  const timer = setInterval(() => peak = Math.max(peak, readPeak(child.pid) ?? 0), 5);
  let ended = 0;
  const [output] = await Promise.all([child.output(), child.status.then(() => ended = performance.now())]);
  clearInterval(timer);
  const text = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);
  return {
    ms: ended - started,
    peak,
    stdout: text(output.stdout),
    failure: output.success ? undefined : `exit code ${output.code}: ${text(output.stderr).trim().split("\n").at(-1)}`,
  };
}

/**
 * Peak memory of a process that lives only milliseconds: asks without a pause. The greatest of `runs` runs, in KiB.
 * Waiting for the end is left to the caller's event loop, so that the last reading comes before the process is gone.
 */
async function peakOfShort(command: string[], runs: number): Promise<number> {
  let peak = 0;
  for (let i = 0; i < runs; i++) {
    const child = new Deno.Command(command[0], {
      args: command.slice(1),
      stdin: "null",
      stdout: "null",
      stderr: "null",
    })
      .spawn();
    for (let value = readPeak(child.pid); value !== undefined; value = readPeak(child.pid)) {
      peak = Math.max(peak, value);
    }
    await child.status;
  }
  return peak;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1];
const geometricMean = (values: number[]) => Math.exp(values.reduce((sum, v) => sum + Math.log(v), 0) / values.length);

/** Prints rows as a table; the first column to the left, the others to the right. */
function printTable(rows: string[][]): void {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  rows.forEach((row, n) => {
    console.log(row.map((cell, i) => i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])).join("  "));
    if (n === 0) console.log(widths.map((width) => "-".repeat(width)).join("  "));
  });
}

/** A script that has some 20 ms to do: classes, dicts, texts, a sort. */
const SHORT = `
import sys

class Reading(object):
    def __init__(self, name, value):
        self.name = name
        self.value = value

    def scaled(self, factor):
        return Reading(self.name, self.value * factor)

text = "\\n".join("sensor%d,%d" % (i % 37, (i * 7919) % 1000) for i in range(300))
readings = []
for line in text.split("\\n"):
    name, value = line.split(",")
    readings.append(Reading(name, int(value)).scaled(0.5))
totals = {}
for reading in readings:
    totals.setdefault(reading.name, []).append(reading.value)
for name in sorted(totals, key=lambda name: -sum(totals[name]))[:3]:
    print name, len(totals[name]), max(totals[name])
`;

/** Start-up of hello world, from source and from an image, against Deno running nothing. */
async function startup(withOracle: boolean, runs: number): Promise<void> {
  const folder = Deno.makeTempDirSync({ prefix: "vmiot_bench_" });
  try {
    Deno.writeTextFileSync(`${folder}/main.py`, 'print "hello, world"\n');
    Deno.writeTextFileSync(`${folder}/empty.js`, "");
    const image = `${folder}/main_img.vmiot`;
    const compiled = await run([vmiotman, "compile", folder, "-o", image]);
    const candidates: [string, string[]][] = [
      ["deno run --no-config (empty)", [Deno.execPath(), "run", "--no-config", `${folder}/empty.js`]],
      ["vmiotman, hello from source", [vmiotman, `${folder}/main.py`]],
    ];
    if (compiled.failure === undefined) candidates.push(["vmiotman, hello from image", [vmiotman, image]]);
    else console.log(`No image: ${compiled.failure}`);
    if (withOracle) candidates.push(["CPython 2.7, hello", [...oracleCommand(), `${folder}/main.py`]]);
    Deno.writeTextFileSync(`${folder}/short.py`, SHORT);
    candidates.push(
      ["vmiotman, 20 ms of work", [vmiotman, `${folder}/short.py`]],
      ["vmiotman --no-jit, the same", [vmiotman, "run", "--no-jit", `${folder}/short.py`]],
    );
    const times = candidates.map((): number[] => []);
    for (let i = 0; i < runs; i++) {
      for (let c = 0; c < candidates.length; c++) {
        const sample = await run(candidates[c][1]);
        if (sample.failure !== undefined) throw new Error(`${candidates[c][0]}: ${sample.failure}`);
        times[c].push(sample.ms);
      }
    }
    const rows = [["start-up", "median ms", "best ms", "peak MiB", "time", "memory"]];
    const floor = { ms: 0, peak: 0 };
    for (let c = 0; c < candidates.length; c++) {
      const ms = median(times[c]), peak = await peakOfShort(candidates[c][1], 3);
      if (c === 0) Object.assign(floor, { ms, peak });
      rows.push([
        candidates[c][0],
        ms.toFixed(1),
        Math.min(...times[c]).toFixed(1),
        (peak / 1024).toFixed(1),
        `${(ms / floor.ms).toFixed(2)}x`,
        `${(peak / floor.peak).toFixed(2)}x`,
      ]);
    }
    console.log();
    printTable(rows);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

async function main(): Promise<number> {
  const quick = option("quick") !== undefined;
  const runs = quick ? 1 : Math.max(1, Number(option("runs") ?? 3));
  const withOracle = hasOracle() && option("ours") === undefined;
  const programs = findPrograms(Deno.args.filter((arg) => !arg.startsWith("--")), quick);
  const keptPath = (given: string) => given === "" ? `${home}/.deno/bench.json` : given;
  const compare = option("compare");
  const kept: Record<string, number> = compare === undefined
    ? {}
    : JSON.parse(Deno.readTextFileSync(keptPath(compare)));
  // What our own library does not have comes from an installed CPython's, where there is one.
  const library = oracleLibrary();
  const env: Record<string, string> = library === undefined ? {} : { VMIOT_LIB: library };
  // The first start after a change of the sources builds the bundle.
  await run([vmiotman, "version"]);

  // Memory is compared with what the project allows itself: six times CPython's and an empty Deno process.
  const floor = await peakOfShort([Deno.execPath(), "eval", ""], 1);
  const withScript = option("js") !== undefined, withTier0 = option("tier0") !== undefined;
  const rows = [["benchmark", "ours ms", "CPython ms", "speed", "ours MiB", "CPython MiB", "of allowed"]];
  if (withScript) rows[0].push("JavaScript ms", "speed");
  if (withTier0) rows[0].push("--no-jit ms", "MiB", "ours");
  if (compare !== undefined) rows[0].push("kept ms");
  const ratios: number[] = [], memory: number[] = [], ofScript: number[] = [], ofTier0: number[] = [];
  const times: Record<string, number> = {};
  let wrong = 0;
  for (const program of programs) {
    const { path, argument } = program;
    const script = path.replace(/py$/, "js");
    const sides: Side[] = [{ name: "ours", command: [vmiotman, path, argument], env }];
    if (withOracle) sides.push({ name: "CPython", command: [...oracleCommand(), path, argument], env: {} });
    if (withScript && exists(script)) {
      sides.push({ name: "JavaScript", command: [Deno.execPath(), "run", "--no-config", script, argument], env: {} });
    }
    if (withTier0) sides.push({ name: "--no-jit", command: [vmiotman, "run", "--no-jit", path, argument], env });
    const best = new Map<string, Sample>();
    let failure: string | undefined;
    for (let i = 0; i < runs && failure === undefined; i++) {
      for (const { name, command, env } of sides) {
        const sample = await run(command, env);
        if (sample.failure === undefined && sample.stdout !== program.expected) sample.failure = "wrong result";
        if (sample.failure !== undefined) {
          failure = `${name}: ${sample.failure}`;
          break;
        }
        const before = best.get(name) ?? sample;
        best.set(name, {
          ...sample,
          ms: Math.min(before.ms, sample.ms),
          peak: Math.max(before.peak, sample.peak),
        });
      }
    }
    if (failure !== undefined) {
      wrong++;
      console.log(`${program.name}: ${failure}`);
      continue;
    }
    const ours = best.get("ours")!, theirs = best.get("CPython");
    const mebibytes = (sample: Sample) => (sample.peak / 1024).toFixed(0);
    times[program.name] = Math.round(ours.ms * 10) / 10;
    const row = [program.name, ours.ms.toFixed(0), "", "", mebibytes(ours), "", ""];
    if (theirs !== undefined) {
      ratios.push(theirs.ms / ours.ms);
      const allowed = ours.peak / (6 * theirs.peak + floor);
      memory.push(allowed);
      row[2] = theirs.ms.toFixed(0);
      row[3] = `${(theirs.ms / ours.ms).toFixed(2)}x`;
      row[5] = mebibytes(theirs);
      row[6] = allowed.toFixed(2);
    }
    const byHand = best.get("JavaScript"), tier0 = best.get("--no-jit");
    if (byHand !== undefined) {
      ofScript.push(byHand.ms / ours.ms);
      row.push(byHand.ms.toFixed(0), `${(byHand.ms / ours.ms).toFixed(2)}x`);
    } else if (withScript) row.push("", "");
    if (tier0 !== undefined) {
      ofTier0.push(ours.peak / tier0.peak);
      row.push(tier0.ms.toFixed(0), mebibytes(tier0), `${(ours.peak / tier0.peak).toFixed(2)}x`);
    }
    if (compare !== undefined) row.push(kept[program.name]?.toFixed(0) ?? "");
    rows.push(row);
  }
  printTable(rows);
  if (ratios.length > 0) {
    console.log(`\nSpeed, geometric mean of ${ratios.length}: ${geometricMean(ratios).toFixed(3)} of CPython 2.7's`);
    console.log(`Memory, greatest part of 6 x CPython's and an empty Deno: ${Math.max(...memory).toFixed(2)}`);
  }
  if (ofScript.length > 0) {
    console.log(
      `Speed, geometric mean of ${ofScript.length}: ${geometricMean(ofScript).toFixed(3)} of JavaScript by hand`,
    );
  }
  if (ofTier0.length > 0) {
    console.log(
      `Memory, greatest and middle part of that with --no-jit: ${Math.max(...ofTier0).toFixed(2)} ${
        median(ofTier0).toFixed(2)
      }`,
    );
  }
  const save = option("save");
  if (save !== undefined) {
    Deno.writeTextFileSync(keptPath(save), `${JSON.stringify(times, null, 2)}\n`);
    console.log(`Times kept in ${keptPath(save)}`);
  }
  if (option("no-startup") === undefined) await startup(withOracle, quick ? 3 : 9);
  return wrong > 0 ? 1 : 0;
}

Deno.exit(await main());
