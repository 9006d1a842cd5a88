// SPDX-License-Identifier: MIT
/** Filling dicts that nobody else has seen yet: what readers of serialized data do. */
import type { Value } from "../base/value.ts";
import { DictEntry, type PyDict } from "./dict.ts";

/**
 * Stores `value` under `key` in a dict whose keys are all canonical.
 * @param k The canonical key of `key` (`mapKey`); of a `str`, the key itself.
 */
export function setCanonical(d: PyDict, k: unknown, key: Value, value: Value): void {
  const entry = d.map.get(k);
  if (entry !== undefined) entry.value = value;
  else d.addEntry(k, new DictEntry(key, value));
}
