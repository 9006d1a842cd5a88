// SPDX-License-Identifier: MIT
/** Functions that have addresses as those of C have, but are written here: `string_at`, `wstring_at` and `cast`. */
import type { Value } from "../../vm/base/value.ts";
import { call, repr } from "../../vm/core/abstract.ts";
import { typeError } from "../../vm/core/exceptions.ts";
import { type Gen, isGen } from "../../vm/core/gen.ts";
import { PyType } from "../../vm/core/type.ts";
import type { Vm } from "../../vm/core/vm.ts";
import type { Address } from "../linux/foreign.ts";
import { checkAddress } from "./addresses.ts";
import type { Argument } from "./argument.ts";
import { anchor, shareKept } from "./keeping.ts";
import { putAddress, stringAt, wideStringAt } from "./texts.ts";
import { CData, CMeta, FunctionMeta, type OwnFunction, PointerMeta, SimpleMeta } from "./types.ts";

/** Where `size` bytes are to be read. */
function addressOf({ value }: Argument, size: number): Address {
  const address = value as Address;
  if (size !== 0) checkAddress(address);
  return address;
}

/** (address, size): the bytes there. */
export const stringFunction: OwnFunction = (_vm, [address, { value }]) => {
  const size = value as number;
  return stringAt(addressOf(address, size), size);
};

/** (address, size): the characters there. */
export const wideStringFunction: OwnFunction = (_vm, [address, { value }]) => {
  const size = value as number;
  return wideStringAt(addressOf(address, size), size);
};

/** Whether instances of a type are addresses. */
function isAddressType(type: Value): type is CMeta {
  return type instanceof PointerMeta || type instanceof FunctionMeta ||
    type instanceof SimpleMeta && type.layout !== undefined && "sPzUZXO".includes(type.layout.code);
}

function* cast(vm: Vm, address: Argument, source: Value, type: Value): Gen<Value> {
  if (!isAddressType(type)) {
    const shown = type instanceof PyType ? type.name : repr(vm, type);
    throw typeError(`cast() argument 2 must be a pointer type, not ${isGen(shown) ? yield* shown : shown}`);
  }
  const made = call(vm, type, []);
  const result = (isGen(made) ? yield* made : made) as CData;
  putAddress(result.memory, 0, address.value as Address);
  anchor(result, address.anchor);
  if (source instanceof CData) {
    const stored = shareKept(vm, source, result);
    if (isGen(stored)) yield* stored;
  }
  return result;
}

/** (address, object, type): an instance of a pointer type that points to what the object does. */
export const castFunction: OwnFunction = (vm, [address, source, type]) => cast(vm, address, source.object, type.object);

/** All of them, in the order of their addresses. */
export const OWN_FUNCTIONS: readonly OwnFunction[] = [stringFunction, wideStringFunction, castFunction];
