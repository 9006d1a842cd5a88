// SPDX-License-Identifier: MIT
/**
 * `instancemethod`: bound and unbound methods of Python classes (CPython `Objects/classobject.c`).
 */
import { intFromBigInt, NotImplemented, type Value } from "../base/value.ts";
import { call, findAttr, findAttrQuietly, getAttr, hash, repr } from "../core/abstract.ts";
import { isInstance, isSubclass } from "../core/is_instance.ts";
import { EQ, equals, NE } from "../core/compare.ts";
import { typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { withReceiver } from "../core/receiver.ts";
import { type Kwargs, PyType } from "../core/type.ts";
import {
  bigOf,
  isStr,
  methodType,
  PyFunction,
  PyMethod,
  PyOldClass,
  PyOldInstance,
  strValue,
  typeName,
  typeOf,
} from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { arityError } from "../native/arity.ts";
import { defineType, PyBuiltin } from "../native/define.ts";
import "./object_type.ts";

/** Name of something callable in error texts (`PyEval_GetFuncName`). */
function functionName(f: Value): string {
  if (f instanceof PyMethod) return functionName(f.func);
  if (f instanceof PyFunction) return f.name;
  if (f instanceof PyBuiltin) return f.impl.name;
  if (f instanceof PyOldClass) return f.name;
  if (f instanceof PyOldInstance) return f.cls.name;
  return typeName(f);
}

/** What follows the name in error texts: "()" for functions, " object" … (`PyEval_GetFuncDesc`). */
function functionDescription(f: Value): string {
  if (f instanceof PyMethod || f instanceof PyFunction || f instanceof PyBuiltin) return "()";
  if (f instanceof PyOldClass) return " constructor";
  if (f instanceof PyOldInstance) return " instance";
  return " object";
}

function* textAttr(vm: Vm, o: Value, name: string): Gen<string | undefined> {
  let v = findAttr(vm, o, name);
  if (isGen(v)) v = yield* v;
  return v !== undefined && isStr(v) ? strValue(v) : undefined;
}

/** `__name__` of a class in error texts. */
function* classText(vm: Vm, cls: Value | undefined): Gen<string> {
  if (cls === undefined) return "?";
  if (cls instanceof PyType || cls instanceof PyOldClass) return cls.name;
  return (yield* textAttr(vm, cls, "__name__")) ?? "?";
}

function callMethodObject(vm: Vm, m: Value, args: Value[], kw: Kwargs): Result<Value> {
  const { func, self } = m as PyMethod;
  if (self !== undefined) {
    return call(vm, func, withReceiver(self, args), kw);
  }
  return callUnbound(vm, m as PyMethod, args, kw);
}

/** Calls an unbound method, whose first argument must be an instance of its class. */
function callUnbound(vm: Vm, m: PyMethod, args: Value[], kw: Kwargs): Result<Value> {
  if (args.length === 0) return wrongReceiver(vm, m, args);
  if (m.cls instanceof PyType && typeOf(args[0]).isSubtype(m.cls)) return call(vm, m.func, args, kw);
  return checkReceiver(vm, m, args, kw);
}

function* checkReceiver(vm: Vm, m: PyMethod, args: Value[], kw: Kwargs): Gen<Value> {
  let ok = isInstance(vm, args[0], m.cls ?? null);
  if (isGen(ok)) ok = yield* ok;
  if (!ok) return yield* wrongReceiver(vm, m, args);
  const r = call(vm, m.func, args, kw);
  return isGen(r) ? yield* r : r;
}

function* wrongReceiver(vm: Vm, m: PyMethod, args: Value[]): Gen<never> {
  let got = "nothing";
  if (args.length > 0) {
    let cls = findAttrQuietly(vm, args[0], "__class__");
    if (isGen(cls)) cls = yield* cls;
    got = (yield* classText(vm, cls ?? typeOf(args[0]))) + " instance";
  }
  throw typeError(
    `unbound method ${functionName(m.func)}${functionDescription(m.func)} must be called with ` +
      `${yield* classText(vm, m.cls)} instance as first argument (got ${got} instead)`,
  );
}

function* methodRepr(vm: Vm, m: PyMethod): Gen<Value> {
  const name = (yield* textAttr(vm, m.func, "__name__")) ?? "?";
  const cls = yield* classText(vm, m.cls);
  if (m.self === undefined) return `<unbound method ${cls}.${name}>`;
  let self = repr(vm, m.self);
  if (isGen(self)) self = yield* self;
  return `<bound method ${cls}.${name} of ${self}>`;
}

function* methodEqual(vm: Vm, a: PyMethod, b: PyMethod, op: number): Gen<boolean> {
  let same = equals(vm, a.func, b.func);
  if (isGen(same)) same = yield* same;
  if (same) {
    if (a.self === undefined || b.self === undefined) same = a.self === b.self;
    else {
      same = equals(vm, a.self, b.self);
      if (isGen(same)) same = yield* same;
    }
  }
  return same === (op === EQ);
}

function* methodHash(vm: Vm, m: PyMethod): Gen<Value> {
  let x = hash(vm, m.self ?? null);
  if (isGen(x)) x = yield* x;
  let y = hash(vm, m.func);
  if (isGen(y)) y = yield* y;
  const mixed = bigOf(x as number) ^ bigOf(y as number);
  return intFromBigInt(mixed === -1n ? -2n : mixed);
}

const funcRow = { doc: "The function behind the method.", get: (_vm: Vm, m: PyMethod) => m.func, member: true };
const selfRow = {
  doc: "The object the method is bound to, or None.",
  get: (_vm: Vm, m: PyMethod) => m.self ?? null,
  member: true,
};

defineType<PyMethod>(methodType, {
  doc: "instancemethod(function, instance[, class]) -> a method",
  slots: {
    tp_new: (_vm, _type, args, kw) => {
      if (kw !== null && kw.size > 0) throw typeError("instancemethod does not take keyword arguments");
      if (args.length < 2 || args.length > 3) throw arityError("unpack", "instancemethod", 2, 3, args.length);
      const [func, self, cls] = args;
      if (!isCallable(func)) throw typeError("first argument must be callable");
      if (self === null && cls === undefined) throw typeError("unbound methods must have non-NULL im_class");
      return new PyMethod(func, self === null ? undefined : self, cls === null ? undefined : cls);
    },
    tp_call: callMethodObject,
    tp_repr: (vm, m) => methodRepr(vm, m as PyMethod),
    tp_richcompare: (vm, a, b, op) =>
      a instanceof PyMethod && b instanceof PyMethod && (op === EQ || op === NE)
        ? methodEqual(vm, a, b, op)
        : NotImplemented,
    tp_hash: (vm, m) => methodHash(vm, m as PyMethod),
    tp_getattro: (vm, self, name) => {
      const descr = methodType.lookup(name);
      if (descr !== undefined) {
        const get = typeOf(descr).tp_descr_get;
        return get === undefined ? descr : get(vm, descr, self, methodType);
      }
      return getAttr(vm, (self as PyMethod).func, name);
    },
    tp_descr_get: (vm, self, o, cls) => {
      const m = self as PyMethod;
      if (m.self !== undefined) return m;
      const bind = () => new PyMethod(m.func, o === null ? undefined : o, cls);
      if (m.cls === undefined || cls === undefined) return bind();
      // An unbound method of an unrelated class stays as it is.
      return then(isSubclass(vm, cls, m.cls), (ok) => ok ? bind() : m);
    },
  },
  getset: () => ({
    im_func: funcRow,
    __func__: funcRow,
    im_self: selfRow,
    __self__: selfRow,
    im_class: { doc: "The class that the method was asked of.", get: (_vm, m) => m.cls ?? null, member: true },
    __doc__: { doc: "Documentation of the function.", get: (vm, m) => getAttr(vm, m.func, "__doc__") },
  }),
});

/** `callable(v)`. */
export function isCallable(v: Value): boolean {
  if (v instanceof PyOldInstance) {
    for (const cls of v.cls.mro) if (cls.attrs.getStr("__call__") !== undefined) return true;
    return v.dict?.getStr("__call__") !== undefined || v.$__call__ !== undefined;
  }
  return typeOf(v).tp_call !== undefined;
}
