// SPDX-License-Identifier: MIT
/**
 * `os.fork()`: a new process, which goes on in a copy of the VM. The process of a JavaScript engine cannot be copied by
 * the system, since its threads would be missing; so a new one is started, and makes the VM from a picture of it
 * (`picture.ts`), which it finds in a file without a name.
 */
import { EAGAIN } from "../../vm/base/errno.ts";
import type { Value } from "../../vm/base/value.ts";
import { environmentError, OSErrorType, PyThrow, SystemExitType } from "../../vm/core/exceptions.ts";
import { call, findAttr, isThrown } from "../../vm/core/abstract.ts";
import { PyList, PyModule } from "../../vm/core/types.ts";
import { FRAMES, type Gen, isGen, Wait } from "../../vm/core/gen.ts";
import { importLock } from "../../vm/interp/import.ts";
import { type NativeFrame } from "../../vm/interp/frame.ts";
import { HostError, O_CLOEXEC } from "../../vm/host.ts";
import type { SharedDescriptors } from "../../vm/host.ts";
import { flushAll } from "../../vm/objects/file_output.ts";
import { signalHandlers } from "../../vm/objects/os_args.ts";
import { trip } from "../../vm/modules/signal_state.ts";
import { identOf } from "../../vm/sched/ident.ts";
import { ownerOf } from "../../vm/sched/locks.ts";
import type { PyVm } from "../../vm/vm.ts";
import { FORKED } from "../run.ts";
import { Unable } from "./kind.ts";
import { Reader } from "./reader.ts";
import { Writer } from "./writer.ts";

const F_GETFD = 1, F_SETFD = 2, FD_CLOEXEC = 1, O_RDWR = 2;
const LC_ALL = 6;
const RESTORED = [13, 25];

/** What goes along with a picture. */
interface More {
  /** The number of the thread, if it is not the main one. */
  ident: number | null;
  /** The locale of the C library, where the program has asked for it. */
  locale: string | null;
  /** Descriptors that are closed on `exec`. */
  marked: number[];
  /** Standard descriptors that are closed. */
  closed: number[];
}

/** Sets the locale of the C library, or without a name gives it; `null` where nobody knows of it. */
function* setLocale(vm: PyVm, name: string | null): Gen<string | null> {
  const module = vm.modules.getStr("_locale");
  const set = module instanceof PyModule ? module.dict?.getStr("setlocale") : undefined;
  if (set === undefined) return null;
  const r = call(vm, set, [LC_ALL, name]);
  return (isGen(r) ? yield* r : r) as string;
}

/** The process id of the child; 0 in the child. Raises OSError (EAGAIN) where something cannot be in two processes. */
export function* fork(vm: PyVm): Gen<Value> {
  yield FRAMES;
  const shared = (yield new Wait(vm.host.sharedDescriptors(), undefined, "fork")) as SharedDescriptors;
  // Nobody's half-made module is in the copy.
  const lock = importLock(vm);
  const turn = lock.acquire();
  if (isGen(turn)) yield* turn;
  try {
    return spawnCopy(vm, shared, yield* setLocale(vm, null));
  } finally {
    lock.release();
  }
}

function spawnCopy(vm: PyVm, shared: SharedDescriptors, locale: string | null): number {
  const writer = new Writer(vm);
  let picture: Uint8Array;
  let marked: number[] = [];
  try {
    picture = writer.take(vm.thread, vm.depth, () => {
      marked = [...new Set([...writer.descriptors, ...shared.marked()])].filter((n) => flagsOf(vm, n) === FD_CLOEXEC);
      const closed = [0, 1, 2].filter((n) => flagsOf(vm, n) < 0);
      const ident = vm.thread.main ? null : identOf(vm, vm.thread);
      return JSON.stringify({ ident, locale, marked, closed } satisfies More);
    });
  } catch (e) {
    if (!(e instanceof Unable)) throw e;
    throw environmentError(
      OSErrorType,
      EAGAIN,
      `fork: there can be no copy of ${e.message}${e.within === undefined ? "" : `, in ${e.within}`}`,
    );
  }
  const fd = shared.openMemory("fork");
  try {
    for (let at = 0; at < picture.length;) at += vm.host.write(fd, picture.subarray(at));
    const { executable } = vm.host;
    return vm.host.spawn({
      path: executable,
      argv: [executable, ...vm.commandOptions, "-m", FORKED, String(fd), ...argvOf(vm)],
      fds: [fd, ...marked].map((n) => [n, n]),
      inherit: true,
      defaultSignals: RESTORED,
    });
  } catch (e) {
    if (e instanceof HostError) throw environmentError(OSErrorType, e.errno, e.message);
    throw e;
  } finally {
    vm.host.close(fd);
  }
}

/** The command line of the program, by which others find its processes. */
function argvOf(vm: PyVm): string[] {
  const argv = vm.sys.getStr("argv");
  return argv instanceof PyList ? argv.items.filter((arg) => typeof arg === "string") : [];
}

/** The flags of a descriptor; −1: it is closed. */
function flagsOf(vm: PyVm, fd: number): number {
  try {
    return vm.host.fcntl(fd, F_GETFD, 0);
  } catch {
    return -1;
  }
}

/** Gives the descriptors the flags they had, and lets go of what the engine keeps of the standard streams. */
function arrangeDescriptors(vm: PyVm, { marked, closed }: More): void {
  const { host } = vm;
  // A daemon that puts others in place of these must be the last to have had them.
  const nothing = host.open("/dev/null", O_RDWR | O_CLOEXEC, 0);
  for (const fd of host.listdir("/proc/self/fd").map(Number)) {
    if (fd < 3 || fd === nothing || marked.includes(fd) || flagsOf(vm, fd) !== FD_CLOEXEC || host.isInternal?.(fd)) {
      continue;
    }
    host.dup2(nothing, fd);
    host.fcntl(fd, F_SETFD, FD_CLOEXEC);
  }
  host.close(nothing);
  for (const fd of marked) host.fcntl(fd, F_SETFD, FD_CLOEXEC);
  for (const fd of closed) host.close(fd);
}

/** `threading` forgets the threads that are not there any more. */
function* tellThreading(vm: PyVm, ident: number): Gen<void> {
  const module = vm.modules.getStr("threading");
  if (!(module instanceof PyModule)) return;
  let forget = findAttr(vm, module, "_after_fork");
  if (isGen(forget)) forget = yield* forget;
  if (forget === undefined) return;
  const r = call(vm, forget, [ident]);
  if (isGen(r)) yield* r;
}

/** In the new process: goes on where {@linkcode fork} was called, up to the end of the program. */
export function* goOn(vm: PyVm, fd: number): Gen<Value> {
  const size = vm.host.fstat(fd).size;
  const data = new Uint8Array(size);
  vm.host.lseek(fd, 0, 0);
  for (let at = 0; at < size;) at += vm.host.read(fd, data.subarray(at)) as number;
  vm.host.close(fd);
  const { top, exc, depth, more } = yield* new Reader(vm).read(data);
  const given = JSON.parse(more) as More;
  const { ident } = given;
  arrangeDescriptors(vm, given);
  if (given.locale !== null) yield* setLocale(vm, given.locale);
  for (const [n, handler] of signalHandlers(vm)) {
    vm.host.onSignal(n, handler === 1 ? "ignore" : handler === 0 ? null : () => trip(vm, n));
  }
  // From now on who has a lock is known by this thread.
  ownerOf(vm);
  yield* tellThreading(vm, ident ?? identOf(vm, vm.thread));
  const { thread } = vm;
  let bottom = top;
  while (bottom.back !== null) bottom = bottom.back as typeof top;
  vm.program = { code: bottom.code, file: undefined };
  bottom.back = thread.top as NativeFrame;
  thread.top = top;
  thread.exc = exc;
  vm.depth = depth;
  thread.result = 0;
  if (ident === null) return (yield FRAMES) as Value;
  // The copy of a thread that is not the main one ends with it, as a process does whose last thread ends.
  try {
    yield FRAMES;
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
    if (!isThrown(e, SystemExitType)) yield* vm.unraisable(e, null);
  }
  yield* flushAll(vm);
  return vm.host.exit(0);
}
