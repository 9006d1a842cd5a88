// SPDX-License-Identifier: MIT
/** Runs a module of CPython's own tests through `driver.py`, and reads the list of known failures. */

export const home: string = decodeURIComponent(new URL("../..", import.meta.url).pathname).replace(/\/$/, "");
const DRIVER = `${home}/tests/conformance/driver.py`;
const KNOWN = `${home}/tests/conformance/known_failures.txt`;

interface TestResult {
  status: "pass" | "fail" | "skip";
  detail: string;
}

export interface ModuleRun {
  /** By test id. A test that runs twice fails if either fails. */
  tests: Map<string, TestResult>;
  /** Whether the driver came to its end. */
  complete: boolean;
  ms: number;
  /** Last lines of standard error. */
  stderr: string;
}

export function parseOutput(text: string): { tests: Map<string, TestResult>; complete: boolean } {
  const tests = new Map<string, TestResult>();
  let complete = false;
  for (const line of text.split("\n")) {
    const [status, id, detail] = line.split("\t");
    if (status === "end") complete = true;
    else if (status === "pass" || status === "fail" || status === "skip") {
      if (tests.get(id)?.status !== "fail") tests.set(id, { status, detail: detail ?? "" });
    }
  }
  return { tests, complete };
}

/**
 * Runs one module of CPython's tests in a process of its own.
 * @param command What runs Python, with its options.
 * @param output The file that the driver writes its results to; it stays.
 * @param seconds When to give up.
 * @param leaveOut Ids of tests that are not to be run, and count as failed.
 */
export async function runModule(
  command: string[],
  module: string,
  output: string,
  seconds: number,
  leaveOut: string[] = [],
): Promise<ModuleRun> {
  const folder = Deno.makeTempDirSync({ prefix: "vmiotman-conformance-" });
  const started = performance.now();
  try {
    const child = new Deno.Command(command[0], {
      args: [...command.slice(1), DRIVER, module, output],
      cwd: folder,
      stdin: "null",
      stdout: "null",
      stderr: "piped",
      env: {
        LC_ALL: "C.UTF-8",
        HOME: folder,
        PYTHONDONTWRITEBYTECODE: "1",
        VMIOT_DENO: Deno.execPath(),
        CONFORMANCE_LEAVE_OUT: leaveOut.join(" "),
      },
    }).spawn();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, seconds * 1000);
    const { stderr } = await child.output();
    clearTimeout(timer);
    const text = new TextDecoder().decode(stderr).trimEnd().split("\n").slice(-3).join(" | ");
    let written = "";
    try {
      written = Deno.readTextFileSync(output);
    } catch {
      // It did not get that far.
    }
    return {
      ...parseOutput(written),
      ms: performance.now() - started,
      stderr: late ? `stopped after ${seconds} s` : text,
    };
  } finally {
    try {
      Deno.removeSync(folder, { recursive: true });
    } catch {
      // A child of a test may still be writing there.
    }
  }
}

/** Known failures: `module id` → line. */
export function readKnown(): Map<string, string> {
  const known = new Map<string, string>();
  for (const line of Deno.readTextFileSync(KNOWN).split("\n")) {
    const [entry] = line.split(/\s+#/);
    if (entry.trim() !== "" && !line.startsWith("#")) known.set(entry.trim(), line);
  }
  return known;
}

/** Tests of a module that would hang: those whose comment in the list begins with "hangs". */
export function hanging(module: string, known: Map<string, string>): string[] {
  return [...known].filter(([entry, line]) => entry.startsWith(`${module} `) && /#\s*hangs/.test(line))
    .map(([entry]) => entry.slice(module.length + 1));
}
