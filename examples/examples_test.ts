// SPDX-License-Identifier: MIT
/** The embedding examples, run and checked. The command-line ones are checked in `tests/cli`. */
import { assert, assertEquals } from "@std/assert";
import { play } from "./game_loop/main.ts";
import { run } from "./native_module/main.ts";

Deno.test("game_loop: the host steps the program frame by frame", async () => {
  const { lines, frames, last } = await play(() => "");
  assertEquals(lines.length, 3);
  assert(lines.every((line, i) => line.startsWith(`round ${i + 1}: `)), lines.join("\n"));
  assert(frames > 10);
  assertEquals(last.length, 9);
});

Deno.test("native_module: TypeScript and Python call each other", async () => {
  assertEquals((await run()).split("\n"), [
    "Thermometers of the house.",
    "sensors: attic, kitchen, porch",
    "attic     24.50 C =  76.10 F",
    "kitchen   21.25 C =  70.25 F",
    "porch      8.00 C =  46.40 F",
    "no sensor 'cellar'",
    "TypeError: a float is required",
    "watched attic: 24.5",
    "watched kitchen: 21.2",
    "",
  ]);
});
