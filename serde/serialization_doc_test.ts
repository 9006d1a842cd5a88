// SPDX-License-Identifier: MIT
// The example of docs/serialization.md is what the code writes and reads.
import { assertEquals } from "@std/assert";
import { def, defineModule, DenoHost, PythonVm } from "../mod.ts";
import { args } from "../mod.ts";

Deno.test("the documented example of the object format", async () => {
  const doc = Deno.readTextFileSync(new URL("../docs/serialization.md", import.meta.url));
  const example = /<!-- begin example -->[^]*?```\n([^]*?)```/.exec(doc)![1];
  const hex = example.trimEnd().split("\n").map((line) => /^(?:[0-9a-f]{2} )+/.exec(line + " ")![0]).join("")
    .replaceAll(" ", "");
  const call = /^`(serial\.dumps\(.*\))`/m.exec(doc)![1];
  const seen: unknown[] = [];
  const module = defineModule("_seen", "What the program found.", {
    add: def([args.obj("v")], "Takes a value.", (_vm, v) => {
      seen.push(v);
      return null;
    }),
  });
  const vm = await PythonVm.create({ host: new DenoHost(), modules: [module] });
  const program = `
import _seen
from vmiot import serial
data = ${call}
_seen.add(data.encode('hex'))
_seen.add(serial.loads('${hex}'.decode('hex')) == ${call.slice("serial.dumps(".length, -1)})
`;
  await vm.run(new TextEncoder().encode(program), "example.py");
  vm.close();
  assertEquals(seen, [hex, true]);
});
