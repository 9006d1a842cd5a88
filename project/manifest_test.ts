// SPDX-License-Identifier: MIT
import { assertEquals } from "@std/assert";
import { defaultManifest, lineOfItem, parseManifest } from "./manifest.ts";
import { ProjectError } from "./project_error.ts";

function messageOf(source: string): string {
  try {
    parseManifest(source, "vmiot.yaml", "p");
  } catch (error) {
    if (error instanceof ProjectError) return error.toString();
    throw error;
  }
  return "no error";
}

Deno.test("an empty manifest and one with every key", () => {
  assertEquals(parseManifest("", "vmiot.yaml", "p"), defaultManifest("p"));
  assertEquals(parseManifest("# only a comment\n", "vmiot.yaml", "p"), defaultManifest("p"));
  const full = parseManifest(
    "name: g\nversion: '1.0'\nentry: start.py\nsources: ['*.py', '!old_*.py']\nresources:\n  - data/*.csv\n" +
      "sub-projects:\n- sensors\nstrip: true\nsign: my.key\npermissions:\n  net: all\n",
    "vmiot.yaml",
    "p",
  );
  assertEquals(full, {
    name: "g",
    version: "1.0",
    entry: "start.py",
    sources: ["*.py", "!old_*.py"],
    resources: ["data/*.csv"],
    subprojects: ["sensors"],
    strip: true,
    sign: "my.key",
    permissions: { net: "all" },
  });
});

const ERRORS: [source: string, message: string][] = [
  ["name: x\nnmae: y\n", "vmiot.yaml:2: unknown key 'nmae' (did you mean 'name'?)"],
  ["sub_projects: []\n", "vmiot.yaml:1: unknown key 'sub_projects' (did you mean 'sub-projects'?)"],
  [
    "colour: red\n",
    "vmiot.yaml:1: unknown key 'colour' (known keys: name, version, entry, sources, resources, sub-projects, strip, sign, permissions)",
  ],
  ["\n\nstrip: maybe\n", "vmiot.yaml:3: key 'strip' must be true or false, not \"maybe\""],
  ["version: 1.0\n", "vmiot.yaml:1: key 'version' must be a text: put it in quotes, not 1"],
  ["name: 5\n", "vmiot.yaml:1: key 'name' must be a text that is not empty, not 5"],
  ["name:\n", "vmiot.yaml:1: key 'name' must be a text that is not empty, not nothing"],
  ["sources: main.py\n", "vmiot.yaml:1: key 'sources' must be a list of texts, not \"main.py\""],
  ["sources: [main.py, 3]\n", "vmiot.yaml:1: key 'sources' must be a list of texts, not a list with 3 in it"],
  [
    "entry: ../main.py\n",
    "vmiot.yaml:1: key 'entry' must be the name of a .py file inside the project, not \"../main.py\"",
  ],
  ["entry: main.js\n", "vmiot.yaml:1: key 'entry' must be the name of a .py file inside the project, not \"main.js\""],
  ["permissions: all\n", "vmiot.yaml:1: key 'permissions' must be a mapping, not \"all\""],
  ["- a\n- b\n", "vmiot.yaml:1: a manifest is a mapping of keys to values, such as 'name: greenhouse'"],
  ["name: a\nname: b\n", "vmiot.yaml:2: not valid YAML: cannot store mapping pair: duplicated key (column 1)"],
  [
    "name: [a\n",
    "vmiot.yaml:2: not valid YAML: cannot read flow collection: unexpected end of the stream within a flow collection (column 1)",
  ],
  ["name: *x\n", 'vmiot.yaml:1: not valid YAML: cannot read alias: unidentified alias "x" (column 9)'],
];

for (const [source, message] of ERRORS) {
  Deno.test(`manifest error: ${JSON.stringify(source)}`, () => assertEquals(messageOf(source), message));
}

Deno.test("the line of a list item", () => {
  const source = "name: x\nsub-projects:\n  - a\n  # note\n  - b\nstrip: true\n";
  assertEquals([lineOfItem(source, "sub-projects", 0), lineOfItem(source, "sub-projects", 1)], [3, 5]);
  assertEquals(lineOfItem("sub-projects: [a, b]\n", "sub-projects", 1), 1);
});
