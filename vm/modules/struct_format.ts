// SPDX-License-Identifier: MIT
/** The formats of `struct`: what the codes mean, and where the fields of a format lie (CPython `Modules/_struct.c`). */
import type { PyTuple, Value } from "../base/value.ts";
import type { Vm } from "../core/vm.ts";
import { moduleException } from "../objects/module_exception.ts";

/** `struct.error`. */
export const structError = moduleException("struct", "error");

/** What a code stands for: which piece of code packs and unpacks it. */
export const Kind = {
  Small: 0,
  Large: 1,
  Float: 2,
  Double: 3,
  Text: 4,
  Pascal: 5,
  Char: 6,
  Bool: 7,
  Pointer: 8,
} as const;

/** One field: `count` items of `code` from `offset` on (`s`, `p`, `x`: one item of `count` bytes). */
export interface Field {
  code: string;
  kind: number;
  /** Smallest and largest value of an integer that is not larger than a number can hold. */
  min: number;
  max: number;
  offset: number;
  /** Bytes of one item; of the whole string for `s` and `p`. */
  size: number;
  /** Values this field takes. */
  count: number;
}

/** A format, understood. */
export interface Layout {
  fields: Field[];
  size: number;
  /** Number of values. */
  values: number;
  little: boolean;
  native: boolean;
  /** Whether the layout of floats must be asked for: formats with a byte order. */
  checkFloats: boolean;
  /** How often it was used, until there is code for it (`struct_code.ts`). */
  uses: number;
  packs: Packs | undefined;
  unpacks: Unpacks | undefined;
}

/** Packs `args[from …]`; `undefined`: some argument needs the general way. */
export type Packs = (args: Value[], from: number) => string | undefined;
/** Unpacks what stands in `s` from `base` on. */
export type Unpacks = (s: string, base: number) => PyTuple;

const STANDARD_SIZE: Record<string, number> = {
  x: 1,
  b: 1,
  B: 1,
  c: 1,
  s: 1,
  p: 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 4,
  L: 4,
  q: 8,
  Q: 8,
  "?": 1,
  f: 4,
  d: 8,
};
/** A C `long` of 64-bit Linux is larger, and there are pointers. */
const NATIVE_SIZE: Record<string, number> = { ...STANDARD_SIZE, l: 8, L: 8, P: 8 };
const UNALIGNED = "xbBcsp?";
/** Largest size of a format in bytes. */
export const MAX_SIZE = 0x7fffffffffffffffn;

/** Reads a format. `struct.error` for a bad one. */
export function parseLayout(vm: Vm, format: string): Layout {
  let i = 0;
  let little = true;
  let native = true;
  if (format !== "" && "<>!=@".includes(format[0])) {
    native = format[0] === "@";
    little = format[0] !== ">" && format[0] !== "!";
    i = 1;
  }
  const sizes = native ? NATIVE_SIZE : STANDARD_SIZE;
  const tooLong = () => structError.make(vm, "total struct size too long");
  const fields: Field[] = [];
  let size = 0;
  let values = 0;
  while (i < format.length) {
    let c = format[i++];
    if (/\s/.test(c)) continue;
    let count = 1;
    // The exact count where it is too large for a number.
    let exact = 1n;
    if (c >= "0" && c <= "9") {
      const from = i - 1;
      while (i < format.length && format[i] >= "0" && format[i] <= "9") i++;
      const digits = format.slice(from, i);
      exact = BigInt(digits);
      if (exact > MAX_SIZE) throw tooLong();
      count = Number(digits);
      if (i >= format.length) break;
      c = format[i++];
    }
    const itemSize = sizes[c];
    if (itemSize === undefined) throw structError.make(vm, "bad char in struct format");
    if (native && !UNALIGNED.includes(c)) {
      const over = size % itemSize;
      if (over !== 0) size += itemSize - over;
    }
    if (c === "s" || c === "p") {
      fields.push(fieldOf(c, size, count, 1));
      values++;
    } else if (c !== "x") {
      if (count > 0) fields.push(fieldOf(c, size, itemSize, count));
      values += count;
    }
    const total = BigInt(size) + exact * BigInt(itemSize);
    if (total > MAX_SIZE) throw tooLong();
    size = Number(total);
  }
  const checkFloats = !native && fields.some((f) => f.kind === Kind.Float || f.kind === Kind.Double);
  return { fields, size, values, little, native, checkFloats, uses: 0, packs: undefined, unpacks: undefined };
}

const KINDS: Record<string, number> = {
  f: Kind.Float,
  d: Kind.Double,
  s: Kind.Text,
  p: Kind.Pascal,
  c: Kind.Char,
  "?": Kind.Bool,
  P: Kind.Pointer,
};

function fieldOf(code: string, offset: number, size: number, count: number): Field {
  const kind = KINDS[code] ?? (size === 8 ? Kind.Large : Kind.Small);
  const unsigned = code >= "A" && code <= "Z";
  const half = 2 ** Math.min(size * 8 - 1, 53);
  const min = unsigned ? 0 : Math.max(-half, Number.MIN_SAFE_INTEGER);
  const max = Math.min(unsigned ? 2 * half - 1 : half - 1, Number.MAX_SAFE_INTEGER);
  return { code, kind, min, max, offset, size, count };
}
