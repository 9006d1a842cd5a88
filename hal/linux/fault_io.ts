// SPDX-License-Identifier: MIT
/**
 * Faults on purpose, to test what the world does rarely: reads cut short, transfers that would have to wait though they
 * need not, connections reset at any byte. The same seed and the same calls give the same faults.
 *
 * Only what a system may do to a correct program happens: regular files are left alone, datagrams stay whole, pipes are
 * not reset.
 */
import { EAGAIN, ECONNRESET } from "../../vm/base/errno.ts";
import { type FdWaiter, type Host, HostError, POLLNVAL, S_IFMT, S_IFREG } from "../../vm/host.ts";

/** What to do how often; see {@linkcode parseFaults}. */
export interface Faults {
  /** Share of transfers that are cut short or would have to wait, 0 to 1. */
  rate: number;
  seed: number;
  /** Share of transfers that reset their connection, 0 to 1. */
  resets: number;
}

/** `RATE,SEED[,RESETS]`; RESETS is a hundredth of RATE unless given. `undefined` where the text is none of that. */
export function parseFaults(text: string): Faults | undefined {
  const parts = text.split(",");
  const [rate, seed, resets = rate / 100] = parts.map((part) => /^[\d.]+$/.test(part) ? Number(part) : NaN);
  const share = (x: number) => x >= 0 && x <= 1;
  return parts.length >= 2 && parts.length <= 3 && share(rate) && share(resets) && Number.isSafeInteger(seed)
    ? { rate, seed, resets }
    : undefined;
}

const S_IFSOCK = 0o140000, AF_UNSPEC = 0, SHUT_RDWR = 2, DISCONNECT_SIZE = 16;
const SOL_SOCKET = 1, SO_TYPE = 3, SOCK_STREAM = 1;

/** Has the calls of `host` fail as `faults` says, from now on. */
export function injectFaults(host: Host, faults: Faults): void {
  let state = faults.seed >>> 0;
  /** Numbers in [0, 1) (mulberry32). */
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ state >>> 15, state | 1);
    t = (t + Math.imul(t ^ t >>> 7, t | 61)) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 2 ** 32;
  };
  const real = {
    recv: host.recv.bind(host),
    send: host.send.bind(host),
    recvfrom: host.recvfrom.bind(host),
    sendto: host.sendto.bind(host),
    accept: host.accept.bind(host),
    read: host.read.bind(host),
    write: host.write.bind(host),
    close: host.close.bind(host),
    watchFd: host.watchFd.bind(host),
    unwatchFd: host.unwatchFd.bind(host),
    pollReady: host.pollReady!.bind(host),
    awaitReady: host.awaitReady!.bind(host),
  };
  /** Descriptors that were said to have to wait: who waits for one is told at once. */
  const delayed = new Set<number>();
  let told: [fd: number, events: number, waiter: FdWaiter][] = [];
  const kind = (fd: number): number => host.fstat(fd).mode & S_IFMT;

  /** Whether this transfer is to wait. */
  const delay = (fd: number): boolean => {
    if (random() >= faults.rate / 2) return false;
    delayed.add(fd);
    return true;
  };
  /** How much of `length` is transferred. */
  const cut = (length: number): number =>
    length > 1 && random() < faults.rate / 2 ? 1 + Math.floor(random() * (length - 1)) : length;
  const isStream = (fd: number): boolean => host.getsockopt(fd, SOL_SOCKET, SO_TYPE, 4)[0] === SOCK_STREAM;
  /** Ends a connection as a crash of the other end does: both ends get ECONNRESET. */
  const reset = (fd: number): never => {
    try {
      host.connect(fd, new Uint8Array(DISCONNECT_SIZE).fill(AF_UNSPEC));
    } catch {
      try {
        host.shutdown(fd, SHUT_RDWR);
      } catch {
        // Not connected any more.
      }
    }
    throw new HostError(ECONNRESET);
  };

  const own: Partial<Host> = {
    recv(fd, buffer, flags, length = buffer.length) {
      if (delay(fd)) return -1;
      if (!isStream(fd)) return real.recv(fd, buffer, flags, length);
      const n = real.recv(fd, buffer, flags, cut(length));
      if (n > 0 && random() < faults.resets) reset(fd);
      return n;
    },
    send(fd, buffer, flags, length = buffer.length) {
      if (delay(fd)) return -1;
      if (!isStream(fd)) return real.send(fd, buffer, flags, length);
      if (random() < faults.resets) {
        // What is on its way may still arrive.
        real.send(fd, buffer, flags, Math.floor(random() * length));
        reset(fd);
      }
      return real.send(fd, buffer, flags, cut(length));
    },
    recvfrom: (fd, buffer, flags) => delay(fd) ? undefined : real.recvfrom(fd, buffer, flags),
    sendto: (fd, buffer, flags, address) => delay(fd) ? -1 : real.sendto(fd, buffer, flags, address),
    accept: (fd) => delay(fd) ? undefined : real.accept(fd),
    read(fd, buffer) {
      if (fd < 0 || kind(fd) === S_IFREG) return real.read(fd, buffer);
      return real.read(fd, buffer.subarray(0, cut(buffer.length)));
    },
    write(fd, buffer) {
      if (fd < 0 || kind(fd) === S_IFREG) return real.write(fd, buffer);
      // Socket or pipe: both may take less, or nothing for now.
      if (fd > 2 && kind(fd) === S_IFSOCK && random() < faults.resets) reset(fd);
      if (delay(fd)) throw new HostError(EAGAIN);
      return real.write(fd, buffer.subarray(0, cut(buffer.length)));
    },
    close(fd) {
      delayed.delete(fd);
      const closed = told.filter((entry) => entry[0] === fd);
      told = told.filter((entry) => entry[0] !== fd);
      for (const [, , waiter] of closed) waiter.ready(POLLNVAL);
      real.close(fd);
    },
    watchFd(fd, events, waiter) {
      if (delayed.delete(fd)) told.push([fd, events, waiter]);
      else real.watchFd(fd, events, waiter);
    },
    unwatchFd(fd, waiter) {
      const i = told.findIndex((entry) => entry[0] === fd && entry[2] === waiter);
      if (i >= 0) told.splice(i, 1);
      else real.unwatchFd(fd, waiter);
    },
    pollReady(ms) {
      const now = told;
      told = [];
      for (const [, events, waiter] of now) waiter.ready(events);
      return real.pollReady(now.length > 0 ? 0 : ms) || now.length > 0;
    },
    awaitReady() {
      if (told.length > 0) queueMicrotask(() => own.pollReady!());
      real.awaitReady();
    },
  };
  Object.assign(host, own);
}
