// SPDX-License-Identifier: MIT
/**
 * Finds out soon when an object dies whose death a program can notice: one with `__del__`, one that a weak reference
 * refers to, a generator suspended inside `try` or `with` (docs/architecture.md, "Finalisation").
 *
 * Nobody counts references. When the first such object appears, instructions that can drop a reference are marked in the
 * code on the stack and in all code prepared from then on. A marked instruction runs alone; when it dropped such an object
 * and a short look at the stack does not find it, the collector of the JavaScript engine decides, before the next
 * instruction. So nothing that is reachable is ever finalised, and what the short look or the allowance misses is found
 * by a later collection.
 * PERF: an instruction that never drops such an object loses its mark after a few rounds, so programs without such
 * objects pay nothing and others next to nothing.
 */
import { PyObject, PyTuple } from "../base/value.ts";
import { Code } from "../bytecode/code.ts";
import { PyDict } from "../core/dict.ts";
import type { PyThrow } from "../core/exceptions.ts";
import type { Gen } from "../core/gen.ts";
import { PyType } from "../core/type.ts";
import { PyCell, PyFunction, PyList, PyMethod, PyModule } from "../core/types.ts";
import { Allowance, collect } from "./collect.ts";
import { weakrefsOf } from "../objects/weakref_data.ts";
import { closeAtEnd, needsClosing } from "./generator.ts";
import { NativeFrame, PyFrame, PyGenerator, type Thread } from "./frame.ts";
import { Op } from "./loop_ops.ts";
import type { Prepared } from "./prepare.ts";
import type { Interpreter } from "./run.ts";
import { type Site, unwatch, watchSites } from "./watch_sites.ts";

/** How often in a row an instruction may run in vain, and cause a collection in vain. */
const IDLE = 16, MISSED = 4;
/** How far the short looks go. */
const FRAMES = 100, ITEMS = 50, VALUES = 200, GLOBALS = 1000, AROUND = 400, THREAD_FRAMES = 400;

/** How often in a row a collection for new objects of a kind found them alive, and how many more are let alone therefore. */
interface Pace {
  missed: number;
  skip: number;
}

/** An object that nobody has looked for yet: it may have died as a temporary. */
interface Fresh {
  readonly ref: WeakRef<PyObject>;
  readonly pace: Pace;
}

interface Watch {
  /** Objects whose death shows, each with something made with it that nobody holds: it is gone after the next collection. */
  readonly objects: WeakMap<PyObject, WeakRef<object>>;
  fresh: Fresh[];
  /** Of those that are looked for nearby (files, sockets), which mostly die, and of others, which mostly do not. */
  readonly nearby: Pace;
  readonly others: Pace;
  readonly allowance: Allowance;
  /** For looking in the whole heap for new objects of a kind that mostly dies. */
  readonly deeper: Allowance;
  /** How many collections an object has survived, and how often it is not suspected again. */
  readonly survivors: WeakMap<PyObject, { times: number; left: number }>;
}

const WATCH: unique symbol = Symbol("watched objects");
const watchOf = (vm: Interpreter): Watch =>
  vm.state<Watch>(
    WATCH,
    () => ({
      objects: new WeakMap(),
      fresh: [],
      nearby: { missed: 0, skip: 0 },
      others: { missed: 0, skip: 0 },
      allowance: new Allowance(150, 5, 0.05),
      deeper: new Allowance(8, 0.2, 0.02),
      survivors: new WeakMap(),
    }),
  );

/** `Vm.watch`. */
export function watchObject(vm: Interpreter, o: PyObject, nearby: boolean): void {
  if (vm.host.collectGarbage === undefined) return;
  const watch = watchOf(vm);
  if (!(o instanceof PyGenerator)) watch.objects.set(o, new WeakRef({}));
  const pace = nearby ? watch.nearby : watch.others;
  if (watch.fresh.length < 8 && --pace.skip < 0) watch.fresh.push({ ref: new WeakRef(o), pace });
  if (vm.watching) return;
  if (!nearby) vm.watching = true;
  for (let f = vm.thread.top; f !== null; f = f.back) {
    if (!(f instanceof PyFrame)) continue;
    if (nearby) watchSites(f.prep);
    else watchCode(f.prep);
  }
}

/** `Vm.unwatch`. */
export function unwatchObject(vm: Interpreter, o: PyObject): void {
  if (weakrefsOf(o).length === 0) watchOf(vm).objects.delete(o);
}

/** Marks a code object and those inside it that have run already. */
function watchCode(prep: Prepared): void {
  watchSites(prep);
  for (const v of prep.consts) if (v instanceof Code && v.prepared !== undefined) watchCode(v.prepared as Prepared);
}

/**
 * Runs the marked instruction that the newest frame stands at. Returns whether the newest frame has something to receive.
 */
export function stepWatched(
  vm: Interpreter,
  thread: Thread,
  interpret: (deliver: boolean) => "budget" | "switch",
): boolean {
  const frame = thread.top as PyFrame;
  const { prep, pc } = frame;
  const site = prep.sites?.get(pc);
  const left = thread.budget;
  if (site === undefined || site.idle > IDLE || site.missed >= MISSED) {
    unwatch(prep, pc);
    return false;
  }
  const watch = watchOf(vm);
  const targets = new Map<PyObject, unknown>();
  for (const v of dropped(frame, site.word)) collectTargets(watch, v, targets);
  const own = targets.size > 0;
  const { fresh } = watch;
  if (fresh.length > 0) {
    for (const { ref } of fresh) {
      const o = ref.deref();
      if (o !== undefined && (o instanceof PyGenerator || watch.objects.has(o))) targets.set(o, o);
    }
    watch.fresh = [];
  }
  site.idle++;
  prep.words[pc] = site.word;
  thread.budget = 1;
  let exit: "budget" | "switch";
  try {
    exit = interpret(false);
  } finally {
    // Tracing may have ended the watch in between.
    if (prep.sites!.get(pc) === site) prep.words[pc] = Op.WATCHED;
    thread.budget = left - 1;
  }
  const given = exit === "switch";
  if (targets.size === 0 || thread.top === null) return given;
  if (given && site.word !== Op.RETURN_VALUE && site.word !== Op.END_FINALLY) {
    // It went on in Python code or a native: nobody knows when the reference goes.
    return given;
  }
  if (findHeld(vm, thread, targets, frame.globals)) return given;
  if (thread.top instanceof NativeFrame) {
    // It returned to a native that called it, which mostly holds what it passed: the next instruction will see.
    for (const o of targets.keys()) {
      if (watch.fresh.length < 8) watch.fresh.push({ ref: new WeakRef(o), pace: paceOf(watch, fresh, o) });
    }
    return given;
  }
  for (const o of targets.keys()) if (o instanceof PyGenerator && needsClosing(o)) closeAtEnd(vm, o);
  if (!takesOut(site.word)) {
    for (const o of [...targets.keys()]) if (!suspicious(watch, o)) targets.delete(o);
  }
  if (targets.size === 0 || !watch.allowance.has(vm, true)) return given;
  const { result, thrown } = thread;
  thread.result = undefined;
  thread.thrown = null;
  const refs: Fresh[] = [];
  let young = !own || site.missed > 0, deeper = false;
  for (const o of targets.keys()) {
    const pace = paceOf(watch, fresh, o);
    refs.push({ ref: new WeakRef(o), pace });
    young &&= isYoung(watch, o);
    deeper ||= pace === watch.nearby && pace.missed < MISSED;
  }
  // What merely ends somebody's use of a young object is not looked for in the whole heap again and again. But V8 may keep
  // a young object for code that it remembers: one of a kind that mostly dies is looked for there now and then.
  deeper &&= young && watch.deeper.has(vm);
  const reach = takesOut(site.word) ? "all" : young && !deeper ? "young" : "most";
  const allowance = deeper && reach === "most" ? watch.deeper : watch.allowance;
  thread.top = new NativeFrame(find(vm, watch, site, own, refs, reach, allowance, result, thrown), thread.top);
  return given;
}

/** The pace of an object's kind, where it is new. */
function paceOf(watch: Watch, fresh: readonly Fresh[], o: PyObject): Pace {
  for (const { ref, pace } of fresh) if (ref.deref() === o) return pace;
  return watch.others;
}

/** Whether no collection has been since `o` was made: then one among what is young mostly tells whether it is dead. */
function isYoung(watch: Watch, o: PyObject): boolean {
  return watch.objects.get(o)?.deref() !== undefined;
}

function* find(
  vm: Interpreter,
  watch: Watch,
  site: Site,
  own: boolean,
  targets: Fresh[],
  reach: "young" | "most" | "all",
  allowance: Allowance,
  result: unknown,
  thrown: PyThrow | null,
): Gen<unknown> {
  yield* collect(vm, allowance, targets.map(({ ref }) => ref), reach);
  let died = false;
  for (const { ref, pace } of targets) {
    const o = ref.deref();
    if (o === undefined) died = true;
    else {
      const times = (watch.survivors.get(o)?.times ?? 0) + 1;
      watch.survivors.set(o, { times, left: 4 ** times });
    }
    if (own) continue;
    pace.missed = o === undefined ? 0 : pace.missed + 1;
    pace.skip = pace.missed < MISSED ? 0 : Math.min(2 ** pace.missed, 1000);
  }
  if (died) site.idle = 0;
  if (own) site.missed = died ? 0 : site.missed + 1;
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

/** Whether an object that was used and let go is worth a collection: ever less, the more of them it has survived. */
function suspicious(watch: Watch, o: PyObject): boolean {
  const survivor = watch.survivors.get(o);
  return survivor === undefined || --survivor.left < 0;
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
function collectTargets(watch: Watch, root: unknown, targets: Map<PyObject, unknown>): void {
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
function findHeld(vm: Interpreter, thread: Thread, targets: Map<PyObject, unknown>, globals: PyDict): boolean {
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
