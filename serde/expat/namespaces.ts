// SPDX-License-Identifier: MIT
/** Namespaces in XML 1.0: which prefix means what, and the names that result. */
import type { ErrorName } from "./errors.ts";

const XML_URI = "http://www.w3.org/XML/1998/namespace";
const XMLNS_URI = "http://www.w3.org/2000/xmlns/";

/** A declaration; an empty prefix is the default namespace, an empty URI is none. */
export interface Binding {
  prefix: string;
  uri: string;
  /** What the prefix meant before. */
  before: string | undefined;
}

/** A name with its namespace. The same name is the same object while no declaration comes or goes. */
export class ExpandedName {
  /** What who drives the parser makes of it. */
  value: unknown = undefined;
  constructor(readonly text: string) {}
}

function isDeclaration(attribute: string): boolean {
  return attribute.startsWith("xmlns") && (attribute.length === 5 || attribute.charCodeAt(5) === 58);
}

export class Namespaces {
  /** Name of the element last opened. */
  name: ExpandedName | null = null;
  /** Its declarations, or null. */
  declared: Binding[] | null = null;
  /** Names also carry their prefix. */
  triplets = false;
  /** Changes when names may have got another meaning. */
  version = 0;
  #uris = new Map<string, string>([["xml", XML_URI]]);
  #open: (Binding[] | null)[] = [];
  /** Expanded names under the present declarations. */
  #elements = new Map<string, ExpandedName>();
  #attributes = new Map<string, string>();

  /** @param clark Names are `{uri}local`; else URI, separator and local name. */
  constructor(readonly separator: string, readonly clark: boolean) {}

  /** Starts with the declarations of the parser around. */
  inherit(outer: Namespaces): void {
    this.#uris = new Map(outer.#uris);
    this.triplets = outer.triplets;
  }

  /**
   * Opens the element `tag`: takes the declarations out of `attributes` and expands the other names in place.
   * @param prefixed A name of an attribute may have a prefix.
   */
  open(tag: string, attributes: string[], prefixed: boolean, place: { specified: number }): ErrorName | null {
    let declared: Binding[] | null = null;
    let special = prefixed;
    for (let k = 0; k < attributes.length; k += 2) {
      const name = attributes[k];
      if (name.charCodeAt(0) === 120 && name.startsWith("xmlns")) special = true;
    }
    if (special) {
      let kept = 0;
      for (let k = 0; k < attributes.length; k += 2) {
        const name = attributes[k];
        if (isDeclaration(name)) {
          const prefix = name.substring(6), uri = attributes[k + 1];
          const error = this.errorOf(name, uri);
          if (error !== null) return error;
          (declared ??= []).push({ prefix, uri, before: this.#uris.get(prefix) });
          this.#uris.set(prefix, uri);
        } else {
          attributes[kept] = name;
          attributes[kept + 1] = attributes[k + 1];
          kept += 2;
        }
        if (k + 2 === place.specified) place.specified = kept;
      }
      attributes.length = kept;
      if (declared !== null) this.#forget();
      if (prefixed) {
        const seen = new Set<string>();
        for (let k = 0; k < kept; k += 2) {
          const name = attributes[k];
          if (!name.includes(":")) continue;
          const full = this.#attribute(name);
          if (full === undefined) return "UNBOUND_PREFIX";
          const key = this.triplets ? this.#key(name) : full;
          if (seen.has(key)) return "DUPLICATE_ATTRIBUTE";
          seen.add(key);
          attributes[k] = full;
        }
      }
    }
    this.declared = declared;
    let name = this.#elements.get(tag);
    if (name === undefined) {
      const full = this.#expand(tag, true);
      if (full === undefined) return "UNBOUND_PREFIX";
      this.#elements.set(tag, name = new ExpandedName(full));
    }
    this.name = name;
    return null;
  }

  /** The name of an element like one before, under the same declarations. */
  known(tag: string): ExpandedName | undefined {
    return this.#elements.get(tag);
  }

  /** The element that {@linkcode open} was given is open until {@linkcode close}. */
  push(): void {
    this.#open.push(this.declared);
  }

  /** Closes the innermost element; its declarations, or null. */
  close(): Binding[] | null {
    const ended = this.#open.pop() ?? null;
    if (ended !== null) {
      for (let k = ended.length - 1; k >= 0; k--) {
        const { prefix, before } = ended[k];
        if (before === undefined) this.#uris.delete(prefix);
        else this.#uris.set(prefix, before);
      }
      this.#forget();
    }
    return ended;
  }

  /** As {@linkcode push} for an element without declarations, which {@linkcode open} was not given. */
  openPlain(): void {
    this.#open.push(null);
  }

  /** As {@linkcode close}, if the innermost element has no declarations. False: nothing was done. */
  closePlain(): boolean {
    if (this.#open[this.#open.length - 1] !== null) return false;
    this.#open.pop();
    return true;
  }

  #forget(): void {
    this.version++;
    this.#elements.clear();
    this.#attributes.clear();
  }

  /** What is wrong with an attribute as a declaration; null: nothing, or it is none. */
  errorOf(name: string, uri: string): ErrorName | null {
    if (!isDeclaration(name)) return null;
    const prefix = name.substring(6);
    if (uri === "" && prefix !== "") return prefix === "xmlns" ? "RESERVED_PREFIX_XMLNS" : "UNDECLARING_PREFIX";
    if (prefix === "xmlns") return "RESERVED_PREFIX_XMLNS";
    if ((prefix === "xml") !== (uri === XML_URI)) {
      return prefix === "xml" ? "RESERVED_PREFIX_XML" : "RESERVED_NAMESPACE_URI";
    }
    return uri === XMLNS_URI ? "RESERVED_NAMESPACE_URI" : null;
  }

  #attribute(name: string): string | undefined {
    let full = this.#attributes.get(name);
    if (full === undefined) {
      full = this.#expand(name, false);
      if (full !== undefined) this.#attributes.set(name, full);
    }
    return full;
  }

  /** Namespace and local name, whatever the prefix. */
  #key(name: string): string {
    const colon = name.indexOf(":");
    return `${this.#uris.get(name.substring(0, colon))}\n${name.substring(colon + 1)}`;
  }

  /** The expanded name; `undefined`: its prefix means nothing. */
  #expand(name: string, isElement: boolean): string | undefined {
    const colon = name.indexOf(":");
    const prefix = colon < 0 ? "" : name.substring(0, colon);
    if (prefix === "" && !isElement) return name;
    const uri = this.#uris.get(prefix);
    if (uri === undefined) return prefix === "" ? name : prefix === "xmlns" ? name : undefined;
    if (uri === "") return name;
    const local = name.substring(colon + 1);
    if (this.clark) return `{${uri}}${local}`;
    const { separator } = this;
    return uri + separator + local + (this.triplets && prefix !== "" ? separator + prefix : "");
  }
}
