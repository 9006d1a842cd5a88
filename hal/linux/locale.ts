// SPDX-License-Identifier: MIT
/**
 * The locale of the process, and what the C library does by it. Texts are byte strings. Nothing here knows of Python.
 *
 * UNSAFE: the layout of `struct lconv` is that of 64-bit Linux: ten pointers, then eight chars.
 */
import { cstring, fromCString, locales, readCString } from "./libc.ts";

/** What `localeconv` says. Groupings end with 0, or with 127 for no further groups; 127 is a number that is not known. */
export interface Conventions {
  texts: Record<string, string>;
  groupings: Record<string, number[]>;
  numbers: Record<string, number>;
}

const TEXTS = {
  decimal_point: 0,
  thousands_sep: 8,
  int_curr_symbol: 24,
  currency_symbol: 32,
  mon_decimal_point: 40,
  mon_thousands_sep: 48,
  positive_sign: 64,
  negative_sign: 72,
};
const GROUPINGS = { grouping: 16, mon_grouping: 56 };
const NUMBERS = [
  "int_frac_digits",
  "frac_digits",
  "p_cs_precedes",
  "p_sep_by_space",
  "n_cs_precedes",
  "n_sep_by_space",
  "p_sign_posn",
  "n_sign_posn",
];
const FIRST_NUMBER = 80;
const NO_MORE = 127;

const textAt = (pointer: Deno.PointerObject | null): string | null => pointer === null ? null : readCString(pointer);
const optional = (text: string | null) => text === null ? null : cstring(text);

/** Sets the locale of a category, or asks for it (`null`). Gives its name; `null` if there is none. */
export function setLocale(category: number, name: string | null): string | null {
  return textAt(locales().setlocale(category, optional(name)));
}

/** How numbers and sums of money are written. */
export function conventions(): Conventions {
  const view = new Deno.UnsafePointerView(locales().localeconv()!);
  const texts: Record<string, string> = {},
    groupings: Record<string, number[]> = {},
    numbers: Record<string, number> = {};
  for (const [name, offset] of Object.entries(TEXTS)) texts[name] = textAt(view.getPointer(offset)) ?? "";
  for (const [name, offset] of Object.entries(GROUPINGS)) groupings[name] = grouping(view.getPointer(offset));
  NUMBERS.forEach((name, k) => numbers[name] = view.getInt8(FIRST_NUMBER + k));
  return { texts, groupings, numbers };
}

function grouping(pointer: Deno.PointerObject | null): number[] {
  const sizes: number[] = [];
  if (pointer === null) return sizes;
  const view = new Deno.UnsafePointerView(pointer);
  for (let k = 0; k === 0 || (sizes[k - 1] !== 0 && sizes[k - 1] !== NO_MORE); k++) sizes.push(view.getInt8(k));
  return sizes[0] === 0 ? [] : sizes;
}

/** A text about the locale; the keys are those of `<langinfo.h>`. */
export function langinfo(key: number): string {
  return textAt(locales().nl_langinfo(key)) ?? "";
}

/** Compares byte strings up to their first NUL. */
export function collate(a: string, b: string): number {
  return locales().strcoll(cstring(upToNul(a)), cstring(upToNul(b)));
}

/** Compares texts by code points, up to their first NUL. */
export function collateWide(a: string, b: string): number {
  return locales().wcscoll(wide(a), wide(b));
}

const upToNul = (text: string) => text.split("\0", 1)[0];
const wide = (text: string) => new Uint8Array(Uint32Array.from([...text, "\0"], (c) => c.codePointAt(0)!).buffer);

/** A byte string that compares to others of this kind as the locale has it. */
export function transform(text: string): string {
  const source = cstring(text);
  const { strxfrm } = locales();
  for (let room = text.length + 1;;) {
    const into = new Uint8Array(room);
    const length = strxfrm(into, source, room);
    if (length < room) return fromCString(into.subarray(0, length));
    room = length + 1;
  }
}

/** Sets the domain of messages, or asks for it. */
export function textDomain(domain: string | null): string | null {
  return textAt(locales().textdomain(optional(domain)));
}

/** Sets the folder in which the messages of a domain are looked for, or asks for it. */
export function bindTextDomain(domain: string, folder: string | null): string | null {
  return textAt(locales().bindtextdomain(cstring(domain), optional(folder)));
}

/** Sets the encoding of the messages of a domain, or asks for it. */
export function bindTextDomainCodeset(domain: string, codeset: string | null): string | null {
  return textAt(locales().bind_textdomain_codeset(cstring(domain), optional(codeset)));
}

/** The translation of a message, or the message itself. */
export function translate(domain: string | null, message: string, category: number): string {
  const source = cstring(message);
  return readCString(locales().dcgettext(optional(domain), source, category)!);
}
