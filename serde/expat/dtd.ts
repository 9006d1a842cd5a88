// SPDX-License-Identifier: MIT
/** What the declarations of a document say; shared by a parser and those of its external entities. */

/** A declared entity. */
export interface Entity {
  name: string;
  isParam: boolean;
  /** Replacement text of an internal entity, UTF-8. */
  text: string | undefined;
  base: string | null;
  systemId: string | null;
  publicId: string | null;
  /** Notation of an unparsed entity. */
  notation: string | null;
  /** It is being expanded now. */
  open: boolean;
  /** Declared in the document entity itself, not in a parameter entity. */
  isInternal: boolean;
}

/** A declared attribute of an element type. */
export interface AttributeDecl {
  name: string;
  /** Its values are kept as they are; blanks of other types collapse. */
  isCdata: boolean;
  /** Default value, if any. */
  value: string | undefined;
}

/** How much entities have made of how little: the guard against expansion bombs. */
export class Amplification {
  /** Bytes of input. */
  direct = 0;
  /** Bytes of replacement texts gone through. */
  expanded = 0;
  /** Counts the expansion of a text; false: too much. */
  expand(bytes: number): boolean {
    this.expanded += bytes;
    const total = this.direct + this.expanded;
    return total < ACTIVATION || total / Math.max(this.direct, 1) <= MAX_FACTOR;
  }
}

/** Bytes in sum below which nothing is refused, as in expat from 2.4. */
const ACTIVATION = 8 * 1024 * 1024;
/** The sum of all bytes may be this many times the input. */
const MAX_FACTOR = 100;

/** All declarations. */
export class Dtd {
  readonly entities: Map<string, Entity> = new Map();
  readonly params: Map<string, Entity> = new Map();
  /** Element type → its declared attributes in order. */
  readonly attributes: Map<string, Map<string, AttributeDecl>> = new Map();
  /** A reference to a parameter entity, or an external subset, was seen: declarations may be missing. */
  hasParamRefs = false;
  /** Declarations after a parameter entity that was not read do not count. */
  keepProcessing = true;
  standalone = false;
  /** An external parameter entity was read by the program. */
  paramEntityRead = false;
  readonly amplification: Amplification = new Amplification();

  constructor() {
    for (const [name, text] of [["lt", "<"], ["gt", ">"], ["amp", "&"], ["quot", '"'], ["apos", "'"]]) {
      this.entities.set(name, {
        name,
        isParam: false,
        text,
        base: null,
        systemId: null,
        publicId: null,
        notation: null,
        open: false,
        isInternal: true,
      });
    }
  }
}

/** The entities whose references are always data, never markup. */
export const PREDEFINED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
