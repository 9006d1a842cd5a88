// SPDX-License-Identifier: MIT
/** What only some programs need is loaded when they import it: seen in the files that a start of the command loads. */
import { assert, assertEquals } from "@std/assert";

const home = decodeURIComponent(new URL("..", import.meta.url).pathname);

/** Part → a text that only it has. */
const PARTS: Record<string, string> = {
  protobufjs: "nestingLimit",
  "message classes": "RepeatedContainer",
  "the XML parser": "UNCLOSED_CDATA_SECTION",
  "XML trees": "missing toplevel element",
};

Deno.test("protocol buffers, XML and modules of Node's are loaded only when imported", async () => {
  // Makes the bundle where it is not up to date.
  const { success } = await new Deno.Command(`${home}vmiotman`, { args: ["version"], stdout: "null" }).output();
  assert(success);
  const name = /^build=(\S+)$/m.exec(await Deno.readTextFile(`${home}.deno/app/current.sh`))![1];
  const folder = `${home}.deno/app/${name}/`;
  const files = [...Deno.readDirSync(folder)].map((entry) => entry.name).filter((file) => file.endsWith(".js"));
  const texts = new Map(files.map((file) => [file, Deno.readTextFileSync(folder + file)]));
  const atStart = new Set(["cli.js"]);
  for (const file of atStart) {
    for (const [, other] of texts.get(file)!.matchAll(/(?:\bfrom|\bimport)"\.\/([\w-]+\.js)"/g)) atStart.add(other);
  }
  assert(atStart.has("core.js"), [...atStart].join(" "));
  // A module of Node's brings many others.
  for (const file of atStart) {
    assert(!/(?:\bfrom|\bimport)"node:/.test(texts.get(file)!), `${file} imports a module of Node's`);
  }
  for (const [part, mark] of Object.entries(PARTS)) {
    const having = files.filter((file) => texts.get(file)!.includes(mark));
    assert(having.length > 0, `${part}: nowhere`);
    assertEquals(having.filter((file) => atStart.has(file)), [], part);
  }
});
