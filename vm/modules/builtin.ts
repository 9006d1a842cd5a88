// SPDX-License-Identifier: MIT
/**
 * `__builtin__` (CPython `bltinmodule.c`): the functions. Types and exceptions are added from the type registry.
 * Longer than most files because it is one list of rows; what they do is in `builtin_sequences.ts`, `builtin_eval.ts`
 * and `builtin_attributes.ts`.
 */
import { intBin } from "../base/int_text.ts";
import { Ellipsis, NotImplemented, PyFloat, PyStr, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { Code } from "../bytecode/code.ts";
import {
  call,
  callMethod,
  callSpecial,
  encodeDefault,
  findAttr,
  getAttr,
  hash,
  idOf,
  repr,
  setAttr,
  toBytes,
} from "../core/abstract.ts";
import { isInstance, isSubclass } from "../core/is_instance.ts";
import { coercePair, compare, GT, LT } from "../core/compare.ts";
import { asDouble, asIndexClipped } from "../core/convert.ts";
import { PyDict } from "../core/dict.ts";
import { eofError, kernel, runtimeError, stopIteration, typeError, valueError } from "../core/exceptions.ts";
import * as exceptions from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { unknownKeyword } from "../core/keywords.ts";
import { withKeywordsOf } from "../core/keywords.ts";
import * as num from "../core/number.ts";
import { iter, lengthValue, listOf, next, reserveItems } from "../core/sequence.ts";
import { slotNext } from "../core/slots.ts";
import { PyType } from "../core/type.ts";
import * as types from "../core/types.ts";
import {
  bigOf,
  isInteger,
  isStr,
  PyByteArray,
  PyList,
  PyOldInstance,
  strValue,
  typeName,
  typeOf,
} from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import {
  callable as callableParam,
  cstring,
  flag,
  int,
  iterable,
  kwargs,
  long,
  obj,
  opt,
  rest,
  str,
} from "../native/args.ts";
import { constant, def, defineModule, type ModuleMember } from "../native/define.ts";
import { enumerateType } from "../objects/enumerate.ts";
import { fileType } from "../objects/file.ts";
import { reversedType } from "../objects/reversed.ts";
import { bufferType } from "../objects/buffer.ts";
import { formatValue as formatAny } from "../objects/str_format.ts";
import { memoryviewType } from "../objects/memoryview.ts";
import { PyCallIter } from "../objects/seq_iter.ts";
import { floatRound } from "../base/float_math.ts";
import { bytesToHex } from "../base/vmiot_text.ts";
import { sortList } from "../objects/sort.ts";
import { pythonFrame } from "../interp/frame.ts";
import { type Importer, importModuleLevel, reloadModule } from "../interp/import.ts";
import { inheritedFlags } from "../interp/ops.ts";
import { dialectText, softSpace, withPrefixes } from "../interp/print.ts";
import {
  extreme,
  filterValues,
  findTruth,
  mapValues,
  rangeFast,
  rangeSlow,
  reduceValues,
  sumValues,
  zipValues,
} from "./builtin_sequences.ts";
import { PYCF_ONLY_AST } from "../base/asdl.ts";
import { PySyntaxNode } from "../objects/syntax_object.ts";
import {
  compileNodes,
  currentFrame,
  evalSource,
  localNames,
  namespaces,
  parseNodes,
  runCode,
  withMappings,
} from "./builtin_eval.ts";
import { attrName, dirOf, hasAttr } from "./builtin_attributes.ts";
import { copyrightObject, creditsObject, exitObject, helpObject, licenseObject, quitObject } from "./site_objects.ts";

const unpack = "unpack" as const;

/** Writes `prompt` to stdout and reads a line from stdin (`raw_input`). */
function* readLine(vm: Vm, prompt: Value | undefined): Gen<string> {
  const out = vm.sys.getStr("stdout");
  const input = vm.sys.getStr("stdin");
  if (input === undefined) throw runtimeError("[raw_]input: lost sys.stdin");
  if (out === undefined) throw runtimeError("[raw_]input: lost sys.stdout");
  // What a `print x,` left to do comes before the prompt.
  if (yield* softSpace(vm, out, 0)) {
    const r = callMethod(vm, out, "write", [" "]);
    if (isGen(r)) yield* r;
  }
  if (prompt !== undefined) {
    const text = toBytes(vm, prompt);
    const r = callMethod(vm, out, "write", [isGen(text) ? yield* text : text]);
    if (isGen(r)) yield* r;
  }
  let flush = findAttr(vm, out, "flush");
  if (isGen(flush)) flush = yield* flush;
  if (flush !== undefined) {
    const r = call(vm, flush, []);
    if (isGen(r)) yield* r;
  }
  let line = callMethod(vm, input, "readline", []);
  if (isGen(line)) line = yield* line;
  if (line instanceof PyUnicode) line = encodeDefault(line);
  if (!isStr(line)) throw typeError("object.readline() returned non-string");
  const text = strValue(line);
  if (text === "") throw eofError("EOF when reading a line");
  return text.endsWith("\n") ? text.slice(0, -1) : text;
}

function formatValue(vm: Vm, v: Value, spec: Value): Gen<Value> {
  if (!isStr(spec) && !(spec instanceof PyUnicode)) {
    throw typeError(`format expects arg 2 to be string or unicode, not ${typeName(spec)}`);
  }
  return formatAny(vm, v, spec);
}

function* roundValue(vm: Vm, number: Value, digits: Value | undefined): Gen<Value> {
  let x = asDouble(vm, number);
  if (isGen(x)) x = yield* x;
  let n = 0;
  if (digits !== undefined) {
    const i = asIndexClipped(vm, digits);
    n = Math.max(-400, Math.min(400, isGen(i) ? yield* i : i));
  }
  return new PyFloat(kernel(floatRound)(x, n));
}

/** Text of a number from a special method that must return a str. */
function numberText(vm: Vm, v: Value, slot: "nb_oct" | "nb_hex"): Result<Value> {
  const f = typeOf(v)[slot];
  const name = slot.slice(3);
  if (f === undefined) throw typeError(`${name}() argument can't be converted to ${name}`);
  const r = f(vm, v);
  return isGen(r) ? then(r, (text) => checkedText(name, text)) : checkedText(name, r);
}

function checkedText(name: string, r: Value): Value {
  if (!isStr(r)) throw typeError(`__${name}__ returned non-string (type ${typeName(r)})`);
  return r;
}

/** `hex()` of VMIOT's dialect: eight digits, or sixteen where eight are too few; a string's bytes. */
function dialectHex(vm: Vm, v: Value): Result<Value> {
  if (isStr(v)) return bytesToHex(strValue(v), false);
  if (!isInteger(v)) return numberText(vm, v, "nb_hex");
  const n = bigOf(v);
  for (const bits of [32, 64]) {
    const fits = BigInt.asIntN(bits, n) === n || BigInt.asUintN(bits, n) === n;
    if (fits) return `0x${BigInt.asUintN(bits, n).toString(16).padStart(bits / 4, "0")}`;
  }
  return numberText(vm, v, "nb_hex");
}

/** `apply` for arguments that have to be looked at first. */
function* apply(vm: Vm, f: Value, args: Value | undefined, kw: Value | undefined): Gen<Value> {
  let items: Value[] = [];
  if (args !== undefined) {
    const t = typeOf(args);
    if (!(args instanceof PyTuple) && t.sq_item === undefined) {
      throw typeError(`apply() arg 2 expected sequence, found ${typeName(args)}`);
    }
    const r = listOf(vm, args);
    items = isGen(r) ? yield* r : r;
  }
  let map: Map<string, Value> | null = null;
  if (kw !== undefined) {
    if (!(kw instanceof PyDict)) throw typeError(`apply() arg 3 expected dictionary, found ${typeName(kw)}`);
    map = withKeywordsOf(kw, null);
  }
  const r = call(vm, f, items, map);
  return isGen(r) ? yield* r : r;
}

const members: Record<string, ModuleMember> = {
  __import__: def(
    [
      cstring("name"),
      opt(obj("globals"), null),
      opt(obj("locals"), null),
      opt(obj("fromlist"), null),
      opt(int("level"), -1),
    ],
    { doc: "Imports a module; the import statement calls this.", arity: "keywords" },
    (vm, name, globals, _locals, fromList, level) => importModuleLevel(vm as Importer, name, globals, fromList, level),
  ),
  abs: def(
    [obj("number")],
    { doc: "Absolute value.", inline: "abs" },
    (vm, v) => typeof v === "number" ? Math.abs(v) : num.absolute(vm, v),
  ),
  all: def(
    [iterable("iterable")],
    "Whether every item is true.",
    (vm, seq) => then(findTruth(vm, seq, false), (found) => !found),
  ),
  any: def([iterable("iterable")], "Whether some item is true.", (vm, seq) => findTruth(vm, seq, true)),
  apply: def(
    [callableParam("object"), opt(obj("args")), opt(obj("kwargs"))],
    { doc: "Calls `object` with a sequence of arguments and a dict of keyword arguments.", arity: unpack },
    (vm, f, args, kw) => {
      // Nothing is left to do then: the call may be in a copy of the process.
      if (kw === undefined && args instanceof PyTuple) return call(vm, f, args.items.slice(), null);
      return apply(vm, f, args, kw);
    },
  ),
  bin: def([obj("number")], "Binary text of an integer.", function* (vm, v) {
    let n: Value = v;
    if (!isInteger(v)) {
      const slot = typeOf(v).nb_index;
      if (slot === undefined) throw typeError(`'${typeName(v)}' object cannot be interpreted as an index`);
      const r = slot(vm, v);
      n = isGen(r) ? yield* r : r;
    }
    return intBin(bigOf(n as number));
  }),
  callable: def([obj("object")], "Whether the object can be called.", (vm, o) => {
    if (o instanceof PyOldInstance) return then(findAttr(vm, o, "__call__"), (f) => f !== undefined);
    return typeOf(o).tp_call !== undefined;
  }),
  chr: def([long("i")], { doc: "The string of one byte.", arity: "parse", inline: "chr" }, (_vm, i) => {
    if (i < 0 || i > 255) throw valueError("chr() arg not in range(256)");
    return String.fromCharCode(i);
  }),
  cmp: def(
    [obj("x"), obj("y")],
    { doc: "Negative, zero or positive for x < y, x == y, x > y.", arity: unpack },
    (vm, a, b) => compare(vm, a, b),
  ),
  coerce: def(
    [obj("x"), obj("y")],
    { doc: "Both numbers in a common type.", arity: unpack },
    (vm, a, b) =>
      then(coercePair(vm, a, b), (pair) => {
        if (pair === null) throw typeError("number coercion failed");
        return new PyTuple(pair);
      }),
  ),
  compile: def(
    [obj("source"), str("filename"), str("mode"), opt(int("flags"), 0), opt(flag("dont_inherit"), false)],
    { doc: "Compiles source text, or a syntax tree, to a code object.", arity: "keywords", frames: true },
    function* (vm, source, filename, mode, flags, dontInherit) {
      if (flags & ~0x3e610) throw valueError("compile(): unrecognised flags");
      if (mode !== "exec" && mode !== "eval" && mode !== "single") {
        throw valueError("compile() arg 3 must be 'exec', 'eval' or 'single'");
      }
      const inherited = dontInherit ? 0 : inheritedFlags(pythonFrame(vm.frame));
      const options = { filename, mode, flags: flags | inherited } as const;
      if (source instanceof PySyntaxNode) {
        return (flags & PYCF_ONLY_AST) !== 0 ? source : yield* compileNodes(vm, source, options);
      }
      if (!isStr(source) && !(source instanceof PyUnicode) && !(source instanceof PyByteArray)) {
        const buffer = typeOf(source).name === "buffer" ? yield* textOf(vm, source) : undefined;
        if (buffer === undefined) throw typeError("expected a readable buffer object");
        source = buffer;
      }
      if ((flags & PYCF_ONLY_AST) !== 0) return yield* parseNodes(vm, source, options);
      const code = vm.compile(source, options);
      return isGen(code) ? yield* code : code;
    },
  ),
  delattr: def(
    [obj("object"), obj("name")],
    { doc: "Deletes an attribute.", arity: unpack },
    (vm, o, name) => then(setAttr(vm, o, attrName(name), undefined), () => null),
  ),
  dir: def(
    [opt(obj("object"))],
    { doc: "Names of the attributes of an object, or of the local names.", arity: unpack, frames: true },
    function* (vm, o) {
      if (o !== undefined) return yield* dirOf(vm, o);
      let keys = callMethod(vm, localNames(vm), "keys", []);
      if (isGen(keys)) keys = yield* keys;
      if (!(keys instanceof PyList)) {
        throw typeError(
          `dir(): expected keys() of locals to be a list, not '${typeName(keys)}'`,
        );
      }
      const r = sortList(vm, keys, null, null, false);
      if (isGen(r)) yield* r;
      return keys;
    },
  ),
  divmod: def(
    [obj("x"), obj("y")],
    { doc: "Quotient and remainder.", arity: unpack },
    (vm, a, b) => num.divmod(vm, a, b),
  ),
  eval: def(
    [obj("source"), opt(obj("globals")), opt(obj("locals"))],
    { doc: "Evaluates an expression or code object.", arity: unpack, frames: true },
    (vm, source, globals, locals) =>
      withMappings(vm, globals, locals, () => {
        const [g, l] = namespaces(vm, globals, locals);
        if (!(source instanceof Code) && !isStr(source) && !(source instanceof PyUnicode)) {
          throw typeError("eval() arg 1 must be a string or code object");
        }
        return runCode(vm, evalSource(vm, source, "eval", "eval()"), g, l);
      }),
  ),
  execfile: def(
    [str("filename"), opt(obj("globals")), opt(obj("locals"))],
    { doc: "Runs a source file.", arity: "parse", frames: true },
    (vm, filename, globals, locals) => {
      if (globals !== undefined && globals !== null && !(globals instanceof PyDict)) {
        throw typeError(`execfile() argument 2 must be dict, not ${typeName(globals)}`);
      }
      return withMappings(vm, undefined, locals, () => {
        const [g, l] = namespaces(vm, globals, locals);
        const bytes = vm.readSource(filename);
        const code = vm.compile(bytes, { filename, mode: "exec", flags: inheritedFlags(currentFrame(vm)) });
        return then(runCode(vm, code, g, l), () => null);
      });
    },
  ),
  filter: def([obj("function"), iterable("sequence")], {
    doc: "The items for which `function` is true.",
    arity: unpack,
  }, (vm, f, seq) => filterValues(vm, f, seq)),
  format: def([obj("value"), opt(obj("spec"), "")], {
    doc: "Formats a value by a format specification.",
    arity: "parse",
  }, (vm, v, spec) => formatValue(vm, v, spec)),
  getattr: def(
    [obj("object"), obj("name"), opt(obj("default"))],
    { doc: "An attribute, or `default` where there is none.", arity: unpack },
    (vm, o, name, fallback) => {
      const n = attrName(name, "getattr(): attribute name must be string");
      if (fallback === undefined) return getAttr(vm, o, n);
      return then(findAttr(vm, o, n), (v) => v === undefined ? fallback : v);
    },
  ),
  globals: def([], { doc: "The global namespace.", frames: true }, (vm) => currentFrame(vm).globals),
  hasattr: def([obj("object"), obj("name")], { doc: "Whether an attribute exists.", arity: unpack }, (vm, o, name) => {
    const n = attrName(name, "hasattr(): attribute name must be string");
    return hasAttr(vm, o, n);
  }),
  hash: def([obj("object")], "The hash value.", (vm, v) => hash(vm, v)),
  hex: def(
    [obj("number")],
    "Hexadecimal text of a number.",
    (vm, v) => vm.dialect === "vmiot" ? dialectHex(vm, v) : numberText(vm, v, "nb_hex"),
  ),
  id: def([obj("object")], "The identity of an object.", (_vm, v) => idOf(v)),
  input: def(
    [opt(obj("prompt"))],
    { doc: "Reads a line and evaluates it.", arity: unpack, frames: true },
    function* (vm, prompt) {
      const line = (yield* readLine(vm, prompt)).replace(/^[ \t]+/, "");
      const frame = currentFrame(vm);
      const code = vm.compile(line, { filename: "<string>", mode: "eval", flags: inheritedFlags(frame) });
      return yield* runCode(vm, code, frame.globals, localNames(vm));
    },
  ),
  intern: def([obj("string")], { doc: "The string itself.", arity: "parse" }, (_vm, s) => {
    if (typeof s !== "string") {
      if (s instanceof PyStr) throw typeError("can't intern subclass of string");
      throw typeError(`intern() argument 1 must be string, not ${s === null ? "None" : typeName(s)}`);
    }
    return s;
  }),
  isinstance: def([obj("object"), obj("class")], {
    doc: "Whether an object is an instance of a class or of one of a tuple.",
    arity: unpack,
    inline: "isinstance",
  }, (vm, o, c) => isInstance(vm, o, c)),
  issubclass: def([obj("derived"), obj("class")], {
    doc: "Whether a class derives from another, or from one of a tuple.",
    arity: unpack,
  }, (vm, d, c) => isSubclass(vm, d, c)),
  iter: def([obj("object"), opt(obj("sentinel"))], {
    doc: "An iterator over an object, or over calls until `sentinel` comes.",
    arity: unpack,
  }, (vm, o, sentinel) => {
    if (sentinel === undefined) return iter(vm, o);
    if (typeOf(o).tp_call === undefined) throw typeError("iter(v, w): v must be callable");
    return new PyCallIter(o, sentinel);
  }),
  len: def(
    [obj("object")],
    { doc: "Number of items.", inline: "len" },
    (vm, o) => lengthValue(vm, o),
  ),
  locals: def([], { doc: "The local namespace.", frames: true }, (vm) => localNames(vm)),
  map: def([rest("args")], "Applies a function to the items of sequences.", (vm, args) => {
    if (args.length < 2) throw typeError("map() requires at least two args");
    return mapValues(vm, args[0], args.slice(1));
  }),
  max: def([rest("values"), kwargs("kw")], { doc: "The largest item or argument.", inline: "max" }, (vm, args, kw) => {
    if (kw === null && args.length === 2) {
      const [a, b] = args;
      if (typeof a === "number" && typeof b === "number") return b > a ? b : a;
    }
    return extreme(vm, args, kw, GT, "max");
  }),
  min: def([rest("values"), kwargs("kw")], { doc: "The smallest item or argument.", inline: "min" }, (vm, args, kw) => {
    if (kw === null && args.length === 2) {
      const [a, b] = args;
      if (typeof a === "number" && typeof b === "number") return b < a ? b : a;
    }
    return extreme(vm, args, kw, LT, "min");
  }),
  next: def([obj("iterator"), opt(obj("default"))], {
    doc: "The next item; `default` at the end instead of StopIteration.",
    arity: unpack,
  }, (vm, it, fallback) => {
    const slot = typeOf(it).tp_iternext;
    if (slot === undefined) throw typeError(`${typeName(it)} object is not an iterator`);
    if (fallback !== undefined) return then(next(vm, it), (v) => v === undefined ? fallback : v);
    // A method of a class may raise a StopIteration that says something.
    if (slot === slotNext) return callSpecial(vm, it, "next", []) as Result<Value>;
    return then(slot(vm, it), (v) => {
      if (v === undefined) throw stopIteration();
      return v;
    });
  }),
  oct: def([obj("number")], "Octal text of a number.", (vm, v) => numberText(vm, v, "nb_oct")),
  ord: def([obj("c")], { doc: "The number of a character.", inline: "ord" }, (_vm, c) => {
    if (isStr(c)) {
      const s = strValue(c);
      if (s.length === 1) return s.charCodeAt(0);
      throw typeError(`ord() expected a character, but string of length ${s.length} found`);
    }
    if (c instanceof PyByteArray) {
      if (c.length === 1) return c.bytes[0];
      throw typeError(`ord() expected a character, but string of length ${c.length} found`);
    }
    if (c instanceof PyUnicode) {
      const points = [...c.value];
      if (points.length === 1) return points[0].codePointAt(0)!;
      throw typeError(`ord() expected a character, but string of length ${points.length} found`);
    }
    throw typeError(`ord() expected string of length 1, but ${typeName(c)} found`);
  }),
  pow: def(
    [obj("x"), obj("y"), opt(obj("z"), null)],
    { doc: "x**y, or x**y % z.", arity: unpack },
    (vm, a, b, c) => num.pow(vm, a, b, c),
  ),
  print: def([rest("values"), kwargs("kw")], "Prints values to a stream.", function* (vm, args, kw) {
    const names = ["sep", "end", "file"];
    for (const k of kw?.keys() ?? []) if (!names.includes(k)) throw unknownKeyword(kw!, names);
    let file: Value = kw?.get("file") ?? null;
    const text = (name: string): Value | undefined => {
      const v = kw?.get(name);
      if (v === undefined || v === null) return undefined;
      if (!isStr(v) && !(v instanceof PyUnicode)) {
        throw typeError(`${name} must be None, str or unicode, not ${typeName(v)}`);
      }
      return v;
    };
    const sep = text("sep");
    const end = text("end");
    file ??= vm.sys.getStr("stdout") ?? null;
    if (file === null) return null;
    const wide = [sep, end, ...args].some((v) => v instanceof PyUnicode);
    const space: Value = wide ? new PyUnicode(" ") : " ";
    const newline: Value = wide ? new PyUnicode("\n") : "\n";
    const dialect = vm.dialect === "vmiot";
    const prefixed = dialect && file === vm.sys.getStr("stdout");
    for (let i = 0; i <= args.length; i++) {
      const pieces: Value[] = i > 0 && i < args.length
        ? [sep ?? space, args[i]]
        : [i < args.length ? args[i] : end ?? newline];
      for (let v of pieces) {
        if (dialect) {
          const s = dialectText(vm, v);
          v = isGen(s) ? yield* s : s;
        } else if (!(v instanceof PyUnicode)) {
          const s = toBytes(vm, v);
          v = isGen(s) ? yield* s : s;
        }
        const r = callMethod(vm, file, "write", [prefixed ? withPrefixes(vm, v as string) : v]);
        if (isGen(r)) yield* r;
      }
    }
    return null;
  }),
  range: def(
    [obj("start"), opt(obj("stop")), opt(obj("step"))],
    { doc: "A list of integers.", arity: unpack },
    (vm, a, b, c) => {
      if (
        typeof a === "number" && (b === undefined || typeof b === "number") &&
        (c === undefined || typeof c === "number" && c !== 0)
      ) {
        const start = b === undefined ? 0 : a;
        const stop = b === undefined ? a : b;
        const count = (stop - start) / (c ?? 1);
        reserveItems(vm, count);
        if (count < 0x7fffffff) return rangeFast(start, stop, c ?? 1);
      }
      const args = [a];
      if (b !== undefined) args.push(b);
      if (c !== undefined) args.push(c);
      return rangeSlow(vm, args);
    },
  ),
  raw_input: def(
    [opt(obj("prompt"))],
    { doc: "Reads a line from standard input.", arity: unpack, cname: "[raw_]input" },
    (vm, prompt) => readLine(vm, prompt),
  ),
  reduce: def([obj("function"), iterable("sequence"), opt(obj("initial"))], {
    doc: "Combines the items from left to right.",
    arity: unpack,
  }, (vm, f, seq, initial) => reduceValues(vm, f, seq, initial)),
  reload: def([obj("module")], "Runs the code of a module again.", (vm, m) => reloadModule(vm as Importer, m)),
  repr: def([obj("object")], "Text that describes the object, evaluable where possible.", (vm, v) => repr(vm, v)),
  round: def([obj("number"), opt(obj("ndigits"))], {
    doc: "Rounds half away from zero to `ndigits` decimals.",
    arity: "keywords",
  }, (vm, x, n) => roundValue(vm, x, n)),
  setattr: def(
    [obj("object"), obj("name"), obj("value")],
    { doc: "Sets an attribute.", arity: unpack },
    (vm, o, name, v) => then(setAttr(vm, o, attrName(name), v), () => null),
  ),
  sorted: def(
    [iterable("iterable"), opt(obj("cmp"), null), opt(obj("key"), null), opt(flag("reverse"), false)],
    { doc: "A new sorted list.", arity: "keywords" },
    function* (vm, seq, cmp, key, reverse) {
      const items = listOf(vm, seq);
      const list = new PyList(isGen(items) ? yield* items : items);
      const r = sortList(vm, list, cmp, key, reverse);
      if (isGen(r)) yield* r;
      return list;
    },
  ),
  sum: def(
    [iterable("sequence"), opt(obj("start"))],
    { doc: "The sum of the items and `start`.", arity: unpack },
    (vm, seq, start) => sumValues(vm, seq, start),
  ),
  unichr: def([long("i")], { doc: "The unicode string of one code point.", arity: "parse" }, (_vm, i) => {
    if (i < 0 || i > 0x10ffff) throw valueError("unichr() arg not in range(0x110000) (wide Python build)");
    return new PyUnicode(String.fromCodePoint(i));
  }),
  vars: def(
    [opt(obj("object"))],
    { doc: "The namespace of an object, or the local one.", arity: unpack, frames: true },
    (vm, o) => {
      if (o === undefined) return localNames(vm);
      return then(findAttr(vm, o, "__dict__"), (d) => {
        if (d === undefined) throw typeError("vars() argument must have __dict__ attribute");
        return d;
      });
    },
  ),
  zip: def(
    [rest("sequences")],
    "A list of tuples of corresponding items.",
    zipValues,
  ),
  copyright: constant(copyrightObject),
  credits: constant(creditsObject),
  exit: constant(exitObject),
  help: constant(helpObject),
  license: constant(licenseObject),
  quit: constant(quitObject),
  None: constant(null),
  True: constant(true),
  False: constant(false),
  Ellipsis: constant(Ellipsis),
  NotImplemented: constant(NotImplemented),
};

function* textOf(vm: Vm, v: Value): Gen<string> {
  const r = toBytes(vm, v);
  return isGen(r) ? yield* r : r;
}

// The classes that are visible as builtins.
for (const t of Object.values(types)) {
  if (t instanceof PyType && VISIBLE().includes(t.name)) members[t.name] = t;
}
function VISIBLE(): string[] {
  return [
    "object",
    "type",
    "int",
    "bool",
    "long",
    "float",
    "complex",
    "basestring",
    "str",
    "unicode",
    "tuple",
    "dict",
    "list",
    "set",
    "frozenset",
    "slice",
    "xrange",
    "bytearray",
    "staticmethod",
    "classmethod",
    "property",
    "super",
  ];
}
members.bytes = types.strType;
for (const t of Object.values(exceptions)) {
  if (t instanceof PyType && t.module === "exceptions") members[t.name] = t;
}

for (const t of [bufferType, enumerateType, fileType, memoryviewType, reversedType]) members[t.name] = t;
members.open = def(
  [obj("name"), opt(obj("mode")), opt(obj("buffering"))],
  { doc: "Opens a file.", arity: "keywords" },
  (vm, ...args) => {
    while (args.length > 1 && args[args.length - 1] === undefined) args.pop();
    const kw = args.includes(undefined)
      ? new Map(["name", "mode", "buffering"].flatMap((k, i) => args[i] === undefined ? [] : [[k, args[i]!] as const]))
      : null;
    return call(vm, fileType, kw === null ? args as Value[] : [], kw);
  },
);

export const builtinModule = defineModule(
  "__builtin__",
  "Functions, types and exceptions that need no import.",
  members,
  (vm, ns) => {
    ns.setStr("__debug__", !vm.optimize);
  },
);
