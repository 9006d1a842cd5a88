// SPDX-License-Identifier: MIT
/**
 * Splits a pattern or a replacement template into tokens: one character, or a backslash with the character after it.
 * Reads one token ahead, so that a lone backslash at the end is reported when the token before it is taken: which
 * error a broken pattern gives depends on that.
 */
import { reError } from "./syntax.ts";

/** A position to come back to. */
export interface Mark {
  index: number;
  next: string | undefined;
}

export class Tokens {
  /** The token to come, `undefined` at the end. */
  next: string | undefined;
  private index = 0;
  private readonly source: string;
  /** True where the source holds surrogate pairs, which then are single characters. */
  private readonly wide: boolean;

  /** @throws ReError for a source that is a lone backslash. */
  constructor(source: string) {
    this.source = source;
    this.wide = /[\ud800-\udbff][\udc00-\udfff]/.test(source);
    this.advance();
  }

  private charAt(index: number): string {
    return this.wide ? String.fromCodePoint(this.source.codePointAt(index)!) : this.source[index];
  }

  private advance(): void {
    if (this.index >= this.source.length) {
      this.next = undefined;
      return;
    }
    let token = this.charAt(this.index);
    if (token === "\\") {
      if (this.index + 1 >= this.source.length) throw reError("bogus escape (end of line)");
      token += this.charAt(this.index + 1);
    }
    this.index += token.length;
    this.next = token;
  }

  /** Takes the next token if it is `token`. */
  match(token: string): boolean {
    if (this.next !== token) return false;
    this.advance();
    return true;
  }

  /** Takes the next token. */
  get(): string | undefined {
    const token = this.next;
    this.advance();
    return token;
  }

  /** Takes the next token if it is one of `chars`, else gives "". */
  take(chars: string): string {
    return this.next !== undefined && this.next.length === 1 && chars.includes(this.next) ? this.get()! : "";
  }

  tell(): Mark {
    return { index: this.index, next: this.next };
  }

  seek(mark: Mark): void {
    this.index = mark.index;
    this.next = mark.next;
  }

  /** Takes everything up to `end`, which is taken too; `undefined` when the source ends first. */
  until(end: string): string | undefined {
    let text = "";
    for (;;) {
      const token = this.get();
      if (token === undefined) return undefined;
      if (token === end) return text;
      text += token;
    }
  }
}

export const DIGITS = "0123456789";
export const OCTAL_DIGITS = "01234567";
export const HEX_DIGITS = "0123456789abcdefABCDEF";

/** Whether `name` (not empty) can name a group. */
export function isGroupName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z_0-9]*$/.test(name);
}
