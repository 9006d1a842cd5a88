// SPDX-License-Identifier: MIT
/** `dialect: vmiot` in the manifest, in images, and as an option of `run`. */
import { assertEquals, assertMatch } from "@std/assert";
import { runCli, withFiles } from "./run_cli.ts";

const MAIN = "import helper\nprint 1.0, 'a b'.split(), helper.words('c d')\n";
const HELPER = "def words(s):\n    return s.split()\n";
const PROJECT = { "vmiot.yaml": "dialect: vmiot\n", "main.py": MAIN, "helper.py": HELPER };
const IN_DIALECT = "PRINT: 1.0 ('a', 'b') ('c', 'd')\n";
const IN_PYTHON = "1.0 ['a', 'b'] ['c', 'd']\n";

Deno.test("the manifest says the dialect of a folder, modules too", async () => {
  await withFiles(PROJECT, async (folder) => {
    const result = await runCli(["run", "."], { cwd: folder });
    assertEquals([result.stdout, result.stderr, result.code], [IN_DIALECT, "", 0]);
    const python = await runCli(["run", "--dialect", "python", "."], { cwd: folder });
    assertEquals(python.stdout, IN_PYTHON);
  });
});

Deno.test("--dialect says it for a file", async () => {
  await withFiles({ "main.py": MAIN, "helper.py": HELPER }, async (folder) => {
    assertEquals((await runCli(["run", "main.py"], { cwd: folder })).stdout, IN_PYTHON);
    assertEquals((await runCli(["run", "--dialect=vmiot", "main.py"], { cwd: folder })).stdout, IN_DIALECT);
    assertEquals(
      (await runCli(["--dialect=vmiot", "-c", "print 'x y'.split()"], { cwd: folder })).stdout,
      "PRINT: ('x', 'y')\n",
    );
  });
});

Deno.test("an image keeps the dialect it was built with", async () => {
  await withFiles(PROJECT, async (folder) => {
    assertEquals((await runCli(["compile"], { cwd: folder })).code, 0);
    for (const args of [[], ["--dialect=vmiot"]]) {
      const result = await runCli(["run", ...args, "main_img.vmiot"], { cwd: folder });
      assertEquals([result.stdout, result.stderr, result.code], [IN_DIALECT, "", 0]);
    }
    const other = await runCli(["run", "--dialect=python", "main_img.vmiot"], { cwd: folder });
    assertEquals([other.stdout, other.code], ["", 2]);
    assertMatch(other.stderr, /^vmiotman: the dialect of an image is chosen when it is built/);
    // The cache does not mix the dialects up.
    Deno.writeTextFileSync(`${folder}/vmiot.yaml`, "dialect: python\n");
    assertEquals((await runCli(["compile"], { cwd: folder })).code, 0);
    assertEquals((await runCli(["run", "main_img.vmiot"], { cwd: folder })).stdout, IN_PYTHON);
  });
});

Deno.test("an exception is reported in the shape that VMIOT's documentation shows", async () => {
  const lines = Array.from({ length: 58 }, () => "");
  lines[39] = "def TestRaiseExceptionCapture():";
  lines[40] = "    try:";
  lines[41] = "        raise NameError('ttt')";
  lines[42] = "    except NameError:";
  lines[43] = "        print 'captured'";
  lines[57] = "TestRaiseExceptionCapture()";
  const report = "==========Traceback by VMIOT (0):===========\nException NameError : ttt\n" +
    '  (0) "main.py", line 42, in TestRaiseExceptionCapture\n  (1) "main.py", line 58, in main\nPRINT: captured\n';
  await withFiles({ "vmiot.yaml": "dialect: vmiot\n", "main.py": lines.join("\n") }, async (folder) => {
    for (const what of [".", "main_img.vmiot"]) {
      const result = await runCli(["run", what], { cwd: folder });
      assertEquals([result.stdout, result.stderr, result.code], [report, "", 0]);
      await runCli(["compile"], { cwd: folder });
      if (what === ".") assertEquals((await runCli(["run", folder])).stdout, report);
    }
  });
});

Deno.test("tests of a project run in its dialect", async () => {
  const files = { ...PROJECT, "test_it.py": "def test_words():\n    assert 'a b'.split() == ('a', 'b')\n" };
  await withFiles(files, async (folder) => {
    const result = await runCli(["test"], { cwd: folder });
    assertMatch(result.stdout, /1 passed, 0 failed\n$/);
  });
});

Deno.test("the jobs of a program speak its dialect", async () => {
  const main = "from vmiot.job import Job\ndef body():\n    print 'x y'.split()\n" +
    "if __name__ == '__main__':\n    for placement in 'isolate', 'worker':\n        job = Job(body, placement=placement)\n" +
    "        job.start()\n        job.join()\n";
  await withFiles({ "main.py": main }, async (folder) => {
    const result = await runCli(["run", "--dialect=vmiot", "main.py"], { cwd: folder });
    assertEquals([result.stdout, result.stderr], ["PRINT: ('x', 'y')\nPRINT: ('x', 'y')\n", ""]);
  });
});

Deno.test("wrong dialects are refused", async () => {
  await withFiles({ "main.py": "print 1\n", "p/vmiot.yaml": "dialect: pascal\n", "p/main.py": "" }, async (folder) => {
    for (const args of [["--dialect=pascal"], ["--dialect"]]) {
      const result = await runCli(["run", ...args, "main.py"], { cwd: folder });
      assertEquals(result.code, 2);
      assertMatch(result.stderr, /^vmiotman: option --dialect needs python or vmiot/);
    }
    const result = await runCli(["run", "p"], { cwd: folder });
    assertEquals(result.code, 3);
    assertMatch(result.stderr, /vmiot.yaml:1: key 'dialect' must be python or vmiot, not "pascal"/);
  });
});
