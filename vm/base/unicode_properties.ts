// SPDX-License-Identifier: MIT
/**
 * Properties, decompositions and normal forms of characters as CPython 2.7's `unicodedata` has them: Unicode 5.2, and 3.2
 * for its `ucd_3_2_0` (parameter `old`). The tables in `unicode_properties.gen.ts` are decoded on first use; they are the
 * same for everybody and never change afterwards. The JavaScript engine's own tables are those of a newer Unicode.
 */
import { CORRECTED, DECOMPOSITIONS, EXCLUDED, OLD_RUNS, RECORDS, RUNS, TAGS } from "./unicode_properties.gen.ts";
import { DigitReader, LEADING, TRAILING, VOWELS } from "./unicode_names.ts";
import { runOf } from "./unicode_db.ts";

/** What is known of a code point; a value that it does not have is `undefined`. */
export interface Properties {
  category: string;
  bidirectional: string;
  combining: number;
  eastAsianWidth: string;
  mirrored: number;
  decimal: number | undefined;
  digit: number | undefined;
  numeric: number | undefined;
}

/** A decomposition; `tag` is empty for a canonical one. */
export interface Decomposition {
  tag: string;
  parts: number[];
}

interface Runs {
  /** First code point of each run, ascending. */
  starts: Int32Array;
  records: Int32Array;
}

interface Decompositions {
  all: Map<number, Decomposition>;
  /** Composed character by first and second part. */
  pairs: Map<number, Map<number, number>>;
  /** What is different in Unicode 3.2. */
  corrected: Map<number, number[]>;
}

/** Write-once caches of constant data. */
const cache: { records?: Properties[]; runs?: Runs; oldRuns?: Runs; decompositions?: Decompositions } = {};

function decodeRecords(): Properties[] {
  const value = (text: string) => text === "" ? undefined : Number(text);
  return RECORDS.split(";").map((row) => {
    const f = row.split(",");
    return {
      category: f[0],
      bidirectional: f[1],
      combining: Number(f[2]),
      eastAsianWidth: f[3],
      mirrored: Number(f[4]),
      decimal: value(f[5]),
      digit: value(f[6]),
      numeric: value(f[7]),
    };
  });
}

function decodeRuns(text: string): Runs {
  const starts: number[] = [];
  const records: number[] = [];
  const reader = new DigitReader(text);
  for (let point = 0; !reader.done; point += reader.number()) {
    starts.push(point);
    records.push(reader.number());
  }
  return { starts: Int32Array.from(starts), records: Int32Array.from(records) };
}

/** The record of the run that holds `point`. */
function recordAt({ starts, records }: Runs, point: number): number {
  return records[runOf(starts, point)];
}

/** Properties of a code point. */
export function propertiesOf(point: number, old: boolean): Properties {
  const records = cache.records ??= decodeRecords();
  const record = old ? recordAt(cache.oldRuns ??= decodeRuns(OLD_RUNS), point) : 0;
  return records[record > 0 ? record - 1 : recordAt(cache.runs ??= decodeRuns(RUNS), point)];
}

/** Whether Unicode 3.2 knew a code point that is known now. */
export const isOld = (point: number): boolean => propertiesOf(point, true).category !== "Cn";

function decodeDecompositions(): Decompositions {
  const tags = TAGS.split(" ");
  const all = new Map<number, Decomposition>();
  const pairs = new Map<number, Map<number, number>>();
  const excluded = new Set<number>();
  let reader = new DigitReader(EXCLUDED);
  for (let point = 0; !reader.done;) excluded.add(point += reader.number());
  reader = new DigitReader(DECOMPOSITIONS);
  for (let point = 0; !reader.done;) {
    point += reader.number();
    const tag = tags[reader.digit()];
    const parts: number[] = [];
    for (let n = reader.digit(); n > 0; n--) parts.push(reader.number());
    all.set(point, { tag, parts });
    if (tag !== "" || parts.length !== 2 || excluded.has(point)) continue;
    let seconds = pairs.get(parts[0]);
    if (seconds === undefined) pairs.set(parts[0], seconds = new Map());
    seconds.set(parts[1], point);
  }
  const corrected = new Map<number, number[]>();
  for (reader = new DigitReader(CORRECTED); !reader.done;) corrected.set(reader.number(), [reader.number()]);
  return { all, pairs, corrected };
}

function decompositions(): Decompositions {
  return cache.decompositions ??= decodeDecompositions();
}

/** The decomposition a code point has in the data base; there are none for Hangul syllables. */
export function decompositionOf(point: number, old: boolean): Decomposition | undefined {
  const found = decompositions().all.get(point);
  return found !== undefined && old && !isOld(point) ? undefined : found;
}

// ---- normal forms -------------------------------------------------------------------------------------------------

const SYLLABLES = 0xac00;
const LEADINGS = 0x1100;
const VOWEL_LETTERS = 0x1161;
/** One before the first trailing consonant: index 0 is none. */
const TRAILINGS = 0x11a7;

/** Adds the full decomposition of `point` to `out`. */
function decompose(point: number, compatible: boolean, old: boolean, out: number[]): void {
  if (point >= SYLLABLES && point <= 0xd7a3) {
    const n = point - SYLLABLES;
    const trailing = n % TRAILING.length;
    const rest = (n - trailing) / TRAILING.length;
    out.push(LEADINGS + Math.floor(rest / VOWELS.length), VOWEL_LETTERS + rest % VOWELS.length);
    if (trailing > 0) out.push(TRAILINGS + trailing);
    return;
  }
  const found = decompositionOf(point, old);
  if (found === undefined || (found.tag !== "" && !compatible)) {
    out.push(point);
    return;
  }
  const parts = old ? decompositions().corrected.get(point) ?? found.parts : found.parts;
  for (const part of parts) decompose(part, compatible, old, out);
}

const combiningOf = (point: number): number => point < 0x300 ? 0 : propertiesOf(point, false).combining;

/** Brings runs of combining characters into the order of their classes. */
function reorder(points: number[]): void {
  for (let i = 1; i < points.length; i++) {
    const point = points[i];
    const order = combiningOf(point);
    if (order === 0) continue;
    let at = i;
    while (at > 0 && combiningOf(points[at - 1]) > order) at--;
    if (at === i) continue;
    points.copyWithin(at + 1, at, i);
    points[at] = point;
  }
}

/** Composes what was decomposed. */
function compose(points: number[]): number[] {
  const { pairs } = decompositions();
  const out: number[] = [];
  const size = points.length;
  const used = new Set<number>();
  for (let i = 0; i < size; i++) {
    if (used.delete(i)) continue;
    const first = points[i];
    const leading = first - LEADINGS;
    const vowel = i + 1 < size ? points[i + 1] - VOWEL_LETTERS : -1;
    if (leading >= 0 && leading < LEADING.length && vowel >= 0 && vowel < VOWELS.length) {
      const trailing = i + 2 < size ? points[i + 2] - TRAILINGS : 0;
      const hasTrailing = trailing > 0 && trailing < TRAILING.length;
      i += hasTrailing ? 2 : 1;
      out.push(SYLLABLES + (leading * VOWELS.length + vowel) * TRAILING.length + (hasTrailing ? trailing : 0));
      continue;
    }
    let composed = first;
    let seconds = pairs.get(first);
    // Class of the last character between that stays.
    let between = 0;
    for (let j = i + 1; seconds !== undefined && j < size; j++) {
      const order = combiningOf(points[j]);
      if (between > 0) {
        if (order === 0) break;
        if (between >= order) continue;
      }
      const found = seconds.get(points[j]);
      if (found === undefined) {
        if (order === 0) break;
        between = order;
        continue;
      }
      composed = found;
      used.add(j);
      seconds = pairs.get(composed);
    }
    out.push(composed);
  }
  return out;
}

/** Names of the normal forms. */
export type NormalForm = "NFC" | "NFD" | "NFKC" | "NFKD";

/** The normal form of some code points. */
export function normalizePoints(points: readonly number[], form: NormalForm, old: boolean): number[] {
  const out: number[] = [];
  for (const point of points) {
    if (point < 0x80) out.push(point);
    else decompose(point, form.length === 4, old, out);
  }
  reorder(out);
  return form.endsWith("C") ? compose(out) : out;
}
