// SPDX-License-Identifier: MIT
/**
 * What all codecs share: the shape of decoders and encoders, the drivers that apply error handlers, the builtin handlers.
 *
 * A codec runs until it meets a fault and says where; the driver asks a handler for a replacement and a position and
 * lets the codec go on there. Builtin handlers are applied at once; any other is asked for through `yield`, because it
 * is Python code: the driver is a generator, and who drives it can suspend. Without faults nothing is yielded.
 *
 * Bytes are strings of code units 0–255. Positions in unicode text are code units inside codecs; requests and errors
 * carry code points. Source of truth: CPython 2.7.18.
 */
import { KernelError, typeError } from "./kernel_error.ts";
import { codePoints, hasPairs, pointIndexOfUnit, pointLength, unitIndexOfPoint } from "./unicode_text.ts";

/** A place that a codec cannot convert: `start` ≤ position < `end`. */
export interface CodecFault {
  start: number;
  end: number;
  reason: string;
}

/** What a decoder did in one go. */
export interface DecodeStep {
  text: string;
  /** Bytes used up; less than all only at an incomplete end of a non-final input, or with `fault`. */
  position: number;
  fault?: CodecFault;
}

/** Decodes bytes; may keep state (shift sequences, byte order) between steps of one input. */
export interface Decoder {
  /** Name in error messages. */
  readonly encoding: string;
  /** Decodes `bytes` from `from` to a fault, or to the end; if not `final`, leaves an incomplete sequence there. */
  step(bytes: string, from: number, final: boolean): DecodeStep;
}

/** What an encoder did in one go. */
export interface EncodeStep {
  bytes: string;
  /** In code units; then `fault.start`, `fault.end` are code units as well. */
  fault?: CodecFault;
}

/** Encodes unicode text. */
export interface Encoder {
  /** Name in error messages. */
  readonly encoding: string;
  /** Encodes `text` from code unit `from` to a fault, or to the end. */
  step(text: string, from: number): EncodeStep;
  /** Encodes what a handler gave, or `undefined` if it cannot be encoded either. */
  replacement(text: string): string | undefined;
}

/** The conditions of the three unicode exceptions. */
export type CodecErrorKind = "UnicodeDecodeError" | "UnicodeEncodeError" | "UnicodeTranslateError";

/** A unicode exception in the making, and the request to a handler. `object` is bytes when decoding, else text. */
export class CodecError {
  constructor(
    readonly kind: CodecErrorKind,
    readonly encoding: string,
    readonly object: string,
    readonly start: number,
    readonly end: number,
    readonly reason: string,
  ) {}

  toString(): string {
    return `${this.kind}: ${codecErrorText(this)}`;
  }
}

/** A handler's answer. */
export interface HandlerReply {
  replacement: string;
  /** Where to go on, as the handler gave it (negative: from the end). */
  position: number;
}

/** `str()` of a unicode exception. */
function codecErrorText(error: {
  kind: CodecErrorKind;
  encoding: string;
  object: string;
  start: number;
  end: number;
  reason: string;
}): string {
  const { kind, start, end, object } = error;
  const reason = error.reason.slice(0, 400);
  const verb = kind === "UnicodeDecodeError" ? "decode" : kind === "UnicodeEncodeError" ? "encode" : "translate";
  const who = kind === "UnicodeTranslateError" ? "" : `'${error.encoding.slice(0, 400)}' codec `;
  const single = end === start + 1;
  if (kind === "UnicodeDecodeError") {
    if (single && start >= 0 && start < object.length) {
      const byte = object.charCodeAt(start).toString(16).padStart(2, "0");
      return `${who}can't decode byte 0x${byte} in position ${start}: ${reason}`;
    }
    return `${who}can't decode bytes in position ${start}-${end - 1}: ${reason}`;
  }
  const wide = hasPairs(object);
  if (single && start >= 0 && start < pointLength(object, wide)) {
    const point = object.codePointAt(wide ? unitIndexOfPoint(object, start) : start)!;
    return `${who}can't ${verb} character u'${escapePoint(point)}' in position ${start}: ${reason}`;
  }
  return `${who}can't ${verb} characters in position ${start}-${end - 1}: ${reason}`;
}

function escapePoint(point: number): string {
  const hex = point.toString(16);
  if (point < 256) return "\\x" + hex.padStart(2, "0");
  return point < 65536 ? "\\u" + hex.padStart(4, "0") : "\\U" + hex.padStart(8, "0");
}

/** Names of the handlers that {@linkcode builtinHandler} knows. */
export const BUILTIN_HANDLERS: readonly string[] = [
  "strict",
  "ignore",
  "replace",
  "xmlcharrefreplace",
  "backslashreplace",
];

/**
 * Applies a builtin error handler.
 * @returns The reply, or `undefined` for a name that is none.
 * @throws CodecError from `strict`, KernelError TypeError from a handler that is for encoding only.
 */
export function builtinHandler(name: string, error: CodecError): HandlerReply | undefined {
  switch (name) {
    case "strict":
      throw error;
    case "ignore":
      return { replacement: "", position: error.end };
    case "replace":
      if (error.kind === "UnicodeDecodeError") return { replacement: "\ufffd", position: error.end };
      return {
        replacement: (error.kind === "UnicodeEncodeError" ? "?" : "\ufffd").repeat(
          Math.max(0, error.end - error.start),
        ),
        position: error.end,
      };
    case "xmlcharrefreplace":
    case "backslashreplace": {
      if (error.kind !== "UnicodeEncodeError") {
        return typeError(`don't know how to handle ${error.kind} in error callback`);
      }
      const points = codePoints(error.object).slice(error.start, error.end);
      const replacement = points.map(name === "xmlcharrefreplace" ? (point) => `&#${point};` : escapePoint).join("");
      return { replacement, position: error.end };
    }
  }
  return undefined;
}

/** Turns a handler's position into an index. @throws KernelError IndexError. */
function resolvePosition(position: number, size: number): number {
  const index = position < 0 ? position + size : position;
  if (index < 0 || index > size) {
    throw new KernelError("IndexError", `position ${index} from error handler out of bounds`);
  }
  return index;
}

/**
 * Decodes `bytes` with the error handler `errors`. Pass a fresh decoder.
 * Yields the error for handlers that are not builtin (or were replaced: `custom`) and takes their reply.
 * @param final Is an incomplete sequence at the end a fault? If not, it is left over.
 * @param custom Send even builtin names through `yield` (somebody registered a handler under such a name).
 * @returns The text and the number of bytes used up.
 * @throws CodecError, KernelError.
 */
export function* decodeBytes(
  decoder: Decoder,
  bytes: string,
  final: boolean,
  errors: string,
  custom = false,
): Generator<CodecError, { text: string; consumed: number }, HandlerReply> {
  let text = "";
  let from = 0;
  for (;;) {
    const step = decoder.step(bytes, from, final);
    text += step.text;
    const fault = step.fault;
    if (fault === undefined) return { text, consumed: step.position };
    const error = new CodecError("UnicodeDecodeError", decoder.encoding, bytes, fault.start, fault.end, fault.reason);
    const builtin = custom ? undefined : builtinHandler(errors, error);
    const reply = builtin ?? (yield error);
    // A fault may end behind the end of the input (a lone byte that begins nothing, in Shift JIS).
    from = builtin !== undefined
      ? Math.min(builtin.position, bytes.length)
      : resolvePosition(reply.position, bytes.length);
    text += reply.replacement;
  }
}

/**
 * Encodes `text` with the error handler `errors`; the counterpart of {@linkcode decodeBytes}.
 * @returns The bytes. The number of characters used up is always all of them.
 * @throws CodecError, KernelError.
 */
export function* encodeText(
  encoder: Encoder,
  text: string,
  errors: string,
  custom = false,
): Generator<CodecError, string, HandlerReply> {
  let bytes = "";
  let from = 0;
  const wide = hasPairs(text);
  for (;;) {
    const step = encoder.step(text, from);
    bytes += step.bytes;
    const fault = step.fault;
    if (fault === undefined) return bytes;
    const start = wide ? pointIndexOfUnit(text, fault.start) : fault.start;
    const end = wide ? pointIndexOfUnit(text, fault.end) : fault.end;
    const error = new CodecError("UnicodeEncodeError", encoder.encoding, text, start, end, fault.reason);
    const reply = (custom ? undefined : builtinHandler(errors, error)) ?? (yield error);
    const position = resolvePosition(reply.position, wide ? pointLength(text, true) : text.length);
    const encoded = encoder.replacement(reply.replacement);
    if (encoded === undefined) {
      // A replacement that cannot be encoded: ASCII and Latin-1 then report only the first character of the run.
      throw encoder.encoding === "charmap"
        ? error
        : new CodecError("UnicodeEncodeError", encoder.encoding, text, start, start + 1, fault.reason);
    }
    bytes += encoded;
    from = wide ? unitIndexOfPoint(text, position) : position;
  }
}

/** Collects code points fast; `String.fromCodePoint` in chunks beats appending one by one. */
export class PointBuffer {
  private units: number[] = [];
  private text = "";

  /** Appends a code point. */
  push(point: number): void {
    const units = this.units;
    if (point > 0xffff) {
      units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    } else units.push(point);
    if (units.length >= 4096) this.flush();
  }

  /** Appends text. */
  pushText(text: string): void {
    this.flush();
    this.text += text;
  }

  private flush(): void {
    if (this.units.length > 0) {
      this.text += String.fromCharCode.apply(null, this.units);
      this.units.length = 0;
    }
  }

  /** What was collected. */
  take(): string {
    this.flush();
    return this.text;
  }
}
