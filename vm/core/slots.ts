// SPDX-License-Identifier: MIT
/**
 * The slots of classes made by a class statement: dispatchers that call the Python special method of the class.
 *
 * A dispatcher looks its method up on the type (cached there) and calls a plain function without binding it first.
 * `native/slot_update.ts` decides which dispatcher a type gets; nothing else may put these functions into slots.
 * Source of truth: CPython 2.7 `Objects/typeobject.c` (`slot_*`).
 */
import { NotImplemented, PyInt, PyLong, PyTuple, type Value } from "../base/value.ts";
import { bigHash, hashToValue } from "../base/hash.ts";
import {
  addressOf,
  call,
  endOfIteration,
  genericFindAttr,
  genericGetAttr,
  identityHash,
  idOf,
  isTrue,
  missingAttribute,
} from "./abstract.ts";
import { HEAP_COMPARE, SWAPPED } from "./compare.ts";
import { asCLong } from "./convert.ts";
import { attributeError, objectType, overflowError, typeError, valueError } from "./exceptions.ts";
import { type Gen, guarded, isGen, type Result, then } from "./gen.ts";
import { withReceiver } from "./receiver.ts";
import { containsByIteration } from "./sequence.ts";
import type { Kwargs, LengthSlot, PyType, SlotName, Slots } from "./type.ts";
import { bigOf, functionType, isInteger, PyFunction, PySeqIter, PyStaticMethod, typeName, typeOf } from "./types.ts";
import type { Vm } from "./vm.ts";

/** Calls what `lookup` found for `args[0]`, bound as a method, with the other `args`, which are taken over. */
function callFound(vm: Vm, found: Value, args: Value[], kw: Kwargs = null): Result<Value> {
  if (found instanceof PyFunction) return functionType.tp_call!(vm, found, args, kw);
  const get = typeOf(found).tp_descr_get;
  const [self] = args;
  if (get === undefined) return call(vm, found, args.slice(1), kw);
  return then(get(vm, found, self, typeOf(self)), (bound) => call(vm, bound, args.slice(1), kw));
}

/** Calls special method `name` of the type of `args[0]`; AttributeError where it has none (`call_method`). */
function callMethod(vm: Vm, name: string, args: Value[]): Result<Value> {
  const found = typeOf(args[0]).lookup(name);
  if (found === undefined) throw attributeError(name);
  return callFound(vm, found, args);
}

/** Like {@linkcode callMethod}, but NotImplemented where there is none (`call_maybe`). */
function callMaybe(vm: Vm, name: string, args: Value[]): Result<Value> {
  const found = typeOf(args[0]).lookup(name);
  return found === undefined ? NotImplemented : callFound(vm, found, args);
}

// ---- arithmetic ---------------------------------------------------------------------------------------------------

type BinaryFunction = (vm: Vm, a: Value, b: Value) => Result<Value>;

/**
 * The dispatcher of a two-operand slot with a reflected method. Both operands may be of any type; at least one has
 * this very function in its slot.
 */
function binaryDispatcher(slot: SlotName, name: string, reflected: string): BinaryFunction {
  const dispatch: BinaryFunction = (vm, a, b) => {
    const ta = typeOf(a);
    const tb = typeOf(b);
    let tryOther = ta !== tb && tb[slot] === dispatch;
    if (ta[slot] === dispatch) {
      let first: Result<Value> = NotImplemented;
      if (tryOther && tb.isSubtype(ta) && overloaded(ta, tb, reflected)) {
        first = callMaybe(vm, reflected, [b, a]);
        tryOther = false;
        if (first !== NotImplemented) {
          return isGen(first) ? orElse(first, () => callMaybe(vm, name, [a, b])) : first;
        }
      }
      const r = callMaybe(vm, name, [a, b]);
      if (!tryOther) return r;
      if (isGen(r)) return orElse(r, () => callMaybe(vm, reflected, [b, a]));
      if (r !== NotImplemented) return r;
    }
    return tryOther ? callMaybe(vm, reflected, [b, a]) : NotImplemented;
  };
  return dispatch;
}

function orElse(first: Gen<Value>, second: () => Result<Value>): Result<Value> {
  return then(first, (r) => r === NotImplemented ? second() : r);
}

/** Whether subclass `right` has another reflected method than `left` (`method_is_overloaded`). */
function overloaded(left: PyType, right: PyType, name: string): boolean {
  const mine = right.lookup(name);
  return mine !== undefined && mine !== left.lookup(name);
}

const unaryDispatcher = (name: string) => (vm: Vm, self: Value): Result<Value> => callMethod(vm, name, [self]);
const inplaceDispatcher = (name: string) => (vm: Vm, self: Value, other: Value): Result<Value> =>
  callMethod(vm, name, [self, other]);

function slotPower(vm: Vm, a: Value, b: Value, c: Value): Result<Value> {
  if (c === null) {
    // The binary form compares with its own identity, so it looks at both operands through this slot.
    const ta = typeOf(a);
    const tb = typeOf(b);
    const mine = ta.nb_power === slotPower;
    const other = ta !== tb && tb.nb_power === slotPower;
    if (mine && other && tb.isSubtype(ta) && overloaded(ta, tb, "__rpow__")) {
      return or(callMaybe(vm, "__rpow__", [b, a]), () => callMaybe(vm, "__pow__", [a, b]));
    }
    if (mine) {
      const r = callMaybe(vm, "__pow__", [a, b]);
      return other ? or(r, () => callMaybe(vm, "__rpow__", [b, a])) : r;
    }
    return other ? callMaybe(vm, "__rpow__", [b, a]) : NotImplemented;
  }
  // Three-argument pow has no reflected form.
  return typeOf(a).nb_power === slotPower ? callMethod(vm, "__pow__", [a, b, c]) : NotImplemented;
}

function or(first: Result<Value>, second: () => Result<Value>): Result<Value> {
  return isGen(first) ? orElse(first, second) : first === NotImplemented ? second() : first;
}

function slotNonzero(vm: Vm, self: Value): Result<boolean> {
  const type = typeOf(self);
  const found = type.lookup("__nonzero__");
  if (found !== undefined) return then(callFound(vm, found, [self]), (r) => checkTruth(r));
  return type.lookup("__len__") === undefined ? true : then(slotLength(vm, self), (n) => n !== 0);
}

function checkTruth(r: Value): boolean {
  if (typeof r === "boolean") return r;
  if (typeof r === "number") return r !== 0;
  // Only exact ints: CPython refuses instances of subclasses here.
  if (r instanceof PyInt && !r.type.heap) return r.value !== 0n;
  throw typeError(`__nonzero__ should return bool or int, returned ${typeName(r)}`);
}

function slotCoerce(vm: Vm, a: Value, b: Value): Result<[Value, Value] | null> {
  // Called for either operand; `coercePair` asks the second one itself.
  return then(callMaybe(vm, "__coerce__", [a, b]), (r) => {
    if (r === NotImplemented) return null;
    if (!(r instanceof PyTuple) || r.items.length !== 2) throw typeError("__coerce__ didn't return a 2-tuple");
    return [r.items[0], r.items[1]] as [Value, Value];
  });
}

// ---- containers ---------------------------------------------------------------------------------------------------

/** A slot for `len()` out of what gives the length exactly. */
export function lengthSlot(exact: (vm: Vm, self: Value) => Result<number | PyInt>): LengthSlot {
  const slot: LengthSlot = (vm, self) => then(exact(vm, self), (n) => typeof n === "number" ? n : Number(n.value));
  slot.exact = exact;
  return slot;
}

const slotLength = lengthSlot((vm, self) => {
  const r = callMethod(vm, "__len__", [self]);
  if (typeof r === "number" && r >= 0) return r;
  return then(r, (v) =>
    then(asSsize(vm, v), (n) => {
      checkLength(n);
      return Number.isSafeInteger(n) || !isInteger(v) ? intOfSsize(n) : new PyInt(bigOf(v));
    }));
});

function checkLength(n: number): void {
  if (n < 0) throw valueError("__len__() should return >= 0");
}

/** `PyInt_AsSsize_t`: through `__int__`, so floats are truncated. */
function asSsize(vm: Vm, v: Value): Result<number> {
  if (v instanceof PyLong && (v.value > 0x7fffffffffffffffn || v.value < -0x8000000000000000n)) {
    throw overflowError("long int too large to convert to int");
  }
  return asLong(vm, v);
}

/** `PyInt_AsLong`. */
function asLong(vm: Vm, v: Value): Result<number> {
  if (typeof v === "number") return v;
  if (isInteger(v)) return asCLong(vm, v);
  const slot = v === null ? undefined : typeOf(v).nb_int;
  if (slot === undefined) throw typeError("an integer is required");
  return then(slot(vm, v), (r) => {
    if (!isInteger(r)) throw typeError("__int__ method should return an integer");
    return asCLong(vm, r);
  });
}

const slotItem = (vm: Vm, self: Value, i: number): Result<Value> => callMethod(vm, "__getitem__", [self, i]);
const slotSubscript = (vm: Vm, self: Value, key: Value): Result<Value> => callMethod(vm, "__getitem__", [self, key]);

function slotAssign(vm: Vm, self: Value, key: Value, value: Value | undefined): Result<void> {
  return discard(
    value === undefined
      ? callMethod(vm, "__delitem__", [self, key])
      : callMethod(vm, "__setitem__", [self, key, value]),
  );
}

function discard(r: Result<Value>): Result<void> {
  if (isGen(r)) return then(r as Result<Value>, nothing);
}
const nothing = (): void => undefined;

/** A C `Py_ssize_t` as `int` value: bounds that are missing in the source come as ±2^63 or so. */
export function intOfSsize(n: number): number | PyInt {
  if (Number.isSafeInteger(n)) return n;
  return new PyInt(n >= 2 ** 63 ? 0x7fffffffffffffffn : BigInt(n));
}

const slotSlice = (vm: Vm, self: Value, low: number, high: number): Result<Value> =>
  callMethod(vm, "__getslice__", [self, intOfSsize(low), intOfSsize(high)]);

function slotAssignSlice(vm: Vm, self: Value, low: number, high: number, value: Value | undefined): Result<void> {
  return discard(
    value === undefined
      ? callMethod(vm, "__delslice__", [self, intOfSsize(low), intOfSsize(high)])
      : callMethod(vm, "__setslice__", [self, intOfSsize(low), intOfSsize(high), value]),
  );
}

function slotContains(vm: Vm, self: Value, item: Value): Result<boolean> {
  const found = typeOf(self).lookup("__contains__");
  if (found === undefined) return containsByIteration(vm, self, item);
  return then(callFound(vm, found, [self, item]), (r) => isTrue(vm, r));
}

// ---- text, hash, comparison ---------------------------------------------------------------------------------------

function slotRepr(vm: Vm, self: Value): Result<Value> {
  const found = typeOf(self).lookup("__repr__");
  return found === undefined ? `<${typeName(self)} object at ${addressOf(self)}>` : callFound(vm, found, [self]);
}

function slotStr(vm: Vm, self: Value): Result<Value> {
  const found = typeOf(self).lookup("__str__");
  return found === undefined ? slotRepr(vm, self) : callFound(vm, found, [self]);
}

function slotHash(vm: Vm, self: Value): Result<Value> {
  const type = typeOf(self);
  const found = type.lookup("__hash__");
  if (found !== undefined && found !== null) {
    const r = callFound(vm, found, [self]);
    if (typeof r === "number" && r !== -1) return r;
    return then(r, (v) => checkHash(vm, v));
  }
  if (found === null || type.lookup("__eq__") !== undefined || type.lookup("__cmp__") !== undefined) {
    throw typeError(`unhashable type: '${typeName(self)}'`);
  }
  return identityHash(vm, self);
}

/** The hash behind what `__hash__` returned: longs are hashed, −1 becomes −2. */
export function checkHash(vm: Vm, v: Value): Result<Value> {
  if (typeof v === "number") return v === -1 ? -2 : v;
  if (typeof v === "boolean") return v ? 1 : 0;
  if (v instanceof PyLong) return hashToValue(bigHash(v.value));
  if (v instanceof PyInt) return v.type.heap ? hashToValue(bigHash(v.value)) : v;
  return then(asLong(vm, v), (n) => n === -1 ? -2 : n);
}

const RICH_NAMES = ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"];

function slotRichCompare(vm: Vm, a: Value, b: Value, op: number): Result<Value> {
  if (typeOf(a).tp_richcompare === slotRichCompare) {
    const r = callMaybe(vm, RICH_NAMES[op], [a, b]);
    if (isGen(r)) return typeOf(b).tp_richcompare === slotRichCompare ? orElse(r, () => richOther(vm, a, b, op)) : r;
    if (r !== NotImplemented) return r;
  }
  return typeOf(b).tp_richcompare === slotRichCompare ? richOther(vm, a, b, op) : NotImplemented;
}

const richOther = (vm: Vm, a: Value, b: Value, op: number): Result<Value> =>
  callMaybe(vm, RICH_NAMES[SWAPPED[op]], [b, a]);

/** `_PyObject_SlotCompare`: asks `__cmp__` of both operands, then orders by identity. */
function slotCompare(vm: Vm, a: Value, b: Value): Result<number> {
  if (typeOf(a).tp_compare !== slotCompare) return compareSecond(vm, a, b);
  return then(halfCompare(vm, a, b), (c) => c === undefined ? compareSecond(vm, a, b) : c);
}
HEAP_COMPARE.add(slotCompare);

function compareSecond(vm: Vm, a: Value, b: Value): Result<number> {
  const byIdentity = () => a === b ? 0 : idOf(a) < idOf(b) ? -1 : 1;
  if (typeOf(b).tp_compare !== slotCompare) return byIdentity();
  return then(halfCompare(vm, b, a), (c) => c === undefined ? byIdentity() : -c);
}

/** Sign of `a.__cmp__(b)`, or `undefined` where it says nothing. */
function halfCompare(vm: Vm, a: Value, b: Value): Result<number | undefined> {
  return then(callMaybe(vm, "__cmp__", [a, b]), (r) => {
    if (typeof r === "number") return Math.sign(r);
    return r === NotImplemented ? undefined : then(asLong(vm, r), Math.sign);
  });
}

// ---- calls, attributes --------------------------------------------------------------------------------------------

function slotCall(vm: Vm, self: Value, args: Value[], kw: Kwargs): Result<Value> {
  const found = typeOf(self).lookup("__call__");
  if (found === undefined) throw attributeError("__call__");
  return callFound(vm, found, withReceiver(self, args), kw);
}

const slotGetAttribute = (vm: Vm, self: Value, name: string): Result<Value> =>
  callMethod(vm, "__getattribute__", [self, name]);

/** `slot_tp_getattr_hook`: `__getattribute__`, then `__getattr__` where it raised AttributeError. */
function slotGetAttrHook(vm: Vm, self: Value, name: string): Result<Value> {
  const { hook, own } = lookupRules(typeOf(self));
  if (hook === undefined) return slotGetAttribute(vm, self, name);
  try {
    const r = own === undefined ? genericFindAttr(vm, self, name) : callFound(vm, own, [self, name]);
    if (isGen(r)) {
      return then(
        guarded(r as Gen<Value>, missingAttribute) as Result<Value | undefined>,
        (v) => v === undefined ? callFound(vm, hook, [self, name]) : v,
      );
    }
    if (r !== undefined) return r as Value;
  } catch (e) {
    missingAttribute(e);
  }
  return callFound(vm, hook, [self, name]);
}

/** How attributes of the instances of a type are looked up. */
class LookupRules {
  /** `__getattr__`. */
  readonly hook: Value | undefined;
  /** `__getattribute__`, unless it is that of `object`. */
  readonly own: Value | undefined;
  /** First as `object` does it, whatever `__getattr__` is there for the rest. */
  readonly isGeneric: boolean;
  /** `o.__class__` is the type of `o`. */
  readonly namesClass: boolean;

  constructor(type: PyType) {
    const own = type.lookup("__getattribute__");
    this.hook = type.lookup("__getattr__");
    this.own = own === objectType.attrs.getStr("__getattribute__") ? undefined : own;
    const { tp_getattro } = type;
    this.isGeneric = tp_getattro === genericGetAttr || tp_getattro === slotGetAttrHook && this.own === undefined;
    this.namesClass = this.isGeneric && type.lookup("__class__") === objectType.attrs.getStr("__class__");
  }
}

/** The rules of a type, found on first use. */
export const lookupRules = (type: PyType): LookupRules => (type.rules ??= new LookupRules(type)) as LookupRules;

/** Whether attributes of instances are first looked up as `object` does it, whatever `__getattr__` is there for the rest. */
export const looksUpGenerically = (type: PyType): boolean => lookupRules(type).isGeneric;

function slotSetAttr(vm: Vm, self: Value, name: string, value: Value | undefined): Result<void> {
  return discard(
    value === undefined
      ? callMethod(vm, "__delattr__", [self, name])
      : callMethod(vm, "__setattr__", [self, name, value]),
  );
}

function slotIter(vm: Vm, self: Value): Result<Value> {
  const type = typeOf(self);
  const found = type.lookup("__iter__");
  if (found !== undefined) return callFound(vm, found, [self]);
  if (type.lookup("__getitem__") === undefined) throw typeError(`'${typeName(self)}' object is not iterable`);
  return new PySeqIter(self);
}

/** `tp_iternext` of classes with a `next` of Python code. */
export function slotNext(vm: Vm, self: Value): Result<Value | undefined> {
  try {
    const r = callMethod(vm, "next", [self]);
    return isGen(r) ? guarded(r, endOfIteration) : r;
  } catch (e) {
    return endOfIteration(e);
  }
}

/** `__get__` is called unbound, with the descriptor as first argument. */
function slotDescrGet(vm: Vm, self: Value, o: Value | undefined, type: Value | undefined): Result<Value> {
  const found = typeOf(self).lookup("__get__");
  return found === undefined ? self : call(vm, found, [self, o ?? null, type ?? null]);
}

function slotDescrSet(vm: Vm, self: Value, o: Value, value: Value | undefined): Result<void> {
  return discard(
    value === undefined ? callMethod(vm, "__delete__", [self, o]) : callMethod(vm, "__set__", [self, o, value]),
  );
}

function slotInit(vm: Vm, self: Value, args: Value[], kw: Kwargs): Result<void> {
  const found = typeOf(self).lookup("__init__");
  if (found === undefined) throw attributeError("__init__");
  // `args` is shared with `__new__`, so it must not be changed here.
  const r = callFound(vm, found, withReceiver(self, args), kw);
  if (isGen(r)) return then(r as Result<Value>, checkInit);
  checkInit(r);
}

function checkInit(r: Value): void {
  if (r !== null) throw typeError(`__init__() should return None, not '${typeName(r)}'`);
}

function slotNew(vm: Vm, type: PyType, args: Value[], kw: Kwargs): Result<Value> {
  const found = type.lookup("__new__");
  if (found instanceof PyStaticMethod && !found.type.heap) {
    return call(vm, found.callable!, withReceiver(type, args), kw);
  }
  const bound = typeOf(type).tp_getattro!(vm, type, "__new__");
  return then(bound, (f) => call(vm, f, withReceiver(type, args), kw));
}

/** Whether a `tp_new` slot is the dispatcher to a Python `__new__`. */
export function isNewDispatcher(fn: unknown): boolean {
  return fn === slotNew;
}

const slotDel = (vm: Vm, self: Value): Result<void> => discard(callMethod(vm, "__del__", [self]));

/** The dispatcher of each slot; slots without one (`sq_concat` …) stay empty in classes made by Python code. */
export const DISPATCHERS: Readonly<Slots> = {
  tp_repr: slotRepr,
  tp_str: slotStr,
  tp_hash: slotHash,
  tp_call: slotCall,
  tp_getattro: slotGetAttrHook,
  tp_setattro: slotSetAttr,
  tp_compare: slotCompare,
  tp_richcompare: slotRichCompare,
  tp_iter: slotIter,
  tp_iternext: slotNext,
  tp_descr_get: slotDescrGet,
  tp_descr_set: slotDescrSet,
  tp_init: slotInit,
  tp_new: slotNew,
  tp_del: slotDel,
  nb_add: binaryDispatcher("nb_add", "__add__", "__radd__"),
  nb_subtract: binaryDispatcher("nb_subtract", "__sub__", "__rsub__"),
  nb_multiply: binaryDispatcher("nb_multiply", "__mul__", "__rmul__"),
  nb_divide: binaryDispatcher("nb_divide", "__div__", "__rdiv__"),
  nb_remainder: binaryDispatcher("nb_remainder", "__mod__", "__rmod__"),
  nb_divmod: binaryDispatcher("nb_divmod", "__divmod__", "__rdivmod__"),
  nb_power: slotPower,
  nb_negative: unaryDispatcher("__neg__"),
  nb_positive: unaryDispatcher("__pos__"),
  nb_absolute: unaryDispatcher("__abs__"),
  nb_nonzero: slotNonzero,
  nb_invert: unaryDispatcher("__invert__"),
  nb_lshift: binaryDispatcher("nb_lshift", "__lshift__", "__rlshift__"),
  nb_rshift: binaryDispatcher("nb_rshift", "__rshift__", "__rrshift__"),
  nb_and: binaryDispatcher("nb_and", "__and__", "__rand__"),
  nb_xor: binaryDispatcher("nb_xor", "__xor__", "__rxor__"),
  nb_or: binaryDispatcher("nb_or", "__or__", "__ror__"),
  nb_coerce: slotCoerce,
  nb_int: unaryDispatcher("__int__"),
  nb_long: unaryDispatcher("__long__"),
  nb_float: unaryDispatcher("__float__"),
  nb_oct: unaryDispatcher("__oct__"),
  nb_hex: unaryDispatcher("__hex__"),
  nb_inplace_add: inplaceDispatcher("__iadd__"),
  nb_inplace_subtract: inplaceDispatcher("__isub__"),
  nb_inplace_multiply: inplaceDispatcher("__imul__"),
  nb_inplace_divide: inplaceDispatcher("__idiv__"),
  nb_inplace_remainder: inplaceDispatcher("__imod__"),
  nb_inplace_power: inplaceDispatcher("__ipow__"),
  nb_inplace_lshift: inplaceDispatcher("__ilshift__"),
  nb_inplace_rshift: inplaceDispatcher("__irshift__"),
  nb_inplace_and: inplaceDispatcher("__iand__"),
  nb_inplace_xor: inplaceDispatcher("__ixor__"),
  nb_inplace_or: inplaceDispatcher("__ior__"),
  nb_floor_divide: binaryDispatcher("nb_floor_divide", "__floordiv__", "__rfloordiv__"),
  nb_true_divide: binaryDispatcher("nb_true_divide", "__truediv__", "__rtruediv__"),
  nb_inplace_floor_divide: inplaceDispatcher("__ifloordiv__"),
  nb_inplace_true_divide: inplaceDispatcher("__itruediv__"),
  nb_index: unaryDispatcher("__index__"),
  sq_length: slotLength,
  sq_item: slotItem,
  sq_slice: slotSlice,
  sq_ass_item: slotAssign as Slots["sq_ass_item"],
  sq_ass_slice: slotAssignSlice,
  sq_contains: slotContains,
  mp_length: slotLength,
  mp_subscript: slotSubscript,
  mp_ass_subscript: slotAssign,
};

/** `slot_tp_getattro`, for classes with a Python `__getattribute__` and no `__getattr__`; saves the failing lookup. */
export const GETATTRIBUTE_DISPATCHER = slotGetAttribute;
