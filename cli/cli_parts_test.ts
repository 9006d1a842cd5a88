// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { CliError, type Command, commandHelp, parseOptions } from "./command.ts";
import { LineEdit, splitKeys, visiblePart } from "./line_editor.ts";
import { argumentsOf, parsePython } from "./python_options.ts";
import { toByteString } from "../project/bytes.ts";

function failure(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof CliError) return error.message;
    throw error;
  }
  return "no error";
}

Deno.test("Python's command line", () => {
  const c = parsePython(["-uO", "-Wignore", "-W", "error", "-c", "code", "-x", "y"]);
  assertEquals([c.what, c.text, c.rest], ["command", "code", ["-x", "y"]]);
  assertEquals([c.flags.unbuffered, c.flags.optimize, c.flags.warnings], [true, 1, ["ignore", "error"]]);
  assertEquals(parsePython(["-OOcprint 1"]).text, "print 1");
  assertEquals(parsePython(["-m", "a.b", "-m"]).rest, ["-m"]);
  const p = parsePython(["--lib", "l", "--lib=k", "-Qnew", "-", "a"]);
  assertEquals([p.what, p.text, p.rest, p.lib, p.flags.division], ["path", "-", ["a"], ["l", "k"], "new"]);
  assertEquals(parsePython(["--", "-c"]).text, "-c");
  assertEquals(parsePython([]).what, "none");
  assertEquals([parsePython(["-V"]).what, parsePython(["-h"]).what], ["version", "help"]);
  assertEquals(failure(() => parsePython(["-m"])), "option -m needs a value; see 'vmiotman --help'");
  assertEquals(failure(() => parsePython(["-uy"])), "unknown option -y; see 'vmiotman --help'");
});

const COMMAND: Command = {
  name: "pack",
  usage: "FILE",
  summary: "Pack a file",
  options: [
    { name: "level", short: "l", value: "N", help: "How hard" },
    { name: "tag", value: "T", repeated: true, help: "A tag" },
    { name: "dry", help: "Only say" },
  ],
  examples: [["vmiotman pack x", "Pack x"]],
  run: () => Promise.resolve(0),
};

Deno.test("options of a command", () => {
  const parsed = parseOptions(COMMAND, ["a", "-l", "3", "--tag=x", "--dry", "--tag", "y", "--", "--b"]);
  assertEquals([...parsed.switches], ["dry"]);
  assertEquals([...parsed.values], [["level", ["3"]], ["tag", ["x", "y"]]]);
  assertEquals(parsed.rest, ["a", "--b"]);
  const hint = "; see 'vmiotman pack --help'";
  assertEquals(failure(() => parseOptions(COMMAND, ["--leve", "3"])), `unknown option --leve${hint}`);
  assertEquals(failure(() => parseOptions(COMMAND, ["-l"])), `option -l needs a value (N)${hint}`);
  assertEquals(
    commandHelp(COMMAND),
    `Pack a file.

Usage: vmiotman pack FILE

Options:
  -l, --level N  How hard
      --tag T    A tag
      --dry      Only say
      --help     Show this help

Examples:
  vmiotman pack x  Pack x
`,
  );
});

Deno.test("editing a line", () => {
  const edit = new LineEdit(
    ["first", "second"],
    (text) => ["print", "printer"].filter((word) => word.startsWith(text)),
  );
  const type = (keys: string) => {
    for (const key of splitKeys(keys)) {
      const result = edit.press(key);
      if (result !== undefined) return result;
    }
    return `${edit.text}|${edit.cursor}`;
  };
  assertEquals(type("abc\x1b[D\x1b[DX"), "aXbc|2");
  assertEquals(type("\x7f\x1b[3~"), "ac|1");
  assertEquals(type("\x01>\x05<"), ">ac<|4");
  assertEquals(type("\x15hello big world\x17"), "hello big |10");
  assertEquals(type("\x0b\x1b[A"), "second|6");
  assertEquals(type("\x1b[A\x1b[A"), "first|5");
  assertEquals(type("\x1b[B\x1b[B"), "hello big |10");
  assertEquals(type("\x15pri\t"), "print|5");
  assertEquals(type("\t"), ["print", "printer"]);
  assertEquals(type(" x\r"), { done: "print x" });
  assertEquals(type("\x03"), "interrupt");
  assertEquals(type("\x15\t"), "    |4");
  assertEquals(type("\x15\x04"), "end");
});

Deno.test("a line wider than the terminal shows the part around the cursor", () => {
  assertEquals(visiblePart("abc", 1, 10), { text: "abc", cursor: 1 });
  assertEquals(visiblePart("abcdefghij", 10, 4), { text: "ghij", cursor: 4 });
  assertEquals(visiblePart("abcdefghij", 2, 4), { text: "abcd", cursor: 2 });
});

Deno.test("arguments that are not UTF-8 keep their bytes", () => {
  const args = argumentsOf("2d6300" + "00" + "636166e900" + "c3a900");
  assertEquals(args.map(toByteString), ["-c", "", "caf\xe9", "\xc3\xa9"]);
  assertEquals(args[3], "\u00e9");
});
