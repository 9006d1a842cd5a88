// SPDX-License-Identifier: MIT
/**
 * The code generator against the cases of `codegen_cases.txt` (code objects and errors written down from CPython 2.7),
 * and what such cases cannot show: warnings, limits, error texts read from files.
 */
import { bytesToText } from "../vm/base/latin1.ts";
import { assertEquals } from "@std/assert";
import { describe, ourOutcome } from "../tools/compare_code.ts";
import { CASES, parseCases } from "../tools/gen_codegen_cases.ts";
import { compileSource, type CompileWarning, PyCompileError, PySyntaxError } from "./compile.ts";
import type { Code } from "../vm/bytecode/code.ts";

const cases = parseCases(Deno.readTextFileSync(CASES));

function check(wanted: (expected: string) => boolean): number {
  const failures: string[] = [];
  let count = 0;
  for (const { mode, flags, optimize, source, expected } of cases) {
    if (!wanted(expected)) continue;
    count++;
    const got = describe(ourOutcome(source, { filename: "<snippet>", mode, flags, optimize })).join("\n");
    if (got !== expected) failures.push(`${mode}\n${source}--- CPython\n${expected}\n--- ours\n${got}`);
  }
  assertEquals(failures.join("\n\n"), "");
  return count;
}

const isError = (expected: string) => /^\w*Error: /.test(expected);

Deno.test("code objects are CPython's", () => {
  assertEquals(check((expected) => !isError(expected)) > 200, true);
});

Deno.test("errors are CPython's", () => {
  assertEquals(check(isError) > 60, true);
});

function warningsOf(source: string, optimize = 0): string[] {
  const warnings: CompileWarning[] = [];
  compileSource(source, { filename: "w.py", mode: "exec", optimize, warn: (w) => void warnings.push(w) });
  return warnings.map((w) => `${w.filename}:${w.lineno}: ${w.category}: ${w.message}`);
}

Deno.test("warnings", () => {
  assertEquals(warningsOf("def f():\n  x = 1\n  global x\n"), [
    "w.py:3: SyntaxWarning: name 'x' is assigned to before global declaration",
  ]);
  assertEquals(warningsOf("def f():\n  x\n  global y, x\n"), [
    "w.py:3: SyntaxWarning: name 'x' is used prior to global declaration",
  ]);
  assertEquals(warningsOf("x = 1\nglobal x\n"), [
    "w.py:2: SyntaxWarning: name 'x' is assigned to before global declaration",
  ]);
  assertEquals(warningsOf("\ndef f():\n\n  from a import *\n"), [
    "w.py:2: SyntaxWarning: import * only allowed at module level",
  ]);
  assertEquals(warningsOf("\nassert (a, b)\nassert ()\n"), [
    "w.py:2: SyntaxWarning: assertion is always true, perhaps remove parentheses?",
  ]);
  assertEquals(warningsOf("assert (a, b)\n", 1), []);
  assertEquals(warningsOf("def f():\n  global x\n  x\n"), []);
});

Deno.test("a warning turned into an error", () => {
  const source = "def f():\n  x = 1\n  global x\n";
  const error = fails(() => compileSource(source, { filename: "w.py", mode: "exec", warn: () => "error" }));
  assertEquals([error.message, error.lineno], ["name 'x' is assigned to before global declaration", 3]);
  const mine = { mine: true };
  let caught: unknown;
  try {
    compileSource(source, {
      filename: "w.py",
      mode: "exec",
      warn: () => {
        throw mine;
      },
    });
  } catch (e) {
    caught = e;
  }
  assertEquals(caught, mine);
});

function fails(run: () => unknown): PySyntaxError {
  try {
    run();
  } catch (error) {
    if (error instanceof PySyntaxError) return error;
    throw error;
  }
  throw new Error("Compiled");
}

Deno.test("errors carry the line of a file", () => {
  const bytes = new TextEncoder().encode("x\r\n  \r\nif 1:\r\n\treturn 1\r\n");
  const error = fails(() => compileSource(bytes, { filename: "w.py", mode: "exec" }));
  assertEquals([error.filename, error.lineno, error.offset, error.text], ["w.py", 4, null, "return 1\n"]);
  const asked: [string, number][] = [];
  const programText = (filename: string, lineno: number) => {
    asked.push([filename, lineno]);
    return "from file\n";
  };
  const again = fails(() => compileSource(bytesToText(bytes), { filename: "w.py", mode: "exec", programText }));
  assertEquals([again.text, asked], ["from file\n", [["w.py", 4]]]);
});

Deno.test("long chains need no deep stack", () => {
  const count = 20_000;
  const size = (source: string) => compileSource(source, { filename: "w.py", mode: "exec" }).code.length > count;
  assertEquals(size("x = a" + " + b".repeat(count) + "\n"), true);
  assertEquals(size("if a: b\n" + "elif c: d\n".repeat(count)), true);
  assertEquals(size("if a: b\n".repeat(count)), true);
});

Deno.test("nesting beyond the stack is an error of Python's", () => {
  let caught: unknown;
  try {
    compileSource("x = " + "a(".repeat(90) + "b" + ")".repeat(90), { filename: "w.py", mode: "exec" });
    compileSource("x = a" + ".b()".repeat(50_000), { filename: "w.py", mode: "exec" });
  } catch (error) {
    caught = error;
  }
  if (caught !== undefined) assertEquals(caught instanceof PyCompileError, true);
});

Deno.test("jumps beyond 64 KiB use EXTENDED_ARG", () => {
  const source = "while a:\n" + " x = y.z(1)\n".repeat(6000);
  const { code } = compileSource(source, { filename: "w.py", mode: "exec" });
  // EXTENDED_ARG, then SETUP_LOOP, whose target is the end of the loop: LOAD_CONST and RETURN_VALUE are left.
  assertEquals([code[0], code[3]], [145, 120]);
  const operand = (code[1] << 16) | (code[2] << 24) | code[4] | (code[5] << 8);
  assertEquals(6 + operand, code.length - 4);
});

Deno.test("future flags of the result", () => {
  const code = compileSource("from __future__ import division, print_function\n", { filename: "w.py", mode: "single" });
  assertEquals(code.flags, 0x40 | 0x2000 | 0x10000);
  const inner = compileSource("def f(): pass\n", { filename: "w.py", mode: "exec", flags: 0x4000 });
  assertEquals((inner.consts[0] as Code).flags, 0x4000 | 0x43);
});
