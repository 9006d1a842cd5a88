// SPDX-License-Identifier: MIT
/**
 * `buffer`: a read-only window on the bytes of an object (CPython `Objects/bufferobject.c`).
 * The window follows the object: if that shrinks, the window does. No window that Python code can make is writable.
 */
import { PyObject, PyUnicode, type Value } from "../base/value.ts";
import { hashToValue, strHash } from "../base/hash.ts";
import { addressOf, genericGetAttr } from "../core/abstract.ts";
import { asIndex } from "../core/convert.ts";
import { indexError, memoryError, typeError, valueError } from "../core/exceptions.ts";
import { type Result, then } from "../core/gen.ts";
import { sliceIndices } from "../core/sequence.ts";
import { PyType } from "../core/type.ts";
import { objectType, PySlice, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { long, obj, opt } from "../native/args.ts";
import { def, defineType } from "../native/define.ts";
import {
  BUFFER,
  type Buffer,
  bufferOf,
  hasBuffer,
  isOldBuffer,
  textToBytes,
  unicodeMemory,
} from "./buffer_protocol.ts";
import { extendedSlice } from "./str_search.ts";
import "./object_type.ts";

/** A window of `size` bytes (−1: all that follow) from `offset` on the bytes of `base`. */
export class PyBuffer extends PyObject {
  constructor(public base: Value, public offset: number, public size: number) {
    super();
  }
  /** The window as it is now. */
  text(): string {
    const v = this.base;
    const all = v instanceof PyUnicode ? unicodeMemory(v) : bufferOf(v)!.text();
    const start = Math.min(this.offset, all.length);
    return this.size < 0 ? all.slice(start) : all.slice(start, start + this.size);
  }
  [BUFFER](): Buffer {
    return new WindowBuffer(this);
  }
}

class WindowBuffer implements Buffer {
  readonly old = true;
  readonly modern = true;
  constructor(private readonly owner: PyBuffer) {}
  readonly writable = false;
  get chars(): boolean {
    return bufferOf(this.owner.base)?.chars ?? true;
  }
  get length(): number {
    return this.text().length;
  }
  text(): string {
    return this.owner.text();
  }
  bytes(): Uint8Array {
    const base = bufferOf(this.owner.base);
    if (base === undefined) return textToBytes(this.text());
    const all = base.bytes();
    const start = Math.min(this.owner.offset, all.length);
    return all.subarray(start, this.owner.size < 0 ? all.length : Math.min(all.length, start + this.owner.size));
  }
  acquire(): void {}
  release(): void {}
}

export const bufferType = new PyType({ name: "buffer", bases: [objectType], jsClass: PyBuffer, subclassable: false });

const newRow = def(
  [obj("object"), opt(long("offset"), 0), opt(long("size"), -1)],
  { doc: "", arity: "parse" },
  (_vm, base, offset, size) => {
    if (!hasBuffer(base) && !(base instanceof PyUnicode)) throw typeError("buffer object expected");
    if (!(base instanceof PyUnicode) && !isOldBuffer(bufferOf(base)!)) throw typeError("buffer object expected");
    if (offset < 0) throw valueError("offset must be zero or positive");
    if (size < -1) throw valueError("size must be zero or positive");
    if (base instanceof PyBuffer) {
      // A window on a window becomes one on the same object.
      const start = base.offset + offset;
      if (base.size >= 0) {
        size = size < 0 ? Math.max(0, base.size - offset) : Math.min(size, Math.max(0, base.size - offset));
      }
      return new PyBuffer(base.base, start, size);
    }
    return new PyBuffer(base, offset, size);
  },
).compile("buffer");

function itemAt(self: Value, i: number): string {
  const s = (self as PyBuffer).text();
  if (i < 0 || i >= s.length) throw indexError("buffer index out of range");
  return s.charAt(i);
}

function subscript(vm: Vm, self: Value, key: Value): Result<Value> {
  const s = (self as PyBuffer).text();
  if (key instanceof PySlice) {
    return then(sliceIndices(vm, key, s.length), (r) => extendedSlice(s, r.start, r.step, r.length));
  }
  if (key === null || typeOf(key).nb_index === undefined) throw typeError("sequence index must be integer");
  return then(asIndex(vm, key, indexError), (i) => itemAt(self, i < 0 ? i + s.length : i));
}

function readOnly(): never {
  throw typeError("buffer is read-only");
}

defineType<PyBuffer>(bufferType, {
  doc: "buffer(object[, offset[, size]])\n\nA window on the bytes of `object`.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_new: (vm, _type, args, kw) => {
      if (kw !== null && kw.size > 0) throw typeError("buffer() does not take keyword arguments");
      return newRow.invoke(vm, args, null);
    },
    tp_repr: (_vm, self) => {
      const b = self as PyBuffer;
      return `<read-only buffer for ${addressOf(b.base)}, size ${b.size}, offset ${b.offset} at ${addressOf(self)}>`;
    },
    tp_str: (_vm, self) => (self as PyBuffer).text(),
    tp_hash: (_vm, self) => hashToValue(strHash((self as PyBuffer).text())),
    tp_compare: (_vm, a, b) => {
      const x = (a as PyBuffer).text();
      const y = (b as PyBuffer).text();
      return x < y ? -1 : x > y ? 1 : 0;
    },
    sq_length: (_vm, self) => (self as PyBuffer).text().length,
    sq_concat: (_vm, self, other) => {
      const s = (self as PyBuffer).text();
      const t = other instanceof PyUnicode
        ? unicodeMemory(other)
        : hasBuffer(other) && isOldBuffer(bufferOf(other)!)
        ? bufferOf(other)!.text()
        : undefined;
      if (t === undefined) throw typeError("bad argument type for built-in operation");
      return s + t;
    },
    sq_repeat: (_vm, self, n) => {
      const s = (self as PyBuffer).text();
      if (n < 0) n = 0;
      if (s.length * n > 0x1fffff00) throw memoryError();
      return s.repeat(n);
    },
    sq_item: (_vm, self, i) => itemAt(self, i),
    sq_slice: (_vm, self, low, high) => {
      const s = (self as PyBuffer).text();
      return low < 0 ? s.slice(0, Math.max(high, 0)) : high <= low ? "" : s.slice(low, high);
    },
    sq_ass_item: readOnly,
    sq_ass_slice: readOnly,
    mp_length: (_vm, self) => (self as PyBuffer).text().length,
    mp_subscript: subscript,
    mp_ass_subscript: readOnly,
  },
});
