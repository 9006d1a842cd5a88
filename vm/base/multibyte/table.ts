// SPDX-License-Identifier: MIT
/**
 * Tables of encodings of one to three bytes per character (Chinese, Japanese, Korean): which code stands for which text.
 *
 * What the platform's `TextDecoder` knows is asked when a program first uses an encoding (a millisecond); where CPython's
 * codecs differ stands in `tables.gen.ts`. So no copy of the large tables is carried along.
 *
 * A code is a number of 16 bits: the byte, or both bytes, first one high. A sequence of three bytes, 8F in front (EUC-JP),
 * is its last two with the highest bit of the last one clear, which those of two bytes never have.
 */

/** How CPython's table differs from the one it is made of. */
export interface Changes {
  /** Codes that are not there: first and last of each range. */
  readonly drops: readonly number[];
  /** Codes with another text: the first of a run, and its characters. */
  readonly changes: readonly (number | string)[];
  /** Codes of two characters each. */
  readonly pairs: readonly (number | string)[];
  /** Characters that are encoded otherwise than by the first code that stands for them: as `changes`. */
  readonly encodings: readonly (number | string)[];
  /** Characters that are not encoded. */
  readonly decodeOnly: string;
}

/** In `points`: the text is in `wide`. No character has this number. */
const WIDE = 0xd800;
/** The third byte that marks sequences of three. */
const MARK = 0x8f;
/** What separates the sequences of a question to the platform's decoder: never the second byte of one. */
const END = "\n".charCodeAt(0);

/** The table of an encoding. */
export class MultibyteTable {
  /** The UTF-16 unit of each code; 0: there is none (but for code 0 itself). */
  private readonly points = new Uint16Array(0x10000);
  /** Texts that are not one unit: characters beyond 16 bits, and pairs. */
  private readonly wide = new Map<number, string>();
  /** The code of each unit; 0: there is none. */
  private readonly codes = new Uint16Array(0x10000);
  private readonly wideCodes = new Map<string, number>();
  /** Units that a pair with a code of its own may begin with. */
  readonly pairStarts = new Set<number>();

  /** Makes `code` stand for `text`: one character, or two. */
  set(code: number, text: string): void {
    if (text.length === 1) this.points[code] = text.charCodeAt(0);
    else {
      this.points[code] = WIDE;
      this.wide.set(code, text);
    }
  }

  /** Takes a code out. */
  drop(code: number): void {
    this.points[code] = 0;
  }

  /** What a code stands for. */
  get(code: number): string | undefined {
    const unit = this.points[code];
    if (unit === WIDE) return this.wide.get(code);
    return unit !== 0 || code === 0 ? String.fromCharCode(unit) : undefined;
  }

  /** The UTF-16 unit of a code; 0: there is none, or its text is no single unit. PERF: for the loop of the decoder. */
  unit(code: number): number {
    const unit = this.points[code];
    return unit === WIDE ? 0 : unit;
  }

  /** The code of a character of one UTF-16 unit; 0: there is none (or it is NUL). */
  code(unit: number): number {
    return this.codes[unit];
  }

  /** The code of a character beyond 16 bits, or of a pair; 0: there is none. */
  wideCode(text: string): number {
    return this.wideCodes.get(text) ?? 0;
  }

  /** All codes that stand for something, in ascending order. */
  *entries(): Generator<[code: number, text: string]> {
    for (let code = 0; code < 0x10000; code++) {
      const text = this.get(code);
      if (text !== undefined) yield [code, text];
    }
  }

  /** Makes `text` be encoded as `code`. */
  encodeAs(text: string, code: number): void {
    if (text.length === 1) this.codes[text.charCodeAt(0)] = code;
    else this.wideCodes.set(text, code);
  }

  /** Lets each text be encoded as the first code that stands for it; those of three bytes come last. */
  invert(): void {
    const { points, codes, wide, wideCodes, pairStarts } = this;
    for (const three of this.threeBytes ? [false, true] : [false]) {
      for (let code = 0; code < 0x10000; code++) {
        const unit = points[code];
        if (unit === 0 || this.isThree(code) !== three) continue;
        if (unit !== WIDE) {
          if (codes[unit] === 0) codes[unit] = code;
          continue;
        }
        const text = wide.get(code)!;
        if (!wideCodes.has(text)) wideCodes.set(text, code);
        if (text.codePointAt(0)! < 0x10000) pairStarts.add(text.charCodeAt(0));
      }
    }
  }

  /** Whether a code is a sequence of three bytes. */
  isThree(code: number): boolean {
    return this.threeBytes && code >= 0x100 && (code & 0x80) === 0;
  }

  /** @param threeBytes Whether there are sequences of three bytes. */
  constructor(readonly threeBytes = false) {}

  /** Applies what CPython has otherwise; {@linkcode invert} in between. */
  apply({ drops, changes, pairs, encodings, decodeOnly }: Changes): void {
    for (let i = 0; i < drops.length; i += 2) for (let code = drops[i]; code <= drops[i + 1]; code++) this.drop(code);
    eachOf(changes, (code, text) => this.set(code, text));
    for (let i = 0; i < pairs.length; i += 2) this.set(pairs[i] as number, pairs[i + 1] as string);
    this.invert();
    eachOf(encodings, (code, text) => this.encodeAs(text, code));
    for (const text of decodeOnly) this.encodeAs(text, 0);
  }
}

/** Calls `f` with each code of runs, and its character. */
function eachOf(runs: readonly (number | string)[], f: (code: number, text: string) => void): void {
  for (let i = 0; i < runs.length; i += 2) {
    let code = runs[i] as number;
    for (const character of runs[i + 1] as string) f(code++, character);
  }
}

/**
 * Enters what the platform's decoder makes of all sequences of two bytes, with first bytes from 81 on, and of three.
 * @param label The WHATWG name of an encoding.
 */
export function enterPlatform(table: MultibyteTable, label: string): void {
  const codes: number[] = [], bytes: number[] = [];
  const ask = (code: number, ...sequence: number[]) => {
    codes.push(code);
    bytes.push(...sequence, END);
  };
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x31; trail < 0xff; trail++) ask(lead << 8 | trail, lead, trail);
  }
  if (table.threeBytes) {
    for (let lead = 0xa1; lead < 0xff; lead++) {
      for (let trail = 0xa1; trail < 0xff; trail++) ask(lead << 8 | trail & 0x7f, MARK, lead, trail);
    }
  }
  const texts = new TextDecoder(label).decode(Uint8Array.from(bytes)).split("\n");
  for (let i = 0; i < codes.length; i++) {
    const text = texts[i];
    // More than one character is a pair of Big5 with a combining accent, or an invalid sequence and what follows it.
    if (text.includes("\ufffd") || text.length > 2) continue;
    if (text.length === 1 || text.codePointAt(0)! > 0xffff || text.charCodeAt(1) > 0x300) table.set(codes[i], text);
  }
}
