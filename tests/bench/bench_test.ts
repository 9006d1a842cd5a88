// SPDX-License-Identifier: MIT
/** Every benchmark program gives CPython's result in its small size. Times are the business of `deno task bench`. */
import { assertEquals } from "@std/assert";
import { engine } from "../../mod.ts";
import { parsePython } from "../../cli/python_options.ts";
import { oracleLibrary } from "../oracle/oracle.ts";
import { TestHost } from "../test_host.ts";

const here = decodeURIComponent(new URL(".", import.meta.url).pathname).replace(/\/$/, "");
const home = here.replace(/\/tests\/bench$/, "");

/** Folders of benchmarks of another kind: `deno task bench:tasks`, `bench:net`, `bench:operations` and so on; run.ts leaves out the same. */
const OTHER = ["tasks", "net", "operations", "serialization", "vmiot"];
for (const { name } of [...Deno.readDirSync(here)].filter((e) => e.isDirectory && !OTHER.includes(e.name))) {
  Deno.test(`benchmark ${name}`, async () => {
    const path = `${here}/${name}/main.py`;
    const source = Deno.readFileSync(path);
    const size = /^# scale: \d+ quick: (\d+)$/m.exec(new TextDecoder().decode(source))![1];
    const host = new TestHost("", `${home}/vmiotman`);
    const library = oracleLibrary();
    const exitCode = await engine.run({ kind: "file", path, bytes: source }, {
      host,
      args: [size],
      pythonPath: [],
      lib: library === undefined ? [] : [library],
      home,
      flags: { ...parsePython([]).flags, dontWriteBytecode: true },
    });
    assertEquals(host.stderr, "");
    assertEquals(exitCode, 0);
    assertEquals(host.stdout, Deno.readTextFileSync(`${here}/${name}/expected_quick.txt`));
  });
}
