// SPDX-License-Identifier: MIT
/** Services as data: what `vmiot.service.status()` and `vmiotman ps` show. */
import type { ServiceStatus } from "../base/ps_report.ts";
import { reasonText, type Service, type Supervisor } from "./service.ts";

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
