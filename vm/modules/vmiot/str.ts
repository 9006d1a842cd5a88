// SPDX-License-Identifier: MIT
/**
 * VMIOT's methods of `str` beyond Python's (docs/vmiot.md), and those that mean something else in the dialect. Formats of
 * structs and messages are in `struct_text.ts` and `messages.ts`, the arithmetic in `vm/base/vmiot_text.ts`.
 */
import { encodeUtf8, Utf8Decoder } from "../../base/codecs_utf.ts";
import { Digest } from "../../base/digests.ts";
import { intOrLong, PyFloat, type PyStr, PyTuple, PyUnicode, type Value } from "../../base/value.ts";
import {
  bytesToHex,
  cDouble,
  cInteger,
  crlfLine,
  cStringLength,
  digitsToBytes,
  lowerAscii,
  SPLIT_BLANKS,
  splitAtRuns,
  wildcardMatch,
} from "../../base/vmiot_text.ts";
import { callMethod, isTrue } from "../../core/abstract.ts";
import { UnicodeDecodeErrorType, UnicodeEncodeErrorType, unicodeError, valueError } from "../../core/exceptions.ts";
import { isGen, type Result, then } from "../../core/gen.ts";
import { PyList, strValue } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { int, obj, opt, str } from "../../native/args.ts";
import { method, type Row } from "../../native/define.ts";
import { textToBytes } from "../../objects/buffer_protocol.ts";
import { crc32 } from "../checksums.ts";
import { decodeGb2312, encodeGb2312 } from "./gb2312.ts";

type Self = string | PyStr;
const m = method<Self>();

/** A method without parameters of the bytes of a string. */
function plain(doc: string, f: (s: string, vm: Vm) => Value): Row {
  return m([], doc, (vm, self) => f(strValue(self), vm));
}

function fromDigits(s: string, radix: 10 | 16): string {
  const out = radix === 16 && s.length % 2 !== 0 ? undefined : digitsToBytes(s, radix);
  if (out === undefined) throw valueError(radix === 16 ? "not pairs of hexadecimal digits" : "not decimal digits");
  return out;
}

/** Digits of packed BCD; other nibbles are no digits. */
function bcdDigits(s: string): string {
  const out = bytesToHex(s, false);
  if (/[a-f]/.test(out)) throw valueError("not packed decimal digits");
  return out;
}

function base64Decoded(s: string): string {
  const text = s.replace(/[ \t\r\n]+/g, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.replace(/=+$/, "").length % 4 === 1) {
    throw valueError("not base64");
  }
  try {
    return atob(text);
  } catch {
    throw valueError("not base64");
  }
}

/** UTF-8 to GB2312 (GBK where GB2312 has no such character). */
function toGb2312(s: string): string {
  const { text, fault } = new Utf8Decoder().step(s, 0, true);
  if (fault !== undefined) throw unicodeError(UnicodeDecodeErrorType, "utf8", s, fault.start, fault.end, fault.reason);
  const out = encodeGb2312(text);
  if (typeof out === "string") return out;
  const reason = "illegal multibyte sequence";
  throw unicodeError(UnicodeEncodeErrorType, "gb2312", new PyUnicode(text), out.at, out.at + 1, reason);
}

function fromGb2312(s: string): string {
  const text = decodeGb2312(textToBytes(s));
  if (typeof text === "string") return encodeUtf8(text);
  throw unicodeError(UnicodeDecodeErrorType, "gb2312", s, text.at, text.at + 1, "illegal multibyte sequence");
}

export const strExtensions: Record<string, Row> = {
  atoi: plain(
    "The 32-bit integer that the string begins with, as C reads it; 0 without one.",
    (s) => Number(BigInt.asIntN(32, cInteger(s, false))),
  ),
  atou: plain(
    "The unsigned 32-bit integer that the string begins with, as C reads it; 0 without one.",
    (s) => Number(BigInt.asUintN(32, cInteger(s, true))),
  ),
  atol: plain(
    "The 64-bit integer that the string begins with, as C reads it; 0 without one.",
    (s) => intOrLong(cInteger(s, false)),
  ),
  atof: plain("The float that the string begins with, as C reads it; 0.0 without one.", (s) => new PyFloat(cDouble(s))),
  tohex: plain("The bytes as hexadecimal digits, in upper case.", (s) => bytesToHex(s, true)),
  tohexlow: plain("The bytes as hexadecimal digits, in lower case.", (s) => bytesToHex(s, false)),
  hex: plain("The bytes as hexadecimal digits, in lower case.", (s) => bytesToHex(s, false)),
  unhex: plain("The bytes that pairs of hexadecimal digits stand for.", (s) => fromDigits(s, 16)),
  base64encode: plain("Base64 of the bytes, in one line.", (s) => btoa(s)),
  base64decode: plain("The bytes behind base64; white space in it is ignored.", base64Decoded),
  md5: plain("MD5 of the bytes, as lower-case hexadecimal digits.", (s) => {
    const digest = new Digest("md5");
    digest.update(s);
    return digest.hex();
  }),
  crc32: plain("Unsigned CRC-32 of the bytes.", (s) => crc32(s, 0) >>> 0),
  utf8togb2312: plain("UTF-8 converted to GB2312.", toGb2312),
  gb2312toutf8: plain("GB2312 converted to UTF-8.", fromGb2312),
  bcd2str: plain("The digits of packed BCD.", bcdDigits),
  str2bcd: plain("Decimal digits as packed BCD, a 0 before an odd number of them.", (s) => fromDigits(s, 10)),
  binfind: m([str("sub")], { doc: "Index of `sub`; -1 where it is not. NUL is a byte like any.", arity: "parse" }, (
    _vm,
    self,
    sub,
  ) => strValue(self).indexOf(sub)),
  isprintable: plain("Whether all bytes are printable ASCII characters.", (s) => /^[\x20-\x7e]*$/.test(s)),
  readline: m(
    [opt(int("pos"), 0)],
    { doc: "The line from `pos` on with its '\\r\\n'; None where none is complete.", arity: "parse" },
    (_vm, self, pos) => crlfLine(strValue(self), pos) ?? null,
  ),
  cstr_len: m(
    [opt(int("off"), 0)],
    { doc: "Length of the C string at `off`.", arity: "parse" },
    (_vm, self, off) => cStringLength(strValue(self), off),
  ),
  casematch: m(
    [str("text"), opt(obj("case"), true)],
    {
      doc:
        "Whether all of `text` matches the receiver, in which '*' and '?' are wildcards; `case`: letters count as they are.",
      arity: "parse",
    },
    (vm, self, text, exact): Result<Value> =>
      then(
        isTrue(vm, exact),
        (same) =>
          same ? wildcardMatch(strValue(self), text) : wildcardMatch(lowerAscii(strValue(self)), lowerAscii(text)),
      ),
  ),
  len: plain("Number of bytes.", (s) => s.length),
};

export const unicodeExtensions: Record<string, Row> = {
  len: method<PyUnicode>()([], "Number of characters.", (_vm, u) => [...u.value].length),
};

/** `None` where Python gives an empty list, else its items as a tuple. */
const tupleOf = (v: Value): Value => v instanceof PyList ? new PyTuple(v.items) : v;

export const strDialect: Record<string, Row> = {
  split: m(
    [opt(obj("sep")), opt(obj("maxsplit"))],
    { doc: "The parts between separators, a tuple; without separator, None where nothing is left.", arity: "parse" },
    (vm, self, sep, max) => {
      if ((sep === undefined || sep === null) && max === undefined) {
        const parts = splitAtRuns(strValue(self), SPLIT_BLANKS);
        return parts.length === 0 ? null : new PyTuple(parts);
      }
      const r = callMethod(vm, self, "split", max === undefined ? [sep!] : [sep ?? null, max]);
      return isGen(r) ? then(r, tupleOf) : tupleOf(r);
    },
  ),
  splitlines: m(
    [opt(str("chars"), "\r\n")],
    { doc: "The parts between runs of `chars`, a tuple without empty ones.", arity: "parse" },
    (_vm, self, chars) => new PyTuple(splitAtRuns(strValue(self), chars)),
  ),
  replace: m(
    [str("old"), str("new"), opt(int("count"), 0)],
    { doc: "The string with `old` replaced, at most `count` times; 0 or less: everywhere.", arity: "parse" },
    (vm, self, old, by, count) => callMethod(vm, self, "replace", count <= 0 ? [old, by] : [old, by, count]),
  ),
};
