// SPDX-License-Identifier: MIT
/** VMIOT's struct strings as methods of `str`: the receiver is the format (docs/vmiot.md; `vm/base/vmiot_struct.ts`). */
import { type PyStr, PyTuple, type Value } from "../../base/value.ts";
import { packStruct, parseStructFormat, type StructFormat, unpackStruct } from "../../base/vmiot_struct.ts";
import { kernel } from "../../core/exceptions.ts";
import { type Result, then } from "../../core/gen.ts";
import { listOf } from "../../core/sequence.ts";
import { strValue } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { int, obj, opt, rest } from "../../native/args.ts";
import { method, type Row } from "../../native/define.ts";
import { bytes } from "../../objects/buffer_protocol.ts";

type Self = string | PyStr;
const m = method<Self>();

const FORMATS = Symbol("vmiot.struct formats");
/** Formats that a VM remembers. */
const MAX_FORMATS = 100;

function formatOf(vm: Vm, self: Self): StructFormat {
  const known = vm.state(FORMATS, () => new Map<string, StructFormat>());
  const text = strValue(self);
  let format = known.get(text);
  if (format === undefined) {
    format = kernel(parseStructFormat)(text);
    if (known.size >= MAX_FORMATS) known.clear();
    known.set(text, format);
  }
  return format;
}

function pack(vm: Vm, self: Self, values: Value[], little: boolean): Value {
  const format = formatOf(vm, self);
  vm.reserve?.(format.size);
  return kernel(packStruct)(format, values, little);
}

function packer(little: boolean, doc: string): Row {
  return m([rest("values")], doc, (vm, self, values) => pack(vm, self, values, little));
}

function tuplePacker(little: boolean, doc: string): Row {
  return m(
    [obj("values")],
    doc,
    (vm, self, values): Result<Value> => then(listOf(vm, values), (items) => pack(vm, self, items, little)),
  );
}

function unpacker(little: boolean, exact: boolean, doc: string): Row {
  return m(
    [bytes("data"), opt(int("start"), 0)],
    { doc, arity: "parse" },
    (vm, self, data, start) => new PyTuple(kernel(unpackStruct)(formatOf(vm, self), data, start, little, exact)),
  );
}

export const structExtensions: Record<string, Row> = {
  structcalcsize: m(
    [],
    "Bytes that a format takes; what `v` and `V` carry is not counted.",
    (vm, self) => formatOf(vm, self).size,
  ),
  pack: packer(true, "Values as bytes by the receiver's format, little-endian."),
  netpack: packer(false, "Values as bytes by the receiver's format, big-endian."),
  packtuple: tuplePacker(true, "The items of a sequence as bytes, little-endian."),
  netpacktuple: tuplePacker(false, "The items of a sequence as bytes, big-endian."),
  unpack: unpacker(true, false, "Values in little-endian data from `start` on; what follows them is ignored."),
  netunpack: unpacker(false, false, "Values in big-endian data from `start` on; what follows them is ignored."),
  unpackExact: unpacker(true, true, "Values in little-endian data from `start` on, which they must fill."),
  netunpackExact: unpacker(false, true, "Values in big-endian data from `start` on, which they must fill."),
};
