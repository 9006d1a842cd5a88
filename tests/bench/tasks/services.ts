// SPDX-License-Identifier: MIT
/**
 * A service that crashes on purpose 10,000 times, as a thread and (a hundredth of that) as a job: restarts per second, and
 * what is left of them on the heap and of descriptors.
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

def leave(path):
    # Left open; and quietly, for a job prints what it dies of.
    f = open(path)
    data = [f.readline()] * 1000
    sys.exit(3)

service.Service('thread', crash, [__file__], backoff=0)
service.Service('job', leave, [__file__], backoff=0, job='isolate')

def restarts_of(kind, n):
    crash = service.get(kind)
    end = crash.restarts + n
    crash.start()
    while crash.restarts < end:
        time.sleep(0.005)
    crash.stop()
    return crash.failures
`;

const folder = Deno.makeTempDirSync();
try {
  Deno.writeTextFileSync(`${folder}/bench_services.py`, `import sys, time\n${PROGRAM}`);
  const vm = await PythonVm.create({ host, home, path: [folder] });
  await vm.run("import bench_services");
  for (const [kind, n] of [["thread", restarts], ["job", Math.ceil(restarts / 100)]] as const) {
    await vm.run(`bench_services.restarts_of('${kind}', ${Math.ceil(n / 10)})`);
    let before = await heap();
    const fds = handles();
    console.log(`${kind}: at first, heap ${(before / 1e6).toFixed(2)} MB, ${fds} descriptors`);
    for (let round = 0; round < 4; round++) {
      const begun = performance.now();
      await vm.run(`bench_services.restarts_of('${kind}', ${n})`);
      const seconds = (performance.now() - begun) / 1000;
      const after = await heap();
      const growth = (after - before) / n;
      console.log(
        `${n} restarts in ${seconds.toFixed(2)} s: ${(n / seconds).toFixed(0)} per second; heap ` +
          `${growth >= 0 ? "+" : ""}${growth.toFixed(1)} bytes each, ${handles() - fds} more descriptors`,
      );
      before = after;
    }
  }
} finally {
  Deno.removeSync(folder, { recursive: true });
}
Deno.exit(0);
