// SPDX-License-Identifier: MIT
/** Services as data: what `vmiot.service.status()` and `vmiotman ps` show. */
import { reasonText, type Service, type Supervisor } from "./service.ts";
import type { ErrorData } from "./task.ts";

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

/** The state of services, by default all in the order they were declared. */
export function statusOf(
  supervisor: Supervisor,
  services: Iterable<Service> = supervisor.services,
): ServiceStatus[] {
  const now = supervisor.scheduler.now();
  return [...services].map((service) => ({
    name: service.name,
    kind: service.startable.kind,
    state: service.state,
    up: service.up,
    uptime: service.run === null ? null : (now - service.startedAt) / 1000,
    runs: service.runs,
    restarts: service.restarts,
    failures: service.failures,
    restartIn: service.state === "backing-off" ? Math.max(service.restartAt - now, 0) / 1000 : null,
    needs: [...service.needs],
    ended: service.reason === null ? null : reasonText(service.reason),
    error: service.lastError,
    errorTime: service.lastError === null ? null : service.lastErrorTime,
  }));
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
