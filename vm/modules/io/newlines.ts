// SPDX-License-Identifier: MIT
/**
 * Line ends of text streams (CPython `_io/textio.c`): `_io.IncrementalNewlineDecoder`, and finding the end of a line.
 * `IncrementalNewlineDecoder` keeps back a final `\r`, since the `\n` of a pair may come in the next piece.
 */
import { PyLong, PyTuple, PyUnicode, type Value } from "../../base/value.ts";
import { typeError, valueError } from "../../core/exceptions.ts";
import { type Gen, isGen } from "../../core/gen.ts";
import { isSequence, listOf } from "../../core/sequence.ts";
import type { Kwargs } from "../../core/type.ts";
import { bigOf, isInteger, isStr, objectType, strValue, typeName } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { bindInit, obj, opt } from "../../native/args.ts";
import { defineType, method } from "../../native/define.ts";
import { callM, intOf, ioType, PyIOBase, truth } from "./base.ts";

/** Kinds of line ends seen. */
const SEEN_CR = 1, SEEN_LF = 2, SEEN_CRLF = 4;

/** `None`, one line end, or a tuple of those seen. One is unicode, several are str, as in CPython. */
export function newlinesValue(seen: number): Value {
  const kinds: string[] = [];
  if (seen & SEEN_CR) kinds.push("\r");
  if (seen & SEEN_LF) kinds.push("\n");
  if (seen & SEEN_CRLF) kinds.push("\r\n");
  return kinds.length === 0 ? null : kinds.length === 1 ? new PyUnicode(kinds[0]) : new PyTuple(kinds);
}

/** Which line ends are in `text`. */
function seenIn(text: string): number {
  let seen = 0;
  if (text.includes("\r")) {
    for (const end of text.match(/\r\n|\r|\n/g) ?? []) {
      seen |= end === "\r\n" ? SEEN_CRLF : end === "\r" ? SEEN_CR : SEEN_LF;
    }
  } else if (text.includes("\n")) seen = SEEN_LF;
  return seen;
}

export class PyNewlineDecoder extends PyIOBase {
  decoder: Value | undefined;
  translate = false;
  errors: Value = "strict";
  pendingCr = false;
  seen = 0;

  /** Takes decoded text; translates line ends where wanted. */
  filter(text: string, final: boolean): string {
    if (this.pendingCr && (final || text.length > 0)) {
      text = "\r" + text;
      this.pendingCr = false;
    }
    if (!final && text.endsWith("\r")) {
      text = text.slice(0, -1);
      this.pendingCr = true;
    }
    this.seen |= seenIn(text);
    return this.translate && text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  }
}
export const newlineDecoderType = ioType("IncrementalNewlineDecoder", objectType, PyNewlineDecoder);
newlineDecoderType.hasDict = false;
newlineDecoderType.hasWeakref = false;

function need(d: PyNewlineDecoder): Value {
  if (d.decoder === undefined) throw valueError("IncrementalNewlineDecoder.__init__ not called");
  return d.decoder;
}

/** `decode` as the text wrapper calls it. */
export function* decodeNewlines(vm: Vm, d: PyNewlineDecoder, input: Value, final: boolean): Gen<string> {
  const inner = need(d);
  const r = inner === null ? input : yield* callM(vm, inner, "decode", input, final);
  if (!(r instanceof PyUnicode)) throw typeError(`decoder should return a string result, not '${typeName(r)}'`);
  return d.filter(r.value, final);
}

/** Bytes and flags of a decoder's state. */
export function stateOf(v: Value, complaint: string): [string, bigint] {
  if (!(v instanceof PyTuple) || v.items.length !== 2 || !isStr(v.items[0]) || !isInteger(v.items[1])) {
    throw typeError(complaint);
  }
  return [strValue(v.items[0]), bigOf(v.items[1])];
}

/** The same as `PyArg_Parse` takes it with `(OK)`: any sequence of any object and an integer, of which 64 bits count. */
function* pairOf(vm: Vm, v: Value): Gen<[Value, bigint]> {
  if (!isSequence(v) || isStr(v)) {
    throw typeError(`argument must be 2-item sequence, not ${v === null ? "None" : typeName(v)}`);
  }
  const r = listOf(vm, v);
  const items = isGen(r) ? yield* r : r;
  if (items.length !== 2) throw typeError(`argument must be sequence of length 2, not ${items.length}`);
  const [bytes, flags] = items;
  if (!isInteger(flags)) {
    throw typeError(`argument 2 must be an integer, not ${flags === null ? "None" : typeName(flags)}`);
  }
  return [bytes, BigInt.asUintN(64, bigOf(flags))];
}

const m = method<PyNewlineDecoder>();

defineType<PyNewlineDecoder>(newlineDecoderType, {
  doc:
    "IncrementalNewlineDecoder(decoder, translate, errors='strict')\n\nA decoder around another one (or None) that handles line ends.",
  slots: {
    tp_new: (_vm, type) => new type.jsClass(),
    tp_init: function* (vm: Vm, self: Value, args: Value[], kw: Kwargs): Gen<void> {
      const d = self as PyNewlineDecoder;
      const [decoder, translate, errors] = bindInit(
        "IncrementalNewlineDecoder",
        ["decoder", "translate", "errors"],
        2,
        args,
        kw,
      );
      d.translate = (yield* intOf(vm, translate!)) !== 0;
      d.decoder = decoder!;
      d.errors = errors ?? new PyUnicode("strict");
      d.seen = 0;
      d.pendingCr = false;
    },
  },
  methods: {
    decode: m(
      [obj("input"), opt(obj("final"), false)],
      { doc: "Decodes a piece of input.", arity: "keywords" },
      function* (vm, d, input, final) {
        return new PyUnicode(yield* decodeNewlines(vm, d, input, yield* truth(vm, final)));
      },
    ),
    getstate: m([], "(bytes, flags) that setstate takes.", function* (vm, d) {
      const inner = need(d);
      const [bytes, flags] = inner === null
        ? ["", 0n] as [Value, bigint]
        : yield* pairOf(vm, yield* callM(vm, inner, "getstate"));
      return new PyTuple([bytes, new PyLong(BigInt.asUintN(64, flags << 1n) | (d.pendingCr ? 1n : 0n))]);
    }),
    setstate: m([obj("state")], "Goes back to a state of getstate.", function* (vm, d, state) {
      const inner = need(d);
      const [bytes, flags] = yield* pairOf(vm, state);
      d.pendingCr = (flags & 1n) !== 0n;
      if (inner === null) return null;
      return yield* callM(vm, inner, "setstate", new PyTuple([bytes, new PyLong(flags >> 1n)]));
    }),
    reset: m([], "Forgets everything.", function* (vm, d) {
      const inner = need(d);
      d.seen = 0;
      d.pendingCr = false;
      if (inner !== null) yield* callM(vm, inner, "reset");
      return null;
    }),
  },
  getset: {
    newlines: { doc: "The line ends seen so far.", get: (_vm, d) => newlinesValue(d.seen) },
  },
});

/** How a text stream ends its lines. */
export interface LineEnds {
  /** `newline` is None: every end is read as `\n`. */
  translate: boolean;
  /** `newline` is None or empty: every kind ends a line. */
  universal: boolean;
  /** Else what ends a line. */
  end: string;
}

/**
 * Index after the line end in `text` from `start`, or −1 where there is none.
 * Under `universal` without translation a final `\r` counts as an end: the decoder keeps it back where it could be half.
 */
export function lineEnd(ends: LineEnds, text: string, start: number): number {
  if (ends.translate) return text.indexOf("\n", start) + 1 || -1;
  if (!ends.universal) {
    const i = text.indexOf(ends.end, start);
    return i < 0 ? -1 : i + ends.end.length;
  }
  const lf = text.indexOf("\n", start);
  const cr = text.indexOf("\r", start);
  if (cr < 0 || lf >= 0 && lf < cr) return lf < 0 ? -1 : lf + 1;
  return text.charCodeAt(cr + 1) === 10 ? cr + 2 : cr + 1;
}
