// SPDX-License-Identifier: MIT
/** Services that run as jobs: a new job for each run. */
import { PyDict } from "../core/dict.ts";
import { PyThrow } from "../core/exceptions.ts";
import type { Gen } from "../core/gen.ts";
import { PyTuple, type Value } from "../base/value.ts";
import { WaitList } from "../core/wait_list.ts";
import type { Job } from "../sched/job.ts";
import type { ServiceRun, Startable } from "../sched/service.ts";
import { outcomeOf } from "../sched/outcome.ts";
import { type CallSpec, type ServiceWorld } from "../sched/service_thread.ts";
import { ExitReason } from "../sched/task.ts";
import type { PyVm } from "../vm.ts";
import { create, NAMED, start } from "./job.ts";

/** What a service asks for when it wants to be a job. */
export interface JobSettings {
  placement: "isolate" | "worker";
  /** Quotas by name, checked when the job is made. */
  quotas: Map<string, Value>;
}

/** A run of a service as a job. */
export class JobRun implements ServiceRun {
  /** It was asked to end. */
  asked = false;
  /** Threads of the job that wait for that. */
  readonly waiters = new WaitList();
  #job: Job | undefined = undefined;
  #killReason: ExitReason | null = null;

  constructor(readonly id: number, readonly placement: "isolate" | "worker") {}

  ask(): void {
    this.asked = true;
    this.waiters.wakeAll();
    // Nothing of ours runs in a worker that could be asked.
    if (this.placement === "worker") this.kill(new ExitReason("killed", "stopped"));
  }

  kill(reason: ExitReason): void {
    this.#killReason ??= reason;
    this.#job?.kill(reason);
  }

  /** The job is there and about to begin. */
  made(job: Job): void {
    this.#job = job;
    if (this.#killReason !== null) job.kill(this.#killReason);
  }
}

/** Runs a call as a job. */
export class JobStartable implements Startable {
  readonly kind: string;
  #runs = 0;

  /** @param began Told of the VM of a run in this isolate. */
  constructor(
    readonly vm: ServiceWorld,
    readonly name: string,
    readonly what: CallSpec,
    readonly settings: JobSettings,
    readonly began: (vm: PyVm, run: JobRun) => void,
  ) {
    this.kind = settings.placement === "isolate" ? "job" : "worker";
  }

  start(ended: (reason: ExitReason) => void): ServiceRun {
    const run = new JobRun(++this.#runs, this.settings.placement);
    // Making a job runs Python code and loads what makes VMs, so a thread does it.
    let failure: ExitReason | undefined;
    const thread = this.vm.spawn(this.#make(run, ended, (reason) => failure = reason));
    thread.name = `start of ${this.name}`;
    thread.atEnd = [() => failure !== undefined && ended(failure)];
    return run;
  }

  *#make(run: JobRun, ended: (reason: ExitReason) => void, failed: (reason: ExitReason) => void): Gen<Value> {
    const vm = this.vm as unknown as PyVm;
    const { target, args, kwargs } = this.what;
    const named = new PyDict();
    for (const [key, value] of kwargs ?? []) named.setStr(key, value);
    const given = new Map<string, Value>([
      ["target", target],
      ["args", new PyTuple(args.slice())],
      ["kwargs", named],
      ["name", this.name],
      ["placement", this.settings.placement],
      ["daemon", true],
      ...this.settings.quotas,
    ]);
    try {
      const handle = yield* create(vm, NAMED.map((name) => given.get(name)));
      const { job } = handle;
      job.atEnd.push(() => ended(job.reason!));
      run.made(job);
      if (job.state === "new") yield* start(vm, handle, (made) => this.began(made, run));
    } catch (e) {
      if (!(e instanceof PyThrow)) throw e;
      failed(yield* outcomeOf(vm, e, null));
    }
    return null;
  }
}
