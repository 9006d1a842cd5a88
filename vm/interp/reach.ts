// SPDX-License-Identifier: MIT
/**
 * Walks along what the program holds, until it has met all of some objects that may be dead: a few milliseconds in place of
 * a collection of the whole heap, which takes ten times as long and, in the heap of a big program, mostly finds that a
 * registry holds them (`watch.ts`, `doubt.ts`).
 *
 * No closure here may refer to the objects: V8 remembers the last one called, and a collection of what is young keeps it.
 */
import { PyObject, PyTuple } from "../base/value.ts";
import { PyDict } from "../core/dict.ts";
import { PyType } from "../core/type.ts";
import { PyCell, PyClassMethod, PyFunction, PyList, PyMethod, PySet, PyStaticMethod } from "../core/types.ts";
import { PyFrame, PyGenerator } from "./frame.ts";
import type { Interpreter } from "./run.ts";

/** How many objects with references to others are looked at, and how many references of one. */
const HOLDERS = 20_000, REFERENCES = 5000;

interface Walk {
  readonly targets: Set<PyObject>;
  readonly seen: Set<PyObject>;
  /** What is to be looked at, the nearest first. */
  readonly todo: PyObject[];
}

/**
 * Whether a walk from the frames of all threads and from `sys.modules` meets all of `targets`.
 * @param targets What is met is taken out.
 */
export function reachesAll(vm: Interpreter, targets: Set<PyObject>): boolean {
  const walk: Walk = { targets, seen: new Set(), todo: [] };
  for (const thread of vm.threads) {
    meet(walk, thread.result);
    for (let f = thread.top; f !== null; f = f.back) if (f instanceof PyFrame) meet(walk, f);
  }
  meet(walk, vm.modules);
  for (let i = 0; i < walk.todo.length && i < HOLDERS && walk.targets.size > 0; i++) lookInto(walk, walk.todo[i]);
  return walk.targets.size === 0;
}

/** Notes one reference. */
function meet(walk: Walk, v: unknown): void {
  if (!(v instanceof PyObject)) return;
  const { seen } = walk;
  const before = seen.size;
  seen.add(v);
  if (seen.size === before) return;
  walk.targets.delete(v);
  if (!(v instanceof PyType) || v.heap) walk.todo.push(v);
}

function meetAll(walk: Walk, values: readonly unknown[], count = values.length): void {
  const end = Math.min(count, REFERENCES);
  for (let i = 0; i < end; i++) meet(walk, values[i]);
}

/** Notes what `v` refers to, but for what only its native part knows. */
function lookInto(walk: Walk, v: PyObject): void {
  if (v instanceof PyList || v instanceof PyTuple) meetAll(walk, v.items);
  else if (v instanceof PyDict) {
    if (v.size <= REFERENCES) {
      const all: unknown[] = [];
      v.map.putInto(all, true);
      meetAll(walk, all);
    }
  } else if (v instanceof PySet) { if (v.ints === undefined && v.size <= REFERENCES) meetAll(walk, v.keys()); }
  else if (v instanceof PyCell) meet(walk, v.value);
  else if (v instanceof PyFunction) {
    if (v.closure !== undefined) meetAll(walk, v.closure);
    meetAll(walk, v.defaults);
    meet(walk, v.globals);
  } else if (v instanceof PyMethod) {
    meet(walk, v.self);
    meet(walk, v.func);
  } else if (v instanceof PyStaticMethod || v instanceof PyClassMethod) meet(walk, v.callable);
  else if (v instanceof PyFrame) {
    meetAll(walk, v.slots, v.sp);
    meet(walk, v.globals);
    meet(walk, v.names);
  } else if (v instanceof PyGenerator) meet(walk, v.frame);
  else if (v instanceof PyType) {
    meet(walk, v.attrs);
    meetAll(walk, v.bases);
  }
  if (v.type.heap) meet(walk, v.type);
  if (v.dict !== undefined) meet(walk, v.dict);
  else if (v.type.heap) {
    const fields = v as unknown as Record<string, unknown>;
    // Attributes, and what stands in `__slots__`.
    for (const key of Object.keys(v)) if (key[0] === "$" || key[0] === "#") meet(walk, fields[key]);
  }
}
