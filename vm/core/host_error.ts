// SPDX-License-Identifier: MIT
/** Turns failures of the host into Python exceptions. */
import type { Value } from "../base/value.ts";
import { HostError } from "../host.ts";
import { environmentError, IOErrorType } from "./exceptions.ts";
import type { PyThrow } from "./exceptions.ts";
import type { PyType } from "./type.ts";

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
