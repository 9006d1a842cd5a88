// SPDX-License-Identifier: MIT
import { assertEquals, assertStringIncludes } from "@std/assert";
import { zipSync } from "fflate";
import { DenoHost, PythonError, PythonVm } from "../mod.ts";

const text = (s: string) => new TextEncoder().encode(s);

async function runWith(archive: Uint8Array, program: string): Promise<string> {
  const folder = Deno.makeTempDirSync();
  try {
    Deno.writeFileSync(`${folder}/lib.zip`, archive);
    let output = "";
    const vm = await PythonVm.create({
      host: new DenoHost(),
      path: [`${folder}/lib.zip`],
      stdout: (s) => output += s,
    });
    await vm.run(program);
    return output.replaceAll(folder, "");
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

const ARCHIVE = zipSync({
  "one.py": [text("value = 1\n"), { level: 0 }],
  "pkg/__init__.py": text("from one import value\n" + "# ".repeat(500)),
  "pkg/sub.py": text("import pkg\nprint __file__, pkg.value, __loader__.get_data('pkg/data.txt')\n"),
  "pkg/data.txt": text("data"),
});

Deno.test("zip: modules, packages and data, stored and deflated", async () => {
  assertEquals(await runWith(ARCHIVE, "import pkg.sub"), "/lib.zip/pkg/sub.py 1 data\n");
});

Deno.test("zip: a missing module and a damaged archive give ImportError", async () => {
  for (const archive of [ARCHIVE, ARCHIVE.slice(0, 60), text("no archive at all, but long enough")]) {
    try {
      await runWith(archive, "import absent");
      throw new Error("imported");
    } catch (e) {
      if (!(e instanceof PythonError)) throw e;
      assertStringIncludes(e.message, "ImportError: No module named absent");
    }
  }
  const damaged = ARCHIVE.slice();
  damaged.fill(0xff, ARCHIVE.length > 200 ? 90 : 40, 130);
  try {
    await runWith(damaged, "import pkg");
  } catch (e) {
    if (!(e instanceof PythonError)) throw e;
  }
});
