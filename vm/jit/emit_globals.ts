// SPDX-License-Identifier: MIT
/** The guard of names that are builtins as long as the globals have none of the name. */
import type { PyDict } from "../core/dict.ts";
import type { Emission } from "./emission.ts";

/** The builtins that one unit reads by name. */
export class BuiltinNames {
  /** Names that the globals certainly do not have while their `keysVersion` is {@linkcode version}. */
  readonly names = new Set<string>();
  version: number;
  /** The `keysVersion` at which they were found to have one. */
  shadowedAt = -1;

  constructor(globals: PyDict) {
    this.version = globals.keysVersion;
  }

  /** Whether the globals, which got or lost other names, still have none of these. */
  hold(globals: PyDict): boolean {
    const { keysVersion } = globals;
    if (keysVersion === this.shadowedAt) return false;
    for (const name of this.names) {
      if (globals.map.has(name)) {
        this.shadowedAt = keysVersion;
        return false;
      }
    }
    this.version = keysVersion;
    return true;
  }
}

/** Generates the guard; one for each unit. */
export class ShadowGuard {
  readonly #e: Emission;
  readonly #globals: PyDict;
  #names: BuiltinNames | undefined;

  constructor(e: Emission, globals: PyDict) {
    this.#e = e;
    this.#globals = globals;
  }

  /** The beginning of a condition, which is true if the globals may have `name` by now. */
  mayShadow(name: string): string {
    const names = this.#names ??= new BuiltinNames(this.#globals);
    names.names.add(name);
    const globals = this.#e.constant(this.#globals), guard = this.#e.constant(names);
    return `${globals}.keysVersion !== ${guard}.version && !${guard}.hold(${globals}) || `;
  }
}
