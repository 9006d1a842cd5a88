// SPDX-License-Identifier: MIT
/**
 * Supervises services (docs/services.md): starts them in order, starts them again when they fail, checks their health and
 * stops them. A state machine on the timers of a {@linkcode Scheduler}; what a service is made of is behind
 * {@linkcode Startable}.
 *
 * Everything happens in {@linkcode Supervisor}'s `#advance` and the few places that call it. INVARIANT: a service has a run
 * exactly while it is `running` or `stopping`; nothing that belongs to an earlier run (its end, its timers, the answer to a
 * health check) has any effect on a later one.
 */
import { findCircle, type ServiceSpec, startOrder } from "../base/service_spec.ts";
import { type Gen } from "../core/gen.ts";
import { WaitList } from "../core/wait_list.ts";
import type { Scheduler } from "./scheduler.ts";
import { type ErrorData, ExitReason } from "./task.ts";
import type { Timer } from "./timers.ts";

/** One run of a service. */
export interface ServiceRun {
  /** Number for people: of the thread or the job. */
  readonly id: number;
  /** Asks it to end by itself. */
  ask(): void;
  /** Begins to end it, whether it wants or not. */
  kill(reason: ExitReason): void;
}

/** What a service runs. */
export interface Startable {
  /** "thread", "job". */
  readonly kind: string;
  /**
   * Starts a run.
   * @param ended To be called once, not before `start` has returned: how the run ended.
   * @throws {ExitReason} where it could not be started.
   */
  start(ended: (reason: ExitReason) => void): ServiceRun;
}

/** Asks a service whether it is well. */
export interface HealthCheck {
  /**
   * Begins to ask. The returned function gives up.
   * @param done To be called once, not before `ask` has returned: `undefined` for "well", else what is wrong.
   */
  ask(done: (problem: string | undefined) => void): () => void;
}

/** Where a service is in its life. */
export type ServiceState =
  /** It was never started. */
  | "new"
  /** It is to be started once what it needs is up. */
  | "waiting"
  | "running"
  /** It has ended, and its back-off runs. */
  | "backing-off"
  /** It was asked to end, or killed. */
  | "stopping"
  /** Somebody stopped it. */
  | "stopped"
  /** It came to its end and is not to be started again. */
  | "ended"
  /** It failed and is not started again. */
  | "failed";

const AT_REST: ReadonlySet<ServiceState> = new Set(["new", "stopped", "ended", "failed"]);

/** What the supervisor tells its owner. */
export interface SupervisorEvents {
  /** A line for people: "service 'x' failed (…), restarts in 0.5 s". */
  report?(service: Service, text: string): void;
  /** A service failed too often and the program is to end. */
  exit?(service: Service, code: number): void;
}

/**
 * Milliseconds that a killed run has for its `finally` blocks; then it is left behind. Longer than jobs have, which then end
 * without them.
 */
export const KILLED_GRACE_MS = 4000;
/** Milliseconds between health checks until the first good one. */
const FIRST_CHECK_MS = 100;
/** So that a run that cannot even be started does not keep the machine from everything else. */
const LEAST_AFTER_FAILED_START_MS = 1;
/**
 * Longest single wait for a change. Timed, so that it does not count when deadlocks are looked for: back-offs and signals
 * can end it, too.
 */
const DAY_MS = 86_400_000;

/** A service as the supervisor keeps it. Read by others, changed by the supervisor only. */
export class Service {
  state: ServiceState = "new";
  /** Whether it is to run. */
  wanted = false;
  /** Whether services that need it may start: it runs, and has shown to be well where that can be seen. */
  up = false;
  run: ServiceRun | null = null;
  /** Why it is being stopped; "" for an ordinary stop. */
  problem = "";
  /** Runs so far, and those that followed another one by the restart policy or a failed check. */
  runs = 0;
  restarts = 0;
  /** Runs that failed. */
  failures = 0;
  /** On the scheduler's clock, milliseconds: when this run began, when the last one ended. */
  startedAt = 0;
  endedAt = 0;
  /** When the back-off is over. */
  restartAt = 0;
  /** How the last run ended. */
  reason: ExitReason | null = null;
  /** The last failure, and seconds since 1970 when it happened. */
  lastError: ErrorData | null = null;
  lastErrorTime = 0;
  /** Restarts since the last good run. */
  attempt = 0;
  /** When the latest restarts were, for the limit. */
  readonly recent: number[] = [];
  /** When the run showed a sign of life. */
  lastBeat = 0;
  badChecks = 0;
  /** Back-off, or grace time. */
  timer: Timer | null = null;
  healthTimer: Timer | null = null;
  beatTimer: Timer | null = null;
  stopCheck: (() => void) | null = null;

  constructor(readonly spec: ServiceSpec, readonly startable: Startable, readonly check: HealthCheck | null) {}

  get name(): string {
    return this.spec.name;
  }
  get needs(): readonly string[] {
    return this.spec.needs;
  }
  /** Nothing happens with it until somebody starts it. */
  get isAtRest(): boolean {
    return AT_REST.has(this.state);
  }
}

/** See the head of the file. */
export class Supervisor {
  readonly #services = new Map<string, Service>();
  readonly #changed = new WaitList();
  #advancing = false;
  #again = false;
  #hurried = false;

  /** @param random Numbers in [0, 1) for jitter. */
  constructor(
    readonly scheduler: Scheduler,
    readonly events: SupervisorEvents = {},
    readonly random: () => number = Math.random,
  ) {}

  /** All services, in the order they were added. */
  get services(): IterableIterator<Service> {
    return this.#services.values();
  }

  get(name: string): Service | undefined {
    return this.#services.get(name);
  }

  /**
   * Adds a service, without starting it. Gives a text instead if that is not possible: the name is taken, or it closes a
   * circle of needs.
   */
  add(service: Service): string | undefined {
    if (this.#services.has(service.name)) return `there is already a service '${service.name}'`;
    const circle = findCircle([...this.#services.values(), service]);
    if (circle !== undefined) return `services need each other in a circle: ${circle.join(" -> ")}`;
    this.#services.set(service.name, service);
    return undefined;
  }

  /** Takes a service out that is at rest and that no other needs. Gives a text if that is not possible. */
  remove(service: Service): string | undefined {
    if (!service.isAtRest) return `service '${service.name}' is ${service.state}: stop it first`;
    for (const other of this.services) {
      if (other.needs.includes(service.name)) return `service '${other.name}' needs service '${service.name}'`;
    }
    this.#services.delete(service.name);
    return undefined;
  }

  /** Starts services and what they need; those that run already go on. Gives a text, and starts none, if a need is unknown. */
  start(services: Iterable<Service>): string | undefined {
    const given = new Set(services);
    const all = new Set<Service>();
    const visit = [...given];
    for (let service = visit.pop(); service !== undefined; service = visit.pop()) {
      if (all.has(service)) continue;
      all.add(service);
      for (const name of service.needs) {
        const needed = this.#services.get(name);
        if (needed === undefined) return `service '${service.name}' needs '${name}', which is no service`;
        visit.push(needed);
      }
    }
    this.#hurried = false;
    for (const service of all) {
      // What has done its work need not do it again for another.
      if (service.state === "ended" && !given.has(service)) continue;
      service.wanted = true;
      if (service.isAtRest) {
        service.attempt = 0;
        service.recent.length = 0;
        service.state = "waiting";
      }
    }
    this.#advance();
    return undefined;
  }

  /** Begins to stop services, after those that need them. */
  stop(services: Iterable<Service>): void {
    const all = new Set(services);
    for (const service of all) {
      for (const other of this.services) if (other.needs.includes(service.name)) all.add(other);
    }
    for (const service of all) service.wanted = false;
    this.#advance();
  }

  /** Ends the run of a service and starts it again at once; one that is at rest is started. Those that need it go on. */
  restart(service: Service): string | undefined {
    if (service.state === "running") {
      service.restarts++;
      this.#endRun(service, "");
    }
    if (service.state === "backing-off") {
      this.#clear(service);
      service.state = "waiting";
    }
    return this.start([service]);
  }

  /** Kills whatever is being stopped, now and later, without waiting for the grace time; until something is started. */
  hurry(): void {
    this.#hurried = true;
    for (const service of this.services) {
      if (service.state !== "stopping") continue;
      this.#clear(service);
      this.#kill(service);
    }
  }

  /** A sign of life of a run. */
  beat(service: Service): void {
    service.lastBeat = this.scheduler.now();
    if (!service.up && service.check === null) {
      service.up = true;
      this.#advance();
    }
  }

  /** Whether all services are at rest. */
  get isAtRest(): boolean {
    for (const service of this.services) if (!service.isAtRest) return false;
    return true;
  }

  /** Waits until `condition` holds. False: the time is over. */
  *until(condition: () => boolean, timeoutMs: number): Gen<boolean> {
    const end = this.scheduler.now() + timeoutMs;
    while (!condition()) {
      const left = end - this.scheduler.now();
      if (left <= 0) return false;
      yield this.#changed.join("services", Math.min(left, DAY_MS));
    }
    return true;
  }

  /** Wakes those in {@linkcode until}, to look at their conditions again. */
  changed(): void {
    this.#changed.wakeAll();
  }

  // ---- inside -------------------------------------------------------------------------------------------------------

  /** Starts and stops what can be started and stopped now, until nothing is left to do. */
  #advance(): void {
    this.#again = true;
    if (this.#advancing) return;
    this.#advancing = true;
    try {
      while (this.#again) {
        this.#again = false;
        const order = startOrder(this.services);
        for (const service of order) if (service.wanted) this.#towardsRunning(service);
        for (const service of order.reverse()) if (!service.wanted) this.#towardsRest(service);
      }
    } finally {
      this.#advancing = false;
    }
    this.#changed.wakeAll();
  }

  #towardsRunning(service: Service): void {
    if (service.state !== "waiting") return;
    for (const name of service.needs) {
      const needed = this.#services.get(name)!;
      if (needed.up || needed.state === "ended") continue;
      if (needed.isAtRest) {
        const why = `it needs '${name}', which ${restText(needed)}`;
        service.lastError = { type: "", message: why, traceback: [] };
        service.lastErrorTime = this.scheduler.host.time();
        this.#rest(service, "failed");
        this.#report(service, `is not started: ${why}`);
      }
      return;
    }
    this.#launch(service);
  }

  #towardsRest(service: Service): void {
    if (service.isAtRest || service.state === "stopping") return;
    for (const other of this.services) {
      if (!other.isAtRest && !other.wanted && other.needs.includes(service.name)) return;
    }
    if (service.state === "running") this.#endRun(service, "");
    else this.#rest(service, "stopped");
  }

  #rest(service: Service, state: ServiceState): void {
    this.#clear(service);
    service.state = state;
    service.wanted = false;
    service.up = false;
    this.#again = true;
  }

  #launch(service: Service): void {
    const { spec } = service;
    service.state = "running";
    service.problem = "";
    service.runs++;
    service.badChecks = 0;
    service.startedAt = service.lastBeat = this.scheduler.now();
    service.up = service.check === null && spec.heartbeatMs === Infinity;
    const number = service.runs;
    try {
      service.run = service.startable.start((reason) => {
        if (service.runs === number && service.run !== null) this.#ended(service, reason, 0);
      });
    } catch (e) {
      if (!(e instanceof ExitReason)) throw e;
      return this.#ended(service, e, LEAST_AFTER_FAILED_START_MS);
    }
    if (service.check !== null) this.#checkSoon(service, 0);
    if (spec.heartbeatMs < Infinity) this.#watchBeat(service);
    this.#again = true;
  }

  /** A run is over. `leastMs`: the shortest back-off. */
  #ended(service: Service, reason: ExitReason, leastMs: number): void {
    const { spec, problem } = service;
    const stopping = service.state === "stopping";
    this.#clear(service);
    service.run = null;
    service.up = false;
    service.endedAt = this.scheduler.now();
    if (problem !== "") reason = new ExitReason("killed", problem, reason.error);
    service.reason = reason;
    const failed = problem !== "" || !stopping && !reason.isNormal;
    if (failed || reason.error !== null) {
      service.lastError = reason.error ?? { type: "", message: reasonText(reason), traceback: [] };
      service.lastErrorTime = this.scheduler.host.time();
    }
    if (failed) service.failures++;
    if (!service.wanted) this.#rest(service, "stopped");
    else if (stopping && problem === "") service.state = "waiting";
    else if (spec.restart === "always" || spec.restart === "on-failure" && failed) {
      this.#restartLater(service, failed, leastMs);
    } else {
      this.#rest(service, failed ? "failed" : "ended");
      if (failed) this.#report(service, `failed (${reasonText(reason!)}) and is not restarted`);
    }
    this.#advance();
  }

  /** Starts a service again after its back-off, unless that has happened too often. */
  #restartLater(service: Service, failed: boolean, leastMs: number): void {
    const { spec, recent, reason } = service;
    const now = this.scheduler.now();
    while (recent.length > 0 && recent[0] <= now - spec.periodMs) recent.shift();
    if (recent.length >= spec.maxRestarts) return this.#giveUp(service);
    if (spec.maxRestarts < Infinity) recent.push(now);
    if (service.endedAt - service.startedAt >= spec.steadyMs) service.attempt = 0;
    const delay = Math.max(backoff(spec, service.attempt++, this.random), leastMs);
    service.restarts++;
    service.state = "backing-off";
    service.restartAt = now + delay;
    service.timer = this.scheduler.after(delay, () => {
      service.timer = null;
      service.state = "waiting";
      this.#advance();
    });
    const when = delay < 1 ? "at once" : `in ${secondsText(delay)}`;
    if (failed) this.#report(service, `failed (${reasonText(reason!)}), restarts ${when}`);
  }

  #giveUp(service: Service): void {
    const { spec, reason } = service;
    const often = spec.maxRestarts === 0
      ? "may not be restarted"
      : `was restarted ${spec.maxRestarts} times in ${secondsText(spec.periodMs)}`;
    this.#rest(service, "failed");
    const exits = spec.onLimit === "exit";
    this.#report(service, `failed (${reasonText(reason!)}) and ${often}: ${exits ? "the program ends" : "given up"}`);
    if (exits) this.events.exit?.(service, spec.exitCode);
  }

  /** Begins to end a run: asks, then kills. */
  #endRun(service: Service, problem: string): void {
    const { spec } = service;
    this.#clear(service);
    service.state = "stopping";
    service.up = false;
    service.problem = problem;
    if (spec.graceMs === 0 || this.#hurried) return this.#kill(service);
    service.timer = this.scheduler.after(spec.graceMs, () => this.#kill(service));
    service.run!.ask();
  }

  #kill(service: Service): void {
    service.timer = this.scheduler.after(KILLED_GRACE_MS, () => {
      service.timer = null;
      this.#report(service, "was killed and does not end: it is left behind");
      this.#ended(service, new ExitReason("lost", "it was killed and does not end"), 0);
    });
    service.run!.kill(new ExitReason("killed", service.problem === "" ? "stopped" : service.problem));
  }

  // ---- health -------------------------------------------------------------------------------------------------------

  #checkSoon(service: Service, ms: number): void {
    service.healthTimer = this.scheduler.after(ms, () => this.#ask(service));
  }

  #ask(service: Service): void {
    const { spec } = service;
    const number = service.runs;
    let over = false;
    const done = (problem: string | undefined) => {
      if (over) return;
      over = true;
      this.scheduler.cancel(timeout);
      if (service.runs === number && service.state === "running") this.#answered(service, problem);
    };
    const cancel = service.check!.ask(done);
    const timeout = this.scheduler.after(spec.healthTimeoutMs, () => {
      cancel();
      done(`no answer within ${secondsText(spec.healthTimeoutMs)}`);
    });
    service.stopCheck = () => {
      if (over) return;
      over = true;
      this.scheduler.cancel(timeout);
      cancel();
    };
  }

  #answered(service: Service, problem: string | undefined): void {
    const { spec } = service;
    service.stopCheck = null;
    if (problem === undefined) {
      service.badChecks = 0;
      const first = !service.up;
      service.up = true;
      this.#checkSoon(service, spec.healthEveryMs);
      if (first) this.#advance();
      return;
    }
    // While it begins its work, it has the time that the same number of checks would take later.
    const begins = !service.up;
    const bad = begins
      ? this.scheduler.now() - service.startedAt >= spec.healthEveryMs * spec.healthFailures
      : ++service.badChecks >= spec.healthFailures;
    if (bad) this.#unhealthy(service, problem);
    else this.#checkSoon(service, begins ? Math.min(FIRST_CHECK_MS, spec.healthEveryMs) : spec.healthEveryMs);
  }

  /** However many beats there are, one timer runs: it looks when the last of them was. */
  #watchBeat(service: Service): void {
    const due = service.lastBeat + service.spec.heartbeatMs - this.scheduler.now();
    if (due > 0) service.beatTimer = this.scheduler.after(due, () => this.#watchBeat(service));
    else this.#unhealthy(service, `no sign of life for ${secondsText(service.spec.heartbeatMs)}`);
  }

  #unhealthy(service: Service, problem: string): void {
    this.#report(service, `is not healthy (${problem})`);
    this.#endRun(service, `not healthy: ${problem}`);
    this.#advance();
  }

  // ---- small things -------------------------------------------------------------------------------------------------

  /** Ends everything that was to happen to the current run. */
  #clear(service: Service): void {
    for (const timer of [service.timer, service.healthTimer, service.beatTimer]) {
      if (timer !== null) this.scheduler.cancel(timer);
    }
    service.timer = service.healthTimer = service.beatTimer = null;
    service.stopCheck?.();
    service.stopCheck = null;
  }

  #report(service: Service, text: string): void {
    this.events.report?.(service, `service '${service.name}' ${text}`);
  }
}

/** The wait before restart number `attempt` (from 0) of a row, milliseconds. */
export function backoff(spec: ServiceSpec, attempt: number, random: () => number): number {
  if (spec.backoffMs === 0) return 0;
  const most = Math.max(spec.backoffMs, spec.backoffMaxMs);
  const wait = Math.min(spec.backoffMs * spec.backoffFactor ** attempt, most);
  return wait * (1 + spec.jitter * (2 * random() - 1));
}

/** Why a run ended, for people. */
export function reasonText({ kind, detail, error }: ExitReason): string {
  if (error !== null) return error.message === "" ? error.type : `${error.type}: ${error.message}`;
  if (kind === "exit") return `exit status ${detail}`;
  if (kind === "normal") return "came to its end";
  return detail === "" ? kind : `${kind}: ${detail}`;
}

/** "0.5 s", "30 s". */
function secondsText(ms: number): string {
  return `${Number((ms / 1000).toPrecision(3))} s`;
}

const REST_TEXT: Partial<Record<ServiceState, string>> = { failed: "has failed", stopped: "is stopped" };
const restText = (service: Service): string => REST_TEXT[service.state] ?? `is ${service.state}`;
