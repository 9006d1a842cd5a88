// SPDX-License-Identifier: MIT
/**
 * The `vmiotman` command: decides which command the arguments mean and runs it. The table of commands is
 * `cli/commands.ts`, each command is one file in `cli/`.
 */
import { type Command, fail, parseOptions } from "./cli/command.ts";
import { commands } from "./cli/commands.ts";
import { report } from "./cli/output.ts";
import { argumentsOf, parsePython } from "./cli/python_options.ts";
import { runCommand, runPython } from "./cli/run.ts";

/** VMIOT's own spelling of commands; compared in lower case. */
const VMIOT_COMMANDS: Record<string, string> = { "/vmiotcompile": "compile", "/vmiotrun": "run" };
/** Image that VMIOT's run command starts. */
const VMIOT_IMAGE = "main_img.vmiot";

async function runNamed(command: Command, args: string[]): Promise<number> {
  if (command === runCommand) {
    const python = parsePython(args);
    if (python.what !== "help") return await runPython(python);
  } else if (!args.slice(0, args.indexOf("--") < 0 ? undefined : args.indexOf("--")).includes("--help")) {
    const parsed = parseOptions(command, args);
    if (command.usage === "" && parsed.rest.length > 0) {
      fail(`${command.name} takes no arguments; see 'vmiotman ${command.name} --help'`);
    }
    return await command.run(parsed);
  }
  return (await import("./cli/other.ts")).printCommandHelp(command);
}

/** Runs a command line and gives the exit code. */
export async function main(args: string[]): Promise<number> {
  try {
    let [first, ...rest] = args;
    const vmiot = first?.startsWith("/") ? VMIOT_COMMANDS[first.toLowerCase()] : undefined;
    if (vmiot !== undefined) {
      first = vmiot;
      if (vmiot === "run" && rest.length === 0) rest = [VMIOT_IMAGE];
    }
    const command = commands.find((candidate) => candidate.name === first);
    if (command !== undefined) return await runNamed(command, rest);
    if (first === "help") {
      const about = commands.find((candidate) => candidate.name === rest[0]);
      if (about === undefined && rest.length > 0) fail(`unknown command '${rest[0]}'; see 'vmiotman --help'`);
      const help = await import("./cli/other.ts");
      return about === undefined ? help.printHelp() : help.printCommandHelp(about);
    }
    return await runPython(parsePython(args));
  } catch (error) {
    return report(error);
  }
}

/** The arguments; the launcher passes those that are not UTF-8 another way. */
function commandLine(): string[] {
  const digits = Deno.env.get("VMIOT_ARGS");
  if (digits === undefined) return Deno.args;
  Deno.env.delete("VMIOT_ARGS");
  return argumentsOf(digits);
}

if (import.meta.main) main(commandLine()).then(Deno.exit);
