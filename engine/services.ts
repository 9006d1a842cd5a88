// SPDX-License-Identifier: MIT
/** Services that a manifest declares, and `--ps`: loaded only for programs that have either. */
import { ImageError } from "../vm/bytecode/image_error.ts";
import { type Image } from "../vm/bytecode/image.ts";
import { PyTuple, type Value } from "../vm/base/value.ts";
import { HostError } from "../vm/host.ts";
import { declareService, nameProgram, servePs, startAll } from "../vm/modules/service.ts";
import type { PyVm } from "../vm/vm.ts";
import type { RunOptions } from "../project/runner.ts";
import { readServices, type ServiceDeclaration, SERVICES_PROPERTY } from "../project/services.ts";
import { toPython } from "./convert.ts";

/** What a program's manifest says of services. */
export interface Declared {
  name: string;
  services: ServiceDeclaration[];
}

/**
 * Finds the manifest of a program: the project's, or the one in its image.
 * @throws {ImageError} where an image says nonsense.
 */
export function declaredBy(options: RunOptions, image: Image | undefined): Declared {
  const bad = (path: string[], message: string): never => {
    throw new ImageError(`Bad image: ${["services", ...path.slice(0, 1)].join(".")}: ${message}`);
  };
  if (image === undefined) {
    const { project } = options;
    return { name: project?.name ?? "", services: readServices(project?.services ?? {}, bad) };
  }
  const { name, properties } = image.manifest;
  let data: unknown = {};
  try {
    data = JSON.parse(properties[SERVICES_PROPERTY] ?? "{}");
  } catch {
    bad([], "not JSON");
  }
  return { name, services: readServices(data, bad) };
}

/**
 * Declares and starts the services of a manifest, and opens the socket for `vmiotman ps` if asked to.
 * @throws {PyThrow}
 */
export function startDeclared(vm: PyVm, { name, services }: Declared, options: RunOptions): void {
  nameProgram(vm, name);
  for (const service of services) {
    const given = new Map<string, Value>();
    given.set("name", toPython(vm, service.name));
    given.set("target", service.run);
    given.set("args", new PyTuple(service.args.map((value) => toPython(vm, value))));
    if (service.health !== undefined) given.set("health", service.health);
    given.set("autostart", service.autostart);
    if (service.job !== undefined) given.set("job", service.job).set("quotas", toPython(vm, service.quotas));
    for (const [key, value] of Object.entries(service.settings)) given.set(key, toPython(vm, value));
    declareService(vm, given);
  }
  startAll(vm);
  if (!options.ps) return;
  try {
    servePs(vm);
  } catch (e) {
    if (!(e instanceof HostError)) throw e;
    const text = `vmiotman: this program will not be seen by 'vmiotman ps': ${e.path ?? "socket"}: ${e.message}\n`;
    options.host.write(2, new TextEncoder().encode(text));
  }
}
