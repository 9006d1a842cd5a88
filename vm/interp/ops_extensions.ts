// SPDX-License-Identifier: MIT
/** Attribute syntax where Python's own lookup finds nothing: the extensions of VMIOT's API (`core/extensions.ts`). */
import { PyObject, type Value } from "../base/value.ts";
import { genericFindAttr, genericGetAttr, getAttr, isThrown, noAttribute } from "../core/abstract.ts";
import { AttributeErrorType } from "../core/exceptions.ts";
import { DIALECT_SUFFIX, isExtensionName } from "../core/extensions.ts";
import { type Gen, isGen, raising, type Result, then, Wait } from "../core/gen.ts";
import { PyDict } from "../core/dict.ts";
import { dictType, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";

/**
 * LOAD_ATTR in general.
 * @param called The value is called at once: then a missing key of a dict is an error, as calling None is.
 */
export function loadAttribute(vm: Vm, o: Value, name: string, called: boolean): Result<Value> {
  if (name.endsWith(DIALECT_SUFFIX)) return dialectAttribute(vm, o, name, called);
  if (typeOf(o).tp_getattro === genericGetAttr) {
    const r = genericFindAttr(vm, o, name);
    if (r === undefined) return beyondPython(vm, o, name, called);
    return isGen(r) ? then(r, (v) => v === undefined ? beyondPython(vm, o, name, called) : v) : r;
  }
  return isExtensionName(name) ? pythonThenExtension(vm, o, name) : getAttr(vm, o, name);
}

/** A method that means something else in the dialect: of the extensions first. */
function dialectAttribute(vm: Vm, o: Value, name: string, called: boolean): Result<Value> {
  const plain = name.slice(0, -DIALECT_SUFFIX.length);
  // Instances of classes have the methods that their class gives them.
  if (o instanceof PyObject && (o.type.heap || o.type.tp_getattro !== genericGetAttr)) {
    return loadAttribute(vm, o, plain, called);
  }
  return then(extension(vm, o, name), (v) => v !== undefined ? v : loadAttribute(vm, o, plain, called));
}

/** What attribute syntax means where Python would raise AttributeError. */
function beyondPython(vm: Vm, o: Value, name: string, called: boolean): Result<Value> {
  const found = isExtensionName(name) ? extension(vm, o, name) : undefined;
  return found === undefined ? keyOrError(o, name, called) : then(found, (v) => v ?? orNone(v, o, name, called));
}

const orNone = (v: Value | undefined, o: Value, name: string, called: boolean): Result<Value> =>
  v === null ? null : keyOrError(o, name, called);

/** `d.name` of a dict is the key's value, None where it is missing; names of Python's own protocols stay errors. */
function keyOrError(o: Value, name: string, called: boolean): Result<Value> {
  if (o instanceof PyDict && o.type === dictType && !name.startsWith("__")) {
    const v = o.getStr(name);
    if (v !== undefined) return v;
    if (!called) return null;
  }
  return raising(noAttribute(o, name));
}

function* pythonThenExtension(vm: Vm, o: Value, name: string): Gen<Value> {
  let error: unknown;
  try {
    const r = getAttr(vm, o, name);
    return isGen(r) ? yield* r : r;
  } catch (e) {
    if (!isThrown(e, AttributeErrorType)) throw e;
    error = e;
  }
  const r = extension(vm, o, name);
  const found = isGen(r) ? yield* r : r;
  if (found === undefined) throw error;
  return found;
}

/** What the extensions say; they are loaded when first asked. */
export function extension(vm: Vm, o: Value, name: string): Result<Value | undefined> {
  if (vm.extensions !== undefined) return vm.extensions.attribute(vm, o, name);
  return vm.loadExtensions === undefined ? undefined : loadAndAsk(vm, o, name);
}

function* loadAndAsk(vm: Vm, o: Value, name: string): Gen<Value | undefined> {
  yield new Wait(vm.loadExtensions!(), undefined, "extensions");
  const r = vm.extensions!.attribute(vm, o, name);
  return isGen(r) ? yield* r : r;
}
