// SPDX-License-Identifier: MIT
/**
 * Runs test programs, one message each, in a worker of `tests/run_py.ts`: a fresh VM per program, with the outside
 * world of {@linkcode TestHost}.
 */
import { engine } from "../mod.ts";
import { parsePython } from "../cli/python_options.ts";
import { TestExit, TestHost } from "./test_host.ts";
import type { Outcome } from "./py_script.ts";
import type { Schedule } from "../vm/sched/repeatable.ts";

/** A program to run. */
export interface Job {
  id: number;
  path: string;
  stdin: string;
  args: string[];
  flags: string[];
  lib: string[];
  home: string;
  /** The folder of our own library, compiled (`engine/compiled_library.ts`). */
  compiledLibrary?: string;
  /** How threads are scheduled, where that is not as usual. */
  schedule?: Schedule;
}

async function run(job: Job): Promise<Outcome> {
  const host = new TestHost(job.stdin, `${job.home}/vmiotman`);
  const { flags, schedule } = parsePython(job.flags);
  let exitCode = 0, trouble: string | undefined;
  try {
    exitCode = await engine.run({ kind: "file", path: job.path, bytes: Deno.readFileSync(job.path) }, {
      host,
      args: job.args,
      pythonPath: [],
      lib: job.lib,
      home: job.home,
      compiledLibrary: job.compiledLibrary,
      flags: { ...flags, dontWriteBytecode: true },
      schedule: job.schedule ?? schedule,
    });
  } catch (error) {
    if (error instanceof TestExit) exitCode = error.status;
    else trouble = `internal error: ${error instanceof Error ? error.stack ?? error.message : String(error)}`;
  } finally {
    host.closeAll();
  }
  return { stdout: host.stdout, stderr: host.stderr, exitCode, trouble };
}

/** The worker's side of the channel; the type library of the project is the main thread's. */
const channel = self as unknown as {
  onmessage: (event: MessageEvent<Job>) => void;
  postMessage(message: { id: number; outcome?: Outcome }): void;
};
channel.onmessage = async (event) => {
  const outcome = await run(event.data);
  channel.postMessage({ id: event.data.id, outcome });
};
channel.postMessage({ id: -1 });
