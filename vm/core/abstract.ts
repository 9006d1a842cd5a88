// SPDX-License-Identifier: MIT
/**
 * Operations on any object: attributes, calls, truth, hash, text, comparison (CPython `Objects/object.c`).
 * Arithmetic is in `number.ts`, iteration and subscription in `sequence.ts`. Both tiers and all natives use these.
 *
 * Each has a fast part that finishes for builtin values; otherwise it returns a `Gen`.
 */
import { NotImplemented, PyFloat, PyObject, PyStr, PyTuple, PyUnicode, type Value } from "../base/value.ts";
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
import { attrNames } from "./attr_names.ts";
import { OwnKeys } from "./fresh_dict.ts";
import { FrameCall, type Gen, guarded, isGen, type Result, then } from "./gen.ts";
import { identityHash, idOf } from "./identity.ts";
import { type Kwargs, PyType } from "./type.ts";
import {
  boolType,
  complexType,
  floatType,
  intType,
  isStr,
  longType,
  oldInstanceType,
  PyOldClass,
  PyOldInstance,
  strValue,
  typeName,
  typeOf,
} from "./types.ts";
import type { Vm } from "./vm.ts";

/** Comparison operators, numbered as `Py_LT` … `Py_GE`. */
export const LT = 0, LE = 1, EQ = 2, NE = 3, GT = 4, GE = 5;
/** The operator with its operands swapped. */
export const SWAPPED: readonly number[] = [GT, GE, EQ, NE, LT, LE];
/** Source text of the operators. */
export const CMP_TEXT: readonly string[] = ["<", "<=", "==", "!=", ">", ">="];

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

/** `o.name(*args)`. */
export function callMethod(vm: Vm, o: Value, name: string, args: Value[]): Result<Value> {
  const f = getAttr(vm, o, name);
  return then(f, (g) => call(vm, g, args));
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

// ---- comparison ---------------------------------------------------------------------------------------------------

/** `a <op> b` (`PyObject_RichCompare`). */
export function richCompare(vm: Vm, a: Value, b: Value, op: number): Result<Value> {
  if (typeof a === "number" && typeof b === "number" || typeof a === "string" && typeof b === "string") {
    switch (op) {
      case LT:
        return a < b;
      case LE:
        return a <= b;
      case EQ:
        return a === b;
      case NE:
        return a !== b;
      case GT:
        return a > b;
      default:
        return a >= b;
    }
  }
  // `kind == "low"` of what may be None.
  if ((op === EQ || op === NE) && (typeof a !== "object" || a === null) && (typeof b !== "object" || b === null)) {
    const isNumber = typeof a !== "string" && a !== null && typeof b !== "string" && b !== null;
    return (a === b || isNumber && Number(a) === Number(b)) === (op === EQ);
  }
  const ta = typeOf(a);
  const tb = typeOf(b);
  enterRecursive(vm, " in cmp");
  vm.depth--;
  if (ta === tb && !(a instanceof PyOldInstance)) {
    // Same type: its own comparison first, then cmp.
    const rich = ta.tp_richcompare;
    if (rich !== undefined) {
      const r = rich(vm, a, b, op);
      if (isGen(r)) {
        if (!(r instanceof FrameCall)) return sameTypeSlow(vm, r, a, b, op);
        return then(r as Result<Value>, (v) => v === NotImplemented ? afterRich(vm, a, b, op) : v);
      }
      if (r !== NotImplemented) return r;
    }
    if (ta.tp_compare !== undefined) {
      return then(ta.tp_compare(vm, a, b), (c) => c === CMP_UNDEFINED ? generalCompare(vm, a, b, op) : threeWay(c, op));
    }
  }
  return generalCompare(vm, a, b, op);
}

/** Comparison of two objects of one type whose rich comparison said nothing. */
function afterRich(vm: Vm, a: Value, b: Value, op: number): Result<Value> {
  const compare = typeOf(a).tp_compare;
  if (compare === undefined) return generalCompare(vm, a, b, op);
  return then(compare(vm, a, b), (c) => c === CMP_UNDEFINED ? generalCompare(vm, a, b, op) : threeWay(c, op));
}

/** What `tp_compare` of a dispatcher returns when `__cmp__` gave NotImplemented. */
export const CMP_UNDEFINED = 2;

function* sameTypeSlow(vm: Vm, first: Gen<Value>, a: Value, b: Value, op: number): Gen<Value> {
  enterRecursive(vm, " in cmp");
  try {
    let r: Result<Value> = yield* first;
    if (r !== NotImplemented) return r;
    const compare = typeOf(a).tp_compare;
    if (compare !== undefined) {
      let c = compare(vm, a, b);
      if (isGen(c)) c = yield* c;
      if (c !== CMP_UNDEFINED) return threeWay(c, op);
    }
    r = generalCompare(vm, a, b, op);
    return isGen(r) ? yield* r : r;
  } finally {
    vm.depth--;
  }
}

/** What the result of a three-way comparison (negative, 0, positive) says about `a op b`. */
export function threeWay(c: number, op: number): boolean {
  switch (op) {
    case LT:
      return c < 0;
    case LE:
      return c <= 0;
    case EQ:
      return c === 0;
    case NE:
      return c !== 0;
    case GT:
      return c > 0;
    default:
      return c >= 0;
  }
}

/** Whether objects of a type have no comparison of their own. */
const isUncompared = (t: PyType): boolean =>
  t.tp_richcompare === undefined && t.tp_compare === undefined && t.nb_coerce === undefined;

function generalCompare(vm: Vm, a: Value, b: Value, op: number): Result<Value> {
  // PERF: what the rest comes to for most objects.
  if (op === EQ || op === NE) {
    const ta = typeOf(a), tb = typeOf(b);
    if (isUncompared(ta) && (ta === tb || isUncompared(tb))) return (a === b) === (op === EQ);
  }
  const r = tryRich(vm, a, b, op);
  if (isGen(r)) {
    if (!(r instanceof FrameCall)) return generalSlow(vm, r, a, b, op);
    return then(
      r as Result<Value>,
      (v) => v === NotImplemented ? then(cmpFallback(vm, a, b), (c) => threeWay(c, op)) : v,
    );
  }
  if (r !== NotImplemented) return r;
  return then(cmpFallback(vm, a, b), (c) => threeWay(c, op));
}

function* generalSlow(vm: Vm, pending: Gen<Value>, a: Value, b: Value, op: number): Gen<Value> {
  enterRecursive(vm, " in cmp");
  try {
    const r = yield* pending;
    if (r !== NotImplemented) return r;
    let c = cmpFallback(vm, a, b);
    if (isGen(c)) c = yield* c;
    return threeWay(c, op);
  } finally {
    vm.depth--;
  }
}

/** Rich comparison of both operands, subclass first (`try_rich_compare`). */
function tryRich(vm: Vm, a: Value, b: Value, op: number): Result<Value> {
  const ta = typeOf(a);
  const tb = typeOf(b);
  const fa = ta.tp_richcompare;
  const fb = tb.tp_richcompare;
  if (ta !== tb && fb !== undefined && tb.isSubtype(ta)) {
    return or(fb(vm, b, a, SWAPPED[op]), () => fa === undefined ? NotImplemented : fa(vm, a, b, op));
  }
  if (fa !== undefined) {
    return or(fa(vm, a, b, op), () => fb === undefined ? NotImplemented : fb(vm, b, a, SWAPPED[op]));
  }
  return fb === undefined ? NotImplemented : fb(vm, b, a, SWAPPED[op]);
}

/** `first`, or `second()` where it is NotImplemented. */
function or(first: Result<Value>, second: () => Result<Value>): Result<Value> {
  return then(first, (r) => r === NotImplemented ? second() : r);
}

/** Three-way comparison where rich comparison said nothing: `__cmp__`, coercion, then an order that is only consistent. */
function cmpFallback(vm: Vm, a: Value, b: Value): Result<number> {
  return then(tryCompare(vm, a, b), (c) => c === CMP_UNDEFINED ? defaultCompare(a, b) : c);
}

/** `try_3way_compare`. */
function tryCompare(vm: Vm, a: Value, b: Value): Result<number> {
  const fa = typeOf(a).tp_compare;
  const fb = typeOf(b).tp_compare;
  // An old-style instance decides itself; the dispatcher of heap types does the same when both share it.
  if (a instanceof PyOldInstance) return fa!(vm, a, b);
  if (b instanceof PyOldInstance) return then(fb!(vm, a, b), (c) => c);
  if (fa !== undefined && fa === fb) return fa(vm, a, b);
  if (fa !== undefined && HEAP_COMPARE.has(fa)) return fa(vm, a, b);
  if (fb !== undefined && HEAP_COMPARE.has(fb)) return fb(vm, a, b);
  return then(coercePair(vm, a, b), (pair) => {
    if (pair === null) return CMP_UNDEFINED;
    const f = typeOf(pair[0]).tp_compare;
    return f !== undefined && f === typeOf(pair[1]).tp_compare ? f(vm, pair[0], pair[1]) : CMP_UNDEFINED;
  });
}

/** The `tp_compare` dispatchers of heap types (registered by `slots.ts`); they accept operands in either position. */
// deno-lint-ignore ban-types
export const HEAP_COMPARE: Set<Function> = new Set();

/** `PyNumber_CoerceEx`: the operands brought to one type, or `null`. */
export function coercePair(vm: Vm, a: Value, b: Value): Result<[Value, Value] | null> {
  const ta = typeOf(a);
  const tb = typeOf(b);
  // Types without arithmetic of their own need no coercion among themselves.
  if (
    ta === tb && !ta.heap && !(a instanceof PyOldInstance) && ta.nb_remainder === undefined &&
    ta.nb_subtract === undefined
  ) return [a, b];
  const first = ta.nb_coerce === undefined ? null : ta.nb_coerce(vm, a, b);
  return then(first, (pair) => {
    if (pair !== null) return pair;
    if (tb.nb_coerce === undefined) return null;
    return then(tb.nb_coerce(vm, b, a), (swapped) => swapped === null ? null : [swapped[1], swapped[0]]);
  });
}

/** Order of unrelated objects (`default_3way_compare`): None first, numbers next, then by type name, then by identity. */
function defaultCompare(a: Value, b: Value): number {
  const ta = typeOf(a);
  const tb = typeOf(b);
  if (ta === tb) {
    const x = idOf(a);
    const y = idOf(b);
    return x < y ? -1 : x > y ? 1 : 0;
  }
  if (a === null) return -1;
  if (b === null) return 1;
  const na = isNumber(ta) ? "" : ta.name;
  const nb = isNumber(tb) ? "" : tb.name;
  if (na !== nb) return na < nb ? -1 : 1;
  const place = NUMBER_TYPES.indexOf(ta) - NUMBER_TYPES.indexOf(tb);
  return (place !== 0 ? place < 0 : idOf(ta) < idOf(tb)) ? -1 : 1;
}

/** Number types as they follow each other in CPython's memory, by which it orders them; those made by programs come before. */
const NUMBER_TYPES = [boolType, oldInstanceType, complexType, floatType, intType, longType];

/** `PyNumber_Check`. */
export function isNumber(t: PyType): boolean {
  return t.nb_int !== undefined || t.nb_float !== undefined;
}

/** `cmp(a, b)` (`PyObject_Compare`): −1, 0 or 1. */
export function compare(vm: Vm, a: Value, b: Value): Result<number> {
  if (a === b) return 0;
  if (typeof a === "number" && typeof b === "number" || typeof a === "string" && typeof b === "string") {
    return a < b ? -1 : a > b ? 1 : 0;
  }
  const x = typeof a === "number" ? a : a instanceof PyFloat && a.exact ? a.value : NaN;
  const y = typeof b === "number" ? b : b instanceof PyFloat && b.exact ? b.value : NaN;
  if (x < y) return -1;
  if (x >= y) return x === y ? 0 : 1;
  return compareObjects(vm, a, b);
}

/** EQ, LT, GT in turn, as CPython maps rich comparison to a three-way answer. */
const OUTCOMES = [[EQ, 0], [LT, -1], [GT, 1]] as const;

/** The same without a generator as long as nothing is suspended. */
function compareObjects(vm: Vm, a: Value, b: Value): Result<number> {
  const ta = typeOf(a), tb = typeOf(b);
  if (a instanceof PyOldInstance || ta === tb && ta.tp_compare !== undefined) return compareSlow(vm, a, b);
  if (ta.tp_richcompare !== undefined || tb.tp_richcompare !== undefined) {
    enterRecursive(vm, " in cmp");
    try {
      for (let i = 0; i < OUTCOMES.length; i++) {
        const r = tryRich(vm, a, b, OUTCOMES[i][0]);
        if (r === NotImplemented || r === false) continue;
        if (r === true) return OUTCOMES[i][1];
        return compareRest(vm, a, b, i, r);
      }
    } finally {
      vm.depth--;
    }
  }
  return then(cmpFallback(vm, a, b), Math.sign);
}

/** The rest of the comparison, from outcome `at` on; its rich comparison has been begun. */
function* compareRest(vm: Vm, a: Value, b: Value, at: number, begun: Result<Value>): Gen<number> {
  enterRecursive(vm, " in cmp");
  try {
    for (let i = at; i < OUTCOMES.length; i++) {
      let r = i === at ? begun : tryRich(vm, a, b, OUTCOMES[i][0]);
      if (isGen(r)) r = yield* r;
      if (r === NotImplemented) continue;
      let truth = isTrue(vm, r);
      if (isGen(truth)) truth = yield* truth;
      if (truth) return OUTCOMES[i][1];
    }
    let c = cmpFallback(vm, a, b);
    if (isGen(c)) c = yield* c;
    return Math.sign(c);
  } finally {
    vm.depth--;
  }
}

function* compareSlow(vm: Vm, a: Value, b: Value): Gen<number> {
  enterRecursive(vm, " in cmp");
  try {
    const ta = typeOf(a);
    if (ta === typeOf(b) && !(a instanceof PyOldInstance) && ta.tp_compare !== undefined) {
      let c = ta.tp_compare(vm, a, b);
      if (isGen(c)) c = yield* c;
      if (c !== CMP_UNDEFINED) return Math.sign(c);
    }
    if (ta.tp_richcompare !== undefined || typeOf(b).tp_richcompare !== undefined) {
      return yield* compareRest(vm, a, b, 0, tryRich(vm, a, b, EQ));
    }
    let c = cmpFallback(vm, a, b);
    if (isGen(c)) c = yield* c;
    return Math.sign(c);
  } finally {
    vm.depth--;
  }
}

/** Does `operation` with {@linkcode Vm.eager}. */
export function eagerly<T>(vm: Vm, operation: () => T): T {
  vm.eager = true;
  try {
    return operation();
  } finally {
    vm.eager = false;
  }
}

/** {@linkcode richCompare} in a native's generator, which goes on with `yield*`: special methods may run at once. */
export function compareEagerly(vm: Vm, a: Value, b: Value, op: number): Result<Value> {
  return eagerly(vm, () => richCompare(vm, a, b, op));
}

/** Truth of `a <op> b`, where identical objects are equal (`PyObject_RichCompareBool`). */
export function richCompareBool(vm: Vm, a: Value, b: Value, op: number): Result<boolean> {
  if (a === b) {
    if (op === EQ) return true;
    if (op === NE) return false;
  }
  const r = richCompare(vm, a, b, op);
  if (typeof r === "boolean") return r;
  return then(r, (v) => isTrue(vm, v));
}

/** `a == b` as containers use it: identity first. */
export function equals(vm: Vm, a: Value, b: Value): Result<boolean> {
  return richCompareBool(vm, a, b, EQ);
}

/** {@linkcode equals} in a native's generator, as {@linkcode compareEagerly}. */
export function equalsEagerly(vm: Vm, a: Value, b: Value): Result<boolean> {
  return eagerly(vm, () => equals(vm, a, b));
}

// ---- classes ------------------------------------------------------------------------------------------------------

/** Whether `o` is an instance by type alone (no `__instancecheck__`). */
export function isExactInstance(o: Value, cls: PyType): boolean {
  return typeOf(o).isSubtype(cls);
}

/** `isinstance(o, cls)`: types, old-style classes, tuples of them, anything with `__instancecheck__`. */
export function isInstance(vm: Vm, o: Value, cls: Value): Result<boolean> {
  if (cls instanceof PyType) {
    const meta = cls.type;
    if (typeOf(o) === cls) return true;
    // `type.__instancecheck__` unless a metaclass overrides it.
    if (!meta.heap) return instanceByClass(vm, o, cls);
  }
  return isInstanceSlow(vm, o, cls);
}

function instanceByClass(vm: Vm, o: Value, cls: PyType): Result<boolean> {
  if (typeOf(o).isSubtype(cls)) return true;
  // A proxy may claim another class.
  if (typeof o !== "object" || o === null || o.type.tp_getattro === undefined) return false;
  if (!o.type.heap && !(o instanceof PyOldInstance) && o.type.lookup("__class__") === undefined) return false;
  return then(findAttr(vm, o, "__class__"), (c) => c instanceof PyType && c !== o.type && c.isSubtype(cls));
}

function* isInstanceSlow(vm: Vm, o: Value, cls: Value): Gen<boolean> {
  if (cls instanceof PyTuple) {
    enterRecursive(vm, " in __instancecheck__");
    try {
      for (const item of cls.items) {
        let r = isInstance(vm, o, item);
        if (isGen(r)) r = yield* r;
        if (r) return true;
      }
      return false;
    } finally {
      vm.depth--;
    }
  }
  if (!(cls instanceof PyOldClass)) {
    let check = lookupSpecial(vm, cls, "__instancecheck__");
    if (isGen(check)) check = yield* check;
    if (check !== undefined) {
      enterRecursive(vm, " in __instancecheck__");
      try {
        let r = call(vm, check, [o]);
        if (isGen(r)) r = yield* r;
        const truth = isTrue(vm, r);
        return isGen(truth) ? yield* truth : truth;
      } finally {
        vm.depth--;
      }
    }
  }
  const r = recursiveIsInstance(vm, o, cls);
  return isGen(r) ? yield* r : r;
}

/** `isinstance` without `__instancecheck__` (`recursive_isinstance`). */
export function recursiveIsInstance(vm: Vm, o: Value, cls: Value): Result<boolean> {
  if (cls instanceof PyOldClass && o instanceof PyOldInstance) return oldSubclass(o.cls, cls);
  if (cls instanceof PyType) return instanceByClass(vm, o, cls);
  return then(basesOf(vm, cls), (bases) => {
    if (bases === undefined) {
      throw typeError("isinstance() arg 2 must be a class, type, or tuple of classes and types");
    }
    return then(findAttr(vm, o, "__class__"), (c) => c === undefined ? false : abstractIsSubclass(vm, c, cls));
  });
}

function oldSubclass(c: PyOldClass, base: PyOldClass): boolean {
  return c === base || c.bases.some((b) => b instanceof PyOldClass && oldSubclass(b, base));
}

function basesOf(vm: Vm, cls: Value): Result<PyTuple | undefined> {
  return then(findAttr(vm, cls, "__bases__"), (b) => b instanceof PyTuple ? b : undefined);
}

function* abstractIsSubclass(vm: Vm, derived: Value, cls: Value): Gen<boolean> {
  if (derived === cls) return true;
  let bases = basesOf(vm, derived);
  if (isGen(bases)) bases = yield* bases;
  if (bases === undefined) return false;
  enterRecursive(vm, " in __subclasscheck__");
  try {
    for (const base of bases.items) if (yield* abstractIsSubclass(vm, base, cls)) return true;
    return false;
  } finally {
    vm.depth--;
  }
}

/** `issubclass(derived, cls)`. */
export function isSubclass(vm: Vm, derived: Value, cls: Value): Result<boolean> {
  if (cls instanceof PyType && !cls.type.heap && derived instanceof PyType) return derived.isSubtype(cls);
  return isSubclassSlow(vm, derived, cls);
}

function* isSubclassSlow(vm: Vm, derived: Value, cls: Value): Gen<boolean> {
  if (cls instanceof PyTuple) {
    enterRecursive(vm, " in __subclasscheck__");
    try {
      for (const item of cls.items) {
        let r = isSubclass(vm, derived, item);
        if (isGen(r)) r = yield* r;
        if (r) return true;
      }
      return false;
    } finally {
      vm.depth--;
    }
  }
  if (!(cls instanceof PyOldClass)) {
    let check = lookupSpecial(vm, cls, "__subclasscheck__");
    if (isGen(check)) check = yield* check;
    if (check !== undefined) {
      enterRecursive(vm, " in __subclasscheck__");
      try {
        let r = call(vm, check, [derived]);
        if (isGen(r)) r = yield* r;
        const truth = isTrue(vm, r);
        return isGen(truth) ? yield* truth : truth;
      } finally {
        vm.depth--;
      }
    }
  }
  const r = recursiveIsSubclass(vm, derived, cls);
  return isGen(r) ? yield* r : r;
}

/** `issubclass` without `__subclasscheck__` (`recursive_issubclass`). */
export function recursiveIsSubclass(vm: Vm, derived: Value, cls: Value): Result<boolean> {
  if (cls instanceof PyType && derived instanceof PyType) return derived.isSubtype(cls);
  if (cls instanceof PyOldClass && derived instanceof PyOldClass) return oldSubclass(derived, cls);
  return recursiveIsSubclassSlow(vm, derived, cls);
}

function* recursiveIsSubclassSlow(vm: Vm, derived: Value, cls: Value): Gen<boolean> {
  let bases = basesOf(vm, derived);
  if (isGen(bases)) bases = yield* bases;
  if (bases === undefined) throw typeError("issubclass() arg 1 must be a class");
  bases = basesOf(vm, cls);
  if (isGen(bases)) bases = yield* bases;
  if (bases === undefined) {
    throw typeError("issubclass() arg 2 must be a class or tuple of classes");
  }
  return yield* abstractIsSubclass(vm, derived, cls);
}

/** Whether `v` can be raised: an exception instance or class, or anything old-style. */
export function isExceptionClass(v: Value, base: PyType): boolean {
  return v instanceof PyOldClass || v instanceof PyType && v.isSubtype(base);
}
