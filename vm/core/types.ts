// SPDX-License-Identifier: MIT
/**
 * The builtin types that the rest of the VM refers to by name, with the data classes of their instances.
 *
 * Only the objects are made here, without behaviour, so that every file can import them without a cycle.
 * Slots and methods are added by `vm/objects/<type>.ts` with `defineType`. Exception types are in `exceptions.ts`.
 */
import {
  Ellipsis,
  inherit,
  NotImplemented,
  PyComplex,
  PyFloat,
  PyInt,
  PyLong,
  PyObject,
  PyStr,
  PyTuple,
  PyUnicode,
  type Value,
} from "../base/value.ts";
import { Code } from "../bytecode/code.ts";
import { PyDict } from "./dict.ts";
import { objectType, typeType } from "./exceptions.ts";
import { IntTable } from "./int_table.ts";
import { PyOldClass, PyOldInstance } from "./old_class.ts";
import { PyType } from "./type.ts";

export { objectType, PyOldClass, PyOldInstance, typeType };

// deno-lint-ignore no-explicit-any
type AnyClass = abstract new (...args: any[]) => PyObject;

function type(
  name: string,
  jsClass?: AnyClass,
  options: { base?: PyType; module?: string; subclassable?: boolean } = {},
) {
  return new PyType({
    name,
    bases: [options.base ?? objectType],
    module: options.module,
    subclassable: options.subclassable ?? true,
    jsClass,
  });
}
const FINAL = { subclassable: false };

// ---- values -------------------------------------------------------------------------------------------------------

export const intType = type("int", PyInt);
export const boolType = type("bool", undefined, { base: intType, subclassable: false });
export const longType = type("long", PyLong);
export const floatType = type("float", PyFloat);
Object.defineProperty(PyFloat.prototype, "exact", { value: true });
export const complexType = type("complex", PyComplex);
export const basestringType = type("basestring");
export const strType = type("str", PyStr, { base: basestringType });
export const unicodeType = type("unicode", PyUnicode, { base: basestringType });
export const noneType = type("NoneType", undefined, FINAL);
export const tupleType = type("tuple", PyTuple);
export const dictType = type("dict", PyDict);
export const codeType = type("code", Code, FINAL);
export const ellipsisType = type("ellipsis", undefined, FINAL);
export const notImplementedType = type("NotImplementedType", undefined, FINAL);
Object.defineProperty(Ellipsis, "type", { value: ellipsisType });
Object.defineProperty(NotImplemented, "type", { value: notImplementedType });

/** `list`. */
export class PyList {
  /** @param items Owned by the list from now on. */
  constructor(public items: Value[]) {}
}
/** It is a {@linkcode PyObject}: see {@linkcode inherit}. */
export interface PyList extends PyObject {
}
inherit(PyList);
export const listType = type("list", PyList);

/**
 * `set` and `frozenset`. The elements are in `ints` as long as all of them are small ints, or else the keys of a dict whose
 * values are all `true`; a set that nothing was added to yet has neither.
 */
export class PySet extends PyObject {
  /** Cached hash of a frozenset. */
  hash: Value | undefined = undefined;
  ints: IntTable | undefined = undefined;
  private keyed: PyDict | undefined = undefined;

  /** @param content Owned by the set from now on. */
  constructor(content?: IntTable | PyDict) {
    super();
    if (content instanceof IntTable) this.ints = content;
    else this.keyed = content;
  }

  /** The elements as keys of a dict, from now on. */
  get table(): PyDict {
    if (this.keyed !== undefined) return this.keyed;
    const { ints } = this;
    this.ints = undefined;
    return this.keyed = ints === undefined ? new PyDict() : ints.toDict();
  }

  /** Whether nothing was added yet. */
  get isFresh(): boolean {
    return this.ints === undefined && this.keyed === undefined;
  }

  /** Number of elements. */
  get size(): number {
    return this.ints !== undefined ? this.ints.size : this.keyed !== undefined ? this.keyed.size : 0;
  }

  /** The elements in the order of iteration (a fresh array the caller owns). */
  keys(): Value[] {
    return this.ints !== undefined ? this.ints.keys() : this.table.keys();
  }

  /** Removes everything. */
  clear(): void {
    this.ints = undefined;
    this.keyed?.clear();
  }

  /** Takes the elements of another set, which nobody uses any more, in place of its own. */
  become(other: PySet): void {
    this.ints = other.ints;
    this.keyed = other.keyed;
  }
}
export const setType = type("set", PySet);
export class PyFrozenSet extends PySet {}
export const frozensetType = type("frozenset", PyFrozenSet);

/** `slice`. Absent parts are `None`. */
export class PySlice {
  constructor(public start: Value, public stop: Value, public step: Value) {}
}
/** It is a {@linkcode PyObject}: see {@linkcode inherit}. */
export interface PySlice extends PyObject {
}
inherit(PySlice);
export const sliceType = type("slice", PySlice, FINAL);

/** `xrange`: `length` items from `start` in steps of `step`; C longs that fit safe integers. */
export class PyXrange {
  constructor(public start: number, public step: number, public length: number) {}
}
/** It is a {@linkcode PyObject}: see {@linkcode inherit}. */
export interface PyXrange extends PyObject {
}
inherit(PyXrange);
export const xrangeType = type("xrange", PyXrange, FINAL);

/** `bytearray`. Only `bytes[0 … length)` is meaningful; capacity may be larger. */
export class PyByteArray extends PyObject {
  /** Number of live buffer exports (memoryviews); resizing is an error while positive. */
  exports = 0;
  constructor(public bytes: Uint8Array, public length: number = bytes.length) {
    super();
  }
}
export const bytearrayType = type("bytearray", PyByteArray);

// ---- functions and descriptors ------------------------------------------------------------------------------------

/** A cell of a closure. `value` is `undefined` while unbound. */
export class PyCell {
  constructor(public value: Value | undefined) {}
}
/** It is a {@linkcode PyObject}: see {@linkcode inherit}. */
export interface PyCell extends PyObject {
}
inherit(PyCell);
export const cellType = type("cell", PyCell, FINAL);

/** A function made by `def` or `lambda`. */
export class PyFunction extends PyObject {
  name: string;
  doc: Value | undefined = undefined;
  module: Value | undefined = undefined;
  constructor(
    public code: Code,
    public globals: PyDict,
    /** Values of the last parameters. */
    public defaults: Value[],
    public closure: PyCell[] | undefined,
  ) {
    super();
    this.name = code.name;
  }
}
export const functionType = type("function", PyFunction, FINAL);
functionType.hasDict = functionType.hasWeakref = true;

/** `instancemethod`: bound when `self` is not `undefined`. */
export class PyMethod {
  constructor(public func: Value, public self: Value | undefined, public cls: Value | undefined) {}
}
/** It is a {@linkcode PyObject}: see {@linkcode inherit}. */
export interface PyMethod extends PyObject {
}
inherit(PyMethod);
export const methodType = type("instancemethod", PyMethod, FINAL);
methodType.hasWeakref = true;

/** A module. Its namespace is `dict`. */
export class PyModule extends PyObject {
  constructor(dict: PyDict) {
    super();
    this.dict = dict;
  }
}
export const moduleType = type("module", PyModule);
moduleType.hasDict = moduleType.hasWeakref = true;

export class PyStaticMethod extends PyObject {
  callable: Value | undefined = undefined;
}
export const staticmethodType = type("staticmethod", PyStaticMethod);

export class PyClassMethod extends PyObject {
  callable: Value | undefined = undefined;
}
export const classmethodType = type("classmethod", PyClassMethod);

export class PyProperty extends PyObject {
  fget: Value = null;
  fset: Value = null;
  fdel: Value = null;
  doc: Value = null;
}
export const propertyType = type("property", PyProperty);

export class PySuper extends PyObject {
  thisClass: PyType | undefined = undefined;
  obj: Value | undefined = undefined;
  objType: PyType | undefined = undefined;
}
export const superType = type("super", PySuper);

// ---- old-style classes --------------------------------------------------------------------------------------------

export const oldClassType = type("classobj", PyOldClass, FINAL);
oldClassType.hasWeakref = true;

export const oldInstanceType = type("instance", PyOldInstance, FINAL);
oldInstanceType.hasWeakref = oldInstanceType.callsPython = true;
// `hasDict` stays false on purpose: its own getattr handles `__dict__` and `__class__`.

/** A traceback entry (`types.TracebackType`), newest call last along `next`. */
export class PyTraceback extends PyObject {
  constructor(
    public next: PyTraceback | null,
    // deno-lint-ignore no-explicit-any
    public frame: any,
    public lasti: number,
    public lineno: number,
  ) {
    super();
  }
}
export const tracebackType = type("traceback", PyTraceback, FINAL);

/** The type of any value (CPython `Py_TYPE`). */
export function typeOf(v: Value): PyType {
  switch (typeof v) {
    case "number":
      return intType;
    case "string":
      return strType;
    case "boolean":
      return boolType;
    default:
      return v === null ? noneType : (v as PyObject).type;
  }
}

/** Whether `v` is a `str` or an instance of a subclass. */
export function isStr(v: Value): v is string | PyStr {
  return typeof v === "string" || v instanceof PyStr;
}

/** The bytes of a `str` or `str` subclass instance. */
export function strValue(v: string | PyStr): string {
  return typeof v === "string" ? v : v.value;
}

/** Whether `v` is an `int` or `long` (bool and subclasses included). */
export function isInteger(v: Value): v is number | boolean | PyInt | PyLong {
  return typeof v === "number" || typeof v === "boolean" || v instanceof PyInt || v instanceof PyLong;
}

/** The value of an `int`, `long` or `bool` as `bigint`. */
export function bigOf(v: number | boolean | PyInt | PyLong): bigint {
  return typeof v === "object" ? v.value : BigInt(v);
}

/** Name of type `t` as CPython's error messages print it (`tp_name`): with the module for builtin types outside `__builtin__`. */
export function tpName(t: PyType): string {
  return t.heap || t.module === "__builtin__" ? t.name : t.module + "." + t.name;
}

/** {@linkcode tpName} of the type of `v`. */
export function typeName(v: Value): string {
  return tpName(typeOf(v));
}

// ---- iterators of builtin sequences, which the loop runs itself ---------------------------------------------------

/** How generated code asks an iterator: one look at {@linkcode PyObject.looping} instead of several `instanceof`. */
export const Looping = {
  /** By the slot of its type. */
  SLOT: 0,
  /** {@linkcode PyListIter}. */
  LIST: 1,
  /** {@linkcode PyXrangeIter}. */
  XRANGE: 2,
  /** By {@linkcode PyPlainIter.advance}. */
  PLAIN: 3,
  /** What tier 0 notes for SLOT, because 0 is nothing seen. */
  SLOT_SEEN: 4,
  /** {@linkcode PyLoopListIter}. */
  OWN_LIST: 5,
  /** {@linkcode PyLoopXrangeIter}. */
  OWN_XRANGE: 6,
  /** Bits that tell a {@linkcode PyListIter} and a {@linkcode PyXrangeIter}, whether a loop's own or not. */
  KIND: 3,
} as const;

const defineLooping = (c: { prototype: PyObject }, value: number) =>
  Object.defineProperty(c.prototype, "looping", { value, writable: true });
defineLooping(PyObject, Looping.SLOT);

/**
 * An iterator that never runs Python code: loops ask it without the detour over its type. Where that holds only for some
 * instances, they have a `looping` of their own.
 */
export abstract class PyPlainIter extends PyObject {
  /** The next item, or `undefined` at the end, and ever after. */
  abstract advance(): Value | undefined;
}
defineLooping(PyPlainIter, Looping.PLAIN);

/** Slots of a type of iterators that are always plain. */
export const PLAIN_ITERATOR = {
  tp_iter: (_vm: unknown, self: Value): Value => self,
  tp_iternext: (_vm: unknown, self: Value): Value | undefined => (self as PyPlainIter).advance(),
};

/** Iterator of a list; `list` is `undefined` once exhausted. */
export class PyListIter {
  list: PyList | undefined;
  index = 0;
  constructor(list: PyList) {
    this.list = list;
  }

  advance(): Value | undefined {
    const { list } = this;
    if (list === undefined) return undefined;
    if (this.index < list.items.length) return list.items[this.index++];
    this.list = undefined;
    return undefined;
  }
}
/** It is a {@linkcode PyPlainIter}: see {@linkcode inherit}. */
export interface PyListIter extends PyPlainIter {
}
inherit(PyListIter, PyPlainIter);
defineLooping(PyListIter, Looping.LIST);
export const listIterType = type("listiterator", PyListIter, FINAL);

/** One that a loop made for itself: nothing else has it, so tier 1 may keep its state in variables. */
export class PyLoopListIter {
  list: PyList | undefined;
  index = 0;
  constructor(list: PyList) {
    this.list = list;
  }
}
/** It is a {@linkcode PyListIter}: see {@linkcode inherit}. */
export interface PyLoopListIter extends PyListIter {
}
inherit(PyLoopListIter, PyListIter);
defineLooping(PyLoopListIter as { prototype: PyObject }, Looping.OWN_LIST);

/** Iterator of a tuple; `tuple` is `undefined` once exhausted. */
export class PyTupleIter {
  tuple: PyTuple | undefined;
  index = 0;
  constructor(tuple: PyTuple) {
    this.tuple = tuple;
  }

  advance(): Value | undefined {
    const { tuple } = this;
    if (tuple === undefined) return undefined;
    if (this.index < tuple.items.length) return tuple.items[this.index++];
    this.tuple = undefined;
    return undefined;
  }
}
/** It is a {@linkcode PyPlainIter}: see {@linkcode inherit}. */
export interface PyTupleIter extends PyPlainIter {
}
inherit(PyTupleIter, PyPlainIter);
export const tupleIterType = type("tupleiterator", PyTupleIter, FINAL);

/** Iterator of an xrange: `left` more items, the first of which is `next`. */
export class PyXrangeIter {
  constructor(public next: number, public step: number, public left: number) {}

  advance(): Value | undefined {
    if (this.left <= 0) return undefined;
    this.left--;
    const v = this.next;
    this.next += this.step;
    return v;
  }
}
/** It is a {@linkcode PyPlainIter}: see {@linkcode inherit}. */
export interface PyXrangeIter extends PyPlainIter {
}
inherit(PyXrangeIter, PyPlainIter);
defineLooping(PyXrangeIter, Looping.XRANGE);
export const xrangeIterType = type("rangeiterator", PyXrangeIter, FINAL);

/** One that a loop made for itself, as {@linkcode PyLoopListIter}. */
export class PyLoopXrangeIter {
  constructor(public next: number, public step: number, public left: number) {}
}
/** It is a {@linkcode PyXrangeIter}: see {@linkcode inherit}. */
export interface PyLoopXrangeIter extends PyXrangeIter {
}
inherit(PyLoopXrangeIter, PyXrangeIter);
defineLooping(PyLoopXrangeIter as { prototype: PyObject }, Looping.OWN_XRANGE);

/** What a loop over `v` makes for itself; `undefined` where that is for the slots of its type. */
export function loopIter(v: Value): Value | undefined {
  if (v instanceof PyList) return v.type === listType ? new PyLoopListIter(v) : undefined;
  // An xrange with larger numbers is of another JavaScript class.
  return v instanceof PyXrange && v.constructor === PyXrange
    ? new PyLoopXrangeIter(v.start, v.step, v.length)
    : undefined;
}

/** Iterator over anything with `__getitem__` (`iter()` of a sequence). `seq` is `undefined` once exhausted. Plain for a `str`. */
export class PySeqIter extends PyPlainIter {
  index = 0;
  override readonly looping: number;
  constructor(public seq: Value | undefined) {
    super();
    this.looping = typeof seq === "string" ? Looping.PLAIN : Looping.SLOT;
  }

  /** For a `str` only. */
  advance(): Value | undefined {
    const seq = this.seq as string | undefined;
    if (seq === undefined) return undefined;
    if (this.index < seq.length) return seq.charAt(this.index++);
    this.seq = undefined;
    return undefined;
  }
}
export const seqIterType = type("iterator", PySeqIter, FINAL);
