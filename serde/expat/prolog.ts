// SPDX-License-Identifier: MIT
/**
 * What stands around the root element: XML declaration, document type with its declarations, comments, instructions.
 * Tokens are read here and mean what the table in `grammar.ts` says; each may be an event of the parser. Long because
 * every kind of declaration has its lines, on one state.
 */
import { CLASS, namedTranscoder, SPACE } from "./chars.ts";
import type { AttributeDecl, Entity } from "./dtd.ts";
import { GRAMMAR, GROUP_END, type Tok, TOP } from "./grammar.ts";
import {
  ATTLIST_DECL,
  DOCTYPE_END,
  DOCTYPE_START,
  ELEMENT_DECL,
  ENTITY_DECL,
  type EventArg,
  EXTERNAL_ENTITY_REF,
  lines,
  NEED,
  NOT_STANDALONE,
  NOTATION_DECL,
  OTHER,
  SKIPPED_ENTITY,
  UNKNOWN_ENCODING,
  UNPARSED_ENTITY_DECL,
  XML_DECL,
} from "./events.ts";
import type { XmlParser } from "./parser.ts";

/** A content model: type, quantifier, name, children; numbers as in expat's `XML_Content`. */
export type Model = [type: number, quant: number, name: string | null, children: Model[]];
const EMPTY = 1, ANY = 2, MIXED = 3, NAME = 4, CHOICE = 5, SEQ = 6;
const QUANTIFIER: Record<string, number> = { "?": 1, "*": 2, "+": 3 };

/** What an action gives when the token is no event, or it happened already. */
const QUIET = -1;

export class Prolog {
  state = "prolog0";
  /** After the root element. */
  epilog = false;
  /** This parser reads an external subset or parameter entity. */
  external = false;
  #protocolDone = false;
  /** Open INCLUDE sections. */
  #sections = 0;
  #ignoring = 0;
  // The token.
  #tok: Tok = "S";
  #end = 0;
  #value = "";
  // The declaration that is being read.
  #doctype: { name: string; systemId: string | null; publicId: string | null; told: boolean } | null = null;
  #hasSubset = false;
  #entity: Entity | null = null;
  #entityCounts = false;
  #notation: { name: string; systemId: string | null; publicId: string | null } | null = null;
  #element = "";
  #attribute = "";
  #type = "";
  #choices: string[] = [];
  #models: Model[] = [];

  constructor(private readonly p: XmlParser) {}

  /** Has the encoding that the caller named hold; true: it must be asked for. */
  protocolEncoding(): boolean {
    const { p } = this;
    if (this.#protocolDone) return false;
    this.#protocolDone = true;
    if (p.encoding === null || namedTranscoder(p.encoding) !== undefined) return false;
    p.name = p.encoding;
    return true;
  }

  next(): number {
    const { p } = this;
    if (this.protocolEncoding()) return UNKNOWN_ENCODING;
    for (;;) {
      p.at(p.pos);
      if (this.#ignoring > 0) {
        const event = this.#ignore();
        if (event !== QUIET) return event;
        continue;
      }
      if (p.pos >= p.buf.length) {
        if (p.entity !== null) {
          if (p.entity.isParam && this.state !== "subset" && this.state !== "external1") throw p.fail("INCOMPLETE_PE");
          p.leave();
          continue;
        }
        return this.#inputEnd();
      }
      if (!this.#token()) return p.partial();
      const event = this.epilog ? this.#epilogToken() : this.#step();
      if (event !== QUIET) return event;
    }
  }

  /** The input is used up. */
  #inputEnd(): typeof NEED {
    const { p } = this;
    if (!p.final) return NEED;
    if (p.transcoder!.pending) throw p.fail("UNCLOSED_TOKEN");
    if (this.epilog) return NEED;
    if (this.external) {
      if (this.state !== "external0" && this.state !== "external1" || this.#sections > 0) throw p.fail("INCOMPLETE_PE");
      return NEED;
    }
    throw p.fail("NO_ELEMENTS");
  }

  // ---- tokens -----------------------------------------------------------------------------------------------------

  #is(tok: Tok, end: number): boolean {
    this.#tok = tok;
    this.#end = end;
    return true;
  }

  /** Reads the token at the position; false: the input ends within it. */
  #token(): boolean {
    const { p } = this;
    const { buf, pos: i } = p;
    const c = buf.charCodeAt(i);
    const ends = p.final || p.entity !== null;
    const one = buf.charAt(i);
    if (c < 0x80 && (CLASS[c] & SPACE) !== 0) {
      let j = i + 1;
      while ((CLASS[buf.charCodeAt(j)] & SPACE) !== 0) j++;
      // A carriage return and its line feed stay together.
      if (j === buf.length && !ends && buf.charCodeAt(j - 1) === 13) {
        if (j - 1 === i) return false;
        j--;
      }
      return this.#is("S", j);
    }
    switch (one) {
      case "<":
        return this.#opener(i);
      case '"':
      case "'":
        return this.#literal(i);
      case "%":
        return this.#percent(i);
      case ",":
      case "[":
      case "(":
      case "|":
        return this.#is(one, i + 1);
      case ">":
        return this.#is("CLOSE", i + 1);
      case "]":
        if (buf.startsWith("]]>", i)) return this.#is("]]>", i + 3);
        if (!ends && i + 1 >= buf.length) return false;
        return this.#is("]", i + 1);
      case ")": {
        const d = buf.charAt(i + 1);
        if (d === "" && !ends) return false;
        if (d === "?" || d === "*" || d === "+") return this.#is(`)${d}`, i + 2);
        if (d !== "" && !/[ \t\r\n>,|)]/.test(d)) return p.unexpected(i + 1) >= 0;
        return this.#is(")", i + 1);
      }
      case "#": {
        const end = p.nameEnd(i + 1);
        if (end === i + 1) return p.unexpected(end) >= 0;
        this.#value = buf.substring(i + 1, end);
        return this.#ended("POUND", end, /[ \t\r\n)>%|]/);
      }
    }
    return this.#word(i);
  }

  /** A token that something of `after` must follow. */
  #ended(tok: Tok, end: number, after: RegExp): boolean {
    const { p } = this;
    if (end >= p.buf.length) {
      if (!p.final && p.entity === null) return false;
      return this.#is(tok, end);
    }
    if (!after.test(p.buf.charAt(end))) return p.unexpected(end) >= 0;
    return this.#is(tok, end);
  }

  #opener(i: number): boolean {
    const { p } = this;
    const { buf } = p;
    const c = buf.charAt(i + 1);
    if (c === "!") {
      const d = buf.charAt(i + 2);
      if (d === "-") {
        const end = p.commentEnd(i);
        return end >= 0 && this.#is("COMMENT", end);
      }
      if (d === "[") return this.#is("<![", i + 3);
      let j = i + 2;
      while (/[A-Za-z]/.test(buf.charAt(j))) j++;
      if (j === i + 2 || j >= buf.length) return p.unexpected(j) >= 0;
      const e = buf.charAt(j);
      if (e === "%") {
        // A parameter entity may follow only after white space: `<!ENTITY% name` is none of ours.
        if (j + 1 >= buf.length) return false;
        if (/[ \t\r\n%]/.test(buf.charAt(j + 1))) return p.unexpected(j) >= 0;
      } else if (!/[ \t\r\n]/.test(e)) return p.unexpected(j) >= 0;
      this.#value = buf.substring(i + 2, j);
      return this.#is("DECL", j);
    }
    if (c === "?") {
      const end = p.instructionEnd(i);
      return end >= 0 && this.#is(p.isDeclaration ? "XML_DECL" : "PI", end);
    }
    if (p.nameEnd(i + 1) === i + 1) return p.unexpected(i + 1) >= 0;
    return this.#is("INSTANCE", i);
  }

  #literal(i: number): boolean {
    const { p } = this;
    const close = p.buf.indexOf(p.buf.charAt(i), i + 1);
    const bad = p.illegalAt(i + 1, close < 0 ? p.buf.length : close);
    if (bad >= 0) return p.unexpected(bad) >= 0;
    if (close < 0) return false;
    this.#value = p.buf.substring(i + 1, close);
    return this.#ended("LITERAL", close + 1, /[ \t\r\n>%[]/);
  }

  #percent(i: number): boolean {
    const { p } = this;
    const c = p.buf.charAt(i + 1);
    if (c === "" && !p.final && p.entity === null) return false;
    if (c === "" || /[ \t\r\n%]/.test(c)) return this.#is("%", i + 1);
    const end = p.nameEnd(i + 1);
    if (end === i + 1) return p.unexpected(end) >= 0;
    if (p.buf.charAt(end) !== ";") return p.unexpected(end) >= 0;
    this.#value = p.buf.substring(i + 1, end);
    return this.#is("PE_REF", end + 1);
  }

  #word(i: number): boolean {
    const { p } = this;
    const { buf } = p;
    let tok: Tok = "NAME";
    let end = p.nameEnd(i);
    if (end === i) {
      tok = "NMTOKEN";
      end = p.nameRest(i);
      if (end === i) return p.unexpected(i) >= 0;
    } else if (p.badColon(i, end) >= 0) tok = "NMTOKEN";
    this.#value = buf.substring(i, end);
    const c = buf.charAt(end);
    if (c === "?" || c === "*" || c === "+") {
      if (tok === "NMTOKEN") return p.unexpected(end) >= 0;
      return this.#is(`NAME${c}`, end + 1);
    }
    return this.#ended(tok, end, /[ \t\r\n>),|[%]/);
  }

  // ---- steps ------------------------------------------------------------------------------------------------------

  #take(): void {
    const { p } = this;
    p.rawFrom = p.pos;
    p.rawTo = p.pos = this.#end;
  }

  #epilogToken(): number {
    const { p } = this;
    const from = p.pos;
    switch (this.#tok) {
      case "S":
        this.#take();
        return this.#other();
      case "PI":
        return p.instruction(from, this.#end);
      case "COMMENT":
        return p.comment(from, this.#end);
    }
    throw p.fail("JUNK_AFTER_DOC_ELEMENT");
  }

  /** @param kind Of the declaration that the token stands in; empty for none. */
  #other(kind = ""): number {
    return this.p.wantsOther && !this.p.handled.has(kind) ? OTHER : QUIET;
  }

  /** The declaration that the parser is in. */
  #kind(): string {
    const m = /^(doctype|entity|notation|attlist|element)\d/.exec(this.state);
    if (m !== null) this.#lastKind = m[1];
    return m !== null ? m[1] : this.state === "declClose" ? this.#lastKind : "";
  }
  #lastKind = "";

  #step(): number {
    const { p } = this;
    const tok = this.#tok;
    if (tok === "S") {
      if (this.state === "prolog0") this.state = "prolog1";
      this.#take();
      return this.#other(this.#kind());
    }
    const inSubset = this.external || p.entity !== null;
    if (this.state === "external0" && tok !== "XML_DECL") this.state = "external1";
    const rows = GRAMMAR[this.state];
    let step = tok === "NAME" || tok === "POUND" || tok === "DECL" ? rows[`${tok}=${this.#value}`] : undefined;
    step ??= rows[tok];
    if (step === undefined && tok === "PE_REF" && inSubset) return this.#paramRef();
    if (step === undefined || (tok === "]" && this.state === "subset" && p.entity !== null)) throw this.#misplaced(tok);
    if (tok === "]]>" && this.#sections === 0) throw p.fail("SYNTAX");
    let kind = this.#kind();
    const next = step[1];
    if (next !== GROUP_END) this.state = next === TOP || next === "subset" ? this.#top() : next;
    if (kind === "") kind = tok === "DECL" || tok === "]" ? this.#kind() : "";
    return this.#act(step[0], kind);
  }

  #top(): string {
    return this.external ? "external1" : "subset";
  }

  #misplaced(tok: Tok) {
    const { p } = this;
    return p.fail(tok === "PE_REF" ? "PARAM_ENTITY_REF" : tok === "XML_DECL" ? "MISPLACED_XML_PI" : "SYNTAX");
  }

  #act(action: string, kind: string): number {
    const { p } = this;
    const from = p.pos;
    const value = this.#value;
    if (action === "xmlDecl") return this.declaration(from, this.#end, false);
    if (action === "textDecl") return this.declaration(from, this.#end, true);
    if (action === "pi") return p.instruction(from, this.#end);
    if (action === "comment") return p.comment(from, this.#end);
    if (action === "instance") return this.#instance();
    if (action === "peRef") return this.#paramRef();
    // Errors within a literal have its place.
    switch (action) {
      case "doctypePublicId":
      case "entityPublicId":
      case "notationPublicId":
        for (let i = 0; i < value.length; i++) {
          if (/[ \r\na-zA-Z0-9\-'()+,./:=?;!*#@$_%]/.test(value[i])) continue;
          p.at(from + 1 + i);
          throw p.fail("PUBLICID");
        }
    }
    const event = this.#declare(action, value);
    if (event === QUIET) {
      this.#take();
      return this.#other(kind);
    }
    return event;
  }

  #event(event: number, args: EventArg[]): number {
    this.#take();
    this.p.args = args;
    return event;
  }

  #declare(action: string, value: string): number {
    const { p } = this;
    const { dtd } = p;
    const publicId = () => value.replace(/[ \r\n]+/g, " ").replace(/^ | $/g, "");
    switch (action) {
      case "doctypeName":
        this.#doctype = { name: value, systemId: null, publicId: null, told: false };
        return QUIET;
      case "doctypePublicId":
        this.#doctype!.publicId = publicId();
        return QUIET;
      case "doctypeSystemId":
        this.#doctype!.systemId = lines(value);
        dtd.hasParamRefs = true;
        return this.#whenNotStandalone();
      case "internalSubset":
        this.#hasSubset = true;
        return this.#tellDoctype();
      case "doctypeClose":
        return this.#doctypeClose();
      case "entityName":
      case "paramEntityName":
        return this.#newEntity(value, action === "paramEntityName");
      case "entityValue":
        return this.#entityValue(value);
      case "entityPublicId":
        this.#entity!.publicId = publicId();
        return QUIET;
      case "entitySystemId":
        this.#entity!.systemId = lines(value);
        this.#entity!.base = p.base;
        return QUIET;
      case "entityComplete":
        return this.#entityDone();
      case "entityNotation": {
        const e = this.#entity!;
        e.notation = value;
        if (!this.#entityCounts) return QUIET;
        this.#keep();
        return this.#event(UNPARSED_ENTITY_DECL, [e.name, e.base, e.systemId, e.publicId, value]);
      }
      case "notationName":
        this.#notation = { name: value, systemId: null, publicId: null };
        return QUIET;
      case "notationPublicId":
        this.#notation!.publicId = publicId();
        return QUIET;
      case "notationSystemId":
        this.#notation!.systemId = lines(value);
        return this.#notationDone();
      case "notationNoSystemId":
        return this.#notationDone();
      case "attlistElement":
        this.#element = value;
        return QUIET;
      case "attributeName":
        this.#attribute = value;
        this.#type = "CDATA";
        this.#choices = [];
        return QUIET;
      case "attributeType":
        this.#type = value;
        return QUIET;
      case "attributeNotation":
        this.#type = "NOTATION";
        return QUIET;
      case "attributeEnum":
        this.#type = "";
        return QUIET;
      case "attributeChoice":
        this.#choices.push(value);
        return QUIET;
      case "attributeChoicesEnd":
        this.#type += `(${this.#choices.join("|")})`;
        return QUIET;
      case "attributeImplied":
      case "attributeRequired":
        return this.#attributeDone(undefined, action === "attributeRequired");
      case "attributeDefault":
      case "attributeFixed":
        return this.#attributeDone(value, action === "attributeFixed");
      case "elementName":
        this.#element = value;
        this.#models = [];
        return QUIET;
      case "sectionStart":
        this.#sections++;
        return QUIET;
      case "sectionEnd":
        this.#sections--;
        return QUIET;
      case "ignoreSection":
        this.#ignoring = 1;
        return QUIET;
      default:
        return this.#content(action, value);
    }
  }

  /** What follows from a document that is not standalone. */
  #whenNotStandalone(): number {
    const { p } = this;
    if (p.dtd.standalone || p.paramEntityParsing > 0) return QUIET;
    this.#take();
    return p.ask(NOT_STANDALONE, [], (value) => {
      if (!value) throw p.fail("NOT_STANDALONE");
    });
  }

  // ---- document type ----------------------------------------------------------------------------------------------

  #tellDoctype(): number {
    const d = this.#doctype!;
    if (d.told) return QUIET;
    d.told = true;
    return this.#event(DOCTYPE_START, [d.name, d.systemId, d.publicId, this.#hasSubset]);
  }

  #doctypeClose(): number {
    const { p } = this;
    const d = this.#doctype!;
    const isTold = !d.told && p.handled.has("doctype");
    const end = () => {
      p.args = [];
      p.rawFrom = isTold ? p.rawTo : p.rawTo - 1;
      return DOCTYPE_END;
    };
    const after: (() => number)[] = [];
    if (d.systemId !== null || p.useForeignDtd) {
      const had = p.dtd.hasParamRefs;
      p.dtd.hasParamRefs = true;
      if (p.paramEntityParsing > 0 && p.readsExternal) after.push(() => this.#readSubset(d, had));
    }
    p.useForeignDtd = false;
    after.push(end);
    const told = this.#tellDoctype();
    if (told === QUIET) this.#take();
    p.rawFrom = p.rawTo;
    for (const event of after) p.later(event);
    return told === QUIET ? p.next() : told;
  }

  /** Asks for the external subset. */
  #readSubset(d: { systemId: string | null; publicId: string | null }, hadRefs: boolean): number {
    const { p } = this;
    p.dtd.paramEntityRead = false;
    return p.ask(EXTERNAL_ENTITY_REF, [null, p.base, d.systemId, d.publicId], (value) => {
      if (!value) throw p.fail("EXTERNAL_ENTITY_HANDLING");
      if (!p.dtd.paramEntityRead && d.systemId === null) p.dtd.hasParamRefs = hadRefs;
    });
  }

  #instance(): number {
    const { p } = this;
    const begin = () => {
      p.enterContent();
      return p.next();
    };
    if (!p.useForeignDtd) return begin();
    p.useForeignDtd = false;
    const had = p.dtd.hasParamRefs;
    p.dtd.hasParamRefs = true;
    if (p.paramEntityParsing === 0 || !p.readsExternal) return begin();
    p.later(begin);
    return this.#readSubset({ systemId: null, publicId: null }, had);
  }

  // ---- entities and notations -------------------------------------------------------------------------------------

  #newEntity(name: string, isParam: boolean): number {
    const { p } = this;
    const table = isParam ? p.dtd.params : p.dtd.entities;
    // The first declaration counts; those of the predefined entities say nothing new.
    this.#entityCounts = p.dtd.keepProcessing && !table.has(name) &&
      (isParam || !["lt", "gt", "amp", "quot", "apos"].includes(name));
    this.#entity = {
      name,
      isParam,
      text: undefined,
      base: null,
      systemId: null,
      publicId: null,
      notation: null,
      open: false,
      isInternal: !this.external && p.entity === null,
    };
    return QUIET;
  }

  #keep(): void {
    const e = this.#entity!;
    (e.isParam ? this.p.dtd.params : this.p.dtd.entities).set(e.name, e);
  }

  #entityValue(value: string): number {
    const e = this.#entity!;
    const text = this.#replace(value, this.p.pos + 1);
    this.p.at(this.p.pos);
    if (!this.#entityCounts) return QUIET;
    e.text = text;
    this.#keep();
    return this.#event(ENTITY_DECL, [e.name, e.isParam, text, this.p.base, null, null, null]);
  }

  #entityDone(): number {
    const e = this.#entity!;
    if (!this.#entityCounts) return QUIET;
    this.#keep();
    return this.#event(ENTITY_DECL, [e.name, e.isParam, null, e.base, e.systemId, e.publicId, null]);
  }

  /** The replacement text of an entity value: references to characters and parameter entities are replaced. */
  #replace(value: string, at: number): string {
    const { p } = this;
    const inside = this.external || p.entity !== null;
    let out = "";
    const stack: { text: string; from: number; entity: Entity | null }[] = [{ text: value, from: 0, entity: null }];
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      const m = /[%&\r]/g;
      m.lastIndex = top.from;
      const found = m.exec(top.text);
      if (found === null) {
        out += top.text.substring(top.from);
        if (top.entity !== null) top.entity.open = false;
        stack.pop();
        continue;
      }
      const { index: j } = found;
      out += top.text.substring(top.from, j);
      const here = (i: number) => p.at(top.entity === null ? at + i : p.pos);
      here(j);
      if (found[0] === "\r") {
        out += "\n";
        top.from = j + (top.text[j + 1] === "\n" ? 2 : 1);
        continue;
      }
      top.from = p.wholeReferenceEnd(top.text, j, here);
      const reference = top.text.substring(j, top.from);
      if (reference.startsWith("&#")) {
        out += p.characterOf(reference);
        continue;
      }
      if (found[0] === "&") {
        out += reference;
        continue;
      }
      if (!inside) throw p.fail("PARAM_ENTITY_REF");
      const entity = p.dtd.params.get(reference.slice(1, -1));
      // What is not declared where it could be, or is not text, leaves nothing.
      if (entity === undefined) {
        p.dtd.keepProcessing = p.dtd.standalone;
        continue;
      }
      if (entity.open) throw p.fail("RECURSIVE_ENTITY_REF");
      if (entity.text === undefined) {
        p.dtd.keepProcessing = p.dtd.standalone;
        continue;
      }
      if (!p.dtd.amplification.expand(entity.text.length)) throw p.fail("AMPLIFICATION_LIMIT_BREACH");
      entity.open = true;
      stack.push({ text: entity.text, from: 0, entity });
    }
    return out;
  }

  #notationDone(): number {
    const n = this.#notation!;
    return this.#event(NOTATION_DECL, [n.name, this.p.base, n.systemId, n.publicId]);
  }

  /** A reference to a parameter entity. */
  #paramRef(): number {
    const { p } = this;
    const { dtd } = p;
    const name = this.#value;
    const wasSeen = dtd.hasParamRefs;
    dtd.hasParamRefs = true;
    if (p.paramEntityParsing === 0) {
      dtd.keepProcessing = dtd.standalone;
      const event = this.#whenNotStandalone();
      if (event !== QUIET) return event;
      this.#take();
      return this.#other();
    }
    const entity = dtd.params.get(name);
    if (!this.external && (dtd.standalone ? p.entity === null : !wasSeen)) {
      if (entity === undefined) throw p.fail("UNDEFINED_ENTITY");
      if (!entity.isInternal) throw p.fail("ENTITY_DECLARED_IN_PE");
    } else if (entity === undefined) {
      dtd.keepProcessing = dtd.standalone;
      return this.#event(SKIPPED_ENTITY, [name, true]);
    }
    if (entity.open) throw p.fail("RECURSIVE_ENTITY_REF");
    this.#take();
    if (entity.text !== undefined) {
      p.enter(entity);
      return QUIET;
    }
    if (!p.readsExternal) {
      dtd.keepProcessing = dtd.standalone;
      return this.#other();
    }
    dtd.paramEntityRead = false;
    entity.open = true;
    return p.ask(EXTERNAL_ENTITY_REF, [null, entity.base, entity.systemId, entity.publicId], (value) => {
      entity.open = false;
      if (!value) throw p.fail("EXTERNAL_ENTITY_HANDLING");
      if (!dtd.paramEntityRead) dtd.keepProcessing = dtd.standalone;
    });
  }

  // ---- attributes and content models ------------------------------------------------------------------------------

  #attributeDone(value: string | undefined, flag: boolean): number {
    const { p } = this;
    const { dtd } = p;
    const isCdata = this.#type === "CDATA";
    const text = value === undefined ? undefined : p.normalize(value, isCdata, p.pos + 1, p.pos);
    p.at(p.pos);
    if (value !== undefined && value.includes("<")) throw p.fail("INVALID_TOKEN");
    if (!dtd.keepProcessing) return QUIET;
    let declared = dtd.attributes.get(this.#element);
    if (declared === undefined) dtd.attributes.set(this.#element, declared = new Map<string, AttributeDecl>());
    if (!declared.has(this.#attribute)) {
      declared.set(this.#attribute, { name: this.#attribute, isCdata, value: text });
    }
    return this.#event(ATTLIST_DECL, [this.#element, this.#attribute, this.#type, text ?? null, flag]);
  }

  #content(action: string, value: string): number {
    const { p } = this;
    const models = this.#models;
    const quantifier = QUANTIFIER[this.#tok.slice(-1)] ?? 0;
    const top = models[models.length - 1];
    switch (action) {
      case "contentEmpty":
      case "contentAny":
        p.model = [action === "contentAny" ? ANY : EMPTY, 0, null, []] satisfies Model;
        return this.#event(ELEMENT_DECL, [this.#element]);
      case "groupOpen": {
        const group: Model = [SEQ, 0, null, []];
        if (top !== undefined) top[3].push(group);
        models.push(group);
        this.#separators.length = models.length;
        this.#separators[models.length - 1] = "";
        return QUIET;
      }
      case "contentMixed":
        top[0] = MIXED;
        return QUIET;
      case "contentName":
        top[3].push([NAME, quantifier, value, []]);
        return QUIET;
      case "groupSequence":
      case "groupChoice": {
        const separator = action === "groupChoice" ? "|" : ",";
        const before = this.#separators[models.length - 1];
        if (before !== "" && before !== separator) throw p.fail("SYNTAX");
        this.#separators[models.length - 1] = separator;
        if (separator === "|") top[0] = CHOICE;
        return QUIET;
      }
      case "groupClose": {
        const group = models.pop()!;
        group[1] = quantifier;
        if (models.length > 0) {
          this.state = "element7";
          return QUIET;
        }
        this.state = "declClose";
        p.model = group;
        return this.#event(ELEMENT_DECL, [this.#element]);
      }
    }
    return QUIET;
  }
  /** What stands between the parts of each open group. */
  #separators: string[] = [];

  /** Skips an IGNORE section. */
  #ignore(): number {
    const { p } = this;
    const { buf } = p;
    const ends = p.final || p.entity !== null;
    const marks = /<!\[|\]\]>/g;
    marks.lastIndex = p.pos;
    for (let m = marks.exec(buf); m !== null; m = marks.exec(buf)) {
      this.#ignoring += m[0] === "]]>" ? -1 : 1;
      p.pos = marks.lastIndex;
      if (this.#ignoring === 0) return QUIET;
    }
    if (ends) throw p.fail("SYNTAX");
    p.pos = Math.max(p.pos, buf.length - 2);
    return NEED;
  }

  // ---- XML declaration --------------------------------------------------------------------------------------------

  /** The XML declaration, or the text declaration of an external entity, from `from` to `end`. */
  declaration(from: number, end: number, isText: boolean): number {
    const { p } = this;
    const { buf } = p;
    const bad = (i: number): never => {
      p.at(i);
      throw p.fail(isText ? "TEXT_DECL" : "XML_DECL");
    };
    // Name, value and their places.
    const parts: { name: string; value: string; at: number; valueAt: number }[] = [];
    const isSpace = (i: number) => (CLASS[buf.charCodeAt(i)] & SPACE) !== 0;
    let i = from + 5;
    const close = end - 2;
    for (;;) {
      const begin = i;
      while (isSpace(i)) i++;
      if (i === close) break;
      if (i === begin) bad(i);
      const at = i;
      while (i < close && buf.charAt(i) !== "=" && !isSpace(i)) {
        if (buf.charCodeAt(i) >= 0x80) bad(i);
        i++;
      }
      const name = buf.substring(at, i);
      while (isSpace(i)) i++;
      if (buf.charAt(i) !== "=" || name === "") bad(i);
      i++;
      while (isSpace(i)) i++;
      const quote = buf.charAt(i);
      if (quote !== '"' && quote !== "'") bad(i);
      const valueAt = ++i;
      while (i < close && buf.charAt(i) !== quote) {
        if (!/[a-zA-Z0-9.\-_]/.test(buf.charAt(i))) bad(i);
        i++;
      }
      if (i === close) bad(i);
      if (!isText && parts.length === 0 && name !== "version") bad(at);
      parts.push({ name, value: buf.substring(valueAt, i), at, valueAt });
      i++;
    }
    let k = 0;
    let version: string | null = null, encoding: string | null = null;
    let standalone = -1, encodingAt = from;
    if (parts[k]?.name === "version") version = parts[k++].value;
    else if (!isText) bad(parts[k]?.at ?? close);
    if (parts[k]?.name === "encoding") {
      if (!/^[a-zA-Z]/.test(parts[k].value)) bad(parts[k].valueAt);
      encodingAt = parts[k].valueAt;
      encoding = parts[k++].value;
    } else if (isText) bad(parts[k]?.at ?? close);
    if (!isText && parts[k]?.name === "standalone") {
      const { value, valueAt } = parts[k++];
      if (value !== "yes" && value !== "no") bad(valueAt);
      standalone = value === "yes" ? 1 : 0;
    }
    if (k < parts.length) bad(parts[k].at);
    if (standalone === 1) p.dtd.standalone = true;
    p.rawFrom = from;
    p.rawTo = p.pos = end;
    p.args = [version, encoding, standalone];
    // What is wrong with the encoding is wrong at its name.
    p.at(encodingAt);
    const known = encoding === null || p.encoding !== null || p.setEncoding(encoding);
    p.at(from);
    if (!known) {
      // First the declaration is told, then the encoding asked for: nothing of the input is read between.
      const args = p.args;
      p.later(() => {
        p.at(encodingAt);
        p.name = encoding!;
        p.args = args;
        return UNKNOWN_ENCODING;
      });
    }
    return XML_DECL;
  }
}
