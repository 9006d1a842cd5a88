// SPDX-License-Identifier: MIT
/**
 * VMIOT's protocol buffers by format string: for each field a byte with its number, a letter for its type (`i` int32,
 * `I` uint32, `q` int64, `f` double, `b` bool, `s` string or bytes, `m` message), a letter for how often it comes
 * (`r` required, `?` optional, `*` repeated).
 */
import { ByteReader, WireError } from "./reader.ts";
import { ByteWriter } from "./writer.ts";

export type FormatType = "i" | "I" | "q" | "f" | "b" | "s" | "m";

export interface FormatField {
  number: number;
  type: FormatType;
  often: "r" | "?" | "*";
}

/** A format string, or a message, is not as it must be. */
export class FormatError {
  constructor(readonly message: string) {}
}

/** The fields that a format string names, in its order. @throws FormatError */
export function parseFormat(format: string): FormatField[] {
  if (format.length % 3 !== 0) throw new FormatError("a protobuf format has three characters for each field");
  const fields: FormatField[] = [];
  const seen = new Set<number>();
  for (let i = 0; i < format.length; i += 3) {
    const number = format.charCodeAt(i), type = format[i + 1], often = format[i + 2];
    if (number === 0) throw new FormatError("field number 0 in a protobuf format");
    if (!"iIqfbsm".includes(type)) throw new FormatError(`unknown type '${type}' in a protobuf format`);
    if (!"r?*".includes(often)) throw new FormatError(`unknown attribute '${often}' in a protobuf format`);
    if (seen.has(number)) throw new FormatError(`field ${number} stands twice in a protobuf format`);
    seen.add(number);
    fields.push({ number, type: type as FormatType, often: often as FormatField["often"] });
  }
  return fields;
}

const WIRE: Record<FormatType, number> = { i: 0, I: 0, q: 0, b: 0, f: 1, s: 2, m: 2 };

/** A value of a field: bytes for `s` and `m`. */
export type FormatValue = number | bigint | boolean | string;

/** Writes one value with its tag. */
export function writeValue(w: ByteWriter, { number, type }: FormatField, v: FormatValue): void {
  w.uint32(number << 3 | WIRE[type]);
  switch (type) {
    case "i":
      return w.int32(v as number);
    case "I":
      return w.uint32(v as number);
    case "q":
      return w.int64(v as number);
    case "f":
      return w.double(v as number);
    case "b":
      return w.bool(v as boolean);
    default:
      return w.bytes(v as string);
  }
}

function readValue(r: ByteReader, type: FormatType, end: number): FormatValue {
  switch (type) {
    case "i":
      return r.int32();
    case "I":
      return r.uint32();
    case "q":
      return r.int64();
    case "f":
      return r.double();
    case "b":
      return r.bool();
    default:
      return r.bytes(end);
  }
}

/**
 * Reads a message: number of a field → its values. Fields that the format does not name are skipped; repeated numbers may
 * be packed. @throws FormatError
 */
export function readFields(fields: FormatField[], bytes: string): Map<number, FormatValue[]> {
  const byNumber = new Map(fields.map((f) => [f.number, f]));
  const out = new Map<number, FormatValue[]>();
  const r = new ByteReader(bytes);
  const end = bytes.length;
  try {
    while (r.pos < end) {
      const tag = r.uint32();
      const f = byNumber.get(tag >>> 3);
      if (tag >>> 3 === 0) throw new FormatError("field number 0 in a message");
      if (f === undefined) {
        r.skip(tag, end);
        continue;
      }
      const wire = WIRE[f.type];
      let values = out.get(f.number);
      if (values === undefined) out.set(f.number, values = []);
      if (f.often === "*" && (tag & 7) === 2 && wire !== 2) {
        for (const to = r.limit(end); r.pos < to;) values.push(readValue(r, f.type, to));
      } else if ((tag & 7) !== wire) {
        throw new FormatError(`field ${f.number} of a message is not of type '${f.type}'`);
      } else {
        // The last value of a field that is not repeated counts.
        if (f.often !== "*") values.length = 0;
        values.push(readValue(r, f.type, end));
      }
      if (r.pos > end) throw new WireError("Truncated message.");
    }
  } catch (e) {
    if (e instanceof WireError) throw new FormatError(e.message);
    throw e;
  }
  for (const f of fields) {
    if (f.often === "r" && !out.has(f.number)) throw new FormatError(`required field ${f.number} is missing`);
  }
  return out;
}

/** The value of the first field of a message, if it is a positive integer or bytes that are not empty; else `undefined`. */
export function firstField(bytes: string): number | bigint | string | undefined {
  const r = new ByteReader(bytes);
  try {
    const tag = r.uint32();
    if (tag >>> 3 === 0) return undefined;
    switch (tag & 7) {
      case 0: {
        const n = r.int64();
        return n > 0 ? n : undefined;
      }
      case 2: {
        const s = r.bytes(bytes.length);
        return s === "" ? undefined : s;
      }
    }
    return undefined;
  } catch (e) {
    if (e instanceof WireError) return undefined;
    throw e;
  }
}
