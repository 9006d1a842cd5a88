// SPDX-License-Identifier: MIT
/**
 * Checks who imports whom: the table below (docs/map.md explains it), no cycles of value imports, no `Deno.*` outside the
 * places that may talk to the system. Type-only imports may go anywhere inside `vm/`, since they vanish.
 *
 * Reads the sources themselves: import and export statements begin a line in formatted code.
 */

/** Layers of the VM with those below them. */
const HOST = "vm/host.ts";
const CORE = ["vm/core", "vm/native", "vm/bytecode", "vm/base"];
const INTERP = ["vm/interp", "vm/objects", ...CORE];

/** Folder → folders whose values its files may import. Folders are the longest match. `*` is everything. */
const ALLOWED: Record<string, string[]> = {
  "vm/base": ["vm/base"],
  "vm/bytecode": ["vm/bytecode", "vm/base"],
  "compiler": ["compiler", "vm/bytecode", "vm/base"],
  "vm/core": [...CORE, HOST],
  "vm/native": ["vm/native", "vm/core", "vm/base"],
  "vm/objects": ["vm/objects", ...CORE, HOST],
  "vm/interp": [...INTERP, HOST],
  "vm/sched": ["vm/sched", ...INTERP, HOST],
  "vm/jit": ["vm/jit", ...INTERP],
  "vm/modules": ["vm/modules", "vm/sched", ...INTERP, HOST],
  [HOST]: ["vm/base"],
  "vm": ["vm"],
  "hal": ["hal", "vm/native", "vm/objects", "vm/core", "vm/base", "vm/host.ts"],
  "net": ["net", "hal", "vm/native", "vm/objects", "vm/core", "vm/base", "vm/host.ts"],
  "serde/protobuf/proto_source.ts": ["serde"],
  "serde": ["serde", "vm/native", "vm/objects", "vm/core", "vm/bytecode", "vm/base"],
  "project": ["project", "serde/protobuf/proto_source.ts", "compiler", "vm/bytecode", "vm/base", "vm/host.ts"],
  "cli": [
    "cli",
    "project",
    "hal/linux",
    "vm/bytecode",
    "vm/base",
    "vm/host.ts",
    "compiler",
    "engine/engine.ts",
    "mod.ts",
  ],
  "cli.ts": ["cli", "project", "mod.ts"],
  "vm/objects/all.ts": ["vm"],
  "engine": ["engine", "compiler", "vm", "hal", "net", "serde", "project"],
  "mod.ts": ["*"],
  "tests": ["*"],
  "tools": ["*"],
  "examples": ["mod.ts", "examples"],
};
/** Nobody but tests, tools and each other imports these. */
const TOP = ["cli.ts", "tests", "tools", "examples"];
/** Where `Deno.*` may stand. */
const MAY_USE_DENO = ["hal/linux", "net", "cli", "cli.ts", "project", "tools", "tests", "examples"];
const FOLDERS = ["vm", "compiler", "engine", "hal", "net", "serde", "project", "cli", "tests", "tools", "examples"];

interface Import {
  line: number;
  target: string;
  typeOnly: boolean;
  dynamic: boolean;
}

const home = decodeURIComponent(new URL("..", import.meta.url).pathname);

/** All TypeScript files, relative to the root. */
function sources(): string[] {
  const found: string[] = [];
  const visit = (folder: string) => {
    for (const entry of Deno.readDirSync(home + folder)) {
      const path = folder + entry.name;
      if (entry.isDirectory) visit(`${path}/`);
      else if (path.endsWith(".ts") && !path.endsWith(".d.ts")) found.push(path);
    }
  };
  for (const entry of Deno.readDirSync(home)) {
    if (entry.isFile && entry.name.endsWith(".ts")) found.push(entry.name);
    if (entry.isDirectory && FOLDERS.includes(entry.name)) visit(`${entry.name}/`);
  }
  return found.sort();
}

/** The path that `specifier` in `file` means, relative to the root; `undefined` for packages. */
function resolve(file: string, specifier: string): string | undefined {
  return specifier.startsWith(".") ? new URL(specifier, `file:///${file}`).pathname.slice(1) : undefined;
}

/** Blanks comments, strings stay: an import's specifier is one. */
function withoutComments(text: string): string {
  return text.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (all, string) => string ?? all.replace(/[^\n]/g, " "),
  );
}

function importsOf(file: string, text: string): Import[] {
  const found: Import[] = [];
  const add = (index: number, specifier: string, typeOnly: boolean, dynamic: boolean) => {
    const target = resolve(file, specifier);
    if (target !== undefined) {
      found.push({ line: text.slice(0, index).split("\n").length, target, typeOnly, dynamic });
    }
  };
  for (const m of text.matchAll(/^(?:import|export)\s+(type\s+)?([^"'`;]*?)\s*from\s+"([^"]+)"/gm)) {
    // `import { type A, type B }` is type-only as well: `verbatimModuleSyntax` keeps an empty import, harmless here.
    const names = /^\{([\s\S]*)\}$/.exec(m[2])?.[1].split(",").map((n) => n.trim()).filter(Boolean);
    const allTypes = names !== undefined && names.length > 0 && names.every((n) => n.startsWith("type "));
    add(m.index, m[3], m[1] !== undefined || allTypes, false);
  }
  for (const m of text.matchAll(/^import\s+"([^"]+)"/gm)) add(m.index, m[1], false, false);
  for (const m of text.matchAll(/\bimport\(\s*"([^"]+)"\s*\)/g)) {
    // `import("x").Type` in a type position is not a load, but nothing tells it apart that cheaply: `typeof` does.
    add(m.index, m[1], /typeof\s*$/.test(text.slice(0, m.index)), true);
  }
  return found;
}

/** The rule for `path`: the longest folder (or file) of the table that holds it. */
function areaOf(path: string): string | undefined {
  return Object.keys(ALLOWED).filter((area) => path === area || path.startsWith(`${area}/`)).sort((a, b) =>
    b.length - a.length
  )[0];
}

function inside(path: string, areas: string[]): boolean {
  return areas.some((area) => area === "*" || path === area || path.startsWith(`${area}/`));
}

const isTest = (path: string) => path.endsWith("_test.ts") || path.endsWith("_bench.ts");

/** All findings, one text each. */
function findings(): string[] {
  const problems: string[] = [];
  const graph = new Map<string, Import[]>();
  for (const file of sources()) {
    const text = withoutComments(Deno.readTextFileSync(home + file));
    const imports = importsOf(file, text);
    graph.set(file, imports.filter((i) => !i.typeOnly && !i.dynamic));
    const area = areaOf(file);
    if (area === undefined) problems.push(`${file}: no rule for this place; add it to tools/check_imports.ts`);
    else if (!isTest(file)) {
      for (const { line, target, typeOnly } of imports) {
        const sameHouse = file.startsWith("vm/") && target.startsWith("vm/");
        if (typeOnly && (sameHouse || !file.startsWith("vm/"))) continue;
        if (!inside(target, ALLOWED[area])) {
          problems.push(`${file}:${line} imports ${target}: ${area} may import ${ALLOWED[area].join(", ")}`);
        } else if (inside(target, TOP) && !inside(file, [...TOP, "mod.ts"])) {
          problems.push(`${file}:${line} imports ${target}: nobody imports ${areaOf(target)}`);
        }
      }
    }
    if (!isTest(file) && !inside(file, MAY_USE_DENO)) {
      const index = text.replace(/("(?:[^"\\\n]|\\.)*")/g, (s) => " ".repeat(s.length)).search(/\bDeno\./);
      if (index >= 0) {
        problems.push(`${file}:${text.slice(0, index).split("\n").length} uses Deno: go through vm/host.ts instead`);
      }
    }
  }
  return [...problems, ...cycles(graph)];
}

/** One text for each strongly connected group of files that import each other's values. */
function cycles(graph: Map<string, Import[]>): string[] {
  const index = new Map<string, number>(), low = new Map<string, number>();
  const stack: string[] = [], problems: string[] = [];
  const visit = (file: string) => {
    index.set(file, index.size);
    low.set(file, index.get(file)!);
    stack.push(file);
    for (const { target } of graph.get(file) ?? []) {
      if (!graph.has(target)) continue;
      if (!index.has(target)) {
        visit(target);
        low.set(file, Math.min(low.get(file)!, low.get(target)!));
      } else if (stack.includes(target)) low.set(file, Math.min(low.get(file)!, index.get(target)!));
    }
    if (low.get(file) === index.get(file)) {
      const group = stack.splice(stack.indexOf(file));
      if (group.length > 1) problems.push(`cycle of value imports: ${walkCycle(graph, group).join(" -> ")}`);
    }
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return problems;
}

/** A shortest way around inside `group`. */
function walkCycle(graph: Map<string, Import[]>, group: string[]): string[] {
  const members = new Set(group), start = group[0];
  let paths = [[start]];
  const seen = new Set<string>();
  while (paths.length > 0) {
    const next: string[][] = [];
    for (const path of paths) {
      for (const { target } of graph.get(path.at(-1)!) ?? []) {
        if (target === start) return [...path, start];
        if (members.has(target) && !seen.has(target)) {
          seen.add(target);
          next.push([...path, target]);
        }
      }
    }
    paths = next;
  }
  return [...group, start];
}

if (import.meta.main) {
  const problems = findings();
  for (const problem of problems) console.log(problem);
  if (problems.length > 0) Deno.exit(1);
}
