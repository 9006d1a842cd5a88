// SPDX-License-Identifier: MIT
/**
 * Which weak references exist to an object: the data behind `__weakref__` and `weakref.getweakrefcount`.
 *
 * An object's list is an own property under a symbol, so it lives and dies with the object and costs others nothing.
 * The list holds its references weakly, as CPython's does: a weak reference object nobody keeps may disappear.
 */
import type { PyObject } from "../base/value.ts";

const REFERENCES: unique symbol = Symbol("weak references");

type Referent = PyObject & { [REFERENCES]?: WeakRef<PyObject>[] };

/** The living weak reference objects to `o`, oldest first. */
export function weakrefsOf(o: PyObject): PyObject[] {
  const list = (o as Referent)[REFERENCES];
  if (list === undefined) return [];
  const alive: PyObject[] = [];
  for (const ref of list) {
    const v = ref.deref();
    if (v !== undefined) alive.push(v);
  }
  if (alive.length < list.length) (o as Referent)[REFERENCES] = alive.map((v) => new WeakRef(v));
  return alive;
}

/** Records that `ref` refers to `o`. References without callback go first, as in CPython. */
export function addWeakref(o: PyObject, ref: PyObject, first: boolean): void {
  const list = (o as Referent)[REFERENCES] ??= [];
  if (first) list.unshift(new WeakRef(ref));
  else list.push(new WeakRef(ref));
}

/** What `__weakref__` gives. */
export function firstWeakref(o: PyObject): PyObject | undefined {
  return weakrefsOf(o)[0];
}
