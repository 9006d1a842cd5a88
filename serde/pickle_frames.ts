// SPDX-License-Identifier: MIT
/** What the pickle writer keeps on its stack, and the number formats it needs. */
import type { Value } from "../vm/base/value.ts";
import type { DictEntry } from "../vm/core/dict.ts";

/** What a frame of the writer is about. */
export const Kind = {
  /** Items of a list. */
  List: 0,
  /** Items of a dict. */
  Dict: 1,
  /** Items of a tuple, and the tuple at the end. */
  Tuple: 2,
  /** Parts of what `__reduce__` returned. */
  Reduce: 3,
  /** Parts of an old-style instance. */
  Instance: 4,
  /** Parts of an instance whose class has nothing special. */
  Simple: 5,
  /** Attributes of an instance, as a dict. */
  Attributes: 6,
  /** What an iterator gives, to be appended; in batches. */
  Appends: 7,
  /** Pairs that an iterator gives, to be set; in batches. */
  SetItems: 8,
} as const;

const NO_SLOTS: readonly DictEntry[] = [];

/** Something begun and not yet written to its end. */
export class Frame {
  /** Index of what comes next: of an item, of a slot of a dict, or the number of a part. */
  at = 0;
  /** Index where the batch ends; of a dict, how many items it still has. */
  end = 0;
  /** Slots of the table of a dict, in the order of iteration. */
  slots: readonly (DictEntry | undefined | null)[] = NO_SLOTS;
  /** The item of a dict whose value comes next. */
  entry: DictEntry | undefined = undefined;
  /** Size of a dict when it was begun, and how many items are in no batch yet. */
  count = 0;
  left = 0;
  /** A batch is begun and not closed. */
  open = false;
  /** The batch has one item, which needs no mark. */
  single = false;
  /** `__reduce__` gave `__newobj__`. */
  newObject = false;
  /** The tuple was made for the pickle and gets no memo number. */
  fresh = false;
  /** So were the strings and the empty containers in it. */
  freshText = false;
  /** So were tuples and unicode strings: copies of the builtin value of an instance. */
  copied = false;
  constructor(readonly kind: number, readonly value: Value, public items: Value[]) {}
}

/** Little-endian two's complement in as few bytes as hold it. */
export function encodeLong(value: bigint): string {
  if (value === 0n) return "";
  const digitCount = (value < 0n ? ~value : value).toString(16).length;
  // One byte more than the digits need, for the sign; dropped where it says nothing.
  const size = ((digitCount + 1) >> 1) + 1;
  const digits = BigInt.asUintN(size * 8, value).toString(16).padStart(size * 2, "0");
  let out = "";
  for (let i = digits.length - 2; i >= 0; i -= 2) out += String.fromCharCode(parseInt(digits.slice(i, i + 2), 16));
  const high = out.charCodeAt(size - 2) >= 128;
  return high === value < 0n ? out.slice(0, -1) : out;
}

/** The number that {@linkcode encodeLong} wrote, or any other bytes in that format. */
export function decodeLong(bytes: string): bigint {
  if (bytes.length === 0) return 0n;
  let digits = "0x";
  for (let i = bytes.length - 1; i >= 0; i--) digits += bytes.charCodeAt(i).toString(16).padStart(2, "0");
  return BigInt.asIntN(bytes.length * 8, BigInt(digits));
}
