// SPDX-License-Identifier: MIT
/** Iterators of dicts. CPYTHON: `Objects/dictobject.c`. */
import { PyTuple, type Value } from "../base/value.ts";
import type { DictEntry, PyDict } from "../core/dict.ts";
import type { KeyMap } from "../core/key_map.ts";
import { PLAIN_ITERATOR } from "../core/types.ts";
import { method, newType } from "../native/define.ts";
import { PyTableIter } from "./table_iter.ts";
import "./object_type.ts";

/** Iterator of a dict; `dict` of the base is unrelated, so the dict is `over`; `undefined` once exhausted. */
abstract class PyDictIter extends PyTableIter {
  over: PyDict | undefined;

  constructor(d: PyDict) {
    super(d.map.size);
    this.over = d;
  }

  advance(): Value | undefined {
    const d = this.over;
    if (d === undefined) return undefined;
    // As long as no key came or went, the size is the same.
    if (this.version !== d.keysVersion) this.look(d, "dictionary");
    const item = this.walk(d.map);
    if (item === undefined) this.over = undefined;
    return item;
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
        return self.over === undefined ? 0 : self.lengthHint(self.over.size);
      }),
    }),
  });
}
defineIterator("dictionary-keyiterator", PyDictKeyIter);
defineIterator("dictionary-valueiterator", PyDictValueIter);
defineIterator("dictionary-itemiterator", PyDictItemIter);
