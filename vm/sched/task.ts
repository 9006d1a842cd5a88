// SPDX-License-Identifier: MIT
/**
 * A task is a thread or a job as others see it: something with a number and a name that can be watched, linked, sent
 * messages and killed. Links and monitors follow Erlang's rules (docs/scheduler.md, "Links and monitors").
 *
 * Subclasses say what a task is made of: a thread of a VM, a whole VM in this isolate, or one in a worker.
 */

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
   * @param error The exception, for kind `error`.
   */
  constructor(readonly kind: ExitKind, readonly detail: string = "", readonly error: ErrorData | null = null) {}

  /** Whether linked tasks live on. */
  get isNormal(): boolean {
    return this.kind === "normal";
  }

  toString(): string {
    const what = this.error === null ? this.detail : `${this.error.type}: ${this.error.message}`;
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
  }
}

/** A thread or job. */
export abstract class Task {
  /** Number in its {@linkcode TaskTable}, unique while the program runs. */
  readonly id: number;
  /** Tasks whose end is ours, and the other way round. */
  readonly links = new Set<Task>();
  /** Those who want to hear of our end. */
  readonly monitors = new Set<Monitor>();
  /** Exit signals of linked tasks become messages instead of ending this one. */
  trapExits = false;
  /** Why it ended; `null` while it runs. */
  reason: ExitReason | null = null;

  constructor(readonly table: TaskTable, public name: string) {
    this.id = table.add(this);
  }

  /** Begins to end the task, which may take a while: `finally` blocks run. Nothing happens if it has ended. */
  abstract kill(reason: ExitReason): void;

  /** Puts a notice into the mailbox. */
  abstract notify(notice: Notice): void;

  /** Links two tasks. Linking to one that has ended delivers its reason at once, as an exit signal. */
  link(other: Task): void {
    if (other === this) return;
    if (other.reason !== null) return this.#signal(other, other.reason);
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
    if (target.reason === null) target.monitors.add(monitor);
    else this.notify({ kind: "DOWN", monitor, task: target, reason: target.reason });
    return monitor;
  }

  /** To be called once by the subclass when the task has ended: tells links and monitors, in the order they were made. */
  protected ended(reason: ExitReason): void {
    if (this.reason !== null) return;
    this.reason = reason;
    this.table.remove(this);
    const links = [...this.links];
    this.links.clear();
    for (const other of links) {
      other.links.delete(this);
      other.#signal(this, reason);
    }
    const monitors = [...this.monitors];
    this.monitors.clear();
    for (const monitor of monitors) monitor.watcher.notify({ kind: "DOWN", monitor, task: this, reason });
  }

  /** An exit signal of a linked task arrives. */
  #signal(from: Task, reason: ExitReason): void {
    if (this.reason !== null) return;
    if (this.trapExits) this.notify({ kind: "EXIT", task: from, reason });
    else if (!reason.isNormal) this.kill(new ExitReason("killed", `linked ${from.name} ended: ${reason}`));
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
