// SPDX-License-Identifier: MIT
/** Conditions and expressions that several parts of the generator write. */
import { INT32, type Range, UINT32 } from "./ranges.ts";

/** A condition that `x` is a plain float: cheaper than `instanceof`, where V8 follows the chain of prototypes. */
export const exactFloat = (x: string): string => `(${x}?.exact === true)`;

/** A condition that `x` is no int in `range`, which is one of those of `ranges.ts`. */
export function isNoInt(x: string, range: Range): string {
  if (range === INT32) return `(${x} | 0) !== ${x}`;
  return range === UINT32 ? `(${x} >>> 0) !== ${x}` : `typeof ${x} !== "number"`;
}
