// SPDX-License-Identifier: MIT
/**
 * Replacement templates (`\1`, `\g<name>`, escapes) of sub and expand, and `escape`.
 * Errors are CPython 2.7's; a group number is looked up only when a match is expanded.
 */
import { LITERAL_ESCAPES } from "./parse.ts";
import { pyInt, pyRepr, ReError, reError } from "./syntax.ts";
import { DIGITS, isGroupName, OCTAL_DIGITS, Tokens } from "./tokens.ts";

/** A parsed template. */
export interface Template {
  /** Literal texts and group numbers, in order; no two texts in a row. */
  parts: (string | number)[];
  /** How many of the parts are groups. */
  groups: number;
}

/** What {@linkcode expandTemplate} needs of a match. */
export interface GroupSource {
  readonly pattern: { readonly groups: number };
  group(index: number): string | null;
}

/**
 * Parses a template.
 * @param groupindex The pattern's group numbers by name.
 * @throws ReError
 */
export function parseTemplate(text: string, isUnicode: boolean, groupindex: ReadonlyMap<string, number>): Template {
  const parts: (string | number)[] = [];
  let groups = 0;
  if (!text.includes("\\")) return { parts: text === "" ? [] : [text], groups };
  const literal = (piece: string) => {
    const last = parts.length - 1;
    if (typeof parts[last] === "string") parts[last] += piece;
    else parts.push(piece);
  };
  const group = (index: number) => {
    parts.push(index);
    groups++;
  };
  const source = new Tokens(text);
  for (let token; (token = source.get()) !== undefined;) {
    if (token[0] !== "\\") {
      literal(token);
      continue;
    }
    const letter = token.slice(1);
    if (letter === "g") group(groupNumber(source, isUnicode, groupindex));
    else if (letter === "0") {
      let digits = source.take(OCTAL_DIGITS);
      if (digits !== "") digits += source.take(OCTAL_DIGITS);
      literal(String.fromCharCode(parseInt("0" + digits, 8) & 0xff));
    } else if (DIGITS.includes(letter)) {
      const digits = letter + source.take(DIGITS);
      if (digits.length === 2 && OCTAL_DIGITS.includes(letter) && OCTAL_DIGITS.includes(digits[1])) {
        const third = source.take(OCTAL_DIGITS);
        if (third !== "") {
          literal(String.fromCharCode(parseInt(digits + third, 8) & 0xff));
          continue;
        }
      }
      group(Number(digits));
    } else literal(Object.hasOwn(LITERAL_ESCAPES, letter) ? LITERAL_ESCAPES[letter] : token);
  }
  return { parts, groups };
}

/** The group after `\g`. */
function groupNumber(source: Tokens, isUnicode: boolean, groupindex: ReadonlyMap<string, number>): number {
  let name = "";
  if (source.match("<")) {
    const text = source.until(">");
    if (text === undefined) throw reError("unterminated group name");
    name = text;
  }
  if (name === "") throw reError("missing group name");
  const index = pyInt(name);
  if (index !== undefined) {
    if (index < 0) throw reError("negative group number");
    return index;
  }
  if (!isGroupName(name)) throw reError("bad character in group name");
  const named = groupindex.get(name);
  if (named === undefined) throw new ReError("IndexError", "unknown group name: " + pyRepr(name, isUnicode));
  return named;
}

/**
 * The template with the groups of a match filled in.
 * @throws ReError for a group that does not exist or is not set.
 */
export function expandTemplate(template: Template, match: GroupSource): string {
  let out = "";
  for (const part of template.parts) {
    if (typeof part === "string") out += part;
    else {
      if (part > match.pattern.groups) throw reError("invalid group reference");
      const text = match.group(part);
      if (text === null) throw reError("unmatched group");
      out += text;
    }
  }
  return out;
}

/** {@linkcode expandTemplate} for a result of JavaScript's `exec`. */
export function expandTexts(template: Template, texts: readonly (string | undefined)[]): string {
  let out = "";
  for (const part of template.parts) {
    if (typeof part === "string") out += part;
    else {
      if (part >= texts.length) throw reError("invalid group reference");
      const text = texts[part];
      if (text === undefined) throw reError("unmatched group");
      out += text;
    }
  }
  return out;
}

/** `re.escape`: a backslash before every character that is not an ASCII letter or digit; NUL becomes `\000`. */
export function escape(text: string): string {
  // A pair of surrogates is one character and gets one backslash.
  return text.replace(
    /[^A-Za-z0-9\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g,
    (ch) => ch === "\0" ? "\\000" : "\\" + ch,
  );
}
