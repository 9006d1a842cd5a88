// SPDX-License-Identifier: MIT
/** Making classes from TypeScript: MRO, slots, layout checks. */
import { assertEquals } from "@std/assert";
import { PyTuple, type Value } from "../base/value.ts";
import { PyDict } from "../core/dict.ts";
import { PyThrow } from "../core/exceptions.ts";
import type { PyBaseException } from "../core/exceptions.ts";
import type { PyType } from "../core/type.ts";
import { dictType, listType, objectType, typeType } from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { mangle, newHeapType } from "./heap_type.ts";
import "./type_type.ts";

const vm = { depth: 0, recursionLimit: 1000, frame: null } as unknown as Vm;

function make(name: string, ...bases: Value[]): PyType {
  return newHeapType(vm, typeType, name, new PyTuple(bases), new PyDict()) as PyType;
}

/** Text of the Python exception that `f` throws. */
function message(f: () => unknown): string {
  try {
    f();
  } catch (e) {
    if (e instanceof PyThrow) return (e.value as PyBaseException).args.items[0] as string;
    throw e;
  }
  return "nothing was raised";
}

Deno.test("C3 order of a diamond", () => {
  const a = make("A", objectType);
  const b = make("B", a);
  const c = make("C", a);
  const d = make("D", b, c);
  assertEquals(d.mro.map((t) => (t as PyType).name), ["D", "B", "C", "A", "object"]);
  assertEquals(a.subclasses.map((r) => r.deref()?.name), ["B", "C"]);
});

Deno.test("inconsistent and conflicting bases", () => {
  const a = make("A", objectType);
  const b = make("B", a);
  assertEquals(
    message(() => make("C", a, b)),
    "Cannot create a consistent method resolution\norder (MRO) for bases B, A",
  );
  assertEquals(message(() => make("C", a, a)), "duplicate base class A");
  assertEquals(message(() => make("C", listType, dictType)), "multiple bases have instance lay-out conflict");
});

Deno.test("a subclass keeps the native slots of its base", () => {
  const l = make("L", listType);
  assertEquals(l.tp_repr, listType.tp_repr);
  assertEquals(l.hasDict, true);
  assertEquals(make("A", objectType).tp_hash, objectType.tp_hash);
});

Deno.test("name mangling", () => {
  assertEquals(mangle("_A", "__x"), "_A__x");
  assertEquals(mangle("__", "__x"), "__x");
  assertEquals(mangle("A", "__x__"), "__x__");
  assertEquals(mangle("A", "_x"), "_x");
});
