// SPDX-License-Identifier: MIT
/**
 * Pattern text to pattern tree, for the syntax of Python 2.7's `re`, with its errors.
 * The order in which things are read decides which error a broken pattern gives, so it follows CPython's order.
 * Source of truth: the behaviour of CPython 2.7.18 (checked by random comparison).
 */
import {
  type Anchor,
  type Category,
  FLAG_DOTALL,
  FLAG_IGNORECASE,
  FLAG_LOCALE,
  FLAG_MULTILINE,
  FLAG_TEMPLATE,
  FLAG_UNICODE,
  FLAG_VERBOSE,
  isSimpleRepeat,
  MAXREPEAT,
  type Node,
  type ParsedPattern,
  pyInt,
  pyRepr,
  ReError,
  reError,
  Seq,
  type SetItem,
} from "./syntax.ts";
import { DIGITS, HEX_DIGITS, isGroupName, OCTAL_DIGITS, Tokens } from "./tokens.ts";

/** Nesting at which CPython's recursive parser meets the default recursion limit. */
const MAX_NESTING = 494;

const LETTER_FLAGS: Record<string, number> = {
  i: FLAG_IGNORECASE,
  L: FLAG_LOCALE,
  m: FLAG_MULTILINE,
  s: FLAG_DOTALL,
  x: FLAG_VERBOSE,
  t: FLAG_TEMPLATE,
  u: FLAG_UNICODE,
};
/** Characters that escapes stand for, by the letter after the backslash. */
export const LITERAL_ESCAPES: Record<string, string> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
};
const ANCHOR_ESCAPES: Record<string, Anchor> = {
  A: "at_beginning_string",
  b: "at_boundary",
  B: "at_non_boundary",
  Z: "at_end_string",
};
const CATEGORY_ESCAPES: Record<string, Category> = {
  d: "digit",
  D: "not_digit",
  s: "space",
  S: "not_space",
  w: "word",
  W: "not_word",
};

const own = <T>(table: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

class Parser {
  flags: number;
  groups = 1;
  readonly groupindex = new Map<string, number>();
  readonly warnings: string[] = [];
  private readonly open = new Set<number>();
  private lookbehind = 0;
  private readonly source: Tokens;

  constructor(text: string, private readonly isUnicode: boolean, flags: number) {
    this.flags = flags;
    this.source = new Tokens(text);
  }

  parseAll(): Seq {
    const tree = this.alternatives(0);
    const tail = this.source.get();
    if (tail === ")") throw reError("unbalanced parenthesis");
    if (tail !== undefined) throw reError("bogus characters at end of regular expression");
    return tree;
  }

  private repr(text: string): string {
    return pyRepr(text, this.isUnicode);
  }

  private warnLookbehind(): void {
    if (this.lookbehind > 0) this.warnings.push("group references in lookbehind assertions are not supported");
  }

  /** `a|b|c` up to a closing parenthesis or the end. */
  private alternatives(nesting: number): Seq {
    if (nesting > MAX_NESTING) throw new ReError("RuntimeError", "maximum recursion depth exceeded");
    const items: Seq[] = [];
    do items.push(this.sequence(nesting)); while (this.source.match("|"));
    return items.length === 1 ? items[0] : joinAlternatives(items);
  }

  private sequence(nesting: number): Seq {
    const source = this.source;
    const seq = new Seq();
    for (;;) {
      if (source.next === "|" || source.next === ")") break;
      const token = source.get();
      if (token === undefined) break;
      if (this.flags & FLAG_VERBOSE) {
        if (" \t\n\r\v\f".includes(token)) continue;
        if (token === "#") {
          for (;;) {
            const skipped = source.get();
            if (skipped === undefined || skipped === "\n") break;
          }
          continue;
        }
      }
      switch (token[0]) {
        case "\\":
          seq.items.push(this.escape(token));
          break;
        case ".":
          seq.items.push({ op: "any" });
          break;
        case "^":
          seq.items.push({ op: "at", where: "at_beginning" });
          break;
        case "$":
          seq.items.push({ op: "at", where: "at_end" });
          break;
        case "[":
          seq.items.push(this.charClass());
          break;
        case "*":
        case "+":
        case "?":
        case "{":
          this.repeat(token, seq);
          break;
        case "(":
          this.parenthesis(seq, nesting);
          break;
        default:
          seq.items.push({ op: "literal", code: token.codePointAt(0)! });
      }
    }
    return seq;
  }

  private charClass(): Node {
    const source = this.source;
    const items: SetItem[] = [];
    const negated = source.match("^");
    for (;;) {
      const token = source.get();
      if (token === undefined) throw reError("unexpected end of regular expression");
      if (token === "]" && items.length > 0) break;
      const first = this.classMember(token);
      if (!source.match("-")) {
        items.push(first);
        continue;
      }
      const end = source.get();
      if (end === undefined) throw reError("unexpected end of regular expression");
      if (end === "]") {
        items.push(first, { op: "literal", code: 0x2d });
        break;
      }
      const last = this.classMember(end);
      if (first.op !== "literal" || last.op !== "literal" || last.code < first.code) {
        throw reError("bad character range");
      }
      items.push({ op: "range", lo: first.code, hi: last.code });
    }
    if (items.length === 1 && items[0].op === "literal") {
      return { op: negated ? "not_literal" : "literal", code: items[0].code };
    }
    if (negated) items.unshift({ op: "negate" });
    return { op: "in", items };
  }

  private classMember(token: string): SetItem {
    if (token[0] !== "\\") return { op: "literal", code: token.codePointAt(0)! };
    const source = this.source;
    const letter = token.slice(1);
    const plain = own(LITERAL_ESCAPES, letter);
    if (plain !== undefined) return { op: "literal", code: plain.charCodeAt(0) };
    const category = own(CATEGORY_ESCAPES, letter);
    if (category !== undefined) return { op: "category", category };
    if (letter === "x") {
      let digits = source.take(HEX_DIGITS);
      if (digits !== "") digits += source.take(HEX_DIGITS);
      if (digits.length !== 2) throw reError("bogus escape: " + this.repr("\\" + digits));
      return { op: "literal", code: parseInt(digits, 16) };
    }
    if (OCTAL_DIGITS.includes(letter)) {
      let digits = letter + source.take(OCTAL_DIGITS);
      if (digits.length === 2) digits += source.take(OCTAL_DIGITS);
      return { op: "literal", code: parseInt(digits, 8) & 0xff };
    }
    if (DIGITS.includes(letter)) throw reError("bogus escape: " + this.repr(token));
    return { op: "literal", code: letter.codePointAt(0)! };
  }

  private escape(token: string): Node {
    const source = this.source;
    const letter = token.slice(1);
    const anchor = own(ANCHOR_ESCAPES, letter);
    if (anchor !== undefined) return { op: "at", where: anchor };
    const category = own(CATEGORY_ESCAPES, letter);
    if (category !== undefined) return { op: "in", items: [{ op: "category", category }] };
    const plain = own(LITERAL_ESCAPES, letter);
    if (plain !== undefined) return { op: "literal", code: plain.charCodeAt(0) };
    if (letter === "x") {
      let digits = source.take(HEX_DIGITS);
      if (digits !== "") digits += source.take(HEX_DIGITS);
      if (digits.length !== 2) throw reError("bogus escape: " + this.repr(token + digits));
      return { op: "literal", code: parseInt(digits, 16) };
    }
    if (letter === "0") {
      let digits = letter + source.take(OCTAL_DIGITS);
      if (digits.length === 2) digits += source.take(OCTAL_DIGITS);
      return { op: "literal", code: parseInt(digits, 8) & 0xff };
    }
    if (DIGITS.includes(letter)) {
      // Three octal digits are a character, anything else a group.
      let digits = letter + source.take(DIGITS);
      if (digits.length === 2 && OCTAL_DIGITS.includes(letter) && OCTAL_DIGITS.includes(digits[1])) {
        const third = source.take(OCTAL_DIGITS);
        if (third !== "") {
          digits += third;
          return { op: "literal", code: parseInt(digits, 8) & 0xff };
        }
      }
      const group = Number(digits);
      if (group >= this.groups) throw reError("bogus escape: " + this.repr("\\" + digits));
      if (this.open.has(group)) throw reError("cannot refer to open group");
      this.warnLookbehind();
      return { op: "groupref", group };
    }
    return { op: "literal", code: letter.codePointAt(0)! };
  }

  private repeat(token: string, seq: Seq): void {
    const source = this.source;
    let min = 0, max = MAXREPEAT;
    if (token === "?") max = 1;
    else if (token === "+") min = 1;
    else if (token === "{") {
      const here = source.tell();
      let lo = "", hi = "";
      if (source.next !== "}") {
        for (let d; (d = source.take(DIGITS)) !== "";) lo += d;
        if (source.match(",")) { for (let d; (d = source.take(DIGITS)) !== "";) hi += d; }
        else hi = lo;
      }
      if (source.next !== "}" || here.next === "}") {
        source.seek(here);
        seq.items.push({ op: "literal", code: 0x7b });
        return;
      }
      source.get();
      if (lo !== "") min = repeatCount(lo);
      if (hi !== "") {
        max = repeatCount(hi);
        if (max < min) throw reError("bad repeat interval");
      }
    }
    const item = seq.items.at(-1);
    if (item === undefined || item.op === "at") throw reError("nothing to repeat");
    if (item.op === "max_repeat" || item.op === "min_repeat") throw reError("multiple repeat");
    const op = source.match("?") ? "min_repeat" : "max_repeat";
    seq.items[seq.items.length - 1] = { op, min, max, body: new Seq([item]) };
  }

  private parenthesis(seq: Seq, nesting: number): void {
    const source = this.source;
    let name: string | undefined;
    let capture = true;
    let condition = 0;
    if (source.match("?")) {
      if (source.match("P")) {
        if (source.match("<")) name = this.groupName(">", "bad character in group name ");
        else if (source.match("=")) {
          const wanted = this.groupName(")", "bad character in backref group name ");
          const group = this.groupindex.get(wanted);
          if (group === undefined) throw reError("unknown group name: " + this.repr(wanted));
          this.warnLookbehind();
          seq.items.push({ op: "groupref", group });
          return;
        } else {
          const char = source.get();
          if (char === undefined) throw reError("unexpected end of pattern");
          throw new ReError("error", "unknown specifier: ?P" + char, this.isUnicode);
        }
      } else if (source.match(":")) capture = false;
      else if (source.match("#")) {
        while (source.next !== undefined && source.next !== ")") source.get();
        if (!source.match(")")) throw reError("unbalanced parenthesis");
        return;
      } else if (source.next === "=" || source.next === "!" || source.next === "<") {
        this.assertion(seq, nesting);
        return;
      } else if (source.match("(")) {
        condition = this.condition();
        capture = false;
      } else {
        if (source.next === undefined || own(LETTER_FLAGS, source.next) === undefined) {
          throw reError("unexpected end of pattern");
        }
        for (let bit; source.next !== undefined && (bit = own(LETTER_FLAGS, source.next)) !== undefined;) {
          this.flags |= bit;
          source.get();
        }
        const end = source.get();
        if (end === undefined) throw reError("unexpected end of pattern");
        if (end !== ")") throw reError("unknown extension");
        return;
      }
    }
    const group = capture ? this.openGroup(name) : 0;
    const body = condition !== 0 ? this.conditional(condition, nesting + 1) : this.alternatives(nesting + 1);
    if (!source.match(")")) throw reError("unbalanced parenthesis");
    this.open.delete(group);
    seq.items.push({ op: "subpattern", group, body });
  }

  private assertion(seq: Seq, nesting: number): void {
    const source = this.source;
    let kind = source.get();
    let dir: 1 | -1 = 1;
    if (kind === "<") {
      if (source.next !== "=" && source.next !== "!") throw reError("syntax error");
      dir = -1;
      kind = source.get();
      this.lookbehind++;
    }
    const body = this.alternatives(nesting + 1);
    if (dir < 0) this.lookbehind--;
    if (!source.match(")")) throw reError("unbalanced parenthesis");
    seq.items.push({ op: kind === "=" ? "assert" : "assert_not", dir, body });
  }

  /** The `(id)` or `(name)` after `(?`; 0 where CPython takes the whole for a plain group. */
  private condition(): number {
    const name = this.source.until(")");
    if (name === undefined) throw reError("unterminated name");
    if (name === "") throw reError("missing group name");
    let group: number | undefined;
    if (isGroupName(name)) {
      group = this.groupindex.get(name);
      if (group === undefined) throw reError("unknown group name: " + this.repr(name));
    } else {
      group = pyInt(name);
      if (group === undefined) throw reError("bad character in group name");
    }
    this.warnLookbehind();
    return group;
  }

  private conditional(group: number, nesting: number): Seq {
    if (nesting > MAX_NESTING) throw new ReError("RuntimeError", "maximum recursion depth exceeded");
    const yes = this.sequence(nesting);
    let no: Seq | null = null;
    if (this.source.match("|")) {
      no = this.sequence(nesting);
      if (this.source.next === "|") throw reError("conditional backref with more than two branches");
    }
    return new Seq([{ op: "groupref_exists", group, yes, no }]);
  }

  private groupName(end: string, complaint: string): string {
    const name = this.source.until(end);
    if (name === undefined) throw reError("unterminated name");
    if (name === "") throw reError("missing group name");
    if (!isGroupName(name)) throw reError(complaint + this.repr(name));
    return name;
  }

  private openGroup(name: string | undefined): number {
    const group = this.groups++;
    if (name !== undefined) {
      const earlier = this.groupindex.get(name);
      if (earlier !== undefined) {
        throw reError(`redefinition of group name ${this.repr(name)} as group ${group}; was group ${earlier}`);
      }
      this.groupindex.set(name, group);
    }
    this.open.add(group);
    return group;
  }
}

function repeatCount(digits: string): number {
  const count = Number(digits);
  if (count >= MAXREPEAT) throw new ReError("OverflowError", "the repetition number is too large");
  return count;
}

/** Moves items common to the front of all alternatives out of the branch; makes single characters a set. */
function joinAlternatives(items: Seq[]): Seq {
  const seq = new Seq();
  for (;;) {
    const first = items[0].items[0];
    if (first === undefined || !items.every((item) => item.items.length > 0 && sameItem(item.items[0], first))) break;
    for (const item of items) item.items.shift();
    seq.items.push(first);
  }
  const set: SetItem[] = [];
  for (const { items: [node, more] } of items) {
    if (node === undefined || more !== undefined || node.op !== "literal") break;
    set.push({ op: "literal", code: node.code });
  }
  seq.items.push(set.length === items.length ? { op: "in", items: set } : { op: "branch", items });
  return seq;
}

/** Equality of two items that hold no sub-sequence; items that hold one are never equal. */
function sameItem(a: Node, b: Node): boolean {
  if (a === b) return true;
  if (a.op !== b.op) return false;
  switch (a.op) {
    case "literal":
    case "not_literal":
      return a.code === (b as typeof a).code;
    case "any":
      return true;
    case "at":
      return a.where === (b as typeof a).where;
    case "groupref":
      return a.group === (b as typeof a).group;
    case "in":
      return JSON.stringify(a.items) === JSON.stringify((b as typeof a).items);
    default:
      return false;
  }
}

/**
 * Parses `pattern` and checks what CPython's code generator checks.
 * @param pattern Byte string (code units 0–255), or text where `isUnicode`.
 * @param flags `FLAG_*` bits.
 * @param isUnicode Whether the pattern is a Python `unicode`: matters for the wording of errors only.
 * @throws ReError
 */
export function parse(pattern: string, flags: number, isUnicode: boolean): ParsedPattern {
  let parser = new Parser(pattern, isUnicode, flags);
  let tree = parser.parseAll();
  if (parser.flags & ~flags & FLAG_VERBOSE) {
    // The flag was found inside the pattern; what stands before it must be read again under it.
    const warnings = parser.warnings;
    parser = new Parser(pattern, isUnicode, parser.flags);
    parser.warnings.push(...warnings);
    tree = parser.parseAll();
  }
  const parsed = {
    tree,
    flags: flags | parser.flags,
    groups: parser.groups - 1,
    groupindex: parser.groupindex,
    warnings: parser.warnings,
  };
  return parsed;
}

/**
 * The checks CPython makes while generating code, in its order.
 * @throws ReError
 */
export function validate(tree: Seq, flags: number, groups: number): void {
  let badCode: ReError | undefined;
  // CPython's check of the generated code takes "no groups" for "any number".
  const limit = groups === 0 ? 100 : groups;
  const visit = (seq: Seq): void => {
    for (const node of seq.items) {
      switch (node.op) {
        case "max_repeat":
        case "min_repeat":
          if (flags & FLAG_TEMPLATE) throw reError("internal: unsupported template operator");
          isSimpleRepeat(node.body);
          visit(node.body);
          break;
        case "subpattern":
          if (node.group > limit + 1) badCode ??= new ReError("RuntimeError", "invalid SRE code");
          visit(node.body);
          break;
        case "groupref":
          if (node.group > limit) badCode ??= new ReError("RuntimeError", "invalid SRE code");
          break;
        case "assert":
        case "assert_not":
          if (node.dir < 0) {
            const [lo, hi] = node.body.getWidth();
            if (lo !== hi) throw reError("look-behind requires fixed-width pattern");
            if (lo >= 0x80000000) badCode ??= new ReError("RuntimeError", "invalid SRE code");
          }
          visit(node.body);
          break;
        case "branch":
          node.items.forEach(visit);
          break;
        case "groupref_exists":
          if (node.group < 1 || node.group > MAXREPEAT + 1) {
            badCode = new ReError("OverflowError", "regular expression code size limit exceeded");
          } else if (node.group > limit) badCode ??= new ReError("RuntimeError", "invalid SRE code");
          visit(node.yes);
          if (node.no !== null) visit(node.no);
      }
    }
  };
  visit(tree);
  if (groups >= 100) {
    throw new ReError("AssertionError", "sorry, but this version only supports 100 named groups");
  }
  if (badCode !== undefined) throw badCode;
}
