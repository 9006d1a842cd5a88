// SPDX-License-Identifier: MIT
/**
 * Iterators of dicts. They walk the simulated hash table, so the order, and what happens when the dict changes without
 * changing its size, are CPython's. CPYTHON: `Objects/dictobject.c`.
 */
import { PyObject, PyTuple, type Value } from "../base/value.ts";
import type { DictEntry, PyDict } from "../core/dict.ts";
import { runtimeError } from "../core/exceptions.ts";
import { method, newType } from "../native/define.ts";
import "./object_type.ts";

/** Iterator of a dict; `dict` of the base is unrelated, so the dict is `over`; `undefined` once exhausted. */
export class PyDictIter extends PyObject {
  over: PyDict | undefined;
  /** Number of keys at the start; −1 after it was found changed. */
  used: number;
  left: number;
  slot = 0;
  version = -1;
  slots: readonly (DictEntry | undefined | null)[] = [];

  constructor(d: PyDict) {
    super();
    this.over = d;
    this.used = this.left = d.map.size;
  }

  /** The next entry, or `undefined` at the end. */
  advance(): DictEntry | undefined {
    const d = this.over;
    if (d === undefined) return undefined;
    if (this.used !== d.map.size) {
      this.used = -1;
      throw runtimeError("dictionary changed size during iteration");
    }
    if (this.version !== d.keysVersion) {
      this.slots = d.table().slots;
      this.version = d.keysVersion;
    }
    const slots = this.slots;
    for (let i = this.slot; i < slots.length; i++) {
      const entry = slots[i];
      if (entry !== undefined && entry !== null) {
        this.slot = i + 1;
        this.left--;
        return entry;
      }
    }
    this.over = undefined;
    this.slots = [];
    return undefined;
  }
}
export class PyDictKeyIter extends PyDictIter {}
export class PyDictValueIter extends PyDictIter {}
export class PyDictItemIter extends PyDictIter {}

function defineIterator(name: string, jsClass: typeof PyDictIter, result: (e: DictEntry) => Value): void {
  newType(name, jsClass, { subclassable: false }, {
    slots: {
      tp_iter: (_vm, self) => self,
      tp_iternext: (_vm, self) => {
        const entry = (self as PyDictIter).advance();
        return entry === undefined ? undefined : result(entry);
      },
    },
    methods: () => ({
      __length_hint__: method<PyDictIter>()([], "How many items are probably left.", (_vm, self) => {
        return self.over !== undefined && self.used === self.over.size ? self.left : 0;
      }),
    }),
  });
}
defineIterator("dictionary-keyiterator", PyDictKeyIter, (e) => e.key);
defineIterator("dictionary-valueiterator", PyDictValueIter, (e) => e.value!);
defineIterator("dictionary-itemiterator", PyDictItemIter, (e) => new PyTuple([e.key, e.value!]));
