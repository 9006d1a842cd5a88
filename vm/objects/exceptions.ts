// SPDX-License-Identifier: MIT
/**
 * Behaviour of the builtin exceptions: constructors, `args` and the deprecated `message`, texts, pickling
 * (CPython `Objects/exceptions.c`). The types and their data classes stand in `core/exceptions.ts`.
 *
 * In objects made by Python code `undefined` in a data field stands for C's NULL: never given, or deleted. Objects made
 * by native code have `null` (None) there.
 */
import { PyInt, PyLong, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { pointAt, pointLength } from "../base/unicode_text.ts";
import { call, materialiseDict, ownAttr, repr, setAttr, setOwnAttr, toBytes, toStr } from "../core/abstract.ts";
import { asCLong } from "../core/convert.ts";
import { PyDict } from "../core/dict.ts";
import * as errors from "../core/exceptions.ts";
import {
  attributeError,
  BaseExceptionType,
  DeprecationWarningType,
  indexError,
  overflowError,
  PyBaseException,
  PyEnvironmentError,
  PySyntaxErrorObject,
  PySystemExit,
  PyUnicodeError,
  typeError,
} from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { mod } from "../core/number.ts";
import { getSlice, listOf } from "../core/sequence.ts";
import { type Kwargs, PyType, type Slots } from "../core/type.ts";
import { isInteger, isStr, strValue, tpName, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj } from "../native/args.ts";
import { isDeclared } from "../native/slot_wrappers.ts";
import { defineType, type GetSetRow, method } from "../native/define.ts";
import { setInstanceDict } from "./object_type.ts";

// ---- BaseException ------------------------------------------------------------------------------------------------

function exceptionNew(_vm: Vm, type: PyType): Value {
  return new type.jsClass(new PyTuple([]));
}

function exceptionInit(_vm: Vm, self: Value, args: Value[], kw: Kwargs): void {
  const e = self as PyBaseException;
  if (kw !== null && kw.size > 0) throw typeError(`${tpName(e.type)} does not take keyword arguments`);
  e.args = new PyTuple(args);
  if (args.length === 1) e.message = args[0];
}

/** `BaseException.__str__`; unicode arguments are encoded by whoever asks for a str. */
function exceptionStr(vm: Vm, self: Value): Result<Value> {
  const { items } = (self as PyBaseException).args;
  if (items.length === 0) return "";
  return toStr(vm, items.length === 1 ? items[0] : (self as PyBaseException).args);
}

function* exceptionUnicode(vm: Vm, e: PyBaseException): Gen<Value> {
  const unicode = vm.builtins.getStr("unicode")!;
  let what: Value;
  if (e.type.tp_str !== exceptionStr) {
    // The slot itself, because it may return a unicode object.
    const s = e.type.tp_str!(vm, e);
    what = isGen(s) ? yield* s : s;
  } else if (e.args.items.length === 0) return new PyUnicode("");
  else what = e.args.items.length === 1 ? e.args.items[0] : e.args;
  const r = call(vm, unicode, [what]);
  return isGen(r) ? yield* r : r;
}

function hasAttributes(e: PyBaseException): boolean {
  if (e.dict !== undefined) return true;
  for (const key of Object.keys(e)) if (key.charCodeAt(0) === 36 /* $ */) return true;
  return false;
}

function reduce(e: PyBaseException, args: PyTuple = e.args): Value {
  return new PyTuple(hasAttributes(e) ? [e.type, args, materialiseDict(e)] : [e.type, args]);
}

function* setState(vm: Vm, e: PyBaseException, state: Value): Gen<Value> {
  if (state === null) return null;
  if (!(state instanceof PyDict)) throw typeError("state is not a dictionary");
  for (const { key, value } of state.entries()) {
    if (!isStr(key)) throw typeError(`attribute name must be string, not '${typeName(key)}'`);
    const r = setAttr(vm, e, strValue(key), value!);
    if (isGen(r)) yield* r;
  }
  return null;
}

function getMessage(vm: Vm, e: PyBaseException): Result<Value> {
  const own = ownAttr(e, "message");
  if (own !== undefined) return own;
  if ((e.message as Value | undefined) === undefined) throw attributeError("message attribute was deleted");
  return then(
    vm.warn(DeprecationWarningType, "BaseException.message has been deprecated as of Python 2.6"),
    () => e.message,
  );
}

function setMessage(e: PyBaseException, value: Value | undefined): void {
  if (value !== undefined) {
    setOwnAttr(e, "message", value);
    return;
  }
  if (e.dict !== undefined) e.dict.deleteStr("message");
  else delete e.$message;
  e.message = undefined as unknown as Value;
}

defineType<PyBaseException>(BaseExceptionType, {
  slots: {
    tp_new: exceptionNew,
    tp_init: exceptionInit,
    tp_str: exceptionStr,
    tp_repr: (vm, self) =>
      then(repr(vm, (self as PyBaseException).args), (s) => (self as PyBaseException).type.name + s),
    sq_item: (_vm, self, i) => {
      const { items } = (self as PyBaseException).args;
      const v = items[i < 0 ? i + items.length : i];
      if (v === undefined) throw indexError("tuple index out of range");
      return v;
    },
    sq_slice: (vm, self, low, high) => getSlice(vm, (self as PyBaseException).args, low, high),
  },
  methods: () => ({
    __reduce__: method<PyBaseException>()([], "Helper for pickle.", (_vm, e) => reduce(e)),
    __setstate__: method<PyBaseException>()([obj("state")], "Helper for pickle.", (vm, e, s) => setState(vm, e, s)),
    __unicode__: method<PyBaseException>()([], "Implements unicode(self).", (vm, e) => exceptionUnicode(vm, e)),
  }),
  getset: () => ({
    __dict__: {
      doc: "Attributes of the exception.",
      get: (_vm, e) => materialiseDict(e),
      set: (_vm, e, v) => {
        if (v === undefined) throw typeError("__dict__ may not be deleted");
        if (!(v instanceof PyDict)) throw typeError("__dict__ must be a dictionary");
        setInstanceDict(e, v);
      },
    },
    args: {
      doc: "Tuple of the arguments of the constructor.",
      get: (_vm, e) => e.args,
      set: (vm, e, v) => {
        if (v === undefined) throw typeError("args may not be deleted");
        return then(listOf(vm, v), (items) => {
          e.args = new PyTuple(items);
        }) as Result<void>;
      },
    },
    message: { doc: "The only argument; deprecated.", get: getMessage, set: (_vm, e, v) => setMessage(e, v) },
  }),
});

// ---- exceptions with fields of their own --------------------------------------------------------------------------

/** A writable field; `undefined` inside is None outside. */
// deno-lint-ignore no-explicit-any
function field(key: string, doc: string): GetSetRow<any> {
  return {
    doc,
    get: (_vm, e) => e[key] ?? null,
    set: (_vm, e, v) => {
      e[key] = v;
    },
    member: true,
  };
}

/** Marks objects whose fields follow the `undefined` is NULL convention. */
interface PythonMade {
  pythonMade?: boolean;
}

function given(e: PythonMade, v: Value | undefined): boolean {
  return v !== undefined && (v !== null || e.pythonMade === true);
}

function environmentNew(_vm: Vm, type: PyType): Value {
  const e = new type.jsClass(new PyTuple([])) as PyEnvironmentError;
  e.errno = e.strerror = e.filename = undefined as unknown as Value;
  (e as PythonMade).pythonMade = true;
  return e;
}

function environmentStr(vm: Vm, self: Value): Result<Value> {
  const e = self as PyEnvironmentError;
  const parts = [e.errno ?? null, e.strerror ?? null];
  if (given(e as PythonMade, e.filename)) {
    return then(repr(vm, e.filename), (name) => mod(vm, "[Errno %s] %s: %s", new PyTuple([...parts, name])));
  }
  return given(e as PythonMade, e.errno) && given(e as PythonMade, e.strerror)
    ? mod(vm, "[Errno %s] %s", new PyTuple(parts))
    : exceptionStr(vm, e);
}

// Before those that derive from them: what a base that is not declared yet brings has to be looked for each time.
for (const type of [errors.ExceptionType, errors.StandardErrorType, errors.LookupErrorType]) defineType(type, {});

defineType<PyEnvironmentError>(errors.EnvironmentErrorType, {
  slots: {
    tp_new: environmentNew,
    tp_init: (vm, self, args, kw) => {
      const e = self as PyEnvironmentError;
      exceptionInit(vm, e, args, kw);
      if (args.length < 2 || args.length > 3) return;
      e.errno = args[0];
      e.strerror = args[1];
      if (args.length === 3) {
        e.filename = args[2];
        e.args = new PyTuple(args.slice(0, 2));
      }
    },
    tp_str: environmentStr,
  },
  methods: () => ({
    __reduce__: method<PyEnvironmentError>()([], "Helper for pickle.", (_vm, e) => {
      const { items } = e.args;
      return items.length === 2 && given(e as PythonMade, e.filename)
        ? reduce(e, new PyTuple([...items, e.filename]))
        : reduce(e);
    }),
  }),
  getset: () => ({
    errno: field("errno", "Number of the error."),
    strerror: field("strerror", "Text of the error."),
    filename: field("filename", "Name of the file, if the error is about one."),
  }),
});

defineType<PySystemExit>(errors.SystemExitType, {
  slots: {
    tp_init: (vm, self, args, kw) => {
      exceptionInit(vm, self, args, kw);
      if (args.length > 0) (self as PySystemExit).code = args.length === 1 ? args[0] : (self as PySystemExit).args;
    },
  },
  getset: () => ({ code: field("code", "Exit status: None, a number, or an object to print.") }),
});

defineType(errors.KeyErrorType, {
  slots: {
    // The argument is a key, which must be told from a text.
    tp_str: (vm, self) => {
      const { items } = (self as PyBaseException).args;
      return items.length === 1 ? repr(vm, items[0]) : exceptionStr(vm, self);
    },
  },
});

// ---- SyntaxError --------------------------------------------------------------------------------------------------

function syntaxStr(vm: Vm, self: Value): Result<Value> {
  const e = self as PySyntaxErrorObject;
  return then(toStr(vm, e.msg ?? null), (text) => {
    const file = e.filename !== undefined && e.filename !== null && isStr(e.filename)
      ? strValue(e.filename).replace(/^.*\//s, "")
      : undefined;
    const line = isPlainInt(e.lineno) ? String(typeof e.lineno === "number" ? e.lineno : Number(e.lineno)) : undefined;
    const s = strValue(text);
    if (file !== undefined) return line === undefined ? `${s} (${file})` : `${s} (${file}, line ${line})`;
    return line === undefined ? text : `${s} (line ${line})`;
  });
}

const isPlainInt = (v: Value | undefined): boolean =>
  typeof v === "number" || typeof v === "boolean" || v instanceof PyInt;

defineType<PySyntaxErrorObject>(errors.SyntaxErrorType, {
  slots: {
    tp_init: (vm, self, args, kw) => {
      const e = self as PySyntaxErrorObject;
      exceptionInit(vm, e, args, kw);
      if (args.length >= 1) e.msg = args[0];
      if (args.length !== 2) return;
      return then(listOf(vm, args[1]), (info) => {
        // Not a very good text, but CPython's.
        if (info.length !== 4) throw indexError("tuple index out of range");
        [e.filename, e.lineno, e.offset, e.text] = info;
      }) as Result<void>;
    },
    tp_str: syntaxStr,
  },
  getset: () => ({
    msg: field("msg", "What is wrong."),
    filename: field("filename", "Name of the file."),
    lineno: field("lineno", "Number of the line."),
    offset: field("offset", "Position in the line, from 1."),
    text: field("text", "The line."),
    print_file_and_line: field("printFileAndLine", "Whether tracebacks print the place."),
  }),
});

// ---- Unicode errors -----------------------------------------------------------------------------------------------

/** A position: a C `Py_ssize_t` member. */
function position(key: "start" | "end", doc: string): GetSetRow<PyUnicodeError> {
  return {
    doc,
    get: (_vm, e) => e[key],
    set: (vm, e, v) => {
      if (v === undefined) throw typeError("can't delete numeric/char attribute");
      if (v instanceof PyLong && (v.value > 0x7fffffffffffffffn || v.value < -0x8000000000000000n)) {
        throw overflowError("long int too large to convert to int");
      }
      return then(asCLong(vm, v), (n) => {
        e[key] = n;
      }) as Result<void>;
    },
    member: true,
  };
}

const UNICODE_FIELDS: Record<string, GetSetRow<PyUnicodeError>> = {
  object: field("object", "What could not be converted."),
  start: position("start", "First position that is wrong."),
  end: position("end", "Position behind the last one that is wrong."),
  reason: field("reason", "Why."),
};
const ENCODING: Record<string, GetSetRow<PyUnicodeError>> = { encoding: field("encoding", "Name of the encoding.") };

/** Constructor of the three types: checked only, so that the texts can rely on the fields. */
function unicodeInit(withEncoding: boolean, objectKind: "unicode" | "str"): Slots["tp_init"] {
  return (vm, self, args, kw) => {
    const e = self as PyUnicodeError;
    exceptionInit(vm, e, args, kw);
    const count = withEncoding ? 5 : 4;
    if (args.length !== count) throw typeError(`function takes exactly ${count} arguments (${args.length} given)`);
    const shift = withEncoding ? 1 : 0;
    const need = (i: number, ok: boolean, kind: string) => {
      if (!ok) {
        throw typeError(`argument ${i + 1} must be ${kind}, not ${args[i] === null ? "None" : typeName(args[i])}`);
      }
    };
    if (withEncoding) need(0, isStr(args[0]), "str");
    const o = args[shift];
    need(shift, objectKind === "str" ? isStr(o) : o instanceof PyUnicode, objectKind);
    return then(asPosition(vm, args[shift + 1]), (start) =>
      then(asPosition(vm, args[shift + 2]), (end) => {
        need(shift + 3, isStr(args[shift + 3]), "str");
        if (withEncoding) e.encoding = args[0];
        e.object = o;
        e.start = start;
        e.end = end;
        e.reason = args[shift + 3];
      })) as Result<void>;
  };
}

function asPosition(vm: Vm, v: Value): Result<number> {
  if (!isInteger(v) && !(v !== null && typeof v === "object" && v.type.nb_int !== undefined)) {
    throw typeError("an integer is required");
  }
  return asCLong(vm, v);
}

/** Text of a field in messages. */
function* fieldText(vm: Vm, v: Value | undefined): Gen<string> {
  if (v === undefined) return "<NULL>";
  const r = toBytes(vm, v);
  return isGen(r) ? yield* r : r;
}

function escapedChar(text: string, at: number): string {
  const wide = text.length !== pointLength(text, true);
  const code = at < 0 ? 0 : pointAt(text, at, wide).codePointAt(0)!;
  const hex = code.toString(16);
  if (code <= 0xff) return "x" + hex.padStart(2, "0");
  return code <= 0xffff ? "u" + hex.padStart(4, "0") : "U" + hex.padStart(8, "0");
}

/** The text; `what` makes its beginning from the encoding and whether one or several units are meant. */
function* unicodeStr(vm: Vm, e: PyUnicodeError, verb: string, withEncoding: boolean): Gen<Value> {
  const o = e.object as Value | undefined;
  if (o === undefined || o === null) return "";
  const reason = yield* fieldText(vm, e.reason);
  const start = withEncoding ? `'${yield* fieldText(vm, e.encoding)}' codec can't ${verb}` : `can't ${verb}`;
  const single = e.end === e.start + 1;
  if (o instanceof PyUnicode) {
    if (single && e.start < pointLength(o.value, true)) {
      return `${start} character u'\\${escapedChar(o.value, e.start)}' in position ${e.start}: ${reason}`;
    }
    return `${start} characters in position ${e.start}-${e.end - 1}: ${reason}`;
  }
  const bytes = isStr(o) ? strValue(o) : "";
  if (single && e.start < bytes.length) {
    const byte = e.start < 0 ? 0 : bytes.charCodeAt(e.start);
    return `${start} byte 0x${byte.toString(16).padStart(2, "0")} in position ${e.start}: ${reason}`;
  }
  return `${start} bytes in position ${e.start}-${e.end - 1}: ${reason}`;
}

function unicodeNew(_vm: Vm, type: PyType): Value {
  const e = new type.jsClass(new PyTuple([])) as PyUnicodeError;
  e.object = e.reason = e.encoding = undefined as unknown as Value;
  return e;
}

function defineUnicodeError(type: PyType, verb: string, kind: "unicode" | "str", withEncoding: boolean): void {
  defineType<PyUnicodeError>(type, {
    slots: {
      tp_new: unicodeNew,
      tp_init: unicodeInit(withEncoding, kind),
      tp_str: (vm, self) => unicodeStr(vm, self as PyUnicodeError, verb, withEncoding),
    },
    getset: withEncoding ? { ...ENCODING, ...UNICODE_FIELDS } : UNICODE_FIELDS,
  });
}

// ---- all of them --------------------------------------------------------------------------------------------------

/** Every builtin exception type, bases before derived ones. */
export const EXCEPTION_TYPES: readonly PyType[] = Object.values(errors).filter((v): v is PyType =>
  v instanceof PyType && v.isSubtype(BaseExceptionType)
).sort((a, b) => a.mro.length - b.mro.length);

defineUnicodeErrors();
function defineUnicodeErrors(): void {
  // The plain types come first, because the ones with fields inherit from them.
  for (const type of EXCEPTION_TYPES) if (!isDeclared(type)) defineType(type, {});
  defineUnicodeError(errors.UnicodeEncodeErrorType, "encode", "unicode", true);
  defineUnicodeError(errors.UnicodeDecodeErrorType, "decode", "str", true);
  defineUnicodeError(errors.UnicodeTranslateErrorType, "translate", "unicode", false);
}
