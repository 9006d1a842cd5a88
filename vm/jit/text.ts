// SPDX-License-Identifier: MIT
/** Conditions and expressions that several parts of the generator write. */

/** A condition that `x` is a plain float: cheaper than `instanceof`, where V8 follows the chain of prototypes. */
export const exactFloat = (x: string): string => `(${x}?.exact === true)`;
