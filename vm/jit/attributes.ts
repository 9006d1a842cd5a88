// SPDX-License-Identifier: MIT
/**
 * What generated code may do with an attribute of an instance without asking its class, found by what the prototypes of
 * the instances say (`PyType.publish`). V8's inline caches find that, and the instance's own property `$NAME`, with a check
 * of the hidden class, for up to four classes at a place; a cache of ours would know one. Of the attribute NAME:
 *
 * | key      | value                        | means                                                                  |
 * |----------|------------------------------|------------------------------------------------------------------------|
 * | `c$NAME` | `true`, `false`              | an own property `$NAME` goes before the class; `true`: may be stored   |
 * | `m$NAME` | a function, or a native      | calling that with the instance first is right, unless `$NAME` is there |
 * | `v$NAME` | an object that has a `value` | reading gives that, unless `$NAME` is there                            |
 *
 * They hold until the class is modified, for instances of just this class that do not keep their attributes in a dict.
 *
 * PERF: whatever is put on a prototype makes V8 throw away the code that depends on it. So a class says all that its methods
 * ask for at once: one change per class in place of one per attribute. And it takes a microsecond and 50 bytes each: classes
 * of which little is asked say nothing (a program that looks at an attribute of each of 900 classes: 3.2 to 1.2 s).
 */
import type { PyObject, Value } from "../base/value.ts";
import { genericGetAttr, genericSetAttr } from "../core/abstract.ts";
import { DictEntry } from "../core/dict.ts";
import { looksUpGenerically } from "../core/slots.ts";
import { PyType, type Slots } from "../core/type.ts";
import { PyFunction, PyModule, PyOldClass, PyOldInstance, PyStaticMethod, typeOf } from "../core/types.ts";
import type { GetSetRow } from "../native/define.ts";
import { PyGetSet, PyMember, PyMethodDescr, PySlotWrapper } from "../native/descriptors.ts";

/** See the head of the file. */
export class AttrEntry {
  constructor(
    /** What the class has under the name, where calling it with the instance as first argument is right. */
    readonly method: PyFunction | PyMethodDescr | PySlotWrapper | undefined,
    /** Has what reading gives where the instance has none of its own, if it is no descriptor. */
    readonly data: DictEntry | undefined,
    /** Whether storing is nothing but setting the own property. */
    readonly stores: boolean,
  ) {}
}

/** The data descriptor that a class has under a name: it goes before what instances have. */
export class DataEntry {
  /** `__get__` of the descriptor, if what it raises is not for `__getattr__` of the class. */
  readonly get: Slots["tp_descr_get"];
  /** Computes a native attribute of an object of the class: what `get` does then. */
  readonly compute: GetSetRow<Value>["get"];
  /** The property that holds the value of a slot; where it has none, `get` raises. */
  readonly key: string | undefined;

  constructor(readonly owner: PyType, readonly descr: PyObject) {
    this.get = owner.tp_getattro === genericGetAttr ? descr.type.tp_descr_get : undefined;
    const isNative = this.get !== undefined && descr instanceof PyGetSet && owner.isSubtype(descr.owner);
    this.compute = isNative ? descr.row.get : undefined;
    this.key = descr instanceof PyMember && owner.isSubtype(descr.owner) ? descr.key : undefined;
  }
}

type Entry = AttrEntry | DataEntry;

/** So many attributes at most are published before they are asked for. */
const MOST = 200;

/** How often a class is asked until the prototypes of its instances say what it knows. */
const ASKED = 12;

/** What is known of a class, by name. */
class Entries extends Map<string, Entry | undefined> {
  /** How often it was asked, before the prototypes say it. */
  asked = 0;

  /** @param isPublic The prototypes say what is here. */
  constructor(public isPublic: boolean) {
    super();
  }
}

/** What `o`'s class says about a name, found on first use; `undefined` where it says nothing that stays true. */
export function entryOf(o: PyObject, name: string): Entry | undefined {
  const holder = o instanceof PyOldInstance ? o.cls : o.type;
  const entries = (holder.entries ??= new Entries(!(holder instanceof PyOldClass) && !holder.heap)) as Entries;
  if (!entries.isPublic && ++entries.asked >= ASKED) publishAll(o, holder, entries);
  const known = entries.get(name);
  return known !== undefined || entries.has(name) ? known : enter(o, holder, entries, name);
}

function enter(o: PyObject, holder: PyType | PyOldClass, entries: Entries, name: string): Entry | undefined {
  const entry = holder instanceof PyOldClass ? makeOldEntry(holder, name) : makeEntry(o, holder, name);
  entries.set(name, entry);
  if (entries.isPublic) publish(holder, name, entry);
  return entry;
}

function publish(holder: PyType | PyOldClass, name: string, entry: Entry | undefined): void {
  if (!(entry instanceof AttrEntry)) return;
  if (holder instanceof PyOldClass || holder.hasDict) holder.publish(`c$${name}`, entry.stores);
  if (entry.method !== undefined) holder.publish(`m$${name}`, entry.method);
  if (entry.data !== undefined) holder.publish(`v$${name}`, entry.data);
}

/** Has the prototypes say what was asked, and what probably will be. */
function publishAll(o: PyObject, holder: PyType | PyOldClass, entries: Entries): void {
  entries.isPublic = true;
  for (const [name, entry] of entries) publish(holder, name, entry);
  for (const name of likelyNames(holder)) if (!entries.has(name)) enter(o, holder, entries, name);
}

/** The names that methods of a class use which have run before, and those it has itself. */
function likelyNames(cls: PyType | PyOldClass): Set<string> {
  const names = new Set<string>();
  for (const t of cls.mro) {
    if (!(t instanceof PyOldClass) && !(t instanceof PyType && t.heap)) continue;
    for (const name of t.attrs.keys()) {
      if (typeof name !== "string") continue;
      if (!name.startsWith("__")) names.add(name);
      const f = t.attrs.getStr(name);
      if (f instanceof PyFunction) addNames(names, f);
    }
    if (names.size > MOST) break;
  }
  return names;
}

function addNames(names: Set<string>, f: PyFunction): void {
  // Of code that has not run nothing is loaded.
  const used: string[] | undefined = f.code.names;
  if (used === undefined) return;
  for (const name of used) if (!f.globals.map.has(name)) names.add(name);
}

function makeOldEntry(cls: PyOldClass, name: string): AttrEntry | undefined {
  if (name === "__dict__" || name === "__class__") return undefined;
  const stores = cls.setattr === undefined;
  const found = cls.isSealed ? cls.lookupEntry(name) : undefined;
  const v = found?.value;
  if (v instanceof PyFunction) return new AttrEntry(v, undefined, stores);
  return new AttrEntry(undefined, v !== undefined && typeOf(v).tp_descr_get === undefined ? found : undefined, stores);
}

function makeEntry(o: PyObject, type: PyType, name: string): Entry | undefined {
  // A module keeps its attributes in a dict from the beginning.
  if (!looksUpGenerically(type) || o instanceof PyModule) return undefined;
  const stores = type.hasDict && type.tp_setattro === genericSetAttr;
  const found = type.lookupEntry(name);
  const descr = found?.value;
  if (found === undefined || descr === undefined) return new AttrEntry(undefined, undefined, stores);
  if (
    descr instanceof PyFunction || descr instanceof PySlotWrapper || descr instanceof PyMethodDescr && !descr.type.heap
  ) {
    return new AttrEntry(descr, undefined, stores);
  }
  if (descr instanceof PyStaticMethod && !descr.type.heap) {
    const { callable } = descr;
    return new AttrEntry(undefined, callable === undefined ? undefined : new DictEntry(name, callable), stores);
  }
  if (typeof descr !== "object" || descr === null) return new AttrEntry(undefined, found, stores);
  const { tp_descr_get, tp_descr_set } = (descr as PyObject).type;
  if (tp_descr_set !== undefined) return new DataEntry(type, descr);
  return new AttrEntry(undefined, tp_descr_get === undefined ? found : undefined, stores);
}
