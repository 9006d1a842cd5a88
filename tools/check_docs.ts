// SPDX-License-Identifier: MIT
/**
 * Checks that what people use is explained: every symbol that `mod.ts` exports has a doc comment (and so have the public
 * members of exported classes and interfaces), every native function, method and module has a doc, every task a
 * description, and every link between the documents leads somewhere.
 */
const home = decodeURIComponent(new URL("..", import.meta.url).pathname);
const problems: string[] = [];

/** The parts of `deno doc --json` that are read here. */
interface DocNode {
  name: string;
  kind?: string;
  declarations?: DocNode[];
  location?: { filename: string; line: number };
  jsDoc?: { doc?: string };
  accessibility?: string;
  def?: {
    methods?: DocNode[];
    properties?: DocNode[];
  };
  [definition: string]: unknown;
}

function hasDoc(node: DocNode): boolean {
  return (node.jsDoc?.doc ?? "").trim() !== "";
}

/** Members of a class or interface, wherever this version of `deno doc` puts them. */
function membersOf(node: DocNode): DocNode[] {
  const parts = [node.def, node.classDef, node.interfaceDef] as (DocNode["def"] | undefined)[];
  return parts.flatMap((part) => [...(part?.methods ?? []), ...(part?.properties ?? [])]);
}

async function checkExports(): Promise<void> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["doc", "--json", `${home}mod.ts`],
    stdout: "piped",
    stderr: "piped",
  }).output();
  if (!success) {
    problems.push(`mod.ts: deno doc fails: ${new TextDecoder().decode(stderr).trim()}`);
    return;
  }
  const parsed = JSON.parse(new TextDecoder().decode(stdout));
  const modules = Array.isArray(parsed.nodes) ? [{ symbols: parsed.nodes }] : Object.values(parsed.nodes);
  for (const module of modules as { symbols: DocNode[] }[]) {
    for (const symbol of module.symbols) {
      for (const node of symbol.declarations ?? [symbol]) {
        if (node.kind === "moduleDoc" || node.kind === "import") continue;
        const place = node.location === undefined
          ? "mod.ts"
          : `${node.location.filename.replace(/^.*\/(?=[^/]+\/)/, "")}:${node.location.line}`;
        if (!hasDoc(node)) problems.push(`${place}: ${symbol.name} is exported and has no doc comment`);
        for (const member of membersOf(node)) {
          // Parameters of a constructor and members of the same name as a documented interface's are common knowledge.
          if (member.accessibility !== undefined && member.accessibility !== "public") continue;
          // System calls are explained by their manual pages; `Host` says what differs.
          if (symbol.name === "Host" || symbol.name === "DenoHost") continue;
          if (!hasDoc(member) && member.name !== "toString") {
            problems.push(`${place}: ${symbol.name}.${member.name} is exported and has no doc comment`);
          }
        }
      }
    }
  }
}

/** Rows of native modules and of the types in them: each function and method says what it does. */
async function checkNatives(): Promise<void> {
  const { modules } = await import("../vm/modules/all.ts");
  const { PyMethodDescr, PyClassMethodDescr, Row } = await import("../vm/native/define.ts");
  const { PyType } = await import("../vm/core/type.ts");
  for (const load of Object.values(modules)) {
    const module = await load();
    if (module.doc.trim() === "") problems.push(`module ${module.name} has no doc`);
    for (const [name, member] of Object.entries(module.members)) {
      if (member instanceof Row && member.options.doc.trim() === "") problems.push(`${module.name}.${name} has no doc`);
      if (!(member instanceof PyType)) continue;
      for (const { key, value } of member.attrs.map.entries()) {
        const isMethod = value instanceof PyMethodDescr || value instanceof PyClassMethodDescr;
        if (isMethod && (value.impl.doc ?? "").trim() === "") problems.push(`${module.name}.${name}.${key} has no doc`);
      }
    }
  }
}

/** Links of one Markdown file to files of the project. */
function checkLinks(path: string): void {
  const text = Deno.readTextFileSync(home + path);
  text.split("\n").forEach((line, index) => {
    for (const [, target] of line.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?:|mailto:|#)/.test(target)) continue;
      const file = decodeURIComponent(new URL(target.replace(/#.*$/, ""), `file://${home}${path}`).pathname);
      try {
        Deno.statSync(file);
      } catch {
        problems.push(`${path}:${index + 1}: link to ${target} leads nowhere`);
      }
    }
  });
}

function checkDocuments(): void {
  for (const name of ["README.md", ...[...Deno.readDirSync(`${home}docs`)].map((entry) => `docs/${entry.name}`)]) {
    if (name.endsWith(".md")) checkLinks(name);
  }
  const { tasks } = JSON.parse(Deno.readTextFileSync(`${home}deno.json`));
  for (const [name, task] of Object.entries(tasks as Record<string, { description?: string }>)) {
    if ((task.description ?? "") === "") problems.push(`deno.json: task ${name} has no description`);
  }
}

await checkExports();
await checkNatives();
checkDocuments();
for (const problem of problems) console.log(problem);
Deno.exit(problems.length > 0 ? 1 : 0);
