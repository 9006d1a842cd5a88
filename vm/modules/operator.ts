// SPDX-License-Identifier: MIT
/**
 * `operator`: the operators as functions, and callables that fetch attributes, items or call methods.
 * CPYTHON: `Modules/operator.c`. Every function stands there twice, as `add` and `__add__`.
 */
import { intOrLong, PyObject, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { call, encodeDefault, getAttr, isTrue } from "../core/abstract.ts";
import { EQ, equals, GE, GT, LE, LT, NE, richCompare } from "../core/compare.ts";
import { asCLong, toIndex } from "../core/convert.ts";
import { typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { ItemGetter } from "../core/item_getter.ts";
import * as num from "../core/number.ts";
import * as seq from "../core/sequence.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import { isInteger, isStr, PyOldInstance, strValue, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { long, obj } from "../native/args.ts";
import { arityError } from "../native/arity.ts";
import { def, defineModule, type ModuleMember, newType, type Row } from "../native/define.ts";
import { bufferOf } from "../objects/buffer_protocol.ts";
import { noKeywords, unpackCount } from "./iter_support.ts";
import "../objects/object_type.ts";

const members: Record<string, ModuleMember> = {};

/** Adds a row under its name and, unless `special` is empty, under its special-method name. */
function put(name: string, row: Row, special = `__${name.replace(/_$/, "")}__`): void {
  members[name] = row;
  if (special !== "") members[special] = row;
}

const done = () => null;

function two(
  name: string,
  cname: string,
  doc: string,
  f: (vm: Vm, a: Value, b: Value) => Result<Value>,
  special?: string,
): void {
  put(name, def([obj("a"), obj("b")], { doc, arity: "unpack", cname }, f), special);
}

function one(name: string, doc: string, f: (vm: Vm, a: Value) => Result<Value>, special?: string): void {
  put(name, def([obj("a")], doc, f), special);
}

// ---- arithmetic ---------------------------------------------------------------------------------------------------

two("add", "op_add", "a + b", num.add);
two("sub", "op_sub", "a - b", num.sub);
two("mul", "op_mul", "a * b", num.mul);
two("div", "op_div", "a / b without true division", num.div);
two("floordiv", "op_floordiv", "a // b", num.floordiv);
two("truediv", "op_truediv", "a / b with true division", num.truediv);
two("mod", "op_mod", "a % b", num.mod);
two("lshift", "op_lshift", "a << b", num.lshift);
two("rshift", "op_rshift", "a >> b", num.rshift);
two("and_", "op_and_", "a & b", num.and);
two("xor", "op_xor", "a ^ b", num.xor);
two("or_", "op_or_", "a | b", num.bitOr);
two("pow", "pow", "a ** b", (vm, a, b) => num.pow(vm, a, b, null));

const inPlace = (slot: num.InplaceName, plain: num.BinaryName, symbol: string) => (vm: Vm, a: Value, b: Value) =>
  num.inplaceOp(vm, a, b, slot, plain, symbol);
two("iadd", "op_iadd", "a += b, and its result", num.inplaceAdd);
two("isub", "op_isub", "a -= b, and its result", inPlace("nb_inplace_subtract", "nb_subtract", "-="));
two("imul", "op_imul", "a *= b, and its result", num.inplaceMul);
two("idiv", "op_idiv", "a /= b, and its result", inPlace("nb_inplace_divide", "nb_divide", "/="));
two(
  "ifloordiv",
  "op_ifloordiv",
  "a //= b, and its result",
  inPlace("nb_inplace_floor_divide", "nb_floor_divide", "//="),
);
two(
  "itruediv",
  "op_itruediv",
  "a /= b with true division, and its result",
  inPlace("nb_inplace_true_divide", "nb_true_divide", "/="),
);
two("imod", "op_imod", "a %= b, and its result", inPlace("nb_inplace_remainder", "nb_remainder", "%="));
two("ilshift", "op_ilshift", "a <<= b, and its result", inPlace("nb_inplace_lshift", "nb_lshift", "<<="));
two("irshift", "op_irshift", "a >>= b, and its result", inPlace("nb_inplace_rshift", "nb_rshift", ">>="));
two("iand", "op_iand", "a &= b, and its result", inPlace("nb_inplace_and", "nb_and", "&="));
two("ixor", "op_ixor", "a ^= b, and its result", inPlace("nb_inplace_xor", "nb_xor", "^="));
two("ior", "op_ior", "a |= b, and its result", inPlace("nb_inplace_or", "nb_or", "|="));
two("ipow", "ipow", "a **= b, and its result", num.inplacePow);

one("neg", "-a", num.negative);
one("pos", "+a", num.positive);
one("abs", "abs(a)", num.absolute);
one("inv", "~a", num.invert);
one("invert", "~a", num.invert);
one("index", "a as an index", (vm, a) => {
  // An int or long comes back as it is.
  if (isInteger(a)) return a;
  const slot = typeOf(a).nb_index;
  // `toIndex` for its error texts; what the method returned keeps its type.
  if (slot === undefined) return then(toIndex(vm, a), (n) => typeof n === "number" ? n : intOrLong(n));
  return then(slot(vm, a), (r) => {
    if (!isInteger(r)) throw typeError(`__index__ returned non-(int,long) (type ${typeName(r)})`);
    return r;
  });
});

// ---- tests --------------------------------------------------------------------------------------------------------

const COMPARISONS: [string, number, string][] = [
  ["lt", LT, "<"],
  ["le", LE, "<="],
  ["eq", EQ, "=="],
  ["ne", NE, "!="],
  ["gt", GT, ">"],
  ["ge", GE, ">="],
];
for (const [name, op, symbol] of COMPARISONS) {
  two(name, "op_" + name, `a ${symbol} b`, (vm, a, b) => richCompare(vm, a, b, op));
}
two("is_", "is_", "a is b", (_vm, a, b) => a === b, "");
two("is_not", "is_not", "a is not b", (_vm, a, b) => a !== b, "");
one("not_", "not a", (vm, a) => then(isTrue(vm, a), (t) => !t));
one("truth", "Whether a is true.", (vm, a) => isTrue(vm, a), "");
one("isCallable", "Whether a can be called.", (_vm, a) => {
  if (a instanceof PyOldInstance) return a.cls.attrs.getStr("__call__") !== undefined || callableOld(a);
  return typeOf(a).tp_call !== undefined;
}, "");
one("isNumberType", "Whether a looks like a number.", (_vm, a) => {
  const t = typeOf(a);
  return t.nb_int !== undefined || t.nb_float !== undefined;
}, "");
one(
  "isSequenceType",
  "Whether a has items by position.",
  (vm, a) => a instanceof PyOldInstance ? seq.isMapping(vm, a) : seq.isSequence(a),
  "",
);
one("isMappingType", "Whether a has items by key.", (vm, a) => seq.isMapping(vm, a), "");

function callableOld(a: PyOldInstance): boolean {
  const search = (c: typeof a.cls): boolean => c.attrs.getStr("__call__") !== undefined || c.bases.some(search);
  return search(a.cls);
}

// ---- sequences ----------------------------------------------------------------------------------------------------

two("contains", "op_contains", "b in a", (vm, a, b) => seq.contains(vm, a, b));
two("sequenceIncludes", "op_sequenceIncludes", "b in a", (vm, a, b) => seq.contains(vm, a, b), "");

/** Calls `visit` with whether each item equals `x`; stops when it returns true. */
function* search(vm: Vm, o: Value, x: Value, visit: (same: boolean) => boolean): Gen<void> {
  let it = seq.iterOr(vm, o, `argument of type '${typeName(o)}' is not iterable`);
  if (isGen(it)) it = yield* it;
  for (;;) {
    let v = seq.next(vm, it);
    if (isGen(v)) v = yield* v;
    if (v === undefined) return;
    let same = equals(vm, x, v);
    if (isGen(same)) same = yield* same;
    if (visit(same)) return;
  }
}

two("indexOf", "op_indexOf", "Position of the first item of a that equals b.", function* (vm, a, b) {
  let at = 0;
  let found = false;
  yield* search(vm, a, b, (same) => {
    if (same) found = true;
    else at++;
    return same;
  });
  if (!found) throw valueError("sequence.index(x): x not in sequence");
  return at;
}, "");
two("countOf", "op_countOf", "How many items of a equal b.", function* (vm, a, b) {
  let count = 0;
  yield* search(vm, a, b, (same) => {
    if (same) count++;
    return false;
  });
  return count;
}, "");

two("getitem", "op_getitem", "a[b]", seq.getItem);
two("delitem", "op_delitem", "del a[b]", (vm, a, b) => then(seq.delItem(vm, a, b), done));
put(
  "setitem",
  def(
    [obj("a"), obj("b"), obj("c")],
    { doc: "a[b] = c", arity: "unpack", cname: "op_setitem" },
    (vm, a, b, c) => then(seq.setItem(vm, a, b, c), done),
  ),
);
put(
  "getslice",
  def(
    [obj("a"), long("b"), long("c")],
    { doc: "a[b:c]", arity: "parse" },
    (vm, a, low, high) => seq.getSlice(vm, a, low, high),
  ),
);
put(
  "setslice",
  def(
    [obj("a"), long("b"), long("c"), obj("d")],
    { doc: "a[b:c] = d", arity: "parse" },
    (vm, a, low, high, v) => then(seq.setSlice(vm, a, low, high, v), done),
  ),
);
put(
  "delslice",
  def(
    [obj("a"), long("b"), long("c")],
    { doc: "del a[b:c]", arity: "parse" },
    (vm, a, low, high) => then(seq.setSlice(vm, a, low, high, undefined), done),
  ),
);

function concat(vm: Vm, a: Value, b: Value, inPlaceToo: boolean): Result<Value> {
  const type = typeOf(a);
  if (inPlaceToo && type.sq_inplace_concat !== undefined) return type.sq_inplace_concat(vm, a, b);
  if (type.sq_concat !== undefined) return type.sq_concat(vm, a, b);
  const fail = () => {
    throw typeError(`'${typeName(a)}' object can't be concatenated`);
  };
  if (!seq.isSequence(a) || !seq.isSequence(b)) return fail();
  return num.numberOp(vm, a, b, "nb_add", inPlaceToo ? "nb_inplace_add" : undefined, fail);
}
two("concat", "op_concat", "a + b of sequences", (vm, a, b) => concat(vm, a, b, false));
two("iconcat", "op_iconcat", "a += b of sequences, and its result", (vm, a, b) => concat(vm, a, b, true));

function repeat(vm: Vm, a: Value, b: Value, inPlaceToo: boolean): Result<Value> {
  return then(asCLong(vm, b), (n) => {
    const type = typeOf(a);
    if (inPlaceToo && type.sq_inplace_repeat !== undefined) return type.sq_inplace_repeat(vm, a, n);
    if (type.sq_repeat !== undefined) return type.sq_repeat(vm, a, n);
    const fail = () => {
      throw typeError(`'${typeName(a)}' object can't be repeated`);
    };
    if (!seq.isSequence(a)) return fail();
    return num.numberOp(vm, a, n, "nb_multiply", inPlaceToo ? "nb_inplace_multiply" : undefined, fail);
  });
}
two("repeat", "op_repeat", "a * b where a is a sequence", (vm, a, b) => repeat(vm, a, b, false));
two("irepeat", "op_irepeat", "a *= b where a is a sequence, and its result", (vm, a, b) => repeat(vm, a, b, true));

members._compare_digest = def(
  [obj("a"), obj("b")],
  {
    doc: "a == b of texts or bytes, in a time that depends only on their lengths.",
    arity: "parse",
    cname: "compare_digest",
  },
  (_vm, a, b) => {
    if (a instanceof PyUnicode && b instanceof PyUnicode) return digestsEqual(a.value, b.value);
    const x = bufferOf(a)?.text();
    const y = bufferOf(b)?.text();
    if (x === undefined && y === undefined) {
      throw typeError(`unsupported operand types(s) or combination of types: '${typeName(a)}' and '${typeName(b)}'`);
    }
    if (x === undefined || y === undefined) {
      throw typeError(`'${typeName(x === undefined ? a : b)}' does not have the buffer interface`);
    }
    return digestsEqual(x, y);
  },
);

function digestsEqual(a: string, b: string): boolean {
  let diff = a.length === b.length ? 0 : 1;
  for (let i = 0; i < b.length; i++) diff |= b.charCodeAt(i) ^ (i < a.length ? a.charCodeAt(i) : 0);
  return diff === 0;
}

// ---- attrgetter, itemgetter, methodcaller -------------------------------------------------------------------------

/** `attrgetter`: each path is the names between the dots. */
class AttrGetter extends PyObject {
  /** The only name, where it has no dots. */
  readonly plain: string | undefined;
  constructor(public names: Value[]) {
    super();
    const [name] = names;
    this.plain = names.length === 1 && typeof name === "string" && !name.includes(".") ? name : undefined;
  }
}

/** Names of a path, or `undefined` where the argument is no text. */
function pathNames(name: Value): string[] | undefined {
  if (isStr(name)) return strValue(name).split(".");
  if (name instanceof PyUnicode) return encodeDefault(name).split(".");
  return undefined;
}

function dotted(vm: Vm, o: Value, name: Value): Result<Value> {
  const names = pathNames(name);
  if (names === undefined) throw typeError("attribute name must be a string");
  return names.length === 1 ? getAttr(vm, o, names[0]) : dottedSlow(vm, o, names);
}

function* dottedSlow(vm: Vm, o: Value, names: string[]): Gen<Value> {
  for (const name of names) {
    const r: Result<Value> = getAttr(vm, o, name);
    o = isGen(r) ? yield* r : r;
  }
  return o;
}

/** One result for one key, a tuple for several. */
function fetchAll(
  vm: Vm,
  keys: Value[],
  o: Value,
  fetch: (vm: Vm, o: Value, key: Value) => Result<Value>,
): Result<Value> {
  return keys.length === 1 ? fetch(vm, o, keys[0]) : fetchSlow(vm, keys, o, fetch);
}

function* fetchSlow(
  vm: Vm,
  keys: Value[],
  o: Value,
  fetch: (vm: Vm, o: Value, key: Value) => Result<Value>,
): Gen<Value> {
  const out: Value[] = [];
  for (const key of keys) {
    const r = fetch(vm, o, key);
    out.push(isGen(r) ? yield* r : r);
  }
  return new PyTuple(out);
}

function oneOperand(name: string, args: Value[], kw: Kwargs): Value {
  if (kw !== null && kw.size > 0) throw typeError(`${name} does not take keyword arguments`);
  unpackCount(name, args, 1, 1);
  return args[0];
}

const attrgetterType: PyType = newType("attrgetter", AttrGetter, { module: "operator", subclassable: false }, {
  doc:
    "attrgetter(name, ...) -> callable\n\nThe callable fetches the attribute (or a tuple of several) of its operand; names may have dots.",
  slots: {
    tp_new: (_vm, type, args, kw) => {
      noKeywords(type, attrgetterType, kw);
      if (args.length === 0) throw arityError("unpack", "attrgetter", 1, 1, 0);
      return new AttrGetter(args);
    },
    tp_call: (vm, self, args, kw) => {
      const { plain, names } = self as AttrGetter;
      const o = oneOperand("attrgetter", args, kw);
      return plain !== undefined ? getAttr(vm, o, plain) : fetchAll(vm, names, o, dotted);
    },
  },
});

/** `itemgetter`. */
const itemgetterType: PyType = newType("itemgetter", ItemGetter, { module: "operator", subclassable: false }, {
  doc: "itemgetter(key, ...) -> callable\n\nThe callable fetches the item (or a tuple of several) of its operand.",
  slots: {
    tp_new: (_vm, type, args, kw) => {
      noKeywords(type, itemgetterType, kw);
      if (args.length === 0) throw arityError("unpack", "itemgetter", 1, 1, 0);
      return new ItemGetter(args);
    },
    tp_call: (vm, self, args, kw) =>
      fetchAll(vm, (self as ItemGetter).keys, oneOperand("itemgetter", args, kw), seq.getItem),
  },
});

/** `methodcaller`. */
class MethodCaller extends PyObject {
  constructor(public name: Value, public args: Value[], public kw: Kwargs) {
    super();
  }
}

const methodcallerType: PyType = newType("methodcaller", MethodCaller, { module: "operator", subclassable: false }, {
  doc: "methodcaller(name, ...) -> callable\n\nThe callable calls the method of its operand with the other arguments.",
  slots: {
    tp_new: (_vm, _type, args, kw) => {
      if (args.length === 0) throw typeError("methodcaller needs at least one argument, the method name");
      return new MethodCaller(args[0], args.slice(1), kw === null ? null : new Map(kw));
    },
    tp_call: (vm, self, args, kw) => {
      const m = self as MethodCaller;
      const o = oneOperand("methodcaller", args, kw);
      let name: string;
      if (isStr(m.name)) name = strValue(m.name);
      else if (m.name instanceof PyUnicode) name = encodeDefault(m.name);
      else throw typeError(`attribute name must be string, not '${typeName(m.name)}'`);
      return then(getAttr(vm, o, name), (f) => call(vm, f, m.args.slice(), m.kw === null ? null : new Map(m.kw)));
    },
  },
});
/** What `v` was called with, where it is one of the three: to make it again in another process. */
export function getterArguments(v: Value): [args: Value[], kw: Kwargs] | undefined {
  if (v instanceof AttrGetter) return [v.names, null];
  if (v instanceof ItemGetter) return [v.keys, null];
  return v instanceof MethodCaller ? [[v.name, ...v.args], v.kw] : undefined;
}

members.attrgetter = attrgetterType;
members.itemgetter = itemgetterType;
members.methodcaller = methodcallerType;

export const operatorModule = defineModule("operator", "The operators as functions.", members);
