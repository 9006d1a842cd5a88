// SPDX-License-Identifier: MIT
/** Attributes of classes (`cls.limit`, `cls.make()`): what is remembered of them, for both tiers. */
import type { Value } from "../base/value.ts";
import { PyType } from "../core/type.ts";
import { PyClassMethod, PyFunction, PyMethod, PyOldClass, PyStaticMethod, typeOf, typeType } from "../core/types.ts";
import { PySlotWrapper } from "../native/descriptors.ts";
import { type Prepared, Seen } from "./prepare.ts";

/** What a class has under a name, while its version stays. */
export class ClassMember {
  constructor(
    /** `version` of the class. No two classes have the same, so it stands for the class without keeping that alive. */
    readonly of: number,
    /** Has the value, or what is called. */
    readonly entry: { readonly value: Value | undefined },
    /** A class method: the class goes before the arguments of a call. */
    readonly bound: boolean,
    /** Whoever reads it without calling it gets an object of its own. */
    readonly isMethod: boolean,
  ) {}
}

/** What calling `cls.name(…)` calls, or reading `cls.name` gives; `undefined` where the general way must find it. */
export function classMember(cls: PyType | PyOldClass, name: string): ClassMember | undefined {
  const members = (cls.members ??= new Map()) as Map<string, ClassMember | undefined>;
  let member = members.get(name);
  if (member === undefined && !members.has(name)) members.set(name, member = makeMember(cls, name));
  return member;
}

/** Whether a class says of an attribute what its namespace and those above say. */
function isOfNamespace(cls: PyType | PyOldClass, name: string): boolean {
  if (cls instanceof PyOldClass) {
    return cls.isSealed && name !== "__dict__" && name !== "__bases__" && name !== "__name__";
  }
  if (cls.type !== typeType) return false;
  const onMeta = typeType.lookup(name);
  return onMeta === undefined || typeOf(onMeta).tp_descr_set === undefined;
}

function makeMember(cls: PyType | PyOldClass, name: string): ClassMember | undefined {
  if (!isOfNamespace(cls, name)) return undefined;
  const found = cls.lookupEntry(name);
  const own = found?.value;
  if (found === undefined || own === undefined) return undefined;
  const of = cls.version;
  if (own instanceof PyFunction) return new ClassMember(of, { value: new PyMethod(own, undefined, cls) }, false, true);
  if (own instanceof PyClassMethod && !own.type.heap) {
    const { callable } = own;
    return callable instanceof PyFunction ? new ClassMember(of, { value: callable }, true, true) : undefined;
  }
  if (own instanceof PyStaticMethod && !own.type.heap && own.callable !== undefined) {
    return new ClassMember(of, { value: own.callable }, false, false);
  }
  if (own instanceof PySlotWrapper) return new ClassMember(of, { value: own as unknown as Value }, false, false);
  return typeOf(own).tp_descr_get === undefined ? new ClassMember(of, found, false, false) : undefined;
}

/**
 * The member `name` of `o` in the instruction at `pc`, if `o` is a class that has one.
 * @param prep The code, whose caches and feedback are kept.
 * @param called Nothing but a call gets it.
 */
export function memberAt(prep: Prepared, pc: number, o: Value, name: string, called: boolean): ClassMember | undefined {
  if (!(o instanceof PyType) && !(o instanceof PyOldClass)) return undefined;
  const met = prep.caches[pc];
  if (met instanceof ClassMember && met.of === o.version) return met;
  const member = classMember(o, name);
  if (member === undefined || member.isMethod && !called) return undefined;
  // An unbound method would keep its class alive.
  if (member.isMethod && !member.bound) return member;
  if (met !== undefined) prep.feedback[pc] = Seen.SEVERAL;
  return prep.caches[pc] = member;
}
