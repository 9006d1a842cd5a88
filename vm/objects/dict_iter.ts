// SPDX-License-Identifier: MIT
/**
 * Iterators of dicts. They walk the simulated hash table, so the order, and what happens when the dict changes without
 * changing its size, are CPython's. CPYTHON: `Objects/dictobject.c`.
 */
import { PyTuple, type Value } from "../base/value.ts";
import type { DictEntry, PyDict } from "../core/dict.ts";
import { runtimeError } from "../core/exceptions.ts";
import type { KeyMap } from "../core/key_map.ts";
import { PLAIN_ITERATOR, PyPlainIter } from "../core/types.ts";
import { method, newType } from "../native/define.ts";
import "./object_type.ts";

/** Iterator of a dict; `dict` of the base is unrelated, so the dict is `over`; `undefined` once exhausted. */
abstract class PyDictIter extends PyPlainIter {
  over: PyDict | undefined;
  /** Number of keys at the start; −1 after it was found changed. */
  used: number;
  left: number;
  slot = 0;
  version = -1;
  /** The slots of a dict without history, or `undefined`. */
  places: readonly number[] | undefined = undefined;
  slots: readonly (DictEntry | undefined | null)[] = [];

  constructor(d: PyDict) {
    super();
    this.over = d;
    this.used = this.left = d.map.size;
  }

  /** What the iterator gives for the key at a position. */
  protected abstract at(map: KeyMap, position: number): Value;
  /** What it gives for an entry. */
  protected abstract of(entry: DictEntry): Value;

  advance(): Value | undefined {
    const d = this.over;
    if (d === undefined) return undefined;
    // As long as no key came or went, the size is the same.
    if (this.version !== d.keysVersion) this.look(d);
    const { places } = this;
    if (places !== undefined) {
      for (let i = this.slot; i < places.length; i++) {
        const position = places[i];
        if (position >= 0) {
          this.slot = i + 1;
          this.left--;
          return this.at(d.map, position);
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
    this.over = this.places = undefined;
    this.slots = [];
    return undefined;
  }

  /** Finds out where the keys are. */
  private look(d: PyDict): void {
    if (this.used !== d.map.size) {
      this.used = -1;
      throw runtimeError("dictionary changed size during iteration");
    }
    this.places = d.places();
    if (this.places === undefined) this.slots = d.table().slots;
    this.version = d.keysVersion;
  }
}

/** Iterator of the keys. */
export class PyDictKeyIter extends PyDictIter {
  protected at(map: KeyMap, position: number): Value {
    return map.keyAt(position);
  }
  protected of(entry: DictEntry): Value {
    return entry.key;
  }
}

/** Iterator of the values. */
export class PyDictValueIter extends PyDictIter {
  protected at(map: KeyMap, position: number): Value {
    return map.valueAt(position);
  }
  protected of(entry: DictEntry): Value {
    return entry.value!;
  }
}

/** Iterator of pairs of key and value. */
export class PyDictItemIter extends PyDictIter {
  protected at(map: KeyMap, position: number): Value {
    return new PyTuple([map.keyAt(position), map.valueAt(position)]);
  }
  protected of(entry: DictEntry): Value {
    return new PyTuple([entry.key, entry.value!]);
  }
}

function defineIterator(name: string, jsClass: new (d: PyDict) => PyDictIter): void {
  newType(name, jsClass, { subclassable: false }, {
    slots: PLAIN_ITERATOR,
    methods: () => ({
      __length_hint__: method<PyDictIter>()([], "How many items are probably left.", (_vm, self) => {
        return self.over !== undefined && self.used === self.over.size ? self.left : 0;
      }),
    }),
  });
}
defineIterator("dictionary-keyiterator", PyDictKeyIter);
defineIterator("dictionary-valueiterator", PyDictValueIter);
defineIterator("dictionary-itemiterator", PyDictItemIter);
