// SPDX-License-Identifier: MIT
/** Sets of descriptors that a program waits for (`epoll(7)`). They are the kernel's; nothing here waits. */
import { EINTR } from "../../vm/base/errno.ts";
import { HostError } from "../../vm/host.ts";
import { check, errno, waiting } from "./libc.ts";
import { EVENT_DATA, EVENT_SIZE } from "./poller.ts";

const one = new DataView(new ArrayBuffer(EVENT_SIZE));
const oneBytes = new Uint8Array(one.buffer);

/** See `Host.epollCreate`. Programs inherit it, as those of CPython 2.7. */
export function createSet(): number {
  return check(waiting().epoll_create1(0));
}

/** See `Host.epollControl`. */
export function controlSet(set: number, operation: number, fd: number, events: number, tag: number): void {
  one.setUint32(0, events, true);
  one.setInt32(EVENT_DATA, tag, true);
  one.setInt32(EVENT_DATA + 4, 0, true);
  check(waiting().epoll_ctl(set, operation, fd, oneBytes));
}

/** See `Host.epollReady`. */
export function readyInSet(set: number, max: number): [tag: number, events: number][] {
  const view = new DataView(new ArrayBuffer(EVENT_SIZE * max));
  const n = waiting().epoll_wait(set, new Uint8Array(view.buffer), max, 0);
  if (n < 0) {
    if (errno() === EINTR) return [];
    throw new HostError(errno());
  }
  return Array.from({ length: n }, (_, i) => {
    const at = i * EVENT_SIZE;
    return [view.getInt32(at + EVENT_DATA, true), view.getUint32(at, true)];
  });
}
