// SPDX-License-Identifier: MIT
/**
 * The keyword arguments of a call: by name, and with the objects that the names came from where those are no plain
 * strings. `**{u'a': 1}` gives the parameter `a` its value, and a `**` parameter the key `u'a'`.
 */
import { PyStr, PyUnicode, type Value } from "../base/value.ts";
import type { PyDict } from "./dict.ts";
import { type PyThrow, typeError } from "./exceptions.ts";
import { mapKey } from "./map_key.ts";
import type { Kwargs } from "./type.ts";
import { strType } from "./types.ts";

/** Keyword arguments from a dict. */
export class Keywords extends Map<string, Value> {
  #dict: PyDict | undefined;

  /** @param dict Where they all come from, if from one dict. */
  constructor(dict: PyDict | undefined) {
    super();
    this.#dict = dict;
  }

  /** The dict with just these arguments, if there is one. */
  get source(): PyDict | undefined {
    return this.#dict?.size === this.size ? this.#dict : undefined;
  }

  /** The keys that are no plain strings. */
  #keys: Map<string, Value> | null = null;

  /** A map of its own with the same arguments. */
  copy(): Keywords {
    const copy = new Keywords(undefined);
    copy.takeOver(this);
    copy.#dict = this.#dict;
    return copy;
  }

  /** Adds arguments, or replaces their values. */
  takeOver(kw: Map<string, Value>): void {
    this.#dict = undefined;
    for (const [name, value] of kw) {
      const key = kw instanceof Keywords && !this.has(name) ? kw.keyOf(name) : undefined;
      if (key === undefined) this.set(name, value);
      else this.add(name, key, value);
    }
  }

  /** The key that gave a name; `undefined` where it is the name. */
  keyOf(name: string): Value | undefined {
    return this.#keys === null ? undefined : this.#keys.get(name);
  }

  /** Adds an argument whose name is no plain string. */
  add(name: string, key: Value, value: Value): void {
    (this.#keys ??= new Map()).set(name, key);
    this.set(name, value);
  }
}

/**
 * Names are byte strings. A unicode name outside ASCII, which matches no parameter, carries this mark in front, a code
 * unit that no byte string has.
 */
const UNICODE_KEYWORD = "\uffff";

const isUnicodeKeyword = (name: string): boolean => name.charCodeAt(0) === 0xffff;

/** What it means that a native function with parameters of these `names` does not know one of its keyword arguments (`vgetargskeywords`). */
export function unknownKeyword(kw: Map<string, Value>, names: readonly string[]): PyThrow {
  for (const name of kw.keys()) {
    if (kw instanceof Keywords && kw.keyOf(name) instanceof PyUnicode) return typeError("keywords must be strings");
    if (!names.includes(name)) return typeError(`'${name}' is an invalid keyword argument for this function`);
  }
  return typeError("invalid keyword argument");
}

/** A keyword argument's name in an error text. */
export function keywordText(name: string): string {
  return isUnicodeKeyword(name) ? name.slice(1).replace(/[^\0-\x7f]/gu, "?") : name;
}

const nameOfUnicode = (text: string): string => /^[\0-\x7f]*$/.test(text) ? text : UNICODE_KEYWORD + text;

const notStrings = () => typeError("keywords must be strings");

/**
 * The keyword arguments of a call with those of `dict` added. Throws `notNames()` for a key that is no string, and,
 * if given, `twice(name)` for a name that there is already.
 */
export function withKeywordsOf(
  dict: PyDict,
  kw: Kwargs,
  notNames = notStrings,
  twice?: (name: string) => PyThrow,
): Kwargs {
  return dict.size === 0 ? kw : keywordsOf(dict, kw ?? undefined, notNames, twice);
}

/** The same, as a map of its own. */
export function keywordsOf(
  dict: PyDict,
  kw?: Map<string, Value>,
  notNames = notStrings,
  twice?: (name: string) => PyThrow,
): Keywords {
  const all = new Keywords(kw === undefined ? dict : undefined);
  if (kw !== undefined) { for (const [name, value] of kw) all.set(name, value); }
  for (const { key, value } of dict.entries()) {
    let name: string;
    if (typeof key === "string") name = key;
    else if (key instanceof PyStr) name = key.value;
    else if (key instanceof PyUnicode) name = nameOfUnicode(key.value);
    else throw notNames();
    if (twice !== undefined && all.has(name)) throw twice(name);
    if (typeof key === "string" || key instanceof PyStr && key.type === strType) all.set(name, value!);
    else all.add(name, key, value!);
  }
  return all;
}

/**
 * Stores one of the keyword arguments of a call in a dict, under the key that it came with if it is not there. One whose
 * class has a hash or comparison of its own is stored under its name.
 */
export function setKeyword(d: PyDict, kw: Map<string, Value>, name: string, value: Value): void {
  const key = kw instanceof Keywords ? kw.keyOf(name) : undefined;
  const k = key === undefined ? undefined : mapKey(key);
  if (k === undefined) d.setStr(name, value);
  else d.put(k, key!, value);
}
