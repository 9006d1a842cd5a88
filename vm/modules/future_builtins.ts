// SPDX-License-Identifier: MIT
/** `future_builtins`: builtins as Python 3 has them. */
import { repr } from "../core/abstract.ts";
import type { Value } from "../base/value.ts";
import { toIndex } from "../core/convert.ts";
import { type Result, then } from "../core/gen.ts";
import type { Vm } from "../core/vm.ts";
import { obj } from "../native/args.ts";
import { def, defineModule } from "../native/define.ts";
import { itertoolsModule } from "./itertools.ts";

/** An integer with its prefix in a base. */
function prefixed(vm: Vm, v: Value, radix: number, prefix: string): Result<Value> {
  return then(toIndex(vm, v), (n) => (n < 0 ? "-" : "") + prefix + (n < 0 ? -n : n).toString(radix));
}

export const futureBuiltinsModule = defineModule("future_builtins", "Builtins as Python 3 has them.", {
  ascii: def([obj("object")], "repr(object).", (vm, v) => repr(vm, v)),
  filter: itertoolsModule.members.ifilter,
  hex: def([obj("number")], "An integer in base 16.", (vm, v) => prefixed(vm, v, 16, "0x")),
  map: itertoolsModule.members.imap,
  oct: def([obj("number")], "An integer in base 8.", (vm, v) => prefixed(vm, v, 8, "0o")),
  zip: itertoolsModule.members.izip,
});
