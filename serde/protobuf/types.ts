// SPDX-License-Identifier: MIT
/**
 * Message types at run time: fields, and functions made for each type that read and write it.
 *
 * Values of fields are kept raw: numbers (64-bit ones as `bigint` where they need it), booleans, texts, byte strings,
 * messages; `undefined` is "not set". Python values are made when a program looks (`values.ts`).
 */
import type { Value } from "../../vm/base/value.ts";
import { PyObject } from "../../vm/base/value.ts";
import type { PyType } from "../../vm/core/type.ts";
import { ByteReader, WireError } from "./reader.ts";
import type { EnumSchema, FieldSchema, MessageSchema } from "./schema.ts";
import { ByteWriter } from "./writer.ts";

/** A value as it is kept. */
export type Raw = number | bigint | boolean | string | PyMessage | Repeated | MapField;

/** Messages may be nested so deep in input, as in Google's library. */
const MAX_DEPTH = 100;

/** An enum type. */
export class EnumInfo {
  readonly byName: Map<string, number>;
  readonly numbers: Set<number>;
  constructor(readonly fullName: string, readonly schema: EnumSchema) {
    this.byName = new Map(schema.values);
    this.numbers = new Set(schema.values.map(([, n]) => n));
  }
}

/** A field of a message type, or an extension. */
export class FieldInfo {
  message: MessageInfo | undefined = undefined;
  enumeration: EnumInfo | undefined = undefined;
  /** The Python `FieldDescriptor`. */
  descriptor: Value = null;
  /** Name of the property that holds the value. */
  readonly slot: `f${number}`;
  readonly repeated: boolean;
  readonly isMap: boolean;
  readonly isMessage: boolean;
  /** What is read where nothing is set; not for messages. */
  fallback: Raw = 0;

  constructor(readonly schema: FieldSchema, readonly fullName: string) {
    this.slot = `f${schema.number}`;
    this.repeated = schema.label === "repeated" && schema.mapKey === undefined;
    this.isMap = schema.mapKey !== undefined;
    this.isMessage = schema.type === "message" || schema.type === "group";
  }

  /** To be called when types are known. */
  resolve(): void {
    const { type, default: given } = this.schema;
    if (type === "string" || type === "bytes") this.fallback = (given as string | undefined) ?? "";
    else if (type === "bool") this.fallback = given === true;
    else if (type === "enum") {
      const e = this.enumeration!;
      this.fallback = given === undefined ? e.schema.values[0]?.[1] ?? 0 : e.byName.get(String(given)) ?? 0;
    } else if (typeof given === "number") this.fallback = given;
    else if (typeof given === "string") {
      this.fallback = given === "inf"
        ? Infinity
        : given === "-inf"
        ? -Infinity
        : given === "nan"
        ? NaN
        : type === "double" || type === "float"
        ? Number(given)
        : narrow(BigInt(given));
    }
  }
}

/** A 64-bit number as it is kept. */
export function narrow(n: bigint): number | bigint {
  return n >= -9007199254740991n && n <= 9007199254740991n ? Number(n) : n;
}

/** What few messages have. */
class Rest {
  unknown = "";
  extensions: Map<number, Raw> | null = null;
  parent: PyMessage | null = null;
  parentField: FieldInfo | null = null;
  idle: Map<number, PyMessage | Repeated | MapField> | null = null;
}

/** A message. Its class is made for its type. */
export abstract class PyMessage extends PyObject {
  declare readonly info: MessageInfo;
  #rest: Rest | null = null;
  [slot: `f${number}`]: Raw | undefined;

  /** Fields that the type does not know, as they came. */
  get unknown(): string {
    return this.#rest === null ? "" : this.#rest.unknown;
  }
  set unknown(bytes: string) {
    if (this.#rest !== null || bytes !== "") (this.#rest ??= new Rest()).unknown = bytes;
  }
  get extensions(): Map<number, Raw> | null {
    return this.#rest === null ? null : this.#rest.extensions;
  }
  set extensions(map: Map<number, Raw> | null) {
    if (this.#rest !== null || map !== null) (this.#rest ??= new Rest()).extensions = map;
  }
  /** It is the value of a field of `parent` that is not set yet: a change sets it. */
  get parent(): PyMessage | null {
    return this.#rest === null ? null : this.#rest.parent;
  }
  set parent(message: PyMessage | null) {
    if (this.#rest !== null || message !== null) (this.#rest ??= new Rest()).parent = message;
  }
  get parentField(): FieldInfo | null {
    return this.#rest === null ? null : this.#rest.parentField;
  }
  set parentField(field: FieldInfo | null) {
    if (this.#rest !== null || field !== null) (this.#rest ??= new Rest()).parentField = field;
  }
  /** Messages that were looked at and not set, containers of extensions. */
  get idle(): Map<number, PyMessage | Repeated | MapField> | null {
    return this.#rest === null ? null : this.#rest.idle;
  }
  set idle(map: Map<number, PyMessage | Repeated | MapField> | null) {
    if (this.#rest !== null || map !== null) (this.#rest ??= new Rest()).idle = map;
  }

  value(f: FieldInfo): Raw | undefined {
    return f.schema.extendee === undefined ? this[f.slot] : this.extensions?.get(f.schema.number);
  }

  put(f: FieldInfo, value: Raw): void {
    if (f.schema.extendee === undefined) {
      if (f.schema.oneof !== undefined) this.clearOneof(f.schema.oneof, f);
      this[f.slot] = value;
    } else (this.extensions ??= new Map()).set(f.schema.number, value);
    this.touch();
  }

  remove(f: FieldInfo): void {
    const value = this.value(f);
    if (value instanceof PyMessage) value.parent = null;
    if (value instanceof Repeated || value instanceof MapField) value.owner = null;
    this.idle?.delete(f.schema.number);
    if (f.schema.extendee === undefined) this[f.slot] = undefined;
    else this.extensions?.delete(f.schema.number);
  }

  clearOneof(name: string, except: FieldInfo | null): void {
    for (const f of this.info.oneofs.get(name)!) if (f !== except && this[f.slot] !== undefined) this.remove(f);
  }

  /** Something changed: the message is set in its parent. */
  touch(): void {
    const { parent, parentField } = this;
    if (parent === null || parentField === null) return;
    this.parent = null;
    parent.idle?.delete(parentField.schema.number);
    parent.put(parentField, this);
  }

  /** The message in a field; made, but not set, where there is none. */
  sub(f: FieldInfo): PyMessage {
    const there = this.value(f) ?? this.idle?.get(f.schema.number);
    if (there !== undefined) return there as PyMessage;
    const child = f.message!.create();
    child.parent = this;
    child.parentField = f;
    (this.idle ??= new Map()).set(f.schema.number, child);
    return child;
  }

  /** The container of a repeated field or map. */
  container(f: FieldInfo): Repeated | MapField {
    const there = this.value(f);
    if (there !== undefined) return there as Repeated;
    const made = f.isMap ? new MapField(f, this) : new Repeated(f, this);
    if (f.schema.extendee === undefined) this[f.slot] = made;
    else (this.extensions ??= new Map()).set(f.schema.number, made);
    return made;
  }

  /** Fields with values, by number. */
  *present(): Generator<[FieldInfo, Raw]> {
    const { info } = this;
    const all = this.extensions === null || this.extensions.size === 0 ? info.fields : [
      ...info.fields,
      ...Array.from(this.extensions.keys(), (n) => info.extensions.get(n)!),
    ].sort((a, b) => a.schema.number - b.schema.number);
    for (const f of all) {
      const value = this.value(f);
      if (value !== undefined && isPresent(f, value)) yield [f, value];
    }
  }
}

/** Whether a value counts: containers with items, values that are not the default where those do not show. */
export function isPresent(f: FieldInfo, value: Raw): boolean {
  if (value instanceof Repeated) return value.items.length > 0;
  if (value instanceof MapField) return value.map.size > 0;
  return f.schema.presence || !(value === f.fallback && !Object.is(value, -0));
}

/** A repeated field. */
export class Repeated extends PyObject {
  items: Raw[] = [];
  constructor(readonly field: FieldInfo, public owner: PyMessage | null) {
    super();
  }
}

/** A map field. Keys are kept raw. */
export class MapField extends PyObject {
  readonly map: Map<string | number | bigint | boolean, Raw> = new Map();
  constructor(readonly field: FieldInfo, public owner: PyMessage | null) {
    super();
  }
}

type Decode = (r: ByteReader, end: number, m: PyMessage, depth: number, group: number) => void;

/** A message type. */
export class MessageInfo {
  fields: FieldInfo[] = [];
  readonly byName: Map<string, FieldInfo> = new Map();
  readonly byNumber: Map<number, FieldInfo> = new Map();
  readonly oneofs: Map<string, FieldInfo[]> = new Map();
  readonly extensions: Map<number, FieldInfo> = new Map();
  type!: PyType;
  #decode: Decode | null = null;

  constructor(readonly fullName: string, readonly schema: MessageSchema) {}

  create(): PyMessage {
    return new (this.type.jsClass as unknown as new () => PyMessage)();
  }

  add(f: FieldInfo): void {
    this.fields.push(f);
    this.byName.set(f.schema.name, f);
    this.byNumber.set(f.schema.number, f);
    const { oneof } = f.schema;
    if (oneof !== undefined) {
      const list = this.oneofs.get(oneof);
      if (list === undefined) this.oneofs.set(oneof, [f]);
      else list.push(f);
    }
  }

  get encode(): Encode {
    return this.#encode ??= makeEncoder(this);
  }
  #encode: Encode | null = null;

  /** Whether a message of this type, or one within, may lack a required field; extensions may hold anything. */
  get mayMiss(): boolean {
    const seen = new Set<MessageInfo>([this]);
    for (const info of seen) {
      if (info.extensions.size > 0) return true;
      for (const f of info.fields) {
        if (f.schema.label === "required") return true;
        if (f.message !== undefined) seen.add(f.message);
      }
    }
    return false;
  }

  get decode(): Decode {
    return this.#decode ??= makeDecoder(this);
  }
}

// ---- reading --------------------------------------------------------------------------------------------------------

const WIRE: Record<string, number> = {
  double: 1,
  float: 5,
  fixed32: 5,
  sfixed32: 5,
  fixed64: 1,
  sfixed64: 1,
  string: 2,
  bytes: 2,
  message: 2,
  group: 3,
};
const wireOf = (type: string): number => WIRE[type] ?? 0;

/** What a decoder that was made calls. */
class Helpers {
  constructor(readonly info: MessageInfo) {}

  repeated(m: PyMessage, i: number): Raw[] {
    return (m.container(this.info.fields[i]) as Repeated).items;
  }
  oneof(m: PyMessage, i: number): void {
    const f = this.info.fields[i];
    m.clearOneof(f.schema.oneof!, f);
  }
  tooDeep(): never {
    throw new WireError("Messages are nested too deep.");
  }
  /** An enum value; numbers that a closed enum does not have are unknown fields. */
  enumeration(m: PyMessage, i: number, n: number): number | undefined {
    const f = this.info.fields[i];
    if (!f.enumeration!.schema.closed || f.enumeration!.numbers.has(n)) return n;
    const w = new ByteWriter(16);
    w.uint32(f.schema.number << 3);
    w.int32(n);
    m.unknown += w.text();
    return undefined;
  }
  entry(r: ByteReader, m: PyMessage, i: number, end: number, depth: number): void {
    const f = this.info.fields[i];
    const to = r.limit(end);
    readEntry(r, to, m.container(f) as MapField, depth);
  }
  other(r: ByteReader, tag: number, start: number, m: PyMessage, end: number, depth: number): void {
    const f = this.info.extensions.get(tag >>> 3);
    if (f !== undefined && readExtension(r, tag, f, m, end, depth)) return;
    if (tag >>> 3 === 0) throw new WireError("Field number 0 is illegal.");
    r.skip(tag, end);
    m.unknown += r.s.substring(start, r.pos);
  }
  fail(text: string): never {
    throw new WireError(text);
  }
}

function readScalar(r: ByteReader, type: string, end: number): Raw {
  switch (type) {
    case "enum":
      return r.int32();
    case "string":
      return r.string(end);
    case "bytes":
      return r.bytes(end);
  }
  return (r as unknown as Record<string, () => Raw>)[type]();
}

function readEntry(r: ByteReader, end: number, map: MapField, depth: number): void {
  const { schema, message, enumeration, fallback } = map.field;
  const keyType = schema.mapKey!;
  let key: Raw = keyType === "string" ? "" : keyType === "bool" ? false : 0;
  let value: Raw | undefined;
  while (r.pos < end) {
    const tag = r.uint32();
    if (tag === (8 | wireOf(keyType))) key = readScalar(r, keyType, end);
    else if (tag === (16 | wireOf(schema.type))) {
      if (message === undefined) value = readScalar(r, schema.type, end);
      else {
        if (depth >= MAX_DEPTH) throw new WireError("Messages are nested too deep.");
        const child = value as PyMessage | undefined ?? message.create();
        message.decode(r, r.limit(end), child, depth + 1, 0);
        value = child;
      }
    } else r.skip(tag, end);
  }
  if (r.pos > end) throw new WireError("Truncated message.");
  if (enumeration !== undefined && enumeration.schema.closed && value !== undefined) {
    if (!enumeration.numbers.has(value as number)) return;
  }
  map.map.set(key as string, value ?? (message === undefined ? fallback : message.create()));
}

/** Reads an extension; false: its wire type is another. */
function readExtension(r: ByteReader, tag: number, f: FieldInfo, m: PyMessage, end: number, depth: number): boolean {
  const { type } = f.schema;
  const wire = wireOf(type);
  if (f.repeated && (tag & 7) === 2 && wire !== 2 && wire !== 3) {
    const { items } = m.container(f) as Repeated;
    for (const to = r.limit(end); r.pos < to;) items.push(readScalar(r, type, to));
    return true;
  }
  if ((tag & 7) !== wire) return false;
  if (f.message !== undefined) {
    if (depth >= MAX_DEPTH) throw new WireError("Messages are nested too deep.");
    const child = f.repeated ? f.message.create() : m.value(f) as PyMessage | undefined ?? f.message.create();
    if (type === "group") f.message.decode(r, end, child, depth + 1, f.schema.number);
    else f.message.decode(r, r.limit(end), child, depth + 1, 0);
    if (f.repeated) (m.container(f) as Repeated).items.push(child);
    else (m.extensions ??= new Map()).set(f.schema.number, child);
    return true;
  }
  const value = readScalar(r, type, end);
  if (f.repeated) (m.container(f) as Repeated).items.push(value);
  else (m.extensions ??= new Map()).set(f.schema.number, value);
  return true;
}

const readerOf = (type: string, end: string): string =>
  type === "string" || type === "bytes" ? `r.${type}(${end})` : `r.${type}()`;

/** What {@linkcode readEntry} does, for a map of scalars. */
function entryCode(f: FieldInfo, i: number): string {
  const { type, mapKey } = f.schema;
  const zero = mapKey === "string" ? '""' : mapKey === "bool" ? "false" : "0";
  return `{
        const to = r.limit(end), f = h.info.fields[${i}];
        let k = ${zero}, v = f.fallback;
        while (r.pos < to) {
          const t = r.uint32();
          if (t === ${8 | wireOf(mapKey!)}) k = ${readerOf(mapKey!, "to")};
          else if (t === ${16 | wireOf(type)}) v = ${readerOf(type, "to")};
          else r.skip(t, to);
        }
        if (r.pos > to) h.fail("Truncated message.");
        m.container(f).map.set(k, v);
      }`;
}

/** Makes the function that reads a message of a type. */
function makeDecoder(info: MessageInfo): Decode {
  const cases: string[] = [];
  const made: string[] = [];
  const row = (tag: number, code: string) => cases.push(`case ${tag >>> 0}: ${code} break;`);
  info.fields.forEach((f, i) => {
    const { type, number, oneof } = f.schema;
    const wire = wireOf(type);
    const tag = number << 3 | wire;
    const slot = `m.${f.slot}`;
    const before = oneof === undefined ? "" : `h.oneof(m, ${i});`;
    if (f.isMap) {
      row(number << 3 | 2, f.isMessage || type === "enum" ? `h.entry(r, m, ${i}, end, depth);` : entryCode(f, i));
      return;
    }
    if (f.isMessage) {
      // The child is made before what it holds is read, but only joins its parent when that went well.
      made.push(`const info${i} = h.info.fields[${i}].message, Class${i} = info${i}.type.jsClass;`);
      const inner = type === "group" ? `end, c, depth + 1, ${number}` : "r.limit(end), c, depth + 1, 0";
      const read = `if (depth >= ${MAX_DEPTH}) h.tooDeep(); info${i}.decode(r, ${inner});`;
      if (f.repeated) row(tag, `{ const c = new Class${i}(); ${read} h.repeated(m, ${i}).push(c); }`);
      else row(tag, `{ const c = ${slot} ?? new Class${i}(); ${read} ${before} ${slot} = c; }`);
      return;
    }
    const read = type === "enum" ? "r.int32()" : readerOf(type, "end");
    if (f.repeated) {
      const push = type === "enum"
        ? `{ const v = h.enumeration(m, ${i}, ${read}); if (v !== undefined) a.push(v); }`
        : `a.push(${read});`;
      row(tag, `{ const a = h.repeated(m, ${i}); ${push} }`);
      if (wire !== 2) {
        const count = wire === 0 ? "r.varints(to)" : `r.fixed(to, ${wire})`;
        const fill = type === "int32"
          ? "r.int32s(to, a, n);"
          : type === "enum"
          ? `while (r.pos < to) ${push}`
          : `while (r.pos < to) a[n++] = ${read};`;
        row(
          number << 3 | 2,
          `{ const to = r.limit(end), c = m.container(h.info.fields[${i}]); let a = c.items, n = a.length;
          ${type === "enum" ? "" : `if (n === 0) c.items = a = new Array(${count});`} ${fill} }`,
        );
      }
    } else if (type === "enum") {
      row(tag, `{ const v = h.enumeration(m, ${i}, ${read}); if (v !== undefined) { ${before} ${slot} = v; } }`);
    } else row(tag, `${before} ${slot} = ${read};`);
  });
  // The texts above hold numbers and names of types of the wire format, nothing of the input.
  return new Function(
    "h",
    `${made.join("\n")}
return function decode(r, end, m, depth, group) {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      ${cases.join("\n      ")}
      default:
        if ((tag & 7) === 4 && tag >>> 3 === group && group !== 0) return;
        h.other(r, tag, start, m, end, depth);
    }
  }
  if (r.pos > end || group !== 0) h.fail("Truncated message.");
};`,
  )(new Helpers(info)) as Decode;
}

// ---- writing --------------------------------------------------------------------------------------------------------

type Encode = (w: ByteWriter, m: PyMessage) => void;

/** The method of the writer for values of a type. */
const methodOf = (type: string): string => type === "enum" ? "int32" : type;

function writeScalar(w: ByteWriter, type: string, v: Raw): void {
  (w as unknown as Record<string, (v: Raw) => void>)[methodOf(type)](v);
}

function writeField(w: ByteWriter, f: FieldInfo, v: Raw): void {
  const { type, number } = f.schema;
  w.uint32(number << 3 | wireOf(type));
  if (!(v instanceof PyMessage)) writeScalar(w, type, v);
  else if (type === "group") {
    encode(w, v);
    w.uint32(number << 3 | 4);
  } else {
    const start = w.begin();
    encode(w, v);
    w.end(start);
  }
}

/** Writes a message. Fields go in order of their numbers, what is not known goes last. */
export function encode(w: ByteWriter, m: PyMessage): void {
  if (m.extensions !== null && m.extensions.size > 0) {
    for (const [f, v] of m.present()) writeAny(w, f, v);
  } else m.info.encode(w, m);
  if (m.unknown !== "") w.raw(m.unknown);
}

function writeAny(w: ByteWriter, f: FieldInfo, v: Raw): void {
  const { type, number } = f.schema;
  if (v instanceof Repeated) {
    const { items } = v;
    if (items.length === 0) return;
    if (f.schema.packed === true) {
      w.uint32(number << 3 | 2);
      const start = w.begin();
      for (const item of items) writeScalar(w, type, item);
      w.end(start);
    } else for (const item of items) writeField(w, f, item);
    return;
  }
  if (v instanceof MapField) {
    const keyType = f.schema.mapKey!;
    for (const [key, value] of v.map) {
      w.uint32(number << 3 | 2);
      const start = w.begin();
      w.uint32(8 | wireOf(keyType));
      writeScalar(w, keyType, key);
      w.uint32(16 | wireOf(type));
      if (value instanceof PyMessage) {
        const inner = w.begin();
        encode(w, value);
        w.end(inner);
      } else writeScalar(w, type, value);
      w.end(start);
    }
    return;
  }
  if (isPresent(f, v)) writeField(w, f, v);
}

/** Makes the function that writes the fields of a message type. */
function makeEncoder(info: MessageInfo): Encode {
  const rows = info.fields.map((f, i) => {
    const { type, number, packed } = f.schema;
    const tag = (number << 3 | wireOf(type)) >>> 0;
    if (f.isMap) return `if (m.${f.slot} !== undefined) any(w, fields[${i}], m.${f.slot});`;
    const value = (v: string) =>
      type === "message"
        ? `w.uint32(${tag}); const s = w.begin(); encode(w, ${v}); w.end(s);`
        : type === "group"
        ? `w.uint32(${tag}); encode(w, ${v}); w.uint32(${(number << 3 | 4) >>> 0});`
        : `w.uint32(${tag}); w.${methodOf(type)}(${v});`;
    if (!f.repeated) {
      const test = f.schema.presence ? "" : ` && (v !== fields[${i}].fallback || Object.is(v, -0))`;
      return `{ const v = m.${f.slot}; if (v !== undefined${test}) { ${value("v")} } }`;
    }
    const each = packed === true
      ? `w.uint32(${(number << 3 | 2) >>> 0}); const s = w.begin(); for (const v of a) w.${
        methodOf(type)
      }(v); w.end(s);`
      : `for (const v of a) { ${value("v")} }`;
    return `if (m.${f.slot} !== undefined) { const a = m.${f.slot}.items; if (a.length > 0) { ${each} } }`;
  });
  // The text holds numbers and names of types of the wire format only.
  return new Function(
    "fields",
    "encode",
    "any",
    `return function write(w, m) {\n  ${rows.join("\n  ")}\n};`,
  )(info.fields, encode, writeAny) as Encode;
}

/** The message as bytes. */
export function serialize(m: PyMessage): string {
  const w = new ByteWriter();
  encode(w, m);
  return w.text();
}

/** Merges bytes into a message. WireError where they are no message. */
export function merge(m: PyMessage, bytes: string): void {
  m.info.decode(new ByteReader(bytes), bytes.length, m, 0, 0);
}

/** Paths of required fields that are not set. */
export function missing(m: PyMessage, prefix = "", out: string[] = []): string[] {
  if (prefix === "" && !m.info.mayMiss) return out;
  for (const f of m.info.fields) {
    if (f.schema.label === "required" && m[f.slot] === undefined) out.push(prefix + f.schema.name);
  }
  for (const [f, v] of m.present()) {
    const name = f.schema.extendee === undefined ? f.schema.name : `(${f.fullName})`;
    if (v instanceof PyMessage) missing(v, `${prefix}${name}.`, out);
    else if (v instanceof Repeated && f.isMessage) {
      v.items.forEach((item, i) => missing(item as PyMessage, `${prefix}${name}[${i}].`, out));
    } else if (v instanceof MapField && f.isMessage) {
      for (const [key, item] of v.map) missing(item as PyMessage, `${prefix}${name}[${String(key)}].`, out);
    }
  }
  return out;
}
