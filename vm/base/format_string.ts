// SPDX-License-Identifier: MIT
/**
 * The grammar of `str.format`: literal text, replacement fields, field names. Looking fields up, converting and
 * formatting them is the binding's part, since it may run Python code.
 * Source of truth: CPython 2.7.18. Works on byte strings and unicode alike.
 */
import { valueError } from "./kernel_error.ts";

/** One step of a format string: literal text and, unless it ends the string or an escaped brace, a field behind it. */
export interface FormatPiece {
  literal: string;
  /** `undefined` if no field follows; then the other members have no meaning. */
  field: string | undefined;
  /** The specification, unexpanded. */
  spec: string;
  /** One code point, or `""`. */
  conversion: string;
  /** Does the specification hold fields of its own? */
  nested: boolean;
}

/**
 * The pieces of a format string, lazily: an error is thrown only when its place is reached, after the fields before it
 * were delivered, as CPython does.
 * @throws KernelError ValueError.
 */
export function* formatPieces(format: string): Generator<FormatPiece, void, void> {
  const size = format.length;
  let at = 0;
  while (at < size) {
    const start = at;
    let brace = 0;
    while (at < size) {
      const code = format.charCodeAt(at++);
      if (code === 123 || code === 125) {
        brace = code;
        break;
      }
    }
    if (brace === 0) {
      yield { literal: format.slice(start), field: undefined, spec: "", conversion: "", nested: false };
      return;
    }
    const doubled = at < size && format.charCodeAt(at) === brace;
    if (brace === 125 && !doubled) return valueError("Single '}' encountered in format string");
    if (at >= size) return valueError("Single '{' encountered in format string");
    if (doubled) {
      yield { literal: format.slice(start, at), field: undefined, spec: "", conversion: "", nested: false };
      at++;
      continue;
    }
    const literal = format.slice(start, at - 1);
    const fieldStart = at;
    let depth = 1;
    let nested = false;
    while (at < size && depth > 0) {
      const code = format.charCodeAt(at++);
      if (code === 123) {
        nested = true;
        depth++;
      } else if (code === 125) depth--;
    }
    if (depth > 0) return valueError("unmatched '{' in format");
    yield parseField(literal, format.slice(fieldStart, at - 1), nested);
  }
}

function parseField(literal: string, text: string, nested: boolean): FormatPiece {
  const mark = text.search(/[:!]/);
  if (mark < 0) return { literal, field: text, spec: "", conversion: "", nested };
  const field = text.slice(0, mark);
  if (text.charAt(mark) === ":") return { literal, field, spec: text.slice(mark + 1), conversion: "", nested };
  const rest = text.slice(mark + 1);
  if (rest === "") return valueError("end of format while looking for conversion specifier");
  const conversion = String.fromCodePoint(rest.codePointAt(0)!);
  const after = rest.slice(conversion.length);
  if (after !== "" && after.charAt(0) !== ":") return valueError("expected ':' after format specifier");
  return { literal, field, spec: after.slice(1), conversion, nested };
}

/** One accessor of a field name: `.attribute` or `[index]`; an index of digits only is a number. */
export interface FieldAccess {
  isAttribute: boolean;
  name: string | number;
}

/** The first part of a field name: a position, a keyword, or `""` for automatic numbering. */
export interface FieldHead {
  first: string | number;
  /** What follows, for {@linkcode fieldAccesses}. */
  rest: string;
}

const MAX_INDEX = 9223372036854775807n;

/** `text` as an index if it is all digits, else itself. Values above 2^53 lose low digits: no sequence is that long. */
function indexOrName(text: string): string | number {
  if (!/^[0-9]+$/.test(text)) return text;
  if (text.length > 15 && BigInt(text) > MAX_INDEX) return valueError("Too many decimal digits in format string");
  return Number(text);
}

/** Splits a field name at its first `.` or `[`. @throws KernelError ValueError. */
export function splitFieldName(name: string): FieldHead {
  const mark = name.search(/[.[]/);
  return mark < 0
    ? { first: indexOrName(name), rest: "" }
    : { first: indexOrName(name.slice(0, mark)), rest: name.slice(mark) };
}

/** The accessors in the rest of a field name, lazily. @throws KernelError ValueError. */
export function* fieldAccesses(rest: string): Generator<FieldAccess, void, void> {
  let at = 0;
  while (at < rest.length) {
    const mark = rest.charAt(at++);
    if (mark === ".") {
      const start = at;
      while (at < rest.length && rest.charAt(at) !== "." && rest.charAt(at) !== "[") at++;
      if (at === start) return valueError("Empty attribute in format string");
      yield { isAttribute: true, name: rest.slice(start, at) };
    } else if (mark === "[") {
      const end = rest.indexOf("]", at);
      if (end < 0) return valueError("Missing ']' in format string");
      const name = indexOrName(rest.slice(at, end));
      if (name === "") return valueError("Empty attribute in format string");
      at = end + 1;
      yield { isAttribute: false, name };
    } else return valueError("Only '.' or '[' may follow ']' in format field specifier");
  }
}

/** Automatic numbering of the fields of one format string and the specifications nested in it. */
export class AutoNumber {
  private state: "none" | "automatic" | "manual" = "none";
  private next = 0;

  /** The position or keyword that `first` stands for. @throws KernelError ValueError when the styles are mixed. */
  resolve(first: string | number): string | number {
    const automatic = first === "";
    if (!automatic && typeof first === "string") return first;
    if (this.state === "none") this.state = automatic ? "automatic" : "manual";
    else if (automatic && this.state === "manual") {
      return valueError("cannot switch from manual field specification to automatic field numbering");
    } else if (!automatic && this.state === "automatic") {
      return valueError("cannot switch from automatic field numbering to manual field specification");
    }
    return automatic ? this.next++ : first;
  }
}

/** Throws for a conversion other than `r` and `s`; `isUnicode` tells which kind of format string it is in. */
export function unknownConversion(conversion: string, isUnicode: boolean): never {
  const code = conversion.codePointAt(0)!;
  if (code > 32 && code < 127) return valueError(`Unknown conversion specifier ${conversion}`);
  // CPython prints a byte above 127 as the negative C char it is.
  const shown = !isUnicode && code > 127 ? (code | 0xffffff00) >>> 0 : code;
  return valueError(`Unknown conversion specifier \\x${shown.toString(16)}`);
}
