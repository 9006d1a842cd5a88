// SPDX-License-Identifier: MIT
/**
 * The embedding API of vmiotman.
 *
 * @module
 */
import type { Engine } from "./project/runner.ts";
import { openRepl } from "./engine/repl.ts";
import { runProgram } from "./engine/run.ts";

/** The engine as the command line uses it. */
export const engine: Engine = { run: runProgram, openRepl };
