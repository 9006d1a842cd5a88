// SPDX-License-Identifier: MIT
/**
 * One line of input from a terminal: cursor keys, history, deletion by word, completion. Uses the control sequences that
 * every terminal since the VT100 understands, and only for lines it draws itself.
 */
import { err, out } from "./output.ts";

/** Lines kept in the history file. */
const HISTORY_LIMIT = 1000;

/** Lines entered before, oldest first, kept in a file. */
export class History {
  readonly lines: string[] = [];

  /** @param file Where to keep them; `undefined`: nowhere. */
  constructor(readonly file: string | undefined) {
    if (file === undefined) return;
    try {
      this.lines.push(...Deno.readTextFileSync(file).split("\n").filter(Boolean).slice(-HISTORY_LIMIT));
    } catch {
      // The first session has none.
    }
  }

  add(line: string): void {
    if (line.trim() === "" || this.lines.at(-1) === line) return;
    this.lines.push(line);
    if (this.file === undefined) return;
    try {
      Deno.writeTextFileSync(this.file, `${line}\n`, { append: true, mode: 0o600 });
    } catch {
      // A history that cannot be kept is no reason to stop.
    }
  }
}

/** The state of a line being edited; keys change it, `draw` shows it. Without a terminal in it, so tests can press keys. */
export class LineEdit {
  text = "";
  cursor = 0;
  #at: number;
  #draft = "";

  constructor(readonly history: readonly string[], readonly complete: (text: string) => string[]) {
    this.#at = history.length;
  }

  /** Presses a key: a character or an escape sequence. Gives the line when it is finished, or what else ends it. */
  press(key: string): { done: string } | "interrupt" | "end" | string[] | undefined {
    switch (key) {
      case "\r":
      case "\n":
        return { done: this.text };
      case "\x03":
        return "interrupt";
      case "\x04":
        if (this.text === "") return "end";
        this.#erase(this.cursor, this.cursor + 1);
        return;
      case "\x1b[3~":
        this.#erase(this.cursor, this.cursor + 1);
        return;
      case "\x7f":
      case "\b":
        this.#erase(this.cursor - 1, this.cursor);
        return;
      case "\x17": {
        const start = this.text.slice(0, this.cursor).search(/\S+\s*$/);
        this.#erase(Math.max(start, 0), this.cursor);
        return;
      }
      case "\x15":
        this.#erase(0, this.cursor);
        return;
      case "\x0b":
        this.#erase(this.cursor, this.text.length);
        return;
      case "\x1b[D":
      case "\x02":
        this.cursor = Math.max(0, this.cursor - 1);
        return;
      case "\x1b[C":
      case "\x06":
        this.cursor = Math.min(this.text.length, this.cursor + 1);
        return;
      case "\x1b[H":
      case "\x1b[1~":
      case "\x1bOH":
      case "\x01":
        this.cursor = 0;
        return;
      case "\x1b[F":
      case "\x1b[4~":
      case "\x1bOF":
      case "\x05":
        this.cursor = this.text.length;
        return;
      case "\x1b[A":
      case "\x10":
        this.#recall(-1);
        return;
      case "\x1b[B":
      case "\x0e":
        this.#recall(1);
        return;
      case "\t":
        return this.#complete();
    }
    if (key >= " " && !key.startsWith("\x1b")) this.#insert(key);
  }

  #insert(text: string): void {
    this.text = this.text.slice(0, this.cursor) + text + this.text.slice(this.cursor);
    this.cursor += text.length;
  }

  #erase(from: number, to: number): void {
    if (from < 0) return;
    this.text = this.text.slice(0, from) + this.text.slice(to);
    this.cursor = from;
  }

  #recall(step: number): void {
    const at = this.#at + step;
    if (at < 0 || at > this.history.length) return;
    if (this.#at === this.history.length) this.#draft = this.text;
    this.#at = at;
    this.text = at === this.history.length ? this.#draft : this.history[at];
    this.cursor = this.text.length;
  }

  /** Completes the name before the cursor; several possibilities are returned to be shown. */
  #complete(): string[] | undefined {
    const before = /[\w.]*$/.exec(this.text.slice(0, this.cursor))![0];
    if (before === "") {
      this.#insert("    ");
      return;
    }
    const candidates = this.complete(before);
    if (candidates.length === 0) return;
    let common = candidates[0];
    for (const candidate of candidates) {
      while (!candidate.startsWith(common)) common = common.slice(0, -1);
    }
    if (common.length > before.length) this.#insert(common.slice(before.length));
    else if (candidates.length > 1) return candidates;
  }
}

/** Splits what a terminal sent into keys. */
export function splitKeys(text: string): string[] {
  // deno-lint-ignore no-control-regex
  return text.match(/\x1b\[[0-9;]*[A-Za-z~]|\x1bO[A-Z]|[\s\S]/gu) ?? [];
}

/**
 * The part of a line that is shown where only `width` characters fit, and the cursor's place in it.
 */
export function visiblePart(text: string, cursor: number, width: number): { text: string; cursor: number } {
  const from = Math.max(0, cursor - width);
  return { text: text.slice(from, from + width), cursor: cursor - from };
}

/** Columns of the terminal. */
function columns(): number {
  try {
    return Deno.consoleSize().columns || 80;
  } catch {
    return 80;
  }
}

/** Keys that arrived together with the end of the line before. */
let typedAhead: string[] = [];

/**
 * Reads one line from the terminal at standard input.
 * @returns The line, `"interrupt"` for Ctrl-C, `undefined` for Ctrl-D on an empty line.
 */
export function editLine(
  prompt: string,
  history: History,
  complete: (text: string) => string[],
): string | undefined {
  const edit = new LineEdit(history.lines, complete);
  const buffer = new Uint8Array(1024);
  const decoder = new TextDecoder();
  Deno.stdin.setRaw(true);
  try {
    const draw = () => {
      const { text, cursor } = visiblePart(edit.text, edit.cursor, Math.max(columns() - prompt.length - 1, 10));
      const back = text.length - cursor;
      out(`\r\x1b[K${prompt}${text}${back > 0 ? `\x1b[${back}D` : ""}`);
    };
    draw();
    for (;;) {
      while (typedAhead.length > 0) {
        const result = edit.press(typedAhead.shift()!);
        if (result === "interrupt") return "interrupt";
        if (result === "end") return undefined;
        if (Array.isArray(result)) err(`\r\n${result.join("  ")}\r\n`);
        else if (result !== undefined) {
          out(`\r\x1b[K${prompt}${edit.text}\r\n`);
          history.add(result.done);
          return result.done;
        }
      }
      draw();
      const n = Deno.stdin.readSync(buffer);
      if (n === null) return undefined;
      typedAhead = splitKeys(decoder.decode(buffer.subarray(0, n), { stream: true }));
    }
  } finally {
    Deno.stdin.setRaw(false);
  }
}
