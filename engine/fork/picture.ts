// SPDX-License-Identifier: MIT
/**
 * A picture of a VM: everything that can be reached from its modules, the state of its natives and the frames of one
 * thread, as bytes, from which another process of the same version makes it again. `kinds.ts` has the kinds of objects.
 *
 * What every VM has anyway (builtin types, functions of native modules, namespaces of those) is a fixed point: it goes
 * by name. Namespaces of native modules are filled again with what the program made of them.
 *
 * INVARIANT: a picture is whole or not made: what cannot be in it is an {@linkcode Unable}.
 */
import { PyObject, type Value } from "../../vm/base/value.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { builtinTypes, PyType } from "../../vm/core/type.ts";
import { PyModule } from "../../vm/core/types.ts";
import { PyBuiltin } from "../../vm/native/descriptors.ts";
import type { PyVm } from "../../vm/vm.ts";
import { KINDS } from "./kinds.ts";

/** First numbers in a head; the kinds follow, then the plain classes. */
export const enum Form {
  FIXED,
  ARRAY,
  MAP,
  SET,
  BUFFER,
  VIEW,
  INSTANCE,
  KINDS,
}

/** How the prototype of an instance is found. */
export const enum Proto {
  TYPE,
  /** Its attributes are in a dict. */
  DETACHED,
  /** A class of `PLAIN_CLASSES`, whose number follows. */
  PLAIN,
}

export const DICT = KINDS.findIndex((kind) => kind.jsClass === PyDict);
export const VIEWS = [
  Uint8Array,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float64Array,
  BigInt64Array,
];

/** Objects over memory that is not the VM's: a copy would be another memory. */
export const SHARED_MEMORY: ReadonlySet<string> = new Set(["mmap.mmap", "_ctypes._CData"]);

/** When what waits for bodies happens; frames come last, since code is prepared as the objects that there are demand. */
export const STAGES = ["dict", "type", "end", "code"] as const;
export type Stage = typeof STAGES[number];

/** Builtin types by a name that is the same in all processes that have loaded the same modules. */
export function typeNames(): Map<string, PyType> {
  const names = new Map<string, PyType>();
  for (const type of builtinTypes) {
    let name = `${type.module}.${type.name}`;
    while (names.has(name)) name += "'";
    names.set(name, type);
  }
  return names;
}

export const isNative = (vm: PyVm, name: Value, module: Value): module is PyModule =>
  typeof name === "string" && vm.natives.has(name) && module instanceof PyModule &&
  // A reloaded one is another than that of the interpreter.
  (name !== "sys" || module.dict === vm.sys) && (name !== "__builtin__" || module.dict === vm.builtins) &&
  module.dict?.getStr("__file__") === undefined && module.dict?.getStr("__name__") === name;

/** What the state of a native module is, in the name of a fixed point. */
export const formOf = (state: object): string =>
  state instanceof PyObject
    ? "value"
    : state instanceof Map
    ? "map"
    : state instanceof Set
    ? "set"
    : Array.isArray(state)
    ? "array"
    : "object";

/** The objects in the state of natives that natives look for there: by the key, and the name within. */
export function* stateObjects(vm: PyVm): Iterable<[path: string, o: object]> {
  for (const [key, state] of vm.states()) {
    if (typeof state !== "object" || state === null) continue;
    const name = key.description!;
    yield [`${formOf(state)}/${name}`, state];
    const items = state instanceof PyObject ? [] : state instanceof Map ? state : Object.entries(state);
    for (const [field, v] of items) {
      if (v instanceof PyType || v instanceof PyBuiltin) yield [`part/${name}/${field}`, v];
    }
  }
}

/** An empty state, until there is a native module that wants it. */
export function emptyState(form: string): object | undefined {
  return form === "map"
    ? new Map()
    : form === "set"
    ? new Set()
    : form === "array"
    ? []
    : form === "object"
    ? {}
    : undefined;
}

/** Puts what was read into the state that a native module has made. */
export function fillState(state: object, given: object): void {
  if (state instanceof Map) {
    state.clear();
    for (const [k, v] of given as Map<unknown, unknown>) state.set(k, v);
  } else if (state instanceof Set) {
    state.clear();
    for (const v of given as Set<unknown>) state.add(v);
  } else if (Array.isArray(state)) state.splice(0, state.length, ...given as unknown[]);
  else Object.assign(state, given);
}

/** Whether a class has private fields, which nobody else can copy. */
export const hasPrivate = (jsClass: unknown): boolean =>
  /[^\w"'`]#[A-Za-z_$]/.test(Function.prototype.toString.call(jsClass));
