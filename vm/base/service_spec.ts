// SPDX-License-Identifier: MIT
/**
 * What can be said about a service (docs/services.md): the settings, their defaults, what each may be, and the order of
 * start. Pure: the manifest and the module `vmiot.service` both check with it, so they accept the same.
 *
 * Durations are seconds where people write them, and milliseconds in {@linkcode ServiceSpec}.
 */

/** When a service that has ended is started again. */
export type RestartPolicy = "always" | "on-failure" | "never";
/** What happens when a service fails more often than allowed. */
export type LimitAction = "give-up" | "exit";

/** A service with all defaults filled in. */
export interface ServiceSpec {
  name: string;
  restart: RestartPolicy;
  /** Wait before the first restart, milliseconds; each further one is longer by `backoffFactor`, up to `backoffMaxMs`. */
  backoffMs: number;
  backoffFactor: number;
  backoffMaxMs: number;
  /** A run of this length counts as good: the next restart waits `backoffMs` again. */
  steadyMs: number;
  /** Part of the wait, 0 to 1, by which it is lengthened or shortened at random. */
  jitter: number;
  /** Restarts allowed within `periodMs`; `Infinity`: any number. */
  maxRestarts: number;
  periodMs: number;
  onLimit: LimitAction;
  /** Exit code of the program for `onLimit` "exit". */
  exitCode: number;
  /** Names of services that must be up before it starts, and that stop after it. */
  needs: string[];
  /** Between two health checks; for the first one, see `Supervisor`. */
  healthEveryMs: number;
  /** A check that takes longer has failed. */
  healthTimeoutMs: number;
  /** Failed checks in a row after which it is unhealthy. */
  healthFailures: number;
  /** Longest time between two signs of life; `Infinity`: none is expected. */
  heartbeatMs: number;
  /** Between being asked to stop and being killed. */
  graceMs: number;
}

/** A bad setting. `kind` is the Python exception it becomes. */
export class SettingError {
  /** @param text What is wrong, to be read after the name of the setting. */
  constructor(readonly kind: "type" | "value", readonly setting: string, readonly text: string) {}

  get message(): string {
    return `${this.setting} ${this.text}`;
  }
}

/** What a value must be; `undefined` if it is. */
type Check = (value: unknown) => { kind: "type" | "value"; wanted: string } | undefined;

const number = (least: number, wanted: string, most = Infinity): Check => (value) => {
  if (typeof value !== "number") return { kind: "type", wanted };
  return value >= least && value <= most && value < Infinity ? undefined : { kind: "value", wanted };
};
const whole = (least: number, most: number, wanted: string): Check => (value) => {
  if (typeof value !== "number" || !Number.isInteger(value)) return { kind: "type", wanted };
  return value >= least && value <= most ? undefined : { kind: "value", wanted };
};
const positive: Check = (value) => {
  const wanted = "a number of seconds above 0";
  if (typeof value !== "number") return { kind: "type", wanted };
  return value > 0 && value < Infinity ? undefined : { kind: "value", wanted };
};
const seconds = number(0, "a number of seconds, 0 or more");
const choice = (...words: string[]): Check => (value) => {
  const wanted = `${words.slice(0, -1).map(quoted).join(", ")} or ${quoted(words[words.length - 1])}`;
  if (typeof value !== "string") return { kind: "type", wanted };
  return words.includes(value) ? undefined : { kind: "value", wanted };
};
const quoted = (word: string): string => `'${word}'`;
const names: Check = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === "string" && item !== "")
    ? undefined
    : { kind: "type", wanted: "a list of names of services" };
const orNone = (check: Check): Check => (value) => {
  if (value === null) return undefined;
  const problem = check(value);
  return problem && { ...problem, wanted: `${problem.wanted}, or None` };
};

/** A setting: its name in Python (with `-` for `_` in the manifest), and how it fills in {@linkcode ServiceSpec}. */
export interface Setting {
  check: Check;
  default: unknown;
  doc: string;
}

/** All settings that the manifest and Python share. */
export const SERVICE_SETTINGS: Readonly<Record<string, Setting>> = {
  restart: { check: choice("always", "on-failure", "never"), default: "on-failure", doc: "When it is started again." },
  backoff: { check: seconds, default: 0.5, doc: "Seconds before the first restart." },
  backoff_factor: { check: number(1, "a number, 1 or more"), default: 2, doc: "How much longer each further wait is." },
  backoff_max: { check: seconds, default: 30, doc: "Longest wait, seconds." },
  steady: {
    check: seconds,
    default: 60,
    doc: "Seconds after which a run counts as good: the next wait is the first again.",
  },
  jitter: {
    check: number(0, "a number from 0 to 1", 1),
    default: 0.1,
    doc: "Part of a wait by which it varies at random.",
  },
  max_restarts: {
    check: orNone(whole(0, 100_000, "a whole number, 0 to 100000")),
    default: null,
    doc: "Restarts allowed within the period; None: any number.",
  },
  period: { check: positive, default: 60, doc: "Seconds that max_restarts speaks of." },
  on_limit: { check: choice("give-up", "exit"), default: "give-up", doc: "What happens beyond max_restarts." },
  exit_code: {
    check: whole(0, 255, "a whole number, 0 to 255"),
    default: 1,
    doc: "Exit code of the program for on_limit exit.",
  },
  needs: { check: names, default: [], doc: "Services that must be up before it starts, and stop after it." },
  health_every: { check: positive, default: 10, doc: "Seconds between two health checks." },
  health_timeout: { check: positive, default: 5, doc: "Seconds after which a health check has failed." },
  health_failures: {
    check: whole(1, 1_000_000, "a whole number, 1 or more"),
    default: 1,
    doc: "Failed checks in a row that make it unhealthy.",
  },
  heartbeat: {
    check: orNone(positive),
    default: null,
    doc: "Longest time between two calls of beat(), seconds; None: none is expected.",
  },
  grace: { check: seconds, default: 5, doc: "Seconds between being asked to stop and being killed." },
};

/** Checks the settings of a service and fills in the defaults. @throws {SettingError} */
export function serviceSpec(name: string, given: Readonly<Record<string, unknown>>): ServiceSpec {
  // deno-lint-ignore no-control-regex
  if (name === "" || /[\x00-\x20\x7f]/.test(name)) {
    throw new SettingError("value", "name", `must be a word, not '${name}'`);
  }
  const value = (setting: string): unknown => {
    const row = SERVICE_SETTINGS[setting];
    if (!Object.hasOwn(given, setting)) return row.default;
    const problem = row.check(given[setting]);
    if (problem === undefined) return given[setting];
    throw new SettingError(problem.kind, setting, `must be ${problem.wanted}, not ${show(given[setting])}`);
  };
  for (const setting of Object.keys(given)) {
    if (!Object.hasOwn(SERVICE_SETTINGS, setting)) {
      throw new SettingError("type", setting, "is no setting of a service");
    }
  }
  const ms = (setting: string): number => (value(setting) as number) * 1000;
  return {
    name,
    restart: value("restart") as RestartPolicy,
    backoffMs: ms("backoff"),
    backoffFactor: value("backoff_factor") as number,
    backoffMaxMs: ms("backoff_max"),
    steadyMs: ms("steady"),
    jitter: value("jitter") as number,
    maxRestarts: value("max_restarts") as number | null ?? Infinity,
    periodMs: ms("period"),
    onLimit: value("on_limit") as LimitAction,
    exitCode: value("exit_code") as number,
    needs: [...new Set(value("needs") as string[])],
    healthEveryMs: ms("health_every"),
    healthTimeoutMs: ms("health_timeout"),
    healthFailures: value("health_failures") as number,
    heartbeatMs: value("heartbeat") === null ? Infinity : ms("heartbeat"),
    graceMs: ms("grace"),
  };
}

/** A value as its writer would recognise it. */
function show(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "string") return `'${value}'`;
  if (Array.isArray(value)) return "a list with something else in it";
  return typeof value === "object" ? "something else" : String(value);
}

/** What services and their order are made of. */
export interface Needing {
  readonly name: string;
  readonly needs: readonly string[];
}

/**
 * A circle of needs, as the names along it with the first one repeated at the end, or `undefined`. Names that nobody has
 * are left out.
 */
export function findCircle(services: Iterable<Needing>): string[] | undefined {
  const byName = new Map<string, Needing>();
  for (const service of services) byName.set(service.name, service);
  const done = new Set<string>();
  for (const start of byName.values()) {
    // Depth first, with the open path and the next need of each on it.
    const path: { service: Needing; next: number }[] = [{ service: start, next: 0 }];
    const open = new Set([start.name]);
    if (done.has(start.name)) continue;
    while (path.length > 0) {
      const top = path[path.length - 1];
      const { service } = top;
      const name = service.needs[top.next++];
      if (name === undefined) {
        done.add(service.name);
        open.delete(service.name);
        path.pop();
        continue;
      }
      if (open.has(name)) {
        const names = path.map((step) => step.service.name);
        return [...names.slice(names.indexOf(name)), name];
      }
      const needed = byName.get(name);
      if (needed === undefined || done.has(name)) continue;
      path.push({ service: needed, next: 0 });
      open.add(name);
    }
  }
  return undefined;
}

/** Services so that each stands after what it needs, and in the given order otherwise. There must be no circle. */
export function startOrder<T extends Needing>(services: Iterable<T>): T[] {
  const byName = new Map<string, T>();
  for (const service of services) byName.set(service.name, service);
  const order = new Set<T>();
  const seen = new Set<T>();
  for (const first of byName.values()) {
    const path: { service: T; next: number }[] = [];
    const enter = (service: T) => {
      if (seen.has(service)) return;
      seen.add(service);
      path.push({ service, next: 0 });
    };
    enter(first);
    while (path.length > 0) {
      const top = path[path.length - 1];
      const name = top.service.needs[top.next++];
      if (name === undefined) order.add(path.pop()!.service);
      else if (byName.has(name)) enter(byName.get(name)!);
    }
  }
  return [...order];
}
