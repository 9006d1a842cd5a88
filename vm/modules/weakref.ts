// SPDX-License-Identifier: MIT
/** `_weakref`, what the library module `weakref` builds on. */
import { PyObject, type Value } from "../base/value.ts";
import { typeError } from "../core/exceptions.ts";
import { dictDelete, dictGet } from "../core/dict_ops.ts";
import { PyDict } from "../core/dict.ts";
import { markUnhurried } from "../core/finalize.ts";
import { type Gen, isGen, then } from "../core/gen.ts";
import { PyList, PySet, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj, opt } from "../native/args.ts";
import { constant, def, defineModule } from "../native/define.ts";
import {
  makeProxy,
  makeUnwatched,
  PyWeakref,
  settle,
  weakCallableProxyType,
  weakProxyType,
  weakrefType,
} from "../objects/weakref.ts";
import { weakrefsOf } from "../objects/weakref_data.ts";

const refsOf = (o: Value): Value[] => o instanceof PyObject ? weakrefsOf(o) : [];

function* removeDead(vm: Vm, dict: PyDict, key: Value): Gen<Value> {
  let ref = dictGet(vm, dict, key);
  if (isGen(ref)) ref = yield* ref;
  if (ref === undefined) return null;
  if (!(ref instanceof PyWeakref)) throw typeError("not a weakref");
  if (ref.target !== undefined) return null;
  const r = dictDelete(vm, dict, key);
  if (isGen(r)) yield* r;
  return null;
}

/** The largest container that is gone through each time somebody asks for its size. */
const MOST_SETTLED = 200;

export const weakrefModule = defineModule("_weakref", "Primitives of weak references.", {
  ref: constant(weakrefType, "Type of weak references."),
  ReferenceType: constant(weakrefType, "Type of weak references."),
  ProxyType: constant(weakProxyType, "Type of proxies of objects that cannot be called."),
  CallableProxyType: constant(weakCallableProxyType, "Type of proxies of objects that can be called."),
  getweakrefcount: def([obj("object")], "Number of weak references to `object`.", (_vm, o) => refsOf(o).length),
  getweakrefs: def([obj("object")], "List of the weak references to `object`.", (_vm, o) => new PyList(refsOf(o))),
  proxy: def(
    [obj("object"), opt(obj("callback"))],
    {
      doc: "A proxy that refers to `object` weakly; `callback` is called with it when the object dies.",
      arity: "unpack",
    },
    (vm, o, callback) => makeProxy(vm, o, callback),
  ),
  _unwatched_ref: def(
    [obj("object"), opt(obj("callback"))],
    "A weak reference to an object whose end may be found out late.",
    (vm, o, callback) => makeUnwatched(vm, o, callback),
  ),
  _unhurried: def([obj("callback")], "Says of a function that it may be called late, as a callback.", (_vm, f) => {
    if (f instanceof PyObject) markUnhurried(f);
    return f;
  }),
  _settle: def(
    [obj("references")],
    "Has callbacks called for those weak references, of a set or a dictionary that is not large, whose objects have died.",
    (vm, of) => {
      if (!(of instanceof PySet || of instanceof PyDict) || of.size > MOST_SETTLED) return null;
      const refs = of instanceof PySet ? of.keys() : [];
      if (of instanceof PyDict) of.map.putInto(refs, true);
      return then(settle(vm, refs), () => null);
    },
  ),
  _remove_dead_weakref: def(
    [obj("dct"), obj("key")],
    { doc: "Removes dct[key] if it is a weak reference whose object is gone.", arity: "parse" },
    (vm, dict, key) => {
      if (!(dict instanceof PyDict)) {
        throw typeError(`_remove_dead_weakref() argument 1 must be dict, not ${typeName(dict)}`);
      }
      return removeDead(vm, dict, key);
    },
  ),
});
