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
import { Code } from "../../vm/bytecode/code.ts";
import { DictEntry, PyDict } from "../../vm/core/dict.ts";
import { DictTable, KeyOrder } from "../../vm/core/dict_table.ts";
import { PyThrow } from "../../vm/core/exceptions.ts";
import { watchFinalizer } from "../../vm/core/finalize.ts";
import { IntTable } from "../../vm/core/int_table.ts";
import { FrameCall } from "../../vm/core/gen.ts";
import { mapKey } from "../../vm/core/map_key.ts";
import { PyOldClass, PyOldInstance } from "../../vm/core/old_class.ts";
import { PyType } from "../../vm/core/type.ts";
import { PyList, PyLoopListIter, PyLoopXrangeIter, PyTraceback } from "../../vm/core/types.ts";
import { WaitList } from "../../vm/core/wait_list.ts";
import { ExcState, PyFrame, Resume, Thread, ThreadState } from "../../vm/interp/frame.ts";
import { initReturned } from "../../vm/interp/ops_calls.ts";
import { prepare } from "../../vm/interp/prepare.ts";
import { PyBuiltin, PyGetSet, PyMember, type PyMethodDescr } from "../../vm/native/descriptors.ts";
import { fixupSlots } from "../../vm/native/slot_update.ts";
import { registered, restoreRegistered } from "../../vm/modules/abc.ts";
import { CompiledPattern, compile, MatchResult } from "../../vm/modules/re/pattern.ts";
import { knownNamespace, PyLocal, restoreNamespace } from "../../vm/modules/thread_local.ts";
import { PySocket } from "../../net/py_socket_object.ts";
import { closer, own, PyFile } from "../../vm/objects/file.ts";
import { dirtyStreams, FileOutput, flushOutput } from "../../vm/objects/file_output.ts";
import { OWN_ROWS } from "../../vm/objects/heap_type.ts";
import { atLoss, closing } from "../../vm/objects/lost_files.ts";
import { linkBases } from "../../vm/objects/mro.ts";
import { PyWeakref, restoreWeakref } from "../../vm/objects/weakref.ts";
import { PyCondition } from "../../vm/sched/condition.ts";
import { PyEvent, PyLock, PyRLock, PySemaphore } from "../../vm/sched/locks.ts";
import type { Reader, Writer } from "./picture.ts";

/** An object that cannot be in a picture; the message says which. */
export class Unable {
  /** What it is a part of. */
  within: string | undefined = undefined;
  constructor(readonly message: string) {}
}

/** How objects of a kind are written and made again. */
export interface Kind {
  // deno-lint-ignore no-explicit-any
  jsClass: new (...args: any[]) => object;
  /** Own properties that it writes itself; `"all"`: nothing else is looked at. */
  own?: readonly string[] | "all";
  /** What `head` names: it is made before the object. */
  // deno-lint-ignore no-explicit-any
  needs?: (o: any) => readonly object[];
  /** Writes what `make` reads. */
  // deno-lint-ignore no-explicit-any
  head?: (w: Writer, o: any) => void;
  /** Makes the object; absent: without its constructor. `prototype` is that of the object. */
  make?: (r: Reader, prototype: object) => object;
  /** Writes what `fill` reads. */
  // deno-lint-ignore no-explicit-any
  body?: (w: Writer, o: any) => void;
  // deno-lint-ignore no-explicit-any
  fill?: (r: Reader, o: any) => void;
}

/** Made without its constructor. */
const bare = (_r: Reader, prototype: object): object => Object.create(prototype);

/** Writes values one after the other. */
function writeAll(w: Writer, items: readonly unknown[]): void {
  w.body.count(items.length);
  for (const item of items) w.value(item);
}

function readAll(r: Reader): unknown[] {
  const n = r.body.count();
  const items: unknown[] = [];
  for (let i = 0; i < n; i++) items.push(r.body.value());
  return items;
}

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
    return new (meta.jsClass as typeof PyType)({ name: "", bases: [base] }, true);
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

// ---- code and frames ----------------------------------------------------------------------------------------------

const CODE_NUMBERS = ["argcount", "nlocals", "stacksize", "flags", "firstlineno"] as const;
const CODE_NAMES = ["names", "varnames", "freevars", "cellvars"] as const;

const codeKind: Kind = {
  jsClass: Code,
  own: "all",
  head: (w, code: Code) => {
    code.ensure();
    w.head.text(code.name);
    w.head.text(code.filename);
    for (const field of CODE_NUMBERS) w.head.plain(code[field]);
    for (const field of CODE_NAMES) {
      w.head.count(code[field].length);
      for (const name of code[field]) w.head.text(name);
    }
    for (const bytes of [code.code, code.lnotab]) {
      w.head.count(bytes.length);
      w.head.bytes(bytes);
    }
    w.head.plain(code.verified);
  },
  make: (r) => {
    // deno-lint-ignore no-explicit-any
    const fields: any = { consts: [] };
    fields.name = r.head.value();
    fields.filename = r.head.value();
    for (const field of CODE_NUMBERS) fields[field] = r.head.value();
    for (const field of CODE_NAMES) {
      const n = r.head.count();
      fields[field] = [];
      for (let i = 0; i < n; i++) fields[field].push(r.head.value());
    }
    fields.code = r.head.bytes(r.head.count());
    fields.lnotab = r.head.bytes(r.head.count());
    const code = new Code(fields);
    code.verified = r.head.value();
    return code;
  },
  body: (w, code: Code) => writeAll(w, code.consts),
  fill: (r, code: Code) => code.consts.push(...readAll(r) as Value[]),
};

const FRAME_FIELDS = [
  "sp",
  "pc",
  "resume",
  "resumeArg",
  "saved",
  "generator",
  "pendingThrow",
  "localsDict",
  "trace",
  "tracedLine",
  "escaped",
] as const;

const frameKind: Kind = {
  jsClass: PyFrame,
  own: "all",
  make: bare,
  body: (w, f: PyFrame) => {
    const call = f.resume === Resume.AFTER ? f.call : null;
    if (f.sink !== null || call !== null && (call.instance === undefined || call.rescue !== undefined)) {
      throw new Unable(`what a native function has begun in ${f.code.name}()`);
    }
    for (const v of [f.code, f.globals, f.builtins, f.names]) w.value(v);
    w.value(w.below(f));
    for (const field of FRAME_FIELDS) w.value(f[field]);
    w.value(call?.instance);
    w.value(call?.mode);
    writeAll(w, f.blocks);
    const { prep } = f;
    // What is above the stack is left over.
    writeAll(w, f.slots.slice(0, Math.max(f.sp, prep.stackBase)));
  },
  fill: (r, frame: PyFrame) => {
    const code = r.body.value() as Code, globals = r.body.value(), builtins = r.body.value(), names = r.body.value();
    const back = r.body.value();
    const fields = FRAME_FIELDS.map(() => r.body.value());
    const instance = r.body.value(), mode = r.body.value();
    const blocks = readAll(r) as number[], slots = readAll(r);
    r.later("code", () => {
      // The constructor sets what a frame has besides.
      const made = new PyFrame(code, prepare(r.vm, code, globals), globals, builtins, names);
      Object.assign(frame, made);
      FRAME_FIELDS.forEach((field, i) => (frame as unknown as Record<string, unknown>)[field] = fields[i]);
      frame.back = back;
      if (instance !== undefined) {
        frame.call = FrameCall.entered((result) => {
          if (result !== null) throw initReturned(instance, result);
          return instance;
        }, undefined);
        frame.call.mode = mode;
      }
      if (frame.prep.hasBlocks) frame.blocks = blocks;
      for (let i = 0; i < slots.length; i++) frame.slots[i] = slots[i];
    });
  },
};

const threadKind: Kind = {
  jsClass: Thread,
  own: "all",
  make: () => new Thread(),
  body: (w, t: Thread) => {
    w.value(t.ident);
    w.value(t.name);
    w.value(t.priority);
  },
  // One that is not there any more: only the calling thread goes on.
  fill: (r, t: Thread) => {
    t.main = false;
    t.ident = r.body.value();
    t.name = r.body.value();
    t.priority = r.body.value();
    t.state = ThreadState.DONE;
    t.vm = r.vm;
  },
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

// ---- what belongs to the process ----------------------------------------------------------------------------------

const fileKind: Kind = {
  jsClass: PyFile,
  own: ["ending", "watched"],
  body: (w, f: PyFile) => w.value(f.out.close !== undefined && f.fd >= 0),
  fill: (r, f: PyFile) => {
    const isOwner = r.body.value() as boolean;
    f.ending = null;
    f.watched = false;
    r.later("end", () => {
      const { out } = f;
      if (isOwner) own(r.vm, f, closer(r.vm));
      if (out.size > 0) dirtyStreams(r.vm).set(out, () => flushOutput(r.vm, out));
    });
  },
};

const outputKind: Kind = {
  jsClass: FileOutput,
  own: ["close"],
  make: () => new FileOutput(-1, 0),
};

const WEAKREF_FIELDS = ["callback", "hash", "watched", "trusted", "confirmed"] as const;

const weakrefKind: Kind = {
  jsClass: PyWeakref,
  own: ["callback", "hash", "watched", "trusted", "confirmed"],
  needs: (ref: PyWeakref) => {
    if (ref.target === undefined) throw new Unable("a weak reference to what is gone");
    return [ref.target];
  },
  head: (w, ref: PyWeakref) => w.head.object(w.id(ref.target!)),
  make: (r, prototype) => new ((prototype as PyObject).type.jsClass)(r.head.value(), undefined),
  body: (w, ref: PyWeakref) => {
    for (const field of WEAKREF_FIELDS) w.value(ref[field]);
  },
  fill: (r, ref: PyWeakref) => {
    for (const field of WEAKREF_FIELDS) (ref as unknown as Record<string, unknown>)[field] = r.body.value();
    r.later("end", () => restoreWeakref(r.vm, ref));
  },
};

const waitListKind: Kind = {
  jsClass: WaitList,
  own: "all",
  make: () => new WaitList(),
  body: (w, list: WaitList) => w.value(list.subject),
  fill: (r, list: WaitList) => {
    // Nobody waits: other threads are not there any more.
    (list as { subject: unknown }).subject = r.body.value();
  },
};

const localKind: Kind = {
  jsClass: PyLocal,
  own: ["namespaces"],
  make: (_r, prototype) => new ((prototype as PyObject).type.jsClass)(),
  body: (w, o: PyLocal) => w.value(knownNamespace(w.vm, o)),
  fill: (r, o: PyLocal) => {
    const namespace = r.body.value() as PyDict | undefined;
    if (namespace !== undefined) restoreNamespace(r.vm, o, namespace);
  },
};

const socketKind: Kind = {
  jsClass: PySocket,
  own: ["ending", "endings", "reading", "readers", "exposed"],
  make: (_r, prototype) => new ((prototype as PyObject).type.jsClass)(),
  body: (w, s: PySocket) => w.value(s.ending !== null),
  fill: (r, s: PySocket) => {
    const isOwner = r.body.value() as boolean;
    // Who uses it is not counted anew: the collector knows.
    s.exposed = true;
    if (isOwner) r.later("end", () => s.ending = atLoss(r.vm, s, closing(s.fd)));
  },
};

const patternKind: Kind = {
  jsClass: CompiledPattern,
  own: "all",
  head: (w, p: CompiledPattern) => {
    if (p.pattern === null) throw new Unable("a pattern made of parts");
    w.head.text(p.pattern);
    w.head.count(p.flags);
    w.head.plain(p.isUnicode);
  },
  make: (r) => compile(r.head.value(), r.head.count(), r.head.value()),
};

/** Made by the constructor, which takes nothing, for the sake of private methods; then the properties are set. */
const constructed = (jsClass: Kind["jsClass"]): Kind => ({
  jsClass,
  make: (_r, prototype) => new ((prototype as PyObject).type.jsClass)(),
});

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
  IntTable,
  MatchResult,
  PyThrow,
  PyLoopListIter,
  PyLoopXrangeIter,
  PyTraceback,
  PyMember,
];
