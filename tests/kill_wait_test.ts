// SPDX-License-Identifier: MIT
/** A thread that is killed while it waits for something outside leaves at once: `finally` runs, nothing is left behind. */
import { assertEquals } from "@std/assert";
import { PythonVm } from "../mod.ts";
import { def, defineModule } from "../vm/native/define.ts";
import type { PyVm } from "../vm/vm.ts";
import { TestHost } from "./test_host.ts";

const home = new URL("..", import.meta.url).pathname.replace(/\/$/, "");

const killer = defineModule("killer", "Kills threads.", {
  kill_others: def([], "Kills all threads but the calling one.", (world) => {
    const vm = world as PyVm;
    for (const thread of [...vm.threads]) if (thread !== vm.thread) vm.scheduler.kill(thread);
    return null;
  }),
});

const PROGRAM = `
import killer, os, socket, subprocess, thread, time

def killed_in(wait):
    ended = thread.allocate_lock()
    ended.acquire()
    def run():
        try:
            wait()
            print "went on"
        except:
            print "caught"
        finally:
            ended.release()
    thread.start_new_thread(run, ())
    time.sleep(0.03)
    killer.kill_others()
    ended.acquire()

a, b = socket.socketpair()
listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen(1)
r, w = os.pipe()
for wait in (lambda: a.recv(1), listener.accept, lambda: os.read(r, 1), lambda: os.fdopen(os.dup(r)).read(1),
             lambda: a.sendall("x" * 5000000), lambda: os.write(w, "x" * 500000),
             lambda: __import__("select").select([a], [], [], 60)):
    killed_in(wait)
child = subprocess.Popen(["sleep", "60"])
killed_in(child.wait)
child.kill()
print child.wait()
# What the killed ones held is free again.
a, b = socket.socketpair()
b.sendall("x")
print a.recv(1)
r, w = os.pipe()
print os.write(w, "after"), os.read(r, 5)
`;

Deno.test("killed while waiting: socket, listener, pipe, file, child", async () => {
  const host = new TestHost("", `${home}/vmiotman`);
  const vm = await PythonVm.create({ host, modules: [killer] });
  await vm.run(PROGRAM);
  await vm.run("import sys; sys.stdout.flush()");
  assertEquals([host.stdout, host.stderr], ["-9\nx\n5 after\n", ""]);
});
