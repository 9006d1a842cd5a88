// SPDX-License-Identifier: MIT
/** Services, and checks of their health, that run as threads of the VM that declared them. */
import type { Value } from "../base/value.ts";
import { call, getAttr, isTrue } from "../core/abstract.ts";
import { PyThrow, QuotaExceeded } from "../core/exceptions.ts";
import { type Gen, isGen } from "../core/gen.ts";
import { isStr, strValue } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { WaitList } from "../core/wait_list.ts";
import type { Thread } from "../interp/frame.ts";
import type { Scheduler } from "./scheduler.ts";
import { outcomeOf } from "./outcome.ts";
import type { HealthCheck, ServiceRun, Startable } from "./service.ts";
import { ExitReason, NORMAL } from "./task.ts";

/** What of `PyVm` is needed here. */
export interface ServiceWorld extends Vm {
  readonly thread: Thread;
  readonly scheduler: Scheduler;
  spawn(what: Gen<Value>): Thread;
}

/** What is called: a callable, or `module:function`, which is looked up anew at each start. */
export interface CallSpec {
  target: Value;
  args: Value[];
  kwargs: Map<string, Value> | null;
}

/** Calls it. A module that cannot be imported is an error like any other. */
function* invoke(vm: Vm, { target, args, kwargs }: CallSpec): Gen<Value> {
  let f = target;
  if (isStr(target)) {
    const [module, path] = strValue(target).split(":");
    const found = vm.importModule(module);
    f = isGen(found) ? yield* found : found;
    for (const name of path.split(".")) {
      const r = getAttr(vm, f, name);
      f = isGen(r) ? yield* r : r;
    }
  }
  const r = call(vm, f, args.slice(), kwargs);
  return isGen(r) ? yield* r : r;
}

/** A run of a service as a thread. */
export class ThreadRun implements ServiceRun {
  thread!: Thread;
  /** It was asked to end. */
  asked = false;
  /** Threads that wait for that. */
  readonly waiters = new WaitList();
  killReason: ExitReason | null = null;
  /** How its body ended; `null` where the body never began, or ended by what is no Python exception. */
  outcome: ExitReason | null = null;

  constructor(readonly vm: ServiceWorld, readonly id: number) {}

  ask(): void {
    this.asked = true;
    this.waiters.wakeAll();
  }

  kill(reason: ExitReason): void {
    this.killReason = reason;
    this.ask();
    this.vm.scheduler.kill(this.thread);
  }

  *body(what: CallSpec): Gen<Value> {
    try {
      yield* invoke(this.vm, what);
      this.outcome = NORMAL;
    } catch (e) {
      if (!(e instanceof PyThrow)) throw e;
      this.outcome = yield* outcomeOf(this.vm, e, this.killReason);
    }
    return null;
  }

  /** How the ended thread ended. */
  get reason(): ExitReason {
    const { failure } = this.thread;
    if (this.outcome !== null) return this.outcome;
    if (failure instanceof QuotaExceeded) return new ExitReason("quota", failure.quota);
    return this.killReason ?? new ExitReason("lost", "its program ended");
  }
}

/** Runs a call as a thread. */
export class ThreadStartable implements Startable {
  readonly kind = "thread";
  #runs = 0;

  /**
   * @param name Of the threads, for dumps.
   * @param began Told of each run before anything of it happens.
   */
  constructor(
    readonly vm: ServiceWorld,
    readonly name: string,
    readonly what: CallSpec,
    readonly began: (run: ThreadRun) => void,
  ) {}

  start(ended: (reason: ExitReason) => void): ServiceRun {
    const run = new ThreadRun(this.vm, ++this.#runs);
    run.thread = this.vm.spawn(run.body(this.what));
    run.thread.name = this.name;
    run.thread.atEnd = [() => ended(run.reason)];
    this.began(run);
    return run;
  }
}

/** Asks by a call in a thread: an exception and any false value but None mean that something is wrong. */
export class CallCheck implements HealthCheck {
  constructor(readonly vm: ServiceWorld, readonly name: string, readonly what: CallSpec) {}

  ask(done: (problem: string | undefined) => void): () => void {
    let problem: string | undefined = "the check was killed";
    const { vm, what } = this;
    const thread = vm.spawn((function* (): Gen<Value> {
      try {
        const answer = yield* invoke(vm, what);
        const truth = answer === null || isTrue(vm, answer);
        problem = (isGen(truth) ? yield* truth : truth) ? undefined : "the check says so";
      } catch (e) {
        if (!(e instanceof PyThrow)) throw e;
        const { error } = yield* outcomeOf(vm, e, null);
        if (error !== null) problem = error.message === "" ? error.type : `${error.type}: ${error.message}`;
      }
      return null;
    })());
    thread.name = this.name;
    thread.atEnd = [() => done(problem)];
    return () => vm.scheduler.kill(thread);
  }
}
