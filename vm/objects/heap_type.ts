// SPDX-License-Identifier: MIT
/**
 * Making a new-style class: what `type(name, bases, dict)` and the class statement do (CPython `type_new`).
 *
 * Values of `__slots__` live in own properties of the instance whose key starts with `#`, numbered by the depth of the
 * layout, so that two classes with equal slots have equal keys and `__class__` may be assigned between them.
 */
import { type PyObject, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { encodeDefault, materialiseDict } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { dictCopy } from "../core/dict_ops.ts";
import { attributeError, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import { listOf } from "../core/sequence.ts";
import { PyType } from "../core/type.ts";
import {
  isStr,
  longType,
  PyFunction,
  PyOldClass,
  PyStaticMethod,
  strType,
  strValue,
  tpName,
  tupleType,
  typeName,
  typeType,
} from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { type GetSetRow, PyGetSet, PyMember } from "../native/define.ts";
import { fixupSlots } from "../native/slot_update.ts";
import { bestBase, linkBases, mroOf } from "./mro.ts";
import { setInstanceDict } from "./object_type.ts";
import { firstWeakref } from "./weakref_data.ts";

/** Native types whose CPython instances have a variable size: no slots and no weak references below them. */
function isVariableSized(type: PyType): boolean {
  return type.isSubtype(longType) || type.isSubtype(strType) || type.isSubtype(tupleType) || type.isSubtype(typeType);
}

/** `__name` inside class `C` is `_C__name`. */
export function mangle(className: string, name: string): string {
  if (!name.startsWith("__") || name.endsWith("__") || name.includes(".")) return name;
  const stripped = className.replace(/^_+/, "");
  return stripped === "" ? name : `_${stripped}${name}`;
}

interface SlotPlan {
  names: string[];
  dict: boolean;
  weakref: boolean;
}

function slotName(v: Value): string {
  const s = v instanceof PyUnicode ? encodeDefault(v) : isStr(v) ? strValue(v) : undefined;
  if (s === undefined) throw typeError(`__slots__ items must be strings, not '${typeName(v)}'`);
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(s)) throw typeError("__slots__ must be identifiers");
  return s;
}

function planSlots(name: string, base: PyType, bases: Value[], items: Value[]): SlotPlan {
  const mayDict = !base.hasDict;
  const mayWeak = !base.hasWeakref && !isVariableSized(base);
  if (items.length > 0 && isVariableSized(base)) {
    throw typeError(`nonempty __slots__ not supported for subtype of '${tpName(base)}'`);
  }
  const plan: SlotPlan = { names: [], dict: false, weakref: false };
  for (const item of items) {
    const s = slotName(item);
    if (s === "__dict__") {
      if (!mayDict || plan.dict) throw typeError("__dict__ slot disallowed: we already got one");
      plan.dict = true;
    } else if (s === "__weakref__") {
      if (!mayWeak || plan.weakref) {
        throw typeError("__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
      }
      plan.weakref = true;
    } else plan.names.push(mangle(name, s));
  }
  plan.names.sort();
  // Further bases may bring a dict or weak references with them.
  for (const b of bases) {
    if (b === base) continue;
    const old = b instanceof PyOldClass;
    if (mayDict && (old || (b as PyType).hasDict)) plan.dict = true;
    if (mayWeak && (old || (b as PyType).hasWeakref)) plan.weakref = true;
    if (old) break;
  }
  return plan;
}

/** `__dict__` and `__weakref__` of the instances of classes that introduce them. */
const DICT_ROW: GetSetRow<Value> = {
  doc: "Attributes of the instance (when defined).",
  get: (vm, self) => {
    const native = nativeDictRow(self as PyObject);
    return native === undefined ? materialiseDict(self as PyObject) : native.get!(vm, self);
  },
  set: (vm, self, value) => {
    const native = nativeDictRow(self as PyObject);
    if (native === undefined) return setInstanceDict(self as PyObject, value);
    if (native.set === undefined) {
      throw attributeError(`attribute '__dict__' of '${typeName(self)}' objects is not writable`);
    }
    return native.set(vm, self, value);
  },
};

/** The `__dict__` of a native base with rules of its own (classes, exceptions): a mixin must not get around them. */
function nativeDictRow(self: PyObject): GetSetRow<Value> | undefined {
  let t: PyType | null = self.type;
  while (t !== null && t.heap) t = t.base;
  const descr = t?.lookup("__dict__");
  return descr instanceof PyGetSet ? descr.row : undefined;
}

const WEAKREF_ROW: GetSetRow<Value> = {
  doc: "First of the weak references to the instance (when defined).",
  get: (_vm, self) => firstWeakref(self as PyObject) ?? null,
};

/** The rows of the descriptors that a class of a program has, by name. */
export const OWN_ROWS: Readonly<Record<string, GetSetRow<Value>>> = { __dict__: DICT_ROW, __weakref__: WEAKREF_ROW };

/**
 * Makes the class. `meta` is the most derived metaclass already, every element of `bases` a class of either style.
 * @param dict Copied.
 */
export function newHeapType(vm: Vm, meta: PyType, name: string, bases: PyTuple, dict: PyDict): Result<PyType> {
  if (name.includes("\0")) throw valueError("type name must not contain null characters");
  const list: Value[] = bases.items.length === 0 ? [typeType.base!] : bases.items;
  const base = bestBase(list);
  const declared = dict.getStr("__slots__");
  if (declared === undefined) {
    const plan = {
      names: [],
      dict: !base.hasDict,
      weakref: !base.hasWeakref && !isVariableSized(base),
    };
    return build(vm, meta, name, list, base, dict, plan, false);
  }
  if (isStr(declared) || declared instanceof PyUnicode) {
    return build(vm, meta, name, list, base, dict, planSlots(name, base, list, [declared]), true);
  }
  const items = listOf(vm, declared);
  if (isGen(items)) return buildSlow(vm, meta, name, list, base, dict, items);
  return build(vm, meta, name, list, base, dict, planSlots(name, base, list, items), true);
}

function* buildSlow(
  vm: Vm,
  meta: PyType,
  name: string,
  bases: Value[],
  base: PyType,
  dict: PyDict,
  pending: Gen<Value[]>,
): Gen<PyType> {
  const r = build(vm, meta, name, bases, base, dict, planSlots(name, base, bases, yield* pending), true);
  return isGen(r) ? yield* r : r;
}

function build(
  vm: Vm,
  meta: PyType,
  name: string,
  bases: Value[],
  base: PyType,
  dict: PyDict,
  plan: SlotPlan,
  declared: boolean,
): Result<PyType> {
  const type = PyType.make(meta, name, base);
  type.bases = bases;
  type.hasDict = base.hasDict || plan.dict;
  type.hasWeakref = base.hasWeakref || plan.weakref;
  if (declared) type.slotNames = plan.names;
  const attrs = type.attrs = dictCopy(dict);
  if (attrs.getStr("__module__") === undefined) {
    const module = (vm.frame?.globals as PyDict | undefined)?.getStr("__name__");
    if (module !== undefined) attrs.setStr("__module__", module);
  }
  const constructor = attrs.getStr("__new__");
  if (constructor instanceof PyFunction) {
    const wrapped = new PyStaticMethod();
    wrapped.callable = constructor;
    attrs.setStr("__new__", wrapped);
  }
  const level = slotLevel(base);
  for (const slot of plan.names) {
    if (!attrs.map.has(slot)) attrs.setStr(slot, new PyMember(slot, type, `#${level}${slot}`));
  }
  if (plan.dict && !attrs.map.has("__dict__")) attrs.setStr("__dict__", new PyGetSet("__dict__", type, DICT_ROW));
  if (plan.weakref && !attrs.map.has("__weakref__")) {
    attrs.setStr("__weakref__", new PyGetSet("__weakref__", type, WEAKREF_ROW));
  }
  const doc = attrs.getStr("__doc__");
  if (doc === undefined) attrs.setStr("__doc__", null);
  else if (typeof doc === "string") type.doc = doc;
  type.world = vm;
  const mro = mroOf(vm, type);
  if (isGen(mro)) return finishSlow(type, mro);
  return finish(type, mro);
}

function* finishSlow(type: PyType, pending: Gen<Value[]>): Gen<PyType> {
  return finish(type, yield* pending);
}

function finish(type: PyType, mro: Value[]): PyType {
  type.mro = mro;
  type.modified();
  linkBases(type);
  fixupSlots(type);
  return type;
}

/** How many classes with slots of their own stand at or above `type`. */
function slotLevel(type: PyType): number {
  let n = 0;
  for (let t: PyType | null = type; t !== null; t = t.base) {
    if (t.slotNames !== undefined && t.slotNames.length > 0) n++;
  }
  return n;
}
