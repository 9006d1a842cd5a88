// SPDX-License-Identifier: MIT
/**
 * VMIOT's protobuf format strings as methods of `str` (docs/vmiot.md). The wire format is the business of the native
 * module `_protofmt`: `googlepack(dict)`, `googleunpack(format, data, names)` and `readFirstField(data)`.
 */
import { type PyStr, PyTuple, type Value } from "../../base/value.ts";
import { call, getAttr } from "../../core/abstract.ts";
import { PyDict } from "../../core/dict.ts";
import { dictSet, dictUpdate } from "../../core/dict_ops.ts";
import { typeError } from "../../core/exceptions.ts";
import { type Gen, isGen } from "../../core/gen.ts";
import { isStr, PyList, strValue, typeName } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { obj, opt } from "../../native/args.ts";
import { method, type Row } from "../../native/define.ts";

const m = method<string | PyStr>();

function* wire(vm: Vm, name: string, args: Value[]): Gen<Value> {
  let module = vm.importModule("_protofmt");
  if (isGen(module)) module = yield* module;
  const f = getAttr(vm, module, name);
  const r = call(vm, isGen(f) ? yield* f : f, args);
  return isGen(r) ? yield* r : r;
}

/**
 * `names`: a mapping or pairs from numbers of fields to their names, or a list that has the name of field n at place n, None
 * where there is none. None gives fields by number.
 */
function* unpack(vm: Vm, format: Value, data: Value, names: Value): Gen<Value> {
  if (names === null) return yield* wire(vm, "googleunpack", [format, data]);
  const found = new PyDict();
  if ((names instanceof PyList || names instanceof PyTuple) && names.items.some(isStr)) {
    for (const [n, name] of names.items.entries()) {
      if (name === null) continue;
      if (!isStr(name)) throw typeError(`names of fields must be strings, not ${typeName(name)}`);
      const r = dictSet(vm, found, n, name);
      if (isGen(r)) yield* r;
    }
  } else {
    const r = dictUpdate(vm, found, names);
    if (isGen(r)) yield* r;
  }
  return yield* wire(vm, "googleunpack", [format, data, found]);
}

const NAMES = opt(obj("names"), null);

export const messageExtensions: Record<string, Row> = {
  googleunpack: m(
    [obj("data"), NAMES],
    "The message in `data`, by the receiver's format: a dict by numbers of fields, or by `names`.",
    (vm, self, data, names) => unpack(vm, strValue(self), data, names),
  ),
  googledataunpack: m(
    [obj("format"), NAMES],
    "The message that the receiver is, by a format: a dict by numbers of fields, or by `names`.",
    (vm, self, format, names) => unpack(vm, format, strValue(self), names),
  ),
  readFirstField: m(
    [],
    "The first field of the message that the receiver is, if it is a positive integer or a string with something in it.",
    (vm, self) => wire(vm, "readFirstField", [strValue(self)]),
  ),
};
