// SPDX-License-Identifier: MIT
/**
 * Jobs in a worker: an isolate and an engine of their own, which run in parallel with this one. The two sides exchange
 * {@linkcode ToWorker} and {@linkcode FromWorker}.
 */
import { type Gen, TIMED_OUT } from "../core/gen.ts";
import { WaitList } from "../core/wait_list.ts";
import type { PyVm } from "../vm.ts";
import type { JobHost } from "./job_host.ts";
import { closeLedger, newLedger } from "./ledger.ts";
import { Job, type JobFactory, type JobPort, type JobSpec, KILLED_STATUS, MailboxJob, NO_THREADS } from "./job.ts";
import { NORMAL_MESSAGE } from "./mailbox.ts";
import type { Packed } from "./message.ts";
import { type ErrorData, type ExitKind, ExitReason, type Notice, Task, type TaskTable } from "./task.ts";
import type { Scheduler } from "./scheduler.ts";

/** An {@linkcode ExitReason} as it travels. */
export interface ReasonData {
  kind: ExitKind;
  detail: string;
  error: ErrorData | null;
}

/** Messages to a worker. */
export type ToWorker =
  | { type: "message"; packed: Packed; priority: number }
  | { type: "taken" }
  | { type: "kill"; reason: ReasonData };

/** Messages of a worker. */
export type FromWorker =
  | { type: "message"; packed: Packed; priority: number }
  /** One message was taken out of the mailbox. */
  | { type: "taken" }
  | { type: "link" | "unlink" }
  | { type: "end"; reason: ReasonData; status: number; executed: number };

export const reasonData = ({ kind, detail, error }: ExitReason): ReasonData => ({ kind, detail, error });
export const reasonOf = ({ kind, detail, error }: ReasonData): ExitReason => new ExitReason(kind, detail, error);

/** Milliseconds that a killed worker has for its `finally` blocks before it is torn down. */
const GRACE_MS = 3000;

/** Messages of a worker that its starter has not taken yet. */
const STARTER_CAPACITY = 1000;

/** Lets senders through as long as the mailbox on the other side has room. */
class Credit {
  #used = 0;
  #closed = false;
  readonly #senders = new WaitList();

  constructor(readonly capacity: number) {}

  *take(timeoutMs: number, now: () => number): Gen<boolean> {
    const end = now() + timeoutMs;
    while (this.#used >= this.capacity && !this.#closed) {
      const wait = this.#senders.join("place in a mailbox", Math.max(end - now(), 0));
      wait.internal = false;
      if ((yield wait) === TIMED_OUT) return false;
    }
    if (this.#closed) return false;
    this.#used++;
    return true;
  }

  giveBack(): void {
    this.#used--;
    this.#senders.wakeOne();
  }

  close(): void {
    this.#closed = true;
    this.#senders.wakeAll();
  }
}

/** A job in a worker, seen from the one that started it. */
export class WorkerJob extends Job {
  readonly placement = "worker";
  readonly #credit: Credit;
  readonly #starterVm: PyVm;
  readonly #starterJob: MailboxJob;
  #port: JobPort | undefined;
  #killReason: ExitReason | null = null;
  #grace: (() => void) | undefined;
  #executed = 0;
  #closed = false;

  readonly #host: JobHost;
  readonly #ledger = newLedger();

  /** @param host Has the streams and descriptors that the worker is given. */
  constructor(starterVm: PyVm, starterJob: MailboxJob, readonly spec: JobSpec, host: JobHost) {
    super(starterVm.scheduler.tasks, spec.name, starterVm.scheduler);
    this.#starterVm = starterVm;
    this.#starterJob = starterJob;
    this.#host = host;
    this.daemon = spec.daemon;
    this.#credit = new Credit(spec.capacity);
  }

  override get executed(): number {
    return this.#executed;
  }

  /** Begins. @throws {PyThrow} where there are no workers. */
  start(factory: JobFactory): void {
    this.#port = factory.worker(
      this.#starterVm,
      this.spec,
      this.#host,
      this.#ledger,
      (message) => this.#heard(message as FromWorker),
      (code, error) => this.#gone(code, error),
    );
    this.atEnd.push(this.scheduler.hold({ threads: NO_THREADS }));
    this.state = "running";
    this.startedAt = this.scheduler.host.monotonic();
  }

  #heard(message: FromWorker): void {
    if (this.state !== "running") return;
    switch (message.type) {
      case "message": {
        const from = this.id;
        const taken = () => this.#port?.post({ type: "taken" } satisfies ToWorker);
        this.#starterJob.mailbox.force({ kind: "message", packed: message.packed, from, taken }, message.priority);
        return;
      }
      case "taken":
        return this.#credit.giveBack();
      case "link":
        return this.link(this.#starterJob);
      case "unlink":
        return this.unlink(this.#starterJob);
      case "end":
        this.#executed = message.executed;
        this.#close(reasonOf(message.reason), message.status);
    }
  }

  /** The worker is gone without having said why. */
  #gone(code: number, error: string | undefined): void {
    if (this.#killReason !== null) return this.#close(this.#killReason, KILLED_STATUS);
    this.#close(new ExitReason("lost", error ?? `the worker ended with code ${code}`), KILLED_STATUS);
  }

  #close(reason: ExitReason, status: number): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#grace?.();
    const port = this.#port;
    this.#port = undefined;
    port?.terminate();
    this.#credit.close();
    closeLedger(this.#host.inner, this.#ledger);
    this.#host.resources.closeAll();
    this.finished({ reason, status });
  }

  override *send(
    packed: Packed,
    _from: number | undefined,
    priority = NORMAL_MESSAGE,
    timeoutMs = Infinity,
  ): Gen<boolean> {
    if (!(yield* this.#credit.take(timeoutMs, () => this.scheduler.now()))) return false;
    if (this.#port === undefined) return false;
    this.#port.post({ type: "message", packed, priority } satisfies ToWorker);
    return true;
  }

  override notify(_notice: Notice): void {
    // Nobody on this side traps exits or monitors on behalf of a worker.
  }

  override kill(reason: ExitReason): void {
    if (this.#killReason !== null || this.state === "ended") return;
    this.#killReason = reason;
    if (this.state === "new") return this.finished({ reason, status: KILLED_STATUS });
    this.#port?.post({ type: "kill", reason: reasonData(reason) } satisfies ToWorker);
    const timer = this.scheduler.after(GRACE_MS, () => this.#close(reason, KILLED_STATUS));
    this.#grace = () => this.scheduler.cancel(timer);
  }
}

/** The job that started this worker, seen from inside. */
export class RemoteStarter extends Job {
  readonly placement = "main";
  readonly #post: (message: FromWorker) => void;
  readonly #credit = new Credit(STARTER_CAPACITY);

  constructor(table: TaskTable, scheduler: Scheduler, post: (message: FromWorker) => void) {
    super(table, "starter", scheduler);
    this.#post = post;
    this.state = "running";
  }

  override *send(
    packed: Packed,
    _from: number | undefined,
    priority = NORMAL_MESSAGE,
    timeoutMs = Infinity,
  ): Gen<boolean> {
    if (!(yield* this.#credit.take(timeoutMs, () => this.scheduler.now()))) return false;
    this.#post({ type: "message", packed, priority });
    return true;
  }

  /** The starter has taken a message. */
  taken(): void {
    this.#credit.giveBack();
  }

  override notify(_notice: Notice): void {}

  override kill(_reason: ExitReason): void {
    // The link on the other side does this.
  }

  override get takesLinks(): boolean {
    return false;
  }

  override link(_other: Task): void {
    this.#post({ type: "link" });
  }

  override unlink(_other: Task): void {
    this.#post({ type: "unlink" });
  }
}
