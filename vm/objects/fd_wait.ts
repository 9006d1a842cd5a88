// SPDX-License-Identifier: MIT
/**
 * Waiting for descriptors: the host tells the {@linkcode Wait} itself, so a wait costs no promise. docs/scheduler.md,
 * "I/O", says what a thread that waits for a descriptor can rely on.
 */
import { EBADF } from "../base/errno.ts";
import { environmentError, IOErrorType, OSErrorType, type PyThrow } from "../core/exceptions.ts";
import { type Gen, TIMED_OUT, Wait } from "../core/gen.ts";
import type { PyType } from "../core/type.ts";
import type { Vm } from "../core/vm.ts";
import { WaitList } from "../core/wait_list.ts";
import { type FdWaiter, type Host, HostError, POLLNVAL } from "../host.ts";
import { INTERRUPT_ERRNO, INTERRUPT_TEXT, INTERRUPTED, interruptible } from "./os_args.ts";

/** `[descriptor, POLL* events]`. */
type Fds = readonly (readonly [fd: number, events: number])[];

/** A wait for a descriptor, to be yielded by its maker. It gives the events that are there. */
export class FdWait extends Wait implements FdWaiter {
  /** @param timeoutMs Negative waits for ever. */
  constructor(readonly host: Host, readonly fd: number, events: number, timeoutMs: number) {
    super(null, leave, "descriptor");
    this.direct = true;
    if (timeoutMs >= 0) this.timeoutMs = timeoutMs;
    host.watchFd(fd, events, this);
  }

  ready(events: number): void {
    this.wake(events);
  }

  /** Takes it out of the list of the host. */
  leave(): void {
    this.host.unwatchFd(this.fd, this);
  }
}

/** A wait for any of many descriptors; it gives events of the first that was ready. Its maker calls `leave` after it. */
export class FdSetWait extends Wait implements FdWaiter {
  /** @param timeoutMs Negative waits for ever. */
  constructor(readonly host: Host, readonly fds: Fds, timeoutMs: number) {
    super(null, leave, "descriptors");
    this.direct = true;
    if (timeoutMs >= 0) this.timeoutMs = timeoutMs;
    for (const [fd, events] of fds) host.watchFd(fd, events, this);
  }

  ready(events: number): void {
    this.wake(events);
  }

  /** Takes it out of all lists of the host. */
  leave(): void {
    for (const [fd] of this.fds) this.host.unwatchFd(fd, this);
  }
}

function leave(this: Wait): void {
  (this as FdWait | FdSetWait).leave();
}

/**
 * Parks the thread until `fd` may be ready for `events`; the caller has found that it is not, and looks again. Gives the
 * events; 0 after `timeoutMs` (negative: never), `POLLNVAL` where the descriptor was closed meanwhile.
 */
export function* waitFd(vm: Vm, fd: number, events: number, timeoutMs = -1): Gen<number> {
  const r = yield new FdWait(vm.host, fd, events, timeoutMs);
  return r === TIMED_OUT ? 0 : r as number;
}

/** As {@linkcode waitFd}; gives `INTERRUPTED` where a signal handler ran meanwhile. */
export function* waitFdInterruptibly(
  vm: Vm,
  fd: number,
  events: number,
  timeoutMs: number,
): Gen<number | typeof INTERRUPTED> {
  const wait = new FdWait(vm.host, fd, events, timeoutMs);
  const r = yield* interruptible<number | typeof TIMED_OUT>(vm, wait);
  if (r === INTERRUPTED) wait.leave();
  return r === TIMED_OUT ? 0 : r;
}

/**
 * Parks the thread until `fd` is ready for `events`: what must precede a call that might block. `IOError` EBADF where the
 * descriptor was closed meanwhile: its number may be another file's by now.
 */
export function* untilReady(vm: Vm, fd: number, events: number): Gen<void> {
  while (vm.host.poll([[fd, events]])[0] === 0) {
    if ((yield* waitFd(vm, fd, events)) === POLLNVAL) throw closedMeanwhile(IOErrorType);
  }
}

const F_GETFL = 3, O_NONBLOCK = 0o4000;

/** Whether the program has made `fd` fail with EAGAIN where it would block. */
export function isNonblocking(vm: Vm, fd: number): boolean {
  try {
    return (vm.host.fcntl(fd, F_GETFL, 0) & O_NONBLOCK) !== 0;
  } catch (e) {
    if (e instanceof HostError) return false;
    throw e;
  }
}

/** As {@linkcode untilReady}, but does not wait for a descriptor that does not block: the call that follows finds EAGAIN. */
export function* untilReadyIfBlocking(vm: Vm, fd: number, events: number): Gen<void> {
  if (vm.host.poll([[fd, events]])[0] === 0 && !isNonblocking(vm, fd)) yield* untilReady(vm, fd, events);
}

/** As {@linkcode untilReady}, with `OSError`; EINTR where a signal handler ran meanwhile. */
export function* untilReadyOrSignal(vm: Vm, fd: number, events: number): Gen<void> {
  while (vm.host.poll([[fd, events]])[0] === 0) {
    const r = yield* waitFdInterruptibly(vm, fd, events, -1);
    if (r === INTERRUPTED) throw environmentError(OSErrorType, INTERRUPT_ERRNO, INTERRUPT_TEXT);
    if (r === POLLNVAL) throw closedMeanwhile(OSErrorType);
  }
}

function closedMeanwhile(type: PyType): PyThrow {
  const { errno, message } = new HostError(EBADF);
  return environmentError(type, errno, message);
}

/** What stands beside `POLLNVAL` for a descriptor that was closed while somebody waited for it. */
export const CLOSED_MEANWHILE = 0x10000;

/**
 * Parks the thread until one of `fds` is ready, and gives the events of each in order; all 0 after `timeoutMs`
 * (negative: never). `INTERRUPTED` where a signal handler ran meanwhile.
 *
 * One that is closed meanwhile ends the wait as little as in Linux; what comes at its end then says so
 * ({@linkcode CLOSED_MEANWHILE}).
 */
export function* waitFds(vm: Vm, fds: Fds, timeoutMs: number): Gen<number[] | typeof INTERRUPTED> {
  const { host } = vm;
  const deadline = timeoutMs < 0 ? Infinity : host.monotonic() * 1000 + timeoutMs;
  const now = host.poll(fds);
  if (now.some((e) => e !== 0)) return now;
  let open = fds;
  for (;;) {
    const left = deadline === Infinity ? -1 : Math.max(0, deadline - host.monotonic() * 1000);
    if (left === 0) return withClosed(fds, open, host.poll(open));
    const wait = new FdSetWait(host, open, left);
    const r = yield* interruptible<number | typeof TIMED_OUT>(vm, wait);
    wait.leave();
    if (r === INTERRUPTED) return r;
    const now = host.poll(open);
    if (now.some((e) => (e & ~POLLNVAL) !== 0)) return withClosed(fds, open, now);
    if (now.some((e) => e !== 0)) open = open.filter((_, i) => now[i] === 0);
  }
}

/** The events of all `fds`, where only those of `open` are known. */
function withClosed(fds: Fds, open: Fds, events: number[]): number[] {
  if (open === fds && !events.includes(POLLNVAL)) return events;
  return fds.map((fd) => {
    const at = open.indexOf(fd);
    return at < 0 || events[at] === POLLNVAL ? POLLNVAL | CLOSED_MEANWHILE : events[at];
  });
}

// ---- whole writes ---------------------------------------------------------------------------------------------------

/** Bytes that a pipe or socket takes at once when it reports room, without making a blocking caller wait (`PIPE_BUF`). */
export const PIECE = 4096;

const WRITERS = Symbol("fd.writers");
/** Descriptors in the middle of a write that has to wait, with the threads that want to write next. */
const writers = (vm: Vm): Map<number, WaitList> => vm.state(WRITERS, () => new Map<number, WaitList>());

/** Whether a thread is in the middle of writing to `fd`: others must wait for {@linkcode beginWrite}. */
export const isWriting = (vm: Vm, fd: number): boolean => writers(vm).has(fd);

/**
 * Makes the thread the only one that writes to `fd`, after those that came first, until it calls {@linkcode endWrite}:
 * so that what each writes arrives whole. False: `timeoutMs` is over.
 */
export function* beginWrite(vm: Vm, fd: number, timeoutMs = Infinity): Gen<boolean> {
  const list = writers(vm).get(fd);
  if (list !== undefined) return (yield list.join(`turn to write fd ${fd}`, timeoutMs)) !== TIMED_OUT;
  writers(vm).set(fd, new WaitList());
  return true;
}

/** Lets the next thread write. */
export function endWrite(vm: Vm, fd: number): void {
  if (!writers(vm).get(fd)!.wakeOne()) writers(vm).delete(fd);
}
