// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { judge, type Outcome, parseScript } from "./py_script.ts";

const outcome = (part: Partial<Outcome>): Outcome => ({ stdout: "", stderr: "", exitCode: 0, ...part });
const problems = (source: string, part: Partial<Outcome>, golden?: string, ours = true) =>
  judge(parseScript("t/a.py", source, golden), outcome(part), ours);

Deno.test("expected lines in order", () => {
  const source = "print 1 # expect: 1\nprint 'a b' # expect: a b\n";
  assertEquals(problems(source, { stdout: "1\na b\n" }), []);
  assertEquals(problems(source, { stdout: "1\n" }), ['t/a.py:2: expected "a b", got nothing']);
  assertEquals(problems(source, { stdout: "1\nx\n" }), ['t/a.py:2: expected "a b", got "x"']);
  assertEquals(problems(source, { stdout: "1\na b\nmore\n" }), ['t/a.py: unexpected output "more"']);
});

Deno.test("raised exceptions: type, text, line and exit code", () => {
  const source = "def f():\n    g # expect raises: NameError: no g\nf()\n";
  const stderr = (line: number, text = "NameError: no g") =>
    `Traceback (most recent call last):\n  File "t/a.py", line 3, in <module>\n  File "t/a.py", line ${line}, in f\n${text}\n`;
  assertEquals(problems(source, { stderr: stderr(2), exitCode: 1 }), []);
  assertEquals(problems(source, { stderr: stderr(4), exitCode: 1 }), ["t/a.py:2: raised at line 4 instead"]);
  assertEquals(problems(source, { stderr: stderr(2, "KeyError: 1"), exitCode: 1 }), [
    't/a.py:2: expected "NameError: no g", got "KeyError: 1"',
  ]);
  assertEquals(problems(source, { stderr: stderr(2) })[0].split("\n")[0], "t/a.py: exit code 0, expected 1");
});

Deno.test("syntax errors have exit code 3 with us and 1 with CPython", () => {
  const source = "x = = 1 # expect syntax error: invalid syntax\n";
  const stderr = '  File "t/a.py", line 1\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n';
  assertEquals(problems(source, { stderr, exitCode: 3 }), []);
  assertEquals(problems(source, { stderr, exitCode: 1 }, undefined, false), []);
});

Deno.test("output files, directives and mistakes in comments", () => {
  assertEquals(problems("print 1\n", { stdout: "1\n" }, "1\n"), []);
  assertEquals(problems("print 1\n", { stdout: "1\n2\n" }, "1\n3\n"), ['t/a.py.out:2: expected "3", got "2"']);
  assertEquals(problems("x # expect rises: E\n", { stdout: "" })[0], "t/a.py:1: unknown 'expect rises'");
  assertEquals(problems("x = 1\n", { stderr: "boo\n" })[0].split("\n")[0], "t/a.py: unexpected standard error");
  const script = parseScript(
    "t/a.py",
    "# stdin: one\n# stdin: two\n# args: a b\n# needs: root net\n# slow\n# oracle: none, ours\n# expect exit: 4\n",
    undefined,
  );
  assertEquals([script.stdin, script.args, script.needs], ["one\ntwo\n", ["a", "b"], ["root", "net"]]);
  assertEquals([script.slow, script.noOracle, script.exitCode], [true, "ours", 4]);
});
