// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { coreSource, exportsOf, importFromCore, requireLazily, splitImports, staticFiles } from "./merge_chunks.ts";

const FILES = new Map([
  [
    "cli.js",
    'import{a as x}from"./chunk-A.js";import"./chunk-B.js";x();import("./late.js");export{x as main};',
  ],
  ["chunk-A.js", 'import{q}from"./chunk-B.js";var a=q;export{a,q as c};'],
  ["chunk-B.js", "var q=1;export{q};"],
  ["chunk-C.js", "var z=1;export{z as a};\n"],
  ["late.js", 'import{c as r}from"./chunk-A.js";import{a as s}from"./chunk-C.js";import"./chunk-B.js";r(s);'],
]);

Deno.test("imports and exports of a chunk", () => {
  assertEquals(splitImports(FILES.get("cli.js")!), {
    imports: [{ file: "chunk-A.js", names: [["a", "x"]] }, { file: "chunk-B.js", names: [] }],
    rest: 'x();import("./late.js");export{x as main};',
  });
  assertEquals(exportsOf(FILES.get("chunk-A.js")!), ["a", "c"]);
  assertEquals(exportsOf("x();"), []);
});

Deno.test("what the entry needs becomes one file", () => {
  const parts = staticFiles(FILES, "cli.js");
  assertEquals(parts, ["chunk-B.js", "chunk-A.js"]);
  assertEquals(
    coreSource(FILES, parts),
    'export{q as chunk_B$q}from"./chunk-B.js";\nexport{a as chunk_A$a,c as chunk_A$c}from"./chunk-A.js";\n',
  );
  const set = new Set(parts);
  assertEquals(
    importFromCore(FILES.get("late.js")!, set),
    'import{chunk_A$c as r}from"./core.js";import{a as s}from"./chunk-C.js";r(s);',
  );
  assertEquals(importFromCore(FILES.get("chunk-C.js")!, set), FILES.get("chunk-C.js")!);
});

Deno.test("require of CommonJS packages is made when it is called", () => {
  const text = 'var a=1;import{createRequire as R}from"node:module";var r=R(import.meta.url),b=2;export{b};';
  assertEquals(
    requireLazily(text),
    'var a=1;var r=(name=>globalThis.process.getBuiltinModule("node:module").createRequire(import.meta.url)(name)),b=2;export{b};',
  );
  assertEquals(requireLazily("var a=1;"), "var a=1;");
});
