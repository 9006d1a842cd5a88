// SPDX-License-Identifier: MIT
/**
 * What a running program tells `vmiotman ps`, and where both meet. Pure: shared by the program (`vm/sched/ps.ts`) and the
 * command (`cli/ps.ts`).
 */
import type { ErrorData } from "../sched/task.ts";

/** Number of the form of the report; a client that does not know it says so. */
export const PS_VERSION = 1;

/** A thread of the program. Durations are seconds. */
export interface PsThread {
  /** The job it belongs to, by name; "" for the main program. */
  job: string;
  name: string;
  /** "ready", "running", "parked". */
  state: string;
  /** What a parked one waits for. */
  waits: string | null;
  uptime: number;
  priority: number;
}

/** A job, or another task that is no thread. */
export interface PsTask {
  id: number;
  name: string;
  kind: string;
  uptime: number | null;
}

/** A program. Texts are byte strings. */
export interface PsReport {
  version: number;
  pid: number;
  /** Name of its project, else of what was run. */
  program: string;
  arguments: string[];
  uptime: number;
  services: ServiceStatus[];
  threads: PsThread[];
  tasks: PsTask[];
}

/** State of one service. Durations are seconds. */
export interface ServiceStatus {
  name: string;
  /** "thread" or "job". */
  kind: string;
  state: string;
  /** Whether services that need it may start. */
  up: boolean;
  /** Since when it runs; `null` if it does not. */
  uptime: number | null;
  runs: number;
  restarts: number;
  failures: number;
  /** Until its back-off is over; `null` if it waits for nothing. */
  restartIn: number | null;
  needs: string[];
  /** How the last run ended, for people; `null` before. */
  ended: string | null;
  error: ErrorData | null;
  /** Seconds since 1970. */
  errorTime: number | null;
}

/**
 * Folders where sockets may be, the one for new sockets first: what VMIOT_RUN says, else a folder in XDG_RUNTIME_DIR, which
 * not everything that is started has, else one in /tmp.
 */
export function psFolders(environment: (name: string) => string | undefined, uid: number): string[] {
  const given = environment("VMIOT_RUN"), runtime = environment("XDG_RUNTIME_DIR");
  if (given !== undefined && given !== "") return [given];
  const common = `/tmp/vmiotman-${uid}`;
  return runtime !== undefined && runtime.startsWith("/") ? [`${runtime}/vmiotman`, common] : [common];
}

/** An error as lines for people: what it was, then its traceback. */
export function errorLines({ type, message, traceback }: ErrorData): string[] {
  const lines = [type === "" ? message : message === "" ? type : `${type}: ${message}`];
  if (traceback.length > 0) lines.push("Traceback (most recent call last):");
  for (const entry of traceback) {
    lines.push(`  File "${entry.file}", line ${entry.line}, in ${entry.function}`);
    if (entry.text !== "") lines.push(`    ${entry.text}`);
  }
  return lines;
}
