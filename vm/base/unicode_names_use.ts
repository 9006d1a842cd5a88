// SPDX-License-Identifier: MIT
/**
 * Whether a Python source needs the names of characters for `\N{…}`, and loading them only then: few sources do, and the
 * table is large.
 */

/** Whether a source, bytes or text, may have `\N{…}` in it. */
export function usesNames(source: Uint8Array | string): boolean {
  if (typeof source === "string") return source.includes("\\N{");
  for (let at = source.indexOf(92); at >= 0; at = source.indexOf(92, at + 1)) {
    if (source[at + 1] === 78 && source[at + 2] === 123) return true;
  }
  return false;
}

/** The compiler's `unicodeNameLookup` for a source; `undefined` if it has no use for one. */
export async function namesFor(source: Uint8Array | string): Promise<((name: string) => number | undefined) | undefined> {
  return usesNames(source) ? (await import("./unicode_names.ts")).lookupName : undefined;
}
