// SPDX-License-Identifier: MIT
/** `array` (CPython `Modules/arraymodule.c`): sequences of C numbers or characters, kept in `array_storage.ts`. */
import { NO_BYTES } from "../base/few_bytes.ts";
import { NotImplemented, PyObject, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { callMethod, findAttr, repr } from "../core/abstract.ts";
import { EQ, equals, NE, richCompare } from "../core/compare.ts";
import { asIndex } from "../core/convert.ts";
import { eofError, indexError, memoryError, type PyThrow, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { iter, next, sliceIndices } from "../core/sequence.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import { isStr, PyList, PySlice, strValue, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { argumentTypeError, custom, obj, opt, ssize } from "../native/args.ts";
import { arityError } from "../native/arity.ts";
import { defineModule, method, newType, type Row } from "../native/define.ts";
import { idOf } from "../core/identity.ts";
import { bytesToText, charsOf } from "../objects/buffer_protocol.ts";
import { PyFile } from "../objects/file.ts";
import { arrayKind, PyArray } from "./array_storage.ts";
import "../objects/object_type.ts";

const MULTIPLE = "string length not a multiple of item size";

function make(type: PyType, like: PyArray, capacity: number): PyArray {
  return new type.jsClass(like.kind, capacity) as PyArray;
}

function fromBytes(a: PyArray, text: string): void {
  if (text.length % a.kind.size !== 0) throw valueError(MULTIPLE);
  a.appendText(text);
}

/** Appends the items of any iterable. */
function extendFrom(vm: Vm, a: PyArray, source: Value): Result<void> {
  const it = iter(vm, source);
  if (isGen(it)) return extendSlow(vm, a, it, undefined, undefined);
  for (;;) {
    const v = next(vm, it);
    if (v === undefined) return;
    if (isGen(v)) return extendSlow(vm, a, it, v, undefined);
    const raw = a.kind.convert(vm, v);
    if (isGen(raw)) return extendSlow(vm, a, it, undefined, raw);
    a.append(raw);
  }
}

function* extendSlow(
  vm: Vm,
  a: PyArray,
  it: Result<Value>,
  v: Result<Value | undefined> | undefined,
  raw: Result<number | bigint> | undefined,
): Gen<void> {
  if (isGen(it)) it = yield* it;
  for (;;) {
    if (raw === undefined) {
      v ??= next(vm, it);
      if (isGen(v)) v = yield* v;
      if (v === undefined) return;
      raw = a.kind.convert(vm, v);
    }
    a.append(isGen(raw) ? yield* raw : raw);
    raw = v = undefined;
  }
}

/** Appends a unicode object's code points. */
function fromUnicode(a: PyArray, u: PyUnicode): void {
  for (const c of u.value) a.append(c.codePointAt(0)!);
}

function typeCode(v: Value): string {
  const text = isStr(v) ? strValue(v) : v instanceof PyUnicode ? v.value : undefined;
  if (text === undefined || text.length !== 1) {
    throw argumentTypeErrorText(v);
  }
  return text;
}

function argumentTypeErrorText(v: Value): PyThrow {
  return typeError(
    `array() argument 1 or typecode must be char (string or ascii-unicode with length 1), not ${
      v === null ? "None" : typeName(v)
    }`,
  );
}

function newArray(vm: Vm, type: PyType, args: Value[], kw: Kwargs): Result<Value> {
  if (type === arrayType && kw !== null && kw.size > 0) {
    throw typeError("array.array() does not take keyword arguments");
  }
  if (args.length < 1 || args.length > 2) throw arityError("parse", "array", 1, 2, args.length);
  const code = typeCode(args[0]);
  const kind = arrayKind(code);
  if (kind === undefined) throw valueError("bad typecode (must be c, b, B, u, h, H, i, I, l, L, f or d)");
  const a = new type.jsClass(kind) as PyArray;
  const initial = args[1];
  if (initial === undefined) return a;
  if (isStr(initial)) fromBytes(a, strValue(initial));
  else if (initial instanceof PyUnicode && code === "u") fromUnicode(a, initial);
  else if (initial instanceof PyArray && initial.kind === kind) a.appendBytes(initial.used());
  else {
    const r = extendFrom(vm, a, initial);
    if (isGen(r)) return then(r as Result<void>, () => a);
  }
  return a;
}

// ---- subscription -------------------------------------------------------------------------------------------------

function indexIn(vm: Vm, a: PyArray, key: Value, text: string): Result<number> {
  return then(asIndex(vm, key, indexError), (i) => {
    if (i < 0) i += a.length;
    if (i < 0 || i >= a.length) throw indexError(text);
    return i;
  });
}

function subscript(vm: Vm, self: Value, key: Value): Result<Value> {
  const a = self as PyArray;
  if (typeof key === "number") {
    const i = key < 0 ? key + a.length : key;
    if (i < 0 || i >= a.length) throw indexError("array index out of range");
    return a.get(i);
  }
  if (key instanceof PySlice) {
    return then(sliceIndices(vm, key, a.length), ({ start, step, length }) => {
      const { size } = a.kind;
      const out = make(arrayType, a, Math.max(0, length));
      if (length <= 0) return out;
      out.length = length;
      if (step === 1) out.bytes.set(a.bytes.subarray(start * size, (start + length) * size));
      else {
        for (let i = 0, at = start; i < length; i++, at += step) {
          out.bytes.set(a.bytes.subarray(at * size, (at + 1) * size), i * size);
        }
      }
      return out;
    });
  }
  if (key === null || typeOf(key).nb_index === undefined) throw typeError("array indices must be integers");
  return then(indexIn(vm, a, key, "array index out of range"), (i) => a.get(i));
}

function assign(vm: Vm, self: Value, key: Value, value: Value | undefined): Result<void> {
  const a = self as PyArray;
  if (key instanceof PySlice) return assignSlice(vm, a, key, value);
  if (key === null || typeOf(key).nb_index === undefined) throw typeError("array indices must be integer");
  return then(indexIn(vm, a, key, "array assignment index out of range"), (i) => assignItem(vm, a, i, value));
}

function assignItem(vm: Vm, a: PyArray, i: number, value: Value | undefined): Result<void> {
  if (i < 0 || i >= a.length) throw indexError("array assignment index out of range");
  if (value === undefined) {
    a.splice(i, i + 1, NO_BYTES);
    return;
  }
  return then(a.kind.convert(vm, value), (raw) => {
    if (i < a.length) a.putRaw(i, raw);
  });
}

/** The bytes that go into a slice of `a`. */
function sliceSource(a: PyArray, value: Value): Uint8Array {
  if (!(value instanceof PyArray)) throw typeError(`can only assign array (not "${typeName(value)}") to array slice`);
  if (value.kind !== a.kind) throw typeError("bad argument type for built-in operation");
  return value === a ? value.used().slice() : value.used();
}

function assignSlice(vm: Vm, a: PyArray, key: PySlice, value: Value | undefined): Result<void> {
  return then(sliceIndices(vm, key, a.length), ({ start, stop, step, length }) => {
    const part = value === undefined ? NO_BYTES : sliceSource(a, value);
    const { size } = a.kind;
    if (step === 1) return a.splice(start, Math.max(start, stop), part);
    if (value === undefined) {
      if (length <= 0) return;
      const gone = new Set<number>();
      for (let i = 0, at = start; i < length; i++, at += step) gone.add(at);
      let to = 0;
      for (let i = 0; i < a.length; i++) {
        if (!gone.has(i)) a.bytes.copyWithin(to++ * size, i * size, (i + 1) * size);
      }
      a.length = to;
      return;
    }
    const count = part.length / size;
    if (count !== length) {
      throw valueError(`attempt to assign array of size ${count} to extended slice of size ${length}`);
    }
    for (let i = 0, at = start; i < length; i++, at += step) {
      a.bytes.set(part.subarray(i * size, (i + 1) * size), at * size);
    }
  });
}

const clip = (i: number, max: number): number => i < 0 ? 0 : i > max ? max : i;

function repeat(a: PyArray, count: number): PyArray {
  const n = Math.max(0, count);
  if (a.length * n * a.kind.size > 0x7fffffff) throw memoryError();
  const out = make(arrayType, a, a.length * n);
  const part = a.used();
  for (let i = 0; i < n; i++) out.bytes.set(part, i * part.length);
  out.length = a.length * n;
  return out;
}

function concat(a: PyArray, b: Value): PyArray {
  if (!(b instanceof PyArray)) throw typeError(`can only append array (not "${typeName(b)}") to array`);
  if (b.kind !== a.kind) throw typeError("bad argument type for built-in operation");
  const out = make(arrayType, a, a.length + b.length);
  out.appendBytes(a.used());
  out.appendBytes(b.used());
  return out;
}

// ---- text, comparison ---------------------------------------------------------------------------------------------

function* reprArray(vm: Vm, a: PyArray): Gen<string> {
  const { code } = a.kind;
  if (a.length === 0) return `array('${code}')`;
  const content: Value = code === "c" ? bytesToText(a.used()) : code === "u" ? toUnicode(a) : new PyList(items(a));
  const text = repr(vm, content);
  return `array('${code}', ${isGen(text) ? yield* text : text})`;
}

function items(a: PyArray): Value[] {
  const out: Value[] = new Array(a.length);
  for (let i = 0; i < out.length; i++) out[i] = a.get(i);
  return out;
}

function toUnicode(a: PyArray): PyUnicode {
  return new PyUnicode(items(a).map((u) => (u as PyUnicode).value).join(""));
}

function* compareArrays(vm: Vm, a: PyArray, b: PyArray, op: number): Gen<Value> {
  if (a.length !== b.length && (op === EQ || op === NE)) return op === NE;
  for (let i = 0; i < a.length && i < b.length; i++) {
    const x = a.get(i);
    const y = b.get(i);
    let same = equals(vm, x, y);
    if (isGen(same)) same = yield* same;
    if (same) continue;
    if (op === EQ || op === NE) return op === NE;
    const r = richCompare(vm, x, y, op);
    return isGen(r) ? yield* r : r;
  }
  return richCompare(vm, a.length, b.length, op) as Value;
}

// ---- methods ------------------------------------------------------------------------------------------------------

function* find(vm: Vm, a: PyArray, x: Value): Gen<number> {
  for (let i = 0; i < a.length; i++) {
    let same = equals(vm, a.get(i), x);
    if (isGen(same)) same = yield* same;
    if (same) return i;
  }
  return -1;
}

const m = method<PyArray>();

const stringArg = custom<[string, Value]>("string", (_vm, v) => {
  const text = charsOf(v);
  if (text === undefined) {
    throw argumentTypeError({ name: "fromstring", position: 1 }, "string or read-only buffer", v);
  }
  return [text, v];
});

function* fromFile(vm: Vm, a: PyArray, file: Value, count: number): Gen<Value> {
  if (!(file instanceof PyFile)) throw typeError("arg1 must be open file");
  if (count <= 0) return null;
  let r = callMethod(vm, file, "read", [count * a.kind.size]);
  if (isGen(r)) r = yield* r;
  const text = r as string;
  const whole = text.length - text.length % a.kind.size;
  fromBytes(a, text.slice(0, whole));
  if (text.length < count * a.kind.size) throw eofError("not enough items in file");
  return null;
}

function toFile(vm: Vm, a: PyArray, file: Value): Result<Value> {
  if (!(file instanceof PyFile)) throw typeError("arg must be open file");
  return then(callMethod(vm, file, "write", [bytesToText(a.used())]), () => null);
}

function* fromList(vm: Vm, a: PyArray, list: Value): Gen<Value> {
  if (!(list instanceof PyList)) throw typeError("arg must be list");
  const before = a.length;
  try {
    for (const v of list.items) {
      const raw = a.kind.convert(vm, v);
      a.append(isGen(raw) ? yield* raw : raw);
    }
  } catch (e) {
    a.length = before;
    throw e;
  }
  return null;
}

const fromFileRow: Row = m(
  [obj("file"), ssize("count")],
  { doc: "Reads items from an open file.", arity: "parse" },
  (vm, a, file, count) => fromFile(vm, a, file, count),
);
const toFileRow: Row = m([obj("file")], "Writes the items to an open file.", (vm, a, file) => toFile(vm, a, file));
const copyOf = (a: PyArray): PyArray => {
  const out = make(arrayType, a, a.length);
  out.appendBytes(a.used());
  return out;
};

/** `array.array`. */
export const arrayType: PyType = newType("array", PyArray, { module: "array", hasWeakref: true }, {
  doc: "array(typecode [, initializer]) -> array of items of one C type\n\n" +
    "Type codes: c character, b B h H i I l L integers, u unicode character, f d floats.",
  slots: {
    tp_new: newArray,
    tp_repr: (vm, self) => reprArray(vm, self as PyArray),
    tp_hash: null,
    tp_richcompare: (vm, a, b, op) =>
      a instanceof PyArray && b instanceof PyArray ? compareArrays(vm, a, b, op) : NotImplemented,
    tp_iter: (_vm, self) => new ArrayIter(self as PyArray),
    sq_length: (_vm, self) => (self as PyArray).length,
    sq_concat: (_vm, a, b) => concat(a as PyArray, b),
    sq_repeat: (_vm, self, count) => repeat(self as PyArray, count),
    sq_item: (_vm, self, i) => {
      const a = self as PyArray;
      if (i < 0 || i >= a.length) throw indexError("array index out of range");
      return a.get(i);
    },
    sq_slice: (_vm, self, low, high) => {
      const a = self as PyArray;
      const from = clip(low, a.length);
      const to = Math.max(from, clip(high, a.length));
      const out = make(arrayType, a, to - from);
      out.appendBytes(a.bytes.subarray(from * a.kind.size, to * a.kind.size));
      return out;
    },
    sq_ass_item: (vm, self, i, value) => assignItem(vm, self as PyArray, i, value),
    sq_ass_slice: (_vm, self, low, high, value) => {
      const a = self as PyArray;
      const from = clip(low, a.length);
      a.splice(
        from,
        Math.max(from, clip(high, a.length)),
        value === undefined ? NO_BYTES : sliceSource(a, value),
      );
    },
    sq_contains: (vm, self, x) => then(find(vm, self as PyArray, x), (i) => i >= 0),
    sq_inplace_concat: (_vm, self, other) => {
      const a = self as PyArray;
      if (!(other instanceof PyArray)) throw typeError(`can only extend array with array (not "${typeName(other)}")`);
      if (other.kind !== a.kind) throw typeError("can only extend with array of same kind");
      a.appendBytes(other.used());
      return a;
    },
    sq_inplace_repeat: (_vm, self, count) => {
      const a = self as PyArray;
      const all = repeat(a, count);
      a.splice(0, a.length, all.used());
      return a;
    },
    mp_length: (_vm, self) => (self as PyArray).length,
    mp_subscript: subscript,
    mp_ass_subscript: assign,
  },
  methods: {
    append: m([obj("x")], "Adds an item at the end.", (vm, a, v) =>
      then(a.kind.convert(vm, v), (raw) => {
        a.append(raw);
        return null;
      })),
    buffer_info: m(
      [],
      "The address of the memory, and the number of items.",
      (vm, a) => {
        const address = a.bytes.length === 0 ? undefined : vm.host.addressOf?.(a.bytes);
        return new PyTuple([address ?? idOf(a), a.length]);
      },
    ),
    byteswap: m([], "Turns round the bytes of every item.", (_vm, a) => {
      const { size } = a.kind;
      for (let at = 0; at < a.length * size; at += size) a.bytes.subarray(at, at + size).reverse();
      return null;
    }),
    __copy__: m([], "A copy.", (_vm, a) => copyOf(a)),
    __deepcopy__: m([obj("memo")], "A copy.", (_vm, a) => copyOf(a)),
    count: m([obj("x")], "How many items equal x.", function* (vm, a, x) {
      let count = 0;
      for (let i = 0; i < a.length; i++) {
        let same = equals(vm, a.get(i), x);
        if (isGen(same)) same = yield* same;
        if (same) count++;
      }
      return count;
    }),
    extend: m([obj("iterable")], "Adds the items of an array of the same kind, or of an iterable.", (vm, a, source) => {
      if (source instanceof PyArray) {
        if (source.kind !== a.kind) throw typeError("can only extend with array of same kind");
        a.appendBytes(source.used());
        return null;
      }
      return then(extendFrom(vm, a, source), () => null);
    }),
    fromfile: fromFileRow,
    read: fromFileRow,
    tofile: toFileRow,
    write: toFileRow,
    fromlist: m([obj("list")], "Adds the items of a list; all or none.", (vm, a, list) => fromList(vm, a, list)),
    fromstring: m([stringArg], { doc: "Adds items from their bytes.", arity: "parse" }, (_vm, a, [text, source]) => {
      if (source === a) throw valueError("array.fromstring(x): x cannot be self");
      fromBytes(a, text);
      return null;
    }),
    fromunicode: m([obj("u")], {
      doc: "Adds the characters of a unicode string to an array of kind u.",
      arity: "parse",
    }, (_vm, a, u) => {
      if (!(u instanceof PyUnicode)) {
        throw argumentTypeError({ name: "fromunicode", position: 1 }, "cannot convert raw buffers", u);
      }
      if (a.kind.code !== "u") throw valueError("fromunicode() may only be called on type 'u' arrays");
      fromUnicode(a, u);
      return null;
    }),
    index: m([obj("x")], "Position of the first item that equals x.", (vm, a, x) =>
      then(find(vm, a, x), (i) => {
        if (i < 0) throw valueError("array.index(x): x not in list");
        return i;
      })),
    insert: m(
      [ssize("index"), obj("x")],
      { doc: "Inserts an item before a position.", arity: "parse" },
      (vm, a, i, v) =>
        then(a.kind.convert(vm, v), (raw) => {
          const at = clip(i < 0 ? i + a.length : i, a.length);
          a.append(raw);
          const { size } = a.kind;
          a.bytes.copyWithin((at + 1) * size, at * size, (a.length - 1) * size);
          a.putRaw(at, raw);
          return null;
        }),
    ),
    pop: m(
      [opt(ssize("index"), -1)],
      { doc: "Takes out and returns an item, by default the last.", arity: "parse" },
      (_vm, a, i) => {
        if (a.length === 0) throw indexError("pop from empty array");
        if (i < 0) i += a.length;
        if (i < 0 || i >= a.length) throw indexError("pop index out of range");
        const v = a.get(i);
        a.splice(i, i + 1, NO_BYTES);
        return v;
      },
    ),
    __reduce__: m([], "How to copy or pickle the array.", (vm, a) => {
      const { code } = a.kind;
      const content: Value = code === "c" ? bytesToText(a.used()) : code === "u" ? toUnicode(a) : new PyList(items(a));
      const dict = a.type.heap ? findAttr(vm, a, "__dict__") : null;
      return then(dict, (d) => new PyTuple([a.type, new PyTuple(a.length > 0 ? [code, content] : [code]), d ?? null]));
    }),
    remove: m([obj("x")], "Removes the first item that equals x.", (vm, a, x) =>
      then(find(vm, a, x), (i) => {
        if (i < 0) throw valueError("array.remove(x): x not in list");
        a.splice(i, i + 1, NO_BYTES);
        return null;
      })),
    reverse: m([], "Turns round the order of the items.", (_vm, a) => {
      const { size } = a.kind;
      const old = a.used().slice();
      for (let i = 0; i < a.length; i++) a.bytes.set(old.subarray(i * size, (i + 1) * size), (a.length - 1 - i) * size);
      return null;
    }),
    tolist: m([], "A list of the items.", (_vm, a) => new PyList(items(a))),
    tostring: m([], "The bytes of the items.", (_vm, a) => bytesToText(a.used())),
    tounicode: m([], "The items of an array of kind u as a unicode string.", (_vm, a) => {
      if (a.kind.code !== "u") throw valueError("tounicode() may only be called on type 'u' arrays");
      return toUnicode(a);
    }),
    __sizeof__: m([], "Bytes in memory.", (_vm, a) => 56 + a.length * a.kind.size),
  },
  getset: {
    itemsize: { doc: "Bytes of an item.", get: (_vm, a) => a.kind.size },
    typecode: { doc: "The type code.", get: (_vm, a) => a.kind.code },
  },
});

/** Iterator of an array. */
class ArrayIter extends PyObject {
  index = 0;
  constructor(readonly array: PyArray) {
    super();
  }
}

newType("arrayiterator", ArrayIter, { subclassable: false }, {
  slots: {
    tp_iter: (_vm, self) => self,
    tp_iternext: (_vm, self) => {
      const it = self as ArrayIter;
      return it.index < it.array.length ? it.array.get(it.index++) : undefined;
    },
  },
});

export const arrayModule = defineModule("array", "Arrays of C numbers and characters.", {
  array: arrayType,
  ArrayType: arrayType,
});
