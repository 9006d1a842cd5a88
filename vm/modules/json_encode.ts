// SPDX-License-Identifier: MIT
/**
 * Writing JSON for `_json`: the quoting of strings, and the encoder that `json.JSONEncoder` uses (CPython
 * `Modules/_json.c`).
 *
 * As the parser (`json_scan.ts`), the encoder first runs as plain functions and starts again as generators where Python
 * code must run: nothing it did before can be seen, because a call that suspends has not begun.
 */
import { PyFloat, PyObject, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { ByteWriter } from "../base/byte_writer.ts";
import { decodeValidUtf8 } from "../base/codecs_utf.ts";
import { floatRepr } from "../base/float_text.ts";
import { call, callMethod, enterRecursive, isTrue, toBytes } from "../core/abstract.ts";
import { type DictEntry, PyDict } from "../core/dict.ts";
import { typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { fastItems, listOf } from "../core/sequence.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import { dictType, isInteger, isStr, PyList, strValue } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { argumentTypeError, bindArguments, long, obj } from "../native/args.ts";
import { def, newType, PyBuiltin } from "../native/define.ts";
import { sortList } from "../objects/sort.ts";
import { construct, constructor } from "./iter_support.ts";
import { sourceOf } from "./json_scan.ts";

// ---- quoting ------------------------------------------------------------------------------------------------------

const TO_QUOTE = /[^\x20-\x7e]|["\\]/g;
const SHORT: Record<string, string> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** ASCII JSON text of a string; characters beyond U+FFFF stay the surrogate pairs that they are here. */
function quote(text: string): string {
  return `"${text.replace(TO_QUOTE, (c) => SHORT[c] ?? "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"))}"`;
}

/** `encode_basestring_ascii`: byte strings are UTF-8. */
function encodeAscii(vm: Vm, v: Value): Result<Value> {
  const s = sourceOf(v);
  // deno-lint-ignore no-control-regex
  if (!s.bytes || /^[\x00-\x7f]*$/.test(s.text)) return quote(s.text);
  return then(callMethod(vm, s.text, "decode", ["utf-8"]), (u) => quote((u as PyUnicode).value));
}

/** `_json.encode_basestring_ascii`. */
export const encodeRow = def([obj("basestring")], "ASCII JSON text of a string.", encodeAscii);

// ---- encoder ------------------------------------------------------------------------------------------------------

interface EncoderSettings {
  markers: Value;
  default: Value;
  encoder: Value;
  indent: Value;
  keySeparator: Value;
  itemSeparator: Value;
  sortKeys: Value;
  skipKeys: Value;
  allowNan: boolean;
}

/** What encodes, with its settings. */
class Encoder extends PyObject {
  /** The encoder is ours and may be called directly. */
  readonly fast: boolean;
  /** CPYTHON: bools that are keys are "True" and "False" where its C encoder writes them: neither indented nor sorted. */
  readonly capitals: boolean;
  constructor(readonly settings: EncoderSettings) {
    super();
    const { encoder, indent, sortKeys } = settings;
    this.capitals = indent === null && (sortKeys === null || typeof sortKeys !== "object" && !sortKeys);
    this.fast = encoder instanceof PyBuiltin && encoder.impl.handler === encodeRow.handler;
  }
}

const SUSPEND = { suspend: true };
const WHERE = " while encoding a JSON object";
const CIRCULAR = "Circular reference detected";

function floatChunk(e: Encoder, x: number): string {
  if (Number.isFinite(x)) return floatRepr(x);
  if (!e.settings.allowNan) throw valueError("Out of range float values are not JSON compliant");
  return x !== x ? "NaN" : x > 0 ? "Infinity" : "-Infinity";
}

/** A value of one chunk without running code; `undefined` for containers and anything else. */
function plainChunk(vm: Vm, e: Encoder, v: Value): Result<Value> | undefined {
  if (v === null) return "null";
  if (v === true) return "true";
  if (v === false) return "false";
  if (typeof v === "number") return String(v);
  if (isStr(v) || v instanceof PyUnicode) return e.fast ? encodeAscii(vm, v) : call(vm, e.settings.encoder, [v]);
  if (isInteger(v)) return toBytes(vm, v);
  if (v instanceof PyFloat) return floatChunk(e, v.value);
  return undefined;
}

/** Text of a key; `undefined` where it is to be left out. */
function keyText(vm: Vm, e: Encoder, key: Value, skip: boolean): Result<Value | undefined> {
  if (isStr(key) || key instanceof PyUnicode) return key;
  if (key === null) return "null";
  if (typeof key === "boolean") return e.capitals ? key ? "True" : "False" : String(key);
  if (isInteger(key)) return toBytes(vm, key);
  if (skip) return undefined;
  throw typeError("keys must be a string");
}

/** Plain encoding; throws {@linkcode SUSPEND} where Python code would have to run. */
class PlainRun {
  readonly out: Value[] = [];
  readonly open: Set<Value> | undefined;
  constructor(readonly vm: Vm, readonly e: Encoder, readonly skip: boolean) {
    this.open = e.settings.markers === null ? undefined : new Set();
    this.indent = typeof e.settings.indent === "number" ? e.settings.indent : undefined;
    this.sorted = Boolean(e.settings.sortKeys);
  }

  /** Spaces per level; `undefined`: everything on one line. */
  readonly indent: number | undefined;
  readonly sorted: boolean;
  level = 0;

  /** What begins a line at the current level, and what stands between two items. */
  lead(): string {
    return this.indent === undefined ? "" : "\n" + " ".repeat(Math.max(this.indent * this.level, 0));
  }

  separator(lead: string): Value {
    const { itemSeparator } = this.e.settings;
    if (lead === "") return itemSeparator;
    if (!isStr(itemSeparator)) throw SUSPEND;
    return strValue(itemSeparator) + lead;
  }

  now<T>(r: Result<T>): T {
    if (isGen(r)) throw SUSPEND;
    return r;
  }

  enter(v: Value): void {
    if (this.open !== undefined) {
      if (this.open.has(v)) throw valueError(CIRCULAR);
      this.open.add(v);
    }
    enterRecursive(this.vm, WHERE);
  }

  leave(v: Value): void {
    this.vm.depth--;
    this.open?.delete(v);
  }

  value(v: Value): void {
    const chunk = plainChunk(this.vm, this.e, v);
    if (chunk !== undefined) this.out.push(this.now(chunk));
    else if (v instanceof PyList || v instanceof PyTuple) this.list(v);
    else if (v instanceof PyDict && v.type === dictType) this.dict(v);
    // Everything else asks `default`, or has methods of its own.
    else throw SUSPEND;
  }

  list(v: PyList | PyTuple): void {
    if (v.type.heap) throw SUSPEND;
    if (v.items.length === 0) {
      this.out.push("[]");
      return;
    }
    this.enter(v);
    this.level++;
    const lead = this.lead();
    const separator = this.separator(lead);
    this.out.push("[" + lead);
    for (let i = 0; i < v.items.length; i++) {
      if (i > 0) this.out.push(separator);
      this.value(v.items[i]);
    }
    this.level--;
    this.out.push(this.lead() + "]");
    this.leave(v);
  }

  dict(d: PyDict): void {
    if (d.size === 0) {
      this.out.push("{}");
      return;
    }
    const entries = this.sorted ? sortedEntries(d) : d.entries();
    this.enter(d);
    this.level++;
    const lead = this.lead();
    const separator = this.separator(lead);
    this.out.push("{" + lead);
    let first = true;
    for (const entry of entries) {
      const key = entry.key instanceof PyFloat
        ? floatChunk(this.e, entry.key.value)
        : this.now(keyText(this.vm, this.e, entry.key, this.skip));
      if (key === undefined) continue;
      if (!first) this.out.push(separator);
      first = false;
      this.out.push(this.now(plainChunk(this.vm, this.e, key)!), this.e.settings.keySeparator);
      this.value(entry.value!);
    }
    this.level--;
    this.out.push(this.lead() + "}");
    this.leave(d);
  }
}

/** Strings up to this length are quoted character by character into memory that is large enough for the worst case. */
const SHORT_TEXT = 1024;
const HEX = "0123456789abcdef";
/** What follows the backslash, by character; 0: none. */
const ESCAPE_LETTERS: Uint8Array = new Uint8Array(128);
for (const [c, escape] of Object.entries(SHORT)) ESCAPE_LETTERS[c.charCodeAt(0)] = escape.charCodeAt(1);

/**
 * Encodes plain values into bytes: what `json.dumps` does mostly. The encoder and the separators are the ordinary ones.
 * Throws {@linkcode SUSPEND} where something else is met.
 */
class ByteRun {
  readonly open: Value[] = [];
  readonly keySeparator: string;
  readonly itemSeparator: string;
  readonly checking: boolean;
  readonly sorted: boolean;

  constructor(readonly vm: Vm, readonly e: Encoder, readonly skip: boolean, readonly out: ByteWriter) {
    const { settings } = e;
    this.keySeparator = settings.keySeparator as string;
    this.itemSeparator = settings.itemSeparator as string;
    this.checking = settings.markers !== null;
    this.sorted = Boolean(settings.sortKeys);
  }

  /** Whether an encoder's settings allow it. */
  static fits({ fast, settings }: Encoder): boolean {
    return fast && settings.indent === null && typeof settings.keySeparator === "string" &&
      typeof settings.itemSeparator === "string";
  }

  enter(v: Value): void {
    if (this.checking) {
      // There are never many open containers.
      if (this.open.includes(v)) throw valueError(CIRCULAR);
      this.open.push(v);
    }
    enterRecursive(this.vm, WHERE);
  }

  leave(): void {
    this.vm.depth--;
    if (this.checking) this.open.pop();
  }

  value(v: Value): void {
    const { out } = this;
    switch (typeof v) {
      case "string":
        return this.text(v, true);
      case "number":
        return out.decimal(v);
      case "boolean":
        return out.text(v ? "true" : "false");
    }
    if (v === null) out.text("null");
    else if (v instanceof PyUnicode) this.text(v.value, false);
    else if (v instanceof PyFloat) out.text(floatChunk(this.e, v.value));
    else if (v instanceof PyDict && v.type === dictType) this.dict(v);
    else if ((v instanceof PyList || v instanceof PyTuple) && !v.type.heap) this.list(v.items, v);
    else {
      const chunk = plainChunk(this.vm, this.e, v);
      // Everything else asks `default`, or has methods of its own.
      if (typeof chunk !== "string") throw SUSPEND;
      out.text(chunk);
    }
  }

  text(given: string, bytes: boolean): void {
    const { out } = this;
    const size = given.length;
    let text = given;
    if (size <= SHORT_TEXT) {
      out.reserve(size * 6 + 2);
      const memory = out.bytes;
      let at = out.at;
      memory[at++] = 34;
      let i = 0;
      for (; i < size; i++) {
        const c = text.charCodeAt(i);
        if (c >= 32 && c < 127 && c !== 34 && c !== 92) {
          memory[at++] = c;
          continue;
        }
        if (bytes && c > 127) break;
        memory[at++] = 92;
        const letter = c < 128 ? ESCAPE_LETTERS[c] : 0;
        if (letter !== 0) memory[at++] = letter;
        else {
          memory[at++] = 117;
          memory[at++] = HEX.charCodeAt(c >> 12);
          memory[at++] = HEX.charCodeAt(c >> 8 & 15);
          memory[at++] = HEX.charCodeAt(c >> 4 & 15);
          memory[at++] = HEX.charCodeAt(c & 15);
        }
      }
      if (i === size) {
        memory[at++] = 34;
        out.at = at;
        return;
      }
    }
    if (bytes) {
      const decoded = decodeValidUtf8(text);
      if (decoded === undefined) throw SUSPEND;
      text = decoded;
    }
    out.text(quote(text));
  }

  list(items: Value[], v: Value): void {
    const { out } = this;
    if (items.length === 0) return out.text("[]");
    this.enter(v);
    out.byte(91);
    for (let i = 0; i < items.length; i++) {
      if (i > 0) out.text(this.itemSeparator);
      this.value(items[i]);
    }
    out.byte(93);
    this.leave();
  }

  dict(d: PyDict): void {
    const { out } = this;
    if (d.size === 0) return out.text("{}");
    this.enter(d);
    out.byte(123);
    let first = true;
    if (this.sorted) {
      for (const entry of sortedEntries(d)) first = this.item(entry.key, entry.value!, first);
    } else {
      const places = d.places();
      if (places !== undefined) {
        const { map } = d;
        for (let i = 0; i < places.length; i++) {
          const at = places[i];
          if (at >= 0) first = this.item(map.keyAt(at), map.valueAt(at), first);
        }
      } else {
        const { slots } = d.table();
        for (let i = 0; i < slots.length; i++) {
          const entry = slots[i];
          if (entry !== undefined && entry !== null) first = this.item(entry.key, entry.value!, first);
        }
      }
    }
    out.byte(125);
    this.leave();
  }

  /** @returns Whether the next item is the first. */
  item(key: Value, value: Value, first: boolean): boolean {
    const { out } = this;
    let text: Value = key;
    if (typeof key !== "string") {
      const r = key instanceof PyFloat ? floatChunk(this.e, key.value) : keyText(this.vm, this.e, key, this.skip);
      if (r === undefined) return first;
      if (isGen(r)) throw SUSPEND;
      text = r;
    }
    if (!first) out.text(this.itemSeparator);
    if (typeof text === "string") this.text(text, true);
    else if (text instanceof PyUnicode) this.text(text.value, false);
    else throw SUSPEND;
    out.text(this.keySeparator);
    this.value(value);
    return false;
  }
}

/** The entries by key; keys of plain strings sort without Python's comparison, others need the slow way. */
function sortedEntries(d: PyDict): DictEntry[] {
  const entries = d.entries();
  for (const { key } of entries) if (typeof key !== "string") throw SUSPEND;
  return entries.sort((a, b) => (a.key as string) < (b.key as string) ? -1 : 1);
}

/** Memory for output, kept between two calls unless it became large. */
const MEMORY = Symbol("json memory");
const KEEP = 1 << 20;

function encodeBytes(vm: Vm, e: Encoder, v: Value, skip: boolean): string {
  const kept = vm.state(MEMORY, () => ({ out: new ByteWriter(1024) }));
  const { out } = kept;
  out.at = 0;
  new ByteRun(vm, e, skip, out).value(v);
  const text = out.result();
  if (out.bytes.length > KEEP) kept.out = new ByteWriter(1024);
  return text;
}

/** Encoding that may run Python code. */
class SlowRun {
  readonly out: Value[] = [];
  readonly open: Set<Value> | undefined;
  constructor(readonly vm: Vm, readonly e: Encoder, readonly skip: boolean) {
    this.open = e.settings.markers === null ? undefined : new Set();
  }

  *value(v: Value): Gen<void> {
    const { vm, e } = this;
    const chunk = plainChunk(vm, e, v);
    if (chunk !== undefined) {
      this.out.push(isGen(chunk) ? yield* chunk : chunk);
      return;
    }
    if (this.open?.has(v)) throw valueError(CIRCULAR);
    const list = v instanceof PyList || v instanceof PyTuple;
    // Empty containers are not remembered.
    if (list && v.items.length === 0 && !v.type.heap) {
      this.out.push("[]");
      return;
    }
    if (v instanceof PyDict && v.size === 0) {
      this.out.push("{}");
      return;
    }
    this.open?.add(v);
    enterRecursive(vm, WHERE);
    try {
      if (list) yield* this.list(v);
      else if (v instanceof PyDict) yield* this.dict(v);
      else {
        const r = call(vm, e.settings.default, [v]);
        yield* this.value(isGen(r) ? yield* r : r);
      }
    } finally {
      vm.depth--;
    }
    this.open?.delete(v);
  }

  *list(v: Value): Gen<void> {
    const r = fastItems(this.vm, v, "_iterencode_list needs a sequence");
    const items = isGen(r) ? yield* r : r;
    if (items.length === 0) {
      this.out.push("[]");
      return;
    }
    this.out.push("[");
    for (let i = 0; i < items.length; i++) {
      if (i > 0) this.out.push(this.e.settings.itemSeparator);
      yield* this.value(items[i]);
    }
    this.out.push("]");
  }

  *dict(d: PyDict): Gen<void> {
    const { vm, e } = this;
    this.out.push("{");
    let r = callMethod(vm, d, "items", []);
    if (isGen(r)) r = yield* r;
    const copied = listOf(vm, r);
    const items = new PyList(isGen(copied) ? yield* copied : copied);
    let sorting = isTrue(vm, e.settings.sortKeys);
    if (isGen(sorting)) sorting = yield* sorting;
    if (sorting) {
      const sorted = sortList(vm, items, null, null, false);
      if (isGen(sorted)) yield* sorted;
    }
    let first = true;
    for (const item of items.items) {
      if (!(item instanceof PyTuple) || item.items.length !== 2) throw valueError("items must return 2-tuples");
      const [k, value] = item.items;
      let key: Result<Value | undefined> = k instanceof PyFloat ? floatChunk(e, k.value) : keyText(vm, e, k, this.skip);
      if (isGen(key)) key = yield* key;
      if (key === undefined) continue;
      if (!first) this.out.push(e.settings.itemSeparator);
      first = false;
      const chunk = plainChunk(vm, e, key)!;
      this.out.push(isGen(chunk) ? yield* chunk : chunk, e.settings.keySeparator);
      yield* this.value(value);
    }
    this.out.push("}");
  }
}

function encode(vm: Vm, e: Encoder, v: Value): Result<Value> {
  const skip = isTrue(vm, e.settings.skipKeys);
  const { sortKeys } = e.settings;
  // Whether keys are sorted is asked for each dict; where the answer needs Python code, the library does it.
  const simple = sortKeys === null || typeof sortKeys !== "object";
  if (!simple && e.settings.indent !== null) return null;
  if (isGen(skip) || !simple) return encodeSlow(vm, e, v, skip);
  const { depth } = vm;
  try {
    if (ByteRun.fits(e)) return new PyList([encodeBytes(vm, e, v, skip)]);
    const run = new PlainRun(vm, e, skip);
    run.value(v);
    return new PyList(run.out);
  } catch (thrown) {
    vm.depth = depth;
    if (thrown !== SUSPEND) throw thrown;
    // Indented text that needs Python code is written by the library itself.
    if (e.settings.indent !== null) return null;
    return encodeSlow(vm, e, v, skip);
  }
}

function* encodeSlow(vm: Vm, e: Encoder, v: Value, skip: Result<boolean>): Gen<Value> {
  const run = new SlowRun(vm, e, isGen(skip) ? yield* skip : skip);
  yield* run.value(v);
  return new PyList(run.out);
}

const newEncoderRow = constructor(
  "make_encoder",
  [
    obj("markers"),
    obj("default"),
    obj("encoder"),
    obj("indent"),
    obj("key_separator"),
    obj("item_separator"),
    obj("sort_keys"),
    obj("skipkeys"),
    obj("allow_nan"),
  ],
  (vm, type, markers, fallback, encoder, indent, keySeparator, itemSeparator, sortKeys, skipKeys, allowNan) => {
    if (markers !== null && !(markers instanceof PyDict)) {
      throw argumentTypeError({ name: "make_encoder", position: 1 }, "dict or None", markers);
    }
    return then(isTrue(vm, allowNan), (allowed) =>
      new type.jsClass({
        markers,
        default: fallback,
        encoder,
        indent,
        keySeparator,
        itemSeparator,
        sortKeys,
        skipKeys,
        allowNan: allowed,
      }));
  },
);
const callEncoderRow = constructor(
  "_iterencode",
  [obj("obj"), long("_current_indent_level")],
  (vm, self, v) => encode(vm, self as unknown as Encoder, v),
);

/** `_json.make_encoder`. */
export const encoderType: PyType = newType("Encoder", Encoder, { module: "_json" }, {
  doc: "Encoder of JSON values: gives a list of pieces of text.",
  slots: {
    tp_new: (vm: Vm, type: PyType, args: Value[], kw: Kwargs) => construct(vm, newEncoderRow, type, args, kw),
    tp_call: (vm, self, args, kw) => bindArguments(vm, callEncoderRow, [self, ...args], kw),
  },
  getset: {
    markers: { doc: "Not None: circular references are noticed.", get: (_vm, e) => e.settings.markers },
    default: { doc: "Called with what JSON does not know.", get: (_vm, e) => e.settings.default },
    encoder: { doc: "Quotes strings.", get: (_vm, e) => e.settings.encoder },
    indent: { doc: "Unused.", get: (_vm, e) => e.settings.indent },
    key_separator: { doc: "Between key and value.", get: (_vm, e) => e.settings.keySeparator },
    item_separator: { doc: "Between items.", get: (_vm, e) => e.settings.itemSeparator },
    sort_keys: { doc: "Whether keys are sorted.", get: (_vm, e) => e.settings.sortKeys },
    skipkeys: { doc: "Whether keys that are no text are left out.", get: (_vm, e) => e.settings.skipKeys },
  },
});
