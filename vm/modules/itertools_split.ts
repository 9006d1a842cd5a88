// SPDX-License-Identifier: MIT
/**
 * `itertools.groupby` and `tee`: several iterators over one source. CPYTHON: `Modules/itertoolsmodule.c`.
 * The branches of a `tee` walk one linked list, whose nodes die when the last branch has passed them.
 */
import { PyObject, PyTuple, type Value } from "../base/value.ts";
import { call, callOne, findAttr } from "../core/abstract.ts";
import { equals } from "../core/compare.ts";
import { runtimeError, typeError, valueError } from "../core/exceptions.ts";
import { FrameCall, type Gen, isGen, type Result, then } from "../core/gen.ts";
import { isPlainIter, iter, next } from "../core/sequence.ts";
import type { PyType } from "../core/type.ts";
import { Looping, PyFunction, PyMethod, PyPlainIter } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj, opt, rest, ssize } from "../native/args.ts";
import { def, method, newType } from "../native/define.ts";
import { construct, constructor, noKeywords, unpackCount } from "./iter_support.ts";
import "../objects/object_type.ts";

// ---- groupby ------------------------------------------------------------------------------------------------------

/** `groupby`: `key` and `value` are the item read last, `target` the key of the group handed out last. */
class GroupBy extends PyObject {
  target: Value | undefined = undefined;
  key: Value | undefined = undefined;
  value: Value | undefined = undefined;
  constructor(public source: Value, public func: Value) {
    super();
  }
}

/** Reads one item and its key; false at the end. */
function advance(vm: Vm, g: GroupBy): Result<boolean> {
  // A function in Python is called from a generator.
  if (g.func instanceof PyFunction || g.func instanceof PyMethod) return advanceSlow(vm, g, next(vm, g.source));
  const v = next(vm, g.source);
  if (isGen(v)) return advanceSlow(vm, g, v);
  if (v === undefined) return false;
  return then(g.func === null ? v : call(vm, g.func, [v]), (key) => arrived(g, v, key));
}

function* advanceSlow(vm: Vm, g: GroupBy, v: Result<Value | undefined>): Gen<boolean> {
  if (isGen(v)) v = yield* v;
  if (v === undefined) return false;
  if (g.func === null) return arrived(g, v, v);
  const key = callOne(vm, g.func, v);
  return arrived(g, v, isGen(key) ? key instanceof FrameCall && key.isPlain ? yield key.frame : yield* key : key);
}

function arrived(g: GroupBy, v: Value, key: Value): true {
  g.key = key;
  g.value = v;
  return true;
}

/** Whether the item read last begins another group; false where there is none. */
function beginsGroup(vm: Vm, g: GroupBy): Result<boolean> {
  if (g.key === undefined) return false;
  return g.target === undefined || then(equals(vm, g.target, g.key), (same) => !same);
}

function nextGroup(vm: Vm, g: GroupBy): Result<Value | undefined> {
  for (;;) {
    const begins = beginsGroup(vm, g);
    if (isGen(begins)) return nextGroupSlow(vm, g, begins, undefined);
    if (begins) return group(g);
    const more = advance(vm, g);
    if (isGen(more)) return nextGroupSlow(vm, g, false, more);
    if (!more) return undefined;
  }
}

/** Goes on with what is being found out: whether a group `begins`, else whether there is `more` to read. */
function* nextGroupSlow(
  vm: Vm,
  g: GroupBy,
  begins: Result<boolean>,
  more: Result<boolean> | undefined,
): Gen<Value | undefined> {
  for (;;) {
    if (isGen(begins) ? yield* begins : begins) return group(g);
    more ??= advance(vm, g);
    if (!(isGen(more) ? yield* more : more)) return undefined;
    more = undefined;
    begins = beginsGroup(vm, g);
  }
}

function group(g: GroupBy): Value {
  g.target = g.key;
  return new PyTuple([g.key!, new Grouper(g, g.key!)]);
}

const newGroupBy = constructor(
  "groupby",
  [obj("iterable"), opt(obj("key"), null)],
  (vm, type, source, key) => then(iter(vm, source), (it) => new type.jsClass(it, key)),
);

/** `itertools.groupby`. */
export const groupbyType: PyType = newType("groupby", GroupBy, { module: "itertools" }, {
  doc: "groupby(iterable [, keyfunc]) -> pairs of a key and an iterator over the run of items that have it",
  slots: {
    tp_new: (vm, type, args, kw) => construct(vm, newGroupBy, type, args, kw),
    tp_iter: (_vm, it) => it,
    tp_iternext: (vm, it) => nextGroup(vm, it as GroupBy),
  },
});

/** The items of one group. */
class Grouper extends PyObject {
  constructor(readonly parent: GroupBy, readonly target: Value) {
    super();
  }
}

function nextInGroup(vm: Vm, it: Grouper): Result<Value | undefined> {
  const g = it.parent;
  if (g.value !== undefined) return takenIfSame(vm, it);
  const more = advance(vm, g);
  if (isGen(more)) return nextInGroupSlow(vm, it, more);
  return more ? takenIfSame(vm, it) : undefined;
}

function* nextInGroupSlow(vm: Vm, it: Grouper, more: Gen<boolean>): Gen<Value | undefined> {
  if (!(yield* more)) return undefined;
  const r = takenIfSame(vm, it);
  return isGen(r) ? yield* r : r;
}

/** The item read last, if it belongs to the group. */
function takenIfSame(vm: Vm, it: Grouper): Result<Value | undefined> {
  const g = it.parent;
  return then(equals(vm, it.target, g.key!), (same) => same ? taken(g) : undefined);
}

/** The item read last, which leaves its place. */
function taken(g: GroupBy): Value {
  const v = g.value!;
  g.value = undefined;
  g.key = undefined;
  return v;
}

newType("_grouper", Grouper, { module: "itertools", subclassable: false }, {
  doc: null,
  slots: {
    tp_iter: (_vm, it) => it,
    tp_iternext: (vm, it) => nextInGroup(vm, it as Grouper),
  },
});

// ---- tee ----------------------------------------------------------------------------------------------------------

/** A source shared by branches. */
class TeeSource {
  running = false;
  constructor(readonly iterator: Value) {}
}

/** An item of a shared source; without `next` it was not read yet. */
class TeeNode {
  value: Value | undefined = undefined;
  next: TeeNode | undefined = undefined;
}

/** A branch, before `node`. Plain where the source is. */
class Tee extends PyPlainIter {
  override readonly looping: number;
  constructor(readonly source: TeeSource, public node: TeeNode) {
    super();
    this.looping = isPlainIter(source.iterator) ? Looping.PLAIN : Looping.SLOT;
  }

  /** Of a plain one only. */
  advance(): Value | undefined {
    if (this.node.next !== undefined) return teeStep(this, this.node);
    const v = (this.source.iterator as PyPlainIter).advance();
    return v === undefined ? undefined : teeStore(this, this.node, v);
  }
}

/** The item of a node that has been read. */
function teeStep(t: Tee, node: TeeNode): Value | undefined {
  t.node = node.next!;
  return node.value;
}

function teeNext(vm: Vm, t: Tee): Result<Value | undefined> {
  const node = t.node;
  if (node.next !== undefined) return teeStep(t, node);
  if (t.source.running) throw runtimeError("cannot re-enter the tee iterator");
  const v = next(vm, t.source.iterator);
  if (isGen(v)) return teeSlow(t, node, v);
  return v === undefined ? undefined : teeStore(t, node, v);
}

function teeStore(t: Tee, node: TeeNode, v: Value): Value {
  node.value = v;
  t.node = node.next = new TeeNode();
  return v;
}

function* teeSlow(t: Tee, node: TeeNode, pending: Gen<Value | undefined>): Gen<Value | undefined> {
  t.source.running = true;
  try {
    const v = yield* pending;
    return v === undefined ? undefined : teeStore(t, node, v);
  } finally {
    t.source.running = false;
  }
}

function makeTee(vm: Vm, type: PyType, source: Value): Result<Value> {
  return then(
    iter(vm, source),
    (it) =>
      it instanceof Tee ? new type.jsClass(it.source, it.node) : new type.jsClass(new TeeSource(it), new TeeNode()),
  );
}

const teeType: PyType = newType("tee", Tee, { module: "itertools", subclassable: false, hasWeakref: true }, {
  doc: "Iterator of a shared source.",
  slots: {
    tp_new: (vm, type, args, kw) => {
      noKeywords(type, teeType, kw);
      unpackCount("tee", args, 1, 1);
      return makeTee(vm, type, args[0]);
    },
    tp_iter: (_vm, it) => it,
    tp_iternext: (vm, it) => teeNext(vm, it as Tee),
  },
  methods: {
    __copy__: method<Tee>()([], "An independent iterator at the same position.", (_vm, t) => new Tee(t.source, t.node)),
  },
});

/** `itertools.tee`. */
export const tee = def([rest("args")], "tee(iterable, n=2) -> tuple of n independent iterators.", function* (vm, args) {
  if (args.length < 1) throw typeError("function takes at least 1 argument (0 given)");
  if (args.length > 2) throw typeError(`function takes at most 2 arguments (${args.length} given)`);
  let n: number = 2;
  if (args.length === 2) {
    const r = ssize("n").convert!(vm, args[1], { name: "tee", position: 2 });
    n = isGen(r) ? yield* r : r;
  }
  if (n < 0) throw valueError("n must be >= 0");
  if (n === 0) return new PyTuple([]);
  let it = iter(vm, args[0]);
  if (isGen(it)) it = yield* it;
  // An iterator that can copy itself needs no shared list.
  let copy = findAttr(vm, it, "__copy__");
  if (isGen(copy)) copy = yield* copy;
  if (copy === undefined) {
    const first = makeTee(vm, teeType, it);
    it = isGen(first) ? yield* first : first;
    copy = findAttr(vm, it, "__copy__") as Value;
  }
  const out: Value[] = [it];
  while (out.length < n) {
    const r = call(vm, copy, []);
    out.push(isGen(r) ? yield* r : r);
  }
  return new PyTuple(out);
});
