// SPDX-License-Identifier: MIT
/** Calls of Python functions by foreign ones, which cannot wait for what is suspended. */
import type { Value } from "../base/value.ts";
import { call } from "../core/abstract.ts";
import { type Gen, isGen } from "../core/gen.ts";
import type { Vm } from "../core/vm.ts";

/** How many instructions such a function may take. */
const BUDGET = 1e12;

/** What a computation gives, at once; `undefined` if it waits, or runs for ever. @throws {PyThrow} what leaves it. */
export const runAtOnce = (vm: Vm, what: Gen<Value>): Value | undefined => vm.runNow?.(what, BUDGET);

/** What `f(*args)` gives, in the same way. */
export const callNow = (vm: Vm, f: Value, args: Value[]): Value | undefined => runAtOnce(vm, calling(vm, f, args));

function* calling(vm: Vm, f: Value, args: Value[]): Gen<Value> {
  const r = call(vm, f, args);
  return isGen(r) ? yield* r : r;
}
