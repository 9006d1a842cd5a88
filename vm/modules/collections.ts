// SPDX-License-Identifier: MIT
/**
 * `_collections`: `deque` and `defaultdict` (CPython `Modules/_collectionsmodule.c`).
 *
 * A deque is a ring buffer whose size is a power of two. INVARIANT: `state` changes with every insertion and removal,
 * so iterators and searches notice that the deque changed under them.
 */
import { NotImplemented, PyObject, PyTuple, type Value } from "../base/value.ts";
import { call, callMethod, findAttr, repr } from "../core/abstract.ts";
import { EQ, equals, NE, richCompare } from "../core/compare.ts";
import { PyDict } from "../core/dict.ts";
import { dictGet } from "../core/dict_ops.ts";
import { indexError, keyError, runtimeError, typeError, valueError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result, then } from "../core/gen.ts";
import { iter, next, setItem } from "../core/sequence.ts";
import type { Kwargs, PyType } from "../core/type.ts";
import { dictType, PyList, typeOf } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { long, obj, opt } from "../native/args.ts";
import { defineModule, method, newType } from "../native/define.ts";
import { reprEnter, reprItems, reprLeave } from "../objects/container.ts";
import { asSsize, construct, constructor } from "./iter_support.ts";
import "../objects/dict.ts";

// ---- deque --------------------------------------------------------------------------------------------------------

/** `collections.deque`. `maxlen` is Infinity without a bound. */
export class PyDeque extends PyObject {
  ring: (Value | undefined)[] = new Array(8).fill(undefined);
  head = 0;
  length = 0;
  maxlen = Infinity;
  state = 0;

  at(i: number): Value {
    return this.ring[(this.head + i) & (this.ring.length - 1)]!;
  }

  put(i: number, v: Value): void {
    this.ring[(this.head + i) & (this.ring.length - 1)] = v;
  }

  /** The items in order, in a fresh array. */
  items(): Value[] {
    const out: Value[] = new Array(this.length);
    for (let i = 0; i < out.length; i++) out[i] = this.at(i);
    return out;
  }

  grow(): void {
    const old = this.items();
    const size = this.ring.length * 2;
    this.ring = old;
    for (let i = old.length; i < size; i++) this.ring.push(undefined);
    this.head = 0;
  }

  append(v: Value): void {
    this.state++;
    if (this.maxlen === 0) return;
    if (this.length === this.ring.length) this.grow();
    this.ring[(this.head + this.length) & (this.ring.length - 1)] = v;
    this.length++;
    if (this.length > this.maxlen) this.shift();
  }

  appendLeft(v: Value): void {
    this.state++;
    if (this.maxlen === 0) return;
    if (this.length === this.ring.length) this.grow();
    this.head = (this.head - 1) & (this.ring.length - 1);
    this.ring[this.head] = v;
    this.length++;
    if (this.length > this.maxlen) this.pop();
  }

  pop(): Value {
    if (this.length === 0) throw indexError("pop from an empty deque");
    this.state++;
    const i = (this.head + --this.length) & (this.ring.length - 1);
    const v = this.ring[i]!;
    this.ring[i] = undefined;
    return v;
  }

  shift(): Value {
    if (this.length === 0) throw indexError("pop from an empty deque");
    this.state++;
    const v = this.ring[this.head]!;
    this.ring[this.head] = undefined;
    this.head = (this.head + 1) & (this.ring.length - 1);
    this.length--;
    return v;
  }

  clear(): void {
    this.state++;
    this.ring = new Array(8).fill(undefined);
    this.head = this.length = 0;
  }

  /** Replaces all items. */
  refill(items: Value[]): void {
    this.state++;
    let size = 8;
    while (size < items.length) size *= 2;
    this.length = items.length;
    this.head = 0;
    this.ring = items;
    for (let i = items.length; i < size; i++) this.ring.push(undefined);
  }

  rotate(n: number): void {
    const { length } = this;
    if (length < 2) return;
    n %= length;
    if (n === 0) return;
    this.state++;
    if (n > length / 2) n -= length;
    else if (n < -length / 2) n += length;
    const mask = this.ring.length - 1;
    for (; n > 0; n--) {
      const i = (this.head + length - 1) & mask;
      const v = this.ring[i];
      this.ring[i] = undefined;
      this.head = (this.head - 1) & mask;
      this.ring[this.head] = v;
    }
    for (; n < 0; n++) {
      const v = this.ring[this.head];
      this.ring[this.head] = undefined;
      this.ring[(this.head + length) & mask] = v;
      this.head = (this.head + 1) & mask;
    }
  }

  removeAt(i: number): void {
    const items = this.items();
    items.splice(i, 1);
    this.refill(items);
  }
}

function extend(vm: Vm, d: PyDeque, source: Value, left: boolean): Result<void> {
  if (source === d) {
    for (const v of d.items()) left ? d.appendLeft(v) : d.append(v);
    return;
  }
  const it = iter(vm, source);
  if (isGen(it)) return extendSlow(vm, d, it, undefined, left);
  for (;;) {
    const v = next(vm, it);
    if (v === undefined) return;
    if (isGen(v)) return extendSlow(vm, d, it, v, left);
    left ? d.appendLeft(v) : d.append(v);
  }
}

function* extendSlow(
  vm: Vm,
  d: PyDeque,
  it: Result<Value>,
  v: Result<Value | undefined> | undefined,
  left: boolean,
): Gen<void> {
  if (isGen(it)) it = yield* it;
  v ??= next(vm, it);
  for (;;) {
    if (isGen(v)) v = yield* v;
    if (v === undefined) return;
    left ? d.appendLeft(v) : d.append(v);
    v = next(vm, it);
  }
}

const initDeque = constructor("deque", [opt(obj("iterable")), opt(obj("maxlen"), null)], (vm, self, source, maxlen) => {
  const d = self as unknown as PyDeque;
  return then(maxlen === null ? Infinity : asSsize(vm, maxlen), (limit) => {
    if (limit < 0) throw valueError("maxlen must be non-negative");
    d.maxlen = limit;
    d.clear();
    return source === undefined ? null : then(extend(vm, d, source, false), () => null);
  });
});

function* reprDeque(vm: Vm, d: PyDeque): Gen<string> {
  if (!reprEnter(vm, d)) return "[...]";
  try {
    const items = reprItems(vm, new PyList(d.items()), "[", "]", "[...]", " while getting the repr of a list");
    const text = isGen(items) ? yield* items : items;
    return d.maxlen === Infinity ? `deque(${text})` : `deque(${text}, maxlen=${d.maxlen})`;
  } finally {
    reprLeave(vm, d);
  }
}

function* compareDeques(vm: Vm, a: PyDeque, b: PyDeque, op: number): Gen<Value> {
  if (a.length !== b.length) {
    if (op === EQ) return false;
    if (op === NE) return true;
  }
  if (a === b && (op === EQ || op === NE)) return op === EQ;
  const left = new PyDequeIter(a);
  const right = new PyDequeIter(b);
  for (;;) {
    const x = stepDeque(left);
    const y = stepDeque(right);
    if (x === undefined || y === undefined) {
      return richCompare(vm, x === undefined ? 0 : 1, y === undefined ? 0 : 1, op) as Value;
    }
    let same = equals(vm, x, y);
    if (isGen(same)) same = yield* same;
    if (same) continue;
    if (op === EQ) return false;
    if (op === NE) return true;
    const r = richCompare(vm, x, y, op);
    return isGen(r) ? yield* r : r;
  }
}

function itemIndex(d: PyDeque, i: number): number {
  if (i < 0 || i >= d.length) throw indexError("deque index out of range");
  return i;
}

const dequeMethod = method<PyDeque>();

function* removeItem(vm: Vm, d: PyDeque, value: Value): Gen<Value> {
  const n = d.length;
  for (let i = 0; i < n; i++) {
    const before = d.state;
    let same = equals(vm, d.at(i), value);
    if (isGen(same)) same = yield* same;
    if (d.length !== n || d.state !== before && d.length !== n) throw indexError("deque mutated during remove().");
    if (same) {
      d.removeAt(i);
      return null;
    }
  }
  throw valueError("deque.remove(x): x not in deque");
}

function* countItem(vm: Vm, d: PyDeque, value: Value): Gen<Value> {
  const { state, length } = d;
  let count = 0;
  for (let i = 0; i < length; i++) {
    let same = equals(vm, d.at(i), value);
    if (isGen(same)) same = yield* same;
    if (same) count++;
    if (d.state !== state) throw runtimeError("deque mutated during iteration");
  }
  return count;
}

const boundOf = (d: PyDeque): Value => d.maxlen === Infinity ? null : d.maxlen;

function copyDeque(vm: Vm, d: PyDeque): Result<Value> {
  return call(vm, d.type, d.maxlen === Infinity ? [d] : [d, d.maxlen]);
}

/** `collections.deque`. */
const dequeType: PyType = newType("deque", PyDeque, { module: "collections", hasWeakref: true }, {
  doc:
    "deque([iterable[, maxlen]]) -> sequence that grows and shrinks at both ends; with maxlen it drops what does not fit",
  slots: {
    tp_new: (_vm, type) => new type.jsClass(),
    tp_init: (vm, self, args, kw) => then(construct(vm, initDeque, self as unknown as PyType, args, kw), () => {}),
    tp_repr: (vm, self) => reprDeque(vm, self as PyDeque),
    tp_hash: null,
    tp_richcompare: (vm, a, b, op) =>
      a instanceof PyDeque && b instanceof PyDeque ? compareDeques(vm, a, b, op) : NotImplemented,
    tp_iter: (_vm, self) => new PyDequeIter(self as PyDeque),
    sq_length: (_vm, self) => (self as PyDeque).length,
    sq_item: (_vm, self, i) => (self as PyDeque).at(itemIndex(self as PyDeque, i)),
    sq_ass_item: (_vm, self, i, value) => {
      const d = self as PyDeque;
      itemIndex(d, i);
      if (value !== undefined) d.put(i, value);
      else d.removeAt(i);
    },
    sq_inplace_concat: (vm, self, other) => then(extend(vm, self as PyDeque, other, false), () => self),
  },
  methods: {
    append: dequeMethod([obj("item")], "Adds an item at the right end.", (_vm, d, v) => {
      d.append(v);
      return null;
    }),
    appendleft: dequeMethod([obj("item")], "Adds an item at the left end.", (_vm, d, v) => {
      d.appendLeft(v);
      return null;
    }),
    clear: dequeMethod([], "Removes all items.", (_vm, d) => {
      d.clear();
      return null;
    }),
    count: dequeMethod([obj("value")], "How many items equal `value`.", (vm, d, v) => countItem(vm, d, v)),
    extend: dequeMethod(
      [obj("iterable")],
      "Adds the items of an iterable at the right end.",
      (vm, d, source) => then(extend(vm, d, source, false), () => null),
    ),
    extendleft: dequeMethod(
      [obj("iterable")],
      "Adds the items of an iterable at the left end, one after the other.",
      (vm, d, source) => then(extend(vm, d, source, true), () => null),
    ),
    pop: dequeMethod([], "Takes out the rightmost item.", (_vm, d) => d.pop()),
    popleft: dequeMethod([], "Takes out the leftmost item.", (_vm, d) => d.shift()),
    remove: dequeMethod(
      [obj("value")],
      "Removes the first item that equals `value`.",
      (vm, d, v) => removeItem(vm, d, v),
    ),
    reverse: dequeMethod([], "Reverses the order in place.", (_vm, d) => {
      const state = d.state;
      d.refill(d.items().reverse());
      d.state = state;
      return null;
    }),
    rotate: dequeMethod([opt(long("n"), 1)], {
      doc: "Moves `n` items from the right end to the left one.",
      arity: "parse",
    }, (_vm, d, n) => {
      d.rotate(n);
      return null;
    }),
    __copy__: dequeMethod([], "A new deque with the same items.", (vm, d) => copyDeque(vm, d)),
    __reduce__: dequeMethod([], "How to copy or pickle the deque.", (vm, d) => {
      const list = new PyList(d.items());
      return then(d.type.heap ? findAttr(vm, d, "__dict__") : undefined, (dict) => {
        if (dict === undefined) {
          return new PyTuple([d.type, new PyTuple(d.maxlen === Infinity ? [list] : [list, d.maxlen])]);
        }
        return new PyTuple([d.type, new PyTuple([list, boundOf(d)]), dict]);
      });
    }),
    __reversed__: dequeMethod(
      [],
      "An iterator from the right end to the left one.",
      (_vm, d) => new PyDequeReverseIter(d),
    ),
    __sizeof__: dequeMethod([], "Bytes in memory.", (_vm, d) => 80 + 528 * Math.max(1, Math.ceil(d.length / 62))),
  },
  getset: {
    maxlen: { doc: "The greatest length, or None.", get: (_vm, d) => boundOf(d) },
  },
});

/** Iterator of a deque. */
class PyDequeIter extends PyObject {
  index = 0;
  left: number;
  readonly state: number;
  constructor(readonly deque: PyDeque) {
    super();
    this.left = deque.length;
    this.state = deque.state;
  }
}
class PyDequeReverseIter extends PyDequeIter {}

function stepDeque(it: PyDequeIter): Value | undefined {
  const d = it.deque;
  if (d.state !== it.state) {
    it.left = 0;
    throw runtimeError("deque mutated during iteration");
  }
  if (it.left === 0) return undefined;
  it.left--;
  const i = it.index++;
  return d.at(it instanceof PyDequeReverseIter ? d.length - 1 - i : i);
}

for (
  const [name, jsClass] of [["deque_iterator", PyDequeIter], ["deque_reverse_iterator", PyDequeReverseIter]] as const
) {
  newType(name, jsClass, { subclassable: false }, {
    slots: {
      tp_iter: (_vm, self) => self,
      tp_iternext: (_vm, self) => stepDeque(self as PyDequeIter),
    },
    methods: {
      __length_hint__: method<PyDequeIter>()([], "How many items are left.", (_vm, it) => it.left),
    },
  });
}

// ---- defaultdict --------------------------------------------------------------------------------------------------

/** `collections.defaultdict`. */
export class PyDefaultDict extends PyDict {
  factory: Value = null;
}

function missing(vm: Vm, d: PyDefaultDict, key: Value): Result<Value> {
  if (d.factory === null) throw keyError(key);
  return then(call(vm, d.factory, []), (v) => then(setItem(vm, d, key, v), () => v));
}

function copyDefault(vm: Vm, d: PyDefaultDict): Result<Value> {
  return call(vm, d.type, [d.factory, d]);
}

function* reprDefault(vm: Vm, d: PyDefaultDict): Gen<string> {
  const items = dictType.tp_repr!(vm, d);
  const text = isGen(items) ? yield* items : items;
  let factory = "None";
  if (d.factory !== null) {
    const f = d.factory;
    const guard = typeof f === "object";
    if (guard && !reprEnter(vm, f!)) factory = "...";
    else {
      try {
        const r = repr(vm, f);
        factory = isGen(r) ? yield* r : r;
      } finally {
        if (guard) reprLeave(vm, f!);
      }
    }
  }
  return `defaultdict(${factory}, ${text})`;
}

/** `collections.defaultdict`. */
const defaultdictType: PyType = newType(
  "defaultdict",
  PyDefaultDict,
  { module: "collections", base: dictType },
  {
    doc:
      "defaultdict([default_factory [, dict arguments]]) -> dict that calls default_factory for the value of a missing key",
    slots: {
      tp_init: (vm, self, args: Value[], kw: Kwargs) => {
        const d = self as PyDefaultDict;
        if (args.length > 0) {
          const f = args[0];
          if (f !== null && typeOf(f).tp_call === undefined) throw typeError("first argument must be callable or None");
          d.factory = f;
          args = args.slice(1);
        } else d.factory = null;
        return dictType.tp_init!(vm, d, args, kw);
      },
      tp_repr: (vm, self) => reprDefault(vm, self as PyDefaultDict),
      mp_subscript: (vm, self, key) => {
        const d = self as PyDefaultDict;
        if (d.type !== defaultdictType) return dictType.mp_subscript!(vm, d, key);
        const v = dictGet(vm, d, key);
        if (v === undefined) return missing(vm, d, key);
        return isGen(v) ? then(v, (found) => found ?? (found === null ? null : missing(vm, d, key))) : v;
      },
    },
    methods: {
      __missing__: method<PyDefaultDict>()(
        [obj("key")],
        "Makes, stores and returns the value of a missing key.",
        (vm, d, key) => missing(vm, d, key),
      ),
      copy: method<PyDefaultDict>()(
        [],
        "A new defaultdict with the same items and factory.",
        (vm, d) => copyDefault(vm, d),
      ),
      __copy__: method<PyDefaultDict>()(
        [],
        "A new defaultdict with the same items and factory.",
        (vm, d) => copyDefault(vm, d),
      ),
      __reduce__: method<PyDefaultDict>()(
        [],
        "How to copy or pickle the dictionary.",
        (vm, d) =>
          then(
            callMethod(vm, d, "iteritems", []),
            (items) => new PyTuple([d.type, new PyTuple(d.factory === null ? [] : [d.factory]), null, null, items]),
          ),
      ),
    },
    getset: {
      default_factory: {
        doc: "What makes the value of a missing key, or None.",
        get: (_vm, d) => d.factory,
        set: (_vm, d, v) => {
          d.factory = v ?? null;
        },
      },
    },
  },
);

export const collectionsModule = defineModule("_collections", "Containers beyond the builtin ones.", {
  deque: dequeType,
  defaultdict: defaultdictType,
});
