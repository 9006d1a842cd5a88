// SPDX-License-Identifier: MIT
/**
 * `_abc`: what the metaclass `abc.ABCMeta` does (PEP 3119; CPython 2.7's `Lib/abc.py`). Native because nearly every
 * program imports `collections`, whose classes register some forty others: `import _abcoll` took 47 ms, half of that here;
 * and because `isinstance(d, collections.Mapping)` asks it each time.
 */
import { NotImplemented, PyObject, PyTuple, type Value } from "../base/value.ts";
import { callMethod, findAttr, isTrue, setAttr } from "../core/abstract.ts";
import { isSubclass } from "../core/is_instance.ts";
import { PyDict } from "../core/dict.ts";
import { AssertionErrorType, makeThrow, runtimeError, typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import { fastItems } from "../core/sequence.ts";
import { PyType } from "../core/type.ts";
import { PyFrozenSet, PyList, PyOldClass, PyOldInstance, typeName, typeOf, typeType } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj } from "../native/args.ts";
import { constant, def, defineModule, method, type Row } from "../native/define.ts";
import { PyMethodDescr } from "../native/descriptors.ts";

/** What an abstract class knows of other classes, all of which it holds weakly. */
class AbcState {
  /** Classes that were registered, in order. */
  registry: WeakRef<PyObject>[] = [];
  /** Classes that are its subclasses. */
  readonly yes = new WeakSet<PyObject>();
  /** Classes that are none, as long as `seen` is the count of registrations. */
  no = new WeakSet<PyObject>();

  constructor(readonly world: AbcWorld, public seen = world.registrations) {}

  /** Whether it is known that `c` is no subclass. */
  refuses(c: Value): boolean {
    return this.seen === this.world.registrations && c instanceof PyObject && this.no.has(c);
  }
}

/** The abstract classes of a VM. */
class AbcWorld {
  /** Registrations with any of them: each may change a negative answer of any other. */
  registrations = 0;
  readonly states = new WeakMap<PyType, AbcState>();
}

const WORLD = Symbol("abstract classes");
const worldOf = (vm: Vm): AbcWorld => vm.state(WORLD, () => new AbcWorld());

function stateOf(vm: Vm, cls: PyType): AbcState {
  const world = worldOf(vm);
  let state = world.states.get(cls);
  if (state === undefined) world.states.set(cls, state = new AbcState(world));
  return state;
}

/** The classes that were registered with one that may be abstract, and live. */
export function registered(vm: Vm, cls: PyType): PyObject[] {
  const registry = worldOf(vm).states.get(cls)?.registry ?? [];
  return registry.map((ref) => ref.deref()).filter((c) => c !== undefined);
}

/** Registers classes with one that asks nobody, because another process has. */
export function restoreRegistered(vm: Vm, cls: PyType, others: readonly PyObject[]): void {
  const state = stateOf(vm, cls);
  state.registry = others.map((c) => new WeakRef(c));
  state.world.registrations++;
}

function* isAbstract(vm: Vm, v: Value | undefined): Gen<boolean> {
  if (v === undefined) return false;
  let flag = findAttr(vm, v, "__isabstractmethod__");
  if (isGen(flag)) flag = yield* flag;
  if (flag === undefined) return false;
  const truth = isTrue(vm, flag);
  return isGen(truth) ? yield* truth : truth;
}

/** Finds the methods that are missing in a new class and sets its `__abstractmethods__`. */
function* init(vm: Vm, cls: PyType, bases: Value, namespace: Value): Gen<Value> {
  const missing = new PyDict();
  if (namespace instanceof PyDict) {
    for (const { key, value } of namespace.entries()) {
      if (typeof key === "string" && (yield* isAbstract(vm, value))) missing.setStr(key, true);
    }
  }
  for (const base of bases instanceof PyTuple ? bases.items : []) {
    let names = findAttr(vm, base, "__abstractmethods__");
    if (isGen(names)) names = yield* names;
    if (names === undefined) continue;
    let items = fastItems(vm, names);
    if (isGen(items)) items = yield* items;
    for (const name of items) {
      if (typeof name !== "string") continue;
      let value = findAttr(vm, cls, name);
      if (isGen(value)) value = yield* value;
      if (yield* isAbstract(vm, value)) missing.setStr(name, true);
    }
  }
  const set = setAttr(vm, cls, "__abstractmethods__", new PyFrozenSet(missing));
  if (isGen(set)) yield* set;
  return null;
}

function* register(vm: Vm, cls: PyType, subclass: Value): Gen<Value> {
  if (!(subclass instanceof PyType || subclass instanceof PyOldClass)) throw typeError("Can only register classes");
  let r = isSubclass(vm, subclass, cls);
  if (isGen(r)) r = yield* r;
  // Already a subclass.
  if (r) return null;
  r = isSubclass(vm, cls, subclass);
  if (isGen(r)) r = yield* r;
  if (r) throw runtimeError("Refusing to create an inheritance cycle");
  const state = stateOf(vm, cls);
  state.registry.push(new WeakRef(subclass));
  state.world.registrations++;
  return null;
}

/** `cls.__subclasscheck__(c)`, which a metaclass may have overridden. */
function* asksSubclass(vm: Vm, cls: PyType, c: Value): Gen<boolean> {
  let r = callMethod(vm, cls, "__subclasscheck__", [c]);
  if (isGen(r)) r = yield* r;
  const truth = isTrue(vm, r);
  return isGen(truth) ? yield* truth : truth;
}

function instanceCheck(vm: Vm, cls: PyType, instance: Value): Result<Value> {
  const claimed = typeof instance === "object" && instance !== null
    ? findAttr(vm, instance, "__class__")
    : typeOf(instance);
  if (claimed instanceof PyObject) {
    const state = stateOf(vm, cls);
    if (state.yes.has(claimed)) return true;
    if (claimed === typeOf(instance) && state.refuses(claimed)) return false;
  }
  return instanceCheckSlow(vm, cls, instance, claimed);
}

function* instanceCheckSlow(vm: Vm, cls: PyType, instance: Value, asked: Result<Value | undefined>): Gen<Value> {
  // What an object claims to be; a proxy names another class than its own.
  const claimed = isGen(asked) ? yield* asked : asked;
  const state = stateOf(vm, cls);
  if (claimed instanceof PyObject && state.yes.has(claimed)) return true;
  // Old-style instances all have one type.
  const type = instance instanceof PyOldInstance ? claimed ?? null : typeOf(instance);
  if (claimed === undefined || claimed === null || claimed === type) {
    return !state.refuses(type) && (yield* asksSubclass(vm, cls, type));
  }
  return (yield* asksSubclass(vm, cls, claimed)) || (yield* asksSubclass(vm, cls, type));
}

function subclassCheck(vm: Vm, cls: PyType, subclass: Value): Result<Value> {
  const state = stateOf(vm, cls);
  if (subclass instanceof PyObject && state.yes.has(subclass)) return true;
  return state.refuses(subclass) ? false : subclassCheckSlow(vm, cls, state, subclass);
}

function* subclassCheckSlow(vm: Vm, cls: PyType, state: AbcState, subclass: Value): Gen<Value> {
  if (state.seen !== state.world.registrations) {
    state.no = new WeakSet();
    state.seen = state.world.registrations;
  }
  let answer = callMethod(vm, cls, "__subclasshook__", [subclass]);
  if (isGen(answer)) answer = yield* answer;
  if (answer === NotImplemented) answer = yield* decide(vm, cls, state, subclass);
  else if (typeof answer !== "boolean") throw makeThrow(AssertionErrorType);
  if (!(subclass instanceof PyObject && subclass.type.hasWeakref)) {
    throw typeError(`cannot create weak reference to '${typeName(subclass)}' object`);
  }
  (answer ? state.yes : state.no).add(subclass);
  return answer;
}

/** Whether `subclass` is one by inheritance, or a subclass of a registered class or of a subclass. */
function* decide(vm: Vm, cls: PyType, state: AbcState, subclass: Value): Gen<boolean> {
  let mro = findAttr(vm, subclass, "__mro__");
  if (isGen(mro)) mro = yield* mro;
  if (mro instanceof PyTuple && mro.items.includes(cls)) return true;
  for (const ref of state.registry) {
    const other = ref.deref();
    if (other === undefined) continue;
    let r = isSubclass(vm, subclass, other);
    if (isGen(r)) r = yield* r;
    if (r) return true;
  }
  let list = callMethod(vm, cls, "__subclasses__", []);
  if (isGen(list)) list = yield* list;
  let items = fastItems(vm, list);
  if (isGen(items)) items = yield* items;
  for (const other of items) {
    let r = isSubclass(vm, subclass, other);
    if (isGen(r)) r = yield* r;
    if (r) return true;
  }
  return false;
}

function classOf(v: Value): PyType {
  if (v instanceof PyType) return v;
  throw typeError(`an abstract class is required, not '${typeName(v)}'`);
}

/** A method for the namespace of `ABCMeta`: bound to the class like those of `type`. */
function metaMethod(name: string, row: Row): PyMethodDescr {
  const impl = row.compile(name);
  impl.owner = typeType;
  return new PyMethodDescr(impl, typeType);
}

export const abcModule = defineModule("_abc", "What the metaclass of abstract classes does.", {
  init: def(
    [obj("cls"), obj("bases"), obj("namespace")],
    "Sets the `__abstractmethods__` of a new class.",
    (vm, cls, bases, namespace) => init(vm, classOf(cls), bases, namespace),
  ),
  register: def(
    [obj("cls"), obj("subclass")],
    "Makes `subclass` count as a subclass of `cls`.",
    (vm, cls, subclass) => register(vm, classOf(cls), subclass),
  ),
  instancecheck: constant(metaMethod(
    "__instancecheck__",
    method<PyType>()([obj("instance")], "Whether `instance` is an instance of this class.", instanceCheck),
  )),
  subclasscheck: constant(metaMethod(
    "__subclasscheck__",
    method<PyType>()([obj("subclass")], "Whether `subclass` is a subclass of this class.", subclassCheck),
  )),
  registry: def(
    [obj("cls")],
    "List of the classes that were registered with `cls`.",
    (vm, cls) =>
      new PyList(stateOf(vm, classOf(cls)).registry.map((ref) => ref.deref()).filter((c) => c !== undefined)),
  ),
  registrations: def([], "How many classes were registered with any class.", (vm) => worldOf(vm).registrations),
});
