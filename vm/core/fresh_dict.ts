// SPDX-License-Identifier: MIT
/** Filling dicts that nobody else has seen yet: what readers of serialized data do, and `__dict__` of an instance. */
import type { PyObject, Value } from "../base/value.ts";
import { PyDict } from "./dict.ts";
import { KeyShape, MOST_SHARED } from "./key_map.ts";

/**
 * Stores `value` under `key` in a dict whose keys are all canonical.
 * @param k The canonical key of `key` (`mapKey`); of a `str`, the key itself.
 */
export function setCanonical(d: PyDict, k: unknown, key: Value, value: Value): void {
  if (!d.map.replace(k, value)) d.add(k, key, value);
}

/** What the names of the properties that are attributes begin with: `$`. */
const ATTRIBUTE = 36;

/** Size of the memory for key sequences, a power of two. */
const PLACES = 64;

/** A sequence of canonical keys met once, and its shape after it was met again. */
interface Sequence {
  keys: string[];
  shape: KeyShape | undefined;
}

/** Fills dicts from pairs; those with the same strings as canonical keys, in the same order, share them. */
export class DictFiller {
  readonly #sequences: (Sequence | undefined)[] = [];
  /** Where dicts begin that are filled one by one. */
  readonly #root = new KeyShape([]);

  /**
   * Fills `d` with `items[from … to]`, keys and values in turn.
   * @returns `false`, having done nothing: `d` is in use, or not all keys are `str`.
   */
  fill(d: PyDict, items: Value[], from: number, to: number): boolean {
    if (d.slow !== undefined) return false;
    for (let i = from; i < to; i += 2) if (typeof items[i] !== "string") return false;
    const keys = items as string[];
    const count = (to - from) >> 1;
    const shape = isFresh(d, count) ? this.#shapeOf(keys, from, 2, count) : undefined;
    if (shape !== undefined) {
      const values: Value[] = new Array(count);
      for (let i = 0; i < count; i++) values[i] = items[from + 2 * i + 1];
      d.fill(shape, values);
    } else for (let i = from; i < to; i += 2) setCanonical(d, keys[i], items[i], items[i + 1]);
    return true;
  }

  /** Stores one pair; `false`, having done nothing: `d` is in use, or the key is no `str`. */
  put(d: PyDict, key: Value, value: Value): boolean {
    if (d.slow !== undefined || typeof key !== "string") return false;
    if (isFresh(d, 1)) d.share(this.#root);
    setCanonical(d, key, key, value);
    return true;
  }

  /**
   * Fills the new dict `d` with as many pairs as there are values.
   * @param keys The canonical keys, from position `from` on.
   * @param names The keys themselves, at the same positions.
   */
  fillNew(d: PyDict, keys: string[], names: Value[], from: number, values: Value[]): void {
    const count = values.length;
    const shape = isFresh(d, count) ? this.#shapeOf(keys, from, 1, count, names) : undefined;
    if (shape !== undefined) d.fill(shape, values);
    else for (let i = 0; i < count; i++) setCanonical(d, keys[from + i], names[from + i], values[i]);
  }

  /** The shape of `count` keys, every `step`th from `from` on, if they were met before. */
  #shapeOf(keys: string[], from: number, step: number, count: number, names = keys as Value[]): KeyShape | undefined {
    const first = keys[from];
    const place = (count * 5 + first.length * 11 + first.charCodeAt(0)) & PLACES - 1;
    const known = this.#sequences[place];
    if (known === undefined || known.keys.length !== count || !matches(known.keys, keys, from, step)) {
      const own: string[] = new Array(count);
      for (let i = 0; i < count; i++) own[i] = keys[from + step * i];
      this.#sequences[place] = { keys: own, shape: undefined };
      return undefined;
    }
    if (known.shape === undefined && new Set(known.keys).size === count) {
      known.shape = new KeyShape(known.keys, names === keys ? known.keys : names.slice(from, from + count));
    }
    return known.shape;
  }
}

/**
 * Makes the dicts of the instances of one class: while an instance has the same attributes, stored in the same order, as
 * the one before it, its dict shares the keys.
 */
export class OwnKeys {
  /** Names of the properties of the last instance: attributes, and fields of its JavaScript class. */
  #properties: string[] = [];
  #shape: KeyShape | undefined = undefined;

  /**
   * A dict of the attributes of `o`, which are taken away from it.
   * @param properties `Object.keys(o)`.
   */
  dictOf(o: PyObject, properties: string[]): PyDict {
    const dict = new PyDict();
    const values: Value[] = [];
    // PERF: a property that is deleted makes the object slow for good.
    for (let i = 0; i < properties.length; i++) {
      const property = properties[i];
      if (property.charCodeAt(0) !== ATTRIBUTE) continue;
      values.push(o[property as `$${string}`]!);
      o[property as `$${string}`] = undefined;
    }
    const shape = values.length > 0 && values.length <= MOST_SHARED ? this.#shapeFor(properties) : undefined;
    if (shape !== undefined) {
      dict.fill(shape, values);
      return dict;
    }
    let at = 0;
    for (const property of properties) {
      if (property.charCodeAt(0) === ATTRIBUTE) dict.setStr(property.slice(1), values[at++]);
    }
    return dict;
  }

  #shapeFor(properties: string[]): KeyShape | undefined {
    const known = this.#properties;
    if (known.length !== properties.length || !matches(known, properties, 0, 1)) {
      this.#properties = properties;
      return this.#shape = undefined;
    }
    return this.#shape ??= new KeyShape(
      properties.filter((property) => property.charCodeAt(0) === ATTRIBUTE).map((property) => property.slice(1)),
    );
  }
}

/** Whether nobody used `d` yet, and `count` pairs may share their keys. */
function isFresh(d: PyDict, count: number): boolean {
  return count > 0 && count <= MOST_SHARED && d.size === 0 && d.order === undefined && d.resized === 0;
}

function matches(known: string[], keys: string[], from: number, step: number): boolean {
  for (let i = 0; i < known.length; i++) if (known[i] !== keys[from + step * i]) return false;
  return true;
}
