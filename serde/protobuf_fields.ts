// SPDX-License-Identifier: MIT
/**
 * Fields of protobuf messages as Python sees them: values with their checks, containers of repeated fields and of maps,
 * copying, merging, comparing, and filling from keyword arguments. The messages are in `py_protobuf.ts`.
 */
import { PyFloat, PyLong, PyObject, PyTuple, PyUnicode, type Value } from "../vm/base/value.ts";
import { call, getAttr, repr } from "../vm/core/abstract.ts";
import { richCompare } from "../vm/core/compare.ts";
import { PyDict } from "../vm/core/dict.ts";
import { attributeError, indexError, keyError, type PyThrow, typeError, valueError } from "../vm/core/exceptions.ts";
import { type Gen, isGen, then } from "../vm/core/gen.ts";
import { delItem, getItem, iter, listOf } from "../vm/core/sequence.ts";
import { isInteger, isStr, PyList, strValue, typeName } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { int, kwargs, obj, opt, rest } from "../vm/native/args.ts";
import { method, newType } from "../vm/native/define.ts";
import { badUtf8, fromUtf8, isAscii } from "./expat/chars.ts";
import { FieldInfo, MapField, narrow, PyMessage, type Raw, Repeated } from "./protobuf/types.ts";

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

/** What a field gives when it is read: of a message or a container, the one that is in `m` or will be, once it is written to. */
export function read(m: PyMessage, f: FieldInfo): Value {
  if (f.repeated || f.isMap) return m.container(f);
  if (f.isMessage) return m.sub(f);
  return toPython(f.schema.type, m.value(f) ?? f.fallback);
}

/** Assigns to a field that is no message and no container. TypeError or ValueError where `v` does not fit. */
export function write(m: PyMessage, f: FieldInfo, v: Value): void {
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

/** A copy that shares nothing with `m`. */
export function copyOf(m: PyMessage): PyMessage {
  const copy = m.info.create();
  mergeInto(copy, m);
  return copy;
}

/** Adds to `to` what `from`, of the same type, has: values replace, repeated fields and maps grow, messages are merged. */
export function mergeInto(to: PyMessage, from: PyMessage): void {
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

/** Removes all fields. */
export function clear(m: PyMessage): void {
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

/** Whether both have the same type, the same fields, and the same unknown bytes. */
export function sameMessage(a: PyMessage, b: PyMessage): boolean {
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

/** What a repeated field gives. */
export const repeatedType = newType<Repeated>("RepeatedContainer", Repeated, {
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

// ---- filling --------------------------------------------------------------------------------------------------------

/** The field of this name. ValueError where the message has none. */
export function fieldOf(m: PyMessage, name: string): FieldInfo {
  const f = m.info.byName.get(name);
  if (f === undefined) throw valueError(`Protocol message ${m.info.schema.name} has no "${name}" field.`);
  return f;
}

/** Sets fields from keyword arguments; None leaves a field unset. */
export function* fill(vm: Vm, m: PyMessage, kw: Map<string, Value> | null): Gen<void> {
  if (kw === null) return;
  for (const [name, v] of kw) {
    const f = fieldOf(m, name);
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
