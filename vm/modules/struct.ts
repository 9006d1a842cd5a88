// SPDX-License-Identifier: MIT
/**
 * `_struct`: values to bytes and back by a format (CPython `Modules/_struct.c`).
 *
 * A format is compiled once to a list of fields (`struct_format.ts`) and kept in a small cache; one that is used much
 * gets functions of its own (`struct_code.ts`). Native sizes and alignments are those of 64-bit Linux, little endian.
 * Conversions that may run Python code (`__index__`, `__int__`, `__nonzero__`) happen in `packSlow`; plain numbers and
 * strings take no generator. Long because packing is written twice, plain and suspendable.
 */
import { intOrLong, PyFloat, PyInt, PyLong, PyObject, PyStr, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { Latin1Decoder } from "../base/latin1.ts";
import type { Interpreter } from "../interp/run.ts";
import { encodeDefault, isThrown, isTrue } from "../core/abstract.ts";
import { asCLong, toIndex } from "../core/convert.ts";
import {
  DeprecationWarningType,
  overflowError,
  PyThrow,
  systemError,
  typeError,
  TypeErrorType,
  valueError,
} from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import { isInteger, isStr, strValue, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { argumentTypeError, bindArguments, kwargs, obj, opt, rest, ssize } from "../native/args.ts";
import { constant, def, defineModule, method, newType } from "../native/define.ts";
import { bufferOf, readableText } from "../objects/buffer_protocol.ts";
import { unknownFormats } from "../objects/float.ts";
import { construct, constructor } from "./iter_support.ts";
import {
  hasCode,
  hasPackingCode,
  packingCode,
  pascalText,
  unpackingCode,
  wideInt,
  wideUnsigned,
} from "./struct_code.ts";
import { type Field, Kind, type Layout, MAX_SIZE, parseLayout, structError } from "./struct_format.ts";

/** What a VM keeps: compiled formats, and memory for small results, which live only inside one plain call. */
interface Kept {
  layouts: Map<string, Layout>;
  bytes: Uint8Array;
  view: DataView;
  decoder: Latin1Decoder;
  lastFormat: string;
  lastLayout: Layout | undefined;
  /** `unknownFormats`. */
  unknown: ReadonlySet<string>;
}
const KEPT = Symbol("struct");
const SCRATCH = 512;

function newKept(vm: Vm): Kept {
  const bytes = new Uint8Array(SCRATCH);
  return {
    layouts: new Map(),
    bytes,
    view: new DataView(bytes.buffer),
    decoder: new Latin1Decoder(),
    lastFormat: "",
    lastLayout: undefined,
    unknown: unknownFormats(vm),
  };
}

const kept = (vm: Vm): Kept => vm.state(KEPT, () => newKept(vm));

/** Uses of a format after which a function of its own pays. */
const WARM = 100;

/** Makes the functions of a format that is used much, unless the program is to be interpreted only. */
function generate(vm: Vm, layout: Layout): void {
  if ((vm as Interpreter).tier1 === null) return;
  if (hasCode(layout)) layout.unpacks = unpackingCode(layout);
  if (hasPackingCode(layout)) layout.packs = packingCode(layout);
}

/** The layout of a format argument; formats used before come from the cache. */
function layoutOf(vm: Vm, format: Value, own: Kept = kept(vm)): Layout {
  const text = formatText(format);
  if (text === own.lastFormat && own.lastLayout !== undefined) return own.lastLayout;
  const cache = own.layouts;
  let layout = cache.get(text);
  if (layout === undefined) {
    layout = parseLayout(vm, text);
    if (cache.size >= 100) cache.clear();
    cache.set(text, layout);
  }
  own.lastFormat = text;
  own.lastLayout = layout;
  return layout;
}

function formatText(format: Value): string {
  if (typeof format === "string") return format;
  if (format instanceof PyStr) return format.value;
  if (format instanceof PyUnicode) return encodeDefault(format);
  throw argumentTypeError({ name: "Struct", position: 1 }, "string", format);
}

// ---- packing ------------------------------------------------------------------------------------------------------

/** Ranges of the integer codes by size in bytes; `undefined` text: CPython's general one. */
function rangeText(code: string, size: number, little: boolean): string | undefined {
  if (!little && size === 2) {
    const range = code === "h" ? "-32768 <= number <= 32767" : "0 <= number <= 65535";
    return `'${code}' format requires ${range}`;
  }
  switch (code) {
    case "b":
      return "byte format requires -128 <= number <= 127";
    case "B":
      return "ubyte format requires 0 <= number <= 255";
    case "h":
      return "short format requires SHRT_MIN <= number <= SHRT_MAX";
    case "H":
      return "ushort format requires 0 <= number <= USHRT_MAX";
  }
  if (size !== 4) return undefined;
  return code === "i" || code === "l"
    ? `'${code}' format requires -2147483648 <= number <= 2147483647`
    : `'${code}' format requires 0 <= number <= 4294967295`;
}

const generalRange = (vm: Vm, code: string) => structError.make(vm, `integer out of range for '${code}' format code`);

/** Writes an integer. */
function putInt(vm: Vm, view: DataView, at: number, f: Field, little: boolean, v: number | bigint): void {
  const { code, size } = f;
  const unsigned = code === "B" || code === "H" || code === "I" || code === "L" || code === "Q";
  if (code === "P") {
    const n = BigInt(v);
    if (n > 0xffffffffffffffffn || n < -0x8000000000000000n) throw overflowError("long int too large to convert");
    view.setBigUint64(at, BigInt.asUintN(64, n), little);
    return;
  }
  if (size === 8) {
    const n = BigInt(v);
    if (unsigned ? n < 0n || n > 0xffffffffffffffffn : n > 0x7fffffffffffffffn || n < -0x8000000000000000n) {
      throw generalRange(vm, code);
    }
    view.setBigUint64(at, BigInt.asUintN(64, n), little);
    return;
  }
  // What CPython reads as a C `unsigned long` first.
  const asUnsigned = code === "I" || code === "L" || code === "H" && !little;
  if (typeof v === "bigint") {
    const small = asUnsigned
      ? v >= 0n && v <= 0xffffffffffffffffn
      : v >= -0x8000000000000000n && v <= 0x7fffffffffffffffn;
    throw small ? structError.make(vm, rangeText(code, size, little)!) : generalRange(vm, code);
  }
  if (v < 0 && asUnsigned) throw generalRange(vm, code);
  const half = 2 ** (size * 8 - 1);
  if (unsigned ? v < 0 || v >= 2 * half : v < -half || v >= half) {
    throw structError.make(vm, rangeText(code, size, little)!);
  }
  if (size === 1) view.setUint8(at, v & 255);
  else if (size === 2) view.setUint16(at, v & 65535, little);
  else view.setUint32(at, v >>> 0, little);
}

/** Writes an integer that is known to fit. */
function putNumber(bytes: Uint8Array, at: number, size: number, little: boolean, v: number): void {
  if (size === 1) {
    bytes[at] = v;
    return;
  }
  if (size === 2) {
    bytes[at] = little ? v : v >> 8;
    bytes[at + 1] = little ? v >> 8 : v;
    return;
  }
  if (size === 8) {
    const high = Math.floor(v / 4294967296);
    putWord(bytes, little ? at + 4 : at, little, high);
    if (!little) at += 4;
  }
  putWord(bytes, at, little, v);
}

function putWord(bytes: Uint8Array, at: number, little: boolean, v: number): void {
  if (little) {
    bytes[at] = v;
    bytes[at + 1] = v >>> 8;
    bytes[at + 2] = v >>> 16;
    bytes[at + 3] = v >>> 24;
  } else {
    bytes[at] = v >>> 24;
    bytes[at + 1] = v >>> 16;
    bytes[at + 2] = v >>> 8;
    bytes[at + 3] = v;
  }
}

/** The exact integer behind `v`, as `struct` converts it. `undefined`: not at once. */
function plainInt(v: Value): number | bigint | undefined {
  if (typeof v === "number") return v;
  if (typeof v === "boolean") return v ? 1 : 0;
  if (v instanceof PyInt || v instanceof PyLong) {
    return v.value >= -9007199254740991n && v.value <= 9007199254740991n ? Number(v.value) : v.value;
  }
  return undefined;
}

const BEYOND_ALL = 1n << 100n;

function* slowInt(vm: Vm, v: Value): Gen<number | bigint> {
  const type = typeOf(v);
  if (v !== null && type.nb_index !== undefined) {
    try {
      const r = toIndex(vm, v);
      return isGen(r) ? yield* r : r;
    } catch (e) {
      // What has no usable index may still be an int.
      if (!isThrown(e, TypeErrorType)) throw e;
    }
  }
  if (v !== null && type.nb_int !== undefined && !isStr(v)) {
    const text = v instanceof PyFloat
      ? "integer argument expected, got float"
      : "integer argument expected, got non-integer (implicit conversion using __int__ is deprecated)";
    const w = vm.warn(DeprecationWarningType, text, 1);
    if (isGen(w)) yield* w;
    // Infinity is out of the range of every code.
    if (v instanceof PyFloat && Math.abs(v.value) === Infinity) return v.value > 0 ? BEYOND_ALL : -BEYOND_ALL;
    let r = type.nb_int(vm, v);
    if (isGen(r)) r = yield* r;
    if (!isInteger(r)) throw typeError("__int__ method returned non-integer");
    return plainInt(r)!;
  }
  throw structError.make(vm, "cannot convert argument to integer");
}

function putFloat(vm: Vm, view: DataView, at: number, f: Field, layout: Layout, x: number, careful: boolean): void {
  if (careful && unknownFormats(vm).has(f.code === "d" ? "double" : "float")) {
    if (!Number.isFinite(x)) throw systemError("frexp() result out of range");
    x += 0;
  }
  if (f.code === "d") view.setFloat64(at, x, layout.little);
  else {
    if (!layout.native && Number.isFinite(x) && !Number.isFinite(Math.fround(x))) {
      throw overflowError("float too large to pack with f format");
    }
    view.setFloat32(at, x, layout.little);
  }
}

function* slowFloat(vm: Vm, v: Value): Gen<number> {
  const type = typeOf(v);
  if (v !== null && type.nb_float !== undefined) {
    try {
      const r = type.nb_float(vm, v);
      const x = isGen(r) ? yield* r : r;
      if (x instanceof PyFloat) return x.value;
    } catch (e) {
      if (!(e instanceof PyThrow)) throw e;
    }
  }
  throw structError.make(vm, "required argument is not a float");
}

/** Writes a string into memory that is clear. */
function putText(vm: Vm, bytes: Uint8Array, at: number, f: Field, v: Value): void {
  if (!isStr(v)) throw structError.make(vm, `argument for '${f.code}' must be a string`);
  const s = strValue(v);
  if (f.code === "s") {
    const n = Math.min(s.length, f.size);
    for (let i = 0; i < n; i++) bytes[at + i] = s.charCodeAt(i);
    return;
  }
  if (f.size === 0) return;
  const n = Math.min(s.length, f.size - 1);
  bytes[at] = Math.min(n, 255);
  for (let i = 0; i < n; i++) bytes[at + 1 + i] = s.charCodeAt(i);
}

/**
 * Packs `args[from …]` into the first bytes of `bytes`, which are clear. Returns them, or a copy where it suspended: the
 * memory may be shared scratch.
 */
function packInto(
  vm: Vm,
  layout: Layout,
  bytes: Uint8Array,
  view: DataView,
  args: Value[],
  from: number,
  careful: boolean,
): Result<Uint8Array> {
  let n = from;
  for (let k = 0; k < layout.fields.length; k++) {
    const f = layout.fields[k];
    let at = f.offset;
    for (let i = 0; i < f.count; i++, at += f.size) {
      const v = args[n++];
      switch (f.kind) {
        case Kind.Small:
        case Kind.Large: {
          if (typeof v === "number" && v >= f.min && v <= f.max) putNumber(bytes, at, f.size, layout.little, v);
          else {
            const x = plainInt(v);
            if (x === undefined) return packSlow(vm, layout, bytes.slice(0, layout.size), args, n - 1, k, i);
            putInt(vm, view, at, f, layout.little, x);
          }
          break;
        }
        case Kind.Text:
        case Kind.Pascal:
          putText(vm, bytes, at, f, v);
          break;
        case Kind.Char:
          if (!isStr(v) || strValue(v).length !== 1) {
            throw structError.make(vm, "char format require string of length 1");
          }
          bytes[at] = strValue(v).charCodeAt(0);
          break;
        case Kind.Float:
        case Kind.Double: {
          let x: number;
          if (v instanceof PyFloat) x = v.value;
          else if (typeof v === "number") x = v;
          else return packSlow(vm, layout, bytes.slice(0, layout.size), args, n - 1, k, i);
          putFloat(vm, view, at, f, layout, x, careful);
          break;
        }
        case Kind.Bool: {
          if (typeof v === "object" && v !== null) {
            return packSlow(vm, layout, bytes.slice(0, layout.size), args, n - 1, k, i);
          }
          bytes[at] = v ? 1 : 0;
          break;
        }
        default: {
          const x = plainInt(v);
          if (x === undefined) return packSlow(vm, layout, bytes.slice(0, layout.size), args, n - 1, k, i);
          putInt(vm, view, at, f, layout.little, x);
        }
      }
    }
  }
  return bytes;
}

function* packSlow(
  vm: Vm,
  layout: Layout,
  bytes: Uint8Array,
  args: Value[],
  n: number,
  k: number,
  i: number,
): Gen<Uint8Array> {
  const view = new DataView(bytes.buffer);
  for (; k < layout.fields.length; k++, i = 0) {
    const f = layout.fields[k];
    for (let at = f.offset + i * f.size; i < f.count; i++, at += f.size) {
      const v = args[n++];
      if (f.code === "s" || f.code === "p") putText(vm, bytes, at, f, v);
      else if (f.code === "c") {
        if (!isStr(v) || strValue(v).length !== 1) throw structError.make(vm, "char format require string of length 1");
        bytes[at] = strValue(v).charCodeAt(0);
      } else if (f.code === "f" || f.code === "d") {
        putFloat(vm, view, at, f, layout, v instanceof PyFloat ? v.value : yield* slowFloat(vm, v), layout.checkFloats);
      } else if (f.code === "?") {
        let truth = isTrue(vm, v);
        if (isGen(truth)) truth = yield* truth;
        bytes[at] = truth ? 1 : 0;
      } else putInt(vm, view, at, f, layout.little, plainInt(v) ?? (yield* slowInt(vm, v)));
    }
  }
  return bytes;
}

/** The bytes of values, in memory that must be used before anything else runs. */
function packed(vm: Vm, own: Kept, layout: Layout, args: Value[], from: number): Result<Uint8Array> {
  const { size } = layout;
  const careful = layout.checkFloats && own.unknown.size > 0;
  if (size > SCRATCH) {
    vm.reserve?.(size);
    const bytes = new Uint8Array(size);
    return packInto(vm, layout, bytes, new DataView(bytes.buffer), args, from, careful);
  }
  const { bytes, view } = own;
  for (let i = 0; i < size; i++) bytes[i] = 0;
  return packInto(vm, layout, bytes, view, args, from, careful);
}

/** The first `size` bytes as a str. */
function textOf({ decoder }: Kept, bytes: Uint8Array, size: number): string {
  return size <= SCRATCH ? decoder.small(bytes, size) : decoder.text(bytes, 0, size);
}

function pack(vm: Vm, own: Kept, layout: Layout, args: Value[], from: number): Result<Value> {
  const given = args.length - from;
  if (given !== layout.values) {
    throw structError.make(vm, `pack expected ${layout.values} items for packing (got ${given})`);
  }
  if (layout.packs !== undefined && !(layout.checkFloats && own.unknown.size > 0)) {
    const text = layout.packs(args, from);
    if (text !== undefined) return text;
  } else if (++layout.uses === WARM) generate(vm, layout);
  if (layout.size > 0x7fffffff) throw overflowError("string is too large");
  const bytes = packed(vm, own, layout, args, from);
  return isGen(bytes) ? then(bytes, (made) => textOf(own, made, layout.size)) : textOf(own, bytes, layout.size);
}

/** Position inside a buffer of `length` bytes, where `size` bytes are needed. */
function place(vm: Vm, what: string, offset: number, size: number, length: number): number {
  if (offset < 0) offset += length;
  if (offset < 0 || length - offset < size) {
    throw structError.make(vm, `${what} requires a buffer of at least ${size} bytes`);
  }
  return offset;
}

function packIntoBuffer(vm: Vm, layout: Layout, args: Value[], from: number): Result<Value> {
  const given = args.length - from;
  if (given !== layout.values + 2) {
    if (given === 0) throw structError.make(vm, "pack_into expected buffer argument");
    if (given === 1) throw structError.make(vm, "pack_into expected offset argument");
    throw structError.make(vm, `pack_into expected ${layout.values} items for packing (got ${given - 2})`);
  }
  const target = bufferOf(args[from]);
  if (target === undefined || !target.writable) {
    throw typeError(`argument must be read-write buffer, not ${args[from] === null ? "None" : typeName(args[from])}`);
  }
  return then(asCLong(vm, args[from + 1]), (offset) => {
    const at = place(vm, "pack_into", offset, layout.size, target.length);
    // Padding is cleared too, so the whole piece is made first.
    return then(packed(vm, kept(vm), layout, args, from + 2), (bytes) => {
      target.bytes().set(bytes.subarray(0, layout.size), at);
      return null;
    });
  });
}

// ---- unpacking ----------------------------------------------------------------------------------------------------

const scratch = new DataView(new ArrayBuffer(8));

/** Four bytes as a signed number. */
function word(s: string, at: number, little: boolean): number {
  return little
    ? s.charCodeAt(at) | s.charCodeAt(at + 1) << 8 | s.charCodeAt(at + 2) << 16 | s.charCodeAt(at + 3) << 24
    : s.charCodeAt(at) << 24 | s.charCodeAt(at + 1) << 16 | s.charCodeAt(at + 2) << 8 | s.charCodeAt(at + 3);
}

function smallInt(s: string, at: number, f: Field, little: boolean): number {
  if (f.size === 4) {
    const n = word(s, at, little);
    return f.min < 0 ? n : n >>> 0;
  }
  let n = s.charCodeAt(at);
  if (f.size === 2) n = little ? n | s.charCodeAt(at + 1) << 8 : n << 8 | s.charCodeAt(at + 1);
  return n > f.max ? n - 2 * (f.max + 1) : n;
}

function largeInt(s: string, at: number, unsigned: boolean, little: boolean): Value {
  const low = word(s, little ? at : at + 4, little);
  const high = word(s, little ? at + 4 : at, little);
  return unsigned ? wideUnsigned(low, high) : wideInt(low, high);
}

function getValue(s: string, at: number, f: Field, little: boolean): Value {
  switch (f.kind) {
    case Kind.Small:
      return smallInt(s, at, f, little);
    case Kind.Large:
    case Kind.Pointer:
      return largeInt(s, at, f.code !== "q" && f.code !== "l", little);
    case Kind.Float:
      scratch.setInt32(0, word(s, at, little), little);
      return new PyFloat(scratch.getFloat32(0, little));
    case Kind.Double:
      scratch.setInt32(0, word(s, at, little), little);
      scratch.setInt32(4, word(s, at + 4, little), little);
      return new PyFloat(scratch.getFloat64(0, little));
    case Kind.Text:
      return s.slice(at, at + f.size);
    case Kind.Pascal:
      return pascalText(s, at, f.size);
    case Kind.Char:
      return s[at];
    default:
      return s.charCodeAt(at) !== 0;
  }
}

/** Unpacks `layout.size` bytes of `s` from `base` on. */
function unpack(vm: Vm, own: Kept, layout: Layout, s: string, base: number): Value {
  if (layout.unpacks !== undefined && !(layout.checkFloats && own.unknown.size > 0)) return layout.unpacks(s, base);
  if (++layout.uses === WARM) generate(vm, layout);
  const out: Value[] = [];
  const { fields, little } = layout;
  for (let k = 0; k < fields.length; k++) {
    const f = fields[k];
    let at = base + f.offset;
    if (f.kind === Kind.Small) {
      for (let i = 0; i < f.count; i++, at += f.size) out.push(smallInt(s, at, f, little));
    } else {
      for (let i = 0; i < f.count; i++, at += f.size) out.push(getValue(s, at, f, little));
    }
  }
  if (layout.checkFloats && own.unknown.size > 0) checkFloats(own, layout, out);
  return new PyTuple(out);
}

/** A program may say that the layout of floats is unknown (`float.__setformat__`); then not all of them can be read. */
function checkFloats({ unknown: types }: Kept, layout: Layout, out: Value[]): void {
  let n = 0;
  for (const f of layout.fields) {
    const unknown = f.kind === Kind.Double && types.has("double") || f.kind === Kind.Float && types.has("float");
    for (const v of out.slice(n, n += f.count)) {
      if (unknown && !Number.isFinite((v as PyFloat).value)) {
        throw valueError("can't unpack IEEE 754 special value on non-IEEE platform");
      }
    }
  }
}

function unpackExact(vm: Vm, own: Kept, layout: Layout, v: Value): Value {
  const s = typeof v === "string" ? v : readableText(v);
  if (s === undefined || s.length !== layout.size) {
    throw structError.make(vm, `unpack requires a string argument of length ${layout.size}`);
  }
  return unpack(vm, own, layout, s, 0);
}

const fromRow = constructor("unpack_from", [obj("buffer"), opt(ssize("offset"), 0)], (vm, carrier, v, offset) => {
  const layout = (carrier as unknown as Struct).layout;
  const s = readableText(v);
  if (s === undefined) throw argumentTypeError({ name: "unpack_from", position: 1 }, "string or buffer", v);
  return unpack(vm, kept(vm), layout, s, place(vm, "unpack_from", offset, layout.size, s.length));
});

// ---- the type -----------------------------------------------------------------------------------------------------

const EMPTY: Layout = {
  fields: [],
  size: -1,
  values: -1,
  little: true,
  native: true,
  checkFloats: false,
  uses: 0,
  packs: undefined,
  unpacks: undefined,
};

/** `struct.Struct`. */
class Struct extends PyObject {
  layout: Layout = EMPTY;
  format: Value = null;
}

const initStruct = constructor("Struct", [obj("format")], (vm, self, format) => {
  const s = self as unknown as Struct;
  const text = formatText(format);
  s.format = isStr(format) ? format : text;
  s.layout = layoutOf(vm, text);
  return null;
});

const withLayout = (layout: Layout): Struct => {
  const s: Struct = new structType.jsClass() as Struct;
  s.layout = layout;
  return s;
};

const structType: PyType = newType("Struct", Struct, { hasWeakref: true }, {
  doc: "Struct(format) -> compiled format",
  slots: {
    tp_new: (_vm, type) => new type.jsClass(),
    tp_init: (vm, self, args: Value[], kw: Kwargs) =>
      then(construct(vm, initStruct, self as unknown as PyType, args, kw), () => {}),
  },
  methods: {
    pack: method<Struct>()(
      [rest("values")],
      "Bytes of the values.",
      (vm, s, args) => pack(vm, kept(vm), s.layout, args, 0),
    ),
    pack_into: method<Struct>()(
      [rest("arguments")],
      "Puts the bytes of values into a buffer: pack_into(buffer, offset, v1, ...).",
      (vm, s, args) => packIntoBuffer(vm, s.layout, args, 0),
    ),
    unpack: method<Struct>()(
      [obj("string")],
      "The values of a byte string of exactly the right size.",
      (vm, s, v) => unpackExact(vm, kept(vm), s.layout, v),
    ),
    unpack_from: method<Struct>()(
      [obj("buffer"), opt(ssize("offset"), 0)],
      { doc: "The values of bytes inside a buffer.", arity: "keywords" },
      (vm, s, v, offset) => bindArguments(vm, fromRow, [s, v, offset], null),
    ),
    __sizeof__: method<Struct>()([], "Bytes in memory.", (_vm, s) => 40 + 24 * (s.layout.fields.length + 1)),
  },
  getset: {
    format: { doc: "The format.", get: (_vm, s) => s.format },
    size: { doc: "Bytes that the format takes.", get: (_vm, s) => s.layout.size },
  },
});

function formatFirst(vm: Vm, args: Value[], own: Kept = kept(vm)): Layout {
  if (args.length === 0) throw typeError("missing format argument");
  return layoutOf(vm, args[0], own);
}

export const structModule = defineModule(
  "_struct",
  "Values to bytes and back, by a format.",
  {
    Struct: structType,
    __version__: constant("0.2"),
    _PY_STRUCT_FLOAT_COERCE: constant(2),
    _PY_STRUCT_RANGE_CHECKING: constant(1),
    _clearcache: def([], "Forgets the compiled formats.", (vm) => {
      kept(vm).layouts.clear();
      kept(vm).lastLayout = undefined;
      return null;
    }),
    calcsize: def([obj("format")], "Bytes that a format takes.", (vm, format) => {
      const size = layoutOf(vm, format).size;
      return size >= 9007199254740992 ? intOrLong(size > 9223372036854775000 ? MAX_SIZE : BigInt(size)) : size;
    }),
    pack: def(
      [rest("arguments")],
      "Bytes of values: pack(format, v1, ...).",
      (vm, args) => {
        const own = kept(vm);
        return pack(vm, own, formatFirst(vm, args, own), args, 1);
      },
    ),
    pack_into: def(
      [rest("arguments")],
      "Puts the bytes of values into a buffer: pack_into(format, buffer, offset, v1, ...).",
      (vm, args) => packIntoBuffer(vm, formatFirst(vm, args), args, 1),
    ),
    unpack: def(
      [obj("format"), obj("string")],
      { doc: "The values of a byte string of exactly the right size.", arity: "unpack" },
      (vm, format, v) => {
        const own = kept(vm);
        return unpackExact(vm, own, layoutOf(vm, format, own), v);
      },
    ),
    unpack_from: def(
      [rest("arguments"), kwargs("kwargs")],
      "The values of bytes inside a buffer: unpack_from(format, buffer, offset=0).",
      (vm, args, kw) => {
        const layout = formatFirst(vm, args);
        return bindArguments(vm, fromRow, [withLayout(layout), ...args.slice(1)], kw);
      },
    ),
  },
  (vm, ns) => ns.setStr("error", structError.of(vm)),
);
