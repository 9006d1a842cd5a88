// SPDX-License-Identifier: MIT
/**
 * `SemLock`: a semaphore, or a lock that its thread may take again, shared between processes.
 * CPYTHON: `Modules/_multiprocessing/semaphore.c`, which stands on named semaphores. Ours is a counter of the kernel with a
 * descriptor: a thread can wait for it without keeping others, it goes with the last process that has it however that
 * ends, and no name is left behind.
 */
import { EINVAL } from "../base/errno.ts";
import { PyObject, type Value } from "../base/value.ts";
import { genericGetAttr, isTrue } from "../core/abstract.ts";
import { asDouble } from "../core/convert.ts";
import {
  AssertionErrorType,
  environmentError,
  importError,
  makeThrow,
  OSErrorType,
  valueError,
} from "../core/exceptions.ts";
import { type Gen, isGen, Wait } from "../core/gen.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import type { Vm } from "../core/vm.ts";
import { HostError, POLLIN, type SharedDescriptors } from "../host.ts";
import { bindInit, int, obj, opt, rest } from "../native/args.ts";
import { classMethod, method, newType } from "../native/define.ts";
import { untilReady, waitFd } from "../objects/fd_wait.ts";
import { atLoss, closing, lookOutFor, opening } from "../objects/lost_files.ts";
import { osCall } from "../objects/os_args.ts";
import type { Thread } from "../interp/frame.ts";
import { nowOf, ownerOf } from "../sched/locks.ts";

const RECURSIVE_MUTEX = 0, SEMAPHORE = 1;
const SEM_VALUE_MAX = 0x7fffffff;

const SHARED = Symbol("shared descriptors");
/** Loads what {@linkcode sharedOf} gives, when the module is imported. */
export function* loadShared(vm: Vm): Gen<void> {
  let loading: Promise<SharedDescriptors>;
  try {
    loading = vm.host.sharedDescriptors();
  } catch (e) {
    throw e instanceof HostError ? importError("processes cannot share anything here") : e;
  }
  const shared = yield new Wait(loading, undefined, "shared descriptors");
  vm.state(SHARED, () => shared);
}
/** What the host does with descriptors that processes share. */
export const sharedOf = (vm: Vm): SharedDescriptors =>
  vm.state(SHARED, (): SharedDescriptors => ({} as SharedDescriptors));

class PySemLock extends PyObject {
  fd = -1;
  kind = SEMAPHORE;
  maxvalue = 1;
  /** How often this process has taken it, less how often it gave it back. */
  count = 0;
  /** Who took it last, in this process. */
  owner: Thread | null = null;
}

const isMine = (vm: Vm, s: PySemLock): boolean => s.count > 0 && s.owner === ownerOf(vm);

/** Takes it, waiting at most `timeoutMs`; whether it was taken. */
function* acquire(vm: Vm, s: PySemLock, timeoutMs: number): Gen<boolean> {
  if (s.kind === RECURSIVE_MUTEX && isMine(vm, s)) {
    s.count++;
    return true;
  }
  if (!osCall(() => sharedOf(vm).takeOne(s.fd))) {
    const deadline = nowOf(vm) + timeoutMs;
    do {
      const left = timeoutMs === Infinity ? -1 : Math.max(deadline - nowOf(vm), 0);
      if (left === 0) return false;
      if (left < 0) yield* untilReady(vm, s.fd, POLLIN);
      else if (vm.host.poll([[s.fd, POLLIN]])[0] === 0) yield* waitFd(vm, s.fd, POLLIN, left);
      // Somebody else may have been quicker.
    } while (!osCall(() => sharedOf(vm).takeOne(s.fd)));
  }
  s.count++;
  s.owner = ownerOf(vm);
  return true;
}

function release(vm: Vm, s: PySemLock): null {
  if (s.kind === RECURSIVE_MUTEX) {
    if (!isMine(vm, s)) throw makeThrow(AssertionErrorType, "attempt to release recursive lock not owned by thread");
    if (s.count > 1) {
      s.count--;
      return null;
    }
  } else if (s.maxvalue < SEM_VALUE_MAX && valueOf(vm, s) >= s.maxvalue) {
    throw valueError("semaphore or lock released too many times");
  }
  osCall(() => sharedOf(vm).addOne(s.fd));
  s.count--;
  return null;
}

/** The count. PERF: whether a lock is free is asked of `poll`, which is twice as fast. */
function valueOf(vm: Vm, s: PySemLock): number {
  return s.maxvalue === 1 ? vm.host.poll([[s.fd, POLLIN]])[0] & POLLIN : osCall(() => sharedOf(vm).countOf(s.fd));
}

function* patience(vm: Vm, block: Value, timeout: Value): Gen<number> {
  const truth = isTrue(vm, block);
  if (!(isGen(truth) ? yield* truth : truth)) return 0;
  if (timeout === null) return Infinity;
  const given = asDouble(vm, timeout);
  return Math.max((isGen(given) ? yield* given : given) * 1000, 0);
}

function* attach(vm: Vm, s: PySemLock, fd: number, kind: number, maxvalue: number): Gen<PySemLock> {
  s.fd = fd;
  s.kind = kind;
  s.maxvalue = maxvalue;
  atLoss(vm, s, closing(fd));
  yield* lookOutFor(vm, s, "idle");
  return s;
}

function* numbers(vm: Vm, names: string[], args: Value[], kw: Kwargs): Gen<number[]> {
  const values = bindInit("SemLock", names, names.length, args, kw);
  const out: number[] = [];
  for (const [i, name] of names.entries()) {
    const n = int(name).convert!(vm, values[i]!, { name: "SemLock", position: i + 1 });
    out.push(isGen(n) ? yield* n : n);
  }
  return out;
}

function* newSemLock(vm: Vm, s: PySemLock, args: Value[], kw: Kwargs): Gen<PySemLock> {
  const [kind, value, maxvalue] = yield* numbers(vm, ["kind", "value", "maxvalue"], args, kw);
  if (kind !== RECURSIVE_MUTEX && kind !== SEMAPHORE) throw valueError("unrecognized kind");
  if (value < 0) throw environmentError(OSErrorType, EINVAL, "Invalid argument");
  const fd = yield* opening(vm, () => osCall(() => sharedOf(vm).openCounter(value)));
  return yield* attach(vm, s, fd, kind, maxvalue);
}

const keywords = (doc: string) => ({ doc, arity: "keywords" as const });

/** The type `SemLock`. */
export const semLockType: PyType = newType<PySemLock>("SemLock", PySemLock, { module: "_multiprocessing" }, {
  doc:
    "SemLock(kind, value, maxvalue)\n\nA semaphore (kind 1), or a lock that its thread may take again (0), for processes.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_new: (_vm, type) => new type.jsClass(),
    tp_init: function* (vm, self, args, kw) {
      yield* newSemLock(vm, self as PySemLock, args, kw);
    },
  },
  methods: {
    acquire: method<PySemLock>()(
      [opt(obj("block"), true), opt(obj("timeout"), null)],
      keywords("Takes it, waiting at most `timeout` seconds, not at all unless `block`. Whether it was taken."),
      function* (vm, s, block, timeout) {
        return yield* acquire(vm, s, yield* patience(vm, block, timeout));
      },
    ),
    release: method<PySemLock>()([], "Gives it back. ValueError where nobody has it.", release),
    __enter__: method<PySemLock>()([], "Takes it.", (vm, s) => acquire(vm, s, Infinity)),
    __exit__: method<PySemLock>()([rest("exception")], "Gives it back.", (vm, s) => release(vm, s)),
    _count: method<PySemLock>()(
      [],
      "How often this process has taken it, less how often it gave it back.",
      (_vm, s) => s.count,
    ),
    _is_mine: method<PySemLock>()([], "Whether the calling thread has it.", isMine),
    _get_value: method<PySemLock>()(
      [],
      "How often it could be taken now.",
      (vm, s) => osCall(() => sharedOf(vm).countOf(s.fd)),
    ),
    _is_zero: method<PySemLock>()([], "Whether it could not be taken now.", (vm, s) => valueOf(vm, s) === 0),
  },
  classMethods: {
    _rebuild: classMethod(
      [int("handle"), int("kind"), int("maxvalue")],
      { doc: "The object over a descriptor that this process was given.", arity: "parse" },
      (vm, type, handle, kind, maxvalue) => attach(vm, new type.jsClass() as PySemLock, handle, kind, maxvalue),
    ),
  },
  getset: {
    handle: { doc: "The descriptor.", get: (_vm, s) => s.fd },
    kind: { doc: "0: a lock that its thread may take again; 1: a semaphore.", get: (_vm, s) => s.kind },
    maxvalue: { doc: "What the count never exceeds.", get: (_vm, s) => s.maxvalue },
  },
  attributes: { SEM_VALUE_MAX },
});
