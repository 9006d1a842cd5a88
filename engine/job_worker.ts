// SPDX-License-Identifier: MIT
/** Where a worker begins: an engine of its own for one job. Its other side is `vm/sched/worker_job.ts`. */
import { DenoHost, starterPort } from "../hal/linux/host_deno.ts";
import { readPyc } from "../vm/bytecode/pyc.ts";
import { LocalJob } from "../vm/sched/job.ts";
import { JobHost, ResourceTable } from "../vm/sched/job_host.ts";
import { LedgerWriter } from "../vm/sched/ledger.ts";
import { Scheduler } from "../vm/sched/scheduler.ts";
import { type FromWorker, reasonData, reasonOf, RemoteStarter, type ToWorker } from "../vm/sched/worker_job.ts";
import { jobsEnded, makeJobWorld, openImages, type WorkerBoot } from "./jobs.ts";

/** Part of the heap limit of V8 at which a job without a quota is refused more: V8 would end the whole process. */
const HEAP_PART = 0.7;

const port = starterPort();
const boot = port.data as WorkerBoot;
const post = (message: FromWorker) => port.post(message);

const process = new DenoHost();
const scheduler = new Scheduler(process);
const { spec } = boot;
const resources = new ResourceTable(spec.quotas.handles, new LedgerWriter(boot.ledger));
const host = new JobHost(process, resources, boot.streams, boot.descriptors);
host.inherit(boot.environ);
const memory = Math.min(spec.quotas.memory ?? Infinity, process.heapLimit() * HEAP_PART);
const job = new LocalJob(
  scheduler,
  { ...spec, quotas: { ...spec.quotas, memory }, capacity: Infinity },
  host,
  "worker",
);
const starter = new RemoteStarter(scheduler.tasks, scheduler, post);
job.starter = starter.id;

port.onMessage((data) => {
  const message = data as ToWorker;
  switch (message.type) {
    case "message":
      return job.mailbox.force(
        { kind: "message", packed: message.packed, from: starter.id, taken: () => post({ type: "taken" }) },
        message.priority,
      );
    case "taken":
      return starter.taken();
    case "kill":
      return job.kill(reasonOf(message.reason));
  }
});
job.start((job) =>
  makeJobWorld(job, {
    options: {
      host,
      home: boot.home,
      compiledLibrary: boot.compiledLibrary,
      argv: [],
      path: [],
      lib: boot.lib,
      flags: boot.flags,
    },
    scheduler,
    program: boot.program === undefined
      ? undefined
      : { code: readPyc(boot.program.code).code, file: boot.program.file },
    images: openImages(process, boot.images),
  })
);
const { reason, status } = await job.whenEnded();
// Jobs that it started live in this worker, too.
await jobsEnded(scheduler);
post({ type: "end", reason: reasonData(reason), status, executed: job.executed });
