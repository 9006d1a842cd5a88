// SPDX-License-Identifier: MIT
/**
 * `__del__`, at best effort. JavaScript tells that an object was collected only when it is gone, so an object whose class
 * defines `__del__` shares its attributes with a twin from the start, and the twin is what `__del__` gets as `self`.
 *
 * Rules (docs/architecture.md, "Finalisation"): `__del__` runs at most once; some time after the object became unreachable,
 * between two instructions of the main thread; or when the program ends, in order of creation, for objects still alive.
 */
import type { PyObject, Value } from "../base/value.ts";
import { call, findAttr, materialiseDict } from "./abstract.ts";
import { PyThrow } from "./exceptions.ts";
import { type Gen, isGen } from "./gen.ts";
import type { Vm } from "./vm.ts";

interface Finalizers {
  registry: FinalizationRegistry<PyObject>;
  /** Twins of objects that have not been finalised, in order of creation. */
  live: Set<PyObject>;
}

const FINALIZERS = Symbol("finalizers");

function finalizersOf(vm: Vm): Finalizers {
  return vm.state(FINALIZERS, () => {
    const live = new Set<PyObject>();
    const registry = new FinalizationRegistry<PyObject>((twin) => {
      if (live.has(twin)) vm.post?.(() => finalize(vm, live, twin));
    });
    return { registry, live };
  });
}

/** Has `o.__del__()` called when `o` dies. Call it once, right after the object was made. */
export function watchFinalizer(vm: Vm, o: PyObject): void {
  const { registry, live } = finalizersOf(vm);
  const twin = Object.create(Object.getPrototypeOf(o)) as PyObject;
  // Containers inside (list items, dict table) are shared by reference.
  twin.dict = materialiseDict(o);
  for (const key of Object.keys(o)) {
    if (key !== "dict") {
      (twin as unknown as Record<string, unknown>)[key] = (o as unknown as Record<string, unknown>)[key];
    }
  }
  live.add(twin);
  registry.register(o, twin);
}

function* finalize(vm: Vm, live: Set<PyObject>, twin: PyObject): Gen<Value> {
  live.delete(twin);
  let method: Value | undefined;
  try {
    const m = findAttr(vm, twin, "__del__");
    method = isGen(m) ? yield* m : m;
    if (method === undefined) return null;
    const r = call(vm, method, []);
    if (isGen(r)) yield* r;
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
    const r = vm.unraisable(e, method ?? twin);
    if (isGen(r)) yield* r;
  }
  return null;
}

/** Runs what is left when the program ends. */
export function* finalizeAll(vm: Vm): Gen<Value> {
  const { live } = finalizersOf(vm);
  for (const twin of [...live]) yield* finalize(vm, live, twin);
  return null;
}
