// SPDX-License-Identifier: MIT
/**
 * `instance`: instances of old-style classes (CPython `Objects/classobject.c`, `instance_*`).
 *
 * Every slot is filled; each asks for its special method as an ordinary attribute of the instance, `__getattr__` included.
 */
import { intFromBigInt, NotImplemented, PyLong, PyTuple, type Value } from "../base/value.ts";
import {
  addressOf,
  call,
  deleteOwnAttr,
  endOfIteration,
  enterRecursive,
  hash,
  identityHash,
  isThrown,
  isTrue,
  materialiseDict,
  missingAttribute,
  ownAttr,
  setOwnAttr,
  useDict,
} from "../core/abstract.ts";
import { CMP_UNDEFINED, coercePair, compare, SWAPPED } from "../core/compare.ts";
import { callMethod, eagerly, findAttrQuietly } from "../core/abstract.ts";
import { asCLong } from "../core/convert.ts";
import { PyDict } from "../core/dict.ts";
import { attributeError, AttributeErrorType, PyThrow, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, guarded, isGen, type Result, then } from "../core/gen.ts";
import {
  add,
  and,
  bitOr,
  div,
  divmod,
  floordiv,
  lshift,
  mod,
  mul,
  pow,
  rshift,
  sub,
  truediv,
  xor,
} from "../core/number.ts";
import { intOfSsize, lengthSlot } from "../core/slots.ts";
import { containsByIteration } from "../core/sequence.ts";
import type { BinarySlot, Kwargs, Slots } from "../core/type.ts";
import {
  bigOf,
  isInteger,
  oldInstanceType,
  PyOldClass,
  PyOldInstance,
  PySeqIter,
  PySlice,
  typeName,
  typeOf,
} from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { defineType } from "../native/define.ts";
import { arityError } from "../native/arity.ts";
import { oldClassName, plainInstanceAttr } from "./old_class.ts";

// ---- attributes ---------------------------------------------------------------------------------------------------

/** Attribute of an instance, `__getattr__` included; `undefined` where that raises AttributeError. */
function find(vm: Vm, inst: PyOldInstance, name: string): Result<Value | undefined> {
  if (inst.cls.getattr === undefined) {
    try {
      const r = special(inst, name) ?? plainInstanceAttr(vm, inst, name);
      return isGen(r) ? guarded(r as Gen<Value>, missingAttribute) : r;
    } catch (e) {
      return missingAttribute(e);
    }
  }
  return guarded(hooked(vm, inst, name), missingAttribute);
}

function special(inst: PyOldInstance, name: string): Value | undefined {
  if (name === "__dict__") return materialiseDict(inst);
  return name === "__class__" ? inst.cls : undefined;
}

function missing(inst: PyOldInstance, name: string): PyThrow {
  return attributeError(`${inst.cls.name} instance has no attribute '${name}'`);
}

/** The attribute, or what `__getattr__` of the class gives. */
function* hooked(vm: Vm, inst: PyOldInstance, name: string): Gen<Value> {
  const direct = special(inst, name);
  if (direct !== undefined) return direct;
  try {
    let r = plainInstanceAttr(vm, inst, name);
    if (isGen(r)) r = yield* r;
    if (r !== undefined) return r;
  } catch (e) {
    if (!isThrown(e, AttributeErrorType)) throw e;
  }
  const r = call(vm, inst.cls.getattr!, [inst, name]);
  return isGen(r) ? yield* r : r;
}

/** `instance.name`. */
function instanceGetAttr(vm: Vm, self: Value, name: string): Result<Value> {
  const inst = self as PyOldInstance;
  if (inst.cls.getattr !== undefined) {
    const own = ownAttr(inst, name);
    return own !== undefined ? special(inst, name) ?? own : hooked(vm, inst, name);
  }
  const r = special(inst, name) ?? plainInstanceAttr(vm, inst, name);
  if (r === undefined) throw missing(inst, name);
  return r as Result<Value>;
}

function discard(r: Result<Value>): Result<void> {
  if (isGen(r)) return then(r, () => undefined) as Result<void>;
}

/** Changes `__dict__` or `__class__`; false for other names. */
function setSpecial(inst: PyOldInstance, name: string, value: Value | undefined): boolean {
  if (name === "__dict__") {
    if (!(value instanceof PyDict)) throw typeError("__dict__ must be set to a dictionary");
    materialiseDict(inst);
    inst.dict = value;
    return true;
  }
  if (name !== "__class__") return false;
  if (!(value instanceof PyOldClass)) throw typeError("__class__ must be set to a class");
  inst.cls = value;
  if (inst.dict === undefined) Object.setPrototypeOf(inst, value.jsClass.prototype);
  return true;
}

/** `instance.name = value`, `del instance.name`. */
function instanceSetAttr(vm: Vm, self: Value, name: string, value: Value | undefined): Result<void> {
  const inst = self as PyOldInstance;
  if (name.charCodeAt(0) === 95 /* _ */ && setSpecial(inst, name, value)) return;
  const hook = value === undefined ? inst.cls.delattr : inst.cls.setattr;
  if (hook !== undefined) return discard(call(vm, hook, value === undefined ? [inst, name] : [inst, name, value]));
  if (value !== undefined) setOwnAttr(inst, name, value);
  else if (!deleteOwnAttr(inst, name)) throw missing(inst, name);
}

function* maybe(vm: Vm, self: Value, name: string): Gen<Value | undefined> {
  const r = find(vm, self as PyOldInstance, name);
  return isGen(r) ? yield* r : r;
}

function* invoke(vm: Vm, f: Value, args: Value[], kw: Kwargs = null): Gen<Value> {
  const r = eagerly(vm, () => call(vm, f, args, kw));
  return isGen(r) ? yield* r : r;
}

function method(vm: Vm, self: Value, name: string, args: Value[]): Result<Value> {
  return then(instanceGetAttr(vm, self, name), (f) => call(vm, f, args));
}

function* wait<T>(r: Result<T>): Gen<T> {
  return isGen(r) ? yield* r : r;
}

// ---- arithmetic ---------------------------------------------------------------------------------------------------

type Operation = (vm: Vm, a: Value, b: Value) => Result<Value>;

/** One side of a binary operation: coercion first, then the method (`half_binop`). */
function* half(vm: Vm, v: Value, w: Value, name: string, again: Operation, swapped: boolean): Gen<Value> {
  if (!(v instanceof PyOldInstance)) return NotImplemented;
  let self: Value = v;
  const coerce = yield* maybe(vm, v, "__coerce__");
  if (coerce !== undefined) {
    const pair = yield* invoke(vm, coerce, [w]);
    if (pair !== null && pair !== NotImplemented) {
      checkPair(pair);
      [self, w] = (pair as PyTuple).items;
      if (!(self instanceof PyOldInstance)) {
        enterRecursive(vm, " after coercion");
        try {
          const r = swapped ? again(vm, w, self) : again(vm, self, w);
          return isGen(r) ? yield* r : r;
        } finally {
          vm.depth--;
        }
      }
    }
  }
  const f = yield* maybe(vm, self, name);
  return f === undefined ? NotImplemented : yield* invoke(vm, f, [w]);
}

function checkPair(pair: Value): void {
  if (!(pair instanceof PyTuple) || pair.items.length !== 2) throw typeError("coercion should return None or 2-tuple");
}

/** {@linkcode half}, without a generator in the usual case: no `__getattr__`, no `__coerce__`. */
function quickHalf(vm: Vm, v: Value, w: Value, name: string, again: Operation, swapped: boolean): Result<Value> {
  if (!(v instanceof PyOldInstance)) return NotImplemented;
  if (v.cls.getattr !== undefined || plainInstanceAttr(vm, v, "__coerce__") !== undefined) {
    return half(vm, v, w, name, again, swapped);
  }
  return then(plainInstanceAttr(vm, v, name), (f) => f === undefined ? NotImplemented : call(vm, f, [w]));
}

function binary(name: string, operation: Operation): BinarySlot {
  const own = `__${name}__`;
  const reflected = `__r${name}__`;
  return (vm, a, b) =>
    then(
      quickHalf(vm, a, b, own, operation, false),
      (r) => r === NotImplemented ? quickHalf(vm, b, a, reflected, operation, true) : r,
    );
}

function inplace(name: string, operation: Operation): BinarySlot {
  const own = `__i${name}__`;
  const plain = binary(name, operation);
  return (vm, a, b) =>
    then(quickHalf(vm, a, b, own, operation, false), (r) => r === NotImplemented ? plain(vm, a, b) : r);
}

function unary(name: string) {
  return (vm: Vm, self: Value): Result<Value> => method(vm, self, name, []);
}

const power = (vm: Vm, a: Value, b: Value): Result<Value> => pow(vm, a, b, null);
const plainPower = binary("pow", power);
const plainInplacePower = inplace("pow", power);

function* instancePower(vm: Vm, a: Value, b: Value, c: Value): Gen<Value> {
  if (c === null) return yield* wait(plainPower(vm, a, b));
  // The three-argument form does not coerce, and asks the first operand only, whatever it is.
  return yield* wait(callMethod(vm, a, "__pow__", [b, c]));
}

function* instanceInplacePower(vm: Vm, a: Value, b: Value, c: Value): Gen<Value> {
  if (c === null) return yield* wait(plainInplacePower(vm, a, b));
  const f = yield* maybe(vm, a, "__ipow__");
  return f === undefined ? yield* instancePower(vm, a, b, c) : yield* invoke(vm, f, [b, c]);
}

function* instanceCoerce(vm: Vm, a: Value, b: Value): Gen<[Value, Value] | null> {
  const f = yield* maybe(vm, a, "__coerce__");
  if (f === undefined) return null;
  const pair = yield* invoke(vm, f, [b]);
  if (pair === null || pair === NotImplemented) return null;
  checkPair(pair);
  const [x, y] = (pair as PyTuple).items;
  return [x, y];
}

function instanceNonzero(vm: Vm, self: Value): Result<boolean> {
  return then(find(vm, self as PyOldInstance, "__nonzero__"), (f) => {
    if (f !== undefined) return then(call(vm, f, []), (r) => checkTruth(vm, r));
    return then(find(vm, self as PyOldInstance, "__len__"), (g) => {
      return g === undefined ? true : then(call(vm, g, []), (r) => checkTruth(vm, r));
    });
  });
}

function checkTruth(vm: Vm, r: Value): Result<boolean> {
  if (typeof r === "boolean") return r;
  if (!isInteger(r) || r instanceof PyLong) throw typeError("__nonzero__ should return an int");
  return then(asCLong(vm, r), (n) => {
    if (n < 0) throw valueError("__nonzero__ should return >= 0");
    return n > 0;
  });
}

function* cLong(vm: Vm, v: Value): Gen<number> {
  const r = asCLong(vm, v);
  return isGen(r) ? yield* r : r;
}

/** `__int__`, else `__trunc__`, whose result is made an int. */
function* instanceInt(vm: Vm, self: Value): Gen<Value> {
  const f = yield* wait(findAttrQuietly(vm, self, "__int__"));
  if (f !== undefined) return yield* invoke(vm, f, []);
  const r = yield* wait(method(vm, self, "__trunc__", []));
  if (isInteger(r)) return r;
  const convert = r === null ? undefined : typeOf(r).nb_int;
  const n = convert === undefined ? r : yield* wait(convert(vm, r));
  if (isInteger(n)) return n;
  const name = r instanceof PyOldInstance ? r.cls.name : typeName(r);
  throw typeError(`__trunc__ returned non-Integral (type ${name})`);
}

function* instanceIndex(vm: Vm, self: Value): Gen<Value> {
  const f = yield* maybe(vm, self, "__index__");
  if (f === undefined) throw typeError("object cannot be interpreted as an index");
  return yield* invoke(vm, f, []);
}

// ---- comparison, hash, text ---------------------------------------------------------------------------------------

function halfCompare(vm: Vm, v: PyOldInstance, w: Value): Result<number> {
  return then(find(vm, v, "__cmp__"), (f) => {
    if (f === undefined) return CMP_UNDEFINED;
    return then(call(vm, f, [w]), (r) => {
      if (typeof r === "number") return Math.sign(r);
      return r === NotImplemented ? CMP_UNDEFINED : compareResult(vm, r);
    });
  });
}

function* compareResult(vm: Vm, r: Value): Gen<number> {
  try {
    if (isInteger(r)) return Math.sign(yield* cLong(vm, r));
    const slot = r === null ? undefined : typeOf(r).nb_int;
    if (slot === undefined) throw typeError("an integer is required");
    const i = slot(vm, r);
    return Math.sign(yield* cLong(vm, isGen(i) ? yield* i : i));
  } catch (e) {
    if (e instanceof PyThrow) throw typeError("comparison did not return an int");
    throw e;
  }
}

/** `instance_compare`: after coercion, `__cmp__` of either operand. */
function instanceCompare(vm: Vm, a: Value, b: Value): Result<number> {
  return then(coercePair(vm, a, b), (pair) => {
    const v = pair === null ? a : pair[0];
    const w = pair === null ? b : pair[1];
    if (pair !== null && !(v instanceof PyOldInstance) && !(w instanceof PyOldInstance)) return compare(vm, v, w);
    const second = () =>
      w instanceof PyOldInstance
        ? then(halfCompare(vm, w, v), (c) => c === CMP_UNDEFINED ? CMP_UNDEFINED : -c)
        : CMP_UNDEFINED;
    if (!(v instanceof PyOldInstance)) return second();
    return then(halfCompare(vm, v, w), (c) => c === CMP_UNDEFINED ? second() : c);
  });
}

const RICH_NAMES = ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"];

function halfRich(vm: Vm, v: PyOldInstance, w: Value, op: number): Result<Value> {
  const f = find(vm, v, RICH_NAMES[op]);
  if (f === undefined) return NotImplemented;
  return then(f, (g) => g === undefined ? NotImplemented : call(vm, g, [w]));
}

function instanceRichCompare(vm: Vm, a: Value, b: Value, op: number): Result<Value> {
  const other = () => b instanceof PyOldInstance ? halfRich(vm, b, a, SWAPPED[op]) : NotImplemented;
  if (!(a instanceof PyOldInstance)) return other();
  return then(halfRich(vm, a, b, op), (r) => r === NotImplemented ? other() : r);
}

function* instanceHash(vm: Vm, self: Value): Gen<Value> {
  const f = yield* maybe(vm, self, "__hash__");
  if (f === undefined) {
    if ((yield* maybe(vm, self, "__eq__")) !== undefined || (yield* maybe(vm, self, "__cmp__")) !== undefined) {
      throw typeError("unhashable instance");
    }
    return identityHash(vm, self);
  }
  const r = yield* invoke(vm, f, []);
  if (!isInteger(r)) throw typeError("__hash__() should return an int");
  const h = hash(vm, r);
  return isGen(h) ? yield* h : h;
}

function* instanceRepr(vm: Vm, self: Value): Gen<Value> {
  const f = yield* maybe(vm, self, "__repr__");
  if (f !== undefined) return yield* invoke(vm, f, []);
  return `<${oldClassName((self as PyOldInstance).cls)} instance at ${addressOf(self)}>`;
}

function* instanceStr(vm: Vm, self: Value): Gen<Value> {
  const f = yield* maybe(vm, self, "__str__");
  return f === undefined ? yield* instanceRepr(vm, self) : yield* invoke(vm, f, []);
}

// ---- containers ---------------------------------------------------------------------------------------------------

const instanceLength = lengthSlot((vm, self) =>
  then(method(vm, self, "__len__", []), (r) => {
    if (typeof r === "number" && r >= 0) return r;
    if (!isInteger(r) || r instanceof PyLong) throw typeError("__len__() should return an int");
    const n = bigOf(r);
    if (n < 0n) throw valueError("__len__() should return >= 0");
    return intFromBigInt(n);
  })
);

function assign(vm: Vm, self: Value, key: Value, value: Value | undefined): Result<void> {
  return discard(
    value === undefined ? method(vm, self, "__delitem__", [key]) : method(vm, self, "__setitem__", [key, value]),
  );
}

function* getSlice(vm: Vm, self: Value, lower: number, upper: number): Gen<Value> {
  const low = intOfSsize(lower);
  const high = intOfSsize(upper);
  const f = yield* maybe(vm, self, "__getslice__");
  if (f !== undefined) return yield* invoke(vm, f, [low, high]);
  return yield* wait(method(vm, self, "__getitem__", [new PySlice(low, high, null)]));
}

function* assignSlice(vm: Vm, self: Value, lower: number, upper: number, value: Value | undefined): Gen<void> {
  const low = intOfSsize(lower);
  const high = intOfSsize(upper);
  const f = yield* maybe(vm, self, value === undefined ? "__delslice__" : "__setslice__");
  if (f !== undefined) yield* invoke(vm, f, value === undefined ? [low, high] : [low, high, value]);
  else yield* wait(assign(vm, self, new PySlice(low, high, null), value));
}

function* instanceContains(vm: Vm, self: Value, item: Value): Gen<boolean> {
  const f = yield* maybe(vm, self, "__contains__");
  if (f === undefined) return yield* containsByIteration(vm, self, item);
  const truth = isTrue(vm, yield* invoke(vm, f, [item]));
  return isGen(truth) ? yield* truth : truth;
}

function* instanceIter(vm: Vm, self: Value): Gen<Value> {
  const f = yield* maybe(vm, self, "__iter__");
  if (f !== undefined) {
    const it = yield* invoke(vm, f, []);
    if (typeOf(it).tp_iternext === undefined) {
      throw typeError(`__iter__ returned non-iterator of type '${typeName(it)}'`);
    }
    return it;
  }
  if ((yield* maybe(vm, self, "__getitem__")) === undefined) throw typeError("iteration over non-sequence");
  return new PySeqIter(self);
}

function instanceNext(vm: Vm, self: Value): Result<Value | undefined> {
  const f = find(vm, self as PyOldInstance, "next");
  return isGen(f) ? then(f as Result<Value | undefined>, (g) => callNext(vm, g)) : callNext(vm, f);
}

function callNext(vm: Vm, f: Value | undefined): Result<Value | undefined> {
  if (f === undefined) throw typeError("instance has no next() method");
  try {
    const r = call(vm, f, []);
    return isGen(r) ? guarded(r, endOfIteration) : r;
  } catch (e) {
    return endOfIteration(e);
  }
}

function* instanceCall(vm: Vm, self: Value, args: Value[], kw: Kwargs): Gen<Value> {
  const f = yield* maybe(vm, self, "__call__");
  if (f === undefined) throw attributeError(`${(self as PyOldInstance).cls.name} instance has no __call__ method`);
  enterRecursive(vm, " in __call__");
  try {
    return yield* invoke(vm, f, args, kw);
  } finally {
    vm.depth--;
  }
}

// ---- the type -----------------------------------------------------------------------------------------------------

function instanceNew(args: Value[], kw: Kwargs): Value {
  if (kw !== null && kw.size > 0) throw typeError("instance() takes no keyword arguments");
  if (args.length < 1 || args.length > 2) throw arityError("parse", "instance", 1, 2, args.length);
  const [cls, dict] = args;
  if (!(cls instanceof PyOldClass)) {
    throw typeError(`instance() argument 1 must be classobj, not ${cls === null ? "None" : typeName(cls)}`);
  }
  const inst = new cls.jsClass(cls);
  if (dict === undefined || dict === null) return inst;
  if (!(dict instanceof PyDict)) throw typeError("instance() second arg must be dictionary or None");
  useDict(inst, dict);
  return inst;
}

const arithmetic: [name: string, slot: string, operation: Operation][] = [
  ["add", "add", add],
  ["sub", "subtract", sub],
  ["mul", "multiply", mul],
  ["div", "divide", div],
  ["mod", "remainder", mod],
  ["lshift", "lshift", lshift],
  ["rshift", "rshift", rshift],
  ["and", "and", and],
  ["xor", "xor", xor],
  ["or", "or", bitOr],
  ["floordiv", "floor_divide", floordiv],
  ["truediv", "true_divide", truediv],
];

function arithmeticSlots(): Slots {
  const out: Record<string, BinarySlot> = { nb_divmod: binary("divmod", divmod) };
  for (const [name, slot, operation] of arithmetic) {
    out[`nb_${slot}`] = binary(name, operation);
    out[`nb_inplace_${slot}`] = inplace(name, operation);
  }
  return out as Slots;
}

defineType<PyOldInstance>(oldInstanceType, {
  doc: "instance(class[, dict]) -> an instance of an old-style class, without calling __init__",
  slots: {
    tp_new: (_vm, _type, args, kw) => instanceNew(args, kw),
    tp_getattro: instanceGetAttr,
    tp_setattro: instanceSetAttr,
    tp_repr: instanceRepr,
    tp_str: instanceStr,
    tp_hash: instanceHash,
    tp_compare: instanceCompare,
    tp_richcompare: instanceRichCompare,
    tp_call: instanceCall,
    tp_iter: instanceIter,
    tp_iternext: instanceNext,
    ...arithmeticSlots(),
    nb_power: instancePower,
    nb_inplace_power: instanceInplacePower,
    nb_coerce: instanceCoerce,
    nb_nonzero: instanceNonzero,
    nb_negative: unary("__neg__"),
    nb_positive: unary("__pos__"),
    nb_absolute: unary("__abs__"),
    nb_invert: unary("__invert__"),
    nb_int: instanceInt,
    nb_long: function* (vm, self): Gen<Value> {
      const f = yield* maybe(vm, self, "__long__");
      return f === undefined ? yield* instanceInt(vm, self) : yield* invoke(vm, f, []);
    },
    nb_float: unary("__float__"),
    nb_oct: unary("__oct__"),
    nb_hex: unary("__hex__"),
    nb_index: instanceIndex,
    mp_length: instanceLength,
    mp_subscript: (vm, self, key) => method(vm, self, "__getitem__", [key]),
    mp_ass_subscript: assign,
    sq_length: instanceLength,
    sq_item: (vm, self, i) => method(vm, self, "__getitem__", [i]),
    sq_slice: getSlice,
    sq_ass_item: assign as Slots["sq_ass_item"],
    sq_ass_slice: assignSlice,
    sq_contains: instanceContains,
  },
});
