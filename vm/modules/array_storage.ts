// SPDX-License-Identifier: MIT
/**
 * Storage of `array.array`: the items as bytes in one growing buffer, with readers and writers per type code.
 * Sizes are those of C on 64-bit Linux. Writers throw CPython's texts (`Modules/arraymodule.c`).
 */
import { intOrLong, PyFloat, PyLong, PyObject, PyUnicode, type Value } from "../base/value.ts";
import { fewBytes, NO_BYTES, viewOf } from "../base/few_bytes.ts";
import { textInto } from "../base/latin1.ts";
import { asCLong, asDouble } from "../core/convert.ts";
import { overflowError, type PyThrow, typeError } from "../core/exceptions.ts";
import { type Result, then } from "../core/gen.ts";
import { isStr, strValue } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { BUFFER, type Buffer, bytesToText } from "../objects/buffer_protocol.ts";

/** A raw item as it is kept: a number, or a bigint for `l` and `L`. */
type Raw = number | bigint;

/** One kind of array. */
export interface ArrayKind {
  code: string;
  size: number;
  /** Item at byte `at`. */
  get(view: DataView, at: number): Value;
  /** Checks and converts an item. */
  convert(vm: Vm, v: Value): Result<Raw>;
  put(view: DataView, at: number, raw: Raw): void;
}

const range = (what: string, low: boolean): PyThrow =>
  overflowError(`${what} is ${low ? "less than minimum" : "greater than maximum"}`);

/** A C integer within bounds; `inner` names the C type whose own limits are checked first. */
function integer(what: string, min: number, max: number, inner?: { what: string; min: number; max: number }) {
  return (vm: Vm, v: Value): Result<Raw> =>
    then(asCLong(vm, v), (n) => {
      if (inner !== undefined && n < inner.min) throw range(inner.what, true);
      if (inner !== undefined && n > inner.max) throw range(inner.what, false);
      if (n < min) throw range(what, true);
      if (n > max) throw range(what, false);
      return n;
    });
}

const SHORT = { what: "signed short integer", min: -32768, max: 32767 };
const INT = { what: "signed integer", min: -2147483648, max: 2147483647 };

/** Unsigned C integers take longs of their full range and ints that are not negative. */
function unsigned(what: string, max: bigint) {
  return (vm: Vm, v: Value): Result<Raw> => {
    if (v instanceof PyLong) {
      if (v.value < 0n) throw overflowError("can't convert negative value to unsigned long");
      if (v.value > 0xffffffffffffffffn) throw overflowError("long int too large to convert");
      if (v.value > max) throw range(what, false);
      return v.value;
    }
    return then(asCLong(vm, v), (n) => {
      if (n < 0) throw range(what, true);
      if (BigInt(n) > max) throw range(what, false);
      return BigInt(n);
    });
  };
}

function signedLong(vm: Vm, v: Value): Result<Raw> {
  if (v instanceof PyObject && "value" in v && typeof v.value === "bigint" && !(v instanceof PyLong)) return v.value;
  if (v instanceof PyLong) {
    if (v.value > 0x7fffffffffffffffn || v.value < -0x8000000000000000n) {
      throw overflowError("Python int too large to convert to C long");
    }
    return v.value;
  }
  return asCLong(vm, v);
}

function getLong(view: DataView, at: number): Value {
  const high = view.getInt32(at + 4, true);
  // Within 53 bits the number is put together without a bigint.
  if (high >= -0x200000 && high < 0x200000) {
    const n = high * 4294967296 + view.getUint32(at, true);
    if (n >= -9007199254740991) return n;
  }
  return intOrLong(view.getBigInt64(at, true));
}

function putLong(view: DataView, at: number, raw: Raw): void {
  if (typeof raw === "number") {
    const high = Math.floor(raw / 4294967296);
    view.setInt32(at + 4, high, true);
    view.setUint32(at, raw - high * 4294967296, true);
  } else view.setBigInt64(at, raw, true);
}

function double(vm: Vm, v: Value): Result<Raw> {
  return v instanceof PyFloat ? v.value : asDouble(vm, v);
}

const KIND_LIST: ArrayKind[] = [
  {
    code: "c",
    size: 1,
    get: (view, at) => String.fromCharCode(view.getUint8(at)),
    convert: (_vm, v) => {
      if (!isStr(v) || strValue(v).length !== 1) throw typeError("array item must be char");
      return strValue(v).charCodeAt(0);
    },
    put: (view, at, raw) => view.setUint8(at, raw as number),
  },
  {
    code: "u",
    size: 4,
    get: (view, at) => new PyUnicode(codePointText(view.getUint32(at, true))),
    convert: (_vm, v) => {
      if (!(v instanceof PyUnicode)) throw typeError("array item must be unicode character");
      const points = [...v.value];
      if (points.length !== 1) throw typeError("array item must be unicode character");
      return points[0].codePointAt(0)!;
    },
    put: (view, at, raw) => view.setUint32(at, raw as number, true),
  },
  {
    code: "b",
    size: 1,
    get: (view, at) => view.getInt8(at),
    convert: integer("signed char", -128, 127, SHORT),
    put: (view, at, raw) => view.setInt8(at, raw as number),
  },
  {
    code: "B",
    size: 1,
    get: (view, at) => view.getUint8(at),
    convert: integer("unsigned byte integer", 0, 255),
    put: (view, at, raw) => view.setUint8(at, raw as number),
  },
  {
    code: "h",
    size: 2,
    get: (view, at) => view.getInt16(at, true),
    convert: integer(SHORT.what, SHORT.min, SHORT.max),
    put: (view, at, raw) => view.setInt16(at, raw as number, true),
  },
  {
    code: "H",
    size: 2,
    get: (view, at) => view.getUint16(at, true),
    convert: integer("unsigned short", 0, 65535, INT),
    put: (view, at, raw) => view.setUint16(at, raw as number, true),
  },
  {
    code: "i",
    size: 4,
    get: (view, at) => view.getInt32(at, true),
    convert: integer(INT.what, INT.min, INT.max),
    put: (view, at, raw) => view.setInt32(at, raw as number, true),
  },
  {
    code: "I",
    size: 4,
    get: (view, at) => new PyLong(BigInt(view.getUint32(at, true))),
    convert: unsigned("unsigned int", 0xffffffffn),
    put: (view, at, raw) => view.setUint32(at, Number(raw), true),
  },
  { code: "l", size: 8, get: getLong, convert: signedLong, put: putLong },
  {
    code: "L",
    size: 8,
    get: (view, at) => new PyLong(view.getBigUint64(at, true)),
    convert: unsigned("unsigned long", 0xffffffffffffffffn),
    put: (view, at, raw) => view.setBigUint64(at, BigInt(raw), true),
  },
  {
    code: "f",
    size: 4,
    get: (view, at) => new PyFloat(view.getFloat32(at, true)),
    convert: double,
    put: (view, at, raw) => view.setFloat32(at, raw as number, true),
  },
  {
    code: "d",
    size: 8,
    get: (view, at) => new PyFloat(view.getFloat64(at, true)),
    convert: double,
    put: (view, at, raw) => view.setFloat64(at, raw as number, true),
  },
];

function codePointText(point: number): string {
  // Four bytes may hold what is no code point.
  return String.fromCodePoint(point > 0x10ffff ? 0xfffd : point);
}

/** The kind of a type code. */
export function arrayKind(code: string): ArrayKind | undefined {
  return KIND_LIST.find((kind) => kind.code === code);
}

/** Of arrays without items. */
const NO_VIEW = viewOf(NO_BYTES);

/** `array.array`. */
export class PyArray extends PyObject {
  bytes: Uint8Array<ArrayBuffer>;
  view: DataView;
  /** Number of items. */
  length = 0;
  constructor(readonly kind: ArrayKind, capacity = 0) {
    super();
    this.bytes = capacity === 0 ? NO_BYTES : fewBytes(capacity * kind.size);
    this.view = capacity === 0 ? NO_VIEW : viewOf(this.bytes);
  }

  get(i: number): Value {
    return this.kind.get(this.view, i * this.kind.size);
  }

  putRaw(i: number, raw: Raw): void {
    this.kind.put(this.view, i * this.kind.size, raw);
  }

  /** Makes room for `count` items in all. */
  reserve(count: number): void {
    const need = count * this.kind.size;
    if (need <= this.bytes.length) return;
    const grown = fewBytes(Math.max(need, Math.ceil(this.bytes.length * 1.5), 16));
    if (this.length > 0) grown.set(this.used());
    this.bytes = grown;
    this.view = viewOf(grown);
  }

  /** The bytes in use. */
  used(): Uint8Array {
    return this.bytes.subarray(0, this.length * this.kind.size);
  }

  append(raw: Raw): void {
    this.reserve(this.length + 1);
    this.putRaw(this.length++, raw);
  }

  appendBytes(part: Uint8Array): void {
    const at = this.length * this.kind.size;
    const count = part.length / this.kind.size;
    // The part may be our own memory: what was ours before stays as it is.
    this.reserve(this.length + count);
    this.bytes.set(part, at);
    this.length += count;
  }

  /** Adds items from their bytes. */
  appendText(text: string): void {
    const { size } = this.kind;
    const at = this.length * size;
    const count = text.length / size;
    this.reserve(this.length + count);
    textInto(text, this.bytes.subarray(at, at + text.length));
    this.length += count;
  }

  /** Replaces the items from `low` to `high` by those in `part`. */
  splice(low: number, high: number, part: Uint8Array): void {
    const { size } = this.kind;
    const tail = this.bytes.slice(high * size, this.length * size);
    const middle = part.slice();
    const length = low + middle.length / size + (this.length - high);
    this.reserve(length);
    this.bytes.set(middle, low * size);
    this.bytes.set(tail, low * size + middle.length);
    this.length = length;
  }

  [BUFFER](): Buffer {
    // deno-lint-ignore no-this-alias
    const array = this;
    const nothing = (): void => {};
    return {
      length: array.length * array.kind.size,
      writable: true,
      chars: false,
      old: true,
      modern: false,
      text: () => bytesToText(array.used()),
      bytes: () => array.used(),
      acquire: nothing,
      release: nothing,
      itemSize: array.kind.size,
      format: array.kind.code,
    };
  }
}
