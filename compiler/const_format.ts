// SPDX-License-Identifier: MIT
/**
 * The text of constants at compile time: `repr`, and `format % constant`, the operator of str and unicode. Gives
 * `undefined` where the operation fails or an argument has no text known to the compiler (a code object).
 *
 * CPYTHON: `PyString_Format` and `PyUnicode_Format` of 2.7.18, as far as constants can reach.
 */
import { bytesRepr, unicodeRepr } from "../vm/base/escapes.ts";
import { floatRepr, floatStr, formatDouble } from "../vm/base/float_text.ts";
import {
  formatPercentFloat,
  formatPercentInt,
  padPercent,
  parsePercent,
  PercentArguments,
  type PercentSegment,
  STAR,
} from "../vm/base/percent_format.ts";
import { isAscii, pointLength, pointSlice } from "../vm/base/unicode_text.ts";
import { Ellipsis, PyComplex, PyFloat, PyInt, PyLong, PyTuple, PyUnicode, type Value } from "../vm/base/value.ts";

/** Results longer than this are of no use to the caller, nor are wider fields. */
const MAX_WIDTH = 4096;

/** Asks for the operation on unicode: an argument of a `str` format was unicode. */
const AGAIN_AS_UNICODE = Symbol("unicode");

/**
 * `format % argument`, or `undefined` where that fails.
 * @throws KernelError for some of the failures.
 */
export function formatConstants(format: string | PyUnicode, argument: Value): string | PyUnicode | undefined {
  const text = typeof format === "string" ? format : format.value;
  let unicode = typeof format !== "string";
  let result = run(text, argument, unicode);
  if (result === AGAIN_AS_UNICODE) {
    if (!isAscii(text)) return undefined;
    unicode = true;
    result = run(text, argument, true);
  }
  return typeof result !== "string" ? undefined : unicode ? new PyUnicode(result) : result;
}

type Converted = string | undefined | typeof AGAIN_AS_UNICODE;

function run(format: string, argument: Value, unicode: boolean): Converted {
  const { segments, tail } = parsePercent(format);
  const items = argument instanceof PyTuple ? argument.items : undefined;
  const args = new PercentArguments<Value>(items, argument, false);
  let out = "";
  for (const segment of segments) {
    if (segment.error !== undefined || segment.key !== undefined) return undefined;
    const text = convert(segment, args, unicode);
    if (typeof text !== "string") return text;
    out += segment.literal + text;
  }
  args.finish();
  return out + tail;
}

function convert(segment: PercentSegment, args: PercentArguments<Value>, unicode: boolean): Converted {
  const { conversion } = segment;
  let { flags, width, precision } = segment;
  if (width === STAR) {
    const value = args.take();
    if (typeof value !== "number") return undefined;
    if (value < 0) flags |= 1;
    width = Math.abs(value);
  }
  if (precision === STAR) {
    const value = args.take();
    if (typeof value !== "number") return undefined;
    precision = Math.max(0, value);
  }
  if (width > MAX_WIDTH || precision > MAX_WIDTH) return undefined;
  if (conversion === "%") return padPercent("%", 1, flags, width);
  const value = args.take();
  switch (conversion) {
    case "s":
    case "r": {
      if (value instanceof PyUnicode && conversion === "s" && !unicode) return AGAIN_AS_UNICODE;
      let text = conversion === "r" ? constantRepr(value) : constantStr(value);
      if (text === undefined) return undefined;
      if (unicode && typeof value === "string" && !isAscii(text)) return undefined;
      let size = pointLength(text, true);
      if (precision >= 0 && precision < size) {
        text = pointSlice(text, 0, precision, true);
        size = precision;
      }
      return padPercent(text, size, flags, width);
    }
    case "c":
      return character(value, flags, width, unicode);
    case "d":
    case "i":
    case "u":
    case "o":
    case "x":
    case "X": {
      if (typeof value === "number") return formatPercentInt(value, false, conversion, flags, width, precision);
      if (value instanceof PyInt) return formatPercentInt(value.value, false, conversion, flags, width, precision);
      if (value instanceof PyLong) return formatPercentInt(value.value, true, conversion, flags, width, precision);
      if (!(value instanceof PyFloat) || !Number.isFinite(value.value)) return undefined;
      const whole = BigInt(Math.trunc(value.value));
      return formatPercentInt(whole, whole !== BigInt.asIntN(64, whole), conversion, flags, width, precision);
    }
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G": {
      const x = typeof value === "number"
        ? value
        : value instanceof PyFloat
        ? value.value
        : value instanceof PyInt || value instanceof PyLong
        ? Number(value.value)
        : undefined;
      if (x === undefined || (!Number.isFinite(x) && !(value instanceof PyFloat))) return undefined;
      return formatPercentFloat(x, conversion, flags, width, precision);
    }
    default:
      return undefined;
  }
}

function character(value: Value, flags: number, width: number, unicode: boolean): Converted {
  let text: string;
  if (value instanceof PyUnicode) {
    if (!unicode) return AGAIN_AS_UNICODE;
    text = value.value;
  } else if (typeof value === "string") {
    if (unicode && !isAscii(value)) return undefined;
    text = value;
  } else {
    const point = value instanceof PyLong ? Number(value.value) : value;
    if (typeof point !== "number" || point < 0 || point > (unicode ? 0x10ffff : 255)) return undefined;
    text = String.fromCodePoint(point);
  }
  return pointLength(text, true) === 1 ? padPercent(text, 1, flags, width) : undefined;
}

function constantStr(value: Value): string | undefined {
  if (typeof value === "string") return value;
  if (value instanceof PyUnicode) return value.value;
  if (value instanceof PyFloat) return floatStr(value.value);
  if (value instanceof PyLong) return String(value.value);
  if (value instanceof PyComplex) return complexText(value, 12);
  return constantRepr(value);
}

/** `repr` of a constant; `undefined` for a code object. */
export function constantRepr(v: Value): string | undefined {
  if (v === null) return "None";
  if (typeof v === "string") return bytesRepr(v);
  if (typeof v === "number") return String(v);
  if (v instanceof PyUnicode) return unicodeRepr(v.value);
  if (v instanceof PyInt) return String(v.value);
  if (v instanceof PyLong) return `${v.value}L`;
  if (v instanceof PyFloat) return floatRepr(v.value);
  if (v instanceof PyComplex) return complexText(v);
  if (v instanceof PyTuple) {
    const items = v.items.map(constantRepr);
    if (items.includes(undefined)) return undefined;
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;
  }
  return v === Ellipsis ? "Ellipsis" : undefined;
}

/** `repr` of a complex number; `precision` 12 gives `str`. */
function complexText(v: PyComplex, precision?: number): string {
  const part = (x: number, plus: boolean) =>
    precision === undefined ? formatDouble(x, "r", 0, false, plus) : formatDouble(x, "g", precision, false, plus);
  if (Object.is(v.real, 0)) return part(v.imag, false) + "j";
  return `(${part(v.real, false)}${part(v.imag, true)}j)`;
}
