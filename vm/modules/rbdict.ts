// SPDX-License-Identifier: MIT
/**
 * `rbdict`, VMIOT's ordered map with a cursor (docs/vmiot.md), on a balanced tree (`vm/base/btree.ts`): keys are numbers and
 * strings, in ascending order, numbers first. Everything is O(log n) but what returns or changes all of it.
 *
 * No operation on keys runs Python code, so each is atomic for other threads. The cursor and iterators stand at keys:
 * they stay valid whatever is added or removed, and go on from where their key was when that very key is removed.
 */
import { PyFloat, PyInt, PyLong, PyObject, PyStr, PyTuple, PyUnicode, type Value } from "../base/value.ts";
import { encodeUtf8 } from "../base/codecs_utf.ts";
import { BTree, compareKeys, Place, type TreeKey } from "../base/btree.ts";
import { callMethod, findAttr, toBytes } from "../core/abstract.ts";
import { typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import { getItem, iter, listOf, next } from "../core/sequence.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import { PyList, typeName, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj, opt } from "../native/args.ts";
import { arityError } from "../native/arity.ts";
import { method, newType } from "../native/define.ts";
import { printItem, printNewline } from "../interp/print.ts";
import { itemText, reprEnter, reprLeave } from "../objects/container.ts";
import "../objects/object_type.ts";

/** `rbdict`. Other parts (serialization) read `tree` and store with {@linkcode rbSet}. */
export class PyRbDict extends PyObject {
  readonly tree: BTree = new BTree();
  /** Where the cursor stands, which may be at a key that was removed; it stands nowhere without a leaf. */
  readonly cursor: Place = new Place();
}

/** The key that a value stands for. @throws {PyThrow} TypeError or ValueError for what cannot be ordered. */
function rbKey(v: Value): TreeKey {
  if (typeof v === "number" || typeof v === "string") return v;
  if (typeof v === "boolean") return v ? 1 : 0;
  if (v instanceof PyFloat) {
    if (v.value !== v.value) throw valueError("NaN cannot be a key of an rbdict");
    return v;
  }
  if (v instanceof PyInt || v instanceof PyLong) return v;
  if (v instanceof PyStr) return v.value;
  if (v instanceof PyUnicode) return encodeUtf8(v.value);
  throw typeError(`keys of an rbdict are numbers and strings, not ${v === null ? "None" : typeName(v)}`);
}

/** `d[key] = value`. */
function rbSet(d: PyRbDict, key: Value, value: Value): void {
  d.tree.set(rbKey(key), value);
}

/** All keys and values, in order. */
export function rbItems(d: PyRbDict): [TreeKey, Value][] {
  const out: [TreeKey, Value][] = [];
  d.tree.each((key, value) => out.push([key, value]));
  return out;
}

function collect(d: PyRbDict, take: (key: TreeKey, value: Value, out: Value[]) => void): PyTuple {
  const out: Value[] = [];
  d.tree.each((key, value) => take(key, value, out));
  return new PyTuple(out);
}

const valueOf = (d: PyRbDict, key: Value, fallback: Value): Value => {
  const v = d.tree.get(rbKey(key));
  return v === undefined ? fallback : v;
};

const has = (d: PyRbDict, key: Value): boolean => d.tree.get(rbKey(key)) !== undefined;

function remove(d: PyRbDict, key: TreeKey): boolean {
  if (!d.tree.delete(key)) return false;
  const { cursor } = d;
  if (cursor.leaf !== null && compareKeys(cursor.key, key) === 0) cursor.gone = true;
  return true;
}

/** Where the cursor is sent to, it goes, or stays where there is no such key. */
const moved = (found: boolean): Value => found ? true : null;

function first(tree: BTree): Value {
  const place = new Place();
  return tree.goFirst(place) ? place.key : null;
}

function last(tree: BTree): Value {
  const place = new Place();
  return tree.goLast(place) ? place.key : null;
}

// ---- construction and text ----------------------------------------------------------------------------------------

/** Fills a new rbdict from a mapping (whatever has `keys`) or from pairs. */
function* fill(vm: Vm, d: PyRbDict, source: Value): Gen<void> {
  if (source instanceof PyRbDict) {
    for (const [key, value] of rbItems(source)) d.tree.set(key, value);
    return;
  }
  let keys = findAttr(vm, source, "keys");
  if (isGen(keys)) keys = yield* keys;
  if (keys !== undefined) {
    const all = callMethod(vm, source, "keys", []);
    const list = listOf(vm, isGen(all) ? yield* all : all);
    for (const key of (isGen(list) ? yield* list : list).slice()) {
      const value = getItem(vm, source, key);
      rbSet(d, key, isGen(value) ? yield* value : value);
    }
    return;
  }
  let it = iter(vm, source);
  if (isGen(it)) it = yield* it;
  for (;;) {
    let item = next(vm, it);
    if (isGen(item)) item = yield* item;
    if (item === undefined) return;
    const pair = listOf(vm, item);
    const [key, value, more] = isGen(pair) ? yield* pair : pair;
    if (value === undefined || more !== undefined) {
      throw valueError("rbdict() needs a mapping or pairs of key and value");
    }
    rbSet(d, key, value);
  }
}

function initialise(vm: Vm, self: Value, args: Value[], kw: Kwargs): Result<void> {
  if (args.length > 1) throw arityError("unpack", "rbdict", 0, 1, args.length);
  if (kw !== null && kw.size > 0) throw typeError("rbdict() takes no keyword arguments");
  return args.length === 0 ? undefined : fill(vm, self as PyRbDict, args[0]);
}

function* text(vm: Vm, self: Value): Gen<Value> {
  const d = self as PyRbDict;
  if (!reprEnter(vm, d)) return "{...}";
  try {
    const colon = vm.dialect === "vmiot" ? ":" : ": ";
    let out = "{";
    const place = new Place();
    for (let more = d.tree.goFirst(place); more; more = d.tree.goNext(place)) {
      const { key } = place, value = d.tree.valueAt(place)!;
      const k = itemText(vm, key);
      const v = itemText(vm, value);
      out += (out === "{" ? "" : ", ") + (isGen(k) ? yield* k : k) + colon + (isGen(v) ? yield* v : v);
    }
    return out + "}";
  } finally {
    reprLeave(vm, d);
  }
}

function* printLine(vm: Vm, line: string): Gen<void> {
  const item = printItem(vm, line, undefined);
  if (isGen(item)) yield* item;
  const end = printNewline(vm, undefined);
  if (isGen(end)) yield* end;
}

function* dump(vm: Vm, d: PyRbDict): Gen<Value> {
  const items = rbItems(d);
  yield* printLine(vm, "----------Dump Dict Begin------------");
  for (let i = 0; i < items.length; i++) {
    const k = toBytes(vm, items[i][0]);
    const v = toBytes(vm, items[i][1]);
    yield* printLine(vm, `[${i}] ${isGen(k) ? yield* k : k}:  ${isGen(v) ? yield* v : v}`);
  }
  yield* printLine(vm, `----------Dump Dict End. Totals: ${items.length} ----------`);
  return null;
}

// ---- iteration ----------------------------------------------------------------------------------------------------

class PyRbIter extends PyObject {
  /** The last key it gave; none yet without a leaf. */
  readonly at = new Place();
  constructor(public tree: BTree | null) {
    super();
  }
}

newType("rbdictiterator", PyRbIter, { module: "_vmiot", subclassable: false }, {
  slots: {
    tp_iter: (_vm, self) => self,
    tp_iternext: (_vm, self) => {
      const it = self as PyRbIter;
      if (it.tree === null) return undefined;
      if (it.at.leaf === null ? it.tree.goFirst(it.at) : it.tree.goNext(it.at)) return it.at.key;
      it.tree = null;
      return undefined;
    },
  },
});

// ---- the type -----------------------------------------------------------------------------------------------------

const m = method<PyRbDict>();

const valueAtCursor = m(
  [],
  "The value at the cursor; None where it stands at none.",
  (_vm, d) => d.tree.valueAt(d.cursor) ?? null,
);

export const rbdictType: PyType = newType<PyRbDict>("rbdict", PyRbDict, { module: "_vmiot" }, {
  doc: "rbdict([mapping or pairs]) -> an ordered map with a cursor; its keys are numbers and strings.",
  slots: {
    tp_new: (_vm, type) => new type.jsClass(),
    tp_init: initialise,
    tp_repr: text,
    tp_hash: null,
    tp_iter: (_vm, self) => new PyRbIter((self as PyRbDict).tree),
    mp_length: (_vm, self) => (self as PyRbDict).tree.size,
    sq_contains: (_vm, self, key) => has(self as PyRbDict, key),
    mp_subscript: (_vm, self, key) => valueOf(self as PyRbDict, key, null),
    mp_ass_subscript: (_vm, self, key, value) => {
      if (value !== undefined) (self as PyRbDict).tree.set(rbKey(key), value);
      else remove(self as PyRbDict, rbKey(key));
    },
  },
  methods: () => ({
    clear: m([], "Removes everything.", (_vm, d) => {
      d.tree.clear();
      d.cursor.gone = true;
      return null;
    }),
    keys: m(
      [],
      "The keys, in order, as they are at this moment: a tuple.",
      (_vm, d) => collect(d, (key, _, out) => out.push(key)),
    ),
    values: m(
      [],
      "The values, in order of their keys, as they are at this moment: a tuple.",
      (_vm, d) => collect(d, (_, value, out) => out.push(value)),
    ),
    items: m(
      [],
      "Keys and values in turn, in order: a flat tuple.",
      (_vm, d) => collect(d, (key, value, out) => out.push(key, value)),
    ),
    has_key: m([obj("key")], "Whether there is such a key.", (_vm, d, key) => has(d, key)),
    has: m([obj("key")], "Whether there is such a key.", (_vm, d, key) => has(d, key)),
    len: m([], "Number of keys.", (_vm, d) => d.tree.size),
    get: m(
      [obj("key"), opt(obj("default"))],
      "The value of a key, or `default`.",
      (_vm, d, key, fallback) => valueOf(d, key, fallback ?? null),
    ),
    set: m([obj("key"), obj("value")], "Stores a value; True.", (_vm, d, key, value) => {
      rbSet(d, key, value);
      return true;
    }),
    delete: m([obj("key")], "Removes a key; whether it was there.", (_vm, d, key) => remove(d, rbKey(key))),
    min: m([], "The first key; None where there is none.", (_vm, d) => first(d.tree)),
    max: m([], "The last key; None where there is none.", (_vm, d) => last(d.tree)),
    dump: m([], "Prints all of it.", (vm, d) => dump(vm, d)),
    first: m(
      [],
      "Moves the cursor to the first key; None where there is none.",
      (_vm, d) => moved(d.tree.goFirst(d.cursor)),
    ),
    last: m(
      [],
      "Moves the cursor to the last key; None where there is none.",
      (_vm, d) => moved(d.tree.goLast(d.cursor)),
    ),
    next: m(
      [],
      "Moves the cursor to the next key; None where there is none, and the cursor stays.",
      (_vm, { tree, cursor }) => cursor.leaf !== null && tree.goNext(cursor) ? true : null,
    ),
    prev: m(
      [],
      "Moves the cursor to the key before; None where there is none, and the cursor stays.",
      (_vm, d) => d.cursor.leaf === null ? null : moved(d.tree.goBack(d.cursor)),
    ),
    goto: m(
      [obj("key")],
      "Moves the cursor to a key; None where it is missing.",
      (_vm, d, key) => moved(d.tree.goAt(d.cursor, rbKey(key))),
    ),
    gotonear: m([obj("key")], "Moves the cursor to the first key that is not below `key`; None where there is none.", (
      _vm,
      d,
      key,
    ) => moved(d.tree.goNear(d.cursor, rbKey(key)))),
    key: m(
      [],
      "The key at the cursor; None where it stands at none.",
      (_vm, { tree, cursor }) => tree.valueAt(cursor) === undefined ? null : cursor.key,
    ),
    val: valueAtCursor,
    value: valueAtCursor,
    remove: m(
      [],
      "Removes the key at the cursor, which then stands between its neighbours; None where it stands at none.",
      (_vm, d) => {
        if (d.tree.valueAt(d.cursor) === undefined) return null;
        return remove(d, d.cursor.key);
      },
    ),
    copy: m([], "A copy, whose cursor stands nowhere.", (_vm, d) => {
      const out = new rbdictType.jsClass() as PyRbDict;
      for (const [key, value] of rbItems(d)) out.tree.set(key, value);
      return out;
    }),
    __reduce__: m([], "Helper for pickle.", (_vm, d) => {
      const pairs = rbItems(d).map((pair) => new PyTuple(pair));
      return new PyTuple([typeOf(d), new PyTuple([new PyList(pairs)])]);
    }),
  }),
});
