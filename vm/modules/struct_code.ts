// SPDX-License-Identifier: MIT
/**
 * JavaScript made of formats of `struct` that a program uses over and over: one function for each format, without a loop
 * over its fields. It does the usual case only (ints in range, floats, byte strings) and leaves everything else, errors
 * included, to `struct.ts`.
 */
import { intOrLong, PyFloat, PyTuple, type Value } from "../base/value.ts";
import { type Field, Kind, type Layout, type Packs, type Unpacks } from "./struct_format.ts";

/** Values of a format that is worth a function of its own. */
const MOST_VALUES = 64;
/** Bytes of one: each is an argument of one call. */
const MOST_BYTES = 512;

// Bytes of floats, as words; used only between two statements. Deno runs on little-endian machines only.
const memory = new ArrayBuffer(8);
const words = new Int32Array(memory);
const single = new Float32Array(memory);
const double = new Float64Array(memory);

/** A signed integer of 64 bits from its words. */
export function wideInt(low: number, high: number): Value {
  // What a number holds exactly.
  if (high >= -0x200000 && high < 0x200000 && !(high === -0x200000 && low === 0)) {
    return high * 4294967296 + (low >>> 0);
  }
  return intOrLong(BigInt(high) << 32n | BigInt(low >>> 0));
}

/** An unsigned one. */
export function wideUnsigned(low: number, high: number): Value {
  if (high >= 0 && high < 0x200000) return high * 4294967296 + (low >>> 0);
  return intOrLong(BigInt.asUintN(64, BigInt(high) << 32n | BigInt(low >>> 0)));
}

/** A Pascal string in `size` bytes from `at` on. */
export function pascalText(s: string, at: number, size: number): string {
  const n = size === 0 ? 0 : Math.min(s.charCodeAt(at), size - 1);
  return s.slice(at + 1, at + 1 + n);
}

/** Whether a function can be made for a format. */
export function hasCode(layout: Layout): boolean {
  return layout.values <= MOST_VALUES && layout.size <= MOST_BYTES &&
    layout.fields.every((f) => f.kind !== Kind.Text || f.size <= MOST_BYTES);
}

/** Whether a function for packing can be made. */
export function hasPackingCode(layout: Layout): boolean {
  return hasCode(layout) && layout.fields.every((f) => f.kind !== Kind.Pascal && f.kind !== Kind.Pointer);
}

/** Each value of a format: its field, and where it begins. */
function* itemsOf(layout: Layout): Iterable<[field: Field, at: number]> {
  for (const f of layout.fields) for (let i = 0; i < f.count; i++) yield [f, f.offset + i * f.size];
}

// ---- unpacking ----------------------------------------------------------------------------------------------------

/** An expression for the item at `at`. */
function reading(f: Field, at: number, little: boolean): string {
  const place = (k: number) => k === 0 ? "base" : `base + ${k}`;
  const byte = (k: number) => `s.charCodeAt(${place(at + k)})`;
  /** `size` bytes from byte `k` of the item on, as a signed number if there are four. */
  const bits = (k: number, size: number) =>
    Array.from({ length: size }, (_, i) => byte(k + i) + shift("<<", 8 * (little ? i : size - 1 - i))).join(" | ");
  const low = little ? 0 : 4, high = 4 - low;
  switch (f.kind) {
    case Kind.Small:
      if (f.size === 4) return f.min < 0 ? `(${bits(0, 4)})` : `((${bits(0, 4)}) >>> 0)`;
      return f.min < 0 ? `((${bits(0, f.size)}) << ${32 - 8 * f.size} >> ${32 - 8 * f.size})` : `(${bits(0, f.size)})`;
    case Kind.Large:
    case Kind.Pointer:
      return `${f.min < 0 && f.kind === Kind.Large ? "wideInt" : "wideUnsigned"}(${bits(low, 4)}, ${bits(high, 4)})`;
    case Kind.Float:
      return `(words[0] = ${bits(0, 4)}, new PyFloat(single[0]))`;
    case Kind.Double:
      return `(words[0] = ${bits(low, 4)}, words[1] = ${bits(high, 4)}, new PyFloat(double[0]))`;
    case Kind.Text:
      return `s.slice(${place(at)}, ${place(at + f.size)})`;
    case Kind.Pascal:
      return `pascalText(s, ${place(at)}, ${f.size})`;
    case Kind.Char:
      return `s[${place(at)}]`;
    default:
      return `(${byte(0)} !== 0)`;
  }
}

const shift = (how: string, bits: number): string => bits === 0 ? "" : ` ${how} ${bits}`;

/** The function that unpacks a format. */
export function unpackingCode(layout: Layout): Unpacks {
  const items = Array.from(itemsOf(layout), ([f, at]) => reading(f, at, layout.little));
  const make = new Function(
    ...["PyFloat", "PyTuple", "words", "single", "double", "wideInt", "wideUnsigned", "pascalText"],
    `return function struct_unpack(s, base) {\n  return new PyTuple([\n    ${items.join(",\n    ")}\n  ]);\n}`,
  );
  return make(PyFloat, PyTuple, words, single, double, wideInt, wideUnsigned, pascalText);
}

// ---- packing ------------------------------------------------------------------------------------------------------

/** Collects the code of one function that packs. */
class Packing {
  readonly lines: string[] = [];
  /** Expressions for the bytes. */
  readonly bytes: string[];

  constructor(readonly layout: Layout) {
    this.bytes = new Array(layout.size).fill("0");
  }

  /** Puts `size` bytes of the 32-bit number `v` at `at`. */
  #number(v: string, at: number, size: number): void {
    for (let i = 0; i < size; i++) {
      const from = 8 * (this.layout.little ? i : size - 1 - i);
      this.bytes[at + i] = `${v}${shift(">>>", from)} & 255`;
    }
  }

  item(f: Field, at: number, n: number): void {
    const v = `v${n}`, { lines } = this;
    const unless = (test: string) => lines.push(`if (!(${test})) return undefined;`);
    lines.push(`const ${v} = args[from + ${n}];`);
    switch (f.kind) {
      case Kind.Small:
        unless(`typeof ${v} === "number" && ${v} >= ${f.min} && ${v} <= ${f.max}`);
        return this.#number(v, at, f.size);
      case Kind.Large:
        unless(`typeof ${v} === "number"${f.min < 0 ? "" : ` && ${v} >= 0`}`);
        lines.push(`const h${n} = Math.floor(${v} / 4294967296);`);
        return this.#words(v, `h${n}`, at);
      case Kind.Float:
      case Kind.Double:
        return this.#float(f, at, n);
      case Kind.Text:
        unless(`typeof ${v} === "string"`);
        for (let i = 0; i < f.size; i++) {
          this.bytes[at + i] = `${v}.length > ${i} ? ${v}.charCodeAt(${i}) : 0`;
        }
        return;
      case Kind.Char:
        unless(`typeof ${v} === "string" && ${v}.length === 1`);
        this.bytes[at] = `${v}.charCodeAt(0)`;
        return;
      default:
        unless(`typeof ${v} !== "object" || ${v} === null`);
        this.bytes[at] = `${v} ? 1 : 0`;
    }
  }

  #words(low: string, high: string, at: number): void {
    const { little } = this.layout;
    this.#number(low, little ? at : at + 4, 4);
    this.#number(high, little ? at + 4 : at, 4);
  }

  #float(f: Field, at: number, n: number): void {
    const v = `v${n}`, x = `x${n}`, { lines } = this;
    lines.push(
      `let ${x};`,
      `if (${v} instanceof PyFloat) ${x} = ${v}.value; else if (typeof ${v} === "number") ${x} = ${v}; else return undefined;`,
    );
    if (f.kind === Kind.Float) {
      lines.push(`single[0] = ${x};`, `const w${n} = words[0];`);
      // A number too large is an error where the byte order is given.
      if (!this.layout.native) {
        lines.push(`if ((w${n} & 0x7fffffff) === 0x7f800000 && ${x} - ${x} === 0) return undefined;`);
      }
      return this.#number(`w${n}`, at, 4);
    }
    lines.push(`double[0] = ${x};`, `const w${n} = words[0], u${n} = words[1];`);
    this.#words(`w${n}`, `u${n}`, at);
  }
}

/** The function that packs a format. */
export function packingCode(layout: Layout): Packs {
  const code = new Packing(layout);
  let n = 0;
  for (const [f, at] of itemsOf(layout)) code.item(f, at, n++);
  const make = new Function(
    ...["PyFloat", "words", "single", "double"],
    `return function struct_pack(args, from) {\n  ${code.lines.join("\n  ")}\n  return String.fromCharCode(${
      code.bytes.join(", ")
    });\n}`,
  );
  return make(PyFloat, words, single, double);
}
