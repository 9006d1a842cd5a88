// SPDX-License-Identifier: MIT
/**
 * Services in a manifest, and in the image made from it: a mapping of names to settings. What the settings mean is in
 * docs/services.md; `vm/base/service_spec.ts` checks them, for programs too.
 */
import { findCircle, SERVICE_SETTINGS, serviceSpec, SettingError } from "../vm/base/service_spec.ts";
import { nearest } from "./nearest.ts";

/** A service that the manifest declares. */
export interface ServiceDeclaration {
  name: string;
  /** `module:function`. */
  run: string;
  args: unknown[];
  /** `module:function`, or `undefined`. */
  health: string | undefined;
  autostart: boolean;
  /** Placement of the job that it is; `undefined` for a thread. */
  job: "isolate" | "worker" | undefined;
  quotas: Record<string, number>;
  /** The rest, by the names that Python has for them. */
  settings: Record<string, unknown>;
}

/** Key of the services among the properties of an image. */
export const SERVICES_PROPERTY = "services";

const CALL = /^[A-Za-z_][\w.]*:[A-Za-z_][\w.]*$/;
/** Keys that are no settings. */
const OWN_KEYS = ["run", "args", "health", "autostart", "job", "quotas"];
const QUOTAS = ["instructions", "seconds", "memory", "handles"];
const dashed = (name: string): string => name.replaceAll("_", "-");
/** A hint for an unknown key. */
function suggestion(key: string): string {
  const near = nearest(key, SERVICE_KEYS);
  return near === undefined ? `known keys: ${SERVICE_KEYS.join(", ")}` : `did you mean '${near}'?`;
}

/** All keys of a service, in the manifest's spelling. */
const SERVICE_KEYS: string[] = [...OWN_KEYS, ...Object.keys(SERVICE_SETTINGS).map(dashed)];

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Reads what stands under `services`.
 * @param problem Throws: what is wrong, and where, as keys from `services` down.
 */
export function readServices(
  data: unknown,
  problem: (path: string[], message: string) => never,
): ServiceDeclaration[] {
  if (!isMapping(data)) return problem([], "must be a mapping of names to settings");
  const found: ServiceDeclaration[] = [];
  const needs: { name: string; needs: string[] }[] = [];
  for (const [name, given] of Object.entries(data)) {
    const wrong = (key: string, message: string): never => problem([name, key], `key '${key}' ${message}`);
    if (!isMapping(given)) return problem([name], "must be a mapping such as 'run: module:function'");
    const call = (key: string): string => {
      const value = given[key];
      if (typeof value === "string" && CALL.test(value)) return value;
      return wrong(key, `must be a text 'module:function', not ${JSON.stringify(value)}`);
    };
    if (!Object.hasOwn(given, "run")) return problem([name], "needs the key 'run': what it calls, as module:function");
    const args = given.args ?? [];
    if (!Array.isArray(args)) return wrong("args", "must be a list");
    const autostart = given.autostart ?? true;
    if (typeof autostart !== "boolean") return wrong("autostart", "must be true or false");
    const { job, quotas = {} } = given;
    if (job !== undefined && job !== "isolate" && job !== "worker") {
      return wrong("job", `must be 'isolate' or 'worker', not ${JSON.stringify(job)}`);
    }
    const amounts = isMapping(quotas) ? Object.entries(quotas) : [];
    if (
      !isMapping(quotas) || !amounts.every(([quota, n]) => QUOTAS.includes(quota) && typeof n === "number" && n > 0)
    ) {
      return wrong("quotas", `must be a mapping of ${QUOTAS.join(", ")} to numbers above 0`);
    }
    if (job === undefined && amounts.length > 0) return wrong("quotas", "needs the key 'job': a thread has none");
    const settings: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(given)) {
      if (!SERVICE_KEYS.includes(key)) return wrong(key, `is not known (${suggestion(key)})`);
      if (!OWN_KEYS.includes(key)) settings[key.replaceAll("-", "_")] = value;
    }
    try {
      needs.push(serviceSpec(name, settings));
    } catch (e) {
      if (!(e instanceof SettingError)) throw e;
      if (e.setting === "name") return problem([name], `its name ${e.text}`);
      return wrong(dashed(e.setting), e.text.replaceAll("None", "null"));
    }
    const health = given.health === undefined ? undefined : call("health");
    found.push({
      name,
      run: call("run"),
      args,
      health,
      autostart,
      job,
      quotas: quotas as Record<string, number>,
      settings,
    });
  }
  for (const service of needs) {
    for (const other of service.needs) {
      if (!Object.hasOwn(data, other)) return problem([service.name, "needs"], `needs '${other}', which is no service`);
    }
  }
  const circle = findCircle(needs);
  if (circle !== undefined) {
    return problem([circle[0], "needs"], `services need each other in a circle: ${circle.join(" -> ")}`);
  }
  return found;
}
