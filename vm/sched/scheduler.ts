// SPDX-License-Identifier: MIT
/**
 * Decides which thread runs when. One scheduler serves all threads of its VMs (the jobs of one isolate): it gives each a
 * slice in turn, parks those that wait, fires timers, and lets the event loop turn often enough for descriptors and signals.
 *
 * It runs by itself from the first thread to the end of the last one (`run`), or is stepped by hand (`step`), as an embedder's
 * game loop does. docs/scheduler.md describes states, slices and guarantees.
 *
 * INVARIANT: a thread is in the run queue exactly while its state is READY; parked exactly while PARKED, and then its wait
 * refers to it. Nothing here calls Python: computations become frames of a thread.
 */
import { PyThrow, TaskKilledType } from "../core/exceptions.ts";
import type { Value } from "../base/value.ts";
import { type Gen, TIMED_OUT, type Wait } from "../core/gen.ts";
import type { IdleTask } from "../core/vm.ts";
import type { Host } from "../host.ts";
import { type Interrupt, NativeFrame, PyFrame, type Thread, type ThreadOwner, ThreadState } from "../interp/frame.ts";
import { type Interpreter, runSlice, Slice } from "../interp/run.ts";
import { isSafePoint } from "../interp/safe_point.ts";
import { RunQueue } from "./run_queue.ts";
import { TaskTable } from "./task.ts";
import { type Timer, TimerHeap } from "./timers.ts";

/** What the scheduler needs of a VM. */
export interface Scheduled extends Interpreter {
  /** Threads of the VM that have not ended. */
  readonly threads: Set<Thread>;
  /** How many of them are in waits that only their like can end. */
  stuck: number;
  /** Instructions a thread may run before somebody must look whether it may go on. */
  readonly sliceLimit: number;
  /** Told when a slice begins. */
  readonly memory: { begin(): void };
  /** Counts what a slice has used; throws what ends the VM when a quota is used up. `over`: the thread has ended. */
  account(instructions: number, over: boolean): void;
  /** Has `make` run in the main thread. */
  post(make: Interrupt): void;
  /** Called when every thread waits for another of the same VM; `undefined` leaves them waiting. */
  deadlocked: (() => void) | undefined;
  /** The Python exception for what a wait was rejected with. */
  asThrow(reason: unknown): PyThrow;
  /** Told of what ended the VM when nobody waits for the end of one of its threads. */
  failed(reason: unknown): void;
}

/**
 * Instructions of a slice. The only thread of all is stopped for signals alone; while the others wait, timers and
 * descriptors have to be served; while others can run, they have their turn.
 */
const SLICE_ONLY = 1_000_000, SLICE_ALONE = 100_000, SLICE = 10_000;
/** Instructions after which the clock is read: some 50 microseconds. */
const CLOCK_EVERY = 20_000;
/** Waits that ended at once between two looks at the clock. */
const CLOCK_WAITS = 16;
/** A timer that only keeps the event loop from ending. */
const HOLD_MS = 3_600_000;
/** Milliseconds after which the event loop turns: signals, and descriptors somebody waits for. */
const TURN_MS = 10, SHARED_TURN_MS = 1, IDLE_TURN_MS = 20, PAUSED_TURN_MS = 4;
/** The same for the first turn, which loads Deno's timers (5 ms): short programs end without one. */
const FIRST_TURN_MS = 100;
/** Milliseconds for which descriptors may hold up the event loop when nobody can run. */
const BRIEF_MS = 0.2;
/** Milliseconds within which a timer is waited for here: the event loop's are one or two late. */
const SOON_MS = 2;
/** Milliseconds that an idle moment has to last at least for something that can wait for one. */
const IDLE_TASK_MS = 20;

/** How a scheduler is set up; the defaults are those of a program that runs normally. */
export interface SchedulerOptions {
  /** Numbers in [0, 1) that decide which thread is next and how long slices are; absent: in turn. */
  random?: () => number;
  /** Longest slice; 1 preempts after every instruction. */
  slice?: number;
  /**
   * A clock that goes on with the instructions and jumps to the next timer when no thread can run. While a thread waits
   * for something outside, the jump takes as long as it says, so that what comes from outside is not late.
   */
  virtualClock?: { now: number };
  /** Only {@linkcode Scheduler.step} runs threads. */
  manual?: boolean;
}

interface Run {
  resolve: (value: Value) => void;
  reject: (reason: unknown) => void;
}

export class Scheduler implements ThreadOwner {
  /** Threads and jobs that others can name. */
  readonly tasks = new TaskTable();
  readonly #queue = new RunQueue();
  readonly #timers = new TimerHeap();
  readonly #runs = new Map<Thread, Run>();
  /** VMs whose threads were all stuck when the last one parked. */
  readonly #suspects = new Set<Scheduled>();
  /** What waits for an idle moment. */
  readonly #idleTasks = new Map<IdleTask, Scheduled>();
  readonly #random: (() => number) | undefined;
  readonly #virtualClock: { now: number } | undefined;
  readonly #manual: boolean;
  readonly #longestSlice: number;
  #sliceLimit = Infinity;
  /** Threads that have not ended. */
  #live = 0;
  /** Threads that wait, without end, for something outside: a descriptor, a promise. */
  #outside = 0;
  /**
   * The process goes on while a thread waits, even for nothing that the event loop knows of: a signal. For whole programs;
   * an embedder's process may end then.
   */
  holdsProcess = false;
  /** How many of these wait for what only the event loop brings. */
  #promised = 0;
  /** Threads that wait for something outside, with or without time limit: virtual time does not leap over it. */
  #external = 0;
  /** See `hold`. */
  readonly #held = new Set<{ readonly threads: { readonly size: number } }>();
  /** Slices since the start, for statistics and tests. */
  switches = 0;
  #pumping = false;
  #wakeIdle: (() => void) | undefined;
  /** Instructions since the clock was read. */
  #sinceClock = 0;
  #lastTurn = 0;
  /** Waits that ended at once, for {@linkcode CLOCK_WAITS}. */
  #briefWaits = 0;
  /** Whether there was a turn at all. */
  #turned = false;
  /** Something is being loaded that running threads would like to have. */
  #turnSoon = false;

  constructor(readonly host: Host, options: SchedulerOptions = {}) {
    this.#random = options.random;
    this.#virtualClock = options.virtualClock;
    this.#manual = options.manual ?? false;
    this.#longestSlice = options.slice ?? Infinity;
  }

  /** Milliseconds on the clock that timers use. */
  now(): number {
    return this.#virtualClock === undefined ? this.host.monotonic() * 1000 : this.#virtualClock.now;
  }

  /** Whether the same run gives the same interleaving. */
  get isRepeatable(): boolean {
    return this.#random !== undefined || this.#virtualClock !== undefined;
  }

  /** A number in [0, 1), reproducible where scheduling is. */
  random(): number {
    return this.#random === undefined ? Math.random() : this.#random();
  }

  /** Calls `fire` once, `ms` milliseconds from now, between two slices. */
  after(ms: number, fire: () => void): Timer {
    const timer = this.#timers.add(this.now() + ms, fire);
    if (this.#wakeIdle !== undefined) this.#wake();
    return timer;
  }

  cancel(timer: Timer): void {
    this.#timers.remove(timer);
  }

  /** `Vm.whenIdle`. */
  whenIdle(vm: Scheduled, task: IdleTask): boolean {
    if (this.#virtualClock !== undefined) return false;
    this.#idleTasks.set(task, vm);
    return true;
  }

  /** Makes a thread ready to run beside the others. It must have something to run (`startThread`). */
  start(vm: Scheduled, thread: Thread): void {
    this.#admit(vm, thread);
    if (!this.#manual && !this.#pumping) this.#pumpSoon();
  }

  /** Runs a thread to its end. Resolves with its value; rejects with the `PyThrow` that left it, or what ended the VM. */
  run(vm: Scheduled, thread: Thread): Promise<Value> {
    const result = new Promise<Value>((resolve, reject) => this.#runs.set(thread, { resolve, reject }));
    this.#admit(vm, thread);
    if (!this.#manual && !this.#pumping) this.#pump();
    return result;
  }

  #admit(vm: Scheduled, thread: Thread): void {
    thread.vm = vm;
    thread.owner = this;
    vm.threads.add(thread);
    thread.startedAt = this.now();
    this.#live++;
    this.#ready(thread);
  }

  /** A parked thread's wait is over. */
  resume(thread: Thread): void {
    const wait = thread.waiting!;
    this.#unpark(thread, wait);
    if (wait.settled === 1) thread.result = wait.value;
    else thread.thrown = (thread.vm as Scheduled).asThrow(wait.value);
    this.#ready(thread);
  }

  /**
   * Has something happen in a thread, between two instructions or inside its wait. An exception ends the wait; a
   * computation runs, and then the wait goes on.
   */
  interrupt(thread: Thread, make: Interrupt): void {
    if (thread.state === ThreadState.DONE) return;
    (thread.interrupts ??= []).push(make);
    if (thread.state === ThreadState.PARKED) {
      const wait = thread.waiting!;
      this.#unpark(thread, wait);
      this.#deliver(thread, wait);
      this.#ready(thread);
    }
  }

  /**
   * Ends a thread: its `finally` blocks run, nothing can catch it. A thread that is killed in the middle of a wait leaves it
   * at once; one that has not begun never begins.
   */
  kill(thread: Thread): void {
    this.interrupt(thread, () => new PyThrow(TaskKilledType, null));
  }

  /** Changes the priority of a thread, also of one that is in the run queue. */
  setPriority(thread: Thread, priority: number): void {
    if (thread.priority === priority) return;
    const queued = thread.state === ThreadState.READY && this.#queue.remove(thread);
    thread.priority = priority;
    if (queued) this.#queue.push(thread);
  }

  /** Shortens slices to `instructions`; `Infinity` ends that. `turn`: the event loop turns after each, to load something. */
  limitSlices(instructions: number, turn: boolean): void {
    this.#sliceLimit = instructions;
    this.#turnSoon = turn;
  }

  /** Forgets all threads of a VM, without running anything of them: their waits are cancelled. */
  drop(vm: Scheduled, reason?: unknown): void {
    for (const thread of [...vm.threads]) {
      const wait = thread.waiting;
      if (thread.state === ThreadState.PARKED) this.#unpark(thread, wait!);
      thread.waiting = null;
      wait?.cancel?.();
      thread.top = null;
      thread.result = thread.thrown = null;
      this.#end(thread, reason);
    }
    this.#suspects.delete(vm);
    for (const [task, of] of this.#idleTasks) if (of === vm) this.#idleTasks.delete(task);
    if (this.#wakeIdle !== undefined) this.#wake();
  }

  /**
   * Runs what can run, for at most `budget` instructions, without waiting for anything. Gives the number of instructions
   * used. `only`: stops after each slice in which that thread ended.
   */
  step(budget: number, only?: Thread): number {
    this.#lookOutside();
    let left = budget;
    while (left > 0) {
      const thread = this.#queue.take(this.#choose);
      if (thread === undefined) break;
      if (thread.state !== ThreadState.READY) continue;
      left -= Math.max(this.#slice(thread, left), 1);
      if (thread === only && (thread.state as ThreadState) === ThreadState.DONE) break;
      if (this.#sinceClock >= CLOCK_EVERY) this.#lookOutside();
    }
    return budget - left;
  }

  /** Whether some thread can run now. */
  get canRun(): boolean {
    return this.#queue.size > 0 || this.#timers.next <= this.now();
  }

  /** Resolves when some thread can run, for those who step by hand. */
  async whenReady(): Promise<void> {
    while (!this.canRun && this.#live > 0) if (!this.#startIdleTasks(true)) await this.#idle();
  }

  // ---- inside -------------------------------------------------------------------------------------------------------

  get #choose(): ((n: number) => number) | undefined {
    const random = this.#random;
    return random === undefined ? undefined : (n) => Math.floor(random() * n);
  }

  #ready(thread: Thread): void {
    thread.state = ThreadState.READY;
    this.#queue.push(thread);
    if (this.#wakeIdle !== undefined) this.#wake();
  }

  #wake(): void {
    const wake = this.#wakeIdle!;
    this.#wakeIdle = undefined;
    wake();
  }

  #pumpSoon(): void {
    this.#pumping = true;
    queueMicrotask(() => {
      this.#pumping = false;
      this.#pump();
    });
  }

  /** Runs threads until none is left. */
  async #pump(): Promise<void> {
    this.#pumping = true;
    this.#lastTurn = this.host.monotonic() * 1000;
    const choose = this.#choose;
    while (this.#live > 0) {
      const thread = this.#queue.take(choose);
      if (thread !== undefined) {
        if (thread.state === ThreadState.READY) this.#slice(thread, Infinity);
        // After the last thread there is nothing to share the event loop with.
        if (this.#sinceClock >= CLOCK_EVERY && this.#live > 0) {
          this.#fireTimers();
          this.host.pollReady?.();
          if (this.#idleTasks.size > 0) this.#startIdleTasks(false);
          if (this.#isTurnDue()) await this.#turn();
        }
      } else if (
        this.#lookOutside() || this.#findDeadlock() || this.#waitBriefly() || this.#startIdleTasks(true)
      ) {
        // Threads that soon find what they wait for, as those that talk with each other, use up no slice.
        if ((this.#turnSoon || ++this.#briefWaits % CLOCK_WAITS === 0) && this.#isTurnDue()) await this.#turn();
      } else {
        const paused = this.#waitForTimer();
        if (!paused) await this.#idle();
        // What woke it may have been a promise, with no turn of the event loop: signals and descriptors still get theirs.
        const turnMs = !paused ? IDLE_TURN_MS : this.#turned ? PAUSED_TURN_MS : FIRST_TURN_MS;
        if (this.#isTurnDue(turnMs)) await this.#turn();
      }
    }
    this.#pumping = false;
  }

  /** Milliseconds after which the event loop is to turn while threads run. */
  get #turnMs(): number {
    if (this.#turnSoon) return 0;
    if (this.#promised > 0) return SHARED_TURN_MS;
    return this.#turned ? TURN_MS : FIRST_TURN_MS;
  }

  #isTurnDue(afterMs = this.#turnMs): boolean {
    return this.host.monotonic() * 1000 - this.#lastTurn >= afterMs;
  }

  /** Lets the event loop turn. */
  async #turn(): Promise<void> {
    this.#turned = true;
    await this.host.turn();
    this.#lastTurn = this.host.monotonic() * 1000;
  }

  /** Fires timers and tells those whose descriptors are ready. Whether there was one. */
  #lookOutside(): boolean {
    const fired = this.#fireTimers();
    return this.host.pollReady?.() || fired;
  }

  /**
   * Waits a moment for descriptors, without the detour over the event loop: who serves many connections hardly ever has to
   * wait longer. Whether there was one.
   */
  #waitBriefly(): boolean {
    // A promise is kept by the event loop, which does not run meanwhile.
    if (this.#virtualClock !== undefined || this.host.pollReady === undefined || this.#promised > 0) return false;
    const ms = Math.min(this.#timers.next - this.now(), BRIEF_MS);
    this.#sinceClock += CLOCK_EVERY >> 3;
    return ms > 0 && this.host.pollReady(ms);
  }

  /** Starts what waits for an idle moment and has one, or waits no longer. Whether a thread can run therefore. */
  #startIdleTasks(idle: boolean): boolean {
    if (this.#idleTasks.size === 0) return false;
    const now = this.now();
    // What waits for the event loop to turn goes on at once.
    if (this.#promised > 0) idle = false;
    for (const [task, vm] of this.#idleTasks) {
      if (task.by > now && !(idle && task.from <= now && this.#isFree(task, now))) continue;
      this.#idleTasks.delete(task);
      vm.post(task.run);
    }
    return this.#queue.size > 0;
  }

  /** Whether no timer is due while `task` would run. */
  #isFree({ takes }: IdleTask, now: number): boolean {
    return this.#timers.next - now > Math.max(2 * takes, IDLE_TASK_MS);
  }

  /** When the first task may begin that waits for an idle moment, if none ends before; else `Infinity`. */
  #nextIdleTask(now: number): number {
    let next = Infinity;
    for (const task of this.#idleTasks.keys()) {
      const at = Math.max(task.from, now);
      if (at < next && this.#isFree(task, at)) next = at;
    }
    return next;
  }

  /** Waits for a timer that is due soon, for which the event loop would be late. Whether there was one. */
  #waitForTimer(): boolean {
    if (!this.#mayPause) return false;
    const ms = this.#timers.next - this.now();
    if (ms > SOON_MS) return false;
    if (ms > 0) this.host.pause!(ms);
    return true;
  }

  /** Whether nobody needs the event loop to turn at once. */
  get #mayPause(): boolean {
    return this.#virtualClock === undefined && this.#promised === 0 && this.host.pause !== undefined;
  }

  /**
   * Has virtual time stand still while `world` has no thread: it is being made or taken down, or runs elsewhere. Returns
   * what ends that.
   */
  hold(world: { readonly threads: { readonly size: number } }): () => void {
    this.#held.add(world);
    return () => {
      this.#held.delete(world);
      if (this.#wakeIdle !== undefined) this.#wake();
    };
  }

  /** Whether something happens of which no thread's wait knows. */
  #isHeld(): boolean {
    for (const world of this.#held) if (world.threads.size === 0) return true;
    return false;
  }

  /** Waits until something can happen. */
  async #idle(): Promise<void> {
    const { next } = this.#timers;
    const clock = this.#virtualClock;
    const jump = () => {
      if (clock !== undefined) clock.now = Math.max(clock.now, next);
    };
    // Where the program is over, time stands still: who ran it decides what comes next.
    const over = clock !== undefined && this.#runs.size === 0;
    if (clock !== undefined && next < Infinity && this.#external === 0 && !over && !this.#isHeld()) {
      jump();
      return;
    }
    let stop: (() => void) | undefined;
    this.host.awaitReady?.();
    await new Promise<void>((resolve) => {
      this.#wakeIdle = resolve;
      const now = this.now();
      const task = this.holdsProcess ? this.#nextIdleTask(now) : Infinity;
      if (next === Infinity || over || task < next) {
        if (this.holdsProcess) stop = this.host.timer(Math.min(task - now, HOLD_MS), resolve);
        return;
      }
      const early = this.#mayPause ? SOON_MS / 2 : 0;
      stop = this.host.timer(Math.max(next - now - early, 0), () => {
        jump();
        resolve();
      });
    });
    this.#wakeIdle = undefined;
    stop?.();
  }

  /** Fires the timers that are due. Whether there was one. */
  #fireTimers(): boolean {
    this.#sinceClock = 0;
    if (this.#timers.size === 0) return false;
    const now = this.now();
    let any = false;
    for (let timer = this.#timers.take(now); timer !== undefined; timer = this.#timers.take(now)) {
      any = true;
      timer.fire();
    }
    return any;
  }

  #sliceLength(vm: Scheduled): number {
    let length = this.#queue.size > 0 ? SLICE : this.#live > 1 ? SLICE_ALONE : SLICE_ONLY;
    if (length > this.#sliceLimit) length = this.#sliceLimit;
    if (length > this.#longestSlice) length = this.#longestSlice;
    if (this.#random !== undefined) length = 1 + Math.floor(this.#random() * length);
    const most = vm.sliceLimit;
    return length < most ? length : most;
  }

  /** Gives a thread its turn. Returns the instructions used. */
  #slice(thread: Thread, most: number): number {
    const vm = thread.vm as Scheduled;
    let length = Math.min(this.#sliceLength(vm), most);
    if (thread.interrupts !== null) {
      this.#deliver(thread, null);
      // What could not happen yet happens after the next instruction.
      if (thread.interrupts !== null) length = 1;
    }
    thread.begun = true;
    thread.state = ThreadState.RUNNING;
    this.switches++;
    let slice: Slice;
    vm.memory.begin();
    try {
      slice = runSlice(vm, thread, length);
      vm.account(thread.sliceUsed, slice === Slice.DONE);
    } catch (e) {
      this.#fail(vm, thread, e);
      return thread.sliceUsed;
    }
    const used = thread.sliceUsed;
    // Even a slice that ran nothing takes time; a native that works long and pauses now and then (PAUSE), milliseconds.
    this.#sinceClock += slice === Slice.BUDGET && used === 0 ? CLOCK_EVERY : used + 50;
    if (thread.state !== ThreadState.RUNNING) return used;
    if (slice === Slice.BUDGET) {
      thread.state = ThreadState.READY;
      this.#queue.push(thread);
    } else if (slice === Slice.WAIT) this.#park(thread);
    else this.#end(thread);
    if (this.#virtualClock !== undefined) this.#virtualClock.now += used * VIRTUAL_MS_PER_INSTRUCTION;
    return used;
  }

  #park(thread: Thread): void {
    const wait = thread.waiting!;
    thread.state = ThreadState.PARKED;
    wait.waiter = thread;
    if (wait.promise !== null) {
      const { promise } = wait;
      wait.promise = null;
      wait.isOutside = true;
      promise.then((value) => wait.wake(value), (reason) => wait.fail(reason));
    }
    if (wait.isOutside || wait.direct) this.#external++;
    if (wait.timeoutMs < Infinity) {
      if (wait.stopTimer === null) {
        const timer = this.after(wait.timeoutMs, () => {
          if (wait.settled === 0) wait.cancel?.();
          wait.wake(TIMED_OUT);
        });
        wait.stopTimer = () => this.cancel(timer);
      }
    } else if (wait.internal) {
      const vm = thread.vm as Scheduled;
      if (++vm.stuck === vm.threads.size && vm.deadlocked !== undefined) this.#suspects.add(vm);
    } else {
      this.#outside++;
      if (!wait.direct) this.#promised++;
    }
    if (thread.interrupts !== null) {
      this.#unpark(thread, wait);
      this.#deliver(thread, wait);
      this.#ready(thread);
    }
  }

  #unpark(thread: Thread, wait: Wait): void {
    wait.waiter = null;
    thread.waiting = null;
    if (wait.isOutside || wait.direct) this.#external--;
    if (wait.timeoutMs < Infinity) {
      if (wait.settled !== 0) wait.stopTimer?.();
    } else if (wait.internal) (thread.vm as Scheduled).stuck--;
    else {
      this.#outside--;
      if (!wait.direct) this.#promised--;
    }
  }

  /**
   * Lets the oldest interrupt of a thread happen. `wait`: what the thread was parked on. A thread about to receive a
   * value is left alone until it is between two instructions, and where an exception would lose a lock (`isSafePoint`).
   */
  #deliver(thread: Thread, wait: Wait | null): void {
    if (
      wait === null && thread.begun &&
      (!(thread.top instanceof PyFrame) || thread.result !== undefined || thread.thrown !== null ||
        !isSafePoint(thread.top))
    ) return;
    const make = thread.interrupts!.shift()!;
    if (thread.interrupts!.length === 0) thread.interrupts = null;
    const vm = thread.vm as Scheduled;
    // Another thread of the VM may be running: the one that kills.
    const running = vm.thread;
    vm.thread = thread;
    const what = make();
    vm.thread = running;
    if (what instanceof PyThrow) {
      if (wait !== null) {
        wait.stopTimer?.();
        wait.cancel?.();
      }
      thread.thrown = what;
    } else thread.top = new NativeFrame(wait === null ? what : insideWait(what, wait), thread.top);
  }

  #end(thread: Thread, failure?: unknown): void {
    const vm = thread.vm as Scheduled;
    thread.state = ThreadState.DONE;
    thread.failure = failure;
    vm.threads.delete(thread);
    this.#live--;
    const run = this.#runs.get(thread);
    if (run !== undefined) {
      this.#runs.delete(thread);
      // Whoever waits for it goes on at once, however busy other threads are.
      this.#sinceClock = CLOCK_EVERY;
      this.#lastTurn = -Infinity;
      if (failure !== undefined) run.reject(failure);
      else if (thread.thrown !== null) run.reject(thread.thrown);
      else run.resolve(thread.result as Value);
    }
    const { atEnd } = thread;
    thread.atEnd = null;
    if (atEnd !== null) { for (const f of atEnd) f(thread); }
    if (vm.stuck > 0 && vm.stuck === vm.threads.size && vm.deadlocked !== undefined) this.#suspects.add(vm);
  }

  /** Something that is no Python exception left a thread: a used-up quota or a bug. It ends the VM. */
  #fail(vm: Scheduled, thread: Thread, reason: unknown): void {
    const heard = [...vm.threads].some((t) => this.#runs.has(t));
    this.#end(thread, reason);
    this.drop(vm, reason);
    if (!heard) vm.failed(reason);
  }

  /** Reports VMs whose threads all wait for each other. Whether there was one. */
  #findDeadlock(): boolean {
    if (this.#suspects.size === 0) return false;
    let any = false;
    for (const vm of [...this.#suspects]) {
      this.#suspects.delete(vm);
      if (vm.threads.size === 0 || vm.stuck < vm.threads.size) continue;
      vm.deadlocked?.();
      any = true;
    }
    return any && this.#queue.size > 0;
  }
}

/** Virtual milliseconds that an instruction takes: about what it takes on a small board. */
const VIRTUAL_MS_PER_INSTRUCTION = 0.0001;

/** Runs a computation inside the wait of a thread, then goes on waiting. What leaves the computation ends the wait. */
function* insideWait(what: Gen<Value>, wait: Wait): Gen<unknown> {
  try {
    yield* what;
  } catch (e) {
    wait.stopTimer?.();
    wait.cancel?.();
    throw e;
  }
  return yield wait;
}
