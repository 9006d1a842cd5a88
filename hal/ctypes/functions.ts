// SPDX-License-Identifier: MIT
/** Functions of C as Python objects: found in a library, at an address, or made of a Python function. */
import { PyObject, PyTuple, type Value } from "../../vm/base/value.ts";
import { addressOf } from "../../vm/core/abstract.ts";
import { attributeError, type PyThrow, typeError } from "../../vm/core/exceptions.ts";
import { type Gen, isGen, type Result } from "../../vm/core/gen.ts";
import type { PyType } from "../../vm/core/type.ts";
import { bigOf, isInteger, isStr, strValue, typeName } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { defineType, type GetSetRow, newType } from "../../vm/native/define.ts";
import { addressOfMemory, newMemory, type Thunk } from "../linux/foreign.ts";
import { makeCallback } from "./callbacks.ts";
import { callFunction } from "./calls.ts";
import { handleOf, symbol } from "./libraries.ts";
import { argumentTypes, checkerOf, convertersOf, isCallable, isResultType } from "./function_class.ts";
import { keep } from "./keeping.ts";
import { OWN_FUNCTIONS } from "./own_functions.ts";
import { checkDirections } from "./paramflags.ts";
import { addressIn, putAddress } from "./texts.ts";
import {
  CFunction,
  type CMeta,
  functionType,
  layoutOf,
  newInstance,
  type OwnFunction,
  type Prototype,
} from "./types.ts";

// ---- addresses of our own -----------------------------------------------------------------------------------------------

/** Memory whose addresses stand for functions that are written here. */
const places = newMemory(OWN_FUNCTIONS.length);

/** The address that stands for a function of ours. */
export const addressFor = (f: OwnFunction): number => addressOfMemory(places) + OWN_FUNCTIONS.indexOf(f);

/** The function of ours that an address stands for. */
const ownAt = (address: bigint): OwnFunction | undefined =>
  OWN_FUNCTIONS[Number(address - BigInt(addressOfMemory(places)))];

// ---- making ---------------------------------------------------------------------------------------------------------

/** `_ctypes.CThunkObject`: what C calls. It goes with the function object. */
class PyThunk extends PyObject {
  constructor(readonly thunk: Thunk) {
    super();
  }
}
newType<PyThunk>("CThunkObject", PyThunk, { module: "_ctypes", subclassable: false }, { doc: "CThunkObject" });

const thunks = new FinalizationRegistry<Thunk>((thunk) => thunk.close());

function ofPython(vm: Vm, type: CMeta, f: Value): CFunction {
  const self = newInstance(vm, type) as CFunction;
  const thunk = makeCallback(vm, f, self.layout as Prototype);
  const object = new PyThunk(thunk);
  thunks.register(object, thunk);
  putAddress(self.memory, 0, thunk.address);
  keep(self, 0, { value: object, anchor: object });
  return self;
}

function atAddress(vm: Vm, type: CMeta, v: Value & (number | boolean | PyObject)): CFunction {
  const self = newInstance(vm, type) as CFunction;
  const address = bigOf(v as number);
  putAddress(self.memory, 0, address);
  self.own = ownAt(address);
  return self;
}

const wrongCount = (takes: number, given: number): PyThrow =>
  typeError(`function takes exactly ${takes} argument${takes === 1 ? "" : "s"} (${given} given)`);

function* fromLibrary(vm: Vm, type: CMeta, found: PyTuple, directions: Value): Gen<Value> {
  if (found.items.length !== 2) throw wrongCount(2, found.items.length);
  const [name, library] = found.items;
  if (!isStr(name)) throw typeError("function name must be string or integer");
  const handle = handleOf(vm, library);
  const address = symbol(isGen(handle) ? yield* handle : handle, strValue(name), attributeError);
  const paramflags = checkDirections(directions, (layoutOf(type) as Prototype).argtypes);
  const self = newInstance(vm, type) as CFunction;
  putAddress(self.memory, 0, address);
  self.paramflags = paramflags;
  keep(self, 0, { value: library, anchor: library });
  return self;
}

function make(vm: Vm, type: PyType, args: Value[]): Result<Value> {
  const [first, second] = args;
  const cls = type as CMeta;
  if (first === undefined) return newInstance(vm, cls);
  if (first instanceof PyTuple && args.length <= 2) return fromLibrary(vm, cls, first, second ?? null);
  layoutOf(cls);
  if (args.length > 1) throw wrongCount(1, args.length);
  if (isInteger(first)) return atAddress(vm, cls, first);
  if (!isCallable(first)) throw typeError("argument must be callable or integer function address");
  return ofPython(vm, cls, first);
}

// ---- attributes -----------------------------------------------------------------------------------------------------

function* setArgtypes(vm: Vm, self: CFunction, v: Value | undefined): Gen<void> {
  if (v === undefined || v === null) {
    self.argtypes = self.converters = undefined;
    return;
  }
  const types = argumentTypes(vm, v);
  self.converters = yield* convertersOf(vm, isGen(types) ? yield* types : types);
  self.argtypes = v;
}

function* setRestype(vm: Vm, self: CFunction, v: Value | undefined): Gen<void> {
  if (v !== undefined && !isResultType(v)) throw typeError("restype must be a type, a callable, or None");
  self.checker = v === undefined ? undefined : yield* checkerOf(vm, v);
  self.restype = v;
}

const getset: Record<string, GetSetRow<CFunction>> = {
  restype: {
    doc: "specify the result type",
    get: (_vm, self) => self.restype === undefined ? (self.layout as Prototype).restype : self.restype,
    set: setRestype,
  },
  argtypes: {
    doc: "specify the argument types",
    get: (_vm, self) => self.argtypes === undefined ? (self.layout as Prototype).argtypes ?? null : self.argtypes,
    set: setArgtypes,
  },
  errcheck: {
    doc: "a function to check for errors",
    get: (_vm, self) => self.errcheck,
    set: (_vm, self, v) => {
      if (v !== undefined && !isCallable(v)) throw typeError("the errcheck attribute must be callable");
      self.errcheck = v ?? null;
    },
  },
  variadic: {
    doc: "specify if function takes variable number of arguments",
    get: (_vm, self) => self.isVariadic,
    set: (_vm, self, v) => {
      self.isVariadic = v !== undefined && v !== null && v !== false && v !== 0;
    },
  },
};

defineType<CFunction>(functionType, {
  doc: "Function Pointer",
  slots: {
    tp_new: make,
    tp_call: callFunction,
    tp_repr: (_vm, self) => `<${typeName(self)} object at ${addressOf(self)}>`,
    nb_nonzero: (_vm, self) => addressIn((self as CFunction).memory) !== 0n,
  },
  getset,
});
