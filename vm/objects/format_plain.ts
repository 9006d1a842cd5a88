// SPDX-License-Identifier: MIT
/**
 * `str.format` for what is frequent: a format known beforehand, fields by position, and ints, floats and strings, whose
 * text needs no Python code. As with `percent_plain.ts`, `undefined` means that it does not apply; nothing was done then.
 */
import { KernelError } from "../base/kernel_error.ts";
import { floatStr, formatDouble } from "../base/float_text.ts";
import { type FormatSpec, parseFormatSpec } from "../base/format_spec.ts";
import { type FormatPiece, formatPieces } from "../base/format_string.ts";
import { padText, repeatFill } from "../base/number_format.ts";
import { PyFloat, type Value } from "../base/value.ts";
import type { Vm } from "../core/vm.ts";

/** Text of a field for a value. */
export type FieldWriter = (vm: Vm, v: Value) => string | undefined;

/** One replacement field. */
export interface PlainField {
  /** The text before it. */
  literal: string;
  /** Which argument; −1: the keyword argument `name`. */
  index: number;
  name: string;
  /** `undefined` for a field without specification. */
  write: FieldWriter | undefined;
}

/** No specification that is meant seriously is wider; what is may be an error (MemoryError). */
const MAX_WIDTH = 1000;

/** The fields of a byte format and the text after the last, if it has only fields that are an argument. */
export function plainFields(format: string): { fields: PlainField[]; tail: string } | undefined {
  const fields: PlainField[] = [];
  let literal = "";
  try {
    for (const piece of formatPieces(format)) {
      literal += piece.literal;
      if (piece.field === undefined) continue;
      const field = plainField(piece, literal, fields);
      if (field === undefined) return undefined;
      fields.push(field);
      literal = "";
    }
  } catch (e) {
    if (e instanceof KernelError) return undefined;
    throw e;
  }
  return { fields, tail: literal };
}

const NAME = /^[A-Za-z_]\w*$/;

function plainField(piece: FormatPiece, literal: string, before: PlainField[]): PlainField | undefined {
  const place = piece.field!;
  const isNamed = NAME.test(place);
  if (piece.conversion !== "" || piece.nested || !isNamed && !/^[0-9]?$/.test(place)) return undefined;
  const write = piece.spec === "" ? undefined : fieldWriter(piece.spec);
  if (isNamed) return { literal, index: -1, name: place, write };
  // Numbered by hand or by place, not both.
  const placed = before.filter((f) => f.index >= 0);
  const isNumbered = place !== "";
  if (placed.length > 0 && numbered.has(placed[0]) !== isNumbered) return undefined;
  const field = { literal, index: isNumbered ? Number(place) : placed.length, name: "", write };
  if (isNumbered) numbered.add(field);
  return field;
}

/** The fields whose number stands in the format. */
const numbered = new WeakSet<PlainField>();

/** `format(v, "")`. */
export function plainFieldText(vm: Vm, v: Value): string | undefined {
  if (typeof v === "string") return v;
  if (typeof v === "number") return "" + v;
  return v instanceof PyFloat && v.exact && vm.dialect === "python" ? floatStr(v.value) : undefined;
}

/** What writes values under a specification; it leaves to others what is an error or unusual. */
function fieldWriter(text: string): FieldWriter {
  const forText = parseFormatSpec(text, "s"), forNumber = parseFormatSpec(text);
  return (_vm, v) => {
    if (typeof v === "string") return writeText(v, forText);
    if (typeof v === "number") return writeInt(v, forNumber);
    return v instanceof PyFloat && v.exact ? writeFixed(v.value, forNumber) : undefined;
  };
}

const isPlain = (spec: FormatSpec): boolean =>
  spec.sign === "" && !spec.alternate && !spec.thousands && spec.width <= MAX_WIDTH;

function writeText(v: string, spec: FormatSpec): string | undefined {
  if (spec.type !== "s" || !isPlain(spec) || spec.align === "=") return undefined;
  const text = spec.precision >= 0 && v.length > spec.precision ? v.slice(0, spec.precision) : v;
  return padText(text, text.length, spec.width, spec.fill, spec.align || "<");
}

function writeInt(v: number, spec: FormatSpec): string | undefined {
  if (spec.type !== "" && spec.type !== "d" || !isPlain(spec) || spec.precision >= 0) return undefined;
  return padNumber("" + v, spec);
}

function writeFixed(v: number, spec: FormatSpec): string | undefined {
  if (spec.type !== "f" || !isPlain(spec) || spec.precision > 100 || v - v !== 0) return undefined;
  return padNumber(formatDouble(v, "f", spec.precision < 0 ? 6 : spec.precision), spec);
}

function padNumber(text: string, spec: FormatSpec): string {
  if (spec.align !== "=") return padText(text, text.length, spec.width, spec.fill, spec.align || ">");
  const missing = spec.width - text.length;
  if (missing <= 0) return text;
  return text.charCodeAt(0) === 45
    ? "-" + repeatFill(spec.fill, missing) + text.slice(1)
    : repeatFill(spec.fill, missing) + text;
}
