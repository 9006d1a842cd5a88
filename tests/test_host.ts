// SPDX-License-Identifier: MIT
/**
 * A host for programs that run inside the test process: the real system, but standard input is a given text, standard
 * output and error are collected, the process cannot be ended, and the descriptors that a program leaves open can be closed.
 */
import { EBADF, ESPIPE } from "../vm/base/errno.ts";
import { DenoHost } from "../hal/linux/host_deno.ts";
import { toByteString } from "../hal/linux/libc.ts";
import { type Host, HostError, type HostStat } from "../vm/host.ts";
import { quietly } from "../vm/sched/job_host.ts";

const F_DUPFD = 0, F_DUPFD_CLOEXEC = 1030;

/** Bytes of JavaScript heap for the program and its tests: in a worker V8's own limit grows with the use. */
const HEAP = 512 << 20;

/** Thrown by {@linkcode TestHost.exit}. */
export class TestExit {
  constructor(readonly status: number) {}
}

/** See the head of the file. */
export class TestHost extends DenoHost {
  readonly #parts: [string[], string[]] = [[], []];
  #stdin: Uint8Array;
  #at = 0;
  readonly #executable: string;
  readonly #open = new Set<number>();

  /** @param stdin Bytes as code units. */
  constructor(stdin: string, executable: string) {
    super();
    this.#stdin = Uint8Array.from(stdin, (c) => c.charCodeAt(0));
    this.#executable = executable;
  }

  override get executable(): string {
    return this.#executable;
  }

  /** Everything written to descriptor 1. */
  get stdout(): string {
    return this.#parts[0].join("");
  }

  /** Everything written to descriptor 2. */
  get stderr(): string {
    return this.#parts[1].join("");
  }

  override read(fd: number, buffer: Uint8Array): number {
    if (fd !== 0) return super.read(fd, buffer);
    const part = this.#stdin.subarray(this.#at, this.#at + buffer.length);
    buffer.set(part);
    this.#at += part.length;
    return part.length;
  }

  override write(fd: number, buffer: Uint8Array): number {
    if (fd !== 1 && fd !== 2) return super.write(fd, buffer);
    this.#parts[fd - 1].push(toByteString(buffer));
    return buffer.length;
  }

  override close(fd: number): void {
    if (fd <= 2) return;
    // Also what collects garbage of a program that has ended comes here: the number may be another program's by now.
    if (!this.#open.delete(fd)) throw new HostError(EBADF);
    super.close(fd);
  }

  /** Closes what the program opened and did not close, as the system does when a process ends. */
  closeAll(): void {
    for (const fd of this.#open) quietly(() => super.close(fd));
    this.#open.clear();
  }

  override heapLimit(): number {
    return HEAP;
  }

  override heapFilled(): number {
    return super.heapFilled() === 0 ? 0 : this.heapUsed() / HEAP;
  }

  #opened(fd: number): number {
    this.#open.add(fd);
    return fd;
  }

  #pair([a, b]: [number, number]): [number, number] {
    return [this.#opened(a), this.#opened(b)];
  }

  override open(path: string, flags: number, mode: number): number {
    return this.#opened(super.open(path, flags, mode));
  }

  override dup(fd: number): number {
    return this.#opened(super.dup(fd));
  }

  override pipe(): [number, number] {
    return this.#pair(super.pipe());
  }

  override openpty(): [number, number] {
    return this.#pair(super.openpty());
  }

  override epollCreate(): number {
    return this.#opened(super.epollCreate());
  }

  override socket(family: number, type: number, protocol: number): number {
    return this.#opened(super.socket(family, type, protocol));
  }

  override socketpair(family: number, type: number, protocol: number): [number, number] {
    return this.#pair(super.socketpair(family, type, protocol));
  }

  override accept(fd: number): ReturnType<Host["accept"]> {
    const accepted = super.accept(fd);
    if (accepted !== undefined) this.#opened(accepted.fd);
    return accepted;
  }

  override childFd(pid: number): number | undefined {
    const fd = super.childFd(pid);
    return fd === undefined ? undefined : this.#opened(fd);
  }

  override async sharedDescriptors(): ReturnType<Host["sharedDescriptors"]> {
    const shared = await super.sharedDescriptors();
    return {
      ...shared,
      openCounter: (count) => this.#opened(shared.openCounter(count)),
      openMemory: (name) => this.#opened(shared.openMemory(name)),
      receiveDescriptor: (socket) => {
        const fd = shared.receiveDescriptor(socket);
        return fd === undefined ? undefined : this.#opened(fd);
      },
    };
  }

  override fcntl(fd: number, command: number, argument: number | Uint8Array): number {
    const result = super.fcntl(fd, command, argument);
    return command === F_DUPFD || command === F_DUPFD_CLOEXEC ? this.#opened(result) : result;
  }

  override fstat(fd: number): HostStat {
    // Pipes, as they would be under `subprocess`.
    return fd > 2 ? super.fstat(fd) : { ...super.stat("/"), mode: 0o010600, size: 0 };
  }

  override lseek(fd: number, offset: number, whence: number): number {
    if (fd <= 2) throw new HostError(ESPIPE);
    return super.lseek(fd, offset, whence);
  }

  override isatty(fd: number): boolean {
    return fd > 2 && super.isatty(fd);
  }

  override dup2(fd: number, target: number): number {
    if (target <= 2) throw new HostError(EBADF);
    return this.#opened(super.dup2(fd, target));
  }

  override poll(fds: readonly (readonly [fd: number, events: number])[]): number[] {
    // The three standard streams are always ready; asking the system about the test process's own would be wrong.
    const others = super.poll(fds.map(([fd, events]) => [fd <= 2 ? -1 : fd, events]));
    return others.map((events, i) => fds[i][0] >= 0 && fds[i][0] <= 2 ? fds[i][1] & (fds[i][0] === 0 ? 1 : 4) : events);
  }

  override exit(status: number): never {
    throw new TestExit(status);
  }
}
