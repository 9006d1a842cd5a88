// SPDX-License-Identifier: MIT
/**
 * What a picture of a VM (`picture.ts`) consists of, kind by kind: how an object of the kind is written and made again.
 *
 * Most objects are plain: their JavaScript properties say all, and are copied as they are. A kind of its own have those
 * with private fields, those that stand in tables of their VM, and those that belong to the process. What has none, and
 * is not plain, cannot be in a picture: {@linkcode Unable} names it, so nothing is lost without a word.
 *
 * An object has two parts: the head, from which an empty one is made, and which needs only classes that were made before;
 * and the body, which may refer to anything. What needs the bodies of others (dicts need the hashes of their keys) waits
 * with `r.later` until all have been read.
 */
import { PyComplex, PyFloat, PyInt, PyLong, PyObject, PyTuple, PyUnicode, type Value } from "../../vm/base/value.ts";
import { DictEntry, PyDict } from "../../vm/core/dict.ts";
import { DictTable, KeyOrder } from "../../vm/core/dict_table.ts";
import { PyThrow } from "../../vm/core/exceptions.ts";
import { watchFinalizer } from "../../vm/core/finalize.ts";
import { IntTable } from "../../vm/core/int_table.ts";
import { mapKey } from "../../vm/core/map_key.ts";
import { PyOldClass, PyOldInstance } from "../../vm/core/old_class.ts";
import { PyType } from "../../vm/core/type.ts";
import { PyList, PyLoopListIter, PyLoopXrangeIter, PyTraceback } from "../../vm/core/types.ts";
import { ExcState } from "../../vm/interp/frame.ts";
import { PyBuiltin, PyGetSet, PyMember, type PyMethodDescr } from "../../vm/native/descriptors.ts";
import { fixupSlots } from "../../vm/native/slot_update.ts";
import { registered, restoreRegistered } from "../../vm/modules/abc.ts";
import { MatchResult } from "../../vm/modules/re/pattern.ts";
import { OWN_ROWS } from "../../vm/objects/heap_type.ts";
import { linkBases } from "../../vm/objects/mro.ts";
import { PyCondition } from "../../vm/sched/condition.ts";
import { PyEvent, PyLock, PyRLock, PySemaphore } from "../../vm/sched/locks.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";
import { bare, type Kind, readAll, Unable, writeAll } from "./kind.ts";
import { codeKind, frameKind, threadKind } from "./kinds_code.ts";
import {
  constructed,
  fileKind,
  imageKind,
  localKind,
  outputKind,
  patternKind,
  socketKind,
  waitListKind,
  weakrefKind,
} from "./kinds_process.ts";

// ---- dicts --------------------------------------------------------------------------------------------------------

const NO_HASH = { lo: 0, hi: 0 };

/** Writes keys and values, and the table that the order comes from where that is more than the order of the keys. */
function writeDict(w: Writer, d: PyDict): void {
  const entries = d.map.entries();
  const isSimple = d.order === undefined && d.resized === 0 && d.earlier === undefined;
  w.body.count(d.slow === undefined ? 0 : 1);
  w.body.count(d.keysVersion);
  w.body.count(entries.length);
  for (const { key, value, hash } of entries) {
    w.value(key);
    w.value(value);
    const isSlow = mapKey(key) === undefined;
    w.body.plain(isSlow && hash !== undefined ? hash.lo : undefined);
    if (isSlow && hash !== undefined) w.body.plain(hash.hi);
  }
  w.body.count(isSimple ? 0 : 1);
  if (isSimple) return;
  const at = new Map(entries.map((entry, i) => [entry, i]));
  const table = d.table();
  w.body.count(table.slots.length);
  for (const slot of table.slots) w.body.count(slot === undefined ? 0 : slot === null ? 1 : at.get(slot)! + 2);
  w.body.count(table.fill);
  w.body.count(table.used);
  w.body.plain(table.finger);
}

function readDict(r: Reader, d: PyDict): void {
  const isSlow = r.body.count() === 1;
  const version = r.body.count();
  const n = r.body.count();
  const entries: DictEntry[] = [];
  for (let i = 0; i < n; i++) {
    const entry = new DictEntry(r.body.value(), r.body.value());
    const lo = r.body.value();
    if (lo !== undefined) entry.hash = { lo, hi: r.body.value() };
    entries.push(entry);
  }
  let table: DictTable | undefined;
  if (r.body.count() === 1) {
    table = new DictTable();
    const size = r.body.count();
    table.slots = [];
    for (let i = 0; i < size; i++) {
      const slot = r.body.count();
      table.slots.push(slot === 0 ? undefined : slot === 1 ? null : entries[slot - 2]);
    }
    table.mask = size - 1;
    table.fill = r.body.count();
    table.used = r.body.count();
    table.finger = r.body.value();
  }
  r.later("dict", () => {
    // What this VM has looked up in a namespace of its own must not seem right again.
    const isOwn = d.keysVersion > 0;
    if (isOwn) d.clear();
    for (const entry of entries) {
      const k = mapKey(entry.key);
      if (k === undefined) d.addEntry(entry, entry);
      else if (table === undefined) d.add(k, entry.key, entry.value!);
      else d.addEntry(k, entry);
    }
    if (table !== undefined) d.order = new KeyOrder([], table);
    if (isSlow) d.candidates(NO_HASH);
    if (!isOwn) d.keysVersion = version;
  });
}

// ---- classes ------------------------------------------------------------------------------------------------------

const TYPE_FIELDS = ["name", "hasDict", "hasWeakref", "slotNames", "isAbstract", "doc", "module"] as const;

const typeKind: Kind = {
  jsClass: PyType,
  own: "all",
  needs: (t: PyType) => t.heap ? [t.base!] : [],
  head: (w, t: PyType) => w.head.object(w.id(t.base!)),
  make: (r, prototype) => {
    const meta = (prototype as PyType).type;
    const base = r.head.value() as PyType;
    return PyType.make(meta, "", base);
  },
  body: (w, t: PyType) => {
    if (!t.heap) throw new Unable(`the type '${t.name}'`);
    for (const field of TYPE_FIELDS) w.value(t[field]);
    writeAll(w, t.bases);
    writeAll(w, t.mro);
    w.value(t.attrs);
    writeAll(w, registered(w.vm, t));
    const own = Object.keys(t).filter((key) => key.startsWith("$") || key === "dict");
    w.body.count(own.length);
    for (const key of own) {
      w.body.text(key);
      w.value((t as unknown as Record<string, unknown>)[key]);
    }
  },
  fill: (r, t: PyType) => {
    for (const field of TYPE_FIELDS) (t as unknown as Record<string, unknown>)[field] = r.body.value();
    t.bases = readAll(r) as Value[];
    t.mro = readAll(r) as Value[];
    t.attrs = r.body.value();
    const others = readAll(r) as PyObject[];
    if (others.length > 0) r.later("end", () => restoreRegistered(r.vm, t, others));
    const n = r.body.count();
    for (let i = 0; i < n; i++) {
      const key = r.body.value() as string;
      (t as unknown as Record<string, unknown>)[key] = r.body.value();
    }
    t.world = r.vm;
    r.later("type", () => {
      t.modified();
      linkBases(t);
      fixupSlots(t);
    });
  },
};

const oldClassKind: Kind = {
  jsClass: PyOldClass,
  own: "all",
  needs: (c: PyOldClass) => [c.attrs, ...c.bases],
  head: (w, c: PyOldClass) => {
    w.head.object(w.id(c.attrs));
    w.head.count(c.bases.length);
    for (const base of c.bases) w.head.object(w.id(base));
  },
  make: (r) => {
    const attrs = r.head.value() as PyDict;
    const n = r.head.count();
    const bases: PyOldClass[] = [];
    for (let i = 0; i < n; i++) bases.push(r.head.value());
    return new PyOldClass("", bases, attrs);
  },
  body: (w, c: PyOldClass) => {
    for (const v of [c.name, c.getattr, c.setattr, c.delattr, c.isSealed]) w.value(v);
  },
  fill: (r, c: PyOldClass) => {
    c.name = r.body.value();
    c.getattr = r.body.value();
    c.setattr = r.body.value();
    c.delattr = r.body.value();
    if (r.body.value()) c.seal();
    r.later("type", () => c.modified());
  },
};

const oldInstanceKind: Kind = {
  jsClass: PyOldInstance,
  own: ["cls"],
  needs: (o: PyOldInstance) => [o.cls],
  head: (w, o: PyOldInstance) => {
    w.head.object(w.id(o.cls));
    w.head.count(Object.getPrototypeOf(o) === o.cls.jsClass.prototype ? 1 : 0);
  },
  make: (r) => {
    const cls = r.head.value() as PyOldClass;
    return r.head.count() === 1 ? new cls.jsClass(cls) : new PyOldInstance(cls);
  },
  fill: (r, o: PyOldInstance) =>
    r.later("end", () => {
      const del = o.cls.lookup("__del__");
      if (del !== undefined) watchFinalizer(r.vm, o, del);
    }),
};

// ---- natives ------------------------------------------------------------------------------------------------------

/** A method of an object, bound: what the type has under the name. Functions of modules are fixed points. */
const builtinKind: Kind = {
  jsClass: PyBuiltin,
  own: "all",
  make: bare,
  body: (w, f: PyBuiltin) => {
    const { name } = f.impl;
    const found = f.self === undefined ? undefined : w.typeOf(f.self).lookup(name) as PyMethodDescr | undefined;
    if (found?.impl !== f.impl) throw new Unable(`the built-in function ${name}`);
    w.value(f.self);
    w.value(name);
    w.value(f.module);
  },
  fill: (r, f: PyBuiltin) => {
    f.self = r.body.value();
    const name = r.body.value() as string;
    f.module = r.body.value();
    r.later("end", () => f.impl = (r.typeOf(f.self!).lookup(name) as PyMethodDescr).impl);
  },
};

const getSetKind: Kind = {
  jsClass: PyGetSet,
  own: "all",
  make: bare,
  body: (w, d: PyGetSet) => {
    if (!d.owner.heap || d.name !== "__dict__" && d.name !== "__weakref__") {
      throw new Unable(`the descriptor '${d.name}' of '${d.owner.name}'`);
    }
    w.value(d.name);
    w.value(d.owner);
  },
  fill: (r, d: PyGetSet) => {
    d.name = r.body.value();
    d.owner = r.body.value();
    d.row = OWN_ROWS[d.name];
  },
};

// ---- values -------------------------------------------------------------------------------------------------------

/** Values that never change are whole with their head, since keys of dicts are hashed. */
const valueKind = (jsClass: Kind["jsClass"], ...fields: string[]): Kind => ({
  jsClass,
  own: ["wide", "hi", "lo", ...fields],
  // deno-lint-ignore no-explicit-any
  head: (w, o: any) => fields.forEach((field) => w.head.plain(o[field])),
  make: (r, prototype) => {
    // deno-lint-ignore no-explicit-any
    const { jsClass } = (prototype as PyObject).type as any;
    return new jsClass(...fields.map(() => r.head.value()));
  },
});

const itemsKind = (jsClass: Kind["jsClass"]): Kind => ({
  jsClass,
  own: ["items"],
  make: bare,
  // deno-lint-ignore no-explicit-any
  body: (w, o: any) => writeAll(w, o.items),
  // deno-lint-ignore no-explicit-any
  fill: (r, o: any) => o.items = readAll(r),
});

/** The kinds, the more special ones first: an instance of a class of the program is of the kind of its builtin base. */
export const KINDS: readonly Kind[] = [
  valueKind(PyFloat, "value"),
  valueKind(PyInt, "value"),
  valueKind(PyLong, "value"),
  valueKind(PyComplex, "real", "imag"),
  valueKind(PyUnicode, "value"),
  itemsKind(PyTuple),
  itemsKind(PyList),
  {
    jsClass: PyDict,
    own: ["map", "keysVersion", "slow", "order", "resized", "resizedAt", "earlier", "placed"],
    make: (_r, prototype) => Object.setPrototypeOf(new PyDict(), prototype),
    body: writeDict,
    fill: readDict,
  },
  codeKind,
  frameKind,
  threadKind,
  builtinKind,
  getSetKind,
  fileKind,
  outputKind,
  weakrefKind,
  waitListKind,
  imageKind,
  patternKind,
  localKind,
  socketKind,
  ...[PyLock, PyRLock, PySemaphore, PyEvent, PyCondition].map(constructed),
  oldClassKind,
  oldInstanceKind,
  typeKind,
];

/** JavaScript classes without a kind of their own that are no classes of a Python type; their properties say all. */
export const PLAIN_CLASSES: readonly Kind["jsClass"][] = [
  Object,
  ExcState,
  IntTable as unknown as Kind["jsClass"],
  MatchResult,
  PyThrow,
  PyLoopListIter,
  PyLoopXrangeIter,
  PyTraceback,
  PyMember,
];
