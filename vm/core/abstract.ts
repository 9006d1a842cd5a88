// SPDX-License-Identifier: MIT
/**
 * Operations on any object: attributes, calls, truth, hash, text (CPython `Objects/object.c`). Comparison is in
 * `compare.ts`, `isinstance` in `is_instance.ts`, arithmetic in `number.ts`, iteration and subscription in `sequence.ts`.
 * Both tiers and all natives use these.
 *
 * Each has a fast part that finishes for builtin values; otherwise it returns a `Gen`.
 */
import { PyObject, PyStr, PyUnicode, type Value } from "../base/value.ts";
import { attrNames } from "./attr_names.ts";
import { PyDict } from "./dict.ts";
import {
  attributeError,
  AttributeErrorType,
  ExceptionType,
  PyThrow,
  runtimeError,
  StopIterationType,
  typeError,
  UnicodeEncodeErrorType,
  unicodeError,
} from "./exceptions.ts";
import { OwnKeys } from "./fresh_dict.ts";
import { FrameCall, type Gen, guarded, isGen, type Result, then } from "./gen.ts";
import { identityHash, idOf } from "./identity.ts";
import { type Kwargs, PyType } from "./type.ts";
import { isStr, PyOldInstance, strValue, typeName, typeOf } from "./types.ts";
import type { Vm } from "./vm.ts";

// ---- recursion ----------------------------------------------------------------------------------------------------

/** Counts one level of native recursion; pair with `vm.depth--`. `where` is like " while getting the repr of a list". */
export function enterRecursive(vm: Vm, where: string): void {
  if (++vm.depth > vm.recursionLimit) {
    vm.depth--;
    throw runtimeError("maximum recursion depth exceeded" + where);
  }
}

// ---- attributes ---------------------------------------------------------------------------------------------------

/** `getattr(o, name)` (`PyObject_GetAttr`). */
export function getAttr(vm: Vm, o: Value, name: string): Result<Value> {
  return typeOf(o).tp_getattro!(vm, o, name);
}

/** Like {@linkcode getAttr}, but `undefined` where it would raise AttributeError. */
export function findAttr(vm: Vm, o: Value, name: string): Result<Value | undefined> {
  const slot = typeOf(o).tp_getattro;
  try {
    const r = slot === genericGetAttr ? genericFindAttr(vm, o, name) : slot!(vm, o, name);
    return isGen(r) ? guarded(r as Gen<Value>, missingAttribute) : r;
  } catch (e) {
    return missingAttribute(e);
  }
}

/** Like {@linkcode findAttr}, but any ordinary exception means that there is none: where CPython 2.7 asks in vain. */
export function findAttrQuietly(vm: Vm, o: Value, name: string): Result<Value | undefined> {
  try {
    const r = typeOf(o).tp_getattro === genericGetAttr ? genericFindAttr(vm, o, name) : getAttr(vm, o, name);
    return isGen(r) ? guarded(r as Gen<Value>, nothingOrdinary) : r;
  } catch (e) {
    return nothingOrdinary(e);
  }
}

function nothingOrdinary(e: unknown): undefined {
  if (!isOrdinary(e)) throw e;
}

/** `undefined` for an AttributeError; throws everything else again. */
export function missingAttribute(e: unknown): undefined {
  if (!isThrown(e, AttributeErrorType)) throw e;
}

/** `undefined` for a StopIteration; throws everything else again. */
export function endOfIteration(e: unknown): undefined {
  if (!isThrown(e, StopIterationType)) throw e;
}

/** Whether a caught JavaScript exception is a Python exception that `except type` would catch. */
export function isThrown(e: unknown, type: PyType): e is PyThrow {
  return e instanceof PyThrow && e.type instanceof PyType && e.type.isSubtype(type);
}

/** Whether `e` is a Python exception that derives from Exception, or from no builtin type. */
export function isOrdinary(e: unknown): boolean {
  return e instanceof PyThrow && (!(e.type instanceof PyType) || e.type.isSubtype(ExceptionType));
}

/** Sets (or with `undefined` deletes) an attribute (`PyObject_SetAttr`). */
export function setAttr(vm: Vm, o: Value, name: string, value: Value | undefined): Result<void> {
  return typeOf(o).tp_setattro!(vm, o, name, value);
}

/** Own attribute of an instance, wherever it is kept; `undefined` if absent. */
export function ownAttr(o: PyObject, name: string): Value | undefined {
  return o.dict !== undefined ? o.dict.getStr(name) : o[attrNames(name).own];
}

/** Stores an own attribute of an instance without descriptors. */
export function setOwnAttr(o: PyObject, name: string, value: Value): void {
  if (o.dict !== undefined) o.dict.setStr(name, value);
  else o[attrNames(name).own] = value;
}

/** Removes an own attribute; returns whether it was there. */
export function deleteOwnAttr(o: PyObject, name: string): boolean {
  if (o.dict !== undefined) return o.dict.deleteStr(name);
  if (o[attrNames(name).own] === undefined) return false;
  // An object that had attributes keeps its (now empty) namespace: see genericSetAttr.
  return materialiseDict(o).deleteStr(name);
}

function hasOwnAttrs(o: PyObject): boolean {
  for (const key of Object.keys(o)) if (key.charCodeAt(0) === 36 /* $ */) return true;
  return false;
}

/** The `__dict__` of an instance; from now on its attributes live there. */
export function materialiseDict(o: PyObject): PyDict {
  if (o.dict !== undefined) return o.dict;
  const { type } = o;
  const keys = type.ownKeys ??= new OwnKeys();
  const dict = keys.dictOf(o, Object.keys(o));
  useDict(o, dict);
  return dict;
}

/** Has `o`, whose own `$…` properties have no value, keep its attributes in `dict`. */
export function useDict(o: PyObject, dict: PyDict): void {
  o.dict = dict;
  const { type } = o;
  if (type.hasDict) Object.setPrototypeOf(o, type.detached);
  else if (o instanceof PyOldInstance) Object.setPrototypeOf(o, PyOldInstance.prototype);
}

/** `object.__getattribute__` without raising for a missing attribute. */
export function genericFindAttr(vm: Vm, o: Value, name: string): Result<Value | undefined> {
  const type = typeOf(o);
  const descr = type.lookup(name);
  if (descr !== undefined) {
    const dt = typeOf(descr);
    const get = dt.tp_descr_get;
    if (get !== undefined) {
      if (dt.tp_descr_set !== undefined) return get(vm, descr, o, type);
      if (type.hasDict && typeof o === "object") {
        const own = ownAttr(o!, name);
        if (own !== undefined) return own;
        if (o!.dict?.slow !== undefined) {
          return then(o!.dict.getSlow(vm, name), (v) => v !== undefined ? v : get(vm, descr, o, type));
        }
      }
      return get(vm, descr, o, type);
    }
  }
  if (type.hasDict && typeof o === "object") {
    const own = ownAttr(o!, name);
    if (own !== undefined) return own;
    if (o!.dict?.slow !== undefined) return then(o!.dict.getSlow(vm, name), (v) => v !== undefined ? v : descr);
  }
  return descr;
}

/** `object.__getattribute__` (`PyObject_GenericGetAttr`). */
export function genericGetAttr(vm: Vm, o: Value, name: string): Result<Value> {
  const r = genericFindAttr(vm, o, name);
  if (r === undefined) throw noAttribute(o, name);
  return r as Result<Value>;
}

/** "'C' object has no attribute 'x'". */
export function noAttribute(o: Value, name: string): PyThrow {
  return attributeError(`'${typeName(o)}' object has no attribute '${name}'`);
}

/** `object.__setattr__` / `__delattr__` (`PyObject_GenericSetAttr`). */
export function genericSetAttr(vm: Vm, o: Value, name: string, value: Value | undefined): Result<void> {
  const type = typeOf(o);
  const descr = type.lookup(name);
  if (descr !== undefined) {
    const set = typeOf(descr).tp_descr_set;
    if (set !== undefined) return set(vm, descr, o, value);
  }
  if (type.hasDict && typeof o === "object") {
    if (value !== undefined) return setOwnAttr(o!, name, value);
    if (deleteOwnAttr(o!, name)) return;
    // An object that never had attributes has no dict in CPython, which shows in the text.
    if (o!.dict !== undefined || hasOwnAttrs(o!)) throw attributeError(name);
  }
  if (descr === undefined) throw noAttribute(o, name);
  throw attributeError(`'${typeName(o)}' object attribute '${name}' is read-only`);
}

/**
 * A special method looked up as the interpreter does: on the type, bound to `o`; on an old-style instance, as an attribute.
 * `undefined` where there is none (`_PyObject_LookupSpecial`).
 */
export function lookupSpecial(vm: Vm, o: Value, name: string): Result<Value | undefined> {
  if (o instanceof PyOldInstance) return findAttr(vm, o, name);
  const type = typeOf(o);
  const descr = type.lookup(name);
  if (descr === undefined) return undefined;
  const get = typeOf(descr).tp_descr_get;
  return get === undefined ? descr : get(vm, descr, o, type);
}

// ---- calls --------------------------------------------------------------------------------------------------------

/** Calls any object. `args` and `kw` belong to the callee from now on. */
export function call(vm: Vm, f: Value, args: Value[], kw: Kwargs = null): Result<Value> {
  const slot = typeOf(f).tp_call;
  if (slot === undefined) throw typeError(`'${typeName(f)}' object is not callable`);
  return slot(vm, f, args, kw);
}

/** `f(a)`, in a native's generator; see {@linkcode Vm.direct}. */
export function callOne(vm: Vm, f: Value, a: Value): Result<Value> {
  const r = vm.direct(f, a);
  return r !== undefined ? r : call(vm, f, [a]);
}

/** `f(a, b)`, in a native's generator; see {@linkcode Vm.direct}. */
export function callTwo(vm: Vm, f: Value, a: Value, b: Value): Result<Value> {
  const r = vm.direct(f, a, b);
  return r !== undefined ? r : call(vm, f, [a, b]);
}

/** `o.name(*args)` (`PyObject_CallMethod`). */
export function callMethod(vm: Vm, o: Value, name: string, args: Value[]): Result<Value> {
  return then(getAttr(vm, o, name), (f) => {
    if (typeOf(f).tp_call === undefined) throw typeError(`attribute of type '${typeName(f)}' is not callable`);
    return call(vm, f, args);
  });
}

/** Calls special method `name` of `o`, or gives `undefined` where it has none. */
export function callSpecial(vm: Vm, o: Value, name: string, args: Value[]): Result<Value | undefined> {
  return then(lookupSpecial(vm, o, name), (f) => f === undefined ? undefined : call(vm, f, args));
}

// ---- truth, hash --------------------------------------------------------------------------------------------------

/** Truth value (`PyObject_IsTrue`). */
export function isTrue(vm: Vm, v: Value): Result<boolean> {
  switch (typeof v) {
    case "boolean":
      return v;
    case "number":
      return v !== 0;
    case "string":
      return v !== "";
  }
  if (v === null) return false;
  const type = v.type;
  if (type.nb_nonzero !== undefined) return type.nb_nonzero(vm, v);
  const length = type.mp_length ?? type.sq_length;
  if (length === undefined) return true;
  return then(length(vm, v), (n) => n !== 0);
}

/** `hash(v)`, an int. TypeError for unhashable values. */
export function hash(vm: Vm, v: Value): Result<Value> {
  const type = typeOf(v);
  if (type.tp_hash) return type.tp_hash(vm, v);
  throw typeError(`unhashable type: '${typeName(v)}'`);
}

export { identityHash, idOf };

// ---- text ---------------------------------------------------------------------------------------------------------

/** `repr(v)` (`PyObject_Repr`), as bytes. */
export function repr(vm: Vm, v: Value): Result<string> {
  const slot = typeOf(v).tp_repr;
  if (slot === undefined) return `<${typeName(v)} object at ${addressOf(v)}>`;
  const r = slot(vm, v);
  if (!isGen(r)) return checkText(vm, r, "__repr__");
  // A Python frame counts as a level of recursion by itself.
  return r instanceof FrameCall ? then(r as Result<Value>, (v) => checkText(vm, v, "__repr__")) : reprSlow(vm, r);
}

function* reprSlow(vm: Vm, r: Gen<Value>): Gen<string> {
  enterRecursive(vm, " while getting the repr of an object");
  try {
    return checkText(vm, yield* r, "__repr__");
  } finally {
    vm.depth--;
  }
}

function checkText(vm: Vm, r: Value, method: string): string {
  if (typeof r === "string") return r;
  if (r instanceof PyStr) return r.value;
  if (r instanceof PyUnicode) return encodeDefault(r, vm);
  throw typeError(`${method} returned non-string (type ${typeName(r)})`);
}

/** `str(v)` (`PyObject_Str`): a `str`, or the instance of a `str` subclass that `__str__` returned. */
export function toStr(vm: Vm, v: Value): Result<string | PyStr> {
  if (typeof v === "string") return v;
  const slot = typeOf(v).tp_str;
  if (slot === undefined) return repr(vm, v);
  const r = slot(vm, v);
  if (!isGen(r)) return checkStr(vm, r);
  return r instanceof FrameCall ? then(r as Result<Value>, (v) => checkStr(vm, v)) : toStrSlow(vm, r);
}

function* toStrSlow(vm: Vm, r: Gen<Value>): Gen<string | PyStr> {
  enterRecursive(vm, " while getting the str of an object");
  try {
    return checkStr(vm, yield* r);
  } finally {
    vm.depth--;
  }
}

function checkStr(vm: Vm, r: Value): string | PyStr {
  return isStr(r) ? r : checkText(vm, r, "__str__");
}

/** `str(v)` as bytes. */
export function toBytes(vm: Vm, v: Value): Result<string> {
  return then(toStr(vm, v), strValue);
}

const DEFAULT_ENCODER = Symbol("default encoder");

/** Where `sys.setdefaultencoding` puts the encoder of another default encoding than ASCII. */
export function defaultEncoder(vm: Vm): { encode: ((text: string) => string) | undefined } {
  return vm.state(DEFAULT_ENCODER, () => ({ encode: undefined }));
}

/** Encodes with the default encoding, which is ASCII unless `vm` says otherwise; throws UnicodeEncodeError. */
export function encodeDefault(u: PyUnicode, vm?: Vm): string {
  const s = u.value;
  for (let i = 0; i < s.length; i++) {
    if (s.charCodeAt(i) > 127) {
      const encode = vm === undefined ? undefined : defaultEncoder(vm).encode;
      if (encode !== undefined) return encode(s);
      let start = i;
      let end = i;
      while (end < s.length && s.charCodeAt(end) > 127) end++;
      // Positions count code points.
      const codePoints = [...s.slice(start, end)].length;
      start = i;
      throw unicodeError(UnicodeEncodeErrorType, "ascii", u, start, start + codePoints, "ordinal not in range(128)");
    }
  }
  return s;
}

/** `0x7f…` as in the default repr. */
export function addressOf(v: Value): string {
  return "0x" + idOf(v).toString(16);
}

// ---- running at once ----------------------------------------------------------------------------------------------

/** Does `operation` with {@linkcode Vm.eager}. */
export function eagerly<T>(vm: Vm, operation: () => T): T {
  vm.eager = true;
  try {
    return operation();
  } finally {
    vm.eager = false;
  }
}
