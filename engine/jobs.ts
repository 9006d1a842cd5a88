// SPDX-License-Identifier: MIT
/**
 * What a job is made of: its VM, where its program comes from, and what its start and end consist of. Jobs in this isolate
 * and those in a worker are made here, by the same functions; `job_worker.ts` is where a worker begins.
 */
import { PyTuple, type Value } from "../vm/base/value.ts";
import type { Code } from "../vm/bytecode/code.ts";
import { writePyc } from "../vm/bytecode/pyc.ts";
import { type Image, openImage } from "../vm/bytecode/image.ts";
import { ImageError } from "../vm/bytecode/image_error.ts";
import { call, findAttr } from "../vm/core/abstract.ts";
import { PyDict } from "../vm/core/dict.ts";
import {
  attributeError,
  environmentError,
  importError,
  IOErrorType,
  makeThrow,
  PyThrow,
  QuotaExceeded,
  RuntimeErrorType,
  TaskKilledType,
} from "../vm/core/exceptions.ts";
import { type Gen, isGen, Wait } from "../vm/core/gen.ts";
import { PyType } from "../vm/core/type.ts";
import { PyFunction, PyList, PyOldClass } from "../vm/core/types.ts";
import { type Host, HostError } from "../vm/host.ts";
import { HeapGuard } from "../vm/sched/heap_guard.ts";
import type { Scheduler } from "../vm/sched/scheduler.ts";
import {
  Job,
  type JobEnd,
  type JobFactory,
  type JobPort,
  type JobSpec,
  type JobWorld,
  KILL_GRACE_MS,
  KILLED_STATUS,
  type LocalJob,
  MainJob,
} from "../vm/sched/job.ts";
import type { JobHost, Streams } from "../vm/sched/job_host.ts";
import { type HandleMaker, JOB_MAIN } from "../vm/sched/message.ts";
import { unpack } from "../vm/sched/message_unpack.ts";
import { asExit, outcomeOf } from "../vm/sched/outcome.ts";
import { ExitReason, NORMAL } from "../vm/sched/task.ts";
import { jobHandle } from "../vm/modules/job.ts";
import type { PyVm } from "../vm/vm.ts";
import type { MainProgram, PythonFlags } from "../project/runner.ts";
import { createWorld, newMain, type WorldOptions } from "./create.ts";
import { finish, finishThrow, type Main, planProgram } from "./run.ts";

/** The main program of the starter, for functions of `__main__`. */
interface StarterProgram {
  code: Code;
  file: string | undefined;
}

/** What a world needs besides the job. */
interface WorldSource {
  /** As for the program that starts jobs. */
  options: WorldOptions;
  scheduler: Scheduler;
  program: StarterProgram | undefined;
  images: Map<string, Image>;
  /** Makes handles of tasks in arguments; absent in workers. */
  handle?: HandleMaker;
}

/** What a worker is told at its start. Survives a structured clone. */
export interface WorkerBoot {
  spec: JobSpec;
  home: string;
  compiledLibrary: string | undefined;
  lib: string[];
  flags: PythonFlags;
  streams: Streams;
  descriptors: number[];
  ledger: SharedArrayBuffer;
  environ: Map<string, string>;
  program: { code: Uint8Array; file: string | undefined } | undefined;
  /** Paths of image files that may stand in `sys.path`. */
  images: string[];
}

/** The {@linkcode JobFactory} of VMs that `createWorld` makes. */
export class EngineJobs implements JobFactory {
  readonly #options: WorldOptions;

  constructor(options: WorldOptions) {
    this.#options = options;
  }

  async world(starter: PyVm, job: LocalJob): Promise<JobWorld> {
    return await makeJobWorld(job, {
      options: this.#options,
      scheduler: starter.scheduler,
      program: starter.program,
      images: starter.images,
      handle: jobHandle,
    });
  }

  worker(
    starter: PyVm,
    spec: JobSpec,
    host: JobHost,
    ledger: SharedArrayBuffer,
    onMessage: (message: unknown) => void,
    onEnd: (code: number, error: string | undefined) => void,
  ): JobPort {
    const { inner } = host;
    if (inner.startWorker === undefined) throw makeThrow(RuntimeErrorType, "this host has no workers");
    const { home, compiledLibrary, lib, flags } = this.#options;
    const boot: WorkerBoot = {
      spec,
      home,
      compiledLibrary,
      lib,
      flags,
      streams: [host.fd(0), host.fd(1), host.fd(2)],
      descriptors: spec.descriptors,
      ledger,
      environ: starter.host.environ(),
      program: starter.program === undefined
        ? undefined
        : { code: writePyc(starter.program.code, 0), file: starter.program.file },
      images: [...starter.images.keys()].filter((path) => inner.kind(path) === "file"),
    };
    return inner.startWorker(workerUrl(), boot, onMessage, onEnd);
  }
}

/** The module where a worker begins: a source beside this one, or a part of the bundle. */
function workerUrl(): string {
  return new URL(import.meta.url.endsWith(".ts") ? "./job_worker.ts" : "./job_worker.js", import.meta.url).href;
}

/** Makes the world of a job. */
export async function makeJobWorld(job: LocalJob, source: WorldSource): Promise<JobWorld> {
  const { spec, host } = job;
  let plan: Main | undefined;
  let failure: PyThrow | undefined;
  try {
    const program = programOf(spec, host);
    plan = program === undefined ? undefined : planProgram(program, spec.argv.slice(1));
  } catch (e) {
    failure = startFailure(e);
  }
  const vm = await createWorld({
    ...source.options,
    host,
    scheduler: source.scheduler,
    argv: plan === undefined ? spec.argv : [plan.argv0, ...spec.argv.slice(1)],
    path: [],
    images: new Map([...source.images, ...plan?.images ?? []]),
  });
  const inherited = spec.path.slice();
  const path = plan === undefined || plan.path[0] === "" ? inherited : [...plan.path, ...inherited];
  vm.sys.setStr("path", new PyList(path));
  const namespace = newMain(vm);
  if (plan?.file !== undefined) namespace.setStr("__file__", plan.file);
  const body = function* (): Gen<Value> {
    if (failure !== undefined) throw failure;
    if (plan !== undefined) {
      const code = yield* loadMain(vm, namespace, plan);
      vm.program = { code, file: plan.file };
      yield vm.mainFrame(code, namespace);
    } else yield* callTarget(vm, namespace, spec, source);
    return null;
  };
  return { vm, run: () => runJob(vm, body()) };
}

function* loadMain(vm: PyVm, main: PyDict, plan: Main): Gen<Code> {
  try {
    const r = plan.load(vm, main);
    return isGen(r) ? yield* r : r;
  } catch (e) {
    throw startFailure(e);
  }
}

/** The exception for a program that cannot be loaded. */
function startFailure(e: unknown): PyThrow {
  if (e instanceof ImageError) return importError(e.toString());
  if (e instanceof HostError) return environmentError(IOErrorType, e.errno, e.message, e.path ?? null);
  if (e instanceof PyThrow) return e;
  throw e;
}

/** What to run, where it is a program and not a function. */
function programOf({ target }: JobSpec, host: Host): MainProgram | undefined {
  switch (target.kind) {
    case "function":
      return undefined;
    case "module":
      return { kind: "module", name: target.name };
    case "file":
      return { kind: "file", path: target.path, bytes: host.readFile(target.path) };
    case "image":
      return { kind: "image", path: target.path, bytes: host.readFile(target.path) };
  }
}

/** Finds the function of a job and calls it. */
function* callTarget(vm: PyVm, main: PyDict, spec: JobSpec, source: WorldSource): Gen<void> {
  const target = spec.target as { module: string; name: string };
  if (source.program !== undefined) {
    vm.program = source.program;
    if (source.program.file !== undefined) main.setStr("__file__", source.program.file);
    if (target.module === "__main__") yield* runMainOfStarter(vm, main, source.program.code);
  }
  const m = vm.importModule(target.module);
  let f: Value = isGen(m) ? yield* m : m;
  for (const part of target.name.split(".")) {
    const r = findAttr(vm, f, part);
    const found = isGen(r) ? yield* r : r;
    if (found === undefined) throw attributeError(`module '${target.module}' has no function '${target.name}'`);
    f = found;
  }
  const given = spec.args === null ? null : yield* unpack(vm, spec.args, source.handle);
  const [args, kwargs] = given instanceof PyTuple ? given.items as [PyTuple, PyDict] : [new PyTuple([]), new PyDict()];
  const kw = new Map<string, Value>();
  for (const e of kwargs.entries()) kw.set(e.key as string, e.value!);
  const r = call(vm, f, args.items.slice(), kw.size === 0 ? null : kw);
  if (isGen(r)) yield* r;
}

/**
 * Runs the starter's main program as a module that is not `__main__`, so that only definitions take effect, and then calls
 * it `__main__`: what it defines is found there, as on the other side.
 */
function* runMainOfStarter(vm: PyVm, main: PyDict, code: Code): Gen<void> {
  main.setStr("__name__", JOB_MAIN);
  vm.modules.setStr(JOB_MAIN, vm.modules.getStr("__main__")!);
  yield vm.mainFrame(code, main);
  main.setStr("__name__", "__main__");
  for (const { value } of main.entries()) {
    if (value instanceof PyFunction && value.module === JOB_MAIN) value.module = "__main__";
    if (value instanceof PyType && value.heap && value.attrs.getStr("__module__") === JOB_MAIN) {
      value.setOwn("__module__", "__main__");
    }
    if (value instanceof PyOldClass && value.attrs.getStr("__module__") === JOB_MAIN) {
      value.attrs.setStr("__module__", "__main__");
    }
  }
}

/** Runs the body of a job as a program is run: what leaves it is printed, exit handlers run, streams are flushed. */
async function runJob(vm: PyVm, body: Gen<Value>): Promise<JobEnd> {
  let reason = NORMAL, status = 0;
  try {
    await vm.runGen(body);
  } catch (e) {
    if (e instanceof QuotaExceeded) await flushAfterQuota(vm, e);
    if (!(e instanceof PyThrow)) throw e;
    const left = asExit(e);
    if (left.type === TaskKilledType) {
      await finish(vm, 0, true);
      throw e;
    }
    reason = await reasonOf(vm, left);
    status = await finishThrow(vm, left);
  }
  status = await finish(vm, status);
  if (reason === NORMAL && status !== 0) reason = new ExitReason("exit", String(status));
  return { reason, status };
}

/** What the program wrote before it used up a quota is still written, unless nobody takes it. */
async function flushAfterQuota(vm: PyVm, e: QuotaExceeded): Promise<void> {
  vm.instructionLimit = Infinity;
  vm.memory = new HeapGuard(vm.host);
  const timer = vm.scheduler.after(KILL_GRACE_MS, () => vm.close(e));
  await finish(vm, 0, true);
  vm.scheduler.cancel(timer);
}

/** Why a program ended, for an exception that left it. */
export async function reasonOf(vm: PyVm, e: PyThrow): Promise<ExitReason> {
  let reason = NORMAL;
  await vm.runGen((function* (): Gen<Value> {
    reason = yield* outcomeOf(vm, e, null);
    return null;
  })());
  return reason;
}

/** The main program has come to its end: its links are told. */
export function mainOver(job: Job, reason = NORMAL, status = 0): void {
  if (job instanceof MainJob) job.over({ reason, status });
}

/** The main program was killed as a task. Gives its exit code. */
export function mainKilled(job: Job): number {
  mainOver(job, new ExitReason("killed"), KILLED_STATUS);
  return KILLED_STATUS;
}

/** Waits for jobs that are no daemons, whoever started them, and ends the others. */
export async function jobsEnded(scheduler: Scheduler): Promise<void> {
  const jobs = (daemon: boolean) =>
    [...scheduler.tasks].filter((t): t is Job => t instanceof Job && t.placement !== "main" && t.daemon === daemon);
  for (let left = jobs(false); left.length > 0; left = jobs(false)) await left[0].whenEnded();
  for (const job of jobs(true)) job.kill(new ExitReason("killed", "the program ended"));
  for (let left = jobs(true); left.length > 0; left = jobs(true)) await left[0].whenEnded();
}

/** {@linkcode jobsEnded} for the main thread, which can be interrupted meanwhile. */
export function* waitForJobs(scheduler: Scheduler): Gen<Value> {
  yield new Wait(jobsEnded(scheduler), undefined, "jobs");
  return null;
}

/** Opens the images a worker may import from. */
export function openImages(host: Host, paths: string[]): Map<string, Image> {
  return new Map(paths.map((path) => [path, openImage(host.readFile(path))]));
}
