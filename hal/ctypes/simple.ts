// SPDX-License-Identifier: MIT
/** The simple types, one for each type code, their classes and `value`. */
import type { Value } from "../../vm/base/value.ts";
import { addressOf, findAttr, isTrue, repr } from "../../vm/core/abstract.ts";
import { attributeError, typeError, valueError } from "../../vm/core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../../vm/core/gen.ts";
import type { PyType } from "../../vm/core/type.ts";
import { isStr, strValue, tpName, typeType } from "../../vm/core/types.ts";
import type { Vm } from "../../vm/core/vm.ts";
import { defineType, method } from "../../vm/native/define.ts";
import { bytesOf, type NativeType } from "../linux/foreign.ts";
import { keep } from "./keeping.ts";
import { type Access, longDouble, numbersOf } from "./numbers.ts";
import { object } from "./objects.ts";
import { address, character, string, wideCharacter, wideString } from "./texts.ts";
import { CData, type CMeta, isPlain, Layout, newInstance, type Setter, simpleType } from "./types.ts";

/** What a type code means. */
interface Code extends Access {
  size: number;
  native: NativeType | undefined;
}

const little = numbersOf(true), big = numbersOf(false);

const bool: Access = {
  getter: (_vm, memory, at) => memory.getUint8(at) !== 0,
  setter: (vm, memory, at, v) =>
    then(isTrue(vm, v), (truth) => {
      memory.setUint8(at, Number(truth));
      return undefined;
    }),
};

const code = (size: number, native: NativeType | undefined, access: Access): Code => ({ size, native, ...access });

const CODES: Record<string, Code> = {
  c: code(1, "i8", character),
  b: code(1, "i8", little.b),
  B: code(1, "u8", little.B),
  h: code(2, "i16", little.h),
  H: code(2, "u16", little.H),
  i: code(4, "i32", little.i),
  I: code(4, "u32", little.I),
  l: code(8, "i64", little.l),
  L: code(8, "u64", little.L),
  q: code(8, "i64", little.q),
  Q: code(8, "u64", little.Q),
  f: code(4, "f32", little.f),
  d: code(8, "f64", little.d),
  g: code(16, undefined, longDouble),
  u: code(4, "i32", wideCharacter),
  z: code(8, "u64", string),
  Z: code(8, "u64", wideString),
  P: code(8, "u64", address),
  O: code(8, "u64", object),
  "?": code(1, "u8", bool),
};
/** Those that need both byte orders. */
const SWAPPED = "hHiIlLqQfd";
const POINTERS = "zZPO";
/** Type codes that `format` writes otherwise. */
const FORMATS: Record<string, string> = { l: "q", L: "Q" };

/** What writes a value of a type code into memory. */
export const setterOf = (typeCode: string): Setter => CODES[typeCode].setter;

function layoutOfCode(typeCode: string, access: Access, order: "<" | ">"): Layout {
  const { size, native } = CODES[typeCode];
  const layout = new Layout(size, size);
  layout.native = native;
  layout.getter = access.getter;
  layout.setter = access.setter;
  layout.code = typeCode;
  layout.format = order + (FORMATS[typeCode] ?? typeCode);
  layout.hasPointer = POINTERS.includes(typeCode);
  return layout;
}

/** The type code that a class has, or inherits. */
function codeOf(given: Value | undefined): string {
  if (given === undefined) throw attributeError("class must define a '_type_' attribute");
  if (!isStr(given)) throw typeError("class must define a '_type_' string attribute");
  const typeCode = strValue(given);
  if (typeCode.length !== 1) {
    throw valueError("class must define a '_type_' attribute which must be a string of length 1");
  }
  if (!Object.hasOwn(CODES, typeCode)) throw valueError(`_type_ '${typeCode}' not supported`);
  return typeCode;
}

/** `PyCSimpleType.__new__`. */
export function* newSimpleClass(vm: Vm, meta: PyType, args: Value[]): Gen<Value> {
  const made = typeType.tp_new!(vm, meta, args, null);
  const type = (isGen(made) ? yield* made : made) as CMeta;
  if (type.layout !== undefined) return type;
  const found = findAttr(vm, type, "_type_");
  const typeCode = codeOf(isGen(found) ? yield* found : found);
  type.layout = layoutOfCode(typeCode, CODES[typeCode], "<");
  if (meta === simpleType.type && SWAPPED.includes(typeCode)) {
    const swapped = typeType.tp_new!(vm, meta, [`${type.name}_be`, args[1], args[2]], null);
    linkOrders(type, (isGen(swapped) ? yield* swapped : swapped) as CMeta, typeCode);
  }
  return type;
}

function linkOrders(type: CMeta, swapped: CMeta, typeCode: string): void {
  swapped.layout = layoutOfCode(typeCode, big[typeCode], ">");
  for (const t of [type, swapped]) {
    t.setOwn("__ctype_le__", type);
    t.setOwn("__ctype_be__", swapped);
  }
}

/** Writes the value of a simple object. */
function setValue(vm: Vm, data: CData, v: Value): Result<void> {
  const kept = data.layout.setter!(vm, data.memory, 0, v);
  if (kept === undefined) return;
  return then(kept, (k) => keep(data, 0, k));
}

function init(vm: Vm, self: Value, args: Value[]): Result<void> {
  if (args.length > 1) throw typeError(`__init__ expected at most 1 arguments, got ${args.length}`);
  if (args.length === 1) return setValue(vm, self as CData, args[0]);
}

function simpleRepr(vm: Vm, self: Value): Result<Value> {
  const data = self as CData;
  const name = tpName(data.type);
  if (!isPlain(data.type as CMeta)) return `<${name} object at ${addressOf(data)}>`;
  return then(repr(vm, data.layout.getter!(vm, data.memory, 0)), (text) => `${name}(${text})`);
}

defineType<CData>(simpleType, {
  doc: "A number, character, text or address of C: its class says by _type_ which.",
  slots: {
    tp_new: (vm, type) => newInstance(vm, type as CMeta),
    tp_init: init,
    tp_repr: simpleRepr,
    nb_nonzero: (_vm, self) => bytesOf((self as CData).memory).some((byte) => byte !== 0),
  },
  methods: () => ({
    __ctypes_from_outparam__: method<CData>()(
      [],
      "What a call gives for it.",
      (vm, self) => isPlain(self.type as CMeta) ? self.layout.getter!(vm, self.memory, 0) : self,
    ),
  }),
  getset: () => ({
    value: {
      doc: "current value",
      get: (vm, self) => self.layout.getter!(vm, self.memory, 0),
      set: (vm, self, v) => {
        if (v === undefined) throw typeError("can't delete attribute");
        return setValue(vm, self, v);
      },
    },
  }),
});
