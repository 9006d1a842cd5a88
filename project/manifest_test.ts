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
      "sub-projects:\n- sensors\nstrip: true\nsign: my.key\ndialect: vmiot\npermissions:\n  net: all\n" +
      "services:\n  log:\n    run: app.log:main\n    args: [1, x]\n    backoff-max: 5\n",
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
    dialect: "vmiot",
    permissions: { net: "all" },
    services: { log: { run: "app.log:main", args: [1, "x"], "backoff-max": 5 } },
  });
});

const ERRORS: [source: string, message: string][] = [
  ["name: x\nnmae: y\n", "vmiot.yaml:2: unknown key 'nmae' (did you mean 'name'?)"],
  ["sub_projects: []\n", "vmiot.yaml:1: unknown key 'sub_projects' (did you mean 'sub-projects'?)"],
  [
    "colour: red\n",
    "vmiot.yaml:1: unknown key 'colour' (known keys: name, version, entry, sources, resources, sub-projects, strip, sign, dialect, permissions, services)",
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

/** A manifest with two services, the second of which starts at line 4. */
const second = (...lines: string[]) =>
  `services:\n  a:\n    run: a:f\n  b:\n${lines.map((l) => `    ${l}\n`).join("")}`;
ERRORS.push(
  ["services: [a]\n", "vmiot.yaml:1: key 'services' must be a mapping, not a list"],
  [second("restart: always"), "vmiot.yaml:4: service 'b': needs the key 'run': what it calls, as module:function"],
  ["services:\n  a: b:f\n", "vmiot.yaml:2: service 'a': must be a mapping such as 'run: module:function'"],
  [second("run: main"), "vmiot.yaml:5: service 'b': key 'run' must be a text 'module:function', not \"main\""],
  [
    second("run: b:f", "# a note", "restart: sometimes"),
    "vmiot.yaml:7: service 'b': key 'restart' must be 'always', 'on-failure' or 'never', not 'sometimes'",
  ],
  [
    second("run: b:f", "", "backoff-max: -1"),
    "vmiot.yaml:7: service 'b': key 'backoff-max' must be a number of seconds, 0 or more, not -1",
  ],
  [
    second("run: b:f", "max-restarts: many"),
    "vmiot.yaml:6: service 'b': key 'max-restarts' must be a whole number, 0 to 100000, or null, not 'many'",
  ],
  [
    second("run: b:f", "retsart: always"),
    "vmiot.yaml:6: service 'b': key 'retsart' is not known (did you mean 'restart'?)",
  ],
  [second("run: b:f", "args: 3"), "vmiot.yaml:6: service 'b': key 'args' must be a list"],
  [second("run: b:f", "autostart: 3"), "vmiot.yaml:6: service 'b': key 'autostart' must be true or false"],
  [
    second("run: b:f", "job: cloud"),
    "vmiot.yaml:6: service 'b': key 'job' must be 'isolate' or 'worker', not \"cloud\"",
  ],
  [
    second("run: b:f", "job: worker", "quotas:", "  memory: 0"),
    "vmiot.yaml:7: service 'b': key 'quotas' must be a mapping of instructions, seconds, memory, handles to numbers above 0",
  ],
  [
    second("run: b:f", "quotas: {seconds: 3}"),
    "vmiot.yaml:6: service 'b': key 'quotas' needs the key 'job': a thread has none",
  ],
  [
    second("run: b:f", "needs: [a, c]"),
    "vmiot.yaml:6: service 'b': needs 'c', which is no service",
  ],
  [
    "services:\n  a:\n    run: a:f\n    needs: [b]\n  b:\n    needs: [a]\n    run: b:f\n",
    "vmiot.yaml:4: service 'a': services need each other in a circle: a -> b -> a",
  ],
  [
    "services: {a: {run: 'a:f', grace: x}}\n",
    "vmiot.yaml:1: service 'a': key 'grace' must be a number of seconds, 0 or more, not 'x'",
  ],
);

for (const [source, message] of ERRORS) {
  Deno.test(`manifest error: ${JSON.stringify(source)}`, () => assertEquals(messageOf(source), message));
}

Deno.test("the line of a list item", () => {
  const source = "name: x\nsub-projects:\n  - a\n  # note\n  - b\nstrip: true\n";
  assertEquals([lineOfItem(source, "sub-projects", 0), lineOfItem(source, "sub-projects", 1)], [3, 5]);
  assertEquals(lineOfItem("sub-projects: [a, b]\n", "sub-projects", 1), 1);
});
