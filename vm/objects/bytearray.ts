// SPDX-License-Identifier: MIT
/**
 * `bytearray` (CPython `Objects/bytearrayobject.c`). Changes of the contents stand here; the methods that it shares with
 * `str` are in `bytearray_methods.ts`.
 *
 * INVARIANT: while `exports` is positive (a memoryview lives) the size does not change.
 */
import { NotImplemented, PyInt, PyLong, PyObject, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { stringEscapeEncode } from "../base/escapes.ts";
import { fewBytes, NO_BYTES } from "../base/few_bytes.ts";
import { textInto } from "../base/latin1.ts";
import { genericGetAttr, isThrown, materialiseDict } from "../core/abstract.ts";
import { EQ, isNumber, NE } from "../core/compare.ts";
import { asIndex, toIndex } from "../core/convert.ts";
import { indexError, memoryError, PyThrow, typeError, TypeErrorType, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { hasLengthHint, iter, lengthHint, next, type SliceIndices, sliceIndices } from "../core/sequence.ts";
import type { Slots } from "../core/type.ts";
import { bytearrayType, isInteger, isStr, PyByteArray, PySlice, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { long, obj, opt } from "../native/args.ts";
import { classMethod, defineType, method, newType, type Row } from "../native/define.ts";
import {
  bytesToText,
  checkResizable,
  hasBuffer,
  makeByteArray,
  modernText,
  readOnlyBytes,
  textToBytes,
} from "./buffer_protocol.ts";
import { findInBytes, standsAt } from "./byte_search.ts";
import { byteArrayMethods } from "./bytearray_methods.ts";
import { codecName } from "./str_args.ts";
import { encodeMethod } from "./unicode_codecs.ts";
import "./object_type.ts";

/** The contents as a `str`. */
const bytesText = (a: PyByteArray): string => bytesToText(a.bytes, 0, a.length);

/** Up to so many bytes a loop is faster than a call. */
const BY_HAND = 48;

/** Changes the size to `size`; new bytes are zero. BufferError while a view lives. */
export function resize(a: PyByteArray, size: number): void {
  if (size === a.length) return;
  checkResizable(a);
  if (size > 0x7fff0000) throw memoryError();
  if (size > a.bytes.length) {
    const grown = fewBytes(Math.max(size, Math.min(a.length + (a.length >> 1) + 16, 0x7fff0000)));
    grown.set(a.bytes.subarray(0, a.length));
    a.bytes = grown;
  } else if (size < a.length) a.bytes.fill(0, size, a.length);
  a.length = size;
}

/** Replaces `[low, high)` by `insert`. */
function splice(a: PyByteArray, low: number, high: number, insert: Uint8Array): void {
  const size = a.length;
  const grow = insert.length - (high - low);
  if (grow === 0) {
    a.bytes.set(insert, low);
    return;
  }
  if (grow > 0) {
    resize(a, size + grow);
    a.bytes.copyWithin(high + grow, high, size);
  } else {
    checkResizable(a);
    a.bytes.copyWithin(high + grow, high, size);
    resize(a, size + grow);
  }
  a.bytes.set(insert, low);
}

/** The byte that an item stands for (`_getbytevalue`). */
function byteValue(vm: Vm, v: Value): Result<number> {
  if (typeof v === "number") return checkByte(v);
  if (typeof v === "string") {
    if (v.length !== 1) throw valueError("string must be of size 1");
    return v.charCodeAt(0);
  }
  if (typeof v === "boolean") return v ? 1 : 0;
  if (v instanceof PyInt || v instanceof PyLong) return checkByte(Number(v.value));
  if (v === null || typeOf(v).nb_index === undefined) throw typeError("an integer or string of size 1 is required");
  return byteSlow(vm, v);
}

function* byteSlow(vm: Vm, v: Value): Gen<number> {
  let n: Result<number | bigint>;
  try {
    n = toIndex(vm, v);
    if (isGen(n)) n = yield* n;
  } catch (e) {
    if (!isThrown(e, TypeErrorType)) throw e;
    throw typeError("an integer or string of size 1 is required");
  }
  return checkByte(Number(n));
}

function checkByte(n: number): number {
  if (n < 0 || n > 255) throw valueError("byte must be in range(0, 256)");
  return n;
}

/** The bytes of any source that `bytearray()` takes, except a count: a buffer, or an iterable of bytes. */
function* bytesFrom(vm: Vm, source: Value): Gen<Uint8Array> {
  const text = modernText(source);
  if (text !== undefined) return textToBytes(text);
  let it = iter(vm, source);
  if (isGen(it)) it = yield* it;
  const out: number[] = [];
  for (;;) {
    let v = next(vm, it);
    if (isGen(v)) v = yield* v;
    if (v === undefined) return Uint8Array.from(out);
    let b = byteValue(vm, v);
    if (isGen(b)) b = yield* b;
    out.push(b);
  }
}

function* init(vm: Vm, a: PyByteArray, source: Value | undefined, encoding?: string, errors?: string): Gen<null> {
  resize(a, 0);
  if (source === undefined) {
    if (encoding !== undefined || errors !== undefined) {
      throw typeError("encoding or errors without sequence argument");
    }
    return null;
  }
  if (isStr(source) || source instanceof PyUnicode) {
    let text: Value = source;
    if (encoding !== undefined) {
      const r: Result<Value> = encodeMethod(vm, source, encoding, errors);
      text = isGen(r) ? yield* r : r;
    } else if (source instanceof PyUnicode) throw typeError("unicode argument without an encoding");
    inplaceConcat(vm, a, text);
    return null;
  }
  if (encoding !== undefined || errors !== undefined) throw typeError("encoding or errors without a string argument");
  if (source !== null && typeOf(source).nb_index !== undefined) {
    let n: Result<number> | undefined;
    try {
      n = asIndex(vm, source);
      if (isGen(n)) n = yield* n;
    } catch (e) {
      if (!isThrown(e, TypeErrorType)) throw e;
      n = undefined;
    }
    if (n !== undefined) {
      if (n < 0) throw valueError("negative count");
      vm.reserve?.(n);
      resize(a, n);
      return null;
    }
  }
  const text = modernText(source);
  if (text !== undefined) {
    splice(a, 0, a.length, textToBytes(text));
    return null;
  }
  // Byte by byte: the iterator may look at the array meanwhile.
  let it = iter(vm, source);
  if (isGen(it)) it = yield* it;
  for (;;) {
    let v = next(vm, it);
    if (isGen(v)) v = yield* v;
    if (v === undefined) return null;
    let b = byteValue(vm, v);
    if (isGen(b)) b = yield* b;
    resize(a, a.length + 1);
    a.bytes[a.length - 1] = b;
  }
}

/** `a += other`. */
function inplaceConcat(_vm: Vm, a: Value, other: Value): Value {
  const self = a as PyByteArray;
  const text = modernText(other);
  if (text === undefined) throw typeError(`can't concat ${typeName(other)} to ${typeName(a)}`);
  appendText(self, text);
  return a;
}

/** Adds a byte string at the end. */
function appendText(a: PyByteArray, text: string): void {
  const at = a.length, size = text.length;
  resize(a, at + size);
  if (size > BY_HAND) textInto(text, a.bytes.subarray(at, at + size));
  else for (let i = 0; i < size; i++) a.bytes[at + i] = text.charCodeAt(i);
}

function appendByte(a: PyByteArray, byte: number): null {
  resize(a, a.length + 1);
  a.bytes[a.length - 1] = byte;
  return null;
}

/** Adds the bytes of an iterable at the end, when all are there. */
function* extendFrom(vm: Vm, a: PyByteArray, source: Value): Gen<null> {
  let it = iter(vm, source);
  if (isGen(it)) it = yield* it;
  if (hasLengthHint(source)) yield* lengthHint(vm, source, 32);
  splice(a, a.length, a.length, yield* bytesFrom(vm, it));
  return null;
}

/** `a + b`, where one of them is a bytearray. */
export function concatBytes(a: Value, b: Value): Value {
  const x = modernText(a);
  const y = modernText(b);
  if (x === undefined || y === undefined) throw typeError(`can't concat ${typeName(a)} to ${typeName(b)}`);
  return makeByteArray(x + y);
}

function itemAt(a: PyByteArray, i: number): number {
  if (i < 0 || i >= a.length) throw indexError("bytearray index out of range");
  return a.bytes[i];
}

function slicedBytes(a: PyByteArray, { start, step, length }: SliceIndices): PyByteArray {
  const { bytes } = a;
  const out = fewBytes(length);
  if (step === 1 && length > BY_HAND) out.set(bytes.subarray(start, start + length));
  else for (let i = 0, at = start; i < length; i++, at += step) out[i] = bytes[at];
  return new PyByteArray(out);
}

function subscript(vm: Vm, self: Value, key: Value): Result<Value> {
  const a = self as PyByteArray;
  if (typeof key === "number") return itemAt(a, key < 0 ? key + a.length : key);
  if (key instanceof PySlice) {
    const range = sliceIndices(vm, key, a.length);
    return isGen(range) ? then(range, (r) => slicedBytes(a, r)) : slicedBytes(a, range);
  }
  if (typeOf(key).nb_index === undefined) throw typeError("bytearray indices must be integers");
  return then(asIndex(vm, key, indexError), (i) => itemAt(a, i < 0 ? i + a.length : i));
}

function assignIndex(vm: Vm, a: PyByteArray, i: number, value: Value | undefined): Result<void> {
  if (i < 0) i += a.length;
  if (i < 0 || i >= a.length) throw indexError("bytearray index out of range");
  if (value === undefined) {
    splice(a, i, i + 1, NO_BYTES);
    return;
  }
  return then(byteValue(vm, value), (b) => {
    a.bytes[i] = b;
  });
}

function assignSubscript(vm: Vm, self: Value, key: Value, value: Value | undefined): Result<void> {
  const a = self as PyByteArray;
  if (typeof key === "number") return assignIndex(vm, a, key, value);
  if (key instanceof PySlice) return assignSlice(vm, a, key, value);
  if (typeOf(key).nb_index === undefined) throw typeError("bytearray indices must be integer");
  return then(asIndex(vm, key, indexError), (i) => assignIndex(vm, a, i, value));
}

function* assignSlice(vm: Vm, a: PyByteArray, key: PySlice, value: Value | undefined): Gen<void> {
  let range = sliceIndices(vm, key, a.length);
  if (isGen(range)) range = yield* range;
  let insert = NO_BYTES;
  if (value instanceof PyByteArray) insert = value.bytes.slice(0, value.length);
  else if (value !== undefined) {
    if (value !== null && isNumber(typeOf(value)) || value instanceof PyUnicode) {
      throw typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    }
    const copy = new PyByteArray(NO_BYTES);
    yield* init(vm, copy, value);
    insert = copy.bytes.slice(0, copy.length);
    range = sliceIndices(vm, key, a.length);
    if (isGen(range)) range = yield* range;
  }
  let { start, step, length } = range;
  if (step === 1) return splice(a, start, Math.max(start, start + length), insert);
  if (insert.length === 0) {
    if (length === 0) return;
    if (step < 0) {
      start += step * (length - 1);
      step = -step;
    }
    checkResizable(a);
    const out = new Uint8Array(a.length - length);
    for (let i = 0, at = 0, left = length; i < a.length; i++) {
      if (left > 0 && i >= start && (i - start) % step === 0) left--;
      else out[at++] = a.bytes[i];
    }
    a.bytes = out;
    a.length = out.length;
    return;
  }
  if (insert.length !== length) {
    throw valueError(`attempt to assign bytes of size ${insert.length} to extended slice of size ${length}`);
  }
  for (let i = 0, at = start; i < length; i++, at += step) a.bytes[at] = insert[i];
}

function contains(vm: Vm, self: Value, item: Value): Result<boolean> {
  const a = self as PyByteArray;
  if (typeof item === "string") return findInBytes(a, item, 0, a.length) >= 0;
  return containsOther(vm, a, item);
}

function* containsOther(vm: Vm, a: PyByteArray, item: Value): Gen<boolean> {
  if (item !== null && typeOf(item).nb_index !== undefined) {
    try {
      let n = asIndex(vm, item, valueError);
      if (isGen(n)) n = yield* n;
      return a.bytes.subarray(0, a.length).includes(checkByte(n));
    } catch (e) {
      // A number that is no byte is an error; one that does not even fit C is looked for as a buffer, in vain.
      if (
        !(e instanceof PyThrow) ||
        !(item instanceof PyLong && (item.value > 0x7fffffffffffffffn || item.value < -0x8000000000000000n)) &&
          isInteger(item)
      ) throw e;
    }
  }
  return findInBytes(a, needBuffer(item), 0, a.length) >= 0;
}

/** Bytes of an operand with the new buffer interface. */
function needBuffer(v: Value): string {
  const text = modernText(v);
  if (text === undefined) throw typeError(`Type ${typeName(v)} doesn't support the buffer API`);
  return text;
}

function compareBytes(a: Value, b: Value, op: number): Value {
  if (a instanceof PyUnicode || b instanceof PyUnicode) return NotImplemented;
  if (op === EQ || op === NE) {
    const array = a as PyByteArray;
    const other = modernText(b);
    if (other === undefined) return NotImplemented;
    const same = other.length === array.length && standsAt(array.bytes, other, 0);
    return same === (op === EQ);
  }
  const x = modernText(a);
  const y = modernText(b);
  if (x === undefined || y === undefined) return NotImplemented;
  return op === 0 ? x < y : op === 1 ? x <= y : op === 4 ? x > y : x >= y;
}

function repeat(self: Value, count: number): Uint8Array {
  const a = self as PyByteArray;
  if (count < 0) count = 0;
  if (a.length * count > 0x7fff0000) throw memoryError();
  const out = new Uint8Array(a.length * count);
  for (let i = 0; i < count; i++) out.set(a.bytes.subarray(0, a.length), i * a.length);
  return out;
}

/** Iterator of a bytearray; `array` is `undefined` once exhausted. */
class ByteArrayIter extends PyObject {
  index = 0;
  constructor(public array: PyByteArray | undefined) {
    super();
  }
}
newType("bytearray_iterator", ByteArrayIter, { subclassable: false }, {
  slots: {
    tp_iter: (_vm, self) => self,
    tp_iternext: (_vm, self) => {
      const it = self as ByteArrayIter;
      if (it.array === undefined) return undefined;
      if (it.index < it.array.length) return it.array.bytes[it.index++];
      it.array = undefined;
      return undefined;
    },
  },
  methods: () => ({
    __length_hint__: method<ByteArrayIter>()(
      [],
      "How many items are probably left.",
      (_vm, self) => self.array === undefined ? 0 : self.array.length - self.index,
    ),
  }),
});

/** CPython escapes single quotes here even between double ones. */
function reprText(a: PyByteArray): string {
  const text = bytesText(a);
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return `bytearray(b${quote}${stringEscapeEncode(text)}${quote})`;
}

const slots: Slots = {
  tp_getattro: genericGetAttr,
  tp_new: (_vm, type) => new type.jsClass(NO_BYTES, 0),
  tp_init: (vm, self, args, kw) => then(initRow.invoke(vm, [self, ...args], kw), () => undefined),
  tp_repr: (_vm, self) => reprText(self as PyByteArray),
  tp_str: (_vm, self) => bytesText(self as PyByteArray),
  tp_hash: null,
  tp_richcompare: (_vm, a, b, op) => compareBytes(a, b, op),
  tp_iter: (_vm, self) => new ByteArrayIter(self as PyByteArray),
  sq_length: (_vm, self) => (self as PyByteArray).length,
  mp_length: (_vm, self) => (self as PyByteArray).length,
  sq_concat: (_vm, a, b) => concatBytes(a, b),
  sq_repeat: (_vm, self, count) => new PyByteArray(repeat(self, count)),
  sq_item: (_vm, self, i) => itemAt(self as PyByteArray, i),
  sq_ass_item: (vm, self, i, value) => assignIndex(vm, self as PyByteArray, i, value),
  sq_contains: contains,
  sq_inplace_concat: inplaceConcat,
  sq_inplace_repeat: (_vm, self, count) => {
    const a = self as PyByteArray;
    const out = repeat(self, count);
    if (out.length !== a.length) checkResizable(a);
    a.bytes = out;
    a.length = out.length;
    return self;
  },
  mp_subscript: subscript,
  mp_ass_subscript: assignSubscript,
};

const initRow = method<PyByteArray>()([opt(obj("source")), codecName("encoding"), codecName("errors")], {
  doc: "",
  arity: "keywords",
}, init).compile("bytearray");

const byteMethod = method<PyByteArray>();

const changes = (): Record<string, Row> => ({
  append: byteMethod([obj("int")], "Adds one byte at the end.", (vm, self, v) => {
    const b = byteValue(vm, v);
    return isGen(b) ? then(b as Result<number>, (byte) => appendByte(self, byte)) : appendByte(self, b);
  }),
  extend: byteMethod(
    [obj("iterable_of_ints")],
    "Adds the bytes of an iterable of ints or a buffer at the end.",
    (vm, self, source) => {
      const text = hasBuffer(source) ? modernText(source) : undefined;
      if (text === undefined) return extendFrom(vm, self, source);
      appendText(self, text);
      return null;
    },
  ),
  insert: byteMethod(
    [long("index"), obj("int")],
    { doc: "Inserts one byte before `index`.", arity: "parse" },
    (vm, self, i, v) =>
      then(byteValue(vm, v), (b) => {
        const size = self.length;
        if (i < 0) i = Math.max(0, i + size);
        i = Math.min(i, size);
        splice(self, i, i, Uint8Array.of(b));
        return null;
      }),
  ),
  pop: byteMethod([opt(long("index"), -1)], {
    doc: "Takes out and returns the byte at `index`, by default the last.",
    arity: "parse",
  }, (_vm, self, i) => {
    const size = self.length;
    if (size === 0) throw indexError("pop from empty bytearray");
    if (i < 0) i += size;
    if (i < 0 || i >= size) throw indexError("pop index out of range");
    checkResizable(self);
    const b = self.bytes[i];
    splice(self, i, i + 1, NO_BYTES);
    return b;
  }),
  remove: byteMethod(
    [obj("int")],
    "Removes the first byte of the given value. ValueError if there is none.",
    (vm, self, v) =>
      then(byteValue(vm, v), (b) => {
        const i = self.bytes.subarray(0, self.length).indexOf(b);
        if (i < 0) throw valueError("value not found in bytearray");
        splice(self, i, i + 1, NO_BYTES);
        return null;
      }),
  ),
  reverse: byteMethod([], "Reverses the order of the bytes in place.", (_vm, self) => {
    self.bytes.subarray(0, self.length).reverse();
    return null;
  }),
  __alloc__: byteMethod(
    [],
    "Number of bytes that are allocated.",
    (_vm, self) => self.bytes.length === 0 ? 0 : Math.max(self.bytes.length, self.length + 1),
  ),
  __sizeof__: byteMethod(
    [],
    "Size in memory, in bytes.",
    (_vm, self) => 48 + (self.length === 0 ? 0 : self.bytes.length + 1),
  ),
  __reduce__: byteMethod([], "How to copy or pickle the bytearray.", (_vm, self) => {
    const state = self.type.hasDict ? materialiseDict(self) : null;
    return new PyTuple([self.type, new PyTuple([new PyUnicode(bytesText(self)), "latin-1"]), state]);
  }),
});

const fromHex = classMethod([readOnlyBytes("string")], {
  doc: "A bytearray of bytes given as pairs of hex digits; blanks are ignored.",
  arity: "parse",
}, (_vm, _cls, s) => {
  const out: number[] = [];
  for (let i = 0; i < s.length;) {
    while (s.charAt(i) === " ") i++;
    if (i >= s.length) break;
    const pair = s.slice(i, i + 2);
    if (!/^[0-9a-fA-F]{2}$/.test(pair)) {
      throw valueError(`non-hexadecimal number found in fromhex() arg at position ${i}`);
    }
    out.push(parseInt(pair, 16));
    i += 2;
  }
  return new PyByteArray(Uint8Array.from(out));
});

defineType<PyByteArray>(bytearrayType, {
  doc: "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\n" +
    "bytearray(bytes_or_bytearray) -> bytearray\nbytearray(count) -> bytearray of zeros\n\nA string of bytes that can be changed.",
  slots,
  methods: () => ({ ...byteArrayMethods(), ...changes() }),
  classMethods: () => ({ fromhex: fromHex }),
});
