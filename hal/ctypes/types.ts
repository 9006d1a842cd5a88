// SPDX-License-Identifier: MIT
/**
 * C types and objects: classes whose class says how their instances lie in memory, and the instances, which are views on
 * memory. What they can do is in the other files of this folder.
 */
import { FEW_BYTES } from "../../vm/base/few_bytes.ts";
import { PyObject, type PyTuple, type Value } from "../../vm/base/value.ts";
import { memoryError, typeError } from "../../vm/core/exceptions.ts";
import type { Result } from "../../vm/core/gen.ts";
import { PyType } from "../../vm/core/type.ts";
import { objectType, typeType } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { newType, type TypeSpec } from "../../vm/native/define.ts";
import { BUFFER, type Buffer, bytesToText } from "../../vm/objects/buffer_protocol.ts";
import type { Argument } from "./argument.ts";
import { bytesOf, type NativeType, newMemory } from "../linux/foreign.ts";

/** Memory of C objects. */
export type Memory = DataView<ArrayBuffer>;

/** What has to live as long as the memory that points to it: as programs see it in `_objects`, and what it really is. */
export interface Kept {
  value: Value;
  anchor: unknown;
}

/** Reads a Python value. */
export type Getter = (vm: Vm, memory: Memory, at: number) => Value;
/** Writes a Python value. Gives what has to be kept. @throws {PyThrow} for a value of a wrong type. */
export type Setter = (vm: Vm, memory: Memory, at: number, value: Value) => Result<Kept | undefined>;

/** How instances of a C type lie in memory, and what they stand for. */
export class Layout {
  /** Of arrays: the number of items; of structures: of fields; 1 for pointers; 0 for simple types. */
  length = 0;
  /** Something depends on it already. */
  isFinal = false;
  hasPointer = false;
  /** How it is passed by value; `undefined` where that is not possible. */
  native: NativeType | undefined = undefined;
  /** As PEP 3118 writes it, and the dimensions of an array. */
  format = "B";
  shape: number[] = [];
  /** The value of simple types, and of the arrays of characters that stand in structures. */
  getter: Getter | undefined = undefined;
  setter: Setter | undefined = undefined;
  /** The type code of a simple type. */
  code = "";
  /** What a pointer points to, what an array consists of. */
  item: CMeta | undefined = undefined;
  /** The names of the fields of a structure, in order, those of its bases first. */
  names: string[] = [];
  constructor(public size: number, public align: number) {}
}

/** Of function types. */
export class Prototype extends Layout {
  flags = 0;
  argtypes: PyTuple | undefined = undefined;
  converters: Converter[] | undefined = undefined;
  restype: Value = null;
  /** `_check_retval_` of the result type. */
  checker: Value | undefined = undefined;
}

/** What makes an argument of what a program gives. */
export type Converter = (vm: Vm, value: Value) => Result<Value>;

/** A function behind an address that is ours: it takes arguments as they are passed, and gives a Python value. */
export type OwnFunction = (vm: Vm, args: Argument[]) => Result<Value>;

/** A class of C objects. */
export class CMeta extends PyType {
  /** Absent for abstract classes. */
  layout: Layout | undefined = undefined;
}
export class SimpleMeta extends CMeta {}
export class StructMeta extends CMeta {}
export class UnionMeta extends StructMeta {}
export class ArrayMeta extends CMeta {}
export class PointerMeta extends CMeta {}
export class FunctionMeta extends CMeta {}

const NO_MEMORY = newMemory(0);

/** An instance of a C type: a place in memory. */
export class CData extends PyObject {
  memory: Memory = NO_MEMORY;
  /** What it is a part of, and which. */
  owner: CData | null = null;
  index = 0;
  /** `_objects`. */
  objects: Value = null;
  /** What really keeps alive what stands there. */
  anchors: Map<string, unknown> | undefined = undefined;
  /** The memory is no copy of its own. */
  isBorrowed = false;

  get layout(): Layout {
    return (this.type as CMeta).layout!;
  }

  [BUFFER](): Buffer {
    return new DataBuffer(this);
  }
}

class DataBuffer implements Buffer {
  readonly writable = true;
  readonly chars = true;
  readonly modern = true;
  readonly fixed = true;
  constructor(private readonly data: CData) {}
  get length(): number {
    return this.data.memory.byteLength;
  }
  get format(): string {
    return this.data.layout.format;
  }
  get itemSize(): number {
    return itemLayout(this.data.layout).size;
  }
  get shape(): readonly number[] {
    return this.data.layout.shape;
  }
  text(): string {
    return bytesToText(this.bytes());
  }
  bytes(): Uint8Array<ArrayBuffer> {
    return bytesOf(this.data.memory);
  }
  acquire(): void {}
  release(): void {}
}

/** The layout of what an array of any dimension consists of at last. */
function itemLayout(layout: Layout): Layout {
  while (layout.shape.length > 0) layout = layout.item!.layout!;
  return layout;
}

/** The layout of a class that is no abstract one. */
export function layoutOf(type: PyType): Layout {
  const layout = type instanceof CMeta ? type.layout : undefined;
  if (layout === undefined) throw typeError("abstract class");
  return layout;
}

/** Whether `v` is a class of C objects that can have some. */
export const isCType = (v: Value): v is CMeta & { layout: Layout } => v instanceof CMeta && v.layout !== undefined;

/** Whether values of the type become Python values of themselves: simple types, but not classes derived from such. */
export const isPlain = (type: CMeta): boolean => type instanceof SimpleMeta && type.base === simpleType;

/** An instance in the given memory. */
export function instanceAt(type: CMeta, memory: Memory, owner: CData | null = null, index = 0): CData {
  const layout = layoutOf(type);
  layout.isFinal = true;
  const data = new type.jsClass() as CData;
  data.memory = memory;
  data.owner = owner;
  data.index = index;
  data.isBorrowed = true;
  return data;
}

/** An instance with zero memory of its own. */
export function newInstance(vm: Vm, type: CMeta): CData {
  const data = instanceAt(type, allocate(vm, layoutOf(type).size));
  data.isBorrowed = false;
  return data;
}

/** Zero memory for an object. @throws {PyThrow} MemoryError */
export function allocate(vm: Vm, size: number): Memory {
  if (size <= FEW_BYTES) return newMemory(size);
  vm.reserve?.(size);
  try {
    return newMemory(size);
  } catch (e) {
    if (e instanceof RangeError) throw memoryError();
    throw e;
  }
}

/** The part of `owner` at `at`. */
export function partOf(type: CMeta, owner: CData, index: number, memory: Memory, at: number): CData {
  const { size } = layoutOf(type);
  return instanceAt(type, new DataView(memory.buffer, memory.byteOffset + at, size), owner, index);
}

// ---- the builtin classes --------------------------------------------------------------------------------------------

/** Declares a class of classes. */
export const metatype = (name: string, jsClass: typeof CMeta, spec: TypeSpec<CMeta>): PyType =>
  newType<CMeta>(name, jsClass, { module: "_ctypes", base: typeType }, spec);

const abstractType = (Meta: typeof CMeta, name: string, base: PyType, jsClass?: typeof CData): CMeta =>
  new Meta({ name, bases: [base], module: "_ctypes", jsClass });

/** An instance of a function type. */
export class CFunction extends CData {
  /** What a program set for this one function. */
  argtypes: Value | undefined = undefined;
  converters: Converter[] | undefined = undefined;
  restype: Value | undefined = undefined;
  checker: Value | undefined = undefined;
  errcheck: Value = null;
  /** What it does instead of calling anybody, if its address is one of ours. */
  own: OwnFunction | undefined = undefined;
  paramflags: PyTuple | null = null;
  isVariadic = false;
}

export const dataType: PyType = new PyType({ name: "_CData", bases: [objectType], module: "_ctypes", jsClass: CData });
export const simpleType: CMeta = abstractType(SimpleMeta, "_SimpleCData", dataType);
export const structureType: CMeta = abstractType(StructMeta, "Structure", dataType);
export const unionType: CMeta = abstractType(UnionMeta, "Union", dataType);
export const arrayType: CMeta = abstractType(ArrayMeta, "Array", dataType);
export const pointerType: CMeta = abstractType(PointerMeta, "_Pointer", dataType);
export const functionType: CMeta = abstractType(FunctionMeta, "PyCFuncPtr", dataType, CFunction);
