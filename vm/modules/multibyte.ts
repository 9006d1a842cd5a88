// SPDX-License-Identifier: MIT
/**
 * `_multibyte`: the Chinese, Japanese and Korean codecs (`vm/base/multibyte`) for `vm/lib/_multibytecodec.py`, which
 * makes CPython's classes of them.
 * CPYTHON: `Modules/cjkcodecs/multibytecodec.c`.
 */
import { PyObject, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { decodeBytes, type Decoder, encodeText } from "../base/codecs.ts";
import { INCOMPLETE, type MultibyteDecoder, type MultibyteEncoder } from "../base/multibyte/codec.ts";
import { type MultibyteCodec, multibyteCodec } from "../base/multibyte/codecs.ts";
import { hasPairs, pointLength } from "../base/unicode_text.ts";
import { typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { isStr, strValue } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { flag, obj, str } from "../native/args.ts";
import { def, defineModule, method, newType } from "../native/define.ts";
import { bytes } from "../objects/buffer_protocol.ts";
import { codecState, drive, lookupError } from "../objects/unicode_codecs.ts";
import { toUnicode } from "../objects/unicode_value.ts";
import { errorsParam } from "./codecs.ts";

/** Whether a handler is Python code: these codecs never look up the first three. */
const isCustom = (vm: Vm, errors: string): boolean =>
  !["strict", "ignore", "replace"].includes(errors) && codecState(vm).handlers.has(errors);

/** The text of any object, as `unicode()` makes it. */
const textOf = (vm: Vm, v: Value): Result<string> => then(toUnicode(vm, v), (u) => u.value);

const encodeBy = (vm: Vm, encoder: MultibyteEncoder, text: string, errors: string): Result<string> =>
  drive(vm, encodeText(encoder, text, errors, isCustom(vm, errors)), errors, undefined, true);

const decodeBy = (vm: Vm, decoder: Decoder, data: string, final: boolean, errors: string) =>
  drive(vm, decodeBytes(decoder, data, final, errors, isCustom(vm, errors)), errors, undefined, true);

// ---- codecs with a state ------------------------------------------------------------------------------------------

class PyMultibyteEncoder extends PyObject {
  constructor(readonly encoder: MultibyteEncoder) {
    super();
  }
}

class PyMultibyteDecoder extends PyObject {
  /** Bytes at the end of what came, which are no whole sequence yet. */
  pending = "";
  constructor(readonly decoder: MultibyteDecoder) {
    super();
  }
}

function* encodePiece(
  vm: Vm,
  { encoder }: PyMultibyteEncoder,
  input: Value,
  errors: string,
  final: boolean,
): Gen<Value> {
  const given = textOf(vm, input);
  const text = isGen(given) ? yield* given : given;
  const { pending } = encoder;
  encoder.final = final;
  try {
    const r = encodeBy(vm, encoder, pending + text, errors);
    return isGen(r) ? yield* r : r;
  } catch (e) {
    encoder.pending = pending;
    throw e;
  }
}

function* decodePiece(vm: Vm, self: PyMultibyteDecoder, input: string, errors: string, final: boolean): Gen<Value> {
  const { decoder, pending } = self;
  const data = pending + input;
  let reason: string | undefined;
  const watched: Decoder = {
    encoding: decoder.encoding,
    step: (...args) => {
      const step = decoder.step(...args);
      reason = step.fault?.reason;
      return step;
    },
  };
  self.pending = "";
  try {
    const r = decodeBy(vm, watched, data, final, errors);
    const { text, consumed } = isGen(r) ? yield* r : r;
    self.pending = data.slice(consumed);
    return new PyUnicode(text);
  } catch (e) {
    // What is merely cut off may be completed yet.
    if (reason === INCOMPLETE) self.pending = pending;
    throw e;
  }
}

newType<PyMultibyteEncoder>("encoder", PyMultibyteEncoder, { module: "_multibyte", subclassable: false }, {
  methods: {
    encode: method<PyMultibyteEncoder>()(
      [obj("text"), str("errors"), flag("final")],
      "The bytes of the next piece of a text; of all that is left, if it is the final one.",
      encodePiece,
    ),
    reset: method<PyMultibyteEncoder>()([], "Back to the beginning of a text.", (_vm, { encoder }) => {
      encoder.reset();
      return null;
    }),
  },
});

newType<PyMultibyteDecoder>("decoder", PyMultibyteDecoder, { module: "_multibyte", subclassable: false }, {
  methods: {
    decode: method<PyMultibyteDecoder>()(
      [bytes("data"), str("errors"), flag("final")],
      { doc: "The text of the next piece of data; of all that is left, if it is the final one.", arity: "parse" },
      decodePiece,
    ),
    forget: method<PyMultibyteDecoder>()(
      [],
      "Drops the beginning of a sequence that waits for its end.",
      (_vm, self) => {
        self.pending = "";
        return null;
      },
    ),
    reset: method<PyMultibyteDecoder>()([], "Back to the beginning of a text.", (_vm, self) => {
      self.decoder.reset();
      self.pending = "";
      return null;
    }),
  },
  getset: {
    waiting: {
      doc: "Number of bytes that wait for the end of their sequence.",
      get: (_vm, self) => self.pending.length,
    },
  },
});

// ---- codecs -------------------------------------------------------------------------------------------------------

class PyMultibyteCodec extends PyObject {
  constructor(readonly codec: MultibyteCodec) {
    super();
  }
}

const codecMethod = method<PyMultibyteCodec>();

const codecType = newType<PyMultibyteCodec>("MultibyteCodec", PyMultibyteCodec, { subclassable: false }, {
  methods: {
    encode: codecMethod(
      [obj("input"), errorsParam()],
      { doc: "The bytes of a text, and its length. UnicodeEncodeError where it cannot be encoded.", arity: "keywords" },
      (vm, { codec }, input, errors) =>
        then(textOf(vm, input), (text) =>
          then(
            encodeBy(vm, codec.encoder(), text, errors),
            (data) => new PyTuple([data, pointLength(text, hasPairs(text))]),
          )),
    ),
    decode: codecMethod(
      [bytes("input"), errorsParam()],
      { doc: "The text of bytes, and their number. UnicodeDecodeError where they are invalid.", arity: "keywords" },
      (vm, { codec }, data, errors) =>
        then(
          decodeBy(vm, codec.decoder(), data, true, errors),
          ({ text }) => new PyTuple([new PyUnicode(text), data.length]),
        ),
    ),
    encoder: codecMethod([], "A new encoder for a text in pieces.", (_vm, { codec }) => {
      return new PyMultibyteEncoder(codec.encoder());
    }),
    decoder: codecMethod([], "A new decoder for data in pieces.", (_vm, { codec }) => {
      return new PyMultibyteDecoder(codec.decoder());
    }),
  },
});

export const multibyteModule = defineModule("_multibyte", "The Chinese, Japanese and Korean codecs.", {
  MultibyteCodec: codecType,
  getcodec: def([obj("name")], "The codec of this name. LookupError if there is none.", (_vm, name) => {
    if (!isStr(name)) throw typeError("encoding name must be a string.");
    const codec = multibyteCodec(strValue(name));
    if (codec === undefined) throw lookupError("no such codec is supported.");
    return new PyMultibyteCodec(codec);
  }),
});
