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
const FRAMES = 100, ITEMS = 50, VALUES = 200, GLOBALS = 1000, AROUND = 400, THREAD_FRAMES = 400;

/** The objects that `v` refers to directly, some of them where there are many; values that cannot die are left out. */
function children(v: PyObject): unknown[] {
  if (v instanceof PyList || v instanceof PyTuple) return v.items.slice(0, ITEMS);
  if (v instanceof PyDict) {
    return v.size > ITEMS ? [] : v.map.entries().flatMap((e) => [e.key, e.value]);
  }
  if (v instanceof PyCell) return [v.value];
  if (v instanceof PyMethod) return [v.self];
  if (v instanceof PyFunction) return v.closure ?? [];
  if (v instanceof PyGenerator) return v.frame === null ? [] : v.frame.slots.slice(0, v.frame.sp);
  if (v instanceof PyType || v instanceof PyModule) return [];
  if (v.dict !== undefined) return v.dict.size > ITEMS ? [] : v.dict.map.entries().map((e) => e.value);
  const own: unknown[] = [];
  // Attributes, and what stands in `__slots__`.
  for (const key of Object.keys(v)) {
    if (key[0] === "$" || key[0] === "#") own.push((v as unknown as Record<string, unknown>)[key]);
  }
  return own;
}

/** Adds the watched objects at and near `root`, with `root` as what leads to them. */
export function collectTargets(watch: Watch, root: unknown, targets: Map<PyObject, unknown>): void {
  const todo = [root];
  const seen = new Set<unknown>();
  while (todo.length > 0 && todo.length < VALUES && seen.size < VALUES) {
    const o = todo.pop();
    if (!(o instanceof PyObject) || seen.has(o)) continue;
    seen.add(o);
    if (o instanceof PyGenerator ? needsClosing(o) : watch.objects.has(o)) targets.set(o, root);
    for (const child of children(o)) if (child instanceof PyObject) todo.push(child);
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
      for (const entry of names.map.entries()) look(sought, entry.value, 1);
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
  const around = top instanceof PyFrame ? top.slots.slice(0, top.sp) : [];
  if (globals.size <= GLOBALS) { for (const { value } of globals.map.entries()) around.push(value); }
  const seen = new Set<unknown>();
  for (let i = 0; i < around.length && seen.size < AROUND && sought.targets.size > 0; i++) {
    const o = around[i];
    if (!(o instanceof PyObject) || o instanceof PyFunction || seen.has(o)) continue;
    seen.add(o);
    look(sought, o, 0);
    for (const child of children(o)) if (child instanceof PyObject) around.push(child);
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
  // Registries of classes (`abc`) stand in the class.
  const inside = v instanceof PyType && v.heap ? v.attrs.map.entries().map((e) => e.value) : children(v);
  for (const child of inside) look(sought, child, depth - 1);
}
