// SPDX-License-Identifier: MIT
/** The embedding API where the guide (`docs/embedding.md`) does not go: quotas while waiting, errors, conversions. */
import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { DenoHost, type EmbedOptions, PyHandle, PythonError, PythonVm, QuotaError } from "../mod.ts";

const make = (options: Partial<EmbedOptions> = {}) => PythonVm.create({ host: new DenoHost(), ...options });

Deno.test("quota of milliseconds: computing, waiting, and again afterwards", async () => {
  for (const program of ["while 1: pass", "import time; time.sleep(60)", "import re; re.match('(a*)*b', 'a' * 60)"]) {
    const vm = await make({ quotas: { milliseconds: 100 } });
    assertEquals((await assertRejects(() => vm.run(program), QuotaError)).quota, "milliseconds");
    assertEquals(await vm.eval("1 + 1"), 2);
  }
});

Deno.test("quota of memory: of a growing list, of one big native, not of garbage", async () => {
  const memoryBytes = 10_000_000;
  for (const program of ["a = []\nwhile 1: a.append(str(len(a)) * 9)", "a = [0] * 5000000"]) {
    const vm = await make({ quotas: { memoryBytes } });
    assertEquals((await assertRejects(() => vm.run(program), QuotaError)).quota, "memoryBytes");
  }
  const vm = await make({ quotas: { memoryBytes } });
  await vm.run("for i in xrange(30000): a = [i] * 100");
  const program = vm.start(await vm.compile("a = []\nwhile 1: a.append(str(len(a)) * 9)"));
  assertThrows(() => {
    while (program.step(10_000) === "ready");
  }, QuotaError);
  assertEquals(program.state, "done");
});

Deno.test("output arrives line by line while a program is stepped", async () => {
  let output = "";
  const vm = await make({ stdout: (text) => output += text });
  const program = vm.start(await vm.compile("print 'one'\nwhile x: pass\nprint 'two',\n"));
  vm.set("x", true);
  program.step(100);
  assertEquals([program.state, output], ["ready", "one\n"]);
  vm.set("x", false);
  program.step(100);
  assertEquals([program.state, output], ["done", "one\ntwo"]);
});

Deno.test("the library is found without being told where", async () => {
  const vm = await make();
  await vm.run("import os.path");
  assertEquals(await vm.call("os.path.join", "a", "b"), "a/b");
});

Deno.test("what cannot be called or set is a TypeError", async () => {
  const vm = await make();
  const error = await assertRejects(() => vm.call("nothing.here"), TypeError);
  assertEquals(error.message, "Cannot call nothing.here: 'nothing' is not defined");
  assertEquals(
    assertThrows(() => vm.set("s", Symbol("x")), TypeError).message,
    "Cannot set s: a JavaScript symbol has no Python value",
  );
});

Deno.test("the table of conversions", async () => {
  const vm = await make();
  const there: [unknown, string][] = [
    [null, "None"],
    [undefined, "None"],
    [true, "True"],
    [5, "5"],
    [2 ** 53, "9007199254740992.0"],
    [-0, "-0.0"],
    [2n ** 62n, "4611686018427387904"],
    [2n ** 63n, "9223372036854775808L"],
    ["abc", "'abc'"],
    ["\u00e9", "u'\\xe9'"],
    [new Uint8Array([0, 255]), "'\\x00\\xff'"],
    [[1, [2]], "[1, [2]]"],
    [new Map([[1, "a"]]), "{1: 'a'}"],
    [{ a: 1 }, "{'a': 1}"],
  ];
  for (const [value, text] of there) {
    vm.set("v", value);
    assertEquals(await vm.eval("repr(v)"), text);
  }
  const back: [string, unknown][] = [
    ["None", null],
    ["2**53", 2n ** 53n],
    ["7L", 7],
    ["1.5", 1.5],
    ["u'\\U0001F600'", "\u{1f600}"],
    ["'\\xc3\\xa9'", "\u00e9"],
    ["'\\xff'", "\u00ff"],
    ["bytearray('a')", new Uint8Array([97])],
    ["(1, set([2]), [frozenset()])", [1, [2], [[]]]],
    ["{1: 2}", new Map([[1, 2]])],
    ["{'a': {}}", { a: {} }],
  ];
  for (const [expression, value] of back) assertEquals(await vm.eval(expression), value);
  const handle = await vm.eval("lambda x, y=2: (x, y)");
  assert(handle instanceof PyHandle);
  assertEquals(Deno.inspect(handle), "PyHandle <function>");
  assertEquals(await vm.call(handle, 5), [5, 2]);
});

Deno.test("closing a VM drops its threads where they are", async () => {
  const vm = await make();
  await vm.run("import threading, time\ndone = []\ndef f():\n    try: time.sleep(60)\n    finally: done.append(1)\n");
  await vm.run("threads = [threading.Thread(target=f) for i in range(3)]\nfor t in threads: t.start()\n");
  assertEquals(await vm.eval("threading.active_count()"), 4);
  vm.close();
  assertEquals(vm.get("done"), []);
  // The test runner would complain about the timers of threads that are left.
});

Deno.test("a deadlock is raised where the embedder asks for it", async () => {
  let stderr = "";
  const vm = await make({ deadlocks: "raise", stderr: (text) => stderr += text });
  const error = await assertRejects(() => vm.run("import Queue\nQueue.Queue().get()"), PythonError);
  assertEquals(error.type, "DeadlockError");
  assertEquals(
    stderr,
    "Deadlock: the only thread waits, and nothing can wake it\nThread 'MainThread' waits for an item in a queue\n" +
      '  File "<string>", line 2, in <module>\n',
  );
  assertEquals(await vm.eval("1 + 1"), 2);
  vm.close();
});

Deno.test("a deadlock is left alone otherwise: a function of the embedder may end it", async () => {
  const vm = await make();
  const running = vm.run("import threading\ne = threading.Event()\ne.wait()");
  // Set once the program waits, however long its import takes.
  let ended = false;
  running.then(() => ended = true);
  while (!ended) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (vm.get("e") !== undefined) await vm.call("e.set");
  }
  await running;
});
