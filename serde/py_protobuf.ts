// SPDX-License-Identifier: MIT
/**
 * The module `_protobuf`: message classes of `.proto` files for Python, with the API of Google's library. Descriptors, the
 * text format and the JSON mapping are written in Python (`vm/lib/google/protobuf`).
 */
import { PyFloat, PyLong, PyObject, PyTuple, PyUnicode, type Value } from "../vm/base/value.ts";
import { call, getAttr, repr, richCompare } from "../vm/core/abstract.ts";
import { PyDict } from "../vm/core/dict.ts";
import {
  attributeError,
  ExceptionType,
  indexError,
  keyError,
  makeThrow,
  type PyThrow,
  typeError,
  valueError,
} from "../vm/core/exceptions.ts";
import { type Gen, isGen, then } from "../vm/core/gen.ts";
import { delItem, getItem, iter, listOf } from "../vm/core/sequence.ts";
import { PyType } from "../vm/core/type.ts";
import { isInteger, isStr, PyList, strValue, typeName } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { int, kwargs, obj, opt, rest, str } from "../vm/native/args.ts";
import { updateSlot } from "../vm/native/slot_update.ts";
import { constant, def, defineModule, defineType, type GetSetRow, method, newType } from "../vm/native/define.ts";
import { badUtf8, fromUtf8, isAscii } from "./expat/chars.ts";
import { WireError } from "./protobuf/reader.ts";
import type { EnumSchema, FieldSchema, FileSchema, MessageSchema } from "./protobuf/schema.ts";
import {
  EnumInfo,
  FieldInfo,
  isPresent,
  MapField,
  merge,
  MessageInfo,
  missing,
  narrow,
  PyMessage,
  type Raw,
  Repeated,
  serialize,
} from "./protobuf/types.ts";

const errorType = (name: string): PyType =>
  defineType(
    Object.assign(new PyType({ name, bases: [ExceptionType], module: "google.protobuf.message" }), { hasDict: true }),
    { attributes: { __module__: "google.protobuf.message" } },
  );
const DecodeError = errorType("DecodeError");
const EncodeError = errorType("EncodeError");

// ---- values ---------------------------------------------------------------------------------------------------------

const LIMITS: Record<string, [bigint, bigint]> = {
  32: [-0x80000000n, 0x7fffffffn],
  u32: [0n, 0xffffffffn],
  64: [-0x8000000000000000n, 0x7fffffffffffffffn],
  u64: [0n, 0xffffffffffffffffn],
};
const KIND: Record<string, keyof typeof LIMITS> = {
  int32: "32",
  sint32: "32",
  sfixed32: "32",
  enum: "32",
  uint32: "u32",
  fixed32: "u32",
  int64: "64",
  sint64: "64",
  sfixed64: "64",
  uint64: "u64",
  fixed64: "u64",
};

/** The Python value of a raw one. */
function toPython(type: string, v: Raw): Value {
  switch (typeof v) {
    case "number":
      if (type === "double" || type === "float") return new PyFloat(v);
      return KIND[type].endsWith("64") ? new PyLong(BigInt(v)) : v;
    case "bigint":
      return new PyLong(v);
    case "string":
      return type === "string" ? new PyUnicode(v) : v;
  }
  return v as Value;
}

const shown = (v: Value): string =>
  typeof v === "string" ? `'${v}'` : v === null ? "None" : v instanceof PyObject ? `<${typeName(v)}>` : String(v);

function wrongType(v: Value, expected: string): PyThrow {
  return typeError(`${shown(v)} has type ${v === null ? "NoneType" : typeName(v)}, but expected one of: ${expected}`);
}

/** The raw value of a Python one; TypeError, ValueError. */
function fromPython(f: FieldInfo, type: string, v: Value): Raw {
  switch (type) {
    case "string": {
      if (v instanceof PyUnicode) return v.value;
      if (!isStr(v)) throw wrongType(v, "bytes, unicode");
      const bytes = strValue(v);
      if (isAscii(bytes)) return bytes;
      if (badUtf8(bytes) >= 0) {
        throw valueError(
          `${shown(v)} has type str, but isn't valid UTF-8 encoding. Non-UTF-8 strings must be converted to unicode ` +
            "objects before being added.",
        );
      }
      return fromUtf8(bytes);
    }
    case "bytes":
      if (!isStr(v)) throw wrongType(v, "str");
      return strValue(v);
    case "double":
    case "float": {
      const n = v instanceof PyFloat ? v.value : isInteger(v) ? Number(typeof v === "object" ? v.value : v) : undefined;
      if (n === undefined) throw wrongType(v, "float, int, long");
      return type === "float" ? Math.fround(n) : n;
    }
    case "bool":
      if (!isInteger(v)) throw wrongType(v, "bool, int, long");
      return typeof v === "object" ? v.value !== 0n : v !== 0 && v !== false;
  }
  if (!isInteger(v)) throw wrongType(v, "int, long");
  const n = typeof v === "object" ? v.value : BigInt(v);
  const [low, high] = LIMITS[KIND[type]];
  if (n < low || n > high) throw valueError(`Value out of range: ${n}`);
  if (type === "enum" && f.enumeration!.schema.closed && !f.enumeration!.numbers.has(Number(n))) {
    throw valueError(`Unknown enum value: ${n}`);
  }
  return narrow(n);
}

/** What a field gives when it is read. */
function read(m: PyMessage, f: FieldInfo): Value {
  if (f.repeated || f.isMap) return m.container(f);
  if (f.isMessage) return m.sub(f);
  return toPython(f.schema.type, m.value(f) ?? f.fallback);
}

function write(m: PyMessage, f: FieldInfo, v: Value): void {
  const { name, type } = f.schema;
  if (f.repeated || f.isMap) {
    throw attributeError(`Assignment not allowed to repeated field "${name}" in protocol message object.`);
  }
  if (f.isMessage) {
    throw attributeError(`Assignment not allowed to composite field "${name}" in protocol message object.`);
  }
  const raw = fromPython(f, type, v);
  // A default that does not show is as good as none.
  if (!f.schema.presence && raw === f.fallback && !Object.is(raw, -0)) {
    m.remove(f);
    m.touch();
  } else m.put(f, raw);
}

// ---- merging and comparing ------------------------------------------------------------------------------------------

function copyOf(m: PyMessage): PyMessage {
  const copy = m.info.create();
  mergeInto(copy, m);
  return copy;
}

function mergeInto(to: PyMessage, from: PyMessage): void {
  for (const [f, v] of from.present()) {
    if (v instanceof Repeated) {
      const { items } = to.container(f) as Repeated;
      for (const item of v.items.slice()) items.push(item instanceof PyMessage ? copyOf(item) : item);
    } else if (v instanceof MapField) {
      const { map } = to.container(f) as MapField;
      for (const [key, item] of v.map) map.set(key, item instanceof PyMessage ? copyOf(item) : item);
    } else if (v instanceof PyMessage) {
      const child = to.sub(f);
      child.touch();
      mergeInto(child, v);
    } else to.put(f, v);
  }
  to.unknown += from.unknown;
  to.touch();
}

function clear(m: PyMessage): void {
  for (const f of m.info.fields) m.remove(f);
  if (m.extensions !== null) { for (const n of [...m.extensions.keys()]) m.remove(m.info.extensions.get(n)!); }
  m.unknown = "";
  m.idle = null;
  m.touch();
}

function equal(a: Raw, b: Raw): boolean {
  if (a instanceof Repeated) {
    return b instanceof Repeated && a.items.length === b.items.length && a.items.every((v, i) => equal(v, b.items[i]));
  }
  if (a instanceof MapField) {
    if (!(b instanceof MapField) || a.map.size !== b.map.size) return false;
    for (const [key, v] of a.map) {
      const w = b.map.get(key);
      if (w === undefined || !equal(v, w)) return false;
    }
    return true;
  }
  if (a instanceof PyMessage) return b instanceof PyMessage && sameMessage(a, b);
  return a === b;
}

function sameMessage(a: PyMessage, b: PyMessage): boolean {
  if (a.info !== b.info || a.unknown !== b.unknown) return false;
  const left = [...a.present()], right = [...b.present()];
  return left.length === right.length && left.every(([f, v], i) => right[i][0] === f && equal(v, right[i][1]));
}

// ---- containers -----------------------------------------------------------------------------------------------------

const itemOf = (r: Repeated, raw: Raw): Value => toPython(r.field.schema.type, raw);
const asList = (r: Repeated): PyList => new PyList(r.items.map((v) => itemOf(r, v)));

function rawItem(r: Repeated, v: Value): Raw {
  const { field } = r;
  if (!field.isMessage) return fromPython(field, field.schema.type, v);
  if (!(v instanceof PyMessage) || v.info !== field.message) {
    throw typeError(
      `Parameter to append() must be instance of same class: expected ${field.message!.fullName} got ${typeName(v)}.`,
    );
  }
  return copyOf(v);
}

function* extend(vm: Vm, r: Repeated, values: Value): Gen<null> {
  if (values === null) return null;
  const items = values instanceof Repeated ? asList(values).items : listOf(vm, values);
  const list = isGen(items) ? yield* items : items;
  for (const v of list.map((v) => rawItem(r, v))) r.items.push(v);
  if (list.length > 0) r.owner?.touch();
  return null;
}

/** Stores what a list operation has left. */
function store(r: Repeated, list: PyList): void {
  r.items = list.items.map((v) => r.field.isMessage ? v as PyMessage : fromPython(r.field, r.field.schema.type, v));
  r.owner?.touch();
}

function add(r: Repeated, kw: Map<string, Value> | null, vm: Vm) {
  if (!r.field.isMessage) throw attributeError("'RepeatedScalarContainer' object has no attribute 'add'");
  const child = r.field.message!.create();
  r.items.push(child);
  r.owner?.touch();
  return then(fill(vm, child, kw), () => child);
}

const repeatedType = newType<Repeated>("RepeatedContainer", Repeated, {
  module: "google.protobuf",
  subclassable: false,
}, {
  doc: "The values of a repeated field.",
  slots: {
    sq_length: (_vm, self) => (self as Repeated).items.length,
    sq_item: (_vm, self, i) => {
      const r = self as Repeated;
      if (i >= r.items.length) throw indexError("list index out of range");
      return itemOf(r, r.items[i]);
    },
    mp_subscript: (vm, self, key) => {
      const r = self as Repeated;
      if (typeof key === "number") {
        const i = key < 0 ? key + r.items.length : key;
        if (i < 0 || i >= r.items.length) throw indexError("list index out of range");
        return itemOf(r, r.items[i]);
      }
      return getItem(vm, asList(r), key);
    },
    mp_ass_subscript: function* (vm, self, key, value) {
      const r = self as Repeated;
      const list = asList(r);
      if (value === undefined) {
        const d = delItem(vm, list, key);
        if (isGen(d)) yield* d;
      } else {
        if (r.field.isMessage) throw typeError("'RepeatedComposite' object does not support item assignment");
        const f = getAttr(vm, list, "__setitem__");
        const s = call(vm, isGen(f) ? yield* f : f, [key, value]);
        if (isGen(s)) yield* s;
      }
      store(r, list);
    },
    tp_iter: (vm, self) => iter(vm, asList(self as Repeated)),
    tp_repr: (vm, self) => repr(vm, asList(self as Repeated)),
    tp_richcompare: (vm, self, other, op) => {
      const mine = asList(self as Repeated);
      return richCompare(vm, mine, other instanceof Repeated ? asList(other) : other, op);
    },
  },
  methods: () => ({
    append: method<Repeated>()([obj("value")], "Adds a value at the end.", (_vm, r, v) => {
      r.items.push(rawItem(r, v));
      r.owner?.touch();
      return null;
    }),
    add: method<Repeated>()(
      [kwargs("fields")],
      { doc: "Adds a message at the end, and gives it.", arity: "keywords" },
      (vm, r, kw) => add(r, kw as Map<string, Value> | null, vm),
    ),
    extend: method<Repeated>()([obj("values")], "Adds values at the end.", (vm, r, v) => extend(vm, r, v)),
    MergeFrom: method<Repeated>()(
      [obj("values")],
      "Adds the values of another container.",
      (vm, r, v) => extend(vm, r, v),
    ),
    insert: method<Repeated>()([int("index"), obj("value")], "Adds a value before another.", (_vm, r, i, v) => {
      r.items.splice(i, 0, rawItem(r, v));
      r.owner?.touch();
      return null;
    }),
    remove: method<Repeated>()([obj("value")], "Takes away the first value equal to one.", (_vm, r, v) => {
      const wanted = r.field.isMessage ? v as Raw : fromPython(r.field, r.field.schema.type, v);
      const i = r.items.findIndex((item) => equal(item, wanted));
      if (i < 0) throw valueError("list.remove(x): x not in list");
      r.items.splice(i, 1);
      return null;
    }),
    pop: method<Repeated>()([opt(int("index"), -1)], "Takes away a value, and gives it.", (_vm, r, i) => {
      const at = i < 0 ? i + r.items.length : i;
      if (at < 0 || at >= r.items.length) throw indexError("pop index out of range");
      return itemOf(r, r.items.splice(at, 1)[0]);
    }),
    sort: method<Repeated>()([rest("args"), kwargs("options")], "Sorts the values.", function* (vm, r, args, kw) {
      const list = asList(r);
      const f = getAttr(vm, list, "sort");
      const s = call(vm, isGen(f) ? yield* f : f, args, kw);
      if (isGen(s)) yield* s;
      store(r, list);
      return null;
    }),
    reverse: method<Repeated>()([], "Turns the order round.", (_vm, r) => {
      r.items.reverse();
      return null;
    }),
    __getslice__: method<Repeated>()(
      [int("from"), int("to")],
      "A list of some values.",
      (_vm, r, a, b) => new PyList(asList(r).items.slice(a, Math.max(a, b))),
    ),
    __delslice__: method<Repeated>()([int("from"), int("to")], "Takes some values away.", (_vm, r, a, b) => {
      r.items.splice(a, Math.max(0, Math.min(b, r.items.length) - a));
      return null;
    }),
    __deepcopy__: method<Repeated>()(
      [opt(obj("memo"), null)],
      "A list of copies.",
      (_vm, r) => new PyList(r.items.map((v) => v instanceof PyMessage ? copyOf(v) : itemOf(r, v))),
    ),
  }),
});

const keyOf = (m: MapField, raw: string | number | bigint | boolean): Value => toPython(m.field.schema.mapKey!, raw);
const keyFrom = (m: MapField, v: Value) => fromPython(m.field, m.field.schema.mapKey!, v) as string | number;
const mapValue = (m: MapField, raw: Raw): Value => toPython(m.field.schema.type, raw);

/** The value of a key; missing ones appear, as in Google's library. */
function mapGet(m: MapField, v: Value): Value {
  const key = keyFrom(m, v);
  let raw = m.map.get(key);
  if (raw === undefined) {
    raw = m.field.message === undefined ? m.field.fallback : m.field.message.create();
    m.map.set(key, raw);
    m.owner?.touch();
  }
  return mapValue(m, raw);
}

function mapSet(m: MapField, key: Value, v: Value): void {
  if (m.field.isMessage) throw valueError("May not set values directly, call my_map[key].foo = 5");
  m.map.set(keyFrom(m, key), fromPython(m.field, m.field.schema.type, v));
  m.owner?.touch();
}

function mapDict(vm: Vm, m: MapField): Gen<Value> | PyDict {
  const d = new PyDict();
  return then(listPairs(vm, m, d), () => d) as Gen<Value>;
}
function* listPairs(vm: Vm, m: MapField, d: PyDict): Gen<void> {
  const f = getAttr(vm, d, "__setitem__");
  const set = isGen(f) ? yield* f : f;
  for (const [key, raw] of m.map) {
    const s = call(vm, set, [keyOf(m, key), mapValue(m, raw)]);
    if (isGen(s)) yield* s;
  }
}
const mapKeys = (m: MapField): Value[] => Array.from(m.map.keys(), (key) => keyOf(m, key));
const mapValues = (m: MapField): Value[] => Array.from(m.map.values(), (raw) => mapValue(m, raw));
const mapItems = (m: MapField): Value[] =>
  Array.from(m.map, ([key, raw]) => new PyTuple([keyOf(m, key), mapValue(m, raw)]));

newType<MapField>("MapContainer", MapField, { module: "google.protobuf", subclassable: false }, {
  doc: "The entries of a map field.",
  slots: {
    sq_length: (_vm, self) => (self as MapField).map.size,
    mp_subscript: (_vm, self, key) => mapGet(self as MapField, key),
    mp_ass_subscript: (_vm, self, key, value) => {
      const m = self as MapField;
      if (value !== undefined) return mapSet(m, key, value);
      if (!m.map.delete(keyFrom(m, key))) throw keyError(key);
    },
    sq_contains: (_vm, self, key) => (self as MapField).map.has(keyFrom(self as MapField, key)),
    tp_iter: (vm, self) => iter(vm, new PyList(mapKeys(self as MapField))),
    tp_repr: (vm, self) => then(mapDict(vm, self as MapField), (d) => repr(vm, d)),
    tp_richcompare: (vm, self, other, op) =>
      then(
        mapDict(vm, self as MapField),
        (a) =>
          other instanceof MapField
            ? then(mapDict(vm, other), (b) => richCompare(vm, a, b, op))
            : richCompare(vm, a, other, op),
      ),
  },
  methods: () => ({
    get: method<MapField>()(
      [obj("key"), opt(obj("default"), null)],
      "The value of a key, or the default.",
      (_vm, m, key, d) => {
        const raw = m.map.get(keyFrom(m, key));
        return raw === undefined ? d : mapValue(m, raw);
      },
    ),
    get_or_create: method<MapField>()(
      [obj("key")],
      "The message of a key, new if need be.",
      (_vm, m, key) => mapGet(m, key),
    ),
    has_key: method<MapField>()([obj("key")], "Whether the key is there.", (_vm, m, key) => m.map.has(keyFrom(m, key))),
    keys: method<MapField>()([], "The keys.", (_vm, m) => new PyList(mapKeys(m))),
    values: method<MapField>()([], "The values.", (_vm, m) => new PyList(mapValues(m))),
    items: method<MapField>()([], "The entries.", (_vm, m) => new PyList(mapItems(m))),
    iterkeys: method<MapField>()([], "Goes over the keys.", (vm, m) => iter(vm, new PyList(mapKeys(m)))),
    itervalues: method<MapField>()([], "Goes over the values.", (vm, m) => iter(vm, new PyList(mapValues(m)))),
    iteritems: method<MapField>()([], "Goes over the entries.", (vm, m) => iter(vm, new PyList(mapItems(m)))),
    clear: method<MapField>()([], "Takes all entries away.", (_vm, m) => {
      m.map.clear();
      m.owner?.touch();
      return null;
    }),
    update: method<MapField>()([obj("other")], "Takes over the entries of a mapping.", (vm, m, v) => update(vm, m, v)),
    MergeFrom: method<MapField>()(
      [obj("other")],
      "Takes over the entries of another map.",
      (vm, m, v) => update(vm, m, v),
    ),
  }),
});

/** Takes over the entries of a mapping: values are set, messages merged. */
function* update(vm: Vm, m: MapField, other: Value): Gen<null> {
  if (other instanceof MapField) {
    for (const [key, raw] of other.map) m.map.set(key, raw instanceof PyMessage ? copyOf(raw) : raw);
    m.owner?.touch();
    return null;
  }
  const f = getAttr(vm, other, "items");
  const r = call(vm, isGen(f) ? yield* f : f, []);
  const pairs = listOf(vm, isGen(r) ? yield* r : r);
  for (const pair of isGen(pairs) ? yield* pairs : pairs) {
    const [key, v] = (pair as PyTuple).items;
    if (m.field.isMessage && v instanceof PyMessage) mergeInto(mapGet(m, key) as PyMessage, v);
    else mapSet(m, key, v);
  }
  return null;
}

// ---- messages -------------------------------------------------------------------------------------------------------

function fieldOf(m: PyMessage, name: string): FieldInfo {
  const f = m.info.byName.get(name);
  if (f === undefined) throw valueError(`Protocol message ${m.info.schema.name} has no "${name}" field.`);
  return f;
}

/** Sets fields from keyword arguments. */
function* fill(vm: Vm, m: PyMessage, kw: Map<string, Value> | null): Gen<void> {
  if (kw === null) return;
  for (const [name, v] of kw) {
    const f = m.info.byName.get(name);
    if (f === undefined) throw valueError(`Protocol message ${m.info.schema.name} has no "${name}" field.`);
    if (v === null) continue;
    if (f.isMap) yield* update(vm, m.container(f) as MapField, v);
    else if (f.repeated) {
      const items = listOf(vm, v instanceof Repeated ? asList(v) : v);
      const r = m.container(f) as Repeated;
      for (const item of isGen(items) ? yield* items : items) {
        if (item instanceof PyDict && f.isMessage) {
          const child = f.message!.create();
          yield* fill(vm, child, keywordsOf(item));
          r.items.push(child);
        } else if (isStr(item) && f.enumeration !== undefined) r.items.push(enumNumber(f, strValue(item)));
        else r.items.push(rawItem(r, item));
      }
    } else if (f.isMessage) {
      const child = m.sub(f);
      child.touch();
      if (v instanceof PyDict) yield* fill(vm, child, keywordsOf(v));
      else if (v instanceof PyMessage && v.info === f.message) mergeInto(child, v);
      else {throw typeError(
          `Parameter to initialize message field must be dict or instance of same class: expected ${
            f.message!.fullName
          } got ${typeName(v)}.`,
        );}
    } else if (isStr(v) && f.enumeration !== undefined) m.put(f, enumNumber(f, strValue(v)));
    else write(m, f, v);
  }
}

function enumNumber(f: FieldInfo, name: string): number {
  const n = f.enumeration!.byName.get(name);
  if (n === undefined) throw valueError(`unknown enum label "${name}"`);
  return n;
}

function keywordsOf(d: PyDict): Map<string, Value> {
  const out = new Map<string, Value>();
  for (const e of d.entries()) out.set(isStr(e.key) ? strValue(e.key) : (e.key as PyUnicode).value, e.value!);
  return out;
}

function parse(m: PyMessage, bytes: string): number {
  try {
    merge(m, bytes);
  } catch (e) {
    if (e instanceof WireError) throw makeThrow(DecodeError, e.message);
    throw e;
  }
  m.touch();
  return bytes.length;
}

function extensionOf(m: PyMessage, key: Value): FieldInfo {
  if (key instanceof PyExtension && key.field.schema.extendee === m.info.fullName) return key.field;
  throw keyError(`Extension is not for message type "${m.info.fullName}"`);
}

function same(m: PyMessage, other: Value, what: string): PyMessage {
  if (other instanceof PyMessage && other.info === m.info) return other;
  throw typeError(
    `Parameter to ${what}() must be instance of same class: expected ${m.info.fullName} got ${typeName(other)}.`,
  );
}

/** An extension: the key of `message.Extensions`. */
class PyExtension extends PyObject {
  constructor(readonly field: FieldInfo) {
    super();
  }
}
const extensionType = newType<PyExtension>(
  "Extension",
  PyExtension,
  { module: "google.protobuf", subclassable: false },
  {
    doc: "An extension of a message.",
    getset: () => ({
      descriptor: {
        doc: "Its FieldDescriptor.",
        get: (_vm, self) => self.field.descriptor,
        set: (_vm, self, v) => void (self.field.descriptor = v ?? null),
      },
      number: { doc: "Its number.", get: (_vm, self) => self.field.schema.number },
      name: { doc: "Its name.", get: (_vm, self) => self.field.schema.name },
      full_name: { doc: "Its full name.", get: (_vm, self) => self.field.fullName },
    }),
  },
);

/** `message.Extensions`. */
class PyExtensions extends PyObject {
  constructor(readonly message: PyMessage) {
    super();
  }
}
newType<PyExtensions>("ExtensionDict", PyExtensions, { module: "google.protobuf", subclassable: false }, {
  doc: "The extensions of a message.",
  slots: {
    mp_subscript: (_vm, self, key) => {
      const { message } = self as PyExtensions;
      return read(message, extensionOf(message, key));
    },
    mp_ass_subscript: (_vm, self, key, value) => {
      const { message } = self as PyExtensions;
      const f = extensionOf(message, key);
      if (value === undefined) message.remove(f);
      else write(message, f, value);
    },
    sq_contains: (_vm, self, key) =>
      has((self as PyExtensions).message, extensionOf((self as PyExtensions).message, key)),
    sq_length: (_vm, self) => (self as PyExtensions).message.extensions?.size ?? 0,
  },
});

function has(m: PyMessage, f: FieldInfo): boolean {
  const v = m.value(f);
  return v !== undefined && isPresent(f, v);
}

class AnyMessage extends PyMessage {}

/** `Message`: the base of all message classes. */
const messageType = newType<PyMessage>("Message", AnyMessage, { module: "google.protobuf.message", hasWeakref: true }, {
  doc: "A protocol message.",
  slots: {
    tp_richcompare: (_vm, a, b, op) => {
      const result = a instanceof PyMessage && b instanceof PyMessage && sameMessage(a, b);
      return op === 3 ? !result : op === 2 ? result : false;
    },
    tp_hash: () => {
      throw typeError("unhashable object");
    },
  },
  methods: () => ({
    SerializeToString: method<PyMessage>()(
      [],
      "The message as bytes; EncodeError where required fields are missing.",
      (_vm, m) => {
        const fields = missing(m);
        if (fields.length > 0) {
          throw makeThrow(EncodeError, `Message ${m.info.fullName} is missing required fields: ${fields.join(",")}`);
        }
        return serialize(m);
      },
    ),
    SerializePartialToString: method<PyMessage>()(
      [],
      "The message as bytes, complete or not.",
      (_vm, m) => serialize(m),
    ),
    ParseFromString: method<PyMessage>()([str("serialized")], "Reads the message from bytes.", (_vm, m, bytes) => {
      clear(m);
      return parse(m, bytes);
    }),
    MergeFromString: method<PyMessage>()(
      [str("serialized")],
      "Merges bytes into the message.",
      (_vm, m, bytes) => parse(m, bytes),
    ),
    ByteSize: method<PyMessage>()([], "Length as bytes.", (_vm, m) => serialize(m).length),
    Clear: method<PyMessage>()([], "Takes all values away.", (_vm, m) => {
      clear(m);
      return null;
    }),
    ClearField: method<PyMessage>()(
      [str("field_name")],
      "Takes the value of a field, or of a oneof, away.",
      (_vm, m, name) => {
        if (m.info.oneofs.has(name)) m.clearOneof(name, null);
        else m.remove(fieldOf(m, name));
        m.touch();
        return null;
      },
    ),
    HasField: method<PyMessage>()(
      [str("field_name")],
      "Whether a field, or one of a oneof, is set.",
      (_vm, m, name) => {
        const group = m.info.oneofs.get(name);
        if (group !== undefined) return group.some((f) => m[f.slot] !== undefined);
        const f = fieldOf(m, name);
        if (!f.schema.presence) {
          throw valueError(
            f.repeated || f.isMap
              ? `Protocol message ${m.info.schema.name} has no singular "${name}" field.`
              : `Can't test non-optional, non-submessage field "${m.info.schema.name}.${name}" for presence in proto3.`,
          );
        }
        return m[f.slot] !== undefined;
      },
    ),
    WhichOneof: method<PyMessage>()(
      [str("oneof_group")],
      "Name of the field of a oneof that is set, or None.",
      (_vm, m, name) => {
        const group = m.info.oneofs.get(name);
        if (group === undefined) throw valueError(`Protocol message has no oneof "${name}" field.`);
        return group.find((f) => m[f.slot] !== undefined)?.schema.name ?? null;
      },
    ),
    ListFields: method<PyMessage>()(
      [],
      "Pairs of descriptor and value of the fields that are set, by number.",
      (_vm, m) => new PyList(Array.from(m.present(), ([f]) => new PyTuple([f.descriptor, read(m, f)]))),
    ),
    MergeFrom: method<PyMessage>()([obj("other_msg")], "Merges another message into this one.", (_vm, m, other) => {
      const from = same(m, other, "MergeFrom");
      if (from === m) throw makeThrow(ExceptionType, "a message cannot be merged into itself");
      mergeInto(m, from);
      return null;
    }),
    CopyFrom: method<PyMessage>()([obj("other_msg")], "Makes this message a copy of another.", (_vm, m, other) => {
      const from = same(m, other, "CopyFrom");
      if (from === m) return null;
      clear(m);
      mergeInto(m, from);
      return null;
    }),
    IsInitialized: method<PyMessage>()(
      [opt(obj("errors"), null)],
      "Whether all required fields are set.",
      (_vm, m, errors) => {
        const fields = missing(m);
        if (errors instanceof PyList) errors.items.push(...fields);
        return fields.length === 0;
      },
    ),
    FindInitializationErrors: method<PyMessage>()(
      [],
      "Names of the required fields that are missing.",
      (_vm, m) => new PyList(missing(m)),
    ),
    SetInParent: method<PyMessage>()([], "Has the message count as set in the one around it.", (_vm, m) => {
      m.touch();
      return null;
    }),
    HasExtension: method<PyMessage>()(
      [obj("extension")],
      "Whether an extension is set.",
      (_vm, m, key) => has(m, extensionOf(m, key)),
    ),
    ClearExtension: method<PyMessage>()([obj("extension")], "Takes an extension away.", (_vm, m, key) => {
      m.remove(extensionOf(m, key));
      return null;
    }),
    DiscardUnknownFields: method<PyMessage>()(
      [],
      "Forgets fields that the type does not know, here and below.",
      (_vm, m) => {
        discard(m);
        return null;
      },
    ),
    _unknown: method<PyMessage>()([], "The fields that the type does not know, as bytes.", (_vm, m) => m.unknown),
    _field: method<PyMessage>()(
      [str("name")],
      "Value of a field whose name may be no attribute.",
      (_vm, m, name) => read(m, fieldOf(m, name)),
    ),
    __deepcopy__: method<PyMessage>()([opt(obj("memo"), null)], "A copy.", (_vm, m) => copyOf(m)),
    __copy__: method<PyMessage>()([], "A copy.", (_vm, m) => copyOf(m)),
    __getstate__: method<PyMessage>()([], "The message as bytes, for pickles.", (_vm, m) => serialize(m)),
    __setstate__: method<PyMessage>()([str("state")], "Reads the message from bytes.", (_vm, m, bytes) => {
      clear(m);
      parse(m, bytes);
      return null;
    }),
  }),
  getset: () => ({
    Extensions: { doc: "Values of extensions, by extension.", get: (_vm, m) => new PyExtensions(m) },
  }),
});

function discard(m: PyMessage): void {
  m.unknown = "";
  for (const [, v] of m.present()) {
    if (v instanceof PyMessage) discard(v);
    else if (v instanceof Repeated) { for (const item of v.items) item instanceof PyMessage && discard(item); }
    else if (v instanceof MapField) { for (const item of v.map.values()) item instanceof PyMessage && discard(item); }
  }
}

// ---- declaring ------------------------------------------------------------------------------------------------------

/** The types that the program's `.proto` files declare. */
class Pool {
  readonly messages = new Map<string, MessageInfo>();
  readonly enums = new Map<string, EnumInfo>();
}
const POOL = Symbol("protobuf types");
const poolOf = (vm: Vm): Pool => vm.state(POOL, () => new Pool());

const fieldRow = (f: FieldInfo): GetSetRow<PyMessage> => ({
  doc: `Field ${f.fullName}.`,
  get: (_vm, m) => read(m, f),
  set: (_vm, m, v) => write(m, f, v === undefined ? null : v),
});

const dotted = (outer: string, name: string) => outer === "" ? name : `${outer}.${name}`;

/** Makes the class of a message type, without its fields. */
function declareMessage(pool: Pool, schema: MessageSchema, outer: string, module: string, made: MessageInfo[]): void {
  const fullName = dotted(outer, schema.name);
  const info = new MessageInfo(fullName, schema);
  const slots = schema.fields.map((f) => `this.f${f.number} = undefined;`).join(" ");
  // Only numbers of fields go into the text.
  const jsClass = new Function("Base", `return class Message extends Base { constructor() { super(); ${slots} } };`)(
    AnyMessage,
  ) as typeof AnyMessage;
  Object.defineProperty(jsClass.prototype, "info", { value: info });
  for (const f of schema.fields) info.add(new FieldInfo(f, `${fullName}.${f.name}`));
  info.type = newType<PyMessage>(schema.name, jsClass, { module, base: messageType, subclassable: false }, {
    doc: `Message ${fullName}.`,
    slots: {
      tp_new: () => new jsClass(),
      tp_init: (vm, self, args, kw) => {
        if (args.length > 0) throw typeError("__init__() takes exactly 1 argument, and keywords");
        return fill(vm, self as PyMessage, kw as Map<string, Value> | null);
      },
    },
    attributes: { __module__: module },
    staticMethods: {
      FromString: def([str("serialized")], "A message from bytes.", (_vm, bytes) => {
        const m = info.create();
        parse(m, bytes);
        return m;
      }),
    },
    getset: Object.fromEntries(info.fields.map((f) => [f.schema.name, fieldRow(f)])),
  });
  pool.messages.set(fullName, info);
  made.push(info);
  for (const e of schema.enums) declareEnum(pool, e, fullName);
  for (const m of schema.messages) declareMessage(pool, m, fullName, module, made);
}

function declareEnum(pool: Pool, schema: EnumSchema, outer: string): void {
  const fullName = dotted(outer, schema.name);
  pool.enums.set(fullName, new EnumInfo(fullName, schema));
}

function link(pool: Pool, f: FieldInfo): void {
  const { typeName } = f.schema;
  if (typeName !== undefined) {
    f.message = pool.messages.get(typeName);
    f.enumeration = pool.enums.get(typeName);
    if (f.message === undefined && f.enumeration === undefined) {
      throw typeError(`the type ${typeName} of ${f.fullName} is not declared in any imported module`);
    }
  }
  f.resolve();
}

function declareExtension(pool: Pool, schema: FieldSchema, outer: string, out: PyDict): void {
  const fullName = dotted(outer, schema.name);
  const f = new FieldInfo(schema, fullName);
  link(pool, f);
  const target = pool.messages.get(schema.extendee!);
  if (target === undefined) throw typeError(`${fullName} extends ${schema.extendee}, which is not declared`);
  target.extensions.set(schema.number, f);
  out.setStr(fullName, new PyExtension(f));
}

function declareFile(vm: Vm, file: FileSchema, module: string): PyDict {
  const pool = poolOf(vm);
  const made: MessageInfo[] = [];
  const out = new PyDict();
  for (const e of file.enums) declareEnum(pool, e, file.package);
  for (const m of file.messages) declareMessage(pool, m, file.package, module, made);
  for (const info of made) {
    for (const f of info.fields) link(pool, f);
    out.setStr(info.fullName, info.type);
  }
  for (const e of file.extensions) declareExtension(pool, e, file.package, out);
  for (const info of made) {
    for (const e of info.schema.extensions) declareExtension(pool, e, info.fullName, out);
  }
  return out;
}

/** The module `_protobuf`. */
export const protobufModule = defineModule("_protobuf", "Message classes of .proto files.", {
  Message: constant(messageType),
  Extension: constant(extensionType),
  RepeatedContainer: constant(repeatedType),
  DecodeError: constant(DecodeError),
  EncodeError: constant(EncodeError),
  declare: def([str("schema"), str("module")], {
    doc: "Makes what a file declares: a dict of classes and extensions by full name.",
    arity: "parse",
  }, (vm, text, module) => {
    let file: FileSchema;
    try {
      file = JSON.parse(text);
    } catch {
      throw valueError("not a schema of a .proto file");
    }
    return declareFile(vm, file, module);
  }),
  attach: def([obj("message_class"), obj("name"), obj("descriptor")], {
    doc: "Gives a field its descriptor.",
    arity: "parse",
  }, (vm, cls, name, descriptor) => {
    for (const info of poolOf(vm).messages.values()) {
      if (info.type === cls) {
        info.byName.get(isStr(name) ? strValue(name) : (name as PyUnicode).value)!.descriptor = descriptor;
      }
    }
    return null;
  }),
  set_attribute: def([obj("message_class"), str("name"), obj("value")], {
    doc: "Sets an attribute of a message class, while it is made.",
    arity: "parse",
  }, (_vm, cls, name, value) => {
    (cls as PyType).attrs.setStr(name, value);
    (cls as PyType).modified();
    updateSlot(cls as PyType, name);
    return null;
  }),
});
