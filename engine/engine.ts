// SPDX-License-Identifier: MIT
/** The engine as the command line uses it. Loads no more than running a program needs. */
import type { Engine } from "../project/runner.ts";
import { runProgram } from "./run.ts";

/** The engine as the command line uses it. */
export const engine: Engine = {
  run: runProgram,
  // Sessions bring the parser with them.
  runThenInteract: async (program, options, interact) =>
    (await import("./repl.ts")).runThenInteract(program, options, interact),
  openRepl: async (options) => (await import("./repl.ts")).openRepl(options),
};
