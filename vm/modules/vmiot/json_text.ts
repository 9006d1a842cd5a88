// SPDX-License-Identifier: MIT
/**
 * `tojson()` and `fromjson()` (docs/vmiot.md). Writing is here: compact, strings stay UTF-8. Reading is `json_read.ts`; what
 * that does not like goes through the module `json`, with its errors and positions.
 */
import { encodeUtf8 } from "../../base/codecs_utf.ts";
import { floatRepr } from "../../base/float_text.ts";
import { PyFloat, PyInt, PyLong, PyStr, PyTuple, PyUnicode, type Value } from "../../base/value.ts";
import { callMethod } from "../../core/abstract.ts";
import { PyDict } from "../../core/dict.ts";
import { dictSet } from "../../core/dict_ops.ts";
import { runtimeError, typeError, valueError } from "../../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../../core/gen.ts";
import { isStr, PyList, strValue, typeName } from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { method, type Row } from "../../native/define.ts";
import { PyRbDict, rbItems } from "../rbdict.ts";
import { readJson } from "./json_read.ts";

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

// deno-lint-ignore no-control-regex
const SPECIAL = /["\\\x00-\x1f]/;
const ALL_SPECIAL = new RegExp(SPECIAL, "g");

function quoted(s: string): string {
  if (!SPECIAL.test(s)) return `"${s}"`;
  return `"${s.replace(ALL_SPECIAL, (c) => ESCAPES[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;
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
  if (typeof v === "string") return quoted(v);
  const text = scalar(v);
  if (text === undefined) throw typeError(`keys of JSON objects are strings, not ${typeName(v)}`);
  return text.startsWith('"') ? text : `"${text}"`;
}

function write(v: Value, depth: number): string {
  const text = scalar(v);
  if (text !== undefined) return text;
  if (depth > MAX_DEPTH) throw runtimeError("too many levels for JSON, or an object inside itself");
  let out = "";
  if (v instanceof PyList || v instanceof PyTuple) {
    for (const item of v.items) out += (out === "" ? "[" : ",") + write(item, depth + 1);
    return out === "" ? "[]" : `${out}]`;
  }
  const pair = (key: Value, value: Value): void => {
    out += `${out === "" ? "{" : ","}${keyText(key)}:${write(value, depth + 1)}`;
  };
  if (v instanceof PyDict) { for (const { key, value } of v.entries()) pair(key, value!); }
  else if (v instanceof PyRbDict) { for (const [key, value] of rbItems(v)) pair(key, value); }
  else throw typeError(`${typeName(v)} cannot be written as JSON`);
  return out === "" ? "{}" : `${out}}`;
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

function read(vm: Vm, text: Value): Result<Value> {
  const value = isStr(text) ? readJson(strValue(text), MAX_DEPTH) : undefined;
  return value === undefined ? readByModule(vm, text) : value;
}

function* readByModule(vm: Vm, text: Value): Gen<Value> {
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
