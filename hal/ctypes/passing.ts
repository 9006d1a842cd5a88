// SPDX-License-Identifier: MIT
/** How Python values become arguments of C functions: `from_param` of the types, and what each value is passed as. */
import { PyInt, PyLong, PyUnicode, type Value } from "../../vm/base/value.ts";
import { findAttr, isOrdinary } from "../../vm/core/abstract.ts";
import { overflowError, type PyThrow, typeError } from "../../vm/core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../../vm/core/gen.ts";
import { isInteger, isStr, strValue, typeName } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { addressOfMemory, bytesOf, type NativeType, type NativeValue, newMemory } from "../linux/foreign.ts";
import { Argument } from "./argument.ts";
import { integerOf } from "./numbers.ts";
import { setterOf } from "./simple.ts";
import { addressIn, newString, newWideString } from "./texts.ts";
import {
  ArrayMeta,
  CData,
  CFunction,
  type CMeta,
  isPlain,
  type Layout,
  layoutOf,
  type Memory,
  PointerMeta,
  SimpleMeta,
  StructMeta,
} from "./types.ts";

/** How many objects may refer to the next by `_as_parameter_`. */
const MOST_REFERENCES = 64;

// ---- raw values -----------------------------------------------------------------------------------------------------

/** Reads what a call passes. */
export function loadNative(native: NativeType, memory: Memory): NativeValue {
  switch (native) {
    case "i8":
      return memory.getInt8(0);
    case "u8":
      return memory.getUint8(0);
    case "i16":
      return memory.getInt16(0, true);
    case "u16":
      return memory.getUint16(0, true);
    case "i32":
      return memory.getInt32(0, true);
    case "u32":
      return memory.getUint32(0, true);
    case "i64":
      return memory.getBigInt64(0, true);
    case "u64":
      return memory.getBigUint64(0, true);
    case "f32":
      return memory.getFloat32(0, true);
    case "f64":
      return memory.getFloat64(0, true);
  }
  return bytesOf(memory);
}

/** Writes what a call gave, or what somebody called us with. */
export function storeNative(native: NativeType, memory: Memory, value: NativeValue): void {
  switch (native) {
    case "i8":
    case "u8":
      return memory.setUint8(0, Number(value));
    case "i16":
    case "u16":
      return memory.setUint16(0, Number(value), true);
    case "i32":
    case "u32":
      return memory.setUint32(0, Number(value), true);
    case "i64":
    case "u64":
      return memory.setBigUint64(0, BigInt.asUintN(64, BigInt(value as bigint)), true);
    case "f32":
      return memory.setFloat32(0, value as number, true);
    case "f64":
      return memory.setFloat64(0, value as number, true);
  }
  bytesOf(memory).set((value as Uint8Array).subarray(0, memory.byteLength));
}

/** Integers in registers: the C type of the bytes that a union or a structure with bit fields has. */
const WORDS: [number, NativeType][] = [[8, "u64"], [4, "u32"], [2, "u16"], [1, "u8"]];

/** The members of a structure of `size` bytes, seen as integers. */
export function words(size: number): NativeType[] {
  const parts: NativeType[] = [];
  for (const [width, native] of WORDS) {
    for (; size >= width; size -= width) parts.push(native);
  }
  return parts;
}

// ---- passing --------------------------------------------------------------------------------------------------------

/** An object whose memory is passed by its address. */
export const pointerTo = (data: CData, offset = 0): Argument =>
  new Argument("P", "u64", addressOfMemory(data.memory) + offset, data);

/** A C object as an argument. */
function passData(data: CData): Argument {
  const { layout } = data;
  if (data.type instanceof ArrayMeta) return pointerTo(data);
  const { native } = layout;
  if (native === undefined) throw typeError(`${typeName(data)} cannot be passed by value`);
  const tag = data.type instanceof SimpleMeta ? layout.code : data.type instanceof StructMeta ? "V" : "P";
  return new Argument(tag, native, loadNative(native, data.memory), data);
}

const NULL = new Argument("P", "u64", 0);
const MOST_UNSIGNED = 2n ** 64n, LEAST_SIGNED = -(2n ** 63n);

/** A `long` that is passed as an `int`. */
function passLong(n: bigint): Argument {
  if (n >= MOST_UNSIGNED || n < LEAST_SIGNED) throw overflowError("long int too long to convert");
  return new Argument("i", "i32", Number(BigInt.asIntN(32, n)));
}

const passText = (text: string, value: Value): Argument => {
  const memory = newString(text);
  return new Argument("z", "u64", addressOfMemory(memory), value, memory);
};

const passUnicode = (u: PyUnicode): Argument => {
  const memory = newWideString(u);
  return new Argument("Z", "u64", addressOfMemory(memory), u, memory);
};

/** What an argument without declared type is passed as. @param position Counted from 1, for the error. */
export function passable(vm: Vm, v: Value, position: number, depth = 0): Result<Argument> {
  if (v instanceof Argument) return v;
  if (v instanceof CData) return passData(v);
  if (v === null) return NULL;
  if (typeof v === "number") return new Argument("i", "i32", v | 0);
  if (typeof v === "boolean") return new Argument("i", "i32", Number(v));
  if (v instanceof PyInt) return new Argument("i", "i32", Number(BigInt.asIntN(32, v.value)));
  if (v instanceof PyLong) return passLong(v.value);
  if (isStr(v)) return passText(strValue(v), v);
  if (v instanceof PyUnicode) return passUnicode(v);
  const unknown = () => typeError(`Don't know how to convert parameter ${position}`);
  if (depth > MOST_REFERENCES) throw unknown();
  return then(findAttr(vm, v, "_as_parameter_"), (own) => {
    if (own === undefined) throw unknown();
    return passable(vm, own, position, depth + 1);
  });
}

// ---- from_param -----------------------------------------------------------------------------------------------------

type FromParam = (vm: Vm, type: CMeta, v: Value) => Result<Value>;

/** `_as_parameter_` of `v`, converted again, or the error. */
function byAttribute(
  vm: Vm,
  type: CMeta,
  v: Value,
  refuse: () => PyThrow,
  again: FromParam = fromParam,
): Result<Value> {
  return then(findAttr(vm, v, "_as_parameter_"), (own) => {
    if (own === undefined) throw refuse();
    return again(vm, type, own);
  });
}

const wrongType = (): PyThrow => typeError("wrong type");

/** `type.from_param(v)`: what is passed for `v` where the type is declared. */
export function fromParam(vm: Vm, type: CMeta, v: Value): Result<Value> {
  if (type instanceof SimpleMeta) {
    if (v instanceof CData && v.type.isSubtype(type)) return v;
    switch (layoutOf(type).code) {
      case "z":
      case "Z":
        return textParam(vm, type, v);
      case "P":
        return addressParam(vm, type, v);
    }
    return simpleParam(vm, type, v);
  }
  if (type instanceof PointerMeta) return pointerParam(vm, type, v);
  return instanceParam(vm, type, v);
}

/** Structures, arrays, functions: only instances. */
function instanceParam(vm: Vm, type: CMeta, v: Value): Result<Value> {
  if (v instanceof CData && v.type.isSubtype(type)) return v;
  if (v instanceof Argument) {
    const made = v.object;
    const target = type instanceof PointerMeta ? layoutOf(type).item! : type;
    if (made instanceof CData && made.type.isSubtype(target)) return v;
    throw typeError(`expected ${type.name} instance instead of pointer to ${typeName(made)}`);
  }
  const refuse = () => typeError(`expected ${type.name} instance instead of ${typeName(v)}`);
  return byAttribute(vm, type, v, refuse, instanceParam);
}

/** Pointers: what they point to, too, and arrays of that. */
function pointerParam(vm: Vm, type: CMeta, v: Value): Result<Value> {
  if (v === null) return v;
  const item = layoutOf(type).item;
  if (item === undefined) throw typeError("_type_ must have storage info");
  const source = v instanceof Argument && v.tag === "P" ? v.object : v;
  if (source instanceof CData && source.type.isSubtype(item)) return v instanceof Argument ? v : pointerTo(source);
  if (v instanceof CData && (v.type instanceof PointerMeta || v.type instanceof ArrayMeta)) {
    if (v.layout.item?.isSubtype(item)) return v;
  }
  return instanceParam(vm, type, v);
}

/** Numbers, characters, objects: what `value` takes. */
function simpleParam(vm: Vm, type: CMeta, v: Value): Result<Value> {
  const { code, size, native } = layoutOf(type);
  const memory = newMemory(size);
  const made = (kept: { value: Value } | undefined): Argument =>
    new Argument(code, native, native === undefined ? 0 : loadNative(native, memory), kept?.value ?? null, kept);
  const otherwise = (e: unknown): Result<Value> => {
    if (!isOrdinary(e)) throw e;
    return byAttribute(vm, type, v, wrongType);
  };
  try {
    const kept = layoutOf(type).setter!(vm, memory, 0, v);
    return isGen(kept) ? simpleParamSlowly(kept, made, otherwise) : made(kept);
  } catch (e) {
    return otherwise(e);
  }
}

function* simpleParamSlowly<T>(
  pending: Gen<T>,
  made: (kept: T) => Argument,
  otherwise: (e: unknown) => Result<Value>,
): Gen<Value> {
  let r: Result<Value>;
  try {
    r = made(yield* pending);
  } catch (e) {
    r = otherwise(e);
  }
  return isGen(r) ? yield* r : r;
}

/** `c_char_p` and `c_wchar_p`: texts, and what has such characters. */
function textParam(vm: Vm, type: CMeta, v: Value): Result<Value> {
  if (v === null) return v;
  const { code } = layoutOf(type);
  const character = code === "z" ? "c" : "u";
  if (isStr(v) || v instanceof PyUnicode) {
    const memory = newMemory(8);
    return then(
      setterOf(code)(vm, memory, 0, v),
      (kept) => new Argument(code, "u64", addressIn(memory), kept!.value, kept),
    );
  }
  const pointed = v instanceof CData && (v.type instanceof ArrayMeta || v.type instanceof PointerMeta)
    ? v.layout.item?.layout
    : v instanceof Argument && v.object instanceof CData
    ? v.object.layout
    : undefined;
  return pointed?.code === character ? v : byAttribute(vm, type, v, wrongType);
}

/** `c_void_p`: whatever is an address, or has one. */
function addressParam(vm: Vm, type: CMeta, v: Value): Result<Value> {
  if (v === null) return v;
  if (isInteger(v)) {
    return then(integerOf(vm, v), (n) => new Argument("P", "u64", BigInt.asUintN(64, BigInt(n))));
  }
  if (isStr(v)) return passText(strValue(v), v);
  if (v instanceof PyUnicode) return passUnicode(v);
  if (v instanceof Argument && v.tag === "P") return v;
  if (v instanceof CData) {
    if (v.type instanceof ArrayMeta || v.type instanceof PointerMeta) return v;
    if (v instanceof CFunction) return new Argument("P", "u64", addressIn(v.memory), v);
    if (v.type instanceof SimpleMeta && "zZ".includes(v.layout.code)) {
      return new Argument("Z", "u64", addressIn(v.memory), v);
    }
  }
  return byAttribute(vm, type, v, wrongType);
}

/** Whether a field or result of the type is a Python value; else it is an instance. */
export const getterOf = (type: CMeta): Layout["getter"] => isPlain(type) ? type.layout!.getter : undefined;
