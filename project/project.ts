// SPDX-License-Identifier: MIT
/**
 * A project: its folder, manifest and sub-projects, and the list of what belongs into its image.
 *
 * A sub-project is a project of its own in a folder that the manifest names. Its parent imports it as a package named
 * like the folder, so it needs an `__init__.py`; it can nest to any depth and lie outside its parent's folder.
 * INVARIANT: a loaded tree has no cycles.
 */
import {
  absolute,
  attempt,
  baseName,
  dirName,
  isDirectory,
  isFile,
  matcher,
  readFile,
  relative,
  walk,
} from "./files.ts";
import { defaultManifest, lineOfItem, type Manifest, MANIFEST_NAME, parseManifest } from "./manifest.ts";
import { ProjectError } from "./project_error.ts";

/** A project and, through `subprojects`, its whole tree. */
export interface Project {
  /** Absolute path of the folder, links resolved. */
  folder: string;
  /** Absolute path of the manifest, if there is one. */
  manifestPath: string | undefined;
  manifest: Manifest;
  subprojects: Project[];
}

/** A Python module of a project. */
export interface ProjectModule {
  /** Dotted name under which it is imported; packages without `.__init__`. */
  name: string;
  isPackage: boolean;
  /** Absolute path. */
  path: string;
  /** Path shown in tracebacks: relative to the top project's folder. */
  shown: string;
  /** A `.pyc` without source. */
  compiled: boolean;
  /** A `.proto` file: its name as imports between such files say it, and the folder that they start from. */
  proto?: { file: string; root: string };
}

/** A file that goes into the image as it is. */
export interface ProjectResource {
  /** Name inside the image: relative to the top project's folder. */
  name: string;
  path: string;
}

/** Everything that belongs into an image. */
export interface ProjectContents {
  modules: ProjectModule[];
  resources: ProjectResource[];
  /** Sources that no import can reach, relative: they lie in a folder without `__init__.py`. */
  unreachable: string[];
}

/**
 * Loads the project in `folder` with all its sub-projects.
 * @throws ProjectError for a missing folder or entry, a bad manifest, a bad or cyclic sub-project.
 */
export function loadProject(folder: string): Project {
  if (!isDirectory(folder)) {
    const what = isFile(folder) ? "it is a file" : "No such file or directory";
    throw new ProjectError(`cannot open project '${folder}': ${what}`, undefined, undefined, "usage");
  }
  const project = load(attempt(folder, "open", () => Deno.realPathSync(folder)), []);
  requireEntry(project, folder);
  return project;
}

/** Throws unless the project's start file exists. */
function requireEntry(project: Project, shown: string): void {
  const { entry } = project.manifest;
  if (isFile(`${project.folder}/${entry}`)) return;
  const help = project.manifestPath === undefined
    ? "a project folder needs one, or a vmiot.yaml that names another entry"
    : `it is the entry that ${MANIFEST_NAME} names`;
  throw new ProjectError(`no ${entry} in '${shown}' (${help})`, undefined, undefined, "usage");
}

function load(folder: string, parents: string[]): Project {
  const file = `${folder}/${MANIFEST_NAME}`;
  const exists = isFile(file);
  let source = "";
  if (exists) {
    try {
      source = new TextDecoder("utf-8", { fatal: true }).decode(readFile(file));
    } catch (error) {
      if (error instanceof ProjectError) throw error;
      throw new ProjectError("not UTF-8", shownPath(file));
    }
  }
  const manifest = exists
    ? parseManifest(source, shownPath(file), baseName(folder))
    : defaultManifest(baseName(folder));
  const chain = [...parents, folder];
  const names = new Set<string>();
  const subprojects = manifest.subprojects.map((item, index) => {
    const bad = (message: string) =>
      new ProjectError(message, shownPath(file), lineOfItem(source, "sub-projects", index));
    const path = absolute(item.startsWith("/") ? item : `${folder}/${item}`);
    if (!isDirectory(path)) throw bad(`sub-project '${item}' is not a folder`);
    const real = Deno.realPathSync(path);
    const at = chain.indexOf(real);
    if (at >= 0) {
      const cycle = [...chain.slice(at), real].map((part) => relative(dirName(chain[0]), part));
      throw bad(`sub-projects form a cycle: ${cycle.join(" -> ")}`);
    }
    const name = baseName(real);
    if (!/^[A-Za-z_]\w*$/.test(name)) {
      throw bad(`sub-project '${item}' cannot be imported: '${name}' is not a Python name`);
    }
    if (names.has(name)) throw bad(`two sub-projects are called '${name}'`);
    names.add(name);
    if (!isFile(`${real}/__init__.py`)) {
      throw bad(`sub-project '${item}' cannot be imported: it has no __init__.py`);
    }
    return load(real, chain);
  });
  return { folder, manifestPath: exists ? file : undefined, manifest, subprojects };
}

/** A path as short as it can be said from the current folder. */
export function shownPath(path: string): string {
  const short = relative(Deno.cwd(), path);
  return short.length < path.length ? short : path;
}

/** Lists what belongs into the image of `project`, in a fixed order. */
export function contentsOf(project: Project): ProjectContents {
  const contents: ProjectContents = { modules: [], resources: [], unreachable: [] };
  collect(project, "", project.folder, contents);
  const byName = (a: { name: string }, b: { name: string }) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
  contents.modules.sort(byName);
  contents.resources.sort(byName);
  return contents;
}

function collect(project: Project, prefix: string, top: string, contents: ProjectContents): void {
  const inner = new Set(project.subprojects.map((sub) => sub.folder));
  const files = walk(project.folder, inner);
  const present = new Set(files);
  const isSource = matcher(project.manifest.sources);
  const isResource = matcher(project.manifest.resources);
  for (const file of files) {
    const path = `${project.folder}/${file}`;
    const shown = relative(top, path).startsWith("..") ? `${prefix.replaceAll(".", "/")}${file}` : relative(top, path);
    if (isResource(file)) contents.resources.push({ name: shown, path });
    const compiled = file.endsWith(".pyc") && !present.has(file.slice(0, -1));
    if (file.endsWith(".proto") && isProto(file, present) && isSource(file.replace(/proto$/, "py"))) {
      const name = prefix + file.slice(0, -6).replaceAll("-", "_").replaceAll("/", ".") + "_pb2";
      contents.modules.push({
        name,
        isPackage: false,
        path,
        shown,
        compiled: false,
        proto: { file, root: project.folder },
      });
    }
    if (!compiled && !(file.endsWith(".py") && isSource(file))) continue;
    const parts = file.replace(/\.pyc?$/, "").split("/");
    const folders = parts.slice(0, -1);
    const reachable = parts.every((part) => /^[A-Za-z_]\w*$/.test(part)) &&
      folders.every((_, i) => hasInit(present, `${folders.slice(0, i + 1).join("/")}/`));
    if (!reachable) {
      // The start file runs even when no import can reach it.
      if (file === project.manifest.entry && prefix === "") {
        contents.modules.push({ name: "__main__", isPackage: false, path, shown, compiled });
      } else contents.unreachable.push(shown);
      continue;
    }
    const isPackage = parts.at(-1) === "__init__";
    const name = prefix + (isPackage ? folders : parts).join(".");
    if (isPackage && folders.length === 0) {
      // `__init__.py` of the top project means nothing to itself; of a sub-project it is the package.
      if (prefix !== "") contents.modules.push({ name: prefix.slice(0, -1), isPackage, path, shown, compiled });
      continue;
    }
    contents.modules.push({ name, isPackage, path, shown, compiled });
  }
  for (const sub of project.subprojects) collect(sub, `${prefix}${baseName(sub.folder)}.`, top, contents);
}

/** Whether the `.proto` file gives a module: one can import it, and nobody has compiled it by other means. */
function isProto(file: string, present: ReadonlySet<string>): boolean {
  const stem = file.slice(0, -6).replaceAll("-", "_");
  const parts = stem.split("/");
  return parts.every((part) => /^[A-Za-z_]\w*$/.test(part)) &&
    parts.slice(0, -1).every((_, i) => hasInit(present, `${parts.slice(0, i + 1).join("/")}/`)) &&
    !present.has(`${stem}_pb2.py`) && !present.has(`${stem}_pb2.pyc`);
}

function hasInit(present: ReadonlySet<string>, folder: string): boolean {
  return present.has(`${folder}__init__.py`) || present.has(`${folder}__init__.pyc`);
}

/** All projects of the tree, parents first, each once. */
export function allProjects(project: Project, found: Project[] = []): Project[] {
  if (!found.some((other) => other.folder === project.folder)) {
    found.push(project);
    for (const sub of project.subprojects) allProjects(sub, found);
  }
  return found;
}

/**
 * Folders that must be on `sys.path` besides the project's own, so that a project run from its folder finds
 * sub-projects that do not lie directly in their parent. (One that does is found as a package of its parent; its
 * parent's folder on the path would let its modules shadow the library.)
 */
export function extraPaths(project: Project): string[] {
  const found = new Set<string>();
  for (const parent of allProjects(project)) {
    for (const sub of parent.subprojects) {
      if (dirName(sub.folder) !== parent.folder) found.add(dirName(sub.folder));
    }
  }
  return [...found];
}
