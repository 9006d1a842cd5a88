// SPDX-License-Identifier: MIT
/**
 * `classobj`: old-style classes (CPython `Objects/classobject.c`, `class_*`). Their instances are in `old_instance.ts`.
 *
 * Namespaces are plain dicts that Python code may change behind our back, so nothing is cached here except what CPython
 * caches: `__getattr__`, `__setattr__` and `__delattr__` of each class. What compiled code knows: `core/old_class.ts`.
 */
import { PyTuple, type Value } from "../base/value.ts";
import { addressOf, call, ownAttr } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { attributeError, typeError } from "../core/exceptions.ts";
import { watchFinalizer } from "../core/finalize.ts";
import { givesInstance, type Result, then } from "../core/gen.ts";
import { handOut } from "../core/old_class.ts";
import { isData, isSpecialName, type Kwargs } from "../core/type.ts";
import { isStr, oldClassType, PyOldClass, PyOldInstance, strValue, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { bindArguments, obj } from "../native/args.ts";
import { def, defineType } from "../native/define.ts";
import { isCallable } from "./method.ts";
import "./object_type.ts";

/** Whether `cls` is `base` or derives from it. */
export function isOldSubclass(cls: PyOldClass, base: PyOldClass): boolean {
  return cls === base || cls.bases.some((b) => isOldSubclass(b, base));
}

function cacheHooks(cls: PyOldClass): void {
  cls.getattr = cls.lookup("__getattr__");
  cls.setattr = cls.lookup("__setattr__");
  cls.delattr = cls.lookup("__delattr__");
}

/** `PyClass_New`: also what the class statement does where nothing says otherwise. `dict` becomes the namespace itself. */
function newOldClass(vm: Vm, name: Value, bases: Value, dict: Value): Result<Value> {
  if (!isStr(name)) throw typeError("PyClass_New: name must be a string");
  if (!(dict instanceof PyDict)) throw typeError("PyClass_New: dict must be a dictionary");
  if (dict.getStr("__doc__") === undefined) dict.setStr("__doc__", null);
  if (dict.getStr("__module__") === undefined) {
    const module = (vm.frame?.globals as PyDict | undefined)?.getStr("__name__");
    if (module !== undefined) dict.setStr("__module__", module);
  }
  if (!(bases instanceof PyTuple)) throw typeError("PyClass_New: bases must be a tuple");
  for (const base of bases.items) {
    if (base instanceof PyOldClass) continue;
    // A base of another kind makes the class itself.
    const kind = typeOf(base);
    if (kind.tp_call !== undefined || isCallable(kind)) return call(vm, kind, [name, bases, dict]);
    throw typeError("PyClass_New: base must be a class");
  }
  const cls = new PyOldClass(strValue(name), bases.items as PyOldClass[], dict);
  cacheHooks(cls);
  return cls;
}

const CONSTRUCTOR = def(
  [obj("name"), obj("bases"), obj("dict")],
  { doc: "", arity: "keywords", cname: "classobj" },
  (vm, name, bases, dict) => newOldClass(vm, name, bases, dict),
).compile("classobj");

function classGetAttr(vm: Vm, self: Value, name: string): Result<Value> {
  const cls = self as PyOldClass;
  if (name === "__dict__") {
    handOut(cls.attrs);
    return cls.attrs;
  }
  if (name === "__bases__") return new PyTuple(cls.bases);
  if (name === "__name__") return cls.name;
  const found = cls.lookup(name);
  if (found === undefined) throw attributeError(`class ${cls.name} has no attribute '${name}'`);
  const get = typeOf(found).tp_descr_get;
  return get === undefined ? found : get(vm, found, undefined, cls);
}

function setBases(cls: PyOldClass, value: Value | undefined): void {
  if (!(value instanceof PyTuple)) throw typeError("__bases__ must be a tuple object");
  for (const b of value.items) {
    if (!(b instanceof PyOldClass)) throw typeError("__bases__ items must be classes");
    if (isOldSubclass(b, cls)) throw typeError("a __bases__ item causes an inheritance cycle");
  }
  cls.setBases(value.items as PyOldClass[]);
  cacheHooks(cls);
}

function classSetAttr(_vm: Vm, self: Value, name: string, value: Value | undefined): void {
  const cls = self as PyOldClass;
  switch (name) {
    case "__dict__":
      if (!(value instanceof PyDict)) throw typeError("__dict__ must be a dictionary object");
      cls.attrs = value;
      cacheHooks(cls);
      return cls.open();
    case "__bases__":
      return setBases(cls, value);
    case "__name__": {
      if (value === undefined || !isStr(value)) throw typeError("__name__ must be a string object");
      const text = strValue(value);
      if (text.includes("\0")) throw typeError("__name__ must not contain null bytes");
      cls.name = text;
      return;
    }
    case "__getattr__":
      cls.getattr = value;
      break;
    case "__setattr__":
      cls.setattr = value;
      break;
    case "__delattr__":
      cls.delattr = value;
  }
  const old = cls.attrs.getStr(name);
  if (value !== undefined) cls.attrs.setStr(name, value);
  else if (!cls.attrs.deleteStr(name)) throw attributeError(`class ${cls.name} has no attribute '${name}'`);
  if (!isData(old) || !isData(value) || isSpecialName(name)) cls.modified();
}

/** "module.Name" of an old-style class, "?.Name" without module. */
export function oldClassName(cls: PyOldClass): string {
  const module = cls.attrs.getStr("__module__");
  return `${module !== undefined && isStr(module) ? strValue(module) : "?"}.${cls.name}`;
}

/** Attribute of an instance before `__getattr__` is asked (`instance_getattr2`); `undefined` where there is none. */
export function plainInstanceAttr(vm: Vm, inst: PyOldInstance, name: string): Result<Value | undefined> {
  const own = ownAttr(inst, name);
  if (own !== undefined) return own;
  const found = inst.cls.lookup(name);
  if (found === undefined) return undefined;
  const get = typeOf(found).tp_descr_get;
  return get === undefined ? found : get(vm, found, inst, inst.cls);
}

/** Calls an old-style class: makes an instance (`PyInstance_New`). */
function newOldInstance(vm: Vm, self: Value, args: Value[], kw: Kwargs): Result<Value> {
  const inst = new (self as PyOldClass).jsClass(self as PyOldClass);
  const del = (self as PyOldClass).lookup("__del__");
  if (del !== undefined) watchFinalizer(vm, inst, del);
  const init = plainInstanceAttr(vm, inst, "__init__");
  if (init === undefined) {
    if (args.length > 0 || kw !== null && kw.size > 0) throw typeError("this constructor takes no arguments");
    return inst;
  }
  return then(
    init as Result<Value>,
    (f) =>
      givesInstance(
        then(call(vm, f, args, kw), (r) => {
          if (r !== null) throw typeError("__init__() should return None");
          return inst;
        }),
        inst,
      ),
  );
}

defineType<PyOldClass>(oldClassType, {
  doc: "classobj(name, bases, dict) -> a new old-style class",
  slots: {
    tp_new: (vm, _type, args, kw) => bindArguments(vm, CONSTRUCTOR, args, kw),
    tp_call: newOldInstance,
    tp_getattro: classGetAttr,
    tp_setattro: classSetAttr,
    tp_repr: (_vm, self) => `<class ${oldClassName(self as PyOldClass)} at ${addressOf(self)}>`,
    tp_str: (_vm, self) => {
      const cls = self as PyOldClass;
      const text = oldClassName(cls);
      return text.startsWith("?.") ? cls.name : text;
    },
  },
});
