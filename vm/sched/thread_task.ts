// SPDX-License-Identifier: MIT
/**
 * A green thread as a task: what others see of it, its mailbox, and its end. A thread becomes a task when it is made as one
 * (`vmiot.createthread`) or when somebody first asks (`taskOf`): threads that nobody names pay nothing.
 *
 * What runs as main thread of a VM, one after the other (the program, handlers at exit, lines of a prompt), is one task.
 */
import type { PyObject, Value } from "../base/value.ts";
import { PyThrow, QuotaExceeded } from "../core/exceptions.ts";
import { type Gen, TIMED_OUT } from "../core/gen.ts";
import type { Vm } from "../core/vm.ts";
import { WaitList, type WaitSubject } from "../core/wait_list.ts";
import { type Thread, ThreadState } from "../interp/frame.ts";
import { Mailbox } from "./mailbox.ts";
import { outcomeOf } from "./outcome.ts";
import type { Scheduler } from "./scheduler.ts";
import { ExitReason, NORMAL, type Notice, Task, type TaskTable } from "./task.ts";

/** What of `PyVm` is needed here. */
interface World extends Vm {
  readonly thread: Thread;
  readonly threads: Set<Thread>;
  readonly scheduler: Scheduler;
  atClose(f: () => void): void;
}
const world = (vm: Vm): World => vm as World;

/** A notice in a mailbox, and the Python value made of it when somebody first looked at it. */
export class NoticeItem {
  value: PyObject | undefined = undefined;
  constructor(readonly notice: Notice) {}
}

/** What is in the mailbox of a thread: Python values as they were posted, and notices of the system. */
export type Mail = Value | NoticeItem;

/** Somebody who waits for something that only this task can give, and is told when it ends. */
export interface Dependant {
  taskEnded(): void;
}

/** See the head of the file. */
export class ThreadTask extends Task implements WaitSubject {
  /** Whether the program ends without waiting for it. */
  daemon = true;
  /** Why it is being ended, from the first kill on. */
  dying: ExitReason | null = null;
  /** How its body ended; stays `null` where the body does not say, or never began. */
  outcome: ExitReason | null = null;
  #mailbox: Mailbox<Mail> | null = null;
  #joiners: WaitList | null = null;
  #dependants: Set<Dependant> | null = null;

  constructor(readonly vm: Vm, table: TaskTable, name: string, public thread: Thread) {
    super(table, name);
    if (name === "") this.name = thread.name === "" ? `Task-${this.id}` : thread.name;
    thread.task = this;
  }

  /** Messages that were sent to it. Only tasks of its own VM can send any. */
  get mailbox(): Mailbox<Mail> {
    if (this.#mailbox === null) {
      this.#mailbox = new Mailbox<Mail>(undefined, true);
      if (this.reason !== null) this.#mailbox.close();
    }
    return this.#mailbox;
  }

  /** `new`, `ready`, `running`, `parked` or `done`. */
  get state(): string {
    if (this.reason !== null) return "done";
    switch (this.thread.state) {
      case ThreadState.NEW:
        return "new";
      case ThreadState.READY:
        return "ready";
      case ThreadState.RUNNING:
        return "running";
      case ThreadState.PARKED:
        return "parked";
      default:
        // The main task between two of its threads.
        return this.thread.main ? "parked" : "done";
    }
  }

  override kill(reason: ExitReason): void {
    if (this.reason !== null || this.dying !== null) return;
    this.dying = reason;
    ((this.thread.owner as Scheduler | null) ?? world(this.vm).scheduler).kill(this.thread);
  }

  override notify(notice: Notice): void {
    if (this.reason === null) this.mailbox.force(new NoticeItem(notice));
  }

  /** Has somebody told when the task ends. */
  addDependant(d: Dependant): void {
    (this.#dependants ??= new Set()).add(d);
  }

  removeDependant(d: Dependant): void {
    this.#dependants?.delete(d);
  }

  /** Waits for the end. False: the time is over. */
  *join(timeoutMs: number): Gen<boolean> {
    if (this.reason !== null) return true;
    if (timeoutMs <= 0) return false;
    return (yield (this.#joiners ??= new WaitList(this)).join("end of a task", timeoutMs)) !== TIMED_OUT;
  }

  describeWait(): string {
    return `the end of task '${this.name}'`;
  }

  /** The task has ended. Joiners are woken last, so what they look at is complete. */
  finish(reason: ExitReason): void {
    if (this.reason !== null) return;
    this.ended(reason);
    this.#mailbox?.close();
    const dependants = this.#dependants;
    this.#dependants = null;
    if (dependants !== null) { for (const d of dependants) d.taskEnded(); }
    this.#joiners?.wakeAll();
    if (!this.daemon) letGo(this);
  }

  /** To be called when its thread has ended. */
  threadEnded(): void {
    const { failure, thrown } = this.thread;
    if (this.dying !== null && (this.outcome === null || thrown !== null)) this.finish(this.dying);
    else if (this.outcome !== null) this.finish(this.outcome);
    else if (failure instanceof QuotaExceeded) this.finish(new ExitReason("quota", failure.quota));
    else if (thrown !== null || this.#began) this.finish(new ExitReason("killed", "its program ended"));
    else this.finish(NORMAL);
  }

  /** Set for tasks whose body tells its outcome. */
  #began = false;
  expectOutcome(): void {
    this.#began = true;
  }
}

// ---- tasks of threads ---------------------------------------------------------------------------------------------

const MAIN = Symbol("main task");
const mainOf = (vm: Vm) => vm.state(MAIN, () => ({ task: null as ThreadTask | null }));

/** The task that a thread is. */
export function taskOf(vm: Vm, thread: Thread): ThreadTask {
  if (thread.task instanceof ThreadTask) return thread.task;
  const { tasks } = (thread.owner as Scheduler | null) ?? world(vm).scheduler;
  if (thread.main) {
    const main = mainOf(vm);
    if (main.task === null) {
      const task = main.task = new ThreadTask(vm, tasks, "MainThread", thread);
      task.daemon = false;
      world(vm).atClose(() => task.finish(new ExitReason("killed", "its program ended")));
    }
    main.task.thread = thread;
    return thread.task = main.task;
  }
  const task = new ThreadTask(vm, tasks, "", thread);
  (thread.atEnd ??= []).push(() => task.threadEnded());
  return task;
}

/** The calling task. */
export const currentTask = (vm: Vm): ThreadTask => taskOf(vm, world(vm).thread);

/** All tasks of a VM that have not ended, by number. */
export function tasksOf(vm: Vm): ThreadTask[] {
  for (const thread of world(vm).threads) taskOf(vm, thread);
  const found: ThreadTask[] = [];
  for (const task of world(vm).scheduler.tasks) if (task instanceof ThreadTask && task.vm === vm) found.push(task);
  return found;
}

/** The main program is over: its task ends, if anybody has asked for it. `e`: the exception that ended it. */
export function* endMainTask(vm: Vm, e: PyThrow | undefined): Gen<null> {
  const { task } = mainOf(vm);
  if (task !== null && task.reason === null) {
    task.finish(e === undefined ? NORMAL : yield* outcomeOf(vm, e, task.dying));
  }
  return null;
}

/** Why the main task ended; `null` if nobody has asked for it. */
export const mainTaskReason = (vm: Vm): ExitReason | null => mainOf(vm).task?.reason ?? null;

// ---- ends ---------------------------------------------------------------------------------------------------------

/** Notes for the task that the running thread may be what ended its body, where the body handles exceptions itself. */
export function* noteFailure(vm: Vm, e: PyThrow): Gen<void> {
  const { task } = world(vm).thread;
  if (task instanceof ThreadTask) task.outcome = yield* outcomeOf(vm, e, task.dying);
}

// ---- tasks that the program waits for -----------------------------------------------------------------------------

const KEEPERS = Symbol("tasks that are no daemons");
const keepersOf = (vm: Vm) =>
  vm.state(KEEPERS, () => ({
    tasks: new Set<ThreadTask>(),
    waiters: new WaitList({ describeWait: () => "the end of the tasks that are no daemons" }),
  }));

/** Has the end of the program wait for a task. */
export function keepAlive(task: ThreadTask): void {
  const keepers = keepersOf(task.vm);
  task.daemon = false;
  keepers.tasks.add(task);
}

/** A task that the end of the program may wait for has ended. */
function letGo(task: ThreadTask): void {
  const { tasks, waiters } = keepersOf(task.vm);
  if (tasks.delete(task) && tasks.size === 0) waiters.wakeAll();
}

/** Waits until all tasks have ended that are no daemons. Whether there was one. */
export function* waitForTasks(vm: Vm): Gen<boolean> {
  const { tasks, waiters } = keepersOf(vm);
  const any = tasks.size > 0;
  while (tasks.size > 0) yield waiters.join("tasks");
  return any;
}
