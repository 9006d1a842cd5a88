// SPDX-License-Identifier: MIT
/**
 * An incremental XML parser with the semantics of expat 2.2.8 (libexpat: what is an event, where it is, which error comes
 * when), written as a pull parser: {@linkcode XmlParser.next} does one step and says what happened. So who asks may
 * suspend between two events, and nothing here knows of handlers.
 *
 * Input becomes UTF-8, kept as a JavaScript string of bytes (`chars.ts`); names and texts of events are such strings.
 * This file has the steps, and content: one class, because tags, texts and sections share the scanner's fields. Input,
 * entities and what tokens consist of is in `scanner.ts`; the document type and what stands around the root element in
 * `prolog.ts`. Errors are thrown as `XmlFault`; after one, every step throws it again.
 *
 * Differs from expat 2.2.8 in one thing: expansion bombs are refused (`dtd.ts`), as in newer versions.
 */
import { charLength, CLASS, CUT, isAscii, SPACE, TEXT_STOP, VALUE_STOP } from "./chars.ts";
import { PREDEFINED } from "./dtd.ts";
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
import { XmlScanner } from "./scanner.ts";

/** What the parser is in. */
const enum Mode {
  Prolog,
  Content,
  Cdata,
  Epilog,
  /** At the start of an external general entity. */
  ExternalContent,
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

export class XmlParser extends XmlScanner {
  // ---- the last event ---------------------------------------------------------------------------------------------

  name = "";
  text = "";
  /** Names and values by turns; those after `specified` entries come from the document type. */
  attributes: string[] = [];
  specified = 0;
  args: EventArg[] = [];
  model: unknown = null;
  /** The name of the last start tag, where namespaces are looked at. */
  expanded: ExpandedName | null = null;

  // ---- settings ---------------------------------------------------------------------------------------------------

  readonly separator: string | undefined;
  readonly splitLines: boolean;
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

  mode: Mode = Mode.Prolog;
  readonly prolog: Prolog = new Prolog(this);
  /** Open elements as events name them. */
  readonly names: string[] = [];
  /** Events that follow the last one. */
  #queue: (() => number)[] = [];
  /** The last start tag is an end tag, too. */
  emptyTag = false;
  #answer: ((value: boolean) => void) | null = null;
  /** Places of the names of the attributes of one tag; of one whose value needs work, that of its quote as −place − 1. */
  #attributeAt: number[] = [];

  constructor(options: ParserOptions = {}) {
    super(
      options.encoding ?? null,
      options.separator === undefined ? null : new Namespaces(options.separator, options.clark ?? false),
    );
    this.separator = options.separator;
    this.splitLines = options.splitLines ?? true;
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

  // ---- steps ------------------------------------------------------------------------------------------------------

  /** Does a step; gives the event. */
  next(): number {
    if (this.fault !== null) throw this.fault;
    if (this.#queue.length > 0) return this.#queued();
    if (this.emptyTag) return this.#endOfEmpty();
    if (this.transcoder === null) return this.nothing();
    if (this.retryAt > 0) {
      if (!this.final && this.buf.length - this.pos < this.retryAt) return NEED;
      this.retryAt = 0;
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
      this.retryAt === 0 && this.entity === null && this.transcoder !== null && this.namespaces !== null &&
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

  // ---- content ----------------------------------------------------------------------------------------------------

  /** From the root element on. */
  enterContent(): void {
    this.mode = Mode.Content;
  }

  #content(): number {
    for (;;) {
      const { buf, pos } = this;
      this.at(pos);
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
    if (this.hasColon && this.namespaces !== null) {
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
      if (this.hasColon && this.namespaces !== null) {
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
}
