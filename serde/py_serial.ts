// SPDX-License-Identifier: MIT
/** The module `_serial`: what `vmiot.serial` is made of. The format is `serial_format.ts`. */
import type { Value } from "../vm/base/value.ts";
import { makeThrow, typeError, ValueErrorType } from "../vm/core/exceptions.ts";
import { PyType } from "../vm/core/type.ts";
import { PyOldClass } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { int, obj, opt, str } from "../vm/native/args.ts";
import { constant, def, defineModule, defineType } from "../vm/native/define.ts";
import { FORMAT_VERSION, type Registered, type SerialOptions, SerialReader, SerialWriter } from "./serial_format.ts";

const SerialError = defineType(
  Object.assign(new PyType({ name: "SerialError", bases: [ValueErrorType], module: "vmiot.serial" }), {
    hasDict: true,
  }),
  { attributes: { __module__: "vmiot.serial" } },
);

const REGISTRY = Symbol("serial registry");
const registry = (vm: Vm): Map<string, Registered> => vm.state(REGISTRY, () => new Map<string, Registered>());

/** No depth beyond this is offered: the reader and the writer nest as deep as the data. */
const MAX_DEPTH = 500;
const DEFAULT_SIZE = 1 << 26;
const DEFAULT_DEPTH = 200;

function options(vm: Vm, maxSize: number, maxDepth: number): SerialOptions {
  return {
    maxSize,
    maxDepth: Math.min(maxDepth, MAX_DEPTH),
    byName: registry(vm),
    error: (text) => makeThrow(SerialError, text),
  };
}

/** The module `_serial`. */
export const serialModule = defineModule("_serial", "The object format of vmiotman.", {
  SerialError: constant(SerialError),
  VERSION: constant(FORMAT_VERSION),
  dumps: def(
    [obj("obj"), opt(int("max_size"), DEFAULT_SIZE), opt(int("max_depth"), DEFAULT_DEPTH)],
    { doc: "The bytes of an object. SerialError: it has no form, or is too large or too deep.", arity: "keywords" },
    (vm, v, maxSize, maxDepth) => new SerialWriter(vm, options(vm, maxSize, maxDepth)).dumps(v),
  ),
  loads: def(
    [str("data"), opt(int("max_size"), DEFAULT_SIZE), opt(int("max_depth"), DEFAULT_DEPTH)],
    {
      doc: "The object of bytes. SerialError where they are not in the format, or too large or deep.",
      arity: "keywords",
    },
    (vm, text, maxSize, maxDepth) => new SerialReader(vm, text, options(vm, maxSize, maxDepth)).loads(),
  ),
  register: def(
    [obj("cls"), str("name"), obj("getstate"), obj("make")],
    {
      doc:
        "Gives the instances of a class (not of its subclasses) a form: getstate(o) is a value, make(state) the object.",
      arity: "keywords",
    },
    (vm, cls, name, getState, make) => {
      if (!(cls instanceof PyType && cls.heap || cls instanceof PyOldClass)) {
        throw typeError("register() needs a class");
      }
      const known = registry(vm);
      for (const [other, r] of known) if (r.cls === cls as Value) known.delete(other);
      known.set(name, { name, cls, getState, make });
      return null;
    },
  ),
});
