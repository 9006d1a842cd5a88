// SPDX-License-Identifier: MIT
/**
 * VMIOT's protobuf format strings as methods of `str` (docs/vmiot.md). The wire format is the business of the native
 * module `_protofmt`: `pack(dict)`, `unpack(format, data, *names)` and `first(data)`.
 */
import type { PyStr, Value } from "../../base/value.ts";
import { call, getAttr } from "../../core/abstract.ts";
import { type Gen, isGen } from "../../core/gen.ts";
import { strValue } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { obj, rest } from "../../native/args.ts";
import { method, type Row } from "../../native/define.ts";

const m = method<string | PyStr>();

function* wire(vm: Vm, name: string, args: Value[]): Gen<Value> {
  let module = vm.importModule("_protofmt");
  if (isGen(module)) module = yield* module;
  const f = getAttr(vm, module, name);
  const r = call(vm, isGen(f) ? yield* f : f, args);
  return isGen(r) ? yield* r : r;
}

export const messageExtensions: Record<string, Row> = {
  googleunpack: m([obj("data"), rest("names")], "The message in `data`, by the receiver's format.", (
    vm,
    self,
    data,
    names,
  ) => wire(vm, "unpack", [strValue(self), data, ...names])),
  googledataunpack: m([obj("format"), rest("names")], "The message that the receiver is, by a format.", (
    vm,
    self,
    format,
    names,
  ) => wire(vm, "unpack", [format, strValue(self), ...names])),
  readFirstField: m(
    [],
    "The first field of the message that the receiver is, if it is a positive integer or a string with something in it.",
    (vm, self) => wire(vm, "first", [strValue(self)]),
  ),
};
