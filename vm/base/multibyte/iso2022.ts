// SPDX-License-Identifier: MIT
/**
 * ISO 2022 in seven bits (RFC 1468, 1554, 1557, 2237): escape sequences say which character set the bytes that follow
 * belong to. CPYTHON: `Modules/cjkcodecs/_codecs_iso2022.c`.
 */
import type { DecodeStep } from "../codecs.ts";
import { bytesOf, illegal, incomplete, type MultibyteDecoder, MultibyteEncoder } from "./codec.ts";
import { isSecondPlane, multibyteTable } from "./tables.ts";

const ESC = 0x1b, SHIFT_OUT = 0x0e, SHIFT_IN = 0x0f, NEWLINE = 10;

/** A character set. */
interface Charset {
  /** What stands in escape sequences for it, behind `(`, `)`, `.`; with `$` in front for sets of two bytes. */
  readonly mark: string;
  /** Which of G0, G1, G2 it is put into. */
  readonly plane: 0 | 1 | 2;
  /** Bytes for each character. */
  readonly width: 1 | 2;
  /** What a code of seven bits stands for. */
  decode(code: number): string | undefined;
  /** What a byte behind ESC N stands for; it comes with its highest bit turned. */
  single?(byte: number): string | undefined;
  /** The code of a character; 0: there is none. */
  encode(character: string): number;
  /** Whether a pair may begin with this unit. */
  mayPair?(unit: number): boolean;
}

const codeIn = (table: string, character: string): number =>
  character.length === 1
    ? multibyteTable(table).code(character.charCodeAt(0))
    : multibyteTable(table).wideCode(character);

/** A set of two bytes: the codes of a table with both high bits set. */
function double(mark: string, table: string, plane: 0 | 1 = 0): Charset {
  return {
    mark,
    plane,
    width: 2,
    decode: (code) => code >= 0x2121 && (code & 0xff) >= 0x21 ? multibyteTable(table).get(code | 0x8080) : undefined,
    encode: (character) => {
      const code = codeIn(table, character);
      return code >= 0xa1a1 && (code & 0xff) >= 0xa1 ? code & 0x7f7f : 0;
    },
  };
}

/**
 * A plane that EUC has in three bytes.
 * @param read The table for decoding, if it is another one.
 */
function plane3(mark: string, table: string, has: (row: number) => boolean, read = table): Charset {
  return {
    mark,
    plane: 0,
    width: 2,
    decode: (code) => has((code >> 8) - 0x20) ? multibyteTable(read).get(code | 0x8000) : undefined,
    encode: (character) => {
      const code = codeIn(table, character);
      return (code & 0x8080) === 0x8000 && has((code >> 8) - 0xa0) ? code & 0x7fff : 0;
    },
  };
}

/** The upper half of a single-byte encoding: single characters of it are read, behind ESC N, if it is in G2. */
function upper(mark: string, single: (byte: number) => string | undefined): Charset {
  return { mark, plane: 2, width: 1, single, decode: () => undefined, encode: () => 0 };
}

const ROMAN: Charset = {
  mark: "J",
  plane: 0,
  width: 1,
  decode: (code) => code === 0x5c ? "\u00a5" : code === 0x7e ? "\u203e" : String.fromCharCode(code),
  encode: (character) => character === "\u00a5" ? 0x5c : character === "\u203e" ? 0x7e : 0,
};

const KATAKANA: Charset = {
  mark: "I",
  plane: 0,
  width: 1,
  decode: (code) => code >= 0x21 && code <= 0x5f ? String.fromCharCode(0xff40 + code) : undefined,
  encode: (character) => {
    const unit = character.charCodeAt(0);
    return unit >= 0xff61 && unit <= 0xff9f ? unit - 0xff40 : 0;
  },
};

const JISX0208 = double("$B", "euc_jp"), JISX0208_1978 = double("$@", "euc_jp");
const JISX0212 = plane3("$D", "euc_jp", () => true);
const GB2312 = double("$A", "gb2312");
// EUC-KR has no letter of its own for the filler: it begins a syllable there.
const KSX1001 = double("$C", "cp949"), KSX1001_G1 = double("$C", "cp949", 1);
const LATIN_1 = upper("A", (byte) => byte < 0x80 ? undefined : String.fromCharCode(byte));
const GREEK = upper("F", (byte) => {
  if (byte < 0xa0) return String.fromCharCode(byte);
  const text = new TextDecoder("iso-8859-7").decode(Uint8Array.of(byte));
  // The platform has the edition of 2003, with three characters more.
  return "\u20ac\u20af\u037a\ufffd".includes(text) ? undefined : text;
});

/** The planes of JIS X 0213. Characters that may begin a pair wait for the next one, but pairs are not encoded. */
function jisx0213(mark: string, table: string): Charset[] {
  const plain = double(mark, table);
  const first: Charset = {
    ...plain,
    // The fullwidth tilde is one in EUC and Shift JIS only.
    decode: (code) => code === 0x2232 ? "~" : plain.decode(code),
    encode: (character) => character === "\uff5e" ? 0 : plain.encode(character),
    mayPair: (unit) => multibyteTable(table).pairStarts.has(unit),
  };
  // CPYTHON: of the second plane, what the edition of 2004 changed is read as there in both.
  return [JISX0208, first, plane3("$P", table, isSecondPlane, "euc_jis_2004")];
}

/** The sets of each encoding, in the order in which they are tried. All have ASCII. */
const SETS: Record<string, Charset[]> = {
  iso2022_jp: [JISX0208, ROMAN, JISX0208_1978],
  iso2022_jp_1: [JISX0208, JISX0212, ROMAN, JISX0208_1978],
  iso2022_jp_2: [JISX0208, JISX0212, KSX1001, GB2312, ROMAN, JISX0208_1978, LATIN_1, GREEK],
  iso2022_jp_3: jisx0213("$O", "euc_jisx0213"),
  iso2022_jp_2004: jisx0213("$Q", "euc_jis_2004"),
  iso2022_jp_ext: [JISX0208, JISX0212, ROMAN, KATAKANA, JISX0208_1978],
  iso2022_kr: [KSX1001_G1],
};

/** Names of the encodings. */
export const ISO2022_NAMES: readonly string[] = Object.keys(SETS);

/** The longest escape sequence that is looked for. */
const LONGEST = 16;
/** Whether a byte ends an escape sequence. */
const endsEscape = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a || byte === 0x40;

/** The escape sequence that puts a set into its plane. */
function designation({ mark, plane }: Charset): string {
  const double = mark.length === 2, last = mark[mark.length - 1];
  if (plane === 0 && (mark === "$B" || mark === "$@")) return `\x1b${mark}`;
  return `\x1b${double ? "$" : ""}${"().".charAt(plane)}${last}`;
}

/** Decoder of an ISO 2022 encoding. `null` is ASCII. */
export class Iso2022Decoder implements MultibyteDecoder {
  private readonly sets: Charset[];
  private readonly planes: (Charset | null)[] = [null, null, null];
  private shifted = false;
  /** Within an escape sequence that means nothing here, and is text. */
  private passing = false;

  constructor(readonly encoding: string) {
    this.sets = SETS[encoding];
  }

  reset(): void {
    this.planes[0] = null;
    this.shifted = false;
  }

  step(bytes: string, from: number, final: boolean): DecodeStep {
    const size = bytes.length;
    const shifts = this.encoding === "iso2022_kr", thirdPlane = this.encoding === "iso2022_jp_2";
    let text = "", at = from;
    while (at < size) {
      const byte = bytes.charCodeAt(at);
      if (this.passing) {
        text += bytes[at++];
        if (endsEscape(byte)) this.passing = false;
      } else if (byte === ESC) {
        if (at + 2 > size) return incomplete(text, at, size, final);
        const next = bytes[at + 1];
        if ("()$.&".includes(next)) {
          const length = this.escape(bytes, at);
          if (length === undefined) return incomplete(text, at, size, final);
          if (length < 0) return { text, position: at, fault: illegal(at, -length) };
          at += length;
        } else if (thirdPlane && next === "N") {
          if (at + 3 > size) return incomplete(text, at, size, final);
          const third = bytes.charCodeAt(at + 2), set = this.planes[2];
          const found = set !== null ? set.single?.(third ^ 0x80) : third < 0x80 ? bytes[at + 2] : undefined;
          if (found === undefined) return { text, position: at, fault: illegal(at, 3) };
          text += found;
          at += 3;
        } else {
          text += bytes[at++];
          this.passing = true;
        }
      } else if (shifts && (byte === SHIFT_IN || byte === SHIFT_OUT)) {
        this.shifted = byte === SHIFT_OUT;
        at++;
      } else if (byte < 0x20) {
        if (byte === NEWLINE) this.shifted = false;
        text += bytes[at++];
      } else if (byte >= 0x80) return { text, position: at, fault: illegal(at, 1) };
      else {
        const set = this.planes[this.shifted ? 1 : 0];
        if (set === null) {
          text += bytes[at++];
          continue;
        }
        const { width } = set;
        if (at + width > size) return incomplete(text, at, size, final);
        const code = width === 1 ? byte : byte << 8 | bytes.charCodeAt(at + 1);
        const found = (code & 0x8080) !== 0 ? undefined : set.decode(code);
        if (found === undefined) return { text, position: at, fault: illegal(at, width) };
        text += found;
        at += width;
      }
    }
    return { text, position: at };
  }

  /** Does what the escape sequence at `at` says. Its length; negative: it is invalid; `undefined`: more is needed. */
  private escape(bytes: string, at: number): number | undefined {
    const japanese = this.encoding !== "iso2022_kr";
    let length = 0;
    for (let i = 1; i < LONGEST; i++) {
      if (at + i >= bytes.length) return undefined;
      if (endsEscape(bytes.charCodeAt(at + i))) {
        length = i + 1;
        break;
      }
      // "Revised": the sequence proper follows.
      if (japanese && bytes.startsWith("&@", at + i)) i += 2;
    }
    if (length === 0) return -1;
    const sequence = bytes.slice(at + 1, at + length);
    // deno-lint-ignore no-control-regex
    const found = /^(?:([().])([^$])|\$([@-Z])|\$([().])(.)|..\x1b\$(B))$/s.exec(sequence);
    if (found === null) return -length;
    const [, narrow, narrowMark, plain, wide, wideMark, revised] = found;
    const plane = "().".indexOf(narrow ?? wide ?? "(");
    const mark = narrowMark ?? `$${plain ?? wideMark ?? revised}`;
    if (wide === "." || narrow === "." && this.encoding !== "iso2022_jp_2") return -length;
    const set = mark === "B" ? null : this.sets.find((one) => one.mark === mark);
    if (set === undefined) return -length;
    this.planes[plane] = set;
    return length;
  }
}

/** Encoder of an ISO 2022 encoding. `null` is ASCII. */
export class Iso2022Encoder extends MultibyteEncoder {
  private readonly sets: Charset[];
  private readonly planes: (Charset | null)[] = [null, null];
  private shifted = false;

  constructor(encoding: string) {
    super(encoding);
    this.sets = SETS[encoding];
  }

  override reset(): void {
    super.reset();
    this.planes[0] = null;
    this.shifted = false;
  }

  protected override ending(): string {
    const bytes = (this.shifted ? "\x0f" : "") + (this.planes[0] !== null ? "\x1b(B" : "");
    this.shifted = false;
    this.planes[0] = null;
    return bytes;
  }

  protected override one(text: string, at: number): string | undefined | null {
    const unit = text.charCodeAt(at);
    this.taken = 1;
    if (unit < 0x80) return this.ending() + text[at];
    const character = String.fromCodePoint(text.codePointAt(at)!);
    if (!this.final && at + 1 === text.length && this.sets.some((set) => set.mayPair?.(unit))) return null;
    for (const set of this.sets) {
      const code = set.encode(character);
      if (code === 0) continue;
      this.taken = character.length;
      return this.select(set) + bytesOf(code);
    }
    return undefined;
  }

  /** What has to be written in front of a character of a set. */
  private select(set: Charset): string {
    let bytes = "";
    if (set.plane === 0 && this.shifted) {
      bytes += "\x0f";
      this.shifted = false;
    }
    if (this.planes[set.plane] !== set) {
      this.planes[set.plane] = set;
      bytes += designation(set);
    }
    if (set.plane === 1 && !this.shifted) {
      this.shifted = true;
      bytes += "\x0e";
    }
    return bytes;
  }
}
