// SPDX-License-Identifier: MIT
/**
 * Finds out soon when an object dies whose death a program can notice: one with `__del__`, one that a proxy or a weak
 * reference with a callback refers to, a generator suspended inside `try` or `with` (docs/architecture.md,
 * "Finalisation"). Other weak references look when somebody asks them (`doubt.ts`).
 *
 * Nobody counts references. When the first such object appears, instructions that can drop a reference are marked in the
 * code on the stack and in all code prepared from then on. A marked instruction runs alone; when it dropped such an object
 * and a short look at the stack does not find it, the collector of the JavaScript engine decides, before the next
 * instruction. So nothing that is reachable is ever finalised, and what the short look or the allowance misses is found
 * by a later collection.
 * PERF: an instruction that never drops such an object loses its mark after a few rounds, so programs without such
 * objects pay nothing and others next to nothing.
 */
import { PyObject } from "../base/value.ts";
import { Code } from "../bytecode/code.ts";
import { PyDict } from "../core/dict.ts";
import type { PyThrow } from "../core/exceptions.ts";
import type { Gen } from "../core/gen.ts";
import { type PyCell, PyList } from "../core/types.ts";
import type { Promptness } from "../core/vm.ts";
import { weakrefsOf } from "../objects/weakref_data.ts";
import { type Allowance, lookForDead } from "./collect.ts";
import { endReuse, NativeFrame, PyFrame, PyGenerator, type Thread } from "./frame.ts";
import { closeAtEnd, needsClosing } from "./generator.ts";
import { collectTargets, findHeld } from "./held.ts";
import { LONG_PATIENCE_MS, lookLater, suspect } from "./idle_look.ts";
import { Op } from "./loop_ops.ts";
import type { Prepared } from "./prepare.ts";
import type { Interpreter } from "./run.ts";
import { isWatched, type Site, siteAt, unwatch, watchSites } from "./watch_sites.ts";
import {
  foundHeld,
  type Fresh,
  FRUITFUL,
  isSuspicious,
  isYoung,
  learn,
  MISSED,
  type Pace,
  survived,
  type Watch,
  watchOf,
} from "./watch_state.ts";

/** How often in a row an instruction may run in vain. */
const IDLE = 8;
/** Seconds of looks in vain until what nobody finds in the whole heap is not looked for there once more. */
const IN_SMALL_HEAPS = 0.1;
/** How often in a row an instruction has to drop what dies, until a collection is asked at once. */
const SURE = 4;
/** How many new objects are looked for together, and in the variables of how many callers. */
const FRESH = 8, CALLERS = 3;
/** How many frames may use a suspended generator: its consumer, through a context manager. */
const CONSUMERS = 4;

/** `Vm.watch`. */
export function watchObject(vm: Interpreter, o: PyObject, promptness: Promptness): void {
  if (vm.host.collectGarbage === undefined) return;
  if (o instanceof PyGenerator) {
    watchConsumers(vm);
    return;
  }
  const watch = watchOf(vm);
  const patient = promptness === "patient";
  const nearby = promptness !== "everywhere" && !patient;
  const unhurried = nearby && lookLater(vm, watch) && promptness === "idle";
  const before = watch.objects.get(o);
  watch.objects.set(o, {
    young: before?.young ?? new WeakRef({}),
    unhurried,
    patient: patient && before?.patient !== false,
    held: 0,
    trusted: 0,
  });
  const pace = nearby ? watch.nearby : watch.others;
  if (watch.fresh.length < FRESH && --pace.skip < 0) {
    if (unhurried) suspect(vm, watch, o, pace);
    else watch.fresh.push({ ref: new WeakRef(o), pace });
  }
  if (vm.watching || !watch.vain.has(vm, true)) return;
  if (!nearby) {
    vm.watching = true;
    endReuse();
  }
  for (let f = vm.thread.top; f !== null; f = f.back) {
    if (!(f instanceof PyFrame)) continue;
    if (nearby) watchSites(f.prep);
    else watchCode(f.prep);
  }
}

/**
 * Marks the code that uses a generator suspended inside `try` or `with`, and that of modules from now on. Others that drop it
 * are rare, and such generators common: each context manager made of one.
 */
function watchConsumers(vm: Interpreter): void {
  vm.watchingModules = true;
  let left = CONSUMERS;
  for (let f = vm.thread.top; f !== null && left > 0; f = f.back) {
    if (!(f instanceof PyFrame)) continue;
    watchSites(f.prep);
    left--;
  }
}

/** `Vm.suspect`. */
export function suspectObject(vm: Interpreter, o: PyObject): void {
  const watch = watchOf(vm);
  if (watch.objects.get(o)?.unhurried) suspect(vm, watch, o);
}

/** `Vm.unwatch`. */
export function unwatchObject(vm: Interpreter, o: PyObject): void {
  if (weakrefsOf(o).length === 0) watchOf(vm).objects.delete(o);
}

/** `Interpreter.unwound`. */
export function unwindStack(vm: Interpreter, slots: unknown[], from: number, to: number): void {
  for (let i = to - 1; i >= from; i--) {
    const v = slots[i];
    slots[i] = undefined;
    if (!(v instanceof PyGenerator) || !needsClosing(v)) continue;
    closeAtEnd(vm, v);
    const { unwound } = watchOf(vm);
    if (unwound.length < FRESH) unwound.push(new WeakRef(v));
  }
}

/** `Interpreter.hasUnwound`. */
export const hasUnwound = (vm: Interpreter): boolean => watchOf(vm).unwound.length > 0;

/** `Interpreter.closeUnwound`. */
export function closeUnwound(vm: Interpreter, thread: Thread, frame: PyFrame): Gen<void> | undefined {
  const watch = watchOf(vm);
  if (watch.unwound.length === 0) return undefined;
  const targets = new Map<PyObject, unknown>();
  for (const ref of watch.unwound) {
    const g = ref.deref();
    if (g !== undefined && needsClosing(g)) targets.set(g, g);
  }
  watch.unwound = [];
  if (findHeld(vm, thread, targets, frame.globals)) return undefined;
  if (!watch.allowance.has(vm, true) || !watch.vain.has(vm, true)) return undefined;
  return findUnwound(vm, watch, [...targets.keys()].map((g) => new WeakRef(g)));
}

function* findUnwound(vm: Interpreter, watch: Watch, sought: WeakRef<PyObject>[]): Gen<void> {
  const before = watch.allowance.spent, beforeWhole = watch.deeper.spent;
  yield* lookForDead(vm, watch.allowance, sought, "most", watch.deeper);
  const died = sought.some((ref) => ref.deref() === undefined);
  account(vm, watch, died, watch.allowance.spent - before, watch.deeper, watch.deeper.spent - beforeWhole);
}

/** Charges a look to what looks in vain may take, or pays for others with it. `spent`: besides `spentWhole`. */
function account(
  vm: Interpreter,
  watch: Watch,
  died: boolean,
  spent: number,
  whole: Allowance,
  spentWhole: number,
): void {
  if (!died) return watch.vain.spend(spent + spentWhole, true);
  if (watch.worthwhile.has(vm)) {
    whole.refund(spentWhole);
    watch.worthwhile.spend(spentWhole, true);
  }
  watch.vain.refund(FRUITFUL * (spent + spentWhole));
}

/** Marks a code object and those inside it that have run already. */
function watchCode(prep: Prepared): void {
  watchSites(prep);
  for (const v of prep.consts) if (v instanceof Code && v.prepared !== undefined) watchCode(v.prepared as Prepared);
}

/** Runs one instruction of the newest frame. */
export type RunOne<E> = (vm: Interpreter, thread: Thread) => E;

/**
 * Runs the marked instruction that the newest frame stands at, if nothing that it drops can have an end that shows.
 * `undefined`: something may, so {@linkcode stepWatched} has to.
 * PERF: this is what becomes of nearly all; it needs no frames on the heap.
 */
export function stepQuietly<E>(vm: Interpreter, thread: Thread, runOne: RunOne<E>): E | undefined {
  const frame = thread.top as PyFrame;
  const { prep, pc } = frame;
  const site = siteAt(prep, pc);
  const watch = watchOf(vm);
  watch.steps++;
  if (site.idle > IDLE || site.missed >= MISSED || !watch.vain.has(vm, true)) unwatch(prep, pc);
  else if (watch.fresh.length > 0 || targetsOf(watch, frame, site.word).size > 0) return undefined;
  return runAlone(thread, prep, pc, site, runOne, vm);
}

/** Runs a marked instruction as what it stands for. */
function runAlone<E>(thread: Thread, prep: Prepared, pc: number, site: Site, runOne: RunOne<E>, vm: Interpreter): E {
  const left = thread.budget;
  const marked = isWatched(prep, pc);
  site.idle++;
  if (marked) prep.words[pc] = site.word;
  thread.budget = 1;
  try {
    return runOne(vm, thread);
  } finally {
    // Tracing may have ended the watch in between.
    if (marked && prep.sites!.met.get(pc) === site) prep.words[pc] = Op.WATCHED;
    thread.budget = left - 1;
  }
}

/** What the instruction `word` of `frame` drops, or may lose with what it drops, and what leads to each. */
function targetsOf(watch: Watch, frame: PyFrame, word: number): Map<PyObject, unknown> {
  const targets = new Map<PyObject, unknown>();
  for (const v of dropped(frame, word)) {
    if (v instanceof PyObject && !isHeldNear(frame, word, v)) collectTargets(watch, v, targets);
  }
  if (!takesOut(word)) {
    for (const o of targets.keys()) {
      const watched = watch.objects.get(o);
      if (watched?.patient && watched.trusted > watch.steps) targets.delete(o);
    }
  }
  return targets;
}

/**
 * Runs the marked instruction that the newest frame stands at, and finds out whether what it drops has died. Returns
 * whether the newest frame has something to receive.
 * @param runOne Gives whether the instruction left the interpreter for something else.
 */
export function stepWatched(vm: Interpreter, thread: Thread, runOne: RunOne<boolean>): boolean {
  const frame = thread.top as PyFrame;
  const { prep, pc } = frame;
  const site = siteAt(prep, pc);
  const watch = watchOf(vm);
  const targets = targetsOf(watch, frame, site.word);
  const own = targets.size > 0;
  const { fresh } = watch;
  if (fresh.length > 0) {
    for (const { ref } of fresh) {
      const o = ref.deref();
      if (o !== undefined && (o instanceof PyGenerator || watch.objects.has(o))) targets.set(o, o);
    }
    watch.fresh = [];
  }
  const given = runAlone(thread, prep, pc, site, runOne, vm);
  if (targets.size === 0 || thread.top === null) return given;
  if (given && site.word !== Op.RETURN_VALUE && site.word !== Op.END_FINALLY) {
    // It went on in Python code or a native: nobody knows when the reference goes.
    return given;
  }
  const looked = [...targets.keys()];
  if (site.hits < SURE || !own) findHeld(vm, thread, targets, frame.globals);
  for (const o of looked) if (!targets.has(o)) foundHeld(watch, o);
  if (targets.size === 0) return given;
  if (thread.top instanceof NativeFrame) {
    // It returned to a native that called it, which mostly holds what it passed: the next instruction will see.
    for (const o of targets.keys()) {
      if (watch.fresh.length < FRESH) watch.fresh.push({ ref: new WeakRef(o), pace: paceOf(watch, fresh, o) });
    }
    return given;
  }
  for (const o of targets.keys()) if (o instanceof PyGenerator && needsClosing(o)) closeAtEnd(vm, o);
  const out = own && takesOut(site.word);
  for (const o of [...targets.keys()]) {
    if (watch.objects.get(o)?.unhurried) suspect(vm, watch, o);
    else if (!own && !isYoung(watch, o) && !(o instanceof PyGenerator)) {
      // Of what was made long ago nobody knows what dropped it.
      suspect(vm, watch, o, paceOf(watch, fresh, o), LONG_PATIENCE_MS);
    } else if (out || isSuspicious(watch, o)) {
      if (out || isYoung(watch, o) || !watch.objects.get(o)?.patient) continue;
      suspect(vm, watch, o, undefined, LONG_PATIENCE_MS);
    }
    targets.delete(o);
  }
  if (targets.size === 0 || !watch.allowance.has(vm, true) || !watch.vain.has(vm, true)) return given;
  const refs: Fresh[] = [];
  let young = true, deeper = false;
  for (const o of targets.keys()) {
    const pace = paceOf(watch, fresh, o);
    refs.push({ ref: new WeakRef(o), pace });
    young &&= o instanceof PyGenerator || isYoung(watch, o);
    deeper ||= (own && site.missed === 0 || pace === watch.nearby && pace.missed < MISSED) &&
      !watch.objects.get(o)?.patient;
  }
  // What merely ends somebody's use of an object is not looked for in the whole heap again and again. But V8 may keep a
  // young object for code that it remembers, and others may be old: they are looked for there now and then.
  deeper = !out && (deeper || !young) && watch.deeper.has(vm);
  if (!out && !young && !deeper) return given;
  const { result, thrown } = thread;
  thread.result = undefined;
  thread.thrown = null;
  const reach = out ? watch.vain.spent < IN_SMALL_HEAPS ? "all" : "most" : deeper ? "most" : "young";
  const whole = deeper ? watch.deeper : watch.allowance;
  thread.top = new NativeFrame(find(vm, watch, site, own, refs, reach, whole, result, thrown), thread.top);
  return given;
}

/** The pace of an object's kind, where it is new. */
function paceOf(watch: Watch, fresh: readonly Fresh[], o: PyObject): Pace {
  for (const { ref, pace } of fresh) if (ref.deref() === o) return pace;
  return watch.others;
}

function* find(
  vm: Interpreter,
  watch: Watch,
  site: Site,
  own: boolean,
  targets: Fresh[],
  reach: "young" | "most" | "all",
  whole: Allowance,
  result: unknown,
  thrown: PyThrow | null,
): Gen<unknown> {
  const { allowance } = watch;
  const before = allowance.spent, beforeWhole = whole.spent;
  yield* lookForDead(vm, allowance, targets.map(({ ref }) => ref), reach, whole);
  let died = false;
  for (const { ref, pace } of targets) {
    const o = ref.deref();
    if (o === undefined) died = true;
    else survived(watch, o);
    if (!own) learn(pace, o === undefined);
  }
  const spentWhole = whole === allowance ? 0 : whole.spent - beforeWhole;
  const spent = allowance.spent - before;
  account(vm, watch, died, spent, whole, spentWhole);
  if (died) site.idle = 0;
  else {
    // Nothing is looked for until there is something left again, so code that is met now need not be marked.
    if (!watch.vain.has(vm, true)) vm.watching = false;
  }
  if (own) {
    site.missed = died ? 0 : site.missed + 1;
    site.hits = died ? site.hits + 1 : 0;
  }
  if (thrown !== null) throw thrown;
  return result;
}

/** Whether an instruction takes something out of a place where it was kept, not just ends somebody's use of it. */
function takesOut(word: number): boolean {
  switch (word & 255) {
    case Op.POP_TOP:
    case Op.LOAD_ATTR:
    case Op.STORE_FAST:
    case Op.BREAK_LOOP:
    case Op.RETURN_VALUE:
    case Op.END_FINALLY:
      return false;
  }
  return true;
}

/**
 * Whether a variable of `frame`, or of those that called it, has `v` too, so that nothing dies with what the instruction
 * `word` drops. PERF: most of what is dropped has a name, and going through what it refers to takes long.
 */
function isHeldNear(frame: PyFrame, word: number, v: PyObject): boolean {
  const op = word & 255;
  const variable = op === Op.STORE_FAST || op === Op.DELETE_FAST ? word >>> 8 : -1;
  const { slots } = frame;
  const stays = staysBelow(frame, op);
  for (let i = 0; i < stays; i++) if (slots[i] === v && i !== variable) return true;
  let callers = CALLERS;
  for (let f = frame.back; f !== null && callers > 0; f = f.back, callers--) {
    if (!(f instanceof PyFrame)) continue;
    for (let i = 0; i < f.sp; i++) if (f.slots[i] === v) return true;
  }
  return false;
}

/** How many slots of `frame` an instruction leaves as they are. */
function staysBelow({ sp, prep }: PyFrame, op: number): number {
  switch (op) {
    case Op.POP_TOP:
    case Op.LOAD_ATTR:
      return sp - 1;
    case Op.BREAK_LOOP:
      return prep.stackBase;
    case Op.RETURN_VALUE:
    case Op.END_FINALLY:
      return 0;
  }
  return sp;
}

/** What the instruction `word` at which `frame` stands is going to drop. */
function dropped(frame: PyFrame, word: number): unknown[] {
  const { slots, sp, prep } = frame;
  const arg = word >>> 8;
  switch (word & 255) {
    case Op.STORE_FAST:
    case Op.DELETE_FAST:
      return [slots[arg]];
    case Op.POP_TOP:
    case Op.LOAD_ATTR:
      return [slots[sp - 1]];
    case Op.STORE_NAME:
    case Op.DELETE_NAME:
      return [frame.names instanceof PyDict ? frame.names.getStr(prep.names[arg]) : undefined];
    case Op.STORE_GLOBAL:
    case Op.DELETE_GLOBAL:
      return [frame.globals.getStr(prep.names[arg])];
    case Op.STORE_DEREF:
      return [(slots[prep.nlocals + arg] as PyCell).value];
    case Op.STORE_ATTR:
    case Op.DELETE_ATTR: {
      const o = slots[sp - 1];
      if (!(o instanceof PyObject)) return [];
      return [o.dict === undefined ? o[prep.attrKeys[arg]] : o.dict.getStr(prep.names[arg])];
    }
    case Op.STORE_SUBSCR:
    case Op.DELETE_SUBSCR: {
      const o = slots[sp - 2];
      const key = slots[sp - 1];
      if (o instanceof PyList && typeof key === "number") return [o.items.at(key)];
      if (o instanceof PyDict && typeof key === "string") return [o.getStr(key)];
      return [];
    }
    case Op.BREAK_LOOP:
      return slots.slice(prep.stackBase, sp);
    case Op.RETURN_VALUE:
    case Op.END_FINALLY:
      return slots.slice(0, prep.stackBase);
  }
  return [];
}
