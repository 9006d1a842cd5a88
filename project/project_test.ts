// SPDX-License-Identifier: MIT
import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { openImage } from "../vm/bytecode/image.ts";
import { buildFile, buildProject } from "./build.ts";
import { fromByteString, toByteString } from "./bytes.ts";
import { CompileErrors } from "./compile_errors.ts";
import { matcher, patternToRegExp, relative, walk, writeAtomic } from "./files.ts";
import { allProjects, contentsOf, extraPaths, loadProject } from "./project.ts";
import { ProjectError } from "./project_error.ts";

async function inFolder(files: Record<string, string>, test: (folder: string) => Promise<void> | void): Promise<void> {
  const folder = Deno.realPathSync(Deno.makeTempDirSync());
  try {
    for (const [path, text] of Object.entries(files)) {
      const slash = path.lastIndexOf("/");
      if (slash > 0) Deno.mkdirSync(`${folder}/${path.slice(0, slash)}`, { recursive: true });
      Deno.writeTextFileSync(`${folder}/${path}`, text);
    }
    await test(folder);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

Deno.test("patterns", () => {
  const fits = (pattern: string, path: string) => patternToRegExp(pattern).test(path);
  assert(fits("*.py", "a.py") && !fits("*.py", "b/a.py"));
  assert(fits("**/*.py", "a.py") && fits("**/*.py", "b/c/a.py"));
  assert(fits("data/**", "data/x/y.csv") && !fits("data/**", "other/x"));
  assert(fits("a?[0-9].t", "ab3.t") && !fits("a?[0-9].t", "abc.t") && fits("[!a].t", "b.t") && !fits("[!a].t", "a.t"));
  assert(fits("a+(b).c", "a+(b).c"));
  const isSource = matcher(["**/*.py", "!tests/**", "tests/keep.py"]);
  assertEquals(["a.py", "tests/a.py", "tests/keep.py", "a.txt"].map(isSource), [true, false, true, false]);
});

Deno.test("paths", () => {
  assertEquals(relative("/a/b", "/a/b/c/d"), "c/d");
  assertEquals(relative("/a/b", "/a/x"), "../x");
  assertEquals(relative("/a", "/a"), ".");
  assertEquals(fromByteString(toByteString("caf\u00e9 \u20ac")), "caf\u00e9 \u20ac");
});

Deno.test("walk leaves out hidden folders and what it is told to", () =>
  inFolder({ "b.py": "", "a/x.py": "", ".git/y.py": "", "sub/z.py": "", "node_modules/n.py": "" }, (folder) => {
    assertEquals(walk(folder, new Set([`${folder}/sub`])), ["a/x.py", "b.py"]);
  }));

Deno.test("an atomic write replaces the file or leaves it alone", () =>
  inFolder({ "a": "old", "d/x": "" }, (folder) => {
    writeAtomic(`${folder}/a`, new TextEncoder().encode("new"));
    assertEquals(Deno.readTextFileSync(`${folder}/a`), "new");
    assertThrows(() => writeAtomic(`${folder}/none/a`, new Uint8Array(1)));
    // A folder cannot be replaced by a file: the temporary file must be gone again.
    assertThrows(() => writeAtomic(`${folder}/d`, new Uint8Array(1)));
    assertEquals([...Deno.readDirSync(folder)].map((e) => e.name).sort(), ["a", "d"]);
  }));

const TREE = {
  "vmiot.yaml": "name: top\nsub-projects: [one]\nresources: ['*.txt']\n",
  "main.py": "import one.two.deep\n",
  "util.py": "x = 1\n",
  "note.txt": "hi",
  "pkg/__init__.py": "",
  "pkg/a.py": "",
  "loose/b.py": "",
  "one/__init__.py": "",
  "one/main.py": "",
  "one/vmiot.yaml": "sub-projects: [two]\n",
  "one/two/__init__.py": "",
  "one/two/main.py": "",
  "one/two/deep.py": "y = 2\n",
};

Deno.test("a tree of sub-projects becomes packages, and each part is a project of its own", () =>
  inFolder(TREE, async (folder) => {
    const project = loadProject(folder);
    assertEquals(allProjects(project).map((p) => relative(folder, p.folder)), [".", "one", "one/two"]);
    assertEquals(extraPaths(project), []);
    const { modules, resources, unreachable } = contentsOf(project);
    assertEquals(modules.map((m) => m.name + (m.isPackage ? "/" : "")), [
      "main",
      "one/",
      "one.main",
      "one.two/",
      "one.two.deep",
      "one.two.main",
      "pkg/",
      "pkg.a",
      "util",
    ]);
    assertEquals(resources.map((r) => r.name), ["note.txt"]);
    assertEquals(unreachable, ["loose/b.py"]);
    assertEquals(contentsOf(loadProject(`${folder}/one/two`)).modules.map((m) => m.name), ["deep", "main"]);
    const { image, steps } = await buildProject(project);
    assertEquals(steps.filter((s) => s.what === "compiled").length, 9);
    assertEquals(openImage(image).manifest.entry, "main");
    assertEquals(openImage(image).moduleCode("one.two.deep")?.ensure().filename, "one/two/deep.py");
    // The second build compiles nothing and gives the same bytes; a change compiles one module.
    const again = await buildProject(project);
    assertEquals(again.steps.filter((s) => s.what === "unchanged").length, 9);
    assertEquals(again.image, image);
    // What a loss of power has spoiled in the cache is compiled again.
    for (const { name } of Deno.readDirSync(`${folder}/.vmiot/cache`)) {
      const path = `${folder}/.vmiot/cache/${name}`;
      const bytes = Deno.readFileSync(path);
      bytes[bytes.length - 5] ^= 1;
      Deno.writeFileSync(path, bytes);
    }
    const mended = await buildProject(project);
    assertEquals(mended.steps.filter((s) => s.what === "unchanged").length, 0);
    assertEquals(mended.image, image);
    Deno.writeTextFileSync(`${folder}/util.py`, "x = 3\n");
    const changed = await buildProject(project);
    assertEquals(changed.steps.filter((s) => s.what === "compiled").map((s) => s.shown), ["util.py"]);
    assertEquals((await buildProject(project, { noCache: true })).image, changed.image);
    assert((await buildProject(project, { strip: true })).image.length < changed.image.length);
  }));

Deno.test("a sub-project outside its parent is found through an extra path", () =>
  inFolder({
    "app/vmiot.yaml": "sub-projects: [../shared]\n",
    "app/main.py": "",
    "shared/__init__.py": "",
    "shared/x.py": "",
  }, (folder) => {
    const project = loadProject(`${folder}/app`);
    assertEquals(extraPaths(project), [folder]);
    assertEquals(contentsOf(project).modules.map((m) => `${m.name} ${m.shown}`), [
      "main main.py",
      "shared shared/__init__.py",
      "shared.x shared/x.py",
    ]);
  }));

Deno.test("an entry outside every package runs all the same", () =>
  inFolder({ "vmiot.yaml": "entry: scripts/go.py\n", "scripts/go.py": "print 1\n" }, async (folder) => {
    const { image } = await buildProject(loadProject(folder), { noCache: true });
    assertEquals(openImage(image).manifest.entry, "__main__");
  }));

Deno.test("a build reports the errors of all files", () =>
  inFolder({ "main.py": "x = = 1\n", "b.py": "def f(:\n" }, async (folder) => {
    const error = await assertRejectsWith(() => buildProject(loadProject(folder), { noCache: true }));
    assert(error instanceof CompileErrors);
    assertEquals(error.errors.map((e) => e.shown), ["b.py", "main.py"]);
    const alone = await assertRejectsWith(() => buildFile(`${folder}/main.py`));
    assert(alone instanceof CompileErrors);
  }));

Deno.test("compiler warnings are passed on every time", () =>
  inFolder({ "main.py": "assert (1, 'always true')\n" }, async (folder) => {
    for (let i = 0; i < 2; i++) {
      const warnings: string[] = [];
      await buildProject(loadProject(folder), { onWarning: (text) => warnings.push(text) });
      assertEquals(warnings, ["main.py:1: SyntaxWarning: assertion is always true, perhaps remove parentheses?"]);
    }
  }));

Deno.test("projects that cannot be loaded", () =>
  inFolder(
    { "x/y.py": "", "c/main.py": "", "c/__init__.py": "", "c/vmiot.yaml": "sub-projects: ['.']\n" },
    (folder) => {
      const messageOf = (path: string) => (assertThrowsProject(() => loadProject(path))).message;
      assertEquals(messageOf(`${folder}/none`), `cannot open project '${folder}/none': No such file or directory`);
      assertEquals(messageOf(`${folder}/x/y.py`), `cannot open project '${folder}/x/y.py': it is a file`);
      assert(messageOf(`${folder}/x`).startsWith(`no main.py in '${folder}/x'`));
      assertEquals(messageOf(`${folder}/c`), "sub-projects form a cycle: c -> c");
    },
  ));

function assertThrowsProject(action: () => unknown): ProjectError {
  try {
    action();
  } catch (error) {
    if (error instanceof ProjectError) return error;
    throw error;
  }
  throw new Error("It did not fail");
}

async function assertRejectsWith(action: () => Promise<unknown>): Promise<unknown> {
  try {
    await action();
  } catch (error) {
    return error;
  }
  return await assertRejects(() => Promise.resolve());
}
