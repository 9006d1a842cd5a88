// SPDX-License-Identifier: MIT
/**
 * Compares the library with CPython's: the programs of `tests/fuzz/library` make random calls (`probe.py`), under CPython
 * 2.7 and under vmiotman, and what each call gave must be the same. Exit status 1 if anything differs.
 *
 *   deno task fuzz:library [--seed=N] [--count=N] [SUBJECT…]
 *   --most=N   show so many differences of a subject (default 8)
 *   --timeout=S   seconds for each process (default 120)
 */
import { hasOracle, oracleCommand } from "../oracle/oracle.ts";

const home = decodeURIComponent(new URL("../..", import.meta.url).pathname).replace(/\/$/, "");
const folder = `${home}/tests/fuzz/library`;

const number = (name: string, otherwise: number) =>
  Number(Deno.args.find((arg) => arg.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise);

/** The names of the programs, all or those asked for. */
function subjects(): string[] {
  const all = [...Deno.readDirSync(folder)].map(({ name }) => name)
    .filter((name) => name.endsWith(".py") && name !== "probe.py")
    .map((name) => name.slice(0, -3)).sort();
  const wanted = Deno.args.filter((arg) => !arg.startsWith("--"));
  const unknown = wanted.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Error(`no such subject: ${unknown.join(", ")}; there are ${all.join(", ")}`);
  return wanted.length > 0 ? wanted : all;
}

/** The lines that a program wrote, and how it ended if not well. */
interface Written {
  lines: string[];
  trouble?: string;
}

async function run(command: string[], subject: string, seed: number, count: number): Promise<Written> {
  const timeout = number("timeout", 120);
  const child = new Deno.Command(command[0], {
    args: [...command.slice(1), `${folder}/${subject}.py`, `${seed}`, `${count}`],
    cwd: home,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    env: { PYTHONDONTWRITEBYTECODE: "1", TZ: "Europe/Berlin", LC_ALL: "C" },
  }).spawn();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, timeout * 1000);
  const { code, stdout, stderr } = await child.output();
  clearTimeout(timer);
  const lines = new TextDecoder("latin1").decode(stdout).split("\n");
  if (lines.at(-1) === "") lines.pop();
  if (late) return { lines, trouble: `no end after ${timeout} s` };
  if (code === 0) return { lines };
  return { lines, trouble: `exit status ${code}: ${new TextDecoder().decode(stderr).trim().split("\n").at(-1)}` };
}

/** Compares one subject and prints what differs; the number of lines that do. */
async function compare(subject: string, seed: number, count: number): Promise<number> {
  const [theirs, ours] = await Promise.all([
    run(oracleCommand(), subject, seed, count),
    run([`${home}/vmiotman`, "run"], subject, seed, count),
  ]);
  let differences = 0, round = "";
  const most = number("most", 8);
  const report: string[] = [];
  for (let i = 0; i < Math.max(theirs.lines.length, ours.lines.length); i++) {
    const [a, b] = [theirs.lines[i], ours.lines[i]];
    if (a !== undefined && /^# \d+$/.test(a)) round = a.slice(2);
    if (a === b) continue;
    if (++differences <= most) report.push(`  round ${round}`, `  - ${a ?? "(nothing)"}`, `  + ${b ?? "(nothing)"}`);
    // What follows a call that only one of them made says nothing.
    if (a === undefined || b === undefined) break;
  }
  if (theirs.trouble !== ours.trouble) {
    differences++;
    report.push(`  CPython: ${theirs.trouble ?? "ended well"}`, `  vmiotman: ${ours.trouble ?? "ended well"}`);
  }
  const calls = theirs.lines.filter((line) => !/^# \d+$/.test(line)).length;
  console.log(`${subject}: ${calls} calls, ${differences} differ`);
  for (const line of report) console.log(line.length > 1200 ? `${line.slice(0, 1200)}…` : line);
  return differences;
}

if (!hasOracle()) {
  console.log("CPython 2.7 is not here: nothing to compare with");
  Deno.exit(0);
}
let different = 0;
for (const subject of subjects()) different += await compare(subject, number("seed", 1), number("count", 200));
Deno.exit(different > 0 ? 1 : 0);
