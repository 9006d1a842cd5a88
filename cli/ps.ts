// SPDX-License-Identifier: MIT
/** The command `ps`: asks the running programs of the user, through their sockets, how they are. */
import { fromByteString } from "../project/bytes.ts";
import {
  errorLines,
  PS_VERSION,
  psFolders,
  type PsReport,
  type PsThread,
  type ServiceStatus,
} from "../vm/base/ps_report.ts";
import { EXIT_OK, fail, type Parsed } from "./command.ts";
import { out } from "./output.ts";

/** Milliseconds a program has to answer: it may be inside one long computation. */
const ANSWER_MS = 3000;

/** What became of the question to one program. */
type Answer = { pid: string; report: PsReport } | { pid: string; problem: string };

/** `vmiotman ps`. */
export async function ps(parsed: Parsed): Promise<number> {
  for (const pid of parsed.rest) {
    if (!/^\d+$/.test(pid)) fail(`'${pid}' is no process number; see 'vmiotman ps --help'`);
  }
  const answers = (await Promise.all(sockets(parsed.rest).map(({ pid, path }) => ask(pid, path))))
    .filter((answer) => answer !== undefined)
    .sort((a, b) => Number(a.pid) - Number(b.pid));
  for (const pid of parsed.rest) {
    if (!answers.some((answer) => answer.pid === pid)) fail(`no program with the process number ${pid} can be seen`);
  }
  if (parsed.switches.has("json")) {
    const reports = answers.map((answer) => "report" in answer ? answer.report : answer);
    out(`${JSON.stringify(reports, (_key, value) => typeof value === "string" ? fromByteString(value) : value, 2)}\n`);
    return EXIT_OK;
  }
  if (answers.length === 0) {
    out("no program is running that 'ps' can see (those with services, and those started with 'run --ps', can be)\n");
    return EXIT_OK;
  }
  out(answers.map((answer) => show(answer, parsed.switches.has("threads"))).join("\n"));
  return EXIT_OK;
}

/** The sockets of this user's programs; of those with the given numbers, if there are any. */
function sockets(pids: string[]): { pid: string; path: string }[] {
  const uid = Deno.uid() ?? 0;
  const found: { pid: string; path: string }[] = [];
  for (const folder of psFolders((name) => Deno.env.get(name), uid)) {
    try {
      const { mode, uid: owner } = Deno.lstatSync(folder);
      // In /tmp anybody may have made it; then the answers were not those of our programs.
      if (owner !== uid || ((mode ?? 0) & 0o077) !== 0) continue;
      for (const { name } of Deno.readDirSync(folder)) {
        const pid = /^(\d+)(?:-\d+)?\.sock$/.exec(name)?.[1];
        if (pid !== undefined && (pids.length === 0 || pids.includes(pid))) {
          found.push({ pid, path: `${folder}/${name}` });
        }
      }
    } catch (error) {
      if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.PermissionDenied) continue;
      throw error;
    }
  }
  return found;
}

/** Asks one program. A socket that nobody listens at any more is removed. */
async function ask(pid: string, path: string): Promise<Answer | undefined> {
  let connection: Deno.UnixConn;
  try {
    connection = await Deno.connect({ transport: "unix", path });
  } catch (error) {
    if (error instanceof Deno.errors.ConnectionRefused) removeStale(path);
    else if (!(error instanceof Deno.errors.NotFound)) return { pid, problem: "cannot be asked" };
    return undefined;
  }
  const timer = setTimeout(() => connection.close(), ANSWER_MS);
  try {
    const text = await new Response(connection.readable).text();
    const report = JSON.parse(text) as PsReport;
    if (report.version !== PS_VERSION) return { pid, problem: "is run by another version of vmiotman" };
    return { pid, report };
  } catch {
    return { pid, problem: "does not answer" };
  } finally {
    clearTimeout(timer);
  }
}

function removeStale(path: string): void {
  try {
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** What is shown of a program. */
function show(answer: Answer, withThreads: boolean): string {
  if ("problem" in answer) return `${answer.pid} ${answer.problem}\n`;
  const { report } = answer;
  const words = [String(report.pid), fromByteString(report.program), ...report.arguments.map(fromByteString)];
  let text = `${words.join(" ")}, up ${duration(report.uptime)}\n`;
  if (report.services.length > 0) {
    text += table(["SERVICE", "STATE", "UP", "RESTARTS", "LAST ERROR"], report.services.map(serviceRow));
  }
  if (report.tasks.length > 0) {
    const rows = report.tasks.map((task) => [String(task.id), task.name, task.kind, optional(task.uptime)]);
    text += table(["TASK", "NAME", "KIND", "UP"], rows);
  }
  if (withThreads || report.services.length === 0) {
    text += table(["THREAD", "STATE", "WAITS FOR", "UP"], report.threads.map(threadRow));
  }
  for (const { name, error, errorTime } of report.services) {
    if (error === null) continue;
    const when = new Date((errorTime ?? 0) * 1000).toISOString().replace(/\.\d+Z$/, "Z").replace("T", " ");
    text += `  last error of ${fromByteString(name)}, ${when}:\n`;
    text += errorLines(error).map((line) => `    ${fromByteString(line)}\n`).join("");
  }
  return text;
}

function serviceRow(service: ServiceStatus): string[] {
  const { name, state, uptime, restarts, restartIn, error } = service;
  const where = restartIn === null
    ? state === "running" && !service.up ? "starting" : state
    : `${state} ${duration(restartIn)}`;
  return [fromByteString(name), where, optional(uptime), String(restarts), error === null ? "-" : short(error)];
}

function threadRow({ job, name, state, waits, uptime }: PsThread): string[] {
  const full = [job, name === "" ? "(no name)" : name].filter((part) => part !== "").join("/");
  return [fromByteString(full), state, waits ?? "-", duration(uptime)];
}

const optional = (seconds: number | null): string => seconds === null ? "-" : duration(seconds);
const short = (error: NonNullable<ServiceStatus["error"]>): string => {
  const line = fromByteString(errorLines(error)[0].split("\n")[0]);
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};

/** "0.4 s", "12 s", "3 min 20 s", "2 h 5 min", "4 d 3 h". */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const s = Math.floor(seconds), minutes = Math.floor(s / 60), hours = Math.floor(minutes / 60);
  if (s < 60) return `${s} s`;
  if (minutes < 60) return `${minutes} min ${s % 60} s`;
  if (hours < 48) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** Rows under their titles, in columns. */
function table(titles: string[], rows: string[][]): string {
  const widths = titles.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i].length)));
  return [titles, ...rows].map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i])).join("  ").trimEnd()}\n`)
    .join("");
}
