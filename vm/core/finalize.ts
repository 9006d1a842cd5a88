// SPDX-License-Identifier: MIT
/**
 * What has to run when an object dies: `__del__`, and the `finally` blocks of a suspended generator. JavaScript tells
 * that an object was collected only when it is gone, so something else has to stand in for it: an object whose class
 * defines `__del__` shares its attributes with a twin from the start, and the twin is what `__del__` gets as `self`.
 *
 * Rules (docs/architecture.md, "Finalisation"): it runs at most once; after the object became unreachable, between two
 * instructions; or when the program ends, in order of creation, for objects still alive.
 */
import { PyObject, type Value } from "../base/value.ts";
import { call, findAttr, materialiseDict } from "./abstract.ts";
import { PyThrow } from "./exceptions.ts";
import { type Gen, isGen } from "./gen.ts";
import { PyType } from "./type.ts";
import type { Promptness, Vm } from "./vm.ts";
import { PyMember } from "../native/descriptors.ts";

/** What is to be done for one object. */
interface Ending {
  /** Place in the order of creation. */
  order: number;
  /** Must not refer to the object. Returns whether other objects may have come to their end with it. */
  run(vm: Vm): Gen<boolean>;
  /** Whether it is done at the end of the program, too. */
  atExit: boolean;
}

interface Finalizers {
  registry: FinalizationRegistry<Ending>;
  count: number;
  /** Of objects that have not been found dead, in order of creation. */
  live: Set<Ending>;
  /** Of objects found dead. */
  due: Ending[];
}

const FINALIZERS = Symbol("finalizers");

function finalizersOf(vm: Vm): Finalizers {
  return vm.state(FINALIZERS, () => {
    const live = new Set<Ending>();
    const due: Ending[] = [];
    const registry = new FinalizationRegistry<Ending>((ending) => {
      if (!live.delete(ending)) return;
      due.push(ending);
      if (due.length === 1) vm.post?.(() => runDueEndings(vm));
    });
    return { registry, count: 0, live, due };
  });
}

/**
 * Has `run` called when `o` dies; `run` must not refer to `o`. What it gives back is for {@linkcode forgetEnding}.
 * @param how `atExit`: at the end of the program, too. `watched`: how soon after the last reference to `o` went.
 */
export function atEnd(
  vm: Vm,
  o: PyObject,
  run: (vm: Vm) => Gen<boolean>,
  { atExit = true, watched = "everywhere" }: { atExit?: boolean; watched?: Promptness | "never" } = {},
): object {
  const finalizers = finalizersOf(vm);
  const ending: Ending = { order: finalizers.count++, run, atExit };
  finalizers.live.add(ending);
  finalizers.registry.register(o, ending, ending);
  if (watched !== "never") vm.watch?.(o, watched);
  return ending;
}

/**
 * Has `free` called when nobody refers to `o` any more, which nobody looks for; `free` must not refer to `o`. At the end
 * of the program nothing is called.
 */
export function atDeath(vm: Vm, o: PyObject, free: () => void): object {
  // deno-lint-ignore require-yield
  const run = function* (): Gen<boolean> {
    free();
    return false;
  };
  return atEnd(vm, o, run, { atExit: false, watched: "never" });
}

/** Nothing needs to be done any more. */
export function forgetEnding(vm: Vm, ending: object): void {
  const finalizers = finalizersOf(vm);
  finalizers.live.delete(ending as Ending);
  finalizers.registry.unregister(ending);
}

/** `__del__`, and callbacks of weak references, that may be called when the program has nothing else to do. */
const UNHURRIED = new WeakSet<object>();

/** Says of a function that it may be called late, as `__del__` or as the callback of a weak reference. */
export function markUnhurried(f: object): void {
  UNHURRIED.add(f);
}

/** Whether a function may be called late. */
export const isUnhurried = (f: Value): boolean => typeof f === "object" && f !== null && UNHURRIED.has(f);

/** Has `o.__del__()` called when `o` dies. Call it once, right after the object was made. */
export function watchFinalizer(vm: Vm, o: PyObject, del: Value | undefined): void {
  // Containers inside (list items, dict table) are shared by reference.
  const dict = materialiseDict(o);
  const twin = Object.create(Object.getPrototypeOf(o)) as PyObject;
  twin.dict = dict;
  for (const key of Object.keys(o)) {
    if (key !== "dict") {
      (twin as unknown as Record<string, unknown>)[key] = (o as unknown as Record<string, unknown>)[key];
    }
  }
  for (const type of o.type.mro) {
    if (!(type instanceof PyType)) continue;
    for (const { value } of type.attrs.map.entries()) if (value instanceof PyMember) shareSlot(o, twin, value.key);
  }
  atEnd(vm, o, ending(twin), { watched: del !== undefined && isUnhurried(del) ? "idle" : "everywhere" });
}

/** Keeps a `__slots__` value of `o` in its twin. */
function shareSlot(o: PyObject, twin: PyObject, key: string): void {
  const there = twin as unknown as Record<string, unknown>;
  Object.defineProperty(o, key, {
    configurable: true,
    enumerable: true,
    get: () => there[key],
    set: (v) => there[key] = v,
  });
}

/** A function of its own, because closures of one function share what they capture. */
const ending = (twin: PyObject) => (vm: Vm): Gen<boolean> => finalize(vm, twin);

function* finalize(vm: Vm, twin: PyObject): Gen<boolean> {
  let method: Value | undefined;
  try {
    const m = findAttr(vm, twin, "__del__");
    method = isGen(m) ? yield* m : m;
    if (method === undefined) return false;
    const r = call(vm, method, []);
    if (isGen(r)) yield* r;
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
    const r = vm.unraisable(e, method ?? twin);
    if (isGen(r)) yield* r;
  }
  for (const { value } of twin.dict?.map.entries() ?? []) {
    if (value instanceof PyObject && (value.type.heap || value.type.hasWeakref)) return true;
  }
  return false;
}

/** Does what is to be done for all objects that were found dead, in order of their creation. Returns whether others may have died then. */
export function* runDueEndings(vm: Vm): Gen<boolean> {
  const { due } = finalizersOf(vm);
  let more = false;
  while (due.length > 0) {
    due.sort((a, b) => a.order - b.order);
    if (yield* due.shift()!.run(vm)) more = true;
  }
  return more;
}

/** Runs what is left when the program ends. */
export function* finalizeAll(vm: Vm): Gen<Value> {
  yield* runDueEndings(vm);
  const { live } = finalizersOf(vm);
  for (const left of [...live]) {
    if (left.atExit && live.delete(left)) yield* left.run(vm);
  }
  return null;
}
