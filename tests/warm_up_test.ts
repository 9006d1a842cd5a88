// SPDX-License-Identifier: MIT
/** The programs that choose what is compiled with the bundle (tools/bundle.ts) do all that they are there for. */
import { assertEquals } from "@std/assert";
import { runCli } from "./cli/run_cli.ts";

const folder = decodeURIComponent(new URL("../tools/warm_up/", import.meta.url).pathname);

for (const { name } of Deno.readDirSync(folder)) {
  Deno.test(`tools/warm_up/${name} runs to its end`, async () => {
    const { code, stderr } = await runCli(["run", folder + name]);
    assertEquals({ code, stderr }, { code: 0, stderr: name === "system.py" ? "done\n" : "" });
  });
}
