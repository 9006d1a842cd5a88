// SPDX-License-Identifier: MIT
/** `_job`, the primitives below `vmiot.job`: jobs, their messages, links and ends (docs/jobs.md). */
import { PyFloat, PyObject, PyTuple, type Value } from "../base/value.ts";
import { call, findAttr, genericGetAttr, genericSetAttr, isTrue } from "../core/abstract.ts";
import { asDouble } from "../core/convert.ts";
import { PyDict } from "../core/dict.ts";
import {
  attributeError,
  environmentError,
  importError,
  IOErrorType,
  makeThrow,
  PyThrow,
  runtimeError,
  typeError,
  valueError,
} from "../core/exceptions.ts";
import { type Gen, isGen, Wait } from "../core/gen.ts";
import { hostThrow } from "../core/host_error.ts";
import { PyType } from "../core/type.ts";
import { bigOf, isInteger, isStr, PyFunction, PyList, PyOldClass, strValue, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj, opt, str } from "../native/args.ts";
import { constant, def, defineModule, method, newType, PyBuiltin } from "../native/define.ts";
import { structSequence } from "../objects/structseq.ts";
import { Job, type JobMessage, jobOf, type JobSpec, type JobTarget, LocalJob, openHost } from "../sched/job.ts";
import { DEFAULT_CAPACITY, MESSAGE_PRIORITIES, NORMAL_MESSAGE } from "../sched/mailbox.ts";
import { CopyErrorType, refersToTasks, TaskHandle } from "../sched/message.ts";
import { unpack } from "../sched/message_unpack.ts";
import { pack } from "../sched/message_pack.ts";
import { checkQuota, type JobQuotas, MemoryAccount, QUOTA_NAMES } from "../sched/quota.ts";
import { ExitReason, Monitor, type Notice } from "../sched/task.ts";
import { RemoteStarter, WorkerJob } from "../sched/worker_job.ts";
import type { PyVm } from "../vm.ts";
import { ErrorInfo, Reason, reasonValue } from "./task_values.ts";
import { importerType } from "./zipimport.ts";

const world = (vm: Vm): PyVm => vm as PyVm;

// ---- what ends look like in Python --------------------------------------------------------------------------------

const NoticeType = structSequence("vmiot.job.Notice", "What the system tells a job: the end of another.", [
  "kind",
  "job",
  "reason",
]);

function noticeValue(vm: Vm, notice: Notice): Value {
  return NoticeType.make([
    notice.kind,
    notice.task.face?.(vm) ?? null,
    reasonValue(notice.reason),
  ]);
}

// ---- handles ------------------------------------------------------------------------------------------------------

/** `Job`: a job as a Python object. One for each job and VM. */
export class PyJob extends TaskHandle {
  constructor(readonly job: Job) {
    super();
  }

  get taskId(): number {
    return this.job.id;
  }

  /** For what takes tasks of any kind: `vmiot.link`, `vmiot.monitor`, `vmiot.post`, `vmiot.kill`. */
  get task(): Job {
    return this.job;
  }
}

Job.prototype.face = function (vm: Vm): Value {
  return handleOf(vm, this as Job);
};
Job.prototype.accept = function* (from: Vm, message: Value, priority: number, timeoutMs: number): Gen<boolean> {
  return yield* deliver(world(from), this as Job, message, priority, timeoutMs);
};

const HANDLES = Symbol("job.handles");

function handleOf(vm: Vm, job: Job): PyJob {
  const handles = vm.state(HANDLES, () => new WeakMap<Job, PyJob>());
  let handle = handles.get(job);
  if (handle === undefined) handles.set(job, handle = new PyJob(job));
  return handle;
}

/** The handle of a task by number; None for one that has ended. */
export function jobHandle(vm: Vm, id: number): Value {
  const task = world(vm).scheduler.tasks.get(id);
  return task instanceof Job ? handleOf(vm, task) : null;
}

// ---- arguments ----------------------------------------------------------------------------------------------------

/** Milliseconds of a timeout in seconds; None and nothing wait for ever. */
function* timeoutOf(vm: Vm, v: Value | undefined): Gen<number> {
  if (v === undefined || v === null) return Infinity;
  const r = asDouble(vm, v);
  const seconds = isGen(r) ? yield* r : r;
  if (Number.isNaN(seconds)) throw valueError("timeout must be a number of seconds");
  return Math.max(seconds, 0) * 1000;
}

function numberOf(v: Value): number | undefined {
  if (typeof v === "boolean") return undefined;
  return isInteger(v) ? Number(bigOf(v)) : v instanceof PyFloat ? v.value : undefined;
}

function priorityOf(v: Value | undefined): number {
  if (v === undefined || v === null) return NORMAL_MESSAGE;
  if (typeof v !== "number" || v < 0 || v >= MESSAGE_PRIORITIES) {
    throw valueError(`priority must be an int from 0 to ${MESSAGE_PRIORITIES - 1}`);
  }
  return v;
}

/** A descriptor from a number or something with a `fileno` method. */
function* descriptorOf(vm: Vm, v: Value, what: string): Gen<number> {
  if (typeof v === "number") return v;
  const f = findAttr(vm, v, "fileno");
  const fileno = isGen(f) ? yield* f : f;
  if (fileno !== undefined) {
    const r = call(vm, fileno, []);
    const fd = isGen(r) ? yield* r : r;
    if (typeof fd === "number") return fd;
  }
  throw typeError(`${what} must be a descriptor or an open file, not ${typeName(v)}`);
}

/** Whether a top-level module can be found, without importing it. */
function canFind(vm: PyVm, name: string): boolean {
  const top = name.split(".")[0];
  if (vm.modules.getStr(top) !== undefined || vm.isBuiltin(top)) return true;
  const path = vm.sys.getStr("path");
  const entries = path instanceof PyList ? path.items : [];
  // With a program's own hooks anything may be found.
  for (const hook of ["meta_path", "path_hooks"]) {
    const hooks = vm.sys.getStr(hook);
    if (hooks instanceof PyList && hooks.items.some((hook) => hook !== importerType)) return true;
  }
  return entries.some((entry) => typeof entry === "string" && vm.finderFor(entry)?.find(top, top) !== undefined);
}

function* attribute(vm: Vm, o: Value, path: string): Gen<Value | undefined> {
  for (const name of path.split(".")) {
    const r = findAttr(vm, o, name);
    const found = isGen(r) ? yield* r : r;
    if (found === undefined) return undefined;
    o = found;
  }
  return o;
}

/** What a job is to run. @throws {PyThrow} for what no other job could find. */
function* targetOf(vm: PyVm, v: Value): Gen<JobTarget> {
  if (isStr(v)) return yield* namedTarget(vm, strValue(v));
  const isFunction = v instanceof PyFunction || v instanceof PyBuiltin || v instanceof PyType ||
    v instanceof PyOldClass;
  if (!isFunction) {
    throw typeError(
      `a job's target must be a function or the name of one, of a module or of a file, not ${typeName(v)}`,
    );
  }
  const n = yield* attribute(vm, v, "__name__");
  const m = yield* attribute(vm, v, "__module__");
  const name = n !== undefined && isStr(n) ? strValue(n) : "?";
  const module = m !== undefined && m !== null && isStr(m) ? strValue(m) : "__main__";
  if (name === "<lambda>") throw valueError("a lambda cannot be the target of a job: no name leads to it");
  const found = vm.modules.getStr(module);
  if (found === undefined || found === null || (yield* attribute(vm, found, name)) !== v) {
    throw valueError(`the target of a job must be found by its name, and ${module}.${name} is something else`);
  }
  return { kind: "function", module, name };
}

function* namedTarget(vm: PyVm, text: string): Gen<JobTarget> {
  if (text.includes("/") || /\.(py|vmiot)$/.test(text)) {
    if (vm.host.kind(text) !== "file") throw environmentError(IOErrorType, 2, "No such file or directory", text);
    return { kind: text.endsWith(".vmiot") ? "image" : "file", path: text };
  }
  const colon = text.indexOf(":");
  const module = colon < 0 ? text : text.slice(0, colon);
  if (module === "" || !canFind(vm, module)) throw importError(`No module named ${module || "''"}`);
  if (colon < 0) return { kind: "module", name: module };
  const name = text.slice(colon + 1);
  const loaded = vm.modules.getStr(module);
  if (name === "" || loaded !== undefined && loaded !== null && (yield* attribute(vm, loaded, name)) === undefined) {
    throw attributeError(`module '${module}' has no function '${name}'`);
  }
  return { kind: "function", module, name };
}

/** `sys.path` and `sys.argv` as strings. */
function strings(vm: PyVm, name: string): string[] {
  const list = vm.sys.getStr(name);
  return list instanceof PyList ? list.items.filter((v): v is string => typeof v === "string") : [];
}

/** Names of the arguments of `Job()`. */
export const NAMED = [
  ...["target", "args", "kwargs", "name", "placement", "daemon", ...QUOTA_NAMES],
  ...["stdin", "stdout", "stderr", "descriptors", "capacity"],
];

/** Makes a job that has not begun, from the values of {@linkcode NAMED} in order. */
export function* create(
  vm: PyVm,
  [target, args, kwargs, name, placement, daemon, ...more]: (Value | undefined)[],
): Gen<PyJob> {
  if (target === undefined) throw typeError("Job() needs a target");
  const what = yield* targetOf(vm, target);
  const quotas: JobQuotas = {};
  QUOTA_NAMES.forEach((quota, i) => {
    const v = more[i];
    if (v !== undefined && v !== null) quotas[quota] = checkQuota(quota, numberOf(v), typeName(v));
  });
  const [stdin, stdout, stderr, descriptors, capacity] = more.slice(QUOTA_NAMES.length);
  const streams: JobSpec["streams"] = [null, null, null];
  const given = [stdin, stdout, stderr];
  for (let i = 0; i < 3; i++) {
    const v = given[i];
    if (v !== undefined && v !== null) streams[i] = yield* descriptorOf(vm, v, ["stdin", "stdout", "stderr"][i]);
  }
  if (descriptors !== undefined && !(descriptors instanceof PyTuple) && !(descriptors instanceof PyList)) {
    throw typeError("descriptors must be a list or tuple");
  }
  const shared: number[] = [];
  for (const v of descriptors?.items ?? []) shared.push(yield* descriptorOf(vm, v, "descriptors"));
  const where = placement === undefined ? "isolate" : placement;
  if (where !== "isolate" && where !== "worker") throw valueError("placement must be 'isolate' or 'worker'");
  const size = capacity === undefined || capacity === null ? DEFAULT_CAPACITY : numberOf(capacity);
  if (size === undefined || !(size > 0)) throw valueError("capacity must be positive");
  const d = daemon === undefined ? false : isTrue(vm, daemon);
  if (name !== undefined && name !== null && !isStr(name)) throw typeError("name must be a string");
  const spec: JobSpec = {
    name: name === undefined || name === null ? defaultName(what) : strValue(name),
    target: what,
    args: null,
    argv: strings(vm, "argv"),
    path: strings(vm, "path"),
    quotas,
    streams,
    descriptors: shared,
    capacity: size,
    daemon: isGen(d) ? yield* d : d,
  };
  yield* giveArguments(vm, spec, args, kwargs);
  const self = jobOf(vm);
  try {
    const host = openHost(vm, spec);
    const job = where === "worker" ? new WorkerJob(vm, self, spec, host) : new LocalJob(vm.scheduler, spec, host);
    job.starter = self.id;
    return handleOf(vm, job);
  } catch (e) {
    throw hostThrow(e);
  }
}

function* giveArguments(vm: PyVm, spec: JobSpec, args: Value | undefined, kwargs: Value | undefined): Gen<void> {
  const list = args ?? new PyTuple([]), named = kwargs ?? new PyDict();
  if (!(list instanceof PyTuple) && !(list instanceof PyList)) throw typeError("args must be a list or tuple");
  if (!(named instanceof PyDict) || !named.entries().every((e) => typeof e.key === "string")) {
    throw typeError("kwargs must be a dict with names as keys");
  }
  if (spec.target.kind === "function") {
    if (list.items.length === 0 && named.size === 0) return;
    const all = new PyTuple([new PyTuple(list.items.slice()), named]);
    spec.args = yield* pack(vm, all, argumentPath);
    return;
  }
  if (named.size > 0) throw typeError("only a function takes keyword arguments");
  if (!list.items.every(isStr)) throw typeError("the arguments of a module, file or image must be strings (sys.argv)");
  const first = spec.target.kind === "module" ? spec.target.name : spec.target.path;
  spec.argv = [first, ...list.items.map((v) => strValue(v as string))];
}
/** Names a path into the pair of arguments and keyword arguments. */
const argumentPath = (path: string): string => path.replace(/^\[0\]/, "args").replace(/^\[1\]/, "kwargs");

function defaultName(target: JobTarget): string {
  switch (target.kind) {
    case "function":
      return target.name;
    case "module":
      return target.name;
    default:
      return target.path.slice(target.path.lastIndexOf("/") + 1);
  }
}

const makeJob = def(NAMED.map((name) => opt(obj(name))), {
  doc: "Job(target, args=(), kwargs={}, ...) -> a job that has not begun",
  arity: "keywords",
}, (vm, ...given) => create(world(vm), given)).compile("Job");

// ---- operations ---------------------------------------------------------------------------------------------------

/** Starts a job. @param began Told of the VM of one in this isolate, before anything runs in it. */
export function* start(vm: PyVm, { job }: PyJob, began?: (vm: PyVm) => void): Gen<Value> {
  if (job.state !== "new") throw runtimeError(`job '${job.name}' was started before`);
  if (vm.jobs === undefined) throw runtimeError("this program cannot start jobs");
  const factory = (yield new Wait(vm.jobs(), undefined, "jobs")) as Awaited<ReturnType<NonNullable<PyVm["jobs"]>>>;
  if (job.state !== "new") throw runtimeError(`job '${job.name}' was started before`);
  if (job instanceof WorkerJob) job.start(factory);
  else if (job instanceof LocalJob) {
    job.start(async (j) => {
      const made = await factory.world(vm, j);
      began?.(made.vm);
      return made;
    });
  }
  return null;
}

function* join(vm: PyVm, { job }: PyJob, timeout: Value | undefined): Gen<Value> {
  if (job === jobOf(vm)) throw runtimeError("a job cannot join itself");
  if (job.state === "new") throw runtimeError(`job '${job.name}' has not been started`);
  return yield* job.join(yield* timeoutOf(vm, timeout));
}

function* send(
  vm: PyVm,
  { job }: PyJob,
  message: Value,
  timeout: Value | undefined,
  priority: Value | undefined,
): Gen<Value> {
  const level = priorityOf(priority);
  const done = yield* deliver(vm, job, message, level, yield* timeoutOf(vm, timeout));
  if (!done && job.state === "ended") throw runtimeError(`job '${job.name}' has ended`);
  return done;
}

/** Copies a message to a job. False: the time is over, or the job ended meanwhile. */
function* deliver(vm: PyVm, job: Job, message: Value, priority: number, timeoutMs: number): Gen<boolean> {
  const packed = yield* pack(vm, message);
  const far = job instanceof WorkerJob || job instanceof RemoteStarter;
  if (far && refersToTasks(packed)) {
    throw makeThrow(CopyErrorType, "cannot copy a Job object to another isolate: message");
  }
  if (job.state === "ended") throw runtimeError(`job '${job.name}' has ended`);
  if (job.state === "new" && far) throw runtimeError(`job '${job.name}' has not been started`);
  return yield* job.send(packed, jobOf(vm).id, priority, timeoutMs);
}

/** A message as Python sees it, made once. */
function* open(vm: PyVm, message: JobMessage & { value?: Value }): Gen<Value> {
  if (message.value !== undefined) return message.value;
  return message.value = message.kind === "notice"
    ? noticeValue(vm, message.notice)
    : yield* unpack(vm, message.packed, jobHandle);
}

function* receive(vm: PyVm, timeout: Value | undefined, accept: Value | undefined): Gen<Value> {
  const { mailbox } = jobOf(vm);
  const test = accept === undefined || accept === null ? undefined : function* (message: JobMessage): Gen<boolean> {
    const r = call(vm, accept, [yield* open(vm, message)]);
    const t = isTrue(vm, isGen(r) ? yield* r : r);
    return isGen(t) ? yield* t : t;
  };
  const message = yield* mailbox.receive(test, yield* timeoutOf(vm, timeout), () => vm.scheduler.now());
  if (message === undefined) return null;
  const from = message.kind === "message" && message.from !== undefined ? jobHandle(vm, message.from) : null;
  return new PyTuple([yield* open(vm, message), from]);
}

function link(vm: PyVm, { job }: PyJob, on: boolean): null {
  const self = jobOf(vm);
  if (job === self) throw runtimeError("a job cannot be linked to itself");
  if (job instanceof RemoteStarter) on ? job.link(self) : job.unlink(self);
  else on ? self.link(job) : self.unlink(job);
  return null;
}

/** Has a callback called with the job and its reason, in a thread of its own, when the job has ended. */
function watch(vm: PyVm, handle: PyJob, callback: Value): null {
  const { job } = handle;
  const told = () => {
    if (jobOf(vm).state === "ended") return;
    vm.spawn((function* (): Gen<Value> {
      try {
        const r = call(vm, callback, [handle, reasonValue(job.reason!)]);
        if (isGen(r)) yield* r;
      } catch (e) {
        if (!(e instanceof PyThrow)) throw e;
        const r = vm.unraisable(e, callback);
        if (isGen(r)) yield* r;
      }
      return null;
    })());
  };
  if (job.state === "ended") told();
  else job.atEnd.push(told);
  return null;
}

function info(vm: PyVm, { job }: PyJob): Value {
  const d = new PyDict();
  const end = job.state === "ended" ? job.endedAt : vm.host.monotonic();
  d.setStr("id", job.id);
  d.setStr("name", job.name);
  d.setStr("placement", job.placement);
  d.setStr("state", job.state);
  d.setStr("uptime", new PyFloat(job.state === "new" ? 0 : end - job.startedAt));
  d.setStr("instructions", job.executed);
  if (job instanceof LocalJob) {
    d.setStr("handles", job.host.resources.size);
    const memory = job.vm?.memory;
    if (memory instanceof MemoryAccount) d.setStr("memory", Math.round(memory.used));
  }
  return d;
}

const self = (doc: string, get: (job: Job) => Value) => ({ doc, get: (_vm: Vm, handle: PyJob) => get(handle.job) });

/** The type `Job`. */
const jobType = newType("Job", PyJob, { module: "vmiot.job", subclassable: false, hasWeakref: true }, {
  doc:
    "Job(target, args=(), kwargs={}, name=None, placement='isolate', daemon=False, instructions=None, seconds=None, " +
    "memory=None, handles=None, stdin=None, stdout=None, stderr=None, descriptors=(), capacity=10000)\n\n" +
    "A Python world of its own. Begins with start().",
  slots: {
    tp_getattro: genericGetAttr,
    tp_setattro: genericSetAttr,
    tp_new: (vm, _type, args, kw) => makeJob.invoke(vm, args, kw),
    tp_init: () => undefined,
    tp_repr: (_vm, v) => {
      const { job } = v as PyJob;
      const state = job.state === "ended" ? `ended: ${job.reason}` : job.state;
      return `<Job ${job.id} '${job.name}' ${state}>`;
    },
  },
  methods: {
    start: method<PyJob>()([], "Begins. Once only.", (vm, h) => start(world(vm), h)),
    join: method<PyJob>()(
      [opt(obj("timeout"))],
      { doc: "Waits for the end, at most `timeout` seconds. Whether it has ended.", arity: "keywords" },
      (vm, h, timeout) => join(world(vm), h, timeout),
    ),
    kill: method<PyJob>()([opt(str("reason"), "")], {
      doc: "Begins to end the job: its finally blocks run, for at most two seconds.",
      arity: "keywords",
    }, (_vm, { job }, reason) => {
      job.kill(new ExitReason("killed", reason));
      return null;
    }),
    send: method<PyJob>()([obj("message"), opt(obj("timeout")), opt(obj("priority"))], {
      doc: "Sends a copy of a message; waits while the mailbox is full. False: `timeout` seconds are over.",
      arity: "keywords",
    }, (vm, h, message, timeout, priority) => send(world(vm), h, message, timeout, priority)),
    link: method<PyJob>()(
      [],
      "Ties the ends of this job and the calling one together.",
      (vm, h) => link(world(vm), h, true),
    ),
    unlink: method<PyJob>()([], "Undoes link().", (vm, h) => link(world(vm), h, false)),
    monitor: method<PyJob>()(
      [],
      "Has the calling job told of the end of this one by a message; gives a function-less token for demonitor().",
      (vm, { job }) => new PyMonitor(jobOf(vm).monitor(job)),
    ),
    watch: method<PyJob>()(
      [obj("callback")],
      "Has callback(job, reason) called, in a thread of the calling job, when this one has ended.",
      (vm, h, callback) => {
        if (typeOf(callback).tp_call === undefined) throw typeError("callback must be callable");
        return watch(world(vm), h, callback);
      },
    ),
    is_alive: method<PyJob>()([], "Whether it has begun and not ended.", (_vm, { job }) => job.state === "running"),
    info: method<PyJob>()([], "What is known of the job, as a dict.", (vm, h) => info(world(vm), h)),
  },
  getset: {
    id: self("Number, unique while the program runs.", (job) => job.id),
    name: self("Name.", (job) => job.name),
    placement: self("Where it runs: isolate, worker or main.", (job) => job.placement),
    state: self("new, running or ended.", (job) => job.state),
    exitcode: self("Exit status; None before the end.", (job) => job.status),
    reason: self("Why it ended; None before the end.", (job) => job.reason === null ? null : reasonValue(job.reason)),
    daemon: self("Whether it ends with the program.", (job) => job.daemon),
    trap_exits: {
      doc: "Whether ends of linked tasks become messages instead of ending this one.",
      get: (_vm, { job }) => job.trapExits,
      set: (vm, { job }, v) => {
        if (job !== jobOf(vm)) throw runtimeError("only a job itself can trap exits");
        job.trapExits = v === true;
      },
    },
  },
});

class PyMonitor extends PyObject {
  constructor(readonly monitor: Monitor) {
    super();
  }
}
const monitorType = newType("Monitor", PyMonitor, { module: "vmiot.job", subclassable: false }, {
  doc: "Interest in the end of a job.",
  slots: { tp_getattro: genericGetAttr },
  methods: {
    cancel: method<PyMonitor>()([], "Takes the interest back.", (_vm, m) => {
      m.monitor.cancel();
      return null;
    }),
  },
});

/** The module `_job`. */
export const jobModule = defineModule("_job", "Jobs, the primitives below vmiot.job.", {
  Job: constant(jobType, "The type of jobs."),
  Monitor: constant(monitorType, "The type of monitors."),
  CopyError: constant(CopyErrorType, "Raised for a message that cannot be copied."),
  ExitReason: constant(Reason.type, "Why a task ended."),
  ErrorInfo: constant(ErrorInfo.type, "An exception as data."),
  Notice: constant(NoticeType.type, "What the system tells a job."),
  receive: def([opt(obj("timeout")), opt(obj("accept"))], {
    doc: "Message and sender, or None when `timeout` seconds are over. accept(message) chooses.",
    arity: "keywords",
  }, (vm, timeout, accept) => receive(world(vm), timeout, accept)),
  current: def([], "The job that calls.", (vm) => handleOf(vm, jobOf(vm))),
  parent: def([], "The job that started this one; None in the main program, or where it has ended.", (vm) => {
    const { starter } = jobOf(vm);
    return starter === undefined ? null : jobHandle(vm, starter);
  }),
  jobs: def([], "All jobs that have not ended.", (vm) => {
    const found: Value[] = [];
    for (const task of world(vm).scheduler.tasks) if (task instanceof Job) found.push(handleOf(vm, task));
    return new PyList(found);
  }),
  copy: def([obj("value")], "A copy of a value, as a message would bring it.", function* (vm, v) {
    return yield* unpack(vm, yield* pack(vm, v, "value"), jobHandle);
  }),
});
