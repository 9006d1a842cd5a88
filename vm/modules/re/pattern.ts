// SPDX-License-Identifier: MIT
/**
 * Compiled patterns, matches, and the loops behind findall, finditer, split and sub, with CPython 2.7's rules for
 * empty matches. Plain JavaScript values only: the binding converts.
 *
 * Subjects are JavaScript strings: of bytes (code units 0–255) for `str`, of UTF-16 for `unicode`. Positions count
 * characters; a subject that holds surrogate pairs must come with `wide`, and then positions count code points.
 * One long file, because patterns, matches and scanners make each other.
 * A pattern runs on JavaScript's engine where {@linkcode translate} allows it, else on our own matcher.
 */
import { Matcher, type StepHook } from "./match.ts";
import { parse, validate } from "./parse.ts";
import { emitProgram } from "./program.ts";
import { FLAG_DEBUG, type ParsedPattern, ReError, Seq } from "./syntax.ts";
import { expandTemplate, expandTexts, type Template } from "./template.ts";
import { translate, type Translation } from "./translate.ts";

/** Which engine to use; anything but `auto` is for tests. `script` still falls back where it must. */
export type Engine = "auto" | "own" | "script";

/** Settings of {@linkcode compile} that are not Python's. */
export interface CompileOptions {
  /** Called now and then by the own matcher; may throw to end the match. */
  onSteps?: StepHook;
  engine?: Engine;
}

/** A subject as the engines want it. */
export interface Subject {
  text: string;
  /** Code points, for a subject with surrogate pairs. */
  codes: Uint32Array | null;
  /** Number of characters. */
  length: number;
}

/** @param wide Whether `text` holds surrogate pairs that count as one character. */
export function makeSubject(text: string, wide = false): Subject {
  if (!wide) return { text, codes: null, length: text.length };
  const codes = Uint32Array.from(text, (ch) => ch.codePointAt(0)!);
  return { text, codes, length: codes.length };
}

/** Characters `from` to `to` of a subject. */
function sliceSubject(subject: Subject, from: number, to: number): string {
  if (subject.codes === null) return subject.text.slice(from, to);
  let out = "";
  for (let i = from; i < to; i += 4096) {
    out += String.fromCodePoint(...subject.codes.subarray(i, Math.min(to, i + 4096)));
  }
  return out;
}

/** The subject cut off at `endpos`. */
function truncate(subject: Subject, endpos: number): string {
  return endpos >= subject.text.length ? subject.text : subject.text.slice(0, endpos);
}

/** A match: what a Python match object holds, without its Python objects. */
export class MatchResult {
  private regs: number[] | undefined;
  private closed: number | undefined;

  /**
   * @param start Position of the first character matched.
   * @param end Position after the last one.
   * @param groupsTexts JavaScript's result, where that engine ran.
   */
  constructor(
    readonly pattern: CompiledPattern,
    readonly subject: Subject,
    readonly pos: number,
    readonly endpos: number,
    readonly start: number,
    readonly end: number,
    private readonly groupTexts: RegExpExecArray | null,
    regs: number[] | undefined,
    lastindex: number | undefined,
  ) {
    this.regs = regs;
    this.closed = lastindex;
  }

  /** Text of a group, null when it is not set. `index` must be within 0 … groups. */
  group(index: number): string | null {
    if (this.groupTexts !== null) return this.groupTexts[index] ?? null;
    const regs = this.spans();
    const from = regs[2 * index];
    return from < 0 ? null : sliceSubject(this.subject, from, regs[2 * index + 1]);
  }

  /** Starts and ends of all groups, the whole match first; −1 for those not set. The caller must not change it. */
  spans(): readonly number[] {
    if (this.regs === undefined) {
      this.regs = this.pattern.groups === 0 ? [this.start, this.end] : this.pattern.scriptSpans(this);
    }
    return this.regs;
  }

  /** Number of the group closed last, −1 when none was. */
  get lastindex(): number {
    if (this.closed === undefined) {
      const texts = this.groupTexts!;
      let closed = -1;
      for (const group of this.pattern.closeOrder) if (texts[group] !== undefined) closed = group;
      this.closed = closed;
    }
    return this.closed;
  }

  /** Name of the group closed last, null when there is none or it has no name. */
  get lastgroup(): string | null {
    return this.pattern.groupName(this.lastindex);
  }
}

/** A compiled pattern. Immutable for its users; holds engines made on first use. */
export class CompiledPattern {
  /** The script engine's order in which groups close. */
  closeOrder: readonly number[] = [];
  /** Fewest characters a match takes. */
  readonly minWidth: number;
  private translation: Translation | null | undefined;
  private sticky: RegExp | undefined;
  private global: RegExp | undefined;
  private indices: RegExp | undefined;
  private matcher: Matcher | undefined;
  private names: (string | null)[] | undefined;

  constructor(
    /** The source, null when it was built from parts (`re.Scanner`). */
    readonly pattern: string | null,
    readonly isUnicode: boolean,
    private readonly parsed: ParsedPattern,
    private readonly options: CompileOptions,
  ) {
    this.minWidth = parsed.tree.getWidth()[0];
    if (options.engine === "own") this.translation = null;
  }

  /** Flags given and found in the pattern. */
  get flags(): number {
    return this.parsed.flags;
  }
  /** Number of capturing groups. */
  get groups(): number {
    return this.parsed.groups;
  }
  /** Group numbers by name. */
  get groupindex(): ReadonlyMap<string, number> {
    return this.parsed.groupindex;
  }
  /** Messages of the `RuntimeWarning`s that compiling this issues. */
  get warnings(): readonly string[] {
    return this.parsed.warnings;
  }

  /** The pattern tree, for the dump. */
  get tree(): Seq {
    return this.parsed.tree;
  }

  /** Whether JavaScript's engine runs this pattern (on subjects that are not wide). */
  get usesScript(): boolean {
    if (this.translation === undefined) {
      this.translation = translate(this.parsed.tree, this.parsed.flags);
      if (this.translation !== null) {
        try {
          this.sticky = new RegExp(this.translation.source, "y");
          this.closeOrder = this.translation.closeOrder;
        } catch {
          this.translation = null;
        }
      }
    }
    return this.translation !== null;
  }

  /** Name of group `index`, null for none. */
  groupName(index: number): string | null {
    if (index < 0) return null;
    if (this.names === undefined) {
      this.names = [];
      for (const [name, group] of this.parsed.groupindex) this.names[group] = name;
    }
    return this.names[index] ?? null;
  }

  /** Matches at `pos`. Positions beyond the subject are clipped as CPython clips them. */
  match(text: string, pos = 0, endpos = Infinity, wide = false): MatchResult | null {
    return this.run(makeSubject(text, wide), pos, endpos, false);
  }

  /** Finds the first match from `pos` on. */
  search(text: string, pos = 0, endpos = Infinity, wide = false): MatchResult | null {
    return this.run(makeSubject(text, wide), pos, endpos, true);
  }

  /** {@linkcode match} or {@linkcode search} on a subject made before. */
  run(subject: Subject, pos: number, endpos: number, search: boolean): MatchResult | null {
    pos = clip(pos, subject.length);
    endpos = clip(endpos, subject.length);
    return this.exec(subject, pos, endpos, pos, search);
  }

  /**
   * One match or search from `from`.
   * @param pos What the match object reports as its `pos`; clipped, as is `endpos`.
   */
  exec(subject: Subject, pos: number, endpos: number, from: number, search: boolean): MatchResult | null {
    if (from > endpos && search) return null;
    if (subject.codes === null && from <= endpos && this.usesScript) {
      const regexp = search ? this.globalRegExp() : this.sticky!;
      regexp.lastIndex = from;
      let m: RegExpExecArray | null;
      try {
        m = regexp.exec(truncate(subject, endpos));
      } catch (error) {
        this.scriptFailed(error);
        return this.exec(subject, pos, endpos, from, search);
      }
      if (m === null) return null;
      return new MatchResult(this, subject, pos, endpos, m.index, m.index + m[0].length, m, undefined, undefined);
    }
    const matcher = this.ownMatcher();
    const end = search
      ? matcher.search(subject.text, subject.codes, from, endpos)
      : matcher.match(subject.text, subject.codes, from, endpos);
    if (end < 0) return null;
    const regs = matcher.spans(this.groups, end);
    return new MatchResult(this, subject, pos, endpos, matcher.start, end, null, regs, matcher.lastindex);
  }

  private ownMatcher(): Matcher {
    if (this.matcher === undefined) {
      const { tree, flags, groups } = this.parsed;
      this.matcher = new Matcher(emitProgram(tree, flags, groups), this.options.onSteps);
    }
    return this.matcher;
  }

  private globalRegExp(): RegExp {
    return this.global ??= new RegExp(this.translation!.source, "g");
  }

  /** V8's engine gave up (backtrack stack, size of the code): from now on the own matcher does it. */
  private scriptFailed(error: unknown): void {
    if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error;
    this.translation = null;
  }

  /** Spans of a match the script engine found: runs it again with indices, which are too slow to ask for always. */
  scriptSpans(match: MatchResult): number[] {
    const out = [match.start, match.end];
    if (this.translation) this.indices ??= new RegExp(this.translation.source, "dy");
    if (this.indices !== undefined) {
      this.indices.lastIndex = match.start;
      const m = this.indices.exec(truncate(match.subject, match.endpos))!;
      for (let group = 1; group <= this.groups; group++) {
        const span = m.indices![group];
        if (span === undefined) out.push(-1, -1);
        else out.push(span[0], span[1]);
      }
      return out;
    }
    const matcher = this.ownMatcher();
    const end = matcher.match(match.subject.text, match.subject.codes, match.start, match.endpos);
    return matcher.spans(this.groups, end);
  }

  /** Finds matches one after the other. */
  scanner(text: string, pos = 0, endpos = Infinity, wide = false): Scanner {
    return new Scanner(this, makeSubject(text, wide), pos, endpos);
  }

  /** {@linkcode scanner} on a subject made before. */
  scannerOf(subject: Subject, pos = 0, endpos = Infinity): Scanner {
    return new Scanner(this, subject, pos, endpos);
  }

  /**
   * All matches: their texts, or their only group's, or arrays of their groups' texts. A group that is not set is "".
   */
  findall(text: string, pos = 0, endpos = Infinity, wide = false): string[] | string[][] {
    const { groups } = this;
    if (!wide && pos <= 0 && endpos >= text.length && this.usesScript) {
      try {
        return scriptFindall(this.globalRegExp(), text, groups);
      } catch (error) {
        this.scriptFailed(error);
      }
    }
    const subject = makeSubject(text, wide);
    const scanner = new Scanner(this, subject, pos, endpos);
    if (groups <= 1) {
      const out: string[] = [];
      for (let m; (m = scanner.search()) !== null;) out.push(m.group(groups) ?? "");
      return out;
    }
    const out: string[][] = [];
    for (let m; (m = scanner.search()) !== null;) {
      const row: string[] = [];
      for (let group = 1; group <= groups; group++) row.push(m.group(group) ?? "");
      out.push(row);
    }
    return out;
  }

  /**
   * The pieces between non-empty matches, and after each piece but the last the texts of the groups (null: not set).
   * @param maxsplit Greatest number of splits, 0 for no limit.
   */
  split(text: string, maxsplit = 0, wide = false): (string | null)[] {
    if (!wide && this.usesScript) {
      try {
        return scriptSplit(this.globalRegExp(), text, maxsplit, this.groups);
      } catch (error) {
        this.scriptFailed(error);
      }
    }
    const subject = makeSubject(text, wide);
    const out: (string | null)[] = [];
    let last = 0;
    let from = 0;
    for (let n = 0; maxsplit === 0 || n < maxsplit;) {
      if (from > subject.length) break;
      const m = this.exec(subject, 0, subject.length, from, true);
      if (m === null) break;
      if (m.start === m.end) {
        if (last === subject.length) break;
        from = m.end + 1;
        continue;
      }
      out.push(sliceSubject(subject, last, m.start));
      for (let group = 1; group <= this.groups; group++) out.push(m.group(group));
      n++;
      last = from = m.end;
    }
    out.push(sliceSubject(subject, last, subject.length));
    return out;
  }

  /**
   * Replaces matches by a template that needs no Python calls.
   * @param count Greatest number of replacements, 0 for no limit.
   * @returns the new text and the number of replacements.
   * @throws ReError for a group the template names that does not exist or is not set.
   */
  subTemplate(template: Template, text: string, count = 0, wide = false): [text: string, replacements: number] {
    const literal = template.groups === 0 ? template.parts.join("") : undefined;
    if (!wide && this.usesScript) {
      try {
        return this.scriptSub(template, literal, text, count);
      } catch (error) {
        this.scriptFailed(error);
      }
    }
    const loop = new Substitution(this, makeSubject(text, wide), count, (piece) => piece);
    for (let m; (m = loop.next()) !== null;) loop.add(literal ?? expandTemplate(template, m));
    return [loop.finish().join(""), loop.count];
  }

  private scriptSub(template: Template, literal: string | undefined, text: string, limit: number): [string, number] {
    const regexp = this.globalRegExp();
    let out = "";
    let copied = 0;
    let count = 0;
    let from = 0;
    while (limit === 0 || count < limit) {
      regexp.lastIndex = from;
      const m = regexp.exec(text);
      if (m === null) break;
      const start = m.index, end = start + m[0].length;
      from = start === end ? end + 1 : end;
      if (start !== end || start !== copied || count === 0) {
        if (start > copied) out += text.slice(copied, start);
        out += literal ?? expandTexts(template, m);
        copied = end;
        count++;
      }
      if (from > text.length) break;
    }
    return [out + text.slice(copied), count];
  }
}

// The same loops once more, bare, for the script engine: a match object for each match would take most of the time.

/** findall on the script engine. */
function scriptFindall(regexp: RegExp, text: string, groups: number): string[] | string[][] {
  if (groups === 0) return text.match(regexp) ?? [];
  const single: string[] = [];
  const rows: string[][] = [];
  for (let from = 0; from <= text.length;) {
    regexp.lastIndex = from;
    const m = regexp.exec(text);
    if (m === null) break;
    const width = m[0].length;
    from = m.index + (width === 0 ? 1 : width);
    if (groups === 1) single.push(m[1] ?? "");
    else if (groups === 2) rows.push([m[1] ?? "", m[2] ?? ""]);
    else {
      const row: string[] = [];
      for (let group = 1; group <= groups; group++) row.push(m[group] ?? "");
      rows.push(row);
    }
  }
  return groups === 1 ? single : rows;
}

/** split on the script engine. */
function scriptSplit(regexp: RegExp, text: string, maxsplit: number, groups: number): (string | null)[] {
  const out: (string | null)[] = [];
  let last = 0;
  for (let n = 0, from = 0; (maxsplit === 0 || n < maxsplit) && from <= text.length;) {
    regexp.lastIndex = from;
    const m = regexp.exec(text);
    if (m === null) break;
    const width = m[0].length;
    if (width === 0) {
      from = m.index + 1;
      continue;
    }
    out.push(text.slice(last, m.index));
    for (let group = 1; group <= groups; group++) out.push(m[group] ?? null);
    n++;
    last = from = m.index + width;
  }
  out.push(text.slice(last));
  return out;
}

/** Bounds as CPython clips them: below 0 to 0, beyond the end to the end. */
function clip(position: number, length: number): number {
  return position < 0 ? 0 : position > length ? length : position;
}

/** What `pattern.scanner(…)` gives, and what iterates for findall and finditer. */
export class Scanner {
  private from: number;
  private readonly pos: number;
  private readonly endpos: number;
  private done = false;

  constructor(readonly pattern: CompiledPattern, readonly subject: Subject, pos = 0, endpos = Infinity) {
    this.pos = this.from = clip(pos, subject.length);
    this.endpos = clip(endpos, subject.length);
  }

  /** The next match that begins right where the last one ended; null once and for all when there is none. */
  match(): MatchResult | null {
    return this.step(false);
  }

  /** The next match; null once and for all when there is none. */
  search(): MatchResult | null {
    return this.step(true);
  }

  private step(search: boolean): MatchResult | null {
    if (this.done) return null;
    const m = this.pattern.exec(this.subject, this.pos, this.endpos, this.from, search);
    if (m === null || m.end === m.start && m.end === this.endpos) this.done = true;
    // After an empty match the next one begins one character on.
    else this.from = m.end === m.start ? m.end + 1 : m.end;
    return m;
  }
}

/**
 * The loop of `sub`: the caller fetches a match, adds its replacement, and so on, then takes the pieces. This way the
 * replacement may come from anywhere, Python code that suspends included.
 */
export class Substitution<T = string> {
  /** Replacements made so far. */
  count = 0;
  private readonly pieces: T[] = [];
  private nextFrom = 0;
  private copied = 0;

  /**
   * @param limit Greatest number of replacements, 0 for no limit.
   * @param wrap Makes a piece of a part of the subject that is kept.
   */
  constructor(
    private readonly pattern: CompiledPattern,
    private readonly subject: Subject,
    private readonly limit: number,
    private readonly wrap: (text: string) => T,
  ) {}

  /** The next match to replace, null at the end. An empty match right after another match is passed over. */
  next(): MatchResult | null {
    const { pattern, subject } = this;
    while (this.limit === 0 || this.count < this.limit) {
      const from = this.nextFrom;
      if (from > subject.length) return null;
      const m = pattern.exec(subject, 0, subject.length, from, true);
      if (m === null) return null;
      this.nextFrom = m.end === m.start ? m.end + 1 : m.end;
      if (m.start === m.end && m.start === this.copied && this.count > 0) continue;
      this.keep(m.start);
      this.copied = m.end;
      return m;
    }
    return null;
  }

  private keep(to: number): void {
    if (to > this.copied) this.pieces.push(this.wrap(sliceSubject(this.subject, this.copied, to)));
  }

  /** Gives the replacement for the match got last: `undefined` for nothing at all. */
  add(replacement: T | undefined): void {
    this.count++;
    if (replacement !== undefined) this.pieces.push(replacement);
  }

  /** The pieces of the result, in order. */
  finish(): T[] {
    this.keep(this.subject.length);
    return this.pieces;
  }
}

/**
 * Compiles a pattern.
 * @param pattern Bytes as code units 0–255, or UTF-16 text where `isUnicode`.
 * @param flags `FLAG_*` bits.
 * @throws ReError as CPython 2.7 does.
 */
export function compile(pattern: string, flags = 0, isUnicode = false, options: CompileOptions = {}): CompiledPattern {
  let parsed: ParsedPattern;
  try {
    parsed = parse(pattern, flags, isUnicode);
    validate(parsed.tree, parsed.flags, parsed.groups);
  } catch (error) {
    if (error instanceof RangeError) throw new ReError("RuntimeError", "maximum recursion depth exceeded");
    throw error;
  }
  return new CompiledPattern(pattern, isUnicode, parsed, options);
}

/**
 * Compiles the alternatives of `re.Scanner`: alternative i is group i of one branch. Flags inside a phrase have no
 * effect, and the groups of phrases share their numbers with the alternatives, as in CPython.
 */
export function compilePhrases(
  phrases: readonly { pattern: string; isUnicode: boolean }[],
  flags = 0,
  options: CompileOptions = {},
): CompiledPattern {
  let nested = false;
  const warnings: string[] = [];
  const items = phrases.map(({ pattern, isUnicode }, index) => {
    const phrase = parse(pattern, flags, isUnicode);
    if (phrase.groups > 0) nested = true;
    warnings.push(...phrase.warnings);
    return new Seq([{ op: "subpattern", group: index + 1, body: phrase.tree }]);
  });
  const tree = new Seq([{ op: "branch", items }]);
  validate(tree, flags, phrases.length);
  const parsed = { tree, flags: flags & ~FLAG_DEBUG, groups: phrases.length, groupindex: new Map(), warnings };
  return new CompiledPattern(null, false, parsed, nested ? { ...options, engine: "own" } : options);
}
