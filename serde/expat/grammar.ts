// SPDX-License-Identifier: MIT
/**
 * The grammar of the prolog (XML 1.0, sections 2.8, 3.2 to 4.7) as a table: state → token → what it means there and
 * the next state. Tokens are named as in {@linkcode Tok}; `NAME=x` is a name token that is the keyword `x`. White space
 * is allowed between all tokens and leaves the state. Meanings are names of the actions in `prolog.ts`.
 */

/** A token of the prolog. */
export type Tok =
  | "S"
  | "PI"
  | "COMMENT"
  | "XML_DECL"
  | "INSTANCE"
  | "DECL"
  | "CLOSE"
  | "NAME"
  | "NMTOKEN"
  | "NAME?"
  | "NAME*"
  | "NAME+"
  | "POUND"
  | "LITERAL"
  | "PE_REF"
  | "%"
  | "["
  | "]"
  | "("
  | ")"
  | ")?"
  | ")*"
  | ")+"
  | "|"
  | ","
  | "<!["
  | "]]>";

/** What a token means in its state: an action, and the state after it. */
export type Step = readonly [action: string, next: string];
type State = Record<string, Step>;

const misc = (next: string): State => ({ PI: ["pi", next], COMMENT: ["comment", next] });

const subset: State = {
  "DECL=ENTITY": ["none", "entity0"],
  "DECL=ATTLIST": ["none", "attlist0"],
  "DECL=ELEMENT": ["none", "element0"],
  "DECL=NOTATION": ["none", "notation0"],
  PE_REF: ["peRef", "subset"],
  ...misc("subset"),
};

const childNames = (action: string, next: string): State => ({
  NAME: [action, next],
  "NAME?": [action, next],
  "NAME*": [action, next],
  "NAME+": [action, next],
});

/** Marks the state that follows the end of a declaration: it depends on which subset it stands in. */
export const TOP = "TOP";
/** Marks the state after a content group: that of the group around it, or the end of the declaration. */
export const GROUP_END = "GROUP_END";

export const GRAMMAR: Record<string, State> = {
  prolog0: {
    XML_DECL: ["xmlDecl", "prolog1"],
    ...misc("prolog1"),
    "DECL=DOCTYPE": ["doctype", "doctype0"],
    INSTANCE: ["instance", "error"],
  },
  prolog1: { ...misc("prolog1"), "DECL=DOCTYPE": ["doctype", "doctype0"], INSTANCE: ["instance", "error"] },
  prolog2: { ...misc("prolog2"), INSTANCE: ["instance", "error"] },
  error: {},
  doctype0: { NAME: ["doctypeName", "doctype1"] },
  doctype1: {
    "[": ["internalSubset", "subset"],
    CLOSE: ["doctypeClose", "prolog2"],
    "NAME=SYSTEM": ["none", "doctype3"],
    "NAME=PUBLIC": ["none", "doctype2"],
  },
  doctype2: { LITERAL: ["doctypePublicId", "doctype3"] },
  doctype3: { LITERAL: ["doctypeSystemId", "doctype4"] },
  doctype4: { "[": ["internalSubset", "subset"], CLOSE: ["doctypeClose", "prolog2"] },
  doctype5: { CLOSE: ["doctypeClose", "prolog2"] },
  subset: { ...subset, "]": ["none", "doctype5"] },
  external0: { XML_DECL: ["textDecl", "external1"] },
  external1: { ...subset, "<![": ["none", "section0"], "]]>": ["sectionEnd", "external1"] },
  section0: { "NAME=INCLUDE": ["none", "section1"], "NAME=IGNORE": ["none", "section2"] },
  section1: { "[": ["sectionStart", "external1"] },
  section2: { "[": ["ignoreSection", "external1"] },
  entity0: { "%": ["none", "entity1"], NAME: ["entityName", "entity2"] },
  entity1: { NAME: ["paramEntityName", "entity7"] },
  entity2: {
    "NAME=SYSTEM": ["none", "entity4"],
    "NAME=PUBLIC": ["none", "entity3"],
    LITERAL: ["entityValue", "declClose"],
  },
  entity3: { LITERAL: ["entityPublicId", "entity4"] },
  entity4: { LITERAL: ["entitySystemId", "entity5"] },
  entity5: { CLOSE: ["entityComplete", TOP], "NAME=NDATA": ["none", "entity6"] },
  entity6: { NAME: ["entityNotation", "declClose"] },
  entity7: {
    "NAME=SYSTEM": ["none", "entity9"],
    "NAME=PUBLIC": ["none", "entity8"],
    LITERAL: ["entityValue", "declClose"],
  },
  entity8: { LITERAL: ["entityPublicId", "entity9"] },
  entity9: { LITERAL: ["entitySystemId", "entity10"] },
  entity10: { CLOSE: ["entityComplete", TOP] },
  notation0: { NAME: ["notationName", "notation1"] },
  notation1: { "NAME=SYSTEM": ["none", "notation3"], "NAME=PUBLIC": ["none", "notation2"] },
  notation2: { LITERAL: ["notationPublicId", "notation4"] },
  notation3: { LITERAL: ["notationSystemId", "declClose"] },
  notation4: { LITERAL: ["notationSystemId", "declClose"], CLOSE: ["notationNoSystemId", TOP] },
  attlist0: { NAME: ["attlistElement", "attlist1"] },
  attlist1: { CLOSE: ["none", TOP], NAME: ["attributeName", "attlist2"] },
  attlist2: {
    "NAME=CDATA": ["attributeType", "attlist8"],
    "NAME=ID": ["attributeType", "attlist8"],
    "NAME=IDREF": ["attributeType", "attlist8"],
    "NAME=IDREFS": ["attributeType", "attlist8"],
    "NAME=ENTITY": ["attributeType", "attlist8"],
    "NAME=ENTITIES": ["attributeType", "attlist8"],
    "NAME=NMTOKEN": ["attributeType", "attlist8"],
    "NAME=NMTOKENS": ["attributeType", "attlist8"],
    "NAME=NOTATION": ["attributeNotation", "attlist5"],
    "(": ["attributeEnum", "attlist3"],
  },
  attlist3: { NAME: ["attributeChoice", "attlist4"], NMTOKEN: ["attributeChoice", "attlist4"] },
  attlist4: { ")": ["attributeChoicesEnd", "attlist8"], "|": ["none", "attlist3"] },
  attlist5: { "(": ["none", "attlist6"] },
  attlist6: { NAME: ["attributeChoice", "attlist7"] },
  attlist7: { ")": ["attributeChoicesEnd", "attlist8"], "|": ["none", "attlist6"] },
  attlist8: {
    "POUND=IMPLIED": ["attributeImplied", "attlist1"],
    "POUND=REQUIRED": ["attributeRequired", "attlist1"],
    "POUND=FIXED": ["none", "attlist9"],
    LITERAL: ["attributeDefault", "attlist1"],
  },
  attlist9: { LITERAL: ["attributeFixed", "attlist1"] },
  element0: { NAME: ["elementName", "element1"] },
  element1: {
    "NAME=EMPTY": ["contentEmpty", "declClose"],
    "NAME=ANY": ["contentAny", "declClose"],
    "(": ["groupOpen", "element2"],
  },
  element2: {
    "POUND=PCDATA": ["contentMixed", "element3"],
    "(": ["groupOpen", "element6"],
    ...childNames("contentName", "element7"),
  },
  element3: { ")": ["groupClose", "declClose"], ")*": ["groupClose", "declClose"], "|": ["none", "element4"] },
  element4: { NAME: ["contentName", "element5"] },
  element5: { ")*": ["groupClose", "declClose"], "|": ["none", "element4"] },
  element6: { "(": ["groupOpen", "element6"], ...childNames("contentName", "element7") },
  element7: {
    ")": ["groupClose", GROUP_END],
    ")?": ["groupClose", GROUP_END],
    ")*": ["groupClose", GROUP_END],
    ")+": ["groupClose", GROUP_END],
    ",": ["groupSequence", "element6"],
    "|": ["groupChoice", "element6"],
  },
  declClose: { CLOSE: ["declClose", TOP] },
};
