// SPDX-License-Identifier: MIT
/**
 * The object format of `vmiot.serial` (docs/serialization.md): values of builtin types, shared references and cycles
 * included, as few bytes. Nothing in the data is trusted, and nothing in it is called: only classes that the program
 * registered are made.
 */
import {
  intFromBigInt,
  PyComplex,
  PyFloat,
  PyInt,
  PyLong,
  PyObject,
  PyTuple,
  PyUnicode,
  type Value,
} from "../vm/base/value.ts";
import { ByteWriter } from "../vm/base/byte_writer.ts";
import { decodeValidUtf8 } from "../vm/base/codecs_utf.ts";
import { textToBytes } from "../vm/base/latin1.ts";
import { call } from "../vm/core/abstract.ts";
import { PyDict } from "../vm/core/dict.ts";
import { dictSet } from "../vm/core/dict_ops.ts";
import type { PyThrow } from "../vm/core/exceptions.ts";
import { type Gen, isGen } from "../vm/core/gen.ts";
import { SERIAL_FORM, type WithSerialForm } from "../vm/core/serial_form.ts";
import { PyType } from "../vm/core/type.ts";
import {
  bytearrayType,
  dictType,
  frozensetType,
  listType,
  longType,
  PyByteArray,
  PyFrozenSet,
  PyList,
  PySet,
  setType,
  tupleType,
  typeName,
  typeOf,
  unicodeType,
} from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { decodeLong, encodeLong } from "./pickle_frames.ts";

/** Version of the format that is written; readers refuse later ones. */
export const FORMAT_VERSION = 1;
export const MAGIC = "VS";

/** The byte before each value. */
export const Tag = {
  None: 0x00,
  False: 0x01,
  True: 0x02,
  Int: 0x03,
  Long: 0x04,
  Float: 0x05,
  Str: 0x06,
  Unicode: 0x07,
  Tuple: 0x08,
  List: 0x09,
  Dict: 0x0a,
  Set: 0x0b,
  FrozenSet: 0x0c,
  Complex: 0x0d,
  ByteArray: 0x0e,
  /** A container that was begun before, by its number. */
  Ref: 0x0f,
  /** A str or unicode that was written before, by its number. */
  TextRef: 0x10,
  /** A mapping of another type: name, number of items, items. */
  Mapping: 0x11,
  /** An instance of a registered class: name, state. */
  Instance: 0x12,
  /** 0x40 to 0x7f: the ints 0 to 63. */
  SmallInt: 0x40,
  /** 0x80 to 0x9f: a str of 0 to 31 bytes, which follow. */
  ShortStr: 0x80,
} as const;
/** Strings of at least so many bytes get a number. */
const NUMBERED_TEXT = 2;

/** A class that a program registered. */
export interface Registered {
  name: string;
  cls: Value;
  /** `getstate(o)`. */
  getState: Value;
  /** `make(state)`. */
  make: Value;
}

/** What both directions are told. */
export interface SerialOptions {
  maxSize: number;
  maxDepth: number;
  byName: ReadonlyMap<string, Registered>;
  error: (text: string) => PyThrow;
}

/** Writes one value. */
export class SerialWriter {
  readonly #out = new ByteWriter();
  readonly #objects: Map<PyObject, number> = new Map();
  /** Numbers of strings: byte strings as they are, unicode ones behind a mark that no byte string has. */
  readonly #texts: Map<string, number> = new Map();
  #depth = 0;

  constructor(readonly vm: Vm, readonly options: SerialOptions) {}

  *dumps(v: Value): Gen<string> {
    const out = this.#out;
    out.text(MAGIC);
    out.byte(FORMAT_VERSION);
    yield* this.#value(v);
    this.#check();
    return out.result();
  }

  #check(): void {
    if (this.#out.at > this.options.maxSize) {
      throw this.options.error(`more than ${this.options.maxSize} bytes`);
    }
  }

  #varint(n: number): void {
    const out = this.#out;
    while (n >= 128) {
      out.byte(n & 127 | 128);
      n = Math.floor(n / 128);
    }
    out.byte(n);
  }

  /** Writes what needs no other values. @returns Whether that was all. */
  #plain(v: Value): boolean {
    const out = this.#out;
    if (v === null) out.byte(Tag.None);
    else if (typeof v === "boolean") out.byte(v ? Tag.True : Tag.False);
    else if (typeof v === "number") {
      if (v >= 0 && v < 64) out.byte(Tag.SmallInt + v);
      else {
        out.byte(Tag.Int);
        if (v >= -0x40000000 && v < 0x40000000) this.#varint(v < 0 ? -v * 2 - 1 : v * 2);
        else this.#bigVarint(BigInt(v));
      }
    } else if (typeof v === "string") this.#text(v, v, Tag.Str);
    else if (v instanceof PyUnicode && v.type === unicodeType) this.#text("\uffff" + v.value, v.value, Tag.Unicode);
    else if (v instanceof PyFloat && v.exact) {
      out.byte(Tag.Float);
      out.float64(v.value, true);
    } else if (v instanceof PyLong && v.type === longType) {
      const bytes = encodeLong(v.value);
      out.byte(Tag.Long);
      this.#varint(bytes.length);
      out.text(bytes);
    } else if (v instanceof PyInt && !v.type.heap) {
      out.byte(Tag.Int);
      this.#bigVarint(v.value);
    } else if (v instanceof PyComplex && !v.type.heap) {
      out.byte(Tag.Complex);
      out.float64(v.real, true);
      out.float64(v.imag, true);
    } else return false;
    return true;
  }

  #bigVarint(v: bigint): void {
    let n = v < 0n ? -v * 2n - 1n : v * 2n;
    for (; n >= 128n; n >>= 7n) this.#out.byte(Number(n & 127n) | 128);
    this.#out.byte(Number(n));
  }

  #text(key: string, text: string, tag: number): void {
    const out = this.#out;
    const known = this.#texts.get(key);
    if (known !== undefined) {
      out.byte(Tag.TextRef);
      return this.#varint(known);
    }
    if (tag === Tag.Str) {
      if (text.length < 32) out.byte(Tag.ShortStr + text.length);
      else {
        out.byte(tag);
        this.#varint(text.length);
      }
      out.text(text);
      if (text.length >= NUMBERED_TEXT) this.#texts.set(key, this.#texts.size);
      return;
    }
    const bytes = new ByteWriter(text.length * 3);
    const size = bytes.utf8(text);
    out.byte(tag);
    this.#varint(size);
    out.text(bytes.result());
    if (size >= NUMBERED_TEXT) this.#texts.set(key, this.#texts.size);
  }

  *#value(v: Value): Gen<void> {
    if (this.#plain(v)) return;
    const o = v as PyObject;
    const known = this.#objects.get(o);
    if (known !== undefined) {
      this.#out.byte(Tag.Ref);
      return this.#varint(known);
    }
    this.#check();
    if (++this.#depth > this.options.maxDepth) throw this.options.error(`nested deeper than ${this.options.maxDepth}`);
    this.#objects.set(o, this.#objects.size);
    yield* this.#container(o);
    this.#depth--;
  }

  *#values(tag: number, items: Value[]): Gen<void> {
    this.#out.byte(tag);
    this.#varint(items.length);
    this.vm.charge?.(items.length);
    for (const item of items.slice()) if (!this.#plain(item)) yield* this.#value(item);
  }

  *#items(size: number, items: Iterable<[Value, Value]>): Gen<void> {
    this.#varint(size);
    this.vm.charge?.(size);
    for (const [key, value] of items) {
      if (!this.#plain(key)) yield* this.#value(key);
      if (!this.#plain(value)) yield* this.#value(value);
    }
  }

  *#container(o: PyObject): Gen<void> {
    const { type } = o;
    const out = this.#out;
    switch (type) {
      case tupleType:
        return yield* this.#values(Tag.Tuple, (o as PyTuple).items);
      case listType:
        return yield* this.#values(Tag.List, (o as PyList).items);
      case setType:
      case frozensetType:
        return yield* this.#values(
          type === setType ? Tag.Set : Tag.FrozenSet,
          (o as PySet).table.entries().map((e) => e.key),
        );
      case dictType: {
        out.byte(Tag.Dict);
        const entries = (o as PyDict).entries();
        return yield* this.#items(entries.length, entries.map((e): [Value, Value] => [e.key, e.value!]));
      }
      case bytearrayType: {
        const { bytes, length } = o as PyByteArray;
        out.byte(Tag.ByteArray);
        this.#varint(length);
        for (let i = 0; i < length; i++) out.byte(bytes[i]);
        return;
      }
    }
    const form = (o as WithSerialForm)[SERIAL_FORM];
    if (form !== undefined && !type.heap) {
      out.byte(Tag.Mapping);
      this.#name(form.name);
      return yield* this.#items(form.size(o), [...form.items(o)]);
    }
    for (const r of this.options.byName.values()) {
      if (r.cls !== typeOf(o) && r.cls !== (o as { cls?: Value }).cls) continue;
      const made = call(this.vm, r.getState, [o]);
      const state = isGen(made) ? yield* made : made;
      out.byte(Tag.Instance);
      this.#name(r.name);
      return yield* this.#value(state);
    }
    throw this.options.error(`objects of type ${typeName(o)} have no form; register() gives a class one`);
  }

  #name(name: string): void {
    this.#varint(name.length);
    this.#out.text(name);
  }
}

/** Reads one value. */
export class SerialReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;
  #depth = 0;
  /** Above 0: inside a key or the element of a set, which must be hashed as soon as it is read. */
  #keys = 0;
  readonly #objects: (Value | undefined)[] = [];
  readonly #finished: boolean[] = [];
  readonly #texts: Value[] = [];

  constructor(readonly vm: Vm, readonly text: string, readonly options: SerialOptions) {
    this.#bytes = textToBytes(text);
    this.#view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset);
  }

  *loads(): Gen<Value> {
    const { text, options } = this;
    if (text.length > options.maxSize) throw options.error(`more than ${options.maxSize} bytes`);
    if (!text.startsWith(MAGIC)) throw options.error("not in the object format: it begins with 'VS'");
    if (text.length < 3) throw this.#truncated();
    const version = this.#bytes[2];
    if (version === 0 || version > FORMAT_VERSION) throw options.error(`version ${version} of the format is not known`);
    this.vm.charge?.(text.length >> 3);
    this.#at = 3;
    const v = yield* this.#value();
    if (this.#at !== text.length) throw options.error(`${text.length - this.#at} bytes too many`);
    return v;
  }

  #truncated(): PyThrow {
    return this.options.error("the data ends too early");
  }

  #byte(): number {
    if (this.#at >= this.#bytes.length) throw this.#truncated();
    return this.#bytes[this.#at++];
  }

  /** A number below 2^53. */
  #varint(): number {
    let n = 0;
    for (let scale = 1; scale < 2 ** 53; scale *= 128) {
      const byte = this.#byte();
      n += (byte & 127) * scale;
      if (byte < 128) {
        if (n > Number.MAX_SAFE_INTEGER) break;
        return n;
      }
    }
    throw this.options.error("a number is too large");
  }

  /** A number of things of which each takes at least `least` bytes. */
  #count(least: number): number {
    const n = this.#varint();
    if (n * least > this.#bytes.length - this.#at) throw this.#truncated();
    return n;
  }

  #int(): Value {
    let n = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.#byte();
      n |= BigInt(byte & 127) << shift;
      if (byte >= 128) continue;
      const value = (n & 1n) === 1n ? -((n + 1n) >> 1n) : n >> 1n;
      if (value < -0x8000000000000000n || value > 0x7fffffffffffffffn) break;
      return intFromBigInt(value);
    }
    throw this.options.error("an int is too large");
  }

  #slice(size: number): string {
    const at = this.#at;
    this.#at += size;
    return this.text.slice(at, at + size);
  }

  #float(): number {
    if (this.#bytes.length - this.#at < 8) throw this.#truncated();
    const x = this.#view.getFloat64(this.#at, true);
    this.#at += 8;
    return x;
  }

  #numbered(v: Value, size: number): Value {
    if (size >= NUMBERED_TEXT) this.#texts.push(v);
    return v;
  }

  *#value(): Gen<Value> {
    const tag = this.#byte();
    if (tag >= Tag.ShortStr && tag < Tag.ShortStr + 32) return this.#str(tag - Tag.ShortStr);
    if (tag >= Tag.SmallInt && tag < Tag.SmallInt + 64) return tag - Tag.SmallInt;
    switch (tag) {
      case Tag.None:
        return null;
      case Tag.False:
      case Tag.True:
        return tag === Tag.True;
      case Tag.Int:
        return this.#int();
      case Tag.Long:
        return new PyLong(decodeLong(this.#slice(this.#count(1))));
      case Tag.Float:
        return new PyFloat(this.#float());
      case Tag.Complex: {
        const real = this.#float();
        return new PyComplex(real, this.#float());
      }
      case Tag.Str:
        return this.#str(this.#count(1));
      case Tag.Unicode: {
        const size = this.#count(1);
        const text = decodeValidUtf8(this.#slice(size));
        if (text === undefined) throw this.options.error("a unicode string is not UTF-8");
        return this.#numbered(new PyUnicode(text), size);
      }
      case Tag.TextRef: {
        const v = this.#texts[this.#varint()];
        if (v === undefined) throw this.options.error("refers to a string that is not there");
        return v;
      }
      case Tag.Ref:
        return this.#ref(this.#varint());
    }
    if (tag > Tag.Instance) throw this.options.error(`unknown tag ${tag}`);
    if (++this.#depth > this.options.maxDepth) throw this.options.error(`nested deeper than ${this.options.maxDepth}`);
    const number = this.#objects.length;
    this.#objects.push(undefined);
    const v = yield* this.#container(tag, number);
    this.#objects[number] = v;
    this.#finished[number] = true;
    this.#depth--;
    return v;
  }

  #str(size: number): Value {
    if (size > this.#bytes.length - this.#at) throw this.#truncated();
    return this.#numbered(this.#slice(size), size);
  }

  #ref(number: number): Value {
    const v = this.#objects[number];
    if (v === undefined) throw this.options.error("refers to an object that is not there");
    if (this.#keys > 0 && this.#finished[number] !== true) {
      throw this.options.error("a key refers to an object that is not finished");
    }
    return v;
  }

  *#key(): Gen<Value> {
    this.#keys++;
    const key = yield* this.#value();
    this.#keys--;
    return key;
  }

  *#container(tag: number, number: number): Gen<Value> {
    const { vm } = this;
    switch (tag) {
      case Tag.Tuple:
      case Tag.List: {
        const items: Value[] = [];
        const v = tag === Tag.Tuple ? new PyTuple(items) : new PyList(items);
        this.#objects[number] = v;
        for (let left = this.#count(1); left > 0; left--) items.push(yield* this.#value());
        return v;
      }
      case Tag.Dict: {
        const d = new PyDict();
        this.#objects[number] = d;
        for (let left = this.#count(2); left > 0; left--) {
          const key = yield* this.#key();
          const r = dictSet(vm, d, key, yield* this.#value());
          if (isGen(r)) yield* r;
        }
        return d;
      }
      case Tag.Set:
      case Tag.FrozenSet: {
        const set = tag === Tag.Set ? new PySet() : new PyFrozenSet();
        for (let left = this.#count(1); left > 0; left--) {
          const r = dictSet(vm, set.table, yield* this.#key(), true);
          if (isGen(r)) yield* r;
        }
        return set;
      }
      case Tag.ByteArray: {
        const size = this.#count(1);
        const made = call(vm, bytearrayType, [this.#slice(size)]);
        return isGen(made) ? yield* made : made;
      }
      case Tag.Mapping:
        return yield* this.#mapping(number);
      default:
        return yield* this.#instance();
    }
  }

  #name(): string {
    return this.#slice(this.#count(1));
  }

  *#mapping(number: number): Gen<Value> {
    const name = this.#name();
    const type = this.vm.builtins.getStr(name);
    const form = type instanceof PyType ? (type.jsClass.prototype as WithSerialForm)[SERIAL_FORM] : undefined;
    if (form === undefined || form.name !== name) throw this.options.error(`there is no type of mapping '${name}'`);
    const made = form.make(this.vm);
    this.#objects[number] = made;
    for (let left = this.#count(2); left > 0; left--) {
      const key = yield* this.#key();
      const r = form.set(this.vm, made, key, yield* this.#value());
      if (isGen(r)) yield* r;
    }
    return made;
  }

  *#instance(): Gen<Value> {
    const name = this.#name();
    const r = this.options.byName.get(name);
    if (r === undefined) throw this.options.error(`no class is registered as '${name}'`);
    const made = call(this.vm, r.make, [yield* this.#value()]);
    return isGen(made) ? yield* made : made;
  }
}
