// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { compiledLazily, makeEager, placesAt, type Range } from "./eager_functions.ts";

Deno.test("depth of braces through strings, templates, comments and regular expressions", () => {
  const text = "a={b:'}',c:`x${{d:1}.d}{`,e:/[/{]\\/}/g};/* { */function f(){return/}/.test(x)/2}//}\nvar g;";
  const at = [
    text.indexOf("b:"),
    text.indexOf("d:1"),
    text.indexOf("function"),
    text.indexOf("return"),
    text.indexOf("var g"),
  ];
  assertEquals(placesAt(text, at)?.map(({ depth }) => depth), [1, 3, 0, 1, 0]);
  assertEquals(placesAt("f(){", [0]), undefined);
  assertEquals(placesAt("'open", [0]), undefined);
  assertEquals(placesAt("x='a';b", [4, 6])?.map(({ isCode }) => isCode), [false, true]);
  const classes = "class A{m(){}}var B=class extends f(a){x=g(1);n(){}}";
  const names = ["m()", "g(", "1", "n()"].map((name) => classes.indexOf(name));
  assertEquals(placesAt(classes, names)?.map(({ body }) => body), [8, 39, -1, 39]);
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
  const { text: eager, changed } = makeEager(text, [range("a"), range("b"), range("d"), range("e")]);
  assertEquals(changed, 2);
  assertEquals(
    eager,
    "var a=(function a(n){function b(){}return n});var d=(async function d(){});" +
      "import{q}from'./q.js';var x=a(1);class C{m(){}}{function e(){}}export{a};",
  );
  assertEquals(makeEager("function a(){};}", [[10, 14]]).changed, 0);
});

/** Where the functions stand that begin (at their parameters) with `starts`, each up to the brace or mark `$` that ends it. */
function rangesOf(text: string, starts: [start: string, end: string][]): Range[] {
  return starts.map(([start, end]) => {
    const at = text.indexOf(start);
    return [at, text.indexOf(end, at) + end.length];
  });
}

Deno.test("arrow functions and function expressions get parentheses", () => {
  const text = "var f=(x,y)=>x+y,g=z=>z*2,h=async(q)=>q,o={k:function*(p){yield p}};f(1,function(){return t=>t});";
  const ranges = rangesOf(text, [["(x", "+y"], ["z=", "*2"], ["(q", ">q"], ["(p", "}"], ["(){", "t}"], ["t=>", ">t"]]);
  assertEquals(
    makeEager(text, ranges).text,
    "var f=((x,y)=>x+y),g=(z=>z*2),h=async(q)=>q,o={k:(function*(p){yield p})};f(1,(function(){return (t=>t)}));",
  );
});

Deno.test("methods are added by a static block and behave the same", () => {
  const text = "class A{#v=1;m(){return this.#p(2)+this.#v}#p(n){return n*10}get g(){return'.#p'+this.#v}" +
    "static async*s(){yield 5}s2(){return super.toString}constructor(){}#q(){return 7}q(){return'.#q'+this.#q()}}";
  const ranges = rangesOf(text, [
    ["(){return this.#p", "}"],
    ["(n)", "}"],
    ["(){return'.#p'", "}"],
    ["(){yield", "}"],
    ["(){return super", "}"],
    ["(){}", "}"],
    ["(){return 7", "}"],
  ]);
  const { text: eager, changed } = makeEager(`${text}export{A};`, ranges);
  // `#p` and `#q` stand in strings, too, which is not touched; `super` and constructors cannot move.
  assertEquals(changed, 5);
  const run = (source: string) =>
    new Function(
      `${source};const a=new A();return [a.m(),a.g,a.q(),Object.keys(A.prototype),typeof A.s,typeof a.s2];`,
    )();
  assertEquals(run(eager.replace("export{A};", "")), run(text));
});

Deno.test("V8's log of functions", () => {
  const log =
    "script-details,7,file:///x/app/chunk-A.js,0,0,\nfunction,full-parse,7,10,20,0.1,99,f\nfunction,interpreter,7,10,20,0.1,99,f\n" +
    "function,full-parse,8,1,2,0.1,99,g\nfunction,first-execution,7,30,40,0,1,h\n";
  assertEquals(compiledLazily(log).get("chunk-A.js"), [[10, 20]]);
});
