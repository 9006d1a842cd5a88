// SPDX-License-Identifier: MIT
/** A service that crashes 10,000 times leaves nothing behind: no heap, no descriptors, no threads. */
import { assert, assertEquals } from "@std/assert";
import { DenoHost, PythonVm } from "../mod.ts";

const PROGRAM = `
import time
from vmiot import service
service.set_reporter(None)

def crash():
    with open(path) as f:
        data = [f.read()] * 1000
        raise ValueError('boom %d' % len(data))

service.Service('crash', crash, backoff=0)

def restarts_of(n):
    crash = service.get('crash')
    end = crash.restarts + n
    service.start('crash')
    while crash.restarts < end:
        time.sleep(0.005)
    service.stop('crash')
    return crash.restarts == crash.failures and crash.restarts >= n
`;

Deno.test("10,000 crashes of a service leave nothing behind", async () => {
  const home = new URL("..", import.meta.url).pathname.replace(/\/$/, "");
  const host = new DenoHost();
  const file = Deno.makeTempFileSync();
  // Only those of the program: other tests run in the same process.
  const handles = () =>
    [...Deno.readDirSync("/proc/self/fd")].filter(({ name }) => {
      try {
        return Deno.readLinkSync(`/proc/self/fd/${name}`) === file;
      } catch {
        return false;
      }
    }).length;
  const heap = async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    host.collectGarbage();
    return host.heapUsed();
  };
  const vm = await PythonVm.create({ host, home });
  vm.set("path", file);
  await vm.run(PROGRAM);
  await vm.run("assert restarts_of(2000)");
  const before = await heap();
  await vm.run("assert restarts_of(10000)");
  const grown = await heap() - before;
  assert(grown < 1_000_000, `the heap has grown by ${grown} bytes`);
  assertEquals(handles(), 0);
  Deno.removeSync(file);
});
