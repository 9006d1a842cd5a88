// SPDX-License-Identifier: MIT
/**
 * How a command of `vmiotman` is described, its arguments parsed and its help printed. One table of options per command
 * feeds all three, so `--help` cannot disagree with what is accepted.
 */

/** Exit codes of `vmiotman` (`docs/cli.md`). */
export const EXIT_OK = 0;
/** The Python program failed. */
export const EXIT_FAILED = 1;
/** The command line is wrong, or names something that is not there. */
export const EXIT_USAGE = 2;
/** A source or a manifest has an error. */
export const EXIT_COMPILE = 3;
/** An image cannot be loaded. */
export const EXIT_IMAGE = 4;
/** The device or the system refuses: permissions, full disk. */
export const EXIT_ENVIRONMENT = 5;

/** Ends the command with a message for the user and an exit code. Plain class: nobody reads its stack. */
export class CliError {
  constructor(readonly message: string, readonly code: number) {}
}

/** Throws a {@linkcode CliError}. */
export function fail(message: string, code: number = EXIT_USAGE): never {
  throw new CliError(message, code);
}

/** One option of a command. */
export interface Option {
  /** Long name without dashes. */
  name: string;
  /** One letter. */
  short?: string;
  /** Name of its value in the help; absent: a switch. */
  value?: string;
  /** May be given more than once. */
  repeated?: boolean;
  help: string;
}

/** A command. */
export interface Command {
  name: string;
  /** What follows the name, for the usage line. */
  usage: string;
  summary: string;
  /** More than one line of explanation. */
  details?: string;
  options: Option[];
  examples: [command: string, meaning: string][];
  /** Options end at the first other argument: the rest belongs to the program. */
  passesRest?: boolean;
  /** Loads the code and runs it. */
  run: (parsed: Parsed) => Promise<number>;
}

/** Arguments after parsing. */
export interface Parsed {
  /** Switches that were given. */
  switches: Set<string>;
  /** Values by long name, in order. */
  values: Map<string, string[]>;
  /** Other arguments. */
  rest: string[];
}

/** The last value of option `name`. */
export function valueOf(parsed: Parsed, name: string): string | undefined {
  return parsed.values.get(name)?.at(-1);
}

/** Parses `args` by the options of `command`. Throws {@linkcode CliError}. */
export function parseOptions(command: Command, args: string[]): Parsed {
  const parsed: Parsed = { switches: new Set(), values: new Map(), rest: [] };
  const hint = `; see 'vmiotman ${command.name} --help'`;
  const put = (option: Option, value: string) => {
    const values = parsed.values.get(option.name);
    if (values === undefined) parsed.values.set(option.name, [value]);
    else if (option.repeated) values.push(value);
    else fail(`option --${option.name} is given twice${hint}`);
  };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    const isOption = arg.length > 1 && arg[0] === "-";
    if (!isOption) {
      parsed.rest.push(arg);
      if (!command.passesRest) continue;
      parsed.rest.push(...args.slice(i + 1));
      break;
    }
    if (arg === "--") {
      parsed.rest.push(...args.slice(i + 1));
      break;
    }
    const equals = arg.startsWith("--") ? arg.indexOf("=") : -1;
    const name = arg.startsWith("--") ? arg.slice(2, equals < 0 ? undefined : equals) : arg.slice(1);
    const option = command.options.find((o) => arg.startsWith("--") ? o.name === name : o.short === name);
    if (option === undefined) fail(`unknown option ${equals < 0 ? arg : arg.slice(0, equals)}${hint}`);
    if (option.value === undefined) {
      if (equals >= 0) fail(`option --${option.name} takes no value${hint}`);
      parsed.switches.add(option.name);
    } else if (equals >= 0) {
      put(option, arg.slice(equals + 1));
    } else if (i + 1 < args.length) {
      put(option, args[++i]);
    } else {
      fail(`option ${arg} needs a value (${option.value})${hint}`);
    }
  }
  return parsed;
}

/** Lines of two columns, the second aligned. */
function columns(rows: [string, string][]): string {
  const width = Math.max(...rows.map((row) => row[0].length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}\n`).join("");
}

/** The help of one command. */
export function commandHelp(command: Command): string {
  const options: [string, string][] = command.options.map((option) => [
    `${option.short === undefined ? "    " : `-${option.short}, `}--${option.name}${
      option.value === undefined ? "" : ` ${option.value}`
    }`,
    option.help,
  ]);
  options.push(["    --help", "Show this help"]);
  return `${command.summary}.\n\nUsage: vmiotman ${command.name}${
    command.usage === "" ? "" : ` ${command.usage}`
  }\n\n` +
    (command.details === undefined ? "" : `${command.details}\n\n`) +
    `Options:\n${columns(options)}\nExamples:\n${columns(command.examples)}`;
}

/** The help of the whole program. */
export function programHelp(commands: Command[]): string {
  return `vmiotman compiles and runs Python 2.7 programs.

Usage: vmiotman COMMAND [ARGUMENTS]
       vmiotman [PYTHON OPTIONS] [FILE | FOLDER | -c CODE | -m MODULE | -] [ARGUMENTS]

Commands:
${columns(commands.map((command) => [command.name, command.summary]))}
'vmiotman COMMAND --help' shows the options of a command, with examples.
Without arguments: an interactive session on a terminal, else the program on standard input.
/vmiotcompile and /vmiotrun are accepted, in any letter case, for 'compile' and 'run'.

Python options, with the meaning they have for python2.7: -B -E -i -O -OO -R -s -S -t -tt -u -V -W ARG -x -Qold -Qnew
(accepted without effect: -3 -b -d -v -Qwarn -Qwarnall).

Environment:
  PYTHONPATH    Folders searched for modules before the library
  VMIOT_LIB     Folders searched for modules after the library (as --lib)
  VMIOT_FAULT_IO  RATE,SEED: faults on purpose in reads, writes and connections, for tests

Exit codes: 0 success, 1 the Python program failed, 2 wrong usage, 3 error in a source or manifest, 4 bad image,
5 the device or the system refuses.

Examples:
${
    columns([
      ["vmiotman run examples/greenhouse", "Run a project folder"],
      ["vmiotman compile examples/greenhouse", "Compile it into main_img.vmiot"],
      ["vmiotman run main_img.vmiot", "Run the image"],
      ['vmiotman -c "print 6 * 7"', "Run a piece of code"],
    ])
  }`;
}
