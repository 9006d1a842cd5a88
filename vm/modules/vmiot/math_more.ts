// SPDX-License-Identifier: MIT
/** What VMIOT's `math` has beyond Python's (docs/vmiot.md). `from math import *` does not bring it. */
import { bitLengthBig } from "../../base/bit_length.ts";
import { intOrLong, PyFloat, type Value } from "../../base/value.ts";
import { call, getAttr } from "../../core/abstract.ts";
import { asDouble } from "../../core/convert.ts";
import { typeError, valueError } from "../../core/exceptions.ts";
import { type Gen, isGen, then } from "../../core/gen.ts";
import { bigOf, isInteger } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { obj, rest } from "../../native/args.ts";
import { def, type Row } from "../../native/define.ts";

function* powerOf(vm: Vm, x: Value, y: Value): Gen<Value> {
  let math = vm.importModule("math");
  if (isGen(math)) math = yield* math;
  const f = getAttr(vm, math, "pow");
  const r = call(vm, isGen(f) ? yield* f : f, [x, y]);
  return isGen(r) ? yield* r : r;
}

/** A builtin function of Python under another name. */
const builtin = (vm: Vm, name: string, args: Value[]) => call(vm, vm.builtins.getStr(name)!, args);

/** A uniformly distributed integer from 0 to n − 1. */
function randomBelow(vm: Vm, n: bigint): bigint {
  const bits = bitLengthBig(n);
  const buffer = new Uint8Array((bits + 7) >> 3);
  for (;;) {
    vm.host.random(buffer);
    let r = 0n;
    for (const b of buffer) r = r << 8n | BigInt(b);
    // What is out of range is drawn again, at most every other time.
    r &= (1n << BigInt(bits)) - 1n;
    if (r < n) return r;
  }
}

export const mathExtensions: Record<string, Row> = {
  fpow: def([obj("x"), obj("y")], { doc: "x to the power y, as a float.", arity: "unpack" }, powerOf),
  deg: def(
    [obj("rad")],
    "Radians to degrees.",
    (vm, v) => then(asDouble(vm, v), (x) => new PyFloat(x * (180 / Math.PI))),
  ),
  rad: def(
    [obj("deg")],
    "Degrees to radians.",
    (vm, v) => then(asDouble(vm, v), (x) => new PyFloat(x * (Math.PI / 180))),
  ),
  max: def(
    [rest("values")],
    "The largest argument, or item of the one argument.",
    (vm, args) => builtin(vm, "max", args),
  ),
  min: def(
    [rest("values")],
    "The smallest argument, or item of the one argument.",
    (vm, args) => builtin(vm, "min", args),
  ),
  random: def([obj("n")], "A random integer from 0 to n - 1.", (vm, n) => {
    if (!isInteger(n)) throw typeError("an integer is required");
    const limit = bigOf(n);
    if (limit <= 0n) throw valueError("math.random() needs a positive number");
    return intOrLong(randomBelow(vm, limit));
  }),
};
