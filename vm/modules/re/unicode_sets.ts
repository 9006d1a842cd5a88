// SPDX-License-Identifier: MIT
/**
 * The Unicode 5.2 properties that Python 2.7's `re` knows, as sets: word characters, decimal digits, white space, lower
 * case. JavaScript's own properties are of a newer Unicode, so they come from our database; collected on first use.
 */
import { ALPHA, DECIMAL, DIGIT, forEachRun, NUMERIC, SPACE } from "../../base/unicode_db.ts";

/** Sorted, disjoint inclusive ranges `[lo, hi, lo, hi, …]`. */
export type Ranges = readonly number[];

function collect(wanted: number): Ranges {
  const out: number[] = [];
  forEachRun((first, last, flags) => {
    if ((flags & wanted) === 0) return;
    if (out.length > 0 && out[out.length - 1] === first - 1) out[out.length - 1] = last;
    else out.push(first, last);
  });
  return out;
}

function collectLower(): ReadonlyMap<number, number> {
  const out = new Map<number, number>();
  forEachRun((first, last, _flags, lower) => {
    if (lower !== 0) { for (let code = first; code <= last; code++) out.set(code, code + lower); }
  });
  return out;
}

/** A constant that is computed when first asked for. */
function lazy<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => value ??= make();
}

/** Characters of `\w` under UNICODE, without the underscore. */
export const unicodeAlnum: () => Ranges = lazy(() => collect(ALPHA | DECIMAL | DIGIT | NUMERIC));
/** Characters of `\d` under UNICODE. */
export const unicodeDecimal: () => Ranges = lazy(() => collect(DECIMAL));
/** Characters of `\s` under UNICODE. */
export const unicodeSpace: () => Ranges = lazy(() => collect(SPACE));
/** Characters that differ from their lower case, with it, in code point order. */
export const unicodeLower: () => ReadonlyMap<number, number> = lazy(collectLower);
