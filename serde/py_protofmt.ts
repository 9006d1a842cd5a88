// SPDX-License-Identifier: MIT
/** The module `_protofmt`: VMIOT's protocol buffers by format string (`protobuf/format_string.ts`) for Python. */
import { intOrLong, PyFloat, PyTuple, type Value } from "../vm/base/value.ts";
import { PyDict } from "../vm/core/dict.ts";
import { dictGet, dictSet } from "../vm/core/dict_ops.ts";
import { keyError, overflowError, runtimeError, typeError, valueError } from "../vm/core/exceptions.ts";
import { type Gen, isGen } from "../vm/core/gen.ts";
import { isInteger, isStr, PyList, strValue, typeName } from "../vm/core/types.ts";
import type { Vm } from "../vm/core/vm.ts";
import { obj, opt, str } from "../vm/native/args.ts";
import { def, defineModule } from "../vm/native/define.ts";
import {
  firstField,
  FormatError,
  type FormatField,
  type FormatValue,
  parseFormat,
  readFields,
  writeValue,
} from "./protobuf/format_string.ts";
import { ByteWriter } from "./protobuf/writer.ts";

/** Messages may be nested so deep. */
const MAX_DEPTH = 100;

function formatOf(text: string): FormatField[] {
  try {
    return parseFormat(text);
  } catch (e) {
    if (e instanceof FormatError) throw valueError(e.message);
    throw e;
  }
}

const RANGE: Record<string, [bigint, bigint]> = {
  i: [-0x80000000n, 0x7fffffffn],
  I: [0n, 0xffffffffn],
  q: [-0x8000000000000000n, 0x7fffffffffffffffn],
};

function* pack(vm: Vm, d: PyDict, depth: number): Gen<string> {
  if (depth > MAX_DEPTH) throw runtimeError("messages are nested too deep");
  const r = dictGet(vm, d, "protofmt");
  const format = isGen(r) ? yield* r : r;
  if (format === undefined) throw keyError("protofmt");
  if (!isStr(format)) throw typeError(`protofmt must be a string, not ${typeName(format)}`);
  const w = new ByteWriter();
  for (const f of formatOf(strValue(format))) {
    const g = dictGet(vm, d, f.number);
    const v = isGen(g) ? yield* g : g;
    if (v === undefined || v === null) {
      if (f.often === "r") throw valueError(`required field ${f.number} is missing`);
      continue;
    }
    if (f.often !== "*") {
      writeValue(w, f, yield* rawOf(vm, f, v, depth));
      continue;
    }
    if (!(v instanceof PyList) && !(v instanceof PyTuple)) {
      throw typeError(`repeated field ${f.number} must be a list, not ${typeName(v)}`);
    }
    for (const item of v.items.slice()) writeValue(w, f, yield* rawOf(vm, f, item, depth));
  }
  return w.text();
}

/** What is written for a Python value. */
function* rawOf(vm: Vm, f: FormatField, v: Value, depth: number): Gen<FormatValue> {
  const wrong = (expected: string) => typeError(`field ${f.number} must be ${expected}, not ${typeName(v)}`);
  switch (f.type) {
    case "s":
      if (!isStr(v)) throw wrong("a string");
      return strValue(v);
    case "m":
      if (v instanceof PyDict) return yield* pack(vm, v, depth + 1);
      if (!isStr(v)) throw wrong("a dict or a packed string");
      return strValue(v);
    case "f":
      if (v instanceof PyFloat) return v.value;
      if (!isInteger(v)) throw wrong("a number");
      return Number(typeof v === "object" ? v.value : v);
    case "b":
      if (!isInteger(v)) throw wrong("a bool");
      return typeof v === "object" ? v.value !== 0n : Boolean(v);
  }
  if (!isInteger(v)) throw wrong("an integer");
  const n = typeof v === "object" ? v.value : BigInt(v);
  const [low, high] = RANGE[f.type];
  if (n < low || n > high) throw overflowError(`value of field ${f.number} is out of range: ${n}`);
  return f.type === "q" ? n : Number(n);
}

function toPython(v: FormatValue): Value {
  return typeof v === "bigint" ? intOrLong(v) : v;
}

/** Values of a message by number of their fields, or by name where `names` (number → name) is given. */
function* unpack(vm: Vm, format: string, bytes: string, names: Value): Gen<Value> {
  const fields = formatOf(format);
  let found: Map<number, FormatValue[]>;
  try {
    found = readFields(fields, bytes);
  } catch (e) {
    if (e instanceof FormatError) throw valueError(e.message);
    throw e;
  }
  if (names !== null && !(names instanceof PyDict)) throw typeError(`names must be a dict, not ${typeName(names)}`);
  const out = new PyDict();
  for (const f of fields) {
    const values = found.get(f.number);
    if (values === undefined) continue;
    const one = (v: FormatValue): Value => f.type === "f" ? new PyFloat(v as number) : toPython(v);
    let key: Value = f.number;
    if (names !== null) {
      const g = dictGet(vm, names, f.number);
      key = (isGen(g) ? yield* g : g) ?? f.number;
    }
    const s = dictSet(vm, out, key, f.often === "*" ? new PyList(values.map(one)) : one(values[0]));
    if (isGen(s)) yield* s;
  }
  return out;
}

/** The module `_protofmt`. */
export const protofmtModule = defineModule("_protofmt", "Protocol buffers by format string.", {
  googlepack: def([obj("message")], "A message as bytes; its dict has the format under 'protofmt'.", (vm, d) => {
    if (!(d instanceof PyDict)) throw typeError(`googlepack() argument must be a dict, not ${typeName(d)}`);
    return pack(vm, d, 0);
  }),
  googleunpack: def([str("format"), str("data"), opt(obj("names"), null)], {
    doc: "The fields of a message, a dict by number, or by the names of a dict.",
    arity: "parse",
  }, (vm, format, data, names) => unpack(vm, format, data, names)),
  readFirstField: def(
    [str("data")],
    "The first field of a message, if it is a positive integer or a string that is not empty; else None.",
    (_vm, data) => {
      const v = firstField(data);
      return v === undefined ? null : toPython(v);
    },
  ),
});
