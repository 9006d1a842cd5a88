// SPDX-License-Identifier: MIT
/**
 * The `%` operator of strings: a parser that compiles the format into segments (worth caching per format string) and
 * formatters for the numeric conversions. Fetching arguments, `%s`/`%r` and converting objects to numbers is the
 * binding's part, since it may run Python code.
 *
 * Order of events per segment, which the binding follows: `key` (mapping check, look-up), width `*`, precision `*`,
 * then `error` if set, then the argument, then the conversion; an unsupported character is an error only after its
 * argument was fetched.
 * Source of truth: CPython 2.7.18.
 */
import { formatDouble } from "./float_text.ts";
import { KernelError, overflowError, typeError, valueError } from "./kernel_error.ts";
import { padText, repeatFill } from "./number_format.ts";
import { hasPairs, pointIndexOfUnit } from "./unicode_text.ts";

/** Flag bits of a segment. */
export const LEFT = 1;
export const SIGN = 2;
export const BLANK = 4;
export const ALTERNATE = 8;
export const ZERO = 16;

/** Stands for `*` as width or precision. */
export const STAR = -2;

/** One conversion. */
export interface PercentSegment {
  /** Text before the conversion. */
  literal: string;
  /** Mapping key of `%(key)…`, or `undefined`. */
  key: string | undefined;
  flags: number;
  /** Columns, -1 if not given, {@linkcode STAR}. */
  width: number;
  /** Digits, -1 if not given, {@linkcode STAR}. */
  precision: number;
  /** The conversion character, `""` if `error` is set. `%` takes no argument. */
  conversion: string;
  /** Position of the conversion character in code points, for {@linkcode unsupportedCharacter}. */
  index: number;
  /** Does the conversion character follow a digit of width or precision? (It decides how an error shows it.) */
  afterDigit: boolean;
  /** Thrown when the segment is reached, at the stage `errorAt`. */
  error: KernelError | undefined;
  /** `key`: after the mapping check; `width`: before a `*` is fetched for the precision; `end`: after both. */
  errorAt: "key" | "width" | "end";
}

/** A compiled format: segments in order and the text behind the last. */
export interface PercentFormat {
  segments: PercentSegment[];
  tail: string;
}

const FLAG_BITS: Record<string, number> = { "-": LEFT, "+": SIGN, " ": BLANK, "#": ALTERNATE, "0": ZERO };

/** Compiles a format string. Never throws: errors are in the segments, because they show only when reached. */
export function parsePercent(format: string): PercentFormat {
  const segments: PercentSegment[] = [];
  const size = format.length;
  const wide = hasPairs(format);
  let at = 0;
  for (;;) {
    const mark = format.indexOf("%", at);
    if (mark < 0) return { segments, tail: format.slice(at) };
    const segment: PercentSegment = {
      literal: format.slice(at, mark),
      key: undefined,
      flags: 0,
      width: -1,
      precision: -1,
      conversion: "",
      index: 0,
      afterDigit: false,
      error: undefined,
      errorAt: "end",
    };
    segments.push(segment);
    at = mark + 1;
    const fail = (message: string, stage: "key" | "width" | "end"): PercentFormat => {
      segment.error = new KernelError("ValueError", message);
      segment.errorAt = stage;
      return { segments, tail: "" };
    };
    if (format.charCodeAt(at) === 40) {
      const start = ++at;
      let depth = 1;
      while (at < size && depth > 0) {
        const code = format.charCodeAt(at++);
        if (code === 41) depth--;
        else if (code === 40) depth++;
      }
      segment.key = format.slice(start, at - 1);
      if (depth > 0) return fail("incomplete format key", "key");
    }
    for (let bit; at < size && (bit = FLAG_BITS[format.charAt(at)]) !== undefined; at++) segment.flags |= bit;
    if (format.charAt(at) === "*") {
      segment.width = STAR;
      at++;
    } else {
      const start = at;
      while (isDigit(format.charCodeAt(at))) at++;
      if (at > start) {
        segment.width = count(format.slice(start, at), 9223372036854775807n);
        segment.afterDigit = true;
      }
      if (segment.width === Infinity) return fail("width too big", "width");
    }
    if (format.charAt(at) === ".") {
      at++;
      segment.precision = 0;
      segment.afterDigit = false;
      if (format.charAt(at) === "*") {
        segment.precision = STAR;
        at++;
      } else {
        const start = at;
        while (isDigit(format.charCodeAt(at))) at++;
        if (at > start) {
          segment.precision = count(format.slice(start, at), 2147483647n);
          segment.afterDigit = true;
        }
        if (segment.precision === Infinity) return fail("prec too big", "width");
      }
    }
    const modifier = format.charAt(at);
    if (modifier === "h" || modifier === "l" || modifier === "L") {
      at++;
      segment.afterDigit = false;
    }
    if (at >= size) return fail("incomplete format", "end");
    segment.index = wide ? pointIndexOfUnit(format, at) : at;
    segment.conversion = String.fromCodePoint(format.codePointAt(at)!);
    at += segment.conversion.length;
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The value of decimal `digits`, or `Infinity` above `limit`. */
function count(digits: string, limit: bigint): number {
  if (digits.length > 9 && BigInt(digits) > limit) return Infinity;
  return Number(digits);
}

/** The precision that `*` fetched: negative means 0. @throws KernelError OverflowError. */
export function starPrecision(value: number | bigint): number {
  if (value > 0x7fffffff || value < -0x80000000) return overflowError("Python int too large to convert to C int");
  return value < 0 ? 0 : Number(value);
}

/** Throws for a conversion character that does not exist. `isUnicode` tells which kind of format string it is in. */
export function unsupportedCharacter(segment: PercentSegment, isUnicode: boolean): never {
  const code = segment.conversion.codePointAt(0)!;
  const shown = isUnicode && (code < 31 || code > 126) ? "?" : segment.conversion;
  // CPython reads the character behind a digit as unsigned, anywhere else as a C char, which is negative above 127.
  const hex = (!isUnicode && code > 127 && !segment.afterDigit ? (code | 0xffffff00) >>> 0 : code).toString(16);
  return valueError(`unsupported format character '${shown}' (0x${hex}) at index ${segment.index}`);
}

/** Throws `%d format: a number is required, not …`. */
export function numberRequired(conversion: string, typeName: string): never {
  return typeError(`%${conversion === "i" ? "d" : conversion} format: a number is required, not ${typeName}`);
}

/** Hands out the arguments of `%` in CPython's order; `T` is the binding's value type. */
export class PercentArguments<T> {
  private next: number;

  /**
   * @param items The items of the tuple on the right of `%`, or `undefined` if it is not a tuple.
   * @param single The right operand itself where it is not a tuple.
   * @param isMapping Is it a mapping (and neither tuple nor string)? Then left-over arguments are fine.
   */
  constructor(private items: readonly T[] | undefined, private single: T, readonly isMapping: boolean) {
    this.next = 0;
  }

  /** The next argument. @throws KernelError TypeError. */
  take(): T {
    if (this.items === undefined) {
      if (this.next++ === 0) return this.single;
    } else if (this.next < this.items.length) return this.items[this.next++];
    return typeError("not enough arguments for format string");
  }

  /** From here on `value`, found under a mapping key, is the only argument. */
  useMapped(value: T): void {
    this.items = undefined;
    this.single = value;
    this.next = 0;
  }

  /** Throws unless `%(key)` is allowed. @throws KernelError TypeError. */
  requireMapping(): void {
    if (!this.isMapping) typeError("format requires a mapping");
  }

  /** Throws if arguments are left over. @throws KernelError TypeError. */
  finish(): void {
    const left = this.items === undefined ? this.next === 0 : this.next < this.items.length;
    if (left && !this.isMapping) typeError("not all arguments converted during string formatting");
  }
}

/**
 * An integer under `d i u o x X`, with sign, prefix, zeros and padding.
 * @param isLong Is it a long? It keeps a digit where an int with precision 0 and value 0 prints nothing.
 */
export function formatPercentInt(
  value: number | bigint,
  isLong: boolean,
  conversion: string,
  flags: number,
  width: number,
  precision: number,
): string {
  const negative = value < 0;
  if (conversion === "d" && precision < 0 && !negative && (flags & ~(ZERO | LEFT)) === 0) {
    const text = "" + value;
    const missing = width - text.length;
    if (missing <= 0) return text;
    if (flags & LEFT) return text + repeatFill(" ", missing);
    return repeatFill(flags & ZERO ? "0" : " ", missing) + text;
  }
  const size = negative ? -value : value;
  let prefix = "";
  let digits: string;
  if (conversion === "x" || conversion === "X") {
    digits = size.toString(16);
    if (flags & ALTERNATE) prefix = "0x";
    if (conversion === "X") {
      digits = digits.toUpperCase();
      prefix = prefix && "0X";
    }
  } else if (conversion === "o") {
    digits = size.toString(8);
    if (flags & ALTERNATE && digits.length >= precision && digits !== "0") digits = "0" + digits;
  } else digits = size.toString();
  if (precision > digits.length) digits = repeatFill("0", precision - digits.length) + digits;
  else if (precision === 0 && digits === "0" && !isLong && !(conversion === "o" && flags & ALTERNATE)) digits = "";
  return layout(negative ? "-" : "", prefix, digits, flags, width);
}

/** A float under `e E f F g G`. */
export function formatPercentFloat(
  value: number,
  conversion: string,
  flags: number,
  width: number,
  precision: number,
): string {
  const text = formatDouble(value, conversion, precision < 0 ? 6 : precision, (flags & ALTERNATE) !== 0);
  return text.charCodeAt(0) === 45 ? layout("-", "", text.slice(1), flags, width) : layout("", "", text, flags, width);
}

function layout(minus: string, prefix: string, digits: string, flags: number, width: number): string {
  const sign = minus !== "" ? minus : flags & SIGN ? "+" : flags & BLANK ? " " : "";
  const size = sign.length + prefix.length + digits.length;
  if (size >= width) return sign + prefix + digits;
  if (flags & LEFT) return sign + prefix + digits + repeatFill(" ", width - size);
  if (flags & ZERO) return sign + prefix + repeatFill("0", width - size) + digits;
  return repeatFill(" ", width - size) + sign + prefix + digits;
}

/** Text under `s r c %`: padded with spaces. `size` is its length in characters. */
export function padPercent(text: string, size: number, flags: number, width: number): string {
  return size >= width ? text : padText(text, size, width, " ", flags & LEFT ? "<" : ">");
}

/** The byte string for an integer under `%c` of a byte format. @throws KernelError OverflowError. */
export function percentByte(value: number | bigint): string {
  if (value > 0x7fffffffffffffffn || value < -0x8000000000000000n) {
    return overflowError("Python int too large to convert to C long");
  }
  if (value < 0) return overflowError("unsigned byte integer is less than minimum");
  if (value > 255) return overflowError("unsigned byte integer is greater than maximum");
  return String.fromCharCode(Number(value));
}

/** The text for an integer under `%c` of a unicode format. @throws KernelError OverflowError, TypeError. */
export function percentPoint(value: number | bigint): string {
  if (value > 0x7fffffffffffffffn || value < -0x8000000000000000n) return typeError("%c requires int or char");
  if (value < 0 || value > 0x10ffff) return overflowError("%c arg not in range(0x110000) (wide Python build)");
  return String.fromCodePoint(Number(value));
}
