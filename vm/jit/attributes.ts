// SPDX-License-Identifier: MIT
/**
 * What generated code may do with an attribute of an instance without asking its class: entries on the prototypes of the
 * JavaScript classes, `c$NAME` for the attribute NAME. V8's inline caches find the entry and the instance's own property
 * `$NAME` with the same check of the hidden class, for up to four classes at a place; a cache of ours would know one.
 *
 * An entry stands there only while reading an own property first is right: attributes are looked up generically, and the
 * class has no data descriptor of that name. A change of the class takes its entries away (`PyType.modified`). Entries are
 * inherited along the prototypes, so who reads one compares its `type` with that of the object.
 */
import type { PyObject, Value } from "../base/value.ts";
import { genericGetAttr, genericSetAttr } from "../core/abstract.ts";
import { attrNames } from "../core/attr_names.ts";
import { looksUpGenerically } from "../core/slots.ts";
import { PyType, type Slots } from "../core/type.ts";
import { PyFunction, PyOldInstance, PyStaticMethod } from "../core/types.ts";
import type { GetSetRow } from "../native/define.ts";
import { PyGetSet, PyMethodDescr } from "../native/descriptors.ts";

/** See the head of the file. */
export class AttrEntry {
  constructor(
    /** The class it holds for. */
    readonly type: PyType,
    /** What the class has under the name, where calling it with the instance as first argument is right. */
    readonly method: PyFunction | PyMethodDescr | undefined,
    /** What reading gives where the instance has none of its own, if it is no descriptor. */
    readonly value: Value | undefined,
    /** Whether storing is nothing but setting the own property. */
    readonly stores: boolean,
  ) {}
}

/** The data descriptor that a class has under a name: it goes before what instances have. */
export class DataEntry {
  /** None: what generated code may do with an {@linkcode AttrEntry} it may not do here. */
  readonly type = null;
  /** `__get__` of the descriptor, if what it raises is not for `__getattr__` of the class. */
  readonly get: Slots["tp_descr_get"];
  /** Computes a native attribute of an object of the class: what `get` does then. */
  readonly compute: GetSetRow<Value>["get"];

  constructor(readonly owner: PyType, readonly descr: PyObject) {
    this.get = owner.tp_getattro === genericGetAttr ? descr.type.tp_descr_get : undefined;
    const isNative = this.get !== undefined && descr instanceof PyGetSet && owner.isSubtype(descr.owner);
    this.compute = isNative ? descr.row.get : undefined;
  }
}

/** What `o`'s class says about a name, found on first use; `undefined` where it says nothing that stays true. */
export function entryOf(o: PyObject, name: string): AttrEntry | DataEntry | undefined {
  const { type } = o;
  const { entry: key } = attrNames(name);
  const known = (o as unknown as Record<string, AttrEntry | DataEntry | undefined>)[key];
  if (known !== undefined && (known instanceof DataEntry ? known.owner : known.type) === type) return known;
  const entry = makeEntry(o, type, name);
  if (entry !== undefined) {
    Object.defineProperty(type.jsClass.prototype, key, { value: entry, writable: true, configurable: true });
    (type.published ??= []).push(key);
  }
  return entry;
}

function makeEntry(o: PyObject, type: PyType, name: string): AttrEntry | DataEntry | undefined {
  if (o instanceof PyOldInstance) {
    return name === "__dict__" || name === "__class__" ? undefined : new AttrEntry(type, undefined, undefined, false);
  }
  if (!looksUpGenerically(type)) return undefined;
  const stores = type.hasDict && type.tp_setattro === genericSetAttr;
  const descr = type.lookup(name);
  if (descr === undefined) return new AttrEntry(type, undefined, undefined, stores);
  if (descr instanceof PyFunction || descr instanceof PyMethodDescr && !descr.type.heap) {
    return new AttrEntry(type, descr, undefined, stores);
  }
  if (descr instanceof PyStaticMethod && !descr.type.heap) {
    return new AttrEntry(type, undefined, descr.callable ?? undefined, stores);
  }
  if (typeof descr !== "object" || descr === null) return new AttrEntry(type, undefined, descr, stores);
  const { tp_descr_get, tp_descr_set } = (descr as PyObject).type;
  if (tp_descr_set !== undefined) return new DataEntry(type, descr);
  return new AttrEntry(type, undefined, tp_descr_get === undefined ? descr : undefined, stores);
}
