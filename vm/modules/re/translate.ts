// SPDX-License-Identifier: MIT
/**
 * Pattern tree to the source of a JavaScript regular expression, where both mean provably the same; else null.
 *
 * No flag of JavaScript's changes what an item matches: character sets are spelled out (so that case folding, `\s`,
 * `.` and `\w` are Python's), and anchors become look-arounds where they differ. Not translated, because they differ:
 * - captures inside repeats, unless every round of the repeat sets them (JavaScript forgets them at each round);
 * - repeats of something that may match nothing (JavaScript refuses empty rounds);
 * - captures inside look-arounds (CPython leaks them), conditionals, back references to groups that may be unset
 *   (JavaScript takes them for empty) or that ignore case;
 * - Unicode word boundaries, counts too high for V8, and nested unbounded repeats that can share characters in
 *   exponentially many ways: those belong to the matcher that can be interrupted.
 * Valid for subjects without surrogate pairs.
 */
import { categoryRanges, complement, nodeRanges, normalize, overlaps, type Ranges, usesUnicode } from "./charset.ts";
import { firstRanges } from "./program.ts";
import { FLAG_IGNORECASE, FLAG_MULTILINE, MAX_CODE_POINT, MAXREPEAT, type Node, type Seq } from "./syntax.ts";

/** A pattern that JavaScript can run. */
export interface Translation {
  source: string;
  /** Groups in the order in which a match closes them: the last one of these that is set is `lastindex`. */
  closeOrder: number[];
}

/** Counts above this make V8 unroll too much. */
const MAX_COUNT = 1000;

/** Thrown inside this file only: the pattern is not for JavaScript. */
const UNFIT = Symbol("unfit");

class Translator {
  readonly closeOrder: number[] = [];
  /** Groups that are certainly set at the point reached. */
  private set = new Set<number>();
  /** How many repeats that run more than once enclose the point reached, counted from where captures may be unset. */
  private repeats = 0;
  /** True where, inside such a repeat, an item may be passed by: captures here would survive a round in Python only. */
  private optional = false;
  /** True inside a lazy repeat: CPython does not take its captures back when it fails, not even between attempts. */
  private lazy = false;
  private inAssertion = false;

  constructor(private readonly flags: number) {}

  sequence(seq: Seq): string {
    let out = "";
    for (const node of seq.items) out += this.node(node);
    return out;
  }

  private node(node: Node): string {
    switch (node.op) {
      case "literal":
      case "not_literal":
      case "any":
      case "in":
        return classSource(nodeRanges(node, this.flags)!);
      case "subpattern":
        if (node.group === 0) return `(?:${this.sequence(node.body)})`;
        return this.group(node.group, node.body);
      case "branch":
        return this.branch(node.items);
      case "max_repeat":
      case "min_repeat":
        return this.repeat(node.op === "min_repeat" ? "?" : "", node.min, node.max, node.body);
      case "assert":
      case "assert_not":
        return this.assertion((node.dir < 0 ? "(?<" : "(?") + (node.op === "assert" ? "=" : "!"), node.body);
      case "at":
        return this.anchor(node.where);
      case "groupref":
        if (!this.set.has(node.group) || this.flags & FLAG_IGNORECASE || this.inAssertion) throw UNFIT;
        return `(?:\\${node.group})`;
      case "groupref_exists":
        throw UNFIT;
    }
  }

  private group(group: number, body: Seq): string {
    if (this.inAssertion || this.lazy || this.repeats > 0 && this.optional) throw UNFIT;
    const source = `(${this.sequence(body)})`;
    this.closeOrder.push(group);
    this.set.add(group);
    return source;
  }

  private branch(items: Seq[]): string {
    const before = this.set;
    const optional = this.optional;
    this.optional = true;
    let common: Set<number> | undefined;
    const sources = items.map((item) => {
      this.set = new Set(before);
      const source = this.sequence(item);
      const after = this.set;
      if (common === undefined) common = after;
      else for (const group of common) if (!after.has(group)) common.delete(group);
      return source;
    });
    this.set = common!;
    this.optional = optional;
    return `(?:${sources.join("|")})`;
  }

  private repeat(lazy: string, min: number, max: number, body: Seq): string {
    if (min > MAX_COUNT || max > MAX_COUNT && max !== MAXREPEAT) throw UNFIT;
    const nullable = body.getWidth()[0] === 0;
    if (max > 1 && nullable) throw UNFIT;
    const before = this.set;
    const { repeats, optional, lazy: inLazy } = this;
    if (lazy !== "") this.lazy = true;
    if (max > 1) {
      if (max === MAXREPEAT && isAmbiguous(body, this.flags)) throw UNFIT;
      if (this.repeats++ === 0) this.optional = false;
    }
    // A body with min 0 inside an enclosing repeat may be skipped in some round.
    if (min === 0 && repeats > 0) this.optional = true;
    if (min === 0) this.set = new Set(before);
    const source = this.sequence(body);
    if (min === 0) this.set = before;
    this.repeats = repeats;
    this.optional = optional;
    this.lazy = inLazy;
    if (nullable && max === 1) {
      // JavaScript would undo a round that matched nothing; Python keeps it, captures and all.
      if (min === 1) return `(?:${source})`;
      return lazy === "" ? `(?:${source}|)` : `(?:|${source})`;
    }
    const item = isAtom(body) ? source : `(?:${source})`;
    if (min === 0 && max === MAXREPEAT) return `${item}*${lazy}`;
    if (min === 1 && max === MAXREPEAT) return `${item}+${lazy}`;
    if (min === 0 && max === 1) return `${item}?${lazy}`;
    return max === MAXREPEAT ? `${item}{${min},}${lazy}` : `${item}{${min},${max}}${lazy}`;
  }

  private assertion(open: string, body: Seq): string {
    const { inAssertion, set } = this;
    this.inAssertion = true;
    const source = this.sequence(body);
    this.inAssertion = inAssertion;
    this.set = set;
    return `${open}${source})`;
  }

  private anchor(where: string): string {
    const multiline = (this.flags & FLAG_MULTILINE) !== 0;
    switch (where) {
      case "at_beginning":
        return multiline ? "(?<![^\\n])" : "^";
      case "at_beginning_string":
        return "^";
      case "at_end":
        return multiline ? "(?![^\\n])" : "(?=\\n?$)";
      case "at_end_string":
        return "$";
    }
    if (usesUnicode(this.flags)) throw UNFIT;
    // In an empty subject neither holds in Python, `\B` does in JavaScript.
    return where === "at_boundary" ? "\\b" : "(?!^$)\\B";
  }
}

/** Whether a repeat's body is translated to something a quantifier can follow. */
function isAtom(body: Seq): boolean {
  return body.items.length === 1 && ["literal", "not_literal", "any", "in", "subpattern"].includes(body.items[0].op);
}

/**
 * Whether an unbounded repeat of `body` can match the same text in several ways: the body ends in an unbounded repeat
 * of characters that it can also begin with, as in `(a+)*`, or has alternatives that begin alike, as in `(a|aa)*`. Such
 * patterns can take exponential time.
 */
function isAmbiguous(body: Seq, flags: number): boolean {
  if (hasOverlappingBranch(body, flags)) return true;
  const inner = trailingLoops(body, flags);
  if (inner.length === 0) return false;
  const first = firstRanges(body, flags);
  return first === null || overlaps(first, inner);
}

function hasOverlappingBranch(seq: Seq, flags: number): boolean {
  return seq.items.some((node) => {
    switch (node.op) {
      case "subpattern":
      case "max_repeat":
      case "min_repeat":
        return hasOverlappingBranch(node.body, flags);
      case "branch": {
        let seen: Ranges = [];
        for (const item of node.items) {
          const first = firstRanges(item, flags);
          if (first === null || overlaps(first, seen) || hasOverlappingBranch(item, flags)) return true;
          seen = normalize([...seen, ...first]);
        }
      }
    }
    return false;
  });
}

/** Characters of the unbounded repeats that `seq` can end with. */
function trailingLoops(seq: Seq, flags: number): Ranges {
  let out: Ranges = [];
  for (let i = seq.items.length - 1; i >= 0; i--) {
    const node = seq.items[i];
    let part: Ranges = [];
    let mayBeEmpty = false;
    switch (node.op) {
      case "subpattern":
        part = trailingLoops(node.body, flags);
        mayBeEmpty = node.body.getWidth()[0] === 0;
        break;
      case "branch":
        for (const item of node.items) {
          part = normalize([...part, ...trailingLoops(item, flags)]);
          mayBeEmpty ||= item.getWidth()[0] === 0;
        }
        break;
      case "max_repeat":
      case "min_repeat":
        part = node.max > 1 ? firstRanges(node.body, flags) ?? [0, MAX_CODE_POINT] : trailingLoops(node.body, flags);
        if (node.max > 1) part = normalize([...part, ...trailingLoops(node.body, flags)]);
        mayBeEmpty = node.min === 0 || node.body.getWidth()[0] === 0;
        break;
      case "at":
      case "assert":
      case "assert_not":
      case "groupref":
        mayBeEmpty = true;
    }
    out = normalize([...out, ...part]);
    if (!mayBeEmpty) break;
  }
  return out;
}

function charSource(code: number): string {
  if (code >= 48 && code <= 57 || code >= 65 && code <= 90 || code >= 97 && code <= 122) {
    return String.fromCharCode(code);
  }
  return code < 256 ? "\\x" + code.toString(16).padStart(2, "0") : "\\u" + code.toString(16).padStart(4, "0");
}

function rangesSource(ranges: Ranges): string {
  let out = "";
  for (let i = 0; i < ranges.length; i += 2) {
    const lo = ranges[i], hi = Math.min(ranges[i + 1], 0xffff);
    if (lo > 0xffff) break;
    out += charSource(lo);
    if (hi > lo + 1) out += "-";
    if (hi > lo) out += charSource(hi);
  }
  return out;
}

const WORD = categoryRanges("word", 0).join();

/** The characters of `ranges` below U+10000 as one JavaScript atom. */
function classSource(ranges: Ranges): string {
  if (ranges.length === 2) {
    const [lo, hi] = ranges;
    if (lo === hi) return lo > 0xffff ? "[]" : charSource(lo);
    if (lo === 0 && hi >= 0xffff) return "[^]";
    if (lo === 48 && hi === 57) return "\\d";
  }
  if (ranges.length > 0 && ranges[0] === 0 && ranges.at(-1)! >= 0xffff) {
    const others = complement(ranges);
    return others.join() === WORD ? "\\W" : `[^${rangesSource(others)}]`;
  }
  return ranges.join() === WORD ? "\\w" : `[${rangesSource(ranges)}]`;
}

/**
 * Translates a pattern.
 * @param flags `FLAG_*` bits in effect.
 * @returns null where JavaScript's meaning is not known to be the same.
 */
export function translate(tree: Seq, flags: number): Translation | null {
  try {
    const translator = new Translator(flags);
    const source = translator.sequence(tree);
    return { source: source === "" ? "(?:)" : source, closeOrder: translator.closeOrder };
  } catch (error) {
    if (error === UNFIT) return null;
    throw error;
  }
}
