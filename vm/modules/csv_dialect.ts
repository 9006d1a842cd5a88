// SPDX-License-Identifier: MIT
/** Dialects of `_csv`: how fields are delimited and quoted, and the registry of their names. */
import { PyInt, PyObject, PyUnicode, type Value } from "../base/value.ts";
import { call, findAttr, isTrue } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { dictGet } from "../core/dict_ops.ts";
import { typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import { isInteger, isStr, strValue, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj, opt } from "../native/args.ts";
import { type GetSetRow, newType } from "../native/define.ts";
import { moduleException } from "../objects/module_exception.ts";
import { construct, constructor } from "./iter_support.ts";
import "../objects/object_type.ts";

/** `_csv.Error`. */
export const csvError = moduleException("_csv", "Error");

export const QUOTE_MINIMAL = 0;
export const QUOTE_ALL = 1;
export const QUOTE_NONNUMERIC = 2;
export const QUOTE_NONE = 3;

/** `_csv.Dialect`. Characters are one byte, or "" where there is none. */
export class Dialect extends PyObject {
  delimiter = ",";
  doublequote = true;
  escapechar = "";
  lineterminator = "\r\n";
  quotechar = '"';
  quoting = QUOTE_MINIMAL;
  skipinitialspace = false;
  strict = false;
}

const STATE = Symbol("_csv");
/** Registered dialects and the field limit of a VM. */
export const state = (vm: Vm): { dialects: PyDict; limit: number } =>
  vm.state(STATE, () => ({ dialects: new PyDict(), limit: 131072 }));

function character(name: string, v: Value | undefined, fallback: string): string {
  if (v === undefined) return fallback;
  if (v === null) return "";
  if (!isStr(v)) throw typeError(`"${name}" must be string, not ${typeName(v)}`);
  const s = strValue(v);
  if (s.length > 1) throw typeError(`"${name}" must be an 1-character string`);
  return s;
}

/** The dialect registered as `name`. */
export function* fromRegistry(vm: Vm, name: Value): Gen<Value> {
  // What cannot be a key is just unknown.
  if (typeOf(name).tp_hash) {
    const found = dictGet(vm, state(vm).dialects, name);
    const dialect = isGen(found) ? yield* found : found;
    if (dialect !== undefined) return dialect;
  }
  throw csvError.make(vm, "unknown dialect");
}

const NAMES = [
  "delimiter",
  "doublequote",
  "escapechar",
  "lineterminator",
  "quotechar",
  "quoting",
  "skipinitialspace",
  "strict",
] as const;

/** The dialect that `base` (a name, a dialect, or anything with such attributes) and the options `given` describe. */
function makeDialect(vm: Vm, type: PyType, base: Value | undefined, given: (Value | undefined)[]): Result<Value> {
  if (base === undefined || base === null) return makeFrom(vm, type, undefined, given);
  if (!isStr(base) && !(base instanceof PyUnicode)) return makeFrom(vm, type, base, given);
  return then(fromRegistry(vm, base), (found) => makeFrom(vm, type, found, given));
}

function makeFrom(vm: Vm, type: PyType, base: Value | undefined, given: (Value | undefined)[]): Result<Value> {
  if (base === undefined || base instanceof Dialect && type === dialectType) {
    if (given.every((option) => option === undefined)) return base ?? new type.jsClass();
  }
  return makeSlowly(vm, type, base, given);
}

function* makeSlowly(vm: Vm, type: PyType, base: Value | undefined, given: (Value | undefined)[]): Gen<Value> {
  const options = given.slice();
  if (base !== undefined) {
    for (let i = 0; i < NAMES.length; i++) {
      if (options[i] !== undefined) continue;
      const v = findAttr(vm, base, NAMES[i]);
      options[i] = isGen(v) ? yield* v : v;
    }
  }
  const [delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skipinitialspace, strict] = options;
  const d: Dialect = new type.jsClass() as Dialect;
  d.delimiter = character("delimiter", delimiter, ",");
  let truth: Result<boolean> = doublequote === undefined || isTrue(vm, doublequote);
  d.doublequote = isGen(truth) ? yield* truth : truth;
  d.escapechar = character("escapechar", escapechar, "");
  let noTerminator = false;
  if (lineterminator !== undefined) {
    if (lineterminator === null) noTerminator = true;
    else if (!isStr(lineterminator)) throw typeError('"lineterminator" must be a string');
    else d.lineterminator = strValue(lineterminator);
  }
  d.quotechar = character("quotechar", quotechar, '"');
  if (quoting !== undefined) {
    if (!isInteger(quoting) || typeof quoting === "object" && !(quoting instanceof PyInt)) {
      throw typeError('"quoting" must be an integer');
    }
    d.quoting = Number(typeof quoting === "object" ? quoting.value : quoting);
  }
  truth = skipinitialspace !== undefined && isTrue(vm, skipinitialspace);
  d.skipinitialspace = isGen(truth) ? yield* truth : truth;
  truth = strict !== undefined && isTrue(vm, strict);
  d.strict = isGen(truth) ? yield* truth : truth;
  if (d.quoting < 0 || d.quoting > QUOTE_NONE) throw typeError('bad "quoting" value');
  if (d.delimiter === "") throw typeError('"delimiter" must be an 1-character string');
  if (quotechar === null && quoting === undefined) d.quoting = QUOTE_NONE;
  if (d.quoting !== QUOTE_NONE && d.quotechar === "") throw typeError("quotechar must be set if quoting enabled");
  if (noTerminator) throw typeError("lineterminator must be set");
  return d;
}

const newDialect = constructor(
  "Dialect",
  [
    opt(obj("dialect")),
    opt(obj("delimiter")),
    opt(obj("doublequote")),
    opt(obj("escapechar")),
    opt(obj("lineterminator")),
    opt(obj("quotechar")),
    opt(obj("quoting")),
    opt(obj("skipinitialspace")),
    opt(obj("strict")),
  ],
  (vm, type, base, ...options) => makeDialect(vm, type, base, options),
);

/** A member that C code reads directly refuses assignment with TypeError, a computed one with AttributeError. */
const member = (get: (d: Dialect) => Value): GetSetRow<Dialect> => ({
  doc: "Part of the dialect.",
  get: (_vm, d) => get(d),
  set: () => {
    throw typeError("readonly attribute");
  },
});
const computed = (get: (d: Dialect) => Value): GetSetRow<Dialect> => ({
  doc: "Part of the dialect.",
  get: (_vm, d) => get(d),
});

export const dialectType: PyType = newType("Dialect", Dialect, { module: "_csv" }, {
  doc: "Dialect([dialect], **options) -> how fields are delimited and quoted",
  slots: {
    tp_new: (vm, type, args, kw) => construct(vm, newDialect, type, args, kw),
  },
  getset: {
    delimiter: member((d) => d.delimiter),
    escapechar: computed((d) => d.escapechar === "" ? null : d.escapechar),
    lineterminator: computed((d) => d.lineterminator),
    quotechar: computed((d) => d.quotechar === "" ? null : d.quotechar),
    quoting: computed((d) => d.quoting),
    doublequote: member((d) => Number(d.doublequote)),
    skipinitialspace: member((d) => Number(d.skipinitialspace)),
    strict: member((d) => Number(d.strict)),
  },
});

/** The dialect for a reader, a writer or the registry. */
export function dialectFor(vm: Vm, base: Value | undefined, kw: Kwargs): Result<Value> {
  if (kw === null) {
    if (base === undefined) return new Dialect();
    if (base instanceof Dialect) return base;
  }
  return call(vm, dialectType, base === undefined ? [] : [base], kw);
}
