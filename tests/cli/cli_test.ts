// SPDX-License-Identifier: MIT
/**
 * The command as a user meets it: what it prints and its exit code, for good and bad input. One row per case; the rows
 * that need more than one command are written out below. Long because it is a table.
 */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { HOME, runCli, runProgram, withFiles } from "./run_cli.ts";

interface Case {
  name: string;
  files?: Record<string, string | Uint8Array>;
  args: string[];
  stdin?: string;
  env?: Record<string, string>;
  code: number;
  /** Exact text, or a pattern. Default: nothing. */
  stdout?: string | RegExp;
  stderr?: string | RegExp;
}

const bytes = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const HELLO = { "main.py": "print 'hello'\n" };

const PROTO = {
  "main.py": "import reading_pb2\nr = reading_pb2.Reading(device='a')\nr.stamp.at.seconds = 5\n" +
    "print repr(r.SerializeToString()), r\n",
  "reading.proto": 'syntax = "proto3";\npackage demo;\nimport "parts/stamp.proto";\n' +
    "message Reading { string device = 1; Stamp stamp = 2; }\n",
  "parts/__init__.py": "",
  "parts/stamp.proto": 'syntax = "proto3";\npackage demo;\nimport "google/protobuf/timestamp.proto";\n' +
    "message Stamp { google.protobuf.Timestamp at = 1; }\n",
};

const CASES: Case[] = [
  // --- Running ------------------------------------------------------------------------------------------------------
  { name: "run a file", files: HELLO, args: ["run", "main.py"], code: 0, stdout: "hello\n" },
  { name: "run a file without 'run'", files: HELLO, args: ["main.py"], code: 0, stdout: "hello\n" },
  { name: "run a folder", files: HELLO, args: ["run", "."], code: 0, stdout: "hello\n" },
  {
    name: "a full heap is MemoryError",
    files: {
      "main.py": "kept = []\ntry:\n    while True:\n        kept.append([0] * 500)\n" +
        "except MemoryError:\n    kept = None\n    print 'caught'\n" +
        "kept = []\ntry:\n    while True:\n        kept.append(range(1000))\nexcept MemoryError:\n    print 'again'\n" +
        "try:\n    kept = [1]\n    while True:\n        kept += kept\n" +
        "finally:\n    kept = None\n    print 'finally'\n",
    },
    args: ["run", "main.py"],
    env: { DENO_V8_FLAGS: "--max-old-space-size=72" },
    code: 1,
    stdout: "caught\nagain\nfinally\n",
    stderr: /^Traceback \(most recent call last\):\n {2}File "main\.py", line 17, in <module>\n.*\nMemoryError\n$/,
  },
  {
    name: "run a folder with a slash",
    files: { "p/main.py": "print __file__\n" },
    args: ["run", "p/"],
    code: 0,
    stdout: "p/main.py\n",
  },
  {
    name: "entry from the manifest",
    files: { "vmiot.yaml": "entry: go.py\n", "go.py": "print 'go'\n" },
    args: ["run", "."],
    code: 0,
    stdout: "go\n",
  },
  {
    name: "run a folder with .proto files",
    files: PROTO,
    args: ["run", "."],
    code: 0,
    stdout: /^'\\n\\x01a\\x12\\x04\\n\\x02\\x08\\x05' device: "a"\n/,
  },
  {
    name: "the telemetry example",
    args: ["run", `${HOME}/examples/telemetry`],
    code: 0,
    stdout:
      /^42 bytes: 0a0c[0-9a-f]+\ndevice: "greenhouse-3"\n[\s\S]*"2020-09-13T12:26:40Z"[\s\S]*<alarm>door &lt;open&gt;<\/alarm><\/report>\n$/,
  },
  {
    name: "run a folder with a bad .proto file",
    files: { ...PROTO, "reading.proto": 'syntax = "proto3";\nmessage R { Nope x = 1; }\n' },
    args: ["run", "."],
    code: 1,
    stderr: /line 1, in <module>\n {4}import reading_pb2\nImportError: reading.proto:2:13: 'Nope' is not declared\n$/,
  },
  {
    name: "compile bad .proto files",
    files: {
      ...PROTO,
      "reading.proto": 'syntax = "proto3";\nimport "gone.proto";\n',
      "parts/stamp.proto": 'syntax = "proto3";\nmessage M {\n  string s = 1\n}\n',
      "third.proto": 'syntax = "proto3";\nimport "parts/stamp.proto";\n',
    },
    args: ["compile", "."],
    code: 3,
    stderr: "  File \"parts/stamp.proto\", line 4\n    }\n    ^\nSyntaxError: illegal token '}', ';' expected\n" +
      '  File "reading.proto", line 2\n    import "gone.proto";\n           ^\n' +
      "SyntaxError: cannot find the import 'gone.proto'\n",
  },
  {
    name: "compile .proto files in a folder that is no package",
    files: { "main.py": "", "a.proto": 'import "b/c.proto";', "b/c.proto": "" },
    args: ["compile", "."],
    code: 3,
    stderr: /line 1\n.*\n {11}\^\nSyntaxError: 'b\/c.proto' cannot be imported: the folder 'b' has no __init__.py\n$/,
  },
  { name: "-c", args: ["-c", "print 6 * 7"], code: 0, stdout: "42\n" },
  {
    name: "-c with arguments",
    args: ["-c", "import sys; print sys.argv", "a", "-b"],
    code: 0,
    stdout: "['-c', 'a', '-b']\n",
  },
  { name: "run -c", args: ["run", "-c", "print 1"], code: 0, stdout: "1\n" },
  { name: "standard input", args: [], stdin: "print 'from stdin'\n", code: 0, stdout: "from stdin\n" },
  {
    name: "standard input as -",
    args: ["run", "-", "x"],
    stdin: "import sys\nprint sys.argv\n",
    code: 0,
    stdout: "['-', 'x']\n",
  },
  { name: "-m", files: { "mod.py": "print __name__\n" }, args: ["-m", "mod"], code: 0, stdout: "__main__\n" },
  { name: "-m missing", args: ["-m", "no_such"], code: 1, stderr: /No module named no_such\n$/ },
  {
    name: "arguments",
    files: { "a.py": "import sys\nprint sys.argv\n" },
    args: ["run", "a.py", "--help", "-c", "x y"],
    code: 0,
    stdout: "['a.py', '--help', '-c', 'x y']\n",
  },
  {
    name: "a folder with __main__.py",
    files: { "p/__main__.py": "import sys\nprint sys.argv, __name__\n" },
    args: ["p"],
    code: 0,
    stdout: "['p'] __main__\n",
  },
  {
    name: "own module shadows the library",
    files: { "a.py": "import config\nprint config.x\n", "config.py": "x = 5\n" },
    args: ["a.py"],
    code: 0,
    stdout: "5\n",
  },
  {
    name: "PYTHONPATH",
    files: { "lib/extra.py": "y = 7\n", "a.py": "import extra\nprint extra.y\n" },
    args: ["a.py"],
    env: { PYTHONPATH: "lib" },
    code: 0,
    stdout: "7\n",
  },
  {
    name: "VMIOT_LIB",
    files: { "lib/extra.py": "y = 8\n", "a.py": "import extra\nprint extra.y\n" },
    args: ["a.py"],
    env: { VMIOT_LIB: "lib" },
    code: 0,
    stdout: "8\n",
  },
  {
    name: "--lib",
    files: { "lib/extra.py": "y = 9\n", "a.py": "import extra\nprint extra.y\n" },
    args: ["run", "--lib", "lib", "a.py"],
    code: 0,
    stdout: "9\n",
  },
  {
    name: "PYTHONPATH before --lib",
    files: { "l/extra.py": "y = 1\n", "p/extra.py": "y = 2\n", "a.py": "import extra\nprint extra.y\n" },
    args: ["--lib=l", "a.py"],
    env: { PYTHONPATH: "p" },
    code: 0,
    stdout: "2\n",
  },
  {
    name: "-E ignores PYTHONPATH",
    files: { "p/extra.py": "" },
    args: ["-E", "-c", "import extra"],
    env: { PYTHONPATH: "p" },
    code: 1,
    stderr: /ImportError: No module named extra\n$/,
  },
  { name: "-O", args: ["-O", "-c", "assert 0\nprint __debug__"], code: 0, stdout: "False\n" },
  {
    name: "sys.executable runs scripts",
    files: { "a.py": "import sys\nprint sys.executable\n" },
    args: ["a.py"],
    code: 0,
    stdout: `${HOME}/vmiotman\n`,
  },
  { name: "sys.exit", args: ["-c", "import sys; sys.exit(7)"], code: 7 },
  { name: "sys.exit with a text", args: ["-c", "import sys; sys.exit('no')"], code: 1, stderr: "no\n" },
  {
    name: "uncaught exception",
    args: ["-c", "1/0"],
    code: 1,
    stderr:
      'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nZeroDivisionError: integer division or modulo by zero\n',
  },
  {
    name: "uncaught exception in a file",
    files: { "a.py": "def f():\n    return {}['k']\nf()\n" },
    args: ["a.py"],
    code: 1,
    stderr:
      "Traceback (most recent call last):\n  File \"a.py\", line 3, in <module>\n    f()\n  File \"a.py\", line 2, in f\n    return {}['k']\nKeyError: 'k'\n",
  },
  {
    name: "output before an exception",
    args: ["-c", "print 'a',\nraise ValueError('x')"],
    code: 1,
    stdout: "a\n",
    stderr: /ValueError: x\n$/,
  },
  {
    name: "a .pyc that is none",
    files: { "a.pyc": "hello" },
    args: ["a.pyc"],
    code: 4,
    stderr: /^vmiotman: .*bad \.pyc file: it has only 5 bytes/i,
  },
  {
    name: "a .pyc of another Python",
    files: { "a.pyc": bytes("\x16\x0d\r\n\0\0\0\0\0\0\0\0") },
    args: ["a.pyc"],
    code: 4,
    stderr: /magic number 3350 is not CPython 2\.7's/,
  },
  {
    name: "a truncated .pyc",
    files: { "a.pyc": bytes("\x03\xf3\r\n\0\0\0\0c\0\0") },
    args: ["a.pyc"],
    code: 4,
    stderr: /^vmiotman: .*bad \.pyc file/i,
  },
  // --- Bad input to run -----------------------------------------------------------------------------------------------
  {
    name: "missing file",
    args: ["run", "nope.py"],
    code: 2,
    stderr: "vmiotman: cannot open 'nope.py': No such file or directory\n",
  },
  {
    name: "missing image",
    args: ["run", "nope.vmiot"],
    code: 2,
    stderr: "vmiotman: cannot open 'nope.vmiot': No such file or directory\n",
  },
  {
    name: "a file where a folder is meant",
    files: HELLO,
    args: ["run", "main.py/x.py"],
    code: 2,
    stderr: /^vmiotman: cannot open 'main.py\/x.py': (Not a directory|No such file or directory)\n$/,
  },
  {
    name: "folder without main.py",
    files: { "x.py": "" },
    args: ["run", "."],
    code: 2,
    stderr: "vmiotman: no main.py in '.' (a project folder needs one, or a vmiot.yaml that names another entry)\n",
  },
  {
    name: "entry that is not there",
    files: { "vmiot.yaml": "entry: go.py\n" },
    args: ["run", "."],
    code: 2,
    stderr: "vmiotman: no go.py in '.' (it is the entry that vmiot.yaml names)\n",
  },
  {
    name: "syntax error",
    files: { "a.py": "x = 1\nif x\n    y\n" },
    args: ["run", "a.py"],
    code: 3,
    stderr: '  File "a.py", line 2\n    if x\n       ^\nSyntaxError: invalid syntax\n',
  },
  {
    name: "syntax error in -c",
    args: ["-c", "x ="],
    code: 3,
    stderr: '  File "<string>", line 1\n    x =\n      ^\nSyntaxError: invalid syntax\n',
  },
  {
    name: "undeclared encoding",
    files: { "a.py": bytes("print '\xe9'\n") },
    args: ["a.py"],
    code: 3,
    stderr:
      "  File \"a.py\", line 1\nSyntaxError: Non-ASCII character '\\xe9' in file a.py on line 1, but no encoding declared; see http://python.org/dev/peps/pep-0263/ for details\n",
  },
  {
    name: "not UTF-8",
    files: { "a.py": bytes("# coding: utf-8\nx = u'\xe9'\n") },
    args: ["a.py"],
    code: 3,
    stderr: /SyntaxError: \(unicode error\) 'utf8' codec can't decode byte 0xe9 in position 0: /,
  },

  {
    name: "unknown option",
    args: ["--frobnicate"],
    code: 2,
    stderr: "vmiotman: unknown option --frobnicate; see 'vmiotman --help'\n",
  },
  {
    name: "unknown short option",
    args: ["-Z"],
    code: 2,
    stderr: "vmiotman: unknown option -Z; see 'vmiotman --help'\n",
  },
  {
    name: "-c without code",
    args: ["-c"],
    code: 2,
    stderr: "vmiotman: option -c needs a value; see 'vmiotman --help'\n",
  },
  { name: "bad -Q", args: ["-Qmaybe"], code: 2, stderr: /^vmiotman: -Q option should be/ },
  {
    name: "--lib without a folder",
    args: ["run", "--lib"],
    code: 2,
    stderr: "vmiotman: option --lib needs a value; see 'vmiotman --help'\n",
  },
  {
    name: "--trust with a source",
    files: HELLO,
    args: ["run", "--trust", "k.pub", "main.py"],
    code: 4,
    stderr: "vmiotman: --trust is for images: anything else carries no signature\n",
  },
  // --- Images ---------------------------------------------------------------------------------------------------------
  {
    name: "an image that is none",
    files: { "a.vmiot": "hello, I am no image at all, but I am long enough for a header of 68 bytes" },
    args: ["run", "a.vmiot"],
    code: 4,
    stderr: "vmiotman: bad image: this is not a vmiot image (wrong first bytes) (at offset 0x0)\n",
  },
  {
    name: "an empty image",
    files: { "a.vmiot": "" },
    args: ["run", "a.vmiot"],
    code: 4,
    stderr: "vmiotman: bad image: 0 bytes are too few for an image\n",
  },
  {
    name: "inspect what is no image",
    files: { "a.vmiot": "x" },
    args: ["inspect", "a.vmiot"],
    code: 4,
    stderr: "vmiotman: bad image: 1 bytes are too few for an image\n",
  },
  {
    name: "inspect a folder",
    args: ["inspect", "."],
    code: 2,
    stderr: "vmiotman: cannot inspect '.': it is a folder\n",
  },
  {
    name: "inspect nothing",
    args: ["inspect"],
    code: 2,
    stderr: "vmiotman: inspect needs one image; see 'vmiotman inspect --help'\n",
  },
  {
    name: "inspect a missing file",
    args: ["inspect", "a.vmiot"],
    code: 2,
    stderr: "vmiotman: cannot open 'a.vmiot': No such file or directory\n",
  },
  {
    name: "dis",
    files: { "a.py": "x = 1\n" },
    args: ["dis", "a.py"],
    code: 0,
    stdout: /^ {2}1 +0 LOAD_CONST +0 \(1\)\n +3 STORE_NAME +0 \(x\)\n/,
  },
  {
    name: "dis of a bad source",
    files: { "a.py": "x = \n" },
    args: ["dis", "a.py"],
    code: 3,
    stderr: /SyntaxError: invalid syntax\n$/,
  },
  { name: "dis of nothing", args: ["dis"], code: 2, stderr: "vmiotman: dis needs a file; see 'vmiotman dis --help'\n" },
  {
    name: "dis of a folder",
    args: ["dis", "."],
    code: 2,
    stderr: "vmiotman: cannot disassemble '.': it is a folder; name a file in it\n",
  },
  // --- Compiling ------------------------------------------------------------------------------------------------------
  {
    name: "compile without a project",
    args: ["compile"],
    code: 2,
    stderr: "vmiotman: no main.py in '.' (a project folder needs one, or a vmiot.yaml that names another entry)\n",
  },
  {
    name: "compile a missing folder",
    args: ["compile", "nope"],
    code: 2,
    stderr: "vmiotman: cannot open project 'nope': No such file or directory\n",
  },
  {
    name: "compile two folders",
    args: ["compile", "a", "b"],
    code: 2,
    stderr: "vmiotman: compile takes one folder or file; see 'vmiotman compile --help'\n",
  },
  {
    name: "compile with an unknown option",
    args: ["compile", "--fast"],
    code: 2,
    stderr: "vmiotman: unknown option --fast; see 'vmiotman compile --help'\n",
  },
  {
    name: "compile with a switch that got a value",
    args: ["compile", "--strip=yes"],
    code: 2,
    stderr: "vmiotman: option --strip takes no value; see 'vmiotman compile --help'\n",
  },
  {
    name: "compile with two outputs",
    args: ["compile", "-o", "a", "-o", "b"],
    code: 2,
    stderr: "vmiotman: option --output is given twice; see 'vmiotman compile --help'\n",
  },
  {
    name: "compile into a folder",
    files: HELLO,
    args: ["compile", "-o", "."],
    code: 2,
    stderr: "vmiotman: cannot write '.': it is a folder\n",
  },
  {
    name: "compile into a missing folder",
    files: HELLO,
    args: ["compile", "-q", "-o", "no/x.vmiot"],
    code: 2,
    stderr: "vmiotman: cannot write 'no/x.vmiot': No such file or directory\n",
  },
  {
    name: "compile with errors in two files",
    files: { "main.py": "print\nx = = 1\n", "b.py": "  y\n", "c.py": "z = 1\n" },
    args: ["compile"],
    code: 3,
    stderr:
      '  File "b.py", line 1\n    y\n    ^\nIndentationError: unexpected indent\n  File "main.py", line 2\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n',
  },
  { name: "check", files: HELLO, args: ["check"], code: 0, stdout: "1 file checked, no errors\n" },
  {
    name: "check files",
    files: { "a.py": "1 +\n", "b.py": "" },
    args: ["check", "a.py", "b.py"],
    code: 3,
    stderr: '  File "a.py", line 1\n    1 +\n      ^\nSyntaxError: invalid syntax\n',
  },
  {
    name: "check a missing file",
    args: ["check", "a.py"],
    code: 2,
    stderr: "vmiotman: cannot open 'a.py': No such file or directory\n",
  },
  {
    name: "compile with a missing key",
    files: HELLO,
    args: ["compile", "-q", "--sign", "my.key"],
    code: 2,
    stderr: "vmiotman: cannot read 'my.key': No such file or directory\n",
  },
  {
    name: "compile with a bad key",
    files: { ...HELLO, "my.key": "secret\n" },
    args: ["compile", "-q", "--sign", "my.key"],
    code: 2,
    stderr: "vmiotman: my.key: cannot read key: line 1 does not start with vmiot-ed25519-private\n",
  },
  {
    name: "an entry that the sources leave out",
    files: { ...HELLO, "vmiot.yaml": "sources: ['!main.py']\n" },
    args: ["compile"],
    code: 3,
    stderr: /^vmiotman: .*vmiot\.yaml: the entry main\.py is not among the sources\n$/,
  },
  // --- Manifest -------------------------------------------------------------------------------------------------------
  {
    name: "unknown key",
    files: { ...HELLO, "vmiot.yaml": "name: x\nentri: main.py\n" },
    args: ["compile"],
    code: 3,
    stderr: "vmiotman: vmiot.yaml:2: unknown key 'entri' (did you mean 'entry'?)\n",
  },
  {
    name: "wrong type",
    files: { ...HELLO, "vmiot.yaml": "strip: 5\n" },
    args: ["run", "."],
    code: 3,
    stderr: "vmiotman: vmiot.yaml:1: key 'strip' must be true or false, not 5\n",
  },
  {
    name: "bad YAML",
    files: { ...HELLO, "vmiot.yaml": "name: [\n" },
    args: ["compile"],
    code: 3,
    stderr: /^vmiotman: vmiot\.yaml:\d+: not valid YAML: /,
  },
  {
    name: "manifest that is not UTF-8",
    files: { ...HELLO, "vmiot.yaml": bytes("name: \xff\n") },
    args: ["compile"],
    code: 3,
    stderr: "vmiotman: vmiot.yaml: not UTF-8\n",
  },
  {
    name: "missing sub-project",
    files: { ...HELLO, "vmiot.yaml": "sub-projects:\n  - a\n" },
    args: ["compile"],
    code: 3,
    stderr: "vmiotman: vmiot.yaml:2: sub-project 'a' is not a folder\n",
  },
  {
    name: "sub-project without __init__.py",
    files: { ...HELLO, "vmiot.yaml": "sub-projects: [a]\n", "a/main.py": "" },
    args: ["compile"],
    code: 3,
    stderr: "vmiotman: vmiot.yaml:1: sub-project 'a' cannot be imported: it has no __init__.py\n",
  },
  {
    name: "sub-project with a bad name",
    files: { ...HELLO, "vmiot.yaml": "sub-projects: [a-b]\n", "a-b/main.py": "" },
    args: ["compile"],
    code: 3,
    stderr: "vmiotman: vmiot.yaml:1: sub-project 'a-b' cannot be imported: 'a-b' is not a Python name\n",
  },
  {
    name: "sub-projects in a cycle",
    files: {
      "a/main.py": "",
      "a/__init__.py": "",
      "a/vmiot.yaml": "sub-projects: [../b]\n",
      "b/__init__.py": "",
      "b/main.py": "",
      "b/vmiot.yaml": "# b\nsub-projects:\n- ../a\n",
    },
    args: ["compile", "a"],
    code: 3,
    stderr: "vmiotman: b/vmiot.yaml:3: sub-projects form a cycle: a -> b -> a\n",
  },
  {
    name: "a sub-project that is its parent",
    files: { ...HELLO, "vmiot.yaml": "sub-projects: ['.']\n" },
    args: ["compile"],
    code: 3,
    stderr: /sub-projects form a cycle: (\S+) -> \1\n$/,
  },
  {
    name: "two sub-projects of one name",
    files: {
      ...HELLO,
      "vmiot.yaml": "sub-projects: [x/a, y/a]\n",
      "x/a/__init__.py": "",
      "x/a/main.py": "",
      "y/a/__init__.py": "",
    },
    args: ["compile"],
    code: 3,
    stderr: "vmiotman: vmiot.yaml:1: two sub-projects are called 'a'\n",
  },
  // --- Other commands -------------------------------------------------------------------------------------------------
  {
    name: "new without a name",
    args: ["new"],
    code: 2,
    stderr: "vmiotman: new needs one name; see 'vmiotman new --help'\n",
  },
  {
    name: "new over an existing folder",
    files: { "a/x": "" },
    args: ["new", "a"],
    code: 2,
    stderr: "vmiotman: cannot make 'a': it exists\n",
  },
  { name: "new with a bad name", args: ["new", "a b"], code: 2, stderr: "vmiotman: 'a b' cannot be a folder name\n" },
  {
    name: "new sub-project with a bad name",
    args: ["new", "--sub", "a-b"],
    code: 2,
    stderr: "vmiotman: 'a-b' is not a Python name, so nothing could import it\n",
  },
  {
    name: "keygen over an existing key",
    files: { "k.key": "" },
    args: ["keygen", "k"],
    code: 2,
    stderr: "vmiotman: cannot write 'k.key': it exists\n",
  },
  {
    name: "test without tests",
    files: HELLO,
    args: ["test"],
    code: 0,
    stdout: "no tests in '.' (files named test_*.py or *_test.py)\n0 passed, 0 failed\n",
  },
  {
    name: "version",
    args: ["version"],
    code: 0,
    stdout: /^vmiotman \d+\.\d+\.\d+ \(Python 2\.7\.18, image format \d+, Deno /,
  },
  { name: "-V", args: ["-V"], code: 0, stderr: "Python 2.7.18\n" },
  {
    name: "--help",
    args: ["--help"],
    code: 0,
    stdout: /^vmiotman compiles and runs Python 2\.7 programs\.\n[\s\S]*Exit codes:[\s\S]*Examples:\n/,
  },
  { name: "help compile", args: ["help", "compile"], code: 0, stdout: /^Compile a project into an image\.\n/ },
  ...["run", "compile", "check", "test", "dis", "inspect", "new", "repl", "keygen", "version"].map((name): Case => ({
    name: `${name} --help`,
    args: [name, "--help"],
    code: 0,
    stdout: new RegExp(`^\\S[^\\n]*\\.\\n\\nUsage: vmiotman ${name}[\\s\\S]*\\nExamples:\\n  \\S`),
  })),
  // --- Interactive session on a pipe ------------------------------------------------------------------------------------
  {
    name: "repl on a pipe",
    args: ["repl"],
    stdin: "1 + 1\n_ * 10\nx = 5\nfor i in range(2):\n    print i, x\n\n'end'\n",
    code: 0,
    stdout: "2\n20\n0 5\n1 5\n'end'\n",
  },
  {
    name: "repl goes on after an error",
    args: ["repl"],
    stdin: "1 / 0\nprint 'on'\n",
    code: 0,
    stdout: "on\n",
    stderr: /ZeroDivisionError: integer division or modulo by zero\n$/,
  },
  {
    name: "repl and a syntax error",
    args: ["repl"],
    stdin: "x = = 1\nprint 'on'\n",
    code: 0,
    stdout: "on\n",
    stderr: '  File "<stdin>", line 1\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n',
  },
  { name: "repl ends with exit code", args: ["repl"], stdin: "import sys\nsys.exit(4)\nprint 'never'\n", code: 4 },
  {
    name: "repl with a statement open at the end",
    args: ["repl"],
    stdin: "if True:\n    print 'done'",
    code: 0,
    stdout: "done\n",
  },
];

function check(what: string, got: string, wanted: string | RegExp = ""): void {
  if (typeof wanted === "string") assertEquals(got, wanted, what);
  else assertMatch(got, wanted, what);
}

for (const row of CASES) {
  Deno.test(`vmiotman: ${row.name}`, () =>
    withFiles(row.files ?? {}, async (cwd) => {
      const result = await runCli(row.args, { cwd, stdin: row.stdin, env: row.env });
      check("standard error", result.stderr, row.stderr);
      check("standard output", result.stdout, row.stdout);
      assertEquals(result.code, row.code, "exit code");
    }));
}

const isRoot = Deno.uid() === 0;

Deno.test({
  name: "vmiotman: unreadable file and folder",
  // Root may read everything.
  ignore: isRoot,
  fn: () =>
    withFiles({ "a.py": "", "p/main.py": "" }, async (cwd) => {
      Deno.chmodSync(`${cwd}/a.py`, 0);
      assertEquals(await runCli(["a.py"], { cwd }), {
        code: 5,
        stdout: "",
        stderr: "vmiotman: cannot open 'a.py': Permission denied\n",
      });
      Deno.chmodSync(`${cwd}/p`, 0);
      const result = await runCli(["compile", "p"], { cwd });
      Deno.chmodSync(`${cwd}/p`, 0o755);
      assertEquals(result.code, 5);
      assertMatch(result.stderr, /Permission denied/);
    }),
});

Deno.test({
  name: "vmiotman: unreadable file, as another user",
  ignore: !isRoot,
  fn: () =>
    withFiles({ "a.py": "" }, async (cwd) => {
      Deno.chmodSync(`${cwd}/a.py`, 0);
      Deno.chmodSync(cwd, 0o755);
      // Only the right to pass by permissions is dropped, so that Deno's own folders stay readable where root owns them.
      const probe = ["--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all", "--"];
      let result;
      try {
        result = await runProgram("setpriv", [...probe, `${HOME}/vmiotman`, "a.py"], { cwd });
      } catch {
        return; // No setpriv here.
      }
      assertEquals([result.code, result.stderr], [5, "vmiotman: cannot open 'a.py': Permission denied\n"]);
    }),
});

Deno.test("vmiotman: an image has the modules of .proto files", () =>
  withFiles(PROTO, async (cwd) => {
    const compiled = await runCli(["compile", ".", "-o", "x.vmiot"], { cwd });
    assertEquals([compiled.code, compiled.stderr], [0, ""]);
    assertMatch(compiled.stdout, /^compiled {2}parts\/stamp\.proto .*\ncompiled {2}reading\.proto /m);
    for (const file of ["reading.proto", "parts/stamp.proto", "main.py"]) Deno.removeSync(`${cwd}/${file}`);
    const { code, stdout } = await runCli(["run", "x.vmiot"], { cwd });
    assertEquals(code, 0);
    assertMatch(stdout, /device: "a"\nstamp \{\n {2}at \{\n {4}seconds: 5\n/);
  }));

Deno.test("vmiotman: a full disk leaves the old image whole", () =>
  withFiles(
    { "main.py": "x = 1\n", "big.txt": "y".repeat(200_000), "vmiot.yaml": "resources: [big.txt]\n" },
    async (cwd) => {
      Deno.mkdirSync(`${cwd}/small`);
      const script = `mount -t tmpfs -o size=64k none small && echo old > small/x.vmiot &&
      "${HOME}/vmiotman" compile -q -o small/x.vmiot; echo $?; ls -A small; cat small/x.vmiot`;
      let result;
      try {
        result = await runProgram("unshare", ["-rm", "sh", "-c", script], { cwd });
      } catch {
        return; // No unshare here.
      }
      if (/mount|unshare/.test(result.stderr)) return; // Not allowed here.
      assertEquals(result.stdout, "5\nx.vmiot\nold\n");
      assertEquals(result.stderr, "vmiotman: cannot write 'small/x.vmiot': No space left on device\n");
    },
  ));

Deno.test("vmiotman: a project from new to signed image", () =>
  withFiles({}, async (folder) => {
    assertEquals((await runCli(["new", "blink"], { cwd: folder })).code, 0);
    const cwd = `${folder}/blink`;
    assertEquals((await runCli(["new", "--sub", "sensors"], { cwd })).code, 0);
    assertEquals((await runCli(["new", "--sub", "motors"], { cwd })).code, 0);
    assertMatch(Deno.readTextFileSync(`${cwd}/vmiot.yaml`), /sub-projects:\n {2}- motors\n {2}- sensors\n$/);
    assertEquals((await runCli(["keygen", "k"], { cwd })).code, 0);
    assertEquals(Deno.statSync(`${cwd}/k.key`).mode! & 0o777, 0o600);
    const first = await runCli(["compile", "--sign", "k.key"], { cwd });
    assertEquals([first.code, first.stderr], [0, ""]);
    assertMatch(
      first.stdout,
      /compiled +main\.py +\d+ -> +\d+\n[\s\S]*wrote +main_img\.vmiot: [\d,]+ bytes; 5 compiled, 0 unchanged; /,
    );
    const second = await runCli(["/VMIOTCompile"], { cwd });
    assertMatch(second.stdout, /; 0 compiled, 5 unchanged; /);
    assertEquals((await runCli(["compile", "-q", "--sign", "k.key"], { cwd })).stdout, "");
    const shown = await runCli(["inspect", "--trust", "k.pub", "main_img.vmiot"], { cwd });
    assertMatch(shown.stdout, /^Project: +blink 0\.1\.0, entry main$/m);
    assertMatch(shown.stdout, /sensors\.main +module +sensors\/main\.py/);
    assertMatch(shown.stdout, /Signature: good by vmiot-ed25519-public [0-9a-f]{64}, trusted\n$/);
    for (
      const args of [["/vmiotRun"], ["run", "--trust", "k.pub", "main_img.vmiot"], ["main_img.vmiot"], ["run", "."]]
    ) {
      assertEquals(await runCli(args, { cwd }), { code: 0, stdout: "Hello, world!\n", stderr: "" });
    }
    assertEquals((await runCli(["run", "main_img.vmiot", "Ada"], { cwd })).stdout, "Hello, Ada!\n");
    const tested = await runCli(["test"], { cwd });
    assertEquals([tested.code, tested.stdout.trimEnd().split("\n").at(-1)], [0, "3 passed, 0 failed"]);
  }));

Deno.test("vmiotman: damaged, foreign and untrusted images", () =>
  withFiles({ "main.py": "print 'hello'\n" }, async (cwd) => {
    for (
      const args of [["compile", "-q"], ["keygen", "a"], ["keygen", "b"], [
        "compile",
        "-q",
        "--sign",
        "a.key",
        "-o",
        "s.vmiot",
      ]]
    ) {
      assertEquals((await runCli(args, { cwd })).code, 0);
    }
    const image = Deno.readFileSync(`${cwd}/main_img.vmiot`);
    const run = async (change: (bytes: Uint8Array) => Uint8Array) => {
      Deno.writeFileSync(`${cwd}/x.vmiot`, change(image.slice()));
      const { code, stdout, stderr } = await runCli(["run", "x.vmiot"], { cwd });
      assertEquals([code, stdout], [4, ""]);
      return stderr;
    };
    const set = (at: number, value: number) => (bytes: Uint8Array) => {
      bytes[at] = value;
      return bytes;
    };
    assertMatch(
      await run((b) => b.subarray(0, b.length - 7)),
      /^vmiotman: bad image: it is truncated \(\d+ bytes, expected \d+\)/,
    );
    assertMatch(await run((b) => b.subarray(0, 40)), /^vmiotman: bad image: 40 bytes are too few/);
    assertMatch(await run(set(8, 99)), /^vmiotman: cannot read image: it has format version 99, expected \d+/);
    assertMatch(
      await run(set(image.length - 1, image[image.length - 1] ^ 1)),
      /^vmiotman: bad image: .*(hash|damaged)/,
    );
    assertMatch(await run(set(9, 0x80)), /^vmiotman: bad image: unknown flags/);
    const trusted = async (image: string, key: string) =>
      (await runCli(["run", "--trust", key, image], { cwd })).stderr;
    assertEquals(await trusted("main_img.vmiot", "a.pub"), "vmiotman: cannot run image: it is not signed\n");
    assertEquals(
      await trusted("s.vmiot", "b.pub"),
      "vmiotman: cannot run image: it is signed, but by none of the trusted keys\n",
    );
    assertEquals(await trusted("s.vmiot", "a.pub"), "");
  }));

Deno.test("vmiotman: large constants in short functions, and a function of a .pyc that cannot run", () => {
  const items = Array.from({ length: 300 }, (_, i) => i).join(", ");
  const main = `def f():\n    return (${items})\nprint len(f())\n`;
  const damage = `import marshal, struct, sys
text = marshal.dumps(compile(open("main.py").read(), "main.py", "exec"))
at = text.index(struct.pack("<i", 300))
open("x.pyc", "wb").write("\\x03\\xf3\\r\\n\\0\\0\\0\\0" + text[:at] + struct.pack("<i", 10 ** 6) + text[at + 4:])
`;
  return withFiles({ "main.py": main, "damage.py": damage }, async (cwd) => {
    assertEquals((await runCli(["compile", "-q"], { cwd })).stderr, "");
    assertEquals((await runCli(["run", "main_img.vmiot"], { cwd })).stdout, "300\n");
    assertEquals(await runCli(["damage.py"], { cwd }), { code: 0, stdout: "", stderr: "" });
    const { code, stderr } = await runCli(["x.pyc"], { cwd });
    assertEquals([code, stderr.split("\n").length], [4, 2]);
    assertMatch(stderr, /^vmiotman: bad \.pyc file: code object f \(main.py:1\): stack size 1000000 for 4 bytes/);
  });
});

Deno.test("vmiotman: the launcher works through a link, from any folder, with spaces in the path", () =>
  withFiles({ "my programs/a.py": "print 'linked'\n" }, async (cwd) => {
    Deno.symlinkSync(`${HOME}/vmiotman`, `${cwd}/v`);
    assertEquals((await runProgram(`${cwd}/v`, ["my programs/a.py"], { cwd })).stdout, "linked\n");
    assertEquals((await runProgram("../v", ["a.py"], { cwd: `${cwd}/my programs` })).stdout, "linked\n");
  }));

Deno.test("vmiotman: neither deno nor npm gives one clear message", () =>
  withFiles({}, async (cwd) => {
    // A copy without `.deno`, and a PATH with nothing but what the launcher itself uses.
    for (const name of ["vmiotman", "deno.json"]) Deno.copyFileSync(`${HOME}/${name}`, `${cwd}/${name}`);
    Deno.mkdirSync(`${cwd}/bin`);
    for (const tool of ["sh", "find", "mkdir", "mv", "uname"]) {
      const where = ["/bin", "/usr/bin"].map((dir) => `${dir}/${tool}`).find((path) => {
        try {
          return Deno.statSync(path).isFile;
        } catch {
          return false;
        }
      });
      assert(where !== undefined);
      Deno.symlinkSync(where, `${cwd}/bin/${tool}`);
    }
    const result = await runProgram(`${cwd}/vmiotman`, ["version"], { env: { PATH: `${cwd}/bin`, VMIOT_DENO: "" } });
    assertEquals([result.code, result.stdout], [5, ""]);
    assertMatch(result.stderr, /^vmiotman: needs Deno 2\.9\.5 or newer, or npm to install it: neither is on PATH\.\n/);
    assertEquals(result.stderr.trimEnd().split("\n").length, 2);
  }));

Deno.test("vmiotman: the greenhouse example prints what CPython prints", async () => {
  const expected = Deno.readTextFileSync(`${HOME}/examples/greenhouse/expected_report.txt`);
  assertEquals(await runCli(["run", "examples/greenhouse"], { cwd: HOME }), { code: 0, stdout: expected, stderr: "" });
  await withFiles({}, async (cwd) => {
    assertEquals((await runCli(["compile", "-q", `${HOME}/examples/greenhouse`], { cwd })).code, 0);
    assertEquals(await runCli(["run", "main_img.vmiot"], { cwd }), { code: 0, stdout: expected, stderr: "" });
  });
  const tested = await runCli(["test", "examples/greenhouse"], { cwd: HOME });
  assertEquals([tested.code, tested.stdout.trimEnd().split("\n").at(-1)], [0, "10 passed, 0 failed"]);
});
