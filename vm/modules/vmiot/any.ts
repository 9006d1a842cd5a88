// SPDX-License-Identifier: MIT
/** What every object answers in VMIOT's API: predicates, `toInt`, `toString` (docs/vmiot.md). */
import { intOrLong, PyFloat, PyInt, PyLong, PyStr, PyTuple, PyUnicode, type Value } from "../../base/value.ts";
import { encodeUtf8 } from "../../base/codecs_utf.ts";
import { parseIntText } from "../../base/int_text.ts";
import { sixDecimals } from "../../base/vmiot_text.ts";
import { findAttr, toBytes } from "../../core/abstract.ts";
import { isInstance } from "../../core/is_instance.ts";
import { PyDict } from "../../core/dict.ts";
import { overflowError, typeError, unlessError, valueError } from "../../core/exceptions.ts";
import { type Result, then } from "../../core/gen.ts";
import { toInt } from "../../core/number.ts";
import { PyType } from "../../core/type.ts";
import {
  isInteger,
  isStr,
  objectType,
  PyList,
  PyModule,
  PyOldClass,
  PyOldInstance,
  strValue,
  typeName,
  typeOf,
} from "../../core/types.ts";
import type { Vm } from "../../core/vm.ts";
import { floatToBig } from "../../base/float_math.ts";
import { obj, opt } from "../../native/args.ts";
import { method, type Row } from "../../native/define.ts";
import { isCallable } from "../../objects/method.ts";
import { PyRbDict } from "../rbdict.ts";

const m = method<Value>();

/** Types whose instances are messages. */
const MESSAGES = ["vmiot.task.Request", "vmiot.task.Down", "vmiot.task.Exit", "vmiot.job.Notice"];
/** Types of handles without a descriptor. */
const HANDLES = ["vmiot.sync.Pipe"];

/** Whether the class of an object is one of these, or derived from one. */
function isOneOf(v: Value, names: string[]): boolean {
  return typeOf(v).mro.some((t) => t instanceof PyType && !t.heap && names.includes(`${t.module}.${t.name}`));
}

const isNumber = (v: Value): boolean =>
  typeof v === "number" || v instanceof PyInt || v instanceof PyLong || v instanceof PyFloat;

/** Instances of classes that a program defines. */
function isUserInstance(v: Value): boolean {
  return v instanceof PyOldInstance ||
    typeof v === "object" && v !== null && v.type.heap && !(v instanceof PyType);
}

function predicate(doc: string, holds: (v: Value) => boolean): Row {
  return m([], doc, (_vm, self) => holds(self));
}

/** The reading of an object as an integer; see docs/vmiot.md for what has none. */
function toInteger(vm: Vm, v: Value): Result<Value> {
  if (v === null) return 0;
  if (typeof v === "boolean") return v ? 1 : 0;
  if (v instanceof PyFloat) {
    if (v.value !== v.value) throw valueError("cannot convert float NaN to integer");
    if (!Number.isFinite(v.value)) throw overflowError("cannot convert float infinity to integer");
    return intOrLong(floatToBig(v.value));
  }
  if (isStr(v) || v instanceof PyUnicode) {
    const n = unlessError(parseIntText(v instanceof PyUnicode ? v.value : strValue(v), 10));
    return typeof n === "number" ? n : intOrLong(n);
  }
  return then(toInt(vm, v), (n) => {
    if (n === undefined) throw typeError(`${typeName(v)} has no integer value`);
    return n;
  });
}

/** Whether `str()` of the object says something of its value. */
function hasText(vm: Vm, v: Value): Result<boolean> {
  if (isInteger(v) || v instanceof PyTuple || v instanceof PyList || v instanceof PyDict || v instanceof PyRbDict) {
    return true;
  }
  if (v instanceof PyOldInstance) {
    return then(
      findAttr(vm, v, "__str__"),
      (f) => f !== undefined || then(findAttr(vm, v, "__repr__"), (g) => g !== undefined) as boolean,
    );
  }
  // Types, functions and modules have a text, too, but none that says a value.
  if (v === null || v instanceof PyType || v instanceof PyOldClass || v instanceof PyModule || isCallable(v)) {
    return false;
  }
  const type = typeOf(v);
  return ["__str__", "__repr__"].some((name) => type.lookup(name) !== objectType.lookup(name));
}

function toText(vm: Vm, v: Value): Result<Value> {
  if (typeof v === "string") return v;
  if (v instanceof PyStr) return v.value;
  if (v instanceof PyUnicode) return encodeUtf8(v.value);
  if (v instanceof PyFloat) return sixDecimals(v.value);
  return then(hasText(vm, v), (has) => has ? toBytes(vm, v) : "");
}

export const anyExtensions: Record<string, Row> = {
  isNone: predicate("Whether it is None.", (v) => v === null),
  isBool: predicate("Whether it is True or False.", (v) => typeof v === "boolean"),
  isNumber: predicate("Whether it is an int, a long or a float; a bool is none.", isNumber),
  isInt: predicate("Whether it is an int or a long; a bool is none.", (v) => isNumber(v) && !(v instanceof PyFloat)),
  isFloat: predicate("Whether it is a float.", (v) => v instanceof PyFloat),
  isString: predicate("Whether it is a str or a unicode.", (v) => isStr(v) || v instanceof PyUnicode),
  isArray: predicate("Whether it is a list or a tuple.", (v) => v instanceof PyList || v instanceof PyTuple),
  isDict: predicate("Whether it is a dict or an rbdict.", (v) => v instanceof PyDict || v instanceof PyRbDict),
  isCallable: predicate("Whether it can be called.", isCallable),
  isHandle: predicate(
    "Whether it stands for something open outside: a file, a socket, a pipe.",
    (v) => !(v instanceof PyType) && typeOf(v).lookup("fileno") !== undefined || isOneOf(v, HANDLES),
  ),
  isMessage: predicate(
    "Whether it is a message of a task or a job: a Request, a Down, an Exit, a Notice.",
    (v) => isOneOf(v, MESSAGES),
  ),
  isInstance: m(
    [opt(obj("class"))],
    "Whether it is an instance of the class, or of any class of the program where none is given.",
    (vm, self, cls) => cls === undefined ? isUserInstance(self) : isInstance(vm, self, cls),
  ),
  isClass: predicate("Whether it is a class.", (v) => v instanceof PyType || v instanceof PyOldClass),
  isModule: predicate("Whether it is a module.", (v) => v instanceof PyModule),
  toInt: m([], "The object as an integer: floats are cut, strings are read as decimal numbers.", toInteger),
  toString: m([], "The object as text: floats with six decimals, nothing for what has no text.", toText),
};
