// SPDX-License-Identifier: MIT
/**
 * Behaviour of the descriptors of native types, and of native functions: binding, calling, repr, comparison
 * (CPython `Objects/descrobject.c`, `Objects/methodobject.c`). Their data classes are in `native/descriptors.ts`.
 */
import { intFromBigInt, NotImplemented, type PyObject, type Value } from "../base/value.ts";
import { addressOf, hash, idOf } from "../core/abstract.ts";
import { compare, EQ, NE } from "../core/compare.ts";
import { attributeError, typeError } from "../core/exceptions.ts";
import { type Result, then } from "../core/gen.ts";
import { type Kwargs, PyType } from "../core/type.ts";
import { bigOf, tpName, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { defineType, type GetSetRow, type NativeImpl, textSignature } from "../native/define.ts";
import {
  builtinType,
  classMethodDescrType,
  getSetType,
  memberType,
  methodDescrType,
  methodWrapperType,
  PyBuiltin,
  PyClassMethodDescr,
  PyGetSet,
  PyMember,
  PyMethodDescr,
  PyMethodWrapper,
  PyNativeMember,
  PySlotWrapper,
  slotWrapperType,
} from "../native/descriptors.ts";
import "./object_type.ts";

/** The receiver must be an instance of the descriptor's class (`descr_check`). */
function checkReceiver(name: string, owner: PyType, o: Value): void {
  const t = typeOf(o);
  if (t !== owner && !t.isSubtype(owner)) {
    throw typeError(`descriptor '${name}' for '${tpName(owner)}' objects doesn't apply to '${tpName(t)}' object`);
  }
}

/** The first argument of an unbound call. */
function receiver(name: string, owner: PyType, args: Value[]): Value {
  if (args.length < 1) throw typeError(`descriptor '${name}' of '${tpName(owner)}' object needs an argument`);
  const t = typeOf(args[0]);
  if (t !== owner && !t.isSubtype(owner)) {
    throw typeError(`descriptor '${name}' requires a '${tpName(owner)}' object but received a '${tpName(t)}'`);
  }
  return args[0];
}

/** Hash of a pair, as both kinds of bound natives make it. */
function mixHash(h: Value, id: number): Value {
  const mixed = BigInt.asIntN(64, bigOf(h as number) ^ BigInt(id));
  return intFromBigInt(mixed === -1n ? -2n : mixed);
}

/** Rows every descriptor has. */
function commonRows<T extends PyObject>(
  nameOf: (d: T) => string,
  docOf: (d: T) => Value,
): Record<string, GetSetRow<T>> {
  return {
    __name__: { doc: "Name of the attribute.", get: (_vm, d) => nameOf(d) },
    __doc__: { doc: "Documentation of the attribute.", get: (_vm, d) => docOf(d) },
  };
}

const ownerRow = <T extends PyObject & { owner: PyType }>(): Record<string, GetSetRow<T>> => ({
  __objclass__: {
    doc: "The class that defines the attribute.",
    get: (_vm, d) => d.owner,
    member: true,
  },
});

/** The parameters, under Python 3's name: `help()` shows them. */
const signatureRow = <T extends PyObject & { impl: NativeImpl }>(): Record<string, GetSetRow<T>> => ({
  __text_signature__: {
    doc: "The parameters, or None.",
    // What makes instances looks at its arguments by itself.
    get: (_vm, f) => f.impl.name === "__new__" ? null : textSignature(f.impl.params),
  },
});

const text = (doc: string): Value => doc === "" ? null : doc;

// ---- native functions ---------------------------------------------------------------------------------------------

/** Calls a native function or bound native method. */
export function callBuiltin(vm: Vm, f: Value, args: Value[], kw: Kwargs): Result<Value> {
  const { impl, self } = f as PyBuiltin;
  return impl.invoke(vm, self !== undefined && impl.hasSelf ? [self, ...args] : args, kw);
}

defineType<PyBuiltin>(builtinType, {
  doc: null,
  slots: {
    tp_call: callBuiltin,
    tp_repr: (_vm, f) => {
      const { impl, self } = f as PyBuiltin;
      return self === undefined
        ? `<built-in function ${impl.name}>`
        : `<built-in method ${impl.name} of ${typeName(self)} object at ${addressOf(self)}>`;
    },
    tp_hash: (vm, f) => {
      const { impl, self } = f as PyBuiltin;
      if (self === undefined) return mixHash(0, idOf(impl as unknown as PyObject) / 16);
      return then(hash(vm, self), (h) => mixHash(h, idOf(impl as unknown as PyObject) / 16));
    },
    tp_richcompare: (_vm, a, b, op) => {
      if (!(a instanceof PyBuiltin) || !(b instanceof PyBuiltin) || op !== EQ && op !== NE) return NotImplemented;
      return (a.self === b.self && a.impl === b.impl) === (op === EQ);
    },
    tp_compare: (_vm, a, b) => {
      const x = a as PyBuiltin;
      const y = b as PyBuiltin;
      if (x.self !== y.self) return idOf(x.self ?? null) < idOf(y.self ?? null) ? -1 : 1;
      if (x.impl === y.impl) return 0;
      return x.impl.name < y.impl.name ? -1 : 1;
    },
  },
  getset: () => ({
    ...commonRows<PyBuiltin>((f) => f.impl.name, (f) => text(f.impl.doc)),
    ...signatureRow<PyBuiltin>(),
    __self__: { doc: "The object a method is bound to, or None.", get: (_vm, f) => f.self ?? null },
    __module__: {
      doc: "Name of the module of the function.",
      get: (_vm, f) => f.module,
      set: (_vm, f, v) => {
        f.module = v ?? null;
      },
    },
  }),
});

// ---- methods of native types --------------------------------------------------------------------------------------

defineType<PyMethodDescr>(methodDescrType, {
  doc: null,
  slots: {
    tp_descr_get: (_vm, d, o) => {
      if (o === undefined) return d;
      const { impl, owner } = d as PyMethodDescr;
      checkReceiver(impl.name, owner, o);
      return new PyBuiltin(impl, o, null);
    },
    tp_call: (vm, d, args, kw) => {
      const { impl, owner } = d as PyMethodDescr;
      receiver(impl.name, owner, args);
      return impl.invoke(vm, args, kw);
    },
    tp_repr: (_vm, d) =>
      `<method '${(d as PyMethodDescr).impl.name}' of '${tpName((d as PyMethodDescr).owner)}' objects>`,
  },
  getset: () => ({
    ...commonRows<PyMethodDescr>((d) => d.impl.name, (d) => text(d.impl.doc)),
    ...signatureRow<PyMethodDescr>(),
    ...ownerRow<PyMethodDescr>(),
  }),
});

defineType<PyClassMethodDescr>(classMethodDescrType, {
  doc: null,
  slots: {
    tp_descr_get: (_vm, self, o, type) => {
      const d = self as PyClassMethodDescr;
      const where = `descriptor '${d.impl.name}' for type '${tpName(d.owner)}'`;
      if (type === undefined) {
        if (o === undefined) throw typeError(`${where} needs either an object or a type`);
        type = typeOf(o);
      }
      if (!(type instanceof PyType)) throw typeError(`${where} needs a type, not a '${typeName(type)}' as arg 2`);
      if (!type.isSubtype(d.owner)) throw typeError(`${where} doesn't apply to type '${tpName(type)}'`);
      return new PyBuiltin(d.impl, type, null);
    },
    tp_call: (vm, self, args, kw) => {
      const d = self as PyClassMethodDescr;
      if (args.length < 1) {
        throw typeError(`descriptor '${d.impl.name}' of '${tpName(d.owner)}' object needs an argument`);
      }
      const cls = args[0];
      if (!(cls instanceof PyType)) {
        throw typeError(`descriptor '${d.impl.name}' requires a type but received a '${typeName(cls)}'`);
      }
      if (!cls.isSubtype(d.owner)) {
        // The quotation mark that is missing at the end is missing in CPython, too.
        throw typeError(
          `descriptor '${d.impl.name}' requires a subtype of '${tpName(d.owner)}' but received '${typeName(cls)}`,
        );
      }
      return d.impl.invoke(vm, args, kw);
    },
    tp_repr: (_vm, d) =>
      `<method '${(d as PyClassMethodDescr).impl.name}' of '${tpName((d as PyClassMethodDescr).owner)}' objects>`,
  },
  getset: () => ({
    ...commonRows<PyClassMethodDescr>((d) => d.impl.name, (d) => text(d.impl.doc)),
    ...signatureRow<PyClassMethodDescr>(),
    ...ownerRow<PyClassMethodDescr>(),
  }),
});

// ---- data descriptors ---------------------------------------------------------------------------------------------

function getComputed(vm: Vm, d: PyGetSet, o: Value): Result<Value> {
  const { name, owner, row } = d;
  checkReceiver(name, owner, o);
  if (row.get === undefined) {
    throw attributeError(`attribute '${name}' of '${tpName(owner)}' objects is not readable`);
  }
  return row.get(vm, o);
}

function setComputed(vm: Vm, d: PyGetSet, o: Value, value: Value | undefined): Result<void> {
  const { name, owner, row } = d;
  checkReceiver(name, owner, o);
  if (row.set !== undefined) return row.set(vm, o, value);
  throw row.member === true
    ? typeError("readonly attribute")
    : attributeError(`attribute '${name}' of '${tpName(owner)}' objects is not writable`);
}

defineType<PyGetSet>(getSetType, {
  doc: null,
  slots: {
    tp_descr_get: (vm, d, o) => o === undefined ? d : getComputed(vm, d as PyGetSet, o),
    tp_descr_set: (vm, d, o, value) => setComputed(vm, d as PyGetSet, o, value),
    tp_repr: (_vm, d) => `<attribute '${(d as PyGetSet).name}' of '${tpName((d as PyGetSet).owner)}' objects>`,
  },
  getset: () => ({ ...commonRows<PyGetSet>((d) => d.name, (d) => text(d.row.doc)), ...ownerRow<PyGetSet>() }),
});

type Slotted = Record<string, Value | undefined>;

defineType<PyMember | PyNativeMember>(memberType, {
  doc: null,
  slots: {
    tp_descr_get: (vm, d, o) => {
      if (o === undefined) return d;
      if (d instanceof PyGetSet) return getComputed(vm, d, o);
      const { name, owner, key } = d as PyMember;
      checkReceiver(name, owner, o);
      const v = (o as unknown as Slotted)[key];
      if (v === undefined) throw attributeError(name);
      return v;
    },
    tp_descr_set: (vm, d, o, value) => {
      if (d instanceof PyGetSet) return setComputed(vm, d, o, value);
      const { name, owner, key } = d as PyMember;
      checkReceiver(name, owner, o);
      if (value === undefined && (o as unknown as Slotted)[key] === undefined) throw attributeError(name);
      (o as unknown as Slotted)[key] = value;
    },
    tp_repr: (_vm, d) => `<member '${(d as PyMember).name}' of '${tpName((d as PyMember).owner)}' objects>`,
  },
  getset: () => ({
    ...commonRows<PyMember | PyNativeMember>((d) => d.name, (d) => d instanceof PyGetSet ? text(d.row.doc) : null),
    ...ownerRow<PyMember | PyNativeMember>(),
  }),
});

// ---- slot wrappers ------------------------------------------------------------------------------------------------

/** Special methods whose wrappers take keyword arguments. */
const TAKES_KEYWORDS = new Set(["__call__", "__init__"]);

function callWrapper(vm: Vm, w: PySlotWrapper, self: Value, args: Value[], kw: Kwargs): Result<Value> {
  if (kw !== null && kw.size > 0 && !TAKES_KEYWORDS.has(w.name)) {
    throw typeError(`wrapper ${w.name} doesn't take keyword arguments`);
  }
  return w.callSlot(vm, w.fn, self, args, kw, w.name);
}

defineType<PySlotWrapper>(slotWrapperType, {
  doc: null,
  slots: {
    tp_descr_get: (_vm, d, o) => {
      if (o === undefined) return d;
      checkReceiver((d as PySlotWrapper).name, (d as PySlotWrapper).owner, o);
      return new PyMethodWrapper(d as PySlotWrapper, o);
    },
    tp_call: (vm, d, args, kw) => {
      const w = d as PySlotWrapper;
      const self = receiver(w.name, w.owner, args);
      return callWrapper(vm, w, self, args.slice(1), kw);
    },
    tp_repr: (_vm, d) =>
      `<slot wrapper '${(d as PySlotWrapper).name}' of '${tpName((d as PySlotWrapper).owner)}' objects>`,
  },
  getset: () => ({ ...commonRows<PySlotWrapper>((d) => d.name, (d) => text(d.doc)), ...ownerRow<PySlotWrapper>() }),
});

defineType<PyMethodWrapper>(methodWrapperType, {
  doc: null,
  slots: {
    tp_call: (vm, m, args, kw) =>
      callWrapper(vm, (m as PyMethodWrapper).wrapper, (m as PyMethodWrapper).self, args, kw),
    tp_repr: (_vm, m) => {
      const { wrapper, self } = m as PyMethodWrapper;
      return `<method-wrapper '${wrapper.name}' of ${typeName(self)} object at ${addressOf(self)}>`;
    },
    tp_compare: (vm, a, b) => {
      const x = a as PyMethodWrapper;
      const y = b as PyMethodWrapper;
      if (x.wrapper === y.wrapper) return compare(vm, x.self, y.self);
      return idOf(x.wrapper) < idOf(y.wrapper) ? -1 : 1;
    },
    tp_hash: (vm, m) => {
      const { wrapper, self } = m as PyMethodWrapper;
      return then(hash(vm, self), (h) => mixHash(h, idOf(wrapper) / 16));
    },
  },
  getset: () => ({
    ...commonRows<PyMethodWrapper>((m) => m.wrapper.name, (m) => text(m.wrapper.doc)),
    __self__: { doc: "The object the method is bound to.", get: (_vm, m) => m.self },
    __objclass__: { doc: "The class that defines the method.", get: (_vm, m) => m.wrapper.owner },
  }),
});
