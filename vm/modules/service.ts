// SPDX-License-Identifier: MIT
/** `_service`, the primitives below `vmiot.service`: supervised threads of a program (docs/services.md). */
import { errorLines, type ServiceStatus } from "../base/ps_report.ts";
import { PyFloat, PyLong, PyObject, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { serviceSpec, SettingError } from "../base/service_spec.ts";
import { addressOf, call, findAttr, genericGetAttr } from "../core/abstract.ts";
import { asDouble } from "../core/convert.ts";
import { PyDict } from "../core/dict.ts";
import {
  IOErrorType,
  KeyboardInterruptType,
  makeThrow,
  PySystemExit,
  PyThrow,
  SystemExitType,
  typeError,
  valueError,
} from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import { hostThrow } from "../core/host_error.ts";
import { bigOf, isInteger, isStr, PyList, strValue, typeName, typeOf } from "../core/types.ts";
import type { Kwargs } from "../core/type.ts";
import type { Vm } from "../core/vm.ts";
import { HostError } from "../host.ts";
import { obj, opt, str } from "../native/args.ts";
import { constant, def, defineModule, method, newType } from "../native/define.ts";
import type { Thread } from "../interp/frame.ts";
import { utf8 } from "../objects/os_args.ts";
import { structSequence } from "../objects/structseq.ts";
import { PsServer, reportOf } from "../sched/ps.ts";
import { checkQuota, QUOTA_NAMES } from "../sched/quota.ts";
import { Service, Supervisor } from "../sched/service.ts";
import { statusOf } from "../sched/service_state.ts";
import {
  CallCheck,
  type CallSpec,
  type ServiceWorld,
  type ThreadRun,
  ThreadStartable,
} from "../sched/service_thread.ts";
import type { ErrorData } from "../sched/task.ts";
import { moduleException } from "../objects/module_exception.ts";
import { type JobRun, type JobSettings, JobStartable } from "./service_job.ts";
import { stateOf as signalsOf } from "./signal_state.ts";

/** What of `PyVm` the module needs. */
interface World extends ServiceWorld {
  readonly threads: Set<Thread>;
  readonly ownProcess: boolean;
  atClose(f: () => void): void;
  beforeEnd(f: () => Gen<Value>): void;
}

const SIGTERM = 15;
/** Status of a program that SIGTERM ended, as a shell shows it. */
const TERMINATED = 128 + SIGTERM;

const serviceError = moduleException("vmiot.service", "ServiceError");
const ErrorInfo = structSequence("vmiot.service.ErrorInfo", "An exception as data.", ["type", "message", "traceback"]);

/** A service as a Python object. */
class PyService extends PyObject {
  service!: Service;
  /** Its current or last run, while that is known. */
  run: ThreadRun | JobRun | null = null;
  /** Started by `start_all`. */
  autostart = true;
}

/** The services of a VM. */
class ServiceState {
  readonly supervisor: Supervisor;
  readonly objects = new Map<Service, PyService>();
  /** Which service a thread is. */
  readonly byThread = new WeakMap<Thread, PyService>();
  /** Threads inside `run()`. */
  running = 0;
  /** The program was asked to end. */
  asked = false;
  /** Exit code that a service which failed too often asks for. */
  exitCode: number | undefined = undefined;
  /** Who is told of failures; absent: standard error, `null`: nobody. */
  reporter: Value | undefined = undefined;
  /** Texts that nobody has been told yet; a thread tells them in order. */
  readonly reports: string[] = [];
  reporting = false;
  ps: PsServer | undefined = undefined;
  /** For a VM that is itself the run of a service: that run, and how it gives a sign of life. */
  ownRun: { run: JobRun; beat: () => void } | undefined = undefined;
  /** What `ps` shows as the program. */
  program = "";
  #guarded = false;

  constructor(readonly vm: World) {
    this.supervisor = new Supervisor(vm.scheduler, {
      report: (service, text) => this.#report(service, text),
      exit: (_service, code) => this.#exit(code),
    }, () => vm.scheduler.random());
  }

  /** Has the end of the program, and SIGTERM where the program does not handle it itself, stop the services. */
  guard(): void {
    if (this.#guarded) return;
    this.#guarded = true;
    this.vm.beforeEnd(() => this.stopAll());
    if (!this.vm.ownProcess || signalsOf(this.vm).handlers.has(SIGTERM)) return;
    try {
      this.vm.host.onSignal(SIGTERM, () => this.#terminate());
      this.vm.atClose(() => signalsOf(this.vm).handlers.has(SIGTERM) || this.vm.host.onSignal(SIGTERM, null));
    } catch (e) {
      // A host without signals; then none can come.
      if (!(e instanceof HostError)) throw e;
    }
  }

  #terminate(): void {
    if (this.asked) return this.supervisor.hurry();
    this.asked = true;
    if (this.running > 0) this.supervisor.changed();
    else this.#endMain(TERMINATED);
  }

  #exit(code: number): void {
    if (this.asked) return;
    this.asked = true;
    this.exitCode = code;
    if (this.running > 0) this.supervisor.changed();
    else this.#endMain(code);
  }

  /** Ends the main program from wherever it is; its end stops the services. */
  #endMain(code: number): void {
    this.vm.post!(() => systemExit(code));
  }

  /** Stops all services in order. Ctrl-C meanwhile ends the grace time, and is all that it does. */
  *stopAll(): Gen<Value> {
    const { supervisor } = this;
    this.asked = true;
    supervisor.stop(supervisor.services);
    while (!supervisor.isAtRest) {
      try {
        yield* supervisor.until(() => supervisor.isAtRest, Infinity);
      } catch (e) {
        if (!(e instanceof PyThrow) || e.type !== KeyboardInterruptType) throw e;
        supervisor.hurry();
      }
    }
    return null;
  }

  // ---- telling ----------------------------------------------------------------------------------------------------

  #report(service: Service, text: string): void {
    if (this.reporter === null) return;
    const { lastError } = service;
    // A job has shown its traceback itself, as every program does.
    const told = lastError !== null && service.startable.kind === "thread" && text.includes(" failed (");
    const lines = told ? errorLines(lastError).slice(1) : [];
    this.reports.push([text, ...lines].join("\n"));
    if (this.reporting) return;
    this.reporting = true;
    this.vm.spawn(this.#tell()).name = "reports of services";
  }

  *#tell(): Gen<Value> {
    const { vm, reports } = this;
    try {
      for (let text = reports.shift(); text !== undefined; text = reports.shift()) {
        try {
          yield* this.#tellOne(vm, text);
        } catch (e) {
          if (!(e instanceof PyThrow)) throw e;
          const r = vm.unraisable(e, this.reporter ?? null);
          if (isGen(r)) yield* r;
        }
      }
    } finally {
      this.reporting = false;
    }
    return null;
  }

  *#tellOne(vm: Vm, text: string): Gen<void> {
    let f = this.reporter;
    let shown = text;
    if (f === undefined) {
      const stderr = vm.sys.getStr("stderr");
      if (stderr === undefined || stderr === null) return;
      const write = findAttr(vm, stderr, "write");
      f = isGen(write) ? yield* write : write;
      shown = `vmiotman: ${text}\n`;
    }
    if (f === undefined || f === null) return;
    const r = call(vm, f, [shown]);
    if (isGen(r)) yield* r;
  }

  // ---- ps ---------------------------------------------------------------------------------------------------------

  /** Makes the program visible to `vmiotman ps`. @throws {HostError} */
  servePs(): PsServer {
    if (this.ps !== undefined) return this.ps;
    const { vm } = this;
    const startedAt = Math.min(...[...vm.threads].map((thread) => thread.startedAt));
    const argv = vm.sys.getStr("argv");
    const words = argv instanceof PyList ? argv.items.filter(isStr).map(strValue) : [];
    const source = {
      program: this.program !== "" ? this.program : words[0] ?? "",
      arguments: words.slice(1),
      services: () => statusOf(this.supervisor),
    };
    this.ps = new PsServer(vm.host, vm.scheduler, () => reportOf(vm, source, startedAt));
    vm.atClose(() => this.ps?.close());
    return this.ps;
  }

  /** As {@linkcode servePs}, for programs that did not ask for it: they run without, where it is not possible. */
  tryPs(): void {
    if (this.ps !== undefined || !this.vm.ownProcess) return;
    try {
      this.servePs();
    } catch (e) {
      if (!(e instanceof HostError)) throw e;
    }
  }
}

/** What `sys.exit(code)` raises. */
function systemExit(code: number): PyThrow {
  const e = makeThrow(SystemExitType, code);
  (e.value as PySystemExit).code = code;
  return e;
}

const STATE = Symbol("service");
const stateOf = (vm: Vm): ServiceState => vm.state(STATE, () => new ServiceState(vm as World));
const current = (vm: Vm): PyService | undefined => stateOf(vm).byThread.get((vm as World).thread);

/** The run of a service that the calling thread is, or belongs to. */
const runOf = (vm: Vm): ThreadRun | JobRun | undefined => current(vm)?.run ?? stateOf(vm).ownRun?.run;

// ---- arguments ----------------------------------------------------------------------------------------------------

function* timeoutOf(vm: Vm, v: Value | undefined): Gen<number> {
  if (v === undefined || v === null) return Infinity;
  const r = asDouble(vm, v);
  const seconds = isGen(r) ? yield* r : r;
  if (Number.isNaN(seconds) || seconds < 0) throw valueError("timeout must be a number of seconds, 0 or more");
  return seconds * 1000;
}

const items = (v: Value): Value[] | undefined =>
  v instanceof PyTuple ? v.items : v instanceof PyList ? v.items : undefined;

/** A setting as plain data; a Python object of another kind stays itself, and no check accepts it. */
function plain(v: Value): unknown {
  if (v instanceof PyFloat) return v.value;
  if (v instanceof PyLong || isInteger(v) && typeof v !== "boolean") return Number(bigOf(v));
  if (isStr(v)) return strValue(v);
  if (v instanceof PyUnicode) return utf8(v);
  if (v instanceof PyService) return v.service.name;
  return items(v)?.map(plain) ?? v;
}

/** What a service or a check calls. */
function callSpec(v: Value, what: string): Value {
  const text = v instanceof PyUnicode ? v.value : isStr(v) ? strValue(v) : undefined;
  if (text !== undefined) {
    if (/^[A-Za-z_][\w.]*:[A-Za-z_][\w.]*$/.test(text)) return text;
    throw valueError(`${what} must be a callable or a text 'module:function', not '${text}'`);
  }
  if (typeOf(v).tp_call === undefined) {
    throw typeError(`${what} must be a callable or a text 'module:function', not ${v === null ? "None" : typeName(v)}`);
  }
  return v;
}

/** Parameters of `Service()` that are no settings. */
const OWN_NAMES = ["name", "target", "args", "kwargs", "health", "autostart", "job", "quotas"];

/** Declares a service; see `declareService`. */
function declare(vm: Vm, object: PyService, given: Map<string, Value>): void {
  const state = stateOf(vm);
  const own = (name: string): Value | undefined => given.get(name);
  const nameText = plain(own("name") ?? null);
  if (typeof nameText !== "string") throw typeError("the name of a service must be a str");
  const target = own("target");
  if (target === undefined) throw typeError(`service '${nameText}' needs a target to call`);
  const args = items(own("args") ?? new PyTuple([]));
  if (args === undefined) throw typeError("args must be a tuple or a list");
  const kwargs = own("kwargs") ?? null;
  if (kwargs !== null && !(kwargs instanceof PyDict)) throw typeError("kwargs must be a dict");
  let named: Map<string, Value> | null = null;
  if (kwargs !== null) {
    named = new Map();
    for (const { key, value } of kwargs.entries()) {
      if (!isStr(key)) throw typeError("the keys of kwargs must be str");
      named.set(strValue(key), value!);
    }
  }
  const settings: Record<string, unknown> = {};
  for (const [key, value] of given) if (!OWN_NAMES.includes(key)) settings[key] = plain(value);
  const what: CallSpec = { target: callSpec(target, "target"), args, kwargs: named };
  const health = own("health") ?? null;
  const check = health === null
    ? null
    : new CallCheck(state.vm, `check of ${nameText}`, { target: callSpec(health, "health"), args: [], kwargs: null });
  const autostart = own("autostart");
  if (autostart !== undefined && typeof autostart !== "boolean") throw typeError("autostart must be True or False");
  object.autostart = autostart ?? true;
  const asJob = jobSettings(own("job") ?? null, own("quotas") ?? null);
  const startable = asJob === null
    ? new ThreadStartable(state.vm, nameText, what, (run) => {
      object.run = run;
      state.byThread.set(run.thread, object);
    })
    : new JobStartable(state.vm, nameText, what, asJob, (jobVm, run) => {
      object.run = run;
      stateOf(jobVm).ownRun = { run, beat: () => state.supervisor.beat(object.service) };
    });
  try {
    object.service = new Service(serviceSpec(nameText, settings), startable, check);
  } catch (e) {
    if (!(e instanceof SettingError)) throw e;
    throw e.kind === "type" ? typeError(e.message) : valueError(e.message);
  }
  const problem = state.supervisor.add(object.service);
  if (problem !== undefined) throw valueError(problem);
  state.objects.set(object.service, object);
}

/** What `job` and `quotas` say; `null` for a thread. */
function jobSettings(job: Value, quotas: Value): JobSettings | null {
  const placement = plain(job);
  if (placement !== null && placement !== "isolate" && placement !== "worker") {
    throw valueError("job must be 'isolate', 'worker' or None");
  }
  if (quotas !== null && !(quotas instanceof PyDict)) throw typeError("quotas must be a dict");
  const given = new Map<string, Value>();
  for (const { key, value } of quotas?.entries() ?? []) {
    const name = plain(key);
    if (typeof name !== "string" || !(QUOTA_NAMES as readonly string[]).includes(name)) {
      throw valueError(`quotas may have the keys ${QUOTA_NAMES.join(", ")}`);
    }
    const number = plain(value!);
    checkQuota(name, typeof number === "number" ? number : undefined, value === null ? "None" : typeName(value!));
    given.set(name, value!);
  }
  if (placement === null && given.size > 0) throw valueError("only a service that is a job can have quotas");
  return placement === null ? null : { placement, quotas: given };
}

function begin(vm: Vm, services: Service[]): null {
  const state = stateOf(vm);
  if (services.length === 0) return null;
  const problem = state.supervisor.start(services);
  if (problem !== undefined) throw valueError(problem);
  state.guard();
  state.tryPs();
  return null;
}

/** A service whose thread calls must not wait for its own end, nor for that of a service that has to wait for it. */
function checkOwnEnd(vm: Vm, services: Iterable<Service>, timeoutMs: number): void {
  const own = current(vm)?.service;
  if (own === undefined || timeoutMs === 0) return;
  const all = new Set(services);
  for (const service of all) {
    for (const other of stateOf(vm).supervisor.services) if (other.needs.includes(service.name)) all.add(other);
  }
  if (all.has(own)) {
    throw serviceError.make(vm, `service '${own.name}' cannot wait for its own end; a timeout of 0 does not wait`);
  }
}

// ---- what services look like in Python ----------------------------------------------------------------------------

function errorValue(error: ErrorData | null): Value {
  if (error === null) return null;
  const entries = error.traceback.map((t) => new PyTuple([t.file, t.line, t.function, t.text]));
  return ErrorInfo.make([error.type, error.message, new PyList(entries)]);
}

const optionalFloat = (n: number | null): Value => n === null ? null : new PyFloat(n);

function statusValue(status: ServiceStatus): Value {
  const dict = new PyDict();
  const rows: [string, Value][] = [
    ["name", status.name],
    ["kind", status.kind],
    ["state", status.state],
    ["up", status.up],
    ["uptime", optionalFloat(status.uptime)],
    ["runs", status.runs],
    ["restarts", status.restarts],
    ["failures", status.failures],
    ["restart_in", optionalFloat(status.restartIn)],
    ["needs", new PyList(status.needs.slice())],
    ["ended", status.ended],
    ["error", errorValue(status.error)],
    ["error_time", optionalFloat(status.errorTime)],
  ];
  for (const [key, value] of rows) dict.setStr(key, value);
  return dict;
}

const statusRow = (vm: Vm, object: PyService): ServiceStatus => statusOf(stateOf(vm).supervisor, [object.service])[0];

const serviceType = newType("Service", PyService, { module: "vmiot.service", hasDict: true, hasWeakref: true }, {
  doc:
    "Service(name, target, args=(), kwargs=None, health=None, autostart=True, job=None, quotas=None, **settings)\n\n" +
    "A supervised thread or job that calls target(*args, **kwargs). target and health are callables or texts 'module:function'.\n" +
    "The settings are described in docs/services.md.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_new: (vm, type, args: Value[], kw: Kwargs) => {
      if (args.length > 4) throw typeError(`Service() takes at most 4 positional arguments (${args.length} given)`);
      const given = new Map(kw ?? []);
      args.forEach((value, i) => {
        if (given.has(OWN_NAMES[i])) throw typeError(`Service() got multiple values for '${OWN_NAMES[i]}'`);
        given.set(OWN_NAMES[i], value);
      });
      const object = new type.jsClass() as PyService;
      declare(vm, object, given);
      return object;
    },
    tp_init: () => undefined,
    tp_repr: (_vm, self) => {
      const { service } = self as PyService;
      return `<vmiot.service.Service '${service.name}' ${service.state} at ${addressOf(self)}>`;
    },
  },
  methods: {
    start: method<PyService>()(
      [],
      "Starts it, after what it needs. Nothing happens if it runs.",
      (vm, self) => begin(vm, [self.service]),
    ),
    stop: method<PyService>()(
      [opt(obj("timeout"))],
      {
        doc:
          "stop(timeout=None) -> bool\n\nStops it, after those that need it: asks, and kills after the grace time. Waits for " +
          "that at most timeout seconds. Whether it has ended.",
        arity: "keywords",
      },
      function* (vm, self, timeout) {
        const ms = yield* timeoutOf(vm, timeout);
        checkOwnEnd(vm, [self.service], ms);
        const { supervisor } = stateOf(vm);
        supervisor.stop([self.service]);
        return yield* supervisor.until(() => self.service.isAtRest, ms);
      },
    ),
    restart: method<PyService>()(
      [],
      "Begins to end its run, and starts it again at once. Those that need it go on.",
      (vm, self) => {
        const state = stateOf(vm);
        const problem = state.supervisor.restart(self.service);
        if (problem !== undefined) throw valueError(problem);
        state.guard();
        state.tryPs();
        return null;
      },
    ),
    join: method<PyService>()(
      [opt(obj("timeout"))],
      {
        doc:
          "join(timeout=None) -> bool\n\nWaits until it is at rest: stopped, ended or failed. False: the time is over.",
        arity: "keywords",
      },
      function* (vm, self, timeout) {
        const ms = yield* timeoutOf(vm, timeout);
        checkOwnEnd(vm, [self.service], ms);
        return yield* stateOf(vm).supervisor.until(() => self.service.isAtRest, ms);
      },
    ),
    remove: method<PyService>()([], "Takes it out of the list; it must be at rest.", (vm, self) => {
      const state = stateOf(vm);
      const problem = state.supervisor.remove(self.service);
      if (problem !== undefined) throw serviceError.make(vm, problem);
      state.objects.delete(self.service);
      return null;
    }),
    beat: method<PyService>()([], "A sign of life, for those with a heartbeat.", (vm, self) => {
      stateOf(vm).supervisor.beat(self.service);
      return null;
    }),
    status: method<PyService>()([], "Its state as a dict.", (vm, self) => statusValue(statusRow(vm, self))),
  },
  getset: {
    name: { doc: "Its name.", get: (_vm, self) => self.service.name },
    state: {
      doc: "'new', 'waiting', 'running', 'backing-off', 'stopping', 'stopped', 'ended' or 'failed'.",
      get: (_vm, self) => self.service.state,
    },
    up: { doc: "Whether services that need it may start.", get: (_vm, self) => self.service.up },
    stopping: {
      doc: "Whether it was asked to end.",
      get: (_vm, self) => self.service.state === "stopping" || (self.run?.asked ?? false),
    },
    restarts: { doc: "How often it was started again.", get: (_vm, self) => self.service.restarts },
    failures: { doc: "How many of its runs failed.", get: (_vm, self) => self.service.failures },
    uptime: {
      doc: "Seconds it has been running, or None.",
      get: (vm, self) => optionalFloat(statusRow(vm, self).uptime),
    },
    error: {
      doc: "The last failure: type, message and traceback as data, or None.",
      get: (_vm, self) => errorValue(self.service.lastError),
    },
  },
});

// ---- for the engine -----------------------------------------------------------------------------------------------

/** Declares a service, as `Service(**given)` does. @throws {PyThrow} */
export function declareService(vm: Vm, given: Map<string, Value>): void {
  declare(vm, new serviceType.jsClass() as PyService, given);
}

/** Starts all services that are to start by themselves and were not started yet. @throws {PyThrow} */
export function startAll(vm: Vm): void {
  const { objects } = stateOf(vm);
  begin(vm, [...objects.values()].filter((o) => o.autostart && o.service.state === "new").map((o) => o.service));
}

/** Makes the program visible to `vmiotman ps`, under the name of its project if it has one. @throws {HostError} */
export function servePs(vm: Vm): void {
  stateOf(vm).servePs();
}

/** What `vmiotman ps` shows as the name of the program. */
export function nameProgram(vm: Vm, name: string): void {
  stateOf(vm).program = name;
}

// ---- the module ---------------------------------------------------------------------------------------------------

function* run(vm: Vm): Gen<Value> {
  const state = stateOf(vm);
  const { supervisor } = state;
  if (current(vm) !== undefined) throw serviceError.make(vm, "a service cannot wait for the end of all services");
  startAll(vm);
  state.guard();
  state.running++;
  try {
    yield* supervisor.until(() => state.asked || supervisor.isAtRest, Infinity);
  } catch (e) {
    if (!(e instanceof PyThrow) || e.type !== KeyboardInterruptType) throw e;
  } finally {
    state.running--;
  }
  yield* state.stopAll();
  // A program may start services anew.
  state.asked = false;
  const { exitCode } = state;
  state.exitCode = undefined;
  if (exitCode !== undefined) throw systemExit(exitCode);
  return [...supervisor.services].every((service) => service.state !== "failed");
}

export const serviceModule = defineModule("_service", "The primitives below vmiot.service.", {
  Service: serviceType,
  ServiceError: constant((vm) => serviceError.of(vm), "Wrong use of a service."),
  ErrorInfo: constant(ErrorInfo.type),
  services: def([], "All services, in the order they were declared.", (vm) => {
    const { objects, supervisor } = stateOf(vm);
    return new PyList([...supervisor.services].map((service) => objects.get(service)!));
  }),
  get: def([str("name")], "The service of that name.", (vm, name) => {
    const { objects, supervisor } = stateOf(vm);
    const service = supervisor.get(name);
    if (service === undefined) throw serviceError.make(vm, `there is no service '${name}'`);
    return objects.get(service)!;
  }),
  current: def([], "The service that the calling thread is, or None.", (vm) => current(vm) ?? null),
  start_all: def([], "Starts all services that were not started yet, except those with autostart=False.", (vm) => {
    startAll(vm);
    return null;
  }),
  stop_all: def(
    [opt(obj("timeout"))],
    {
      doc: "stop_all(timeout=None) -> bool\n\nStops all services in reverse order, waiting at most timeout seconds. " +
        "Whether all have ended.",
      arity: "keywords",
    },
    function* (vm, timeout) {
      const ms = yield* timeoutOf(vm, timeout);
      const { supervisor } = stateOf(vm);
      checkOwnEnd(vm, supervisor.services, ms);
      supervisor.stop(supervisor.services);
      return yield* supervisor.until(() => supervisor.isAtRest, ms);
    },
  ),
  run: def(
    [],
    "Starts all services and waits until all are at rest, or the program is asked to end (SIGTERM, Ctrl-C); then stops " +
      "them. Whether none has failed for good.",
    (vm) => run(vm),
  ),
  stopping: def([], "Whether the service that the calling thread is was asked to end.", (vm) => {
    return runOf(vm)?.asked ?? false;
  }),
  wait: def(
    [opt(obj("seconds"))],
    "wait(seconds=None) -> bool\n\nWaits until the service that the calling thread is is asked to end: True. False: the time is over.",
    function* (vm, seconds) {
      const ms = yield* timeoutOf(vm, seconds);
      const runOfIt = runOf(vm);
      if (runOfIt === undefined) throw serviceError.make(vm, "the calling thread is no service");
      const { scheduler } = vm as World;
      const end = scheduler.now() + ms;
      while (!runOfIt.asked) {
        const left = end - scheduler.now();
        if (left <= 0) return false;
        yield runOfIt.waiters.join("being asked to end", Math.min(left, 86_400_000));
      }
      return true;
    },
  ),
  beat: def([], "A sign of life of the service that the calling thread is.", (vm) => {
    const own = current(vm), state = stateOf(vm);
    if (own !== undefined) state.supervisor.beat(own.service);
    else if (state.ownRun !== undefined) state.ownRun.beat();
    else throw serviceError.make(vm, "the calling thread is no service");
    return null;
  }),
  set_reporter: def(
    [obj("function")],
    "Has function(text) told of failures instead of standard error; None: nobody. Gives nothing.",
    (vm, f) => {
      if (f !== null && typeOf(f).tp_call === undefined) throw typeError("the reporter must be callable, or None");
      stateOf(vm).reporter = f;
      return null;
    },
  ),
  serve_ps: def([], "Makes the program visible to 'vmiotman ps'; gives the path of the socket.", (vm) => {
    try {
      return stateOf(vm).servePs().path;
    } catch (e) {
      throw hostThrow(e, IOErrorType);
    }
  }),
});
