// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { compiledLazily, depthsAt, makeEager } from "./eager_functions.ts";

Deno.test("depth of braces through strings, templates, comments and regular expressions", () => {
  const text = "a={b:'}',c:`x${{d:1}.d}{`,e:/[/{]\\/}/g};/* { */function f(){return/}/.test(x)/2}//}\nvar g;";
  const at = [
    text.indexOf("b:"),
    text.indexOf("d:1"),
    text.indexOf("function"),
    text.indexOf("return"),
    text.indexOf("var g"),
  ];
  assertEquals(depthsAt(text, at), [1, 3, 0, 1, 0]);
  assertEquals(depthsAt("f(){", [0]), undefined);
  assertEquals(depthsAt("'open", [0]), undefined);
});

Deno.test("declarations move to the front, everything else stays", () => {
  const text =
    "import{q}from'./q.js';var x=a(1);function a(n){function b(){}return n}class C{m(){}}async function d(){}{function e(){}}export{a};";
  const range = (name: string): [number, number] => {
    const at = text.indexOf(`${name}(`, text.indexOf(`function ${name}(`)) + name.length;
    let depth = 0, i = text.indexOf("{", at);
    do depth += text[i] === "{" ? 1 : text[i] === "}" ? -1 : 0; while (++i && depth > 0);
    return [at, i];
  };
  const { text: eager, moved } = makeEager(text, [range("a"), range("b"), range("d"), range("e")]);
  assertEquals(moved, 2);
  assertEquals(
    eager,
    "var a=(function a(n){function b(){}return n});var d=(async function d(){});" +
      "import{q}from'./q.js';var x=a(1);class C{m(){}}{function e(){}}export{a};",
  );
  assertEquals(makeEager("function a(){};}", [[10, 14]]).moved, 0);
});

Deno.test("V8's log of functions", () => {
  const log =
    "script-details,7,file:///x/app/chunk-A.js,0,0,\nfunction,full-parse,7,10,20,0.1,99,f\nfunction,interpreter,7,10,20,0.1,99,f\n" +
    "function,full-parse,8,1,2,0.1,99,g\nfunction,first-execution,7,30,40,0,1,h\n";
  assertEquals(compiledLazily(log, "chunk-A.js"), [[10, 20]]);
});
