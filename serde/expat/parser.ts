// SPDX-License-Identifier: MIT
/**
 * An incremental XML parser with the semantics of expat 2.2.8 (libexpat: what is an event, where it is, which error comes
 * when), written as a pull parser: {@linkcode XmlParser.next} does one step and says what happened. So who asks may
 * suspend between two events, and nothing here knows of handlers.
 *
 * Input becomes UTF-8, kept as a JavaScript string of bytes (`chars.ts`); names and texts of events are such strings.
 * This file has the input, entities and content; the document type and what stands around the root element is in
 * `prolog.ts`. Errors are thrown as {@linkcode XmlFault}; after one, every step throws it again.
 *
 * Differs from expat 2.2.8 in one thing: expansion bombs are refused (`dtd.ts`), as in newer versions.
 */
import {
  byteTranscoder,
  charLength,
  CLASS,
  CUT,
  ILLEGAL,
  isAscii,
  NAME_CHAR,
  NAME_START,
  nameCharLength,
  namedTranscoder,
  scanReference,
  SPACE,
  TEXT_STOP,
  type Transcoder,
  Utf16Transcoder,
  UTF8,
  utf8,
  VALUE_STOP,
} from "./chars.ts";
import { Dtd, type Entity, PREDEFINED } from "./dtd.ts";
import { type ErrorName, XmlFault } from "./errors.ts";
import {
  CDATA_END,
  CDATA_START,
  COMMENT,
  END,
  type EventArg,
  EXTERNAL_ENTITY_REF,
  lines,
  NEED,
  NS_END,
  NS_START,
  OTHER,
  PI,
  SKIPPED_ENTITY,
  START,
  TEXT,
  UNKNOWN_ENCODING,
} from "./events.ts";
import { type ExpandedName, Namespaces } from "./namespaces.ts";
import { Prolog } from "./prolog.ts";

/** What the parser is in. */
const enum Mode {
  Prolog,
  Content,
  Cdata,
  Epilog,
  /** At the start of an external general entity. */
  ExternalContent,
}

/** An input that waits until an entity within it is through. */
interface Suspended {
  buf: string;
  pos: number;
  entity: Entity | null;
  level: number;
}

/** Non-splitting text: runs of this many bytes at most where the input was transcoded, as in expat's conversion buffer. */
const CONVERTED_RUN = 1024;

const LT = 60, GT = 62, AMP = 38, SLASH = 47, EQUALS = 61, BANG = 33, QUESTION = 63, BRACKET = 93, CR = 13, LF = 10;
const NO_NAMES: readonly string[] = new Array(256).fill("");
/** Not to be changed. */
const NO_ATTRIBUTES: string[] = [];
/** A line end and so many blanks. */
export const INDENTS: readonly string[] = Array.from({ length: 33 }, (_, n) => "\n" + " ".repeat(n));
const QUOTE = 34, APOSTROPHE = 39, HASH = 35;

export interface ParserOptions {
  /** Encoding that goes before what the document says. */
  encoding?: string | null;
  /** Joins namespace and local name; absent: names are not looked at. */
  separator?: string | undefined;
  /** Names as `{namespace}local`; with `separator`, which is not used then. */
  clark?: boolean;
  /** Line ends are events of their own, as in expat; else they only end up in the text. */
  splitLines?: boolean;
}

export class XmlParser {
  // ---- the last event ---------------------------------------------------------------------------------------------

  name = "";
  text = "";
  /** Names and values by turns; those after `specified` entries come from the document type. */
  attributes: string[] = [];
  specified = 0;
  args: EventArg[] = [];
  model: unknown = null;
  /** A character beyond ASCII was met: until then every name and text is ASCII. */
  wide = false;
  /** The text of the event is ASCII; of a start tag: so are names and values. */
  ascii = true;
  /** The name of the last start tag, where namespaces are looked at. */
  expanded: ExpandedName | null = null;
  /** Place of the event in `buf`, for handlers that see the source. */
  rawFrom = 0;
  rawTo = 0;

  // ---- settings ---------------------------------------------------------------------------------------------------

  readonly separator: string | undefined;
  readonly splitLines: boolean;
  readonly encoding: string | null;
  /** Markup without an event of its own is one, {@linkcode OTHER}. */
  wantsOther = false;
  /** Somebody handles start tags: then the end of an empty element is after it. */
  tellsStart = true;
  /** Kinds of declarations whose tokens are none of {@linkcode OTHER}: somebody handles the declarations. */
  handled: ReadonlySet<string> = new Set();
  /** Internal entities are expanded in content; else they are skipped, {@linkcode SKIPPED_ENTITY}. */
  expands = true;
  /** 0: parameter entities are not read, 1: unless standalone, 2: always. */
  paramEntityParsing = 0;
  useForeignDtd = false;
  /** Somebody answers {@linkcode EXTERNAL_ENTITY_REF}. */
  readsExternal = false;
  base: string | null = null;

  // ---- state ------------------------------------------------------------------------------------------------------

  buf = "";
  pos = 0;
  entity: Entity | null = null;
  /** Depth of elements where the entity began. */
  level = 0;
  final = false;
  started = false;
  finished = false;
  fault: XmlFault | null = null;
  mode: Mode = Mode.Prolog;
  dtd: Dtd = new Dtd();
  readonly namespaces: Namespaces | null;
  readonly prolog: Prolog = new Prolog(this);
  /** Open elements as they are written, and as events name them. */
  readonly tags: string[] = [];
  readonly names: string[] = [];
  #stack: Suspended[] = [];
  /** Events that follow the last one. */
  #queue: (() => number)[] = [];
  /** The last start tag is an end tag, too. */
  emptyTag = false;
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
  #answer: ((value: boolean) => void) | null = null;
  /** A tag that goes over the end of the input is looked at again when so much has come. */
  #retryAt = 0;
  #attributeAt: number[] = [];

  constructor(options: ParserOptions = {}) {
    this.separator = options.separator;
    this.splitLines = options.splitLines ?? true;
    this.encoding = options.encoding ?? null;
    this.namespaces = options.separator === undefined
      ? null
      : new Namespaces(options.separator, options.clark ?? false);
  }

  /** A parser for an external entity that this one met: shares its declarations. `context` is null for a parameter entity. */
  child(context: string | null, encoding: string | null): XmlParser {
    const p = new XmlParser({
      encoding,
      separator: this.separator,
      clark: this.namespaces?.clark,
      splitLines: this.splitLines,
    });
    p.dtd = this.dtd;
    p.base = this.base;
    p.paramEntityParsing = this.paramEntityParsing;
    p.expands = this.expands;
    if (context === null) {
      p.prolog.external = true;
      p.prolog.state = "external0";
      this.dtd.paramEntityRead = true;
    } else {
      p.mode = Mode.ExternalContent;
      p.namespaces?.inherit(this.namespaces!);
      p.openEntities = context.split("\f");
    }
    return p;
  }
  /** Entities that are open around an external one, which it must not refer to. */
  openEntities: string[] = [];

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
    if (map === null) throw this.fail("UNKNOWN_ENCODING");
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

  // ---- steps ------------------------------------------------------------------------------------------------------

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
      this.#retryAt = length > 65536 ? length * 1.25 : 0;
      this.#cut = false;
      return NEED;
    }
    throw this.fail(this.#cut ? "PARTIAL_CHAR" : "UNCLOSED_TOKEN");
  }

  /** Does a step; gives the event. */
  next(): number {
    if (this.fault !== null) throw this.fault;
    if (this.#queue.length > 0) return this.#queued();
    if (this.emptyTag) return this.#endOfEmpty();
    if (this.transcoder === null) return this.#nothing();
    if (this.#retryAt > 0) {
      if (!this.final && this.buf.length - this.pos < this.#retryAt) return NEED;
      this.#retryAt = 0;
    }
    let event: number;
    switch (this.mode) {
      case Mode.Content:
        event = this.#content();
        break;
      case Mode.Cdata:
        event = this.#cdata();
        break;
      case Mode.ExternalContent:
        event = this.#externalStart();
        break;
      default:
        event = this.prolog.next();
    }
    if (event === NEED && this.final) this.finished = true;
    return event;
  }

  /**
   * The next token is one of content in the document itself, whose meaning nothing else has a part in: who reads it may
   * set `pos` after it, and keep `tags`, `names` and `namespaces` up to date.
   */
  get isPlain(): boolean {
    return this.mode === Mode.Content && this.fault === null && this.#queue.length === 0 && !this.emptyTag &&
      this.#retryAt === 0 && this.entity === null && this.transcoder !== null && this.namespaces !== null &&
      this.dtd.attributes.size === 0;
  }

  /** The next of the events that were kept. */
  #queued(): number {
    const event = this.#queue[this.#queueAt++];
    if (this.#queueAt === this.#queue.length) {
      this.#queue = [];
      this.#queueAt = 0;
    }
    return event();
  }
  #queueAt = 0;

  /** Not even the encoding is known. */
  #nothing(): typeof NEED {
    if (!this.final) return NEED;
    this.finished = true;
    throw this.fail(this.#head === "" ? "NO_ELEMENTS" : "UNCLOSED_TOKEN");
  }

  /** Has `event` follow the one that is given now. */
  later(event: () => number): void {
    this.#queue.push(event);
  }

  /** Asks who drives the parser; `then` gets the answer. */
  ask(event: number, args: EventArg[], then: (value: boolean) => void): number {
    this.args = args;
    this.#answer = then;
    return event;
  }

  /** Answers the last event, where it asks; False is "no", which ends the parse. */
  answer(value: boolean): void {
    const f = this.#answer;
    this.#answer = null;
    f?.(value);
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
    this.#colon = c === 58;
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
  #colon = false;

  /** End of the run of name characters at `i`. */
  nameRest(i: number): number {
    const { buf } = this;
    for (;;) {
      const c = buf.charCodeAt(i);
      if (c < 0x80) {
        if ((CLASS[c] & NAME_CHAR) === 0) return i;
        if (c === 58) this.#colon = true;
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

  // ---- content ----------------------------------------------------------------------------------------------------

  /** From the root element on. */
  enterContent(): void {
    this.mode = Mode.Content;
  }

  #content(): number {
    for (;;) {
      const { buf, pos } = this;
      if (this.entity === null) this.#eventPos = pos;
      const c = buf.charCodeAt(pos);
      if (c === LT) return this.#markup(pos);
      if (c !== c) {
        if (this.entity !== null) {
          if (this.tags.length !== this.level) throw this.fail("ASYNC_ENTITY");
          this.leave();
          continue;
        }
        return this.#contentEnd();
      }
      if (c === AMP) {
        const end = this.referenceEnd(pos);
        if (end < 0) return this.partial();
        const event = this.#reference(pos, end);
        if (event !== NEED) return event;
        continue;
      }
      return this.#chars(pos, false);
    }
  }

  #contentEnd(): typeof NEED {
    if (!this.final) return NEED;
    if (this.transcoder!.pending) throw this.fail("UNCLOSED_TOKEN");
    if (this.tags.length > 0) {
      // A carriage return that ends the document is where it ends.
      if (this.pos > 0 && this.buf.charCodeAt(this.pos - 1) === CR) this.at(this.pos - 1);
      throw this.fail("NO_ELEMENTS");
    }
    return NEED;
  }

  /** Character data at `i`, in a CDATA section or not. */
  #chars(i: number, cdata: boolean): number {
    const { buf, splitLines } = this;
    const from = i;
    const n = buf.length;
    this.ascii = true;
    if (!splitLines && buf.charCodeAt(i) === LF) {
      // Indentation: the same few texts again and again.
      do i++; while (buf.charCodeAt(i) === 32);
      const indent = i - from - 1;
      if (indent < INDENTS.length && buf.charCodeAt(i) === LT && !cdata) {
        return this.#textEvent(from, i, INDENTS[indent]);
      }
    }
    scan: for (;;) {
      const c = buf.charCodeAt(i);
      if (c < 0x80) {
        if ((CLASS[c] & TEXT_STOP) === 0) {
          if (c === LF && splitLines) {
            if (i > from) break;
            return this.#textEvent(from, i + 1, "\n");
          }
          i++;
          continue;
        }
        switch (c) {
          case CR:
            if (i > from) break scan;
            if (i + 1 === n && this.entity === null && !this.final) return NEED;
            return this.#textEvent(from, i + (buf.charCodeAt(i + 1) === LF ? 2 : 1), "\n");
          case BRACKET: {
            if (cdata && i > from) break scan;
            if (i + 2 < n) {
              if (buf.charCodeAt(i + 1) === BRACKET && buf.charCodeAt(i + 2) === GT) {
                if (cdata) break scan;
                this.at(i + 2);
                throw this.fail("INVALID_TOKEN");
              }
              i++;
              continue;
            }
            if (i > from) break scan;
            // At the end of the input: it may be the begin of "]]>".
            if (i + 1 < n && buf.charCodeAt(i + 1) !== BRACKET) {
              i++;
              continue;
            }
            if (cdata) return this.#cdataCut();
            if (this.entity === null && !this.final) return NEED;
            i++;
            continue;
          }
          case LT:
          case AMP:
            if (!cdata) break scan;
            i++;
            continue;
          default:
            if (i > from) break scan;
            this.at(i);
            throw this.fail("INVALID_TOKEN");
        }
      }
      if (c !== c) break;
      const length = charLength(buf, i);
      if (length <= 0) {
        if (i > from) break;
        if (cdata && length === CUT && (this.final || this.entity !== null)) throw this.fail("PARTIAL_CHAR");
        this.unexpected(i);
        return this.partial();
      }
      this.wide = true;
      this.ascii = false;
      i += length;
    }
    if (splitLines && this.transcoder!.unit !== 0 && i - from > CONVERTED_RUN && this.entity === null) {
      i = from + CONVERTED_RUN;
      while ((buf.charCodeAt(i) & 0xc0) === 0x80) i--;
    }
    return this.#textEvent(from, i, buf.substring(from, i));
  }

  #textEvent(from: number, to: number, text: string): number {
    this.rawFrom = from;
    this.rawTo = this.pos = to;
    this.text = text;
    return TEXT;
  }

  #reference(from: number, end: number): number {
    const { buf } = this;
    this.rawFrom = from;
    this.rawTo = end;
    if (buf.charCodeAt(from + 1) === HASH) {
      const text = this.characterOf(buf.substring(from, end));
      this.pos = end;
      this.text = text;
      this.ascii = isAscii(text);
      return TEXT;
    }
    const name = buf.substring(from + 1, end - 1);
    const predefined = PREDEFINED[name];
    if (predefined !== undefined && Object.hasOwn(PREDEFINED, name)) {
      this.pos = end;
      this.text = predefined;
      this.ascii = true;
      return TEXT;
    }
    const entity = this.lookup(name);
    this.pos = end;
    if (entity === undefined || entity.text !== undefined && !this.expands) {
      this.args = [name, false];
      return SKIPPED_ENTITY;
    }
    if (entity.text !== undefined) {
      this.enter(entity);
      return NEED;
    }
    if (!this.readsExternal) return OTHER;
    return this.ask(
      EXTERNAL_ENTITY_REF,
      [this.context(entity), entity.base, entity.systemId, entity.publicId],
      (value) => {
        if (!value) throw this.fail("EXTERNAL_ENTITY_HANDLING");
      },
    );
  }

  #markup(i: number): number {
    const { buf } = this;
    const c = buf.charCodeAt(i + 1);
    if (c === SLASH) return this.#endTag(i);
    if (c === BANG) {
      const d = buf.charCodeAt(i + 2);
      if (d === 45) {
        const end = this.commentEnd(i);
        if (end < 0) return this.partial();
        return this.comment(i, end);
      }
      if (d === 91) {
        for (let k = 0; k < 6; k++) {
          if (buf.charCodeAt(i + 3 + k) !== "CDATA[".charCodeAt(k)) {
            this.unexpected(i + 3 + k);
            return this.partial();
          }
        }
        this.rawFrom = i;
        this.rawTo = this.pos = i + 9;
        this.mode = Mode.Cdata;
        return CDATA_START;
      }
      this.unexpected(i + 2);
      return this.partial();
    }
    if (c === QUESTION) {
      const end = this.instructionEnd(i);
      if (end < 0) return this.partial();
      if (this.isDeclaration) throw this.fail("MISPLACED_XML_PI");
      return this.instruction(i, end);
    }
    return this.#startTag(i);
  }

  /** The value in quotes at `i`: its end after the quote, or −1. Sets `#plain`. */
  #valueEnd(i: number): number {
    const { buf } = this;
    const quote = buf.charCodeAt(i);
    this.#plain = true;
    for (i++;;) {
      const c = buf.charCodeAt(i);
      if (c < 0x80) {
        if ((CLASS[c] & VALUE_STOP) === 0) i++;
        else if (c === quote) return i + 1;
        else if (c === QUOTE || c === APOSTROPHE) i++;
        else if (c === AMP) {
          this.#plain = false;
          i = this.referenceEnd(i);
          if (i < 0) return -1;
        } else if (c === LF || c === CR || c === 9) {
          this.#plain = false;
          i++;
        } else return this.unexpected(i);
        continue;
      }
      if (c !== c) return this.unexpected(i);
      const length = charLength(buf, i);
      if (length <= 0) return this.unexpected(i);
      this.wide = true;
      this.ascii = false;
      i += length;
    }
  }
  #plain = true;

  /** The name from `from` to `to`; mostly one that was there before, then the same string. */
  #known(from: number, to: number): string {
    const { buf } = this;
    const length = to - from;
    const slot = length * 31 + buf.charCodeAt(from) * 7 + buf.charCodeAt(to - 1) & 255;
    const name = this.#knownNames[slot];
    if (name.length === length) {
      let k = 0;
      while (k < length && name.charCodeAt(k) === buf.charCodeAt(from + k)) k++;
      if (k === length) return name;
    }
    return this.#knownNames[slot] = buf.substring(from, to);
  }
  #knownNames: string[] = NO_NAMES.slice();

  #startTag(i: number): number {
    const { buf } = this;
    this.ascii = true;
    let j = this.nameEnd(i + 1);
    if (j === i + 1) {
      this.unexpected(j);
      return this.partial();
    }
    if (this.#colon && this.namespaces !== null) {
      const bad = this.badColon(i + 1, j);
      if (bad >= 0 && this.unexpected(bad) < 0) return this.partial();
    }
    const tag = this.#known(i + 1, j);
    let attributes = NO_ATTRIBUTES;
    const attributeAt = this.#attributeAt;
    attributeAt.length = 0;
    let plain = true;
    let prefixed = false;
    let empty = false;
    for (;;) {
      let c = buf.charCodeAt(j);
      if (c === GT) {
        j++;
        break;
      }
      if (c === SLASH) {
        if (buf.charCodeAt(j + 1) !== GT) {
          this.unexpected(j + 1);
          return this.partial();
        }
        empty = true;
        j += 2;
        break;
      }
      if (c >= 0x80 || (CLASS[c] & SPACE) === 0) {
        this.unexpected(j);
        return this.partial();
      }
      do c = buf.charCodeAt(++j); while (c < 0x80 && (CLASS[c] & SPACE) !== 0);
      if (c === GT || c === SLASH) continue;
      const k = this.nameEnd(j);
      if (k === j) {
        this.unexpected(j);
        return this.partial();
      }
      if (this.#colon && this.namespaces !== null) {
        prefixed = true;
        const bad = this.badColon(j, k);
        if (bad >= 0 && this.unexpected(bad) < 0) return this.partial();
      }
      attributeAt.push(j);
      if (attributes === NO_ATTRIBUTES) attributes = [this.#known(j, k)];
      else attributes.push(this.#known(j, k));
      j = k;
      c = buf.charCodeAt(j);
      while (c < 0x80 && (CLASS[c] & SPACE) !== 0) c = buf.charCodeAt(++j);
      if (c !== EQUALS) {
        this.unexpected(j);
        return this.partial();
      }
      do c = buf.charCodeAt(++j); while (c < 0x80 && (CLASS[c] & SPACE) !== 0);
      if (c !== QUOTE && c !== APOSTROPHE) {
        this.unexpected(j);
        return this.partial();
      }
      const end = this.#valueEnd(j);
      if (end < 0) return this.partial();
      if (!this.#plain) {
        plain = false;
        // The value as written, with its place, is worked on when the whole tag is there.
        attributeAt[attributeAt.length - 1] = -j - 1;
      }
      attributes.push(buf.substring(j + 1, end - 1));
      j = end;
      c = buf.charCodeAt(j);
      if (c !== GT && c !== SLASH && !(c < 0x80 && (CLASS[c] & SPACE) !== 0)) {
        this.unexpected(j);
        return this.partial();
      }
    }
    return this.#start(i, j, tag, attributes, plain, prefixed, empty);
  }

  /** A whole start tag from `i` to `end` is there. */
  #start(
    i: number,
    end: number,
    tag: string,
    attributes: string[],
    plain: boolean,
    prefixed: boolean,
    empty: boolean,
  ): number {
    const declared = this.dtd.attributes.size > 0 ? this.dtd.attributes.get(tag) : undefined;
    const count = attributes.length;
    if (count > 0) {
      const seen = count > 40 ? new Set<string>() : null;
      // One after the other: of several errors it is the first that counts.
      for (let k = 0; k < count; k += 2) {
        const name = attributes[k];
        if (seen === null) {
          for (let m = 0; m < k; m += 2) if (attributes[m] === name) this.#duplicate(name, k);
        } else if (seen.size === seen.add(name).size) this.#duplicate(name, k);
        if (!plain || declared !== undefined) {
          const isCdata = declared?.get(name)?.isCdata ?? true;
          const at = this.#attributeAt[k >> 1];
          if (at < 0) this.ascii = false;
          if (at < 0 || !isCdata) attributes[k + 1] = this.normalize(attributes[k + 1], isCdata, at < 0 ? -at : at, i);
          this.at(i);
        }
        if (this.namespaces !== null && name.charCodeAt(0) === 120) {
          const error = this.namespaces.errorOf(name, attributes[k + 1]);
          if (error !== null) throw this.fail(error);
        }
      }
    }
    this.specified = count;
    if (declared !== undefined) {
      prefixed = true;
      this.ascii = false;
      if (count === 0) attributes = [];
      const given = new Set<string>();
      for (let k = 0; k < count; k += 2) given.add(attributes[k]);
      for (const decl of declared.values()) {
        if (decl.value !== undefined && !given.has(decl.name)) attributes.push(decl.name, decl.value);
      }
    }
    this.pos = end;
    this.rawFrom = i;
    this.rawTo = end;
    let name = tag;
    const { namespaces } = this;
    if (namespaces !== null) {
      const error = namespaces.open(tag, attributes, prefixed, this);
      if (error !== null) throw this.fail(error);
      // A namespace may be anything.
      if (prefixed) this.ascii = false;
      this.expanded = namespaces.name;
      name = namespaces.name!.text;
    }
    const declarations = namespaces === null ? null : namespaces.declared;
    namespaces?.push();
    this.tags.push(tag);
    this.names.push(name);
    this.emptyTag = empty;
    if (declarations === null) {
      this.attributes = attributes;
      this.name = name;
      return START;
    }
    for (let k = 0; k < declarations.length; k++) {
      const { prefix, uri } = declarations[k];
      const event = () => {
        this.args = [prefix === "" ? null : prefix, uri === "" ? null : uri];
        return NS_START;
      };
      this.#queue.push(event);
    }
    const { ascii, expanded } = this;
    this.#queue.push(() => {
      this.attributes = attributes;
      this.name = name;
      this.ascii = ascii;
      this.expanded = expanded;
      return START;
    });
    return this.#queued();
  }

  /** The `k >> 1`th attribute has a name that was there before. */
  #duplicate(name: string, k: number): never {
    // The place of a value that needs work hides that of its name: search back from the quote.
    const at = this.#attributeAt[k >> 1];
    this.at(at >= 0 ? at : this.buf.lastIndexOf(name, -at - 2));
    throw this.fail("DUPLICATE_ATTRIBUTE");
  }

  /** The end event of an empty element tag. */
  #endOfEmpty(): number {
    this.emptyTag = false;
    if (this.tellsStart) this.at(this.pos);
    this.rawFrom = this.rawTo;
    return this.#close();
  }

  #endTag(i: number): number {
    const { buf, tags } = this;
    const depth = tags.length;
    let end: number;
    const open = depth > 0 ? tags[depth - 1] : "";
    const { length } = open;
    let same = 0;
    while (same < length && buf.charCodeAt(i + 2 + same) === open.charCodeAt(same)) same++;
    if (depth > 0 && same === length && buf.charCodeAt(i + 2 + same) === GT) {
      end = i + 3 + same;
    } else {
      let j = this.nameEnd(i + 2);
      if (j === i + 2) {
        this.unexpected(j);
        return this.partial();
      }
      // Nothing else: the name has to be that of the start tag.
      if (this.namespaces !== null && buf.charCodeAt(i + 2) === 58) this.unexpected(i + 2);
      const name = buf.substring(i + 2, j);
      let c = buf.charCodeAt(j);
      while (c < 0x80 && (CLASS[c] & SPACE) !== 0) c = buf.charCodeAt(++j);
      if (c !== GT) {
        this.unexpected(j);
        return this.partial();
      }
      if (depth === this.level) throw this.fail("ASYNC_ENTITY");
      if (name !== open) {
        this.at(i + 2);
        throw this.fail("TAG_MISMATCH");
      }
      end = j + 1;
    }
    if (depth === this.level) throw this.fail("ASYNC_ENTITY");
    this.rawFrom = i;
    this.rawTo = this.pos = end;
    return this.#close();
  }

  /** The innermost element ends. */
  #close(): number {
    this.tags.pop();
    this.name = this.names.pop()!;
    if (this.tags.length === 0 && this.entity === null && this.openEntities.length === 0) {
      this.mode = Mode.Epilog;
      this.prolog.epilog = true;
    }
    const { namespaces } = this;
    if (namespaces !== null) {
      const ended = namespaces.close();
      if (ended !== null) {
        for (let k = ended.length - 1; k >= 0; k--) {
          const { prefix } = ended[k];
          this.#queue.push(() => {
            this.args = [prefix === "" ? null : prefix];
            return NS_END;
          });
        }
      }
    }
    return END;
  }

  // ---- comments, instructions, CDATA --------------------------------------------------------------------------------

  /** End of the comment at `i`, or −1. */
  commentEnd(i: number): number {
    const { buf } = this;
    if (buf.charCodeAt(i + 3) !== 45) return this.unexpected(i + 3);
    const close = buf.indexOf("--", i + 4);
    const bad = this.illegalAt(i + 4, close < 0 ? buf.length : close);
    if (bad >= 0) return this.unexpected(bad);
    if (close < 0) return -1;
    if (buf.charCodeAt(close + 2) !== GT) return this.unexpected(close + 2);
    return close + 3;
  }

  comment(from: number, end: number): number {
    this.rawFrom = from;
    this.rawTo = this.pos = end;
    this.text = lines(this.buf.substring(from + 4, end - 3));
    return COMMENT;
  }

  /** The instruction last looked at is an XML declaration. */
  isDeclaration = false;

  /** End of the instruction at `i`, or −1. */
  instructionEnd(i: number): number {
    const { buf } = this;
    this.isDeclaration = false;
    const end = this.nameEnd(i + 2);
    if (end === i + 2) return this.unexpected(end);
    const colon = this.namespaces === null ? -1 : buf.substring(i + 2, end).indexOf(":");
    if (colon >= 0) return this.unexpected(i + 2 + colon);
    const c = buf.charCodeAt(end);
    const target = buf.substring(i + 2, end);
    const isXml = /^xml$/i.test(target);
    if (c === QUESTION) {
      if (buf.charCodeAt(end + 1) !== GT) return this.unexpected(end + 1);
      if (isXml && target !== "xml") return this.unexpected(end);
      this.isDeclaration = isXml;
      return end + 2;
    }
    if (!(c < 0x80 && (CLASS[c] & SPACE) !== 0)) return this.unexpected(end);
    if (isXml && target !== "xml") return this.unexpected(end);
    this.isDeclaration = isXml;
    const close = buf.indexOf("?>", end);
    const bad = this.illegalAt(end, close < 0 ? buf.length : close);
    if (bad >= 0) return this.unexpected(bad);
    return close < 0 ? -1 : close + 2;
  }

  instruction(from: number, end: number): number {
    const { buf } = this;
    this.rawFrom = from;
    this.rawTo = this.pos = end;
    const nameEnd = this.nameEnd(from + 2);
    this.name = buf.substring(from + 2, nameEnd);
    let j = nameEnd;
    while ((CLASS[buf.charCodeAt(j)] & SPACE) !== 0) j++;
    this.text = lines(buf.substring(j, end - 2));
    return PI;
  }

  #cdata(): number {
    const { buf, pos } = this;
    this.at(pos);
    if (pos >= buf.length) return this.#cdataCut();
    if (buf.startsWith("]]>", pos)) {
      this.rawFrom = pos;
      this.rawTo = this.pos = pos + 3;
      this.mode = Mode.Content;
      return CDATA_END;
    }
    return this.#chars(pos, true);
  }

  #cdataCut(): typeof NEED {
    if (this.entity === null && !this.final) return NEED;
    throw this.fail("UNCLOSED_CDATA_SECTION");
  }

  /** The begin of an external general entity: a text declaration may stand there. */
  #externalStart(): number {
    const unknown = this.prolog.protocolEncoding();
    if (unknown) return UNKNOWN_ENCODING;
    const { buf } = this;
    this.at(0);
    if (!this.final && "<?xml ".startsWith(buf.substring(0, 6)) && buf.length < 6) return NEED;
    this.mode = Mode.Content;
    if (/^<\?xml[ \t\r\n]/.test(buf)) {
      const end = this.instructionEnd(0);
      if (end < 0) {
        this.mode = Mode.ExternalContent;
        return this.partial();
      }
      return this.prolog.declaration(0, end, true);
    }
    return this.next();
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
