// SPDX-License-Identifier: MIT
/** `_task`, the primitives below `vmiot.task`: threads as tasks, their messages, links and monitors (docs/tasks.md). */
import { PyFloat, PyObject, type Value } from "../base/value.ts";
import { call, genericGetAttr, genericSetAttr, getAttr, isTrue } from "../core/abstract.ts";
import { asDouble } from "../core/convert.ts";
import { PyThrow, runtimeError, TaskKilledType, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then, Wait, YIELD } from "../core/gen.ts";
import { isStr, PyList, strValue, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { WaitList, type WaitSubject } from "../core/wait_list.ts";
import { custom, kwargs, obj, opt, rest } from "../native/args.ts";
import { constant, def, defineModule, method, newType } from "../native/define.ts";
import { formatException } from "../objects/traceback.ts";
import { type Thread } from "../interp/frame.ts";
import { MESSAGE_PRIORITIES, NORMAL_MESSAGE } from "../sched/mailbox.ts";
import type { Scheduler } from "../sched/scheduler.ts";
import { reportsEnd } from "../sched/exception_mode.ts";
import { outcomeOf } from "../sched/outcome.ts";
import { ExitReason, type Monitor, NORMAL, Task } from "../sched/task.ts";
import {
  currentTask,
  type Dependant,
  keepAlive,
  type Mail,
  NoticeItem,
  taskOf,
  tasksOf,
  ThreadTask,
} from "../sched/thread_task.ts";
import { moduleException } from "../objects/module_exception.ts";
import type * as Reports from "./vmiot/report.ts";
import { Down, ErrorInfo, Exit, Reason, reasonValue } from "./task_values.ts";

/** What of `PyVm` the module needs. */
interface Tasks extends Vm {
  thread: Thread;
  spawn(what: Gen<Value>, priority?: number): Thread;
  readonly scheduler: Scheduler;
}
const nowOf = (vm: Vm): number => (vm as Tasks).scheduler.now();

const taskError = moduleException("vmiot.task", "TaskError");
const taskTimeout = moduleException("vmiot.task", "TaskTimeout", (vm) => taskError.of(vm));
const taskEnded = moduleException("vmiot.task", "TaskEnded", (vm) => taskError.of(vm));

// ---- arguments ----------------------------------------------------------------------------------------------------

/** Seconds as milliseconds; None waits for ever. */
export const timeoutParam = custom<number>("timeout", (vm, v) => {
  if (v === null) return Infinity;
  if (typeof v !== "number" && !(v instanceof PyFloat) && typeOf(v).nb_float === undefined) {
    throw typeError(`timeout must be a number of seconds or None, not ${typeName(v)}`);
  }
  return then(asDouble(vm, v), (s) => {
    if (!(s >= 0)) throw valueError("timeout must not be negative");
    return s * 1000;
  });
});

/** A priority, of a task or a message. */
export const priorityParam = custom<number>("priority", (_vm, v) => {
  if (typeof v === "number" && v >= 0 && v < MESSAGE_PRIORITIES) return v;
  if (typeof v !== "number") throw typeError(`priority must be an int, not ${v === null ? "None" : typeName(v)}`);
  throw valueError("priority must be from IDLE (0) to URGENT (4)");
});

/** A task, or another object that stands for one (a job). */
const taskParam = custom<Task>("task", (_vm, v) => {
  const task = v instanceof PyObject ? (v as PyObject & { task?: unknown }).task : undefined;
  if (task instanceof Task) return task;
  throw typeError(`a task is required, not ${v === null ? "None" : typeName(v)}`);
});

// ---- tasks as Python objects --------------------------------------------------------------------------------------

/** `vmiot.task.Task`: one for each task and VM. */
export class PyTask extends PyObject {
  constructor(readonly task: ThreadTask) {
    super();
  }
}

const FACES = Symbol("vmiot.task.faces");

/** The object that stands for a task. */
export function faceOf(vm: Vm, task: Task): Value {
  if (!(task instanceof ThreadTask)) return task.face?.(vm) ?? null;
  const faces = vm.state(FACES, () => new WeakMap<Task, PyTask>());
  let face = faces.get(task);
  if (face === undefined) faces.set(task, face = new PyTask(task));
  return face;
}

// ---- the life of a task -------------------------------------------------------------------------------------------

/** Name, priority and daemon of a task to be made. */
interface Made {
  name: string;
  priority: number;
  daemon: boolean;
}

function* options(vm: Vm, kw: Map<string, Value>): Gen<Made> {
  const made: Made = { name: "", priority: NORMAL_MESSAGE, daemon: false };
  const name = kw.get("name"), priority = kw.get("priority"), daemon = kw.get("daemon");
  if (name !== undefined && name !== null) {
    if (!isStr(name)) throw typeError(`name must be a string, not ${typeName(name)}`);
    made.name = strValue(name);
  }
  if (priority !== undefined) {
    made.priority = priorityParam.convert!(vm, priority, { name: "createthread", position: 0 }) as number;
  }
  if (daemon !== undefined) {
    const d = isTrue(vm, daemon);
    made.daemon = isGen(d) ? yield* d : d;
  }
  for (const key of ["name", "priority", "daemon"]) kw.delete(key);
  return made;
}

/** What a task runs: the function, and the note of how it ended. */
function* body(vm: Vm, task: () => ThreadTask, f: Value, args: Value[], kw: Map<string, Value> | null): Gen<Value> {
  try {
    const r = call(vm, f, args, kw);
    if (isGen(r)) yield* r;
    task().outcome = NORMAL;
  } catch (e) {
    if (!(e instanceof PyThrow)) throw e;
    const outcome = task().outcome = yield* outcomeOf(vm, e, task().dying);
    if (outcome.kind === "error" && reportsEnd(vm, e)) yield* report(vm, task().name, e);
  }
  return null;
}

function* report(vm: Vm, name: string, e: PyThrow): Gen<void> {
  if (vm.dialect === "vmiot") {
    const { reportAtEnd } = (yield new Wait(import("./vmiot/report.ts"), undefined, "report")) as typeof Reports;
    yield* reportAtEnd(vm, e);
    return;
  }
  const stderr = vm.sys.getStr("stderr");
  if (stderr === undefined || stderr === null) return;
  const text = yield* formatException(vm, e.type, e.value, e.traceback, (file, line) => vm.sourceLine(file, line));
  const write = getAttr(vm, stderr, "write");
  const r = call(vm, isGen(write) ? yield* write : write, [`Unhandled exception in task '${name}':\n${text}`]);
  if (isGen(r)) yield* r;
}

function* create(vm: Vm, f: Value, args: Value[], kw: Map<string, Value> | null): Gen<Value> {
  if (typeOf(f).tp_call === undefined) throw typeError(`a task needs something to call, not ${typeName(f)}`);
  kw = kw === null ? new Map() : new Map(kw);
  const made = yield* options(vm, kw);
  const thread = (vm as Tasks).spawn(body(vm, () => task, f, args, kw.size === 0 ? null : kw), made.priority);
  thread.name = made.name;
  const task: ThreadTask = taskOf(vm, thread);
  thread.name = task.name;
  task.expectOutcome();
  if (!made.daemon) keepAlive(task);
  return faceOf(vm, task);
}

function killTask(vm: Vm, task: Task, detail: Value): null {
  let text = `by task '${currentTask(vm).name}'`;
  if (detail !== null) {
    if (!isStr(detail)) throw typeError(`reason must be a string, not ${typeName(detail)}`);
    text = strValue(detail);
  }
  const reason = new ExitReason("killed", text);
  if (task !== currentTask(vm) || !(task instanceof ThreadTask)) {
    task.kill(reason);
    return null;
  }
  // Who kills himself does not come back from the call.
  task.dying ??= reason;
  throw new PyThrow(TaskKilledType, null);
}

function* join(vm: Vm, task: Task, timeoutMs: number): Gen<Value> {
  if (task === currentTask(vm)) throw runtimeError("a task cannot join itself");
  if (!(task instanceof ThreadTask)) throw typeError("only threads are joined this way");
  return (yield* task.join(timeoutMs)) ? reasonValue(task.reason!) : null;
}

function* pause(vm: Vm, v: Value): Gen<Value> {
  if (typeof v !== "number" && typeOf(v).nb_float === undefined) {
    throw typeError(`milliseconds must be a number, not ${v === null ? "None" : typeName(v)}`);
  }
  const r = asDouble(vm, v);
  const ms = isGen(r) ? yield* r : r;
  if (!(ms >= 0)) throw valueError("milliseconds must not be negative");
  if (ms === Infinity) throw valueError("milliseconds must be finite");
  const wait = new Wait(null, undefined, "sleep");
  wait.timeoutMs = ms;
  yield wait;
  return null;
}

// ---- messages -----------------------------------------------------------------------------------------------------

/** `vmiot.task.Request`: a message whose sender waits for a reply. */
class PyRequest extends PyObject implements WaitSubject, Dependant {
  answered = false;
  answer: Value = null;
  /** The sender waits no longer. */
  over = false;
  readonly waiters = new WaitList(this);
  constructor(readonly sender: ThreadTask, readonly receiver: ThreadTask, readonly message: Value) {
    super();
  }

  describeWait(): string {
    return `a reply of task '${this.receiver.name}'`;
  }

  taskEnded(): void {
    this.over = true;
    this.waiters.wakeAll();
  }
}

/** Puts a message into a mailbox. False: the time is over, or the task has ended. */
function deliver(vm: Vm, task: Task, message: Mail, priority: number, timeoutMs: number): Result<boolean> {
  if (task instanceof ThreadTask && task.vm === vm) {
    if (task.reason !== null) return false;
    return task.mailbox.offer(message, priority) || task.mailbox.post(message, priority, timeoutMs, () => nowOf(vm));
  }
  if (task.accept === undefined || message instanceof NoticeItem) {
    throw typeError(`task '${task.name}' takes no messages of this program`);
  }
  return task.accept(vm, message, priority, timeoutMs);
}

const post = (vm: Vm, task: Task, message: Value, priority: number, timeoutMs: number): Result<Value> =>
  deliver(vm, task, message, priority, timeoutMs);

function* send(vm: Vm, task: Task, message: Value, timeoutMs: number, priority: number): Gen<Value> {
  const self = currentTask(vm);
  if (task === self) throw runtimeError("a task cannot send to itself: it would wait for its own reply");
  if (!(task instanceof ThreadTask) || task.vm !== vm) throw typeError("only threads of the same job can be sent to");
  const end = nowOf(vm) + timeoutMs;
  const request = new PyRequest(self, task, message);
  const gone = () => taskEnded.make(vm, `task '${task.name}' ended without a reply: ${task.reason}`);
  const late = () => taskTimeout.make(vm, `no reply of task '${task.name}' in time`);
  const r = deliver(vm, task, request, priority, timeoutMs);
  if (!(isGen(r) ? yield* r : r)) throw task.reason === null ? late() : gone();
  task.addDependant(request);
  try {
    yield request.waiters.join("reply", timeoutMs === Infinity ? Infinity : Math.max(end - nowOf(vm), 0));
    if (!request.answered) throw task.reason === null ? late() : gone();
    return request.answer;
  } finally {
    request.over = true;
    task.removeDependant(request);
  }
}

/** Answers a request. False: its sender waits no longer. */
function reply(request: Value, value: Value): boolean {
  if (!(request instanceof PyRequest)) {
    throw typeError(`only a Request can be answered, not ${request === null ? "None" : typeName(request)}`);
  }
  if (request.answered) throw runtimeError("the request has been answered before");
  if (request.over) return false;
  request.answered = true;
  request.answer = value;
  request.waiters.wakeOne();
  return true;
}

/** A message as Python sees it. */
function open(vm: Vm, mail: Mail): Value {
  if (!(mail instanceof NoticeItem)) return mail;
  if (mail.value !== undefined) return mail.value;
  const { notice } = mail;
  const task = faceOf(vm, notice.task), reason = reasonValue(notice.reason);
  return mail.value = notice.kind === "EXIT"
    ? Exit.make([task, reason])
    : Down.make([monitorFace(vm, notice.monitor), task, reason]);
}

function receive(vm: Vm, filter: Value, timeoutMs: number, missing: Value): Result<Value> {
  const { mailbox } = currentTask(vm);
  if (filter === null && mailbox.size > 0) return open(vm, mailbox.take()!);
  return receiveSlow(vm, filter, timeoutMs, missing);
}

function* receiveSlow(vm: Vm, filter: Value, timeoutMs: number, missing: Value): Gen<Value> {
  const { mailbox } = currentTask(vm);
  const test = filter === null ? undefined : function* (mail: Mail): Gen<boolean> {
    const r = call(vm, filter, [open(vm, mail)]);
    const t = isTrue(vm, isGen(r) ? yield* r : r);
    return isGen(t) ? yield* t : t;
  };
  if (filter !== null && typeOf(filter).tp_call === undefined) {
    throw typeError(`filter must be callable, not ${typeName(filter)}`);
  }
  const mail = yield* mailbox.receive(test, timeoutMs, () => nowOf(vm));
  return mail === undefined ? missing : open(vm, mail);
}

function setCapacity(task: ThreadTask, v: Value | undefined): void {
  if (v !== null && typeof v !== "number") throw typeError("capacity must be an int or None");
  if (v !== null && v < 1) throw valueError("capacity must be positive");
  task.mailbox.setCapacity(v ?? Infinity);
}

// ---- links and monitors -------------------------------------------------------------------------------------------

/** `vmiot.task.Monitor`. */
class PyMonitor extends PyObject {
  constructor(readonly monitor: Monitor) {
    super();
  }
}

const MONITORS = Symbol("vmiot.task.monitors");

function monitorFace(vm: Vm, monitor: Monitor): PyMonitor {
  const faces = vm.state(MONITORS, () => new WeakMap<Monitor, PyMonitor>());
  let face = faces.get(monitor);
  if (face === undefined) faces.set(monitor, face = new PyMonitor(monitor));
  return face;
}

function link(vm: Vm, task: Task): null {
  const self = currentTask(vm);
  if (task === self) throw runtimeError("a task cannot be linked to itself");
  if (!task.takesLinks) throw runtimeError("a thread cannot be linked to the job that started its worker; its job can");
  self.link(task);
  return null;
}

function demonitor(vm: Vm, face: Value, flush: Value): Result<null> {
  if (!(face instanceof PyMonitor)) {
    throw typeError(`a Monitor is required, not ${face === null ? "None" : typeName(face)}`);
  }
  const { monitor } = face;
  if (monitor.watcher !== currentTask(vm)) {
    throw runtimeError("a monitor can only be taken back by the task that made it");
  }
  monitor.cancel();
  return then(isTrue(vm, flush), (drop) => {
    if (drop) {
      currentTask(vm).mailbox.discard((mail) =>
        mail instanceof NoticeItem && mail.notice.kind === "DOWN" && mail.notice.monitor === monitor
      );
    }
    return null;
  });
}

function trapExit(vm: Vm, on: Value): Result<Value> {
  return then(isTrue(vm, on), (trap) => {
    const self = currentTask(vm);
    const before = self.trapExits;
    self.trapExits = trap;
    return before;
  });
}

// ---- declarations -------------------------------------------------------------------------------------------------

const keywords = (doc: string) => ({ doc, arity: "keywords" as const });
const field = (doc: string, get: (task: ThreadTask, vm: Vm) => Value) => ({
  doc,
  get: (vm: Vm, { task }: PyTask) => get(task, vm),
});
const forever = opt(timeoutParam, Infinity);
const normal = opt(priorityParam, NORMAL_MESSAGE);

/** The type `Task`. */
const taskType = newType("Task", PyTask, { module: "vmiot.task", subclassable: false, hasWeakref: true }, {
  doc: "A thread as others see it. Made by createthread(); current() and tasks() give those that run.",
  slots: {
    tp_getattro: genericGetAttr,
    tp_setattro: genericSetAttr,
    tp_repr: (_vm, v) => {
      const { task } = v as PyTask;
      return `<Task ${task.id} '${task.name}' ${task.reason === null ? task.state : `done: ${task.reason}`}>`;
    },
  },
  methods: {
    join: method<PyTask>()(
      [forever],
      keywords("Waits for the end, at most `timeout` seconds; gives the reason, or None when the time is over."),
      (vm, { task }, ms) => join(vm, task, ms),
    ),
    kill: method<PyTask>()(
      [opt(obj("reason"), null)],
      keywords("Ends the task: its finally blocks run, nothing can catch it. Does not wait for the end."),
      (vm, { task }, reason) => killTask(vm, task, reason),
    ),
    post: method<PyTask>()(
      [obj("message"), normal, forever],
      keywords("Puts a message into the mailbox; see vmiot.task.post()."),
      (vm, { task }, message, priority, ms) => post(vm, task, message, priority, ms),
    ),
    send: method<PyTask>()(
      [obj("message"), forever, normal],
      keywords("Sends a message and waits for the reply; see vmiot.task.send()."),
      (vm, { task }, message, ms, priority) => send(vm, task, message, ms, priority),
    ),
  },
  getset: {
    id: field("A number that no other task of the program ever has.", (task) => task.id),
    name: {
      doc: "A text for people.",
      get: (_vm, { task }) => task.name,
      set: (_vm, { task }, v) => {
        if (v === undefined || !isStr(v)) throw typeError("name must be a string");
        task.name = task.thread.name = strValue(v);
      },
    },
    state: field("'new', 'ready', 'running', 'parked' or 'done'.", (task) => task.state),
    is_alive: field("Whether it has not ended.", (task) => task.reason === null),
    daemon: field("Whether the program ends without waiting for it.", (task) => task.daemon),
    reason: field(
      "Why it ended, an ExitReason; None while it runs.",
      (task) => task.reason === null ? null : reasonValue(task.reason),
    ),
    priority: {
      doc: "Whose turn it is first: IDLE, LOW, NORMAL, HIGH or URGENT.",
      get: (_vm, { task }) => task.thread.priority,
      set: (vm, { task }, v) => {
        if (v === undefined) throw typeError("priority cannot be deleted");
        const priority = priorityParam.convert!(vm, v, { name: "priority", position: 0 }) as number;
        ((task.thread.owner as Scheduler | null) ?? (vm as Tasks).scheduler).setPriority(task.thread, priority);
      },
    },
    waits_for: field("What a parked task waits for, for people; None for others.", (task) => {
      const wait = task.thread.waiting;
      return task.state !== "parked" || wait === null ? null : wait.what;
    }),
    messages: field("How many messages are in its mailbox.", (task) => task.mailbox.size),
    capacity: {
      doc: "Messages after which senders wait; None for no limit.",
      get: (_vm, { task }) => task.mailbox.capacity === Infinity ? null : task.mailbox.capacity,
      set: (_vm, { task }, v) => setCapacity(task, v),
    },
    links: field(
      "The tasks it is linked to.",
      (task, vm) => new PyList([...task.links].map((other) => faceOf(vm, other))),
    ),
    trap_exit: field("Whether ends of linked tasks come to it as messages.", (task) => task.trapExits),
  },
});

const monitorType = newType("Monitor", PyMonitor, { module: "vmiot.task", subclassable: false, hasWeakref: true }, {
  doc: "A task's interest in the end of another: made by monitor().",
  slots: {
    tp_getattro: genericGetAttr,
    tp_repr: (_vm, v) => `<Monitor of task '${(v as PyMonitor).monitor.target.name}'>`,
  },
  getset: { task: { doc: "The watched task.", get: (vm, { monitor }) => faceOf(vm, monitor.target) } },
});

const requestType = newType("Request", PyRequest, { module: "vmiot.task", subclassable: false, hasWeakref: true }, {
  doc: "A message whose sender waits for a reply: what receive() gives for send().",
  slots: {
    tp_getattro: genericGetAttr,
    tp_repr: (_vm, v) => `<Request from task '${(v as PyRequest).sender.name}'>`,
  },
  methods: {
    reply: method<PyRequest>()(
      [obj("value")],
      "Gives the sender its reply; False when it waits no longer.",
      (_vm, request, value) => reply(request, value),
    ),
  },
  getset: {
    sender: { doc: "The task that waits.", get: (vm, { sender }) => faceOf(vm, sender) },
    message: { doc: "What it sent.", get: (_vm, { message }) => message },
  },
});

const yieldNow = def([], "Lets the other tasks run.", () => YIELD);

/** The module `_task`. */
export const taskModule = defineModule("_task", "What `vmiot.task` consists of.", {
  Task: taskType,
  Monitor: monitorType,
  Request: requestType,
  Exit: constant(Exit.type, "A linked task ended, and the receiver traps exits: task and reason."),
  Down: constant(Down.type, "A monitored task ended: monitor, task and reason."),
  ExitReason: constant(Reason.type, "Why a task ended: kind, detail, error and text."),
  ErrorInfo: constant(ErrorInfo.type, "An exception as data: type, message and traceback."),
  TaskError: constant((vm) => taskError.of(vm), "What goes wrong between tasks."),
  TaskTimeout: constant((vm) => taskTimeout.of(vm), "No reply came in time."),
  TaskEnded: constant((vm) => taskEnded.of(vm), "The other task ended before it replied."),
  createthread: def(
    [obj(""), rest("args"), kwargs("kw")],
    "createthread(fn, *args, name=None, priority=NORMAL, daemon=False, **kw) -> Task\n\n" +
      "Starts a thread that calls fn(*args, **kw).",
    (vm, f, args, kw) => create(vm, f, args, kw),
  ),
  current: def([], "The calling task.", (vm) => faceOf(vm, currentTask(vm))),
  tasks: def(
    [],
    "All threads of the program as tasks, by number.",
    (vm) => new PyList(tasksOf(vm).map((task) => faceOf(vm, task))),
  ),
  sleep: def(
    [obj("ms")],
    "Waits some milliseconds; 0 lets the other tasks run.",
    (vm, ms) => ms === 0 ? YIELD : pause(vm, ms),
  ),
  yield_: yieldNow,
  yieldthread: yieldNow,
  kill: def(
    [taskParam, opt(obj("reason"), null)],
    keywords("Ends a task: its finally blocks run, nothing can catch it. Does not wait for the end."),
    killTask,
  ),
  post: def(
    [taskParam, obj("message"), normal, forever],
    keywords(
      "Puts a message into the mailbox of a task, waiting at most `timeout` seconds while it is full. False when the time " +
        "is over or the task has ended.",
    ),
    post,
  ),
  send: def(
    [taskParam, obj("message"), forever, normal],
    keywords("Sends a message that receive() gives as a Request, and waits at most `timeout` seconds for the reply."),
    send,
  ),
  reply: def(
    [obj("request"), obj("value")],
    "Gives the sender of a request its reply; False when it waits no longer.",
    (_vm, request, value) => reply(request, value),
  ),
  receive: def(
    [opt(obj("filter"), null), forever, opt(obj("default"), null)],
    keywords(
      "The next message of the calling task, or the next that filter(message) is true of. Waits at most `timeout` " +
        "seconds; then it gives `default`.",
    ),
    receive,
  ),
  link: def([taskParam], "Links the calling task and another: the end of one that is not normal ends the other.", link),
  unlink: def([taskParam], "Takes a link back.", (vm, task) => {
    currentTask(vm).unlink(task);
    return null;
  }),
  monitor: def(
    [taskParam],
    "Has the end of a task come as a Down message; gives the Monitor.",
    (vm, task) => {
      const self = currentTask(vm);
      if (task === self) throw runtimeError("a task cannot monitor itself");
      return monitorFace(vm, self.monitor(task));
    },
  ),
  demonitor: def(
    [obj("monitor"), opt(obj("flush"), false)],
    keywords("Takes a monitor back; with `flush` its Down message, too, should it have come already."),
    demonitor,
  ),
  trap_exit: def(
    [opt(obj("on"), true)],
    keywords(
      "Has ends of linked tasks come as Exit messages instead of ending the calling task. Gives the old setting.",
    ),
    trapExit,
  ),
  IDLE: constant(0, "The lowest priority."),
  LOW: constant(1, "A low priority."),
  NORMAL: constant(2, "The priority of tasks and messages unless said otherwise."),
  HIGH: constant(3, "A high priority."),
  URGENT: constant(4, "The highest priority."),
});
