// SPDX-License-Identifier: MIT
/**
 * What generated code calls: attributes, items and iteration here, calls in `runtime_calls.ts`, operations in general from
 * where tier 0 has them; and the names by which it knows them.
 *
 * Generated code runs on the JavaScript stack, so everything it calls either finishes or comes back with `UNWIND`
 * (`running.ts`).
 */
import { plainInteger } from "../base/int_text.ts";
import { formatPercentFloat, formatPercentInt } from "../base/percent_format.ts";
import { PyFloat, type PyObject, PyTuple, type Value } from "../base/value.ts";
import { remainder } from "../base/wide_int.ts";
import { eagerly, genericSetAttr, isThrown, ownAttr, repr, setAttr } from "../core/abstract.ts";
import { attrNames } from "../core/attr_names.ts";
import { PyDict } from "../core/dict.ts";
import { dictSet } from "../core/dict_ops.ts";
import { keyError, type PyThrow, StopIterationType } from "../core/exceptions.ts";
import type { Result } from "../core/gen.ts";
import { isIntKey } from "../core/int_table.ts";
import { fieldOf } from "../core/item_getter.ts";
import * as num from "../core/number.ts";
import { delItem } from "../core/sequence.ts";
import { DISPATCHERS } from "../core/slots.ts";
import { PyType } from "../core/type.ts";
import {
  dictType,
  listType,
  loopIter,
  PyCell,
  PyFunction,
  PyList,
  PyLoopListIter,
  PyMethod,
  PyModule,
  PyOldClass,
  PyOldInstance,
  PyProperty,
  PySet,
  PySlice,
  PySuper,
  strType,
  tupleType,
  typeOf,
} from "../core/types.ts";
import { classMember } from "../interp/class_attributes.ts";
import { PyFrame, type Thread } from "../interp/frame.ts";
import { handling, isCatchable, restoreExc, suspendGenerator } from "../interp/frame_end.ts";
import { builtinsOf } from "../interp/function.ts";
import * as ops from "../interp/ops.ts";
import { printItem, printNewline } from "../interp/print.ts";
import type { Interpreter } from "../interp/run.ts";
import { DEOPT, UNWIND } from "../interp/tier.ts";
import { PyMethodDescr } from "../native/descriptors.ts";
import { plainFieldText } from "../objects/format_plain.ts";
import { plainInstanceAttr } from "../objects/old_class.ts";
import { percentFormat } from "../objects/percent.ts";
import { plainConversion, plainFormat, plainText } from "../objects/percent_plain.ts";
import { setHas } from "../objects/set_ops.ts";
import { superMethod } from "../objects/super.ts";
import { AttrEntry, DataEntry, entryOf } from "./attributes.ts";
import { keywordDict, shapedDict } from "./bind.ts";
import * as numbers from "./numbers.ts";
import { finished, isResting, resume } from "./running.ts";
import {
  call0,
  call1,
  call2,
  call3,
  call4,
  callKeywords,
  callMethod0,
  callMethod1,
  callMethod2,
  callMethod3,
  callMethodKeywords,
  callMethodN,
  callN,
  callVar,
  isOfClass,
  made,
  newBuiltin,
  newSuper,
} from "./runtime_calls.ts";
import { contains as genericContains, getItem, iter, next, setItem, SPECIALS } from "./specials.ts";
import { withEnter, withExit } from "./with.ts";

function loadAttr(vm: Interpreter, o: Value, name: string): Result<Value> {
  if (typeof o !== "object" || o === null) return ops.loadAttribute(vm, o, name, false);
  if (o.type.heap) {
    // Those come here that keep their attributes in a dict; what classes with a metaclass say is no such entry.
    const entry = entryOf(o, name);
    if (entry instanceof AttrEntry) {
      const own = o.dict !== undefined ? o.dict.getStr(name) : o.type.hasDict ? o[attrNames(name).own] : undefined;
      if (own !== undefined) return own;
    }
  }
  if (o instanceof PyModule) {
    const v = o.dict !== undefined && !o.type.heap ? o.dict.getStr(name) : undefined;
    return v !== undefined ? v : ops.loadAttribute(vm, o, name, false);
  }
  if (o instanceof PyType || o instanceof PyOldClass) {
    const member = classMember(o, name);
    const v = member === undefined || member.isMethod ? undefined : member.entry.value;
    return v !== undefined ? v : ops.loadAttribute(vm, o, name, false);
  }
  const entry = entryOf(o, name);
  if (o instanceof PyOldInstance) {
    const found = entry === undefined || o.cls.getattr !== undefined ? undefined : plainInstanceAttr(vm, o, name);
    return found !== undefined ? found as Result<Value> : ops.loadAttribute(vm, o, name, false);
  }
  if (entry instanceof DataEntry) {
    if (entry.compute !== undefined) return entry.compute(vm, o);
    if (entry.key !== undefined) {
      const v = (o as unknown as Record<string, Value | undefined>)[entry.key];
      if (v !== undefined) return v;
    }
    const { get, descr, owner } = entry;
    if (get !== undefined) {
      const field = descr instanceof PyProperty ? fieldOf(descr.fget, o) : undefined;
      if (field !== undefined) return field;
      return descr instanceof PyProperty ? eagerly(vm, () => get(vm, descr, o, owner)) : get(vm, descr, o, owner);
    }
  } else if (entry !== undefined) {
    const own = o.type.hasDict ? ownAttr(o, name) : undefined;
    if (own !== undefined) return own;
    if (o.dict === undefined || o.dict.slow === undefined) {
      if (entry.data !== undefined) return entry.data.value!;
      if (entry.method instanceof PyFunction) return new PyMethod(entry.method, o, o.type);
    }
  }
  return o.type.tp_getattro === DISPATCHERS.tp_getattro
    ? eagerly(vm, () => ops.loadAttribute(vm, o, name, false))
    : ops.loadAttribute(vm, o, name, false);
}

/** STORE_NAME. */
function storeName(vm: Interpreter, frame: PyFrame, name: string, value: Value): Result<void> {
  const { names } = frame;
  if (names instanceof PyDict && names.type === dictType) return names.setStr(name, value);
  return ops.storeName(vm, frame, name, value);
}

/** IMPORT_NAME in a frame, or in a function without one. */
function importName(vm: Interpreter, f: PyFunction | PyFrame, name: string, from: Value, level: Value): Result<Value> {
  const { globals } = f;
  const at = f instanceof PyFrame ? f : { globals, builtins: builtinsOf(vm, globals), names: null } as PyFrame;
  return ops.importName(vm, at, name, from, level);
}

function storeAttr(vm: Interpreter, o: Value, name: string, value: Value): Result<void> {
  if (typeof o === "object" && o !== null && o.type.tp_setattro === genericSetAttr) {
    const entry = entryOf(o, name);
    if (entry instanceof DataEntry) return entry.descr.type.tp_descr_set!(vm, entry.descr, o, value);
    if (entry instanceof AttrEntry && entry.stores && o.dict !== undefined) return o.dict.setStr(name, value);
  }
  return setAttr(vm, o, name, value);
}

/** The function and, in `th.receiver`, the receiver; or an attribute that is to be called as it is. */
function loadMethod(vm: Interpreter, th: Thread, o: Value, name: string): Result<Value> {
  th.receiver = undefined;
  if (typeof o === "string") {
    const native = strType.lookup(name);
    if (native instanceof PyMethodDescr) {
      th.receiver = o;
      return native as unknown as Value;
    }
  } else if (typeof o === "object" && o !== null) {
    const { type } = o as PyObject;
    if (type.heap) {
      const f = methodOf(th, o, name);
      if (f !== undefined) return f;
    }
    if (o instanceof PyModule) {
      const v = o.dict !== undefined && !type.heap ? o.dict.getStr(name) : undefined;
      if (v !== undefined) return v;
    } else if (o instanceof PyOldInstance && o.dict === undefined) {
      entryOf(o, name);
      const { own } = attrNames(name);
      const f = ops.oldMethod(o, name, own);
      if (f !== undefined) {
        th.receiver = o;
        return f;
      }
      if (o[own] !== undefined) return o[own];
    } else if (o instanceof PyType || o instanceof PyOldClass) {
      const member = classMember(o, name);
      const v = member?.entry.value;
      if (v !== undefined) {
        if (member!.bound) th.receiver = o;
        return v;
      }
    } else if (o instanceof PySuper) {
      const f = superMethod(o, name);
      if (f !== undefined) {
        th.receiver = o.obj;
        return f;
      }
    } else if (!type.heap && !(o instanceof PyOldInstance)) {
      const f = methodOf(th, o, name);
      if (f !== undefined) return f;
    }
  }
  return ops.loadAttribute(vm, o, name, true);
}

/** What {@linkcode loadMethod} gives for an instance of a new-style class whose entry tells; `undefined`: it does not. */
function methodOf(th: Thread, o: PyObject, name: string): Value | undefined {
  const entry = entryOf(o, name);
  if (!(entry instanceof AttrEntry) || o.dict !== undefined && o.dict.slow !== undefined) return undefined;
  const { type } = o;
  const own = o.dict !== undefined ? o.dict.getStr(name) : type.hasDict ? o[attrNames(name).own] : undefined;
  if (own !== undefined) return own;
  if (entry.method !== undefined) {
    th.receiver = o;
    return entry.method as unknown as Value;
  }
  if (entry.data !== undefined) return entry.data.value!;
  const member = classMember(type, name);
  if (member === undefined || !member.bound) return undefined;
  th.receiver = type;
  return member.entry.value!;
}

/** UNWIND, with an exception. */
function raiseNow(th: Thread, exc: PyThrow): Value {
  th.raised = exc;
  return UNWIND as unknown as Value;
}

/** An item, or UNWIND for a missing key. */
function getItemFast(vm: Interpreter, th: Thread, o: Value, k: Value): Result<Value> {
  if (typeof o === "string" && typeof k === "number") {
    const i = k < 0 ? k + o.length : k;
    if (i >= 0 && i < o.length) return o[i];
  }
  if (o instanceof PyDict) {
    const { type } = o;
    if (
      (typeof k === "string" || typeof k === "number") && (!type.heap || type.mp_subscript === dictType.mp_subscript)
    ) {
      // Subclasses differ in what they do about keys that are not there.
      const v = o.map.value(k);
      if (v !== undefined) return v;
      if (type === dictType && o.slow === undefined) return raiseNow(th, keyError(k));
    }
  } else if (o instanceof PyTuple && typeof k === "number" && o.type === tupleType) {
    const { items } = o;
    const v = items[k < 0 ? k + items.length : k];
    if (v !== undefined) return v;
  }
  return getItem(vm, o, k);
}

function setItemFast(vm: Interpreter, o: Value, k: Value, v: Value): Result<void> {
  if (o instanceof PyDict && (typeof k === "string" || typeof k === "number")) {
    const { type } = o;
    if ((type === dictType || type.mp_ass_subscript === dictType.mp_ass_subscript) && o.map.replace(k, v)) return;
  }
  return setItem(vm, o, k, v);
}

/** `x in o`. */
function contains(vm: Interpreter, o: Value, x: Value): Result<boolean> {
  if (typeof x === "string" || typeof x === "number") {
    if (o instanceof PySet && !o.type.heap) {
      if (o.ints !== undefined) return isIntKey(x) && o.ints.has(x);
      return setHas(vm, o, x);
    }
    if (o instanceof PyDict && o.slow === undefined && o.type === dictType) return o.map.has(x);
    if (typeof x === "string" && typeof o === "string") return o.includes(x);
  }
  return genericContains(vm, o, x);
}

/** Stores under a key that a new dict does not have. */
function addNew(dict: PyDict, key: string, value: Value): void {
  dict.add(key, key, value);
}

function getIter(vm: Interpreter, v: Value): Result<Value> {
  return loopIter(v) ?? iter(vm, v);
}

/** The next item, `undefined` at the end, or UNWIND. */
function forIter(vm: Interpreter, th: Thread, it: Value): unknown {
  return isResting(it) ? endOfLoop(th, resume(vm, th, it, null)) : finished(vm, th, next(vm, it));
}

/** A generator may end by raising StopIteration. */
function endOfLoop(th: Thread, r: unknown): unknown {
  if (r !== UNWIND || th.raised === null || !isThrown(th.raised, StopIterationType)) return r;
  th.raised = null;
  return undefined;
}

/** Whether what drives the generator takes an item at once, so that its frame can go on. */
function takes(frame: PyFrame, item: Value): boolean {
  // While an exception is handled the caller's state has to be restored in between, so the frame is left.
  if (frame.saved === null && frame.sink!.take(item)) return true;
  frame.sink = null;
  return false;
}

/** The generator has yielded: its frame is complete. */
function yielded(vm: Interpreter, th: Thread, frame: PyFrame): void {
  suspendGenerator(vm, frame);
  vm.depth--;
  restoreExc(th, frame);
}

/** Whether an object is the float with this value. */
function isFloat(v: Value, value: number): boolean {
  return v instanceof PyFloat && v.exact && Object.is(v.value, value);
}

function makeFunction(
  vm: Interpreter,
  f: PyFunction | PyFrame,
  code: Value,
  defaults: Value[],
  closure: PyCell[] | undefined,
): PyFunction {
  return ops.makeFunction(vm, f as PyFrame, code, defaults, closure);
}

/** Stands in a local variable of generated code whose float is kept as a number beside it. */
export const RAW: unique symbol = Symbol("raw");

/** Names that generated code may use. */
export const RUNTIME: Record<string, unknown> = {
  RAW,
  NONE: [],
  DEOPT,
  ...numbers,
  remainder,
  plainInteger,
  ...num,
  UNWIND,
  PyFloat,
  PyFunction,
  PyTuple,
  PyList,
  PyDict,
  PySlice,
  PyCell,
  PyType,
  PyOldClass,
  listType,
  tupleType,
  dictType,
  ...SPECIALS,
  repr,
  is: ops.is,
  isFloat,
  contains,
  exceptionMatches: ops.exceptionMatches,
  inplace: ops.arithmetic,
  setAttr,
  storeAttr,
  PyOldInstance,
  loadAttr,
  fieldOf,
  loadMethod,
  getItemFast,
  setItemFast,
  delItem,
  slice: ops.slice,
  assignSlice: ops.assignSlice,
  extendedSlice: ops.extendedSlice,
  buildSet: ops.buildSet,
  setAdd: ops.setAdd,
  dictSet,
  addNew,
  unpack: ops.unpack,
  newBuiltin,
  newSuper,
  typeOf,
  done: finished,
  isOfClass,
  percentFormat,
  plainFormat,
  plainText,
  plainConversion,
  plainFieldText,
  formatPercentInt,
  formatPercentFloat,
  getIter,
  PyLoopListIter,
  forIter,
  keywordDict,
  shapedDict,
  loadName: ops.loadName,
  storeName,
  deleteName: ops.deleteName,
  globalUndefined: ops.globalUndefined,
  importName,
  importFrom: ops.importFrom,
  takes,
  yielded,
  handling,
  isCatchable,
  raise: ops.raise,
  reraise: ops.reraise,
  markReraised: ops.markReraised,
  withEnter,
  withExit,
  unbound: ops.unbound,
  unboundFree: ops.unboundFree,
  makeFunction,
  printItem,
  printNewline,
  call0,
  call1,
  call2,
  call3,
  call4,
  callN,
  callKeywords,
  callVar,
  made,
  callMethod0,
  callMethod1,
  callMethod2,
  callMethod3,
  callMethodKeywords,
  callMethodN,
};
