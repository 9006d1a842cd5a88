// SPDX-License-Identifier: MIT
/**
 * `tojson()` and `fromjson()` (docs/vmiot.md). Writing is here: compact, strings stay UTF-8. Reading is the module `json`'s,
 * with its errors and positions; its unicode objects become UTF-8 strings.
 */
import { encodeUtf8 } from "../../base/codecs_utf.ts";
import { floatRepr } from "../../base/float_text.ts";
import { PyFloat, PyInt, PyLong, PyStr, PyTuple, PyUnicode, type Value } from "../../base/value.ts";
import { callMethod } from "../../core/abstract.ts";
import { PyDict } from "../../core/dict.ts";
import { dictSet } from "../../core/dict_ops.ts";
import { runtimeError, typeError, valueError } from "../../core/exceptions.ts";
import { type Gen, isGen } from "../../core/gen.ts";
import { PyList, typeName } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { method, type Row } from "../../native/define.ts";
import { PyRbDict, rbItems } from "../rbdict.ts";

const m = method<Value>();
/** Levels of nesting, written or read. */
const MAX_DEPTH = 500;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\f": "\\f",
  "\b": "\\b",
};

function quoted(s: string): string {
  // deno-lint-ignore no-control-regex
  const special = /["\\\x00-\x1f]/g;
  return `"${s.replace(special, (c) => ESCAPES[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;
}

/** A number, string or constant; `undefined` for containers. */
function scalar(v: Value): string | undefined {
  if (v === null) return "null";
  switch (typeof v) {
    case "boolean":
    case "number":
      return String(v);
    case "string":
      return quoted(v);
  }
  if (v instanceof PyFloat) {
    if (!Number.isFinite(v.value)) throw valueError("JSON has no infinities and no NaN");
    return floatRepr(v.value);
  }
  if (v instanceof PyInt || v instanceof PyLong) return v.value.toString();
  if (v instanceof PyStr) return quoted(v.value);
  if (v instanceof PyUnicode) return quoted(encodeUtf8(v.value));
  return undefined;
}

/** Keys of objects are strings: numbers and constants are written as such. */
function keyText(v: Value): string {
  const text = scalar(v);
  if (text === undefined) throw typeError(`keys of JSON objects are strings, not ${typeName(v)}`);
  return text.startsWith('"') ? text : `"${text}"`;
}

function write(v: Value, depth: number): string {
  const text = scalar(v);
  if (text !== undefined) return text;
  if (depth > MAX_DEPTH) throw runtimeError("too many levels for JSON, or an object inside itself");
  if (v instanceof PyList || v instanceof PyTuple) {
    return `[${v.items.map((item) => write(item, depth + 1)).join(",")}]`;
  }
  if (v instanceof PyDict) {
    return `{${v.entries().map((e) => `${keyText(e.key)}:${write(e.value!, depth + 1)}`).join(",")}}`;
  }
  if (v instanceof PyRbDict) {
    return `{${[...rbItems(v)].map(([k, value]) => `${keyText(k)}:${write(value, depth + 1)}`).join(",")}}`;
  }
  throw typeError(`${typeName(v)} cannot be written as JSON`);
}

/** What `json` read, with UTF-8 strings for its unicode objects. */
function bytesOf(vm: Vm, v: Value, depth: number): Value {
  if (v instanceof PyUnicode) return encodeUtf8(v.value);
  if (depth > MAX_DEPTH) throw runtimeError("too many levels in JSON");
  if (v instanceof PyList) return new PyList(v.items.map((item) => bytesOf(vm, item, depth + 1)));
  if (v instanceof PyDict) {
    const out = new PyDict();
    // The keys are strings: nothing suspends.
    for (const e of v.entries()) dictSet(vm, out, bytesOf(vm, e.key, depth), bytesOf(vm, e.value!, depth + 1));
    return out;
  }
  return v;
}

function* read(vm: Vm, text: Value): Gen<Value> {
  let json = vm.importModule("json");
  if (isGen(json)) json = yield* json;
  const r = callMethod(vm, json, "loads", [text]);
  return bytesOf(vm, isGen(r) ? yield* r : r, 0);
}

export const jsonExtensions: Record<string, Row> = {
  tojson: m([], "The value as compact JSON.", (_vm, self) => write(self, 0)),
};

export const jsonText: Record<string, Row> = {
  fromjson: m([], "The value that JSON text stands for; its strings are UTF-8.", (vm, self) => read(vm, self)),
};
