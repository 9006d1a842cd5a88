// SPDX-License-Identifier: MIT
/**
 * The tokenizer of CPython 2.7 (`Parser/tokenizer.c` and the loop of `parsetok.c` around it), over a byte string.
 *
 * One token is current at a time, held in the fields `tok…`; nothing is allocated per token. Names are interned in a
 * hash table that is searched straight from the source bytes. The source ends lines with "\n" only, and the string
 * given carries one extra NUL past its end, so reading the character after the last never leaves the string.
 * Positions and the moments at which CPython's tokenizer has "read" the next line or the end of the source are
 * modelled exactly: they decide `lineno`, `offset` and `text` of errors. One class, so one file, long as it is.
 */
import { PySyntaxError, type SyntaxErrorKind } from "./errors.ts";
import type { LineError } from "./source.ts";
import { type NameTable, nameTable } from "./name_table.ts";
import * as T from "./tokens.ts";

/** Deepest indentation, as in CPython. */
const MAX_INDENT = 100;

/** Comment texts that set the tab size for the rest of the file. */
const TAB_FORMS = ["tab-width:", ":tabstop=", ":ts=", "set tabsize="];

const C_SPACE = 1; // space, tab, form feed
const C_NAME = 2; // letters and underscore
const C_DIGIT = 4;
const CLASS = new Uint8Array(256);
CLASS[32] = CLASS[9] = CLASS[12] = C_SPACE;
for (let c = 48; c < 58; c++) CLASS[c] = C_DIGIT;
for (let c = 65; c < 91; c++) CLASS[c] = CLASS[c + 32] = C_NAME;
CLASS[95] = C_NAME;

/** Tokens of one character. */
const ONE = new Uint8Array(256).fill(T.T_BAD);
/** For tokens of two characters ending in "=". */
const WITH_EQUAL = new Uint8Array(256);
for (
  const [text, one, withEqual] of [
    ["(", T.T_LPAR, 0],
    [")", T.T_RPAR, 0],
    ["[", T.T_LSQB, 0],
    ["]", T.T_RSQB, 0],
    ["{", T.T_LBRACE, 0],
    ["}", T.T_RBRACE, 0],
    [":", T.T_COLON, 0],
    [",", T.T_COMMA, 0],
    [";", T.T_SEMI, 0],
    [".", T.T_DOT, 0],
    ["`", T.T_BACKQUOTE, 0],
    ["@", T.T_AT, 0],
    ["~", T.T_TILDE, 0],
    ["=", T.T_EQUAL, T.T_EQEQUAL],
    ["!", T.T_BAD, T.T_NOTEQUAL],
    ["<", T.T_LESS, T.T_LESSEQUAL],
    [">", T.T_GREATER, T.T_GREATEREQUAL],
    ["+", T.T_PLUS, T.T_PLUS + T.AUGMENT],
    ["-", T.T_MINUS, T.T_MINUS + T.AUGMENT],
    ["*", T.T_STAR, T.T_STAR + T.AUGMENT],
    ["/", T.T_SLASH, T.T_SLASH + T.AUGMENT],
    ["%", T.T_PERCENT, T.T_PERCENT + T.AUGMENT],
    ["|", T.T_VBAR, T.T_VBAR + T.AUGMENT],
    ["^", T.T_CIRCUMFLEX, T.T_CIRCUMFLEX + T.AUGMENT],
    ["&", T.T_AMPER, T.T_AMPER + T.AUGMENT],
  ] as const
) {
  ONE[text.charCodeAt(0)] = one;
  WITH_EQUAL[text.charCodeAt(0)] = withEqual;
}

function isHex(c: number): boolean {
  return (c >= 48 && c <= 57) || (c >= 97 && c <= 102) || (c >= 65 && c <= 70);
}

/** What a {@linkcode Lexer} needs to know besides the text. */
export interface LexerOptions {
  filename: string;
  /** The source is a file read line by line: the end of the file counts as a line of its own. */
  fromFile: boolean;
  /** The file itself ended with a newline (the text always does). */
  newlineAtEnd: boolean;
  /** Raised when its line is read. */
  lineError: LineError | undefined;
  /** 2: inconsistent tabs are a TabError, as under `python -tt`. */
  tabCheck: number;
  /** Do not close open blocks at the end of the source (`PyCF_DONT_IMPLY_DEDENT`). */
  dontImplyDedent: boolean;
}

/** The tokenizer. Call {@linkcode Lexer.next} once to make the first token current. */
export class Lexer {
  /** The source with one NUL appended. */
  protected readonly src: string;
  protected readonly len: number;
  readonly filename: string;
  readonly #options: LexerOptions;
  readonly #tabMagic: boolean;
  readonly #errorLine: number;

  /** Type of the current token: a `T_*` number. */
  protected tokType = 0;
  protected tokStart = 0;
  protected tokEnd = 0;
  /** Line the current token ends on. */
  protected tokLine = 0;
  /** Byte column of the current token; -1 when it began on an earlier line. */
  protected tokCol = 0;
  /** The text of the current token if it is a name or keyword. */
  protected tokName = "";
  /** `print` is a name (set by the parser when it has seen the future import). */
  protected printIsName = false;

  #pos = 0;
  #lineno = 0;
  #lineStart = 0;
  /** Where CPython's line buffer begins: the line on which the current token began. */
  #bufStart = 0;
  #level = 0;
  #atLineStart = true;
  #pending = 0;
  #indents: number[] = [0];
  #altIndents: number[] = [0];
  #indent = 0;
  #tabSize = 8;
  /** The end of the source has been read. */
  #eof = false;
  /** A token other than the end marker has been delivered since the last implied newline. */
  #started = false;

  readonly #names: NameTable = nameTable();

  constructor(source: string, options: LexerOptions) {
    this.len = source.length;
    this.src = source + "\0";
    this.filename = options.filename;
    this.#options = options;
    this.#errorLine = options.lineError?.lineno ?? -1;
    this.#tabMagic = source.includes("\t") && TAB_FORMS.some((form) => source.includes(form));
  }

  /**
   * Makes the next token current.
   * @throws {PySyntaxError} for what is no token.
   */
  protected next(): void {
    this.#scan();
    if (this.tokType !== T.T_ENDMARKER) {
      this.#started = true;
    } else if (this.#started) {
      // The end of the source ends the statement and all blocks.
      this.tokType = T.T_NEWLINE;
      this.#started = false;
      if (this.#indent > 0 && !this.#options.dontImplyDedent) {
        this.#pending = -this.#indent;
        this.#indent = 0;
      }
    }
  }

  /** The error CPython's parser raises when it can not accept the current token. */
  protected unexpectedToken(expectIndent: boolean): PySyntaxError {
    if (this.#lineno <= 1 && this.#readEof()) return this.#error("SyntaxError", "unexpected EOF while parsing");
    // A character that begins no token is never looked for in the grammar.
    if (expectIndent && this.tokType !== T.T_BAD) return this.#error("IndentationError", "expected an indented block");
    if (this.tokType === T.T_INDENT) return this.#error("IndentationError", "unexpected indent");
    if (this.tokType === T.T_DEDENT) return this.#error("IndentationError", "unexpected unindent");
    return this.#error("SyntaxError", "invalid syntax");
  }

  /** Whether CPython's tokenizer has met the end of the source by the end of the current token. */
  #readEof(): boolean {
    if (this.#eof) return true;
    if (this.#pos < this.len) return false;
    // Most tokens are recognised by looking at the character behind them.
    const type = this.tokType;
    if (type === T.T_STRING || type === T.T_NEWLINE || type === T.T_INDENT || type === T.T_DEDENT) return false;
    return this.tokEnd - this.tokStart < 3 || type < T.T_EQUAL || type >= T.T_AND;
  }

  /**
   * @param pos Where CPython's tokenizer stands; -1: at the end of the line.
   * @param extra What CPython's line buffer holds behind the line.
   */
  #error(kind: SyntaxErrorKind, message: string, pos: number = this.#pos, extra = ""): PySyntaxError {
    let lineEnd = this.src.indexOf("\n", this.#lineStart);
    if (lineEnd < 0 || lineEnd >= this.len) lineEnd = this.len;
    else lineEnd++;
    if (pos < 0) pos = lineEnd;
    // Reading past the end of a file empties the line buffer.
    const text = this.#eof && this.#options.fromFile ? "" : this.src.slice(this.#bufStart, lineEnd) + extra;
    return new PySyntaxError(kind, message, this.filename, this.#lineno, pos - this.#bufStart, text);
  }

  /** `this.#pos` is at the start of a line that CPython reads now. */
  #readLine(): void {
    if (this.#pos < this.len) {
      this.#lineno++;
      this.#lineStart = this.#bufStart = this.#pos;
      if (this.#lineno === this.#errorLine) throw this.#options.lineError!.make(false);
    } else this.#readEnd();
  }

  #readEnd(): void {
    if (!this.#eof) {
      this.#eof = true;
      if (this.#options.fromFile) this.#lineno++;
    }
  }

  #tabError(): void {
    if (this.#options.tabCheck >= 2) {
      throw this.#error("TabError", "inconsistent use of tabs and spaces in indentation", -1);
    }
  }

  /** Works out the indentation of the line at `this.#pos` and moves past it. Returns whether the line is blank. */
  #indentation(): boolean {
    const src = this.src;
    this.#atLineStart = false;
    this.#readLine();
    let pos = this.#pos, col = 0, alt = 0, c = src.charCodeAt(pos);
    for (;;) {
      if (c === 32) col++, alt++;
      else if (c === 9) {
        col = (Math.trunc(col / this.#tabSize) + 1) * this.#tabSize;
        alt++;
      } else if (c === 12) col = alt = 0;
      else break;
      c = src.charCodeAt(++pos);
    }
    this.#pos = pos;
    if (pos >= this.len) this.#readEnd();
    if (c === 35 || c === 10) return true;
    if (this.#level > 0) return false;
    const indents = this.#indents, top = indents[this.#indent];
    if (col === top) {
      if (alt !== this.#altIndents[this.#indent]) this.#tabError();
    } else if (col > top) {
      if (this.#indent + 1 >= MAX_INDENT) {
        throw this.#error("IndentationError", "too many levels of indentation", -1);
      }
      if (alt <= this.#altIndents[this.#indent]) this.#tabError();
      this.#pending++;
      indents[++this.#indent] = col;
      this.#altIndents[this.#indent] = alt;
    } else {
      while (this.#indent > 0 && col < indents[this.#indent]) {
        this.#pending--;
        this.#indent--;
      }
      if (col !== indents[this.#indent]) {
        throw this.#error("IndentationError", "unindent does not match any outer indentation level", -1);
      }
      if (alt !== this.#altIndents[this.#indent]) this.#tabError();
    }
    return false;
  }

  #scan(): void {
    const src = this.src;
    for (;;) {
      let blank = false;
      if (this.#atLineStart) blank = this.#indentation();
      if (this.#pending !== 0) {
        if (this.#pending < 0) {
          this.#pending++;
          this.#finish(T.T_DEDENT, this.#pos);
        } else {
          this.#pending--;
          this.#finish(T.T_INDENT, this.#pos);
        }
        this.tokStart = this.#pos;
        return;
      }
      let pos = this.#pos, c = src.charCodeAt(pos);
      for (;;) {
        while (c === 32 || c === 9 || c === 12) c = src.charCodeAt(++pos);
        if (c === 35) {
          let end = src.indexOf("\n", pos);
          if (end < 0) end = this.len;
          if (this.#tabMagic) this.#tabSetting(pos, end);
          pos = end;
          c = src.charCodeAt(pos);
        }
        if (c !== 92) break;
        // Line continuation
        if (src.charCodeAt(pos + 1) !== 10) {
          throw this.#error("SyntaxError", "unexpected character after line continuation character", -1);
        }
        this.#pos = pos += 2;
        this.#readLine();
        c = src.charCodeAt(pos);
      }
      this.tokStart = pos;

      switch (CLASS[c]) {
        case C_NAME:
          this.#name(pos, c);
          return;
        case C_DIGIT:
          this.#number(pos, c);
          return;
      }
      if (c === 10) {
        this.#atLineStart = true;
        this.#pos = pos + 1;
        if (blank || this.#level > 0) continue;
        this.#finish(T.T_NEWLINE, pos + 1);
        return;
      }
      if (c === 34 || c === 39) {
        this.#string(pos, c);
        return;
      }
      if (c === 0 && pos >= this.len) {
        this.#pos = pos;
        this.#readEnd();
        this.#finish(T.T_ENDMARKER, pos);
        return;
      }
      const second = src.charCodeAt(pos + 1);
      if (c === 46) {
        if (second >= 48 && second <= 57) this.#fraction(pos + 1);
        else this.#finish(T.T_DOT, pos + 1);
        return;
      }
      if (second === 61 && WITH_EQUAL[c] !== 0) {
        this.#finish(WITH_EQUAL[c], pos + 2);
        return;
      }
      switch (c) {
        case 42: // *
        case 47: // /
        case 60: // <
        case 62: // >
          if (second === c) {
            const type = c === 42
              ? T.T_DOUBLESTAR
              : c === 47
              ? T.T_DOUBLESLASH
              : c === 60
              ? T.T_LEFTSHIFT
              : T.T_RIGHTSHIFT;
            if (src.charCodeAt(pos + 2) === 61) this.#finish(type + T.AUGMENT, pos + 3);
            else this.#finish(type, pos + 2);
            return;
          }
          if (c === 60 && second === 62) {
            this.#finish(T.T_NOTEQUAL, pos + 2);
            return;
          }
          break;
        case 40: // (
        case 91: // [
        case 123: // {
          this.#level++;
          break;
        case 41: // )
        case 93: // ]
        case 125: // }
          this.#level--;
          break;
      }
      this.#finish(ONE[c], pos + 1);
      return;
    }
  }

  #finish(type: number, end: number): void {
    this.tokType = type;
    this.tokEnd = this.#pos = end;
    this.tokLine = this.#lineno;
    this.tokCol = this.tokStart - this.#lineStart;
  }

  #name(start: number, first: number): void {
    const src = this.src;
    let pos = start + 1, c = src.charCodeAt(pos);
    if (c === 34 || c === 39 || c === 114 || c === 82) {
      // Perhaps a string prefix: b r u br ur
      const lower = first | 32;
      if (lower === 98 || lower === 117 || lower === 114) {
        if (c === 34 || c === 39) return this.#string(pos, c);
        if (lower !== 114) {
          const third = src.charCodeAt(pos + 1);
          if (third === 34 || third === 39) return this.#string(pos + 1, third);
        }
      }
    }
    let hash = first;
    while ((CLASS[c] & (C_NAME | C_DIGIT)) !== 0) {
      hash = (Math.imul(hash, 31) + c) | 0;
      c = src.charCodeAt(++pos);
    }
    this.tokEnd = this.#pos = pos;
    this.tokLine = this.#lineno;
    this.tokCol = start - this.#lineStart;

    const { names, types } = this.#names;
    const length = pos - start, mask = names.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    probe: for (;;) {
      const candidate = names[slot];
      if (candidate.length === length) {
        for (let i = 0; i < length; i++) {
          if (candidate.charCodeAt(i) !== src.charCodeAt(start + i)) {
            slot = (slot + 1) & mask;
            continue probe;
          }
        }
        this.tokName = candidate;
        const type = types[slot];
        this.tokType = type === T.T_PRINT && this.printIsName ? T.T_NAME : type;
        return;
      }
      if (candidate === "") break;
      slot = (slot + 1) & mask;
    }
    // `slice` alone would keep the whole source alive through names that outlive it.
    const name = length < 13 ? src.slice(start, pos) : detach(src, start, pos);
    this.#names.insert(name, hash, T.T_NAME);
    this.tokName = name;
    this.tokType = T.T_NAME;
  }

  #badNumber(pos: number): never {
    throw this.#error("SyntaxError", "invalid token", pos);
  }

  #digits(pos: number): number {
    const src = this.src;
    while (CLASS[src.charCodeAt(pos)] === C_DIGIT) pos++;
    return pos;
  }

  #number(start: number, first: number): void {
    const src = this.src;
    let pos = start + 1;
    if (first === 48) {
      const c = src.charCodeAt(pos) | 32;
      if (c === 120) { // x
        if (!isHex(src.charCodeAt(++pos))) this.#badNumber(pos);
        while (isHex(src.charCodeAt(pos))) pos++;
      } else if (c === 111 || c === 98) { // o, b
        const limit = c === 111 ? 56 : 50;
        const begin = ++pos;
        for (let d = src.charCodeAt(pos); d >= 48 && d < limit; d = src.charCodeAt(++pos));
        if (pos === begin) this.#badNumber(pos);
      } else {
        let octal = pos;
        for (let d = src.charCodeAt(octal); d >= 48 && d < 56; d = src.charCodeAt(++octal));
        pos = this.#digits(octal);
        const d = src.charCodeAt(pos);
        if (d === 46) return this.#fraction(pos + 1);
        if ((d | 32) === 101) return this.#exponent(pos);
        if ((d | 32) === 106) return this.#finish(T.T_NUMBER, pos + 1);
        if (pos > octal) this.#badNumber(pos);
      }
      if ((src.charCodeAt(pos) | 32) === 108) pos++; // l
      return this.#finish(T.T_NUMBER, pos);
    }
    pos = this.#digits(pos);
    const c = src.charCodeAt(pos);
    if (c === 46) return this.#fraction(pos + 1);
    const lower = c | 32;
    if (lower === 101) return this.#exponent(pos);
    this.#finish(T.T_NUMBER, lower === 108 || lower === 106 ? pos + 1 : pos);
  }

  #fraction(pos: number): void {
    pos = this.#digits(pos);
    const lower = this.src.charCodeAt(pos) | 32;
    if (lower === 101) return this.#exponent(pos);
    this.#finish(T.T_NUMBER, lower === 106 ? pos + 1 : pos);
  }

  /** `pos` is at the "e"; without digits behind it, it begins the next token. */
  #exponent(pos: number): void {
    const src = this.src;
    let next = pos + 1;
    const sign = src.charCodeAt(next);
    if (sign === 43 || sign === 45) {
      if (CLASS[src.charCodeAt(++next)] !== C_DIGIT) this.#badNumber(next);
    } else if (CLASS[sign] !== C_DIGIT) return this.#finish(T.T_NUMBER, pos);
    next = this.#digits(next);
    this.#finish(T.T_NUMBER, (src.charCodeAt(next) | 32) === 106 ? next + 1 : next);
  }

  /** `pos` is at the opening quote; `tokStart` is at the prefix. */
  #string(pos: number, quote: number): void {
    const src = this.src;
    const triple = src.charCodeAt(pos + 1) === quote && src.charCodeAt(pos + 2) === quote;
    if (!triple && src.charCodeAt(pos + 1) === quote) return this.#finish(T.T_STRING, pos + 2);
    pos += triple ? 3 : 1;
    for (;;) {
      let c = src.charCodeAt(pos++);
      if (c === quote) {
        if (!triple) break;
        if (src.charCodeAt(pos) === quote && src.charCodeAt(pos + 1) === quote) {
          pos += 2;
          break;
        }
      } else if (c === 92) {
        c = src.charCodeAt(pos);
        if (c === 10) this.#newlineInString(++pos, triple);
        else if (c === 0 && pos >= this.len) this.#unterminated(false);
        else pos++;
      } else if (c === 10) {
        if (!triple) throw this.#error("SyntaxError", "EOL while scanning string literal", pos - 1);
        this.#newlineInString(pos, true);
      } else if (c === 0 && pos > this.len) this.#unterminated(triple);
    }
    this.#finish(T.T_STRING, pos);
    if (this.tokCol < 0) this.tokCol = -1;
  }

  /** A string literal goes on behind a newline, at `pos`. */
  #newlineInString(pos: number, triple: boolean): void {
    if (pos >= this.len) this.#unterminated(triple);
    this.#lineno++;
    this.#lineStart = pos;
    if (this.#lineno === this.#errorLine) throw this.#options.lineError!.make(true);
  }

  #unterminated(triple: boolean): never {
    const message = triple ? "EOF while scanning triple-quoted string literal" : "EOL while scanning string literal";
    if (!this.#options.fromFile) throw this.#error("SyntaxError", message, this.len);
    // In a file that ends with a newline CPython sees one more, empty line.
    const extra = this.#options.newlineAtEnd;
    this.#lineno += extra && triple ? 2 : 1;
    throw this.#error("SyntaxError", message, this.len + (extra && triple ? 1 : 0), extra ? "\n" : "");
  }

  #tabSetting(start: number, end: number): void {
    const comment = this.src.slice(start + 1, Math.min(end, start + 79));
    for (const form of TAB_FORMS) {
      const at = comment.indexOf(form);
      if (at < 0) continue;
      const size = parseInt(comment.slice(at + form.length), 10);
      if (size >= 1 && size <= 40) this.#tabSize = size;
    }
  }
}

/** The substring as a string of its own, not a view into `text`. */
function detach(text: string, start: number, end: number): string {
  const codes: number[] = [];
  for (let i = start; i < end; i++) codes.push(text.charCodeAt(i));
  return String.fromCharCode.apply(null, codes);
}
