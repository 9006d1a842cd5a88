// SPDX-License-Identifier: MIT
/** Turns failures of the host into Python exceptions, and waits for descriptors. */
import type { Value } from "../base/value.ts";
import { HostError } from "../host.ts";
import { environmentError, IOErrorType } from "./exceptions.ts";
import type { PyThrow } from "./exceptions.ts";
import { type Gen, Wait } from "./gen.ts";
import type { PyType } from "./type.ts";
import type { Vm } from "./vm.ts";

/** The Python exception for something `host` threw; other JavaScript exceptions are returned as they are. */
export function hostThrow(e: unknown, type: PyType = IOErrorType, filename: Value = null): PyThrow | unknown {
  return e instanceof HostError ? environmentError(type, e.errno, e.message, filename ?? e.path ?? null) : e;
}

/** Runs a host call; a `HostError` becomes an exception of `type`. */
export function hostCall<T>(type: PyType, filename: Value, f: () => T): T {
  try {
    return f();
  } catch (e) {
    throw hostThrow(e, type, filename);
  }
}

/** Parks the thread until `fd` is ready for `events`. Gives the events that are there; 0 after `timeoutMs`. */
export function* waitFd(vm: Vm, fd: number, events: number, timeoutMs = -1): Gen<number> {
  return (yield new Wait(vm.host.waitFd(fd, events, timeoutMs), undefined, `fd ${fd}`)) as number;
}
