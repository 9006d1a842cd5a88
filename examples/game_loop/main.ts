// SPDX-License-Identifier: MIT
/**
 * A Python program stepped by its host, as a game loop does: each frame runs a bounded number of instructions, then the
 * host does its own work. Run with `deno run -A examples/game_loop/main.ts`.
 */
import { args, constant, def, defineModule, DenoHost, fromPython, PythonVm } from "../../mod.ts";

/** Instructions per frame. */
const PER_FRAME = 100;

/** Plays the game of `game.py`, driven by `keys`, and gives every line it printed and the number of frames it took. */
export async function play(
  keys: (frame: number) => string,
): Promise<{ lines: string[]; frames: number; last: string[] }> {
  let frames = 0;
  let last: string[] = [];
  let output = "";
  const consoleModule = defineModule("console", "Keys and pictures of the host.", {
    WIDTH: constant(80, "Columns of the screen."),
    key: def([], "The key that is down: 'left', 'right' or ''.", () => keys(frames)),
    draw: def([args.obj("rows")], "Shows a picture, a list of lines.", (_vm, rows) => {
      last = fromPython(rows) as string[];
      return null;
    }),
  });
  const vm = await PythonVm.create({
    host: new DenoHost(),
    modules: [consoleModule],
    stdout: (text) => output += text,
  });
  const source = await Deno.readFile(new URL("game.py", import.meta.url));
  const program = vm.start(await vm.compile(source, "game.py"));
  while (program.step(PER_FRAME) !== "done") frames++;
  await vm.run("import sys; sys.stdout.flush()");
  return { lines: output.trimEnd().split("\n"), frames, last };
}

if (import.meta.main) {
  const { lines, frames, last } = await play((frame) => frame % 7 < 4 ? "left" : "right");
  console.log(last.join("\n"));
  console.log(lines.join("\n"));
  console.log(`${frames} frames of ${PER_FRAME} instructions`);
}
