// SPDX-License-Identifier: MIT
/** What a VM knows of the objects whose death shows (`watch.ts`, `idle_look.ts`). */
import type { PyObject } from "../base/value.ts";
import type { IdleTask } from "../core/vm.ts";
import { Allowance } from "./collect.ts";
import type { PyGenerator } from "./frame.ts";
import type { Interpreter } from "./run.ts";

/** How often in a row a collection may be in vain before something is suspected less. */
export const MISSED = 4;

/** For how many marked instructions at most, as a power of two, an object that a look found held is not looked for. */
const LONGEST_TRUST = 12;

/** A collection that found a dead object pays for as many in vain. */
export const FRUITFUL = 3;

/** How often in a row a collection for new objects of a kind found them alive, and how many more are let alone therefore. */
export interface Pace {
  missed: number;
  skip: number;
}

/** Something that may be dead. */
export interface Suspect {
  readonly ref: WeakRef<PyObject>;
  /** Of its kind, where nobody has looked for it yet: it may have died as a temporary. Else something dropped it. */
  readonly pace: Pace | undefined;
}

/** A new object. */
export interface Fresh extends Suspect {
  readonly pace: Pace;
}

interface Watched {
  /** Made with it, and held by nobody: it is gone after the next collection. */
  readonly young: WeakRef<object>;
  /** Whether its end is found out when nothing else is to be done. */
  readonly unhurried: boolean;
  /** Whether that is so only when a collection of the whole heap would have to find it. */
  readonly patient: boolean;
  /** How often a short look has found that it is held, and the step before which it is not looked for again. */
  held: number;
  trusted: number;
}

export interface Watch {
  /** Objects whose death shows, but generators. */
  readonly objects: WeakMap<PyObject, Watched>;
  fresh: Fresh[];
  /** Suspended generators that an exception took from operand stacks on its way to a handler. */
  unwound: WeakRef<PyGenerator>[];
  /** How many marked instructions have run. */
  steps: number;
  /** Of those that are looked for nearby (files, sockets), which mostly die, and of others, which mostly do not. */
  readonly nearby: Pace;
  readonly others: Pace;
  readonly allowance: Allowance;
  /** What of it collections may take that find nothing dead, less what others have earned. */
  readonly vain: Allowance;
  /** For what somebody asks for (`doubt.ts`). */
  readonly asked: Allowance;
  /** For looking in the whole heap for what merely somebody's use of has ended. */
  readonly deeper: Allowance;
  /** How much of `deeper` looks that find something dead are given back. */
  readonly worthwhile: Allowance;
  /** How many collections an object has survived, and how often it is not suspected again. */
  readonly survivors: WeakMap<PyObject, { times: number; left: number }>;
  readonly idle: IdleLooks;
}

/** What is to be looked for when no thread can run. */
export interface IdleLooks {
  suspects: Suspect[];
  readonly allowance: Allowance;
  /** The next look at the suspects, and the next one at everything, where there is to be one. */
  near: IdleTask | undefined;
  far: IdleTask | undefined;
  /** Milliseconds between the last look at everything and the one before, and when there may be one again. */
  gap: number;
  resting: number;
  /** Milliseconds that the last look at the whole heap took. */
  cost: number;
}

const WATCH: unique symbol = Symbol("watched objects");
export const watchOf = (vm: Interpreter): Watch =>
  vm.state<Watch>(
    WATCH,
    () => ({
      objects: new WeakMap(),
      fresh: [],
      unwound: [],
      steps: 0,
      nearby: { missed: 0, skip: 0 },
      others: { missed: 0, skip: 0 },
      allowance: new Allowance(150, 2, 0.03),
      vain: new Allowance(Infinity, 0.2, 0.01),
      asked: new Allowance(Infinity, 0.1, 0.01),
      deeper: new Allowance(Infinity, 0.2, 0.01),
      worthwhile: new Allowance(Infinity, 0.2, 0.05),
      survivors: new WeakMap(),
      idle: {
        suspects: [],
        allowance: new Allowance(16, 0.2, 0.02),
        near: undefined,
        far: undefined,
        gap: 0,
        resting: 0,
        cost: 0,
      },
    }),
  );

/** Whether no collection has been since `o` was made: then one among what is young mostly tells whether it is dead. */
export function isYoung(watch: Watch, o: PyObject): boolean {
  return watch.objects.get(o)?.young.deref() !== undefined;
}

/** Whether an object that was used and let go is worth a collection: ever less, the more of them it has survived. */
export function isSuspicious(watch: Watch, o: PyObject): boolean {
  const survivor = watch.survivors.get(o);
  return survivor === undefined || --survivor.left < 0;
}

/** A short look found that `o` is held. */
export function foundHeld(watch: Watch, o: PyObject): void {
  const watched = watch.objects.get(o);
  if (watched === undefined) return;
  watched.held++;
  watched.trusted = watch.steps + 2 ** Math.min(watched.held, LONGEST_TRUST);
}

/** A collection found `o` alive. */
export function survived(watch: Watch, o: PyObject): void {
  const times = (watch.survivors.get(o)?.times ?? 0) + 1;
  watch.survivors.set(o, { times, left: 4 ** times });
}

/** What a collection for a new object says of its kind. */
export function learn(pace: Pace, died: boolean): void {
  pace.missed = died ? 0 : pace.missed + 1;
  pace.skip = pace.missed < MISSED ? 0 : Math.min(2 ** pace.missed, 1000);
}
