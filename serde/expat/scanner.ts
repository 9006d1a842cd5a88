// SPDX-License-Identifier: MIT
/**
 * What tokens of XML are read from: the input (encodings, lines and columns, the texts of entities in place of their
 * references), errors with their place, and the pieces that tokens of the prolog and of content have in common: names,
 * references, values of attributes. `parser.ts` and `prolog.ts` read tokens; nothing here knows what they mean.
 *
 * INVARIANT: `buf` is UTF-8, one character for each byte, and `pos` the begin of the next token in it. Within an internal
 * entity both are the entity's; the document's wait on a stack, and its event stays where the reference is.
 */
import {
  byteTranscoder,
  charLength,
  CLASS,
  CUT,
  ILLEGAL,
  isAscii,
  isUsable,
  NAME_CHAR,
  NAME_START,
  nameCharLength,
  namedTranscoder,
  scanReference,
  type Transcoder,
  Utf16Transcoder,
  UTF8,
  utf8,
} from "./chars.ts";
import { Dtd, type Entity, PREDEFINED } from "./dtd.ts";
import { type ErrorName, XmlFault } from "./errors.ts";
import { NEED } from "./events.ts";
import type { Namespaces } from "./namespaces.ts";

/** An input that waits until an entity within it is through. */
interface Suspended {
  buf: string;
  pos: number;
  entity: Entity | null;
  level: number;
}

const LT = 60, AMP = 38, HASH = 35, CR = 13, LF = 10;

/** The base of `XmlParser`. */
export class XmlScanner {
  /** A character beyond ASCII was met: until then every name and text is ASCII. */
  wide = false;
  /** The text of the event is ASCII; of a start tag: so are names and values. */
  ascii = true;
  /** Place of the event in `buf`, for handlers that see the source. */
  rawFrom = 0;
  rawTo = 0;

  buf = "";
  pos = 0;
  entity: Entity | null = null;
  /** Depth of elements where the entity began. */
  level = 0;
  /** Open elements as they are written. */
  readonly tags: string[] = [];
  /** No input follows. */
  final = false;
  started = false;
  finished = false;
  fault: XmlFault | null = null;
  dtd: Dtd = new Dtd();
  /** Entities that are open around an external one, which it must not refer to. */
  openEntities: string[] = [];
  #stack: Suspended[] = [];
  /** Encodes what is fed; `null` until the first bytes say. */
  transcoder: Transcoder | null = null;
  #hasInput = false;
  #head = "";
  /** Position of the last event in the buffer of the document. */
  #eventPos = 0;
  /** The document's buffer up to here is counted in the fields below. */
  #countedTo = 0;
  #line = 0;
  #column = 0;
  #bytes = 0;
  #lastCr = false;
  /** A tag that goes over the end of the input is looked at again when so much has come. */
  protected retryAt = 0;

  /**
   * @param encoding Goes before what the document says.
   * @param namespaces Absent: names are not looked at.
   */
  constructor(readonly encoding: string | null, readonly namespaces: Namespaces | null) {}

  // ---- input ------------------------------------------------------------------------------------------------------

  /** Adds input; then call {@linkcode next} until it gives {@linkcode NEED}. `final`: nothing follows. */
  feed(bytes: string, final: boolean): void {
    if (this.finished) throw this.fail("FINISHED");
    this.dtd.amplification.direct += bytes.length;
    this.started = true;
    if (bytes !== "") this.#hasInput = true;
    this.final = final;
    if (this.transcoder === null) {
      bytes = this.#head + bytes;
      if (!this.#sniff(bytes)) {
        this.#head = bytes;
        return;
      }
      this.#head = "";
      bytes = this.#afterMark(bytes);
    }
    const text = this.transcoder!.push(bytes);
    if (text === "") {
      // Nothing changes: counting can wait until somebody asks.
    } else if (this.pos >= this.buf.length) {
      this.#count(this.pos);
      this.buf = text;
      this.pos = 0;
      this.#countedTo = 0;
    } else {
      this.#count(this.pos);
      this.buf = this.buf.substring(this.pos) + text;
      this.pos = 0;
      this.#countedTo = 0;
    }
    this.#eventPos = this.pos;
  }

  /** Finds the encoding from the first bytes; false: more are needed. */
  #sniff(bytes: string): boolean {
    if (this.encoding !== null) {
      // A name that is not known here is asked for when the first step is done.
      this.transcoder = this.encoding.toLowerCase() === "utf-16" && bytes.startsWith("\xff\xfe")
        ? new Utf16Transcoder(false)
        : namedTranscoder(this.encoding) ?? UTF8;
      return true;
    }
    if (bytes.length < 2 && !this.final) return false;
    // The begin of a mark or of a wide character.
    if (this.final && /^(\0|\xfe|\xff|\xef\xbb?)$/.test(bytes)) this.fail("UNCLOSED_TOKEN");
    const a = bytes.charCodeAt(0), b = bytes.charCodeAt(1);
    if (a === 0xfe && b === 0xff) this.transcoder = new Utf16Transcoder(true);
    else if (a === 0xff && b === 0xfe) this.transcoder = new Utf16Transcoder(false);
    else if (a === 0xef && b === 0xbb) {
      if (bytes.length < 3 && !this.final) return false;
      this.transcoder = UTF8;
    } else if (bytes.length >= 2 && a === 0) this.transcoder = new Utf16Transcoder(true);
    else if (b === 0) this.transcoder = new Utf16Transcoder(false);
    else this.transcoder = UTF8;
    return true;
  }

  /** Takes off the byte order mark. */
  #afterMark(bytes: string): string {
    const mark = this.transcoder!.unit === 2 && /^(\xfe\xff|\xff\xfe)/.test(bytes)
      ? 2
      : bytes.startsWith("\xef\xbb\xbf") && this.transcoder === UTF8
      ? 3
      : 0;
    this.#bytes += mark;
    // The mark counts as a character.
    if (mark > 0) this.#column = 1;
    return bytes.substring(mark);
  }

  /**
   * The encoding that the declaration names, or the caller of the parser.
   * @returns False: it is not known here, {@linkcode useEncoding} has to follow.
   */
  setEncoding(name: string): boolean {
    const known = namedTranscoder(name);
    if (known === undefined) return false;
    const isWide = this.transcoder!.unit === 2;
    if ((known.unit === 2) !== isWide) throw this.fail("INCORRECT_ENCODING");
    if (!isWide) this.#switch(known);
    return true;
  }

  /** Answers {@linkcode UNKNOWN_ENCODING}: the code point of each byte, negative where there is none; null: no such encoding. */
  useEncoding(map: ArrayLike<number> | null): void {
    if (map === null || !isUsable(map)) throw this.fail("UNKNOWN_ENCODING");
    this.#switch(byteTranscoder(map));
  }

  #switch(transcoder: Transcoder): void {
    if (transcoder === this.transcoder) return;
    this.transcoder = transcoder;
    // What is before is ASCII, and counts alike in both.
    this.buf = this.buf.substring(0, this.pos) + transcoder.push(this.buf.substring(this.pos));
  }

  // ---- positions --------------------------------------------------------------------------------------------------

  /** Notes that the event is at `i`, where it is in the document itself. */
  at(i: number): void {
    if (this.entity === null) this.#eventPos = i;
  }

  /** Line (from 1), column and byte offset (from 0) of the last event. */
  place(): { line: number; column: number; byte: number } {
    this.#count(this.#eventPos);
    return { line: this.#line + 1, column: this.#column, byte: this.#hasInput ? this.#bytes : -1 };
  }

  #count(upTo: number): void {
    const buf = this.#stack.length > 0 ? this.#stack[0].buf : this.buf;
    const unit = this.transcoder?.unit ?? 0;
    let i = this.#countedTo;
    if (upTo <= i) return;
    let { line, column } = { line: this.#line, column: this.#column };
    if (unit === 0 && !this.#lastCr) {
      const cr = buf.indexOf("\r", i);
      if (cr < 0 || cr >= upTo) {
        // Whole lines are skipped.
        for (let nl = buf.indexOf("\n", i); nl >= 0 && nl < upTo; nl = buf.indexOf("\n", i)) {
          line++;
          column = 0;
          i = nl + 1;
        }
      }
    }
    let characters = 0;
    for (; i < upTo; i++) {
      const c = buf.charCodeAt(i);
      if (c === LF) {
        characters++;
        if (!this.#lastCr) line++;
        column = 0;
        this.#lastCr = false;
        continue;
      }
      this.#lastCr = c === CR;
      if (c === CR) {
        line++;
        column = 0;
        characters++;
      } else {
        // What begins like a character is one: names may have some that end in something else.
        if (c >= 0xc0) i += c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
        column++;
        characters += unit === 2 && c >= 0xf0 ? 2 : 1;
      }
    }
    this.#bytes += unit === 0 ? upTo - this.#countedTo : unit === 1 ? characters : 2 * characters;
    this.#countedTo = upTo;
    this.#line = line;
    this.#column = column;
  }

  /** The source of the last event. */
  raw(): string {
    return this.buf.substring(this.rawFrom, this.rawTo);
  }

  /** Not even the encoding is known. */
  protected nothing(): typeof NEED {
    if (!this.final) return NEED;
    this.finished = true;
    throw this.fail(this.#head === "" ? "NO_ELEMENTS" : "UNCLOSED_TOKEN");
  }

  // ---- errors -----------------------------------------------------------------------------------------------------

  /** Makes the error `name`, at the place of the last {@linkcode at}. */
  fail(name: ErrorName): XmlFault {
    return this.fault = new XmlFault(name);
  }

  /** The error for the character at `i`, which must not stand there, or −1 where the input ends within it. */
  unexpected(i: number): number {
    const { buf } = this;
    if (i >= buf.length || buf.charCodeAt(i) >= 0x80 && charLength(buf, i) === CUT) {
      this.#cut = i < buf.length;
      return -1;
    }
    this.at(i);
    throw this.fail("INVALID_TOKEN");
  }
  #cut = false;

  /** A token goes over the end of the input: wait for more, or fail. */
  partial(): typeof NEED {
    if (this.entity === null && !this.final) {
      const length = this.buf.length - this.pos;
      this.retryAt = length > 65536 ? length * 1.25 : 0;
      this.#cut = false;
      return NEED;
    }
    throw this.fail(this.#cut ? "PARTIAL_CHAR" : "UNCLOSED_TOKEN");
  }

  // ---- entities ---------------------------------------------------------------------------------------------------

  /** Goes on with the text of an internal entity. */
  enter(entity: Entity): void {
    if (!this.dtd.amplification.expand(entity.text!.length)) throw this.fail("AMPLIFICATION_LIMIT_BREACH");
    entity.open = true;
    this.#stack.push({ buf: this.buf, pos: this.pos, entity: this.entity, level: this.level });
    this.buf = entity.text!;
    this.pos = 0;
    this.entity = entity;
    this.level = this.tags.length;
  }

  /** Goes back to where the entity was referred to. */
  leave(): void {
    this.entity!.open = false;
    const back = this.#stack.pop()!;
    this.buf = back.buf;
    this.pos = back.pos;
    this.entity = back.entity;
    this.level = back.level;
  }

  /** What `ExternalEntityParserCreate` needs to know about the surroundings. */
  context(entity: Entity): string {
    const open = [...this.#stack.map((s) => s.entity), this.entity].filter((e) => e !== null).map((e) => e.name);
    return [...this.openEntities, ...open, entity.name].join("\f");
  }

  /**
   * The entity of a reference in content or an attribute; `undefined`: not declared, which is no error here.
   * @param whole Where an error is that the entity is not declared: of an attribute, its tag begins there.
   */
  lookup(name: string, whole = -1): Entity | undefined {
    const { dtd } = this;
    const entity = dtd.entities.get(name);
    if (!dtd.hasParamRefs || dtd.standalone) {
      if (whole >= 0 && !entity?.isInternal) this.at(whole);
      if (entity === undefined) throw this.fail("UNDEFINED_ENTITY");
      if (!entity.isInternal) throw this.fail("ENTITY_DECLARED_IN_PE");
    } else if (entity === undefined) return undefined;
    if (entity.open || this.openEntities.includes(name)) throw this.fail("RECURSIVE_ENTITY_REF");
    if (entity.notation !== null) throw this.fail("BINARY_ENTITY_REF");
    return entity;
  }

  // ---- lexical pieces ---------------------------------------------------------------------------------------------

  /** End of the name at `i`; `i` itself where there is none. */
  nameEnd(i: number): number {
    const { buf } = this;
    const c = buf.charCodeAt(i);
    this.hasColon = c === 58;
    if (c < 0x80) {
      if ((CLASS[c] & NAME_START) === 0) return i;
      i++;
    } else {
      const length = nameCharLength(buf, i, true);
      if (length <= 0) return i;
      this.wide = true;
      this.ascii = false;
      i += length;
    }
    return this.nameRest(i);
  }

  /** The last name has a colon. */
  protected hasColon = false;

  /** End of the run of name characters at `i`. */
  nameRest(i: number): number {
    const { buf } = this;
    for (;;) {
      const c = buf.charCodeAt(i);
      if (c < 0x80) {
        if ((CLASS[c] & NAME_CHAR) === 0) return i;
        if (c === 58) this.hasColon = true;
        i++;
      } else {
        const length = nameCharLength(buf, i, false);
        if (!(length > 0)) return i;
        this.wide = true;
        this.ascii = false;
        i += length;
      }
    }
  }

  /** Where a colon makes the name from `from` to `to` one that namespaces do not allow; −1: it is fine. */
  badColon(from: number, to: number): number {
    if (this.namespaces === null) return -1;
    const { buf } = this;
    let colon = -1;
    for (let i = from; i < to; i++) {
      if (buf.charCodeAt(i) !== 58) continue;
      if (i === from || colon >= 0) return i;
      colon = i;
      if (i + 1 < to) {
        const c = buf.charCodeAt(i + 1);
        if (c < 0x80 ? (CLASS[c] & NAME_START) === 0 || c === 58 : nameCharLength(buf, i + 1, true) === 0) return i + 1;
      }
    }
    return colon === to - 1 && colon >= 0 ? to : -1;
  }

  /** End of the reference whose `&` is at `i`; −1 where the input ends within it. */
  referenceEnd(i: number): number {
    const { buf } = this;
    const end = scanReference(buf, i, this.namespaces === null);
    if (end < 0) return this.unexpected(-end - 1);
    if (!isAscii(buf.substring(i, end))) {
      this.wide = true;
      this.ascii = false;
    }
    return end;
  }

  /**
   * End of the reference whose `&` or `%` is at `i` in a value that is there as a whole. What is none is an error:
   * where it stops to be one, or at its begin if the value ends first.
   * @param at Calls {@linkcode at} for a place in `text`.
   */
  wholeReferenceEnd(text: string, i: number, at: (i: number) => void): number {
    const end = scanReference(text, i, this.namespaces === null);
    if (end >= 0) return end;
    const stop = -end - 1;
    at(stop < text.length ? stop : i);
    throw this.fail("INVALID_TOKEN");
  }

  /** Text of a character reference `&#…;`. */
  characterOf(reference: string): string {
    const digits = reference.charAt(2) === "x" ? reference.slice(3, -1) : reference.slice(2, -1);
    const point = parseInt(digits, reference.charAt(2) === "x" ? 16 : 10);
    if (
      point > 0x10ffff || point >= 0xd800 && point < 0xe000 || point === 0xfffe || point === 0xffff ||
      point < 128 && (CLASS[point] & ILLEGAL) !== 0
    ) throw this.fail("BAD_CHAR_REF");
    if (point >= 128) this.wide = true;
    return utf8(point);
  }

  /** First place from `from` on, before `to`, that is no XML character; −1: all are. A cut character counts as none. */
  illegalAt(from: number, to: number): number {
    const { buf } = this;
    for (let i = from; i < to;) {
      const c = buf.charCodeAt(i);
      if (c < 0x80) {
        if ((CLASS[c] & ILLEGAL) !== 0) return i;
        i++;
      } else {
        const length = charLength(buf, i);
        if (length <= 0) return i;
        this.wide = true;
        i += length;
      }
    }
    return -1;
  }

  // ---- attribute values -------------------------------------------------------------------------------------------

  /**
   * The value of an attribute: references replaced, white space as its type wants it.
   * @param at Place of `value` in the buffer, for errors.
   * @param whole Place of the tag or declaration that it is part of: errors in the text of entities are there.
   */
  normalize(value: string, isCdata: boolean, at: number, whole: number): string {
    let out = "";
    const stack: { text: string; from: number; entity: Entity | null }[] = [{ text: value, from: 0, entity: null }];
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      const { text } = top;
      let i = top.from;
      let descended = false;
      while (i < text.length) {
        let j = i;
        let c = 0;
        for (; j < text.length; j++) {
          c = text.charCodeAt(j);
          if (c === AMP || c === LF || c === CR || c === 9 || c === LT) break;
        }
        out += text.substring(i, j);
        if (j === text.length) {
          i = j;
          break;
        }
        const here = (i: number) => this.at(top.entity === null ? at + i : whole);
        here(j);
        if (c === LT) throw this.fail("INVALID_TOKEN");
        if (c !== AMP) {
          out += " ";
          i = j + (c === CR && text.charCodeAt(j + 1) === LF ? 2 : 1);
          continue;
        }
        const end = this.wholeReferenceEnd(text, j, here);
        i = end;
        if (text.charCodeAt(j + 1) === HASH) {
          out += this.characterOf(text.substring(j, end));
          continue;
        }
        const name = text.substring(j + 1, end - 1);
        if (Object.hasOwn(PREDEFINED, name)) {
          out += PREDEFINED[name];
          continue;
        }
        const entity = this.lookup(name, whole);
        if (entity === undefined) continue;
        if (entity.text === undefined) throw this.fail("ATTRIBUTE_EXTERNAL_ENTITY_REF");
        if (!this.dtd.amplification.expand(entity.text.length)) throw this.fail("AMPLIFICATION_LIMIT_BREACH");
        entity.open = true;
        top.from = i;
        stack.push({ text: entity.text, from: 0, entity });
        descended = true;
        break;
      }
      if (descended) continue;
      if (top.entity !== null) top.entity.open = false;
      stack.pop();
    }
    return isCdata ? out : out.replace(/ +/g, " ").replace(/^ | $/g, "");
  }
}
