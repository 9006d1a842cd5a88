// SPDX-License-Identifier: MIT
/**
 * How a native type of mapping takes part in the object format (docs/serialization.md, tag `mapping`): its JavaScript class
 * has a {@linkcode SerialForm} under {@linkcode SERIAL_FORM}, and the type is a builtin name of the same name, by which
 * readers find it.
 *
 *     (PyRbDict.prototype as WithSerialForm)[SERIAL_FORM] = { name: "rbdict", size, items, make, set };
 */
import type { PyObject, Value } from "../base/value.ts";
import type { Result } from "./gen.ts";
import type { Vm } from "./vm.ts";

/** Key of a {@linkcode SerialForm} on the prototype of a JavaScript class. */
export const SERIAL_FORM: unique symbol = Symbol("serial form");

/** What the object format has to know about a type of mapping. */
export interface SerialForm {
  /** Its name in the format, and among the builtin names. */
  name: string;
  size(o: PyObject): number;
  /** Keys and values in the order in which they are written. */
  items(o: PyObject): Iterable<[Value, Value]>;
  /** A new, empty one. */
  make(vm: Vm): PyObject;
  set(vm: Vm, o: PyObject, key: Value, value: Value): Result<void>;
}

/** An object that may have a form. */
export interface WithSerialForm {
  [SERIAL_FORM]?: SerialForm;
}
