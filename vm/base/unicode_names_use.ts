// SPDX-License-Identifier: MIT
/**
 * The names of characters for a compilation outside a VM: loaded only if the source needs them, because few sources do
 * and the table is large.
 */

/** Whether a source may have `\N{…}` in it. */
function usesNames(source: Uint8Array): boolean {
  for (let at = source.indexOf(92); at >= 0; at = source.indexOf(92, at + 1)) {
    if (source[at + 1] === 78 && source[at + 2] === 123) return true;
  }
  return false;
}

/** The compiler's `unicodeNameLookup` for a source; `undefined` if it has no use for one. */
export async function namesFor(source: Uint8Array): Promise<((name: string) => number | undefined) | undefined> {
  return usesNames(source) ? (await import("./unicode_names.ts")).lookupName : undefined;
}
