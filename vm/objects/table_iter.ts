// SPDX-License-Identifier: MIT
/**
 * What iterators of dicts and of sets share: they walk the simulated hash table, so the order, and what happens when keys
 * change without a change of their number, are CPython's. CPYTHON: `Objects/dictobject.c`, `Objects/setobject.c`.
 */
import type { Value } from "../base/value.ts";
import type { DictEntry, PyDict } from "../core/dict.ts";
import { runtimeError } from "../core/exceptions.ts";
import type { KeyMap } from "../core/key_map.ts";
import { PyPlainIter } from "../core/types.ts";

/** Iterator of the table of a dict or a set. */
export abstract class PyTableIter extends PyPlainIter {
  /** Number of keys at the start; −1 after it was found changed. */
  protected used: number;
  protected left: number;
  protected slot = 0;
  /** `keysVersion` of the table when `places` or `slots` were taken from it. */
  protected version = -1;
  /** The slots of a table without history, or `undefined`. */
  private places: readonly number[] | undefined = undefined;
  private slots: readonly (DictEntry | undefined | null)[] = [];

  constructor(size: number) {
    super();
    this.used = this.left = size;
  }

  /** What the iterator gives for the key at a position. */
  protected abstract at(map: KeyMap, position: number): Value;
  /** What it gives for an entry. */
  protected abstract of(entry: DictEntry): Value;

  /** The next item of a table that {@linkcode look} has seen as it is; `undefined` at the end. */
  protected walk(map: KeyMap): Value | undefined {
    const { places } = this;
    if (places !== undefined) {
      for (let i = this.slot; i < places.length; i++) {
        const position = places[i];
        if (position >= 0) {
          this.slot = i + 1;
          this.left--;
          return this.at(map, position);
        }
      }
    } else {
      const { slots } = this;
      for (let i = this.slot; i < slots.length; i++) {
        const entry = slots[i];
        if (entry !== undefined && entry !== null) {
          this.slot = i + 1;
          this.left--;
          return this.of(entry);
        }
      }
    }
    this.places = undefined;
    this.slots = [];
    return undefined;
  }

  /** Finds out where the keys are. RuntimeError if their number has changed. @param what "dictionary" or "Set". */
  protected look(table: PyDict, what: string): void {
    this.checkSize(table.map.size, what);
    this.places = table.places();
    if (this.places === undefined) this.slots = table.table().slots;
    this.version = table.keysVersion;
  }

  /** RuntimeError if the number of keys is another than at the start. */
  protected checkSize(size: number, what: string): void {
    if (this.used === size) return;
    this.used = -1;
    throw runtimeError(`${what} changed size during iteration`);
  }

  /** How many items are probably left of a table that has `size` keys now. */
  lengthHint(size: number): number {
    return this.used === size ? this.left : 0;
  }
}
