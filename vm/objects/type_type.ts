// SPDX-License-Identifier: MIT
/**
 * `type`: calling classes, attributes of classes, `__bases__` assignment, and the class statement
 * (CPython `Objects/typeobject.c`, `build_class` of `Python/ceval.c`). Making a class is in `heap_type.ts`.
 *
 * INVARIANT: native types never change after they were declared; every change of a heap type goes through here.
 */
import { NotImplemented, PyLong, type PyObject, PyTuple, type Value } from "../base/value.ts";
import { call, findAttr, identityHash, idOf, isTrue } from "../core/abstract.ts";
import { recursiveIsInstance, recursiveIsSubclass } from "../core/is_instance.ts";
import { watchFinalizer } from "../core/finalize.ts";
import { PyDict } from "../core/dict.ts";
import { attributeError, PyThrow, typeError, TypeErrorType, valueError } from "../core/exceptions.ts";
import { FrameCall, type Gen, givesInstance, isGen, type Result, then } from "../core/gen.ts";
import { type Kwargs, PyType } from "../core/type.ts";
import {
  boolType,
  dictType,
  intType,
  isStr,
  listType,
  longType,
  oldClassType,
  PyList,
  PyOldClass,
  strType,
  strValue,
  tpName,
  tupleType,
  typeName,
  typeOf,
  typeType,
  unicodeType,
} from "../core/types.ts";
import { BaseExceptionType } from "../core/exceptions.ts";
import type { Vm } from "../core/vm.ts";
import { obj } from "../native/args.ts";
import { defineType, method, type Row } from "../native/define.ts";
import { fixupAll, updateSlot } from "../native/slot_update.ts";
import { PyDictProxy } from "./dictproxy.ts";
import { newHeapType } from "./heap_type.ts";
import { bestBase, computeMro, linkBases, mroOf, unlinkBases } from "./mro.ts";
import { basicSize, checkSameLayout, moduleOf, objectInit } from "./object_type.ts";
import { RaisedThrow } from "./raise.ts";

// ---- calling ------------------------------------------------------------------------------------------------------

/** `type.__call__`: makes an instance with `__new__`, then initialises it. */
function typeCall(vm: Vm, self: Value, args: Value[], kw: Kwargs): Result<Value> {
  const type = self as PyType;
  const make = type.tp_new;
  if (make === undefined) throw typeError(`cannot create '${tpName(type)}' instances`);
  return typeCallFrom(vm, type, make(vm, type, args, kw), args, kw);
}

/** The rest of {@linkcode typeCall}, after `__new__` gave `made`. */
export function typeCallFrom(vm: Vm, type: PyType, made: Result<Value>, args: Value[], kw: Kwargs): Result<Value> {
  if (!isGen(made)) return initialise(vm, type, made, args, kw);
  return then(made as Result<Value>, (instance) => initialise(vm, type, instance, args, kw));
}

function initialise(vm: Vm, type: PyType, made: Value, args: Value[], kw: Kwargs): Result<Value> {
  // `type(x)` gives the class of x and must not initialise it.
  if (type === typeType && args.length === 1 && (kw === null || kw.size === 0)) return made;
  const actual = typeOf(made);
  if (actual !== type && !actual.isSubtype(type)) return made;
  if (actual.tp_del !== undefined) watchFinalizer(vm, made as PyObject, actual.lookup("__del__"));
  const init = actual.tp_init;
  if (init === undefined) return made;
  const r = init(vm, made, args, kw);
  if (!isGen(r)) return made;
  if (r instanceof FrameCall && actual.tp_del === undefined) {
    return givesInstance(then(r as Result<void>, () => made), made);
  }
  return initialiseSlowly(r, made);
}

/** Without a closure: V8 remembers the last one called, and a collection of what is young would keep `made` (`watch.ts`). */
function* initialiseSlowly(r: Gen<void>, made: Value): Gen<Value> {
  yield* r;
  return made;
}

/** `type.__new__`. */
function typeNew(vm: Vm, meta: PyType, args: Value[], kw: Kwargs): Result<Value> {
  const given = args.length + (kw === null ? 0 : kw.size);
  if (meta === typeType && args.length === 1 && given === 1) return typeOf(args[0]);
  if (given !== 3) throw typeError("type() takes 1 or 3 arguments");
  const parts = ["name", "bases", "dict"].map((key, i) => {
    const v = i < args.length ? args[i] : kw?.get(key);
    if (v === undefined) throw typeError(`Required argument '${key}' (pos ${i + 1}) not found`);
    return v;
  });
  const wrong = (i: number, expected: string) =>
    typeError(
      `type() argument ${i + 1} must be ${expected}, not ${parts[i] === null ? "None" : typeName(parts[i])}`,
    );
  const [name, bases, dict] = parts;
  if (!isStr(name)) throw wrong(0, "string");
  if (!(bases instanceof PyTuple)) throw wrong(1, "tuple");
  if (!(dict instanceof PyDict)) throw wrong(2, "dict");
  let winner = meta;
  for (const base of bases.items) {
    const candidate = typeOf(base);
    if (candidate === oldClassType || winner.isSubtype(candidate)) continue;
    if (candidate.isSubtype(winner)) {
      winner = candidate;
      continue;
    }
    throw typeError(
      "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
    );
  }
  if (winner !== meta && winner.tp_new !== typeNew) return winner.tp_new!(vm, winner, args, kw);
  return newHeapType(vm, winner, strValue(name), bases, dict);
}

function typeInit(vm: Vm, self: Value, args: Value[], kw: Kwargs): Result<void> {
  if (kw !== null && kw.size > 0) throw typeError("type.__init__() takes no keyword arguments");
  if (args.length !== 1 && args.length !== 3) throw typeError("type.__init__() takes 1 or 3 arguments");
  return objectInit(vm, self, [], null);
}

// ---- attributes ---------------------------------------------------------------------------------------------------

/** `type.__getattribute__` without raising where there is no such attribute. */
function typeFindAttr(vm: Vm, type: PyType, name: string): Result<Value | undefined> {
  const meta = type.type;
  const onMeta = meta.lookup(name);
  let metaGet: ((vm: Vm, self: Value, o: Value | undefined, t: Value | undefined) => Result<Value>) | undefined;
  if (onMeta !== undefined) {
    const dt = typeOf(onMeta);
    metaGet = dt.tp_descr_get;
    if (metaGet !== undefined && dt.tp_descr_set !== undefined) return metaGet(vm, onMeta, type, meta);
  }
  const own = type.lookup(name);
  if (own !== undefined) {
    const get = typeOf(own).tp_descr_get;
    return get === undefined ? own : get(vm, own, undefined, type);
  }
  return metaGet !== undefined ? metaGet(vm, onMeta!, type, meta) : onMeta;
}

/** `type.__getattribute__`. */
function typeGetAttr(vm: Vm, self: Value, name: string): Result<Value> {
  const r = typeFindAttr(vm, self as PyType, name);
  if (r === undefined) throw attributeError(`type object '${tpName(self as PyType)}' has no attribute '${name}'`);
  return r as Result<Value>;
}

function immutable(type: PyType): PyThrow {
  return typeError(`can't set attributes of built-in/extension type '${tpName(type)}'`);
}

/** `type.__setattr__`, `type.__delattr__`. */
function typeSetAttr(vm: Vm, self: Value, name: string, value: Value | undefined): Result<void> {
  const type = self as PyType;
  if (!type.heap) throw immutable(type);
  const descr = type.type.lookup(name);
  const set = descr === undefined ? undefined : typeOf(descr).tp_descr_set;
  if (set !== undefined) return then(set(vm, descr!, type, value), () => updateSlot(type, name));
  if (value === undefined && !type.attrs.map.has(name)) throw attributeError(name);
  type.setOwn(name, value);
  if (name.charCodeAt(0) === 95 /* _ */ || name === "next") updateSlot(type, name);
}

/** `<class 'm.C'>`, `<type 'int'>`. */
function typeRepr(_vm: Vm, self: Value): string {
  const type = self as PyType;
  const module = moduleOf(type);
  const kind = type.heap ? "class" : "type";
  return module !== undefined && module !== "__builtin__"
    ? `<${kind} '${module}.${type.name}'>`
    : `<${kind} '${type.name}'>`;
}

function mutable(type: PyType, name: string, value: Value | undefined): Value {
  if (!type.heap) throw typeError(`can't set ${tpName(type)}.${name}`);
  if (value === undefined) throw typeError(`can't delete ${tpName(type)}.${name}`);
  return value;
}

function setName(type: PyType, value: Value | undefined): void {
  const v = mutable(type, "__name__", value);
  if (!isStr(v)) throw typeError(`can only assign string to ${type.name}.__name__, not '${typeName(v)}'`);
  const name = strValue(v);
  if (name.includes("\0")) throw valueError("type name must not contain null characters");
  type.name = name;
}

function setBases(vm: Vm, type: PyType, value: Value | undefined): Result<void> {
  const v = mutable(type, "__bases__", value);
  if (!(v instanceof PyTuple)) throw typeError(`can only assign tuple to ${type.name}.__bases__, not ${typeName(v)}`);
  if (v.items.length === 0) throw typeError(`can only assign non-empty tuple to ${type.name}.__bases__, not ()`);
  for (const b of v.items) {
    if (!(b instanceof PyType) && !(b instanceof PyOldClass)) {
      throw typeError(`${type.name}.__bases__ must be tuple of old- or new-style classes, not '${typeName(b)}'`);
    }
    if (b instanceof PyType && b.isSubtype(type)) throw typeError("a __bases__ item causes an inheritance cycle");
  }
  const base = bestBase(v.items);
  checkSameLayout(type.base!, base, "__bases__");
  return replaceBases(vm, type, base, v.items);
}

function* replaceBases(vm: Vm, type: PyType, base: PyType, bases: Value[]): Gen<void> {
  const old = { base: type.base, bases: type.bases };
  const changed: [PyType, Value[]][] = [];
  type.base = base;
  type.bases = bases;
  try {
    yield* recompute(vm, type, changed);
  } catch (e) {
    type.base = old.base;
    type.bases = old.bases;
    for (const [t, mro] of changed) t.mro = mro;
    type.modified();
    throw e;
  }
  unlinkBases(type, old.bases);
  linkBases(type);
  type.modified();
  fixupAll(type);
}

/** New MRO of `type` and everything below it; remembers the old ones in `changed`. */
function* recompute(vm: Vm, type: PyType, changed: [PyType, Value[]][]): Gen<void> {
  const pending = mroOf(vm, type);
  const mro = isGen(pending) ? yield* pending : pending;
  changed.push([type, type.mro]);
  type.mro = mro;
  for (const ref of type.subclasses) {
    const sub = ref.deref();
    if (sub !== undefined) yield* recompute(vm, sub, changed);
  }
}

function* setAbstractMethods(vm: Vm, type: PyType, value: Value | undefined): Gen<void> {
  if (value === undefined) {
    if (!type.attrs.map.has("__abstractmethods__")) throw attributeError("__abstractmethods__");
    type.setOwn("__abstractmethods__", undefined);
    type.isAbstract = false;
    return;
  }
  let truth = isTrue(vm, value);
  if (isGen(truth)) truth = yield* truth;
  type.setOwn("__abstractmethods__", value);
  type.isAbstract = truth;
}

function docOf(vm: Vm, type: PyType): Result<Value> {
  if (!type.heap && type.doc !== null) return type.doc;
  const doc = type.attrs.getStr("__doc__");
  if (doc === undefined) return null;
  const get = typeOf(doc).tp_descr_get;
  return get === undefined ? doc : get(vm, doc, undefined, type);
}

/** `__flags__`: the bits that programs look at (heap, base, abstract, builtin subclass) and those all types have. */
function flagsOf(type: PyType): PyLong {
  let flags = 0xe51fbn;
  if (type.heap) flags |= 1n << 9n;
  if (type.subclassable) flags |= 1n << 10n;
  if (type.isAbstract) flags |= 1n << 20n;
  const kinds: [PyType, bigint][] = [
    [intType, 23n],
    [longType, 24n],
    [listType, 25n],
    [tupleType, 26n],
    [strType, 27n],
    [unicodeType, 28n],
    [dictType, 29n],
    [BaseExceptionType, 30n],
    [typeType, 31n],
  ];
  for (const [t, bit] of kinds) if (type !== boolType && type.isSubtype(t)) flags |= 1n << bit;
  return new PyLong(flags);
}

/** `__itemsize__`: CPython's, for the types whose instances vary in size there. */
function itemSize(type: PyType): number {
  if (type.isSubtype(tupleType)) return 8;
  if (type.isSubtype(longType)) return 4;
  if (type.isSubtype(strType)) return 1;
  return type.isSubtype(typeType) ? 40 : 0;
}

/** Read-only rows that are C struct members in CPython. */
function member(doc: string, get: (type: PyType) => Value) {
  return {
    doc,
    get: (_vm: Vm, self: PyType) => get(self),
    member: true,
  };
}

/** Comparison methods of classes: by identity. Methods, not a slot, so that classes stay fast dictionary keys. */
function comparison(op: (a: number, b: number) => boolean, symbol: string): Row {
  return method<PyType>()(
    [obj("other")],
    { doc: `Implements self ${symbol} other.`, arity: "one" },
    (_vm, self, other) => other instanceof PyType ? op(idOf(self), idOf(other)) : NotImplemented,
  );
}

defineType<PyType>(typeType, {
  doc: "type(object) -> the class of the object\ntype(name, bases, dict) -> a new class",
  slots: {
    tp_new: typeNew,
    tp_init: typeInit,
    tp_call: typeCall,
    tp_repr: typeRepr,
    tp_hash: identityHash,
    tp_getattro: typeGetAttr,
    tp_setattro: typeSetAttr,
  },
  methods: () => ({
    mro: method<PyType>()([], "The method resolution order as a list.", (_vm, self) => new PyList(computeMro(self))),
    __subclasses__: method<PyType>()([], "List of the direct subclasses.", (vm, self) => {
      const alive: Value[] = [];
      for (const ref of self.subclasses) {
        const t = ref.deref();
        if (t !== undefined && (t.world === undefined || t.world === vm)) alive.push(t);
      }
      return new PyList(alive);
    }),
    __instancecheck__: method<PyType>()(
      [obj("instance")],
      "Whether `instance` is an instance of the class.",
      (vm, self, o) => recursiveIsInstance(vm, o, self),
    ),
    __subclasscheck__: method<PyType>()(
      [obj("subclass")],
      "Whether `subclass` is a subclass of the class.",
      (vm, self, o) => recursiveIsSubclass(vm, o, self),
    ),
    __eq__: comparison((a, b) => a === b, "=="),
    __ne__: comparison((a, b) => a !== b, "!="),
    __lt__: comparison((a, b) => a < b, "<"),
    __le__: comparison((a, b) => a <= b, "<="),
    __gt__: comparison((a, b) => a > b, ">"),
    __ge__: comparison((a, b) => a >= b, ">="),
  }),
  getset: () => ({
    __name__: { doc: "Name of the class.", get: (_vm, t) => t.name, set: (_vm, t, v) => setName(t, v) },
    __module__: {
      doc: "Name of the module of the class.",
      get: (_vm, t) => {
        if (!t.heap) return t.module;
        const m = t.attrs.getStr("__module__");
        if (m === undefined) throw attributeError("__module__");
        return m;
      },
      set: (_vm, t, v) => t.setOwn("__module__", mutable(t, "__module__", v)),
    },
    __bases__: { doc: "Tuple of the base classes.", get: (_vm, t) => new PyTuple(t.bases), set: setBases },
    __abstractmethods__: {
      doc: "Names of the abstract methods.",
      get: (_vm, t) => {
        const v = t === typeType ? undefined : t.attrs.getStr("__abstractmethods__");
        if (v === undefined) throw attributeError("__abstractmethods__");
        return v;
      },
      set: setAbstractMethods,
    },
    __dict__: { doc: "Read-only view of the namespace of the class.", get: (_vm, t) => new PyDictProxy(t.attrs) },
    __doc__: { doc: "Documentation of the class.", get: docOf },
    __base__: member("The base that gives the instance layout.", (t) => t.base),
    __mro__: member("The method resolution order.", (t) => new PyTuple(t.mro)),
    __basicsize__: member("Size of an instance in bytes.", basicSize),
    __itemsize__: member("Size of an item of a variable-sized instance.", itemSize),
    __flags__: member("Type flags.", flagsOf),
    __dictoffset__: member("Where instances keep their dict; 0 if they have none.", (t) => t.hasDict ? 16 : 0),
    __weakrefoffset__: member(
      "Where instances keep their weak references; 0 if they have none.",
      (t) => t.hasWeakref ? 24 : 0,
    ),
  }),
});

// ---- the class statement ------------------------------------------------------------------------------------------

/** What BUILD_CLASS does: finds the metaclass (dict, first base, globals, old-style) and calls it. */
export function buildClass(vm: Vm, methods: Value, bases: Value, name: Value): Result<Value> {
  let meta: Value | undefined = methods instanceof PyDict ? methods.getStr("__metaclass__") : undefined;
  if (meta === undefined) {
    if (bases instanceof PyTuple && bases.items.length > 0) {
      const base = bases.items[0];
      if (base instanceof PyType) meta = base.type;
      else {
        const cls = findAttr(vm, base, "__class__");
        if (isGen(cls)) return buildSlow(vm, cls, methods, bases, name);
        meta = cls ?? typeOf(base);
      }
    } else {
      const globals = vm.frame?.globals as PyDict | undefined;
      meta = globals?.getStr("__metaclass__");
      if (meta === undefined) meta = oldClassType;
    }
  }
  return callMeta(vm, meta, methods, bases, name);
}

function* buildSlow(vm: Vm, pending: Gen<Value | undefined>, methods: Value, bases: Value, name: Value): Gen<Value> {
  const cls = yield* pending;
  const r = callMeta(vm, cls ?? typeOf((bases as PyTuple).items[0]), methods, bases, name);
  return isGen(r) ? yield* r : r;
}

function callMeta(vm: Vm, meta: Value, methods: Value, bases: Value, name: Value): Result<Value> {
  try {
    const r = call(vm, meta, [name, bases, methods]);
    if (isGen(r)) return callMetaSlow(r);
    if (meta === oldClassType && r instanceof PyOldClass) r.seal();
    return r;
  } catch (e) {
    throw explain(e);
  }
}

function* callMetaSlow(pending: Gen<Value>): Gen<Value> {
  try {
    return yield* pending;
  } catch (e) {
    throw explain(e);
  }
}

/** A TypeError raised by native code gets a hint that the bases may be at fault; one raised by Python code stays. */
function explain(e: unknown): unknown {
  if (!(e instanceof PyThrow) || e instanceof RaisedThrow || e.type !== TypeErrorType) return e;
  const args = (e.value as unknown as { args: PyTuple }).args;
  if (args.items.length !== 1 || typeof args.items[0] !== "string") return e;
  const text = "Error when calling the metaclass bases\n    " + args.items[0];
  const value = e.value as unknown as { args: PyTuple; message: Value };
  value.args = new PyTuple([text]);
  value.message = text;
  return e;
}
