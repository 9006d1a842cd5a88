// SPDX-License-Identifier: MIT
/**
 * A service that crashes on purpose 10,000 times: restarts per second, and what is left of them on the heap and of
 * descriptors.
 * The first rounds still grow a little, by code that gets compiled.
 * Usage: `deno run -A --no-check --v8-flags=--expose-gc tests/bench/tasks/services.ts [RESTARTS]`
 */
import { DenoHost, PythonVm } from "../../../mod.ts";

const home = new URL("../../..", import.meta.url).pathname.replace(/\/$/, "");
const restarts = Number(Deno.args[0] ?? 10_000);
const host = new DenoHost();

/** Bytes of heap after a collection. */
async function heap(): Promise<number> {
  // What promises and timers still hold goes first.
  await new Promise((resolve) => setTimeout(resolve, 20));
  host.collectGarbage();
  return host.heapUsed();
}

const handles = () => [...Deno.readDirSync("/proc/self/fd")].length;

const PROGRAM = `
from vmiot import service
service.set_reporter(None)

def crash(path):
    with open(path) as f:
        data = [f.readline()] * 1000
        raise ValueError('boom %d' % len(data))

service.Service('crash', crash, [__file__], backoff=0)

def restarts_of(n):
    crash = service.get('crash')
    end = crash.restarts + n
    service.start('crash')
    while crash.restarts < end:
        time.sleep(0.005)
    service.stop('crash')
    return crash.failures
`;

const folder = Deno.makeTempDirSync();
try {
  Deno.writeTextFileSync(`${folder}/bench_services.py`, `import time\n${PROGRAM}`);
  const vm = await PythonVm.create({ host, home, path: [folder] });
  await vm.run("import bench_services\nbench_services.restarts_of(1000)");
  let before = await heap();
  const fds = handles();
  console.log(`before: heap ${(before / 1e6).toFixed(2)} MB, ${fds} descriptors`);
  for (let round = 0; round < 4; round++) {
    const begun = performance.now();
    await vm.run(`bench_services.restarts_of(${restarts})`);
    const seconds = (performance.now() - begun) / 1000;
    const after = await heap();
    console.log(
      `${restarts} restarts in ${seconds.toFixed(2)} s: ${(restarts / seconds).toFixed(0)} per second; heap ` +
        `${after >= before ? "+" : ""}${((after - before) / restarts).toFixed(1)} bytes each, ` +
        `${handles() - fds} more descriptors`,
    );
    before = after;
  }
} finally {
  Deno.removeSync(folder, { recursive: true });
}
Deno.exit(0);
