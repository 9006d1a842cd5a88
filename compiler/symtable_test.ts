// SPDX-License-Identifier: MIT
/** Scopes of names. Whole programs are compared with CPython in `codegen_test.ts`; here the table itself is looked at. */
import { assertEquals } from "@std/assert";
import type { ModNode } from "./ast.ts";
import { parseModule } from "./parser.ts";
import { buildSymtable, mangle, type ScopeEntry } from "./symtable.ts";

const SCOPES = ["", "local", "global", "implicit", "free", "cell"];

function table(source: string): ScopeEntry {
  const tree: ModNode = parseModule(source, "t.py", "exec");
  return buildSymtable(tree, { filename: "t.py", programText: () => null, warn: () => {} }).top;
}

/** Scopes of each block, outermost first: `f(x:cell y:local)`. */
function scopes(entry: ScopeEntry): string {
  const names = [...entry.symbols.keys()].map((name) => `${name}:${SCOPES[entry.scopeOf(name)]}`);
  return `${entry.name}(${names.join(" ")})` + entry.children.map((child) => " " + scopes(child)).join("");
}

Deno.test("names of a closure", () => {
  assertEquals(
    scopes(table("def f(x):\n  y = x\n  def g(): return x + z\n")),
    "top(f:local) f(x:cell y:local g:local) g(x:free z:implicit)",
  );
});

Deno.test("a block passes on what only an inner one uses", () => {
  assertEquals(
    scopes(table("def f(x):\n  def g():\n    def h(): x\n")),
    "top(f:local) f(x:cell g:local) g(h:local x:free) h(x:free)",
  );
});

Deno.test("class scopes are skipped by the functions inside", () => {
  assertEquals(
    scopes(table("def f():\n  x = 1\n  class C:\n    x = 2\n    def g(self): x\n")),
    "top(f:local) f(x:cell C:local) C(x:local g:local) g(self:local x:free)",
  );
  assertEquals(
    scopes(table("class C:\n  x = 1\n  def f(self): x\n")),
    "top(C:local) C(x:local f:local) f(self:local x:implicit)",
  );
});

Deno.test("a global statement reaches the module block", () => {
  assertEquals(
    scopes(table("def f():\n  global x\n  def g(): x\nx\n")),
    "top(f:local x:global) f(x:global g:local) g(x:implicit)",
  );
});

Deno.test("a global statement in one function does not hide the name from its sibling", () => {
  assertEquals(
    scopes(table("def f():\n  x = 1\n  def g():\n    global x\n  def h(): x\n")),
    "top(f:local x:global) f(x:cell g:local h:local) g(x:global) h(x:free)",
  );
});

Deno.test("tuple parameters and comprehensions have hidden parameters", () => {
  const top = table("def f((a, b), c): return {d for e in c}, (d for e in c), [d for e in c]\n");
  assertEquals(top.children[0].varnames, [".0", "c", "a", "b"]);
  assertEquals(scopes(top.children[0].children[0]), "setcomp(.0:local _[1]:local e:local d:implicit)");
  assertEquals(scopes(top.children[0].children[1]), "genexpr(.0:local e:local d:implicit)");
  assertEquals(top.children[0].children.length, 2);
});

Deno.test("name mangling", () => {
  assertEquals(mangle("C", "__x"), "_C__x");
  assertEquals(mangle("__C", "__x"), "_C__x");
  assertEquals(mangle("C", "__x__"), "__x__");
  assertEquals(mangle("C", "_x"), "_x");
  assertEquals(mangle("C", "__a.b"), "__a.b");
  assertEquals(mangle("___", "__x"), "__x");
  assertEquals(mangle(null, "__x"), "__x");
});
