// SPDX-License-Identifier: MIT
/**
 * Files and sockets that a program drops without closing them. CPython closes them with their last reference; here that
 * happens when the collector of the JavaScript engine finds them dead, and before too many are open.
 */
import { PyObject } from "../base/value.ts";
import { EMFILE, ENFILE } from "../base/errno.ts";
import { toStr } from "../core/abstract.ts";
import { PyThrow } from "../core/exceptions.ts";
import { atEnd, forgetEnding } from "../core/finalize.ts";
import { FRAMES, type Gen, isGen } from "../core/gen.ts";
import { PyType } from "../core/type.ts";
import type { Promptness, Vm } from "../core/vm.ts";
import { HostError } from "../host.ts";
import { textToBytes } from "./buffer_protocol.ts";

/** How many may be open before somebody looks for dead ones. */
const MANY = 200;

interface Open {
  count: number;
  /** When to look for dead ones. */
  limit: number;
}
const OPEN = Symbol("open files");
const openOf = (vm: Vm): Open => vm.state(OPEN, () => ({ count: 0, limit: MANY }));

/** Has `close` called when nobody refers to `o` any more; `close` must not refer to `o`. For {@linkcode forgetLoss}. */
export function atLoss(vm: Vm, o: PyObject, close: (vm: Vm) => Gen<void>): object {
  const open = openOf(vm);
  open.count++;
  return atEnd(vm, o, (vm) => lose(vm, open, close), { atExit: false, watched: "never" });
}

/**
 * Has the end of `o` found out soon after its last reference went in the code that runs now. Compiled code does not look:
 * what is left of its calls runs in tier 0.
 */
export function* lookOutFor(vm: Vm, o: PyObject, promptness: Promptness): Gen<void> {
  if (vm.inCompiledCode) yield FRAMES;
  vm.watch?.(o, promptness);
}

/** What closes a descriptor and needs nothing else. */
export const closing = (fd: number) =>
  // deno-lint-ignore require-yield
  function* (vm: Vm): Gen<void> {
    vm.host.close(fd);
  };

/** The object was closed by the program. */
export function forgetLoss(vm: Vm, o: PyObject, ending: object): void {
  openOf(vm).count--;
  forgetEnding(vm, ending);
  vm.unwatch?.(o);
}

function* lose(vm: Vm, open: Open, close: (vm: Vm) => Gen<void>): Gen<boolean> {
  open.count--;
  try {
    yield* close(vm);
  } catch (e) {
    if (e instanceof HostError) return false;
    if (!(e instanceof PyThrow)) throw e;
    yield* reportLoss(vm, e);
  }
  return false;
}

/** What CPython says of a file that could not be closed when nobody referred to it any more (`file_dealloc`). */
export function* reportLoss(vm: Vm, e: PyThrow): Gen<void> {
  const text = toStr(vm, e.value);
  const message = String(isGen(text) ? yield* text : text);
  const kind = e.type instanceof PyType ? e.type.name : "error";
  vm.host.write(2, textToBytes(`close failed in file object destructor:\n${kind}: ${message}\n`));
}

/** Closes what was dropped, where many are open: before one more is. */
function* closeLost(vm: Vm): Gen<void> {
  const open = openOf(vm);
  if (open.count < open.limit) return;
  if (vm.findDead !== undefined) yield* vm.findDead(() => open.count < open.limit);
  open.limit = Math.max(MANY, 2 * open.count);
}

/** Opens a descriptor, after closing what was dropped where the system has no more. */
export function* opening<T>(vm: Vm, open: () => T): Gen<T> {
  yield* closeLost(vm);
  try {
    return open();
  } catch (e) {
    const { errno } = (e instanceof PyThrow ? e.value : e) as { errno?: unknown };
    if (errno !== EMFILE && errno !== ENFILE || vm.findDead === undefined) throw e;
  }
  yield* vm.findDead();
  return open();
}
