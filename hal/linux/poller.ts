// SPDX-License-Identifier: MIT
/**
 * Waiting for descriptors without holding up the event loop: one `epoll` set, edge triggered, that keeps its
 * registrations between waits, so that a wait usually costs no system call. {@linkcode Poller.deliver} asks the set
 * without waiting; only when nothing else can happen does a thread of Deno's pool wait for the set itself (`poll(2)`
 * on its descriptor, which takes nothing out of it).
 *
 * Edges are reported to those who wait at that moment, each once; a waiter must have found the descriptor not ready
 * after it was registered or the last edge was reported, and must look again when told. Both hold where everybody tries
 * first and waits when that gave `EAGAIN`: registering and changing a registration report what is ready then.
 *
 * INVARIANT: a slot exists exactly while its descriptor is registered; {@linkcode Poller.closing} is called before a
 * descriptor is closed or replaced.
 */
import { fewBytes, viewOf } from "../../vm/base/few_bytes.ts";
import { EEXIST, EPERM } from "../../vm/base/errno.ts";
import { type FdWaiter, POLLERR, POLLHUP, POLLIN, POLLNVAL, POLLOUT, POLLPRI } from "../../vm/host.ts";
import { check, errno, files, waiting } from "./libc.ts";

const EPOLL_CTL_ADD = 1, EPOLL_CTL_DEL = 2, EPOLL_CTL_MOD = 3, EPOLLET = 0x80000000, CLOEXEC = 0o2000000;
const EFD_NONBLOCK = 0o4000;
/** Events fetched by one system call. */
const BATCH = 256;
/** Size of `struct epoll_event`, which is packed on x86_64 only. */
export const EVENT_SIZE = Deno.build.arch === "x86_64" ? 12 : 16;
/** Where what was given with the descriptor stands in it. */
export const EVENT_DATA = EVENT_SIZE - 8;
/** Bits that are reported without being asked for. */
const ALWAYS = POLLERR | POLLHUP | POLLNVAL;
const INPUT = POLLIN | POLLPRI;

/** A registered descriptor. */
interface Slot {
  /** What the kernel reports. */
  registered: number;
  /** Those who wait, in order of arrival: `[events, waiter]`. */
  watches: [number, FdWaiter][];
}

/** Asks the state of `fds` without waiting, with `poll` as the system call. */
export function pollNow(
  fds: readonly (readonly [fd: number, events: number])[],
  poll: (buffer: Uint8Array<ArrayBuffer>, count: number, timeout: number) => number,
): number[] {
  const bytes = fewBytes(8 * fds.length);
  const view = viewOf(bytes);
  for (let i = 0; i < fds.length; i++) {
    view.setInt32(i * 8, fds[i][0], true);
    view.setInt16(i * 8 + 4, fds[i][1], true);
  }
  poll(bytes, fds.length, 0);
  return fds.map((_, i) => view.getInt16(i * 8 + 6, true));
}

/** The set of waits of one host. */
export class Poller {
  readonly #slots: (Slot | undefined)[] = [];
  /** Waiters for descriptors that are ready for ever (regular files) or closed: `[events, waiter]`. */
  #always: [number, FdWaiter][] = [];
  /** Those who wait. */
  #count = 0;
  #epoll = -1;
  /** Wakes the thread of the pool. */
  #event = -1;
  #blocking = false;
  #eventSet = false;
  /** To be given up as soon as the thread of the pool is back. */
  #leaving = false;
  readonly #events = new DataView(new ArrayBuffer(BATCH * EVENT_SIZE));
  readonly #eventBytes = new Uint8Array(this.#events.buffer);
  readonly #control = new DataView(new ArrayBuffer(EVENT_SIZE));
  readonly #pollfd = new DataView(new ArrayBuffer(8));
  readonly #pollfdBytes = new Uint8Array(this.#pollfd.buffer);
  readonly #timespec = new BigInt64Array(2);
  readonly #controlBytes = new Uint8Array(this.#control.buffer);

  /** Whether `fd` is one of the poller's own, which nobody else may close. */
  owns(fd: number): boolean {
    return fd >= 0 && (fd === this.#epoll || fd === this.#event);
  }

  /** See `Host.watchFd`. */
  watch(fd: number, events: number, waiter: FdWaiter): void {
    this.#count++;
    this.#leaving = false;
    let slot = this.#slots[fd];
    const wanted = events & POLLOUT;
    if (slot === undefined) {
      slot = { registered: INPUT | wanted, watches: [] };
      const failed = this.#register(EPOLL_CTL_ADD, fd, slot.registered);
      if (failed !== 0 && failed !== EEXIST) {
        this.#always.push([failed === EPERM ? events & (POLLIN | POLLOUT) : POLLNVAL, waiter]);
        return;
      }
      this.#slots[fd] = slot;
    } else if (wanted !== 0 && (slot.registered & POLLOUT) === 0) {
      slot.registered |= POLLOUT;
      this.#register(EPOLL_CTL_MOD, fd, slot.registered);
    }
    slot.watches.push([events, waiter]);
  }

  /** See `Host.unwatchFd`. */
  unwatch(fd: number, waiter: FdWaiter): void {
    const slot = this.#slots[fd];
    if (slot !== undefined && remove(slot.watches, waiter) || remove(this.#always, waiter)) {
      if (--this.#count === 0 && this.#blocking) this.#wake();
    }
  }

  /** Tells that `fd` is about to be closed or replaced: whoever waits for it is told `POLLNVAL`. */
  closing(fd: number): void {
    const slot = this.#slots[fd];
    if (slot === undefined) return;
    this.#slots[fd] = undefined;
    this.#register(EPOLL_CTL_DEL, fd, 0);
    for (const [, waiter] of slot.watches) {
      this.#count--;
      waiter.ready(POLLNVAL);
    }
    if (this.#count === 0 && this.#blocking) this.#wake();
  }

  /** See `Host.pollReady`. */
  deliver(ms = 0): boolean {
    if (this.#count === 0) return false;
    if (ms > 0) this.pause(ms);
    const before = this.#count;
    if (this.#always.length > 0) {
      const list = this.#always;
      this.#always = [];
      this.#count -= list.length;
      for (const [events, waiter] of list) waiter.ready(events);
    }
    if (this.#epoll >= 0) {
      let n: number;
      do {
        n = waiting().epoll_wait(this.#epoll, this.#eventBytes, BATCH, 0);
        for (let i = 0; i < n; i++) {
          const at = i * EVENT_SIZE;
          this.#tell(this.#events.getInt32(at + EVENT_DATA, true), this.#events.getUint32(at, true));
        }
      } while (n === BATCH);
    }
    return this.#count < before;
  }

  /**
   * Waits less than a second, and at most until a descriptor of the set is ready: what a thread of the pool and its two
   * handovers would take longer for.
   */
  pause(ms: number): void {
    if (this.#always.length > 0) return;
    const some = this.#count > 0 && this.#epoll >= 0;
    this.#pollfd.setInt32(0, this.#epoll, true);
    this.#pollfd.setInt16(4, POLLIN, true);
    this.#timespec[1] = BigInt(Math.ceil(ms * 1e6));
    waiting().ppoll(this.#pollfdBytes, some ? 1 : 0, this.#timespec, null);
  }

  #tell(fd: number, events: number): void {
    if (fd === this.#event) {
      waiting().read(fd, this.#controlBytes, 8);
      this.#eventSet = false;
      return;
    }
    const slot = this.#slots[fd];
    if (slot === undefined) return;
    const { watches } = slot;
    let kept = 0;
    for (let i = 0; i < watches.length; i++) {
      const watch = watches[i];
      const found = events & (watch[0] | ALWAYS);
      if (found === 0) watches[kept++] = watch;
      else {
        this.#count--;
        watch[1].ready(found);
      }
    }
    watches.length = kept;
    // A stream that nobody wants to write to would report room all the time.
    if (kept === 0 && (events & POLLOUT) !== 0 && (events & INPUT) === 0) {
      slot.registered = INPUT;
      this.#register(EPOLL_CTL_MOD, fd, INPUT);
    }
  }

  /** See `Host.awaitReady`. */
  block(): void {
    if (this.#blocking || this.#count === 0) return;
    if (this.#always.length > 0) queueMicrotask(() => this.deliver());
    else this.#blockInPool();
  }

  async #blockInPool(): Promise<void> {
    this.#blocking = true;
    const view = new DataView(new ArrayBuffer(8));
    view.setInt32(0, this.#epoll, true);
    view.setInt16(4, POLLIN, true);
    // What woke the thread may concern nobody any more.
    do await waiting().poll(new Uint8Array(view.buffer), 1, -1); while (this.#count > 0 && !this.deliver());
    this.#blocking = false;
    if (this.#eventSet) {
      waiting().read(this.#event, this.#controlBytes, 8);
      this.#eventSet = false;
    }
    if (this.#leaving) this.release();
  }

  /** See `Host.stopWaiting`. */
  release(): void {
    if (this.#count > 0 || this.#epoll < 0) return;
    this.#leaving = this.#blocking;
    if (this.#blocking) return;
    files().close(this.#epoll);
    files().close(this.#event);
    this.#epoll = this.#event = -1;
    this.#slots.length = 0;
  }

  #wake(): void {
    if (this.#eventSet) return;
    this.#eventSet = true;
    this.#control.setBigUint64(0, 1n, true);
    waiting().write(this.#event, this.#controlBytes, 8);
  }

  /** Changes the set. Gives the error number, or 0. */
  #register(operation: number, fd: number, events: number): number {
    if (this.#epoll < 0) {
      this.#epoll = check(waiting().epoll_create1(CLOEXEC));
      this.#event = check(waiting().eventfd(0, CLOEXEC | EFD_NONBLOCK));
      this.#register(EPOLL_CTL_ADD, this.#event, POLLIN);
    }
    this.#control.setUint32(0, (events | EPOLLET) >>> 0, true);
    this.#control.setInt32(EVENT_DATA, fd, true);
    return waiting().epoll_ctl(this.#epoll, operation, fd, this.#controlBytes) === 0 ? 0 : errno();
  }
}

function remove(list: [number, FdWaiter][], waiter: FdWaiter): boolean {
  const i = list.findIndex((watch) => watch[1] === waiter);
  if (i < 0) return false;
  list.splice(i, 1);
  return true;
}
