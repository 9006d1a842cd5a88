// SPDX-License-Identifier: MIT
/**
 * The socket part of the Deno host: plain system calls on descriptors, with `struct sockaddr` bytes as addresses.
 * Name lookups run on a thread of their own.
 */
import { EAGAIN, EINTR } from "../../vm/base/errno.ts";
import { GaiError, type HostAddress, HostError } from "../../vm/host.ts";
import { check, cstring, errno, fromCString, readCString, sockets } from "./libc.ts";
import { ProcessHost } from "./host_process.ts";

/** The host is an address, not a name (`<netdb.h>`). */
const AI_NUMERICHOST = 4;
/** Size of `struct sockaddr_storage`. */
const ADDRESS_SIZE = 128;

type Bytes = Uint8Array<ArrayBuffer>;

/** Methods of `Host` about sockets; see there for what each does. */
export class SocketHost extends ProcessHost {
  socket(family: number, type: number, protocol: number): number {
    return check(sockets().socket(family, type, protocol));
  }

  socketpair(family: number, type: number, protocol: number): [number, number] {
    const ends = new Int32Array(2);
    check(sockets().socketpair(family, type, protocol, ends));
    return [ends[0], ends[1]];
  }

  bind(fd: number, address: Uint8Array): void {
    check(sockets().bind(fd, address as Bytes, address.length));
  }

  connect(fd: number, address: Uint8Array): void {
    check(sockets().connect(fd, address as Bytes, address.length));
  }

  listen(fd: number, backlog: number): void {
    check(sockets().listen(fd, backlog));
  }

  accept(fd: number): { fd: number; address: Uint8Array } | undefined {
    const buffer = new Uint8Array(ADDRESS_SIZE), length = new Uint32Array([ADDRESS_SIZE]);
    const accepted = sockets().accept(fd, buffer, length);
    return orWait(accepted) < 0 ? undefined : { fd: accepted, address: addressOf(buffer, length) };
  }

  shutdown(fd: number, how: number): void {
    check(sockets().shutdown(fd, how));
  }

  getsockname(fd: number): Uint8Array {
    return this.#address((buffer, length) => sockets().getsockname(fd, buffer, length));
  }

  getpeername(fd: number): Uint8Array {
    return this.#address((buffer, length) => sockets().getpeername(fd, buffer, length));
  }

  getsockopt(fd: number, level: number, name: number, length: number): Uint8Array {
    const buffer = new Uint8Array(length);
    const size = new Uint32Array([length]);
    check(sockets().getsockopt(fd, level, name, buffer, size));
    return buffer.subarray(0, size[0]);
  }

  setsockopt(fd: number, level: number, name: number, value: Uint8Array): void {
    check(sockets().setsockopt(fd, level, name, value as Bytes, value.length));
  }

  recv(fd: number, buffer: Uint8Array, flags: number, length = buffer.length): number {
    const n = sockets().recv(fd, buffer as Bytes, length, flags);
    return n < 0 ? orWait(n) : n;
  }

  send(fd: number, buffer: Uint8Array, flags: number, length = buffer.length): number {
    const n = sockets().send(fd, buffer as Bytes, length, flags);
    return n < 0 ? orWait(n) : n;
  }

  recvfrom(fd: number, buffer: Uint8Array, flags: number): { length: number; address: Uint8Array } | undefined {
    const from = new Uint8Array(ADDRESS_SIZE), size = new Uint32Array([ADDRESS_SIZE]);
    const length = sockets().recvfrom(fd, buffer as Bytes, buffer.length, flags, from, size);
    return orWait(length) < 0 ? undefined : { length, address: addressOf(from, size) };
  }

  sendto(fd: number, buffer: Uint8Array, flags: number, address: Uint8Array): number {
    return orWait(sockets().sendto(fd, buffer as Bytes, buffer.length, flags, address as Bytes, address.length));
  }

  gethostname(): string {
    const buffer = new Uint8Array(256);
    check(sockets().gethostname(buffer, buffer.length));
    return fromCString(buffer);
  }

  getaddrinfo(
    host: string | null,
    service: string | null,
    family: number,
    type: number,
    protocol: number,
    flags: number,
  ): HostAddress[] | Promise<HostAddress[]> {
    const s = sockets();
    const name = host === null ? null : cstring(host), port = service === null ? null : cstring(service);
    const result = new BigUint64Array(1);
    const hints = (more: number) => Int32Array.of(flags | more, family, type, protocol, 0, 0, 0, 0, 0, 0, 0, 0);
    if ((host === null || /^[\d.]+$|:/.test(host)) && (service === null || /^\d+$/.test(service))) {
      // The library would read the address itself anyway, but waiting for another thread takes a hundred times as long.
      if (s.getaddrinfoNow(name, port, hints(AI_NUMERICHOST), result) === 0) return takeAddresses(result);
    }
    // The other thread reads these: they must not be collected meanwhile.
    const held = [name, port, hints(0)];
    return s.getaddrinfo(name, port, held[2], result).then((code) => {
      held.length = 0;
      if (code !== 0) throw gaiError(code);
      return takeAddresses(result);
    });
  }

  async getnameinfo(address: Uint8Array, flags: number): Promise<{ host: string; service: string }> {
    const host = new Uint8Array(1025), service = new Uint8Array(32);
    const code = await sockets().getnameinfo(
      address as Bytes,
      address.length,
      host,
      host.length,
      service,
      service.length,
      flags,
    );
    if (code !== 0) throw gaiError(code);
    return { host: fromCString(host), service: fromCString(service) };
  }

  /** Calls a function that fills in an address, and gives the address. */
  #address(call: (buffer: Bytes, length: Uint32Array<ArrayBuffer>) => number): Uint8Array {
    const buffer = new Uint8Array(ADDRESS_SIZE), length = new Uint32Array([ADDRESS_SIZE]);
    check(call(buffer, length));
    return addressOf(buffer, length);
  }
}

/** The answers of getaddrinfo in the list to which `result` points, which is freed. */
function takeAddresses(result: BigUint64Array): HostAddress[] {
  const list = Deno.UnsafePointer.create(result[0]);
  const answers: HostAddress[] = [];
  let node = list;
  while (node !== null) {
    const view = new Deno.UnsafePointerView(node);
    const address = new Uint8Array(view.getUint32(16));
    new Deno.UnsafePointerView(view.getPointer(24)!).copyInto(address);
    const name = view.getPointer(32);
    answers.push({
      family: view.getInt32(4),
      type: view.getInt32(8),
      protocol: view.getInt32(12),
      canonicalName: name === null ? "" : readCString(name),
      address,
    });
    node = view.getPointer(40);
  }
  sockets().freeaddrinfo(list);
  return answers;
}

const addressOf = (buffer: Bytes, length: Uint32Array): Uint8Array =>
  buffer.slice(0, Math.min(length[0], ADDRESS_SIZE));

/** `result` of a call that may be refused because it would have to wait: −1 then. Other failures are thrown. */
function orWait(result: number): number {
  if (result === -1) {
    const error = errno();
    if (error !== EAGAIN && error !== EINTR) throw new HostError(error);
  }
  return result;
}

function gaiError(code: number): GaiError {
  const text = sockets().gai_strerror(code);
  return new GaiError(code, text === null ? "Unknown error" : readCString(text));
}
