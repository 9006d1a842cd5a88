// SPDX-License-Identifier: MIT
/** Looks for references to objects that may be dead: short looks, which spare most collections (`watch.ts`). */
import { PyObject, PyTuple } from "../base/value.ts";
import { PyDict } from "../core/dict.ts";
import { PyType } from "../core/type.ts";
import { PyCell, PyFunction, PyList, PyMethod, PyModule } from "../core/types.ts";
import { NativeFrame, PyFrame, PyGenerator, type Thread } from "./frame.ts";
import { needsClosing } from "./generator.ts";
import type { Interpreter } from "./run.ts";
import type { Watch } from "./watch_state.ts";

/** How far the short looks go. */
const FRAMES = 100, ITEMS = 50, VALUES = 60, GLOBALS = 1000, AROUND = 150, THREAD_FRAMES = 400;

/** Adds those of some values that are objects. */
function push(to: PyObject[], values: readonly unknown[], count = values.length): void {
  for (let i = 0; i < count; i++) {
    const v = values[i];
    if (v instanceof PyObject) to.push(v);
  }
}

/** Adds the values of a dict that are objects, and the keys. */
function pushDict(to: PyObject[], dict: PyDict, keysToo: boolean, most = ITEMS): void {
  if (dict.size > most) return;
  const all: unknown[] = [];
  dict.map.putInto(all, keysToo);
  push(to, all);
}

/** Adds the objects that `v` refers to directly, some of them where there are many. */
function pushChildren(to: PyObject[], v: PyObject): void {
  if (v instanceof PyList || v instanceof PyTuple) push(to, v.items, Math.min(v.items.length, ITEMS));
  else if (v instanceof PyDict) pushDict(to, v, true);
  else if (v instanceof PyCell) push(to, [v.value]);
  else if (v instanceof PyMethod) push(to, [v.self]);
  else if (v instanceof PyFunction) push(to, v.closure ?? []);
  else if (v instanceof PyGenerator) { if (v.frame !== null) push(to, v.frame.slots, v.frame.sp); }
  else if (v instanceof PyType || v instanceof PyModule) return;
  else if (v.dict !== undefined) pushDict(to, v.dict, false);
  else {
    const attributes = v as unknown as Record<string, unknown>;
    // Attributes, and what stands in `__slots__`.
    for (const key of Object.keys(v)) {
      if (key[0] !== "$" && key[0] !== "#") continue;
      const value = attributes[key];
      if (value instanceof PyObject) to.push(value);
    }
  }
}

/** Adds the watched objects at and near `root`, with `root` as what leads to them. */
export function collectTargets(watch: Watch, root: PyObject, targets: Map<PyObject, unknown>): void {
  const todo = [root];
  const seen = new Set<PyObject>();
  while (todo.length > 0 && todo.length < VALUES && seen.size < VALUES) {
    const o = todo.pop()!;
    if (seen.has(o)) continue;
    seen.add(o);
    if (o instanceof PyGenerator ? needsClosing(o) : watch.objects.has(o)) targets.set(o, root);
    pushChildren(todo, o);
  }
}

/**
 * Takes out of `targets` what the frames of the thread, the module `globals`, or what led to it, still hold. Returns
 * whether all are held.
 * No closure here may refer to the targets: V8 remembers the last one called, and a collection of what is young keeps it.
 */
export function findHeld(vm: Interpreter, thread: Thread, targets: Map<PyObject, unknown>, globals: PyDict): boolean {
  const sought: Sought = { targets, roots: new Set(targets.values()) };
  const dicts = new Set<PyDict>();
  look(sought, thread.result, 2);
  let frames = 0;
  for (let f = thread.top; f !== null && frames < FRAMES && targets.size > 0; f = f.back, frames++) {
    if (!(f instanceof PyFrame)) continue;
    for (let i = 0; i < f.sp && targets.size > 0; i++) look(sought, f.slots[i], 2);
    for (const names of [f.globals, f.names]) {
      if (!(names instanceof PyDict) || dicts.has(names) || names.size > GLOBALS) continue;
      dicts.add(names);
      const values: PyObject[] = [];
      pushDict(values, names, false, GLOBALS);
      for (const value of values) look(sought, value, 1);
    }
  }
  // A connection is handed over to the thread that serves it.
  for (const other of vm.threads) {
    if (targets.size === 0 || frames >= THREAD_FRAMES) break;
    if (other === thread) continue;
    for (let f = other.top; f !== null && frames < THREAD_FRAMES; f = f.back, frames++) {
      if (f instanceof PyFrame) { for (let i = 0; i < f.sp; i++) look(sought, f.slots[i], 1); }
    }
  }
  if (targets.size > 0) lookAround(sought, thread.top, globals);
  return targets.size === 0;
}

/**
 * Looks farther from what the function at hand and the module of the one that returned refer to: a handler of `logging`
 * is an item of an attribute of an attribute.
 */
function lookAround(sought: Sought, top: PyFrame | NativeFrame | null, globals: PyDict): void {
  const around: PyObject[] = [];
  if (top instanceof PyFrame) push(around, top.slots, top.sp);
  pushDict(around, globals, false, GLOBALS);
  const seen = new Set<PyObject>();
  for (let i = 0; i < around.length && seen.size < AROUND && sought.targets.size > 0; i++) {
    const o = around[i];
    if (o instanceof PyFunction || seen.has(o)) continue;
    seen.add(o);
    look(sought, o, 0);
    pushChildren(around, o);
  }
}

interface Sought {
  readonly targets: Map<PyObject, unknown>;
  /** What led to them. */
  readonly roots: Set<unknown>;
}

/** Takes `v`, and what it refers to as far as `depth` tells, out of what is sought. */
function look(sought: Sought, v: unknown, depth: number): void {
  if (!(v instanceof PyObject)) return;
  const { targets, roots } = sought;
  targets.delete(v);
  if (roots.delete(v)) { for (const [o, root] of targets) if (root === v) targets.delete(o); }
  if (depth === 0 || targets.size === 0) return;
  const inside: PyObject[] = [];
  // Registries of classes (`abc`) stand in the class.
  if (v instanceof PyType && v.heap) pushDict(inside, v.attrs, false, GLOBALS);
  else pushChildren(inside, v);
  for (const child of inside) look(sought, child, depth - 1);
}
