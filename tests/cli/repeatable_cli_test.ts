// SPDX-License-Identifier: MIT
/** `--seed`, `--slice` and `--virtual-time`: runs that can be repeated. */
import { assertEquals, assertNotEquals, assertStringIncludes } from "@std/assert";

const ME = new URL("../../vmiotman", import.meta.url).pathname;

async function run(...args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(ME, { args, env: { VMIOT_DENO: Deno.execPath() } }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

/** Four threads that sleep and compute; prints in what order they went, and all clocks. */
const PROGRAM = `
import threading, time, os
order = []
def f(i):
    for k in range(6):
        order.append(str(i))
        time.sleep(0.5 * ((i * 7 + k) % 3))
        for _ in xrange(200): pass
threads = [threading.Thread(target=f, args=(i,)) for i in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print ''.join(order), repr(time.time()), repr(time.clock()), os.times()
`;

Deno.test("the same seed on virtual time gives the same interleaving and the same times", async () => {
  const runs = await Promise.all(["1", "1", "2"].map((seed) => run("--seed", seed, "--virtual-time", "-c", PROGRAM)));
  assertEquals(runs.map(({ code, stderr }) => [code, stderr]), runs.map(() => [0, ""]));
  assertEquals(runs[0].stdout, runs[1].stdout);
  assertNotEquals(runs[0].stdout, runs[2].stdout);
});

Deno.test("a slice of one instruction lets another thread in after each", async () => {
  const program = "import thread\nlog = []\n" +
    "def f(c):\n for i in range(3): log.append(c)\n log.append('|')\n" +
    "thread.start_new_thread(f, ('a',)); thread.start_new_thread(f, ('b',))\n" +
    "while log.count('|') < 2: pass\nprint ''.join(log)";
  assertEquals((await run("--slice=1", "-c", program)).stdout, "ababab||\n");
  assertEquals((await run("--no-jit", "-c", program)).stdout, "aaa|bbb|\n");
});

Deno.test("what comes from outside is not late by a leap of the clock", async () => {
  const program = "import subprocess, threading, time\n" +
    "t = threading.Timer(0.3, lambda: None); t.start()\n" +
    "print subprocess.Popen(['sh', '-c', 'sleep 0.05; echo x'], stdout=subprocess.PIPE).stdout.read(),\n" +
    "print time.time() < 1000000000.3";
  assertEquals((await run("--virtual-time", "-c", program)).stdout, "x\nTrue\n");
});

Deno.test("wrong values of the options", async () => {
  for (
    const args of [["--seed", "x"], ["--seed", "-1"], ["--slice=0"], ["--slice", "1.5"], ["--virtual-time=1"], [
      "--seed",
    ]]
  ) {
    const { code, stderr } = await run(...args, "-c", "print 1");
    assertEquals(code, 2, args.join(" "));
    assertStringIncludes(stderr, `option ${args[0].split("=")[0]} `);
  }
});
