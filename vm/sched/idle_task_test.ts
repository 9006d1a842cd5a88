// SPDX-License-Identifier: MIT
/** What waits for a moment in which no thread can run. */
import { assertEquals, fail } from "@std/assert";
import { PythonVm } from "../../mod.ts";
import { TestHost } from "../../tests/test_host.ts";
import type { Vm } from "../core/vm.ts";
import { completeHost } from "../host.ts";
import { def, defineModule } from "../native/define.ts";
import { type Scheduled, Scheduler } from "./scheduler.ts";

const home = new URL("../..", import.meta.url).pathname.replace(/\/$/, "");

/** Runs a program that imports `idle`, whose functions ask for a task and tell which have run. Gives what it prints. */
async function run(program: string): Promise<string> {
  const ran: string[] = [];
  const ask = (vm: Vm, name: string, patience: number): boolean => {
    const from = vm.host.monotonic() * 1000;
    // deno-lint-ignore require-yield
    const run = function* () {
      ran.push(name);
      return null;
    };
    return vm.whenIdle!({ from, by: from + patience, takes: 0, run });
  };
  const idle = defineModule("idle", "Idle tasks.", {
    patient: def([], "Waits for an idle moment as long as it takes.", (vm) => ask(vm, "patient", Infinity)),
    hasty: def([], "Waits for an idle moment, 5 milliseconds at most.", (vm) => ask(vm, "hasty", 5)),
    ran: def([], "Which tasks have run.", () => ran.join(" ")),
  });
  const host = new TestHost("", `${home}/vmiotman`);
  const vm = await PythonVm.create({ host, modules: [idle] });
  await vm.run(`import idle, sys, threading, time\n${program}\nsys.stdout.flush()`);
  assertEquals(host.stderr, "");
  return host.stdout;
}

/** Computes for so many seconds. */
const BUSY = `
def busy(seconds):
    end = time.time() + seconds
    while time.time() < end:
        pass
`;

Deno.test("an idle task waits until no thread can run, and runs once", async () => {
  const program = `${BUSY}
print idle.patient()
busy(0.03)
print repr(idle.ran())
time.sleep(0.1)
print repr(idle.ran())
time.sleep(0.1)
print repr(idle.ran())`;
  assertEquals(await run(program), "True\n''\n'patient'\n'patient'\n");
});

Deno.test("an idle task waits no longer than it says, while another thread computes", async () => {
  const program = `${BUSY}
idle.hasty(), idle.patient()
busy(0.2)
print idle.ran()`;
  assertEquals(await run(program), "hasty\n");
});

Deno.test("a moment that a timer ends soon is not idle", async () => {
  const program = `
idle.patient()
for i in range(5):
    time.sleep(0.003)
print repr(idle.ran())
lock = threading.Lock()
lock.acquire()
threading.Timer(0.1, lock.release).start()
lock.acquire()
print repr(idle.ran())`;
  assertEquals(await run(program), "''\n'patient'\n");
});

Deno.test("virtual time has no idle moments", () => {
  const scheduler = new Scheduler(completeHost({}), { virtualClock: { now: 0 } });
  const task = { from: 0, by: Infinity, takes: 0, run: () => fail("it ran") };
  assertEquals(scheduler.whenIdle({} as Scheduled, task), false);
});
