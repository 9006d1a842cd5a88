// SPDX-License-Identifier: MIT
/**
 * What `vmiotman ps` shows of a running program, and the UNIX socket that hands it out (docs/services.md, "ps").
 *
 * The socket is `PID.sock` in a folder of the user's own. Whoever connects gets one JSON document ({@linkcode PsReport})
 * and the end of the stream; nothing is read.
 */
import { EACCES, ECONNREFUSED, EEXIST, ENAMETOOLONG } from "../base/errno.ts";
import {
  PS_VERSION,
  psFolders,
  type PsReport,
  type PsTask,
  type PsThread,
  type ServiceStatus,
} from "../base/ps_report.ts";
import { type Host, HostError, O_NONBLOCK, POLLIN, POLLOUT } from "../host.ts";
import { type Thread, ThreadState } from "../interp/frame.ts";
import type { Wait } from "../core/gen.ts";
import type { Scheduler } from "./scheduler.ts";
import type { Task } from "./task.ts";

/** What of `PyVm` is looked at. */
interface PsWorld {
  readonly host: Host;
  readonly threads: Set<Thread>;
  readonly scheduler: Scheduler;
}

/** What the report cannot find out by itself. */
export interface PsSource {
  program: string;
  arguments: string[];
  /** Of the services at the moment. */
  services(): ServiceStatus[];
}

const STATE_NAMES: Partial<Record<ThreadState, string>> = {
  [ThreadState.READY]: "ready",
  [ThreadState.RUNNING]: "running",
  [ThreadState.PARKED]: "parked",
};

function threadsOf(vm: PsWorld, job: string, now: number): PsThread[] {
  return [...vm.threads].map((thread) => {
    const wait = thread.waiting as Wait | null;
    return {
      job,
      name: thread.name,
      state: STATE_NAMES[thread.state] ?? "new",
      waits: thread.state === ThreadState.PARKED && wait !== null ? wait.what : null,
      uptime: (now - thread.startedAt) / 1000,
      priority: thread.priority,
    };
  });
}

/** A task that is a VM of its own, as far as it can be looked into from here. */
interface JobLike extends Task {
  readonly placement: string;
  /** Seconds on the host's monotonic clock. */
  readonly startedAt?: number;
  readonly vm?: PsWorld;
}

/** Jobs say where they are placed; threads are listed by themselves. */
const isJob = (task: Task): task is JobLike => "placement" in task;

/** Looks at a program. @param startedAt When it started, on the scheduler's clock. */
export function reportOf(vm: PsWorld, source: PsSource, startedAt: number): PsReport {
  const now = vm.scheduler.now();
  const threads = threadsOf(vm, "", now);
  const tasks: PsTask[] = [];
  for (const task of vm.scheduler.tasks) {
    if (!isJob(task) || task.placement === "main") continue;
    const { startedAt: began } = task;
    const uptime = began === undefined || began === 0 ? null : vm.host.monotonic() - began;
    tasks.push({ id: task.id, name: task.name, kind: `job (${task.placement})`, uptime });
    if (task.vm !== undefined) threads.push(...threadsOf(task.vm, task.name, now));
  }
  return {
    version: PS_VERSION,
    pid: vm.host.getpid(),
    program: source.program,
    arguments: source.arguments,
    uptime: (now - startedAt) / 1000,
    services: source.services(),
    threads,
    tasks,
  };
}

// ---- the socket ---------------------------------------------------------------------------------------------------

const AF_UNIX = 1, SOCK_STREAM = 1, SOCK_CLOEXEC = 0o2000000, SOCK_NONBLOCK = 0o4000;
const F_SETFD = 2, F_SETFL = 4, FD_CLOEXEC = 1, MSG_NOSIGNAL = 0x4000;
/** Longest path of a `sockaddr_un`, with its zero. */
const UNIX_PATH = 108;
/** Milliseconds a client has to read its answer. */
const CLIENT_MS = 2000;
/** Milliseconds before the next try where no descriptor is left for a client. */
const RETRY_MS = 1000;

function unixAddress(path: string): Uint8Array {
  if (path.length >= UNIX_PATH) throw new HostError(ENAMETOOLONG, path);
  const address = new Uint8Array(2 + path.length + 1);
  address[0] = AF_UNIX;
  for (let i = 0; i < path.length; i++) address[2 + i] = path.charCodeAt(i);
  return address;
}

/**
 * Makes the folder for sockets, or checks that it belongs to the user alone: in `/tmp` anybody may have made it.
 * @throws {HostError}
 */
function openFolder(host: Host, folder: string): void {
  try {
    host.mkdir(folder, 0o700);
  } catch (e) {
    if (!(e instanceof HostError) || e.errno !== EEXIST) throw e;
  }
  const { mode, uid } = host.lstat(folder);
  if ((mode & 0o170000) !== 0o040000 || uid !== host.geteuid() || (mode & 0o077) !== 0) {
    throw new HostError(EACCES, folder, "the folder is not the user's alone");
  }
}

/** Hands out reports of a program until it is closed. */
export class PsServer {
  readonly path: string;
  readonly #fd: number;
  #closed = false;

  /** @throws {HostError} where the socket cannot be made. */
  constructor(readonly host: Host, readonly scheduler: Scheduler, readonly report: () => PsReport) {
    const folder = this.#findFolder();
    this.#fd = host.socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    try {
      this.path = this.#findPath(`${folder}/${host.getpid()}`);
      const address = unixAddress(this.path);
      // What `bind` makes gets the mode of the socket; the umask is that of all threads, and of children they start.
      host.fchmod(this.#fd, 0o600);
      host.bind(this.#fd, address);
      host.listen(this.#fd, 8);
    } catch (e) {
      host.close(this.#fd);
      throw e;
    }
    this.#serve();
  }

  #findFolder(): string {
    const environment = this.host.environ();
    const folders = psFolders((name) => environment.get(name), this.host.geteuid());
    for (const [i, folder] of folders.entries()) {
      try {
        openFolder(this.host, folder);
        return folder;
      } catch (e) {
        if (!(e instanceof HostError) || i === folders.length - 1) throw e;
      }
    }
    throw new HostError(EACCES);
  }

  /**
   * A path that nobody listens at: one process may run several programs, and containers with process numbers of their own
   * may share the folder. What a program left behind that had our number before is removed.
   */
  #findPath(start: string): string {
    const { host } = this;
    for (let n = 1;; n++) {
      const path = n === 1 ? `${start}.sock` : `${start}-${n}.sock`;
      if (host.kind(path) === undefined) return path;
      const fd = host.socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
      try {
        host.connect(fd, unixAddress(path));
      } catch (e) {
        if (!(e instanceof HostError)) throw e;
        if (e.errno === ECONNREFUSED) {
          host.unlink(path);
          return path;
        }
      } finally {
        host.close(fd);
      }
    }
  }

  /** Removes the socket. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.host.close(this.#fd);
    try {
      this.host.unlink(this.path);
    } catch (e) {
      if (!(e instanceof HostError)) throw e;
    }
  }

  /**
   * Resolves when a descriptor that was found not ready has become so, or the time is over. The scheduler looks after
   * descriptors; a timer that is due at once has it look anew, and go on with those of others afterwards.
   */
  #ready(fd: number, events: number, ms: number): Promise<void> {
    const { scheduler, host } = this;
    return new Promise((resolve) => {
      const stop = ms === Infinity ? undefined : host.timer(ms, () => {
        host.unwatchFd(fd, waiter);
        resolve();
      });
      const waiter = {
        ready: () => {
          stop?.();
          scheduler.after(0, resolve);
        },
      };
      host.watchFd(fd, events, waiter);
      scheduler.after(0, () => {});
    });
  }

  async #serve(): Promise<void> {
    const { host } = this;
    while (!this.#closed) {
      try {
        const client = host.accept(this.#fd);
        if (client === undefined) await this.#ready(this.#fd, POLLIN, Infinity);
        else this.#answer(client.fd);
      } catch (e) {
        if (!(e instanceof HostError)) throw e;
        // As by too many open files: the client waits, and the program must not spin.
        await new Promise<void>((resolve) => host.timer(RETRY_MS, resolve));
      }
    }
  }

  async #answer(fd: number): Promise<void> {
    const { host } = this;
    try {
      host.fcntl(fd, F_SETFD, FD_CLOEXEC);
      host.fcntl(fd, F_SETFL, O_NONBLOCK);
      const bytes = new TextEncoder().encode(JSON.stringify(this.report()));
      const end = host.monotonic() * 1000 + CLIENT_MS;
      for (let at = 0; at < bytes.length;) {
        const n = host.send(fd, bytes.subarray(at), MSG_NOSIGNAL);
        if (n >= 0) {
          at += n;
          continue;
        }
        const left = end - host.monotonic() * 1000;
        if (left <= 0) return;
        await this.#ready(fd, POLLOUT, left);
      }
    } catch (e) {
      // The client has gone.
      if (!(e instanceof HostError)) throw e;
    } finally {
      host.close(fd);
    }
  }
}
