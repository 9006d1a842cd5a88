// SPDX-License-Identifier: MIT
/**
 * Reads what XML documents mostly consist of, straight into a tree: tags whose names were there before, attributes and
 * texts of ASCII without references. It begins and ends between two tokens of {@linkcode XmlParser}, which reads all the
 * rest, and what is wrong: nothing here fails.
 *
 * Elements get their children when they are complete, in an array that is as long as it has to be, and elements without
 * children stay in it as what they consist of until somebody looks ({@linkcode Unread}): what a tree keeps, the garbage
 * collector copies twice, which takes longer than reading it.
 */
import type { Value } from "../vm/base/value.ts";
import { elementsOf, PyElement, type Unread } from "./element.ts";
import { CLASS, NAME_CHAR, NAME_START, SPACE, TEXT_STOP, VALUE_STOP } from "./expat/chars.ts";
import type { ExpandedName } from "./expat/namespaces.ts";
import { INDENTS, type XmlParser } from "./expat/parser.ts";
import type { PyTreeBuilder } from "./tree_builder.ts";

const LT = 60, GT = 62, SLASH = 47, EQUALS = 61, LF = 10, QUOTE = 34, APOSTROPHE = 39, COLON = 58;
/** Less input than this is left to the parser: the way over bytes would cost more than it saves. */
const LEAST = 64;
/** Attributes of one element; those of a larger one are compared in a better way by the parser. */
const MOST_ATTRIBUTES = 16;
/** Texts of so many characters are kept, to be used again. */
const SHORT_TEXT = 8;

/** A name that was there before. */
class Name {
  /** What it means, under the declarations of namespaces that had the number `version`. */
  expanded: ExpandedName | undefined = undefined;
  version = -1;
  constructor(readonly text: string) {}
}

export class TreeReader {
  readonly #parser: XmlParser;
  readonly #builder: PyTreeBuilder;
  readonly #make: new () => PyElement;
  /** The parser's buffer. */
  #buf = "";
  readonly #names: Name[] = new Array(256).fill(new Name(""));
  readonly #texts: string[] = new Array(1024).fill("");
  /** Children of open elements that were read by the present call, as {@linkcode Unread}: those of the outermost first. */
  #kids: (Unread[number])[];
  /** Where those of the element at a depth begin. */
  readonly #marks: number[] = [];
  /** Names and values of the attributes of one element. */
  readonly #attributes: string[] = [];
  #count = 0;

  constructor(parser: XmlParser, builder: PyTreeBuilder, make: new () => PyElement) {
    this.#parser = parser;
    this.#builder = builder;
    this.#make = make;
    this.#kids = [make];
  }

  /** The document is complete: nothing is kept. */
  end(): void {
    this.#kids = [this.#make];
    this.#buf = "";
  }

  /** Reads on, for at most `budget` elements, up to something unusual. Gives what is left of the budget. */
  read(budget: number): number {
    const parser = this.#parser, b = this.#builder, make = this.#make;
    const { tags, names, namespaces, buf } = parser;
    const { open } = b;
    let { tail, text } = b;
    const begun = b.last;
    let depth = tags.length;
    if (
      !parser.isPlain || buf.length - parser.pos < LEAST || depth === 0 || open.length !== depth || b.texts !== null ||
      !(begun instanceof PyElement)
    ) return budget;
    let last: PyElement = begun;
    this.#buf = buf;
    const end = buf.length, kids = this.#kids, marks = this.#marks;
    /** At this depth and above it, no element that was open before is left, but for its innermost. */
    let base = depth;
    let top = 1;
    marks[depth] = 0;
    /** The element last read is not `last`, but stands at the end of `kids` as what it consists of. */
    let isUnread = false;
    let pos = parser.pos;
    let sibling = this.#names[0];

    scan: while (budget > 0) {
      // Every token ends before `end`, so what is looked at below is there.
      let c = buf.charCodeAt(pos);
      if (c !== LT) {
        let i = pos;
        if (c === LF) { do i++; while (i < end && buf.charCodeAt(i) === 32); }
        const blanks = i - pos - 1;
        while (i < end && (CLASS[buf.charCodeAt(i)] & TEXT_STOP) === 0) i++;
        if (i === end || buf.charCodeAt(i) !== LT) break;
        const piece = c === LF && i - pos - 1 === blanks && blanks < INDENTS.length
          ? INDENTS[blanks]
          : this.#text(pos, i);
        text = text === "" ? piece : text + piece;
        pos = i;
      }
      c = buf.charCodeAt(pos + 1);
      if (c === SLASH) {
        const tag = tags[depth - 1], { length } = tag;
        let i = pos + 2;
        if (i + length >= end || buf.charCodeAt(i + length) !== GT) break;
        for (let k = 0; k < length; k++, i++) if (buf.charCodeAt(i) !== tag.charCodeAt(k)) break scan;
        // The end of the document is no usual thing.
        if (depth === 1 || !namespaces!.closePlain()) break;
        tags.pop();
        names.pop();
        const e = open.pop() as PyElement;
        if (text !== "") {
          if (isUnread) kids[top - 1] = text;
          else if (tail) last.tail = text;
          else last.text = text;
          text = "";
        }
        const from = marks[depth];
        if (top > from + 1) append(e, kids, from, top);
        top = from;
        if (--depth < base) {
          base = depth;
          marks[depth] = 0;
          top = 1;
        }
        last = e;
        isUnread = false;
        tail = true;
        pos = i + 1;
        continue;
      }

      // A start tag: its name is often that of the element before.
      const from = pos + 1;
      let i = from;
      let name = sibling;
      const { length } = name.text;
      if (length > 0 && i + length < end) {
        let k = 0;
        while (k < length && buf.charCodeAt(i + k) === name.text.charCodeAt(k)) k++;
        if (k === length) i += length;
      }
      if (i === from || (CLASS[buf.charCodeAt(i)] & NAME_CHAR) !== 0) {
        if (c >= 128 || (CLASS[c] & NAME_START) === 0) break;
        i = from + 1;
        while (i < end && buf.charCodeAt(i) < 128 && (CLASS[buf.charCodeAt(i)] & NAME_CHAR) !== 0) i++;
        name = this.#name(from, i);
      }
      if (name.version !== namespaces!.version) {
        name.expanded = namespaces!.known(name.text);
        name.version = namespaces!.version;
      }
      // The parser sees to names that are new.
      const { expanded } = name;
      if (expanded === undefined || expanded.value === undefined) {
        name.version = -1;
        break;
      }
      let attributes: string[] | null = null;
      if (i < end && buf.charCodeAt(i) !== GT) {
        i = this.#attributesAt(i, end);
        if (i < 0) break;
        attributes = this.#given();
      }
      if (i >= end) break;
      const empty = buf.charCodeAt(i) === SLASH;
      i += empty ? 2 : 1;
      /** Of the text that follows. */
      let stop = i;
      if (!empty) {
        while (stop < end && (CLASS[buf.charCodeAt(stop)] & TEXT_STOP) === 0) stop++;
        if (stop === end) break;
      }

      if (text !== "") {
        if (isUnread) kids[top - 1] = text;
        else if (tail) last.tail = text;
        else last.text = text;
        text = "";
      }
      sibling = name;
      budget--;
      pos = i;
      /** The element has no children: its end. */
      let close = empty ? i : -1;
      if (!empty && buf.charCodeAt(stop) === LT && buf.charCodeAt(stop + 1) === SLASH) {
        const size = name.text.length;
        let k = 0;
        while (k < size && buf.charCodeAt(stop + 2 + k) === buf.charCodeAt(from + k)) k++;
        if (k === size && buf.charCodeAt(stop + 2 + size) === GT) close = stop + 3 + size;
      }
      if (close >= 0) {
        if (attributes !== null) kids[top++] = attributes;
        kids[top] = expanded.value as Value;
        kids[top + 1] = stop > i ? this.#text(i, stop) : null;
        kids[top + 2] = null;
        top += 3;
        isUnread = true;
        pos = close;
        continue;
      }
      const e: PyElement = new make();
      e.tag = expanded.value as Value;
      e.attributes = attributes;
      kids[top++] = e;
      last = e;
      isUnread = tail = false;
      tags.push(name.text);
      names.push(expanded.text);
      namespaces!.openPlain();
      open.push(e);
      marks[++depth] = top;
      kids[top++] = make;
    }

    if (isUnread) {
      // Its tail may still come.
      const size = Array.isArray(kids[top - 4]) ? 4 : 3;
      top -= size;
      kids[top] = last = elementsOf([make, ...kids.slice(top, top + size) as Value[]])[0] as PyElement;
      top++;
      tail = true;
    }
    parser.pos = pos;
    b.last = last;
    b.tail = tail;
    b.text = text;
    for (let at = depth; at >= base; at--) {
      const from = marks[at];
      if (top > from + 1) append(open[at - 1] as PyElement, kids, from, top);
      top = from;
    }
    return budget;
  }

  /** The name from `from` to `to`. */
  #name(from: number, to: number): Name {
    const buf = this.#buf, length = to - from;
    const slot = length * 31 + buf.charCodeAt(from) * 7 + buf.charCodeAt(to - 1) & 255;
    const name = this.#names[slot], { text } = name;
    if (text.length === length) {
      let k = 0;
      while (k < length && text.charCodeAt(k) === buf.charCodeAt(from + k)) k++;
      if (k === length) return name;
    }
    return this.#names[slot] = new Name(this.#buf.substring(from, to));
  }

  /** The text from `from` to `to`. Of short ones, those that are often there are the same string. */
  #text(from: number, to: number): string {
    const length = to - from;
    if (length > SHORT_TEXT) return this.#buf.substring(from, to);
    const buf = this.#buf;
    let hash = length;
    for (let i = from; i < to; i++) hash = hash * 31 + buf.charCodeAt(i) & 1023;
    const text = this.#texts[hash];
    if (text.length === length) {
      let k = 0;
      while (k < length && text.charCodeAt(k) === buf.charCodeAt(from + k)) k++;
      if (k === length) return text;
    }
    return this.#texts[hash] = this.#buf.substring(from, to);
  }

  /** Reads attributes from the end of the name on. Gives the place of the `>` or `/>` after them; negative: the parser's. */
  #attributesAt(i: number, end: number): number {
    const buf = this.#buf, found = this.#attributes;
    let count = 0;
    for (;;) {
      const before = i;
      while (i < end && (CLASS[buf.charCodeAt(i)] & SPACE) !== 0) i++;
      const c = buf.charCodeAt(i);
      if (c === GT || c === SLASH) {
        this.#count = count;
        return i < end && (c === GT || i + 1 < end && buf.charCodeAt(i + 1) === GT) ? i : -1;
      }
      if (i === before || count === 2 * MOST_ATTRIBUTES || c >= 128 || (CLASS[c] & NAME_START) === 0) return -1;
      const from = i;
      while (
        i < end && buf.charCodeAt(i) < 128 && buf.charCodeAt(i) !== COLON &&
        (CLASS[buf.charCodeAt(i)] & NAME_CHAR) !== 0
      ) i++;
      const quote = buf.charCodeAt(i + 1);
      if (i + 1 >= end || buf.charCodeAt(i) !== EQUALS || quote !== QUOTE && quote !== APOSTROPHE) return -1;
      const name = this.#name(from, i).text;
      if (name === "xmlns") return -1;
      for (let k = 0; k < count; k += 2) if (found[k] === name) return -1;
      const start = i += 2;
      for (; i < end; i++) {
        const c = buf.charCodeAt(i);
        if ((CLASS[c] & VALUE_STOP) !== 0 && (c === quote || c !== QUOTE && c !== APOSTROPHE)) break;
      }
      if (i >= end || buf.charCodeAt(i) !== quote) return -1;
      found[count] = name;
      found[count + 1] = this.#text(start, i++);
      count += 2;
    }
  }

  /** The attributes last read. */
  #given(): string[] | null {
    const found = this.#attributes;
    switch (this.#count) {
      case 0:
        return null;
      case 2:
        return [found[0], found[1]];
      case 4:
        return [found[0], found[1], found[2], found[3]];
      default:
        return found.slice(0, this.#count);
    }
  }
}

/** Gives an element the children from `from` to `to`. */
function append(e: PyElement, kids: Unread[number][], from: number, to: number): void {
  const { children } = e;
  if (children === null) e.children = kids.slice(from, to) as Unread;
  else if (Array.isArray(children) && children[0] === kids[from]) {
    for (let i = from + 1; i < to; i++) children.push(kids[i] as Value);
  } else for (const child of elementsOf(kids.slice(from, to) as Unread)) e.list.items.push(child);
}
