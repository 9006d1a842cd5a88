// SPDX-License-Identifier: MIT
/** `super` (CPython `Objects/typeobject.c`, `super_*`). */
import type { Value } from "../base/value.ts";
import { call, findAttrQuietly, genericGetAttr } from "../core/abstract.ts";
import { typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { PyType } from "../core/type.ts";
import { PyFunction, PySuper, superType, tpName, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { arityError } from "../native/arity.ts";
import { defineType } from "../native/define.ts";
import { allocate } from "./object_type.ts";

/** The class whose MRO is searched for `obj`. TypeError where `obj` has nothing to do with `type`. */
function superCheck(vm: Vm, type: PyType, o: Value): Result<PyType> {
  if (o instanceof PyType && o.isSubtype(type)) return o;
  const own = typeOf(o);
  if (own.isSubtype(type)) return own;
  return superCheckSlow(vm, type, o);
}

/** A proxy may say another class than it is. */
function* superCheckSlow(vm: Vm, type: PyType, o: Value): Gen<PyType> {
  let cls = findAttrQuietly(vm, o, "__class__");
  if (isGen(cls)) cls = yield* cls;
  if (cls instanceof PyType && cls !== typeOf(o) && cls.isSubtype(type)) return cls;
  throw typeError("super(type, obj): obj must be an instance or subtype of type");
}

/** What stands under a name behind `thisClass` in the MRO of the object's class. */
function found(s: PySuper, name: string): Value | undefined {
  const { objType } = s;
  if (objType === undefined || name === "__class__") return undefined;
  const { mro } = objType;
  for (let i = mro.indexOf(s.thisClass!) + 1; i > 0 && i < mro.length; i++) {
    const v = (mro[i] as PyType).attrs.getStr(name);
    if (v !== undefined) return v;
  }
  return undefined;
}

function superGetAttr(vm: Vm, self: Value, name: string): Result<Value> {
  const s = self as PySuper;
  const v = found(s, name);
  if (v === undefined) return genericGetAttr(vm, self, name);
  const get = typeOf(v).tp_descr_get;
  return get === undefined ? v : get(vm, v, s.obj === s.objType ? undefined : s.obj, s.objType);
}

/** The function that `s.name` would bind to `s.obj`, if it is that and `s` a plain `super` object. */
export function superMethod(s: PySuper, name: string): PyFunction | undefined {
  if (s.type !== superType || s.obj === s.objType) return undefined;
  const v = found(s, name);
  return v instanceof PyFunction ? v : undefined;
}

/** `super(type, o)` of an instance; `undefined` for anything else. */
export function superOf(type: Value, o: Value): PySuper | undefined {
  const objType = typeOf(o);
  if (!(type instanceof PyType) || o === null || o instanceof PyType || !objType.isSubtype(type)) return undefined;
  const s = new PySuper();
  s.thisClass = type;
  s.obj = o;
  s.objType = objType;
  return s;
}

function superInit(vm: Vm, self: PySuper, type: Value, o: Value): Result<void> {
  if (!(type instanceof PyType)) {
    throw typeError(`super() argument 1 must be type, not ${type === null ? "None" : typeName(type)}`);
  }
  if (o === null) {
    self.thisClass = type;
    self.obj = self.objType = undefined;
    return;
  }
  return then(superCheck(vm, type, o), (objType) => {
    self.thisClass = type;
    self.obj = o;
    self.objType = objType;
  }) as Result<void>;
}

defineType<PySuper>(superType, {
  doc: `super(type) -> unbound super object
super(type, obj) -> looks attributes up behind \`type\` in the MRO of the class of \`obj\`
super(type, type2) -> the same in the MRO of \`type2\``,
  slots: {
    tp_new: (_vm, type) => allocate(type),
    tp_init: (vm, self, args, kw) => {
      if (kw !== null && kw.size > 0) throw typeError("super does not take keyword arguments");
      if (args.length < 1 || args.length > 2) throw arityError("parse", "super", 1, 2, args.length);
      return superInit(vm, self as PySuper, args[0], args[1] ?? null);
    },
    tp_repr: (_vm, self) => {
      const s = self as PySuper;
      const type = s.thisClass === undefined ? "NULL" : tpName(s.thisClass);
      return s.objType === undefined
        ? `<super: <class '${type}'>, NULL>`
        : `<super: <class '${type}'>, <${tpName(s.objType)} object>>`;
    },
    tp_getattro: superGetAttr,
    tp_descr_get: (vm, self, o) => {
      const s = self as PySuper;
      if (o === undefined || o === null || s.obj !== undefined) return s;
      // A subclass is made through its constructor.
      if (s.type !== superType) return call(vm, s.type, [s.thisClass!, o]);
      return then(superCheck(vm, s.thisClass!, o), (objType) => {
        const bound = new PySuper();
        bound.thisClass = s.thisClass;
        bound.obj = o;
        bound.objType = objType;
        return bound;
      });
    },
  },
  getset: () => ({
    __thisclass__: { doc: "The class given to super().", get: (_vm, s) => s.thisClass ?? null, member: true },
    __self__: { doc: "The object given to super(), or None.", get: (_vm, s) => s.obj ?? null, member: true },
    __self_class__: {
      doc: "The class whose MRO is searched, or None.",
      get: (_vm, s) => s.objType ?? null,
      member: true,
    },
  }),
});
