// SPDX-License-Identifier: MIT
/** Pointers: their classes, what they point to, items. */
import { PyTuple, type Value } from "../../vm/base/value.ts";
import { call } from "../../vm/core/abstract.ts";
import { asIndex } from "../../vm/core/convert.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { getItem as dictItem, setItem as setDictItem } from "../../vm/core/sequence.ts";
import { indexError, KeyErrorType, memoryError, typeError, valueError } from "../../vm/core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../../vm/core/gen.ts";
import type { PyType } from "../../vm/core/type.ts";
import { isStr, PySlice, strValue, typeName, typeOf, typeType } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { defineType } from "../../vm/native/define.ts";
import { addressOfMemory, memoryAt } from "../linux/foreign.ts";
import { checkAddress } from "./addresses.ts";
import { itemsOf } from "./arrays.ts";
import { getItem, setItem } from "./items.ts";
import { keep, keptBy } from "./keeping.ts";
import { placeIn, putAddress } from "./texts.ts";
import { CData, CMeta, instanceAt, Layout, layoutOf, type Memory, newInstance, pointerType } from "./types.ts";

const POINTER_SIZE = 8;
/** What a slice may have; more is nobody's memory. */
const MOST_ITEMS = 2 ** 32;

// ---- classes --------------------------------------------------------------------------------------------------------

/** `PyCPointerType.__new__`. */
export function* newPointerClass(vm: Vm, meta: PyType, args: Value[]): Gen<Value> {
  const dict = args[2];
  const given = dict instanceof PyDict ? dict.getStr("_type_") : undefined;
  if (given !== undefined) checkItem(given);
  const made = typeType.tp_new!(vm, meta, args, null);
  const type = (isGen(made) ? yield* made : made) as CMeta;
  if (type.layout !== undefined) return type;
  const layout = type.layout = new Layout(POINTER_SIZE, POINTER_SIZE);
  layout.length = 1;
  layout.native = "u64";
  layout.hasPointer = true;
  if (given !== undefined) setTarget(type, given);
  return type;
}

function checkItem(item: Value): CMeta {
  if (!(item instanceof CMeta)) throw typeError("_type_ must be a type");
  if (item.layout === undefined) throw typeError("_type_ must have storage info");
  return item;
}

/** Says what instances of a pointer type point to. */
export function setTarget(type: CMeta, v: Value): void {
  const item = checkItem(v);
  const layout = layoutOf(type);
  layout.item = item;
  const { shape, format } = item.layout!;
  layout.format = `&${shape.length > 0 ? `(${shape.join(",")})` : ""}${format}`;
}

const CACHE = Symbol("ctypes pointer types");

/** `_pointer_type_cache`. */
export const pointerTypes = (vm: Vm): PyDict => vm.state(CACHE, () => new PyDict());

/** What a dict has for a key, or `undefined`. */
function* cached(vm: Vm, key: Value): Gen<Value | undefined> {
  try {
    const r = dictItem(vm, pointerTypes(vm), key);
    return isGen(r) ? yield* r : r;
  } catch (e) {
    if ((e as { type?: unknown }).type !== KeyErrorType) throw e;
    return undefined;
  }
}

/** `POINTER(target)`: the type of pointers to a type, or one that is to be completed by `SetPointerType`. */
export function* pointerTo(vm: Vm, target: Value, idOfType: (type: CMeta) => Value): Gen<Value> {
  const known = yield* cached(vm, target);
  if (known !== undefined) return known;
  const dict = new PyDict();
  let name: string;
  if (isStr(target)) name = strValue(target);
  else if (target instanceof CMeta) {
    name = target.name;
    dict.setStr("_type_", target);
  } else throw typeError("must be a ctypes type");
  const made = call(vm, pointerType.type, [`LP_${name}`, new PyTuple([pointerType]), dict]);
  const type = (isGen(made) ? yield* made : made) as CMeta;
  const stored = setDictItem(vm, pointerTypes(vm), isStr(target) ? idOfType(type) : target, type);
  if (isGen(stored)) yield* stored;
  return type;
}

// ---- instances ------------------------------------------------------------------------------------------------------

/** The address that `data` holds, of memory that is to be looked at. */
function placeOf(data: CData): number {
  const place = placeIn(data.memory);
  checkAddress(place);
  return place;
}

/** What `data` points to is to be read or written: its type and memory. */
function target(data: CData, index: number): { type: CMeta; memory: Memory } {
  const type = data.layout.item!;
  const { size } = type.layout!;
  return { type, memory: memoryAt(placeOf(data) + index * size, size) };
}

function item(vm: Vm, self: Value, i: number): Value {
  const data = self as CData;
  const { type, memory } = target(data, i);
  return getItem(vm, type, data, i, memory, 0);
}

function assignItem(vm: Vm, self: Value, i: number, v: Value | undefined): Result<void> {
  if (v === undefined) throw typeError("Pointer does not support item deletion");
  const data = self as CData;
  const { type, memory } = target(data, i);
  return setItem(vm, type, data, i, memory, 0, v);
}

/** The items `start`, `start + step`, … */
function items(vm: Vm, data: CData, start: number, step: number, count: number): Value {
  if (count > MOST_ITEMS) throw memoryError();
  const place = placeOf(data);
  const type = data.layout.item!;
  const { size } = type.layout!;
  const first = step < 0 ? start + step * (count - 1) : start;
  const span = Math.max((count - 1) * Math.abs(step) + 1, 0);
  const memory = memoryAt(place + first * size, span * size);
  const read = (i: number): Value => getItem(vm, type, data, first + i, memory, i * size);
  return itemsOf(type, memory, { start: start - first, step, count }, read);
}

/** `p[start:stop:step]`: there is no length, so what is left out must be clear without. */
function* extendedSlice(vm: Vm, data: CData, { start, stop, step }: PySlice): Gen<Value> {
  const numbers: number[] = [];
  for (const [v, absent] of [[step, 1], [start, 0]] as const) {
    if (v === null) numbers.push(absent);
    else {
      const n = asIndex(vm, v, valueError);
      numbers.push(isGen(n) ? yield* n : n);
    }
    if (numbers[0] === 0) throw valueError("slice step cannot be zero");
    if (numbers.length === 2 && v === null && numbers[0] < 0) throw valueError("slice start is required for step < 0");
  }
  if (stop === null) throw valueError("slice stop is required");
  const end = asIndex(vm, stop, valueError);
  const [by, from] = numbers;
  const to = isGen(end) ? yield* end : end;
  return items(vm, data, from, by, Math.max(Math.ceil((to - from) / by), 0));
}

function subscript(vm: Vm, self: Value, key: Value): Result<Value> {
  if (typeof key === "number") return item(vm, self, key);
  if (key instanceof PySlice) return extendedSlice(vm, self as CData, key);
  if (key === null || typeOf(key).nb_index === undefined) throw typeError("Pointer indices must be integer");
  return then(asIndex(vm, key, indexError), (i) => item(vm, self, i));
}

/** Has `data` point to `v`, of whatever type: CPython does not look. */
function pointAt(data: CData, v: Value): void {
  const item = data.layout.item;
  if (item === undefined) throw typeError("Pointer does not have a _type_");
  if (!(v instanceof CData)) throw typeError(`expected ${item.name} instead of ${typeName(v)}`);
  putAddress(data.memory, 0, addressOfMemory(v.memory));
  keep(data, 1, { value: v, anchor: v });
  keep(data, 0, keptBy(v));
}

defineType<CData>(pointerType, {
  doc: "The address of an object of a type (_type_), or of the first of many.",
  slots: {
    tp_new: (vm, type) => {
      if ((type as CMeta).layout?.item === undefined) throw typeError("Cannot create instance: has no _type_");
      return newInstance(vm, type as CMeta);
    },
    tp_init: (_vm, self, args) => {
      if (args.length > 1) throw typeError(`POINTER expected at most 1 arguments, got ${args.length}`);
      if (args.length === 1) pointAt(self as CData, args[0]);
    },
    nb_nonzero: (_vm, self) => placeIn((self as CData).memory) !== 0,
    sq_item: item,
    sq_ass_item: assignItem,
    sq_slice: (vm, self, low, high) => {
      const from = Math.max(low, 0);
      return items(vm, self as CData, from, 1, Math.max(high - from, 0));
    },
    mp_subscript: subscript,
  },
  getset: () => ({
    contents: {
      doc: "the object this pointer points to (read-write)",
      get: (_vm, self) => {
        const { type, memory } = target(self, 0);
        return instanceAt(type, memory, self);
      },
      set: (_vm, self, v) => {
        if (v === undefined) throw typeError("Pointer does not support item deletion");
        pointAt(self, v);
      },
    },
  }),
});
