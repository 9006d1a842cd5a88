// SPDX-License-Identifier: MIT
/** The supervisor alone, with runs and checks that the test holds in its hands, in virtual time. */
import { assertEquals, assertThrows } from "@std/assert";
import { findCircle, serviceSpec, SettingError, startOrder } from "../base/service_spec.ts";
import { completeHost } from "../host.ts";
import { Scheduler } from "./scheduler.ts";
import { backoff, KILLED_GRACE_MS, Service, type ServiceRun, type Startable, Supervisor } from "./service.ts";
import { ExitReason, NORMAL } from "./task.ts";

const CRASH = new ExitReason("error", "", { type: "ValueError", message: "boom", traceback: [] });

/** A world with a clock of its own. */
class World {
  readonly clock = { now: 0 };
  readonly scheduler = new Scheduler(completeHost({ time: () => 1000 }), { virtualClock: this.clock, manual: true });
  readonly log: string[] = [];
  readonly exits: number[] = [];
  readonly supervisor: Supervisor;
  readonly runs = new Map<string, { ended: (reason: ExitReason) => void }>();
  readonly checks = new Map<string, (problem: string | undefined) => void>();
  /** Services that do not end when asked, or not even when killed. */
  readonly deaf = new Set<string>();
  readonly undead = new Set<string>();
  refuse: ExitReason | undefined;

  constructor(random: () => number = () => 0.5) {
    this.supervisor = new Supervisor(this.scheduler, {
      report: (_service, text) => this.log.push(`${this.clock.now} ${text}`),
      exit: (_service, code) => this.exits.push(code),
    }, random);
  }

  add(name: string, settings: Record<string, unknown> = {}, checked = false): Service {
    const startable: Startable = {
      kind: "thread",
      start: (ended): ServiceRun => {
        if (this.refuse !== undefined) throw this.refuse;
        this.log.push(`${this.clock.now} start ${name}`);
        this.runs.set(name, { ended });
        return {
          id: 1,
          ask: () => {
            this.log.push(`${this.clock.now} ask ${name}`);
            if (!this.deaf.has(name)) this.scheduler.after(1, () => ended(NORMAL));
          },
          kill: (reason) => {
            this.log.push(`${this.clock.now} kill ${name}`);
            if (!this.undead.has(name)) this.scheduler.after(0, () => ended(reason));
          },
        };
      },
    };
    const check = {
      ask: (done: (problem: string | undefined) => void) => {
        this.checks.set(name, done);
        return () => this.checks.delete(name);
      },
    };
    const service = new Service(serviceSpec(name, { jitter: 0, ...settings }), startable, checked ? check : null);
    const problem = this.supervisor.add(service);
    if (problem !== undefined) throw new Error(problem);
    return service;
  }

  /** Lets time pass, one millisecond after the other. */
  pass(ms: number): void {
    this.scheduler.step(1);
    for (let i = 0; i < ms; i++) {
      this.clock.now++;
      this.scheduler.step(1);
    }
  }

  end(name: string, reason: ExitReason): void {
    this.runs.get(name)!.ended(reason);
  }

  /** What was logged since the last time. */
  get news(): string[] {
    return this.log.splice(0);
  }
}

Deno.test("back-off grows to its maximum, and begins anew after a steady run", () => {
  const world = new World();
  const service = world.add("s", { backoff: 0.01, backoff_max: 0.05, steady: 1 });
  world.supervisor.start([service]);
  const starts: number[] = [];
  for (let i = 0; i < 6; i++) {
    world.end("s", CRASH);
    const from = world.clock.now;
    while (service.state !== "running") world.pass(1);
    starts.push(world.clock.now - from);
  }
  assertEquals(starts, [10, 20, 40, 50, 50, 50]);
  world.pass(1000);
  world.end("s", CRASH);
  world.pass(10);
  assertEquals([service.state, service.restarts, service.failures], ["running", 7, 7]);
  assertEquals(world.news.slice(1, 3), ["0 service 's' failed (ValueError: boom), restarts in 0.01 s", "10 start s"]);
});

Deno.test("jitter varies a wait by its part, both ways", () => {
  const spec = serviceSpec("s", { backoff: 1, jitter: 0.5 });
  assertEquals([0, 0.5, 1].map((r) => backoff(spec, 0, () => r)), [500, 1000, 1500]);
  assertEquals(backoff(serviceSpec("s", { backoff: 0 }), 5000, () => 0.9), 0);
  assertEquals(backoff(serviceSpec("s", { backoff: 1, jitter: 0 }), 5000, () => 0.9), 30_000);
  // A first wait above the maximum stays what it is.
  assertEquals(backoff(serviceSpec("s", { backoff: 60, jitter: 0 }), 3, () => 0), 60_000);
});

Deno.test("policies: what a good and a bad end lead to", () => {
  const rows: [restart: string, reason: ExitReason, state: string][] = [
    ["always", NORMAL, "backing-off"],
    ["always", CRASH, "backing-off"],
    ["on-failure", NORMAL, "ended"],
    ["on-failure", CRASH, "backing-off"],
    ["on-failure", new ExitReason("exit", "3"), "backing-off"],
    ["on-failure", new ExitReason("quota", "memory"), "backing-off"],
    ["on-failure", new ExitReason("lost"), "backing-off"],
    ["never", NORMAL, "ended"],
    ["never", CRASH, "failed"],
  ];
  for (const [restart, reason, state] of rows) {
    const world = new World();
    const service = world.add("s", { restart });
    world.supervisor.start([service]);
    world.end("s", reason);
    assertEquals(service.state, state, `${restart}, ${reason}`);
  }
});

Deno.test("more restarts than allowed: given up, or the program ends", () => {
  for (const onLimit of ["give-up", "exit"]) {
    const world = new World();
    const service = world.add("s", { backoff: 0, max_restarts: 2, period: 1, on_limit: onLimit, exit_code: 7 });
    world.supervisor.start([service]);
    // Two in the first second and two in the next are not too many.
    for (let i = 0; i < 2; i++) {
      for (let k = 0; k < 2; k++) {
        world.end("s", CRASH);
        world.pass(1);
      }
      assertEquals(service.state, "running");
      world.pass(1000);
    }
    for (let k = 0; k < 3; k++) {
      world.end("s", CRASH);
      world.pass(1);
    }
    assertEquals([service.state, service.restarts], ["failed", 6]);
    assertEquals(world.exits, onLimit === "exit" ? [7] : []);
    const last = world.news.at(-1)!.replace(/^\d+ /, "");
    const then = onLimit === "exit" ? "the program ends" : "given up";
    assertEquals(last, `service 's' failed (ValueError: boom) and was restarted 2 times in 1 s: ${then}`);
    // Started by hand, it has all its restarts again.
    world.supervisor.start([service]);
    world.end("s", CRASH);
    world.pass(1);
    assertEquals(service.state, "running");
  }
});

Deno.test("start in the order of needs, stop in the reverse", () => {
  const world = new World();
  const web = world.add("web", { needs: ["store", "cache"] });
  world.add("cache");
  world.add("store", { needs: ["disk"] });
  world.add("disk");
  assertEquals(world.supervisor.start([web]), undefined);
  assertEquals(world.news, ["0 start disk", "0 start store", "0 start cache", "0 start web"]);
  world.supervisor.stop(world.supervisor.services);
  world.pass(5);
  // What nobody needs any more is asked at the same moment.
  assertEquals(world.news, ["0 ask web", "1 ask cache", "1 ask store", "2 ask disk"]);
  assertEquals(world.supervisor.isAtRest, true);
});

Deno.test("stopping a service first stops those that need it; restarting it does not", () => {
  const world = new World();
  const store = world.add("store");
  const web = world.add("web", { needs: ["store"] });
  world.supervisor.start([web]);
  world.news;
  world.supervisor.restart(store);
  world.pass(2);
  assertEquals(world.news, ["0 ask store", "1 start store"]);
  assertEquals([web.state, store.restarts, store.failures], ["running", 1, 0]);
  world.supervisor.stop([store]);
  world.pass(2);
  assertEquals(world.news, ["2 ask web", "3 ask store"]);
  assertEquals([web.state, store.state], ["stopped", "stopped"]);
});

Deno.test("a service waits until what it needs is well; it fails with it", () => {
  const world = new World();
  const store = world.add("store", { health_every: 1, restart: "never" }, true);
  const web = world.add("web", { needs: ["store"] });
  world.supervisor.start([web]);
  world.pass(50);
  assertEquals([store.state, store.up, web.state], ["running", false, "waiting"]);
  world.checks.get("store")!("not yet");
  world.pass(100);
  world.checks.get("store")!(undefined);
  assertEquals([store.up, web.state], [true, "running"]);

  const other = new World();
  other.add("store", { restart: "never", heartbeat: 5 });
  const needs = other.add("web", { needs: ["store"] });
  other.supervisor.start([needs]);
  other.end("store", CRASH);
  assertEquals([needs.state, needs.lastError!.message], ["failed", "it needs 'store', which has failed"]);
});

Deno.test("a service that did its work and ended is no obstacle, and is not run again", () => {
  const world = new World();
  world.add("setup");
  const web = world.add("web", { needs: ["setup"], restart: "always", backoff: 0 });
  world.supervisor.start([web]);
  world.end("setup", NORMAL);
  world.end("web", CRASH);
  world.pass(1);
  world.supervisor.start([web]);
  assertEquals(world.news.filter((line) => line.includes("start ")), ["0 start setup", "0 start web", "0 start web"]);
});

Deno.test("grace time: asked, killed, left behind", () => {
  const world = new World();
  const service = world.add("s", { grace: 0.02 });
  world.deaf.add("s");
  world.undead.add("s");
  world.supervisor.start([service]);
  world.news;
  world.supervisor.stop([service]);
  world.pass(20);
  assertEquals(world.news, ["0 ask s", "20 kill s"]);
  world.pass(KILLED_GRACE_MS);
  assertEquals(world.news, [`${20 + KILLED_GRACE_MS} service 's' was killed and does not end: it is left behind`]);
  assertEquals([service.state, service.reason!.kind], ["stopped", "lost"]);
  // Its late end changes nothing.
  world.supervisor.start([service]);
  const late = world.runs.get("s")!;
  world.supervisor.stop([service]);
  world.pass(20 + KILLED_GRACE_MS);
  world.supervisor.start([service]);
  late.ended(CRASH);
  assertEquals([service.state, service.failures], ["running", 0]);
});

Deno.test("hurry: no more grace time, also for those whose turn comes later", () => {
  const world = new World();
  const a = world.add("a", { grace: 100 });
  const b = world.add("b", { grace: 100, needs: ["a"] });
  world.deaf.add("a").add("b");
  world.supervisor.start([b]);
  world.news;
  world.supervisor.stop([a]);
  world.pass(3);
  world.supervisor.hurry();
  world.pass(3);
  assertEquals(world.news, ["0 ask b", "3 kill b", "3 kill a"]);
  assertEquals(world.supervisor.isAtRest, true);
});

Deno.test("failed and slow health checks restart a service", () => {
  const world = new World();
  const service = world.add(
    "s",
    { health_every: 1, health_timeout: 0.1, health_failures: 2, backoff: 0, grace: 0.01 },
    true,
  );
  world.deaf.add("s");
  world.supervisor.start([service]);
  world.pass(0);
  world.checks.get("s")!(undefined);
  world.pass(1000);
  world.checks.get("s")!("queue is full");
  world.pass(1000);
  world.checks.get("s")!(undefined);
  world.pass(1000);
  world.checks.get("s")!("queue is full");
  assertEquals([service.state, service.badChecks], ["running", 1]);
  // The second in a row gives no answer at all.
  world.pass(1100);
  world.pass(11);
  assertEquals(world.news, [
    "0 start s",
    "4100 service 's' is not healthy (no answer within 0.1 s)",
    "4100 ask s",
    "4110 kill s",
    "4110 service 's' failed (killed: not healthy: no answer within 0.1 s), restarts at once",
    "4110 start s",
  ]);
  assertEquals([service.restarts, service.failures], [1, 1]);
  assertEquals(service.lastError!.message, "killed: not healthy: no answer within 0.1 s");
});

Deno.test("a service that never gets well is restarted after the time its checks would take", () => {
  const world = new World();
  const service = world.add("s", { health_every: 0.5, health_failures: 2 }, true);
  world.supervisor.start([service]);
  for (let i = 0; i < 1200 && service.state === "running"; i++) {
    world.pass(1);
    world.checks.get("s")?.("not yet");
    world.checks.delete("s");
  }
  assertEquals([service.state, world.clock.now >= 1000, world.clock.now <= 1101], ["stopping", true, true]);
});

Deno.test("heartbeat", () => {
  const world = new World();
  const service = world.add("s", { heartbeat: 0.1, grace: 0 });
  world.supervisor.start([service]);
  assertEquals(service.up, false);
  for (let i = 0; i < 5; i++) {
    world.pass(90);
    world.supervisor.beat(service);
  }
  assertEquals([service.up, service.runs], [true, 1]);
  world.pass(99);
  assertEquals(service.state, "running");
  world.pass(2);
  assertEquals([service.state, service.reason!.toString()], [
    "backing-off",
    "killed (not healthy: no sign of life for 0.1 s)",
  ]);
});

Deno.test("a run that cannot be started fails like any other and does not spin", () => {
  const world = new World();
  const service = world.add("s", { backoff: 0 });
  world.refuse = CRASH;
  world.supervisor.start([service]);
  world.pass(10);
  assertEquals([service.state, service.runs >= 9 && service.runs <= 11], ["backing-off", true]);
  world.refuse = undefined;
  world.pass(1);
  assertEquals(service.state, "running");
});

Deno.test("stopping during the back-off, starting during the stop", () => {
  const world = new World();
  const service = world.add("s", { backoff: 1 });
  world.supervisor.start([service]);
  world.end("s", CRASH);
  world.supervisor.stop([service]);
  assertEquals(service.state, "stopped");
  world.pass(2000);
  assertEquals(service.runs, 1);
  world.supervisor.start([service]);
  world.supervisor.stop([service]);
  world.supervisor.start([service]);
  assertEquals(service.state, "stopping");
  world.pass(2);
  assertEquals([service.state, service.runs], ["running", 3]);
});

Deno.test("wrong orders", () => {
  const world = new World();
  world.add("a", { needs: ["b"] });
  world.add("b", { needs: ["c"] });
  assertThrows(
    () => world.add("c", { needs: ["a"] }),
    Error,
    "services need each other in a circle: a -> b -> c -> a",
  );
  assertThrows(() => world.add("me", { needs: ["me"] }), Error, "in a circle: me -> me");
  assertThrows(() => world.add("a"), Error, "there is already a service 'a'");
  const a = world.supervisor.get("a")!;
  assertEquals(world.supervisor.start([a]), "service 'b' needs 'c', which is no service");
  assertEquals([a.state, world.news], ["new", []]);
  assertEquals(world.supervisor.remove(world.supervisor.get("b")!), "service 'a' needs service 'b'");
  assertEquals(world.supervisor.remove(a), undefined);
});

Deno.test("orders and circles of many", () => {
  const chain = Array.from({ length: 5000 }, (_, i) => ({ name: `s${i}`, needs: i < 4999 ? [`s${i + 1}`] : [] }));
  assertEquals(findCircle(chain), undefined);
  assertEquals(startOrder(chain)[0].name, "s4999");
  chain[4999].needs.push("s4998");
  assertEquals(findCircle(chain), ["s4998", "s4999", "s4998"]);
});

const BAD: [settings: Record<string, unknown>, kind: string, message: string][] = [
  [{ restart: "sometimes" }, "value", "restart must be 'always', 'on-failure' or 'never', not 'sometimes'"],
  [{ restart: 3 }, "type", "restart must be 'always', 'on-failure' or 'never', not 3"],
  [{ backoff: -1 }, "value", "backoff must be a number of seconds, 0 or more, not -1"],
  [{ backoff: NaN }, "value", "backoff must be a number of seconds, 0 or more, not NaN"],
  [{ backoff_max: Infinity }, "value", "backoff_max must be a number of seconds, 0 or more, not Infinity"],
  [{ backoff_factor: 0.5 }, "value", "backoff_factor must be a number, 1 or more, not 0.5"],
  [{ jitter: 2 }, "value", "jitter must be a number from 0 to 1, not 2"],
  [{ max_restarts: -1 }, "value", "max_restarts must be a whole number, 0 to 100000, or None, not -1"],
  [{ max_restarts: 1.5 }, "type", "max_restarts must be a whole number, 0 to 100000, or None, not 1.5"],
  [{ period: 0 }, "value", "period must be a number of seconds above 0, not 0"],
  [{ exit_code: 256 }, "value", "exit_code must be a whole number, 0 to 255, not 256"],
  [{ needs: "store" }, "type", "needs must be a list of names of services, not 'store'"],
  [{ heartbeat: 0 }, "value", "heartbeat must be a number of seconds above 0, or None, not 0"],
  [{ colour: 1 }, "type", "colour is no setting of a service"],
];
for (const [settings, kind, message] of BAD) {
  Deno.test(`bad setting: ${message}`, () => {
    try {
      serviceSpec("s", settings);
    } catch (e) {
      if (!(e instanceof SettingError)) throw e;
      return assertEquals([e.kind, e.message], [kind, message]);
    }
    throw new Error("it was accepted");
  });
}
