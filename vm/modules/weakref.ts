// SPDX-License-Identifier: MIT
/** `_weakref`, what the library module `weakref` builds on, and the garbage collection that weak references depend on. */
import { PyObject, type Value } from "../base/value.ts";
import { typeError } from "../core/exceptions.ts";
import { dictDelete, dictGet } from "../core/dict_ops.ts";
import { PyDict } from "../core/dict.ts";
import { type Gen, isGen, Wait } from "../core/gen.ts";
import { PyList, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj, opt } from "../native/args.ts";
import { constant, def, defineModule } from "../native/define.ts";
import {
  makeProxy,
  PyWeakref,
  runDueCallbacks,
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

/** What a frame of either kind has: its operand stack, and who waits for it. */
interface AnyFrame {
  slots?: unknown[];
  sp?: number;
  back: AnyFrame | null;
}

/** Drops what earlier operations left above the operand stacks: nothing reads it, but it keeps objects alive. */
function clearStale(frame: AnyFrame | null): void {
  for (let f = frame; f !== null && f !== undefined; f = f.back) {
    if (f.slots !== undefined && f.sp !== undefined) f.slots.fill(undefined, f.sp);
  }
}

/** Time spent in collections that the program asked for, seconds, and since when it is counted. */
interface Spent {
  since: number;
  seconds: number;
}
const SPENT: unique symbol = Symbol("garbage collection");
/** A program that asks all the time gets this much, and from then on only a share of the time. */
const FREE_SECONDS = 5;
const SHARE = 0.25;

/**
 * Collects garbage where the host lets programs ask for it, and gives weak reference callbacks and `__del__` methods
 * their turn. For `gc.collect()`. A collection of a big heap takes long, so programs that ask in every round of a loop
 * are not always obeyed; nothing but the moment of callbacks depends on it.
 */
export function* collectGarbage(vm: Vm): Gen<void> {
  const { host } = vm;
  if (host.collectGarbage === undefined) return;
  const spent = vm.state<Spent>(SPENT, () => ({ since: host.monotonic(), seconds: 0 }));
  if (spent.seconds > FREE_SECONDS + SHARE * (host.monotonic() - spent.since)) return;
  clearStale(vm.frame as AnyFrame | null);
  // An object just looked at through a weak reference lives until the event loop has turned.
  yield new Wait(host.turn(), undefined, "garbage collection");
  const started = host.monotonic();
  host.collectGarbage();
  spent.seconds += host.monotonic() - started;
  // V8 reports the dead of one registry per turn: callbacks, then `__del__`.
  for (let i = 0; i < 3; i++) yield new Wait(host.turn(), undefined, "garbage collection");
  yield* runDueCallbacks(vm);
}
