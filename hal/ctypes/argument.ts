// SPDX-License-Identifier: MIT
/** `CArgObject`: what stands ready to be passed, as `byref()` and `from_param()` give it. */
import { PyObject, type Value } from "../../vm/base/value.ts";
import { addressOf } from "../../vm/core/abstract.ts";
import { newType } from "../../vm/native/define.ts";
import type { NativeType, NativeValue } from "../linux/foreign.ts";

/** A value with its C type. */
export class Argument extends PyObject {
  /**
   * @param tag The type code that its `repr` shows.
   * @param value `undefined`: it cannot be passed.
   * @param object Whom it was made of; it lives as long.
   * @param anchor What else has to live as long.
   */
  constructor(
    readonly tag: string,
    readonly native: NativeType | undefined,
    readonly value: NativeValue,
    readonly object: Value = null,
    readonly anchor: unknown = undefined,
  ) {
    super();
  }
}

/** Bits of the integers that `repr` shows; it takes them for signed ones, as CPython does. */
const BITS: Record<string, number> = { b: 8, B: 8, h: 16, H: 16, i: 32, I: 32, l: 64, L: 64, q: 64, Q: 64 };
const REALS = "fd", ADDRESSES = "zZP";

/** What `repr` shows of a value; `undefined`: only where the argument is. */
function textOf({ tag, value }: Argument): string | undefined {
  if (tag in BITS) return String(BigInt.asIntN(BITS[tag], BigInt(value as number)));
  if (REALS.includes(tag)) return (value as number).toFixed(6);
  if (ADDRESSES.includes(tag)) return Number(value) === 0 ? "(nil)" : `0x${value.toString(16)}`;
  return tag === "c" ? String.fromCharCode((value as number) & 255) : undefined;
}

newType<Argument>("CArgObject", Argument, { subclassable: false }, {
  slots: {
    tp_repr: (_vm, self) => {
      const argument = self as Argument;
      const text = textOf(argument);
      return `<cparam '${argument.tag}' ${text === undefined ? `at ${addressOf(self)}` : `(${text})`}>`;
    },
  },
  getset: () => ({
    _obj: { doc: "the wrapped object", get: (_vm, argument) => argument.object, member: true },
  }),
});
