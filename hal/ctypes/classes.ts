// SPDX-License-Identifier: MIT
/** What the classes of C types have in common: `from_address` and its kin, `from_param`, `type * n`; and their classes. */
import { PyUnicode, type Value } from "../../vm/base/value.ts";
import { typeError, valueError } from "../../vm/core/exceptions.ts";
import { type Result, then } from "../../vm/core/gen.ts";
import type { PyType } from "../../vm/core/type.ts";
import { bigOf, isInteger, isStr } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { obj, opt, ssize, str } from "../../vm/native/args.ts";
import { method, type Row } from "../../vm/native/define.ts";
import { type Buffer, bufferOf, isOldBuffer, textToBytes, unicodeMemory } from "../../vm/objects/buffer_protocol.ts";
import { bytesOf, memoryAt } from "../linux/foreign.ts";
import { checkAddress } from "./addresses.ts";
import { arrayOf, newArrayClass } from "./arrays.ts";
import { newFunctionClass } from "./function_class.ts";
import { keep } from "./keeping.ts";
import { handleOf, symbol } from "./libraries.ts";
import { fromParam } from "./passing.ts";
import { newPointerClass, setTarget } from "./pointers.ts";
import { newSimpleClass } from "./simple.ts";
import { newStructClass, setClassAttribute } from "./structs.ts";
import {
  ArrayMeta,
  type CData,
  type CMeta,
  FunctionMeta,
  instanceAt,
  layoutOf,
  metatype,
  newInstance,
  PointerMeta,
  SimpleMeta,
  StructMeta,
  UnionMeta,
} from "./types.ts";

const parse = (doc: string) => ({ doc, arity: "parse" as const });

function checkRoom(size: number, offset: number, given: number): void {
  if (offset < 0) throw valueError("offset cannot be negative");
  if (size > given - offset) {
    throw valueError(`Buffer size too small (${given} instead of at least ${size + offset} bytes)`);
  }
}

function fromBuffer(type: CMeta, v: Value, offset: number): CData {
  const { size } = layoutOf(type);
  if (v instanceof PyUnicode) throw typeError("cannot use unicode as modifiable buffer");
  const buffer = bufferOf(v);
  if (buffer === undefined || !isOldBuffer(buffer)) throw typeError("expected a writeable buffer object");
  if (!buffer.writable) throw typeError(isStr(v) ? "Cannot use string as modifiable buffer" : "buffer is read-only");
  checkRoom(size, offset, buffer.length);
  // Asking for `buffer` moves the bytes of a short array to where they stay.
  const bytes = buffer.bytes() as Uint8Array<ArrayBuffer>;
  const data = instanceAt(type, new DataView(bytes.buffer, bytes.byteOffset + offset, size));
  keep(data, -1, { value: v, anchor: v });
  return data;
}

/** The bytes of what has the old interface for reading. */
function readable(v: Value): Uint8Array {
  if (v instanceof PyUnicode) return textToBytes(unicodeMemory(v));
  const buffer: Buffer | undefined = bufferOf(v);
  if (buffer === undefined || !isOldBuffer(buffer)) throw typeError("expected a readable buffer object");
  return buffer.bytes();
}

function fromBufferCopy(vm: Vm, type: CMeta, v: Value, offset: number): CData {
  const { size } = layoutOf(type);
  const bytes = readable(v);
  checkRoom(size, offset, bytes.length);
  const data = newInstance(vm, type);
  bytesOf(data.memory).set(bytes.subarray(offset, offset + size));
  return data;
}

const offset = opt(ssize("offset"), 0);

const methods: Record<string, Row> = {
  from_address: method<CMeta>()([obj("address")], "Returns the instance at an address.", (_vm, type, v) => {
    if (!isInteger(v)) throw typeError("integer expected");
    const { size } = layoutOf(type);
    const address = BigInt.asUintN(64, bigOf(v));
    checkAddress(address);
    return instanceAt(type, memoryAt(address, size));
  }),
  from_buffer: method<CMeta>()(
    [obj("object"), offset],
    parse("Returns an instance whose memory is that of a writable object."),
    (_vm, type, v, at) => fromBuffer(type, v, at),
  ),
  from_buffer_copy: method<CMeta>()(
    [obj("object"), offset],
    parse("Returns an instance with a copy of the bytes of an object."),
    fromBufferCopy,
  ),
  in_dll: method<CMeta>()(
    [obj("library"), str("name")],
    parse("Returns the instance that a library exports."),
    (vm, type, library, name) =>
      then(
        handleOf(vm, library),
        (handle) => instanceAt(type, memoryAt(symbol(handle, name, valueError), layoutOf(type).size)),
      ),
  ),
  from_param: method<CMeta>()(
    [obj("value")],
    "Returns what is passed for a value where the type is declared.",
    (vm, type, v) => fromParam(vm, type, v),
  ),
};

/** `type * n`, from either side. */
const multiplication = {
  sq_repeat: (vm: Vm, type: Value, n: number): Result<Value> => arrayOf(vm, type as CMeta, n),
};

type ClassMaker = (vm: Vm, meta: PyType, args: Value[]) => Result<Value>;

function declare(
  name: string,
  jsClass: typeof CMeta,
  make: ClassMaker,
  slots: object = multiplication,
  more: Record<string, Row> = {},
): void {
  metatype(name, jsClass, {
    doc: `The class of ${name} classes.`,
    slots: { tp_new: make, ...slots },
    methods: { ...methods, ...more },
  });
}

const structSlots = { ...multiplication, tp_setattro: setClassAttribute };

declare("PyCSimpleType", SimpleMeta, newSimpleClass);
declare("PyCStructType", StructMeta, newStructClass, structSlots);
declare("UnionType", UnionMeta, newStructClass, structSlots);
declare("PyCArrayType", ArrayMeta, newArrayClass);
declare("PyCPointerType", PointerMeta, newPointerClass, multiplication, {
  set_type: method<CMeta>()([obj("type")], "Says what instances point to.", (_vm, type, v) => {
    setTarget(type, v);
    type.setOwn("_type_", v);
    return null;
  }),
});
declare("PyCFuncPtrType", FunctionMeta, newFunctionClass);
