// SPDX-License-Identifier: MIT
/**
 * VMIOT's struct formats (docs/vmiot.md): letters with an optional count before them, no alignment, `f` is a double, `v` and
 * `V` carry their length. Values are checked here; wrong ones are KernelErrors. The module `struct` is another thing.
 */
import { fewBytes, viewOf } from "./few_bytes.ts";
import { bytesToText, textInto } from "./latin1.ts";
import { typeError, valueError } from "./kernel_error.ts";
import { intOrLong, PyFloat, PyInt, PyLong, PyStr, type Value } from "./value.ts";

/** One letter of a format with its count: `size` bytes each, 0 for `v` and `V`. */
interface Item {
  letter: string;
  count: number;
  size: number;
}

/** A parsed format. */
export interface StructFormat {
  items: Item[];
  /** Bytes of everything but what `v` and `V` add. */
  size: number;
  /** How many values it takes and gives. */
  values: number;
}

const SIZES: Readonly<Record<string, number>> = {
  x: 1,
  b: 1,
  B: 1,
  c: 1,
  s: 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  q: 8,
  Q: 8,
  f: 8,
  v: 0,
  V: 0,
};
/** More than any device sends; keeps a forged format from asking for all memory. */
const MAX_SIZE = 1 << 28;

/** Reads a format. Blanks between its parts mean nothing. */
export function parseStructFormat(text: string): StructFormat {
  const items: Item[] = [];
  let size = 0;
  let values = 0;
  const part = /[ \t]*(\d*)([\s\S]?)/y;
  for (;;) {
    const at = part.lastIndex;
    const [all, digits, letter] = part.exec(text)!;
    if (letter === "" || letter === undefined) {
      if (digits !== "") valueError(`struct format ends after a count (position ${at})`);
      return { items, size, values };
    }
    if (!Object.hasOwn(SIZES, letter)) {
      valueError(`bad letter ${JSON.stringify(letter)} in struct format (position ${at + all.length - 1})`);
    }
    const count = digits === "" ? 1 : Number(digits);
    size += count * SIZES[letter];
    values += letter === "x" ? 0 : letter === "s" ? 1 : count;
    if (size > MAX_SIZE || values > MAX_SIZE) valueError("struct format is too large");
    items.push({ letter, count, size: SIZES[letter] });
  }
}

function textOf(v: Value, letter: string): string {
  if (typeof v === "string") return v;
  if (v instanceof PyStr) return v.value;
  return typeError(`'${letter}' of a struct format needs a string`);
}

/** An integer that fits so many bits. */
function integerOf(v: Value, letter: string, bits: number, signed: boolean): bigint {
  let n: bigint;
  if (typeof v === "number" || typeof v === "boolean") n = BigInt(v);
  else if (v instanceof PyInt || v instanceof PyLong) n = v.value;
  else return typeError(`'${letter}' of a struct format needs an integer`);
  if ((signed ? BigInt.asIntN(bits, n) : BigInt.asUintN(bits, n)) !== n) {
    return valueError(`${n} does not fit '${letter}' of a struct format`);
  }
  return n;
}

function doubleOf(v: Value): number {
  if (v instanceof PyFloat) return v.value;
  if (typeof v === "number" || typeof v === "boolean") return Number(v);
  if (v instanceof PyInt || v instanceof PyLong) return Number(v.value);
  return typeError("'f' of a struct format needs a number");
}

/** What `v` and `V` write behind the length; a C string ends at its first NUL. */
function carried(v: Value, letter: string): string {
  if (v === null) return "";
  const text = textOf(v, letter);
  if (letter === "V") return text;
  const end = text.indexOf("\0");
  return (end < 0 ? text : text.slice(0, end)) + "\0";
}

/** The bytes of values by a format. @param little Byte order. */
export function packStruct(format: StructFormat, values: Value[], little: boolean): string {
  if (values.length !== format.values) {
    typeError(`struct format takes ${format.values} value${format.values === 1 ? "" : "s"} (${values.length} given)`);
  }
  // What `v` and `V` carry is known before the room is taken.
  const texts: string[] = [];
  let size = format.size;
  let next = 0;
  for (const { letter, count } of format.items) {
    if (letter === "x") continue;
    if (letter === "s") next++;
    else if (letter === "v" || letter === "V") {
      for (let i = 0; i < count; i++) size += 4 + texts[texts.push(carried(values[next++], letter)) - 1].length;
    } else next += count;
  }
  const bytes = fewBytes(size);
  const view = viewOf(bytes);
  let at = 0;
  let text = 0;
  next = 0;
  for (const { letter, count, size } of format.items) {
    if (letter === "x") {
      at += count;
      continue;
    }
    if (letter === "s") {
      textInto(textOf(values[next++], letter).slice(0, count), bytes.subarray(at, at + count));
      at += count;
      continue;
    }
    for (let i = 0; i < count; i++, next++) {
      const v = values[next];
      switch (letter) {
        case "c": {
          const c = textOf(v, letter);
          if (c.length !== 1) valueError("'c' of a struct format needs a string of one byte");
          bytes[at] = c.charCodeAt(0);
          break;
        }
        case "f":
          view.setFloat64(at, doubleOf(v), little);
          break;
        case "v":
        case "V": {
          const data = texts[text++];
          view.setUint32(at, data.length, little);
          textInto(data, bytes.subarray(at + 4, at + 4 + data.length));
          at += 4 + data.length;
          break;
        }
        default: {
          const signed = letter === letter.toLowerCase();
          const n = integerOf(v, letter, size * 8, signed);
          if (size === 8) view.setBigInt64(at, n, little);
          else if (size === 4) view.setInt32(at, Number(n), little);
          else if (size === 2) view.setInt16(at, Number(n), little);
          else view.setInt8(at, Number(n));
        }
      }
      at += size;
    }
  }
  return bytesToText(bytes);
}

/**
 * The values in `data` from `start` on.
 * @param exact The format must use all of it.
 */
export function unpackStruct(
  format: StructFormat,
  data: string,
  start: number,
  little: boolean,
  exact: boolean,
): Value[] {
  if (start < 0) valueError("the start of struct data must not be negative");
  let at = start;
  const need = (n: number): void => {
    if (n > data.length - at) {
      valueError(
        `struct data ends too early: ${n} bytes are needed at ${at}, there are ${Math.max(0, data.length - at)}`,
      );
    }
  };
  // Everything of fixed size first: then a huge count cannot make the result large without data to fill it.
  need(format.size);
  const out: Value[] = [];
  const scratch = new DataView(new ArrayBuffer(8));
  const load = (n: number): void => {
    need(n);
    for (let i = 0; i < n; i++) scratch.setUint8(i, data.charCodeAt(at + i));
    at += n;
  };
  for (const { letter, count, size } of format.items) {
    if (letter === "x" || letter === "s") {
      need(count);
      if (letter === "s") out.push(data.slice(at, at + count));
      at += count;
      continue;
    }
    for (let i = 0; i < count; i++) {
      switch (letter) {
        case "c":
          need(1);
          out.push(data[at++]);
          break;
        case "f":
          load(8);
          out.push(new PyFloat(scratch.getFloat64(0, little)));
          break;
        case "v":
        case "V": {
          load(4);
          const length = scratch.getUint32(0, little);
          need(length);
          if (letter === "v" && length > 0 && data.charCodeAt(at + length - 1) !== 0) {
            valueError(`the C string at ${at} of struct data has no closing NUL`);
          }
          if (length === 0) out.push(null);
          else out.push(data.slice(at, letter === "v" ? data.indexOf("\0", at) : at + length));
          at += length;
          break;
        }
        default: {
          load(size);
          const signed = letter === letter.toLowerCase();
          if (size === 8) {
            out.push(intOrLong(signed ? scratch.getBigInt64(0, little) : scratch.getBigUint64(0, little)));
          } else if (size === 4) out.push(signed ? scratch.getInt32(0, little) : scratch.getUint32(0, little));
          else if (size === 2) out.push(signed ? scratch.getInt16(0, little) : scratch.getUint16(0, little));
          else out.push(signed ? scratch.getInt8(0) : scratch.getUint8(0));
        }
      }
    }
  }
  if (exact && at !== data.length) {
    valueError(`struct data goes on after its format: ${data.length - at} bytes are left`);
  }
  return out;
}
