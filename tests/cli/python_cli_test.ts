// SPDX-License-Identifier: MIT
/**
 * `vmiotman` as a replacement of `python2.7`: what CPython's command line does, to the letter. The expectations are what
 * CPython 2.7.18 printed for the same arguments, with the name of the program changed. And the commands of the README.
 */
import { assertEquals, assertMatch } from "@std/assert";
import { HOME, runCli, runProgram, withFiles } from "./run_cli.ts";

interface Case {
  name: string;
  files?: Record<string, string | Uint8Array>;
  args: string[];
  stdin?: string;
  env?: Record<string, string>;
  code?: number;
  stdout?: string;
  stderr?: string;
}

/** The program's own name in messages, and `HERE` for the folder of the test. */
const ME = `${HOME}/vmiotman`;
const WHERE = "import sys\nprint __name__, __package__, __file__, sys.argv, sys.path[0]\n";
const PACKAGE = { "pkg/__init__.py": "print 'init'\n", "pkg/__main__.py": WHERE, "pkg/mod.py": WHERE, "top.py": WHERE };

const CASES: Case[] = [
  // --- -m -------------------------------------------------------------------------------------------------------------
  {
    name: "-m of a package runs its __main__",
    files: PACKAGE,
    args: ["-m", "pkg", "a"],
    stdout: "init\n__main__ pkg HERE/pkg/__main__.py ['HERE/pkg/__main__.py', 'a'] \n",
  },
  {
    name: "-m of a submodule",
    files: PACKAGE,
    args: ["-mpkg.mod"],
    stdout: "init\n__main__ pkg HERE/pkg/mod.py ['HERE/pkg/mod.py'] \n",
  },
  {
    name: "-m of a module beside",
    files: PACKAGE,
    args: ["-m", "top"],
    stdout: "__main__  HERE/top.py ['HERE/top.py'] \n",
  },
  { name: "-m of nothing", args: ["-m", "nope"], code: 1, stderr: `${ME}: No module named nope\n` },
  { name: "-m of nothing, dotted", args: ["-m", "nope.a.b"], code: 1, stderr: `${ME}: No module named nope.a\n` },
  {
    name: "-m into a module",
    files: { "top.py": "" },
    args: ["-m", "top.x"],
    code: 1,
    stderr: `${ME}: No module named top.x\n`,
  },
  {
    name: "-m of a package without __main__",
    files: { "p/__init__.py": "" },
    args: ["-m", "p"],
    code: 1,
    stderr: `${ME}: No module named p.__main__; 'p' is a package and cannot be directly executed\n`,
  },
  {
    name: "-m of a folder that is no package",
    files: { "p/a.py": "" },
    args: ["-m", "p"],
    code: 1,
    stderr: `${ME}: No module named p\n`,
  },
  {
    name: "-m pydoc: a module of the folder, that imports one of the library",
    files: { "mine.py": '"""Mine."""\nimport sgmllib\ndef f(x):\n    "Doc."\n' },
    args: ["-m", "pydoc", "mine"],
    stdout:
      "Help on module mine:\n\nNAME\n    mine - Mine.\n\nFILE\n    HERE/mine.py\n\nFUNCTIONS\n    f(x)\n        Doc.\n\n\n",
  },
  { name: "-m of a builtin", args: ["-m", "sys"], code: 1, stderr: `${ME}: No code object available for sys\n` },
  { name: "-m, relative", args: ["-m", ".x"], code: 1, stderr: `${ME}: Relative module names not supported\n` },
  {
    name: "-m below a package that cannot be imported",
    files: { "p/__init__.py": "import missing\n", "p/x.py": "" },
    args: ["-m", "p.x"],
    code: 1,
    stderr: `${ME}: No module named missing\n`,
  },
  {
    name: "-m of a package whose import fails shows the traceback",
    files: { "p/__init__.py": "1/0\n", "p/x.py": "" },
    args: ["-m", "p.x"],
    code: 1,
    stderr:
      'Traceback (most recent call last):\n  File "p/__init__.py", line 1, in <module>\n    1/0\nZeroDivisionError: integer division or modulo by zero\n',
  },
  // --- sys.path -------------------------------------------------------------------------------------------------------
  {
    name: "sys.path[0] is absolute, so a program may change its folder",
    files: { "a.py": "import os\nos.chdir('/')\nimport b\n", "b.py": "print 'b'\n" },
    args: ["a.py"],
    stdout: "b\n",
  },
  {
    name: "folders of PYTHONPATH are made absolute",
    files: { "a.py": "import sys\nprint sys.path[1:4]\n" },
    args: ["a.py"],
    env: { PYTHONPATH: "l:./m/:/abs" },
    stdout: "['HERE/l', 'HERE/m', '/abs']\n",
  },
  {
    name: "a folder with __main__.py",
    files: { "p/__main__.py": "import sys\nprint __file__, sys.path[0], sys.argv\n" },
    args: ["p"],
    stdout: "HERE/p/__main__.py p ['p']\n",
  },
  // --- Options --------------------------------------------------------------------------------------------------------
  { name: "-Qnew", args: ["-Qnew", "-c", "print 1/2"], stdout: "0.5\n" },
  { name: "-x skips the first line", files: { "a.py": "%%\nprint 5\n" }, args: ["-x", "a.py"], stdout: "5\n" },
  { name: "-b is accepted", args: ["-b", "-c", "print 1"], stdout: "1\n" },
  {
    name: "a bad -W is told",
    args: ["-W", "bogus", "-c", "pass"],
    stderr: "Invalid -W option ignored: invalid action: 'bogus'\n",
  },
  {
    name: "-i goes on with the program's names",
    args: ["-i", "-c", "x = 20"],
    stdin: "x + 1\n",
    stdout: "21\n",
    stderr: ">>> >>> \n",
  },
  {
    name: "-i shows even SystemExit, and goes on",
    args: ["-i", "-c", "import sys; sys.exit(3)"],
    stdin: "print 1\n",
    stdout: "1\n",
    stderr: 'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nSystemExit: 3\n>>> >>> \n',
  },
  // --- Ends -----------------------------------------------------------------------------------------------------------
  { name: "an exit code that fits no C long", args: ["-c", "import sys; sys.exit(2**70)"], code: 255 },
  { name: "an exit text beyond ASCII", args: ["-c", "import sys; sys.exit(u'\\xe9')"], code: 1, stderr: "\n" },
  {
    name: "an exception after stdout was closed",
    args: ["-c", "import sys; sys.stdout.close(); print 1"],
    code: 1,
    stderr:
      'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nValueError: I/O operation on closed file\n',
  },
  {
    name: "print without a stdout",
    args: ["-c", "import sys; sys.stdout = None; print 1"],
    code: 1,
    stderr:
      "Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\nAttributeError: 'NoneType' object has no attribute 'write'\n",
  },
  {
    name: "no sys.excepthook",
    args: ["-c", "import sys; del sys.excepthook; 1/0"],
    code: 1,
    stderr:
      'sys.excepthook is missing\nTraceback (most recent call last):\n  File "<string>", line 1, in <module>\nZeroDivisionError: integer division or modulo by zero\n',
  },
  {
    name: "a sys.excepthook that fails",
    args: ["-c", "import sys\ndef h(*a): raise ValueError(2)\nsys.excepthook = h\n1/0"],
    code: 1,
    stderr: "Error in sys.excepthook:\nTraceback (most recent call last):\n" +
      '  File "<string>", line 2, in h\nValueError: 2\n\nOriginal exception was:\n' +
      'Traceback (most recent call last):\n  File "<string>", line 4, in <module>\n' +
      "ZeroDivisionError: integer division or modulo by zero\n",
  },
  {
    name: "a program that waits for itself",
    args: ["-c", "import thread\nl = thread.allocate_lock()\nl.acquire()\nl.acquire()"],
    code: 1,
    stderr: "Deadlock: the only thread waits, and nothing can wake it\n" +
      "Thread 'MainThread' waits for a lock taken by thread 'MainThread'\n" +
      '  File "<string>", line 4, in <module>\nTraceback (most recent call last):\n' +
      '  File "<string>", line 4, in <module>\n' +
      "threading.DeadlockError: the only thread waits, and nothing can wake it\n",
  },
];

for (const row of CASES) {
  Deno.test(`as python2.7: ${row.name}`, () =>
    withFiles(row.files ?? {}, async (folder) => {
      const cwd = Deno.realPathSync(folder);
      const { code, stdout, stderr } = await runCli(row.args, { cwd, stdin: row.stdin, env: row.env });
      assertEquals(
        { code, stdout: stdout.replaceAll(cwd, "HERE"), stderr: stderr.replaceAll(cwd, "HERE") },
        { code: row.code ?? 0, stdout: row.stdout ?? "", stderr: row.stderr ?? "" },
      );
    }));
}

Deno.test("as python2.7: a program behind a link finds the modules beside it", () =>
  withFiles({ "real dir/a.py": "import b\n", "real dir/b.py": "print 'b'\n" }, async (cwd) => {
    Deno.symlinkSync("real dir/a.py", `${cwd}/link.py`);
    assertEquals((await runCli(["link.py"], { cwd })).stdout, "b\n");
  }));

Deno.test("as python2.7: names, arguments and variables that are not UTF-8", () =>
  withFiles({}, async (cwd) => {
    const script = `name=$(printf 'caf\\351.py'); echo 'import sys, os; print sys.argv, repr(os.environ["V"])' > "$name"
      V=$(printf '\\377'); export V
      PYTHONPATH=$(printf 'l\\351b'); export PYTHONPATH
      "${ME}" "$name" "$name" 'caf\u00e9' "" "two words" && "${ME}" -c 'import sys; print repr(sys.path[1][-4:])' "$name"`;
    assertEquals(await runProgram("sh", ["-c", script], { cwd }), {
      code: 0,
      stdout: "['caf\\xe9.py', 'caf\\xe9.py', 'caf\\xc3\\xa9', '', 'two words'] '\\xff'\n'/l\\xe9b'\n",
      stderr: "",
    });
  }));

Deno.test("vmiotman: a current folder that was removed", () =>
  withFiles({ "gone/x": "" }, async (cwd) => {
    const script = `cd gone && rm -r ../gone && "${ME}" version`;
    const { code, stderr } = await runProgram("sh", ["-c", script], { cwd });
    assertEquals(code, 5);
    assertMatch(stderr, /vmiotman: the current folder does not exist any more; change to another one\.\n$/);
  }));

Deno.test("as python2.7: Ctrl-C while a program sleeps, computes or reads its input", async () => {
  for (const wait of ["time.sleep(60)", "while 1: pass", "os.read(0, 1)"]) {
    const child = new Deno.Command(ME, {
      args: ["-uc", `import os, time\nprint 'ready'\n${wait}`],
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
      env: { VMIOT_DENO: Deno.execPath() },
    }).spawn();
    const reader = child.stdout.getReader();
    await reader.read();
    child.kill("SIGINT");
    const stderr = await new Response(child.stderr).text();
    assertEquals((await child.status).code, 1);
    assertEquals(
      stderr,
      'Traceback (most recent call last):\n  File "<string>", line 3, in <module>\nKeyboardInterrupt\n',
    );
    await child.stdin.close();
    await reader.cancel();
  }
});

Deno.test("as python2.7: a reader that goes away", async () => {
  const script = `"${ME}" -c 'for i in xrange(100000): print i' | head -1`;
  const { stdout, stderr } = await runProgram("sh", ["-c", script]);
  assertEquals(stdout, "0\n");
  assertMatch(stderr, /^Traceback[^]*IOError: \[Errno 32\] Broken pipe\n$/);
});

Deno.test("vmiotman: wrong uses of commands that look like right ones", () =>
  withFiles({ "main.py": "print 1\n" }, async (cwd) => {
    assertEquals((await runCli(["compile", "-q"], { cwd })).code, 0);
    const image = "vmiotman: 'main_img.vmiot' is an image already; 'vmiotman inspect' shows what is in it\n";
    for (
      const [args, stderr] of [
        [["compile", "main_img.vmiot"], image],
        [["check", "main_img.vmiot"], image],
        [["version", "x"], "vmiotman: version takes no arguments; see 'vmiotman version --help'\n"],
        [["repl", "x.py"], "vmiotman: repl takes no arguments; see 'vmiotman repl --help'\n"],
        [["help", "x"], "vmiotman: unknown command 'x'; see 'vmiotman --help'\n"],
      ] as const
    ) assertEquals(await runCli([...args], { cwd }), { code: 2, stdout: "", stderr });
  }));

Deno.test("vmiotman: output that cannot be written, and files over the limit", () =>
  withFiles({ "main.py": `x = '${"y".repeat(9000)}'\n` }, async (cwd) => {
    const me = `"${ME}"`;
    const script = `${me} --help >/dev/full; echo $?; ${me} compile -q -o pipe.vmiot; mkfifo pipe; cat pipe >copy &
      ${me} compile -q -o pipe; wait; test -p pipe && cmp copy pipe.vmiot && echo same
      ulimit -f 8; ${me} compile -q --force; echo $?; ls -A
      ${me} -c "open('big', 'w').write('x' * 100000)"; echo $?`;
    const { stdout, stderr } = await runProgram("sh", ["-c", script], { cwd });
    assertEquals(stdout, "5\nsame\n5\n.vmiot\ncopy\nmain.py\npipe\npipe.vmiot\n1\n");
    assertEquals(
      stderr.replace(/Traceback[^]*IOError/, "IOError"),
      "vmiotman: cannot write to standard output: No space left on device\n" +
        "vmiotman: cannot write 'main_img.vmiot': File too large\nIOError: [Errno 27] File too large\n",
    );
  }));

Deno.test("what a program leaves to be written at its end and cannot be is told, as CPython does", () =>
  withFiles({ "main.py": "f = open('/dev/full', 'w')\nf.write('x')\nprint 1\n" }, async (cwd) => {
    const { stdout, stderr } = await runProgram("sh", [
      "-c",
      `"${ME}" run main.py; echo $?; "${ME}" run main.py | true`,
    ], { cwd });
    assertEquals(stdout, "1\n0\n");
    const one = "close failed in file object destructor:\nIOError: [Errno 28] No space left on device\n";
    assertEquals(stderr, one + one);
  }));

Deno.test("repl on a terminal: text in its encoding, lines wider than it, Ctrl-C, history", () =>
  withFiles({}, async (cwd) => {
    // `script` gives the session a terminal. A shell that stayed would die of Ctrl-C itself.
    const child = new Deno.Command("script", {
      args: ["-qec", `stty cols 80; exec "${ME}" repl`, "/dev/null"],
      stdin: "piped",
      stdout: "piped",
      env: { HOME: cwd, TERM: "xterm", LC_ALL: "C.UTF-8", VMIOT_DENO: Deno.execPath() },
    }).spawn();
    const writer = child.stdin.getWriter(), reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
    /** Types keys, and gives what the terminal shows until `end` has come. */
    const type = async (keys: string, end: string): Promise<string> => {
      await writer.write(new TextEncoder().encode(keys));
      let shown = "";
      while (!shown.includes(end)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`the session ended before ${JSON.stringify(end)} in ${JSON.stringify(shown)}`);
        shown += value;
      }
      return shown;
    };
    const prompt = "\r\x1b[K>>> ";
    await type("", prompt);
    await type("u'\u00e9'\r", `\r\nu'\\xe9'\r\n${prompt}`);
    const long = `'${"x".repeat(150)}'.count('x')`;
    const drawn = await type(long, "count('x')");
    // While it is typed, no line that is drawn is wider than the terminal.
    for (const line of drawn.split("\r\x1b[K")) assertMatch(line, /^(?!.{80})/);
    await type("\r", `\r\n150\r\n${prompt}`);
    await type("while 1: pass\r", "... ");
    await type("\r", "\r\n");
    await new Promise((resolve) => setTimeout(resolve, 300));
    await type("\x03", `KeyboardInterrupt\r\n${prompt}`);
    await type("\x1b[A\x1b[A\r", `\r\n150\r\n${prompt}`);
    await type("\x04", "\r\n");
    assertEquals((await child.status).code, 0);
    assertEquals(Deno.readTextFileSync(`${cwd}/.vmiotman_history`), `u'\u00e9'\n${long}\nwhile 1: pass\n${long}\n`);
    await writer.close().catch(() => {});
    await reader.cancel();
  }));

Deno.test("vmiotman: two first runs at the same time, in a folder with spaces, with nothing but npm", () =>
  withFiles({}, async (cwd) => {
    const home = `${cwd}/my copy`;
    // An npm that takes its time and installs the Deno that runs this test, and a Deno that is too old. What is to be
    // compiled beforehand is little.
    const script = `mkdir "${home}" bin && cd "${HOME}" &&
      cp -r vmiotman deno.json deno.lock cli.ts mod.ts cli compiler engine vm hal net serde project tools types "${home}/" &&
      cd "${home}" && rm -r vm/lib/*/ tools/warm_up/* && echo pass >tools/warm_up/language.py &&
      cd "${cwd}" && cat >bin/npm <<'END' && chmod +x bin/npm
#!/bin/sh
[ "$1 $2" = "install --prefix" ] || exit 1
mkdir -p "$3/node_modules/@deno/any" && sleep 0.5 && ln -s "${Deno.execPath()}" "$3/node_modules/@deno/any/deno"
END
      printf '#!/bin/sh\\nexit 1\\n' >bin/deno && chmod +x bin/deno
      PATH="$PWD/bin:/usr/bin:/bin"; export PATH
      "${home}/vmiotman" -c 'print 1' >1 2>1e & "${home}/vmiotman" -c 'import os; print 2' >2 2>2e; wait; cat 1 2 1e 2e
      ls -A "${home}/.deno"`;
    const { stdout, stderr } = await runProgram("sh", ["-c", script], { cwd, env: { VMIOT_DENO: "" } });
    const note = `vmiotman: installing Deno 2.9.5 into ${home}/.deno (once)\n`;
    assertEquals([stdout, stderr], [`1\n2\n${note}${note}app\ncache\nengine\nnode_modules\n`, ""]);
  }));

Deno.test("README: its commands work as they stand", () =>
  withFiles({ "program.py": "import sys\nprint sys.argv[1:]\n" }, async (cwd) => {
    const readme = Deno.readTextFileSync(`${HOME}/README.md`);
    const block = /## Use\n\n```sh\n([^]*?)```/.exec(readme)![1];
    Deno.symlinkSync(ME, `${cwd}/vmiotman`);
    Deno.symlinkSync(`${HOME}/examples`, `${cwd}/examples`);
    const commands = block.trim().split("\n").map((line) => line.replace(/\s+# .*/, ""));
    assertEquals(commands.length, 6);
    for (const command of commands) {
      const result = await runProgram("sh", ["-c", command], { cwd });
      assertEquals([result.code, result.stderr], [0, ""], command);
    }
  }));

Deno.test("compiled modules are kept beside their sources, as CPython keeps them", () =>
  withFiles(
    { "main.py": "import mod, os, package.inner\nprint mod.f(), os.path.basename(mod.__file__)\n" },
    async (cwd) => {
      const old = new Date(Date.now() - 100_000);
      const write = (name: string, text: string, time = old) => {
        Deno.writeTextFileSync(`${cwd}/${name}`, text);
        Deno.utimeSync(`${cwd}/${name}`, time, time);
      };
      const compiled = () =>
        [...Deno.readDirSync(cwd)].map(({ name }) => name).filter((name) => name.includes("pyc")).sort();
      const run = async (args: string[] = [], env: Record<string, string> = {}) => {
        const { code, stdout, stderr } = await runCli([...args, "main.py"], { cwd, env });
        assertEquals([code, stderr], [0, ""]);
        return stdout.trim();
      };
      Deno.mkdirSync(`${cwd}/package`);
      write("package/__init__.py", "");
      write("package/inner.py", "x = 1\n");
      // A source that may change again within the second is compiled anew.
      write("mod.py", "def f(): return 1\n", new Date());
      assertEquals([await run(), compiled()], ["1 mod.py", []]);
      write("mod.py", "def f(): return 2\n");
      for (const [args, env] of [[["-B"], {}], [["-O"], {}], [["-Qnew"], {}], [[], { PYTHONDONTWRITEBYTECODE: "1" }]]) {
        assertEquals([await run(args as string[], env as Record<string, string>), compiled()], ["2 mod.py", []]);
      }
      Deno.chmodSync(`${cwd}/mod.py`, 0o640);
      assertEquals([await run(), compiled()], ["2 mod.py", ["mod.pyc"]]);
      assertEquals(Deno.statSync(`${cwd}/mod.pyc`).mode! & 0o777, 0o640);
      assertEquals([...Deno.readDirSync(`${cwd}/package`)].map(({ name }) => name).sort(), [
        "__init__.py",
        "__init__.pyc",
        "inner.py",
        "inner.pyc",
      ]);
      assertEquals(await run(), "2 mod.pyc");
      write("mod.py", "def f(): return 3\n", new Date(old.getTime() + 5000));
      assertEquals([await run(), await run()], ["3 mod.py", "3 mod.pyc"]);
      // What cannot be written is no error, and what is broken is not used.
      Deno.writeTextFileSync(`${cwd}/mod.pyc`, "\x03\xf3\r\nbroken");
      assertEquals([await run(), await run()], ["3 mod.py", "3 mod.pyc"]);
      Deno.removeSync(`${cwd}/mod.pyc`);
      Deno.mkdirSync(`${cwd}/mod.pyc`);
      assertEquals([await run(), compiled()], ["3 mod.py", ["mod.pyc"]]);
    },
  ));
