// SPDX-License-Identifier: MIT
/**
 * `_codecs`: the codec registry and the builtin codecs for Python code (CPython `Modules/_codecsmodule.c`).
 * `*_encode` give (bytes, characters read), `*_decode` (text, bytes read). Everything works on `objects/unicode_codecs.ts`.
 */
import { PyInt, PyLong, PyObject, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { decodeBytes, type Decoder, type Encoder, encodeText, type HandlerReply } from "../base/codecs.ts";
import {
  AsciiDecoder,
  asciiEncoder,
  buildEncodingMap,
  CharmapDecoder,
  CharmapEncoder,
  decodeMapping,
  encodeMapping,
  Latin1Decoder,
  latin1Encoder,
} from "../base/codecs_charmap.ts";
import { RawUnicodeEscapeDecoder } from "../base/codecs_escape.ts";
import {
  type ByteOrder,
  encodeUtf16,
  encodeUtf32,
  encodeUtf8,
  infallibleEncoder,
  InternalDecoder,
  Utf16Decoder,
  Utf32Decoder,
  Utf8Decoder,
} from "../base/codecs_utf.ts";
import { encodeUtf7, Utf7Decoder } from "../base/codecs_utf7.ts";
import {
  rawUnicodeEscapeEncode,
  stringEscapeDecode,
  stringEscapeEncode,
  unicodeEscapeEncode,
} from "../base/escapes.ts";
import { isThrown } from "../core/abstract.ts";
import { kernel, LookupErrorType, typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { getItem } from "../core/sequence.ts";
import { isStr, PyByteArray, strValue, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { argumentTypeError, cstring, custom, int, obj, opt, type Param } from "../native/args.ts";
import { type Constant, def, defineModule, method, newType, PyBuiltin, type Row } from "../native/define.ts";
import {
  bufferOf,
  bytes,
  charBufferOf,
  isOldBuffer,
  readableText,
  readOnlyBytes,
  unicodeMemory,
} from "../objects/buffer_protocol.ts";
import {
  applyHandler,
  BUILTIN_HANDLERS,
  codecDecode,
  codecEncode,
  codecKernel,
  codecState,
  decodeWith,
  drive,
  encodeWith,
  escapeDecoder,
  isCustom,
  isCustomEncoder,
  loadNames,
  lookupCodec,
  lookupError,
  needsNames,
} from "../objects/unicode_codecs.ts";
import { textOf } from "../objects/unicode_value.ts";
import { hasPairs, pointLength } from "../base/unicode_text.ts";

/** Name of an error handler (format `z`): `None` and absent mean "strict". */
export const errorsParam = (name = "errors"): Param<string> =>
  opt(
    custom(name, (_vm, v, place) => {
      if (v === null) return "strict";
      if (isStr(v)) return strValue(v);
      const s = v instanceof PyUnicode ? readableText(v) : undefined;
      if (s === undefined) throw argumentTypeError(place, "string or None", v);
      return s;
    }),
    "strict",
  );

const pair = (value: Value, count: number): PyTuple => new PyTuple([value, count]);
const count = (text: string): number => pointLength(text, hasPairs(text));
const PARSE = { arity: "parse" } as const;

/** A row that encodes text. */
function encoderRow(doc: string, encoder: () => Encoder): Row {
  return def([obj("text"), errorsParam()], { doc, ...PARSE }, (vm, v, errors) => {
    const text = textOf(vm, v);
    return then(encodeWith(vm, encoder(), text, errors), (s) => pair(s, count(text)));
  });
}

/** A row that decodes a whole input. */
function decoderRow(doc: string, decoder: (vm: Vm) => Decoder): Row {
  return def(
    [bytes("data"), errorsParam()],
    { doc, ...PARSE },
    (vm, data, errors) =>
      then(decodeWith(vm, () => decoder(vm), data, errors), (r) => pair(new PyUnicode(r.text), data.length)),
  );
}

/** A row that decodes as much of an input as is complete, all of it if `final`. */
function partialRow(doc: string, decoder: () => Decoder): Row {
  return def(
    [bytes("data"), errorsParam(), opt(int("final"), 0)],
    { doc, ...PARSE },
    (vm, data, errors, final) =>
      then(decodeWith(vm, decoder, data, errors, final !== 0), (r) => pair(new PyUnicode(r.text), r.consumed)),
  );
}

const plain = (name: string, encode: (text: string) => string) => () => infallibleEncoder(name, encode);

/** A byte order argument: 0 and 1 have their meaning, all else is little endian. */
const orderOf = (n: number): ByteOrder => n === 0 ? 0 : n === 1 ? 1 : -1;

/** Encoder with a byte order argument: `utf_16_encode`, `utf_32_encode`. */
function orderedEncoder(name: string, doc: string, encode: (text: string, order: ByteOrder) => string): Row {
  return def([obj("text"), errorsParam(), opt(int("byteorder"), 0)], { doc, ...PARSE }, (vm, v, errors, order) => {
    const text = textOf(vm, v);
    const encoder = infallibleEncoder(name, (t) => encode(t, orderOf(order)));
    return then(encodeWith(vm, encoder, text, errors), (s) => pair(s, count(text)));
  });
}

/** `utf_16_ex_decode`: gives the byte order found as well. */
function orderedDecoder(doc: string, make: (order: ByteOrder) => Decoder & { order: ByteOrder }): Row {
  return def(
    [bytes("data"), errorsParam(), opt(int("byteorder"), 0), opt(int("final"), 0)],
    { doc, ...PARSE },
    (vm, data, errors, order, final) => {
      let last: { order: ByteOrder } = { order: 0 };
      const decoder = () => {
        const d = make(orderOf(order));
        last = d;
        return d;
      };
      return then(
        decodeWith(vm, decoder, data, errors, final !== 0),
        (r) => new PyTuple([new PyUnicode(r.text), r.consumed, order === 0 ? last.order : order]),
      );
    },
  );
}

// ---- character maps -----------------------------------------------------------------------------------------------

/** Result of `charmap_build`: the bytes of code points. */
export class PyEncodingMap extends PyObject {
  constructor(public map: Map<number, number>) {
    super();
  }
}
newType("EncodingMap", PyEncodingMap, { subclassable: false }, {
  methods: {
    size: method<PyEncodingMap>()([], "Size in memory, in bytes.", (_vm, self) => 40 + 4 * self.map.size),
  },
});

/** What a mapping holds for `key`, in the form the kernel checks: `null` for None and for a missing key. */
function* mappingItem(vm: Vm, mapping: Value, key: number): Gen<Value> {
  try {
    const r = getItem(vm, mapping, key);
    return isGen(r) ? yield* r : r;
  } catch (e) {
    if (!isThrown(e, LookupErrorType)) throw e;
    return null;
  }
}

/** A found value as the kernels take it; `undefined` for a wrong type. `text`: whether unicode or str is wanted. */
function mappingValue(v: Value, unicode: boolean): number | bigint | string | null | undefined {
  if (v === null) return null;
  if (typeof v === "number") return v;
  if (typeof v === "boolean") return v ? 1 : 0;
  if (v instanceof PyInt || v instanceof PyLong) return v instanceof PyLong ? undefined : v.value;
  if (unicode) return v instanceof PyUnicode ? v.value : undefined;
  return isStr(v) ? strValue(v) : undefined;
}

const checkedDecode = kernel(decodeMapping);
const checkedEncode = kernel(encodeMapping);

function* charmapDecode(vm: Vm, data: string, errors: string, mapping: Value): Gen<Value> {
  let decoder: () => Decoder;
  if (mapping === null) decoder = () => new Latin1Decoder();
  else if (mapping instanceof PyUnicode) decoder = () => new CharmapDecoder(mapping.value);
  else {
    const found = new Map<number, string | undefined>();
    for (let i = 0; i < data.length; i++) {
      const byte = data.charCodeAt(i);
      if (!found.has(byte)) found.set(byte, checkedDecode(mappingValue(yield* mappingItem(vm, mapping, byte), true)));
    }
    decoder = () => new CharmapDecoder((byte) => found.get(byte));
  }
  const final = drive(vm, decodeBytes(decoder(), data, true, errors, isCustom(vm, errors)), errors);
  const r = isGen(final) ? yield* final : final;
  return pair(new PyUnicode(r.text), data.length);
}

function* charmapEncode(vm: Vm, text: string, errors: string, mapping: Value): Gen<Value> {
  if (mapping === null) {
    const r = encodeWith(vm, latin1Encoder(), text, errors);
    return pair(isGen(r) ? yield* r : r, count(text));
  }
  const found = new Map<number, string | undefined>();
  function* learn(characters: string): Gen<void> {
    for (const c of characters) {
      const point = c.codePointAt(0)!;
      if (!found.has(point)) {
        found.set(point, checkedEncode(mappingValue(yield* mappingItem(vm, mapping, point), false)));
      }
    }
  }
  let encoder: Encoder;
  let prepare: ((reply: HandlerReply) => Result<void>) | undefined;
  if (mapping instanceof PyEncodingMap) {
    const map = mapping.map;
    encoder = new CharmapEncoder((point) => {
      const byte = map.get(point);
      return byte === undefined ? undefined : String.fromCharCode(byte);
    });
  } else {
    yield* learn(text);
    // What the builtin handlers may put in must be known before they run.
    if ([...found.values()].includes(undefined) && errors !== "strict") yield* learn("?&#;\\xuU0123456789abcdef");
    encoder = new CharmapEncoder((point) => found.get(point));
    prepare = (reply) => learn(reply.replacement);
  }
  const driver = encodeText(encoder, text, errors, isCustomEncoder(vm, errors));
  const r = drive(vm, driver, errors, prepare);
  return pair(isGen(r) ? yield* r : r, count(text));
}

// ---- handlers -----------------------------------------------------------------------------------------------------

const HANDLERS = Symbol("builtin error handlers");

/** The builtin error handlers as function objects. */
export function handlerFunctions(vm: Vm): Map<string, Value> {
  return vm.state(HANDLERS, () =>
    new Map<string, Value>(BUILTIN_HANDLERS.map((name) => {
      const doc = `The error handler "${name}".`;
      const cname = `${name}_errors`;
      const row = def([obj("exception")], { doc }, (_vm, exc) => applyHandler(name, exc));
      return [name, new PyBuiltin(row.compile(cname), undefined, null)];
    })));
}

const escapeDecode = codecKernel(stringEscapeDecode);

/** An encoding name, with the default encoding where absent. */
const encodingParam: Param<string | undefined> = opt(cstring("encoding"));
const handlerParam: Param<string | undefined> = opt(cstring("errors"));

/** Bytes of an object with the old buffer interface. */
function oldBuffer(v: Value): string {
  const buffer = bufferOf(v);
  if (buffer === undefined || !isOldBuffer(buffer)) throw typeError("expected a readable buffer object");
  return buffer.text();
}

const members: Record<string, Row | Constant> = {
  register: def(
    [obj("search_function")],
    "Adds a function that finds codecs by name: it returns a tuple of four, or None.",
    (vm, f) => {
      if (typeOf(f).tp_call === undefined) throw typeError("argument must be callable");
      codecState(vm).search.push(f);
      return null;
    },
  ),
  lookup: def(
    [cstring("encoding")],
    { doc: "The codec of an encoding. LookupError if there is none.", ...PARSE },
    (vm, name) => lookupCodec(vm, name),
  ),
  encode: def([obj("object"), encodingParam, handlerParam], {
    doc: "Encodes any object by a registered codec.",
    ...PARSE,
  }, (vm, v, encoding, errors) => codecEncode(vm, v, encoding ?? codecState(vm).defaultEncoding, errors)),
  decode: def([obj("object"), encodingParam, handlerParam], {
    doc: "Decodes any object by a registered codec.",
    ...PARSE,
  }, (vm, v, encoding, errors) => codecDecode(vm, v, encoding ?? codecState(vm).defaultEncoding, errors)),
  register_error: def([cstring("name"), obj("handler")], {
    doc: "Makes `handler` the error handler called `name`.",
    ...PARSE,
  }, (vm, name, handler) => {
    if (typeOf(handler).tp_call === undefined) throw typeError("handler must be callable");
    const handlers = codecState(vm).handlers;
    // Putting a builtin handler back restores the direct path.
    if (handlerFunctions(vm).get(name) === handler) handlers.delete(name);
    else handlers.set(name, handler);
    return null;
  }),
  lookup_error: def([cstring("name")], {
    doc: "The error handler called `name`. LookupError if there is none.",
    ...PARSE,
  }, (vm, name) => {
    const handler = codecState(vm).handlers.get(name) ?? handlerFunctions(vm).get(name);
    if (handler === undefined) throw lookupError(`unknown error handler name '${name}'`);
    return handler;
  }),
  escape_encode: def(
    [obj("data"), errorsParam()],
    { doc: "Bytes as backslash escapes.", ...PARSE },
    (_vm, v, _errors) => {
      if (!isStr(v)) throw argumentTypeError({ name: "escape_encode", position: 1 }, "string", v);
      const s = strValue(v);
      return pair(stringEscapeEncode(s), s.length);
    },
  ),
  escape_decode: def(
    [readOnlyBytes("data"), errorsParam()],
    { doc: "Bytes from backslash escapes.", ...PARSE },
    (_vm, data, errors) => pair(escapeDecode(data, errors), data.length),
  ),
  utf_8_encode: encoderRow("Text as UTF-8.", plain("utf8", encodeUtf8)),
  utf_8_decode: partialRow("Text from UTF-8.", () => new Utf8Decoder()),
  utf_7_encode: encoderRow("Text as UTF-7.", plain("utf7", encodeUtf7)),
  utf_7_decode: partialRow("Text from UTF-7.", () => new Utf7Decoder()),
  utf_16_encode: orderedEncoder("utf16", "Text as UTF-16; byte order 0 writes a mark.", encodeUtf16),
  utf_16_le_encode: encoderRow("Text as little-endian UTF-16.", plain("utf16", (t) => encodeUtf16(t, -1))),
  utf_16_be_encode: encoderRow("Text as big-endian UTF-16.", plain("utf16", (t) => encodeUtf16(t, 1))),
  utf_16_decode: partialRow("Text from UTF-16, byte order by the mark.", () => new Utf16Decoder(0)),
  utf_16_le_decode: partialRow("Text from little-endian UTF-16.", () => new Utf16Decoder(-1)),
  utf_16_be_decode: partialRow("Text from big-endian UTF-16.", () => new Utf16Decoder(1)),
  utf_16_ex_decode: orderedDecoder(
    "Text from UTF-16, and the byte order in force.",
    (order) => new Utf16Decoder(order),
  ),
  utf_32_encode: orderedEncoder("utf32", "Text as UTF-32; byte order 0 writes a mark.", encodeUtf32),
  utf_32_le_encode: encoderRow("Text as little-endian UTF-32.", plain("utf32", (t) => encodeUtf32(t, -1))),
  utf_32_be_encode: encoderRow("Text as big-endian UTF-32.", plain("utf32", (t) => encodeUtf32(t, 1))),
  utf_32_decode: partialRow("Text from UTF-32, byte order by the mark.", () => new Utf32Decoder(0)),
  utf_32_le_decode: partialRow("Text from little-endian UTF-32.", () => new Utf32Decoder(-1)),
  utf_32_be_decode: partialRow("Text from big-endian UTF-32.", () => new Utf32Decoder(1)),
  utf_32_ex_decode: orderedDecoder(
    "Text from UTF-32, and the byte order in force.",
    (order) => new Utf32Decoder(order),
  ),
  unicode_escape_encode: encoderRow("Text as a unicode literal.", plain("unicodeescape", unicodeEscapeEncode)),
  unicode_escape_decode: def(
    [bytes("data"), errorsParam()],
    { doc: "Text from a unicode literal.", ...PARSE },
    (vm, data, errors) =>
      then(
        needsNames(vm, data) ? loadNames(vm) : undefined,
        () =>
          then(decodeWith(vm, () => escapeDecoder(vm), data, errors), (r) => pair(new PyUnicode(r.text), data.length)),
      ),
  ),
  raw_unicode_escape_encode: encoderRow(
    "Text as a raw unicode literal.",
    plain("rawunicodeescape", rawUnicodeEscapeEncode),
  ),
  raw_unicode_escape_decode: decoderRow("Text from a raw unicode literal.", () => new RawUnicodeEscapeDecoder()),
  unicode_internal_encode: def(
    [obj("object"), errorsParam()],
    { doc: "The memory of text.", ...PARSE },
    (_vm, v, _errors) => {
      if (v instanceof PyUnicode) return pair(unicodeMemory(v), count(v.value));
      const data = oldBuffer(v);
      return pair(data, data.length);
    },
  ),
  unicode_internal_decode: def(
    [obj("object"), errorsParam()],
    { doc: "Text from its memory.", ...PARSE },
    (vm, v, errors) => {
      if (v instanceof PyUnicode) return pair(v, count(v.value));
      const data = oldBuffer(v);
      return then(
        decodeWith(vm, () => new InternalDecoder(), data, errors),
        (r) => pair(new PyUnicode(r.text), data.length),
      );
    },
  ),
  latin_1_encode: encoderRow("Text as Latin-1.", latin1Encoder),
  latin_1_decode: decoderRow("Text from Latin-1.", () => new Latin1Decoder()),
  ascii_encode: encoderRow("Text as ASCII.", asciiEncoder),
  ascii_decode: decoderRow("Text from ASCII.", () => new AsciiDecoder()),
  charmap_encode: def([obj("text"), errorsParam(), opt(obj("mapping"), null)], {
    doc: "Text as bytes by a mapping of code points.",
    ...PARSE,
  }, (vm, v, errors, mapping) => charmapEncode(vm, textOf(vm, v), errors, mapping)),
  charmap_decode: def([bytes("data"), errorsParam(), opt(obj("mapping"), null)], {
    doc: "Text from bytes by a mapping or a table.",
    ...PARSE,
  }, (vm, data, errors, mapping) => charmapDecode(vm, data, errors, mapping)),
  charmap_build: def(
    [obj("map")],
    { doc: "The mapping for encoding that inverts a table for decoding.", ...PARSE },
    (_vm, map) => {
      if (!(map instanceof PyUnicode)) throw argumentTypeError({ name: "charmap_build", position: 1 }, "unicode", map);
      if (count(map.value) !== 256) throw typeError("bad argument type for built-in operation");
      return new PyEncodingMap(buildEncodingMap(map.value));
    },
  ),
  readbuffer_encode: def(
    [readOnlyBytes("data"), errorsParam()],
    { doc: "The bytes of a readable buffer.", ...PARSE },
    (_vm, data, _errors) => pair(data, data.length),
  ),
  charbuffer_encode: def(
    [obj("data"), errorsParam()],
    { doc: "The bytes of a character buffer.", ...PARSE },
    (_vm, v, _errors) => {
      const place = { name: "charbuffer_encode", position: 1 };
      if (v instanceof PyByteArray) throw argumentTypeError(place, "string or pinned buffer", v);
      const data = charBufferOf(v);
      if (data === undefined) throw argumentTypeError(place, "string or read-only character buffer", v);
      return pair(data, data.length);
    },
  ),
};

/** The `_codecs` module. */
export const codecsModule = defineModule("_codecs", "Codecs and their registry.", members);
