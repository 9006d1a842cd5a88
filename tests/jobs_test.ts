// SPDX-License-Identifier: MIT
/** Jobs from TypeScript, and what only TypeScript can do to them: images, workers that are torn down, order of closing. */
import { assert, assertEquals, assertRejects } from "@std/assert";
import { compileSource } from "../compiler/compile.ts";
import { DenoHost, PythonError, PythonVm, writeImage } from "../mod.ts";
import { completeHost, type Host } from "../vm/host.ts";
import { JobHost, ResourceTable } from "../vm/sched/job_host.ts";
import { closeLedger, LedgerWriter, newLedger } from "../vm/sched/ledger.ts";

const home = new URL("..", import.meta.url).pathname.replace(/\/$/, "");
const PROGRAM = `
from vmiot.job import receive, parent
def echo(extra):
    while 1:
        parent().send([receive(), extra])
def fail():
    raise ValueError('oops')
`;

const make = async () => {
  const vm = await PythonVm.create({ host: new DenoHost(), home, stderr: () => {} });
  await vm.run(PROGRAM);
  return vm;
};

Deno.test("a job is started, sent to, heard and killed from TypeScript", async () => {
  const vm = await make();
  const job = await vm.startJob("__main__:echo", { args: [5], name: "e" });
  assertEquals(await job.send({ a: [1, 2] }), true);
  assertEquals(await vm.receive(), [{ a: [1, 2] }, 5]);
  assertEquals(await vm.receive(5), undefined);
  assertEquals(job.isAlive, true);
  await job.kill("enough");
  assertEquals(await job.wait(), { kind: "killed", text: "killed (enough)", status: 137 });
  const failed = await (await vm.startJob("__main__:fail")).wait();
  assertEquals([failed.kind, failed.error?.type, failed.error?.traceback.at(-1)?.function], [
    "error",
    "ValueError",
    "fail",
  ]);
  await assertRejects(() => vm.startJob("no_such_module"), PythonError, "No module named no_such_module");
  await assertRejects(() => vm.startJob("__main__:echo", { quotas: { memory: 0 } }), PythonError, "must be positive");
  await assertRejects(() => job.send(1), PythonError, "has ended");
});

Deno.test("a job runs an image", async () => {
  const vm = await make();
  const folder = await Deno.makeTempDir();
  try {
    const text = "import other, sys\nfrom vmiot.job import parent\nparent().send([other.x] + sys.argv[1:])\n";
    const compile = (source: string, filename: string) =>
      compileSource(new TextEncoder().encode(source), { filename, mode: "exec" });
    const image = writeImage({
      name: "main",
      entry: "main",
      modules: [
        { name: "main", isPackage: false, code: compile(text, "main.py"), path: "main.py" },
        { name: "other", isPackage: false, code: compile("x = 7\n", "other.py"), path: "other.py" },
      ],
    });
    await Deno.writeFile(`${folder}/p.vmiot`, image);
    const job = await vm.startJob(`${folder}/p.vmiot`, { args: ["a"] });
    assertEquals((await job.wait()).text, "normal");
    assertEquals(await vm.receive(), [7, "a"]);
    await Deno.writeFile(`${folder}/p.vmiot`, image.subarray(0, 40));
    const broken = await (await vm.startJob(`${folder}/p.vmiot`)).wait();
    assertEquals([broken.kind, broken.error?.type], ["error", "ImportError"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a worker that is torn down is noticed, and what it had open is closed", async () => {
  const ends: (() => void)[] = [];
  class Host extends DenoHost {
    override startWorker(...args: Parameters<DenoHost["startWorker"]>) {
      const worker = super.startWorker(...args);
      ends.push(() => worker.terminate());
      return worker;
    }
  }
  const vm = await PythonVm.create({ host: new Host(), home });
  const handles = () =>
    [...Deno.readDirSync("/proc/self/fd")].filter((entry) => {
      try {
        return Deno.readLinkSync(`/proc/self/fd/${entry.name}`) === "/dev/zero";
      } catch {
        return false;
      }
    }).length;
  await vm.run(
    "from vmiot.job import receive, parent\n" +
      "def hold():\n  keep = [open('/dev/zero') for i in range(5)]\n  parent().send(1)\n  receive()\n",
  );
  const job = await vm.startJob("__main__:hold", { placement: "worker" });
  assertEquals(await vm.receive(), 1);
  assertEquals(handles(), 5);
  await vm.run("from vmiot.job import jobs\n[j.monitor() for j in jobs() if j.placement == 'worker']");
  ends[0]();
  const result = await job.wait();
  assertEquals(result.kind, "lost");
  assertEquals(await vm.eval("receive().reason.kind"), "lost");
  assertEquals(handles(), 0);
});

/** A host that hands out descriptors and notes what is closed. */
function recordingHost(): { host: Host; log: string[] } {
  const log: string[] = [];
  let next = 10;
  const host = completeHost({
    open: () => next++,
    pipe: () => [next++, next++],
    close: (fd) => void log.push(`close ${fd}`),
    mmap: () => new Uint8Array(1),
    munmap: () => void log.push("munmap"),
    spawn: () => 99,
    kill: (pid, signal) => void log.push(`kill ${pid} ${signal}`),
    timer: () => () => void log.push("cancel"),
    waitChild: () => new Promise(() => {}),
    getpid: () => 1,
  });
  return { host, log };
}

Deno.test("what a job has open is closed in reverse order", () => {
  const { host, log } = recordingHost();
  const resources = new ResourceTable();
  const job = new JobHost(host, resources, [0, 1, 2]);
  const file = job.open("f", 0, 0);
  job.mmap(1, 0, 0, -1, 0);
  job.spawn({ path: "p", argv: [], fds: [], env: [] });
  const [r] = job.pipe();
  job.timer(5, () => {});
  job.close(r);
  log.length = 0;
  resources.closeAll();
  assertEquals(log, ["cancel", "close 12", "kill 99 15", "munmap", `close ${file}`]);
  assertEquals(resources.size, 0);
  // What is opened too late does not stay.
  job.open("late", 0, 0);
  assertEquals(log.at(-1), "close 13");
});

Deno.test("the other side of a worker finds in its ledger what is open", () => {
  const { host, log } = recordingHost();
  const ledger = newLedger();
  const resources = new ResourceTable(Infinity, new LedgerWriter(ledger));
  const job = new JobHost(host, resources, [0, 1, 2]);
  const [a, b, c] = [job.open("a", 0, 0), job.open("b", 0, 0), job.open("c", 0, 0)];
  job.close(b);
  const d = job.open("d", 0, 0);
  log.length = 0;
  closeLedger(host, ledger);
  assertEquals(log, [`close ${d}`, `close ${c}`, `close ${a}`]);
  assert(a < b);
});
