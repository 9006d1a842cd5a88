// SPDX-License-Identifier: MIT
/**
 * The process part of the Deno host: identity, limits, environment, signals, child processes.
 *
 * Signals reach handlers through Deno's event loop: somebody must let it turn (`Host.turn`). Ignoring a signal and
 * restoring its default action bypass Deno (`sigaction`), because Deno cannot do either; the action that Deno had
 * installed is kept, and put back when a handler is wanted again.
 * `fork` does not exist: a copy of a process with V8's threads in it would not run. `spawn` is `posix_spawn`.
 */
import { EACCES, EINVAL, ENOENT, ENOSYS, ENOTDIR } from "../../vm/base/errno.ts";
import { HostError, type LocalZone, type SetId, type SpawnOptions } from "../../vm/host.ts";
import {
  check,
  cstring,
  cstringArray,
  encodeName,
  errno,
  files,
  fromCString,
  processes,
  readCString,
  spawning,
  toByteString,
} from "./libc.ts";
import { FileHost } from "./host_files.ts";

/** Names of Linux's signals by number, as Deno wants them. */
const SIGNAL_NAMES = [
  ..." HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT".split(" "),
  ..."CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS".split(" "),
];
const SIG_DFL = 0n, SIG_IGN = 1n;
/** Size of `struct sigaction`; the handler is its first word. */
const SIGACTION_SIZE = 152;

const F_GETFD = 1, F_DUPFD_CLOEXEC = 1030, FD_CLOEXEC = 1;
const SPAWN_SETPGROUP = 0x02, SPAWN_SETSIGDEF = 0x04, SPAWN_SETSID = 0x80;
/** First number for temporary duplicates: beyond what a child is given. */
const SAFE_FD = 200;
/** The same number on every machine. */
const SYS_PIDFD_OPEN = 434n;
const P_ALL = 0, P_PID = 1, WEXITED = 4, WNOWAIT = 0x1000000;

/** Variables we were started with that are not UTF-8, which Deno does not tell of; bytes as code units. */
function* rawEnvironment(): Generator<[string, string]> {
  let bytes: Uint8Array;
  try {
    bytes = Deno.readFileSync("/proc/self/environ");
  } catch {
    return;
  }
  for (let start = 0, end; (end = bytes.indexOf(0, start)) >= 0; start = end + 1) {
    const entry = bytes.subarray(start, end), equals = entry.indexOf(61);
    if (equals < 1 || !entry.some((byte) => byte > 127)) continue;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(entry);
    } catch {
      yield [toByteString(entry.subarray(0, equals)), toByteString(entry.subarray(equals + 1))];
    }
  }
}

/** Methods of `Host` about processes; see there for what each does. */
export class ProcessHost extends FileHost {
  readonly platform = "linux2";
  #machine: string | undefined;
  #executable: string | undefined;
  /** What `localZone` answered last, and in which quarter of an hour since 1970 that holds; NaN: in none. */
  #zone: LocalZone | undefined;
  #zoneQuarter = NaN;
  readonly #listeners = new Map<number, () => void>();
  /** Deno's `struct sigaction` for each signal whose action we replaced. */
  readonly #denoActions = new Map<number, Uint8Array<ArrayBuffer>>();

  get machine(): string {
    return this.#machine ??= Deno.build.arch === "x86_64" ? "x86_64" : Deno.build.arch;
  }

  get executable(): string {
    return this.#executable ??= encodeName(Deno.env.get("VMIOT_EXECUTABLE") ?? "");
  }

  // --- Environment and identity ---------------------------------------------------------------------------------

  environ(): Map<string, string> {
    const result = new Map<string, string>();
    for (const [name, value] of rawEnvironment()) result.set(name, value);
    for (const [name, value] of Object.entries(Deno.env.toObject())) {
      // What the launcher added is none of the program's business.
      if (
        name !== "VMIOT_EXECUTABLE" && name !== "DENO_NO_UPDATE_CHECK" &&
        !(name === "DENO_DIR" && value.includes("/.deno/cache/")) &&
        !(name === "MALLOC_MMAP_THRESHOLD_" && value === "524288") &&
        !(name === "MALLOC_TRIM_THRESHOLD_" && value === "2097152")
      ) {
        result.set(encodeName(name), encodeName(value));
      }
    }
    return result;
  }

  setenv(name: string, value: string | undefined): void {
    if (value === undefined) check(processes().unsetenv(cstring(name)));
    else check(processes().setenv(cstring(name), cstring(value), 1));
  }

  umask(mask: number): number {
    return processes().umask(mask);
  }

  getpid(): number {
    return Deno.pid;
  }

  getppid(): number {
    return processes().getppid();
  }

  getuid(): number {
    return processes().getuid();
  }

  geteuid(): number {
    return processes().geteuid();
  }

  getgid(): number {
    return processes().getgid();
  }

  getegid(): number {
    return processes().getegid();
  }

  getgroups(): number[] {
    const buffer = new Uint32Array(65536);
    return [...buffer.subarray(0, check(processes().getgroups(buffer.length, buffer)))];
  }

  setId(which: SetId, ...ids: number[]): void {
    const set = processes()[which] as (...ids: number[]) => number;
    check(set(...ids));
  }

  setgroups(groups: number[]): void {
    check(processes().setgroups(groups.length, Uint32Array.from(groups)));
  }

  initgroups(user: string, group: number): void {
    check(processes().initgroups(cstring(user), group));
  }

  getpgid(pid: number): number {
    return check(processes().getpgid(pid));
  }

  setpgid(pid: number, pgid: number): void {
    check(processes().setpgid(pid, pgid));
  }

  getsid(pid: number): number {
    return check(processes().getsid(pid));
  }

  setsid(): number {
    return check(processes().setsid());
  }

  nice(increment: number): number {
    // −1 is also a valid niceness: a failure shows in the priority not having changed, which only root can tell
    // apart; so errno decides for negative increments, where a failure is possible.
    const result = processes().nice(increment);
    if (result === -1 && increment < 0 && errno() !== 0) throw new HostError(errno());
    return result;
  }

  uname(): [string, string, string, string, string] {
    const buffer = new Uint8Array(390);
    check(processes().uname(buffer));
    const part = (i: number) => fromCString(buffer.subarray(i * 65, (i + 1) * 65));
    return [part(0), part(1), part(2), part(3), part(4)];
  }

  times(): [number, number, number, number, number] {
    const buffer = new BigInt64Array(4);
    const elapsed = Number(processes().times(buffer));
    const ticks = this.sysconf(2);
    const seconds = (i: number) => Number(buffer[i]) / ticks;
    return [seconds(0), seconds(1), seconds(2), seconds(3), elapsed / ticks];
  }

  cpuTime(): number {
    const buffer = new BigInt64Array(2);
    check(processes().clock_gettime(2, buffer));
    return Number(buffer[0]) + Number(buffer[1]) / 1e9;
  }

  getloadavg(): [number, number, number] {
    const buffer = new Float64Array(3);
    check(processes().getloadavg(buffer, 3));
    return [buffer[0], buffer[1], buffer[2]];
  }

  getrlimit(which: number): [number, number] {
    const buffer = new BigInt64Array(2);
    check(processes().getrlimit(which, buffer));
    return [Number(buffer[0]), Number(buffer[1])];
  }

  setrlimit(which: number, soft: number, hard: number): void {
    check(processes().setrlimit(which, new BigInt64Array([BigInt(soft), BigInt(hard)])));
  }

  getrusage(who: number): number[] {
    const buffer = new BigInt64Array(18);
    check(processes().getrusage(who, buffer));
    const n = (i: number) => Number(buffer[i]);
    return [n(0) + n(1) / 1e6, n(2) + n(3) / 1e6, ...Array.from({ length: 14 }, (_, i) => n(4 + i))];
  }

  sysconf(name: number): number {
    return Number(processes().sysconf(name));
  }

  // --- Signals --------------------------------------------------------------------------------------------------

  kill(pid: number, signal: number): void {
    this.hearSignals();
    check(processes().kill(pid, signal));
  }

  killpg(pgid: number, signal: number): void {
    this.hearSignals();
    check(processes().killpg(pgid, signal));
  }

  /** Handlers of signals that are not heard yet. */
  readonly #late = new Map<number, () => void>();

  hearSignals(): void {
    this.beforeWrite = undefined;
    for (const [signal, handler] of [...this.#late]) {
      if (this.ignoresSignal(signal)) this.#late.delete(signal);
      else this.onSignal(signal, handler);
    }
  }

  /** Signals that were ignored when this process started, a bit each. */
  #ignoredAtStart: bigint | undefined;

  ignoresSignal(signal: number): boolean {
    if (this.#ignoredAtStart === undefined) {
      let status = "";
      try {
        status = Deno.readTextFileSync("/proc/self/status");
      } catch {
        // No /proc: nothing is known to be ignored.
      }
      this.#ignoredAtStart = BigInt(`0x${/^SigIgn:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? "0"}`);
    }
    return (this.#ignoredAtStart >> BigInt(signal - 1) & 1n) !== 0n;
  }

  endsSoon(): void {
    this.beforeWrite = undefined;
  }

  onSignal(signal: number, handler: (() => void) | null | "ignore" | undefined, late = false): void {
    this.#late.delete(signal);
    if (late && typeof handler === "function") {
      this.#late.set(signal, handler);
      this.beforeWrite = () => this.hearSignals();
      return;
    }
    const name = `SIG${SIGNAL_NAMES[signal]}` as Deno.Signal;
    const old = this.#listeners.get(signal);
    if (typeof handler !== "function") {
      if (old !== undefined) Deno.removeSignalListener(name, old);
      this.#listeners.delete(signal);
      if (handler === undefined) return;
      const action = new Uint8Array(SIGACTION_SIZE), previous = new Uint8Array(SIGACTION_SIZE);
      new BigUint64Array(action.buffer)[0] = handler === "ignore" ? SIG_IGN : SIG_DFL;
      check(processes().sigaction(signal, action, previous));
      // Only Deno's own action is worth keeping: its address is neither of the two special values.
      if (new BigUint64Array(previous.buffer)[0] > SIG_IGN) this.#denoActions.set(signal, previous);
      return;
    }
    if (SIGNAL_NAMES[signal] === undefined) throw new HostError(EINVAL);
    try {
      Deno.addSignalListener(name, handler);
    } catch {
      return; // KILL and STOP cannot be caught, and synchronous faults (SEGV …) never reach a handler of ours.
    }
    this.#listeners.set(signal, handler);
    if (old !== undefined) Deno.removeSignalListener(name, old);
    const kept = this.#denoActions.get(signal);
    if (kept !== undefined) {
      this.#denoActions.delete(signal);
      check(processes().sigaction(signal, kept, null));
    }
  }

  /** The actions of ignored signals, and how many want them ignored. */
  readonly #ignored = new Map<number, { action: Uint8Array<ArrayBuffer>; count: number }>();

  ignoreSignals(signals: number[]): { heeded: number[]; restore: () => void } {
    const heeded: number[] = [];
    for (const signal of signals) {
      let held = this.#ignored.get(signal);
      if (held === undefined) {
        const ignore = new Uint8Array(SIGACTION_SIZE);
        held = { action: new Uint8Array(SIGACTION_SIZE), count: 0 };
        new BigUint64Array(ignore.buffer)[0] = SIG_IGN;
        check(processes().sigaction(signal, ignore, held.action));
        this.#ignored.set(signal, held);
      }
      held.count++;
      if (new BigUint64Array(held.action.buffer)[0] !== SIG_IGN) heeded.push(signal);
    }
    const restore = () => {
      for (const signal of signals) {
        const held = this.#ignored.get(signal)!;
        if (--held.count > 0) continue;
        this.#ignored.delete(signal);
        check(processes().sigaction(signal, held.action, null));
      }
    };
    return { heeded, restore };
  }

  // --- Children -------------------------------------------------------------------------------------------------

  spawn(options: SpawnOptions): number {
    this.#findProgram(options);
    const s = spawning();
    const actions = new Uint8Array(512), attributes = new Uint8Array(512);
    check(s.posix_spawn_file_actions_init(actions) === 0 ? 0 : -1);
    check(s.posix_spawnattr_init(attributes) === 0 ? 0 : -1);
    const duplicates: number[] = [];
    try {
      // Through duplicates with high numbers, so that the order of the moves cannot matter.
      for (const [child, ours] of options.fds) {
        const duplicate = check(files().fcntl(ours, F_DUPFD_CLOEXEC, BigInt(SAFE_FD)));
        duplicates.push(duplicate);
        s.posix_spawn_file_actions_adddup2(actions, duplicate, child);
      }
      if (!options.inherit) {
        const given = new Set(options.fds.map((pair) => pair[0]));
        for (const fd of this.#inheritable()) {
          if (!given.has(fd)) s.posix_spawn_file_actions_addclose(actions, fd);
        }
      }
      if (options.cwd !== undefined) s.posix_spawn_file_actions_addchdir_np(actions, cstring(options.cwd));
      let flags = 0;
      if (options.setsid) flags |= SPAWN_SETSID;
      if (options.pgroup !== undefined) {
        flags |= SPAWN_SETPGROUP;
        s.posix_spawnattr_setpgroup(attributes, options.pgroup);
      }
      if (options.defaultSignals !== undefined) {
        flags |= SPAWN_SETSIGDEF;
        const set = new BigUint64Array(16);
        for (const signal of options.defaultSignals) set[0] |= 1n << BigInt(signal - 1);
        s.posix_spawnattr_setsigdefault(attributes, set);
      }
      s.posix_spawnattr_setflags(attributes, flags);
      const argv = cstringArray(options.argv);
      const env = cstringArray(options.env ?? [...this.environ()].map(([name, value]) => `${name}=${value}`));
      const pid = new Int32Array(1);
      const start = options.path.includes("/") ? s.posix_spawn : s.posix_spawnp;
      const error = start(pid, cstring(options.path), actions, attributes, argv.array, env.array);
      if (error !== 0) throw this.#spawnError(error, options);
      // The strings must live until here; the lengths are read so that nothing may drop them earlier.
      if (argv.keep.length + env.keep.length < 0) throw new HostError(EINVAL);
      return pid[0];
    } finally {
      for (const fd of duplicates) files().close(fd);
      s.posix_spawn_file_actions_destroy(actions);
      s.posix_spawnattr_destroy(attributes);
    }
  }

  /**
   * Fails where there is no program: a child that finds none tells us by SIGCHLD, as one that has ended does, and along
   * PATH there are many.
   */
  #findProgram({ path, cwd }: SpawnOptions): void {
    if (!path.includes("/") || cwd !== undefined && this.kind(cwd) !== "dir") return;
    const place = cwd === undefined || path.startsWith("/") ? path : `${cwd}/${path}`;
    if (this.access(place, 0)) return;
    const error = errno();
    if (error === ENOENT || error === ENOTDIR) throw new HostError(error, path);
  }

  /** `posix_spawn` gives one number for a bad program and a bad folder; tells them apart. */
  #spawnError(error: number, options: SpawnOptions): HostError {
    if ((error === ENOENT || error === EACCES) && options.cwd !== undefined && this.kind(options.cwd) !== "dir") {
      return new HostError(error, options.cwd);
    }
    return new HostError(error, options.path);
  }

  /** Our descriptors from 3 up that a child would inherit. */
  #inheritable(): number[] {
    return this.listdir("/proc/self/fd").map(Number).filter((fd) => {
      const flags = fd < 3 ? -1 : files().fcntl(fd, F_GETFD, 0n);
      return flags !== -1 && (flags & FD_CLOEXEC) === 0;
    });
  }

  waitpid(pid: number, options: number): [number, number] {
    const status = new Int32Array(1);
    return [check(processes().waitpid(pid, status, options)), status[0]];
  }

  async waitChild(pid: number): Promise<void> {
    await processes().waitid(pid === -1 ? P_ALL : P_PID, Math.max(pid, 0), new Uint8Array(128), WEXITED | WNOWAIT);
  }

  childFd(pid: number): number | undefined {
    const fd = processes().pidfd_open(SYS_PIDFD_OPEN, pid, 0);
    if (fd >= 0) return fd;
    // Before Linux 5.3.
    if (errno() === ENOSYS) return undefined;
    throw new HostError(errno());
  }

  execve(path: string, argv: string[], env: string[]): never {
    const args = cstringArray(argv), environment = cstringArray(env);
    processes().execve(cstring(path), args.array, environment.array);
    const error = errno();
    // The strings must live until here; see `spawn`.
    if (args.keep.length + environment.keep.length < 0) throw new HostError(EINVAL);
    throw new HostError(error, path);
  }

  exit(status: number): never {
    processes()._exit(status);
    throw new HostError(EINVAL);
  }

  // --- Time zone ------------------------------------------------------------------------------------------------

  localZone(seconds: number): LocalZone {
    // PERF: logs and clocks ask for the same moment again and again. Since 1973 zones change at whole quarters of an hour.
    const quarter = seconds >= 1e8 ? Math.floor(seconds / 900) : NaN;
    if (quarter !== this.#zoneQuarter) {
      this.#zone = this.#zoneAt(seconds);
      this.#zoneQuarter = quarter;
    }
    return this.#zone!;
  }

  #zoneAt(seconds: number): LocalZone {
    const tm = new DataView(new ArrayBuffer(64));
    if (processes().localtime_r(new BigInt64Array([BigInt(Math.floor(seconds))]), new Uint8Array(tm.buffer)) === null) {
      throw new HostError(errno());
    }
    const zone = Deno.UnsafePointer.create(tm.getBigUint64(48, true));
    return {
      offsetSeconds: Number(tm.getBigInt64(40, true)),
      dst: tm.getInt32(32, true) > 0,
      name: zone === null ? "" : readCString(zone),
    };
  }

  tzset(): void {
    this.#zoneQuarter = NaN;
    processes().tzset();
  }
}
