// SPDX-License-Identifier: MIT
/**
 * Code splitting makes one chunk for each set of parts that share something: dozens of files at every start, 0.5 ms each.
 * This puts all that the entry file needs into one file, `core.js`, which the entry and the parts loaded later import.
 *
 * Works on what the bundler prints: imports first, as `import{a as b}from"./chunk-X.js";` or `import"./chunk-X.js";`, one
 * `export{…};` last.
 */

const IMPORT = /^\s*import(?:\{([^}]*)\}from)?"\.\/([\w-]+\.js)";/;
const EXPORT = /export\{([^}]*)\};\s*$/;

interface Clause {
  file: string;
  /** `[exported name, local name]`. */
  names: [string, string][];
}

/** Splits a file into its imports and the rest. */
export function splitImports(text: string): { imports: Clause[]; rest: string } {
  const imports: Clause[] = [];
  let rest = text;
  for (let found = IMPORT.exec(rest); found !== null; found = IMPORT.exec(rest)) {
    imports.push({ file: found[2], names: parseNames(found[1] ?? "") });
    rest = rest.slice(found[0].length);
  }
  return { imports, rest };
}

/** `a as b,c` as pairs. */
function parseNames(list: string): [string, string][] {
  return list.split(",").filter((item) => item.trim() !== "").map((item) => {
    const [name, local] = item.trim().split(/\s+as\s+/);
    return [name, local ?? name];
  });
}

/** Names that a file exports. */
export function exportsOf(text: string): string[] {
  return parseNames(EXPORT.exec(text)?.[1] ?? "").map(([, exported]) => exported);
}

/** Files that `entry` imports, directly or not, in the order in which they are evaluated. */
export function staticFiles(files: Map<string, string>, entry: string): string[] {
  const order: string[] = [];
  const seen = new Set<string>([entry]);
  const visit = (name: string) => {
    for (const { file } of splitImports(files.get(name)!).imports) {
      if (seen.has(file)) continue;
      seen.add(file);
      visit(file);
    }
    if (name !== entry) order.push(name);
  };
  visit(entry);
  return order;
}

/** The name under which `core.js` exports what `file` calls `name`. */
function coreName(file: string, name: string): string {
  return `${file.replace(/\.js$/, "").replaceAll("-", "_")}$${name}`;
}

/** Source of the file that gathers `parts`. */
export function coreSource(files: Map<string, string>, parts: string[]): string {
  return parts.map((file) => {
    const names = exportsOf(files.get(file)!).map((name) => `${name} as ${coreName(file, name)}`);
    return `export{${names.join(",")}}from"./${file}";\n`;
  }).join("");
}

/** `text` with its imports from `parts` turned to `core.js`. */
export function importFromCore(text: string, parts: ReadonlySet<string>): string {
  const { imports, rest } = splitImports(text);
  const kept: string[] = [], names: string[] = [];
  let needsCore = false;
  for (const clause of imports) {
    if (!parts.has(clause.file)) {
      const list = clause.names.map(([name, local]) => name === local ? name : `${name} as ${local}`).join(",");
      kept.push(list === "" ? `import"./${clause.file}";` : `import{${list}}from"./${clause.file}";`);
      continue;
    }
    needsCore = true;
    for (const [name, local] of clause.names) names.push(`${coreName(clause.file, name)} as ${local}`);
  }
  const core = !needsCore
    ? ""
    : names.length === 0
    ? 'import"./core.js";'
    : `import{${names.join(",")}}from"./core.js";`;
  return core + kept.join("") + rest;
}

/**
 * `text` with the bundler's `require` for CommonJS packages made when it is first called: its module `node:module` brings
 * a hundred more of Node's, 20 ms at every start.
 */
export function requireLazily(text: string): string {
  const found = /import\{createRequire as ([\w$]+)\}from"node:module";/.exec(text);
  if (found === null) return text;
  const make = `${found[1]}(import.meta.url)`;
  const lazy = `(name=>globalThis.process.getBuiltinModule("node:module").createRequire(import.meta.url)(name))`;
  return text.replace(found[0], "").replace(make, () => lazy);
}
