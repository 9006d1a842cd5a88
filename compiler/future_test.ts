// SPDX-License-Identifier: MIT
/** Future statements: flags, the last line, and errors as CPython 2.7.18 gives them. */
import { assertEquals } from "@std/assert";
import { PySyntaxError } from "./errors.ts";
import { scanFuture } from "./future.ts";
import { parseModule } from "./parser.ts";

function scan(source: string, mode: "exec" | "single" = "exec"): [number, number] | string {
  try {
    const { flags, lineno } = scanFuture(parseModule(source, "<s>", mode), "<s>");
    return [flags, lineno];
  } catch (error) {
    if (error instanceof PySyntaxError) return `${error.message} ${error.lineno}`;
    throw error;
  }
}

const LATE = "from __future__ imports must occur at the beginning of the file";

Deno.test("future: features and their place", () => {
  const cases: [string, [number, number] | string][] = [
    ["x", [0, -1]],
    ["from __future__ import division as d, with_statement", [0xa000, 1]],
    ["'doc'; from __future__ import absolute_import\nfrom __future__ import nested_scopes, generators", [0x4000, 2]],
    ["from __future__ import division\n'x'\nfrom __future__ import print_function", [0x12000, 3]],
    ["from __future__ import braces", "not a chance 1"],
    ["from __future__ import foo", "future feature foo is not defined 1"],
    ["from __future__ import *", "future feature * is not defined 1"],
    ["from __future__ import barry_as_FLUFL", "future feature barry_as_FLUFL is not defined 1"],
    ["from __future__ import toString", "future feature toString is not defined 1"],
    ["x = 1; from __future__ import division", `${LATE} 1`],
    ["from x import y; from __future__ import division", `${LATE} 1`],
    ["from __future__ import division\nx=1;from __future__ import foo", `${LATE} 2`],
    // Left to the code generator, which knows the last line that counted.
    ["x = 1\nfrom __future__ import division", [0, -1]],
    ["'doc'\n'doc'\nfrom __future__ import division", [0, -1]],
  ];
  for (const [source, expected] of cases) assertEquals(scan(source), expected, source);
  assertEquals(scan("from __future__ import division\n", "single"), [0x2000, 1]);
});
