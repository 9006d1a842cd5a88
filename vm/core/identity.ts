// SPDX-License-Identifier: MIT
/**
 * `id()` and the default hash. JavaScript objects have no address, so each gets a number when first asked.
 * Numbers look like addresses (16-byte aligned), because programs print them and take them modulo things. They are none:
 * at FIRST and above it, Linux puts no memory where nobody asks for it.
 */
import type { Value } from "../base/value.ts";
import type { Vm } from "./vm.ts";

const ids = new WeakMap<object, number>();
const FIRST = 0x400000000000;
const last = { id: FIRST };
const primitives = new Map<unknown, number>();

/** `id(v)`: unique among live objects; equal for equal small ints and strings, which have no identity of their own. */
export function idOf(v: Value): number {
  if (typeof v === "object" && v !== null) {
    let id = ids.get(v);
    if (id === undefined) ids.set(v, id = last.id += 16);
    return id;
  }
  if (typeof v === "number") return 0x10000000 + v * 32;
  let id = primitives.get(v);
  if (id === undefined) {
    // Bounded: programs that take the id of endless strings must not fill the memory.
    if (primitives.size > 10000) primitives.clear();
    primitives.set(v, id = last.id += 16);
  }
  return id;
}

/** The number that an object has, if anybody asked for it. */
export const knownId = (o: object): number | undefined => ids.get(o);

/** Gives an object, for which nobody has asked yet, the number it had in another process. */
export function restoreId(o: object, id: number): void {
  ids.set(o, id);
  if (id > last.id) last.id = id;
}

/** Whether a number lies where an object would be, if the numbers that `id()` gave to objects were addresses. */
export function isIdentity(address: number): boolean {
  return address >= FIRST && address < last.id + 16;
}

/** `object.__hash__` (CPython `_Py_HashPointer`). */
export function identityHash(_vm: Vm, v: Value): number {
  return idOf(v) / 16;
}
