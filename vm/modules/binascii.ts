// SPDX-License-Identifier: MIT
/**
 * `binascii`: bytes as hexadecimal, base64, uuencode, quoted-printable and BinHex text, and CRCs.
 * CPYTHON: `Modules/binascii.c`, with its tolerance for bad input (base64 skips what is not of its alphabet).
 */
import { textToHex } from "../base/hex.ts";
import { byteCodes, codesToText } from "../base/latin1.ts";
import { PyTuple, type Value } from "../base/value.ts";
import { memoryError, typeError } from "../core/exceptions.ts";
import type { Vm } from "../core/vm.ts";
import { flag, int, opt } from "../native/args.ts";
import { def, defineModule } from "../native/define.ts";
import { bytes } from "../objects/buffer_protocol.ts";
import { moduleException } from "../objects/module_exception.ts";
import { crc32, mask32 } from "./checksums.ts";

const failure = moduleException("binascii", "Error");
const incomplete = moduleException("binascii", "Incomplete");

// ---- hexadecimal --------------------------------------------------------------------------------------------------

function hexDigit(c: number): number {
  if (c >= 48 && c <= 57) return c - 48;
  if (c >= 97 && c <= 102) return c - 87;
  if (c >= 65 && c <= 70) return c - 55;
  return -1;
}

function unhexlify(s: string): string {
  if (s.length % 2 !== 0) throw typeError("Odd-length string");
  const codes = byteCodes(s.length >> 1);
  for (let i = 0; i < s.length; i += 2) {
    const high = hexDigit(s.charCodeAt(i));
    const low = hexDigit(s.charCodeAt(i + 1));
    if (high < 0 || low < 0) throw typeError("Non-hexadecimal digit found");
    codes[i >> 1] = high * 16 + low;
  }
  return codesToText(codes);
}

// ---- base64 -------------------------------------------------------------------------------------------------------

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function base64Value(c: number): number {
  if (c >= 65 && c <= 90) return c - 65;
  if (c >= 97 && c <= 122) return c - 71;
  if (c >= 48 && c <= 57) return c + 4;
  return c === 43 ? 62 : c === 47 ? 63 : -1;
}

const BASE64_CODES = Uint8Array.from(BASE64, (c) => c.charCodeAt(0));
const BASE64_VALUES = Int8Array.from({ length: 128 }, (_, c) => base64Value(c));

function toBase64(s: string): string {
  const codes = byteCodes(Math.ceil(s.length / 3) * 4 + 1);
  let size = 0;
  for (let i = 0; i < s.length; i += 3) {
    const left = s.length - i;
    const n = (s.charCodeAt(i) << 16) | (left > 1 ? s.charCodeAt(i + 1) << 8 : 0) |
      (left > 2 ? s.charCodeAt(i + 2) : 0);
    codes[size++] = BASE64_CODES[n >> 18];
    codes[size++] = BASE64_CODES[(n >> 12) & 63];
    codes[size++] = left > 1 ? BASE64_CODES[(n >> 6) & 63] : 61;
    codes[size++] = left > 2 ? BASE64_CODES[n & 63] : 61;
  }
  codes[size] = 10;
  return codesToText(codes);
}

/** Where the next character of the alphabet is; −1: none. Bytes above 127 count as their lower seven bits. */
function nextOfAlphabet(s: string, from: number): number {
  for (let i = from; i < s.length; i++) {
    const c = s.charCodeAt(i) & 127;
    if (base64Value(c) >= 0 || c === 61) return c;
  }
  return -1;
}

function fromBase64(vm: Vm, s: string): string {
  const codes = byteCodes((s.length * 3 >> 2) + 1);
  let size = 0;
  let bits = 0;
  let held = 0;
  let position = 0;
  for (let i = 0; i < s.length; i++) {
    const c = s.charCodeAt(i);
    if (c > 127 || c === 10 || c === 13 || c === 32) continue;
    if (c === 61) {
      if (position >= 2) {
        // Padding: the fourth place ends the data, the third needs another one behind it.
        if (position === 2 && nextOfAlphabet(s, i + 1) !== 61) continue;
        bits = 0;
        break;
      }
      continue;
    }
    const v = BASE64_VALUES[c];
    if (v < 0) continue;
    position = (position + 1) & 3;
    held = ((held << 6) | v) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      codes[size++] = (held >> bits) & 255;
      held &= (1 << bits) - 1;
    }
  }
  if (bits !== 0) throw failure.make(vm, "Incorrect padding");
  return codesToText(codes, size);
}

// ---- uuencode -----------------------------------------------------------------------------------------------------

function fromUu(vm: Vm, s: string): string {
  let i = 0;
  // An empty line counts as one that starts with NUL.
  const length = ((s.length > 0 ? s.charCodeAt(i++) : 0) - 32) & 63;
  let out = "";
  let bits = 0;
  let held = 0;
  while (out.length < length) {
    let v: number;
    const c = i < s.length ? s.charCodeAt(i) : -1;
    if (c < 0 || c === 10 || c === 13) v = 0;
    else {
      if (c < 32 || c > 96) throw failure.make(vm, "Illegal char");
      v = (c - 32) & 63;
    }
    i++;
    held = (held << 6) | v;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out += String.fromCharCode((held >> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  for (; i < s.length; i++) {
    const c = s[i];
    if (c !== " " && c !== "`" && c !== "\n" && c !== "\r") throw failure.make(vm, "Trailing garbage");
  }
  return out;
}

function toUu(vm: Vm, s: string): string {
  if (s.length > 45) throw failure.make(vm, "At most 45 bytes at once");
  let out = String.fromCharCode(32 + (s.length & 63));
  for (let i = 0; i < s.length; i += 3) {
    const at = (k: number) => i + k < s.length ? s.charCodeAt(i + k) : 0;
    const n = (at(0) << 16) | (at(1) << 8) | at(2);
    for (const shift of [18, 12, 6, 0]) out += String.fromCharCode(32 + ((n >> shift) & 63));
  }
  return out + "\n";
}

// ---- BinHex -------------------------------------------------------------------------------------------------------

const HQX = "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr";
const RUN = 0x90;

function rleEncode(s: string): string {
  let out = "";
  for (let i = 0; i < s.length;) {
    const c = s[i];
    if (c.charCodeAt(0) === RUN) {
      out += "\x90\x00";
      i++;
      continue;
    }
    let n = 1;
    while (n < 255 && s[i + n] === c) n++;
    if (n > 3) out += c + "\x90" + String.fromCharCode(n);
    else out += c.repeat(n);
    i += n;
  }
  return out;
}

function rleDecode(vm: Vm, s: string): string {
  let out = "";
  for (let i = 0; i < s.length; i++) {
    if (s.charCodeAt(i) !== RUN) {
      out += s[i];
      continue;
    }
    if (++i >= s.length) throw incomplete.make(vm);
    const n = s.charCodeAt(i);
    if (n === 0) out += "\x90";
    else {
      if (out === "") throw failure.make(vm, "Orphaned RLE code at start");
      out += out[out.length - 1].repeat(n - 1);
    }
  }
  return out;
}

function toHqx(s: string): string {
  let out = "";
  let bits = 0;
  let held = 0;
  for (let i = 0; i < s.length; i++) {
    held = (held << 8) | s.charCodeAt(i);
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      out += HQX[(held >> bits) & 63];
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) out += HQX[(held << (6 - bits)) & 63];
  return out;
}

function fromHqx(vm: Vm, s: string): Value {
  let out = "";
  let bits = 0;
  let held = 0;
  let done = false;
  for (let i = 0; i < s.length; i++) {
    const c = s[i];
    if (c === "\r" || c === "\n") continue;
    if (c === ":") {
      done = true;
      break;
    }
    const v = HQX.indexOf(c);
    if (v < 0) throw failure.make(vm, "Illegal char");
    held = (held << 6) | v;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out += String.fromCharCode((held >> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  if (bits !== 0 && !done) throw incomplete.make(vm, "String has incomplete number of bytes");
  return new PyTuple([out, done ? 1 : 0]);
}

// ---- CRCs ---------------------------------------------------------------------------------------------------------

/** The table of the 16-bit CRC, built when first needed. The same for everybody. */
const memo: { hqx?: Uint16Array } = {};

function hqxTable(): Uint16Array {
  return Uint16Array.from({ length: 256 }, (_, n) => {
    let h = n << 8;
    for (let k = 0; k < 8; k++) h = h & 0x8000 ? (h << 1) ^ 0x1021 : h << 1;
    return h;
  });
}

function crcHqx(s: string, start: number): number {
  const table = memo.hqx ??= hqxTable();
  let c = start;
  for (let i = 0; i < s.length; i++) c = ((c << 8) & 0xff00) ^ table[((c >> 8) & 255) ^ s.charCodeAt(i)];
  return c;
}

// ---- quoted-printable ---------------------------------------------------------------------------------------------

const MAX_LINE = 76;

function fromQp(s: string, header: boolean): string {
  let out = "";
  for (let i = 0; i < s.length;) {
    const c = s[i];
    if (c === "=") {
      i++;
      if (i >= s.length) break;
      if (s[i] === "\n" || s[i] === "\r") {
        // A soft line break.
        if (s[i] !== "\n") { while (i < s.length && s[i] !== "\n") i++; }
        if (i < s.length) i++;
      } else if (s[i] === "=") {
        out += "=";
        i++;
      } else {
        const high = hexDigit(s.charCodeAt(i));
        const low = i + 1 < s.length ? hexDigit(s.charCodeAt(i + 1)) : -1;
        if (high >= 0 && low >= 0) {
          out += String.fromCharCode(high * 16 + low);
          i += 2;
        } else out += "=";
      }
    } else {
      out += header && c === "_" ? " " : c;
      i++;
    }
  }
  return out;
}

function toQp(s: string, quoteTabs: boolean, isText: boolean, header: boolean): string {
  // The style of the first line end decides about the soft ones.
  const first = s.indexOf("\n");
  const crlf = first > 0 && s[first - 1] === "\r";
  const end = crlf ? "\r\n" : "\n";
  const size = s.length;
  let out = "";
  let line = 0;
  for (let i = 0; i < size;) {
    const c = s.charCodeAt(i);
    const quote = c > 126 || c === 61 || header && c === 95 ||
      c === 46 && line === 0 && (i + 1 === size || s[i + 1] === "\n" || s[i + 1] === "\r" || s[i + 1] === "\0") ||
      !isText && (c === 13 || c === 10) || (c === 9 || c === 32) && i + 1 === size ||
      c < 33 && c !== 13 && c !== 10 && c !== 9 && c !== 32 ||
      c < 33 && c !== 13 && c !== 10 && (quoteTabs || !quoteTabs && c !== 9 && c !== 32);
    if (quote) {
      if (line + 3 >= MAX_LINE) {
        out += "=" + end;
        line = 0;
      }
      out += "=" + c.toString(16).toUpperCase().padStart(2, "0");
      i++;
      line += 3;
      continue;
    }
    if (isText && (c === 10 || c === 13 && i + 1 < size && s[i + 1] === "\n")) {
      line = 0;
      // White space before a line end must not stay bare.
      const last = out.charCodeAt(out.length - 1);
      if (out.length > 0 && (last === 32 || last === 9)) {
        out = out.slice(0, -1) + "=" + last.toString(16).toUpperCase().padStart(2, "0");
      }
      out += end;
      i += c === 13 ? 2 : 1;
      continue;
    }
    if (i + 1 !== size && s[i + 1] !== "\n" && line + 1 >= MAX_LINE) {
      out += "=" + end;
      line = 0;
    }
    line++;
    if (header && c === 32) out += "_";
    else out += s[i];
    i++;
  }
  return out;
}

const HEX_DOC = "Bytes as hexadecimal digits.";
const UNHEX_DOC = "Bytes from hexadecimal digits.";

export const binasciiModule = defineModule("binascii", "Bytes as text in several encodings, and CRCs.", {
  a2b_base64: def([bytes("data")], { doc: "Bytes from base64.", arity: "parse" }, (vm, s) => fromBase64(vm, s)),
  b2a_base64: def([bytes("data")], { doc: "Bytes as one line of base64.", arity: "parse" }, (_vm, s) => {
    if (s.length > 0x3ffffffd) throw memoryError();
    return toBase64(s);
  }),
  a2b_hex: def([bytes("data")], { doc: UNHEX_DOC, arity: "parse", cname: "a2b_hex" }, (_vm, s) => unhexlify(s)),
  b2a_hex: def([bytes("data")], { doc: HEX_DOC, arity: "parse", cname: "b2a_hex" }, (_vm, s) => textToHex(s)),
  unhexlify: def([bytes("data")], { doc: UNHEX_DOC, arity: "parse", cname: "a2b_hex" }, (_vm, s) => unhexlify(s)),
  hexlify: def([bytes("data")], { doc: HEX_DOC, arity: "parse", cname: "b2a_hex" }, (_vm, s) => textToHex(s)),
  a2b_uu: def(
    [bytes("data")],
    { doc: "Bytes from a line of uuencoded text.", arity: "parse" },
    (vm, s) => fromUu(vm, s),
  ),
  b2a_uu: def(
    [bytes("data")],
    { doc: "At most 45 bytes as a line of uuencoded text.", arity: "parse" },
    (vm, s) => toUu(vm, s),
  ),
  a2b_hqx: def(
    [bytes("data")],
    { doc: "Bytes from BinHex text, and whether its end was there.", arity: "parse" },
    (vm, s) => fromHqx(vm, s),
  ),
  b2a_hqx: def([bytes("data")], { doc: "Bytes as BinHex text.", arity: "parse" }, (_vm, s) => toHqx(s)),
  rlecode_hqx: def([bytes("data")], { doc: "BinHex compression of runs.", arity: "parse" }, (_vm, s) => rleEncode(s)),
  rledecode_hqx: def([bytes("data")], { doc: "Undoes rlecode_hqx.", arity: "parse" }, (vm, s) => rleDecode(vm, s)),
  a2b_qp: def(
    [bytes("data"), opt(flag("header"), false)],
    { doc: "Bytes from quoted-printable text.", arity: "keywords", cname: "function" },
    (_vm, s, header) => fromQp(s, header),
  ),
  b2a_qp: def(
    [bytes("data"), opt(flag("quotetabs"), false), opt(flag("istext"), true), opt(flag("header"), false)],
    { doc: "Bytes as quoted-printable text.", arity: "keywords", cname: "function" },
    (_vm, s, quoteTabs, isText, header) => toQp(s, quoteTabs, isText, header),
  ),
  crc32: def(
    [bytes("data"), opt(mask32("crc"), 0)],
    { doc: "CRC-32 of the data, signed.", arity: "parse" },
    (_vm, s, crc) => crc32(s, crc),
  ),
  crc_hqx: def(
    [bytes("data"), int("crc")],
    { doc: "CRC of BinHex, going on from `crc`.", arity: "parse" },
    (_vm, s, crc) => crcHqx(s, crc),
  ),
}, (vm, ns) => {
  ns.setStr("Error", failure.of(vm));
  ns.setStr("Incomplete", incomplete.of(vm));
});
