// SPDX-License-Identifier: MIT
/**
 * Finds out whether what weak references refer to has died when somebody asks for it. Who has no callback can tell in no
 * other way, so what drops the last reference need not be known: programs that have many weak references and never ask for
 * what died, which are nearly all, pay next to nothing.
 *
 * INVARIANT: no variable of a generator here refers to an object that may be dead, and none that a closure captures.
 */
import { PyObject } from "../base/value.ts";
import { FRAMES, type Gen } from "../core/gen.ts";
import type { Doubtful } from "../core/vm.ts";
import { lookForDead } from "./collect.ts";
import { PyFrame } from "./frame.ts";
import { findHeld } from "./held.ts";
import type { Interpreter } from "./run.ts";
import { FRUITFUL, type Watch, watchOf } from "./watch_state.ts";

/** How many references are doubted at once. */
const MOST = 64;
/** How often in a row an object survives a collection until it is trusted, and how often at most then, as a power of four. */
const FIRST = 1, TRUST = 10;
/** How often a reference is not doubted again when there is no time for it. */
const PAUSE = 64;

/** `Vm.confirm`. */
export function confirm(vm: Interpreter, refs: readonly Doubtful[]): Gen<void> | undefined {
  const watch = watchOf(vm);
  if (vm.host.collectGarbage !== undefined && watch.asked.has(vm, true)) return confirming(vm, watch, refs);
  for (const ref of refs) ref.trusted = PAUSE;
  return undefined;
}

function* confirming(vm: Interpreter, watch: Watch, refs: readonly Doubtful[]): Gen<void> {
  // What compiled code refers to is seen in its frames only.
  yield FRAMES;
  const { host } = vm;
  const began = host.monotonic();
  for (const ref of refs) ref.trusted = 0;
  const left = notHeld(vm, refs.slice(0, MOST));
  watch.asked.spend(host.monotonic() - began, true);
  if (left.length === 0) return;
  const before = watch.asked.spent;
  yield* lookForDead(vm, watch.asked, left.map(({ ref }) => ref), "most");
  if (left.some(({ ref }) => ref.deref() === undefined)) {
    watch.asked.refund(FRUITFUL * (watch.asked.spent - before));
  }
  for (const { of } of left) {
    const more = ++of.survived - FIRST;
    of.trusted = more <= 0 ? 0 : 4 ** Math.min(more, TRUST);
  }
}

/** An object that may be dead, and the reference that is doubted. */
interface Left {
  readonly ref: WeakRef<PyObject>;
  readonly of: Doubtful;
}

/** Those objects that nothing near refers to. */
function notHeld(vm: Interpreter, refs: readonly Doubtful[]): Left[] {
  const targets = new Map<PyObject, unknown>();
  for (const { target } of refs) if (target !== undefined) targets.set(target, target);
  let top = vm.thread.top;
  while (top !== null && !(top instanceof PyFrame)) top = top.back;
  if (top !== null) findHeld(vm, vm.thread, targets, top.globals);
  const left: Left[] = [];
  for (const of of refs) {
    const { target } = of;
    if (target !== undefined && targets.has(target)) left.push({ ref: new WeakRef(target), of });
  }
  return left;
}
