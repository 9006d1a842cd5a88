// SPDX-License-Identifier: MIT
/**
 * Vocabulary of the regular expression engine: flag bits, the error class, the pattern tree and its widths.
 * Pure TypeScript, no VM types. The tree keeps the structure CPython 2.7 shows with `re.DEBUG`, because that
 * structure is observable: through the dump, through which error comes first, and through capture rules that depend
 * on whether an item is "simple".
 */

/** Flag bits, CPython 2.7's values. */
export const FLAG_TEMPLATE = 1;
export const FLAG_IGNORECASE = 2;
export const FLAG_LOCALE = 4;
export const FLAG_MULTILINE = 8;
export const FLAG_DOTALL = 16;
export const FLAG_UNICODE = 32;
export const FLAG_VERBOSE = 64;
export const FLAG_DEBUG = 128;

/** "No upper limit" of a repeat, as `re.DEBUG` prints it. */
export const MAXREPEAT = 4294967295;
/** Highest code point, inclusive end of every complemented set. */
export const MAX_CODE_POINT = 0x10ffff;

/** Which Python exception a {@linkcode ReError} stands for; `error` is `sre_constants.error`. */
export type ReErrorKind = "error" | "OverflowError" | "AssertionError" | "RuntimeError" | "IndexError" | "MemoryError";

/** A Python exception of the engine, with CPython's wording. Not an `Error`: those cost microseconds to throw. */
export class ReError {
  /**
   * @param kind Python exception class.
   * @param message Its only argument.
   * @param isUnicode True where the argument is a `unicode` in Python (it quotes a piece of a unicode pattern).
   */
  constructor(readonly kind: ReErrorKind, readonly message: string, readonly isUnicode = false) {}
}

/** `sre_constants.error` with this message. */
export function reError(message: string): ReError {
  return new ReError("error", message);
}

export type Category = "digit" | "not_digit" | "space" | "not_space" | "word" | "not_word";
export type Anchor =
  | "at_beginning"
  | "at_beginning_string"
  | "at_boundary"
  | "at_non_boundary"
  | "at_end"
  | "at_end_string";

/** A member of a character class. `negate` comes first or not at all. */
export type SetItem =
  | { op: "negate" }
  | { op: "literal"; code: number }
  | { op: "range"; lo: number; hi: number }
  | { op: "category"; category: Category };

/** One item of a pattern. Names are those `re.DEBUG` prints. */
export type Node =
  | { op: "literal" | "not_literal"; code: number }
  | { op: "any" }
  | { op: "in"; items: SetItem[] }
  | { op: "branch"; items: Seq[] }
  /** `group` 0 is a group that does not capture. */
  | { op: "subpattern"; group: number; body: Seq }
  | { op: "max_repeat" | "min_repeat"; min: number; max: number; body: Seq }
  | { op: "at"; where: Anchor }
  | { op: "assert" | "assert_not"; dir: 1 | -1; body: Seq }
  | { op: "groupref"; group: number }
  | { op: "groupref_exists"; group: number; yes: Seq; no: Seq | null };

/** A sequence of items, with its width cached once asked for. */
export class Seq {
  private width: readonly [number, number] | undefined;
  constructor(readonly items: Node[] = []) {}

  /**
   * Least and greatest number of characters this can consume, by CPython's rules: back references and conditionals
   * count as zero, and both numbers saturate. Call only once the tree is complete.
   */
  getWidth(): readonly [number, number] {
    if (this.width !== undefined) return this.width;
    let lo = 0, hi = 0;
    for (const node of this.items) {
      switch (node.op) {
        case "branch": {
          let least = MAXREPEAT - 1, most = 0;
          for (const item of node.items) {
            const [l, h] = item.getWidth();
            if (l < least) least = l;
            if (h > most) most = h;
          }
          lo += least;
          hi += most;
          break;
        }
        case "subpattern": {
          const [l, h] = node.body.getWidth();
          lo += l;
          hi += h;
          break;
        }
        case "max_repeat":
        case "min_repeat": {
          const [l, h] = node.body.getWidth();
          lo += l * node.min;
          hi += h * node.max;
          break;
        }
        case "literal":
        case "not_literal":
        case "any":
        case "in":
          lo++;
          hi++;
      }
    }
    return this.width = [Math.min(lo, MAXREPEAT - 1), Math.min(hi, MAXREPEAT)];
  }
}

/** True for a repeat whose item is one character wide and not a group: it needs no capture bookkeeping at all. */
export function isSimpleRepeat(body: Seq): boolean {
  const [lo, hi] = body.getWidth();
  return lo === 1 && hi === 1 && body.items[0].op !== "subpattern";
}

/** Result of {@linkcode parse}. */
export interface ParsedPattern {
  tree: Seq;
  /** The flags given and those switched on inside the pattern. */
  flags: number;
  /** Number of capturing groups. */
  groups: number;
  /** Group numbers by name. */
  groupindex: Map<string, number>;
  /** Messages of `RuntimeWarning`s to issue. */
  warnings: string[];
}

/** Python's `repr` of a str (`isUnicode` false, code units 0–255) or unicode value. */
export function pyRepr(text: string, isUnicode: boolean): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let out = (isUnicode ? "u" : "") + quote;
  for (const ch of text) {
    const code = ch.codePointAt(0)!;
    if (ch === quote || ch === "\\") out += "\\" + ch;
    else if (ch === "\t") out += "\\t";
    else if (ch === "\n") out += "\\n";
    else if (ch === "\r") out += "\\r";
    else if (code >= 32 && code < 127) out += ch;
    else if (code < 256) out += "\\x" + code.toString(16).padStart(2, "0");
    else if (code < 0x10000) out += "\\u" + code.toString(16).padStart(4, "0");
    else out += "\\U" + code.toString(16).padStart(8, "0");
  }
  return out + quote;
}

/** Python's `int(text)` for decimal text: the number, or `undefined` where Python raises ValueError. */
export function pyInt(text: string): number | undefined {
  const m = /^[ \t-\r]*([+-]?[0-9]+)[ \t-\r]*$/.exec(text);
  return m === null ? undefined : Number(m[1]);
}
