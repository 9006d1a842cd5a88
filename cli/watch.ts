// SPDX-License-Identifier: MIT
/** The commands that watch a run: `run --stats`, `dis --jit`, `profile`. */
import { Code } from "../vm/bytecode/code.ts";
import { disassemble } from "../vm/bytecode/disasm.ts";
import { engine } from "../engine/engine.ts";
import { fromByteString, toByteString } from "../project/bytes.ts";
import type { RunOptions } from "../project/runner.ts";
import type { TierStatistics, WatchResult } from "../project/watch.ts";
import { EXIT_FAILED, EXIT_OK, fail, type Parsed, valueOf } from "./command.ts";
import { flameHtml, flameSvg } from "./flame.ts";
import { err, outBytes } from "./output.ts";
import { parsePython, type PythonCommand } from "./python_options.ts";
import { findProgram, runOptions } from "./run.ts";

/** Rows of a list that is cut. */
const MOST_ROWS = 20;

const share = (part: number, whole: number) => `${(whole > 0 ? 100 * part / whole : 0).toFixed(1)} %`;
const count = (n: number) => n.toLocaleString("en-US");

/** The most frequent rows, with how many were left out. */
function ranked(rows: [string, number][]): string {
  const sorted = rows.toSorted((a, b) => b[1] - a[1]);
  const width = Math.max(1, ...sorted.map(([, n]) => count(n).length));
  return sorted.slice(0, MOST_ROWS).map(([text, n]) => `    ${count(n).padStart(width)}  ${fromByteString(text)}\n`)
    .join("") +
    (sorted.length > MOST_ROWS ? `    … ${sorted.length - MOST_ROWS} more\n` : "");
}

/** The text of `--stats`. */
export function showStatistics(s: TierStatistics): string {
  const ms = s.ms[0] + s.ms[1], instructions = s.instructions[0] + s.instructions[1];
  const rate = (tier: 0 | 1) =>
    s.ms[tier] > 0 ? `${(s.instructions[tier] / s.ms[tier] / 1000).toFixed(0)} million a second` : "none";
  let text =
    `\nStatistics of the run: ${(s.totalMs / 1000).toFixed(3)} s, of which Python ran ${(ms / 1000).toFixed(3)} s\n` +
    `  instructions: ${count(instructions)}\n`;
  for (const tier of [0, 1] as const) {
    text += `  tier ${tier}: ${(s.ms[tier] / 1000).toFixed(3)} s (${share(s.ms[tier], ms)}), ` +
      `${count(s.instructions[tier])} instructions (${share(s.instructions[tier], instructions)}), ${rate(tier)}\n`;
  }
  if (!s.on) return text + "  generated code: turned off (--no-jit)\n";
  text += `  generated: ${s.functions} functions, ${s.loops} loops, in ${s.generatingMs.toFixed(1)} ms\n`;
  if (s.refused.length > 0) text += `  not generated (how often it was asked for, where, why):\n${ranked(s.refused)}`;
  if (s.failures.length > 0) text += `  failed guards (how often, where, what):\n${ranked(s.failures)}`;
  return text;
}

// ---- dis --jit -----------------------------------------------------------------------------------------------------

/** All code objects in `code`, itself first. */
function* codesIn(code: Code): Generator<Code> {
  yield code;
  for (const c of code.ensure().consts) if (c instanceof Code) yield* codesIn(c);
}

/** Bytecode of one code object by offset: the text of `dis` for each instruction. */
function instructionTexts(code: Code): Map<number, string> {
  const texts = new Map<number, string>();
  let line = "";
  for (const row of disassemble(code).split("\n")) {
    const match = /^ *(\d+)? *(?:-->)? *(?:>>)? +(\d+) ([A-Z_+0-9]+.*)$/.exec(row);
    if (match === null) continue;
    if (match[1] !== undefined) line = match[1];
    texts.set(Number(match[2]), `${line.padStart(4)} ${match[2].padStart(5)} ${match[3].replace(/ +/g, " ")}`);
  }
  return texts;
}

/** JavaScript indented by its braces, bytecode as comments between. */
function interleave(code: Code, text: string): string {
  const instructions = instructionTexts(code);
  let depth = 0, shown = "";
  for (const raw of text.split("\n")) {
    const mark = /^\/\/ @(\d+)$/.exec(raw);
    if (mark !== null) {
      shown += `//${instructions.get(Number(mark[1])) ?? ` ${mark[1]}`}\n`;
      continue;
    }
    // Braces in texts and names of constants do not count; the rest is balanced.
    const bare = raw.replace(/"(?:[^"\\]|\\.)*"/g, '""');
    const opens = (bare.match(/[{[(]/g) ?? []).length, closes = (bare.match(/[}\])]/g) ?? []).length;
    const leading = /^[}\])]/.test(bare) ? 1 : 0;
    shown += `${"  ".repeat(Math.max(0, depth - leading) + 1)}${raw}\n`;
    depth = Math.max(0, depth + opens - closes);
  }
  return shown;
}

/** Whether `wanted` (NAME, or NAME:LINE of its first line) means this code object. */
function isWanted(code: Code, wanted: string): boolean {
  const [name, line] = wanted.split(":");
  return code.name === name && (line === undefined || Number(line) === code.firstlineno);
}

/** `vmiotman dis --jit FUNCTION FILE [ARGUMENTS]`. */
export async function disJit(parsed: Parsed): Promise<number> {
  const wanted = toByteString(valueOf(parsed, "jit")!);
  if (parsed.rest.length === 0) fail("dis --jit needs a program to run; see 'vmiotman dis --help'");
  const python = parsePython(parsed.rest);
  let result: WatchResult | undefined, main: Code | undefined;
  const threshold = valueOf(parsed, "jit-threshold");
  if (threshold !== undefined) python.flags.jitThreshold = Number(threshold);
  const options = await prepareRun(python);
  // What the program prints must not stand between the code.
  const { host } = options.run;
  const write = host.write.bind(host);
  host.write = (fd, bytes) => write(fd === 1 ? 2 : fd, bytes);
  options.run.watch = {
    code: wanted,
    done: (r, code) => {
      result = r;
      main = code;
    },
  };
  await engine.run(options.program, options.run);
  const units = result!.units.filter((u) => isWanted(u.code, wanted));
  if (units.length === 0) {
    const known = main === undefined ? [] : [...codesIn(main)].filter((c) => isWanted(c, wanted));
    if (known.length === 0 && !result!.units.some((u) => u.code.name === wanted.split(":")[0])) {
      fail(`no function '${fromByteString(wanted)}' was compiled or stands in the program`);
    }
    const why = result!.statistics.refused.filter(([place]) => place.includes(` ${wanted.split(":")[0]}: `));
    outBytes(known.map((c) => disassemble(c)).join("\n"));
    err(
      why.length > 0
        ? `vmiotman: no JavaScript was generated: ${fromByteString(why[0][0])}\n`
        : `vmiotman: no JavaScript was generated: '${fromByteString(wanted)}' was not hot; see --jit-threshold\n`,
    );
    return EXIT_FAILED;
  }
  // The last unit for each entry is the one with all that was learned.
  const last = new Map<string, typeof units[number]>();
  for (const unit of units) last.set(`${unit.code.firstlineno} ${unit.byCall} ${unit.entryOffset}`, unit);
  for (const unit of last.values()) {
    const { code, byCall, entryOffset } = unit;
    const made = units.filter((u) => u.code === code && u.byCall === byCall && u.entryOffset === entryOffset).length;
    outBytes(
      `${code.name} (${code.filename}:${code.firstlineno}), ` +
        `${byCall ? "entered by a call" : `entered from tier 0 at ${entryOffset}`}` +
        `${made > 1 ? `, generated ${made} times, the last one:` : ":"}\n`,
    );
    outBytes(interleave(code, toByteString(unit.text)) + "\n");
  }
  return EXIT_OK;
}

async function prepareRun(python: PythonCommand) {
  const found = await findProgram(python);
  if (found === undefined) fail("no program to run is named");
  const { program, extra, project } = found;
  const run: RunOptions = { ...runOptions(python, extra), project, ps: python.ps };
  return { program, run };
}

// ---- profile ---------------------------------------------------------------------------------------------------------

/** The text table of a profile. */
function showProfile(result: WatchResult, lines: boolean): string {
  const functions = new Map<string, { self: number; total: number; tier1: number }>();
  let whole = 0, samples = 0;
  for (const { stack, ms, count } of result.samples) {
    const time = ms[0] + ms[1];
    whole += time;
    samples += count;
    const seen = new Set<string>();
    stack.forEach((place, i) => {
      const key = lines
        ? `${place.file}:${place.line} ${place.name}`
        : `${place.file}:${place.firstLine} ${place.name}`;
      let row = functions.get(key);
      if (row === undefined) functions.set(key, row = { self: 0, total: 0, tier1: 0 });
      if (!seen.has(key)) row.total += time;
      seen.add(key);
      if (i === stack.length - 1) {
        row.self += time;
        row.tier1 += ms[1];
      }
    });
  }
  const rows = [...functions].filter(([, r]) => lines ? r.self > 0 : true).sort((a, b) =>
    b[1].self - a[1].self || b[1].total - a[1].total
  ).slice(0, MOST_ROWS);
  const head = lines
    ? "     self            tier 1  line\n"
    : `\n${count(samples)} samples, ${(whole / 1000).toFixed(3)} s of Python\n` +
      "     self            with callees      tier 1  function\n";
  return head + rows.map(([name, r]) => {
    const self = `${r.self.toFixed(0).padStart(6)} ms ${share(r.self, whole).padStart(7)}`;
    const total = lines ? "" : `  ${r.total.toFixed(0).padStart(6)} ms ${share(r.total, whole).padStart(7)}`;
    return `${self}${total}  ${share(r.tier1, r.self).padStart(8)}  ${fromByteString(name)}\n`;
  }).join("") + (lines ? "" : "\n");
}

/** `vmiotman profile [OPTIONS] FILE [ARGUMENTS]`. */
export async function profile(parsed: Parsed): Promise<number> {
  const python = parsePython([
    ...(parsed.values.get("lib") ?? []).map((folder) => `--lib=${folder}`),
    ...(parsed.switches.has("no-jit") ? ["--no-jit"] : []),
    ...(parsed.values.get("jit-threshold") ?? []).map((n) => `--jit-threshold=${n}`),
    "--",
    ...parsed.rest,
  ]);
  if (parsed.rest.length === 0) fail("profile needs a program; see 'vmiotman profile --help'");
  const { program, run } = await prepareRun(python);
  let result: WatchResult | undefined;
  run.watch = { profile: true, done: (r) => result = r };
  const status = await engine.run(program, run);
  const name = parsed.rest.join(" ");
  for (const [option, make] of [["html", flameHtml], ["svg", flameSvg]] as const) {
    const file = valueOf(parsed, option);
    if (file !== undefined) await Deno.writeTextFile(file, make(result!, name));
  }
  err(showProfile(result!, false) + showProfile(result!, true));
  return status;
}
