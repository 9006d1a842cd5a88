// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { PyObject } from "../base/value.ts";
import { objectType } from "./exceptions.ts";
import { PyType } from "./type.ts";

/** What the prototypes of new instances of types say under a key. */
function shown(types: readonly PyType[], key: `$${string}`): unknown[] {
  return types.map((t) => new t.jsClass()[key]);
}

function builtin(name: string, base: PyType, parent = base.jsClass): PyType {
  return new PyType({ name, bases: [base], jsClass: class extends parent {} });
}

Deno.test("what is published of a builtin type shows in its own instances only", () => {
  const a = builtin("a", objectType, PyObject as unknown as typeof objectType.jsClass);
  const before = builtin("before", a);
  // Extends the JavaScript class of a type that is not its base.
  const beside = builtin("beside", objectType, a.jsClass);
  const heap = new PyType({ name: "heap", bases: [a] }, true);
  a.publish("$x", 1);
  const after = builtin("after", before);
  const below = new PyType({ name: "below", bases: [heap] }, true);
  assertEquals(shown([a, before, beside, heap, after, below], "$x"), [1, ...new Array(5).fill(undefined)]);

  heap.publish("$x", 2);
  before.publish("$x", 3);
  const late = new PyType({ name: "late", bases: [heap] }, true);
  const types = [a, before, beside, heap, after, below, late];
  assertEquals(shown(types, "$x"), [1, 3, undefined, 2, undefined, undefined, undefined]);

  a.modified();
  before.modified();
  heap.modified();
  assertEquals(shown(types, "$x"), new Array(7).fill(undefined));
  for (const t of types) assertEquals(new t.jsClass().type, t);
});

Deno.test("instances with a dict do not show what is published", () => {
  const a = builtin("a", objectType, PyObject as unknown as typeof objectType.jsClass);
  const heap = new PyType({ name: "heap", bases: [a] }, true);
  for (const t of [a, heap]) {
    const o = new t.jsClass();
    t.publish("$early", 1);
    Object.setPrototypeOf(o, t.detached);
    t.publish("$late", 1);
    assertEquals([o.$early, o.$late, o.type], [undefined, undefined, t]);
    assertEquals([...shown([t], "$early"), ...shown([t], "$late")], [1, 1]);
  }
});

Deno.test("nothing is published of object", () => {
  objectType.publish("$x", 1);
  assertEquals(shown([objectType], "$x"), [undefined]);
});
