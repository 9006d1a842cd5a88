// SPDX-License-Identifier: MIT
/**
 * Finds dropped sockets when no thread can run: nobody can tell whether the end of a connection was sent with the last
 * reference to it or when the program waits for something, and many that were dropped until then cost one collection.
 *
 * What an instruction has dropped, and what was made, is looked at in the next idle moment, or 50 ms later where there is
 * none. What nobody saw being dropped is found by a look at everything, ever more seldom since something was made last.
 */
import type { PyObject, Value } from "../base/value.ts";
import type { Gen } from "../core/gen.ts";
import { collectOnce } from "./collect.ts";
import { PyFrame } from "./frame.ts";
import { findHeld } from "./held.ts";
import type { Interpreter } from "./run.ts";
import {
  type IdleLooks,
  learn,
  MISSED,
  type Pace,
  survived,
  type Suspect,
  type Watch,
  watchOf,
} from "./watch_state.ts";

/** How many suspects are looked at at once, and the stacks of how many threads closely. */
const SUSPECTS = 64, THREADS = 4;
/** Milliseconds for which a look waits for an idle moment: at what may be dead, and at everything. */
const PATIENCE_MS = 50;
export const LONG_PATIENCE_MS = 2000;
/** Milliseconds until the first look at everything, and the longest that one waits for the next. */
const FIRST_MS = 100, LAST_MS = 64_000;
/** A look at everything is followed by a rest of so many times its own time. */
const REST = 50;

const millis = (vm: Interpreter): number => vm.host.monotonic() * 1000;

/**
 * Has `o` looked for in the next idle moment: it was dropped, or, with the `pace` of its kind, made.
 * @param patience Milliseconds for which the look waits for such a moment.
 */
export function suspect(vm: Interpreter, watch: Watch, o: PyObject, pace?: Pace, patience = PATIENCE_MS): void {
  const { idle } = watch;
  if (idle.suspects.length < SUSPECTS) idle.suspects.push({ ref: new WeakRef(o), pace });
  const now = millis(vm);
  if (idle.near !== undefined) {
    idle.near.by = Math.min(idle.near.by, now + patience);
    return;
  }
  idle.near = { from: now, by: now + patience, takes: idle.cost, run: () => lookForSuspects(vm) };
  vm.whenIdle(idle.near);
}

/** Something was made whose loss may go unseen. Whether there are idle moments at all. */
export function lookLater(vm: Interpreter, watch: Watch): boolean {
  const { idle } = watch;
  const from = Math.max(millis(vm) + FIRST_MS, idle.resting);
  idle.gap = FIRST_MS;
  if (idle.far !== undefined) {
    idle.far.from = Math.min(idle.far.from, from);
    return true;
  }
  return plan(vm, idle, from);
}

/** Plans a look at everything. Whether there are idle moments. */
function plan(vm: Interpreter, idle: IdleLooks, from: number): boolean {
  const task = { from, by: from + LONG_PATIENCE_MS, takes: idle.cost, run: () => lookForAll(vm) };
  if (!vm.whenIdle(task)) return false;
  idle.far = task;
  return true;
}

/** What nothing near refers to. Not part of the generator below, whose variables would hold what it looks for. */
function notHeld(vm: Interpreter, watch: Watch, suspects: readonly Suspect[]): Suspect[] {
  const targets = new Map<PyObject, unknown>();
  for (const { ref } of suspects) {
    const o = ref.deref();
    if (o !== undefined && watch.objects.has(o)) targets.set(o, o);
  }
  let threads = 0;
  for (const thread of vm.threads) {
    if (targets.size === 0 || threads++ === THREADS) break;
    let top = thread.top;
    while (top !== null && !(top instanceof PyFrame)) top = top.back;
    if (top !== null) findHeld(vm, thread, targets, top.globals);
  }
  const left: Suspect[] = [];
  for (const s of suspects) {
    const o = s.ref.deref();
    if (o !== undefined && targets.has(o)) left.push(s);
  }
  return left;
}

/** Learns from a collection which of `suspects` live, and gives those. */
function alive(watch: Watch, suspects: readonly Suspect[], everywhere: boolean): Suspect[] {
  const left: Suspect[] = [];
  for (const s of suspects) {
    const o = s.ref.deref();
    if (s.pace !== undefined && (everywhere || o === undefined)) learn(s.pace, o === undefined);
    if (o === undefined) continue;
    left.push(s);
    if (everywhere) survived(watch, o);
  }
  return left;
}

function* lookForSuspects(vm: Interpreter): Gen<Value> {
  const watch = watchOf(vm);
  const { idle } = watch;
  idle.near = undefined;
  let left = notHeld(vm, watch, idle.suspects);
  idle.suspects = [];
  if (left.length === 0 || !watch.allowance.has(vm, true)) return null;
  yield* collectOnce(vm, watch.allowance, "young");
  left = alive(watch, left, false);
  if (!left.some(mayHide) || !idle.allowance.has(vm)) return null;
  yield* collectOnce(vm, idle.allowance, "most");
  alive(watch, left, true);
  return null;
}

/** Whether the whole heap is worth a collection for what one of the young objects left alive. */
const mayHide = ({ pace }: Suspect): boolean => pace === undefined || pace.missed < MISSED;

function* lookForAll(vm: Interpreter): Gen<Value> {
  const { idle } = watchOf(vm);
  idle.far = undefined;
  const { host } = vm;
  const began = host.monotonic(), used = host.cpuTime();
  yield* collectOnce(vm, undefined, "most");
  const now = millis(vm);
  // The clock counts other programs' work, processor time what V8 does at the same time on other cores.
  idle.cost = Math.min(now - began * 1000, (host.cpuTime() - used) * 1000);
  idle.resting = now + REST * idle.cost;
  idle.gap *= 2;
  if (idle.gap > LAST_MS || idle.far !== undefined) return null;
  plan(vm, idle, Math.max(now + idle.gap, idle.resting));
  return null;
}
