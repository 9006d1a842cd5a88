// SPDX-License-Identifier: MIT
/** The events of the XML parser: what `XmlParser.next` gives, and which fields of the parser say more. */

/** All input so far is used up. */
export const NEED = 0;
/** A start tag: `name`, `attributes`. */
export const START = 1;
/** An end tag: `name`. */
export const END = 2;
/** Character data: `text`. */
export const TEXT = 3;
/** A processing instruction: `name`, `text`. */
export const PI = 4;
/** A comment: `text`. */
export const COMMENT = 5;
export const CDATA_START = 6;
export const CDATA_END = 7;
/** A namespace declaration begins to hold: `args` are prefix and URI, null where there is none. */
export const NS_START = 8;
/** It ends: `args` is the prefix. */
export const NS_END = 9;
/** Markup without an event of its own: only for handlers that see everything. */
export const OTHER = 10;
/** `args`: version, encoding, standalone (−1 where not given). */
export const XML_DECL = 11;
/** `args`: name, system id, public id, whether there is an internal subset. */
export const DOCTYPE_START = 12;
export const DOCTYPE_END = 13;
/** `args`: name; `model`. */
export const ELEMENT_DECL = 14;
/** `args`: element, attribute, type, default, whether required. */
export const ATTLIST_DECL = 15;
/** `args`: name, whether parameter entity, value, base, system id, public id, notation. */
export const ENTITY_DECL = 16;
/** `args`: name, base, system id, public id, notation. */
export const UNPARSED_ENTITY_DECL = 17;
/** `args`: name, base, system id, public id. */
export const NOTATION_DECL = 18;
/** `args`: context, base, system id, public id. Answer with `XmlParser.answer`. */
export const EXTERNAL_ENTITY_REF = 19;
/** `args`: name, whether parameter entity. */
export const SKIPPED_ENTITY = 20;
/** The document is not standalone and depends on declarations elsewhere. Answer with `XmlParser.answer`. */
export const NOT_STANDALONE = 21;
/** `name` of an encoding that is not known here. Answer with `XmlParser.useEncoding`. */
export const UNKNOWN_ENCODING = 22;

/** An argument of an event. */
export type EventArg = string | number | boolean | null;

/** Text with all line ends as line feeds. */
export function lines(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}
