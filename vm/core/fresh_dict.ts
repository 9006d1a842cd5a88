// SPDX-License-Identifier: MIT
/** Filling dicts that nobody else has seen yet: what readers of serialized data do. */
import type { Value } from "../base/value.ts";
import { DictEntry, type PyDict } from "./dict.ts";
import { KeyShape } from "./key_map.ts";

/**
 * Stores `value` under `key` in a dict whose keys are all canonical.
 * @param k The canonical key of `key` (`mapKey`); of a `str`, the key itself.
 */
export function setCanonical(d: PyDict, k: unknown, key: Value, value: Value): void {
  const entry = d.map.get(k);
  if (entry !== undefined) entry.value = value;
  else d.addEntry(k, new DictEntry(key, value));
}

/** Pairs of a dict that may share its keys with others. */
const MOST_SHARED = 32;
/** Size of the memory for key sequences, a power of two. */
const PLACES = 64;

/** A sequence of keys met once, and its shape after it was met again. */
interface Sequence {
  keys: Value[];
  shape: KeyShape | undefined;
}

/** Fills dicts from pairs; those with the same strings as keys, in the same order, share them. */
export class DictFiller {
  readonly #sequences: (Sequence | undefined)[] = [];

  /**
   * Fills `d` with `items[from … to]`, keys and values in turn.
   * @returns `false`, having done nothing: `d` is in use, or not all keys are strings.
   */
  fill(d: PyDict, items: Value[], from: number, to: number): boolean {
    if (d.slow !== undefined) return false;
    const count = (to - from) >> 1;
    if (count <= MOST_SHARED && count > 0 && d.size === 0 && d.order === undefined) {
      const shape = this.#shapeOf(items, from, count);
      if (shape !== undefined) {
        const entries: DictEntry[] = new Array(count);
        for (let i = 0; i < count; i++) entries[i] = new DictEntry(items[from + 2 * i], items[from + 2 * i + 1]);
        d.fill(shape, entries);
        return true;
      }
    }
    for (let i = from; i < to; i += 2) if (typeof items[i] !== "string") return false;
    for (let i = from; i < to; i += 2) setCanonical(d, items[i], items[i], items[i + 1]);
    return true;
  }

  /** The shape of the keys of `count` pairs from `from` on, if they were met before. */
  #shapeOf(items: Value[], from: number, count: number): KeyShape | undefined {
    const first = items[from];
    if (typeof first !== "string") return undefined;
    const place = (count * 5 + first.length * 11 + first.charCodeAt(0)) & PLACES - 1;
    const known = this.#sequences[place];
    if (known === undefined || !matches(known.keys, items, from, count)) {
      const keys: Value[] = new Array(count);
      for (let i = 0; i < count; i++) keys[i] = items[from + 2 * i];
      this.#sequences[place] = { keys, shape: undefined };
      return undefined;
    }
    if (known.shape === undefined && known.keys.every((key) => typeof key === "string")) {
      if (new Set(known.keys).size === count) known.shape = new KeyShape(known.keys as string[]);
    }
    return known.shape;
  }
}

function matches(keys: Value[], items: Value[], from: number, count: number): boolean {
  if (keys.length !== count) return false;
  for (let i = 0; i < count; i++) if (keys[i] !== items[from + 2 * i]) return false;
  return true;
}
