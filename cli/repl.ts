// SPDX-License-Identifier: MIT
/**
 * The interactive session: reads statements, from a terminal with editing and history or from a plain pipe, and gives
 * them to the engine. What a statement does, and when it is complete, is the engine's part (`Repl` in project/runner.ts).
 */
import { bytesToText } from "../vm/base/latin1.ts";
import { engine } from "../engine/engine.ts";
import { fromByteString, toByteString } from "../project/bytes.ts";
import type { Repl } from "../project/runner.ts";
import type { Parsed } from "./command.ts";
import { editLine, History } from "./line_editor.ts";
import { err, errBytes, out } from "./output.ts";
import { parsePython, type PythonCommand } from "./python_options.ts";
import { runOptions } from "./run.ts";
import { PYTHON_VERSION, VERSION } from "./version.ts";

/** Where a session's lines come from. `undefined`: no more; `"interrupt"`: Ctrl-C. */
interface Lines {
  next(prompt: string): string | undefined | "interrupt" | Promise<string | undefined>;
}

/** Lines of a pipe or file. */
class PipeLines implements Lines {
  #rest = "";
  #ended = false;
  readonly #buffer = new Uint8Array(4096);

  /** @param prompts Show prompts, on standard error, although nobody sits there (`-i`). */
  constructor(readonly prompts: boolean) {}

  next(prompt: string): string | undefined {
    if (this.prompts) errBytes(prompt);
    for (;;) {
      const end = this.#rest.indexOf("\n");
      if (end >= 0) {
        const line = this.#rest.slice(0, end).replace(/\r$/, "");
        this.#rest = this.#rest.slice(end + 1);
        return line;
      }
      if (this.#ended) {
        const line = this.#rest;
        this.#rest = "";
        return line === "" ? undefined : line;
      }
      const n = Deno.stdin.readSync(this.#buffer);
      if (n === null) this.#ended = true;
      else this.#rest += bytesToText(this.#buffer.subarray(0, n));
    }
  }
}

/** Lines of a terminal, with editing, history and completion. */
class TerminalLines implements Lines {
  readonly #history = new History(historyFile());

  constructor(readonly repl: Repl) {}

  next(prompt: string): string | undefined {
    const line = editLine(fromByteString(prompt), this.#history, (text) => this.repl.complete(text));
    return line === undefined || line === "interrupt" ? line : toByteString(line);
  }
}

function historyFile(): string | undefined {
  const folder = Deno.env.get("HOME");
  return folder === undefined || folder === "" ? undefined : `${folder}/.vmiotman_history`;
}

/** A session with the options of a Python command line. */
export async function runRepl(python: PythonCommand): Promise<number> {
  const repl = await engine.openRepl(runOptions(python, []));
  return await interact(repl, true, python.flags.inspect);
}

/**
 * Reads and runs statements until the input or the program ends; gives the exit code.
 * @param banner Begin with a line that says what this is, on a terminal.
 * @param prompts Show prompts on a pipe, too.
 */
export async function interact(repl: Repl, banner: boolean, prompts: boolean): Promise<number> {
  const terminal = Deno.stdin.isTerminal();
  if (banner && (terminal || prompts)) {
    (terminal ? out : err)(`vmiotman ${VERSION}, Python ${PYTHON_VERSION}. Ctrl-D or exit() ends.\n`);
  }
  const lines: Lines = terminal ? new TerminalLines(repl) : new PipeLines(prompts);
  let pending = "";
  for (;;) {
    const line = await lines.next(repl.prompt(pending === "" ? 1 : 2));
    if (line === "interrupt") {
      err("\nKeyboardInterrupt\n");
      pending = "";
      continue;
    }
    if (line === undefined && pending === "") break;
    // The end of input ends a statement that is still open, as an empty line does.
    const source = pending + (line ?? "");
    const result = await repl.push(source);
    if (result === "more" && line !== undefined) {
      pending = `${source}\n`;
      continue;
    }
    pending = "";
    if (typeof result === "object") return result.exit;
    if (line === undefined) break;
  }
  if (terminal) out("\n");
  else if (prompts) err("\n");
  return await repl.close();
}

/** `vmiotman repl`. */
export async function repl(parsed: Parsed): Promise<number> {
  return await runRepl(parsePython((parsed.values.get("lib") ?? []).flatMap((lib) => ["--lib", lib])));
}
