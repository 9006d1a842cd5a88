// SPDX-License-Identifier: MIT
/**
 * The comments in a Python test program that say what it must do, and the comparison with what it did. The same
 * comments are checked against our VM and, with `deno task test:oracle`, against CPython 2.7.
 *
 *   print x         # expect: text            the lines of standard output, in the order of the comments
 *   f()             # expect raises: E: text  ends the program; type, text and line are checked
 *   x = = 1         # expect syntax error: t  type (default SyntaxError), text and line are checked
 *   # expect exit: N                          exit code, where it is not the usual one
 *   # expect stderr: text                     this line is somewhere in standard error
 *   # stdin: text      # args: a b      # flags: -O -3
 *   # needs: net root lib …     skipped where that is not there      # process: reason   not in the test process
 *   # dialects: both          runs again in VMIOT's dialect, whose "PRINT: " before each line is not compared
 *   # slow    # skip: reason    # helper (not a test)    # oracle: none, reason
 *
 * Without any `expect`, the file `NAME.py.out` beside the program holds all its output; CPython writes it
 * (`deno task golden`). A program with neither must print nothing and end well.
 */

/** Result of running a program once. */
export interface Outcome {
  stdout: string;
  stderr: string;
  exitCode: number;
  /** Why the run was given up: timeout, crash of ours. */
  trouble?: string;
}

interface Located {
  text: string;
  line: number;
}

/** What the comments of a program say. */
export interface Script {
  path: string;
  expected: Located[];
  raises?: Located;
  syntaxError?: Located;
  exitCode?: number;
  stderr: string[];
  stdin: string;
  args: string[];
  flags: string[];
  needs: string[];
  /** Reason for a process of its own, or undefined. */
  process?: string;
  slow: boolean;
  skip?: string;
  helper: boolean;
  /** Reason why CPython is not asked. */
  noOracle?: string;
  /** To be run in VMIOT's dialect, too; see {@linkcode inDialect}. */
  bothDialects: boolean;
  /** Every line of the output begins with this. */
  prefix: string;
  /** Contents of `NAME.py.out`. */
  golden?: string;
  /** Mistakes in the comments themselves. */
  problems: string[];
}

/** Reads the comments of a program. `source` is bytes as code units. */
export function parseScript(path: string, source: string, golden: string | undefined): Script {
  const script: Script = {
    path,
    expected: [],
    stderr: [],
    stdin: "",
    args: [],
    flags: [],
    needs: [],
    slow: false,
    helper: false,
    bothDialects: false,
    prefix: "",
    golden,
    problems: [],
  };
  source.split("\n").forEach((text, index) => {
    const line = index + 1;
    const found = /(?:^|\s)#\s*expect\b([^:]*)(?::[ \t]?(.*))?$/.exec(text);
    if (found !== null) {
      const value = (found[2] ?? "").trimEnd();
      const located = { text: value, line };
      if (found[2] === undefined) script.problems.push(`${path}:${line}: 'expect' without a colon`);
      else if (found[1] === "") script.expected.push(located);
      else if (found[1] === " raises") script.raises = located;
      else if (found[1] === " syntax error") script.syntaxError = located;
      else if (found[1] === " exit") script.exitCode = Number(value);
      else if (found[1] === " stderr") script.stderr.push(value);
      else script.problems.push(`${path}:${line}: unknown 'expect${found[1]}'`);
      return;
    }
    const directive = /^#\s*(stdin|args|flags|needs|process|slow|skip|helper|oracle|dialects)\b(?::[ \t]?(.*))?\s*$/
      .exec(text);
    if (directive === null) return;
    const value = (directive[2] ?? "").trimEnd();
    const words = value.split(/[\s,]+/).filter(Boolean);
    switch (directive[1]) {
      case "stdin":
        script.stdin += `${value}\n`;
        break;
      case "args":
        script.args.push(...words);
        break;
      case "flags":
        script.flags.push(...words);
        break;
      case "needs":
        script.needs.push(...words);
        break;
      case "process":
        script.process = value || "asked for";
        break;
      case "slow":
        script.slow = true;
        break;
      case "skip":
        script.skip = value || "no reason given";
        break;
      case "dialects":
        script.bothDialects = true;
        if (value !== "both") script.problems.push(`${path}:${line}: write '# dialects: both'`);
        break;
      case "helper":
        script.helper = true;
        break;
      case "oracle": {
        const reason = /^none,\s*(.+)$/.exec(value);
        if (reason === null) script.problems.push(`${path}:${line}: write '# oracle: none, reason'`);
        else script.noOracle = reason[1];
      }
    }
  });
  if (golden !== undefined && script.expected.length > 0) {
    script.problems.push(`${path}: has both '# expect:' and a .out file`);
  }
  return script;
}

/** The same program to be run in VMIOT's dialect, where every printed line has a prefix. */
export function inDialect(script: Script): Script {
  return { ...script, flags: [...script.flags, "--dialect=vmiot"], prefix: "PRINT: ", bothDialects: false };
}

/**
 * Compares an outcome with the comments.
 * @param ours Whether our own command ran it: its exit code for a syntax error is 3, CPython's is 1.
 * @returns what is wrong, one text each; empty when all is well.
 */
export function judge(script: Script, outcome: Outcome, ours: boolean): string[] {
  const problems = [...script.problems];
  const { path } = script;
  if (outcome.trouble !== undefined) problems.push(`${path}: ${outcome.trouble}`);
  if (script.golden !== undefined) {
    if (outcome.stdout !== script.golden) problems.push(firstDifference(path, script.golden, outcome.stdout));
  } else {
    const lines = outcome.stdout.split("\n");
    if (lines.at(-1) === "") lines.pop();
    for (let i = 0; i < Math.max(lines.length, script.expected.length); i++) {
      const wanted = script.expected[i], line = lines[i]?.trimEnd();
      // What lacks the prefix is compared as it is, and differs.
      const got = line?.startsWith(script.prefix.trimEnd()) ? line.slice(script.prefix.length) : line;
      if (wanted?.text === got) continue;
      if (wanted === undefined) problems.push(`${path}: unexpected output ${JSON.stringify(got)}`);
      else if (got === undefined) {
        problems.push(`${path}:${wanted.line}: expected ${JSON.stringify(wanted.text)}, got nothing`);
      } else {problems.push(
          `${path}:${wanted.line}: expected ${JSON.stringify(wanted.text)}, got ${JSON.stringify(got)}`,
        );}
      break;
    }
  }
  const failure = script.raises ?? script.syntaxError;
  const wantedExit = script.exitCode ??
    (script.syntaxError !== undefined ? (ours ? 3 : 1) : failure !== undefined ? 1 : 0);
  if (outcome.exitCode !== wantedExit && outcome.trouble === undefined) {
    problems.push(`${path}: exit code ${outcome.exitCode}, expected ${wantedExit}${tail(outcome.stderr)}`);
  }
  if (failure !== undefined) {
    const wanted = script.syntaxError !== undefined && !/^(Syntax|Indentation|Tab)Error\b/.test(failure.text)
      ? `SyntaxError: ${failure.text}`
      : failure.text;
    const lines = outcome.stderr.trimEnd().split("\n");
    const last = lines.at(-1) ?? "";
    if (last.trimEnd() !== wanted) {
      problems.push(`${path}:${failure.line}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(last)}`);
    } else {
      const name = path.slice(path.lastIndexOf("/") + 1);
      const places = [...outcome.stderr.matchAll(/^ {2}File "([^"]*)", line (\d+)/gm)].filter((m) =>
        m[1].endsWith(name)
      );
      const place = Number(places.at(-1)?.[2]);
      if (place !== failure.line) problems.push(`${path}:${failure.line}: raised at line ${place} instead`);
    }
  }
  for (const line of script.stderr) {
    if (!outcome.stderr.split("\n").some((got) => got.trimEnd() === line)) {
      problems.push(`${path}: standard error has no line ${JSON.stringify(line)}${tail(outcome.stderr)}`);
    }
  }
  if (failure === undefined && script.stderr.length === 0 && wantedExit === 0 && outcome.stderr !== "") {
    problems.push(`${path}: unexpected standard error${tail(outcome.stderr)}`);
  }
  return problems;
}

function tail(stderr: string): string {
  const lines = stderr.trimEnd().split("\n").slice(-6);
  return stderr === "" ? "" : `\n        ${lines.join("\n        ")}`;
}

function firstDifference(path: string, wanted: string, got: string): string {
  const a = wanted.split("\n"), b = got.split("\n");
  const i = a.findIndex((line, index) => line !== b[index]);
  const at = i < 0 ? a.length : i;
  return `${path}.out:${at + 1}: expected ${JSON.stringify(a[at] ?? "end of output")}, got ${
    JSON.stringify(b[at] ?? "end of output")
  }`;
}
