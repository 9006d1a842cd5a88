// SPDX-License-Identifier: MIT
/**
 * Finds CPython 2.7 on this machine, if it has one: `VMIOT_ORACLE` (a command), else `python2.7` on PATH. Everything
 * that asks it must do without when it is absent. Nothing of it is ever copied into the project.
 */

let found: { command: string[]; library: string } | null | undefined;

function find(): { command: string[]; library: string } | null {
  if (found !== undefined) return found;
  // Version managers choose the interpreter by this variable.
  Deno.env.set("PYENV_VERSION", Deno.env.get("PYENV_VERSION") ?? "2.7.18");
  const commands = [Deno.env.get("VMIOT_ORACLE"), "python2.7"].filter((command) => command !== undefined);
  for (const command of commands) {
    try {
      const { success, stdout } = new Deno.Command(command, {
        args: [
          "-S",
          "-E",
          "-c",
          "import os, sys; print sys.version_info[:2]; print sys.executable; print os.path.dirname(os.__file__)",
        ],
        stderr: "null",
      }).outputSync();
      const lines = new TextDecoder().decode(stdout).split("\n");
      // The interpreter itself rather than a wrapper script of a version manager, which costs 50 ms a call.
      if (success && lines[0] === "(2, 7)") return found = { command: [lines[1]], library: lines[2] };
    } catch {
      // Not there.
    }
  }
  return found = null;
}

/** Whether CPython 2.7 is here. */
export function hasOracle(): boolean {
  return find() !== null;
}

/** The command that starts CPython 2.7. Only where {@linkcode hasOracle}. */
export function oracleCommand(): string[] {
  const oracle = find();
  if (oracle === null) throw new Error("No CPython 2.7 on this machine");
  return oracle.command;
}

/** CPython's library folder, from `VMIOT_LIB` or the interpreter itself; `undefined` where there is none. */
export function oracleLibrary(): string | undefined {
  return Deno.env.get("VMIOT_LIB") ?? find()?.library;
}
