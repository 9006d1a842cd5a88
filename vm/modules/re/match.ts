// SPDX-License-Identifier: MIT
/**
 * The own matcher: a backtracking machine over an integer program, with an explicit stack, so that no pattern and no
 * subject can exhaust the JavaScript stack, and with a step hook, so that a match can be interrupted.
 *
 * It is used where JavaScript's regular expressions mean something else than Python's. CPython 2.7's matcher has rules
 * of its own about captures (what is undone on backtracking and what is not, captures that outlive a failed attempt of
 * a search); programs can see them, so the machine keeps captures as CPython does:
 * `marks[2g-2]`/`marks[2g-1]` hold start and end of group g, those above `lastmark` count as unset, and choice points
 * restore `lastmark` always but the marks themselves only inside repeats.
 *
 * INVARIANT: this file holds the opcodes, because V8 makes a jump table of a switch only over constants of the same
 * file; the emitter (`program.ts`) imports them. It is long for one function, which loses its speed when split.
 */
import { ReError } from "./syntax.ts";

/** Instructions; operands follow in the program. */
export const enum Op {
  /** End of the pattern. */
  Success = 0,
  /** code: this very character. */
  Char = 1,
  /** set: a character of the set. */
  Set = 2,
  /** Any character but a newline. */
  Any = 3,
  /** Any character. */
  All = 4,
  /** slot: remember the position. */
  Mark = 5,
  Jump = 6,
  /** Followed by alternatives: address of the next one or 0, guard kind (`Guard`), guard operand, items, `Jump`. */
  Branch = 7,
  /** tail, min, max, item kind, item operand, guard kind of the tail, its operand. `max` −1: no limit. */
  RepeatOne = 8,
  MinRepeatOne = 9,
  /** until, min, max; the body follows. */
  Repeat = 10,
  MaxUntil = 11,
  MinUntil = 12,
  /** next, characters to step back; the body follows, ended by `AssertEnd`. */
  Assert = 13,
  AssertNot = 14,
  AssertEnd = 15,
  /** slot of the group's start. */
  GroupRef = 16,
  GroupRefIgnore = 17,
  /** slot, address when unset. */
  GroupExists = 18,
  AtStart = 19,
  AtLineStart = 20,
  AtEnd = 21,
  AtLineEnd = 22,
  AtVeryEnd = 23,
  /** set of word characters. */
  AtBoundary = 24,
  AtNonBoundary = 25,
  /** Nothing more than falling through. */
  Fail = 26,
}

/** What the next item certainly needs, so that hopeless choices are skipped. */
export const enum Guard {
  None = 0,
  Char = 1,
  Set = 2,
}

/** Kinds of choice points. Each frame ends with its kind. */
const enum Frame {
  /** The bottom: the attempt has failed. */
  Bottom = 0,
  Branch = 1,
  RepeatOne = 2,
  MinRepeatOne = 3,
  Repeat = 4,
  UntilCount = 5,
  MaxUntil = 6,
  UntilTail = 7,
  MinUntilTail = 8,
  MinUntilBody = 9,
  Assert = 10,
  AssertNot = 11,
}

/** A compiled pattern for {@linkcode Matcher}. */
export interface Program {
  code: Int32Array;
  /** For each set 256 entries, 1 where the character is a member. */
  low: Uint8Array;
  /** For each set the ranges of members from 256 up. */
  high: Int32Array[];
  /** Slots for marks: twice the greatest group number. */
  slots: number;
  /** Fewest characters a match takes. */
  minWidth: number;
  /** Set of characters a match can begin with, −1 when unknown. */
  first: number;
  /** Case mapping of case-insensitive back references. */
  lower: (code: number) => number;
}

/** Called about every `STEP_SLICE` steps with that number; may throw to end the match. */
export type StepHook = (steps: number) => void;

const STEP_SLICE = 10000;
/** Stack entries beyond which a match gives up with MemoryError (1 GiB). */
const MAX_STACK = 1 << 28;
/** Words of a repeat context: count, position where its last item began (−1: none), enclosing context, address. */
const REP_SIZE = 4;

/** The machine: runs one program. Not re-entrant; nothing outlives a call but its buffers and the result. */
export class Matcher {
  /** Positions of groups after a success; valid up to `lastmark`. */
  readonly marks: Int32Array;
  lastmark = -1;
  /** Number of the group closed last, −1 for none. */
  lastindex = -1;
  /** Where the match began (after {@linkcode search}). */
  start = 0;
  private stack: Int32Array = new Int32Array(1024);
  private reps: Int32Array = new Int32Array(64);

  constructor(private readonly program: Program, private readonly hook: StepHook | undefined) {
    this.marks = new Int32Array(program.slots);
  }

  /**
   * Tries to match at `ptr`.
   * @param text The subject, when `codes` is null.
   * @param codes The subject's code points, for one that holds characters beyond U+FFFF.
   * @param end Where the subject ends for this call.
   * @returns the end of the match, −1 for none.
   */
  match(text: string, codes: Uint32Array | null, ptr: number, end: number): number {
    this.reset();
    this.start = ptr;
    return this.attempt(text, codes, ptr, end);
  }

  /** Tries at `ptr` and every later position; `start` tells where the match began. */
  search(text: string, codes: Uint32Array | null, ptr: number, end: number): number {
    this.reset();
    const { minWidth, first, low, high } = this.program;
    const last = end - minWidth;
    if (first >= 0) {
      const base = first << 8;
      const above = high[first];
      for (; ptr <= last; ptr++) {
        const c = codes === null ? text.charCodeAt(ptr) : codes[ptr];
        if (c < 256 ? low[base + c] === 0 : !inRanges(above, c)) continue;
        const result = this.attempt(text, codes, ptr, end);
        if (result >= 0) {
          this.start = ptr;
          return result;
        }
      }
      return -1;
    }
    for (; ptr <= last; ptr++) {
      const result = this.attempt(text, codes, ptr, end);
      if (result >= 0) {
        this.start = ptr;
        return result;
      }
    }
    return -1;
  }

  /** Start and end of every group (`[start, end, …]`, −1 for unset), the whole match first. */
  spans(groups: number, end: number): number[] {
    const out = [this.start, end];
    const marks = this.marks;
    for (let i = 0; i < groups * 2; i += 2) {
      if (i + 1 <= this.lastmark && marks[i] >= 0 && marks[i + 1] >= 0) out.push(marks[i], marks[i + 1]);
      else out.push(-1, -1);
    }
    return out;
  }

  private reset(): void {
    this.lastmark = -1;
    this.lastindex = -1;
  }

  private growStack(): Int32Array {
    if (this.stack.length >= MAX_STACK) {
      this.stack = new Int32Array(1024);
      throw new ReError("MemoryError", "");
    }
    const bigger = new Int32Array(this.stack.length * 2);
    bigger.set(this.stack);
    return this.stack = bigger;
  }

  private growReps(): Int32Array {
    const bigger = new Int32Array(this.reps.length * 2);
    bigger.set(this.reps);
    return this.reps = bigger;
  }

  /** How many of at most `max` characters from `ptr` are of the item `kind`, `arg`. */
  private count(
    text: string,
    codes: Uint32Array | null,
    ptr: number,
    end: number,
    max: number,
    kind: number,
    arg: number,
  ): number {
    let p = ptr;
    if (max >= 0 && max < end - ptr) end = ptr + max;
    switch (kind) {
      case Op.All:
        p = end;
        break;
      case Op.Any:
        if (codes === null) { while (p < end && text.charCodeAt(p) !== 10) p++; }
        else while (p < end && codes[p] !== 10) p++;
        break;
      case Op.Char:
        if (codes === null) { while (p < end && text.charCodeAt(p) === arg) p++; }
        else while (p < end && codes[p] === arg) p++;
        break;
      default: {
        const low = this.program.low;
        const high = this.program.high[arg];
        const base = arg << 8;
        for (; p < end; p++) {
          const c = codes === null ? text.charCodeAt(p) : codes[p];
          if (c < 256 ? low[base + c] === 0 : !inRanges(high, c)) break;
        }
      }
    }
    return p - ptr;
  }

  /** One attempt at `ptr`; `lastmark` and marks are left as CPython leaves them, success or not. */
  private attempt(text: string, codes: Uint32Array | null, ptr: number, end: number): number {
    const { code, low, high, minWidth, lower } = this.program;
    if (minWidth > 0 && end - ptr < minWidth) return -1;
    const { marks, hook } = this;
    let { lastmark, lastindex } = this;
    let stack: Int32Array = this.stack;
    let reps: Int32Array = this.reps;
    // A frame needs at most all marks and a dozen words.
    const headroom = marks.length + 16;
    let limit = stack.length - headroom;
    while (limit < 8) {
      stack = this.growStack();
      limit = stack.length - headroom;
    }
    let sp = 0;
    let pc = 0;
    // Repeat context in force and the first free one, as indices into `reps`.
    let rep = -1;
    let repTop = 0;
    // Stack height of the innermost open assertion.
    let barrier = 0;
    let budget = STEP_SLICE;
    stack[sp++] = Frame.Bottom;

    for (;;) {
      if (--budget <= 0) {
        budget = STEP_SLICE;
        if (hook !== undefined) hook(STEP_SLICE);
      }
      let ok = true;
      switch (code[pc]) {
        case Op.Char:
          if (ptr < end && (codes === null ? text.charCodeAt(ptr) : codes[ptr]) === code[pc + 1]) {
            ptr++;
            pc += 2;
          } else ok = false;
          break;
        case Op.Set:
          if (ptr < end) {
            const c = codes === null ? text.charCodeAt(ptr) : codes[ptr];
            const set = code[pc + 1];
            if (c < 256 ? low[(set << 8) + c] !== 0 : inRanges(high[set], c)) {
              ptr++;
              pc += 2;
              break;
            }
          }
          ok = false;
          break;
        case Op.Any:
          if (ptr < end && (codes === null ? text.charCodeAt(ptr) : codes[ptr]) !== 10) {
            ptr++;
            pc++;
          } else ok = false;
          break;
        case Op.All:
          if (ptr < end) {
            ptr++;
            pc++;
          } else ok = false;
          break;
        case Op.Mark: {
          const slot = code[pc + 1];
          if (slot & 1) lastindex = (slot >> 1) + 1;
          if (slot > lastmark) {
            for (let i = lastmark + 1; i < slot; i++) marks[i] = -1;
            lastmark = slot;
          }
          marks[slot] = ptr;
          pc += 2;
          break;
        }
        case Op.Jump:
          pc = code[pc + 1];
          break;
        case Op.Branch: {
          if (sp >= limit) {
            stack = this.growStack();
            limit = stack.length - headroom;
          }
          let kept = 0;
          if (rep >= 0 && lastmark > 0) {
            kept = lastmark + 1;
            for (let i = 0; i < kept; i++) stack[sp++] = marks[i];
          }
          stack[sp] = kept;
          stack[sp + 1] = ptr;
          stack[sp + 2] = pc + 1;
          stack[sp + 3] = lastmark;
          stack[sp + 4] = lastindex;
          stack[sp + 5] = Frame.Branch;
          sp += 6;
          // The failure path picks the first alternative; it restores nothing that differs.
          ok = false;
          break;
        }
        case Op.RepeatOne: {
          const min = code[pc + 2];
          if (min > end - ptr) {
            ok = false;
            break;
          }
          const n = this.count(text, codes, ptr, end, code[pc + 3], code[pc + 4], code[pc + 5]);
          budget -= n >> 2;
          if (n < min) {
            ok = false;
            break;
          }
          ptr += n;
          if (n === min) {
            // Only one length is possible. CPython restores `lastmark` after its failure, which its caller cannot
            // tell from not restoring unless the tail leaks marks, so the frame is needed only when there are marks.
            if (marks.length === 0) {
              pc = code[pc + 1];
              break;
            }
          }
          if (sp >= limit) {
            stack = this.growStack();
            limit = stack.length - headroom;
          }
          // Count is one too many: the failure path takes the first step.
          stack[sp] = ptr + 1;
          stack[sp + 1] = n + 1;
          stack[sp + 2] = pc;
          stack[sp + 3] = lastmark;
          stack[sp + 4] = lastindex;
          stack[sp + 5] = Frame.RepeatOne;
          sp += 6;
          ok = false;
          break;
        }
        case Op.MinRepeatOne: {
          const min = code[pc + 2];
          if (min > end - ptr) {
            ok = false;
            break;
          }
          if (min > 0) {
            if (this.count(text, codes, ptr, end, min, code[pc + 4], code[pc + 5]) < min) {
              ok = false;
              break;
            }
            ptr += min;
          }
          if (sp >= limit) {
            stack = this.growStack();
            limit = stack.length - headroom;
          }
          stack[sp] = ptr;
          stack[sp + 1] = min;
          stack[sp + 2] = pc;
          stack[sp + 3] = lastmark;
          stack[sp + 4] = lastindex;
          stack[sp + 5] = Frame.MinRepeatOne;
          sp += 6;
          pc = code[pc + 1];
          break;
        }
        case Op.Repeat:
          if (repTop + REP_SIZE > reps.length) reps = this.growReps();
          reps[repTop] = -1;
          reps[repTop + 1] = -1;
          reps[repTop + 2] = rep;
          reps[repTop + 3] = pc;
          rep = repTop;
          repTop += REP_SIZE;
          if (sp >= limit) {
            stack = this.growStack();
            limit = stack.length - headroom;
          }
          stack[sp] = rep;
          stack[sp + 1] = Frame.Repeat;
          sp += 2;
          pc = code[pc + 1];
          break;
        case Op.MaxUntil: {
          const count = reps[rep] + 1;
          const at = reps[rep + 3];
          if (sp >= limit) {
            stack = this.growStack();
            limit = stack.length - headroom;
          }
          if (count < code[at + 2]) {
            reps[rep] = count;
            stack[sp] = rep;
            stack[sp + 1] = count - 1;
            stack[sp + 2] = Frame.UntilCount;
            sp += 3;
            pc = at + 4;
            break;
          }
          const max = code[at + 3];
          if ((max < 0 || count < max) && ptr !== reps[rep + 1]) {
            let kept = 0;
            if (lastmark > 0) {
              kept = lastmark + 1;
              for (let i = 0; i < kept; i++) stack[sp++] = marks[i];
            }
            stack[sp] = kept;
            stack[sp + 1] = rep;
            stack[sp + 2] = count;
            stack[sp + 3] = ptr;
            stack[sp + 4] = reps[rep + 1];
            stack[sp + 5] = lastmark;
            stack[sp + 6] = lastindex;
            stack[sp + 7] = Frame.MaxUntil;
            sp += 8;
            reps[rep] = count;
            reps[rep + 1] = ptr;
            pc = at + 4;
            break;
          }
          stack[sp] = rep;
          stack[sp + 1] = Frame.UntilTail;
          sp += 2;
          rep = reps[rep + 2];
          pc++;
          break;
        }
        case Op.MinUntil: {
          const count = reps[rep] + 1;
          const at = reps[rep + 3];
          if (sp >= limit) {
            stack = this.growStack();
            limit = stack.length - headroom;
          }
          if (count < code[at + 2]) {
            reps[rep] = count;
            stack[sp] = rep;
            stack[sp + 1] = count - 1;
            stack[sp + 2] = Frame.UntilCount;
            sp += 3;
            pc = at + 4;
            break;
          }
          stack[sp] = rep;
          stack[sp + 1] = count;
          stack[sp + 2] = ptr;
          stack[sp + 3] = lastmark;
          stack[sp + 4] = lastindex;
          stack[sp + 5] = Frame.MinUntilTail;
          sp += 6;
          rep = reps[rep + 2];
          pc++;
          break;
        }
        case Op.Assert:
        case Op.AssertNot: {
          const not = code[pc] === Op.AssertNot;
          const from = ptr - code[pc + 2];
          if (from < 0) {
            if (not) pc = code[pc + 1];
            else ok = false;
            break;
          }
          if (sp >= limit) {
            stack = this.growStack();
            limit = stack.length - headroom;
          }
          stack[sp] = code[pc + 1];
          stack[sp + 1] = ptr;
          stack[sp + 2] = rep;
          stack[sp + 3] = repTop;
          stack[sp + 4] = barrier;
          stack[sp + 5] = not ? Frame.AssertNot : Frame.Assert;
          sp += 6;
          barrier = sp;
          ptr = from;
          pc += 3;
          break;
        }
        case Op.AssertEnd:
          // What was tried inside is settled: drop its choice points without undoing anything.
          sp = barrier - 6;
          pc = stack[sp];
          ptr = stack[sp + 1];
          rep = stack[sp + 2];
          repTop = stack[sp + 3];
          barrier = stack[sp + 4];
          ok = stack[sp + 5] === Frame.Assert;
          break;
        case Op.GroupRef:
        case Op.GroupRefIgnore: {
          const slot = code[pc + 1];
          if (slot >= lastmark || marks[slot] < 0 || marks[slot + 1] < marks[slot]) {
            ok = false;
            break;
          }
          const stop = marks[slot + 1];
          const ignore = code[pc] === Op.GroupRefIgnore;
          for (let p = marks[slot]; p < stop; p++, ptr++) {
            if (ptr >= end) {
              ok = false;
              break;
            }
            const a = codes === null ? text.charCodeAt(ptr) : codes[ptr];
            const b = codes === null ? text.charCodeAt(p) : codes[p];
            if (a !== b && !(ignore && lower(a) === lower(b))) {
              ok = false;
              break;
            }
          }
          pc += 2;
          break;
        }
        case Op.GroupExists: {
          const slot = code[pc + 1];
          if (slot >= lastmark || marks[slot] < 0 || marks[slot + 1] < marks[slot]) pc = code[pc + 2];
          else pc += 3;
          break;
        }
        case Op.AtStart:
          ok = ptr === 0;
          pc++;
          break;
        case Op.AtLineStart:
          ok = ptr === 0 || (codes === null ? text.charCodeAt(ptr - 1) : codes[ptr - 1]) === 10;
          pc++;
          break;
        case Op.AtEnd:
          ok = ptr === end || ptr + 1 === end && (codes === null ? text.charCodeAt(ptr) : codes[ptr]) === 10;
          pc++;
          break;
        case Op.AtLineEnd:
          ok = ptr === end || ptr < end && (codes === null ? text.charCodeAt(ptr) : codes[ptr]) === 10;
          pc++;
          break;
        case Op.AtVeryEnd:
          ok = ptr === end;
          pc++;
          break;
        case Op.AtBoundary:
        case Op.AtNonBoundary: {
          // Neither holds in an empty subject.
          if (end === 0) {
            ok = false;
            break;
          }
          const set = code[pc + 1];
          let before = false, after = false;
          if (ptr > 0) {
            const c = codes === null ? text.charCodeAt(ptr - 1) : codes[ptr - 1];
            before = c < 256 ? low[(set << 8) + c] !== 0 : inRanges(high[set], c);
          }
          if (ptr < end) {
            const c = codes === null ? text.charCodeAt(ptr) : codes[ptr];
            after = c < 256 ? low[(set << 8) + c] !== 0 : inRanges(high[set], c);
          }
          ok = (before !== after) === (code[pc] === Op.AtBoundary);
          pc += 2;
          break;
        }
        case Op.Fail:
          ok = false;
          break;
        default:
          this.lastmark = lastmark;
          this.lastindex = lastindex;
          return ptr;
      }
      if (ok) continue;

      // Back to the latest choice point that has something left to try.
      for (let failing = true; failing;) {
        switch (stack[sp - 1]) {
          case Frame.Branch: {
            sp -= 6;
            const kept = stack[sp];
            for (let i = 0, from = sp - kept; i < kept; i++) marks[i] = stack[from + i];
            ptr = stack[sp + 1];
            lastmark = stack[sp + 3];
            lastindex = stack[sp + 4];
            let alternative = stack[sp + 2];
            while (alternative !== 0) {
              const guard = code[alternative + 1];
              if (guard === Guard.None) break;
              if (ptr < end) {
                const c = codes === null ? text.charCodeAt(ptr) : codes[ptr];
                const arg = code[alternative + 2];
                if (guard === Guard.Char ? c === arg : c < 256 ? low[(arg << 8) + c] !== 0 : inRanges(high[arg], c)) {
                  break;
                }
              }
              alternative = code[alternative];
            }
            if (alternative === 0) {
              sp -= kept;
              break;
            }
            stack[sp + 2] = code[alternative];
            pc = alternative + 3;
            // The last alternative needs no frame unless leaving it must restore captures.
            if (code[alternative] === 0 && marks.length === 0) sp -= kept;
            else sp += 6;
            failing = false;
            break;
          }
          case Frame.RepeatOne: {
            const at = stack[sp - 4];
            const min = code[at + 2];
            const guard = code[at + 6];
            ptr = stack[sp - 6] - 1;
            let n = stack[sp - 5] - 1;
            lastmark = stack[sp - 3];
            lastindex = stack[sp - 2];
            if (guard === Guard.Char) {
              const wanted = code[at + 7];
              while (n >= min && (ptr >= end || (codes === null ? text.charCodeAt(ptr) : codes[ptr]) !== wanted)) {
                ptr--;
                n--;
              }
            } else if (guard === Guard.Set) {
              const set = code[at + 7];
              const base = set << 8;
              for (; n >= min; ptr--, n--) {
                if (ptr >= end) continue;
                const c = codes === null ? text.charCodeAt(ptr) : codes[ptr];
                if (c < 256 ? low[base + c] !== 0 : inRanges(high[set], c)) break;
              }
            }
            if (n < min) {
              sp -= 6;
              break;
            }
            stack[sp - 6] = ptr;
            stack[sp - 5] = n;
            pc = code[at + 1];
            failing = false;
            break;
          }
          case Frame.MinRepeatOne: {
            const at = stack[sp - 4];
            ptr = stack[sp - 6];
            const n = stack[sp - 5] + 1;
            if (this.count(text, codes, ptr, end, 1, code[at + 4], code[at + 5]) === 0) {
              sp -= 6;
              break;
            }
            lastmark = stack[sp - 3];
            lastindex = stack[sp - 2];
            if (code[at + 3] >= 0 && n > code[at + 3]) {
              sp -= 6;
              break;
            }
            ptr++;
            stack[sp - 6] = ptr;
            stack[sp - 5] = n;
            pc = code[at + 1];
            failing = false;
            break;
          }
          case Frame.Repeat:
            repTop = stack[sp - 2];
            rep = reps[repTop + 2];
            sp -= 2;
            break;
          case Frame.UntilCount:
            rep = stack[sp - 3];
            reps[rep] = stack[sp - 2];
            sp -= 3;
            break;
          case Frame.MaxUntil: {
            sp -= 8;
            const kept = stack[sp];
            for (let i = 0, from = sp - kept; i < kept; i++) marks[i] = stack[from + i];
            rep = stack[sp + 1];
            reps[rep] = stack[sp + 2] - 1;
            ptr = stack[sp + 3];
            reps[rep + 1] = stack[sp + 4];
            lastmark = stack[sp + 5];
            lastindex = stack[sp + 6];
            sp -= kept;
            // No further item here: on with what follows the repeat.
            pc = code[reps[rep + 3] + 1] + 1;
            stack[sp] = rep;
            stack[sp + 1] = Frame.UntilTail;
            sp += 2;
            rep = reps[rep + 2];
            failing = false;
            break;
          }
          case Frame.UntilTail:
            rep = stack[sp - 2];
            sp -= 2;
            break;
          case Frame.MinUntilTail: {
            sp -= 6;
            rep = stack[sp];
            const count = stack[sp + 1];
            ptr = stack[sp + 2];
            lastmark = stack[sp + 3];
            lastindex = stack[sp + 4];
            const at = reps[rep + 3];
            const max = code[at + 3];
            if (max >= 0 && count >= max || ptr === reps[rep + 1]) break;
            stack[sp + 1] = count - 1;
            stack[sp + 2] = reps[rep + 1];
            stack[sp + 3] = Frame.MinUntilBody;
            sp += 4;
            reps[rep] = count;
            reps[rep + 1] = ptr;
            pc = at + 4;
            failing = false;
            break;
          }
          case Frame.MinUntilBody:
            sp -= 4;
            rep = stack[sp];
            reps[rep] = stack[sp + 1];
            reps[rep + 1] = stack[sp + 2];
            break;
          case Frame.Assert:
            sp -= 6;
            barrier = stack[sp + 4];
            break;
          case Frame.AssertNot:
            sp -= 6;
            pc = stack[sp];
            ptr = stack[sp + 1];
            barrier = stack[sp + 4];
            failing = false;
            break;
          default:
            this.lastmark = lastmark;
            this.lastindex = lastindex;
            return -1;
        }
      }
    }
  }
}

/** Whether `c` lies in one of the sorted inclusive ranges. */
function inRanges(ranges: Int32Array, c: number): boolean {
  let lo = 0, hi = ranges.length >> 1;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (c > ranges[2 * mid + 1]) lo = mid + 1;
    else hi = mid;
  }
  return 2 * lo < ranges.length && c >= ranges[2 * lo];
}
