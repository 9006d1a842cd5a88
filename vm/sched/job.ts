// SPDX-License-Identifier: MIT
/**
 * Jobs: tasks that are a whole Python world of their own (docs/jobs.md). This file has what all kinds share, the main
 * program as a job, and jobs in this isolate; those in a worker are in `worker_job.ts`.
 *
 * How a VM is made and what a program's start and end consist of is the business of the {@linkcode JobFactory} that engine/
 * hands in.
 */
import { PyThrow, QuotaExceeded, TaskKilledType, VmEnd } from "../core/exceptions.ts";
import { type Gen, TIMED_OUT } from "../core/gen.ts";
import { WaitList } from "../core/wait_list.ts";
import type { Vm } from "../core/vm.ts";
import type { PyVm } from "../vm.ts";
import { JobExit, JobHost, ResourceTable, type Streams } from "./job_host.ts";
import { Mailbox, NORMAL_MESSAGE } from "./mailbox.ts";
import type { Packed } from "./message.ts";
import { type JobQuotas, MemoryAccount } from "./quota.ts";
import { ExitReason, NORMAL, type Notice, Task, type TaskTable } from "./task.ts";
import type { Scheduler } from "./scheduler.ts";

export type { JobQuotas };

/** What a job runs. */
export type JobTarget =
  /** A function of a module; `__main__` is the main program of the job that starts it. */
  | { kind: "function"; module: string; name: string }
  /** A module, as `-m` runs it. */
  | { kind: "module"; name: string }
  /** A source file. */
  | { kind: "file"; path: string }
  /** A program image. */
  | { kind: "image"; path: string };

/** How to start a job. */
export interface JobSpec {
  name: string;
  target: JobTarget;
  /** Tuple of arguments and dict of keyword arguments, packed together, for a function. */
  args: Packed | null;
  /** `sys.argv`. */
  argv: string[];
  /** `sys.path` to begin with; absent: the factory's. */
  path: string[];
  quotas: JobQuotas;
  /** Descriptors of the process for the standard streams; absent: those of the job that starts it. */
  streams: [stdin: number | null, stdout: number | null, stderr: number | null];
  /** Descriptors of the process that the job may use besides. */
  descriptors: number[];
  /** Messages its mailbox holds. */
  capacity: number;
  /** Ends with the program instead of keeping it waiting. */
  daemon: boolean;
}

/** How a job ended. */
export interface JobEnd {
  reason: ExitReason;
  /** Exit status as a process has it: 0, what `sys.exit` said, 1 after an exception, 128 + 9 when killed. */
  status: number;
}

/** A Python world, ready to run. */
export interface JobWorld {
  vm: PyVm;
  /** Runs the target to its end, with everything that ends a program. Rejects with what ended the VM. */
  run(): Promise<JobEnd>;
}

/** A worker as the job in front of it sees it. */
export interface JobPort {
  post(message: unknown): void;
  terminate(): void;
}

/** Makes worlds for jobs; implemented by engine/. */
export interface JobFactory {
  /** A world in this isolate. */
  world(starter: PyVm, job: LocalJob): Promise<JobWorld>;
  /**
   * Starts an engine in a worker, on a job.
   * @param ledger Where the worker notes what it has open, for {@linkcode closeLedger}.
   * @throws {PyThrow} where the host has no workers.
   */
  worker(
    starter: PyVm,
    spec: JobSpec,
    host: JobHost,
    ledger: SharedArrayBuffer,
    onMessage: (message: unknown) => void,
    onEnd: (code: number, error: string | undefined) => void,
  ): JobPort;
}

/** What is in the mailbox of a job. */
export type JobMessage =
  | { kind: "message"; packed: Packed; from: number | undefined; taken?: () => void }
  | { kind: "notice"; notice: Notice };

/** Status of a job that was killed: as of a process that SIGKILL ended. */
export const KILLED_STATUS = 137;
/** Milliseconds that the `finally` blocks of a killed job have. */
export const KILL_GRACE_MS = 2000;

/** Ends a VM whose grace time is over. */
export class KilledHard extends VmEnd {}

/** Where a job is in its life. */
export type JobState = "new" | "running" | "ended";

/** A job as others see it. */
export abstract class Job extends Task {
  abstract readonly placement: "isolate" | "worker" | "main";
  state: JobState = "new";
  /** Exit status; `null` before the end. */
  status: number | null = null;
  /** Number of the job that started it. */
  starter: number | undefined = undefined;
  /** Seconds on the host's monotonic clock; 0 before the start. */
  startedAt = 0;
  endedAt = 0;
  daemon = false;
  /** Threads that wait for its end. */
  readonly #joiners = new WaitList();
  /** Called when it has ended. */
  readonly atEnd: ((job: Job) => void)[] = [];

  constructor(table: TaskTable, name: string, readonly scheduler: Scheduler) {
    super(table, name);
  }

  /** Hands a message over, waiting while the mailbox is full. False: the time is over, or the job has ended. */
  abstract send(packed: Packed, from: number | undefined, priority: number, timeoutMs: number): Gen<boolean>;

  /** Instructions executed so far, where that is known. */
  get executed(): number {
    return 0;
  }

  /** Waits for the end. False: the time is over. */
  *join(timeoutMs: number): Gen<boolean> {
    const end = this.scheduler.now() + timeoutMs;
    while (this.state !== "ended") {
      const wait = this.#joiners.join(`end of job ${this.name}`, Math.max(end - this.scheduler.now(), 0));
      wait.internal = false;
      if ((yield wait) === TIMED_OUT) return this.state as JobState === "ended";
    }
    return true;
  }

  /** Resolves when the job has ended, for TypeScript. */
  whenEnded(): Promise<JobEnd> {
    const end = () => ({ reason: this.reason!, status: this.status! });
    if (this.state === "ended") return Promise.resolve(end());
    return new Promise((resolve) => this.atEnd.push(() => resolve(end())));
  }

  /** To be called once, by the subclass. */
  protected finished({ reason, status }: JobEnd): void {
    if (this.state === "ended") return;
    this.state = "ended";
    this.status = status;
    this.endedAt = this.scheduler.host.monotonic();
    this.ended(reason);
    for (const f of this.atEnd) f(this);
    this.#joiners.wakeAll();
  }
}

/** A job whose mailbox is in this isolate. */
export abstract class MailboxJob extends Job {
  readonly mailbox: Mailbox<JobMessage>;

  constructor(table: TaskTable, name: string, scheduler: Scheduler, capacity?: number) {
    super(table, name, scheduler);
    this.mailbox = new Mailbox(capacity);
    this.mailbox.onTake = (message) => message.kind === "message" && message.taken?.();
  }

  *send(packed: Packed, from: number | undefined, priority = NORMAL_MESSAGE, timeoutMs = Infinity): Gen<boolean> {
    const message: JobMessage = { kind: "message", packed, from };
    return yield* this.mailbox.post(message, priority, timeoutMs, () => this.scheduler.now());
  }

  override notify(notice: Notice): void {
    this.mailbox.force({ kind: "notice", notice });
  }
}

/** The program that the process was started for, or the one that runs in a worker. */
export class MainJob extends MailboxJob {
  readonly placement = "main";

  constructor(readonly vm: PyVm) {
    super(vm.scheduler.tasks, "main", vm.scheduler);
    this.state = "running";
    this.startedAt = vm.host.monotonic();
  }

  override get executed(): number {
    return this.vm.executed;
  }

  /** Why it is being ended. */
  killReason: ExitReason | null = null;

  override kill(reason: ExitReason): void {
    if (this.killReason !== null || this.state === "ended") return;
    this.killReason = reason;
    for (const thread of [...this.vm.threads]) this.scheduler.kill(thread);
  }

  /** The program has come to its end. */
  over(end: JobEnd): void {
    this.finished(this.killReason === null ? end : { reason: this.killReason, status: end.status || KILLED_STATUS });
  }
}

/** No thread that the scheduler here knows of. */
export const NO_THREADS: { readonly size: number } = { size: 0 };

/** A job in this isolate. */
export class LocalJob extends MailboxJob {
  vm: PyVm | undefined = undefined;
  #executed = 0;
  #killReason: ExitReason | null = null;
  #stopWatch: (() => void)[] = [];

  constructor(
    scheduler: Scheduler,
    readonly spec: JobSpec,
    readonly host: JobHost,
    readonly placement: "isolate" | "worker" = "isolate",
  ) {
    super(scheduler.tasks, spec.name, scheduler, spec.capacity);
    this.daemon = spec.daemon;
    this.host.killed = (signal) => this.kill(new ExitReason("killed", `signal ${signal}`));
  }

  override get executed(): number {
    return this.vm?.executed ?? this.#executed;
  }

  /** Begins. What goes wrong from here on is the job's end. */
  start(makeWorld: (job: LocalJob) => Promise<JobWorld>): void {
    this.state = "running";
    this.startedAt = this.scheduler.host.monotonic();
    this.atEnd.push(this.scheduler.hold(this));
    this.#run(makeWorld).then((end) => this.#close(end));
  }

  /** The threads of its machine, none while it is being made. */
  get threads(): { readonly size: number } {
    return this.vm?.threads ?? NO_THREADS;
  }

  async #run(makeWorld: (job: LocalJob) => Promise<JobWorld>): Promise<JobEnd> {
    try {
      const { vm, run } = await makeWorld(this);
      this.vm = vm;
      vm.job = this;
      if (this.#killReason !== null) return this.#killed();
      const { instructions, seconds, memory } = this.spec.quotas;
      if (instructions !== undefined) vm.instructionLimit = vm.executed + instructions;
      if (memory !== undefined) vm.memory = new MemoryAccount(vm, memory);
      if (seconds !== undefined) {
        const timer = this.scheduler.after(
          seconds * 1000,
          () => this.scheduler.drop(vm, new QuotaExceeded("seconds")),
        );
        this.#stopWatch.push(() => this.scheduler.cancel(timer));
      }
      const end = await run();
      return this.#killReason === null ? end : this.#killed();
    } catch (e) {
      return this.#endBy(e);
    }
  }

  #killed(): JobEnd {
    return { reason: this.#killReason!, status: KILLED_STATUS };
  }

  #endBy(e: unknown): JobEnd {
    if (e instanceof QuotaExceeded) return { reason: new ExitReason("quota", e.quota), status: KILLED_STATUS };
    if (e instanceof JobExit) {
      const status = e.status & 255;
      return { reason: status === 0 ? NORMAL : new ExitReason("exit", String(status)), status };
    }
    if (this.#killReason !== null) return this.#killed();
    if (e instanceof PyThrow && e.type === TaskKilledType) {
      return { reason: new ExitReason("killed", ""), status: KILLED_STATUS };
    }
    // A bug of ours. The neighbours go on; the process reports it as it does every other.
    queueMicrotask(() => {
      throw e;
    });
    return { reason: new ExitReason("lost", String(e)), status: KILLED_STATUS };
  }

  #close(end: JobEnd): void {
    for (const stop of this.#stopWatch) stop();
    const { vm } = this;
    vm?.close(new KilledHard());
    killDaemons(this);
    this.host.resources.closeAll();
    this.mailbox.close();
    this.mailbox.clear();
    this.finished(end);
    if (vm === undefined) return;
    this.#executed = vm.executed;
    vm.dispose();
    this.vm = undefined;
  }

  override kill(reason: ExitReason): void {
    if (this.#killReason !== null || this.state === "ended") return;
    this.#killReason = reason;
    const { vm, scheduler } = this;
    if (this.state === "new") return this.finished(this.#killed());
    if (vm === undefined) return;
    for (const thread of [...vm.threads]) scheduler.kill(thread);
    const timer = scheduler.after(KILL_GRACE_MS, () => scheduler.drop(vm, new KilledHard()));
    this.#stopWatch.push(() => scheduler.cancel(timer));
  }
}

/** Kills the daemons that a job started. */
function killDaemons(starter: Job): void {
  for (const task of [...starter.table]) {
    if (task instanceof Job && task.daemon && task.starter === starter.id) {
      task.kill(new ExitReason("killed", `${starter.name}, which started it, ended`));
    }
  }
}

/** The job that a VM is; the main program becomes one when somebody first asks. */
export function jobOf(vm: Vm): MailboxJob {
  return (vm as PyVm).job ??= new MainJob(vm as PyVm);
}

/**
 * The host for a job that `starter` starts: given descriptors are duplicated, so that either side may close its own.
 * @throws {HostError}
 */
export function openHost(starter: PyVm, spec: JobSpec): JobHost {
  const { host } = starter;
  const resources = new ResourceTable(spec.quotas.handles);
  const real = (fd: number): number => host instanceof JobHost ? host.fd(fd) : fd;
  const inner = host instanceof JobHost ? host.inner : host;
  const streams = spec.streams.map((fd, i): number => {
    if (fd === null) return real(i);
    resources.need();
    const own = inner.dup(real(fd));
    resources.add(own, "file", () => inner.close(own));
    return own;
  }) as Streams;
  const own = new JobHost(inner, resources, streams, spec.descriptors.map(real));
  // Of the process, the environment is shared until a job changes it.
  if (host instanceof JobHost) own.inherit(host.environ());
  return own;
}
