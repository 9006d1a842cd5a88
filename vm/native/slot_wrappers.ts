// SPDX-License-Identifier: MIT
/**
 * The table that ties special method names to slots, and the "slot wrappers" that make the slots of native types
 * visible as special methods (`list.__len__`).
 *
 * One row per (name, slot) pair, in the order in which CPython considers them; where several slots share a name
 * (`__len__`, `__getitem__`), the first one that a type fills gives the wrapper.
 * Source of truth: CPython 2.7 `Objects/typeobject.c` (`slotdefs`, `wrap_*`, `inherit_slots`).
 */
import { NotImplemented, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { encodeDefault } from "../core/abstract.ts";
import { asCLong, asExactIndex, asIndex } from "../core/convert.ts";
import { lengthValue, wideItem } from "../core/sequence.ts";
import { stopIteration, typeError } from "../core/exceptions.ts";
import { type Result, then } from "../core/gen.ts";
import { type Kwargs, PyType, SLOT_NAMES, type SlotName, type Slots } from "../core/type.ts";
import { isStr, objectType, strValue, tpName, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { intOfSsize, isNewDispatcher } from "../core/slots.ts";
import type { NativeImpl } from "./define.ts";
import { PyBuiltin, PySlotWrapper, type SlotCall } from "./descriptors.ts";

/** One special method and the slot it belongs to. */
export interface SlotDef {
  readonly name: string;
  readonly slot: SlotName;
  /** How the wrapper calls the slot; absent for names that only update the slot (`__getattr__`, `__del__`). */
  readonly callSlot: SlotCall | undefined;
  readonly doc: string;
  /** The wrapper accepts keyword arguments. */
  readonly keywords: boolean;
}

// ---- argument checks ----------------------------------------------------------------------------------------------

/** `check_num_args`. */
function exactly(args: Value[], count: number): void {
  if (args.length !== count) throw typeError(`expected ${count} arguments, got ${args.length}`);
}

/** `PyArg_UnpackTuple` with an empty function name: the blank before "expected" is CPython's. */
function unpack(args: Value[], min: number, max: number): void {
  const given = args.length;
  if (given >= min && given <= max) return;
  const how = min === max ? "" : given < min ? "at least " : "at most ";
  throw typeError(` expected ${how}${given < min ? min : max} arguments, got ${given}`);
}

/** `PyArg_ParseTuple` without function name. */
function parse(args: Value[], count: number): void {
  if (args.length !== count) throw typeError(`function takes exactly ${count} arguments (${args.length} given)`);
}

/** An attribute name given by Python code, as byte string. */
export function attributeName(v: Value): string {
  if (typeof v === "string") return v;
  if (isStr(v)) return strValue(v);
  if (v instanceof PyUnicode) return encodeDefault(v);
  throw typeError(`attribute name must be string, not '${typeName(v)}'`);
}

/** `getindex`: negative indices count from the end. */
function itemIndex(vm: Vm, self: Value, v: Value): Result<number> {
  return then(asIndex(vm, v), (i) => {
    const length = typeOf(self).sq_length;
    return i < 0 && length !== undefined ? then(length(vm, self), (n) => i + n) : i;
  });
}

/** `hackcheck`: `object.__setattr__` must not get around the rules of a native type. */
function hackCheck(self: Value, fn: unknown, what: string): void {
  let type: PyType | null = typeOf(self);
  while (type !== null && type.heap) type = type.base;
  if (type !== null && type.tp_setattro !== fn) {
    throw typeError(`can't apply this ${what} to ${tpName(type)} object`);
  }
}

// ---- how wrappers call slots --------------------------------------------------------------------------------------

const done = () => null;

const unary: SlotCall = (vm, fn, self, args) => (exactly(args, 0), fn(vm, self));
const len: SlotCall = (vm, fn, self, args) => {
  exactly(args, 0);
  if (typeOf(self).wide !== undefined) return lengthValue(vm, self);
  return then(fn(vm, self) as Result<number>, intOfSsize);
};
const predicate: SlotCall = unary;
const binary: SlotCall = (vm, fn, self, args) => (exactly(args, 1), fn(vm, self, args[0]));
const reflected: SlotCall = (vm, fn, self, args) => (exactly(args, 1), fn(vm, args[0], self));
const ternary: SlotCall = (vm, fn, self, args) => (unpack(args, 1, 2), fn(vm, self, args[0], args[1] ?? null));
const ternaryReflected: SlotCall = (vm, fn, self, args) => (unpack(args, 1, 2), fn(vm, args[0], self, args[1] ?? null));
const inplacePower: SlotCall = (vm, fn, self, args) => (exactly(args, 1), fn(vm, self, args[0], null));
const coerce: SlotCall = (vm, fn, self, args) => {
  exactly(args, 1);
  return then(fn(vm, self, args[0]) as Result<[Value, Value] | null>, (pair) => {
    return pair === null ? NotImplemented : new PyTuple(pair);
  });
};
const repeat: SlotCall = (vm, fn, self, args) => {
  unpack(args, 1, 1);
  return then(asIndex(vm, args[0]), (n) => fn(vm, self, n));
};
const item: SlotCall = (vm, fn, self, args) => {
  exactly(args, 1);
  if (typeOf(self).wide !== undefined) return then(asExactIndex(vm, args[0]), (i) => wideItem(self, i));
  return then(itemIndex(vm, self, args[0]), (i) => fn(vm, self, i));
};
const setItem: SlotCall = (vm, fn, self, args) => {
  unpack(args, 2, 2);
  return then(itemIndex(vm, self, args[0]), (i) => then(fn(vm, self, i, args[1]), done));
};
const delItem: SlotCall = (vm, fn, self, args) => {
  exactly(args, 1);
  return then(itemIndex(vm, self, args[0]), (i) => then(fn(vm, self, i, undefined), done));
};
/** Both bounds of `__getslice__`: C `Py_ssize_t` without adjustment. */
function bounds(vm: Vm, args: Value[], next: (low: number, high: number) => Result<Value>): Result<Value> {
  return then(sliceBound(vm, args[0]), (low) => then(sliceBound(vm, args[1]), (high) => next(low, high)));
}
function sliceBound(vm: Vm, v: Value): Result<number> {
  return typeof v === "object" && v !== null && v.type.nb_index !== undefined ? asIndex(vm, v) : asCLong(vm, v);
}
const slice: SlotCall = (
  vm,
  fn,
  self,
  args,
) => (parse(args, 2), bounds(vm, args, (low, high) => fn(vm, self, low, high)));
const setSlice: SlotCall = (vm, fn, self, args) => {
  parse(args, 3);
  return bounds(vm, args, (low, high) => then(fn(vm, self, low, high, args[2]), done));
};
const delSlice: SlotCall = (vm, fn, self, args) => {
  parse(args, 2);
  return bounds(vm, args, (low, high) => then(fn(vm, self, low, high, undefined), done));
};
const setKey: SlotCall = (vm, fn, self, args) => (unpack(args, 2, 2), then(fn(vm, self, args[0], args[1]), done));
const delKey: SlotCall = (vm, fn, self, args) => (exactly(args, 1), then(fn(vm, self, args[0], undefined), done));
/** The type that brings comparison `fn` to `type`: native types may share a function (int and long do). */
function comparer(type: PyType, fn: unknown): PyType {
  let t = type;
  while (t.base !== null && t.base.tp_compare === fn) t = t.base;
  return t;
}
const threeWay: SlotCall = (vm, fn, self, args) => {
  exactly(args, 1);
  const mine = typeOf(self);
  const other = typeOf(args[0]);
  if (!other.isSubtype(mine) && (other.tp_compare !== fn || comparer(other, fn) !== comparer(mine, fn))) {
    throw typeError(
      `${tpName(mine)}.__cmp__(x,y) requires y to be a '${tpName(mine)}', not a '${tpName(other)}'`,
    );
  }
  return fn(vm, self, args[0]);
};
const rich = (op: number): SlotCall => (vm, fn, self, args) => (exactly(args, 1), fn(vm, self, args[0], op));
const callAny: SlotCall = (vm, fn, self, args, kw) => fn(vm, self, args, kw);
const getAttribute: SlotCall = (vm, fn, self, args) => (exactly(args, 1), fn(vm, self, attributeName(args[0])));
const setAttribute: SlotCall = (vm, fn, self, args) => {
  unpack(args, 2, 2);
  hackCheck(self, fn, "__setattr__");
  return then(fn(vm, self, attributeName(args[0]), args[1]), done);
};
const delAttribute: SlotCall = (vm, fn, self, args) => {
  exactly(args, 1);
  hackCheck(self, fn, "__delattr__");
  return then(fn(vm, self, attributeName(args[0]), undefined), done);
};
const next: SlotCall = (vm, fn, self, args) => {
  exactly(args, 0);
  return then(fn(vm, self) as Result<Value | undefined>, (v) => {
    if (v === undefined) throw stopIteration();
    return v;
  });
};
const descrGet: SlotCall = (vm, fn, self, args) => {
  unpack(args, 1, 2);
  const o = args[0] === null ? undefined : args[0];
  const type = args[1] === null ? undefined : args[1];
  if (o === undefined && type === undefined) throw typeError("__get__(None, None) is invalid");
  return fn(vm, self, o, type);
};
const descrSet: SlotCall = (vm, fn, self, args) => (unpack(args, 2, 2), then(fn(vm, self, args[0], args[1]), done));
const descrDelete: SlotCall = (vm, fn, self, args) => (exactly(args, 1), then(fn(vm, self, args[0], undefined), done));
const init: SlotCall = (vm, fn, self, args, kw) => then(fn(vm, self, args, kw), done);

// ---- the table ----------------------------------------------------------------------------------------------------

function row(name: string, slot: SlotName, callSlot: SlotCall | undefined, doc: string, keywords = false): SlotDef {
  return { name, slot, callSlot, doc, keywords };
}

function twoOperands(base: string, slot: SlotName, symbol: string): SlotDef[] {
  return [
    row(`__${base}__`, slot, binary, `Implements self ${symbol} other.`),
    row(`__r${base}__`, slot, reflected, `Implements other ${symbol} self.`),
  ];
}

function inPlace(base: string, slot: SlotName, symbol: string): SlotDef {
  return row(
    `__i${base}__`,
    slot,
    slot === "nb_inplace_power" ? inplacePower : binary,
    `Implements self ${symbol} other.`,
  );
}

/** All special methods with their slots. Names with `callSlot` become wrappers. */
export const SLOT_DEFS: readonly SlotDef[] = [
  ...twoOperands("add", "nb_add", "+"),
  ...twoOperands("sub", "nb_subtract", "-"),
  ...twoOperands("mul", "nb_multiply", "*"),
  ...twoOperands("div", "nb_divide", "/"),
  ...twoOperands("mod", "nb_remainder", "%"),
  row("__divmod__", "nb_divmod", binary, "Implements divmod(self, other)."),
  row("__rdivmod__", "nb_divmod", reflected, "Implements divmod(other, self)."),
  row("__pow__", "nb_power", ternary, "Implements pow(self, other[, modulus])."),
  row("__rpow__", "nb_power", ternaryReflected, "Implements pow(other, self[, modulus])."),
  row("__neg__", "nb_negative", unary, "Implements -self."),
  row("__pos__", "nb_positive", unary, "Implements +self."),
  row("__abs__", "nb_absolute", unary, "Implements abs(self)."),
  row("__nonzero__", "nb_nonzero", predicate, "Truth value of self."),
  row("__invert__", "nb_invert", unary, "Implements ~self."),
  ...twoOperands("lshift", "nb_lshift", "<<"),
  ...twoOperands("rshift", "nb_rshift", ">>"),
  ...twoOperands("and", "nb_and", "&"),
  ...twoOperands("xor", "nb_xor", "^"),
  ...twoOperands("or", "nb_or", "|"),
  row("__coerce__", "nb_coerce", coerce, "Implements coerce(self, other)."),
  row("__int__", "nb_int", unary, "Implements int(self)."),
  row("__long__", "nb_long", unary, "Implements long(self)."),
  row("__float__", "nb_float", unary, "Implements float(self)."),
  row("__oct__", "nb_oct", unary, "Implements oct(self)."),
  row("__hex__", "nb_hex", unary, "Implements hex(self)."),
  inPlace("add", "nb_inplace_add", "+="),
  inPlace("sub", "nb_inplace_subtract", "-="),
  inPlace("mul", "nb_inplace_multiply", "*="),
  inPlace("div", "nb_inplace_divide", "/="),
  inPlace("mod", "nb_inplace_remainder", "%="),
  inPlace("pow", "nb_inplace_power", "**="),
  inPlace("lshift", "nb_inplace_lshift", "<<="),
  inPlace("rshift", "nb_inplace_rshift", ">>="),
  inPlace("and", "nb_inplace_and", "&="),
  inPlace("xor", "nb_inplace_xor", "^="),
  inPlace("or", "nb_inplace_or", "|="),
  ...twoOperands("floordiv", "nb_floor_divide", "//"),
  ...twoOperands("truediv", "nb_true_divide", "/ (true division)"),
  inPlace("floordiv", "nb_inplace_floor_divide", "//="),
  inPlace("truediv", "nb_inplace_true_divide", "/= (true division)"),
  row("__index__", "nb_index", unary, "The integer that self stands for as an index."),
  row("__len__", "mp_length", len, "Implements len(self)."),
  row("__getitem__", "mp_subscript", binary, "Implements self[key]."),
  row("__setitem__", "mp_ass_subscript", setKey, "Implements self[key] = value."),
  row("__delitem__", "mp_ass_subscript", delKey, "Implements del self[key]."),
  row("__len__", "sq_length", len, "Implements len(self)."),
  row("__add__", "sq_concat", binary, "Implements self + other."),
  row("__mul__", "sq_repeat", repeat, "Implements self * count."),
  row("__rmul__", "sq_repeat", repeat, "Implements count * self."),
  row("__getitem__", "sq_item", item, "Implements self[index]."),
  row("__getslice__", "sq_slice", slice, "Implements self[low:high]. Negative bounds are not adjusted."),
  row("__setitem__", "sq_ass_item", setItem, "Implements self[index] = value."),
  row("__delitem__", "sq_ass_item", delItem, "Implements del self[index]."),
  row(
    "__setslice__",
    "sq_ass_slice",
    setSlice,
    "Implements self[low:high] = values. Negative bounds are not adjusted.",
  ),
  row("__delslice__", "sq_ass_slice", delSlice, "Implements del self[low:high]. Negative bounds are not adjusted."),
  row("__contains__", "sq_contains", binary, "Implements item in self."),
  row("__iadd__", "sq_inplace_concat", binary, "Implements self += other."),
  row("__imul__", "sq_inplace_repeat", repeat, "Implements self *= count."),
  row("__str__", "tp_str", unary, "Implements str(self)."),
  row("__repr__", "tp_repr", unary, "Implements repr(self)."),
  row("__cmp__", "tp_compare", threeWay, "Implements cmp(self, other)."),
  row("__hash__", "tp_hash", unary, "Implements hash(self)."),
  row("__call__", "tp_call", callAny, "Calls self.", true),
  row("__getattribute__", "tp_getattro", getAttribute, "Implements self.name."),
  row("__getattr__", "tp_getattro", undefined, ""),
  row("__setattr__", "tp_setattro", setAttribute, "Implements self.name = value."),
  row("__delattr__", "tp_setattro", delAttribute, "Implements del self.name."),
  row("__lt__", "tp_richcompare", rich(0), "Implements self < other."),
  row("__le__", "tp_richcompare", rich(1), "Implements self <= other."),
  row("__eq__", "tp_richcompare", rich(2), "Implements self == other."),
  row("__ne__", "tp_richcompare", rich(3), "Implements self != other."),
  row("__gt__", "tp_richcompare", rich(4), "Implements self > other."),
  row("__ge__", "tp_richcompare", rich(5), "Implements self >= other."),
  row("__iter__", "tp_iter", unary, "Implements iter(self)."),
  row("next", "tp_iternext", next, "x.next() -> the next value, or raise StopIteration"),
  row("__get__", "tp_descr_get", descrGet, "The value of this descriptor for an instance or class."),
  row("__set__", "tp_descr_set", descrSet, "Stores the value of this descriptor for an instance."),
  row("__delete__", "tp_descr_set", descrDelete, "Removes the value of this descriptor for an instance."),
  row("__init__", "tp_init", init, "Initialises self; see the documentation of its type.", true),
  row("__new__", "tp_new", undefined, "Makes a new object of the given type."),
  row("__del__", "tp_del", undefined, ""),
];

/** `__new__` of a native type (CPython `tp_new_wrapper`): checks the type argument, then calls the slot. */
export class NewImpl {
  readonly name = "__new__";
  readonly doc = "Makes a new object of the given type.";
  readonly params = [];
  readonly hasSelf = false;
  readonly arity = undefined;
  readonly cname = undefined;
  readonly direct = -1;
  readonly handler = (): never => {
    throw new Error("__new__ is called through invoke");
  };
  constructor(public owner: PyType) {}

  /** @throws TypeError unless the first argument is a subtype of `owner` with the same native constructor. */
  invoke(vm: Vm, args: Value[], kw: Kwargs): Result<Value> {
    const type = this.owner;
    if (args.length < 1) throw typeError(`${tpName(type)}.__new__(): not enough arguments`);
    const sub = args[0];
    if (!(sub instanceof PyType)) {
      throw typeError(`${tpName(type)}.__new__(X): X is not a type object (${typeName(sub)})`);
    }
    if (!sub.isSubtype(type)) {
      const name = tpName(type), subName = tpName(sub);
      throw typeError(`${name}.__new__(${subName}): ${subName} is not a subtype of ${name}`);
    }
    let base: PyType | null = sub;
    while (base !== null && isNewDispatcher(base.tp_new)) base = base.base;
    if (base !== null && base.tp_new !== type.tp_new) {
      throw typeError(`${tpName(type)}.__new__(${tpName(sub)}) is not safe, use ${tpName(base)}.__new__()`);
    }
    return type.tp_new!(vm, sub, args.slice(1), kw);
  }
}

/** Slots that are only inherited together, because they answer one question. */
const COMPARISON: readonly SlotName[] = ["tp_compare", "tp_richcompare", "tp_hash"];
const COMPARISON_NAMES: readonly string[] = [
  "__cmp__",
  "__eq__",
  "__ne__",
  "__lt__",
  "__le__",
  "__gt__",
  "__ge__",
  "__hash__",
];

/** Native types whose slots are complete but for what a base defined later still brings. */
const completed = new WeakSet<PyType>();

/**
 * Inherits the slots that a native type leaves open from its base. May be called again after more slots were added.
 * @param defines Whether the declaration names a special method itself.
 * @param bare It has no slots of its own.
 */
export function completeSlots(type: PyType, defines: (name: string) => boolean, bare = false): void {
  const base = type.base;
  filled.delete(type);
  if (bare && base !== null && base !== objectType && completed.has(base)) filled.set(type, filledSlots(base));
  if (base !== null) inheritSlots(type, base, defines);
  // A type that compares itself and says nothing about its hash is unhashable (`PyType_Ready`).
  if (type.tp_hash === undefined && base !== null && base.tp_getattro !== undefined && !defines("__hash__")) {
    type.tp_hash = null;
  }
  completed.add(type);
  // Types that were declared before their base was complete inherit now.
  for (const ref of type.subclasses) {
    const sub = ref.deref();
    if (sub !== undefined && !sub.heap && completed.has(sub)) completeSlots(sub, () => false);
  }
}

/** Whether a native type has been declared with `defineType`. */
export function isDeclared(type: PyType): boolean {
  return completed.has(type);
}

/** Makes the slots that native type `type` fills visible as special methods. */
export function enterSlotWrappers(type: PyType): void {
  const base = type.base;
  const attrs = type.attrs;
  for (const def of SLOT_DEFS) {
    if (def.callSlot === undefined) continue;
    const fn = type[def.slot];
    if (fn === undefined || base !== null && base[def.slot] === fn || attrs.map.has(def.name)) continue;
    if (fn === null) attrs.setStr(def.name, null);
    else attrs.setStr(def.name, new PySlotWrapper(def.name, def.slot, type, fn, def.callSlot, def.doc));
  }
  if (type.tp_new !== undefined && type.tp_new !== base?.tp_new && !attrs.map.has("__new__")) {
    attrs.setStr("__new__", new PyBuiltin(new NewImpl(type) as unknown as NativeImpl, type, null));
  }
}

/** Which slots a complete native type fills: 60 exceptions inherit from one. */
const filled = new WeakMap<PyType, SlotName[]>();

function filledSlots(type: PyType): SlotName[] {
  let slots = filled.get(type);
  if (slots === undefined) {
    slots = [];
    // In a start these are a thousand steps. Twice as much (`filter`, `for … of`), and V8 compiles it: 2 ms and 1 MiB.
    for (let i = 0; i < SLOT_NAMES.length; i++) if (type[SLOT_NAMES[i]] !== undefined) slots.push(SLOT_NAMES[i]);
    if (!type.heap && completed.has(type)) filled.set(type, slots);
  }
  return slots;
}

/** Fills the slots that `type` leaves open from `base` (CPython `inherit_slots`, `inherit_special`). */
function inheritSlots(
  type: PyType,
  base: PyType,
  defines: (name: string) => boolean = (name) => type.attrs.map.has(name),
): void {
  const to = type as Slots as Record<string, unknown>;
  const from = base as Slots as Record<string, unknown>;
  const keepsComparison = COMPARISON.every((slot) => to[slot] === undefined) &&
    !COMPARISON_NAMES.some(defines);
  for (const slot of filledSlots(base)) {
    if (to[slot] !== undefined) continue;
    if (slot === "tp_compare" || slot === "tp_richcompare" || slot === "tp_hash") {
      if (keepsComparison) to[slot] = from[slot];
      continue;
    }
    // Native types that derive from `object` directly and have no constructor cannot be instantiated.
    if (slot === "tp_new" && base === objectType && !type.heap) continue;
    to[slot] = from[slot];
  }
  if (base.hasDict) type.hasDict = true;
  if (base.hasWeakref) type.hasWeakref = true;
}
