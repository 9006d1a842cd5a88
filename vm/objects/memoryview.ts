// SPDX-License-Identifier: MIT
/**
 * `memoryview`: a window of fixed place and size on the memory of an object (CPython `Objects/memoryobject.c`). Items are
 * contiguous. What has another number of dimensions than one (objects of `ctypes`) shows them, and can be read as a whole.
 *
 * DIFF: a view does not keep a bytearray from being resized, because nothing tells when a view dies. It follows the
 * bytearray: bytes that are gone read as out of bounds.
 */
import { PyLong, PyObject, PyTuple, type Value } from "../base/value.ts";
import { addressOf, genericGetAttr } from "../core/abstract.ts";
import { EQ, NE } from "../core/compare.ts";
import { asIndexClipped } from "../core/convert.ts";
import { indexError, makeThrow, NotImplementedErrorType, typeError, valueError } from "../core/exceptions.ts";
import { NotImplemented } from "../base/value.ts";
import { type Result, then } from "../core/gen.ts";
import { sliceIndices } from "../core/sequence.ts";
import { PyType } from "../core/type.ts";
import { objectType, PyList, PySlice, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj } from "../native/args.ts";
import { def, defineType, method } from "../native/define.ts";
import { BUFFER, type Buffer, bufferOf, bytesToText, modernText, textToBytes } from "./buffer_protocol.ts";
import "./object_type.ts";

/** `length` bytes from `start` on the memory of `base`. */
export class PyMemoryView extends PyObject {
  readonly itemSize: number;
  readonly format: string;
  readonly readonly: boolean;
  /** See {@linkcode Buffer.shape}; it is that of the whole. */
  readonly shape: readonly number[] | undefined;
  constructor(
    public readonly base: Value,
    public readonly start: number,
    public readonly length: number,
    whole = false,
  ) {
    super();
    const buffer = bufferOf(base)!;
    this.shape = whole ? buffer.shape : undefined;
    this.itemSize = buffer.itemSize ?? 1;
    this.format = buffer.format ?? "B";
    this.readonly = !buffer.writable;
  }
  /** The memory itself; a copy where the object is immutable. */
  bytes(): Uint8Array {
    const all = bufferOf(this.base)!.bytes();
    return all.subarray(this.start, this.start + this.length);
  }
  text(): string {
    if (typeof this.base === "string") return this.base.slice(this.start, this.start + this.length);
    return bytesToText(this.bytes());
  }
  [BUFFER](): Buffer {
    return new ViewBuffer(this);
  }
}

class ViewBuffer implements Buffer {
  readonly chars = false;
  readonly modern = true;
  constructor(private readonly view: PyMemoryView) {}
  get writable(): boolean {
    return !this.view.readonly;
  }
  get length(): number {
    return this.view.length;
  }
  get itemSize(): number {
    return this.view.itemSize;
  }
  get format(): string {
    return this.view.format;
  }
  get shape(): readonly number[] | undefined {
    return this.view.shape;
  }
  text(): string {
    return this.view.text();
  }
  bytes(): Uint8Array {
    return this.view.bytes();
  }
  acquire(): void {}
  release(): void {}
}

export const memoryviewType = new PyType({
  name: "memoryview",
  bases: [objectType],
  jsClass: PyMemoryView,
  subclassable: false,
});

/** A view on all bytes of an object with the new buffer interface. */
export function makeView(v: Value): PyMemoryView {
  const buffer = bufferOf(v);
  if (buffer === undefined || !buffer.modern) {
    throw typeError("cannot make memory view because object does not have the buffer interface");
  }
  // A view on a view stands on the same object.
  return v instanceof PyMemoryView
    ? new PyMemoryView(v.base, v.start, v.length, v.shape !== undefined)
    : new PyMemoryView(v, 0, buffer.length, true);
}

const newRow = def([obj("object")], { doc: "", arity: "keywords" }, (_vm, v) => makeView(v)).compile("memoryview");

const notImplemented = () => makeThrow(NotImplementedErrorType);

const countOf = (m: PyMemoryView): number =>
  m.shape === undefined ? Math.floor(m.length / m.itemSize) : m.shape.length === 0 ? 1 : m.shape[0];

/** Items can be asked for in one dimension only. */
function checkReadable({ shape }: PyMemoryView): void {
  if (shape === undefined || shape.length === 1) return;
  throw shape.length === 0 ? indexError("invalid indexing of 0-dim memory") : notImplemented();
}

/** The bytes of item `i`, counted from the end if negative. */
function itemAt(m: PyMemoryView, i: number): string {
  const size = countOf(m);
  if (i < 0) i += size;
  if (i < 0 || i >= size) throw indexError("index out of bounds");
  const at = i * m.itemSize;
  const s = typeof m.base === "string"
    ? m.base.substr(m.start + at, m.itemSize)
    : bytesToText(m.bytes().subarray(at, at + m.itemSize));
  if (s.length < m.itemSize) throw indexError("index out of bounds");
  return s;
}

const badKey = (key: Value) => typeError(`cannot index memory using "${typeName(key)}"`);

function subscript(vm: Vm, self: Value, key: Value): Result<Value> {
  const m = self as PyMemoryView;
  checkReadable(m);
  if (typeof key === "number") return itemAt(m, key);
  if (key instanceof PySlice) {
    return then(sliceIndices(vm, key, countOf(m)), (r) => {
      if (r.step !== 1) throw notImplemented();
      return new PyMemoryView(m.base, m.start + r.start * m.itemSize, r.length * m.itemSize);
    });
  }
  if (key === null || typeOf(key).nb_index === undefined) throw badKey(key);
  return then(asIndexClipped(vm, key), (i) => itemAt(m, i));
}

/** Writes the bytes of `value` over `[start, start + length)` of the view. */
function write(m: PyMemoryView, start: number, length: number, value: Value): void {
  const text = modernText(value);
  if (text === undefined) throw typeError(`'${typeName(value)}' does not have the buffer interface`);
  if ((bufferOf(value)!.itemSize ?? 1) !== m.itemSize) {
    throw typeError(`mismatching item sizes for "${typeName(m.base)}" and "${typeName(value)}"`);
  }
  if (text.length !== length) throw valueError("cannot modify size of memoryview object");
  m.bytes().set(textToBytes(text), start);
}

function assign(vm: Vm, self: Value, key: Value, value: Value | undefined): Result<void> {
  const m = self as PyMemoryView;
  if (m.readonly) throw typeError("cannot modify read-only memory");
  if (value === undefined) throw typeError("cannot delete memory");
  if (m.shape !== undefined && m.shape.length !== 1) throw notImplemented();
  if (key instanceof PySlice) {
    return then(sliceIndices(vm, key, countOf(m)), (r) => {
      if (r.step !== 1) throw notImplemented();
      write(m, r.start * m.itemSize, r.length * m.itemSize, value);
    });
  }
  if (key === null || typeOf(key).nb_index === undefined) throw badKey(key);
  return then(asIndexClipped(vm, key), (i) => {
    const size = countOf(m);
    if (i < 0) i += size;
    if (i < 0 || i >= size) throw indexError("index out of bounds");
    write(m, i * m.itemSize, m.itemSize, value);
  });
}

const viewMethod = method<PyMemoryView>();
const numbers = (...items: number[]): PyTuple => new PyTuple(items.map((n) => new PyLong(BigInt(n))));

defineType<PyMemoryView>(memoryviewType, {
  doc: "memoryview(object)\n\nA view on the memory of an object with the buffer interface.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_new: (vm, _type, args, kw) => newRow.invoke(vm, args, kw),
    tp_repr: (_vm, self) => `<memory at ${addressOf(self)}>`,
    tp_hash: null,
    tp_richcompare: (_vm, a, b, op) => {
      if (op !== EQ && op !== NE) return NotImplemented;
      const x = modernText(a);
      const y = modernText(b);
      return x === undefined || y === undefined ? NotImplemented : (x === y) === (op === EQ);
    },
    sq_length: (_vm, self) => countOf(self as PyMemoryView),
    mp_length: (_vm, self) => countOf(self as PyMemoryView),
    sq_item: (_vm, self, i) => itemAt(self as PyMemoryView, i),
    mp_subscript: subscript,
    mp_ass_subscript: assign,
  },
  methods: () => ({
    tobytes: viewMethod([], "The bytes of the view as a string.", (_vm, self) => self.text()),
    tolist: viewMethod([], "The items of the view as a list of ints.", (_vm, self) => {
      if (self.format !== "B") throw makeThrow(NotImplementedErrorType, "tolist() only supports byte views");
      return new PyList(Array.from(self.bytes()));
    }),
  }),
  getset: () => ({
    format: { doc: "Format of an item, as in the struct module.", get: (_vm, self) => self.format },
    itemsize: { doc: "Bytes per item.", get: (_vm, self) => new PyLong(BigInt(self.itemSize)) },
    ndim: { doc: "Number of dimensions.", get: (_vm, { shape }) => new PyLong(BigInt(shape?.length ?? 1)) },
    readonly: { doc: "Whether the memory cannot be written.", get: (_vm, self) => self.readonly },
    shape: {
      doc: "Number of items in each dimension.",
      get: (_vm, self) => self.shape?.length === 0 ? null : numbers(...self.shape ?? [countOf(self)]),
    },
    strides: {
      doc: "Distance of two items in each dimension, in bytes; None where that is clear.",
      get: (_vm, self) => self.shape === undefined ? numbers(self.itemSize) : null,
    },
    suboffsets: { doc: "None.", get: () => null },
  }),
});
