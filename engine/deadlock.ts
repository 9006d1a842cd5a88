// SPDX-License-Identifier: MIT
/**
 * What happens when all threads of a program wait for each other: a report of where each one stands and what it waits for
 * goes to `sys.stderr`, and the main thread gets `threading.DeadlockError`.
 *
 * The scheduler finds out (`Scheduler`, "stuck"): every thread is in a wait without time limit that only another thread of the
 * program could end. It is no deadlock while a Python signal handler is set, since that may end it.
 */
import type { Value } from "../vm/base/value.ts";
import { call, findAttr } from "../vm/core/abstract.ts";
import { type Gen, isGen, type Wait } from "../vm/core/gen.ts";
import { ListedWait } from "../vm/core/wait_list.ts";
import { pythonFrame, type Thread } from "../vm/interp/frame.ts";
import { defaultIntHandler, stateOf as signalState } from "../vm/modules/signal_state.ts";
import { deadlockError } from "../vm/modules/threading.ts";
import { labelOf } from "../vm/sched/ident.ts";
import type { PyVm } from "../vm/vm.ts";

/** Frames of a thread that are shown; of deeper stacks the newest. */
const FRAMES_SHOWN = 12;

/** What a thread waits for. */
function describe(wait: Wait | null): string {
  if (wait === null) return "nothing";
  const subject = wait instanceof ListedWait ? wait.list?.subject : undefined;
  // A wait that says more than its kind knows best.
  return subject === undefined || subject === null || wait.what.includes(" ") ? wait.what : subject.describeWait();
}

function stack(vm: PyVm, thread: Thread): string {
  const lines: string[] = [];
  let hidden = 0;
  for (let f = pythonFrame(thread.top); f !== null; f = pythonFrame(f.back)) {
    if (lines.length === FRAMES_SHOWN) {
      hidden++;
      continue;
    }
    // The frame stands behind the instruction that waits.
    const { filename, name } = f.code;
    const line = f.prep.lineAt(Math.max(f.pc - 1, 0));
    const source = vm.sourceLine(filename, line)?.trim();
    lines.push(`  File "${filename}", line ${line}, in ${name}\n` + (source ? `    ${source}\n` : ""));
  }
  return (hidden > 0 ? `  (${hidden} older calls)\n` : "") + lines.reverse().join("");
}

/** The text of the report; the main thread first. */
function deadlockReport(vm: PyVm): string {
  const threads = [...vm.threads].sort((a, b) => Number(b.main) - Number(a.main));
  const parts = threads.map((thread) =>
    `Thread ${labelOf(thread)} waits for ${describe(thread.waiting)}\n${stack(vm, thread)}`
  );
  const head = threads.length === 1
    ? "Deadlock: the only thread waits, and nothing can wake it"
    : `Deadlock: all ${threads.length} threads wait, and nothing can wake them`;
  return `${head}\n${parts.join("")}`;
}

/** Whether Python code would run if a signal arrived, beyond the default KeyboardInterrupt. */
function hasSignalHandler(vm: PyVm): boolean {
  for (const handler of signalState(vm).handlers.values()) {
    if (typeof handler !== "number" && handler !== null && handler !== defaultIntHandler(vm)) return true;
  }
  return false;
}

/** Reports, then raises in the main thread. */
function* complain(vm: PyVm, report: string, threads: number): Gen<Value> {
  const stderr = vm.sys.getStr("stderr");
  if (report !== "" && stderr !== undefined && stderr !== null) {
    let write = findAttr(vm, stderr, "write");
    if (isGen(write)) write = yield* write;
    if (write !== undefined) {
      const r = call(vm, write, [report]);
      if (isGen(r)) yield* r;
    }
  }
  throw deadlockError.make(
    vm,
    threads === 1 ? "the only thread waits, and nothing can wake it" : `all ${threads} threads wait for each other`,
  );
}

const SHOWN = Symbol("waits in the last report of a deadlock");

/** To be called when all threads of a VM are stuck. */
export function reportDeadlock(vm: PyVm): void {
  const main = [...vm.threads].find((thread) => thread.main);
  // Threads that outlive the main one are forgotten when the program is over.
  if (main === undefined || vm.stuck < vm.threads.size || hasSignalHandler(vm)) return;
  const others = [...vm.threads].filter((thread) => thread !== main);
  const last = vm.state(SHOWN, () => ({ waits: new Set<Wait>() }));
  // Who is still in the same wait has been shown.
  const known = others.length > 0 && others.every((thread) => last.waits.has(thread.waiting!));
  last.waits = new Set(others.map((thread) => thread.waiting!));
  const report = known ? "" : deadlockReport(vm);
  vm.post(() => complain(vm, report, others.length + 1));
}
