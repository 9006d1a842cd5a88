// SPDX-License-Identifier: MIT
/**
 * Messages between jobs: a copy of a value that shares nothing mutable with the original.
 *
 * `pack` walks a value in the sender's VM and writes a flat list of operations; `unpack` carries them out in the receiver's.
 * The list holds only JavaScript numbers, strings, bigints and byte arrays, so the same form goes to a job in this isolate
 * as it is, and to a worker by the structured clone of `postMessage`.
 *
 * What can be copied: what `copy.deepcopy` could, by the same protocols (`__reduce_ex__`, `__getstate__`, `copy_reg`), and
 * classes and functions by the name under which they are imported. Cycles and shared references stay what they are; types
 * are exact. Containers of any depth: neither side recurses.
 */
import { PyObject, type Value } from "../base/value.ts";
import { findAttr, isThrown } from "../core/abstract.ts";
import { AttributeErrorType, ImportErrorType, TypeErrorType } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import { PyType } from "../core/type.ts";
import type { Vm } from "../core/vm.ts";
import { defineType } from "../native/define.ts";

/** A copied value on its way. */
export type Packed = unknown[];

/** A reference to a task, which stays a reference to the same task. */
export abstract class TaskHandle extends PyObject {
  /** Number of the task in its table. */
  abstract readonly taskId: number;
}

/** How a receiver makes a task handle from a number; absent where handles mean nothing (another isolate). */
export type HandleMaker = (vm: Vm, id: number) => Value;

/** Raised for a value that cannot be copied. */
export const CopyErrorType = new PyType({ name: "CopyError", bases: [TypeErrorType], module: "vmiot.job" });
CopyErrorType.hasDict = true;
defineType(CopyErrorType, {
  doc: "A value cannot be copied to another job.",
  attributes: { __module__: "vmiot.job" },
});

/** Operations. Each works on a stack of values; those that say so number their result for `REF`. */
export const enum Op {
  NONE,
  TRUE,
  FALSE,
  /** n */
  INT,
  /** bigint: an int beyond 2^53 */
  BIG,
  /** bigint */
  LONG,
  /** x */
  FLOAT,
  /** real, imaginary */
  COMPLEX,
  /** text */
  STR,
  /** text */
  UNICODE,
  /** number of a numbered value */
  REF,
  /** n: pops n values; numbered */
  TUPLE,
  /** n: drops n values */
  DROP,
  /** Empty; numbered */
  LIST,
  /** n: appends to the list, set or `append` method below */
  APPEND,
  /** Empty; numbered */
  DICT,
  /** n pairs, stored in the dict or `__setitem__` below */
  STORE,
  /** Empty; numbered */
  SET,
  /** n: pops n values; numbered */
  FROZENSET,
  /** bytes; numbered */
  BYTEARRAY,
  /** start, step, length */
  XRANGE,
  /** Pops start, stop, step */
  SLICE,
  ELLIPSIS,
  NOT_IMPLEMENTED,
  /** module, name; numbered */
  GLOBAL,
  /** Pops function and argument tuple; numbered */
  CALL,
  /** Pops class and argument tuple, calls `__new__`; numbered */
  NEW,
  /** Pops an old-style class and argument tuple; numbered */
  OLD_INSTANCE,
  /** Pops a state and gives it to the object below */
  BUILD,
  /** number of a task */
  TASK,
}

/** Module name under which a job knows the main program of the one that started it. */
export const JOB_MAIN = "__job_main__";

/** How many operands each operation has. */
export const OPERANDS: readonly number[] = [
  ...[0, 0, 0, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 0, 1],
  ...[0, 1, 0, 1, 1, 3, 0, 0, 0, 2, 0, 0, 0, 0, 1],
];

/** Whether a packed value refers to tasks, whose numbers mean something in one isolate only. */
export function refersToTasks(ops: Packed): boolean {
  for (let i = 0; i < ops.length;) {
    if (ops[i] === Op.TASK) return true;
    i += 1 + OPERANDS[ops[i] as Op];
  }
  return false;
}

/** A noun with its article. */
export const article = (noun: string): string => `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;

/** An attribute, where there is one. */
export function* attr(vm: Vm, o: Value, name: string): Gen<Value | undefined> {
  const r = findAttr(vm, o, name);
  return isGen(r) ? yield* r : r;
}

/** The object of that name in a module, which is imported; `undefined` where there is none. */
export function* lookUp(vm: Vm, module: string, name: string): Gen<Value | undefined> {
  try {
    const m = vm.importModule(module);
    return yield* attr(vm, isGen(m) ? yield* m : m, name);
  } catch (e) {
    if (isThrown(e, ImportErrorType) || isThrown(e, AttributeErrorType)) return undefined;
    throw e;
  }
}
