// SPDX-License-Identifier: MIT
/**
 * Who refers to whom, for `gc`: V8 lists no objects, so they are found from what the VM holds (`Vm.roots`), along what
 * each object refers to. Not found is what nobody but a suspended native holds, because a JavaScript generator shows
 * nothing of its variables.
 */
import { PyObject, PyTuple, type Value } from "../base/value.ts";
import { Code } from "../bytecode/code.ts";
import { materialiseDict } from "../core/abstract.ts";
import { PyDict } from "../core/dict.ts";
import { handOut } from "../core/old_class.ts";
import { PyType } from "../core/type.ts";
import { dictType, PyCell, PyFunction, PyList, PyMethod, PySet, tupleType } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { escape, PyFrame, pythonFrame } from "../interp/frame.ts";
import { Prepared } from "../interp/prepare.ts";

type Visit = (v: Value) => void;

/** Whether the field `key` of an instance is its attribute (`$name`) or its `__dict__`. */
const isAttribute = (key: string): boolean => key === "dict" || key.charCodeAt(0) === 36 /* $ */;

/** The Python objects in the fields of `from`, also inside arrays, maps and other helpers that are no Python objects. */
function eachHeld(vm: Vm, from: object, visit: Visit): void {
  const helpers: object[] = [from];
  const seen = new Set<unknown>([from, vm, vm.host]);
  const look = (x: unknown): void => {
    if (x instanceof PyObject) return visit(x);
    if (typeof x !== "object" || x === null || seen.has(x)) return;
    if (x instanceof Code || x instanceof Prepared || ArrayBuffer.isView(x)) return;
    seen.add(x);
    helpers.push(x);
  };
  for (let h = helpers.pop(); h !== undefined; h = helpers.pop()) {
    if (Array.isArray(h) || h instanceof Set) { for (const x of h) look(x); }
    else if (h instanceof Map) {
      for (const [key, value] of h) {
        look(key);
        look(value);
      }
    } else if (!belongsElsewhere(vm, h)) {
      for (const key of Object.keys(h)) if (h !== from || !isAttribute(key)) look(h[key as keyof typeof h]);
    }
  }
}

/** Whether `o` is the handle of another VM, whose objects are none of this one's business. */
function belongsElsewhere(vm: Vm, o: object): boolean {
  return Object.values(o).some((x) => x !== vm && x instanceof vm.constructor);
}

/** What `v` refers to directly, but for its attributes. */
function eachPart(vm: Vm, v: PyObject, visit: Visit): void {
  const all = (values: Iterable<Value | undefined>): void => {
    for (const x of values) if (x !== undefined) visit(x);
  };
  if (v instanceof PyList || v instanceof PyTuple) all(v.items.slice().reverse());
  else if (v instanceof PyDict) { for (const e of v.entries()) all([e.key, e.value]); }
  else if (v instanceof PySet) all(v.keys());
  else if (v instanceof PyCell) all([v.value]);
  else if (v instanceof PyMethod) all([v.func, v.self, v.cls]);
  else if (v instanceof PyFunction) {
    all([v.code, v.globals, v.module, v.name, ...v.defaults, v.doc, ...v.closure ?? []]);
  } else if (v instanceof PyType) {
    // Builtin types are shared by all VMs and refer to nothing of a program.
    if (v.heap) all([v.attrs, ...v.mro, ...v.bases]);
  } else if (v instanceof PyFrame) {
    all([pythonFrame(v.back), v.code, v.builtins, v.globals, v.names, v.localsDict, v.trace].filter((x) => x !== null));
    all(v.slots.slice(0, v.sp) as Value[]);
    if (v.saved !== null) all([v.saved.type, v.saved.value, v.saved.traceback]);
  } else if (!(v instanceof Code)) eachHeld(vm, v, visit);
  if (v.type.heap) visit(v.type);
}

/** The values of attributes that are not in a `__dict__` of their own yet. */
function ownAttributes(v: PyObject): Value[] {
  if (v.dict !== undefined) return [];
  return Object.keys(v).filter(isAttribute).map((key) => v[key as `$${string}`]).filter((x) => x !== undefined);
}

/** The objects that `v` refers to directly; its attributes as its `__dict__`. */
export function referents(vm: Vm, v: Value): Value[] {
  if (!(v instanceof PyObject)) return [];
  const out: Value[] = [];
  const attributes = v.dict ?? (ownAttributes(v).length > 0 ? materialiseDict(v) : undefined);
  eachPart(vm, v, (x) => {
    // As CPython has it: the class of an old instance before its attributes, that of a new one behind.
    if (attributes !== undefined && x === v.type && !out.includes(attributes)) out.push(attributes);
    out.push(x);
  });
  if (attributes !== undefined && !out.includes(attributes)) out.push(attributes);
  if (v instanceof PyFrame) escape(v);
  return given(out);
}

/** Objects that Python code gets. */
function given<T extends Value>(objects: T[]): T[] {
  for (const v of objects) {
    if (v instanceof PyFrame) escape(v);
    else if (v instanceof PyDict) handOut(v);
  }
  return objects;
}

/** Every object that can be reached, once. */
function reachable(vm: Vm): Set<PyObject> {
  const found = new Set<PyObject>();
  const todo: PyObject[] = [];
  const visit = (v: Value): void => {
    if (!(v instanceof PyObject) || found.has(v)) return;
    found.add(v);
    todo.push(v);
  };
  eachHeld(vm, [...vm.roots()], visit);
  for (let v = todo.pop(); v !== undefined; v = todo.pop()) {
    eachPart(vm, v, visit);
    if (v.dict !== undefined) visit(v.dict);
    else for (const x of ownAttributes(v)) visit(x);
  }
  return found;
}

/** The objects that refer to one of `wanted`; for attributes of an instance its `__dict__`. */
export function referrers(vm: Vm, wanted: readonly Value[]): Value[] {
  const targets = new Set(wanted);
  const out: Value[] = [];
  const dicts: PyObject[] = [];
  for (const v of reachable(vm)) {
    let hit = v.dict !== undefined && targets.has(v.dict);
    eachPart(vm, v, (x) => hit ||= targets.has(x));
    if (hit) out.push(v);
    if (ownAttributes(v).some((x) => targets.has(x))) dicts.push(v);
  }
  for (const v of dicts) out.push(materialiseDict(v));
  return given(out);
}

/** Whether CPython's collector would watch `v`: containers that may be part of a cycle. */
export function isTracked(vm: Vm, v: Value): boolean {
  if (!(v instanceof PyObject)) return false;
  if (v.type === dictType) return (v as PyDict).entries().some((e) => isTracked(vm, e.key) || isTracked(vm, e.value!));
  if (v.type === tupleType) return (v as PyTuple).items.some((x) => isTracked(vm, x));
  if (v instanceof PyType) return v.heap;
  if (v instanceof PyList || v instanceof PyDict || v instanceof PySet || v instanceof PyCell) return true;
  if (v.type.heap || v.type.hasDict) return true;
  let any = false;
  eachPart(vm, v, () => any = true);
  return any;
}

/** The reachable objects that are tracked. */
export function trackedObjects(vm: Vm): Value[] {
  const out = [...reachable(vm)].filter((v) => isTracked(vm, v));
  return given(out);
}
