// SPDX-License-Identifier: MIT
/** `_ctypes`: the module. What it has is in the other files of this folder; `vm/lib/ctypes` is what programs import. */
import { PyLong, PyTuple, PyUnicode, type Value } from "../../vm/base/value.ts";
import { call, callMethod, encodeDefault } from "../../vm/core/abstract.ts";
import { asExactIndex } from "../../vm/core/convert.ts";
import { makeThrow, OSErrorType, type PyThrow, typeError, valueError } from "../../vm/core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../../vm/core/gen.ts";
import { idOf } from "../../vm/core/identity.ts";
import { bigOf, isInteger, isStr, strValue, typeName } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { argumentTypeError, cstring, custom, int, obj, opt, ssize } from "../../vm/native/args.ts";
import { type Constant, constant, def, defineModule, type NativeModule } from "../../vm/native/define.ts";
import { addressOfMemory, bytesOf, closeLibrary, findSymbol, openLibrary } from "../linux/foreign.ts";
import {
  argumentError,
  CDECL,
  getErrno,
  PYTHON_API,
  replaceErrno,
  USE_ERRNO,
  USE_LAST_ERROR,
  VARIADIC,
} from "./calls.ts";
import "./classes.ts";
import { unpickler } from "./data.ts";
import { addressFor } from "./functions.ts";
import { linked, symbol } from "./libraries.ts";
import { castFunction, stringFunction, wideStringFunction } from "./own_functions.ts";
import { pointerTo as argumentTo } from "./passing.ts";
import { pointerTo, pointerTypes } from "./pointers.ts";
import { addressValue, conversionMode } from "./texts.ts";
import {
  allocate,
  arrayType,
  CData,
  CMeta,
  functionType,
  type Layout,
  newInstance,
  pointerType,
  simpleType,
  structureType,
  unionType,
} from "./types.ts";

const RTLD_NOW = 2, RTLD_GLOBAL = 0x100, RTLD_LOCAL = 0;

const parse = (doc: string) => ({ doc, arity: "parse" as const });
const unpack = (doc: string) => ({ doc, arity: "unpack" as const });

/** The layout of a C type or object. */
function layoutFor(v: Value, refusal: string): { layout: Layout; size: number } {
  if (v instanceof CData) return { layout: v.layout, size: v.memory.byteLength };
  if (v instanceof CMeta && v.layout !== undefined) return { layout: v.layout, size: v.layout.size };
  throw typeError(refusal);
}

function byref(vm: Vm, v: Value, offset: Value | undefined): Result<Value> {
  return then(offset === undefined ? 0 : asExactIndex(vm, offset), (at) => {
    if (!(v instanceof CData)) {
      throw typeError(`byref() argument must be a ctypes instance, not '${typeName(v)}'`);
    }
    return argumentTo(v, Number(at));
  });
}

/** Gives an object more memory, or less, if its own is not enough. */
function resize(vm: Vm, v: Value, size: number): null {
  if (!(v instanceof CData)) throw typeError("excepted ctypes instance");
  if (size < v.layout.size) throw valueError(`minimum size is ${v.layout.size}`);
  if (v.isBorrowed) throw valueError("Memory cannot be resized because this object doesn't own it");
  const memory = allocate(vm, size);
  bytesOf(memory).set(bytesOf(v.memory, 0, Math.min(size, v.memory.byteLength)));
  v.memory = memory;
  return null;
}

function* pointer(vm: Vm, v: Value): Gen<Value> {
  if (!(v instanceof CData)) throw typeError("_type_ must have storage info");
  const made = call(vm, yield* pointerTo(vm, v.type, idOf), [v]);
  return isGen(made) ? yield* made : made;
}

/** Makes an object out of what `__reduce__` gave. */
function* unpickle(vm: Vm, type: Value, state: Value): Gen<Value> {
  if (!(type instanceof CMeta)) throw typeError("_unpickle() argument 1 must be a ctypes type");
  const o = newInstance(vm, type);
  if (!(state instanceof PyTuple)) throw argumentTypeError({ name: "_unpickle", position: 2 }, "tuple", state);
  const restored = callMethod(vm, o, "__setstate__", state.items.slice());
  if (isGen(restored)) yield* restored;
  return o;
}

function setConversionMode(vm: Vm, encoding: string, errors: string): Value {
  const mode = conversionMode(vm);
  const old = new PyTuple([mode.encoding, mode.errors]);
  Object.assign(mode, { encoding, errors });
  return old;
}

const osError = (text: string): PyThrow => makeThrow(OSErrorType, text);

/** A handle, which `dlopen` gave. */
const handle = (name: string) =>
  custom(name, (_vm, v, place) => {
    const n = isInteger(v) ? bigOf(v) : 0n;
    if (n === 0n) throw typeError(`${place.name}() argument ${place.position} (unspecified)`);
    return n;
  });

function dlopen(v: Value, flags: number): Value {
  if (v !== null && !isStr(v) && !(v instanceof PyUnicode)) {
    throw argumentTypeError({ name: "dlopen", position: 1 }, "string or None", v);
  }
  const path = v === null ? null : isStr(v) ? strValue(v) : encodeDefault(v);
  return addressValue(linked(() => openLibrary(path, flags | RTLD_NOW), osError));
}

/** The address of a function of the C library. */
const ofLibc = (name: string): Constant =>
  constant(() => addressValue(findSymbol(openLibrary("libc.so.6", RTLD_NOW), name)));

export const ctypesModule: NativeModule = defineModule(
  "_ctypes",
  "Create and manipulate C compatible data types in Python.",
  {
    Structure: structureType,
    Union: unionType,
    Array: arrayType,
    _Pointer: pointerType,
    _SimpleCData: simpleType,
    CFuncPtr: functionType,
    ArgumentError: constant((vm) => argumentError.of(vm), "An argument of a call has a wrong type."),
    FUNCFLAG_CDECL: constant(CDECL),
    FUNCFLAG_PYTHONAPI: constant(PYTHON_API),
    FUNCFLAG_USE_ERRNO: constant(USE_ERRNO),
    FUNCFLAG_USE_LASTERROR: constant(USE_LAST_ERROR),
    FUNCFLAG_VARIADIC: constant(VARIADIC),
    RTLD_GLOBAL: constant(RTLD_GLOBAL),
    RTLD_LOCAL: constant(RTLD_LOCAL),
    __version__: constant("1.1.0"),
    _pointer_type_cache: constant((vm) => pointerTypes(vm)),
    _memmove_addr: ofLibc("memmove"),
    _memset_addr: ofLibc("memset"),
    _string_at_addr: constant(() => addressFor(stringFunction)),
    _wstring_at_addr: constant(() => addressFor(wideStringFunction)),
    _cast_addr: constant(() => addressFor(castFunction)),
    sizeof: def(
      [obj("object")],
      "Returns the bytes that a C type or object takes.",
      (_vm, v) => layoutFor(v, "this type has no size").size,
    ),
    alignment: def(
      [obj("object")],
      "Returns what the addresses of a C type are multiples of.",
      (_vm, v) => layoutFor(v, "no alignment info").layout.align,
    ),
    addressof: def([obj("object")], "Returns the address of a C object.", (_vm, v) => {
      if (!(v instanceof CData)) throw typeError("invalid type");
      return addressOfMemory(v.memory);
    }),
    byref: def(
      [obj("object"), opt(obj("offset"))],
      unpack("Returns what passes the address of a C object, plus `offset`, to a function."),
      byref,
    ),
    pointer: def([obj("object")], "Returns a pointer to a C object.", pointer),
    POINTER: def([obj("type")], "Returns the type of pointers to a C type.", (vm, v) => pointerTo(vm, v, idOf)),
    resize: def([obj("object"), ssize("size")], parse("Gives a C object more memory."), resize),
    get_errno: def([], "Returns what errno was after the last call of a function that keeps it.", (vm) => getErrno(vm)),
    set_errno: def([int("n")], parse("Sets what the next such call finds. Returns what it was."), replaceErrno),
    set_conversion_mode: def(
      [cstring("encoding"), cstring("errors")],
      parse("Says how str and unicode become each other. Returns what it was."),
      setConversionMode,
    ),
    dlopen: def(
      [obj("name"), opt(int("flags"), RTLD_LOCAL)],
      parse("Opens a library, or the process itself: None. Returns its handle."),
      (_vm, name, flags) => dlopen(name, flags),
    ),
    dlsym: def(
      [handle("handle"), cstring("name")],
      parse("Returns the address of a symbol of a library."),
      (_vm, library, name) => addressValue(symbol(library, name, osError)),
    ),
    dlclose: def([handle("handle")], parse("Closes a library."), (_vm, library) => {
      linked(() => closeLibrary(library), osError);
      return null;
    }),
    _buffer_info: def([obj("object")], "Returns format, number of dimensions and these.", (_vm, v) => {
      const { format, shape } = layoutFor(v, "not a ctypes type or object").layout;
      return new PyTuple([format, shape.length, new PyTuple(shape.map((n) => new PyLong(BigInt(n))))]);
    }),
    _unpickle: def([obj("type"), obj("state")], parse("Makes an object out of what __reduce__ gave."), unpickle),
  },
  (vm, namespace) => {
    unpickler(vm).call = namespace.getStr("_unpickle")!;
  },
);
