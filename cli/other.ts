// SPDX-License-Identifier: MIT
/**
 * All commands but `run`, behind one dynamic import: the bundle is then one file for running programs and one for the
 * rest. (Deno looks at every file that could be imported dynamically, 0.1 ms each, at every start.)
 */
export { check, compile } from "./compile.ts";
export { printCommandHelp, printHelp } from "./help.ts";
export { dis, inspect } from "./inspect.ts";
export { keygen } from "./keygen.ts";
export { create } from "./new.ts";
export { ps } from "./ps.ts";
export { interact, repl, runRepl } from "./repl.ts";
export { requireSigned } from "./trust.ts";
export { disJit, profile, showStatistics } from "./watch.ts";
export { test } from "./test_command.ts";
export { printPythonVersion, printVersion } from "./version.ts";
export { extraPaths, loadProject } from "../project/project.ts";
