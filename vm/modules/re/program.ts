// SPDX-License-Identifier: MIT
/**
 * Pattern tree to the integer program of `match.ts`.
 * Layout follows the tree: a repeat is `Repeat until min max`, its body, `MaxUntil`/`MinUntil`, then what follows.
 * Positions in the program are absolute.
 */
import { categoryRanges, lowerOf, nodeRanges, normalize, type Ranges } from "./charset.ts";
import { Guard, Op, type Program } from "./match.ts";
import {
  type Anchor,
  FLAG_IGNORECASE,
  FLAG_MULTILINE,
  isSimpleRepeat,
  MAX_CODE_POINT,
  MAXREPEAT,
  type Node,
  type Seq,
} from "./syntax.ts";

const INT_MAX = 0x7fffffff;

/** A repeat bound as the program holds it. */
function bound(count: number): number {
  return count === MAXREPEAT ? -1 : Math.min(count, INT_MAX);
}

class Emitter {
  readonly code: number[] = [];
  private readonly sets: Ranges[] = [];
  private readonly setIndex = new Map<string, number>();
  greatestGroup = 0;

  constructor(private readonly flags: number) {}

  /** The number of a set, shared by equal ones. */
  set(ranges: Ranges): number {
    const key = ranges.join();
    let index = this.setIndex.get(key);
    if (index === undefined) {
      index = this.sets.push(ranges) - 1;
      this.setIndex.set(key, index);
    }
    return index;
  }

  tables(): { low: Uint8Array; high: Int32Array[] } {
    const low = new Uint8Array(this.sets.length * 256);
    const high = this.sets.map((ranges, index) => {
      const above: number[] = [];
      for (let i = 0; i < ranges.length; i += 2) {
        const lo = ranges[i], hi = ranges[i + 1];
        if (lo < 256) low.fill(1, index * 256 + lo, index * 256 + Math.min(hi, 255) + 1);
        if (hi > 255) above.push(Math.max(lo, 256), hi);
      }
      return Int32Array.from(above);
    });
    return { low, high };
  }

  /** Instruction and operand for a one-character item. */
  private single(ranges: Ranges): [Op, number] {
    if (ranges.length === 2) {
      if (ranges[0] === ranges[1]) return [Op.Char, ranges[0]];
      if (ranges[0] === 0 && ranges[1] === MAX_CODE_POINT) return [Op.All, 0];
    } else if (
      ranges.length === 4 && ranges[0] === 0 && ranges[1] === 9 && ranges[2] === 11 && ranges[3] === MAX_CODE_POINT
    ) {
      return [Op.Any, 0];
    }
    return [Op.Set, this.set(ranges)];
  }

  private guard(ranges: Ranges | undefined): [Guard, number] {
    if (ranges === undefined) return [Guard.None, 0];
    const [op, arg] = this.single(ranges);
    if (op === Op.Char) return [Guard.Char, arg];
    return [Guard.Set, op === Op.Set ? arg : this.set(ranges)];
  }

  private patch(at: number): void {
    this.code[at] = this.code.length;
  }

  /** Emits items from `from` on; repeats look at what follows them. */
  sequence(seq: Seq): void {
    const { items } = seq;
    for (let i = 0; i < items.length; i++) this.node(items[i], items[i + 1]);
  }

  private node(node: Node, next: Node | undefined): void {
    const { code, flags } = this;
    switch (node.op) {
      case "literal":
      case "not_literal":
      case "any":
      case "in": {
        const [op, arg] = this.single(nodeRanges(node, flags)!);
        code.push(op);
        if (op === Op.Char || op === Op.Set) code.push(arg);
        break;
      }
      case "subpattern":
        if (node.group > 0) {
          if (node.group > this.greatestGroup) this.greatestGroup = node.group;
          code.push(Op.Mark, node.group * 2 - 2);
        }
        this.sequence(node.body);
        if (node.group > 0) code.push(Op.Mark, node.group * 2 - 1);
        break;
      case "branch":
        this.branch(node.items);
        break;
      case "max_repeat":
      case "min_repeat": {
        const max = node.op === "max_repeat";
        if (isSimpleRepeat(node.body)) {
          const [kind, arg] = this.single(nodeRanges(node.body.items[0], flags)!);
          const [guard, wanted] = this.guard(next === undefined ? undefined : nodeRanges(next, flags));
          const tail = code.length + 1;
          code.push(
            max ? Op.RepeatOne : Op.MinRepeatOne,
            0,
            bound(node.min),
            bound(node.max),
            kind,
            arg,
            guard,
            wanted,
          );
          this.patch(tail);
          break;
        }
        const until = code.length + 1;
        code.push(Op.Repeat, 0, bound(node.min), bound(node.max));
        this.sequence(node.body);
        this.patch(until);
        code.push(max ? Op.MaxUntil : Op.MinUntil);
        break;
      }
      case "assert":
      case "assert_not": {
        const end = code.length + 1;
        code.push(node.op === "assert" ? Op.Assert : Op.AssertNot, 0, node.dir < 0 ? node.body.getWidth()[0] : 0);
        this.sequence(node.body);
        code.push(Op.AssertEnd);
        this.patch(end);
        break;
      }
      case "at":
        this.anchor(node.where);
        break;
      case "groupref":
        code.push(flags & FLAG_IGNORECASE ? Op.GroupRefIgnore : Op.GroupRef, node.group * 2 - 2);
        break;
      case "groupref_exists": {
        const otherwise = code.length + 2;
        code.push(Op.GroupExists, node.group > 100 ? INT_MAX : node.group * 2 - 2, 0);
        this.sequence(node.yes);
        if (node.no === null) this.patch(otherwise);
        else {
          const end = code.length + 1;
          code.push(Op.Jump, 0);
          this.patch(otherwise);
          this.sequence(node.no);
          this.patch(end);
        }
      }
    }
  }

  private branch(items: Seq[]): void {
    const { code, flags } = this;
    code.push(Op.Branch);
    const ends: number[] = [];
    let link = -1;
    for (const item of items) {
      if (link >= 0) this.patch(link);
      link = code.length;
      const first = item.items[0];
      // As in CPython, only a single character right at the front is looked at: an item with captures before it must
      // be entered, because what it captures can outlive its failure.
      code.push(0, ...this.guard(first === undefined ? undefined : nodeRanges(first, flags)));
      this.sequence(item);
      ends.push(code.length + 1);
      code.push(Op.Jump, 0);
    }
    ends.forEach((end) => this.patch(end));
  }

  private anchor(where: Anchor): void {
    const { code, flags } = this;
    const multiline = (flags & FLAG_MULTILINE) !== 0;
    switch (where) {
      case "at_beginning":
        code.push(multiline ? Op.AtLineStart : Op.AtStart);
        break;
      case "at_beginning_string":
        code.push(Op.AtStart);
        break;
      case "at_end":
        code.push(multiline ? Op.AtLineEnd : Op.AtEnd);
        break;
      case "at_end_string":
        code.push(Op.AtVeryEnd);
        break;
      default:
        code.push(where === "at_boundary" ? Op.AtBoundary : Op.AtNonBoundary, this.set(categoryRanges("word", flags)));
    }
  }
}

/**
 * Characters a match of `seq` can begin with: `null` when it may match nothing, or nothing is known.
 * @param flags `FLAG_*` bits in effect.
 */
export function firstRanges(seq: Seq, flags: number): Ranges | null {
  let optional: Ranges = [];
  for (const node of seq.items) {
    let ranges: Ranges | null;
    let mayBeEmpty = false;
    switch (node.op) {
      case "at":
      case "assert":
      case "assert_not":
        continue;
      case "subpattern":
        ranges = firstRanges(node.body, flags);
        break;
      case "branch": {
        ranges = [];
        for (const item of node.items) {
          const part = firstRanges(item, flags);
          if (part === null) return null;
          ranges = normalize([...ranges, ...part]);
        }
        break;
      }
      case "max_repeat":
      case "min_repeat":
        if (node.max === 0) continue;
        ranges = firstRanges(node.body, flags);
        mayBeEmpty = node.min === 0;
        break;
      case "groupref":
      case "groupref_exists":
        return null;
      default:
        ranges = nodeRanges(node, flags)!;
    }
    if (ranges === null) return null;
    optional = optional.length === 0 ? ranges : normalize([...optional, ...ranges]);
    if (!mayBeEmpty) return optional;
  }
  return null;
}

/**
 * Whether captures can outlive the failure of an attempt: groups inside assertions, lazy repeats and conditionals. Such
 * a pattern must be tried at every position, as CPython does, because what one attempt leaves behind shows in the next.
 */
function leaksCaptures(seq: Seq, inside = false): boolean {
  return seq.items.some((node) => {
    switch (node.op) {
      case "subpattern":
        return inside && node.group > 0 || leaksCaptures(node.body, inside);
      case "branch":
        return node.items.some((item) => leaksCaptures(item, inside));
      case "max_repeat":
        return leaksCaptures(node.body, inside);
      case "min_repeat":
      case "assert":
      case "assert_not":
        return leaksCaptures(node.body, true);
      case "groupref_exists":
        return leaksCaptures(node.yes, true) || node.no !== null && leaksCaptures(node.no, true);
    }
    return false;
  });
}

/**
 * Compiles a tree for the own matcher.
 * @param flags `FLAG_*` bits in effect.
 * @param groups Number of capturing groups.
 */
export function emitProgram(tree: Seq, flags: number, groups: number): Program {
  const emitter = new Emitter(flags);
  emitter.sequence(tree);
  emitter.code.push(Op.Success);
  const ranges = leaksCaptures(tree) ? null : firstRanges(tree, flags);
  const first = ranges === null ? -1 : emitter.set(ranges);
  return {
    code: Int32Array.from(emitter.code),
    ...emitter.tables(),
    slots: Math.max(groups, emitter.greatestGroup) * 2,
    minWidth: Math.min(tree.getWidth()[0], INT_MAX),
    first,
    lower: (code) => lowerOf(code, flags),
  };
}
