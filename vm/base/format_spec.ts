// SPDX-License-Identifier: MIT
/**
 * The format specification of `format()` and `str.format` (PEP 3101) for the builtin types. The grammar of
 * the replacement fields themselves is in `format_string.ts`.
 *
 * An empty specification means `str(value)`; that is the caller's part. Numbers only ever see byte strings (CPython
 * encodes a unicode specification to ASCII first and decodes the result). "n" is formatted for the C locale.
 * Source of truth: CPython 2.7.18.
 */
import { bigToFloat } from "./float_math.ts";
import { formatDouble } from "./float_text.ts";
import { overflowError, valueError } from "./kernel_error.ts";
import { groupDigits, layoutNumber, padText, splitNumber } from "./number_format.ts";
import { hasPairs, pointLength, pointSlice } from "./unicode_text.ts";

/** A parsed format specification; see the grammar in the Python library reference. */
export interface FormatSpec {
  /** One code point; a space where none is given. */
  fill: string;
  /** `<`, `>`, `^`, `=`, or `""` where none is given. */
  align: string;
  /** `+`, `-`, space, or `""`. */
  sign: string;
  alternate: boolean;
  /** -1 if not given. */
  width: number;
  thousands: boolean;
  /** -1 if not given. */
  precision: number;
  /** One code point; `""` if not given. */
  type: string;
}

const MAX_DIGITS = 9223372036854775807n;

function isAlign(code: number): boolean {
  return code === 60 || code === 61 || code === 62 || code === 94;
}

/**
 * Parses a specification.
 * @param defaultType What `Cannot specify ',' with` compares: `s` for strings, `""` for numbers.
 * @param isUnicode Is `spec` a unicode string? Only messages depend on it.
 * @throws KernelError ValueError.
 */
export function parseFormatSpec(spec: string, defaultType: "s" | "" = "", isUnicode = false): FormatSpec {
  const result: FormatSpec = {
    fill: " ",
    align: "",
    sign: "",
    alternate: false,
    width: -1,
    thousands: false,
    precision: -1,
    type: defaultType,
  };
  let at = 0;
  const size = spec.length;
  let fillGiven = false;
  const first = size > 0 ? String.fromCodePoint(spec.codePointAt(0)!) : "";
  if (size > first.length && isAlign(spec.charCodeAt(first.length))) {
    result.fill = first;
    result.align = spec.charAt(first.length);
    fillGiven = true;
    at = first.length + 1;
  } else if (size > 0 && isAlign(spec.charCodeAt(0))) {
    result.align = first;
    at = 1;
  }
  const sign = spec.charAt(at);
  if (sign !== "" && (sign === " " || sign === "+" || sign === "-")) {
    result.sign = sign;
    at++;
  }
  if (spec.charAt(at) === "#") {
    result.alternate = true;
    at++;
  }
  if (!fillGiven && spec.charAt(at) === "0") {
    result.fill = "0";
    if (result.align === "") result.align = "=";
    at++;
  }
  let start = at;
  while (isDigit(spec.charCodeAt(at))) at++;
  if (at > start) result.width = decimal(spec.slice(start, at));
  if (spec.charAt(at) === ",") {
    result.thousands = true;
    at++;
  }
  if (spec.charAt(at) === ".") {
    start = ++at;
    while (isDigit(spec.charCodeAt(at))) at++;
    if (at === start) return valueError("Format specifier missing precision");
    result.precision = decimal(spec.slice(start, at));
  }
  if (at < size) {
    const type = String.fromCodePoint(spec.codePointAt(at)!);
    if (at + type.length < size) return valueError("Invalid conversion specification");
    result.type = type;
  }
  if (result.thousands && result.type !== "" && "defgEG%F".indexOf(result.type) < 0) {
    return valueError(`Cannot specify ',' with ${shownType(result.type, isUnicode)}.`);
  }
  return result;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function decimal(digits: string): number {
  if (digits.length > 15 && BigInt(digits) > MAX_DIGITS) return valueError("Too many decimal digits in format string");
  return Number(digits);
}

/** A type code as the messages quote it. */
function shownType(type: string, isUnicode: boolean): string {
  const code = type.codePointAt(0)!;
  return !isUnicode || (code > 32 && code < 128) ? `'${type}'` : `'\\x${code.toString(16)}'`;
}

function unknownType(spec: FormatSpec, typeName: string): never {
  return valueError(
    `Unknown format code ${shownType(spec.type, typeName === "unicode")} for object of type '${typeName}'`,
  );
}

/**
 * `str.__format__` and `unicode.__format__`.
 * @param typeName `str` or `unicode`; for `unicode`, lengths count code points.
 * @throws KernelError ValueError.
 */
export function formatStr(value: string, specText: string, typeName: "str" | "unicode" = "str"): string {
  const spec = parseFormatSpec(specText, "s", typeName === "unicode");
  if (spec.type !== "s") return unknownType(spec, typeName);
  if (spec.sign !== "") return valueError("Sign not allowed in string format specifier");
  if (spec.alternate) return valueError("Alternate form (#) not allowed in string format specifier");
  if (spec.align === "=") return valueError("'=' alignment not allowed in string format specifier");
  const wide = typeName === "unicode" && hasPairs(value);
  let text = value;
  let size = pointLength(value, wide);
  if (spec.precision >= 0 && size > spec.precision) {
    text = pointSlice(value, 0, spec.precision, wide);
    size = spec.precision;
  }
  return padText(text, size, spec.width, spec.fill, spec.align || "<");
}

/**
 * `int.__format__` and `long.__format__`.
 * @param typeName `int`, `long` or `bool`: what an unknown type code is reported for.
 * @throws KernelError ValueError, OverflowError.
 */
export function formatInt(value: number | bigint, specText: string, typeName: string): string {
  const spec = parseFormatSpec(specText);
  switch (spec.type) {
    case "":
    case "d":
    case "n":
      return layoutInt(value, 10, "", spec);
    case "b":
      return layoutInt(value, 2, "0b", spec);
    case "o":
      return layoutInt(value, 8, "0o", spec);
    case "x":
      return layoutInt(value, 16, "0x", spec);
    case "X":
      return layoutInt(value, 16, "0X", spec);
    case "c": {
      checkIntPrecision(spec);
      if (spec.sign !== "") return valueError("Sign not allowed with integer format specifier 'c'");
      if (value > 0x7fffffffffffffffn || value < -0x8000000000000000n) {
        return overflowError("Python int too large to convert to C long");
      }
      if (value < 0 || value > 255) return overflowError("%c arg not in range(0x100)");
      const parts = { sign: "", prefix: "", digits: "", rest: String.fromCharCode(Number(value)) };
      return layoutNumber(parts, spec.width, spec.fill, spec.align || ">", "");
    }
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
    case "%":
      return layoutFloat(typeof value === "number" ? value : bigToFloat(value), spec);
    default:
      return unknownType(spec, typeName);
  }
}

function checkIntPrecision(spec: FormatSpec): void {
  if (spec.precision !== -1) valueError("Precision not allowed in integer format specifier");
}

function layoutInt(value: number | bigint, radix: number, prefix: string, spec: FormatSpec): string {
  checkIntPrecision(spec);
  let digits = (value < 0 ? -value : value).toString(radix);
  if (prefix === "0X") digits = digits.toUpperCase();
  const parts = { sign: signOf(value < 0, spec), prefix: spec.alternate ? prefix : "", digits, rest: "" };
  return layoutNumber(parts, spec.width, spec.fill, spec.align || ">", spec.thousands ? "," : "");
}

function signOf(negative: boolean, spec: FormatSpec): string {
  return negative ? "-" : spec.sign === "-" ? "" : spec.sign;
}

/** `float.__format__`. @throws KernelError ValueError. */
export function formatFloat(value: number, specText: string): string {
  const spec = parseFormatSpec(specText);
  if (spec.type !== "" && "eEfFgGn%".indexOf(spec.type) < 0) return unknownType(spec, "float");
  return layoutFloat(value, spec);
}

function layoutFloat(value: number, spec: FormatSpec): string {
  if (spec.alternate) return valueError("Alternate form (#) not allowed in float format specifier");
  checkFloatPrecision(spec);
  let code = spec.type;
  let precision = spec.precision;
  let shown = value;
  if (precision < 0) precision = code === "" ? 12 : 6;
  if (code === "%") {
    code = "f";
    shown = value * 100;
  } else if (code === "" || code === "n") code = "g";
  const parts = splitNumber(formatDouble(shown, code, precision, false, false, spec.type === ""));
  parts.sign = signOf(parts.sign === "-", spec);
  if (spec.type === "%") parts.rest += "%";
  return layoutNumber(parts, spec.width, spec.fill, spec.align || ">", spec.thousands ? "," : "");
}

function checkFloatPrecision(spec: FormatSpec): void {
  if (spec.precision > 2147483647) valueError("precision too big");
}

/** `complex.__format__`. @throws KernelError ValueError. */
export function formatComplex(real: number, imag: number, specText: string): string {
  const spec = parseFormatSpec(specText);
  if (spec.type !== "" && "eEfFgGn".indexOf(spec.type) < 0) return unknownType(spec, "complex");
  if (spec.alternate) return valueError("Alternate form (#) not allowed in complex format specifier");
  if (spec.fill === "0") return valueError("Zero padding is not allowed in complex format specifier");
  if (spec.align === "=") return valueError("'=' alignment flag is not allowed in complex format specifier");
  checkFloatPrecision(spec);
  const bare = spec.type === "";
  const omitReal = bare && Object.is(real, 0);
  const precision = spec.precision >= 0 ? spec.precision : bare ? 12 : 6;
  const code = bare || spec.type === "n" ? "g" : spec.type;
  const part = (x: number, sign: string): string => {
    const parts = splitNumber(formatDouble(x, code, precision));
    const digits = spec.thousands && parts.digits !== "" ? groupDigits(parts.digits, 0, ",") : parts.digits;
    return (parts.sign === "-" ? "-" : sign === "-" ? "" : sign) + digits + parts.rest;
  };
  let text: string;
  if (omitReal) text = part(imag, spec.sign) + "j";
  else text = part(real, spec.sign) + part(imag, "+") + "j";
  if (bare && !omitReal) text = `(${text})`;
  return padText(text, text.length, spec.width, spec.fill, spec.align || ">");
}
