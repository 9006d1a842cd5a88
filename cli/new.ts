// SPDX-License-Identifier: MIT
/** The command `new`: a project to start from. */
import { attempt, isDirectory, isFile, writeAtomic } from "../project/files.ts";
import { MANIFEST_NAME, parseManifest } from "../project/manifest.ts";
import { EXIT_OK, fail, type Parsed } from "./command.ts";
import { out } from "./output.ts";

const MAIN = `"""The start of {name}."""
import sys


def greeting(name):
    """The text to print for name."""
    return 'Hello, %s!' % name


def main(args):
    print greeting(args[0] if args else 'world')


if __name__ == '__main__':
    main(sys.argv[1:])
`;

const TEST = `"""Tests of {name}: vmiotman test"""
from {module} import greeting


def test_greeting():
    assert greeting('board') == 'Hello, board!'
`;

const MANIFEST = `# Every key is optional; 'vmiotman compile' reads this file.
name: {name}
version: '0.1.0'
# entry: main.py
# sources: ['**/*.py', '!tests/**']
# resources: ['data/*.csv']
# sub-projects: [sensors]
# strip: true
# sign: release.key
`;

/** `vmiotman new`. */
export function create(parsed: Parsed): Promise<number> {
  const [name, ...more] = parsed.rest;
  if (name === undefined || more.length > 0) fail("new needs one name; see 'vmiotman new --help'");
  const sub = parsed.switches.has("sub");
  const module = name.slice(name.lastIndexOf("/") + 1);
  if (sub ? !/^[A-Za-z_]\w*$/.test(name) : !/^[\w./-]+$/.test(name) || /^\.*$/.test(module)) {
    fail(sub ? `'${name}' is not a Python name, so nothing could import it` : `'${name}' cannot be a folder name`);
  }
  if (isDirectory(name) || isFile(name)) fail(`cannot make '${name}': it exists`);
  const manifest = sub ? addedTo(name) : undefined;
  const write = (path: string, text: string) => {
    writeAtomic(path, new TextEncoder().encode(text.replaceAll("{name}", module).replaceAll("{module}", "main")));
    out(`wrote ${path}\n`);
  };
  attempt(name, "make", () => Deno.mkdirSync(`${name}/tests`, { recursive: true }));
  if (sub) write(`${name}/__init__.py`, "");
  write(`${name}/main.py`, MAIN);
  write(`${name}/tests/test_main.py`, TEST);
  write(`${name}/${MANIFEST_NAME}`, MANIFEST);
  if (manifest !== undefined) write(MANIFEST_NAME, manifest);
  else write(`${name}/.gitignore`, ".vmiot/\n*.pyc\n*.vmiot\n");
  out(sub ? `Try: vmiotman test ${name}\n` : `Try: vmiotman run ${name}\n`);
  return Promise.resolve(EXIT_OK);
}

/** The manifest of this folder with sub-project `name` in it. */
function addedTo(name: string): string {
  const old = isFile(MANIFEST_NAME) ? Deno.readTextFileSync(MANIFEST_NAME) : "";
  parseManifest(old, MANIFEST_NAME, "");
  const ended = old === "" || old.endsWith("\n") ? old : `${old}\n`;
  const line = /^sub-projects[ \t]*:[ \t]*(.*)$/m.exec(ended);
  if (line === null) return `${ended}sub-projects:\n  - ${name}\n`;
  const rest = line[1].replace(/\s+#.*$/, "").trim();
  const put = (text: string) => ended.slice(0, line.index) + text + ended.slice(line.index + line[0].length);
  if (rest === "") return put(`${line[0]}\n  - ${name}`);
  if (rest.endsWith("]")) {
    const inner = rest.slice(1, -1).trim();
    return put(`sub-projects: [${inner === "" ? name : `${inner}, ${name}`}]`);
  }
  return fail(`cannot add to ${MANIFEST_NAME}: write '${name}' into its list of sub-projects by hand`);
}
