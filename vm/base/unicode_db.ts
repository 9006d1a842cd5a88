// SPDX-License-Identifier: MIT
/**
 * Classes and simple case mappings of code points, as CPython 2.7's `unicode` methods see them (Unicode 5.2).
 * The table is decoded on the first question about a code point above ASCII; it is the same for everybody and never
 * changes afterwards.
 */
import { RECORDS, RUNS } from "./unicode_db.gen.ts";

/** Bits of {@linkcode charFlags}. */
export const ALPHA = 1;
export const DECIMAL = 2;
export const DIGIT = 4;
export const NUMERIC = 8;
export const SPACE = 16;
export const UPPER = 32;
export const LOWER = 64;
export const TITLE = 128;

interface Table {
  /** First code point of each run, ascending. */
  starts: Int32Array;
  /** Index of each run's record. */
  records: Uint8Array;
  flags: Uint8Array;
  upper: Int32Array;
  lower: Int32Array;
  title: Int32Array;
}

/** Write-once cache of constant data. */
const cache: { table?: Table } = {};

function decodeTable(): Table {
  const rows = RECORDS.split(";").map((row) => row.split(",").map(Number));
  const starts: number[] = [];
  const records: number[] = [];
  let at = 0;
  let point = 0;
  const next = (): number => {
    let value = 0;
    for (let shift = 0;; shift += 5) {
      const code = RUNS.charCodeAt(at++);
      const digit = code >= 97 ? code - 71 : code >= 65 ? code - 65 : code >= 48 ? code + 4 : code === 43 ? 62 : 63;
      value |= (digit & 31) << shift;
      if (digit < 32) return value;
    }
  };
  while (at < RUNS.length) {
    records.push(next());
    starts.push(point);
    point += next();
  }
  return {
    starts: Int32Array.from(starts),
    records: Uint8Array.from(records),
    flags: Uint8Array.from(rows, (row) => row[0]),
    upper: Int32Array.from(rows, (row) => row[1]),
    lower: Int32Array.from(rows, (row) => row[2]),
    title: Int32Array.from(rows, (row) => row[3]),
  };
}

function table(): Table {
  return cache.table ??= decodeTable();
}

/** Index of the run that holds `point`, by where runs start. */
export function runOf(starts: Int32Array, point: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= point) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Class bits of a code point: {@linkcode ALPHA} to {@linkcode TITLE}. */
export function charFlags(point: number): number {
  if (point < 128) {
    if (point >= 97) return point <= 122 ? ALPHA | LOWER : 0;
    if (point >= 65) return point <= 90 ? ALPHA | UPPER : 0;
    if (point >= 48) return point <= 57 ? DECIMAL | DIGIT | NUMERIC : 0;
    return point === 32 || (point >= 9 && point <= 13) || (point >= 28 && point <= 31) ? SPACE : 0;
  }
  const { starts, records, flags } = table();
  return flags[records[runOf(starts, point)]];
}

/** Upper-case form of a code point. */
export function toUpperPoint(point: number): number {
  if (point < 128) return point >= 97 && point <= 122 ? point - 32 : point;
  const { starts, records, upper } = table();
  return point + upper[records[runOf(starts, point)]];
}

/** Lower-case form of a code point. */
export function toLowerPoint(point: number): number {
  if (point < 128) return point >= 65 && point <= 90 ? point + 32 : point;
  const { starts, records, lower } = table();
  return point + lower[records[runOf(starts, point)]];
}

/** Title-case form of a code point. */
export function toTitlePoint(point: number): number {
  if (point < 128) return point >= 97 && point <= 122 ? point - 32 : point;
  const { starts, records, title } = table();
  return point + title[records[runOf(starts, point)]];
}

/** Value 0–9 of a decimal digit in any script, or -1. */
export function decimalValue(point: number): number {
  if (point < 128) return point >= 48 && point <= 57 ? point - 48 : -1;
  const { starts, records, flags } = table();
  const run = runOf(starts, point);
  // Decimal digits stand in runs of ten, zero first; an eleventh, a second form of one, follows New Tai Lue's.
  if (point === 0x19da) return 1;
  return flags[records[run]] & DECIMAL ? (point - starts[run]) % 10 : -1;
}

/**
 * Visits all runs of code points that share classes and distance to their lower case, in ascending order.
 * @param visit Gets first and last code point, class bits, and what to add for the lower case.
 */
export function forEachRun(visit: (first: number, last: number, flags: number, lower: number) => void): void {
  const { starts, records, flags, lower } = table();
  for (let run = 0; run < starts.length; run++) {
    const record = records[run];
    visit(starts[run], run + 1 < starts.length ? starts[run + 1] - 1 : 0x10ffff, flags[record], lower[record]);
  }
}
