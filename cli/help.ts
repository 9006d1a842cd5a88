// SPDX-License-Identifier: MIT
/** `--help` of the whole program and of each command. */
import { type Command, commandHelp, EXIT_OK, programHelp } from "./command.ts";
import { commands } from "./commands.ts";
import { out } from "./output.ts";

/** Prints the help of the program. */
export function printHelp(): number {
  out(programHelp(commands));
  return EXIT_OK;
}

/** Prints the help of one command. */
export function printCommandHelp(command: Command): number {
  out(commandHelp(command));
  return EXIT_OK;
}
