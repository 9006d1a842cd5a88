// SPDX-License-Identifier: MIT
/**
 * `buffer`: a read-only window on the bytes of an object (CPython `Objects/bufferobject.c`).
 * The window follows the object: if that shrinks, the window does.
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
import { BUFFER, type Buffer, bufferOf, charBufferOf, hasBuffer, textToBytes, unicodeMemory } from "./buffer_protocol.ts";
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
  readonly chars = true;
  readonly modern = true;
  constructor(private readonly owner: PyBuffer) {}
  get writable(): boolean {
    return bufferOf(this.owner.base)?.writable ?? false;
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

const newRow = def([obj("object"), opt(long("offset"), 0), opt(long("size"), -1)], { doc: "", arity: "parse" }, (_vm, base, offset, size) => {
  if (!hasBuffer(base) && !(base instanceof PyUnicode)) throw typeError("buffer object expected");
  if (!(base instanceof PyUnicode) && bufferOf(base)!.chars === false) throw typeError("buffer object expected");
  if (offset < 0) throw valueError("offset must be zero or positive");
  if (size < -1) throw valueError("size must be zero or positive");
  if (base instanceof PyBuffer) {
    // A window on a window becomes one on the same object.
    const start = base.offset + offset;
    if (base.size >= 0) size = size < 0 ? Math.max(0, base.size - offset) : Math.min(size, Math.max(0, base.size - offset));
    return new PyBuffer(base.base, start, size);
  }
  return new PyBuffer(base, offset, size);
}).compile("buffer");

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

/** The memory to write to. */
function memory(self: Value): Uint8Array {
  const buffer = (self as PyBuffer)[BUFFER]();
  if (!buffer.writable) throw typeError("buffer is read-only");
  return buffer.bytes();
}

function assignItem(self: Value, i: number, value: Value | undefined): void {
  const to = memory(self);
  if (i < 0 || i >= to.length) throw indexError("buffer assignment index out of range");
  if (value === undefined) throw typeError("single-segment buffer object expected");
  const from = charBufferOf(value);
  if (from === undefined) throw typeError("expected a readable buffer object");
  if (from.length !== 1) throw typeError("right operand must be a single byte");
  to[i] = from.charCodeAt(0);
}

function assignRange(self: Value, low: number, high: number, value: Value | undefined): void {
  const to = memory(self);
  const from = value === undefined ? undefined : charBufferOf(value);
  if (from === undefined) throw typeError("expected a readable buffer object");
  low = Math.min(Math.max(low, 0), to.length);
  high = Math.min(Math.max(high, low), to.length);
  if (from.length !== high - low) throw typeError("right operand length must match slice length");
  to.set(textToBytes(from), low);
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
      const mode = b[BUFFER]().writable ? "read-write" : "read-only";
      return `<${mode} buffer for ${addressOf(b.base)}, size ${b.size}, offset ${b.offset} at ${addressOf(self)}>`;
    },
    tp_str: (_vm, self) => (self as PyBuffer).text(),
    tp_hash: (_vm, self) => {
      const b = self as PyBuffer;
      if (b[BUFFER]().writable) throw typeError("writable buffers are not hashable");
      return hashToValue(strHash(b.text()));
    },
    tp_compare: (_vm, a, b) => {
      const x = (a as PyBuffer).text();
      const y = (b as PyBuffer).text();
      return x < y ? -1 : x > y ? 1 : 0;
    },
    sq_length: (_vm, self) => (self as PyBuffer).text().length,
    sq_concat: (_vm, self, other) => {
      const s = (self as PyBuffer).text();
      const t = other instanceof PyUnicode ? unicodeMemory(other) : bufferOf(other)?.chars ? bufferOf(other)!.text() : undefined;
      if (t === undefined) throw typeError("buffer object expected");
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
    sq_ass_item: (_vm, self, i, value) => assignItem(self, i, value),
    sq_ass_slice: (_vm, self, low, high, value) => assignRange(self, low, high, value),
    mp_length: (_vm, self) => (self as PyBuffer).text().length,
    mp_subscript: subscript,
    mp_ass_subscript: (vm, self, key, value) => {
      const size = (self as PyBuffer).text().length;
      if (key instanceof PySlice) {
        memory(self);
        return then(sliceIndices(vm, key, size), (r) => {
          const to = memory(self);
          const from = value === undefined ? undefined : charBufferOf(value);
          if (from === undefined) throw typeError("expected a readable buffer object");
          if (from.length !== r.length) throw typeError("right operand length must match slice length");
          for (let i = 0, at = r.start; i < r.length; i++, at += r.step) to[at] = from.charCodeAt(i);
        });
      }
      if (key === null || typeOf(key).nb_index === undefined) throw typeError("buffer indices must be integers");
      return then(asIndex(vm, key, indexError), (i) => assignItem(self, i < 0 ? i + size : i, value));
    },
  },
});

