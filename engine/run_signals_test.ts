// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { TestHost } from "../tests/test_host.ts";
import { parsePython } from "../cli/python_options.ts";
import { runProgram } from "./run.ts";

Deno.test("a program that has ended handles no signals and keeps nothing alive by them", async () => {
  const host = new TestHost("", "/vmiotman");
  const listening = new Map<number, boolean>();
  const { onSignal } = host;
  host.onSignal = (n, handler, late) => {
    listening.set(n, typeof handler === "function");
    onSignal.call(host, n, handler, late);
  };
  const source = "import signal\nsignal.signal(signal.SIGUSR1, lambda *args: None)\n" +
    "signal.signal(signal.SIGUSR2, signal.SIG_IGN)\nsignal.signal(signal.SIGUSR2, signal.SIG_DFL)\nraise SystemExit(3)\n";
  const code = await runProgram({ kind: "command", source }, {
    host,
    args: [],
    pythonPath: [],
    lib: [],
    home: new URL("..", import.meta.url).pathname,
    flags: parsePython([]).flags,
  });
  assertEquals(code, 3);
  assertEquals(listening, new Map([[2, false], [10, false], [12, false]]));
});
