// SPDX-License-Identifier: MIT
/** Jobs for embedders: started from TypeScript, with the rules and errors of `vmiot.job` (docs/jobs.md). */
import { PyTuple, type Value } from "../vm/base/value.ts";
import { call, getAttr } from "../vm/core/abstract.ts";
import { type Gen, isGen } from "../vm/core/gen.ts";
import type { PyVm } from "../vm/vm.ts";
import type { PyJob } from "../vm/modules/job.ts";
import type { JobQuotas } from "../vm/sched/job.ts";
import type { ExitKind, TraceEntry } from "../vm/sched/task.ts";
import { fromPython, PyHandle, toPython } from "./convert.ts";

/** How to start a job. */
export interface JobOptions {
  /** Positional arguments of a function, or strings for `sys.argv`; converted, then copied. */
  args?: unknown[];
  /** Keyword arguments of a function. */
  kwargs?: Record<string, unknown>;
  /** Name for people. */
  name?: string;
  /** In this isolate (default), or in a worker, which runs in parallel. */
  placement?: "isolate" | "worker";
  /** Limits; none by default. */
  quotas?: JobQuotas;
  /** Descriptors for the standard streams; absent: those of the VM. */
  stdin?: number;
  /** See `stdin`. */
  stdout?: number;
  /** See `stdin`. */
  stderr?: number;
  /** Messages that its mailbox holds before senders wait. */
  capacity?: number;
}

/** How a job ended. */
export interface JobResult {
  /** What happened. */
  kind: ExitKind;
  /** One line for people. */
  text: string;
  /** Exit status: 0, what `sys.exit` said, 1 after an exception, 137 when killed or out of a quota. */
  status: number;
  /** The exception, for kind `error`. */
  error?: { type: string; message: string; traceback: TraceEntry[] };
}

/** Runs a computation in the VM; rejects with a `PythonError`. */
type Runner = (what: Gen<Value>) => Promise<Value>;

function* member(vm: PyVm, o: Value, name: string): Gen<Value> {
  const r = getAttr(vm, o, name);
  return isGen(r) ? yield* r : r;
}

function* invoke(vm: PyVm, f: Value, args: Value[], kw: Map<string, Value> | null = null): Gen<Value> {
  const r = call(vm, f, args, kw);
  return isGen(r) ? yield* r : r;
}

function* jobModule(vm: PyVm): Gen<Value> {
  const r = vm.importModule("_job");
  return isGen(r) ? yield* r : r;
}

/** A job that was started from TypeScript. Obtained from `PythonVm.startJob`. */
export class PythonJob {
  readonly #vm: PyVm;
  readonly #run: Runner;
  readonly #handle: PyJob;

  /** @param handle belongs to `vm`. */
  constructor(vm: PyVm, run: Runner, handle: PyJob) {
    this.#vm = vm;
    this.#run = run;
    this.#handle = handle;
  }

  /** Number, unique while the program runs. */
  get id(): number {
    return this.#handle.job.id;
  }

  /** Its name. */
  get name(): string {
    return this.#handle.job.name;
  }

  /** Whether it has not ended. */
  get isAlive(): boolean {
    return this.#handle.job.state === "running";
  }

  /** Resolves when the job has ended. */
  async wait(): Promise<JobResult> {
    const { reason, status } = await this.#handle.job.whenEnded();
    return {
      kind: reason.kind,
      text: String(reason),
      status,
      ...(reason.error === null ? {} : { error: reason.error }),
    };
  }

  /** Begins to end the job: its `finally` blocks run, for at most two seconds. */
  async kill(reason = ""): Promise<void> {
    const [vm, handle] = [this.#vm, this.#handle];
    await this.#run((function* () {
      return yield* invoke(vm, yield* member(vm, handle, "kill"), [reason]);
    })());
  }

  /**
   * Sends a copy of a value, converted; waits while the mailbox is full.
   * @param timeoutMs Milliseconds to wait at most.
   * @returns false when the time is over.
   * @throws {PythonError} for what cannot be copied, or when the job has ended.
   */
  async send(value: unknown, timeoutMs = Infinity): Promise<boolean> {
    const [vm, handle] = [this.#vm, this.#handle];
    const done = await this.#run((function* () {
      const timeout = timeoutMs === Infinity ? null : toPython(vm, timeoutMs / 1000);
      return yield* invoke(vm, yield* member(vm, handle, "send"), [toPython(vm, value), timeout]);
    })());
    return done === true;
  }
}

/** Makes a job and starts it. */
export async function startJob(
  vm: PyVm,
  run: Runner,
  target: string | PyHandle,
  options: JobOptions,
): Promise<PythonJob> {
  const handle = await run((function* (): Gen<Value> {
    const { args, quotas, ...rest } = options;
    const kw = new Map<string, Value>([["args", new PyTuple((args ?? []).map((v) => toPython(vm, v)))]]);
    for (const [name, value] of Object.entries({ ...rest, ...quotas })) {
      if (value !== undefined) kw.set(name, toPython(vm, value));
    }
    const type = yield* member(vm, yield* jobModule(vm), "Job");
    const job = yield* invoke(vm, type, [target instanceof PyHandle ? target.value : toPython(vm, target)], kw);
    yield* invoke(vm, yield* member(vm, job, "start"), []);
    return job;
  })());
  return new PythonJob(vm, run, handle as PyJob);
}

/** The next message to the VM, converted; `undefined` when the time is over. */
export async function receiveMessage(vm: PyVm, run: Runner, timeoutMs: number): Promise<unknown> {
  const found = await run((function* (): Gen<Value> {
    const receive = yield* member(vm, yield* jobModule(vm), "receive");
    return yield* invoke(vm, receive, [timeoutMs === Infinity ? null : toPython(vm, timeoutMs / 1000)]);
  })());
  return found === null ? undefined : fromPython((found as PyTuple).items[0]);
}
