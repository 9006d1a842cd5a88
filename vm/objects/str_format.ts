// SPDX-License-Identifier: MIT
/**
 * `str.format`, `unicode.format` and `format()` (PEP 3101; CPython `Objects/stringlib/string_format.h`).
 * The grammar is `vm/base/format_string.ts`, the specifications of builtin types are `vm/base/format_spec.ts`.
 */
import { PyFloat, PyLong, PyObject, PyStr, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import {
  AutoNumber,
  type FieldAccess,
  fieldAccesses,
  type FormatPiece,
  formatPieces,
  splitFieldName,
  unknownConversion,
} from "../base/format_string.ts";
import { formatFloat, formatInt, formatStr } from "../base/format_spec.ts";
import { isAscii } from "../base/unicode_text.ts";
import { KernelError } from "../base/kernel_error.ts";
import { call, findAttr, getAttr, lookupSpecial, repr, toBytes, toStr } from "../core/abstract.ts";
import {
  indexError,
  kernel,
  keyError,
  PendingDeprecationWarningType,
  throwFromKernel,
  typeError,
  valueError,
} from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { getItem, isSequence, sequenceItem } from "../core/sequence.ts";
import type { Kwargs } from "../core/type.ts";
import { isStr, PyOldInstance, typeName } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { newType } from "../native/define.ts";
import { decodeDefault } from "./unicode_codecs.ts";
import { toUnicode } from "./unicode_value.ts";
import "./object_type.ts";

const CACHE = Symbol("parsed format strings");

/** A format string in pieces; `error` is what parsing the rest of it threw. */
interface Parsed {
  pieces: FormatPiece[];
  error: KernelError | undefined;
}

function parsed(vm: Vm, format: string): Parsed {
  const cache = vm.state(CACHE, () => new Map<string, Parsed>());
  let found = cache.get(format);
  if (found !== undefined) return found;
  // Bounded: programs may build formats endlessly.
  if (cache.size >= 1000) cache.clear();
  found = { pieces: [], error: undefined };
  try {
    for (const piece of formatPieces(format)) found.pieces.push(piece);
  } catch (e) {
    if (!(e instanceof KernelError)) throw e;
    found.error = e;
  }
  cache.set(format, found);
  return found;
}

/** What stays the same while one format string and the specifications nested in it are filled in. */
interface Context {
  vm: Vm;
  isUnicode: boolean;
  args: Value[];
  kw: Kwargs;
  numbers: AutoNumber;
}

const split = kernel(splitFieldName);
const resolve = kernel((numbers: AutoNumber, first: string | number) => numbers.resolve(first));
const badConversion = kernel(unknownConversion);

/** `format.format(*args, **kw)`. */
export function formatMethod(vm: Vm, format: string, isUnicode: boolean, args: Value[], kw: Kwargs): Result<Value> {
  const context: Context = { vm, isUnicode, args, kw, numbers: new AutoNumber() };
  const r = build(context, format, 2);
  if (!isUnicode) return r;
  return isGen(r) ? then(r, (s) => new PyUnicode(s)) : new PyUnicode(r);
}

/** Fills in one string; `depth` counts how deep specifications may still nest. */
function build(c: Context, format: string, depth: number): Result<string> {
  if (depth <= 0) throw valueError("Max string recursion exceeded");
  const { pieces, error } = parsed(c.vm, format);
  let out = "";
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    out += piece.literal;
    if (piece.field === undefined) continue;
    const r = simpleField(c, piece) ?? field(c, piece, depth);
    if (isGen(r)) return buildSlow(c, out, pieces, i, r, error, depth);
    out += r;
  }
  if (error !== undefined) throw throwFromKernel(error);
  return out;
}

function* buildSlow(
  c: Context,
  out: string,
  pieces: FormatPiece[],
  i: number,
  pending: Gen<string>,
  error: KernelError | undefined,
  depth: number,
): Gen<string> {
  out += yield* pending;
  for (i++; i < pieces.length; i++) {
    const piece = pieces[i];
    out += piece.literal;
    if (piece.field === undefined) continue;
    const r = simpleField(c, piece) ?? field(c, piece, depth);
    out += isGen(r) ? yield* r : r;
  }
  if (error !== undefined) throw throwFromKernel(error);
  return out;
}

/** A field that is just `{}`, `{0}` or `{name}`, perhaps with a plain specification; `undefined`: takes the long way. */
function simpleField(c: Context, piece: FormatPiece): Result<string> | undefined {
  if (piece.conversion !== "" || piece.nested) return undefined;
  const name = piece.field!;
  let v: Value | undefined;
  const digit = name.length === 1 ? name.charCodeAt(0) - 48 : -1;
  if (name === "" || digit >= 0 && digit <= 9) {
    v = c.args[resolve(c.numbers, name === "" ? "" : digit) as number];
    if (v === undefined) throw indexError("tuple index out of range");
  } else {
    v = c.kw?.get(name);
    if (v === undefined || /[.[]|^[0-9]+$/.test(name)) return undefined;
  }
  return render(c, v, piece.spec);
}

function* field(c: Context, piece: FormatPiece, depth: number): Gen<string> {
  const { vm } = c;
  const head = split(piece.field!);
  const first = resolve(c.numbers, head.first);
  let v: Value | undefined;
  if (typeof first === "number") {
    v = c.args[first];
    if (v === undefined) throw indexError("tuple index out of range");
  } else {
    v = c.kw?.get(first);
    if (v === undefined) throw keyError(c.isUnicode ? new PyUnicode(first) : first);
  }
  const accesses = fieldAccesses(head.rest);
  for (;;) {
    let step: IteratorResult<FieldAccess, void>;
    try {
      step = accesses.next();
    } catch (e) {
      throw e instanceof KernelError ? throwFromKernel(e) : e;
    }
    if (step.done) break;
    const { isAttribute, name } = step.value;
    let r: Result<Value>;
    if (isAttribute) r = getAttr(vm, v, name as string);
    else if (typeof name === "number") {
      r = isSequence(v) ? sequenceItem(vm, v, name) : getItem(vm, v, new PyLong(BigInt(name)));
    } else r = getItem(vm, v, c.isUnicode ? new PyUnicode(name) : name);
    v = isGen(r) ? yield* r : r;
  }
  switch (piece.conversion) {
    case "":
      break;
    case "r": {
      const r = repr(vm, v);
      v = isGen(r) ? yield* r : r;
      break;
    }
    case "s": {
      const r: Result<Value> = c.isUnicode ? toUnicode(vm, v) : toStr(vm, v);
      v = isGen(r) ? yield* r : r;
      break;
    }
    default:
      badConversion(piece.conversion, c.isUnicode);
  }
  let spec: string = piece.spec;
  if (piece.nested) {
    const r = build(c, spec, depth - 1);
    spec = isGen(r) ? yield* r : r;
  }
  const r = render(c, v, spec);
  return isGen(r) ? yield* r : r;
}

const formatNumber = kernel(formatInt);
const formatDouble = kernel(formatFloat);

/** A value under a specification, as part of the result. */
function render(c: Context, v: Value, spec: string): Result<string> {
  if (spec === "") {
    if (typeof v === "string") return c.isUnicode ? decodeDefault(c.vm, v) : v;
    if (typeof v === "number") return "" + v;
  } else if (c.isUnicode && !isAscii(spec)) {
    // Builtin types encode the specification, which fails; the general way says how.
  } else if (typeof v === "number") return formatNumber(v, spec, "int");
  else if (typeof v === "string") {
    const text = formatText(v, v, spec, "str");
    return c.isUnicode ? decodeDefault(c.vm, text) : text;
  } else if (v instanceof PyFloat && !v.type.heap) return formatDouble(v.value, spec);
  const r = formatValue(c.vm, v, c.isUnicode ? new PyUnicode(spec) : spec);
  return isGen(r) ? renderSlow(c, r) : rendered(c, r);
}

function* renderSlow(c: Context, pending: Gen<Value>): Gen<string> {
  const r = rendered(c, yield* pending);
  return isGen(r) ? yield* r : r;
}

function rendered(c: Context, r: Value): Result<string> {
  if (typeof r === "string") return c.isUnicode ? decodeDefault(c.vm, r) : r;
  if (c.isUnicode) return then(toUnicode(c.vm, r), (u) => u.value);
  return toBytes(c.vm, r);
}

/** `format(v, spec)` (`PyObject_Format`): a str, or unicode where `spec` is unicode. */
export function* formatValue(vm: Vm, v: Value, spec: Value): Gen<Value> {
  let r: Result<Value>;
  if (v instanceof PyOldInstance) {
    let method = findAttr(vm, v, "__format__");
    if (isGen(method)) method = yield* method;
    if (method !== undefined) r = call(vm, method, [spec]);
    else {
      const text: Result<Value> = spec instanceof PyUnicode ? toUnicode(vm, v) : toStr(vm, v);
      const plain = isGen(text) ? yield* text : text;
      if ((spec instanceof PyUnicode || spec instanceof PyStr ? spec.value : spec) !== "") {
        const w = vm.warn(
          PendingDeprecationWarningType,
          "object.__format__ with a non-empty format string is deprecated",
        );
        if (isGen(w)) yield* w;
      }
      let own = getAttr(vm, plain, "__format__");
      if (isGen(own)) own = yield* own;
      r = call(vm, own, [spec]);
    }
  } else {
    let method = lookupSpecial(vm, v, "__format__");
    if (isGen(method)) method = yield* method;
    if (method === undefined) throw typeError(`Type ${typeName(v)} doesn't define __format__`);
    r = call(vm, method, [spec]);
  }
  if (isGen(r)) r = yield* r;
  if (!isStr(r) && !(r instanceof PyUnicode)) {
    throw typeError(`${typeName(v)}.__format__ must return string or unicode, not ${typeName(r)}`);
  }
  if (spec instanceof PyUnicode && isStr(r)) {
    const u = toUnicode(vm, r);
    return isGen(u) ? yield* u : u;
  }
  return r;
}

/** `formatStr` with the name of a subclass in its errors. */
export function formatText(self: Value, text: string, spec: string, kind: "str" | "unicode"): string {
  try {
    return formatStr(text, spec, kind);
  } catch (e) {
    if (!(e instanceof KernelError)) throw e;
    const name = typeName(self);
    throw throwFromKernel(
      name === kind ? e : new KernelError(e.kind, e.message.replace(/type '[a-z]+'$/, () => `type '${name}'`)),
    );
  }
}

// ---- for string.Formatter -----------------------------------------------------------------------------------------

/** Iterator behind `_formatter_parser` and `_formatter_field_name_split`. */
class PieceIter extends PyObject {
  constructor(public source: Iterator<Value>) {
    super();
  }
}

const iterate = (_vm: Vm, self: Value): Value | undefined => {
  try {
    const step = (self as PieceIter).source.next();
    return step.done ? undefined : step.value;
  } catch (e) {
    throw e instanceof KernelError ? throwFromKernel(e) : e;
  }
};

const ITERATOR = { slots: { tp_iter: (_vm: Vm, self: Value) => self, tp_iternext: iterate } };
class FormatterIter extends PieceIter {}
class FieldNameIter extends PieceIter {}
newType("formatteriterator", FormatterIter, { subclassable: false }, ITERATOR);
newType("fieldnameiterator", FieldNameIter, { subclassable: false }, ITERATOR);

/** `s._formatter_parser()`: tuples (literal, field name, specification, conversion). */
export function formatterParser(format: string, isUnicode: boolean): Value {
  const make = (s: string): Value => isUnicode ? new PyUnicode(s) : s;
  function* pieces(): Generator<Value> {
    for (const p of formatPieces(format)) {
      if (p.field === undefined) yield new PyTuple([make(p.literal), null, null, null]);
      else {yield new PyTuple([
          make(p.literal),
          make(p.field),
          make(p.spec),
          p.conversion === "" ? null : make(p.conversion),
        ]);}
    }
  }
  return new FormatterIter(pieces());
}

/** `s._formatter_field_name_split()`: the first part, and an iterator of (is attribute, name). */
export function fieldNameSplit(name: string, isUnicode: boolean): Value {
  const make = (s: string | number): Value =>
    typeof s === "number" ? new PyLong(BigInt(s)) : isUnicode ? new PyUnicode(s) : s;
  const head = split(name);
  function* rest(): Generator<Value> {
    for (const a of fieldAccesses(head.rest)) yield new PyTuple([a.isAttribute, make(a.name)]);
  }
  return new PyTuple([make(head.first), new FieldNameIter(rest())]);
}
