// SPDX-License-Identifier: MIT
/**
 * Certificates (RFC 5280) as `SSLSocket.getpeercert` tells them: a dict of what stands in their DER encoding.
 * Types of values are CPython's, `long` version and all.
 */
import { PyLong, PyTuple, PyUnicode, type Value } from "../../vm/base/value.ts";
import { bytesToText } from "../../vm/base/latin1.ts";
import { PyDict } from "../../vm/core/dict.ts";

/** An element of DER: tag, and where its content lies. */
class Element {
  constructor(readonly bytes: Uint8Array, readonly tag: number, readonly start: number, readonly end: number) {}

  get content(): Uint8Array {
    return this.bytes.subarray(this.start, this.end);
  }

  /** The elements inside. */
  get items(): Element[] {
    const items: Element[] = [];
    for (let at = this.start; at < this.end;) {
      const item = read(this.bytes, at, this.end);
      items.push(item);
      at = item.end;
    }
    return items;
  }
}

/** Reads an element. @throws {RangeError} if it does not end in time. */
function read(bytes: Uint8Array, at: number, end: number): Element {
  const tag = bytes[at];
  let size = bytes[at + 1];
  let start = at + 2;
  if (size > 0x80) {
    const count = size & 0x7f;
    size = 0;
    for (let i = 0; i < count; i++) size = size * 256 + bytes[start++];
  }
  if (!(start + size <= end)) throw new RangeError("truncated DER");
  return new Element(bytes, tag, start, start + size);
}

const OCTET_STRING = 4, UTC_TIME = 23;
const UTF8 = 12, UNIVERSAL = 28, BMP = 30;
/** `[n]` of an implicit choice, primitive and constructed. */
const context = (n: number): number => 0x80 | n, constructed = (n: number): number => 0xa0 | n;

/** The dotted numbers of an object identifier. */
function oidOf(content: Uint8Array): string {
  const numbers: bigint[] = [];
  let n = 0n;
  for (const byte of content) {
    n = n << 7n | BigInt(byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(n);
      n = 0n;
    }
  }
  const first = numbers[0] ?? 0n;
  const top = first < 80n ? first / 40n : 2n;
  return [top, first - 40n * top, ...numbers.slice(1)].join(".");
}

function textOf(e: Element): string {
  const { content } = e;
  if (e.tag === UTF8) return new TextDecoder().decode(content);
  if (e.tag === BMP) return new TextDecoder("utf-16be").decode(content);
  if (e.tag === UNIVERSAL) {
    const points: number[] = [];
    for (let i = 0; i + 3 < content.length; i += 4) {
      points.push(content[i] * 2 ** 24 + (content[i + 1] << 16 | content[i + 2] << 8 | content[i + 3]));
    }
    return String.fromCodePoint(...points);
  }
  return bytesToText(content);
}

const unicode = (text: string): PyUnicode => new PyUnicode(text);

/** Tells the long name of an object identifier, or the identifier itself. */
type Names = (oid: string) => string;

/** A distinguished name: a tuple of its parts, each a tuple of pairs. */
function nameValue(e: Element, names: Names): PyTuple {
  return new PyTuple(e.items.map((part) =>
    new PyTuple(part.items.map((pair) => {
      const [type, value] = pair.items;
      return new PyTuple([names(oidOf(type.content)), unicode(textOf(value))]);
    }))
  ));
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A time as OpenSSL prints it: `Jul  7 14:23:16 2028 GMT`. */
function timeText(e: Element): string {
  let digits = bytesToText(e.content);
  if (e.tag === UTC_TIME) digits = (digits < "5" ? "20" : "19") + digits;
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?/.exec(digits) ?? [];
  return `${MONTHS[Number(month) - 1]} ${String(Number(day)).padStart(2)} ${hour}:${minute}:${
    second ?? "00"
  } ${year} GMT`;
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("").toUpperCase();

/** The digits of a serial number. */
function serialText(e: Element): string {
  const { content } = e;
  if (content[0] >= 0x80) {
    const negative = BigInt.asIntN(8 * content.length, BigInt(`0x${hex(content)}`));
    const digits = (-negative).toString(16).toUpperCase();
    return `-${digits.length % 2 === 0 ? digits : `0${digits}`}`;
  }
  return hex(content[0] === 0 && content.length > 1 ? content.subarray(1) : content);
}

function addressText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join(".");
  if (bytes.length !== 16) return "<invalid>";
  const words = Array.from({ length: 8 }, (_, i) => bytes[2 * i] << 8 | bytes[2 * i + 1]);
  return words.map((word) => word.toString(16).toUpperCase()).join(":");
}

/** An alternative name. */
function generalName(e: Element, names: Names): PyTuple {
  const pair = (kind: string, value: Value) => new PyTuple([kind, value]);
  switch (e.tag) {
    case context(1):
      return pair("email", bytesToText(e.content));
    case context(2):
      return pair("DNS", bytesToText(e.content));
    case constructed(4):
      return pair("DirName", nameValue(e.items[0], names));
    case context(6):
      return pair("URI", bytesToText(e.content));
    case context(7):
      return pair("IP Address", addressText(e.content));
    case context(8):
      return new PyTuple([unicode("Registered ID"), unicode(oidOf(e.content))]);
    case constructed(3):
      return pair("X400 Name", "<unsupported>");
    case constructed(5):
      return pair("EDI Party Name", "<unsupported>");
  }
  return pair("othername", "<unsupported>");
}

const SUBJECT_ALT_NAME = "2.5.29.17", CRL_DISTRIBUTION_POINTS = "2.5.29.31";
const AUTHORITY_INFO_ACCESS = "1.3.6.1.5.5.7.1.1", OCSP = "1.3.6.1.5.5.7.48.1", CA_ISSUERS = "1.3.6.1.5.5.7.48.2";

/** The places where something is told of a certificate, of one kind. */
const accessPlaces = (e: Element, kind: string): PyUnicode[] =>
  e.items.flatMap(({ items: [method, place] }) =>
    oidOf(method.content) === kind && place.tag === context(6) ? [unicode(bytesToText(place.content))] : []
  );

/** The places of lists of certificates that were revoked. */
const revocationPlaces = (e: Element): PyUnicode[] =>
  e.items.flatMap((point) =>
    point.items.filter((part) => part.tag === constructed(0)).flatMap((name) =>
      name.items.filter((full) => full.tag === constructed(0)).flatMap((full) =>
        full.items.filter((place) => place.tag === context(6)).map((place) => unicode(bytesToText(place.content)))
      )
    )
  );

/**
 * What a certificate says.
 * @param der Its encoding.
 * @throws {RangeError} if it is damaged.
 */
export function certificateValue(der: Uint8Array, names: Names): PyDict {
  const [toBeSigned] = read(der, 0, der.length).items;
  const parts = toBeSigned.items;
  const version = parts[0].tag === constructed(0) ? parts.shift()!.items[0].content[0] : 0;
  const [serial, , issuer, validity, subject] = parts;
  const extensions = new Map<string, Element>();
  for (const extension of parts.find((part) => part.tag === constructed(3))?.items[0].items ?? []) {
    const items = extension.items;
    const value = items[items.length - 1];
    if (value.tag === OCTET_STRING) extensions.set(oidOf(items[0].content), read(der, value.start, value.end));
  }
  const dict = new PyDict();
  dict.setStr("subject", nameValue(subject, names));
  dict.setStr("issuer", nameValue(issuer, names));
  dict.setStr("version", new PyLong(BigInt(version + 1)));
  dict.setStr("serialNumber", unicode(serialText(serial)));
  const [from, to] = validity.items;
  dict.setStr("notBefore", unicode(timeText(from)));
  dict.setStr("notAfter", timeText(to));
  const alternatives = extensions.get(SUBJECT_ALT_NAME);
  if (alternatives !== undefined) {
    dict.setStr("subjectAltName", new PyTuple(alternatives.items.map((e) => generalName(e, names))));
  }
  const access = extensions.get(AUTHORITY_INFO_ACCESS), revoked = extensions.get(CRL_DISTRIBUTION_POINTS);
  const lists: [string, PyUnicode[]][] = [
    ["OCSP", access === undefined ? [] : accessPlaces(access, OCSP)],
    ["caIssuers", access === undefined ? [] : accessPlaces(access, CA_ISSUERS)],
    ["crlDistributionPoints", revoked === undefined ? [] : revocationPlaces(revoked)],
  ];
  for (const [name, places] of lists) if (places.length > 0) dict.setStr(name, new PyTuple(places));
  return dict;
}
