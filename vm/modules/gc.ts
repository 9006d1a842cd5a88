// SPDX-License-Identifier: MIT
/**
 * `gc`: memory belongs to the garbage collector of the JavaScript engine, which has no switches. The settings are kept
 * and given back; a collection finds nothing that Python could see.
 */
import { PyTuple, type Value } from "../base/value.ts";
import { valueError } from "../core/exceptions.ts";
import { type Gen, then } from "../core/gen.ts";
import { PyList } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { int, obj, opt, rest } from "../native/args.ts";
import { collectGarbage } from "../interp/collect.ts";
import { constant, def, defineModule } from "../native/define.ts";
import { isTracked, referents, referrers, trackedObjects } from "./gc_graph.ts";

interface Settings {
  enabled: boolean;
  debug: number;
  threshold: [number, number, number];
}
const SETTINGS = Symbol("gc");
const settings = (vm: Vm): Settings =>
  vm.state(SETTINGS, () => ({ enabled: true, debug: 0, threshold: [700, 10, 10] }));

/** A native that runs once the caller's frame is put aside: only then does that show what is on its stack. */
const inGen = (list: (vm: Vm, objects: readonly Value[]) => Value[]) =>
  function* (vm: Vm, objects: readonly Value[] = []): Gen<Value> {
    return new PyList(list(vm, objects));
  };

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
  get_objects: def(
    [],
    { doc: "The tracked objects that can be reached.", frames: true },
    inGen((vm) => trackedObjects(vm)),
  ),
  get_referrers: def(
    [rest("objects")],
    { doc: "The objects that refer directly to one of the arguments. Takes long in a big program.", frames: true },
    inGen((vm, objects) => referrers(vm, objects)),
  ),
  get_referents: def(
    [rest("objects")],
    "The objects that the arguments refer to directly.",
    inGen((vm, objects) => objects.flatMap((v) => referents(vm, v))),
  ),
  is_tracked: def([obj("object")], "Whether an object can be part of a cycle.", (vm, v) => isTracked(vm, v)),
});
