// SPDX-License-Identifier: MIT
/**
 * Method resolution order and layout of new-style classes: C3, the best base, metaclass `mro()` overrides
 * (CPython `Objects/typeobject.c`: `mro_internal`, `best_base`, `solid_base`).
 */
import type { Value } from "../base/value.ts";
import { call } from "../core/abstract.ts";
import { type PyThrow, typeError } from "../core/exceptions.ts";
import { type Gen, isGen, type Result } from "../core/gen.ts";
import { listOf } from "../core/sequence.ts";
import { PyType } from "../core/type.ts";
import { PyOldClass, tpName, typeName, typeOf, typeType } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { PyMethodDescr } from "../native/descriptors.ts";

/** The nearest type at or above `type` whose instance layout is not just that of its base (`solid_base`). */
function solidBase(type: PyType): PyType {
  let t = type;
  while (t.base !== null && !(t.heap ? t.slotNames !== undefined && t.slotNames.length > 0 : t.ownLayout)) t = t.base;
  return t;
}

/** The base that gives instances their layout. TypeErrors for unusable bases and layout conflicts. */
export function bestBase(bases: Value[]): PyType {
  let base: PyType | undefined;
  let winner: PyType | undefined;
  for (const b of bases) {
    if (b instanceof PyOldClass) continue;
    if (!(b instanceof PyType)) throw typeError("bases must be types");
    if (!b.subclassable) throw typeError(`type '${tpName(b)}' is not an acceptable base type`);
    const candidate = solidBase(b);
    if (winner === undefined) {
      winner = candidate;
      base = b;
    } else if (winner.isSubtype(candidate)) {
      continue;
    } else if (candidate.isSubtype(winner)) {
      winner = candidate;
      base = b;
    } else throw typeError("multiple bases have instance lay-out conflict");
  }
  if (base === undefined) throw typeError("a new-style class can't have only classic bases");
  return base;
}

/** Depth first, left to right, each class once: the order of old-style classes. */
function classicMro(cls: PyOldClass, out: Value[] = []): Value[] {
  if (!out.includes(cls)) out.push(cls);
  for (const base of cls.bases) classicMro(base, out);
  return out;
}

const className = (v: Value): string => v instanceof PyType || v instanceof PyOldClass ? v.name : "?";

function inconsistent(lists: Value[][], positions: number[]): PyThrow {
  const left = new Set<Value>();
  lists.forEach((list, i) => {
    if (positions[i] < list.length) left.add(list[positions[i]]);
  });
  // CPython prints a set of addresses; the last one first is what is seen most often.
  const names = [...left].reverse().map((c) => " " + className(c)).join(",");
  return typeError("Cannot create a consistent method resolution\norder (MRO) for bases" + names);
}

/** The C3 linearisation of `type` over its `bases`. */
export function computeMro(type: PyType): Value[] {
  const bases = type.bases;
  if (bases.length === 1 && bases[0] instanceof PyType) return [type, ...bases[0].mro];
  const lists: Value[][] = bases.map((b) => b instanceof PyType ? b.mro : classicMro(b as PyOldClass));
  lists.push(bases);
  for (let i = 0; i < bases.length; i++) {
    if (bases.indexOf(bases[i]) !== i) throw typeError(`duplicate base class ${className(bases[i])}`);
  }
  const result: Value[] = [type];
  const positions = lists.map(() => 0);
  for (;;) {
    let open = 0;
    let chosen: Value | undefined;
    for (let i = 0; i < lists.length && chosen === undefined; i++) {
      if (positions[i] >= lists[i].length) continue;
      open++;
      const candidate = lists[i][positions[i]];
      if (!lists.some((list, j) => list.indexOf(candidate, positions[j] + 1) >= 0)) chosen = candidate;
    }
    if (chosen === undefined) {
      if (open === 0) return result;
      throw inconsistent(lists, positions);
    }
    result.push(chosen);
    lists.forEach((list, i) => {
      if (list[positions[i]] === chosen) positions[i]++;
    });
  }
}

/** The MRO of `type` as its metaclass wants it: an `mro` method of the metaclass may give any order of suitable classes. */
export function mroOf(vm: Vm, type: PyType): Result<Value[]> {
  const meta = type.type;
  if (meta === typeType) return computeMro(type);
  const method = meta.lookup("mro");
  if (method instanceof PyMethodDescr && method.owner === typeType) return computeMro(type);
  return customMro(vm, type, method!);
}

function* customMro(vm: Vm, type: PyType, method: Value): Gen<Value[]> {
  const get = typeOf(method).tp_descr_get;
  let bound = get === undefined ? method : get(vm, method, type, type.type);
  if (isGen(bound)) bound = yield* bound;
  let result = call(vm, bound, []);
  if (isGen(result)) result = yield* result;
  const items = listOf(vm, result);
  const mro = isGen(items) ? yield* items : items;
  const solid = solidBase(type);
  for (const cls of mro) {
    if (cls instanceof PyOldClass) continue;
    if (!(cls instanceof PyType)) throw typeError(`mro() returned a non-class ('${typeName(cls)}')`);
    if (solid !== solidBase(cls) && !solid.isSubtype(solidBase(cls))) {
      throw typeError(`mro() returned base with unsuitable layout ('${tpName(cls)}')`);
    }
  }
  return mro;
}

/** Makes `type` known to its bases, so that changes there reach it. */
export function linkBases(type: PyType): void {
  const ref = new WeakRef(type);
  for (const b of type.bases) {
    if (!(b instanceof PyType)) continue;
    // `object` outlives the classes of many jobs: those that are gone are forgotten now and then.
    const n = b.subclasses.length;
    if (n >= 64 && (n & (n - 1)) === 0) b.subclasses = b.subclasses.filter((r) => r.deref() !== undefined);
    b.subclasses.push(ref);
  }
  linkOldClasses(type, ref);
}

function linkOldClasses(type: PyType, ref: WeakRef<PyType>): void {
  for (const c of type.mro) {
    if (c instanceof PyOldClass) (c.dependents ??= []).push(ref);
  }
}

/** Undoes {@linkcode linkBases} for the bases in `old`. */
export function unlinkBases(type: PyType, old: Value[]): void {
  for (const b of old) {
    if (b instanceof PyType) b.subclasses = b.subclasses.filter((r) => r.deref() !== type && r.deref() !== undefined);
  }
}
