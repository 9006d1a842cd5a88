// SPDX-License-Identifier: MIT
/** Garbage collection on demand, for `gc.collect()` and for finding out whether a dropped object is dead (`watch.ts`). */
import type { PyObject } from "../base/value.ts";
import { runDueEndings } from "../core/finalize.ts";
import { type Gen, Wait } from "../core/gen.ts";
import type { Vm } from "../core/vm.ts";
import { runDueCallbacks } from "../objects/weakref.ts";
import { type NativeFrame, PyFrame } from "./frame.ts";
import { reachesAll } from "./reach.ts";
import type { Interpreter } from "./run.ts";

/** Drops what earlier operations left above the operand stacks: nothing reads it, but it keeps objects alive. */
function clearStale(frame: PyFrame | NativeFrame | null): void {
  for (let f = frame; f !== null; f = f.back) if (f instanceof PyFrame) f.slots.fill(undefined, f.sp);
}

/** Seconds that the turns of the event loop around a collection take. */
const TURNS = 0.0002;

/** Seconds of collections that a program asked for until plain ones do: others take several times as long. */
const THOROUGH = 1;

/** Whether walks before collections of the whole heap were worth their time lately: below 0 where the collections found what was dead. */
const WALKS: unique symbol = Symbol("walks");
const MOST_WORTH = 3;

/** A share of the program's time that collections may take. */
export class Allowance {
  #seconds = 0;
  #count = 0;
  #since: number | undefined = undefined;

  /**
   * @param count Collections that a program gets in any case, unless they take more than `free` seconds.
   * @param share Of the time since the first collection.
   */
  constructor(readonly count: number, readonly free: number, readonly share: number) {}

  /** Whether there is anything left of it. @param small For a collection that is not counted. */
  has(vm: Vm, small = false): boolean {
    const now = vm.host.monotonic();
    this.#since ??= now;
    return (small || this.#count < this.count) && this.#seconds < this.free ||
      this.#seconds < this.share * (now - this.#since);
  }

  /** @param small Whether it is not one of those that are counted. */
  spend(seconds: number, small: boolean): void {
    if (!small) this.#count++;
    this.#seconds += seconds;
  }

  /** Seconds spent so far, less what was given back. */
  get spent(): number {
    return this.#seconds;
  }

  /** Gives back what was not spent in vain. */
  refund(seconds: number): void {
    this.#seconds = Math.max(this.#seconds - seconds, 0);
  }
}

/**
 * Looks for what may be dead, where the host lets programs ask for collections and `allowance` is not used up, and gives
 * weak reference callbacks and what runs at the end of objects their turn. Once one of `sought` is dead no more is looked
 * for than what follows from it.
 * @param reach How far to look where what is young does not tell, `"all"` also once more for what a compilation held.
 * @param whole What looks at the whole heap are charged to.
 */
export function* lookForDead(
  vm: Interpreter,
  allowance: Allowance,
  sought: readonly WeakRef<PyObject>[],
  reach: "young" | "most" | "all",
  whole = allowance,
): Gen<void> {
  if (vm.host.collectGarbage === undefined || !allowance.has(vm, true)) return;
  // Most of what dies was made lately. Asking holds what is alive until the event loop has turned, which comes next.
  let more = yield* collectOnce(vm, allowance, "young");
  if (more === false && (reach === "young" || anyDead(sought)) || !whole.has(vm)) return;
  const walks = vm.state(WALKS, () => ({ worth: 0 }));
  const walked = walks.worth >= 0;
  if (walked) {
    const began = vm.host.monotonic();
    const held = allReached(vm, sought);
    allowance.spend(vm.host.monotonic() - began, true);
    if (held) {
      walks.worth = Math.min(walks.worth + 1, MOST_WORTH);
      return;
    }
  }
  more = yield* collectOnce(vm, whole, "most");
  // Dead: the walk was in vain. Alive, and nobody walked: it would have told.
  if (anyDead(sought) === walked) walks.worth += walked ? -1 : 1;
  // What ends drops references, too: a further look finds out.
  if (more || reach === "all" && !anyDead(sought)) yield* collectOnce(vm, whole, more ? "most" : "all");
}

const anyDead = (sought: readonly WeakRef<PyObject>[]): boolean => sought.some((ref) => ref.deref() === undefined);

/** Whether a walk meets all of `sought`. Not part of the generator above, whose variables would hold them. */
function allReached(vm: Interpreter, sought: readonly WeakRef<PyObject>[]): boolean {
  const targets = new Set<PyObject>();
  for (const ref of sought) {
    const o = ref.deref();
    if (o === undefined) return false;
    targets.add(o);
  }
  return reachesAll(vm, targets);
}

/**
 * One collection, charged to `allowance`, and what has to run at the end of objects. Returns whether there may be more dead
 * objects now; `undefined` where the host cannot collect so.
 */
export function* collectOnce(
  vm: Vm,
  allowance: Allowance | undefined,
  reach: "young" | "most" | "all",
): Gen<boolean | undefined> {
  const { host } = vm;
  clearStale(vm.frame as PyFrame | null);
  // An object just looked at through a weak reference lives until the event loop has turned.
  yield new Wait(host.turn(), undefined, "garbage collection");
  const started = host.monotonic();
  const used = host.cpuTime();
  if (!host.collectGarbage!(reach)) return undefined;
  // The clock counts other programs' work, processor time what V8 does at the same time on other cores.
  allowance?.spend(TURNS + Math.min(host.monotonic() - started, host.cpuTime() - used), reach === "young");
  // V8 reports the dead of one registry per turn: callbacks, then `__del__`.
  for (let i = 0; i < 3; i++) yield new Wait(host.turn(), undefined, "garbage collection");
  yield* runDueCallbacks(vm);
  return yield* runDueEndings(vm);
}

/** `Vm.findDead`. */
export function* findDead(vm: Vm, enough?: () => boolean): Gen<void> {
  if (vm.host.collectGarbage === undefined) return;
  if (enough === undefined) yield* collectOnce(vm, undefined, "all");
  else {
    yield* collectOnce(vm, undefined, "young");
    if (!enough()) yield* collectOnce(vm, undefined, "most");
  }
}

const ASKED: unique symbol = Symbol("garbage collection");

/**
 * Collects garbage for `gc.collect()`. A collection of a big heap takes long, so programs that ask in every round of a
 * loop are not always obeyed; nothing but the moment of callbacks depends on it.
 */
export function* collectGarbage(vm: Vm): Gen<void> {
  const allowance = vm.state(ASKED, () => new Allowance(Infinity, 2, 0.1));
  if (vm.host.collectGarbage === undefined || !allowance.has(vm)) return;
  // What a compilation holds for a moment does not matter to programs that ask again and again.
  const how = allowance.spent < THOROUGH ? "all" : "most";
  if (yield* collectOnce(vm, allowance, how)) yield* collectOnce(vm, allowance, how);
}
