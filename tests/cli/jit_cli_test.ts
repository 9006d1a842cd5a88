// SPDX-License-Identifier: MIT
/** `run --stats`, `dis --jit`, `profile`, and that generated code goes with its code object. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { HOME, runProgram, withFiles } from "./run_cli.ts";

const ME = `${HOME}/vmiotman`;

const PROGRAM = `import sys
def halves(n):
    total = 0.0
    for i in xrange(n):
        total += i * 0.5
    return total
def add(a, b):
    return a + b
def cold():
    return 'never compiled'
class Meter(object):
    def turn(self, n):
        self.n = 0
        while self.n < n:
            self.n += 1
        return self.n
for i in xrange(3000):
    add(i, 1)
for i in xrange(60):
    add(i, 0.5)
print halves(200000), Meter().turn(int(sys.argv[1])), cold()
`;

Deno.test("run --stats: compiled code, failed guards, time in each tier", async () => {
  await withFiles({ "p.py": PROGRAM }, async (cwd) => {
    const { code, stdout, stderr } = await runProgram(
      ME,
      ["run", "--stats", "--jit-threshold", "20", "p.py", "50000"],
      { cwd },
    );
    assertEquals([code, stdout], [0, "9999950000.0 50000 never compiled\n"]);
    assertMatch(stderr, /generated: \d+ functions, \d+ loops, in [\d.]+ ms/);
    assertMatch(stderr, /tier 0: .* instructions/);
    assertMatch(stderr, /tier 1: .* ([\d,]+) instructions/);
    // Most of it is loops that are hot.
    const [zero, one] = [...stderr.matchAll(/tier \d: .*?([\d,]+) instructions/g)].map((m) =>
      Number(m[1].replaceAll(",", ""))
    );
    assert(one > zero, stderr);
    assertMatch(stderr, /3 {2}p\.py:8 add: BINARY_ADD: no int of 32 bits/);
    const off = await runProgram(ME, ["run", "--stats", "--no-jit", "p.py", "5"], { cwd });
    assertStringIncludes(off.stderr, "turned off (--no-jit)");
  });
});

Deno.test("run --stats: code that runs with several globals, as in jobs of one program, is compiled for each", async () => {
  const program =
    "code = compile('def count(n):\\n  t = start\\n  for i in xrange(n): t += i\\n  return t', 'c', 'exec')\n" +
    "for start in range(4):\n  world = {'start': start}\n  exec code in world\n  print world['count'](50000)\n";
  const { code, stderr } = await runProgram(ME, ["run", "--stats", "-c", program]);
  assertEquals(code, 0);
  const [zero, one] = [...stderr.matchAll(/tier \d: .*?([\d,]+) instructions/g)].map((m) =>
    Number(m[1].replaceAll(",", ""))
  );
  assert(one > 20 * zero, stderr);
});

Deno.test("loops behind a hot one are taken for what the code says", async () => {
  const program = `def run(n):
    total = 0
    for i in xrange(30000):
        total += i
    for again in xrange(n):
        for i in xrange(0, 30, 7):
            total += i
        for i in xrange(30, 0, -7):
            total += i
        for c in reversed("abc"):
            total += len(c)
        for k, c in enumerate(("x", "y")):
            total += k
        for i in (1, 2):
            total += i
        for i in {1: 2}.iteritems():
            total += len(i)
        line = "a" + "." * (again % 3)
        for i in xrange(len(line)):
            total += i
        for c in line.split("."):
            total += len(c)
    return total
print run(400)
`;
  const { code, stdout, stderr } = await runProgram(ME, ["run", "--stats", "-c", program]);
  assertEquals([code, stdout], [0, "450049532\n"]);
  assert(!stderr.includes("failed guards"), stderr);
});

Deno.test("a long function through which exceptions pass goes back to tier 0", async () => {
  const program = "lines = ['        s.seen = [n + %d * k, len(s.seen), k]\\n' % i for i in range(80)]\n" +
    "exec 'def long(n, s):\\n    bad = 0\\n    for k in xrange(n):\\n' + ''.join(lines) + " +
    "'        try: int(\"x\")\\n        except ValueError: bad += 1\\n    return bad, s.seen'\n" +
    "class S(object): seen = []\nprint long(12000, S())\n";
  const { code, stdout, stderr } = await runProgram(ME, ["run", "--stats", "-c", program]);
  assertEquals([code, stdout], [0, "(12000, [959921, 3, 11999])\n"]);
  assertStringIncludes(stderr, "long: exceptions in a unit that is too long for V8");
});

Deno.test("run --stats after an exception and a sys.exit", async () => {
  for (const [text, code] of [["1 / 0", 1], ["import sys; sys.exit(7)", 7]] as const) {
    const result = await runProgram(ME, ["run", "--stats", "-c", text]);
    assertEquals(result.code, code);
    assertStringIncludes(result.stderr, "Statistics of the run");
  }
});

Deno.test("dis --jit: bytecode and JavaScript together", async () => {
  await withFiles({ "p.py": PROGRAM }, async (cwd) => {
    const shown = await runProgram(ME, ["dis", "--jit", "turn", "p.py", "5000"], { cwd });
    assertEquals(shown.code, 0);
    assertStringIncludes(shown.stdout, "turn (p.py:12), entered from tier 0");
    // The instruction stands before its code, and before the next instruction.
    assertMatch(shown.stdout, /\/\/ +15 +\d+ STORE_ATTR 0 \(n\)\n(?! *\/\/)/);
    assertMatch(shown.stdout, /function py_turn\(vm, th, F\)/);
    assertEquals(shown.stderr, "9999950000.0 5000 never compiled\n");
    const byLine = await runProgram(ME, ["dis", "--jit", "add:7", "--jit-threshold=5", "p.py", "1"], { cwd });
    assertStringIncludes(byLine.stdout, "add (p.py:7), entered by a call");

    const cold = await runProgram(ME, ["dis", "--jit", "cold", "p.py", "1"], { cwd });
    assertEquals(cold.code, 1);
    assertStringIncludes(cold.stderr, "no JavaScript was generated: 'cold' was not hot");
    assertStringIncludes(cold.stdout, "LOAD_CONST");
    const wrong = await runProgram(ME, ["dis", "--jit", "nothing", "p.py", "1"], { cwd });
    assertEquals(wrong.code, 2);
    assertStringIncludes(wrong.stderr, "no function 'nothing'");
  });
});

const BUSY = `def inner(n):
    total = 0
    for i in xrange(n):
        total = (total * 7 + i) % 1000003
    return total
def outer():
    return [inner(60000) for i in range(20)]
def items(n):
    for i in xrange(n):
        yield i
print len(outer()), sum(items(1000))
`;

Deno.test("profile: functions, lines and flame graphs", async () => {
  await withFiles({ "p.py": BUSY }, async (cwd) => {
    for (const options of [[], ["--no-jit"]]) {
      const run = await runProgram(ME, ["profile", ...options, "--html", "p.html", "--svg", "p.svg", "p.py"], { cwd });
      assertEquals([run.code, run.stdout], [0, "20 499500\n"]);
      const rows = run.stderr.split("\n").filter((row) => row.includes("p.py:"));
      // By far the most time is in the inner function, and its callers have it below them.
      assertStringIncludes(rows[0], "p.py:1 inner");
      assertMatch(run.stderr, /p\.py:[34] inner/);
      const outer = rows.find((row) => row.includes("p.py:6 outer"))!;
      assert(Number(/([\d.]+) %.*?([\d.]+) %/.exec(outer)![2]) > 50, outer);
      const svg = Deno.readTextFileSync(`${cwd}/p.svg`), html = Deno.readTextFileSync(`${cwd}/p.html`);
      for (const text of [svg, html]) {
        assertStringIncludes(text, "inner (p.py:1)");
        // Nothing is loaded from elsewhere.
        assertEquals([...text.matchAll(/(?:src|href)=/g)].length, 0);
      }
      assert(svg.startsWith("<?xml") && html.startsWith("<!DOCTYPE html>"));
    }
  });
});

Deno.test("profile passes arguments and the exit code on", async () => {
  await withFiles({ "p.py": "import sys\nprint sys.argv[1:]\nsys.exit(3)\n" }, async (cwd) => {
    const run = await runProgram(ME, ["profile", "p.py", "--html", "x"], { cwd });
    assertEquals([run.code, run.stdout], [3, "['--html', 'x']\n"]);
    assertEquals((await runProgram(ME, ["profile"], { cwd })).code, 2);
  });
});

const FORGETS = `import sys
TEXT = '''
def called(a, n):
    t = 0
    for i in range(n):
        if a > i:
            t = t + i * a - (i & 7) + len('x')
        else:
            t = t - i
    return t
def looping(a, n):
    t = 0.5
    for i in range(n):
        t = t + i * a if a > i else t - i
    return t
called(3, 20); called(4, 20); looping(3, 20)
'''
for k in xrange(1500):
    exec TEXT + '# %d' % k in {}
print 'ended'
`;

Deno.test("generated code is dropped when its code object is", async () => {
  await withFiles({ "p.py": FORGETS }, async (cwd) => {
    // Kept, it would not go into this memory (as `dis --jit` does, which keeps the texts).
    const flags = ["run", "-A", "--no-check", "--v8-flags=--max-old-space-size=32", `${HOME}/cli.ts`];
    const run = await runProgram(Deno.execPath(), [...flags, "run", "--jit-threshold=1", "p.py"], { cwd });
    assertEquals([run.code, run.stdout], [0, "ended\n"], run.stderr.slice(0, 500));
  });
});
