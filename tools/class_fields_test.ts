// SPDX-License-Identifier: MIT
import { assertEquals, assertThrows } from "@std/assert";
import { dropAssignedFields } from "./class_fields.ts";

Deno.test("a field that the constructor assigns is not declared", () => {
  assertEquals(
    dropAssignedFields("class A{value;left=0;constructor(v){this.value=v}get(){return this.value}}"),
    "class A{left=0;constructor(v){this.value=v}get(){return this.value}}",
  );
  assertEquals(
    dropAssignedFields("x=class extends B{a;b;c;constructor(a){super(),this.a=this.b=a,this.c=1}}"),
    "x=class extends B{constructor(a){super(),this.a=this.b=a,this.c=1}}",
  );
  // One in a class within a class.
  assertEquals(
    dropAssignedFields("class A{a;constructor(){this.a=class{b\nconstructor(){this.b=1}}}}").replace(/\s/g, ""),
    "class A{constructor(){this.a=class{constructor(){this.b=1}}}}".replace(/\s/g, ""),
  );
});

Deno.test("a field that may stay unassigned, has a value or another meaning is left alone", () => {
  for (
    const text of [
      "class A{value;constructor(v){if(v)this.value=v}}",
      "class A{value;constructor(v){v&&(this.value=v)}}",
      "class A{value;constructor(v){return;this.value=v}}",
      "class A{value;constructor(v){this.value??=v}}",
      "class A{value=f();constructor(v){this.value=v}}",
      "class A{static value;constructor(v){this.value=v}}",
      'class A{["value"];constructor(v){this.value=v}}',
      "class A{#value;constructor(v){this.#value=v}}",
      "class A{value;set value(v){g(v)}constructor(v){this.value=v}}",
      "class A{value;constructor(v){this[value]=v}}",
      "class A{value;constructor(v){v.value=v}}",
      "class A{value;set(v){this.value=v}}",
      "class A extends B{value}",
    ]
  ) assertEquals(dropAssignedFields(text), text);
});

Deno.test("the classes mean the same afterwards", () => {
  const text = `
    class Base { kind; constructor(kind) { this.kind = kind; } }
    class Point extends Base { x; y; name = "p"; constructor(x, y) { super("point"), this.x = x, this.y = y; } }
    return JSON.stringify([new Point(1, 2), new Base(3)], ["kind", "x", "y", "name"]);`;
  const run = (source: string): unknown => new Function(source)();
  const changed = dropAssignedFields(`function f() {${text}}`).slice("function f() {".length, -1);
  assertEquals(/\{ (kind|x);/.test(changed), false);
  assertEquals(run(changed), run(text));
});

Deno.test("what is no JavaScript is refused", () => {
  assertThrows(() => dropAssignedFields("class {"), SyntaxError);
});
