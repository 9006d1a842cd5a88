// SPDX-License-Identifier: MIT
/**
 * The command line of CPython 2.7: bundled single-letter options, then `-c CODE`, `-m MODULE`, a file or `-`, then the
 * program's own arguments. `vmiotman` accepts it in front of any program, so `sys.executable` can run scripts the way
 * programs expect. Source of truth: `python2.7 --help`.
 */
import { DEFAULT_FLAGS, DIALECTS, type PythonFlags } from "../project/runner.ts";
import { fromRawBytes } from "../project/bytes.ts";
import type { Schedule } from "../vm/sched/repeatable.ts";
import { fail } from "./command.ts";

/** What a Python command line asks for. */
export interface PythonCommand {
  flags: PythonFlags;
  /** `--lib` folders, `--trust` files: our own options, accepted among Python's. */
  lib: string[];
  trust: string[];
  /** `--seed`, `--slice`, `--virtual-time`: how threads are scheduled; absent without any of them. */
  schedule?: Schedule;
  /** `--ps`. */
  ps: boolean;
  /** `--stats`. */
  stats: boolean;
  /** `-x`: the first line of the program is not Python. */
  skipFirstLine: boolean;
  what: "command" | "module" | "path" | "none" | "version" | "help";
  /** Code, module or path. */
  text: string;
  /** Arguments of the program. */
  rest: string[];
}

/** The arguments in the hexadecimal `digits` of the launcher: bytes, each argument ended by a zero. */
export function argumentsOf(digits: string): string[] {
  const bytes = Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const args: string[] = [];
  for (let start = 0, end; (end = bytes.indexOf(0, start)) >= 0; start = end + 1) {
    args.push(fromRawBytes(bytes.subarray(start, end)));
  }
  return args;
}

/** Parses `args`. Throws `CliError` for an unknown option or a missing value. */
export function parsePython(args: string[]): PythonCommand {
  const flags: PythonFlags = { ...DEFAULT_FLAGS, warnings: [] };
  const result: PythonCommand = {
    flags,
    lib: [],
    trust: [],
    ps: false,
    stats: false,
    skipFirstLine: false,
    what: "none",
    text: "",
    rest: [],
  };
  let i = 0;
  const operand = (bundle: string, at: number): string => {
    if (at + 1 < bundle.length) return bundle.slice(at + 1);
    if (i + 1 >= args.length) fail(`option -${bundle[at]} needs a value; see 'vmiotman --help'`);
    return args[++i];
  };
  for (; i < args.length; i++) {
    const arg = args[i];
    if (arg === "-" || !arg.startsWith("-")) break;
    if (arg === "--") {
      i++;
      break;
    }
    if (arg.startsWith("--")) {
      const equals = arg.indexOf("=");
      const name = equals < 0 ? arg : arg.slice(0, equals);
      if (name === "--help") return { ...result, what: "help" };
      if (name === "--version") return { ...result, what: "version" };
      if (name === "--no-jit" && equals < 0) {
        flags.jitThreshold = null;
        continue;
      }
      if (name === "--jit-threshold") {
        const text = equals >= 0 ? arg.slice(equals + 1) : args[++i] ?? "";
        if (!/^\d+$/.test(text)) fail(`option --jit-threshold needs a number; see 'vmiotman --help'`);
        flags.jitThreshold = Number(text);
        continue;
      }
      if (name === "--jit-stress") {
        // For tests (docs/testing.md), so not in the help.
        const text = equals >= 0 ? arg.slice(equals + 1) : args[++i] ?? "";
        if (!/^\d{1,9}$/.test(text)) fail("option --jit-stress needs a number");
        flags.jitStress = Number(text);
        continue;
      }
      if (name === "--virtual-time") {
        if (equals >= 0) fail("option --virtual-time takes no value; see 'vmiotman --help'");
        (result.schedule ??= {}).virtualTime = true;
        continue;
      }
      if (name === "--seed" || name === "--slice") {
        const text = equals >= 0 ? arg.slice(equals + 1) : args[++i];
        if (text === undefined) fail(`option ${name} needs a value; see 'vmiotman --help'`);
        const value = Number(text);
        const least = name === "--seed" ? 0 : 1;
        if (!/^\d+$/.test(text) || value < least || value > 4294967295) {
          fail(`option ${name} needs a whole number from ${least} to 4294967295, not '${text}'`);
        }
        (result.schedule ??= {})[name === "--seed" ? "seed" : "slice"] = value;
        continue;
      }
      if (name === "--dialect") {
        const text = equals >= 0 ? arg.slice(equals + 1) : args[++i];
        const found = DIALECTS.find((d) => d === text);
        if (found === undefined) {
          fail(`option --dialect needs ${DIALECTS.join(" or ")}${text === undefined ? "" : `, not '${text}'`}`);
        }
        flags.dialect = found;
        continue;
      }
      if (arg === "--stats") {
        result.stats = true;
        continue;
      }
      if (arg === "--ps") {
        result.ps = true;
        continue;
      }
      const list = name === "--lib" ? result.lib : name === "--trust" ? result.trust : undefined;
      if (list === undefined) fail(`unknown option ${name}; see 'vmiotman --help'`);
      if (equals >= 0) list.push(arg.slice(equals + 1));
      else if (i + 1 < args.length) list.push(args[++i]);
      else fail(`option ${name} needs a value; see 'vmiotman --help'`);
      continue;
    }
    for (let at = 1; at < arg.length; at++) {
      switch (arg[at]) {
        case "c":
          result.text = operand(arg, at);
          return { ...result, what: "command", rest: args.slice(i + 1) };
        case "m":
          result.text = operand(arg, at);
          return { ...result, what: "module", rest: args.slice(i + 1) };
        case "W":
          flags.warnings.push(operand(arg, at));
          at = arg.length;
          break;
        case "Q": {
          const value = operand(arg, at);
          if (value !== "old" && value !== "new" && value !== "warn" && value !== "warnall") {
            fail("-Q option should be `-Qold', `-Qwarn', `-Qwarnall', or `-Qnew' only");
          }
          flags.division = value;
          at = arg.length;
          break;
        }
        case "B":
          flags.dontWriteBytecode = true;
          break;
        case "E":
          flags.ignoreEnvironment = true;
          break;
        case "O":
          flags.optimize++;
          break;
        case "R":
          flags.hashRandomization = 1;
          break;
        case "S":
          flags.noSite = true;
          break;
        case "s":
          flags.noUserSite = true;
          break;
        case "t":
          flags.tabcheck++;
          break;
        case "u":
          flags.unbuffered = true;
          break;
        case "v":
          flags.verbose++;
          break;
        case "3":
          flags.py3kWarning = true;
          break;
        case "i":
          flags.inspect = true;
          break;
        case "x":
          result.skipFirstLine = true;
          break;
        case "b":
        case "d":
          break;
        case "h":
        case "?":
          return { ...result, what: "help" };
        case "V":
          return { ...result, what: "version" };
        default:
          fail(`unknown option -${arg[at]}; see 'vmiotman --help'`);
      }
    }
  }
  if (i < args.length) {
    result.what = "path";
    result.text = args[i];
    result.rest = args.slice(i + 1);
  }
  return result;
}
