// SPDX-License-Identifier: MIT
/**
 * `object`: construction, the default methods, `__class__` and `__dict__` (CPython `Objects/typeobject.c`, `object_*`).
 *
 * Everything else inherits from here, so this file is loaded before all other type files.
 */
import { PyObject, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import {
  addressOf,
  call,
  callMethod,
  findAttr,
  genericGetAttr,
  genericSetAttr,
  getAttr,
  identityHash,
  materialiseDict,
  toStr,
} from "../core/abstract.ts";
import { NE, richCompareBool } from "../core/compare.ts";
import { PyDict } from "../core/dict.ts";
import {
  attributeError,
  DeprecationWarningType,
  PendingDeprecationWarningType,
  typeError,
} from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { iter, listOf } from "../core/sequence.ts";
import { type Kwargs, PyType } from "../core/type.ts";
import { isStr, objectType, PyList, strValue, tpName, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { int, obj, opt, rest } from "../native/args.ts";
import { classMethod, defineType, method } from "../native/define.ts";
import { NotImplemented } from "../base/value.ts";

// ---- construction -------------------------------------------------------------------------------------------------

/** A fresh instance of a class whose layout is plain `object` (or a JavaScript class without constructor arguments). */
export function allocate(type: PyType): PyObject {
  return new type.jsClass();
}

/** `object.__new__`. */
function objectNew(vm: Vm, type: PyType, args: Value[], kw: Kwargs): Result<Value> {
  if (args.length > 0 || kw !== null && kw.size > 0) {
    if (type.tp_new !== objectNew && type.tp_init !== objectInit) {
      return then(vm.warn(DeprecationWarningType, "object() takes no parameters"), () => finishNew(vm, type));
    }
    if (type.tp_new !== objectNew || type.tp_init === objectInit) throw typeError("object() takes no parameters");
  }
  return type.isAbstract ? finishNew(vm, type) : new type.jsClass();
}

function finishNew(vm: Vm, type: PyType): Result<Value> {
  return type.isAbstract ? refuseAbstract(vm, type) : new type.jsClass();
}

function* refuseAbstract(vm: Vm, type: PyType): Gen<Value> {
  const set = type.attrs.getStr("__abstractmethods__");
  if (set === undefined) throw attributeError("__abstractmethods__");
  const names = listOf(vm, set);
  const texts: string[] = [];
  for (const name of isGen(names) ? yield* names : names) {
    if (!isStr(name)) throw typeError(`sequence item 0: expected string, ${typeName(name)} found`);
    texts.push(strValue(name));
  }
  texts.sort();
  throw typeError(`Can't instantiate abstract class ${type.name} with abstract methods ${texts.join(", ")}`);
}

/** `object.__init__`. */
export function objectInit(vm: Vm, self: Value, args: Value[], kw: Kwargs): Result<void> {
  if (args.length === 0 && (kw === null || kw.size === 0)) return;
  const type = typeOf(self);
  if (type.tp_init !== objectInit && type.tp_new !== objectNew) {
    return vm.warn(DeprecationWarningType, "object.__init__() takes no parameters");
  }
  if (type.tp_init !== objectInit || type.tp_new === objectNew) {
    throw typeError("object.__init__() takes no parameters");
  }
}

// ---- names --------------------------------------------------------------------------------------------------------

/** `__module__` of a type as repr prints it; `undefined` where it is missing or no string. */
export function moduleOf(type: PyType): string | undefined {
  if (!type.heap) return type.module;
  const m = type.attrs.getStr("__module__");
  return m !== undefined && isStr(m) ? strValue(m) : undefined;
}

/** "module.Name", without the module where it is `__builtin__` or unknown. */
export function qualifiedName(type: PyType): string {
  const module = moduleOf(type);
  return module === undefined || module === "__builtin__" ? type.name : `${module}.${type.name}`;
}

/** `object.__repr__`. */
function objectRepr(_vm: Vm, self: Value): string {
  return `<${qualifiedName(typeOf(self))} object at ${addressOf(self)}>`;
}

// ---- __class__ ----------------------------------------------------------------------------------------------------

/** What a type adds to the instance layout of its base, as a comparable text; empty where it adds nothing. */
function addedLayout(type: PyType): string {
  const base = type.base;
  if (base === null) return "object";
  if (!type.heap && type.ownLayout) return "native";
  let out = "";
  if (type.slotNames !== undefined && type.slotNames.length > 0) out += "slots " + type.slotNames.join(" ");
  if (type.hasDict && !base.hasDict) out += " dict";
  if (type.hasWeakref && !base.hasWeakref) out += " weakref";
  return out;
}

/** The instance layouts of both types are the same, or the TypeError that says what differs (`compatible_for_assignment`). */
export function checkSameLayout(from: PyType, to: PyType, attribute: string): void {
  const areSiblings = from.heap && to.heap && from.base === to.base && from.hasDict === to.hasDict &&
    from.hasWeakref === to.hasWeakref;
  if (areSiblings && (from.slotNames ?? to.slotNames) === undefined) return;
  const nativeFrom = nativeBase(from);
  const nativeTo = nativeBase(to);
  const differs = (what: string) =>
    typeError(`${attribute} assignment: '${tpName(to)}' ${what} differs from '${tpName(from)}'`);
  if (from.heap !== to.heap || nativeFrom !== nativeTo) {
    throw differs(from.heap && to.heap ? "object layout" : "deallocator");
  }
  let a = from;
  let b = to;
  while (a.base !== null && addedLayout(a) === "") a = a.base;
  while (b.base !== null && addedLayout(b) === "") b = b.base;
  if (a === b) return;
  if (a.base !== b.base || addedLayout(a) !== addedLayout(b)) throw differs("object layout");
}

/** The native type whose JavaScript class holds the data of the instances. */
function nativeBase(type: PyType): PyType {
  let t = type;
  while (t.base !== null && (t.heap || !t.ownLayout)) t = t.base;
  return t;
}

function setClass(self: Value, value: Value | undefined): void {
  if (value === undefined) throw typeError("can't delete __class__ attribute");
  if (!(value instanceof PyType)) {
    throw typeError(`__class__ must be set to new-style class, not '${typeName(value)}' object`);
  }
  const old = typeOf(self);
  if (!old.heap || !value.heap) throw typeError("__class__ assignment: only for heap types");
  // CPython passes the two in this order here, which shows in the texts.
  checkSameLayout(value, old, "__class__");
  const o = self as PyObject;
  if (o instanceof PyType) o.type = value;
  else Object.setPrototypeOf(o, o.dict === undefined ? value.jsClass.prototype : value.detached);
}

// ---- __dict__ of instances ----------------------------------------------------------------------------------------

/** Replaces the `__dict__` of an instance; `undefined` drops all attributes. */
export function setInstanceDict(self: PyObject, value: Value | undefined): void {
  if (value !== undefined && !(value instanceof PyDict)) {
    throw typeError(`__dict__ must be set to a dictionary, not a '${typeName(value)}'`);
  }
  materialiseDict(self);
  self.dict = value ?? new PyDict();
}

// ---- pickling -----------------------------------------------------------------------------------------------------

function* reduceEx(vm: Vm, self: Value, protocol: number): Gen<Value> {
  let own = findAttr(vm, self, "__reduce__");
  if (isGen(own)) own = yield* own;
  if (own !== undefined) {
    let cls = getAttr(vm, self, "__class__");
    if (isGen(cls)) cls = yield* cls;
    let ofClass = getAttr(vm, cls, "__reduce__");
    if (isGen(ofClass)) ofClass = yield* ofClass;
    let differs = richCompareBool(vm, ofClass, objectType.attrs.getStr("__reduce__")!, NE);
    if (isGen(differs)) differs = yield* differs;
    if (differs) {
      const r = call(vm, own, []);
      return isGen(r) ? yield* r : r;
    }
  }
  return yield* commonReduce(vm, self, protocol);
}

function* commonReduce(vm: Vm, self: Value, protocol: number): Gen<Value> {
  if (protocol >= 2) return yield* reduceTwo(vm, self);
  let copyReg = vm.importModule("copy_reg");
  if (isGen(copyReg)) copyReg = yield* copyReg;
  const r = callMethod(vm, copyReg, "_reduce_ex", [self, protocol]);
  return isGen(r) ? yield* r : r;
}

function* slotNamesOf(vm: Vm, cls: Value): Gen<Value> {
  if (cls instanceof PyType) {
    const cached = cls.attrs.getStr("__slotnames__");
    if (cached instanceof PyList) return cached;
  }
  let copyReg = vm.importModule("copy_reg");
  if (isGen(copyReg)) copyReg = yield* copyReg;
  let names = callMethod(vm, copyReg, "_slotnames", [cls]);
  if (isGen(names)) names = yield* names;
  if (names !== null && !(names instanceof PyList)) {
    throw typeError("copy_reg._slotnames didn't return a list or None");
  }
  return names;
}

function* reduceTwo(vm: Vm, self: Value): Gen<Value> {
  if (typeOf(self).tp_new === undefined) throw typeError(`can't pickle ${typeName(self)} objects`);
  let cls = getAttr(vm, self, "__class__");
  if (isGen(cls)) cls = yield* cls;
  let getNewArgs = findAttr(vm, self, "__getnewargs__");
  if (isGen(getNewArgs)) getNewArgs = yield* getNewArgs;
  let args: Value[] = [];
  if (getNewArgs !== undefined) {
    let r = call(vm, getNewArgs, []);
    if (isGen(r)) r = yield* r;
    if (!(r instanceof PyTuple)) throw typeError(`__getnewargs__ should return a tuple, not '${typeName(r)}'`);
    args = r.items;
  }
  let getState = findAttr(vm, self, "__getstate__");
  if (isGen(getState)) getState = yield* getState;
  let state: Value;
  if (getState !== undefined) {
    let r = call(vm, getState, []);
    if (isGen(r)) r = yield* r;
    state = r;
  } else {
    let dict = findAttr(vm, self, "__dict__");
    if (isGen(dict)) dict = yield* dict;
    state = dict ?? null;
    const names = yield* slotNamesOf(vm, cls);
    if (names instanceof PyList) {
      const slots = new PyDict();
      for (const name of names.items) {
        if (!isStr(name)) continue;
        let value = findAttr(vm, self, strValue(name));
        if (isGen(value)) value = yield* value;
        if (value !== undefined) slots.setStr(strValue(name), value);
      }
      if (slots.size > 0) state = new PyTuple([state, slots]);
    }
  }
  let listItems: Value = null;
  if (self instanceof PyList) {
    let it = iter(vm, self);
    if (isGen(it)) it = yield* it;
    listItems = it;
  }
  let dictItems: Value = null;
  if (self instanceof PyDict) {
    let it = callMethod(vm, self, "iteritems", []);
    if (isGen(it)) it = yield* it;
    dictItems = it;
  }
  let copyReg = vm.importModule("copy_reg");
  if (isGen(copyReg)) copyReg = yield* copyReg;
  let newObject = getAttr(vm, copyReg, "__newobj__");
  if (isGen(newObject)) newObject = yield* newObject;
  return new PyTuple([newObject, new PyTuple([cls, ...args]), state, listItems, dictItems]);
}

// ---- the type -----------------------------------------------------------------------------------------------------

/** `__basicsize__`: what an instance would take in CPython, near enough for programs that print it. */
export function basicSize(type: PyType): number {
  if (type.base === null) return 16;
  let size = basicSize(type.base);
  if (!type.heap) return size + (type.ownLayout ? 8 : 0);
  if (type.hasDict && !type.base.hasDict) size += 8;
  if (type.hasWeakref && !type.base.hasWeakref) size += 8;
  return size + 8 * (type.slotNames?.length ?? 0);
}

function* format(vm: Vm, self: Value, spec: Value): Gen<Value> {
  let text: Result<Value>;
  if (spec instanceof PyUnicode) {
    const unicode = vm.builtins.getStr("unicode")!;
    text = call(vm, unicode, [self]);
  } else if (isStr(spec)) text = toStr(vm, self);
  else throw typeError("argument to __format__ must be unicode or str");
  if (isGen(text)) text = yield* text;
  if (spec instanceof PyUnicode ? spec.value !== "" : strValue(spec) !== "") {
    const w = vm.warn(
      PendingDeprecationWarningType,
      "object.__format__ with a non-empty format string is deprecated",
    );
    if (isGen(w)) yield* w;
  }
  const r = callMethod(vm, text, "__format__", [spec]);
  return isGen(r) ? yield* r : r;
}

defineType<Value & PyObject>(objectType, {
  doc: "object() -> a new object without attributes.\n\nRoot of all new-style classes.",
  slots: {
    tp_new: objectNew,
    tp_init: objectInit,
    tp_repr: objectRepr,
    // The slot itself: what it returns is checked as the result of `__str__`.
    tp_str: (vm, self) => typeOf(self).tp_repr!(vm, self),
    tp_hash: identityHash,
    tp_getattro: genericGetAttr,
    tp_setattro: genericSetAttr,
  },
  methods: () => ({
    __reduce__: method<Value>()(
      [opt(int("protocol"), 0)],
      "Helper for pickle.",
      (vm, self, p) => commonReduce(vm, self, p),
    ),
    __reduce_ex__: method<Value>()(
      [opt(int("protocol"), 0)],
      "Helper for pickle.",
      (vm, self, p) => reduceEx(vm, self, p),
    ),
    __format__: method<Value>()(
      [obj("format_spec")],
      { doc: "Formats str(self) as `format_spec` says.", arity: "parse" },
      (vm, self, spec) => format(vm, self, spec),
    ),
    __sizeof__: method<Value>()([], "Size of the object in bytes.", (_vm, self) => basicSize(typeOf(self))),
  }),
  classMethods: () => ({
    __subclasshook__: classMethod(
      [rest("args")],
      "Asked by issubclass() of abstract classes; NotImplemented leaves the decision to the usual rules.",
      () => NotImplemented,
    ),
  }),
  getset: () => ({
    __class__: {
      doc: "The class of the object.",
      get: (_vm, self) => typeOf(self),
      set: (_vm, self, value) => setClass(self, value),
    },
  }),
});
