// SPDX-License-Identifier: MIT
/** Which addresses may be looked at. */
import { valueError } from "../../vm/core/exceptions.ts";
import { isIdentity } from "../../vm/core/identity.ts";
import type { Address } from "../linux/foreign.ts";

/**
 * Refuses what certainly is no address of memory, which would end the process: 0, and what `id()` gave. Programs that know
 * CPython look for objects there (Jinja2 up to 2.11 does, to change a traceback).
 */
export function checkAddress(address: Address): void {
  const at = Number(address);
  if (at === 0) throw valueError("NULL pointer access");
  if (isIdentity(at)) throw valueError("id() gives a number here, not the address of an object in memory");
}
