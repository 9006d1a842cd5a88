// SPDX-License-Identifier: MIT
/**
 * Internet addresses as text and bytes, and Linux's `struct sockaddr` for each address family. Pure functions; no I/O.
 * Byte strings hold one byte per code unit. Texts follow the C library (`inet_pton`, `inet_aton`, `inet_ntop`).
 */
import { fewBytes, viewOf } from "../vm/base/few_bytes.ts";

export const AF_UNIX = 1, AF_INET = 2, AF_INET6 = 10, AF_NETLINK = 16, AF_PACKET = 17;

/** Longest path of a `sockaddr_un`. */
export const UNIX_PATH = 108;

/** Strict dotted quad (`inet_pton`); `undefined` for anything else. */
export function parseIPv4(text: string): Uint8Array | undefined {
  const m = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (m === null) return undefined;
  const bytes = m.slice(1).map(Number);
  if (m.slice(1).some((part, i) => bytes[i] > 255 || part.length > 1 && part[0] === "0")) return undefined;
  return Uint8Array.from(bytes);
}

/** What `inet_aton` takes: one to four numbers, decimal, octal or hexadecimal; text after white space is ignored. */
export function parseAnyIPv4(text: string): Uint8Array | undefined {
  const parts = text.split(/[ \t\n\v\f\r]/, 1)[0].split(".");
  if (parts.length > 4) return undefined;
  const numbers: number[] = [];
  for (const part of parts) {
    if (!/^(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)$/.test(part)) return undefined;
    numbers.push(/^0[xX]/.test(part) ? parseInt(part, 16) : part[0] === "0" ? parseInt(part, 8) : Number(part));
  }
  const last = numbers.pop()!;
  if (numbers.some((n) => n > 255) || last >= 2 ** (8 * (4 - numbers.length))) return undefined;
  const bytes = fewBytes(4);
  viewOf(bytes).setUint32(0, last);
  numbers.forEach((n, i) => bytes[i] = n);
  return bytes;
}

/** `inet_pton` for IPv6. */
export function parseIPv6(text: string): Uint8Array | undefined {
  let head = text;
  let tail: number[] = [];
  const dot = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (dot !== null) {
    const v4 = parseIPv4(dot[2]);
    if (v4 === undefined) return undefined;
    tail = [...v4];
    head = dot[1].endsWith("::") ? dot[1] : dot[1].slice(0, -1);
  }
  const halves = head.split("::");
  if (halves.length > 2) return undefined;
  const words = (half: string): number[] | undefined => {
    if (half === "") return [];
    const out: number[] = [];
    for (const w of half.split(":")) {
      if (!/^[0-9a-fA-F]{1,4}$/.test(w)) return undefined;
      const n = parseInt(w, 16);
      out.push(n >> 8, n & 255);
    }
    return out;
  };
  const left = words(halves[0]);
  const right = halves.length === 2 ? words(halves[1]) : [];
  if (left === undefined || right === undefined) return undefined;
  const end = [...right, ...tail];
  const missing = 16 - left.length - end.length;
  if (halves.length === 2 ? missing < 2 : missing !== 0) return undefined;
  return Uint8Array.from([...left, ...new Array(missing).fill(0), ...end]);
}

/** `a.b.c.d`. */
export function formatIPv4(bytes: Uint8Array): string {
  return bytes.join(".");
}

/** As `inet_ntop` writes it: the longest run of zero words (at least two) shortened, IPv4 tails with dots. */
export function formatIPv6(bytes: Uint8Array): string {
  const words: number[] = [];
  for (let i = 0; i < 16; i += 2) words.push(bytes[i] << 8 | bytes[i + 1]);
  let best = -1, bestLength = 1;
  for (let i = 0; i < 8; i++) {
    let n = 0;
    while (i + n < 8 && words[i + n] === 0) n++;
    if (n > bestLength) {
      best = i;
      bestLength = n;
    }
  }
  const mapped = best === 0 &&
    (bestLength === 6 || bestLength === 7 && words[7] !== 1 || bestLength === 5 && words[5] === 0xffff);
  const count = mapped ? 6 : 8;
  let out = "";
  for (let i = 0; i < count; i++) {
    if (i === best) {
      out += "::";
      i += Math.min(bestLength, count - best) - 1;
      continue;
    }
    if (out !== "" && !out.endsWith(":")) out += ":";
    out += words[i].toString(16);
  }
  if (mapped) {
    if (!out.endsWith(":")) out += ":";
    out += formatIPv4(bytes.subarray(12));
  }
  return out;
}

/** `struct sockaddr_in`. */
export function sockaddrIn(address: Uint8Array, port: number): Uint8Array {
  const out = fewBytes(16);
  const view = viewOf(out);
  view.setUint16(0, AF_INET, true);
  view.setUint16(2, port);
  out.set(address, 4);
  return out;
}

/** `struct sockaddr_in6`. */
export function sockaddrIn6(address: Uint8Array, port: number, flow: number, scope: number): Uint8Array {
  const out = fewBytes(28);
  const view = viewOf(out);
  view.setUint16(0, AF_INET6, true);
  view.setUint16(2, port);
  view.setUint32(4, flow);
  out.set(address, 8);
  view.setUint32(24, scope, true);
  return out;
}

/** `struct sockaddr_un` of exactly the needed length; a path that starts with NUL is an abstract name. */
export function sockaddrUn(path: string): Uint8Array {
  const out = fewBytes(2 + path.length + (path === "" || path[0] === "\0" ? 0 : 1));
  out[0] = AF_UNIX;
  for (let i = 0; i < path.length; i++) out[2 + i] = path.charCodeAt(i);
  return out;
}

/** `struct sockaddr_nl`. */
export function sockaddrNl(pid: number, groups: number): Uint8Array {
  const out = fewBytes(12);
  const view = viewOf(out);
  view.setUint16(0, AF_NETLINK, true);
  view.setUint32(4, pid, true);
  view.setUint32(8, groups, true);
  return out;
}

/** `struct sockaddr_ll`. */
export function sockaddrLl(
  index: number,
  protocol: number,
  kind: number,
  hardware: number,
  address: Uint8Array,
): Uint8Array {
  const out = fewBytes(20);
  const view = viewOf(out);
  view.setUint16(0, AF_PACKET, true);
  view.setUint16(2, protocol);
  view.setInt32(4, index, true);
  view.setUint16(8, hardware, true);
  out[10] = kind;
  out[11] = address.length;
  out.set(address.subarray(0, 8), 12);
  return out;
}

/** A decoded socket address. */
export type SocketAddress =
  | { family: typeof AF_INET; host: string; port: number }
  | { family: typeof AF_INET6; host: string; port: number; flow: number; scope: number; linkLocal: boolean }
  | { family: typeof AF_UNIX; path: string }
  | { family: typeof AF_NETLINK; pid: number; groups: number }
  | { family: typeof AF_PACKET; index: number; protocol: number; kind: number; hardware: number; address: string }
  | { family: -1; number: number; data: string };

const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** Decodes a `struct sockaddr`; `undefined` for an empty one. */
export function parseSockaddr(bytes: Uint8Array): SocketAddress | undefined {
  if (bytes.length === 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const family = view.getUint16(0, true);
  switch (family) {
    case AF_INET:
      return { family, host: formatIPv4(bytes.subarray(4, 8)), port: view.getUint16(2) };
    case AF_INET6: {
      const linkLocal = bytes[8] === 0xfe && (bytes[9] & 0xc0) === 0x80;
      return {
        family,
        host: formatIPv6(bytes.subarray(8, 24)),
        port: view.getUint16(2),
        flow: view.getUint32(4),
        scope: view.getUint32(24, true),
        linkLocal,
      };
    }
    case AF_UNIX: {
      const path = bytes.subarray(2);
      if (path.length > 0 && path[0] === 0) return { family, path: text(path) };
      const end = path.indexOf(0);
      return { family, path: text(end < 0 ? path : path.subarray(0, end)) };
    }
    case AF_NETLINK:
      return { family, pid: view.getUint32(4, true), groups: view.getUint32(8, true) };
    case AF_PACKET:
      return {
        family,
        index: view.getInt32(4, true),
        protocol: view.getUint16(2),
        kind: bytes[10],
        hardware: view.getUint16(8, true),
        address: text(bytes.subarray(12, 12 + bytes[11])),
      };
    default:
      return { family: -1, number: family, data: text(bytes.subarray(2, 16)) };
  }
}
