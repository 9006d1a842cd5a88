// SPDX-License-Identifier: MIT
/**
 * A task is a thread or a job as others see it: something with a number and a name that can be watched, linked, sent
 * messages and killed. Links and monitors follow Erlang's rules (docs/tasks.md, "Links and monitors").
 *
 * Subclasses say what a task is made of: a thread of a VM, a whole VM in this isolate, or one in a worker.
 */
import type { Value } from "../base/value.ts";
import type { Gen } from "../core/gen.ts";
import type { Vm } from "../core/vm.ts";

/** How a task ended. */
export type ExitKind =
  /** It came to its end, or called `sys.exit(0)`. */
  | "normal"
  /** `sys.exit` with another status. */
  | "exit"
  /** An exception left it. */
  | "error"
  /** Somebody killed it, or a linked task died. */
  | "killed"
  /** It used up a quota. */
  | "quota"
  /** Its worker was torn down, or died, without saying why. */
  | "lost";

/** One line of a traceback. */
export interface TraceEntry {
  /** `co_filename` of the code. */
  file: string;
  /** 1-based. */
  line: number;
  /** Name of the code object. */
  function: string;
  /** The source line, stripped; empty where it is not known. */
  text: string;
}

/** An exception as data, which can be handed to other jobs. */
export interface ErrorData {
  /** Name of the class, with its module unless that is `exceptions`. */
  type: string;
  /** `str()` of the exception. */
  message: string;
  /** Oldest call first. */
  traceback: TraceEntry[];
}

/** Why a task ended. */
export class ExitReason {
  /**
   * @param kind How.
   * @param detail Exit status, name of the quota, or who killed it: for people.
   * @param error The exception, for kind `error`; of a task that died with another, the other's.
   * @param byLink Whether a linked task took it along: then the reason goes on as it is to those linked to this one, so
   * that at the end of a chain it names the task that began it.
   */
  constructor(
    readonly kind: ExitKind,
    readonly detail: string = "",
    readonly error: ErrorData | null = null,
    readonly byLink: boolean = false,
  ) {}

  /** Whether linked tasks live on. */
  get isNormal(): boolean {
    return this.kind === "normal";
  }

  toString(): string {
    const { error } = this;
    // Of a task that died with another the detail names the other.
    const what = this.detail !== "" || error === null
      ? this.detail
      : error.type + (error.message === "" ? "" : `: ${error.message}`);
    return what === "" ? this.kind : `${this.kind} (${what})`;
  }
}

/** The reason of a task that came to its end. */
export const NORMAL = new ExitReason("normal");

/** What a task is told of another, by its mailbox. */
export type Notice =
  /** A linked task ended, and the receiver traps exits. */
  | { kind: "EXIT"; task: Task; reason: ExitReason }
  /** A monitored task ended. */
  | { kind: "DOWN"; monitor: Monitor; task: Task; reason: ExitReason };

/** One-way interest in the end of a task. */
export class Monitor {
  constructor(readonly watcher: Task, readonly target: Task) {}

  /** Takes the interest back. */
  cancel(): void {
    this.target.monitors.delete(this);
    this.watcher.forget(this);
  }
}

/** A thread or job. */
export abstract class Task {
  /** Number in its {@linkcode TaskTable}, unique while the program runs. */
  readonly id: number;
  #links: Set<Task> | null = null;
  #monitors: Set<Monitor> | null = null;
  /** Exit signals of linked tasks become messages instead of ending this one. */
  trapExits = false;
  /** Why it ended; `null` while it runs. */
  reason: ExitReason | null = null;
  /** Monitors of ours that wait; they go when we do. */
  #watching: Set<Monitor> | null = null;

  constructor(readonly table: TaskTable, public name: string) {
    this.id = table.add(this);
  }

  /** Tasks whose end is ours, and the other way round. */
  get links(): Set<Task> {
    return this.#links ??= new Set();
  }

  /** Those who want to hear of our end. */
  get monitors(): Set<Monitor> {
    return this.#monitors ??= new Set();
  }

  /** Begins to end the task, which may take a while: `finally` blocks run. Nothing happens if it has ended. */
  abstract kill(reason: ExitReason): void;

  /** Puts a notice into the mailbox. */
  abstract notify(notice: Notice): void;

  /**
   * Puts a message into the mailbox from outside: waits while it is full, copies the message where the task is in another
   * VM. False: the time is over, or the task has ended. Absent: this kind of task takes none.
   */
  accept?(from: Vm, message: Value, priority: number, timeoutMs: number): Gen<boolean>;

  /** The Python object that stands for the task in a VM, for kinds of tasks that have their own. */
  face?(vm: Vm): Value;

  /** Whether threads can be linked to it; not to a job beyond the border of a worker, which only knows jobs. */
  get takesLinks(): boolean {
    return true;
  }

  /** Links two tasks; again is the same as once. Linking to one that has ended delivers its reason at once, as a signal. */
  link(other: Task): void {
    if (other === this) return;
    if (other.reason !== null) return this.#signal(other, other.reason);
    if (this.reason !== null) return other.#signal(this, this.reason);
    this.links.add(other);
    other.links.add(this);
  }

  unlink(other: Task): void {
    this.links.delete(other);
    other.links.delete(this);
  }

  /** Watches `target`: a `DOWN` notice when it ends, at once if it has. */
  monitor(target: Task): Monitor {
    const monitor = new Monitor(this, target);
    if (target.reason === null) {
      target.monitors.add(monitor);
      (this.#watching ??= new Set()).add(monitor);
    } else this.notify({ kind: "DOWN", monitor, task: target, reason: target.reason });
    return monitor;
  }

  /** A monitor of ours is over. */
  forget(monitor: Monitor): void {
    this.#watching?.delete(monitor);
  }

  /**
   * To be called once by the subclass when the task has ended: tells links, then monitors, each in the order they were made.
   */
  protected ended(reason: ExitReason): void {
    if (this.reason !== null) return;
    this.reason = reason;
    this.table.remove(this);
    const links = [...this.#links ?? []];
    this.#links = null;
    for (const other of links) {
      other.links.delete(this);
      other.#signal(this, reason);
    }
    const monitors = [...this.#monitors ?? []];
    this.#monitors = null;
    for (const monitor of monitors) {
      monitor.watcher.forget(monitor);
      monitor.watcher.notify({ kind: "DOWN", monitor, task: this, reason });
    }
    const watching = this.#watching;
    this.#watching = null;
    if (watching !== null) { for (const monitor of watching) monitor.target.monitors.delete(monitor); }
  }

  /** An exit signal of a linked task arrives. */
  #signal(from: Task, reason: ExitReason): void {
    if (this.reason !== null) return;
    if (this.trapExits) this.notify({ kind: "EXIT", task: from, reason });
    else if (!reason.isNormal) {
      const detail = reason.byLink ? reason.detail : `linked task '${from.name}' ended: ${reason}`;
      this.kill(new ExitReason("killed", detail, reason.error, true));
    }
  }
}

/** All tasks of a program that have not ended, by number. One for each {@linkcode Scheduler}. */
export class TaskTable {
  readonly #tasks = new Map<number, Task>();
  #last = 0;

  /** Enters a task; gives its number. */
  add(task: Task): number {
    this.#tasks.set(++this.#last, task);
    return this.#last;
  }

  remove(task: Task): void {
    this.#tasks.delete(task.id);
  }

  get(id: number): Task | undefined {
    return this.#tasks.get(id);
  }

  /** In order of creation. */
  [Symbol.iterator](): Iterator<Task> {
    return this.#tasks.values();
  }
}
