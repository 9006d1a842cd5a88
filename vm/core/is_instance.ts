// SPDX-License-Identifier: MIT
/** `isinstance` and `issubclass` (CPython `Objects/abstract.c`). */
import { PyTuple, type Value } from "../base/value.ts";
import { call, enterRecursive, findAttr, findAttrQuietly, isTrue, lookupSpecial } from "./abstract.ts";
import { typeError } from "./exceptions.ts";
import { type Gen, isGen, type Result, then } from "./gen.ts";
import { lookupRules } from "./slots.ts";
import { PyType } from "./type.ts";
import { PyOldClass, PyOldInstance, typeOf } from "./types.ts";
import type { Vm } from "./vm.ts";

/** `isinstance(o, cls)`: types, old-style classes, tuples of them, anything with `__instancecheck__`. */
export function isInstance(vm: Vm, o: Value, cls: Value): Result<boolean> {
  if (cls instanceof PyType) {
    const meta = cls.type;
    if (typeOf(o) === cls) return true;
    // `type.__instancecheck__` unless a metaclass overrides it.
    if (!meta.heap) return instanceByClass(vm, o, cls);
  } else if (cls instanceof PyTuple) return isInstanceOfAny(vm, o, cls.items);
  return testSlow(vm, o, cls, INSTANCE);
}

/** `isinstance` with the items of a tuple, as long as nothing suspends. */
function isInstanceOfAny(vm: Vm, o: Value, items: Value[]): Result<boolean> {
  enterRecursive(vm, ` in ${INSTANCE.special}`);
  try {
    for (let i = 0; i < items.length; i++) {
      const r = isInstance(vm, o, items[i]);
      if (isGen(r)) return isInstanceOfRest(vm, o, items, i + 1, r);
      if (r) return true;
    }
    return false;
  } finally {
    vm.depth--;
  }
}

/** Goes on with the items of a tuple from `from`, after `pending`, which tells of the one before. */
function* isInstanceOfRest(vm: Vm, o: Value, items: Value[], from: number, pending: Gen<boolean>): Gen<boolean> {
  enterRecursive(vm, ` in ${INSTANCE.special}`);
  try {
    if (yield* pending) return true;
    for (let i = from; i < items.length; i++) {
      let r = isInstance(vm, o, items[i]);
      if (isGen(r)) r = yield* r;
      if (r) return true;
    }
    return false;
  } finally {
    vm.depth--;
  }
}

function instanceByClass(vm: Vm, o: Value, cls: PyType): Result<boolean> {
  if (typeOf(o).isSubtype(cls)) return true;
  // A proxy may claim another class.
  if (typeof o !== "object" || o === null || o.type.tp_getattro === undefined || lookupRules(o.type).namesClass) {
    return false;
  }
  if (!o.type.heap && !(o instanceof PyOldInstance) && o.type.lookup("__class__") === undefined) return false;
  return then(findAttrQuietly(vm, o, "__class__"), (c) => c instanceof PyType && c !== o.type && c.isSubtype(cls));
}

/** What `isinstance` and `issubclass` have in common where no type alone decides. */
interface ClassTest {
  /** The special method of the class that decides. */
  readonly special: string;
  readonly test: (vm: Vm, o: Value, cls: Value) => Result<boolean>;
  /** The test without the special method. */
  readonly plain: (vm: Vm, o: Value, cls: Value) => Result<boolean>;
}
const INSTANCE: ClassTest = { special: "__instancecheck__", test: isInstance, plain: recursiveIsInstance };
const SUBCLASS: ClassTest = { special: "__subclasscheck__", test: isSubclass, plain: recursiveIsSubclass };

function* testSlow(vm: Vm, o: Value, cls: Value, { special, test, plain }: ClassTest): Gen<boolean> {
  if (cls instanceof PyTuple) {
    enterRecursive(vm, ` in ${special}`);
    try {
      for (const item of cls.items) {
        let r = test(vm, o, item);
        if (isGen(r)) r = yield* r;
        if (r) return true;
      }
      return false;
    } finally {
      vm.depth--;
    }
  }
  if (!(cls instanceof PyOldClass)) {
    let check = lookupSpecial(vm, cls, special);
    if (isGen(check)) check = yield* check;
    if (check !== undefined) {
      enterRecursive(vm, ` in ${special}`);
      try {
        let r = call(vm, check, [o]);
        if (isGen(r)) r = yield* r;
        const truth = isTrue(vm, r);
        return isGen(truth) ? yield* truth : truth;
      } finally {
        vm.depth--;
      }
    }
  }
  const r = plain(vm, o, cls);
  return isGen(r) ? yield* r : r;
}

/** `isinstance` without `__instancecheck__` (`recursive_isinstance`). */
export function recursiveIsInstance(vm: Vm, o: Value, cls: Value): Result<boolean> {
  if (cls instanceof PyOldClass && o instanceof PyOldInstance) return oldSubclass(o.cls, cls);
  if (cls instanceof PyType) return instanceByClass(vm, o, cls);
  return then(basesOf(vm, cls), (bases) => {
    if (bases === undefined) {
      throw typeError("isinstance() arg 2 must be a class, type, or tuple of classes and types");
    }
    return then(findAttrQuietly(vm, o, "__class__"), (c) => c === undefined ? false : abstractIsSubclass(vm, c, cls));
  });
}

function oldSubclass(c: PyOldClass, base: PyOldClass): boolean {
  return c === base || c.bases.some((b) => b instanceof PyOldClass && oldSubclass(b, base));
}

function basesOf(vm: Vm, cls: Value): Result<PyTuple | undefined> {
  return then(findAttr(vm, cls, "__bases__"), (b) => b instanceof PyTuple ? b : undefined);
}

function* abstractIsSubclass(vm: Vm, derived: Value, cls: Value): Gen<boolean> {
  if (derived === cls) return true;
  let bases = basesOf(vm, derived);
  if (isGen(bases)) bases = yield* bases;
  if (bases === undefined) return false;
  enterRecursive(vm, " in __subclasscheck__");
  try {
    for (const base of bases.items) if (yield* abstractIsSubclass(vm, base, cls)) return true;
    return false;
  } finally {
    vm.depth--;
  }
}

/** `issubclass(derived, cls)`. */
export function isSubclass(vm: Vm, derived: Value, cls: Value): Result<boolean> {
  if (cls instanceof PyType && !cls.type.heap && derived instanceof PyType) return derived.isSubtype(cls);
  return testSlow(vm, derived, cls, SUBCLASS);
}

/** `issubclass` without `__subclasscheck__` (`recursive_issubclass`). */
export function recursiveIsSubclass(vm: Vm, derived: Value, cls: Value): Result<boolean> {
  if (cls instanceof PyType && derived instanceof PyType) return derived.isSubtype(cls);
  if (cls instanceof PyOldClass && derived instanceof PyOldClass) return oldSubclass(derived, cls);
  return recursiveIsSubclassSlow(vm, derived, cls);
}

function* recursiveIsSubclassSlow(vm: Vm, derived: Value, cls: Value): Gen<boolean> {
  let bases = basesOf(vm, derived);
  if (isGen(bases)) bases = yield* bases;
  if (bases === undefined) throw typeError("issubclass() arg 1 must be a class");
  bases = basesOf(vm, cls);
  if (isGen(bases)) bases = yield* bases;
  if (bases === undefined) {
    throw typeError("issubclass() arg 2 must be a class or tuple of classes");
  }
  return yield* abstractIsSubclass(vm, derived, cls);
}
