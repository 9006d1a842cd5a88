// SPDX-License-Identifier: MIT
/**
 * `gc`: memory belongs to the garbage collector of the JavaScript engine, which has no switches. The settings are kept
 * and given back; a collection finds nothing that Python could see.
 */
import { PyFloat, PyObject, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { PyDict } from "../core/dict.ts";
import { valueError } from "../core/exceptions.ts";
import { then } from "../core/gen.ts";
import { PyFunction, PyList, PyMethod, PySet } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { int, obj, opt, rest } from "../native/args.ts";
import { collectGarbage } from "../interp/collect.ts";
import { constant, def, defineModule } from "../native/define.ts";

interface Settings {
  enabled: boolean;
  debug: number;
  threshold: [number, number, number];
}
const SETTINGS = Symbol("gc");
const settings = (vm: Vm): Settings =>
  vm.state(SETTINGS, () => ({ enabled: true, debug: 0, threshold: [700, 10, 10] }));

/** The objects that `v` refers to directly. */
function referents(v: Value): Value[] {
  if (v instanceof PyList || v instanceof PyTuple) return v.items.slice().reverse();
  if (v instanceof PyDict) return v.entries().flatMap((e) => [e.key, e.value!]);
  if (v instanceof PySet) return v.table.entries().map((e) => e.key);
  if (v instanceof PyMethod) return [v.func, v.self, v.cls].filter((x) => x !== undefined) as Value[];
  if (v instanceof PyFunction) return [v.globals, ...v.defaults];
  if (!(v instanceof PyObject)) return [];
  const out: Value[] = [];
  if (v.dict !== undefined) out.push(v.dict);
  else for (const key of Object.keys(v)) if (key.startsWith("$")) out.push(v[key as `$${string}`] as Value);
  if (v.type.heap) out.push(v.type);
  return out;
}

/** Whether CPython's collector would watch `v`: containers that may be part of a cycle. */
function isTracked(v: Value): boolean {
  if (!(v instanceof PyObject) || v instanceof PyFloat || v instanceof PyUnicode) return false;
  if (v instanceof PyDict && !v.type.heap) {
    return v.entries().some((e) => mayBeTracked(e.key) || mayBeTracked(e.value!));
  }
  if (v instanceof PyTuple && !v.type.heap) return v.items.length > 0 && v.items.some(mayBeTracked);
  return v instanceof PyList || v instanceof PyDict || v instanceof PySet || v instanceof PyTuple || v.type.heap ||
    v instanceof PyFunction || v instanceof PyMethod || v.type.hasDict;
}
const mayBeTracked = (v: Value): boolean => isTracked(v);

export const gcModule = defineModule("gc", "The garbage collector's settings; collecting happens by itself.", {
  DEBUG_STATS: constant(1),
  DEBUG_COLLECTABLE: constant(2),
  DEBUG_UNCOLLECTABLE: constant(4),
  DEBUG_INSTANCES: constant(8),
  DEBUG_OBJECTS: constant(16),
  DEBUG_SAVEALL: constant(32),
  DEBUG_LEAK: constant(62),
  garbage: constant(() => new PyList([])),
  collect: def([opt(int("generation"), 2)], {
    doc: "Collects garbage where the host can do that; returns 0, as nobody counts.",
    arity: "keywords",
  }, (vm, generation) => {
    if (generation < 0 || generation > 2) throw valueError("invalid generation");
    return then(collectGarbage(vm), () => 0);
  }),
  disable: def([], "Notes that collecting is not wanted.", (vm) => {
    settings(vm).enabled = false;
    return null;
  }),
  enable: def([], "Notes that collecting is wanted.", (vm) => {
    settings(vm).enabled = true;
    return null;
  }),
  isenabled: def([], "Whether collecting is wanted.", (vm) => settings(vm).enabled),
  get_count: def([], "Counts of the three generations: zeros.", () => new PyTuple([0, 0, 0])),
  get_debug: def([], "The debugging flags.", (vm) => settings(vm).debug),
  set_debug: def([int("flags")], { doc: "Sets the debugging flags.", arity: "parse" }, (vm, flags) => {
    settings(vm).debug = flags;
    return null;
  }),
  get_threshold: def([], "The thresholds.", (vm) => new PyTuple([...settings(vm).threshold])),
  set_threshold: def(
    [int("threshold0"), opt(int("threshold1")), opt(int("threshold2"))],
    { doc: "Sets the thresholds.", arity: "parse" },
    (vm, a, b, c) => {
      const t = settings(vm).threshold;
      t[0] = a;
      if (b !== undefined) t[1] = b;
      if (c !== undefined) t[2] = c;
      return null;
    },
  ),
  get_objects: def([], "The tracked objects cannot be listed here: an empty list.", () => new PyList([])),
  get_referrers: def(
    [rest("objects")],
    "Who refers to an object is not known here: an empty list.",
    () => new PyList([]),
  ),
  get_referents: def(
    [rest("objects")],
    "The objects that the arguments refer to directly.",
    (_vm, objects) => new PyList(objects.flatMap(referents)),
  ),
  is_tracked: def([obj("object")], "Whether an object can be part of a cycle.", (_vm, v) => isTracked(v)),
});
