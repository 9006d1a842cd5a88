// SPDX-License-Identifier: MIT
/**
 * Codecs of one byte per character: ASCII, Latin-1, character maps, and the decimal form that numbers are read from.
 *
 * A map that is a Python object is resolved by the binding: it looks up the distinct bytes (characters) of the input,
 * checks what came out with `decodeMapping`/`encodeMapping` and hands in a function over the results.
 */
import { CodecError, type Decoder, type DecodeStep, type Encoder, type EncodeStep } from "./codecs.ts";
import { typeError } from "./kernel_error.ts";
import { decimalValue } from "./unicode_db.ts";
import { codePoints, hasPairs, isSpaceUnit, pointIndexOfUnit } from "./unicode_text.ts";

/** Decoder of ASCII. */
export class AsciiDecoder implements Decoder {
  readonly encoding = "ascii";

  step(bytes: string, from: number, _final: boolean): DecodeStep {
    const rest = from === 0 ? bytes : bytes.slice(from);
    const at = rest.search(/[\x80-\xff]/);
    if (at < 0) return { text: rest, position: bytes.length };
    const start = from + at;
    return {
      text: rest.slice(0, at),
      position: start,
      fault: { start, end: start + 1, reason: "ordinal not in range(128)" },
    };
  }
}

/** Decoder of Latin-1: every byte is its code point. */
export class Latin1Decoder implements Decoder {
  readonly encoding = "latin-1";

  step(bytes: string, from: number, _final: boolean): DecodeStep {
    return { text: from === 0 ? bytes : bytes.slice(from), position: bytes.length };
  }
}

/** Encoder of ASCII and Latin-1. */
class NarrowEncoder implements Encoder {
  private readonly bad: RegExp;
  constructor(readonly encoding: string, limit: 128 | 256) {
    // deno-lint-ignore no-control-regex
    this.bad = limit === 128 ? /[^\x00-\x7f]+/ : /[^\x00-\xff]+/;
    this.reason = `ordinal not in range(${limit})`;
  }
  private readonly reason: string;

  step(text: string, from: number): EncodeStep {
    const rest = from === 0 ? text : text.slice(from);
    const found = this.bad.exec(rest);
    if (found === null) return { bytes: rest };
    const start = from + found.index;
    return {
      bytes: rest.slice(0, found.index),
      fault: { start, end: start + found[0].length, reason: this.reason },
    };
  }

  replacement(text: string): string | undefined {
    return this.bad.test(text) ? undefined : text;
  }
}

/** Encoder of ASCII. */
export function asciiEncoder(): Encoder {
  return new NarrowEncoder("ascii", 128);
}

/** Encoder of Latin-1. */
export function latin1Encoder(): Encoder {
  return new NarrowEncoder("latin-1", 256);
}

const UNDEFINED = "character maps to <undefined>";

/** Decoder of a character map. */
export class CharmapDecoder implements Decoder {
  readonly encoding = "charmap";
  /**
   * @param map The text for each byte, `undefined` where the byte has none; or a unicode table, indexed by byte, with
   *   U+FFFE for "none".
   */
  constructor(private readonly map: string | ((byte: number) => string | undefined)) {}

  step(bytes: string, from: number, _final: boolean): DecodeStep {
    let text = "";
    const map = this.map;
    if (typeof map === "string") {
      const points = hasPairs(map) ? Array.from(map) : map;
      for (let at = from; at < bytes.length; at++) {
        const found = points[bytes.charCodeAt(at)];
        if (found === undefined || found === "\ufffe") return this.fault(text, at);
        text += found;
      }
    } else {
      for (let at = from; at < bytes.length; at++) {
        const found = map(bytes.charCodeAt(at));
        if (found === undefined) return this.fault(text, at);
        text += found;
      }
    }
    return { text, position: bytes.length };
  }

  private fault(text: string, at: number): DecodeStep {
    return { text, position: at, fault: { start: at, end: at + 1, reason: UNDEFINED } };
  }
}

/** Encoder of a character map. */
export class CharmapEncoder implements Encoder {
  readonly encoding = "charmap";
  /** @param map The bytes for each code point, `undefined` where it has none. */
  constructor(private readonly map: (point: number) => string | undefined) {}

  step(text: string, from: number): EncodeStep {
    let bytes = "";
    for (let at = from; at < text.length; at++) {
      const point = text.codePointAt(at)!;
      const found = this.map(point);
      if (found === undefined) {
        let end = at;
        while (end < text.length) {
          const next = text.codePointAt(end)!;
          if (end > at && this.map(next) !== undefined) break;
          end += next > 0xffff ? 2 : 1;
        }
        return { bytes, fault: { start: at, end, reason: UNDEFINED } };
      }
      if (point > 0xffff) at++;
      bytes += found;
    }
    return { bytes };
  }

  replacement(text: string): string | undefined {
    const step = this.step(text, 0);
    return step.fault === undefined ? step.bytes : undefined;
  }
}

/**
 * What a decoding map gave for a byte, checked: `null` is `None` (as is a missing key), a string is unicode text.
 * @param value `undefined` stands for a value of any other type.
 * @throws KernelError TypeError.
 */
export function decodeMapping(value: number | bigint | string | null | undefined): string | undefined {
  if (value === null) return undefined;
  if (value === undefined) return typeError("character mapping must return integer, None or unicode");
  if (typeof value === "string") return value === "\ufffe" ? undefined : value;
  if (value < 0 || value > 0x10ffff) return typeError("character mapping must be in range(0x110000)");
  return value == 0xfffe ? undefined : String.fromCodePoint(Number(value));
}

/**
 * What an encoding map gave for a character, checked: `null` is `None` (as is a missing key), a string is a byte string.
 * @param value `undefined` stands for a value of any other type.
 * @throws KernelError TypeError.
 */
export function encodeMapping(value: number | bigint | string | null | undefined): string | undefined {
  if (value === null) return undefined;
  if (value === undefined) return typeError("character mapping must return integer, None or str");
  if (typeof value === "string") return value;
  if (value < 0 || value > 255) return typeError("character mapping must be in range(256)");
  return String.fromCharCode(Number(value));
}

/** The inverse of a 256-character decoding table (`codecs.charmap_build`): byte of each code point. */
export function buildEncodingMap(table: string): Map<number, number> {
  const map = new Map<number, number>();
  codePoints(table).forEach((point, byte) => {
    if (point !== 0xfffe) map.set(point, byte);
  });
  return map;
}

/**
 * The byte string that `int(text)` and `float(text)` read for a unicode string: decimal digits of any script become
 * ASCII digits, white space becomes spaces, other characters below U+0100 stay.
 * @throws CodecError.
 */
export function encodeDecimal(text: string): string {
  // deno-lint-ignore no-control-regex
  if (/^[\x01-\x08\x0e-\x1b\x21-\x7f ]*$/.test(text)) return text;
  let bytes = "";
  for (let at = 0; at < text.length; at++) {
    const byte = decimalByte(text, at);
    if (byte < 0) {
      let end = at;
      while (end < text.length && decimalByte(text, end) < 0) end += text.codePointAt(end)! > 0xffff ? 2 : 1;
      throw new CodecError(
        "UnicodeEncodeError",
        "decimal",
        text,
        pointIndexOfUnit(text, at),
        pointIndexOfUnit(text, end),
        "invalid decimal Unicode string",
      );
    }
    if (text.codePointAt(at)! > 0xffff) at++;
    bytes += String.fromCharCode(byte);
  }
  return bytes;
}

/** The byte for the character at unit `at`, or -1. */
function decimalByte(text: string, at: number): number {
  const point = text.codePointAt(at)!;
  if (point <= 0xffff && isSpaceUnit(point)) return 32;
  const digit = decimalValue(point);
  if (digit >= 0) return 48 + digit;
  return point > 0 && point < 256 ? point : -1;
}
