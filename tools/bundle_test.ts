// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { launcherPart } from "./bundle.ts";

/** Whether the launcher finds a build stale that began at 1000 s, after `change`. */
function isStale(isCheckout: boolean, change: (root: string) => void): boolean {
  const root = Deno.makeTempDirSync({ prefix: "vmiot $`x " }) + "/";
  const files = ["cli.ts", "deno.json", "vm/a.ts", "vm/a_test.ts", "vm/lib/m.py", "vm/lib/pkg/n.py"];
  const folders = ["vm/lib/pkg", "vm/lib", "vm"];
  try {
    Deno.mkdirSync(`${root}vm/lib/pkg`, { recursive: true });
    for (const file of files) Deno.writeTextFileSync(root + file, "");
    if (isCheckout) Deno.mkdirSync(`${root}.git`);
    for (const path of [...files, ...folders]) Deno.utimeSync(root + path, 900, 900);
    const part = `home=${"'"}${root.slice(0, -1)}${"'"}\ncurrent="$home/current.sh"\n` +
      launcherPart("b1", root, ["cli.ts", "deno.json", "vm"]);
    Deno.writeTextFileSync(`${root}current.sh`, part);
    Deno.utimeSync(`${root}current.sh`, 1000, 1000);
    change(root);
    const script = `${part}[ "$build" = b1 ] || exit 9\nif stale; then exit 1; else exit 0; fi\n`;
    const { code, stderr } = new Deno.Command("sh", { args: ["-c", script], stdout: "null" }).outputSync();
    assertEquals(new TextDecoder().decode(stderr), "");
    return code === 1 ? true : (assertEquals(code, 0), false);
  } finally {
    Deno.removeSync(root, { recursive: true });
  }
}

const touch = (path: string) => (root: string) => Deno.utimeSync(root + path, 2000, 2000);

Deno.test("the launcher rebuilds after a source was edited in a checkout", () => {
  assertEquals(isStale(true, () => {}), false);
  assertEquals(isStale(true, touch("vm/a.ts")), true);
  assertEquals(isStale(true, touch("cli.ts")), true);
  assertEquals(isStale(true, touch("vm/lib/pkg")), true);
});

Deno.test("the launcher leaves tests and modules of the library alone", () => {
  assertEquals(isStale(true, touch("vm/a_test.ts")), false);
  assertEquals(isStale(true, touch("vm/lib/m.py")), false);
});

Deno.test("of a copy without .git the launcher looks at folders only", () => {
  assertEquals(isStale(false, touch("vm/a.ts")), false);
  assertEquals(isStale(false, touch("vm")), true);
  assertEquals(isStale(false, touch("deno.json")), true);
});
