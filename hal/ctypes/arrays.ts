// SPDX-License-Identifier: MIT
/** Arrays: their classes, items, slices, and the texts in arrays of characters. */
import { fewBytes, viewOf as memoryOf } from "../../vm/base/few_bytes.ts";
import { intFromBigInt, PyTuple, PyUnicode, type Value } from "../../vm/base/value.ts";
import { call, findAttr } from "../../vm/core/abstract.ts";
import { asIndex } from "../../vm/core/convert.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { attributeError, indexError, overflowError, typeError, valueError } from "../../vm/core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../../vm/core/gen.ts";
import { fastItems, isSequence, sliceIndices } from "../../vm/core/sequence.ts";
import type { PyType } from "../../vm/core/type.ts";
import { bigOf, isInteger, isStr, PyList, PySlice, strValue, typeName, typeOf, typeType } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { defineType, type GetSetRow, PyGetSet } from "../../vm/native/define.ts";
import { bufferOf, bytesToText } from "../../vm/objects/buffer_protocol.ts";
import { bytesOf } from "../linux/foreign.ts";
import { getItem, setItem } from "./items.ts";
import { byteText, encoded, putBytes, putCharacters, unicodeOf, wideText } from "./texts.ts";
import { arrayType, type CData, type CMeta, isCType, Layout, type Memory, newInstance } from "./types.ts";

const MOST_BYTES = 2 ** 63;

// ---- classes --------------------------------------------------------------------------------------------------------

/** `PyCArrayType.__new__`. */
export function* newArrayClass(vm: Vm, meta: PyType, args: Value[]): Gen<Value> {
  const made = typeType.tp_new!(vm, meta, args, null);
  const type = (isGen(made) ? yield* made : made) as CMeta;
  if (type.layout !== undefined) return type;
  const found = findAttr(vm, type, "_length_");
  const given = isGen(found) ? yield* found : found;
  if (given === undefined || !isInteger(given)) {
    throw attributeError("class must define a '_length_' attribute, which must be a positive integer");
  }
  const length = Number(bigOf(given));
  if (length >= MOST_BYTES) throw overflowError("The '_length_' attribute is too large");
  const itemFound = findAttr(vm, type, "_type_");
  const item = isGen(itemFound) ? yield* itemFound : itemFound;
  if (item === undefined) throw attributeError("class must define a '_type_' attribute");
  if (!isCType(item)) throw typeError("_type_ must have storage info");
  type.layout = arrayLayout(item, length);
  const texts = TEXTS[item.layout.code];
  if (texts !== undefined) {
    for (const [name, row] of Object.entries(texts)) {
      type.setOwn(name, new PyGetSet(name, type, row as GetSetRow<Value>));
    }
  }
  return type;
}

function arrayLayout(item: CMeta & { layout: Layout }, length: number): Layout {
  const { size, align, hasPointer, format, shape } = item.layout;
  if (length > 0 && size * length >= MOST_BYTES) throw overflowError("array too large");
  const layout = new Layout(Math.max(size * length, 0), align);
  layout.length = length;
  layout.item = item;
  layout.hasPointer = hasPointer;
  layout.format = format;
  layout.shape = [length, ...shape];
  layout.native = "u64";
  return layout;
}

/** The array types of an item type, by length. */
const arrayTypes = new WeakMap<CMeta, Map<number, WeakRef<CMeta>>>();

/** `item * length`. */
export function* arrayOf(vm: Vm, item: CMeta, length: number): Gen<CMeta> {
  if (length < 0) throw valueError(`Array length must be >= 0, not ${length}`);
  let known = arrayTypes.get(item);
  if (known === undefined) arrayTypes.set(item, known = new Map());
  const old = known.get(length)?.deref();
  if (old !== undefined) return old;
  const dict = new PyDict();
  dict.setStr("_length_", Number.isSafeInteger(length) ? length : intFromBigInt(BigInt(length)));
  dict.setStr("_type_", item);
  const made = call(vm, arrayType.type, [`${item.name}_Array_${length}`, new PyTuple([arrayType]), dict]);
  const type = (isGen(made) ? yield* made : made) as CMeta;
  known.set(length, new WeakRef(type));
  return type;
}

// ---- items ----------------------------------------------------------------------------------------------------------

function item(vm: Vm, self: Value, i: number): Value {
  const data = self as CData;
  const { length, item } = data.layout;
  if (i < 0 || i >= length) throw indexError("invalid index");
  return getItem(vm, item!, data, i, data.memory, i * item!.layout!.size);
}

function assignItem(vm: Vm, self: Value, i: number, v: Value | undefined): Result<void> {
  if (v === undefined) throw typeError("Array does not support item deletion");
  const data = self as CData;
  const { length, item } = data.layout;
  if (i < 0 || i >= length) throw indexError("invalid index");
  return setItem(vm, item!, data, i, data.memory, i * item!.layout!.size, v);
}

/** Some items of memory: `count` of them, from `start` on. */
interface Range {
  start: number;
  step: number;
  count: number;
}

/** Some items of memory, as a text if they are characters. @param read Gives an item of another type. */
export function itemsOf(type: CMeta, memory: Memory, range: Range, read: (i: number) => Value): Value {
  const { code, size } = type.layout!;
  if (code === "c") return bytesToText(picked(memory, range, size));
  if (code === "u") return wideText(memoryOf(picked(memory, range, size)), false);
  return new PyList(indicesOf(range).map(read));
}

/** The bytes of some items of `size` bytes. */
function picked(memory: Memory, range: Range, size: number): Uint8Array<ArrayBuffer> {
  if (range.step === 1) return bytesOf(memory, range.start * size, range.count * size);
  const bytes = fewBytes(range.count * size);
  indicesOf(range).forEach((i, n) => bytes.set(bytesOf(memory, i * size, size), n * size));
  return bytes;
}

const indicesOf = ({ start, step, count }: Range): number[] =>
  Array.from({ length: count }, (_, i) => start + i * step);

function slice(vm: Vm, data: CData, range: Range): Value {
  return itemsOf(data.layout.item!, data.memory, range, (i) => item(vm, data, i));
}

/** What `low:high` is of `length` items. */
function between(low: number, high: number, length: number): Range {
  const start = Math.min(Math.max(low, 0), length);
  return { start, step: 1, count: Math.max(Math.min(high, length) - start, 0) };
}

function subscript(vm: Vm, self: Value, key: Value): Result<Value> {
  const data = self as CData;
  const { length } = data.layout;
  if (typeof key === "number") return item(vm, data, key < 0 ? key + length : key);
  if (key instanceof PySlice) {
    return then(sliceIndices(vm, key, length), (r) => slice(vm, data, { ...r, count: r.length }));
  }
  if (key === null || typeOf(key).nb_index === undefined) throw typeError("indices must be integers");
  return then(asIndex(vm, key, indexError), (i) => item(vm, data, i < 0 ? i + length : i));
}

function* assignSlice(vm: Vm, data: CData, range: Range, v: Value | undefined): Gen<void> {
  if (v === undefined) throw typeError("Array does not support item deletion");
  const found = isSequence(v) ? fastItems(vm, v) : [];
  const values = isGen(found) ? yield* found : found;
  if (!isSequence(v) || values.length !== range.count) throw valueError("Can only assign sequence of same size");
  for (let i = 0; i < values.length; i++) {
    const r = assignItem(vm, data, range.start + i * range.step, values[i]);
    if (isGen(r)) yield* r;
  }
}

function assign(vm: Vm, self: Value, key: Value, v: Value | undefined): Result<void> {
  if (v === undefined) throw typeError("Array does not support item deletion");
  const data = self as CData;
  const { length } = data.layout;
  if (typeof key === "number") return assignItem(vm, data, key < 0 ? key + length : key, v);
  if (key instanceof PySlice) {
    return then(sliceIndices(vm, key, length), (r) => assignSlice(vm, data, { ...r, count: r.length }, v));
  }
  if (key === null || typeOf(key).nb_index === undefined) throw typeError("indices must be integer");
  return then(asIndex(vm, key, indexError), (i) => assignItem(vm, data, i < 0 ? i + length : i, v));
}

function* init(vm: Vm, data: CData, args: Value[]): Gen<void> {
  for (let i = 0; i < args.length; i++) {
    const r = assignItem(vm, data, i, args[i]);
    if (isGen(r)) yield* r;
  }
}

defineType<CData>(arrayType, {
  doc: "So many (_length_) objects of a type (_type_), one after the other.",
  slots: {
    tp_new: (vm, type) => newInstance(vm, type as CMeta),
    tp_init: (vm, self, args) => init(vm, self as CData, args),
    sq_length: (_vm, self) => (self as CData).layout.length,
    sq_item: item,
    sq_ass_item: assignItem,
    sq_slice: (vm, self, low, high) => slice(vm, self as CData, between(low, high, (self as CData).layout.length)),
    sq_ass_slice: (vm, self, low, high, v) =>
      assignSlice(vm, self as CData, between(low, high, (self as CData).layout.length), v),
    mp_length: (_vm, self) => (self as CData).layout.length,
    mp_subscript: subscript,
    mp_ass_subscript: assign,
  },
});

// ---- texts ----------------------------------------------------------------------------------------------------------

const tooLong = () => valueError("string too long");

function setBytes(vm: Vm, self: CData, v: Value | undefined): Result<void> {
  if (v === undefined) throw typeError("can't delete attribute");
  if (!isStr(v) && !(v instanceof PyUnicode)) throw typeError(`string expected instead of ${typeName(v)} instance`);
  return then(
    isStr(v) ? strValue(v) : encoded(vm, v),
    (text) => putBytes(self.memory, 0, self.memory.byteLength, text, tooLong),
  );
}

function setRaw(_vm: Vm, self: CData, v: Value | undefined): void {
  if (v === undefined) throw attributeError("cannot delete attribute");
  const buffer = bufferOf(v);
  if (buffer === undefined) throw typeError(`'${typeName(v)}' does not have the buffer interface`);
  if (buffer.length > self.memory.byteLength) throw tooLong();
  bytesOf(self.memory).set(buffer.bytes());
}

function setCharacters(vm: Vm, self: CData, v: Value | undefined): Result<void> {
  if (v === undefined) throw typeError("can't delete attribute");
  return then(
    unicodeOf(vm, v, "unicode string expected"),
    (u) => putCharacters(self.memory, 0, self.layout.length, u, tooLong),
  );
}

/** Attributes of arrays of characters, by the type code of those. */
const TEXTS: Record<string, Record<string, GetSetRow<CData>>> = {
  c: {
    value: { doc: "string value", get: (_vm, self) => byteText(self.memory), set: setBytes },
    raw: { doc: "value", get: (_vm, self) => bytesToText(bytesOf(self.memory)), set: setRaw },
  },
  u: {
    value: { doc: "string value", get: (_vm, self) => wideText(self.memory, true), set: setCharacters },
  },
};
