// SPDX-License-Identifier: MIT
/**
 * `dict`. Storage is core/dict.ts, operations on keys are core/dict_ops.ts, iterators dict_iter.ts, views dict_views.ts.
 *
 * Lists of keys, values and items are in the order of the simulated hash table.
 * CPYTHON: `Objects/dictobject.c`.
 */
import { NotImplemented, PyTuple, type Value } from "../base/value.ts";
import { call, enterRecursive, lookupSpecial } from "../core/abstract.ts";
import { EQ, NE } from "../core/compare.ts";
import { type DictEntry, PyDict } from "../core/dict.ts";
import { DictTable, KeyOrder } from "../core/dict_table.ts";
import {
  dictCompare,
  dictCopy,
  dictEqual,
  dictGet,
  dictHas,
  dictPop,
  dictSet,
  dictSetDefault,
  dictUpdate,
  dictUpdateKwargs,
  ensureFrom,
} from "../core/dict_ops.ts";
import { keyError, KeyErrorType, makeThrow } from "../core/exceptions.ts";
import { type Gen, isGen, raising, type Result, then } from "../core/gen.ts";
import { canonicalHash } from "../core/map_key.ts";
import { iter, next, setItem } from "../core/sequence.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import { dictType, PyList, PySet } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { kwargs, obj, opt, rest } from "../native/args.ts";
import { arityError } from "../native/arity.ts";
import { classMethod, defineType, method } from "../native/define.ts";
import { itemText, reprEnter, reprLeave } from "./container.ts";
import { PyDictItemIter, PyDictKeyIter, PyDictValueIter } from "./dict_iter.ts";
import { makeView } from "./dict_views.ts";
import "./object_type.ts";

/** `dict.update` and `dict.__init__`. */
function updateCommon(vm: Vm, self: PyDict, args: Value[], kw: Kwargs, name: string): Result<void> {
  if (args.length > 1) throw arityError("unpack", name, 0, 1, args.length);
  if (args.length === 0) return dictUpdateKwargs(self, kw);
  const r = dictUpdate(vm, self, args[0]);
  if (isGen(r)) return then(r, () => dictUpdateKwargs(self, kw));
  return dictUpdateKwargs(self, kw);
}

function subscript(vm: Vm, self: Value, key: Value): Result<Value> {
  const d = self as PyDict;
  const v = dictGet(vm, d, key);
  if (v === undefined) return missing(vm, d, key);
  return isGen(v) ? then(v, (found) => found === undefined ? missing(vm, d, key) : found) : v;
}

function missing(vm: Vm, d: PyDict, key: Value): Result<Value> {
  if (d.type === dictType) return raising(keyError(key));
  return then(lookupSpecial(vm, d, "__missing__"), (f) => {
    if (f === undefined) return raising(keyError(key));
    return call(vm, f, [key]);
  });
}

function assign(vm: Vm, self: Value, key: Value, value: Value | undefined): Result<void> {
  const d = self as PyDict;
  if (value !== undefined) return dictSet(vm, d, key, value);
  const old = dictPop(vm, d, key);
  if (isGen(old)) return then(old, (v) => foundOr(key, v));
  return foundOr(key, old);
}

function foundOr(key: Value, old: Value | undefined): Result<void> {
  if (old === undefined) return raising(keyError(key));
}

// ---- text ---------------------------------------------------------------------------------------------------------

/** What stands between key and value. */
const colonOf = (vm: Vm): string => vm.dialect === "vmiot" ? ":" : ": ";

function reprDict(vm: Vm, d: PyDict): Result<Value> {
  if (d.size === 0) return "{}";
  if (!reprEnter(vm, d)) return "{...}";
  let suspended = false;
  enterRecursive(vm, " while getting the repr of a dict");
  try {
    const entries = d.entries();
    const colon = colonOf(vm);
    let out = "{";
    for (let i = 0; i < entries.length; i++) {
      const { key, value } = entries[i];
      const k = itemText(vm, key);
      if (isGen(k)) {
        suspended = true;
        return reprDictSlow(vm, d, out, entries, i, k, undefined);
      }
      const v = itemText(vm, value!);
      if (isGen(v)) {
        suspended = true;
        return reprDictSlow(vm, d, out, entries, i, k, v);
      }
      out += (i === 0 ? "" : ", ") + k + colon + v;
    }
    return out + "}";
  } finally {
    vm.depth--;
    if (!suspended) reprLeave(vm, d);
  }
}

function* reprDictSlow(
  vm: Vm,
  d: PyDict,
  out: string,
  entries: DictEntry[],
  i: number,
  k: Result<string>,
  v: Result<string> | undefined,
): Gen<Value> {
  try {
    enterRecursive(vm, " while getting the repr of a dict");
    const colon = colonOf(vm);
    try {
      for (;;) {
        const value = entries[i].value;
        if (isGen(k)) k = yield* k;
        // A value stays printable even if the entry was removed meanwhile.
        if (v === undefined) v = itemText(vm, value!);
        if (isGen(v)) v = yield* v;
        out += (out === "{" ? "" : ", ") + k + colon + v;
        do {
          if (++i >= entries.length) return out + "}";
        } while (entries[i].value === undefined);
        k = itemText(vm, entries[i].key);
        v = undefined;
      }
    } finally {
      vm.depth--;
    }
  } finally {
    reprLeave(vm, d);
  }
}

// ---- fromkeys -----------------------------------------------------------------------------------------------------

function* fromKeys(vm: Vm, cls: PyType, source: Value, value: Value): Gen<Value> {
  let made = call(vm, cls, []);
  if (isGen(made)) made = yield* made;
  if (made instanceof PyDict && made.type === dictType) {
    const from = source instanceof PyDict && source.type === dictType
      ? source
      : source instanceof PySet
      ? source.table
      : undefined;
    if (from !== undefined && made.size === 0) {
      yield* fillFrom(vm, made, from, value);
      return made;
    }
  }
  let it = iter(vm, source);
  if (isGen(it)) it = yield* it;
  for (;;) {
    let key = next(vm, it);
    if (isGen(key)) key = yield* key;
    if (key === undefined) return made;
    const r = made instanceof PyDict && made.type === dictType
      ? dictSet(vm, made, key, value)
      : setItem(vm, made, key, value);
    if (isGen(r)) yield* r;
  }
}

/** Keys from a dict or set go into a table sized beforehand, which is not resized while they do. */
function* fillFrom(vm: Vm, made: PyDict, from: PyDict, value: Value): Gen<void> {
  const entries = from.entries();
  const room = Math.floor(entries.length / 2) * 3;
  for (const entry of entries) {
    const r = ensureFrom(vm, made, entry, value);
    if (isGen(r)) yield* r;
  }
  const table = new DictTable();
  table.resize(room);
  for (const entry of made.map.entries()) {
    entry.hash ??= canonicalHash(entry.key);
    table.insert(entry);
  }
  made.order = new KeyOrder([], table);
}

// ---- the type -----------------------------------------------------------------------------------------------------

const dictMethod = method<PyDict>();

function items(d: PyDict): Value[] {
  const out: Value[] = [];
  d.each((key, value) => out.push(new PyTuple([key, value])));
  return out;
}

defineType<PyDict>(dictType, {
  doc: "dict() -> an empty dictionary\n" +
    "dict(mapping) -> a copy of the items of mapping\n" +
    "dict(iterable) -> a dictionary of the pairs (key, value) that iterable gives\n" +
    "dict(**kwargs) -> a dictionary of the keyword arguments; they may follow the other forms",
  slots: {
    tp_new: (_vm, type) => new type.jsClass(),
    tp_init: (vm, self, args, kw) => updateCommon(vm, self as PyDict, args, kw, "dict"),
    tp_repr: (vm, self) => reprDict(vm, self as PyDict),
    tp_hash: null,
    tp_richcompare: (vm, a, b, op) => {
      if (!(a instanceof PyDict) || !(b instanceof PyDict) || op !== EQ && op !== NE) return NotImplemented;
      return then(dictEqual(vm, a, b), (same) => same === (op === EQ));
    },
    tp_compare: (vm, a, b) => dictCompare(vm, a as PyDict, b as PyDict),
    tp_iter: (_vm, self) => new PyDictKeyIter(self as PyDict),
    sq_contains: (vm, self, key) => dictHas(vm, self as PyDict, key),
    mp_length: (_vm, self) => (self as PyDict).size,
    mp_subscript: subscript,
    mp_ass_subscript: assign,
  },
  methods: () => ({
    __contains__: dictMethod(
      [obj("key")],
      "Whether the dictionary has `key`.",
      (vm, self, key) => dictHas(vm, self, key),
    ),
    __getitem__: dictMethod([obj("key")], "x.__getitem__(y) <==> x[y]", (vm, self, key) => subscript(vm, self, key)),
    __sizeof__: dictMethod([], "Size in memory, in bytes.", (_vm, self) => {
      const size = self.table().mask + 1;
      return 248 + (size > 8 ? 24 * size : 0);
    }),
    has_key: dictMethod([obj("key")], "Whether the dictionary has `key`.", (vm, self, key) => dictHas(vm, self, key)),
    get: dictMethod(
      [obj("key"), opt(obj("default"))],
      { doc: "The value of `key`, or `default`.", arity: "unpack" },
      (vm, self, key, fallback = null) => {
        const v = dictGet(vm, self, key);
        return v === undefined ? fallback : isGen(v) ? then(v, (found) => found === undefined ? fallback : found) : v;
      },
    ),
    setdefault: dictMethod(
      [obj("key"), opt(obj("default"))],
      { doc: "The value of `key`, which is set to `default` if the dictionary lacks it.", arity: "unpack" },
      (vm, self, key, fallback = null) => {
        return then(dictSetDefault(vm, self, key, fallback), (found) => found === undefined ? fallback : found);
      },
    ),
    pop: dictMethod(
      [obj("key"), opt(obj("default"))],
      { doc: "Removes `key` and returns its value; without it `default`, or KeyError.", arity: "unpack" },
      (vm, self, key, fallback) => {
        if (self.size === 0) {
          if (fallback !== undefined) return fallback;
          throw keyError(key);
        }
        return then(dictPop(vm, self, key), (v) => {
          if (v !== undefined) return v;
          if (fallback === undefined) throw keyError(key);
          return fallback;
        });
      },
    ),
    popitem: dictMethod(
      [],
      "Removes some pair (key, value) and returns it. KeyError if there is none.",
      (_vm, self) => {
        if (self.size === 0) throw makeThrow(KeyErrorType, "popitem(): dictionary is empty");
        return new PyTuple(self.popEntry());
      },
    ),
    keys: dictMethod([], "A list of the keys.", (_vm, self) => new PyList(self.keys())),
    items: dictMethod([], "A list of the pairs (key, value).", (_vm, self) => new PyList(items(self))),
    values: dictMethod([], "A list of the values.", (_vm, self) => new PyList(self.values())),
    viewkeys: dictMethod([], "A set-like object that shows the keys.", (_vm, self) => makeView("dict_keys", self)),
    viewitems: dictMethod(
      [],
      "A set-like object that shows the pairs (key, value).",
      (_vm, self) => makeView("dict_items", self),
    ),
    viewvalues: dictMethod([], "An object that shows the values.", (_vm, self) => makeView("dict_values", self)),
    update: dictMethod(
      [rest("args"), kwargs("kwargs")],
      "Takes over the items of a mapping or an iterable of pairs, then the keyword arguments.",
      (vm, self, args, kw) => then(updateCommon(vm, self, args, kw, "update"), () => null),
    ),
    clear: dictMethod([], "Removes everything.", (_vm, self) => {
      self.clear();
      return null;
    }),
    copy: dictMethod([], "A new dictionary with the same items.", (_vm, self) => dictCopy(self)),
    iterkeys: dictMethod([], "An iterator over the keys.", (_vm, self) => new PyDictKeyIter(self)),
    itervalues: dictMethod([], "An iterator over the values.", (_vm, self) => new PyDictValueIter(self)),
    iteritems: dictMethod([], "An iterator over the pairs (key, value).", (_vm, self) => new PyDictItemIter(self)),
  }),
  classMethods: () => ({
    fromkeys: classMethod(
      [obj("iterable"), opt(obj("value"))],
      { doc: "A new dictionary with the keys from `iterable`, all with `value`.", arity: "unpack" },
      (vm, cls, source, value = null) => fromKeys(vm, cls, source, value),
    ),
  }),
});
