// SPDX-License-Identifier: MIT
/**
 * Figures of jobs: heap of an idle job, growth over many that crash, wall time of parallel worker jobs.
 * Usage: `deno run -A --no-check tests/bench/tasks/jobs.ts [PART…]`, parts `idle`, `crash`, `parallel`; default all.
 * Run it with the V8 flags of `./vmiotman` for the figures of a program.
 */
import { DenoHost, PythonVm } from "../../../mod.ts";

const home = new URL("../../..", import.meta.url).pathname.replace(/\/$/, "");
const parts = Deno.args.length > 0 ? Deno.args : ["idle", "crash", "parallel"];
const host = new DenoHost();

/** Bytes of heap after a collection. */
function heap(): number {
  host.collectGarbage();
  return host.heapUsed();
}

const handles = () => [...Deno.readDirSync("/proc/self/fd")].length;

/** A VM that has imported the module of jobs from a file in a temporary folder. */
async function withModule(source: string, use: (vm: PythonVm) => Promise<void>): Promise<void> {
  const folder = Deno.makeTempDirSync();
  try {
    Deno.writeTextFileSync(`${folder}/bench_jobs.py`, source);
    const vm = await PythonVm.create({ host, home, path: [folder] });
    await vm.run("from vmiot.job import *\nimport bench_jobs, time");
    await use(vm);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

async function idle(): Promise<void> {
  await withModule("from vmiot.job import receive\ndef wait(): receive()\n", async (vm) => {
    await vm.run("first = [start(bench_jobs.wait) for i in range(20)]\ntime.sleep(0.3)");
    const before = heap(), n = 1000, begun = performance.now();
    await vm.run(`rest = [start(bench_jobs.wait) for i in range(${n})]\nfor j in rest: j.send(0, 0)\n`);
    await vm.run(
      `for j in rest: j.join()\nrest = [start(bench_jobs.wait) for i in range(${n})]\n` +
        `while any(j.info()['instructions'] < 10 for j in rest): time.sleep(0.01)`,
    );
    const ms = performance.now() - begun, after = heap();
    console.log(`idle: ${((after - before) / n / 1024).toFixed(1)} KB of heap each, ${n} jobs (bar: 200 KB)`);
    console.log(`idle: ${(ms / 2 / n).toFixed(2)} ms to start one`);
    await vm.run("for j in first + rest: j.send(0)\nfor j in first + rest: j.join()");
  });
}

async function crash(): Promise<void> {
  const source =
    "class C(object): pass\ndef crash():\n  f = open('/dev/null')\n  c = C(); c.me = c\n  raise ValueError(1)\n";
  await withModule(source, async (vm) => {
    await vm.run("null = open('/dev/null', 'w')");
    const round = (n: number) =>
      vm.run(`for i in xrange(${n}):\n  j = run(bench_jobs.crash, stderr=null)\n  assert j.exitcode == 1, j`);
    await round(1000);
    const before = heap(), opened = handles(), begun = performance.now();
    for (let i = 1; i <= 10; i++) {
      await round(1000);
      const grown = ((heap() - before) / 1024).toFixed(0);
      console.log(`crash: after ${i * 1000} more: ${grown} KB of heap, ${handles() - opened} handles`);
    }
    console.log(`crash: ${((performance.now() - begun) / 10_000).toFixed(2)} ms for one`);
  });
}

/** Long enough that it is the work that is measured, not the start of a worker and V8's compilers beside it. */
const ROUNDS = 150_000_000;

async function parallel(): Promise<void> {
  const source = "def work(n):\n  s = 0\n  for i in xrange(n): s += i * i % 7\n";
  await withModule(source, async (vm) => {
    await vm.run("run(bench_jobs.work, 10, placement='worker')");
    const time = async (k: number) => {
      const begun = performance.now();
      await vm.run(
        `jobs_ = [start(bench_jobs.work, ${ROUNDS}, placement='worker') for i in range(${k})]\n` +
          "for j in jobs_:\n  j.join()\n  assert j.exitcode == 0, j\n",
      );
      return performance.now() - begun;
    };
    // Processes of the same work, for what the machine gives at all while others use it.
    const processes = async (k: number) => {
      const begun = performance.now();
      const args = ["-c", `${source}work(${ROUNDS})`];
      await Promise.all(Array.from({ length: k }, () => new Deno.Command(`${home}/vmiotman`, { args }).output()));
      return performance.now() - begun;
    };
    const best = { one: Infinity, two: Infinity, process: Infinity, processes: Infinity };
    await processes(1);
    for (let i = 0; i < 5; i++) {
      best.one = Math.min(best.one, await time(1));
      best.two = Math.min(best.two, await time(2));
      best.process = Math.min(best.process, await processes(1));
      best.processes = Math.min(best.processes, await processes(2));
    }
    const show = (what: string, one: number, two: number) =>
      console.log(
        `parallel: one ${what} ${one.toFixed(0)} ms, two ${two.toFixed(0)} ms, ratio ${(two / one).toFixed(2)}`,
      );
    show("worker", best.one, best.two);
    show("process", best.process, best.processes);
    console.log("parallel: bar 1.2 on two free cores");
  });
}

if (parts.includes("idle")) await idle();
if (parts.includes("crash")) await crash();
if (parts.includes("parallel")) await parallel();
Deno.exit(0);
