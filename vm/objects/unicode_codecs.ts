// SPDX-License-Identifier: MIT
/**
 * Encodings: the codecs built into the VM, the codec registry, and error handlers (CPython `Python/codecs.c` and the
 * codec part of `Objects/unicodeobject.c`). The `_codecs` module shows all this to Python code.
 *
 * A builtin codec is used directly, found by its name or alias, without importing `encodings`; the result is the same.
 * Any other encoding goes through the registry, which imports the `encodings` package first.
 *
 * Kernels ask for error handlers by yielding; {@linkcode drive} answers them. All errors that leave here are `PyThrow`.
 */
import { PyTuple, PyUnicode, type Value } from "../base/value.ts";
import {
  BUILTIN_HANDLERS,
  builtinHandler,
  CodecError,
  decodeBytes,
  type Decoder,
  type Encoder,
  encodeText,
  type HandlerReply,
} from "../base/codecs.ts";
import { AsciiDecoder, asciiEncoder, Latin1Decoder, latin1Encoder } from "../base/codecs_charmap.ts";
import { RawUnicodeEscapeDecoder, UnicodeEscapeDecoder } from "../base/codecs_escape.ts";
import {
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
import { KernelError } from "../base/kernel_error.ts";
import { call, callOne, callTwo, defaultEncoder, isThrown } from "../core/abstract.ts";
import {
  ImportErrorType,
  indexError,
  LookupErrorType,
  makeThrow,
  PyBaseException,
  PyThrow,
  PyUnicodeError,
  throwFromKernel,
  typeError,
  UnicodeDecodeErrorType,
  UnicodeEncodeErrorType,
  unicodeError,
  UnicodeTranslateErrorType,
} from "../core/exceptions.ts";
import { FrameCall, type Gen, isGen, type Result, then } from "../core/gen.ts";
import { bigOf, isInteger, isStr, PyOldInstance, strValue, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { asCLong } from "../core/convert.ts";
import { unicodeMemory } from "./buffer_protocol.ts";

// ---- errors -------------------------------------------------------------------------------------------------------

/** The Python exception of a kernel's unicode error. */
function codecThrow(e: CodecError): PyThrow {
  switch (e.kind) {
    case "UnicodeDecodeError":
      return unicodeError(UnicodeDecodeErrorType, e.encoding, e.object, e.start, e.end, e.reason);
    case "UnicodeEncodeError":
      return unicodeError(UnicodeEncodeErrorType, e.encoding, new PyUnicode(e.object), e.start, e.end, e.reason);
    default: {
      const object = new PyUnicode(e.object);
      const thrown = makeThrow(UnicodeTranslateErrorType, object, e.start, e.end, e.reason);
      const value = thrown.value as PyUnicodeError;
      value.object = object;
      value.start = e.start;
      value.end = e.end;
      value.reason = e.reason;
      return thrown;
    }
  }
}

/** Turns what a kernel threw into what Python code may see; anything else is passed on. */
function translateError(e: unknown): unknown {
  if (e instanceof CodecError) return codecThrow(e);
  if (e instanceof KernelError) return throwFromKernel(e);
  return e;
}

/** `kernel` of core/exceptions.ts for kernels that throw `CodecError` as well. */
export function codecKernel<A extends unknown[], R>(f: (...args: A) => R): (...args: A) => R {
  return (...args: A) => {
    try {
      return f(...args);
    } catch (e) {
      throw translateError(e);
    }
  };
}

/** A `LookupError`. */
export const lookupError = (text: string): PyThrow => makeThrow(LookupErrorType, text);

// ---- state of a VM ------------------------------------------------------------------------------------------------

/** Codec registry of one VM. */
export interface CodecState {
  /** Error handlers that Python code registered, by name. */
  handlers: Map<string, Value>;
  /** Search functions, in order of registration. */
  search: Value[];
  /** Codecs found, by normalised name. */
  cache: Map<string, PyTuple>;
  /** `encodings` was imported, or cannot be. */
  initialised: boolean;
  /** `sys.getdefaultencoding()`. */
  defaultEncoding: string;
  /** The codec of `defaultEncoding`; ASCII unless a program asked for another. */
  defaultCodec: FastCodec;
  /** Finds the code point of a character name, for `\N{…}`; set by `unicodedata`. */
  lookupName: ((name: string) => number | undefined) | undefined;
}

const STATE = Symbol("codecs");

export function codecState(vm: Vm): CodecState {
  return vm.state(STATE, () => ({
    handlers: new Map(),
    search: [],
    cache: new Map(),
    initialised: false,
    defaultEncoding: "ascii",
    defaultCodec: ASCII,
    lookupName: undefined,
  }));
}

// ---- error handlers -----------------------------------------------------------------------------------------------

/**
 * The handler's answer `(text, position)`, checked.
 * @param clip For multibyte codecs: a position that is no int makes the answer wrong, and one beyond 64 bits is out of bounds.
 */
function parseReply(vm: Vm, reply: Value, what: string, clip: boolean): Result<HandlerReply> {
  const wrong = () => typeError(`${what} error handler must return (unicode, int) tuple`);
  if (!(reply instanceof PyTuple) || reply.items.length !== 2) throw wrong();
  const [text, position] = reply.items;
  if (!(text instanceof PyUnicode)) throw wrong();
  if (clip) {
    if (!isInteger(position)) throw wrong();
    const n = bigOf(position);
    if (BigInt.asIntN(64, n) !== n) throw indexError("position -1 from error handler out of bounds");
    return { replacement: text.value, position: Number(n) };
  }
  return then(asCLong(vm, position), (n) => ({ replacement: text.value, position: n }));
}

const ACTIVITY = {
  UnicodeDecodeError: "decoding",
  UnicodeEncodeError: "encoding",
  UnicodeTranslateError: "translating",
};

/**
 * Runs a kernel to its end, asking Python error handlers where it yields.
 * @param prepare Runs before the kernel gets a handler's reply.
 * @param clip How the position of a reply is read: see {@linkcode parseReply}.
 */
export function drive<T>(
  vm: Vm,
  driver: Generator<CodecError, T, HandlerReply>,
  errors: string,
  prepare?: (reply: HandlerReply) => Result<void>,
  clip = false,
): Result<T> {
  let step: IteratorResult<CodecError, T>;
  try {
    step = driver.next();
  } catch (e) {
    throw translateError(e);
  }
  return step.done ? step.value : driveSlow(vm, driver, step.value, errors, prepare, clip);
}

function* driveSlow<T>(
  vm: Vm,
  driver: Generator<CodecError, T, HandlerReply>,
  error: CodecError,
  errors: string,
  prepare: ((reply: HandlerReply) => Result<void>) | undefined,
  clip: boolean,
): Gen<T> {
  const handler = codecState(vm).handlers.get(errors);
  if (handler === undefined) throw lookupError(`unknown error handler name '${errors.slice(0, 400)}'`);
  for (;;) {
    let r = call(vm, handler, [codecThrow(error).value]);
    if (isGen(r)) r = yield* r;
    let reply = parseReply(vm, r, ACTIVITY[error.kind], clip);
    if (isGen(reply)) reply = yield* reply;
    const ready = prepare?.(reply);
    if (isGen(ready)) yield* ready;
    let step: IteratorResult<CodecError, T>;
    try {
      step = driver.next(reply);
    } catch (e) {
      throw translateError(e);
    }
    if (step.done) return step.value;
    error = step.value;
  }
}

/** Whether Python code replaced a builtin error handler. */
export const isCustom = (vm: Vm, errors: string): boolean => codecState(vm).handlers.has(errors);
/** The same for encoders, which have four of the names wired in. */
export const isCustomEncoder = (vm: Vm, errors: string): boolean =>
  errors !== "strict" && errors !== "ignore" && errors !== "replace" && errors !== "xmlcharrefreplace" &&
  isCustom(vm, errors);

const firstStep = codecKernel((decoder: Decoder, bytes: string, final: boolean) => decoder.step(bytes, 0, final));

/** Decodes with any decoder. `text` and the number of bytes used up. */
export function decodeWith(
  vm: Vm,
  makeDecoder: () => Decoder,
  bytes: string,
  errors: string,
  final = true,
): Result<{ text: string; consumed: number }> {
  const step = firstStep(makeDecoder(), bytes, final);
  if (step.fault === undefined) return { text: step.text, consumed: step.position };
  return drive(vm, decodeBytes(makeDecoder(), bytes, final, errors, isCustom(vm, errors)), errors);
}

/** Encodes with any encoder. */
export function encodeWith(vm: Vm, encoder: Encoder, text: string, errors: string): Result<string> {
  const step = encoder.step(text, 0);
  if (step.fault === undefined) return step.bytes;
  return drive(vm, encodeText(encoder, text, errors, isCustomEncoder(vm, errors)), errors);
}

/** Applies the builtin error handler `name` to an exception object, as `codecs.lookup_error(name)(exc)` does. */
export function applyHandler(name: string, exc: Value): Value {
  if (name === "strict") throw strictThrow(exc);
  if (!(exc instanceof PyUnicodeError)) {
    throw typeError(`don't know how to handle ${typeOf(exc).name} in error callback`);
  }
  const type = exc.type;
  const kind = type.isSubtype(UnicodeDecodeErrorType)
    ? "UnicodeDecodeError"
    : type.isSubtype(UnicodeEncodeErrorType)
    ? "UnicodeEncodeError"
    : "UnicodeTranslateError";
  const wanted = kind === "UnicodeDecodeError" ? "str" : "unicode";
  // What a subclass stored as `object` may be anything.
  if (wanted === "str" ? !isStr(exc.object) : !(exc.object instanceof PyUnicode)) {
    throw typeError(`object attribute must be ${wanted}`);
  }
  const object = exc.object instanceof PyUnicode ? exc.object.value : strValue(exc.object as string);
  const size = exc.object instanceof PyUnicode ? [...object].length : object.length;
  // As the C accessors clip them.
  const start = Math.max(0, Math.min(exc.start, size - 1));
  const end = Math.min(size, Math.max(1, exc.end));
  const encoding = isStr(exc.encoding) ? strValue(exc.encoding) : "";
  const reason = isStr(exc.reason) ? strValue(exc.reason) : "";
  const reply = codecKernel(() => builtinHandler(name, new CodecError(kind, encoding, object, start, end, reason))!)();
  return new PyTuple([new PyUnicode(reply.replacement), reply.position]);
}

/** What the `strict` handler throws. */
function strictThrow(exc: Value): PyThrow {
  if (exc instanceof PyBaseException) return new PyThrow(exc.type, exc);
  if (exc instanceof PyOldInstance) return new PyThrow(exc.cls, exc);
  return typeError("codec must pass exception instance");
}

// ---- builtin codecs -----------------------------------------------------------------------------------------------

/** A codec that runs without Python code. */
export interface FastCodec {
  /** Name of the module in `encodings`. */
  readonly name: string;
  readonly decoder: (vm: Vm) => Decoder;
  readonly encoder: () => Encoder;
}

const ASCII: FastCodec = { name: "ascii", decoder: () => new AsciiDecoder(), encoder: asciiEncoder };

/** An encoder without state is made once. */
function infallible(name: string, encode: (text: string) => string): () => Encoder {
  const encoder = infallibleEncoder(name, encode);
  return () => encoder;
}

const FAST: readonly FastCodec[] = [
  ASCII,
  { name: "latin_1", decoder: () => new Latin1Decoder(), encoder: latin1Encoder },
  { name: "utf_8", decoder: () => new Utf8Decoder(), encoder: infallible("utf8", encodeUtf8) },
  { name: "utf_7", decoder: () => new Utf7Decoder(), encoder: infallible("utf7", encodeUtf7) },
  { name: "utf_16", decoder: () => new Utf16Decoder(0), encoder: infallible("utf16", (t) => encodeUtf16(t, 0)) },
  { name: "utf_16_le", decoder: () => new Utf16Decoder(-1), encoder: infallible("utf16", (t) => encodeUtf16(t, -1)) },
  { name: "utf_16_be", decoder: () => new Utf16Decoder(1), encoder: infallible("utf16", (t) => encodeUtf16(t, 1)) },
  { name: "utf_32", decoder: () => new Utf32Decoder(0), encoder: infallible("utf32", (t) => encodeUtf32(t, 0)) },
  { name: "utf_32_le", decoder: () => new Utf32Decoder(-1), encoder: infallible("utf32", (t) => encodeUtf32(t, -1)) },
  { name: "utf_32_be", decoder: () => new Utf32Decoder(1), encoder: infallible("utf32", (t) => encodeUtf32(t, 1)) },
  {
    name: "unicode_escape",
    decoder: (vm) => escapeDecoder(vm),
    encoder: infallible("unicodeescape", unicodeEscapeEncode),
  },
  {
    name: "raw_unicode_escape",
    decoder: () => new RawUnicodeEscapeDecoder(),
    encoder: infallible("rawunicodeescape", rawUnicodeEscapeEncode),
  },
  {
    name: "unicode_internal",
    decoder: () => new InternalDecoder(),
    encoder: infallible("unicode_internal", (text) => unicodeMemory(new PyUnicode(text))),
  },
];

/** A decoder of `unicode_escape` with the character names that are known. */
export function escapeDecoder(vm: Vm): Decoder {
  return new UnicodeEscapeDecoder(knownNames(vm));
}

/** Alias (normalised) to name, of the builtin codecs. */
const ALIASES: Record<string, string> = {
  646: "ascii",
  ansi_x3_4_1968: "ascii",
  ansi_x3_4_1986: "ascii",
  cp367: "ascii",
  csascii: "ascii",
  ibm367: "ascii",
  iso646_us: "ascii",
  iso_646_irv_1991: "ascii",
  iso_ir_6: "ascii",
  us: "ascii",
  us_ascii: "ascii",
  8859: "latin_1",
  cp819: "latin_1",
  csisolatin1: "latin_1",
  ibm819: "latin_1",
  iso8859: "latin_1",
  iso8859_1: "latin_1",
  iso_8859_1: "latin_1",
  iso_8859_1_1987: "latin_1",
  iso_ir_100: "latin_1",
  l1: "latin_1",
  latin: "latin_1",
  latin1: "latin_1",
  u8: "utf_8",
  utf: "utf_8",
  utf8: "utf_8",
  utf8_ucs2: "utf_8",
  utf8_ucs4: "utf_8",
  u7: "utf_7",
  utf7: "utf_7",
  unicode_1_1_utf_7: "utf_7",
  u16: "utf_16",
  utf16: "utf_16",
  unicodebigunmarked: "utf_16_be",
  utf_16be: "utf_16_be",
  unicodelittleunmarked: "utf_16_le",
  utf_16le: "utf_16_le",
  u32: "utf_32",
  utf32: "utf_32",
  utf_32be: "utf_32_be",
  utf_32le: "utf_32_le",
};

/** The name by which codecs are found: lower case, runs of other characters than letters, digits and dots as `_`. */
function normalise(encoding: string): string {
  return encoding.toLowerCase().replace(/[^a-z0-9.]+/g, "_").replace(/^_+|_+$/g, "").replace(/\./g, "_");
}

const BY_NAME: Record<string, FastCodec> = Object.fromEntries(FAST.map((c) => [c.name, c]));

/** What encodings were found to be: a builtin codec, that of `str` alone, or neither. */
const KNOWN = new Map<string, FastCodec | "string_escape" | "unknown">();
/** So many names are remembered. */
const MOST_KNOWN = 300;

function findCodec(encoding: string): FastCodec | "string_escape" | "unknown" {
  const known = KNOWN.get(encoding);
  if (known !== undefined) return known;
  if (encoding.length > 40) return "unknown";
  const name = normalise(encoding);
  const found = name === "string_escape"
    ? name
    : Object.hasOwn(BY_NAME, name)
    ? BY_NAME[name]
    : Object.hasOwn(ALIASES, name)
    ? BY_NAME[ALIASES[name]]
    : "unknown";
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(encoding, found);
  return found;
}

/** The builtin codec of an encoding, or `undefined`. */
export function fastCodec(encoding: string): FastCodec | undefined {
  const found = findCodec(encoding);
  return typeof found === "string" ? undefined : found;
}

const isStringEscape = (encoding: string): boolean => findCodec(encoding) === "string_escape";

const escapeDecode = codecKernel(stringEscapeDecode);

// ---- the registry -------------------------------------------------------------------------------------------------

/** The codec tuple of an encoding (`_PyCodec_Lookup`). LookupError where there is none. */
export function lookupCodec(vm: Vm, encoding: string): Result<PyTuple> {
  // What is there by its normalised name needs no normalising; all others are looked for under that.
  return codecState(vm).cache.get(encoding) ?? lookupSlow(vm, encoding);
}

function* lookupSlow(vm: Vm, encoding: string): Gen<PyTuple> {
  const state = codecState(vm);
  const key = encoding.replace(/[A-Z ]/g, (c) => c === " " ? "-" : c.toLowerCase());
  const cached = state.cache.get(key);
  if (cached !== undefined) return cached;
  if (!state.initialised) {
    state.initialised = true;
    try {
      const r = vm.importModule("encodings");
      if (isGen(r)) yield* r;
    } catch (e) {
      // Without the package only builtin codecs exist.
      if (!isThrown(e, ImportErrorType)) throw e;
    }
  }
  for (let i = 0; i < state.search.length; i++) {
    let found = call(vm, state.search[i], [key]);
    if (isGen(found)) found = yield* found;
    if (found === null) continue;
    if (!(found instanceof PyTuple) || found.items.length !== 4) {
      throw typeError("codec search functions must return 4-tuples");
    }
    state.cache.set(key, found);
    return found;
  }
  throw lookupError(`unknown encoding: ${encoding}`);
}

/** `codec(object[, errors])` of the registry, and its checks. */
function* runCodec(vm: Vm, object: Value, encoding: string, errors: string | undefined, encode: boolean): Gen<Value> {
  let codec = lookupCodec(vm, encoding);
  if (isGen(codec)) codec = yield* codec;
  const f = codec.items[encode ? 0 : 1];
  let r = errors === undefined ? callOne(vm, f, object) : callTwo(vm, f, object, errors);
  if (isGen(r)) r = r instanceof FrameCall && r.isPlain ? yield r.frame : yield* r;
  if (!(r instanceof PyTuple) || r.items.length !== 2) {
    throw typeError(`${encode ? "encoder" : "decoder"} must return a tuple (object,integer)`);
  }
  return r.items[0];
}

/** Encodes any object through the registry (`PyCodec_Encode`). */
export const codecEncode = (vm: Vm, object: Value, encoding: string, errors: string | undefined): Gen<Value> =>
  runCodec(vm, object, encoding, errors, true);
/** Decodes any object through the registry (`PyCodec_Decode`). */
export const codecDecode = (vm: Vm, object: Value, encoding: string, errors: string | undefined): Gen<Value> =>
  runCodec(vm, object, encoding, errors, false);

// ---- default encoding ---------------------------------------------------------------------------------------------

// deno-lint-ignore no-control-regex
const NON_ASCII = /[^\x00-\x7f]/;

/** Decodes a `str` with the default encoding, strictly. UnicodeDecodeError. */
export function decodeDefault(vm: Vm, bytes: string): string {
  if (!NON_ASCII.test(bytes)) return bytes;
  const decoder = codecState(vm).defaultCodec.decoder(vm);
  const step = decoder.step(bytes, 0, true);
  if (step.fault === undefined) return step.text;
  const { start, end, reason } = step.fault;
  throw unicodeError(UnicodeDecodeErrorType, decoder.encoding, bytes, start, end, reason);
}

/** Encodes text with the default encoding, strictly. UnicodeEncodeError. */
export function encodeDefaultText(vm: Vm, text: string): string {
  if (!NON_ASCII.test(text)) return text;
  const r = encodeWith(vm, codecState(vm).defaultCodec.encoder(), text, "strict");
  return r as string;
}

/** `sys.setdefaultencoding(name)`. LookupError for an encoding that is not built in. */
export function setDefaultEncoding(vm: Vm, encoding: string): void {
  const codec = fastCodec(encoding);
  if (codec === undefined) throw lookupError(`unknown encoding: ${encoding}`);
  const state = codecState(vm);
  state.defaultEncoding = encoding;
  state.defaultCodec = codec;
  defaultEncoder(vm).encode = codec === ASCII ? undefined : (text) => encodeDefaultText(vm, text);
}

// ---- character names ----------------------------------------------------------------------------------------------

/** Whether decoding `bytes` as unicode_escape needs the table of character names, which is not there yet. */
export function needsNames(vm: Vm, bytes: string): boolean {
  return bytes.includes("\\N") && codecState(vm).lookupName === undefined;
}

/** Imports `unicodedata`, which sets `lookupName`; without it `\N{...}` is an error. */
export function* loadNames(vm: Vm): Gen<void> {
  try {
    const r = vm.importModule("unicodedata");
    if (isGen(r)) yield* r;
  } catch (e) {
    if (!isThrown(e, ImportErrorType)) throw e;
  }
  codecState(vm).lookupName ??= noNames;
}

/** Finds the code point of a character name; `undefined` while there are no names. */
export function knownNames(vm: Vm): CodecState["lookupName"] {
  const lookup = codecState(vm).lookupName;
  return lookup === noNames ? undefined : lookup;
}

/** Stands in for the table of names where there is none. */
function noNames(): undefined {
  return undefined;
}

// ---- operations of str and unicode --------------------------------------------------------------------------------

/** `unicode(bytes, encoding, errors)` (`PyUnicode_Decode`): always gives text. */
export function decodeText(vm: Vm, bytes: string, encoding: string | undefined, errors?: string): Result<string> {
  const codec = encoding === undefined ? codecState(vm).defaultCodec : fastCodec(encoding);
  if (codec !== undefined) {
    if (codec.name === "unicode_escape" && needsNames(vm, bytes)) {
      return then(loadNames(vm), () => decodeText(vm, bytes, encoding, errors));
    }
    return then(decodeWith(vm, () => codec.decoder(vm), bytes, errors ?? "strict"), (r) => r.text);
  }
  return decodeTextSlow(vm, bytes, encoding!, errors);
}

function* decodeTextSlow(vm: Vm, bytes: string, encoding: string, errors: string | undefined): Gen<string> {
  const r = yield* codecDecode(vm, bytes, encoding, errors);
  if (!(r instanceof PyUnicode)) throw typeError(`decoder did not return an unicode object (type=${typeName(r)})`);
  return r.value;
}

function checkResult(r: Value, who: string): Value {
  if (isStr(r) || r instanceof PyUnicode) return r;
  throw typeError(`${who} did not return a string/unicode object (type=${typeName(r)})`);
}

/**
 * `self.decode(encoding, errors)` of str and unicode.
 * @param object The receiver, which codecs of the registry get.
 */
export function decodeMethod(vm: Vm, object: Value, encoding: string | undefined, errors?: string): Result<Value> {
  const name = encoding ?? codecState(vm).defaultEncoding;
  const codec = fastCodec(name);
  if (codec !== undefined) {
    if (codec.name === "unicode_internal" && object instanceof PyUnicode) return object;
    const bytes = object instanceof PyUnicode ? encodeDefaultText(vm, object.value) : strValue(object as string);
    if (codec.name === "unicode_escape" && needsNames(vm, bytes)) {
      return then(loadNames(vm), () => decodeMethod(vm, object, encoding, errors));
    }
    const r = decodeWith(vm, () => codec.decoder(vm), bytes, errors ?? "strict");
    return isGen(r) ? then(r, (d) => new PyUnicode(d.text)) : new PyUnicode(r.text);
  }
  if (isStringEscape(name)) {
    return escapeDecode(
      object instanceof PyUnicode ? encodeDefaultText(vm, object.value) : strValue(object as string),
      errors,
    );
  }
  return then(codecDecode(vm, object, name, errors), (r) => checkResult(r, "decoder"));
}

/** `self.encode(encoding, errors)` of str and unicode. */
export function encodeMethod(vm: Vm, object: Value, encoding: string | undefined, errors?: string): Result<Value> {
  const name = encoding ?? codecState(vm).defaultEncoding;
  const codec = fastCodec(name);
  if (codec !== undefined && codec.name !== "unicode_internal") {
    const text = object instanceof PyUnicode ? object.value : decodeDefault(vm, strValue(object as string));
    return encodeWith(vm, codec.encoder(), text, errors ?? "strict");
  }
  if (isStringEscape(name) && !(object instanceof PyUnicode)) return stringEscapeEncode(strValue(object as string));
  return then(codecEncode(vm, object, name, errors), (r) => checkResult(r, "encoder"));
}

export { BUILTIN_HANDLERS };
