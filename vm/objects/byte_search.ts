// SPDX-License-Identifier: MIT
/** Searches in the contents of a bytearray, without a string of them. What is searched for is a byte string. */
import type { PyByteArray } from "../core/types.ts";

/** Whether `sub` stands at `at`, where it fits. */
export function standsAt(bytes: Uint8Array, sub: string, at: number): boolean {
  for (let i = 0; i < sub.length; i++) if (bytes[at + i] !== sub.charCodeAt(i)) return false;
  return true;
}

/** Position of the first `sub` inside `[start, end)`, which lies inside `a`, or −1. */
export function findInBytes({ bytes }: PyByteArray, sub: string, start: number, end: number): number {
  const last = end - sub.length;
  if (start > last) return -1;
  if (sub === "") return start;
  const first = sub.charCodeAt(0);
  for (let at = start; at <= last; at++) {
    if (bytes[at] !== first) {
      at = bytes.indexOf(first, at + 1);
      if (at < 0 || at > last) return -1;
    }
    if (standsAt(bytes, sub, at)) return at;
  }
  return -1;
}

/** Position of the last `sub` inside `[start, end)`, or −1. */
export function rfindInBytes({ bytes }: PyByteArray, sub: string, start: number, end: number): number {
  for (let at = end - sub.length; at >= start; at--) if (standsAt(bytes, sub, at)) return at;
  return -1;
}

/** Whether `[start, end)` begins, or ends, with `affix`. */
export function tailMatchInBytes(
  a: PyByteArray,
  affix: string,
  [start, end]: readonly [number, number],
  atEnd: boolean,
): boolean {
  if (start > a.length || end - start < affix.length) return false;
  return standsAt(a.bytes, affix, atEnd ? end - affix.length : start);
}
