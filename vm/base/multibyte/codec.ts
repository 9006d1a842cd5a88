// SPDX-License-Identifier: MIT
/**
 * What all multibyte codecs share, and those whose sequences stand alone: one to three bytes by a table, and the longer
 * ones of GB 18030 and EUC-KR. Those that shift between character sets are in `iso2022.ts` and `hz.ts`.
 * CPYTHON: `Modules/cjkcodecs/`; how long an invalid sequence is, and which end is incomplete, is as there.
 */
import {
  CodecError,
  type CodecFault,
  type Decoder,
  type DecodeStep,
  type Encoder,
  type EncodeStep,
  PointBuffer,
} from "../codecs.ts";
import { hasPairs, pointLength } from "../unicode_text.ts";
import type { MultibyteTable } from "./table.ts";
import { FINAL_LETTERS, INITIAL_LETTERS } from "./tables.ts";

const ILLEGAL = "illegal multibyte sequence";
/** Why what is cut off at the end of an input cannot be decoded. */
export const INCOMPLETE = "incomplete multibyte sequence";

/** The fault of an invalid sequence. It may end behind the end of the input. */
export function illegal(start: number, length: number): CodecFault {
  return { start, end: start + length, reason: ILLEGAL };
}

/** What a decoder found at the end of its input: a sequence of which more is needed. */
export function incomplete(text: string, at: number, size: number, final: boolean): DecodeStep {
  if (!final) return { text, position: at };
  return { text, position: at, fault: { start: at, end: size, reason: INCOMPLETE } };
}

/** A decoder that goes on with the next piece of its input. */
export interface MultibyteDecoder extends Decoder {
  /** Back to the state of the beginning. */
  reset(): void;
}

/** An encoder that goes on with the next piece of its input. */
export abstract class MultibyteEncoder implements Encoder {
  constructor(readonly encoding: string) {}

  /** Whether the text that is encoded next is the last: if not, what could go on stays in `pending`. */
  final = true;
  /** Characters at the end of the text that were not encoded yet. */
  pending = "";

  /** Encodes the character at unit `at` of `text`. `undefined`: it cannot be; `null`: more of the text is needed. */
  protected abstract one(text: string, at: number): string | undefined | null;
  /** How many units the last call of {@linkcode one} took. */
  protected taken = 1;
  /** What has to be written at the end of a text. */
  protected ending(): string {
    return "";
  }
  /** Back to the state of the beginning. */
  reset(): void {
    this.pending = "";
  }

  step(text: string, from: number): EncodeStep {
    const out = new PointBuffer();
    this.pending = "";
    for (let at = from; at < text.length; at += this.taken) {
      const code = this.quick(text.charCodeAt(at));
      if (code !== 0) {
        this.taken = 1;
        if (code > 0xff) out.push(code >> 8);
        out.push(code & 0xff);
        continue;
      }
      const sequence = this.one(text, at);
      if (sequence === undefined) {
        const end = at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
        return { bytes: out.take(), fault: { start: at, end, reason: ILLEGAL } };
      }
      if (sequence === null) {
        this.pending = text.slice(at);
        return { bytes: out.take() };
      }
      out.pushText(sequence);
    }
    return { bytes: this.final ? out.take() + this.ending() : out.take() };
  }

  /** PERF: the code of a character of one unit for which {@linkcode one} does nothing else than writing it; 0: ask that. */
  protected quick(_unit: number): number {
    return 0;
  }

  /** Goes on in the state that the text is in. @throws CodecError where it fails: about the replacement, not the text. */
  replacement(text: string): string {
    let bytes = "";
    for (let at = 0; at < text.length; at += this.taken) {
      const sequence = this.one(text, at);
      if (sequence === null) break;
      if (sequence === undefined) {
        const start = pointLength(text.slice(0, at), hasPairs(text));
        throw new CodecError("UnicodeEncodeError", this.encoding, text, start, start + 1, ILLEGAL);
      }
      bytes += sequence;
    }
    return bytes;
  }
}

/** The two bytes of a code, or the one. */
export function bytesOf(code: number): string {
  return code < 0x100 ? String.fromCharCode(code) : String.fromCharCode(code >> 8, code & 0xff);
}

/** The text of sequences that no table has, by their number of bytes: see {@linkcode TableRules}. */
type Long = (bytes: string, at: number) => string | undefined;

/** How an encoding by a table is read and written. */
export interface TableRules {
  /** How many bytes a sequence that begins with a byte has; 0: none does, and the byte and the next one are invalid. */
  lengths(lead: number): number;
  /** How many bytes it has where the second byte says so. */
  longer?(bytes: string, at: number): number;
  /** What a sequence of more than two bytes stands for, if it is not the table's. */
  decodeLong?: Long;
  /** The sequence of a character that the table has not. */
  encodeLong?(point: number): string | undefined;
}

/** Decoder by a table. */
export class TableDecoder implements MultibyteDecoder {
  constructor(readonly encoding: string, private readonly table: MultibyteTable, private readonly rules: TableRules) {}

  reset(): void {}

  step(bytes: string, from: number, final: boolean): DecodeStep {
    const { table, rules } = this;
    const size = bytes.length, out = new PointBuffer();
    let at = from;
    while (at < size) {
      const lead = bytes.charCodeAt(at);
      let length = rules.lengths(lead);
      if (length === 1) {
        out.push(table.unit(lead));
        at++;
        continue;
      }
      if (length === 2 && at + 1 < size) {
        const trail = bytes.charCodeAt(at + 1);
        const unit = trail < 0x80 && table.threeBytes ? 0 : table.unit(lead << 8 | trail);
        if (unit !== 0) {
          out.push(unit);
          at += 2;
          continue;
        }
      }
      if (length === 0) return { text: out.take(), position: at, fault: illegal(at, 2) };
      if (at + length > size) return incomplete(out.take(), at, size, final);
      if (rules.longer !== undefined) {
        length = rules.longer(bytes, at);
        if (at + length > size) return incomplete(out.take(), at, size, final);
      }
      const found = this.sequence(bytes, at, length);
      if (found === undefined) return { text: out.take(), position: at, fault: illegal(at, length) };
      out.pushText(found);
      at += length;
    }
    return { text: out.take(), position: at };
  }

  /** The text of a sequence that is no single unit of the table. */
  private sequence(bytes: string, at: number, length: number): string | undefined {
    const { table } = this;
    if (length === 2) {
      const trail = bytes.charCodeAt(at + 1);
      return trail < 0x80 && table.threeBytes ? undefined : table.get(bytes.charCodeAt(at) << 8 | trail);
    }
    if (!table.threeBytes) return this.rules.decodeLong!(bytes, at);
    const last = bytes.charCodeAt(at + 2);
    return last < 0x80 ? undefined : table.get(bytes.charCodeAt(at + 1) << 8 | last & 0x7f);
  }
}

/** Encoder by a table. */
export class TableEncoder extends MultibyteEncoder {
  constructor(encoding: string, private readonly table: MultibyteTable, private readonly rules: TableRules) {
    super(encoding);
  }

  protected override one(text: string, at: number): string | undefined | null {
    const { table, rules } = this;
    const unit = text.charCodeAt(at);
    this.taken = 1;
    if (table.pairStarts.has(unit)) {
      if (at + 1 === text.length) { if (!this.final) return null; }
      else {
        const pair = table.wideCode(text.slice(at, at + 2));
        if (pair !== 0) {
          this.taken = 2;
          return this.bytes(pair);
        }
      }
    }
    const code = table.code(unit);
    if (code !== 0) return this.bytes(code);
    if (unit === 0) return "\0";
    const point = text.codePointAt(at)!;
    if (point > 0xffff) {
      this.taken = 2;
      const wide = table.wideCode(text.slice(at, at + 2));
      if (wide !== 0) return this.bytes(wide);
    }
    return rules.encodeLong?.(point);
  }

  protected override quick(unit: number): number {
    const { table } = this;
    const code = table.code(unit);
    return table.isThree(code) || table.pairStarts.has(unit) ? 0 : code;
  }

  private bytes(code: number): string {
    return this.table.isThree(code) ? "\x8f" + bytesOf(code | 0x80) : bytesOf(code);
  }
}

// ---- the encodings ------------------------------------------------------------------------------------------------

/** All bytes from 80 on begin a sequence of two. */
export const DOUBLE: TableRules = { lengths: (lead) => lead < 0x80 ? 1 : 2 };

/** EUC-JP: 8F begins one of three. */
export const EUC_JP: TableRules = { lengths: (lead) => lead < 0x80 ? 1 : lead === 0x8f ? 3 : 2 };

/** Shift JIS: halfwidth katakana are single bytes. `last`: the last byte that begins a sequence. */
export function shiftJis(last: number): TableRules {
  return {
    lengths: (lead) => {
      if (lead < 0x80 || lead >= 0xa1 && lead <= 0xdf) return 1;
      return lead >= 0x81 && lead <= 0x9f || lead >= 0xe0 && lead <= last ? 2 : 0;
    },
  };
}

/** Code page 932, which has some more single bytes. */
export const CP932: TableRules = {
  lengths: (lead) => lead >= 0x81 && lead <= 0x9f || lead >= 0xe0 && lead <= 0xfc ? 2 : 1,
};

/** A digit as second byte: four bytes. */
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** Where GB 18030 has U+10000, counted in sequences of four bytes. */
const SUPPLEMENTARY = (0x90 - 0x81) * 12600;

/** GB 18030: what two bytes do not stand for has four, in order. */
export function gb18030(table: MultibyteTable): TableRules {
  /** The characters below U+10000 that have four bytes, and the places of those characters. */
  let order: Uint16Array | undefined, places: Uint16Array | undefined;
  const load = () => {
    order = new Uint16Array(0x10000), places = new Uint16Array(0x10000).fill(0xffff);
    let count = 0;
    for (let point = 0x80; point < 0x10000; point++) {
      if (point >= 0xd800 && point < 0xe000 || table.code(point) !== 0) continue;
      places[point] = count;
      order[count++] = point;
    }
    order = order.subarray(0, count);
  };
  return {
    ...DOUBLE,
    longer: (bytes, at) => isDigit(bytes.charCodeAt(at + 1)) ? 4 : 2,
    decodeLong: (bytes, at) => {
      const [a, b, c, d] = [0, 1, 2, 3].map((i) => bytes.charCodeAt(at + i));
      if (a < 0x81 || a > 0xfe || c < 0x81 || c > 0xfe || !isDigit(d)) return undefined;
      const place = ((a - 0x81) * 10 + b - 0x30) * 1260 + (c - 0x81) * 10 + d - 0x30;
      if (place >= SUPPLEMENTARY) {
        const point = 0x10000 + place - SUPPLEMENTARY;
        return point > 0x10ffff ? undefined : String.fromCodePoint(point);
      }
      if (order === undefined) load();
      return place < order!.length ? String.fromCharCode(order![place]) : undefined;
    },
    encodeLong: (point) => {
      if (places === undefined) load();
      const place = point > 0xffff ? SUPPLEMENTARY + point - 0x10000 : places![point];
      if (place === 0xffff) return undefined;
      const rest = Math.floor(place / 10), lead = Math.floor(rest / 126);
      return String.fromCharCode(
        0x81 + Math.floor(lead / 10),
        0x30 + lead % 10,
        0x81 + rest % 126,
        0x30 + place % 10,
      );
    },
  };
}

/** What begins a syllable that is written with its parts: the filler of KS X 1001. */
const FILLER = "\xa4\xd4";
/** First of the syllables, and of the letters, and where KS X 1001 has those. */
const SYLLABLES = 0xac00, LETTERS = 0x3131, LETTER_ROW = 0xa4, FIRST_LETTER = 0xa1;

const letterBytes = (letter: string): string =>
  String.fromCharCode(LETTER_ROW, FIRST_LETTER + letter.charCodeAt(0) - LETTERS);

/** EUC-KR: syllables that KS X 1001 has not are the filler and three letters. */
export const EUC_KR: TableRules = {
  ...DOUBLE,
  longer: (bytes, at) => bytes.startsWith(FILLER, at) ? 8 : 2,
  decodeLong: (bytes, at) => {
    const parts: number[] = [];
    for (const i of [2, 4, 6]) {
      if (bytes.charCodeAt(at + i) !== LETTER_ROW) return undefined;
      parts.push(LETTERS + bytes.charCodeAt(at + i + 1) - FIRST_LETTER);
    }
    const initial = INITIAL_LETTERS.indexOf(String.fromCharCode(parts[0])), vowel = parts[1] - 0x314f;
    const final = bytes.startsWith(FILLER, at + 6) ? 0 : FINAL_LETTERS.indexOf(String.fromCharCode(parts[2])) + 1;
    if (initial < 0 || vowel < 0 || vowel > 20 || final === 0 && !bytes.startsWith(FILLER, at + 6)) return undefined;
    return String.fromCharCode(SYLLABLES + (initial * 21 + vowel) * 28 + final);
  },
  encodeLong: (point) => {
    const place = point - SYLLABLES;
    if (place < 0 || place >= 19 * 21 * 28) return undefined;
    const final = place % 28;
    return FILLER + letterBytes(INITIAL_LETTERS[Math.floor(place / 588)]) +
      letterBytes(String.fromCharCode(0x314f + Math.floor(place / 28) % 21)) +
      (final === 0 ? FILLER : letterBytes(FINAL_LETTERS[final - 1]));
  },
};
