// SPDX-License-Identifier: MIT
/** Reading and writing items: fields of structures, items of arrays, what a pointer points to. */
import { PyTuple, type Value } from "../../vm/base/value.ts";
import { call, toStr } from "../../vm/core/abstract.ts";
import { PyThrow, runtimeError, typeError } from "../../vm/core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../../vm/core/gen.ts";
import { strValue, typeName } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { addressOfMemory, bytesOf } from "../linux/foreign.ts";
import { keep, keptBy } from "./keeping.ts";
import { putAddress } from "./texts.ts";
import {
  ArrayMeta,
  CData,
  type CMeta,
  isPlain,
  type Kept,
  layoutOf,
  type Memory,
  partOf,
  PointerMeta,
  SimpleMeta,
} from "./types.ts";

/** Item `index` of `owner`, of type `type`, which lies at `at`. */
export function getItem(vm: Vm, type: CMeta, owner: CData, index: number, memory: Memory, at: number): Value {
  return isPlain(type) ? type.layout!.getter!(vm, memory, at) : partOf(type, owner, index, memory, at);
}

/** Writes it. */
export function setItem(
  vm: Vm,
  type: CMeta,
  owner: CData,
  index: number,
  memory: Memory,
  at: number,
  v: Value,
): Result<void> {
  const kept = write(vm, type, memory, at, v);
  if (kept === undefined) return;
  return then(kept, (k) => keep(owner, index, k));
}

function write(vm: Vm, type: CMeta, memory: Memory, at: number, v: Value): Result<Kept | undefined> {
  if (v instanceof CData) return writeData(type, memory, at, v);
  if (type instanceof SimpleMeta) return layoutOf(type).setter!(vm, memory, at, v);
  if (v instanceof PyTuple) return writeTuple(vm, type, memory, at, v);
  if (v === null && type instanceof PointerMeta) {
    putAddress(memory, at, 0);
    return undefined;
  }
  throw typeError(`expected ${type.name} instance, got ${typeName(v)}`);
}

/** A copy of an object, or the address of an array where a pointer to its items stands. */
function writeData(type: CMeta, memory: Memory, at: number, v: CData): Kept {
  if (v.type.isSubtype(type)) {
    const { size } = layoutOf(type);
    bytesOf(memory, at, size).set(bytesOf(v.memory, 0, size));
    return keptBy(v);
  }
  const item = type instanceof PointerMeta && v.type instanceof ArrayMeta ? v.layout.item : undefined;
  if (item === undefined || !item.isSubtype(layoutOf(type).item!)) {
    throw typeError(`incompatible types, ${typeName(v)} instance instead of ${type.name} instance`);
  }
  putAddress(memory, at, addressOfMemory(v.memory));
  return { value: new PyTuple([keptBy(v).value, v]), anchor: v };
}

/** An object that is made of what a tuple says. Errors in making it say of what type. */
function* writeTuple(vm: Vm, type: CMeta, memory: Memory, at: number, v: PyTuple): Gen<Kept | undefined> {
  let made: Value;
  try {
    const r = call(vm, type, v.items.slice());
    made = isGen(r) ? yield* r : r;
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
    throw runtimeError(`(${type.name}) ${yield* describe(vm, e)}`);
  }
  const kept = write(vm, type, memory, at, made);
  return isGen(kept) ? yield* kept : kept;
}

/** "<type 'exceptions.TypeError'>: text". */
export function* describe(vm: Vm, e: PyThrow): Gen<string> {
  const texts: string[] = [];
  for (const part of [e.type, e.value]) {
    const text = toStr(vm, part as Value);
    texts.push(strValue(isGen(text) ? yield* text : text));
  }
  return texts.join(": ");
}
