// SPDX-License-Identifier: MIT
/**
 * The table of commands. The code behind each is loaded only when it runs: `run` is on the way of every start and must
 * not pay for the others.
 */
import type { Command } from "./command.ts";
import { runCommand } from "./run.ts";

/** All commands, in the order of the help. */
export const commands: Command[] = [
  runCommand,
  {
    name: "compile",
    usage: "[FOLDER | FILE.py]",
    summary: "Compile a project into an image",
    details:
      "Writes main_img.vmiot into the current folder (FILE.vmiot for a single file). Sources that have not changed\n" +
      "are not compiled again; the cache is in .vmiot in the project's folder.",
    options: [
      { name: "output", short: "o", value: "FILE", help: "Name of the image" },
      { name: "strip", help: "Leave out line tables and sources" },
      { name: "sign", value: "KEY", help: "Sign with this private key (vmiotman keygen)" },
      { name: "optimize", short: "O", help: "Leave out asserts (as python2.7 -O)" },
      { name: "force", help: "Compile everything again" },
      { name: "quiet", short: "q", help: "Print nothing but errors" },
    ],
    examples: [
      ["vmiotman compile examples/greenhouse", "Compile a project"],
      ["vmiotman compile --strip -o app.vmiot .", "A small image of the project in this folder"],
      ["vmiotman compile --sign my.key .", "A signed image"],
    ],
    run: async (parsed) => (await import("./other.ts")).compile(parsed),
  },
  {
    name: "check",
    usage: "[FOLDER | FILE.py…]",
    summary: "Compile without writing anything, and show all errors",
    options: [],
    examples: [["vmiotman check", "Check the project in this folder"], ["vmiotman check *.py", "Check these files"]],
    run: async (parsed) => (await import("./other.ts")).check(parsed),
  },
  {
    name: "test",
    usage: "[FOLDER] [NAME…]",
    summary: "Run the tests of a project and its sub-projects",
    details:
      "Tests are files named test_*.py or *_test.py. Each runs in a world of its own: its unittest cases, else its\n" +
      "functions named test_*, else the file itself. NAMEs select files that contain them.",
    options: [
      { name: "lib", value: "DIR", repeated: true, help: "Search DIR for modules after the library" },
      { name: "quiet", short: "q", help: "Print failures and the closing line only" },
    ],
    examples: [["vmiotman test examples/greenhouse", "Test a project"], ["vmiotman test . stats", "Some of the tests"]],
    run: async (parsed) => (await import("./other.ts")).test(parsed),
  },
  {
    name: "dis",
    usage:
      "FILE.py | IMAGE.vmiot | FILE.pyc [MODULE]\n       vmiotman dis --jit FUNCTION [--jit-threshold N] FILE [ARGUMENTS]",
    summary: "Show bytecode, or the JavaScript that is generated of it",
    details:
      "With --jit the program runs (its output goes to standard error), and then the JavaScript generated for FUNCTION\n" +
      "is shown with the bytecode as comments. FUNCTION is a name, or NAME:LINE with the line of its def.",
    options: [
      { name: "jit", value: "FUNCTION", help: "Run FILE and show the JavaScript generated for FUNCTION" },
      { name: "jit-threshold", value: "N", help: "Generate JavaScript after N calls or 5 N iterations (default 200)" },
    ],
    passesRest: true,
    examples: [
      ["vmiotman dis main.py", "Compile and show"],
      ["vmiotman dis --jit fib main.py 20", "Run main.py 20 and show what was generated for fib"],
      ["vmiotman dis main_img.vmiot sensors.filters", "One module of an image"],
    ],
    run: async (parsed) => (await import("./other.ts")).dis(parsed),
  },
  {
    name: "profile",
    usage: "[OPTIONS] FILE.py | FOLDER | IMAGE.vmiot | - [ARGUMENTS]",
    summary: "Run a program and show where its time goes",
    details:
      "Samples the Python stack about once a millisecond, in both tiers, and prints functions and lines to standard\n" +
      "error when the program ends (docs/jit.md says what the samples mean).",
    options: [
      { name: "html", value: "FILE", help: "Write a flame graph as one HTML file" },
      { name: "svg", value: "FILE", help: "Write a flame graph as one SVG file" },
      { name: "lib", value: "DIR", repeated: true, help: "Search DIR for modules after the library" },
      { name: "no-jit", help: "Interpret only: generate no JavaScript" },
      { name: "jit-threshold", value: "N", help: "Generate JavaScript after N calls or 5 N iterations (default 200)" },
    ],
    passesRest: true,
    examples: [
      ["vmiotman profile main.py 100", "Profile 'main.py 100'"],
      ["vmiotman profile --html profile.html main.py", "The same as a picture"],
    ],
    run: async (parsed) => (await import("./other.ts")).profile(parsed),
  },
  {
    name: "inspect",
    usage: "IMAGE.vmiot",
    summary: "Show what is in an image: manifest, sections, modules, resources, sizes",
    options: [
      { name: "trust", value: "FILE", repeated: true, help: "Public key to check the signature with" },
    ],
    examples: [["vmiotman inspect main_img.vmiot", "Show an image"]],
    run: async (parsed) => (await import("./other.ts")).inspect(parsed),
  },
  {
    name: "new",
    usage: "NAME",
    summary: "Make a new project, or a sub-project of the one in this folder",
    options: [{ name: "sub", help: "Make a sub-project and name it in vmiot.yaml" }],
    examples: [["vmiotman new blinker", "A project in the folder blinker"], [
      "vmiotman new --sub sensors",
      "A sub-project",
    ]],
    run: async (parsed) => (await import("./other.ts")).create(parsed),
  },
  {
    name: "ps",
    usage: "[PID…]",
    summary: "Show the running programs that have services: state, restarts, last errors",
    details:
      "Asks the programs of the same user that run services, or were started with 'run --ps'. The threads of a\n" +
      "program are shown where it has no services, or with --threads.",
    options: [
      { name: "threads", short: "t", help: "Show the threads of all programs" },
      { name: "json", help: "Print everything as JSON" },
    ],
    examples: [["vmiotman ps", "Show all programs"], ["vmiotman ps --json 4711", "All about one of them"]],
    run: async (parsed) => (await import("./other.ts")).ps(parsed),
  },
  {
    name: "repl",
    usage: "",
    summary: "Start an interactive session",
    details: "Results are kept in _. On a terminal: arrow keys edit and recall lines, Tab completes, Ctrl-D ends.\n" +
      "History is kept in ~/.vmiotman_history.",
    options: [
      { name: "lib", value: "DIR", repeated: true, help: "Search DIR for modules after the library" },
    ],
    examples: [["vmiotman repl", "Start"], ["echo '1 + 1' | vmiotman repl", "Statements from a pipe"]],
    run: async (parsed) => (await import("./other.ts")).repl(parsed),
  },
  {
    name: "keygen",
    usage: "[NAME]",
    summary: "Make a pair of keys for signing images",
    details: "Writes NAME.key (keep it secret) and NAME.pub (give it to devices); default NAME is vmiot.",
    options: [],
    examples: [["vmiotman keygen release", "Make release.key and release.pub"]],
    run: async (parsed) => (await import("./other.ts")).keygen(parsed),
  },
  {
    name: "version",
    usage: "",
    summary: "Show versions",
    options: [],
    examples: [["vmiotman version", "Show versions"]],
    run: async () => (await import("./other.ts")).printVersion(),
  },
];
