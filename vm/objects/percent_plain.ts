// SPDX-License-Identifier: MIT
/**
 * `%` for what is frequent: a byte format with fixed widths, and builtin values, whose text needs no Python code.
 *
 * Everything here gives `undefined` where it does not apply, having done nothing: then `percent.ts` does it all.
 */
import { bytesRepr } from "../base/escapes.ts";
import { floatRepr, floatStr } from "../base/float_text.ts";
import {
  formatPercentFloat,
  formatPercentInt,
  LEFT,
  padPercent,
  type PercentFormat,
  type PercentSegment,
  STAR,
} from "../base/percent_format.ts";
import { PyFloat, PyTuple, type Value } from "../base/value.ts";
import { PyDict } from "../core/dict.ts";
import { dictType, listType, PyList, tupleType } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";

/** No format that is meant seriously is wider; what is may be an error (MemoryError). */
const MAX_WIDTH = 1000;
/** Containers in containers; those that contain themselves end here. */
const MAX_DEPTH = 10;

/** `str(v)`. */
export function plainText(vm: Vm, v: Value): string | undefined {
  switch (typeof v) {
    case "string":
      return v;
    case "number":
      return "" + v;
    case "boolean":
      return v ? "True" : "False";
  }
  if (v instanceof PyFloat) return v.exact && vm.dialect === "python" ? floatStr(v.value) : undefined;
  return plainRepr(vm, v, 0);
}

/** `repr(v)`. */
function plainRepr(vm: Vm, v: Value, depth: number): string | undefined {
  switch (typeof v) {
    case "string":
      return bytesRepr(v);
    case "number":
      return "" + v;
    case "boolean":
      return v ? "True" : "False";
  }
  if (v === null) return "None";
  if (v instanceof PyFloat) return v.exact && vm.dialect === "python" ? floatRepr(v.value) : undefined;
  if (v instanceof PyTuple && v.type === tupleType) {
    const text = plainItems(vm, v.items, depth);
    return text === undefined ? undefined : v.items.length === 1 ? `(${text},)` : `(${text})`;
  }
  if (v instanceof PyList && v.type === listType) {
    const text = plainItems(vm, v.items, depth);
    return text === undefined ? undefined : `[${text}]`;
  }
  return undefined;
}

function plainItems(vm: Vm, items: Value[], depth: number): string | undefined {
  // Each level counts as a level of recursion.
  if (depth >= MAX_DEPTH || vm.depth + MAX_DEPTH >= vm.recursionLimit) return undefined;
  let out = "";
  for (let i = 0; i < items.length; i++) {
    const text = plainRepr(vm, items[i], depth + 1);
    if (text === undefined) return undefined;
    out = i === 0 ? text : out + ", " + text;
  }
  return out;
}

/** How a segment converts; the numbers are the places in {@linkcode kindOf}. */
export const enum Kind {
  NONE,
  TEXT,
  REPR,
  INT,
  FLOAT,
}

function kindOf(conversion: string): Kind {
  switch (conversion) {
    case "s":
      return Kind.TEXT;
    case "r":
      return Kind.REPR;
    case "d":
    case "i":
    case "u":
    case "x":
    case "X":
    case "o":
      return Kind.INT;
    case "e":
    case "f":
    case "g":
    case "E":
    case "F":
    case "G":
      return Kind.FLOAT;
  }
  return Kind.NONE;
}

/** A segment of a format that is all fixed. */
export interface PlainSegment extends PercentSegment {
  kind: Kind;
}

/** The string as V8 keeps names: two of them are compared by identity. */
const interned = (s: string): string => Object.keys({ [s]: 0 })[0];

/** A format of fixed conversions only, `%%` not among them: the segments; or `null`. */
export function plainSegments(format: PercentFormat): PlainSegment[] | null {
  const out: PlainSegment[] = [];
  for (const s of format.segments) {
    const kind = s.error === undefined ? kindOf(s.conversion) : Kind.NONE;
    if (kind === Kind.NONE || s.width === STAR || s.precision === STAR) return null;
    if (s.width > MAX_WIDTH || s.precision > MAX_WIDTH) return null;
    if ((s.key === undefined) !== (format.segments[0].key === undefined)) return null;
    out.push({ ...s, key: s.key === undefined ? undefined : interned(s.key), kind });
  }
  return out;
}

/** One conversion, without the text before it. */
export function plainConversion(vm: Vm, s: PlainSegment, v: Value): string | undefined {
  const { width, precision } = s;
  switch (s.kind) {
    case Kind.INT:
      if (typeof v !== "number") return undefined;
      if (width < 0 && precision < 0 && s.flags === 0 && s.conversion === "d") return "" + v;
      return formatPercentInt(v, false, s.conversion, s.flags, width, precision);
    case Kind.FLOAT: {
      if (typeof v === "number") return formatPercentFloat(v, s.conversion, s.flags, width, precision);
      if (!(v instanceof PyFloat)) return undefined;
      return formatPercentFloat(v.value, s.conversion, s.flags, width, precision);
    }
  }
  let text = s.kind === Kind.TEXT ? plainText(vm, v) : plainRepr(vm, v, 0);
  if (text === undefined || width < 0 && precision < 0) return text;
  if (precision >= 0 && text.length > precision) text = text.slice(0, precision);
  return text.length >= width ? text : padPercent(text, text.length, s.flags & LEFT, width);
}

/** `format % operand`. */
export function plainFormat(vm: Vm, segments: PlainSegment[], tail: string, operand: Value): string | undefined {
  const n = segments.length;
  if (n === 0) return undefined;
  let out = "";
  if (segments[0].key !== undefined) {
    if (!(operand instanceof PyDict && operand.type === dictType)) return undefined;
    for (let i = 0; i < n; i++) {
      const s = segments[i];
      const value = operand.map.value(s.key!);
      if (value === undefined) return undefined;
      const text = plainConversion(vm, s, value);
      if (text === undefined) return undefined;
      out += s.literal + text;
    }
    return out + tail;
  }
  if (operand instanceof PyTuple) {
    const { items } = operand;
    if (items.length !== n) return undefined;
    for (let i = 0; i < n; i++) {
      const s = segments[i];
      const text = plainConversion(vm, s, items[i]);
      if (text === undefined) return undefined;
      out += s.literal + text;
    }
    return out + tail;
  }
  if (n !== 1) return undefined;
  const text = plainConversion(vm, segments[0], operand);
  return text === undefined ? undefined : segments[0].literal + text + tail;
}
