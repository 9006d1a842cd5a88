// SPDX-License-Identifier: MIT
/** Arguments of a call behind others: a receiver, or those of a partial. */
import type { Value } from "../base/value.ts";

/** A fresh array of `first` and the items of `args`. PERF: `unshift` and spreading are calls out of compiled code. */
export function withReceiver(first: Value, args: readonly Value[]): Value[] {
  switch (args.length) {
    case 0:
      return [first];
    case 1:
      return [first, args[0]];
    case 2:
      return [first, args[0], args[1]];
    case 3:
      return [first, args[0], args[1], args[2]];
    default:
      return [first, ...args];
  }
}

/** The items of `first` and `args`, in `args` itself or a fresh array. */
export function joined(first: Value[], args: Value[]): Value[] {
  switch (first.length) {
    case 0:
      return args;
    case 1:
      return withReceiver(first[0], args);
    default:
      return first.concat(args);
  }
}
