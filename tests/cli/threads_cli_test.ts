// SPDX-License-Identifier: MIT
/** Ctrl-C and the end of programs with threads, in processes of their own. */
import { assertEquals, assertStringIncludes } from "@std/assert";

const ME = new URL("../../vmiotman", import.meta.url).pathname;

/** Starts a program, sends SIGINT when it has written a line, and gives the rest of its output. */
async function interrupted(source: string) {
  const child = new Deno.Command(ME, {
    args: ["-uc", source],
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
    env: { VMIOT_DENO: Deno.execPath() },
  }).spawn();
  const reader = child.stdout.getReader();
  let stdout = "";
  while (!stdout.endsWith("\n")) stdout += new TextDecoder().decode((await reader.read()).value);
  assertEquals(stdout, "ready\n");
  child.kill("SIGINT");
  stdout = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    stdout += new TextDecoder().decode(part.value);
  }
  const stderr = await new Response(child.stderr).text();
  return { code: (await child.status).code, stdout, stderr };
}

const HEAD = `import threading, time, Queue, sys
def daemon(f, *args):
    t = threading.Thread(target=f, args=args)
    t.daemon = True
    t.start()
    return t
`;

const WAITS: Record<string, string> = {
  "a join": "daemon(time.sleep, 60).join()",
  "a lock": "daemon(time.sleep, 60); l = threading.Lock(); l.acquire(); print 'ready'; l.acquire()",
  "a queue": "daemon(time.sleep, 60); Queue.Queue().get()",
  "a full queue": "daemon(time.sleep, 60); q = Queue.Queue(1); q.put(1); q.put(2)",
  "a condition": "daemon(time.sleep, 60); c = threading.Condition(); c.acquire(); c.wait()",
  "an event": "daemon(time.sleep, 60); threading.Event().wait()",
  "a semaphore": "daemon(time.sleep, 60); threading.Semaphore(0).acquire()",
  "a sleep beside threads that compute": "daemon(spin); daemon(spin); time.sleep(60)",
  "a busy loop beside threads that compute": "daemon(spin); daemon(spin); spin()",
};

Deno.test("Ctrl-C while the main thread waits or computes, beside other threads", async () => {
  for (const [name, wait] of Object.entries(WAITS)) {
    const ready = wait.includes("'ready'") ? "" : "    print 'ready'\n";
    const { code, stdout, stderr } = await interrupted(
      `${HEAD}def spin():\n    while 1: pass\ntry:\n${ready}    ${wait}\nexcept KeyboardInterrupt: print 'interrupted'\n`,
    );
    assertEquals({ name, code, stdout, stderr }, { name, code: 0, stdout: "interrupted\n", stderr: "" });
  }
});

Deno.test("Ctrl-C while the program waits for its threads at the end", async () => {
  const { code, stdout, stderr } = await interrupted(
    `${HEAD}threading.Thread(target=time.sleep, args=(60,)).start()\nprint 'ready'\n`,
  );
  assertEquals({ code, stdout }, { code: 0, stdout: "" });
  assertStringIncludes(stderr, "Exception KeyboardInterrupt");
});

Deno.test("A Python handler of SIGINT runs in the main thread while it waits for a lock", async () => {
  const { code, stdout, stderr } = await interrupted(
    `${HEAD}import signal\nl = threading.Lock()\nl.acquire()\n` +
      `def handler(n, frame):\n    print threading.current_thread().name\n    l.release()\n` +
      `signal.signal(signal.SIGINT, handler)\nprint 'ready'\nl.acquire()\nprint 'taken'\n`,
  );
  assertEquals({ code, stdout, stderr }, { code: 0, stdout: "MainThread\ntaken\n", stderr: "" });
});
